"""What analysts say of a party and what would befall it by its own deed is nobody's position."""

from __future__ import annotations

import pytest

from tests.coding.stands_support import stands


@pytest.mark.parametrize(
    "told",
    [
        "“If the Eritrean government were to hand over the ridge, it would fall within a month,” "
        "said Ana Brok of the Institute for Border Studies.",
        "Analysts said that Eritrea would never give up the port.",
        "“If Ethiopia were to withdraw from Badme, it would lose the valley,” Pol Minder said.",
        "A historian, Lena Hart, said Eritrea would have to release the prisoners first.",
        "Experts in Oslo say Eritrea could hand over the port if it is paid.",
        "Observers said Ethiopia would release the prisoners once the road is open.",
    ],
)
def test_what_is_guessed_is_no_stand(told: str) -> None:
    assert stands(told) == set()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Eritrea would release the prisoners if Ethiopia withdrew from Badme, its spokesman said.",
         ("ERI", "prisoners", "offer")),
        ("“If we get guarantees, we will withdraw from Badme,” Eritrea’s foreign minister said.",
         ("ERI", "withdrawal", "offer")),
        ("Eritrea said that it would never give up Badme. Analysts were not surprised.",
         ("ERI", "territory", "red_line")),
    ],
)  # fmt: skip
def test_what_a_party_says_stays(told: str, found: tuple[str, str, str]) -> None:
    assert found in stands(told)
