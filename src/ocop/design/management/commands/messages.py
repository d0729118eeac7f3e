"""``manage messages``: bring the catalogues up to date with the code and compile them."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ocop.design.messages import catalogue
from ocop.design.messages.extract import Message, in_tree
from ocop.design.messages.libraries import LIBRARIES, is_vietnamese, texts_of
from ocop.paths import ROOT


class Command(BaseCommand):
    """Adds new texts (empty), drops gone ones, compiles; ends with 1 while a text has no translation."""

    help = "Gom câu chữ của mã nguồn vào danh mục dịch, bỏ câu không còn dùng, biên dịch."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """One option: look only."""
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """English for our own texts, Vietnamese for those of the libraries."""
        wanted = {"en": in_tree(ROOT / "src" / "ocop"), "vi": self._of_libraries()}
        left = []
        for language, messages in wanted.items():
            known = catalogue.read(language)
            entries = {message: known.get(message, _empty(language, message)) for message in messages}
            if not options["check"]:
                catalogue.write(language, entries)
            left += [f"{language}: {message.text}" for message, texts in sorted(entries.items()) if not all(texts)]
        for line in left:
            self.stdout.write(line)
        if left:
            raise CommandError(f"còn {len(left)} câu chưa dịch")

    def _of_libraries(self) -> set[Message]:
        ours = {message for message, texts in catalogue.read("vi").items() if all(texts)}
        texts = {message for library in LIBRARIES for message in texts_of(library)}
        return {message for message in texts if message in ours or not is_vietnamese(message)}


def _empty(language: str, message: Message) -> catalogue.Texts:
    return ("",) * (catalogue.FORMS[language] if message.plural else 1)
