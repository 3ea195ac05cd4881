"""Following feeds: new entries once, changes only, ever longer waits, goes on after a stop."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.sources.hostile_server import Server, served
from trucewatch.records import Story
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.fetching import Fetcher, Limits
from trucewatch.store import feeds, queries
from trucewatch.store.following import Follower, Schedule
from trucewatch.store.ingest import Intake
from trucewatch.store.record import Record
from trucewatch.store.relevance import decisions, read_after_all

SCHEDULE = Schedule(interval=900, jitter=0.2, backoff=60, longest=3600, tries=2)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 5, 4, 12, 0, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@pytest.fixture
def server() -> Iterator[Server]:
    """A local server."""
    with served() as running:
        yield running


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record(tmp_path / "r.db") as opened:
        yield opened


def follower(
    record: Record, engine: Pipeline, clock: Clock, *, gate: bool = False, chance: float = 0.5
) -> Follower:
    fetcher = Fetcher(limits=Limits(seconds=10, delay=0), loopback=True)
    intake = Intake(record, engine, gate=gate)
    return Follower(record, intake, fetcher, SCHEDULE, clock=clock, chance=lambda: chance)


def test_new_entries_are_added_once(record: Record, engine: Pipeline, server: Server) -> None:
    clock = Clock()
    feeds.add_feed(record, f"{server.url}/rss", "internal")
    one = follower(record, engine, clock)
    assert one.run(once=True).line() == "1 feeds polled (0 unchanged, 0 failed), 2 new entries"
    assert queries.counts(record)["documents"] == 2
    labels = {x for (x,) in record.db.execute("SELECT label FROM document")}
    assert labels == {"internal"} and not record.unlinked()
    assert one.run(once=True).polled == 0  # not due yet
    clock.pass_(901)
    again = follower(record, engine, clock).run(once=True)
    assert (again.polled, again.entries) == (1, 0)
    assert queries.counts(record)["documents"] == 2


def test_a_feed_that_is_named_again_keeps_its_label_and_a_list_is_coded_together(
    record: Record, engine: Pipeline, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds.add_feed(record, f"{server.url}/rss", "restricted")
    assert not feeds.add_feed(record, f"{server.url}/rss")
    assert [f.label for f in feeds.feeds(record)] == ["restricted"]
    parsed: list[int] = []
    split = engine.code_split

    def counted(stories: Iterable[Sequence[Story]]) -> Iterator[tuple[CodedStory, ...]]:
        waiting = list(stories)
        parsed.append(len(waiting))
        return split(waiting)

    monkeypatch.setattr(engine, "code_split", counted)
    follower(record, engine, Clock()).run(once=True)
    assert max(parsed) > 1
    assert {r[0] for r in record.db.execute("SELECT label FROM document")} == {"restricted"}
    assert (
        record.db.execute("SELECT count(*) FROM feed_item WHERE state<>'done'").fetchone()[0] == 0
    )


def test_changes_only_are_asked_for(record: Record, engine: Pipeline, server: Server) -> None:
    clock = Clock()
    feeds.add_feed(record, f"{server.url}/same")
    assert follower(record, engine, clock).run(once=True).entries == 2
    clock.pass_(1000)
    assert follower(record, engine, clock).run(once=True).unchanged == 1


def test_failures_wait_ever_longer_with_jitter(
    record: Record, engine: Pipeline, server: Server
) -> None:
    clock = Clock()
    feeds.add_feed(record, f"{server.url}/missing")
    waits = []
    for _ in range(8):
        follower(record, engine, clock, chance=0.0).run(once=True)
        [feed] = feeds.feeds(record)
        due = datetime.datetime.fromisoformat(feed.due or "")
        waits.append((due - clock.now).total_seconds())
        clock.now = due
    assert waits[:4] == [48, 96, 192, 384] and waits[-1] == 2880  # a fifth less than the longest
    assert feed.failures == 8 and "404" in (feed.error or "")


def test_a_clock_that_jumps_back_does_not_stop_polling(
    record: Record, engine: Pipeline, server: Server
) -> None:
    clock = Clock()
    feeds.add_feed(record, f"{server.url}/same")
    follower(record, engine, clock).run(once=True)
    clock.pass_(-30 * 86400)
    assert follower(record, engine, clock).run(once=True).polled == 1


def test_a_stop_between_entries_loses_and_doubles_nothing(
    record: Record, engine: Pipeline, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    feeds.add_feed(record, f"{server.url}/rss")
    taken: list[int] = []

    def dies(*_: object) -> None:
        taken.append(1)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(feeds, "item_done", dies)
        with pytest.raises(KeyboardInterrupt):
            follower(record, engine, clock).run(once=True)
    assert taken and queries.counts(record)["documents"] == 1
    follower(record, engine, clock).run(once=True)
    assert queries.counts(record)["documents"] == 2 and not record.unlinked()


def test_what_cannot_be_fetched_is_given_up_in_the_end_or_read_from_the_feed(
    record: Record, engine: Pipeline, server: Server
) -> None:
    clock = Clock()
    server.robots = b"User-agent: *\nDisallow: /page\n"
    feeds.add_feed(record, f"{server.url}/rss")
    for _ in range(2):
        follower(record, engine, clock).run(once=True)
        clock.pass_(4000)
    # the first entry has a text of its own in the feed, the second has none
    assert queries.counts(record)["documents"] == 1
    states = sorted(s for (s,) in record.db.execute("SELECT state FROM feed_item"))
    assert states == ["done", "failed"]
    [(error,)] = record.db.execute("SELECT error FROM failure")
    assert "robots.txt" in error


def test_what_is_not_relevant_is_kept_listed_and_can_be_read_after_all(
    record: Record, engine: Pipeline, tmp_path: Path, server: Server, report: str
) -> None:
    from trucewatch.sources import open_inputs
    from trucewatch.store.ingest import add_inputs

    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The bakery sold a rye loaf that was very good.\n" * 9)
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    tally = add_inputs(record, engine, open_inputs(files), gate=True)
    assert tally.line() == "1 new, 1 not relevant, 0 known, 0 unreadable"
    again = add_inputs(record, engine, open_inputs(files), gate=True)
    assert (again.new, again.known, again.skipped) == (0, 2, 0)
    [skipped] = decisions(record, "skipped")
    assert skipped.source_uri.endswith("b.txt") and skipped.gate.startswith("gate-")
    assert len(list(decisions(record))) == 2
    assert read_after_all(record, engine, skipped.document) == 1
    assert queries.counts(record)["stories"] == 2 and record.unlinked()
    assert not isinstance(read_after_all(record, engine, "doc-none"), int)
