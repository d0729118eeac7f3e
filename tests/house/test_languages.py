"""Both languages are whole: no text of ours without English, no text of the libraries without Vietnamese."""

import gettext as standard
import re
from collections.abc import Iterator

import pytest

from ocop.design.messages import catalogue
from ocop.design.messages.extract import Message, in_tree
from ocop.design.messages.libraries import LIBRARIES, is_vietnamese, texts_of
from ocop.paths import ROOT

SRC = ROOT / "src" / "ocop"
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
# Own names stay as they are written: numbers of laws, provinces, the Vietnamese name of the language and of the money.
OWN_NAMES = re.compile(r"QĐ-TTg|NĐ-CP|Tiếng Việt|Thanh Hóa|\bđồng\b|\bđ\b|«[^»]*»|“[^”]*”")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}")


def in_use(language: str) -> dict[str, str]:
    """Key → text of the compiled catalogue, which is what people see."""
    with catalogue.path_of(language, "mo").open("rb") as file:
        loaded = standard.GNUTranslations(file)
    keys: dict[str, str] = {}
    for key, text in loaded._catalog.items():  # type: ignore[attr-defined]
        keys[key[0] if isinstance(key, tuple) else key] = text
    return {key: text for key, text in keys.items() if key}


def test_english_is_complete_and_holds_nothing_that_is_gone():
    known = catalogue.read("en")
    wanted = in_tree(SRC)
    assert sorted(message.text for message in wanted if not all(known.get(message, ("",)))) == []
    assert sorted(message.text for message in set(known) - wanted) == []


def test_english_is_english():
    texts = {text for texts in catalogue.read("en").values() for text in texts}
    assert sorted(text for text in texts if VIETNAMESE.search(OWN_NAMES.sub("", text))) == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_placeholders_survive_translation(language):
    wrong = []
    for message, texts in catalogue.read(language).items():
        for text in texts:
            allowed = set(PLACEHOLDER.findall(message.text)) | set(PLACEHOLDER.findall(message.plural))
            if text and set(PLACEHOLDER.findall(text)) - allowed:
                wrong.append((message.text, text))
    assert wrong == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_no_library_speaks_english(library):
    """Every text that a library's code can show has Vietnamese words, in its catalogue or in ours."""
    assert sorted(message.text for message in texts_of(library) if not is_vietnamese(message)) == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_compiled_catalogues_are_current(language):
    shipped = catalogue.path_of(language, "mo").read_bytes()
    is_current = shipped == catalogue.compiled(language, catalogue.read(language))
    assert is_current, "chạy ./ocop manage messages"  # compared before: printing how they differ takes minutes
    assert len(in_use(language)) == sum(all(texts) for texts in catalogue.read(language).values())


# ── The tools themselves ────────────────────────────────────────────────────
def found_in(tmp_path, name: str, source: str) -> set[Message]:
    (tmp_path / "templates").mkdir(exist_ok=True)
    path = tmp_path / ("templates" if name.endswith(("html", "txt")) else "") / name
    path.write_text(source, encoding="utf-8")
    return in_tree(tmp_path)


THREE = {Message("một"), Message("hai"), Message("ba", "", "nơi")}
SOURCES: list[tuple[str, str, set[Message]]] = [
    ("a.py", '_("một"); gettext_lazy("hai"); pgettext("nơi", "ba"); _(name)', THREE),
    ("b.py", 'ngettext("%(n)s cái", "%(n)s những", n); noop("không lấy")', {Message("%(n)s cái", "%(n)s những")}),
    ("c.html", """{% translate 'một' %}{{ _("hai") }}{% translate "ba" context "nơi" %}""", THREE),
    (
        "d.html",
        "{% blocktranslate count c=n %}{{ c }} cái{% plural %}{{ c }} những cái{% endblocktranslate %}",
        {Message("%(c)s cái", "%(c)s những cái")},
    ),
    (
        "e.html",
        """<c-empty title="{% translate 'Chưa có' %}">{% blocktranslate %}Tên {{ a }}, 9 %{% endblocktranslate %}""",
        {Message("Chưa có"), Message("Tên %(a)s, 9 %%")},
    ),
    ("f.txt", "{% translate 'thư' %}", {Message("thư")}),
]


@pytest.mark.parametrize(("name", "source", "found"), SOURCES, ids=[source[0] for source in SOURCES])
def test_texts_are_found(tmp_path, name, source, found):
    assert found_in(tmp_path, name, source) == found


def entries() -> Iterator[tuple[Message, catalogue.Texts]]:
    yield Message('Có "ngoặc",\nxuống dòng \\ và dấu'), ('With "quotes",\nline break \\ and marks',)
    yield Message("%(n)s cái", "%(n)s cái"), ("%(n)s piece", "%(n)s pieces")
    yield Message("Tháng", "", "lịch"), ("Month",)
    yield Message("Chưa dịch"), ("",)


def test_a_catalogue_survives_writing_reading_and_compiling(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    catalogue.write("en", dict(entries()))
    assert catalogue.read("en") == dict(entries())
    with catalogue.path_of("en", "mo").open("rb") as file:
        loaded = standard.GNUTranslations(file)
    assert [loaded.ngettext("%(n)s cái", "%(n)s cái", n) for n in (1, 2)] == ["%(n)s piece", "%(n)s pieces"]
    assert loaded.pgettext("lịch", "Tháng") == "Month" and loaded.gettext("Chưa dịch") == "Chưa dịch"
    assert loaded.gettext('Có "ngoặc",\nxuống dòng \\ và dấu') == 'With "quotes",\nline break \\ and marks'
