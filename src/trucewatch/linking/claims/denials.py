"""Denials: which incident they belong to, and the questions of those that belong to none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from trucewatch.coding.attribution.antecedents import CLAIMING
from trucewatch.linking.camps.sides import is_nobodys, side_of
from trucewatch.linking.claims.accused import Accused, accused_in
from trucewatch.linking.claims.answered import answered_claims, rejects, start_of
from trucewatch.linking.claims.denied_claims import question_of_claim
from trucewatch.linking.claims.matters import (
    admits,
    answers,
    deed_told,
    matter,
    meant,
    of_its_own,
    of_talks,
)
from trucewatch.linking.claims.named_acts import (
    Accusation,
    accusations,
    answered_at,
    names_elsewhere,
    places_told,
)
from trucewatch.linking.claims.pointers import admitted_at, pointed_at
from trucewatch.linking.claims.replies import (
    points_back,
    rejects_account,
    sweeping,
    withholds,
)
from trucewatch.linking.days.days import overlap
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import compatible
from trucewatch.linking.sentences_of import sentence_at, sentences_between
from trucewatch.records import Actor, Incident, Statement
from trucewatch.records.coded import CodedStory

_PLAIN = frozenset({"assert", "describe", "withhold_blame", "report_no_blame"})
# So many ends of sentences lie between an accusation and the answer that follows it.
_ADJACENT = 2
_FORCEFUL = frozenset({"violence", "coercion", "access", "show of force", "retreat"})


class Denials(msgspec.Struct, frozen=True):
    """Denials by index of the group that they belong to, and questions made of the others."""

    of: dict[int, tuple[Statement, ...]]
    questions: tuple[Incident, ...]


class _Known(msgspec.Struct, frozen=True):
    """What the reports tell of accusations, by which a reply finds its incident."""

    index: Accused
    charged: dict[str, list[Accusation]]
    places: frozenset[str]
    groups: Sequence[Sequence[Node]]
    texts: Mapping[str, str]


def place_denials(stories: Sequence[CodedStory], groups: Sequence[Sequence[Node]]) -> Denials:
    """Attach each denial to the incident whose claim it answers, or whose accused denies."""
    texts = {c.story.id: c.story.text for c in stories}
    index = accused_in(groups, texts)
    known = _Known(index, accusations(groups), places_told(groups), groups, texts)
    of: dict[int, list[Statement]] = {}
    questions: list[Incident] = []
    for at, blame in pointed_at(stories, groups, _acting(groups), ("accuse",)):
        of.setdefault(at, []).append(blame)
        index.by_statement[blame.id] = at
    placed = set(index.by_statement)
    for story in stories:
        asked = _place_in(known, story, of)
        placed.update(x.id for found in asked.values() for x in found)
        claims = {s.id: s for s in story.statements}
        questions += [
            q for c, said in asked.items() for q in question_of_claim(story, said, claims[c])
        ]
    placed.update(x.id for found in of.values() for x in found)
    for at, said in pointed_at(stories, groups, placed, ("deny", "withhold_blame")):
        of.setdefault(at, []).append(said)
    for at, said in admitted_at(stories, groups, placed, index.by_statement):
        of.setdefault(at, []).append(said)
    return Denials({k: tuple(v) for k, v in of.items()}, tuple(questions))


def _place_in(
    known: _Known, story: CodedStory, of: dict[int, list[Statement]]
) -> dict[str, list[Statement]]:
    """Add the replies of a story to the incidents ``of`` which they answer, and return those to a
    claim that is of no incident, by the claim."""
    asked: dict[str, list[Statement]] = {}
    answered = answered_claims(story)
    own_events = {e.statement_id for e in story.events}
    for s in _replies(story):
        claim = answered.get(s.id)
        if s.act == "concede" or (claim is None and withholds(s)):
            at = _silent_or_owned(known, story, s, claim)
            found: tuple[int, ...] = () if at is None else (at,)
        else:
            claim = _acted(known.index, story, s, claim)
            found = _answered_by(known, story, s, claim, s.id in own_events)
            unplaced = claim is not None and claim.id not in known.index.by_statement
            if not found and claim is not None and unplaced and _about(known.index, s, claim):
                asked.setdefault(claim.id, []).append(s)
        for k in found:
            of.setdefault(k, []).append(s)
    return asked


def _silent_or_owned(
    known: _Known, story: CodedStory, s: Statement, claim: Statement | None
) -> int | None:
    """Return the incident of what somebody does not say, or of what he admits."""
    if claim is None and withholds(s):
        return _nearest(known.index, story, s)
    near = None if s.id in known.index.by_statement else answered_at(known.charged, story, s)
    owned = near is not None and admits(s, deed_told(known.texts, known.groups[near]))
    return near if owned else None


def _answered_by(
    known: _Known, story: CodedStory, s: Statement, claim: Statement | None, coded: bool
) -> tuple[int, ...]:
    """Return the incidents that a denial answers; ``claim`` is what it is found to deny, ``coded``
    whether it tells of an act itself."""
    index, groups = known.index, known.groups
    beside = _told_beside(index, story, s, claim)
    if beside is not None:
        return (beside,)
    if claim is not None and claim.id in index.by_statement and of_talks(s):
        return ()  # a secret deal is denied, not the bombing told before
    if claim is None and index.by_statement.get(s.id) in index.alone:
        k = _next_to(index, story, s, groups)
        k = answered_at(known.charged, story, s) if k is None else k
        if k is not None:
            return (k,)
    k = _where_told(index, s, _group(index, s, claim, coded), groups)
    if k is not None and claim is None and index.by_statement.get(s.id) is None:
        k = None if names_elsewhere(known.places, s, groups[k]) else k
    if k is None and claim is None:
        k = _without_claim(known, story, s)
    return () if k is None else _all_denied(index, s, claim, k)


def _without_claim(known: _Known, story: CodedStory, s: Statement) -> int | None:
    """Return the incident that a denial answers for which no claim was found: the last one of which
    its side was accused, else the last one told, which it does not tell of itself."""
    k = answered_at(known.charged, story, s)
    if k is None and rejects_account(s):
        k = _nearest(known.index, story, s)
        k = None if k is not None and _tells(known.groups[k], s) else k
    return k


def _told_beside(
    index: Accused, story: CodedStory, s: Statement, claim: Statement | None
) -> int | None:
    """Return the incident of a deed of its own side that the sentence of a denial of "it" tells
    before it ("the Front had fired rockets on Monday; it first denied it"), where the claim that
    was found is none against its side."""
    side, start = side_of(s.speaker), s.cue.start if s.cue is not None else start_of(s)
    against = claim is not None and side in (side_of(claim.target), side_of(claim.speaker))
    if side is None or against or not points_back(s, any_act=True):
        return None
    if claim is not None and claim.id in index.by_statement:
        return None
    begin = sentence_at(story.story.text, start)[0]
    if claim is not None and start_of(claim) >= begin:
        return None  # the claim of its own sentence
    told = [
        (e.trigger.start, index.by_event[e.id]) for e in story.events
        if e.id in index.by_event and begin <= e.trigger.start < start
        and side in map(side_of, e.actors)
    ]  # fmt: skip
    return max(told)[1] if told else None


def _acting(groups: Sequence[Sequence[Node]]) -> frozenset[str]:
    """Return the ids of the statements that tell of an act of these days."""
    every = (n for g in groups for n in g if not n.historical)
    return frozenset(n.statement.id for n in every if n.statement is not None)


def _all_denied(index: Accused, s: Statement, claim: Statement | None, k: int) -> tuple[int, ...]:
    """Return the incidents of all that a charge names, where a denial names nothing ("it", "the
    charge"): of "arming militias and keeping troops there" both; else ``k``."""
    if claim is None or claim.act != "accuse" or not sweeping(s):
        return (k,)
    return tuple(sorted({k, *(g for g, _ in index.by_clause.get(claim.id, ()))}))


def _next_to(
    index: Accused, story: CodedStory, s: Statement, groups: Sequence[Sequence[Node]]
) -> int | None:
    """Return the incident that a denial in words of its own answers: the one of which its side was
    accused right before ("accused its men of raiding a depot. It denied that they had crossed")."""
    own = groups[index.by_statement[s.id]]
    side, start = side_of(s.speaker), start_of(s)
    before = [
        c for c in story.statements
        if c.act == "accuse" and c.id in index.by_statement and start_of(c) < start
    ]  # fmt: skip
    if side is None or not before:
        return None
    last = max(before, key=start_of)
    k = index.by_statement[last.id]
    told = {side_of(last.target), *(d for n in groups[k] if n.statement == last for d in n.doers)}
    near = sentences_between(story.story.text, start_of(last), start) <= _ADJACENT
    other = not _about(index, s, last)
    by_words = _only_described(last.target) and side != side_of(last.speaker)
    if not near or other or not (side in told or by_words) or k == index.by_statement[s.id]:
        return None
    return k if all(_can_answer(a, b) for a in own for b in groups[k]) else None


def _only_described(whom: Actor | None) -> bool:
    """Return whether who is accused is told by no name ("forces from the east"): who denies it next
    is whom the words mean."""
    armed = whom is not None and whom.sector in ("MIL", "REB", "PRM", "SEP", "INS")
    return armed and whom is not None and not is_nobodys(whom) and whom.text.islower()


def _tells(group: Sequence[Node], s: Statement) -> bool:
    """Return whether who denies something tells of an act himself: he means another one."""
    told = (n.statement for n in group if n.statement is not None and n.statement != s)
    return any(_same(x, s) for x in told if x.act in CLAIMING)


def _same(a: Statement, b: Statement) -> bool:
    one, two = a.speaker, b.speaker
    return one is not None and two is not None and (one.code, one.name) == (two.code, two.name)


def _where_told(
    index: Accused, s: Statement, k: int | None, groups: Sequence[Sequence[Node]]
) -> int | None:
    """Return the incident of a denial's own act where it cannot be in the incident ``k``: "denied
    bombing Osk in March" answers no charge of Monday's raid on Kesk."""
    own = index.by_statement.get(s.id)
    return k if k is None or own is None or _meet(s, groups[own], groups[k]) else own


def _meet(s: Statement, own: Sequence[Node], others: Sequence[Node]) -> bool:
    """Return whether the act that a statement tells of by itself can be one of some others: not on
    another day, nor at another place, where both are told."""
    told = [n for n in own if n.statement is not None and n.statement.id == s.id]
    return all(
        compatible(a.place, b.place)
        and not (a.precise and b.precise and not overlap(a.days, b.days))
        for a in told for b in others
    )  # fmt: skip


def _can_answer(denied: Node, told: Node) -> bool:
    """Return whether what is denied can be the act told: of a like kind, and not elsewhere."""
    barring = (denied.family == "access") == (told.family == "access")
    days = not (denied.precise and told.precise) or overlap(denied.days, told.days)
    forceful = denied.family in _FORCEFUL and not denied.historical
    return forceful and barring and days and compatible(denied.place, told.place)


def _acted(
    index: Accused, story: CodedStory, s: Statement, claim: Statement | None
) -> Statement | None:
    """Return the claim that a sweeping denial ("what he had told lawmakers") answers: of the same
    speaker's claims in the story the one that is about an act, and of no other matter."""
    if claim is None or claim.id in index.by_statement or not sweeping(s):
        return claim
    own = side_of(claim.speaker)
    if own is None:
        return claim  # two who are of no side are not one speaker
    others = (
        c for c in story.statements
        if c.id in index.by_statement and c.act in CLAIMING and side_of(c.speaker) == own
        and not of_its_own(claim, c, index.deeds.get(c.id, ""))
    )  # fmt: skip
    return next(others, claim)


def _replies(story: CodedStory) -> Iterator[Statement]:
    """Yield what answers accusations; a headline's denial only where the body has none."""
    acts = {s.id: s.act for s in story.statements}
    found = [
        s for s in story.statements
        if s.speaker is not None
        and (rejects(s, acts) or s.act == "concede" or (s.act in _PLAIN and withholds(s)))
    ]  # fmt: skip
    told = [(s.act == "concede", side_of(s.speaker)) for s in found if s.quote_type != "headline"]
    for s in found:
        if s.quote_type != "headline" or (s.act == "concede", side_of(s.speaker)) not in told:
            yield s


def _nearest(index: Accused, story: CodedStory, s: Statement) -> int | None:
    """Return the group of the last violence that is told before ``s``."""
    start = start_of(s)
    told = [t for t in index.told.get(story.story.id, ()) if t.at <= start]
    _, named = meant(s, told, None)
    if named is not None:
        return named
    before = [
        (e.trigger.start, index.by_event[e.id]) for e in story.events
        if e.id in index.by_event and e.trigger.start <= start
    ]  # fmt: skip
    return max(before)[1] if before else None


def _group(index: Accused, s: Statement, claim: Statement | None, coded: bool) -> int | None:
    """Return the group of a denial: its own act's, its claim's, else where its side is accused."""
    own_group = index.by_statement.get(s.id)
    if own_group is not None and (claim is None or own_group not in index.alone):
        return own_group
    if claim is not None and claim.id in index.by_statement:
        if s.id in index.unharmed or not _about(index, s, claim):
            return own_group
        own, side = _clause(index, claim, s), side_of(s.speaker)
        quoted = any(c.start <= start_of(claim) < c.end for c in s.content)
        concerned = side is None or side in index.sides[own] or sweeping(s) or quoted
        concerned = concerned or side == side_of(claim.target)
        return own if concerned else None  # a third state denies having backed a side
    if own_group is not None:
        return own_group
    if coded or claim is not None:
        return None  # it denies something else
    side, target = side_of(s.speaker), side_of(s.target)
    own_matter, named = meant(s, index.told.get(s.story_id, ()), side)
    if own_matter:
        return named  # "denied that anybody had left" answers no shelling
    k = index.by_side.get((s.story_id, side or ""))
    if k is None or (target is not None and target not in index.tellers[k]):
        return None
    return k


def _about(index: Accused, s: Statement, claim: Statement) -> bool:
    """Return whether a reply is about the deed of a claim, as it and its acts tell it."""
    return answers(s, claim, index.deeds.get(claim.id, ""))


def _clause(index: Accused, claim: Statement, s: Statement) -> int:
    """Return the incident of the clause of a claim that a denial answers: of "shelling Kesk and
    holding ten prisoners" the one of whose words it has most."""
    own, last = matter(s), index.by_statement[claim.id]
    told = index.by_clause.get(claim.id, [])
    return max(told, key=lambda t: (len(own & t[1]), t[0] == last), default=(last, own))[0]
