"""A paper that moves through states."""

import uuid

from django.db import models


class State(models.TextChoices):
    """Where a paper stands."""

    DRAFT = "draft", "bản thảo"
    FILED = "filed", "đã nộp"
    RETURNED = "returned", "trả lại"
    DECIDED = "decided", "đã quyết định"
    ANNULLED = "annulled", "đã hủy"


class Paper(models.Model):
    """One paper; ``owner`` is the name of the person who may file it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    owner = models.CharField(max_length=20)
    pages = models.IntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
