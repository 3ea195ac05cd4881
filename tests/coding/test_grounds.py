"""Ground that no gazetteer has, by the deeds told of it; and where an act is by its sentence."""

from __future__ import annotations

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

NAMES = ("Ourel", "Tin Sabar", "Oum Yabal")
SIDES = (("the army", "the rebels"), ("the Kestrel Front", "government troops"))
AROUND = (
    "{A} and {B} clashed again on Sunday. Artillery was heard all night and at least nine soldiers "
    "were wounded, officials told reporters. A truce of March is in danger.\n\n"
)
TEMPLATES = (
    "The shelling of {P} by {A} killed four people on Monday.",
    "{A} laid siege to {P} in April.",
    "{A} recaptured {P} from {B} on Monday.",
    "{A} withdrew from {P} on Monday.",
    "{A} shelled the {P} road on Monday.",
    "{P} was shelled on Monday, residents said.",
    "{A} encircled {P} on Monday.",
    "{A} advanced towards {P} on Monday.",
    "{A} fired on the hills above {P} on Monday.",
    "{A} closed the bridge at {P} on Monday.",
    "Two men were killed at a checkpoint on the edge of {P} on Monday.",
    "Clashes broke out around {P} on Monday.",
    "The town of {P} fell to {A} on Monday.",
)


def _events(text: str, after: int = 0) -> list[Event]:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-03-04"))
    coded = pipeline(Config()).code_document(raw)
    return [e for c in coded for e in c.events if e.trigger.start >= after]


@pytest.mark.parametrize("template", TEMPLATES)
def test_ground_is_a_place(template: str) -> None:
    missed = []
    for k, name in enumerate(NAMES):
        a, b = SIDES[k % 2]
        before = AROUND.format(A=a, B=b)
        told = template.format(P=name, A=a, B=b)
        text = before[:1].upper() + before[1:] + told[:1].upper() + told[1:]
        found = _events(text, len(before))
        if not any(e.place is not None and name in e.place.text for e in found):
            missed.append((told, [(e.trigger.text, e.place and e.place.text) for e in found]))
        somebody = [a.text for e in found for a in (*e.actors, *e.recipients) if name == a.text]
        assert not somebody, told
    assert len(missed) <= 1, missed  # a parse in thirty is wrong


@pytest.mark.parametrize(
    "text",
    [
        # A state that acts is shelled, not a place.
        "Marovia's army shelled Teskar on Monday. Teskar's defence ministry said Teskar would"
        " answer. Teskar signed the truce in March.",
        # Persons, months and bodies are no ground.
        "The rebels captured General Deng Arop on Monday. Arop said the truce was over.",
        "The army advanced on the rebels in March, and the Council condemned the siege.",
    ],
)
def test_what_acts_is_no_ground(text: str) -> None:
    assert not [e for e in _events(text) if e.place is not None and e.place.country is None]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Serb gunners, who have ringed Bihac since May, fired sixty rounds into the enclave on"
         " Monday, killing four soldiers, the army said.", "fired", "Biha"),
        ("In Baku, President Ilham Aliyev blamed Armenia for the shooting on Monday.", "shooting",
         None),
        ("The attack killed six soldiers, the defence ministry in Stepanakert said.", "attack",
         None),
    ],
)  # fmt: skip
def test_an_act_is_at_the_one_place_of_its_sentence(
    text: str, trigger: str, place: str | None
) -> None:
    found = [e for e in _events(text) if e.trigger.text == trigger]
    names = {e.place.name if e.place else None for e in found}
    assert names <= {place} if place is None else any(place in str(n) for n in names), names


def test_shells_fall_on_a_capital_there() -> None:
    (fell,) = _events("Shells fell on Khartoum on Monday, killing four people.")
    assert fell.place is not None
    assert fell.place.name == "Khartoum"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The shells came from Serbian howitzers near Korrin, the ministry in Zagreb said.", "SRB"),
        ("Mortar rounds were fired from rebel positions at the town, the army said.", "REB"),
        ("Rockets were fired from Lebanon at Metula on Monday, the Israeli army said.", None),
        ("Shells came from the direction of the army base, residents said.", None),
    ],
)
def test_fire_from_somebodys_guns_is_theirs(text: str, doer: str | None) -> None:
    fired = [
        e for e in _events(text) if e.type == "ASSAULT" and e.trigger.text in ("came", "fired")
    ]
    assert fired
    for e in fired:
        codes = [a.code for a in e.actors]
        assert codes == [] if doer is None else any(doer in c for c in codes), codes
        assert not any("SRB" in r.code or "REB" in r.code for r in e.recipients)
