"""Participants of an act whom its own sentence does not name: they are taken from the story.

"The shelling resumed at dusk" may be coded with the two sides of the story; that is a reading, not
what the sentence says, and is shown so.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor, Event, Story
from trucewatch.views.camps import camp_name
from trucewatch.views.words import sentence_of, who

IMPLIED = "(in brackets: taken from the rest of the story, not named in that sentence)"


def implied(actor: Actor, event: Event, story: Story) -> bool:
    """Tell whether the sentence of ``event`` has no words for its participant ``actor``.

    An actor under the words of the act itself ("shelled": civilians) has none either.
    """
    trigger = event.trigger
    if (actor.start, actor.end) == (trigger.start, trigger.end):
        return True
    first, last = sentence_of(story, event.start, event.end)
    return not first <= actor.start < last


def parties(actors: Iterable[Actor], event: Event, story: Story) -> str:
    """Return the names of participants; those that only the story tells are sides, in brackets."""
    names = (f"({_side(a)})" if implied(a, event, story) else who(a) for a in actors)
    return ", ".join(dict.fromkeys(names))


def _side(actor: Actor) -> str:
    """Return the side that somebody stands for: no words of another sentence are put here."""
    side = side_of(actor) if actor.name != "civilians" else None
    return camp_name(side) if side else who(actor)
