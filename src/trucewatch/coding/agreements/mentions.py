"""Mentions of agreements in one story: the noun phrase, its cues, and what is said of it."""

from __future__ import annotations

import msgspec

from trucewatch.coding.agreements.anchors import (
    of_sides,
    on_a_term,
    placed,
    speaks,
    standing,
    wanted_in,
)
from trucewatch.coding.agreements.called import (
    binds,
    name_before,
    of_name,
    of_other_matters,
    on_condition,
    only_thought_of,
    title,
)
from trucewatch.coding.agreements.cued import authors, is_it, modifier, names
from trucewatch.coding.agreements.dates import date_of, is_dated, own_phrase, yearless
from trucewatch.coding.agreements.nouns import named_noun
from trucewatch.coding.agreements.pauses import is_pause, stops_fighting
from trucewatch.coding.agreements.sealed import made_at
from trucewatch.coding.agreements.told import acts_on, between, by_states, stages_of
from trucewatch.coding.agreements.unmade import only_asked, unmade
from trucewatch.coding.leads.conflicts import sides_at
from trucewatch.coding.leads.context import (
    LeadContext,
    definite,
    indefinite,
    negated,
)
from trucewatch.records import Span
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords
from trucewatch.vocab.words import word_set

# "The truce text" is the truce that holds; "the truce plan" is one to come.
_WRITTEN = frozenset({"text", "document", "paper"})
_DEALS = frozenset({"deal", "truce"})


class Candidate(msgspec.Struct, frozen=True):
    """One mention: the head token, its noun, cues and what the words around it tell.

    ``vague`` marks "a truce": unless the words show that it holds, it is one to come. ``pointing``
    marks "the text", which may stand for any document told of before; ``title`` are the words of
    its own name; ``echoes`` marks "the code", which stands for what was called so in full before;
    ``thought`` marks what somebody only has in mind; ``made_at`` is the place where it was made;
    ``unmade`` marks "a treaty" that is told not to have been made; ``near`` are the sides that act
    on it or that its sentence names; ``called`` is the proper name before a noun in small
    letters ("the Kelm truce").
    """

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
    vague: bool
    span: Span
    yearless: str | None = None
    pointing: bool = False
    title: frozenset[str] = frozenset()
    echoes: bool = False
    thought: bool = False
    made_at: str | None = None
    unmade: bool = False
    near: frozenset[str] = frozenset()
    called: str | None = None

    def own_names(self) -> frozenset[str]:
        """Return the words, in small letters, by which the mention tells its agreement from others
        that have a name of their own, empty where it has none."""
        return self.title | ({self.called} if self.called is not None else frozenset())


class _Cues(msgspec.Struct, frozen=True):
    """What the phrase of a noun and the words around it tell of it, before they are weighed."""

    noun: AgreementNoun
    cue: bool
    kind: str
    names: frozenset[str]
    title: frozenset[str]
    authors: frozenset[str]
    acts: dict[str, set[str]]
    bound: bool
    known: bool
    dated: bool
    sealed: bool
    placed: bool
    pointing: bool

    def plain(self) -> bool:
        """Return whether nothing but its noun tells that it is an agreement."""
        told = self.cue or self.names or self.dated or self.sealed or self.placed or self.title
        return self.noun.cued and not told and "broker" not in self.acts


def candidate(ctx: LeadContext, words: AgreementWords, i: int) -> Candidate | None:
    """Return the mention headed by token ``i``, or None where no agreement is named."""
    cues = _cues(ctx, words, i)
    if cues is None:
        return None
    noun, known = cues.noun, cues.known
    echoes = known and noun.noun in word_set("agreements.echoing") and not cues.pointing
    if cues.plain() and not (cues.pointing or echoes):
        return None
    stages = _stages(ctx, words, i, noun, bool(cues.names))
    called = name_before(ctx.parse, i, ctx.countries) if noun.family in _DEALS else None
    named = called is not None and noun.noun != "deal" and definite(ctx.parse, i) and ctx.political
    anchored = (not cues.plain() and _founded(ctx, cues, i)) or named
    anchored = anchored or _anchored(ctx, words, cues, i, stages)
    thought = on_condition(ctx, i) or (only_thought_of(ctx, i) and not wanted_in(ctx, i))
    sure = bool(cues.names or cues.title) or (noun.strong and definite(ctx.parse, i))
    if not (anchored or known) or (thought and noun.family == "deal" and not sure):
        return None
    roles = {role: frozenset(cues.acts.get(role, ())) for role in ("broker", "monitor", "party")}
    parties = roles["party"] | between(ctx, i)
    return Candidate(
        i, noun, cues.kind or noun.kind, cues.names, date_of(ctx, i), roles["broker"],
        roles["monitor"], parties,
        cues.authors | frozenset(cues.acts.get("author", ())),
        stages, anchored,
        noun.family == "truce" and indefinite(ctx.parse, i) and not standing(ctx, i),
        _span(ctx, i),
        yearless(ctx, i), cues.pointing, cues.title, cues.plain() and echoes, thought,
        None if noun.family == "plan" or cues.title else made_at(ctx, i),
        unmade(ctx, words, i), parties or sides_at(ctx, i),
        called,
    )  # fmt: skip


def _cues(ctx: LeadContext, words: AgreementWords, i: int) -> _Cues | None:
    """Return what tells of the noun at ``i``, None where it names no agreement at all."""
    p, noun = ctx.parse, named_noun(ctx, words, i)
    if noun is None:
        return None
    cue, kind = modifier(ctx, words, i, noun)
    written = p.lemma[i] in _WRITTEN and definite(p, i)
    if kind == "ceasefire" and written:
        noun = msgspec.structs.replace(noun, family="deal", kind=kind, stage="signed")
    found = names(ctx, words, i)
    if noun.noun in ("act", "point") and not is_it(ctx, i, noun):
        return None
    if not (cue or found) and of_other_matters(ctx, i, noun):
        return None
    by = authors(ctx, i) if noun.family in ("plan", "pledge", "guarantee") else frozenset()
    if noun.family == "guarantee" and not (by or found or cue) and only_asked(ctx, i):
        return None
    acts, bound = acts_on(ctx, words, i), ctx.political and binds(ctx, i)
    bare = noun.family == "guarantee" and p.tag[i] == "NNS"  # "progress on guarantees"
    known = definite(p, i) or p.role(i) in ("headline", "bullet") or bare
    sealed = noun.noun == "statement" and ctx.political and len(acts.get("party", ())) > 1
    return _Cues(
        noun, cue, kind, found,
        frozenset() if noun.noun == "act" else title(ctx, i),
        by, acts, bound, known,
        known and (yearless(ctx, i) is not None or is_dated(ctx, i)),
        sealed or (noun.noun in word_set("agreements.sealed") and bound),
        known and ctx.political and placed(ctx, i, noun),
        written and not speaks(ctx, i),
    )  # fmt: skip


def _founded(ctx: LeadContext, cues: _Cues, i: int) -> bool:
    """Return whether the noun, its phrase or who acts on it makes it an agreement."""
    if is_pause(ctx.parse.lemma[i]):
        return stops_fighting(ctx, i) or cues.bound
    founded = cues.noun.strong or cues.cue or bool(cues.names or cues.authors)
    return founded or by_states(cues.acts) or (bool(cues.acts) and ctx.political)


def _anchored(
    ctx: LeadContext, words: AgreementWords, cues: _Cues, i: int, stages: frozenset[str]
) -> bool:
    """Return whether a day, a place, a name or what it is on tells an agreement that is known."""
    told = cues.placed or bool(cues.title) or on_a_term(ctx, words, i, cues.noun, stages)
    told = told or (cues.sealed and not cues.pointing) or of_sides(ctx, i, cues.noun)
    return told or (cues.dated and not is_pause(ctx.parse.lemma[i]))


def _span(ctx: LeadContext, i: int) -> Span:
    """Return the words of a mention: its phrase, with the whole of a name in capitals."""
    if ctx.parse.role(i) == "headline":
        return ctx.span(*_named(ctx, i))
    first, last = own_phrase(ctx, i)
    return ctx.span(of_name(ctx.parse, first) if ctx.parse.word[i][:1].isupper() else first, last)


def _stages(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun, named: bool
) -> frozenset[str]:
    """Return how far the sentence says that an agreement has come."""
    stages, drafted = stages_of(ctx, words, i, noun, named), _drafted(ctx, i)
    if drafted and not _made_of_it(ctx, i):
        stages -= {"signed", "in_force"}  # who "accepted a draft accord" has signed none
    return stages | drafted


def _drafted(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the stage of "a draft protocol", empty elsewhere."""
    p = ctx.parse
    draft = any(p.lower[c] == "draft" for c in p.children[i] if c < i)
    return frozenset({"draft"} if draft else ())


def _made_of_it(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is told to have signed the draft at ``i``."""
    p, verb = ctx.parse, ctx.parse.head[i]
    made = p.dep[i] in ("dobj", "nsubjpass") and p.lemma[verb] in word_set("agreements.sealing")
    return made and p.tag[verb] in ("VBD", "VBN") and not negated(p, verb)


def _named(ctx: LeadContext, i: int) -> tuple[int, int]:
    """Return the tokens of a mention in a headline, whose parse cannot be trusted: the noun with
    the modifiers right before it."""
    p = ctx.parse
    first = i
    while first > 0 and p.sent[first - 1] == p.sent[i] and p.head[first - 1] == i and (
        p.dep[first - 1] in ("compound", "amod", "nmod", "nummod", "poss", "det", "punct")
    ):  # fmt: skip
        first -= 1
    while first < i and p.dep[first] == "punct":
        first += 1
    return first, i + 1
