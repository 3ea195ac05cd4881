"""Whether an act is asked about, or who did it: what is denied, and who else attests the act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.camps.camps import BLAMES, WITHHOLDING
from trucewatch.linking.camps.sides import NARRATOR, side_of
from trucewatch.linking.claims.answers import REPORTING
from trucewatch.linking.claims.raws import NOT_STATED, Raw, raw_of
from trucewatch.linking.claims.replies import evades, sweeping
from trucewatch.linking.nodes import Node
from trucewatch.records import ActorAnswer, RangeAnswer, Statement

# Words by which a denial speaks of its own side's part, not of the act.
_PART = re.compile(
    r"\b(?:ours?|we|us|its (?!account|claim)|their own|his (?:men|troops|forces|unit)|involve\w*"
    r"|responsib\w+|role|part in|hand in|behind (?:it|the)|nothing to do)\b"
    r"|^\W*(?:that )?(?:it|they|he|she|none of (?:its|his|their|our)|no unit)\b",
    re.IGNORECASE,
)


def as_asked(
    grouped: Mapping[tuple[str, str], list[Raw]],
    nodes: Sequence[Node],
    replies: Sequence[Statement],
) -> dict[tuple[str, str], list[Raw]]:
    """Turn a question of blame into "did it happen" where one side says that it did, the accused
    says no, and nobody else attests the act."""
    out = dict(grouped)
    for kind in BLAMES:
        raws = out.get((kind, ""), [])
        no = [r for r in raws if r.answer == "no"]
        if no and not _accusers(raws) and not _only_part(no, nodes, replies):
            told = list(_tellers(nodes, {r.side for r in no}))
            asked = [*out.get(("occurred", ""), []), *out.pop((kind, "")), *told]
            out[("occurred", "")] = asked
    for kind in BLAMES:
        raws = out.get((kind, ""), [])
        named = (side_of(r.answer) for r in raws if isinstance(r.answer, ActorAnswer))
        accused = frozenset(s for s in named if s)
        said = {r.side for r in raws if isinstance(r.answer, ActorAnswer)}
        no = [r for r in raws if r.answer == "no"]
        attested = any(_attests(n) for n in nodes) or any(_saw(r) for r in raws)
        attested = attested or any(_leaves_who(s, accused) for s in replies)
        attested = attested or bool(_counting(grouped) - said) or any(r.grants for r in no)
        attested = attested or (_lost(grouped) and _of_doer(nodes, replies, accused))
        if no and len(accused) == 1 and len(said) == 1 and not attested:
            out.pop((kind, ""))
            out[("occurred", "")] = [
                r if r.answer in ("no", NOT_STATED) else msgspec.structs.replace(r, answer="yes")
                for r in raws
                if r.answer == "no" or isinstance(r.answer, ActorAnswer) or _withdrawn(r, said)
            ]
    return _of_one_kind(_with_the_denied(out, nodes))


def _withdrawn(r: Raw, said: set[str | None]) -> bool:
    """Return whether one of those who laid the act to somebody does so no longer."""
    return r.answer == NOT_STATED and r.act == "withhold_blame" and r.side in said


def _tellers(nodes: Sequence[Node], denying: set[str | None]) -> Iterator[Raw]:
    """Yield those who tell of an act that others deny, and lay it to nobody: it happened."""
    for n in nodes:
        said = n.statement
        telling = said is not None and said.act in REPORTING and said.speaker is not None
        if not telling or n.event is None or n.historical or n.event.realis == "denied":
            continue
        if said is not None and side_of(said.speaker) not in {None, *denying}:
            yield raw_of("occurred", n, said, "yes")


# Words by which a denial grants that the act was, and says that its side had no share in it.
_SHARE = re.compile(
    r"\b(?:behind|responsib\w+|involve\w*|role|part in|hand in|nothing to do|complicit\w*)\b",
    re.IGNORECASE,
)


def _only_part(no: Sequence[Raw], nodes: Sequence[Node], replies: Sequence[Statement]) -> bool:
    """Return whether all who deny only say that they had no share in the act."""
    told = [n.statement for n in nodes if n.statement is not None]
    known = {s.id: s for s in (*replies, *told)}
    denials = [known[r.statement_id] for r in no if r.statement_id in known]
    return bool(denials) and all(any(_SHARE.search(c.text) for c in s.content) for s in denials)


def _of_one_kind(asked: dict[tuple[str, str], list[Raw]]) -> dict[tuple[str, str], list[Raw]]:
    """Let those who name nobody say so where it is asked whether the act was at all, and nobody is
    blamed for it: of one incident one question is asked."""
    whether = asked.get(("occurred", ""), [])
    if not any(r.answer == "no" for r in whether):
        return asked
    for kind in BLAMES:
        raws = asked.get((kind, ""), [])
        if raws and all(r.answer == NOT_STATED for r in raws):
            asked.pop((kind, ""))
            told = (r for r in raws if r.claimant.code != NARRATOR)
            moved = [msgspec.structs.replace(r, kind="occurred") for r in told]
            asked[("occurred", "")] = [*asked[("occurred", "")], *moved]
    return asked


def _with_the_denied(
    asked: dict[tuple[str, str], list[Raw]], nodes: Sequence[Node]
) -> dict[tuple[str, str], list[Raw]]:
    """Let those whose claim another's denial repeats ("denied the rebels' claim that …") say yes
    to whether it happened."""
    raws = asked.get(("occurred", ""), [])
    claimed = [
        raw_of("occurred", n, n.statement, "yes")
        for n in nodes
        if n.gainsaid and n.statement is not None and n.statement.speaker is not None
    ]  # fmt: skip
    if not any(r.answer == "no" for r in raws) or not claimed:
        return asked
    asked[("occurred", "")] = [*raws, *claimed]
    yes = {r.side for r in claimed}
    for kind in BLAMES:
        told = asked.get((kind, ""), [])
        if told and all(r.side in yes for r in told):
            asked.pop((kind, ""))  # who claims it only says who did it, too
    return asked


def with_admissions(
    asked: Mapping[tuple[str, str], list[Raw]], nodes: Sequence[Node]
) -> dict[tuple[str, str], list[Raw]]:
    """Let a side that has denied an act, and on a later day admits losses in it ("acknowledged that
    three soldiers were killed"), answer that it happened."""
    out = dict(asked)
    raws = out.get(("occurred", ""), [])
    denied = {r.side: r.told for r in raws if r.answer == "no" and r.side and r.told}
    admitted = [
        raw_of("occurred", n, n.statement, "yes")
        for n in nodes
        if n.statement is not None and n.statement.act == "concede" and _counts_own(n)
        and n.published > denied.get(side_of(n.statement.speaker) or "", "9999")
    ]  # fmt: skip
    if admitted:
        out[("occurred", "")] = [*raws, *admitted]
    return out


def _counts_own(n: Node) -> bool:
    """Return whether an act comes with losses of whoever tells of it."""
    lost = n.event is not None and any(
        q.kind in ("killed", "wounded", "casualties", "captured") and q.high != 0
        for q in n.event.quantities
    )
    return lost and n.statement is not None and side_of(n.statement.speaker) in n.sides


def _counting(grouped: Mapping[tuple[str, str], Sequence[Raw]]) -> set[str | None]:
    """Return the sides that give losses: what a hospital counts has happened, whoever did it."""
    tolls = (r for (kind, _), raws in grouped.items() if kind == "toll" for r in raws)
    return {
        r.side for r in tolls
        if r.side and isinstance(r.answer, RangeAnswer) and r.answer.high != 0 and r.act != "accuse"
    }  # fmt: skip


def _accusers(raws: Iterable[Raw]) -> bool:
    return any(isinstance(r.answer, ActorAnswer) for r in raws)


def _saw(raw: Raw) -> bool:
    """Return whether a bystander tells of the act and names nobody."""
    return raw.answer == NOT_STATED and raw.bystander and raw.act in REPORTING


def _attests(n: Node) -> bool:
    if n.event is None:
        said = n.statement
        return said is not None and said.act in WITHHOLDING and not _unconfirmed(said)
    narrated = n.statement is None and n.event.realis == "claimed"
    return narrated or n.event.realis in ("actual", "monitor_reported")


def _leaves_who(said: Statement, accused: frozenset[str]) -> bool:
    """Return whether somebody else than the accused only does not say who did it."""
    return (
        said.act in WITHHOLDING
        and side_of(said.speaker) not in accused
        and not (_unconfirmed(said) or evades(said))
    )


# Words by which somebody says that he does not know whether it was so, not only who did it.
_UNCONFIRMED = re.compile(r"\b(?:confirm|verif|corroborat|substantiat|whether)\w*", re.IGNORECASE)


def _unconfirmed(said: Statement) -> bool:
    words = (*((said.cue,) if said.cue is not None else ()), *said.content)
    return said.act == "withhold_blame" and any(_UNCONFIRMED.search(w.text) for w in words)


def _lost(grouped: Mapping[tuple[str, str], Sequence[Raw]]) -> bool:
    """Return whether anybody counts dead or wounded: that they were hit is in no doubt."""
    return any(
        isinstance(r.answer, RangeAnswer) and r.answer.high != 0
        for (kind, topic), raws in grouped.items()
        if kind == "toll" and topic.startswith(("killed", "wounded", "casualties"))
        for r in raws
    )


def _of_doer(nodes: Sequence[Node], replies: Sequence[Statement], accused: frozenset[str]) -> bool:
    """Return whether the accused deny the part of their side, and not the act."""
    told = [n.statement for n in nodes if n.event is not None and n.event.realis == "denied"]
    denials = [s for s in (*replies, *told) if s is not None and side_of(s.speaker) in accused]
    return any(sweeping(s) or any(_PART.search(c.text) for c in s.content) for s in denials)
