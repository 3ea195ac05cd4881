"""Who answers a charge, what is no statement, whose words a report passes on, who is named.

Each row is a text with what must be found; the twins beside it must stay as they are.
"""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of


def acts_of(text: str, words: str) -> list[str]:
    """Return the acts of the statements whose content holds ``words``."""
    found = statements_of(text)
    return [d.act for d in found if words in " ".join(s.text for s in d.content)]


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Kenya recalled a raid that Chad later called a mistake.", "mistake", "concede"),
        ("Four died in an attack Chad later called an accident.", "accident", "concede"),
        ("Four died in a Libyan attack Chad later called a mistake.", "mistake", "not concede"),
        ("Four died in an attack the United Nations later called a mistake.", "mistake",
         "not concede"),
        ("The Harrow Front said it had nothing to do with this crime.", "nothing", "deny"),
        ("Chad said Libya had nothing to do with the raid.", "nothing", "not deny"),
        ("The defence minister of Chad said the army has never had heavy weapons in Dorn.",
         "never had", "deny"),
        ("The army of Chad said it does not keep tanks near the line.", "tanks", "deny"),
        ("The army of Chad said it does not have weapons.", "weapons", "not deny"),
        ("The observers could not determine what had caused the crash.", "what", "withhold_blame"),
        ("The mission was not able to establish the direction of fire.", "direction",
         "withhold_blame"),
        ("The mission could not say what it would do next.", "what", "not withhold_blame"),
        ("The mission has not attributed it.", "it", "withhold_blame"),
        ("Libya freed 40 men in what it called a goodwill gesture, the Red Cross said.",
         "freed 40", "not assess_positive"),
        ("Libya freed 40 men, a goodwill gesture, the Red Cross said.", "freed 40", "*"),
        ("The mission observed four howitzers of the Chadian army in violation of the lines.",
         "howitzers", "accuse"),
        ("The mission observed four howitzers in violation of the lines.", "howitzers",
         "report_no_blame"),
        ("The mission reported that armed men of the Harrow Front at Dorn prevented a patrol from"
         " passing.", "prevented", "accuse"),
        ("The mission reported that armed men at Dorn prevented a patrol from passing.",
         "prevented", "report_no_blame"),
        ("Five people reportedly died in the attack.", "died", "report_no_blame"),
        ("Five people reportedly died in the flood.", "died", "not report_no_blame"),
    ],
)  # fmt: skip
def test_act(text: str, words: str, act: str) -> None:
    found = acts_of(text, words)
    if act.startswith("not "):
        assert act[4:] not in found, (text, found)
    elif act != "*":
        assert act in found, (text, found, shown(statements_of(text)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Three shells slammed into the main market of Dorn on Monday.", "slammed"),
        ("That precedent explains why few in the capital believe the promise.", "explains"),
        ("The ministry states that reports in the press about its guns are false.", "reports"),
    ],
)
def test_says_nothing(text: str, cue: str) -> None:
    found = [d for d in statements_of(text) if d.cue is not None and d.cue.text == cue]
    assert not found, shown(found)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister slammed the raid as a crime.", "slammed"),
        ("The report explains why the talks failed.", "explains"),
    ],
)
def test_still_says(text: str, cue: str) -> None:
    assert any(d.cue is not None and d.cue.text == cue for d in statements_of(text))


@pytest.mark.parametrize(
    ("text", "cue", "code"),
    [
        ("A mine hit a truck of the World Food Programme, WFP said. Chad blamed the Harrow Front."
         " The group denied it.", "denied", "UNK:harrow-front"),
        ("A mine hit a truck of the World Food Programme, WFP said. Chad blamed the Harrow Front."
         " The agency denied any delay.", "denied", None),
        ("The Secretary-General is deeply concerned by the fighting, his spokesperson said."
         " He condemns the attack on the clinic.", "condemns", "UNKIGO"),
    ],
)  # fmt: skip
def test_speaker(text: str, cue: str, code: str | None) -> None:
    found = [d for d in statements_of(text) if d.cue is not None and d.cue.text == cue]
    assert found, shown(statements_of(text))
    got = found[0].speaker
    if code is None:
        assert got is None or got.code != "UNK:harrow-front"
    else:
        assert got is not None, shown(found)
        assert got.code == code, shown(found)


HEAD = "Ministry of Defence of Belmora\n3 May 2024\n"
DATED = "Ministry of Defence of Belmora, 3 May 2024\n"


@pytest.mark.parametrize("head", [HEAD, DATED])
def test_day_under_an_office(head: str) -> None:
    """The issuer speaks in a text whose heading is an office and a day."""
    roles = ("headline", "boilerplate", "body") if head == HEAD else ("headline", "body")
    text = head + "Units of the Dolvan army shelled the outskirts of Sella at dawn with mortars."
    found = statements_of(text, roles)
    assert any(d.speaker is not None and "Belmora" in d.speaker.text for d in found), shown(found)


def test_an_office_without_a_day_is_no_heading() -> None:
    """A title that names an office makes a report none of its words."""
    text = "Ministry of Defence of Belmora\nGunmen shelled the outskirts of Sella at dawn."
    found = statements_of(text, ("headline", "body"))
    assert not any(d.speaker is not None and "Belmora" in d.speaker.text for d in found)


def test_information_at_hand_is_the_issuers() -> None:
    """Information that is nobody's by name is that of whoever issued the text."""
    text = (
        "Ministry of Defence of Belmora\nStatement on the events in Sella\n"
        "According to available information, the market was shelled by the Dolvan army."
    )
    found = statements_of(text, ("headline", "subhead", "body"))
    said = [d for d in found if d.cue is not None and d.cue.text == "According to"]
    assert said, shown(found)
    assert said[0].speaker is not None
    assert said[0].speaker.code != "UNK", shown(found)
