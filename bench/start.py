"""How long the second start takes, from the command to an answering page (limit: 3 s)."""

import os
import signal
import socket
import subprocess
import tempfile
import time

from ocop.paths import ROOT

LIMIT_SECONDS = 3.0


def _start(data: str) -> float:
    """Seconds from ``./ocop up`` to its last line of greeting."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {key: value for key, value in os.environ.items() if not key.startswith("OCOP_")}
    begin = time.perf_counter()
    command = [str(ROOT / "ocop"), "up", "--data", data, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Dừng: Ctrl-C"):
            break
    taken = time.perf_counter() - begin
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    return taken


def main() -> int:
    """Start twice on a fresh data directory; the second start is judged."""
    with tempfile.TemporaryDirectory() as data:
        first, second = _start(data), _start(data)
    print(f"lần đầu {first:.1f} s (có nạp tỉnh minh họa), lần sau {second:.2f} s; giới hạn {LIMIT_SECONDS:.0f} s")
    return int(second > LIMIT_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
