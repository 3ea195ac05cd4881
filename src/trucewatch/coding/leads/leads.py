"""All leads of one story: agreements, provisions, rounds, positions, situations, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.coding.agreements.agreements import find_agreements
from trucewatch.coding.leads.conflicts import conflicts
from trucewatch.coding.leads.context import CastLike, LeadContext, context
from trucewatch.coding.leads.members import members
from trucewatch.coding.leads.pair import two_sides
from trucewatch.coding.positions.positions import find_positions
from trucewatch.coding.provisions.plain import meant_elsewhere
from trucewatch.coding.provisions.provisions import find_provisions, find_touches
from trucewatch.coding.side_by_side import Steps, at_once
from trucewatch.coding.situations.situations import find_situations
from trucewatch.coding.talks.talks import find_rounds
from trucewatch.reading import Parse
from trucewatch.records import Actor, Event, Span, Statement, Story
from trucewatch.records.leads import Leads, RoleMention
from trucewatch.vocab.agreements import AgreementWords, load_agreement_words
from trucewatch.vocab.issues import load_issue_words

_WORD = re.compile(r"[a-z]+")
# A side that fights watches nothing, whatever its men are called ("a peacekeeping officer of …").
_FIGHTING = frozenset({"REB", "PRM"})
# Whom somebody met or struck makes him no monitor.
_COMMISSION = re.compile(r"\b(?:cease-?fire|truce) (?:\w+ )?(?:commission|committee)")
_ASIDE = re.compile(r",? (?:who|which|whose)\b.*", re.DOTALL)


def find_leads(
    parse: Parse,
    story: Story,
    cast: CastLike,
    statements: Sequence[Statement],
    events: Sequence[Event],
    times: Iterable[object] = (),
) -> Leads:
    """Return what the story says about agreements and talks beyond its statements and events.

    ``statements`` and ``events`` are the story's final records; ``times`` the story's time
    mentions, if at hand (else only the times of statements and events are known).
    """
    return at_once(leads_in_steps(parse, story, cast, statements, events, times))


def leads_in_steps(
    parse: Parse,
    story: Story,
    cast: CastLike,
    statements: Sequence[Statement],
    events: Sequence[Event],
    times: Iterable[object] = (),
) -> Steps[Leads]:
    """Find leads as :func:`find_leads` does, in steps that stories can take side by side."""
    ctx = context(parse, story, cast, statements, events, times)
    ctx = msgspec.structs.replace(ctx, pair=two_sides(ctx), conflicts=conflicts(ctx))
    words, issues = load_agreement_words(), load_issue_words()
    yield
    agreements = find_agreements(ctx, words)
    yield
    rounds = find_rounds(ctx, issues)
    yield
    provisions = find_provisions(ctx, words, agreements)
    found, touches = meant_elsewhere(ctx, agreements, find_touches(ctx, words, agreements))
    yield
    positions = find_positions(ctx, issues, agreements, rounds)
    yield
    return Leads(
        agreements=found,
        provisions=provisions,
        touches=touches,
        rounds=rounds,
        positions=positions,
        situations=find_situations(ctx),
        roles=_roles(ctx, words),
        members=members(ctx),
    )


def _roles(ctx: LeadContext, words: AgreementWords) -> tuple[RoleMention, ...]:
    """Return who is called a peacekeeper, an observer, a mediator in the story, each once."""
    out: dict[tuple[str, str], RoleMention] = {}
    speakers = (a for s in ctx.statements for a in (s.speaker, *s.chain) if a is not None)
    doers = (a for e in ctx.events for a in (*e.actors, *e.mediators))
    for actor in (*speakers, *doers):
        role = None if _fights(actor) else _role(actor, words)
        if role == "mediator" and _is_delegate(ctx, actor):
            role = None
        if role is not None:
            span = Span(actor.text, actor.start, actor.end)
            out.setdefault((actor.code, role), RoleMention(actor.code, actor.name, role, span))
    return tuple(out[key] for key in sorted(out))


def _fights(actor: Actor) -> bool:
    own = actor.code.partition(":")[0][3:]
    return actor.sector in _FIGHTING or own in _FIGHTING


def _is_delegate(ctx: LeadContext, actor: Actor) -> bool:
    """Return whether "envoys" are those of one of the two sides of the story, who send them to each
    other: "Envoys of the government and of the rebels met"."""
    called = set(_WORD.findall(actor.text.lower()))
    sent = not called.isdisjoint(_SENT) and called.isdisjoint(_BETWEEN)
    return sent and ctx.side(actor) in {ctx.side(a) for a in ctx.pair}


_SENT = frozenset({"envoy", "envoys"})
_BETWEEN = frozenset({"mediator", "mediators", "mediating", "facilitator", "special", "peace"})


def _role(actor: Actor, words: AgreementWords) -> str | None:
    called = _ASIDE.sub("", actor.text.lower())
    if _COMMISSION.search(called):
        return "monitor"
    for word in _WORD.findall(f"{called} {actor.name.lower()}"):
        role = words.roles.get(word) or words.roles.get(word.removesuffix("s"))
        if role is not None:
            return role
    return None
