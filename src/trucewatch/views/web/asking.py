"""A request as the pages see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.watches.followed import follows
from trucewatch.store.pages_overview import everything
from trucewatch.store.record import Record
from trucewatch.views.web.access import Person
from trucewatch.views.web.problem import Problem


class Missing(Problem):
    """There is no record with that id."""

    def __init__(self, kind: str, id_: str) -> None:
        detail = (
            "ids lead on when records are linked anew; this one was never given here, or stands on"
            " sources that are not shown to you"
        )
        super().__init__(404, f"No {kind} {id_[:80]}", detail)


class Ask(msgspec.Struct, frozen=True):
    """What is asked: the record, who asks, values in the path and after the question mark.

    ``record`` is what the person may see of it, ``withheld`` the number of documents that are left
    out; ``whole`` is the record itself, to be asked only for what persons keep in it of their own.
    """

    record: Record
    person: Person
    path: Mapping[str, str] = {}
    query: Sequence[tuple[str, str]] = ()
    watch: Watch | None = None
    watches: tuple[str, ...] = ()
    withheld: int = 0
    whole: Record | None = None

    @property
    def keep(self) -> Callable[[Any], bool]:
        """What the watch follows; everything without one."""
        return partial(follows, self.watch) if self.watch else everything

    @property
    def own(self) -> Record:
        """The record in which persons keep their own marks and searches."""
        return self.whole or self.record

    def get(self, name: str, default: str = "") -> str:
        """Return the last value given for ``name``, without spaces around it."""
        return next((v.strip() for n, v in reversed(self.query) if n == name), default)

    def all(self, name: str) -> list[str]:
        """Return all values given for ``name`` that say something."""
        return [v.strip() for n, v in self.query if n == name and v.strip()]


class Page(msgspec.Struct, frozen=True):
    """A page: its path, its template, the part of the bar it belongs to, what it shows, and what
    may stand after the question mark of its address (a watch may always)."""

    path: str
    template: str
    section: str
    make: Callable[[Ask], Any]
    asks: tuple[str, ...] = ()
