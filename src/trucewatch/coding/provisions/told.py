"""What the frames of plain and passive words on terms of an agreement share.

A monitor's bulletin, a ministry or a relief agency tells of a term without the words of a breach:
"a patrol was sent back", "two companies were still there", "76 people regained their freedom". The
frames are ``provisions.ways`` (a way barred or opened), ``provisions.freed`` (prisoners freed),
``provisions.stays`` (forces and arms where they must not be) and ``provisions.kept`` (bans kept,
signatures torn up). The words: ``words/told.tsv``.
"""

from __future__ import annotations

import re

from trucewatch.coding.events.syntax import hangs_on
from trucewatch.coding.leads.context import (
    FRESH,
    LeadContext,
    iso_date,
    lemma_set,
    objects_of,
    subject,
)
from trucewatch.coding.provisions.none import asked
from trucewatch.coding.provisions.unmet import NOT_TOLD
from trucewatch.reading.memory import remembered
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords, load_agreement_words

# What may, shall or would be is not told to be.
_UNREAL = frozenset({"will", "'ll", "would", "'d", "shall", "should", "may", "might", "must", "wo"})
_CONDITIONS = frozenset({"if", "unless", "until", "whether", "suppose", "imagine", "provided"})
# What was so many days before the report is of another time.
_OLD_DAYS = 75
_WATCHERS = frozenset({"monitor", "observer", "verification", "monitoring", "verifier"})
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def sentence(ctx: LeadContext, i: int) -> range:
    """Return the tokens of the sentence of ``i``."""
    return range(*ctx.parse.sents[ctx.parse.sent[i]])


@remembered
def is_told(ctx: LeadContext, verb: int, fresh: bool = True) -> bool:
    """Return whether the verb at ``verb`` tells of something that was or is: no infinitive of a
    wish, no condition, no question, nothing of long ago, nothing that a headline says; no act that
    did not happen, but where that is what is told (``fresh`` is not asked)."""
    p = ctx.parse
    if p.role(verb) == "headline" or asked(ctx, verb) or _of_old(ctx, verb):
        return False
    said = ctx.statement(verb)
    beside = _beside_a_negative(ctx, verb)
    wanted = said is not None and said.act in NOT_TOLD and not beside
    denies = said is not None and said.act == "deny" and not fresh and not _denying(ctx, said)
    if said is not None and ((wanted and not denies) or said.quote_type == "headline"):
        return False
    around = [verb, *(p.children[verb])]
    low = {p.lower[c] for c in around if p.dep[c] in ("aux", "mark", "advmod", "prep")}
    if low & (_UNREAL | _CONDITIONS) or _conditional(ctx, verb):
        return False
    could = {p.lower[c] for c in around} & {"could", "can", "ca"} and is_negated(ctx, verb)
    done = could or any(p.lower[c] in ("did", "does", "do") for c in around)
    if p.tag[verb] == "VB" and not (done or beside):
        return False
    bare = p.tag[verb] == "VBG" and not any(p.dep[c] == "aux" for c in p.children[verb])
    if bare and (said is None or said.act != "accuse"):
        return False  # "signed a paper on freeing them"
    return not fresh or not any(e.realis not in FRESH for e in ctx.events_at(verb))


def _denying(ctx: LeadContext, said: Statement) -> bool:
    """Return whether a statement denies by its verb: "denied that", not "said it had never"."""
    p = ctx.parse
    cue = range(*p.tokens_in(said.cue.start, said.cue.end)) if said.cue is not None else ()
    return any(p.lemma[k] in _REFUTING for k in cue)


_REFUTING = frozenset({"deny", "reject", "refute", "dispute", "dismiss", "denial"})


def _conditional(ctx: LeadContext, verb: int) -> bool:
    """Return whether the clause over a verb is a condition or only may be: "would … if it were"."""
    p, i = ctx.parse, verb
    for _ in range(3):
        if p.head[i] == i or p.dep[i] not in ("advcl", "conj", "ccomp", "xcomp", "pcomp"):
            return False
        opened = {p.lower[c] for c in p.children[i] if p.dep[c] in ("mark", "advmod")}
        if opened & _CONDITIONS:
            return True
        i = p.head[i]
        if p.dep[verb] in ("advcl",) and {p.lower[c] for c in p.children[i]} & _UNREAL:
            return True
    return False


def _of_old(ctx: LeadContext, i: int) -> bool:
    """Return whether all days that a sentence gives lie long before its report."""
    p, published = ctx.parse, ctx.story.published.date
    if not published or len(published) < 10:
        return False
    own = sentence(ctx, i)
    times = ctx.times_in(p.start[own[0]], p.end[own[-1]])
    days = [
        d for t in times
        if (d := iso_date(t)) and not _of_a_paper(ctx, p.tokens_in(t.start, t.end)[0])
    ]  # fmt: skip
    told = days or [
        p.word[k] for k in own if _YEAR.fullmatch(p.word[k]) and not _of_a_paper(ctx, k)
    ]
    if not told:
        return False
    year, month = int(published[:4]), int(published[5:7])
    cut = year * 372 + month * 31 + int(published[8:10]) - _OLD_DAYS
    return all(_ordinal(d) < cut for d in told)


def _of_a_paper(ctx: LeadContext, i: int) -> bool:
    """Return whether a number or month is the date of an agreement: "the 2018 accord", "the
    agreement of 12 August 2008"."""
    p, nouns = ctx.parse, load_agreement_words().nouns
    for _ in range(_DATE):
        above = p.head[i]
        if above == i or p.pos[i] not in ("NUM", "PROPN", "ADP", "DET"):
            return False
        noun = nouns.get(p.lemma[above])
        if noun is not None and noun.family in ("deal", "truce"):
            return (
                p.pos[i] in ("NUM", "DET") or p.lower[i] == "of" or p.dep[i] in ("compound", "nmod")
            )
        i = above
    return False


# "of 12 August 2008": so many words lie between a year and its noun at most.
_DATE = 4


def _ordinal(day: str) -> int:
    """Return a day as a number; a year or a month without a day counts by its end."""
    month, rest = (day[5:7] or "12"), (day[8:10] or "31")
    return int(day[:4]) * 372 + int(month) * 31 + int(rest)


@remembered
def is_negated(ctx: LeadContext, verb: int) -> bool:
    """Return whether a verb is denied: "did not leave", "has not been able", "no lorry passed"."""
    p = ctx.parse
    if any(p.dep[c] == "neg" or p.lower[c] in ("never", "neither") for c in p.children[verb]):
        return True
    who = subject(p, verb)
    none = who is not None and (
        p.lower[who] in ("nobody", "none", "neither")
        or p.lower[p.left[who] : who + 1][:2] in (("not", "one"), ("not", "a"))
    )
    return none or (
        who is not None and any(p.lower[c] in ("no", "not", "neither") for c in p.children[who])
    )


@remembered
def is_denied(ctx: LeadContext, verb: int) -> bool:
    """Return whether somebody denies what a verb tells, or it is told as not done."""
    p, said = ctx.parse, ctx.statement(verb)
    if said is not None and said.act == "deny" and not _beside_a_negative(ctx, verb):
        return True
    if any(e.realis == "denied" for e in ctx.events_at(verb)) or is_negated(ctx, verb):
        return True
    i = verb
    for _ in range(3):
        if p.head[i] == i:
            break
        i = p.head[i]
        if p.lemma[i] in ("deny", "reject", "refute", "dispute"):
            return True
    return False


def _beside_a_negative(ctx: LeadContext, verb: int) -> bool:
    """Return whether a clause goes on after one that is negated: "have not answered the fire and
    keep to the truce" denies the one and affirms the other."""
    p = ctx.parse
    before = p.head[verb]
    return p.dep[verb] == "conj" and is_negated(ctx, before) and not is_negated(ctx, verb)


def paper_watches(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> bool:
    """Return whether who tells of ``i`` is a monitor, or the whole paper is one's bulletin."""
    said = ctx.statement(i)
    speakers = [said.speaker] if said is not None else []
    speakers += [s.speaker for s in ctx.statements if s.quote_type == "document"]
    if any(a is not None and is_watcher(a, vocabulary) for a in speakers):
        return True
    p = ctx.parse
    para = (p.lemma[k] for k in range(len(p)) if p.para[k] == p.para[i])
    return any(lemma in _WATCHERS for lemma in para)


def is_watcher(actor: Actor, vocabulary: AgreementWords) -> bool:
    """Return whether an actor is called a monitor, a mission, a verification team."""
    named = _WORD.findall(f"{actor.text} {actor.name}".lower())
    return any(vocabulary.roles.get(w.removesuffix("s")) == "monitor" for w in named)


def doer_of(ctx: LeadContext, verb: int) -> Actor | None:
    """Return the one doer that a verb names: "by X" of a passive, else its subject."""
    p, heads = ctx.parse, _doing(ctx, verb)
    if heads and p.pos[heads[0]] == "PRON":
        return one_of(ctx, heads[0]) or named_before(ctx, verb)
    return one_of(ctx, heads[0]) if heads else None


def doers_of(ctx: LeadContext, verb: int) -> tuple[Actor, ...]:
    """Return all whom a verb names as its doers, each of a side: "both armies", "X and Y"."""
    heads = _doing(ctx, verb)
    members = ctx.cast.members(heads[0]) if heads else ()
    if len(members) > 1:
        return tuple(a for a in members if ctx.side(a) is not None)
    one = doer_of(ctx, verb)
    return () if one is None else (one,)


def _doing(ctx: LeadContext, verb: int) -> list[int]:
    """Return the nouns behind "by" of a passive, else the subject of a verb."""
    p = ctx.parse
    passive = any(p.dep[c] in ("auxpass", "nsubjpass") for c in p.children[verb])
    heads = [g for c in p.children[verb] if p.dep[c] == "agent" for g in p.children[c]]
    if passive and not heads:
        after = range(verb + 1, sentence(ctx, verb).stop)
        bys = [c for c in after if p.lower[c] == "by" and hangs_on(p, c, verb)]
        heads = [g for c in bys for g in p.children[c] if p.dep[g] == "pobj" and p.pos[g] != "NUM"]
    if not passive and not heads:
        who = subject(p, verb)
        heads = [] if who is None else [who]
    return heads


def protested_to(ctx: LeadContext, verb: int) -> Actor | None:
    """Return to whom who tells of an act is said to have protested right after it: "The mission has
    protested to the navy"."""
    p, k = ctx.parse, ctx.parse.sent[verb]
    for j in range(k, min(k + _AFTER + 1, len(p.sents))):
        first, last = p.sents[j]
        if p.para[first] != p.para[verb]:
            break
        for i in range(max(first, verb), last):
            if p.lemma[i] in ("protest", "complain", "complaint"):
                for o in objects_of(p, i, "to", "with"):
                    if (actor := one_of(ctx, o)) is not None:
                        return actor
    return None


# A protest follows an act within so many sentences.
_AFTER = 2


def named_before(ctx: LeadContext, verb: int) -> Actor | None:
    """Return the side that the sentence before names, where it is one and not the teller's: whom
    "it" means there."""
    p = ctx.parse
    k = p.sent[verb]
    if k == 0 or p.para[p.sents[k - 1][0]] != p.para[verb]:
        return None
    said = ctx.statement(verb)
    own = ctx.side(said.speaker) if said is not None else None
    found: dict[str, Actor] = {}
    for j in range(*p.sents[k - 1]):
        actor = one_of(ctx, j) if p.pos[j] in ("NOUN", "PROPN") else None
        side = ctx.side(actor)
        if actor is not None and side not in (None, own):
            found.setdefault(str(side), actor)
    if len(found) < 2:
        return next(iter(found.values()), None)
    first, last = p.sents[k - 1]
    root = next((i for i in range(first, last) if p.head[i] == i), first)
    who = subject(p, root)  # "Troops left the town but kept a hill … Their staying on"
    led = one_of(ctx, who) if who is not None and p.pos[who] in ("NOUN", "PROPN") else None
    return led if ctx.side(led) in found else None


def one_of(ctx: LeadContext, head: int) -> Actor | None:
    """Return the one actor that a noun names, if it names somebody who can be blamed."""
    members = ctx.cast.members(head)
    if len(members) != 1 or members[0].code == "UNK":
        return None
    actor = members[0]
    if ctx.side(actor) is not None or not actor.code.startswith("UNK"):
        return actor
    return actor if actor.sector in _ARMED and _whose_men(ctx, head) else None


def core(ctx: LeadContext, noun: int) -> int:
    """Return the noun that a number or a word of part stands for: "two of the barriers", "the last
    of the mines", "all of its guns"; else ``noun``."""
    p = ctx.parse
    part = p.pos[noun] in ("NUM", "DET", "ADJ", "PRON") or p.lower[noun] in _PARTS
    return next(objects_of(p, noun, "of"), noun) if part else noun


_PARTS = frozenset({"half", "most", "some", "all", "none", "part", "rest", "majority", "number",
                    "dozens", "hundreds", "third", "quarter", "batch", "group", "last",
                    "first"})  # fmt: skip


def whose(ctx: LeadContext, head: int) -> Actor | None:
    """Return the one side whose a thing or a man is by the words around the noun: "a position of
    the army", "the Dornish store", "B's guns"."""
    p = ctx.parse
    around = [c for c in p.children[head] if c < head and p.dep[c] in _OWNING]
    owners = (*around, *objects_of(p, head, "of"))
    return next((a for o in owners if (a := one_of(ctx, o)) is not None), None)


_OWNING = frozenset({"poss", "amod", "compound", "nmod"})


def _whose_men(ctx: LeadContext, head: int) -> bool:
    """Return whether the words for men of no side that is named tell whose they are: "men in
    Dornish uniform", "government forces"; "armed men" are nobody's."""
    p = ctx.parse
    inner = range(p.left[head], p.right[head])
    proper = any(p.word[k][0].isupper() and p.tag[k] in ("JJ", "NNP", "NNPS") for k in inner)
    return proper or any(p.lower[k] in ("government", "army", "state") for k in inner)


_ARMED = frozenset({"MIL", "UAF", "REB", "COP", "PRM", "GOV", "SPY", "SEP"})


def row(
    ctx: LeadContext, agreement: int | None, provision: str, occurrence: str, at: int,
    doer: Actor | None = None, doers: tuple[Actor, ...] = (),
) -> ProvisionTouch:  # fmt: skip
    """Return the touch of the word at ``at`` by whoever did it (``doers``, where several keep a
    term); nobody is blamed by himself."""
    said = ctx.statement(at) or _seen_by(ctx, at)
    against = occurrence in ("violation", "restriction")
    violator = doer if against and doer is not None and not _own(ctx, said, doer) else None
    return ProvisionTouch(
        agreement, provision, occurrence, None, said.id if said is not None else None,
        ctx.span(at, at + 1), violator, against, False,
        doers=() if against else doers or (() if doer is None else (doer,)),
    )  # fmt: skip


def _seen_by(ctx: LeadContext, at: int) -> Statement | None:
    """Return the statement whose own verb is at ``at``: "no violations were observed"."""
    start = ctx.parse.start[at]
    seen = (s for s in ctx.statements if s.act in ("report_no_blame", "assert"))
    return next((s for s in seen if s.cue is not None and s.cue.start <= start < s.cue.end), None)


def _own(ctx: LeadContext, said: Statement | None, violator: Actor) -> bool:
    return said is not None and ctx.side(said.speaker) == ctx.side(violator)


def np_words(ctx: LeadContext, head: int) -> frozenset[str]:
    """Return the words of a noun's phrase, without the clauses that hang on it."""
    p = ctx.parse
    last = p.right[head]
    for c in p.children[head]:
        if c > head and p.dep[c] in ("relcl", "acl", "appos"):
            last = min(last, p.left[c])
    return lemma_set(p, p.left[head], max(last, head + 1))


def near_words(ctx: LeadContext, i: int, back: int = 2) -> frozenset[str]:
    """Return the words of the sentence of ``i`` and of those of its paragraph just before it."""
    p = ctx.parse
    k = p.sent[i]
    first = k
    while first > 0 and k - first < back and p.para[p.sents[first - 1][0]] == p.para[i]:
        first -= 1
    return lemma_set(p, p.sents[first][0], p.sents[k][1])
