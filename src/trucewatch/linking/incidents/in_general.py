"""What is told of acts in general: how their number moves, that somebody will leave them off, and
what they have left to be seen. None of it is a happening of a day.

"Clashes fell by 71 per cent", "the Front undertook to suspend kidnappings", "the village where the
truck still lies burnt".
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.linking.sentences_of import sentence_at
from trucewatch.linking.shared import FORCE
from trucewatch.records import Event
from trucewatch.vocab.words import word_set

# The subject ends, and its verb stands, within so many letters behind the noun of the acts.
_SUBJECT = 160
# How a number is measured against another: "by 71 per cent", "compared with 2022", "from 61 to 9".
_MEASURED = re.compile(
    r"\b(?:per ?cent|percent|compared (?:with|to)|than in|on average|an average of"
    r"|by (?:half|a (?:third|quarter|fifth|tenth)|two[- ]thirds|more than half))\b"
    r"|%|\bfrom (?:an average of )?\d"
)
# "Undertook to suspend kidnappings": what stands between the undertaking and the noun of the act.
_LEFT_OFF = re.compile(
    r"\b(?:undert(?:ook|akes?|aken|aking)|commit(?:s|ted)?(?: (?:itself|themselves))?"
    r"|pledg(?:ed?|es|ing)|promis(?:ed?|es|ing)|vow(?:s|ed)?|agree(?:s|d|ing)?|obliged?|bound|ordered|expected"
    r"|(?:is|are|was|were) to|shall|must)\b[^.;:]{0,60}?"
    r"\b(?:suspend|stop|halt|cease|end|renounce|abandon|(?:refrain|abstain|desist) from"
    r"|put an end to|give up|forgo|avoid)(?:ing)? "
    r"(?:(?:all|any|its|their|his|her|the|further|such|every|and|or|from"
    r"|[a-z]+ing|[a-z]+s)(?:,? )){0,5}(?:[a-z-]+ )?\Z"
)
_BEFORE = 160
_SEEN = re.compile(
    r"(?:burn(?:t|ed)|destroyed|damaged|wrecked|ruined|gutted|shattered|collapsed|overturned"
    r"|charred|flattened|razed)\Z",
    re.IGNORECASE,
)
_LIES = re.compile(r"\b(?:lies?|lay|stands?|stood|sits?|sat|remains?|remained)\b[^.;,]{0,20}\Z")


def is_in_general(text: str, e: Event) -> bool:
    """Return whether an event of a story with that ``text`` tells of acts in general, of none."""
    return e.type in FORCE and (_is_trend(text, e) or _left_off(text, e) or _left_to_see(text, e))


def _is_trend(text: str, e: Event) -> bool:
    """Return whether a noun of acts is the subject of becoming more or fewer: "clashes fell by
    half", "attacks on convoys rose". What moves on a day or at a place without a measure is a
    happening ("fighting in Zorb eased on Monday")."""
    if not _names_acts(e.trigger.text) or _preceded(text, e):
        return False
    last = sentence_at(text, e.trigger.start)[1]
    behind = text[e.trigger.end : min(last, e.trigger.end + _SUBJECT)]
    behind = _RELATIVE.sub(lambda m: "," * len(m.group()), behind)
    verb = _moved().search(behind)
    if verb is None or _ANOTHER_CLAUSE.search(behind[: verb.start("verb")]):
        return False
    bare = e.time is None and e.place is None and not e.quantities
    return bare or bool(_MEASURED.search(behind, verb.end()))


# "Clashes between these two, which the truce does not cover, rose."
_RELATIVE = re.compile(r", (?:which|who|that|where) [^,.;:]+,")
# A clause of its own stands between the noun and the verb: "attacks killed nine and prices rose".
_ANOTHER_CLAUSE = re.compile(
    r"[.;:]| (?:which|who|that|when|after|before|while|but|as)\b"
    r"| (?!(?:un)?armed|allied|united|displaced|so-called)(?:[a-z]{3,}ed|left|hit|took)\b"
)


def _preceded(text: str, e: Event) -> bool:
    """Return whether the noun is what somebody does or is hit by, no subject: "in the clashes"."""
    before = text[max(0, e.trigger.start - 24) : e.trigger.start]
    return bool(_WITH.search(before))


_WITH = re.compile(
    r"\b(?:in|by|during|after|of|from|with|amid|into|a|an|this) (?:the )?\Z", re.IGNORECASE
)


def _names_acts(word: str) -> bool:
    low = word.lower()
    return low in _KINDS or (low.endswith("s") and not low.endswith("ss")) or low.endswith("ing")


_KINDS = frozenset({"violence", "fire", "unrest"})


@cache
def _moved() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_set("linking.moved"), key=len, reverse=True))
    return re.compile(rf"\A[^.;:]{{0,110}}?\b(?P<verb>{verbs})\b")


def _left_off(text: str, e: Event) -> bool:
    """Return whether somebody only binds himself, or is bound, to leave such acts off."""
    if e.time is not None or e.place is not None:
        return False
    first = max(sentence_at(text, e.trigger.start)[0], e.trigger.start - _BEFORE)
    return bool(_LEFT_OFF.search(text[first : e.trigger.start]))


def _left_to_see(text: str, e: Event) -> bool:
    """Return whether words tell what can be seen of an act afterwards: "the truck still lies
    burnt"."""
    if e.actors or not _SEEN.match(e.trigger.text):
        return False
    return bool(_LIES.search(text[max(0, e.trigger.start - 30) : e.trigger.start]))
