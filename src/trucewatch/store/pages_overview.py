"""What is new, contested, silent and next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from trucewatch.records import Agreement, Finding, Incident, Round
from trucewatch.store.linked import LINKED_TYPES
from trucewatch.store.pages_common import decode, linked_by_ids
from trucewatch.store.record import Record
from trucewatch.store.told_days import told_days

Keep = Callable[[Any], bool]
# So many records are looked through for those that are kept.
LOOKED_THROUGH = 400


class Look(msgspec.Struct, frozen=True):
    """When somebody last looked: the last run then, and the time. Never: run 0."""

    run: int
    at: str | None


LOOKED = "SELECT run, at FROM looked WHERE who = ?"
NEW = (
    "SELECT kind, body, first_run FROM linked WHERE changed_run > ? AND kind = ?"
    " ORDER BY changed_run DESC LIMIT ?"
)
NEW_STORIES = "SELECT count(*) FROM story WHERE run > ?"
# One step of a walk over the different statuses of a kind, each found by the index.
NEXT_STATUS = "SELECT min(status) FROM linked WHERE kind = ? AND status > ?"
COUNT_NEW = "SELECT count(*) FROM linked WHERE changed_run > ? AND kind = ?"
COUNT_STATUS = "SELECT count(*) FROM linked WHERE kind = ? AND status = ?"
WITH_STATUS = "SELECT body FROM linked WHERE kind = ? AND status = ? ORDER BY date DESC LIMIT ?"
RECENT = "SELECT body FROM linked WHERE kind = ? AND date IS NOT NULL ORDER BY date DESC LIMIT ?"
PUBLISHED = (
    "SELECT id, published FROM story WHERE published IS NOT NULL"
    " AND id IN (SELECT value FROM json_each(?))"
)
LAST_TOLD = (
    "SELECT json_extract(body, '$.provision_id'), max(date) FROM (SELECT body, date FROM linked"
    " WHERE agreement = ? AND kind = 'finding' LIMIT 5000)"
    " WHERE json_extract(body, '$.occurrence') <> 'mandate' GROUP BY 1"
)
UNDATED = (
    "SELECT id, json_extract(body, '$.provision_id') FROM linked"
    " WHERE agreement = ? AND kind = 'finding' AND date IS NULL LIMIT 400"
)


def last_look(record: Record, who: str) -> Look:
    """Return when ``who`` last said that everything was seen."""
    row = record.db.execute(LOOKED, (who,)).fetchone()
    return Look(*row) if row else Look(0, None)


def everything(_: Any) -> bool:
    """Keep all records: what is asked for where nothing is followed in particular."""
    return True


def new_since(
    record: Record, run: int, kind: str, most: int, keep: Keep = everything
) -> list[tuple[Any, bool]]:
    """Return linked records that are new or changed since a run, and whether they are new.

    Where only some are kept, these are among the ``LOOKED_THROUGH`` latest.
    """
    limit = most if keep is everything else LOOKED_THROUGH
    rows = record.db.execute(NEW, (run, kind, limit)).fetchall()
    types = LINKED_TYPES[kind]
    found = ((msgspec.json.decode(b, type=types), (first or 0) > run) for _, b, first in rows)
    return [pair for pair in found if keep(pair[0])][:most]


def new_stories(record: Record, run: int) -> int:
    """Return how many stories came in since a run."""
    return int(record.db.execute(NEW_STORIES, (run,)).fetchone()[0])


def statuses(record: Record, kind: str) -> list[str]:
    """Return the different statuses of a kind of linked record."""
    found: list[str] = []
    last = ""
    while True:
        last = record.db.execute(NEXT_STATUS, (kind, last)).fetchone()[0]
        if last is None:
            return found
        found.append(last)


def with_status(
    record: Record, kind: str, wanted: frozenset[str], most: int, keep: Keep = everything
) -> list[Any]:
    """Return the latest records of a kind with one of the wanted statuses among theirs.

    Where only some are kept, these are among the ``LOOKED_THROUGH`` latest of each status.
    """
    found: list[Any] = []
    limit = most if keep is everything else LOOKED_THROUGH
    for status in statuses(record, kind):
        if wanted & set(status.split("|")):
            rows = record.db.execute(WITH_STATUS, (kind, status, limit))
            found += filter(keep, decode(rows, LINKED_TYPES[kind]))
    return sorted(found, key=_date, reverse=True)[:most]


class Many(msgspec.Struct, frozen=True):
    """How many there are; ``least`` where more were not looked through."""

    number: int
    least: bool = False


def count_new(record: Record, run: int, kind: str, keep: Keep = everything) -> Many:
    """Return how many linked records are new or changed since a run: of those that are kept, among
    the ``LOOKED_THROUGH`` latest."""
    whole = int(record.db.execute(COUNT_NEW, (run, kind)).fetchone()[0])
    if keep is everything:
        return Many(whole)
    kept = new_since(record, run, kind, LOOKED_THROUGH, keep)
    return Many(len(kept), whole > LOOKED_THROUGH)


def count_status(
    record: Record, kind: str, wanted: frozenset[str], keep: Keep = everything
) -> Many:
    """Return how many records of a kind have one of the wanted statuses among theirs: of those that
    are kept, among the ``LOOKED_THROUGH`` latest of each status."""
    number, least = 0, False
    for status in statuses(record, kind):
        if not wanted & set(status.split("|")):
            continue
        whole = int(record.db.execute(COUNT_STATUS, (kind, status)).fetchone()[0])
        if keep is everything:
            number += whole
            continue
        rows = record.db.execute(WITH_STATUS, (kind, status, LOOKED_THROUGH))
        number += sum(1 for item in decode(rows, LINKED_TYPES[kind]) if keep(item))
        least = least or whole > LOOKED_THROUGH
    return Many(number, least)


def _date(item: Any) -> tuple[str, str]:
    if isinstance(item, Incident):
        return (item.time.from_ if item.time else "") or "", item.id
    if isinstance(item, Round):
        return (item.dates[0] if item.dates else ""), item.id
    return item.date or "", item.id


def told_last(record: Record, ids: Iterable[str]) -> dict[str, str]:
    """Return the day of publication (ISO 8601) of the stories with these ids, where it is known."""
    rows = record.db.execute(PUBLISHED, (msgspec.json.encode(sorted(set(ids))).decode(),))
    return dict(rows.fetchall())


def touched_last(
    record: Record, most: int, keep: Keep = everything
) -> tuple[list[Agreement], dict[tuple[str, str], str]]:
    """Return the agreements that were touched last, and by agreement and provision the day of which
    a finding is, or was told, last ("" where none is known)."""
    findings: list[Finding] = decode(record.db.execute(RECENT, ("finding", 60)), Finding)
    ids = list(dict.fromkeys(f.agreement_id for f in findings if keep(f)))[:most]
    last: dict[tuple[str, str], str] = {}
    for id_ in ids:
        for provision, day in record.db.execute(LAST_TOLD, (id_,)):
            last[(id_, provision)] = (day or "")[:10]
        undated = dict(record.db.execute(UNDATED, (id_,)))
        for finding, day in told_days(record, undated).items():
            key = (id_, undated[finding])
            last[key] = max(last.get(key, ""), day)
    agreements: list[Agreement] = linked_by_ids(record, "agreement", ids)
    return sorted(agreements, key=lambda a: ids.index(a.id)), last
