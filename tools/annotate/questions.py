"""Read the status of a question off its claims, as rule 33 of RULES.md says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Record = dict[str, Any]
DOER = {"responsible", "breach", "began"}


def status_of(question: Record, camp_of: Mapping[str, str | None]) -> str:
    """The first code of rule 33 that fits the claims of a question.

    ``camp_of`` leads from an actor's id to the label of its camp. That a side says yes of itself is
    not seen here; no bundled question turns on it alone.
    """
    told = [(c["camp"], c["answer"]) for c in question["claims"] if c["answer"] != "not stated"]
    camps, answers = {camp for camp, _ in told}, {answer for _, answer in told}
    if question["incident"] and any(camp and camp == camp_of.get(a) for camp, a in told):
        return "admitted"
    if question["kind"] == "toll" and any("before)" in answer for answer in answers):
        return "changed"
    if not told:
        return "monitor_no_blame"
    if "no" in answers and answers <= {"yes", "no"} and sum(a == "yes" for _, a in set(told)) < 2:
        return "denied"
    if len(answers) > 1:
        return "contested"
    if len(camps) > 1:
        return "corroborated"
    if question["kind"] in DOER:
        return "unanswered"
    return "uncontested" if camps <= {"third", "monitor", None} else "one_side_only"
