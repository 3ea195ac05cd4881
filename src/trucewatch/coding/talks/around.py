"""What the sentences around a meeting tell of it: who mediates, who was represented, where it was.

"Negotiators of both sides met on Monday. Norway is mediating.", "A session was held at Senn. Orlia
was represented by its deputy minister, the Front by its secretary."
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from trucewatch.coding.cast.words import BETWEEN
from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    conjuncts,
    negated,
    objects_of,
    subject,
    term,
)
from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.gazetteer import capitals
from trucewatch.vocab.words import word_set

_HOSTING = frozenset({"mediate", "chair", "moderate", "facilitate", "broker", "host", "preside"})
# What somebody may be said to mediate or host, where it is told of the meeting before.
_IT = frozenset({"it", "them", "they", "which"})
# Those who "go back" and "act as" what is between two sides.
_ACTING = frozenset({"act", "serve"})
_DATELINE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")


def sentences_after(ctx: LeadContext, tokens: Sequence[int]) -> tuple[int, ...]:
    """Return the sentences of the tokens and, in its paragraph, the one after each."""
    p, out = ctx.parse, {ctx.parse.sent[k] for k in tokens}
    for s in tuple(out):
        if s + 1 < len(p.sents) and p.para[p.sents[s + 1][0]] == p.para[p.sents[s][0]]:
            out.add(s + 1)
    return tuple(sorted(out))


def told_mediators(ctx: LeadContext, sentences: Sequence[int]) -> Iterator[Actor]:
    """Yield who is told, in the sentences, to mediate, chair or host the meeting."""
    p = ctx.parse
    for i in (i for s in sentences for i in range(*p.sents[s])):
        if p.pos[i] != "VERB" and p.lower[i] != "mediating":  # parsers' adjective
            continue
        if p.role(i) == "headline" or negated(p, i):
            continue
        if p.lower[i] == "mediating" and p.dep[i] == "acomp":
            yield from _who(ctx, p.head[i])
            continue
        if (p.lemma[i] in _HOSTING and _of_talks(ctx, i)) or (
            p.lemma[i] in _ACTING
            and any(term(p, o).removesuffix("s") in BETWEEN for o in objects_of(p, i, "as"))
        ):
            yield from _who(ctx, i)


def guarantors(ctx: LeadContext, paragraphs: Collection[int]) -> Iterator[Actor]:
    """Yield who is told, in the paragraphs of a meeting, to stand by it as guarantor or mediator:
    "Norway and Chile accompanied the round as guarantors", "Norway is a guarantor of the talks"."""
    p = ctx.parse
    beside = word_set("talks.standing_by")
    for i in (i for i in range(len(p)) if p.para[i] in paragraphs and p.role(i) != "headline"):
        if negated(p, i) or p.tag[i] == "MD":
            continue
        as_what = [term(p, o).removesuffix("s") for o in objects_of(p, i, "as")]
        helps = p.lemma[i] in word_set("talks.accompanying") and p.pos[i] == "VERB"
        what = child(p, i, "attr") if p.lemma[i] == "be" else None
        of = [] if what is None else list(objects_of(p, what, "of", "in"))
        is_one = what is not None and p.lemma[what] in beside
        is_one = is_one and all(p.lemma[o] in _tables() | {"process", "cycle"} for o in of)
        if is_one or (helps and not beside.isdisjoint(as_what)):
            who = subject(p, i)
            yield from () if who is None else _states_behind(ctx, who)


def _states_behind(ctx: LeadContext, who: int) -> Iterator[Actor]:
    """Yield those who stand by, also behind "representatives of"."""
    p = ctx.parse
    behind = list(objects_of(p, who, "of", "from")) if p.tag[who] == "NNS" else []
    for k in (k for o in behind or [who] for k in conjuncts(p, o)):
        known = ctx.cast.of(k)
        if known is not None and ctx.side(known) is not None:
            yield known


def _of_talks(ctx: LeadContext, i: int) -> bool:
    """Return whether what is mediated or hosted is talks: "hosts them", "is mediating"."""
    p = ctx.parse
    if any(p.dep[c] == "aux" and p.lower[c] in ("might", "could", "may", "can")
           for c in p.children[i]):  # fmt: skip
        return False
    if p.dep[i] in ("xcomp", "acl", "amod", "compound"):  # "offered to mediate"
        return p.dep[i] == "acl" and p.tag[i] == "VBN" and p.lemma[p.head[i]] in _tables()
    what = child(p, i, "dobj", "nsubjpass")
    at = next(objects_of(p, i, "over"), None) if what is None else what
    return at is None or p.lemma[at] in _tables() or p.lower[at] in _IT


def _tables() -> frozenset[str]:
    return word_set("talks.table") | {"delegation", "side", "party"} - {"deal", "agreement"}


def _who(ctx: LeadContext, i: int) -> Iterator[Actor]:
    p = ctx.parse
    by = [*objects_of(p, i, "by")]
    who = subject(p, i)
    passive = child(p, i, "nsubjpass") is not None or (p.tag[i] == "VBN" and p.dep[i] == "acl")
    if not by and who is not None and not passive:
        by = [p.head[who] if p.tag[who] in ("WP", "WDT") else who]
    for k in by:
        yield from (a for a in ctx.cast.members(k) if ctx.side(a) is not None)


def represented(ctx: LeadContext, sentences: Sequence[int]) -> Iterator[Actor]:
    """Yield the sides that are told, in the sentences, to have been represented at a meeting or to
    have sent somebody: "Orlia was represented by its deputy minister, the Front by its
    secretary"."""
    p = ctx.parse
    for s in sentences:
        a, b = p.sents[s]
        verb = next((k for k in range(a, b) if _represents(ctx, k)), None)
        if verb is None:
            continue
        for k in range(a, b):
            by = p.dep[k] == "pobj" and p.lower[p.head[k]] == "by"
            if p.pos[k] in ("NOUN", "PROPN") and not by and k != verb:
                yield from (x for x in ctx.cast.members(k) if ctx.side(x) is not None)


def _represents(ctx: LeadContext, k: int) -> bool:
    p = ctx.parse
    return p.lemma[k] == "represent" and p.tag[k] == "VBN" and child(p, k, "auxpass") is not None


def dateline_venue(ctx: LeadContext, i: int, participants: Sequence[Actor]) -> str | None:
    """Return the dateline's city for a meeting that the first sentence after it tells without a
    place, where it is no capital of those who meet: none of them is at home there."""
    p, line = ctx.parse, ctx.story.dateline
    found = None if line is None else _DATELINE.match(line.text)
    if line is None or found is None or p.start[p.sents[p.sent[i]][0]] - line.end > _NEAR:
        return None
    city = found.group(0).strip()
    home = resolve_actor(city.title()).country
    sides = {c for a in participants for c in (a.country or "").split(";")}
    if home is None and city.lower() not in word_set("talks.seats"):
        return None  # whose city it is nobody knows
    at_home = home in sides or any(capitals().get(c, "").lower() == city.lower() for c in sides)
    return None if at_home else city.title()


# Characters between a dateline and the first word of its report: "OSLO (Reuters) - ".
_NEAR = 24
