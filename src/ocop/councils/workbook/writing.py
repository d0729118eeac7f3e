"""Write the workbook of a round: empty for people to fill in, or filled from facts. Both are the same sheets."""

import datetime
import io

import xlsxwriter

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.guide import write_guide
from ocop.councils.workbook.machine_sheet import write_machine
from ocop.councils.workbook.product_page import PROTECTION, ProductPage
from ocop.councils.workbook.rules_sheet import write_rules
from ocop.councils.workbook.styles import styles_of
from ocop.criteria import load
from ocop.foundation.documents.plain import plain

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # one content, one file: the moment of writing is not in it


def write(facts: RoundFacts) -> bytes:
    """The workbook of ``facts``: a guide, the regulation, one sheet per product and a hidden sheet for the machine.

    Products without ballots give empty sheets to fill in. The same facts always give the same bytes. Raises
    LookupError for an unknown law or set.
    """
    law = load(facts.law)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": "Bảng chấm OCOP", "created": _MADE})
        book.set_calc_mode("auto")
        styles = styles_of(book)
        names = layout.product_sheet_names((one.set, plain(one.name, 60) or one.key) for one in facts.products)
        write_guide(book.add_worksheet(layout.GUIDE), facts, law, names, styles)
        rules = book.add_worksheet(layout.RULES)
        write_rules(rules, facts, styles)
        rules.protect("", PROTECTION)
        for number, product in enumerate(facts.products, 1):
            page = book.add_worksheet(names[number - 1])
            ProductPage(page, facts, product, law.sheet(product.set), styles).write(law, number)
        write_machine(book, facts, law, names)
    return out.getvalue()
