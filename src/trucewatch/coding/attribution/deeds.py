"""Cues that tell of a deed or a thought rather than of words: "called off", "defended the town"."""

from __future__ import annotations

from trucewatch.coding.attribution.score import frame_of, touches_quote
from trucewatch.coding.attribution.told import tells_of_deed
from trucewatch.coding.attribution.tree import Context
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_act_words, load_cues
from trucewatch.vocab.words import word_set

# Cue classes that count only in these frames, when what counts is speech.
_DEEDS = {
    "deed": ("cc", "pa"),
    "weak": ("cc", "pa"),
    "stance": (),
    "know": (),
    "think": ("cc", "pa"),
    "hedge": ("cc", "xc"),
    "expect": ("cc",),
    "talk": (),
    "mention": ("cc", "pa"),
    "show": ("cc", "pa"),
}


def is_deed(context: Context, i: int, cue: Cue) -> bool:
    """A word that tells of a deed or thought rather than of words, seen without a clause."""
    parse = context.parse
    if cue.lemma == "call" and parse.lower[min(i + 1, len(parse) - 1)] in ("off", "up", "in"):
        return True  # "called off", "called up": other verbs
    if cue.kind == "ask" and parse.tag[i] in ("VBN", "VBD") and _is_asked(parse, i):
        return True  # "questioned by reporters": nothing is said yet
    if cue.lemma in ("quote", "cite") and any(
        parse.lower[c] == "as" and any(parse.dep[k] == "pcomp" for k in parse.children[c])
        for c in parse.children[i]
    ):
        return False
    if cue.lemma == "call" and parse.lower[i + 1 : i + 2] == ("with",):
        return True  # "in a call with the minister": a talk by telephone
    if parse.pos[i] == "NOUN":
        return cue.act == "assert" and frame_of(parse, i) != "cc"  # "comments on": a topic only
    if cue.lemma == "answer" and any(parse.dep[c] == "auxpass" for c in parse.children[i]):
        return True  # "any attack would be answered"
    if cue.lemma in ("respond", "react", "answer") and frame_of(parse, i) not in ("cc", "pa"):
        return not touches_quote(context, i)  # "will respond to any attack"
    if cue.lemma == "defend" and _on_ground(parse, i, True):
        return True
    if cue.lemma == "claim" and _on_ground(parse, i, False):
        return True  # "has claimed the town"
    if cue.kind not in _DEEDS or tells_of_deed(parse, i):
        return False
    if cue.kind == "mention" and _goes_on_saying(parse, i):
        return False
    if cue.kind == "show" and frame_of(parse, i) == "do":
        return True  # "had shown “contempt for life”": what B did, in somebody's words
    if cue.lemma in _RECORDING and _of_breach(parse, i):
        return False  # "observers recorded two violations"
    if cue.lemma in ("name", "identify") and any(
        parse.dep[c] == "neg" or parse.lower[c] == "no" for c in parse.children[i]
    ):
        return _of_himself(parse, i)  # "did not name the party that fired"
    return frame_of(context.parse, i) not in _DEEDS[cue.kind] and not touches_quote(context, i)


def _goes_on_saying(parse: Parse, i: int) -> bool:
    """ "noted that A, and mentioned B": the second thing that a speaker says."""
    above = load_cues().verbs.get(parse.lemma[parse.head[i]]) if parse.dep[i] == "conj" else None
    return above is not None and above.kind in ("say", "tell", "claim")


def _of_himself(parse: Parse, i: int) -> bool:
    """ "did not identify themselves": nothing is kept back about anybody else."""
    return any(parse.dep[c] == "dobj" and "sel" in parse.lower[c][-6:] for c in parse.children[i])


_RECORDING = frozenset({"record", "register", "document", "log", "detect", "observe", "count"})


def _of_breach(parse: Parse, i: int) -> bool:
    breach = load_act_words()["breach"]
    return any(parse.dep[c] == "dobj" and parse.lemma[c] in breach for c in parse.children[i])


def _on_ground(parse: Parse, i: int, bare: bool) -> bool:
    """ "defended the town": no words are spoken for it; ``bare`` is the answer without object."""
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj"]
    if not objects:
        return bare
    return any(parse.lemma[c] in word_set("attribution.ground") for c in objects)


def _is_asked(parse: Parse, i: int) -> bool:
    if parse.dep[i] not in ("advcl", "acl", "relcl"):
        return False
    return not any(parse.dep[c] in ("aux", "nsubj") for c in parse.children[i])
