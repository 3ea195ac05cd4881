"""Stands that a party sets out one after the other behind a colon.

"The militants put three things on the table: an amnesty, a tenth of the oil, and the departure of
the squadron", "Kestrel asks for: a list; a road", "What Valdoria wants is simple: ships that pass".
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from trucewatch.coding.leads.context import LeadContext, iso_date, lemma_set, negated
from trucewatch.coding.positions.pieces import plain
from trucewatch.coding.positions.whose import parties_at, speaker_at
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# What is set out, by the noun that announces it.
_NOUNS = {
    "demand": "demand", "wish": "demand", "request": "demand", "requirement": "demand",
    "thing": "demand", "point": "demand", "price": "demand", "priority": "demand",
    "position": "demand", "stance": "demand", "line": "demand", "answer": "demand",
    "condition": "condition", "precondition": "condition", "term": "condition",
    "proposal": "proposal", "idea": "proposal", "suggestion": "proposal",
    "offer": "offer", "concession": "offer", "objection": "refusal",
}  # fmt: skip
_VERBS = {
    "want": "demand", "ask": "demand", "demand": "demand", "seek": "demand", "insist": "demand",
    "need": "demand", "require": "demand", "expect": "demand", "offer": "offer",
    "propose": "proposal", "suggest": "proposal",
}  # fmt: skip
# "One thing we shall not discuss: …"
_BARGAINING = frozenset(
    {"discuss", "accept", "negotiate", "give", "allow", "sign", "tolerate", "concede", "grant",
     "yield", "touch", "trade"}
)  # fmt: skip
_COMING = frozenset({"will", "would", "shall", "can", "ca", "wo", "cannot"})
_OPENING = frozenset({"DET", "NUM", "NOUN", "PROPN", "ADJ", "PRON", "ADV", "SCONJ"})
# A list that is a story of its own is none.
_LONGEST = 60


def listed_stands(
    ctx: LeadContext, words: IssueWords, covered: Container[int]
) -> Iterator[PositionMention]:
    """Yield the items of each list behind a colon that a party's verb or noun announces."""
    p = ctx.parse
    for k in range(1, len(p)):
        if p.word[k] != ":" or p.role(k) == "headline":
            continue
        first, last = p.sents[p.sent[k]][0], p.sents[p.sent[k]][1]
        if first == k and p.sent[k]:
            first = p.sents[p.sent[k] - 1][0]
        if not 0 < last - k - 1 <= _LONGEST:
            continue
        found = _announced(ctx, first, k)
        if found is None:
            continue
        party, kind = found
        for a, b in _items(ctx, k + 1, last):
            for piece in plain(ctx, [(a, b)]):
                one = range(piece.first, piece.last)
                lemmas = lemma_set(p, piece.first, piece.last)
                issue = words.issue_of(lemmas) or words.asked_issue_of(lemmas)
                if issue is None or any(i in covered for i in one):
                    continue
                yield _mention(ctx, party, kind, issue, piece.first, piece.last)


def _mention(
    ctx: LeadContext, party: Actor, kind: str, issue: str, first: int, last: int
) -> PositionMention:
    span, said = ctx.span(first, last), ctx.statement(first)
    teller = None if said is None else said.speaker
    other = teller is not None and ctx.side(teller) != ctx.side(party)
    return PositionMention(
        party=party, issue=issue, kind=kind, value=span.text, condition=None, guarantors=(),
        date=None if said is None else iso_date(said.time),
        statement_id=None if said is None else said.id, told_by=teller if other else None,
        headline=False, span=span,
    )  # fmt: skip


def _announced(ctx: LeadContext, first: int, colon: int) -> tuple[Actor, str] | None:
    """Return whose list the words before a colon announce, and of what kind; None for others."""
    p = ctx.parse
    for i in range(colon - 1, first - 1, -1):
        lemma = p.lemma[i]
        if p.pos[i] == "VERB" and lemma in _VERBS and not negated(p, i):
            noun = next(
                (_NOUNS[p.lemma[j]] for j in range(i + 1, colon) if p.lemma[j] in _NOUNS), None
            )
            near = colon - i <= _BESIDE or noun is not None or _what(ctx, i)
            party = _one(ctx, i) if near else None
            return None if party is None else (party, noun or _VERBS[lemma])
        if p.pos[i] == "VERB" and lemma in _BARGAINING and negated(p, i):
            coming = _COMING & {p.lower[c] for c in p.children[i]}
            party = _one(ctx, i) if coming else None
            ever = {"ever", "never"} & set(p.lower[first:colon])
            return None if party is None else (party, "red_line" if ever else "refusal")
        if p.pos[i] == "NOUN" and lemma in _NOUNS:
            return _by_noun(ctx, i)
    return None


# "Asks for:", "wants the following:" stand so near before the colon.
_BESIDE = 4


def _what(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb stands in "what Kestrel wants is …"."""
    p = ctx.parse
    return p.dep[i] in ("csubj", "ccomp", "relcl") and any(
        p.lower[c] == "what" for c in p.children[i]
    )


def _by_noun(ctx: LeadContext, i: int) -> tuple[Actor, str] | None:
    """Return whose the stands named at ``i`` are: the owner's, or who puts them forward."""
    p = ctx.parse
    red = p.lemma[i] == "line" and any(p.lower[c] == "red" for c in p.children[i])
    kind = "red_line" if red else _NOUNS[p.lemma[i]]
    for c in p.children[i]:
        if p.dep[c] in ("poss", "amod", "compound", "nmod"):
            own = ctx.cast.of(c)
            if own is None and p.lower[c] in ("our", "my"):
                own = speaker_at(ctx, p.start[c])
            if own is not None and ctx.side(own) is not None:
                return own, kind
    verb = p.head[i]
    put = p.lemma[verb] in word_set("positions.putting") and p.dep[i] in ("dobj", "attr")
    if put and not negated(p, verb):
        party = _one(ctx, verb)
        return None if party is None else (party, kind)
    return None


def _one(ctx: LeadContext, verb: int) -> Actor | None:
    who = parties_at(ctx, verb)
    own = who[0] if len(who) == 1 else None
    return own if own is not None and ctx.side(own) is not None else None


def _items(ctx: LeadContext, first: int, last: int) -> list[tuple[int, int]]:
    """Split what stands behind a colon at its semicolons, else at its commas and "and"s."""
    p = ctx.parse
    marks = [k for k in range(first, last) if p.word[k] == ";"]
    if not marks:
        marks = [
            k for k in range(first + 1, last - 1)
            if (p.word[k] == "," or p.lower[k] == "and") and p.pos[k + 1] in _OPENING
            and not (p.word[k] == "," and p.lower[k + 1] in ("and", "who", "which"))
        ]  # fmt: skip
    cuts = [first, *(k + 1 for k in marks)]
    return [(a, b) for a, b in zip(cuts, [*marks, last], strict=True) if b > a]
