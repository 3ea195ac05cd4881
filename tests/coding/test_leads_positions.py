"""Positions told by moves, waits and conditions, each with sentences that take none."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report

DAY = "2024-06-12"


def told(text: str) -> list[tuple[str, str, str]]:
    return [(p.party.code, p.issue, p.kind) for p in Report(text).leads().positions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kestrel and Valdoria agreed to run the dam together.",
         [("KES", "installations", "concession"), ("VAL", "installations", "concession")]),
        ("Kestrel agreed to run the dam together with its neighbour.", []),
        ("Kestrel and Valdoria would agree to run the dam together, he hoped.", []),
        ("Kestrel and Valdoria had in 1994 agreed to run the dam together.", []),
        ("Kestrel and Valdoria agreed to meet for talks in May.", []),
        ("Kestrel and Valdoria agreed to a ceasefire.", []),
        ("Kestrel was ready to free all prisoners.", [("KES", "prisoners", "offer")]),
        ("Kestrel was not ready to free the prisoners.", [("KES", "prisoners", "refusal")]),
        ("The dinner of the prisoners was ready.", []),
        ("Kestrel no longer insists on a withdrawal of the guns.",
         [("KES", "withdrawal", "concession"), ("KES", "withdrawal", "former")]),
        ("Kestrel insists on a withdrawal of the guns.", [("KES", "withdrawal", "demand")]),
        ("Kestrel dropped its demand for the prisoners.",
         [("KES", "prisoners", "concession"), ("KES", "prisoners", "former")]),
        ("Kestrel dropped leaflets over the prisoners.", []),
    ],
)  # fmt: skip
def test_what_is_agreed_dropped_or_ready(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("its troops will leave the port when the blockade ends", "condition",
         "when the blockade ends"),
        ("its troops would leave the port only after the last prisoner was home", "condition",
         "only after the last prisoner was home"),
        ("its troops left the port when the blockade ended", None, None),
        ("it would comment on the withdrawal once the talks were over", None, None),
        ("it might pull its troops back if Valdoria did the same", "offer",
         "if Valdoria did the same"),
        ("the talks might fail if Valdoria did not withdraw its troops", None, None),
    ],
)  # fmt: skip
def test_what_a_party_waits_for(text: str, kind: str | None, condition: str | None) -> None:
    r = Report(f"Kestrel said that {text}.")
    r.said("KES", "said", text, "assert")
    found = [(p.kind, p.condition) for p in r.leads().positions]
    assert found == ([] if kind is None else [(kind, condition)])


def test_a_condition_behind_the_words_of_reporting_stays_with_its_offer() -> None:
    r = Report("Kestrel offered to share the dam, Maddick told the agency, but only if it kept it.")
    r.said("KES", "offered", "to share the dam", "offer")
    (s,) = r.statements
    r.statements[0] = type(s)(
        s.id, s.story_id, s.speaker, s.chain, s.cue,
        (*s.content, r.span("but only if it kept it")), s.act, s.quote_type, s.target, s.time,
        s.answers, s.second_hand, s.uncertain, s.made_by,
    )  # fmt: skip
    (p,) = r.leads().positions
    assert (p.value, p.condition) == ("to share the dam", "only if it kept it")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("vowed never to cede the province", "red_line"),
        ("vowed to free the prisoners", "guarantee"),
    ],
)
def test_a_promise_never_to_give_is_a_red_line(words: str, kind: str) -> None:
    r = Report(f"Kestrel {words}.")
    r.said("KES", "vowed", words.removeprefix("vowed "), "guarantee")
    assert [p.kind for p in r.leads().positions] == [kind]


def test_rejecting_a_charge_is_no_position_rejecting_an_offer_is_one() -> None:
    text = "Valdoria accused Kestrel of breaking the truce. Kestrel rejected this as an old song."
    r = Report(text)
    r.said("VAL", "accused", "Kestrel of breaking the truce", "accuse", "KES")
    assert r.leads().positions == ()
    offer = Report("Valdoria offered a truce. Kestrel rejected this as an old song.")
    offer.said("VAL", "offered", "a truce", "offer")
    assert [p.kind for p in offer.leads().positions] == ["offer", "refusal"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kestrel refuses a withdrawal.", DAY),
        ("Kestrel has refused a withdrawal.", None),
        ("Kestrel refused a withdrawal.", DAY),
        ("Kestrel had refused a withdrawal.", None),
        ("Kestrel no longer opposed a withdrawal.", DAY),
    ],
)
def test_the_day_of_what_the_report_tells(text: str, day: str | None) -> None:
    found = Report(text, DAY).leads().positions
    assert [p.date for p in found if p.kind != "former"] == [day]


def test_a_condition_that_the_statement_leaves_out_is_still_the_offers() -> None:
    r = Report("Kestrel said it could live with sharing the dam, but only if the police stayed.")
    r.said("KES", "said", "it could live with sharing the dam", "offer")
    assert [(p.value, p.condition) for p in r.leads().positions] == [
        ("it could live with sharing the dam", "only if the police stayed")
    ]
    other = Report("Kestrel offered to share the dam. If it rains, the dam will be full.")
    other.said("KES", "offered", "to share the dam", "offer")
    assert [p.condition for p in other.leads().positions] == [None]


def test_a_demand_on_no_known_issue_is_kept_without_one() -> None:
    r = Report("Kestrel demanded that the lighthouse be painted green.")
    r.said("KES", "demanded", "that the lighthouse be painted green", "demand")
    (p,) = r.leads().positions
    assert (p.issue, p.kind) == ("", "demand")
    plain = Report("Kestrel said that the lighthouse was green.")
    plain.said("KES", "said", "that the lighthouse was green", "assert")
    assert plain.leads().positions == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kestrel no longer tied the withdrawal to a vote.",
         "no longer tied the withdrawal to a vote"),
        ("Kestrel would not accept a withdrawal of the guns.",
         "would not accept a withdrawal of the guns"),
        ("Kestrel refused a withdrawal of the guns.", "refused a withdrawal of the guns"),
    ],
)  # fmt: skip
def test_a_value_keeps_what_negates_it(text: str, value: str) -> None:
    assert [p.value for p in Report(text).leads().positions] == [value]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kestrel insisted that all prisoners be freed.", ["demand"]),
        ("Kestrel insisted on a withdrawal of the guns.", ["demand"]),
        ("Kestrel insisted that it had withdrawn its troops.", []),
        ("The order stands, Kestrel insisted, and the withdrawal was complete.", []),
    ],
)
def test_insisting_on_a_fact_demands_nothing(text: str, kinds: list[str]) -> None:
    assert [p.kind for p in Report(text).leads().positions] == kinds


@pytest.mark.parametrize(
    ("cue", "rest", "kinds"),
    [
        ("claimed responsibility for", "an ambush on an aid convoy", []),
        ("admitted", "that it had held the prisoners", []),
        ("conceded", "that its guns had fired during the withdrawal", []),
        ("accepted", "the withdrawal of the guns", ["concession"]),
    ],
)
def test_owning_up_gives_nothing_away(cue: str, rest: str, kinds: list[str]) -> None:
    r = Report(f"Kestrel {cue} {rest}.")
    r.said("KES", cue, rest, "concede")
    assert [p.kind for p in r.leads().positions] == kinds


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("The government of Kestrel demands that Valdoria leave the valley and warns that the army"
         " will retake the town by force if the deadline is not met.", 0),
        ("Kestrel warned that its army would retake the valley if Valdoria did not withdraw.", 0),
        ("Kestrel offered to free all prisoners if Valdoria withdrew.", 1),
    ],
)  # fmt: skip
def test_what_is_warned_of_is_no_offer(text: str, offers: int) -> None:
    found = Report(text).leads().positions
    assert sum(p.kind == "offer" for p in found) == offers
    assert not any("retake" in p.value for p in found)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Kestrel's army holds the valley.", 1),
        ("Kestrel's army has retaken the town of Osk.", 1),
        ("Kestrel's army will retake the town of Osk.", 0),
        ("Kestrel warned that its army will seize the town of Osk by force.", 0),
        ("If Kestrel's army holds the town of Osk, the road stays open.", 0),
        ("Kestrel's army will enter Osk and hold the town.", 0),
    ],
)
def test_what_will_be_held_is_not_held(text: str, held: int) -> None:
    assert len(Report(text).leads().situations) == held
