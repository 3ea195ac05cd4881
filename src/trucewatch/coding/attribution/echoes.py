"""Words inside somebody's words that say nothing of their own: they repeat who speaks, or their
"they" may be anybody."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.attribution.evidence import is_evidence
from trucewatch.coding.attribution.speakers import Speaker
from trucewatch.coding.attribution.tree import Context
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse

_FIRST_PERSON = frozenset({"i", "we", "our", "my"})


def is_echo(
    context: Context,
    a: Attribution,
    speaker: Speaker,
    outer: int | None,
    speakers: Sequence[Speaker],
    within: Attribution | None,
) -> bool:
    """A cue inside somebody's words that only repeats the speaker, or whose "they" is anybody."""
    if outer is None or a.source is None:
        return outer is not None and a.kind in ("verb", "noun")
    parse = context.parse
    if is_evidence(parse, a, speaker):
        return True
    turn = within is not None and within.kind == "colon"
    if parse.lower[a.source.head] in _FIRST_PERSON and (context.quoted(a.head) or turn):
        return True
    around = speakers[outer].actor
    same = around is not None and speaker.actor is not None and around.code == speaker.actor.code
    if same and around is not None and around.code != "UNK":
        return True
    if around is not None and speaker.actor is not None and a.lexeme.kind in _THOUGHTS:
        own = speaker.actor.code == speaker.actor.country == around.country
        if own and around.sector in ("GOV", "ELI", "MIL"):
            return True  # "Assad said Syria believed in peace": what he says, not what it does
    bare = parse.pos[a.source.head] == "PRON" and a.source.antecedent is None
    known = speaker.actor is not None and not speaker.actor.code.startswith("UNK")
    if bare and turn and known and not speaker.uncertain:
        return False  # an answer that tells what somebody else said: "They say that …"
    if bare and speakers[outer].first_person and _is_another(parse, a, speaker):
        return False  # "I note that it denies this"
    if bare and (within is None or a.cue[0] > within.cue[0]):
        return True  # "A told B that he wants": nobody can say whether he is A or B
    if not context.quoted(a.head):
        return False
    return context.quote_of[a.source.head] != context.quote_of[a.head]


def _is_another(parse: Parse, a: Attribution, speaker: Speaker) -> bool:
    """Whether a bare pronoun inside the words of "I" or "we" is somebody whom the story names."""
    third = a.source is not None and parse.lower[a.source.head] in ("it", "they", "he", "she")
    if not third or speaker.actor is None or speaker.uncertain:
        return False
    return ":" in speaker.actor.code or not speaker.actor.code.startswith("UNK")


_THOUGHTS = frozenset({"believe", "think", "know", "intend", "expect"})
