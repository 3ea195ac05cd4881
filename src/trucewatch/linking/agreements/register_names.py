"""The proper names of agreements: "the Doha framework agreement" is not the Washington Accord."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from trucewatch.records.leads import NOT_NAMED, AgreementMention
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import known_called, load_agreement_words
from trucewatch.vocab.words import calendar, word_set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A proper name has so many letters at least.
_NAME = 4


def proper_names(
    mention: AgreementMention, sides: Iterable[str] = (), homes: Collection[str] = ()
) -> frozenset[str]:
    """Return the words of an agreement's own names and of the place where it was made, in small
    letters; the names of states, peoples and of the ``sides``, which lend them to any deal of
    theirs, are none, nor are those of regions of the ``homes``."""
    if mention.name == NOT_NAMED:
        return frozenset()
    own = {s.partition(":")[2][:5] for s in sides if ":" in s}
    known = known_called(mention.names)
    told = [mention.name, *(s.text for s in mention.mentions), mention.made_at or ""]
    if known is not None:
        told += [a.title() for a in known.aliases]
    found = ((n, home) for text in told for n, home in _proper(text))
    return frozenset(n for n, home in found if n[:5] not in own and (not home or home not in homes))


def is_foreign(mention: AgreementMention, homes: Collection[str]) -> bool:
    """Return whether an agreement is called by a place of a country that is none of the ``homes``:
    "as in Yemen, where the Hodeidah agreement" tells of nobody in the report."""
    lands = {home for _, home in _proper(mention.name) if home}
    return bool(lands) and bool(homes) and lands.isdisjoint(homes) and not mention.parties


# Behind these words stands what an agreement is about, or who made it: no name of its own.
_ABOUT = re.compile(r"\b(?:in|over|on|for|between|by|with|to|from|at|that|which)\b")


def topics(mention: AgreementMention) -> frozenset[str]:
    """Return the words, in small letters, of what an agreement is on by its title: "the Annex on
    Normalization", "Agreement on Child Protection"."""
    texts = (mention.name, *(s.text for s in mention.mentions))
    behind = (text[m.end() :] for text in texts for m in _ON.finditer(text))
    return frozenset(n for text in behind for n, _ in _proper(text))


def has_own_words(mention: AgreementMention) -> bool:
    """Return whether the words of a mention tell it from "the accord": a name, a place."""
    nouns, plain = load_agreement_words().nouns, word_set("linking.paper_titles")
    for text in (mention.name, *(s.text for s in mention.mentions)):
        for word in _WORD.findall(text)[1:]:
            low = word.lower()
            if word[0].isupper() and not ({low, low.removesuffix("s")} & (nouns.keys() | plain)):
                return True
    return False


# "Marawi Accord" is a name, "the Gaza ceasefire" may be any over that land.
_NAMED_SO = re.compile(
    r"([A-Z][\w’'-]+) (?:Accords?|Agreements?|Declaration|Protocols?|Pact|Treaty)\b"
)
# A title and what it is on, both with capitals: "Agreement on General …".
_ON = re.compile(r"\b[A-Z]\w+ (?:on|for)(?= (?:the )?[A-Z])")


def _titled(text: str) -> str:
    """Return the words of a mention that can be of its name: what stands behind "in", "by" is not,
    but what a title is on is."""
    on = {m.end() for m in _ON.finditer(text)}
    return next((text[: m.start()] for m in _ABOUT.finditer(text) if m.end() not in on), text)


def _names_in(text: str) -> Iterator[str]:
    """Yield the words of the name, those with hyphens in parts ("Nagorno-Karabakh" is called
    Karabakh, too); "Russian-brokered" is none, and what stands behind "in", "by" neither."""
    for word in _WORD.findall(_titled(text)):
        parts = word.split("-")
        if len(parts) == 1 or not any(part[0].islower() for part in parts):
            yield from parts


@lru_cache(50_000)  # an archive repeats its names; bounded, for its texts never end
def _proper(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_proper_in(text))


def _proper_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, country of the region that it is, or nothing)."""
    nouns, actors = load_agreement_words().nouns, load_actors()
    titled = {m.group(1).lower() for m in _NAMED_SO.finditer(text)}
    for word in _names_in(text):
        low = word.lower()
        plain = (
            low in nouns
            or low.removesuffix("s") in nouns
            or low in word_set("linking.paper_titles")
        )
        if not word[0].isupper() or len(low) < _NAME or plain or low in calendar():
            continue
        hit = actors.longest((word,), (low,), 0)
        if hit is None or hit.entry.kind == "seat":
            yield low, ""
        elif hit.entry.kind == "place" and hit.entry.country:
            yield low, "" if low in titled else hit.entry.country
