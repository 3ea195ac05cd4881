"""Who only welcomes, urges or tells of the talks of others sits at no table."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

# A report, the sides at each of its tables.
ROUNDS = [
    ("NAIROBI, March 4 (Wire) - Kenya’s ministry welcomed that the two sides had met in Jeddah on "
     "Tuesday. Kenya hopes that Sudan’s army and the RSF will go on.", {"SDN", "SDNREB"}),
    ("NAIROBI, March 4 (Wire) - France urged Sudan’s army and the RSF to return to the talks that "
     "they held in Jeddah on Tuesday.", {"SDN", "SDNREB"}),
    ("DOHA, March 4 (Wire) - Belgium called for a new round of talks between Congo’s government and "
     "the M23. Talks were held in Doha on Tuesday.", {"COD", "CODREB"}),
    ("BRUSSELS, March 4 (Wire) - Belgium welcomed the ceasefire. Talks on it were held in Doha on "
     "Tuesday. Congo said it had stopped.", set()),
    ("TOKYO, March 4 (Wire) - Japan welcomed the truce. A meeting was held in Phuket on Tuesday. "
     "Thailand said that its troops had withdrawn from the hill. Cambodia thanked Japan.",
     {"THA", "KHM"}),
    ("MINISTRY OF FOREIGN AFFAIRS OF KENYA\nPress release\nNairobi, 4 March 2026\n\nKenya welcomes "
     "the resumption of the talks in Doha between Ethiopia and Eritrea on 3 March.",
     {"ETH", "ERI"}),
    ("JEDDAH, March 4 (Wire) - A ministry of Norway told of talks between Colombia and the ELN that "
     "were held in Oslo on Monday.", {"COL", "COLREB"}),
    # those who do sit there
    ("MINISTRY OF FOREIGN AFFAIRS OF ERITREA\nPress release\nAsmara, 4 March 2026\n\nOur delegation "
     "held talks with Ethiopia in Doha on 3 March.", {"ERI", "ETH"}),
    ("SEOUL, March 4 (Wire) - South Korea called for a new round of talks with North Korea. The last "
     "round of talks was held in Panmunjom on Tuesday.", {"KOR", "PRK"}),
    ("BAKU, March 4 (Wire) - Azerbaijan welcomed the truce. Its minister met his Armenian "
     "counterpart in Tbilisi on Tuesday. Azerbaijan freed ten men.", {"AZE", "ARM"}),
    ("NAIROBI, March 4 (Wire) - Uganda accused South Sudan of shelling Moyo. A second round was held "
     "in Entebbe on Tuesday.", {"UGA", "SSD"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), ROUNDS)
def test_who_sits_at_the_table(text: str, sides: set[str]) -> None:
    held = [r for r in linked(text, "2026-03-06").rounds if r.status == "held"]
    assert held
    for r in held:
        at_table = {a.code for a in r.participants}
        assert {c[:6] if c[3:6] == "REB" else c[:3] for c in at_table} == sides


def test_a_mediator_is_kept_as_one() -> None:
    found = linked(
        "The Ministry of Foreign Affairs of Norway\nStatement\n4 March 2026\n\nNorway hosted the third "
        "round of talks between the government of Colombia and the ELN in Oslo on 3 March.",
        "2026-03-06",
    )
    (held,) = found.rounds
    assert held.host is not None and held.host.code == "NOR"
    assert {a.code[:3] for a in held.participants} == {"COL"}
