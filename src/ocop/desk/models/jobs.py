"""Long jobs and the times at which jobs fall due."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.desk.enums import JobState
from ocop.foundation.files.models import StoredFile


class Job(models.Model):
    """One long piece of work, a function of this row. Its only writer is ``desk.jobs``.

    Whoever runs it holds a lease (``lease_until``, proved by ``token``) and renews it with each step; an expired lease
    lets another worker take over. ``params`` holds ids and plain choices, never personal data.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("việc"), max_length=60)
    state = models.CharField(_("trạng thái"), max_length=10, choices=JobState.choices, default=JobState.WAITING)
    params = models.JSONField(default=dict)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs"
    )
    unique_key = models.CharField(max_length=160, null=True, blank=True, unique=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(_("đang làm"), max_length=300, blank=True, default="")
    result = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    run_after = models.DateTimeField()
    error = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(_("lúc"))
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "run_after"], name="job_open")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=JobState.RUNNING) | models.Q(lease_until__isnull=False, token__isnull=False),
                name="job_running_with_lease",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def progress(self) -> int:
        """How far it is, 0 to 100."""
        if self.state == JobState.DONE:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0


class DueJob(models.Model):
    """A job that falls due at a time; taken once, however many clocks tick."""

    kind = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    params = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "due_at"], name="due_job_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at.isoformat()}"
