"""Two mentions of one event, and pairs that only look alike; invented."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.realis_support import actor, event, parsed
from trucewatch.coding.coreference.coreference import link_mentions
from trucewatch.coding.drafts import EventDraft
from trucewatch.reading.parse import Parse
from trucewatch.records import Place, Time

ROWS = [
    line
    for line in (Path(__file__).parent / "coreference_rows.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("# ")
]
_PIECE = re.compile(r"\[([^\]]*)\](?:\{([^}]*)\})?")


def mentions(marked: str) -> tuple[Parse, list[EventDraft]]:
    text, last = "", 0
    found: list[tuple[int, dict[str, str]]] = []
    marked = marked.replace("/", "\n")
    for piece in _PIECE.finditer(marked):
        text += marked[last : piece.start()]
        fields = dict(f.split("=") for f in (piece.group(2) or "").split())
        found.append((len(text), fields))
        text += piece.group(1)
        last = piece.end()
    text += marked[last:]
    _, parse = parsed(text)
    return parse, [
        event(
            parse, at, f.get("t", "ASSAULT"), realis=f.get("x", "actual"),
            actors=tuple(actor(c) for c in f.get("a", "").split(",") if c),
            recipients=tuple(actor(c) for c in f.get("r", "").split(",") if c),
        )
        for at, f in found
    ]  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_pairs(row: str) -> None:
    want, _, marked = row.partition("|")
    parse, drafts = mentions(marked)
    got = link_mentions(parse, drafts)
    assert (got[-1].same_as is not None) == (want == "1")


def test_there_are_enough_pairs() -> None:
    assert len(ROWS) >= 40


def test_links_go_to_the_earliest_mention() -> None:
    parse, drafts = mentions(
        "Rebels launched an [attack]{a=R} on Friday. The [attack] was filmed. The [attack] failed."
    )
    assert [e.same_as for e in link_mentions(parse, drafts)] == [None, 0, 0]


def test_the_order_of_the_list_does_not_matter() -> None:
    parse, drafts = mentions("Rebels launched an [attack]{a=R} on Friday. The [attack] failed.")
    assert [e.same_as for e in link_mentions(parse, drafts[::-1])] == [1, None]


def place(name: str, precision: str = "town") -> Place:
    return Place(name, 0, 1, name, None, None, None, None, None, precision, None)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [(place("Aro"), place("Aro"), True), (place("Aro"), place("Ben"), False),
     (place("Aro"), place("Land", "country"), True)],
)  # fmt: skip
def test_places(one: Place, two: Place, same: bool) -> None:
    parse, drafts = mentions("Rebels made an [attack]{a=R}. The [attack]{a=R} failed.")
    drafts = [msgspec.structs.replace(d, place=p) for d, p in zip(drafts, (one, two), strict=True)]
    assert (link_mentions(parse, drafts)[1].same_as == 0) is same


def test_days() -> None:
    parse, drafts = mentions("Rebels made an [attack]{a=R}. The [attack]{a=R} failed.")
    times = [Time("", 0, 0, day, day, "day", "explicit") for day in ("2024-06-13", "2024-06-14")]
    apart = [msgspec.structs.replace(d, time=t) for d, t in zip(drafts, times, strict=True)]
    assert link_mentions(parse, apart)[1].same_as is None
    together = [msgspec.structs.replace(d, time=times[0]) for d in drafts]
    assert link_mentions(parse, together)[1].same_as == 0


def test_two_events_of_one_verb_are_two() -> None:
    parse, drafts = mentions("The two sides [accused]{t=ACCUSE a=A r=B} each other on Monday.")
    swapped = msgspec.structs.replace(
        drafts[0], actors=drafts[0].recipients, recipients=drafts[0].actors
    )
    got = link_mentions(parse, [drafts[0], swapped])
    assert [e.same_as for e in got] == [None, None]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["The attack", "Another attack", "Rebels attacked", "They met"]),
                min_size=1, max_size=8))  # fmt: skip
def test_links_point_back(parts: list[str]) -> None:
    _, parse = parsed(". ".join(parts) + ".")
    drafts = [event(parse, parse.start[i]) for i in range(len(parse)) if parse.pos[i] != "PUNCT"]
    for k, got in enumerate(link_mentions(parse, drafts)):
        if got.same_as is not None:
            assert got.same_as < k
            assert link_mentions(parse, drafts)[got.same_as].same_as is None
