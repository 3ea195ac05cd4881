"""Who only carries what others say: "the army says …, the Niger Courier reported".

A paper or an agency whose words are those of somebody else whom its report names makes no claim of
its own beside him. What it tells itself ("at least twelve died, the agency said") stays its claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.linking.nodes import Node
from trucewatch.linking.raws import Raw
from trucewatch.records import Statement
from trucewatch.vocab.words import word_set

_MEDIA = "JRN"


def without_carriers(raws: Sequence[Raw], nodes: Iterable[Node]) -> list[Raw]:
    """Return answers without those of media in whose words somebody else of that story speaks."""
    said = {n.statement.id: n.statement for n in nodes if n.statement is not None}
    told: dict[str, list[Statement]] = {}
    for s in said.values():
        if s.speaker is not None and not _is_medium(s):
            told.setdefault(s.story_id, []).append(s)
    carried = {
        s.id for s in said.values()
        if _is_medium(s) and any(_overlap(s, t) for t in told.get(s.story_id, ()))
    }  # fmt: skip
    return [r for r in raws if r.statement_id not in carried]


def _is_medium(s: Statement) -> bool:
    if s.speaker is None:
        return False
    if s.speaker.sector == _MEDIA:
        return True
    words = s.speaker.name.lower().split()
    plain = s.speaker.code.startswith("UNK") and len(words) > 1
    return plain and words[-1] in word_set("cast.outlet_names", "attribution.papers")


def _overlap(one: Statement, two: Statement) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.content for b in two.content)
