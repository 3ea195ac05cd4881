"""Level, form, breaks and outcomes of meetings, in invented reports and twins that have none."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report, actor
from trucewatch.coding.talks.forms import level_of
from trucewatch.records.leads import RoundMention

MET = "Valdoria and Kestrel met in Marrow on Sunday.\n"


def meeting(text: str) -> RoundMention:
    r = Report(text)
    if "on Sunday" in text:
        r.time("on Sunday", "2024-06-09")
    return r.leads().rounds[0]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("The two teams sat in separate rooms.", "proximity"),
        ("They parted without meeting face to face.", "proximity"),
        ("The envoy walked between them.", "shuttle"),
        ("They spoke by telephone.", "phone"),
        ("For the first time they sat at one table.", "direct"),
        ("They faced many questions.", None),
    ],
)
def test_form(words: str, form: str | None) -> None:
    assert meeting(MET + words).format == form


@pytest.mark.parametrize(
    ("titles", "level"),
    [
        (("President Maddick", "Prime Minister Lena Sorrow"), ("leaders",)),
        (("Kestrel\u2019s foreign minister, Ada Brink", "a Valdorian envoy"), ("ministers", "envoys")),
        (("Deputy Foreign Minister Ada Brink",), ("envoys",)),
        (("Valdoria", "Kestrel"), ()),
    ],
)  # fmt: skip
def test_level(titles: tuple[str, ...], level: tuple[str, ...]) -> None:
    named = [type(a)(t, 0, len(t), a.code, a.country, a.sector, t)
             for t in titles for a in [actor("KES")]]  # fmt: skip
    assert level_of(named) == level


@pytest.mark.parametrize(
    ("words", "kind", "party"),
    [
        ("Kestrel walked out of the talks after an hour.", "walk_out", "KES"),
        ("Kestrel left the table after an hour.", "walk_out", "KES"),
        ("The talks were suspended after an hour.", "suspension", None),
        ("Kestrel suspended its participation in the talks.", "suspension", "KES"),
        ("Kestrel broke off the negotiations.", "suspension", "KES"),
        ("Kestrel threatened to walk out of the talks.", None, None),
        ("Kestrel did not leave the table.", None, None),
        ("Kestrel left the meeting in good spirits.", None, None),
        ("Kestrel broke the silence on the talks.", None, None),
    ],
)
def test_breaks(words: str, kind: str | None, party: str | None) -> None:
    found = [(b.kind, b.party.code if b.party else None) for b in meeting(MET + words).breaks]
    assert found == ([] if kind is None else [(kind, party)])


def test_each_party_tells_how_it_went() -> None:
    r = Report(MET + "Maddick called the meeting useful. Sorrow said it brought no progress. "
               "Thirland called the weather useful.")  # fmt: skip
    r.time("on Sunday", "2024-06-09")
    r.said("KES", "called", "the meeting useful", "assess_positive")
    r.said("VAL", "said", "it brought no progress", "assert")
    r.said("THI", "called", "the weather useful", "assess_positive")
    found = [(o.party.code, o.span.text) for o in r.leads().rounds[0].outcomes]
    assert found == [("KES", "the meeting useful"), ("VAL", "it brought no progress")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("No date was set for a third round.", "No date was set for a third round"),
        ("It ended without a date.", "without a date"),
        ("The date palm is old.", None),
    ],
)
def test_no_next_date(words: str, told: str | None) -> None:
    assert meeting(MET + words).next == told


def test_who_had_no_seat_was_absent_who_was_not_shown_a_paper_was_not() -> None:
    assert meeting(MET + "Thirland had no seat at the table.").absent == ("THI",)
    assert meeting(MET + "Thirland had not been shown the paper.").absent == ()


def test_hours_in_separate_rooms_and_a_signing_are_meetings() -> None:
    spent = meeting("Valdoria and Kestrel spent seven hours in separate rooms on Sunday.")
    assert ({a.code for a in spent.participants}, spent.format) == ({"VAL", "KES"}, "proximity")
    signed = meeting("Valdoria and Kestrel signed an accord in Marrow on Sunday.")
    assert (signed.status, signed.date) == ("held", "2024-06-09")
    assert Report("Valdoria signed a law in Marrow.").leads().rounds == ()


def test_the_number_of_the_round() -> None:
    r = Report("Valdoria and Kestrel held a second round of talks in Marrow on Sunday.")
    r.time("on Sunday", "2024-06-09")
    assert r.leads().rounds[0].ordinal == 2
