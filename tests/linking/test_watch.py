"""Watches: read, checked in words, proposed; camps and agreements of a watch in the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.linking.builder import StoryBuilder, breach_story
from tests.linking.parts_support import link_parts
from trucewatch.linking import link
from trucewatch.linking.agreements.clauses import clauses_of, provisions_of
from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.claims.claims import recamped
from trucewatch.linking.watches.proposals import propose_watch
from trucewatch.linking.watches.watch import parse_watch
from trucewatch.records import Document
from trucewatch.records.leads import NO_ISSUE
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.vocab.agreements import agreement_kinds

WATCHES = sorted((Path(__file__).parents[2] / "src/trucewatch/watches").glob("*.yaml"))
GOOD = """
name: The river belt
camps:
  North: [VAL]
  South: [KES]
roles:
  - {who: MON, role: monitor, affiliation: KES}
agreements:
  - name: Truce of Marrow
    aliases: [marrow truce]
    signed: 2024-05-03
    kind: ceasefire
    parties: [VAL, KES]
    text: |
      1. A full ceasefire holds along the river.
      2. Forces withdraw from the belt.
"""


def watch(text: str = GOOD) -> Watch:
    found = parse_watch(text)
    assert isinstance(found, Watch), found
    return found


@pytest.mark.parametrize("path", WATCHES, ids=lambda p: p.stem)
def test_bundled_watches_are_in_order(path: Path) -> None:
    found = watch(path.read_text(encoding="utf-8"))
    assert found.camps and found.issues and found.agreements
    assert all(provisions_of(a.clauses) or a.kind != "ceasefire" for a in found.agreements)


def test_three_watches_are_bundled() -> None:
    assert len(WATCHES) == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: [", "not YAML (line"),
        ("- a", "a watch is a mapping"),
        ("camps: {}", "name: give the process a name"),
        ("name: x\ncamp: {}", "camp: no such key; there are: name, about, camps"),
        ("name: x\ncamps: {A: ARM}", "camps.A: give the codes of its members as a list"),
        ("name: x\ncamps: {A: [Armenia]}", "camps.A[0]: 'Armenia' is no code"),
        ("name: x\ncamps: {A: [ARM], B: [ARM]}", "camps.B[0]: ARM is in the camp 'A' already"),
        ("name: x\nroles: [{who: ARM, role: judge}]", "roles[0]: give who"),
        ("name: x\nagreements: [{name: T, signed: May}]", "agreements[0].signed: 'May' is no date"),
        (
            "name: x\nagreements: [{name: T, kind: pact}]",
            "agreements[0].kind: 'pact' is no kind of agreement; write other, or one of: ceasefire",
        ),
        ("name: x\nagreements: [{name: T, place: X}]", "agreements[0].place: no such key"),
        ("name: x\nissues: [[weather]]", "issues[0]: no issue"),
        ("name: x\nissues: [weather]", "issues[0]: no issue 'weather'"),
        ("name: x\nplaces: Marrow", "places: give a list"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    found = parse_watch(text)
    assert isinstance(found, tuple)
    assert any(problem in p for p in found), found


@pytest.mark.parametrize(
    ("text", "where", "value", "line"),
    [
        ("name: x\ncamps:\n  A: [ARM]\n  B:\n  - AZE\n  - here", "camps.B[1]: ", "'here'", 6),
        ("name: x\nagreements:\n- name: T\n  kind: truce", "agreements[0].kind: ", "'truce'", 4),
        ("name: x\nagreements:\n- name: T\n- signed: 2024", "agreements[1]: ", "a name", 4),
        ("name: x\nroles:\n- who: ARM\n  role: judge", "roles[0]: ", "'judge' is no role", 3),
        ("name: x\nplan: y", "plan: ", "no such key", 2),
        ("name: x\nissues:\n- name: Grain", "issues[0].words: ", "as a list", 3),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, where: str, value: str, line: int) -> None:
    (found,) = parse_watch(text)
    assert found.startswith(where) and value in found and found.endswith(f" (line {line})")


def test_what_is_not_there_has_no_line() -> None:
    assert parse_watch("camps: {}") == ("name: give the process a name",)


@pytest.mark.parametrize("kind", sorted(agreement_kinds()))
def test_every_kind_that_is_coded_may_stand_in_a_watch(kind: str) -> None:
    assert watch(f"name: x\nagreements: [{{name: T, kind: {kind}}}]").agreements[0].kind == kind


@pytest.mark.parametrize(
    ("text", "words"), [("name: 2024-13-99", "quotation marks"), ("[" * 5000, "nested too deeply")]
)
def test_yaml_that_breaks_its_reader_is_said_in_one_line(text: str, words: str) -> None:
    found = parse_watch(text)
    assert isinstance(found, tuple) and len(found) == 1 and words in found[0]


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ("agreements: [{name: 5}]", "agreements[0].name: '5' is no text"),
        ("agreements: [{name: T, kind: [1]}]", "agreements[0].kind: '[1]' is no text"),
        ("agreements: [{name: T, aliases: foo}]", "agreements[0].aliases: give a list"),
        ("agreements: [{name: T, aliases: ['']}]", "agreements[0].aliases[0]: is empty"),
        ("agreements: [{name: T, parties: ARM}]", "agreements[0].parties: give a list"),
        ("agreements: [{name: T, signed: '2031-99-99'}]", "'2031-99-99' is no date"),
        ("agreements: [{name: T, signed: '2031-02-30'}]", "'2031-02-30' is no date"),
        ("issues: [[a]]", "issues[0]: no issue"),
        ("roles: [5]", "roles[0]: give a mapping"),
        ("places: Klow", "places: give a list"),
        ("places: [2031]", "places[0]: '2031' is no text"),
        ("camps: {A: [ARM], A: [AZE]}", "the key 'A' stands twice"),
        ("camps: {[A]: [ARM]}", "a key is a word"),
        ("camps: {monitor: [ARM]}", "camps.monitor: the record's own word"),
        ("camps: {third: [ARM]}", "camps.third: the record's own word"),
        ("places: &a [Klow]\nsources: *a", "a watch holds no aliases"),
        ("about: " + "x" * 2_000_001, "longer than"),
    ],
)
def test_what_a_watch_cannot_hold_is_said_with_its_place(rest: str, problem: str) -> None:
    found = parse_watch(f"name: x\n{rest}\n")
    assert isinstance(found, tuple) and any(problem in line for line in found)


@pytest.mark.parametrize(
    "rest",
    [
        "agreements: [{name: T, signed: 2031-02}]",
        "agreements: [{name: T, signed: 2031-02-28, aliases:}]",
        "agreements: [{name: T, signed: 2031}]",
        "about:\nplaces:\nagreements:",
    ],
)
def test_what_is_left_open_in_a_watch_is_in_order(rest: str) -> None:
    assert not isinstance(parse_watch(f"name: x\n{rest}\n"), tuple)


def test_nested_aliases_cost_no_time() -> None:
    rows = [
        "a0: &a0 [x, x]",
        *(f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]" for k in range(1, 9)),
    ]
    assert isinstance(parse_watch("name: x\n" + "\n".join(rows)), tuple)


def test_yaml_is_read_safely() -> None:
    assert isinstance(parse_watch("name: !!python/object/apply:os.getcwd []"), tuple)


def test_clauses_are_cut_at_numbers_else_at_blank_lines() -> None:
    assert clauses_of("1. A truce.\n2. Forces withdraw.") == ("1. A truce.", "2. Forces withdraw.")
    assert clauses_of("A truce holds.\n\nForces\nwithdraw.") == (
        "A truce holds.",
        "Forces withdraw.",
    )
    assert clauses_of("") == ()
    assert set(provisions_of(("1. A full ceasefire.", "2. Forces withdraw."))) == {
        "ceasefire", "withdrawal",
    }  # fmt: skip


def test_camps_and_agreements_of_a_watch() -> None:
    linked = link([breach_story().build()], watch())
    (found,) = (s for i in linked.incidents for s in i.claim_sets if s.kind == "breach")
    assert {c.camp for c in found.claims} == {"North", "South", "monitor"}
    (agreement,) = linked.agreements
    assert (agreement.name, agreement.kind) == ("Truce of Marrow", "ceasefire")
    terms = {p.label: p.terms for p in agreement.provisions}
    assert terms["cessation of hostilities"] == "1. A full ceasefire holds along the river."
    cited = {p.id for p in agreement.provisions}
    assert {f.provision_id for f in linked.findings} <= cited


def test_camps_can_be_set_afterwards() -> None:
    linked = link([breach_story().build()])
    (found,) = (s for i in linked.incidents for s in i.claim_sets if s.kind == "breach")
    seen = recamped(found, watch())
    assert {c.camp for c in seen.claims} == {"North", "South", "monitor"}
    assert seen.status == found.status
    one = watch("name: x\ncamps: {Both: [VAL, KES]}")
    assert {c.camp for c in recamped(found, one).claims} == {"Both", "monitor"}


def test_a_proposed_watch_is_in_order() -> None:
    text = propose_watch([breach_story().build()], "The belt")
    data = yaml.safe_load(text)
    assert set(data["camps"]) == {"KES", "VAL"}
    assert data["agreements"][0]["signed"] == "2024-05-03"
    assert watch(text).name == "The belt"


GRAIN = (
    GOOD
    + """
issues:
  - prisoners
  - {name: Grain lane, words: [grain lane, wheat ships]}
"""
)


def grain(value: str, issue: str, text: str | None = GRAIN) -> list[str]:
    s = StoryBuilder("g")
    s.position("KES", issue, "demand", value)
    known = watch(text) if text is not None else None
    assert link([s.build()], known) == link_parts([s.build()], known)
    return [p.issue for p in link([s.build()], known).positions]


def test_the_users_own_words_find_positions() -> None:
    assert watch(GRAIN).issues == ("prisoners", "grain_lane")
    assert grain("open the Grain Lane at once", NO_ISSUE) == ["grain_lane"]
    assert grain("let wheat ships through the crossing", "aid_access") == ["grain_lane"]
    assert grain("grains in the lane", NO_ISSUE) == []
    assert grain("open the grain lane", NO_ISSUE, None) == []
    assert grain("open the grain lane", NO_ISSUE, GOOD) == []


@pytest.mark.parametrize(
    ("issue", "wrong"),
    [
        ("{words: [a]}", "issues[0].name"),
        ("{name: Grain}", "issues[0].words"),
        ("{name: Grain, words: grain}", "issues[0].words"),
        ("{name: Grain, words: [grain], kind: x}", "issues[0].kind"),
        ("grain", "issues[0]: no issue 'grain'"),
    ],
)
def test_an_own_issue_needs_a_name_and_words(issue: str, wrong: str) -> None:
    found = parse_watch(f"name: x\nissues:\n  - {issue}\n")
    assert isinstance(found, tuple)
    assert any(line.startswith(wrong) for line in found)


_READ = (
    "Dorvana's army shelled the town of Tarn on Monday, Marovia's ministry said. Dorvana denied it"
    " and accused Marovia of firing first. Observers said 40 violations were recorded. The Tarn"
    " Monitoring Mission said it had recorded 12 violations of the ceasefire. President Ana Velk of"
    " Marovia accused Dorvana of breaking the ceasefire.\n"
)


def test_what_is_proposed_for_a_report_has_no_nameless_monitor_and_no_person() -> None:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), _READ, Meta())
    text = propose_watch(list(pipeline(Config(coder="quick")).code_document(raw)), "The belt")
    data = yaml.safe_load(text)
    assert {r["who"] for r in data["roles"]} == {"UNKIGO:tarn-monitoring-mission"}
    assert set(data["camps"]) == {"UNK:dorva", "UNK:marov"}
    assert not isinstance(parse_watch(text), tuple)
