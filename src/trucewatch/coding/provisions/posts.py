"""Whose post it is at which a way was barred: "was denied passage at a checkpoint of the Front",
"held up at a barrier manned by army soldiers". A passive names nobody, but the place tells who.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.provisions.told import doer_of, one_of, sentence, whose
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.words import word_set

_AT = frozenset({"at", "by", "from"})
_NAMES = frozenset({"compound", "nmod", "amod"})


def with_posts(ctx: LeadContext, touches: Iterable[ProvisionTouch]) -> Iterator[ProvisionTouch]:
    """Yield the touches, those that tell of a way barred by nobody laid to whose post that was at;
    nobody bars his own way."""
    for t in touches:
        if t.occurrence != "restriction" or t.violator is not None:
            yield t
            continue
        at = ctx.parse.tokens_in(t.span.start, t.span.end)[0]
        said = ctx.statement(at)
        owner = _post_owner(ctx, at)
        own = said is not None and ctx.side(said.speaker) == ctx.side(owner)
        yield t if owner is None or own else msgspec.structs.replace(t, violator=owner)


def _post_owner(ctx: LeadContext, at: int) -> Actor | None:
    """Return whose the one post is at which the sentence of ``at`` says that it was."""
    p = ctx.parse
    found: dict[str, Actor] = {}
    for k in sentence(ctx, at):
        if p.lemma[k] not in word_set("told.posts") or p.dep[k] != "pobj":
            continue
        if p.lower[p.head[k]] not in _AT:
            continue
        manned = (c for c in p.children[k] if p.dep[c] == "acl" and p.tag[c] == "VBN")
        owner = whose(ctx, k) or next((a for c in manned if (a := doer_of(ctx, c))), None)
        owner = owner or next(
            (a for c in p.children[k] if p.dep[c] in _NAMES and (a := one_of(ctx, c))), None
        )
        side = ctx.side(owner)
        if owner is not None and side is not None:
            found.setdefault(side, owner)
    return next(iter(found.values())) if len(found) == 1 else None
