"""Days and years that head the entries of a text: what an entry tells is of its head's time.

A chronology says once when it was ("1965. Pakistan sends men across the line. India attacks
Lahore.", a line "March 2019" over its paragraphs); the sentences behind name no day, or one that
counts from the head's ("in May", "a week later").
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from trucewatch.coding.realis_clause import frame_of
from trucewatch.coding.time_calendar import Clock
from trucewatch.coding.time_grammar import expression_at
from trucewatch.coding.time_resolve import resolve
from trucewatch.coding.time_scan import scan
from trucewatch.coding.time_setting import DAYLIKE, Setting
from trucewatch.coding.time_value import Resolved
from trucewatch.reading.parse import Parse
from trucewatch.records import Story
from trucewatch.stories.entries import Entry, entries
from trucewatch.vocab.words import word_set

# The lines above a live page's entries that say so.
_TOP_LINES = 4
# "[08:40] Army: "…"": the hour at which somebody spoke.
_SAID = re.compile(r"[^.:\n\"“]{1,40}: ?[\"“]")
_VERBS = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


class DatedEntry(msgspec.Struct, frozen=True):
    """An entry: its tokens [first, last), what its head stands for and the clock inside it.

    ``head`` is the character range of the head's time; ``told`` None where the head says nothing
    of when the acts were (the hour at which a live page printed them).
    """

    first: int
    last: int
    head: tuple[int, int]
    told: Resolved | None
    clock: Clock


def dated_entries(parse: Parse, story: Story, clock: Clock) -> tuple[DatedEntry, ...]:
    """Return the entries of a story in order, on the story's ``clock``."""
    out: list[DatedEntry] = []
    live = _is_live(story)
    within = clock
    for entry in entries(story):
        first, last = parse.tokens_in(entry.start, entry.end)
        told = _told(story, entry, within)
        over = not story.text[
            entry.start : entry.end
        ].strip()  # a year over the days of its entries
        if told is not None and told.precision == "year" and told.high is not None:
            within = _on(clock, told.high) if over else clock
        if first == last:
            continue
        own = clock
        if told is not None and not entry.clock and told.high is not None:
            own = _on(clock, told.high)
        said = _SAID.match(story.text, entry.start, entry.end) is not None
        known = told if not (entry.clock and (live or said)) else None
        out.append(DatedEntry(first, last, (entry.first, entry.last), known, own))
    return tuple(out)


def entry_at(found: tuple[DatedEntry, ...], token: int) -> DatedEntry | None:
    """Return the entry that a token stands in, or None."""
    return next((x for x in found if x.first <= token < x.last), None)


def dates(parse: Parse, entry: DatedEntry, trigger: int) -> bool:
    """Return whether the act at ``trigger`` is of its entry's time, by its place in its clause.

    Finite verbs are, and nouns that they have for subject or object; what is to be done is not,
    nor, of a day's entry, what a phrase only mentions ("after the blast").
    """
    if parse.pos[trigger] in _VERBS:
        ahead = {parse.tag[c] for c in parse.children[trigger] if parse.dep[c] == "aux"}
        return not ahead & {"TO", "MD"} and frame_of(parse, trigger) != "pluperfect"
    argument = parse.dep[trigger] in _ARGUMENTS and parse.pos[parse.head[trigger]] in _VERBS
    return argument or (entry.told is not None and entry.told.precision not in DAYLIKE)


def _told(story: Story, entry: Entry, clock: Clock) -> Resolved | None:
    found = expression_at(scan(story.text[entry.first : entry.last], entry.first), 0)
    if found is None:
        return None
    resolved = resolve(found[1], Setting(clock, direction=-1))
    return resolved if resolved.low is not None else None


def _on(clock: Clock, day: date) -> Clock:
    return Clock(day, day.weekday(), clock.basis)


def _is_live(story: Story) -> bool:
    """Return whether a text says that it is a live page: its hours are those of the printing."""
    top = [x for x in story.lines if x.role != "blank"][:_TOP_LINES]
    words = {w.strip(":,.–—-()").lower() for x in top for w in story.text[x.start : x.end].split()}
    return not word_set("times.live").isdisjoint(words)
