"""How a sentence names somebody: states by name, bodies with article and state."""

from __future__ import annotations

import pytest

from trucewatch.records import Claimant
from trucewatch.views.camps import use_names
from trucewatch.views.naming import named


@pytest.mark.parametrize(
    ("code", "name", "shown"),
    [
        ("ARM", "Armenian", "Armenia"),
        ("AZEMIL", "Azerbaijani", "Azerbaijan"),
        ("UNKMIL:borduria", "Bordurian", "Borduria"),
        ("ARM", "Armenia", "Armenia"),
        ("ARMGOV", "Defense Ministry", "the Defense Ministry (Armenia)"),
        ("ARMGOV:defence-ministry", "Defense Ministry", "the Defense Ministry (Armenia)"),
        ("ARMGOV", "Armenian ministry", "the Armenian ministry"),
        ("ARMGOV", "Yerevan’s foreign ministry", "Yerevan’s foreign ministry"),
        ("RUSMIL", "Russian peacekeepers", "Russian peacekeepers"),
        ("AZEMIL", "army of Azerbaijan", "the army of Azerbaijan"),
        ("CODGOV", "Justice officials", "justice officials (Democratic Republic of the Congo)"),
        ("AZEGOV:ilham-aliyev", "Ilham Aliyev", "Ilham Aliyev"),
        ("UNKGOV", "town’s mayor", "the town’s mayor"),
        ("UNKCVL", "woman from Khtsaberd", "the woman from Khtsaberd"),
        ("UNKCVL", "residents", "residents"),
        ("UNKIGO", "Mission", "the Mission"),
        ("CODREB:m23", "M23", "M23"),
        ("UNKMIL", "The General Staff", "The General Staff"),
        ("UNKGOV", "a text", "a text"),
        ("UNKMIL:dhieu-maker", "Dhieu Maker", "Dhieu Maker"),
        ("UNKBUS", "Arms Maker", "the Arms Maker"),
        ("UNKIGO", "OBSERVERS", "observers"),
        ("ARMGOV", "it", "Armenia"),
        ("UNKCVL", "Our", "somebody not named"),
        ("UNKREB", "Ours Front", "the Ours Front"),
        ("UNKUAF", "Armed men of the Front", "armed men of the Front"),
        ("UNKREB", "Rebel fighters near Osk", "rebel fighters near Osk"),
        ("UNKGOV", "Ministry of Ports", "the Ministry of Ports"),
        ("UNKREB", "Vadu fighters", "Vadu fighters"),
    ],
)
def test_names_in_a_sentence(code: str, name: str, shown: str) -> None:
    use_names({"UNK:bordu": "Borduria", "UNK:defen": "Defense"})
    try:
        found = named(Claimant(code, name))
    finally:
        use_names({})
    assert f"{found.article}{found.name}{f' ({found.state})' if found.state else ''}" == shown
