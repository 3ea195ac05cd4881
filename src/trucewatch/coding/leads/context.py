"""What the finders of leads share: one story's parse, cast, statements, events and times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from trucewatch.coding.cast.affiliations import CastOf, affiliations
from trucewatch.reading import Parse
from trucewatch.reading.memory import remembered
from trucewatch.records import Actor, Event, Span, Statement, Story, Time
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.sides import unknown_side

# Acts told as fresh; the rest is threatened, wanted, imagined or long past.
FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
# What an act breaks or is in line with is not what the act is about.
TRUCE_WORDS = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation"})
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Longer chains of heads are parser noise; a clause's governor is found within a few steps.
MAX_CLIMB = 8
_POLITICAL = frozenset({"GOV", "MIL", "REB", "UAF", "IGO", "GOV/MIL"})
_NAMING = re.compile(r"[a-z]+")
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


class CastLike(Protocol):
    """The part of the cast that leads need."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actor of each conjunct."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side (country or group) of an actor."""

    def member_of(self, code: str) -> str | None:
        """Return the name of the side of a person whose code does not tell it, or None."""


class LeadContext(msgspec.Struct, frozen=True, eq=False):
    """One story with its final statements and events, indexed by token; told apart as an object, so
    that pure functions of it can remember their answers (``reading.memory``).

    ``political`` tells whether states or armed groups speak or act in it; ``pair`` are its two
    sides (:func:`trucewatch.coding.leads.pair.two_sides`), empty where there are none;
    ``conflicts`` the sides that have to do with each other, by conflict
    (:func:`trucewatch.coding.leads.conflicts.conflicts`).
    """

    parse: Parse
    story: Story
    cast: CastLike
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...]
    said: tuple[int, ...]
    triggers: dict[int, tuple[int, ...]]
    political: bool
    homes: CastOf
    pair: tuple[Actor, ...]
    countries: frozenset[str]
    conflicts: tuple[frozenset[str], ...] = ()

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens [first, last)."""
        p = self.parse
        return Span(p.slice(first, last), p.start[first], p.end[last - 1])

    def statement(self, token: int) -> Statement | None:
        """Return the innermost statement whose content holds ``token``."""
        index = self.said[token]
        return None if index < 0 else self.statements[index]

    def events_at(self, token: int) -> tuple[Event, ...]:
        """Return the events whose trigger holds ``token``."""
        return tuple(self.events[k] for k in self.triggers.get(token, ()))

    def times_in(self, start: int, end: int) -> Iterator[Time]:
        """Yield the time expressions inside the characters [start, end)."""
        return (t for t in self.times if t.start >= start and t.end <= end)

    def side(self, actor: Actor | None) -> str | None:
        """Return the side that an actor belongs to, or None where nobody in particular is named."""
        if actor is None:
            return None
        actor = self.homes.full(actor)
        if actor.code.startswith("UNK"):
            return unknown_side(actor.code, actor.text)
        return self.cast.camp_key(actor)

    def signer(self, actor: Actor | None) -> str | None:
        """Return who signs and breaks what an actor does: its side, but an armed group that has a
        name of its own for itself, also where a state stands behind it."""
        side = self.side(actor)
        group = actor.code.partition(":")[2].partition("/")[0] if actor is not None else ""
        named = actor is not None and actor.sector in _REBELS and actor.country is not None
        return group if side is not None and named and group else side


def context(
    parse: Parse,
    story: Story,
    cast: CastLike,
    statements: Sequence[Statement],
    events: Sequence[Event],
    times: Iterable[object] = (),
) -> LeadContext:
    """Index a story. ``times`` are time mentions (records, or objects with a ``time``)."""
    return LeadContext(
        parse,
        story,
        cast,
        tuple(statements),
        tuple(events),
        _times(times, statements, events),
        _said(parse, statements),
        _triggers(parse, events),
        _political(statements, events),
        affiliations(parse, cast.of, statements, events),
        (),
        frozenset(c for a in everybody(statements, events) for c in (a.country or "").split(";")),
    )


def told_within(ctx: LeadContext, start: int, end: int) -> LeadContext:
    """Return a story as far as the statements and events that begin in the characters [start, end),
    its indices with it."""
    statements = tuple(s for s in ctx.statements if s.content and start <= s.content[0].start < end)
    events = tuple(e for e in ctx.events if start <= e.start < end)
    return msgspec.structs.replace(
        ctx,
        statements=statements,
        events=events,
        said=_said(ctx.parse, statements),
        triggers=_triggers(ctx.parse, events),
    )


_REBELS = frozenset({"REB", "PRM", "SEP", "UAF"})
_FORCES = frozenset({"MIL", "COP", "GOV"})


def _political(statements: Sequence[Statement], events: Sequence[Event]) -> bool:
    """Return whether a state, an army, an armed group that the story names or a mission that
    watches over them speaks or acts, or "the army" and "the rebels" of a land that it does not."""
    speakers = [s.speaker for s in statements]
    doers = [a for e in events for a in (*e.actors, *e.recipients)]
    sectors = {a.sector for a in (*speakers, *doers) if a is not None}
    if sectors & _REBELS and sectors & _FORCES:
        return True
    doers = [a for e in events for a in e.actors]
    return any(
        a is not None
        and a.sector in _POLITICAL
        and (a.country is not None or _stated(a) or _watches(a))
        for a in (*speakers, *doers)
    )


def _watches(actor: Actor) -> bool:
    """Return whether an actor is called after a watch over a truce: "the observers", "the Ceasefire
    Commission"."""
    roles, called = load_agreement_words().roles, _NAMING.findall(actor.text.lower())
    return any(
        roles.get(w.removesuffix("s")) == "monitor" or w in ("ceasefire", "truce") for w in called
    )


def _stated(actor: Actor) -> bool:
    """Return whether an actor is of a state that no table knows, but that the words name."""
    return actor.code.startswith("UNK") and unknown_side(actor.code, actor.text) is not None


def everybody(statements: Sequence[Statement], events: Sequence[Event]) -> list[Actor]:
    """Return who speaks, is spoken to or of, acts or is acted on, as often as he does."""
    actors = [a for s in statements for a in (s.speaker, s.target) if a is not None]
    return actors + [a for e in events for a in (*e.actors, *e.recipients)]


def _times(
    times: Iterable[object], statements: Sequence[Statement], events: Sequence[Event]
) -> tuple[Time, ...]:
    found: dict[tuple[int, int], Time] = {}
    for item in times:
        time = item if isinstance(item, Time) else getattr(item, "time", None)
        if isinstance(time, Time):
            found.setdefault((time.start, time.end), time)
    records: tuple[Statement | Event, ...] = (*statements, *events)
    for record in records:
        if record.time is not None and record.time.end > record.time.start:
            found.setdefault((record.time.start, record.time.end), record.time)
    return tuple(found[k] for k in sorted(found))


def _said(parse: Parse, statements: Sequence[Statement]) -> tuple[int, ...]:
    out = [-1] * len(parse)
    sizes = [sum(c.end - c.start for c in s.content) for s in statements]
    for k in sorted(range(len(statements)), key=lambda k: -sizes[k]):
        for part in statements[k].content:
            first, last = parse.tokens_in(part.start, part.end)
            out[first:last] = [k] * (last - first)
    return tuple(out)


def _triggers(parse: Parse, events: Sequence[Event]) -> dict[int, tuple[int, ...]]:
    out: dict[int, list[int]] = {}
    for k, event in enumerate(events):
        for token in range(*parse.tokens_in(event.trigger.start, event.trigger.end)):
            out.setdefault(token, []).append(k)
    return {token: tuple(ks) for token, ks in out.items()}


# ---------------------------------------------------------------- grammar


HYPHENS = "-‐‑"
"""Marks that join two words to one."""


def term(parse: Parse, i: int) -> str:
    """Return the lemma at ``i``, with the first part of a hyphenated word (``cease-fire``)."""
    if i >= 2 and parse.word[i - 1] in HYPHENS and parse.end[i - 1] == parse.start[i]:
        return f"{parse.lower[i - 2]}-{parse.lemma[i]}"
    return parse.lemma[i]


def noun_at(parse: Parse, i: int) -> str:
    """Return the lemma of the noun at ``i``, also of a plural that texts write with a capital as if
    it were a name: "the Parties" are ``party``."""
    if parse.tag[i] != "NNPS":
        return parse.lemma[i]
    word = parse.lower[i]
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


@remembered
def lemma_set(parse: Parse, first: int, last: int) -> frozenset[str]:
    """Return the lemmas, word forms and hyphenated words of tokens [first, last)."""
    return words_of(parse, range(first, last))


def words_of(parse: Parse, tokens: Collection[int]) -> frozenset[str]:
    """Return the lemmas, word forms and hyphenated words of tokens, in the order of the text."""
    told = list(tokens)
    words = {parse.lemma[k] for k in told}
    words |= {parse.lower[k] for k in told if parse.tag[k] != "VBZ"}  # "it remains" is no body
    inside = told[1:-1]
    words |= {term(parse, k + 1) for k in inside if parse.word[k] in HYPHENS}
    return frozenset(words)


def child(parse: Parse, i: int, *deps: str) -> int | None:
    """Return the first child of ``i`` with one of the relations, or None."""
    return next((c for c in parse.children[i] if parse.dep[c] in deps), None)


def objects_of(parse: Parse, i: int, *prepositions: str) -> Iterator[int]:
    """Yield the objects of the prepositions under ``i``."""
    for c in parse.children[i]:
        if parse.dep[c] in ("prep", "agent", "dative") and parse.lower[c] in prepositions:
            yield from (g for g in parse.children[c] if parse.dep[g] in ("pobj", "pcomp"))


def conjuncts(parse: Parse, i: int) -> Iterator[int]:
    """Yield ``i`` and the conjuncts under it."""
    stack = [i]
    while stack:
        k = stack.pop()
        yield k
        stack.extend(c for c in parse.children[k] if parse.dep[c] == "conj")


@remembered
def subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of ``verb``: its own, its first conjunct's, or its relative's noun."""
    for _ in range(MAX_CLIMB):
        own = child(parse, verb, *SUBJECTS)
        if own is not None:
            relative = parse.tag[own] in ("WDT", "WP")
            return parse.head[verb] if relative and parse.dep[verb] == "relcl" else own
        if parse.dep[verb] == "acl":
            return parse.head[verb]
        if parse.dep[verb] not in ("conj", "xcomp", "advcl", "pcomp", "acomp"):
            return None
        controller = child(parse, parse.head[verb], "dobj")
        if parse.dep[verb] == "xcomp" and controller is not None:
            return controller  # "urged Armenia to sign"
        verb = parse.head[verb]
    return None


def negated(parse: Parse, i: int) -> bool:
    """Return whether the predicate or noun at ``i`` is negated (not, no, never)."""
    return any(
        parse.dep[c] == "neg" or parse.lower[c] in ("no", "never", "not") for c in parse.children[i]
    )


def definite(parse: Parse, i: int) -> bool:
    """Return whether the noun phrase headed by ``i`` points to something known."""
    return any(parse.dep[c] == "poss" or parse.lower[c] in _DETERMINERS for c in parse.children[i])


def indefinite(parse: Parse, i: int) -> bool:
    """Return whether the noun phrase headed by ``i`` brings in something new."""
    return any(parse.lower[c] in ("a", "an", "any", "another", "no") for c in parse.children[i])


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the token range of a noun phrase: modifiers, prepositions, participles; no clauses."""
    first, last = parse.left[head], head + 1
    for c in parse.children[head]:
        if c > head:
            if parse.dep[c] not in ("prep", "acl", "nummod", "npadvmod") or c != last:
                break
            last = parse.right[c]
    comma = next((k for k in range(head + 1, last) if parse.word[k] in ",;—–"), last)
    last = min(last, comma)
    while first < head and (parse.dep[first] in ("punct", "cc") or _numbers(parse, first)):
        first += 1
    while last > head + 1 and parse.dep[last - 1] == "punct":
        last -= 1
    return first, last


_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]")


def _numbers(parse: Parse, first: int) -> bool:
    """Return whether the token at ``first`` is the number of a heading: "1. Ceasefire", "(b)"."""
    after = parse.lower[first + 1] if first + 1 < len(parse) else ""
    word = parse.lower[first]
    return bool(_NUMBER.fullmatch(word) or _NUMBER.fullmatch(word + after))


_SHORT = (("won't", "will not"), ("can't", "cannot"), ("shan't", "shall not"), ("n't", " not"))


def spelled_out(text: str) -> str:
    """Return words in small letters with "won't" and "isn't" as "will not" and "is not"."""
    text = text.lower().replace("’", "'")
    for short, full in _SHORT if "n't" in text else ():
        text = text.replace(short, full)
    return text


_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def iso_date(time: Time | None) -> str | None:
    """Return a time's first day as exactly as its precision allows (day, month, year), or None."""
    if time is None or time.from_ is None or time.precision in ("duration", "set", "undated"):
        return None
    found = _DAY.match(time.from_)
    if not found:
        return None
    cut = {"year": 4, "decade": 4, "month": 7, "season": 7}.get(time.precision, 10)
    return found.group(0)[:cut]
