"""Persons whose body is told roundabout: "X, who leads the team of B", "X sits on its delegation".

The cast knows those whom a title gives to a body ("B's spokesman, X"). Here somebody belongs to a
body by what is told of him anywhere in the story: what he leads, sits on or speaks for, whose man
he is, for whom he says something.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, objects_of
from trucewatch.records import Actor
from trucewatch.vocab.actors import slug
from trucewatch.vocab.sides import is_person, unlisted_group
from trucewatch.vocab.words import word_set

# How far from a person's name through parts of a body ("of the bureau of the Front") it is looked.
_STEPS = 4
# Prepositions behind which the body stands: of what, for whom, on which delegation.
_OF = ("of", "for", "on", "from", "in", "with", "at", "behalf", "to")
_OWNED = frozenset({"poss", "compound", "amod", "nmod"})
_BODILESS = frozenset({"MED", "JRN", "CVL", "EDU", "JUD"})
# Whoever holds one of these holds it in a land, not in a town.
_OF_LANDS = frozenset({"president", "minister", "premier", "chancellor", "king", "emir", "sultan"})
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM"})
_PRONOUNS = frozenset({"its", "their"})


def told_bodies(ctx: LeadContext, codes: frozenset[str]) -> dict[str, str]:
    """Return the code of each person among ``codes`` → the name in the code of the one body that
    the story's words give to him; who is given to two is left out."""
    p = ctx.parse
    names: dict[str, str] = {}
    for code in codes:
        name = code.partition(":")[2]
        armed = code.partition(":")[0][3:] in _ARMED
        if (code.startswith("UNK") or armed) and "-" in name and _can_be_person(code):
            names[name] = code
    found: dict[str, set[str]] = {}
    for k in range(1, len(p)) if names else ():
        if p.tag[k] != "NNP":
            continue
        own = names.get(_full_name(ctx, k))
        known = own is not None and (is_person(own) or not own.startswith("UNK"))
        if own is None or not (known or _titled(ctx, k)):
            continue
        for body in _bodies(ctx, k):
            side = _side_name(ctx, body, own)
            if side is not None:
                found.setdefault(own, set()).add(side)
                break
    return {code: next(iter(of)) for code, of in found.items() if len(of) == 1}


def _can_be_person(code: str) -> bool:
    """Return whether a code can be a person's: those of armed people are made as groups' are."""
    return is_person(code) or unlisted_group(code) is None


def _titled(ctx: LeadContext, k: int, titles: frozenset[str] = frozenset()) -> bool:
    """Return whether a title stands before the name at ``k``: "rebel leader Hamid Reku"."""
    p = ctx.parse
    near = (*p.children[k], p.head[k])
    titles = titles or word_set("positions.offices")
    return any(not titles.isdisjoint((p.lemma[c], p.lower[c])) and c < k for c in near)


def _land_of(ctx: LeadContext, k: int) -> Iterator[Actor]:
    """Yield the land of which nothing else is told: "Prime Minister Dessa Korval of Ostrel"."""
    p = ctx.parse
    for o in objects_of(p, k, "of"):
        if p.tag[o] == "NNP" and ctx.cast.of(o) is None and p.left[o] == o:
            yield Actor(p.word[o], p.start[o], p.end[o], f"UNK:{slug(p.word[o])}", None, None,
                        p.word[o])  # fmt: skip


def _full_name(ctx: LeadContext, k: int) -> str:
    """Return the name that ends at ``k`` as it stands in codes: its two last words or more."""
    p = ctx.parse
    first = k
    while first > 0 and p.dep[first - 1] == "compound" and p.tag[first - 1] == "NNP":
        first -= 1
    known = ctx.cast.of(k)
    own = "" if known is None else known.code.partition(":")[2]
    full = slug(" ".join(p.word[first : k + 1]))
    return own if own and full.endswith(own) else full


def _side_name(ctx: LeadContext, body: Actor, person: str) -> str | None:
    """Return the name in the code of a body's side, None where it is nobody's or the person's."""
    body = ctx.homes.full(body)
    side = ctx.side(body)
    if side is None or is_person(body.code) or body.code == person:
        return None
    sector = (body.sector or "").split("/")[-1]
    if sector in _ARMED and body.country is not None:
        return body.code.partition(":")[2] or None  # a group that the tables know
    if sector in _BODILESS or body.country is not None:
        return None
    own = body.code.partition(":")[2] if side.startswith("UNK:") else ""
    return own or side.partition(":")[2] or None


def _bodies(ctx: LeadContext, k: int) -> Iterator[Actor]:
    """Yield the bodies to which the words around the name at ``k`` give the person, nearest
    first."""
    p = ctx.parse
    for noun in _callings(ctx, k):
        yield from owners(ctx, noun)
        for c in p.children[noun]:
            if p.dep[c] in ("relcl", "acl") and _belongs(ctx, c):
                yield from _of_verb(ctx, c)
    if _titled(ctx, k, _OF_LANDS):
        yield from _land_of(ctx, k)
    who = next((n for n in (k, p.head[k]) if p.dep[n] == "nsubj"), k)
    verb = p.head[who]
    if p.dep[who] == "nsubj" and p.pos[verb] in ("VERB", "AUX"):
        if _belongs(ctx, verb):
            yield from _of_verb(ctx, verb)
        fronted = (o for o in objects_of(p, verb, "for") if o < who)
        if p.lemma[verb] in word_set("positions.saying"):
            yield from (a for o in fronted if (a := ctx.cast.of(o)) is not None)
    led = p.dep[k] == "pobj" and p.lower[p.head[k]] == "by"
    if led and p.lemma[p.head[p.head[k]]] in word_set("positions.leading"):
        noun = p.head[p.head[p.head[k]]]
        if p.pos[noun] in ("NOUN", "PROPN"):
            own = ctx.cast.of(noun)
            yield from () if own is None else (own,)
            yield from owners(ctx, noun)


def _callings(ctx: LeadContext, k: int) -> Iterator[int]:
    """Yield the nouns that call the person named at ``k`` something: "the Front's man, X", "X, its
    secretary", "X is the spokesman of", and the name itself."""
    p = ctx.parse
    titles = word_set("positions.offices")
    yield k
    near = [c for c in p.children[k] if p.dep[c] in ("appos", "compound", "nmod")]
    if p.dep[k] == "appos":
        near.append(p.head[k])
    if p.dep[k] == "nsubj" and p.lemma[p.head[k]] == "be":
        near += [c for c in p.children[p.head[k]] if p.dep[c] == "attr"]
    for c in near:
        gone = {"former", "ex", "late"} & {p.lower[g] for g in p.children[c]}
        if p.lemma[c] in titles and not gone:
            yield c


def owners(ctx: LeadContext, noun: int, steps: int = _STEPS) -> Iterator[Actor]:
    """Yield whose ``noun`` is, through the parts of a body: "of the bureau of the Front"."""
    p = ctx.parse
    if steps == 0:
        return
    for c in p.children[noun]:
        if p.dep[c] in _OWNED and p.lower[c] in _PRONOUNS:
            yield from _meant(ctx, c)
        elif p.dep[c] in _OWNED and c < noun:
            own = ctx.cast.of(c)
            if own is not None:
                yield own
            elif p.lemma[c] in word_set("positions.organs"):
                yield from owners(ctx, c, steps - 1)
    for o in objects_of(p, noun, *_OF):
        yield from _at(ctx, o, steps)


def _at(ctx: LeadContext, o: int, steps: int) -> Iterator[Actor]:
    """Yield the body at a noun, or that of whose parts it is one."""
    p = ctx.parse
    if p.lemma[o] in word_set("positions.organs") | {"behalf"}:
        yield from owners(ctx, o, steps - 1)
    own = ctx.cast.of(o)
    if own is not None:
        yield own


def _meant(ctx: LeadContext, k: int) -> Iterator[Actor]:
    """Yield the body that "its" at ``k`` means: the subject of its clause or of the sentence
    before."""
    p = ctx.parse
    known = ctx.cast.of(k)
    if known is not None:
        yield known
        return
    here = p.sent[k]
    for sent in (here, here - 1):
        if sent < 0:
            return
        a, b = p.sents[sent]
        for s in range(a, min(b, k)):
            own = ctx.cast.of(s) if p.dep[s] == "nsubj" else None
            if own is not None and ctx.side(own) is not None and not is_person(own.code):
                yield own
                return


def _belongs(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    words = word_set("positions.leading") | word_set("positions.standing_for")
    return p.lemma[verb] in words and not any(p.dep[c] == "neg" for c in p.children[verb])


def _of_verb(ctx: LeadContext, verb: int) -> Iterator[Actor]:
    """Yield the body that somebody leads, sits on or speaks for."""
    p = ctx.parse
    if p.lemma[verb] in word_set("positions.leading"):
        for c in p.children[verb]:
            if p.dep[c] == "dobj":
                yield from _at(ctx, c, _STEPS)
    for o in objects_of(p, verb, *_OF[:4]):
        yield from _at(ctx, o, _STEPS)
