"""Claim sets: what each claimant says about one question of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from trucewatch.linking.camps.camps import Camps, camps_of, watched_camp
from trucewatch.linking.camps.one_claimant import plain_name
from trucewatch.linking.camps.sides import (
    NARRATOR,
    Watch,
    side_of,
)
from trucewatch.linking.claims.answers import (
    FORCE,
    blame_answers,
    ceased_answers,
    denial_answers,
    is_breach,
)
from trucewatch.linking.claims.began import began_answers
from trucewatch.linking.claims.counter_accounts import Counter, countered
from trucewatch.linking.claims.nameless import without_the_named
from trucewatch.linking.claims.no_answers import (
    of_words,
    told_of_another,
    undone_by_nobody,
    without_the_unasked,
)
from trucewatch.linking.claims.raws import (
    NOT_STATED,
    OTHERWISE,
    Answer,
    Raw,
)
from trucewatch.linking.claims.replies import is_uncounted
from trucewatch.linking.claims.status import claim_status
from trucewatch.linking.claims.whether import as_asked, with_admissions
from trucewatch.linking.claims.wording import asked_about, counted_about, question_of
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.nodes import Node, family_of
from trucewatch.linking.places.places import BREACH_KM, SLACK_KM
from trucewatch.linking.tolls.tolls import places, tolls
from trucewatch.records import (
    ActorAnswer,
    Claim,
    ClaimSet,
    RangeAnswer,
    Statement,
    Time,
)


def claim_sets(
    nodes: Sequence[Node],
    denials: Iterable[Statement],
    counters: Sequence[Counter],
    steps: Sequence[Raw],
    monitors: Mapping[str, str],
    watch: Watch | None,
    published: Mapping[str, str] = {},
) -> tuple[ClaimSet, ...]:
    """Return the claim sets of one incident.

    ``denials`` are statements that deny an accusation in it, ``counters`` what those who are
    charged tell of it instead (``linking/counter_accounts``); ``steps`` what is answered of whether
    a step was taken; ``monitors`` maps the codes of those
    who are called peacekeepers or observers to their role; ``published`` the ids of stories to the
    days of theirs that tell of none of its acts.
    """
    replies = [s for s in denials if not is_uncounted(s)]
    uncounted = [s for s in denials if is_uncounted(s)]
    if not (replies or uncounted or steps) and all(map(_recalled, nodes)):
        return ()
    raws = [
        *blame_answers(nodes),
        *denial_answers(nodes, replies, published),
        *ceased_answers(nodes),
        *steps,
    ]
    raws += began_answers(nodes, replies)
    raws = _settled(countered(raws, nodes, counters), nodes)
    raws = [*map(told_of_another, without_the_unasked(raws))]
    raws = without_the_named(raws, nodes, replies)
    raws += [*tolls(nodes, uncounted), *places(nodes, BREACH_KM if is_breach(nodes) else SLACK_KM)]
    if any(r.political for r in raws):  # a toll that a hospital gives of civilians, beside blame
        raws = [msgspec.structs.replace(r, political=True) for r in raws]
    grouped: dict[tuple[str, str], list[Raw]] = {}
    for raw in raws:
        grouped.setdefault((raw.kind, raw.topic), []).append(raw)
    out = []
    asked = with_admissions(as_asked(grouped, nodes, replies), nodes)
    every = [*raws, *(r for members in asked.values() for r in members)]
    camps = camps_of(every, frozenset(s for n in nodes for s in n.sides), monitors, watch)
    for (kind, topic), members in sorted(asked.items()):
        what = counted_about(topic, nodes, raws) if topic else asked_about(kind, nodes)
        found = make_set(kind, what, members, camps, _own_deeds(nodes))
        if found is not None and not (of_words(nodes) and len(found.claims) < _TWO):
            if found.kind == "occurred" and undone_by_nobody(nodes, found.claims):
                continue  # "had not yet been given access": nobody has said that it had
            out.append(found)
    return tuple(out)


# Who tells of another's deceit is asked about where somebody answers him.
_TWO = 2


def _recalled(n: Node) -> bool:
    """Return whether a report recalls an act in its own words: nothing about it is at issue."""
    return n.historical and n.statement is None


def _settled(raws: Sequence[Raw], nodes: Sequence[Node]) -> list[Raw]:
    """Return the answers without own deeds of those who lay the act to others or deny it (unless
    they then admit it, or tell of it in the report of a later day), and without the blame for a
    barred way that one side alone tells of and accuses nobody of, or that has no day and place
    ("what it will not let us hand out")."""
    against = {r.side for r in raws if r.answer in ("no", OTHERWISE)}
    against |= {r.side for r in raws if isinstance(r.answer, ActorAnswer) and not _own(r)}
    kept = [
        r for r in raws
        if not (_own(r) and r.side in against and r.act != "concede") or _told_later(r, raws)
    ]  # fmt: skip
    if family_of(nodes) != "access":
        return kept
    tellers = {r.side for r in kept if r.kind == "responsible" and r.claimant.code != NARRATOR}
    told = [n for n in nodes if n.mode == "restrict" and (n.precise or n.place is not None)]
    doers = frozenset(s for n in told for s in n.doers)
    charged = any(
        r.act == "accuse" and isinstance(r.answer, ActorAnswer) and side_of(r.answer) in doers
        for r in kept
    )
    asked = len(tellers) > 1 or charged or any(r.act == "withhold_blame" for r in kept)
    return kept if asked else [r for r in kept if r.kind != "responsible"]


def _told_later(own: Raw, raws: Sequence[Raw]) -> bool:
    """Return whether a side tells of a deed of its own in a report of a later day than all in which
    it has denied the deed or laid it to others."""
    before = [
        r.told for r in raws
        if r.side == own.side and not _own(r)
        and (r.answer in ("no", OTHERWISE) or isinstance(r.answer, ActorAnswer))
    ]  # fmt: skip
    return bool(own.told) and all(told and told < own.told for told in before)


def _own(raw: Raw) -> bool:
    own = raw.side is not None and isinstance(raw.answer, ActorAnswer) and not raw.bystander
    return own and side_of(raw.answer) == raw.side  # type: ignore[arg-type]


def _own_deeds(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the sides whose deeds are told: of what is no violence, those who say they did it."""
    if family_of(nodes) in FORCE:
        return frozenset()
    acts = (n.event for n in nodes if n.event is not None)
    return frozenset(s for e in acts for s in map(side_of, e.actors) if s)


def make_set(
    kind: str, what: str, raws: Sequence[Raw], camps: Camps, doers: frozenset[str] = frozenset()
) -> ClaimSet | None:
    """Merge raw answers into one claim per claimant and answer; None when nobody answers."""
    merged: dict[tuple[str, str, str], list[Raw]] = {}
    for raw in raws:
        key = (raw.claimant.code, plain_name(raw.claimant), answer_key(raw.answer))
        merged.setdefault(key, []).append(raw)
    stated = {k[:2] for k in merged if k[2] != NOT_STATED}
    taken_back = {k for k in merged if k[2] == NOT_STATED and _withheld_later(k, merged)}
    kept = {
        k: v for k, v in merged.items()
        if k[2] != NOT_STATED or k[:2] not in stated or k in taken_back
    }  # fmt: skip
    spoken = {k: v for k, v in kept.items() if k[0] != NARRATOR or k[2] != NOT_STATED}
    # A report that lays it to nobody answers nothing beside those whom it quotes.
    claims = tuple(_claim(group, camps) for _, group in sorted((spoken or kept).items()))
    if not claims or all(c.claimant.code == NARRATOR and c.answer == NOT_STATED for c in claims):
        return None
    if not any(r.political for r in raws):
        return None  # film, sport, crime: nobody in it is of a state or an armed group
    question = question_of(kind, what)
    anew = _laid_anew(kept) or bool(taken_back) or _came_round(kept)
    status = claim_status(kind, claims, doers, _changed(kept), anew)
    return ClaimSet(kind, question, status, _first(claims), claims)


def _changed(merged: Mapping[tuple[str, str, str], Sequence[Raw]]) -> bool:
    """Return whether one claimant tells different things in reports of different days."""
    days: dict[tuple[str, str], list[frozenset[str]]] = {}
    for (code, name, answer), raws in merged.items():
        if code != NARRATOR and answer != NOT_STATED:
            days.setdefault((code, name), []).append(frozenset(r.told for r in raws if r.told))
    return any(a and b and a != b for told in days.values() for a, b in combinations(told, 2))


def _withheld_later(
    key: tuple[str, str, str], merged: Mapping[tuple[str, str, str], Sequence[Raw]]
) -> bool:
    """Return whether who has laid a deed to somebody says in a report of a later day that he does
    not say or know who did it."""
    withheld = [r.told for r in merged[key] if r.act == "withhold_blame"]
    whole = {r.side for r in merged[key] if r.taken_back and r.side}  # "Kessa", by its ministry
    laid = [
        r.told for k, raws in merged.items() if k[2] != NOT_STATED
        for r in raws
        if (k[:2] == key[:2] or r.side in whole)
        and (isinstance(r.answer, ActorAnswer) or r.answer == "yes")
    ]  # fmt: skip
    return bool(withheld and laid) and all(laid) and max(laid) < min(withheld)


def _came_round(merged: Mapping[tuple[str, str, str], Sequence[Raw]]) -> bool:
    """Return whether a side that denied that something was says in reports of later days only that
    it was."""
    said: dict[tuple[str, str], list[str]] = {}
    for raws in merged.values():
        for r in raws:
            if r.side is not None and r.answer in ("yes", "no"):
                said.setdefault((r.side, str(r.answer)), []).append(r.told)
    return any(
        answer == "no" and all(days) and max(days) < min(said.get((side, "yes"), [""]))
        for (side, answer), days in said.items()
    )


def _laid_anew(merged: Mapping[tuple[str, str, str], Sequence[Raw]]) -> bool:
    """Return whether one claimant lays a deed to one side in reports up to some day, and to another
    one in those of later days."""
    laid: dict[tuple[str, str], list[list[str]]] = {}
    for (code, name, _), raws in merged.items():
        days = [r.told for r in raws]
        if code != NARRATOR and all(days) and isinstance(raws[0].answer, ActorAnswer):
            laid.setdefault((code, name), []).append(days)
    return any(
        max(a) < min(b) or max(b) < min(a)
        for told in laid.values()
        for a, b in combinations(told, 2)
    )


def recamped(found: ClaimSet, watch: Watch, doers: frozenset[str] = frozenset()) -> ClaimSet:
    """Return a claim set with the camps of a watch, and its status by them."""
    camps = (watched_camp(c, found.claims, watch) for c in found.claims)
    claims = tuple(
        msgspec.structs.replace(c, camp=camp) for c, camp in zip(found.claims, camps, strict=True)
    )
    was = found.status == "changed"
    status = claim_status(found.kind, claims, doers, was, was)
    return msgspec.structs.replace(found, claims=claims, status=status)


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
