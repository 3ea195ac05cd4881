"""What parties say that they will or will not do: offers, refusals and red lines in plain words.

"Taroume would release 140 men in exchange for the crews", "Moscow might hand back parts of Sumy",
"it will free no one convicted of murder". The party is who would do it, not who tells so.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, child, negated
from trucewatch.coding.positions.none import differ
from trucewatch.coding.positions.terms import stays_put
from trucewatch.vocab.issues import IssueWords

_COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "could", "might", "may", "can"})
# "Could" and "might" tell of what is thought of: of a gift it is enough, of a refusal it is not.
_SURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "can", "could"})
_NOTHING = frozenset({"no", "none", "nothing", "nobody", "neither"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "once", "when", "until", "before", "after"})
_ON_PRINCIPLE = frozenset(
    {"negotiate", "talk", "bargain", "deal", "recognise", "recognize", "compromise",
     "bow", "yield", "discuss", "trade"}
)  # fmt: skip
# Subject, auxiliary and negation alone leave nothing that is refused.
_BARE = 3
_PLANS = frozenset({"plan", "offer", "proposal", "scheme", "formula"})
_NOT_OWN = frozenset({"threaten", "warn", "deny", "accuse", "predict"})
_FOR_GOOD = ("never", "today or tomorrow", "now or ever", "now or later")
_MENACING = frozenset({"threaten", "warn"})


def promise(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    """Return the kind of position that the verb at token ``i`` tells as to come, or None."""
    p = ctx.parse
    put = stays_put(ctx, i)
    if put is not None:
        return None if _supposed(ctx, i) else put
    gives = p.lemma[i] in words.ahead["gives"]
    if p.pos[i] != "VERB" or not (gives or p.lemma[i] in words.ahead["stays"]):
        return None
    coming = _auxiliaries(ctx, i)
    if _never_does(ctx, i, coming):
        return "refusal"
    if coming & _COMING and _only_then(ctx, i):
        return "condition"
    if not coming & _COMING or _supposed(ctx, i):
        return None
    said = ctx.statement(i)
    if said is not None and said.act in _NOT_OWN - _MENACING:
        return None
    if _barred(ctx, i):
        if not coming & _SURE or differ(ctx, i):
            return None
        return "red_line" if _for_good(ctx, i) else "refusal"
    if not gives or (said is not None and said.act in _MENACING):
        return None
    around = set(p.lower[p.left[i] : p.right[i]])
    if said is None and not {"if", "exchange", "return", "provided"} & around:
        return None  # what the text itself foretells is no offer
    return "guarantee" if p.lemma[i] in ("guarantee", "ensure") else "offer"


def _never_does(ctx: LeadContext, i: int, aux: frozenset[str]) -> bool:
    """Return whether a party says that it does not do such a thing at all: "does not negotiate with
    terrorists", "we don't recognise that line"; not what it does not talk about."""
    p = ctx.parse
    if p.lemma[i] not in _ON_PRINCIPLE or not aux & {"do", "does"} or not negated(p, i):
        return False
    about = any(p.lower[c] in ("about", "of") for c in p.children[i] if p.dep[c] == "prep")
    return not about and not _supposed(ctx, i) and len(p.children[i]) > _BARE


def _only_then(ctx: LeadContext, i: int) -> bool:
    """Return whether "only" stands before the verb and a condition or time after it: "would only
    take part if …"."""
    p = ctx.parse
    only = any(p.lower[c] == "only" and c < i for c in p.children[i]) or any(
        p.lower[k] == "only" and p.lower[k + 1 : k + 2][0:1] and p.lower[k + 1] in _HYPOTHETICAL
        for k in range(i + 1, p.right[i] - 1)
    )
    only = only or _only_there(ctx, i)
    if only and p.lemma[i] in _SITTING and _only_there(ctx, i):
        return True  # "shall sit down with them only in a third country"
    return only and any(
        p.dep[c] == "advcl" and _HYPOTHETICAL & {p.lower[k] for k in p.children[c]}
        for c in p.children[i] if c > i
    )  # fmt: skip


_SITTING = frozenset({"sit", "talk", "negotiate", "meet", "return", "come", "sign", "attend"})
_THERE = frozenset({"in", "with", "under", "at", "on", "through", "without"})


def _only_there(ctx: LeadContext, i: int) -> bool:
    """Return whether only one place, company or care will do: "sit down only in a third
    country"."""
    p = ctx.parse
    inside = range(i + 1, min(p.right[i], len(p) - 1))
    return any(p.lower[k] == "only" and p.lower[k + 1] in _THERE for k in inside)


def not_thought(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb at ``i`` tells what is not believed to be so: "I do not think that we
    can leave"."""
    p = ctx.parse
    above = p.head[i]
    return p.dep[i] == "ccomp" and p.lemma[above] in ("think", "believe") and negated(p, above)


def _for_good(ctx: LeadContext, i: int) -> bool:
    """Return whether it is barred for all time: "never", "today or tomorrow"."""
    p = ctx.parse
    told = f" {' '.join(p.lower[p.left[i] : p.right[i]])} "
    return any(f" {words} " in told for words in _FOR_GOOD)


def _auxiliaries(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the auxiliaries of the verb at ``i``, its first conjunct's where it has none."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        own = frozenset(p.lower[c] for c in p.children[i] if p.dep[c] == "aux")
        if own or p.dep[i] != "conj" or child(p, i, "nsubj", "nsubjpass") is not None:
            return own
        i = p.head[i]
    return frozenset()


def _supposed(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb stands in a clause of condition or time, or of what is described."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        marks = {p.lower[c] for c in p.children[i] if p.dep[c] in ("mark", "advmod")}
        if p.dep[i] == "relcl" and p.lemma[p.head[i]] in _PLANS:
            return False  # "a plan under which its troops would leave"
        if p.dep[i] in ("advcl", "relcl", "acl") or marks & _HYPOTHETICAL:
            return True
        if p.dep[i] != "conj":
            return False
        i = p.head[i]
    return False


def _barred(ctx: LeadContext, i: int) -> bool:
    """Return whether it is not to be done, or to nobody: "free no one", "give up no village"."""
    p = ctx.parse
    if negated(p, i) or not_thought(ctx, i):
        return True
    for what in (child(p, i, "dobj"), child(p, i, "nsubj")):
        if what is None:
            continue
        lower = {p.lower[what], *(p.lower[c] for c in p.children[what])}
        not_one = p.lower[p.left[what] : p.left[what] + 2] in (("not", "one"), ("not", "a"))
        if lower & _NOTHING or not_one:
            return True
    return False
