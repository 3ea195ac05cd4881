"""Whom a sentence sets against a phrase: nobody accuses, attacks or warns itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.phrases import MAX_CLIMB, phrase_head
from trucewatch.coding.cast.told_of import tells_of_force
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# What one side does to or says of another, never to itself.
_DEMANDING = frozenset({"demand", "urge", "ask", "call", "tell", "warn", "insist", "want", "order",
                        "request", "press", "require"})  # fmt: skip


_COUNTERPART = frozenset({"against", "on", "at", "from", "toward", "towards", "with", "to", "by",
                          "upon"})  # fmt: skip


_UPWARDS = frozenset({"xcomp", "ccomp", "advcl", "conj", "acl", "relcl", "prep", "pcomp", "dobj",
                      "pobj", "agent", "attr", "dative", "appos"})  # fmt: skip


_CROSSING = frozenset(
    {"withdraw", "enter", "leave", "deploy", "return", "retreat", "march", "pull"}
)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


_SAME = frozenset({"it", "they", "he", "she", "which", "who", "that"})


# How far from a phrase its counterpart is looked for, in tokens (bounds the work).
_REACH = 50


_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})


def opposed(cast: Cast, head: int, domestic: bool = False) -> frozenset[str]:
    """Return the countries that the sentence of ``head`` sets against the phrase of ``head``.

    For a ``domestic`` noun (police, opposition) only a state named as such counts: police arrest
    ministers of their own country.
    """
    parse = cast.parse
    start, end = parse.sents[parse.sent[head]]
    own_first, own_last = cast.noun_phrase(head)
    out: set[str] = set()
    for hit in cast.hits_in(max(start, head - _REACH), min(end, head + _REACH)):
        country = hit.entry.country
        entity = hit.entry.entity
        if entity is not None and entity.sector_on(cast.on) not in _STATE:
            continue  # a group of the country is not the country
        if hit.entry.kind == "place":
            continue
        if not country or country in out or own_first <= hit.first < own_last:
            continue
        at = phrase_head(parse, hit.last - 1)
        bare = hit.entry.kind in ("country", "seat", "people") and hit.first <= at < hit.last
        if at != head and tells_of_force(parse, phrase_head(parse, head), at):
            out.add(country)
        if at == head or (domestic and not bare):
            continue
        if _against(cast, head, at, bare, domestic):
            out.add(country)
    return frozenset(out)


def _against(cast: Cast, head: int, at: int, bare: bool, domestic: bool) -> bool:
    parse = cast.parse
    top = phrase_head(parse, head)
    verb, other = parse.head[top], parse.head[at]
    if parse.dep[at] == "nsubj":
        if parse.dep[top] == "nsubj":
            return not domestic and _other_voice(parse, top, at, bare)
        # "Iran accused the army": the phrase is what the country's verb is about.
        return parse.lemma[other] in word_set("cast.hostile") and subject_above(parse, top) == at
    if parse.dep[top] not in _SUBJECTS:
        return False
    if cast_words.in_place_position(parse, at):
        return bare and not domestic and _crosses_border(parse, top, at)
    if parse.dep[at] == "pobj" and parse.lower[other] not in _COUNTERPART:
        return False
    if parse.dep[at] not in ("pobj", "dobj", "dative", "nsubjpass"):
        return False
    if not bare and not _hostile_above(parse, at):
        return False
    subject = subject_above(parse, at)
    return subject == top or (subject is not None and _stands_for(parse, subject, top, verb))


def _other_voice(parse: Parse, top: int, at: int, bare: bool) -> bool:
    """Tell whether the subject ``at`` is another voice than ``top``, or accused by it."""
    mine, other = parse.head[top], parse.head[at]
    both_speak = {parse.lemma[mine], parse.lemma[other]} <= word_set("cast.saying")
    if mine == other:
        return False
    if bare and both_speak:
        return True
    below = subject_above(parse, other) == top
    if any(parse.dep[c] == "neg" for c in parse.children[other]):
        return False  # "had not shelled" is said for one's own
    return below and (
        parse.lemma[other] in word_set("cast.hostile") or parse.lemma[mine] in _DEMANDING
    )


def _stands_for(parse: Parse, subject: int, top: int, verb: int) -> bool:
    """Tell whether a pronoun below the verb of ``top`` may mean ``top``."""
    return parse.lower[subject] in _SAME and subject_above(parse, parse.head[subject]) == top


def _crosses_border(parse: Parse, top: int, at: int) -> bool:
    """Tell whether ``top`` enters or leaves a whole country: "the army withdrew from X"."""
    modified = any(parse.dep[c] in ("amod", "compound") for c in parse.children[at])
    verb = parse.head[at] if parse.dep[at] == "dobj" else parse.head[parse.head[at]]
    return not modified and parse.lemma[verb] in _CROSSING and subject_above(parse, at) == top


def _hostile_above(parse: Parse, at: int) -> bool:
    for _ in range(MAX_CLIMB):
        at = parse.head[at]
        if parse.lemma[at] in word_set("cast.hostile"):
            return True
        if parse.pos[at] == "VERB" or parse.head[at] == at:
            return False
    return False


def subject_above(parse: Parse, at: int) -> int | None:
    """Return the nearest subject of a verb above ``at`` (not ``at`` itself)."""
    for _ in range(MAX_CLIMB):
        if parse.head[at] == at or parse.dep[at] not in _UPWARDS | _SUBJECTS:
            return None
        below, at = at, parse.head[at]
        children = parse.children[at][:_MAX_CHILDREN]
        found = next((c for c in children if parse.dep[c] in _SUBJECTS and c != below), None)
        if found is not None:
            return found
    return None


_MAX_CHILDREN = 40
