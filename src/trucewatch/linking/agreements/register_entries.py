"""What one story tells of each agreement: its mention, with the sides and names that tie it to
those of other stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.linking.agreements.register_named import named_so
from trucewatch.linking.agreements.register_names import is_foreign, proper_names, topics
from trucewatch.linking.agreements.register_parties import signing
from trucewatch.linking.agreements.register_told import (
    WATCHING,
    homes_of,
    told_by,
    told_by_itself,
    watched_over,
)
from trucewatch.linking.agreements.register_undated import LIVE, Entry
from trucewatch.linking.camps.sides import MONITOR, WatchedAgreement, is_political, side_of
from trucewatch.linking.incidents.told_of import words_around
from trucewatch.records import Actor, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import AgreementMention
from trucewatch.vocab.agreements import known_called, signed_on, strangers

# A report has two sides, a broker and a neighbour or two; more would tie everything to everything.
_MAIN_SIDES = 4
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM"})
# A mission that no list knows watches one truce; the United Nations watch many.
_UNLISTED = "UNKIGO:"
# What a breach is laid to somebody for makes him a party.
_TYING = frozenset({"violation", "restoration"})


def mentioned(coded: CodedStory, known: Sequence[WatchedAgreement] = ()) -> Iterator[Entry]:
    """Yield the agreements of a story, each with what ties it to those of others."""
    context, homes = _context(coded), _countries(coded)
    watching = frozenset(r.code for r in coded.leads.roles if r.role == MONITOR)
    groups = _groups(coded)
    near = words_around(coded).names if coded.leads.agreements else frozenset()
    for k, told in enumerate(coded.leads.agreements):
        mention = _recognised(_watched(told, known), frozenset((*context, *homes)))
        signed = _parts(groups.get(side, side) for side in mention.parties)
        told_of = (groups.get(side, side) for side in mention.outside)
        outside = _parts(signing(side) or side for side in told_of)
        mention = msgspec.structs.replace(mention, outside=tuple(sorted(outside)))
        charging = _parts(_charging(coded, k, mention, watching))
        sides = (signed | charging) - {*mention.brokers} - outside
        tied = sides or mention.brokers or mention.authors or mention.names
        sided = len(context) > 1 or any(not side.startswith("UNK") for side in context)
        if not tied and not sided and not watched_over(coded, k, watching):
            if not (context or mention.elsewhere or named_so(mention)):
                continue  # a truce of film, sport or trade
            mention = msgspec.structs.replace(mention, elsewhere=True)  # others tell whose it is
        foreign = is_foreign(mention, homes)  # nobody of the report has to do with it
        sides, near_it = (frozenset() if foreign else sides), (() if foreign else context)
        own = content_id("mention", coded.story.id, mention.mentions[0].start)
        yield Entry(
            coded.story.id, coded.story.published.date or "", k, own, mention, sides,
            near_it, frozenset(c for c in watching if c.startswith(_UNLISTED)), near,
            watched_over(coded, k, watching) or (sided and told_by_itself(coded, k, mention)),
            proper_names(mention, (*sides, *context), homes), topics(mention), signed,
        )  # fmt: skip


def _parts(sides: Iterable[str]) -> frozenset[str]:
    """Return sides, each of those that are named together by itself."""
    return frozenset(part for side in sides for part in side.split(";")) - {""}


def _charging(
    coded: CodedStory, k: int, mention: AgreementMention, watching: frozenset[str]
) -> Iterator[str]:
    """Yield the sides to whom breaches of an agreement are laid, and who fight and lay them."""
    speakers = {s.id: s.speaker for s in coded.statements}
    acts = {e.id: e for e in coded.events}
    well_known, fighting = known_called(mention.names), _fighting(coded)
    for touch in coded.leads.touches:
        barred = mention.elsewhere and touch.occurrence == "restriction"
        if touch.agreement != k or not (touch.occurrence in _TYING or barred):
            continue
        people = told_by(touch, acts.get(touch.event_id or ""), speakers)
        if not touch.explicit and strangers(well_known, homes_of(people, touch.provision)):
            continue  # another war of the report
        speaker = speakers.get(touch.statement_id or "")
        taking_part = speaker is not None and speaker.code not in watching
        if taking_part and side_of(speaker) in fighting and touch.violator:
            yield (is_political(speaker) and signing(side_of(speaker) or "")) or ""
        if is_political(touch.violator) and touch.provision not in WATCHING:
            yield signing(side_of(touch.violator) or "") or ""


def _groups(coded: CodedStory) -> dict[str, str]:
    """Return name of a group (``rapid-support-forces``) → its side by its code, as the story's
    actors have it: a mention names its parties by the former."""
    sides = (side_of(a) for a in everybody_in(coded))
    return {s.partition(":")[2]: s for s in sorted({s for s in sides if s and is_group(s)})}


def _fighting(coded: CodedStory) -> frozenset[str]:
    """Return the sides that act or suffer in the story: who else judges a breach is no party."""
    acts = (e for e in coded.events if e.type in ("ASSAULT", "COERCE", "RETREAT"))
    return frozenset(s for e in acts for a in (*e.actors, *e.recipients) if (s := side_of(a)))


def _countries(coded: CodedStory) -> frozenset[str]:
    return frozenset(c for a in everybody_in(coded) for c in (a.country or "").split(";") if c)


def _watched(m: AgreementMention, known: Sequence[WatchedAgreement]) -> AgreementMention:
    """Give a mention the name of an agreement of the watch, by its words or its date."""
    texts = [s.text.lower() for s in m.mentions]
    for a in known:
        named = any(alias in text for alias in a.aliases for text in texts)
        dated = bool(m.date) and m.date == a.signed and m.stage in LIVE
        if named or dated:
            return msgspec.structs.replace(m, names=(a.name.lower(),))
    return m


def _recognised(m: AgreementMention, sides: frozenset[str]) -> AgreementMention:
    """Give a mention by date ("the 2002 ceasefire", "the Nov. 10 deal") the well-known name."""
    if m.names or not m.date or m.family not in ("deal", "truce") or m.stage not in LIVE:
        return m
    known = signed_on(m.date, sides, m.family == "truce")
    return m if known is None else msgspec.structs.replace(m, names=(known.name.lower(),))


def _context(coded: CodedStory) -> tuple[str, ...]:
    """Return the sides of states and armed groups that the story names most, at most four."""
    counts: Counter[str] = Counter()
    watching = {r.code for r in coded.leads.roles}
    for actor in everybody_in(coded):
        side = side_of(actor)
        if side is not None and actor.code not in watching and is_political(actor):
            counts[side] += 1
    return tuple(sorted(counts, key=lambda s: (-counts[s], s))[:_MAIN_SIDES])


def is_group(side: str) -> bool:
    """Return whether a side is an armed group by its code: ``MLIREB:…``, no state."""
    return ":" in side and side[3:6] in _ARMED


def everybody_in(coded: CodedStory) -> Iterator[Actor]:
    """Yield whoever speaks, is spoken to, acts or suffers in a story."""
    for s in coded.statements:
        yield from (a for a in (s.speaker, s.target) if a is not None)
    for e in coded.events:
        yield from (*e.actors, *e.recipients)
