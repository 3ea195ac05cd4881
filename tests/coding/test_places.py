"""Places: finding, choosing, putting to events; and names that are no places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.time_place_support import read, rows, token
from trucewatch.coding.places.places import PlaceMention, find_places, place_spans
from trucewatch.coding.places.resolving import resolve_place
from trucewatch.reading.gazetteer_file import open_gazetteer
from trucewatch.records import Place
from trucewatch.vocab.gazetteer import distance_km

BAR = 0.95  # share of the list that must be put within 50 km; lowered never
NEAR_KM = 50.0
AREAS = ("country", "region", "macro", "admin1", "river", "line")


def found_in(text: str) -> list[PlaceMention]:
    parse, story = read(text)
    return list(find_places(parse, story, open_gazetteer()).mentions)


def near(place: PlaceMention | None, lat: float, lon: float) -> bool:
    if place is None or place.lat is None or place.lon is None or place.radius_km is None:
        return False
    allowed = max(NEAR_KM, place.radius_km) if place.kind in AREAS else NEAR_KM
    return distance_km(place.lat, place.lon, lat, lon) <= allowed


def test_list_of_places_in_context() -> None:
    wrong, n = [], 0
    for row in rows("places.tsv"):
        mentions = found_in(row["text"])
        for item in row["places"].split(";"):
            name, _, point = item.partition("@")
            lat, lon = (float(x) for x in point.split(","))
            start = row["text"].index(name)
            hit = [m for m in mentions if m.start < start + len(name) and m.end > start]
            n += 1
            if not near(hit[0] if hit else None, lat, lon):
                wrong.append((name, row["text"]))
    assert n >= 300
    assert 1 - len(wrong) / n >= BAR, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Georgia Smith and Chad Miller spoke to Paris Jackson.",
        "Mr. Jordan said he was tired. Jordan left early.",
        "The London Times and the Washington Post reported it.",
        "Reading a book on a mobile phone is nice of you.",
        "He took a bath and left the buy to Bill.",
        "On Nov. 10 and in May they met.",
        "The Minsk agreements and the Geneva Convention were cited.",
        "Zorblatt and Quxville are not on any map.",
        "President Israel Lopez thanked his aides.",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert [m.text for m in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Tripoli, Lebanon, arrested two men.", "Tripoli", "LBN"),
        ("Militias clashed in Tripoli as Libya's government met.", "Tripoli", "LBY"),
        ("The governor of Atlanta in Georgia asked Alabama for help.", "Georgia", "USA"),
        ("Russia and Armenia urged Georgia to open the road to Tbilisi.", "Georgia", "GEO"),
        ("Shells hit Donetsk and Luhansk, Ukraine said.", "Donetsk", "UKR"),
        ("Aid reached Hama and Homs, Syrian officials said.", "Hama", "SYR"),
        ("Troops entered Palma in Mozambique.", "Palma", "MOZ"),
        ("Fighters from Niger crossed into Nigeria.", "Niger", "NER"),
    ],
)
def test_choice_by_company(text: str, name: str, country: str) -> None:
    mention = next(m for m in found_in(text) if m.text == name)
    assert mention.country == country


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The fighting raged near the villages of Talish and Sugovushan.", "fighting", "Talish"),
        (
            "Monitors reported a violation of the truce in the Kherson region.",
            "violation",
            "Kherson",
        ),
        ("The army mounted an attack in the south of Lebanon.", "attack", "Lebanon"),
        ("Officials in Goma said rebels attacked a convoy.", "attacked", None),
        ("Officials in Goma said rebels attacked a convoy.", "said", None),
        ("Russia accused Ukraine of breaking the truce.", "breaking", None),
        ("Rebels captured Sake on Monday.", "captured", "Sake"),
        ("The shelling of Kharkiv killed four.", "shelling", "Kharkiv"),
        ("Russia's invasion shocked them.", "invasion", None),
        ("Envoys held talks in Doha.", "talks", "Doha"),
        ("Kyiv agreed to talks with Moscow.", "talks", None),
        ("The Geneva talks resumed.", "talks", "Geneva"),
        ("Kenyan President William Ruto condemned it.", "condemned", None),
        ("The minister met refugees. A drone struck Goma.", "met", None),
    ],
)
def test_where_an_event_is_put(text: str, word: str, name: str | None) -> None:
    parse, story = read(text)
    places = find_places(parse, story, open_gazetteer())
    place = places.of(token(parse, word))
    got = place.name if place else None
    assert (got is None) == (name is None)
    if name is not None:
        assert name[:5] in (got or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the village of Zorblatt on Monday.", "Zorblatt"),
        ("Troops entered Quxville district at dawn.", "Quxville"),
    ],
)
def test_a_place_that_nobody_knows_is_unresolved(text: str, name: str) -> None:
    mention = found_in(text)[0]
    assert (mention.text, mention.precision, mention.lat) == (name, "unresolved", None)


def test_distance_and_bearing() -> None:
    mentions = found_in("The camera recorded explosions 7–10 km north-west of Horlivka.")
    place = mentions[0]
    assert place.text.startswith("7–10 km")
    assert place.lat is not None and place.lon is not None
    assert 48.30 < place.lat < 48.40 and 37.90 < place.lon < 38.05
    assert place.radius_km is not None and 1.5 <= place.radius_km <= 6


def test_sides_of_a_place() -> None:
    inside = found_in("Fighting went on in northern Syria.")[0]
    assert inside.lat is not None and inside.lat > 35.3 and inside.precision == "region"


def test_disputed_places_carry_their_dispute() -> None:
    for text, key in (
        ("A drone fell in Simferopol in Crimea.", "crimea"),
        ("Tanks stood in the Golan Heights.", "golan"),
        ("Shops closed in Srinagar, in Indian-administered Kashmir.", "kashmir"),
        ("Soldiers raided Nablus.", "west-bank"),
    ):
        assert key in [m.dispute for m in found_in(text)], text


def test_there_and_the_capital() -> None:
    mentions = found_in("Rebels took Goma. The army said its troops there were safe.")
    assert [m.name for m in mentions if m.reference] == ["Goma"]
    capital = found_in("Sudan has been at war. Shells fell in the capital.")[-1]
    assert capital.name == "Khartoum" and capital.text == "the capital"


def test_resolve_place_by_context() -> None:
    gazetteer = open_gazetteer()
    first = resolve_place("the villages of Hin Tager and Khtsaberd", "Nagorno-Karabakh", gazetteer)
    assert [p.name for p in first] == ["Hin Tager", "Khtsaberd"]
    assert resolve_place("Tripoli", "Lebanon", gazetteer)[0].country == "LBN"
    assert resolve_place("Zorblatt", None, gazetteer) == []


def test_given_spans_keep_order_and_say_unresolved() -> None:
    text = "Zorblatt and Goma"
    places = place_spans(text, [(13, 17), (0, 8)], open_gazetteer())
    assert [p.text for p in places] == ["Goma", "Zorblatt"]
    assert places[1].precision == "unresolved" and places[1].lat is None


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200))))
@settings(max_examples=60, deadline=None)
def test_any_spans_of_any_text(text: str, spans: list[tuple[int, int]]) -> None:
    places = place_spans(text, spans, open_gazetteer())
    assert len(places) == len(spans)
    assert all(isinstance(p, Place) for p in places)


def test_mentions_slice_the_text() -> None:
    text = "Shells hit Kherson and villages 5 km south of Sumy.\nIn northern Kosovo, Serbs met."
    for m in found_in(text):
        assert text[m.start : m.end] == m.text


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell in the Kherson region.", "Kherson", "region"),
        ("Shells fell in Kherson overnight.", "Kherson", "town"),
        ("Shells fell in Idlib governorate.", "Idlib", "region"),
    ],
)
def test_a_given_name_is_read_with_the_area_word_behind_it(
    text: str, name: str, precision: str
) -> None:
    at = text.index(name)
    (place,) = place_spans(text, [[at, at + len(name)]], open_gazetteer())
    assert (place.precision, place.text) == (precision, name)


def test_a_generic_word_is_not_a_place_before_an_unknown_name() -> None:
    assert all(p.text != "Camp" for p in resolve_place("Camp Zerbindale", None, open_gazetteer()))


FANO = "The Fano militia accused the army of lying. "
PALMA = "The Palma militia seized a ferry. Later Palma accused the navy of firing on it. "


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (FANO + "The army said Fano gunmen had fired mortars.", []),
        (FANO + "Talks between the government and a Fano delegation were suspended.", []),
        (FANO + "The attack on the post was blamed on Fano.", []),
        (PALMA + "The navy fought Palma for hours.", []),
        # where something is, or what it is called, makes it a place after all
        (FANO + "A bomb went off in Fano.", ["Fano"]),
        (FANO + "A bomb went off in the town of Fano.", ["Fano"]),
        (FANO + "Police from Fano, Italy, helped.", ["Fano", "Italy"]),
        # the story knows no such group
        ("Troops entered Palma on Monday. A bomb killed two at Palma.", ["Palma", "Palma"]),
        ("Rebels captured Fano on Monday.", ["Fano"]),
        ("Idlib fighters held the bridge. A drone struck Idlib.", ["Idlib"]),
    ],
)
def test_a_groups_name_is_no_place(text: str, places: list[str]) -> None:
    assert [m.text for m in found_in(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells struck the ferry landing at Temrin and killed five people.", ["Temrin"]),
        ("Mortar bombs hit the market of Zorbeg; eleven impacts were counted.", ["Zorbeg"]),
        ("Gunmen attacked a market in Zorbeg on Monday.", ["Zorbeg"]),
        ("Shots were fired at a patrol boat off Cape Horrin.", ["Cape Horrin"]),
        ("The patrol stood 40 kilometres south of Temrin.", ["Temrin"]),
        ("Bombs fell on the Marovian town of Zorbeg.", ["Zorbeg"]),
        ("A boat was hit on the Temrin river in western Colombia.", ["Temrin"]),
        ("Two died in Dubrek. A battery had fired on Dubrek at dusk.", ["Dubrek", "Dubrek"]),
        # no deed is put there, or the name is something else
        ("He works at Zorbeg and writes in Dubrekian.", []),
        ("Two were wounded in Operation Temrin.", []),
        ("Two were killed in March at Temrin Road.", []),
        ("The delegates met in Congress.", []),
        ("They found the shells in Zorbeg's hands.", []),
    ],
)
def test_a_name_that_no_gazetteer_has_is_a_place_where_something_is_done(
    text: str, places: list[str]
) -> None:
    assert [m.text for m in found_in(text) if m.precision == "unresolved"] == places


def test_an_unknown_name_lies_where_the_words_put_it() -> None:
    place, area = found_in("Eight villagers were killed at Zorbeg in Masisi territory on Thursday.")
    assert (place.name, area.name) == ("Zorbeg", "Masisi Territory")
    assert (place.lat, place.radius_km, place.country) == (area.lat, area.radius_km, "COD")
    (alone,) = found_in("Eight villagers were killed at Zorbeg on Thursday.")
    assert alone.lat is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # a minor spelling of a far city's name, a far village's name: nothing else speaks for it
        ("Soldiers killed two farmers near Loma on Monday, the rebels said.", "Loma", None),
        ("Soldiers killed two farmers near Loma, Italian police said.", "Loma", "ITA"),
        ("The mission heard no explosions near Brod.", "Brod", None),
        ("Gunmen attacked the post at Ostin on Sunday.", "Ostin", None),
        ("Gunmen attacked the post at Ostin in Texas on Sunday.", "Ostin", "USA"),
        ("The army shelled a bridge at Dolna on Monday.", "Dolna", None),
        ("Moldovan police said a mine went off near Dolna.", "Dolna", "MDA"),
        # the scene is a land that no table has: a truce signed in Geneva speaks for no Swiss town
        ("Shells hit Dornach, a town in eastern Orlavia, breaking the Geneva truce.", "Dornach", None),
        ("Shells hit the market in Dornach, near Basel, police said.", "Dornach", "CHE"),
        # towns known by their names, and other spellings of them, need no support
        ("Rockets fell on Raqqa on Monday, killing three.", "Raqqa", "SYR"),
        ("Fighting reached Hodeidah on Monday.", "Hodeidah", "YEM"),
        ("Clashes in Kano left two dead.", "Kano", "NGA"),
        ("Bombs fell on Kharkov on Monday.", "Kharkov", "UKR"),
        ("Rebels took Maro and Sido in southern Chad.", "Maro", "TCD"),
    ],
)  # fmt: skip
def test_a_far_place_needs_support(text: str, name: str, country: str | None) -> None:
    hit = next((m for m in found_in(text) if m.text == name), None)
    assert (hit.country if hit else None) == country
    if hit is not None and country is None:
        assert (hit.precision, hit.lat) == ("unresolved", None)


def test_a_bare_name_means_a_place_that_is_called_so() -> None:
    found = resolve_place("Loma", None, open_gazetteer())
    assert [(p.name, p.country) for p in found] == [("Loma", "SLE")]
    assert resolve_place("Loma", "Italy", open_gazetteer())[0].country == "ITA"
    assert [p.precision for p in resolve_place("Ostin", None, open_gazetteer())] == ["unresolved"]


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("Artillery shells hit the livestock market of El Fasher.", "hit", "El Fasher"),
        ("Rockets struck a school of Donetsk on Sunday.", "struck", "Donetsk"),
        ("A drone hit the bridge of Kherson.", "hit", "Kherson"),
        ("Rebels attacked the people of Mariupol.", "attacked", None),
        ("They shot the governor of Kherson.", "shot", None),
    ],
)
def test_what_stands_in_a_town_is_hit_there(text: str, verb: str, place: str | None) -> None:
    parse, story = read(text)
    found = find_places(parse, story, open_gazetteer()).of(token(parse, verb))
    assert (found.name if found else None) == place
