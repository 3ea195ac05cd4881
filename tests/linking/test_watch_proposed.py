"""Watches proposed from reports: camps from who is against whom, roles for who stands between."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.linking.sets_support import NAMES, read
from trucewatch.linking.watches.proposals import propose_watch
from trucewatch.linking.watches.watch import parse_watch
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources import open_inputs
from trucewatch.sources.manifest import with_manifest
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.agreements import load_agreement_words


def proposed(*reports: str) -> dict[str, Any]:
    stories = []
    for k, text in enumerate(reports):
        document = Document(f"d{k}", f"d{k}", "0", None, "text/plain")
        raw = RawDocument(document, text, Meta(date="2025-06-11"))
        stories += pipeline(Config()).code_document(raw)
    data: dict[str, Any] = yaml.safe_load(propose_watch(stories, "p"))
    return data


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proposed_of_a_week_has_camps_and_is_in_order(name: str) -> None:
    text = propose_watch(read(name).stories, name)
    data = yaml.safe_load(text)
    assert data["camps"]
    assert not isinstance(parse_watch(text), tuple)
    assert {r["who"] for r in data["roles"]}.isdisjoint(data["camps"])


@pytest.mark.parametrize(
    ("name", "camps", "between"),
    [
        ("bus", {"UNK:sable"}, set()),
        ("canal", {"UNK:river", "UNK:orvan"}, set()),
        ("prisoners", {"UNK:sarni", "UNK:karst"}, set()),
        ("loc", {"IND", "PAK"}, set()),
        ("kivu", {"COD", "CODREB:m23"}, {"QAT", "UNOIGO:monusco"}),
        ("nile", {"SSD", "SSDREB:splm-io"}, {"IGO:ismail-warsame"}),
        ("karrow", {"UNK:belmo", "UNK:free-movement"}, {"EUR"}),
        ("sanjuan", {"COL", "COLREB:eln"}, set()),
    ],
)
def test_camps_are_who_is_against_whom_and_who_mediates_is_none(
    name: str, camps: set[str], between: set[str]
) -> None:
    data = yaml.safe_load(propose_watch(read(name).stories, name))
    assert set(data["camps"]) == camps
    assert between <= {r["who"] for r in data["roles"]}


TALKS = (
    "DOHA, June 11 - Sudan and Chad held talks in Doha on Tuesday, mediated by Qatar. Sudan accused"
    " Chad of shelling Adre on Monday. Chad denied it."
)


def test_who_mediates_is_proposed_as_that() -> None:
    data = proposed(TALKS)
    assert set(data["camps"]) == {"SDN", "TCD"}
    assert {"who": "QAT", "role": "mediator", "affiliation": "QAT"} in data["roles"]


def test_who_mediates_and_is_accused_more_often_is_a_camp() -> None:
    more = (
        "KHARTOUM, June 11 - Sudan accused Qatar of bombing Adre on Monday. Qatar denied that its"
        " aircraft had bombed Adre. Sudan said that Qatar had killed two soldiers in the bombing.",
    )
    data = proposed(TALKS, *more, more[0].replace("Adre", "Geneina"))
    assert "QAT" in data["camps"]
    assert "QAT" not in {r["who"] for r in data["roles"]}


def in_order(*reports: str) -> dict[str, Any]:
    data = proposed(*reports)
    found = parse_watch(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))
    assert not isinstance(found, tuple), found
    return data


# Of each kind of what can be agreed one report; the nouns are all that the vocabulary has.
NOUNS = sorted(load_agreement_words().nouns.keys() | {"prisoner exchange deal", "hostage deal"})


@pytest.mark.parametrize("noun", NOUNS)
def test_whatever_was_signed_the_proposal_is_in_order(noun: str) -> None:
    in_order(
        f"JUBA, June 11 - The government and the SPLM-IO signed the {noun} on 3 May 2025 in Juba."
        f" The SPLM-IO accused the army on Monday of breaching the {noun} by shelling Nasir."
    )


def test_a_word_that_is_no_place_of_the_gazetteer_is_proposed_only_where_it_comes_again() -> None:
    once = "JUBA, June 11 - The SPLM-IO accused the army of shelling {} on Monday, killing {}."
    places = in_order(once.format("Malakal", "two"), once.format("Ulimbuku", "three"))["places"]
    assert "Malakal" in places and "Ulimbuku" not in places


def test_the_bundled_reports_propose_what_is_in_order() -> None:
    folder = corpus_folder()
    inputs = with_manifest(open_inputs([str(folder / "reports")], "auto"), folder)
    engine = pipeline(Config())
    coded = [s for raw in inputs if isinstance(raw, RawDocument) for s in engine.code_document(raw)]
    text = propose_watch(coded, "all")
    found = parse_watch(text)
    assert not isinstance(found, tuple), found
    assert found.agreements and found.places and found.issues


MONITORS = (
    "OSKA, June 11 - The Belt Observer Mission recorded eleven explosions near Dorn on Tuesday and"
    " did not say who had fired. The Tarn army accused the Sarun Liberation Front of shelling Dorn."
    " The front denied it. {}"
)


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ('"We counted eleven," mission spokeswoman Ingrid Halvorsen said.', "ingrid-halvorsen"),
        ('The mission\'s deputy head, Pavel Zeman, said: "We saw no crews."', "pavel-zeman"),
        ("Observer mission spokesman Tomas Ruud said nobody was hurt.", "tomas-ruud"),
    ],
)
def test_who_speaks_for_a_mission_is_no_monitor_beside_it(words: str, person: str) -> None:
    roles = in_order(MONITORS.format(words))["roles"]
    assert not any(r["who"].endswith(person) for r in roles)
    assert any("mission" in r["who"] and r["role"] == "monitor" for r in roles)


def test_a_body_called_by_names_alone_is_a_monitor_by_its_head() -> None:
    words = "The head of the observers of Belt Witness, a monitoring mission, saw no crews."
    roles = in_order(MONITORS.format(words))["roles"]
    assert any(r["who"].endswith("belt-observer-mission") for r in roles)
    assert all(r.get("affiliation") != "IGO" for r in roles)


def test_a_mediator_by_name_stays_one() -> None:
    words = "Mediator Anika Dorsch said that both would meet in Porsk on Friday."
    roles = in_order(MONITORS.format(words))["roles"]
    assert any(r["who"].endswith("anika-dorsch") and r["role"] == "mediator" for r in roles)


def test_a_mediator_by_name_and_by_last_name_is_one() -> None:
    words = "Mediator Anika Dorsch said that both would meet. Dorsch, the mediator, left for Porsk."
    roles = in_order(MONITORS.format(words))["roles"]
    assert sum(r["who"].endswith("dorsch") for r in roles) == 1


def test_one_body_with_and_without_a_state_is_proposed_once() -> None:
    words = "The Malaysian head of the Belt Observer Mission visited Dorn on Wednesday."
    roles = in_order(MONITORS.format(words))["roles"]
    assert sum("belt-observer-mission" in r["who"] for r in roles) == 1


def test_a_mission_of_the_united_nations_is_proposed_and_not_they_as_a_whole() -> None:
    roles = in_order(
        "JUBA, June 11 - The UN peacekeeping mission, UNMISS, reported shelling near Nasir on"
        " Tuesday and did not say who fired. The SPLM-IO accused the army of it. The army denied it."
        " UNMISS observers visited Nasir on Wednesday, the UN mission said."
    )["roles"]
    monitors = {r["who"] for r in roles if r["role"] == "monitor"}
    assert monitors == {"UNOIGO:unmiss"}
