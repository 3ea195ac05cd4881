"""The register of agreements: mentions of many stories, and which are the same agreement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.agreements.register_articles import articles_of, offended
from trucewatch.linking.agreements.register_drafts import draft_keys, join_drafts, not_of_old
from trucewatch.linking.agreements.register_entries import is_group, mentioned
from trucewatch.linking.agreements.register_named import join_named, named_keys
from trucewatch.linking.agreements.register_rows import agreement_of, meant_by, outsiders_of
from trucewatch.linking.agreements.register_silent import attach_silent, silent_keys
from trucewatch.linking.agreements.register_undated import (
    Entry,
    attach,
    is_idea,
    is_live,
    join_ideas,
    join_watched,
    of_other_sides,
    other_papers,
    pairs,
    watched_keys,
)
from trucewatch.linking.camps.sides import Watch, WatchedAgreement
from trucewatch.linking.incidents.union import Union
from trucewatch.records import Agreement, canonical_id, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import KnownAgreement, strangers

_PAIR = 2


class Register(msgspec.Struct, frozen=True):
    """The agreements by their ids, and (story id, index in the story) → agreement id.

    ``bound`` holds, for agreements of which the armed groups that signed are on record (a watch's,
    or well known), all sides that they bind; ``articles`` what the articles of each are on,
    ``outsiders`` who is told to have signed none of it.
    """

    by_id: dict[str, Agreement]
    of: dict[tuple[str, int], str]
    bound: dict[str, frozenset[str]] = {}
    known: dict[str, KnownAgreement] = {}
    articles: dict[str, dict[str, str]] = {}
    outsiders: dict[str, frozenset[str]] = {}

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements in the order of their ids."""
        return tuple(self.by_id.values())

    def foreign(self, agreement: str, homes: Collection[str]) -> bool:
        """Return whether all of some countries are strangers to a well-known agreement."""
        return strangers(self.known.get(agreement), homes)

    def outside(self, agreement: str, side: str | None) -> bool:
        """Return whether ``side`` is an armed group that an agreement is known not to bind: it is
        no party, and stands on the side of none."""
        parties = self.bound.get(agreement)
        if side is not None and side in self.outsiders.get(agreement, ()):
            return True
        if parties is None or side is None or not is_group(side) or side in parties:
            return False
        ally = load_actors().entities.get(side.partition(":")[2])
        ids = {*parties, *(p.partition(":")[2] for p in parties)}
        return ally is None or not ally.aligned or ally.aligned not in ids

    def unsigned(self, agreement: str, day: str | None) -> bool:
        """Return whether a day (ISO 8601) is known to lie before an agreement was signed."""
        signed = self.by_id[agreement].signed
        if not signed or not day:
            return False
        exact = min(len(signed), len(day))
        return day[:exact] < signed[:exact]

    def parties_of(self, agreement: str) -> tuple[str, ...]:
        """Return the parties of an agreement as far as they are known."""
        return self.by_id[agreement].parties

    def offended(self, story_id: str, t: ProvisionTouch) -> str:
        """Return the label of the term that a story's touch is of."""
        return offended(t, self.articles[self.of[(story_id, t.agreement or 0)]])

    def provision_id(self, story_id: str, index: int, label: str) -> str:
        """Return the id of a provision of the agreement that a story's index points to."""
        return content_id("provision", self.of[(story_id, index)], label)


def link_agreements(stories: Sequence[CodedStory], watch: Watch | None = None) -> Register:
    """Return the register over ``stories`` (sorted); a watch's agreements are known by name."""
    watched = watch.agreements if watch is not None else ()
    entries = [not_of_old(e) for s in stories for e in mentioned(s, watched)]
    by_story = {s.story.id: s for s in stories}
    of: dict[tuple[str, int], str] = {}
    bound: dict[str, frozenset[str]] = {}
    known: dict[str, KnownAgreement] = {}
    found: dict[str, Agreement] = {}
    articles: dict[str, dict[str, str]] = {}
    outside: dict[str, frozenset[str]] = {}
    for group in _groups(entries, by_story):
        own = canonical_id([(e.published, e.id) for e in group], "agreement")
        of.update({(e.story_id, e.index): own for e in group})
        meant = meant_by(group, watched)
        parties = _bound(meant, watch)
        if parties is not None:
            bound[own] = parties
        if isinstance(meant, KnownAgreement):
            known[own] = meant
        clauses = meant.clauses if isinstance(meant, WatchedAgreement) else ()
        articles[own] = articles_of(group, by_story, clauses)
        found[own] = agreement_of(own, group, by_story, meant, articles[own])
        outside[own] = outsiders_of(group)
    return Register(dict(sorted(found.items())), of, bound, known, articles, outside)


def _groups(entries: Sequence[Entry], stories: Mapping[str, CodedStory]) -> list[list[Entry]]:
    """Return the mentions of each agreement, without what only others could have told of."""
    union = Union(len(entries))
    buckets: dict[tuple[str, ...], list[int]] = {}
    for i, entry in enumerate(entries):
        for key in _keys(entry):
            buckets.setdefault(key, []).append(i)
    for key, members in buckets.items():
        _join(entries, members, union, key[0] == "known")
    join_named(entries, union)
    join_ideas(entries, union)
    join_watched(entries, union)
    attach(entries, union)
    join_drafts(entries, stories, union)
    several = attach_silent(entries, union)
    kept = (g for g in union.groups() if not several.issuperset(g))
    groups = [[entries[i] for i in g] for g in kept]
    return [g for g in groups if not all(e.mention.elsewhere and not e.told for e in g)]


def _bound(
    known: KnownAgreement | WatchedAgreement | None, watch: Watch | None
) -> frozenset[str] | None:
    """Return the sides that an agreement binds, None where no armed group among them is on record:
    a list of states alone does not say which groups signed with them."""
    if known is None or not any(map(is_group, known.parties)):
        return None
    camps = watch.camps if watch is not None else {}
    shared = [m for m in camps.values() if not set(m).isdisjoint(known.parties)]
    return frozenset(known.parties).union(*shared)


def agreement_keys(coded: CodedStory, watch: Watch | None = None) -> Iterator[tuple[str, ...]]:
    """Yield all keys by which a story's agreements can meet those of other stories."""
    for e in map(not_of_old, mentioned(coded, watch.agreements if watch is not None else ())):
        yield from _keys(e)
        yield from named_keys(e)
        yield from watched_keys(e)
        yield from silent_keys(e)
        yield from draft_keys(e)
        if is_live(e):
            yield from (("pair", *pair) for pair in pairs(e))
        elif is_idea(e):
            yield from (("idea", e.mention.family, *pair) for pair in pairs(e))
        elif e.mention.family == "plan":
            yield from (("plan", *pair) for pair in pairs(e))


def _keys(e: Entry) -> Iterator[tuple[str, ...]]:
    m = e.mention
    family = "deal" if m.family in ("deal", "truce") else m.family
    for name in m.names:
        yield ("known" if not name.endswith("-point") else "number", family, name)
    if m.date and len(m.date) >= 7:
        yield ("month", family, m.date[:7])
    elif m.date:
        yield ("year", family, m.date)


def _join(entries: Sequence[Entry], members: list[int], union: Union, known: bool) -> None:
    distinct: dict[tuple[object, ...], int] = {}
    for i in members:
        e = entries[i]
        key: tuple[object, ...] = (
            e.mention.date, e.sides, e.mention.brokers, e.mention.authors, e.mention.names
        )  # fmt: skip
        if key in distinct and entries[distinct[key]].story_id == e.story_id:
            key = (*key, e.id)  # the story itself told them apart
        if key in distinct:
            union.join(distinct[key], i)
        else:
            distinct[key] = i
    kept = list(distinct.values())
    for a, i in enumerate(kept):
        for j in kept[a + 1 :]:
            if known or _same(entries[i], entries[j]):
                union.join(i, j)


def _same(a: Entry, b: Entry) -> bool:
    if a.story_id == b.story_id:
        return False  # the story itself told them apart
    x, y = a.mention, b.mention
    if x.date and y.date and not (x.date.startswith(y.date) or y.date.startswith(x.date)):
        return False
    if x.names and y.names and not set(x.names) & set(y.names):
        return False
    if other_papers(a, b):
        return False
    if x.date and y.date and not a.proper.isdisjoint(b.proper) and (
        min(len(a.signers), len(b.signers)) < _PAIR
    ):  # fmt: skip
        return True  # one name and one day: who breaks or keeps it there is no other's
    if of_other_sides(a, b):
        return False
    mine = a.sides | set(x.brokers) | set(x.authors)
    theirs = b.sides | set(y.brokers) | set(y.authors)
    return not mine or not theirs or bool(mine & theirs)
