"""Records open for reading, one connection per thread, and one that writes."""

from __future__ import annotations

import threading
from pathlib import Path

from trucewatch.store.record import Record


class Shelf:
    """Gives each thread its own read-only connection to one record."""

    def __init__(self, path: Path) -> None:
        """Open the record once, so that what is wrong with it is said before serving.

        Raises RecordError.
        """
        self.path = path
        self._checked = False
        self._own = threading.local()
        self.writing = threading.Lock()
        self.record()

    def record(self) -> Record:
        """Return this thread's record."""
        found: Record | None = getattr(self._own, "record", None)
        if found is None:
            found = Record(self.path, read_only=True, checked=self._checked)
            self._checked = True
            self._own.record = found
        return found

    def writer(self) -> Record:
        """Return a new record that writes; close it after use, holding ``writing`` meanwhile."""
        return Record(self.path)
