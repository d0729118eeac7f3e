"""Kinds of units and the roles a person holds in one (a role is always held in a unit)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What an organisation is within the programme."""

    PROVINCE = "province", _("UBND tỉnh")
    OCOP_OFFICE = "ocop_office", _("Văn phòng OCOP tỉnh")
    DEPARTMENT = "department", _("Sở, ngành, đoàn thể")
    COUNCIL = "council", _("Hội đồng đánh giá")
    ADVISORY_TEAM = "advisory_team", _("Tổ tư vấn")
    COMMUNE = "commune", _("UBND cấp xã")


class Role(models.TextChoices):
    """What a person does in a unit. A producer's own people are no role here: see ``registry``."""

    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")
    OFFICE_STAFF = "office_staff", _("Chuyên viên Văn phòng OCOP")
    OFFICE_HEAD = "office_head", _("Lãnh đạo Văn phòng OCOP")
    PROVINCE_CHAIR = "province_chair", _("Lãnh đạo UBND tỉnh")
    DEPARTMENT_STAFF = "department_staff", _("Cán bộ sở, ngành, đoàn thể")
    COMMUNE_OFFICER = "commune_officer", _("Cán bộ xã")
    COMMUNE_CHAIR = "commune_chair", _("Lãnh đạo UBND xã")
    ADVISER = "adviser", _("Thành viên Tổ tư vấn")
    COUNCIL_SECRETARY = "council_secretary", _("Thư ký Hội đồng")
    COUNCIL_MEMBER = "council_member", _("Thành viên Hội đồng")
    COUNCIL_CHAIR = "council_chair", _("Chủ tịch Hội đồng")
    INSPECTOR = "inspector", _("Cán bộ kiểm tra")
    FINANCE = "finance", _("Cán bộ tài chính")
    AUDITOR = "auditor", _("Kiểm toán, thanh tra")


# In which kinds of units a role can be held; the first is the usual one.
KINDS_OF_ROLE: dict[Role, tuple[UnitKind, ...]] = {
    Role.ADMINISTRATOR: (UnitKind.OCOP_OFFICE, UnitKind.PROVINCE, UnitKind.DEPARTMENT),
    Role.OFFICE_STAFF: (UnitKind.OCOP_OFFICE,),
    Role.OFFICE_HEAD: (UnitKind.OCOP_OFFICE,),
    Role.PROVINCE_CHAIR: (UnitKind.PROVINCE,),
    Role.DEPARTMENT_STAFF: (UnitKind.DEPARTMENT,),
    Role.COMMUNE_OFFICER: (UnitKind.COMMUNE,),
    Role.COMMUNE_CHAIR: (UnitKind.COMMUNE,),
    Role.ADVISER: (UnitKind.ADVISORY_TEAM,),
    Role.COUNCIL_SECRETARY: (UnitKind.COUNCIL,),
    Role.COUNCIL_MEMBER: (UnitKind.COUNCIL,),
    Role.COUNCIL_CHAIR: (UnitKind.COUNCIL,),
    Role.INSPECTOR: (UnitKind.OCOP_OFFICE, UnitKind.DEPARTMENT),
    Role.FINANCE: (UnitKind.OCOP_OFFICE, UnitKind.DEPARTMENT, UnitKind.PROVINCE),
    Role.AUDITOR: (UnitKind.PROVINCE, UnitKind.DEPARTMENT, UnitKind.OCOP_OFFICE),
}


class SlipKind(models.TextChoices):
    """Why a one-time code was printed."""

    ACTIVATION = "activation", _("kích hoạt tài khoản")
    RESET = "reset", _("đặt lại mật khẩu tại quầy")


class Paper(models.TextChoices):
    """The paper by which a person proved who they are at the counter."""

    IDENTITY_CARD = "identity_card", _("Căn cước hoặc căn cước công dân")
    PASSPORT = "passport", _("Hộ chiếu")
    DIGITAL = "digital", _("Căn cước điện tử (VNeID mức 2)")
    OFFICIAL_CARD = "official_card", _("Thẻ công chức, viên chức")
