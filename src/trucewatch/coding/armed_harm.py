"""People hurt by weapons of war: what makes a text of war that is too short to judge by its topic.

"Four people were killed when shells hit a bus stop", alone, names no side and no conflict.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading import Parse

# Weapons of war, and those who bear them.
_ARMS = frozenset(
    """shelling shell mortar artillery rocket missile airstrike gunman gunmen militant rebel
    insurgent bomb bomber bombing bombardment ambush sniper grenade warplane landmine militia
    soldier troop""".split()
)
_HARM = frozenset("kill wound injure die dead toll fatality casualty behead".split())
# A sentence that is so much about something else (see topics) tells of no war. Set on sentences of
# sport, business and accidents: two points above what ledes of war have.
_HARMLESS = 1.5


def armed_harm(parse: Parse, scores: Sequence[float]) -> bool:
    """Tell whether a text tells of people hurt by weapons of war.

    ``scores`` are those of its sentences (:class:`trucewatch.coding.topics.Topics`).
    """
    lemmas = set(parse.lemma)
    armed = bool(lemmas & _ARMS) or {"air", "strike"} <= lemmas
    return armed and bool(lemmas & _HARM) and max(scores, default=0.0) < _HARMLESS
