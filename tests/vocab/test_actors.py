"""Phrases and the actors they name; negative twins beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.vocab.actors import load_actors, plural_of, resolve_actor, slug

COMPOSED = [
    ("Armenian officials", "ARMGOV"),
    ("the Kremlin spokesman", "RUSGOV"),
    ("Indian police", "INDCOP"),
    ("a Kenyan court", "KENJUD"),
    ("two Chinese warplanes", "CHNMIL"),
    ("Chinese Foreign Ministry", "CHNGOV:foreign-ministry"),
    ("Ministry of Foreign Affairs of Peru", "PERGOV:foreign-ministry"),
    ("Norway’s Defense Ministry", "NORGOV:defence-ministry"),
    ("a Ukrainian Interior Ministry spokesman", "UKRGOV:interior-ministry"),
    ("US envoy", "USAGOV"),
    ("Russia's ambassador to Poland", "RUSGOV"),
    ("Muslim leaders in France", "FRAREL"),
    ("anti-government protesters in Kyiv", "UKROPP"),
    ("a Yerevan news site", "ARMJRN"),
    ("ethnic Armenian forces", "ARMMIL"),
    ("several of the largest trade unions in Denmark", "DNKLAB"),
    ("dozens of Somali fishermen", "SOMAGR"),
    ("a Hamas spokesman", "PSEREB:hamas"),
    ("members of the Taliban", "AFGGOV:taliban"),
    ("fighters of the M23", "CODREB:m23"),
    ("Separatist officials in South Ossetia", "GEOREB:south-ossetia"),
    ("top diplomats from the United States and France", "USAGOV;FRAGOV"),
    ("Russian and Ukrainian negotiators", "RUSGOV;UKRGOV"),
    ("envoys of Rwanda and the M23", "RWAGOV;CODREB:m23"),
    ("Poroshenko's adviser Petro Ivanchuk", "UKRGOV:petro-ivanchuk"),
    ("Trump's son-in-law", "USAGOV"),
    ("German Chancellor Helga Brandt", "DEUGOV:helga-brandt"),
    ("army accountant", "UNKMIL"),
    ("former Israeli minister", "ISRELI"),
    ("a retired vice president", "UNKELI"),
    ("European Union legislators", "EURLEG"),
    ("Somalia-based militia", "SOMPRM"),
    ("Peruvian Congress", "PERLEG"),
    ("the Norwegian Labour Party", "NORPTY:norwegian-labour-party"),
    ("Two Russians", "RUSCVL"),
    ("local officials", "UNKGOV"),
    ("opposition fighters in Mali", "MLIREB"),
    ("Ugandan government forces", "UGAMIL"),
    ("officials of the M23 in Uganda", "CODREB:m23"),
    ("mediators Egypt and Qatar", "EGYGOV;QATGOV"),
    ("Turkish observers", "TURGOV"),
    ("UN observers", "UNOIGO:united-nations"),
]
STATES = [
    ("Armenia", "ARM", "GOV"),
    ("the Ukraine", "UKR", "GOV"),
    ("Kyiv", "UKR", "GOV"),
    ("Kiev", "UKR", "GOV"),
    ("the US", "USA", "GOV"),
    ("U.S.", "USA", "GOV"),
    ("People's Republic of China", "CHN", "GOV"),
    ("the EU", "EUR", "IGO"),
    ("Burma", "MMR", "GOV"),
]


@pytest.mark.parametrize(("phrase", "code"), COMPOSED)
def test_phrases_are_composed(phrase: str, code: str) -> None:
    assert resolve_actor(phrase).code == code


@pytest.mark.parametrize(("phrase", "country", "sector"), STATES)
def test_a_bare_state_has_its_country_as_code(phrase: str, country: str, sector: str) -> None:
    actor = resolve_actor(phrase)
    assert (actor.code, actor.country, actor.sector) == (country, country, sector)


@pytest.mark.parametrize(
    "phrase", ["yesterday", "the talks", "it", "a draft", "two men", "a source", ""]
)
def test_what_names_nobody_is_unknown(phrase: str) -> None:
    actor = resolve_actor(phrase)
    assert (actor.code, actor.country) == ("UNK", None)


@pytest.mark.parametrize(
    ("phrase", "not_country"),
    [
        ("Turkish-backed rebels", "TUR"),
        ("pro-Russian separatists in Moldova", "RUS"),
        ("us", "USA"),
        ("male", "MDV"),
        ("Melania Trump", "USA"),
        ("soldiers", "UKR"),
        ("the ambassador to Poland", "POL"),
    ],
)
def test_a_country_in_the_words_is_not_always_theirs(phrase: str, not_country: str) -> None:
    assert resolve_actor(phrase).country != not_country


@pytest.mark.parametrize(
    ("phrase", "on", "code"),
    [
        ("Vladimir Putin", "2010-06-01", "RUSGOV:vladimir-putin"),
        ("Barack Obama", "2012-06-01", "USAGOV:barack-obama"),
        ("Barack Obama", "2020-06-01", "USAELI:barack-obama"),
        ("the Taliban", "2012-06-01", "AFGREB:taliban"),
        ("the Taliban", "2023-06-01", "AFGGOV:taliban"),
        ("Jens Stoltenberg", "2010-06-01", "NORGOV:jens-stoltenberg"),
        ("Jens Stoltenberg", "2020-06-01", "IGO:jens-stoltenberg"),
        ("Riek Machar", "2015-06-01", "SSDREB:riek-machar"),
        ("Kurdish-led Syrian Democratic Forces", "2022-01-01", "SYRREB:syrian-democratic-forces"),
    ],
)
def test_offices_count_on_their_days(phrase: str, on: str, code: str) -> None:
    assert resolve_actor(phrase, on=on).code == code


def test_context_gives_a_country_only_if_there_is_one() -> None:
    lone = resolve_actor("the interior ministry", context="Protests went on in Uganda on Monday.")
    torn = resolve_actor("the interior ministry", context="Uganda and Kenya closed the border.")
    assert (lone.code, torn.code) == ("UGAGOV:interior-ministry", "UNKGOV:interior-ministry")


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Popular Resistance Front of Ruritania", "REB"),
        ("Ruritanian Farmers Union", "LAB"),
        ("Ruritanian Supreme Court", "JUD"),
        ("Lion Brigade", "MIL"),
    ],
)
def test_unknown_bodies_have_a_stable_slug(phrase: str, sector: str) -> None:
    actor = resolve_actor(phrase)
    assert actor.code.startswith(f"UNK{sector}:")
    assert actor.code == resolve_actor("the " + phrase).code


def test_an_unknown_name_keeps_a_slug_and_no_country() -> None:
    actor = resolve_actor("Zorblax")
    assert (actor.code, actor.country, actor.sector) == ("UNK:zorblax", None, "UNK")


def test_names_without_accents_are_found_too() -> None:
    assert resolve_actor("Recep Tayyip Erdoğan").code == resolve_actor("Recep Tayyip Erdogan").code


def test_the_table_is_large_and_shared() -> None:
    actors = load_actors()
    assert len(actors.entities) >= 1500
    assert load_actors() is actors
    assert actors.find("Hamas") == actors.find(["Hamas"])


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("official", "officials"), ("army", "armies"), ("ministry of health", "ministries of health")],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_slugs_are_plain() -> None:
    assert slug("Côte d’Azur People's Front (North)") == "cote-dazur-people-front-north"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    actor = resolve_actor(text)
    assert (actor.text, actor.start, actor.end) == (text, 0, len(text))
    assert actor.code
    assert (actor.country is None) == actor.code.startswith("UNK")


def test_a_very_long_phrase_is_bounded() -> None:
    assert resolve_actor("Syrian " * 200_000).country == "SYR"


@pytest.mark.parametrize(
    ("phrase", "on", "country", "sector"),
    [
        ("Jordan's King Abdullah", "2010-01-01", "JOR", "GOV"),
        ("Saudi King Abdullah", "2010-01-01", "SAU", "GOV"),
        ("King Abdullah", "2020-01-01", "JOR", "GOV"),
        ("Marco Rubio", "2016-02-01", "USA", "LEG"),
        ("Marco Rubio", "2025-04-01", "USA", "GOV"),
        ("Ahmed al-Sharaa", "2020-01-01", "SYR", "REB"),
        ("Ahmed al-Sharaa", "2025-06-01", "SYR", "GOV"),
        ("the Taliban government", "2023-01-01", "AFG", "GOV"),
        ("Taliban fighters", "2010-01-01", "AFG", "REB"),
        ("South Ossetian forces", "2008-08-07", "GEO", "REB"),
        ("Georgian forces", "2008-08-07", "GEO", "MIL"),
        ("fighters loyal to Abdelaziz al-Hilu", "2023-01-01", None, "REB"),
        ("coffee growers in Honduras", None, "HND", "AGR"),
        ("delegates in the Jordanian capital", None, None, "GOV"),
        ("officials in the Jordanian capital", None, "JOR", "GOV"),
    ],
)
def test_who_holds_what_when(phrase: str, on: str | None, country: str | None, sector: str) -> None:
    actor = resolve_actor(phrase, on)
    assert (actor.country, actor.sector) == (country, sector)
