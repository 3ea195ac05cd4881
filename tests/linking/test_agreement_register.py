"""Which agreements a register has, by what name, of what day and stage, and who keeps them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.linking.short_texts import linked
from trucewatch.records import Agreement


class Want(NamedTuple):
    """What an agreement must be like: None where a row does not ask."""

    parties: set[str] | None = None
    signed: str | None = None
    stage: str | None = None
    mentions: int | None = None


KAMPALA = (
    "2026-01-04",
    "KAMPALA, Jan. 4 - The South Sudanese army and the SPLM-IO signed a ceasefire agreement in "
    "Kampala on January 3 under Ugandan mediation.",
)
SELM = (
    "2026-01-05",
    "HASK, Jan. 5 - Dorland's government and the Tarvan Liberation Front signed the Selm Accord on "
    "Sunday in Port Hask. Dorland's president and the Front's chairman shook hands.",
)
ROWS: list[tuple[str, tuple[str | tuple[str, str], ...], dict[str, Want]]] = [
    (
        "a company of mercenaries, gunmen and a spokesman keep nothing",
        (
            KAMPALA,
            (
                "2026-01-16",
                "JUBA, Jan. 16 - About 20 gunmen attacked an army post at Nasir on Thursday, the "
                "South Sudanese army spokesman Lul Koang said. Fighters of the Wagner Group then "
                "shelled the town in violation of the ceasefire agreement that the army and the "
                "SPLM-IO signed in Kampala on January 3. Gatwech Puok, a spokesman for the "
                "SPLM-IO, denied it.",
            ),
        ),
        {"ceasefire agreement": Want({"SSD", "SSDREB:splm-io"}, "2026-01-03")},
    ),
    (
        "those who look on at a signing sign nothing",
        (
            "GOMA, Jan. 16 - Congo and the M23 rebels on Tuesday signed in Doha a protocol on "
            "prisoners, with Qatar, the United States and the African Union as witnesses. M23 "
            "fighters shelled Sake on Thursday.",
        ),
        {"protocol": Want({"COD", "CODREB:m23"}, "2026-01-13", "signed")},
    ),
    (
        "with whom it was signed",
        (
            "GOMA, Jan. 16 - The M23 rebels on Tuesday signed in Doha a protocol on prisoners with "
            "the Congolese government. M23 fighters shelled Sake on Thursday.",
        ),
        {"protocol": Want({"COD", "CODREB:m23"}, "2026-01-13", "signed")},
    ),
    (
        "the two sides are those that turn to each other, not the host",
        (
            "HASK, Dorland, Jan. 16 (Ostrian News Agency) - The Dorland army said on Friday that "
            "fighters of the Tarvan Liberation Council attacked its outpost on Hill 40 above Selm, "
            "killing five soldiers, three weeks after the two sides signed the Brel Accord.\n\n"
            "The Council denied it. Its spokesman, Brother Oren, said that government troops had "
            "moved up the hill, in violation of the accord.\n\n"
            "Envoys of both sides were due in Port Luma, the capital of neighbouring Ostria, on "
            "Sunday. Ostria's foreign minister, Lena Korr, who mediates, appealed to both.",
        ),
        {"Brel Accord": Want({"UNK:dorla", "UNK:tarva-council"}, "2025-12", None, 2)},
    ),
    (
        "an article of an accord is no agreement",
        (
            SELM,
            (
                "2026-01-09",
                "The Tarvan Liberation Front said on Friday that Hill 40 lies inside the zone "
                "drawn in Article 4 of the Selm Accord. A commission found that the Front had "
                "handed over the town hall, as provided for by Article 21, and that Dorland's army "
                "was in breach of Section 5.",
            ),
        ),
        {"Selm Accord": Want({"UNK:dorla", "UNK:tarva-front"}, "2026-01-04")},
    ),
    (
        "what an agreement suspends does not suspend it",
        (
            KAMPALA,
            (
                "2026-01-16",
                "The SPLM-IO has respected the ceasefire agreement in full, it said on Friday. "
                "South Sudan's army violates the agreement every day, although the agreement "
                "suspends all flights. Army helicopters struck Nasir on Thursday.",
            ),
        ),
        {"ceasefire agreement": Want({"SSD", "SSDREB:splm-io"}, "2026-01-03", "in_force", 4)},
    ),
    (
        "a suspended truce is suspended",
        (
            "JUBA, Jan. 16 - The SPLM-IO on Friday suspended the ceasefire agreement that it had "
            "signed with South Sudan's army. Its men shelled Nasir.",
        ),
        {"ceasefire agreement": Want(None, None, "suspended")},
    ),
    (
        "guarantees that somebody asks for; the agreement is the truce that is dated",
        (
            "NAIROBI, Jan. 16 - Envoys of the Sudanese government and of the Rapid Support Forces "
            "met in Nairobi on Thursday to discuss the safety of the observers who watch over "
            "their battered 2024 truce. Sudan's government called on the paramilitaries to give "
            "written guarantees for the safety of all observers, its foreign minister said. He "
            "ruled out any talks on the Darfur militias, as the agreement had not been written "
            "with them in mind. The Rapid Support Forces rejected this.",
        ),
        {"2024 truce": Want(None, "2024", "in_force", 2)},
    ),
    (
        "a memorandum of others is not the agreement",
        (
            "The defence ministry of Dorland reaffirmed on Friday its commitment to the ceasefire "
            "of 3 January. The presence of Sarvian instructors at Selm is based on the memorandum "
            "of understanding of March 2024 between two states, it said. It does not violate the "
            "agreement. Fighters of the Tarvan Front have dug trenches at Selm since the signing "
            "of the agreement.",
        ),
        {
            "ceasefire of 3 January": Want(None, "2026-01-03", None, 3),
            "memorandum of understanding": Want(set(), "2024-03", None, 1),
        },
    ),
    (
        "an agreement of another war",
        (
            "Four weeks after the Kampala agreement the guns are mostly silent in Upper Nile. The "
            "South Sudanese army and the SPLM-IO traded fire once, at Nasir. As in Yemen, where "
            "the Marib agreement produced a committee but no withdrawal, the commission risks "
            "becoming an end in itself. South Sudan's army denied that it had fired.",
        ),
        {"Kampala agreement": Want(None, None, None, 1), "Marib agreement": Want(set())},
    ),
    (
        "an annex and an agreement on other matters are not the truce of the same sides",
        (
            (
                "2026-06-08",
                "QUEZON, June 8 - The Philippine army and the Moro Islamic Liberation Front "
                "clashed at Dolna on Sunday. The Front called the raid a violation of the 1999 "
                "Agreement on General Cessation of Hostilities.",
            ),
            (
                "2026-06-09",
                "The Moro Islamic Liberation Front said on Tuesday that it would suspend the "
                "handover of arms until the Philippine government delivers what it has promised. "
                "That is what the Annex on Power-Sharing says.",
            ),
            (
                "2026-06-10",
                "Both the Philippine army and the Moro Islamic Liberation Front are obliged by the "
                "Schools Component of the Agreement on Child Protection to keep out of schools. In "
                "2009, when the court stopped the signing of the Memorandum of Agreement on "
                "Ancestral Waters, fighting displaced 10,000 people, the network said. Soldiers "
                "shelled Dolna on Sunday.",
            ),
        ),
        {
            "Cessation of Hostilities": Want(None, "1999", None, 1),
            "Annex on Power-Sharing": Want(None, None, None, 1),
            "Agreement on Child Protection": Want(None, None, "signed", 1),
            "Ancestral Waters": Want(None, None, "proposed", 1),
        },
    ),
    (
        "the accord of a report of one side, and one of the United Nations, is the only one",
        (
            SELM,
            (
                "2026-01-09",
                "The foreign ministry of Dorland on Friday rejected the charge that its artillery "
                "had shelled Ossel. The accord permits posts at the dam, it said, and there had "
                "been no violation of the accord.",
            ),
            (
                "2026-01-10",
                "Briefing of the UN envoy. When I last spoke to you, the envoy told the Security "
                "Council on Saturday, the Selm Accord was four days old. It is holding, barely.",
            ),
        ),
        {"Selm Accord": Want({"UNK:dorla", "UNK:tarva-front"}, "2026-01-04", None, 4)},
    ),
    (
        "of two accords of one side nobody knows which",
        (
            SELM,
            (
                "2026-01-06",
                "BREL, Jan. 6 - Dorland's government and the Osk Salvation Movement signed the "
                "Brel Accord on Monday in Brel.",
            ),
            (
                "2026-01-09",
                "The foreign ministry of Dorland on Friday rejected the charge that its artillery "
                "had shelled Ossel. The accord permits posts at the dam, it said, and there had "
                "been no violation of the accord.",
            ),
        ),
        {"Selm Accord": Want(mentions=1), "Brel Accord": Want(mentions=1)},
    ),
    (
        "the day of a chronology",
        (
            (
                "2026-01-20",
                "Tarva: chronology of the Selm Accord\n\n4 January 2026 - Government and Front "
                "sign the Selm Accord: ceasefire, zone (Article 4), storage of guns (Article 6).\n"
                "8 January 2026 - Ossel shelled. Tarvan Liberation Front: two dead. Dorland "
                "government: no fire.",
            ),
        ),
        {"Selm Accord": Want(None, "2026-01-04", "signed", 2)},
    ),
    (
        "a statement that one man signed is no agreement",
        (
            "BANGUI, Jan 16 - The rebel group 3R handed over two of its members, according to a "
            "statement signed by General Bobo. The government of the Central African Republic "
            "welcomed it. The army said that 3R had attacked Koui on Monday.",
        ),
        {},
    ),
    (
        "monitors who would only come watch over nothing",
        (
            "KYIV, Jan. 16 - Russia shelled Kharkiv on Thursday, killing three people. Ukraine "
            "would pull back, Zelensky told reporters, only if Russia withdrew as far and monitors "
            "moved in between. Russia assigned no blame.",
        ),
        {},
    ),
    (
        "where a round is set for is no paper",
        (
            "MANILA, Jan. 16 - The Philippine army and the Moro Islamic Liberation Front traded "
            "fire at Dolna on Thursday. The next round of talks is set for February 8 in Penang.",
        ),
        {},
    ),
]


@pytest.mark.parametrize(("texts", "wanted"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_the_register_has_each_agreement_once(
    texts: tuple[str | tuple[str, str], ...], wanted: dict[str, Want]
) -> None:
    found = linked(*texts).agreements
    assert len(found) == len(wanted), [a.name for a in found]
    left = list(found)
    for name, want in wanted.items():
        (a,) = [a for a in left if name in a.name][:1] or [None]
        assert a is not None, (name, [a.name for a in found])
        left.remove(a)
        _is_like(a, want)


def _is_like(a: Agreement, want: Want) -> None:
    if want.parties is not None:
        assert set(a.parties) == want.parties
    if want.signed is not None:
        assert a.signed == want.signed
    if want.stage is not None:
        assert a.stage == want.stage
    if want.mentions is not None:
        assert len(a.mentions) == want.mentions, [m.text for m in a.mentions]


@pytest.mark.parametrize(
    "words",
    ["There is no ceasefire with the Sarun Front, the army said.",
     "No peace agreement has been signed with the Sarun Front, the army said.",
     "Neither truce nor accord binds the Sarun Front, its spokesman said.",
     "The army said that no ceasefire agreement exists in Yei."],
)  # fmt: skip
def test_what_is_said_not_to_be_is_no_agreement(words: str) -> None:
    text = f"YEI, Feb. 1 - {words} The Front denied shelling Yei on Monday."
    assert not linked(("2026-02-02", text)).agreements


def test_a_ceasefire_that_is_there_is_one_though_something_else_is_not() -> None:
    text = (
        "YEI, Feb. 1 - The army said that the Sarun Front had broken the ceasefire of 3 January 2026"
        " near Yei on Monday. There is no doubt about it, it said."
    )
    assert len(linked(("2026-02-02", text)).agreements) == 1
