"""The vocabulary of realis rules, read once from data files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from trucewatch.vocab.tables import table


class RealisLexicon(msgspec.Struct, frozen=True):
    """What embeds, what hedges and what names a frame.

    ``operators`` maps (lemma, part of speech V/N/A, frame) to an effect; ``cues`` maps
    (kind, word) to an effect; ``lists`` holds word lists by name.
    """

    operators: Mapping[tuple[str, str, str], str]
    cues: Mapping[tuple[str, str], str]
    lists: Mapping[str, frozenset[str]]


@cache
def realis_lexicon() -> RealisLexicon:
    """Return the lexicon; of two rows for one key the first wins."""
    operators: dict[tuple[str, str, str], str] = {}
    for row in table("realis/operators.tsv"):
        for frame in row["frame"].split(","):
            for word in row["words"].split():
                operators.setdefault((word, row["pos"], frame), row["effect"])
    cues: dict[tuple[str, str], str] = {}
    for row in table("realis/cues.tsv"):
        for word in row["words"].split():
            cues.setdefault((row["kind"], word), row["effect"])
    lists = {row["list"]: frozenset(row["words"].split()) for row in table("realis/frames.tsv")}
    return RealisLexicon(operators, cues, lists)
