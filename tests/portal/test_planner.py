"""The star planner over HTTP: the whole way for every sheet, what is refused, and that nothing is stored."""

import html
import random
import re
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ocop.accounts.enums import Role
from ocop.criteria import Answer, load, path_to
from ocop.foundation.calendar import now
from ocop.lawbook.models import Wording
from ocop.portal.planner_form import cost_names, values_of
from tests import make
from tests.queries import queries_of, same_count

pytestmark = pytest.mark.django_db

LAW = "26/2026/QĐ-TTg"
SHEETS = load(LAW).sheets
Fields = dict[str, str | list[str]]


def address(number: int, fields: Fields, language: str = "") -> str:
    return f"{language}/duong-len-sao/26-2026/{number}/?{urlencode(fields, doseq=True)}"


def filled(number: int, seed: int = 0, **more: str | list[str]) -> Fields:
    """A complete form with answers drawn by chance, 4 stars wished."""
    chance = random.Random(f"{number}.{seed}")
    criteria = load(LAW).sheet(number).criteria
    return {"sao": "4", **{f"c{one.code}": chance.choice(values_of(one)) for one in criteria}, **more}


def answers(number: int, fields: Fields) -> dict[str, Answer]:
    """The same answers as the engine takes them."""
    found = {}
    for code in load(LAW).sheet(number).codes:
        case, _dot, option = str(fields[f"c{code}"]).rpartition(".")
        found[code] = Answer(int(option) or None, int(case) if case else None)
    return found


def text_of(page: bytes) -> str:
    """What is read on a page, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def findings(page: bytes) -> list[str]:
    """The lines of the error summary."""
    summary = page.decode().split('<div class="summary" role="alert"')[1].split("</ol>")[0].split("<ol>")[1]
    return [text_of(line.encode()).replace(" :", ":") for line in summary.split("</li>") if line.strip()]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.number}")
def test_every_sheet_gives_the_way_that_the_engine_finds(client: Client, sheet):
    number, stars = sheet.number, 3 + sheet.number % 3
    blank = client.get(f"/duong-len-sao/26-2026/{number}/", headers={"accept-encoding": "gzip"})
    assert (blank.status_code, blank["Content-Encoding"], len(blank.content) < 30_000) == (200, "gzip", True)

    costs = {code: {2: 7, 3: 1, 5: 40} for code in sheet.codes[:4] if not sheet.by_code[code].has_cases}
    told = {
        name: f"{costs[code][points]}"
        for code in costs
        for name, (_case, points) in cost_names(sheet.by_code[code]).items()
        if points in costs[code]
    }
    fixed = list(sheet.codes[5 : 5 + number % 4])
    fields = filled(number, sao=f"{stars}", giu=fixed, **told)
    page = client.get(address(number, fields))
    path = path_to(sheet, answers(number, fields), stars, costs, fixed)
    answered = page.context["answered"]
    assert (page.status_code, answered.path, len(answered.reasons)) == (200, path, len(path.reasons))
    shown = [(step.question.code, step.start, step.end, step.cost) for step in answered.steps]
    assert shown == [tuple(change) for change in path.changes]
    said = text_of(page.content)
    assert (f"Chưa có đường lên {stars} sao" in said) is not path.reachable
    if path.changes:
        assert f"Đổi {len(path.changes)} tiêu chí thì được {path.total} điểm" in said
        assert f"Chi phí ít nhất: {path.cost} ." in said
    for change in path.changes:
        assert f"{change.start} → {change.end}, thêm {change.end - change.start}" in said


def test_unanswered_criteria_are_named_and_linked_and_nothing_is_lost(client: Client):
    fields = filled(9, giu=["3.1", "1.2"], **{"k1.4-3": "12.000"})
    del fields["c1.1"], fields["c2.3"], fields["sao"]
    page = client.get(address(9, fields))
    assert page.status_code == 422
    assert findings(page.content) == [
        "Hạng muốn đạt: Chưa chọn hạng.",
        "1.1 Nguồn nguyên liệu: Chưa chọn mức nào.",
        "2.3 Phong cách và ghi nhãn hàng hóa: Chưa chọn mức nào.",
    ]
    body = page.content.decode()
    for target in ("sao", "c1.1", "c2.3"):
        assert (body.count(f'href="#{target}"'), body.count(f'id="{target}"')) == (1, 1)
    ticked = re.findall(r'name="([^"]+)" value="([^"]+)" checked', body)
    wanted = [(name, value) for name, value in fields.items() if name[0] == "c"]
    assert sorted(ticked) == sorted([*wanted, ("giu", "3.1"), ("giu", "1.2")])
    assert 'name="k1.4-3" value="12.000"' in body
    assert "ket-qua" in body
    assert page.context["answered"] is None


def test_an_empty_press_asks_for_every_criterion(client: Client):
    for sheet in (SHEETS[8], SHEETS[25]):
        page = client.get(address(sheet.number, {"sao": "5"}))
        assert (page.status_code, len(findings(page.content))) == (422, len(sheet.codes))


@pytest.mark.parametrize(
    ("number", "wrong", "said"),
    [
        (9, {"c1.1": "99"}, "1.1 Nguồn nguyên liệu: Phiếu này không có mức đó."),
        (9, {"c1.1": "<b>x</b>"}, "1.1 Nguồn nguyên liệu: Phiếu này không có mức đó."),
        (9, {"c1.1": "1.2"}, "1.1 Nguồn nguyên liệu: Phiếu này không có mức đó."),
        (9, {"c1.4": "0"}, "1.4 Liên kết chuỗi sản xuất: Phiếu này không có mức đó."),
        (26, {"c8": "2"}, "8 Đủ điều kiện kinh doanh dịch vụ: Phiếu này không có mức đó."),
        (26, {"c8": "3.1"}, "8 Đủ điều kiện kinh doanh dịch vụ: Phiếu này không có mức đó."),
        (9, {"sao": "6"}, "Hạng muốn đạt: Chọn 3, 4 hoặc 5 sao."),
        (9, {"giu": ["99.9"]}, "Không đổi được: Phiếu này không có tiêu chí 99.9."),
    ],
)
def test_rubbish_is_refused_by_name(client: Client, number, wrong, said):
    page = client.get(address(number, {**filled(number), **wrong}))
    assert (page.status_code, findings(page.content)) == (422, [said])
    assert b"<b>x</b>" not in page.content


@pytest.mark.parametrize("cost", ["-1", "1,5", "hai", "9" * 13, "9" * 10_000, "1e3", "٣x"])
def test_a_wrong_cost_is_named_and_kept(client: Client, cost):
    page = client.get(address(9, filled(9, **{"k1.4-3": cost})))
    told = "1.4 Liên kết chuỗi sản xuất, chi phí lên 3 điểm: Ghi số nguyên từ 0 đến 1.000.000.000.000."
    assert (page.status_code, findings(page.content)) == (422, [told])
    assert f'name="k1.4-3" value="{cost}"' in page.content.decode()
    assert '<details class="facet" open>' in page.content.decode()


def test_what_others_add_to_a_link_and_costs_that_do_not_exist_are_left_alone(client: Client):
    assert client.get("/duong-len-sao/26-2026/9/?fbclid=x").status_code == 200
    plain = client.get(address(9, filled(9)))
    added = client.get(address(9, filled(9, fbclid="x", **{"k1.4-77": "5", "k99-1": "-5"})))
    assert (added.status_code, added.context["answered"].path) == (200, plain.context["answered"].path)


def test_what_is_fixed_stays_and_is_the_reason(client: Client):
    lowest = {f"c{one.code}": values_of(one)[0] for one in SHEETS[8].criteria}
    page = client.get(address(9, {"sao": "4", **lowest, "giu": ["2.1", "6.1"]}))
    path = page.context["answered"].path
    assert (page.status_code, path.reachable, path.changes) == (200, False, ())
    assert [code for code, _sentence in page.context["answered"].reasons] == ["2.1", "6.1"]
    said = text_of(page.content)
    assert "2.1 Nguồn gốc ý tưởng: mốc 4 sao cần 3 điểm, nay 0 và đã ghi là không đổi được." in said
    assert f"{LAW}, Phụ lục II, bộ 9, tiêu chí 2.1" in said
    everything = client.get(address(9, {"sao": "3", **lowest, "giu": list(SHEETS[8].codes)}))
    assert "Lên hết các mức còn đổi được, tổng cũng chỉ 0 điểm; 3 sao cần 50." in text_of(everything.content)
    assert "Xem thành bảng" not in text_of(everything.content)


def test_a_zero_that_stops_is_said_and_mended(client: Client):
    highest = {f"c{one.code}": values_of(one)[-1] for one in SHEETS[15].criteria}
    fields: Fields = {"sao": "3", **highest, "c6.2": values_of(SHEETS[15].by_code["6.2"])[0]}
    page = client.get(address(16, fields))
    assert page.context["answered"].now.stars == 0
    assert [step.question.code for step in page.context["answered"].steps] == ["6.2"]
    assert "Không có sao, vì gặp căn cứ loại: Có chỉ tiêu từ 6.1 đến 6.4 đạt 0 điểm" in text_of(page.content)
    stuck = client.get(address(16, {**fields, "giu": ["6.2"]}))
    assert [reason.kind for reason in stuck.context["answered"].path.reasons] == ["stop"]
    assert "0 điểm là căn cứ loại" in text_of(stuck.content)


def test_a_full_sheet_needs_nothing(client: Client):
    for sheet in (SHEETS[6], SHEETS[15], SHEETS[25]):
        best = {
            f"c{one.code}": max(values_of(one), key=lambda value, one=one: points(one, value)) for one in sheet.criteria
        }
        page = client.get(address(sheet.number, {"sao": "5", **best}))
        assert "Đã đủ điểm và đủ mốc của hạng 5 sao với 100 điểm" in text_of(page.content)


def points(criterion, value: str) -> int:
    case, _dot, option = value.rpartition(".")
    return criterion.case(int(case) if case else None).option(int(option)).points if int(option) else 0


def test_a_level_without_cost_is_marked_once_costs_are_told(client: Client):
    lowest = {f"c{one.code}": values_of(one)[0] for one in SHEETS[8].criteria}
    page = client.get(address(9, {"sao": "3", **lowest, "k2.1-3": "0"}))
    marks = {step.question.code: step.guessed for step in page.context["answered"].steps}
    assert (marks.pop("2.1"), set(marks.values())) == (False, {True})
    assert "theo điểm, ô để trống" in text_of(page.content)


def test_the_link_gives_the_same_page_again_and_other_ranks_one_press_away(client: Client):
    page = client.get(address(9, filled(9, giu=["3.1"], **{"k1.4-3": "5", "k1.4-2": ""})))
    again = client.get(page.context["link"].removeprefix("http://testserver"))
    assert again.context["answered"].path == page.context["answered"].path
    assert ("k1.4-2" in page.context["link"], "giu=3.1" in page.context["link"]) == (False, True)
    for rank, query in page.context["others"]:
        other = client.get(f"/duong-len-sao/26-2026/9/?{query}")
        assert (other.status_code, other.context["answered"].stars) == (200, rank)
    everything = {name: "999999999999" for one in SHEETS[12].criteria for name in cost_names(one)}
    assert len(address(13, filled(13, giu=list(SHEETS[12].codes), **everything))) < 4096


def test_english_pages_speak_english_of_the_law(client: Client):
    page = client.get(address(26, filled(26), "/en"))
    assert page.status_code == 200
    assert "Meeting the conditions for service business" in text_of(page.content)
    assert "Đủ điều kiện kinh doanh dịch vụ" not in text_of(page.content)
    assert "Community tourism" in text_of(client.get("/en/duong-len-sao/").content)


def test_the_offices_wording_is_shown_and_costs_no_query_more(client: Client):
    province, person = make.province(), make.person(Role.OFFICE_STAFF)

    def add(number: int) -> None:
        Wording.objects.create(
            province=province, law=LAW, sheet=9, place="criterion:1.1", number=number,
            vi=f"Tên chính thức {number}", reason="Bản ký", by=person, at=now(),
        )  # fmt: skip

    one, three = same_count(client, "/duong-len-sao/26-2026/9/", add)
    assert one == three
    assert "1.1 Tên chính thức 3" in text_of(client.get(address(9, {"sao": "3"})).content)
    assert queries_of(client, address(9, filled(9))) == queries_of(client, address(26, filled(26))) == one <= 6


def test_nothing_is_stored(client: Client):
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address(9, filled(9)))
        client.get(address(9, {"sao": "3"}))
    assert {query["sql"].split()[0] for query in captured} <= {"SELECT"}
    assert (Session.objects.count(), len(page.cookies), len(client.cookies)) == (0, 0, 0)
    assert "noindex" in page.content.decode()
    assert client.post("/duong-len-sao/26-2026/9/", filled(9)).status_code == 405
