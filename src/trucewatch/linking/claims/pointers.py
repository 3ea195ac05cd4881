"""Words of blame that no act of their own stands under: "blamed Beluk", "would not say whose".

They speak of the act that their report tells of last before them, or of the one that they name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from trucewatch.linking.camps.sides import side_of
from trucewatch.linking.claims.answered import start_of
from trucewatch.linking.claims.matters import admits, deed_told, is_about, of_talks
from trucewatch.linking.claims.no_answers import of_no_such_thing
from trucewatch.linking.claims.replies import leaves_undenied, sweeping
from trucewatch.linking.nodes import Node
from trucewatch.linking.sentences_of import sentences_between
from trucewatch.records import Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set

# So many ends of sentences lie between a charge and what somebody then does not deny.
_ADJACENT = 2
_HOSTILE = frozenset({"violence", "coercion", "access"})
_WORD = re.compile(r"[^\W\d_]+")
# Among the rules of an accusation whose predicate only points to the deed.
_BY_PREDICATE = frozenset({"content:had a part", "content:laid"})
_POINTING = ("linking.pointing", "linking.deeds", "linking.small", "linking.means")
# What is said of those who are blamed, behind their name: "rebels who had signed a peace".
_WHO_ARE = re.compile(r",? (?:who|which)\b.*\Z", re.DOTALL)
_SOME = re.compile(r"an? ", re.I)
# The cue of one who owns up to a deed, not of one who gives way in talks.
_ADMITTING = re.compile(r"\b(?:admit|acknowledg|confess|conced|own(?:ed|s)? up|claim)", re.I)


def blames_barely(said: Statement) -> bool:
    """Return whether an accusation only says whom it is against, and points to the deed or says
    nothing of it: "Beluk", "the front for the blast", "its enemy of pulling the trigger"."""
    if said.act != "accuse" or said.speaker is None or side_of(said.target) is None:
        return False
    if side_of(said.target) == side_of(said.speaker) or said.target is None:
        return False
    if not _BY_PREDICATE.isdisjoint(said.made_by.rules):
        return True  # its words lay to somebody what was told before: "its men took part"
    laying = word_set("linking.laying")
    if any(_SOME.match(c.text) and laying.isdisjoint(_words(c.text)) for c in said.content):
        return False  # "the first time that it has blamed an army"
    named = set(_words(said.target.text)) | set(_words(said.target.name))
    named |= word_set("linking.forces", "linking.men")
    named.add("".join(w[0] for w in said.target.name.lower().split()))
    left = [w for c in said.content for w in _words(_WHO_ARE.sub("", c.text)) if w not in named]
    return word_set(*_POINTING, "linking.laying").issuperset(left)


def withholds_blame(said: Statement) -> bool:
    """Return whether a statement that names nobody is about who did something: "no fault", "from
    where they came", "which side", "any actor" (not "I will not discuss the army")."""
    if said.act != "withhold_blame" or said.speaker is None:
        return False
    told = [w for c in said.content for w in _words(c.text)]
    told += _words(said.cue.text) if said.cue is not None else []
    return not word_set("linking.culprits").isdisjoint(told)


def owns_up(said: Statement) -> bool:
    """Return whether a statement admits something, and is no giving way in talks."""
    return said.act == "concede" and said.speaker is not None and not of_talks(said)


def admits_barely(said: Statement) -> bool:
    """Return whether an admission names no more than the act that somebody else has told: "the
    attack", "it"; who accepts "it" in talks admits nothing."""
    left = {w for c in said.content for w in _words(c.text)}
    pointing = word_set("linking.pointing", "linking.deeds")
    cue = said.cue.text if said.cue is not None else ""
    return bool(_ADMITTING.match(cue)) and pointing.issuperset(left)


def denies_barely(said: Statement) -> bool:
    """Return whether a denial names no more than the act that somebody else has told: "the attack",
    "it"."""
    if said.act != "deny" or said.speaker is None:
        return False
    left = [w for c in said.content for w in _words(c.text)]
    return sweeping(said) or word_set("linking.pointing", "linking.deeds").issuperset(left)


def points(said: Statement) -> bool:
    """Return whether a statement without an act of its own is about one that was told before it."""
    if said.quote_type == "headline":
        return False
    if blames_barely(said) or withholds_blame(said) or owns_up(said) or denies_barely(said):
        return True
    return leaves_undenied(said)


def pointed_at(
    stories: Sequence[CodedStory],
    groups: Sequence[Sequence[Node]],
    placed: Set[str],
    acts: Collection[str],
) -> Iterator[tuple[int, Statement]]:
    """Yield the statements of some acts of speech that only point to an act, with the index of the
    incident that they are about: that of the act told last before; what is denied only where its
    side is accused. ``placed``: the ids of statements that are in an incident already.
    """
    told: dict[str, list[tuple[int, int]]] = {}
    for k, group in enumerate(groups):
        for n in group:
            if n.event is not None and n.family in _HOSTILE and not n.historical:
                told.setdefault(n.story_id, []).append((n.at, k))
    accused = tuple(frozenset(_laid_to(g)) for g in groups)
    for story in stories:
        known = told.get(story.story.id, ())
        for s in _unplaced(story, placed) if known else ():
            start = start_of(s)
            before = [t for t in known if t[0] <= start]
            last = max(before)[1] if before else None
            if s.act not in acts or last is None:
                continue
            if s.act == "withhold_blame" and of_no_such_thing(s, groups[last]):
                continue
            if s.act != "deny" or side_of(s.speaker) in accused[last]:
                yield last, s


def admitted_at(
    stories: Sequence[CodedStory],
    groups: Sequence[Sequence[Node]],
    placed: Set[str],
    blames: Mapping[str, int],
) -> Iterator[tuple[int, Statement]]:
    """Yield admissions that stand under no act, and what is left undenied, with the index of the
    incident that they are about: that of the last charge against their side in their report, if
    what they admit or do not deny is that deed.
    ``blames`` maps the ids of statements to the incidents that they are about."""
    laid: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for k, group in enumerate(groups):
        for n in group:
            if n.event is not None and n.family in _HOSTILE and not n.historical:
                for side in _laid_to((n,)):
                    laid.setdefault((n.story_id, side), []).append((n.at, k))
    texts = {c.story.id: c.story.text for c in stories}
    for story in stories:
        for c in story.statements:
            whom = side_of(c.target)
            if c.act == "accuse" and c.id in blames and whom is not None:
                at = (start_of(c), blames[c.id])
                laid.setdefault((story.story.id, whom), []).append(at)
        for s in _unplaced(story, placed):
            charges = laid.get((story.story.id, side_of(s.speaker) or ""), ())
            before = [t for t in charges if t[0] <= start_of(s)]
            if not before or not (s.act == "concede" or leaves_undenied(s)):
                continue
            charged, last = max(before)
            deed = deed_told(texts, groups[last])
            owned = s.act == "concede" and (admits_barely(s) or admits(s, deed))
            near = sentences_between(story.story.text, charged, start_of(s)) <= _ADJACENT
            if owned or (near and leaves_undenied(s) and is_about(s, deed)):
                yield last, s


def _laid_to(group: Sequence[Node]) -> Iterator[str]:
    """Yield the sides to which another lays an act of a group."""
    for n in group:
        own = None if n.statement is None else side_of(n.statement.speaker)
        target = None if n.statement is None else side_of(n.statement.target)
        yield from (s for s in (*n.doers, target) if s and s != own)


def _unplaced(story: CodedStory, placed: Set[str]) -> Iterator[Statement]:
    acted = {
        e.statement_id
        for e in story.events
        if e.type in ("ASSAULT", "COERCE") and e.realis != "historical"
    }
    for s in story.statements:
        if s.id not in placed and s.id not in acted and points(s):
            yield s


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]
