"""What nobody says is not told: negated cues, questions, neither yes nor no, corrected reports."""

from __future__ import annotations

from functools import cache

import pytest

from tests.coding.statements_support import as_story
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline

# realis of the deed | text
ROWS = """
hypothetical|Kenya never said that Ugandan troops had shelled Busia on Monday.
hypothetical|The ministry has not claimed that rebels burned the mill at Zorb.
hypothetical|The mission did not report that the rebels had shelled Masisi on Monday.
hypothetical|Armenia has never alleged that Azerbaijani soldiers killed the two farmers.
hypothetical|A reporter asked whether the army had shelled Masisi on Monday.
hypothetical|The minister was asked whether his troops had burned the village.
hypothetical|The general asked if the rebels had shelled the camp.
hypothetical|The army did not say whether it had bombed the market in Nasir.
hypothetical|The spokesman would not say whether Sudanese jets had bombed the market in Nyala.
hypothetical|Correction: An earlier version of this report said that Ethiopian troops had shelled Kobo.
hypothetical|A previous version of this article stated that the rebels had killed nine villagers.
alleged|The army accused the rebels of shelling Nasir. The rebels neither confirmed nor denied it.
claimed|The army did not say how many people were killed when it shelled Masisi on Monday.
actual|The army did not say why it had shelled Masisi on Monday.
claimed|The army said that it had not wanted war and that it had shelled Masisi on Monday.
alleged|Kenya said that Ugandan troops had shelled Busia and that it would never say so lightly.
alleged|Kenya, asked on Monday, said that Ugandan troops had shelled Busia.
alleged|A version of the report that Kenya has seen says that Ugandan troops shelled Busia.
"""


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Config(coder="quick"))


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_what_is_not_said_is_not_told(row: str) -> None:
    realis, text = row.split("|")
    coded = _pipeline().code(as_story(text))
    found = {e.realis for e in coded.events if e.type == "ASSAULT"}
    assert found == {realis}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Uganda of shelling Busia on Monday. Uganda neither confirmed nor denied that its"
        " troops had shelled Busia.",
        "Sudan neither denied nor confirmed that its jets had bombed the market in Nyala.",
    ],
)
def test_who_neither_confirms_nor_denies_has_not_denied(text: str) -> None:
    coded = _pipeline().code(as_story(text))
    assert {e.realis for e in coded.events if e.type == "ASSAULT"} == {"alleged"}
