"""Which body "the group", "the organisation", "the agency" stands for: the nearest that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast.shelf import Known, Shelf
from trucewatch.reading import Parse
from trucewatch.vocab.actor_named import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARMED = frozenset({"REB", "PRM", "CRM"})
_GROUPS = frozenset({"REB", "PRM", "CRM", "OPP", "NGO", "SOC", "PTY", "LAB"})
_WORLD = frozenset({"IGO"})
_ARMIES = frozenset({"SEP", "UAF", "MIL", "GOV"})
# The last word of a name, of which a story may have several: meant is the only one.
_OF_ONE = frozenset(
    "front league brigade brigades battalion apparatus federation congress legion corps"
    " column".split()
)
# Bodies that watch; "the panel" is the one whose name has the word.
_WATCHING = frozenset({"mechanism", "panel", "commission", "committee", "board"})
# Definite nouns for a body the story has named, and the sectors it may be of; the next ones only
# where it has named none of these.
ANAPHORS: dict[str, tuple[frozenset[str], ...]] = {
    "group": (_GROUPS, _WORLD), "movement": (_GROUPS,), "organization": (_GROUPS | _WORLD,),
    "organisation": (_GROUPS | _WORLD,), "faction": (_ARMED,), "militia": (_ARMED,),
    "network": (_ARMED,), "alliance": (_GROUPS | _WORLD,), "bloc": (_WORLD,), "body": (_WORLD,),
    "mission": (_WORLD,), "party": (frozenset({"PTY"}),), "union": (frozenset({"LAB"}),),
    "agency": (_WORLD | {"JRN", "SPY"},), "court": (_WORLD | {"JUD"},),
    "parliament": (frozenset({"LEG"}),), "company": (frozenset({"BUS"}),),
    "coalition": (_GROUPS | _WORLD | {"MIL"},), "charity": (frozenset({"NGO"}),),
    "newspaper": (frozenset({"JRN"}),), "force": (_WORLD,),
    **dict.fromkeys(_OF_ONE, (_GROUPS | _ARMIES,)), **dict.fromkeys(_WATCHING, (_WORLD,)),
}  # fmt: skip
# A body is meant by these only if its name has the word: Hezbollah is no coalition.
CALLED = _OF_ONE | _WATCHING | {
    "coalition", "alliance", "bloc", "union", "network", "newspaper", "charity"
}  # fmt: skip


def meant(parse: Parse, bodies: Shelf, head: int, noun: str) -> Named | None:
    """Return the body that "the ``noun``" at ``head`` stands for, None where that is unclear."""
    called = noun if noun in CALLED else ""
    one_word = parse.word[head][:1].isupper()  # "the Front" is a name: see ``cast.short``
    for sectors in ANAPHORS[noun]:
        found = [
            k for k in _before(bodies, head, sectors, called) if not _is_another_kind(k.named, noun)
        ]
        if noun in _OF_ONE and (one_word or len({k.named.code for k in found}) > 1):
            return None
        if found:
            return _clear(parse, found)
    return None


def last_body(bodies: Shelf, head: int, sectors: frozenset[str]) -> Named | None:
    """Return the last body of one of these sectors that the story named before ``head``."""
    known = max(_before(bodies, head, sectors, ""), key=lambda k: k.at, default=None)
    return known.named if known else None


def _before(bodies: Shelf, head: int, sectors: frozenset[str], called: str) -> Iterator[Known]:
    shelves = (bodies.back(f"sector {s}", head) for s in sorted(sectors))
    return (k for s in shelves for k in s if not called or _is_called(k.named, called))


def _clear(parse: Parse, found: list[Known]) -> Named | None:
    """The nearest, unless another one that fits is named in one breath with it."""
    last = max(found, key=lambda k: k.at)
    others = (k for k in found if k.named.code != last.named.code)
    return None if any(_in_one_breath(parse, k.at, last.at) for k in others) else last.named


def _in_one_breath(parse: Parse, one: int, two: int) -> bool:
    """ "A and B", "A, B and C": names with nothing but names, marks and "and" between them."""
    if parse.sent[one] != parse.sent[two]:
        return False
    between = range(one + 1, two)
    listed = any(parse.lower[k] in ("and", "or", ",") for k in between)
    return listed and all(parse.pos[k] in _LISTED or parse.word[k] == "," for k in between)


_LISTED = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ", "PART", "NUM"})


def _is_called(body: Named, noun: str) -> bool:
    entity = body.entity
    names = body.name if entity is None else f"{body.name} {entity.id}"
    return noun in names.lower()


def _is_another_kind(body: Named, noun: str) -> bool:
    """Tell whether a body is by its name no ``noun``, but of another kind: "the mission" is no
    commission, court or union of states, and "the court" no mission."""
    if noun not in _KINDS:
        return False
    names = body.name if body.entity is None else f"{body.name} {body.entity.name}"
    words = set(names.lower().replace("-", " ").split())
    return noun not in words and not _KINDS.isdisjoint(words)


_KINDS = frozenset(
    "mission commission committee council court tribunal union league assembly bank"
    " parliament".split()
)
