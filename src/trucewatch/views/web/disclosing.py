"""Who was let to see what: written down once for each person and run of the server."""

from __future__ import annotations

import logging
import sqlite3

from trucewatch.store.cleared import log_shown
from trucewatch.store.opening import RecordError
from trucewatch.views.web.access import Door, Person
from trucewatch.views.web.reading import Shelf

log = logging.getLogger(__name__)


class Disclosure:
    """Notes in the record's audit up to which label it was shown to whom.

    Without tokens nothing is noted: whoever runs the server for himself has the file.
    """

    def __init__(self, shelf: Shelf, door: Door) -> None:
        self._shelf, self._door = shelf, door
        self._noted: set[Person] = set()

    def note(self, person: Person, withheld: int) -> None:
        """Write down that a person is shown the record, the first time; never fails."""
        if self._door.open or person in self._noted:
            return
        self._noted.add(person)
        log.info("shown to %s (%s): up to '%s', %d documents withheld",
                 person.name, person.role, person.up_to, withheld)  # fmt: skip
        try:
            with self._shelf.writing, self._shelf.writer() as record:
                log_shown(record, person.name, person.role, person.up_to, withheld)
        except (RecordError, sqlite3.Error) as error:
            log.warning("it could not be written down who was shown the record: %s", error)
