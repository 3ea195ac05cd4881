"""Names by which parties are shown: neutral ones, whatever a side calls the other.

"The SPLM-IO terrorists" are the SPLM-IO, "the Kinshasa regime" is shown as the Kinshasa government;
the words of the source stay in the span.
"""

from __future__ import annotations

from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.words import word_set

_NEUTRAL = {"regime": "government", "regime's": "government's"}
_MARKS = "“”\"'‘’"


_BEHIND = frozenset({"of", "in", "near", "from", "at", "on", "with", "around", "outside"})


def neutral_name(named: Named) -> str:
    """Return the name of ``named`` without the bad names that it is called.

    A body's own name where nothing else of the phrase tells who of it is meant; where a bad name is
    all that the phrase has, nobody knows a better one.
    """
    words = named.name.split()
    kept = [w for w in words if w.strip(_MARKS).lower() not in word_set("cast.epithets")]
    known = named.entity is not None and named.entity.kind == "body"
    if len(kept) < len(words) and known and named.entity is not None:
        return named.entity.name
    if kept and kept[0].lower() in _BEHIND:
        return named.name  # "bandits near the town": the place alone is nobody
    called = bool(kept) and (len(kept) == len(words) or kept[-1] == words[-1])
    return " ".join(_NEUTRAL.get(w.replace("’", "'"), w) for w in (kept if called else words))
