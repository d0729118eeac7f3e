"""``./ocop bench [NAME …]``: run the measurements; each states its limit and answers 1 when it is passed."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main() -> int:
    """Run the named measurements, or all; exit status 1 when any limit is passed, 2 for an unknown name."""
    names = sorted(m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_"))
    wanted = sys.argv[1:] or names
    unknown = [name for name in wanted if name not in names]
    if unknown:
        print(f"bench: không có phép đo {', '.join(unknown)}; có: {', '.join(names)}", file=sys.stderr)
        return 2
    worst = 0
    for name in wanted:
        print(f"== {name}", flush=True)
        worst = max(worst, importlib.import_module(f"bench.{name}").main())
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
