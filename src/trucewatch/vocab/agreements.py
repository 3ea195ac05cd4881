"""Agreements and their provisions: nouns, cues, roles, acts, well-known names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

import msgspec

from trucewatch.vocab.patterns import Pattern, PatternIndex, index_patterns, parse_patterns
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_lists

_AGREED = re.compile(r"\b(?:peace )?(?:accords?|agreements?|deal|pact)\b")


class AgreementNoun(msgspec.Struct, frozen=True):
    """A noun that can name an agreement; see ``agreements/nouns.tsv``.

    ``strong`` names one by itself; ``cued`` needs a cue at every mention.
    """

    noun: str
    kind: str
    family: str
    strong: bool
    cued: bool
    stage: str


class AgreementAct(msgspec.Struct, frozen=True):
    """What a predicate says of its object: role of the subject, stage shown (or empty)."""

    lemma: str
    role: str
    stage: str


# An alias of a well-known agreement is at least so long.
START = 5


class KnownAgreement(msgspec.Struct, frozen=True):
    """A well-known agreement; ``aliases`` are lower case, ``stage`` a PA-X agreement stage.

    Several agreements may share an alias ("the Doha agreement"): the story's sides tell which.
    """

    name: str
    aliases: tuple[str, ...]
    signed: str | None
    kind: str
    stage: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    monitors: tuple[str, ...]

    def states(self) -> frozenset[str]:
        """Return the states among its parties; a report may call their foes by any name."""
        return frozenset(side for side in self.parties if ":" not in side)

    def homes(self) -> frozenset[str]:
        """Return the countries of its parties, of armed movements too."""
        return frozenset(side.partition(":")[0][:3] for side in self.parties)

    def signers(self, sides: Collection[str]) -> int:
        """Return how many of its parties are among ``sides``, movements by code or by id alone."""
        return sum(not {p, p.partition(":")[2] or p}.isdisjoint(sides) for p in self.parties)


class ProvisionRow(msgspec.Struct, frozen=True):
    """A provision: label, name, PA-X and PAM names (or None), patterns of its words."""

    label: str
    name: str
    pax: str | None
    pam: str | None
    patterns: tuple[Pattern, ...]


class ProvisionAct(msgspec.Struct, frozen=True):
    """Which provision an event of a type and mode touches, and how."""

    type: str
    mode: str
    triggers: frozenset[str]
    provision: str
    occurrence: str


class AgreementWords(msgspec.Struct, frozen=True):
    """All vocabularies of agreements and provisions, loaded once.

    ``known_by_start`` has the aliases of ``known`` by their first :data:`START` characters, with
    the index of their agreement.
    """

    nouns: dict[str, AgreementNoun]
    modifiers: dict[str, tuple[frozenset[str], str]]
    acts: dict[str, AgreementAct]
    roles: dict[str, str]
    known: tuple[KnownAgreement, ...]
    known_by_start: dict[str, tuple[tuple[str, int], ...]]
    provisions: dict[str, ProvisionRow]
    terms: PatternIndex
    provision_acts: tuple[ProvisionAct, ...]
    sets: dict[str, frozenset[str]]


@cache
def load_agreement_words() -> AgreementWords:
    """Return the vocabularies of agreements and provisions."""
    known = tuple(_known(r) for r in table("agreements/known.tsv"))
    provisions = {r["label"]: _provision(r) for r in table("provisions/provisions.tsv")}
    return AgreementWords(
        nouns={r["noun"]: _noun(r) for r in table("agreements/nouns.tsv")},
        modifiers={
            r["word"]: (frozenset(r["families"].split()), r["kind"])
            for r in table("agreements/modifiers.tsv")
        },
        acts={r["lemma"]: AgreementAct(**r) for r in table("agreements/acts.tsv")},
        roles={r["noun"]: r["role"] for r in table("agreements/roles.tsv")},
        known=known,
        known_by_start=_by_start(known),
        provisions=provisions,
        terms=index_patterns((p.label, p.patterns) for p in provisions.values()),
        provision_acts=tuple(_act(r) for r in table("provisions/acts.tsv")),
        sets=_sets(),
    )


@cache
def agreement_kinds() -> frozenset[str]:
    """Return every kind that an agreement can be coded as; ``other`` is one."""
    files = ("nouns", "modifiers", "known")
    found = {r["kind"] for name in files for r in table(f"agreements/{name}.tsv")}
    return frozenset(found - {""} | {"other"})


@cache
def displays(group: str) -> dict[str, str]:
    """Return code → display wording of one ``set`` of ``agreements/status.tsv``."""
    return {r["code"]: r["display"] for r in table("agreements/status.tsv") if r["set"] == group}


@cache
def deed_nouns() -> dict[tuple[str, str], str]:
    """Return (PLOVER type, mode) → the noun by which a question names such an act."""
    return {(r["type"], r["mode"]): r["noun"] for r in table("agreements/deeds.tsv")}


@cache
def claim_nouns() -> frozenset[str]:
    """Return the nouns for what somebody says or is charged with (``agreements/claims.tsv``)."""
    return frozenset(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "noun")


@cache
def falsehoods() -> frozenset[str]:
    """Return the words that call a claim untrue (``agreements/claims.tsv``)."""
    return frozenset(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "false")


@cache
def deed_words() -> frozenset[str]:
    """Return the words by which a denial answers whatever its side is accused of
    (``agreements/claims.tsv``)."""
    return frozenset(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "deed")


@cache
def breach_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words by which something is broken, and those for what a breach breaks: both
    together deny a breach (``agreements/claims.tsv``)."""
    rows = table("agreements/claims.tsv")
    broken = frozenset(r["words"] for r in rows if r["set"] == "broken")
    return broken, frozenset(r["words"] for r in rows if r["set"] == "pact")


@cache
def talk_words() -> frozenset[str]:
    """Return the words by which a meeting, a deal or an offer is denied
    (``agreements/claims.tsv``)."""
    return frozenset(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "talk")


@cache
def silences() -> tuple[str, ...]:
    """Return phrases of those who do not say who did it (``agreements/claims.tsv``)."""
    return tuple(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "silence")


@cache
def uncounted() -> tuple[str, ...]:
    """Return phrases of those who give no figures (``agreements/claims.tsv``)."""
    return tuple(r["words"] for r in table("agreements/claims.tsv") if r["set"] == "uncounted")


def _noun(row: dict[str, str]) -> AgreementNoun:
    strong = row["strength"] == "strong"
    cued = row["strength"] == "cued"
    return AgreementNoun(row["noun"], row["kind"], row["family"], strong, cued, row["stage"])


def one_name(text: str) -> str:
    """Return ``text`` in small letters with one noun for what is called an accord, a deal, a pact:
    "the Stockholm accord" and "the Stockholm Agreement" are one name."""
    return _AGREED.sub("agreement", text.lower())


def _known(row: dict[str, str]) -> KnownAgreement:
    return KnownAgreement(
        row["name"],
        tuple(dict.fromkeys(one_name(a) for a in row["aliases"].split("|"))),
        row["signed"] or None,
        row["kind"],
        row["stage"],
        tuple(row["parties"].split()),
        tuple(row["brokers"].split()),
        tuple(row["monitors"].split()),
    )


def named_in(words: AgreementWords, text: str) -> list[tuple[str, KnownAgreement]]:
    """Return the aliases that stand anywhere in ``text``, with their agreements.

    They come in the order of the vocabulary; small letters, one noun for any agreement.
    """
    text = one_name(text)
    starts = {text[k : k + START] for k in range(len(text) - START + 1)}
    found = {
        (k, alias)
        for start in starts & words.known_by_start.keys()
        for alias, k in words.known_by_start[start]
        if _apart(alias, text)
    }
    return [(alias, words.known[k]) for k, alias in sorted(found)]


def _apart(alias: str, text: str) -> bool:
    """Return whether an alias stands in a text, and not in the middle of a word of it."""
    k = text.find(alias)
    while k > 0 and text[k - 1].isalnum():
        k = text.find(alias, k + 1)
    return k >= 0


def _by_start(known: Sequence[KnownAgreement]) -> dict[str, tuple[tuple[str, int], ...]]:
    out: dict[str, list[tuple[str, int]]] = {}
    for k, agreement in enumerate(known):
        for alias in agreement.aliases:
            if len(alias) < START:
                raise ValueError(f"an alias of an agreement is too short: {alias!r}")
            out.setdefault(alias[:START], []).append((alias, k))
    return {start: tuple(rows) for start, rows in out.items()}


def meant(named: Sequence[KnownAgreement], sides: Collection[str]) -> list[KnownAgreement]:
    """Return which of several agreements of one name is meant in a story of ``sides``.

    One alone is meant whatever the sides; of several, those of whose parties the story speaks. A
    power that has a hand in deals everywhere does not tell which one.
    """
    if len(named) < 2:
        return list(named)
    shared = [(_shared(k, sides), k) for k in named]
    most = max(n for n, _ in shared)
    return [k for n, k in shared if n == most] if most else []


# Parties to or brokers of deals on every continent: named in a story, they tell nothing of which.
_EVERYWHERE = frozenset({"USA", "RUS", "GBR", "FRA", "CHN", "UNO", "EUR"})


def _shared(known: KnownAgreement, sides: Collection[str]) -> int:
    """Return how many countries a story of ``sides`` shares with an agreement, 0 where only a power
    of the whole world is shared and another party is not."""
    shared = known.homes() & set(sides)
    if shared <= _EVERYWHERE and not shared >= known.homes():
        return 0
    return len(shared)


def known_called(names: Collection[str]) -> KnownAgreement | None:
    """Return the well-known agreement that one of ``names`` (small letters) is, or None."""
    if not names:
        return None
    found = [at for name in names if (at := _by_name().get(name)) is not None]
    return min(found, key=lambda at: at[0])[1] if found else None


@cache
def _by_name() -> dict[str, tuple[int, KnownAgreement]]:
    """Return name, in small letters → the well-known agreement, and its place in their order."""
    out: dict[str, tuple[int, KnownAgreement]] = {}
    for n, known in enumerate(load_agreement_words().known):
        out.setdefault(known.name.lower(), (n, known))
    return out


def strangers(known: KnownAgreement | None, homes: Collection[str]) -> bool:
    """Return whether all ``homes`` (countries) are of others than the parties and monitors of a
    well-known agreement; False where nothing is known of it or of them."""
    if known is None or not homes:
        return False
    watching = {monitor.partition(":")[0][:3] for monitor in known.monitors}
    return (known.homes() | watching).isdisjoint(homes)


def signed_on(date: str, sides: Collection[str], truce: bool) -> KnownAgreement | None:
    """Return the well-known agreement of ``sides`` that was signed on ``date`` (a day or a year).

    A year needs all its parties in the story, and a ceasefire where ``truce``; None where none or
    more than one fits.
    """
    whole = len(date) == 4
    found = []
    for k in load_agreement_words().known:
        if not k.signed or not (k.signed == date or (whole and k.signed.startswith(date))):
            continue
        states = k.states()
        common = len(states & set(sides))
        enough = common == len(states) if whole else common >= min(2, len(states))
        enough = enough and _shared(k, sides) > 0  # of a power alone it is not told whose it is
        if enough and not (truce and whole and k.kind != "ceasefire"):
            found.append(k)
    return found[0] if len(found) == 1 else None


def _provision(row: dict[str, str]) -> ProvisionRow:
    return ProvisionRow(
        row["label"],
        row["name"],
        row["pax"] or None,
        row["pam"] or None,
        parse_patterns(row["terms"], word_lists("told")),
    )


def _act(row: dict[str, str]) -> ProvisionAct:
    triggers = frozenset() if row["trigger"] == "*" else frozenset(row["trigger"].split())
    return ProvisionAct(row["type"], row["mode"], triggers, row["provision"], row["occurrence"])


def _sets() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in table("provisions/words.tsv"):
        out.setdefault(row["set"], set()).add(row["lemma"])
    return {name: frozenset(words) for name, words in out.items()}
