"""Who may see and change people, roles and units.

Administrators act within their provinces; commune officers look after the accounts of their commune's people. Nobody
may open the account of a person whose roles reach further than their own: a code handed out is the right to sign in.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import Holding, StandIn, Unit, User
from ocop.accounts.queries import administrators, held, holds, in_force, provinces_of, units_of
from ocop.foundation.access import ALLOWED, Verdict, pair, refused
from ocop.foundation.calendar import today

READERS = (Role.ADMINISTRATOR, Role.AUDITOR)
COMMUNE_DESK = (Role.COMMUNE_OFFICER,)
# Who may open the list of people at all.
DESK = (*READERS, *COMMUNE_DESK)


def _readable_units(user: User) -> Q:
    """Condition on `Unit`: the units whose people the user may look at."""
    desk = {row.unit_id for row in held(user) if row.role in COMMUNE_DESK}
    return Q(province__in=provinces_of(user, *READERS)) | Q(pk__in=desk)


# ── Seeing ──────────────────────────────────────────────────────────────────
def visible_people(user: User) -> QuerySet[User]:
    """The user themselves and the people looked after by, or ever holding a role in, the units they may read."""
    units = Unit.objects.filter(_readable_units(user))
    roles = Holding.objects.filter(user=OuterRef("pk"), unit__in=units)
    if not user.is_active:
        return User.objects.none()
    return User.objects.filter(Q(pk=user.pk) | Q(home__in=units) | Exists(roles))


def may_see_person(user: User, person: User) -> Verdict:
    """Verdict of `visible_people`."""
    if not user.is_active:
        return refused(_("Tài khoản đã ngừng dùng."))
    units = {row.pk for row in Unit.objects.filter(_readable_units(user))}
    theirs = {person.home_id, *Holding.objects.filter(user=person).values_list("unit", flat=True)}
    if person.pk == user.pk or units & theirs:
        return ALLOWED
    return refused(_("Người này do đơn vị khác quản lý."))


def visible_units(user: User) -> QuerySet[Unit]:
    """The units of the provinces where the user may read all, and their own desk's."""
    return Unit.objects.filter(_readable_units(user)) if user.is_active else Unit.objects.none()


def may_see_unit(user: User, unit: Unit) -> Verdict:
    """Verdict of `visible_units`."""
    if holds(user, *READERS, province=unit.province_id) or holds(user, *COMMUNE_DESK, unit=unit.pk):
        return ALLOWED
    return refused(_("Đơn vị này ngoài phạm vi của anh/chị."))


# ── Units ───────────────────────────────────────────────────────────────────
def may_edit_unit(user: User, unit: Unit) -> Verdict:
    """Settings of a unit and roles held in it: an administrator of its province."""
    if holds(user, Role.ADMINISTRATOR, province=unit.province_id):
        return ALLOWED
    return refused(_("Việc này do quản trị hệ thống của tỉnh làm."))


def editable_units(user: User) -> QuerySet[Unit]:
    """Twin of `may_edit_unit`."""
    return Unit.objects.filter(province__in=provinces_of(user, Role.ADMINISTRATOR))


def may_add_person(user: User, unit: Unit) -> Verdict:
    """New accounts looked after by a unit: an administrator of the province, or an officer of that commune."""
    if may_edit_unit(user, unit) or holds(user, *COMMUNE_DESK, unit=unit.pk):
        return ALLOWED
    return refused(_("Tài khoản mới do quản trị hệ thống của tỉnh hoặc cán bộ của chính xã ấy lập."))


def units_for_new_people(user: User) -> QuerySet[Unit]:
    """Twin of `may_add_person`."""
    return editable_units(user) | units_of(user, *COMMUNE_DESK)


# ── People ──────────────────────────────────────────────────────────────────
def _roles_now(person_field: str) -> QuerySet[Holding]:
    """Roles of the outer person that count today or will."""
    return Holding.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today()), user=OuterRef(person_field), void=False)


def manageable_people(user: User) -> QuerySet[User]:
    """People of the administrator's provinces none of whose roles lies, or will lie, in a province of others."""
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    inside = Q(home__province__in=provinces) | Exists(
        Holding.objects.filter(user=OuterRef("pk"), unit__province__in=provinces)
    )
    outside = _roles_now("pk").exclude(unit__province__in=provinces)
    return User.objects.filter(inside & ~Exists(outside))


def may_manage_person(user: User, person: User) -> Verdict:
    """Correct contacts, stop and restart an account: an administrator over every role of that person."""
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    if not provinces:
        return refused(_("Việc này do quản trị hệ thống của tỉnh làm."))
    ever = set(Holding.objects.filter(user=person).values_list("unit__province", flat=True))
    home = person.home.province_id if person.home else None
    if not (ever | {home}) & provinces:
        return refused(_("Người này thuộc tỉnh khác."))
    open_now = Q(ends__isnull=True) | Q(ends__gte=today())
    if Holding.objects.filter(open_now, user=person, void=False).exclude(unit__province__in=provinces).exists():
        return refused(_("Người này còn giữ vai trò ở tỉnh khác; quản trị hệ thống của tỉnh ấy cùng làm."))
    return ALLOWED


def people_to_let_in(user: User) -> QuerySet[User]:
    """Twin of `may_let_in`."""
    desks = {row.unit_id for row in held(user) if row.role in COMMUNE_DESK}
    beyond = _roles_now("pk").exclude(unit__in=desks, role__in=COMMUNE_DESK)
    lent = StandIn.objects.filter(substitute=OuterRef("pk"), void=False, ends__gte=today())
    of_desk = User.objects.filter(home__in=desks).filter(~Exists(beyond), ~Exists(lent))
    return (manageable_people(user) | of_desk).filter(is_active=True).exclude(pk=user.pk)


def may_let_in(user: User, person: User) -> Verdict:
    """Print a one-time code for a person: whoever manages them; for people of a commune also its officers.

    An officer may not do so for somebody who holds, or stands in for, any other role than an officer's there: the
    code would be the right to sign in as their chair.
    """
    if person.pk == user.pk:
        return refused(_("Mật khẩu của mình thì đổi ở trang Tài khoản."))
    if not person.is_active:
        return refused(_("Tài khoản đang ngừng dùng; mở lại trước rồi in phiếu."))
    managed = may_manage_person(user, person)
    if managed:
        return ALLOWED
    desks = {row.unit_id for row in held(user) if row.role in COMMUNE_DESK}
    if person.home_id not in desks:
        return managed
    open_now = Q(ends__isnull=True) | Q(ends__gte=today())
    beyond = Holding.objects.filter(open_now, user=person, void=False).exclude(unit__in=desks, role__in=COMMUNE_DESK)
    if beyond.exists() or StandIn.objects.filter(substitute=person, void=False, ends__gte=today()).exists():
        return refused(_("Người này giữ vai trò khác ngoài cán bộ xã; phiếu do quản trị hệ thống của tỉnh in."))
    return ALLOWED


def may_stop_person(user: User, person: User) -> Verdict:
    """Stop an account: as managing, never one's own and never the province's last administrator."""
    if person.pk == user.pk:
        return refused(_("Tài khoản của mình thì người quản trị khác ngừng giúp."))
    managed = may_manage_person(user, person)
    if not managed:
        return managed
    for holding in in_force(Holding.objects.filter(user=person, role=Role.ADMINISTRATOR), today()).order_by("pk"):
        if not (verdict := _unless_last_administrator(holding)):
            return verdict
    return ALLOWED


def _unless_last_administrator(holding: Holding) -> Verdict:
    others = administrators(holding.unit.province).exclude(pk=holding.user_id)
    if others.exists():
        return ALLOWED
    return refused(_("Đây là người quản trị cuối cùng của tỉnh; cấp vai trò này cho người khác trước."))


def stoppable_people(user: User) -> QuerySet[User]:
    """Twin of `may_stop_person`."""
    administering = in_force(Holding.objects.filter(user=OuterRef("pk"), role=Role.ADMINISTRATOR), today())
    return manageable_people(user).exclude(pk=user.pk).exclude(Exists(administering.exclude(Exists(_others()))))


def _others() -> QuerySet[Holding]:
    """Administrators of the outer holding's province other than its person."""
    rows = Holding.objects.filter(
        role=Role.ADMINISTRATOR, unit__province=OuterRef("unit__province"), user__is_active=True
    )
    return in_force(rows.exclude(user=OuterRef("user")), today())


# ── Roles and stand-ins ─────────────────────────────────────────────────────
def may_end_holding(user: User, holding: Holding) -> Verdict:
    """End a role: an administrator of its province, while it is open, and never the last administrator's."""
    if not holds(user, Role.ADMINISTRATOR, province=holding.unit.province_id):
        return refused(_("Việc này do quản trị hệ thống của tỉnh làm."))
    if holding.void or (holding.ends and holding.ends < today()):
        return refused(_("Vai trò này đã kết thúc."))
    if holding.role == Role.ADMINISTRATOR and holding.starts <= today():
        return _unless_last_administrator(holding)
    return ALLOWED


def endable_holdings(user: User) -> QuerySet[Holding]:
    """Twin of `may_end_holding`."""
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    rows = Holding.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today()), unit__province__in=provinces, void=False)
    return rows.filter(~Q(role=Role.ADMINISTRATOR) | Q(starts__gt=today()) | Exists(_others()))


def may_lend(user: User, holding: Holding) -> Verdict:
    """Name a stand-in for a role: its holder, or an administrator of the province."""
    if not holding.user.is_active or holding.void or (holding.ends and holding.ends < today()):
        return refused(_("Vai trò này đã kết thúc."))
    if user.is_active and holding.user_id == user.pk:
        return ALLOWED
    if holds(user, Role.ADMINISTRATOR, province=holding.unit.province_id):
        return ALLOWED
    return refused(_("Người giữ vai trò hoặc quản trị hệ thống của tỉnh mới cử người thay mặt được."))


def lendable_holdings(user: User) -> QuerySet[Holding]:
    """Twin of `may_lend`."""
    mine = Q(user=user.pk) if user.is_active else Q(pk__in=[])
    theirs = Q(unit__province__in=provinces_of(user, Role.ADMINISTRATOR))
    return Holding.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today()), mine | theirs, void=False, user__is_active=True
    )


def visible_stand_ins(user: User) -> QuerySet[StandIn]:
    """Stand-ins the user gave or takes, and those of the provinces where they read all."""
    if not user.is_active:
        return StandIn.objects.none()
    provinces = provinces_of(user, *READERS)
    return StandIn.objects.filter(
        Q(holding__user=user.pk) | Q(substitute=user.pk) | Q(holding__unit__province__in=provinces)
    )


def may_see_stand_in(user: User, row: StandIn) -> Verdict:
    """Verdict of `visible_stand_ins`."""
    own = user.is_active and user.pk in (row.holding.user_id, row.substitute_id)
    if own or holds(user, *READERS, province=row.holding.unit.province_id):
        return ALLOWED
    return refused(_("Việc cử người thay mặt này ngoài phạm vi của anh/chị."))


def may_cancel_stand_in(user: User, row: StandIn) -> Verdict:
    """Cancel a stand-in that is not over: whoever could name it."""
    if row.void or row.ends < today():
        return refused(_("Thời gian thay mặt đã hết."))
    own = user.is_active and row.holding.user_id == user.pk
    if own or holds(user, Role.ADMINISTRATOR, province=row.holding.unit.province_id):
        return ALLOWED
    return refused(_("Người đã cử hoặc quản trị hệ thống của tỉnh mới hủy được."))


def cancellable_stand_ins(user: User) -> QuerySet[StandIn]:
    """Twin of `may_cancel_stand_in`."""
    mine = Q(holding__user=user.pk) if user.is_active else Q(pk__in=[])
    theirs = Q(holding__unit__province__in=provinces_of(user, Role.ADMINISTRATOR))
    return StandIn.objects.filter(mine | theirs, void=False, ends__gte=today())


# ── Preparing and approving ─────────────────────────────────────────────────
def approver_verdict(preparer: User, approver: User, unit: Unit) -> Verdict:
    """Whether ``approver`` may approve in ``unit`` what ``preparer`` prepared there.

    Two different people; one and the same only where the unit's setting allows it, and then the verdict carries the
    sentence that is shown beside the act.
    """
    if preparer.pk != approver.pk:
        return ALLOWED
    if unit.same_person_may_approve:
        return Verdict(True, _("Một người vừa lập vừa duyệt, theo thiết lập của đơn vị."))
    return refused(_("Người lập không tự duyệt; chuyển cho người khác trong đơn vị."))


pair("accounts.person.view", may_see_person, visible_people)
pair("accounts.person.manage", may_manage_person, manageable_people)
pair("accounts.person.let_in", may_let_in, people_to_let_in)
pair("accounts.person.stop", may_stop_person, stoppable_people)
pair("accounts.unit.view", may_see_unit, visible_units)
pair("accounts.unit.edit", may_edit_unit, editable_units)
pair("accounts.unit.add_person", may_add_person, units_for_new_people)
pair("accounts.holding.end", may_end_holding, endable_holdings)
pair("accounts.holding.lend", may_lend, lendable_holdings)
pair("accounts.stand_in.view", may_see_stand_in, visible_stand_ins)
pair("accounts.stand_in.cancel", may_cancel_stand_in, cancellable_stand_ins)
