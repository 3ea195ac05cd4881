"""Those who are killed or hurt are not whom an accusation is against."""

from __future__ import annotations

import pytest

from tests.linking.test_talk_reports import linked

TRUCE = "Azerbaijan and Armenia spoke of breaches of the November truce agreement.\n\n"


def accused(sentence: str) -> set[str | None]:
    found = linked(TRUCE + sentence + "\n", "2026-03-06").findings
    return {f.violator.code if f.violator else None for f in found if f.occurrence == "violation"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Armenia's ministry said two servicemen were wounded in breach of the truce near Yeraskh.",
        "Azerbaijan's defence ministry said that one serviceman became a martyr in an attack which"
        " violated the truce.",
        "Azerbaijan's defence ministry condemned the killing of a soldier in breach of the truce.",
        "Armenia said a soldier died of his wounds in a violation of the truce.",
    ],
)
def test_a_victim_is_no_violator(sentence: str) -> None:
    assert accused(sentence) <= {None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Armenia said Azerbaijani soldiers had wounded two servicemen in breach of the truce.",
        "Armenia said two servicemen were wounded by Azerbaijani fire in breach of the truce.",
    ],
)
def test_who_wounds_is_one(sentence: str) -> None:
    assert {(code or "")[:3] for code in accused(sentence)} == {"AZE"}


def test_the_attackers_are_accused_and_not_those_whom_they_hit() -> None:
    sentence = (
        "Azerbaijan's defence ministry said gunmen attacked its unit. As a result one serviceman"
        " became a martyr and another was injured, it said, in breach of the truce."
    )
    assert accused(sentence) <= {None, "UNKUAF"}
