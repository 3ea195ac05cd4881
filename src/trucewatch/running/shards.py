"""Shards: consecutive documents of a stream, the unit of work, of output and of resuming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.raw import RawDocument

# Documents of a shard. Small enough to be lost without regret and to keep a worker's memory flat,
# large enough that files and hand-overs cost nothing beside the coding (some 20 s of it).
SIZE = 500
# A shard also ends when its texts reach this many characters: one long document must not make a
# shard that does not fit into a worker.
MAX_CHARACTERS = 10_000_000

Item = RawDocument | Failure


class Shard(msgspec.Struct, frozen=True):
    """Consecutive inputs of a stream; ``number`` counts from 0 in the order of the stream."""

    number: int
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The name of the shard's files, without ending."""
        return shard_name(self.number)


class Part(msgspec.Struct, frozen=True):
    """Every ``of``-th shard, beginning with number ``index``: one task of an array of tasks."""

    index: int = 0
    of: int = 1

    def holds(self, number: int) -> bool:
        """Tell whether a shard is this part's to do."""
        return number % self.of == self.index


def parse_part(text: str) -> Part:
    """Read ``i/n`` (0/4 … 3/4). Raises ValueError in words for the user."""
    index, slash, of = text.partition("/")
    if not (slash and index.isdecimal() and of.isdecimal() and int(index) < int(of)):
        raise ValueError(f"{text!r} is no part; give i/n with i from 0 to n-1, such as 0/4")
    return Part(int(index), int(of))


def shard_name(number: int) -> str:
    """Return the name of a shard's files, without ending."""
    return f"part-{number:07d}"


def shards(items: Iterable[Item], size: int = SIZE) -> Iterator[Shard]:
    """Cut a stream into shards of at most ``size`` documents; holds one shard at a time.

    The same stream gives the same shards, so that a run that was stopped finds its place again.
    """
    number, held, characters = 0, list[Item](), 0
    for item in items:
        held.append(item)
        characters += len(item.text) if isinstance(item, RawDocument) else 0
        if len(held) >= size or characters >= MAX_CHARACTERS:
            yield Shard(number, tuple(held))
            number, held, characters = number + 1, [], 0
    if held:
        yield Shard(number, tuple(held))
