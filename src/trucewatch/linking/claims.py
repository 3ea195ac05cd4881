"""Claim sets: what each claimant says about one question of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.coding.cast_camps import split_actor
from trucewatch.linking.camps import BLAMES, WITHHOLDING, Camps, camps_of
from trucewatch.linking.nodes import Node, ordinal
from trucewatch.linking.raws import (
    NOT_STATED,
    Answer,
    Raw,
    actor_answer,
    claimant,
    narrator_of,
    raw_of,
)
from trucewatch.linking.replies import act_of, deed_of, is_silence, is_uncounted, names_deed
from trucewatch.linking.scene import act_noun, asked_act, place_of, scene_words
from trucewatch.linking.sides import (
    MONITOR,
    NARRATOR,
    Watch,
    is_bystander,
    side_of,
)
from trucewatch.linking.status import claim_status
from trucewatch.linking.tolls import places, tolls
from trucewatch.records import (
    Actor,
    ActorAnswer,
    Claim,
    ClaimSet,
    RangeAnswer,
    Statement,
    Time,
)
from trucewatch.vocab.agreements import displays

# Acts by which somebody can hold a side responsible; offers, demands and plans only name its deeds.
BLAMING = frozenset(
    {"accuse", "assert", "describe", "assess_negative", "report_no_blame", "withhold_blame",
     "confirm"}
)  # fmt: skip
# Acts by which somebody tells of a deed of his own.
_OWNING = frozenset({"assert", "describe", "confirm", "concede"})
_FORCE = ("violence", "coercion")
_REPORTING = frozenset({"assert", "describe"})


def claim_sets(
    nodes: Sequence[Node],
    denials: Iterable[Statement],
    monitors: Mapping[str, str],
    watch: Watch | None,
) -> tuple[ClaimSet, ...]:
    """Return the claim sets of one incident.

    ``denials`` are statements that deny an accusation in it; ``monitors`` maps the codes of those
    who are called peacekeepers or observers to their role.
    """
    replies = [s for s in denials if not is_uncounted(s)]
    uncounted = [s for s in denials if is_uncounted(s)]
    raws = [*_blame(nodes), *_denials(nodes, replies), *_ceased(nodes)]
    raws = _settled(raws, nodes)
    raws += [*tolls(nodes, uncounted), *places(nodes)]
    camps = camps_of(raws, frozenset(s for n in nodes for s in n.sides), monitors, watch)
    grouped: dict[tuple[str, str], list[Raw]] = {}
    for raw in raws:
        grouped.setdefault((raw.kind, raw.topic), []).append(raw)
    out = []
    for (kind, topic), members in sorted(_as_asked(grouped, nodes).items()):
        what = _what(kind, nodes)
        found = make_set(kind, topic or what, members, camps, _own_deeds(nodes))
        if found is not None:
            out.append(found)
    return tuple(out)


def _settled(raws: Sequence[Raw], nodes: Sequence[Node]) -> list[Raw]:
    """Return the answers without own deeds of those who lay the act to others or deny it, and
    without the blame for a barred way that one side alone tells of."""
    against = {r.side for r in raws if r.answer == "no"}
    against |= {r.side for r in raws if isinstance(r.answer, ActorAnswer) and not _own(r)}
    kept = [r for r in raws if not (_own(r) and r.side in against)]
    if nodes[0].family != "access":
        return kept
    tellers = {r.side for r in kept if r.kind == "responsible" and r.claimant.code != NARRATOR}
    return kept if len(tellers) > 1 else [r for r in kept if r.kind != "responsible"]


def _own(raw: Raw) -> bool:
    own = raw.side is not None and isinstance(raw.answer, ActorAnswer)
    return own and side_of(raw.answer) == raw.side  # type: ignore[arg-type]


def _as_asked(
    grouped: dict[tuple[str, str], list[Raw]], nodes: Sequence[Node]
) -> dict[tuple[str, str], list[Raw]]:
    """Turn a question of blame into "did it happen" where one side says that it did, the accused
    says no, and nobody else attests the act."""
    out = dict(grouped)
    for kind in BLAMES:
        raws = out.get((kind, ""), [])
        if any(r.answer == "no" for r in raws) and not _accusers(raws):
            out[("occurred", "")] = [*out.get(("occurred", ""), []), *out.pop((kind, ""))]
    for kind in BLAMES:
        raws = out.get((kind, ""), [])
        accused = {side_of(r.answer) for r in raws if isinstance(r.answer, ActorAnswer)}
        said = {r.side for r in raws if isinstance(r.answer, ActorAnswer)}
        no = [r for r in raws if r.answer == "no"]
        attested = any(_attests(n) for n in nodes) or any(_saw(r) for r in raws)
        if no and len(accused) == 1 and len(said) == 1 and not attested:
            out.pop((kind, ""))
            out[("occurred", "")] = [
                r if r.answer == "no" else msgspec.structs.replace(r, answer="yes")
                for r in raws
                if r.answer == "no" or isinstance(r.answer, ActorAnswer)
            ]
    return out


def _accusers(raws: Iterable[Raw]) -> bool:
    return any(isinstance(r.answer, ActorAnswer) for r in raws)


def _saw(raw: Raw) -> bool:
    """Return whether a bystander tells of the act and names nobody."""
    return raw.answer == NOT_STATED and raw.bystander and raw.act in _REPORTING


def _attests(n: Node) -> bool:
    if n.event is None:
        return n.statement is not None and n.statement.act in WITHHOLDING
    return n.event.realis in ("actual", "monitor_reported")


def _own_deeds(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the sides whose deeds are told: of what is no violence, those who say they did it."""
    if nodes[0].family in _FORCE:
        return frozenset()
    acts = (n.event for n in nodes if n.event is not None)
    return frozenset(s for e in acts for s in map(side_of, e.actors) if s)


def make_set(
    kind: str, what: str, raws: Sequence[Raw], camps: Camps, doers: frozenset[str] = frozenset()
) -> ClaimSet | None:
    """Merge raw answers into one claim per claimant and answer; None when nobody answers."""
    merged: dict[tuple[str, str, str], list[Raw]] = {}
    for raw in raws:
        key = (raw.claimant.code, raw.claimant.name, answer_key(raw.answer))
        merged.setdefault(key, []).append(raw)
    stated = {k[:2] for k in merged if k[2] != NOT_STATED}
    kept = {k: v for k, v in merged.items() if k[2] != NOT_STATED or k[:2] not in stated}
    claims = tuple(_claim(group, camps) for _, group in sorted(kept.items()))
    if not claims or all(c.claimant.code == NARRATOR and c.answer == NOT_STATED for c in claims):
        return None
    if not any(r.political for r in raws):
        return None  # film, sport, crime: nobody in it is of a state or an armed group
    question = displays("question").get(kind, "{what}").format(what=what)
    status = claim_status(kind, claims, doers, _changed(kept))
    return ClaimSet(kind, question, status, _first(claims), claims)


def _changed(merged: Mapping[tuple[str, str, str], Sequence[Raw]]) -> bool:
    """Return whether one claimant tells different things in reports of different days."""
    days: dict[tuple[str, str], list[frozenset[str]]] = {}
    for (code, name, answer), raws in merged.items():
        if code != NARRATOR and answer != NOT_STATED:
            days.setdefault((code, name), []).append(frozenset(r.told for r in raws if r.told))
    return any(a and b and a != b for told in days.values() for a, b in combinations(told, 2))


def recamped(found: ClaimSet, watch: Watch, doers: frozenset[str] = frozenset()) -> ClaimSet:
    """Return a claim set with the camps of a watch, and its status by them."""
    claims = tuple(msgspec.structs.replace(c, camp=_watched(c, watch)) for c in found.claims)
    status = claim_status(found.kind, claims, doers, found.status == "changed")
    return msgspec.structs.replace(found, claims=claims, status=status)


def _watched(claim: Claim, watch: Watch) -> str | None:
    code = claim.claimant.code
    if claim.camp is None or code == NARRATOR:
        return claim.camp
    if watch.role(code) == MONITOR:
        return MONITOR
    return watch.camp(claim.camp, code) or watch.camp(code.split(":")[0][:3]) or claim.camp


def answer_key(answer: Answer) -> str:
    """Return what makes two answers the same: the side, the range, or the words."""
    if isinstance(answer, ActorAnswer):
        return side_of(answer) or answer.code
    if isinstance(answer, RangeAnswer):
        return f"{answer.low}-{answer.high}-{answer.hedge}"
    return answer


def _claim(group: Sequence[Raw], camps: Camps) -> Claim:
    first = min(group, key=lambda r: (_when(r.time), r.statement_id or "", r.story_id))
    acts = [r.act for r in group]
    who = (first.claimant.code, first.claimant.name)
    act = next((a for a in ("accuse", "deny", "report_no_blame") if a in acts), first.act)
    return Claim(
        first.claimant, camps.get(who), first.answer, act, first.time,
        tuple(sorted({r.story_id for r in group})),
        tuple(sorted({r.statement_id for r in group if r.statement_id})),
    )  # fmt: skip


def _when(time: Time | None) -> str:
    return "9999" if time is None or time.from_ is None else time.from_


def _first(claims: Sequence[Claim]) -> str:
    """Return the claimant who claimed first, where every claim's time is known and one is first."""
    days = [ordinal(_when(c.time)) for c in claims]
    if len(claims) < 2 or any(c.time is None or c.time.from_ is None for c in claims):
        return NOT_STATED
    order = sorted((d or 0, c.claimant.code) for d, c in zip(days, claims, strict=True))
    return order[0][1] if order[0][0] < order[1][0] else NOT_STATED


# ---------------------------------------------------------------- who answers what


def _blame(nodes: Sequence[Node]) -> Iterator[Raw]:
    breach = _is_breach(nodes)
    kind = _question_of(nodes)
    for n in nodes:
        asked = _FORCE if kind == "control" else ("violence", "access")
        if n.family not in asked or _is_restoration(n):
            continue
        said = n.statement
        if said is None or said.speaker is None:
            yield from _narrated(n, kind, breach)
        elif said.act in WITHHOLDING:
            yield raw_of(kind, n, said, NOT_STATED)
        else:
            answers = _accused(n, said) or _owned(n, said)
            yield from (raw_of(kind, n, said, a) for a in answers)
            if not answers and _witnessed(n, said):
                yield raw_of(kind, n, said, NOT_STATED)


def _witnessed(n: Node, said: Statement) -> bool:
    """Return whether a bystander tells of the act and names nobody."""
    if n.event is None or n.historical or said.act not in _REPORTING:
        return False
    bystander = said.speaker is not None and is_bystander(said.speaker)
    return bystander and not any(side_of(a) for a in n.event.actors)


def _question_of(nodes: Sequence[Node]) -> str:
    """Return the question of blame: who broke it, who began, or who did it."""
    told = [n for n in nodes if n.event is not None and n.event.realis != "denied"]
    if nodes[0].family in _FORCE and told and all(n.positional for n in told):
        return "control"
    if _is_breach(nodes):
        return "breach"
    return "began" if any(t.first for n in nodes for t in n.touches) else "responsible"


def _is_breach(nodes: Sequence[Node]) -> bool:
    """Return whether the reports speak of a breach: else the question is who did the act."""
    touches = [t for n in nodes for t in n.touches if t.occurrence == "violation"]
    return any(t.breach or t.explicit for t in touches)


def _narrated(n: Node, kind: str, breach: bool) -> Iterator[Raw]:
    explicit = any(t.explicit for t in n.touches)
    actors = n.event.actors if n.event is not None else ()
    one = len({side_of(a) for a in actors}) == 1 and side_of(actors[0]) is not None
    if n.event is None or n.statement is not None:
        return
    if one and not explicit and n.event.recipients:
        yield narrator_of(kind, n, actor_answer(actors[0]))
    elif breach:
        yield narrator_of(kind, n, NOT_STATED)


def _accused(n: Node, said: Statement) -> tuple[ActorAnswer, ...]:
    """Return whom a statement holds responsible: never its own speaker.

    An accusation is of its targets; "both the army and the front broke it" of both.
    """
    own = side_of(said.speaker)
    doers = (n.event.actors if n.event is not None else ()) or _violators(n)
    sides = {s: a for d in doers for a in split_actor(d) if (s := side_of(a))}
    targets = () if said.target is None else split_actor(said.target)
    named = {side_of(a) for a in targets}
    two_sided = n.event is not None and n.event.mode == "sideAB"
    if two_sided and said.act != "accuse":
        return ()  # "the war between X and Y" blames neither
    if n.historical and (two_sided or named.isdisjoint(sides)):
        return ()  # the accusation only mentions the old war
    if said.act == "accuse" and targets and (own is None or own not in named):
        both = len(sides) > 1 and own not in sides and named <= set(sides)
        return tuple(map(actor_answer, sides.values() if both else targets))
    if len(sides) != 1 or own in sides or said.act not in BLAMING:
        return ()
    return (actor_answer(next(iter(sides.values()))),)


def _owned(n: Node, said: Statement) -> tuple[ActorAnswer, ...]:
    """Return the speaker's own side where its words tell of its own act: "we struck the port",
    "claimed responsibility for the blast"."""
    own = side_of(said.speaker)
    if n.event is None or own is None or n.historical or said.speaker is None:
        return ()
    of_itself = said.act == "accuse" and side_of(said.target) == own
    if not of_itself and said.act not in _OWNING:
        return ()
    if said.act == "concede" and not n.event.actors:
        return (actor_answer(said.speaker),)
    doers = {side_of(a): a for a in n.event.actors}
    alone = set(doers) == {own} and n.event.realis in ("actual", "claimed")
    against = {side_of(a) for a in n.event.recipients} - {None, own}
    own_up = said.act == "concede" or of_itself or bool(against)
    return (actor_answer(doers[own]),) if alone and own_up else ()


def _violators(n: Node) -> tuple[Actor, ...]:
    """Return whom the act is laid to where its own words name nobody ("the raids broke it")."""
    return tuple(t.violator for t in n.touches if t.violator is not None)


def _restores(n: Node) -> bool:
    """Return whether the words tell that the shooting has stopped again, not only of a truce."""
    return any(t.occurrence == "restoration" for t in n.touches)


def _is_restoration(n: Node) -> bool:
    return any(t.occurrence == "restoration" for t in n.touches) or (
        n.event is not None and n.event.type == "RETREAT"
    )


def _denials(nodes: Sequence[Node], denials: Iterable[Statement]) -> Iterator[Raw]:
    kind = _question_of(nodes)
    violent = nodes[0].family == "violence" or kind == "control"
    denied = False
    for said in denials:
        if said.speaker is not None:
            answer = reply_of(said)
            denied = denied or answer == "no"
            yield Raw(
                kind if violent else "occurred", "", claimant(said.speaker),
                side_of(said.speaker), answer, "deny" if answer == "no" else said.act, said.time,
                said.story_id, said.id,
            )  # fmt: skip
    for n in nodes if denied and not violent else ():
        told = n.statement
        if told is not None and told.speaker is not None and told.act != "deny":
            yield raw_of("occurred", n, told, "yes")


def reply_of(said: Statement) -> Answer:
    """Return what a statement that answers an accusation says: "no", that it was the speaker's own
    side, or that it does not say."""
    if said.act == "concede" and said.speaker is not None:
        return actor_answer(said.speaker)
    return NOT_STATED if is_silence(said) else "no"


def _ceased(nodes: Sequence[Node]) -> Iterator[Raw]:
    """Yield answers to "has it stopped": only asked where somebody says that it has."""
    if not any(_restores(n) and n.family == "violence" for n in nodes):
        return
    for n in nodes:
        said = n.statement
        if said is not None and said.speaker is not None:
            if _restores(n):
                yield raw_of("ceased", n, said, "yes")
            for touch in n.touches:
                if touch.occurrence == "ongoing":
                    yield raw_of("ceased", n, said, touch.span.text)
        elif _restores(n) and n.event is not None:
            yield narrator_of("ceased", n, "yes")


def _what(kind: str, nodes: Sequence[Node]) -> str:
    """Return what a question is about: one act by its own kind, place and day; else its words."""
    one = asked_act(nodes)
    scene = scene_words(one, nodes)
    if kind == "breach":
        return f"the ceasefire{scene}"
    place = place_of(nodes)
    if kind == "control" and place is not None:
        return place.name
    noun = None if kind == "control" else act_noun(one)
    if noun is not None and scene:
        return f"{noun}{scene}"
    accusing = (n.statement for n in nodes if n.statement and n.statement.act == "accuse")
    said = next((s for s in accusing if s.quote_type != "headline" and names_deed(s)), None)
    if said is not None:
        return f"“{act_of(said) if kind in BLAMES else deed_of(said)}”"
    first = next((n.event for n in nodes if n.event is not None), None)
    return f"“{first.trigger.text}”" if first is not None else "the act"
