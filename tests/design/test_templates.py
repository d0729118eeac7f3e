"""Every template of ours: compiles, says nothing that the content policy forbids, asks nobody else for anything."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from ocop.paths import ROOT

SRC = ROOT / "src" / "ocop"
TEMPLATES = sorted(path for path in SRC.rglob("templates/**/*.html") if "typ" not in path.suffix)
FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.DOTALL),
    "style element": re.compile(r"<style[\s>]"),
    "handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.DOTALL),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>"),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign source": re.compile(r"""(?:src|<link[^>]*href)\s*=\s*["'](?:https?:)?//"""),
    "hx-on": re.compile(r"hx-on"),
}
UNWANTED_WORDS = re.compile(r"vui lòng|thành công", re.IGNORECASE)


def name_of(path: Path) -> str:
    return path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).as_posix()


def markup_of(path: Path) -> str:
    """The template without its tags and variables."""
    return re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_template_compiles(path):
    get_template(name_of(path))


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_templates_keep_to_the_content_policy(rule):
    pattern = FORBIDDEN[rule]
    found = {str(path.relative_to(SRC)): pattern.findall(markup_of(path)) for path in TEMPLATES}
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_texts_speak_plainly():
    found = {str(path.relative_to(SRC)): UNWANTED_WORDS.findall(path.read_text("utf-8")) for path in TEMPLATES}
    assert {path: words for path, words in found.items() if words} == {}


def test_forms_that_write_carry_the_token():
    wrong = []
    for path in TEMPLATES:
        for form in re.findall(r'<form[^>]*method="post".*?</form>', path.read_text("utf-8"), re.DOTALL):
            if "{% csrf_token %}" not in form:
                wrong.append(f"{path.relative_to(SRC)}: {form[:60]}")
    assert wrong == []


def test_names_of_templates_are_ours_alone():
    """Two rooms never have a template of one name: the first would silently win."""
    names = [name_of(path) for path in TEMPLATES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_scripts_ask_nobody_and_evaluate_nothing():
    scripts = {path.name: path.read_text("utf-8") for path in SRC.glob("*/static/**/*.js")}
    forbidden = re.compile(r"\beval\(|new Function|innerHTML|https?://|document\.write")
    assert {name: forbidden.findall(text) for name, text in scripts.items() if forbidden.search(text)} == {}


def test_hand_written_files_are_short():
    long = {}
    for path in [*SRC.rglob("*.html"), *SRC.rglob("*.css"), *SRC.rglob("*.js")]:
        lines = path.read_text("utf-8").count("\n")
        if lines > 400:
            long[str(path.relative_to(SRC))] = lines
    assert long == {}
