"""Who is told to stand outside an agreement: "which refused to sign it", "has never joined the
accord", "is not a signatory", "the non-signatory groups"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.unmade import undone
from trucewatch.coding.leads.context import LeadContext, child, negated, subject
from trucewatch.vocab.words import word_set


def outsiders(ctx: LeadContext, at: dict[int, int], main: int | None) -> dict[int, frozenset[str]]:
    """Return agreement → sides told to stand outside it; ``at`` are the heads of mentions, ``main``
    the agreement meant where the words name none."""
    out: dict[int, set[str]] = {}
    for i in range(len(ctx.parse)):
        for who, k in (*_not_signing(ctx, at, i, main), *_no_party(ctx, at, i, main)):
            sides = {ctx.signer(a) for a in ctx.cast.members(who)}
            out.setdefault(k, set()).update(s for s in sides if s)
    return {k: frozenset(sides) for k, sides in out.items()}


def _not_signing(
    ctx: LeadContext, at: dict[int, int], verb: int, main: int | None
) -> Iterator[tuple[int, int]]:
    """Yield (who, agreement) of a verb of joining that tells what was not done."""
    p = ctx.parse
    if p.pos[verb] != "VERB" or p.lemma[verb] not in word_set("agreements.joining"):
        return
    if not undone(ctx, verb):
        return
    inside = range(verb + 1, p.right[verb])
    named = next((at[k] for k in inside if k in at), None)
    what = child(p, verb, "dobj")
    bare = what is None or p.lower[what] in ("it", "anything", "one", "that")
    k = named if named is not None else main if bare else None
    top = p.head[verb] if p.dep[verb] == "xcomp" else verb
    who = _who(ctx, top)
    if who is not None and k is not None:
        yield who, k


def _no_party(
    ctx: LeadContext, at: dict[int, int], i: int, main: int | None
) -> Iterator[tuple[int, int]]:
    """Yield (who, agreement) of "is not a signatory", "isn't a party to it"."""
    p = ctx.parse
    verb = p.head[i]
    called = p.lemma[i] in word_set("agreements.signatories") and p.dep[i] == "attr"
    if not called or p.lemma[verb] != "be":
        return
    if not (negated(p, verb) or any(p.lower[c] in ("no", "not", "never") for c in p.children[i])):
        return
    named = next((at[k] for k in range(i + 1, p.right[verb]) if k in at), main)
    who = _who(ctx, verb)
    if who is not None and named is not None:
        yield who, named


def _who(ctx: LeadContext, verb: int) -> int | None:
    """Return the subject of a verb, what "which" and "who" stand for."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    if who is None or p.lower[who] not in ("which", "who", "that"):
        return who
    return p.head[verb] if p.dep[verb] == "relcl" else None
