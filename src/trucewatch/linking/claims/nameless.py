"""Who is taken to have named nobody, and did not: "names nobody" is an answer, too.

It is none where the same source names somebody a sentence on ("the police said a bomb killed two. A
police colonel blamed the front"), where the words themselves name a doer of whom no table knows
("beaten by agents of the Kell Bureau"), and where somebody only counts the dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from trucewatch.coding.attribution.same_matter import kinds_of
from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.claims.matters import words_of
from trucewatch.linking.claims.raws import NOT_STATED, Raw
from trucewatch.linking.nodes import Node
from trucewatch.records import ActorAnswer, Statement
from trucewatch.stories.day_forms import DAY_NAME
from trucewatch.vocab.words import word_set

# Acts by which somebody tells of a deed, and lays it to nobody by his silence alone.
_TELLING = frozenset({"assert", "describe", "report_no_blame"})
_COUNTED = frozenset({"killed", "wounded", "casualties", "missing", "displaced"})
_WORD = re.compile(r"[a-z]+")
# "Were beaten by agents of the Kell Bureau", "fired by two men from the Ostrel Front".
_BY_NAME = re.compile(
    r"\b[a-z]+(?:ed|en|un|ot|it|ut|ld|nt|aid) by "
    r"(?:(?!in\b|at\b|near\b|on\b|from the )[a-z’'-]+ ){0,3}?(?:(?:of|from) )?(?:the )?"
    rf"(?!(?:{DAY_NAME})\b)[A-ZÀ-Þ][\w’'-]+"
)


def without_the_named(
    raws: Sequence[Raw], nodes: Sequence[Node], replies: Iterable[Statement]
) -> list[Raw]:
    """Return the answers without "names nobody" of those who do name somebody, or only count."""
    said = {n.statement.id: n.statement for n in nodes if n.statement is not None}
    said |= {s.id: s for s in replies}
    told: dict[tuple[str, str, str], list[Node]] = {}
    for n in nodes:
        if n.statement is not None:
            told.setdefault(_teller(n.statement), []).append(n)
    laid = [r for r in raws if r.kind in BLAMES and isinstance(r.answer, ActorAnswer)]
    return [r for r in raws if not (_silent(r) and _is_none(r, laid, said, told))]


def _silent(r: Raw) -> bool:
    return r.kind in BLAMES and r.answer == NOT_STATED and r.act in _TELLING


def _is_none(
    r: Raw,
    laid: Sequence[Raw],
    said: Mapping[str, Statement],
    told: Mapping[tuple[str, str, str], Sequence[Node]],
) -> bool:
    s = said.get(r.statement_id or "")
    if s is None:
        return False
    if any(_one_source(r, x, said.get(x.statement_id or "")) for x in laid):
        return True
    acts = told.get(_teller(s), ())
    own = [n for n in acts if n.statement is not None and n.statement.id == s.id]
    return _names_by(s, acts) or (r.bystander and _only_counts(s, own))


def _teller(s: Statement) -> tuple[str, str, str]:
    who = s.speaker
    return (s.story_id, "", "") if who is None else (s.story_id, who.code, who.name)


def _one_source(r: Raw, other: Raw, says: Statement | None) -> bool:
    """Return whether another answer of the same report is of the same source: by his code, or as a
    man of the service that is told of ("police", "Police Colonel Hest")."""
    if r.story_id != other.story_id or r.bystander or other.bystander:
        return False
    code, name = r.claimant.code, r.claimant.name
    if (code, name) == (other.claimant.code, other.claimant.name):
        return True
    if code == other.claimant.code and not code.startswith("UNK"):
        return True
    words = _WORD.findall(name.lower())
    spoken = says.speaker.text if says is not None and says.speaker is not None else ""
    service = words[-1:] and words[-1] in word_set("linking.services")
    return bool(service) and words[-1] in _WORD.findall(spoken.lower())


def _names_by(s: Statement, acts: Sequence[Node]) -> bool:
    """Return whether the words say by whom it was done, by a name, or by whose deed it was called
    ("a rebel attack")."""
    told = (words_of(s), *(n.clause for n in acts))
    return any(_BY_NAME.search(t) or _whose_deed(t) for t in told)


def _whose_deed(text: str) -> bool:
    words = _WORD.findall(text.lower())
    men = word_set("linking.rebels", "linking.services") - _UNKNOWN
    deeds = word_set("linking.deeds", "linking.incidents", "acts.heard")
    return any(a in men and b in deeds for a, b in pairwise(words))


# Whose men these are is not told.
_UNKNOWN = frozenset(
    {"gunman", "gunmen", "attacker", "attackers", "assailant", "assailants", "terrorist",
     "terrorists", "mission", "commission", "committee", "mechanism", "council"}
)  # fmt: skip


def _only_counts(s: Statement, acts: Sequence[Node]) -> bool:
    """Return whether somebody gives the number of those who were hurt, and no word of the deed."""
    counted = any(
        q.kind in _COUNTED and any(c.start <= q.start < c.end for c in s.content)
        for n in acts if n.event is not None for q in n.event.quantities
    )  # fmt: skip
    words = _HURT.sub(" ", words_of(s).lower())
    deed = word_set("linking.deeds", "linking.means", "acts.heard", "acts.arms", "events.arms")
    told = not deed.isdisjoint(_WORD.findall(words)) or "force" in kinds_of(words)
    return counted and not told


_HURT = re.compile(r"\b(?:kill|wound|injur|hurt|dead\b|death|die|casualt|fatal)\w*")
