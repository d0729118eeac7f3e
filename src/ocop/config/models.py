"""What this installation is: one row, written on first start."""

from django.db import models


class Installation(models.Model):
    """The single row about this database. ``demo`` is true while fictional data is loaded: every page says so."""

    demo = models.BooleanField(default=False)
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_installation")]


def is_demo() -> bool:
    """Whether demo data is loaded in this database (false before the first start)."""
    return Installation.objects.filter(demo=True).exists()
