"""Which statement an event stands in, and which statement's speech act it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from trucewatch.coding.drafts import StatementDraft

# Speech acts and the event types that they may be (vocabulary of speech acts, column plover).
_ACT_TYPES = {
    "accuse": ("ACCUSE", None), "deny": ("REJECT", None), "threaten": ("THREATEN", None),
    "warn": ("THREATEN", None), "demand": ("REQUEST", None), "call_for": ("REQUEST", None),
    "offer": ("CONCEDE", None), "propose": ("AGREE", None), "concede": ("CONCEDE", None),
    "reject": ("REJECT", None), "guarantee": ("AGREE", None), "agree": ("AGREE", None),
    "assess_negative": ("ACCUSE", "disapprove"), "assess_positive": ("SUPPORT", None),
}  # fmt: skip


def type_of_act(act: str) -> tuple[str, str | None] | None:
    """Return the event type and mode that a speech act is, None for acts that are no events."""
    return _ACT_TYPES.get(act) if act not in ("assess_negative", "assess_positive") else None


class Speech:
    """Finds the innermost statement around a character, and statements by their cue's token."""

    def __init__(self, statements: Sequence[StatementDraft]) -> None:
        self._drafts = statements
        spans = [(s.start, s.end, k) for k, draft in enumerate(statements) for s in draft.content]
        self._spans = sorted(spans, key=lambda s: (s[0], -s[1]))
        self._starts = [s[0] for s in self._spans]
        self._reach = _running_max([s[1] for s in self._spans])
        self._by_head: dict[int, list[int]] = {}
        for k, draft in enumerate(statements):
            if draft.head is not None:
                self._by_head.setdefault(draft.head, []).append(k)

    def around(self, start: int, end: int) -> int | None:
        """Return the index of the innermost statement whose content holds [start, end)."""
        k = bisect_right(self._starts, start) - 1
        best: int | None = None
        size = 0
        while k >= 0 and self._reach[k] >= end:
            s, e, draft = self._spans[k]
            if e >= end and (best is None or e - s < size):
                best, size = draft, e - s
            k -= 1
        return best

    def at(self, token: int) -> list[int]:
        """Return the statements whose cue is headed by ``token``."""
        return self._by_head.get(token, [])

    @property
    def drafts(self) -> Sequence[StatementDraft]:
        """Return all statements, in the order of their indices."""
        return self._drafts

    def draft(self, index: int) -> StatementDraft:
        """Return statement ``index``."""
        return self._drafts[index]

    def of_act(self, act: str) -> list[tuple[int, StatementDraft]]:
        """Return the statements whose act is ``act``, with their indices."""
        return [(k, d) for k, d in enumerate(self._drafts) if d.act == act]

    def reporting(self, token: int, type_: str) -> list[int]:
        """Return the statements at ``token`` whose speech act an event of ``type_`` can be."""
        found = self.at(token)
        fitting = [k for k in found if _ACT_TYPES.get(self._drafts[k].act, ("", None))[0] == type_]
        return fitting or found


def _running_max(values: list[int]) -> list[int]:
    out: list[int] = []
    top = -1
    for value in values:
        top = max(top, value)
        out.append(top)
    return out
