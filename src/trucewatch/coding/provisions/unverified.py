"""What somebody says that he cannot tell: "UNIFIL cannot confirm reports that they have left",
"was unable to verify the withdrawal", "has seen no sign that the guns were handed over".

Neither the one thing nor the other is told by such words. Where only who did it, how many there
were or whence is open, what was done is still told.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, negated
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_CLIMB = 10
_WHO = frozenset({"who", "which", "whose", "whom", "what", "how"})
# What is verified of an act that is not in doubt.
_DETAILS = frozenset({"number", "figure", "toll", "count", "origin", "source", "cause", "extent",
                      "identity", "culprit", "perpetrator", "responsibility", "scale",
                      "casualty"})  # fmt: skip
_UNABLE = frozenset({"unable", "impossible", "powerless", "difficult", "hard", "fail", "decline",
                     "refuse", "struggle", "try", "attempt", "seek"})  # fmt: skip
_HARDLY = frozenset({"hardly", "scarcely", "neither", "nor"})
_STILL = frozenset({"yet", "still"})
_FEW = frozenset({"no", "little", "few", "any", "scant", "insufficient", "neither"})


def is_unverified(ctx: LeadContext, i: int) -> bool:
    """Return whether what the word at ``i`` tells stands under words of not being able to tell."""
    p = ctx.parse
    if any(_doubted(p, c) for c in p.children[i]):
        return True
    for _ in range(_CLIMB):
        above = p.head[i]
        if above == i or _asks_who(p, i):
            return False
        if p.lemma[i] in _DETAILS and p.pos[i] == "NOUN":
            return False
        if p.lemma[above] in word_set("told.verifying") and _content(p, i) and _fails(p, above):
            return True
        if p.lemma[above] in word_set("told.signs") and _none_of(p, above):
            return True
        if _content(p, i) and (_neither(p, above) or _by_rumour(p, above)):
            return True
        if _being_checked(p, i):
            return True
        i = above
    return False


def _content(p: Parse, i: int) -> bool:
    """Return whether a word heads what its verb is about, and no clause beside it ("access was
    refused; the team could not confirm the fire")."""
    if p.dep[i] in ("ccomp", "dobj", "xcomp"):
        opened = any(p.dep[c] == "mark" and p.lower[c] == "that" for c in p.children[i])
        return i > p.head[i] or opened
    return p.dep[i] in ("nsubjpass", "nsubj", "csubj", "csubjpass")


def _neither(p: Parse, verb: int) -> bool:
    """Return whether a verb says that something is neither confirmed nor denied."""
    other = p.head[verb]
    both = p.dep[verb] == "conj" and p.lemma[other] in word_set("told.verifying")
    return p.lemma[verb] == "deny" and both and _fails(p, other)


def _by_rumour(p: Parse, verb: int) -> bool:
    """Return whether what says something are reports that nobody vouches for: "unconfirmed reports
    said that"."""
    who = (c for c in p.children[verb] if p.dep[c] == "nsubj" and p.lemma[c] in _TALES)
    return any(p.lower[c] in _UNVOUCHED for w in who for c in p.children[w])


def _being_checked(p: Parse, tale: int) -> bool:
    """Return whether a report or a claim is only looked into: "is checking reports that"."""
    told = p.lemma[tale] in _TALES and p.dep[tale] in ("dobj", "pobj", "nsubjpass")
    verb = p.head[p.head[tale]] if p.dep[tale] == "pobj" else p.head[tale]
    return told and p.lemma[verb] in word_set("told.looking_into")


_TALES = frozenset({"report", "claim", "allegation", "rumour", "rumor", "account", "assertion"})
_UNVOUCHED = frozenset({"unconfirmed", "unverified", "conflicting", "contradictory"})


def _doubted(p: Parse, verb: int) -> bool:
    """Return whether a verb that parsers hang on its own content says that it is not known: "that
    they had withdrawn could not be confirmed"."""
    passive = any(p.dep[c] == "auxpass" for c in p.children[verb])
    told = p.dep[verb] == "ccomp" and p.lemma[verb] in word_set("told.verifying")
    return told and passive and negated(p, verb)


def _asks_who(p: Parse, i: int) -> bool:
    """Return whether a clause asks who, which side, how many: "who had fired the shells"."""
    if p.pos[i] not in ("VERB", "AUX") or p.dep[i] == "relcl":
        return False
    before = (k for c in p.children[i] if c < i for k in range(p.left[c], c + 1))
    return any(p.lower[k] in _WHO for k in before)


def _fails(p: Parse, verb: int) -> bool:
    """Return whether a verb of verifying says that it was not done: "cannot confirm", "was unable
    to", "has not been able to", "is in no position to", "has yet to"."""
    for _ in range(4):
        beside = {p.lower[c] for c in p.children[verb]}
        if negated(p, verb) or beside & _HARDLY or (p.lemma[verb] == "have" and beside & _STILL):
            return True
        above = p.head[verb]
        if above == verb or p.dep[verb] not in ("xcomp", "acl", "relcl", "pcomp", "prep", "pobj",
                                                "acomp", "conj", "ccomp"):  # fmt: skip
            return False
        if p.lemma[above] in _UNABLE:
            return True
        if p.dep[verb] == "ccomp" and p.pos[above] == "VERB":
            return False  # "did not say that it had confirmed"
        verb = above
    return False


def _none_of(p: Parse, noun: int) -> bool:
    """Return whether there is told to be no sign of something, or none is seen, found, had."""
    if any(p.lower[c] in _FEW - {"any"} for c in p.children[noun]):
        return True
    return p.dep[noun] in ("dobj", "attr", "nsubjpass", "nsubj") and negated(p, p.head[noun])
