"""Who stands where: camps, monitors, and which statements an event stands under."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.clause import MAX_STEPS
from trucewatch.coding.realis.frame import Frames
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.scenarios import Stretch
from trucewatch.coding.realis.trail import trails
from trucewatch.coding.times.entries import DatedEntry
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.tables import table

_STATE_FORCES = frozenset({"MIL", "COP"})
_STATE_SECTORS = frozenset({"MIL", "COP", "GOV", "SPY"})
# Sectors that suffer or report but are no side.
_BYSTANDERS = frozenset({"CVL", "MED", "JRN", "NGO", "IGO", "UNO", "REF"})
_QUOTES = frozenset({'"', "“", "”"})


class Camps(Protocol):
    """What realis asks of a cast: whom a phrase names, and the side of an actor."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side (country or group) of an actor."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the phrase headed by token ``head`` names, or None."""


class Scene(msgspec.Struct, frozen=True):
    """One story as the rules see it; ``parties`` are the camps of its hostile events,
    ``contents`` the (start, end, index) of every stretch of a statement's content by block of
    characters, ``in_sentence`` the statements by the sentence of their cue,
    ``cue_sentences`` the sentences that hold an attribution cue, ``headlines`` the characters of
    headline lines (their present tense tells news), ``partisan`` whether the text itself, outside
    quotations and contents, speaks of "our forces", ``entries`` the dated pieces of a chronology,
    ``scenarios`` the stretches that only think of what may be."""

    parse: Parse
    camps: Camps
    statements: tuple[StatementDraft, ...]
    frames: Frames
    parties: frozenset[str]
    contents: dict[int, list[tuple[int, int, int]]]
    in_sentence: dict[int, list[int]]
    cue_sentences: frozenset[int]
    headlines: tuple[tuple[int, int], ...] = ()
    partisan: bool = False
    entries: tuple[DatedEntry, ...] = ()
    scenarios: tuple[Stretch, ...] = ()
    day: str | None = None
    """The day of the story, where it is known."""


# Characters in a block of the index of contents.
BLOCK = 256


def contents_by_block(
    statements: Iterable[StatementDraft],
) -> dict[int, list[tuple[int, int, int]]]:
    """Return the stretches of contents by block, so that an event asks only what is around it."""
    out: dict[int, list[tuple[int, int, int]]] = {}
    for k, statement in enumerate(statements):
        for c in statement.content:
            for block in range(c.start // BLOCK, c.end // BLOCK + 1):
                out.setdefault(block, []).append((c.start, c.end, k))
    return out


def by_sentence(parse: Parse, statements: Iterable[StatementDraft]) -> dict[int, list[int]]:
    """Return the statements by the sentence of their cue."""
    out: dict[int, list[int]] = {}
    for k, statement in enumerate(statements):
        if statement.head is not None:
            out.setdefault(parse.sent[statement.head], []).append(k)
    return out


def parties_of(cast: Camps, events: Iterable[EventDraft]) -> frozenset[str]:
    """Return the camps that act or suffer in hostile events: the sides of the story."""
    return frozenset(
        cast.camp_key(actor)
        for event in events
        if hostile(event.type)
        for actor in (*event.actors, *event.recipients)
        if actor.sector not in _BYSTANDERS
    )


@cache
def _hostile_types() -> frozenset[str]:
    rows = table("plover/plover_event_types.tsv")
    return frozenset(row["type"] for row in rows if row["quad_num"] in ("3", "4"))


def hostile(kind: str | None) -> bool:
    """Return whether a PLOVER type is one of conflict (verbal or material)."""
    return kind in _hostile_types()


def covering(scene: Scene, event: EventDraft) -> tuple[StatementDraft, ...]:
    """Return the statements whose content holds the trigger, the innermost last."""
    at = scene.parse.start[event.trigger]
    near = scene.contents.get(at // BLOCK, ())
    over = {k for start, end, k in near if start <= at < end}
    over.discard(-1 if event.reports is None else event.reports)
    found = [
        scene.statements[k]
        for k in sorted(over)
        if not narrators_aside(scene.parse, event.trigger, scene.statements[k])
    ]
    if not found:
        # a cue and what trails it stand in one sentence
        same = scene.in_sentence.get(scene.parse.sent[event.trigger], ())
        found = [s for k in same if trails(scene.parse, event, s := scene.statements[k])]
    found.sort(key=lambda s: -max(c.end - c.start for c in s.content))
    return tuple(found)


def narrators_aside(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the token lies in words that the narrator adds to an indirect content.

    These are a clause of time on the cue itself ("offered … as he held talks") and a relative
    clause behind a comma ("…, who hosted the talks,"). Nothing of the kind is seen in quotations.
    """
    if statement.quote_type in ("direct", "document") or statement.head is None:
        return False
    cur = i
    for _ in range(MAX_STEPS):
        head, dep = parse.head[cur], parse.dep[cur]
        if (
            dep == "relcl"
            and parse.lower[parse.left[cur] - 1] == ","
            and (parse.pos[head] == "PROPN" and head < cur)
        ):
            return not quoted(parse, cur)
        if head == statement.head:
            if dep == "prep":
                return _on_the_occasion(parse, i, cur, statement)
            return dep == "advcl" and any(
                parse.dep[c] == "mark" and parse.lower[c] in ("as", "while", "after", "when")
                for c in parse.children[cur]
            )  # fmt: skip
        if head == cur:
            return False
        cur = head
    return False


def _on_the_occasion(parse: Parse, i: int, prep: int, statement: StatementDraft) -> bool:
    """Return whether the cue's own phrase tells when or where it was said: "in a call with B".

    Charges stand under other prepositions ("blamed them for the raid").
    """
    said_at = parse.lower[prep] in ("in", "during", "after", "following", "at", "amid")
    indirect = statement.quote_type in ("indirect", "mixed")
    meeting = parse.lemma[i] in realis_lexicon().lists["occasion"]
    return said_at and indirect and meeting and parse.head[i] == prep


def quoted(parse: Parse, i: int) -> bool:
    """Return whether a quotation is open at token ``i`` in its sentence."""
    first = parse.sents[parse.sent[i]][0]
    return sum(w in _QUOTES for w in parse.word[first:i]) % 2 == 1


def embedded(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether a speech act is itself part of what somebody says: under the cue or quoted."""
    if statement.speaker is None:
        return False
    cur = i
    for _ in range(MAX_STEPS):
        head = parse.head[cur]
        if head == statement.head:
            return parse.dep[cur] != "conj"
        if head == cur:
            break
        cur = head
    return statement.quote_type in ("direct", "document") or quoted(parse, i)


def speaks_as_a_side(parse: Parse, contents: dict[int, list[tuple[int, int, int]]]) -> bool:
    """Return whether the text says "our units" in its own voice: a party's paper, no report."""
    if "our" not in parse.lower:
        return False
    forces = realis_lexicon().lists["forces"] | {"position", "checkpoint", "post"}
    return any(
        parse.lower[k] == "our"
        and parse.lemma[parse.head[k]] in forces
        and not quoted(parse, k)
        and not any(
            a <= parse.start[k] < b for a, b, _ in contents.get(parse.start[k] // BLOCK, ())
        )
        for k in range(len(parse))
    )


def attributed(scene: Scene, i: int) -> bool:
    """Return whether the sentence of token ``i`` holds an attribution cue."""
    return scene.parse.sent[i] in scene.cue_sentences


def first_person(parse: Parse, i: int) -> bool:
    """Return whether the sentence speaks as a party of what others did: "attacked our unit"."""
    first, last = parse.sents[parse.sent[i]]
    if any(parse.lower[c] in ("we", "i") for c in parse.children[i]):
        return False
    inside = False
    for k in range(first, last):
        if parse.word[k] in _QUOTES:
            inside = not inside
        elif not inside and ours(parse, k):
            return True
    return False


def ours(parse: Parse, k: int) -> bool:
    """Return whether the token is "our" or "us" (and no "US")."""
    return parse.lower[k] in ("our", "us") and parse.word[k] != "US"


def by_account(parse: Parse, i: int) -> bool:
    """Return whether the clause is somebody's count: "by the organisers' count", "own account"."""
    accounts = realis_lexicon().lists["account"]
    return any(
        parse.lower[p] in ("by", "in", "on")
        and any(
            parse.lemma[o] in accounts and any(parse.dep[c] == "poss" for c in parse.children[o])
            for o in parse.children[p]
        )
        for p in parse.children[i]
        if parse.dep[p] == "prep"
    )


def recorded(parse: Parse, i: int) -> bool:
    """Return whether those who take no side are said to record the event: "patrols recorded 40
    violations", "the clinic counted 61 wounded"."""
    lists = realis_lexicon().lists
    neutral = lists["monitor"] | lists["aid"] | lists["healer"]
    cur = i
    for _ in range(4):
        head = parse.head[cur]
        counted = parse.tag[cur] == "VBN" and cur > 0 and parse.tag[cur - 1] == "CD"  # "61 wounded"
        told = parse.dep[cur] in ("dobj", "ccomp", "nsubjpass") or counted
        if told and parse.lemma[head] in lists["record"]:
            return any(
                parse.lemma[k] in neutral
                for c in parse.children[head]
                if parse.dep[c] in ("nsubj", "agent")
                for k in range(parse.left[c], parse.right[c])
            )
        up = ("pobj", "pcomp", "prep", "conj", "compound", "nmod", "relcl")
        if head == cur or parse.dep[cur] not in up:
            return False
        cur = head
    return False


def in_record(parse: Parse, i: int) -> bool:
    """Return whether token ``i`` stands in the list that a line on a monitor's record opens.

    "The patrols recorded 48 violations:" and the bullets below it.
    """
    at = parse.para[i]
    if not _is_bullet(parse, at):
        return False
    while at > 0 and (_is_bullet(parse, at) or parse.paras[at].last <= parse.paras[at].first):
        at -= 1
    lists = realis_lexicon().lists
    opening = parse.paras[at]
    return any(
        parse.lemma[k] in lists["record"]
        and any(
            parse.lemma[w] in lists["monitor"]
            for c in parse.children[k]
            if parse.dep[c] in ("nsubj", "agent")
            for w in range(parse.left[c], parse.right[c])
        )
        for k in range(opening.first, opening.last)
    )


def _is_bullet(parse: Parse, number: int) -> bool:
    para = parse.paras[number]
    marked = para.last > para.first and parse.word[para.first] in ("*", "-", "–", "•", "·")
    return para.role == "bullet" or marked


def same_camp(scene: Scene, speaker: Actor | None, others: Iterable[Actor]) -> bool:
    """Return whether the speaker is of the camp of one of the others."""
    if speaker is None:
        return False
    camp = scene.camps.camp_key(speaker)
    return any(
        scene.camps.camp_key(actor) == camp or _bare_forces(scene.parse, speaker, actor)
        for actor in others
    )


def _bare_forces(parse: Parse, speaker: Actor, actor: Actor) -> bool:
    """Return whether a state's speaker talks of forces without a flag: "soldiers", "police".

    Those of a name that nobody knows ("Kelmar's gunners") are the speaker's if he bears it too.
    """
    if actor.country or actor.sector not in _STATE_FORCES:
        return False
    flags = _flags(parse, actor)
    return speaker.sector in _STATE_SECTORS and (not flags or bool(flags & _flags(parse, speaker)))


def _flags(parse: Parse, actor: Actor) -> frozenset[str]:
    """Return the proper names in an actor's words, and the state that its code names."""
    span = parse.tokens_in(actor.start, actor.end)
    state = {actor.code.partition(":")[2]} - {""}
    return frozenset(parse.lower[k] for k in range(*span) if parse.pos[k] == "PROPN") | state


def is_monitor(actor: Actor) -> bool:
    """Return whether the actor's words or name are those of a monitor or observer mission."""
    lists = realis_lexicon().lists
    words = [w.strip(".,'’\"").lower() for w in f"{actor.text} {actor.name}".split()]
    if any(w in lists["monitor_group"] for w in words):
        return True
    named = set(words)
    joint = {"joint", "military"} <= named
    if named & lists["watch_body"] and (joint or named & lists["watched"]):
        return True
    return any(w.rstrip("s") in lists["monitor"] for w in words)
