"""Status codes in words."""

from __future__ import annotations

from trucewatch.records import ClaimSet
from trucewatch.vocab.agreements import displays

_NO_SIDE = frozenset({"monitor", "third", "narrator"})


def status_of(claim_set: ClaimSet) -> str:
    """Return the status of a question in words.

    Where only one side is heard, it matters whether that side denies, and whether it is a side.
    """
    code = claim_set.status
    if code == "one_side_only":
        shown = displays("claim shown")
        if claim_set.claims and all(c.answer == "no" for c in claim_set.claims):
            return shown["only_denied"]
        if all(c.camp in _NO_SIDE for c in claim_set.claims):
            return shown["only_told"]
    return displays("claim").get(code, code.replace("_", " "))
