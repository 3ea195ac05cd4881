"""What others guess of a party: analysts' words, and what would befall a party by its own deed.

"If the government were to hand over the ridge, it would fall within a week": who says so offers
nothing, and nothing is offered by the government. Analysts, experts and observers take no stand.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, subject
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.words import word_set

_COMING = frozenset({"will", "would", "could", "might", "may", "can", "'ll", "’ll", "wo", "should"})
_OPENING = frozenset({"if", "unless", "should", "were", "once", "when"})
_OWN = frozenset({"we", "i", "our", "us"})
# Kinds that a party has by what it says that it will do or not.
_PROMISED = frozenset(
    {"offer", "concession", "guarantee", "refusal", "red_line", "condition", "proposal"}
)


def guessed(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what was read as a position is only what somebody outside guesses."""
    if is_analyst(m.party):
        return True
    said = _said(ctx, m)
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    ahead = not _COMING.isdisjoint(p.lower[first:last])
    if m.kind not in _PROMISED or not ahead:
        return False
    if said is None and _imagined(ctx, m):
        return True
    if said is not None and (is_analyst(said.speaker) or _feared(ctx, said, m)):
        return True
    return _by_own_deed(ctx, m)


def _feared(ctx: LeadContext, said: Statement, m: PositionMention) -> bool:
    """Return whether another only fears or guesses it: "may give up the valley, diplomats fear"."""
    p = ctx.parse
    if said.cue is None or ctx.side(said.speaker) == ctx.side(m.party):
        return False
    cue = p.lemma[slice(*p.tokens_in(said.cue.start, said.cue.end))]
    return not word_set("positions.fearing").isdisjoint(cue)


def is_analyst(actor: Actor | None) -> bool:
    """Return whether somebody is called one who watches and judges from outside: "an analyst at
    …", "X of the Institute for …"."""
    if actor is None:
        return False
    words = [w.strip(",.;:'’\"“”").lower() for w in actor.text.split()]
    if not word_set("positions.analysts").isdisjoint(words):
        return True
    behind = [w for k, w in enumerate(words) if k and not _LINKING.isdisjoint(words[:k])]
    return not word_set("positions.schools").isdisjoint(behind)


_LINKING = frozenset({"of", "at", "with", "from"})


def _said(ctx: LeadContext, m: PositionMention) -> Statement | None:
    """Return the innermost statement in whose words a position stands."""
    around = [
        (c.end - c.start, k)
        for k, s in enumerate(ctx.statements)
        for c in s.content
        if c.start <= m.span.start and m.span.end <= c.end
    ]
    return ctx.statements[min(around)[1]] if around else None


def _imagined(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the text itself only imagines it: "if both had any shame they would meet"."""
    p = ctx.parse
    first = p.tokens_in(m.span.start, m.span.end)[0]
    a = p.sents[p.sent[first]][0]
    if p.lower[a] != "if":
        return False
    verb = p.head[a]
    return p.tag[verb] == "VBD" and verb < first and child(p, verb, "neg") is None


def _names_other(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what a party would do is done with or to another side that is named there."""
    p = ctx.parse
    first, last = p.tokens_in(m.span.start, m.span.end)
    named = (ctx.cast.of(k) for k in range(first, last) if p.pos[k] in ("NOUN", "PROPN"))
    return any(a is not None and ctx.side(a) not in (None, ctx.side(m.party)) for a in named)


def _by_own_deed(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the condition of what a party is said to do is a deed of its own, told by
    another than "we": "if the KLF were to free them, it would lose the valley"."""
    if m.condition is None or m.kind not in ("offer", "concession", "guarantee", "proposal"):
        return False
    p, side = ctx.parse, ctx.side(m.party)
    for span in m.more:
        first, last = p.tokens_in(span.start, span.end)
        if span.text != m.condition or _OPENING.isdisjoint(p.lower[first : first + 1]):
            continue
        verb = next((k for k in range(first, last) if p.pos[k] == "VERB"), None)
        who = None if verb is None else subject(p, verb)
        if who is None or p.lower[who] in _OWN or p.dep[who] == "nsubjpass":
            return False  # "if the militias were dismantled" is others' deed
        if p.lower[who] in ("it", "they") and _names_other(ctx, m):
            return False  # "would sit with the RSF if it left the town"
        return side is not None and any(ctx.side(a) == side for a in ctx.cast.members(who))
    return False
