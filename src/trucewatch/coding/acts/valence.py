"""Assessments: what is praised or found wanting, by the words that a clause says it with.

A word assesses where the clause turns on it: as its verb, its predicate, its object, or beside
one of these. "In good health" and "a success story of last year, which …" assess nothing.
"""

from __future__ import annotations

from functools import cache

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import NEGATIVE, Utterance, future, negated, tokens_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_list, word_set

_DEGREES = frozenset({"settled", "agreed", "resolved", "done", "finished", "ready", "complete"})
_PARTS = frozenset(
    "percent tenth tenths third thirds quarter quarters most nearly almost largely nine".split()
)
# A word negates one that follows it within this many tokens.
_NEAR = 4
# A preposition and the words before it that only tell in what state somebody is.
_GREETED = frozenset({"morning", "afternoon", "evening", "night", "luck"})
_STATE = frozenset({"health", "condition", "shape", "order", "repair", "weather", "spirit"})


@cache
def _begun(wordings: tuple[str, ...]) -> tuple[str, ...]:
    """A space before each, as it begins a word."""
    return tuple(f" {w}" for w in wordings)


def assessment(u: Utterance) -> str | None:
    """Return assess_positive or assess_negative where the content assesses; else None."""
    parse = u.context.parse
    tokens = tokens_of(u)
    if any(words in u.said for words in _begun(word_list("acts.fault"))):
        return "assess_negative"
    if any(words in u.said for words in _begun(word_list("acts.praise"))):
        return None if _turned_off(u.said) else "assess_positive"
    words = load_act_words()
    found = None
    positive, negative = words["positive"], words["negative"]
    for k in tokens:
        sign = (parse.lemma[k] in positive) - (parse.lemma[k] in negative)
        if not sign or not _weighs(u, k) or (sign > 0 and not _praises(u, k)):
            continue
        no = _negated(parse, k, tokens[0])
        if sign < 0 and no:
            continue
        found = "assess_positive" if sign > 0 and not no else "assess_negative"
        if not _but_follows(parse, k, tokens[-1]):
            break
    return found or _nearly(u) or _failing(u)


def feeling(u: Utterance) -> str | None:
    """ "We are deeply disturbed by the raids": how the speaker takes what is told."""
    parse = u.context.parse
    if u.lowers.isdisjoint(word_set("acts.feeling")):
        return None
    for k in tokens_of(u):
        if parse.lower[k] not in word_set("acts.feeling") or _negated(parse, k, u.tokens[0]):
            continue
        verb = k if parse.pos[k] == "VERB" else parse.head[k]
        if act_forms.own_subject(u, verb):
            return "assess_negative"
    return None


def _turned_off(joined: str) -> bool:
    return any(f" {w} " in joined for w in ("not", "n't", "no", "never", "nothing"))


def _weighs(u: Utterance, k: int) -> bool:
    """Whether the clause turns on token ``k``; not on a name, nor on what is told by the way."""
    parse = u.context.parse
    if parse.pos[k] not in ("ADJ", "NOUN", "VERB", "ADV", "INTJ", "PROPN"):
        return False
    if parse.pos[k] == "PROPN" and parse.word[k][:1].isupper() and parse.dep[k] == "compound":
        return False
    head = parse.head[k] if parse.dep[k] in ("amod", "compound", "advmod") else k
    if parse.lemma[head] in _STATE or parse.lemma[head] in _GREETED:
        return False
    return act_forms.main_clause(u, k) or u.context.quoted(k)


# Nouns that are called so for no merit: "the fair in Agadez".
_NOUNS_ONLY = frozenset({"fair", "good", "positive", "perfect", "ideal", "constructive", "welcome"})


def _praises(u: Utterance, k: int) -> bool:
    """Whether a good word says something good of what is spoken of.

    Not "the good road runs north", "the fair in Agadez", "declared victory".
    """
    parse = u.context.parse
    if parse.pos[k] == "NOUN" and parse.lemma[k] in _NOUNS_ONLY:
        return False
    if parse.lemma[k] in ("victory", "triumph", "success") and parse.dep[k] == "dobj":
        return u.attribution.head != parse.head[k]
    if parse.dep[k] != "amod" or u.context.quoted(k):
        return True
    noun = parse.head[k]
    if parse.lemma[noun] in word_set("acts.praised") or noun not in u.tokens:
        return True
    weak = parse.lemma[k] in _OF_SIZE
    return parse.dep[noun] in ("attr", "oprd", "ROOT") and not weak


_OF_SIZE = frozenset({"significant", "important", "great", "good", "historic", "best"})


def _negated(parse: Parse, k: int, first: int) -> bool:
    """Whether the word is negated: beside it, or by the verb that it completes."""
    if any(parse.lower[t] in NEGATIVE for t in range(max(first, k - _NEAR), k)):
        return True
    up = k
    for _ in range(3):
        if parse.pos[up] in ("VERB", "AUX") or parse.head[up] == up:
            break
        up = parse.head[up]
    return up >= first and negated(parse, up)


def _but_follows(parse: Parse, k: int, last: int) -> bool:
    return any(parse.lower[t] in ("but", "yet") and t < last - 2 for t in range(k + 1, last))


def _nearly(u: Utterance) -> str | None:
    """ "nine tenths of it were settled", "almost everything is agreed"."""
    parse, lowers = u.context.parse, u.lowers
    if not (lowers & _PARTS or "%" in lowers) or lowers & NEGATIVE:
        return None
    done = any(parse.lower[k] in _DEGREES and not negated(parse, k) for k in tokens_of(u))
    return "assess_positive" if done else None


_EXPECTED = frozenset("support help work deliver keep back hold function".split())


def _failing(u: Utterance) -> str | None:
    """ "did not support us", "never kept its word"."""
    parse = u.context.parse
    for k in tokens_of(u):
        expected = parse.lemma[k] in _EXPECTED and parse.pos[k] == "VERB" and negated(parse, k)
        if expected and not future(parse, k):
            return "assess_negative"
    return None
