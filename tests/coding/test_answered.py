"""Who answers for a deed that a noun tells: frames of charge, denial and claim, over several nouns
and sides. ``X`` is who answers, ``S`` who speaks, ``N`` the deed."""

from __future__ import annotations

import re

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

NOUNS = ("shelling", "attack", "ambush", "abduction", "raid", "drone strike")
# X, its code, S, a place.
SIDES = (
    ("M23", "m23", "the Wazalendo", "a village near Masisi"),
    ("the RSF", "rapid-support", "Sudan's army", "a camp in Tawila"),
    ("Azerbaijan", "AZE", "Armenia", "the village of Khtsaberd"),
)
AROUND = (
    "{X} and {S} clashed again on Monday near the front line. Artillery was heard all night and at "
    "least nine soldiers were wounded, officials told reporters. A truce of March is in danger.\n\n"
)
CHARGED = (
    "The {N} on {P} was blamed on {X}.",
    "{S} said that {X} was responsible for the {N}.",
    "{S} pointed the finger at {X} for the {N}.",
    "{S} put the {N} at the door of {X}.",
    "{X} was accused of the {N}.",
    "Four people died in a {N} that {S} blamed on {X}.",
    "The {N}, for which {S} blames {X}, killed four people.",
    "{S} held {X} responsible for the {N} on {P}.",
)
DENIED = (
    "{X} denied the {N}.",
    "{X} denied any role in the {N}.",
    "{X} denied responsibility for the {N} on {P}.",
    "{X} denied having a hand in the {N}.",
    "{X} rejected the charge of a {N}.",
    "{X} said it had nothing to do with the {N}.",
    "{X} disowned the {N}.",
)
OWNED = ("{X} claimed the {N} on {P}.", "{X} admitted the {N}.")
NOBODY = (
    "No one claimed responsibility for the {N} on {P}.",
    "It was not clear who was behind the {N} on {P}.",
)


def _events(template: str, noun: str, side: tuple[str, str, str, str]) -> list[Event]:
    x, _, s, p = side
    text = template.format(X=x, S=s, N=noun, P=p)
    text = re.sub(r"\ba (?=[aeiou])", "an ", text)
    text = AROUND.format(X=x, S=s) + text[:1].upper() + text[1:]
    document = Document("d", "d", "0", None, "text/plain")
    raw = RawDocument(document, text, Meta(date="2026-03-04"))
    at = text.rfind(noun)
    coded = pipeline(Config()).code_document(raw)
    return [
        e
        for c in coded
        for e in c.events
        if e.type == "ASSAULT" and e.trigger.start < at + len(noun) and at < e.trigger.end
    ]


def _misses(templates: tuple[str, ...], realis: str, by: bool = True) -> list[str]:
    """Return what fails: no event, another realis, or somebody else as the doer."""
    out = []
    for template in templates:
        for k, noun in enumerate(NOUNS):
            side = SIDES[k % len(SIDES)]
            found = _events(template, noun, side)
            if not any(re.fullmatch(realis, e.realis) and _by(e, side[1], by) for e in found):
                told = [(e.realis, [a.code for a in e.actors]) for e in found]
                out.append(f"{template} {noun} {side[0]}: {told}")
    return out


def _by(event: Event, code: str, by: bool) -> bool:
    own = [re.search(code, a.code) is not None for a in event.actors]
    return (bool(own) and all(own)) if by else not own


@pytest.mark.parametrize(
    ("templates", "realis"),
    [(CHARGED, "alleged"), (DENIED, "denied"), (OWNED, "claimed|actual")],
    ids=["charged", "denied", "owned"],
)
def test_who_answers_for_a_deed(templates: tuple[str, ...], realis: str) -> None:
    assert not _misses(templates, realis)


def test_nobody_answers_for_it() -> None:
    assert not _misses(NOBODY, "actual|alleged", by=False)


@pytest.mark.parametrize(
    "text",
    [
        "The Wazalendo rejected an offer of talks by M23.",
        "The minister denied a visa to the envoy of M23.",
        "The striker claimed the ball in the last minute and denied the keeper a draw.",
    ],
)
def test_what_is_no_deed_is_answered_by_nobody(text: str) -> None:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-03-04"))
    events = [e for c in pipeline(Config()).code_document(raw) for e in c.events]
    assert not [e for e in events if e.type in ("ASSAULT", "COERCE")]
