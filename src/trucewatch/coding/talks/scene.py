"""Whether a meeting is one that was or is to be, where, how long and on what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    conjuncts,
    iso_date,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.talks.days import day_word
from trucewatch.coding.talks.ellipses import number_before, ordinal
from trucewatch.coding.talks.journeys import come_for
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.gazetteer import capitals
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_MODALS = frozenset({"will", "would", "shall", "'ll"})
# Who only offers, wishes or asks for something; words of readiness.
_WILLING = frozenset({"ready", "willing", "prepared", "readiness", "willingness"})
_ABOUT = frozenset({"over", "about", "on", "concerning", "from", "into", "for"})
_REPORTING_BACKDROP = frozenset({"during", "after", "before", "following", "amid", "ahead", "of"})
# A dateline begins with its city, in capitals as a rule.
_LETTERHEAD = re.compile(
    r"([A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2}), "
    r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}\.?$"
)
# Characters between a dateline and the first word of its report.
_NEAR = 24
_CITY = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")


def is_planned(ctx: LeadContext, words: IssueWords, k: int) -> bool:
    """Return whether the predicate tells of a meeting to come."""
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


def is_wished(ctx: LeadContext, k: int) -> bool:
    """Return whether what the token at ``k`` tells is only offered, wished or asked for: "offered
    to host", "its appeal to publish", "the UN called for talks"."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        above = p.head[k]
        if above == k:
            return False
        asked = p.lemma[above] in word_set("talks.wishing") or p.lower[above] in _WILLING
        asked = asked and not any(p.dep[c] == "prt" for c in p.children[above])  # "called off"
        direct = p.dep[k] in ("dobj", "nsubjpass") and p.pos[above] == "VERB"
        called = p.dep[k] == "pobj" and p.lower[above] == "for"
        if called and p.lower[p.head[above]] in _WILLING:
            return True  # "ready for a meeting"
        if called and p.lemma[p.head[above]] in ("call", "appeal", "push", "plea", "press"):
            return True
        infinitive = any(p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[k])
        clause = p.dep[k] in ("xcomp", "ccomp", "acl", "advcl") and (infinitive or p.tag[k] == "VB")
        if asked and (direct or clause):
            return True
        if p.dep[k] not in ("xcomp", "ccomp", "conj", "dobj", "acl"):
            return False
        k = above
    return False


def asked_about(ctx: LeadContext, i: int) -> bool:
    """Return whether a meeting stands in a question: "When will you meet the government?"."""
    p = ctx.parse
    end = p.sents[p.sent[i]][1]
    marks = [w for w in p.word[i:end] if w in ("?", ".", "!", ";")]
    return bool(marks) and marks[0] == "?"


def is_long_ago(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether the clause tells of talks in general or of long ago ("has led talks")."""
    p = ctx.parse
    if p.dep[governor] != "relcl" or p.pos[governor] != "VERB":
        return False
    if any(p.lower[c] == "should" for c in p.children[governor]):
        return False  # "which should have opened on 14 May"
    return any(p.lower[c] in ("has", "have", "had") for c in p.children[governor])


def is_of_another_time(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether a noun speaks of a process that ended or of the talks of another year.

    "Suspended talks with the group" ends no meeting; "negotiations that collapsed in 2017" are not
    the day's.
    """
    p = ctx.parse
    halted = p.tag[i] == "NNS" and p.lemma[governor] in words.talks["halt"] and governor != i
    placed = next(objects_of(p, i, "in", "at"), None) is not None  # one sitting of them
    if halted and p.dep[i] == "dobj" and not placed and not is_planned(ctx, words, governor):
        return True
    year = (ctx.story.published.date or "")[:4]
    gone = p.head[i] if p.dep[i] == "nsubj" and p.tag[p.head[i]] == "VBD" else i
    for c in (*p.children[i], *(c for c in p.children[gone] if p.dep[c] == "prep")):
        if p.dep[c] in ("relcl", "acl", "prep") and year:
            found = ctx.times_in(p.start[p.left[c]], p.end[p.right[c] - 1])
            if any((iso_date(t) or year)[:4] < str(int(year) - 1) for t in found):
                return True
    return False


def is_generic(ctx: LeadContext, i: int) -> bool:
    """Return whether the noun means meetings in general ("no talks", "past rounds")."""
    p = ctx.parse
    if p.tag[i] not in ("NN", "NNS"):
        return False
    return any(p.lower[c] in ("such", "any", "no", "previous", "past") for c in p.children[i])


def is_backdrop(ctx: LeadContext, i: int) -> bool:
    """Return whether the meeting is only the backdrop of something else."""
    p = ctx.parse
    prep = p.head[i]
    if p.lower[prep] == "of" and p.lemma[p.head[prep]] == "come":
        return False  # "nothing came of the encounter"
    return p.dep[i] == "pobj" and p.lower[prep] in _REPORTING_BACKDROP


def headline_venue(ctx: LeadContext) -> str | None:
    """Return the place that a headline gives talks, where the dateline names it too: "walks out of
    Geneva talks"."""
    p = ctx.parse
    for k in range(len(p) - 1):
        named = p.tag[k].startswith("NNP") and p.lemma[k + 1] in ("talk", "summit", "negotiation")
        if named and p.role(k) == "headline" and _is_place(ctx, k):
            return p.word[k]
    return None


def venue_of(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> str | None:
    """Return the name of the place of the meeting, or None."""
    p = ctx.parse
    for k in (i, governor):
        for event in ctx.events_at(k):
            meets = event.type in ("CONSULT", "AGREE") and event.place is not None
            if meets and event.place is not None and _stands_in(ctx, event.place.start):
                return event.place.name
    of_talks = (c for o in objects_of(p, i, "of") for c in p.children[o])
    for c in (*p.children[i], *of_talks):  # "the Doha talks", "a round of the Geneva talks"
        if (
            p.dep[c] in ("compound", "nmod")
            and p.tag[c] == "NNP"
            and (_is_place(ctx, c) or _numbered_place(ctx, i, c))
        ):
            return p.word[c]
    starts = [
        governor,
        i,
        *([p.head[governor]] if p.dep[governor] == "acomp" else []),
        *(k for o in objects_of(p, i, "with", "between", "of") for k in conjuncts(p, o)),
        *(
            k
            for t in objects_of(p, i, "of")
            for o in objects_of(p, t, "with", "between")
            for k in conjuncts(p, o)
        ),
        *(c for c in p.children[governor]),
        *(o for c in p.children[i] if p.dep[c] == "dobj" for o in objects_of(p, c, "of")),
        *_where_planned(ctx, words, i),
        *come_for(ctx, words, i),
        *(o for c in p.children[governor] if p.dep[c] == "prep" for o in p.children[c]),
    ]
    journeys = [g for g in (governor, *come_for(ctx, words, i)) if p.lemma[g] in (
        words.talks["travel"])]  # fmt: skip
    for journey in journeys:
        for o in objects_of(p, journey, "to"):
            if p.tag[o].startswith("NNP"):
                return p.slice(*phrase(p, o))
    place = _there_where(ctx, governor)
    if place is not None:
        return p.slice(*_bare(ctx, place))
    for k in starts:
        for o in objects_of(p, k, "in", "at"):
            o = _named_place(ctx, o)
            if _discussed(ctx, governor, o) or (p.pos[k] == "VERB" and _aside(ctx, k)):
                continue
            if p.tag[o].startswith("NNP") and not day_word(ctx, o):
                first, last = phrase(p, o)
                cut = (c for c in p.children[o] if p.dep[c] == "prep" and p.lower[c] != "of")
                return p.slice(first, min([last, *cut]))
    return (
        _hosting_city(ctx, words, governor)
        or _here(ctx, i, governor)
        or _at_dateline(ctx, governor)
    )


def _hosting_city(ctx: LeadContext, words: IssueWords, governor: int) -> str | None:
    """Return the city that hosts a meeting: "Jeddah will host a second round"."""
    p = ctx.parse
    who = subject(p, governor) if p.lemma[governor] in words.talks["host"] else None
    if who is None or p.tag[who] != "NNP" or any(p.dep[c] == "det" for c in p.children[who]):
        return None
    name = p.slice(*phrase(p, who))
    seat = name.lower() in {c.lower() for c in capitals().values()}
    return name if seat or ctx.cast.of(who) is None else None


def _there_where(ctx: LeadContext, governor: int) -> int | None:
    """Return the place of "Nairobi, where he is to meet them", or None."""
    p = ctx.parse
    verb = p.head[governor] if p.dep[governor] == "xcomp" else governor
    if p.dep[verb] != "relcl" or not any(p.lower[c] == "where" for c in p.children[verb]):
        return None
    place = p.head[verb]
    named = p.tag[place].startswith("NNP") and not day_word(ctx, place)
    return place if named else None


def _bare(ctx: LeadContext, place: int) -> tuple[int, int]:
    """Return the tokens of a place's name without what a clause tells of it."""
    first, last = phrase(ctx.parse, place)
    return first, min(last, place + 1)


def _named_place(ctx: LeadContext, o: int) -> int:
    """Return the name of the place at ``o``: "at the border post of Senn"."""
    p = ctx.parse
    if p.tag[o] != "NN" or p.lemma[o] not in word_set("talks.places"):
        return o
    return next((k for k in objects_of(p, o, "of") if p.tag[k].startswith("NNP")), o)


def _at_dateline(ctx: LeadContext, governor: int) -> str | None:
    """Return the dateline's place where the clause of the meeting says that something is in it,
    whatever the tree hangs it on: "opened talks on their border in Tbilisi"."""
    p = ctx.parse
    found = None if ctx.story.dateline is None else _CITY.match(ctx.story.dateline.text)
    if found is None or (governor == p.head[governor] and p.pos[governor] != "VERB"):
        return None
    city = found.group(0).strip(" ,").lower()
    return next(
        (p.word[k] for k in range(p.left[governor], p.right[governor])
         if p.lower[k] == city and k and p.lower[k - 1] == "in"), None
    )  # fmt: skip


def _where_planned(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[int]:
    """Yield the words of what a meeting was to be: "a round of talks that was scheduled for …"."""
    p = ctx.parse
    for noun in (i, *objects_of(p, i, "of", "between", "with")):
        for c in p.children[noun]:
            what = child(p, c, "acomp", "attr") if p.lemma[c] == "be" else None
            due = p.lemma[c] in words.talks["future"] or (
                p.lemma[c] == "be" and child(p, c, "xcomp") is not None
            )  # "that was to open in Algiers"
            due = due or any(p.lower[x] == "should" for x in p.children[c])
            due = due or (what is not None and p.lemma[what] in words.talks["future"])
            if p.dep[c] in ("relcl", "acl") and due:
                yield from range(c, p.right[c])


def _is_place(ctx: LeadContext, k: int) -> bool:
    """Return whether a proper name before a noun names a place of the story's acts or its dateline,
    and nobody."""
    p = ctx.parse
    places = {e.place.name.lower() for e in ctx.events if e.place is not None}
    dateline = ctx.story.dateline.text.lower() if ctx.story.dateline is not None else ""
    seat = p.lower[k] in word_set("talks.seats")  # "the Geneva talks"
    return seat or p.lower[k] in places or (len(p.word[k]) > 2 and p.lower[k] in dateline)


def _numbered_place(ctx: LeadContext, i: int, c: int) -> bool:
    """Return whether a name after a number is where the talks of that number are: "the third Lugano
    round"; of nobody, and no day."""
    p = ctx.parse
    before = p.tag[c - 1].startswith("NNP") and ordinal(p.lower[c - 1]) is None
    alone = not p.tag[c + 1].startswith("NNP") and not before
    nth = number_before(ctx, i)
    return alone and nth is not None and ctx.cast.of(c) is None and not day_word(ctx, c)


def _here(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the dateline's place where the meeting is said to be "here" or "in the capital"."""
    p = ctx.parse
    near = {p.lower[k] for g in (i, governor) for k in range(p.left[g], p.right[g])}
    hosts = (i, governor, *(c for c in p.children[governor] if p.dep[c] == "dobj"))
    seats = [o for g in hosts for o in objects_of(p, g, "in") if p.lemma[o] == "capital"]
    for country in (c for o in seats for c in _countries_of(ctx, o)):
        return capitals().get(country)
    capital = bool(seats)
    if not ("here" in near or capital):
        return _opened_today(ctx, i, governor)
    return written_in(ctx)


def _opened_today(ctx: LeadContext, i: int, governor: int) -> str | None:
    """Return the dateline's town where the first sentence behind it tells of a meeting "today" and
    of no place: so speaks who was there, but in a capital anybody writes."""
    p, line = ctx.parse, ctx.story.dateline
    near = {p.lower[k] for g in (i, governor) for k in range(p.left[g], p.right[g])}
    if line is None or "today" not in near or p.tag[governor] != "VBD":
        return None
    behind = p.start[p.sents[p.sent[i]][0]] - line.end
    town = written_in(ctx)
    seats = {c.lower() for c in capitals().values()}
    return town if 0 <= behind < _NEAR and town and town.lower() not in seats else None


def written_in(ctx: LeadContext) -> str | None:
    """Return the city of the dateline, or of the letterhead: "Mexico City, 17 December 2023" alone
    on its line."""
    line = ctx.story.dateline
    if line is not None:
        found = _CITY.match(line.text)
        return None if found is None else found.group(0).title()
    heads = (x for x in ctx.story.lines if x.role in ("boilerplate", "subhead"))
    told = (_LETTERHEAD.match(ctx.story.text[x.start : x.end]) for x in heads)
    return next((m[1] for m in told if m is not None), None)


def _countries_of(ctx: LeadContext, capital: int) -> Iterator[str]:
    """Yield the country that a capital is said to be of: "in the Venezuelan capital"."""
    p = ctx.parse
    named = [c for c in p.children[capital] if p.dep[c] in ("amod", "poss", "compound", "nmod")]
    for k in (*named, *objects_of(p, capital, "of")):
        found = resolve_actor(p.word[k]).country
        if found:
            yield found


def _stands_in(ctx: LeadContext, start: int) -> bool:
    """Return whether a place is where something is, not what it is about ("the war over …")."""
    p = ctx.parse
    token = p.tokens_in(start, start + 1)[0]
    near = p.lower[max(0, token - 3) : token]
    if near and near[-1] in _ABOUT:
        return False
    k = token
    for _ in range(MAX_CLIMB):  # "talks on a corridor into the valley" are not in the valley
        if p.dep[k] == "prep" and p.lower[k] in _ABOUT and p.pos[p.head[k]] == "NOUN":
            return False
        if p.pos[k] in ("VERB", "AUX") or p.head[k] == k:
            return not _aside(ctx, k)
        k = p.head[k]
    return True


def _discussed(ctx: LeadContext, verb: int, place: int) -> bool:
    """Return whether a place stands behind what a meeting was to discuss, however it is
    hung: "met to discuss the clash in Nyala"."""
    p, telling = ctx.parse, word_set("talks.discussing")
    return any(p.lemma[k] in telling and p.lower[k - 1] == "to" for k in range(verb + 2, place))


def _aside(ctx: LeadContext, verb: int) -> bool:
    """Return whether a verb tells what a meeting was to talk about or why it was not held: "met to
    discuss the clash in Nyala", "because the delegation stayed in Brel"."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        own = {p.lower[c] for c in p.children[verb] if p.dep[c] in ("aux", "mark")}
        if p.dep[verb] in ("advcl", "xcomp", "acl") and "to" in own:
            return p.lemma[verb] in word_set("talks.discussing")
        if p.dep[verb] == "advcl" and own & {"because", "since", "although", "though"}:
            return True
        if p.dep[verb] not in ("conj", "xcomp", "ccomp", "acl"):
            return False
        verb = p.head[verb]
    return False


def duration_of(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> str | None:
    """Return the words for how long the meeting lasted, or None."""
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


def agenda_of(ctx: LeadContext, words: IssueWords, i: int) -> tuple[str, ...]:
    """Return the words for what the meeting is about."""
    p = ctx.parse
    out = []
    for c in p.children[i]:
        if p.lower[c] in words.talks["agenda"] or p.lemma[c] in words.talks["agenda"]:
            for g in p.children[c]:
                if p.dep[g] in ("pobj", "dobj") and p.lemma[g] not in words.talks["phone"]:
                    out += [p.slice(*phrase(p, k)) for k in conjuncts(p, g) if not day_word(ctx, k)]
    return tuple(t for t in out if t.lower() not in ("more", "others"))
