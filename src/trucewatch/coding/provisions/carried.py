"""Terms told as carried out by what is open, running, set up or taken down, or as not yet so.

"Flights have resumed", "the pass has been open every day", "has restored the telephone lines", "the
army dismantled its roadblocks", "the joint commission was formed", "gave the mission maps of its
minefields", "both have refrained from air operations"; "the road remains closed", "the commission
has yet to be formed", "no combatants were processed". What the nouns name: ``provisions.matters``.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, lemma_set, objects_of, subject, term
from trucewatch.coding.provisions.matters import body, lists, obstacle, way_or_line
from trucewatch.coding.provisions.none import by_paper
from trucewatch.coding.provisions.told import (
    core,
    doer_of,
    doers_of,
    is_denied,
    is_negated,
    is_told,
    is_watcher,
    one_of,
    paper_watches,
    row,
    sentence,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_BEING = frozenset({"be", "stay", "remain", "keep", "stand", "lie"})
_OPENING = frozenset({"open", "unblock"})
_MEETING = frozenset({"meet", "convene", "hold", "begin", "start"})
_LASTING = frozenset({"stay", "remain", "keep", "stand", "lie"})
_AGAIN = frozenset({"again", "now", "daily", "regularly", "normally", "since", "once"})
_AS_YET = frozenset({"yet", "still"})
_WITH_DOWN = frozenset({"fill", "pull", "tear", "take"})
_REFUSING = frozenset({"refuse", "fail", "decline"})
# Ways and lines open, obstacles are taken away, also where there is no agreement.
_EVERYDAY = frozenset({"transport", "lines", "withdrawal"})
_PREDICATES = frozenset({"acomp", "attr", "advmod", "oprd", "prep", "xcomp", "prt"})
_OF_NOTHING = frozenset({"new", "future", "planned"})


def touches_of_carried(
    ctx: LeadContext, vocabulary: AgreementWords, agreement: int | None, stated: frozenset[str]
) -> Iterator[ProvisionTouch]:
    """Yield the terms told as carried out, or not yet, by what they set; ``stated`` are the labels
    of the terms that the story gives for the agreement."""
    p = ctx.parse
    seen: set[tuple[int, str, str]] = set()
    for i in range(len(p)):
        if p.pos[i] not in ("VERB", "AUX") or by_paper(ctx, vocabulary, i):
            continue
        found = _matter(ctx, i, stated)
        if found is None:
            continue
        label, kept = found
        top, missing = _missing(ctx, i)
        if not _is_so(ctx, i, top, missing or not kept) or (not kept and missing):
            continue
        occurrence = "violation" if missing or not kept else "compliance"
        doer = _doer(ctx, i, top)
        if (p.sent[i], label, occurrence) in seen:
            continue
        set_by_it = label in stated or label not in _EVERYDAY
        if set_by_it or (occurrence == "compliance" and _tied(ctx, vocabulary, i, agreement)):
            seen.add((p.sent[i], label, occurrence))
            own = doers_of(ctx, top) if doer is None and not _of_itself(ctx, i, top) else ()
            yield row(ctx, agreement, label, occurrence, top, doer, own)


def _doer(ctx: LeadContext, i: int, top: int) -> Actor | None:
    """Return who did it: not the way or the body of which it is told ("the bridge is closed")."""
    return None if _of_itself(ctx, i, top) else doer_of(ctx, top)


def _of_itself(ctx: LeadContext, i: int, top: int) -> bool:
    """Return whether the subject is the way or the body of which something is told."""
    who = subject(ctx.parse, top)
    itself = who is not None and (way_or_line(ctx, who) or body(ctx, who))
    return bool(itself) and who in _things(ctx, i)


def _matter(ctx: LeadContext, i: int, stated: frozenset[str]) -> tuple[str, bool] | None:
    """Return (label, kept) of the term that a predicate tells of by its words alone."""
    for found in (_way(ctx, i), _ban_lifted(ctx, i), _set_up(ctx, i), _taken_down(ctx, i, stated),
                  _handed_over(ctx, i), _processed(ctx, i, stated), _refrains(ctx, i)):  # fmt: skip
        if found is not None:
            return found
    return None


def _missing(ctx: LeadContext, i: int) -> tuple[int, bool]:
    """Return the verb that says whether what ``i`` tells came about, and whether it did not:
    "has yet to be formed", "refused to dismantle"."""
    p = ctx.parse
    above = p.head[i]
    if p.dep[i] == "xcomp" and above != i:
        yet = p.lemma[above] in ("have", "be") and "yet" in {p.lower[c] for c in p.children[above]}
        if yet or (p.lemma[above] in _REFUSING and not is_negated(ctx, above)):
            return above, True
    return i, is_negated(ctx, i)


def _is_so(ctx: LeadContext, i: int, top: int, missing: bool) -> bool:
    """Return whether a clause tells that something is or is not so; what is to be done, planned or
    wished tells neither."""
    p = ctx.parse
    infinitive = any(p.dep[c] == "aux" and p.lower[c] == "to" for c in p.children[i])
    if infinitive and top == i:
        return False
    if not is_told(ctx, top, fresh=not missing):
        return False
    return missing or not is_denied(ctx, i)


def _tied(ctx: LeadContext, vocabulary: AgreementWords, i: int, agreement: int | None) -> bool:
    """Return whether somebody whom an agreement concerns tells it, or it is between two that the
    words name; without an agreement of the story only who watches over one counts."""
    p, said = ctx.parse, ctx.statement(i)
    teller = said.speaker if said is not None else None
    if agreement is None:
        return paper_watches(ctx, vocabulary, i)
    if teller is not None and (ctx.side(teller) is not None or is_watcher(teller, vocabulary)):
        return True
    return any(p.lower[k] == "between" for k in sentence(ctx, i))


def _things(ctx: LeadContext, verb: int) -> list[int]:
    """Return what a verb is done to, or where it is done to nothing its subject."""
    p = ctx.parse
    own = [core(ctx, c) for c in p.children[verb] if p.dep[c] in ("dobj", "nsubjpass", "oprd")]
    own = own or list(objects_of(p, verb, "in")) * (p.lemma[verb] == "fill")
    who = subject(p, verb)
    return own or ([] if who is None else [who])


def _way(ctx: LeadContext, i: int) -> tuple[str, bool] | None:
    """Return the term on a way or a line that is told to be in use again, or shut still."""
    p, lemma = ctx.parse, term(ctx.parse, i)
    opens = lemma in word_set("told.resuming", "told.restoring") or lemma in _OPENING
    told = opens or lemma in word_set("told.running", "told.shutting") or p.lemma[i] in _BEING
    things = _things(ctx, i) if told else []
    label = next((x for t in things if (x := way_or_line(ctx, t))), None)
    if label is None:
        return None
    beside = {p.lower[c] for c in p.children[i]} | set(p.lower[i + 1 : i + 3])
    if opens and not any(_is_new(ctx, t) for t in things):
        return label, True
    if lemma in word_set("told.running") and (beside & _AGAIN or is_negated(ctx, i)):
        return label, True
    if lemma in word_set("told.shutting") and p.tag[i] == "VBN":
        passive = any(p.dep[c] == "auxpass" for c in p.children[i])
        return (label, False) if passive and "still" in beside else None
    if p.lemma[i] not in _BEING or subject(p, i) is None:
        return None
    after = _predicate(ctx, i)
    if "re" in after and after & {"established", "opened"}:
        return label, True
    lasting = p.lemma[i] in _LASTING or "still" in beside
    if after & word_set("told.open_states"):
        now = p.tag[i] == "VBN" or beside & _AGAIN or after & _AGAIN or is_negated(ctx, i)
        return (label, True) if lasting or now else None  # "the pass is open" is how it lies
    return (label, False) if lasting and after & word_set("told.shut_states") else None


def _ban_lifted(ctx: LeadContext, i: int) -> tuple[str, bool] | None:
    """Return the term on a way or a line that is forbidden no more: "lifted its ban on flights"."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.lifting"):
        return None
    bans = [t for t in _things(ctx, i) if p.lemma[t] in word_set("told.bans")]
    on = [o for b in bans for k in (b, i) for o in objects_of(p, k, "on", "of")]
    label = next((x for o in on if (x := way_or_line(ctx, o))), None)
    return None if label is None else (label, True)


def _predicate(ctx: LeadContext, verb: int) -> frozenset[str]:
    """Return the words of what is said of the subject of a verb of being."""
    p = ctx.parse
    said = [c for c in p.children[verb] if c > verb and p.dep[c] in _PREDICATES]
    return frozenset(p.lower[k] for c in said for k in range(c, min(p.right[c], c + 3)))


def _is_new(ctx: LeadContext, noun: int) -> bool:
    p = ctx.parse
    return any(p.lower[c] in _OF_NOTHING or p.lower[c] == "a" for c in p.children[noun])


def _set_up(ctx: LeadContext, i: int) -> tuple[str, bool] | None:
    """Return the term on a commission of the parties that was set up, or has not met."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.setting_up") and p.lemma[i] not in _MEETING:
        return None
    what = next((x for t in _things(ctx, i) if (x := body(ctx, t))), None)
    if what is not None and p.lemma[i] in word_set("told.setting_up"):
        return what, True
    who = subject(p, i)
    label = None if who is None else body(ctx, who)
    first = "first" in p.lower[i + 1 : i + 8]
    if label is None or p.lemma[i] not in _MEETING:
        return None
    if p.lemma[i] in ("meet", "convene") and (first or _missing(ctx, i)[1]):
        return label, True
    inner = {p.lemma[c] for c in p.children[i] if p.dep[c] in ("dobj", "xcomp")}
    worked = p.lemma[i] in ("begin", "start") and bool(inner & {"work", "operate"})
    met = p.lemma[i] == "hold" and first and bool(inner & {"meeting", "session", "sitting"})
    return (label, True) if worked or met else None


def _taken_down(ctx: LeadContext, i: int, stated: frozenset[str]) -> tuple[str, bool] | None:
    """Return the term by which what bars a way, or what was dug in, is taken down by its own."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.dismantling"):
        return None
    if p.lemma[i] in _WITH_DOWN and not word_set("told.down") & set(p.lower[i + 1 : i + 6]):
        return None  # "took the checkpoint"
    doer = doer_of(ctx, i)
    for t in _things(ctx, i):
        label = obstacle(ctx, t, i, stated)
        if label is None:
            continue
        owners = (c for c in (*p.children[t], *objects_of(p, t, "of")) if c != t)
        theirs = {ctx.side(one_of(ctx, c)) for c in owners if p.pos[c] != "PRON"} - {None}
        if doer is None or not theirs - {ctx.side(doer)}:
            return label, True
    return None


def _handed_over(ctx: LeadContext, i: int) -> tuple[str, bool] | None:
    if ctx.parse.lemma[i] not in word_set("told.handing"):
        return None
    label = next((x for t in _things(ctx, i) if (x := lists(ctx, t))), None)
    return None if label is None else (label, True)


def _processed(ctx: LeadContext, i: int, stated: frozenset[str]) -> tuple[str, bool] | None:
    """Return the term on disarmament that men are told to have gone through, or none of them."""
    p = ctx.parse
    if p.lemma[i] not in word_set("told.processing"):
        return None
    own = [c for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]
    if not any(p.lemma[c] in word_set("told.fighters") for c in own):
        return None
    para = [k for k in range(len(p)) if p.para[k] == p.para[i]]
    near = lemma_set(p, para[0], para[-1] + 1)
    sure = p.lemma[i] in word_set("told.demobilising") or "disarmament" in stated
    return ("disarmament", True) if sure or near & word_set("told.demobilising") else None


def _refrains(ctx: LeadContext, i: int) -> tuple[str, bool] | None:
    """Return the truce that is kept where somebody does not do what it forbids."""
    p = ctx.parse
    if p.lemma[i] not in ("refrain", "abstain", "desist") or is_negated(ctx, i):
        return None
    what = list(objects_of(p, i, "from"))
    acts = word_set("told.fire") | word_set("told.forbidden")
    inner = frozenset().union(*(lemma_set(p, p.left[o], p.right[o]) for o in what))
    return ("ceasefire", True) if inner & acts else None
