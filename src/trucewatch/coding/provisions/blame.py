"""Accusations and judgements that touch a provision without an event of their own."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import (
    FRESH,
    TRUCE_WORDS,
    LeadContext,
    lemma_set,
    negated,
    words_of,
)
from trucewatch.coding.provisions.breaches import (
    bare_blame,
    blamed_in,
    counts_only,
    of_another_matter,
    offended,
    told_before,
    wrecked,
)
from trucewatch.coding.provisions.none import none_told
from trucewatch.coding.provisions.story import BLAMING
from trucewatch.coding.realis.costs import cost_of_war
from trucewatch.records import Span, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

# Acts by which somebody judges what is told already: "described them as clear violations".
_JUDGING = frozenset({"describe", "assess_negative"})
# Who counts breaches speaks of those, not of the terms on counting.
_WATCHING = frozenset({"verification", "peacekeeping"})


# What an agreement has a party do, or let others do.
_OWED = frozenset(
    {"prisoners", "withdrawal", "heavy_weapons", "disarmament", "aid_access", "verification",
     "refugees", "bodies"}
)  # fmt: skip
# Types of acts that are looked at as acts.
_ACTS = frozenset({"ASSAULT", "COERCE", "RETREAT", "REJECT"})


def touches_by_blame(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield accusations whose content names a breach or an act of violence without an event."""
    p = ctx.parse
    coded = {
        e.statement_id
        for e in ctx.events
        if e.type == "ASSAULT" and e.statement_id and e.realis in FRESH | {"historical"}
    }
    for s in ctx.statements:
        if s.act in _JUDGING and live and s.id not in coded:
            yield from _judged(ctx, words, s, live[0])
        if s.act == "withhold_blame" and live and _concerns_an_act(ctx, s):
            yield ProvisionTouch(
                live[0], "ceasefire", "violation", None, s.id, _seen(ctx, words, s), None, False,
                False,
            )  # fmt: skip
        blamed = s.target if s.act == "accuse" else blamed_in(ctx, s)
        if (s.act not in BLAMING and blamed is None) or s.id in coded:
            continue
        bare = bare_blame(ctx, s)
        if bare is not None:
            agreement = live[0] if live else None
            yield ProvisionTouch(
                agreement, "ceasefire", "violation", None, s.id, bare, blamed, False, False
            )
            continue
        for part in s.content:
            first, last = p.tokens_in(part.start, part.end)
            hit = next((i for i in range(first, last) if _blamed_word(ctx, words, i)), None)
            hit = wrecked(ctx, words, first, last) if hit is None else hit
            if hit is None and live:
                hit = offended(ctx, agreements, first, last)
            if hit is None and live and s.act == "accuse":
                hit = _owed(ctx, words, s, first, last)
            if hit is not None:
                violent = any(_violent(ctx, words, i) for i in range(first, last))
                breach = p.lemma[hit] not in words.sets["violence"]
                label = (
                    None if violent else words.terms.find(lemma_set(p, first, last) - TRUCE_WORDS)
                )
                label = None if label in _WATCHING else label
                breach = breach and bool(live)
                yield ProvisionTouch(
                    live[0] if live else None, label or "ceasefire", "violation",
                    _deed(ctx, s) if breach and not violent else None, s.id,
                    ctx.span(hit, hit + 1), blamed, breach, False,
                )  # fmt: skip
                break


def _deed(ctx: LeadContext, s: Statement) -> str | None:
    """Return the one act other than of violence that an accusation tells as the breach ("had laid
    mines on the road, in violation of the truce"): what is asked about is that act."""
    told = [e for e in ctx.events if e.statement_id == s.id and e.type in _DEEDS]
    return told[0].id if len(told) == 1 and told[0].realis in FRESH else None


# Acts that can breach an agreement without an attack.
_DEEDS = frozenset({"MOBILIZE", "COERCE"})
# "Declined to comment" tells of nothing; "on the raid" would.
_COMMENTS = ("comment", "comments", "respond", "answer")


def _concerns_an_act(ctx: LeadContext, s: Statement) -> bool:
    """Return whether who withholds blame does so of an act, not of numbers nor of anything."""
    if s.cue is None or counts_only(s):
        return False
    return not s.content[-1].text.lower().rstrip('."”').endswith(_COMMENTS)


def _seen(ctx: LeadContext, words: AgreementWords, s: Statement) -> Span:
    """Return the word of violence in a statement that withholds blame ("heard shots, but could
    not say …"), or its cue where it tells of none."""
    p = ctx.parse
    for part in s.content:
        for i in range(*p.tokens_in(part.start, part.end)):
            if p.lemma[i] in words.sets["violence"] | words.sets["breach"] | words.sets["fight"]:
                return ctx.span(i, i + 1)
    assert s.cue is not None
    return s.cue


def _judged(
    ctx: LeadContext, words: AgreementWords, s: Statement, agreement: int
) -> Iterator[ProvisionTouch]:
    """Yield the act told before, where a statement calls it a breach ("a clear violation")."""
    p = ctx.parse
    for part in s.content:
        first, last = p.tokens_in(part.start, part.end)
        hit = next((i for i in range(first, last) if _breach(ctx, words, i)), None)
        event = None if hit is None else told_before(ctx, first, s.speaker)
        if hit is not None and event is not None:
            yield ProvisionTouch(
                agreement, "ceasefire", "violation", None, s.id, ctx.span(hit, hit + 1),
                event.actors[0], True, False,
            )  # fmt: skip
            return


def _breach(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    return ctx.parse.lemma[i] in words.sets["breach"] and not of_another_matter(ctx, words, i)


def _blamed_word(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    if none_told(ctx.parse, i):
        return False
    return (_breach(ctx, words, i) and not negated(ctx.parse, i)) or _violent(
        ctx, words, i
    )  # "no violation has been reported" is none


def _violent(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word at ``i`` is of violence; names are "struck out" of a list without."""
    p = ctx.parse
    if p.lemma[i] not in words.sets["violence"] or negated(p, i):
        return False  # "no kidnapping was recorded"
    if cost_of_war(p, i):
        return False  # "have been displaced by the fighting" tells of none of these days
    return not (p.pos[i] == "VERB" and any(p.lower[c] in ("out", "off") for c in p.children[i]))


def _only_when(ctx: LeadContext, verb: int) -> bool:
    """Return whether a clause only tells when something was done."""
    p = ctx.parse
    return any(p.lower[c] in _TIMES and p.dep[c] in ("advmod", "mark", "prep")
               for c in p.children[verb])  # fmt: skip


_TIMES = frozenset({"when", "before", "after", "while", "as", "until", "once"})


def _owed(
    ctx: LeadContext, words: AgreementWords, s: Statement, first: int, last: int
) -> int | None:
    """Return the first token of an accusation on what an agreement has the accused do or let be
    done ("of hiding guns"), where no act of its own tells it; else None."""
    told = {e.type for e in ctx.events if e.statement_id == s.id}
    p, own = ctx.parse, set(range(first, last))
    for i in range(first, last):
        if p.dep[i] == "advcl" and _only_when(ctx, i):
            own -= set(range(p.left[i], p.right[i]))  # "looted the shop when it left"
    label = words.terms.find(words_of(p, sorted(own)))
    owed = label in _OWED and told.isdisjoint(_ACTS)
    return first if owed and first < last else None
