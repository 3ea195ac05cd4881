"""Whether a good step was taken at all: a withdrawal, a handover, a release that another disputes.

"The front announced that it had left Zorb. There was no such withdrawal, the army said." asks as
much as a disputed attack does. Who says that it was not done, calls it a sham or says that they are
still there answers no; who cannot confirm it leaves it open; who tells of it says yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.raws import NOT_STATED, Raw, narrator_of, raw_of
from trucewatch.linking.claims.replies import names_in
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.nodes import Node
from trucewatch.linking.places.places import compatible, place_key, stem
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

# Acts of speaking by which somebody says what was and was not so; what is asked for or threatened
# answers nothing.
_ANSWERING = frozenset({
    "assert", "describe", "deny", "reject", "doubt", "assess_negative", "accuse",
    "report_no_blame", "withhold_blame",
})  # fmt: skip
_JUDGING = frozenset({"reject", "assess_negative", "assert", "deny", "accuse"})
_TOLD = frozenset({"actual", "claimed", "monitor_reported", "alleged"})
_MODES = frozenset({None, "withdraw", "release", "disarm"})
# A report of the fortnight after may answer what another told at the same place.
_REACH = 14
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO, _NOT = frozenset({"no", "nobody", "none", "neither"}), frozenset({"not", "never"})
_WITHHOLDING = re.compile(
    r"\b(?:(?:could|can) neither|could not|can ?not|can't|couldn't|not able|unable|yet to)"
    r"(?: independently| immediately| fully)? (?:to )?(?:confirm|verify|corroborate|say whether)",
    re.IGNORECASE,
)
# "could neither confirm nor" begins so many letters before its last verb.
_LEAD = 30
# So many words stand between "no" and the step: "no troops had yet been pulled back".
_NEAR = 6


def disputed_steps(
    stories: Sequence[CodedStory], groups: Sequence[Sequence[Node]]
) -> dict[int, tuple[Raw, ...]]:
    """Return, by the index of the incident, the answers to whether a step was taken, where somebody
    says that it was and another that it was not, or that he cannot tell."""
    out: dict[int, tuple[Raw, ...]] = {}
    asked = {
        k: steps
        for k, group in enumerate(groups)
        if (steps := [n for n in group if n.family == "retreat" and _is_told(n)])
    }
    naming = _naming(stories, {_at(n) for steps in asked.values() for n in steps} - {None})
    place = {c.story.id: k for k, c in enumerate(stories)}
    for k, steps in asked.items():
        near = {place[n.story_id] for n in steps if n.story_id in place}
        near |= {i for n in steps for i in naming.get(_at(n) or "", ())}
        replies = [r for i in sorted(near) for r in _replies(stories[i], steps)]
        own = {s.id for s, _, _ in replies}
        yes = [r for n in steps if n.statement is None or n.statement.id not in own
               for r in _told(n)]  # fmt: skip
        if replies and yes:
            no = (raw_of("occurred", n, s, answer) for s, n, answer in replies)
            out[k] = (*yes, *no)
    return out


def _at(n: Node) -> str | None:
    return stem(n.place.name) if n.place is not None else None


def _naming(stories: Sequence[CodedStory], places: set[str | None]) -> dict[str, list[int]]:
    """Return place → the stories, by index, in which somebody who may answer names it."""
    out: dict[str, list[int]] = {}
    for k, c in enumerate(stories) if places else ():
        said = (s for s in c.statements if _answers(s))
        for name in {stem(name) for s in said for name in names_in(s)} & places:
            out.setdefault(name, []).append(k)
    return out


def _answers(s: Statement) -> bool:
    return s.act in _ANSWERING and s.speaker is not None and s.quote_type != "headline"


def _is_told(n: Node) -> bool:
    e = n.event
    told = e is not None and e.type == "RETREAT" and e.realis in _TOLD
    return told and n.mode in _MODES


def _told(n: Node) -> Iterator[Raw]:
    if n.statement is None:
        yield narrator_of("occurred", n, "yes")
    elif n.statement.speaker is not None:
        yield raw_of("occurred", n, n.statement, "yes")


def _replies(story: CodedStory, steps: Sequence[Node]) -> Iterator[tuple[Statement, Node, str]]:
    """Yield the statements of a story that dispute one of some steps, with that step and what they
    answer."""
    near = [n for n in steps if n.story_id == story.story.id]
    for s in story.statements:
        if not _answers(s):
            continue
        at = min((c.start for c in s.content), default=0)
        for n in reversed(near) if near else steps:
            before = n.at < at if near else _followed(story, s, n)
            own = side_of(s.speaker) in (n.doers or (_teller(n),))
            if own or not before or _elsewhere(story, s, n) or _of_another(story, s, n):
                continue
            answer = _answer(story, s, n)
            if answer is not None:
                yield s, n, answer
                break


def _teller(n: Node) -> str | None:
    return side_of(n.statement.speaker) if n.statement is not None else None


def _followed(story: CodedStory, s: Statement, n: Node) -> bool:
    """Return whether a statement of a later report names the place of a step."""
    day, told = ordinal(story.story.published.date or ""), ordinal(n.published)
    if day is None or told is None or not 0 <= day - told <= _REACH or n.place is None:
        return False
    return stem(n.place.name) in {stem(name) for name in names_in(s)}


def _elsewhere(story: CodedStory, s: Statement, n: Node) -> bool:
    own = (e.place for e in story.events if e.statement_id == s.id and e.place is not None)
    return any(not compatible(place_key(p), n.place) for p in own)


def _of_another(story: CodedStory, s: Statement, n: Node) -> bool:
    """Return whether a statement says of another side than the doer of a step that it has not taken
    one: "the Front has not released any of theirs" answers nothing of what the government did."""
    told = [e for e in story.events if e.statement_id == s.id and e.type == "RETREAT" and e.actors]
    sides = {side for e in told for a in e.actors if (side := side_of(a))}
    if sides and n.doers and sides.isdisjoint(n.doers):
        return True
    text = " ".join(c.text for c in s.content)
    found = _HAS_NOT.match(text)
    actors = n.event.actors if n.event is not None else ()
    if found is None or not actors or told:
        return False
    names = {w for a in actors for w in _WORD.findall(f"{a.name} {a.text}".lower())}
    who = [w for w in _WORD.findall(found["who"]) if w.lower() not in _ARTICLES]
    proper = any(w[0].isupper() for w in who[1:]) or " theirs" in text
    return proper and names.isdisjoint(w.lower() for w in who)


_ARTICLES = frozenset({"the", "a", "of", "and"})
_HAS_NOT = re.compile(
    r"(?:that )?(?P<who>(?:[\w’'-]+ ){1,6}?)(?:has|have|had|did|does|do) (?:not|never)\b(?! been)"
)


def _answer(story: CodedStory, s: Statement, n: Node) -> str | None:
    """Return ``no`` or ``not stated`` where a statement answers whether a step was taken."""
    text = " ".join(c.text for c in s.content)
    words = [w.lower() for w in _WORD.findall(text)]
    named = _words_for(n.mode)
    step = next((k for k, w in enumerate(words) if w in named), None)
    at = s.cue if s.cue is not None else s.content[0]
    cue = story.story.text[max(0, at.start - _LEAD) : at.end]
    withheld = s.act == "withhold_blame" or _WITHHOLDING.search(f"{cue} {text}")
    if withheld and (step is not None or word_set("linking.told").issuperset(words)):
        return NOT_STATED
    if "no" in words and not word_set("linking.unasked").isdisjoint(words):
        return None
    if step is not None and _denied(story, s, words):
        return "no"
    return _undone(words, named) or _still_there(text, n)


def _words_for(mode: str | None) -> frozenset[str]:
    """Return the words by which a step of a mode is disputed; handing over is of any."""
    if mode == "withdraw":
        return word_set("linking.withdrawing", "linking.handing")
    if mode == "release":
        return word_set("linking.releasing", "linking.handing")
    if mode == "disarm":
        return word_set("linking.disarming", "linking.handing")
    return word_set(
        "linking.withdrawing", "linking.releasing", "linking.disarming", "linking.handing"
    )


def _denied(story: CodedStory, s: Statement, words: Sequence[str]) -> bool:
    """Return whether a statement that names a step denies it, in its act or words, or calls it a
    sham."""
    own = (e for e in story.events if e.statement_id == s.id and e.type == "RETREAT")
    if any(e.realis == "denied" for e in own):
        return True
    if s.act in _JUDGING and not word_set("linking.shams").isdisjoint(words):
        return True
    return s.act == "deny" and (_NO | _NOT).isdisjoint(words)


def _undone(words: Sequence[str], named: frozenset[str]) -> str | None:
    """Return what words say of a step of which they say "no": "there was no such withdrawal",
    "nobody had been released", "saw no sign of a withdrawal", "had failed to leave"."""
    for k, w in enumerate(words):
        if w not in named:
            continue
        before = words[max(0, k - _NEAR) : k]
        at = max((i for i, x in enumerate(before) if _denies(x, before[i + 1 :])), default=None)
        failed = len(before) > 1 and before[-1] == "to" and before[-2] in word_set("linking.failed")
        if failed:
            return "no"
        if at is None or not word_set("linking.unasked").isdisjoint(before[at:]):
            continue
        after = words[k + 1] if k + 1 < len(words) else ""
        if not word_set("linking.ahead").isdisjoint((*before, after)):
            continue
        seen = not word_set("linking.signs").isdisjoint(before[at:])
        return NOT_STATED if seen else "no"
    return None


def _denies(word: str, between: Sequence[str]) -> bool:
    """Return whether a word says of what follows it, words between, that it was not so."""
    return word in _NO or (word in _NOT and word_set("linking.auxiliary").issuperset(between))


def _still_there(text: str, n: Node) -> str | None:
    """Return ``no`` where words say that who is said to have left, or be free, is still there."""
    found = _STILL.search(text)
    if found is None:
        return None
    where = found["where"].lower()
    if n.mode == "release":
        return "no" if word_set("linking.captive").intersection(where.split()) else None
    named = n.place is not None and stem(n.place.name) in stem(where)
    people = not word_set("linking.forces").isdisjoint(_WORD.findall(text[: found.start()].lower()))
    there = people and where.split()[0] in ("there", "inside", "present")
    return "no" if named or there else None


_STILL = re.compile(
    r"\b(?:(?:was|were|is|are|being) still|remain(?:s|ed)?|(?:was|were|is|are) remaining)"
    r" (?P<where>(?:[\w’'-]+ ?){1,4})"
)
