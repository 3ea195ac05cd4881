"""Quantities: tolls, troops, prisoners, territory, money and durations, each with its event.

A number belongs to the predicate or event noun it depends on and is never given to two events.
What no conflict event holds (a match score, an age, a price) stays unattached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.numerals import CURRENCIES, Numeral, find_numerals
from trucewatch.coding.quantities_attach import REACH, TOLLS, event_of
from trucewatch.coding.quantities_kinds import (
    CountLexicon,
    count_lexicon,
    harm_of,
    what_is_counted,
)
from trucewatch.coding.time_scan import value_of
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Quantity


class Mentions(Protocol):
    """What quantities ask of a cast: the actors that a noun phrase names."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return each actor named by the noun phrase headed by token ``head``."""


class QuantityMention(msgspec.Struct, frozen=True):
    """A counted thing: kind, range, hedge and unit as in :class:`Quantity`.

    ``noun`` is the token of what is counted, ``governor`` the predicate that makes it what it is
    (the verb of "killed", the noun of "deaths"), ``first`` and ``last`` the token range.
    """

    kind: str
    low: float | None
    high: float | None
    hedge: str
    unit: str
    civilian: bool | None
    noun: int
    governor: int
    first: int
    last: int


def find_quantities(parse: Parse) -> tuple[QuantityMention, ...]:
    """Return the counted things of a story, in order of the text. Linear in its tokens."""
    lex = count_lexicon()
    out: list[QuantityMention] = []
    taken: set[int] = set()
    for numeral in find_numerals(parse):
        mention = _counted(parse, numeral, lex)
        if mention is not None:
            out.append(mention)
            taken.update(range(mention.first, mention.last))
    out.extend(_singles(parse, lex, taken))
    return tuple(sorted(out, key=lambda m: m.first))


def _counted(parse: Parse, numeral: Numeral, lex: CountLexicon) -> QuantityMention | None:
    if _is_name_or_date(parse, numeral):
        return None
    if parse.lower[numeral.last : numeral.last + 1] == ("-",):
        return _hyphened(parse, numeral, lex)
    noun, top = _noun_of(parse, numeral)
    unit = lex.units.get(parse.lower[noun]) or _currency(parse, numeral, lex)
    if unit:
        return _measure(parse, numeral, noun, unit)
    return _things(parse, numeral, noun, top, lex)


def _hyphened(parse: Parse, numeral: Numeral, lex: CountLexicon) -> QuantityMention | None:
    """Return the duration in "the 44-day war"; ages and other compounds count nothing."""
    noun = numeral.last + 1
    unit = lex.units.get(parse.lower[noun]) if noun < len(parse) else None
    if unit is None or unit[0] != "duration" or parse.lower[noun + 1 : noun + 2] == ("-",):
        return None
    return _mention(parse, numeral, noun, unit[0], unit[1], None, parse.head[noun],
                    (numeral.first, noun + 1))  # fmt: skip


def _is_name_or_date(parse: Parse, numeral: Numeral) -> bool:
    i = numeral.first
    before = parse.lower[i - 1] if i else ""
    word = parse.word[numeral.core]
    if _is_day(parse, numeral) or (_CLOCK.fullmatch(word) and before in _AT):
        return True
    if _is_age(parse, numeral) or _is_dropped(parse, numeral):
        return True
    if before in ("article", "resolution", "no.", "number", "section", "chapter", "aged", "age",
                  "group", "route", "highway", "flight", "unit", "phase", "#"):  # fmt: skip
        return True
    if numeral.core == i and word.isdigit() and len(word) == 4 and 1500 <= int(word) <= 2100:
        return before in ("in", "since", "of", "by", "until", ",", "from", "during") and (
            parse.dep[i] in ("pobj", "npadvmod", "nummod") and parse.dep[i] != "nummod"
        )
    return False


def _is_day(parse: Parse, numeral: Numeral) -> bool:
    """Tell whether a number is the day of a month: "on 5 March", "28 February", "3 May Brigade",
    "March 4, 2025" (but not "in March 4 people died")."""
    low, high = numeral.low, numeral.high
    if numeral.hedge not in ("exact", "between") or low is None or high is None:
        return False
    after = parse.word[numeral.last] if numeral.last < len(parse) else ""
    before = parse.word[numeral.first - 1] if numeral.first else ""
    led = _is_month(before) and not any(c.isalpha() for c in after)
    return (led or _is_month(after)) and 1 <= low <= high <= 31


# The oldest that a person in a report is.
_OLDEST = 115


def _is_age(parse: Parse, numeral: Numeral) -> bool:
    """Tell whether a bare number after one person is an age: "a woman, 61, was", "Ilk (43)".

    Not a count in a list ("soldiers, 61; rebels, 12"): who is counted there is more than one.
    """
    i, end = numeral.first, numeral.last
    if not 1 < i < end < len(parse) or end - i > 1 or not parse.word[i].isdigit():
        return False
    marks = (parse.word[i - 1], parse.word[end])
    if marks not in _AGE_MARKS or int(parse.word[i]) > _OLDEST:
        return False
    return parse.tag[i - 2] in ("NNP", "NN") or parse.lower[i - 2] in _ONES


def _is_dropped(parse: Parse, numeral: Numeral) -> bool:
    """Tell whether a number is the one that is taken back: "fourteen, not seventeen"."""
    two = parse.lower[max(0, numeral.first - 2) : numeral.first]
    return two in ((",", "not"), ("rather", "than"), ("instead", "of"), ("and", "not"))


_AGE_MARKS = frozenset({(",", ","), (",", "."), (",", ";"), (",", "-"), (",", "–"), ("(", ")")})
_ONES = frozenset({"him", "her", "he", "she", "one", "another"})


def _is_month(word: str) -> bool:
    low = word.lower().rstrip(".")
    return word[:1].isupper() and bool(value_of("month", low) or value_of("month_short", low))


# "at 10.30", "shortly after 10.30": an hour.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_AT = frozenset({"at", "around", "by", "until", "after", "before", "since", "from"})


def _noun_of(parse: Parse, numeral: Numeral) -> tuple[int, int]:
    """Return the token that is counted (the noun over the number, or the number itself) and the
    head of the whole phrase ("hundreds" of "hundreds of people")."""
    core = numeral.core
    cur = core
    for _ in range(6):
        head = parse.head[cur]
        if head == cur:
            break
        if numeral.first <= head < numeral.last:
            cur = head
            continue
        if parse.dep[cur] in ("nummod", "quantmod", "compound", "det", "amod", "nmod", "npadvmod",
                              "predet") and parse.pos[head] in ("NOUN", "PROPN", "NUM", "SYM",
                                                                "ADJ", "VERB"):  # fmt: skip
            if parse.pos[head] == "VERB" and parse.dep[cur] != "nummod":
                break
            cur = head
            continue
        break
    for k in parse.children[cur]:
        of = parse.dep[k] == "prep" and parse.lower[k] == "of" and k > core
        if of and _partitive(parse, cur):
            for o in parse.children[k]:
                if parse.dep[o] == "pobj":
                    return o, cur
    return cur, cur


def _partitive(parse: Parse, i: int) -> bool:
    return parse.pos[i] == "NUM" or parse.lower[i] in (
        "dozens", "scores", "hundreds", "thousands", "tens", "millions", "handful", "couple",
        "dozen", "pair", "total", "half", "none", "score", "billions")  # fmt: skip


def _currency(parse: Parse, numeral: Numeral, lex: CountLexicon) -> tuple[str, str] | None:
    before = parse.word[numeral.first - 1] if numeral.first else ""
    for k in (numeral.core, numeral.core - 1):
        if k > 0 and parse.word[k - 1] in CURRENCIES:
            return lex.units[parse.word[k - 1]]
    return lex.units.get(before) if before in CURRENCIES else None


def _measure(
    parse: Parse, numeral: Numeral, noun: int, unit: tuple[str, str]
) -> QuantityMention | None:
    kind, name = unit
    last = max(numeral.last, noun + 1)
    first = numeral.first
    if kind == "money":
        first -= first > 0 and parse.word[first - 1] in CURRENCIES
        return _mention(parse, numeral, noun, kind, name, None, noun, (first, last))
    if kind == "territory":
        return _area(parse, numeral, noun, name, (first, last))
    if not _lasts(parse, noun):
        return None
    return _mention(parse, numeral, noun, kind, name, None, parse.head[noun], (first, last))


def _area(
    parse: Parse, numeral: Numeral, noun: int, name: str, span: tuple[int, int]
) -> QuantityMention | None:
    if (
        name == "km2"
        and "square" not in parse.lower[max(0, noun - 2) : noun + 1]
        and (parse.lower[noun] not in ("hectare", "hectares", "acre", "acres", "sqkm"))
    ):
        return None  # a distance
    if name == "percent" and not _of_land(parse, noun):
        return None
    last = span[1]
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] == "of" and c >= noun:
            last = max(last, parse.right[c])
            break
    return _mention(parse, numeral, noun, "territory", name, None, noun, (span[0], last))


def _of_land(parse: Parse, noun: int) -> bool:
    """Return whether "10 percent" is a share of a named place or of land."""
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] in ("of", "in"):
            return any(
                parse.dep[o] == "pobj"
                and (parse.pos[o] == "PROPN" or parse.lemma[o] in ("territory", "land", "region",
                     "country", "area", "strip", "city", "peninsula", "enclave", "province",
                     "district", "oblast", "valley", "island", "state"))
                for o in parse.children[c]
            )  # fmt: skip
    return False


def _lasts(parse: Parse, noun: int) -> bool:
    """Return whether a span of time measures something; "two days ago", "in a week" date it."""
    after = parse.lower[noun + 1] if noun + 1 < len(parse) else ""
    if after in ("ago", "earlier", "later", "before", "old", "after", "away"):
        return False
    left = parse.left[noun]
    if any(w in ("last", "past", "next", "first", "coming", "previous", "every", "each", "recent",
                 "final") for w in parse.lower[left:noun]):  # fmt: skip
        return False
    dep, head = parse.dep[noun], parse.head[noun]
    if any(parse.dep[c] == "prep" and parse.lower[c] == "of" and c > noun
           for c in parse.children[noun]):  # fmt: skip
        return True
    if dep == "pobj":
        return parse.lower[head] in ("for", "of", "over")
    if dep in ("dobj", "npadvmod", "attr"):
        return parse.lemma[head] in ("last", "take", "go", "spend", "continue", "run", "rage",
                                     "drag", "extend", "be", "serve", "talk", "meet",
                                     "fight", "hold", "endure")  # fmt: skip
    return dep in ("nsubj", "compound", "nmod", "poss", "conj", "ROOT")


def _things(
    parse: Parse, numeral: Numeral, noun: int, top: int, lex: CountLexicon
) -> QuantityMention | None:
    found = what_is_counted(parse, noun, top, lex, numeral.first <= noun < numeral.last)
    if found is None or (numeral.hedge == "none" and found[0] not in TOLLS):
        return None
    kind, unit, civilian, governor = found
    first = numeral.first
    last = max(numeral.last, noun + 1)
    if noun < first:
        first = noun
    if governor == noun + 1:  # "servicemen wounded", "100 injured"
        last = max(last, governor + 1)
    return _mention(parse, numeral, noun, kind, unit, civilian, governor, (first, last))


def _mention(
    parse: Parse,
    n: Numeral,
    noun: int,
    kind: str,
    unit: str,
    civilian: bool | None,
    governor: int,
    span: tuple[int, int],
) -> QuantityMention:
    return QuantityMention(
        kind, n.low, n.high, n.hedge, unit, civilian, noun, governor, span[0], span[1]
    )


def _singles(parse: Parse, lex: CountLexicon, taken: set[int]) -> list[QuantityMention]:
    """Return counts of one ("a civilian was killed") and of none ("nobody was hurt")."""
    out: list[QuantityMention] = []
    for i in range(len(parse)):
        another = parse.lower[i] == "another" and parse.dep[i] in ("nsubj", "nsubjpass", "dobj")
        if i in taken or (parse.pos[i] not in ("NOUN", "PRON") and not another):
            continue
        nobody = parse.lower[i] == "nobody" or (
            parse.lower[i] == "one" and i > 0 and parse.lower[i - 1] == "no"
        )
        if not (nobody or another or _single_person(parse, i, lex)):
            continue
        harm = harm_of(parse, i, lex)
        if harm is None or harm[0] in ("vehicles", "prisoners"):
            continue
        civilian = _civilian(parse, i, lex)
        value = 0.0 if nobody else 1.0
        first = i - 1 if nobody and parse.lower[i] == "one" else parse.left[i] if not nobody else i
        out.append(
            QuantityMention(
                harm[0], value, value, "none" if nobody else "exact", harm[1], civilian, i,
                harm[2], max(first, i - 4), i + 1,
            )
        )  # fmt: skip
    return out


def _single_person(parse: Parse, i: int, lex: CountLexicon) -> bool:
    if parse.tag[i] != "NN":
        return False
    lower, lemma, words = parse.lower[i], parse.lemma[i], lex.words
    own = ("person", lower) in words or ("noun", lower) in words
    if not (own or ("person", lemma) in words or ("noun", lemma) in words):
        return False
    if any(parse.lower[c] in _ORDINALS for c in parse.children[i]):
        return False  # "a third soldier died": one more, not one
    return any(
        parse.dep[c] == "det" and parse.lower[c] in ("a", "an", "another")
        for c in parse.children[i]
    )


_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
                       "tenth"})  # fmt: skip


def _civilian(parse: Parse, i: int, lex: CountLexicon) -> bool | None:
    for role in ("person", "noun"):
        hit = lex.words.get((role, parse.lower[i]))
        if hit:
            return hit[2]
    return None


def set_quantities(
    parse: Parse, cast: Mentions, events: Sequence[EventDraft]
) -> tuple[EventDraft, ...]:
    """Return the events with the quantities that belong to them.

    A quantity goes to one event at most; ``of`` are the actors that its noun phrase names.
    """
    given: dict[int, list[Quantity]] = {}
    near: dict[int, list[int]] = {}
    for k, event in enumerate(events):
        near.setdefault(parse.sent[event.trigger], []).append(k)
    for mention in find_quantities(parse):
        sentence = parse.sent[mention.noun]
        around = [k for s in range(sentence - REACH, sentence + 1) for k in near.get(s, ())]
        nearby = [(k, events[k]) for k in around]
        index = event_of(parse, mention.kind, mention.noun, mention.governor, nearby)
        if index is not None:
            given.setdefault(index, []).append(_record(parse, cast, mention, events[index]))
    return tuple(
        msgspec.structs.replace(e, quantities=(*e.quantities, *given[k])) if k in given else e
        for k, e in enumerate(events)
    )


def _record(parse: Parse, cast: Mentions, m: QuantityMention, event: EventDraft) -> Quantity:
    named = () if m.kind in ("money", "duration") else cast.members(m.noun)
    of = tuple(a for a in named if not a.code.startswith("UNK"))  # "people" is no side
    words = parse.lower[m.first : min(m.last + 4, len(parse))]
    if not of and "both" in words and "sides" in words:
        of = tuple(dict.fromkeys((*event.actors, *event.recipients)))
    return Quantity(
        kind=m.kind, low=m.low, high=m.high, hedge=m.hedge, unit=m.unit, of=of,
        civilian=m.civilian, text=parse.slice(m.first, m.last), start=parse.start[m.first],
        end=parse.end[m.last - 1],
    )  # fmt: skip
