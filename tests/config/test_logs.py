"""What is written to the log never names or reaches a person."""

import json
import logging
from pathlib import Path

import pytest
import structlog
from django.test import Client

from ocop.config.logs import log_file, logging_config, masked
from tests import make


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("thư tới an.b+c@vidu.vn bị trả", "thư tới … bị trả"),
        ("gọi 0912345678, 0912 345 678 hay +84912345678", "gọi …, … hay …"),
        ("GET /tai-khoan/kich-hoat/" + "a" * 41 + "/", "GET /tai-khoan/kich-hoat/…/"),
        ("trùng khóa\nDETAIL:  Key (phone)=(0912345678) already exists.", "trùng khóa\n…"),
        (
            "GET /so/san-pham/7f3b2a9e-1c52-4d0e-9d5e-0a1b2c3d4e5f/",
            "GET /so/san-pham/7f3b2a9e-1c52-4d0e-9d5e-0a1b2c3d4e5f/",
        ),
        ("id 2026112400001, 26/2026/QĐ-TTg, 1.234.567 đồng", "id 2026112400001, 26/2026/QĐ-TTg, 1.234.567 đồng"),
    ],
)
def test_masking(text: str, written: str):
    assert masked(text) == written


@pytest.fixture
def lines(tmp_path: Path):
    """Turns the log to a directory of this test; gives its lines as parsed JSON."""
    from django.conf import settings

    logging_config("INFO", tmp_path)

    def read() -> list[dict]:
        logging.shutdown()
        return [json.loads(line) for line in log_file(tmp_path).read_text(encoding="utf-8").splitlines()]

    yield read
    logging_config("INFO", settings.DATA_DIR)


@pytest.mark.django_db
def test_a_request_leaves_its_route_its_answer_and_an_account_id_only(lines):
    user = make.person(email="an@vidu.vn", phone="0912345678")
    client = make.signed_in(Client(), user)
    client.get("/ban-viec/thong-bao/", {"q": "Nguyễn Thị An"}, headers={"User-Agent": "Trình duyệt của An"})
    (line,) = [line for line in lines() if line["event"] == "request_finished"]
    volatile = {"timestamp", "request_id"}
    assert {key: value for key, value in line.items() if key not in volatile} == {
        "event": "request_finished",
        "code": 200,
        "request": "GET /ban-viec/thong-bao/",
        "user_id": str(user.public_id),
        "level": "info",
        "logger": "django_structlog.middlewares.request",
    }


def test_an_error_is_logged_without_the_values_it_quotes(lines):
    try:
        raise ValueError("không gửi được tới an@vidu.vn")
    except ValueError:
        structlog.get_logger("ocop.test").exception("letter failed", to="an@vidu.vn")
    (line,) = lines()
    assert (line["event"], line["to"], line["exception"].splitlines()[-1]) == (
        "letter failed",
        "…",
        "ValueError: không gửi được tới …",
    )
