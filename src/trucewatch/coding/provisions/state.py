"""How a truce stands, told of the truce itself: "the ceasefire was largely holding", "the truce
signed at five was dead by seven", "both sides are observing the pause", "it lasted two hours".

Hopes, fears, conditions and what was long ago tell no state (``provision_told.is_told``). The words
are in ``words/told.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, child, indefinite, subject, term
from trucewatch.coding.provisions.breach_words import is_part
from trucewatch.coding.provisions.told import (
    doer_of,
    doers_of,
    is_denied,
    is_negated,
    is_told,
    one_of,
    row,
    sentence,
)
from trucewatch.coding.provisions.truce_keeping import kept_to
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_BEING = frozenset({"be", "remain", "lie", "stay", "stand", "look", "lay", "seem", "appear"})
_GOING_ON = frozenset({"continue", "appear", "seem"})
_FAILING = frozenset({"fail", "cease"})
_BARELY = frozenset({"barely", "only", "hardly", "just", "scarcely", "merely", "less"})
_UNITS = frozenset({"hour", "minute", "day", "night", "morning", "afternoon"})
_OVER = frozenset({"up", "down", "apart", "over"})


def touches_of_state(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> Iterator[ProvisionTouch]:
    """Yield how the truces in force of a story are told to stand, each once a sentence."""
    p, meant = ctx.parse, set(agreements.meant())
    seen: set[tuple[int, str]] = set()
    for i in range(len(p)):
        noun = words.nouns.get(term(p, i))
        if noun is None or noun.family not in ("truce", "deal") or indefinite(p, i):
            continue
        k = agreements.at.get(i, agreements.truces.get(i))
        whole = noun.family == "deal" and not (
            k is not None and agreements.found[k].kind == "ceasefire"
        )
        if whole:
            continue  # "the accord has held": more than its truce is meant
        found = _standing(ctx, i) or (_kept_by(ctx, i) if k in meant else None)
        if k is None or found is None or (k not in meant and found[1] != "violation"):
            continue
        verb, occurrence, who = found
        if (p.sent[i], occurrence) not in seen:
            seen.add((p.sent[i], occurrence))
            yield row(ctx, k, "ceasefire", occurrence, verb, who, _keepers(ctx, verb, who))


def _keepers(ctx: LeadContext, verb: int, who: Actor | None) -> tuple[Actor, ...]:
    """Return those who are told to keep a truce, where they are several: "both sides"."""
    p = ctx.parse
    kept = any(p.lemma[c] in word_set("told.keeping") for c in (verb, *p.children[verb]))
    return doers_of(ctx, verb) if who is None and kept else ()


def with_states(
    ctx: LeadContext, known: Sequence[ProvisionTouch], states: Sequence[ProvisionTouch]
) -> list[ProvisionTouch]:
    """Return the touches with those of how a truce stands: what an act of the same sentence tells
    of it is told once, and a truce that collapsed was not kept."""
    p = ctx.parse

    def at(t: ProvisionTouch) -> int:
        return p.sent[p.tokens_in(t.span.start, t.span.end)[0]]

    kept = ("compliance", "restoration")
    gone = {at(s) for s in states if s.occurrence == "violation"}
    out = [
        t for t in known
        if not (t.provision == "ceasefire" and t.occurrence in kept and at(t) in gone)
    ]  # fmt: skip
    for s in states:
        same = kept if s.occurrence == "compliance" else ("violation",)
        if not any(t.provision == "ceasefire" and t.occurrence in same and at(t) == at(s)
                   for t in out):  # fmt: skip
            out.append(s)
    return out


def _standing(ctx: LeadContext, i: int) -> tuple[int, str, Actor | None] | None:
    """Return (verb, occurrence, None) where a verb tells how its subject, a truce, stands."""
    p = ctx.parse
    if p.dep[i] not in ("nsubj", "nsubjpass") or p.pos[p.head[i]] not in ("VERB", "AUX"):
        return None
    verb = p.head[i]
    if p.dep[verb] == "relcl" or not is_told(ctx, verb) or _former(ctx, i):
        return None
    main, lemma = verb, p.lemma[verb]
    inner = child(p, verb, "xcomp")
    failing = lemma in _FAILING and inner is not None
    if inner is not None and (failing or lemma in _GOING_ON):
        main = inner
    denied = is_denied(ctx, verb) != failing
    kept = _says(ctx, main, "nsubjpass" if p.dep[i] == "nsubjpass" else "nsubj")
    if kept is None:
        return None
    occurrence = "compliance" if kept != denied else "violation"
    if occurrence == "compliance" and (not kept or _measured(ctx, main)):
        return None  # "had not collapsed" is no word that it was kept
    passive = p.dep[i] == "nsubjpass" and occurrence == "violation"
    return verb, occurrence, doer_of(ctx, main) if passive else None


def _measured(ctx: LeadContext, verb: int) -> bool:
    """Return whether a verb only sets how a truce stands against what was thought or was before:
    "has held better than its critics feared"."""
    p = ctx.parse
    after = range(verb + 1, sentence(ctx, verb).stop)
    return any(p.tag[k] in ("RBR", "JJR") and "than" in p.lower[k : k + _THAN] for k in after)


# "better than", "worse for the towns than": so many words lie between at most.
_THAN = 5


def _says(ctx: LeadContext, verb: int, role: str) -> bool | None:
    """Return whether a verb (with what stands after it) tells of a truce kept, or not; None where
    it tells neither."""
    p = ctx.parse
    lemma = p.lemma[verb]
    after = [p.lower[k] for k in range(verb + 1, min(verb + 6, sentence(ctx, verb).stop))]
    if role == "nsubjpass":
        if lemma in word_set("told.keeping"):
            return True
        return False if lemma in word_set("told.shattering") else None
    if lemma in word_set("told.holding"):
        return True
    if lemma == "last" and _UNITS & {p.lemma[k] for k in range(verb, verb + 1 + len(after))}:
        return False if _BARELY & set(after) else None
    if lemma in word_set("told.collapsing"):
        return False
    if lemma in ("break", "fall", "go", "blow", "come") and after and after[0] in _OVER:
        return False if lemma in ("break", "fall") or "smoke" in after else None
    if lemma in _BEING:
        own = {p.lower[k] for c in p.children[verb] if c > verb and p.dep[c] in _PREDICATES
               for k in range(c, min(p.right[c], c + 3))}  # fmt: skip
        if own & word_set("told.broken_states"):
            return False
        whole = own & word_set("told.whole_states")
        if lemma == "be":  # "is in force" tells since when it binds, not that it is kept
            whole -= {"force", "effect", "place"}
        return True if whole else None
    return None


_PREDICATES = frozenset({"acomp", "attr", "prep", "advmod", "oprd", "prt"})


def _former(ctx: LeadContext, i: int) -> bool:
    """Return whether a truce is one of before: "an earlier truce", "the last ceasefire"."""
    p = ctx.parse
    old = ("earlier", "previous", "last", "former", "past", "any", "no", "every", "each")
    return any(p.lower[c] in old for c in p.children[i])


def _keeps_part(p: Parse, verb: int, i: int) -> bool:
    """Return whether somebody keeps what he owes by an agreement: "honoured its commitments under
    the truce"."""
    owed = (c for c in p.children[verb] if p.dep[c] == "dobj" and is_part(p, c))
    under = p.lower[p.head[i]] in ("under", "of", "in", "to")
    return under and p.lemma[verb] in word_set("told.keeping") and any(owed)


def _kept_by(ctx: LeadContext, i: int) -> tuple[int, str, Actor | None] | None:
    """Return (verb, occurrence, who) where somebody is told to keep the truce at ``i``, or not to:
    "both sides were observing the truce", "the Front does not respect it"."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] == "pobj":
        verb = p.head[verb]
        if p.pos[verb] == "NOUN" and is_part(p, verb):
            verb = p.head[verb]
        if kept_to(p, verb) != i and not _keeps_part(p, verb, i):
            return None
    elif p.dep[i] != "dobj" or p.lemma[verb] not in word_set("told.keeping"):
        return None
    failing = p.lemma[p.head[verb]] in _FAILING and p.dep[verb] == "xcomp"
    top = p.head[verb] if failing else verb
    missing = is_negated(ctx, top) or failing
    if not is_told(ctx, top, fresh=not missing):
        return None
    who = subject(p, top)
    if who is None or p.lower[who] in ("who", "which", "that"):
        return None
    if ctx.statement(verb) is not None and is_denied(ctx, top) and not missing:
        return None
    return top, "violation" if missing else "compliance", one_of(ctx, who)
