"""Mentions of agreements, drafts and plans in one story, and which of them are the same.

A noun of the vocabulary names an agreement when it is strong ("ceasefire", "accord"), has a cue
beside it ("peace deal", "20-point plan", "the US proposals"), is what an act on agreements is done
to ("signed the agreement"), or stands for one that the story has named ("the deal").
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.lead_context import (
    MAX_CLIMB,
    NOUN_TAGS,
    LeadContext,
    child,
    definite,
    indefinite,
    iso_date,
    objects_of,
    phrase,
    subject,
    term,
)
from trucewatch.records import Span
from trucewatch.records.leads import AgreementMention
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords

# Acts told as fresh; the rest is threatened, wanted, imagined or long past.
FRESH = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported"})
_LIVE = ("in_force", "signed")
# What overrules what when a story shows several stages of one agreement.
_STAGES = ("expired", "suspended", "in_force", "signed", "draft", "proposed")
_TALK_VERBS = frozenset({"resume", "meet", "continue", "hold", "talk", "start"})
_COMING = frozenset({"sign", "reach", "accept", "conclude", "strike", "ratify"})
_WANTED_ACTS = frozenset({"propose", "offer", "demand", "call_for", "reject"})
_WANTING = frozenset({"want", "seek", "demand", "propose", "offer", "urge", "call", "need"})


class Candidate(msgspec.Struct, frozen=True):
    """One mention: the head token, its noun, cues and what the words around it tell."""

    head: int
    noun: AgreementNoun
    kind: str
    names: frozenset[str]
    date: str | None
    brokers: frozenset[str]
    monitors: frozenset[str]
    parties: frozenset[str]
    authors: frozenset[str]
    stages: frozenset[str]
    anchored: bool
    span: Span


class StoryAgreements(msgspec.Struct, frozen=True):
    """The agreements of a story; ``at`` maps head tokens to indices, ``truces`` lists the head
    tokens of "the ceasefire" where it is a provision of an agreement (with its index), ``implied``
    is the index of the agreement that the story names only by those who watch over it."""

    found: tuple[AgreementMention, ...]
    at: dict[int, int]
    truces: dict[int, int]
    implied: int | None = None

    def live(self) -> tuple[int, ...]:
        """Return the indices of agreements in force, the most mentioned first."""
        live = [
            k
            for k, a in enumerate(self.found)
            if a.stage in _LIVE and a.family in ("deal", "truce") and not _old(a)
        ]
        return tuple(sorted(live, key=lambda k: (-len(self.found[k].mentions), k)))


def _old(agreement: AgreementMention) -> bool:
    return agreement.kind in ("security_assurance", "pledge")


def find_agreements(ctx: LeadContext, words: AgreementWords) -> StoryAgreements:
    """Return the story's agreements with their mentions, in the order of the text."""
    every = [c for c in (candidate(ctx, words, i) for i in range(len(ctx.parse))) if c]
    groups: list[list[Candidate]] = []
    loose: list[Candidate] = []
    for c in every:
        if c.noun.family == "truce" and not (c.names or c.date or c.brokers):
            loose.append(c)
        else:
            _place(ctx, groups, c)
    truces: dict[int, int] = {}
    for c in loose:
        whole = _holder(ctx, groups, c)
        if whole is None:
            _place(ctx, groups, c)
        else:
            truces[c.head] = whole
    at = {c.head: k for k, group in enumerate(groups) for c in group}
    found = StoryAgreements(tuple(_merged(g) for g in groups), at, truces)
    implied = None if found.live() else _implied(ctx, words)
    if implied is None:
        return found
    return StoryAgreements((*found.found, implied), at, truces, len(found.found))


def _implied(ctx: LeadContext, words: AgreementWords) -> AgreementMention | None:
    """Return the unnamed ceasefire of a story in which peacekeepers or observers report shooting,
    or "ceasefire violations" are counted; None where nothing tells that one is in force."""
    fresh = any(e.type == "ASSAULT" and e.realis in FRESH for e in ctx.events)
    blameless = any(s.act in ("report_no_blame", "withhold_blame") for s in ctx.statements)
    if not (fresh or blameless):
        return None
    p = ctx.parse
    for i in range(len(p)):
        truce = words.nouns.get(term(p, i))
        counted = (
            truce is not None and truce.family == "truce" and p.dep[i] == "compound"
            and p.lemma[p.head[i]] in words.sets["breach"]
        )  # fmt: skip
        watched = p.lemma[i] == "peacekeeping" or words.roles.get(p.lemma[i]) == "monitor"
        if counted or (watched and blameless):
            span = ctx.span(*((i - 2, i + 1) if term(p, i) != p.lemma[i] else (i, i + 1)))
            return AgreementMention(
                "ceasefire (not named)", "ceasefire", "truce", "in_force", None, (), (), (), (),
                (), (span,),
            )  # fmt: skip
    return None


def candidate(ctx: LeadContext, words: AgreementWords, i: int) -> Candidate | None:
    """Return the mention headed by token ``i``, or None where no agreement is named."""
    p = ctx.parse
    noun = words.nouns.get(term(p, i)) or words.nouns.get(p.lemma[i])
    if noun is None or p.tag[i] not in NOUN_TAGS or p.dep[i] in ("compound", "amod", "nmod"):
        return None
    if _about_talks(ctx, i):
        return None
    cue, kind = _modifier(ctx, words, i, noun)
    names = _names(ctx, words, i)
    authors = _authors(ctx, i) if noun.family in ("plan", "pledge", "guarantee") else frozenset()
    acts = _acts(ctx, words, i)
    anchored = noun.strong or cue or bool(names) or bool(acts) or bool(authors)
    known = definite(p, i) or p.role(i) in ("headline", "bullet")
    dated = known and _date(ctx, i) is not None and _has_number(ctx, i)
    if noun.cued and not (cue or names or dated or "broker" in acts):
        return None
    anchored = anchored or (noun.cued and dated)
    if not anchored and not known:
        return None
    first, last = phrase(p, i)
    roles: dict[str, set[str]] = {"broker": set(), "monitor": set(), "party": set()}
    for role, side in acts.items():
        roles.setdefault(role, set()).update(side)
    return Candidate(
        i, noun, kind or noun.kind, names, _date(ctx, i), frozenset(roles["broker"]),
        frozenset(roles["monitor"]), frozenset(roles["party"]) | _between(ctx, i),
        authors | frozenset(roles.get("author", set())),
        _stages(ctx, words, i, noun), anchored, ctx.span(first, last),
    )  # fmt: skip


def _has_number(ctx: LeadContext, i: int) -> bool:
    first, last = phrase(ctx.parse, i)
    return any(ch.isdigit() for ch in ctx.parse.slice(first, last))


def _about_talks(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    return any(p.dep[c] == "acl" and p.lemma[c] in _TALK_VERBS for c in p.children[i])


def _modifier(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun
) -> tuple[bool, str]:
    p = ctx.parse
    for c in range(max(p.left[i], i - 6), i):
        row = words.modifiers.get(term(p, c)) or words.modifiers.get(p.lower[c])
        if row and p.head[c] in range(p.left[i], i + 1) and noun.family in row[0]:
            return True, row[1]
    peace = any(p.lower[o] == "peace" for o in objects_of(p, i, "for"))
    return peace and noun.family in ("plan", "deal"), ""


def _names(ctx: LeadContext, words: AgreementWords, i: int) -> frozenset[str]:
    p = ctx.parse
    first, last = phrase(p, i)
    text = p.slice(first, last).lower()
    out = {k.name.lower() for k in words.known if any(a in text for a in k.aliases)}
    for k in range(first, i):
        if p.lower[k].endswith("point") and k >= 1:
            number = p.lower[k].removesuffix("point").rstrip("-") or p.lower[max(first, k - 2)]
            if number.isalnum():
                out.add(f"{number}-point")
    return frozenset(out)


def _authors(ctx: LeadContext, i: int) -> frozenset[str]:
    p = ctx.parse
    out = set()
    for c in p.children[i]:
        if p.dep[c] in ("compound", "poss", "amod", "nmod"):
            out.add(ctx.side(ctx.cast.of(c)))
    for o in objects_of(p, i, "by", "from"):
        out.update(ctx.side(a) for a in ctx.cast.members(o))
    return frozenset(s for s in out if s)


def _governors(ctx: LeadContext, i: int) -> list[tuple[int, bool]]:
    """Return predicates that act on the noun at ``i``, with whether it is their participle."""
    p = ctx.parse
    out = [(c, True) for c in p.children[i] if p.dep[c] in ("acl", "amod")]
    head, dep = p.head[i], p.dep[i]
    if dep in ("dobj", "nsubjpass") or (dep in ("nsubj", "attr") and head != i):
        out.append((head, False))
    elif dep == "pobj" and p.dep[head] == "prep":  # "breach of the deal"
        out.append((p.head[head], False))
    return out


def _acts(ctx: LeadContext, words: AgreementWords, i: int) -> dict[str, set[str]]:
    p = ctx.parse
    out: dict[str, set[str]] = {}
    for g, participle in _governors(ctx, i):
        act = words.acts.get(p.lemma[g])
        if act is None or (not act.role and not participle):
            continue
        if p.dep[i] == "nsubj" and p.head[i] == g and not participle:
            continue
        who = list(objects_of(p, g, "by"))
        if not who and participle and g >= 2 and p.word[g - 1] == "-":
            who = [g - 2]
        if not who and not participle:
            s = _doer(ctx, words, g, act.role)
            who = [] if s is None else [s]
        sides = {ctx.side(a) for w in who for a in ctx.cast.members(w)}
        out.setdefault(act.role, set()).update(s for s in sides if s)
    return out


def _doer(ctx: LeadContext, words: AgreementWords, verb: int, role: str) -> int | None:
    p = ctx.parse
    if role == "monitor" and p.dep[verb] in ("advcl", "xcomp", "acl"):
        sent = child(p, p.head[verb], "dobj")
        if sent is not None and p.lemma[sent] in words.roles:
            return subject(p, p.head[verb])  # "Russia deployed peacekeepers to monitor it"
    return subject(p, verb)


def _between(ctx: LeadContext, i: int) -> frozenset[str]:
    sides = {
        ctx.side(a)
        for o in objects_of(ctx.parse, i, "between", "with", "among")
        for a in ctx.cast.members(o)
    }
    return frozenset(s for s in sides if s)


def _date(ctx: LeadContext, i: int) -> str | None:
    p = ctx.parse
    first, last = phrase(p, i)
    for time in ctx.times_in(p.start[first], p.end[last - 1]):
        date = iso_date(time)
        if date:
            return date
    if definite(p, i) or p.lemma[i] not in ("guarantee", "assurance"):
        return None
    sent = p.sents[p.sent[i]]  # "had in 1994 agreed to … in exchange for territorial guarantees"
    found = ctx.times_in(p.start[sent[0]], p.end[sent[1] - 1])
    years = [iso_date(t) for t in found if t.precision == "year"]
    return years[0] if len(years) == 1 else None


def _stages(ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun) -> frozenset[str]:
    p = ctx.parse
    out = set()
    for g, _ in _governors(ctx, i):
        act = words.acts.get(p.lemma[g])
        if act and act.stage and not _unreal(ctx, g):
            out.add("proposed" if _coming(ctx, g) else act.stage)
    said = ctx.statement(i)
    wanted = said is not None and said.act in _WANTED_ACTS
    if noun.family == "truce" and indefinite(p, i) and (wanted or _wanted(ctx, i)):
        out.add("proposed")
    return frozenset(out)


def _unreal(ctx: LeadContext, verb: int) -> bool:
    """Return whether the predicate stands under "would" or "could" ("would have collapsed")."""
    p = ctx.parse
    return any(p.dep[c] == "aux" and p.lower[c] in ("would", "could") for c in p.children[verb])


def _coming(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    if p.lemma[verb] not in _COMING or p.tag[verb] not in ("VB", "VBP"):
        return False
    forced = p.dep[verb] == "xcomp" and p.lemma[p.head[verb]] in ("force", "oblige")
    return not forced and any(p.dep[c] == "aux" for c in p.children[verb])


def _wanted(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.lemma[i] in _WANTING or any(p.lower[c] == "would" for c in p.children[i]):
            return True
        if p.head[i] == i:
            return False
        i = p.head[i]
    return False


# ---------------------------------------------------------------- the same agreement


def _place(ctx: LeadContext, groups: list[list[Candidate]], c: Candidate) -> None:
    """Add ``c`` to the last group that it can belong to, or open a new one if it can stand."""
    for group in reversed(groups):
        if _same(ctx, group, c):
            group.append(c)
            return
    if c.anchored:
        groups.append([c])


def _same(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    p = ctx.parse
    family = group[0].noun.family
    if c.noun.family != family and not _part_of(ctx, group, c):
        return False
    names = frozenset().union(*(g.names for g in group))
    if names and c.names and names.isdisjoint(c.names):
        return False
    dates = [g.date for g in group if g.date]
    if c.date and dates and not any(_dates_agree(c.date, d) for d in dates):
        return False
    if family == "guarantee" and bool(c.date) != bool(dates):
        return False
    authors = frozenset().union(*(g.authors for g in group))
    if authors and c.authors and authors.isdisjoint(c.authors):
        return False
    if c.authors and not authors and names and family == "plan":
        return False
    if c.names & names or _part_of(ctx, group, c) or definite(p, c.head):
        return True
    if family == "guarantee" or p.role(c.head) in ("headline", "bullet"):
        return True
    if any(p.role(g.head) == "headline" for g in group) and len(group) == 1:
        return True
    return bool(authors & c.authors) or not (indefinite(p, c.head) or c.anchored)


def _part_of(ctx: LeadContext, group: list[Candidate], c: Candidate) -> bool:
    """Return whether ``c`` stands in a clause that hangs on a mention of the group."""
    p, k = ctx.parse, c.head
    heads = {g.head for g in group if p.sent[g.head] == p.sent[c.head]}
    for _ in range(MAX_CLIMB):
        if p.dep[k] == "relcl" and p.head[k] in heads and c.noun.family == "plan":
            return True
        if p.head[k] == k:
            return False
        k = p.head[k]
    return False


def _dates_agree(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _holder(ctx: LeadContext, groups: list[list[Candidate]], c: Candidate) -> int | None:
    """Return the agreement in force that "the ceasefire" is a provision of, or None."""
    if "proposed" in c.stages:
        return None
    live = [
        (len(g), -k)
        for k, g in enumerate(groups)
        if g[0].noun.family == "deal" and _stage(g) in _LIVE and g[0].kind != "pledge"
    ]
    return -max(live)[1] if live else None


def _stage(group: list[Candidate]) -> str:
    shown = frozenset().union(*(c.stages for c in group))
    if shown:
        return min(shown, key=_STAGES.index)
    return group[0].noun.stage


def _merged(group: list[Candidate]) -> AgreementMention:
    best = max(group, key=lambda c: (len(c.names), c.date or "", len(c.span.text), -c.head))
    dates = sorted((c.date for c in group if c.date), key=lambda d: (-len(d), d))

    def union(field: str) -> tuple[str, ...]:
        return tuple(sorted(frozenset().union(*(getattr(c, field) for c in group))))

    brokers = union("brokers")
    kinds = [c.kind for c in group if c.kind != c.noun.kind] or [group[0].kind]
    return AgreementMention(
        name=best.span.text,
        kind=kinds[0],
        family=group[0].noun.family,
        stage=_stage(group),
        date=dates[0] if dates else None,
        names=union("names"),
        parties=tuple(s for s in union("parties") if s not in brokers),
        brokers=brokers,
        monitors=union("monitors"),
        authors=union("authors"),
        mentions=tuple(c.span for c in group),
    )
