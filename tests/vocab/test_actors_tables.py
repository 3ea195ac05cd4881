"""The tables of actors hold together."""

from __future__ import annotations

import pycountry
import pytest

from trucewatch.vocab.actor_check import check_actors, countries, sectors
from trucewatch.vocab.tables import table

HEADER = "id\tname\tkind\taliases\tcountry\tsector\tgroup\taligned\tgender\troles\tfrom\tto\tsource"


def test_no_mistake_in_the_tables() -> None:
    assert check_actors() == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Red Front\tRed Front\tbody\t\tMLI\tREB", "the id must be lower-case"),
        ("red-front\tRed Front\tgang\t\tMLI\tREB", "kind 'gang'"),
        ("red-front\tRed Front\tbody\t\tXXQ\tREB", "country 'XXQ'"),
        ("red-front\tRed Front\tbody\t\tMLI\tBAD", "sector 'BAD'"),
        ("red-front\tRed Front\tbody\t\tMLI\tREB\tnobody", "group 'nobody'"),
        ("red-front\tRed Front\tbody\t\tMLI\tREB\t\t\t\t\tMay 2010", "from 'May 2010'"),
        ("red-front\tRed Front\tbody\t\tMLI\tREB\t\t\t\t\t2012\t2010", "before it begins"),
        ("hamas\tRed Front\tbody\t\tMLI\tREB", "already stands for 'Hamas'"),
    ],
)
def test_mistakes_are_told(row: str, problem: str) -> None:
    found = check_actors({"mine.tsv": f"{HEADER}\n{row}\n"})
    assert len(found) == 1
    assert problem in found[0]
    assert found[0].startswith("mine.tsv: ")


def test_a_good_row_is_no_mistake() -> None:
    row = "red-front\tRed Front\tbody\tRF\tMLI\tREB\t\tFRA\t\t\t2012\t2014-03\tpublic knowledge"
    assert check_actors({"mine.tsv": f"{HEADER}\n{row}\n"}) == ()


def test_country_codes_are_iso_codes() -> None:
    iso = {c.alpha_3 for c in pycountry.countries}
    ours = {r["country"] for r in table("actors/countries.tsv")}
    assert ours - iso == {"XKX", "EUR"}
    states = {c.alpha_3 for c in pycountry.countries if c.alpha_3 in ours}
    assert len(states) >= 190


def test_role_nouns_have_known_sectors() -> None:
    rows = table("actors/role_nouns.tsv")
    assert {r["sector"] for r in rows} <= sectors()
    assert {r["kind"] for r in rows} == {"person", "rank", "body", "site", "thing"}
    nouns = [r["noun"] for r in rows]
    assert len(nouns) == len(set(nouns))


def test_places_are_in_known_countries() -> None:
    assert {r["country"] for r in table("actors/places.tsv")} <= countries()
