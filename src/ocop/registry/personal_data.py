"""This room's part of what is held about a person: authorisations, and a representative's sealed values."""

from dataclasses import asdict

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.desk.personal import Facts, PersonalSource, register
from ocop.registry.actions.representatives import erase_representative
from ocop.registry.models import Producer, ProducerMember
from ocop.registry.representative import LABELS, opened


def _memberships(person: User) -> Facts:
    rows = ProducerMember.objects.filter(user=person).select_related("producer").order_by("starts", "pk")
    return [
        {
            str(_("Chủ thể")): row.producer.name,
            str(_("Được làm gì")): str(row.get_scope_display()),
            str(_("Từ ngày")): f"{row.starts:%d/%m/%Y}",
            str(_("Đến hết ngày")): f"{row.ends:%d/%m/%Y}" if row.ends else None,
        }
        for row in rows
    ]


def _represented(person: User) -> list[Producer]:
    """The producers whose latest legal representative the person is: the sealed values there are theirs."""
    latest = ProducerMember.objects.filter(producer=OuterRef("pk"), represents=True).order_by("-starts", "-pk")
    rows = Producer.objects.annotate(representative_id=Subquery(latest.values("user")[:1]))
    return list(rows.filter(representative_id=person.pk).order_by("pk"))


def _representative(person: User) -> Facts:
    found = [(producer, asdict(opened(producer))) for producer in _represented(person) if producer.representative]
    return [
        {str(_("Chủ thể")): producer.name} | {str(LABELS[name]): value for name, value in values.items() if value}
        for producer, values in found
    ]


def _erase(person: User) -> None:
    for producer in _represented(person):
        erase_representative(producer=producer)


register(
    PersonalSource(
        "registry.member",
        _("Ủy quyền của chủ thể"),
        _memberships,
        kept=_("ai được ủy quyền trong thời gian nào là một phần của hồ sơ đã nộp"),
    )
)
register(PersonalSource("registry.representative", _("Người đại diện của chủ thể"), _representative, _erase))
