"""The log of reviewers' decisions: only added to, laid over the machine's records, undoable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from trucewatch.records import Event, Statement, Story
from trucewatch.store import layers
from trucewatch.store.columns import plain
from trucewatch.store.overlay import (
    ACTIONS,
    KINDS,
    Review,
    ReviewError,
    added_record,
    anchor,
    edited,
    find,
    lay_over,
    misplaced,
    review_id,
    standing,
    taken_back,
)
from trucewatch.store.record import Record, now
from trucewatch.store.review_log import COLUMNS, read_log, refresh, review_of, story_number


def log(record: Record, story_id: str | None = None) -> list[Review]:
    """Return the decisions in the order of the log; those on one story only, if given."""
    return read_log(record.db, story_id)


def on_record(
    record: Record, action: str, id_: str, who: str, why: str = "", **value: Any
) -> Review:
    """Decide on the statement or event with an id and return the decision.

    ``value`` holds the new fields of an edit. Raises ReviewError when it cannot be done.
    """
    item = _item(record, id_)
    start, end = anchor(item)
    kind = "event" if isinstance(item, Event) else "statement"
    return decide(record, action, kind, (item.story_id, start, end), who, why, value)


def on_pair(record: Record, action: str, ids: tuple[str, str], who: str, why: str = "") -> Review:
    """Say that two events are one happening (``merge``) or are not (``split``)."""
    one, two = (_item(record, i) for i in ids)
    if not isinstance(one, Event) or not isinstance(two, Event) or one.id == two.id:
        raise ReviewError(f"{action} takes the ids of two events")
    start, end = anchor(two)
    other = {"story_id": two.story_id, "start": start, "end": end}
    place = (one.story_id, *anchor(one))
    return decide(record, action, "event", place, who, why, other)


def decide(
    record: Record,
    action: str,
    kind: str,
    place: tuple[str, int, int],
    who: str,
    why: str = "",
    value: dict[str, Any] | None = None,
) -> Review:
    """Write down a decision on (story, start, end) and lay it over. Raises ReviewError."""
    review = Review("", now(), plain(who), action, kind, *place, value or {}, plain(why))
    review = msgspec.structs.replace(review, id=review_id(review))
    _check(record, review)
    with record.transaction():
        _write(record, review)
        refresh(record.db, review.story_id)
        record.touch()
    return review


def undo(record: Record, id_: str, who: str, why: str = "") -> Review:
    """Take a decision back. The log keeps both; an undo can be undone.

    Raises ReviewError, for one too that is taken back already.
    """
    sql = f"SELECT {COLUMNS} FROM review WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
    found = [review_of(row) for row in record.db.execute(sql, (id_, id_ + "\uffff"))]
    if len(found) != 1:
        raise ReviewError(f"{id_}: {'several decisions' if found else 'no decision'} with that id")
    undone = found[0]
    if by := taken_back(log(record, undone.story_id)).get(undone.id):
        raise ReviewError(f"{undone.id}: already taken back by {by}; undo that to bring it back")
    place = (undone.story_id, undone.start, undone.end)
    review = Review("", now(), plain(who), "undo", undone.kind, *place, {}, plain(why), undone.id)
    review = msgspec.structs.replace(review, id=review_id(review))
    with record.transaction():
        if not _write(record, review):
            raise ReviewError(f"{id_}: was taken back in this very second; repeat in the next one")
        refresh(record.db, review.story_id)
        record.touch()
    return review


def add_all(record: Record, reviews: Iterable[Review]) -> tuple[int, int]:
    """Add decisions from elsewhere; return how many were new and how many known.

    Decisions on stories that are not here are kept, and laid over when their story comes. Raises
    ReviewError for one that cannot be laid over; then none is added.
    """
    new = known = 0
    with record.transaction():
        touched: dict[str, None] = {}
        for review in reviews:
            review = msgspec.structs.replace(review, id=review_id(review))
            _check(record, review, elsewhere=True)
            added = _write(record, review)
            new, known = new + added, known + (not added)
            touched.setdefault(review.story_id)
        for story_id in touched:
            refresh(record.db, story_id)
        if new:
            record.touch()
    return new, known


def _write(record: Record, r: Review) -> bool:
    sql = f"INSERT INTO review({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING"
    value = msgspec.json.encode(r.value).decode()
    place = (r.kind, r.story_id, r.start, r.end)
    row = (r.id, r.at, r.who, r.action, *place, value, r.why, r.undoes)
    return record.db.execute(sql, row).rowcount > 0


def _check(record: Record, review: Review, *, elsewhere: bool = False) -> None:
    if review.action not in ACTIONS or review.kind not in KINDS:
        raise ReviewError(f"there is no decision '{review.action}' on '{review.kind}'")
    if not review.who.strip():
        raise ReviewError("say who decides: --who NAME, or set TRUCEWATCH_REVIEWER")
    number = story_number(record.db, review.story_id)
    if number is None:
        if elsewhere:
            return
        raise ReviewError(f"{review.story_id}: no such story in the record")
    story = layers.story_at(record.db, number)
    if not 0 <= review.start <= review.end <= len(story.text):
        raise ReviewError(f"{review.story_id}: has no characters {review.start}-{review.end}")
    if review.action == "add":
        _check_spans(added_record(review, story), story)
    elif review.action == "edit":
        item = _under(record, review)
        if item is not None:
            _check_spans(edited(item, review), story)


def _check_spans(item: Statement | Event, story: Story) -> None:
    if words := misplaced(item, story):
        raise ReviewError(f"the span '{words[:60]}' is no slice of the story at its offsets")


def _under(record: Record, review: Review) -> Statement | Event | None:
    coding = layers.open_coding(record.db, review.story_id)
    items = coding.events if review.kind == "event" else coding.statements
    exact = [i for i in items if anchor(i) == (review.start, review.end)]
    return exact[0] if exact else None


def _item(record: Record, id_: str) -> Statement | Event:
    for table, type_ in KINDS.items():
        sql = f"SELECT body FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        found = record.db.execute(sql, (id_, id_ + "\uffff")).fetchall()
        exact = record.db.execute(f"SELECT body FROM {table} WHERE id=?", (id_,)).fetchall()
        hits = exact or found
        if len(hits) == 1:
            item: Statement | Event = msgspec.json.decode(hits[0][0], type=type_)
            return item
        if hits:
            raise ReviewError(f"several records have an id that begins '{id_}'; give more of it")
    if by := _rejected_by(record, id_):
        raise ReviewError(f"{id_}: rejected by {by}; undo that first (trucewatch review undo {by})")
    raise ReviewError(f"no statement or event with an id that begins '{id_}'")


def _rejected_by(record: Record, id_: str) -> str | None:
    """Return the standing decision that rejected the record with an id, None where none did."""
    if not id_:
        return None
    decided = standing(log(record))
    for review in (r for r in decided if r.action == "reject"):
        rest = [r for r in decided if r.story_id == review.story_id and r.action != "reject"]
        item = _as_rejected(record, review, rest)
        if item is not None and item.id.startswith(id_):
            return review.id
    return None


def _as_rejected(record: Record, review: Review, rest: list[Review]) -> Statement | Event | None:
    """Return the record that a decision took out, as it is under the ``rest`` of decisions."""
    number = story_number(record.db, review.story_id)
    machine = None if number is None else layers.machine_coding(record.db, number)
    if number is None or machine is None:
        return None
    under = lay_over(machine, layers.story_at(record.db, number), rest)
    items: list[Statement | Event] = [*under.statements, *under.events]
    return find(items, review, {i.id: anchor(i) for i in items})
