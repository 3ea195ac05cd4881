"""Reported acts that touch a provision: by type and mode, by their words, by whom they bar.

An act touches the ceasefire when it is a fresh act of violence in a story that speaks of a breach
of an agreement in force, or names the ceasefire beside the act; the other provisions by the type
and mode of the event, or by the words of the clause (``provisions/*.tsv``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import (
    FRESH,
    MAX_CLIMB,
    TRUCE_WORDS,
    LeadContext,
    iso_date,
    lemma_set,
)
from trucewatch.coding.provisions.access import hits_relief, let_through
from trucewatch.coding.provisions.breaches import blamed_in, of_another_matter, referred
from trucewatch.coding.provisions.clause import clause_words
from trucewatch.coding.provisions.none import (
    asked,
    by_paper,
    comes_only,
    in_flight,
    of_arms,
    of_wounds,
)
from trucewatch.coding.provisions.steps import is_owed, is_told_of, is_undone, is_watched_over
from trucewatch.coding.provisions.story import guarded, is_breach
from trucewatch.records import Actor, Event, Span, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.issues import grounds
from trucewatch.vocab.words import word_set

# Provisions that a release, return or withdrawal carries out when its clause names them.
_CARRIED_OUT = frozenset(
    {"refugees", "prisoners", "bodies", "withdrawal", "heavy_weapons", "disarmament", "aid_access",
     "verification", "water", "transport"}
)  # fmt: skip
# Giving up arms is a term wherever an agreement is in force, whatever the words.
_BY_ITSELF = frozenset({"disarm"})
# Provisions that barring somebody's way offends when its clause names them.
_BARRED = frozenset({"aid_access", "transport", "verification", "water"})
# What is denied has not been carried out.
_DONE = frozenset({"compliance", "restoration"})
# A truce that began longer before the report is known, not news (reports come out within days).
_RECENT_DAYS = 3
_SIDES_ONLY = "sideAB"
# What missions see to themselves: people and remains that they bring home.
_BROUGHT = frozenset({"refugees", "prisoners", "bodies"})
# Acts of speech in which a release or a withdrawal is wanted, promised or refused, not told.
_NOT_TELLING = frozenset(
    {"demand", "call_for", "propose", "offer", "reject", "announce_plan", "threaten", "guarantee",
     "warn"}
)  # fmt: skip
_SETTLING = frozenset({"sign", "agree", "negotiate", "talk", "discuss", "work"})
_DENYING = frozenset({"deny", "reject"})
# What missions do themselves.
_OF_MISSIONS = frozenset({"verification", "peacekeeping", "aid_access", "monitoring"})
_NAMING = frozenset({"NOUN", "PROPN"})
_WORD = re.compile(r"[a-z]+")


def touches_by_event(
    ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the touches of the reported acts; ``live`` are the agreements in force that the story
    is on: of others only what is told beside their name."""
    if not agreements.meant():
        return
    watched = guarded(ctx, words, agreements)
    tried = []
    for event in ctx.events:
        found = _act_of(ctx, words, event)
        if found is not None:
            beside = _beside(ctx, agreements, event)
            provision = _provision(ctx, words, event, found, beside is not None, watched)
            tried.append((event, found, beside, provision))
    spoken = {provision for *_, provision in tried if provision is not None}
    for event, found, beside, sure in tried:
        provision = sure or (found[0] if found[0] in spoken & _CARRIED_OUT else None)
        if provision is None or (sure is None and _elsewhere(ctx, words, event, found)):
            continue
        if beside is None and not live:
            continue
        agreement, occurrence = live[0] if beside is None else beside, found[1]
        yield ProvisionTouch(
            agreement, provision, occurrence, event.id, event.statement_id, event.trigger,
            _violator(ctx, words, event, occurrence), is_breach(ctx, words, event),
            _two_sided(ctx, event),
        )  # fmt: skip
        if _goes_on(ctx, words, event):
            span = Span(ctx.story.text[event.start : event.end], event.start, event.end)
            yield ProvisionTouch(
                agreement, provision, "ongoing", event.id, event.statement_id, span,
                None, False, True,
            )  # fmt: skip


def _elsewhere(
    ctx: LeadContext, words: AgreementWords, event: Event, found: tuple[str, str]
) -> bool:
    """Return whether an act that nothing ties to the agreement but what else the story tells of
    that provision is none of it: compliance of a mission, or what is told aside."""
    provision, occurrence = found
    aside = _aside(ctx, event) or _by_mission(words, event, provision)
    return occurrence == "compliance" and aside


def _provision(
    ctx: LeadContext, words: AgreementWords, event: Event, found: tuple[str, str], beside: bool,
    watched: bool,
) -> str | None:  # fmt: skip
    """Return the provision that an act touches, or None where nothing ties it to the agreement.

    ``beside``: the agreement is named in the sentence; ``watched``: the story is
    on a truce that is watched (``provision_story.guarded``).
    """
    provision, occurrence = found
    if occurrence == "compliance" and event.mode not in _BY_ITSELF and _aside(ctx, event):
        return None
    if occurrence == "compliance" and _by_mission(words, event, provision):
        label = words.terms.find(clause_words(ctx, event) - TRUCE_WORDS)
        return label if event.type == "RETREAT" and label in _BROUGHT else None
    if event.mode == "arrest":
        return None  # whom somebody holds bears on a release only where the story tells of one
    if event.type == "ASSAULT" and provision == "ceasefire" and _on_relief(ctx, event):
        return "aid_access" if beside or watched else None
    if event.type not in ("RETREAT", "COERCE", "REJECT") or occurrence == "restoration":
        tied = beside or (provision in ("ceasefire", "peacekeeping") and watched)
        return provision if tied else None
    label = let_through(ctx, words, event) or words.terms.find(
        clause_words(ctx, event) - TRUCE_WORDS
    )
    explicit = label in (_CARRIED_OUT if event.type == "RETREAT" else _BARRED)
    provision = label if label is not None and explicit else provision
    if provision == "territory" and not _of_ground(ctx, event):
        return None
    if (event.type, provision) == ("COERCE", "ceasefire") and not (beside or _bars(ctx, event)):
        return None
    sure = explicit or provision == "ceasefire" or event.mode in _BY_ITSELF
    return provision if beside or sure else None


def _on_relief(ctx: LeadContext, event: Event) -> bool:
    """Return whether an act, or another of its sentence, is an attack on those who bring relief,
    and nobody there calls it a breach of the truce."""
    p = ctx.parse
    own = p.sent[p.tokens_in(event.trigger.start, event.trigger.end)[0]]
    return TRUCE_WORDS.isdisjoint(lemma_set(p, *p.sents[own])) and any(
        hits_relief(ctx, e) for e in ctx.events
        if p.sent[p.tokens_in(e.trigger.start, e.trigger.end)[0]] == own
    )  # fmt: skip


def _bars(ctx: LeadContext, event: Event) -> bool:
    """Return whether a side bars another's way, not that of its own people ("police closed …")."""
    said = _said(ctx, event)
    theirs = {ctx.side(a) for a in event.recipients} - {None}
    theirs |= {ctx.side(said.speaker) if said is not None else None} - {None}
    return not event.actors or bool(theirs - {ctx.side(a) for a in event.actors})


def _aside(ctx: LeadContext, event: Event) -> bool:
    """Return whether a participle only says which thing is meant: "a camp vacated by them"."""
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    return event.statement_id is None and any(
        p.tag[k] == "VBN" and p.dep[k] in ("acl", "amod") and p.pos[p.head[k]] in _NAMING
        for k in range(first, last)
    )


def _by_mission(words: AgreementWords, event: Event, provision: str) -> bool:
    """Return whether only a mission acts: what the parties owe each other is not for it to do."""
    if provision in _OF_MISSIONS or not event.actors:
        return False
    return all(
        a.sector in ("IGO", "UNO")
        or any(
            words.roles.get(w.removesuffix("s")) == "monitor"
            for w in _WORD.findall(f"{a.text} {a.name}".lower())
        )
        for a in event.actors
    )


def _violator(
    ctx: LeadContext, words: AgreementWords, event: Event, occurrence: str
) -> Actor | None:
    """Return whom the words lay an act against a provision to, or None."""
    if occurrence not in ("violation", "restriction", "threat"):
        return None
    violator = _one(ctx, event.actors)
    if violator is not None and _own_report(ctx, event, violator):
        violator = None
    elif violator is None and occurrence == "violation":
        said = _said(ctx, event)
        if said is not None and said.act in ("assert", "describe"):
            violator = blamed_in(ctx, said)
    if violator is None and occurrence == "violation" and is_breach(ctx, words, event):
        violator = referred(ctx, words, event)
    return violator


def _act_of(ctx: LeadContext, words: AgreementWords, event: Event) -> tuple[str, str] | None:
    p = ctx.parse
    first, last = p.tokens_in(event.trigger.start, event.trigger.end)
    lemmas = lemma_set(p, first, last)
    if event.type == "ASSAULT" and not lemmas.isdisjoint(words.sets["whole"]):
        return None  # a war is no breach of the truce that ended it
    if event.type == "ASSAULT" and _of_nobody_armed(event):
        return None  # "the deputies fought over school meals"
    if p.dep[first] == "relcl" and p.tag[first] in ("VBZ", "VBP"):
        return None  # "a militia that fights alongside Kestrel"
    named = ctx.parse.pos[first] == "NOUN" and (
        event.mode == "ceasefire" or event.statement_id is None
    )
    if asked(ctx, first) or of_another_matter(ctx, words, first):
        return None
    if of_arms(ctx, event):
        return None
    if event.type == "RETREAT" and (by_paper(ctx, words, first) or in_flight(event)):
        return None
    named = named and not is_told_of(ctx, first)
    if event.type == "RETREAT" and named and (_of_old(ctx, event) or _told_by_verb(ctx, first)):
        return None  # "the truce of last year" only names it
    if event.mode == "access" and comes_only(ctx, event, first):
        return None
    if event.type == "ASSAULT" and of_wounds(ctx, first):
        return None
    if event.type == "RETREAT" and (_not_told(ctx, event, first) or is_watched_over(ctx, first)):
        return None
    said = _said(ctx, event)
    if event.type == "REJECT" and _answering(ctx, event):
        return None  # the denial that somebody's way was barred bars nobody's
    if event.realis == "denied" and event.type != "RETREAT" and not _denies(said):
        return None  # "no violation has been reported"
    for row in words.provision_acts:
        if row.type != event.type or row.mode not in ("*", event.mode or ""):
            continue
        if row.triggers and row.triggers.isdisjoint(lemmas):
            continue
        threat = row.occurrence == "threat" and event.realis != "historical"
        undone = row.occurrence in _DONE and is_undone(ctx, event)
        told = event.realis in FRESH or undone  # "of not handing over its arms"
        if row.occurrence in _DONE and told and is_owed(ctx, event, said):
            return row.provision, "violation"
        if threat or (event.realis in FRESH and not undone):
            return row.provision, row.occurrence
    return None


def _of_nobody_armed(event: Event) -> bool:
    """Return whether all who act are of a parliament, a bank, a hospital: no party to a war."""
    bare = event.mode is None and bool(event.actors)
    return bare and all((a.sector or "") in _UNARMED for a in event.actors)


_UNARMED = frozenset({"LEG", "BUS", "MED", "EDU", "LAB", "JRN", "JUD"})


def _denies(said: Statement | None) -> bool:
    return said is None or said.act in _DENYING


def _answering(ctx: LeadContext, event: Event) -> bool:
    """Return whether an event is the word by which a statement denies something."""
    at = event.trigger
    cues = (s.cue for s in ctx.statements if s.act == "deny" and s.cue is not None)
    return any(c.start < at.end and at.start < c.end for c in cues)


def _said(ctx: LeadContext, event: Event) -> Statement | None:
    return next((s for s in ctx.statements if s.id == event.statement_id), None)


def _not_told(ctx: LeadContext, event: Event, first: int) -> bool:
    """Return whether a release or a withdrawal is only wanted, promised or a price ("in exchange
    for prisoners"), whatever is thought of its realis."""
    p = ctx.parse
    said = _said(ctx, event)
    if said is not None and said.act in _NOT_TELLING:
        return True
    if _agreed_on(ctx, first):
        return True
    return p.lower[first] == "exchange" and p.lower[first - 1 : first + 2] == (
        "in", "exchange", "for")  # fmt: skip


def _agreed_on(ctx: LeadContext, i: int) -> bool:
    """Return whether an act is what a text obliges to or is about: "obliges both to let the mission
    move freely", "signed a statement on reopening roads"."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        above = p.head[i]
        if p.dep[i] == "pcomp" and p.lower[above] in ("on", "about", "for", "of"):
            what = p.head[above]
            return p.pos[what] == "NOUN" or p.lemma[what] in _SETTLING
        if p.dep[i] not in ("xcomp", "ccomp", "conj", "advcl") or above == i:
            return False
        if (
            p.dep[i] != "conj"
            and p.lemma[above] in word_set("agreements.obliging")
            and p.tag[i] == "VB"
        ):
            return True
        i = above
    return False


def _told_by_verb(ctx: LeadContext, noun: int) -> bool:
    """Return whether a verb of the sentence tells of the truce itself: "the ceasefire held"."""
    p = ctx.parse
    verbs = (k for k in range(*p.sents[p.sent[noun]]) if p.pos[k] == "VERB")
    return any(
        (e.type, e.mode) == ("RETREAT", "ceasefire") for k in verbs for e in ctx.events_at(k)
    )


def _of_ground(ctx: LeadContext, event: Event) -> bool:
    """Return whether what is handed back is land: "handed over the district", not "a letter"."""
    return not clause_words(ctx, event).isdisjoint(
        grounds() - {"line", "part", "position", "front"}
    )


def _of_old(ctx: LeadContext, event: Event) -> bool:
    """Return whether a truce that a noun names did not begin in the days before the report."""
    day, published = iso_date(event.time), ctx.story.published.date
    if day is None or published is None or min(len(day), len(published)) < 10:
        return True
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(day)
    return age.days > _RECENT_DAYS


def _beside(ctx: LeadContext, agreements: StoryAgreements, event: Event) -> int | None:
    """Return the live agreement named in the sentence of ``event``, or None."""
    p = ctx.parse
    first, _ = p.tokens_in(event.trigger.start, event.trigger.end)
    if first >= len(p):
        return None
    a, b = p.sents[p.sent[first]]
    live = set(agreements.meant())
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
    said = _said(ctx, event)
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
