"""Who owns up to a deed that his side is charged with, whatever the verb.

"One of its crews had fired the shells without orders", "the round came from a Valmeran howitzer",
"has suspended an officer after an inquiry found that a crew had fired", "has paid the families":
no word of admitting, and yet a side tells as a fact that its own did it. Such words own up to a
charge: to that of the incident in which their act stands, to the last one told before them in their
report, or to the last one at the place that they name. What is told with a doubt (a condition, a
claim repeated, an inquiry to come), as a reply to others or of other men owns up to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from trucewatch.coding.attribution.same_matter import kinds_of, of_another_kind
from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.answered import start_of
from trucewatch.linking.claims.counter_accounts import (
    Charge,
    Counter,
    charge_before,
    elsewhere,
    in_reply,
)
from trucewatch.linking.claims.matters import words_of
from trucewatch.linking.claims.raws import actor_answer, claimant, voice
from trucewatch.linking.claims.replies import names_in
from trucewatch.linking.days.days import days_of, ordinal
from trucewatch.linking.incidents.recalls import PAST_DAYS, is_pinned
from trucewatch.linking.nodes import VIOLENT, Node
from trucewatch.linking.shared import proper_roots
from trucewatch.records import Actor, ActorAnswer, Span, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import phrases_of, word_list, word_set

# Acts of speech by which a side tells what its own did.
_TELLING = frozenset(
    {"assert", "describe", "confirm", "assess_negative", "announce_plan", "concede", "accuse"}
)
# So many sentences may end between a charge and what owns up to it, in whatever paragraph: the
# word of another war may stand between.
_NEAR = 3
_ENDS = re.compile(r"[.!?][\"”’')\]]*(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def owned_up(
    stories: Sequence[CodedStory], groups: Sequence[Sequence[Node]], charged: Iterable[Charge]
) -> dict[int, tuple[Counter, ...]]:
    """Return incident (index of ``groups``) → who owns up to it, and in whose words."""
    known = _charged(groups, charged)
    out: dict[int, list[Counter]] = {}
    for story in stories:
        for s in (*story.statements, *_punishments(story)):
            side = _side(s)
            if side is None or not owning_words(s):
                continue
            at = _meant(story, s, side, known)
            if at is not None:
                own = msgspec.structs.replace(s, act="concede")
                out.setdefault(at, []).append(Counter(own, _whose(_speaker(s), side, known.of[at])))
    return {k: tuple(v) for k, v in out.items()}


def _whose(speaker: Actor, side: str, charged: Sequence[Charge]) -> ActorAnswer:
    """Return whose deed it was in the words of who owns up to it: his side's, where a person speaks
    as the charge calls it: it was not "General Hest" who fired."""
    named = [a for c in charged for a in c.whom if side_of(a) == side]
    if not named or not (is_person(speaker.code) or "/" in speaker.code):
        return actor_answer(speaker)
    a = named[0]
    return a if isinstance(a, ActorAnswer) else actor_answer(a)


def _punishments(story: CodedStory) -> Iterator[Statement]:
    """Yield, as words of the side itself, what a report tells as a fact of a side that punished its
    own man, and of what was found: "has suspended a captain after an inquiry found that a crew had
    shelled Meska"."""
    text = story.story.text
    for e in story.events:
        if e.type != "SANCTION" or e.realis != "actual" or len(e.actors) != 1:
            continue
        if e.statement_id is not None or side_of(e.actors[0]) is None:
            continue
        for s in story.statements:
            near = e.trigger.end <= start_of(s) and not _ENDS.search(
                text, e.trigger.end, start_of(s)
            )
            if near and s.act in _TELLING and s.content:
                told = Span(
                    text[e.trigger.start : s.content[-1].end], e.trigger.start, s.content[-1].end
                )
                yield msgspec.structs.replace(
                    s, speaker=e.actors[0], chain=(), act="assert", content=(told,)
                )


def _speaker(s: Statement) -> Actor:
    assert s.speaker is not None
    return s.speaker


def _side(s: Statement) -> str | None:
    """Return the side that tells something in its own voice; None where another makes it tell."""
    if s.act not in _TELLING or s.quote_type == "headline" or s.speaker is None:
        return None
    own = msgspec.structs.replace(s, act="concede")
    return side_of(s.speaker) if voice(own)[0] == claimant(s.speaker) else None


Places = Mapping[tuple[str, str], Sequence[tuple[int, int]]]
"""Side, name of a place → last day and index of the incidents there with which it is charged."""


class _Charged(msgspec.Struct, frozen=True):
    """All charges by incident and by story, where each story tells an act of such an incident
    (offset, incident), and the incidents by place."""

    of: Mapping[int, Sequence[Charge]]
    told_in: Mapping[str, Sequence[Charge]]
    acts: Mapping[str, Sequence[tuple[int, int]]]
    places: Places


def _charged(groups: Sequence[Sequence[Node]], charged: Iterable[Charge]) -> _Charged:
    of: dict[int, list[Charge]] = {}
    told_in: dict[str, list[Charge]] = {}
    for c in charged:
        of.setdefault(c.group, []).append(c)
        told_in.setdefault(c.statement.story_id, []).append(c)
    acts: dict[str, list[tuple[int, int]]] = {}
    for k in of:
        for n in groups[k]:
            if n.event is not None and n.event.realis != "denied" and not n.historical:
                acts.setdefault(n.story_id, []).append((n.at, k))
    return _Charged(of, told_in, acts, _at_places(groups, of))


def _at_places(groups: Sequence[Sequence[Node]], known: Mapping[int, Sequence[Charge]]) -> Places:
    out: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for k, charged in known.items():
        days = [n.days[1] for n in groups[k] if n.precise and n.days is not None]
        if groups[k][0].family not in VIOLENT:
            continue
        names = {n.place.name for n in groups[k] if n.place is not None and is_pinned(n)}
        for side in {x for c in charged for x in c.sides} if days else ():
            for name in names:
                out.setdefault((side, name), []).append((max(days), k))
    return out


def _meant(story: CodedStory, s: Statement, side: str, known: _Charged) -> int | None:
    """Return the incident that somebody owns up to: the one in which an act of his words stands,
    else that of the last charge before, else the last one at the place that he names."""
    acts = [e for e in story.events if _force(e.type) and _within(s, e.trigger.start)]
    own = {e.trigger.start for e in acts}
    pinned = any(x is not None and _within(s, x.start) for e in acts for x in (e.time, e.place))
    inside = [k for at, k in known.acts.get(s.story_id, ()) if at in own]
    fitting = [k for k in inside if _owns(s, side, known.of[k])]
    if fitting or (inside and pinned):
        return fitting[0] if fitting else None
    last = charge_before(s, side, known.told_in.get(s.story_id, ()))
    if last is not None and not pinned and not elsewhere(s, last.statement):
        between = _ENDS.findall(story.story.text, last.end, start_of(s))
        if len(between) <= _NEAR:
            return last.group if _owns(s, side, known.of[last.group]) else None
    day = ordinal(story.story.published.date or "")
    if day is None:
        return None
    told = [w for e in acts if e.time is not None for w in (days_of(e.time),)]
    named = {x for name in names_in(s) for x in known.places.get((side, name), ())}
    late = [(at, -k) for at, k in named if 0 <= day - at <= PAST_DAYS]
    late = [(at, k) for at, k in late if all(w is not None and w[0] <= at <= w[1] for w in told)]
    late = [(at, k) for at, k in late if _owns(s, side, known.of[-k])]
    return -max(late)[1] if late else None


def _force(kind: str) -> bool:
    return kind in ("ASSAULT", "COERCE", "MOBILIZE")


def _within(s: Statement, at: int) -> bool:
    return any(c.start <= at < c.end for c in s.content)


def _owns(s: Statement, side: str, charged: Sequence[Charge]) -> bool:
    """Return whether the words of a statement own up to what its side is charged with."""
    words = words_of(s)
    told = [c for c in charged if side in c.sides]
    if not told or in_reply(s) or all(_other_kind(words, words_of(c.statement)) for c in told):
        return False
    if any(c.statement.id == s.id for c in charged):
        return False
    names = {w for c in told for w in _names(c.whom, side)} | set(_names((_speaker(s),), side))
    owned = (
        _own_men(words)
        or bool(_mistook().search(words))
        or bool(_ours_it_was().search(words))
        or _own_arms(words, names)
        or _punished(words, names)
    )
    return owned or bool(_PAID.search(words)) or _sorry(s) or _bare(s)


def _other_kind(words: str, told: str) -> bool:
    return of_another_kind(words, told) and not _PAID.search(words)


def _names(actors: Iterable[Actor | ActorAnswer], side: str) -> Iterator[str]:
    """Yield the beginnings of proper words in the names of a side: of "Ethiopia's army" that of
    "Ethiopian", too."""
    for a in actors:
        if side_of(a) == side:
            yield from proper_roots(f"{a.name} {a.text}")


def owning_words(s: Statement) -> bool:
    """Return whether words may own up to a deed: a cheap look, without knowing the charge."""
    words = words_of(s)
    if s.act in _TELLING and _mistook().search(words):
        return True
    low = {w.lower() for w in _WORD.findall(words) if w != "May"}
    if s.act not in _TELLING or not word_set("linking.doubts", "linking.not_own").isdisjoint(low):
        return False
    men = word_set("linking.owned_men", "linking.owned_arms", "linking.repairing")
    return not men.isdisjoint(low) or _faulty(words) or _sorry(s) or _bare(s)


def _bare(s: Statement) -> bool:
    """Return whether somebody only says that it is so: "They did." of what he was asked."""
    opening = _MARK.split(words_of(s).lower().strip(), maxsplit=1)[0]
    return s.act == "concede" and opening in word_list("acts.answers_yes")


_MARK = re.compile(r"[.,;!–—-]")


def _sorry(s: Statement) -> bool:
    """Return whether somebody apologises for what was done or takes it upon himself."""
    cue = s.cue.text if s.act == "concede" and s.cue is not None else ""
    return bool(_SORRY.search(cue)) and bool(kinds_of(words_of(s)) or _HURT.search(words_of(s)))


_SORRY = re.compile(r"apolog|responsib|sorry", re.IGNORECASE)


def _faulty(words: str) -> bool:
    return bool(phrases_of("linking.own_faults").search(words))


_OWN = r"(?:its|our|their|his|her)(?: own)?"
_SOME = rf"(?:{_OWN}|(?:one|two|three|some|several|members?|part) of {_OWN}|an?|one|two|three|the)"


@cache
def _any_of(words: frozenset[str]) -> str:
    return r"(?:" + "|".join(sorted(words)) + r")"


def _owned_men() -> str:
    return _any_of(word_set("linking.owned_men"))


def _owned_arms() -> str:
    return _any_of(word_set("linking.owned_arms"))


def _punishing() -> str:
    return _any_of(word_set("linking.punishing"))


def _own_men(words: str) -> bool:
    """Return whether a side's own men did it by a fault ("one of its crews had fired the shells
    without orders"), or something went wrong ("the notice was sent to a wrong number")."""
    if not _faulty(words):
        return False
    found = re.search(rf"\b{_SOME} (?:[a-z-]+ ){{0,3}}?{_owned_men()}\b", words, re.I)
    return bool(found is not None and kinds_of(words)) or bool(_WENT_WRONG.search(words))


@cache
def _mistook() -> re.Pattern[str]:
    """ "A gunner had taken the lorries for an army column": what its men hit was another thing."""
    return re.compile(
        rf"\A\W*(?:that )?{_SOME} (?:[a-z-]+ ){{0,2}}?(?:{_owned_men()}|{_owned_arms()}) "
        r"(?:(?:had|has|have|wrongly) )*"
        r"(?:took|taken|mistook|mistaken|confused) (?:the|a|an|its|two|three|their) "
        r"[^.;,]{1,60}? (?:for|with) ",
        re.IGNORECASE,
    )


_WENT_WRONG = re.compile(
    r"\b(?:sent|given|fired|aimed|delivered|addressed|passed|entered|made|fell)\b[^.;]*"
    r"\b(?:wrong (?:\w+)|in error|by mistake)\b",
    re.IGNORECASE,
)


def _own_arms(words: str, names: set[str]) -> bool:
    """Return whether what fell came from a side's own arms ("came from a Torvalian howitzer", "was
    fired by one of our batteries")."""
    for found in _came().finditer(words):
        owner = found.group("whose")
        if _MINE.match(owner) or names & proper_roots(owner):
            return True
    return False


_MINE = re.compile(rf"(?:one of )?{_OWN} ", re.IGNORECASE)


@cache
def _ours_it_was() -> re.Pattern[str]:
    """ "It was one of its own guns that had hit the town", "it was our crew"."""
    return re.compile(
        r"\b(?:it|they|that|this|these|those|which) (?:was|were|had been|is) (?:indeed |in fact )?"
        rf"(?:one of |two of |some of )?{_OWN} (?:[a-z-]+ ){{0,2}}?"
        rf"(?:{_owned_arms()}|{_owned_men()})\b"
        r"(?! (?:who|that|which)(?: had| have)? (?:been|was|were)\b)",
        re.IGNORECASE,
    )


@cache
def _came() -> re.Pattern[str]:
    arms = rf"(?:{_owned_arms()}|{_owned_men()})"
    return re.compile(
        r"\b(?:came|come|fired|launched|dropped|originated|flown|discharged)\b[^.;,]{0,30}?"
        r"\b(?:from|by) (?P<whose>(?:(?:an?|the|one of|its|our|their|his|her|own|two)\s)+"
        rf"(?:[\w'’-]+\s){{0,4}}?){arms}\b(?! (?:who|that|which) )",
        re.IGNORECASE,
    )


def _punished(words: str, names: set[str]) -> bool:
    """Return whether a side's own man was punished for the deed ("had suspended an officer after
    an inquiry found that a crew had shelled Meska", "court-martialled for the shelling")."""
    verb = rf"\b{_punishing()}\b"
    man = rf"\b{_SOME} (?P<of>(?:[\w'’-]+ ){{0,3}}?){_owned_men()}\b"
    for found in re.finditer(rf"{verb} {man}|{man.replace('?P<of>', '?P<by>')} [^.;,]*?{verb}",
                             words, re.IGNORECASE):  # fmt: skip
        proper = proper_roots(found.group("of") or found.group("by") or "")
        deed = _FOR_IT.search(words, found.end())
        if proper <= names and deed is not None and kinds_of(words[deed.end() :]) & {"force"}:
            return True
    return False


_FOR_IT = re.compile(
    r"\b(?:for|after|because|since|over)\b(?: [^.;]*?"
    r"\b(?:found|established|concluded|showed|shown|proved|confirmed|ruled) (?:that )?)?",
    re.IGNORECASE,
)


# Whom the deed hit, and that a side has paid them ("it had paid compensation to the families").
_HURT = re.compile(
    r"\b(?:famil(?:y|ies)|relatives|victims?|widows?|survivors|kin|villagers|bereaved)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\A\W*(?:that )?(?:it|we|they|he|the \w+)\b[^.;]{0,30}"
    r"\b(?:paid|compensated|indemnified)\b[^.;]*" + _HURT.pattern,
    re.IGNORECASE,
)
