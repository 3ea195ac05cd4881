"""Grids of sentences on stands: each wording with several parties and matters, and its twins.

``X`` takes the stand, ``Y`` is the other side, ``M`` stands between; ``n`` is a matter as a noun, ``s``
and ``pp`` as subject and participle, ``vp`` what is done, ``vg`` the same in -ing.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.clips.support import read

_PARTIES = (
    {"X": "the Sudanese army", "Y": "the RSF", "M": "Egypt"},
    {"X": "Hamas", "Y": "Israel", "M": "Qatar"},
    {"X": "Baku", "Y": "Yerevan", "M": "France"},
)
_SIDES = {"the Sudanese army": "SDNMIL", "the RSF": "rapid-support", "Egypt": "EGY",
          "Hamas": "hamas", "Israel": "ISR", "Qatar": "QAT", "Baku": "AZE", "Yerevan": "ARM",
          "France": "FRA"}  # fmt: skip
_MATTERS = (
    {"n": "the release of 600 detainees", "s": "the detainees", "pp": "released",
     "vp": "free 600 detainees", "vg": "freeing 600 detainees", "key": "detainee"},
    {"n": "the lifting of the sanctions", "s": "the sanctions", "pp": "lifted",
     "vp": "lift the sanctions", "vg": "lifting the sanctions", "key": "sanction"},
    {"n": "the withdrawal of the howitzers", "s": "the howitzers", "pp": "withdrawn",
     "vp": "withdraw its howitzers", "vg": "withdrawing its howitzers", "key": "howitzer"},
)  # fmt: skip
_ASKED = "demand|condition|precondition"
_BARRED = "refusal|red_line"
_HELD = f"{_ASKED}|{_BARRED}|offer"


def _stands(told: str, party: str, kind: str, key: str = "") -> bool:
    found = read({"text": told, "date": "2026-05-29"}).linked.positions
    return any(
        (not party or _SIDES[party] in p.party.code)
        and re.fullmatch(kind, p.kind)
        and key in f"{p.value} {p.condition}"
        for p in found
    )


def _told(words: str) -> list[tuple[str, dict[str, Any]]]:
    rows = [
        {**parties, **matter}
        for n, parties in enumerate(_PARTIES)
        for matter in (_MATTERS[n], _MATTERS[n - 1])
    ]
    texts = [(words.format(**row), row) for row in rows]
    return [(text[0].upper() + text[1:], row) for text, row in texts]


@pytest.mark.parametrize(
    ("words", "who", "kind"),
    [
        ("{X} demanded on Thursday that {s} be {pp}.", "X", _ASKED),
        ("{X} wants {s} {pp}.", "X", _ASKED),
        ("The commander of {X} wanted {s} {pp}.", "X", _ASKED),
        ("{X} asks for {n}, and in writing.", "X", _ASKED),
        ("{X} asked for {s} to be {pp}.", "X", _ASKED),
        ("What {X} now asks is {n}.", "X", _ASKED),
        ("What {X} wants, {Y}'s spokesman said, is {n}.", "X", _ASKED),
        ("According to {Y}'s spokesman, what {X} now asks is {n}.", "X", _ASKED),
        ("{n} is what {X} wants.", "X", _ASKED),
        ("It was {X}, not {Y}, that asked for {n}.", "X", _ASKED),
        ("{X}'s insistence on {n} left the mediators without a plan.", "X", _ASKED),
        ("{n}, for which {X} had been pressing since March, has been granted.", "X", _ASKED),
        ("For {X}, {n} is the key to everything else.", "X", _ASKED),
        ("To {X}, {n} is a matter of life and death.", "X", _ASKED),
        ("{n} is a must for {X}.", "X", _ASKED),
        ("{X} will leave the talks unless {s} are {pp}.", "X", _ASKED),
        ("Unless {s} are {pp} within three days, {X} warned, it will leave the talks.", "X",
         _ASKED),
        ("Not until {s} are {pp} will {X} sit down with {Y}.", "X", _HELD),
        ("{X} would not travel as long as {s} were not {pp}.", "X", _HELD),
        ("The talks can begin, {X} posted, when {s} are {pp}.", "X", _HELD),
        ("{X} has once more ruled out {vg}.", "X", _BARRED),
        ("{X} is opposed to {n}.", "X", _BARRED),
        ("{X} cannot live with {n}.", "X", _BARRED),
        ("{n} is out of the question for {X}.", "X", _BARRED),
        ("Rejected by {X}'s negotiators: {n}.", "X", _BARRED),
        ("{X} rejected a call by {Y} for {n}.", "X", _BARRED),
        ("{X} turned down {Y}'s request for {n}.", "Y", _ASKED),
        ("A compromise tabled by {M} would see {s} {pp}.", "M", "proposal"),
        ("By the terms of a compromise tabled by {M}, {Y} would {vp}.", "M", "proposal"),
        ("{M}'s bridging text would have {s} {pp}.", "M", "proposal"),
        ("Under {M}'s plan, {s} would be {pp}.", "M", "proposal"),
        ("{X} has offered to {vp}.", "X", "offer"),
        ("{X} would {vp} in return for a truce.", "X", "offer"),
    ],
)  # fmt: skip
def test_whose_stand_it_is(words: str, who: str, kind: str) -> None:
    missed = [t for t, row in _told(words) if not _stands(t, row[who], kind, row["key"])]
    assert missed == []


@pytest.mark.parametrize(
    ("words", "who", "kind"),
    [
        ("In 1994, {X} demanded {n}.", "X", ".*"),
        ("{M} hopes that {X} will {vp}.", "", ".*"),
        ("Does {X} want {n}?", "", ".*"),
        ("{X} denied that it had asked for {n}.", "X", _ASKED),
        ("{X} has never asked for {n}, it said.", "X", _ASKED),
        ("If {Y} asked for {n}, {X} would listen.", "Y", _ASKED),
        ("{X} wanted to know more about {n}.", "X", ".*"),
        ("{X} called {n} worth studying.", "", ".*"),
        ("The coach of {X} wants {n} in the final.", "", ".*"),
        ("It was not {X} that asked for {n}.", "X", _ASKED),
        ("{M} discussed {n} with {X}.", "", ".*"),
        ("What {X} said is that {s} were {pp}.", "", ".*"),
        ("Prices will rise unless {s} are {pp}.", "", ".*"),
        ("{Y} said {X} would fall unless {s} were {pp}.", "X", ".*"),
        ("Not until {s} were {pp} did the rain stop in {X}.", "", ".*"),
        ("A film tabled for {M} would see {s} {pp}.", "", ".*"),
        ("For {X}, it was the key to everything else.", "", ".*"),
    ],
)
def test_what_is_nobodys_stand(words: str, who: str, kind: str) -> None:
    wrong = [t for t, row in _told(words) if _stands(t, row.get(who, ""), kind)]
    assert wrong == []
