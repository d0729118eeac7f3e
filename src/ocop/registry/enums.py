"""Kinds of producers and products, and what a producer's own people may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProducerKind(models.TextChoices):
    """Who may take part (26/2026/QĐ-TTg, Art. 2.3). The last five serve the tourism family only, but for unknown."""

    COOPERATIVE = "cooperative", _("Hợp tác xã")
    COOPERATIVE_GROUP = "cooperative_group", _("Tổ hợp tác")
    ENTERPRISE = "enterprise", _("Doanh nghiệp nhỏ và vừa")
    FARM = "farm", _("Trang trại")
    HOUSEHOLD = "household", _("Hộ có đăng ký kinh doanh")
    TOURISM_ASSOCIATION = "tourism_association", _("Hội, hiệp hội du lịch")
    TOURISM_UNION = "tourism_union", _("Liên hiệp, liên minh du lịch")
    TOURISM_CENTRE = "tourism_centre", _("Trung tâm điều hành du lịch")
    TOURISM_OTHER = "tourism_other", _("Tổ chức tương đương về du lịch")
    UNKNOWN = "unknown", _("Chưa rõ loại hình")


TOURISM_KINDS = frozenset(
    {
        ProducerKind.TOURISM_ASSOCIATION,
        ProducerKind.TOURISM_UNION,
        ProducerKind.TOURISM_CENTRE,
        ProducerKind.TOURISM_OTHER,
    }
)


class Family(models.TextChoices):
    """The six families of products; labels are the law's own names (a test compares them with the data)."""

    FOOD = "food", _("Thực phẩm")
    DRINKS = "drinks", _("Đồ uống")
    HERBAL = "herbal", _("Dược liệu và sản phẩm từ dược liệu")
    CRAFT = "craft", _("Hàng thủ công mỹ nghệ")
    ORNAMENTAL = "ornamental", _("Sinh vật cảnh")
    TOURISM = "tourism", _("Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch")


class Origin(models.TextChoices):
    """Where a row of the register came from."""

    REGISTERED = "registered", _("ghi tại cơ quan")
    PUBLIC_SOURCE = "public_source", _("theo nguồn công khai")
    SAMPLE = "sample", _("minh họa")


class MemberScope(models.TextChoices):
    """What a producer's authorised person may do."""

    MANAGE = "manage", _("Sửa thông tin, lập và nộp hồ sơ")
    VIEW = "view", _("Chỉ xem")
