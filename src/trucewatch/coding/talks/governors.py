"""The predicate that a noun of talks belongs to: "hold", "resume", "is due", "walked out of"."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child
from trucewatch.coding.talks.forms import ordinal_of
from trucewatch.coding.talks.installed import is_table, opening, taken_up_at
from trucewatch.vocab.issues import IssueWords

# Under these something else is done.
_BEHIND = frozenset({"at", "after", "during", "following", "since", "amid"})


def governor_of(ctx: LeadContext, words: IssueWords, i: int) -> int:
    """Return the predicate that the noun at ``i`` belongs to, or ``i``."""
    p, sets = ctx.parse, words.talks
    put_off = taken_up_at(ctx, i, ordinal_of(ctx, (i,)) is not None)
    if put_off is not None:
        return put_off
    if is_table(ctx, i):
        return opening(ctx, i) or i
    if (
        p.dep[i] in ("nsubj", "nsubjpass", "compound")
        and p.lemma[p.head[i]] in sets["hold"] | sets["again"]
    ):
        return p.head[i]
    held = next((c for c in p.children[i] if p.dep[c] in ("acl", "relcl")), None)
    if held is not None and p.lemma[held] in sets["future"] | sets["again"] | sets["hold"]:
        off = p.dep[i] == "nsubjpass" and p.lemma[p.head[i]] in sets["cancel"]
        return p.head[i] if off else held
    k = i
    for _ in range(3):
        k = p.head[k]
        lemma = p.lemma[k]
        if p.dep[k] == "prep" and lemma in _BEHIND:
            return i  # "at the talks in Oslo, Kestrel proposed …"
        if lemma in sets["cancel"] and any(
            p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[k]
        ):
            return i  # "to derail talks" has derailed none
        if (
            lemma == "break"
            and p.dep[i] == "dobj"
            and any(p.dep[c] == "prt" for c in p.children[k])
        ):  # "broke off talks"
            return k
        if lemma in sets["hold"] | sets["host"] | sets["again"] | sets["future"] | sets["cancel"]:
            return k
        left = lemma in ("leave", "quit", "walk", "storm")
        if left and (p.lemma[i] == "round" or p.lemma[i] in sets["noun"]):
            return k  # "left the table ninety minutes into the second round"
        if lemma in sets["travel"] and p.pos[k] == "VERB":
            return k
        if p.pos[k] in ("VERB", "AUX") or p.head[k] == k:
            coming = child(p, k, "xcomp") if lemma == "be" else None
            if coming is not None:
                return coming  # "talks are to resume on Friday"
            due = child(p, k, "acomp", "attr") if lemma == "be" else None
            return i if due is None or p.lemma[due] not in sets["future"] else due
    return i
