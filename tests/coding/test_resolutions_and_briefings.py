"""Resolutions, briefings, rights groups' releases and joint communiqués: who says what in them."""

from __future__ import annotations

import pytest

import trucewatch as tw

RESOLUTION = """\
Resolution 2745 (2031)

The Security Council,

Recalling all its previous resolutions on the situation in Valdora,

1. Demands that all parties cease hostilities immediately;

2. Calls upon the Government of Valdora to allow aid to reach Tamar;

3. Condemns the shelling of Brod by the armed forces of Valdora;

4. Decides to extend the mandate of the Mission until 31 December 2031.
"""


def test_each_line_of_a_resolution_is_the_bodys() -> None:
    found = {c.text: s for s in tw.read(RESOLUTION).statements for c in s.content}
    assert {s.speaker.name for s in found.values() if s.speaker} == {"UN Security Council"}
    acts = {text.split()[0]: s.act for text, s in found.items()}
    assert acts["that"] == "demand"
    assert acts["the"] in ("call_for", "assess_negative", "accuse")
    assert acts["to"] == "announce_plan"
    condemned = next(s for text, s in found.items() if "shelling" in text)
    assert condemned.act in ("assess_negative", "accuse")


@pytest.mark.parametrize(
    "text",
    [
        "The army, which denied it, withdrew.\n\nRebels fired.\n\nResidents fled on Monday.",
        "Dear Sir,\n\nCalls are costly.\n\nDemands rise each year.",
    ],
)
def test_other_lines_are_nobodys_verbs(text: str) -> None:
    assert not [s for s in tw.read(text).statements if "enacted" in s.made_by.rules]


def test_an_office_named_in_anothers_is_not_that_person() -> None:
    found = tw.read(
        "The Secretary-General's Special Envoy for Valdora, Amina Koroma, met the parties in Osk."
        " The Secretary-General condemns the attack on a patrol in Brod."
    ).statements
    names = {s.speaker.name for s in found if s.speaker and "attack" in s.content[0].text}
    assert names == {"Secretary-General"}


def test_no_evidence_stays_no_evidence_and_no_reply_is_none() -> None:
    (said,) = tw.read("Rights Monitor found no evidence of military targets in Tamar.").statements
    assert said.content[0].text.startswith("no evidence")
    (said,) = tw.read("Rights Monitor found evidence of military targets in Tamar.").statements
    assert "no " not in said.content[0].text
    assert not tw.read("The ministry did not reply to a letter dated May 20.").statements


def test_a_state_before_a_title_is_where_it_happened() -> None:
    text = "Sudan: Army Shells Crowded Market\n\nTAMAR, May 4 (Wire) - Shells hit a market.\n"
    assert not tw.read(text).statements
    said = tw.read(text.replace("Sudan:", "Rights Monitor:")).statements
    assert [s.speaker.name for s in said if s.speaker] == ["Rights Monitor"]


def test_what_a_pact_is_on_has_not_been_done() -> None:
    text = "The army and the rebels met. No agreement was reached on the withdrawal of forces."
    realis = {e.realis for e in tw.read(text).events if e.type == "RETREAT"}
    assert realis <= {"planned", "hypothetical"}
    said = "The two sides reaffirmed their commitment to the ceasefire, the army and rebels said."
    events = tw.read(f"The army and the rebels fought in Osk on Monday. {said}").events
    for e in events:
        told = {code for a in e.actors for code in a.code.split(";")}
        assert not any(set(r.code.split(";")) <= told for r in e.recipients)


def test_a_monitor_that_names_the_doer_claims() -> None:
    text = "The army and the Issa Front fought on Monday. "
    named = tw.read(text + "The army shelled a market in Tamar, Rights Monitor said.").events
    assert {e.realis for e in named if e.trigger.text == "shelled"} == {"claimed"}
    nobody = tw.read(text + "A market in Tamar was shelled, Rights Monitor said.").events
    assert {e.realis for e in nobody if e.trigger.text == "shelled"} == {"monitor_reported"}


@pytest.mark.parametrize(
    "said",
    [
        "that attacks on civilians may amount to war crimes",
        "that attacks on peacekeepers violate international law",
        "that any attack on peacekeepers is a violation of resolution 1701",
        "attacks on civilians must stop",
    ],
)
def test_a_rule_tells_of_no_attack(said: str) -> None:
    found = tw.read(f"The army and rebels fought in Osk. UNIFIL said {said}.")
    assert not [e for e in found.events if e.trigger.text.startswith("attack")]
    assert not found.findings
    assert "report_no_blame" not in {s.act for s in found.statements}


def test_attacks_that_were_counted_are_told() -> None:
    text = "The army and rebels fought in Osk. UNIFIL said two attacks on civilians were recorded."
    found = tw.read(text)
    assert [e.trigger.text for e in found.events if e.trigger.text == "attacks"] == ["attacks"]


def test_who_rejects_reports_has_not_made_them() -> None:
    found = tw.read("The Front rejected reports that its fighters had shelled Klow.").statements
    assert [s.act for s in found] == ["deny"]
    other = tw.read("The army dismissed the Front's claim that it had shelled Klow.").statements
    assert {(s.speaker.name, s.act) for s in other if s.speaker} == {
        ("army", "deny"),
        ("Front", "assert"),
    }
