"""Contacts as those see them who need not call or write."""

from django import template

from ocop.accounts import identifiers

register = template.Library()
register.filter("masked_phone", identifiers.masked_phone)
register.filter("masked_email", identifiers.masked_email)
