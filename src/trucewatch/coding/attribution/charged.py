"""Who denies right after a charge: "B blamed the Front. The group denied it" is the Front's."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_ANSWERING = frozenset({"deny", "reject"})
# The denial is the next statement but one at the latest.
_NEXT = 2
# How likely the actor stays whom the phrase was taken for.
_LEFT = 0.25


def charged_answers(
    parse: Parse, cast: CastLike, drafts: Sequence[StatementDraft]
) -> list[StatementDraft]:
    """Return the drafts with "the group", which denies "it", as the one that was charged before.

    Only a bare phrase ("the group", "the movement", "it") that the cast gave to another actor than
    the one charged in the statement before, and only where nothing but the charge is denied.
    """
    out = list(drafts)
    for k, d in enumerate(drafts):
        if d.act not in _ANSWERING or d.speaker is None or d.source_head is None:
            continue
        if not _bare(d.speaker) or not _only_that(parse, d):
            continue
        charge = next(
            (e for e in reversed(drafts[max(0, k - _NEXT) : k]) if e.act == "accuse"), None
        )
        whom = charge.target if charge is not None else None
        if whom is None or whom.code == "UNK" or charge is None:
            continue
        spoken = d.speaker
        by = charge.speaker
        if by is not None and cast.camp_key(by) == cast.camp_key(whom):
            continue
        if cast.camp_key(spoken) == cast.camp_key(whom) and spoken.code != "UNK":
            continue
        speaker = msgspec.structs.replace(
            whom, text=spoken.text, start=spoken.start, end=spoken.end
        )
        others = d.alternatives
        if spoken.code != "UNK":
            others = ((spoken, _LEFT), *others)
        rules = (*d.rules, "who was charged")
        out[k] = msgspec.structs.replace(
            d, speaker=speaker, uncertain=True, alternatives=others, rules=rules
        )
    return out


def _bare(speaker: Actor) -> bool:
    """Whether a phrase is only "the group", "it": two words at most, no name."""
    words = speaker.text.lower().split()
    if words[:1] in (["the"], ["that"], ["this"]):
        words = words[1:]
    return (
        len(words) == 1
        and words[0] in word_set("attribution.again")
        and not speaker.text[4:5].isupper()
    )


def _only_that(parse: Parse, d: StatementDraft) -> bool:
    """Whether what is denied is "it", "the accusation", "any involvement"."""
    words: list[str] = []
    for span in d.content:
        first, last = parse.tokens_in(span.start, span.end)
        words.extend(parse.lower[k] for k in range(first, last) if parse.word[k][:1].isalnum())
    return bool(words) and word_set("attribution.denied").issuperset(words)
