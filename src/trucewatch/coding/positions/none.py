"""What takes no position by itself: a rejected account, a deed owned up to, a term of a text."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of, subject
from trucewatch.coding.realis.clause import frame_of
from trucewatch.records import Actor, Statement
from trucewatch.vocab.agreements import claim_nouns
from trucewatch.vocab.words import word_set

DOCUMENTS = frozenset(
    {"declaration", "agreement", "accord", "deal", "truce", "pact", "treaty", "principle",
     "ceasefire", "statement"}
)  # fmt: skip
# "Suggested that a truce could be extended" proposes; "that it had been broken" tells.
_IDEAS = frozenset({"could", "should", "might", "would", "be", "can"})
_FINITE_AUX = frozenset({"was", "were", "is", "are", "has", "have", "had", "did", "does"})
_MEDIATING = frozenset({"IGO", "UNO", "NGO"})
# "Confirmed the arrests", "claimed the raid": with a deed or a thing as its object each owns up.
_CONFIRMING = frozenset({"confirm", "claim"})  # fmt: skip
# What one owns up to here is a move: "confirmed that it had accepted the plan".
_YIELDING = frozenset({"accept", "agree", "drop", "waive", "abandon", "soften", "approve"})
# A rejected account is named in a few words; what is longer has a content of its own.
_NAMED_IN = 6


def takes_none(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement takes no position: it rejects an account, or tells a term.

    "Rejects that view" is a denial; "a declaration in which they pledged …" states a provision;
    who owns up to a deed gives nothing away.
    """
    if s.act == "reject" and _account(ctx, s):
        return True
    if s.act == "concede" and admission(ctx, s):
        return True
    if s.cue is not None:
        cue = range(*ctx.parse.tokens_in(s.cue.start, s.cue.end))
        if any(_told_to(ctx, s, k) for k in cue):
            return True
        if s.act == "reject" and any(_never_asked(ctx, k) for k in cue):
            return True
        if any(only_supposes(ctx, k) or differ(ctx, k) for k in cue):
            return True
    return s.act in ("guarantee", "offer", "agree") and _in_agreement(ctx, s)


def _told_to(ctx: LeadContext, s: Statement, k: int) -> bool:
    """Return whether the verb at ``k`` only says what somebody is advised or asked himself: "would
    be well advised to accept observers"."""
    p, who = ctx.parse, subject(ctx.parse, k)
    be = any(p.lemma[c] == "be" and p.dep[c] in ("aux", "auxpass") for c in p.children[k])
    if p.dep[k] == "acomp" and p.lemma[p.head[k]] == "be":
        be, who = True, subject(p, p.head[k])
    passive = p.tag[k] == "VBN" and be
    if s.speaker is None or not passive or who is None:
        return False
    return s.speaker.start <= p.start[who] < s.speaker.end


def _never_asked(ctx: LeadContext, k: int) -> bool:
    """Return whether the verb at ``k`` says only that something was not asked, offered or floated:
    "did not demand the release"; who "does not want" it refuses."""
    p = ctx.parse
    if p.pos[k] != "VERB" or p.lemma[k] not in word_set("positions.putting_forward"):
        return False
    no = any(p.dep[c] == "neg" and p.lower[c] != "no" for c in p.children[k])
    return no and {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}.isdisjoint(
        {"will", "would", "wo", "'ll", "’ll", "shall", "can", "could", "ca"}
    )


def admission(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a speaker owns up to what was done: "claimed responsibility for", "admitted".

    The act is that of giving way too ("accepted the terms"); only this is a move in talks.
    """
    p = ctx.parse
    if s.cue is None:
        return False
    first, last = p.tokens_in(s.cue.start, s.cue.end)
    owning_up = word_set("positions.owning_up")
    if not owning_up.isdisjoint(p.lemma[first:last]) or "deny" in p.lemma[first:last]:
        return True
    own = {p.lemma[c] for k in range(first, last) for c in p.children[k] if p.dep[c] == "dobj"}
    if not _CONFIRMING.isdisjoint(p.lemma[first:last]) and not _tells_deed(ctx, s):
        return True
    done = [c for k in range(first, last) for c in p.children[k] if p.dep[c] == "ccomp"]
    if any(p.lemma[c] == "be" and child(p, c, "acomp", "attr") is not None for c in done) and (
        "concede" in p.lemma[first:last]
    ):
        return True  # "conceded that the harvest would be poor" gives nothing
    return not owning_up.isdisjoint(own) or any(
        p.pos[c] in ("VERB", "AUX")
        and p.lemma[c] not in _YIELDING
        and frame_of(p, c) in ("past", "perfect", "pluperfect")
        for c in done
    )


def _tells_deed(ctx: LeadContext, s: Statement) -> bool:
    """Return whether what is confirmed has a verb of its own: "that it had accepted the plan"."""
    p = ctx.parse
    return any(
        p.pos[k] in ("VERB", "AUX") for c in s.content for k in range(*p.tokens_in(c.start, c.end))
    )


def common_ground(party: Actor, issue: str) -> bool:
    """Return whether a position only has an outsider wish for talks or quiet: no party's stance."""
    return (party.sector or "") in _MEDIATING and issue in ("process", "ceasefire", "signing")


def _account(ctx: LeadContext, s: Statement) -> bool:
    words = [w for c in s.content for w in c.text.lower().split()]
    return len(words) <= _NAMED_IN and bool(claim_nouns() & {w.strip("“”\"',.") for w in words})


def _in_agreement(ctx: LeadContext, s: Statement) -> bool:
    """Return whether the cue stands in a clause on a document ("an accord in which they …")."""
    p = ctx.parse
    if s.cue is None:
        return False
    first, last = p.tokens_in(s.cue.start, s.cue.end)
    text = (o for k in range(first, last) for o in objects_of(p, k, "in", "under"))
    if any(p.lower[o] in ("it", "which") for o in text):
        return True  # "signed a declaration and pledged in it to stop fighting"
    return any(p.dep[k] == "relcl" and p.lemma[p.head[k]] in DOCUMENTS for k in range(first, last))


def only_supposes(ctx: LeadContext, i: int) -> bool:
    """Return whether "suggest" at token ``i`` only says what may be so: "suggested that Moscow was
    looking for a pretext"; "suggested that the men be freed" proposes."""
    p = ctx.parse
    if p.lemma[i] != "suggest":
        return False
    what = child(p, i, "ccomp")
    if what is None:
        return False
    aux = {p.lower[c] for c in p.children[what] if p.dep[c] in ("aux", "auxpass")}
    if aux & _IDEAS:
        return False
    return p.tag[what] in ("VBD", "VBZ", "VBP") or bool(aux & _FINITE_AUX)


def differ(ctx: LeadContext, i: int) -> bool:
    """Return whether no agreement was reached, which refuses nothing: "did not agree on roads"."""
    p = ctx.parse
    if p.lemma[i] in ("differ", "disagree"):
        return True
    on = any(p.lower[c] in ("on", "about", "over") for c in p.children[i])
    return p.lemma[i] == "agree" and negated(p, i) and on
