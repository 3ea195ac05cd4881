"""What an interviewee's "They did" makes of the deed that he was asked about.

The one who asks asserts nothing: "Did your fighters shell the mill?" tells of no shelling until
"Yes" owns up to it. From then on the deed is told by who answers.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.acts.answering import ANSWERED, question_before
from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.reading.parse import Parse

_OPEN = frozenset({"hypothetical", "actual", "historical"})


def as_asked(
    parse: Parse, statements: Sequence[StatementDraft], events: Sequence[EventDraft]
) -> tuple[EventDraft, ...]:
    """Return events, those of a question in the words of who owns up to them in answer."""
    owned = [
        (asked, k)
        for k, s in enumerate(statements)
        if s.act == "concede" and ANSWERED in s.rules and (asked := _asked(parse, s))
    ]
    return tuple(_told_by(e, owned) for e in events)


def _asked(parse: Parse, answer: StatementDraft) -> tuple[int, int] | None:
    said = answer.content[0]
    return question_before(parse, parse.tokens_in(said.start, said.end)[0])


def _told_by(e: EventDraft, owned: Sequence[tuple[tuple[int, int], int]]) -> EventDraft:
    if e.statement is not None or e.realis not in _OPEN or e.reports is not None:
        return e
    k = next((k for (first, last), k in owned if first <= e.trigger < last), None)
    if k is None:
        return e
    return msgspec.structs.replace(
        e, statement=k, realis="claimed", rules=(*e.rules, "realis:owned-in-answer")
    )
