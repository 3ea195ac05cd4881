"""A bare answer is on the matter of what it answers: A wants "B to withdraw from four regions", and
B "rules out any withdrawal"; they differ on one issue, whatever their words alone are about."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.linking.positions.stands import BARRING, GIVING, Entry, uncounted

# "Any withdrawal" says no more than "withdrawal".
_SHORT = 3
_ASKING = frozenset({"demand", "proposal", "condition"})
# Only these are so near that one word can be of either.
_NEAR = (frozenset({"withdrawal", "territory"}), frozenset({"aid_access", "transport"}))


def on_the_issue_answered(entries: Sequence[Entry]) -> list[Entry]:
    """Give a refusal or offer the issue of what another side asked in the same report, where all
    its words stand there and the two issues are near."""
    asked: dict[str, list[Entry]] = {}
    for e in entries:
        if e.mention.kind in _ASKING:
            asked.setdefault(e.coded.story.id, []).append(e)
    return [_answering(e, asked.get(e.coded.story.id, ())) for e in entries]


def _answering(e: Entry, asked: Sequence[Entry]) -> Entry:
    if e.mention.kind not in BARRING | GIVING:
        return e
    own = frozenset(w for w in uncounted(e.mention.value) if len(w) > _SHORT)
    found = {
        a.mention.issue for a in asked
        if a.side != e.side and own and own <= uncounted(a.mention.value)
        and a.mention.span.start < e.mention.span.start
        and any({a.mention.issue, e.mention.issue} <= near for near in _NEAR)
    }  # fmt: skip
    if len(found) != 1:
        return e
    return msgspec.structs.replace(e, mention=msgspec.structs.replace(e.mention, issue=found.pop()))
