"""Who takes part where only the means, the other side or the story tells; who is no side."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import cast_of
from tests.coding.event_support import code, sides
from trucewatch.coding.drafts import EventDraft

_CHAD = "Chad's army shelled posts of Niger on Monday and killed nine soldiers of Niger. "


def _last(text: str, type_: str) -> EventDraft:
    found = [e for e in code(text) if e.type == type_]
    assert found, [(e.type, e.span.text) for e in code(text)]
    return found[-1]


def _who(text: str, type_: str) -> tuple[set[str], set[str]]:
    event = _last(text, type_)
    return set(sides(event.actors)), set(sides(event.recipients))


@pytest.mark.parametrize(
    ("text", "type_", "who", "whom"),
    [
        # The only aircraft, tanks and suicide bombers of the story.
        ("Israeli jets hit Tyre and Hezbollah vowed revenge. F-16s also bombed Hezbollah depots.",
         "ASSAULT", {"ISR"}, {"LBN"}),
        (_CHAD + "Helicopters of Chad flew over the river. Helicopters then bombed Niger's posts.",
         "ASSAULT", {"TCD"}, {"NER"}),
        # Drones and shells may be anybody's; two have jets.
        (_CHAD + "A drone later hit Niger's post at Dirkou.", "ASSAULT", set(), {"NER"}),
        # Armed men and officials of no stated land against one of two sides.
        (_CHAD + "Gunmen then killed a soldier of Niger.", "ASSAULT", {"TCD"}, {"NER"}),
        (_CHAD + "Unidentified gunmen then killed a soldier of Niger.",
         "ASSAULT", {"UAF"}, {"NER"}),
        # "Anti-X" is against X, and nobody's.
        ("Anti-Israeli attacks shook Paris.", "ASSAULT", set(), {"ISR"}),
        ("Israeli attacks shook Beirut.", "ASSAULT", {"ISR"}, {"LBN"}),
        # The guards beside the ground that is shelled.
        ("Georgia shelled South Ossetia and Russian peacekeepers on Monday.",
         "ASSAULT", {"GEO"}, {"RUS"}),
        # Whom protests moved.
        ("Street protests that forced King Gyanendra to give in shook Nepal.",
         "PROTEST", {"NPL"}, {"NPL"}),
        ("Street protests that followed King Gyanendra home shook Nepal.",
         "PROTEST", set(), set()),
        ("Thousands of Armenians blocked streets and left work to press Prime Minister Nikol"
         " Pashinyan to quit.", "PROTEST", {"ARM"}, {"ARM"}),
        # Who brings two to talk does not talk with them.
        ("South Africa has been mediating talks between Burundi and Rwanda.",
         "CONSULT", {"ZAF"}, {"BDI", "RWA"}),
        # One of two who says what both must do asks the other.
        ("Ethiopia and Eritrea traded threats. Eritrea demanded that both parties renounce force.",
         "REQUEST", {"ERI"}, {"ETH"}),
        # Whose the boat and the convoy are was told; another one's is not.
        (_CHAD + "Niger said a boat of the Chadian navy crossed. The boat rammed Niger's ferry.",
         "ASSAULT", {"TCD"}, {"NER"}),
        ("A UN convoy left Kassala on Monday. Gunmen opened fire on the convoy near Gedaref.",
         "ASSAULT", {"UAF"}, {"UNO"}),
        ("A UN convoy left Kassala on Monday. Gunmen opened fire on a convoy near Gedaref.",
         "ASSAULT", {"UAF"}, set()),
        # Who called is refused, also by his own.
        ("Hamas has rejected a call by Palestinian leader Yasser Arafat for an end to attacks on"
         " Israel.", "REJECT", {"PSE"}, {"PSE"}),
        # What somebody is jailed for is his own deed.
        ("The Taliban blamed Washington. The Taliban fought US troops. A man was jailed for fighting alongside the Taliban.",
         "ASSAULT", set(), set()),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, type_: str, who: set[str], whom: set[str]) -> None:
    assert _who(text, type_) == (who, whom)


def test_a_witness_or_a_charity_is_no_side_of_a_conflict() -> None:
    text = (
        "An editor of Gulf Daily of the United Arab Emirates blamed the Houthis for a bombing in"
        " Mocha, Yemen. The Houthis attacked reporters before, the editor said."
    )
    assert all("ARE" not in sides(e.recipients) for e in code(text) if e.type == "ASSAULT")


def test_a_side_is_called_by_a_name_not_by_some_of_its_men() -> None:
    text = (
        "Two gunmen of Hamas shot at Israeli soldiers. Hamas threatened Israel and fired rockets at"
        " Israeli troops. Israeli tanks then opened fire."
    )
    filled = [r.text for e in code(text) for r in e.recipients if "arg:story-sides" in e.rules]
    assert filled == ["Hamas"]


def test_a_noun_takes_up_the_act_of_its_own_word() -> None:
    text = (
        "American jets struck Iranian posts on Monday. Islamic State had attacked Mosul before that."
        " Tehran said the strikes broke the truce."
    )
    taken = [sides(e.actors) for e in code(text) if "arg:same-act" in e.rules]
    assert taken in ([], [frozenset({"USA"})])


def test_rebels_beside_an_army_are_not_the_owner_s_of_the_army() -> None:
    text = (
        "Nepal's army and Maoist rebels traded blame. Nepal's king left Kathmandu, and the cabinet"
        " of Nepal met."
    )
    cast = cast_of(text)
    assert [m.actor.country for m in cast.mentions if "rebels" in m.actor.text] == ["NPL"]


def test_we_in_a_text_that_is_announced_as_somebody_s_is_his() -> None:
    text = (
        "Monitors' note\n\nHere is the full text of the statement by the Norwegian Refugee Council"
        " on 3 May 2019, on the camps of Chad.\n\nThe camps are full. We demand that Chad open"
        " the road."
    )
    assert [m.actor.code for m in cast_of(text).mentions if m.actor.text == "We"] != ["UNK"]
    assert "TCD" in sides(_last(text, "REQUEST").recipients)
