"""Stands told by turns of phrase: "poured cold water on", "said yes to", "holds out for".

The phrases are data (``issues/turns.tsv``): the first word is the predicate, the others follow it
in order; a star stands for the verb's object. Each gives the party, the kind and the words; what it
is about is for the finder.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of
from trucewatch.coding.positions.moves import Told, end_of, opening
from trucewatch.coding.positions.whose import parties_at
from trucewatch.vocab.issues import load_issue_words
from trucewatch.vocab.words import word_set

_OBJECT = "*"
# What may stand between the words of a phrase: "poured | cold | water", "gave | its | consent".
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "PRON"})
_GAP = 2
# "No longer" stands this near behind a verb.
_LONGER = 4
# What is only thought of, or not done, is no stand: "might bow to".
_UNSURE = frozenset({"might", "may", "could", "should", "can"})
# … and under "would" only what would be wanted, given or barred.
_TO_COME = frozenset({"would", "will", "'ll", "’ll", "shall"})
# An own denial in a phrase is part of it ("has no interest in"); these deny the phrase itself.
_NEVER = frozenset({"not", "n't", "n’t", "never"})


def turned(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the stands that a turn of phrase beginning at token ``i`` tells."""
    p = ctx.parse
    if p.pos[i] not in ("VERB", "AUX") or p.dep[i] in ("amod", "compound"):
        return
    kind = _kind(ctx, i)
    if kind is None or _undone(ctx, i, kind):
        return
    verb = p.head[i] if p.dep[i] in ("aux", "auxpass") else i  # parsers' "is | opposed to"
    for party in parties_at(ctx, verb) or parties_at(ctx, i):
        yield party, kind, opening(ctx, verb), end_of(ctx, verb)


def _kind(ctx: LeadContext, i: int) -> str | None:
    """Return the kind of the phrase that begins at ``i``, or None."""
    rows = load_issue_words().turns.get(ctx.parse.lemma[i], ())
    kind = next((kind for rest, kind in rows if _follows(ctx, i + 1, rest)), None)
    return None if kind is None or _in_the_flesh(ctx, i) else kind


def _in_the_flesh(ctx: LeadContext, i: int) -> bool:
    """Return whether the words are meant as they stand: "put his pistol on the table", "with their
    backs against the wall"."""
    p = ctx.parse
    near = [c for c in p.children[i] if c > i and p.dep[c] == "dobj"]
    near += objects_of(p, i, "against")
    return not word_set("positions.things").isdisjoint(p.lemma[k] for k in near)


def _follows(ctx: LeadContext, k: int, rest: tuple[str, ...]) -> bool:
    """Return whether the words ``rest`` stand from token ``k`` on, each within a small gap, and
    something is left in the sentence that they speak of."""
    p = ctx.parse
    end, verb = p.sents[p.sent[k - 1]][1], k - 1
    for word in rest:
        gap = 0
        if word == _OBJECT:
            what = child(p, verb, "dobj")
            if what is None or p.left[what] != k or p.pos[what] == "PRON":
                return False
            k = _own_end(ctx, what)
            continue
        while k < end and word not in (p.lemma[k], p.lower[k]):
            if gap == 0 and _day_ends(ctx, k) is not None:
                k = _day_ends(ctx, k) or k  # "voted | on Sunday | against"
                continue
            gap += 1
            if gap > _GAP or p.pos[k] not in _BETWEEN:
                return False
            k += 1
        if k >= end:
            return False
        k += 1
    return _OBJECT in rest or (k < end and p.word[k][:1].isalnum())


def _day_ends(ctx: LeadContext, k: int) -> int | None:
    """Return where the day ends that is told at token ``k``: "on Sunday", or None."""
    p = ctx.parse
    at = k + 1 if p.lower[k] in ("on", "in") and k + 1 < len(p) else k
    time = next((t for t in ctx.times if t.start <= p.start[at] < t.end), None)
    return None if time is None else p.tokens_in(time.start, time.end)[1]


def _own_end(ctx: LeadContext, what: int) -> int:
    """Return where the object at ``what`` ends, without what parsers hang on it: "put | an amnesty
    | on the table"."""
    p = ctx.parse
    last = what + 1
    for c in p.children[what]:
        if c == last and p.dep[c] == "prep" and p.lower[c] in ("of", "for", "to"):
            last = p.right[c]
    return last


def _undone(ctx: LeadContext, i: int, kind: str) -> bool:
    """Return whether the phrase is denied, only thought of or wished for."""
    p = ctx.parse
    aux = {p.lower[c] for c in p.children[i] if p.dep[c] in ("aux", "neg")}
    if aux & (_NEVER | _UNSURE) or (negated(p, i) and not _own_no(ctx, i)):
        return True
    if ("no", "longer") in pairwise(p.lower[max(0, i - 2) : i + _LONGER]):
        return True  # "was no longer opposed to": a move
    if kind == "concession" and aux & (_TO_COME | {"to"}):
        return True
    return p.dep[i] in ("advcl", "acl") and any(
        p.lower[c] in ("if", "unless", "whether") for c in p.children[i]
    )


def _own_no(ctx: LeadContext, i: int) -> bool:
    return not any(ctx.parse.dep[c] == "neg" for c in ctx.parse.children[i])
