"""Which paper a mention means: by its sort, its makers, its names; a draft is not in force."""

from __future__ import annotations

from functools import cache

import pytest

from tests.coding.statements_support import as_story
from trucewatch.linking.agreements.register_names import proper_names
from trucewatch.linking.agreements.register_undated import Entry, other_papers
from trucewatch.records import Span
from trucewatch.records.leads import AgreementMention
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Config(coder="quick"))


def _mentions(text: str) -> tuple[AgreementMention, ...]:
    return _pipeline().code(as_story(text)).leads.agreements


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Congo and the M23 rebels discussed a draft protocol on prisoners in Doha.", "draft"),
        ("Kenya and Uganda are near a draft agreement on a ceasefire, a mediator said.", "draft"),
        ("Congo and the M23 rebels signed a protocol on prisoners in Doha on Tuesday.", "signed"),
    ],
)
def test_a_draft_is_no_signed_paper(text: str, stage: str) -> None:
    assert {m.stage for m in _mentions(text)} == {stage}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Congo and M23 rebels, with the United States, signed a protocol in Doha.", False),
        (
            "The United States and Afghanistan's Taliban kept to the deal that they signed in Doha"
            " in February 2020, the U.S. envoy for Afghanistan said.",
            None,
        ),
    ],
)
def test_who_brings_others_together_is_no_party_of_another_deal(
    text: str, names: bool | None
) -> None:
    found = [m.names for m in _mentions(text)]
    assert names is None or not any("doha agreement" in n for n in found)


def _entry(*texts: str) -> Entry:
    spans = tuple(Span(t, 0, len(t)) for t in texts)
    mention = AgreementMention(
        texts[0], "peace_agreement", "deal", "signed", None, (), (), (), (), (), spans
    )
    return Entry("s", "", 0, texts[0], mention, frozenset(), ())


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("a protocol", "the Doha Declaration", True),
        ("the treaty", "the memorandum", True),
        ("a protocol", "the deal", False),
        ("the Lake Declaration", "the declaration", False),
    ],
)
def test_papers_of_two_sorts_are_two(one: str, two: str, apart: bool) -> None:
    assert other_papers(_entry(one), _entry(two)) is apart


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Russian-brokered peace in Nagorno-Karabakh", set()),
        ("a deal brokered by Moscow", set()),
        ("the Doha framework agreement", {"doha"}),
        ("the Zorb-Kelm Accord", {"zorb", "kelm"}),
    ],
)
def test_what_a_deal_is_about_is_no_name_of_it(text: str, names: set[str]) -> None:
    assert proper_names(_entry(text).mention) == names
