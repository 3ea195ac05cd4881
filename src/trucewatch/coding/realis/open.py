"""What the frame of a statement makes of a clause that tells no fact."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.doer import of_ours
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import Factuality
from trucewatch.coding.realis.said import by_speaker
from trucewatch.coding.realis.scene import Scene, same_camp
from trucewatch.coding.realis.steps import step, subjunctive
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
    wanted = subjunctive(scene.parse, event.trigger) and view.kind == "fact"
    by_text = of_text(statement) if event.type != "REQUEST" else None
    if by_text and (wanted or view.kind in ("would", "planned", "demanded")):
        return by_text, "by-text"
    if wanted:
        return "demanded", "subjunctive"  # "insists that they hand it over"
    if statement.act == "accuse" and view.cues[:1] in (("prep:of",), ("prep:for",)):
        return by_speaker(scene, event, statement)
    if view.kind not in ("would", "planned"):
        return None
    own = same_camp(scene, statement.speaker, event.actors)
    if statement.quote_type in ("direct", "mixed", "document") and of_ours(
        scene.parse, event.trigger
    ):
        own = True
    if own and view.condition and event.type in ("ASSAULT", "SANCTION") and is_main(view):
        return "threatened", "on-condition"
    plain = view.cues[0].startswith(("modal:", "shared-modal:")) and view.asserted
    if own and plain and event.type == "ASSAULT" and is_main(view):
        return "threatened", "own-attack-ahead"  # "tomorrow we will go and burn it"
    return None


def of_text(statement: StatementDraft) -> str | None:
    """Return what a text that speaks for itself makes of a term: a draft proposes, a pact binds."""
    if statement.speaker is None:
        return None
    lists = realis_lexicon().lists
    words = statement.speaker.text.lower().split()
    if lists["draft"].intersection(words):
        return "proposed"
    return "planned" if lists["pact"].intersection(words[-1:]) else None


def unwanted(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the event is what a negated cue is about: "did not want to fire"."""
    if statement.polarity > 0 or parse.head[i] != statement.head or parse.dep[i] != "xcomp":
        return False
    return any(parse.tag[c] == "TO" for c in parse.children[i])


def under_cue(parse: Parse, i: int, head: int | None) -> tuple[str, str] | None:
    """Return what the cue itself makes of the event right below it, with the rule, or None.

    "Is considering sending troops", "feared an attack", "expects them to hand it over": the walk up
    the tree ends at the cue, whose own meaning counts where it is more than telling.
    """
    if head is None:
        return None
    while parse.dep[i] == "conj" and parse.head[i] not in (i, head):
        i = parse.head[i]
    up = parse.head[i]
    if up != head and not (parse.dep[up] == "prep" and parse.head[up] == head):
        return None
    if parse.dep[i] not in ("xcomp", "ccomp", "dobj", "pobj", "pcomp", "nsubjpass"):
        return None
    ops, _ = step(parse, i, up, realis_lexicon())
    for op in ops:
        if op.effect in _OPENING and op.token == head and parse.lemma[head] not in _TELLING:
            return op.effect, op.rule
    return None


_OPENING = frozenset({"hypothetical", "wish", "planned", "proposed", "offered", "demanded"})
# Words that tell as often as they open: "warned that troops had crossed".
_TELLING = frozenset({"warn", "caution", "suppose", "suggest", "announce"})


def polite(view: Factuality) -> bool:
    """Return whether a wish only makes a request polite: "we would also like to urge"."""
    asked = view.cues[:2] in (("like+inf", "modal:would"), ("like+inf", "modal:'d"))
    return asked and view.polarity > 0 and is_main(view)


def vowed(view: Factuality) -> bool:
    """Return whether a party binds itself to the deed: "vowed to attack"."""
    return any(c.startswith(("vow+", "swear+")) for c in view.cues)


def negated_outside(view: Factuality) -> bool:
    """Return whether the negation denies the plan or ability itself ("cannot", "no plan to")."""
    kinds = [c for c in view.cues if not c.startswith(("neg:", "no:", "shared-neg"))]
    return bool(kinds) and (
        kinds[0].startswith(("modal:ca", "modal:could", "able", "shared-modal:ca"))
        or not view.cues[0].startswith(("neg:", "no:", "shared-neg"))
    )
