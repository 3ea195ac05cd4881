"""Realis on invented sentences: every value, with negative twins."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.realis_support import Camps, actor, event, parsed, statement, unmark
from trucewatch.coding.coreference.coreference import link_mentions
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.quantities.quantities import set_quantities
from trucewatch.coding.realis.frame import find_frames
from trucewatch.coding.realis.modality import factuality
from trucewatch.coding.realis.realis import set_realis
from trucewatch.coding.realis.scene import is_monitor

ROWS = [
    line
    for line in (Path(__file__).parent / "realis_rows.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
VALUES = {
    "actual", "claimed", "alleged", "denied", "monitor_reported", "threatened", "demanded",
    "offered", "proposed", "planned", "hypothetical", "counterfactual", "historical", "state",
}  # fmt: skip


def coded(row: str) -> tuple[str, EventDraft]:
    want, kind, who, said, text = row.split("|")
    plain, at = unmark(text)
    story, parse = parsed(plain)
    by, _, on = who.partition(">")
    draft = event(
        parse, at, kind,
        actors=(actor(by),) if by else (), recipients=(actor(on),) if on else (),
    )  # fmt: skip
    statements = ()
    if said:
        cue, act, speaker = said.split(":")
        made = statement(parse, cue, act, actor(speaker) if speaker else None)
        statements = (made,)
        if draft.trigger == made.head:
            draft = msgspec.structs.replace(draft, reports=0, statement=0)
        elif made.content[0].start <= at:
            draft = msgspec.structs.replace(draft, statement=0)
    return want, set_realis(parse, story, Camps(), statements, (draft,))[0]


@pytest.mark.parametrize("row", ROWS)
def test_realis(row: str) -> None:
    want, got = coded(row)
    value, _, condition = want.partition(":")
    assert got.realis == value, got.rules
    if condition:
        assert got.condition is not None and got.condition.text == condition


def test_every_value_is_tested() -> None:
    assert {row.split("|")[0].split(":")[0] for row in ROWS} == VALUES
    assert len(ROWS) >= 200


def test_rules_are_kept() -> None:
    _, got = coded("counterfactual|ASSAULT|A>B||Snow kept the brigade from [attacking] the pass.")
    assert any("keep+from" in rule for rule in got.rules)


@pytest.mark.parametrize(
    ("words", "want"),
    [("UN observers", True), ("the monitoring mission", True), ("Truce Monitors", True),
     ("the defence ministry", False), ("peaceful protesters", False)],
)  # fmt: skip
def test_monitors_by_their_words(words: str, want: bool) -> None:
    assert is_monitor(actor("X", words)) is want


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("Soldiers [fired].", "fact", 1),
        ("Soldiers did not [fire].", "fact", -1),
        ("Nothing kept them from [firing].", "fact", 1),
        ("They did not refuse to [leave].", "fact", 1),
        ("They were forced to [leave].", "fact", 1),
        ("They were not forced to [leave].", "fact", -1),
        ("She regretted [leaving].", "fact", 1),
        ("She did not regret [leaving].", "fact", 1),
        ("They might have [left].", "counterfactual", -1),
        ("They hope to [leave].", "wish", 1),
    ],
)
def test_clause_analysis(text: str, kind: str, polarity: int) -> None:
    plain, at = unmark(text)
    _, parse = parsed(plain)
    view = factuality(parse, parse.tokens_in(at, at + 1)[0])
    assert (view.kind, view.polarity) == (kind, polarity)


def test_without_a_date_years_are_compared_within_the_story() -> None:
    text = "The army seized the town in 1999. It shelled the port on March 3, 2021."
    story, parse = parsed(text, None)
    events = (event(parse, 9), event(parse, text.index("shelled")))
    got = set_realis(parse, story, Camps(), (), events)
    assert [e.realis for e in got] == ["historical", "actual"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab if not to will said war \"'.,\n0123456789", max_size=80))
def test_any_text_any_token(text: str) -> None:
    story, parse = parsed(text)
    events = tuple(event(parse, parse.start[i]) for i in range(len(parse)))
    for got in set_realis(parse, story, Camps(), (), events):
        assert got.realis in VALUES
        if got.condition is not None:
            assert text[got.condition.start : got.condition.end] == got.condition.text


def test_time_grows_with_length_only() -> None:
    text = " ".join(['our "war" if they attacked, he said,'] * 1500)
    story, parse = parsed(text)
    events = tuple(event(parse, parse.start[i]) for i in range(0, len(parse), 9))
    start = time.process_time()
    set_realis(parse, story, Camps(), (), events)
    link_mentions(parse, set_quantities(parse, Camps(), events))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Rebels [attacked] a post and killed two men, the mayor said on Tuesday, blaming a "
         "warlord.", "alleged"),
        ("After rebels [attacked] a post, the mayor said on Tuesday the road was shut.", "actual"),
        ("Rebels, who [attacked] a post on Monday, will leave, the mayor said on Tuesday.",
         "actual"),
        ("Rebels [attacked] a post, and the mayor said on Tuesday the road was shut.", "actual"),
    ],
)  # fmt: skip
def test_a_cue_that_closes_the_clause(text: str, want: str) -> None:
    """The statement's content was taken to be what stands behind the cue."""
    plain, at = unmark(text)
    story, parse = parsed(plain)
    head = parse.lower.index("said")
    made = statement(parse, "said", "assert", actor("B"), (parse.end[head] + 1, len(parse.text)))
    draft = event(parse, at, actors=(actor("A"),))
    assert set_realis(parse, story, Camps(), (made,), (draft,))[0].realis == want


@pytest.mark.parametrize(
    ("text", "kind", "want"),
    [
        ("A new [round] could open in Lusaka on July 30.", "CONSULT", "hypothetical"),
        ("The [talks] open in Lusaka on July 30.", "CONSULT", "planned"),
        ("The army looked into the [shooting] at Karna.", "ASSAULT", "actual"),
        ("The army is looking to a [withdrawal] from Karna.", "RETREAT", "planned"),
        ("The ministers [meet] in Lusaka on Sept. 2.", "CONSULT", "planned"),
        ("A [round] of talks starts on September 2.", "CONSULT", "planned"),
        ("The ministers [meet] in Lusaka on Sept. 2, 2024.", "CONSULT", "planned"),
        # what has been, or only shares a sentence with a date to come
        ("Rebels [shelled] the port on Nov. 3.", "ASSAULT", "historical"),
        ("Rebels [shelled] the port on June 12.", "ASSAULT", "actual"),
        ("The [shelling] will be debated on July 30.", "ASSAULT", "actual"),
        ("Rebels [shelled] the port that will open on July 30.", "ASSAULT", "actual"),
        ("The talks were [postponed] to July 30.", "REJECT", "actual"),
        ("The ministers [met] in Lusaka on Sept. 2, 2023.", "CONSULT", "historical"),
        ("The [war] in November left many homeless.", "ASSAULT", "historical"),
        ("The November [war] still leaves many homeless.", "ASSAULT", "historical"),
    ],
)
def test_what_is_dated_after_the_story_has_not_happened(text: str, kind: str, want: str) -> None:
    """The story is of 15 June 2024."""
    plain, at = unmark(text)
    story, parse = parsed(plain)
    draft = event(parse, at, kind, actors=(actor("A"),))
    assert set_realis(parse, story, Camps(), (), (draft,))[0].realis == want


@pytest.mark.parametrize(
    ("text", "old", "ahead"),
    [
        ("The rebels will disarm in March.", False, True),
        ("The rebels have to disarm by March 3.", False, True),
        ("The rebels broke a pact to disarm in March.", True, False),  # the month may be the pact's
        ("The rebels disarmed in March.", True, False),
    ],
)
def test_a_month_is_to_come_or_has_been(text: str, old: bool, ahead: bool) -> None:
    """The story is of 15 June 2024."""
    frames = find_frames(parsed(text)[1], "2024-06-15")
    assert (bool(frames.old), bool(frames.ahead)) == (old, ahead)
