"""Agreements that are there, known from elsewhere or none; what is owed and not done."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report

DEAL = "The peace deal signed by Valdoria and Kestrel in May is in force.\n"


def political(text: str) -> Report:
    """A report in which a state speaks at its end."""
    r = Report(f"{text}\nMaddick vowed calm.")
    r.said("KES", "vowed", "calm", "guarantee")
    return r


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The talks ended without a deal.", []),
        ("There is no ceasefire in the valley.", []),
        ("Thirland would send engineers after a truce.", []),
        ("A truce that both signed in May is in force.", ["A truce"]),
        ("Kestrel signed a protocol in Marrow. It is a living document.", ["a protocol"]),
        ("The statement of the Ministry was short.", []),
        ("Kestrel reached an agreement on a humanitarian corridor.",
         ["an agreement on a humanitarian corridor"]),
        ("There was an agreement on the price of fish.", []),
        ("Mediators put a draft before both delegations; the draft that mediators put before them"
         " is long.", ["the draft"]),
    ],
)  # fmt: skip
def test_an_agreement_is_one_that_is_there(text: str, names: list[str]) -> None:
    found = [a for a in political(text).leads().agreements if not a.elsewhere]
    assert [a.name for a in found] == names


def test_the_text_is_the_deal_told_of_before() -> None:
    (deal,) = political(
        "Valdoria and Kestrel signed an accord. The text obliges both to free prisoners."
    ).leads().agreements  # fmt: skip
    assert [m.text for m in deal.mentions] == ["an accord", "The text"]
    alone = political("The text obliges both to free prisoners.").leads().agreements
    assert alone == ()


def test_the_deal_of_a_report_that_names_none_is_left_to_other_reports() -> None:
    (deal,) = political("Maddick said the deal was painful.").leads().agreements
    assert (deal.elsewhere, deal.family) == (True, "deal")
    assert Report("The striker said the deal was painful.").leads().agreements == ()


def test_a_month_tells_which_deal_is_meant() -> None:
    r = political("Maddick invoked the May accord; the May rains had begun.")
    r.time("May", "2024-05", "month")
    assert [a.date for a in r.leads().agreements] == ["2024-05"]


def touches(r: Report) -> list[tuple[str, str, str | None]]:
    return [
        (t.provision, t.occurrence, t.violator.code if t.violator else None)
        for t in r.leads().touches
    ]


@pytest.mark.parametrize(
    ("speaker", "act", "realis", "found"),
    [
        ("VAL", "assert", "denied", [("withdrawal", "violation", "KES")]),
        ("MON", "assert", "denied", [("withdrawal", "violation", "KES")]),
        ("VAL", "deny", "denied", []),
        ("KES", "assert", "denied", []),
        ("KES", "assert", "claimed", [("withdrawal", "compliance", None)]),
        ("VAL", "demand", "claimed", []),
    ],
)
def test_what_is_owed_and_not_done(
    speaker: str, act: str, realis: str, found: list[tuple[str, str, str | None]]
) -> None:
    r = Report(DEAL + "It was said that Kestrel failed to withdraw its guns, as the deal requires.")
    said = r.said(speaker, "said", "that Kestrel failed to withdraw its guns", act, "KES")
    r.event("RETREAT", "withdraw", "KES", said=said, realis=realis, mode="withdraw")
    assert touches(r) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("of hiding guns behind the ridge", [("withdrawal", "violation", "KES")]),
        ("of striking names off the list of prisoners", [("prisoners", "violation", "KES")]),
        ("of hiding the truth", []),
        ("of striking a village", [("ceasefire", "violation", "KES")]),
    ],
)
def test_an_accusation_of_what_an_agreement_forbids(
    content: str, found: list[tuple[str, str, str | None]]
) -> None:
    r = Report(f"{DEAL}Valdoria accused Kestrel {content}.")
    r.said("VAL", "accused", content, "accuse", "KES")
    assert touches(r) == found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("Kestrel freed nine soldiers under the deal.", "freed", True),
        ("The deal obliges both armies to free all soldiers.", "free", False),
        ("Kestrel signed a paper on freeing soldiers under the deal.", "freeing", False),
        ("The deal gave Kestrel land in exchange for soldiers.", "exchange", False),
    ],
)
def test_what_is_agreed_on_or_a_price_is_not_done(text: str, trigger: str, found: bool) -> None:
    r = Report(DEAL + text)
    r.event("RETREAT", trigger, "KES", mode="release")
    assert (("prisoners", "compliance", None) in touches(r)) == found


def test_police_who_close_a_bridge_to_their_own_people_break_no_truce() -> None:
    def told(recipients: str) -> list[tuple[str, str, str | None]]:
        r = Report(DEAL + "Kestrel closed the bridge.")
        r.event("COERCE", "closed", "KES", recipients, mode="restrict")
        return [t for t in touches(r) if t[1] == "restriction"]

    assert told("KES") == []
    assert told("VAL") == [("ceasefire", "restriction", "KES")]


def test_a_truce_that_holds_is_told_once() -> None:
    r = Report("The truce of Valdoria and Kestrel held on Tuesday.")
    r.event("RETREAT", "truce", "VAL KES", mode="ceasefire")
    r.event("RETREAT", "held", mode="ceasefire")
    assert [t.span.text for t in r.leads().touches] == ["held"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kestrel set up two posts in the zone in violation of the deal.",
         [("withdrawal", "violation", "KES")]),
        ("Kestrel set up two posts in breach of article 4 of the deal.",
         [("ceasefire", "violation", "KES")]),
        ("Kestrel set up two posts in the zone in violation of the law.", []),
        ("Kestrel set up two posts in the zone.", []),
    ],
)  # fmt: skip
def test_a_breach_in_so_many_words(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert touches(Report(DEAL + text)) == found
