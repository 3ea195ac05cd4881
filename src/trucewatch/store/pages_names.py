"""Names of sides that no table knows, from the words of those who act for them.

Such a side is told by the beginning of its proper name (``UNK:valdo``, see
:mod:`trucewatch.vocab.sides`): enough to tell sides apart, not to show them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trucewatch.store.pages_full_names import full_names
from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record
from trucewatch.vocab.sides import STEM

# Rows that are looked through; more hardly bring other names.
MOST = 30_000
# Of those who take part in something: what a forgotten or closed source called a side is not shown.
UNKNOWN = (
    "SELECT code, name, words FROM party WHERE code >= 'UNK' AND code < 'UNL'"
    " AND name <> lower(code)"  # a code that stands for its own name says nothing
    " AND (EXISTS (SELECT 1 FROM statement_party WHERE party = party.number)"
    " OR EXISTS (SELECT 1 FROM event_party WHERE party = party.number)"
    " OR EXISTS (SELECT 1 FROM linked_party WHERE party = party.number)) LIMIT ?"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Letters for a body ("VPM") are few; parties are kept in small letters, statements as written.
_MOST_LETTERS = 6
_AS_WRITTEN = (
    "SELECT speaker FROM statement_party JOIN statement ON statement.number = statement"
    " WHERE party IN (SELECT number FROM party WHERE name = ? AND code >= 'UNK' AND code < 'UNL')"
    " AND role = 'speaker' LIMIT 1"
)
_VOWEL = re.compile(r"[aeiouy]")
_ADJECTIVE = re.compile(r"(?:ian|ean|lan|ese|ish|ni|ri|ic)s?$")


def side_names(record: Record) -> dict[str, str]:
    """Return the name of each unknown side by its key, ``UNK:valdo`` → ``Valdoria``.

    The word itself rather than its adjective, then the shortest, then the commonest; a group's name
    in full where the record tells it (:mod:`trucewatch.store.pages_full_names`). Looked up anew
    only when the record has changed.
    """
    return kept(record, "side_names", _side_names)


def _side_names(record: Record) -> dict[str, str]:
    rows = record.db.execute(UNKNOWN, (MOST,)).fetchall()
    names = names_in((name, words) for _, name, words in rows)
    written = {key: _letters(record, name) for key, name in names.items()}
    return full_names(rows, written)


def _letters(record: Record, name: str) -> str:
    """Return a name in capitals where its bearer's statements write it so: ``Vpm`` → ``VPM``."""
    if len(name) > _MOST_LETTERS:
        return name
    low = name.lower()
    said = record.db.execute(_AS_WRITTEN, (low,)).fetchone()
    written = str(said[0]) if said else name.upper() if not _VOWEL.search(low) else name
    return written if written == name.upper() else name


def names_in(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the names of unknown sides by their keys, from names and words of who acts for them.

    Letters ("VPM") stay as they are where a row has them in capitals; others begin with one.
    """
    found: dict[str, Counter[str]] = {}
    letters: set[str] = set()
    for name, words in rows:
        for word in set(_WORD.findall(f"{name} {words}")):
            low = word.lower()
            found.setdefault(low[:STEM], Counter())[low] += 1
            letters |= {low} if word.isupper() and len(word) <= _MOST_LETTERS else set()
    best = {f"UNK:{stem}": _best(words) for stem, words in found.items()}
    return {k: w.upper() if w in letters else w.title() for k, w in best.items()}


def _best(words: Counter[str]) -> str:
    return min(words, key=lambda w: (bool(_ADJECTIVE.search(w)), len(w), -words[w], w))
