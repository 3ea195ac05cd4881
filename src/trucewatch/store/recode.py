"""Coding stories again with another coder: a new layer beside the old, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from trucewatch.records import MadeBy
from trucewatch.running.pipeline import Pipeline
from trucewatch.store import layers
from trucewatch.store.layers import Coding
from trucewatch.store.overlay import Item, anchor
from trucewatch.store.record import Record
from trucewatch.store.review_log import refresh, rewrite

# What a layer stamps on its records is no difference between what two layers say.
_STAMPS = frozenset({"made_by", "id", "story_id", "answers", "statement_id", "same_as"})


class Layer(msgspec.Struct, frozen=True):
    """A layer: how many stories it has coded, and in how many it is the active one."""

    id: str
    made_by: MadeBy
    stories: int
    active: int


class Change(msgspec.Struct, frozen=True):
    """One difference between two codings of a story.

    ``change`` is added, removed or changed; ``fields`` what was and what is, by name; ``text`` the
    words of the anchor.
    """

    story_id: str
    kind: str
    change: str
    start: int
    end: int
    text: str
    old_id: str | None
    new_id: str | None
    fields: dict[str, tuple[Any, Any]]


class Recoded(msgspec.Struct):
    """What coding again came to; ``changes`` counts by kind and change."""

    stories: int = 0
    same: int = 0
    failed: int = 0
    changes: dict[str, int] = {}

    def line(self) -> str:
        """Return it in one line."""
        counts = ", ".join(f"{n} {what}" for what, n in sorted(self.changes.items()))
        failed = f", {self.failed} failed" if self.failed else ""
        done = f"{self.stories} stories coded again, {self.same} the same{failed}"
        return f"{done}; {counts or 'no changes'}"


def all_layers(record: Record) -> list[Layer]:
    """Return the layers of a record, the oldest first."""
    sql = (
        "SELECT l.id, l.coder, l.version, l.config_hash, l.vocab_hash, l.model_hash,"
        " count(c.story), coalesce(sum(c.active), 0) FROM layer l"
        " LEFT JOIN coding c ON c.layer = l.number GROUP BY l.number ORDER BY l.number"
    )
    return [Layer(i, MadeBy(*made), n, active) for i, *made, n, active in record.db.execute(sql)]


def recode(
    record: Record,
    pipeline: Pipeline,
    tell: Callable[[Change], None] = lambda _: None,
    advance: Callable[[], None] = lambda: None,
) -> Recoded:
    """Code every story that the pipeline's layer has not coded, and make that layer the active one.

    One transaction a story: what stops it, the next run goes on. Reviewers' decisions are laid over
    the new coding. The record is to be linked afterwards.
    """
    outcome = Recoded()
    identity = layers.layer_id(pipeline.made_by)
    for number in _other_stories(record, identity):
        story = layers.story_at(record.db, number)
        coded = pipeline.code_guarded(story)
        advance()
        if any(f.stage == "coding" for f in coded.failures):  # a defect: the old coding stays
            outcome.failed += 1
            for failure in coded.failures:
                record.add_failure(failure)
            continue
        new = layers.coding_of(coded)
        old = layers.machine_coding(record.db, number) or Coding()
        with record.transaction():
            layer = layers.layer_number(record.db, pipeline.made_by, record.run("recode"))
            _write(record, number, layer, new)
        outcome.stories += 1
        _count(outcome, story.id, story.text, old, new, tell)
    return outcome


def activate(record: Record, identity: str, advance: Callable[[], None] = lambda: None) -> int:
    """Make a layer that is there the active one of its stories; return of how many.

    Raises KeyError for a layer that is not there.
    """
    row = record.db.execute("SELECT number FROM layer WHERE id=?", (identity,)).fetchone()
    if row is None:
        raise KeyError(identity)
    sql = "SELECT story FROM coding WHERE layer=? AND active=0 ORDER BY story"
    numbers = [n for (n,) in record.db.execute(sql, (row[0],))]
    for number in numbers:
        coding = layers.machine_coding(record.db, number, row[0])
        if coding is not None:
            with record.transaction():
                _write(record, number, row[0], coding)
        advance()
    return len(numbers)


def _other_stories(record: Record, identity: str) -> list[int]:
    """Return the stories, by id, whose active coding is another layer's."""
    sql = (
        "SELECT s.number FROM story s JOIN coding c ON c.story = s.number AND c.active = 1"
        " JOIN layer l ON l.number = c.layer WHERE l.id <> ? ORDER BY s.id"
    )
    return [n for (n,) in record.db.execute(sql, (identity,))]


def _write(record: Record, number: int, layer: int, new: Coding) -> None:
    """Pack the active coding away and lay the new one open, under the reviewers' decisions."""
    db = record.db
    old = layers.machine_coding(db, number)
    if old is not None:
        sql = "UPDATE coding SET active=0, body=? WHERE story=? AND active=1"
        db.execute(sql, (layers.pack(old), number))
    layers.write_coding(db, number, layer, new, None, active=True)
    rewrite(db, number, new)
    refresh(db, layers.story_at(db, number).id)
    record.touch()


def _count(
    outcome: Recoded,
    story_id: str,
    text: str,
    old: Coding,
    new: Coding,
    tell: Callable[[Change], None],
) -> None:
    changes = list(differences(story_id, text, old, new))
    outcome.same += not changes
    for change in changes:
        key = f"{change.kind}s {change.change}"
        outcome.changes[key] = outcome.changes.get(key, 0) + 1
        tell(change)


def differences(story_id: str, text: str, old: Coding, new: Coding) -> Iterator[Change]:
    """Yield how two codings of a story differ, statements first, in the order of the text."""
    for kind, before, after in (
        ("statement", old.statements, new.statements),
        ("event", old.events, new.events),
    ):
        yield from _differences(story_id, text, kind, before, after)


def _differences(
    story_id: str, text: str, kind: str, old: tuple[Item, ...], new: tuple[Item, ...]
) -> Iterator[Change]:
    places: dict[tuple[tuple[int, int], int], list[Item | None]] = {}
    for side, items in enumerate((old, new)):
        seen: dict[tuple[int, int], int] = {}
        for item in items:
            at = anchor(item)
            nth = seen[at] = seen.get(at, -1) + 1
            places.setdefault((at, nth), [None, None])[side] = item
    for (start, end), nth in sorted(places):
        before, after = places[((start, end), nth)]
        fields = _fields(before, after)
        if before is not None and after is not None and not fields:
            continue
        what = "added" if before is None else "removed" if after is None else "changed"
        ids = (before.id if before else None, after.id if after else None)
        yield Change(story_id, kind, what, start, end, text[start:end], *ids, fields)


def _fields(before: Item | None, after: Item | None) -> dict[str, tuple[Any, Any]]:
    if before is None or after is None:
        return {}
    one, two = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return {k: (one[k], two[k]) for k in one if k not in _STAMPS and one[k] != two[k]}
