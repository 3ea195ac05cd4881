"""Names of armed groups and parties in a story, so that a town of that name is not seen in them."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.cast.words import in_place_position
from trucewatch.reading.parse import Parse
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

_SECTORS = frozenset({"REB", "PRM", "CRM", "PTY", "OPP", "SEP", "UAF"})
# What follows a group's own name; "forces", "army" and "rebels" may follow a land's or a town's.
_GROUP_NOUNS = frozenset(
    {"militia", "militias", "militiamen", "movement", "gunmen", "fighters", "militants",
     "guerrillas", "insurgents", "faction"}
)  # fmt: skip


@cache
def _known() -> frozenset[str]:
    """The one-word names of the groups and parties of the tables, in small letters."""
    return frozenset(
        e.name.lower()
        for e in load_actors().entities.values()
        if e.kind == "body" and e.sector in _SECTORS and e.name.isalpha()
    )


def groups_of(parse: Parse) -> frozenset[str]:
    """Return the names, in small letters, that the story uses as those of groups.

    A group of the tables is one where the story lets it act or names its people ("Fano gunmen"); a
    name that no table knows where it does both.
    """
    acting, led, doing = set(), set(), word_set("cast.done_by_groups")
    for i, low in enumerate(parse.lower):
        if parse.tag[i] not in ("NNP", "NNPS"):
            continue
        if i + 1 < len(parse) and parse.lower[i + 1] in _GROUP_NOUNS:
            led.add(low)
        elif parse.dep[i] == "nsubj" and parse.lemma[parse.head[i]] in doing:
            acting.add(low)
    return frozenset((acting & led) | ((acting | led) & _known()))


def is_where(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a name that is also a group's is where something is: "in X", "at X"."""
    head = next((i for i in range(first, last) if not first <= parse.head[i] < last), first)
    at = parse.dep[head] == "pobj" and parse.lower[parse.head[head]] == "at"
    return at or in_place_position(parse, head) or _called_so(parse, first)


def _called_so(parse: Parse, first: int) -> bool:
    """Tell whether "the town of", "the district" stands before the name."""
    i = first - 2 if first and parse.lower[first - 1] == "of" else first - 1
    return i >= 0 and parse.lower[i] in place_words("generic_before")
