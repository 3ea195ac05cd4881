"""Whose position it is: the party itself, the owner of "her office", whom a source tells of."""

from __future__ import annotations

import msgspec

from trucewatch.coding.leads.context import LeadContext, noun_at, objects_of, subject
from trucewatch.coding.leads.issuer import issuer_of, says_we
from trucewatch.coding.talks.parties import GROUPS
from trucewatch.records import Actor, Statement
from trucewatch.vocab.words import word_set

# Bodies that "his …" or "our …" makes those of the speaker.
_OWN = frozenset({"its", "our", "their", "his", "her", "my"})
# What means both with no more than an article.
_BY_ARTICLE = frozenset({"side", "party", "delegation"})
_SIDES = frozenset({"side", "party", "delegation", "country", "government", "army", "foe"})
# Who only tells what parties say among themselves, and what he gives for them he cannot.
_TELLING = frozenset({"MED", "JRN"})
# What only its giver can promise.
_GIFTS = frozenset({"offer", "concession", "guarantee"})
_BETWEEN = frozenset({"IGO", "UNO", "NGO", "MED", "JRN", "NGM"})
_BARS = frozenset({"refusal", "red_line"})
_TERMS = frozenset({"condition", "proposal"})


def parties_at(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    """Return the parties of a predicate: each of "Kestrel and Valdoria", both of "both sides"; the
    speaker for "we" and "his country"."""
    p = ctx.parse
    who = subject(p, i)
    if who is None:
        return ()
    if p.lower[who] in ("we", "i"):
        own = speaker_at(ctx, p.start[who]) or _who_says_we(ctx, p.start[who])
        own = own or (None if ctx.statement(who) else issuer_of(ctx))
        return () if own is None else (own,)
    heads = (who, *(c for c in p.children[who] if p.dep[c] == "appos"))
    for head in heads:  # parsers take a dateline for the subject of what follows it
        members = tuple(a for a in ctx.cast.members(head) if ctx.side(a) is not None)
        if members and _outsider(members) and p.lower[head] in ("it", "they"):
            # "its liaison officer said that it would": not the mission of the sentence before
            teller = speaker_at(ctx, p.start[head])
            members = members if teller is None or _outsider((teller,)) else (teller,)
        if members:
            return members
    own = _own_body(ctx, who)
    if any(p.lower[o] in ("ours", "us") for o in objects_of(p, who, "of")):
        own = speaker_at(ctx, p.start[who])  # "not one soldier of ours"
    if own is None and p.lower[who] in ("it", "they"):
        own = speaker_at(ctx, p.start[who])
    if own is not None:
        return (own,)
    return ctx.pair if means_both(ctx, who) else ()


def _outsider(members: tuple[Actor, ...]) -> bool:
    """Return whether somebody stands between the sides by his office: a mission, an agency."""
    return all((a.sector or "").split("/")[-1] in _BETWEEN for a in members)


def means_both(ctx: LeadContext, who: int) -> bool:
    """Return whether a noun phrase means both sides of the story: "both armies", "the two sides",
    "the Parties"."""
    p = ctx.parse
    noun, words = noun_at(p, who), {p.lower[c] for c in p.children[who]}
    if not words.isdisjoint({"both", "two"}):
        return noun in _SIDES | GROUPS
    plural = p.tag[who] in ("NNS", "NNPS") and len(p.children[who]) == 1
    return plural and "the" in words and noun in _BY_ARTICLE


def _own_body(ctx: LeadContext, who: int) -> Actor | None:
    """Return the one who says of "his movement" or "our side" what it does, or None."""
    p = ctx.parse
    named = any(p.dep[c] == "poss" and p.lower[c] in _OWN for c in p.children[who])
    if not named or p.lemma[who] not in word_set("positions.own_bodies"):
        return None
    own = speaker_at(ctx, p.start[who])
    if own is None and ctx.statement(who) is None:  # "Her delegation would come only if …"
        of = next(c for c in p.children[who] if p.dep[c] == "poss" and p.lower[c] in _OWN)
        told = ctx.cast.of(of)
        own = told if told is not None and ctx.side(told) is not None else None
    return own


def speaker_at(ctx: LeadContext, at: int) -> Actor | None:
    """Return the nearest speaker of a side in whose words the character ``at`` stands, or None."""
    around = [
        (c.end - c.start, s.speaker)
        for s in ctx.statements
        for c in s.content
        if c.start <= at < c.end and s.speaker is not None and ctx.side(s.speaker) is not None
    ]
    return min(around, key=lambda x: x[0])[1] if around else None


def _who_says_we(ctx: LeadContext, at: int) -> Actor | None:
    """Return who says "we" at the character ``at`` as the speaker of a statement, where he is of a
    side."""
    told = (s.speaker for s in ctx.statements if s.speaker is not None and s.speaker.start == at)
    return next((a for a in told if ctx.side(a) is not None), None)


def of_whose(ctx: LeadContext, s: Statement) -> Statement:
    """Return a statement of "its demand" as that of the one in whose words it stands, where "its"
    is nobody known."""
    who = s.speaker
    if says_we(who) and ctx.side(who) is None and s.quote_type != "direct":
        issuer = issuer_of(ctx)
        return s if issuer is None else msgspec.structs.replace(s, speaker=issuer)
    if who is None or who.text.lower() not in _OWN or ctx.side(who) is not None:
        return s
    p, k = ctx.parse, ctx.parse.tokens_in(who.start, who.end)[0]
    if s.cue is None or not s.cue.start <= p.start[p.head[k]] < s.cue.end:
        return s  # "his brother demands"
    own = speaker_at(ctx, who.start)
    return s if own is None else msgspec.structs.replace(s, speaker=own)


def of_each(ctx: LeadContext, s: Statement) -> tuple[Statement, ...]:
    """Return a statement of "both gangs" or "the two sides" as one of each of the story's sides."""
    if s.speaker is None or len(ctx.pair) != 2 or ctx.side(s.speaker) is not None:
        return (s,)
    p = ctx.parse
    first, last = p.tokens_in(s.speaker.start, s.speaker.end)
    heads = [k for k in range(first, last) if not first <= p.head[k] < last]
    if not any(means_both(ctx, k) for k in heads):
        return (s,)
    return tuple(msgspec.structs.replace(s, speaker=a) for a in ctx.pair)


def _of_whom_asked(ctx: LeadContext, s: Statement) -> Statement:
    """Return "you asked for independence" and "your bureau says", said to somebody, as that of the
    one who answers."""
    p, start = ctx.parse, s.speaker.start if s.speaker is not None else 0
    after = [
        x for x in ctx.statements
        if x.id != s.id and x.content and x.content[0].start > start
        and ctx.side(x.speaker) is not None
    ]  # fmt: skip
    reply = min(after, key=lambda x: x.content[0].start, default=None)
    if reply is None or reply.cue is None or reply.cue.text.strip() != ":":
        return s
    here = p.para[p.tokens_in(start, start + 1)[0]]
    there = p.para[p.tokens_in(reply.content[0].start, reply.content[0].end)[0]]
    return msgspec.structs.replace(s, speaker=reply.speaker) if there == here + 1 else s


def speaking(ctx: LeadContext, s: Statement) -> Statement:
    """Return a statement with the party for whom its speaker speaks: the owner of "her office" and
    "its delegation", where nobody in particular is named otherwise."""
    s = of_whose(ctx, s)
    if s.speaker is not None and s.speaker.text.lower().split()[:1] in (["you"], ["your"]):
        s = _of_whom_asked(ctx, s)
    if s.speaker is None or ctx.side(s.speaker) is not None:
        return s
    p = ctx.parse
    for k in range(*p.tokens_in(s.speaker.start, s.speaker.end)):
        for c in p.children[k]:
            owner = ctx.cast.of(c) if p.dep[c] == "poss" else None
            if owner is not None and ctx.side(owner) is not None:
                return msgspec.structs.replace(s, speaker=owner)
    return s


def giver(ctx: LeadContext, s: Statement, first: int, last: int, kind: str) -> Actor | None:
    """Return the party that the clause [first, last) tells of, where who says it only tells so:
    sources and papers of anybody's stand, persons of no known side of what their party would give.
    None: his own."""
    if s.speaker is None or kind not in _GIFTS | _BARS | _TERMS or not only_says(ctx, s):
        return None
    telling = only_tells(ctx, s.speaker)
    between = s.speaker.country is not None and not is_of_pair(ctx, s.speaker)
    if not telling and ((s.speaker.country is not None and not between) or kind not in _GIFTS):
        return None
    who = _for_whom(ctx, first, last) or _doer(ctx, first, last)
    if between and not telling and (who is None or not is_of_pair(ctx, who)):
        return None
    return who if who is not None and ctx.side(who) != ctx.side(s.speaker) else None


def is_of_pair(ctx: LeadContext, actor: Actor) -> bool:
    """Return whether somebody is of one of the two sides of the story."""
    return ctx.side(actor) in {ctx.side(a) for a in ctx.pair}


def _for_whom(ctx: LeadContext, first: int, last: int) -> Actor | None:
    """Return the party for whom something is said to be so: "for Ethiopia, this is a red line"."""
    p = ctx.parse
    if p.lower[first] != "for":
        return None
    return next((ctx.cast.of(c) for c in p.children[first] if c < last), None)


def past_sake(ctx: LeadContext, first: int, last: int) -> int:
    """Return where the clause [first, last) of "we" begins, after for whose sake something is done:
    "for the president, and for peace, | we accept to go"."""
    p = ctx.parse
    if p.lower[first] != "for":
        return first
    own = [k for k in range(first, last) if p.lower[k] in ("we", "i") and p.dep[k] == "nsubj"]
    verb = p.head[own[0]] if own else first
    before = own[:1] and p.lower[own[0] - 1] == "," and p.head[first] == verb
    return own[0] if before else first


def only_says(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement is told by a verb of saying, not by "offered" or "demands"."""
    p = ctx.parse
    cue = range(*p.tokens_in(s.cue.start, s.cue.end)) if s.cue is not None else range(0)
    going_on = [k for k in cue if p.lemma[k] == "go" and p.lower[k + 1 : k + 2] == ("on",)]
    says = word_set("positions.saying")
    return all(p.pos[k] != "VERB" or p.lemma[k] in says or k in going_on for k in cue)


def only_tells(ctx: LeadContext, speaker: Actor) -> bool:
    """Return whether a speaker is a source or a paper, nobody's spokesman."""
    p = ctx.parse
    lemmas = p.lemma[slice(*p.tokens_in(speaker.start, speaker.end))]
    named = any(w in word_set("positions.sources") for w in lemmas)
    return (speaker.sector or "") in _TELLING or ctx.side(speaker) is None or named


def _doer(ctx: LeadContext, first: int, last: int) -> Actor | None:
    """Return the one party that is the subject of a clause's main verb, or None."""
    p = ctx.parse
    for k in range(first, last):
        outside = not first <= p.head[k] < last or p.head[k] == k
        if outside and p.pos[k] in ("VERB", "AUX"):
            who = {ctx.side(a): a for a in parties_at(ctx, k) or _owner(ctx, k)}
            return next(iter(who.values())) if len(who) == 1 else None
    return None


def _owner(ctx: LeadContext, verb: int) -> tuple[Actor, ...]:
    """Return whose the subject of a verb is: "its defensive measures will be lifted"."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    if who is None:
        return ()
    owners = (ctx.cast.of(c) for c in p.children[who] if p.dep[c] == "poss")
    return tuple(a for a in owners if a is not None and ctx.side(a) is not None)
