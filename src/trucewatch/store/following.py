"""Following feeds: poll, fetch what is new, code it, link it, wait; again and again.

Whatever stops it, the next run goes on: a poll and its new entries are one transaction, an entry is
done only when its document is in the record, and a document that is there already is known.
"""

from __future__ import annotations

import datetime
import logging
import random
import time
from collections.abc import Callable

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.feeds import Feed, NoFeed, read_feed
from trucewatch.sources.fetching import Fetcher
from trucewatch.sources.options import Opening
from trucewatch.sources.raw import RawDocument
from trucewatch.sources.web import open_entry, own_text
from trucewatch.store import feeds
from trucewatch.store.ingest import Intake
from trucewatch.store.record import Record

log = logging.getLogger(__name__)


class Schedule(msgspec.Struct, frozen=True):
    """When to poll, in seconds.

    ``interval`` between two polls of a feed, ``jitter`` the share by which each wait is drawn
    shorter or longer, so that followers do not meet; ``backoff`` the first wait after a failure,
    doubled with each further one up to ``longest``; ``tries`` how often an entry is tried.
    """

    interval: float = 900.0
    jitter: float = 0.2
    backoff: float = 60.0
    longest: float = 86_400.0
    tries: int = 6


class Counts(msgspec.Struct):
    """What polling came to; ``problems`` says of the last round which feeds failed, and why."""

    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    entries: int = 0
    problems: list[str] = msgspec.field(default_factory=list)

    def line(self) -> str:
        """Return the counts in one line."""
        return (
            f"{self.polled} feeds polled ({self.unchanged} unchanged, {self.failed} failed),"
            f" {self.entries} new entries"
        )


class Follower:
    """Follows the feeds that a record names."""

    def __init__(
        self,
        record: Record,
        intake: Intake,
        fetcher: Fetcher,
        schedule: Schedule | None = None,
        *,
        clock: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        chance: Callable[[], float] = random.random,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``chance`` draws a number from 0 to 1 for the jitter; ``sleep`` waits."""
        self.record = record
        self.intake = intake
        self.fetcher = fetcher
        self.schedule = schedule or Schedule()
        self._clock = clock
        self._chance = chance
        self._sleep = sleep

    def run(self, *, once: bool = False, stop: Callable[[], bool] = lambda: False) -> Counts:
        """Poll until ``stop`` says so; ``once`` polls what is due and returns."""
        total = Counts()
        while True:
            counts = self.round(stop)
            for name in ("polled", "unchanged", "failed", "entries"):
                setattr(total, name, getattr(total, name) + getattr(counts, name))
            total.problems = counts.problems
            if once or stop():
                return total
            self._wait(stop)

    def round(self, stop: Callable[[], bool] = lambda: False) -> Counts:
        """Poll the feeds that are due, fetch the entries that wait, link what is new."""
        counts = Counts()
        for feed in feeds.due_feeds(self.record, self._at(0), self._at(self._latest())):
            if stop():
                break
            self._poll(feed, counts)
        for item in feeds.waiting(self.record, self._at(0), self._at(self._latest())):
            if stop():
                break
            self._take(item)
        self.intake.flush()
        self.intake.link()
        if counts.polled:
            log.info("%s; %s", counts.line(), self.intake.tally.line())
        self.record.end_run(self.intake.tally.line())
        return counts

    # ------------------------------------------------------------ one feed, one entry

    def _poll(self, feed: feeds.FeedRow, counts: Counts) -> None:
        counts.polled += 1
        answer = self.fetcher.fetch(feed.url, etag=feed.etag, modified=feed.modified)
        if isinstance(answer, Failure):
            self._failed(feed, answer.error, counts)
            return
        due = self._at(self._drawn(self.schedule.interval))
        if answer.status == 304:
            counts.unchanged += 1
            marks = (feed.etag, feed.modified)
            feeds.feed_polled(self.record, feed, self._at(0), due, marks, None)
            return
        try:
            found = read_feed(answer.data, answer.url)
        except NoFeed as error:
            self._failed(feed, f"{feed.url}: {error}", counts)
            return
        self._more_feeds(feed, found)
        marks = (answer.header("etag"), answer.header("last-modified"))
        listed = (found.title, found.entries)
        counts.entries += feeds.feed_polled(self.record, feed, self._at(0), due, marks, listed)

    def _more_feeds(self, feed: feeds.FeedRow, found: Feed) -> None:
        known = {f.url for f in feeds.feeds(self.record)}
        for url in found.feeds:
            if url not in known:
                feeds.add_feed(self.record, url, feed.label)

    def _failed(self, feed: feeds.FeedRow, error: str, counts: Counts) -> None:
        counts.failed += 1
        counts.problems.append(error)
        log.warning("feed failed: %s", error)
        due = self._at(self._after(feed.failures))
        feeds.feed_failed(self.record, feed, self._at(0), due, error)

    def _take(self, item: feeds.ItemRow) -> None:
        opened = open_entry(item.entry, item.feed, Opening(self.fetcher, label=item.label))
        if isinstance(opened, Failure):
            if item.tries + 1 < self.schedule.tries:
                due = self._at(self._after(item.tries))
                log.info("will try again: %s", opened.error)
                feeds.item_failed(self.record, item, due)
                return
            opened = self._own(item, opened)
        if isinstance(opened, Failure):
            opened = msgspec.structs.replace(opened, label=item.label)
        if isinstance(opened, Failure):
            self.intake.put(opened, lambda: feeds.item_failed(self.record, item, None))
        else:  # pages wait to be parsed together; an entry is done when its document is there
            self.intake.put(opened, lambda: feeds.item_done(self.record, item))

    def _own(self, item: feeds.ItemRow, failure: Failure) -> RawDocument | Failure:
        """Return the feed's own text of an entry whose page cannot be had, else the failure."""
        own = own_text(item.entry, item.feed, item.label)
        return failure if isinstance(own, Failure) else own

    # ------------------------------------------------------------ times

    def _at(self, seconds: float) -> str:
        moment = self._clock() + datetime.timedelta(seconds=seconds)
        return moment.isoformat(timespec="seconds")

    def _drawn(self, seconds: float) -> float:
        return seconds * (1 + self.schedule.jitter * (2 * self._chance() - 1))

    def _after(self, failures: int) -> float:
        """Return how long to wait after so many failures in a row before this one."""
        wait = min(self.schedule.backoff * 2.0 ** min(failures, 30), self.schedule.longest)
        return self._drawn(wait)

    def _latest(self) -> float:
        longest = max(self.schedule.longest, self.schedule.interval)
        return longest * (1 + self.schedule.jitter) + 1

    def _wait(self, stop: Callable[[], bool]) -> None:
        """Wait until something is due, a second at a time, so that a stop is heard."""
        due = feeds.next_due(self.record)
        ends = self._clock() + datetime.timedelta(seconds=self.schedule.interval)
        while not stop() and self._clock() < ends and (due is None or self._at(0) < due):
            self._sleep(1.0)
