"""What takes no position although its words could: questions, denied tellings, calls from outside.

A party's demand is a position; a bishop's appeal for a truce is not, nor a question whether a
minister "would give up the islands", nor what a paper is denied to have printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext, child, iso_date, subject
from trucewatch.coding.leads.pair import apart
from trucewatch.coding.positions.bystanders import is_private
from trucewatch.coding.positions.clefts import is_at_play, nobody_asks
from trucewatch.coding.positions.guessed import guessed
from trucewatch.coding.positions.unmeant import unmeant
from trucewatch.coding.positions.whose import means_both, only_says
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import NO_ISSUE, PositionMention, RoundMention
from trucewatch.vocab.words import word_set

# Who stands outside of most talks by office or trade.
_OUTSIDE = frozenset({"CVL", "IGO", "UNO", "NGO", "MED", "JRN", "EDU", "REL", "HLH", "JUD", "ELI"})
# Who is called so stands outside, whatever the tables know of him; titles stand before names.
_TITLE = 4
# In a feud these are the sides.
_FEUDING = frozenset({"clan", "clans", "tribe", "tribes", "gang", "gangs", "militia", "faction"})
# Behind these stands what a body is of: "the Government of National Accord" is no accord.
_LINKS = frozenset({"of", "for", "on", "in", "by", "from", "between", "with", "to"})
_LEARNING = frozenset({"know", "hear", "learn", "see", "understand", "read", "believe", "avoid"})
_ORDERING = frozenset({"order", "instruct"})
_VIOLENCE = frozenset(
    {"attack", "bombing", "violence", "jihad", "revenge", "retaliation", "vengeance", "uprising",
     "assassination"}
)  # fmt: skip
_MEETING = frozenset({"meet", "reconvene", "return", "resume", "continue"})
# What who is no side asks for on his own behalf, and what no issue of the vocabulary holds.
_OWN_NEEDS = frozenset({"aid_access", "guarantees", "refugees", "prisoners", "demining", NO_ISSUE})
# What anybody may wish for.
_COMMON = frozenset({"process", "ceasefire", "signing"})


def takes_position(
    ctx: LeadContext, m: PositionMention, rounds: Sequence[RoundMention] = ()
) -> bool:
    """Return whether what was read as a position is one; ``rounds`` tell who sits at a table."""
    barred = (_asked, _denied, _describes, _to_tell, _wanted, _of_a_text, _menaces, _announces,
              _ordered, _for_violence, _not_needed, _by_paper, _to_people, _supposed,
              guessed, unmeant)  # fmt: skip
    if any(gate(ctx, m) for gate in (*barred, _under_if, _long_ago, _to_learn)):
        return False
    if is_private(ctx, m, rounds):
        return False
    if is_at_play(m.party.text) or nobody_asks(ctx, m.party.start, m.party.end):
        return False
    table = {ctx.side(a) for r in rounds for a in r.participants}
    table -= {ctx.side(a) for r in rounds for a in r.mediators}
    if _calls_from_aside(ctx, m, table):
        return False
    outside = stands_outside(m.party) and ctx.side(m.party) not in table
    return not (outside and m.issue in _COMMON)


def _calls_from_aside(ctx: LeadContext, m: PositionMention, table: set[str | None]) -> bool:
    """Return whether somebody who is no side of the story only calls on those who are: for a truce,
    an inquiry, a trial. What he needs himself (a way for aid, safety, his own people) he asks."""
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if said is None or m.kind != "demand" or not _calls(said):
        return False
    own = ctx.homes.full(m.party).code  # "the Government" of a ministry's text is a side of it
    issued = m.party.code == "UNKGOV" and any(
        s.quote_type == "document" and s.speaker is not None and s.speaker.code == own
        for s in ctx.statements
    )
    if issued or m.issue in _OWN_NEEDS:
        return False
    sides = table | {ctx.side(a) for a in ctx.pair}
    callers = {ctx.side(a) for a in apart(m.party)}  # both sides together call on somebody else
    return callers.isdisjoint(sides) if sides else stands_outside(m.party)


def _calls(said: Statement) -> bool:
    """Return whether somebody only calls on others: "called on both sides to accept it"."""
    cue = "" if said.cue is None else said.cue.text.lower()
    return said.act == "call_for" or cue.split()[:2] in (["called", "on"], ["calls", "on"])


def stands_outside(party: Actor) -> bool:
    """Return whether a party is no side of the story: by its office or by what it is called."""
    called = {w.strip(",.;:") for w in party.text.lower().split()[:_TITLE]}
    outside = (party.sector or "").split("/")[-1] in _OUTSIDE
    if not called.isdisjoint(_FEUDING):
        return False
    return outside or not called.isdisjoint(word_set("positions.callings"))


def _menaces(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what is pledged is a blow: "vowed to retake the airport road"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    verb = next((k for k in range(first, last) if p.pos[k] == "VERB"), None)
    if m.kind not in ("guarantee", "offer") or verb is None:
        return False
    return p.lemma[verb] in word_set("positions.blows") and not {"not", "n't", "never"} & set(
        p.lower[first:verb]
    )


def _announces(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only says when both sides meet next: "they would meet again on 16
    March" is an announcement; "proposed to meet again" proposes."""
    p = ctx.parse
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if m.issue != "process" or m.kind not in ("proposal", "offer") or said is None:
        return False
    first, last = p.tokens_in(m.span.start, m.span.end)
    verb = next((k for k in range(first, last) if p.pos[k] == "VERB"), None)
    if verb is None or p.lemma[verb] not in _MEETING or not only_says(ctx, said):
        return False
    who = subject(p, verb)
    both = who is not None and (p.lower[who] in ("they", "we") or means_both(ctx, who))
    return both and bool(ctx.times_in(p.start[first], p.end[last - 1]))


def _by_paper(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a text asks for it, not a party: "the plan calls for an end to violence"."""
    if not m.party.code.startswith("UNK"):
        return False  # "a letter of the ministry" is the ministry's
    words = m.party.text.lower().split()
    of = next((k for k, w in enumerate(words) if w in _LINKS), len(words))
    return of > 0 and words[of - 1].strip(",.;:") in word_set("positions.papers")


def _to_people(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the public is told what to do: "called on its citizens to register"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    to = next((k for k in range(first, last) if p.lower[k] == "to" and p.dep[k] == "aux"), first)
    heads = [k for k in range(first, to) if p.pos[k] in ("NOUN", "PROPN")]
    return m.kind == "demand" and bool(heads) and p.lemma[heads[0]] in word_set("positions.public")


def _supposed(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the words only suppose something: "Should the town be shelled again, …"."""
    p = ctx.parse
    first = p.tokens_in(m.span.start, m.span.end)[0]
    inverted = p.lower[first] in ("should", "were", "had") and p.word[first][:1].isupper()
    return inverted and "?" not in p.word[first : p.sents[p.sent[first]][1]]


def _ordered(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only gives an order to his own: "ordered units to join the search",
    "ordered three days of mourning"."""
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if said is None or said.cue is None or m.kind != "demand":
        return False
    return not _ORDERING.isdisjoint(
        ctx.parse.lemma[slice(*ctx.parse.tokens_in(said.cue.start, said.cue.end))]
    )


def _for_violence(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what is called for is violence: "called for more attacks"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    root = next((k for k in range(first, last) if not first <= p.head[k] < last), None)
    return m.kind == "demand" and root is not None and p.lemma[root] in _VIOLENCE


def _not_needed(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only says that a thing is not needed: "no troops will be needed"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    needed = (k for k in range(first, last) if p.lower[k] in ("needed", "necessary"))
    return m.kind == "refusal" and any(
        child(p, k, "auxpass") is not None or p.dep[k] == "acomp" for k in needed
    )


def _of_a_text(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the party is only a text: "the accord guarantees free passage"."""
    p = ctx.parse
    first, last = p.tokens_in(m.party.start, m.party.end)
    heads = [k for k in range(first, last) if not first <= p.head[k] < last or p.head[k] == k]
    return any(p.lemma[k] in word_set("positions.texts", "positions.rules") for k in heads)


def _asked(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the words stand in a question: "Would Orlanda give up the islands?"."""
    p = ctx.parse
    last = p.tokens_in(m.span.start, m.span.end)[1] - 1
    end = p.sents[p.sent[last]][1]
    marks = [w for w in p.word[last:end] if w in ("?", ".", "!", ";")]
    return bool(marks) and marks[0] == "?"


def _describes(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a demand only says who somebody is: "whom the coalition wants tried"."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    for k in range(first, last):
        up = k
        while p.dep[up] in ("xcomp", "ccomp", "conj", "aux", "mark", "prep", "pobj"):
            up = p.head[up]
        at_head = {c for c in (*p.children[up], *p.children[k]) if c <= first}
        if any(p.lower[c] == "whom" for c in at_head):
            return True  # "offered to free | four men whom it holds" describes only the men
    return False


def _to_tell(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody is only asked to say something: "urged the Council to condemn …"."""
    p = ctx.parse
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if m.kind != "demand" or said is None:
        return False
    first, last = p.tokens_in(m.span.start, m.span.end)
    verbs = [k for k in range(first, last) if p.pos[k] == "VERB"]
    if not verbs:
        return False
    known = p.lemma[verbs[0]] in ("recognise", "recognize", "understand", "know", "note")
    return p.lemma[verbs[0]] in word_set("positions.telling_gates") or (
        known and child(p, verbs[0], "ccomp") is not None
    )


def _verb_of(ctx: LeadContext, m: PositionMention) -> int | None:
    """Return the verb of asking, giving or refusing that the party of a stand is the subject of."""
    p = ctx.parse
    first, last = p.tokens_in(m.party.start, m.party.end)
    head = next((k for k in range(first, last) if not first <= p.head[k] < last), first)
    return p.head[head] if p.dep[head] == "nsubj" else None


def _under_if(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether it is only supposed that the party asks or offers: "if Kestrel asked for a
    truce, …"; what it will do if something is done is a stand."""
    p, verb = ctx.parse, _verb_of(ctx, m)
    return verb is not None and p.dep[verb] == "advcl" and any(
        p.dep[c] == "mark" and p.lower[c] in ("if", "unless", "whether") for c in p.children[verb]
    )  # fmt: skip


def _long_ago(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the clause dates a stand years before the report: "in 1994, it demanded …"."""
    p, published = ctx.parse, (ctx.story.published.date or "")[:4]
    verb = _verb_of(ctx, m)
    if verb is None or not published.isdigit():
        return False
    own = [c for c in p.children[verb] if p.dep[c] in ("prep", "npadvmod", "advmod")]
    told = (t for c in own for t in ctx.times_in(p.start[p.left[c]], p.end[p.right[c] - 1]))
    years = [day[:4] for t in told if (day := iso_date(t)) is not None]
    return p.tag[verb] == "VBD" and any(int(y) < int(published) - 1 for y in years if y.isdigit())


def _to_learn(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only wants to know, hear or see something himself."""
    p, verb = ctx.parse, _verb_of(ctx, m)
    what = None if verb is None else child(p, verb, "xcomp")
    if m.kind != "demand" or verb is None or what is None or child(p, verb, "dobj") is not None:
        return False
    return p.lemma[what] in _LEARNING and child(p, what, "nsubj") is None


def _wanted(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a guarantee or offer is only what another asks for: "wants a guarantee from
    the Union that …"."""
    p = ctx.parse
    own = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if own is None or own.cue is None or m.kind not in ("guarantee", "offer"):
        return False
    if any(p.pos[k] == "VERB" for k in range(*p.tokens_in(own.cue.start, own.cue.end))):
        return False
    return any(
        s.act in ("demand", "call_for")
        and s.id != own.id
        and any(c.start <= own.cue.start and own.cue.end <= c.end for c in s.content)
        for s in ctx.statements
    )


def _denied(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the words stand in what a statement denies, told of by somebody else."""
    for s in ctx.statements:
        if s.act != "deny" or s.id == m.statement_id:
            continue
        if any(c.start <= m.span.start and m.span.end <= c.end for c in s.content):
            return True
    return False
