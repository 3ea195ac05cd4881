"""Positions of parties on issues in one story.

From statements whose act takes a position (a demand, an offer, a refusal …), clause by clause, and
from predicates by which the text or another party tells a position ("some partners did not support
it", "Kyiv has held firm against …", "under pressure from … to sign").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.coding.agreements import StoryAgreements
from trucewatch.coding.lead_context import (
    LeadContext,
    child,
    iso_date,
    lemma_set,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.provisions import clauses
from trucewatch.records import Actor, Span, Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords

_ASSESSING = frozenset({"assess_positive", "assess_negative", "doubt"})
_GIVING = frozenset({"offer", "concession"})
_POINTING = frozenset({"this", "that", "it", "these", "such"})
_BARRING = frozenset({"no", "not", "never", "n't"})


class Piece(msgspec.Struct, frozen=True):
    """A clause of a statement: its tokens without the condition, and the condition's words."""

    first: int
    last: int
    condition: str | None
    guarantors: tuple[str, ...]
    condition_lemmas: frozenset[str]


def find_positions(
    ctx: LeadContext, words: IssueWords, agreements: StoryAgreements
) -> tuple[PositionMention, ...]:
    """Return the positions in the order of the text."""
    out: list[PositionMention] = []
    for statement in ctx.statements:
        if not _carried_on(ctx, words, statement, out):
            out += _of_statement(ctx, words, statement, out)
    covered = _covered(ctx, out)
    out += _drafted(ctx, words, agreements, covered)
    covered = _covered(ctx, out)
    out += _told(ctx, words, covered)
    return tuple(sorted(out, key=lambda m: (m.span.start, m.span.end, m.party.code, m.issue)))


def _covered(ctx: LeadContext, found: Iterable[PositionMention]) -> set[int]:
    out: set[int] = set()
    for m in found:
        for span in (m.span, *m.more):
            first, last = ctx.parse.tokens_in(span.start, span.end)
            out |= set(range(first - 1, last))
    return out


def _carried_on(
    ctx: LeadContext, words: IssueWords, s: Statement, out: list[PositionMention]
) -> bool:
    """Add "it is already a compromise" to the speaker's last offer; return whether it was one."""
    if s.act != "concede" or s.speaker is None:
        return False
    p, side = ctx.parse, ctx.side(s.speaker)
    ranges = [p.tokens_in(c.start, c.end) for c in s.content]
    if any(words.issue_of(lemma_set(p, a, b)) for a, b in ranges):
        return False
    given = [k for k, m in enumerate(out) if m.kind in _GIVING and ctx.side(m.party) == side
             and not m.headline]  # fmt: skip
    if given:
        last = out[given[-1]]
        out[given[-1]] = msgspec.structs.replace(last, more=(*last.more, *s.content))
    return bool(given)


# ---------------------------------------------------------------- statements


def _of_statement(
    ctx: LeadContext, words: IssueWords, s: Statement, before: Sequence[PositionMention]
) -> list[PositionMention]:
    kind = words.kinds.get(s.act)
    if kind is None or s.speaker is None or ctx.side(s.speaker) is None:
        return []
    out: list[PositionMention] = []
    for piece in _pieces(ctx, words, s):
        issue = words.issue_of(_lemmas(ctx, s, piece))
        if s.act == "doubt":
            issue = _own_issue(ctx, s, before) or issue
        if issue is None and piece.condition is not None:
            issue = words.issue_of(piece.condition_lemmas)
        issue = issue or _pointed(ctx, s, piece, [*before, *out])
        if issue is None:
            continue
        own = _kind(ctx, words, s, piece, kind)
        if own == "offer" and issue == "guarantees":
            own = "guarantee"
        last = out[-1] if out else None
        if last is not None and last.issue == issue and last.kind == own:
            out[-1] = _joined(ctx, last, piece)
        else:
            out.append(_mention(ctx, s, piece, issue, own))
    return out


def _lemmas(ctx: LeadContext, s: Statement, piece: Piece) -> frozenset[str]:
    """Return the lemmas of a piece; a headline's cue ("drops") belongs to what it says."""
    own = lemma_set(ctx.parse, piece.first, piece.last)
    if s.quote_type != "headline" or s.cue is None:
        return own
    return own | lemma_set(ctx.parse, *ctx.parse.tokens_in(s.cue.start, s.cue.end))


def _joined(ctx: LeadContext, m: PositionMention, piece: Piece) -> PositionMention:
    end = ctx.parse.end[piece.last - 1]
    if piece.first and m.span.end <= end and "\n" not in ctx.story.text[m.span.end : end]:
        span = Span(ctx.story.text[m.span.start : end], m.span.start, end)
        return msgspec.structs.replace(m, span=span, value=span.text)
    return msgspec.structs.replace(m, more=(*m.more, ctx.span(piece.first, piece.last)))


def _mention(
    ctx: LeadContext, s: Statement, piece: Piece, issue: str, kind: str
) -> PositionMention:
    assert s.speaker is not None
    span = ctx.span(piece.first, piece.last)
    return PositionMention(
        party=s.speaker, issue=issue, kind=kind, value=span.text, condition=piece.condition,
        guarantors=piece.guarantors, date=iso_date(s.time), statement_id=s.id, told_by=None,
        headline=s.quote_type == "headline", span=span,
    )  # fmt: skip


def _pieces(ctx: LeadContext, words: IssueWords, s: Statement) -> Iterator[Piece]:
    """Yield the clauses of a statement; a condition is kept with the clause before it."""
    p = ctx.parse
    for part in s.content:
        first, last = p.tokens_in(part.start, part.end)
        if s.act in _ASSESSING:
            yield from _plain(ctx, [(first, last)])
            continue
        cut = _condition_at(ctx, words, first, last)
        if cut is None:
            yield from _plain(ctx, clauses(ctx, first, last))
            continue
        end = _condition_end(ctx, words, cut, last)
        before = list(_plain(ctx, clauses(ctx, first, cut)))
        after = list(_plain(ctx, clauses(ctx, end, last)))
        host = before[-1] if before else after[0] if after else None
        for piece in (*before, *after):
            yield _with_condition(ctx, piece, cut, end) if piece is host else piece


def _plain(ctx: LeadContext, ranges: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    for a, b in ranges:
        first, last = _trim(ctx, a, b)
        if last > first:
            yield Piece(first, last, None, (), frozenset())


def _with_condition(ctx: LeadContext, piece: Piece, cut: int, end: int) -> Piece:
    _, last = _trim(ctx, cut, end)
    lemmas = lemma_set(ctx.parse, cut, last)
    text = ctx.parse.slice(cut, last)
    return Piece(piece.first, piece.last, text, _guarantors(ctx, cut, last), lemmas)


def _condition_end(ctx: LeadContext, words: IssueWords, cut: int, last: int) -> int:
    """Return where the condition that opens at ``cut`` ends: with the clause that it marks."""
    p = ctx.parse
    phrase = next(c for c in words.conditions if _opens(ctx, c, cut))
    mark = cut + len(phrase.split()) - 1
    if p.dep[mark] in ("mark", "advmod") and p.head[mark] != mark:
        return min(last, max(cut + 1, p.right[p.head[mark]]))
    return min(last, max(cut + 1, p.right[cut]))


def _opens(ctx: LeadContext, phrase: str, k: int) -> bool:
    parts = tuple(phrase.split())
    return ctx.parse.lower[k : k + len(parts)] == parts


def _trim(ctx: LeadContext, a: int, b: int) -> tuple[int, int]:
    p = ctx.parse
    while a < b and (p.dep[a] in ("punct", "cc", "mark") and p.lower[a] not in ("for",)):
        a += 1
    while b > a and (p.dep[b - 1] in ("punct", "cc") or p.word[b - 1] in "\"“”'’,."):
        b -= 1
    return a, b


def _condition_at(ctx: LeadContext, words: IssueWords, a: int, b: int) -> int | None:
    """Return the first token in [a, b) at which words of condition stand, or None."""
    return next((k for k in range(a, b) for c in words.conditions if _opens(ctx, c, k)), None)


def _guarantors(ctx: LeadContext, a: int, b: int) -> tuple[str, ...]:
    """Return the sides that a condition's guarantees are to come from ("from the US and Japan")."""
    p = ctx.parse
    out = []
    for k in range(a, b):
        if p.lemma[k] in ("guarantee", "assurance", "commitment"):
            for o in objects_of(p, k, "from", "by"):
                out += [ctx.side(x) for x in ctx.cast.members(o)]
    return tuple(dict.fromkeys(s for s in out if s))


def _kind(ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str) -> str:
    p = ctx.parse
    cue = "" if s.cue is None else s.cue.text.lower()
    text = f"{cue} {p.slice(piece.first, piece.last).lower()}"
    if "pressure" in cue:
        return "pressure"
    if kind == "refusal" and any(w in text for w in words.redlines):
        return "red_line"
    barred = kind == "demand" and any(
        p.lower[k] in _BARRING for k in range(piece.first, piece.last)
    )
    passive = any(p.dep[k] in ("nsubjpass", "auxpass") for k in range(piece.first, piece.last))
    if barred and (passive or "red line" in text):
        return "red_line"
    if kind == "demand" and "red line" in text:
        return "red_line"
    return kind


def _pointed(
    ctx: LeadContext, s: Statement, piece: Piece, before: Sequence[PositionMention]
) -> str | None:
    """Return the issue that "this" and "it" point back to: the last one told before."""
    words = ctx.parse.lower[piece.first : piece.last]
    if not _POINTING & set(words) or "who" in words or s.act in _ASSESSING - {"doubt"}:
        return None
    own = _own_issue(ctx, s, before) if s.act == "doubt" else None
    start = ctx.parse.start[piece.first]
    near = [m for m in before if m.span.start < start]
    return own or (max(near, key=lambda m: m.span.start).issue if near else None)


def _own_issue(ctx: LeadContext, s: Statement, before: Sequence[PositionMention]) -> str | None:
    """Return the issue of the last offer of the speaker (or of the one whose offer is doubted)."""
    side = ctx.side(s.target)
    if s.act != "doubt":
        side = ctx.side(s.speaker)
    given = [
        m for m in before
        if (side is None or ctx.side(m.party) == side) and m.kind in _GIVING and not m.headline
    ]  # fmt: skip
    return given[-1].issue if given else None


# ---------------------------------------------------------------- told of somebody


def _drafted(
    ctx: LeadContext, words: IssueWords, agreements: StoryAgreements, covered: set[int]
) -> Iterator[PositionMention]:
    """Yield what a draft or plan, as subject, asks for: demands of its authors."""
    p = ctx.parse
    for head, k in agreements.at.items():
        verb = p.head[head]
        if agreements.found[k].family != "plan" or p.dep[head] != "nsubj":
            continue
        if p.lemma[verb] not in words.drafts or p.role(head) == "headline":
            continue
        party = _author(ctx, agreements, k)
        what = child(p, verb, "ccomp", "xcomp", "prep", "advcl", "dobj")
        if party is None or what is None or verb in covered:
            continue
        said = ctx.statement(head)
        for piece in _plain(ctx, clauses(ctx, verb + 1, p.right[verb])):
            issue = words.issue_of(lemma_set(p, piece.first, piece.last))
            if issue is not None:
                span = ctx.span(piece.first, piece.last)
                yield PositionMention(
                    party=party, issue=issue, kind="demand", value=span.text, condition=None,
                    guarantors=(), date=None, statement_id=said.id if said else None,
                    told_by=said.speaker if said else None, headline=False, span=span,
                )  # fmt: skip


def _author(ctx: LeadContext, agreements: StoryAgreements, k: int) -> Actor | None:
    """Return an author of agreement ``k``: "the US draft", "a paper drawn up by …"."""
    p = ctx.parse
    for head in (h for h, index in agreements.at.items() if index == k):
        near = [c for c in p.children[head] if p.dep[c] in ("compound", "poss", "amod", "nmod")]
        for c in p.children[head]:
            if p.dep[c] == "acl":
                near += objects_of(p, c, "by")
        for c in near:
            found = ctx.cast.of(c)
            if found is not None and ctx.side(found) in agreements.found[k].authors:
                return found
    return None


def _told(ctx: LeadContext, words: IssueWords, covered: set[int]) -> Iterator[PositionMention]:
    p = ctx.parse
    for i in range(len(p)):
        if p.role(i) == "headline":
            continue
        found = _pressure(ctx, words, i) or _noun(ctx, words, i) or _verb(ctx, words, i)
        if found is None:
            continue
        party, kind, first, last = found
        if covered.isdisjoint(range(i, last)):
            mention = _told_mention(ctx, words, i, (party, kind, first, last))
            if mention is not None:
                yield mention


def _told_mention(
    ctx: LeadContext, words: IssueWords, i: int, found: tuple[Actor, str, int, int]
) -> PositionMention | None:
    party, kind, first, last = found
    p = ctx.parse
    issue = words.issue_of(lemma_set(p, i, last)) or _issue_before(ctx, words, i, last)
    if issue is None:
        return None
    said = ctx.statement(i)
    teller = said.speaker if said else None
    if teller is not None and ctx.side(teller) == ctx.side(party):
        return None
    cut = _condition_at(ctx, words, first, last) or last
    span = ctx.span(first, cut)
    return PositionMention(
        party=party, issue=issue, kind=kind, value=span.text,
        condition=p.slice(cut, last) if cut < last else None, guarantors=(), date=None,
        statement_id=said.id if said else None, told_by=teller, headline=False, span=span,
    )  # fmt: skip


def _verb(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, kind, first, last) for a predicate of position with a party as subject."""
    p = ctx.parse
    verb = words.verbs.get(p.lemma[i])
    if verb is None or p.pos[i] != "VERB" or p.dep[i] in ("amod", "compound"):
        return None
    kind = verb.neg if negated(p, i) else verb.kind
    if kind == "former" and not _perfect(ctx, i):
        return None
    who = subject(p, i)
    party = None if who is None else ctx.cast.of(who)
    if p.lemma[p.head[i]] in ("force", "compel") or _past(ctx, i):
        return None
    if not kind or party is None or ctx.side(party) is None:
        return None
    if child(p, i, "dobj", "xcomp", "ccomp", "prep") is None:
        return None
    last = p.right[i]
    while last > i + 1 and (p.dep[last - 1] == "punct" or p.word[last - 1] in '"“”'):
        last -= 1
    first = min([i, *(p.left[c] for c in p.children[i] if p.dep[c] in ("aux", "neg"))])
    return party, kind, first, last


def _past(ctx: LeadContext, i: int) -> bool:
    return any(e.realis in ("historical", "counterfactual") for e in ctx.events_at(i))


def _noun(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
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
    if party is None or ctx.side(party) is None:
        return None
    first, last = p.left[what], p.right[what]
    while last > first + 1 and p.dep[last - 1] == "punct":
        last -= 1
    return party, kind, first, last


def _perfect(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    to = child(p, i, "xcomp")
    have = any(p.lower[c] in ("has", "have", "had") for c in p.children[i])
    return to is not None and (have or p.lemma[i] != "fight")


def _pressure(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    p = ctx.parse
    if p.lemma[i] != "pressure" or p.dep[i] != "pobj" or p.lower[p.head[i]] != "under":
        return None
    for o in objects_of(p, i, "from"):
        party = ctx.cast.of(o)
        if party is not None and ctx.side(party) is not None:
            return party, "pressure", i, p.right[i]
    return None


def _issue_before(ctx: LeadContext, words: IssueWords, i: int, last: int) -> str | None:
    """Return the issue of the sentence before, where the object is only "this" or "it"."""
    p = ctx.parse
    if not _POINTING & set(p.lower[i:last]) or p.sent[i] == 0:
        return None
    a, b = p.sents[p.sent[i] - 1]
    if p.para[a] != p.para[i]:
        return None
    return words.issue_of(lemma_set(p, a, b))
