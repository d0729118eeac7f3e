"""Who makes what: producers, their authorised people, products and pictures. Written by ``registry.actions`` only.

Personal data of a producer's representative lie in sealed values, never in these rows (LAW: Law 91/2025/QH15).
"""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.foundation.files.models import StoredFile
from ocop.foundation.text import fold, sort_key
from ocop.registry.enums import Family, MemberScope, Origin, ProducerKind
from ocop.territory.models import Commune, FormerDistrict, Province


def validate_name(text: str) -> None:
    """A name has at least one letter or digit; signs alone could not be found again."""
    if not fold(text):
        raise ValidationError(_("Tên cần ít nhất một chữ cái hoặc chữ số."))


class Named(models.Model):
    """A row people search by name: the name, how it is searched, how it is ordered, and how often it was changed.

    ``retired_on`` hides a row from the lists in use and from the public; the reason stands beside it, and restoring
    empties both. ``request_token`` names the form that made the row: a second click finds it instead of doubling it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("tên"), max_length=200, validators=[validate_name])
    folded = models.CharField(max_length=240, editable=False, db_index=True)
    sort_key = models.CharField(max_length=500, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    origin = models.CharField(_("nguồn gốc"), max_length=16, choices=Origin.choices, default=Origin.REGISTERED)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("xã, phường"))
    former_district = models.ForeignKey(
        FormerDistrict, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("huyện cũ")
    )
    locality = models.CharField(_("nơi, như giấy tờ ghi"), max_length=200, blank=True)
    retired_on = models.DateField(_("rút khỏi sổ từ ngày"), null=True, blank=True)
    retired_reason = models.CharField(_("lý do rút khỏi sổ"), max_length=300, blank=True)
    request_token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_sample(self) -> bool:
        """Whether the row is fictional and must say so."""
        return self.origin == Origin.SAMPLE

    @property
    def is_from_public_source(self) -> bool:
        """Whether only a public source, no authority, stands behind the row."""
        return self.origin == Origin.PUBLIC_SOURCE

    @property
    def is_retired(self) -> bool:
        """Whether the row was taken out of use."""
        return self.retired_on is not None

    @property
    def subject(self) -> str:
        """How the ledger and the sealed values name this row."""
        return f"registry.{self._meta.model_name}:{self.public_id}"

    @property
    def place(self) -> str:
        """The place as far as it is known: commune, else former district, else what the paper printed."""
        if self.commune:
            return self.commune.title
        return self.former_district.name if self.former_district else self.locality

    def save(self, *args, **kwargs) -> None:
        # A letter may fold into three, so a long name could outgrow its column.
        self.folded = fold(self.name)[:240]
        self.sort_key = sort_key(self.name)[:500]
        super().save(*args, **kwargs)


class Producer(Named):
    """A unit that takes part (chủ thể). ``contact_is_public`` is its own consent to show phone, e-mail and website.

    ``representative`` maps names such as ``ethnicity`` to references of sealed values (see `registry.representative`).
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="producers")
    kind = models.CharField(_("loại hình"), max_length=24, choices=ProducerKind.choices)
    kind_as_printed = models.CharField(_("loại hình, như nguồn ghi"), max_length=80, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    registration_number = models.CharField(_("số đăng ký kinh doanh"), max_length=40, blank=True)
    registered_on = models.DateField(_("ngày đăng ký"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    website = models.URLField(_("trang mạng"), blank=True)
    representative = models.JSONField(default=dict, editable=False)
    contact_is_public = models.BooleanField(_("cho đăng số liên hệ trên cổng công khai"), default=False)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "registration_number"],
                condition=~Q(registration_number=""),
                name="producer_registration_once",
                violation_error_message=_("Số đăng ký này đã có ở một chủ thể khác trong tỉnh."),
            )
        ]

    @property
    def kind_text(self) -> str:
        """The kind in words: as the public source prints it, where only that stands behind the row."""
        text = str(self.kind_as_printed or self.get_kind_display())
        return text[:1].upper() + text[1:]


class ProducerMember(models.Model):
    """A person who may act for a producer on every day of ``[starts, ends]`` (``ends`` empty = open).

    ``represents`` marks the legal representative: the sealed values of the producer are then this person's.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="producer_memberships")
    scope = models.CharField(_("phạm vi"), max_length=8, choices=MemberScope.choices)
    represents = models.BooleanField(_("là người đại diện theo pháp luật"), default=False)
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["producer", "user", "starts"], name="producer_member_once"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
                name="producer_member_ends_after_start",
                violation_error_message=_("Ngày kết thúc không được trước ngày bắt đầu."),
            ),
        ]

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the authorisation is in force on ``day``."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


class Product(Named):
    """One product. ``producer`` is empty where a public source names none ("chưa rõ chủ thể").

    ``set_number`` is the product set within ``law`` (1–26 in 26/2026/QĐ-TTg), both empty while unknown;
    ``family_is_inferred`` says that somebody guessed the family from the name and no authority confirmed it.
    ``sources`` are the addresses of the public pages that state the facts, ``source_note`` what they add or leave open.
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="products")
    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, null=True, blank=True, related_name="products")
    set_number = models.PositiveSmallIntegerField(
        _("bộ sản phẩm"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    law = models.CharField(_("luật của bộ sản phẩm"), max_length=40, blank=True)
    family = models.CharField(_("nhóm sản phẩm"), max_length=16, choices=Family.choices, blank=True)
    family_is_inferred = models.BooleanField(_("nhóm suy từ tên"), default=False)
    specification = models.CharField(_("quy cách"), max_length=300, blank=True)
    season = models.CharField(_("mùa vụ"), max_length=120, blank=True)
    story = models.TextField(
        _("câu chuyện sản phẩm"), max_length=5000, blank=True, validators=[MaxLengthValidator(5000)]
    )
    sources = models.JSONField(_("nguồn công khai"), default=list, editable=False)
    source_note = models.CharField(_("ghi chú của nguồn"), max_length=500, blank=True, editable=False)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(set_number__isnull=True, law="") | (Q(set_number__isnull=False) & ~Q(law="")),
                name="product_set_with_its_law",
                violation_error_message=_("Bộ sản phẩm phải đi kèm quyết định ban hành bộ ấy."),
            )
        ]


class ProductPhoto(models.Model):
    """A picture of a product, drawn anew without metadata; shown publicly with its caption."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("chú thích"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
