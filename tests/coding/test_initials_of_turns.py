"""Letters before a colon are the initials of one person whom the text names in full."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.records import Document, Statement
from trucewatch.running.config import Config
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

FULL_FIRST = """We have done our part

Interview: Mira Tolen of the Karo Movement talks to Jonas Weil.

Jonas Weil: Let me begin with the mill. Five civilians died.

Mira Tolen: I have seen the photographs. The army did it.

JW: Your men turned back a patrol.

MT: They did. It was wrong.

JW: Will you go to the next round of the talks in June?

MT: If the army leaves the mill, yes. We will never give up our arms.
"""
IN_THE_HEAD = """Interview with General Pedro Amil, commander of the rebels

The Lakeside Courier, 4 May 2022. By Ana Ruiz.

AR: The government says that your men burned the mill at Orza.

PA: That is a lie. The army burned it.

AR: Do you accept the truce?

PA: We accept it if the army leaves Orza.
"""
TWO_OF_THEM = """Interview with Mira Tolen and Mark Tarn

The Lakeside Courier, 4 May 2022. By Ana Ruiz.

AR: Who burned the mill?

MT: The army burned it.

AR: Do you accept the truce?

MT: We accept it if the army leaves.
"""
ONCE_EACH = """We have done our part

Mira Tolen of the Karo Movement talks to Jonas Weil.

Jonas Weil: Who shelled the market of Goma on Monday?

Mira Tolen: The army shelled it. We have proof.

JW: Who shot the two teachers in Bukavu?

MT: The rebels shot them on Sunday.
"""
PLACES = """The week in Darra

ZP: The army left Zorb Pass on Monday.

KM: The army entered Karo Market.

ZP: The army came back.
"""


@cache
def _said(text: str) -> tuple[Statement, ...]:
    document = Document("d", "d", "0", None, "text/plain")
    stories = Pipeline(Config(coder="quick")).code_document(RawDocument(document, text, Meta()))
    return tuple(s for c in stories for s in c.statements)


def _names(text: str, label: str) -> set[str]:
    return {s.speaker.name for s in _said(text) if s.speaker and s.speaker.text == label}


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        (FULL_FIRST, "MT", "Mira Tolen"),
        (IN_THE_HEAD, "PA", "Pedro Amil"),
        (ONCE_EACH, "Mira Tolen", "Mira Tolen"),
        (IN_THE_HEAD, "AR", "Ana Ruiz"),
    ],
)
def test_initials(text: str, label: str, name: str) -> None:
    assert {n.removeprefix("General ") for n in _names(text, label)} == {name}


@pytest.mark.parametrize(("text", "label"), [(TWO_OF_THEM, "MT"), (PLACES, "ZP")])
def test_initials_of_two_or_of_no_person(text: str, label: str) -> None:
    assert not _names(text, label) & {"Mira Tolen", "Mark Tarn", "Zorb Pass"}
