"""Whose a bare paper is: "B denied the strike. A statement said the army had fired": B's.

A paper that nobody is named for is that of whoever spoke in the sentence before it.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.speakers import UNKNOWN, Speaker
from trucewatch.coding.attribution.tree import Context, Source
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse

_PAPERS = frozenset({"statement", "communique", "communiqué", "release", "post", "message"})
# What may stand before a paper and tells nothing of whose it is; "joint" tells of two.
_PLAIN = frozenset(
    "a an the this that brief short written later separate new second further terse official long"
    " lengthy press its".split()
)


def papers_of_the_last(
    context: Context, found: list[Attribution], speakers: list[Speaker]
) -> list[Speaker]:
    """Return the speakers with bare papers given to who spoke right before.

    ``found`` are the attributions in the order of their cues, ``speakers`` theirs.
    """
    parse, out = context.parse, list(speakers)
    last: int | None = None
    for k, a in enumerate(found):
        actor = out[k].actor
        if context.quoted(a.head):
            continue
        if a.source is not None and _is_bare(parse, _paper(a.source), out[k]):
            if last is not None and _next_to(parse, found[last], a):
                out[k] = msgspec.structs.replace(out[last], rule="speaker:paper")
        elif actor is not None and actor.code != UNKNOWN:
            last = k
    return out


def _paper(source: Source) -> int:
    """Return the head of what speaks: "a statement …, which blamed" is the statement."""
    return source.head if source.antecedent is None else source.antecedent


def _is_bare(parse: Parse, head: int, speaker: Speaker) -> bool:
    unknown = speaker.actor is None or speaker.actor.code == UNKNOWN
    if not unknown or parse.lower[head] not in _PAPERS:
        return False
    return all(
        parse.lower[c] in _PLAIN
        for c in parse.children[head]
        if c < head and parse.dep[c] != "punct"
    )


def _next_to(parse: Parse, before: Attribution, a: Attribution) -> bool:
    """Whether a paper stands in the sentence of who spoke, or in the next one of a paragraph."""
    first, second = before.cue[0], a.cue[0]
    sentences = parse.sent[second] - parse.sent[first]
    return 0 <= sentences <= 1 and parse.para[first] == parse.para[second]
