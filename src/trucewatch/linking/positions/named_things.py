"""One thing under one issue: who will open "Goma airport" to relief and who will let flights use
"Goma airport" speak of one matter, whatever else their words are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking.positions.stands import Entry
from trucewatch.vocab.words import word_set

# Issues that a crossing, a port or an airport may be told under.
_ISSUES = frozenset({"aid_access", "installations", "transport"})
_NAME = re.compile(r"\b([A-Z][\w’'-]+) ([a-z]+)\b")
_OF = re.compile(r"\b([a-z]+) (?:of|at|in) (?:[A-Z][\w’'-]+ )?([A-Z][\w’'-]+)\b")


def things(text: str) -> Iterator[str]:
    """Yield the things with a proper name in a stand's words: "goma airport", also where it is
    told as "the airport of Goma"."""
    named = [*_NAME.findall(text), *((name, noun) for noun, name in _OF.findall(text))]
    for name, noun in named:
        if noun in word_set("positions.named_things"):
            yield f"{name} {noun}".lower()


def of_entry(e: Entry) -> frozenset[str]:
    """Return the named things that a telling is about, where its issue is one of theirs."""
    return frozenset(things(e.mention.value)) if e.mention.issue in _ISSUES else frozenset()


def under_one_issue(entries: Sequence[Entry]) -> list[Entry]:
    """Give tellings on one named thing the issue under which it is told first."""
    first: dict[str, str] = {}
    for e in sorted(entries, key=lambda e: (e.date or "9999", e.id)):
        for thing in sorted(of_entry(e)):
            first.setdefault(thing, e.mention.issue)
    out = []
    for e in entries:
        issues = sorted({first[t] for t in of_entry(e)})
        if len(issues) == 1 and issues[0] != e.mention.issue:
            e = msgspec.structs.replace(
                e, mention=msgspec.structs.replace(e.mention, issue=issues[0])
            )
        out.append(e)
    return out
