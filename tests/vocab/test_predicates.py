"""The predicate lexicon is whole: known types, modes, frames, classes, no dead rows."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code
from trucewatch.vocab.predicates import PredicateTable, load_predicates
from trucewatch.vocab.tables import table

FRAMES = {
    "",
    "sym",
    "rev",
    "s",
    "med",
    "host",
    "guest",
    "judged",
    "visit",
    "own",
    "gain",
    "of",
    "by",
    "so",
    "suffer",
    "to",
    "viol",
}
USES = {"a", "b", "c", "m", "l", "p", "s", "t", ""}
TYPES = {r["type"] for r in table("plover/plover_event_types.tsv")}
MODES = {(r["type"], r["mode"]) for r in table("plover/plover_modes.tsv")}
CONTEXTS = {r["context"] for r in table("plover/plover_contexts.tsv")}


@pytest.fixture(scope="module")
def lexicon() -> PredicateTable:
    return load_predicates()


@pytest.mark.parametrize("name", ["verbs", "nouns", "phrases"])
def test_rows_use_known_codes(name: str) -> None:
    for row in table(f"predicates/{name}.tsv"):
        assert row["type"] in TYPES | {"NONE"}, row
        assert not row["mode"] or (row["type"], row["mode"]) in MODES, row
        assert row["use"] in USES, row
        assert row["frame"] in FRAMES, row


def test_classes_that_conditions_name_exist(lexicon: PredicateTable) -> None:
    for name in ("verbs", "nouns"):
        for row in table(f"predicates/{name}.tsv"):
            for word in row["objects"].split(","):
                assert not word.startswith("@") or word[1:] in lexicon.classes, row


def test_every_type_has_verbs_and_all_contexts_are_cued(lexicon: PredicateTable) -> None:
    seen = {e.type for entries in lexicon.verbs.values() for e in entries}
    assert seen >= TYPES
    assert {c.context for c in lexicon.contexts} == CONTEXTS


def test_mode_cues_name_modes(lexicon: PredicateTable) -> None:
    for cue in lexicon.modes:
        assert (cue.type, cue.mode) in MODES
        assert cue.where in ("trigger", "argument")
        assert cue.words


def test_size(lexicon: PredicateTable) -> None:
    assert len(lexicon.verbs) > 1000
    assert len(lexicon.nouns) > 250
    assert sum(len(e) for e in lexicon.verbs.values()) > 1700


def test_phrase_heads_lie_inside(lexicon: PredicateTable) -> None:
    for head, phrases in lexicon.phrases.items():
        for phrase in phrases:
            assert phrase.lemmas[phrase.head] == head


EXAMPLES = table("predicates/examples.tsv")


def test_examples_cover_what_is_easily_mistaken() -> None:
    assert len(EXAMPLES) >= 150
    assert sum(r["type"] == "-" for r in EXAMPLES) >= 20


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda r: f"{r['key']}:{r['type']}")
def test_example(row: dict[str, str]) -> None:
    types = {e.type for e in code(row["sentence"])}
    if row["type"] == "-":
        assert not types
    else:
        assert row["type"] in types
