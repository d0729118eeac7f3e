"""``python -m ocop COMMAND``: the pure commands answer without Django; the rest hands over to it."""

import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module

# command → (module, function): imported only when called, so that `score` starts at once.
COMMANDS: dict[str, tuple[str, str]] = {
    "score": ("ocop.criteria.commands", "score_main"),
    "path": ("ocop.criteria.commands", "path_main"),
    "status": ("ocop.standing.status_command", "main"),
    "days": ("ocop.foundation.calendar.command", "main"),
    "round": ("ocop.councils.workbook.command", "main"),
    "up": ("ocop.config.commands.up", "main"),
    "doctor": ("ocop.config.commands.doctor", "main"),
    "backup": ("ocop.config.commands.backup", "main"),
    "restore": ("ocop.config.commands.backup", "restore_main"),
}

LOST_OUTPUT = (errno.EPIPE, errno.ENOSPC)


def manage(argv: list[str]) -> int:
    """Any management command of Django or of a room."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocop.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["ocop manage", *argv])
    return 0


def main(argv: list[str]) -> int:
    """Run one command; the exit status is the command's own."""
    name, rest = (argv[0], argv[1:]) if argv else ("", [])
    if name == "manage":
        return manage(rest)
    if name not in COMMANDS:
        print(f"ocop: không có lệnh «{name}»", file=sys.stderr)
        return 2
    module, function = COMMANDS[name]
    command: Callable[[list[str]], int] = getattr(import_module(module), function)
    try:
        return command(rest)
    except OSError as problem:
        if problem.errno not in LOST_OUTPUT:
            raise
        # Nobody reads on (`| head`) or the disk is full; the flush at exit must not stumble over it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if problem.errno != errno.EPIPE:
            print("ocop: đĩa đầy, không ghi được kết quả", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
