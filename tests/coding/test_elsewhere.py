"""Accidents, weather, games and debates in a report that also tells of a real conflict.

Their dead are no toll of it, their attacks no act of force; beside them what is one.
"""

from __future__ import annotations

import pytest

from trucewatch.records import Document, Event
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

NEWS = (
    "TARN, March 4, 2026 - Rebels shelled Bor on Monday and killed two people, the army said. "
    "Soldiers shot at farmers near the line.\n\n"
)


def events(text: str) -> list[Event]:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), NEWS + text, Meta(date="2026-03-04")
    )
    return [e for c in pipeline(Config()).code_document(raw) for e in c.events]


ELSEWHERE = [
    # games
    "The Yemeni national team beat Oman last night in the Gulf Cup. They attacked from the first "
    "minute.",
    "In a friendly match on Sunday South Sudan crushed Kenya. The visitors attacked on the left.",
    "Georgia beat Russia on penalties in Batumi. The home side attacked and hit the post twice.",
    "Uganda's captain attacked the referee in the final of the tournament.",
    "Pakistan thrashed India in the Asia Cup on Sunday. The bowlers fired early.",
    # weather, beasts, traffic, illness
    "Snow killed three mules near Bor.",
    "In Malakal six people were killed by lightning.",
    "A bus fell into a ravine near Torit and six were killed.",
    "Floods killed nine people in Jonglei.",
    "A truck ran into a bus near Yei, killing four.",
    "Nine passengers died when a boat capsized on the river.",
    "Two workers were killed when a wall collapsed in Juba.",
    "Heatstroke killed two porters in Renk.",
    "Cholera killed eleven people in Bentiu.",
    "A boat capsized near Renk on Sunday. Nine passengers drowned and two children were killed.",
    "Four soldiers were killed by an avalanche.",
    # every day
    "The baker's and the post office stayed closed.",
    "The trams are running late because of a strike.",
    "Customs officers seized smuggled cigarettes in Renk.",
    "Police in Yei seized 40 kilograms of cocaine from smugglers.",
    "Mass gatherings remain prohibited because of the coronavirus.",
    "Weddings are banned in Juba until the end of the epidemic.",
    "The nurses' strike shut two clinics and the library.",
    "The cinema and the swimming pool remained shut on Sunday.",
    # debates
    "In parliament the deputies fought for hours over school meals.",
    "Lawyers clashed with the judge over the papers.",
    '"They bombard us with speeches," one deputy said.',
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_no_act_of_force_and_no_toll(text: str) -> None:
    found = events(text)
    later = [e for e in found if e.trigger.start >= len(NEWS) and e.type in ("ASSAULT", "COERCE")]
    assert not later, [(e.trigger.text, e.made_by.rules) for e in later]
    tolls = [q.low for e in found for q in e.quantities if q.kind == "killed"]
    assert tolls == [2]


# text, trigger and number of the killed
OF_WAR: list[tuple[str, str, float | None]] = [
    ("A bus fell into a gorge near Torit after gunmen fired at it, killing nine.", "fired", 9),
    ("Rebels attacked a football match in Torit and killed four.", "attacked", 4),
    ("A shell hit a bus near Torit and six were killed.", "hit", None),
    ("Four soldiers were killed when a mine blew up their truck.", "killed", 4),
    ("A grenade was thrown at a deputy and killed three people in Torit.", "thrown", 3),
    ("Police shot dead four fans at the stadium in Torit.", "shot", None),
    ("Nine people were killed when a house collapsed under shelling in Torit.", "shelling", None),
    ("The truce collapsed on Monday and nine people were killed in Torit.", "killed", 9),
    ("An air strike killed two teachers in Torit.", "strike", 2),
    ("A drone strike hit a tram in Torit and wounded nine people.", "strike", None),
    ("Soldiers attacked a shop that had stayed closed in Torit.", "attacked", None),
    ("Two legislators were killed when gunmen attacked their car in Torit.", "attacked", 2),
]


@pytest.mark.parametrize(("text", "trigger", "killed"), OF_WAR)
def test_acts_of_war_beside_them(text: str, trigger: str, killed: float | None) -> None:
    found = [e for e in events(text) if e.trigger.start >= len(NEWS) and e.type == "ASSAULT"]
    assert any(trigger in e.trigger.text for e in found), [e.trigger.text for e in found]
    if killed is not None:
        assert killed in [q.low for e in found for q in e.quantities if q.kind == "killed"]


COERCED = [
    "The army closed the Torit road on Tuesday.",
    "Soldiers seized the cigarettes and the truck of a trader in Torit.",
    "The army banned gatherings in Torit on Tuesday.",
    "The border crossing at Nimule remained closed on Tuesday.",
]


@pytest.mark.parametrize("text", COERCED)
def test_what_soldiers_bar_and_seize_is_told(text: str) -> None:
    found = [e for e in events(text) if e.trigger.start >= len(NEWS)]
    assert any(e.type == "COERCE" for e in found)


PROTESTS = [
    ("Thailand protests and accuses Cambodia of breaching the accord.", False),
    ("Chad protests and recalls its envoy.", False),
    ("Sudan recalled its ambassador in protest at the hosting of a meeting.", False),
    ("India lodged a strong protest over the raid with Pakistan.", False),
    ("Kenya protests over the raid.", False),
    ("Bangkok issued a protest note to Phnom Penh over the mines.", False),
    ("Russia boycotted the session in protest at the raid.", False),
    ("Students protested in Juba on Sunday.", True),
    ("Protests broke out in Bangkok on Sunday.", True),
    ("Residents blocked the road in protest at the raid.", True),
]


@pytest.mark.parametrize(("text", "street"), PROTESTS)
def test_a_state_that_protests_does_not_march(text: str, street: bool) -> None:
    found = [e for e in events(text) if e.trigger.start >= len(NEWS)]
    assert any(e.type == "PROTEST" for e in found) == street, [e.made_by.rules for e in found]
