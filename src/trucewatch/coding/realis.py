"""Realis: is an event said to have happened, by whom, or is it only threatened, demanded, planned?

The clause is analysed first (:mod:`trucewatch.coding.modality`), then the statement the event
stands under; the innermost non-actual reading wins. Only words of the story decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.modality import Factuality, factuality
from trucewatch.coding.realis_clause import condition_of
from trucewatch.coding.realis_frame import Frames, background, find_frames
from trucewatch.coding.realis_lexicon import realis_lexicon
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Span, Story
from trucewatch.vocab.tables import table

# What a speech act makes of the thing it is about, where the clause itself leaves it open.
_BY_ACT = {
    "threaten": "threatened", "demand": "demanded", "call_for": "demanded", "offer": "offered",
    "propose": "proposed", "announce_plan": "planned", "guarantee": "planned", "agree": "planned",
    "deny": "denied", "reject": "counterfactual", "doubt": "hypothetical",
}  # fmt: skip
# What the event is that a speech act itself makes (a demand was made: that is the demand).
_OWN = {"demand": "demanded", "call_for": "demanded", "offer": "offered", "propose": "proposed",
        "announce_plan": "planned"}  # fmt: skip
_OPEN = frozenset({"planned", "would", "able", "hypothetical", "wish"})
_PAST = frozenset({"past", "perfect", "pluperfect"})
_NEUTRAL = frozenset({"IGO", "NGO", "UNO", "MED", "JRN"})


class Camps(Protocol):
    """What realis asks of a cast: the side an actor belongs to."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side (country or group) of an actor."""


class _Scene(msgspec.Struct, frozen=True):
    parse: Parse
    camps: Camps
    statements: tuple[StatementDraft, ...]
    frames: Frames
    parties: frozenset[str]


def set_realis(
    parse: Parse,
    story: Story,
    cast: Camps,
    statements: Sequence[StatementDraft],
    events: Sequence[EventDraft],
) -> tuple[EventDraft, ...]:
    """Return the events with ``realis``, ``condition`` and the rules that gave them.

    ``statements`` is the list that the events' indices refer to. Unknown values never arise: what
    nothing marks is actual for the narrator and claimed for a speaker.
    """
    scene = _Scene(
        parse=parse,
        camps=cast,
        statements=tuple(statements),
        frames=find_frames(parse, story.published.date),
        parties=_parties(cast, events),
    )
    return tuple(_coded(scene, event) for event in events)


def _parties(cast: Camps, events: Iterable[EventDraft]) -> frozenset[str]:
    """Return the camps that act or suffer in hostile events: the sides of the story."""
    return frozenset(
        cast.camp_key(actor)
        for event in events
        if hostile(event.type)
        for actor in (*event.actors, *event.recipients)
    )


@cache
def _hostile_types() -> frozenset[str]:
    rows = table("plover/plover_event_types.tsv")
    return frozenset(row["type"] for row in rows if row["quad_num"] in ("3", "4"))


def hostile(kind: str | None) -> bool:
    """Return whether a PLOVER type is one of conflict (verbal or material)."""
    return kind in _hostile_types()


def _coded(scene: _Scene, event: EventDraft) -> EventDraft:
    over = _covering(scene, event)
    stop = frozenset(s.head for s in over if s.head is not None and s.head != event.trigger)
    view = factuality(scene.parse, event.trigger, stop)
    if event.reports is not None:
        realis, rule = _of_speech(scene, event, view, over, stop)
    else:
        realis, rule = _of_event(scene, event, view, over, stop)
    own = event.trigger if event.reports is not None else None
    condition = None
    if realis != "hypothetical" or _main(view):
        condition = _condition(scene.parse, view, own)
    cues = tuple(f"realis:{c}" for c in view.cues[:4])
    return msgspec.structs.replace(
        event, realis=realis, condition=event.condition or condition,
        rules=(*event.rules, *cues, f"realis:{rule}"),
    )  # fmt: skip


def _main(view: Factuality) -> bool:
    return not any(c.startswith(("mark:", "if+")) for c in view.cues)


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


def _covering(scene: _Scene, event: EventDraft) -> tuple[StatementDraft, ...]:
    """Return the statements whose content holds the trigger, the innermost last."""
    at = scene.parse.start[event.trigger]
    found = [
        s
        for k, s in enumerate(scene.statements)
        if k != event.reports
        and (k == event.statement or any(c.start <= at < c.end for c in s.content))
    ]
    found.sort(key=lambda s: -max((c.end - c.start for c in s.content), default=0))
    if event.statement is not None and event.statement != event.reports:
        own = scene.statements[event.statement]
        found = [s for s in found if s is not own] + [own]
    return tuple(found)


# --- the event that a speech act is -----------------------------------------------------------


def _of_speech(
    scene: _Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    assert event.reports is not None
    act = scene.statements[event.reports].act
    own = _OWN.get(act)
    if own:
        return own, f"act:{act}"
    if view.kind == "fact" or view.kind == "attempted" or act in ("warn", "demand"):
        if over and view.kind == "fact" and over[-1].speaker is not None:
            return _by_speaker(scene, event, over[-1])
        old = background(scene.parse, event.trigger, scene.frames, stop)
        if old and event.statement in (None, event.reports):
            return "historical", old
        return "actual", "speech-act"
    return _not_fact(view.kind, None), f"kind:{view.kind}"


# --- other events -----------------------------------------------------------------------------


def _of_event(
    scene: _Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    statement = over[-1] if over else None
    act = statement.act if statement else None
    kind = view.kind
    if kind in ("fact", "attempted", "generic"):
        if view.polarity < 0 and not _absorbed(scene.parse, event):
            return _negated(scene, event, view, statement)
        return _as_fact(scene, event, view, statement, stop)
    could_not = any(c == "modal:could" for c in view.cues)
    open_kind = kind in ("able", "wish", "planned") or could_not
    if view.polarity < 0 and open_kind and _negated_outside(view):
        return "counterfactual", f"not-{kind}"
    if kind == "would" and statement is None and view.condition is None:
        return "hypothetical", "kind:would"
    return _not_fact(kind, act if view.asserted else None, statement is not None), f"kind:{kind}"


def _negated_outside(view: Factuality) -> bool:
    """Return whether the negation denies the plan or ability itself ("cannot", "no plan to")."""
    kinds = [c for c in view.cues if not c.startswith(("neg:", "no:", "shared-neg"))]
    return bool(kinds) and (
        kinds[0].startswith(("modal:ca", "modal:could", "able", "shared-modal:ca"))
        or not view.cues[0].startswith(("neg:", "no:", "shared-neg"))
    )


def _absorbed(parse: Parse, event: EventDraft) -> bool:
    """Return whether the event's own words hold the negation ("did not support" = REJECT)."""
    words = event.span.text.lower().split()
    if any(w in ("not", "no", "never") or w.endswith(("n't", "n’t")) for w in words[:3]):
        return True
    return event.type == "REJECT" and parse.lemma[event.trigger] not in ("reject", "refuse")


def _negated(
    scene: _Scene, event: EventDraft, view: Factuality, statement: StatementDraft | None
) -> tuple[str, str]:
    if statement is not None:
        if statement.act == "deny":
            return "denied", "act:deny"
        if statement.act in ("demand", "call_for", "warn") and view.asserted:
            return "demanded", f"act:{statement.act}"
        if hostile(event.type) and _same_camp(scene, statement.speaker, event.actors):
            return "denied", "own-side-negated"
    return "counterfactual", "negated"


def _as_fact(
    scene: _Scene,
    event: EventDraft,
    view: Factuality,
    statement: StatementDraft | None,
    stop: frozenset[int],
) -> tuple[str, str]:
    if _is_state(scene.parse, event, view):
        return "state", "state-verb"
    old = background(scene.parse, event.trigger, scene.frames, stop)
    if statement is None:
        return _narrated(view, old)
    if old and not view.asserted and old.startswith(("time:", "frame:")):
        return "historical", old
    made = _BY_ACT.get(statement.act)
    settled = view.frame in _PAST and statement.act not in ("deny", "doubt")
    if made and view.asserted and not settled:
        return made, f"act:{statement.act}"
    return _by_speaker(scene, event, statement)


def _narrated(view: Factuality, old: str | None) -> tuple[str, str]:
    said = [c for c in view.cues if _hearsay(c)]
    if said:
        blame = any(w in said[0] for w in ("alleg", "accus", "suspect", "charge"))
        return ("alleged" if blame else "claimed"), said[0]
    if old:
        return "historical", old
    return "actual", "narrator"


def _hearsay(cue: str) -> bool:
    if cue.startswith(("adverb:", "modifier:")):
        word = cue.split(":")[1]
        lex = realis_lexicon()
        return "report" in (lex.cues.get(("adverb", word)), lex.cues.get(("modifier", word)))
    word, _, frame = cue.partition("+")
    lex = realis_lexicon()
    return any(lex.operators.get((word, pos, frame)) == "report" for pos in ("V", "N"))


def _is_state(parse: Parse, event: EventDraft, view: Factuality) -> bool:
    if parse.lemma[event.trigger] not in realis_lexicon().lists["state"]:
        return False
    if event.type and event.type not in ("ASSAULT", "COERCE", "MOBILIZE", ""):
        return False
    return view.frame in ("present", "past", "perfect", "nonfinite")


def _by_speaker(
    scene: _Scene, event: EventDraft, statement: StatementDraft
) -> tuple[str, str]:
    """Return claimed, alleged, denied or monitor_reported by who says it of whom."""
    speaker = statement.speaker
    if statement.act == "deny":
        return "denied", "act:deny"
    if statement.act == "report_no_blame" or (speaker is not None and is_monitor(speaker)):
        return "monitor_reported", "monitor"
    own = _same_camp(scene, speaker, event.actors)
    if statement.act == "accuse":
        return ("claimed", "own-side") if own else ("alleged", "act:accuse")
    if speaker is None or own or not event.actors or not hostile(event.type):
        return "claimed", "speaker"
    camp = scene.camps.camp_key(speaker)
    if camp in scene.parties or _same_camp(scene, speaker, event.recipients):
        return "alleged", "other-side"
    if statement.target is not None and not event.recipients:
        return "alleged", "target"
    return "claimed", "third-party"


def _same_camp(scene: _Scene, speaker: Actor | None, others: Iterable[Actor]) -> bool:
    if speaker is None:
        return False
    camp = scene.camps.camp_key(speaker)
    return any(scene.camps.camp_key(actor) == camp for actor in others)


def is_monitor(actor: Actor) -> bool:
    """Return whether the actor's words or name are those of a monitor or observer mission."""
    lists = realis_lexicon().lists
    words = [w.strip(".,'’\"").lower() for w in f"{actor.text} {actor.name}".split()]
    if any(w in lists["monitor_group"] for w in words):
        return True
    return any(w.rstrip("s") in lists["monitor"] for w in words)


def _not_fact(kind: str, act: str | None, spoken: bool = False) -> str:
    """Return the realis of a clause that does not assert a fact, under a speech act or none."""
    made = _BY_ACT.get(act or "")
    if made and (kind in _OPEN or act == "deny"):
        return made
    if kind == "would":
        return "planned" if spoken else "hypothetical"
    if kind in ("able", "wish", "question", "doubt", "compare", "generic", "hypothetical"):
        return "hypothetical"
    return kind
