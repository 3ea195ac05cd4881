"""Meetings that will not be held, are put off for the night, or are wished for, denied, played.

"They will not now meet in Oslo on Monday", "there will be no talks on Friday", "suspended for the
day", "hopes that they will meet", "denied that it had met", "meet in the cup final".
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from trucewatch.coding.leads.context import LeadContext, child, iso_date, objects_of, subject
from trucewatch.coding.talks.days import day_of
from trucewatch.coding.talks.forms import ordinal_of, walks_out
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import calendar, word_set

_COMING = frozenset({"will", "wo", "shall", "'ll", "’ll"})
_NOW = frozenset({"has", "have", "will", "wo", "is", "are"})
_THEN = frozenset({"had", "was", "were"})
_HOPING = frozenset({"hope", "pray", "wish", "dream"})
_PAUSING = frozenset({"suspend", "adjourn", "pause", "interrupt", "break"})
_LASTING = frozenset({"hour", "minute", "day"})
_SHORTLY = frozenset({"day", "night", "evening", "lunch", "hour", "minute", "prayer", "weekend"})


def will_not(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: Sequence[Actor]
) -> bool:
    """Return whether a meeting that a day is told of is said not to come about: "will not meet on
    Monday", "there will be no talks on Friday"; not what one side alone will not do."""
    p = ctx.parse
    verb = i if p.pos[i] == "VERB" else _verb_above(ctx, i)
    if verb is None or not any(
        p.dep[c] == "aux" and p.lower[c] in _COMING for c in p.children[verb]
    ):
        return False
    if p.pos[i] == "VERB":
        by = subject(p, i)
        several = by is not None and (
            p.tag[by] in ("NNS", "NNPS") or any(p.dep[c] == "conj" for c in p.children[by])
        )
        several = several or (by is not None and p.lower[by] in ("they", "both"))
        barred = child(p, i, "neg") is not None and several
    else:
        none = any(p.lower[c] == "no" for c in p.children[i])
        held = p.lemma[verb] in words.talks["hold"] | {"be", "take", "happen", "occur"}
        barred = none and held and len({ctx.side(a) for a in who}) > 1
    return barred and day_of(ctx, i, verb) is not None


def _verb_above(ctx: LeadContext, i: int) -> int | None:
    p = ctx.parse
    above = p.head[i]
    ahead = p.dep[i] in ("nsubj", "nsubjpass", "attr", "dobj") and p.pos[above] in ("VERB", "AUX")
    return above if ahead else None


def only_paused(ctx: LeadContext, verb: int) -> bool:
    """Return whether talks are only broken off till the next sitting: "suspended for the day"."""
    p = ctx.parse
    return p.lemma[verb] in _PAUSING and any(
        p.lemma[o] in _SHORTLY for o in objects_of(p, verb, "for", "overnight")
    )


def broken_off(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether talks that are told to have been suspended had begun: somebody left the table
    in the same sentence, it was after hours of them, or a numbered round was."""
    p = ctx.parse
    if p.lemma[governor] not in _PAUSING or p.tag[governor] not in ("VBD", "VBN"):
        return False
    near = {p.lemma[c] for c in p.children[i]} | {p.lower[c] for c in p.children[governor]}
    if near & (words.talks["future"] | {"will", "would", "to", "be"}):
        return False
    sat = any(p.lemma[o] in _LASTING or p.lemma[o] in words.talks["unit"]
              for o in objects_of(p, governor, "after"))  # fmt: skip
    a, b = p.sents[p.sent[i]]
    left = any(walks_out(ctx, words, k) for k in range(a, b) if p.pos[k] == "VERB")
    return sat or left or ordinal_of(ctx, (i,)) is not None


def hoped_or_denied(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether a meeting is only hoped for on no day, denied, or of a game or a story."""
    p = ctx.parse
    verb = governor if p.pos[governor] in ("VERB", "AUX") else i
    said = ctx.statement(i)
    if said is not None and said.act == "deny" and p.dep[verb] in ("ccomp", "pcomp", "xcomp"):
        return True
    wished = p.dep[verb] == "ccomp" and p.lemma[p.head[verb]] in _HOPING
    if wished and day_of(ctx, i, governor) is None:
        return True
    played = (o for k in (i, governor) for o in objects_of(p, k, "in", "at"))
    return any(
        not word_set("talks.games").isdisjoint((p.lemma[o], *(p.lemma[c] for c in p.children[o])))
        for o in played
    )


def day_of_undone(ctx: LeadContext, i: int, governor: int, day: str | None) -> str | None:
    """Return the day of a meeting that is off: a bare weekday is the next one where it "has been
    called off", and the last one where it "did not take place"."""
    p, published = ctx.parse, (ctx.story.published.date or "")[:10]
    if day is None or len(day) < 10 or len(published) < 10 or not _bare(ctx, i, day):
        return day
    verb = p.head[i] if governor == i and p.pos[i] != "VERB" else governor
    near = {p.lower[c] for k in (verb, p.head[verb]) for c in p.children[k]}
    at, week = datetime.date.fromisoformat(day), datetime.timedelta(7)
    if "have" in p.lower[p.left[i] : p.right[i]]:
        return day  # "that were to have opened on Monday have been put off"
    if "did" in near:
        return (at - week).isoformat() if day > published else day
    active = p.dep[i] == "dobj" or (p.dep[i] == "pobj" and p.tag[verb] == "VBD")
    notice = p.word[verb + 1 : verb + 2] == (":",)
    news = active or notice or bool(near & _NOW) or p.tag[verb] in ("VBZ", "VBP")
    then = near | {p.lower[c] for c in p.children[p.head[i]]}
    if day > published and not news and then & {"was", "were"} and not then & _NOW:
        return (at - week).isoformat()  # "planned for Tuesday was called off"
    return (at + week).isoformat() if news and not near & _THEN and day < published else day


def _bare(ctx: LeadContext, i: int, day: str) -> bool:
    p = ctx.parse
    a, b = p.sents[p.sent[i]]
    return any(
        iso_date(t) == day
        and t.text.lower()
        .removeprefix("on ")
        .removeprefix("for ")
        .removesuffix("’s")
        .removesuffix("'s")
        in calendar("weekday")
        for t in ctx.times_in(p.start[a], p.end[b - 1])
    )


def only_a_part(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether what was suspended is only one side's part in talks, whose day nobody tells:
    "suspended its participation in the talks on Friday"."""
    p = ctx.parse
    part = p.head[p.head[i]]
    if p.dep[i] != "pobj" or p.lemma[part] not in ("participation", "part", "involvement", "role"):
        return False
    halts = words.talks["halt"] | words.talks["cancel"]
    return p.dep[part] in ("dobj", "nsubjpass") and p.lemma[p.head[part]] in halts
