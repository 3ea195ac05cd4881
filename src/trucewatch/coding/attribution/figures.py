"""Figures and fingers: "put its losses at four", "gives nine dead", "pointed to the rebels".

Such verbs are rarely speech; a number that is given of the dead, or an actor that is pointed at,
makes them so.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.attribution.frames import at_figure
from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_act_words

_POINTED = frozenset({"to", "at", "towards", "toward"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_SCORE = 0.6
# So many words stand before the colon of "corrected the toll of the shelling of Zorb on Monday:".
_LEAD = 25
_ENDS = frozenset(".!?")
_STOPS = _ENDS | {":", ";"}


def figure_attributions(context: Context, is_actor: Callable[[int], bool]) -> list[Attribution]:
    """Return the attributions of verbs that give a toll or point at somebody, in order.

    ``is_actor`` tells which tokens name an actor.
    """
    parse, words = context.parse, load_act_words()
    out = []
    for i, lemma in enumerate(parse.lemma):
        if parse.pos[i] != "VERB" or not _told(parse, i):
            continue
        found = None
        if lemma in words["putting"]:
            found = _put(context, i)
        elif lemma in words["changing"]:
            found = _changed(context, i, is_actor) or _corrected(context, i, is_actor)
        elif lemma in words["giving"]:
            found = _given(context, i, is_actor)
        elif lemma == "point":
            found = _pointed(context, i, is_actor)
        if found is not None:
            out.append(found)
    return out


def _told(parse: Parse, i: int) -> bool:
    """A finite form; "put" may be one whatever its tag, where no "to" or "will" governs it."""
    if parse.tag[i] in _FINITE:
        return True
    return parse.lower[i] == "put" and not any(
        parse.tag[c] in ("TO", "MD") or parse.lower[c] == "do" for c in parse.children[i]
    )


def _put(context: Context, i: int) -> Attribution | None:
    """ "put its own losses at four"."""
    parse = context.parse
    figure = next((c for c in parse.children[i] if c > i and at_figure(parse, c)), None)
    what = next((c for c in parse.children[i] if parse.dep[c] == "dobj" and c > i), None)
    if figure is None or what is None or what > figure:
        return None
    return _made(context, i, i + 1, parse.right[figure], "assert")


def _changed(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "raised to three the number of soldiers killed", "revised the toll to nine": by whom.

    A figure of one's own ("its count") is read by ``attribution.standing``.
    """
    parse = context.parse
    subject = next((k for k in parse.children[i] if parse.dep[k] == "nsubj"), None)
    if subject is None or not is_actor(subject):
        return None
    parts = [c for c in parse.children[i] if c > i and parse.dep[c] in ("dobj", "prep")]
    if not parts:
        return None
    last = max(parse.right[c] for c in parts)
    words = range(i + 1, last)
    own = any(parse.dep[c] == "poss" for k in parts for c in parse.children[k])
    toll = not own and _names(parse, words, "hurt")
    to = any(parse.lower[k] == "to" and parse.pos[k + 1] == "NUM" for k in words if k + 1 < last)
    return _made(context, i, i + 1, last, "assert") if toll and to else None


def _corrected(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "corrected the toll of the raid: nine people were killed": what stands after the colon."""
    parse = context.parse
    subject = next((k for k in parse.children[i] if parse.dep[k] in ("nsubj", "poss")), None)
    if subject is None or not is_actor(subject):
        return None
    end = next((k for k in range(i, min(i + _LEAD, len(parse))) if parse.word[k] in _STOPS), None)
    if end is None or parse.word[end] != ":" or not _names(parse, range(i + 1, end), "hurt"):
        return None
    last = next((k for k in range(end + 1, len(parse)) if parse.word[k] in _ENDS), len(parse))
    source = find_source(context, i)
    if source is None or context.quoted(i) or last <= end + 1:
        return None
    cue = Cue(parse.lemma[i], "phrase", "assert", {})
    rules = (f"figure:{cue.lemma}", f"source:{source.rule}")
    return Attribution(i, (i, i + 1), source, ((end + 1, last),), cue, "verb", _SCORE, rules)


def _given(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "gives seven dead soldiers for Monday": a number of the dead, given by an actor."""
    parse = context.parse
    if any(parse.dep[c] in ("dative", "auxpass", "agent") for c in parse.children[i]):
        return None
    for c in parse.children[i]:
        if parse.dep[c] != "dobj" or c < i:
            continue
        words = range(i + 1, parse.right[c])
        told = _names(parse, words, "toll")
        numbered = parse.pos[i + 1] == "NUM"
        subject = next((k for k in parse.children[i] if parse.dep[k] == "nsubj"), None)
        if told and numbered and subject is not None and is_actor(subject):
            return _made(context, i, i + 1, parse.right[c], "assert")
    return None


def _names(parse: Parse, words: range, group: str) -> bool:
    """Whether one of the words is a noun of losses (a group of the act words)."""
    losses = load_act_words()[group]
    return any(parse.lemma[k] in losses or parse.lower[k] in losses for k in words)


def _pointed(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "again pointed to the rebels": whom somebody points at, he accuses."""
    parse = context.parse
    for c in parse.children[i]:
        if c != i + 1 or parse.lower[c] not in _POINTED:
            continue
        objects = [k for k in parse.children[c] if parse.dep[k] == "pobj"]
        if not objects or not (is_actor(objects[0]) and _a_party(parse, objects[0])):
            return None
        return _made(context, i, c + 1, parse.right[objects[0]], "accuse")
    return None


def _a_party(parse: Parse, noun: int) -> bool:
    """ "pointed to the wounded": no party; a name, or a plural with an article, may be one."""
    below = [c for c in parse.children[noun] if c > noun and parse.dep[c] in ("prep", "relcl")]
    return parse.pos[noun] == "PROPN" or (parse.tag[noun] == "NNS" and not below)


def _made(context: Context, i: int, end: int, last: int, act: str) -> Attribution | None:
    parse = context.parse
    source = find_source(context, i)
    if source is None or context.quoted(i) or parse.lower[source.head] in ("it", "there", "that"):
        return None
    content = cut_out(parse, (end, last), [source.span])
    if not content:
        return None
    first = min(k for k in (*parse.children[i], i) if k == i or parse.dep[k] in ("aux", "neg"))
    cue = Cue(parse.lemma[i], "phrase", act, {})
    rules = (f"figure:{cue.lemma}", f"source:{source.rule}")
    return Attribution(i, (first, end), source, tuple(content), cue, "verb", _SCORE, rules)
