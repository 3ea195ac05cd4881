"""Mentions of agreements in one story: the noun phrase, its cues, and what is said of it."""

from __future__ import annotations

import msgspec

from trucewatch.coding.agreements.called import (
    binds,
    in_a_body,
    is_plain,
    name_before,
    names_none,
    noun_of,
    numbered,
    of_name,
    of_other_matters,
    on_condition,
    only_thought_of,
    title,
)
from trucewatch.coding.agreements.dates import date_of, is_dated, own_phrase, yearless
from trucewatch.coding.agreements.pauses import is_pause, of_force, stops_fighting
from trucewatch.coding.agreements.sealed import made_at
from trucewatch.coding.agreements.told import WANTED_ACTS, acts_on, between, by_states, stages_of
from trucewatch.coding.agreements.unmade import only_asked, unmade
from trucewatch.coding.leads.conflicts import sides_at
from trucewatch.coding.leads.context import (
    NOUN_TAGS,
    LeadContext,
    conjuncts,
    definite,
    indefinite,
    lemma_set,
    negated,
    objects_of,
    phrase,
    term,
)
from trucewatch.records import Span
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords, meant, named_in
from trucewatch.vocab.words import word_set

_TALK_VERBS = frozenset({"resume", "meet", "continue", "hold", "talk", "start"})
_CONDUCT = frozenset({"conduct", "behaviour", "behavior", "engagement", "commitment"})
_DURING = frozenset({"despite", "during", "notwithstanding", "under", "since", "amid"})
_PARTS = frozenset({"middle", "breach", "violation", "defiance", "spite", "day", "hour", "week"})
# "The truce text" is the truce that holds; "the truce plan" is one to come.
_WRITTEN = frozenset({"text", "document", "paper"})
# A truce or deal after, before or without which something is to be is none that is there.
_NOT_THERE = frozenset({"without", "after", "before", "until", "till"})


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


def candidate(ctx: LeadContext, words: AgreementWords, i: int) -> Candidate | None:
    """Return the mention headed by token ``i``, or None where no agreement is named."""
    p, noun = ctx.parse, _noun(ctx, words, i)
    if noun is None:
        return None
    cue, kind = _modifier(ctx, words, i, noun)
    if kind == "ceasefire" and p.lemma[i] in _WRITTEN and definite(p, i):
        noun = msgspec.structs.replace(noun, family="deal", kind=kind, stage="signed")
    names = _names(ctx, words, i)
    if noun.noun in ("act", "point") and not _is_it(ctx, i, noun):
        return None
    if not (cue or names) and of_other_matters(ctx, i, noun):
        return None
    own = frozenset() if noun.noun == "act" else title(ctx, i)
    authors = _authors(ctx, i) if noun.family in ("plan", "pledge", "guarantee") else frozenset()
    if noun.family == "guarantee" and not (authors or names or cue) and only_asked(ctx, i):
        return None
    acts = acts_on(ctx, words, i)
    anchored = noun.strong or cue or bool(names) or bool(authors)
    anchored = anchored or by_states(acts) or (bool(acts) and ctx.political)
    bound = ctx.political and binds(ctx, i)
    if is_pause(p.lemma[i]):
        anchored = stops_fighting(ctx, i) or bound
    bare = noun.family == "guarantee" and p.tag[i] == "NNS"  # "progress on guarantees"
    known = definite(p, i) or p.role(i) in ("headline", "bullet") or bare
    dated = known and (yearless(ctx, i) is not None or is_dated(ctx, i))
    sealed = noun.noun == "statement" and ctx.political and len(acts.get("party", ())) > 1
    sealed = sealed or (noun.noun in word_set("agreements.sealed") and bound)
    placed = known and ctx.political and _placed(ctx, i, noun)
    pointing = p.lemma[i] in _WRITTEN and definite(p, i) and not _speaks(ctx, i)
    echoes = False
    if noun.cued and not (cue or names or dated or sealed or placed or own or "broker" in acts):
        echoes = known and noun.noun in word_set("agreements.echoing") and not pointing
        if not (pointing or echoes):
            return None
        anchored = False
    stages = _stages(ctx, words, i, noun, bool(names))
    anchored = anchored or placed or bool(own) or _on_a_term(ctx, words, i, noun, stages)
    anchored = anchored or (sealed and not pointing) or _of_sides(ctx, i, noun)
    anchored = anchored or (dated and not is_pause(p.lemma[i]))
    called = name_before(p, i, ctx.countries) if noun.family in ("deal", "truce") else None
    named = called is not None and noun.noun != "deal" and definite(p, i)
    anchored = anchored or (named and ctx.political)
    if not anchored and not known:
        return None
    thought = on_condition(ctx, i) or (only_thought_of(ctx, i) and not _wanted_in(ctx, i))
    sure = bool(names or own) or (noun.strong and definite(p, i))
    if thought and noun.family == "deal" and not sure:
        return None
    first, last = own_phrase(ctx, i)
    first = of_name(p, first) if p.word[i][:1].isupper() else first
    roles = {role: frozenset(acts.get(role, ())) for role in ("broker", "monitor", "party")}
    parties = roles["party"] | between(ctx, i)
    return Candidate(
        i, noun, kind or noun.kind, names, date_of(ctx, i), roles["broker"],
        roles["monitor"], parties,
        authors | frozenset(acts.get("author", ())),
        stages, anchored,
        noun.family == "truce" and indefinite(p, i) and not _standing(ctx, i),
        ctx.span(*(_named(ctx, i) if p.role(i) == "headline" else (first, last))),
        yearless(ctx, i), pointing, own, echoes, thought,
        None if noun.family == "plan" or own else made_at(ctx, i),
        unmade(ctx, words, i), parties or sides_at(ctx, i),
        called,
    )  # fmt: skip


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


def _noun(ctx: LeadContext, words: AgreementWords, i: int) -> AgreementNoun | None:
    """Return the noun of the vocabulary that heads a phrase at ``i`` and names what is there."""
    p = ctx.parse
    inside = p.dep[i] in ("compound", "amod", "nmod") and not numbered(p, i)
    if p.tag[i] not in NOUN_TAGS or inside:
        return None
    noun = noun_of(words, p, i)
    if noun is None or in_a_body(ctx, i) or names_none(p, i):
        return None
    if noun.family == "truce" and (_of_a_deal(ctx, words, i) or _begins_name(ctx, words, i)):
        return None
    warlike = noun.family == "plan" and of_force(ctx, i)
    return None if _about_talks(ctx, i) or _not_there(ctx, i) or warlike else noun


def _of_a_deal(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether a truce is only what an agreement or a plan is on, whose phrase names both: "a
    binding agreement on cessation of hostilities"."""
    p = ctx.parse
    head = p.head[i]
    titled = p.word[i][:1].isupper() and p.word[p.head[head]][:1].isupper()
    if p.dep[i] != "pobj" or p.lower[head] not in ("on", "for") or (definite(p, i) and not titled):
        return False
    whole = noun_of(words, p, p.head[head])
    return whole is not None and whole.family in ("deal", "plan")


def _begins_name(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word begins an agreement's name: "the Cessation of Hostilities
    Agreement"."""
    p = ctx.parse
    return any(
        (noun := noun_of(words, p, o)) is not None and noun.family == "deal" and p.word[o].istitle()
        for o in objects_of(p, i, "of")
    )


def _not_there(ctx: LeadContext, i: int) -> bool:
    """Return whether the noun names what is not there: "no ceasefire", "without a deal", "after a
    truce"; "is a living document" only tells of one."""
    p = ctx.parse
    nouns = (i, p.head[i]) if p.dep[i] == "conj" else (i,)  # "neither truce nor accord"
    if any(p.lower[c] in _NONE for n in nouns for c in p.children[n]) or _only_wished(ctx, i):
        return True  # "any such text", "do not want a truce that would give them time"
    if definite(p, i):
        return False
    told = p.dep[i] == "attr" and indefinite(p, i) and p.lemma[p.head[i]] == "be"
    headed = p.role(i) == "headline" and not indefinite(p, i)
    if described(ctx, i) or headed or (p.role(i) == "bullet" and not told):
        return False
    if p.dep[i] == "attr":
        return told
    return p.dep[i] == "pobj" and p.lower[p.head[i]] in _NOT_THERE


_NONE = frozenset({"any", "no", "neither", "nor"})


def _only_wished(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun names what somebody wants, or does not, as it would be."""
    p = ctx.parse
    verb = p.head[i]
    would = [c for r in p.children[i] if p.dep[r] == "relcl" for c in p.children[r]
             if p.lower[c] in ("would", "could", "might")]  # fmt: skip
    wished = p.dep[i] == "dobj" and p.lemma[verb] in ("want", "need", "imagine", "hope")
    return bool(would) and indefinite(p, i) and wished


def _of_sides(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether an agreement that readers know is told by its two sides ("the agreement
    between Dakar and the southern wing"), a draft by what was done with it ("the draft that you
    were handed")."""
    p = ctx.parse
    if not ctx.political or not definite(p, i):
        return False
    if noun.family == "deal" and not noun.cued:
        return any(len(list(conjuncts(p, o))) > 1 for o in objects_of(p, i, "between"))
    handed = any(p.dep[c] == "relcl" for c in p.children[i])
    return noun.noun in ("draft", "proposal", "roadmap", "blueprint") and handed


def _wanted_in(ctx: LeadContext, i: int) -> bool:
    """Return whether the noun stands in words that offer, ask for or refuse what it names."""
    said = ctx.statement(i)
    return said is not None and said.act in WANTED_ACTS


def _speaks(ctx: LeadContext, i: int) -> bool:
    """Return whether "the paper" is one that reports: it is somebody's source."""
    at = ctx.parse.start[i]
    return any(s.speaker is not None and s.speaker.start <= at < s.speaker.end
               for s in ctx.statements)  # fmt: skip


def _on_a_term(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun, stages: frozenset[str]
) -> bool:
    """Return whether a deal that was made, or is known, is on something that agreements settle:
    "an agreement on a humanitarian pause", "the deal to free the hostages"."""
    p = ctx.parse
    made = bool(stages) and "proposed" not in stages
    if noun.family != "deal" or not ctx.political or not (made or definite(p, i)):
        return False
    about = [*objects_of(p, i, "on", "for"), *(c for c in p.children[i] if p.dep[c] == "acl")]
    return any(words.terms.find(lemma_set(p, p.left[k], p.right[k])) is not None for k in about)


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


def _placed(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether a deal is known by its place: "the declaration of Doha"."""
    p = ctx.parse
    return (
        noun.family == "deal"
        and p.lemma[i] != "settlement"
        and any(
            p.tag[o] == "NNP" and p.lower[o] not in word_set("agreements.issuers")
            for o in objects_of(p, i, "of")
        )
    )


def described(ctx: LeadContext, i: int) -> bool:
    """Return whether a truce is told apart by more than its article: "the truce that halted their
    war", "the truce with Valdoria", "a month-old truce"; such a mention is of the agreement."""
    p = ctx.parse
    if p.dep[i] == "compound":
        return False
    apart = ("relcl", "acl", "compound", "nmod", "npadvmod")
    own = i - 2 if term(p, i) != p.lemma[i] else i  # "cease" of "cease-fire"
    if any(p.dep[c] in apart and not own <= c < i for c in p.children[i]):
        return True
    if any(p.dep[c] == "relcl" for o in objects_of(p, i, "of") for c in p.children[o]):
        return True  # "the cessation of hostilities to which they set their name"
    return any(True for _ in objects_of(p, i, "with", "between"))


def _standing(ctx: LeadContext, i: int) -> bool:
    """Return whether "a truce" is one that is there: "despite a truce", "amid a truce"."""
    p = ctx.parse
    if p.dep[i] != "pobj":
        return False
    prep = p.head[i]
    return p.lower[prep] in _DURING or (p.lower[prep] == "of" and p.lemma[p.head[prep]] in _PARTS)


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
    if noun.noun in (*_OF_CONDUCT, "point"):
        return _is_it(ctx, i, noun), ""
    peace = any(p.lower[o] == "peace" for o in objects_of(p, i, "for"))
    return peace and noun.family in ("plan", "deal"), ""


# Nouns that name an agreement only with what it is on: "code of conduct", "act of engagement".
_OF_CONDUCT = frozenset({"code", "act"})
_ANSWERED = frozenset({"accept", "reject", "endorse", "bind", "oblige", "adopt", "approve",
                       "implement", "refuse"})  # fmt: skip


def _is_it(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether a noun that names many things names an agreement here."""
    if noun.noun == "point":
        return _points_of(ctx, i)
    return any(ctx.parse.lower[o] in _CONDUCT for o in objects_of(ctx.parse, i, "of"))


def _points_of(ctx: LeadContext, i: int) -> bool:
    """Return whether a number of points is somebody's plan: "Annan's six points", "the ten points
    of the envoy", that bind or are answered."""
    p = ctx.parse
    number = any(p.dep[c] == "nummod" for c in p.children[i])
    whose = [*objects_of(p, i, "of"), *(c for c in p.children[i] if p.dep[c] == "poss")]
    told = p.dep[i] in ("nsubj", "dobj", "nsubjpass") and p.lemma[p.head[i]] in _ANSWERED
    return number and told and any(ctx.cast.of(o) is not None for o in whose)


def _names(ctx: LeadContext, words: AgreementWords, i: int) -> frozenset[str]:
    p = ctx.parse
    first, last = phrase(p, i)
    text = p.slice(first, last)
    out = _known_names(ctx, words, text)
    for k in range(first, i):
        if p.lower[k].endswith("point") and k >= 1:
            number = p.lower[k].removesuffix("point").rstrip("-") or p.lower[max(first, k - 2)]
            if number.isalnum():
                out.add(f"{number}-point")
    return frozenset(out)


def _known_names(ctx: LeadContext, words: AgreementWords, text: str) -> set[str]:
    """Return the well-known agreements that a phrase names, by the longest alias that it holds."""
    hits = named_in(words, text)
    if not hits:
        return set()
    longest = max(len(a) for a, _ in hits)
    named = [
        k for a, k in hits
        if len(a) == longest and (not is_plain(a) or not ctx.countries.isdisjoint(k.parties))
    ]  # fmt: skip
    return {k.name.lower() for k in meant(named, ctx.countries)}


def _authors(ctx: LeadContext, i: int) -> frozenset[str]:
    p = ctx.parse
    out = set()
    for c in p.children[i]:
        if p.dep[c] in ("compound", "poss", "amod", "nmod"):
            out.add(ctx.side(ctx.cast.of(c)))
    for o in objects_of(p, i, "by", "from"):
        out.update(ctx.side(a) for a in ctx.cast.members(o))
    return frozenset(s for s in out if s)
