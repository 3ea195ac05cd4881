"""What a side that is accused tells of the deed instead of denying it: another account of it.

"The device had been planted by a dissident front", "a depot had caught fire by accident" and "the
troops were chasing an armed gang" answer a charge, though none of their words denies it. An account
answers the charge told last against its speaker's side, a few sentences before, and only where its
words give another cause or another doer, say that the speaker's own had no part in it, or say why
they did it: what a side tells next to a charge is more often of another matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.coding.attribution.same_matter import PLACED, of_another_kind, speaks_of, stems
from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.answered import start_of
from trucewatch.linking.claims.answers import FIRST, blamed_by, question_asked
from trucewatch.linking.claims.matters import names, words_of
from trucewatch.linking.claims.raws import OTHERWISE, Answer, Raw, actor_answer, raw_of, voice
from trucewatch.linking.nodes import Node
from trucewatch.linking.sentences_of import sentences_between
from trucewatch.records import Actor, ActorAnswer, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import phrases_of, word_set

# So many sentences may end between a charge and an account of the same matter, and of one whose
# words could be of another: set on invented reports, in which an answer stands behind the charge or
# behind one or two sentences of its details.
_NEAR, _NEXT = 3, 1
_TELLING = frozenset({"assert", "describe", "confirm", "accuse", "deny"})
_OWN = r"(?:its|our|their|his|her)"
# "Not by its fighters", "not the work of our men", "the drones were not its own", "none of its".
_NOT_OURS = re.compile(
    rf"\bnot (?:by |from |of |the work of |one of )?{_OWN}\b"
    rf"|\bnot (?:ours|theirs)\b|\bnone of {_OWN}\b"
    r"|\b(?:nobody|no one|none) (?:from|of|in) (?:the|its|our|their|his|them|us)\b"
    rf"|\bno (?:\w+ ){{0,2}}of (?:{_OWN[3:-1]}|ours|theirs)\b"
    r"|\bno (?:unit|soldiers?|troops?|fighters?|forces|aircraft|planes?|jets?|drones?|helicopters?"
    r"|guns?|ships?|boats?|m[ae]n|gunm[ae]n|militia\w*|patrols?)\b(?: of \w+)?"
    r" (?:had|has|have|was|were|is|are|took|left|crossed|fired|flew)\b"
    rf"|\b{_OWN} [a-z]+ (?:had been|have been|were|was|are) (?:all )?(?:in|at) (?:the )?"
    r"(?:ports?|harbours?|harbors?|bases?|barracks|camps?|home|hangars?|posts?|quarters)\b",
    re.IGNORECASE,
)
# "Planted by a dissident front", "staged by Kyiv", "the work of bandits".
_BY_OTHERS = re.compile(
    r"\b(?:planted|laid|placed|set|lit|staged|fired|launched|carried out|committed|done|caused|sent"
    r"|mounted|made|detonated|organi[sz]ed|orchestrated|started|triggered)"
    r" by (?!(?:its|our|their|his|her|us|them|accident|mistake)\b)\w"
    rf"|\bthe work of (?!{_OWN}\b)\w",
    re.IGNORECASE,
)


class Counter(msgspec.Struct, frozen=True):
    """What somebody tells of a deed that his side is charged with, and what he answers by that."""

    statement: Statement
    answer: Answer


class Charge(msgspec.Struct, frozen=True):
    """What somebody charges sides with: where it is told, its incident, the sides, whose they are
    called, and the words."""

    at: int
    end: int
    group: int
    sides: frozenset[str]
    statement: Statement
    whom: tuple[Actor | ActorAnswer, ...] = ()


def counter_accounts(
    stories: Sequence[CodedStory], charged: Iterable[Charge], placed: Collection[str]
) -> dict[int, tuple[Counter, ...]]:
    """Return incident → the accounts that answer a charge in it; ``placed`` are the ids of the
    statements that answer or make a charge already."""
    known: dict[str, list[Charge]] = {}
    for c in charged:
        known.setdefault(c.statement.story_id, []).append(c)
    out: dict[int, list[Counter]] = {}
    for story in stories:
        for k, found in _of_story(story, known.get(story.story.id, ()), placed):
            out.setdefault(k, []).append(found)
    return {k: tuple(v) for k, v in out.items()}


def charges(
    groups: Sequence[Sequence[Node]], replies: Mapping[int, Sequence[Statement]]
) -> tuple[Charge, ...]:
    """Return all charges of the incidents ``groups``; ``replies`` are the statements without acts
    of their own that answer or make a charge, by incident."""
    return (*_charges(groups), *_pointing(replies))


def _charges(groups: Sequence[Sequence[Node]]) -> Iterator[Charge]:
    for k, group in enumerate(groups):
        for n in group:
            said = n.statement
            if said is None or said.speaker is None or n.historical or not said.content:
                continue
            whom = blamed_by(n, said, meant=True)
            sides = frozenset(s for a in whom if (s := side_of(a)))
            if sides:
                end = max(c.end for c in said.content)
                yield Charge(start_of(said), end, k, sides, said, whom)


def _pointing(replies: Mapping[int, Sequence[Statement]]) -> Iterator[Charge]:
    """Yield the charges of those who only point to an act: "blamed Beluk"."""
    for k, said in replies.items():
        for s in said:
            whom = side_of(s.target) if s.act == "accuse" and s.content else None
            if whom is not None and s.target is not None:
                end = max(c.end for c in s.content)
                yield Charge(start_of(s), end, k, frozenset({whom}), s, (s.target,))


def _of_story(
    story: CodedStory, charges: Sequence[Charge], placed: Collection[str]
) -> Iterator[tuple[int, Counter]]:
    if not charges:
        return
    for s in story.statements:
        telling = s.act in _TELLING and s.quote_type != "headline" and s.id not in placed
        side = side_of(s.speaker) if telling else None
        if side is None:
            continue
        last = charge_before(s, side, charges)
        if last is None:
            continue
        gap = sentences_between(story.story.text, last.end, start_of(s))
        answer = account_of(s, last.statement) if gap <= _NEAR else None
        near = gap <= _NEXT and not elsewhere(s, last.statement)
        if answer is not None and (near or _of_the_deed(s, last.statement)):
            yield last.group, Counter(s, answer)


def charge_before(s: Statement, side: str, charges: Iterable[Charge]) -> Charge | None:
    """Return the charge against a side that is told last before a statement, None where there is
    none; ``charges`` are those of the statement's story."""
    before = [c for c in charges if c.end <= start_of(s) and side in c.sides]
    return max(before, key=lambda c: (c.end, c.group), default=None)


def elsewhere(s: Statement, charge: Statement) -> bool:
    """Return whether somebody names a place of which the charge does not speak."""
    told = stems(words_of(charge))
    return any(not stems(name) <= told for name in PLACED.findall(words_of(s)))


def _of_the_deed(s: Statement, charge: Statement) -> bool:
    return speaks_of(words_of(s), words_of(charge), names(s, charge))


def account_of(s: Statement, charge: Statement) -> Answer | None:
    """Return what a statement answers to a charge by the account that it gives: "no" where it gives
    another cause or doer or says that its side had no part; ``OTHERWISE`` where it says why its
    side did it; None where it gives none."""
    words = words_of(s)
    if s.act == "accuse":
        turned = _first(s, charge) or _to_itself(s, charge)
        if s.target is not None and turned:
            return actor_answer(s.target)
        return OTHERWISE if in_reply(s) else None
    if any(p.search(words) for p in (phrases_of("linking.mishaps"), _NOT_OURS, _BY_OTHERS)):
        return "no"
    if s.act == "deny" or of_another_kind(words, words_of(charge)):
        return None  # a denial is of what it names: see ``denials``
    plea = phrases_of("linking.pleas").search(words) or _calls_armed(words)
    return OTHERWISE if plea else None


def _calls_armed(words: str) -> bool:
    """Return whether those who were hit are said to have been fighters ("the man was a member of
    the front's rocket unit")."""
    found = _BEING.search(words)
    told = _WORD.findall(words[found.end() :].lower())[:_NAMED_IN] if found else ()
    return not word_set("linking.armed").isdisjoint(told)


_BEING = re.compile(r"\b(?:was|were|had been)\b", re.IGNORECASE)
# What somebody was stands among so many words behind "was".
_NAMED_IN = 5


def countered(raws: Sequence[Raw], nodes: Sequence[Node], counters: Sequence[Counter]) -> list[Raw]:
    """Return the answers with those of ``counters``, where their statements give none yet, and with
    another account for the admission of who says that he only replied."""
    known = {n.statement.id: n for n in nodes if n.statement is not None}
    blamed = any(r.kind in BLAMES for r in raws)
    charges = () if blamed or not counters else _as_charged(nodes)
    out = [*charges, *(_replied(r, known.get(r.statement_id or ""), nodes) for r in raws)]
    given = {c.statement.id for c in counters}
    out = [r for r in out if not (_own(r) and r.act != "concede" and r.statement_id in given)]
    answered = {r.statement_id for r in out if r.kind in BLAMES}
    days = {n.story_id: n.published for n in nodes}
    for c in counters:
        if c.statement.id not in answered:
            out.append(_raw(question_asked(nodes), c, days.get(c.statement.story_id, "")))
    return out


def _as_charged(nodes: Sequence[Node]) -> Iterator[Raw]:
    """Yield whom an act of no violence is laid to, where who is charged gives an account of it."""
    for n in nodes:
        if n.statement is not None and n.statement.speaker is not None:
            for a in blamed_by(n, n.statement):
                yield raw_of(question_asked(nodes), n, n.statement, a)


def _replied(r: Raw, n: Node | None, nodes: Sequence[Node]) -> Raw:
    if n is None or n.statement is None or r.act == "concede" or not _own(r):
        return r
    otherwise = in_reply(n.statement) or _hit_fighters(n, nodes)
    return msgspec.structs.replace(r, answer=OTHERWISE) if otherwise else r


def _own(r: Raw) -> bool:
    own = isinstance(r.answer, ActorAnswer) and side_of(r.answer) == r.side
    return own and r.kind in BLAMES and not r.bystander


def _hit_fighters(n: Node, nodes: Sequence[Node]) -> bool:
    """Return whether somebody says that those whom he hit were fighters ("shot at infiltrators"),
    of which others who lay the deed to him say nothing ("shot dead a shepherd")."""
    if not _armed_told(n):
        return False
    others = [m for m in nodes if m.statement is not None and m.teller != n.teller]
    others = [m for m in others if not m.doers.isdisjoint(n.doers)]
    return bool(others) and not any(map(_armed_told, others))


def _armed_told(n: Node) -> bool:
    """Return whether a teller speaks of fighters besides those who act."""
    doers = n.event.actors if n.event is not None else ()
    own = {w for a in doers for w in _WORD.findall(a.text.lower())}
    said = () if n.statement is None else _WORD.findall(words_of(n.statement).lower())
    return not word_set("linking.armed").isdisjoint(set(said) - own)


_WORD = re.compile(r"[a-z]+")


def _raw(kind: str, c: Counter, told: str) -> Raw:
    s = c.statement
    who, whose = voice(s, c.answer)
    act = "deny" if c.answer == "no" else s.act
    return Raw(
        kind, "", who, side_of(whose), c.answer, act, s.time, s.story_id, s.id, told=told,
        grants=True,
    )  # fmt: skip


def _first(s: Statement, charge: Statement) -> bool:
    """Return whether who is charged says that the other side did something before ("had attacked a
    cattle camp first"): who began is in question."""
    accuser = side_of(charge.speaker)
    return accuser is not None and side_of(s.target) == accuser and bool(FIRST.search(words_of(s)))


def _to_itself(s: Statement, charge: Statement) -> bool:
    """Return whether who is charged says that the other side did it to itself ("had mined its own
    railway")."""
    accuser = side_of(charge.speaker)
    theirs = accuser is not None and side_of(s.target) == accuser
    return theirs and bool(_ITS_OWN.search(words_of(s)))


_ITS_OWN = re.compile(r"\b(?:its|their|his|her) own\b", re.IGNORECASE)


def in_reply(s: Statement) -> bool:
    """Return whether somebody tells of a deed of his own as a reply ("had only returned fire"):
    that it was done is granted, and that it was he who began is not."""
    return bool(phrases_of("linking.replying").search(words_of(s)))
