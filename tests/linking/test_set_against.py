"""Deeds that somebody sets against an agreement in so many words: "these steps violate", "contrary to
the protocol", "in breach of its commitments". The row carries the deed, its doer and who says so."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked
from trucewatch.linking import Linked

_DATE = "2025-05-07"
_CAUCASUS = "Armenia and Azerbaijan signed a ceasefire in April. "
_FENCE = _CAUCASUS + "Azerbaijan put up a fence near Jermuk. "
_LEBANON = "Lebanon and Israel agreed on a ceasefire in November. "


def charges(found: Linked) -> set[tuple[str, str | None, str, str, bool]]:
    labels = {p.id: p.label.split()[0] for a in found.agreements for p in a.provisions}
    return {
        (labels[f.provision_id], f.violator.code[:6] if f.violator else None, f.by_whom.code[:6],
         f.realis, bool(f.event_ids))
        for f in found.findings
        if f.occurrence in ("violation", "restriction") and f.by_whom.code != "narrator"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "who", "by", "deed"),
    [
        ("Russian forces built a fence near Bershueti on Monday. These steps violate the agreement of "
         "12 August 2008, Georgia's foreign ministry said.", "cessation", "RUSMIL", "GEOGOV", True),
        ("Georgia's foreign ministry said Russian forces had detained two farmers and put up a fence "
         'near Bershueti. "Such actions violate the agreement of 12 August 2008," it said.',
         "cessation", "RUSMIL", "GEOGOV", True),
        ("Georgia said Russian troops had opened a new checkpoint at Odzisi. The ministry called this "
         "a gross violation of point 3 of the ceasefire agreement of 12 August 2008.", "cessation",
         "RUSMIL", "GEOGOV", None),
        ("Contrary to the protocol signed in Juba in April, South Sudan's army has built a fence "
         "around the camp, the SPLM-IO said.", "cessation", "SSDMIL", "SSDREB", True),
        ("In breach of its commitments under the ceasefire, the M23 detained four observers, Congo's "
         "government said.", "verification", "CODREB", "CODGOV", True),
        ("Rwanda has delivered weapons to the M23, which is contrary to the Washington Accord, "
         "Congo's foreign ministry said.", "cessation", "RWA", "CODGOV", None),
        ("Lebanon's army said an Israeli drone had flown over Tyre on Monday. The overflight was a "
         "breach of the November ceasefire, it said.", "cessation", "ISRMIL", "LBNMIL", None),
        ("Sudan's army blocked aid to Nyala on Monday. This is a violation of the Jeddah Declaration, "
         "the RSF said.", "humanitarian", "SDNMIL", "SDNREB", True),
        ("The SPLM-IO said the army was recruiting fighters in Malakal. It said the recruitment "
         "violated the Khartoum Declaration.", "cessation", "SSDMIL", "SSDREB", True),
        ("Eritrea's troops set up a checkpoint near Zalambessa. The TPLF said such a step ran counter "
         "to the Pretoria agreement.", "cessation", "ERIMIL", "ETHREB", True),
        ("Thai troops laid barbed wire at Chouk Chey. Cambodia's defence ministry said this went "
         "against the Kuala Lumpur agreement.", "cessation", "THAMIL", "KHMGOV", None),
        ("The two sides met in Cairo. Egypt said Israel's deployment of tanks in Rafah was contrary "
         "to the Camp David accords.", "cessation", "ISR", "EGY", True),
        ("Azerbaijan has set up a checkpoint on the Lachin road. Armenia said the installation of the "
         "checkpoint was a gross violation of the trilateral statement of 9 November 2020.",
         "cessation", "AZE", "ARM", True),
        ("Iran sent missiles to the Houthis in March, Yemen's government said. It said the shipment "
         "contravened the Stockholm agreement.", "cessation", "IRN", "YEMGOV", None),
        (_LEBANON + "Israeli jets flew over Beirut on Monday. Lebanon's president said these flights "
         "went against the ceasefire.", "cessation", "ISRMIL", "LBNGOV", None),
        (_LEBANON + "Hezbollah has been bringing weapons south of the river. Israel's foreign minister "
         "said that this is in breach of the ceasefire.", "cessation", "LBNREB", "ISRGOV", None),
        (_LEBANON + "In clear contradiction to the ceasefire, Israel has built a wall at Yaroun, "
         "Lebanon said.", "cessation", "ISR", "LBN", None),
        (_LEBANON + "Israel's construction of a wall at Yaroun violates the ceasefire, Lebanon said.",
         "cessation", "ISR", "LBN", None),
        (_LEBANON + "Lebanon's president regards the construction of the wall by Israel as contrary "
         "to the ceasefire.", "cessation", "ISR", "LBNGOV", None),
        (_CAUCASUS + "By building a wall near Jermuk, Azerbaijan violated the ceasefire, Armenia said.",
         "cessation", "AZE", "ARM", None),
        (_CAUCASUS + "Azerbaijan flew a drone over Jermuk and detained two shepherds. Armenia's foreign "
         "ministry said both acts violated the ceasefire.", "cessation", "AZE", "ARMGOV", True),
        (_CAUCASUS + "Azerbaijan has been recruiting Syrian fighters. This runs contrary to article 4 "
         "of the agreement, Armenia's foreign ministry said.", "cessation", "AZE", "ARMGOV", None),
        ("Cambodia and Thailand agreed on a ceasefire in April. Cambodia's army has laid new mines, an "
         "act inconsistent with the ceasefire, Thailand said.", "cessation", "KHMMIL", "THA", None),
    ],
)  # fmt: skip
def test_the_deed_its_doer_and_who_says_so(
    text: str, label: str, who: str, by: str, deed: bool | None
) -> None:
    found = charges(linked(text + "\n", _DATE))
    assert {row[:4] for row in found} == {(label, who, by, "alleged")}
    assert deed is None or {row[4] for row in found} == {deed}


@pytest.mark.parametrize(
    "text",
    [
        "If Russian forces built a fence near Bershueti, this would violate the agreement of 12 August "
        "2008, Georgia's foreign ministry said.",
        "Georgia's foreign ministry warned that a fence near Bershueti would violate the agreement of "
        "12 August 2008.",
        _FENCE + "Armenia's foreign ministry said that this could violate the ceasefire.",
        _FENCE + "Azerbaijan said that this was not contrary to the ceasefire.",
        _FENCE + "Azerbaijan said that the fence did not violate the ceasefire.",
        _FENCE + "Is this contrary to the ceasefire? Armenia's foreign ministry did not say.",
        _FENCE + "Russia said it was not clear whether this violated the ceasefire.",
        _FENCE + "Farmers said that this ran counter to their interests.",
        _FENCE + "Armenia's ombudsman said that this violates the right to property.",
        _CAUCASUS
        + "Azerbaijan threatened to put up a fence near Jermuk. Armenia said that this would "
        "be contrary to the ceasefire.",
        _CAUCASUS + "Azerbaijan detained a farmer near Jermuk. Armenia said that this violates his "
        "human rights.",
        _CAUCASUS + "An Azerbaijani driver violated traffic rules in Jermuk, police said.",
        _CAUCASUS
        + "The EU opened an office in Jermuk. Russia's foreign ministry said that this ran "
        "counter to international norms.",
        _CAUCASUS + "Azerbaijan freed two soldiers. Armenia said that this was in keeping with the "
        "ceasefire.",
        _CAUCASUS + "Contrary to expectations, Azerbaijan opened the road to Jermuk on Monday.",
        _LEBANON
        + "Lebanon welcomed the American plan, which violates the ceasefire, Hezbollah said.",
        _CAUCASUS + "Protesters marched against the ceasefire in Yerevan.",
        _CAUCASUS + "Armenia is against the ceasefire, a diplomat said.",
        _CAUCASUS + "Contrary to the ceasefire, Azerbaijan threatened to close the road.",
        _CAUCASUS
        + "If Azerbaijan closed the road contrary to the ceasefire, Armenia would answer, "
        "its foreign minister said.",
        _CAUCASUS
        + "Building a fence without consent is a violation of the ceasefire, a lawyer said.",
    ],
)
def test_what_is_only_imagined_denied_or_about_another_matter(text: str) -> None:
    found = linked(text + "\n", _DATE).findings
    assert not [f for f in found if f.occurrence in ("violation", "restriction")]
