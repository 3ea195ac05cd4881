"""What a position is about where no word of an issue stands in it: ground left, figures alone."""

from __future__ import annotations

from trucewatch.coding.lead_context import LeadContext, child, lemma_set, objects_of
from trucewatch.vocab.issues import IssueWords

_LEAVING = frozenset({"leave", "quit", "vacate", "evacuate"})
_DRAWING = frozenset({"withdraw", "pull", "retreat"})
# Nouns of a figure that says only how long or how much.
_UNITS = frozenset(
    {"hour", "day", "week", "month", "year", "percent", "per", "cent", "time", "half", "third",
     "quarter", "figure", "number", "minute", "decade"}
)  # fmt: skip


def ground_left(ctx: LeadContext, first: int, last: int) -> str | None:
    """Return the issue of withdrawals where somebody is to leave a place by its name: "would not
    leave Manbij", "to withdraw from Sula"; else None."""
    p = ctx.parse
    for k in range(first, last):
        if p.lemma[k] in _LEAVING and p.pos[k] == "VERB":
            what = child(p, k, "dobj")
        elif p.lemma[k] in _DRAWING and p.pos[k] == "VERB":
            what = next(objects_of(p, k, "from"), None)
        else:
            continue
        if what is not None and p.tag[what] == "NNP" and ctx.cast.of(what) is None:
            return "withdrawal"
    return None


def bare_figure(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a stretch tells a figure and nothing of what: "on six months", "for fifty"."""
    p = ctx.parse
    nouns = {p.lemma[k] for k in range(first, last) if p.pos[k] in ("NOUN", "PROPN", "VERB")}
    return nouns <= _UNITS and any(p.pos[k] == "NUM" for k in range(first, last))


def issue_of_last_sentence(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    """Return the issue of the clauses before token ``i`` in its sentence, else of the sentence
    before."""
    p = ctx.parse
    a, _ = p.sents[p.sent[i]]
    own = words.issue_of(lemma_set(p, a, i)) if i > a else None
    if own is not None or p.sent[i] == 0:
        return own
    return words.issue_of(lemma_set(p, *p.sents[p.sent[i] - 1]))
