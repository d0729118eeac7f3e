"""Notices: written with the act, undone with it, seen by their person alone."""

import pytest
from django.db import transaction

from ocop.desk.access import visible_notices
from ocop.desk.actions import mark_read, notify
from ocop.desk.models import Notice, Outgoing
from ocop.desk.queries import unread_count


def test_a_notice_is_undone_with_its_act(person):
    reader = person("an")
    with pytest.raises(RuntimeError), transaction.atomic():
        notify(reader, "Hồ sơ đã nhận.", mail_key="received:1")
        raise RuntimeError
    assert (Notice.objects.count(), Outgoing.objects.count()) == (0, 0)


def test_reading_marks_own_notices_only(person):
    reader, other = person("an"), person("binh")
    first, _second, foreign = notify(reader, "Một."), notify(reader, "Hai."), notify(other, "Ba.")
    assert set(visible_notices(reader).values_list("text", flat=True)) == {"Một.", "Hai."}
    assert [mark_read(actor=reader, notice=foreign), mark_read(actor=reader, notice=first)] == [0, 1]
    assert (unread_count(reader), unread_count(other)) == (1, 1)
    assert (mark_read(actor=reader), mark_read(actor=reader)) == (1, 0)


@pytest.mark.parametrize("url", ["https://evil.vn/", "//evil.vn", "javascript:alert(1)"])
def test_a_notice_never_leads_out_of_the_site(person, url):
    with pytest.raises(ValueError, match="path of this site"):
        notify(person("an"), "Xem.", url)


def test_mail_goes_only_to_those_with_an_address(person):
    reader = person("an")
    reader.email = None
    reader.save()
    notify(reader, "Xem.", mail_key="x")
    assert Outgoing.objects.count() == 0
