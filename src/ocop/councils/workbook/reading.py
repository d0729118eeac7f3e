"""Read a filled workbook: every fault at once, each with its cell; the facts when there is none."""

import io
import struct
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import ProductFacts, RoundFacts
from ocop.councils.workbook.findings import Finding
from ocop.councils.workbook.formulas import computed_cells
from ocop.councils.workbook.grid import Grid
from ocop.councils.workbook.machine_sheet import Machine, read_machine
from ocop.councils.workbook.product_sheet import ProductReader
from ocop.councils.workbook.rules_reader import read_rules
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.excel import ReadLimits, Unreadable, read_rows

# The largest workbook the product makes unpacks to some 12 MB; a hostile one must not keep a public page busy.
_SHEETS, _ROWS, _CELLS, _UNPACKED = layout.MOST_PRODUCTS + 20, 2_500, 24_000, 24 * 1024 * 1024


@dataclass(frozen=True)
class Reading:
    """``facts`` is None exactly when there are ``findings`` (in sheet order, then row and column)."""

    facts: RoundFacts | None
    findings: tuple[Finding, ...]


def read(data: bytes, *, max_bytes: int = 8 * 1024 * 1024) -> Reading:
    """Check and take in one workbook; never raises for what people may send."""
    try:
        grids = _grids(data, ReadLimits(max_bytes, _SHEETS, _ROWS, _CELLS))
    except Unreadable as problem:
        return _refused(problem.text, **problem.values)
    machines = [grid for grid in grids if grid.key == layout.MACHINE_KEY]
    if len(machines) != 1:
        return _refused(
            _("Đây không phải bảng chấm do phần mềm tạo, hoặc trang dữ liệu máy «{name}» đã bị xóa."),
            name=layout.MACHINE,
        )
    machine = read_machine(machines[0])
    if isinstance(machine, Finding):
        return Reading(None, (machine,))
    return _read_all(grids, machine)


def _refused(message: str, **params: object) -> Reading:
    return Reading(None, (Finding((-1, 0, 0), "", "", message, params),))


def _read_all(grids: list[Grid], machine: Machine) -> Reading:
    findings: list[Finding] = []
    kept = _kept_sheets(grids, machine, findings)
    rules = read_rules(kept[layout.RULES_KEY], machine) if layout.RULES_KEY in kept else None
    products: list[ProductFacts] = []
    notices: list[str] = []
    for key, made in machine.products.items():
        if key not in kept:
            continue
        product = ProductReader(kept[key], machine, made, rules).read()
        if product is None:
            notices.append(kept[key].name)
        else:
            products.append(product)
    _once_each(products, kept)
    findings += [one for grid in grids for one in grid.findings]
    if not products and not findings:
        return _refused(_("Bảng chấm còn trống: chưa sản phẩm nào có tên và điểm."))
    if findings or rules is None:
        return Reading(None, tuple(sorted(findings)))
    return Reading(rules.facts(machine, tuple(products), tuple(notices)), ())


def _kept_sheets(grids: list[Grid], machine: Machine, findings: list[Finding]) -> dict[str, Grid]:
    """Key → sheet for each sheet the machine knows; copies, lost and foreign ones become findings."""
    kept: dict[str, Grid] = {}
    for grid in grids:
        if grid.origin is None or grid.key == layout.MACHINE_KEY:
            continue
        if grid.key in kept:
            message = _("trang này là bản sao của «{name}»; cần thêm sản phẩm thì tạo bảng chấm mới")
            grid.complain(0, 0, message, name=kept[grid.key].name)
        elif grid.key not in (layout.RULES_KEY, *machine.products):
            grid.complain(0, 0, _("trang này không thuộc bảng chấm; có thể chép từ tệp khác"))
        else:
            kept[grid.key] = grid
    names = {layout.RULES_KEY: layout.RULES} | {key: made.sheet_name for key, made in machine.products.items()}
    for number, (key, name) in enumerate(names.items()):
        if key not in kept:
            message = _("trang này không còn, hoặc mất hàng 1 và cột A (đang ẩn) của nó")
            findings.append(Finding((number, 0, 0), name, "", message))
    return kept


def _once_each(products: list[ProductFacts], kept: dict[str, Grid]) -> None:
    """Two products may share neither their identifier nor name and producer; the later one is named."""
    ids: dict[str, str] = {}
    names: dict[tuple[str, str], str] = {}
    rows = dict(layout.HEAD)
    for product in products:
        grid = kept[f"{layout.MARK}{product.key}"]
        if product.id in ids:
            message = _("mã «{id}» đã dùng ở trang «{sheet}»")
            grid.complain(rows["id"], layout.DETAIL, message, id=product.id, sheet=ids[product.id])
        said = product.name.casefold(), product.producer.casefold()
        if product.name and said in names:
            message = _("sản phẩm này đã có ở trang «{sheet}»")
            grid.complain(rows["name"], layout.DETAIL, message, sheet=names[said])
        ids.setdefault(product.id, grid.name)
        names.setdefault(said, grid.name)


def _grids(data: bytes, limits: ReadLimits) -> list[Grid]:
    if len(data) <= limits.max_bytes and _unpacked(data) > _UNPACKED:
        raise Unreadable(_("Tệp nén bung ra quá lớn so với một bảng chấm."))
    sheets = read_rows(data, limits)
    try:
        computed = computed_cells(data)
    except (ExpatError, ParseError, LookupError, ValueError) as error:
        raise Unreadable(_("Tệp Excel hỏng. Mở lại bằng Excel hoặc LibreOffice rồi lưu mới.")) from error
    return [Grid(at, name, rows, computed.get(name, frozenset())) for at, (name, rows) in enumerate(sheets.items())]


def _unpacked(data: bytes) -> int:
    """The bytes that the container says it holds; 0 for what is no container (read_rows then says so)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, struct.error, RuntimeError, OSError, ValueError):
        return 0
