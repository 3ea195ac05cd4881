"""Agreements, their provisions and what touches them, in invented reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.leads_support import Report
from trucewatch.records import Time


def test_short_forms_and_attributes_are_one_agreement() -> None:
    r = Report(
        "A peace deal that ended two years of fighting was tested on Tuesday.\n"
        "The peace deal brokered by Thirland on May 3 obliges both armies to stay apart.\n"
        "Kestrel has not breached the agreement, its ministry said.\n"
        "The deal was a relief for farmers."
    )
    r.time("May 3", "2024-05-03")
    (found,) = r.leads().agreements
    assert [m.text for m in found.mentions][2:] == ["the agreement", "The deal"]
    assert (found.date, found.brokers, found.stage) == ("2024-05-03", ("THI",), "in_force")


def test_two_plans_with_numbers_are_two() -> None:
    r = Report("The 12-point plan is dead. Thirland has written a 20-point plan for the lake.")
    assert [a.names for a in r.leads().agreements] == [("12-point",), ("20-point",)]


def test_known_name() -> None:
    r = Report("Both capitals said that the Dayton Agreement still binds them.")
    assert r.leads().agreements[0].names == ("dayton agreement",)


def test_wished_for_truce_is_proposed_not_in_force() -> None:
    r = Report("A ceasefire along the river would be a fair option, Maddick said.")
    r.said("KES", "said", "A ceasefire along the river would be a fair option", "propose")
    assert r.leads().agreements[0].stage == "proposed"


@pytest.mark.parametrize(
    "text",
    [
        "The company signed no contract and the deal with its rival was worth two million.",
        "They ended the day with an agreement to meet again on Friday.",
        "The villages are the last settlements in the belt.",
        "He had a plan to visit his mother.",
        "She closed the document and left.",
    ],
    ids=["business", "meeting", "villages", "private plan", "file"],
)
def test_no_agreement_of_a_peace_process(text: str) -> None:
    assert all(a.family == "deal" and a.stage == "signed" for a in Report(text).leads().agreements)
    assert not Report(text).leads().touches


def test_the_ceasefire_is_a_provision_of_the_deal() -> None:
    r = Report(
        "The peace deal signed by Valdoria and Kestrel in May is holding.\n"
        "Observers reported a violation of the cease-fire near the mill."
    )
    said = r.said(
        "MON", "reported", "a violation of the cease-fire near the mill", "report_no_blame"
    )
    r.event("ASSAULT", "violation", said=said, realis="monitor_reported")
    leads = r.leads()
    assert len(leads.agreements) == 1
    assert [(p.label, p.span.text) for p in leads.provisions] == [("ceasefire", "cease-fire")]
    (touch,) = leads.touches
    assert (touch.occurrence, touch.violator, touch.explicit) == ("violation", None, True)


def test_accusation_of_breaking_a_truce_touches_it() -> None:
    r = Report("Valdoria accused Kestrel of breaking the truce signed in May.")
    r.said("VAL", "accused", "Kestrel of breaking the truce signed in May", "accuse", "KES")
    (touch,) = r.leads().touches
    assert touch.violator is not None
    assert (touch.provision, touch.violator.code) == ("ceasefire", "KES")


def test_attack_in_a_war_without_truce_touches_nothing() -> None:
    r = Report("Kestrelian guns shelled the mill. Talks on a ceasefire have failed, Valdoria said.")
    r.event("ASSAULT", "shelled", "KES", "VAL")
    assert r.leads().touches == ()


@pytest.mark.parametrize("realis", ["threatened", "hypothetical", "historical", "counterfactual"])
def test_what_did_not_happen_now_is_no_violation(realis: str) -> None:
    r = Report("Kestrel would attack the mill, breaking the truce signed in May.")
    r.event("ASSAULT", "attack", "KES", "VAL", realis=realis)
    assert not [t for t in r.leads().touches if t.occurrence == "violation" and t.event_id]


def test_truce_named_only_by_those_who_watch_it() -> None:
    r = Report("The peacekeepers recorded two explosions near the mill and named nobody.")
    said = r.said("MON", "recorded", "two explosions near the mill", "report_no_blame")
    r.event("ASSAULT", "explosions", said=said, realis="monitor_reported")
    leads = r.leads()
    assert leads.agreements[0].name == "ceasefire (not named)"
    assert [t.occurrence for t in leads.touches] == ["violation"]


def test_peacekeepers_task_done_and_task_given() -> None:
    r = Report(
        "The peace deal signed in May holds. Thirland deployed 200 peacekeepers to monitor the"
        " peace deal and to facilitate the return of refugees."
    )
    found = {(t.provision, t.occurrence) for t in r.leads().touches}
    assert found == {("peacekeeping", "compliance"), ("refugees", "mandate")}


def test_terms_of_a_draft_are_provisions() -> None:
    r = Report(
        "The Thirland proposals called for Kestrel to cede the belt, renounce its NATO ambitions"
        " and accept limits on its army."
    )
    content = "Kestrel to cede the belt, renounce its NATO ambitions and accept limits on its army"
    r.said("THI", "called for", content, "demand", "KES", quote_type="document")
    leads = r.leads()
    assert [p.label for p in leads.provisions] == ["territory", "alliances", "force_limits"]
    assert leads.agreements[0].authors == ("THI",)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="the dealtruce-“”\n.,0 ", max_size=120))
def test_spans_slice_the_text(text: str) -> None:
    r = Report(text)
    leads = r.leads()
    spans = [m for a in leads.agreements for m in a.mentions]
    spans += [x.span for x in (*leads.provisions, *leads.touches, *leads.positions)]
    assert all(text[s.start : s.end] == s.text for s in spans)


def dates(text: str, when: list[tuple[str, str | None, str]], published: str) -> list[str | None]:
    r = Report(text, published)
    for words, day, precision in when:
        s = r.span(words)
        value = f"XXXX-{words[-2:]}" if day is None else None
        r.times.append(Time(words, s.start, s.end, day, day, precision, "explicit", value))
    return [a.date for a in r.leads().agreements]


def test_an_agreement_is_never_of_a_day_after_the_report() -> None:
    words = "The Lake accord of Dec. 13 holds, Maddick said."
    assert dates(words, [("Dec. 13", "2024-12-13", "day")], "2024-02-26") == ["2023-12-13"]
    year = "The Lake accord of 2025 is a dream, Maddick said."
    assert dates(year, [("2025", "2025", "year")], "2024-02-26") == ["2025"]


def test_the_day_of_signing_is_the_agreements() -> None:
    text = "Valdoria and Kestrel signed an accord on Monday."
    assert dates(text, [("Monday", "2024-06-10", "day")], "2024-06-12") == ["2024-06-10"]
    old = "Valdoria and Kestrel spoke of the accord on Monday."
    assert dates(old, [("Monday", "2024-06-10", "day")], "2024-06-12") == [None]


def test_a_month_whose_year_nobody_tells_is_kept() -> None:
    r = Report("Maddick broke the November deal, the Valdorian army said.")
    s = r.span("November")
    r.times.append(Time(s.text, s.start, s.end, None, None, "month", "unknown", "XXXX-11"))
    (found,) = r.leads().agreements
    assert (found.date, found.yearless) == (None, "11")


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        ("the truce that halted the war", 2),
        ("the truce with Valdoria", 2),
        ("the truce", 1),
        ("the cease-fire", 1),
    ],
)
def test_a_truce_that_is_told_apart_is_a_mention_of_the_deal(words: str, mentions: int) -> None:
    r = Report(f"The peace deal signed by Valdoria and Kestrel holds. Then {words} was broken.")
    (found,) = r.leads().agreements
    assert len(found.mentions) == mentions


def test_a_headlines_mention_is_the_noun_and_what_stands_right_before_it() -> None:
    r = Report("# Valdoria reworks peace draft without Kestrel\nThe peace draft pleased nobody.")
    (found,) = r.leads().agreements
    assert found.name == "The peace draft"
    assert found.mentions[0].text == "peace draft"


@pytest.mark.parametrize("noun", ["accord", "Agreement", "deal", "pact"])
def test_one_agreement_by_any_noun(noun: str) -> None:
    (found,) = Report(f"The Stockholm {noun} holds, Maddick said.").leads().agreements
    assert found.names == ("stockholm agreement",)
