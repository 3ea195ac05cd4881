"""Issues of negotiations: patterns, kinds of position, red lines, words of condition."""

from __future__ import annotations

from functools import cache

import msgspec

from trucewatch.vocab.patterns import (
    Pattern,
    PatternIndex,
    first_match,
    index_patterns,
    parse_patterns,
)
from trucewatch.vocab.tables import table


class Issue(msgspec.Struct, frozen=True):
    """An issue: code, label and the patterns that show it, the more specific issues first."""

    issue: str
    label: str
    patterns: tuple[Pattern, ...]


class PositionVerb(msgspec.Struct, frozen=True):
    """A predicate that tells its subject's position; kind plain and negated (empty: none)."""

    lemma: str
    kind: str
    neg: str


class IssueWords(msgspec.Struct, frozen=True, eq=False):
    """All vocabularies of issues and positions, loaded once."""

    issues: tuple[Issue, ...]
    index: PatternIndex
    kinds: dict[str, str]
    verbs: dict[str, PositionVerb]
    nouns: dict[str, str]
    modals: tuple[tuple[str, str], ...]
    redlines: tuple[str, ...]
    conditions: tuple[str, ...]
    drafts: frozenset[str]
    talks: dict[str, frozenset[str]]
    small: frozenset[str]
    wide: PatternIndex
    ahead: dict[str, frozenset[str]]
    turns: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def asked_issue_of(self, lemmas: frozenset[str]) -> str | None:
        """Return the issue of a stretch that demands, offers or refuses: by plainer words, too."""
        return self.index.find(lemmas) or self.wide.find(lemmas)

    def issue_of(self, lemmas: frozenset[str]) -> str | None:
        """Return the code of the most specific issue that a stretch with ``lemmas`` shows."""
        return self.index.find(lemmas)


class Bearing(msgspec.Struct, frozen=True):
    """What bears on positions: nouns of constraints, verbs by which they bind, means held."""

    constraint: frozenset[str]
    binding: frozenset[str]
    leverage: tuple[Pattern, ...]

    def means(self, lemmas: frozenset[str]) -> bool:
        """Return whether a stretch with ``lemmas`` names a means that one party holds."""
        return first_match(self.leverage, lemmas) is not None


@cache
def load_bearing() -> Bearing:
    """Return the vocabulary of ``issues/bearing.tsv``."""
    rows: dict[str, list[str]] = {}
    for row in table("issues/bearing.tsv"):
        rows.setdefault(row["set"], []).append(row["words"])
    return Bearing(
        frozenset(rows["constraint"]),
        frozenset(rows["binding"]),
        parse_patterns("|".join(rows["leverage"]), {}),
    )


@cache
def load_issue_words() -> IssueWords:
    """Return the vocabularies of issues and positions."""
    classes = {r["class"]: frozenset(r["words"].split()) for r in table("issues/classes.tsv")}
    issues = tuple(
        Issue(r["issue"], r["label"], parse_patterns(r["patterns"], classes))
        for r in table("issues/issues.tsv")
    )
    return IssueWords(
        issues=issues,
        index=index_patterns((i.issue, i.patterns) for i in issues),
        kinds={r["act"]: r["kind"] for r in table("issues/kinds.tsv") if r["kind"]},
        verbs={r["lemma"]: PositionVerb(**r) for r in table("issues/verbs.tsv")},
        nouns={r["noun"]: r["kind"] for r in table("issues/nouns.tsv")},
        modals=tuple((r["phrase"], r["kind"]) for r in table("issues/modals.tsv")),
        redlines=tuple(r["phrase"] for r in table("issues/redlines.tsv")),
        conditions=tuple(r["phrase"] for r in table("issues/conditions.tsv")),
        drafts=frozenset(r["lemma"] for r in table("issues/drafts.tsv")),
        talks=_sets("issues/talks.tsv"),
        ahead=_sets("issues/ahead.tsv"),
        turns=_turns(),
        small=frozenset(r["word"] for r in table("issues/small_words.tsv")),
        wide=index_patterns(
            (r["issue"], parse_patterns(r["patterns"], classes)) for r in table("issues/wide.tsv")
        ),
    )


@cache
def grades() -> tuple[tuple[str, str, tuple[Pattern, ...]], ...]:
    """Return (grade, issue, patterns) of ``issues/grades.tsv``: forms of a state, status of a
    region."""
    return tuple(
        (r["grade"], r["issue"], parse_patterns(r["patterns"], {}))
        for r in table("issues/grades.tsv")
    )


@cache
def grounds() -> frozenset[str]:
    """Return the nouns for what can be held or handed over (``issues/grounds.tsv``)."""
    return frozenset(r["noun"] for r in table("issues/grounds.tsv"))


@cache
def talk_levels() -> tuple[tuple[str, str], ...]:
    """Return (words of a title, level of talks), the longest words first."""
    rows = [(r["words"], r["level"]) for r in table("issues/talk_levels.tsv")]
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0])))


@cache
def talk_forms() -> tuple[tuple[str, str], ...]:
    """Return (phrase, format of talks) in the order in which they count."""
    return tuple((r["phrase"], r["format"]) for r in table("issues/talk_forms.tsv"))


def _turns() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return first word → (the other words, kind) of ``issues/turns.tsv``, longer ones first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("issues/turns.tsv"):
        first, *rest = row["phrase"].split()
        out.setdefault(first, []).append((tuple(rest), row["kind"]))
    return {w: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for w, rows in out.items()}


def _sets(name: str) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in table(name):
        out.setdefault(row["set"], set()).add(row["lemma"])
    return {key: frozenset(words) for key, words in out.items()}
