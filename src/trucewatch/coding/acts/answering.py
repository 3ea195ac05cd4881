"""What a bare "No", "Not at all" or "They did" answers in a transcript: the question before it."""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, subject_head, tokens_of
from trucewatch.coding.attribution.colon import label_of
from trucewatch.coding.events.syntax import undergoes
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_list

# What an answer opens with, up to its first mark.
_NO = word_list("acts.answers_no")
_YES = word_list("acts.answers_yes")
_ASKED_FOR = frozenset({"will", "would", "could", "can", "shall"})
_MARKS = frozenset({".", ",", "!", "—", "–", ";"})
# "It is not true" is the longest of them.
_LONGEST = 4
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
    question = question_before(parse, first) if opening in (*_NO, *_YES) else None
    if question is None:
        return None
    no, ahead = opening in _NO, _ahead(parse, question)
    if ahead:
        return "reject" if no else _consent(parse, first)
    tokens = range(*question)
    if no:
        harm = {parse.lemma[k] for k in tokens} & act_words("hostile", "breach", "wrong", "violent")
        return "deny" if harm else None
    return "concede" if any(_own_deed(parse, k) for k in tokens) else None


def _own_deed(parse: Parse, k: int) -> bool:
    """ "your fighters shelled", "were your men involved", "your raid": what "yes" owns up to."""
    if parse.lemma[k] in act_words("breach") and parse.pos[k] == "NOUN":
        return any(parse.lower[c] == "your" for c in parse.children[k])
    if parse.lemma[k] not in act_words("hostile", "wrong", "violent") | _INVOLVED:
        return False
    if k >= 2 and parse.lower[k - 2] == "your":
        return True  # "did your troops shell the camp?", which parsers read as shells
    verb = k if parse.pos[k] == "VERB" else parse.head[k]
    subject = subject_head(parse, verb)
    if subject is None or (verb == k and undergoes(parse, k)):
        return False
    phrase = parse.lower[slice(*parse.subtree(subject))]
    return not _YOURS.isdisjoint(phrase)


_INVOLVED = frozenset({"involve", "responsible", "behind"})
ANSWERED = "content:answered"
"""Among the rules of a statement that is such an answer."""
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


def question_before(parse: Parse, answer: int) -> tuple[int, int] | None:
    """Return the tokens of what the turn that begins at ``answer`` answers, or None: the last
    sentence of the paragraph before, where it asks, or puts something to whom it calls "you"; with
    the sentence before where it only asks back ("Did they?")."""
    number = parse.para[answer] - 1
    while number >= 0 and parse.paras[number].last <= parse.paras[number].first:
        number -= 1
    if number < 0:
        return None
    opens, last = parse.paras[number].first, parse.paras[number].last
    first = max(parse.sents[parse.sent[last - 1]][0], opens)
    asks = parse.word[last - 1] == "?"
    if asks and last - first <= _ASKS_BACK and first > opens:
        first = max(parse.sents[parse.sent[first - 1]][0], opens)
    labelled = label_of(parse, parse.paras[number]) is not None
    put = labelled and not _YOURS.isdisjoint(parse.lower[first:last])
    return (first, last) if asks or put else None


# "Did they?", "Is it true?"
_ASKS_BACK = 4


def _ahead(parse: Parse, question: tuple[int, int]) -> bool:
    opening = parse.lower[question[0] : min(question[1], question[0] + _OPENING)]
    return not _ASKED_FOR.isdisjoint(opening)


# "Will you …", "HOST: And would you …": the verb stands among so many first tokens.
_OPENING = 6
