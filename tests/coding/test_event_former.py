"""Wars only feared or long past, rounds of violence, blame that is borne: a table of sentences.

Each stands in a report of two states that fight now.
"""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

_STORY = (
    "Chad's army shelled Niger's posts near the border on Monday, killing 12 soldiers, Niger's"
    " ministry said. Chad denied it and accused Niger of firing first.\n"
)


@cache
def _events(sentence: str) -> tuple[Event, ...]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), _STORY + sentence, Meta())
    found = pipeline(Config(coder="quick")).read(raw).events
    return tuple(e for e in found if e.trigger.start >= len(_STORY))


@pytest.mark.parametrize(
    ("sentence", "word", "realis"),
    [
        ("The neighbours are on the edge of war.", "war", "hypothetical"),
        ("Niger moved its army to the brink of an open war.", "war", "hypothetical"),
        ("Both armies are gearing up for war, a minister said.", "war", "planned"),
        ("The war raged on along the border on Tuesday.", "war", "actual"),
    ],
)
def test_wars_that_are_not_or_are(sentence: str, word: str, realis: str) -> None:
    found = {e.realis for e in _events(sentence) if e.trigger.text == word}
    assert found == {realis}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The fighting was the heaviest since the war of 1971.", 0),
        ("Tension rose to a level not seen since the 1971 war.", 0),
        ("The war has driven thousands from their homes.", 2),
    ],
)
def test_a_war_of_its_own_year_is_not_the_story_s(sentence: str, parties: int) -> None:
    wars = [e for e in _events(sentence) if e.trigger.text == "war"]
    assert sum(len(e.actors) + len(e.recipients) for e in wars) == parties


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The latest round of violence left six people dead.", {"ASSAULT"}),
        ("The latest round of clashes wounded two guards.", {"ASSAULT"}),
        ("The round of talks, the third, left nothing settled.", {"CONSULT"}),
        ("The army bore full responsibility for the deaths, rebels said.", set()),
        ("Chad called a halt to its patrols.", set()),
        ("The mission did not observe the withdrawal of any guns.", set()),
        ("The mission observed the withdrawal of two guns.", {"AID", "RETREAT"}),
    ],
)
def test_what_rounds_and_blame_tell(sentence: str, types: set[str]) -> None:
    assert {e.type for e in _events(sentence)} <= types


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Four civilians were killed when shells hit a bus stop on Monday.", 4),
        ("Seven people were killed by shelling in Bara on Monday, doctors said.", 7),
        ("Six people died in an air strike in Bara, doctors said.", 6),
        ("Shelling kills six in Donetsk", 6),
    ],
)
def test_a_lede_alone_tells_of_war(text: str, killed: int) -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    found = pipeline(Config(coder="quick")).read(raw).events
    assert killed in {q.low for e in found for q in e.quantities if q.kind == "killed"}
    assert not any(e.actors for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "Shares in the shell company were hurt by a wounded market.",
        "The striker hit the bar and was left wounded by the jeers.",
        "Two climbers were killed by falling rocks on Monday.",
        "A bombshell interview has killed the minister's hopes.",
    ],
)
def test_other_harm_is_no_war(text: str) -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    assert not pipeline(Config(coder="quick")).read(raw).events


@pytest.mark.parametrize(
    ("sentence", "word", "doer"),
    [
        ("A Kenya bomb killed five people.", "killed", set()),
        ("A Somalia blast hurt three people.", "hurt", set()),
        ("An Israeli strike killed five people.", "strike", {"ISR"}),
        ("The mayor attributed the bombing to Niger.", "bombing", {"NER"}),
        ("The army pinned the attack on Niger.", "attack", {"NER"}),
    ],
)
def test_a_land_before_a_blast_is_where_it_was(sentence: str, word: str, doer: set[str]) -> None:
    (found,) = (e for e in _events(sentence) if e.trigger.text == word)
    assert {a.country for a in found.actors} == doer
