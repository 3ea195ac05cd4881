"""Acts without a day in a story whose sentences around them fix it, and those that nothing fixes."""

from __future__ import annotations

import pytest

from trucewatch.linking import link
from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

FIRST = "DOLNA, June 11 - Shells hit the market of Dolna on Monday, killing four people."


def day_of_brenk(text: str) -> str | None:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2025-06-11"))
    incidents = link(pipeline(Config()).code_document(raw)).incidents
    (found,) = [i for i in incidents if i.place is not None and i.place.name == "Brenk"]
    return None if found.time is None else found.time.from_


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (" Rockets also hit Brenk, wounding two soldiers.", "2025-06-09"),
        (" Rockets hit Brenk. On the same day gunmen attacked a post at Kesk.", "2025-06-09"),
        (" The same night rockets hit Brenk, wounding two soldiers.", "2025-06-09"),
        (" The day before, rockets hit Brenk, wounding two soldiers.", "2025-06-08"),
        (" Two people died later. The army answered by bombing Brenk the same evening.",
         "2025-06-09"),
        (" Rockets hit Brenk. On Tuesday gunmen attacked a post at Kesk.", None),
        (" Rockets hit Brenk, wounding two soldiers.", None),
        ("\nRockets also hit Brenk, wounding two soldiers.", None),
    ],
)  # fmt: skip
def test_the_sentences_around_an_act_fix_its_day(told: str, day: str | None) -> None:
    assert day_of_brenk(FIRST + told) == day


def test_a_month_or_a_signing_fixes_no_day() -> None:
    for first in ("Shells hit Dolna in May.", "The truce was signed on Monday."):
        told = f"DOLNA, June 11 - {first} Rockets also hit Brenk, killing two soldiers."
        assert day_of_brenk(told) is None
