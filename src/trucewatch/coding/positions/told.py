"""Positions told of a party by the text or by somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    conjuncts,
    lemma_set,
)
from trucewatch.coding.positions.clefts import CLEFTS, clefted
from trucewatch.coding.positions.figures import FIGURED, refigured
from trucewatch.coding.positions.frames import FRAMED, framed
from trucewatch.coding.positions.moves import (
    Told,
    comes_although,
    dropped_by,
    end_of,
    moved,
    no_longer,
    opening,
)
from trucewatch.coding.positions.named import CALLING, by_noun, called, pressed
from trucewatch.coding.positions.passives import PASSIVES, by_party
from trucewatch.coding.positions.phrases import PHRASED, phrased, under_plan
from trucewatch.coding.positions.pieces import plain, readable
from trucewatch.coding.positions.promises import promise
from trucewatch.coding.positions.terms import TERMED, termed
from trucewatch.coding.positions.told_days import told_day
from trucewatch.coding.positions.told_issues import GIFTS, issue_told, term_at
from trucewatch.coding.positions.trailing import trailing
from trucewatch.coding.positions.turns import turned
from trucewatch.coding.positions.verbs import (
    BACKING,
    GIVING_UP,
    PHRASAL,
    RESOLVING,
    by_verb,
    whole_clause,
)
from trucewatch.coding.positions.whose import only_tells, parties_at
from trucewatch.coding.provisions.provisions import clauses
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# What two sides agree on here is an agreement or a meeting, no stand of either.
_OF_BOTH = frozenset({"process", "ceasefire", "signing"})
_AGREEING = frozenset({"agree", "accept", "settle"})
# What is outright offered or refused shows its issue by plainer words, too.
_WANTING = frozenset({"like", "insist", "expect", "propose"})
# An answer of so few words is about what was asked.
_FEW = 2
_ASKED_KINDS = frozenset({"concession", "offer", "guarantee", "refusal"})


def told(
    ctx: LeadContext, words: IssueWords, covered: set[int], before: Sequence[PositionMention]
) -> Iterator[PositionMention]:
    """Yield positions that predicates and nouns tell of a party, outside ``covered`` tokens.

    ``before`` are the positions found so far: "turned down the request" refuses one of them.
    """
    p = ctx.parse
    seen = list(before)
    telling, moves_by = _telling(words), word_set("positions.moves")
    for i, lemma in enumerate(p.lemma):
        moving = lemma in moves_by or p.lower[i] in moves_by
        if not (moving or lemma in telling) or p.role(i) == "headline":
            continue
        moves = tuple(moved(ctx, i)) if moving else ()
        moves = tuple(turned(ctx, i)) or moves or tuple(termed(ctx, i)) or tuple(phrased(ctx, i))
        moves = moves or tuple(clefted(ctx, words, i)) or tuple(_promised(ctx, words, i))
        moves = moves or tuple(framed(ctx, i)) or tuple(by_party(ctx, words, i))
        moves = moves or tuple(refigured(ctx, i))
        moves = tuple(part for m in moves for part in _each_of(ctx, words, i, m))
        for move in (m for m in moves if _is_free(ctx, covered, i, m, before)):
            mention = _told_mention(ctx, words, i, move, seen)
            agreed = (
                mention is not None
                and mention.kind in GIFTS
                and mention.issue in _OF_BOTH
                and (p.lemma[i] in _AGREEING or not _names_it(ctx, words, mention))
                and dropped_by(ctx, i) is None
                and not comes_although(ctx, i)
            )
            if mention is not None and not agreed:
                seen.append(mention)
                yield mention
        if moves or p.lemma[i] not in telling or no_longer(ctx, i):
            continue
        found = pressed(ctx, words, i) or by_noun(ctx, words, i) or by_verb(ctx, words, i)
        judged = None if found is not None else called(ctx, words, i)
        found = found or judged
        if found is None:
            continue
        party, kind, first, last = found
        if judged is not None or covered.isdisjoint(range(i, last)):
            for a, b in _complements(ctx, words, i, kind, (first, last)):
                mention = _told_mention(ctx, words, i, (party, kind, a, b), seen)
                if mention is not None:
                    seen.append(mention)
                    yield mention


def _each_of(ctx: LeadContext, words: IssueWords, i: int, move: Told) -> Iterator[Told]:
    """Yield the parts of what a party's noun names: "its demands include an amnesty, the release of
    thirty men and a fifth of the seats"; only where each has an issue, and they have several."""
    p, (party, kind, first, last) = ctx.parse, move
    inside = range(first, last)
    root = next((k for k in inside if p.head[k] not in inside or p.head[k] == k), None)
    heads = sorted(k for k in conjuncts(p, root) if k in inside) if root is not None else []
    if p.pos[i] != "NOUN" or kind != "demand" or len(heads) < 2 or p.pos[heads[0]] != "NOUN":
        yield move
        return
    cuts = [first, *(p.left[h] for h in heads[1:]), last]
    parts = list(pairwise(cuts))
    issues = {words.asked_issue_of(lemma_set(p, a, b)) for a, b in parts if b > a}
    if None in issues or len(issues) < len(parts):
        yield move
        return
    yield from ((party, kind, a, b) for a, b in parts)


def _is_free(
    ctx: LeadContext, covered: set[int], i: int, move: Told, before: Sequence[PositionMention]
) -> bool:
    """Return whether what is told at ``i`` is no part of a stand found before: a demand that is
    named by its owner within another side's refusal is his own ("rejected the Front's call")."""
    p = ctx.parse
    if covered.isdisjoint(range(i, p.right[i])):
        return True
    around = [m for m in before if m.span.start <= p.start[i] < m.span.end]
    named = p.pos[i] == "NOUN" and move[1] in ("demand", "proposal", "offer")
    return named and all(
        m.kind in ("refusal", "concession", "red_line") and ctx.side(m.party) != ctx.side(move[0])
        for m in around
    )


def _names_it(ctx: LeadContext, words: IssueWords, m: PositionMention) -> bool:
    """Return whether the words of a stand name what it is on outright: "truce", "talks"."""
    told = ctx.parse.tokens_in(m.span.start, m.span.end)
    return words.issue_of(lemma_set(ctx.parse, *told)) == m.issue


@cache
def _telling(words: IssueWords) -> frozenset[str]:
    """The lemmas at which a position may be told."""
    telling = words.verbs.keys() | words.nouns.keys() | {"pressure"}
    telling |= GIVING_UP.keys() | PHRASAL.keys() | CALLING | BACKING
    telling |= words.ahead["gives"] | words.ahead["stays"] | PHRASED | TERMED | FRAMED
    telling |= FIGURED | CLEFTS | PASSIVES | RESOLVING | {"like", "expect"}
    return frozenset(telling | words.turns.keys())


def _promised(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[Told]:
    """Yield what the verb at ``i`` tells that its subjects will or will not do."""
    kind = promise(ctx, words, i)
    if kind is None or under_plan(ctx, i):
        return
    said = ctx.statement(i)
    teller = None if said is None else said.speaker
    if teller is not None and ";" in teller.code:
        return  # what one will do by a joint statement is a term of it
    foreign = teller is not None and teller.country is not None and not only_tells(ctx, teller)
    foreign = foreign and not _between(teller)
    for party in parties_at(ctx, i):
        if not foreign or ctx.side(teller) == ctx.side(party):  # what foes foretell is no promise
            yield party, kind, opening(ctx, i), end_of(ctx, whole_clause(ctx, i))


def _between(teller: Actor | None) -> bool:
    """Return whether somebody is of no side, as an organisation's envoy is: what he says that one
    of the sides will or will not do he has from it."""
    return teller is not None and (teller.sector or "").split("/")[-1] in ("IGO", "UNO")


def _objects(
    ctx: LeadContext, words: IssueWords, i: int, whole: tuple[int, int]
) -> list[tuple[int, int]]:
    """Split "seek an end to attacks, a withdrawal and the return of prisoners" into its objects.

    Only where each of them has an issue of its own.
    """
    p = ctx.parse
    what = child(p, i, "dobj")
    heads = [] if what is None else sorted(conjuncts(p, what))
    if len(heads) < 2:
        return [whole]
    cuts = [p.left[h] for h in heads]
    parts = list(zip(cuts, [*cuts[1:], whole[1]], strict=True))
    if any(b <= a or words.issue_of(lemma_set(p, a, b)) is None for a, b in parts):
        return [whole]
    return parts


def _complements(
    ctx: LeadContext, words: IssueWords, i: int, kind: str, whole: tuple[int, int]
) -> list[tuple[int, int]]:
    """Split "insisted that all hostages be freed and that it disarm" into its clauses."""
    what = child(ctx.parse, i, "ccomp", "xcomp")
    if what is None and kind == "demand":
        return _objects(ctx, words, i, whole)
    if what is None or kind == "former" or what < i:
        return [whole]
    parts = clauses(ctx, ctx.parse.left[what], ctx.parse.right[what])
    cut = next((n for n, (a, _) in enumerate(parts) if n and _menaces(ctx, a)), len(parts))
    if cut < len(parts):  # "… and warns that …", whatever the tree hangs it on, is another act
        parts, whole = parts[:cut], (whole[0], parts[cut - 1][1])
    if len(parts) < 2:
        return [whole]
    return [(whole[0], parts[0][1]), *parts[1:]]


def _menaces(ctx: LeadContext, i: int) -> bool:
    """Return whether a clause opens with what its subject warns of or threatens with."""
    p = ctx.parse
    return p.lemma[i] in ("warn", "threaten") and p.tag[i] in ("VBZ", "VBD", "VBP")


def _told_mention(
    ctx: LeadContext, words: IssueWords, i: int, found: Told, before: Sequence[PositionMention]
) -> PositionMention | None:
    """Return the stand that the predicate or noun at ``i`` tells of a party, or None."""
    party, kind, first, last = found
    p = ctx.parse
    issue = issue_told(ctx, words, i, found, before)
    if issue is None:
        return None
    said = ctx.statement(i)
    if said is not None and (said.act == "deny" or _is_taken(ctx, words, i, party, said)):
        return None  # "denied that they had demanded …"
    last = _before_source(ctx, max(i, first), last)
    cut = term_at(ctx, words, kind, (first, first), last) or last
    behind_it = trailing(ctx, words, last) if cut == last and last > i else None
    (piece,) = tuple(plain(ctx, [(first, cut)])) or (None,)
    if piece is None:
        return None
    span = ctx.span(piece.first, piece.last)
    left = kind == "former" and p.lemma[i] in FIGURED  # "raised its demand | from ten"
    return PositionMention(
        party=party, issue=issue, kind=kind, value=readable(ctx, None, span),
        condition=p.slice(*behind_it) if behind_it else p.slice(cut, last) if cut < last else None,
        guarantors=(),
        date=None if left else told_day(ctx, i, piece.first, last),
        statement_id=said.id if said else None, told_by=said.speaker if said else None,
        headline=False, span=span,
    )  # fmt: skip


def _is_taken(ctx: LeadContext, words: IssueWords, i: int, party: Actor, said: Statement) -> bool:
    """Return whether a statement that itself takes a stand is the party's own: it has been read."""
    same = said.speaker is not None and ctx.side(said.speaker) == ctx.side(party)
    taken = words.kinds.get(said.act, "assessment") != "assessment"
    over = no_longer(ctx, i) or dropped_by(ctx, i) is not None
    return same and taken and not over and not _of_a_relative(said)


def _of_a_relative(said: Statement | None) -> bool:
    """Return whether a statement holds only the pronoun of what stands before: "the draft, | which
    | the Front had rejected"."""
    return said is not None and {c.text.lower() for c in said.content} <= {"which", "that"}


def _before_source(ctx: LeadContext, i: int, last: int) -> int:
    """Return where what is told ends: before the words of who tells it ("accepted the report,
    Lena Sorrow told the agency")."""
    p = ctx.parse
    starts = [p.tokens_in(s.speaker.start, s.speaker.end)[0] for s in ctx.statements if s.speaker]
    cut = min((k for k in starts if i < k < last and p.word[k - 1] == ","), default=last)
    return cut if cut > i + 1 else last
