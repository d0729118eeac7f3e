"""Pictures of a product: drawn anew without metadata, captioned, removed again."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation.access import Refused, require
from ocop.foundation.files.actions import remove, store
from ocop.foundation.files.enums import IMAGES
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.refusal import UploadRefused
from ocop.foundation.text import clean
from ocop.registry.access import may_tell_product
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked
from ocop.registry.models import Product, ProductPhoto

MOST_PHOTOS = 8  # of one product: a page a weak phone can still open
LARGEST_PHOTO = 12 << 20  # bytes


def add_photo(*, actor: User, product: Product, upload: UploadedFile | bytes, name: str, caption: str) -> ProductPhoto:
    """Keep a picture of a product; ``caption`` says what is to be seen, also to those who cannot see it.

    Raises Refused out of reach or beyond `MOST_PHOTOS`, ValidationError for a missing caption or a file that is no
    sound picture. The same picture sent twice is kept once. Undone by `remove_photo`.
    """
    require(may_tell_product(actor, product))
    caption = clean(caption)
    if not caption:
        raise ValidationError({"caption": _("Ghi ảnh chụp gì, cho cả người không nhìn được ảnh.")})
    try:
        stored = store(
            upload,
            name=name,
            owner=product.subject,
            allowed=IMAGES,
            max_bytes=LARGEST_PHOTO,
            province=product.province.code,
        )
    except UploadRefused as refusal:
        raise ValidationError({"picture": str(refusal)}) from refusal
    try:
        return _keep(actor, product, stored, caption)
    except (Refused, ValidationError):
        remove(stored)
        raise


@transaction.atomic
def _keep(actor: User, product: Product, stored: StoredFile, caption: str) -> ProductPhoto:
    row = locked(product)
    require(may_tell_product(actor, row))
    photos = list(row.photos.select_related("file").order_by("position", "pk"))
    same = next((photo for photo in photos if photo.file.sha256 == stored.sha256), None)
    if same is not None:
        transaction.on_commit(lambda: remove(stored))
        return same
    if len(photos) >= MOST_PHOTOS:
        raise Refused(_("Một sản phẩm có nhiều nhất %(most)s ảnh; bỏ bớt một ảnh trước.") % {"most": MOST_PHOTOS})
    photo = ProductPhoto(product=row, file=stored, caption=caption, position=photos[-1].position + 1 if photos else 0)
    photo.full_clean()
    photo.save()
    note("photo_added", row, actor=actor, photo=str(photo.public_id), sha256=stored.sha256)
    return photo


@transaction.atomic
def remove_photo(*, actor: User, photo: ProductPhoto) -> Product:
    """Take a picture away; its bytes go too. Raises Refused out of reach. Undone by adding it again."""
    row = locked(photo.product)
    require(may_tell_product(actor, row))
    found = ProductPhoto.objects.select_related("file").filter(pk=photo.pk).first()
    if found is None:
        return row
    note("photo_removed", row, actor=actor, photo=str(found.public_id), sha256=found.file.sha256)
    stored = found.file
    found.delete()
    remove(stored)
    return row
