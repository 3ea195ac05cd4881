"""Operators of the walk up the tree, and what a governing word is looked up as."""

from __future__ import annotations

import msgspec

from trucewatch.coding.realis.lexicon import RealisLexicon
from trucewatch.coding.realis.untrue_reports import disowned
from trucewatch.reading.parse import Parse


class Op(msgspec.Struct, frozen=True):
    """One operator of the walk: its effect, the word it comes from and the token there."""

    effect: str
    rule: str
    token: int


def class_of(parse: Parse, h: int) -> str:
    pos = parse.pos[h]
    if pos in ("VERB", "AUX"):
        return "V"
    return "N" if pos in ("NOUN", "PROPN", "PRON") else "A"


def look(parse: Parse, h: int, frame: str, lex: RealisLexicon) -> str | None:
    return lex.operators.get((parse.lemma[h], class_of(parse, h), frame))


def rebutted(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    """Return whether the report noun or "it is" at ``h`` is said to be untrue.

    "rejects claims that …", "reports that … were false", "it is untrue that …".
    """
    untrue = lex.lists["untrue"]
    if parse.lemma[h] == "be":
        return any(_says_untrue(parse, c, untrue) for c in parse.children[h])
    if parse.pos[h] != "NOUN":
        return False
    if "report" not in (lex.operators.get((parse.lemma[h], "N", "that")),
                        lex.operators.get((parse.lemma[h], "N", "of"))):  # fmt: skip
        return False
    verb, dep = parse.head[h], parse.dep[h]
    if dep in ("dobj", "nsubjpass"):
        return parse.lemma[verb] in lex.lists["rebut"]
    return any(d.noun == h for d in disowned(parse, parse.sent[h]))


def _says_untrue(parse: Parse, c: int, untrue: frozenset[str]) -> bool:
    return parse.dep[c] in ("acomp", "attr") and parse.lemma[c] in untrue


def unproven(parse: Parse, h: int) -> bool:
    """Return whether the report noun at ``h`` is said to be lacking: "no evidence", "few signs"."""
    words = [parse.lower[c] for c in parse.children[h]]
    if "any" in words and parse.dep[h] == "dobj":
        verb = parse.head[h]
        if any(parse.dep[c] == "neg" for c in parse.children[verb]):
            return True  # "did not find any sign that …"
    return any(w in _LACKING for w in words) or (
        parse.dep[h] == "pobj" and parse.lower[parse.head[h]] == "without"
    )


_LACKING = frozenset({"no", "little", "few", "scant", "insufficient", "zero"})
