"""What a browser carries from looking at a result to downloading or keeping it: the checked facts, signed.

Nothing is stored on the server in between. The signature keeps anyone from changing points on the way, and the age
limit keeps an old page from being downloaded under newer rules of the product.
"""

from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _

from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.facts_json import facts_from_json, facts_to_json

HOURS = 24
_SALT, _VERSION = "ocop.councils.ticket", 1


class TicketInvalid(ValueError):
    """A ticket that was changed, or is too old; ``str()`` says what to do."""


@dataclass(frozen=True)
class Ticket:
    """The facts of a workbook that was found faultless, the name of the file and its SHA-256."""

    facts: RoundFacts
    source_name: str
    source_sha256: str


def seal(ticket: Ticket) -> str:
    """The ticket as one line of text: some KB for a usual round, under 1 MB for the largest."""
    content = [_VERSION, facts_to_json(ticket.facts), ticket.source_name, ticket.source_sha256]
    return signing.dumps(content, salt=_SALT, compress=True)


def unseal(text: str) -> Ticket:
    """The ticket back; TicketInvalid for anything but an unchanged one of the last 24 hours."""
    try:
        version, facts, name, sha256 = signing.loads(text, salt=_SALT, max_age=HOURS * 3600)
    except signing.SignatureExpired:
        raise TicketInvalid(_("Trang kết quả đã mở quá 24 giờ. Tải bảng chấm lên lại.")) from None
    except (signing.BadSignature, ValueError):
        raise TicketInvalid(_("Dữ liệu của trang kết quả không còn nguyên vẹn. Tải bảng chấm lên lại.")) from None
    if version != _VERSION:
        raise TicketInvalid(_("Phần mềm đã được nâng cấp sau khi mở trang này. Tải bảng chấm lên lại."))
    return Ticket(facts_from_json(facts), name, sha256)
