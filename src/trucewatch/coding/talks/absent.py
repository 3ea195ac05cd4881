"""Who stayed away from talks: "Kestrel did not attend", "the talks were held without Valdoria"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of, subject
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import phrases_of, word_set

_TAKING_PART = frozenset({"attend", "participate", "show"})
_AWAY = frozenset({"boycott", "skip"})
_STAYING = frozenset({"stay", "boycott", "skip", "be", "remain"})
# Words of a reason that are kept.
_WHY = 24
_DAYS = frozenset({"day", "morning", "afternoon", "evening", "time", "start", "opening"})


class Away(msgspec.Struct, frozen=True):
    """Somebody who is told to be absent from a meeting: his name, his side (None for some of a
    side's people) and the token that tells it."""

    name: str
    side: str | None
    token: int


def absent(ctx: LeadContext, words: IssueWords) -> tuple[Away, ...]:
    """Return those who are told to be absent from a meeting, each once, in text order."""
    found: dict[str, Away] = {}
    for i, a in _absent(ctx, words):
        if ctx.side(a) is not None:
            found.setdefault(called(a), Away(called(a), ctx.side(a), i))
    for i, name in _of_a_side(ctx, words):
        found.setdefault(name, Away(name, None, i))
    return tuple(found.values())


def with_reasons(ctx: LeadContext, away: tuple[str, ...]) -> tuple[str, ...]:
    """Return those who were away with the words for why: "Orlia (because of illness)"."""
    p = ctx.parse
    staying = [
        i for i in range(len(p))
        if p.pos[i] in ("VERB", "AUX") and p.role(i) != "headline"
        and (negated(p, i) or p.lemma[i] in _STAYING)
    ]  # fmt: skip
    out = []
    for name in away:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        own = (i for i in staying if whole.search(p.slice(p.left[i], p.right[i])))
        why = next((told for i in own if (told := _reason(ctx, i))), None)
        out.append(f"{name} ({why})" if why and name not in why else name)
    return tuple(out)


def _reason(ctx: LeadContext, verb: int) -> str | None:
    """Return the words behind "because", "in protest at" or a second clause that tell why."""
    p = ctx.parse
    last = p.sents[p.sent[verb]][1]
    hit = phrases_of("talks.reasons").search(p.text, p.end[verb], p.end[last - 1])
    if hit is None:
        return None
    k = p.tokens_in(hit.start(), hit.end())[0]
    end = next((j for j in range(k, last) if p.word[j] in '.;”"'), last)
    return p.slice(k, min(end, k + _WHY))


def called(actor: Actor) -> str:
    """Return the name without what a clause tells of it: "Kestrel, which brokered the truce"."""
    return actor.name.partition(",")[0]


def _absent(ctx: LeadContext, words: IssueWords) -> Iterator[tuple[int, Actor]]:
    p = ctx.parse
    meetings = words.talks["noun"] | words.talks["meet"]
    held = meetings | words.talks["hold"]
    telling = held | _TAKING_PART | _AWAY | {"absent", "stay", "remain", "send"} | _coming_to()
    for i in [i for i, lemma in enumerate(p.lemma) if lemma in telling]:
        if p.role(i) == "headline":
            continue
        if p.pos[i] == "VERB" and _stayed_away(ctx, i, meetings):
            yield from ((i, a) for a in _doers(ctx, i))
        elif p.lemma[i] == "absent" and p.dep[i] in ("acomp", "amod"):
            yield from ((i, a) for a in _doers(ctx, p.head[i]))
        elif p.lemma[i] in held:
            yield from ((i, a) for o in objects_of(p, i, "without") for a in ctx.cast.members(o))


def _stayed_away(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    p = ctx.parse
    if p.lemma[verb] == "remain" and not _why_undone(ctx, verb, meetings):
        return False
    if p.lemma[verb] == "show" and not any(p.lower[c] == "up" for c in p.children[verb]):
        return False
    if p.lemma[verb] == "have":
        seat = child(p, verb, "dobj")
        return seat is not None and p.lemma[seat] == "seat" and negated(p, seat)
    if p.lemma[verb] in ("stay", "remain") and _why_undone(ctx, verb, meetings):
        return True
    if p.lemma[verb] == "stay":
        away = any(p.lower[c] == "away" for c in p.children[verb])
        inside = {p.lemma[k] for k in range(verb, p.right[verb])}
        bare = not any(
            p.lower[c] == "from" for k in (verb, *p.children[verb]) for c in p.children[k]
        )
        near = not inside.isdisjoint(meetings) or (bare and _beside_talks(ctx, verb, meetings))
        return away and near and not _coming(ctx, verb)
    if p.lemma[verb] in _coming_to():
        return _did_not_come(ctx, verb, meetings) and _is_seated(ctx, verb)
    if p.lemma[verb] == "send":
        who = child(p, verb, "dobj")
        nobody = who is not None and p.lower[p.left[who]] in ("nobody", "no", "none")
        there = all(_at_talks(ctx, o, meetings) for o in objects_of(p, verb, "to"))
        return nobody and there and _beside_talks(ctx, verb, meetings) and not _coming(ctx, verb)
    if p.lemma[verb] in _TAKING_PART:
        return negated(p, verb) and not _coming(ctx, verb)
    return p.lemma[verb] in _AWAY and _of_talks(ctx, verb, meetings) and not _coming(ctx, verb)


def _coming_to() -> frozenset[str]:
    return word_set("talks.coming_to")


def _did_not_come(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    """Return whether somebody "did not appear", "has not arrived" or "could not join", where talks
    are told of, and not elsewhere: "did not come to the market"."""
    p = ctx.parse
    alone = p.lemma[verb] == "appear" and child(p, verb, "prep", "xcomp", "acomp") is None
    near = alone or _beside_talks(ctx, verb, meetings)
    if not negated(p, verb) or p.pos[verb] != "VERB" or not near:
        return False
    if p.lemma[verb] == "turn" and not any(p.lower[c] == "up" for c in p.children[verb]):
        return False
    aux = {p.lower[c] for c in p.children[verb] if p.dep[c] == "aux"}
    if not aux & {"did", "has", "have", "had", "could"}:
        return False
    where = [*objects_of(p, verb, "to", "at", "in", "for"), *(c for c in p.children[verb]
             if p.dep[c] == "dobj")]  # fmt: skip
    return all(_at_talks(ctx, o, meetings) for o in where)


def _at_talks(ctx: LeadContext, o: int, meetings: frozenset[str]) -> bool:
    """Return whether a noun is the talks, their place by name or their time."""
    return ctx.parse.tag[o].startswith("NNP") or ctx.parse.lemma[o] in meetings | _DAYS


def _why_undone(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    """Return whether talks were not held because somebody stayed elsewhere: "did not take place,
    because the delegation stayed in Brel"."""
    p = ctx.parse
    above = p.head[verb]
    because = any(p.dep[c] == "mark" and p.lower[c] in ("because", "since", "as")
                  for c in p.children[verb])  # fmt: skip
    who = subject(p, above)
    named = who is not None and p.lemma[who] in meetings
    place = any(p.tag[o].startswith("NNP") for o in objects_of(p, verb, "in", "at"))
    return p.dep[verb] == "advcl" and because and place and named and negated(p, above)


def _beside_talks(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    """Return whether talks, or that somebody met, are told of in the paragraph of a verb."""
    p = ctx.parse
    a = b = verb
    while a > 0 and p.para[a - 1] == p.para[verb]:
        a -= 1
    while b < len(p) and p.para[b] == p.para[verb]:
        b += 1
    return not (meetings | {"meet", "delegation", "panel", "delegate"}).isdisjoint(p.lemma[a:b])


def _is_seated(ctx: LeadContext, verb: int) -> bool:
    """Return whether the subject is somebody who sits at tables, by his office or by his name."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    return (
        who is not None
        and p.tag[who] != "CD"
        and (p.lemma[who] in word_set("talks.seated") or p.tag[who].startswith("NNP"))
    )


def _of_a_side(ctx: LeadContext, words: IssueWords) -> Iterator[tuple[int, str]]:
    """Yield so many of a side's people as are told not to have come: "three of their engineers"."""
    p = ctx.parse
    meetings = words.talks["noun"] | words.talks["meet"] | {"committee", "commission"}
    for i in [i for i, lemma in enumerate(p.lemma) if lemma in _coming_to() | _TAKING_PART]:
        who = subject(p, i) if p.pos[i] == "VERB" and p.role(i) != "headline" else None
        known = who is not None and p.tag[who] != "CD" and ctx.cast.members(who)
        if who is None or known or not _did_not_come(ctx, i, meetings):
            continue
        people = (who, *objects_of(p, who, "of"))
        if any(p.lemma[k] in word_set("talks.seated") for k in people):
            yield i, p.slice(p.left[who], min(p.right[who], i))


def _coming(ctx: LeadContext, verb: int) -> bool:
    """Return whether absence is only announced or imagined ("will not attend")."""
    p = ctx.parse
    modals = ("will", "would", "may", "might", "could", "must", "should")
    return any(p.dep[c] == "aux" and p.lower[c] in modals for c in p.children[verb])


def _of_talks(ctx: LeadContext, verb: int, meetings: frozenset[str]) -> bool:
    what = child(ctx.parse, verb, "dobj")
    return what is not None and ctx.parse.lemma[what] in meetings


def _doers(ctx: LeadContext, verb: int) -> Iterator[Actor]:
    who = subject(ctx.parse, verb)
    if who is not None:
        yield from ctx.cast.members(who)
