"""Words by which a report tells an armed group that no table knows (``actors/group_words.tsv``)."""

from __future__ import annotations

from functools import cache

import msgspec

from trucewatch.vocab.tables import table


class GroupWords(msgspec.Struct, frozen=True):
    """Classes of lower-case words, as the table's first lines describe them.

    ``heads`` holds ``shared`` too; ``fighters`` and ``called`` hold ``rebels``.
    """

    shared: frozenset[str]
    heads: frozenset[str]
    rebels: frozenset[str]
    fighters: frozenset[str]
    called: frozenset[str]
    doubted: frozenset[str]
    ordinals: frozenset[str]
    arms: frozenset[str]
    fighting: frozenset[str]


@cache
def group_words() -> GroupWords:
    """Return the words of the table, read once per process."""
    of = {r["class"]: frozenset(r["words"].split()) for r in table("actors/group_words.tsv")}
    return GroupWords(
        shared=of["shared"],
        heads=of["shared"] | of["head"],
        rebels=of["rebel"],
        fighters=of["rebel"] | of["fighter"],
        called=of["rebel"] | of["called"],
        doubted=of["doubted"],
        ordinals=of["ordinal"],
        arms=of["arms"],
        fighting=of["fighting"],
    )
