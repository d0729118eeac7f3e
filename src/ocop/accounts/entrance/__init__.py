"""The way in: how allauth's sign-in, second factor and outside sign-in behave and speak here."""
