"""Stands that fixed phrases tell: "gave ground on", "set a deadline for", "tied X to Y".

Each gives the party, the kind and the words; what it is about is for the finder of positions.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, definite, negated, objects_of
from trucewatch.coding.positions.moves import Told, end_of, opening
from trucewatch.coding.positions.referred import YIELDING, yields
from trucewatch.coding.positions.whose import parties_at
from trucewatch.records import Actor

# What one makes or gives where one gives way.
_WAY = {"give": frozenset({"ground", "way"}), "make": frozenset({"concession"})}
_TYING = frozenset({"tie", "link", "condition", "make"})
_TERMS = frozenset({"condition", "precondition", "prerequisite", "dependent", "conditional"})
_SETTING = frozenset({"set", "draw", "lay", "name"})
_DEADLINES = frozenset({"deadline", "ultimatum"})
_NAMING = frozenset({"include", "be", "remain", "comprise", "contain", "range"})
# A plan by whose terms something would be done is its owner's.
_PLANS = frozenset(
    {"offer", "proposal", "plan", "scheme", "formula", "draft", "paper", "document", "compromise",
     "text", "blueprint", "roadmap", "package", "version", "idea", "initiative", "suggestion"}
)  # fmt: skip
# What a plan does by its terms: "would see the guns withdrawn", "would have the tunnels mapped".
_PROVIDING = frozenset(
    {"see", "have", "give", "let", "allow", "leave", "put", "bring", "provide", "place", "hand",
     "free", "open", "bind", "keep", "make", "send", "return"}
)  # fmt: skip
_MAKING = frozenset(
    {"table", "draft", "propose", "suggest", "float", "put", "draw", "submit", "circulate", "offer",
     "write", "present", "broker", "prepare", "devise", "advance", "outline", "bring"}
)  # fmt: skip
PHRASED = (
    _PLANS
    | YIELDING
    | {
        "cave",
        "back",
        "climb",
        "give",
        "make",
        "tie",
        "link",
        "condition",
        "set",
        "issue",
        "demand",
        "draw",
        "lay",
    }
)
"""Lemmas at which such a phrase can stand."""


def phrased(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the stands that a fixed phrase at token ``i`` tells."""
    p = ctx.parse
    if p.pos[i] == "NOUN":
        yield from _terms(ctx, i)
        return
    if p.pos[i] != "VERB" or negated(p, i) or _coming(ctx, i):
        return
    kind = _kind(ctx, i)
    if kind is None:
        return
    on = _ceded(ctx, i) if kind == "concession" else None
    for party in parties_at(ctx, i):
        yield party, kind, opening(ctx, i) if on is None else p.left[on], end_of(ctx, i)


def _ceded(ctx: LeadContext, i: int) -> int | None:
    """Return on what somebody gives way: "gave ground on the question of refugees"."""
    p, what = ctx.parse, child(ctx.parse, i, "dobj")
    near = (i,) if what is None else (i, what)
    on = (o for k in near for o in objects_of(p, k, "on", "over") if not p.tag[o].startswith("NNP"))
    return next(on, None)


def _kind(ctx: LeadContext, i: int) -> str | None:
    """Return the kind of stand that the verb at ``i`` tells with its object, or None."""
    p = ctx.parse
    what, lemma = child(p, i, "dobj"), p.lemma[i]
    if yields(ctx, i) and (what is None or _ceded(ctx, i) is None):
        return "concession"
    if what is None and lemma == "make":  # parsers' clause: "made | the signing dependent on it"
        clause = child(p, i, "ccomp")
        what = None if clause is None else child(p, clause, "nsubj")
    if what is None:
        return None
    if lemma in _SETTING and p.lemma[what] == "line" and "red" in p.lower[i:what]:
        return "red_line"
    if p.lemma[what] in _WAY.get(lemma, ()):
        return "concession" if _ceded(ctx, i) is not None else None
    if lemma in ("set", "give", "issue", "impose") and p.lemma[what] in _DEADLINES:
        return "demand" if any(p.lower[k] in ("for", "to") for k in range(i, p.right[i])) else None
    if lemma not in _TYING:
        return None
    if lemma == "make":
        return "condition" if any(p.lemma[k] in _TERMS for k in range(i, p.right[i])) else None
    to = [o for k in (i, what) for o in objects_of(p, k, "to", "on", "with")]
    return "condition" if to else None


def _coming(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    modals = ("may", "might", "could", "should", "would", "can")
    return any(p.dep[c] == "aux" and p.lower[c] in modals for c in p.children[i])


def _terms(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield what a party's demands or offer hold: "its demands include the lifting of …", "under
    the Ethiopian offer, prisoners would be freed"."""
    p = ctx.parse
    owner = _owner(ctx, i) or _owner_before(ctx, i)
    if owner is None:
        return
    verb = p.head[i]
    listed = p.lemma[i] == "demand" and p.tag[i] == "NNS"
    if listed and p.dep[i] == "pobj" and p.lemma[p.head[verb]] == "list":
        verb = p.head[p.head[verb]]
    if listed and p.lemma[verb] in _NAMING and verb < end_of(ctx, verb):
        yield owner, "demand", verb + 1, end_of(ctx, verb)
        return
    if p.dep[i] == "nsubj" and p.lemma[i] in _PLANS and p.lemma[verb] in _PROVIDING:
        if {"would", "will"} & {p.lower[c] for c in p.children[verb] if p.dep[c] == "aux"}:
            yield owner, "proposal", verb, end_of(ctx, verb)
        return
    i = _terms_of(ctx, i)
    under = p.dep[i] == "pobj" and p.lower[p.head[i]] in ("under", "in", "by")
    host = p.head[p.head[i]]
    told = under and p.pos[host] == "VERB" and p.head[i] < host and p.lemma[i] in _PLANS | {"term"}
    if told and any(
        p.dep[c] == "aux" and p.lower[c] in ("would", "will") for c in p.children[host]
    ):
        first = min((p.left[c] for c in p.children[host] if c > p.right[i] - 1), default=host)
        yield owner, "offer" if p.lemma[i] == "offer" else "proposal", first, end_of(ctx, host)


def _terms_of(ctx: LeadContext, i: int) -> int:
    """Return the noun "terms" for "by the terms of a compromise", else the plan's own."""
    p = ctx.parse
    above = p.head[p.head[i]]
    of = p.dep[i] == "pobj" and p.lower[p.head[i]] == "of"
    return above if of and p.lower[above] in ("terms", "term") else i


def _owner_before(ctx: LeadContext, i: int) -> Actor | None:
    """Return whose "the proposal" is by an earlier mention that tells it: "a government proposal",
    where the story tells of one owner alone."""
    p = ctx.parse
    if p.lemma[i] not in _PLANS or not definite(p, i):
        return None
    earlier = (_owner(ctx, k) for k in range(i) if p.lemma[k] == p.lemma[i] and p.pos[k] == "NOUN")
    owners = {ctx.side(a): a for a in earlier if a is not None}
    return next(iter(owners.values())) if len(owners) == 1 else None


def under_plan(ctx: LeadContext, verb: int) -> bool:
    """Return whether what the verb tells would be so by the terms of somebody's plan: "under the
    proposal, the rebels would hand over their arms"."""
    p = ctx.parse
    return any(p.lemma[o] in _PLANS for o in objects_of(p, verb, "under", "in"))


def _owner(ctx: LeadContext, i: int) -> Actor | None:
    """Return whose the demands or the offer at ``i`` are, by a possessor or an adjective."""
    p = ctx.parse
    above = p.head[p.head[i]] if p.dep[i] == "pobj" and p.lemma[p.head[p.head[i]]] == "list" else i
    for c in (*p.children[i], *p.children[above]):
        if p.dep[c] in ("poss", "amod", "compound", "nmod"):
            found = ctx.cast.of(c)
            if found is not None and ctx.side(found) is not None:
                return found
    makers = (o for c in p.children[i] if p.dep[c] == "acl" and p.lemma[c] in _MAKING
              for o in objects_of(p, c, "by"))  # fmt: skip
    return next((a for o in makers if (a := ctx.cast.of(o)) and ctx.side(a) is not None), None)
