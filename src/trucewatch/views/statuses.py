"""Status codes in words."""

from __future__ import annotations

from trucewatch.linking.camps.sides import NARRATOR, is_anybody
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


def finding_status(code: str, by_whom: str, realis: str) -> str:
    """Return the status of a finding in words, as told by somebody (a code) in a way (``realis``).

    A monitor, the report itself and residents are no side: what they tell nobody alleges.
    """
    shown = displays("finding shown")
    if realis == "monitor_reported" and code in ("one_side_only", "reported"):
        return shown["by_monitor"]
    body = by_whom.split(":")[0].endswith(("IGO", "NGO"))
    if code == "one_side_only" and (body or by_whom == NARRATOR or is_anybody(by_whom)):
        return shown["only_told"]
    return displays("finding").get(code, code.replace("_", " "))
