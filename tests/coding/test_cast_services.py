"""Letters that services of several states share, and names of groups with a slash or a bad name."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of, head_of

# A sentence or two, the word asked about (its last use), the code that begins its actor's.
OWNED = [
    ("The KGB of South Ossetia said Georgian police had fired.", "KGB", "GEOREB:south-ossetia"),
    ("Abkhazia's KGB said so. A KGB officer denied it.", "officer", "GEOREB:abkhazia"),
    ("Belarus's KGB said Poland had lied.", "KGB", "BLRSPY"),
    ("Belarus's KGB said so. A KGB spokesman denied it.", "spokesman", "BLRSPY"),
    ("The KGB of Belarus arrested two men.", "KGB", "BLRSPY"),
    ("Transnistria's KGB denied it. The KGB said so.", "KGB", "MDAREB:transnistria"),
    ("The KGB chief of South Ossetia denied it.", "chief", "GEOREB:south-ossetia"),
    ("Alexander Lukashenko met the head of the KGB in Minsk.", "KGB", "BLRSPY"),
    ("Kazakhstan's FSB said so.", "FSB", "KAZSPY"),
    # the land of the table, or a place where they only are
    ("The FSB of Russia denied it.", "FSB", "RUSSPY:fsb"),
    ("Russia's FSB said so. The FSB denied it.", "FSB", "RUSSPY:fsb"),
    ("The CIA in Afghanistan denied it.", "CIA", "USASPY:cia"),
    ("In Ukraine FSB officers were seen.", "officers", "RUSSPY:fsb"),
    ("The Ukrainian SBU denied it.", "SBU", "UKRSPY:security-service-of-ukraine"),
    ("The IDF said so in Lebanon.", "IDF", "ISRMIL:israel-defense-forces"),
]


@pytest.mark.parametrize(("text", "word", "code"), OWNED)
def test_a_service_is_of_the_land_that_owns_it(text: str, word: str, code: str) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word, cast.parse.word.count(word) - 1))
    assert actor is not None
    assert actor.code.startswith(code)


# A phrase that attacks, the code of who is meant, and the name by which it is shown.
NAMES = [
    ("The AFC/M23", "CODREB:m23", "M23"),
    ("The M23/AFC", "CODREB:m23", "M23"),
    ("The M23 / AFC terrorists", "CODREB:m23", "M23"),
    ("The AFC-M23 bandits", "CODREB:m23", "M23"),
    ("The SPLM-IO terrorists", "SSDREB:splm-io", "SPLM-IO"),
    ("The terrorist Hamas", "PSEREB:hamas", "Hamas"),
    ("The Hezbollah terrorist group", "LBNREB:hezbollah", "Hezbollah"),
    ("The ULA/AA", "MMRREB:arakan-army", "Arakan Army"),
    ("The Kinshasa regime", "CODGOV", "Kinshasa government"),
    # names that are no bad ones stay as they are
    ("The Hamas fighters", "PSEREB:hamas", "Hamas fighters"),
    ("The RSF militia", "SDNPRM:rapid-support-forces", "RSF militia"),
    ("The Colombian army", "COLMIL", "Colombian army"),
    ("Terrorists", "UNKREB", "Terrorists"),
]


@pytest.mark.parametrize(("phrase", "code", "name"), NAMES)
def test_a_group_is_shown_by_its_own_name(phrase: str, code: str, name: str) -> None:
    cast = cast_of(f"{phrase} attacked the town on Monday.")
    attack = cast.parse.word.index("attacked")
    (subject,) = (c for c in cast.parse.children[attack] if cast.parse.dep[c] == "nsubj")
    actor = cast.of(subject)
    assert actor is not None
    assert (actor.code, actor.name) == (code, name)
    assert phrase.endswith(actor.text)
