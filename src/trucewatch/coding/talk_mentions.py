"""Mentions of a meeting: the noun or verb, who takes part, when, where, how long, on what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from trucewatch.coding.lead_context import (
    MAX_CLIMB,
    LeadContext,
    child,
    conjuncts,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.records import Actor, Span, Time
from trucewatch.vocab.issues import IssueWords

_GONE = frozenset({"historical", "hypothetical", "counterfactual", "demanded", "offered",
                   "proposed", "threatened"})  # fmt: skip
_MODALS = frozenset({"will", "would", "shall", "'ll"})
_ABOUT = frozenset({"over", "about", "on", "concerning", "from"})
_REPORTING_BACKDROP = frozenset({"during", "after", "before", "following", "amid", "ahead", "of"})


# A dateline begins with its city, in capitals as a rule.
_CITY = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")
# Heads of "both …" and "the two …" that stand for the two sides of the story.
_PAIRED = frozenset(
    {"side", "country", "delegation", "party", "government", "neighbour", "neighbor", "army",
     "team", "capital", "nation", "leader", "minister", "president"}
)  # fmt: skip


# The sets of words that a mention of a meeting begins with: no other lemma makes one.
MEETING_SETS = ("noun", "meet", "verb", "again", "sit", "call", "speak")


class Meeting(msgspec.Struct, frozen=True):
    """One mention of a meeting with what its clause tells."""

    token: int
    governor: int
    planned: bool
    again: bool
    cancelled: bool
    founding: bool
    date: str | None
    venue: str | None
    host: Actor | None
    participants: tuple[Actor, ...]
    duration: str | None
    agenda: tuple[str, ...]
    span: Span
    mediators: tuple[Actor, ...] = ()


def meeting(ctx: LeadContext, words: IssueWords, i: int) -> Meeting | None:
    """Return the mention of a meeting headed by token ``i``, or None."""
    p, sets = ctx.parse, words.talks
    lemma = p.lemma[i]
    noun = p.tag[i] in ("NN", "NNS") and (lemma in sets["noun"] or lemma in sets["meet"])
    verb = p.pos[i] == "VERB" and (
        lemma in sets["verb"] or lemma in sets["again"] or _sits_down(ctx, words, i)
    )
    noun = (noun and not _inside_round(ctx, words, i)) or _phone_call(ctx, words, i)
    if p.dep[i] in ("compound", "amod") or not (noun or verb) or p.role(i) == "headline":
        return None
    governor = _governor(ctx, words, i) if noun else i
    who = _participants(ctx, words, i, governor)
    if verb and lemma in sets["again"] and not _resumes(ctx, words, i):
        return None
    unnamed = verb and lemma not in sets["again"] and not who and not _pronoun(ctx, i)
    # "ministers, meeting in the port, agreed" met, whoever they are
    placed = p.dep[i] in ("acl", "advcl") and _venue(ctx, words, i, i)
    fixed_plan = unnamed and _planned(ctx, words, governor) and _venue(ctx, words, i, i)
    if unnamed and not (placed or fixed_plan):
        return None
    if _did_not(ctx, words, i, governor) or (noun and _other_round(ctx, words, i)):
        return None
    realis = {e.realis for k in (i, governor) for e in ctx.events_at(k)
              if e.type in ("CONSULT", "AGREE")}  # fmt: skip
    if realis & _GONE or _gone(ctx, i, governor) or _elsewhen(ctx, words, i, governor):
        return None
    coming = noun and any(p.lower[c] == "next" for c in p.children[i])
    planned = coming or "planned" in realis or _planned(ctx, words, governor)
    time = _time(ctx, i, governor)
    venue = _venue(ctx, words, i, governor)
    host = _host(ctx, words, i, governor)
    backdrop = noun and lemma in sets["meet"] and _backdrop(ctx, i)
    sides = len({ctx.side(a) for a in who})
    fixed = (venue is not None) + (time is not None)
    own = sides > 1 or fixed > 1 or (sides > 0 and fixed > 0)
    again = lemma in sets["again"] or any(
        p.lower[c] in sets["again"] or p.lemma[c] in sets["again"]
        for c in (*p.children[governor], governor)
    )
    again = again or (coming and noun)
    own = own or (planned and (again or sides > 0 or fixed > 0))
    cancelled = p.lemma[governor] in sets["cancel"] or _called_off(ctx, i)
    first, last = phrase(p, i)
    return Meeting(
        i, governor, planned, again, cancelled, own and not backdrop and not _generic(ctx, i),
        time, venue, host, who, _duration(ctx, words, i, governor), _agenda(ctx, words, i),
        _stretch(ctx, i, governor) if planned else ctx.span(first, last),
        mediators_of(ctx, words, governor),
    )  # fmt: skip


def _sits_down(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the verb is "sit down with" or "sit at a table with"."""
    p = ctx.parse
    if p.lemma[i] not in words.talks["sit"]:
        return False
    down = any(p.lower[c] == "down" for c in p.children[i])
    return down or any(p.lemma[o] == "table" for o in objects_of(p, i, "at"))


def _inside_round(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the noun is only what a round is of: "a second round of talks"."""
    p = ctx.parse
    prep = p.head[i]
    return p.dep[i] == "pobj" and p.lower[prep] == "of" and p.lemma[p.head[prep]] in (
        words.talks["meet"])  # fmt: skip


def _phone_call(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the noun is a telephone call or conversation, or the verb one by phone."""
    p = ctx.parse
    if p.lemma[i] in words.talks["call"]:
        return any(p.lemma[c] in words.talks["phone"] for c in p.children[i])
    spoke = p.lemma[i] in words.talks["speak"] and p.pos[i] == "VERB"
    return spoke and any(
        p.lemma[o] in words.talks["phone"] for o in objects_of(p, i, "by", "over", "on")
    )


def _called_off(ctx: LeadContext, i: int) -> bool:
    """Return whether the meeting is the object of "call off"."""
    p = ctx.parse
    verb = p.head[i]
    off = any(p.dep[c] == "prt" and p.lower[c] == "off" for c in p.children[verb])
    return p.dep[i] in ("dobj", "nsubjpass") and p.lemma[verb] == "call" and off


def _did_not(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether the meeting is denied or refused ("do not meet", "refused to meet")."""
    p = ctx.parse
    if negated(p, i) or negated(p, governor):
        return True
    return p.dep[i] == "xcomp" and p.lemma[p.head[i]] in words.talks["refuse"]


def _other_round(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether "round" is of something else than talks ("a round of small-arms fire")."""
    p = ctx.parse
    if p.lemma[i] != "round":
        return False
    of = list(objects_of(p, i, "of"))
    if of:
        return not any(p.lemma[o] in words.talks["noun"] for o in of)
    return not any(p.lower[c] in words.talks["next"] for c in p.children[i])


def _stretch(ctx: LeadContext, i: int, governor: int) -> Span:
    first = min(ctx.parse.left[i], i)
    last = max(phrase(ctx.parse, i)[1], ctx.parse.right[governor] if governor != i else i + 1)
    last = min(last, ctx.parse.sents[ctx.parse.sent[i]][1])
    while last > i + 1 and ctx.parse.dep[last - 1] == "punct":
        last -= 1
    return ctx.span(first, last)


def _governor(ctx: LeadContext, words: IssueWords, i: int) -> int:
    """Return the predicate that the noun at ``i`` belongs to, or ``i``."""
    p, sets = ctx.parse, words.talks
    if p.dep[i] in ("nsubj", "nsubjpass") and p.lemma[p.head[i]] in sets["hold"] | sets["again"]:
        return p.head[i]
    held = next((c for c in p.children[i] if p.dep[c] in ("acl", "relcl")), None)
    if held is not None and p.lemma[held] in sets["future"] | sets["again"] | sets["hold"]:
        return held
    k = i
    for _ in range(3):
        k = p.head[k]
        lemma = p.lemma[k]
        if lemma in sets["hold"] | sets["host"] | sets["again"] | sets["future"] | sets["cancel"]:
            return k
        if lemma in sets["travel"] and p.pos[k] == "VERB":
            return k
        if p.pos[k] in ("VERB", "AUX") or p.head[k] == k:
            coming = child(p, k, "xcomp") if lemma == "be" else None
            if coming is not None:
                return coming  # "talks are to resume on Friday"
            due = child(p, k, "acomp", "attr") if lemma == "be" else None
            return i if due is None or p.lemma[due] not in sets["future"] else due
    return i


def _resumes(ctx: LeadContext, words: IssueWords, verb: int) -> bool:
    """Return whether "resume" and its like speak of talks: "an agreement to resume"."""
    p = ctx.parse
    obj = child(p, verb, "dobj")
    if obj is not None:
        return False  # the noun is a mention of its own
    return p.dep[verb] == "acl" and p.lemma[p.head[verb]] in ("agreement", "plan", "decision")


def _pronoun(ctx: LeadContext, verb: int) -> bool:
    who = subject(ctx.parse, verb)
    return who is not None and ctx.parse.lower[who] in ("they", "we", "sides", "both")


def _participants(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> tuple[Actor, ...]:
    p = ctx.parse
    heads: list[int] = []
    hosting = p.lemma[governor] in words.talks["host"]
    s = subject(p, governor) if governor != i or p.pos[i] == "VERB" else None
    if s is None and p.dep[governor] == "acomp":
        s = subject(p, p.head[governor])
    if s is not None and s != i and not hosting:
        heads.append(s)
    for k in (i, governor):
        heads += objects_of(p, k, "with", "between", "among", "involving", "from")
    for o in objects_of(p, i, "of"):
        heads += [o] if p.lemma[o] not in words.talks["noun"] else list(_between(ctx, o))
    heads += [g for h in heads if not ctx.cast.members(h) for g in _between(ctx, h)]
    if p.lemma[governor] in words.talks["travel"]:
        heads += [s] if (s := subject(p, governor)) is not None else []
    if p.lemma[governor] == "meet":
        heads += [c for c in p.children[governor] if p.dep[c] == "dobj"]
    out: dict[str, Actor] = {}
    actors = [a for head in heads for a in ctx.cast.members(head)]
    for k in {i, governor}:
        for event in ctx.events_at(k):
            if event.type in ("CONSULT", "AGREE"):
                actors += [*event.actors, *event.recipients]
    if _both(ctx, heads, i, governor):
        actors += ctx.pair
    helping = {a.code for a in mediators_of(ctx, words, governor)}
    for actor in actors:
        if ctx.side(actor) is not None and actor.code not in helping:
            known = ctx.homes.full(actor)
            out.setdefault(f"{known.code}|{known.name}", known)
    return tuple(out.values())


def _both(ctx: LeadContext, heads: list[int], i: int, governor: int) -> bool:
    """Return whether the meeting is of "both sides", "the two countries", "the delegations"."""
    p = ctx.parse
    own = [k for h in heads for k in range(p.left[h], h + 1)]
    own += [k for c in p.children[i] if p.dep[c] in ("poss", "amod") for k in (c,)]
    words = {p.lower[k] for k in own}
    sides = {p.lemma[h] for h in heads} | {p.lemma[o] for h in heads for o in _between(ctx, h)}
    paired = bool(words & {"both", "two"}) and bool(sides & _PAIRED)
    return paired or bool(sides & {"side", "delegation", "party"} and "the" in words)


def mediators_of(ctx: LeadContext, words: IssueWords, governor: int) -> tuple[Actor, ...]:
    """Return who mediates the talks that are the object of ``governor`` ("which are mediating")."""
    p = ctx.parse
    if p.lemma[governor] not in words.talks["mediate"]:
        return ()
    who = list(objects_of(p, governor, "by"))
    s = subject(p, governor)
    if not who and s is not None:
        while p.dep[s] == "conj":
            s = p.head[s]
        who = [s]
    return tuple(a for w in who for a in ctx.cast.members(w))


def _between(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield those whom a noun is of, from or between ("delegations from …", "talks between …")."""
    return objects_of(ctx.parse, i, "of", "from", "between", "with", "among")


def _planned(ctx: LeadContext, words: IssueWords, k: int) -> bool:
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if any(p.dep[c] == "aux" and p.lower[c] in _MODALS for c in p.children[k]):
            return True
        lemma = p.lemma[k]
        if lemma in words.talks["future"] and lemma not in ("agreement", "agree"):
            return p.tag[k] != "VBD"
        to = any(p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[k])
        if to and (p.lemma[p.head[k]] in words.talks["future"] or p.lemma[p.head[k]] == "be"):
            return True
        if p.dep[k] not in ("xcomp", "acl", "acomp", "conj") or p.head[k] == k:
            return False
        k = p.head[k]
    return False


def _gone(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether the clause tells of talks in general or of long ago ("has led talks")."""
    p = ctx.parse
    if p.dep[governor] != "relcl" or p.pos[governor] != "VERB":
        return False
    return any(p.lower[c] in ("has", "have", "had") for c in p.children[governor])


def _elsewhen(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether a noun speaks of a process that ended or of the talks of another year.

    "Suspended talks with the group" ends no meeting; "negotiations that collapsed in 2017" are not
    the day's.
    """
    p = ctx.parse
    halted = p.tag[i] == "NNS" and p.lemma[governor] in words.talks["halt"] and governor != i
    if halted and p.dep[i] == "dobj" and not _planned(ctx, words, governor):
        return True
    year = (ctx.story.published.date or "")[:4]
    for c in p.children[i]:
        if p.dep[c] in ("relcl", "acl", "prep") and year:
            found = ctx.times_in(p.start[p.left[c]], p.end[p.right[c] - 1])
            if any((iso_date(t) or year)[:4] < str(int(year) - 1) for t in found):
                return True
    return False


def _generic(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    if p.tag[i] not in ("NN", "NNS"):
        return False
    return any(p.lower[c] in ("such", "any", "no", "previous", "past") for c in p.children[i])


def _backdrop(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    prep = p.head[i]
    return p.dep[i] == "pobj" and p.lower[prep] in _REPORTING_BACKDROP


def _time(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the day of the meeting: the event's, else the nearest one of its clause."""
    for k in (i, governor):
        for event in ctx.events_at(k):
            if event.type in ("CONSULT", "AGREE") and iso_date(event.time):
                return iso_date(event.time)
    p = ctx.parse
    ranges = [(p.left[i], p.right[i]), (p.left[governor], p.right[governor])]
    a, b = p.sents[p.sent[i]]
    if governor == i and p.pos[i] != "VERB":
        ranges.append((a, b))
    for first, last in ranges:
        found = [t for t in ctx.times_in(p.start[first], p.end[last - 1]) if _is_day(t)]
        if found:
            return iso_date(min(found, key=lambda t: abs(t.start - p.start[i])))
    return None


def _is_day(time: Time) -> bool:
    return len(iso_date(time) or "") == 10


def _venue(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> str | None:
    p = ctx.parse
    for k in (i, governor):
        for event in ctx.events_at(k):
            meets = event.type in ("CONSULT", "AGREE") and event.place is not None
            if meets and event.place is not None and _stands_in(ctx, event.place.start):
                return event.place.name
    starts = [
        governor,
        i,
        *([p.head[governor]] if p.dep[governor] == "acomp" else []),
        *objects_of(p, i, "with", "between"),
        *(c for c in p.children[governor]),
    ]
    if p.lemma[governor] in words.talks["travel"]:
        for o in objects_of(p, governor, "to"):
            if p.tag[o].startswith("NNP"):
                return p.slice(*phrase(p, o))
    for k in starts:
        for o in objects_of(p, k, "in", "at"):
            if p.tag[o].startswith("NNP"):
                first, last = phrase(p, o)
                return p.slice(first, last)
    return _here(ctx, i, governor)


def _here(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the dateline's place where the meeting is said to be "here"."""
    p = ctx.parse
    near = {p.lower[k] for g in (i, governor) for k in range(p.left[g], p.right[g])}
    if ctx.story.dateline is None or "here" not in near:
        return None
    found = _CITY.match(ctx.story.dateline.text)
    return None if found is None else found.group(0).title()


def _stands_in(ctx: LeadContext, start: int) -> bool:
    """Return whether a place is where something is, not what it is about ("the war over …")."""
    p = ctx.parse
    token = p.tokens_in(start, start + 1)[0]
    near = p.lower[max(0, token - 3) : token]
    return not near or near[-1] not in _ABOUT


def _host(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> Actor | None:
    p = ctx.parse
    for c in p.children[i]:  # "the round, chaired by the mission, …"
        if p.dep[c] == "acl" and p.lemma[c] in words.talks["host"]:
            return next((a for o in objects_of(p, c, "by") if (a := ctx.cast.of(o))), None)
    if p.lemma[governor] not in words.talks["host"] or p.lemma[governor] in words.talks["mediate"]:
        return None
    who = list(objects_of(p, governor, "by"))
    if not who:
        s = subject(p, governor)
        who = [] if s is None or s == i else [s]
    return next((a for w in who if (a := ctx.cast.of(w))), None)


def _duration(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> str | None:
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    for k in range(a, b):
        if p.lemma[k] in words.talks["unit"] and child(p, k, "nummod") is not None:
            of = p.head[p.head[i]] == k and p.dep[i] == "pobj"
            lasted = p.dep[k] == "pobj" and p.lower[p.head[k]] == "for" and p.head[p.head[k]] in (
                governor, p.head[governor])  # fmt: skip
            if of or lasted:
                number = child(p, k, "nummod")
                first = p.left[number] if number is not None else k
                return p.slice(min(first, k), k + 1)
    return None


def _agenda(ctx: LeadContext, words: IssueWords, i: int) -> tuple[str, ...]:
    p = ctx.parse
    out = []
    for c in p.children[i]:
        if p.lower[c] in words.talks["agenda"] or p.lemma[c] in words.talks["agenda"]:
            for g in p.children[c]:
                if p.dep[g] in ("pobj", "dobj"):
                    out += [
                        p.slice(*phrase(p, k)) for k in conjuncts(p, g) if not _day_word(ctx, k)
                    ]
    return tuple(t for t in out if t.lower() not in ("more", "others"))


def _day_word(ctx: LeadContext, k: int) -> bool:
    start = ctx.parse.start[k]
    return any(t.start <= start < t.end for t in ctx.times)
