"""How like two reported acts are: what tells which incident an act of no stated day belongs to."""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.nodes import Node

# Ways of fighting that are not one another: a battle is told by any of them, but one teller who
# names two of them tells of two acts. Other modes (destroyed, killed) are what came of it.
_WAYS = {
    "firearms": "guns", "heavy-weapons": "fire", "explosives": "fire", "aerial": "fire",
    "drone": "fire", "abduct": "hands", "beat": "hands", "torture": "hands", "sexual": "hands",
    "crowd-control": "crowd", "suicide-attack": "fire",
}  # fmt: skip
# Families of acts in which the doer is part of what the act is: a march of one army is not that of
# the other. In violence each side lays one act to the other; captives are exchanged by both.
_OWN_DOER = frozenset({"show of force", "protest", "sanction", "retreat", "aid", "cooperation"})

# People are seized, taken and kept as they are abducted.
_TAKEN = frozenset({None, "arrest"})
# What a word tells of the way where no mode does.
_BY_WORD = (
    ("fire", re.compile(r"(?:explo|blast|bomb|shell|rocket|mortar|missile|detonat)")),
    ("guns", re.compile(r"(?:shot|shoot|gun)")),
    ("hands", re.compile(r"(?:abduct|kidnap|hostage)")),
)
_OF_LAW = frozenset({"COP", "JUD"})
# What one teller's shelling and shooting, or anybody's shelling and abduction, are apart; and the
# shelling of one teller from the shooting of another, who may tell of one battle.
_APART, _TOLD_APART = 3.0, 1.0
_THEIRS = frozenset({"its", "their", "our", "his", "her", "my"})
# Acts whose doers have nothing to do with each other need more in common than a day.
_STRANGERS = 1.5
# What somebody denies, and what he lays to the other side at a place of its own.
_COUNTERED = 2.0
# Deaths told beside an abduction, by themselves.
_DEATHS = 1.0


def _by_strangers(a: Node, b: Node) -> bool:
    """Return whether two acts have doers of whom neither has any part in the other act."""
    if a.event is None or b.event is None or not a.event.actors or not b.event.actors:
        return False
    return a.doers.isdisjoint(b.sides) and b.doers.isdisjoint(a.sides)


def _taken_and_dead(a: Node, b: Node) -> bool:
    """Return whether one act is of people taken and the other only tells how many died: a raid may
    be both, by one doer or at one place; else they are two."""
    for one, other in ((a, b), (b, a)):
        if _way(one) == "hands" and _way(other) is None and other.event is not None:
            return any(q.kind == "killed" for q in other.event.quantities)
    return False


def denies_own_harm(n: Node) -> bool:
    """Return whether somebody denies that his own side came to harm ("that its leader had been
    wounded"): no answer to what his side is said to have done."""
    if n.event is None or n.event.realis != "denied" or n.statement is None:
        return False
    own = side_of(n.statement.speaker)
    theirs = any(a.text.lower().split(" ")[0] in _THEIRS for a in n.event.recipients)
    return not n.event.actors and (theirs or (own is not None and own in n.done_to))


def _own_harm(denied: Node, done: Node) -> bool:
    own = None if denied.statement is None else side_of(denied.statement.speaker)
    return denies_own_harm(denied) and own in done.doers - done.done_to


def _countered(denied: Node, laid: Node) -> bool:
    """Return whether one teller denies an act of his side, and lays one to another side at a place:
    "our guns were silent; it was they who shelled Zorb"."""
    if denied.event is None or laid.event is None or denied.teller != laid.teller:
        return False
    answers = denied.event.realis == "denied" and laid.event.realis == "alleged"
    own = denied.place is None and laid.place is not None and bool(denied.doers)
    return answers and own and bool(laid.doers) and denied.doers.isdisjoint(laid.doers)


def both_fight(a: Node, b: Node) -> bool:
    """Return whether two acts are done with guns or bombs, which tellers mix up."""
    return {_way(a), _way(b)} <= {"guns", "fire"}


def unlike(a: Node, b: Node) -> bool:
    """Return whether two acts are done in ways that are not one another."""
    one, two = _way(a), _way(b)
    return one is not None and two is not None and one != two


def _way(n: Node) -> str | None:
    e = n.event
    return None if e is None else _way_told(e.type, e.mode, e.trigger.text)


@lru_cache(maxsize=4096)
def _way_told(kind: str, mode: str | None, word: str) -> str | None:
    """Return the way of an act by its type, its mode and the word for it."""
    if kind == "COERCE":
        return "hands" if mode in _TAKEN else "hold"
    if mode is not None:
        return _WAYS.get(mode)
    return next((way for way, called in _BY_WORD if called.match(word.lower())), None)


def two_deeds(a: Node, b: Node) -> bool:
    """Return whether two acts of unlike ways are two by what is said of them: one accusation names
    both ("of shelling a market and of holding ten prisoners"), or the one is denied by whom the
    other is laid to."""
    if a.event is None or b.event is None:
        return False
    if _each_its_own(a, b):
        return True
    if not unlike(a, b) or both_fight(a, b):
        return False
    if a.statement is None or b.statement is None:
        return False
    if a.statement.id == b.statement.id:
        return a.statement.act == "accuse"
    return any(
        one.event is not None and one.event.realis == "denied" != other.event.realis
        and side_of(one.statement.speaker) in other.doers
        for one, other in ((a, b), (b, a))
        if one.statement is not None and other.event is not None
    )  # fmt: skip


def _each_its_own(a: Node, b: Node) -> bool:
    """Return whether two sides each let go, or withdraw, those that it has: no exchange, which one
    of them would be told to do with the other."""
    if a.family != "retreat" or b.family != "retreat" or a.story_id != b.story_id:
        return False
    single = len(a.doers) == len(b.doers) == 1
    return not a.swap and single and a.doers.isdisjoint(b.doers)


def doer_counts(n: Node) -> bool:
    """Return whether acts like this one by different doers are different acts."""
    return n.family in _OWN_DOER and n.mode != "release"


def of_others(a: Node, b: Node) -> bool:
    """Return whether two acts are by different doers, where that makes them two acts."""
    apart = bool(a.doers) and bool(b.doers) and a.doers.isdisjoint(b.doers)
    return (apart and doer_counts(a)) or _by_police(a) != _by_police(b)


def _by_police(n: Node) -> bool:
    """Return whether police or courts hold somebody: what they hold him for is another act."""
    e = n.event
    held = e is not None and e.type == "COERCE" and e.mode == "arrest" and bool(e.actors)
    return e is not None and held and all(a.sector in _OF_LAW for a in e.actors)


def likeness(a: Node, b: Node) -> float:
    """Return how like two acts of one story are; what is not above 0 is not one act.

    The parts: way of doing it, who did it, to whom, where, and whether one statement tells of both.
    """
    score = 1.0
    if unlike(a, b):
        score -= _APART if not both_fight(a, b) or a.teller == b.teller else _TOLD_APART
    elif a.mode is not None and a.mode == b.mode:
        score += 2.0
    score -= _STRANGERS if _by_strangers(a, b) else 0.0
    score -= _APART if _own_harm(a, b) or _own_harm(b, a) else 0.0
    score -= _DEATHS if _taken_and_dead(a, b) else 0.0
    score -= _COUNTERED if _countered(a, b) or _countered(b, a) else 0.0
    score += bool(a.doers) and a.doers == b.doers
    score += bool(a.done_to) and a.done_to == b.done_to
    if a.place is not None and b.place is not None:
        score += 2.0 if a.place.name == b.place.name else 0.5
    if a.statement is not None and b.statement is not None:
        score += a.statement.id == b.statement.id
    if a.event is None and a.doers and b.sides and a.doers.isdisjoint(b.sides):
        score -= 2.0  # blame that names no deed, laid to somebody who has no part in this one
    return score
