"""Codings of a story: one is active and lies open in the tables, the others are kept packed."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence

import msgspec

from trucewatch.records import Event, MadeBy, Statement, Story, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import Leads

INTO_CODING = "INSERT OR REPLACE INTO coding VALUES (?,?,?,?,?,?)"
UNKNOWN = MadeBy("unknown", "", "", "", "")


class Coding(msgspec.Struct, frozen=True):
    """What one coder made of one story."""

    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    leads: Leads = Leads()


def pack(coding: Coding) -> bytes:
    """Return a coding as compressed JSON."""
    return zlib.compress(msgspec.json.encode(coding), 6)


def unpack(body: bytes) -> Coding:
    """Return the coding that ``pack`` packed. Raises zlib.error or msgspec.DecodeError."""
    return msgspec.json.decode(zlib.decompress(body), type=Coding)


def coding_of(item: CodedStory) -> Coding:
    """Return a coded story's coding."""
    return Coding(item.statements, item.events, item.leads)


def maker(coded: Sequence[CodedStory], given: MadeBy | None = None) -> MadeBy:
    """Return who coded: as given, else as the records say, without rules."""
    for item in coded:
        made = [*(s.made_by for s in item.statements), *(e.made_by for e in item.events)]
        given = given or next(iter(made), None)
    return msgspec.structs.replace(given or UNKNOWN, rules=())


def layer_id(made_by: MadeBy) -> str:
    """Return the id of the layer of all that a coder of this configuration makes."""
    own = msgspec.structs.replace(made_by, rules=())
    return content_id("layer", own)


def layer_number(db: sqlite3.Connection, made_by: MadeBy, run: int | None) -> int:
    """Return the number of a coder's layer, making its row when it is new."""
    identity = layer_id(made_by)
    row = db.execute("SELECT number FROM layer WHERE id=?", (identity,)).fetchone()
    if row is not None:
        return int(row[0])
    m = made_by
    sql = (
        "INSERT INTO layer(id, coder, version, config_hash, vocab_hash, model_hash, run)"
        " VALUES (?,?,?,?,?,?,?)"
    )
    values = (identity, m.coder, m.version, m.config_hash, m.vocab_hash, m.model_hash, run)
    return int(db.execute(sql, values).lastrowid or 0)


def write_coding(
    db: sqlite3.Connection, story: int, layer: int, coding: Coding, body: bytes | None, active: bool
) -> None:
    """Write that a layer has coded a story, also when it found nothing.

    ``body`` is None where the coding lies open in the tables as the coder made it.
    """
    values = (story, layer, int(active), len(coding.statements), len(coding.events), body)
    db.execute(INTO_CODING, values)


def open_coding(db: sqlite3.Connection, story_id: str) -> Coding:
    """Return what the tables hold of a story: the active coding under the reviewers' decisions."""
    statements = _bodies(db, "statement", story_id)
    events = _bodies(db, "event", story_id)
    leads = db.execute("SELECT leads FROM story WHERE id=?", (story_id,)).fetchone()
    return Coding(
        tuple(msgspec.json.decode(b, type=Statement) for b in statements),
        tuple(msgspec.json.decode(b, type=Event) for b in events),
        msgspec.json.decode(leads[0], type=Leads),
    )


def machine_coding(db: sqlite3.Connection, story: int, layer: int | None = None) -> Coding | None:
    """Return a layer's coding of a story as the coder made it; the active layer's by default."""
    where = "active=1" if layer is None else "layer=?"
    values = (story,) if layer is None else (story, layer)
    row = db.execute(f"SELECT body FROM coding WHERE story=? AND {where}", values).fetchone()
    if row is None:
        return None
    if row[0] is not None:
        return unpack(row[0])
    found = db.execute("SELECT id FROM story WHERE number=?", (story,)).fetchone()
    return open_coding(db, found[0])


def _bodies(db: sqlite3.Connection, table: str, story_id: str) -> list[str]:
    sql = f"SELECT body FROM {table} WHERE story_id=? ORDER BY ordinal"
    return [b for (b,) in db.execute(sql, (story_id,))]


def story_at(db: sqlite3.Connection, number: int) -> Story:
    """Return the story with a number."""
    row = db.execute("SELECT body FROM story WHERE number=?", (number,)).fetchone()
    return msgspec.json.decode(row[0], type=Story)
