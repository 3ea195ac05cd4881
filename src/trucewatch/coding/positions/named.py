"""Positions told by nouns and judgments: "his demand that …", "calls it unacceptable"."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, objects_of, phrase
from trucewatch.coding.positions.whose import speaker_at
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

CALLING = frozenset({"call", "consider", "deem", "find", "describe", "regard"})
UNACCEPTABLE = frozenset(
    {"unacceptable", "impossible", "surrender", "treason", "betrayal", "capitulation",
     "suicide", "insult", "blackmail", "trap", "farce", "unthinkable", "non-starter", "nonstarter",
     "diktat", "illusion", "inadmissible", "intolerable", "inconceivable"}
)  # fmt: skip
"""Words by which a thing asked for is turned down."""


_DEAD = (("dead", "letter"), ("closed", "chapter"), ("pipe", "dream"), ("dead", "horse"))


def called(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, refusal, first, last) for "a condition that Kestrel calls unacceptable"."""
    p = ctx.parse
    if p.lemma[i] not in CALLING or p.pos[i] != "VERB":
        return None
    after = range(i + 1, p.right[i])
    out = any(p.lower[k : k + 4] == ("out", "of", "the", "question") for k in after)
    dead = any(p.lower[k : k + 2] in _DEAD for k in after)
    if not (out or dead or any(p.lower[k] in UNACCEPTABLE for k in after)):
        return None
    who = child(p, i, "nsubj")
    party = None if who is None else ctx.cast.of(who)
    if who is None or party is None or ctx.side(party) is None:
        return None
    noun = p.head[i] if p.dep[i] == "relcl" else child(p, i, "dobj", "oprd")
    if noun is None or p.lemma[noun] in word_set("positions.harms"):
        return None  # "called the shelling a trap" turns nothing down
    return party, "refusal", min(i, phrase(p, noun)[0], who), p.right[i]


def by_noun(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, kind, first, last) for "his demand that …", "Kyiv's offer to …"."""
    p = ctx.parse
    kind = words.nouns.get(p.lemma[i])
    if kind is None or p.pos[i] != "NOUN":
        return None
    what = child(p, i, "acl", "ccomp", "relcl")
    if what is None:
        return None
    owner = child(p, i, "poss")
    party = None if owner is None else ctx.cast.of(owner)
    if owner is None and p.lemma[p.head[i]] == "be" and child(p, p.head[i], "expl") is not None:
        party = speaker_at(ctx, p.start[i])  # "there was a readiness to let grain pass"
    if party is None or ctx.side(party) is None:
        return None
    first, last = p.left[what], p.right[what]
    while last > first + 1 and p.dep[last - 1] == "punct":
        last -= 1
    return party, kind, first, last


def pressed(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    p = ctx.parse
    if p.lemma[i] != "pressure" or p.dep[i] != "pobj" or p.lower[p.head[i]] != "under":
        return None
    for o in objects_of(p, i, "from"):
        party = ctx.cast.of(o)
        if party is not None and ctx.side(party) is not None:
            return party, "pressure", i, p.right[i]
    return None
