"""What a bare "No" or "Yes" answers in a transcript: the question in the turn before it."""

from __future__ import annotations

from trucewatch.coding.act_syntax import Utterance, tokens_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words

_NO = frozenset({"no", "never", "not", "absolutely"})
_ASKED_FOR = frozenset({"will", "would", "could", "can", "shall"})


def answered(u: Utterance) -> str | None:
    """Return deny or reject for a turn that opens with "No" after a question; else None.

    The question asks whether the speaker's side did harm, or whether it would do something.
    """
    parse = u.context.parse
    first = next((k for k in tokens_of(u, 2) if parse.word[k][:1].isalpha()), None)
    if u.attribution.kind != "colon" or first is None or parse.lower[first] not in _NO:
        return None
    if first > u.attribution.cue[1] + 1 or parse.word[first + 1] not in (".", ",", "!", "—", "–"):
        return None
    question = _question(parse, first)
    if question is None:
        return None
    lemmas = {parse.lemma[k] for k in range(*question)}
    if lemmas & act_words("hostile", "breach", "wrong", "violent"):
        return "reject" if _ahead(parse, question) else "deny"
    return "reject" if _ahead(parse, question) else None


def _question(parse: Parse, answer: int) -> tuple[int, int] | None:
    """The last sentence of the paragraph before, where it asks."""
    number = parse.para[answer] - 1
    while number >= 0 and parse.paras[number].last <= parse.paras[number].first:
        number -= 1
    if number < 0:
        return None
    last = parse.paras[number].last
    if parse.word[last - 1] != "?":
        return None
    return max(parse.sents[parse.sent[last - 1]][0], parse.paras[number].first), last


def _ahead(parse: Parse, question: tuple[int, int]) -> bool:
    opening = parse.lower[question[0] : min(question[1], question[0] + _OPENING)]
    return not _ASKED_FOR.isdisjoint(opening)


# "Will you …", "HOST: And would you …": the verb stands among so many first tokens.
_OPENING = 6
