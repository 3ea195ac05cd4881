"""Of which day the first report is that tells of something."""

from __future__ import annotations

import json
from collections.abc import Iterable

from trucewatch.store.record import Record

OF_STORY = {
    table: f"SELECT t.id, s.published FROM json_each(?) AS wanted JOIN {table} t"
    " ON t.id = wanted.value JOIN story s ON s.id = t.story_id WHERE s.published IS NOT NULL"
    for table in ("statement", "event")
}
OF_LINKED = {
    table: f"SELECT l.id, min(s.published) FROM json_each(?) AS wanted"
    " JOIN linked l ON l.id = wanted.value JOIN linked_member m ON m.linked = l.number"
    f" JOIN {table} t ON t.id = m.member JOIN story s ON s.id = t.story_id"
    " WHERE s.published IS NOT NULL GROUP BY l.id"
    for table in ("statement", "event")
} | {
    "story": "SELECT l.id, min(s.published) FROM json_each(?) AS wanted"
    " JOIN linked l ON l.id = wanted.value JOIN linked_member m ON m.linked = l.number"
    " JOIN story s ON s.id = m.member WHERE s.published IS NOT NULL GROUP BY l.id"
}


def told_days(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """Return by the id of each statement, event or linked record the day (ISO) of the first report
    that tells of it; what only stories without a day tell of is left out."""
    wanted = json.dumps(sorted(set(ids)))
    days: dict[str, str] = {}
    for sql in (*OF_STORY.values(), *OF_LINKED.values()):
        for id_, published in record.db.execute(sql, (wanted,)):
            days[id_] = min(days.get(id_, published), published)
    return {id_: day[:10] for id_, day in days.items()}
