"""Near-duplicates over the whole record: one story of a group is counted, the others carry it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.records import Story
from trucewatch.store.rows import encode, mark_copy
from trucewatch.stories.copies import (
    Sketch,
    are_alike,
    are_copies,
    are_near,
    is_alike,
    sketch,
)

# Sketches in memory while many stories are placed: some 20 KB each.
_KEPT = 5_000


def place_story(db: sqlite3.Connection, number: int, story: Story) -> None:
    """Put a new story into the group of its copies, where it has any, and choose the one counted.

    Groups are the connected parts of "is a copy of", so that they do not depend on the order in
    which stories come. Only stories that share a band are compared, and of a group no more than
    until one fits.
    """
    own = sketch(story)
    leads = _groups_like(db, number, own)
    _write_bands(db, [(number, own)])
    _join(db, number, leads)


def place_stories(
    db: sqlite3.Connection, stories: Sequence[tuple[int, Story]], known: dict[int, Sketch]
) -> None:
    """Do as :func:`place_story` for many new stories, in the order of their numbers.

    All that was written of them must be there already. ``known`` keeps the sketches of the latest
    stories from one call to the next, so that they need not be read again.
    """
    sketches = [(number, sketch(story)) for number, story in stories]
    _write_bands(db, sketches)
    known.update(sketches)
    for number in list(known)[:-_KEPT]:
        del known[number]
    for number, own in sketches:
        _join(db, number, _groups_like(db, number, own, known))


def _write_bands(db: sqlite3.Connection, sketches: Sequence[tuple[int, Sketch]]) -> None:
    rows = sorted({(band, number) for number, own in sketches for band in own.bands})
    db.executemany("INSERT OR IGNORE INTO story_band VALUES (?,?)", rows)


def _join(db: sqlite3.Connection, number: int, leads: set[int]) -> None:
    if leads:
        members = {number}
        for lead in leads:
            members |= {lead, *_copies_of(db, lead)}
        settle(db, members)


def take_out(db: sqlite3.Connection, number: int, story: Story) -> None:
    """Take a story out of its group; the others are grouped again, as if it had never come."""
    rows = [(band, number) for band in set(sketch(story).bands)]
    db.executemany("DELETE FROM story_band WHERE band=? AND story=?", rows)
    lead = _lead_of(db, number)
    others = {lead, *_copies_of(db, lead)} - {number}
    for other in others:
        _release(db, other)
    _release(db, number)
    _regroup(db, sorted(others))


def settle(db: sqlite3.Connection, members: set[int]) -> None:
    """Choose the story of a group that is counted and mark the others as its copies.

    It is the earliest by publication day and id among those that no later version of the same
    address replaces. Its ``carriers`` name where the others were found.
    """
    stories = {n: _story(db, n) for n in members}
    replaced = {n for n in members if _replaced(db, n, members)}
    standing = (members - replaced) or members
    lead = min(standing, key=lambda n: (stories[n].published.date or "9999", stories[n].id))
    carriers = {stories[n].source_uri for n in members} - {stories[lead].source_uri}
    for number in members:
        own = tuple(sorted(carriers)) if number == lead else ()
        _write(db, number, stories[number], own, None if number == lead else lead)


def _groups_like(
    db: sqlite3.Connection, number: int, own: Sketch, known: Mapping[int, Sketch] | None = None
) -> set[int]:
    """Return the leads of the groups that have a copy of a story, among those that came before.

    ``known`` has sketches that are at hand, by their stories' numbers.
    """
    found: set[int] = set()
    marks = ",".join("?" * len(own.bands))
    sql = f"SELECT DISTINCT story FROM story_band WHERE band IN ({marks}) AND story<?"
    candidates = sorted(n for (n,) in db.execute(sql, (*own.bands, number)))
    for candidate in candidates:
        sql = "SELECT coalesce(copy_of, number), published FROM story WHERE number=?"
        lead, day = db.execute(sql, (candidate,)).fetchone()
        if lead in found or not are_near(own.day, (day or "")[:10] or None):
            continue
        other = known.get(candidate) if known else None
        if are_alike(own, other) if other else is_alike(own, *_text(db, candidate)):
            found.add(lead)
    return found


def _regroup(db: sqlite3.Connection, numbers: list[int]) -> None:
    sketches = {n: sketch(_story(db, n)) for n in numbers}
    left = set(numbers)
    while left:
        group, edge = set[int](), {min(left)}
        while edge:
            one = edge.pop()
            group.add(one)
            left.discard(one)
            edge |= {n for n in left if are_copies(sketches[one], sketches[n])}
        if len(group) > 1:
            settle(db, group)


def _release(db: sqlite3.Connection, number: int) -> None:
    _write(db, number, _story(db, number), (), None)


def _write(
    db: sqlite3.Connection, number: int, story: Story, carriers: tuple[str, ...], lead: int | None
) -> None:
    kept = msgspec.structs.replace(story, carriers=carriers)
    sql = "UPDATE story SET copy_of=?, body=? WHERE number=?"
    db.execute(sql, (lead, encode(kept), number))
    mark_copy(db, story.id, copy=lead is not None)


def _story(db: sqlite3.Connection, number: int) -> Story:
    row = db.execute("SELECT body FROM story WHERE number=?", (number,)).fetchone()
    return msgspec.json.decode(row[0], type=Story)


class _Text(msgspec.Struct):
    """Of a story's JSON only its text and its address."""

    text: str
    source_uri: str


def _text(db: sqlite3.Connection, number: int) -> tuple[str, str]:
    row = db.execute("SELECT body FROM story WHERE number=?", (number,)).fetchone()
    found = msgspec.json.decode(row[0], type=_Text)
    return found.text, found.source_uri


def _lead_of(db: sqlite3.Connection, number: int) -> int:
    row = db.execute("SELECT copy_of FROM story WHERE number=?", (number,)).fetchone()
    return int(row[0]) if row and row[0] is not None else number


def _copies_of(db: sqlite3.Connection, lead: int) -> list[int]:
    return [n for (n,) in db.execute("SELECT number FROM story WHERE copy_of=?", (lead,))]


def _replaced(db: sqlite3.Connection, number: int, members: set[int]) -> bool:
    """Tell whether another member is of a later version of the same address.

    Versions are ordered by when they were fetched, then by the day of publication and the
    document's id, so that files of unknown fetch are ordered by what is in them.
    """
    sql = (
        "SELECT s.number, coalesce(v.fetched, ''), coalesce(s.published, ''), s.document_id"
        " FROM version own JOIN version v ON v.url = own.url"
        " JOIN document d ON d.number = v.document JOIN story s ON s.document_id = d.id"
        " WHERE own.document = (SELECT o.number FROM document o"
        " WHERE o.id = (SELECT document_id FROM story WHERE number=?))"
    )
    order = {n: key for n, *key in db.execute(sql, (number,))}
    own = order.get(number)
    if own is None:
        return False
    return any(n in members and key > own and key[2] != own[2] for n, key in order.items())
