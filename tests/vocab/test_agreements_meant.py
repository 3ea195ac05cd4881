"""Which of several well-known agreements of one name a story means."""

from __future__ import annotations

import pytest

from trucewatch.vocab.agreements import load_agreement_words, meant, named_in, signed_on
from trucewatch.vocab.tables import table


@pytest.mark.parametrize(
    ("sides", "signed"),
    [
        ({"AFG", "PAK"}, ["2020-02-29"]),
        ({"USA", "AFG"}, ["2020-02-29"]),
        ({"TCD", "USA"}, ["2022-08-08"]),
        ({"LBN"}, ["2008-05-21"]),
        ({"COD", "RWA", "USA"}, []),
        ({"USA"}, []),
        (set(), []),
    ],
)
def test_the_parties_tell_which_agreement_of_a_name(sides: set[str], signed: list[str]) -> None:
    named = [k for _, k in named_in(load_agreement_words(), "the Doha agreement")]
    assert len(named) > 2
    assert [k.signed for k in meant(named, sides)] == signed


def test_armed_movements_among_the_parties_are_in_the_list_of_actors() -> None:
    groups = {p for k in load_agreement_words().known for p in k.parties if ":" in p}
    listed = {
        f"{row['country']}{row['sector']}:{row['id']}"
        for name in ("groups", "institutions")
        for row in table(f"actors/{name}.tsv")
    }
    assert len(groups) > 40
    assert groups <= listed


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("Doha Agreement", {"USA", "AFGREB:taliban"}),
        ("Final Agreement (Colombia, 2016)", {"COL", "COLREB:farc"}),
        ("Bicesse Accords", {"AGO", "AGOREB:unita"}),
        ("Lusaka Protocol", {"AGO", "AGOREB:unita"}),
        ("General Peace Agreement (Mozambique)", {"MOZ", "MOZREB:renamo"}),
    ],
)
def test_movements_that_signed_with_a_state_are_parties(name: str, parties: set[str]) -> None:
    assert {p for k in load_agreement_words().known if k.name == name for p in k.parties} == parties


@pytest.mark.parametrize(
    ("date", "sides", "name"),
    [
        ("2020", {"USA"}, None),
        ("2020", {"USA", "MLI"}, None),
        ("2020-02-29", {"USA", "AFG"}, "Doha Agreement"),
        ("1992-10-04", {"MOZ", "ITA"}, "General Peace Agreement (Mozambique)"),
        ("1994", {"AGO", "AGOREB:unita"}, "Lusaka Protocol"),
    ],
)
def test_a_day_tells_an_agreement_only_beside_its_parties(
    date: str, sides: set[str], name: str | None
) -> None:
    known = signed_on(date, sides, truce=False)
    assert (known and known.name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Revitalised Agreement on the Resolution of the Conflict in South Sudan",
         "R-ARCSS (South Sudan, 2018)"),
        ("the Revitalized Agreement on the Resolution of the Conflict in the Republic of South "
         "Sudan", "R-ARCSS (South Sudan, 2018)"),
        ("the Agreement on the Resolution of the Conflict in South Sudan",
         "ARCSS (South Sudan, 2015)"),
    ],
)  # fmt: skip
def test_a_full_name_is_not_that_of_an_earlier_agreement(text: str, name: str) -> None:
    hits = named_in(load_agreement_words(), text.lower())
    longest = max(len(alias) for alias, _ in hits)
    assert [k.name for alias, k in hits if len(alias) == longest] == [name]
