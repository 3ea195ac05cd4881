"""Forces and arms moved, withdrawn and given up: whose doing, one act or two, and where."""

from __future__ import annotations

import pytest

import trucewatch as tw
from tests.coding.event_support import code
from tests.coding.time_place_support import read, token
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.places.unknown import unknown_spots
from trucewatch.coding.times.times import find_times

# The story around: a truce between an army and a rebel group.
HEAD = (
    "The Chadian army and the rebel Kestrel Front accused each other on Thursday of breaking the "
    "truce that they signed in March. The Chadian army said Front rebels had fired on a patrol, "
    "wounding two soldiers. "
)

# Sentence, word of the act, its type, who does it, whom it is done to (who disarms does so towards
# the other side).
WHO = [
    ("Chadian tanks were withdrawn from the ridge.", "withdrawn", "RETREAT", "TCD", ""),
    ("The guns of the Chadian army were moved to the ridge.", "moved", "MOBILIZE", "TCDMIL", ""),
    ("A total of 40 rifles of the Chadian army were handed over.", "handed", "RETREAT", "TCDMIL", "TCDREB"),
    ("Weapons of the Chadian army were stored in containers.", "stored", "RETREAT", "TCDMIL", "TCDREB"),
    ("Chadian units were redeployed to the ridge.", "redeployed", "MOBILIZE", "TCD", ""),
    ("The Chadian army redeployed a battalion to the ridge.", "redeployed", "MOBILIZE", "TCDMIL", ""),
    ("The rebels accused the Chadian army of massing tanks near the ridge.", "massing", "MOBILIZE", "TCDMIL", "TCDREB"),
    ("The rebels accused the Chadian army of a troop build-up.", "up", "MOBILIZE", "TCDMIL", "TCDREB"),
    ("An army convoy rolled into Tarsa.", "rolled", "MOBILIZE", "TCDMIL", ""),
    ("Chadian positions had been vacated by Monday.", "vacated", "RETREAT", "TCD", ""),
    ("Two Chadian battalions were flown into Tarsa.", "flown", "MOBILIZE", "TCD", ""),
    ("The rebels committed 11 breaches of the truce.", "breaches", "ASSAULT", "UNKREB", ""),
    ("The rebels set up a post at the bridge.", "set", "MOBILIZE", "UNKREB", ""),
    ("The army denied massing troops near Tarsa.", "massing", "MOBILIZE", "TCDMIL", ""),
    ("Chadian helicopters landed troops at Tarsa.", "landed", "MOBILIZE", "TCDMIL", ""),
    ("The Chadian army thinned out its forces.", "thinned", "RETREAT", "TCDMIL", ""),
    ("The Chadian army halted its pull-out.", "halted", "REJECT", "TCDMIL", "TCDREB"),
    ("Chadian posts came under fire.", "came", "ASSAULT", "", "TCD"),
    ("The mission collected 20 rifles from the rebels.", "collected", "RETREAT", "UNKREB",
     "UNKIGO"),
    ("Observers confirmed the dismantling of the Chadian post.", "dismantling", "RETREAT", "TCD", ""),
    ("Front fighters were bused out of Tarsa.", "bused", "RETREAT", "UNKREB", ""),
    # A day is nobody.
    ("The mediator called for the withdrawal of the forces by 20 June.", "called", "REQUEST",
     "UNKIGO", "TCDMIL"),
    # Whoever frees soldiers or takes arms away is not those whose they are.
    ("Chadian soldiers were released on Monday.", "released", "RETREAT", "", "TCDMIL"),
    ("Chadian tanks were withdrawn by the observers.", "withdrawn", "RETREAT", "UNKIGO", "TCDMIL"),
    ("The mission took custody of 900 rifles.", "took", "RETREAT", "", "UNKIGO"),
]  # fmt: skip

# Sentence, and the types of all that it tells.
TOLD = [
    ("The army sent reinforcements to Berat.", ["MOBILIZE"]),
    ("The army and the rebels traded artillery fire.", ["ASSAULT"]),
    ("The truce has been respected since Monday.", ["RETREAT"]),
    ("The mission took custody of 900 rifles.", ["RETREAT"]),
    ("The army took custody of two fighters.", ["COERCE"]),
    ("The rebels withdrew their guns.", ["RETREAT"]),
    ("A convoy of 30 army trucks arrived at the bridge.", ["MOBILIZE"]),
    ("Armoured vehicles were seen moving towards Tarsa.", ["MOBILIZE"]),
    ("Two ceasefire violations were observed.", ["ASSAULT"]),
    ("An exchange of small-arms fire lasting 20 minutes was observed.", ["ASSAULT"]),
    ("Both sides observed the truce.", ["RETREAT"]),
    ("Rebel reinforcements poured into Tarsa.", ["MOBILIZE"]),
    ("The army suspended its withdrawal.", ["REJECT"]),
    ("The rebels removed 9 of the 13 posts.", ["RETREAT"]),
    ("The local truce broke down.", []),
    ("Fighting resumed after the truce expired.", ["ASSAULT"]),
    ("The cessation of hostilities was broken.", ["ASSAULT"]),
    ("The army shut its base at Tarsa.", ["RETREAT"]),
    ("The rebels resumed their attacks, ending a three-week truce.", ["ASSAULT"]),
    ("The fund withdrew from Tarsa.", []),
    ("Two ministers withdrew from the race.", []),
    ("The army called off its withdrawal.", ["REJECT"]),
    ("The ceasefire appeared to be holding.", ["RETREAT"]),
    ("The ceasefire does not appear to be holding.", []),
    ("Aid workers established a camp.", []),
    ("A truck arrived at the bridge.", []),
    ("The bank withdrew its offer for the mill.", []),
    ("The rebels withdrew their application.", []),
    ("The coach withdrew the striker.", []),
]  # fmt: skip

# What is between others than the two sides is not theirs.
BETWEEN = [
    ("Clashes between herders and farmers broke out.", {"AGR"}),
    ("A truce between two clans has held since Monday.", {"CVL"}),
    ("Clashes between soldiers and rebels broke out.", {"MIL", "REB"}),
    ("Clashes between the two sides broke out.", {"MIL", "REB"}),
    ("Clashes broke out.", {"MIL", "REB"}),
]

# An act that hurt nobody was; ground is taken on a day, and held for many.
HAPPENED = [
    ("Skirmishes near Tarsa on Monday left no casualties.", "Skirmishes", "actual"),
    ("Monday's raid wounded nobody.", "raid", "actual"),
    ("The army occupied two villages on Monday.", "occupied", "actual"),
    ("The army crossed the river on Monday and occupied two villages.", "occupied", "actual"),
    ("The army occupies two villages.", "occupies", "state"),
    ("The truce held in Tarsa on Sunday.", "held", "actual"),
    ("No shelling was heard.", "heard", "counterfactual"),
]

# A day before a noun of an act is the act's, whatever leads to it.
DAYS = [
    ("Army losses in Monday's clash at Tarsa were put at two dead.", "clash", "2023-11-06"),
    ("The army blamed the rebels for Sunday's clash at Tarsa.", "clash", "2023-11-05"),
    ("Two died in Monday's clash.", "clash", "2023-11-06"),
    ("Two died in a clash on Monday.", "died", "2023-11-06"),
    ("The army blamed the rebels for Sunday's clash.", "blamed", None),
]

# Names that no table knows: what is called a hill, left or come to is ground.
GROUND = [
    ("The rebels pulled their fighters back from Zorb.", "Zorb"),
    ("The army pulled its guns away from Zorb.", "Zorb"),
    ("The rebels withdrew from Zorb hill.", "Zorb"),
    ("Rebel units left Mt Zorb at night.", "Mt Zorb"),
    ("The army withdrew 21 of its 30 guns from Zorb.", "Zorb"),
    ("The redeployment of a battalion to Zorb began.", "Zorb"),
    ("Tanks rolled into Zorb.", "Zorb"),
    ("The army won 30 of its 40 games against Zorb.", None),
    ("The rebels got a letter back from Zorb.", None),
    ("The company bought guns from Zorb.", None),
]  # fmt: skip


def _at(text: str, word: str) -> EventDraft | None:
    found = [e for e in code(HEAD + text) if e.span.start >= len(HEAD) and e.span.text == word]
    return found[0] if len(found) == 1 else None


def _who(event: EventDraft, side: str) -> str:
    actors = event.actors if side == "actors" else event.recipients
    return ";".join(a.code.partition(":")[0] for a in actors)


@pytest.mark.parametrize(("text", "word", "type_", "doer", "done_to"), WHO)
def test_who_moves_or_gives_up(text: str, word: str, type_: str, doer: str, done_to: str) -> None:
    event = _at(text, word)
    assert event is not None, [(e.type, e.span.text) for e in code(HEAD + text)]
    assert event.type == type_
    assert (_who(event, "actors"), _who(event, "recipients")) == (doer, done_to), event.rules


@pytest.mark.parametrize(("text", "types"), TOLD)
def test_one_act_is_told_once(text: str, types: list[str]) -> None:
    found = [e for e in code(HEAD + text) if e.span.start >= len(HEAD)]
    assert [e.type for e in found] == types, [(e.type, e.span.text, e.rules) for e in found]


@pytest.mark.parametrize(("text", "sectors"), BETWEEN)
def test_between_whom(text: str, sectors: set[str]) -> None:
    found = [e for e in code(HEAD + text) if e.span.start >= len(HEAD)]
    assert [{a.sector for a in e.actors} for e in found] == [sectors], found


@pytest.mark.parametrize(("text", "word", "value"), HAPPENED)
def test_whether_it_was(text: str, word: str, value: str) -> None:
    found = tw.read(HEAD + text, coder="quick").events
    assert [e.realis for e in found if e.trigger.text == word] == [value], found


@pytest.mark.parametrize(("text", "word", "day"), DAYS)
def test_the_day_of_a_noun(text: str, word: str, day: str | None) -> None:
    parse, story = read(text)
    found = find_times(parse, story).of(token(parse, word))
    assert (found and found.value) == day


@pytest.mark.parametrize(("text", "name"), GROUND)
def test_ground_that_is_left_or_come_to(text: str, name: str | None) -> None:
    parse, _ = read(text)
    found = [parse.slice(s.first, s.last) for s in unknown_spots(parse, ())]
    assert found == ([] if name is None else [name])
