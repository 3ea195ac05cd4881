"""Texts that an office issues: by which headings they are known, and which headings are news."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.coding.statements_support import parsed, shown
from trucewatch.coding.attribution.letterhead import issuer_of
from trucewatch.coding.attribution.statements import find_statements
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.english import EnglishReader
from trucewatch.records import Document, content_id
from trucewatch.sources.raw import RawDocument
from trucewatch.stories import split_stories
from trucewatch.vocab.actors import load_actors

_BODY = """Shots were heard east of the canal on Tuesday.
The road to the wells is closed to all traffic.
Two families left the village of Sarim before dawn."""

ISSUED = [
    ("CEASEFIRE MECHANISM — WEEKLY BULLETIN No. 31", "CEASEFIRE MECHANISM"),
    ("Joint Observer Group - Press note, 15 September 2031", "Joint Observer Group"),
    ("Flash note, UN mission in Valdora, 5 October 2031", "UN mission in Valdora"),
    ("Weekly bulletin of the border monitoring committee, 2-8 May", "border monitoring committee"),
    ("Situation report No. 14, Aid Coordination Office, Tamar", "Aid Coordination Office"),
    ("MINISTRY OF DEFENCE OF KETH\nPress release No. 212", "MINISTRY OF DEFENCE"),
    ("POLITICAL BUREAU OF THE NORTHERN FRONT\nCommuniqué No. 7", "NORTHERN FRONT"),
    ("DAILY REPORT No. 12\nLiaison Office of the Truce Commission", "Truce Commission"),
    ("Truce Commission: summary for Saturday, 5 January 2031", "Truce Commission"),
    ("Communiqué from the General Command of the Army of the Saltmarsh", "General Command"),
    ("Statement by the Movement for the Issa Valley on the killings at Tamar", "Movement"),
    ("Issa Valley Ceasefire Monitoring Team | Monthly report | March", "Monitoring Team"),
    ("Press statement of the Democratic Union of Keth", "Democratic Union"),
    ("Note to correspondents by the UN mission in Valdora", "UN mission"),
    ("UNITED NATIONS - Valdora (South), humanitarian situation update No. 7", "UNITED NATIONS"),
    ("UNIFIL - Daily brief, 5 October 2031", "UNIFIL"),
    ("MINISTRY OF PUBLIC ORDER OF KETH\nRelease 118 of 14 May on the events at Tamar", "MINISTRY"),
    ("ARMED FORCES OF KETH - General Staff - War communiqué 1,604", "ARMED FORCES OF KETH"),
    ("Valdoran Foreign Ministry Statement on the Closure of the Canal.", "Foreign Ministry"),
    ("MFA statement regarding the shots at Sarim", "MFA"),
    ("UNMISS statement on the shots near Sarim", "UNMISS"),
    ("Northern Liberation Front statement on the road to the wells", "Front"),
    ("Republic of Keth, Ministry of Interior: Statement", "Ministry of Interior"),
    ("Statement attributable to the Spokesman for the Secretary-General on Keth", "Spokesman"),
    ("Declaration by the High Representative on behalf of the African Union", "African Union"),
    ("Remarks by Minister Orla Dane at a briefing of the Security Council", "Orla Dane"),
    ("Answer of the Spokesperson of the Ministry of Defence of Keth to a question", "Defence"),
    ("Speech delivered by President Ivo Tarn at the opening of parliament", "Ivo Tarn"),
    ("Communiqué of the 12th extraordinary summit of the heads of state of ECOWAS", "ECOWAS"),
    ("CTSAMM. Summary of verification for the week ending 9 May", "CTSAMM"),
    ("OCHA South Sudan - Humanitarian snapshot no. 3", "OCHA"),
    ("Front for the Free Valley (FFV)\nOffice of the Spokesman", "Front"),
    ("Here is the full text of the statement by the Keth Monitoring Mission (KMM) on 4 May, calling"
     " on the rebels to open the road.", "Monitoring Mission"),
    ("The following is the text of a communiqué issued by the Army of Valdora on Monday:", "Army"),
    ("The Northern Liberation Front released the following statement on Sunday:", "Front"),
    ("PRESS RELEASE\nThe Northern Liberation Front strongly condemns the closure of the canal.",
     "Front"),
    ("FOR IMMEDIATE RELEASE\nThe Army of Valdora wishes to inform the public of what follows.",
     "Army of Valdora"),
]  # fmt: skip

NEWS = [
    "Monitors' weekly bulletin angers Keth",
    "Ministry of Defence denies weekly report",
    "Weekly roundup",
    "A report on the Northern Front",
    "Army in a new position on the hill",
    "Daily report: markets fall",
    "Northern Front statement welcomed in Tamar",
    "The committee that nobody reads",
    "UN report",
    "Letters to the editor",
    "UN: daily report on Keth falls short",
    "KHARTOUM - Situation report",
    "Ministry of Defence to release 118 prisoners of May",
    "Joint statement on canal eludes ministers",
    "Army report on shots due in May",
    "The minister's statement on Keth",
    "Text of truce leaked to newspaper",
    "Rebels reject government statement on the canal",
    "In search of a statement on the canal",
    "PRESS RELEASE\nThe Northern Liberation Front condemned the closure of the canal, its radio said.",
    "Radio carries the text of an old statement by the Army of Valdora",
]


def _read(text: str) -> tuple[StatementDraft, ...]:
    """The statements of a text whose lines get their roles as in any reading."""
    name = content_id("doc", text)
    raw = RawDocument(Document(name, name, name, None, "text/plain"), text)
    out: list[StatementDraft] = []
    for story in split_stories(raw):
        parse = EnglishReader().parse(story)
        out.extend(find_statements(parse, story, build_cast(parse, story, load_actors(), None)))
    return tuple(out)


@pytest.mark.parametrize(("heading", "issuer"), ISSUED)
def test_sentences_under_an_offices_heading_are_its_own(heading: str, issuer: str) -> None:
    found = _read(heading + "\n" + _BODY)
    said = {s.text for d in found for s in d.content if d.quote_type == "document"}
    for words in ("road to the wells", "Two families left"):
        assert any(words in s for s in said), (heading, shown(found))
    for d in found:
        assert d.speaker is not None, shown(found)
        assert issuer in d.speaker.text, shown(found)


@pytest.mark.parametrize("heading", NEWS)
def test_a_headline_issues_nothing(heading: str) -> None:
    found = _read(heading + "\n" + _BODY)
    assert not any(d.quote_type == "document" for d in found), shown(found)


def test_news_that_tells_what_the_office_said_is_no_document() -> None:
    text = (
        "Truce Commission: summary for Saturday\nThe road to the wells is closed to all traffic.\n"
        "The commission said on Sunday that shots were heard. Traders wait at the bridge."
    )
    found = _read(text)
    assert not any(d.quote_type == "document" for d in found), shown(found)


SERIES = """ARMED FORCES OF KETH - General Staff - Communiqué 44
The enemy shelled the mill at Tamar at dawn.
The Command received the envoy and told him that it will not withdraw."""


def test_a_numbered_communique_is_the_issuers_also_where_it_tells_what_the_command_said() -> None:
    found = _read(SERIES)
    own = [s.text for d in found if d.quote_type == "document" for s in d.content]
    assert own == [
        "The enemy shelled the mill at Tamar at dawn",
        "The Command received the envoy",
    ], shown(found)
    told = next(d for d in found if d.cue is not None and d.cue.text == "told")
    assert told.content[0].text == "that it will not withdraw", shown(found)


LETTER = """Letter dated 3 October 2031 from the Permanent Representative of Kenya to the United Nations
Excellency,
I have the honour to draw your attention to the following.
On 1 October units of the Saltmarsh Army crossed the berm and laid mines on the road to the wells.
I should be grateful if you would have the present letter circulated as a document of the Council.
Accept, Excellency, the assurances of my highest consideration."""


def test_a_letters_forms_say_nothing() -> None:
    found = _read(LETTER)
    said = [s.text for d in found for s in d.content]
    assert any("laid mines" in s for s in said), shown(found)
    assert not any("highest consideration" in s or "the following" in s for s in said), said
    mines = next(d for d in found if "laid mines" in d.content[0].text)
    assert mines.speaker is not None
    assert mines.speaker.country == "KEN", shown(found)


def test_an_issuer_is_looked_for_in_the_first_lines_only() -> None:
    story, parse = parsed("Rain fell.\nA road is closed.\nA dog barked.\nTruce Commission: summary")
    from trucewatch.coding.attribution.find import build_context

    cast = build_cast(parse, story, load_actors(), None)
    assert issuer_of(build_context(parse), cast) is None


LETTERHEADS = [
    ("Frente Libre de Montara (FLM)\nStatement of the Military Council, Tabor, 2 June 2031",
     "Frente Libre de Montara (FLM)", "UNKREB:flm"),
    ("Northern Sava Resistance Front\nCommuniqué No. 12, 4 May 2030",
     "Northern Sava Resistance Front", "UNKREB:northern-sava-resistance-front"),
    ("Movement of Democratic Forces of Casamance (MFDC)\nDeclaration of the Combatants' Council",
     "Movement of Democratic Forces of Casamance (MFDC)",
     "SENREB:movement-of-democratic-forces-of-casamance"),
    ("Ministry of National Defence of Kenya\nStatement by the press office, 4 May 2030",
     "Ministry of National Defence of Kenya", "KENGOV:national-defence-ministry"),
    ("Doctors for the Valley (DV)\nStatement of the coordination office, 4 May 2030",
     "Doctors for the Valley (DV)", "UNK:dv"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "issuer", "code"), LETTERHEADS)
def test_the_body_over_the_title_issues_the_text(heading: str, issuer: str, code: str) -> None:
    found = _read(f"{heading}\n\n{_BODY}\nWe did not close the road.")
    assert {d.speaker.text for d in found if d.speaker} == {issuer}, shown(tuple(found))
    assert {d.speaker.code for d in found if d.speaker} == {code}, shown(tuple(found))


PARTS = [
    ("The Ugandan army lies when it says that it was chasing smugglers.", ["accuse"]),
    ("We condemn the raid and we point to the bandits who rule the hills.",
     ["assess_negative", "accuse"]),
    ("Claims that units of the Kenyan Armed Forces burned the mill are false.", ["deny"]),
    ("No aircraft of ours ever crossed the border.", ["deny"]),
    ("The accusation that our units burned a school was made by Uganda.", ["accuse"]),
    ("The Ugandan general said that his men had slept.", ["assert"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "acts"), PARTS)
def test_what_nobody_else_is_named_for_is_the_issuers(sentence: str, acts: list[str]) -> None:
    found = _read(f"MINISTRY OF DEFENCE OF KENYA\nPress release No. 14, 4 March 2025\n\n{sentence}")
    assert [d.act for d in found if not d.chain] == acts, shown(tuple(found))


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("REPORT OF THE SECRETARY-GENERAL PURSUANT TO RESOLUTION 982 (1995)", "SECRETARY-GENERAL"),
        ("Report of the Secretary-General on the situation in Sarn", "Secretary-General"),
        ("First report by the panel of experts on Sarn", "experts"),
    ],
)
def test_a_report_is_of_the_office_that_makes_it(title: str, who: str) -> None:
    told = "8. Fighting around the city grew in May. Snipers shot at the staff of the mission."
    head = "II. RECENT EVENTS IN SARN"
    found = tw.read(f"S/1995/444 30 May 1995\n{title}\n{head}\n{told}\n").statements
    assert found
    assert all(s.speaker is not None and who in s.speaker.name for s in found)
    assert not [s for s in found if "RECENT EVENTS" in s.content[0].text]


@pytest.mark.parametrize(
    "title",
    ["Report of fighting in Sarn denied", "Report by a Kald paper angers the rebels"],
)
def test_other_reports_are_nobodys(title: str) -> None:
    told = "SARN, May 3 (Wire) - Rebels shelled the town on Monday. Residents fled the valley."
    assert not tw.read(f"{title}\n\n{told}\n").statements
