"""What the documentation says is there: links, commands, words of the glossary, options."""

import re
from pathlib import PurePosixPath

import pytest

from ocop.__main__ import COMMANDS
from ocop.config.management.commands.write_options_page import page
from ocop.config.options import OPTIONS
from ocop.paths import ROOT
from tests.house.files import FILES, text_of, under

PAGES = [path for path in FILES if path.endswith(".md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SHELL_COMMANDS = {"up", "test", "bench", "manage"}


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path: str):
    dead = []
    for target in LINK.findall(text_of(path)):
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            aim = ROOT / PurePosixPath(path).parent / target.split("#")[0]
            if not aim.exists():
                dead.append(target)
    assert dead == []


@pytest.mark.parametrize("path", PAGES)
def test_commands_exist(path: str):
    from django.core.management import get_commands

    text = text_of(path)
    named = set(re.findall(r"\./ocop ([a-z]+)\b", text))
    assert named - set(COMMANDS) - SHELL_COMMANDS == set()
    assert set(re.findall(r"\./ocop manage ([a-z_]+)", text)) - set(get_commands()) == set()


def test_the_command_names_all_it_can_do():
    usage = text_of("ocop").split("<<TEXT")[1].split("TEXT")[0]
    offered = set(re.findall(r"(?:^|\s{2,})([a-z]+) {1,}\S", usage)) & (set(COMMANDS) | SHELL_COMMANDS)
    assert offered == set(COMMANDS) | SHELL_COMMANDS


def test_the_three_readers_have_their_index():
    for reader in ("user", "admin", "developer"):
        index = text_of(f"docs/{reader}/index.md")
        pages = {PurePosixPath(path).name for path in PAGES if path.startswith(f"docs/{reader}/")} - {"index.md"}
        assert pages - set(LINK.findall(index)) == set(), reader


def test_decisions_are_numbered_once():
    numbers = [PurePosixPath(path).name[:4] for path in PAGES if path.startswith("docs/adr/")]
    assert len(numbers) == len(set(numbers))


def test_every_word_of_the_glossary_lives_in_the_code():
    code = "\n".join(text_of(path) for path in under("src/", ending=(".py", ".html", ".sql")))
    names = set()
    for line in text_of("docs/glossary.md").splitlines():
        cells = line.split("|")
        if len(cells) == 5 and "---" not in line:
            names |= set(re.findall(r"`([^`]+)`", cells[2]))
    gone = {name for name in names if not re.search(rf"(?i)\b{re.escape(name)}\b|{_joined(name)}", code)}
    assert gone == set()


def _joined(name: str) -> str:
    """``working day`` as code writes it: ``WorkingDay``, ``working_day``."""
    return r"[ _]?".join(map(re.escape, name.split()))


def test_every_option_is_explained_documented_and_read():
    assert [option.name for option in OPTIONS if not option.help.endswith(".")] == []
    assert text_of("docs/admin/options.md") == page()
    code = "\n".join(text_of(path) for path in under("src/"))
    assert [option.name for option in OPTIONS if f'get("{option.name}")' not in code] == []
