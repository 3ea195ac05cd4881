"""How much of a run over files is left: by the bytes that were read of all that there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from trucewatch.records import Failure
from trucewatch.sources.raw import RawDocument

# Text of news packs into about so small a part (gzip).
_PACKED = 4
_PACKED_NAMES = (".gz", ".zst", ".bz2", ".xz", ".zip")


class Remaining:
    """Counts what passes of some inputs; ``total`` is None where it cannot be known beforehand."""

    def __init__(self, inputs: Iterable[str]) -> None:
        """Look at the sizes of files and folders. Standard input and addresses have none."""
        sizes = [_size(path) for path in inputs]
        self.total = None if None in sizes else sum(s for s in sizes if s is not None)
        self.passed = 0

    def counted(self, items: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
        """Yield ``items``, counting their bytes."""
        for item in items:
            if isinstance(item, RawDocument):
                self.passed += len(item.data) if item.data is not None else len(item.text)
            yield item

    def seconds(self, elapsed: float, done: int, known: int) -> float | None:
        """Return about how many seconds are left, None where that cannot be told.

        ``done`` of the shards so far were made in ``elapsed`` seconds, ``known`` were there before
        and took none.
        """
        if not self.total or not self.passed or not done:
            return None
        new = self.passed * done / (done + known)
        return elapsed * max(0, self.total - self.passed) / new


def in_words(seconds: float) -> str:
    """Return a time to wait: ``40 s``, ``3 min``, ``2 h 10 min``."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _size(path: str) -> int | None:
    if os.path.isfile(path):
        return _file_size(path)
    if not os.path.isdir(path):
        return None
    walked = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    return sum(map(_file_size, walked))


def _file_size(path: str) -> int:
    try:
        size = os.path.getsize(path)
    except OSError:  # it is told of when it is read
        return 0
    return size * _PACKED if path.lower().endswith(_PACKED_NAMES) else size
