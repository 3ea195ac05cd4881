"""Words of the command line that are none of those there are: the nearest, then all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperGroup

# What Typer says of a value outside a closed list; the prefix comes with some of its versions.
_NOT_ONE = re.compile(r"(?:Value error, )?'(?P<given>.*)' is not one of (?P<those>'.*')\.?", re.S)
_LIKE_ENOUGH = 0.6


class Commands(TyperGroup):
    """A group of commands whose complaint about a mistyped value names the nearest one."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = better(error.message)
            raise


def better(message: str) -> str:
    """Return a complaint about a value outside a closed list in our words; others as they are."""
    found = _NOT_ONE.fullmatch(message)
    if found is None:
        return message
    return none_of(found["given"], re.findall(r"'([^']*)'", found["those"]))


def none_of(given: str, those: Iterable[str]) -> str:
    """Return that ``given`` is none of ``those``, with the nearest of them and the whole list."""
    from difflib import get_close_matches

    known = list(those)
    near = get_close_matches(given.lower(), known, 1, _LIKE_ENOUGH)
    meant = f"did you mean '{near[0]}'? " if near else ""
    return f"no '{given}'; {meant}there are: {', '.join(known)}"
