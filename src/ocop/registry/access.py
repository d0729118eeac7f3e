"""Who may see and change producers and products.

The OCOP office acts in its whole province, a commune's officer within the commune, a producer's authorised people on
their own; other officials read. Every verdict stands beside its queryset twin.
"""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import held, provinces_of
from ocop.foundation.access import ALLOWED, Verdict, pair, refused
from ocop.foundation.calendar import today
from ocop.registry.enums import MemberScope
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.territory.models import Commune
from ocop.territory.queries import alive_on

OFFICE = (Role.OFFICE_STAFF, Role.OFFICE_HEAD)
OFFICER = (Role.COMMUNE_OFFICER,)
COMMUNE = (*OFFICER, Role.COMMUNE_CHAIR)
READERS = (
    *OFFICE,
    Role.ADMINISTRATOR,
    Role.PROVINCE_CHAIR,
    Role.DEPARTMENT_STAFF,
    Role.ADVISER,
    Role.COUNCIL_SECRETARY,
    Role.COUNCIL_MEMBER,
    Role.COUNCIL_CHAIR,
    Role.INSPECTOR,
    Role.FINANCE,
    Role.AUDITOR,
)
ANYBODY = (MemberScope.MANAGE, MemberScope.VIEW)
MANAGERS = (MemberScope.MANAGE,)
NOBODY: tuple[MemberScope, ...] = ()


def _communes(user: User, roles: Collection[Role]) -> set[int]:
    return {row.commune_id for row in held(user) if row.role in roles and row.commune_id}


def memberships(user: User) -> QuerySet[ProducerMember]:
    """The authorisations in force today of an active person."""
    day = today()
    rows = ProducerMember.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day, user=user.pk)
    return rows if user.is_active else rows.none()


def _own(user: User, scopes: Collection[MemberScope]) -> set[int]:
    """Ids of the producers the person is authorised for today within any of the scopes; asked once a request."""
    if not user.is_active or not scopes:
        return set()
    cache = user.__dict__.setdefault("_producers", {})
    key = today()
    if key not in cache:
        cache[key] = list(memberships(user).order_by("pk").values_list("producer", "scope"))
    return {producer for producer, scope in cache[key] if scope in scopes}


class Reach:
    """How far a set of provincial roles, communal roles and a producer's own scopes go for one person."""

    def __init__(
        self, user: User, provincial: Collection[Role], communal: Collection[Role], own: Collection[MemberScope]
    ) -> None:
        self.provinces = provinces_of(user, *provincial)
        self.communes = _communes(user, communal)
        self.own = _own(user, own)

    def producers(self) -> QuerySet[Producer]:
        """The producers within reach."""
        within = Q(province__in=self.provinces) | Q(commune__in=self.communes) | Q(pk__in=self.own)
        return Producer.objects.filter(within)

    def products(self) -> QuerySet[Product]:
        """The products within reach: by the province, by where they or their producer are, by the producer."""
        of_commune = Q(commune__in=self.communes) | Q(producer__commune__in=self.communes)
        within = Q(province__in=self.provinces) | of_commune | Q(producer__in=self.own)
        return Product.objects.filter(within)

    def has_producer(self, row: Producer) -> bool:
        """The same question for one producer."""
        return row.province_id in self.provinces or row.commune_id in self.communes or row.pk in self.own

    def has_product(self, row: Product) -> bool:
        """The same question for one product."""
        of_commune = {row.commune_id, row.producer.commune_id if row.producer else None} & self.communes
        return row.province_id in self.provinces or bool(of_commune) or row.producer_id in self.own


def _readers(user: User) -> Reach:
    return Reach(user, READERS, COMMUNE, ANYBODY)


def _writers(user: User) -> Reach:
    return Reach(user, OFFICE, OFFICER, NOBODY)


def _tellers(user: User) -> Reach:
    return Reach(user, OFFICE, OFFICER, MANAGERS)


def _keepers(user: User) -> Reach:
    return Reach(user, OFFICE, (), NOBODY)


def _beyond() -> Verdict:
    return refused(_("Dòng này ngoài phạm vi của anh/chị."))


def _writers_only() -> Verdict:
    return refused(_("Việc này do Văn phòng OCOP tỉnh hoặc cán bộ của chính xã ấy làm."))


def _retired() -> Verdict:
    return refused(_("Dòng này đã rút khỏi sổ; khôi phục trước rồi sửa."))


# ── Producers ───────────────────────────────────────────────────────────────
def visible_producers(user: User) -> QuerySet[Producer]:
    """The producers a person may read: of the province, of the commune, their own."""
    return _readers(user).producers()


def may_see_producer(user: User, row: Producer) -> Verdict:
    """Verdict of `visible_producers`."""
    return ALLOWED if _readers(user).has_producer(row) else _beyond()


def changeable_producers(user: User) -> QuerySet[Producer]:
    """Producers in use whose facts, products and people the person may enter and change."""
    return _writers(user).producers().filter(retired_on__isnull=True)


def may_change_producer(user: User, row: Producer) -> Verdict:
    """Verdict of `changeable_producers`: the office, or an officer of the producer's commune."""
    if not _writers(user).has_producer(row):
        return _writers_only()
    return _retired() if row.is_retired else ALLOWED


def readable_representatives(user: User) -> QuerySet[Producer]:
    """Producers whose representative's personal data the person may read; each reading is recorded."""
    return Reach(user, OFFICE, COMMUNE, MANAGERS).producers()


def may_read_representative(user: User, row: Producer) -> Verdict:
    """Verdict of `readable_representatives`."""
    if Reach(user, OFFICE, COMMUNE, MANAGERS).has_producer(row):
        return ALLOWED
    return refused(_("Dữ liệu cá nhân của người đại diện chỉ mở cho Văn phòng OCOP tỉnh, xã và chính chủ thể."))


def retirable_producers(user: User) -> QuerySet[Producer]:
    """Producers in use that the office may take out of the register."""
    return _keepers(user).producers().filter(retired_on__isnull=True)


def may_retire_producer(user: User, row: Producer) -> Verdict:
    """Verdict of `retirable_producers`."""
    return _may_retire(_keepers(user).has_producer(row), row)


def restorable_producers(user: User) -> QuerySet[Producer]:
    """Retired producers that the office may bring back."""
    return _keepers(user).producers().filter(retired_on__isnull=False)


def may_restore_producer(user: User, row: Producer) -> Verdict:
    """Verdict of `restorable_producers`."""
    return _may_restore(_keepers(user).has_producer(row), row)


def communes_to_register_in(user: User) -> QuerySet[Commune]:
    """Living communes in which the person may enter a new producer."""
    reach = _writers(user)
    return alive_on(Commune.objects.filter(Q(province__in=reach.provinces) | Q(pk__in=reach.communes)), today())


def may_register_in(user: User, commune: Commune) -> Verdict:
    """Verdict of `communes_to_register_in`."""
    reach = _writers(user)
    if commune.province_id not in reach.provinces and commune.pk not in reach.communes:
        return _writers_only()
    if not commune.exists_on(today()):
        return refused(_("%(commune)s không còn; chọn xã, phường hiện nay.") % {"commune": commune.title})
    return ALLOWED


# ── Products ────────────────────────────────────────────────────────────────
def visible_products(user: User) -> QuerySet[Product]:
    """The products a person may read: of the province, of the commune, of their own producers."""
    return _readers(user).products()


def may_see_product(user: User, row: Product) -> Verdict:
    """Verdict of `visible_products`."""
    return ALLOWED if _readers(user).has_product(row) else _beyond()


def changeable_products(user: User) -> QuerySet[Product]:
    """Products in use whose facts the person may change."""
    return _writers(user).products().filter(retired_on__isnull=True)


def may_change_product(user: User, row: Product) -> Verdict:
    """Verdict of `changeable_products`."""
    if not _writers(user).has_product(row):
        return _writers_only()
    return _retired() if row.is_retired else ALLOWED


def tellable_products(user: User) -> QuerySet[Product]:
    """Products in use whose story and pictures the person may change; the producer's own people too."""
    return _tellers(user).products().filter(retired_on__isnull=True)


def may_tell_product(user: User, row: Product) -> Verdict:
    """Verdict of `tellable_products`."""
    if not _tellers(user).has_product(row):
        return refused(_("Câu chuyện và ảnh do chủ thể, cán bộ xã hoặc Văn phòng OCOP tỉnh sửa."))
    return _retired() if row.is_retired else ALLOWED


def retirable_products(user: User) -> QuerySet[Product]:
    """Products in use that the office may take out of the register, or link to a producer."""
    return _keepers(user).products().filter(retired_on__isnull=True)


def may_retire_product(user: User, row: Product) -> Verdict:
    """Verdict of `retirable_products`."""
    return _may_retire(_keepers(user).has_product(row), row)


def restorable_products(user: User) -> QuerySet[Product]:
    """Retired products that the office may bring back."""
    return _keepers(user).products().filter(retired_on__isnull=False)


def may_restore_product(user: User, row: Product) -> Verdict:
    """Verdict of `restorable_products`."""
    return _may_restore(_keepers(user).has_product(row), row)


def _may_retire(within: bool, row: Producer | Product) -> Verdict:
    if not within:
        return refused(_("Việc này do Văn phòng OCOP tỉnh làm."))
    return refused(_("Dòng này đã rút khỏi sổ.")) if row.is_retired else ALLOWED


def _may_restore(within: bool, row: Producer | Product) -> Verdict:
    if not within:
        return refused(_("Việc này do Văn phòng OCOP tỉnh làm."))
    return ALLOWED if row.is_retired else refused(_("Dòng này đang dùng."))


# ── A producer's people ─────────────────────────────────────────────────────
def visible_members(user: User) -> QuerySet[ProducerMember]:
    """Authorisations of producers whose personal data the person may read."""
    return ProducerMember.objects.filter(producer__in=readable_representatives(user))


def may_see_member(user: User, row: ProducerMember) -> Verdict:
    """Verdict of `visible_members`."""
    return may_read_representative(user, row.producer)


def endable_members(user: User) -> QuerySet[ProducerMember]:
    """Authorisations that are not over, of producers the person may change."""
    open_now = Q(ends__isnull=True) | Q(ends__gte=today())
    return ProducerMember.objects.filter(open_now, producer__in=changeable_producers(user))


def may_end_member(user: User, row: ProducerMember) -> Verdict:
    """Verdict of `endable_members`."""
    allowed = may_change_producer(user, row.producer)
    if allowed and row.ends is not None and row.ends < today():
        return refused(_("Việc ủy quyền này đã kết thúc."))
    return allowed


pair("registry.producer.view", may_see_producer, visible_producers)
pair("registry.producer.change", may_change_producer, changeable_producers)
pair("registry.producer.read_representative", may_read_representative, readable_representatives)
pair("registry.producer.retire", may_retire_producer, retirable_producers)
pair("registry.producer.restore", may_restore_producer, restorable_producers)
pair("registry.producer.register", may_register_in, communes_to_register_in)
pair("registry.product.view", may_see_product, visible_products)
pair("registry.product.change", may_change_product, changeable_products)
pair("registry.product.tell", may_tell_product, tellable_products)
pair("registry.product.retire", may_retire_product, retirable_products)
pair("registry.product.restore", may_restore_product, restorable_products)
pair("registry.member.view", may_see_member, visible_members)
pair("registry.member.end", may_end_member, endable_members)
