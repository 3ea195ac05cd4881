"""Evidence that shows something is nobody who says it: "The photographs show that A fired".

Whoever points to it says so; where nobody does, the report does. A paper tells by itself.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.speakers import Speaker
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_set


def is_evidence(parse: Parse, a: Attribution, speaker: Speaker) -> bool:
    """Return whether the source of ``a`` is a thing that shows, nobody whom the story names."""
    unknown = speaker.actor is None or speaker.actor.code == "UNK"
    if (
        a.source is None
        or not unknown
        or parse.lemma[a.head] not in word_set("attribution.showing")
    ):
        return False
    noun = parse.lemma[a.source.head]
    return noun in word_set("attribution.evidence") or noun in act_words("document", "report")


def pointed_to(parse: Parse, a: Attribution, speaker: Speaker) -> Speaker:
    """Return ``speaker`` without the thing that it is taken for: a shell, images, a silence."""
    if not is_evidence(parse, a, speaker) or a.source is None:
        return speaker
    paper = parse.lemma[a.source.head] in act_words("document", "report")
    return speaker if paper else msgspec.structs.replace(speaker, actor=None)
