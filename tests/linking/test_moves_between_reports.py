"""Moves that reports of several days, or one interview, tell of one party."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import linked

OLD, NEW = "2022-05-12", "2022-05-20"
TALK = (
    "“We can talk about the bridge”\n\nInterview, 20 May 2022\n\nGeneral Tarek Dosso heads the "
    "delegation of the Tamari Republic. He spoke to our correspondent in Kelo.\n\n"
)


def moves(*reports: tuple[str, str]) -> set[tuple[str, str, str]]:
    found = linked(*reports)
    kinds = {p.id: p.kind for p in found.positions}
    return {(m.issue, kinds[m.from_position], kinds[m.to_position]) for m in found.movements}


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (((NEW, TALK + "Q: Will your troops leave the heights?\n\nA: Yes. We used to say that the "
           "Ardal Front had to leave Zorb first. Now we say that both can withdraw at the same time, "
           "if the observers verify it."),), {("withdrawal", "former", "offer")}),
        (((NEW, "KELO, May 20, 2022 (Wire) - Ethiopia no longer insists that Eritrea should leave "
           "Badme before the talks begin, its foreign minister said on Tuesday."),),
         {("withdrawal", "former", "concession")}),
        (((OLD, "KELO, May 12, 2022 (Wire) - The Ardal Front said: “Our delegation will not sit down "
           "in Port Vell while soldiers stand on Mount Arsi.”"),
          (NEW, "KELO, May 20, 2022 (Wire) - The Ardal Front has agreed to come to the talks in Port "
           "Vell although soldiers remain on Mount Arsi, the mediator said.")),
         {("process", "refusal", "concession")}),
        (((OLD, "OSLO, May 12, 2022 (Wire) - Ethiopian negotiator Redwan Hussien ruled out any "
           "discussion of the disarming of the Amhara militia."),
          (NEW, "OSLO, May 20, 2022 (Wire) - Ethiopian negotiator Redwan Hussien said his government "
           "would take up the question of armed groups only after attacks on villages stopped.")),
         set()),
        (((OLD, "KELO, May 12, 2022 (Wire) - Ethiopia demanded that the Ardal Front hand over the "
           "killers."),
          (NEW, "KELO, May 20, 2022 (Wire) - The Ardal Front renewed its demand for an investigation "
           "led by the African Union, and Ethiopia said that it accepted one provided that judges "
           "took part.")), set()),
    ],
)  # fmt: skip
def test_moves(reports: tuple[tuple[str, str], ...], found: set[tuple[str, str, str]]) -> None:
    assert moves(*reports) == found


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (
            "The army said the so-called Liberation Council had shelled Kelo.",
            "Arden Liberation Council",
        ),
        ("The army said the Morva Liberation Council had shelled Kelo.", None),
    ],
)
def test_a_short_name_is_of_the_longer_one(other: str, shown: str | None) -> None:
    reports = [
        (OLD, "KELO, May 12, 2022 (Wire) - The Kestan army said fighters of the Arden Liberation "
              "Council attacked Zorb. The Council denied it."),
        ("2022-05-14", f"KELO, May 14, 2022 (Wire) - The Kestan army shelled Zorb. {other}"),
        (NEW, "KELO, May 20, 2022 (Wire) - The Kestan army said it had shelled Zorb. The Council’s chief negotiator, Lena "
              "Marek, says her side no longer demands that autonomy be restored before disarmament."),
    ]  # fmt: skip
    names = {p.party.name for p in linked(*reports).positions}
    assert names == {"Lena Marek" if shown is None else f"Lena Marek ({shown})"}
