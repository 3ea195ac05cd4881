"""How reports call an agreement, and what they call so that is none, in invented reports.

In ``agreement_rows.txt`` ``{A:…}`` is a mention of agreement A, ``{-:…}`` one of none; what a row
does not mark must not be taken for an agreement either.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import trucewatch

_ROWS = [
    row
    for row in (Path(__file__).parent / "agreement_rows.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]
_MARK = re.compile(r"\{([^:{}]+):([^{}]+)\}")


def _plain(row: str) -> tuple[str, dict[tuple[int, int], str]]:
    """Return the text of a row, and its marked places with their letters."""
    text, marks, at = "", {}, 0
    for m in _MARK.finditer(row):
        text += row[at : m.start()]
        marks[len(text), len(text) + len(m[2])] = m[1]
        text += m[2]
        at = m.end()
    return text + row[at:], marks


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[:48])
def test_agreements_are_found_as_marked(row: str) -> None:
    text, marks = _plain(row)
    found = trucewatch.read(text, date="2026-03-11").agreements
    wanted = {place: letter for place, letter in marks.items() if letter != "-"}
    of: dict[str, set[int]] = {}
    for k, agreement in enumerate(found):
        for mention in agreement.mentions:
            hit = [x for (a, b), x in wanted.items() if mention.start < b and a < mention.end]
            assert hit, f"{mention.text!r} is no agreement"
            of.setdefault(hit[0], set()).add(k)
    touched = {
        place: any(
            m.start < place[1] and place[0] < m.end
            for agreement in found
            for m in agreement.mentions
        )
        for place in wanted
    }
    missed = [text[a:b] for (a, b), hit in touched.items() if not hit]
    assert not missed
    assert all(len(ks) == 1 for ks in of.values())
