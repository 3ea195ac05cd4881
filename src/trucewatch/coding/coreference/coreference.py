"""Coreference of events inside one story: two mentions of one happening are linked, not counted.

A mention is linked only when its form says so (definite, repeated, headline and body) and nothing
speaks against it (other actors, day, place, or degree of reality). Being similar is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from trucewatch.coding.coreference.tolls import (
    as_result,
    by_projectile,
    caused,
    fought_in,
    measure,
    same_breath,
    together,
    told_apart,
    told_before,
    told_elsewhere,
    told_in_order,
)
from trucewatch.coding.drafts import EventDraft
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.tables import table

# Earlier mentions looked at for one event; a story with more keeps linear time.
_WINDOW = 40
_HAPPENED = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
_BRIEF = frozenset({"headline", "bullet", "subhead"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                   "today", "yesterday", "tomorrow"})  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CHAIN = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "xcomp", "parataxis"})
# Sentences over which "the attack" may stand for an act told in another word.
_NEAR = 2
# The sum of agreements that a link needs; see _score. Set on invented pairs.
_ENOUGH = 3
# Rule of a mention that takes who, whom and where from an earlier one of the same act.
SAME = "coreference"


class _Words(msgspec.Struct, frozen=True):
    classes: Mapping[str, int]
    generic: frozenset[str]
    fresh: frozenset[str]
    equate: frozenset[str]
    harm: frozenset[str]
    broad: frozenset[str]
    lasting: frozenset[str]
    light: frozenset[str]
    projectile: frozenset[str]


@cache
def _words() -> _Words:
    classes: dict[str, int] = {}
    lists: dict[str, frozenset[str]] = {}
    for number, row in enumerate(table("realis/coreference.tsv")):
        if row["list"] == "same":
            for word in row["words"].split():
                classes.setdefault(word, number)
        else:
            lists[row["list"]] = frozenset(row["words"].split())
    return _Words(classes, **lists)


class _Mention(msgspec.Struct, frozen=True):
    """What the comparison of two events needs, read once per event."""

    index: int
    event: EventDraft
    lemma: str
    word_class: int | None
    generic: bool
    broad: bool
    definite: bool
    fresh: bool
    brief: bool
    noun: bool
    days: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: frozenset[str]
    equatable: bool
    toll: bool
    former: bool


def link_mentions(parse: Parse, events: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Return the events with ``same_as`` set to the index of the earliest mention of the same one.

    An index is a place in ``events``; an event already linked keeps its link. Order in the text
    decides which mention is earliest; at most forty earlier mentions are looked at.
    """
    words = _words()
    mentions = [_mention(parse, k, e, words) for k, e in enumerate(events)]
    order = sorted(mentions, key=lambda m: (m.event.trigger, m.index))
    root: dict[int, int] = {}
    seen: list[_Mention] = []
    for mention in order:
        found = mention.event.same_as
        if found is None:
            best = _best(parse, mention, seen[-_WINDOW:])
            found = None if best is None else root.get(best.index, best.index)
        if found is not None and found != mention.index:
            root[mention.index] = found
        seen.append(mention)
    return tuple(
        msgspec.structs.replace(e, same_as=root[k], rules=(*e.rules, SAME))
        if k in root and e.same_as is None
        else e
        for k, e in enumerate(events)
    )


def _mention(parse: Parse, index: int, event: EventDraft, words: _Words) -> _Mention:
    i = event.trigger
    lemma = parse.lemma[i].lower()
    noun = parse.pos[i] in ("NOUN", "PROPN")
    left = parse.left[i]
    modifiers = [c for c in parse.children[i] if c < i] if noun else []
    return _Mention(
        index=index,
        event=event,
        lemma=lemma,
        word_class=words.classes.get(lemma),
        generic=noun and lemma in words.generic,
        broad=noun and lemma in words.broad and event.type == "ASSAULT",
        definite=noun and any(
            (parse.dep[c] == "det" and parse.lower[c] in _DEFINITE) or parse.dep[c] == "poss"
            for c in modifiers
        ),
        fresh=any(parse.lower[c] in words.fresh for c in modifiers if parse.dep[i] != "attr")
        or (noun and parse.lower[left : left + 1] in (("another",), ("more",))),
        brief=parse.role(i) in _BRIEF,
        noun=noun,
        days=_days(parse, event),
        actors=_sides(event.actors),
        recipients=_sides(event.recipients),
        equatable=parse.dep[i] in ("dobj", "attr")
        and parse.lemma[parse.head[i]] in words.equate,
        toll=lemma in words.harm,
        former=told_before(parse, i),
        parties=_sides((*event.actors, *event.recipients, *event.mediators)),
    )  # fmt: skip


def _sides(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the sides of actors; somebody unknown ("rebels") may be anybody."""
    return frozenset(a.country or a.code for a in actors if a.country or a.code[:3] != "UNK")


def _days(parse: Parse, event: EventDraft) -> frozenset[str]:
    """Return the day words that date the event: its own, or those of the verb that carries it."""
    if event.time is not None and event.time.from_:
        return frozenset({event.time.from_[:10]})
    carriers = [event.trigger]
    if parse.dep[event.trigger] in ("dobj", "nsubj", "nsubjpass", "xcomp"):
        carriers.append(parse.head[event.trigger])
    out: set[str] = set()
    for carrier in carriers:
        for c in parse.children[carrier]:
            if parse.dep[c] in ("npadvmod", "nmod", "advmod", "compound"):
                out.add(parse.lower[c])
            elif parse.dep[c] == "prep":
                out.update(parse.lower[o] for o in parse.children[c] if parse.dep[o] == "pobj")
    return frozenset(out & _DAYS)


def _best(parse: Parse, mention: _Mention, seen: Sequence[_Mention]) -> _Mention | None:
    """Return the earlier mention that fits best, the nearest of equals, or None."""
    best: tuple[int, _Mention] | None = None
    for other in reversed(seen):
        if other.event.trigger == mention.event.trigger:
            continue
        score = _score(parse, other, mention)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, other)
    return best[1] if best else None


def _score(parse: Parse, a: _Mention, b: _Mention) -> int:
    """Return how much speaks for ``b`` being ``a`` again; below _ENOUGH: not linked."""
    if b.equatable and _equated(parse, a.event.trigger, b.event.trigger):
        return 9
    if _one_breath(parse, a, b):
        return 8
    if b.fresh or not _related(parse, a, b) or (a.fresh and not b.definite):
        return 0
    if not (_compatible(a, b) and _repeated(parse, a, b)):
        return 0
    points = 2 * (a.lemma == b.lemma) + (a.word_class is not None and a.word_class == b.word_class)
    points += bool(a.actors & b.actors) + bool(a.recipients & b.recipients)
    meeting = a.event.type == b.event.type == "CONSULT"
    points += 2 * (meeting and len(a.parties & b.parties) > 1) + 2 * _summed_up(a, b)
    points += bool(a.days & b.days) + _same_place(a, b)
    points += 2 * b.definite + (a.brief != b.brief) + (b.definite and (b.generic or b.broad))
    return points


def _related(parse: Parse, a: _Mention, b: _Mention) -> bool:
    if a.lemma == b.lemma:
        return True
    if a.word_class is not None and a.word_class == b.word_class:
        return True
    if _summed_up(a, b) or _named_broadly(parse, a, b):
        return True
    return b.generic and b.definite and _family(a.event.type) == "hostile"


def _named_broadly(parse: Parse, a: _Mention, b: _Mention) -> bool:
    """Return whether "the attack" may stand for ``a``, told just before: an ambush, a bombing."""
    if not (b.broad and b.definite and a.event.type == "ASSAULT"):
        return False
    # "accused of the attack": whether it was the one told before is what they dispute
    if b.event.realis == "alleged" and a.event.realis != "alleged":
        return False
    one, two = a.event.trigger, b.event.trigger
    if parse.sent[two] - parse.sent[one] > _NEAR or parse.lemma[one] in _words().lasting:
        return False
    if parse.tag[two] == "NNS" or (a.noun and parse.tag[one] == "NNS"):  # which of them?
        return False
    return not (told_elsewhere(parse, two, one) or told_in_order(parse, one, two))


def _summed_up(a: _Mention, b: _Mention) -> bool:
    """A headline or bullet tells the same act of the same parties in words of its own."""
    if a.brief == b.brief or a.event.type != b.event.type or not a.actors & b.actors:
        return False
    return bool(a.recipients & b.recipients) or not (a.recipients and b.recipients)


def _repeated(parse: Parse, a: _Mention, b: _Mention) -> bool:
    """Return whether the form of ``b`` says that it speaks of something already mentioned."""
    if b.definite:
        return True
    if a.event.type == b.event.type == "CONSULT" and len(a.parties & b.parties) > 1:
        return True
    shared = bool(a.actors & b.actors) and not (a.actors ^ b.actors and a.recipients ^ b.recipients)
    if a.brief or b.brief:  # the headline and the body, a bullet that repeats
        return shared or _clause(parse, a) == _clause(parse, b) or not (a.actors and b.actors)
    if a.event.realis == b.event.realis == "historical":
        return shared and a.lemma == b.lemma
    same_words = a.lemma == b.lemma and shared and (a.recipients & b.recipients or not b.recipients)
    if b.noun:
        return bool(same_words) and bool(a.days & b.days)
    return bool(same_words) and (bool(a.days & b.days) or not b.days)


def _clause(parse: Parse, m: _Mention) -> str:
    return parse.text[m.event.start : m.event.end].strip(" -•.")


def _compatible(a: _Mention, b: _Mention) -> bool:
    one, two = a.event, b.event
    if _family(one.type) != _family(two.type) or (one.reports is None) != (two.reports is None):
        return False
    if one.reports is not None and one.type != two.type:
        return False
    if not _same_reality(one.realis, two.realis):
        return False
    if a.days and b.days and not a.days & b.days:
        return False
    if a.former != b.former or (one.time and two.time and _disjoint(a, b)):
        return False
    if _other_place(a, b):
        return False
    if one.type == two.type == "CONSULT":  # who hosts, visits or talks is told in any order
        return _agree(a.parties, b.parties)
    return _agree(a.actors, b.actors) and _agree(a.recipients, b.recipients)


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or bool(one & two)


def _family(kind: str | None) -> str:
    """Return the family in which a report may change the type between two mentions."""
    if kind in ("ASSAULT", "COERCE", "MOBILIZE"):
        return "hostile"
    if kind in ("AGREE", "SUPPORT", "CONCEDE", "CONSULT", "COOPERATE"):
        return "dealing"
    return kind or ""


def _same_reality(one: str, two: str) -> bool:
    if one in _HAPPENED and two in _HAPPENED:
        return True
    return one == two


def _disjoint(a: _Mention, b: _Mention) -> bool:
    x, y = a.event.time, b.event.time
    if x is None or y is None or not (x.from_ and x.to and y.from_ and y.to):
        return False
    return x.to[:10] < y.from_[:10] or y.to[:10] < x.from_[:10]


_WIDE = frozenset({"country", "region", "unresolved"})


def _other_place(a: _Mention, b: _Mention) -> bool:
    x, y = a.event.place, b.event.place
    if x is None or y is None or x.name == y.name:
        return False
    return x.precision not in _WIDE and y.precision not in _WIDE


def _same_place(a: _Mention, b: _Mention) -> bool:
    x, y = a.event.place, b.event.place
    return x is not None and y is not None and x.name == y.name


def _one_breath(parse: Parse, a: _Mention, b: _Mention) -> bool:
    """Return whether the tree joins them: an act with its toll, two tolls, a noun and its verb."""
    words, one, two = _words(), a.event, b.event
    if one.type != two.type:
        return False
    if same_breath(parse, one.trigger, two.trigger, words.light, words.projectile):
        return True
    if not _same_reality(one.realis, two.realis):
        return False
    if one.type != "ASSAULT":
        return False
    if fought_in(parse, one.trigger, two.trigger):
        return _apart_in_nothing(a, b)
    if not (a.toll or b.toll):
        return False
    if a.toll and b.toll:
        pair = together(parse, one.trigger, two.trigger, words.harm)
        return pair and _apart_in_nothing(a, b) and _agree(a.recipients, b.recipients)
    act, toll = (b, a) if a.toll else (a, b)
    return _is_toll(parse, act, toll)


def _is_toll(parse: Parse, act: _Mention, toll: _Mention) -> bool:
    """Return whether ``toll`` is only the toll of ``act``: "an attack that left three wounded"."""
    v, a = toll.event.trigger, act.event.trigger
    words = _words()
    if a < v and (
        _consequence(parse, v, a) or _consequence(parse, v, measure(parse, a, words.light))
    ):
        return not told_apart(parse, v)
    return _apart_in_nothing(act, toll) and (
        caused(parse, v, a, words.harm)
        or by_projectile(parse, v, a, words.projectile)
        or as_result(parse, v, a)
    )


def _apart_in_nothing(a: _Mention, b: _Mention) -> bool:
    """Return whether no day, place or actor of theirs differs."""
    if a.days and b.days and not a.days & b.days:
        return False
    return not _disjoint(a, b) and not _other_place(a, b) and _agree(a.actors, b.actors)


def _consequence(parse: Parse, toll: int, target: int) -> bool:
    """Return whether the toll hangs on ``target`` in the tree: clause, object or subject."""
    cur = toll
    for _ in range(5):
        head = parse.head[cur]
        if parse.dep[cur] in ("relcl", "acl", "advcl", "parataxis") and head == target:
            return True
        if (
            parse.pos[cur] == "VERB"
            and target in parse.children[cur]
            and (parse.dep[target] in ("nsubj", "dobj", "ccomp"))
        ):
            return True
        if head == cur or parse.dep[cur] not in _CHAIN:
            return False
        cur = head
    return False


def _equated(parse: Parse, a: int, b: int) -> bool:
    """Return whether the text equates them: "the clashes mark the first breach"."""
    h = parse.head[b]
    return parse.head[a] == h and parse.dep[a] == "nsubj"
