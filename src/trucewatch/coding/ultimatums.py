"""Ultimatums: what is wanted of somebody, and what comes otherwise.

"Leave by Friday or the truce is over", "hand them over, otherwise the army will cross the border",
"lay down your arms or face the consequences": a demand and a threat in one sentence.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_list, word_set

# The rule of the statement that is the threat of an ultimatum.
OR_ELSE = "content:or else"
_PARTING = frozenset({",", ";", "—", "–", "-"})
_WILL = frozenset({"will", "shall", "would", "'ll", "’ll"})
# "face the most serious consequences": so many tokens from the verb to what is borne.
_REACH = 6


def otherwise(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Return where what is wanted ends and where the threat begins, None for anything else."""
    for k in range(first + 2, last - 1):
        begin = _behind_word(parse, k)
        if begin is None and parse.lower[k] == "or" and _is_threat(parse, k + 1, last):
            begin = k + 1
        if begin is not None and begin < last:
            end = k
            while end > first + 1 and (parse.word[end - 1] in _PARTING or _joins(parse, end - 1)):
                end -= 1
            return end, begin
    return None


def _joins(parse: Parse, k: int) -> bool:
    return parse.lower[k] in ("and", "or", "but")


def _behind_word(parse: Parse, k: int) -> int | None:
    """Behind ", failing which", ", otherwise", "or else"."""
    two = parse.lower[k : k + 2]
    if two in (("failing", "which"), ("failing", "that")) and parse.word[k - 1] in _PARTING:
        return k + 2
    if two == ("or", "else"):
        return k + 2
    apart = parse.word[k - 1] in _PARTING or _joins(parse, k - 1)
    return k + 1 if parse.lower[k] == "otherwise" and apart else None


def _is_threat(parse: Parse, k: int, last: int) -> bool:
    """Whether what stands behind "or" is what somebody fears, not another thing he may do."""
    near = range(k + 1, min(last, k + _REACH))
    if parse.lemma[k] in word_set("acts.bearing"):
        return any(parse.lemma[t] in word_set("acts.borne") for t in near)
    if parse.lower[k] == "be" and k + 1 < last:
        return parse.tag[k + 1] == "VBN" and parse.lemma[k + 1] in _blows()
    if parse.lemma[k] in word_set("acts.dying"):
        return True
    said = " ".join(parse.lower[k:last])
    return bool(pact_over().match(said)) or _blow_ahead(parse, k, last)


def _blow_ahead(parse: Parse, k: int, last: int) -> bool:
    """ "or we shall shell your positions", "or the army will storm the town"."""
    for v in range(k, last):
        if parse.pos[v] != "VERB" or parse.lemma[v] not in _blows():
            continue
        if any(parse.lower[c] in _WILL and c >= k for c in parse.children[v]):
            return True
    return False


@cache
def _blows() -> frozenset[str]:
    return act_words("violent", "hostile") | word_set("acts.stepping")


@cache
def pact_over() -> re.Pattern[str]:
    """Return the pattern of a pact or talks that are said to be over: "the truce is off"."""
    pacts, ended = "|".join(word_list("acts.pacts")), "|".join(word_list("acts.ended"))
    return re.compile(
        rf"(?:that )?(?:(?:the|this|our|any|every) )?(?:[\w-]+ )?(?:{pacts}) "
        rf"(?:is|are|will be|would be|shall be) (?:{ended})\b"
        r"|(?:there (?:will|would|shall) be|it is|it means) war\b"
    )
