"""Joint actors taken apart."""

from __future__ import annotations

import pytest

from trucewatch.coding.cast.camps import split_actor
from trucewatch.records import Actor


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("governments of Orsia and Valdo", ["government of Orsia", "government of Valdo"]),
        ("Foreign Ministers of Mali and Niger", ["Foreign minister of Mali", "Foreign minister of Niger"]),
        ("armies of Orsia and Valdo", ["army of Orsia", "army of Valdo"]),
        ("Orsia and Valdo", ["Orsia", "Valdo"]),
        ("army of Orsia and Valdo", ["army of Orsia", "Valdo"]),
        ("armies of Orsia and the front of Valdo", ["armies of Orsia", "the front of Valdo"]),
    ],
)  # fmt: skip
def test_each_of_a_joint_actor_has_its_own_name(name: str, apart: list[str]) -> None:
    joint = Actor(name, 0, len(name), "UNKGOV:orsia;UNKGOV:valdo", None, "GOV", name)
    each = split_actor(joint)
    assert [a.name for a in each] == apart
    assert [a.code for a in each] == ["UNKGOV:orsia", "UNKGOV:valdo"]
