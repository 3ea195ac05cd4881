"""The register of agreements: mentions of many stories, and which are the same agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import msgspec

from trucewatch.coding.agreements.naming import called_at, namedness
from trucewatch.linking.agreements.clauses import provisions_of
from trucewatch.linking.agreements.register_drafts import (
    draft_keys,
    is_draft,
    join_drafts,
    not_of_old,
)
from trucewatch.linking.agreements.register_named import join_named, named_keys, named_so
from trucewatch.linking.agreements.register_names import is_foreign, proper_names, topics
from trucewatch.linking.agreements.register_parties import parties_of, signing
from trucewatch.linking.agreements.register_silent import attach_silent, silent_keys
from trucewatch.linking.agreements.register_told import (
    WATCHING,
    homes_of,
    told_by,
    told_by_itself,
    watched_over,
)
from trucewatch.linking.agreements.register_undated import (
    LIVE,
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
from trucewatch.linking.camps.sides import MONITOR, Watch, WatchedAgreement, is_political, side_of
from trucewatch.linking.incidents.clusters import Union
from trucewatch.linking.incidents.told_of import words_around
from trucewatch.records import Actor, Agreement, Mention, Provision, Span, canonical_id, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NOT_NAMED, AgreementMention
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import (
    AgreementWords,
    KnownAgreement,
    known_called,
    load_agreement_words,
    signed_on,
    strangers,
)

# A report has two sides, a broker and a neighbour or two; more would tie everything to everything.
_MAIN_SIDES = 4
_PAIR = 2
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM"})
# A mission that no list knows watches one truce; the United Nations watch many.
_UNLISTED = "UNKIGO:"
# What a breach is laid to somebody for makes him a party.
_TYING = frozenset({"violation", "restoration"})
_STAGES = ("expired", "suspended", "in_force", "signed", "proposed", "draft")


class Register(msgspec.Struct, frozen=True):
    """The agreements, and (story id, index in the story) → agreement id.

    ``bound`` holds, for agreements of which the armed groups that signed are on record (a watch's,
    or well known), all sides that they bind.
    """

    agreements: tuple[Agreement, ...]
    of: dict[tuple[str, int], str]
    bound: dict[str, frozenset[str]] = {}
    known: dict[str, KnownAgreement] = {}

    def foreign(self, agreement: str, homes: Collection[str]) -> bool:
        """Return whether all of some countries are strangers to a well-known agreement."""
        return strangers(self.known.get(agreement), homes)

    def outside(self, agreement: str, side: str | None) -> bool:
        """Return whether ``side`` is an armed group that an agreement is known not to bind."""
        parties = self.bound.get(agreement)
        return parties is not None and side is not None and _is_group(side) and side not in parties

    def unsigned(self, agreement: str, day: str | None) -> bool:
        """Return whether a day (ISO 8601) is known to lie before an agreement was signed."""
        signed = next((a.signed for a in self.agreements if a.id == agreement), None)
        if not signed or not day:
            return False
        exact = min(len(signed), len(day))
        return day[:exact] < signed[:exact]

    def provision_id(self, story_id: str, index: int, label: str) -> str:
        """Return the id of a provision of the agreement that a story's index points to."""
        return content_id("provision", self.of[(story_id, index)], label)


def link_agreements(stories: Sequence[CodedStory], watch: Watch | None = None) -> Register:
    """Return the register over ``stories`` (sorted); a watch's agreements are known by name."""
    words = load_agreement_words()
    told = watch.agreements if watch is not None else ()
    entries = [not_of_old(e) for s in stories for e in _entries(s, told)]
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
    join_drafts(entries, {s.story.id: s for s in stories}, union)
    attach_silent(entries, union)
    groups = [[entries[i] for i in g] for g in union.groups()]
    groups = [g for g in groups if not all(e.mention.elsewhere and not e.told for e in g)]
    by_story = {s.story.id: s for s in stories}
    of: dict[tuple[str, int], str] = {}
    bound: dict[str, frozenset[str]] = {}
    known: dict[str, KnownAgreement] = {}
    found = []
    for group in groups:
        own = canonical_id([(e.published, e.id) for e in group], "agreement")
        of.update({(e.story_id, e.index): own for e in group})
        meant = _known(group, words, told)
        parties = _bound(meant, watch)
        if parties is not None:
            bound[own] = parties
        if isinstance(meant, KnownAgreement):
            known[own] = meant
        found.append(_agreement(own, group, by_story, words, told))
    return Register(tuple(sorted(found, key=lambda a: a.id)), of, bound, known)


def _known(
    group: Sequence[Entry], words: AgreementWords, told: Sequence[WatchedAgreement]
) -> KnownAgreement | WatchedAgreement | None:
    """Return the agreement of the watch, or else the well-known one, that mentions name."""
    names = {n for e in group for n in e.mention.names}
    watched = next((a for a in told if a.name.lower() in names), None)
    return watched or next((k for k in words.known if k.name.lower() in names), None)


def _is_group(side: str) -> bool:
    """Return whether a side is an armed group by its code: ``MLIREB:…``, no state."""
    return ":" in side and side[3:6] in _ARMED


def _bound(
    known: KnownAgreement | WatchedAgreement | None, watch: Watch | None
) -> frozenset[str] | None:
    """Return the sides that an agreement binds, None where no armed group among them is on record:
    a list of states alone does not say which groups signed with them."""
    if known is None or not any(map(_is_group, known.parties)):
        return None
    camps = watch.camps if watch is not None else {}
    shared = [m for m in camps.values() if not set(m).isdisjoint(known.parties)]
    return frozenset(known.parties).union(*shared)


def agreement_keys(coded: CodedStory, watch: Watch | None = None) -> Iterator[tuple[str, ...]]:
    """Yield all keys by which a story's agreements can meet those of other stories."""
    for e in map(not_of_old, _entries(coded, watch.agreements if watch is not None else ())):
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


def _entries(coded: CodedStory, known: Sequence[WatchedAgreement] = ()) -> Iterator[Entry]:
    context = _context(coded)
    watching = {r.code for r in coded.leads.roles if r.role == MONITOR}
    speakers = {s.id: s.speaker for s in coded.statements}
    homes = _countries(coded)
    everybody = frozenset((*context, *homes))
    fighting = _fighting(coded)
    groups = _groups(coded)
    near = words_around(coded).names if coded.leads.agreements else frozenset()
    acts = {e.id: e for e in coded.events}
    for k, told in enumerate(coded.leads.agreements):
        mention = _recognised(_watched(told, known), everybody)
        well_known = known_called(mention.names)
        sides = {groups.get(side, side) for side in mention.parties}
        signers = frozenset(part for side in sides for part in side.split(";")) - {""}
        for touch in coded.leads.touches:
            barred = mention.elsewhere and touch.occurrence == "restriction"
            people = told_by(touch, acts.get(touch.event_id or ""), speakers)
            if not touch.explicit and strangers(well_known, homes_of(people, touch.provision)):
                continue  # another war of the report
            if touch.agreement == k and (touch.occurrence in _TYING or barred):
                speaker = speakers.get(touch.statement_id or "")
                watches = speaker is None or speaker.code in watching
                taking_part = not watches and side_of(speaker) in fighting
                if taking_part and touch.violator and is_political(speaker):
                    sides.add(signing(side_of(speaker) or "") or "")
                if is_political(touch.violator) and touch.provision not in WATCHING:
                    sides.add(signing(side_of(touch.violator) or "") or "")
        sides = {part for side in sides for part in side.split(";")} - {"", *mention.brokers}
        tied = sides or mention.brokers or mention.authors or mention.names
        sided = len(context) > 1 or any(not side.startswith("UNK") for side in context)
        if not tied and not sided and not watched_over(coded, k, watching):
            if not (context or mention.elsewhere or named_so(mention)):
                continue  # a truce of film, sport or trade
            mention = msgspec.structs.replace(mention, elsewhere=True)  # others tell whose it is
        foreign = is_foreign(mention, homes)  # nobody of the report has to do with it
        sides, near_it = (set() if foreign else sides), (() if foreign else context)
        own = content_id("mention", coded.story.id, mention.mentions[0].start)
        yield Entry(
            coded.story.id, coded.story.published.date or "", k, own, mention, frozenset(sides),
            near_it, frozenset(c for c in watching if c.startswith(_UNLISTED)), near,
            watched_over(coded, k, watching) or (sided and told_by_itself(coded, k, mention)),
            proper_names(mention, (*sides, *context), homes), topics(mention), signers,
        )  # fmt: skip


def _groups(coded: CodedStory) -> dict[str, str]:
    """Return name of a group (``rapid-support-forces``) → its side by its code, as the story's
    actors have it: a mention names its parties by the former."""
    sides = (side_of(a) for a in _everybody(coded))
    return {s.partition(":")[2]: s for s in sorted({s for s in sides if s and _is_group(s)})}


def _fighting(coded: CodedStory) -> frozenset[str]:
    """Return the sides that act or suffer in the story: who else judges a breach is no party."""
    acts = (e for e in coded.events if e.type in ("ASSAULT", "COERCE", "RETREAT"))
    return frozenset(s for e in acts for a in (*e.actors, *e.recipients) if (s := side_of(a)))


def _countries(coded: CodedStory) -> frozenset[str]:
    return frozenset(c for a in _everybody(coded) for c in (a.country or "").split(";") if c)


def _watched(m: AgreementMention, known: Sequence[WatchedAgreement]) -> AgreementMention:
    """Give a mention the name of an agreement of the watch, by its words or its date."""
    texts = [s.text.lower() for s in m.mentions]
    for a in known:
        named = any(alias in text for alias in a.aliases for text in texts)
        dated = bool(m.date) and m.date == a.signed and m.stage in LIVE
        if named or dated:
            return msgspec.structs.replace(m, names=(a.name.lower(),))
    return m


def _recognised(m: AgreementMention, sides: frozenset[str]) -> AgreementMention:
    """Give a mention by date ("the 2002 ceasefire", "the Nov. 10 deal") the well-known name."""
    if m.names or not m.date or m.family not in ("deal", "truce") or m.stage not in LIVE:
        return m
    known = signed_on(m.date, sides, m.family == "truce")
    return m if known is None else msgspec.structs.replace(m, names=(known.name.lower(),))


def _context(coded: CodedStory) -> tuple[str, ...]:
    """Return the sides of states and armed groups that the story names most, at most four."""
    counts: Counter[str] = Counter()
    watching = {r.code for r in coded.leads.roles}
    for actor in _everybody(coded):
        side = side_of(actor)
        if side is not None and actor.code not in watching and is_political(actor):
            counts[side] += 1
    return tuple(sorted(counts, key=lambda s: (-counts[s], s))[:_MAIN_SIDES])


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


def _agreement(
    own: str,
    group: Sequence[Entry],
    stories: dict[str, CodedStory],
    words: AgreementWords,
    told: Sequence[WatchedAgreement],
) -> Agreement:
    named = [e for e in group if e.mention.name != NOT_NAMED]
    mentions = [m for e in named or group for m in _mentions(e.story_id, e.mention.mentions)]
    dates = sorted({e.mention.date for e in group if e.mention.date}, key=lambda d: (-len(d), d))
    known = _known(group, words, told)
    watched = known if isinstance(known, WatchedAgreement) else None
    latest = max(group, key=lambda e: (e.published, -_STAGES.index(e.mention.stage), e.id))
    best = max(
        named or group,
        key=lambda e: (
            not is_draft(e), len(e.mention.names), namedness(e.mention.name)[:1],
            bool(e.mention.date), namedness(e.mention.name), e.id,
        ),
    )  # fmt: skip
    brokers = _union(known.brokers if known else (), *(e.mention.brokers for e in group))
    monitors = _union(known.monitors if known else (), *(e.mention.monitors for e in group))
    people = [a for s in sorted({e.story_id for e in group}) for a in _everybody(stories[s])]
    aside = {*brokers, *monitors, *_between(group, stories)}
    parties = parties_of(known.parties if known else (), group, people, aside)
    return Agreement(
        id=own,
        name=known.name
        if known
        else _name(
            best.mention if named else None,
            parties if len(parties) > 1 else sorted(group[0].context[:2]),
            people,
        ),
        kind=known.kind if known else best.mention.kind,
        stage=_stage(known, latest.mention.stage),
        signed=_signed(known, dates, latest.mention.stage),
        parties=parties,
        brokers=brokers,
        monitors=monitors,
        provisions=_provisions(own, group, stories, words, watched),
        mentions=tuple(mentions),
    )


def _name(told: AgreementMention | None, parties: Sequence[str], people: Sequence[Actor]) -> str:
    """Return what an agreement is called that no list knows, one that no report names by the two
    sides that keep it."""
    if told is not None:
        return called_at(told.name, told.made_at)
    names = Counter((a.code, a.name) for a in people)
    called = [load_actors().country_names.get(side) or _called(names, side) for side in parties]
    known = [name for name in called if name]
    return f"ceasefire of {known[0]} and {known[1]}" if len(known) == 2 else NOT_NAMED


def _called(names: Counter[tuple[str, str]], side: str) -> str:
    """Return what reports call a group most, nothing where they name only its people."""
    own = [(n, name) for (code, name), n in names.items() if code == side]
    return max(own, default=(0, ""))[1]


def _between(group: Sequence[Entry], stories: dict[str, CodedStory]) -> Iterator[str]:
    """Yield the codes of those who mediate or watch in the reports, the states of mediators too."""
    for story in sorted({e.story_id for e in group}):
        yield from (r.code for r in stories[story].leads.roles)


def _everybody(coded: CodedStory) -> Iterator[Actor]:
    for s in coded.statements:
        yield from (a for a in (s.speaker, s.target) if a is not None)
    for e in coded.events:
        yield from (*e.actors, *e.recipients)


def _stage(known: KnownAgreement | WatchedAgreement | None, told: str) -> str:
    """Return how far an agreement has come: one that is known to be signed is no draft."""
    made = known is not None and bool(known.signed)
    return "signed" if made and told in ("draft", "proposed") else told


def _signed(
    known: KnownAgreement | WatchedAgreement | None, dates: list[str], stage: str
) -> str | None:
    if known is not None and known.signed:
        return known.signed
    return dates[0] if dates and stage not in ("draft", "proposed") else None


def _union(*parts: Sequence[str] | frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({x for part in parts for x in part}))


def _mentions(story_id: str, spans: Sequence[Span]) -> Iterator[Mention]:
    return (Mention(story_id, s.text, s.start, s.end) for s in spans)


def _provisions(
    own: str,
    group: Sequence[Entry],
    stories: dict[str, CodedStory],
    words: AgreementWords,
    watched: WatchedAgreement | None,
) -> tuple[Provision, ...]:
    spans: dict[str, dict[tuple[str, int, int], Mention]] = {}
    for e in group:
        leads = stories[e.story_id].leads
        for p in leads.provisions:
            if p.agreement == e.index:
                m = Mention(e.story_id, p.span.text, p.span.start, p.span.end)
                spans.setdefault(p.label, {})[(e.story_id, m.start, m.end)] = m
        for t in leads.touches:
            if t.agreement == e.index:
                spans.setdefault(t.provision, {})
    clauses = provisions_of(watched.clauses) if watched is not None else {}
    for label in clauses:
        spans.setdefault(label, {})
    out = []
    for label in sorted(spans):
        row = words.provisions[label]
        mentions = tuple(spans[label][k] for k in sorted(spans[label]))
        terms = clauses.get(label) or (mentions[0].text if mentions else None)
        out.append(
            Provision(
                content_id("provision", own, label), row.name, row.pax, row.pam, terms, mentions
            )
        )
    return tuple(out)
