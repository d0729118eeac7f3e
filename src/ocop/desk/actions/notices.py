"""Telling people. Rows are written with the act they tell of: undone with it, seen and sent only after it."""

from django.conf import settings
from django.db import transaction

from ocop.accounts.models import User
from ocop.desk.models import Notice, Outgoing
from ocop.foundation.calendar import now
from ocop.foundation.text import clean

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


@transaction.atomic
def notify(user: User, text: str, url: str = "", *, kind: str = "info", mail_key: str = "") -> Notice:
    """Put one sentence on a person's page of notices.

    ``url`` is a path of this site. With ``mail_key`` (unique for the event, such as ``decision:<uuid>:<user>``) it goes
    by mail too, once, where the person has an address and the installation a mail server.
    """
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError("a notice leads to a path of this site")
    notice = Notice.objects.create(user=user, kind=kind, text=clean(text, 500), url=url, created_at=now())
    if mail_key and user.email and settings.EMAIL_BACKEND != NO_MAIL:
        body = f"{notice.text}\n\n{settings.PUBLIC_URL}{url}" if url else notice.text
        Outgoing.objects.get_or_create(
            key=mail_key,
            defaults={"to": user.email, "subject": notice.text[:200], "body": body, "created_at": now()},
        )
    return notice


@transaction.atomic
def mark_read(*, actor: User, notice: Notice | None = None) -> int:
    """Mark one of the actor's notices as read, or all of them; returns how many were unread."""
    mine = Notice.objects.filter(user=actor, read_at__isnull=True)
    if notice is not None:
        mine = mine.filter(pk=notice.pk)
    return mine.update(read_at=now())
