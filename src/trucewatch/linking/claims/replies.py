"""Which statements answer an accusation: denials, rejected accounts, and words that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.records import Statement
from trucewatch.vocab.agreements import claim_nouns, falsehoods, silences, uncounted
from trucewatch.vocab.words import word_set

_WORD = re.compile(r"[a-z]+")
_NAMES = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?: [A-ZÀ-Þ][^\W\d_]+)*")
_TELLING = frozenset({"assert", "describe"})
_POINTING = frozenset({"this", "that", "it", "them"})
# The day on which somebody is accused, between the accused and the deed.
_ON_A_DAY = re.compile(r" (?:on|last|late on|early on) (?:mon|tues|wednes|thurs|fri|satur|sun)day$")
# A claim with one of these behind it says what it is of: "accusations that it backs the rebels".
_OF_WHAT = frozenset({"that", "about", "concerning", "regarding", "over"})
# A rejected account is named in a few words; longer contents are proposals and demands.
_NAMED_IN = 6
# Letters of a deed that a question shows; a line of the table of claims holds about as many.
_SHOWN = 110


def is_denial(s: Statement) -> bool:
    """Return whether a statement denies, rejects what somebody said ("rejects that view") or calls
    it untrue ("the report was fabricated")."""
    if s.act in _TELLING:
        words = _words(s)
        return bool(claim_nouns() & set(words[:_NAMED_IN])) and bool(falsehoods() & set(words))
    return s.act == "deny" or (s.act == "reject" and rejects_account(s))


def rejects_account(s: Statement) -> bool:
    """Return whether what is rejected is a claim, not a proposal: "the charge", "that view"."""
    words = _words(s)
    return len(words) <= _NAMED_IN and bool(claim_nouns() & set(words))


def rejects_terms(s: Statement) -> bool:
    """Return whether what is rejected is asked for or offered, not told: "the demand for a seat",
    "the invitation to Basel"."""
    words = set(_words(s)[:_NAMED_IN])
    return bool(words & word_set("linking.terms")) and not words & claim_nouns()


def points_back(s: Statement, any_act: bool = False) -> bool:
    """Return whether a statement rejects (``any_act``: denies) only "this" or "it"."""
    words = _words(s)
    return (any_act or s.act == "reject") and 0 < len(words) <= 2 and bool(_POINTING & set(words))


def sweeping(s: Statement) -> bool:
    """Return whether a denial names no deed of its own: "it", "the charge", "what he had said";
    not "accusations that it backs the rebels", nor "what it has not been offered"."""
    words = _words(s)
    if rejects_account(s):
        return _OF_WHAT.isdisjoint(words)
    told = words[:1] == ["what"] and not word_set("linking.telling").isdisjoint(words)
    return told or points_back(s, any_act=True)


def deed_of(claim: Statement) -> str:
    """Return what a claim says was done, without the words for the accused before it.

    A long content is cut at a space and marked so.
    """
    words = claim.content[-1].text if claim.content else ""
    name = claim.target.text.lower() if claim.target is not None else ""
    for link in (", of ", ", for ", " of ", " for "):
        head, found, deed = words.partition(link)
        called = _ON_A_DAY.sub("", head.lower())
        named = name in called if "," in link else called.endswith(name)
        if found and name and named:
            words = deed
            break
    words = words.strip(" \"'’.,").removeprefix("that ").removeprefix("of ").removeprefix("for ")
    if words[:1] == "“" and words[-1:] == "”" and words.count("“") == 1:
        words = words[1:-1].strip(" .,")
    words = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    words += '"' * (words.count('"') % 2)
    unopened, unclosed = words.count("”") - words.count("“"), words.count("“") - words.count("”")
    return "“" * max(0, unopened) + words + "”" * max(0, unclosed)


def names_deed(claim: Statement) -> bool:
    """Return whether a claim says more than whom it is against ("Kestrel blamed Valdoria")."""
    name = claim.target.text.lower() if claim.target is not None else ""
    deed = deed_of(claim).lower()
    return bool(deed) and deed not in name and deed != "each other"


def act_of(claim: Statement) -> str:
    """Return the deed of a claim without the accused at its head, for "who has done this?"."""
    deed = deed_of(claim)
    name = claim.target.text if claim.target is not None else ""
    if name and deed.lower().startswith(name.lower() + " "):
        return deed[len(name) + 1 :]
    return deed


def is_silence(s: Statement) -> bool:
    """Return whether a statement says that its speaker does not say or know who did it."""
    text = " ".join(p.text for p in (*((s.cue,) if s.cue else ()), *s.content)).lower()
    return any(phrase in text for phrase in silences()) and not _WHEN.search(text)


# "Could not establish when the post was built": who did it is not spoken of.
_WHEN = re.compile(
    r"\b(?:establish|determine|say|tell|know|clear)(?:ed|d)? (?:exactly |yet )?"
    r"(?:when|how (?:long|often|far)|why)\b"
)


def evades(s: Statement) -> bool:
    """Return whether somebody only will not speak of a matter ("declined to comment on the
    shelling", "refuses to discuss disarmament"): no word on who did it, nor on a charge."""
    if s.act != "withhold_blame" or withholds(s):
        return False
    words = {*_words(s), *_WORD.findall(s.cue.text.lower() if s.cue is not None else "")}
    who = words & (word_set("linking.culprits") | claim_nouns())
    return bool(words & _SPEAKING) and not who


_SPEAKING = frozenset({"comment", "discuss", "talk", "speak", "elaborate"})


def leaves_open(s: Statement) -> bool:
    """Return whether somebody "neither confirmed nor denied" what he speaks of."""
    return s.cue is not None and s.cue.text.lower().startswith("neither")


def leaves_undenied(s: Statement) -> bool:
    """Return whether somebody does not deny what he speaks of, and says no more of it ("has not
    denied that its planes had bombed", "stopped short of denying"): he answers neither yes nor no.
    """
    if s.act not in _TELLING or s.cue is None or s.speaker is None:
        return False
    return _UNDENIED.search(s.cue.text) is not None


_UNDENIED = re.compile(
    r"\b(?:not|never|neither|nor|without|cannot|short of|fell short of|declin\w+ to|refus\w+ to)\b"
    r".*\bden(?:y|ied|ying|ies)\b|n[’']t\b.*\bden(?:y|ied)\b",
    re.IGNORECASE,
)


def is_uncounted(s: Statement) -> bool:
    """Return whether a statement says that its speaker gives or knows no figures."""
    text = " ".join(p.text for p in (*((s.cue,) if s.cue else ()), *s.content)).lower()
    return any(phrase in text for phrase in uncounted())


def takes_back(s: Statement) -> bool:
    """Return whether somebody takes back what he has said ("withdrew its claim that the Front had
    shelled Meska"): he admits no deed, and lays it to nobody any longer."""
    if s.act != "concede" or not s.content:
        return False
    words = _WORD.findall(s.content[0].text.lower())[:_NAMED_IN]
    that = words.index("that") if "that" in words else len(words)
    return bool(claim_nouns() & set(words[:that])) and words[:1] != ["that"]


def withholds(s: Statement) -> bool:
    """Return whether a statement says that its speaker gives no name or no figures."""
    return is_silence(s) or is_uncounted(s)


def _words(s: Statement) -> list[str]:
    return _WORD.findall(" ".join(c.text for c in s.content).lower())


def names_in(said: Statement) -> Iterator[str]:
    """Yield the names in the words of a statement, in small letters, each also without its first
    and its last words."""
    for part in said.content:
        yield from names_of(part.text)


def names_of(text: str) -> Iterator[str]:
    """Yield the names in some words, as ``names_in`` does."""
    for found in _NAMES.finditer(text):
        words = found.group().split()
        for a in range(len(words)):
            for b in range(a + 1, len(words) + 1):
                if words[a][0].isupper():
                    yield " ".join(words[a:b]).lower()
