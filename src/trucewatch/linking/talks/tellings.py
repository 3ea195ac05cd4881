"""What one story tells of a meeting, as it goes into linking."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.linking.camps.sides import is_political, side_of
from trucewatch.records import content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoundMention

# Acts by which talks of people who are of no state or group are talks about a conflict.
_STRIFE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})


class Entry(msgspec.Struct, frozen=True):
    """One story's telling of a meeting."""

    coded: CodedStory
    id: str
    mention: RoundMention
    sides: frozenset[str]


def tellings_of(coded: CodedStory, process: str) -> Iterator[Entry]:
    """Yield the meetings that a story tells of, none of a trade or a team; ``process``: its
    negotiation."""
    political = bool(process) or any(is_political(s.speaker) for s in coded.statements)
    strife = any(e.type in _STRIFE for e in coded.events)
    strife = strife or any(a.family == "truce" for a in coded.leads.agreements)
    for m in coded.leads.rounds:
        known = (*m.participants, *m.mediators, *((m.host,) if m.host is not None else ()))
        if not (any(map(is_political, known)) or (political and not m.participants) or strife):
            continue  # a trainer's talks with an agent
        sides = frozenset(s for a in m.participants if (s := side_of(a)))
        own = content_id("round", coded.story.id, m.mentions[0].start)
        yield Entry(coded, own, m, sides)
