"""Who was there, told beside a meeting: heads of delegations, observers, who attended, who chaired.

"The government team was led by Ana Lisk, and the Front's delegation by Ilan Kor", "delegates of
the Hill Guard attended", "the head of the mission took part as an observer", "Oman chaired it".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    conjuncts,
    definite,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

_LEADING = frozenset({"lead", "head"})
_TEAMS = frozenset({"delegation", "team", "panel", "side"})
_CHAIRING = frozenset({"chair", "moderate", "mediate", "facilitate", "preside"})
_AHEAD = frozenset({"will", "would", "shall", "may", "might", "could", "should", "to"})
_WATCHING = frozenset({"observer", "observers", "guest", "witness", "witnesses"})
# So far before "by" stands "that" for a team: "that of the Red Lake Union by …".
_THAT = 7
# Fewer characters are a piece of a name that the parse cut.
_SHORT = 6
_OWNING = frozenset({"poss", "compound", "amod", "nmod"})


class Present(msgspec.Struct, frozen=True):
    """Who is told to have been at a meeting beside those whom its own words name."""

    delegates: tuple[str, ...]
    observers: tuple[str, ...]
    attending: tuple[Actor, ...]
    chairs: tuple[Actor, ...]
    watching: frozenset[str] = frozenset()


NOBODY = Present((), (), (), ())


def present(
    ctx: LeadContext, words: IssueWords, sentences: Sequence[int], alone: bool, day: str | None
) -> Present:
    """Return who was at a meeting, held on ``day`` (ISO, or None), by its own ``sentences`` and the
    paragraph around them; where it is the one held meeting of a story (``alone``) by all of
    them."""
    p = ctx.parse
    near = {p.para[p.sents[s][0]] for s in sentences}
    around = [
        s for s, (a, b) in enumerate(p.sents)
        if b > a and p.role(a) != "headline" and (alone or p.para[a] in near)
    ]  # fmt: skip
    beside = [s for s in around if p.para[p.sents[s][0]] in near]
    after = _paragraphs_after(ctx, near)
    beside += [s for s in after if s not in beside]
    around += [s for s in after if s not in around]
    watching = list(_taking_part(ctx, words, beside))
    return Present(
        tuple(dict.fromkeys(d for s in around for d in _heads(ctx, s))),
        tuple(dict.fromkeys(name for name, _, observes in watching if observes)),
        tuple(a for _, who, observes in watching if not observes for a in who),
        tuple(a for s in around for a in _chairs(ctx, words, s, day)),
        frozenset(a.code for _, who, observes in watching if observes for a in who),
    )


def _paragraphs_after(ctx: LeadContext, near: set[int]) -> list[int]:
    """Return the sentences of the paragraphs behind those that consist of the one sentence that
    tells of a meeting."""
    p = ctx.parse
    paragraphs = [p.para[a] for a, b in p.sents if b > a]
    lone = {k for k in near if paragraphs.count(k) == 1}
    return [s for s, (a, b) in enumerate(p.sents) if b > a and p.para[a] - 1 in lone]


def _heads(ctx: LeadContext, s: int) -> Iterator[str]:
    """Yield the heads of delegations that a sentence tells: "Levin Astor (delegation of Orlia)"."""
    p = ctx.parse
    a, b = p.sents[s]
    passive = False
    for i in range(a, b):
        if p.lemma[i] not in _LEADING or p.pos[i] != "VERB" or negated(p, i) or _ahead(ctx, i):
            continue
        by = list(objects_of(p, i, "by")) or _by_after_time(ctx, i)
        if by and p.tag[i] == "VBN":
            team = child(p, i, "nsubjpass")
            team = p.head[i] if team is None and p.dep[i] in ("acl", "relcl") else team
            if team is not None and p.lemma[team] in _TEAMS and _sits(ctx, team):
                passive = True
                yield from _named(ctx, [k for k in by if k == by[0]], team)
        else:
            yield from _led(ctx, i)
    if passive:  # "…, and the Front's delegation by Ilan Kor"
        yield from _gapped(ctx, a, b)


def _by_after_time(ctx: LeadContext, i: int) -> list[int]:
    """Return who leads where a time stands before "by": "led for the first time by Ana Lisk"."""
    p = ctx.parse
    times = (o for o in objects_of(p, i, "for") if p.lemma[o] in ("time", "round", "day"))
    return [o for t in times for o in objects_of(p, t, "by")]


def _sits(ctx: LeadContext, team: int) -> bool:
    """Return whether a team can be one that sits at a table: "a UN team visited Meri" is none."""
    if ctx.parse.lemma[team] in ("delegation", "panel"):
        return True
    known = ctx.cast.members(team)
    bodies = ("IGO", "UNO", "NGO")
    return bool(known) and not any(
        (a.sector or "") in bodies or (a.country or "") in bodies for a in known
    )


def _led(ctx: LeadContext, i: int) -> Iterator[str]:
    p = ctx.parse
    team, who = child(p, i, "dobj"), subject(p, i)
    if team is None or who is None or p.lemma[team] not in _TEAMS or not _sits(ctx, team):
        return
    if p.lower[p.left[team]] != "their":
        yield from _named(ctx, list(conjuncts(p, who)), team)
        return
    for k in conjuncts(p, who):  # "Panel chairs Ana Lisk and Ilan Kor led their delegations"
        if p.tag[k] == "NNP":
            first = next((c for c in range(p.left[k], k) if p.lower[c] != "the"), k)
            yield from p.slice(first, k + 1).split(" and ")


def _named(ctx: LeadContext, people: Sequence[int], team: int) -> Iterator[str]:
    p = ctx.parse
    whose = p.slice(*_whose(ctx, team))
    for k in people:
        if p.tag[k] != "NNP":
            continue
        name = p.slice(_run(ctx, k), k + 1)
        yield f"{name} ({whose})" if " " in whose else name


def _whose(ctx: LeadContext, team: int) -> tuple[int, int]:
    """Return the words for a delegation without its article and what a clause tells of it."""
    p = ctx.parse
    first, last = phrase(p, team)
    cut = (
        c for c in p.children[team]
        if c > team and (p.dep[c] in ("acl", "relcl") or p.lower[c] == "for")
    )  # fmt: skip
    last = min([last, *cut])
    return (first + 1 if p.lower[first] in ("the", "its", "a") else first), last


def _run(ctx: LeadContext, k: int) -> int:
    """Return where the proper names before and at the token begin."""
    p = ctx.parse
    first = k
    while first > p.left[k] and p.tag[first - 1] in ("NNP", "NNPS"):
        first -= 1
    return first


def _gapped(ctx: LeadContext, a: int, b: int) -> Iterator[str]:
    p = ctx.parse
    for k in range(a + 1, b - 1):
        that = [j for j in range(max(a, k - _THAT), k) if p.lower[j] == "that"]
        team = p.lemma[k - 1] in _TEAMS or bool(that and p.lower[that[-1] + 1] == "of")
        if p.lower[k] != "by" or not team or p.tag[k + 1] != "NNP":
            continue
        last = k + 1
        while last + 1 < b and p.tag[last + 1] == "NNP":
            last += 1
        first = _first_of(ctx, a, k) if not that else that[-1] + 2
        first += p.lower[first] == "the"
        name = p.slice(k + 1, last + 1)
        yield f"{name} ({p.slice(first, k)})" if first < k - 1 or that else name


def _first_of(ctx: LeadContext, a: int, k: int) -> int:
    """Return where the words for whose a team before "by" is begin: "the Front's | delegation"."""
    p, first = ctx.parse, k - 1
    while first > a and (p.dep[first - 1] in _OWNING or p.lower[first - 1] in ("’s", "'s")):
        first -= 1
    return first


def _ahead(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    return any(p.dep[c] == "aux" and p.lower[c] in _AHEAD for c in p.children[i])


def _taking_part(
    ctx: LeadContext, words: IssueWords, sentences: Sequence[int]
) -> Iterator[tuple[str, tuple[Actor, ...], bool]]:
    """Yield who is told to have attended: his words, the actors and whether he only observed."""
    p = ctx.parse
    for i in (i for s in sentences for i in range(*p.sents[s])):
        if not _attends(ctx, words, i) or negated(p, i) or _ahead(ctx, i):
            continue
        who = subject(p, i)
        if who is None or p.pos[who] not in ("NOUN", "PROPN"):
            continue
        observes = any(p.lower[o] in _WATCHING for o in objects_of(p, i, "as"))
        observes = observes or p.lower[who] in _WATCHING
        for k in _several(ctx, who):
            behind = [x for o in objects_of(p, k, "from", "of") for x in conjuncts(p, o)]
            known = tuple(ctx.cast.members(k))
            known += tuple(a for o in behind for a in ctx.cast.members(o) if observes)
            name = p.slice(*phrase(p, k)).removeprefix("The ").removeprefix("the ")
            name = known[0].name if len(known) == 1 and len(name) < _SHORT else name
            yield name, known, observes or not _of_a_party(ctx, k)


def _several(ctx: LeadContext, who: int) -> Iterator[int]:
    """Yield those who attend, also behind a second preposition: "delegates of A and of B"."""
    p = ctx.parse
    team = p.lemma[who] in word_set("talks.teams", "talks.at_table")
    behind = list(objects_of(p, who, "of", "from")) if team else []
    again = (o for c in p.children[who] if p.dep[c] == "prep" for x in p.children[c]
             if p.dep[x] == "conj" and p.dep[x] != "pobj" for o in p.children[x]
             if p.dep[o] == "pobj")  # fmt: skip
    if len(behind) == 1 and p.tag[who] in ("NNS", "NNPS"):
        yield from conjuncts(p, behind[0])
        yield from again
        yield from (k for k in conjuncts(p, who) if k != who)
    else:
        yield from conjuncts(p, who)


def _of_a_party(ctx: LeadContext, k: int) -> bool:
    """Return whether somebody is of a state or a group, not of a body that watches."""
    known = ctx.cast.members(k)
    watch = word_set("talks.watchers")
    if any(w.strip(",.") in watch for a in known for w in a.text.lower().split()):
        return False
    bodies = ("IGO", "UNO", "NGO")
    if any((a.sector or "") in bodies or (a.country or "") in bodies for a in known):
        return False
    if any(is_person(a.code) for a in known):
        return False
    own = (*range(ctx.parse.left[k], k + 1), *objects_of(ctx.parse, k, "of"))
    proper = any(ctx.parse.tag[c].startswith("NNP") for c in own)
    return bool(known) and (proper or all(a.country is not None for a in known))


def _attends(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the verb at ``i`` tells that somebody was at the meeting."""
    p = ctx.parse
    if p.pos[i] not in ("VERB", "AUX") or p.tag[i] not in ("VBD", "VBN"):
        return False
    meetings = words.talks["noun"] | words.talks["meet"]
    if p.lemma[i] == "attend":
        what = child(p, i, "dobj")
        return what is None or (p.lemma[what] in meetings and definite(p, what))
    if p.lemma[i] == "take":
        part = child(p, i, "dobj")
        if part is None or p.lower[part] != "part":
            return False
        at = [*objects_of(p, part, "in"), *objects_of(p, i, "in")]
        return all(p.lemma[o] in meetings for o in at)
    if p.lemma[i] == "be":
        there = child(p, i, "acomp")
        return there is not None and p.lower[there] == "present"
    return False


def _chairs(ctx: LeadContext, words: IssueWords, s: int, day: str | None) -> Iterator[Actor]:
    """Yield who is told to have chaired or mediated "the meeting"."""
    p = ctx.parse
    meetings = words.talks["noun"] | words.talks["meet"]
    a, b = p.sents[s]
    for i in range(a, b):
        if p.lemma[i] not in _CHAIRING or p.tag[i] not in ("VBD", "VBN") or negated(p, i):
            continue
        if _ahead(ctx, i) or _another_day(ctx, a, b, day):
            continue
        what = [c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]
        what += objects_of(p, i, "over")
        if not any(p.lemma[k] in meetings and definite(p, k) for k in what):
            continue
        passive = child(p, i, "nsubjpass") is not None
        who = list(objects_of(p, i, "by")) if passive else [subject(p, i)]
        yield from (x for k in who if k is not None and k not in what
                    for x in ctx.cast.members(k) if ctx.side(x))  # fmt: skip


def _another_day(ctx: LeadContext, a: int, b: int, day: str | None) -> bool:
    """Return whether a sentence speaks of another year or month than that of a meeting."""
    p, month = ctx.parse, (day or "")[:7]
    told = (iso_date(t) for t in ctx.times_in(p.start[a], p.end[b - 1]))
    return bool(month) and any(d is not None and d[:7] != month[: len(d[:7])] for d in told)
