"""People and bodies of the state that a story is set in: "a former minister", "civilians".

Nobody says whose they are, because the story has said so: they are the home country's. Who comes
from abroad by his office or epithet ("a diplomat", "foreign troops") is not, nor is anybody of a
story with two states, save what one paragraph tells of one state alone.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trucewatch.coding.cast import own_words as cast_own_words
from trucewatch.coding.cast import servants as cast_servants
from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.opposed import opposed
from trucewatch.vocab.actor_named import Named, with_country
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_REBELS = frozenset({"REB", "PRM", "OPP"})
# Offices of state, and those who left them.
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "ELI"})
# A country's own order and its crowds: the dateline or the paragraph may tell whose.
_DOMESTIC = frozenset({"COP", "OPP", "LEG", "JUD", "LAB"})
# People at large are the home country's only where it is very plain (see Home.settled).
_PEOPLE = frozenset({"CVL", "REB", "REF", "LAB", "MED", "EDU", "AGR", "REL", "PRM", "SOC"})
# Bodies whose heads and members are not the state's.
_BODIES = frozenset({"mission", "committee", "delegation", "contingent", "commission", "tribunal"})
# Who serves or lives where the paragraph is: the place told last says of which state.
_LOCALS = frozenset({"governor", "mayor", "resident", "villager", "police", "firefighter",
                     "rescuer", "official", "prefect", "policeman", "police officer"})  # fmt: skip
_ARMIES = frozenset({"army", "military", "navy"})
# "Of X" behind these tells where they are, not whose.
_OF_PLACES = _LOCALS | {"garrison", "inhabitant", "people", "townspeople", "defender", "hospital"}
_PORTFOLIOS = frozenset({"ministry", "minister"})
_OF_THE_STATE = frozenset({"state", "government", "official", "national"})
# Bodies of a state that sit in its capital, and so are told by it: "the ministry in X".
_SEATED = frozenset({"ministry", "government", "parliament", "presidency", "cabinet", "junta",
                     "staff", "command", "authority"})  # fmt: skip
# How many phrases before one in its paragraph are looked at (bounds the work).
_BEFORE = 12
# How far back a place is looked for, in tokens.
_REACH = 80


def settled(cast: Cast, head: int, named: Named) -> Named:
    """Return ``named`` as of the story's own state where nothing speaks against that."""
    if named.country or named.entity is not None:
        return named
    known = cast.known.introduced(head) if named.kind == "name" else None
    if known is not None and known.at != head and _serves(cast, known.at, known.named):
        return with_country(named, settled(cast, known.at, known.named).country)
    same = _of_one_ministry(cast, head, named)
    if same is not None:
        return with_country(named, same)
    own = _of_own_words(cast, head, named)
    if own is not None:
        return with_country(named, own)
    if not _may_be_local(cast, head, named):
        return named
    home = _home_for(cast, head, named) or _by_place(cast, head, named)
    if home is None:
        return named
    if named.sector in _OFFICIAL:
        one = named.person and not named.plural
        foes = cast_own_words.charged(cast, head, named) if one else frozenset()
        if home in foes:
            other = cast_own_words.other_side(cast, foes)
            return named if other is None else with_country(named, other)
        if home in opposed(cast, head, named.sector in _DOMESTIC):
            return named
    return with_country(named, home)


def _of_own_words(cast: Cast, head: int, named: Named) -> str | None:
    """Return the state for which an official without a state in the phrase commits himself."""
    if named.sector not in _OFFICIAL or named.kind not in ("name", "role") or named.plural:
        return None
    if is_somebodys(cast, head):
        return None
    first, last = cast.noun_phrase(head)
    if any(h.entry.country for h in cast.hits_in(first, last)):
        return None
    return cast_own_words.land(cast, head, named)


def _of_one_ministry(cast: Cast, head: int, named: Named) -> str | None:
    """Return the state of "Interior Ministry spokesman X", where the story names one state's."""
    if named.sector not in ("GOV", "MIL") or not named.person:
        return None
    hits = cast.hits_in(*cast.noun_phrase(head))
    own = next((h.entry.noun for h in hits if h.entry.noun.endswith(" ministry")), None)
    if own is None or any(h.entry.country for h in hits) or is_somebodys(cast, head):
        return None
    all_named = (cast.named(at) for at in cast.heads)
    states = {n.country for n in all_named if n is not None and n.country and n.noun == own}
    return next(iter(states)) if len(states) == 1 else None


def seated(cast: Cast, head: int, named: Named) -> Named:
    """Return "the ministry in CAPITAL" as that state's, where nobody else owns it.

    The words alone tell it where name and place are one phrase; a parser that hangs the place on
    the clause, or a name in capitals, cuts it off.
    """
    if named.kind != "role" or named.country or named.entity is not None:
        return named
    if _SEATED.isdisjoint(named.noun.split()) or is_somebodys(cast, head):
        return named
    first, _ = cast.noun_phrase(head)
    words = set(cast.parse.lower[first:head]) - {"foreign"}
    if words & (word_set("cast.from_abroad") | _BODIES):
        return named
    return with_country(named, _seat_after(cast, head) or _seat_beside(cast, head))


def _seat_beside(cast: Cast, head: int) -> str | None:
    """Return the state whose capital stands beside a ministry in a title: "Ministry of Foreign
    Affairs, X, 7 May"."""
    parse = cast.parse
    para = parse.paras[parse.para[head]]
    at = next((k for k in range(head + 1, para.last - 1) if parse.word[k] == ","), None)
    if at is None or parse.word[para.last - 1] in _STOPS:
        return None
    if any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first, para.last)):
        return None
    hit = next((h for h in cast.hits_in(at + 1, at + _SEAT) if h.first == at + 1), None)
    return hit.entry.country if hit is not None and hit.entry.kind == "seat" else None


_STOPS = frozenset({".", "?", "!"})
# The name of a capital has fewer tokens.
_SEAT = 5


def _seat_after(cast: Cast, head: int) -> str | None:
    """Return the state whose capital stands in "in X" right behind ``head``, else None."""
    parse = cast.parse
    at = head + 1
    if at + 1 >= len(parse) or parse.lower[at] != "in" or parse.sent[at] != parse.sent[head]:
        return None
    hit = next((h for h in cast.hits_in(at + 1, at + 5) if h.first == at + 1), None)
    return hit.entry.country if hit is not None and hit.entry.kind == "seat" else None


def _home_for(cast: Cast, head: int, named: Named) -> str | None:
    if named.sector in _DOMESTIC:
        return cast.setting.domestic or _of_paragraph(cast, head)
    if named.sector in _PEOPLE or (named.sector == "JRN" and _of_state(cast, head)):
        return cast.setting.settled
    return cast.setting.serving(named.sector) if named.sector in _OFFICIAL else None


def _may_be_local(cast: Cast, head: int, named: Named) -> bool:
    served = named.kind == "name" and named.person and _serves(cast, head, named)
    army = served or (named.kind == "name" and named.sector == "MIL" and _of_the_army(cast, head))
    if named.kind == "name":
        # A rank alone may be a rebel's or a peacekeeper's.
        if not named.noun or (named.sector == "MIL" and not army):
            return False
    elif named.kind != "role":
        return False
    last_word = named.noun.rsplit(" ", 1)[-1]
    sent = last_word in word_set("cast.sent") and not _of_state(cast, head)
    if (sent and not army and not served) or last_word in cast_words.OF_OTHERS or named.aligned:
        return False
    if is_somebodys(cast, head, named.sector not in _REBELS):
        return False
    first, last = cast.noun_phrase(head)
    if any(h.entry.country for h in cast.hits_in(first, last)):
        return named.sector == "REB"  # "Turkish-backed rebels"
    words = set(cast.parse.lower[first:last])
    words -= {"foreign"} if words & _OF_FOREIGN_AFFAIRS else set()
    return (word_set("cast.from_abroad") | _BODIES).isdisjoint(words)


# Of these "foreign" tells what they do, not from where they are.
_OF_FOREIGN_AFFAIRS = frozenset({"ministry", "minister", "affairs", "office", "department"})


def _serves(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether somebody speaks for a service of the home country, the only one with forces."""
    if named.sector not in ("GOV", "MIL", "COP") or not cast_servants.serves(cast, head):
        return False
    return named.sector != "MIL" or cast_servants.is_alone(cast, cast.setting.country)


def _of_the_army(cast: Cast, head: int) -> bool:
    """Tell whether somebody is called the army's, or speaks right after it, in a story of one
    state: "army spokesman X", "X, spokesman of the army's 2nd Division"."""
    if len(cast.setting.states - cast.setting.brokers) > 1:
        return False
    first, last = cast.noun_phrase(head)
    if not _ARMIES.isdisjoint(cast.parse.lower[first:head]):
        return True
    at = cast_words.apposed(cast.parse, head, last, False)
    if at is not None:
        return not _ARMIES.isdisjoint(cast.parse.lower[slice(*cast.noun_phrase(at))])
    return cast_words.says(cast.parse, head) and _army_before(cast, head)


def _army_before(cast: Cast, head: int) -> bool:
    """Tell whether an army is the subject of the sentence before, and of no other body."""
    parse = cast.parse
    sent = parse.sent[head] - 1
    if sent < 0:
        return False
    first, last = parse.sents[sent]
    near = parse.para[first] == parse.para[head] or parse.para[first] + 1 == parse.para[head]
    root = next((i for i in range(first, last) if parse.dep[i] == "ROOT"), first)
    subjects = [c for c in parse.children[root] if parse.dep[c] == "nsubj"]
    return near and any(
        parse.lemma[c] in _ARMIES and (n := cast.named(c)) is not None and n.sector == "MIL"
        for c in subjects
    )


def _by_place(cast: Cast, head: int, named: Named) -> str | None:
    """Return the country of the place that the paragraph named last before "the governor"."""
    if named.noun not in _LOCALS or (named.noun == "official" and not _is_local(cast, head)):
        return None
    first = cast.parse.paras[cast.parse.para[head]].first
    hits = cast.hits_in(max(first, head - _REACH), head)
    places = [
        h.entry.country
        for h in hits
        if (h.entry.kind == "place" and h.entry.country not in cast.setting.hosts)
        or (
            h.entry.kind == "seat"
            and cast_words.in_place_position(cast.parse, h.last - 1)
            and h.entry.country not in cast.setting.hosts
        )
    ]
    return places[-1] if places else None


def _is_local(cast: Cast, head: int) -> bool:
    first, _ = cast.noun_phrase(head)
    return "local" in cast.parse.lower[first:head]


def is_somebodys(cast: Cast, head: int, joined: bool = True) -> bool:
    """Tell whether the phrase names an owner, whoever that is: "the committee's officers".

    ``joined``: the owner of what it is joined to counts, as in "the committee's officers and men";
    not so in "Xia's army and the rebels".
    """
    parse = cast.parse
    if joined and parse.dep[head] == "conj":
        head = parse.head[head]
    for child in parse.children[head]:
        if parse.dep[child] == "poss":
            return True
        if child > head and parse.lower[child] == "of" and not _in_name(cast, head, child):
            below = [c for c in parse.children[child] if parse.dep[c] == "pobj"]
            if parse.lemma[head].lower() in _PORTFOLIOS and not any(
                h.entry.country for c in below for h in cast.hits_in(*cast.noun_phrase(c))
            ):
                continue  # "Ministry of External Affairs"
            if parse.lemma[head] in _OF_PLACES and all(parse.pos[c] == "PROPN" for c in below):
                return False
            return not any(cast.hits_in(*cast.noun_phrase(c)) for c in below)
    return False


def _in_name(cast: Cast, head: int, k: int) -> bool:
    """Tell whether token ``k`` is a part of what ``head`` is called: "Ministry of Defence"."""
    return any(h.first <= head and k < h.last for h in cast.hits_in(*cast.noun_phrase(head)))


def _of_state(cast: Cast, head: int) -> bool:
    first, _ = cast.noun_phrase(head)
    return not _OF_THE_STATE.isdisjoint(cast.parse.lower[first : head + 1])


def _of_paragraph(cast: Cast, head: int) -> str | None:
    """Return the only state whose people the paragraph has named before ``head``."""
    heads, para = cast.known.heads, cast.parse.para
    here = bisect_left(heads, head)
    found: set[str] = set()
    institutions = False
    for at in reversed(heads[max(0, here - _BEFORE) : here]):
        if para[at] != para[head]:
            break
        named = cast.named(at)
        if named is None or not named.country or named.country in ("UNO", "IGO", "EUR", "NGO"):
            continue
        found.add(named.country)
        institutions |= named.kind in ("role", "entity", "name") and named.sector in _OFFICIAL
    only = next(iter(found)) if len(found) == 1 and institutions else None
    return only if only and ";" not in only else None
