"""Meetings told by a table that is opened, by what two sides agree somewhere, or by their number in
what is to come: "the table of talks was installed in Dolna", "at Lugano on 4 March the Front and
the government agreed to …", "will be taken up at the fourth round in Oslo in May".
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of, subject
from trucewatch.coding.positions.whose import means_both
from trucewatch.coding.talks.days import day_of, day_word
from trucewatch.vocab.words import word_set

_FIXED = frozenset({"date", "venue", "place", "day", "time"})
_LOOKING = frozenset({"discuss", "await", "consider", "negotiate", "find", "look"})
_WILL = frozenset({"will", "shall", "would"})


def is_table(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun is a table of talks that somebody opens: "the negotiating table between
    them was installed"."""
    p = ctx.parse
    if p.lemma[i] != "table" or not p.tag[i].startswith("NN") or opening(ctx, i) is None:
        return False
    own = {p.lemma[c] for c in p.children[i] if p.dep[c] in ("compound", "amod", "nmod")}
    own |= {p.lemma[o].lower() for o in objects_of(p, i, "of", "for")}
    between = next(objects_of(p, i, "between", "with"), None) is not None
    return between or not own.isdisjoint(word_set("talks.of_tables"))


def opening(ctx: LeadContext, i: int) -> int | None:
    """Return the verb by which a table is opened, installed or set up, or None."""
    p = ctx.parse
    verb = p.head[i]
    done = p.dep[i] in ("dobj", "nsubjpass", "nsubj") and p.tag[verb] in ("VBD", "VBN", "VB")
    return verb if done and p.lemma[verb] in word_set("talks.installing") else None


def agrees_there(ctx: LeadContext, i: int) -> bool:
    """Return whether two sides are told to have agreed on something in a place on a day, so that
    they met there."""
    p = ctx.parse
    if p.lemma[i] != "agree" or p.tag[i] != "VBD" or negated(p, i):
        return False
    who = subject(p, i)
    if who is None or child(p, i, "xcomp", "ccomp") is None:
        return False
    pair = {ctx.side(a) for a in ctx.pair}
    sides = {ctx.side(a) for a in ctx.cast.members(who)} & pair  # not two firms, nor two neighbours
    placed = any(p.tag[o] == "NNP" and not day_word(ctx, o) for o in objects_of(p, i, "in", "at"))
    return placed and (len(sides) > 1 or means_both(ctx, who)) and day_of(ctx, i, i) is not None


def only_dates(ctx: LeadContext, i: int) -> bool:
    """Return whether only dates or a place for a meeting are looked for: "are to propose dates for
    a third round"."""
    p = ctx.parse
    above = p.head[p.head[i]]
    what = child(p, above, "dobj") if p.pos[above] == "VERB" else above
    if p.dep[i] != "pobj" or p.lower[p.head[i]] != "for" or what is None:
        return False
    looking = p.lemma[p.head[what]] in word_set("talks.wishing") | _LOOKING
    return looking and p.lemma[what] in _FIXED


def taken_up_at(ctx: LeadContext, i: int, numbered: bool) -> int | None:
    """Return the verb that puts something off to a numbered meeting: "will be taken up at the
    fourth round", else None."""
    p = ctx.parse
    verb = p.head[p.head[i]]
    if not numbered or p.dep[i] != "pobj" or p.lower[p.head[i]] not in ("at", "in", "during"):
        return None
    ahead = any(p.dep[c] == "aux" and p.lower[c] in _WILL for c in p.children[verb])
    return verb if ahead and p.pos[verb] == "VERB" and not negated(p, verb) else None


def goes_by_rule(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb tells how often somebody is to meet, and of no one meeting: "agreed to
    meet monthly", "will meet every Friday"."""
    p = ctx.parse
    often = any(p.lower[k] in word_set("talks.often") for k in range(i + 1, p.right[i]))
    return often or any(
        t.precision == "set" for t in ctx.times_in(p.start[i], p.end[p.right[i] - 1])
    )
