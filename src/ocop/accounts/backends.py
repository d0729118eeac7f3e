"""Signing in by user name, phone number or e-mail address: whichever the person remembers."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from ocop.accounts.identifiers import identifier
from ocop.accounts.models import User


class AnyIdentifierBackend(ModelBackend):
    """Finds the one account an identifier names. Unknown, stopped and wrong take equally long and answer alike."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_kwargs: Any
    ) -> User | None:
        """The person, or None; ``username`` holds whichever identifier was typed."""
        if not username or not password:
            return None
        column, value = identifier(username)
        user = User.objects.filter(**{column: value}).first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None
