"""Refusals by form: who stays put, who leaves only afterwards, what is nobody else's to decide.

"The brigade stays where it is until …", "nobody will disarm before …", "does not negotiate with
terrorists", "is for its own people to decide, not for B", "Not one". Read for parties only.
"""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    monitor,
    negated,
    other,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import is_nobody, own_by_words
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_WATCHING = frozenset({"IGO", "NGO", "INGO", "MED", "JRN", "JUD", "CVL", "COP"})
_STAYING = frozenset({"stay", "remain", "hold", "keep"})
_AFTER = frozenset({"after", "when", "once"})
_WORDINGS = re.compile(
    r"\bnot an? (?:matter|question|issue|point|subject|thing) (?:on|about|over|in|for) (?:which"
    r"|discussion|negotiation|compromise|others?)\b"
    r"|\bfor (?:the |its |our |their )?[\w'’ -]{2,40} (?:alone )?to decide ?,? ?(?:and )?not\b"
    r"|\b(?:purely |strictly |entirely )?(?:an )?internal (?:affair|matter|issue)s?\b"
    r"|\b(?:see|sees|saw|is|was|there is|there was) (?:absolutely |simply )?no (?:reason|point"
    r"|basis|sense|use|grounds?) (?:to|in|for)\b"
    r"|\btoo (?:early|soon|late) (?:for (?:a |an |any |such |new |direct |peace "
    r"|further )*(?:summit"
    r"|talks|meeting|elections?|vote|deal|truce|ceasefire|negotiations|visit|compromise|dialogue"
    r"|round)|to (?:talk|negotiate|sign|meet))\b"
    r"|\b(?:the )?time for (?:talk|talks|dialogue|negotiations?|compromise|diplomacy"
    r"|words) (?:is|was|had|has) (?:over|passed|past|gone"
    r"|not (?:yet )?come)\b"
    r"|\bnot (?:yet )?(?:the (?:right )?(?:time|moment)|ripe) for (?:a |an |any |such )?(?:summit"
    r"|talks|meeting|elections?|vote|deal|truce|ceasefire|negotiations|compromise|dialogue)\b"
    r"|\bnever,? ever\b|\bnot (?:a|one) (?:single )?(?:inch|metre|meter|foot|centimetre)\b"
)
# "Not one", "Never", "Not as it stands": at most this many words.
_SHORT = 5
_CURT = (("not", "one"), ("not", "now"), ("not", "yet"), ("not", "as"), ("not", "today"),
         ("not", "under"), ("not", "like"), ("never",))  # fmt: skip


# Every such form has one of these words.
_KEYS = frozenset(
    "not n't n’t no never nobody none neither only where put decide internal early soon late"
    " time".split()
)


def refuses(u: Utterance) -> str | None:
    """Return reject where a party refuses by the form of its words; else None."""
    if u.lemmas.isdisjoint(_KEYS) or not _party(u):
        return None
    parse = u.context.parse
    if _curt(u) or (_WORDINGS.search(u.said.replace(" n't", " not")) and not _of_another(u)):
        return "reject"
    for k in tokens_of(u):
        if parse.pos[k] not in ("VERB", "AUX") or not act_forms.main_clause(u, k):
            continue
        if _stays_put(u, k) or _nobody_will(u, k) or _never_does(u, k) or _only_after(u, k):
            return "reject"
    return None


def _party(u: Utterance) -> bool:
    if u.speaker is None or monitor(u):
        return False
    return u.speaker.sector not in _WATCHING


def _of_another(u: Utterance) -> bool:
    """ "said the others had insisted that it is for B to decide": the refusal is the others'."""
    parse = u.context.parse
    return any(
        parse.lemma[k] in _INSISTING and not act_forms.own_subject(u, k)
        for k in tokens_of(u)
        if parse.pos[k] == "VERB" and any(parse.dep[c] == "ccomp" for c in parse.children[k])
    )


_INSISTING = frozenset({"insist", "argue", "maintain", "say", "tell", "claim", "hold"})


def _curt(u: Utterance) -> bool:
    """ "Not one", "Never", in marks or behind the speaker's label."""
    parse = u.context.parse
    words = [k for k in tokens_of(u, 12) if parse.word[k][:1].isalpha()]
    if not 0 < len(words) <= _SHORT or len(tokens_of(u)) > 2 * _SHORT:
        return False
    if not u.context.quoted(words[0]) and u.attribution.kind != "colon":
        return False
    lowers = tuple(parse.lower[k] for k in words)
    return any(lowers[: len(c)] == c for c in _CURT)


def _ours(u: Utterance, subject: int) -> bool:
    """The speaker's own side; men of whom nothing shows that they are another's count, too."""
    parse = u.context.parse
    if own_by_words(u, subject):
        return True
    actor = u.cast.of(subject)
    mine = actor is None or not other(u, actor)
    return mine and parse.lemma[subject] in word_set("acts.troops")


def _stays_put(u: Utterance, verb: int) -> bool:
    """ "would stay where it was until its pay came"."""
    parse = u.context.parse
    if parse.lemma[verb] not in _STAYING or not future(parse, verb) or negated(parse, verb):
        return False
    put = parse.lower[verb + 1 : verb + 2] in (("where",), ("put",))
    subject = subject_head(parse, verb)
    return put and subject is not None and _ours(u, subject)


def _nobody_will(u: Utterance, verb: int) -> bool:
    """ "nobody would disarm before a law was passed"."""
    parse, words = u.context.parse, load_act_words()
    subject = subject_head(parse, verb)
    if subject is None or not is_nobody(parse, subject) or not future(parse, verb):
        return False
    return parse.lemma[verb] in words["comply"] | words["yield"] | words["accept"] | word_set(
        "acts.given_way"
    )


def _never_does(u: Utterance, verb: int) -> bool:
    """ "The army does not negotiate with terrorists"."""
    parse = u.context.parse
    if parse.lemma[verb] not in ("negotiate", "bargain", "talk", "deal", "speak"):
        return False
    if not any(parse.lower[c] in ("do", "does") for c in parse.children[verb]):
        return False
    subject = subject_head(parse, verb)
    if subject is None or not negated(parse, verb):
        return False
    with_whom = any(parse.lower[c] in ("with", "to") for c in parse.children[verb] if c > verb)
    if parse.lemma[verb] != "negotiate" and not with_whom:
        return False  # "We do not talk about casualties"
    actor = u.cast.of(subject)
    return own_by_words(u, subject) or actor is None or not other(u, actor)


def _only_after(u: Utterance, verb: int) -> bool:
    """ "her gunners would leave only after the last prisoner was home"."""
    parse = u.context.parse
    if (
        parse.lemma[verb] not in word_set("acts.given_way")
        or not future(parse, verb)
        or negated(parse, verb)
    ):
        return False
    subject = subject_head(parse, verb)
    if subject is None or not _ours(u, subject):
        return False
    reach = range(verb + 1, min(len(parse) - 1, parse.right[verb]))
    return any(_only(parse, k) and parse.lower[k + 1] in _AFTER for k in reach)


def _only(parse: Parse, k: int) -> bool:
    return parse.lower[k] == "only"
