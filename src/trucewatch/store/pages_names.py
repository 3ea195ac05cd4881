"""Names of sides that no table knows, from the words of those who act for them.

Such a side is told by the beginning of its proper name (``UNK:valdo``, see
:mod:`trucewatch.vocab.sides`): enough to tell sides apart, not to show them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record
from trucewatch.vocab.sides import STEM

# Rows that are looked through; more hardly bring other names.
MOST = 30_000
# Of those who take part in something: what a forgotten or closed source called a side is not shown.
UNKNOWN = (
    "SELECT name, words FROM party WHERE code >= 'UNK' AND code < 'UNL'"
    " AND name <> lower(code)"  # a code that stands for its own name says nothing
    " AND (EXISTS (SELECT 1 FROM statement_party WHERE party = party.number)"
    " OR EXISTS (SELECT 1 FROM event_party WHERE party = party.number)"
    " OR EXISTS (SELECT 1 FROM linked_party WHERE party = party.number)) LIMIT ?"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVE = re.compile(r"(?:ian|ean|lan|ese|ish|ni|ri|ic)s?$")


def side_names(record: Record) -> dict[str, str]:
    """Return the name of each unknown side by its key, ``UNK:valdo`` → ``Valdoria``.

    The word itself rather than its adjective, then the shortest, then the commonest. Looked up anew
    only when the record has changed.
    """
    return kept(record, "side_names", _side_names)


def _side_names(record: Record) -> dict[str, str]:
    return names_in(record.db.execute(UNKNOWN, (MOST,)))


def names_in(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the names of unknown sides by their keys, from names and words of who acts for them,
    in small letters."""
    found: dict[str, Counter[str]] = {}
    for name, words in rows:
        for word in set(_WORD.findall(f"{name} {words}")):
            found.setdefault(word[:STEM], Counter())[word] += 1
    return {f"UNK:{stem}": _best(words).title() for stem, words in found.items()}


def _best(words: Counter[str]) -> str:
    return min(words, key=lambda w: (bool(_ADJECTIVE.search(w)), len(w), -words[w], w))
