"""Lines of styled text for the terminal; plain when piped."""

from __future__ import annotations

import os
import sys

from rich.console import Console
from rich.text import Text

# Signs and rules repeat what colour says: camps in order of appearance, then third parties.
MARKS = (("///", "┃", "bold blue"), ("===", "║", "yellow"), ("+++", "╏", "green"))
MONITOR_MARK = (":::", "┊", "default")
DIM = "bright_black"


class Screen:
    """Collects lines and prints them; ``width`` is the terminal's, 100 when piped."""

    def __init__(self, width: int | None = None, hint: str = "") -> None:
        """``hint`` goes after the ids in printed commands, so that they run as they stand."""
        self.hint = hint
        piped = not sys.stdout.isatty()
        fixed = width or (int(os.environ.get("COLUMNS", "100")) if piped else None)
        self.console = Console(width=fixed, highlight=False, soft_wrap=False)

    @property
    def width(self) -> int:
        """Columns available."""
        return min(self.console.width, 120)

    def line(self, *parts: str | tuple[str, str]) -> None:
        """Print one line of plain strings and (text, style) pairs."""
        self.console.print(Text.assemble(*parts), overflow="ignore", no_wrap=True, crop=False)

    def wrapped(self, indent: str, text: Text, style: str = "") -> None:
        """Print ``text`` wrapped, each line after ``indent`` (in ``style``)."""
        room = max(20, self.width - len(indent))
        for piece in text.wrap(self.console, room):
            piece.rstrip()
            self.console.print(Text.assemble((indent, style), piece), no_wrap=True, crop=False)

    def blank(self) -> None:
        """Print an empty line."""
        self.console.print()


def marked(text: str, ranges: list[tuple[int, int, str]]) -> Text:
    """Return ``text`` with (start, end, style) ranges styled; the text must be clean already."""
    out = Text(text)
    for start, end, style in ranges:
        out.stylize(style, max(0, start), min(len(text), end))
    return out
