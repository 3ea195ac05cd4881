"""The issue and provision vocabularies and the sides of the unknown."""

from __future__ import annotations

import pytest

from trucewatch.vocab.agreements import displays, load_agreement_words
from trucewatch.vocab.issues import load_issue_words
from trucewatch.vocab.patterns import first_match, parse_patterns
from trucewatch.vocab.sides import named_side, unknown_side
from trucewatch.vocab.tables import table


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("join nato", "alliances"),
        ("enlarge nato eastwards", "alliance_enlargement"),
        ("nato troop station", "foreign_troops"),
        ("article 5 guarantee nato member", "guarantees"),
        ("release prisoner", "prisoners"),
        ("cede territory", "territory"),
        ("limit on armed force", "force_limits"),
        ("neutral country", "neutrality"),
        ("ceasefire along front line", "ceasefire_line"),
        ("lift sanction", "sanctions"),
        ("buy bread", None),
    ],
)
def test_issue_of_words(words: str, issue: str | None) -> None:
    assert load_issue_words().issue_of(frozenset(words.split())) == issue


def test_every_provision_has_a_known_pax_code_and_pam_name() -> None:
    pax = " ".join(r["code"] + " " + r["label"] for r in table("pax_provisions.tsv"))
    pam = {r["provision"] for r in table("pam_provisions.tsv")}
    for row in load_agreement_words().provisions.values():
        assert row.pax is None or row.pax in pax, row.label
        assert row.pam is None or row.pam in pam, row.label


def test_provision_acts_name_provisions_of_the_list() -> None:
    words = load_agreement_words()
    assert {a.provision for a in words.provision_acts} <= set(words.provisions)
    assert {a.occurrence for a in words.provision_acts} <= set(displays("occurrence"))


def test_statuses_have_wording() -> None:
    assert {"contested", "unanswered", "monitor_no_blame", "changed"} <= set(displays("claim"))


def test_pattern_needs_all_its_words() -> None:
    patterns = parse_patterns("return refugee*|@x y", {"x": frozenset({"a", "b"})})
    assert first_match(patterns, frozenset({"return", "refugees"})) is not None
    assert first_match(patterns, frozenset({"b", "y"})) is not None
    assert first_match(patterns, frozenset({"return", "y"})) is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Valdorian army", "UNK:valdo"),
        ("Valdoria's foreign minister, Lena Sorrow", "UNK:valdo"),
        ("Officials in Valdoria", "UNK:valdo"),
        ("both armies", None),
        ("Residents", None),
        ("the soldiers", None),
        ("", None),
    ],
)
def test_side_of_somebody_no_table_knows(text: str, side: str | None) -> None:
    assert named_side(text) == side


@pytest.mark.parametrize(
    ("code", "text", "side"),
    [
        ("UNK:valdoria", "Valdoria", "UNK:valdo"),
        ("UNKMIL", "The Valdorian army", "UNK:valdo"),
        ("UNKGOV:defence-ministry", "Valdoria's defence ministry", "UNK:valdo"),
        ("UNKGOV:defence-ministry", "the ministry", "UNKGOV:defence-ministry"),
        ("UNKMIL", "the army", None),
    ],
)
def test_unknown_codes_and_words_meet_in_one_side(code: str, text: str, side: str | None) -> None:
    assert unknown_side(code, text) == side


@pytest.mark.parametrize(
    ("code", "text", "side"),
    [
        ("UNKGOV:tomas-varrel", "President Tomas Varrel of Valdoria", "UNK:valdo"),
        ("UNKGOV:lena-sorrow", "Lena Sorrow, the Valdorian envoy", "UNK:valdo"),
        ("UNKGOV:lena-sorrow", "Her counterpart, Ada Brink", "UNK:lena-sorrow"),
        ("UNKMIL", "The General Staff", None),
        ("UNKMIL:valdoria", "it", "UNK:valdo"),
        ("UNKGOV:valdoria-defence-ministry", "The ministry", "UNK:valdo"),
        ("UNKIGO:lake-observer-mission", "The mission", "UNK:lake"),
    ],
)
def test_titles_and_offices_name_no_side(code: str, text: str, side: str | None) -> None:
    assert unknown_side(code, text) == side
