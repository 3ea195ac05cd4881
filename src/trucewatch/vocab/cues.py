"""The cue lexicon: which words introduce what somebody says, and with which speech act."""

from __future__ import annotations

from functools import cache

import msgspec

from trucewatch.vocab.tables import Row, table

# The frames a cue may stand in; see ``data/cues/classes.tsv``.
FRAMES = ("cc", "pa", "xc", "do", "pp", "no", "quote")


class Cue(msgspec.Struct, frozen=True):
    """A word that introduces speech.

    ``weights`` is, per frame of ``FRAMES``, how often the word in that frame introduces speech
    (0 to 1, set by hand in tenths); ``act`` is its speech act before content and negation are
    looked at; ``kind`` is the cue class.
    """

    lemma: str
    kind: str
    act: str
    weights: dict[str, float]


class Phrase(msgspec.Struct, frozen=True):
    """A fixed phrase that attributes: its lower-case words, kind, act and weight (0 to 1)."""

    words: tuple[str, ...]
    kind: str
    act: str
    weight: float


class Idiom(msgspec.Struct, frozen=True):
    """A verb that reports speech together with a word behind it ("held B responsible").

    ``after`` are the words that must follow the second one; ``whole`` tells that the cue reaches
    to it although other words stand between.
    """

    second: str
    after: tuple[str, ...]
    act: str
    whole: bool


class Attitude(msgspec.Struct, frozen=True):
    """An adjective that tells what somebody holds: its act, and what must follow it."""

    act: str
    frames: frozenset[str]


class CueLexicon(msgspec.Struct, frozen=True):
    """Cue verbs and nouns by lemma, phrases and idioms by their first word, adjectives by form."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    phrases: dict[str, tuple[Phrase, ...]]
    idioms: dict[str, tuple[Idiom, ...]]
    adjectives: dict[str, Attitude]


@cache
def load_cues() -> CueLexicon:
    """Return the package's cue lexicon; read once per process."""
    classes = {row["class"]: row for row in table("cues/classes.tsv")}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in table("cues/phrases.tsv"):
        words = tuple(row["phrase"].split())
        phrase = Phrase(words, row["kind"], row["act"], int(row["weight"]) / 10)
        phrases[words[0]] = (*phrases.get(words[0], ()), phrase)
    idioms: dict[str, tuple[Idiom, ...]] = {}
    for row in table("cues/idioms.tsv"):
        idiom = Idiom(row["second"], tuple(row["after"].split()), row["act"], row["whole"] == "1")
        idioms[row["verb"]] = (*idioms.get(row["verb"], ()), idiom)
    attitudes = {
        row["adjective"]: Attitude(row["act"], frozenset(row["frames"].split()))
        for row in table("cues/adjectives.tsv")
    }
    return CueLexicon(
        verbs=_cues("cues/verbs.tsv", classes),
        nouns=_cues("cues/nouns.tsv", classes),
        phrases=phrases,
        idioms=idioms,
        adjectives=attitudes,
    )


def _cues(name: str, classes: dict[str, Row]) -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    for row in table(name):
        base = classes[row["class"]]
        weights = {frame: int(base[frame]) / 10 for frame in FRAMES}
        for item in row["frames"].split():
            frame, value = item.split("=")
            if frame not in weights:
                raise ValueError(f"{name}: {row['lemma']}: unknown frame {frame!r}")
            weights[frame] = int(value) / 10
        out[row["lemma"]] = Cue(row["lemma"], row["class"], row["act"], weights)
    return out


@cache
def load_act_words() -> dict[str, frozenset[str]]:
    """Return the groups of words that decide a speech act, by group name."""
    return {r["group"]: frozenset(r["lemmas"].split()) for r in table("cues/act_words.tsv")}


@cache
def act_words(*groups: str) -> frozenset[str]:
    """Return the words of several groups that decide a speech act, as one set."""
    return frozenset().union(*(load_act_words()[g] for g in groups))
