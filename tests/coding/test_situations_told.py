"""Who holds, encircles or blocks what: told, and only asked, named, mentioned or past."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

BEFORE = "The army and the rebels went on fighting in the hills on Monday. Two men were killed.\n\n"


def situations(text: str) -> list[tuple[str | None, str, str]]:
    raw = RawDocument(
        Document("d", "d", "0", None, "text/plain"), BEFORE + text, Meta(date="2026-03-04")
    )
    found = pipeline(Config()).code_document(raw)
    return [
        (s.who.text if s.who else None, s.relation, s.what)
        for c in found
        for s in c.leads.situations
    ]


NONE = [
    # only asked
    "Has Israel blocked the convoy to Tyre again?",
    "Does Hezbollah still control the village of Aitaroun?",
    "Is the army besieging Kadugli?",
    "Question: Do the rebels hold the bridge at Bor?",
    "Who controls the airport of Goma now?",
    "Is the road to Goma in rebel hands?",
    # names and words
    "The minister spoke of Indian Illegally Occupied Jammu and Kashmir.",
    "The Law on Occupied Territories was adopted in 2008.",
    'He would not use the word "blocked" for the convoy.',
    "The army chief avoided the term 'besieged' for Kadugli.",
    # turns of speech
    "The Twirwaneho held Kinshasa responsible for the strike.",
    "Residents held Bukavu to blame.",
    "The rebels hold Juba accountable for the raid.",
    "The committee holds talks in Juba.",
    "The party holds a view on Abyei.",
    "The elections held in Sanaa were quiet.",
    # nobody is said to hold it
    "Russia has not gone back to the positions held before the war.",
    "The mission drew a map of the areas controlled in March.",
    # denied, past, to come
    "The army denied that it was holding the bridge at Bor.",
    "The rebels seized the town of Bor in 2019.",
    "In March last year the rebels captured the town of Bor.",
    "The army is ready to hold the bridge at Bor.",
    "The army wants to retake the town of Bor.",
    # neither held nor shut by anybody
    "The party controls most of the seats in parliament.",
    "The rebels cut their budget.",
    "The road to Bor has been cut by a landslide for nine days.",
    "The road to Bor is closed by snow.",
    "The library of Bor is open.",
    "The pass will be open in June.",
    "The bridge was closed on Monday and then reopened.",
    "The families are not displaced.",
    "The officials of Bor remain silent.",
    "The shop at Bor is closed.",
]
TOLD = [
    ("The rebels, who control most of the valley, said no.", "holds"),
    ("Half of the hills are held by the rebels.", "holds"),
    ("The army still occupies three schools in Bor.", "holds"),
    ("The road to Bor has been cut for nine days.", "blocks"),
    ("The bridge at Bor is closed, the army said.", "blocks"),
    ("The highway to Bor remains shut.", "blocks"),
    ("The rebels cut the water of Bor on Monday.", "blocks"),
    ("The water supply of Bor has been cut since Monday.", "blocks"),
    ("The pass above Bor is open, the army said.", "open"),
    ("Some 400 families remain displaced, the army said.", "displaced"),
    (
        "The fighters who hold the village of Mpeti never stopped a patrol, their leader said.",
        "holds",
    ),
    ("The rebels control the village of Aitaroun.", "holds"),
    ("The army is besieging Kadugli.", "encircles"),
    ("The rebels hold the bridge at Bor, residents said.", "holds"),
    ("The town of Bor is controlled by the rebels.", "holds"),
    ("The convoy has been blocked at Bor since Sunday.", "blocks"),
    ("On Monday the rebels seized the town of Bor.", "holds"),
    ("The bridge at Bor is in the hands of the rebels.", "holds"),
    ("The rebels have held the hill above Bor since Sunday.", "holds"),
    ("Juba holds the rebels responsible and the rebels hold the road to Bor.", "holds"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_situation(text: str) -> None:
    assert situations(text) == []


@pytest.mark.parametrize(("text", "relation"), TOLD)
def test_situations_that_are_told(text: str, relation: str) -> None:
    assert [x[1] for x in situations(text)] == [relation]


def test_who_is_named_only_by_who_does_it() -> None:
    assert situations("The water of Bor has been cut since Monday.")[0][0] is None
    assert situations("The rebels cut the water of Bor on Monday.")[0][0] == "The rebels"


_POSTS = """
The Front controls four of the eleven districts, the governor said.|The Front holds four of the eleven districts
The Front still maintains eleven checkpoints on the Dolna road, the Observer Mission said.|The Front holds eleven checkpoints on the Dolna road
The army has kept barriers on the road to Koska since March.|The army holds barriers on the road to Koska
The Front's fighters hold Sarn and Jufar, the ministry said.|The Front's fighters holds Jufar; The Front's fighters holds Sarn
Work on the new bridge blocks first the traffic, then the market, the radio said.|
The road works block the first lane of traffic in Hamar, the city said.|
The strikers blocked the gate of the mill on Monday.|
The Front maintained three checkpoints until March.|
The Front maintains good relations with the shops.|
"""


@pytest.mark.parametrize("line", _POSTS.strip().splitlines())
def test_posts_that_are_kept_and_what_blocks_no_way(line: str) -> None:
    text, _, wanted = line.partition("|")
    found = situations(
        "Torvalia's army and the Ostrel Front signed a truce in May.\n\n" + text + "\n"
    )
    told = sorted(f"{who} {relation} {what}" for who, relation, what in found)
    assert told == [x for x in wanted.split("; ") if x]


# What a sentence tells: who | relation | what, each holder for itself.
_HELD = """
The Front has blocked the Meska pass since May; 9,000 people are without deliveries.|The Front blocks the Meska pass
The Front blocked the Meska pass in May 2019.|
The Front controls the Rena canyon, according to the Observatory.|The Front holds the Rena canyon
The army continues to block the road to Meska.|The army blocks the road
The army threatened to block the road to Meska.|
Dolna is government-controlled.|government holds Dolna
A shell fell in government-held Dolna on Monday.|government holds Dolna
A convoy left the rebel-held town of Rena.|rebel holds town of Rena
The Russian-occupied city of Zamry was quiet.|Russian holds city of Zamry
The government-controlled budget of Dolna fell.|
A well-controlled fire burnt at Dolna.|
Meska is held by the Front and by fighters of the Hill Guard.|fighters of the Hill Guard holds Meska; the Front holds Meska
Meska is under the control of the army and the Front.|the Front holds Meska; the army holds Meska
The Front is still in occupation of the clinic at Wada.|The Front holds the clinic at Wada
The Front is in control of the port.|The Front holds the port
The matter is under the control of the Front.|
The Front is holding Mayor Osk of Dolna.|
The Front holds Captain Ilan Lund.|
"""


@pytest.mark.parametrize("line", _HELD.strip().splitlines())
def test_who_holds_it_by_phrases_and_compounds(line: str) -> None:
    text, _, wanted = line.partition("|")
    before = "Torvalia's army and the Ostrel Front signed a truce in May.\n\n"
    told = sorted(f"{who} {relation} {what}" for who, relation, what in situations(before + text))
    assert told == [x for x in wanted.split("; ") if x]
