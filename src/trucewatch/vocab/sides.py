"""The side of somebody no table knows, from the proper name in the words of the text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "Valdoria", "Valdorian", "Valdoria's" share a beginning; five letters keep most names apart, and
# only names that no table knows are compared so.
_STEM = 5
_ADJECTIVES = ("ian", "ean", "lan", "ese", "ish", "ni", "ri", "ic")
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "both",
        "some",
        "all",
        "other",
        "its",
        "their",
        "his",
        "her",
        "one",
        "two",
        "they",
        "we",
        "he",
        "she",
        "it",
        "who",
        "which",
        "these",
        "those",
        "each",
        "neither",
    }
)


def unknown_side(code: str, text: str) -> str | None:
    """Return the side of an actor with a code that begins with ``UNK``, or None.

    ``UNK:valdoria`` names its side itself; ``UNKMIL`` or ``UNKGOV:defence-ministry`` only through
    the words of the text ("the Valdorian army").
    """
    head, _, own = code.partition(":")
    if own and head == "UNK":
        return f"UNK:{own[:_STEM]}"
    named = named_side(text)
    if named is not None and any(w.startswith(named[4:]) for w in own.split("-")):
        return f"UNK:{own}"  # only the person's own name, in full or in short
    return named or (code if own else None)


def named_side(text: str) -> str | None:
    """Return ``UNK:`` and the stem of the first proper name in ``text``, or None.

    "The Valdorian army" and "Valdoria's foreign minister, Lena Sorrow" give the same side; "both
    armies" gives None. A lone first word is taken for a name only when nothing follows in lower
    case after an article-like word ("Officials" alone is no name).
    """
    words = _WORD.findall(text)
    for k, word in enumerate(words):
        if not word[0].isupper() or word.lower() in _SMALL or len(word) < 3:
            continue
        if k == 0 and len(words) == 1 and word.endswith("s"):
            return None  # "Officials", "Residents"
        if k == 0 and len(words) > 1 and _is_common(word, words[1], text):
            continue
        return f"UNK:{word.lower()[:_STEM]}"
    return None


def _is_common(first: str, second: str, text: str) -> bool:
    """Return whether a capital at the beginning says nothing: "Officials in", "Six soldiers".

    Before a small word only a possessive or an adjective of a name is taken for one.
    """
    if second[0].isupper():
        return False
    after = text[len(first) : len(first) + 2]
    return not (after in ("'s", "’s") or first.lower().endswith(_ADJECTIVES))
