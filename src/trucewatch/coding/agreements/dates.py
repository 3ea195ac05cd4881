"""When an agreement was made, by the words of its mention and of its signing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.coding.agreements.sealed import MADE, made_ago
from trucewatch.coding.leads.context import LeadContext, definite, iso_date, phrase
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.words import word_set

# What is signed by somebody is an agreement, whatever else the word may mean.
_NO_YEAR = re.compile(r"XXXX-(\d\d(?:-\d\d)?)")
_MONTH, _DAY = len("2002-02"), len("2002-02-22")


def date_of(ctx: LeadContext, i: int) -> str | None:
    """Return when an agreement was made, by the words of its mention; never after the report."""
    found = _told_date(ctx, i) or made_ago(ctx, i)
    if found is not None and len(found) == 10 and _roughly(ctx, found, i):
        found = found[:7]  # "four weeks ago" is no day
    published = ctx.story.published.date
    if found is None or published is None or len(found) < 7 or found <= published[: len(found)]:
        return found
    first, last = own_phrase(ctx, i)
    if found[:4] in ctx.parse.slice(first, last):
        return found  # a year that the words themselves give
    return f"{int(found[:4]) - 1}{found[4:]}"


def own_phrase(ctx: LeadContext, i: int) -> tuple[int, int]:
    """Return the tokens of a mention, without the day on which it was kept or broken: "violated the
    understanding [on May 2]", "breaches of the truce [in May]"; "the truce of May 2" has its own.
    """
    p = ctx.parse
    first, last = phrase(p, i)
    last = next((c for c in range(i + 1, last) if _tells_how(ctx, c)), last)
    if not _kept_or_broken(ctx, i):
        return first, last
    return first, next((c for c in range(i + 1, last) if _tells_when(ctx, i, c)), last)


def _tells_how(ctx: LeadContext, c: int) -> bool:
    """Return whether words after a noun tell how far it is kept: "the agreement [in full]"."""
    lower = ctx.parse.lower
    return lower[c] == "in" and lower[c + 1 : c + 2] != () and lower[c + 1] in _HOW_FAR


_HOW_FAR = frozenset(
    {"full", "general", "principle", "practice", "part", "spirit", "letter", "toto"}
)


def _kept_or_broken(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun is what a verb or noun of keeping, breaking or ending is done to."""
    p, words = ctx.parse, load_agreement_words()
    above = p.head[i]
    part = p.head[above]
    if p.dep[i] == "pobj" and p.lower[part] in word_set("agreements.parts"):
        return _kept_or_broken(ctx, part)  # "violated Article 3 of the accord [on 1 May]"
    if p.dep[i] == "pobj" and p.lower[above] in _DONE_TO:
        above = p.head[above]
    elif p.dep[i] != "dobj":
        return False
    act = words.acts.get(p.lemma[above])
    kept = act is not None and act.stage in ("in_force", "suspended", "expired")
    return kept or p.lemma[above] in words.sets["breach"]


def _tells_when(ctx: LeadContext, i: int, c: int) -> bool:
    """Return whether words after the noun at ``i`` are a day or month by "on", "in" or nothing, or
    where it was ("near Hask")."""
    p = ctx.parse
    above = p.head[c]
    if above != i and not (p.dep[above] == "acl" and p.tag[above] == "VBG"):
        return False  # "the ceasefire understanding on May 2" has a noun that parsers take for none
    if p.dep[c] != "npadvmod" and not (p.dep[c] == "prep" and p.lower[c] in _WHEN):
        return False
    if p.lower[c] in ("near", "around"):
        return True  # it was there that the truce was broken
    start, end = p.start[c], p.end[max(c, p.right[c] - 1)]
    return any(iso_date(t) for t in ctx.times if start <= t.end and t.start < end)


# "the breach of the truce", "abide by it"; "since the truce on Friday" has its day.
_DONE_TO = frozenset({"of", "to", "by", "with"})
_WHEN = frozenset({"on", "in", "at", "over", "during", "for", "near", "around"})


def _roughly(ctx: LeadContext, day: str, i: int) -> bool:
    """Return whether the sentence tells the day only by so many weeks or months before."""
    a, b = ctx.parse.sents[ctx.parse.sent[i]]
    told = [t for t in ctx.times_in(ctx.parse.start[a], ctx.parse.end[b - 1])
            if iso_date(t) == day]  # fmt: skip
    return bool(told) and all(
        t.text.lower().endswith("ago") and ("week" in t.text or "month" in t.text) for t in told
    )


def _told_date(ctx: LeadContext, i: int) -> str | None:
    p = ctx.parse
    first, last = own_phrase(ctx, i)
    for time in ctx.times_in(p.start[first], p.end[last - 1]):
        date = iso_date(time)
        if date:
            return date
    late = after_comma(ctx, i)  # "The truce, signed in the port on May 20, holds"
    for c in (*p.children[i], *((late,) if late is not None else ())):
        if (p.dep[c] == "acl" or c == late) and p.tag[c] == "VBN":
            for time in ctx.times_in(p.start[c], p.end[p.right[c] - 1]):
                date = iso_date(time)
                if date:
                    return date
    at = (i, p.head[i]) if p.dep[i] == "appos" else (i,)  # "what they signed in May, the Accord"
    told = (c for k in at for c in p.children[k] if p.dep[c] == "relcl")
    for c in (*told, *_signed_it(ctx, i)):
        if p.lemma[c] in MADE:  # "the accord, which both signed in the port on May 20"
            days = (iso_date(t) for t in ctx.times_in(p.start[c], p.end[p.right[c] - 1]))
            day = next((d for d in days if d), None)
            if day:
                return day
    if definite(p, i) or p.lemma[i] not in ("guarantee", "assurance"):
        return _signing_day(ctx, i)
    sent = p.sents[p.sent[i]]  # "had in 1994 agreed to … in exchange for territorial guarantees"
    found = ctx.times_in(p.start[sent[0]], p.end[sent[1] - 1])
    years = [iso_date(t) for t in found if t.precision == "year"]
    return years[0] if len(years) == 1 else None


def _signed_it(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield verbs that make the agreement that "it" stands for: "since they signed it in May"."""
    p = ctx.parse
    for k in range(i + 1, p.sents[p.sent[i]][1]):
        if p.lower[k] == "it" and p.dep[k] == "dobj" and p.tag[p.head[k]] in ("VBD", "VBN"):
            yield p.head[k]


def yearless(ctx: LeadContext, i: int) -> str | None:
    """Return the month, or month and day, that a mention names where its year is not known."""
    p = ctx.parse
    first, last = own_phrase(ctx, i)
    for time in ctx.times_in(p.start[first], p.end[last - 1]):
        found = _NO_YEAR.fullmatch(time.value or "")
        if found and time.from_ is None:
            return found.group(1)
    return None


def _signing_day(ctx: LeadContext, i: int) -> str | None:
    """Return the day on which the sentence has an agreement signed or struck, or None."""
    p = ctx.parse
    head, first = p.head[i], p.left[p.head[i]]
    if p.dep[i] == "pobj" and p.lower[head] == "as" and p.lemma[p.head[head]] in MADE:
        head = first = p.head[head]  # "the draft was signed on Thursday as the Lake Accord"
    elif p.dep[i] not in ("dobj", "nsubjpass") or p.lemma[head] not in MADE:
        return None
    if definite(p, i) and not _signed_once(p.lemma[head], p.word[i]):
        return None
    entry = _entry_day(ctx, head)
    if p.tag[head] not in ("VBD", "VBN"):
        return entry if p.tag[head] in ("VBP", "VBZ", "VB", "NN") else None
    days = [iso_date(e.time) for e in ctx.events_at(head) if e.time is not None]
    days += [iso_date(t) for t in ctx.times_in(p.start[first], p.end[p.right[head] - 1])]
    told = list(dict.fromkeys(d for d in days if d is not None and len(d) >= _MONTH))
    exact = next((d for d in told if len(d) == _DAY), None)
    return exact or (told[0] if len(told) == 1 else entry if not told else None)


def _leads(between: str) -> bool:
    """Return whether only a dash or colon stands between a day and what is told of it."""
    return bool(between) and len(between) < _GAP and not between.strip(" \t-–—:.")


# " - " and the like.
_GAP = 6


def _entry_day(ctx: LeadContext, verb: int) -> str | None:
    """Return the day of a chronology's entry, which tells of it in the present: "13 May 2024 - The
    government and the Front sign the Lake Accord"."""
    p = ctx.parse
    first = next(k for k in range(verb, -1, -1) if k == 0 or p.para[k - 1] != p.para[verb])
    if any(p.lower[c] in ("will", "to", "would", "may") for c in p.children[verb]):
        return None
    at = p.start[first]  # the day itself may stand before the sentence
    heads = (t for t in ctx.times if t.start == at or _leads(ctx.story.text[t.end : at]))
    return next((d for t in heads if (d := iso_date(t)) is not None and len(d) == _DAY), None)


def _signed_once(verb: str, noun: str) -> bool:
    """Return whether an agreement that readers know is dated by its signing: only one with a name
    ("The Sarn Agreement was signed on 1 March") and by no looser verb."""
    return verb == "sign" and noun[:1].isupper()


def is_dated(ctx: LeadContext, i: int) -> bool:
    """Return whether the mention tells a day, a month or a year: "the deal of May 3"."""
    first, last = own_phrase(ctx, i)
    about = next((c for c in ctx.parse.children[i] if _about(ctx, c)), None)
    last = last if about is None else min(last, max(about, i + 1))
    digits = any(ch.isdigit() for ch in ctx.parse.slice(first, last))
    inside = tuple(ctx.times_in(ctx.parse.start[first], ctx.parse.end[last - 1]))
    dated = digits and any(t.precision in ("day", "month", "year") for t in inside)
    before = any(t.start < ctx.parse.start[i] and t.precision == "month" for t in inside)
    return dated or before or (digits and date_of(ctx, i) is not None)


def _about(ctx: LeadContext, c: int) -> bool:
    """Return whether words after a noun tell by whom or on what it is: a day in "the statement by
    the mission on the attack of May 11" is not that of the statement."""
    p = ctx.parse
    day = any(t.start == p.start[c + 1] for t in ctx.times) if c + 1 < len(p) else False
    return p.dep[c] in ("prep", "agent") and p.lower[c] in ("by", "on", "about") and not day


def after_comma(ctx: LeadContext, i: int) -> int | None:
    """Return the participle right after the noun and a comma, wherever the parse hangs it."""
    p = ctx.parse
    last = phrase(p, i)[1]
    if last + 1 >= len(p) or p.word[last] != "," or p.tag[last + 1] != "VBN":
        return None
    return last + 1 if p.sent[last + 1] == p.sent[i] else None
