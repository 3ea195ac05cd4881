"""Which stories are copies of each other: syndicated, or printed again with small changes."""

from __future__ import annotations

import datetime
import hashlib

import msgspec

from trucewatch.records import Story
from trucewatch.stories.duplicates import jaccard, runs
from trucewatch.stories.figures_in_place import figures_differ, figures_in_place
from trucewatch.stories.names_in_place import Places, names_differ, names_in_place

# Copies share at least six tenths of their five-word runs.
_SAME = 0.6
# 64 hashes in 16 bands: a pair that shares 0.6 becomes a candidate with a chance of .89, one that
# shares 0.8 with .9998; every candidate is then compared in full.
_HASHES = 64
_BANDS = 16
_SEED = 20
# Copies are printed within days; the same words a week later are another day's bulletin.
_DAYS = 3


class Sketch(msgspec.Struct, frozen=True):
    """What copies are told by: ``bands`` to find candidates by, the rest to compare them with."""

    bands: tuple[int, ...]
    runs: frozenset[str]
    figures: Places
    names: Places
    day: str | None
    address: str


def sketch(story: Story) -> Sketch:
    """Return the sketch of a story. Bands are signed 64-bit numbers, the same on every machine."""
    own = runs(story.text)
    day = (story.published.date or "")[:10] or None
    return Sketch(
        _bands(own),
        own,
        figures_in_place(story.text),
        names_in_place(story.text),
        day,
        story.source_uri,
    )


def are_copies(one: Sketch, two: Sketch) -> bool:
    """Tell whether two stories are copies: like words, like figures, names and days.

    Stories that share no band are none, whatever is compared: so the answer is the same whether
    they were found by their bands or not.
    """
    return not set(one.bands).isdisjoint(two.bands) and are_alike(one, two)


def are_alike(one: Sketch, two: Sketch) -> bool:
    """Tell whether two stories that share a band are copies."""
    same_address = one.address == two.address
    if not are_near(one.day, two.day) or figures_differ(one.figures, two.figures, same_address):
        return False
    return jaccard(one.runs, two.runs) >= _SAME and not names_differ(one.names, two.names)


def is_alike(one: Sketch, text: str, address: str) -> bool:
    """Tell whether a story is a copy of one of a near day, with this text, that shares a band.

    The figures are compared first: most stories of one form differ in them, and they cost least.
    """
    if figures_differ(one.figures, figures_in_place(text), one.address == address):
        return False
    if jaccard(one.runs, runs(text)) < _SAME:
        return False
    return not names_differ(one.names, names_in_place(text))


def are_near(one: str | None, two: str | None) -> bool:
    """Tell whether copies can be of two days (ISO 8601, None for unknown)."""
    if one is None or two is None or len(one) < 10 or len(two) < 10:
        return True
    try:
        first, second = datetime.date.fromisoformat(one), datetime.date.fromisoformat(two)
    except ValueError:
        return True
    return abs((first - second).days) <= _DAYS


def _bands(own: frozenset[str]) -> tuple[int, ...]:
    if not own:
        return ()
    from rensa import RMinHash

    made = RMinHash(num_perm=_HASHES, seed=_SEED)
    made.update(list(own))  # in any order: of each hash the least counts
    digest = made.digest()
    width = _HASHES // _BANDS
    return tuple(_band(n, digest[n * width : (n + 1) * width]) for n in range(_BANDS))


def _band(number: int, hashes: list[int]) -> int:
    payload = repr((number, hashes)).encode()
    return int.from_bytes(hashlib.blake2b(payload, digest_size=8).digest(), "big", signed=True)
