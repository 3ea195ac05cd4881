"""Who issued a paper, who is only to read it, and who answers at a briefing."""

from __future__ import annotations

import pytest

import trucewatch as tw
from trucewatch.records import ReadResult


def _speakers(found: ReadResult, words: str) -> set[str]:
    return {
        s.speaker.code if s.speaker is not None else ""
        for s in found.statements
        if any(words in c.text for c in s.content)
    }


def _doers(found: ReadResult, trigger: str) -> set[str]:
    events = [e for e in found.events if e.trigger.text == trigger]
    assert events, [(e.trigger.text, e.type) for e in found.events]
    return {a.code for e in events for a in e.actors}


# A paper, some of its words, the code of who says them.
PAPERS = [
    (
        "OFFICIAL COMMUNIQUE\n\nGoma, 13 January 2026\n\n1. The AFC/M23 rejects with contempt the "
        "accusations of the Kinshasa regime.\n\n2. Our forces did not fire a shell on Monday.\n\n"
        "3. Our organisation denounces the deployment of Burundian troops.",
        ("did not fire", "deployment of Burundian troops"),
        "CODREB:m23",
    ),
    (
        "OFFICIAL STATEMENT\n\nJuba, 12 January 2026\n\nThe SPLM-IO condemns the attack on Nasir. "
        "Our forces did not take part in it.",
        ("did not take part",),
        "SSDREB:splm-io",
    ),
    (
        "JOINT STATEMENT\n\nSanaa, 3 March 2025\n\n- On Monday Saudi aircraft bombed Saada.\n\n"
        "- Our fighters destroyed a drone.\n\n- The Houthis hold Riyadh responsible.",
        ("destroyed a drone", "bombed Saada"),
        "YEMREB:houthis",
    ),
    (
        "URGENT STATEMENT\n\nArauca, 3 March 2025\n\nOn Sunday soldiers entered La Paz.\n\nThe ELN "
        "denounces this crime. Our units were not in the village.",
        ("were not in the village", "entered La Paz"),
        "COLREB:eln",
    ),
    (
        "STATEMENT OF THE RAPID SUPPORT FORCES\n\n7 May 2025\n\nThe terrorist army's air force "
        "bombed Nyala on Tuesday. Our forces repelled the army of Burhan in El Fasher.",
        ("bombed Nyala", "repelled the army"),
        "SDNREB:rapid-support-forces",
    ),
    (
        "Rapid Support Forces\nStatement\nKhartoum, 7 May 2025\n\nThe army bombed Nyala on Monday. "
        "Our forces repelled an attack by the army of the Islamic Movement.",
        ("bombed Nyala", "repelled an attack"),
        "SDNREB:rapid-support-forces",
    ),
    (
        "MINISTRY OF COMMUNICATION AND MEDIA\nStatement of the Government\n\nKinshasa, 14 January "
        "2026\n\nThe Government of the Republic takes note of the findings of MONUSCO.\n\nThe "
        "operation targeted arms delivered by the Rwandan army.",
        ("the findings of MONUSCO", "targeted arms"),
        "CODGOV",
    ),
    (
        "GENERAL STAFF OF THE ARMED FORCES\nCOMMUNIQUE No. 12\n\nBangui, 3 March 2025\n\nOur forces "
        "repelled an attack by the rebels near Ndah.",
        ("repelled an attack",),
        "CAFMIL",
    ),
    (
        "Briefing to the Security Council by the Permanent Representative of Armenia\n\nOn 2 May "
        "the army of Azerbaijan shelled Kapan.",
        ("shelled Kapan",),
        "ARMGOV",
    ),
    (
        "Letter to the Secretary-General from the Permanent Representative of Armenia\n\nOn 2 May "
        "the army of Azerbaijan shelled Kapan.",
        ("shelled Kapan",),
        "ARMGOV",
    ),
    (
        "CEASEFIRE COMMISSION\nWeekly bulletin to the parties\n\nOn 2 May the army shelled Nasir.",
        ("shelled Nasir",),
        "IGO:ceasefire-commission",
    ),
]


@pytest.mark.parametrize(("text", "words", "code"), PAPERS)
def test_a_paper_is_of_its_issuer(text: str, words: tuple[str, ...], code: str) -> None:
    found = tw.read(text)
    for w in words:
        assert _speakers(found, w) == {code}, w


# Titles that tell who is to read a paper, or that a reporter's text has.
ADDRESSED = [
    "Note to the Security Council members",
    "Letter to the Ministry of Defence of Keth",
    "Briefing for the Joint Monitoring Commission, 7 May 2025",
    "Memo to the UN mission",
    "To: The Joint Monitoring Committee",
    "Report to the Security Council",
    "Update for members of the Ceasefire Commission, 3 March 2025",
    "Official statement",
    "Joint statement",
]


@pytest.mark.parametrize("title", ADDRESSED)
def test_who_is_to_read_a_paper_did_not_write_it(title: str) -> None:
    found = tw.read(f"{title}\n\nOn 1 May three soldiers were killed near Bor. On 2 May the army "
                    "shelled Nasir. The ceasefire was violated nine times.")  # fmt: skip
    assert _speakers(found, "were killed near Bor") <= {""}
    assert _speakers(found, "violated nine times") <= {""}


def test_whose_army_a_groups_paper_calls_names() -> None:
    found = tw.read(PAPERS[4][0])
    assert _doers(found, "bombed") == {"SDNMIL"}
    assert _doers(found, "repelled") == {"SDNREB:rapid-support-forces"}
    found = tw.read(
        "Communique of the Eastern War Front, ELN\nMountains of Arauca, March 4, 2025\n\nOn March 1 "
        "units of our front ambushed a patrol of the enemy army in Tame. Our valiant forces in "
        "Arauca seized five rifles."
    )
    assert _doers(found, "ambushed") == {"COLREB:eln"}
    (ambush,) = (e for e in found.events if e.trigger.text == "ambushed")
    assert {a.code for a in ambush.recipients} == {"COLMIL"}
    found = tw.read(
        "Statement of the Arakan Army\nSittwe, 7 May 2025\n\nThe fascist army bombed Minbya on "
        "Monday. Enemy troops burned two houses in Kyauktaw."
    )
    assert _doers(found, "bombed") == {"MMRMIL"}
    assert not any(":enemy" in a.code for e in found.events for a in (*e.actors, *e.recipients))


# A heading, the question, the answer, the code of who answers, and whose "our forces" are.
BRIEFINGS = [
    (
        "MINISTRY OF FOREIGN AFFAIRS OF ARMENIA\n\nBriefing by the Spokesperson, 7 May 2025",
        "Spokesperson",
        "ARMGOV:foreign-ministry",
        "ARM",
    ),
    (
        "Weekly briefing by the spokesperson of the Ministry of Foreign Affairs, Yerevan, 7 May "
        "2025",
        "Spokesperson",
        "ARMGOV:foreign-ministry",
        "ARM",
    ),
    (
        "Transcript of weekly media briefing by the official spokesperson of the Ministry of "
        "External Affairs\nNew Delhi, March 5, 2025",
        "Official Spokesperson",
        "INDGOV",
        "IND",
    ),
    (
        "Press conference of the Minister of Defence of Thailand, Bangkok, 8 August 2025",
        "Minister",
        "THAGOV",
        "THA",
    ),
]


@pytest.mark.parametrize(("heading", "label", "code", "country"), BRIEFINGS)
def test_who_answers_is_of_the_body_that_holds_the_briefing(
    heading: str, label: str, code: str, country: str
) -> None:
    found = tw.read(
        f"{heading}\n\nQuestion: Azerbaijan says that our forces opened fire on Monday. Do you rule"
        f" that out?\n\n{label}: This is false. Our forces did not shell anybody.\n\nQuestion: Will"
        f" you attend the talks?\n\n{label}: Yes, we will attend."
    )
    assert _speakers(found, "did not shell") == {code}
    assert _doers(found, "shell") == {f"{country}MIL"}
    assert _doers(found, "opened") <= {f"{country}MIL", "UNKMIL"}
    spoken = [s.speaker.text.lower() for s in found.statements if s.speaker is not None]
    assert "you" not in spoken
    assert "question" not in spoken


def test_who_asks_an_organisation_of_states_is_none_of_its_men() -> None:
    found = tw.read(
        "Daily press briefing by the spokesperson for the Secretary-General\n\nNew York, 5 March "
        "2025\n\nQuestion: The army says that our troops shelled Bor. Do you rule that out?\n\n"
        "Spokesperson: We are not in a position to say.\n\nQuestion: Has the army blocked the "
        "convoy?\n\nSpokesperson: The convoy has been waiting since 27 February."
    )
    assert _speakers(found, "has been waiting") == {"UNKIGO"}
    assert _doers(found, "shelled") <= {"UNKMIL"}
