"""Which events are continuing states and no happenings."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.modality import Factuality
from trucewatch.coding.realis.scene import Scene
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_POSTED = frozenset({"deploy", "station", "base", "garrison", "post"})
# Plural present and past look alike; reports mean the past.
_HELD_UP = ("op:hold-for", "lex:hold at", "lex:hold up")
_OBJECTS = frozenset({"dobj", "prep", "attr", "dative"})


def is_state(parse: Parse, event: EventDraft, view: Factuality) -> bool:
    """Return whether the event is a continuing hold ("controls the road"), of whatever tense."""
    if parse.lemma[event.trigger] not in realis_lexicon().lists["state"]:
        return False
    if event.type and event.type not in ("ASSAULT", "COERCE", "MOBILIZE", ""):
        return False
    if event.rules and event.rules[0].startswith(_HELD_UP):
        return False  # "held the patrol for three hours"
    if any(parse.dep[c] == "prt" for c in parse.children[event.trigger]):
        return False  # "is holding up the convoy"
    if view.frame == "past" and _taken_on_a_day(parse, event.trigger):
        return False
    return view.frame in ("present", "past", "perfect", "nonfinite")


def _taken_on_a_day(parse: Parse, i: int) -> bool:
    """ "Occupied the hill on Monday": ground is taken on a day, and held for many."""
    if parse.lemma[i] not in word_set("events.taking"):
        return False
    joined = parse.dep[i] == "conj" and parse.pos[parse.head[i]] == "VERB"
    around = (*parse.children[i], *(parse.children[parse.head[i]] if joined else ()))
    days = [c for c in around if parse.lower[c] == "on" or parse.dep[c] == "npadvmod"]
    named = (k for c in days for k in range(*parse.subtree(c)))
    return any(parse.lower[k] in word_set("events.time_words") for k in named)


def standing(scene: Scene, event: EventDraft) -> bool:
    """Return whether the narrator's simple present tells how things stand ("keeps troops there").

    Headlines tell news in that tense and give False; so do verbs that are not on the list.
    """
    parse, i = scene.parse, event.trigger
    at = parse.start[i]
    if any(start <= at < end for start, end in scene.headlines):
        return False
    lists = realis_lexicon().lists
    homograph = parse.tag[i] != "VBZ" and parse.lemma[i] in word_set("realis.same_in_past")
    present = parse.tag[i] in ("VBZ", "VBP") and not homograph
    if parse.dep[i] == "relcl" and present and event.reports is None:
        aside = parse.lower[parse.left[i] - 1] == "," and parse.pos[parse.head[i]] == "PROPN"
        return aside and frame_of(parse, i) == "present"  # "Kenya, which hosts the refugees, …"
    if parse.dep[i] == "acl" and parse.tag[i] == "VBN" and event.mode != "ceasefire":
        return parse.lemma[i] in lists["stand_watch"]
    if parse.tag[i] == "VBN" and _stands(parse, i, lists["deployment"]):
        return True
    verb = parse.head[i] if parse.pos[i] == "NOUN" and parse.dep[i] == "dobj" else i
    if parse.lemma[verb] not in lists["standing"] or frame_of(parse, verb) != "present":
        return False
    if parse.tag[verb] not in ("VBZ", "VBP", "VB"):
        return False  # "is hosting talks" is under way
    return any(parse.dep[c] in _OBJECTS for c in parse.children[verb])


def _stands(parse: Parse, i: int, deployment: frozenset[str]) -> bool:
    """ "Troops are stationed there", "the road has been blocked since May": it stands so."""
    auxiliaries = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in ("aux", "auxpass")}
    if auxiliaries & {"is", "are"} and parse.lemma[i] in deployment & _POSTED:
        return not auxiliaries & {"being"}
    since = any(parse.dep[c] == "prep" and parse.lower[c] == "since" for c in parse.children[i])
    return since and "been" in auxiliaries and bool(auxiliaries & {"has", "have"})
