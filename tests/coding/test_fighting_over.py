"""Fighting that is said to be over is a pause in it, no act of force."""

from __future__ import annotations

import pytest

from tests.coding.event_support import types

OVER = [
    "The shelling of Bakhmut has stopped, the army said.",
    "Fighting between the army and the rebels died down on Monday.",
    "The clashes between Chad and Niger ended at noon.",
    "Rebel shelling of the town stopped at dawn.",
]
NOT_OVER = [
    "The shelling of Bakhmut has not stopped, the army said.",
    "The army said the attack ended in failure.",
    "The clashes between Chad and Niger will end soon, the mediator said.",
    "Chad and Niger agreed that fighting must stop.",
    "Until the clashes between Chad and Niger stop, the road is closed.",
]


@pytest.mark.parametrize("text", OVER)
def test_over(text: str) -> None:
    assert "RETREAT" in types(text)
    assert "ASSAULT" not in types(text)


@pytest.mark.parametrize("text", NOT_OVER)
def test_not_over(text: str) -> None:
    assert "RETREAT" not in types(text)
