"""Who is told to stand outside an agreement is no party to it, and breaks none of its terms; who
tells how it is kept, and is called a monitor, watches over it."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

_DAY = "2025-06-20"
_MADE = (
    "LENK, June 20, 2025 - The Kestel Accord of 3 May 2025 has been broken again. The Aldovan army "
    "accused the Tesk Salvation Front of shelling Lenk on Monday in violation of the ceasefire. "
)
_SIGNED = (
    "LENK, June 20, 2025 - The Government of Aldova and the Maroni Liberation Front signed the Kestel "
    "Accord on 3 May 2025. "
)


def parties(text: str) -> set[str]:
    """Return the parties of all agreements of a report."""
    return {p for a in linked((_DAY, text + "\n")).agreements for p in a.parties}


OUTSIDE = """
The Tesk Salvation Front, which refused to sign the Kestel Accord, has fighters near Lenk.
The Tesk Salvation Front has never signed the accord.
The Tesk Salvation Front did not join the Kestel Accord.
"The Tesk Salvation Front is not a signatory," an official said.
The Tesk Salvation Front isn't a party to the accord.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("It denied the charge.", True),
        ("The National Salvation Front did not sign a paper on roads.", True),
        ("The National Salvation Front has not signed the agreement.", False),
        ('"The National Salvation Front is not a signatory," an official said.', False),
        ("The National Salvation Front, which refused to sign the agreement, denied it.", False),
    ],
)
def test_who_has_not_signed_is_no_party(told: str, party: bool) -> None:
    charged = (
        "JUBA, June 20, 2025 - South Sudan's army accused the National Salvation Front of violating "
        "the 2018 peace agreement on Monday. "
    )
    assert ("SSDREB:national-salvation-front" in parties(charged + told)) is party


@pytest.mark.parametrize("told", OUTSIDE)
def test_who_has_not_signed_breaks_no_term(told: str) -> None:
    found = linked((_DAY, f"{_SIGNED}The Tesk Salvation Front attacked Lenk on Monday, the army said. "
                    f"{told}\n"))  # fmt: skip
    assert not [f for f in found.findings if f.violator and "Tesk" in f.violator.text]


@pytest.mark.parametrize(
    "told",
    [
        "The Tesk Salvation Front signed the accord on Tuesday.",
        "The Tesk Salvation Front is a party to the Kestel Accord.",
        "The Tesk Salvation Front did not sign the new road map for the region.",
        "The Aldovan People's Movement did not sign the accord.",
    ],
)
def test_who_is_not_told_to_stand_outside_can_break_it(told: str) -> None:
    found = linked((_DAY, f"{_MADE}{told}\n"))
    assert [f for f in found.findings if f.violator and "Tesk" in f.violator.text]


@pytest.mark.parametrize(
    ("told", "monitors"),
    [
        ("The Joint Monitoring Commission said that the Front shelled Lenk on Monday in violation "
         "of the ceasefire.", {"IGO:joint-monitoring-commission"}),
        ("Residents said that the Front shelled Lenk on Monday in violation of the ceasefire.",
         set()),
        ("The United Nations mission said that the Front shelled Lenk on Monday in violation of the "
         "ceasefire.", set()),
    ],
)  # fmt: skip
def test_who_watches_tells_how_it_is_kept(told: str, monitors: set[str]) -> None:
    found = linked((_DAY, f"{_SIGNED}{told}\n"))
    assert {m for a in found.agreements for m in a.monitors} == monitors
