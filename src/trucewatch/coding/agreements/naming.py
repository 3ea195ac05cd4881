"""By which of its mentions an agreement is called: its own name before what a clause tells."""

from __future__ import annotations

import re
from collections.abc import Set

from trucewatch.vocab.words import calendar

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f'’-]+")
_NOUNS = frozenset(
    "Accord Accords Agreement Agreements Declaration Protocol Protocols Treaty Pact Memorandum "
    "Truce Ceasefire Statement Charter Roadmap Framework Plan Understanding Code Initiative "
    "Armistice Deal Pause Communiqué".split()
)
# What is only this report's: "its proposal", "our accord", "such a text".
_POINTING = frozenset("its their his her our my your this that these those such any some".split())
_LONG = 80
# A mention of so many words at most tells nothing but what it is: "a peace accord".
_SHORT = 2
# What an agreement is on, as a part of its name: "Agreement on the General Cessation of
# Hostilities", "Protocol for the Release of Prisoners", "Memorandum of Agreement on Land".
_DAYS = r"(?!(?:{})\b)".format("|".join(sorted(w.title() for w in calendar())))
_OF = re.compile(rf" of (?:{_DAYS}[A-Z][\w'’-]*)(?: {_DAYS}[A-Z][\w'’-]*)*")
_ON = re.compile(
    rf"(?: (?:on|for|of)(?: the)? {_DAYS}[A-Z][\w'’-]*"
    rf"(?:,? (?:(?:and|of|in|the|for|between|from) )*{_DAYS}[A-Z][\w'’-]*)*)+"
)
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def called(text: str) -> str:
    """Return what to call an agreement by the words of a mention: its own name alone ("a Lake
    Agreement in Luthen" is the "Lake Agreement"), else the words as they are."""
    if namedness(text)[0] < 2:
        return text
    ends = [m.end() for m in _WORD.finditer(text) if m.group(0) in _NOUNS]
    if not ends:
        return text
    on = _ON.match(text, next((e for e in ends if _ON.match(text, e)), 0))
    of = _OF.match(text, ends[-1])
    end = max(ends[-1], *(m.end() for m in (on, of) if m), 0)
    return _ARTICLE.sub("", text[:end])


def called_at(text: str, place: str | None) -> str:
    """Return what to call an agreement of which only the place of its making tells which it is:
    "an accord" that was signed in Luthen is the "accord of Luthen"."""
    bare = _ARTICLE.sub("", text)
    own = namedness(text)
    if place is None or own[0] > 1 or own[1] or len(bare.split()) > _SHORT:
        return called(text)
    return f"{bare} of {place}"


def namedness(text: str) -> tuple[int, int, int]:
    """Return how well the words of a mention name an agreement; the greater the better.

    First whether they are a name of its own ("the Lake Declaration"), then whether they tell a
    place, a day or a number, then how much they tell short of a clause.
    """
    words = _WORD.findall(text)
    names = [w for w in words[1:] if w[0].isupper() and w.lower() not in calendar()]
    own = bool(words) and bool({*words} & _NOUNS) and len(names) > 1
    own = own or (len(names) > 1 and names[-1] in _NOUNS)
    pointing = not words or words[0].lower() in _POINTING
    told = bool(names) + any(c.isdigit() for c in text)
    return (2 * own - pointing, told, min(len(text), _LONG))


def names_apart(one: Set[str], two: Set[str]) -> bool:
    """Return whether two agreements have proper names that are not one another: the Minsk truce is
    not the Cairo truce. Names are in small letters; an agreement without one can be any."""
    return bool(one) and bool(two) and one.isdisjoint(two)
