"""Agreements by a short form: their letters ("the NCA") and the place that stands for them ("Minsk
is dead")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from trucewatch.coding.agreements.called import ALIVE
from trucewatch.coding.agreements.mentions import Candidate
from trucewatch.coding.agreements.sealed import stands_for
from trucewatch.coding.agreements.told import stages_of
from trucewatch.coding.leads.context import LeadContext, child
from trucewatch.vocab.agreements import (
    AgreementWords,
    KnownAgreement,
    load_agreement_words,
    meant,
)
from trucewatch.vocab.words import word_set

_IN_BRACKETS = re.compile(r"\s*\(\s*(?:the )?[\"“‘']?([A-Z][A-Za-z-]{1,9}[A-Z])[\"”’']?\s*\)")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
_LEAST = 3
_NAMED = re.compile(r"([\w-]+) (?:agreement|accords?|declaration|deal|protocol)")


def letters(
    ctx: LeadContext, words: AgreementWords, groups: Sequence[Sequence[Candidate]]
) -> Iterator[tuple[int, Candidate]]:
    """Yield (index of the group, mention) for the letters of an agreement that the story names in
    full: those in brackets after it, or the first ones of its capitalised words."""
    text, p = ctx.story.text, ctx.parse
    known: dict[str, int] = {}
    for k, group in enumerate(groups):
        for c in group:
            for short in _short_forms(text, c):
                known.setdefault(short, k)
    if not known:
        return
    taken = [(c.span.start, c.span.end) for g in groups for c in g]
    any_of_them = "|".join(map(re.escape, sorted(known)))
    for found in re.finditer(rf"\b(?:{any_of_them})\b", text):
        if any(a <= found.start() < b for a, b in taken):
            continue
        first, last = p.tokens_in(found.start(), found.end())
        if first >= last or p.role(first) == "headline" or p.dep[last - 1] == "compound":
            continue
        k = known[found.group(0)]
        yield k, _stand_in(ctx, words, groups[k][0], first, last - 1)


def _short_forms(text: str, c: Candidate) -> Iterator[str]:
    after = _IN_BRACKETS.match(text, c.span.end)
    if after is not None:
        yield after.group(1)
    initials = "".join(w[0] for w in _CAPITAL.findall(c.span.text.removeprefix("The ")))
    if len(initials) >= _LEAST and c.title | c.names:
        yield initials


def _stand_in(
    ctx: LeadContext, words: AgreementWords, whole: Candidate, first: int, head: int
) -> Candidate:
    """Return a mention that stands for ``whole`` and tells nothing of it but what is done to it."""
    none: frozenset[str] = frozenset()
    while first and ctx.parse.dep[first - 1] == "det" and ctx.parse.head[first - 1] == head:
        first -= 1
    return msgspec.structs.replace(
        whole, head=head, names=none, date=None, brokers=none, monitors=none, parties=none,
        authors=none, stages=stages_of(ctx, words, head, whole.noun), vague=False,
        span=ctx.span(first, head + 1), yearless=None, pointing=True, title=none, thought=False,
    )  # fmt: skip


def places(ctx: LeadContext, words: AgreementWords) -> Iterator[Candidate]:
    """Yield the mentions of a well-known agreement by its place alone, where the sentence speaks of
    it as of an agreement: "Minsk is dead", "carried out Minsk", "violations of Stockholm"."""
    p = ctx.parse
    by_place = _by_place()
    for i, tag in enumerate(p.tag):
        there = tag == "NNP" and ctx.political and stands_for(ctx, i)
        if tag != "NNP" or not (there or (p.lower[i] in by_place and _is_agreement(ctx, i))):
            continue
        if p.lower[i].removesuffix("s") in word_set("agreements.parts"):
            continue  # "as laid down in Article 21" stands for no place
        known = meant(by_place.get(p.lower[i], ()), ctx.countries)
        if known or (there and not _acts(ctx, i)):
            noun = words.nouns["accord"]
            none: frozenset[str] = frozenset()
            yield Candidate(
                i, noun, noun.kind, frozenset(k.name.lower() for k in known), None, none, none,
                none, none, stages_of(ctx, words, i, noun), True, False,
                ctx.span(_first_of(ctx, i), i + 1), pointing=bool(known),
            )  # fmt: skip


def _first_of(ctx: LeadContext, i: int) -> int:
    p = ctx.parse
    first = i
    while first and p.head[first - 1] == i and p.tag[first - 1] == "NNP":
        first -= 1
    return first


def _acts(ctx: LeadContext, i: int) -> bool:
    """Return whether a name is that of a party of the story rather than of a place."""
    actor = ctx.cast.of(i)
    named = {a.code for s in ctx.statements for a in (s.speaker,) if a is not None}
    named |= {a.code for e in ctx.events for a in e.actors}
    return actor is not None and actor.code in named


def known_at(place: str) -> tuple[KnownAgreement, ...]:
    """Return the well-known agreements that are called by a place, in small letters."""
    return _by_place().get(place, ())


@cache
def _by_place() -> dict[str, tuple[KnownAgreement, ...]]:
    """Return place, in small letters → the well-known agreements that are called by it alone."""
    out: dict[str, list[KnownAgreement]] = {}
    for known in load_agreement_words().known:
        for alias in known.aliases:
            found = _NAMED.fullmatch(alias)
            if found:
                out.setdefault(found.group(1), []).append(known)
    return {place: tuple(dict.fromkeys(rows)) for place, rows in out.items()}


def _is_agreement(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    head = p.head[i]
    if p.dep[i] in ("nsubj", "nsubjpass") and p.lemma[head] in ("be", "remain"):
        what = child(p, head, "acomp", "attr")
        return what is not None and p.lower[what] in ALIVE
    done = word_set("agreements.done_to_places")
    if p.dep[i] in ("dobj", "nsubjpass"):
        out = any(p.lower[c] == "out" for c in p.children[head])
        return p.lemma[head] in done or (p.lemma[head] == "carry" and out)
    return (
        p.dep[i] == "pobj" and p.lower[head] in ("of", "by", "to") and p.lemma[p.head[head]] in done
    )
