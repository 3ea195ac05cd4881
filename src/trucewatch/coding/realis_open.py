"""What the frame of a statement makes of a clause that tells no fact."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.modality import Factuality
from trucewatch.coding.realis_lexicon import realis_lexicon
from trucewatch.coding.realis_said import by_speaker
from trucewatch.coding.realis_scene import Scene, same_camp
from trucewatch.coding.realis_steps import subjunctive
from trucewatch.reading.parse import Parse


def is_main(view: Factuality) -> bool:
    """Return whether the predicate is no condition ("while urging" is as true as its clause)."""
    return view.kind == "fact" or not any(c.startswith(("mark:", "if+")) for c in view.cues)


def will_not(view: Factuality) -> bool:
    """Return whether a negated "will" or "would" of the main clause is all there is."""
    rest = [c for c in view.cues if not c.startswith(("neg:", "no:"))]
    return (
        len(rest) < len(view.cues)
        and is_main(view)
        and bool(rest)
        and rest[0].startswith(("modal:wo", "modal:will"))
        and view.condition is None
    )


def by_frame(
    scene: Scene, event: EventDraft, view: Factuality, statement: StatementDraft
) -> tuple[str, str] | None:
    """Return what the frame of a statement makes of something open, or None.

    "Accused them for …" names a deed; "under the proposal" proposes; what the speaker's own side
    would do to others on a condition is a threat.
    """
    if subjunctive(scene.parse, event.trigger) and view.kind == "fact":
        return "demanded", "subjunctive"  # "insists that they hand it over"
    if statement.act == "accuse" and view.cues[:1] in (("prep:of",), ("prep:for",)):
        return by_speaker(scene, event, statement)
    if view.kind not in ("would", "planned"):
        return None
    speaker = statement.speaker
    if speaker and frozenset(speaker.text.lower().split()) & realis_lexicon().lists["draft"]:
        return "proposed", "by-draft"
    own = same_camp(scene, speaker, event.actors)
    if own and view.condition and event.type in ("ASSAULT", "SANCTION") and is_main(view):
        return "threatened", "on-condition"
    return None


def unwanted(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the event is what a negated cue is about: "did not want to fire"."""
    if statement.polarity > 0 or parse.head[i] != statement.head or parse.dep[i] != "xcomp":
        return False
    return any(parse.tag[c] == "TO" for c in parse.children[i])
