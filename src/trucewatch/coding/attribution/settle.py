"""What is settled among attributions once all of them are found: insertions, pairs, empty ones."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words

# A day that was hung on a noun of speech ("his call on Sunday") is nothing that is said.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
_EMPTY = frozenset({"what", "something", "anything", "nothing", "everything", "so"})
# "neither confirmed nor denied": the second verb follows within this many tokens.
_PAIR = 3


def settled(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions, in order, without what says nothing.

    A pair of cues under "neither … nor" is one; a reporting clause set into another's words is cut
    out of them.
    """
    paired = _pairs(context.parse, found)
    bound = [b for a in paired if (b := _within_quotation(context, a)) is not None]
    near = _neighbours(bound)
    kept = [a for a in bound if not _says_nothing(context.parse, a) and not _part(a, near)]
    heads = {a.head for a in kept}
    kept = [a for a in kept if not _denied_saying(context.parse, a, heads)]
    near = _neighbours(kept)
    kept = [_without_answer(context.parse, a, near) for a in kept]
    near = _neighbours(kept)
    kept = [_before_joined(context, a, near) for a in kept]
    return _without_insertions(context, kept)


# Attributions are compared with those whose cue stands in the same or the next block of so many
# tokens only, so that a long story costs linear time.
_BLOCK = 64
_ByBlock = dict[int, list[Attribution]]


def _neighbours(found: list[Attribution]) -> _ByBlock:
    """Return the attributions by the blocks of tokens in and beside which their cue stands."""
    out: _ByBlock = {}
    for a in found:
        for block in range(a.cue[0] // _BLOCK - 1, a.cue[0] // _BLOCK + 2):
            out.setdefault(block, []).append(a)
    return out


def _within_quotation(context: Context, a: Attribution) -> Attribution | None:
    """What a cue inside a quotation introduces ends with it; None where nothing is left."""
    q = context.quote_of[a.head]
    if q < 0 or a.kind in ("orphan", "issuer", "colon"):
        return a
    first, last = context.quotes[q].first, context.quotes[q].last
    if all(first <= x and y <= last for x, y in a.content):
        return a
    kept = tuple((max(x, first), min(y, last)) for x, y in a.content if x < last and first < y)
    return msgspec.structs.replace(a, content=kept) if kept else None


def _denied_saying(parse: Parse, a: Attribution, heads: set[int]) -> bool:
    """ "B denied that A had demanded …": that A demanded anything is what is denied."""
    up = parse.head[a.head]
    if parse.dep[a.head] != "ccomp" or parse.lemma[up] != "deny" or a.kind != "verb":
        return False
    return up in heads


def _without_answer(parse: Parse, a: Attribution, found: _ByBlock) -> Attribution:
    """ "X had agreed, A said, but B rejected it": what B does is no part of what A said."""
    if a.kind != "verb" or len(a.content) < 2 or a.content[0][0] > a.cue[0]:
        return a
    first, last = a.content[-1]
    if first < a.cue[1] or parse.lower[first - 1] not in ("but", "while", "and"):
        return a
    close = found.get(first // _BLOCK, ())
    near = (b for b in close if b is not a and b.source is not None and b.kind == "verb")
    if any(b.source is not None and b.source.span[0] == first and b.cue[0] < last for b in near):
        return msgspec.structs.replace(a, content=a.content[:-1])
    return a


def _before_joined(context: Context, a: Attribution, found: _ByBlock) -> Attribution:
    """ "calls on all states to do A and condemns B": B is what the same speaker says next."""
    if a.kind != "verb" or a.source is None or not a.content or a.content[-1][0] < a.cue[1]:
        return a
    parse, (first, last) = context.parse, a.content[-1]
    for b in found.get(first // _BLOCK, ()):
        begin = b.cue[0]
        if b is a or b.kind != "verb" or b.source is None or not first + 1 < begin < last:
            continue
        same = b.source.span == a.source.span and parse.tag[b.head] == parse.tag[a.head]
        joined = parse.tag[begin - 1] == "CC" or parse.word[begin - 1] == ","
        if same and joined and context.quote_of[begin] == context.quote_of[a.head]:
            end = begin - 1
            while end > first and (parse.tag[end - 1] == "CC" or parse.word[end - 1] == ","):
                end -= 1
            if end > first:
                return msgspec.structs.replace(a, content=(*a.content[:-1], (first, end)))
    return a


def _part(a: Attribution, found: _ByBlock) -> bool:
    """Whether the cue is only a part of another one ("stopped" of "stopped short of accusing")."""
    first, last = a.cue
    if a.kind != "verb" or last <= first:
        return False
    close = found.get(first // _BLOCK, ())
    near = (b for b in close if b is not a and abs(b.cue[0] - first) < _NEAR)
    return any(b.cue[0] <= first and last <= b.cue[1] and b.cue != a.cue for b in near)


# Cues have at most this many words.
_NEAR = 9


def _pairs(parse: Parse, found: list[Attribution]) -> list[Attribution]:
    by_head = {a.head: a for a in found}
    out: list[Attribution] = []
    gone: set[int] = set()
    for a in found:
        if a.head in gone:
            continue
        second = _second(parse, a.head)
        if second is None:
            out.append(a)
            continue
        gone.add(second)
        other = by_head.get(second)
        content = other.content if other is not None and other.content else a.content
        first = next(k for k in range(a.head - 1, -1, -1) if parse.lower[k] == "neither")
        begin = min(first, a.cue[0])
        content = tuple(c for p in content for c in cut_out(parse, p, [(begin, second + 1)]))
        if content:
            rules = (*a.rules, "neither … nor")
            out.append(
                msgspec.structs.replace(a, cue=(begin, second + 1), content=content, rules=rules)
            )
    return out


def _second(parse: Parse, head: int) -> int | None:
    """The verb after "nor" where ``head`` is the one after "neither"; None elsewhere."""
    if head == 0 or parse.lower[head - 1] != "neither" or parse.pos[head] != "VERB":
        return None
    for k in range(head + 1, min(len(parse), head + 1 + _PAIR)):
        if parse.lower[k] == "nor" and k + 1 < len(parse) and parse.pos[k + 1] == "VERB":
            return k + 1
    return None


def _says_nothing(parse: Parse, a: Attribution) -> bool:
    """ "what B had said" names words that are not given; "told lawmakers" whom they were told."""
    tokens = [k for x, y in a.content for k in range(x, y) if parse.word[k][:1].isalnum()]
    if _stays_unnamed(parse, a, tokens) or _only_addressed(parse, a):
        return True
    if len(tokens) == 1 and parse.lower[tokens[0]] in _DAYS:
        return True
    if a.kind != "verb" or len(tokens) > 2 or not tokens:
        return False
    if all(parse.lower[k] in _EMPTY for k in tokens):
        return True
    host = load_act_words()["host"]
    return a.lexeme.kind == "tell" and any(parse.lemma[k] in host for k in tokens)


_NAMING = frozenset({"name", "identify", "quote", "anonymity", "cite"})


def _stays_unnamed(parse: Parse, a: Attribution, tokens: list[int]) -> bool:
    """ "asked not to be named": how a source wants to be called."""
    asks = a.lexeme.kind in ("ask", "refuse", "want")
    asks = asks or a.lexeme.lemma in ("insist", "speak", "ask")
    if not asks or not 0 < len(tokens) <= _FEW:
        return False
    words = tuple(parse.lower[k] for k in tokens)
    if words[:2] == ("to", "be") and words[2:3] in (("called",), ("known",), ("named",)):
        return True  # "B, as he asks to be called"
    lowers = {parse.lower[k] for k in tokens}
    passive = any(parse.dep[k] == "auxpass" for k in tokens)
    unnamed = lowers & {"not", "anonymity"} or (a.lexeme.kind in ("refuse", "want") and passive)
    unnamed = unnamed or lowers >= {"name", "withheld"}
    return bool(unnamed) and any(parse.lemma[k] in _NAMING for k in tokens)


# "not to be identified by name": at most this many words.
_FEW = 8


def _only_addressed(parse: Parse, a: Attribution) -> bool:
    """ "wrote to his counterpart, asking …": to whom is not what."""
    if a.lexeme.lemma not in ("write", "speak") or len(a.content) != 1:
        return False
    first = a.content[0][0]
    return parse.lower[first] == "to" and parse.dep[first] == "prep" and parse.head[first] == a.head


def _without_insertions(context: Context, found: list[Attribution]) -> list[Attribution]:
    """ "They replied, he said, that …": "he said" is no part of what they replied."""
    out = list(found)
    for k, a in enumerate(found):
        for b in found[max(0, k - 2) : k + 3]:
            clause = _clause(b)
            if b is a or clause is None:
                continue
            if not _set_in(context, b, clause, a) and not _closes(context, b, clause, a):
                continue
            pieces = [c for p in out[k].content for c in cut_out(context.parse, p, [clause])]
            if pieces:
                out[k] = msgspec.structs.replace(out[k], content=tuple(pieces))
    return out


def _closes(context: Context, b: Attribution, clause: Range, a: Attribution) -> bool:
    """ "B ordered a strike, residents said": the residents are no part of what B ordered."""
    first, last = clause
    reaches = any(x < first < y <= last for x, y in a.content)
    around = any(x <= a.cue[0] < y for x, y in b.content)
    return reaches and around and first > 0 and context.parse.word[first - 1] == ","


def _clause(b: Attribution) -> Range | None:
    if b.source is None or b.kind != "verb":
        return None
    return min(b.cue[0], b.source.span[0]), max(b.cue[1], b.source.span[1])


def _set_in(context: Context, b: Attribution, clause: Range, a: Attribution) -> bool:
    """Whether ``b`` is a clause between commas inside the content of ``a``, and reports ``a``."""
    parse = context.parse
    first, last = clause
    inside = any(x < first and last < y for x, y in a.content)
    commas = first > 0 and last < len(parse) and parse.word[first - 1] == parse.word[last] == ","
    around = any(x <= a.cue[0] < y for x, y in b.content)
    return inside and commas and around and last - first < 12
