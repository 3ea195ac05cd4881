"""Quantities: tolls, troops, prisoners, territory, money and durations, each with its event.

A number belongs to the predicate or event noun it depends on and is never given to two events.
What no conflict event holds (a match score, an age, a price) stays unattached.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.quantities.attach import HARMING, REACH, TOLLS, Indexed, event_of, fits
from trucewatch.coding.quantities.figures_apart import figures_apart
from trucewatch.coding.quantities.kinds import (
    CountLexicon,
    count_lexicon,
    harm_of,
    what_is_counted,
)
from trucewatch.coding.quantities.measures import QuantityMention, measure, mention
from trucewatch.coding.quantities.none import is_name_or_date
from trucewatch.coding.quantities.numerals import CURRENCIES, Numeral, find_numerals
from trucewatch.coding.quantities.revised import revised
from trucewatch.coding.quantities.singles import listed_singles, single_person
from trucewatch.coding.quantities.spans import lasts_long, over_time
from trucewatch.coding.topics.elsewhere import Asides, asides_of
from trucewatch.coding.topics.mishaps import by_mishap
from trucewatch.reading.memory import remembered
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Quantity


class Mentions(Protocol):
    """What quantities ask of a cast: the actors that a noun phrase names."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return each actor named by the noun phrase headed by token ``head``."""


@remembered
def find_quantities(parse: Parse) -> tuple[QuantityMention, ...]:
    """Return the counted things of a story, in order of the text. Linear in its tokens."""
    lex = count_lexicon()
    out: list[QuantityMention] = []
    taken: set[int] = set()
    for numeral in find_numerals(parse):
        found = _counted(parse, numeral, lex)
        found = revised(parse, numeral, found, out[-1] if out else None, lex.words)
        if found is not None and not _how_badly(parse, found):
            out.append(found)
            taken.update(range(found.first, found.last))
    for figure in figures_apart(parse, out):
        if figure.numeral.core not in taken:
            out.append(figure.counted(parse))
            taken.update(range(figure.numeral.first, figure.numeral.last))
    singles = _singles(parse, lex, taken)
    hurt = [m for m in out if m.kind in TOLLS and m.hedge == "exact"]
    out.extend([*singles, *listed_singles(parse, lex, [*singles, *hurt], taken)])
    return tuple(sorted(out, key=lambda m: m.first))


def _how_badly(parse: Parse, m: QuantityMention) -> bool:
    """Return whether "none of them seriously" only says how those told before were hurt."""
    if m.hedge != "none" or m.kind not in TOLLS:
        return False
    of_them = parse.lower[m.first : m.first + 3]
    after = m.first + 3
    if after >= len(parse):
        return False
    more = parse.pos[after] in ("ADV", "ADP") or parse.lower[after].endswith("ly")
    return of_them in (("none", "of", "them"), ("none", "of", "whom")) and more


def _counted(parse: Parse, numeral: Numeral, lex: CountLexicon) -> QuantityMention | None:
    if is_name_or_date(parse, numeral):
        return None
    if parse.lower[numeral.last : numeral.last + 1] == ("-",):
        return _hyphened(parse, numeral, lex)
    noun, top = _noun_of(parse, numeral)
    unit = lex.units.get(parse.lower[noun]) or _currency(parse, numeral, lex)
    if unit:
        return measure(parse, numeral, noun, unit)
    return _things(parse, numeral, noun, top, lex)


def _hyphened(parse: Parse, numeral: Numeral, lex: CountLexicon) -> QuantityMention | None:
    """Return the duration in "the 44-day war"; ages and other compounds count nothing."""
    noun = numeral.last + 1
    unit = lex.units.get(parse.lower[noun]) if noun < len(parse) else None
    if unit is None or unit[0] != "duration" or parse.lower[noun + 1 : noun + 2] == ("-",):
        return None
    return mention(parse, numeral, noun, unit[0], unit[1], None, parse.head[noun],
                    (numeral.first, noun + 1))  # fmt: skip


def _noun_of(parse: Parse, numeral: Numeral) -> tuple[int, int]:
    """Return the token that is counted (the noun over the number, or the number itself) and the
    head of the whole phrase ("hundreds" of "hundreds of people")."""
    core = numeral.core
    cur = core
    if parse.dep[cur] == "conj" and parse.pos[parse.head[cur]] == "NUM" and not parse.children[cur]:
        cur = parse.head[cur]  # "eleven but ten people"
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


def _things(
    parse: Parse, numeral: Numeral, noun: int, top: int, lex: CountLexicon
) -> QuantityMention | None:
    found = what_is_counted(parse, noun, top, lex, numeral.first <= noun < numeral.last)
    if found is None or (numeral.hedge == "none" and found[0] not in TOLLS):
        return None
    kind, unit, civilian, governor = found
    first = numeral.first
    replaced = parse.lower[numeral.last : numeral.last + 1] == ("but",)  # "eleven but ten people"
    last = numeral.last if replaced else max(numeral.last, noun + 1)
    if noun < first:
        first = noun
    if governor == noun + 1:  # "servicemen wounded", "100 injured"
        last = max(last, governor + 1)
    return mention(parse, numeral, noun, kind, unit, civilian, governor, (first, last))


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
        if not (nobody or another or single_person(parse, i, lex)):
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


def _civilian(parse: Parse, i: int, lex: CountLexicon) -> bool | None:
    for role in ("person", "noun"):
        hit = lex.words.get((role, parse.lower[i]))
        if hit:
            return hit[2]
    return None


def set_quantities(
    parse: Parse, cast: Mentions, events: Sequence[EventDraft], asides: Asides | None = None
) -> tuple[EventDraft, ...]:
    """Return the events with the quantities that belong to them.

    A quantity goes to one event at most; ``of`` are the actors that its noun phrase names.
    ``asides`` are given where the story's are known.
    """
    given: dict[int, list[Quantity]] = {}
    last: tuple[QuantityMention, int] | None = None
    near: dict[int, list[int]] = {}
    for k, event in enumerate(events):
        near.setdefault(parse.sent[event.trigger], []).append(k)
    away = (asides or asides_of(parse)).elsewhere
    for m in find_quantities(parse):
        if by_mishap(parse, m.governor):
            continue  # whom a flood or a bus kills, no act has killed
        sentence = parse.sent[m.noun]
        if m.kind in TOLLS and sentence in away:
            continue  # "floods killed nine": of no act that was told before
        around = [k for s in range(sentence - REACH, sentence + 1) for k in near.get(s, ())]
        nearby = [(k, events[k]) for k in around]
        if m.kind in TOLLS and over_time(parse, m):
            nearby = [(k, e) for k, e in nearby if lasts_long(parse.lemma[e.trigger])]
        index = event_of(parse, m.kind, m.noun, m.governor, nearby)
        if index is None and last is not None and _goes_on(parse, m, last[0], nearby):
            index = last[1]
        if index is not None and m.hedge == "none":
            index = _of_the_act_before(parse, m, index, nearby)
        if index is not None:
            last = (m, index)
            given.setdefault(index, []).append(_record(parse, cast, m, events[index]))
    return tuple(
        msgspec.structs.replace(e, quantities=(*e.quantities, *given[k])) if k in given else e
        for k, e in enumerate(events)
    )


def _of_the_act_before(
    parse: Parse, m: QuantityMention, index: int, nearby: Sequence[Indexed]
) -> int:
    """Return the act whose toll is none where "no one was killed" makes an act of its own of what
    did not happen: the attack that was told right before it."""
    own = next((e for k, e in nearby if k == index), None)
    if own is None or own.trigger != m.governor or own.actors:
        return index
    before = [k for k, e in nearby if e.type in HARMING and e.trigger < m.first and k != index]
    return before[-1] if before else index


def _goes_on(
    parse: Parse, m: QuantityMention, last: QuantityMention, nearby: Sequence[Indexed]
) -> bool:
    """Return whether a toll is of the act that one of that kind was given of right before, with no
    other act of force told since ("It had said eleven")."""
    if m.kind not in TOLLS or m.kind != last.kind or over_time(parse, m):
        return False
    between = range(parse.sent[last.noun], parse.sent[m.noun] + 1)
    told = any(fits(m.kind, e.type) and parse.sent[e.trigger] in between[1:] for _, e in nearby)
    return len(between) == 2 and not told


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
