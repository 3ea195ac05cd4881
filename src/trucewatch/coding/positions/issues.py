"""What a position is about where no word of an issue stands in it: ground left, figures alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.coding.leads.context import LeadContext, child, lemma_set, objects_of, words_of
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import calendar, word_list, word_set

_LEAVING = frozenset({"leave", "quit", "vacate", "evacuate"})
_DRAWING = frozenset({"withdraw", "pull", "retreat"})
# Nouns of a figure that says only how long or how much.
# What refers back to what was told, in this many words at most.
_TOLD = frozenset({"proposal", "plan", "offer", "demand", "idea", "request", "initiative", "terms"})
_POINTING = 3
_COMING_BACK = frozenset({"come", "return", "attend", "sit"})
# What opens a clause or phrase on another step than the one at issue.
_AROUND = frozenset(
    {"before", "after", "until", "without", "following", "pending", "when", "once", "while"}
)
_WHEN = frozenset({"when", "once", "while"})
_TALK = frozenset({"talk", "discussion", "debate", "negotiation", "mention", "dialogue"})
# What opens the mere place of what is at issue: "observers along the whole border".
_WHERE = frozenset({"along", "across", "around", "near", "inside", "throughout", "in", "at"})
# Whoever takes what is given or asked is not what is at issue: "to the ceasefire commission".
_TO = frozenset({"to", "with", "by", "before"})


def ground_left(ctx: LeadContext, first: int, last: int) -> str | None:
    """Return the issue of withdrawals where somebody is to leave a place by its name: "would not
    leave Manbij", "to withdraw from Sula"; else None."""
    return _left_in(ctx, range(first, last))


def _left_in(ctx: LeadContext, tokens: Sequence[int]) -> str | None:
    p = ctx.parse
    for k in tokens:
        if p.lemma[k] in _LEAVING and p.pos[k] == "VERB":
            what = child(p, k, "dobj")
        elif p.lemma[k] in _DRAWING and p.pos[k] == "VERB":
            what = next(objects_of(p, k, "from"), None)
        else:
            continue
        if what is not None and p.tag[what] == "NNP" and ctx.cast.of(what) is None:
            return "withdrawal"
    return None


def main_issue(ctx: LeadContext, words: IssueWords, first: int, last: int) -> str | None:
    """Return the issue of a stretch by its own clause alone, without what is only said to come
    before or after it ("must disarm | before any vote"); None where nothing is left out, or where
    the rest is only of talks."""
    out = _beside(ctx, first, last)
    where = {k for a, b in _places(ctx, first, last) for k in range(a, b)}
    for left_out in (out | where, out) if where else (out,):
        rest = [k for k in range(first, last) if k not in left_out]
        if not left_out or not rest:
            continue
        told = words_of(ctx.parse, rest)
        issue = words.issue_of(told) or _left_in(ctx, rest)
        if issue is None and _WHEN & {ctx.parse.lower[k] for k in left_out}:
            issue = words.asked_issue_of(told)  # "to suspend the levies, | when the truce begins"
        if issue not in (None, "process"):
            return issue
    return None


def _beside(ctx: LeadContext, first: int, last: int) -> set[int]:
    """Return the tokens of what is only said to come before or after what is at issue."""
    p, out = ctx.parse, set[int]()
    for k in range(first, last):
        if p.lower[k] in _AROUND and p.dep[k] in ("prep", "mark", "advmod"):
            top = k if p.dep[k] == "prep" else p.head[k]
            out |= set(range(p.left[top], p.right[top]))
    return out


def _places(ctx: LeadContext, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the phrases that only tell where something is to be ("along the whole border"), or to
    which body it goes ("to the ceasefire commission")."""
    p = ctx.parse
    for k in range(first + 1, last):
        what = child(p, k, "pobj") if p.dep[k] in ("prep", "dative") else None
        if what is None:
            continue
        body = p.lower[k] in _TO and p.lemma[what] in word_set("positions.receiving")
        if body:
            yield k, what + 1
        elif p.lower[k] in _WHERE and p.lemma[what] in word_set("positions.grounds"):
            yield k, p.right[k]


def about(ctx: LeadContext, first: int, last: int) -> frozenset[str]:
    """Return the lemmas and words of a stretch without the body that something goes to."""
    p = ctx.parse
    gone = {k for a, b in _places(ctx, first, last) if p.lower[a] in _TO for k in range(a, b)}
    return words_of(ctx.parse, [k for k in range(first, last) if k not in gone])


def comes_back(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a clause only has somebody come back to talks: "she would come back"."""
    p = ctx.parse
    words = {p.lemma[k] for k in range(first, last) if p.pos[k] in ("VERB", "NOUN", "PROPN")}
    return bool(words) and words <= _COMING_BACK


def talked_of(ctx: LeadContext, words: IssueWords, first: int, last: int) -> str | None:
    """Return the issue of what talks are to be on, or None: "any discussion of the guns"."""
    p = ctx.parse
    for k in range(first, last):
        if p.lemma[k] in _TALK and p.pos[k] == "NOUN":
            for o in objects_of(p, k, "of", "on", "about", "over"):
                found = words.asked_issue_of(lemma_set(p, p.left[o], min(last, p.right[o])))
                if found is not None:
                    return found
    return None


def sits_down(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a clause tells of sitting down to talks, wherever: "will not sit down in Port
    Asker"."""
    p = ctx.parse
    verbs = [k for k in range(first, last) if p.pos[k] == "VERB"]
    if not verbs or p.lemma[verbs[0]] != "sit":
        return False
    return bool({"down", "table"} & set(p.lower[verbs[0] : last]))


def bare_figure(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a stretch tells a figure and nothing of what: "on six months", "for fifty"."""
    p = ctx.parse
    nouns = {p.lemma[k] for k in range(first, last) if p.pos[k] in ("NOUN", "PROPN", "VERB")}
    return nouns <= word_set("positions.units") | calendar("month").keys() and any(
        p.pos[k] == "NUM" for k in range(first, last)
    )


def issue_of_last_sentence(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    """Return the issue of the clauses before token ``i`` in its sentence, else of the sentence
    before."""
    p = ctx.parse
    a, _ = p.sents[p.sent[i]]
    own = words.asked_issue_of(lemma_set(p, a, i)) if i > a else None
    if own is not None or p.sent[i] == 0:
        return own
    return words.asked_issue_of(lemma_set(p, *p.sents[p.sent[i] - 1]))


def names_what_was_told(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether a stretch is only "the proposal", "that plan": what was told before."""
    p = ctx.parse
    words = [k for k in range(first, last) if p.word[k][:1].isalnum()]
    return (
        1 < len(words) <= _POINTING
        and p.lower[words[0]] in ("the", "this", "that", "these", "its", "their", "such")
        and p.lemma[words[-1]] in _TOLD
    )


def does_the_same(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether somebody is only to do as was done: "to do the same", "to follow suit"."""
    told = f" {' '.join(ctx.parse.lower[first:last])} "
    return any(f" {w} " in told for w in word_list("positions.likewise"))


def place_at_stake(ctx: LeadContext, first: int, last: int) -> str | None:
    """Return the issue of territory where a place by its name is what is not to be talked about:
    "Crimea is not on the table", "would not discuss Crimea"."""
    p = ctx.parse
    for k in range(first, last):
        thing = p.tag[k] == "NNP" and p.dep[k] in ("nsubj", "nsubjpass", "dobj")
        day = any(t.start <= p.start[k] < t.end for t in ctx.times)
        if thing and not day and ctx.cast.of(k) is None and _is_name(ctx, k):
            return "territory"
    return None


def whole_place(ctx: LeadContext, first: int, last: int) -> str | None:
    """Return the issue of territory where all of a place is asked for: "wanted all of Donbas", "the
    whole of Meska"; not "all of it" or what a party is called."""
    p = ctx.parse
    for k in range(first, last - 2):
        if p.lower[k] in ("all", "whole", "entirety", "rest") and p.lower[k + 1] == "of":
            place = next((j for j in range(k + 2, min(last, k + 4)) if p.tag[j] == "NNP"), None)
            who = None if place is None else ctx.cast.of(place)
            if place is not None and (who is None or ctx.side(who) is None):
                return "territory"
    return None


def _is_name(ctx: LeadContext, k: int) -> bool:
    """Return whether a word has its capital also where no sentence begins: "Lunch" has not."""
    p = ctx.parse
    return any(
        word == p.word[k] and i > 0 and p.sent[i - 1] == p.sent[i] and p.word[i - 1][:1].isalpha()
        for i, word in enumerate(p.word)
    )


def gives_time(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether what is given is time: "would extend its deadline to September 1"."""
    p = ctx.parse
    return any(
        p.lemma[k] in ("deadline", "ultimatum")
        and p.dep[k] == "dobj"
        and p.lemma[p.head[k]] in word_set("positions.delaying")
        for k in range(first, last)
    )


def takes_one(ctx: LeadContext, first: int, last: int) -> bool:
    """Return whether what is taken or turned down is only "one" of what was told before: "it
    accepted one", "we would oppose one"."""
    p = ctx.parse
    return any(
        p.dep[k] == "dobj"
        and p.lemma[p.head[k]] in word_set("positions.taking_one")
        and is_one(ctx, k)
        for k in range(first, last)
    )


def is_one(ctx: LeadContext, what: int) -> bool:
    """Return whether a noun phrase is only "one", for a thing told before: "said it accepted one,
    provided that …"; not "one of them", "one prisoner"."""
    p = ctx.parse
    return p.lower[what] == "one" and not any(p.dep[c] == "prep" for c in p.children[what])
