"""What is about something else, or long ago, gives no event; its twin does."""

from __future__ import annotations

import json

import pytest

from tests.coding.event_support import DATA, careful, code, types
from trucewatch.bench.negatives import false_events

# (text with an event, text without one)
TWINS = [
    ("Russia invaded Georgia in 2008.", "Napoleon invaded Russia in June 1812."),
    ("Troops besieged the town in 2014.", "The Ottoman fleet besieged Malta in 1565."),
    ("Turkey invaded Cyprus in 1974.", "Italy invaded Ethiopia in 1935."),
    ("Ten years ago Kenyan troops left Somalia.", "Seventy years ago British troops left Egypt."),
    ("Rebels from Chad killed 1,500 soldiers.", "1960: Rebels from Chad killed 15 soldiers."),
    ("India banned Chinese ships.", "In the nineteenth century Japan banned foreign ships."),
    ("Rebels attacked a market in Mali.", "Mosquitoes attacked a tourist in Mali."),
]


@pytest.mark.parametrize(("event", "nothing"), TWINS)
def test_long_ago_is_history(event: str, nothing: str) -> None:
    assert types(event)
    assert not types(nothing)


MATCH = (
    "Kenya launched attack after attack and struck twice in the second half. The visitors"
    " defended well until their captain was sent off. Uganda's striker fired over the bar. {}"
)
REPORT = (
    "The army launched attack after attack on rebel positions. The rebels defended the town"
    " until their commander was shot. Government troops shelled the hospital. {}"
)


def test_the_story_decides_what_a_sentence_is_about() -> None:
    line = "Uganda attacked Kenya again in the last minutes."
    assert not types(MATCH.format(line))
    assert "ASSAULT" in types(REPORT.format(line))


# Most texts with a false event, of those written for the purpose: first runs .112 and .366.
@pytest.mark.parametrize(
    ("name", "least", "share"),
    [("negatives_sentences.jsonl", 480, 0.06), ("negatives_articles.jsonl", 50, 0.05)],
)
def test_hard_negatives(name: str, least: int, share: float) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) >= least
    for coder in (code, careful()):
        found = false_events(texts, coder)
        assert len(found) <= share * len(texts), [text for text, _ in found]
