"""What a bare "No", "Not at all" or "Yes" answers in a transcript: the question before it."""

from __future__ import annotations

from trucewatch.coding.act_syntax import Utterance, tokens_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_list

# What an answer opens with, up to its first mark.
_NO = word_list("acts.answers_no")
_YES = word_list("acts.answers_yes")
_ASKED_FOR = frozenset({"will", "would", "could", "can", "shall"})
_MARKS = frozenset({".", ",", "!", "—", "–", ";"})
# "Of course not" is the longest of them.
_LONGEST = 3
_PROVIDED = frozenset({"if", "once", "provided", "when", "unless"})


def answered(u: Utterance) -> str | None:
    """Return the act of a turn that opens with "No" or "Yes" after a question; else None.

    The question asks whether the speaker's side did harm (deny, concede), or whether it would do
    something (reject, agree, offer on a condition).
    """
    parse = u.context.parse
    first = next((k for k in tokens_of(u, 2) if parse.word[k][:1].isalpha()), None)
    if u.attribution.kind != "colon" or first is None or first > u.attribution.cue[1] + 1:
        return None
    opening = _opening(parse, first)
    question = _question(parse, first) if opening in (*_NO, *_YES) else None
    if question is None:
        return None
    no, ahead = opening in _NO, _ahead(parse, question)
    if ahead:
        return "reject" if no else _consent(parse, first)
    lemmas = {parse.lemma[k] for k in range(*question)}
    harm = lemmas & act_words("hostile", "breach", "wrong", "violent")
    yours = not _YOURS.isdisjoint(parse.lower[slice(*question)])
    if not harm:
        return None
    return "deny" if no else "concede" if yours else None


_YOURS = frozenset({"you", "your"})


def _consent(parse: Parse, first: int) -> str:
    """ "Yes" agrees, "Yes, if they leave" offers."""
    rest = parse.lower[first : parse.sents[parse.sent[first]][1]]
    return "agree" if _PROVIDED.isdisjoint(rest) else "offer"


def _opening(parse: Parse, first: int) -> str:
    """The words before the first mark of an answer, "" where no mark follows soon."""
    for k in range(first, min(len(parse), first + _LONGEST + 1)):
        if parse.word[k] in _MARKS:
            return " ".join(parse.lower[first:k])
    return ""


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
