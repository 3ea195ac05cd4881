"""What displays say: figures, statuses, names of nobody, verbs of several."""

from __future__ import annotations

import pytest

from trucewatch.linking.claims.wording import question_of
from trucewatch.records import Claim, Claimant, ClaimSet, RangeAnswer
from trucewatch.views.camps import camp_name
from trucewatch.views.claims import by_camp
from trucewatch.views.naming import is_several
from trucewatch.views.statuses import finding_status, status_of
from trucewatch.views.web.statuses import status_sentence
from trucewatch.views.words import amount_words, source_name


@pytest.mark.parametrize(
    ("low", "high", "hedge", "unit", "shown"),
    [
        (7_000_000.0, None, "more_than", "persons", "more than 7,000,000 persons"),
        (4200.0, 4200.0, "about", "persons", "4,200 persons"),
        (999.0, 999.0, "exact", "persons", "999 persons"),
        (1.0, 1.0, "exact", "persons", "1 person"),
        (8.0, None, "at_least", "persons", "at least 8 persons"),
        (None, 1200.0, "at_most", "persons", "up to 1,200 persons"),
        (2.5, 2.5, "exact", "", "2.5"),
        (3.0, 14.0, "between", "persons", "3–14 persons"),
        (24.0, 99.0, "vague", "violations", "dozens (24–99 violations)"),
        (24.0, 99.0, "between", "violations", "24–99 violations"),
        (200.0, 999.0, "vague", "persons", "hundreds (200–999 persons)"),
        (
            3.0,
            9.0,
            "vague",
            "persons",
            "3–9 persons",
        ),  # several, a few or a handful: not known which
        (11.0, 11.0, "former", "persons", "formerly 11 persons"),
        (None, None, "none", "persons", "unstated number persons"),
    ],
)
def test_figures(low: float | None, high: float | None, hedge: str, unit: str, shown: str) -> None:
    assert amount_words(RangeAnswer(low, high, hedge, unit)) == shown


def claim(answer: str | RangeAnswer, camp: str, act: str = "assert") -> Claim:
    """Return a claim by somebody of a camp."""
    return Claim(Claimant(camp, camp), camp, answer, act, None, (), ())


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ((claim("no", "ARM", "deny"),), "denied; nobody who says so was found in these reports"),
        ((claim("no", "third", "deny"),), "denied; nobody who says so was found in these reports"),
        ((claim("yes", "ARM", "accuse"),), "asserted by one side only"),
        ((claim("yes", "ARM"), claim("no", "ARM", "deny")), "asserted by one side only"),
        ((claim("yes", "narrator"),), "told by one source only"),
        ((claim("yes", "monitor"), claim("yes", "third")), "told by one source only"),
    ],
)
def test_one_side_alone_asserts_denies_or_is_none(claims: tuple[Claim, ...], words: str) -> None:
    found = ClaimSet("occurred", "Did it happen?", "one_side_only", "not stated", claims)
    assert status_of(found) == words


def test_a_figure_is_given_and_not_put_at_at_least() -> None:
    many = claim(RangeAnswer(8.0, None, "at_least", "persons"), "ARM")
    told = status_sentence(ClaimSet("toll", "How many?", "contested", "not stated", (many,)))
    assert told == "Given as at least 8 persons by Armenia." and "at at" not in told


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Wazalendo fighters", True), ("rebels", True), ("Houthis", True), ("gunmen", True),
        ("the army and the Front", True), ("residents of Osk", True), ("police", True),
        ("army", False), ("M23", False), ("United States", False), ("Borduria", False),
        ("Congress", False), ("Red Cross", False), ("Damascus", False), ("army of the rebels", False),
    ],
)  # fmt: skip
def test_who_is_several(name: str, several: bool) -> None:
    assert is_several(name) is several


@pytest.mark.parametrize("code", ["UNK", "UNKGOV", "UNKMIL", "UNKREB", "UNKJRN"])
def test_a_code_that_tells_nothing_is_not_shown(code: str) -> None:
    assert "UNK" not in camp_name(code) and "not named" in camp_name(code)


def test_those_of_no_known_side_stand_under_their_own_names() -> None:
    one = Claim(Claimant("UNK", "Polarkost"), "UNK", "no", "deny", None, (), ())
    two = Claim(Claimant("UNK", "Ostmark"), "UNK", "yes", "accuse", None, (), ())
    assert [camp for camp, _ in by_camp((one, two))] == ["Polarkost", "Ostmark"]


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("killed at Osk", "How many were killed at Osk?"),
        (
            "casualties in the shelling at Osk",
            "How many casualties were there in the shelling at Osk?",
        ),
        ("reported as violations on 3 May", "How many violations were reported on 3 May?"),
        ("missing", "How many were missing?"),
    ],
)
def test_what_is_counted_is_asked_for_in_words(what: str, question: str) -> None:
    assert question_of("toll", what) == question


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("/home/a/reports/1.txt", "1.txt"), ("https://a.example/b/1", "https://a.example/b/1"),
        ("feed", "feed"), ("reports/week/", "week"), ("http://a.example/", "http://a.example/"),
    ],
)  # fmt: skip
def test_where_a_text_is_from(uri: str, name: str) -> None:
    assert source_name(uri) == name


@pytest.mark.parametrize(
    ("status", "by", "realis", "shown"),
    [
        (
            "monitor_no_blame",
            "UNOIGO",
            "monitor_reported",
            "reported by a monitor that names nobody",
        ),
        ("one_side_only", "UNOIGO", "monitor_reported", "reported by a monitor"),
        ("reported", "UNOIGO", "monitor_reported", "reported by a monitor"),
        ("one_side_only", "narrator", "actual", "told by one source only"),
        ("one_side_only", "UNKCVL", "alleged", "told by one source only"),
        ("one_side_only", "RWA", "alleged", "alleged by one side only"),
        ("contested", "UNOIGO", "monitor_reported", "alleged, and the other side says otherwise"),
        ("reported", "RWA", "claimed", "reported as done"),
        ("claimed", "CODREB:m23", "claimed", "claimed by its own author"),
    ],
)
def test_a_finding_is_told_by_who_tells_it(status: str, by: str, realis: str, shown: str) -> None:
    assert finding_status(status, by, realis) == shown
