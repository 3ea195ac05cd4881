"""Prices, promises and bars told in plain words; other matters; values that can be read alone."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.leads_support import Report
from trucewatch.records import Actor


def of(
    content: str,
    act: str = "assert",
    first: str = "Kestrel and Valdoria differ.",
    cue: str = "said",
) -> list[tuple[str, str, str | None]]:
    r = Report(f"{first}\nKestrel {cue} {content}.\nValdoria accused Kestrel.")
    r.said("KES", cue, content, act)
    r.said("VAL", "accused", "Kestrel.", "accuse", "KES")
    return [(p.issue, p.kind, p.condition) for p in r.leads().positions]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("ships could pass the strait if Valdoria recalled its frigates",
         [("transport", "offer", "if Valdoria recalled its frigates")]),
        ("ships could sink if the storm went on", []),
        ("it would free six soldiers", [("prisoners", "offer", None)]),
        ("its army would lift the blockade", [("aid_access", "offer", None)]),
        ("it would not free the soldiers", [("prisoners", "refusal", None)]),
        ("Valdoria would free six soldiers", []),
        ("captives would be freed only in exchange for fighters",
         [("prisoners", "condition", None)]),
        ("there will be no ceasefire until every hostage is home",
         [("ceasefire", "condition", None)]),
        ("there was no ceasefire until May", []),
        ("the islands are not up for negotiation", [("territory", "red_line", None)]),
    ],
)  # fmt: skip
def test_stands_in_plain_words(content: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(i, k, c if k == "offer" else None) for i, k, c in of(content)] == found


@pytest.mark.parametrize(
    ("content", "act", "found"),
    [
        ("that the poet be honoured", "demand", [("other", "demand")]),
        ("everybody must be careful", "demand", []),
        ("that the officer be tried", "demand", [("justice", "demand")]),
        ("that the officer was tried", "assert", []),
        ("that two banners be lowered", "concede", []),
    ],
)
def test_what_no_issue_names_is_kept_under_other_matters(
    content: str, act: str, found: list[tuple[str, str]]
) -> None:
    met = "Kestrel and Valdoria met in Osk on Monday."
    assert [(i, k) for i, k, _ in of(content, act, met, "asked") if i] == found


def test_on_other_matters_only_what_a_verb_of_asking_tells_is_a_stand() -> None:
    met = "Kestrel and Valdoria met in Osk on Monday."
    assert of("that the poet be honoured", "demand", met) == [("", "demand", None)]


def test_without_a_table_there_are_no_stands_on_other_matters() -> None:
    assert of("that the poet be honoured", "demand") == [("", "demand", None)]


def test_who_is_not_at_the_table_has_no_stand_on_other_matters() -> None:
    r = Report("Kestrel and Valdoria met in Osk. Thirland said that the poet be honoured.")
    r.said("THI", "said", "that the poet be honoured", "demand")
    assert [p.issue for p in r.leads().positions] == [""]


@pytest.mark.parametrize(
    ("cue", "content", "act", "value"),
    [
        ("asked", "for a corridor", "demand", "asked for a corridor"),
        (
            "asked",
            "the observers for safe passage",
            "demand",
            "asked the observers for safe passage",
        ),
        ("asked", "the observers to leave the port", "demand", "the observers to leave the port"),
        ("ruled out", "elections", "reject", "ruled out elections"),
        ("demanded", "free elections", "demand", "free elections"),
        ("rejected", "elections under “foreign eyes", "reject", "elections under “foreign eyes”"),
    ],
)
def test_a_value_can_be_read_alone(cue: str, content: str, act: str, value: str) -> None:
    r = Report(f"Kestrel {cue} {content}.")
    r.said("KES", cue, content, act, "VAL")
    assert [p.value for p in r.leads().positions] == [value]


def test_who_tells_a_stand_is_no_part_of_it() -> None:
    r = Report("Kestrel accepted elections, Sorrow told the agency.")
    r.said("VAL", "told", "Kestrel accepted elections", "assert")
    s = r.statements[0]
    at = r.span("Sorrow")
    who = Actor(at.text, at.start, at.end, "VAL", "VAL", "GOV", "VAL")
    r.statements[0] = msgspec.structs.replace(s, speaker=who)
    assert [p.value for p in r.leads().positions] == ["accepted elections"]


def test_a_demand_that_is_denied_is_none() -> None:
    text = "Thirland denied that Kestrel had demanded elections."
    r = Report(text)
    r.said("THI", "denied", "that Kestrel had demanded elections", "deny")
    assert r.leads().positions == ()
    assert Report("Kestrel demanded elections.").leads().positions != ()
