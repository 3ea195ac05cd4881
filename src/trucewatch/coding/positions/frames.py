"""Stands told by a noun or by a verb of bargaining, with no verb of saying.

"Its main demand is …", "among their demands are …", "for Kestrel, … is a red line", "Russian
demands for …", "its objections to …", "has been pushing for …", "would settle for …".
Each gives the party, the kind and the words; what it is about is for the finder of positions.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    conjuncts,
    negated,
    objects_of,
)
from trucewatch.coding.leads.issuer import issuer_of, says_we
from trucewatch.coding.positions.moves import Told, dropped_by, end_of, opening
from trucewatch.coding.positions.whose import parties_at, speaker_at
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

# What a party's noun is: the kind, and the prepositions behind which it tells of what.
_STANDS = {
    "demand": ("demand", ("for", "on", "over")),
    "insistence": ("demand", ("on", "upon")),
    "claim": ("demand", ("to", "over", "for")),
    "call": ("demand", ("for",)),
    "request": ("demand", ("for",)),
    "push": ("demand", ("for",)),
    "objection": ("refusal", ("to",)),
    "opposition": ("refusal", ("to",)),
    "rejection": ("refusal", ("of",)),
    "resistance": ("refusal", ("to",)),
    "proposal": ("proposal", ("for", "of", "on")),
    "offer": ("offer", ("of",)),
    "readiness": ("offer", ("for",)),
}  # fmt: skip
# Nouns that "is" joins to what they hold.
_NAMED = {
    "demand": "demand", "price": "demand", "priority": "demand", "requirement": "condition",
    "condition": "condition", "precondition": "condition", "prerequisite": "condition",
    "line": "red_line", "offer": "offer", "proposal": "proposal", "objection": "refusal",
}  # fmt: skip
# Words for a stand that only its clause gives a kind: "its position that … must go".
_STANCES = frozenset({"position", "stance", "view", "line"})
_OWNERLESS = frozenset({"condition", "precondition", "prerequisite", "demand", "requirement"})
_OPENERS = frozenset({"the", "one", "only", "first", "sole", "single"})
# What something is to, or for, a party that will not do without it.
_TO_A_PARTY = frozenset({"key", "must", "minimum", "essential", "imperative", "matter"})
_NAMING = frozenset({"be", "remain", "include"})
_MUST = frozenset({"must", "should", "shall"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})
# Verbs that bargain through a preposition: kind, and whether only "would" or "could" makes it one.
_VERBS = {
    ("push", "for"): "demand", ("press", "for"): "demand", ("lobby", "for"): "demand",
    ("campaign", "for"): "demand", ("hold", "for"): "demand", ("clamour", "for"): "demand",
    ("clamor", "for"): "demand", ("plead", "for"): "demand", ("balk", "at"): "refusal",
    ("baulk", "at"): "refusal", ("bridle", "at"): "refusal", ("object", "to"): "refusal",
    ("settle", "for"): "offer", ("live", "with"): "offer", ("sign", "to"): "offer",
}  # fmt: skip
_GIVEN_IF_COMING = frozenset({"settle", "live", "sign"})
_COMING = frozenset({"would", "could", "can", "might", "will"})
_ABLE = frozenset({"can", "could", "ca", "will", "wo", "would"})
_ANSWERS = frozenset({"answer", "reply", "response", "verdict"})
_VERDICTS = {
    "refusal": frozenset({"no", "never", "negative"}),
    "concession": frozenset({"yes", "positive", "affirmative"}),
}
# Verbs by which a stand is only put forward again.
FRAMED = (
    _ANSWERS
    | _STANDS.keys()
    | _NAMED.keys()
    | _TO_A_PARTY
    | _STANCES
    | {verb for verb, _ in _VERBS}
    | {"hear", "push"}
)
"""Lemmas at which such a stand can be told."""


def framed(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the stands that the noun or verb at token ``i`` tells."""
    p = ctx.parse
    if p.pos[i] == "VERB":
        yield from _bargained(ctx, i)
    elif p.pos[i] == "NOUN" and not negated(p, i):
        yield from _named(ctx, i) or _of_what(ctx, i)


def _bargained(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield what a verb that bargains through its preposition tells: "pushing for", "balked at"."""
    p = ctx.parse
    if p.dep[i] in ("amod", "compound"):
        return
    coming = {p.lower[c] for c in p.children[i] if p.dep[c] == "aux"}
    given = p.lemma[i] in _GIVEN_IF_COMING
    for c in p.children[i]:
        kind = _VERBS.get((p.lemma[i], p.lower[c])) if p.dep[c] == "prep" else None
        if p.lemma[i] == "hear" and p.lower[c] == "of" and negated(p, i) and coming & _COMING:
            kind = "refusal"
        elif kind and given and negated(p, i) and coming & _ABLE:
            kind = "refusal"  # "cannot live with the order of things"
        elif kind and p.lemma[i] == "object" and negated(p, i):
            kind = "offer"  # "does not object to observers"
        elif kind is None or negated(p, i) or given != bool(coming & _COMING):
            continue
        if child(p, c, "pobj", "pcomp") is None or (p.lemma[i] == "hold" and not _out(ctx, i)):
            continue
        but = _but_not(ctx, c)
        end = end_of(ctx, i) if but is None else p.right[child(p, c, "pobj", "pcomp") or c]
        first = opening(ctx, i) if kind == "refusal" or negated(p, i) else i
        yield from ((party, kind, first, end) for party in parties_at(ctx, i))
        if but is not None:
            yield from ((party, "refusal", but, p.right[but]) for party in parties_at(ctx, i))
    if p.lemma[i] in ("push", "press") and not negated(p, i) and _for_others(ctx, i):
        yield from ((party, "demand", i, end_of(ctx, i)) for party in parties_at(ctx, i))


def _but_not(ctx: LeadContext, prep: int) -> int | None:
    """Return the preposition that a clause goes on with: "with the committee | but not with …"."""
    p = ctx.parse
    near = (*p.children[prep], *p.children[p.head[prep]])
    return next((c for c in near if p.dep[c] == "conj" and p.lower[c] == p.lower[prep]
                 and "not" in p.lower[prep:c] and "but" in p.lower[prep:c]), None)  # fmt: skip


def _for_others(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb is followed by what others are to do: "pushed for it to leave", "is
    pressing the rebels to disarm"."""
    p = ctx.parse
    for c in p.children[i]:
        if c > i and p.dep[c] in ("advcl", "ccomp", "xcomp") and p.tag[c] == "VB":
            own = {p.lower[k] for k in p.children[c]}
            if "for" in own or (p.lemma[i] == "press" and "to" in own):
                return True
    return False


def _out(ctx: LeadContext, i: int) -> bool:
    return any(ctx.parse.lower[c] == "out" for c in ctx.parse.children[i])


def _answer(ctx: LeadContext, i: int) -> list[Told]:
    """Return the stand of an answer that is yes or no: "its reply to the request for … was no"."""
    p = ctx.parse
    verb = _copula(ctx, i)
    if p.lemma[i] not in _ANSWERS or verb is None or child(p, verb, "neg") is not None:
        return []
    words = set(p.lower[verb + 1 : verb + 4])
    kind = next((kind for kind, told in _VERDICTS.items() if words & told), None)
    owner = None if kind is None else _owner(ctx, i)
    to = next(objects_of(p, i, "to", "on"), None)
    if kind is None or owner is None or to is None:
        return []
    return [(owner, kind, p.left[i], end_of(ctx, verb))]


def _named(ctx: LeadContext, i: int) -> list[Told]:
    """Return what "is" joins to a party's noun, on either side of it."""
    p = ctx.parse
    if p.lemma[i] in _ANSWERS:
        return _answer(ctx, i)
    kind = _NAMED.get(p.lemma[i])
    red = "red" in p.lower[p.left[i] : i]
    verb = _copula(ctx, i)
    if verb is None or negated(p, verb) or (p.lemma[i] == "line" and not red):
        return []
    if kind is None:
        vital = p.lemma[i] in _TO_A_PARTY and p.dep[i] == "attr"
        return _vital(ctx, i, verb) if vital else []
    owner = _owner(ctx, i) or _for_whom(ctx, i, verb) or _who_says(ctx, i)
    if owner is None:
        return []
    if p.dep[i] == "attr" and verb < i:  # "the return of the port is its main demand"
        what = child(p, verb, "nsubj", "csubj")
        if what is None or p.pos[what] == "PRON" or p.lower[what] in ("this", "that"):
            return []
        return [(owner, kind, p.left[what], p.right[i])]
    what = child(p, verb, "attr", "ccomp", "xcomp", "dobj", "nsubj", "acomp")
    things = [c for c in p.children[verb] if c > verb and p.dep[c] in ("attr", "dobj", "nsubj")]
    if what is None or (p.dep[what] == "acomp" and child(p, what, "xcomp") is None):
        return []
    heads = sorted(k for t in things[:1] for k in conjuncts(p, t)) or [what]
    cuts = [verb + 1, *(p.left[h] for h in heads[1:])]
    ends = [*cuts[1:], end_of(ctx, verb)]
    return [(owner, kind, a, b) for a, b in zip(cuts, ends, strict=True) if verb < a < b]


def _vital(ctx: LeadContext, i: int, verb: int) -> list[Told]:
    """Return what a party cannot do without: "for Kestrel, the return of the port is the key to the
    rest", "is a must for Kestrel", "a matter of life and death"."""
    p, what = ctx.parse, child(ctx.parse, verb, "nsubj", "csubj")
    if what is None or p.pos[what] in ("PRON", "PROPN"):
        return []
    if p.lemma[i] == "matter" and not {"survival", "honour", "honor", "life", "principle"} & {
        p.lemma[o] for o in objects_of(p, i, "of")
    }:
        return []
    for o in (*objects_of(p, verb, "for", "to"), *objects_of(p, i, "for")):
        party = ctx.cast.of(o)
        if party is not None and ctx.side(party) is not None:
            return [(party, "demand", p.left[what], p.right[what])]
    return []


def _who_says(ctx: LeadContext, i: int) -> Actor | None:
    """Return the side in whose words "the condition remains …" stands, where nobody's is named."""
    p = ctx.parse
    said = ctx.statement(i)
    near = {p.lower[c] for c in p.children[i]}
    opened = not _OPENERS.isdisjoint(near) or (said is not None and "a" in near)
    if kind_named(p.lemma[i]) is None or not opened:
        return None
    own = speaker_at(ctx, p.start[i])
    if own is None and (said is None or says_we(said.speaker)):
        own = issuer_of(ctx)
    pair = {ctx.side(a) for a in ctx.pair}
    return own if own is not None and (not pair or ctx.side(own) in pair) else None


def kind_named(lemma: str) -> str | None:
    """Return the kind of a stand that only its own party can name without an owner."""
    return _NAMED[lemma] if lemma in _OWNERLESS else None


def _copula(ctx: LeadContext, i: int) -> int | None:
    """Return the verb that names what the noun at ``i`` is: "its demand is", "among its demands
    are", "one of its demands was", "is a red line"."""
    p = ctx.parse
    k = i
    if p.dep[k] == "pobj" and p.lower[p.head[k]] in ("among", "of"):
        prep = p.head[k]
        k = p.head[prep]
        if p.lower[prep] == "among" and p.lemma[k] in _NAMING:
            return k
        if p.lower[k] != "one":
            return None
    subject_of = p.dep[k] in ("nsubj", "attr") and p.lemma[p.head[k]] in _NAMING
    return p.head[k] if subject_of else None


def _for_whom(ctx: LeadContext, i: int, verb: int) -> Actor | None:
    """Return the party for whom something is so: "a red line for Kestrel", "for us, …"."""
    p = ctx.parse
    for o in (*objects_of(p, i, "for", "of"), *objects_of(p, verb, "for")):
        if p.lower[o] in ("us", "me"):
            return speaker_at(ctx, p.start[o])
        found = ctx.cast.of(o)
        if found is not None and ctx.side(found) is not None:
            return found
    return None


def _of_what(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield what a party's noun is for, on or against: "Kestrel's objections to the map"."""
    p = ctx.parse
    owner = _owner(ctx, i)
    if owner is None or _given_up(ctx, i):
        return
    if p.lemma[i] in _STANCES:
        clause = child(p, i, "ccomp", "acl")
        aux = set() if clause is None else {p.lower[k] for k in range(i, p.right[clause])}
        if clause is not None and aux & (_MUST | {"will", "would", "cannot"}):
            kind = "refusal" if aux & (_NOT | {"cannot"}) else "demand" if aux & _MUST else None
            if kind is not None:
                yield owner, kind, p.left[clause], end_of(ctx, clause)
        return
    kind, behind = _STANDS.get(p.lemma[i], ("", ()))
    if any(True for _ in objects_of(p, i, *behind)):
        yield owner, kind, p.left[i], end_of(ctx, i)


def _given_up(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb above tells the noun's stand as over: "backed away from its demand"."""
    p, k = ctx.parse, i
    for _ in range(MAX_CLIMB):
        k = p.head[k]
        if dropped_by(ctx, k) == i:
            return True
        if p.pos[k] == "VERB" or p.head[k] == k:
            return False
    return False


def _owner(ctx: LeadContext, i: int) -> Actor | None:
    """Return whose the noun at ``i`` is: by a possessor, an adjective, or "by" and "from"."""
    p = ctx.parse
    near = [c for c in p.children[i] if p.dep[c] in ("poss", "amod", "compound", "nmod")]
    near += objects_of(p, i, "by", "from")
    if p.lemma[i] in ("request", "call", "demand", "appeal", "proposal"):
        near += objects_of(p, i, "of")
    for c in near:
        if p.lower[c] in ("our", "my"):
            return speaker_at(ctx, p.start[c])
        found = ctx.cast.of(c)
        if found is not None and ctx.side(found) is not None:
            return found
    return _who_makes(ctx, i)


def _who_makes(ctx: LeadContext, i: int) -> Actor | None:
    """Return who makes or repeats what the noun at ``i`` names: "renewed a call for …"."""
    p = ctx.parse
    if (
        p.dep[i] != "dobj"
        or p.lemma[p.head[i]] not in word_set("positions.making")
        or negated(p, p.head[i])
    ):
        return None
    who = parties_at(ctx, p.head[i])
    return who[0] if len(who) == 1 else None
