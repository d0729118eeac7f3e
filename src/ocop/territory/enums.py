"""Kinds of places and of changes between them. Values are the words of the sources: files read as they stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommuneKind(models.TextChoices):
    """What a commune-level unit is called in law; towns (thị trấn) exist only before the rearrangement of 2025."""

    COMMUNE = "xã", _("xã")
    WARD = "phường", _("phường")
    TOWN = "thị trấn", _("thị trấn")
    SPECIAL_ZONE = "đặc khu", _("đặc khu")


class Relation(models.TextChoices):
    """How an old unit passed into a new one."""

    WHOLE = "nhập toàn bộ", _("nhập toàn bộ")
    PART = "nhập một phần", _("nhập một phần")
    PART_AREA = "nhập một phần diện tích", _("nhập một phần diện tích")
    KEPT = "giữ nguyên", _("giữ nguyên")
    RETYPED = "đổi loại hình", _("đổi loại hình")
