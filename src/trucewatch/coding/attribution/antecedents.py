"""What a denial answers: the claim told in its own words, or what "it" and "the charge" mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from trucewatch.coding.attribution.same_matter import own_matter, speaks_of
from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.drafts import StatementDraft
from trucewatch.records import Actor, Span

# An accusation, and acts by which somebody tells what is so.
CHARGES = frozenset({"accuse"})
_TELLING = frozenset({"accuse", "assert", "describe", "report_no_blame"})
CLAIMING = _TELLING | {"threaten"}
# What an accuser has said, in the words of whoever rejects it.
CHARGE_NOUNS = frozenset({"charge", "accusation", "allegation", "claim"})
# A charge is still in the air this many statements later.
IN_THE_AIR = 3


class Said(Protocol):
    """A statement or its draft: who says what by which act."""

    @property
    def act(self) -> str: ...
    @property
    def speaker(self) -> Actor | None: ...
    @property
    def content(self) -> tuple[Span, ...]: ...
    @property
    def cue(self) -> Span | None: ...


def told_within(said: Sequence[Said], k: int) -> int | None:
    """Return the index of the claim of somebody else that is told in the words of the answer ``k``,
    to their end ("denied the ministry's report that …")."""
    answer = said[k]
    ends = {span.end for span in answer.content}
    start = min((span.start for span in answer.content), default=0)
    for j in _beside(said, k):
        d = said[j]
        if d.act not in CLAIMING or d.speaker is None or not d.content:
            continue
        if answer.act != "deny" and d.act not in CHARGES:
            continue  # who rejects an offer may tell of what others say beside it
        held = start <= min(span.start for span in d.content)
        if held and not ends.isdisjoint(span.end for span in d.content):
            other = answer.speaker is None or d.speaker.code != answer.speaker.code
            return j if other else None
    return None


def _beside(said: Sequence[Said], k: int) -> list[int]:
    """Return the indices of what is said next to the statement ``k``: a sentence holds no more."""
    return [j for j in range(max(0, k - _NEAR), min(len(said), k + _NEAR + 1)) if j != k]


_NEAR = 8


def pointed_at(cast: CastLike, drafts: Sequence[StatementDraft], k: int) -> int | None:
    """Return the draft that "it" or "the charge" of a denial stands for: the last charge against
    the speaker, unless who made it has gone on to another matter ("also said that …"), which a
    pronoun then means; None where neither was said lately."""
    answer = drafts[k]
    near = [j for j in _lately(drafts, k) if _may_mean(cast, drafts[j], answer)]
    laid = next((j for j in near if drafts[j].act in CHARGES), None)
    if laid is None:
        return None
    last, charge = drafts[near[0]], drafts[laid]
    moved = near[0] != laid and not _named_charge(answer)
    assert charge.speaker is not None and last.speaker is not None
    moved = moved and same_side(cast, last.speaker, charge.speaker)
    return near[0] if moved and not about(last, charge, told_before(drafts, laid)) else laid


def told_before(drafts: Sequence[StatementDraft], k: int) -> str:
    """Return the words told right before a charge that names no deed of its own ("blamed B")."""
    named = own_matter(words_of(drafts[k]), names_of(drafts[k]))
    return words_of(drafts[k - 1]) if k and not named else ""


def just_said(text: str, said: Sequence[Said], k: int) -> int | None:
    """Return the index of the claim that "it" or "this" of the answer ``k`` stands for in its own
    sentence of a text: the one right before it ("a doctor accused the hospital of neglect, and the
    hospital denied it")."""
    answer = said[k]
    if answer.cue is None or answer.speaker is None:
        return None
    words = {w.strip(".,;\"”’'") for s in answer.content for w in s.text.lower().split()}
    at = answer.cue.start
    before = [
        (end, j)
        for j in _beside(said, k)
        for d in (said[j],)
        if d.act in CLAIMING and d.speaker is not None and d.content
        and (end := max(span.end for span in d.content)) <= at
    ]  # fmt: skip
    if not words or not words <= _PRONOUNS or not before:
        return None
    end, last = max(before)
    found, near = said[last], text[end:at]
    assert found.speaker is not None
    if not near or _END.search(near) or found.speaker.text == answer.speaker.text:
        return None
    who = answer.speaker
    named = text[who.start : who.end] == who.text and who.end <= at
    aside = named and found.cue is not None and who.start < found.cue.start < at
    return None if aside else last


_END = re.compile(r"[.!?][\"”’')\]]*\s|\n")
_PRONOUNS = frozenset({"it", "this", "that", "them"})


def _lately(drafts: Sequence[StatementDraft], k: int) -> range:
    return range(k - 1, max(-1, k - 1 - IN_THE_AIR), -1)


def _may_mean(cast: CastLike, earlier: StatementDraft, answer: StatementDraft) -> bool:
    """Whether a bare denial can mean what somebody else has said: a charge laid to its speaker, or
    what is told as so."""
    if earlier.speaker is None or answer.speaker is None or earlier.quote_type == "headline":
        return False
    if earlier.act not in _TELLING or same_side(cast, earlier.speaker, answer.speaker):
        return False
    between = range(answer.speaker.start, answer.cue.start if answer.cue is not None else 0)
    if earlier.cue is not None and earlier.cue.start in between:
        return False  # "Riyadh, which the UN accused in 2018 of bombing a bus, denied it"
    charged = earlier.act in CHARGES and earlier.target is not None
    return not charged or same_side(cast, earlier.target, answer.speaker)  # type: ignore[arg-type]


def _named_charge(answer: StatementDraft) -> bool:
    """Whether a denial calls what it denies an accusation, not only "it"."""
    words = words_of(answer).lower().split()
    return any(w.strip(".,;\"”’'").rstrip("s") in CHARGE_NOUNS for w in words)


def about(answer: StatementDraft, charge: StatementDraft, before: str = "") -> bool:
    """Whether the words of an answer are about the deed that is charged, of which the words
    ``before`` tell, too."""
    return speaks_of(words_of(answer), f"{words_of(charge)} {before}", names_of(answer, charge))


def names_of(*drafts: StatementDraft) -> list[str]:
    who = (a for d in drafts for a in (d.speaker, d.target) if a is not None)
    return [n for a in who for n in (a.name, a.text)]


def words_of(d: StatementDraft) -> str:
    return " ".join(span.text for span in d.content)


def same_side(cast: CastLike, a: Actor, b: Actor) -> bool:
    return a.code != "UNK" and cast.camp_key(a) == cast.camp_key(b)
