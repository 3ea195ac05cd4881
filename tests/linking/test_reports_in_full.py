"""What whole reports tell: whose a paper is, and where and when its items were.

Read from the text, as a user's reports are: headings, lines of items, days of clauses.
"""

from __future__ import annotations

import pytest

from trucewatch.linking import link
from trucewatch.linking.incidents.completed import completed
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def _read(text: str, day: str = "2024-05-10") -> CodedStory:
    name = f"d{len(text)}"
    raw = RawDocument(Document(name, name, "0", None, "text/plain"), text, Meta(date=day))
    return next(iter(pipeline(Config()).code_document(raw)))


_OURS = (
    "\n\nNo unit of ours shelled the mill on Monday. Their men came with two lorries. We saw it."
)
_THEIRS = "\n\nNo unit of the army shelled the mill on Monday. Two lorries came. They were empty."


@pytest.mark.parametrize(
    ("heading", "body", "issuer"),
    [
        ("LIBERATION TIGERS OF TAMIL EELAM\nPeace Secretariat, Osk\n8 May 2024", _THEIRS,
         "Liberation Tigers of Tamil Eelam"),
        ("SRI LANKA MONITORING MISSION\nWeekly summary, 2 to 8 May", _THEIRS,
         "Sri Lanka Monitoring Mission"),
        ("MINISTRY OF DEFENCE, Osk. Media release.", _THEIRS, "MINISTRY OF DEFENCE"),
        ("MINISTRY OF DEFENCE OF BELMORA", _THEIRS, "MINISTRY OF DEFENCE OF BELMORA"),
        ("MINISTRY OF DEFENCE OF BELMORA\nAnswer to questions from the press", _THEIRS,
         "MINISTRY OF DEFENCE OF BELMORA"),
        ("Ministry of Defence of Belmora\nQuestions and answers", _THEIRS,
         "Ministry of Defence of Belmora"),
        ("FREE UPLANDS MOVEMENT\nBureau of Information\nTo all editors", _THEIRS,
         "FREE UPLANDS MOVEMENT"),
        ("Relief for the North (RN)\nSituation report no. 12, as of 8 May", _THEIRS,
         "Relief for the North (RN)"),
        ("Lake Aid\nFlash update, Thursday 9 May", _OURS, "Lake Aid"),
        ("DOCTORS FOR THE VALLEY\nField note, 9 May 2024", _OURS, "DOCTORS FOR THE VALLEY"),
        ("Karsk Liberation Army\nPress release", _THEIRS, "Karsk Liberation Army"),
        # Nobody's paper: a newspaper's page, a headline, a name of which the text says no "we".
        ("The Velin Messenger\nA VAN WITH ITS DOORS OPEN", _THEIRS, None),
        ("HEALTH MINISTRY UNDER FIRE", _THEIRS, None),
        ("Trouble at the Ministry of Health", _THEIRS, None),
        ("Zorb Courier\nSituation report, 9 May", _OURS, None),
        ("River Osk\nFlash update, Thursday 9 May", _THEIRS, None),
    ],
)  # fmt: skip
def test_whose_paper_it_is(heading: str, body: str, issuer: str | None) -> None:
    said = _read(heading + body).statements
    papers = {s.speaker.name for s in said if s.quote_type == "document" and s.speaker}
    assert papers == ({issuer} if issuer is not None else set())


BULLETIN = """JOINT VERIFICATION MISSION
Daily bulletin, 9 May 2024

1. ZORB. Mortar bombs struck the mill at first light. The Mission does not say who fired them.

2. VERIN. On 7 May soldiers shot two farmers. Militiamen burnt a house. It cannot at present be
established whose they were. On the same day gunmen robbed a shop.

Complaint of abduction, 4 May, Osken: two persons missing.

Dolna District
On 8 May shots were fired at a patrol.
Houses were shelled.

3. CASUALTIES. Four people were killed.
"""


@pytest.mark.parametrize(
    ("trigger", "place", "day"),
    [
        ("struck", "Zorb", None),
        ("shot", "Verin", "2024-05-07"),
        ("abduction", "Osken", "2024-05-04"),
        ("shelled", "Dolna District", None),
        ("killed", None, None),
    ],
)
def test_items_are_where_their_head_says(trigger: str, place: str | None, day: str | None) -> None:
    found = [e for e in completed(_read(BULLETIN)).events if e.trigger.text == trigger]
    assert found
    assert {e.place.name if e.place else None for e in found} == {place}
    assert {(e.time.from_ or "")[:10] if e.time else None for e in found} == {day}


@pytest.mark.parametrize(
    ("text", "trigger", "place", "day"),
    [
        ("A lorry with a bomb drove into a barracks in Trincomalee on Monday, killing four soldiers"
         " of Sri Lanka and wounding three.", "killing", "Trincomalee", "2024-05-06"),
        ("A mine tore through a bus carrying sailors home on leave near the town of Kantale on"
         " Tuesday morning, killing 11 of them, Sri Lanka's navy said.",
         "killing", "Kantale", "2024-05-07"),
        ("Speaking in Colombo on Tuesday, the minister accused the Tamil Tigers of killing four"
         " soldiers.", "killing", None, None),
    ],
)  # fmt: skip
def test_what_came_of_a_deed_is_when_and_where_it_was(
    text: str, trigger: str, place: str | None, day: str | None
) -> None:
    e = next(e for e in _read(text).events if e.trigger.text == trigger)
    assert (e.place.text if e.place else None, e.time.from_ if e.time else None) == (place, day)


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        ("Keth's army and the Dornish rebels signed a ceasefire in February 2022.", "2022-02"),
        ("Keth's army and the Dornish rebels signed a ceasefire in Osk on 3 May 2022.",
         "2022-05-03"),
        ("Keth's army and the Dornish rebels signed a ceasefire in Osk.", None),
    ],
)  # fmt: skip
def test_a_truce_is_of_the_month_of_its_signing(sentence: str, signed: str | None) -> None:
    story = _read(f"{sentence} The army said that the rebels broke the ceasefire in Osk on Monday.")
    assert {a.date for a in story.leads.agreements} == {signed}


_TALKS = "Armenia and Azerbaijan held talks in Geneva on Monday. "


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Azerbaijan's foreign ministry accused Armenia of dragging out the talks.", True),
        ("Armenia accused Azerbaijan of trying to spoil the peace process.", True),
        ("Armenia accused Azerbaijan of wasting everybody's time.", True),
        ("Armenia accused Azerbaijan of wanting a table without talks.", True),
        ("Armenia accused Azerbaijan of delaying a train.", False),
        ("Armenia accused Azerbaijan of shelling Kapan to spoil the talks.", False),
        ("Armenia accused Azerbaijan of arrogance.", False),
        ("Armenia said that the talks had dragged on until dawn.", False),
    ],
)
def test_who_is_said_to_stand_in_the_way_of_peace(sentence: str, asked: bool) -> None:
    found = [q for i in link([_read(_TALKS + sentence)]).incidents for q in i.claim_sets]
    assert any("in the way of peace" in q.question for q in found) == asked


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The Osk Accord of 14 May 2023 obliges the army of Sudan to leave the hills.", {"SDN"}),
        (
            "The Osk Accord of 14 May 2023 ended a war. It obliges Sudan to leave the hills.",
            {"SDN"},
        ),
        ("The Osk Accord of 14 May 2023 ended a war. It would oblige nobody to leave.", set()),
    ],
)
def test_who_is_obliged_is_a_party(sentence: str, parties: set[str]) -> None:
    story = _read(f"Shells hit Kosti in Sudan on Monday. {sentence}")
    assert {p for a in story.leads.agreements for p in a.parties} == parties


def test_a_relief_paper_is_on_the_agreement_of_its_places() -> None:
    raid = (
        "KARTAN, May 8 (Wire) - Keth's army shelled a mill near Velin and a school at Issel on Monday, the Free Uplands"
        " Movement said. The Lakes Agreement, signed by Keth and the Free Uplands Movement on"
        " 14 May 2023, forbids it."
    )
    near = (
        "Lake Aid\nFlash update, Thursday 9 May\n\nOur lorries reached the clinic at Issel. We have"
        " found no doctor near Velin."
    )
    far = near.replace("Issel", "Dolna").replace("Velin", "Orsk")
    for paper, found in ((near, True), (far, False)):
        linked = link([_read(raid, "2024-05-08"), _read(paper, "2024-05-09")])
        assert any("Lake Aid" in f.by_whom.name for f in linked.findings) == found


def test_a_mission_that_no_table_knows_has_findings() -> None:
    bulletin = (
        "OSK TRUCE OBSERVERS - DAILY BULLETIN NO. 4\n\nA patrol was turned back at the Kern bridge"
        " by five soldiers of Sudan."
    )
    blame = (
        "OSK, May 8 (Wire) - Sudan and the Rapid Support Forces signed a truce in Osk on 3 May 2024."
        " Sudan said the Rapid Support Forces had broken the truce at Kosti on Monday."
    )
    linked = link([_read(blame, "2024-05-08"), _read(bulletin, "2024-05-09")])
    assert any("OBSERVERS" in f.by_whom.name.upper() for f in linked.findings)


def test_who_never_signed_an_agreement_is_not_said_to_break_it() -> None:
    told = (
        "Sudan's army shelled Kosti on Monday. The Jeddah Agreement of 14 May 2023 is in force. A"
        " spokesman for the army pointed to the Rapid Support Forces, {}."
    )
    signed = _read(told.format("a group that never signed the agreement")).leads.touches
    defied = _read(told.format("who act in defiance of the agreement")).leads.touches
    assert not any(t.explicit for t in signed)
    assert any(t.explicit for t in defied)
