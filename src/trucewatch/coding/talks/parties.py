"""Who takes part in a meeting, who mediates it, who hosts it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    conjuncts,
    noun_at,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.leads.issuer import issuers
from trucewatch.coding.leads.pair import apart
from trucewatch.coding.talks.bodies import is_body
from trucewatch.coding.talks.delegations import is_paper, with_topic
from trucewatch.coding.talks.helping import convenes, helpers, helps, mediators_of
from trucewatch.coding.talks.journeys import brought_together, come_for, goes_between, to_both
from trucewatch.coding.talks.named import as_party, own_names, table_pair
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actors import slug
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# What means both sides of a story: "both armies", and "the parties" by its article alone.
_PAIRED = frozenset({"both", "two", "their"})
_SIDES = frozenset({"side", "delegation", "party"})
_EVERYDAY = frozenset({"BUS", "AGR", "EDU", "HLH"})
_PLACING = frozenset({"in", "at", "on", "near"})
GROUPS = frozenset({"clan", "tribe", "gang", "community", "faction", "cartel", "militia"})
"""Nouns that in the plural, with an article, stand for the sides of a small war."""


def participants_of(
    ctx: LeadContext, words: IssueWords, i: int, governor: int
) -> tuple[Actor, ...]:
    """Return who meets in what the mention at ``i`` tells, each under the name of his side."""
    p = ctx.parse
    heads = _heads(ctx, words, i, governor)
    actors = _who(ctx, words, i, governor, heads)
    actors = [a for a in actors if not is_body(a) and ctx.side(a) is not None] or actors
    helping = _helping(ctx, words, i, governor)
    out: dict[str, Actor] = {}
    a, b = p.sents[p.sent[i]]
    first, last = p.start[a], p.end[b - 1]
    for actor in (one for joint in actors for one in apart(joint)):
        if ctx.side(actor) is not None and actor.code not in helping:
            known = ctx.homes.full(actor)
            if (known.sector or "") in _EVERYDAY or _only_watches(p, actor):
                continue  # a bakery that was hit is no side of "both"
            if is_paper(ctx, actor):
                continue
            if not first <= known.start < last:
                known = as_party(ctx, known)
            out.setdefault(f"{known.code}|{known.name}", known)
    there = tuple(out.values())
    if _both(ctx, heads, i, governor):
        there = with_topic(ctx, i, there)
    return own_names(ctx, there)


def _helping(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> set[str]:
    """Return the codes of those who mediate, help or bring the others together."""
    found = {a.code for a in mediators_of(ctx, words, governor)}
    found |= {a.code for a in helpers(ctx, i, governor)}
    who = _subject(ctx, i, governor)
    between = ctx.parse.pos[i] == "VERB" and goes_between(ctx, i)
    if who is not None and (between or brought_together(ctx, i)):
        found |= {a.code for a in ctx.cast.members(who)}
    return found


def _subject(ctx: LeadContext, i: int, governor: int) -> int | None:
    """Return the subject of what tells of a meeting; not "it" ("it decided to meet again"), which
    stands for who sat there before."""
    p = ctx.parse
    s = subject(p, governor) if governor != i or p.pos[i] == "VERB" else None
    if s is None and p.dep[governor] == "acomp":
        s = subject(p, p.head[governor])
    return None if s is None or p.lower[s] == "it" else s


def _heads(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> list[int]:
    """Return the heads of the phrases around a meeting that can name who takes part."""
    p = ctx.parse
    heads: list[int] = []
    hosting = p.lemma[governor] in words.talks["host"] and not convenes(p, governor)
    paired = brought_together(ctx, i)
    s = _subject(ctx, i, governor)
    between = p.pos[i] == "VERB" and goes_between(ctx, i)
    if paired:
        heads += [c for c in p.children[i] if p.dep[c] == "dobj"]
    elif s is not None and s != i and not hosting and not between:
        heads.append(s)
        heads += (c for c in p.children[s] if p.dep[c] == "appos")
    if between:
        heads += (o for c in p.children[i] if p.dep[c] == "dobj" for o in _between(ctx, c))
    heads += _before_and(p, governor, s) if not hosting else ()
    heads += _there(ctx, i)
    heads += (k for verb in come_for(ctx, words, i) if (k := subject(p, verb)) is not None)
    heads += _at_which(ctx, i)
    for k in (i, governor):
        heads += objects_of(p, k, "with", "between", "among", "involving", "from")
    if to_both(ctx, words, i):
        heads += objects_of(p, i, "to")
    for o in objects_of(p, i, "of"):
        heads += [o] if p.lemma[o] not in words.talks["noun"] else list(_between(ctx, o))
    bare = [
        h for h in heads if not ctx.cast.members(h) and p.lemma[h] not in word_set("talks.help")
    ]
    heads += [g for h in bare for g in _between(ctx, h)]
    heads += [g for h in heads if h not in bare for g in _behind(ctx, h)]
    if p.lemma[governor] in words.talks["travel"]:
        heads += [s] if (s := subject(p, governor)) is not None else []
    for k in {i, governor}:
        if p.lemma[k] in ("meet", "receive", "telephone", "phone") or (
            p.lemma[i] == "host" and k == i
        ):
            heads += [c for c in p.children[k] if p.dep[c] == "dobj"]
    return [h for h in heads if p.lemma[h] not in word_set("talks.help") and not helps(ctx, h)]


def _who(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, heads: list[int]
) -> list[Actor]:
    """Return those whom the heads of phrases around a meeting name, with whom the story tells."""
    p = ctx.parse
    actors = [a for head in heads for a in _at_table(ctx, head)]
    if len({ctx.side(a) for a in actors} - {None}) == 1:
        actors += (a for head in heads for a in _beside(ctx, head))
    if len({ctx.side(a) for a in actors} - {None}) < 2 and any(
        p.lower[k] in ("we", "our") for h in heads for k in _words(p, h)
    ):
        actors += issuers(ctx)
    said = ctx.statement(i)
    teller = None if said is None or said.speaker is None else said.speaker.start
    for k in {i, governor}:
        for event in ctx.events_at(k):
            if event.type in ("CONSULT", "AGREE"):
                there = (a for a in (*event.actors, *event.recipients) if a.start < _after(p, k))
                actors += [a for a in there if _at_it(ctx, a, teller)]
    if _both(ctx, heads, i, governor):
        actors += table_pair(ctx, i)
    if governor != i or p.pos[i] == "VERB":  # "would reconvene the sides on June 3"
        own = next((c for c in p.children[governor] if p.dep[c] == "dobj"), None)
        if (
            own is not None
            and p.lemma[own] in word_set("talks.paired")
            and p.lemma[governor] in words.talks["again"]
        ):
            actors = [*table_pair(ctx, i)]
    return actors


def _only_watches(p: Parse, actor: Actor) -> bool:
    """Return whether somebody is named as where observers come from: "observers from Kenya"."""
    first, last = p.tokens_in(actor.start, actor.end)
    k = first
    while first <= k < last and p.head[k] in range(first, last) and p.head[k] != k:
        k = p.head[k]
    for _ in range(MAX_CLIMB):
        if p.dep[k] not in ("pobj", "conj", "prep", "compound", "amod"):
            return False
        k = p.head[k]
        if p.lemma[k] in ("observer", "guest", "witness"):
            return True
    return False


def _after(p: Parse, k: int) -> int:
    """Return the character behind the paragraph of a token: who is named only later is not at what
    it tells."""
    last = k
    while last + 1 < len(p) and p.para[last + 1] == p.para[k]:
        last += 1
    return p.end[last]


def _behind(ctx: LeadContext, h: int) -> Iterator[int]:
    """Yield the sides for which a team sits: "negotiators of the government and the Front"."""
    p = ctx.parse
    if p.lemma[h] in word_set("talks.teams"):
        several = list(_between(ctx, h))
        yield from several if len(several) > 1 else ()
        for o in objects_of(p, h, "of", "from"):
            owned = any(p.dep[c] == "poss" for c in p.children[o])
            if not owned and any(p.dep[c] == "conj" for c in p.children[o]):
                yield o


def _before_and(p: Parse, governor: int, subject: int | None) -> Iterator[int]:
    """Yield the first of two who meet, where a parse begins the clause after "and": "Houthi envoys
    | and Saudi officials held talks"."""
    above = p.head[governor]
    if subject is None:
        return
    first = p.left[subject]
    if p.dep[governor] == "advcl" and first and p.dep[first - 1] == "cc":
        above = p.head[first - 1]  # "two days after | envoys | and the president ended …"
        if p.dep[above] == "pobj" and p.dep[p.head[above]] == "mark":
            yield above
        return
    if p.dep[governor] != "conj" or p.pos[above] not in ("NOUN", "PROPN"):
        return
    if above < first and p.lower[first - 1] == "and":
        yield above


def _there(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield who does something "at the summit in Sochi": several that agree, say, sign there."""
    p = ctx.parse
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "of" and p.dep[p.head[p.head[i]]] == "pobj":
        i = p.head[p.head[i]]  # "after two days of talks"
    at = p.head[i]
    verb = p.head[at]
    if p.dep[i] != "pobj" or p.lower[at] not in ("at", "after", "during") or p.pos[verb] != "VERB":
        return
    if p.lower[at] != "at" and p.lemma[verb] not in word_set("talks.closing"):
        return
    who = subject(p, verb)
    if who is not None and (p.tag[who] in ("NNS", "NNPS") or len(list(conjuncts(p, who))) > 1):
        yield who


def _at_which(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield who is told to do something at the meeting: "a session at which both were to speak"."""
    p = ctx.parse
    for c in p.children[i]:
        near = p.lower[p.left[c] : c] if p.dep[c] == "relcl" else ()
        who = subject(p, c) if "which" in near and p.tag[i] in ("NN", "NNS") else None
        if who is not None and who != i:
            yield who


def _beside(ctx: LeadContext, head: int) -> Iterator[Actor]:
    """Yield a body that nothing else tells of, named beside one that is known: "between Orlia and
    the Hill Council"."""
    p = ctx.parse
    named = list(conjuncts(p, head))
    if len(named) < 2 or not any(ctx.cast.of(k) for k in named):
        return
    for k in named:
        the = any(p.lower[c] == "the" for c in p.children[k])
        if p.tag[k] in ("NNP", "NNPS") and ctx.cast.of(k) is None and the:
            yield _by_name(ctx, k)


def _by_name(ctx: LeadContext, k: int) -> Actor:
    """Return a body by its name alone: "the Hill Council" at ``k``."""
    p = ctx.parse
    first, last = phrase(p, k)
    cut = (c for c in p.children[k] if p.dep[c] == "prep" and p.lower[c] in _PLACING)
    first, last = first + (p.lower[first] == "the"), min([last, *cut])
    text = p.slice(first, last)
    return Actor(text, p.start[first], p.end[last - 1], f"UNK:{slug(text)}", None, None, text)


def _at_table(ctx: LeadContext, head: int) -> tuple[Actor, ...]:
    """Return whom a phrase names; "the General Border Committee" is no general."""
    named = _by_adjectives(ctx, head) or ctx.cast.members(head)
    body = ctx.parse.lemma[head] in word_set("talks.joint_bodies")
    body = body and ctx.parse.tag[head] == "NNP"
    if body and all(a.sector == "MIL" for a in named):
        return (_by_name(ctx, head),)
    return named


def _by_adjectives(ctx: LeadContext, head: int) -> tuple[Actor, ...]:
    """Return the two whose names stand before one noun: "Georgian and Abkhaz | negotiators"; of a
    state its officials."""
    p = ctx.parse
    team = p.tag[head] == "NNS" and p.lemma[head] in word_set("talks.teams", "talks.at_table")
    before = next((c for c in p.children[head] if c < head and any(
        p.dep[k] == "conj" for k in p.children[c])), None) if team else None  # fmt: skip
    if before is None:
        return ()
    several = [p.head[k] if k == before else k for k in conjuncts(p, before)]
    named = [a for k in {before, *several} - {head} for a in ctx.cast.members(k)]
    sides = {ctx.side(a): a for a in sorted(named, key=lambda a: a.start)}
    if (
        len(sides) < 2
        or None in sides
        or len(sides) <= len({ctx.side(a) for a in ctx.cast.members(head)})
    ):
        return ()
    return tuple(
        msgspec.structs.replace(a, code=f"{a.code[:3]}GOV", sector="GOV")
        if a.sector == "CVL" and a.country else a
        for a in sides.values()
    )  # fmt: skip


def _at_it(ctx: LeadContext, actor: Actor, teller: int | None) -> bool:
    """Return whether whom an event of meeting names can be at the table: not who only tells of it,
    nor the place where it is."""
    p = ctx.parse
    first, last = p.tokens_in(actor.start, actor.end)
    inside = range(first, last)
    head = next((k for k in inside if p.head[k] not in inside), first)
    placed = p.dep[head] == "pobj" and p.lower[p.head[head]] in ("in", "at", "to", "for")
    return actor.start != teller and not placed and not _spoken_of(p, head)


def _spoken_of(p: Parse, k: int) -> bool:
    """Return whether somebody stands in what a meeting is on: "met on the fighting between the army
    and the rebels"."""
    for _ in range(MAX_CLIMB):
        above = p.head[k]
        if p.pos[k] in ("VERB", "AUX") or above == k:
            return False
        if p.dep[k] == "pobj" and p.lower[above] in ("on", "over", "about", "concerning"):
            return p.lemma[k] not in word_set("talks.phone_lines")
        k = above
    return False


def _words(p: Parse, head: int) -> range:
    return range(p.left[head], p.right[head])


def _both(ctx: LeadContext, heads: list[int], i: int, governor: int) -> bool:
    """Return whether the meeting is of "both sides", "the two countries", "the delegations"."""
    p = ctx.parse
    paired = word_set("talks.paired") | GROUPS
    of_it = {p.lower[c] for c in p.children[i] if p.dep[c] in ("poss", "amod")}
    for head in heads:
        for h in (head, *_between(ctx, head)):
            words = {p.lower[k] for k in range(p.left[h], h + 1)}
            if noun_at(p, h) in paired and _PAIRED & (words | of_it):
                return True
            plural = p.tag[h] in ("NNS", "NNPS") and noun_at(p, h) in _SIDES | GROUPS
            if plural and "the" in words:
                return True
    return False


def _between(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield those whom a noun is of, from or between ("delegations from …", "talks between …"),
    also behind a second preposition ("envoys of Kestrel and of Orlia")."""
    p, behind = ctx.parse, ("of", "from", "between", "with", "among")
    yield from objects_of(p, i, *behind)
    for c in p.children[i]:
        if p.dep[c] == "prep" and p.lower[c] in behind:
            for again in p.children[c]:
                if p.dep[again] == "conj" and p.lower[again] == p.lower[c]:
                    yield from (o for o in p.children[again] if p.dep[o] == "pobj")
