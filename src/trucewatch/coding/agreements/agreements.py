"""Mentions of agreements, drafts and plans in one story, and which of them are the same.

A noun of the vocabulary names an agreement when it is strong ("ceasefire", "accord"), has a cue
beside it ("peace deal", "20-point plan", "the US proposals"), is what an act on agreements is done
to ("signed the agreement"), or stands for one that the story has named ("the deal").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.agreements.beside import (
    as_truce,
    is_plain,
    likeliest,
    stands_beside,
)
from trucewatch.coding.agreements.called import noun_of
from trucewatch.coding.agreements.compared import set_beside
from trucewatch.coding.agreements.implied import implied_truce
from trucewatch.coding.agreements.mentions import Candidate, candidate
from trucewatch.coding.agreements.naming import namedness
from trucewatch.coding.agreements.nouns import described
from trucewatch.coding.agreements.outsiders import outsiders
from trucewatch.coding.agreements.same import again, elsewhere, named_apart, same
from trucewatch.coding.agreements.short import known_at, letters, places
from trucewatch.coding.leads.conflicts import apart
from trucewatch.coding.leads.context import (
    HYPHENS,
    NOUN_TAGS,
    LeadContext,
    definite,
)
from trucewatch.records.leads import AgreementMention
from trucewatch.vocab.agreements import AgreementWords

_LIVE = ("in_force", "signed")
_OTHER = frozenset({"new", "another", "second", "earlier", "previous", "first", "third", "old",
                    "last", "former", "other", "separate"})  # fmt: skip
# What overrules what when a story shows several stages of one agreement.
_STAGES = ("expired", "suspended", "in_force", "signed", "draft", "proposed")


class StoryAgreements(msgspec.Struct, frozen=True):
    """The agreements of a story; ``at`` maps head tokens to indices, ``truces`` lists the head
    tokens of "the ceasefire" where it is a provision of an agreement (with its index), ``implied``
    is the index of the agreement that the story names only by those who watch over it."""

    found: tuple[AgreementMention, ...]
    at: dict[int, int]
    truces: dict[int, int]
    implied: int | None = None

    def live(self) -> tuple[int, ...]:
        """Return the indices of agreements in force, the most mentioned first."""
        live = [
            k
            for k, a in enumerate(self.found)
            if a.stage in _LIVE
            and a.family in ("deal", "truce")
            and not _old(a)
            and not a.elsewhere
        ]
        return tuple(sorted(live, key=lambda k: (-len(self.found[k].mentions), k)))

    def meant(self) -> tuple[int, ...]:
        """Return the agreements in force, or else "the deal" that only other reports name."""
        return self.live() or tuple(
            k for k, a in enumerate(self.found)
            if a.elsewhere and a.family == "deal" and a.stage in _LIVE
        )  # fmt: skip


def _old(agreement: AgreementMention) -> bool:
    return agreement.kind in ("security_assurance", "pledge")


def find_agreements(ctx: LeadContext, words: AgreementWords) -> StoryAgreements:
    """Return the story's agreements with their mentions, in the order of the text."""
    p = ctx.parse
    nouns = [
        i
        for i, tag in enumerate(p.tag)
        if tag in NOUN_TAGS and (p.word[i - 1] in HYPHENS or noun_of(words, p, i) is not None)
    ]
    every = [c for c in (candidate(ctx, words, i) for i in nouns) if c]
    every, beside = set_beside(ctx, every)
    every = as_truce(ctx, sorted([*every, *places(ctx, words)], key=lambda c: c.head))
    every = _instrument(ctx, every)
    groups: list[list[Candidate]] = []
    loose: list[Candidate] = []
    for c in every:
        if c.noun.family == "truce" and not (c.names or c.date or c.brokers):
            loose.append(c)
        else:
            _place(ctx, groups, c)
    _place_before(ctx, groups, every)
    truces: dict[int, int] = {}
    for c in loose:
        whole = None if _made_apart(ctx, groups, c) else _holder(ctx, groups, c)
        if whole is not None and described(ctx, c.head):
            groups[whole].append(c)
            truces[c.head] = whole
        elif whole is None:
            _place(ctx, groups, c)
        else:
            truces[c.head] = whole
    groups = [g for g in _one_truce(ctx, groups) if not _only_thought(g)]
    groups += [[c] for c in beside]
    for k, c in letters(ctx, words, groups):
        groups[k].append(c)
    at = {c.head: k for k, group in enumerate(groups) for c in group}
    found = StoryAgreements(tuple(_merged(ctx, g) for g in groups), at, truces)
    implied = None if found.live() else implied_truce(ctx, words)
    loosely = tuple(_meant_elsewhere(ctx, every, groups, truces))
    named = (*found.found, *(() if implied is None else (implied,)))
    at |= {c.head: len(named) + k for k, g in enumerate(loosely) for c in g}
    others = (msgspec.structs.replace(_merged(ctx, g), elsewhere=True) for g in loosely)
    index = None if implied is None else len(found.found)
    return _with_outsiders(ctx, StoryAgreements((*named, *others), at, truces, index))


def _with_outsiders(ctx: LeadContext, found: StoryAgreements) -> StoryAgreements:
    """Return the agreements, each with those who are told to stand outside it: no parties."""
    meant = found.meant()
    told = outsiders(ctx, found.at, meant[0] if meant else None)
    if not told:
        return found
    return msgspec.structs.replace(found, found=tuple(
        msgspec.structs.replace(
            a, outside=tuple(sorted(told[k])),
            parties=tuple(s for s in a.parties if s not in told[k]),
        ) if k in told else a
        for k, a in enumerate(found.found)
    ))  # fmt: skip


def _instrument(ctx: LeadContext, every: list[Candidate]) -> list[Candidate]:
    """Return the mentions, a truce that was signed taken for the document itself where the story
    then speaks of "the agreement" and has brought in no other: "signed a ceasefire … The deal"."""
    p = ctx.parse
    deals = [c for c in every if c.noun.family == "deal" and p.role(c.head) != "headline"]
    first = next((c for c in every if _made(ctx, c)), None)
    if first is None or not deals or first.head > deals[0].head:
        return every
    if not again(first, deals[0]) and (
        not definite(p, deals[0].head) or deals[0].names or deals[0].date
    ):
        return every
    told = p.lower[slice(*p.sents[p.sent[first.head]])]
    if not again(first, deals[0]) and not deals[0].title <= set(told):
        return every  # "signed a truce in Luthen … The Luthen Protocol" are one
    noun = msgspec.structs.replace(first.noun, family="deal", stage="signed")
    whole = msgspec.structs.replace(first, noun=noun)
    return [whole if c is first else c for c in every]


def _made(ctx: LeadContext, c: Candidate) -> bool:
    """Return whether a mention tells that a truce was signed or agreed on."""
    new = c.noun.family == "truce" and not definite(ctx.parse, c.head)
    return new and "signed" in c.stages and ctx.parse.role(c.head) == "body"


def _made_apart(ctx: LeadContext, groups: list[list[Candidate]], c: Candidate) -> bool:
    """Return whether a truce was agreed on by itself, in a sentence that speaks of no other
    agreement."""
    sent = ctx.parse.sent
    return _made(ctx, c) and all(sent[g.head] != sent[c.head] for group in groups for g in group)


def _only_thought(group: list[Candidate]) -> bool:
    """Return whether a truce is one that somebody only has in mind, as far as the story tells."""
    first = min(group, key=lambda c: c.head)
    if first.noun.family != "truce" or not first.thought:
        return False
    return not any(
        c.names or c.title or c.date or c.brokers or (c.stages and not c.thought) for c in group
    )


def _place_before(ctx: LeadContext, groups: list[list[Candidate]], every: list[Candidate]) -> None:
    """Give "the deal" that stands before the story's one deal is named, and the deal of a headline,
    to that one."""
    placed = {c.head for g in groups for c in g}
    for family in ("deal", "plan", "guarantee"):
        own = [g for g in groups if g[0].noun.family == family]
        for c in every:
            if len(own) == 1 and c.noun.family == family and c.head not in placed and (
                (definite(ctx.parse, c.head) or ctx.parse.role(c.head) == "headline"
                 or family == "guarantee")
                and not c.pointing and same(ctx, own[0], c)
            ):  # fmt: skip
                own[0].append(c)


def _meant_elsewhere(
    ctx: LeadContext, every: list[Candidate], groups: list[list[Candidate]], truces: dict[int, int]
) -> Iterator[list[Candidate]]:
    """Yield the mentions of "the deal", "the plan" where the story names none that they can be:
    only other reports tell which is meant."""
    if not ctx.political:
        return
    placed = {c.head for g in groups for c in g} | truces.keys()
    for family in ("deal", "plan"):
        loose = [
            c for c in every
            if c.noun.family == family and c.head not in placed and not c.pointing
            and definite(ctx.parse, c.head)
        ]  # fmt: skip
        if loose and not any(g[0].noun.family == family for g in groups):
            yield loose


def _one_truce(ctx: LeadContext, groups: list[list[Candidate]]) -> list[list[Candidate]]:
    """Put an undated truce in force with the dated one of the story: "a week-long ceasefire … The
    ceasefire, signed on May 20"; one called new or earlier stays apart."""
    out: list[list[Candidate]] = []
    for group in groups:
        if (
            group[0].noun.family == "truce"
            and _stage(group) in _LIVE
            and not _set_apart(ctx, group)
        ):
            other = next((g for g in out if _fits_truce(ctx, g, group)), None)
            if other is not None:
                other += group
                continue
        out.append(list(group))
    return out


def _fits_truce(ctx: LeadContext, a: list[Candidate], b: list[Candidate]) -> bool:
    if a[0].noun.family != "truce" or _stage(a) not in _LIVE or _set_apart(ctx, a):
        return False
    if elsewhere(ctx, a, b[0]) or named_apart(a, b):
        return False
    dates = [{c.date for c in g if c.date} for g in (a, b)]
    names = [frozenset().union(*(c.names for c in g)) for g in (a, b)]
    return not (dates[0] and dates[1]) and not (names[0] and names[1] and names[0] - names[1])


def _set_apart(ctx: LeadContext, group: list[Candidate]) -> bool:
    p = ctx.parse
    return any(p.lower[k] in _OTHER for c in group for k in p.children[c.head])


def _place(ctx: LeadContext, groups: list[list[Candidate]], c: Candidate) -> None:
    """Add ``c`` to the last group that it can belong to, or open a new one if it can stand."""
    for group in likeliest(ctx, groups, c):
        if same(ctx, group, c):
            group.append(c)
            return
    if c.pointing and groups and groups[-1][0].noun.family == "deal":
        groups[-1].append(c)
        return
    if c.anchored:
        groups.append([c])


def _holder(ctx: LeadContext, groups: list[list[Candidate]], c: Candidate) -> int | None:
    """Return the agreement in force that "the ceasefire" is a provision of, or None."""
    if "proposed" in c.stages:
        return None
    live = [
        (len(g), -k)
        for k, g in enumerate(groups)
        if g[0].noun.family == "deal"
        and _stage(g) in _LIVE
        and g[0].kind != "pledge"
        and not stands_beside(ctx, g)
        and not apart(ctx, frozenset().union(*(m.near for m in g)), c.near)
        and not named_apart(g, [c])
    ]
    return -max(live)[1] if live else None


def _stage(group: list[Candidate]) -> str:
    shown = frozenset().union(*(c.stages for c in group))
    if shown:
        return min(shown, key=_STAGES.index)
    return "proposed" if group[0].vague else group[0].noun.stage


def _known_there(place: str | None, parties: frozenset[str], dates: list[str]) -> tuple[str, ...]:
    """Return the well-known agreement that these parties made at a place, as its only name.

    Two of them are its parties (who brings others together has made many there), and a day that
    is told is its day.
    """
    found = [] if place is None else known_at(place.lower())
    fit = [
        k for k in found
        if k.signers(parties) >= min(2, len(k.parties))
        and not (dates and k.signed and not k.signed.startswith(dates[0]))
    ]  # fmt: skip
    return (fit[0].name.lower(),) if len(fit) == 1 else ()


def _merged(ctx: LeadContext, group: list[Candidate]) -> AgreementMention:
    named = [c for c in group if not c.pointing] or group
    body = [c for c in named if ctx.parse.role(c.head) != "headline"] or named
    best = max(
        body,
        key=lambda c: (
            len(c.names),
            not is_plain(ctx, c),
            namedness(c.span.text)[:1],
            c.anchored,
            namedness(c.span.text),
            c.date or "",
            -c.head,
        ),
    )
    dates = sorted((c.date for c in group if c.date), key=lambda d: (-len(d), d))

    def union(field: str) -> tuple[str, ...]:
        sides = frozenset().union(*(getattr(c, field) for c in group))
        return tuple(sorted({part for side in sides for part in side.split(";")}))

    brokers = union("brokers")
    place = next((c.made_at for c in group if c.made_at), None)
    kinds = [c.kind for c in group if c.kind != c.noun.kind] or [group[0].kind]
    return AgreementMention(
        name=best.span.text,
        kind=kinds[0],
        family=group[0].noun.family,
        stage=_stage(group),
        date=dates[0] if dates else None,
        names=union("names") or _known_there(place, frozenset(union("parties")), dates),
        parties=tuple(s for s in union("parties") if s not in brokers),
        brokers=brokers,
        monitors=union("monitors"),
        authors=union("authors"),
        mentions=tuple(c.span for c in group),
        yearless=next((c.yearless for c in group if c.yearless), None),
        made_at=place,
    )
