"""Whose camp a watch puts claimants in: a state's camp holds neither its residents nor its foes."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded
from trucewatch.linking import link
from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.claims.claims import recamped
from trucewatch.linking.watches.watch import parse_watch
from trucewatch.records import ClaimSet

COLOMBIA = "name: x\ncamps: {State: [COL], ELN: ['COLREB:eln']}"
HEAD = "BOGOTA, Jan 15 (Wire) - "
# What somebody tells of a mortar round in a war between Colombia and the ELN, and his camp.
SHOT = "The army accused the ELN of shelling Tame on Wednesday. The ELN denied it. "
ROWS = [
    (SHOT + "Residents of Tame accused the army of the shelling.", "Residents of Tame", "third"),
    (SHOT + "Doctors at the Tame hospital said six people were killed in the shelling.",
     "Doctors at the Tame hospital", "third"),
    (SHOT + "Colombian farmers said three people were wounded in the shelling.", "Colombian farmers",
     "third"),
    (SHOT + "The mayor of Tame said five people were killed in the shelling.", "mayor of Tame",
     "third"),
    (SHOT + "The M-19 rebels said six people were killed in the shelling.", "M-19 rebels", "third"),
    (SHOT + "The Karo rebels accused the ELN of the shelling.", "Karo rebels", "COLREB"),
    # the only rebels of the story, also by where they are
    (SHOT + "The rebels said six people were killed in the shelling.", "ELN", "ELN"),
    (SHOT + "The Tame rebels said six people were killed in the shelling.", "ELN", "ELN"),
    (SHOT + "Leftist rebels said six people were killed in the shelling.", "ELN", "ELN"),
    (SHOT + "Colombian paramilitaries of the Black Eagles accused the ELN of the shelling.",
     "Colombian paramilitaries of the Black Eagles", "COLPRM"),
    (SHOT + "The defence ministry said six people were killed in the shelling.", "defence ministry",
     "State"),
    (SHOT + "Police said six people were killed in the shelling.", "Police", "State"),
]  # fmt: skip


def _watch(text: str) -> Watch:
    found = parse_watch(text)
    assert isinstance(found, Watch), found
    return found


def _camps(found: list[ClaimSet], name: str) -> set[str | None]:
    return {c.camp for s in found for c in s.claims if c.claimant.name.lower() == name.lower()}


@pytest.mark.parametrize(("text", "name", "camp"), ROWS)
def test_whose_camp_somebody_is_in_under_a_watch(text: str, name: str, camp: str) -> None:
    stories, watch = coded(HEAD + text), _watch(COLOMBIA)
    before = [s for i in link(stories).incidents for s in i.claim_sets]
    after = [recamped(s, watch) for s in before]
    first = [s for i in link(stories, watch).incidents for s in i.claim_sets]
    assert _camps(first, name) == {camp}, [(c.claimant, c.camp) for s in first for c in s.claims]
    assert _camps(after, name) == {camp}, [(c.claimant, c.camp) for s in after for c in s.claims]


def test_who_is_listed_himself_is_where_he_is_listed() -> None:
    stories = coded(HEAD + ROWS[0][0])
    watch = _watch(COLOMBIA.replace("[COL]", "[COL, COLCVL]"))
    found = [s for i in link(stories).incidents for s in i.claim_sets]
    assert _camps([recamped(s, watch) for s in found], "Residents of Tame") == {"State"}
