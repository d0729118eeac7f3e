"""Who may see recognitions, who may write them down, who may take an import back."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds, provinces_of
from ocop.foundation.access import ALLOWED, Verdict, pair, refused
from ocop.registry.access import may_see_product, visible_products
from ocop.registry.models import Product
from ocop.standing.models import ImportBatch, Recognition
from ocop.territory.models import Province

KEEPERS = (Role.OFFICE_STAFF, Role.OFFICE_HEAD, Role.PROVINCE_CHAIR)
HEADS = (Role.OFFICE_HEAD,)


def visible_recognitions(user: User) -> QuerySet[Recognition]:
    """Recognitions of the products a person may read."""
    return Recognition.objects.filter(product__in=visible_products(user))


def may_see_recognition(user: User, row: Recognition) -> Verdict:
    """Verdict of `visible_recognitions`."""
    return may_see_product(user, row.product)


def keepable_products(user: User) -> QuerySet[Product]:
    """Products whose recognitions the person may write down, as the authority of their province decided."""
    return Product.objects.filter(province__in=provinces_of(user, *KEEPERS), retired_on__isnull=True)


def may_keep(user: User, product: Product) -> Verdict:
    """Verdict of `keepable_products`."""
    if not holds(user, *KEEPERS, province=product.province_id):
        return refused(_("Công nhận do Văn phòng OCOP và lãnh đạo UBND tỉnh ghi."))
    return refused(_("Sản phẩm đã rút khỏi sổ.")) if product.is_retired else ALLOWED


def importable_provinces(user: User) -> QuerySet[Province]:
    """Provinces into which the person may import public facts."""
    return Province.objects.filter(pk__in=provinces_of(user, *HEADS))


def may_import(user: User, province: Province) -> Verdict:
    """Verdict of `importable_provinces`."""
    if holds(user, *HEADS, province=province.pk):
        return ALLOWED
    return refused(_("Dữ liệu công khai do lãnh đạo Văn phòng OCOP tỉnh nhập."))


def visible_batches(user: User) -> QuerySet[ImportBatch]:
    """Imports into the provinces of the person's office."""
    return ImportBatch.objects.filter(province__in=provinces_of(user, *KEEPERS, Role.AUDITOR))


def may_see_batch(user: User, row: ImportBatch) -> Verdict:
    """Verdict of `visible_batches`."""
    if holds(user, *KEEPERS, Role.AUDITOR, province=row.province_id):
        return ALLOWED
    return refused(_("Lần nhập này thuộc tỉnh khác."))


def undoable_batches(user: User) -> QuerySet[ImportBatch]:
    """Imports the person may take back."""
    return ImportBatch.objects.filter(province__in=provinces_of(user, *HEADS), undone_at__isnull=True)


def may_undo(user: User, row: ImportBatch) -> Verdict:
    """Verdict of `undoable_batches`."""
    if not holds(user, *HEADS, province=row.province_id):
        return refused(_("Lần nhập do lãnh đạo Văn phòng OCOP tỉnh hoàn tác."))
    return refused(_("Lần nhập này đã được hoàn tác.")) if row.undone_at else ALLOWED


pair("standing.recognition.view", may_see_recognition, visible_recognitions)
pair("standing.product.keep", may_keep, keepable_products)
pair("standing.import.start", may_import, importable_provinces)
pair("standing.import.view", may_see_batch, visible_batches)
pair("standing.import.undo", may_undo, undoable_batches)
