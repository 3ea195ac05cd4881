"""Deeds that a noun or clause only names: conditions, tasks, what is waited for, asked, not the aim.

Each construction over several conflicts; the twins beside them are told as done.
"""

from __future__ import annotations

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

NEWS = "TARN, March 4, 2026 - Soldiers and rebels fought near the line on Monday.\n\n"
DONE = frozenset({"actual", "claimed", "alleged", "monitor_reported", "denied"})


def events(text: str, before: str = NEWS) -> list[Event]:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), before + text, Meta(date="2026-03-04")
    )
    found = pipeline(Config()).code_document(raw)
    return [e for c in found for e in c.events if e.trigger.start >= len(before)]


NOT_YET = [
    # called a condition, a demand
    ("The rebels made the withdrawal of the army a condition for talks.", "withdrawal"),
    ("The M23 made the release of 700 detainees a precondition for talks.", "release"),
    ("Kyiv called the withdrawal of Russian troops a prerequisite for peace.", "withdrawal"),
    ("The release of prisoners is a condition for talks, the rebels said.", "release"),
    ("The withdrawal of the army remains the rebels' main demand.", "withdrawal"),
    ("The withdrawal of the army was a condition that the rebels set.", "withdrawal"),
    ("The rebels set the withdrawal of the army as a condition for talks.", "withdrawal"),
    ("The talks hinge on the withdrawal of the army from Bor.", "withdrawal"),
    ("The exchange is conditional on the release of two pilots.", "release"),
    # a task to come, a term
    ("A joint mechanism is to oversee the disengagement of Rwandan forces.", "disengagement"),
    ("A committee was set up to monitor the withdrawal of the army.", "withdrawal"),
    ("Under the accord the mission would verify the release of prisoners.", "release"),
    ("It provides for a ceasefire, the release of prisoners and a census.", "release"),
    # waited for
    ("The army will deploy police once the M23 has left Walikale territory.", "left"),
    ("The army said it was ready to send police once the M23 has left Walikale territory.", "left"),
    ("Traders hope to return once the M23 has withdrawn from Walikale.", "withdrawn"),
    ("Aid convoys can move when the army has lifted the blockade of Bor.", "lifted"),
    ("The army will go home after the rebels have released the pilots.", "released"),
    # not what somebody has come for
    ('"We have not come to Doha to surrender," a delegate said.', "surrender"),
    # asked
    ("Question: Do you accuse the army of shelling Bor?", "shelling"),
    ("Does Juba accuse the rebels of attacking the convoy?", "attacking"),
]
TOLD = [
    ("The release of 700 detainees was the second since May, the rebels said.", "release"),
    ("The rebels welcomed the release of 700 detainees on Monday.", "welcomed"),
    ("The mission oversaw the withdrawal of the army from Bor on Tuesday.", "withdrawal"),
    ("The army withdrew from Bor on Monday, a condition for talks.", "withdrew"),
    ("The rebels met the demand and released two pilots on Monday.", "released"),
    ("The rebels have left Walikale territory, the army said.", "left"),
    ("The army fired after the rebels had attacked its post on Monday.", "attacked"),
    ("Talks began after the rebels released two pilots on Monday.", "released"),
    ("The army has accused the rebels of attacking the convoy.", "attacking"),
]


@pytest.mark.parametrize(("text", "trigger"), NOT_YET)
def test_what_is_only_named_is_not_done(text: str, trigger: str) -> None:
    found = [e for e in events(text) if trigger in e.trigger.text]
    assert not any(e.realis in DONE for e in found), [(e.realis, e.made_by.rules) for e in found]


@pytest.mark.parametrize(("text", "trigger"), TOLD)
def test_what_is_told_beside_it_is_done(text: str, trigger: str) -> None:
    found = [e for e in events(text) if trigger in e.trigger.text]
    assert any(e.realis in DONE for e in found), [(e.realis, e.made_by.rules) for e in found]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Question: Do you rule that out?\n\nSpokesperson: No comment.", False),
        ("Reporter: Can you deny the raid?\n\nSpokesperson: That is for others.", False),
        ("Reporter: Did you reject the offer?\n\nSpokesperson: We reject it.", True),
    ],
)
def test_who_is_asked_has_not_denied(text: str, denied: bool) -> None:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), NEWS + text, Meta(date="2026-03-04")
    )
    said = [s for c in pipeline(Config()).code_document(raw) for s in c.statements]
    found = {s.speaker.text for s in said if s.act in ("deny", "reject") and s.speaker}
    assert bool(found) == denied and "you" not in found


@pytest.mark.parametrize(
    ("before", "text", "day"),
    [
        ("", "Two men were shot on the night of the attack, residents said.", None),
        ("", "Two men were shot on the morning of the raid, residents said.", None),
        ("Rebels raided Bor on 12 February. ", "Two men were shot on the night of the raid.",
         "2026-02-12"),
        ("", "Two men were shot on the night of 1 March, residents said.", "2026-03-01"),
        ("", "Two men were shot on the evening of Sunday, residents said.", "2026-03-01"),
    ],
)  # fmt: skip
def test_the_night_of_an_act_is_of_the_day_told_last(
    before: str, text: str, day: str | None
) -> None:
    shot = next(e for e in events(text, before) if e.trigger.text == "shot")
    assert (shot.time.from_ if shot.time else None) == day
