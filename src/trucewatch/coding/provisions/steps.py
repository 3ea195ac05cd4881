"""Good steps that are none, or not yet whole: a withdrawal, handover or release that somebody says
was not done, was broken off, or was a trick; a step that was begun is on its way.

"Has not started withdrawing", "refused to begin pulling out", "halted its pullback" leave the term
undone; "began to pull out" carries it out. Who calls the pullout a ruse tells of no term kept.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, negated
from trucewatch.coding.provisions.told import is_told
from trucewatch.records import Event, Statement
from trucewatch.vocab.words import word_set

_COMPLAINING = frozenset({"accuse", "assess_negative"})
_DENYING = frozenset({"deny", "reject"})
_CALLING = frozenset({"call", "describe", "brand", "term", "label", "denounce", "condemn",
                      "consider", "regard", "view", "see", "dismiss", "deride", "portray", "paint",
                      "characterise", "characterize", "deem"})  # fmt: skip
_BEING = frozenset({"be", "constitute", "represent", "amount", "remain", "serve", "prove"})
_ON_ITS_WAY = frozenset({"begin", "start", "commence", "continue", "keep", "go", "proceed"})
# A verb that breaks a step off stands so many heads above it at most.
_CLIMB = 3


def is_undone(ctx: LeadContext, event: Event) -> bool:
    """Return whether an act is told as not done or not gone on with, in its own words."""
    p = ctx.parse
    i = p.tokens_in(event.trigger.start, event.trigger.end)[0]
    if event.realis == "denied" or negated(p, i) or _breaks_off_a_step(ctx, i):
        return True
    for _ in range(_CLIMB):
        above = p.head[i]
        step = p.dep[i] in ("xcomp", "dobj", "pcomp", "pobj", "prep", "nsubjpass")
        step = step or _stopped_itself(ctx, i)
        if above == i or not step:
            return False
        i = above
        if p.pos[i] == "VERB" and p.lemma[i] in word_set("told.breaking_off"):
            return not negated(p, i)
        if p.pos[i] == "VERB" and p.lemma[i] not in _ON_ITS_WAY:
            return False
        if p.pos[i] == "VERB" and negated(p, i):
            return True
    return False


def _stopped_itself(ctx: LeadContext, i: int) -> bool:
    """Return whether a step is the subject of a verb that tells that it stopped."""
    p = ctx.parse
    stops = p.dep[i] == "nsubj" and p.lemma[p.head[i]] in word_set("told.breaking_off")
    return stops and not any(p.dep[c] == "dobj" for c in p.children[p.head[i]])


def _breaks_off_a_step(ctx: LeadContext, i: int) -> bool:
    """Return whether what a verb stops is a good step itself: "stopped the withdrawal"."""
    p = ctx.parse
    steps = word_set("told.departure") | word_set("told.swaps")
    stopped = (c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass"))
    breaks = p.lemma[i] in word_set("told.breaking_off")
    return breaks and any(p.lemma[c] in steps for c in stopped)


def is_owed(ctx: LeadContext, event: Event, said: Statement | None) -> bool:
    """Return whether somebody tells of another that it has not done what a provision asks, or not
    all of it: "Kestrel has failed to pull back", "has done so only in part"."""
    if said is None or said.speaker is None or said.act in _DENYING:
        return False
    own, theirs = ctx.side(said.speaker), {ctx.side(a) for a in event.actors}
    if own in theirs:
        return False
    if is_undone(ctx, event):
        return True
    complains = said.act in _COMPLAINING and ctx.side(said.target) in theirs - {None}
    return complains and not _is_begun(ctx, event) and not _plainly_told(ctx, said)


def _plainly_told(ctx: LeadContext, said: Statement) -> bool:
    """Return whether a statement only tells, by a verb of saying, without a word of part: "said the
    army had moved its guns back" complains of nothing; "only half of them" does."""
    p = ctx.parse
    cue = range(*p.tokens_in(said.cue.start, said.cue.end)) if said.cue is not None else ()
    says = any(p.lemma[k] in word_set("told.saying") for k in cue)
    spans = [p.tokens_in(c.start, c.end) for c in said.content]
    words = {p.lower[k] for a, b in spans for k in range(a, b)}
    return says and words.isdisjoint(word_set("told.in_part"))


def _is_begun(ctx: LeadContext, event: Event) -> bool:
    """Return whether a step is told as begun, and so as on its way: "had begun to withdraw"."""
    p = ctx.parse
    i = p.tokens_in(event.trigger.start, event.trigger.end)[0]
    begun = p.dep[i] in ("xcomp", "dobj") and p.lemma[p.head[i]] in _ON_ITS_WAY
    return begun and not negated(p, p.head[i])


def is_told_of(ctx: LeadContext, noun: int) -> bool:
    """Return whether a verb tells of the step that a noun names: "the withdrawal has begun"."""
    p, verb = ctx.parse, ctx.parse.head[noun]
    going = p.lemma[verb] in _ON_ITS_WAY | word_set("told.done")
    return p.dep[noun] in ("nsubj", "nsubjpass") and going and is_told(ctx, verb)


def is_watched_over(ctx: LeadContext, noun: int) -> bool:
    """Return whether a step that a noun names is only watched, talked over or awaited, and not told
    as done: "continued to monitor the withdrawal"; who observed or verified it saw it done."""
    p = ctx.parse
    over = p.head[noun]
    if p.pos[noun] != "NOUN" or p.dep[noun] not in ("dobj", "pobj", "nsubjpass"):
        return False
    if p.dep[noun] == "pobj":
        over = p.head[over]
    return p.lemma[over] in word_set("told.following")


def is_sham(ctx: LeadContext, i: int) -> bool:
    """Return whether the step that the word at ``i`` names is called a trick: "called the pullout a
    ruse", "the withdrawal was a sham", "a cover for bringing in fresh troops"."""
    p = ctx.parse
    verb = p.head[i]
    if p.pos[verb] not in ("VERB", "AUX") or p.lemma[verb] not in _CALLING | _BEING:
        return False
    if negated(p, verb) or p.dep[i] not in ("nsubj", "nsubjpass", "dobj", "csubj", "ccomp"):
        return False
    called = [c for c in p.children[verb] if p.dep[c] in ("attr", "oprd", "acomp", "dobj", "xcomp")]
    for c in (*p.children[verb], *p.children[i]):
        if p.dep[c] == "prep" and p.lower[c] in ("as", "to"):
            called += [g for g in p.children[c] if p.dep[g] in ("pobj", "amod")]
    called += [c for c in p.children[i] if p.dep[c] in ("appos", "attr", "oprd")]
    return any(p.lemma[c] in word_set("told.shams") for c in called if c != i)
