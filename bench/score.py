"""What ``./ocop score`` costs on 20,000 products × 9 ballots, beside the bare parse of the file (limit: 5 times)."""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ocop.criteria import Sheet, load
from ocop.paths import ROOT

PRODUCTS, MEMBERS, LIMIT = 20_000, 9, 5.0
LAW = "26/2026/QĐ-TTg"
REGULATION = {
    "members": MEMBERS,
    "quorum": [3, 4],
    "max_spread": 10,
    "gate_rule": "majority",
    "forward_rule": "mean_and_gates",
}

# Each side runs in a process of its own and tells its seconds and its peak memory in MB as the last line.
FRAME = """
import resource, sys, time
begin = time.perf_counter()
{body}
taken = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(taken, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10), file=sys.stderr)
"""
PARSE = """
import json
with open(sys.argv[1], encoding="utf-8") as file:
    json.load(file)
"""
SCORE = """
from ocop.__main__ import main
assert main(["score", sys.argv[1]]) == 0
"""


def _product(number: int, sheets: tuple[Sheet, ...], dice: random.Random) -> dict:
    """A product of some set on whose criteria the members mostly agree."""
    sheet = dice.choice(sheets)
    cases = {code: dice.randint(1, 2) for code in sheet.case_codes}
    values = {criterion.code: sorted(criterion.case(cases.get(criterion.code)).values) for criterion in sheet.criteria}
    usual = {code: dice.choice(choices[-3:]) for code, choices in values.items()}
    ballots = []
    for member in range(1, MEMBERS + 1):
        points = {code: dice.choice(values[code]) if dice.random() < 0.1 else usual[code] for code in usual}
        ballots.append({"member": f"M{member}", "points": points, "cases": cases, "stopped_by": []})
    return {"id": f"P{number}", "set": sheet.number, "entitled": MEMBERS, "ballots": ballots}


def _file() -> Iterator[str]:
    sheets, dice = load(LAW).sheets, random.Random(1)
    yield json.dumps({"law": LAW, "regulation": REGULATION}, ensure_ascii=False)[:-1] + ', "products": ['
    for number in range(PRODUCTS):
        yield (",\n" if number else "\n") + json.dumps(_product(number, sheets, dice), ensure_ascii=False)
    yield "\n]}\n"


def _run(body: str, file: Path) -> tuple[float, float]:
    """Seconds and peak MB of one side; the better of two runs."""
    best = (float("inf"), float("inf"))
    for _ in range(2):
        command = [sys.executable, "-c", FRAME.format(body=body), str(file)]
        environment = {"PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True
        )
        seconds, peak = done.stderr.split()
        best = min(best[0], float(seconds)), min(best[1], float(peak))
    return best


def main() -> int:
    """Write the file, run both sides, compare time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "score.json"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(_file())
        size = file.stat().st_size / 1e6
        parse, score = _run(PARSE, file), _run(SCORE, file)
    time, memory = score[0] / parse[0], score[1] / parse[1]
    print(f"{PRODUCTS} sản phẩm × {MEMBERS} phiếu, {size:.0f} MB JSON")
    print(f"chỉ đọc JSON: {parse[0]:.2f} s, {parse[1]:.0f} MB; score: {score[0]:.2f} s, {score[1]:.0f} MB")
    print(f"thời gian gấp {time:.1f}, bộ nhớ gấp {memory:.2f}; giới hạn mỗi thứ gấp {LIMIT:.0f}")
    return int(max(time, memory) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
