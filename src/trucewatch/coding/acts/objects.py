"""Acts that the object of a cue makes: "declared a truce", "announced the arrest of nine men"."""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, subject_head, tokens_of
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_DECLARING = frozenset({"declare", "proclaim", "order", "decree"})
_RESTING = frozenset(
    "ceasefire cease-fire truce halt end pause armistice moratorium amnesty".split()
)
_REPROACHING = frozenset({"reproach", "upbraid", "chide", "rebuke"})


def by_object(u: Utterance, act: str) -> str:
    """Return the act that the object of the cue makes, else ``act``."""
    lemma = u.attribution.lexeme.lemma
    if _innocent(u, lemma) or (lemma in _SCORNING and _of_a_charge(u)):
        return "deny"
    noun = _object(u)
    if noun is None:
        return act
    what = u.context.parse.lemma[noun]
    if lemma in _DECLARING and what in _RESTING:
        return "concede"
    if lemma in ("announce", "announcement") and what in word_set("acts.over"):
        return "assert"
    if lemma in _REPROACHING and act == "assess_negative" and _for_deed(u):
        return "accuse"
    if lemma in ("declare", "find", "deem", "proclaim", "consider") and act in _PLAIN:
        return _found_so(u, noun) or act
    return act


_SCORNING = frozenset("rubbish ridicule deride mock scoff scorn lampoon sneer jeer laugh".split())


def _of_a_charge(u: Utterance) -> bool:
    """ "rubbished the suggestion that …", "scoffed at the report": what was said is not so."""
    parse = u.context.parse
    first = next((k for k in tokens_of(u, 6) if parse.pos[k] == "NOUN"), None)
    return first is not None and parse.lemma[first] in load_act_words()["charge"]


def _innocent(u: Utterance, lemma: str) -> bool:
    """ "protested its innocence", "pleaded not guilty"."""
    words = [u.context.parse.lower[k] for k in tokens_of(u, 3)]
    pleads = lemma == "plead" and (words[:1] == ["innocent"] or words[:2] == ["not", "guilty"])
    stands = lemma in ("protest", "maintain", "assert", "proclaim", "insist")
    return pleads or (stands and "innocence" in words)


_PLAIN = frozenset({"assert", "describe"})


def _object(u: Utterance) -> int | None:
    """The object of the cue; the subject of a small clause ("found the raid justified")."""
    parse, i = u.context.parse, u.attribution.head
    if parse.pos[i] != "VERB":
        return None
    for c in parse.children[i]:
        if c > i and parse.dep[c] == "dobj":
            return c
    for c in parse.children[i]:
        small = c > i and parse.dep[c] == "ccomp" and parse.tag[c] not in ("VBD", "VBZ", "VBP")
        if small and not any(parse.dep[k] in ("aux", "mark") for k in parse.children[c]):
            return subject_head(parse, c)
    return None


def _for_deed(u: Utterance) -> bool:
    """ "reproached B for ordering no relief"."""
    parse = u.context.parse
    return any(
        parse.lower[k] == "for" and any(parse.dep[c] == "pcomp" for c in parse.children[k])
        for k in tokens_of(u)
    )


_RIGHT = frozenset({"justified", "right", "fair", "lawful", "legitimate", "necessary", "legal"})
_WRONG = frozenset({"irrelevant", "unlawful", "illegal", "void", "unwelcome", "undesirable"})


def _found_so(u: Utterance, noun: int) -> str | None:
    """ "found the strike justified", "declared the president “irrelevant”"."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if k <= noun or parse.pos[k] not in ("ADJ", "VERB") or parse.dep[k] == "amod":
            continue
        ready = parse.lower[k] in words["ready"] and parse.lower[k + 1 : k + 2] == ("to",)
        if ready and parse.lower[noun] in ("itself", "themselves", "himself", "herself"):
            return "offer"
        if any(parse.dep[c] == "neg" for c in parse.children[k]) or parse.lower[k - 1] == "not":
            return None
        if parse.lower[k] in _WRONG or parse.lemma[k] in words["negative"]:
            return "assess_negative"
        if parse.lower[k] in _RIGHT or parse.lemma[k] in words["positive"]:
            return "assess_positive"
    return None
