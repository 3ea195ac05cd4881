"""Names of bodies that watch a truce and that no table knows: "Joint Verification Panel".

Whatever noun such a name ends in (a commission may be a state's, a panel anybody's), a body called
after watching, verifying or a truce stands over the sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.vocab.words import word_set

# A name has so many words, small ones not counted; one of two is only a description.
_SHORTEST = 3
_SMALL = frozenset({"and", "of", "for", "the", "on", "&"})


def is_watching_name(words: Sequence[str]) -> bool:
    """Return whether words in capitals are the name of a body that watches a truce."""
    own = [w for w in words if w.lower() not in _SMALL]
    if len(own) < _SHORTEST or not all(w[:1].isupper() for w in own):
        return False
    lower = [w.lower() for w in own]
    if not word_set("cast.watch_others").isdisjoint(lower):
        return False  # "Election Monitoring Board": it watches something else
    called = any(w.startswith(stem) for w in lower[:-1] for stem in word_set("cast.watch_stems"))
    return called and is_watching_noun(lower[-1])


def is_watching_noun(word: str) -> bool:
    """Return whether a noun, in small letters, can end the name of such a body."""
    return word in word_set("cast.watch_nouns")
