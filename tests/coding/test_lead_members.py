"""Heads of lands that no table knows are of the land whose will they tell."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def _members(text: str) -> dict[str, str]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    (coded,) = pipeline(Config(coder="quick")).code_document(raw)
    return {m.code: m.side for m in coded.leads.members}


@pytest.mark.parametrize(
    "text",
    [
        "Orsia will never negotiate with killers, President Tomas Velk said on Monday.",
        "President Tomas Velk said that Orsia was ready to discuss a truce.",
        "“Orsia will sign no such paper,” President Tomas Velk told reporters.",
    ],
)
def test_who_tells_the_will_of_a_land_is_of_it(text: str) -> None:
    assert _members(text) == {"UNKGOV:tomas-velk": "orsia"}


@pytest.mark.parametrize(
    "text",
    [
        "Orsia will pay for this, President Tomas Velk said on Monday.",
        "Orsia has never negotiated, President Tomas Velk said on Monday.",
        "Orsia will never negotiate, the farmer Tomas Velk said on Monday.",
        "Orsia will collapse within a year, President Tomas Velk said.",
    ],
)
def test_who_foretells_a_foe_is_not_of_it(text: str) -> None:
    assert _members(text) == {}
