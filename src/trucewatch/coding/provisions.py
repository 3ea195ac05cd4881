"""Terms of agreements that a story states, and reported acts that touch them.

An act touches the ceasefire when it is a fresh act of violence in a story that speaks of a breach
of an agreement in force, or names the ceasefire beside the act; the other provisions by the type
and mode of the event, or by the words of the clause (``provisions/*.tsv``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from trucewatch.coding.agreements import StoryAgreements
from trucewatch.coding.breaches import (
    bare_blame,
    blamed_in,
    counts_only,
    offended,
    referred,
    told_before,
    wrecked,
)
from trucewatch.coding.lead_context import (
    FRESH,
    LeadContext,
    iso_date,
    lemma_set,
    subject,
    term,
)
from trucewatch.coding.provisions_done import carried_out
from trucewatch.records import Actor, Event, Span, Statement
from trucewatch.records.leads import ProvisionMention, ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.issues import grounds

_BLAMING = frozenset({"accuse", "report_no_blame"})
# Acts by which somebody judges what is told already: "described them as clear violations".
_JUDGING = frozenset({"describe", "assess_negative"})
_TELLING = _BLAMING | {"withhold_blame"}
# Verbs of clauses on an agreement that tell its terms ("a deal that saw …, that requires …").
_STATING = frozenset(
    {"see", "include", "provide", "require", "envisage", "call", "oblige", "let", "give", "allow"}
)
# Provisions that a release, return or withdrawal carries out when its clause names them.
_CARRIED_OUT = frozenset(
    {"refugees", "prisoners", "bodies", "withdrawal", "heavy_weapons", "disarmament", "aid_access"}
)
# Provisions that barring somebody's way offends when its clause names them.
_BARRED = frozenset({"aid_access", "transport", "verification"})
# Who counts breaches speaks of those, not of the terms on counting.
_WATCHING = frozenset({"verification", "peacekeeping"})
# The truce that an act is in line with is not what the act is about.
_TRUCE_WORDS = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_DESPITE = frozenset({"despite", "middle", "notwithstanding", "defiance"})
# What is denied has not been carried out.
_DONE = frozenset({"compliance", "restoration"})
# A truce that began longer before the report is known, not news (reports come out within days).
_RECENT_DAYS = 3
_SIDES_ONLY = "sideAB"


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
                yield k, p.left[c], p.right[c]
    for statement in ctx.statements:
        if statement.quote_type != "document" or statement.cue is None:
            continue
        near = [(abs(p.start[h] - statement.cue.start), k) for h, k in agreements.at.items()]
        if not near:
            continue
        for part in statement.content:
            first, last = p.tokens_in(part.start, part.end)
            for a, b in clauses(ctx, first, last):
                yield min(near)[1], a, b


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


def find_touches(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements
) -> tuple[ProvisionTouch, ...]:
    """Return the reported acts that touch a provision, in the order of the text."""
    live = agreements.live()
    out = [*_by_event(ctx, words, agreements, live), *_by_blame(ctx, words, agreements, live)]
    out += carried_out(ctx, words, agreements)
    out = [msgspec.structs.replace(t, first=True) if _began(ctx, words, t) else t for t in out]
    if _breach_told(ctx, words, agreements):
        out = [msgspec.structs.replace(t, breach=True) for t in out]
    return tuple(sorted(out, key=lambda t: (t.span.start, t.provision, t.event_id or "")))


def _by_event(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    if not live:
        return
    p = ctx.parse
    guarded = _guarded(ctx, words, agreements)
    plain = {s.id: s for s in ctx.statements if s.act in ("assert", "describe")}
    for event in ctx.events:
        found = _act_of(ctx, words, event)
        if found is None:
            continue
        provision, occurrence = found
        beside = _beside(ctx, agreements, event)
        if event.type in ("RETREAT", "COERCE", "REJECT") and occurrence != "restoration":
            told = lemma_set(p, *p.tokens_in(event.start, event.end)) - _TRUCE_WORDS
            label = words.terms.find(told)
            explicit = label in (_CARRIED_OUT if event.type == "RETREAT" else _BARRED)
            provision = label if label is not None and explicit else provision
            if provision == "territory" and not _of_ground(ctx, event):
                continue
            if beside is None and not explicit and provision != "ceasefire":
                continue
        elif beside is None and not (provision in ("ceasefire", "peacekeeping") and guarded):
            continue
        agreement = live[0] if beside is None else beside
        violator = (
            _one(ctx, event.actors)
            if occurrence in ("violation", "restriction", "threat")
            else None
        )
        if violator is not None and _own_report(ctx, event, violator):
            violator = None
        elif violator is None and occurrence == "violation" and event.statement_id in plain:
            violator = blamed_in(ctx, plain[event.statement_id])
        if violator is None and occurrence == "violation" and _is_breach(ctx, words, event):
            violator = referred(ctx, words, event)
        yield ProvisionTouch(
            agreement, provision, occurrence, event.id, event.statement_id, event.trigger,
            violator, _is_breach(ctx, words, event), _two_sided(ctx, event),
        )  # fmt: skip
        if _goes_on(ctx, words, event):
            span = Span(ctx.story.text[event.start : event.end], event.start, event.end)
            yield ProvisionTouch(
                agreement, provision, "ongoing", event.id, event.statement_id, span,
                None, False, True,
            )  # fmt: skip


def _act_of(ctx: LeadContext, words: AgreementWords, event: Event) -> tuple[str, str] | None:
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    lemmas = lemma_set(p, first, last)
    if event.type == "ASSAULT" and not lemmas.isdisjoint(words.sets["whole"]):
        return None  # a war is no breach of the truce that ended it
    named = event.mode == "ceasefire" and ctx.parse.pos[first] == "NOUN"
    if event.type == "RETREAT" and named and _of_old(ctx, event):
        return None  # "the truce of last year" only names it
    for row in words.provision_acts:
        if row.type != event.type or row.mode not in ("*", event.mode or ""):
            continue
        if row.triggers and row.triggers.isdisjoint(lemmas):
            continue
        threat = row.occurrence == "threat" and event.realis != "historical"
        undone = event.realis == "denied" and row.occurrence in _DONE
        if threat or (event.realis in FRESH and not undone):
            return row.provision, row.occurrence
    return None


def _of_ground(ctx: LeadContext, event: Event) -> bool:
    """Return whether what is handed back is land: "handed over the district", not "a letter"."""
    p = ctx.parse
    inside = lemma_set(p, *p.tokens_in(event.start, event.end))
    return not inside.isdisjoint(grounds() - {"line", "part", "position", "front"})


def _of_old(ctx: LeadContext, event: Event) -> bool:
    """Return whether a truce that a noun names did not begin in the days before the report."""
    day, published = iso_date(event.time), ctx.story.published.date
    if day is None or published is None or len(day) < 10:
        return True
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(day)
    return age.days > _RECENT_DAYS


def _guarded(ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements) -> bool:
    """Return whether fresh violence in the story bears on its ceasefire.

    So it does where one side is accused of it, a breach is told, a monitor reports, or the truce
    itself is spoken of.
    """
    if agreements.implied is not None or agreements.truces:
        return True
    if any(a.family == "truce" and a.stage == "in_force" for a in agreements.found):
        return True
    if any(s.act in _TELLING for s in ctx.statements):
        return True
    return _breach_told(ctx, words, agreements)


def _breach_told(ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements) -> bool:
    """Return whether the story speaks of a breach of an agreement or of the ceasefire."""
    p = ctx.parse
    named = set(agreements.at) | set(agreements.truces)
    for i in range(len(p)):
        if p.lemma[i] in words.sets["breach"]:
            who = subject(p, i)
            inside = [*range(p.left[i], p.right[i]), *([] if who is None else [who])]
            if any(
                k in named or term(p, k) in ("ceasefire", "cease-fire", "truce") for k in inside
            ):
                return True
    return any(_in_spite(ctx, words, named, s) for s in ctx.statements if s.act == "accuse")


def _in_spite(ctx: LeadContext, words: AgreementWords, named: set[int], s: Statement) -> bool:
    """Return whether an accusation sets an act against a truce: "in the middle of a truce"."""
    p = ctx.parse
    for part in s.content:
        for i in range(*p.tokens_in(part.start, part.end)):
            noun = words.nouns.get(term(p, i))
            truce = i in named or (noun is not None and noun.family == "truce")
            if truce and _DESPITE & set(p.lower[max(0, i - 5) : i]):
                return True
    return False


def _began(ctx: LeadContext, words: AgreementWords, touch: ProvisionTouch) -> bool:
    """Return whether the act's words say who began: "fired first", "started the fighting"."""
    p = ctx.parse
    if touch.occurrence != "violation":
        return False
    for i in range(*p.tokens_in(touch.span.start, touch.span.end)):
        verb = i if p.pos[i] == "VERB" else p.head[i]
        first = any(p.lower[c] == "first" and p.dep[c] == "advmod" for c in p.children[verb])
        if first or (verb != i and p.lemma[verb] in words.sets["began"]):
            return True
    return False


def _is_breach(ctx: LeadContext, words: AgreementWords, event: Event) -> bool:
    first, last = ctx.parse.tokens_in(event.trigger.start, event.trigger.end)
    return any(lemma in words.sets["breach"] for lemma in ctx.parse.lemma[first:last])


def _beside(ctx: LeadContext, agreements: StoryAgreements, event: Event) -> int | None:
    """Return the live agreement named in the sentence of ``event``, or None."""
    p = ctx.parse
    first, _ = p.tokens_in(event.trigger.start, event.trigger.end)
    if first >= len(p):
        return None
    a, b = p.sents[p.sent[first]]
    live = set(agreements.live())
    for k in range(a, b):
        index = agreements.at.get(k, agreements.truces.get(k))
        if index in live:
            return index
    return None


def _two_sided(ctx: LeadContext, event: Event) -> bool:
    if event.mode == _SIDES_ONLY:
        return True
    sides = {ctx.side(a) for a in event.actors}
    return len(sides) > 1 or not event.actors


def _one(ctx: LeadContext, actors: tuple[Actor, ...]) -> Actor | None:
    """Return the one doer who is somebody: "which side opened fire" names nobody."""
    if len(actors) != 1 or actors[0].code == "UNK":
        return None
    nobody = actors[0].code.startswith("UNK") and ctx.side(actors[0]) is None
    return None if nobody else actors[0]


def _own_report(ctx: LeadContext, event: Event, violator: Actor) -> bool:
    """Return whether the act's only actor is the monitor itself that reports it without blame."""
    said = next((s for s in ctx.statements if s.id == event.statement_id), None)
    if said is None or said.act not in ("report_no_blame", "withhold_blame"):
        return False
    return ctx.side(said.speaker) == ctx.side(violator)


def _goes_on(ctx: LeadContext, words: AgreementWords, event: Event) -> bool:
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    if event.type == "COERCE" and event.statement_id is not None:
        return True
    for i in range(first, last):
        near = {p.lemma[p.head[i]], p.lemma[i]}
        if p.lemma[i] in words.sets["fight"] and near & words.sets["ongoing"]:
            return True
    return False


def _by_blame(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield accusations whose content names a breach or an act of violence without an event."""
    p = ctx.parse
    coded = {
        e.statement_id
        for e in ctx.events
        if e.type == "ASSAULT" and e.statement_id and e.realis in FRESH
    }
    for s in ctx.statements:
        if s.act in _JUDGING and live and s.id not in coded:
            yield from _judged(ctx, words, s, live[0])
        if s.act == "withhold_blame" and live and s.cue is not None and not counts_only(s):
            yield ProvisionTouch(
                live[0], "ceasefire", "violation", None, s.id, _seen(ctx, words, s), None, False,
                False,
            )  # fmt: skip
        blamed = s.target if s.act == "accuse" else blamed_in(ctx, s)
        if (s.act not in _BLAMING and blamed is None) or s.id in coded:
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
            hit = next((i for i in range(first, last) if _blamed_word(words, p.lemma[i])), None)
            hit = wrecked(ctx, words, first, last) if hit is None else hit
            if hit is None and live:
                hit = offended(ctx, agreements, first, last)
            if hit is not None:
                violent = any(p.lemma[i] in words.sets["violence"] for i in range(first, last))
                breach = p.lemma[hit] not in words.sets["violence"]
                label = None if violent else words.terms.find(lemma_set(p, first, last))
                label = None if label in _WATCHING else label
                breach = breach and bool(live)
                yield ProvisionTouch(
                    live[0] if live else None, label or "ceasefire", "violation", None, s.id,
                    ctx.span(hit, hit + 1), blamed, breach, False,
                )  # fmt: skip
                break


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
        hit = next((i for i in range(first, last) if p.lemma[i] in words.sets["breach"]), None)
        event = None if hit is None else told_before(ctx, first, s.speaker)
        if hit is not None and event is not None:
            yield ProvisionTouch(
                agreement, "ceasefire", "violation", None, s.id, ctx.span(hit, hit + 1),
                event.actors[0], True, False,
            )  # fmt: skip
            return


def _blamed_word(words: AgreementWords, lemma: str) -> bool:
    return lemma in words.sets["breach"] or lemma in words.sets["violence"]
