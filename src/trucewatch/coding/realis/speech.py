"""Realis of the event that a speech act itself is: the demand, the offer, the denial."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.background import background
from trucewatch.coding.realis.event import absorbed, hearsay, is_done, not_fact
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import Factuality
from trucewatch.coding.realis.open import is_main, polite
from trucewatch.coding.realis.said import SPOKEN, by_speaker, performed
from trucewatch.coding.realis.scene import Scene, embedded, hostile
from trucewatch.coding.realis.trail import closes, interrupted
from trucewatch.coding.realis.types import soft_word
from trucewatch.reading.parse import Parse

# What the event is that a speech act itself makes (a demand was made: that is the demand).
_OWN = {"demand": "demanded", "call_for": "demanded", "offer": "offered", "propose": "proposed",
        "announce_plan": "planned"}  # fmt: skip
# What makes a request or offer itself only possible, or not made.
_MERELY = frozenset({"modal:may", "modal:might", "modal:could", "modal:would+have",
                     "modal:could+have", "modal:might+have", "modal:should+have"})  # fmt: skip
_AT_ONCE = frozenset({"once", "immediately", "promptly", "instantly", "just"})


def of_speech(
    scene: Scene,
    event: EventDraft,
    view: Factuality,
    over: tuple[StatementDraft, ...],
    stop: frozenset[int],
) -> tuple[str, str]:
    """Return realis and rule of an event that a speech act is, under the statements ``over``."""
    assert event.reports is not None
    statement = scene.statements[event.reports]
    own = _OWN.get(statement.act)
    if "claim+responsibility" in view.cues and event.type not in SPOKEN:
        return "claimed", "claim+responsibility"
    if own == "planned" and is_done(scene, event) and view.polarity > 0:
        return "claimed", "announced"
    if event.type == "ASSAULT" and _counted_against(scene.parse, event, statement):
        return "alleged", "counted-against"
    if event.type == "REQUEST" and polite(view):
        return "demanded", "polite"
    if not is_main(view):
        return "hypothetical", f"kind:{view.kind}"
    asserts = view.kind == "fact" and (view.polarity > 0 or absorbed(scene.parse, event))
    if over and asserts and performed(scene, event, view, over[-1]):
        return "actual", "performed"
    guessed = own or (not over and hostile(event.type))
    if guessed and view.cues[:1] and view.cues[0] in _MERELY:
        return not_fact(view.kind, None), f"kind:{view.kind}"  # "Paris may ask for more time"
    if event.type != "REQUEST" and hostile(event.type):
        own = None  # a protest that demands something is a protest held
    if event.type == "REQUEST" and _soft(scene.parse, event, statement):
        own = None
    elif event.type == "REQUEST" and view.kind == "fact" and view.polarity > 0:
        own = own or "demanded"
    if own and _proposes(scene.parse, event.trigger):
        own = "proposed"  # "proposed that the port be run by others": no demand
    if own:
        if over and view.frame == "pluperfect" and _told(scene.parse, event.trigger, over[-1]):
            return by_speaker(scene, event, over[-1])  # "said that they had offered guarantees"
        old = background(scene.parse, event.trigger, scene.frames, stop)
        if old in ("time:year", "time:ago") and view.frame in ("past", "pluperfect"):
            return "historical", old  # "in 1936 he begged the League for arms"
        return own, f"act:{statement.act}"
    if view.kind in ("fact", "attempted") or statement.act in ("warn", "demand", "threaten"):
        old = background(scene.parse, event.trigger, scene.frames, stop)
        told = over and view.kind == "fact" and _told(scene.parse, event.trigger, over[-1])
        if told and not (old and old.startswith("time:") and not view.asserted):
            return by_speaker(scene, event, over[-1])
        said = hearsay(view) if not over else None
        if said and said[0] == "alleged":
            return said
        if old and (old.startswith("time:") or _aside(scene.parse, event.trigger, old)):
            return "historical", old
        return "actual", "speech-act"
    return not_fact(view.kind, None), f"kind:{view.kind}"


def _proposes(parse: Parse, i: int) -> bool:
    kind = "V" if parse.pos[i] == "VERB" else "N"
    frame = "that" if kind == "V" else "of"
    return realis_lexicon().operators.get((parse.lemma[i], kind, frame)) == "proposed"


def _counted_against(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a side counts others' deeds: "put the number of rebel breaches at 21"."""
    i = event.trigger
    if i == statement.head or parse.pos[i] != "NOUN" or parse.dep[i] != "pobj":
        return False
    return any(
        parse.dep[c] in ("compound", "amod", "poss", "nmod")
        and (parse.pos[c] in ("PROPN", "NOUN") or parse.word[c][0].isupper())
        for c in parse.children[i]
    )


def _told(parse: Parse, i: int, statement: StatementDraft) -> bool:
    closed = interrupted(parse, i, statement) or closes(parse, i, statement)
    return closed or embedded(parse, i, statement)


def _aside(parse: Parse, i: int, old: str) -> bool:
    """Return whether an act of speech is an earlier one: "who had promised", "a week ago had …"."""
    if old != "tense:pluperfect":
        return False
    first, last = parse.sents[parse.sent[i]]
    if parse.dep[i] == "relcl":  # "which had at once accused": just now
        return _AT_ONCE.isdisjoint(parse.lower[parse.left[i] : i])
    return "ago" in parse.lower[first:last]


def _soft(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a request is a deed of its own: asking, or a demand in a quotation."""
    if soft_word(parse, event.trigger):
        return True
    quoted = statement.quote_type == "direct" and event.trigger != statement.head
    return quoted and any(parse.tag[c] == "MD" for c in parse.children[event.trigger])
