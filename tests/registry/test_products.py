"""Registering, changing, telling and linking products; their pictures."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from ocop.foundation.access import Refused
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.queries import open_file
from ocop.foundation.ledger import entries_about
from ocop.registry.actions import (
    add_photo,
    change_product,
    link,
    register_product,
    remove_photo,
    tell_story,
    unlink,
)
from ocop.registry.actions.photos import MOST_PHOTOS
from ocop.registry.actions.writing import Stale
from ocop.registry.enums import Family, MemberScope
from ocop.registry.facts import ProductFacts
from ocop.registry.laws import family_of_set, law_in_use, sets_by_family
from ocop.registry.models import Producer, Product
from tests import make
from tests.registry import make as ours

pytestmark = pytest.mark.django_db


def test_every_set_of_the_law_belongs_to_one_of_our_families():
    law = law_in_use()
    numbers = [number for _family, sets in sets_by_family(law) for number, _name in sets]
    assert numbers == list(range(1, 27))
    assert {family_of_set(law, number) for number in numbers} == set(Family)
    assert (family_of_set(law, 99), family_of_set("0/QĐ", 1), sets_by_family("0/QĐ")) == (None, None, [])


def test_a_set_brings_its_law_and_family():
    row = ours.product("Mắm", set_number=9, family=Family.CRAFT, specification="500 ml")
    assert (row.law, row.set_number, row.family, row.family_is_inferred) == (law_in_use(), 9, "food", False)
    assert (row.origin, row.province, row.commune) == ("registered", row.producer.province, row.producer.commune)
    opened = change_product(
        actor=ours.office(), product=row, facts=ProductFacts(name="Mắm", family=Family.DRINKS), revision=1
    )
    assert (opened.law, opened.set_number, opened.family, opened.revision) == ("", None, "drinks", 2)
    with pytest.raises(ValidationError, match="không có trong"):
        ours.product(set_number=40)


def test_a_second_click_finds_what_the_first_one_made():
    holder, actor, token = ours.producer(), ours.office(), uuid.uuid4()
    given = {"actor": actor, "facts": ProductFacts(name="Mắm", set_number=9), "token": token}
    first = register_product(producer=holder, **given)
    assert register_product(producer=holder, **given) == first
    assert Product.objects.count() == 1
    with pytest.raises(Refused, match="gửi từ nơi khác"):
        register_product(producer=ours.producer(), **given)


def test_a_product_is_made_in_its_province():
    holder = ours.producer()
    with pytest.raises(ValidationError, match="trong tỉnh"):
        ours.product(of=holder, commune=make.commune("Xa", province_code="40"))
    there = make.commune("Kia")
    assert ours.product(of=holder, commune=there).commune == there


def test_producers_people_tell_the_story_but_do_not_change_facts():
    row = ours.product()
    manager, viewer = ours.member(row.producer), ours.member(row.producer, MemberScope.VIEW)
    assert (
        tell_story(actor=manager, product=row, story="Làng\u200b cũ.\r\n\r\n\r\n\r\nBến mới.").story
        == "Làng cũ.\n\nBến mới."
    )
    with pytest.raises(Stale):
        tell_story(actor=manager, product=row, story="Khác", revision=1)
    for act in (
        lambda: tell_story(actor=viewer, product=row, story="Khác"),
        lambda: change_product(actor=manager, product=row, facts=ProductFacts(name="Khác", set_number=9)),
        lambda: tell_story(actor=ours.member(ours.producer()), product=row, story="Khác"),
    ):
        with pytest.raises(Refused):
            act()
    with pytest.raises(ValidationError, match="5000"):
        tell_story(actor=manager, product=row, story="x" * 5001)
    [_made, told] = entries_about(row.subject)
    assert (told.action, "Làng" in told.content_json) == ("registry.story_told", False)


def test_pictures_are_drawn_anew_and_kept_once():
    row = ours.product()
    manager = ours.member(row.producer)
    send = {"actor": manager, "product": row, "name": "anh.jpg"}
    photo = add_photo(upload=ours.picture(), caption="Chai nước mắm", **send)
    assert add_photo(upload=ours.picture(), caption="Lần nữa", **send) == photo
    with open_file(photo.file) as kept:
        assert b"BI-MAT" not in kept.read()
    assert (row.photos.count(), photo.file.province) == (1, "38")
    for upload, caption, field in (
        (ours.picture("red"), " ", "caption"),
        (b"%PDF-1.4", "Giấy", "picture"),
        (b"", "Rỗng", "picture"),
    ):
        with pytest.raises(ValidationError) as caught:
            add_photo(upload=upload, caption=caption, **send)
        assert set(caught.value.message_dict) == {field}
    with pytest.raises(Refused):
        add_photo(actor=make.person(), product=row, upload=ours.picture(), name="a.jpg", caption="x")


def test_there_is_a_most_and_a_picture_can_be_removed(django_capture_on_commit_callbacks):
    row, actor = ours.product(), ours.office()
    send = {"actor": actor, "product": row, "name": "anh.jpg", "caption": "Ảnh"}
    photos = [add_photo(upload=ours.picture(size=(10 + n, 10)), **send) for n in range(MOST_PHOTOS)]
    assert [photo.position for photo in photos] == list(range(MOST_PHOTOS))
    with pytest.raises(Refused, match="nhiều nhất 8 ảnh"):
        add_photo(upload=ours.picture("red"), **send)
    with pytest.raises(Refused):
        remove_photo(actor=make.person(), photo=photos[0])
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(actor=actor, photo=photos[0])
        remove_photo(actor=actor, photo=photos[0])
    assert (row.photos.count(), StoredFile.objects.count()) == (MOST_PHOTOS - 1, MOST_PHOTOS - 1)
    add_photo(upload=ours.picture("red"), **send)


def test_a_product_of_a_public_source_finds_and_loses_its_producer():
    holder, actor = ours.producer(), ours.office()
    row = Product.objects.create(province=holder.province, name="Mật ong", origin="public_source", family="food")
    linked = link(actor=actor, product=row, producer=holder)
    assert (linked.producer, linked.commune, linked.revision) == (holder, holder.commune, 2)
    assert link(actor=actor, product=row, producer=holder).revision == 2
    assert unlink(actor=actor, product=row).producer is None
    assert unlink(actor=actor, product=row).revision == 3
    actions = [entry.action.removeprefix("registry.") for entry in entries_about(row.subject)]
    assert actions == ["product_linked", "product_unlinked"]
    for producer in (
        ours.producer(commune=make.commune("Xa", province_code="40")),
        ours.producer(kind="tourism_centre"),
    ):
        with pytest.raises(Refused):
            link(actor=actor, product=row, producer=producer)
    with pytest.raises(Refused, match="Văn phòng OCOP"):
        link(actor=ours.officer(holder.commune), product=row, producer=holder)
    sample = ours.producer()
    Producer.objects.filter(pk=sample.pk).update(origin="sample")
    with pytest.raises(Refused, match="minh họa"):
        link(actor=actor, product=row, producer=Producer.objects.get(pk=sample.pk))
    assert ours.product(of=sample).origin == "sample"
    with pytest.raises(Refused, match="luôn có chủ thể"):
        unlink(actor=actor, product=ours.product())
