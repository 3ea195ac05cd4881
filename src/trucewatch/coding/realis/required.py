"""Deeds that a noun only names: a condition, a demand, the task of a mission still to come.

"Made the withdrawal of the army a condition for talks", "the release of prisoners remains its main
demand", "a mechanism is to oversee the disengagement": nobody is told to have withdrawn.
"""

from __future__ import annotations

from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import factuality
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_MAX_JOINED = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CALLED = frozenset({"attr", "oprd", "dobj", "ccomp", "xcomp", "appos", "npadvmod", "dep"})
_OPEN = frozenset({"planned", "would", "demanded", "proposed", "offered", "hypothetical", "wish"})
_WAITED = frozenset({"once", "when", "until", "till", "after", "before"})
_MOVED = frozenset({"come", "go", "travel", "fly", "return", "sit", "gather"})


def required(parse: Parse, i: int) -> tuple[str, str] | None:
    """Return realis and rule of a noun that names what is required or to be watched, or None."""
    if parse.pos[i] != "NOUN":
        return None
    first = _first_joined(parse, i)
    if _called_condition(parse, first):
        return "demanded", "condition"
    verb = parse.head[first]
    watched = parse.dep[first] in ("dobj", "nsubjpass") and parse.pos[verb] == "VERB"
    if watched and parse.lemma[verb] in word_set("realis.oversee"):
        view = factuality(parse, verb)
        if view.kind in _OPEN and view.polarity > 0:
            return ("planned" if view.kind in ("would", "wish") else view.kind), "task"
    return None


def awaited(parse: Parse, i: int) -> bool:
    """Return whether a perfect clause tells what something else waits for: "would deploy once they
    have left", "talks resume when it has withdrawn".

    With a main clause of the past such a clause has "had"; "after" needs one that looks ahead.
    """
    if parse.dep[i] != "advcl" or frame_of(parse, i) != "perfect":
        return False
    marks = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in ("mark", "advmod")}
    if marks.isdisjoint(_WAITED) or marks & {"since", "as"}:
        return False
    main = parse.head[i]
    if "after" in marks:
        return _ahead(parse, main)
    if marks & {"once", "until", "till"}:
        return True  # also under a verb that the parser took: "said it was ready … once they have"
    return _ahead(parse, main) or frame_of(parse, main) in ("present", "nonfinite")


def aim_denied(parse: Parse, i: int) -> bool:
    """Return whether somebody only says what he has not come for ("to surrender")."""
    verb = parse.head[i]
    if parse.dep[i] not in ("advcl", "xcomp") or parse.lemma[verb] not in _MOVED:
        return False
    return any(parse.dep[c] == "neg" for c in parse.children[verb])


def _ahead(parse: Parse, verb: int) -> bool:
    modal = any(parse.tag[c] in ("MD", "TO") for c in parse.children[verb])
    return modal or parse.tag[verb] == "VB" or parse.lemma[verb] in realis_lexicon().lists["ready"]


def _called_condition(parse: Parse, i: int) -> bool:
    """Return whether a noun is called a condition or demand, by a verb or in a small clause."""
    words = word_set("realis.required")
    up, dep = parse.head[i], parse.dep[i]
    if up == i:
        return False
    if dep in _SUBJECTS and parse.lemma[up] in words and parse.pos[up] == "NOUN":
        return True
    if dep not in (*_SUBJECTS, "dobj", "ccomp") or parse.pos[up] not in ("VERB", "AUX"):
        return False
    for c in parse.children[up]:
        if c == i:
            continue
        if parse.dep[c] in _CALLED and parse.lemma[c] in words:
            return parse.lemma[up] in word_set("realis.calls")
        as_ = parse.dep[c] == "prep" and parse.lower[c] == "as"
        if as_ and any(parse.lemma[k] in words for k in parse.children[c]):
            return True
    return False


def _first_joined(parse: Parse, i: int) -> int:
    for _ in range(_MAX_JOINED):
        if parse.dep[i] != "conj" or parse.head[i] == i:
            break
        i = parse.head[i]
    return i
