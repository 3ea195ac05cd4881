"""Who only stands by: "with Norway as broker", "with the Red Cross as witness"."""

from __future__ import annotations

from trucewatch.coding.events.syntax import pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set


def standing_by(p: Parse, v: int) -> tuple[int, ...]:
    """Return X and Y of "with X and Y as guarantors", who take no part themselves."""
    out: list[int] = []
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] == "with":
            heads = pobjs(p, c)
            after = [d for d in p.children[v] if d > c and p.dep[d] == "prep"][:1]
            below = [*after, *p.children[c], *(d for h in heads for d in p.children[h])]
            if any(p.lower[d] == "as" and _names_bystander(p, d) for d in below):
                out.extend(heads)
    return tuple(out)


def without(
    preps: dict[str, tuple[int, ...]], mediators: tuple[int, ...]
) -> dict[str, tuple[int, ...]]:
    """Return ``preps`` without the heads of those who stand by, and without what is left empty."""
    left = {w: tuple(h for h in heads if h not in mediators) for w, heads in preps.items()}
    return {w: heads for w, heads in left.items() if heads}


def _names_bystander(p: Parse, preposition: int) -> bool:
    return any(p.lemma[d] in word_set("events.standing_by") for d in pobjs(p, preposition))
