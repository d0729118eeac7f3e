"""People, organisations and the roles people hold in them. Only ``accounts.actions`` writes these rows."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ocop.accounts.enums import Paper, Role, SlipKind, UnitKind
from ocop.foundation.text import fold, sort_key
from ocop.territory.models import Commune, Province

ENDS_BEFORE_START = _("Ngày kết thúc không được trước ngày bắt đầu.")


class User(AbstractBaseUser):
    """A person with an account. Signs in by user name, phone or e-mail; only the user name must exist.

    ``username``, ``phone`` and ``email`` are stored in the one spelling of ``accounts.identifiers``. ``home`` is the
    unit that looks after the account (prints its slips); a producer's people have their commune's. ``erased``: all
    personal data are gone, only the id remains.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    phone = models.CharField(_("điện thoại"), max_length=20, null=True, blank=True, unique=True)
    email = models.EmailField(_("thư điện tử"), null=True, blank=True, unique=True)
    home = models.ForeignKey(
        "Unit",
        verbose_name=_("đơn vị quản lý"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )
    folded = models.CharField(max_length=200, editable=False, default="", db_index=True)
    sort_key = models.CharField(max_length=300, editable=False, default="")
    is_active = models.BooleanField(_("đang dùng"), default=True)
    erased = models.BooleanField(_("đã xóa dữ liệu"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = BaseUserManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args, **kwargs) -> None:
        """Keep the columns for searching and ordering in step with the name."""
        self.folded = fold(f"{self.full_name} {self.username}")[:200]
        self.sort_key = sort_key(self.full_name)[:300]
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username


class Unit(models.Model):
    """An organisation in one province: an office, a department, a commune's People's Committee, a council.

    ``code`` is its key in ``data/accounts/units``, empty for units made by hand.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="units")
    kind = models.CharField(_("loại"), max_length=20, choices=UnitKind.choices)
    code = models.CharField(max_length=40, blank=True, default="", editable=False)
    name = models.CharField(_("tên"), max_length=160)
    folded = models.CharField(max_length=200, editable=False, default="", db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, default="")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    same_person_may_approve = models.BooleanField(
        _("cho một người vừa lập vừa duyệt"),
        default=False,
        help_text=_("Chỉ bật ở đơn vị quá ít người; mỗi lần dùng đều hiện rõ."),
    )

    class Meta:
        ordering = ["province__code", "kind", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["province", "kind", "name"], name="unit_name_once"),
            models.UniqueConstraint(fields=["province", "code"], condition=~Q(code=""), name="unit_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def set_keys(self) -> None:
        """Derive the columns for searching and ordering from the name."""
        self.folded = fold(self.name)[:200]
        self.sort_key = sort_key(self.name)[:400]

    def save(self, *args, **kwargs) -> None:
        self.set_keys()
        super().save(*args, **kwargs)


class Holding(models.Model):
    """A person holds a role in a unit on every day of ``[starts, ends]`` (``ends`` empty = open).

    ``void``: taken back before its first day was over, it counts on no day; see ``actions.end_holding``.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(_("vai trò"), max_length=24, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="holdings")
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)
    void = models.BooleanField(_("đã thu lại"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "starts"], condition=Q(void=False), name="holding_once"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="holding_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit}"


class StandIn(models.Model):
    """``substitute`` acts for ``holding`` ("thay mặt") on every day of ``[starts, ends]``; each act then says so.

    ``void``: cancelled before its first day was over, it counts on no day; see ``actions.cancel_stand_in``.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="stand_ins")
    substitute = models.ForeignKey(User, on_delete=models.PROTECT, related_name="stands_in")
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến hết ngày"))
    reason = models.CharField(_("lý do"), max_length=300)
    void = models.BooleanField(_("đã hủy"), default=False)

    class Meta:
        ordering = ["-starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="stand_in_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            )
        ]


class Slip(models.Model):
    """A printed one-time code with which a person chooses a password. Only its keyed hash is kept.

    Usable until the end of ``last_day``, once, and only while no newer slip of the person replaced it
    (``cancelled_at``). A reset at the counter also keeps which ``paper`` was checked; the digits read from it are a
    sealed value whose reference is ``digits``.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips")
    kind = models.CharField(_("loại"), max_length=12, choices=SlipKind.choices)
    code_hash = models.CharField(max_length=64, editable=False)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()
    last_day = models.DateField(_("dùng đến hết ngày"))
    used_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    paper = models.CharField(_("giấy tờ đã đối chiếu"), max_length=16, choices=Paper.choices, blank=True, default="")
    digits = models.JSONField(null=True, blank=True)
    removes_second_factor = models.BooleanField(default=False)

    class Meta:
        ordering = ["-issued_at", "-pk"]


class RolePolicy(models.Model):
    """From ``from_day`` on, whether holders of ``role`` in the province must have a second factor."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="role_policies")
    role = models.CharField(_("vai trò"), max_length=24, choices=Role.choices)
    second_factor_required = models.BooleanField(_("bắt buộc xác thực hai bước"))
    from_day = models.DateField(_("từ ngày"))

    class Meta:
        ordering = ["role", "-from_day"]
        constraints = [models.UniqueConstraint(fields=["province", "role", "from_day"], name="role_policy_once_a_day")]
