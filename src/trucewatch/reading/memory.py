"""Remembering what a parse has been asked: the same question comes from several rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_R = TypeVar("_R")
# Answers kept for each question: those of the story at hand, and of a few before it.
_KEPT = 4096


def remembered(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let a pure function of a parse and of indices remember its latest answers.

    Answers are shared: who gets one must not change it. Parses are told apart as objects, not by
    what they hold.
    """
    return cast(Callable[_P, _R], lru_cache(maxsize=_KEPT)(function))
