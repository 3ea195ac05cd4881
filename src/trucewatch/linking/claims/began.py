"""Who began it, beside who broke it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.linking.camps.camps import WITHHOLDING
from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.answers import FIRST, blamed_by, is_breach, reply_of
from trucewatch.linking.claims.raws import NOT_STATED, Raw, claimant, raw_of
from trucewatch.linking.nodes import Node
from trucewatch.records import ActorAnswer, Statement


def began_answers(nodes: Sequence[Node], denials: Iterable[Statement]) -> Iterator[Raw]:
    """Yield answers to "who began" beside "who broke it": asked where two lay the first shot to
    different sides, or one does so and the attack is laid to him; who says that he does not know,
    and who denies, answer in those reports."""
    if not is_breach(nodes):
        return  # it is the question of blame itself, or nobody speaks of a first shot
    told = [
        raw_of("began", n, n.statement, a)
        for n in nodes
        if n.statement is not None and n.statement.speaker is not None
        and n.statement.act not in WITHHOLDING and any(t.first for t in n.touches)
        for a in blamed_by(n, n.statement)
    ]  # fmt: skip
    reports = {r.story_id for r in told}
    told += _rivals(nodes, told, reports)
    if len({side_of(r.answer) for r in told if isinstance(r.answer, ActorAnswer)}) < 2:
        return
    yield from told
    for n in nodes:
        said = n.statement
        if said is None or n.story_id not in reports or said.speaker is None:
            continue
        if said.act in WITHHOLDING and FIRST.search(" ".join(c.text for c in said.content)):
            yield raw_of("began", n, said, NOT_STATED)
    for said in denials:
        if said.story_id in reports and said.speaker is not None and reply_of(said) == "no":
            yield Raw(
                "began", "", claimant(said.speaker), side_of(said.speaker), "no", "deny",
                said.time, said.story_id, said.id,
            )  # fmt: skip


def _rivals(nodes: Sequence[Node], told: Sequence[Raw], reports: set[str]) -> list[Raw]:
    """Return who, in a report in which a side says that another fired first, lays an attack to that
    side: of who began the two do not agree."""
    firsts = {side_of(r.answer) for r in told if isinstance(r.answer, ActorAnswer)}
    claiming, tellers = {r.claimant.code for r in told}, {r.side for r in told}
    return [
        raw_of("began", n, n.statement, a)
        for n in nodes
        if n.statement is not None and n.statement.speaker is not None and n.story_id in reports
        and n.event is not None and n.family == "violence" and not n.historical
        and n.statement.act not in WITHHOLDING and n.statement.speaker.code not in claiming
        for a in blamed_by(n, n.statement)
        if side_of(a) not in firsts and side_of(a) in tellers
    ]  # fmt: skip
