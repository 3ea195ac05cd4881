"""What waits for a reviewer: statements whose speaker is not certain, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trucewatch.records import Statement
from trucewatch.store.exports.reader import anchor
from trucewatch.store.pages_common import decode
from trucewatch.store.pages_kept import kept
from trucewatch.store.record import Record

# The latest statements among which those to be decided are looked for.
LOOKED = 3000

# Codes of speakers whose side is not known: a body or office of nobody knows whom. A resident, a
# newspaper, an analyst without a name has no side that could be looked up.
UNRESOLVED = (
    "", "UNK", "UNKGOV", "UNKMIL", "UNKIGO", "UNKREB", "UNKSEP", "UNKPRM", "UNKOPP", "UNKLEG",
    "UNKSPY", "UNKCOP",
)  # fmt: skip
_CODES = ", ".join(f"'{code}'" for code in UNRESOLVED)
_ASKED = (
    " WHERE json_extract(body, '$.uncertain')"
    f" OR coalesce(json_extract(body, '$.speaker.code'), '') IN ({_CODES})"
)
STATEMENTS = (
    "SELECT body FROM (SELECT body, date, story_id, ordinal FROM statement WHERE copy = 0"
    " AND date IS NOT NULL ORDER BY date DESC, story_id DESC, ordinal DESC LIMIT ?)" + _ASKED
)
UNDATED = (
    "SELECT body FROM (SELECT body FROM statement WHERE copy = 0 AND date IS NULL LIMIT ?)" + _ASKED
)
LOOKED_AT = (
    "SELECT story_id, start, end FROM review WHERE kind = 'statement' AND action <> 'undo'"
    " AND id NOT IN (SELECT undoes FROM review WHERE undoes IS NOT NULL)"
)
LINKED = (
    "SELECT m.member, l.kind, coalesce(l.status, '') FROM json_each(?) w"
    " JOIN linked_member m ON m.member = w.value JOIN linked l ON l.number = m.linked"
    " WHERE l.kind IN ('incident', 'finding')"
)
# Why a statement is worth a look, and how much that weighs; what weighs the same is told latest
# first. A question that the sides answer differently changes with who is said to speak.
WEIGHTS = {"contested": 8, "watched": 4, "provision": 3, "charge": 2, "doubt": 1}
_DIFFERENT = frozenset({"contested", "denied", "changed"})
_CHARGED = frozenset(
    {"accuse", "deny", "threaten", "demand", "offer", "concede", "reject", "guarantee", "agree"}
)


class Waiting(msgspec.Struct, frozen=True):
    """A statement to decide on; ``reasons`` are keys of WEIGHTS."""

    statement: Statement
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much it matters."""
        return sum(WEIGHTS[r] for r in self.reasons)


def waiting(record: Record, sides: Iterable[str] = ()) -> list[Waiting]:
    """Return those of the latest statements whose speaker the coder was not certain of or could not
    tell, the weightiest first. ``sides`` are codes that a watch follows.

    One whose speaker is not resolved leaves the queue once somebody has decided on it. Made once
    for each state of the record.
    """
    followed = frozenset(sides)
    return kept(record, f"waiting {sorted(followed)}", lambda r: _waiting(r, followed))


def _waiting(record: Record, followed: frozenset[str]) -> list[Waiting]:
    done = set(record.db.execute(LOOKED_AT).fetchall())
    found: list[Statement] = []
    for sql in (STATEMENTS, UNDATED):
        rows = decode(record.db.execute(sql, (LOOKED,)), Statement)
        found += [s for s in rows if s.uncertain or (s.story_id, *anchor(s)) not in done]
    linked = _linked(record, [s.id for s in found])
    out = [Waiting(s, _reasons(s, linked.get(s.id, frozenset()), followed)) for s in found]
    return sorted(out, key=lambda w: -w.weight)


def _linked(record: Record, ids: list[str]) -> dict[str, frozenset[str]]:
    """Return for each statement what it is a part of: ``finding``, and statuses of questions."""
    out: dict[str, frozenset[str]] = {}
    asked = msgspec.json.encode(ids).decode()
    for member, kind, status in record.db.execute(LINKED, (asked,)):
        words = {"finding"} if kind == "finding" else set(status.split("|"))
        out[member] = out.get(member, frozenset()) | words
    return out


def _reasons(s: Statement, linked: frozenset[str], sides: frozenset[str]) -> tuple[str, ...]:
    codes = [a.code for a in (s.speaker, s.target) if a is not None]
    holds = {
        "contested": bool(linked & _DIFFERENT),
        "watched": any(c in sides or c[:3] in sides for c in codes),
        "provision": "finding" in linked,
        "charge": s.act in _CHARGED,
        "doubt": s.uncertain,
    }
    return tuple(reason for reason in WEIGHTS if holds[reason])
