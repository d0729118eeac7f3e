"""``./ocop round template | result | demo``: the scoring workbook from the command line."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ocop.config import options
from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.facts import score_document
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.result import score_answer, tally_round
from ocop.councils.workbook.result_excel import excel_of
from ocop.councils.workbook.result_word import word_of
from ocop.councils.workbook.template import CannotScore, blank_facts, usual_regulation
from ocop.councils.workbook.words import FORWARD_RULES, GATE_RULES
from ocop.councils.workbook.writing import write
from ocop.criteria import Regulation, laws

EXCEL_NAME, WORD_NAME = "ket-qua.xlsx", "ket-qua.docx"
_USUAL_MEMBERS = 9  # only the number offered when none is asked for


def main(argv: Sequence[str]) -> int:
    """Run one of the three; 2 for a workbook with faults or a wrong call, 0 otherwise."""
    given = _parser().parse_args(argv)
    try:
        return given.run(given)
    except CannotScore as problem:
        print(f"ocop round: {problem}", file=sys.stderr)
    except OSError as problem:
        print(f"ocop round: không đọc hoặc ghi được {problem.filename}: {problem.strerror}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ocop round", description="Bảng chấm Excel của Hội đồng.")
    commands = parser.add_subparsers(required=True, metavar="template|result|demo")
    template = commands.add_parser("template", help="tạo bảng chấm trống")
    template.add_argument("--sets", required=True, type=_sets, help="bộ sản phẩm, mỗi sản phẩm một số: 9,21,21")
    template.add_argument("--products", type=int, default=1, help="số sản phẩm cho mỗi số ở --sets (mặc định: 1)")
    template.add_argument("--law", choices=laws(), default=laws()[0], help="văn bản (mặc định: %(default)s)")
    usual = usual_regulation(_USUAL_MEMBERS)
    template.add_argument("--members", type=int, default=usual.members, help="số thành viên (mặc định: %(default)s)")
    template.add_argument("--quorum", type=_quorum, default=usual.quorum, help="phần phiếu cần có, ví dụ 3/4")
    template.add_argument("--max-spread", type=int, default=usual.max_spread, help="chênh lệch tối đa giữa hai phiếu")
    template.add_argument("--gate-rule", choices=tuple(GATE_RULES), default=usual.gate_rule, help="khi nào một mốc đạt")
    template.add_argument(
        "--forward-rule", choices=tuple(FORWARD_RULES), default=usual.forward_rule, help="khi nào chuyển Bộ"
    )
    template.add_argument("--title", default="", help="tên đợt, ví dụ: Đợt 2 năm 2026")
    template.add_argument("out", type=Path, metavar="OUT.xlsx")
    template.set_defaults(run=_template)
    result = commands.add_parser("result", help="kiểm tra bảng chấm đã ghi và tính kết quả")
    result.add_argument("workbook", type=Path, metavar="IN.xlsx")
    result.add_argument("out", type=Path, metavar="OUT", help="tệp .xlsx (thêm tệp .docx cùng tên) hoặc thư mục")
    result.add_argument("--json", action="store_true", help="in ra dữ liệu vào và kết quả như của ./ocop score")
    result.set_defaults(run=_result)
    demo = commands.add_parser("demo", help="ghi bảng chấm minh họa đã điền")
    demo.add_argument("out", type=Path, metavar="OUT.xlsx")
    demo.set_defaults(run=_demo)
    return parser


def _sets(text: str) -> list[int]:
    try:
        return [int(piece) for piece in text.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải các số cách nhau bằng dấu phẩy") from None


def _quorum(text: str) -> tuple[int, int]:
    top, _slash, bottom = text.partition("/")
    try:
        return int(top), int(bottom)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải một phần, ví dụ 3/4") from None


def _template(given: argparse.Namespace) -> int:
    regulation = Regulation(given.members, given.quorum, given.max_spread, given.gate_rule, given.forward_rule)
    sets = [number for number in given.sets for _each in range(given.products)]
    _save(given.out, write(blank_facts(given.law, sets, regulation, title=given.title)))
    return 0


def _demo(given: argparse.Namespace) -> int:
    _save(given.out, write(demo_facts()))
    return 0


def _result(given: argparse.Namespace) -> int:
    excel, word = _outputs(given.out)
    if given.workbook.resolve() in (excel.resolve(), word.resolve()):
        raise CannotScore("kết quả sẽ ghi đè lên bảng chấm; chọn tên khác cho OUT")
    reading = read(given.workbook.read_bytes(), max_bytes=options.get("WORKBOOK_MAX_MB") * 1024 * 1024)
    if reading.facts is None:
        for finding in reading.findings:
            print(finding, file=sys.stderr)
        print(f"ocop round: {len(reading.findings)} chỗ cần sửa, chưa tính kết quả.", file=sys.stderr)
        return 2
    result = tally_round(reading.facts)
    excel.parent.mkdir(parents=True, exist_ok=True)
    told = sys.stderr if given.json else sys.stdout
    _save(excel, excel_of(result), told)
    _save(word, word_of(result), told)
    for name in reading.facts.notices:
        print(f"Trang «{name}» để trống, không tính.", file=told)
    if given.json:
        pair = {"input": score_document(reading.facts), "answer": score_answer(result)}
        print(json.dumps(pair, ensure_ascii=False, indent=1))
    return 0


def _outputs(out: Path) -> tuple[Path, Path]:
    """Where the two files go: beside each other under the given name, or by their own names in a directory."""
    if out.suffix.lower() in (".xlsx", ".docx"):
        return out.with_suffix(".xlsx"), out.with_suffix(".docx")
    return out / EXCEL_NAME, out / WORD_NAME


def _save(path: Path, content: bytes, told=None) -> None:
    path.write_bytes(content)
    print(f"Đã ghi {path}", file=told)
