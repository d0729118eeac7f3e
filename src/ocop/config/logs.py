"""Structured logs: one JSON line per event in the data directory, without personal data.

A person is named by the account's public id only; addresses of machines, mail addresses, phone numbers, one-time links
and the values that a database quotes in its complaints are left out before anything is written.
"""

import logging.config
import re
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

LONGEST_SEGMENT = 40  # letters; an id has 36, what is longer in an address is a secret
_DROPPED = ("ip", "user_agent")
_QUOTED = re.compile(r"^DETAIL:.*$", re.MULTILINE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+?84|0)[ .]?\d(?:[ .]?\d){8}(?![\w-])")
_SECRET = re.compile(rf"(?<=/)[^/\s?\"]{{{LONGEST_SEGMENT + 1},}}")


def without_people(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog: the event without what could name or reach a person."""
    for name in _DROPPED:
        event.pop(name, None)
    if isinstance(event.get("request"), str):
        event["request"] = event["request"].split("?")[0]  # what people search for is theirs
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = masked(value)
    return event


def masked(text: str) -> str:
    """``text`` with "…" where mail addresses, phone numbers, secrets of an address or quoted values stood."""
    for pattern in (_QUOTED, _MAIL, _PHONE, _SECRET):
        text = pattern.sub("…", text)
    return text


_shared = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
]


def log_file(data_dir: Path) -> Path:
    """Where this process writes: the worker has its own file, as two processes cannot turn one file over."""
    return data_dir / ("ocop-viec-nen.log" if "run_jobs" in sys.argv else "ocop.log")


def logging_config(level: str, data_dir: Path) -> dict:
    """Configure structlog and return (and apply) the standard library's logging configuration."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    config = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    without_people,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": _shared,
            }
        },
        "handlers": {
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "filename": str(log_file(data_dir)),
                "maxBytes": 10_000_000,
                "backupCount": 5,
                "encoding": "utf-8",
                "formatter": "json",
                "delay": True,
            }
        },
        "root": {"handlers": ["file"], "level": level},
        "loggers": {"django_structlog": {"level": level}, "django.server": {"level": "WARNING"}},
    }
    logging.config.dictConfig(config)
    return config
