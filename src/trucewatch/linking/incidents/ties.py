"""What ties two acts of one report to each other: without a tie they are two.

A report tells of many things beside its main one. An act without a day or place of its own is the
one told before it only where something says so: the deed, what or whom it hit, the place, who did
it, one sentence, a word that points back, or that it tells only what came of it ("six people were
killed").
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.coding.attribution.same_matter import speaks_of
from trucewatch.linking.camps.sides import POLITICAL
from trucewatch.linking.claims.matters import names, words_of
from trucewatch.linking.claims.replies import names_deed
from trucewatch.linking.days.days import days_of
from trucewatch.linking.incidents.likeness import unlike
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import stem
from trucewatch.records import Quantity
from trucewatch.vocab.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
# What came of an act has none of these ways of doing it: people are killed by any.
_LOSSES = frozenset({"killed", "wounded", "casualties", "missing", "displaced"})
_OUTCOMES = frozenset({None, "destroy", "deport"})
_RUIN = frozenset({"destroy", "deport"})
_TAKEN = frozenset({"abduct"})


def tied(a: Node, b: Node) -> bool:
    """Return whether anything told of two acts of one story ties them to each other."""
    for x, y in ((a, b), (b, a)):
        if x.event is None and not x.doers and _accused(y) and y.at > x.at:
            return False  # who cannot say who did it speaks of what was told before
        if _denies_another(x, y) or _breaks_by_another(x, y):
            return False
    if a.event is None or b.event is None or a.back or b.back:
        return True
    if _one_statement(a, b) or _one_place(a, b) or _one_clause(a, b):
        return True
    one, two = hit_words(a), hit_words(b)
    if one & two:
        return True
    if _held_and_hit(a, b) or _held_and_hit(b, a):
        return False
    if _came_of(a) or _came_of(b):
        return True
    if one and two:
        return False  # each hit something of its own
    if not _who(a) or not _who(b):
        return _same_way(a, b) or _bare(a) or _bare(b) or _blamed(a, b) or _blamed(b, a)
    if _who(a) & _who(b):
        return True
    denied = "denied" in (a.event.realis, b.event.realis)
    each = bool(a.doers) and bool(b.doers) and a.doers <= b.sides and b.doers <= a.sides
    return (each or _rival_accounts(a, b)) and not denied  # each lays it to the other


def _rival_accounts(a: Node, b: Node) -> bool:
    """Return whether two sides tell of two acts right behind each other: who says that it was
    others who began tells of the clash that he was asked about."""
    sides = a.teller_side, b.teller_side
    two = None not in sides and sides[0] != sides[1]
    return two and abs(a.line - b.line) <= 1 and not unlike(a, b)


def _breaks_by_another(breach: Node, told: Node) -> bool:
    """Return whether somebody is said to have broken a truce by a deed that is not the act told
    ("had breached Article 1.3 by moving vessels off the coast", beside a shelling)."""
    said = "" if breach.statement is None else words_of(breach.statement)
    deed = _broken_by(breach.clause or said) or _broken_by(said)
    if not deed or told.event is None or breach.event == told.event:
        return False
    who = () if breach.statement is None else names(breach.statement)
    return not speaks_of(deed, told.clause, who)


@lru_cache(maxsize=4096)  # each act meets some thirty others of its story
def _broken_by(words: str) -> str:
    found = _BROKEN_BY.search(words)
    return "" if found is None else found["deed"]


_BROKEN_BY = re.compile(
    r"\b(?:violat|breach|broke|infring|contraven)\w*\b.*?\bby (?P<deed>[a-z]+ing\b.*)", re.DOTALL
)


def _denies_another(denied: Node, told: Node) -> bool:
    """Return whether somebody denies an act by words that are not about another act that is told;
    an accusation that names no deed tells of none that somebody else's denial could name."""
    said = denied.statement
    if (
        denied.event is None
        or denied.event.realis != "denied"
        or said is None
        or said.act != "deny"
    ):
        return False
    other = told.statement
    if told.event is not None and told.event.realis == "denied":
        return False
    if other is not None and other.id == said.id:
        return False
    if told.event is None and (other is None or not names_deed(other)):
        return told.at < denied.at
    place = "" if told.place is None else told.place.name
    words = f"{told.clause} {place} {'' if other is None else words_of(other)}"
    who = names(said) if other is None else names(said, other)
    return not speaks_of(words_of(said), words, who)


def two_tolls(a: Node, b: Node) -> bool:
    """Return whether two acts hit two things and killed so many each, by tellers who are not said
    to have done them: "a strike on a market killed 24 … a strike on a motorbike killed one". What
    the doer says that he hit is often another thing than what others say."""
    one, two = hit_words(a), hit_words(b)
    if not one or not two or one & two or {a.teller_side, b.teller_side} & (a.doers | b.doers):
        return False
    return any(p.kind == q.kind and not _both_right(p, q) for p in _lost(a) for q in _lost(b))


def _lost(n: Node) -> list[Quantity]:
    """Return the dead and the hurt that an act's own clause counts."""
    return [q for q in n.event.quantities if q.kind in _HURT] if n.event is not None else []


_HURT = frozenset({"killed", "wounded"})


def _both_right(p: Quantity, q: Quantity) -> bool:
    low = max(x.low or 0.0 for x in (p, q))
    return all(x.high is None or low <= x.high for x in (p, q))


def laid_by_another(n: Node, told: Node) -> bool:
    """Return whether an act is only laid to somebody, by another than whoever tells of ``n``."""
    said = told.statement
    other = told.teller != n.teller and (n.teller_side is None or told.teller_side != n.teller_side)
    return said is not None and said.act == "accuse" and other


def two_counts(a: Node, b: Node) -> bool:
    """Return whether one act only counts the dead, and the other counts others on a day of its own:
    "Nine were killed. Over the weekend 31 were killed"."""
    for bare, dated in ((a, b), (b, a)):
        e = dated.event
        own = (
            e is not None and days_of(e.time) is not None and e.trigger.text.lower() in _outcomes()
        )
        if own and tells_losses(bare):
            pairs = ((p, q) for p in _lost(bare) for q in _lost(dated) if p.kind == q.kind)
            if any(not _both_right(p, q) for p, q in pairs):
                return True
    return False


def of_those(n: Node) -> bool:
    """Return whether an act was done to some of those of whom was told right before: "two of them
    were beaten"."""
    return n.event is not None and n.place is None and bool(_OF_THEM.search(n.clause))


_OF_THEM = re.compile(r"\b(?:of|among) them\b")


def only_tells_what_came(n: Node) -> bool:
    """Return whether an act says by itself nothing of which act it is: what came of one, or a bare
    word for it."""
    if n.event is None or n.back or n.place is not None or days_of(n.event.time) is not None:
        return False
    return _came_of(n) or _bare(n)


def tells_losses(n: Node) -> bool:
    """Return whether an act tells what came of one and no more: so many dead, a house in ruins."""
    lost = n.event is not None and any(q.kind in _LOSSES for q in n.event.quantities)
    return only_tells_what_came(n) and (lost or n.mode == "destroy")


def _who(n: Node) -> frozenset[str]:
    """Return the sides that did an act, else the names of whoever did it."""
    actors = n.event.actors if n.event is not None else ()
    return n.doers or frozenset(a.name.lower() for a in actors)


def _one_statement(a: Node, b: Node) -> bool:
    return a.statement is not None and b.statement is not None and a.statement.id == b.statement.id


def _one_clause(a: Node, b: Node) -> bool:
    """Return whether the clauses of two acts overlap: one sentence tells of both."""
    one, two = a.event, b.event
    return one is not None and two is not None and one.start < two.end and two.start < one.end


def _one_place(a: Node, b: Node) -> bool:
    return a.place is not None and b.place is not None and stem(a.place.name) == stem(b.place.name)


def _same_way(a: Node, b: Node) -> bool:
    return a.mode is not None and not unlike(a, b) and (a.mode == b.mode)


def _came_of(n: Node) -> bool:
    """Return whether an act only tells what came of one: nobody does it, in no way of its own."""
    assert n.event is not None
    lost = any(q.kind in _LOSSES for q in n.event.quantities) or n.mode in _RUIN
    told = n.mode in _OUTCOMES and (lost or n.event.trigger.text.lower() in _outcomes())
    return told and not _who(n) and not _accused(n)


def names_own_deed(n: Node) -> bool:
    """Return whether an act is a charge, or what is denied, that says what or whom it hit: "accused
    the army of killing a nurse"."""
    said = n.statement is not None and n.statement.act in ("accuse", "deny")
    return said and n.event is not None and bool(n.done_to or hit_words(n) or n.event.recipients)


def _outcomes() -> frozenset[str]:
    return word_set("linking.outcomes")


def _bare(n: Node) -> bool:
    """Return whether an act is told by its deed alone."""
    return not _who(n) and n.place is None and not hit_words(n)


def _held_and_hit(a: Node, b: Node) -> bool:
    """Return whether one act is of people held or a way barred, the other of force: two deeds."""
    held = a.event is not None and a.event.type == "COERCE" and a.mode not in _OUTCOMES
    return held and b.event is not None and b.event.type == "ASSAULT" and b.mode not in _TAKEN


def _blamed(a: Node, b: Node) -> bool:
    """Return whether somebody is accused of an act, where nobody is told to have done the other."""
    alike = not unlike(a, b) or _fired(a)
    return _accused(a) and a.at > b.at and not _who(b) and alike


def _fired(n: Node) -> bool:
    """Return whether an act is told as firing, with whatever and at whatever: "of firing first"."""
    assert n.event is not None
    words = _WORD.findall(n.event.trigger.text.lower())
    return not hit_words(n) and not word_set("linking.firing").isdisjoint(words)


def _accused(n: Node) -> bool:
    return n.statement is not None and n.statement.act == "accuse"


def hit_words(n: Node) -> frozenset[str]:
    """Return the words for what or whom an act hit, but for people in general and the sides."""
    assert n.event is not None
    place = n.event.place.text.lower() if n.event.place is not None else ""
    heads = set(n.hit)
    teller = n.statement.speaker.text if n.statement is not None and n.statement.speaker else ""
    for r in n.event.recipients:
        words = [w.lower() for w in _WORD.findall(r.text)]
        common = bool(words) and r.text.split()[-1].islower() and r.sector not in POLITICAL
        if common and r.text.lower() != place and r.text != teller:
            heads.add(words[-1].removesuffix("s"))
    return frozenset(heads) - word_set("linking.people")
