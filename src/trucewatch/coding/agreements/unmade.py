"""What was not, or not yet, done to an agreement: "never signed the declaration", "has not been
signed", "had they accepted the paper", "plans to suspend the treaty", "refused to sign".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    SUBJECTS,
    LeadContext,
    child,
    definite,
    indefinite,
    negated,
)
from trucewatch.reading import Parse
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords
from trucewatch.vocab.words import word_set

_IF = frozenset({"if", "unless", "lest", "provided", "were", "whether"})
_NOBODY = frozenset({"nobody", "none", "neither", "nor", "no-one"})
_MAKING = frozenset({"signed"})
_ENDING = frozenset({"suspended", "expired"})


def undone(ctx: LeadContext, verb: int) -> bool:
    """Return whether what a verb tells is not so: it is negated, nobody's, refused or failed, or
    stands under a condition that was not met ("had they signed")."""
    p = ctx.parse
    if negated(p, verb) or _nobody(p, verb) or _had_they(p, verb) or _on_condition(p, verb):
        return True
    if p.dep[verb] == "pcomp" and p.lower[p.head[verb]] == "without":
        return True
    above = _above(p, verb)
    if above is None:
        return False
    denied = p.dep[verb] in ("ccomp", "xcomp", "pcomp") and p.lemma[above] == "deny"
    if denied or p.lemma[above] in word_set("agreements.failing"):
        return True
    return p.dep[verb] == "xcomp" and negated(p, above)


def ahead(ctx: LeadContext, verb: int) -> bool:
    """Return whether what a verb tells is still to come: "will sign", "is to be signed", "plans to
    suspend", "is about to denounce"."""
    p = ctx.parse
    if any(p.dep[c] in ("aux", "auxpass") and p.tag[c] == "MD" for c in p.children[verb]):
        return True
    if not any(p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[verb]):
        return p.tag[verb] == "VBG" and _about_to(p, verb)
    above = p.head[verb]
    if p.dep[verb] == "acl" and p.pos[above] in ("NOUN", "PROPN"):
        return True  # "a plan to suspend it", "the decision to suspend it" is no deed yet
    if p.dep[verb] != "xcomp":
        return p.dep[verb] not in ("advcl", "ROOT")
    return p.lemma[above] not in word_set("agreements.doing")


def kept_from_signing(ctx: LeadContext, i: int) -> bool:
    """Return whether the signing of the agreement at ``i`` was stopped or put off: "the court
    stopped the signing of the Accord", "the signing of the pact was postponed"."""
    p = ctx.parse
    signing = p.head[p.head[i]] if p.dep[i] == "pobj" and p.lower[p.head[i]] == "of" else i
    if p.lower[signing] not in word_set("agreements.signings"):
        return False
    verb = p.head[signing]
    stopped = p.lemma[verb] in word_set("agreements.stopping")
    return stopped and p.dep[signing] in ("dobj", "nsubjpass")


def unmade(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether "a treaty" is one that has not been made, by the verb over it."""
    p = ctx.parse
    verb = p.head[i]
    act = words.acts.get(p.lemma[verb])
    if p.dep[i] not in ("dobj", "nsubjpass") or act is None or act.stage not in _MAKING:
        return False
    return indefinite(p, i) and (undone(ctx, verb) or ahead(ctx, verb))


def does(ctx: LeadContext, verb: int, i: int, stage: str) -> bool:
    """Return whether the agreement at ``i`` itself does what would end it: "the accord suspends all
    flights", "the truce ended a week of fighting"."""
    p = ctx.parse
    acts = p.dep[i] == "nsubj" and p.head[i] == verb
    return acts and stage in _ENDING and child(p, verb, "dobj") is not None


def known_text(ctx: LeadContext, i: int, noun: AgreementNoun, stage: str) -> bool:
    """Return whether words on the writing of "the agreement" tell of one that is there: "had not
    been written with that group in mind" makes no draft of it."""
    return stage == "draft" and noun.family == "deal" and definite(ctx.parse, i)


def only_asked(ctx: LeadContext, i: int) -> bool:
    """Return whether guarantees are what somebody asks another to give, and nobody has offered:
    "called on the Front to give written guarantees", "demands assurances for its men"."""
    p = ctx.parse
    if definite(p, i) or p.dep[i] not in ("dobj", "pobj"):
        return False
    said = ctx.statement(i)
    if said is not None and said.act in ("demand", "call_for"):
        return True
    verb = p.head[i] if p.dep[i] == "dobj" else p.head[p.head[i]]
    for _ in range(MAX_CLIMB):
        if p.lemma[verb] in word_set("agreements.asking"):
            return True
        if p.dep[verb] not in ("xcomp", "conj", "ccomp", "acl") or p.head[verb] == verb:
            return False
        verb = p.head[verb]
    return False


def told_stage(ctx: LeadContext, verb: int, stage: str, i: int, known: bool) -> str | None:
    """Return the stage that a predicate shows of the agreement at ``i``, None where it shows none.

    What is not signed is proposed, unless it is an agreement that readers know (``known``): others
    have signed it. What is not, or not yet, suspended or denounced stays what it was.
    """
    if stage not in _MAKING | _ENDING:
        return stage
    open_, told = undone(ctx, verb), ctx.parse.head[i] == verb
    if not (open_ or ahead(ctx, verb)):
        return stage
    if stage in _ENDING:
        return None
    return None if known and open_ and told else "proposed"


def _above(p: Parse, verb: int) -> int | None:
    """Return the verb that governs a clause or a gerund, or None."""
    if p.dep[verb] not in ("xcomp", "ccomp", "pcomp", "acl") or p.head[verb] == verb:
        return None
    above = p.head[verb]
    return p.head[above] if p.dep[verb] == "pcomp" else above


def _about_to(p: Parse, verb: int) -> bool:
    """Return whether a gerund is what somebody thinks of: "is considering suspending it"."""
    above = _above(p, verb)
    return above is not None and p.lemma[above] in word_set("agreements.considering")


def _nobody(p: Parse, verb: int) -> bool:
    """Return whether a verb's subject is nobody: "neither side has signed", "nobody accepted"."""
    for c in p.children[verb]:
        if p.dep[c] in SUBJECTS:
            own = {p.lower[c], *(p.lower[k] for k in p.children[c] if p.dep[k] == "det")}
            return not own.isdisjoint(_NOBODY | {"no"})
    return False


def _had_they(p: Parse, verb: int) -> bool:
    """Return whether a clause is a condition by its order: "had the army signed", "were it to"."""
    own = [c for c in p.children[verb] if p.dep[c] in SUBJECTS and c < verb]
    aux = [c for c in p.children[verb] if p.dep[c] in ("aux", "auxpass") and c < verb]
    first = bool(own) and bool(aux) and aux[0] < p.left[own[0]]
    asked = any(p.word[k] == "?" for k in range(verb, p.sents[p.sent[verb]][1]))
    return first and not asked and p.lower[aux[0]] in ("had", "were", "should")


def _on_condition(p: Parse, verb: int) -> bool:
    """Return whether a verb stands in an if-clause: "if they signed it"."""
    for _ in range(MAX_CLIMB):
        marks = {p.lower[c] for c in p.children[verb] if p.dep[c] in ("mark", "advmod")}
        if marks & _IF:
            return True
        if p.dep[verb] not in ("conj", "xcomp") or p.head[verb] == verb:
            return False
        verb = p.head[verb]
    return False
