"""Words that point to a deed told before and lay it to somebody, words of those who cannot tell
whose it was, and what a charge is called; each with twins that are something else."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded

# act of the last statement | target of it | text
ROWS = """
accuse|Ansaru|Gunmen attacked a convoy at Gwoza on Monday. The Nigerian army said that men of Ansaru took part.
accuse|Ansaru|A blast killed four people in Gwoza on Monday. The Nigerian army said that Ansaru had carried it out.
accuse|Sudan|A village was burned near Abyei on Monday. South Sudan's government said that militia from Sudan did it.
accuse|Rwanda|Three people died when a grenade was thrown in Goma on Monday. Congo's army said agents of Rwanda were responsible.
accuse|Armenia|Shots were fired at a bus near Lachin on Monday. Azerbaijan said that Armenia had staged the incident.
assert||Nigeria's army said that twenty states had taken part.
assert||A summit was held in Abuja on Monday. The Nigerian government said that Ghana took part.
assert||A road was built near Abyei. South Sudan's government said that Sudan did it.
assert||Rebels attacked a convoy near Goma on Monday. Congo's army said that its own men had carried it out.
withhold_blame||Shells fell on Horlivka on Monday. The observers could not say where the shells had come from.
withhold_blame||Shells fell on Horlivka on Monday. The mission said it was too early to say who was responsible.
withhold_blame||Shells fell on Horlivka on Monday. Residents said that nobody knew who had fired.
withhold_blame||Shells fell on Horlivka on Monday. The mission said that it had no means to check the reports.
report_no_blame||Shells fell on Horlivka on Monday. The monitors said that they had not been let into the town.
assert||The mission said it was too early to leave.
assert||The minister said that his bus had come from Tbilisi.
deny||Chad said that Sudan had armed rebels. Sudan's president called that a fairy tale.
deny||Chad accused Sudan of shelling a well. Sudan called the accusation a cover for crimes of Chad's army.
describe||Chad accused Sudan of shelling a well. The U.N. called the allegations serious.
accuse|Ukraine|Transnistria's security ministry said that a drone launched from Ukraine hit a radar on Monday.
accuse||Chad's army bombed a mosque at Tine on Monday. Sudan called the raid a breach of the truce agreed in May.
"""


@pytest.mark.parametrize("row", [r for r in ROWS.strip().split("\n")])
def test_what_points_to_a_deed(row: str) -> None:
    act, target, text = row.split("|")
    statements = [s for c in coded(text) for s in c.statements]
    last = max(statements, key=lambda s: max((p.end for p in s.content), default=0))
    assert last.act == act
    assert target in (last.target.name if last.target is not None else "")


# doer | trigger | text
DOERS = """
Rebels|burning|Rebels attacked a convoy near Goma, the army said, killing two soldiers and burning five trucks.
Russia|wounding|Russia struck Kharkiv, Ukraine's air force said on Monday, wounding a child.
junta|burning|Troops of the junta raided Kani, residents said, burning forty houses.
army|accusing|Rebels attacked Sake on Monday, the army said, accusing Rwanda of arming them.
officer|hit|Lebanon's army said that Israel shelled Yaroun. An Israeli officer said they had hit a tunnel.
Rebels|killed|Rebels attacked Sake. An army spokesman said they had killed two soldiers.
Rebels|seized|Rebels seized Goma on Monday.
Rapid Support Forces|took|The RSF took El Fasher on Sunday.
"""


@pytest.mark.parametrize("row", [r for r in DOERS.strip().split("\n")])
def test_who_did_it(row: str) -> None:
    doer, trigger, text = row.split("|")
    events = [e for c in coded(text) for e in c.events if e.trigger.text == trigger]
    assert events
    assert all(doer in a.name for e in events for a in e.actors)
    assert all(e.actors for e in events)


def test_a_place_that_is_spelled_like_a_verb() -> None:
    (story,) = coded("A drone hit a bus in Sagaing on Monday.")
    assert [e.place.name for e in story.events if e.place is not None] == ["Sagaing"]


# speaker | words | text
SPEAKERS = """
Ukraine's air force|Russia shelled Kharkiv|Russia shelled Kharkiv, Ukraine's air force said on Monday.
Lebanon's health ministry|Israel struck Nabatieh|Israel struck Nabatieh, Lebanon's health ministry said.
governor of the Northwest region|Fighters burned a school in Kumbo|Fighters burned a school in Kumbo, the governor of the Northwest region said.
Ida Morn|Nobody had been near Pell|Nobody had been near Pell, its chairwoman, Ida Morn, told the state radio.
rebel commander|The army took Bukavu|The army took Bukavu, a rebel commander said on Friday, losing nine men.
ministry|The minister met Ahmed, the army's chief, on Sunday|The minister met Ahmed, the army's chief, on Sunday, the ministry said.
"""


@pytest.mark.parametrize("row", [r for r in SPEAKERS.strip().split("\n")])
def test_who_speaks_at_the_end(row: str) -> None:
    speaker, words, text = row.split("|")
    (said,) = (s for c in coded(text) for s in c.statements)
    assert said.speaker is not None
    assert said.speaker.name == speaker
    assert said.content[0].text == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army shelled a camp of the Karen Liberation Front on Monday. The front said it had lost"
         " two men.", "Karen Liberation Front"),
        ("Fighters of the Orrin League burned a mill. The league said it had not.", "Orrin League"),
        ("Fighters of the Orrin League held the front. The front was quiet, the army said.", "army"),
        ("The Front for the Liberation of Azawad said it had lost two men.",
         "Front for the Liberation of Azawad"),
        ("Doctors Without Borders said it had treated 80 wounded.", "Medecins Sans Frontieres"),
    ],
)  # fmt: skip
def test_which_body_speaks(text: str, name: str) -> None:
    statements = [s for c in coded(text) for s in c.statements]
    last = max(statements, key=lambda s: max((p.end for p in s.content), default=0))
    assert last.speaker is not None
    assert last.speaker.name == name
