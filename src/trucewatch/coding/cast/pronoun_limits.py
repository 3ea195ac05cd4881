"""Whom a pronoun cannot mean: bands and guards are no "he", a state owns no armed wing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast.words import says
from trucewatch.reading import Parse

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def says_of_itself(cast: Cast, at: int, head: int) -> bool:
    """Tell whether a name that nobody knows says something of "it": "Karn says that it could"."""
    parse = cast.parse
    if parse.lower[head] != "it" or not says(parse, at):
        return False
    if parse.tag[at] != "NNP" and not any(
        h.entry.kind == "place" for h in cast.hits_in(at, at + 1)
    ):
        return False
    return parse.dep[head] == "nsubj" and parse.head[parse.head[head]] == parse.head[at]


def owns_a_wing(parse: Parse, head: int) -> bool:
    """Tell whether a pronoun owns an armed wing: no state has one."""
    owned = parse.head[head]
    if parse.tag[head] != "PRP$" or parse.lemma[owned] not in ("wing", "arm"):
        return False
    return parse.lower[owned - 1] in ("armed", "military")


def is_band(parse: Parse, at: int) -> bool:
    """Tell whether a name is one of several people: "the Vultures"."""
    the = any(parse.lower[c] == "the" for c in parse.children[at])
    return the and parse.tag[at] == "NNPS"


def is_guard(parse: Parse, at: int) -> bool:
    """Tell whether the noun of a person ends a body's name: "the Hill Guard"."""
    named = parse.word[at][:1].isupper() and at > 0 and parse.word[at - 1][:1].isupper()
    the = any(parse.lower[c] == "the" for c in parse.children[at])
    return named and the and parse.lower[at] == "guard"
