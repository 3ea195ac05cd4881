"""Which of several well-known agreements of one name a story means."""

from __future__ import annotations

import pytest

from trucewatch.vocab.agreements import load_agreement_words, meant, named_in


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
