"""Parties named by who watches, beside what was seen: "two guns of A in breach of the lines"."""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, monitor, other
from trucewatch.records import Actor

_BREACHING = frozenset({"violation", "breach", "contravention", "defiance"})
_OUTSIDE = frozenset({"IGO", "NGO", "INGO", "CVL", "MED", "JRN"})


def seen_in_breach(u: Utterance) -> Actor | None:
    """ "observed two howitzers of the army of B in violation of the lines": B, whom no verb has do
    anything. None where nobody is named, or where a party tells it."""
    if u.lemmas.isdisjoint(_BREACHING) or not (monitor(u) or _watches(u)):
        return None
    shared = _most_of_them_by(u)
    if shared is not None:
        return shared
    parse = u.context.parse
    at = next(
        (k for k in u.tokens if parse.lemma[k] in _BREACHING and parse.lower[k - 1] == "in"), None
    )
    if at is None:
        return None
    before = [k for k in u.tokens if k < at and parse.pos[k] in ("NOUN", "PROPN", "ADJ")]
    # "of the Belmoran army": the army, not the adjective
    ordered = sorted(before, key=lambda k: parse.dep[k] in ("amod", "compound", "nmod"))
    named = (a for k in ordered if (a := u.cast.of(k)) is not None)
    return next(
        (
            a
            for a in named
            if a.code not in ("UNK", "UNKUAF") and a.sector not in _OUTSIDE and other(u, a)
        ),
        None,
    )


def _most_of_them_by(u: Utterance) -> Actor | None:
    """ "14 violations, most of them by the army": the army; nobody behind "by mortar"."""
    parse = u.context.parse
    for k in u.tokens:
        if parse.lower[k - 2 : k + 1] != ("of", "them", "by"):
            continue
        behind = [c for c in parse.children[k] if parse.dep[c] == "pobj"]
        actor = next((a for c in behind if (a := u.cast.of(c)) is not None), None)
        if actor is not None and actor.sector not in _OUTSIDE and other(u, actor):
            return actor
    return None


def _watches(u: Utterance) -> bool:
    return u.speaker is not None and u.speaker.sector in ("IGO", "NGO")
