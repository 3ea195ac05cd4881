"""What a learned reader sees of a predicate: its word, its arguments' head words, its syntax.

Names, pronouns and numbers are made alike, so that nothing is learned about who acts.
"""

from __future__ import annotations

import msgspec

from trucewatch.reading import Parse
from trucewatch.reading.memory import remembered

_OBJECTS = ("dobj", "obj", "nsubjpass", "attr", "oprd")
_SUBJECTS = ("nsubj", "csubj", "agent")
_DETERMINERS = {"the": "def", "a": "indef", "an": "indef", "no": "no", "any": "any"}
_MODIFIERS = ("amod", "compound", "advmod", "acomp", "nmod")
_CLAUSES = ("xcomp", "ccomp", "advcl", "pcomp")


class PredicateFeatures(msgspec.Struct, frozen=True):
    """Strings that stand for facts about a predicate, and words whose meaning counts.

    ``words`` are lemmas: the predicate's own, its object's, and those of its prepositions' objects
    and modifiers, in this order; empty strings where there are none.
    """

    names: tuple[str, ...]
    words: tuple[str, str, tuple[str, ...]]


def is_candidate(parse: Parse, i: int) -> bool:
    """Tell whether the token can head a predicate: a full verb, or a noun that is a head."""
    if parse.pos[i] == "VERB":
        return True
    return parse.pos[i] == "NOUN" and parse.dep[i] not in ("compound", "npadvmod", "nmod")


def kind(parse: Parse, i: int) -> str:
    """Return a token's lemma, or what it is where its word must not count."""
    pos = parse.pos[i]
    if pos == "PROPN":
        return "NAME"
    if pos == "PRON":
        return "PRON"
    return "NUM" if pos == "NUM" else parse.lemma[i]


@remembered
def predicate_features(parse: Parse, i: int) -> PredicateFeatures:
    """Return the features of the predicate at token ``i``."""
    own = parse.lemma[i]
    names = [f"l={own}", f"pos={parse.pos[i]}", f"dep={parse.dep[i]}", f"tag={parse.tag[i]}"]
    names += [f"p4={own[:4]}", f"s3={own[-3:]}"]
    obj, others = "", []
    for c in parse.children[i]:
        dep, word = parse.dep[c], kind(parse, c)
        if dep in _OBJECTS:
            obj = obj or word
            names += [f"o={word}", f"l+o={own}+{word}", f"objdep={dep}"]
            names += [f"om={kind(parse, m)}" for m in parse.children[c] if _tells(parse, m)]
        elif dep == "prt":
            names += [f"prt={word}", f"l+prt={own}+{word}"]
        elif dep in ("prep", "agent", "dative"):
            names += [f"p={word}", f"l+p={own}+{word}"]
            for o in parse.children[c]:
                head = kind(parse, o)
                others.append(head)
                names += [f"po={word}:{head}", f"l+po={own}+{word}:{head}"]
        elif dep in _SUBJECTS:
            names.append(f"s={word}")
        elif dep in _CLAUSES:
            names += [f"{dep}={word}", f"l+{dep}={own}+{word}"]
        elif dep in ("aux", "neg", "det", "poss", "mark"):
            names.append(f"{dep}={_DETERMINERS.get(parse.lower[c], parse.lemma[c])}")
        elif _tells(parse, c):
            others.append(word)
            names += [f"m={word}", f"l+m={own}+{word}"]
    up = parse.head[i]
    if up != i:
        names += [f"up={kind(parse, up)}", f"up+dep={kind(parse, up)}+{parse.dep[i]}"]
        names.append(f"l+up={own}+{kind(parse, up)}")
    return PredicateFeatures(tuple(names), (own, obj, tuple(others)))


def _tells(parse: Parse, i: int) -> bool:
    return parse.dep[i] in _MODIFIERS and parse.pos[i] != "PROPN"
