"""Who comes together when and where: announcements, verbs that go on with talks, venues."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report

TWO = "Valdoria accused Kestrel of delay.\n"


def rounds(text: str, day: str | None = None) -> list[tuple[str, str | None, set[str]]]:
    r = Report(TWO + text)
    r.said("VAL", "accused", "of delay", "accuse", "KES")
    r.said("KES", "Kestrel", "of delay", "deny", "VAL")
    if day is not None:
        r.time(day, "2024-06-14")
    return [(m.status, m.date, {a.code for a in m.participants}) for m in r.leads().rounds]


BOTH = {"VAL", "KES"}


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("The mediators would reconvene the sides on Friday.", "Friday",
         [("planned", "2024-06-14", BOTH)]),
        ("The mediators would reconvene the orchestra on Friday.", "Friday", []),
        ("The sides are to go on by telephone on Friday.", "Friday",
         [("planned", "2024-06-14", BOTH)]),
        ("The sides are to go on with their lives.", None, []),
        ("Their leaders signed an accord in Marrow.", None, [("held", None, BOTH)]),
        ("Its leader signed a cheque in Marrow.", None, []),
        ("A next meeting was not announced.", None, []),
        ("The border is not up for negotiation between Valdoria and Kestrel.", None, []),
    ],
)  # fmt: skip
def test_who_goes_on_and_who_is_brought_together(
    text: str, day: str | None, found: list[tuple[str, str | None, set[str]]]
) -> None:
    assert rounds(text, day) == found


def test_a_signing_of_last_year_is_history() -> None:
    old = "Valdoria and Kestrel signed an accord on May 3, 2023."
    r = Report(old)
    r.time("May 3, 2023", "2023-05-03")
    assert r.leads().rounds == ()
    fresh = Report("Valdoria and Kestrel signed an accord on June 11.")
    fresh.time("June 11", "2024-06-11")
    assert [m.date for m in fresh.leads().rounds] == ["2024-06-11"]


def test_a_backdrop_with_a_day_and_a_place_of_its_own_is_a_meeting() -> None:
    r = Report(
        "Following the third meeting of Valdoria and Kestrel, held in Marrow on June 10, both agreed."
    )
    r.time("June 10", "2024-06-10")
    assert [m.date for m in r.leads().rounds] == ["2024-06-10"]


def test_a_meeting_may_be_announced_for_a_month() -> None:
    r = Report("Valdoria and Kestrel are due to meet in Arawa in August.")
    r.time("August", "2024-08", "month")
    assert [(m.status, m.date) for m in r.leads().rounds] == [("planned", "2024-08")]


def test_an_announcement_in_another_land_takes_no_venue_from_the_last_round() -> None:
    def venue(words: str) -> str | None:
        r = Report(
            f"Maddick held talks with Thirland in Marrow on Sunday.\nThe next round is set for Friday{words}."
        )
        r.time("on Sunday", "2024-06-09")
        r.time("Friday", "2024-06-14")
        return next(m.venue for m in r.leads().rounds if m.status == "planned")

    assert venue(" in the north") is None


def test_those_called_mediators_mediate_the_round() -> None:
    r = Report("Valdoria and Kestrel held talks in Marrow, Thirland mediators said.")
    r.said("THI", "said", "Valdoria and Kestrel held talks in Marrow", "assert")
    (found,) = r.leads().rounds
    assert found.mediators == ()  # its words do not call it so
    at = r.span("Thirland mediators")
    said = r.statements[0]
    assert said.speaker is not None
    r.statements[0] = type(said)(
        said.id, said.story_id,
        type(said.speaker)(at.text, at.start, at.end, "THI", "THI", "GOV", "THI"),
        said.chain, said.cue, said.content, said.act, said.quote_type, said.target, said.time,
        said.answers, said.second_hand, said.uncertain, said.made_by,
    )  # fmt: skip
    (found,) = r.leads().rounds
    assert [a.code for a in found.mediators] == ["THI"]
