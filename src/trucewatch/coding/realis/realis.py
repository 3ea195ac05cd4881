"""Realis: is an event said to have happened, by whom, or is it only threatened, demanded, planned?

The clause is analysed first (:mod:`trucewatch.coding.realis.modality`), then the statement the
event stands under; the innermost non-actual reading wins. Only words of the story decide.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.answered import as_answered
from trucewatch.coding.realis.ahead import dated_ahead
from trucewatch.coding.realis.asked import as_asked
from trucewatch.coding.realis.clause import condition_of
from trucewatch.coding.realis.event import of_event
from trucewatch.coding.realis.frame import find_frames
from trucewatch.coding.realis.modality import Factuality, asks_whether, factuality
from trucewatch.coding.realis.open import is_main
from trucewatch.coding.realis.required import aim_denied, awaited, required
from trucewatch.coding.realis.runs import with_background
from trucewatch.coding.realis.scenarios import imagined
from trucewatch.coding.realis.scene import (
    Camps,
    Scene,
    by_sentence,
    contents_by_block,
    covering,
    parties_of,
    speaks_as_a_side,
)
from trucewatch.coding.realis.score import happened
from trucewatch.coding.realis.speech import of_speech
from trucewatch.coding.realis.terms import term_of
from trucewatch.coding.times.clock import story_clock
from trucewatch.coding.times.entries import DatedEntry, dated_entries
from trucewatch.coding.topics.elsewhere import Asides, asides_of
from trucewatch.reading.parse import Parse
from trucewatch.records import Span, Story

# Score below which a base form is taken not to have come about; set on the training part.
_UNLIKELY = -1.0
# Nothing that is dated after the story's day is one of these.
_HAPPENED = frozenset({"actual", "claimed", "alleged", "historical", "monitor_reported"})


def set_realis(
    parse: Parse,
    story: Story,
    cast: Camps,
    statements: Sequence[StatementDraft],
    events: Sequence[EventDraft],
    asides: Asides | None = None,
    entries: Sequence[DatedEntry] | None = None,
) -> tuple[EventDraft, ...]:
    """Return the events with ``realis``, ``condition`` and the rules that gave them.

    ``statements`` is the list that the events' indices refer to; ``asides`` and ``entries`` (those
    of the story's times) are given where they are known. Unknown values never arise: what
    nothing marks is actual for the narrator and claimed for a speaker.
    """
    contents = contents_by_block(statements)
    if entries is None:
        entries = dated_entries(parse, story, story_clock(story))
    scene = Scene(
        parse=parse,
        camps=cast,
        statements=tuple(statements),
        frames=find_frames(parse, story.published.date),
        parties=parties_of(cast, events),
        cue_sentences=frozenset(parse.sent[s.head] for s in statements if s.head is not None),
        contents=contents,
        in_sentence=by_sentence(parse, statements),
        partisan=speaks_as_a_side(parse, contents),
        headlines=tuple((x.start, x.end) for x in story.lines if x.role == "headline"),
        entries=tuple(entries),
        scenarios=(asides or asides_of(parse)).scenarios,
        day=story.published.date,
    )
    told = with_background(scene, [_coded(scene, event) for event in events])
    return as_asked(parse, statements, told)


def _coded(scene: Scene, event: EventDraft) -> EventDraft:
    over = covering(scene, event)
    stop = frozenset(s.head for s in over if s.head is not None and s.head != event.trigger)
    view = factuality(scene.parse, event.trigger, stop)
    if scene.parse.head[event.trigger] not in stop:  # else its governor is known: a statement's cue
        view = _checked(scene.parse, event.trigger, view)
    if event.reports is not None and event.type != "COERCE":
        realis, rule = of_speech(scene, event, view, over, stop)
        realis, rule = as_answered(scene.parse, event, realis, rule)
    else:
        realis, rule = of_event(scene, event, view, over, stop)
        to_come = dated_ahead(scene.parse, event.trigger, scene.frames.ahead)
        if to_come and realis in _HAPPENED:
            realis, rule = to_come, "time:ahead"
        unsaid = realis in _HAPPENED or "score:unlikely" in view.cues or view.kind == "would"
        realis, rule = as_answered(scene.parse, event, realis, rule)
        term = term_of(scene.parse, event.trigger) if unsaid else None
        if term:
            realis, rule = term, "term-of-deal"
        elif realis in _HAPPENED:
            realis, rule = _not_yet(scene, event, over, (realis, rule))
        elif realis == "denied" and aim_denied(scene.parse, event.trigger):
            realis, rule = "hypothetical", "aim-denied"
    if realis in (*_HAPPENED, "state") and imagined(scene.parse, scene.scenarios, event.trigger):
        realis, rule = "hypothetical", "scenario"
    own = event.trigger if event.reports is not None else None
    condition = None
    if realis != "hypothetical" or is_main(view):
        condition = _condition(scene.parse, view, own)
    cues = tuple(f"realis:{c}" for c in view.cues[:4])
    return msgspec.structs.replace(
        event, realis=realis, condition=event.condition or condition,
        rules=(*event.rules, *cues, f"realis:{rule}"),
    )  # fmt: skip


def _not_yet(
    scene: Scene, event: EventDraft, over: Sequence[StatementDraft], told: tuple[str, str]
) -> tuple[str, str]:
    """Return what is told, but for what is only required, waited for or asked."""
    parse, i = scene.parse, event.trigger
    found = required(parse, i)
    if found is not None:
        return found
    if awaited(parse, i):
        return "planned", "awaited"
    if told[0] in ("alleged", "claimed") and not over and asks_whether(parse, i):
        return "hypothetical", "asked"  # "Do you accuse them of shelling it?"
    return told


def _checked(parse: Parse, i: int, view: Factuality) -> Factuality:
    """Return the view, hypothetical where the weights say no to a base form that no rule explains.

    A base form ("to attack" with its governor lost in a wrong tree) is the only place where the
    weights are consulted: there they are right nine times in ten, elsewhere in news they are mute.
    """
    bare = view.kind == "fact" and view.polarity > 0 and parse.tag[i] == "VB"
    if not bare or happened(parse, i) > _UNLIKELY:
        return view
    return msgspec.structs.replace(
        view, kind="hypothetical", certainty="possible", cues=(*view.cues, "score:unlikely")
    )


def _inside(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the condition on what an offer or demand at ``i`` is about."""
    for c in parse.children[i]:
        if parse.dep[c] in ("xcomp", "ccomp"):
            found = condition_of(parse, c)
            if found:
                return found
    return None


def _condition(parse: Parse, view: Factuality, trigger: int | None) -> Span | None:
    span = view.condition or (_inside(parse, trigger) if trigger is not None else None)
    if span is None:
        return None
    first, last = span
    if last <= first:
        return None
    return Span(parse.slice(first, last), parse.start[first], parse.end[last - 1])
