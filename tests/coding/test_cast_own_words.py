"""Whose an official is by what he says a land will do, and by whom he speaks against."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, codes

# The report names Azerbaijan far more often than Armenia, or the other way round.
AZERI = " Azerbaijani guns fell silent. Azerbaijan denies it. Azerbaijan's army left. Azerbaijani jets flew."
ARMENIAN = " Armenian guns fell silent. Armenia denies it. Armenia's army left. Armenian jets flew."

OWN = [
    ("President Arsen Tal said Armenia would not give up its land." + AZERI, "ARM"),
    ("“Azerbaijan will never recognise the border,” President Arsen Tal said." + ARMENIAN, "AZE"),
    ("President Arsen Tal said Armenia was ready to open the road." + AZERI, "ARM"),
    ("President Arsen Tal said Armenia would build its own road." + AZERI, "ARM"),
    ("President Arsen Tal spoke. Tal said Armenia would return to the talks." + AZERI, "ARM"),
    # Twins: said of the other, or by no word of the speaker's own.
    ("President Arsen Tal said Armenia would lose the war." + AZERI, "AZE"),
    ("President Arsen Tal said on Monday that the road was open." + AZERI, "AZE"),
    ("Peace is near, President Arsen Tal said. Armenia would not give up land." + AZERI, "AZE"),
]
FOES = [
    ("The Azerbaijani occupiers are starving the valley, Prime Minister Arsen Tal said of Armenia's"
     " neighbour." + AZERI, "ARM"),
    ("Azerbaijan is starving Armenia's villages, Prime Minister Arsen Tal said." + AZERI, "ARM"),
    ("Prime Minister Arsen Tal said Azerbaijani troops had burned Armenian farms." + AZERI, "ARM"),
    # Twins: no charge, or one that is turned down.
    ("Prime Minister Arsen Tal said Azerbaijani troops had saved Armenian farms." + AZERI, "AZE"),
    ("Prime Minister Arsen Tal said Azerbaijani troops had not burned Armenian farms." + AZERI,
     "AZE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), OWN + FOES)
def test_own_words_tell_whose_a_leader_is(text: str, country: str) -> None:
    found = codes(cast_of(text))
    name = next(n for n in found if n.endswith(("Minister Arsen Tal", "President Arsen Tal")))
    assert found[name] == [f"{country}GOV:arsen-tal"]


def test_the_army_that_spoke_is_its_spokeswoman_s() -> None:
    silent = (
        "Armenia's army said it had shot down an Azerbaijani drone near Kapan. Azerbaijan's defence"
        " ministry did not respond to a request for comment.\n\n“It filmed our positions,” army"
        " spokeswoman Lina Drost said."
    )
    assert codes(cast_of(silent))["army spokeswoman Lina Drost"] == ["ARMMIL:lina-drost"]
    spoke = silent.replace("did not respond to a request for comment", "denied it")
    assert codes(cast_of(spoke))["army spokeswoman Lina Drost"] == ["AZEMIL:lina-drost"]


def test_a_land_that_an_office_speaks_for_is_a_state_beside_another() -> None:
    text = (
        "The Sarvian army is near Osk. Sarvia's government agreed. Prime Minister Tamar Belk"
        " repeated that Kestria will never recognise Sarvian rule."
    )
    assert codes(cast_of(text))["Kestria"] == ["UNK:kestria"]
