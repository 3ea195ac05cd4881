"""Deeds named by a noun that somebody calls a breach: "the seizure of the barracks by the Front was
a breach of the accord", "their staying on violates the deal", "the refusal of X to free prisoners,
which it called a violation".

What a noun names as an act of violence is an act already (``provisions.acts``); here are others:
refusals, presences, closures, what was not done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import (
    FRESH,
    MAX_CLIMB,
    LeadContext,
    child,
    negated,
    objects_of,
    term,
)
from trucewatch.coding.provisions.breach_words import (
    NO_WORD,
    RUNNING,
    breaches,
    is_part,
    is_turned,
    set_against,
)
from trucewatch.coding.provisions.breaches import of_another_matter
from trucewatch.coding.provisions.pointed import called_a_breach, deeds_before, label_of
from trucewatch.coding.provisions.told import is_told, named_before, one_of
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_BEING = frozenset({"be", "constitute", "represent", "amount", "mark", "remain", "make"})
_CALLING = frozenset({"call", "describe", "brand", "term", "label", "denounce", "condemn",
                      "consider", "regard", "view", "see"})  # fmt: skip
_TOLD = FRESH - {"denied"}
_ABOVE = frozenset({"attr", "dobj", "oprd", "pobj", "xcomp", "acomp", "ccomp"})
_POINTING = frozenset({"this", "that", "which", "it", "these", "those"})


def touches_of_called(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the deeds that nouns name and somebody calls a breach of an agreement in force."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] in NO_WORD or not _names_breach(ctx, words, i):
            continue
        verb = _predicate(ctx, i)
        k = _agreement(ctx, words, agreements, live, i)
        if verb is None or k is None or not is_told(ctx, verb):
            continue
        if negated(p, verb) != is_turned(p, i):
            continue
        named = _deed(ctx, verb, i)
        deed = called_a_breach(ctx, i) if named is None else named
        if deed is None or any(e.type == "ASSAULT" and e.realis in FRESH
                               for e in ctx.events_at(deed)):  # fmt: skip
            continue
        said = _calling(ctx, verb) or ctx.statement(i) or ctx.statement(deed)
        doer, events = deeds_before(ctx, deed, said.speaker if said is not None else None)
        who = (_agent(ctx, deed, verb) if named is not None else None) or doer
        if who is None or (said is not None and ctx.side(said.speaker) == ctx.side(who)):
            continue
        events = events if doer is not None and ctx.side(doer) == ctx.side(who) else ()
        events = events or tuple(e for e in ctx.events_at(deed) if e.realis in _TOLD)
        for event in events or (None,):
            yield ProvisionTouch(
                k, label_of(ctx, words, deed, event), "violation",
                event.id if event is not None else None, said.id if said is not None else None,
                ctx.span(i, i + 1), who, True, False,
            )  # fmt: skip


def called_once(ctx: LeadContext, touches: Sequence[ProvisionTouch]) -> list[ProvisionTouch]:
    """Return the touches, each deed once for each who tells it: what a sentence calls a breach in
    so many words is that, of the term that the deed itself offends."""
    p = ctx.parse

    def at(t: ProvisionTouch) -> tuple[str | None, str | None, int]:
        who = t.violator.code if t.violator is not None else None
        return t.statement_id, who, p.sent[p.tokens_in(t.span.start, t.span.end)[0]]

    called = {at(t) for t in touches if t.occurrence == "violation" and t.event_id and t.explicit}
    barred = {at(t): t for t in touches if t.occurrence == "restriction" and at(t) in called}
    terms = {t.event_id: t.provision for t in touches if t.occurrence == "restriction"}
    out = []
    for t in touches:
        own = barred.get(at(t))
        if own is not None and t.occurrence == "restriction":
            continue
        if t.occurrence == "violation" and t.explicit and t.provision == "ceasefire":
            label = own.provision if own is not None else terms.get(t.event_id, t.provision)
            t = msgspec.structs.replace(t, provision=label if t.event_id or own else t.provision)
        out.append(t)
    return out


def _calling(ctx: LeadContext, verb: int) -> Statement | None:
    """Return the statement that a verb of calling makes: "called the refusal a breach"."""
    at = ctx.parse.start[verb]
    cues = (s for s in ctx.statements if s.cue is not None and s.cue.start <= at < s.cue.end)
    return next(cues, None)


def called_outright(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, t: ProvisionTouch
) -> ProvisionTouch:
    """Return the touch, explicit where its own clause calls the act a breach of an agreement: "the
    assault made a mockery of the deal", "the shelling was a violation of the truce"."""
    p = ctx.parse
    i = p.tokens_in(t.span.start, t.span.end)[0]
    verb = p.head[i]
    told_so = p.dep[i] == "dobj" and p.lemma[verb] in _CALLING  # "called the raid a violation"
    if t.explicit or t.event_id is None or not (p.dep[i] in ("nsubj", "nsubjpass") or told_so):
        return t
    broken = words.sets["breach"] | word_set("agreements.mocking")
    inside = range(i + 1, p.right[verb])
    named = any(k in agreements.at or k in agreements.truces for k in inside)
    called = any(p.lemma[k] in broken for k in (verb, *inside))
    outright = named and called and is_told(ctx, verb) and not negated(p, verb)
    return msgspec.structs.replace(t, explicit=True) if outright else t


def _names_breach(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word at ``i`` calls something a breach of an agreement."""
    p = ctx.parse
    if p.role(i) == "headline" or not breaches(ctx, words, i):
        return False
    return not of_another_matter(ctx, words, i) and not negated(p, i)


def _predicate(ctx: LeadContext, i: int) -> int | None:
    """Return the verb that calls something a breach: "was", "amounts to", "called it", or the verb
    of the breach itself ("violates")."""
    p = ctx.parse
    if p.pos[i] == "VERB":
        return i
    over = p.head[i]
    if p.dep[i] in ("advmod", "acomp") and p.pos[over] == "VERB" and p.lemma[over] in RUNNING:
        return over  # "ran counter to the accord"
    k = i
    if p.dep[i] in ("amod", "pcomp") and p.lower[over] == "as" and set_against(p, i) is not None:
        k = over  # "regards it as contrary to the accord"
    for _ in range(MAX_CLIMB):
        if p.dep[k] not in (*_ABOVE, "prep") or p.head[k] == k:
            return None
        k = p.head[k]
        if p.pos[k] in ("VERB", "AUX"):
            if p.lemma[k] in _BEING | _CALLING:
                return k
            if p.tag[k] != "VB" or p.dep[k] not in ("acl", "xcomp"):
                return None
            k = p.head[k]  # "called the refusal of X to free them a breach"
    return None


def _agreement(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...],
    i: int,
) -> int | None:  # fmt: skip
    """Return the agreement that a breach is of; the story's, where the words name none."""
    p = ctx.parse
    meant = set(agreements.meant())
    against = set_against(p, i)
    inside = range(i + 1, max(i + 1, p.right[i]))
    if against is not None:
        inside = range(p.left[against], max(against + 1, p.right[against]))
    for k in inside:
        own = agreements.at.get(k, agreements.truces.get(k))
        if own in meant:
            return own
        noun = words.nouns.get(term(p, k))
        if noun is not None and noun.family in ("plan", "guarantee"):
            return None
    if against is not None:
        return live[0] if live and is_part(p, against) else None
    of = [*objects_of(p, i, "of"), *(c for c in p.children[i] if p.dep[c] == "dobj")]
    return live[0] if live and all(is_part(p, o) for o in of) else None


def _deed(ctx: LeadContext, verb: int, breach: int) -> int | None:
    """Return the noun or gerund of what is called a breach."""
    p = ctx.parse
    if p.lemma[verb] in _CALLING and verb != breach:
        inside = [c for c in p.children[verb] if c != breach]
        inside = [c for c in inside if p.dep[c] in ("dobj", "nsubjpass", "nsubj")]
        between = (c for c in inside if verb < c < breach or p.dep[c] == "nsubjpass")
        named = next(between, None)
        if named is None and p.dep[verb] == "relcl":
            return _climbed(ctx, p.head[verb])
        named = named if named is not None else _inner(ctx, breach)
    else:
        named = child(p, verb, "nsubj", "csubj", "nsubjpass")
    if named is None:
        return None
    if p.lower[named] in ("which", "that"):
        if p.dep[verb] == "relcl":
            return _climbed(ctx, p.head[verb])
        over = p.head[verb]  # "the move, which it said breached the truce"
        if p.dep[verb] == "ccomp" and p.dep[over] == "relcl":
            return _climbed(ctx, p.head[over])
    return named if _is_deed(ctx, named) else None


def _inner(ctx: LeadContext, breach: int) -> int | None:
    """Return the subject that parsers hang on the breach: "called [the seizure a breach]"."""
    return child(ctx.parse, breach, "nsubj")


def _climbed(ctx: LeadContext, noun: int) -> int | None:
    """Return the deed that "which" stands for, wherever the parse hangs the clause."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.pos[noun] in ("NOUN", "VERB") and _is_deed(ctx, noun):
            return noun
        if p.tag[noun] == "VB":  # "the refusal of X to free them, which it called …"
            before = range(p.sents[p.sent[noun]][0], noun)
            return next((k for k in reversed(before)
                         if p.lemma[k] in word_set("told.own_deeds")), None)  # fmt: skip
        if p.head[noun] == noun or p.pos[noun] == "VERB":
            return None
        noun = p.head[noun]
    return None


def _is_deed(ctx: LeadContext, i: int) -> bool:
    """Return whether a word names a deed: a gerund, or a noun of doing or leaving undone."""
    p = ctx.parse
    if p.lower[i] in _POINTING:
        return False
    gerund = p.tag[i] == "VBG" or (p.lower[i].endswith("ing") and p.pos[i] in ("NOUN", "VERB"))
    return gerund or p.lemma[i] in word_set("told.deeds") or bool(ctx.events_at(i))


def _agent(ctx: LeadContext, deed: int, verb: int) -> Actor | None:
    """Return whose deed it is: "by X", "X's", "their"; of refusals and presences also "of X"."""
    p = ctx.parse
    for o in objects_of(p, deed, "by"):
        return one_of(ctx, o)
    inside = range(deed + 1, max(deed + 1, p.right[deed]))
    by = next((c for c in inside if p.lower[c] == "by" and p.dep[c] in ("prep", "agent")), None)
    agent = None if by is None else child(p, by, "pobj")
    if agent is not None:
        return one_of(ctx, agent)
    whose = child(p, deed, "poss", "nsubj")
    if whose is not None:
        pronoun = p.tag[whose] in ("PRP$", "PRP")
        return one_of(ctx, whose) or (named_before(ctx, verb) if pronoun else None)
    if p.lemma[deed] in word_set("told.own_deeds"):
        for c in inside:
            if p.dep[c] == "pobj" and p.lower[p.head[c]] == "of" and (a := one_of(ctx, c)):
                return a
    acting = [a for e in ctx.events_at(deed) if e.realis in _TOLD for a in e.actors]
    return acting[0] if len({ctx.side(a) for a in acting}) == 1 else None
