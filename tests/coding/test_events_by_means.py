"""Acts told by the weapon, by fire that came or was drawn, by what underwent them, in short reports."""

from __future__ import annotations

import pytest

from tests.coding.event_support import sides
from trucewatch.records import Document, Event
from trucewatch.running.pipeline import Pipeline
from trucewatch.sources.raw import Meta, RawDocument

# Sentence, type, who, whom, where; each is a whole report.
TOLD = [
    ("Four missiles hit the docks of Mykolaiv at dawn.", "ASSAULT", "", "UKR", "Mykolaiv"),
    ("A landing craft of the Chadian army was sunk by a mine.", "ASSAULT", "", "TCD", None),
    ("Rockets struck a clinic in Kharkiv.", "ASSAULT", "", "UKR", "Kharkiv"),
    ("A herdsman was hit by a bullet from a Chadian gunboat.", "ASSAULT", "TCD", "AGR", None),
    ("Mortar bombs from Chadian positions struck a farm.", "ASSAULT", "TCD", "", None),
    ("There was shelling of Bakhmut all morning.", "ASSAULT", "", "", "Bakhmut"),
    ("Howitzers opened up on Derna as the ferry came in.", "ASSAULT", "", "*", "Derna"),
    ("A burst of rifle fire from the Chadian post wounded a nun.", "ASSAULT", "TCD", "*", None),
    ("A patrol of the Chadian army drew mortar fire near Abéché.", "ASSAULT", "", "TCD", "Abéché"),
    ("The town of Mariupol came under rocket attack again.", "ASSAULT", "", "*", "Mariupol"),
    ("Aleppo was the scene of fresh clashes between the Syrian army and rebels.",
     "ASSAULT", "SYR+REB", "", "Aleppo"),
    ("Six Chadian soldiers were wounded when their lorry hit a mine near Abéché.",
     "ASSAULT", "", "TCD", "Abéché"),
    ("A blast tore through a bus carrying Chadian policemen.", "ASSAULT", "", "TCD", None),
    ("In the region of Sarn a Chadian drone struck a lorry.", "ASSAULT", "TCD", "", None),
    ("On the road to Sake Rwandan soldiers killed two men.", "ASSAULT", "RWA", "", None),
    ("A Chadian army truck ran over a landmine, killing three soldiers.",
     "ASSAULT", "", "TCD+MIL", None),
    ("The convoy came under fire near the river and turned back.", "ASSAULT", "", "", None),
    ("A Chadian patrol car was struck by small-arms fire.", "ASSAULT", "", "TCD", None),
    ("The Chadian barracks at Abéché was the target of eleven rockets.",
     "ASSAULT", "", "TCD", "Abéché"),
    ("The Chadian garrison was under heavy mortar fire for an hour.", "ASSAULT", "", "TCD", None),
    ("Responders reported shelling of the eastern districts of El Obeid.",
     "ASSAULT", "", "*", None),
    ("It has not determined who opened fire there on 8 April.", "ASSAULT", "", "", None),
    ("A mine went off behind the landing stage and took the foot of a boy.",
     "ASSAULT", "", "*", None),
    ("A group that calls itself the Reed Boys claimed responsibility for the blast at the mill.",
     "ASSAULT", "*", "*", None),
    ("The health ministry said Chadian fire had killed nine herders.", "ASSAULT", "TCD", "*", None),
    ("Three herders were taken by armed men from a field.", "ASSAULT", "*", "AGR", None),
    ("The burning of nineteen houses was laid to Chad by a Sudanese mayor.",
     "ACCUSE", "SDN", "TCD", None),
    ("The closure of the Rafah crossing by Egypt went on.", "COERCE", "EGY", "*", "Rafah crossing"),
]  # fmt: skip
# Look-alikes that tell of nothing.
NOTHING = [
    "Nine miners were trapped for two days in a coal mine.",
    "The insurer claimed responsibility for the delay.",
    "The ministry said that a forest fire had killed nine goats.",
    "Two patients were taken by ambulance to the clinic.",
    "The pipes were laid to the village.",
    "The swimmer claimed a record.",
    "The company hit a gold mine with its new phone.",
    "The market was hit by falling prices.",
    "The minister was the target of jokes.",
    "The city was under snow.",
    "The school was under attack from critics.",
    "In the new season a Chadian striker hit the post.",
    "Hailstones hit the docks of Mykolaiv at dawn.",
    "A new record was set by a mine in Katanga.",
    "The minister came under fire from critics in his own party.",
    "There was a strike of lightning near the mill.",
    "A blast of cold air reached Kharkiv on Friday.",
    "A gas explosion damaged a bakery.",
    "The drones of the ministry spray the rice fields.",
    "The choir drew applause in Aleppo.",
    "Aleppo was the scene of a film about a clash between brothers.",
    "In the novel, missiles hit the docks of Mykolaiv.",
    "The docks were shelled in the First World War.",
    "Missiles have a range of ninety kilometres.",
    "Cholera caused a third death in the district.",
    "The planet is under constant bombardment by particles.",
]


def events(engine: Pipeline, text: str) -> list[Event]:
    document = Document("d", "d", "0", None, "text/plain")
    coded = engine.code_document(RawDocument(document, text + "\n", Meta()))
    return [e for story in coded for e in story.events]


def codes(cell: str) -> frozenset[str]:
    return frozenset(c for c in cell.split("+") if c)


@pytest.mark.parametrize(("text", "type_", "who", "whom", "where"), TOLD)
def test_told_by_means(
    engine: Pipeline, text: str, type_: str, who: str, whom: str, where: str | None
) -> None:
    found = [e for e in events(engine, text) if e.type == type_]
    told = [(sides(e.actors), sides(e.recipients), e.place and e.place.name) for e in found]
    right = [
        all(cell == "*" or got == codes(cell) for cell, got in ((who, actors), (whom, hit)))
        and where in (None, place)
        for actors, hit, place in told
    ]
    assert any(right), told


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_told(engine: Pipeline, text: str) -> None:
    assert [(e.type, e.trigger.text, e.made_by.rules) for e in events(engine, text)] == []
