"""People hurt by weapons of war: what makes a text of war that is too short to judge by its topic.

"Four people were killed when shells hit a bus stop", alone, names no side and no conflict.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

# A sentence that is so much about something else (see topics) tells of no war. Set on sentences of
# sport, business and accidents: two points above what ledes of war have.
_HARMLESS = 1.5
# So many different words of war and truce leave no doubt in a text of a few sentences.
_PLAIN = 3


def armed_harm(parse: Parse, scores: Sequence[float], kinds: int = 0) -> bool:
    """Tell whether a text tells of people hurt by weapons of war, or is full of words of war.

    ``kinds`` is how many different words of war and truce it has; ``scores`` are those of its
    sentences (:class:`trucewatch.coding.topics.topics.Topics`).
    """
    lemmas = set(parse.lemma)
    armed = bool(lemmas & word_set("stories.arms")) or {"air", "strike"} <= lemmas
    harmed = armed and bool(lemmas & word_set("stories.harm"))
    return (harmed or kinds >= _PLAIN) and max(scores, default=0.0) < _HARMLESS
