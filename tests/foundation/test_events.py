"""Events: handled inside the act, in a fixed order, and an error takes the act back."""

import pytest
from django.db import transaction

from ocop.foundation.events import handlers_of, publish
from tests.things import handlers
from tests.things.events import PaperFiled
from tests.things.models import Paper


@pytest.fixture(autouse=True)
def heard():
    handlers.HEARD.clear()
    return handlers.HEARD


@pytest.mark.django_db
def test_handlers_are_found_and_run_by_name(heard):
    publish(PaperFiled("an"))
    assert heard == ["a", "b"]
    assert [handler.__name__ for handler in handlers_of(PaperFiled)] == ["a_writes_a_copy", "b_refuses_a_bad_owner"]
    assert list(Paper.objects.values_list("owner", flat=True)) == ["copy of an"]


@pytest.mark.django_db
def test_an_error_takes_the_whole_act_back(heard):
    with pytest.raises(ValueError, match="bad owner"), transaction.atomic():
        Paper.objects.create(owner="bad")
        publish(PaperFiled("bad"))
    assert (heard, Paper.objects.count()) == (["a", "b"], 0)


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_an_act_is_refused(heard):
    with pytest.raises(RuntimeError, match="inside the transaction"):
        publish(PaperFiled("an"))
    assert heard == []
