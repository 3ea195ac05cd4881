"""Reports of two wars are never made one by a sentence, a town's name or an agreement's."""

from __future__ import annotations

import pytest

from tests.linking.told_texts import Report, linked, together

SHELLS = "Shells fell on a village near the front line, wounding three people."
BLAST = "A car bomb exploded in {} on Monday, killing 12 people. Nobody claimed it."
RAID = "Militants killed 12 people in Zabur on Monday, {} army said."
APART = {
    "one sentence of two fronts": [
        ("2025-03-04", f"GOMA - M23 rebels attacked Congolese troops on Monday. {SHELLS}"),
        ("2025-03-04", f"KYIV - Russian troops attacked on Monday. {SHELLS}")],
    "one sentence of two weeks": [
        ("2025-03-04", f"KYIV - Russian troops attacked on Monday. {SHELLS}"),
        ("2025-03-18", f"KYIV - Russian troops attacked on Monday. {SHELLS}")],
    "towns of two states": [
        ("2025-03-04", "TRIPOLI, Libya - " + BLAST.format("Tripoli")),
        ("2025-03-04", "TRIPOLI, Lebanon - " + BLAST.format("Tripoli"))],
    "a village told by two states": [
        ("2025-03-04", RAID.format("Nigeria's")), ("2025-03-04", RAID.format("Pakistan's"))],
    "villages of two wars": [
        ("2025-03-04", "Rebels shelled Korum on Monday, Sudan's army said."),
        ("2025-03-05", "Rebels shelled Korum on Monday, Myanmar's army said.")],
}  # fmt: skip
TOGETHER = {
    "one sentence of one front": [
        ("2025-03-04", f"KYIV - Russian troops attacked on Monday. {SHELLS}"),
        ("2025-03-04", f"MOSCOW - Ukraine said that Russian troops attacked on Monday. {SHELLS}")],
    "one town": [
        ("2025-03-04", "TRIPOLI, Libya - " + BLAST.format("Tripoli")),
        ("2025-03-05", "TRIPOLI, Libya - A car bomb exploded in Tripoli on Monday, killing 14"
         " people.")],
    "one village": [
        ("2025-03-04", RAID.format("Nigeria's")),
        ("2025-03-05", "Nigeria's army said militants killed 14 people in Zabur on Monday.")],
    "a village of which one side tells at a time": [
        ("2025-03-04", "Shells hit the village of Zabur on Monday, killing 12 people, Ukraine's army"
         " said."),
        ("2025-03-05", "Russia's army said it shelled the village of Zabur on Monday.")],
    "a village of which each side tells": [
        ("2025-03-04", "Ukraine accused Russian troops of shelling Zabur on Monday."),
        ("2025-03-05", "Russia denied that its troops shelled Zabur on Monday. Ukraine shelled it,"
         " Russia said.")],
}  # fmt: skip


@pytest.mark.parametrize("reports", APART.values(), ids=APART)
def test_what_two_wars_tell_alike_is_two(reports: list[Report]) -> None:
    assert {0, 1} not in together(*reports)


@pytest.mark.parametrize("reports", TOGETHER.values(), ids=TOGETHER)
def test_what_one_war_tells_alike_is_one(reports: list[Report]) -> None:
    assert {0, 1} in together(*reports)


CONGO = "M23 rebels accused Congo's army of breaking the {} on Monday."
UKRAINE = "Ukraine accused Russia of breaking the {} on Tuesday."
DEALS = ["Geneva ceasefire", "Doha ceasefire", "Cairo accord", "Riverside truce"]


@pytest.mark.parametrize("deal", DEALS)
def test_two_wars_have_no_deal_in_common(deal: str) -> None:
    found = linked(("2025-03-04", CONGO.format(deal)), ("2025-03-05", UKRAINE.format(deal)))
    assert len(found.agreements) == 2
    assert {p for a in found.agreements for p in a.parties} == {"COD", "RUS"}


@pytest.mark.parametrize("deal", DEALS)
def test_one_war_has_one_deal_of_a_name(deal: str) -> None:
    again = f"Russia said that Ukraine's army broke the {deal}."
    found = linked(("2025-03-05", UKRAINE.format(deal)), ("2025-03-06", again))
    assert len(found.agreements) == 1


ONE_REPORT = {
    "two wars": "Ukraine accused Russia of breaking the Minsk ceasefire on Monday by shelling"
    " Kupiansk. Israel and Hamas signed the Cairo ceasefire on Sunday.",
    "two wars, the other way": "Israel and Hamas signed the Cairo truce on Sunday. Armenia said"
    " that Azerbaijan had broken the Kelm truce.",
    "one war": "Sudan's army said that the RSF had broken the Varn truce. It signed the Tamba truce"
    " with the RSF on Sunday.",
}


@pytest.mark.parametrize("text", ONE_REPORT.values(), ids=ONE_REPORT)
def test_two_proper_names_are_two_agreements(text: str) -> None:
    assert len(linked(("2025-03-05", text)).agreements) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine accused Russia of breaking the Minsk ceasefire on Monday. Russia denied that it had"
        " broken the ceasefire.",
        "Sudan's army and the RSF signed the Varn truce on Sunday. The Varn ceasefire was broken on"
        " Monday, the army said.",
        "The Christmas truce was broken on Monday, Ukraine said. Russia denied that it broke the"
        " Kelm truce.",
    ],
)  # fmt: skip
def test_one_name_or_none_is_one_agreement(text: str) -> None:
    assert len(linked(("2025-03-05", text)).agreements) == 1


def test_undated_truces_of_one_war_with_two_names_are_two() -> None:
    found = linked(("2025-03-04", UKRAINE.format("Minsk truce")),
                   ("2025-03-05", UKRAINE.format("Riverside truce")))  # fmt: skip
    assert sorted(a.name for a in found.agreements) == ["the Minsk truce", "the Riverside truce"]


HOSPITAL = "Russian troops shelled the hospital in Kupiansk on Monday, killing {}, {} said."


@pytest.mark.parametrize("victims", ["nine people", "nine children", "nine Ukrainian nurses"])
def test_victims_are_not_of_the_side_of_who_tells_of_them(victims: str) -> None:
    found = linked(*(("2025-03-04", HOSPITAL.format(victims, who))
                     for who in ("Ukrainian officials", "Poland's foreign ministry")))  # fmt: skip
    sets = [s for i in found.incidents for s in i.claim_sets if s.kind == "toll"]
    assert [len(s.claims) for s in sets] == [2]
