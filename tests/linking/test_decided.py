"""Reviewers' word on what is one happening: groups of acts joined and taken apart."""

from __future__ import annotations

import itertools

import pytest

from trucewatch.linking.incidents.decided import Decided, regrouped
from trucewatch.linking.nodes import Node


def node(name: str, *also: str) -> Node:
    return Node("story", "2024-05-01", name, None, None, "violence", frozenset(), None, None,
                False, False, (), verbal=(name, *also))  # fmt: skip


def names(groups: list[list[Node]]) -> list[str]:
    return ["".join(n.id for n in g) for g in groups]


@pytest.mark.parametrize(
    ("groups", "decided", "wanted"),
    [
        ("ab cd", [], "ab cd"),
        ("ab cd", [("a", "c", True)], "abcd"),
        ("ab cd", [("c", "a", True), ("a", "c", False)], "ab cd"),  # the last word counts
        ("abc", [("a", "b", False)], "ac b"),
        ("abcd", [("a", "b", False), ("a", "c", False)], "ad bc"),  # what leaves stays together
        ("abcd", [("a", "b", False), ("b", "c", False)], "ad b c"),
        ("abc", [("a", "b", False), ("b", "c", False), ("c", "a", False)], "a b c"),
        ("ab cd", [("a", "d", True), ("a", "b", False)], "acd b"),
        ("ab cd", [("a", "d", False), ("x", "y", True)], "ab cd"),
    ],
)
def test_groups_are_as_reviewers_say(groups: str, decided: Decided, wanted: str) -> None:
    found = regrouped([[node(n) for n in g] for g in groups.split()], decided)
    assert names(found) == wanted.split()


def test_no_act_is_lost_and_no_two_are_together_that_were_told_apart() -> None:
    every = list(itertools.combinations("abcde", 2))
    for one, two in itertools.combinations(every, 2):
        found = names(regrouped([[node(n) for n in "abcde"]], [(*one, False), (*two, False)]))
        assert sorted("".join(found)) == list("abcde")
        for a, b in (one, two):
            assert not any(a in g and b in g for g in found)


def test_mentions_of_the_act_that_leaves_go_with_it() -> None:
    found = regrouped([[node("a"), node("b"), node("c", "b")]], [("a", "b", False)])
    assert names(found) == ["a", "bc"]
