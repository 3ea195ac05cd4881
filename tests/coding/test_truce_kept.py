"""Who says that a truce was kept: a side of itself, a monitor that counted nothing; a way that stays
barred is no way opened, and who waits has not passed."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

_DATE = "2025-05-07"
_SIGNED = "India and Pakistan agreed on a ceasefire in April. "
_BULLETIN = (
    "Ceasefire Monitoring Mission\nWeekly bulletin, 1 to 6 May 2025\n\nThe mission monitors the "
    "ceasefire between the M23 and the Congolese army. {}\n"
)


def rows(text: str) -> set[tuple[str, str, str]]:
    return {(f.occurrence, f.by_whom.code, f.realis) for f in linked(text, _DATE).findings}


@pytest.mark.parametrize(
    ("told", "by"),
    [
        (
            "An Indian officer said the army had not fired a shot since the ceasefire began.",
            "INDMIL",
        ),
        ("Pakistan's army said its troops had never violated the ceasefire.", "PAKMIL"),
        ("India's army said it had not once broken the ceasefire.", "INDMIL"),
        (
            '"We have not fired a single bullet since the truce," a Pakistani general said.',
            "PAKMIL",
        ),
        (
            "Our troops have not responded to the provocations and strictly implement the "
            "ceasefire, Pakistan's army said.",
            "PAKMIL",
        ),
        ("India's army said it had scrupulously observed the ceasefire.", "INDMIL"),
    ],
)
def test_a_side_says_it_of_itself(told: str, by: str) -> None:
    assert rows(f"{_SIGNED}{told}\n") == {("compliance", by, "claimed")}


@pytest.mark.parametrize("verb", ["observed", "respected", "upheld", "maintained"])
def test_an_armys_own_paper_claims_it(verb: str) -> None:
    text = (
        "Statement of the armed forces\n\nGoma, 6 May 2025\n\nThe armed forces have scrupulously "
        f"{verb} the ceasefire. On Monday the M23 shelled Kashebere in violation of the ceasefire.\n"
    )
    assert rows(text) == {("compliance", "CODMIL", "claimed"), ("violation", "CODMIL", "alleged")}


@pytest.mark.parametrize(
    "told",
    [
        "No ceasefire violations were observed in Katana on Monday.",
        "No violations of the ceasefire were recorded in Katana on Monday.",
        "The mission did not register any ceasefire violations near Katana on Monday.",
        "The mission recorded no violations of the ceasefire near Katana on Monday.",
    ],
)
def test_a_monitor_that_counts_none_reports_it_kept(told: str) -> None:
    found = rows(_BULLETIN.format(told))
    assert {o for o, _, _ in found} == {"compliance"}
    assert {by for _, by, _ in found} == {"UNKIGO:ceasefire-monitoring-mission"}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("India has not allowed UN observers to visit the line, Pakistan said.", {"restriction"}),
        ("India has not allowed UN observers to visit the line.", {"restriction"}),
        (
            "Pakistan did not let the aid convoy through to Uri on Monday, India said.",
            {"violation"},
        ),
        ("The aid convoy to Uri remained at the crossing.", set()),
        ("Aid lorries stayed at Wagah on Monday.", set()),
        ("India denied that its troops had violated the ceasefire.", set()),
        ("Pakistan's army said India had not respected the ceasefire.", {"violation"}),
    ],
)
def test_what_was_not_done_is_not_kept(told: str, found: set[str]) -> None:
    assert {o for o, _, _ in rows(f"{_SIGNED}{told}\n")} == found


def test_of_an_accused_side_it_is_its_answer() -> None:
    text = (
        f"{_SIGNED}Pakistan accused India of violating the ceasefire at Uri on Monday. India's army "
        "said its troops had never violated the ceasefire.\n"
    )
    assert ("violation", "PAK", "alleged") in rows(text)
    assert {f.status for f in linked(text, _DATE).findings if f.occurrence == "violation"} == {
        "denied"
    }
