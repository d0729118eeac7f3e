"""Contrast of the two themes, computed: text 4.5 to 1, outlines of controls, stars and focus 3 to 1 (WCAG 2.2 AA)."""

import re

import pytest

from ocop.paths import ROOT

CSS = (ROOT / "src" / "ocop" / "design" / "static" / "design" / "tokens.css").read_text(encoding="utf-8")
GROUNDS = ("surface", "ground", "sunken")
TEXTS = ("ink", "ink-2", "ink-3", "brand")
STATES = ("ok", "warn", "danger", "info", "muted")
OUTLINES = ("line-strong", "gold-edge", "gold-off", "focus")


def themes() -> dict[str, dict[str, str]]:
    """Theme → token → colour; the dark block stands twice and both are given."""
    blocks = re.findall(r"(:root[^{]*)\{([^{}]*--ground:[^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    tokens = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", body)) for _head, body in blocks]
    return dict(zip(("light", "dark by wish", "dark by choice", "print"), tokens, strict=True))


THEMES = themes()


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak(theme: dict[str, str], pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    found = {f"{text} on {ground}": round(contrast(theme[text], theme[ground]), 2) for text, ground in pairs}
    return {pair: ratio for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("name", ["light", "dark by wish"])
def test_text_can_be_read(name):
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(state, f"{state}-soft") for state in STATES] + [
        (state, ground) for state in STATES for ground in GROUNDS
    ]
    pairs += [("on-brand", "brand"), ("on-brand-soft", "brand-soft"), ("on-night", "night"), ("on-night-2", "night")]
    pairs += [("on-ramp-low", f"ramp-{step}") for step in (0, 1, 2)] + [
        ("on-ramp-high", f"ramp-{step}") for step in (3, 4)
    ]
    assert weak(THEMES[name], pairs, 4.5) == {}


@pytest.mark.parametrize("name", ["light", "dark by wish"])
def test_outlines_can_be_seen(name):
    pairs = [(outline, "surface") for outline in OUTLINES] + [(f"kind-{at}", "surface") for at in (1, 2, 3, 4)]
    assert weak(THEMES[name], pairs, 3.0) == {}


def test_dark_by_wish_and_by_choice_are_equal():
    assert THEMES["dark by wish"] == THEMES["dark by choice"]
