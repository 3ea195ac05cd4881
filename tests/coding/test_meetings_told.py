"""Grids of sentences on meetings: held, to come, off; each wording with several sides, and twins.

``X`` and ``Y`` meet, ``M`` stands between, ``V`` is the place; all reports are of Friday, 29 May 2026.
"""

from __future__ import annotations

import re

import pytest

from tests.clips.support import read

_SIDES = (
    ("Morocco", "MAR", "the Polisario Front", "polisario", "Spain", "ESP", "Geneva"),
    ("Kabul", "AFG", "Islamabad", "PAK", "Qatar", "QAT", "Doha"),
    ("Ukraine", "UKR", "Russia", "RUS", "Turkey", "TUR", "Istanbul"),
)


def _missed(words: str, status: str, day: str | None, parts: str) -> list[str]:
    """Return the sentences of a wording in which no such round is found, of "" those with any."""
    out = []
    for x, x_code, y, y_code, m, m_code, v in _SIDES:
        text = words.format(X=x, Y=y, M=m, V=v)
        rounds = read({"text": text[0].upper() + text[1:], "date": "2026-05-29"}).linked.rounds
        fits = any(
            re.fullmatch(status, r.status)
            and (day is None or day in r.dates)
            and ("v" not in parts or r.venue == v)
            and ("p" not in parts or _all_in((x_code, y_code), [a.code for a in r.participants]))
            and ("m" not in parts or _all_in((m_code,), [a.code for a in (*r.mediators, r.host)
                                                         if a is not None]))
            for r in rounds
        )  # fmt: skip
        if fits == (not status):
            out.append(text)
        if not status and any(r.status == "held" for r in rounds):
            out.append(text)
    return out


def _all_in(wanted: tuple[str, ...], codes: list[str]) -> bool:
    return all(any(w in c for c in codes) for w in wanted)


@pytest.mark.parametrize(
    ("words", "status", "day", "parts"),
    [
        ("{X} and {Y} met at {V} on Wednesday under {M}'s mediation.", "held", "2026-05-27", "pvm"),
        ("Envoys of {X} and of {Y} sat in separate rooms in {V} on Wednesday, with {M}'s envoy "
         "walking from one to the other.", "held", "2026-05-27", "pvm"),
        ("Nothing came of the encounter between {X} and {Y} in {V}.", "held", None, "pv"),
        ("{X} and {Y} exchanged proposals in {V} on Wednesday and parted without a date.", "held",
         "2026-05-27", "pv"),
        ("Talks in {V} between {X} and {Y} were suspended for the day on Friday.", "held",
         "2026-05-29", "pv"),
        ("{M} mediated between {X} and {Y} in {V} on Wednesday.", "held", "2026-05-27", "pvm"),
        ("The negotiators of {X} and {Y} talked for nine hours in {V} on Wednesday.", "held",
         "2026-05-27", "pv"),
        ("{V} will host a second round of talks between {X} and {Y} on Monday.", "planned",
         "2026-06-01", "pv"),
        ("{V} is to host talks between {X} and {Y} on Monday.", "planned", "2026-06-01", "pv"),
        ("Floods have pushed back by a week the meeting of {X} and {Y} in {V}, which should have "
         "opened on 26 May.", "cancelled|planned", None, "pv"),
        ("The round between {X} and {Y} that was to open in {V} on 26 May has been put off.",
         "cancelled", "2026-05-26", "pv"),
        ("The talks of {X} and {Y} in {V} on Monday have been moved to the autumn.", "cancelled",
         "2026-06-01", "pv"),
        ("Cancelled: Monday's meeting of {X} and {Y} in {V}.", "cancelled", "2026-06-01", "pv"),
        ("{X} and {Y} will not meet in {V} on Monday, {M} said.", "cancelled", "2026-06-01", "pv"),
        ("{X} and {Y} will not now convene in {V} on Monday.", "cancelled", "2026-06-01", "pv"),
        ("Monday's meeting of {X} and {Y} in {V} has been cancelled.", "cancelled", "2026-06-01",
         "pv"),
        ("Monday's talks between {X} and {Y} in {V} are off, {M} said.", "cancelled", "2026-06-01",
         "pv"),
        ("{X} called off Monday's talks with {Y} in {V}.", "cancelled", "2026-06-01", "pv"),
        ("There will be no meeting between {X} and {Y} in {V} on Monday.", "cancelled",
         "2026-06-01", "pv"),
        ("No talks between {X} and {Y} will take place in {V} on Monday, {M} said.", "cancelled",
         "2026-06-01", "pv"),
        ("The meeting between {X} and {Y} due in {V} on Wednesday did not happen.", "cancelled",
         "2026-05-27", "pv"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_meeting(words: str, status: str, day: str | None, parts: str) -> None:
    assert _missed(words, status, day, parts) == []


@pytest.mark.parametrize(
    "words",
    [
        "{M} hopes that {X} and {Y} will one day meet in {V}.",
        "{X} denied that it had met {Y} in {V}.",
        "{X} and {Y} meet in the cup final in {V} on Monday.",
        "In the film, {X} and {Y} met in {V}.",
        "{X} refused to meet {Y} in {V}.",
        "{X} and {Y} could meet in {V} if the shelling stopped.",
        "{X} and {Y} traded accusations over the raid on {V} on Wednesday.",
        "{X} traded prisoners with {Y} at {V} on Wednesday.",
        "{X} and {Y} exchanged fire in {V} on Wednesday.",
        "{X} and {Y} parted ways in 2019 over {V}.",
        "{M} brought {X} and {Y} grain from {V} on Wednesday.",
        "{X} and {Y} have not met since 2019, {M} said.",
    ],
)
def test_what_is_no_meeting(words: str) -> None:
    assert _missed(words, "", None, "") == []
