"""Catalogues of translations: read and written as ``.po``, compiled to the ``.mo`` that Django loads."""

import ast
import json
import re
import struct
from collections.abc import Mapping
from pathlib import Path

from ocop.design.messages.extract import Message
from ocop.paths import ROOT

LOCALE = ROOT / "src" / "ocop" / "locale"
PLURAL_FORMS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
FORMS = {"vi": 1, "en": 2}
_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$')
_MAGIC, _HEADER_BYTES = 0x950412DE, 28

Texts = tuple[str, ...]


def path_of(language: str, suffix: str = "po") -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / f"django.{suffix}"


def header(language: str) -> str:
    """The catalogue's description of itself, without days or names so that equal contents give equal files."""
    fields = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def read(language: str) -> dict[Message, Texts]:
    """Message → its translation (one text, or one per plural form); empty texts are not yet translated."""
    path = path_of(language)
    found: dict[Message, Texts] = {}
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if path.exists() else []:
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            start = _FIELD.match(line)
            if start:
                name = start.group(1)
                fields[name] = ast.literal_eval(start.group(2))
            elif line.startswith('"'):
                fields[name] += ast.literal_eval(line)
        if fields.get("msgid"):
            message = Message(fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""))
            found[message] = tuple(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
    return found


def write(language: str, entries: Mapping[Message, Texts]) -> None:
    """Write the ``.po`` in the order of the messages and the ``.mo`` beside it."""
    blocks = ['msgid ""\nmsgstr ' + _quoted(header(language))]
    for message in sorted(entries):
        lines = [f"msgctxt {_quoted(message.context)}"] if message.context else []
        lines.append(f"msgid {_quoted(message.text)}")
        if message.plural:
            lines.append(f"msgid_plural {_quoted(message.plural)}")
            lines += [f"msgstr[{at}] {_quoted(text)}" for at, text in enumerate(entries[message])]
        else:
            lines.append(f"msgstr {_quoted(entries[message][0])}")
        blocks.append("\n".join(lines))
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    path_of(language, "mo").write_bytes(compiled(language, entries))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def compiled(language: str, entries: Mapping[Message, Texts]) -> bytes:
    """The ``.mo`` of the translated entries (format of GNU gettext: two sorted tables of lengths and offsets)."""
    pairs = {b"": header(language).encode()}
    for message, texts in entries.items():
        if all(texts):
            key = f"{message.context}\x04{message.text}" if message.context else message.text
            key += f"\x00{message.plural}" if message.plural else ""
            pairs[key.encode()] = "\x00".join(texts).encode()
    keys = sorted(pairs)
    start = _HEADER_BYTES + 16 * len(keys)
    tables: list[list[int]] = []
    body = b""
    for items in (keys, [pairs[key] for key in keys]):
        table: list[int] = []
        for item in items:
            table += [len(item), start + len(body)]
            body += item + b"\x00"
        tables.append(table)
    first, second = _HEADER_BYTES, _HEADER_BYTES + 8 * len(keys)
    top = struct.pack("<7I", _MAGIC, 0, len(keys), first, second, 0, start)
    return top + b"".join(struct.pack(f"<{len(table)}I", *table) for table in tables) + body
