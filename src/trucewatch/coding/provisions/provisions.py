"""Terms of agreements that a story states, and reported acts that touch them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, lemma_set, objects_of, term
from trucewatch.coding.provisions.acts import touches_by_event
from trucewatch.coding.provisions.agreed import with_agreed
from trucewatch.coding.provisions.articles import stated_articles, with_articles
from trucewatch.coding.provisions.blame import touches_by_blame
from trucewatch.coding.provisions.bound import bound_only
from trucewatch.coding.provisions.called import called_once, called_outright, touches_of_called
from trucewatch.coding.provisions.done import carried_out
from trucewatch.coding.provisions.failed import touches_by_failure
from trucewatch.coding.provisions.none import is_open
from trucewatch.coding.provisions.norms import touches_of_norms
from trucewatch.coding.provisions.plain import in_plain_words
from trucewatch.coding.provisions.pointed import with_doers
from trucewatch.coding.provisions.posts import with_posts
from trucewatch.coding.provisions.short import touches_of_shortfall
from trucewatch.coding.provisions.state import touches_of_state, with_states
from trucewatch.coding.provisions.steps import is_sham
from trucewatch.coding.provisions.stopped import with_stopped
from trucewatch.coding.provisions.story import began, breach_told, in_passing
from trucewatch.coding.provisions.terms import cites, is_of_paper
from trucewatch.coding.provisions.unbroken import touches_of_unbroken
from trucewatch.coding.provisions.unmet import touches_by_deadline
from trucewatch.coding.provisions.unverified import is_unverified
from trucewatch.coding.provisions.words import touches_by_words
from trucewatch.records.leads import ProvisionMention, ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

# Verbs of clauses on an agreement that tell its terms ("a deal that saw …, that requires …").
_STATING = frozenset(
    {"see", "include", "provide", "require", "envisage", "call", "oblige", "let", "give", "allow"}
)


def find_provisions(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> tuple[ProvisionMention, ...]:
    """Return the stretches that state a term, each with the agreement that it belongs to."""
    out: dict[tuple[int, str, int], ProvisionMention] = {}
    for k, first, last in _stretches(ctx, agreements):
        label = words.terms.find(lemma_set(ctx.parse, first, last))
        if label is not None:
            said = ctx.statement(first)
            mention = ProvisionMention(k, label, ctx.span(first, last), said.id if said else None)
            out.setdefault((k, label, ctx.parse.start[first]), mention)
    for k, article, label, first, last in stated_articles(ctx, words, agreements.meant()):
        mention = ProvisionMention(k, label, ctx.span(first, last), None, article)
        out[(k, label, mention.span.start)] = mention
    for head, k in agreements.truces.items():
        said = ctx.statement(head)
        name = head - 2 if term(ctx.parse, head) != ctx.parse.lemma[head] else head
        span = ctx.span(name, head + 1)
        mention = ProvisionMention(k, "ceasefire", span, said.id if said else None)
        out[(k, "ceasefire", span.start)] = mention
    return tuple(out[key] for key in sorted(out, key=lambda key: (key[2], key[0], key[1])))


def _stretches(ctx: LeadContext, agreements: StoryAgreements) -> Iterator[tuple[int, int, int]]:
    """Yield (agreement, first, last): clauses on an agreement, and what a draft calls for."""
    p = ctx.parse
    for head, k in agreements.at.items():
        if agreements.found[k].family == "guarantee":
            yield k, head, head + 1
        for c in p.children[head]:
            if p.dep[c] == "relcl" and p.lemma[c] in _STATING:
                yield from ((k, a, b) for a, b in _listed(ctx, p.left[c], c, p.right[c]))
        yield from ((k, a, b) for a, b in _stated_after(ctx, head))
        for first in objects_of(p, head, "for", "on"):
            yield from ((k, a, b) for a, b in _listed(ctx, p.left[first], first, p.right[first]))
    for statement in ctx.statements:
        if statement.quote_type != "document" or statement.cue is None:
            continue
        near = [(abs(p.start[h] - statement.cue.start), k) for h, k in agreements.at.items()]
        if not near:
            continue
        paper = is_of_paper(ctx, agreements.at, statement)
        for part in statement.content:
            first, last = p.tokens_in(part.start, part.end)
            for a, b in clauses(ctx, first, last):
                if paper or cites(ctx, agreements.at, a, b):
                    yield min(near)[1], a, b


def _stated_after(ctx: LeadContext, head: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list of terms behind an agreement and its date, where the parse hangs
    the clause on the date: "the accord on 3 May 2026, which provides for a ceasefire, …"."""
    p, last = ctx.parse, ctx.parse.sents[ctx.parse.sent[head]][1]
    k = head + 1
    while k < last and p.pos[k] in ("ADP", "NUM", "PROPN", "PUNCT"):
        k += 1
    verb = k + 1
    if verb >= last or p.lower[k] not in ("which", "that") or p.lemma[verb] not in _STATING:
        return
    if p.dep[verb] != "relcl" or p.head[verb] == head:
        return
    cuts = [j for j in range(verb + 1, last) if p.lower[j] in (",", "and", ";", ".")]
    yield from ((a, b) for a, b in pairwise([verb + 1, *cuts, last]) if b > a)


def _listed(ctx: LeadContext, first: int, after: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut tokens [first, last) before the nouns that are listed behind ``after``: "provides for a
    ceasefire, the release of prisoners and the opening of the bridge"."""
    p = ctx.parse
    others = (c for c in range(after + 1, last) if p.dep[c] == "conj" and p.pos[c] == "NOUN")
    yield from pairwise([*sorted({first, *(p.left[c] for c in others)}), last])


def clauses(ctx: LeadContext, first: int, last: int) -> list[tuple[int, int]]:
    """Cut tokens [first, last) before verbs that are conjuncts, and between sentences."""
    p = ctx.parse
    cuts = [first]
    for i in range(first + 1, last):
        if p.sent[i] != p.sent[i - 1]:
            cuts.append(i)
        elif p.dep[i] == "conj" and p.pos[i] in ("VERB", "AUX"):
            cuts.append(max(cuts[-1], _opening(ctx, i)))
    cuts = sorted(set(cuts))
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], last], strict=True) if b > a]


def _opening(ctx: LeadContext, verb: int) -> int:
    """Return where the clause of a conjunct begins: its subject or "to", if before the verb."""
    p = ctx.parse
    before = [c for c in p.children[verb] if c < verb and p.dep[c] not in ("cc", "punct")]
    return min((p.left[c] for c in before), default=verb)


# ---------------------------------------------------------------- acts


_KEPT = frozenset({"compliance", "restoration"})
_DONE = _KEPT | {"violation", "restriction"}


def _is_open(ctx: LeadContext, t: ProvisionTouch) -> bool:
    """Return whether what a touch tells is left open, or only what somebody calls a trick."""
    at = ctx.parse.tokens_in(t.span.start, t.span.end)[0]
    if t.occurrence not in _DONE:
        return False
    tricked = t.occurrence in _KEPT and is_sham(ctx, at)
    return tricked or is_open(ctx, at) or is_unverified(ctx, at)


def find_touches(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> tuple[ProvisionTouch, ...]:
    """Return the reported acts that touch a provision, in the order of the text."""
    told = breach_told(ctx, words, agreements)
    live = tuple(
        k
        for k in agreements.meant()
        if told or agreements.truces or not in_passing(ctx, agreements, k)
    )
    out = [
        *touches_by_event(ctx, words, agreements, live),
        *touches_by_blame(ctx, words, agreements, live),
    ]
    out += touches_by_words(ctx, words, agreements, live)
    out += touches_of_norms(ctx, words, agreements, live)
    out += touches_of_called(ctx, words, agreements, live)
    out += touches_of_shortfall(ctx, words, agreements, live)
    out += touches_by_deadline(ctx, words, live)
    out += touches_by_failure(ctx, words, agreements)
    out += carried_out(ctx, words, agreements)
    out = [called_outright(ctx, words, agreements, t) for t in out]
    out = list(with_doers(ctx, words, out))
    out = with_states(ctx, out, list(touches_of_state(ctx, words, agreements)))
    stated = frozenset(m.label for m in find_provisions(ctx, words, agreements))
    out = in_plain_words(ctx, words, live, out, stated)
    out = with_stopped(ctx, words, live, out)
    out = with_agreed(ctx, words, agreements, live, out)
    out = [t for t in out if not _is_open(ctx, t)]
    out = touches_of_unbroken(ctx, words, agreements, called_once(ctx, out))
    out = with_articles(ctx, with_posts(ctx, out))
    out = list(bound_only(ctx, agreements, live, out))
    out = [msgspec.structs.replace(t, first=True) if began(ctx, words, t) else t for t in out]
    if told:
        out = [msgspec.structs.replace(t, breach=True) for t in out]
    return tuple(sorted(out, key=lambda t: (t.span.start, t.provision, t.event_id or "")))
