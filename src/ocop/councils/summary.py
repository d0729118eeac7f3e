"""A result in four numbers, for a list of kept workbooks: no name of a person or a product in it."""

from typing import Any

from ocop.councils.workbook.result import RoundResult
from ocop.councils.workbook.telling import attention

STARS = ("5", "4", "3", "2", "1", "0")


def summary_of(result: RoundResult) -> dict[str, Any]:
    """``{"products", "stars": {"5": …, "0": …, "": no quorum}, "forwarded", "attention": products to look at}``."""
    stars = {key: result.counted(int(key)) for key in STARS} | {"": result.counted(None)}
    return {
        "products": len(result.placed),
        "stars": {key: count for key, count in stars.items() if count},
        "forwarded": sum(one.result.forward_to_ministry for one in result.placed),
        "attention": sum(bool(attention(one, result.facts.regulation)) for one in result.placed),
    }
