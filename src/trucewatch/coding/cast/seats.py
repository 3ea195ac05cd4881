"""Capitals of states that no table knows: "Dolmar denied it" stands for a government.

A name that acts as states do, in a story of two other such states, is the seat of one of them: of
the one that it is not set against, or else of the one that speaks first under its dateline. Where
that leaves no single state the name stays a side of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from trucewatch.coding.cast.words import in_place_position
from trucewatch.reading import Parse
from trucewatch.records import Span
from trucewatch.vocab.words import word_set

_DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "answer", "reply", "counter"})
# States of these nouns stand between the sides.
_MUST = frozenset({"must", "should", "ought"})
_BETWEEN = frozenset({"mediator", "broker", "envoy", "host", "facilitator", "go-between"})
_AFTER_PLACE = frozenset({":", "—", "-", "–", ",", "/", "("})
# The dateline's place is among so many first tokens of a line.
_OPENING = 2
# Each turn settles what one seat tells about the next.
_TURNS = 3
_CLIMB = 4
# A title between a state and a name is not longer than this, in tokens.
_TITLE = 8


def seats(
    parse: Parse,
    names: Mapping[str, Sequence[int]],
    roles: Mapping[str, set[str]],
    states: Mapping[str, str],
    dateline: Span | None = None,
) -> dict[str, str]:
    """Return which of ``names`` is the seat of which state.

    ``names`` gives the tokens of each name that may be a capital, ``roles`` the role nouns that
    each form stands with, ``states`` the state (its id) of each form that names one.
    """
    between = {key for form, key in states.items() if roles.get(form, set()) & _BETWEEN}
    between |= _venues(parse, states)
    sides = set(states.values()) - between
    if len(sides) < 2 or not names:
        return {}
    known = _Known(parse, states, frozenset(names))
    against = {form: known.opposed(at) for form, at in names.items()}
    counts = Counter(states[w] for w in parse.lower if states.get(w) in sides)
    found = _by_elimination(against, counts, {})
    for form in sorted(names.keys() - found.keys()):
        told = known.told_by_dateline(form, names[form], dateline)
        if told in sides and told not in found.values() and told not in against[form]:
            found[form] = str(told)
    return _by_elimination(against, counts, found)


def _by_elimination(
    against: Mapping[str, set[str]], counts: Counter[str], found: Mapping[str, str]
) -> dict[str, str]:
    """Return ``found``, with the names for which one side is left, or one that the story names
    twice as often as any other.
    """
    out = dict(found)
    for _ in range(_TURNS):
        for form, foes in against.items():
            others = {out.get(f, f) for f in foes} & counts.keys()
            left = Counter({k: n for k, n in counts.items() if k not in others}).most_common(2)
            clear = len(left) == 1 or (len(left) == 2 and left[0][1] >= 2 * left[1][1])
            if form not in out and others and clear:
                out[form] = left[0][0]
    return out


def _opens(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is the place of "DOLMAR: …", "Dolmar, June 4 - …"."""
    first = parse.paras[parse.para[i]].first
    after = parse.word[i + 1 : i + 2]
    return i - first <= _OPENING and bool(after) and after[0] in _AFTER_PLACE


def _venues(parse: Parse, states: Mapping[str, str]) -> set[str]:
    """Return the states in whose capital others meet: "in the Xian capital"."""
    return {
        states[word]
        for i, word in enumerate(parse.lower[:-1])
        if word in states and parse.lower[i + 1] == "capital" and in_place_position(parse, i + 1)
    }


class _Known:
    """The states and possible seats named in a story."""

    def __init__(self, parse: Parse, states: Mapping[str, str], names: frozenset[str]) -> None:
        self._parse = parse
        self._states = states
        self._names = names
        self._people = _people(parse, states)

    def opposed(self, at: Sequence[int]) -> set[str]:
        """Return the states and seats that the name at the tokens ``at`` is set against."""
        parse = self._parse
        out: set[str] = set()
        for i in at:
            verb = _verb_above(parse, i)
            if verb is None:
                continue
            lemma = parse.lemma[verb]
            if parse.dep[i] == "nsubj" and parse.head[i] == verb:
                if lemma in word_set("cast.against"):
                    out.update(self._named(verb + 1, parse.right[verb])[:1])
                if lemma in _DENYING:
                    out.update(self._before(verb))
                if lemma in word_set("cast.saying"):
                    out.update(self._demanded(verb))
            elif lemma in word_set("cast.against"):
                out.update(self._subject(verb) or self._before(verb))
        return out - {parse.lower[i] for i in at}

    def told_by_dateline(self, form: str, at: Sequence[int], line: Span | None) -> str | None:
        """Return the state whose body speaks first in the report that the name opens."""
        parse = self._parse
        i = next((i for i in at if _opens(parse, i)), None)
        if i is None and line is not None and form in _words(line.text):
            i = next((k for k in range(len(parse)) if parse.start[k] >= line.end), None)
        if i is None:
            return None
        verb = next(
            (k for k in range(i, parse.paras[parse.para[i]].last)
             if parse.lemma[k] in word_set("cast.saying") and parse.pos[k] == "VERB"), None
        )  # fmt: skip
        said = self._subject(verb) if verb is not None else []
        return said[0] if said else None

    def _named(self, first: int, last: int) -> list[str]:
        """Return the states and seats named in the tokens [first, last), in order."""
        known = {**{n: n for n in self._names}, **self._people, **self._states}
        return [known[w] for w in self._parse.lower[first:last] if w in known]

    def _subject(self, verb: int) -> list[str]:
        parse = self._parse
        for _ in range(_CLIMB):
            found = [c for c in parse.children[verb] if parse.dep[c] in ("nsubj", "agent")]
            if found:
                return self._named(parse.left[found[0]], parse.right[found[0]])[:1]
            if parse.dep[verb] not in ("conj", "xcomp", "advcl") or parse.head[verb] == verb:
                break
            verb = parse.head[verb]
        return []

    def _demanded(self, verb: int) -> list[str]:
        """Return S of "X said that S must withdraw": X speaks of another."""
        parse = self._parse
        for c in parse.children[verb]:
            below = parse.children[c]
            if parse.dep[c] == "ccomp" and any(parse.lower[d] in _MUST for d in below):
                return self._subject(c)
        return []

    def _before(self, verb: int) -> list[str]:
        """Return who speaks in the sentence before that of ``verb``."""
        parse = self._parse
        sent = parse.sent[verb]
        if not sent:
            return []
        first, last = parse.sents[sent - 1]
        saying = word_set("cast.saying", "cast.accusing")
        said = [k for k in range(first, last) if parse.lemma[k] in saying]
        return next((found for k in said if (found := self._subject(k))), [])


def _people(parse: Parse, states: Mapping[str, str]) -> dict[str, str]:
    """Return the state of each surname in "X's president, A B", "the Xian envoy A B"."""
    out: dict[str, str] = {}
    for i, word in enumerate(parse.lower):
        if word not in states:
            continue
        end = min(i + _TITLE, parse.sents[parse.sent[i]][1])
        for k in range(i + 1, end - 1):
            if parse.pos[k] in ("VERB", "AUX", "ADP", "CCONJ"):
                break
            two = parse.pos[k] == "PROPN" and parse.pos[k + 1] == "PROPN"
            last = k + 2 >= len(parse) or parse.pos[k + 2] != "PROPN"
            if two and last and k > i + 1 and parse.lower[k + 1] not in states:
                out[parse.lower[k + 1]] = states[word]
                break
    return out


def _words(text: str) -> list[str]:
    return [w.strip(".,:;/()—–-").lower() for w in text.replace("/", " ").split()]


def _verb_above(parse: Parse, i: int) -> int | None:
    """Return the verb that a name is subject, object or addressee of."""
    above = parse.head[i]
    if parse.dep[i] == "nsubj" and parse.pos[above] == "ADJ":  # "held X responsible"
        return parse.head[above]
    if parse.dep[i] == "pobj" and not in_place_position(parse, i):
        above = parse.head[above]
    elif parse.dep[i] not in ("nsubj", "dobj", "dative"):
        return None
    return above if parse.pos[above] in ("VERB", "AUX") else None
