"""Records open for reading, one connection per thread, and one that writes."""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.store import pages_kept
from trucewatch.store.cleared import Seal, holds_closed, make_cleared, seal_of, withheld
from trucewatch.store.documents import LABELS
from trucewatch.store.record import Record

# Readers of a cleared copy may wait so many seconds for what is new, that a record which is written
# all the time is not copied all the time; what was closed or forgotten since is waited for.
REST = 60.0
# … and at least so many times the seconds that the copy took to make: of a large record at most a
# twentieth of one processor goes into copies, however often it is written.
SHARE = 20
log = logging.getLogger(__name__)


class Shelf:
    """Gives each thread its own read-only connection to one record, or to a cleared copy of it."""

    def __init__(self, path: Path) -> None:
        """Open the record once, so that what is wrong with it is said before serving.

        Raises RecordError.
        """
        self.path = path
        self._checked = False
        self._own = threading.local()
        self._copies = {label: _Copy(path, label) for label in LABELS[:-1]}
        self.writing = threading.Lock()
        self.record()

    def record(self) -> Record:
        """Return this thread's record, with all that is in it."""
        found: Record | None = getattr(self._own, "record", None)
        if found is None:
            found = Record(self.path, read_only=True, checked=self._checked)
            self._checked = True
            self._own.record = found
        return found

    def shown(self, up_to: str) -> tuple[Record, int]:
        """Return this thread's record as a label lets it be seen, and how many documents it lacks.

        It is the record itself where nothing is. Raises RecordError.
        """
        record = self.record()
        if not holds_closed(record, up_to):
            return record, 0
        path = self._copies[up_to].path(record)
        kept: dict[str, Record] = self._own.__dict__.setdefault("cleared", {})
        if up_to not in kept or kept[up_to].path != path:
            if up_to in kept:
                kept[up_to].db.close()
            kept[up_to] = Record(path, read_only=True, checked=True)
        return kept[up_to], withheld(record, up_to)

    def writer(self) -> Record:
        """Return a new record that writes; close it after use, holding ``writing`` meanwhile."""
        return Record(self.path)


class _Made(msgspec.Struct, frozen=True):
    """A cleared copy: where it is, what it was made of, when (by a steady clock), and how many
    seconds that took."""

    path: Path
    seal: Seal
    state: tuple[Any, ...]
    at: float
    took: float

    @property
    def rested(self) -> bool:
        """Tell whether it is time for another one, if the record has changed."""
        return time.monotonic() - self.at > max(REST, SHARE * self.took)


class _Copy:
    """The newest cleared copy of a record for one label, made anew when the record has changed."""

    def __init__(self, record: Path, up_to: str) -> None:
        self._record, self._up_to = record, up_to
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made: _Made | None = None
        self._looked: tuple[_Made, tuple[Any, ...]] | None = None
        self._count = 0
        self._last: Path | None = None
        self._making = threading.Lock()

    def path(self, record: Record) -> Path:
        """Return the path of a copy that shows nothing which is closed or forgotten by now."""
        found = self._safe(record)
        if found is None:
            with self._making:  # another thread may have made one meanwhile
                found = self._safe(record) or self._make(record)
        elif found.state != pages_kept.state(record) and found.rested:
            self._make_later()
        return found.path

    def _safe(self, record: Record) -> _Made | None:
        """Return the newest copy if nothing in it was closed or forgotten since it was made."""
        made, now = self._made, pages_kept.state(record)
        if made is None or made.state == now or self._looked == (made, now):
            return made
        if seal_of(record, self._up_to, made.seal.newest) != made.seal:
            return None
        self._looked = (made, now)
        return made

    def _make_later(self) -> None:
        if self._making.acquire(blocking=False):
            threading.Thread(target=self._make_and_release, daemon=True).start()

    def _make_and_release(self) -> None:
        try:
            with Record(self._record, read_only=True, checked=True) as record:
                self._make(record)
        except Exception:
            log.exception("the copy for readers up to '%s' could not be made", self._up_to)
        finally:
            self._making.release()

    def _make(self, record: Record) -> _Made:
        began = time.monotonic()
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="trucewatch-")
        former, state = self._made, pages_kept.state(record)
        self._count += 1
        path = Path(self._folder.name) / f"{self._up_to}-{self._count}.db"
        seal = make_cleared(record, self._up_to, path)
        seconds = time.monotonic() - began
        made = self._made = _Made(path, seal, state, time.monotonic(), seconds)
        log.info("%d documents up to '%s' in a copy for readers, made in %.1f s",
                 seal.documents - seal.closed, self._up_to, seconds)  # fmt: skip
        if self._last is not None:  # the former stays for who is about to open it
            self._last.unlink(missing_ok=True)
            pages_kept.forget(self._last)
        self._last = former.path if former else None
        return made
