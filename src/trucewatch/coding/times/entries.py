"""Days and years that head the entries of a text: what an entry tells is of its head's time.

A chronology says once when it was ("1965. Pakistan sends men across the line. India attacks
Lahore.", a line "March 2019" over its paragraphs); the sentences behind name no day, or one that
counts from the head's ("in May", "a week later").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.times.calendar import Clock
from trucewatch.coding.times.grammar import expression_at
from trucewatch.coding.times.resolve import resolve
from trucewatch.coding.times.scan import scan
from trucewatch.coding.times.setting import DAYLIKE, Setting
from trucewatch.coding.times.value import Resolved
from trucewatch.reading.parse import Parse
from trucewatch.records import Story
from trucewatch.stories.entries import Entry, entries
from trucewatch.stories.month_days import titled_year
from trucewatch.vocab.words import word_set

# The lines above a live page's entries that say so.
_TOP_LINES = 4
# "[08:40] Army: "…"": the hour at which somebody spoke.
_SAID = re.compile(r"[^.:\n\"“]{1,40}: ?[\"“]")
_AND = re.compile(r" (?:and|to|until) (?=\d)")
# So many hours up, from one entry to the one below, are over midnight.
_HALF_A_DAY = 12
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What parts the pieces of a line of notes.
_PARTS = frozenset({";", ":"})
# What stands beside another word, under no preposition and in no clause of its own.
_BESIDE = frozenset({"conj", "appos", "dep", "parataxis", "compound", "nmod", "npadvmod", "amod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})


class DatedEntry(msgspec.Struct, frozen=True):
    """An entry: its tokens [first, last), what its head stands for and the clock inside it.

    ``head`` is the character range of the head's time; ``told`` None where the head says nothing
    of when the acts were (the hour at which a live page printed them). ``item``: of a bulletin,
    told of later.
    """

    first: int
    last: int
    head: tuple[int, int]
    told: Resolved | None
    clock: Clock
    item: bool = False


def dated_entries(parse: Parse, story: Story, clock: Clock) -> tuple[DatedEntry, ...]:
    """Return the entries of a story in order, on the story's ``clock``."""
    out: list[DatedEntry] = []
    live = _is_live(story)
    clock = _of_title(story, clock)
    within = clock
    before: Resolved | None = None
    for entry in entries(story):
        first, last = parse.tokens_in(entry.start, entry.end)
        told = _told(story, entry, within)
        over = not story.text[entry.start : entry.end].strip()  # a time over those of its entries
        if live and entry.clock and within.day and _goes_back(before, told):
            within = _on(clock, within.day - timedelta(1))
            told = _told(story, entry, within)
        if told is not None and told.high is not None:
            if told.precision == "year" or (over and not entry.clock):
                within = _on(clock, told.high) if over else clock
            before = told if entry.clock else None
        if first == last:
            continue
        own = clock
        if told is not None and told.high is not None:
            own = _on(clock, told.high)
        said = _SAID.match(story.text, entry.start, entry.end) is not None
        known = told if not (entry.clock and (live or said)) else None
        out.append(DatedEntry(first, last, (entry.first, entry.last), known, own, entry.item))
    return tuple(out)


def _goes_back(before: Resolved | None, told: Resolved | None) -> bool:
    """Return whether the hour of an entry is of the evening and the one above it of the small
    hours: of a page that prints the latest first, it is the day before."""
    if before is None or told is None or before.high != told.high:
        return False
    early, late = (str(r.clock or "")[:2] for r in (before, told))
    return early.isdigit() and late.isdigit() and int(early) + _HALF_A_DAY <= int(late)


def entry_at(found: tuple[DatedEntry, ...], token: int) -> DatedEntry | None:
    """Return the entry that a token stands in, or None."""
    return next((x for x in found if x.first <= token < x.last), None)


def dates(parse: Parse, entry: DatedEntry, trigger: int) -> bool:
    """Return whether the act at ``trigger`` is of its entry's time, by its place in its clause.

    Finite verbs are, nouns that they have for subject or object, and the noun that a line without
    a verb is about ("Army: attack by rebels, two dead"); what is to be done is not, nor, of a day's
    entry, what a phrase only mentions ("after the blast").
    """
    if parse.pos[trigger] in _VERBS:
        ahead = {parse.tag[c] for c in parse.children[trigger] if parse.dep[c] == "aux"}
        return not ahead & {"TO", "MD"} and frame_of(parse, trigger) != "pluperfect"
    argument = parse.dep[trigger] in _ARGUMENTS and parse.pos[parse.head[trigger]] in _VERBS
    if argument and parse.lemma[parse.head[trigger]] in word_set("times.answering"):
        return False
    argument = argument or _is_headed(parse, trigger)
    return argument or (entry.told is not None and entry.told.precision not in DAYLIKE)


def _is_headed(parse: Parse, noun: int) -> bool:
    """Return whether nothing but what stands beside it is over a noun in a piece of a sentence
    without a finite verb: no preposition, no clause."""
    first, last = parse.sents[parse.sent[noun]]
    marks = [k for k in range(first, last) if parse.word[k] in _PARTS]
    first = max((k + 1 for k in marks if k < noun), default=first)
    last = min((k for k in marks if k > noun), default=last)
    if any(parse.tag[k] in _FINITE for k in range(first, last)):
        return False
    while parse.head[noun] != noun and first <= parse.head[noun] < last:
        if parse.dep[noun] not in _BESIDE:
            return False
        noun = parse.head[noun]
    return True


def _told(story: Story, entry: Entry, clock: Clock) -> Resolved | None:
    # "7 and 8 May" are the days from the one to the other
    head = _AND.sub("-", story.text[entry.first : entry.last])
    head = f"{head} {entry.month}" if entry.month else head
    found = expression_at(scan(head, entry.first), 0)
    if found is None:
        return None
    resolved = resolve(found[1], Setting(clock, direction=-1))
    return resolved if resolved.low is not None else None


def _of_title(story: Story, clock: Clock) -> Clock:
    """The clock of a chronology without a day of its own: the end of the year in its title."""
    year = titled_year(story.headline.text) if story.headline is not None else None
    return clock if clock.day is not None or year is None else _on(clock, date(year, 12, 31))


def _on(clock: Clock, day: date) -> Clock:
    return Clock(day, day.weekday(), clock.basis)


def _is_live(story: Story) -> bool:
    """Return whether a text says that it is a live page: its hours are those of the printing."""
    top = [x for x in story.lines if x.role != "blank"][:_TOP_LINES]
    words = {w.strip(":,.–—-()").lower() for x in top for w in story.text[x.start : x.end].split()}
    return not word_set("times.live").isdisjoint(words)
