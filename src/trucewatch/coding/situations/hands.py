"""Who holds what by phrases and compounds: "in the hands of the rebels", "in control of the port",
"under the army's control", "government-held Dolna"; and what can be held at all."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    conjuncts,
    iso_date,
    negated,
    objects_of,
    phrase,
    subject,
)
from trucewatch.coding.provisions.told import core
from trucewatch.coding.situations.gates import tells_none
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Time
from trucewatch.records.leads import SituationMention
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.issues import grounds
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

_HANDS = frozenset({"hand", "control", "hold", "possession", "occupation"})
# "In control of", "in occupation of" name what is held, and the subject who holds it.
_KEEPING = _HANDS - {"hand", "hold"}
_HELD = frozenset({"hold", "control", "occupy"})
# Sides by what they are, where no name of theirs stands before the dash.
_PARTIES = frozenset({"government", "rebel", "army", "opposition", "separatist", "militia"})
# "Controls most of the highlands": what is held is told by "of".
_SHARES = frozenset({"most", "part", "half", "much", "all", "rest", "bulk", "third", "quarter",
                     "percent", "cent", "majority", "stretch", "number"})  # fmt: skip


def is_held(ctx: LeadContext, what: int, relation: str) -> bool:
    """Return whether the thing is ground, a road or the like: "hold" also goes with talks, and with
    people: whom somebody detains is no ground that he holds."""
    p = ctx.parse
    if relation != "holds":
        return p.tag[what].startswith("N")
    what = core(ctx, what)
    if p.lemma[what] in _SHARES:
        return any(is_held(ctx, o, relation) for o in objects_of(p, what, "of"))
    return p.lemma[what] in grounds() or (p.tag[what].startswith("NNP") and not _man(ctx, what))


def _man(ctx: LeadContext, what: int) -> bool:
    """Return whether a name is a person's: "Mayor Osk", "Ilan Lund"; one word may be a town's."""
    p, known = ctx.parse, ctx.cast.of(what)
    before = [p.lower[c] for c in p.children[what] if p.dep[c] in ("compound", "amod", "nmod")]
    titled = not word_set("positions.offices", "linking.local_offices").isdisjoint(before)
    return titled or (bool(before) and known is not None and is_person(known.code))


def since(ctx: LeadContext, k: int) -> Time | None:
    """Return the first time in what hangs on a token, without what is joined to it by "and" or told
    in a clause of its own ("where nobody has voted since 2020"): since when something is held."""
    p = ctx.parse
    joined = (c for c in p.children[k] if c > k and p.dep[c] == "cc")
    last = min([p.right[k], *joined])
    own = (t for t in ctx.times_in(p.start[p.left[k]], p.end[last - 1]) if _of(p, t, k))
    return next(own, None)


def _of(p: Parse, t: Time, k: int) -> bool:
    """Return whether no other clause stands between a time and a token above it."""
    at = p.tokens_in(t.start, t.end)[0]
    for _ in range(MAX_CLIMB):
        if at == k:
            return True
        if p.dep[at] in ("relcl", "advcl", "ccomp", "acl"):
            return False
        at = p.head[at]
    return True


def named_by(ctx: LeadContext, verb: int) -> tuple[Actor, ...]:
    """Return whom "by" names, each once: "held by the army and by the militia of Suvo"."""
    p = ctx.parse
    first = [c for c in p.children[verb] if p.dep[c] in ("agent", "prep") and p.lower[c] == "by"]
    more = [k for c in first for k in p.children[c] if p.dep[k] == "conj" and p.lower[k] == "by"]
    heads = (o for c in (*first, *more) for o in p.children[c] if p.dep[o] == "pobj")
    found = {a.name: a for h in heads for k in conjuncts(p, h) if (a := ctx.cast.of(k)) is not None}
    return tuple(found.values())


def in_hands(ctx: LeadContext) -> Iterator[SituationMention]:
    """Yield who holds what by phrases: "the road is in Valdorian hands", "under the army's
    control", "is still in occupation of the clinic"."""
    p = ctx.parse
    for i in range(len(p)):
        prep = p.head[i]
        if p.lemma[i] not in _HANDS or p.dep[i] != "pobj" or p.lower[prep] not in ("in", "under"):
            continue
        verb = p.head[prep]
        who, what = _keeper(ctx, i, verb) or (_holders(ctx, i), _of_what(ctx, verb))
        if not who or what is None or p.role(i) == "headline" or negated(p, verb):
            continue
        building = p.lemma[i] == "occupation" and p.lemma[what] in word_set("told.buildings")
        if not (building or is_held(ctx, what, "holds")) or tells_none(ctx, verb, "held"):
            continue
        said, when = ctx.statement(i), since(ctx, verb)
        for holder in who:
            yield SituationMention(
                holder, "holds", p.slice(*phrase(p, what)), iso_date(when),
                said.id if said else None, None, None, when, ctx.span(prep, i + 1),
            )  # fmt: skip


def _of_what(ctx: LeadContext, verb: int) -> int | None:
    return subject(ctx.parse, verb) if ctx.parse.pos[verb] in ("VERB", "AUX") else verb


def _keeper(ctx: LeadContext, i: int, verb: int) -> tuple[tuple[Actor, ...], int] | None:
    """Return who is "in control of" what, where no article stands before: "under the control of"
    names who holds it."""
    p = ctx.parse
    bare = p.lower[p.head[i]] == "in" and not any(p.dep[c] == "det" for c in p.children[i])
    what = next(objects_of(p, i, "of"), None)
    who = subject(p, verb)
    if p.lemma[i] not in _KEEPING or not bare or what is None or who is None:
        return None
    return ctx.cast.members(who), what


def _holders(ctx: LeadContext, i: int) -> tuple[Actor, ...]:
    p = ctx.parse
    near = [c for c in p.children[i] if p.dep[c] in ("amod", "poss", "compound", "nmod")]
    near += [k for o in objects_of(p, i, "of") for k in conjuncts(p, o)]
    return tuple({a.name: a for c in near if (a := ctx.cast.of(c)) is not None}.values())


def held_by_name(ctx: LeadContext) -> Iterator[SituationMention]:
    """Yield who holds a named place by a compound: "government-held Dolna", "the town of Rena is
    rebel-controlled"."""
    p = ctx.parse
    for i in range(2, len(p)):
        if p.lemma[i] not in _HELD or p.tag[i] not in ("VBN", "VBD", "JJ") or p.word[i - 1] != "-":
            continue
        who, what = _before_dash(ctx, i - 2), _placed(ctx, i)
        if who is None or what is None or p.role(i) == "headline" or tells_none(ctx, i, "held"):
            continue
        said = ctx.statement(i)
        yield SituationMention(
            who, "holds", _name(ctx, what), None, said.id if said else None, None, None, None,
            ctx.span(i - 2, i + 1),
        )  # fmt: skip


def _before_dash(ctx: LeadContext, k: int) -> Actor | None:
    """Return the side that a word before a dash names: by its name, or by what it is ("government",
    "rebel"), whoever that is."""
    p = ctx.parse
    known = ctx.cast.of(k)
    if known is not None and ctx.side(known) is not None:
        return known
    named = resolve_actor(p.word[k])
    if named.country is None and p.lower[k] not in _PARTIES:
        return None
    return Actor(
        p.word[k], p.start[k], p.end[k], named.code, named.country, named.sector, p.word[k]
    )


def _placed(ctx: LeadContext, i: int) -> int | None:
    """Return the named place that a compound describes: before it ("is", "are") or behind."""
    p = ctx.parse
    above = p.head[i]
    what = subject(p, above) if p.dep[i] in ("acomp", "attr") else above
    if what is None or p.dep[i] not in ("acomp", "attr", "amod", "appos"):
        return None
    of = next((o for o in objects_of(p, what, "of") if p.tag[o] == "NNP"), None)
    named = p.tag[what] == "NNP" or (p.lemma[what] in grounds() and of is not None)
    return what if named and not _man(ctx, what) else None


def _name(ctx: LeadContext, what: int) -> str:
    """Return a place's name without the compound before it."""
    p = ctx.parse
    first, last = phrase(p, what)
    own = [k for k in range(first, what) if p.word[k] == "-"]
    first = own[-1] + 2 if own else first
    cut = (p.left[c] for c in p.children[what] if c > what and p.lower[c] != "of")
    return p.slice(first, min([last, *cut]))
