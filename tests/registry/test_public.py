"""What the public sees of the register, field by field."""

import uuid

import pytest

from ocop.registry import public
from ocop.registry.actions import add_photo, change_representative, retire
from ocop.registry.models import Product
from ocop.registry.representative import Representative
from tests import make
from tests.registry import make as ours

pytestmark = pytest.mark.django_db

CONTACT = {"address": "Thôn 1", "phone": "0912345678", "email": "a@vidu.vn", "website": "https://vidu.vn"}


def test_every_field_of_a_product_and_its_producer():
    commune = make.commune("Đây")
    holder = ours.producer("HTX Thử", commune=commune, registration_number="2801", **CONTACT)
    change_representative(
        actor=ours.office(), producer=holder, representative=Representative(full_name="Lê Mẫu", ethnicity="Mường")
    )
    row = ours.product("Mắm Thử", of=holder, specification="500 ml", season="Hè")
    photo = add_photo(actor=ours.office(), product=row, upload=ours.picture(), name="a.jpg", caption="Chai mắm")
    place = {
        "province": "Thanh Hóa",
        "commune_code": commune.code,
        "commune": "Xã Đây",
        "former_district": None,
        "locality": "",
        "text": "Xã Đây",
    }
    producer = {
        "schema": "registry.producer/1",
        "id": str(holder.public_id),
        "name": "HTX Thử",
        "kind": "cooperative",
        "kind_text": "Hợp tác xã",
        "place": place,
        "contact": None,
        "origin": "registered",
    }
    [found] = public.public_products()
    assert public.product_view(found) == {
        "schema": "registry.product/1",
        "id": str(row.public_id),
        "name": "Mắm Thử",
        "producer": producer,
        "place": place,
        "family": "food",
        "family_text": "Thực phẩm",
        "family_is_inferred": False,
        "law": "26/2026/QĐ-TTg",
        "set_number": 9,
        "set_name": "Tương, nước mắm, gia vị dạng lỏng khác",
        "specification": "500 ml",
        "season": "Hè",
        "story": "",
        "photos": [{"id": str(photo.public_id), "caption": "Chai mắm"}],
        "origin": "registered",
        "sources": [],
        "source_note": "",
    }
    holder.contact_is_public = True
    holder.save()
    [found] = public.public_products()
    assert public.product_view(found)["producer"] == producer | {"contact": CONTACT}
    assert public.public_photo(str(photo.public_id)) == photo.file
    assert public.public_photo(str(uuid.uuid4())) is None
    retire(actor=ours.office(), row=row, reason="ngừng")
    assert (list(public.public_products()), public.public_photo(str(photo.public_id))) == ([], None)


def test_the_projection_asks_no_more_for_three_rows(django_assert_num_queries):
    for count in (1, 3):
        while Product.objects.count() < count:
            ours.product()
        with django_assert_num_queries(2):
            assert len([public.product_view(row) for row in public.public_products()]) == count
