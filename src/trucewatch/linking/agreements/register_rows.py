"""One agreement of the register, made of all that reports tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from trucewatch.coding.agreements.naming import called_at, namedness
from trucewatch.linking.agreements.clauses import provisions_of
from trucewatch.linking.agreements.register_articles import offended
from trucewatch.linking.agreements.register_drafts import is_draft
from trucewatch.linking.agreements.register_entries import everybody_in
from trucewatch.linking.agreements.register_parties import parties_of
from trucewatch.linking.agreements.register_undated import Entry
from trucewatch.linking.camps.sides import MONITOR, WatchedAgreement
from trucewatch.records import Actor, Agreement, Mention, Provision, Span, content_id
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NOT_NAMED, AgreementMention
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import KnownAgreement, load_agreement_words
from trucewatch.vocab.words import word_set

_MISSIONS = frozenset({"IGO", "NGO"})
_STAGES = ("expired", "suspended", "in_force", "signed", "proposed", "draft")


def meant_by(
    group: Sequence[Entry], watched: Sequence[WatchedAgreement]
) -> KnownAgreement | WatchedAgreement | None:
    """Return the agreement of the watch, or else the well-known one, that mentions name."""
    names = {n for e in group for n in e.mention.names}
    told = next((a for a in watched if a.name.lower() in names), None)
    known = load_agreement_words().known
    return told or next((k for k in known if k.name.lower() in names), None)


def agreement_of(
    own: str,
    group: Sequence[Entry],
    stories: Mapping[str, CodedStory],
    known: KnownAgreement | WatchedAgreement | None,
    articles: Mapping[str, str],
) -> Agreement:
    """Return the agreement ``own`` of which a group of mentions tell; ``known`` is what a list or a
    watch holds of it, ``articles`` what its articles are on."""
    named = [e for e in group if e.mention.name != NOT_NAMED]
    mentions = [m for e in named or group for m in _mentions(e.story_id, e.mention.mentions)]
    dates = sorted({e.mention.date for e in group if e.mention.date}, key=lambda d: (-len(d), d))
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
    monitors = monitors or tuple(sorted(set(_watching(group, stories))))
    people = [a for s in sorted({e.story_id for e in group}) for a in everybody_in(stories[s])]
    aside = {*brokers, *monitors, *_between(group, stories), *outsiders_of(group)}
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
        provisions=_provisions(own, group, stories, watched, articles),
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


def _watching(group: Sequence[Entry], stories: Mapping[str, CodedStory]) -> Iterator[str]:
    """Yield the codes of missions and commissions that reports call monitors and that tell how an
    agreement is kept; those that a list knows by
    another task watch many."""
    listed, watching = load_actors().entities, word_set("told.watching")
    for e in group:
        coded = stories[e.story_id]
        roles = {r.code for r in coded.leads.roles if r.role == MONITOR}
        told = {t.statement_id for t in coded.leads.touches if t.agreement == e.index}
        for s in coded.statements:
            who = s.speaker if s.id in told else None
            own = who.code.partition("/")[0] if who is not None and who.code in roles else ""
            name = own.partition(":")[2]
            watches = name not in listed or not watching.isdisjoint(name.split("-"))
            if who is not None and who.sector in _MISSIONS and name and watches:
                yield own


def outsiders_of(group: Sequence[Entry]) -> frozenset[str]:
    """Return those who are told to stand outside an agreement, and by nobody to have signed it."""
    outside = {s for e in group for s in e.mention.outside}
    return frozenset(outside).difference(*(e.signers for e in group))


def _between(group: Sequence[Entry], stories: Mapping[str, CodedStory]) -> Iterator[str]:
    """Yield the codes of those who mediate or watch in the reports, the states of mediators too."""
    for story in sorted({e.story_id for e in group}):
        yield from (r.code for r in stories[story].leads.roles)


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
    stories: Mapping[str, CodedStory],
    watched: WatchedAgreement | None,
    articles: Mapping[str, str],
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
                spans.setdefault(offended(t, articles), {})
    clauses = provisions_of(watched.clauses) if watched is not None else {}
    for label in clauses:
        spans.setdefault(label, {})
    rows, out = load_agreement_words().provisions, []
    for label in sorted(spans):
        row = rows[label]
        mentions = tuple(spans[label][k] for k in sorted(spans[label]))
        terms = clauses.get(label) or (mentions[0].text if mentions else None)
        out.append(
            Provision(
                content_id("provision", own, label), row.name, row.pax, row.pam, terms, mentions
            )
        )
    return tuple(out)
