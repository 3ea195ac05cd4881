"""Who is proposed as monitor or mediator of a process: bodies and states, each once.

Reports call the same body by its name alone and with a state ("the Malaysian head of the team"), by
its spokeswoman, and a mission of the United Nations by them as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from trucewatch.linking.camps.sides import MONITOR
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import RoleMention
from trucewatch.vocab.sides import is_called_by_names
from trucewatch.vocab.tables import table

_UNITED_NATIONS = ":united-nations"
# "the head of Belt Watch" is the body's.
_OF = re.compile(r"\b(?:of|for|from)(?: the)? \Z")


def roles_told(stories: Sequence[CodedStory]) -> list[tuple[str, str]]:
    """Return each (code, role) by which stories call somebody a monitor or a mediator, without
    those who speak for a body that watches."""
    told = [r for s in stories for r in s.leads.roles]
    return list(dict.fromkeys((r.code, r.role) for r in told if not _speaks_for_it(r)))


def each_once(roles: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return (code, role) with each body once: its code without a state before one with it, and a
    mission of the United Nations before them as a whole."""
    found = frozenset(roles)
    missions = {role for code, role in found if code.startswith("UNO") and not _is_whole(code)}
    apart = {(c, r) for c, r in found if not (_is_whole(c) and r == MONITOR and r in missions)}
    best: dict[tuple[str, str], str] = {}
    for code, role in sorted(apart, key=lambda x: (len(x[0]), x[0])):
        best.setdefault((code.partition(":")[2] or code, role), code)
    once = {(code, role) for (_, role), code in best.items()}
    return frozenset(x for x in once if not any(_is_surname(x, y) for y in once))


def _is_surname(short: tuple[str, str], whole: tuple[str, str]) -> bool:
    """Return whether a role is that of the same person by the last name alone."""
    head, _, own = short[0].partition(":")
    return bool(own) and short[1] == whole[1] and whole[0].startswith(f"{head}:") and (
        whole[0].endswith(f"-{own}")
    )  # fmt: skip


def _is_whole(code: str) -> bool:
    return code.startswith("UNO") and code.endswith(_UNITED_NATIONS)


def _speaks_for_it(r: RoleMention) -> bool:
    """Return whether a person stands for the body that watches: "mission spokeswoman Ines Vaar"."""
    if r.role != MONITOR or not is_called_by_names(r.code):
        return False
    office, own, behind = r.span.text.rpartition(r.name)
    return bool(own and not behind and _persons().search(office.lower()) and not _OF.search(office))


@cache
def _persons() -> re.Pattern[str]:
    """Return the pattern of the nouns of one person's office: "spokesman", "head"."""
    rows = table("actors/role_nouns.tsv")
    nouns = sorted(re.escape(r["noun"]) for r in rows if r["kind"] in ("person", "rank"))
    return re.compile(rf"\b(?:{'|'.join(nouns)})\b")
