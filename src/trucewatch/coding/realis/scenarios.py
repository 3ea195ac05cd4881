"""Stretches of a text that only think of what may be: scenarios, options, war games, "imagine …".

They are told in the present tense, as news is in headlines, and no word of the clause itself says
that nothing has happened. What opens them does: "In the second scenario, …", "Option B: …",
"Imagine the following: …", "The war game began with …"; and sentences in the same tense go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from trucewatch.coding.drafts import StatementDraft
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.frame import names_a_date
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.steps import SUPPOSING
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_ORDINALS = frozenset("first second third fourth fifth last latter former other next one".split())
_WORST = frozenset({"worst", "best", "extreme", "gravest", "worst-case", "best-case", "nightmare"})
_DETERMINERS = frozenset("the a an one another this that its their his her such each".split())
_INTO = frozenset({"in", "under"})
_OPENERS = frozenset({'"', "“", "'", "but", "and", "or", "then", "yet"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"past", "perfect", "pluperfect"})
# How many sentences before "in the second, …" may say of what; how long what opens a case may be.
_BACK = 5
_REACH = 8
_MAX_CLIMB = 20


class Stretch(msgspec.Struct, frozen=True):
    """Tokens [first, last) of a scenario; ``told``: in a past tense too, as a game's course is."""

    first: int
    last: int
    told: bool


@cache
def _label() -> re.Pattern[str]:
    """Return the form of a case's heading: "Scenario A:", "Option 2 –", "Worst case:"."""
    cases = "|".join(sorted(word_set("realis.scenario") | word_set("realis.options")))
    number = r"(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}|one|two|three|four|five))?"
    worst = r"(?:worst|best)[ -]case(?: scenario)?"
    ordinal = "|".join(sorted(_ORDINALS))
    return re.compile(
        rf"\W*(?:(?i:(?:the )?(?:{ordinal}) )?(?i:{cases}){number}|(?i:{worst}))(?:[:.]|\s[-–—])\s"
    )


def scenarios(parse: Parse) -> tuple[Stretch, ...]:
    """Return the stretches of a text that tell a case that is only thought of, in order."""
    return tuple(_stretches(parse))


def imagined(parse: Parse, found: Iterable[Stretch], i: int) -> bool:
    """Return whether the act at ``i`` is one of a scenario's, by its place and the tense of its
    clause."""
    for x in found:
        if x.first <= i < x.last:
            return x.told or _clause_frame(parse, i) not in _PAST
    return False


def in_scenario(parse: Parse, found: Iterable[Stretch], said: StatementDraft) -> bool:
    """Return whether nobody has said it: "In the second, Riyadh accuses the rebels of a trick".

    Who only tells the case ("in the worst case rebels attack, the minister says") has spoken.
    """
    if said.head is None or said.act not in _TAKEN or not said.content:
        return False
    if said.content[0].start < parse.start[said.head]:
        return False
    return imagined(parse, found, said.head)


# What the sides of a scenario are made to say; what its author says is an assertion or a warning.
_TAKEN = frozenset(
    {"accuse", "deny", "reject", "threaten", "demand", "offer", "agree", "call_for", "concede"}
)


def _clause_frame(parse: Parse, i: int) -> str:
    """Return the tense of the clause that a verb is, or that a noun stands in."""
    for _ in range(_MAX_CLIMB):
        frame = frame_of(parse, i)
        if parse.head[i] == i or (parse.pos[i] in ("VERB", "AUX") and frame != "nonfinite"):
            return frame
        i = parse.head[i]
    return "nominal"


def _stretches(parse: Parse) -> Iterator[Stretch]:
    running: Stretch | None = None
    under = False  # a subhead names a case: the paragraphs below it are it
    for s, (first, last) in enumerate(parse.sents):
        role = parse.role(first)
        if role in ("headline", "subhead"):
            running = None
            under = role == "subhead" and _is_label(parse, first, last)
            continue
        if running is not None and parse.para[first] != parse.para[running.first]:
            running = None
        found = _opens(parse, s)
        if found is None and running is not None and _goes_on(parse, s, running):
            found = Stretch(first, last, running.told)
        elif found is None and under and _goes_on(parse, s, Stretch(first, last, False)):
            found = Stretch(first, last, False)
        running = found
        if found is not None:
            yield found
        else:
            yield from _clauses(parse, first, last)


def _opens(parse: Parse, s: int) -> Stretch | None:
    """Return the stretch that sentence ``s`` opens, or None."""
    first, last = parse.sents[s]
    at = first
    while at < last - 1 and parse.lower[at] in _OPENERS:
        at += 1
    if _is_label(parse, first, last) or _supposes(parse, at, last):
        return Stretch(at, last, False)
    case = _fronted(parse, at, last, s)
    case = _subject(parse, first, last) if case is None else case
    return None if case is None else Stretch(at, last, case)


def _is_label(parse: Parse, first: int, last: int) -> bool:
    text = f"{parse.slice(first, min(last, first + _REACH))} "
    return _label().match(text) is not None


def _supposes(parse: Parse, at: int, last: int) -> bool:
    """Return whether readers are told to think of a case: "Imagine …", "Let us suppose …"."""
    words = parse.lower[at : min(last, at + _REACH)]
    if words[:1] == ("let",):
        return any(parse.lemma[k] in SUPPOSING for k in range(at + 1, min(last, at + 4)))
    if parse.tag[at] not in ("VB", "VBP", "NN", "NNP"):
        return False
    if words[:1] == ("consider",):
        return not word_set("realis.scenario").isdisjoint(words)
    own = any(parse.dep[c] in _SUBJECTS and c > at for c in parse.children[at])
    return words[0] in SUPPOSING and not own


def _fronted(parse: Parse, at: int, last: int, s: int) -> bool | None:
    """Return whether a case opens the sentence ("In the second, …"; True: a game's), or None."""
    words = parse.lower[at : min(last, at + _REACH)]
    if words[:2] == ("at", "worst"):
        return False
    if not words or words[0] not in _INTO:
        return None
    k = 2 if words[1:2] and words[1] in _DETERMINERS else 1
    end = next((n for n in range(k, len(words)) if words[n] in (",", ":")), len(words))
    named = words[k:end]
    if not word_set("realis.scenario").isdisjoint(named):
        return False
    if not word_set("realis.game").isdisjoint(named) or named[:2] == ("war", "game"):
        return True
    if not _WORST.isdisjoint(named) and ("case" in named or not named[1:]):
        return False
    elided = end < len(words) and len(named) <= 1 and not (set(named) - _ORDINALS)
    elided = elided and (bool(named) or words[1] in ("one", "another"))
    return False if elided and _spoken_of(parse, s) else None


def _spoken_of(parse: Parse, s: int) -> bool:
    """Return whether a sentence shortly before tells that there are cases: "three scenarios"."""
    first = parse.sents[max(0, s - _BACK)][0]
    cases = word_set("realis.scenario") | word_set("realis.options")
    return any(parse.lemma[k] in cases for k in range(first, parse.sents[s][0]))


def _subject(parse: Parse, first: int, last: int) -> bool | None:
    """Return whether the sentence tells what a case or game (True) is about, or None."""
    who = next((k for k in range(first, last) if parse.dep[k] in _SUBJECTS), None)
    if who is None or parse.lemma[parse.head[who]] not in word_set("realis.unfolds"):
        return None
    if _is_game(parse, who):
        return True
    return False if parse.lemma[who] in word_set("realis.scenario") else None


def _is_game(parse: Parse, k: int) -> bool:
    if parse.lemma[k] in word_set("realis.game"):
        return True
    return parse.lemma[k] == "game" and any(parse.lower[c] == "war" for c in parse.children[k])


def _clauses(parse: Parse, first: int, last: int) -> Iterator[Stretch]:
    """Yield the clauses that say which case is meant, and what is joined to them: "a scenario in
    which …"."""
    for k in range(first, last):
        if parse.dep[k] in ("relcl", "acl") and parse.lemma[parse.head[k]] in word_set(
            "realis.scenario"
        ):
            yield Stretch(parse.left[k], last, False)


def _goes_on(parse: Parse, s: int, running: Stretch) -> bool:
    """Return whether sentence ``s`` goes on with a case: in its tense, with no day, nobody telling.

    "In reality", "so far" and the like come back to what is.
    """
    first, last = parse.sents[s]
    root = next((k for k in range(first, last) if parse.head[k] == k), None)
    if root is None or names_a_date(parse, s):
        return False
    opening = parse.lower[first : first + 3]
    if any(phrase == opening[: len(phrase)] for phrase in _back()):
        return False
    if realis_lexicon().operators.get((parse.lemma[root], "V", "that")) == "report":
        return False
    frame = frame_of(parse, root)
    return frame not in _PAST or (running.told and frame == "past")


@cache
def _back() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(w.split()) for w in word_set("realis.in_truth"))
