"""Grids of constructions: templates with slots, filled with parties of several conflicts.

S speaks, X is the other side, OWN are men of S, D/B/G a deed (past, bare, -ing), N its noun, P the
place; O is "its" of S. M watches, TH is what was fired. Square brackets mark what is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEYS = ("S", "s", "X", "x", "OWN", "D", "B", "G", "N", "P", "O", "M", "m", "TH")
_ROWS = (
    ("Azerbaijan", "Azerbaijan", "Armenia", "Armenia", "its troops", "fired on a post at Khtsaberd",
     "fire on a post at Khtsaberd", "firing on a post at Khtsaberd", "shooting", "Khtsaberd", "its",
     "the monitors", "monitors", "shell"),
    ("the RSF", "RSF", "Sudan's army", "army", "its men", "burned a clinic in Tawila",
     "burn a clinic in Tawila", "burning a clinic in Tawila", "attack", "Tawila", "its",
     "UN inspectors", "inspectors", "drone"),
    ("the Russian defence ministry", "ministry", "Kyiv", "Kyiv", "its forces",
     "struck a school in Nikopol", "strike a school in Nikopol", "striking a school in Nikopol",
     "strike", "Nikopol", "its", "the Joint Commission", "Commission", "rocket"),
    ("M23 spokesman Willy Ngoma", "Ngoma", "the Wazalendo", "Wazalendo", "its fighters",
     "looted a village near Masisi", "loot a village near Masisi", "looting a village near Masisi",
     "raid", "Masisi", "its", "the mission", "mission", "mortar"),
)  # fmt: skip
FORMS = tuple(dict(zip(_KEYS, row, strict=True)) for row in _ROWS)


def filled(template: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (text, the words in brackets, the form) of a template for all forms."""
    for form in FORMS:
        text = re.sub(r"\ba (\[?a)", r"an \1", template.format(**form))
        text = re.sub(
            r'(^\W*|[.?!] "?)([a-z])', lambda m: m.group(1) + m.group(2).upper(), text, count=0
        )
        words = text[text.index("[") + 1 : text.index("]")]
        yield text.replace("[", "").replace("]", ""), words, form
