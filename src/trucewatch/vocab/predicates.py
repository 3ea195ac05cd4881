"""The predicate lexicon: which verbs, nouns and phrases are which PLOVER event.

Data files under ``vocab/data/predicates``; ``docs/tables/events.md`` describes their columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from trucewatch.vocab.tables import Row, table

_FOLDER = "predicates/"


class Entry(msgspec.Struct, frozen=True):
    """One line of the lexicon.

    ``objects`` (empty: no condition) are the words one of which must stand among the predicate's
    objects; ``use`` is how much must be known before it counts: a (nothing), b (one actor), c
    (both sides), l (object of a light verb, or both sides), t (a story of conflict around it), p
    (only for a given pair). ``frame``
    says who is who where that differs from "subject acts on object".
    """

    key: str
    objects: frozenset[str]
    type: str
    mode: str | None
    use: str
    frame: str

    @property
    def rule(self) -> str:
        """The entry's id for rule traces."""
        return f"lex:{self.key}" + (f"[{self.type}]" if self.type else "")


class Phrase(msgspec.Struct, frozen=True):
    """A phrase of lemmas, ``head`` the index of the word that stands for it in the tree."""

    lemmas: tuple[str, ...]
    head: int
    entry: Entry


class ModeCue(msgspec.Struct, frozen=True):
    """Words that give an event of ``type`` its ``mode``; ``where`` is trigger or argument."""

    type: str
    mode: str
    where: str
    words: frozenset[str]


class ContextCue(msgspec.Struct, frozen=True):
    """Words, types and sectors that give an event a context."""

    context: str
    words: frozenset[str]
    types: frozenset[str]
    sectors: frozenset[str]


class PredicateTable(msgspec.Struct, frozen=True):
    """The whole lexicon, ready for look-up by lemma.

    ``context_words``, ``context_types`` and ``context_sectors`` lead to indices of ``contexts``:
    those that a word tells, that a type tells whoever takes part, and that a sector tells.
    """

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[Phrase, ...]]
    classes: dict[str, frozenset[str]]
    groups: dict[str, frozenset[str]]
    modes: tuple[ModeCue, ...]
    contexts: tuple[ContextCue, ...]
    domains: dict[str, frozenset[str]]
    domain_words: frozenset[str]
    context_words: dict[str, tuple[int, ...]]
    context_types: dict[str, tuple[int, ...]]
    context_sectors: dict[str, tuple[int, ...]]


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.replace(",", " ").split())


def _expand(cell: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    out: set[str] = set()
    for word in cell.split(","):
        if word.startswith("@"):
            out |= classes[word[1:]]
        elif word:
            out.add(word)
    return frozenset(out)


def _entry(row: Row, key: str, classes: dict[str, frozenset[str]]) -> Entry:
    return Entry(
        key=key,
        objects=_expand(row.get("objects", ""), classes),
        type=row["type"],
        mode=row["mode"] or None,
        use=row["use"],
        frame=row["frame"],
    )


def _phrases(classes: dict[str, frozenset[str]]) -> dict[str, tuple[Phrase, ...]]:
    out: dict[str, list[Phrase]] = {}
    for row in table(_FOLDER + "phrases.tsv"):
        lemmas = tuple(row["phrase"].split())
        head = int(row["head"])
        phrase = Phrase(lemmas, head, _entry(row, row["phrase"], classes))
        out.setdefault(lemmas[head], []).append(phrase)
    return {k: tuple(sorted(v, key=lambda p: -len(p.lemmas))) for k, v in out.items()}


def _orders(words: Iterable[Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """Return for each word the numbers of the lists that it stands in."""
    out: dict[str, list[int]] = {}
    for order, each in enumerate(words):
        for word in each:
            out.setdefault(word, []).append(order)
    return {word: tuple(orders) for word, orders in out.items()}


@cache
def load_predicates() -> PredicateTable:
    """Return the lexicon; read once per process."""
    classes = {r["class"]: _words(r["words"]) for r in table(_FOLDER + "classes.tsv")}
    verbs: dict[str, list[Entry]] = {}
    for row in table(_FOLDER + "verbs.tsv"):
        verbs.setdefault(row["key"], []).append(_entry(row, row["key"], classes))
    nouns: dict[str, list[Entry]] = {}
    for row in table(_FOLDER + "nouns.tsv"):
        nouns.setdefault(row["noun"], []).append(_entry(row, row["noun"], classes))
    contexts = tuple(
        ContextCue(r["context"], _words(r["words"]), _words(r["types"]), _words(r["sectors"]))
        for r in table(_FOLDER + "contexts.tsv")
    )
    domains = {r["domain"]: _words(r["words"]) for r in table(_FOLDER + "domains.tsv")}
    return PredicateTable(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        phrases=_phrases(classes),
        classes=classes,
        groups={r["group"]: _words(r["words"]) for r in table(_FOLDER + "operators.tsv")},
        modes=tuple(
            ModeCue(r["type"], r["mode"], r["where"], _words(r["words"]))
            for r in table(_FOLDER + "modes.tsv")
        ),
        contexts=contexts,
        context_words=_orders(cue.words for cue in contexts),
        context_types=_orders(() if cue.sectors else cue.types for cue in contexts),
        context_sectors=_orders(cue.sectors for cue in contexts),
        domains=domains,
        domain_words=frozenset().union(*domains.values()),
    )
