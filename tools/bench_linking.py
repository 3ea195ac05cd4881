"""Measure how linking grows: CPU seconds for 10^3, 10^4, ... statements of coded shards.

Usage: bench_linking.py DIR [STATEMENTS ...], DIR an output of ``trucewatch code``, or ``copies``
for the coded bundled corpus over and over, each copy with its own ids, days and places, which needs
no coding. Stories are taken in order until they have so many statements. Beside the time it tells
the memory in use before linking (models and coded stories: what the bench itself holds), what
linking takes at its height on top of that and the height of the whole process (Linux only), and the
largest bucket of acts that are compared with each other, equal acts counted once.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench_pages import pattern

from trucewatch.bench.invented import copies
from trucewatch.linking import link
from trucewatch.linking.incidents.clusters import story_keys
from trucewatch.linking.nodes import nodes_of
from trucewatch.records.coded import CodedStory
from trucewatch.running.outputs import Output
from trucewatch.running.tables import from_tables

SIZES = (1_000, 10_000, 100_000)


def stories(output: Output) -> Iterator[CodedStory]:
    """Yield the coded stories of all finished shards."""
    for number in sorted(output.finished()):
        for item in from_tables(output.read_shard(number)):
            yield from item.stories


def copied(statements: int) -> Iterator[CodedStory]:
    """Yield the bundled corpus' stories over and over, as many as hold so many statements."""
    one = pattern()
    each = sum(len(c.statements) for c in one.coded)
    for _, coded, _ in copies(one, statements // each + 1):
        yield from coded


def first(source: Iterable[CodedStory], statements: int) -> list[CodedStory]:
    """Return stories that have so many statements together, or all there are."""
    out: list[CodedStory] = []
    found = 0
    for item in source:
        if found >= statements:
            break
        out.append(item)
        found += len(item.statements)
    return out


def largest_bucket(coded: list[CodedStory]) -> int:
    """Return how many different acts the largest bucket holds."""
    buckets: dict[tuple[object, ...], set[object]] = {}
    for node in (n for c in coded for n in nodes_of(c)):
        for key in story_keys((node,)):
            buckets.setdefault(key, set()).add((node.sides, node.place, node.days, node.precise))
    return max(map(len, buckets.values()), default=0)


def memory(field: str) -> int:
    """Return a figure of this process in MB: VmRSS (in use), VmHWM (the most since ``forget``)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(x for x in lines if x.startswith(field)).split()[1]) // 1024


def forget() -> int:
    """Return the most memory in use so far (MB), and begin to count anew."""
    most = memory("VmHWM")
    Path("/proc/self/clear_refs").write_text("5")
    return most


def row(coded: list[CodedStory]) -> list[str]:
    """Link stories and return what it cost, as the cells of a row."""
    gc.collect()
    statements, before, earlier = sum(len(c.statements) for c in coded), memory("VmRSS"), forget()
    begun = time.process_time()
    linked = link(coded)
    took, most = time.process_time() - begun, memory("VmHWM")
    cells = (
        statements, len(coded), f"{took:.1f}", f"{1000 * took / statements:.2f}", before,
        most - before, max(most, earlier), largest_bucket(coded), len(linked.incidents),
    )  # fmt: skip
    return [str(cell) for cell in cells]


def main(folder: str, sizes: tuple[int, ...]) -> None:
    """Print a row of a table for each size; a size that the shards do not have is left out."""
    print(
        "| statements | stories | link, CPU s | ms a statement | before, MB | linking, MB"
        " | whole process, MB | largest bucket | incidents |\n|---|---|---|---|---|---|---|---|---|"
    )
    for size in sizes:
        coded = first(copied(size) if folder == "copies" else stories(Output(folder)), size)
        if sum(len(c.statements) for c in coded) < size:
            break
        print(f"| {' | '.join(row(coded))} |", flush=True)
        del coded


if __name__ == "__main__":
    main(sys.argv[1], tuple(map(int, sys.argv[2:])) or SIZES)
