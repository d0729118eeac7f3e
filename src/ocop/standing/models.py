"""What is recognised, and what happened to it. Written by ``standing.actions`` only; holds no procedure.

The facts are `Recognition` and its append-only events. The spans are worked out from them by ``standing.life`` on every
write, so that lists can ask for any day; they can be thrown away and built again.
"""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.registry.models import Product
from ocop.standing.enums import IN_FORCE, Basis, Kind, Status
from ocop.territory.models import Province


class ImportBatch(models.Model):
    """One import of public facts; undone as a whole. ``sha256`` is that of the file it read."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("tệp nguồn"), max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người nhập"))
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undone_reason = models.CharField(_("lý do hoàn tác"), max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.source} ({self.at:%d/%m/%Y})"


class Recognition(models.Model):
    """One decision on one product. ``first_day`` and ``last_day`` (of its months) are empty where no day is known.

    ``issuer`` keeps the name the authority had that day. ``snapshot_sha256`` is the hash of the frozen dossier the
    decision rests on. An imported recognition has a ``batch``; ``line_key`` finds its line again.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="recognitions")
    basis = models.CharField(_("căn cứ"), max_length=16, choices=Basis.choices)
    stars = models.PositiveSmallIntegerField(
        _("hạng sao"), null=True, blank=True, validators=[MinValueValidator(3), MaxValueValidator(5)]
    )
    law = models.CharField(_("đánh giá theo"), max_length=40, blank=True)
    decision_number = models.CharField(_("số quyết định"), max_length=60, blank=True)
    decision_date = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decision_as_printed = models.CharField(_("quyết định hoặc đợt, như nguồn ghi"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("năm, như nguồn ghi"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan cấp"), max_length=160, blank=True)
    first_day = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    last_day = models.DateField(_("ngày cuối còn hiệu lực"), null=True, blank=True)
    sources = models.JSONField(_("nguồn"), default=list, blank=True)
    source_note = models.CharField(_("ghi chú của nguồn"), max_length=500, blank=True)
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="recognitions")
    line_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__isnull=True) | Q(stars__range=(3, 5)),
                name="recognition_stars",
                violation_error_message=_("Chỉ công nhận từ 3 đến 5 sao."),
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(last_day__gt=models.F("first_day")),
                name="recognition_days",
                violation_error_message=_("Ngày đầu và ngày cuối có cùng nhau, ngày cuối sau ngày đầu."),
            ),
            models.CheckConstraint(
                condition=Q(basis=Basis.PUBLIC_SOURCE)
                | Q(stars__isnull=False, first_day__isnull=False, batch__isnull=True),
                name="recognition_own_is_complete",
                violation_error_message=_("Công nhận của hệ thống phải đủ hạng sao và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} · {self.stars or '?'} sao"

    @property
    def subject(self) -> str:
        """How the ledger names this row."""
        return f"standing.recognition:{self.public_id}"

    @property
    def is_from_public_source(self) -> bool:
        """Whether only a public source stands behind it: then there is no paper, code or QR of ours."""
        return self.basis == Basis.PUBLIC_SOURCE


class RecognitionEvent(models.Model):
    """Something that happened to a recognition; never changed, never removed (triggers refuse it).

    ``until`` belongs to an extension, ``successor`` to a renewal or upgrade, ``field``, ``old`` and ``new`` to a
    correction. ``reason`` refers to a sealed value, as a reason may name people. ``by`` empty = the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("việc"), max_length=24, choices=Kind.choices)
    effective = models.DateField(_("có hiệu lực từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    successor = models.ForeignKey(Recognition, on_delete=models.PROTECT, null=True, blank=True, related_name="follows")
    field = models.CharField(max_length=40, blank=True)
    old = models.CharField(max_length=300, blank=True)
    new = models.CharField(max_length=300, blank=True)
    reason = models.JSONField(default=dict)
    decision = models.CharField(_("văn bản"), max_length=160, blank=True)
    at = models.DateTimeField(_("ghi lúc"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "standing_event"
        ordering = ["effective", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.EXTENDED, until__isnull=False) | (~Q(kind=Kind.EXTENDED) & Q(until__isnull=True)),
                name="event_until_of_extension",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[Kind.RENEWED, Kind.UPGRADED], successor__isnull=False)
                | (~Q(kind__in=[Kind.RENEWED, Kind.UPGRADED]) & Q(successor__isnull=True)),
                name="event_successor_of_succession",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.effective:%d/%m/%Y}"


class Span(models.Model):
    """A status on every day of ``[first_day, last_day]``; the ends of the calendar stand for "ever"."""

    status = models.CharField(_("tình trạng"), max_length=16, choices=Status.choices)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        abstract = True

    @property
    def is_in_force(self) -> bool:
        """Whether the stars may be used."""
        return self.status in IN_FORCE


class RecognitionSpan(Span):
    """What one recognition is, day by day: each day lies in exactly one span."""

    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="spans")

    class Meta:
        ordering = ["recognition", "first_day"]
        constraints = [models.UniqueConstraint(fields=["recognition", "first_day"], name="recognition_span_once")]
        indexes = [models.Index(fields=["first_day", "last_day", "status"], name="recognition_span_day")]


class ProductSpan(Span):
    """What a product is, day by day. ``recognition`` is the one that decides: in force, else the last known."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="standings")
    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, null=True, related_name="decides")

    class Meta:
        ordering = ["product", "first_day"]
        constraints = [models.UniqueConstraint(fields=["product", "first_day"], name="product_span_once")]
        indexes = [models.Index(fields=["first_day", "last_day", "status"], name="product_span_day")]
