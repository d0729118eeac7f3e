"""Runs web server and worker as children of one process and stops them together."""

import argparse
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from ocop.config.commands.arguments import EVERYWHERE, LOOPBACK

START_SECONDS = 60
STOP_SECONDS = 10


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def processes(args: argparse.Namespace) -> tuple[list[str], list[str]]:
    """Command lines of the web server and of the worker, which is the minute clock too."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", args.host, "--port", str(args.port)]
    threads = str(max(2, min(8, 2 * (os.cpu_count() or 1))))
    web += ["--workers", "1", "--blocking-threads", threads, "--no-ws", "--log-level", "warning"]
    if args.tls:
        web += ["--ssl-certificate", args.tls[0], "--ssl-keyfile", args.tls[1]]
    worker = [sys.executable, "-m", "ocop", "manage", "run_jobs"]
    return [*web, "ocop.config.wsgi:application"], worker


def is_ready(args: argparse.Namespace) -> bool:
    """Whether the web server says that it is ready."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    host = LOOPBACK if args.host in EVERYWHERE else args.host
    url = f"{'https' if args.tls else 'http'}://{f'[{host}]' if ':' in host else host}:{args.port}/readyz"
    request = urllib.request.Request(url, headers={"Host": "localhost"})
    try:
        with urllib.request.urlopen(request, timeout=5, context=context) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def run(args: argparse.Namespace, announce: Callable[[], None]) -> int:
    """Start every process, ``announce`` once the web answers, wait for Ctrl-C or the end of one, stop the others.

    Exit status 0 after Ctrl-C (or an ordinary request to end), 1 when a process ended by itself or never answered.
    """
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)
    web, worker = processes(args)
    children = [_child(web)]
    deadline = time.monotonic() + START_SECONDS
    announced = False
    while not stopping and all(child.poll() is None for child in children):
        if not announced and is_ready(args):
            children.append(_child(worker))  # only now: two starting at once would make the page wait
            announce()
            announced = True
        if not announced and time.monotonic() > deadline:
            break
        time.sleep(0.1 if not announced else 0.5)
    _stop_all(children)
    if stopping:
        print("\nĐã dừng.", flush=True)
        return 0
    print("ocop: máy chủ đã dừng hoặc không trả lời; xem tệp nhật ký ocop.log trong thư mục dữ liệu.", file=sys.stderr)
    return 1


def _child(line: list[str]) -> subprocess.Popen:
    """Start a child in its own session: Ctrl-C reaches only this process, which then stops the children in order."""
    return subprocess.Popen(line, start_new_session=True, env=os.environ)


def _stop_all(children: list[subprocess.Popen]) -> None:
    for child in children:
        child.terminate()
    end = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
