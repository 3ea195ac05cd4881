"""What the narrator tells only as the backdrop of the day's news.

A report says what the news answers ("in retaliation for raids on the port"), what it follows, what
has added up before it ("has attacked the line dozens of times", "300 have died since May"), and
comes back to an old event by a word for it ("the strike"). None of it is what the report is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.scene import Scene
from trucewatch.reading.parse import Parse

# The headline and the lede tell the news, whatever their tense.
_LEDE = 3
_MAX_CLIMB = 6
_TOLD = frozenset({"actual", "claimed", "alleged", "monitor_reported"})
_NOUN_PATH = frozenset({"conj", "compound", "nmod", "amod", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def backdrop(scene: Scene, event: EventDraft, before: Sequence[EventDraft]) -> str | None:
    """Return the rule by which a narrated event is backdrop, or None.

    ``before`` are the events that stand before it in the story, with their realis.
    """
    i = event.trigger
    if i in scene.frames.recent:
        return None
    if _since_clause(scene.parse, i):
        return "since-clause"
    if scene.parse.sent[i] >= _LEDE and _added_up(scene.parse, i):
        return "added-up"
    if scene.parse.pos[i] != "NOUN":
        return None
    if scene.parse.sent[i] and _known_war(scene.parse, i):
        return "known-war"
    same = [e for e in before if e.type == event.type]
    if _definite(scene.parse, i):
        if _recalled(scene.parse, i, same):
            return "recalled"
        if any(e.realis in _TOLD for e in same):
            return None  # "in retaliation for the raid": the one that the report is about
    cause = _answered(scene.parse, i)
    return cause if cause and not _of_the_day(scene, i) else None


def _definite(parse: Parse, i: int) -> bool:
    return any(
        parse.dep[c] == "poss" or parse.lower[c] in ("the", "this", "that", "these", "those")
        for c in parse.children[i]
    )


def _known_war(parse: Parse, i: int) -> bool:
    """Return whether the war that readers know is told of in the past: "the war killed 2,300"."""
    if parse.lemma[i] not in realis_lexicon().lists["known_war"] or not _definite(parse, i):
        return False
    verb = i
    for _ in range(_MAX_CLIMB):
        if parse.pos[verb] in ("VERB", "AUX") or parse.head[verb] == verb:
            break
        verb = parse.head[verb]
    if parse.lemma[verb] in realis_lexicon().lists["goes_on"]:
        return False
    return frame_of(parse, verb) in ("past", "perfect", "pluperfect")


def _recalled(parse: Parse, i: int, same: Sequence[EventDraft]) -> bool:
    """Return whether a bare "the strike" goes back to an event that was told as history."""
    if any(parse.dep[c] in ("amod", "compound", "poss", "nummod", "prep", "relcl", "acl")
           for c in parse.children[i]):  # fmt: skip
        return False
    alike = [
        e
        for e in same
        if _alike(parse.lemma[e.trigger], parse.lemma[i])
        and (parse.tag[e.trigger] == "NNS") == (parse.tag[i] == "NNS")
    ]
    return bool(alike) and alike[-1].realis == "historical"


def _alike(one: str, other: str) -> bool:
    """Return whether two words may stand for one event: "airstrike" and "strike"."""
    return one.endswith(other) or other.endswith(one)


def _of_the_day(scene: Scene, i: int) -> bool:
    """Return whether a day of the news stands at the noun: "after Sunday's raid"."""
    parse = scene.parse
    after = parse.lower[parse.right[i] : parse.right[i] + 1]
    return any(k in scene.frames.recent for k in (i, *parse.children[i])) or after == ("yesterday",)


def _answered(parse: Parse, i: int) -> str | None:
    """Return the rule where a noun is what the news follows or answers: "the move follows …"."""
    cur = i
    for _ in range(_MAX_CLIMB):
        head, dep = parse.head[cur], parse.dep[cur]
        if head == cur:
            return None
        if dep == "dobj" and parse.lower[head] == "following" and not _has_subject(parse, head):
            return "following"
        if dep == "pobj":
            rule = _by_preposition(parse, cur, head)
            if rule != "of":
                return rule
            cur = parse.head[head]
        elif dep in _NOUN_PATH:
            cur = head
        else:
            return None
    return None


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] in (*_SUBJECTS, "aux") for c in parse.children[verb])


def _by_preposition(parse: Parse, i: int, p: int) -> str | None:
    """Return what the preposition ``p`` says of the noun ``i``: a rule, None, or "of" to go on."""
    low, up = parse.lower[p], parse.lemma[parse.head[p]]
    lists = realis_lexicon().lists
    if low == "of":
        if up == "wake":
            return "in-the-wake"
        return "of" if up in lists["wave"] else None
    if low == "following":
        return "following"
    if low in ("to", "for") and up in lists["answer"]:
        return "answered"
    if low == "after" and (parse.lemma[i] in lists["wave"] or _vague(parse, i)):
        return "after-many"
    return None


def _vague(parse: Parse, i: int) -> bool:
    """Return whether the noun is a bare plural: "after clashes", "after repeated raids"."""
    if parse.tag[i] != "NNS":
        return False
    return not any(parse.dep[c] in ("det", "nummod", "poss") for c in parse.children[i]) and any(
        parse.lower[c] in realis_lexicon().lists["bygone"] for c in parse.children[i]
    )


def _since_clause(parse: Parse, i: int) -> bool:
    """Return whether what has been so is dated from the clause: "has ebbed since he declared …"."""
    if parse.dep[i] != "advcl" or frame_of(parse, i) != "past":
        return False
    since = any(parse.dep[c] == "mark" and parse.lower[c] == "since" for c in parse.children[i])
    return since and frame_of(parse, parse.head[i]) in ("perfect", "pluperfect")


def _added_up(parse: Parse, i: int) -> bool:
    """Return whether a perfect sums up what came before: "has shelled it dozens of times"."""
    verb = i
    if parse.pos[i] == "NOUN" and parse.dep[i] in ("dobj", "nsubjpass"):
        verb = parse.head[i]
    if frame_of(parse, verb) != "perfect" or parse.tag[verb] == "VBG":
        return False
    lists = realis_lexicon().lists
    for c in parse.children[verb]:
        if parse.dep[c] == "advmod" and parse.lower[c] in lists["repeatedly"]:
            return True
        if parse.dep[c] in ("dobj", "npadvmod", *_SUBJECTS) and lists["many"] & {
            parse.lower[k] for k in range(parse.left[c], c + 1)
        }:
            return True
        if _is_since(parse, c) and not _lately(parse, c):
            return _counted(parse, verb)
    return False


def _is_since(parse: Parse, c: int) -> bool:
    if parse.dep[c] == "prep":
        return parse.lower[c] == "since"
    return parse.dep[c] == "advcl" and any(
        parse.dep[k] == "mark" and parse.lower[k] == "since" for k in parse.children[c]
    )


def _counted(parse: Parse, verb: int) -> bool:
    """Return whether a number is what has come about: "At least 300 have died since …"."""
    return any(
        parse.pos[k] == "NUM"
        for c in parse.children[verb]
        if parse.dep[c] in ("dobj", *_SUBJECTS)
        for k in range(parse.left[c], c + 1)
    )


def _lately(parse: Parse, c: int) -> bool:
    """Return whether what "since" opens names a day of the week or an hour, or nothing."""
    words = [w for w in parse.lower[parse.left[c] : parse.right[c]] if w != "since"]
    return not words or any(
        w in realis_lexicon().lists["lately"] or (w[0].isdigit() and ":" in w) for w in words
    )
