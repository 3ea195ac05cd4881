"""Why a record is what it is: its sentence, the deciding words, the rules in order, the coder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from trucewatch.records import Event, Statement, Story
from trucewatch.views.implied import IMPLIED, implied, parties
from trucewatch.views.screen import DIM, Screen
from trucewatch.views.words import act_words, clean, sentence_of, short, when, where, who

# Source, cue and content each have a style of their own; the words say it for those who see none.
_SOURCE, _CUE, _CONTENT = "bold blue", "bold magenta", "green"


Range = tuple[int, int, str]


def statement_ranges(s: Statement) -> tuple[Range, ...]:
    """Return what is marked in the sentence of a statement: source, cue, content."""
    spans = [(s.speaker, _SOURCE), (s.cue, _CUE)]
    content = [(c.start, c.end, _CONTENT) for c in s.content]
    return (*content, *((x.start, x.end, style) for x, style in spans if x))


def event_ranges(e: Event) -> tuple[Range, ...]:
    """Return what is marked in the sentence of an event: its trigger, who does it, to whom."""
    actors = [(a.start, a.end, _SOURCE) for a in e.actors]
    others = [(a.start, a.end, _CONTENT) for a in e.recipients]
    return ((e.trigger.start, e.trigger.end, _CUE), *actors, *others)


def print_statement(screen: Screen, s: Statement, story: Story) -> None:
    """Print a statement with source, cue and content marked in its sentence."""
    _print_sentence(screen, story, statement_ranges(s))
    screen.line("  source   ", (clean(s.speaker.text) if s.speaker else "nobody named", _SOURCE))
    if s.speaker:
        screen.line((f"           {who(s.speaker)} · {s.speaker.code} · {s.speaker.sector}", DIM))
    screen.line("  cue      ", (clean(s.cue.text) if s.cue else "none", _CUE))
    for c in s.content:
        screen.wrapped("  content  ", Text(clean(c.text), style=_CONTENT))
    screen.line(f"  act      {act_words(s.act)}", f" → {who(s.target)}" if s.target else "")
    for actor in s.chain:
        screen.line(f"  told by  {who(actor)}")
    if s.answers:
        screen.line(f"  answers  {short(s.answers)}")
    if s.uncertain:
        screen.line("  the speaker is uncertain")
    _print_made_by(screen, s.made_by.rules, s.made_by, s.id)


def print_event(screen: Screen, e: Event, story: Story, statement: Statement | None) -> None:
    """Print an event with its trigger marked in its sentence, and what it hangs on."""
    _print_sentence(screen, story, event_ranges(e))
    screen.line("  trigger  ", (clean(e.trigger.text), _CUE))
    screen.line(f"  type     {e.type}{'/' + e.mode if e.mode else ''}  {', '.join(e.contexts)}")
    screen.line("  actors   ", (parties(e.actors, e, story) or "nobody named", _SOURCE))
    screen.line("  to       ", (parties(e.recipients, e, story) or "nobody named", _CONTENT))
    if any(implied(a, e, story) for a in (*e.actors, *e.recipients)):
        screen.line((f"           {IMPLIED}", DIM))
    screen.line(f"  where    {where(e.place) or 'not stated'}")
    screen.line(f"  when     {when(e.time)}")
    source = who(statement.speaker) if statement else "the outlet itself"
    screen.line(f"  realis   {e.realis} · by the word of {source}")
    if e.same_as:
        screen.line(f"  same as  {short(e.same_as)}")
    _print_made_by(screen, e.made_by.rules, e.made_by, e.id)


def _print_sentence(screen: Screen, story: Story, ranges: Sequence[Range]) -> None:
    first = min(r[0] for r in ranges)
    last = max(r[1] for r in ranges)
    start, end = sentence_of(story, first, last)
    out = Text(story.text[start:end].replace("\n", " "))
    for a, b, style in ranges:
        out.stylize(style, max(0, a - start), max(0, b - start))
    screen.wrapped("  ", out)
    screen.line((f"  {clean(story.source_uri)} · characters {start}-{end}", DIM))
    screen.blank()


def _print_made_by(screen: Screen, rules: tuple[str, ...], made: Any, id_: str) -> None:
    screen.blank()
    screen.wrapped("  rules    ", Text(" → ".join(clean(r) for r in rules) or "none recorded"))
    coder = (
        f"{made.coder} {made.version} · config {made.config_hash}"
        f" · vocabulary {made.vocab_hash} · model {made.model_hash}"
    )
    screen.wrapped("  coder    ", Text(coder, style=DIM))
    screen.line((f"  id       {id_}", DIM))
