"""Which drawing stands for a product without a photo: chosen by a word in its name, else by its family.

A drawing says what kind of thing it is, never what this very product looks like; the pages say so.
"""

import re
import unicodedata

# The first drawing one of whose words stands in the name wins, so the more particular come first. Words keep their
# diacritics: "cam" is a fruit, "cẩm" is not.
BY_WORD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("honey", ("mật ong",)),
    ("flask", ("rượu",)),
    ("bottle", ("nước mắm", "dầu lạc", "dầu sachi", "nước tương", "nước khoáng", "nước rửa", "dầu gội", "siro")),
    ("jar", ("mắm tôm", "mắm tép", "mắm cáy", "sữa hạt", "nước cốt", "cao cà gai", "tương")),
    ("tea", ("trà", "chè sạch", "chè xanh", "cà phê")),
    ("roll", ("nem", "giò lụa", "lạp sườn", "thịt hun")),
    ("mushroom", ("nấm", "đông trùng hạ thảo")),
    ("sack", ("gạo", "miến", "ngũ cốc", "bột sắn", "hạt sachi", "măng", "muối")),
    ("sweets", ("kẹo", "bánh", "chè lam")),
    ("fruit", ("dưa", "dứa", "cam", "ổi", "trứng", "tỏi")),
    ("drop", ("tinh dầu",)),
    ("nest", ("yến",)),
    ("mat", ("chiếu", "thảm", "khăn")),
)


def drawing(name: str, family: str) -> str:
    """The symbol of ``portal/pics.svg`` for a product."""
    words = " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))
    for symbol, wanted in BY_WORD:
        if any(f" {word} " in f" {words} " for word in wanted):
            return symbol
    return family or "other"
