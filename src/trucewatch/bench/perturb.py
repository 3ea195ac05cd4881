"""The same gold report under other names and in another order: does a figure keep?

A coder that learned the names of a report, or the place of its sentences, falls on such twins.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from trucewatch.bench.gold import GoldDocument, Row


class _Offsets:
    """Maps offsets of the old text to offsets of the new one, by copied pieces."""

    def __init__(self, pieces: Sequence[tuple[int, int, int]]) -> None:
        # (old start, old end, new start), by old start; what lies in no piece was replaced.
        self._pieces = sorted(pieces)
        self._starts = [p[0] for p in self._pieces]

    def start(self, offset: int) -> int:
        old_start, old_end, new_start = self._pieces[bisect_right(self._starts, offset) - 1]
        return new_start + min(offset - old_start, old_end - old_start)

    def end(self, offset: int) -> int:
        old_start, _, new_start = self._pieces[bisect_right(self._starts, offset - 1) - 1]
        return new_start + offset - old_start


def rename(gold: GoldDocument, names: Mapping[str, str], codes: Mapping[str, str]) -> GoldDocument:
    """Replace whole words of the text by ``names`` and countries in the gold by ``codes``.

    Longer names go first. Spans that begin or end inside a replaced name grow to hold it.
    """
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at = length = 0
    for match in pattern.finditer(gold.text):
        kept = gold.text[at : match.start()]
        pieces.append((at, match.start(), length))
        new = names[match.group()]
        out += [kept, new]
        length += len(kept)
        pieces.append((match.start(), match.end(), length))
        length += len(new)
        at = match.end()
    out.append(gold.text[at:])
    pieces.append((at, len(gold.text) + 1, length))
    text = "".join(out)
    rows = _map_rows(gold.rows, _Renamed(pieces, len(text)), text)
    for actor in rows.get("actors", []):
        old = str(actor.get("entity_code") or "")
        actor["entity_code"] = ";".join(codes.get(c, c) for c in old.split(";"))
    return msgspec.structs.replace(gold, text=text, rows=rows)


class _Renamed:
    """Offsets over a text in which names were replaced (a name maps to its ends)."""

    def __init__(self, pieces: list[tuple[int, int, int]], length: int) -> None:
        self._pieces = pieces  # kept text and names in turn, kept text first
        self._starts = [p[0] for p in pieces]
        self._length = length

    def _piece(self, offset: int) -> tuple[int, tuple[int, int, int]]:
        k = bisect_right(self._starts, offset) - 1
        while k + 1 < len(self._pieces) and self._pieces[k][1] <= offset:
            k += 1
        return k, self._pieces[k]

    def _is_name(self, k: int) -> bool:
        return k % 2 == 1

    def start(self, offset: int) -> int:
        k, (old, _, new) = self._piece(offset)
        return new if self._is_name(k) else new + offset - old

    def end(self, offset: int) -> int:
        k, (old, _, new) = self._piece(offset - 1)
        if self._is_name(k):
            return self._pieces[k + 1][2] if k + 1 < len(self._pieces) else self._length
        return new + offset - old


def shuffle(gold: GoldDocument, seed: int) -> GoldDocument:
    """Put the body lines of each story (the first one aside) in another order."""
    rng = random.Random(seed)
    lines = _line_spans(gold.text)
    order = list(range(len(lines)))
    for story in gold.rows.get("stories", []):
        body = [
            k
            for k, (s, e) in enumerate(lines)
            if story["start"] <= s < story["end"]
            and any(
                r["start"] <= s < max(r["end"], s + 1) and r["role"] == "body" and e > s
                for r in gold.rows.get("lines", [])
                if r["start"] == s
            )
        ]
        moved = body[:]
        rng.shuffle(moved)
        for here, there in zip(body, moved, strict=True):
            order[here] = there
    pieces: list[tuple[int, int, int]] = []
    out: list[str] = []
    length = 0
    for k in order:
        s, e = lines[k]
        pieces.append((s, e + 1, length))
        out.append(gold.text[s:e] + "\n")
        length += e - s + 1
    text = "".join(out)[: len(gold.text)] if not gold.text.endswith("\n") else "".join(out)
    rows = _map_rows(gold.rows, _Offsets(pieces), text, keep_stories=True)
    return msgspec.structs.replace(gold, text=text, rows=rows)


def _line_spans(text: str) -> list[tuple[int, int]]:
    out = []
    at = 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    if text.endswith("\n"):
        out.pop()
    return out


def _map_rows(rows: Row, offsets: Any, text: str, keep_stories: bool = False) -> Row:
    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            return [walk(v, key) for v in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            if key == "stories" and keep_stories:
                return value
            start, end = offsets.start(value["start"]), offsets.end(value["end"])
            new = {k: walk(v, k) for k, v in value.items() if k not in ("start", "end", "text")}
            if "text" in value:
                new["text"] = text[start:end]
            return {**new, "start": start, "end": end}
        return {k: walk(v, k) for k, v in value.items()}

    out: Row = walk(rows)
    return out
