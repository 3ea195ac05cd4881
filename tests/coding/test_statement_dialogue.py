"""Transcripts and interviews: whose each turn is, and what acts a long answer makes."""

from __future__ import annotations

import trucewatch as tw
from trucewatch.coding.attribution.statements import find_statements
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.english import EnglishReader
from trucewatch.records import Document, Story, content_id
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories
from trucewatch.vocab.actors import load_actors

RADIO = """Capital FM, "Drive Time", 14 May 2031. Transcript.

HOST: With me in the studio is Brigadier Oda Marsh, chief of staff of the Sava Liberation Army.\
 Brigadier, did your men burn the mill at Dorn?

MARSH: No. We never went near the mill. The army burned it on Tuesday.

HOST: Will you disarm?

MARSH: We will not disarm before our prisoners are home. But we could discuss a smaller force.

HOST: And if the army crosses the river?

MARSH: Then we will take Hadley.
"""

INTERVIEW = """Interview with Ilse Brandt, foreign minister of Norland
The Harbour Post, 3 May 2031

The Harbour Post: Minister, the ferry was to sail on Monday. What happened?

Ilse Brandt: We opened the port on Sunday.

Q: The Front says you are holding back 40 men.

A: That is false. However, the President is prepared to pardon ten of them if the Front agrees.

Q: Would you accept a federation?

A: A federation is off the table. That said, we have dropped our demand that the Front disband.

Q: Did your army shell the mill on Saturday?

A: Our people were not there.
"""

DATELINES = """KINSHASA: The army said on Tuesday that rebels attacked the town of Lubero.

GOMA: Residents said they heard shelling on Tuesday near the airport and fled to the hills.

NAIROBI: Talks between the two sides will resume on Monday, mediators said.
"""


def _stories(text: str) -> tuple[Story, ...]:
    name = content_id("doc", text)
    return split_stories(RawDocument(Document(name, name, name, None, "text/plain"), text))


def _read(text: str) -> list[StatementDraft]:
    out: list[StatementDraft] = []
    for story in _stories(text):
        parse = EnglishReader().parse(story)
        out.extend(find_statements(parse, story, build_cast(parse, story, load_actors(), None)))
    return [d for d in out if not d.chain]


def _acts(found: list[StatementDraft]) -> list[tuple[str, str]]:
    return [(d.speaker.text if d.speaker else "-", d.act) for d in found]


def test_a_transcript_is_one_story_without_datelines() -> None:
    for text in (RADIO, INTERVIEW):
        (story,) = _stories(text)
        assert story.dateline is None


def test_cities_before_a_colon_stay_datelines() -> None:
    assert len(_stories(DATELINES)) == 3


def test_each_sentence_of_an_answer_has_its_act() -> None:
    found = _read(RADIO)
    assert _acts(found) == [
        ("MARSH", "deny"), ("MARSH", "accuse"), ("MARSH", "reject"), ("MARSH", "offer"),
        ("MARSH", "threaten"),
    ]  # fmt: skip
    assert {d.speaker.code for d in found if d.speaker} == {"UNKREB:oda-marsh"}


def test_answers_are_the_interviewees_and_turns_of_phrase_nobodys() -> None:
    found = _read(INTERVIEW)
    asked = [d for d in found if d.speaker and d.speaker.text == "A"]
    assert [d.act for d in asked] == ["deny", "offer", "reject", "concede", "deny"]
    assert {d.speaker.code for d in asked if d.speaker} == {"UNKGOV:ilse-brandt"}
    assert {d.speaker.text for d in found if d.speaker} == {"Ilse Brandt", "A", "The Front"}


def test_a_question_says_nothing() -> None:
    assert not _read("QUESTION: Did Kenya ask Uganda to leave?\n\nMR. HALL: No comment, thank you.")


def test_fields_of_a_situation_report_are_no_speakers() -> None:
    text = "\n".join(
        f"{field}: {words}"
        for field, words in (
            ("DEATHS", "3 people were killed in Dorn."),
            ("DISPLACED", "400 families fled to the hills."),
            ("DEATHS", "5 people were killed in Hale."),
            ("DISPLACED", "90 families fled to the coast."),
        )
    )
    assert not [d for d in _read(text) if d.speaker is not None]


def test_who_says_our_in_an_interview_is_no_author() -> None:
    found = _read(
        "Interviewer: What did you see?\nFarmer: Soldiers burned our barn."
        "\nInterviewer: Which soldiers?\nFarmer: I do not know who they were."
    )
    assert {d.speaker.text for d in found if d.speaker} == {"Farmer"}


def test_a_moderator_tells_where_a_turn_asks_nothing() -> None:
    text = RADIO.replace("HOST", "TALBOT").replace(
        "TALBOT: Will you disarm?", "TALBOT: Tanks rolled into Dorn on Tuesday, sir."
    )
    told = [d for d in _read(text) if d.speaker and d.speaker.text == "TALBOT"]
    assert len(told) == 1 and "Tanks" in told[0].content[0].text


SPOKEN = """\
Background Press Call on the Ceasefire
SENIOR ADMINISTRATION OFFICIAL:  Thank you, Ada.  And good afternoon, everyone.
As you just heard, we spoke with both governments on Monday.
The army will withdraw from the valley in sixty days.
We will watch every step of it, and you will hear from us.
"""
WIRE = """\
SENIOR OFFICIAL KILLED: A truce collapses
KALD, May 3 (Wire) - Rebels shelled the town on Monday.
The army withdrew from the valley. Residents fled.
The talks are to go on in Orlec in June.
"""


def test_one_speaker_under_a_label_in_capitals_goes_on_over_paragraphs() -> None:
    found = tw.read(SPOKEN).statements
    (of_army,) = (s for s in found if any("army will withdraw" in c.text for c in s.content))
    assert of_army.speaker is not None
    assert of_army.speaker.name == "SENIOR ADMINISTRATION OFFICIAL"


def test_a_report_under_a_title_in_capitals_is_nobodys() -> None:
    said = [c.text for s in tw.read(WIRE).statements for c in s.content]
    assert not [c for c in said if "withdrew" in c or "shelled" in c]
