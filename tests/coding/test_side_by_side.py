"""Works done side by side: the order of their steps, and what comes of them."""

from __future__ import annotations

import pytest

from trucewatch.coding.side_by_side import Steps, at_once, side_by_side


def _work(name: str, steps: int, done: list[str]) -> Steps[str]:
    for step in range(steps):
        done.append(f"{name}{step}")
        if step < steps - 1:
            yield
    return name.upper()


def test_each_takes_its_first_step_before_any_takes_its_second() -> None:
    done: list[str] = []
    assert side_by_side([_work("a", 2, done), _work("b", 3, done), _work("c", 1, done)]) == [
        "A", "B", "C",
    ]  # fmt: skip
    assert done == ["a0", "b0", "c0", "a1", "b1", "b2"]


def test_nothing_comes_of_nothing_and_one_alone_is_done_at_once() -> None:
    assert side_by_side([]) == []
    assert at_once(_work("a", 3, [])) == "A"


def test_what_a_work_raises_is_raised() -> None:
    def broken() -> Steps[str]:
        yield
        raise ValueError("broken on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        side_by_side([_work("a", 1, []), broken()])
