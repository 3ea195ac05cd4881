"""Direct speech: which quotations belong to a cue."""

from __future__ import annotations

from trucewatch.coding.attribution.score import near_quote
from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_cues

# Cue classes that stand beside direct speech ('"…," he warned').
QUOTING = frozenset({"say", "tell", "claim", "ask", "announce"})


# One attribution takes at most this many quotations: a table of quotes must not cost squared time.
_MAX_QUOTES = 200
# A quotation that begins or ends within this many tokens of a cue belongs to it.
_REACH = 12


# A reporting clause of its own after a quotation has its verb within this many tokens.
_AFTERTHOUGHT = 6


# A quotation up to this many tokens, after direct speech was closed, is a scare quote or a title.
_SCARE = 8


# A content ending inside a quotation is carried to its closing mark, at most this far.
_MAX_CARRY = 90


def beside_quotes(context: Context, i: int, cue: Cue, found: list[Range]) -> list[Range]:
    """The quotations beside a reporting verb, and those that carry on after them."""
    parse = context.parse
    if cue.kind not in QUOTING or context.quoted(i) or parse.pos[i] != "VERB":
        return []
    first, last = parse.sents[parse.sent[i]]
    near = _just_before(context, i, first) + _quotes_touching(context, first, last)
    before = [k for k in near if context.quotes[k].last <= i]
    leading = [
        k
        for k in before
        if i - context.quotes[k].last <= _REACH
        and _opens_or_closes(context, k)
        and not any(is_saying(parse, t) for t in range(context.quotes[k].last, i))
    ]
    after = [
        k for k in near if context.quotes[k].first > i and _introduced(context, i, k, bool(leading))
    ]
    if after and not leading and _mixed(context, i, cue, context.quotes[after[0]].first):
        return []
    beside = leading + after
    if not beside:
        beside = _next_sentence(context, i, last)
    if not beside:
        return []
    if not _inside(context, beside, found) and not (
        leading and _closes_speech(context, leading[-1], i, cue.kind)
    ):
        return []
    chosen = _carry_on(context, i, beside)
    return [(context.quotes[k].first, context.quotes[k].last) for k in chosen]


def _opens_or_closes(context: Context, k: int) -> bool:
    """Whether a quotation before a cue is speech: it opens its sentence, or a comma closes it."""
    parse, q = context.parse, context.quotes[k]
    if q.closed and parse.word[q.last - 2] in (",", "?", "!", "…"):
        return True
    begin = parse.sents[parse.sent[q.first]][0]
    unquoted = (t for t in range(begin, q.first) if not context.quoted(t))
    return not any(parse.word[t][:1].isalnum() and parse.pos[t] not in _LINKS for t in unquoted)


_LINKS = frozenset({"CCONJ", "ADV", "INTJ"})


def _just_before(context: Context, i: int, first: int) -> list[int]:
    """The quotation that ends where a sentence such as "he asked." begins."""
    parse = context.parse
    if not first > 0 or i - first > _AFTERTHOUGHT or parse.para[first - 1] != parse.para[i]:
        return []
    k = context.quote_of[first - 1]
    if k < 0 or context.quoted(first) or not context.quotes[k].closed:
        return []
    inner = parse.word[first - 2] if first >= 2 else ""
    starts_low = parse.word[first][:1].islower()
    return [k] if inner in ("?", "!", ",", "…") or starts_low else []


def _mixed(context: Context, i: int, cue: Cue, begin: int) -> bool:
    """ "adding A "wouldn't be worth much"": words of the content stand before the quotation."""
    parse = context.parse
    if cue.kind not in ("say", "claim"):
        return False
    return any(parse.dep[c] == "dobj" and i < c < begin for c in parse.children[i])


def _closes_speech(context: Context, k: int, i: int, kind: str) -> bool:
    """ "…," said X: a sentence opens with a quotation that its comma closes before the cue."""
    parse, q = context.parse, context.quotes[k]
    inner = parse.word[q.last - 2] if q.closed and q.last >= 2 else ""
    if inner not in (",", "?", "!", "…") or q.first != parse.sents[parse.sent[q.first]][0]:
        return False
    if kind in ("say", "tell"):
        return True  # a clause after it is the parser's mistake
    return not any(parse.dep[c] == "ccomp" and parse.left[c] > i for c in parse.children[i])


def _is_saying_other(parse: Parse, t: int, i: int) -> bool:
    return is_saying(parse, t) and (parse.head[t] != i or parse.tag[t] == "VBG")


def _introduced(context: Context, i: int, k: int, led: bool) -> bool:
    """Whether quotation ``k`` after the cue is what the cue introduces, not a scare quote."""
    parse, q = context.parse, context.quotes[k]
    before = parse.word[q.first - 1]
    if any(_is_saying_other(parse, t, i) for t in range(i + 1, q.first)):
        return False
    if q.first - i > _REACH:
        return before == ":"
    if not led or q.first - 1 == i:
        return True
    return before in (",", ":") or q.last - q.first > _SCARE


def _next_sentence(context: Context, i: int, last: int) -> list[int]:
    """The quotation right after a sentence that ends with the cue's colon or comma."""
    parse = context.parse
    if last >= len(parse) or parse.word[last - 1] not in (":", ","):
        return []
    k = context.quote_of[last]
    return [k] if k >= 0 and context.quotes[k].first == last else []


def following_quotes(context: Context, i: int) -> list[Range]:
    """Quoted sentences right after a sentence of reported speech: its speaker goes on."""
    parse = context.parse
    end = parse.sents[parse.sent[i]][1]
    last = parse.paras[parse.para[i]].last
    k = context.quote_of[end] if end < last else -1
    out: list[Range] = []
    while 0 <= k < len(context.quotes) and len(out) < _MAX_QUOTES:
        q = context.quotes[k]
        if q.single or q.first < end or q.last > last or not _alone(context, q.first, q.last):
            break
        if any(parse.word[t][:1].isalnum() for t in range(end, q.first)):
            break
        out.append((q.first, q.last))
        end = q.last
        k += 1
    return out


def _alone(context: Context, first: int, last: int) -> bool:
    """Whether a quotation is made of whole sentences, with no reporting clause beside it."""
    parse = context.parse
    begin, end = parse.sents[parse.sent[first]][0], parse.sents[parse.sent[last - 1]][1]
    around = (*range(begin, first), *range(last, end))
    return last - first > _SCARE and not any(parse.word[t][:1].isalnum() for t in around)


def _quotes_touching(context: Context, first: int, last: int) -> list[int]:
    out: list[int] = []
    for t in range(first, last):
        k = context.quote_of[t]
        if k >= 0 and (not out or out[-1] != k):
            out.append(k)
    return out


def _inside(context: Context, beside: list[int], found: list[Range]) -> bool:
    spans = [(context.quotes[k].first, context.quotes[k].last) for k in beside]
    return all(any(a <= x and y <= b + 1 for a, b in spans) for x, y in found)


def _carry_on(context: Context, i: int, beside: list[int]) -> list[int]:
    """Add the quotations that follow without unquoted sentences between, in this paragraph.

    A quotation that was never closed carries on into the next paragraph.
    """
    parse = context.parse
    chosen = list(beside)
    end = parse.paras[parse.para[i]].last
    k = max(chosen) + 1
    while k < len(context.quotes) and len(chosen) < _MAX_QUOTES:
        q, before = context.quotes[k], context.quotes[k - 1]
        carried = q.continues == k - 1 and k - 1 in chosen
        starts = _starts_sentence(context, q.first) or not q.opened
        if not carried and (
            (q.last > end and not _whole_paragraph(context, k))
            or not starts
            or not _bridges(context, i, before.last, q.first)
        ):
            break
        if not carried and _has_own_cue(context, q.first, q.last, i):
            break
        chosen.append(k)
        k += 1
    return _carried_here(context, chosen)


def _has_own_cue(context: Context, first: int, last: int, cue: int) -> bool:
    """Whether another reporting verb stands beside a quotation, in its sentence or right after."""
    parse = context.parse
    begin = parse.sents[parse.sent[first]][0]
    end = parse.sents[parse.sent[last - 1]][1]
    asked = end == last and parse.word[max(first, last - 2)] in (",", "?", "!", "…")
    if asked and end < len(parse) and parse.para[end] == parse.para[last - 1]:
        end = min(parse.sents[parse.sent[end]][1], end + _AFTERTHOUGHT)
    verbs = load_cues().verbs
    for t in (*range(begin, first), *range(last, end)):
        if t == cue or parse.pos[t] != "VERB" or context.quoted(t):
            continue
        found = verbs.get(parse.lemma[t])
        if found is not None and found.kind in QUOTING:
            return True
    return False


def _starts_sentence(context: Context, first: int) -> bool:
    """Whether a mark opens a sentence; the parser may have left it with the sentence before."""
    parse = context.parse
    if first == 0 or first == parse.sents[parse.sent[first]][0]:
        return True
    return parse.word[first - 1] in (".", "?", "!")


def _whole_paragraph(context: Context, k: int) -> bool:
    parse, q = context.parse, context.quotes[k]
    para = parse.paras[parse.para[q.first]]
    return q.first == para.first and q.last >= para.last - 1


def _carried_here(context: Context, chosen: list[int]) -> list[int]:
    """Add the quotations of the paragraphs before that were never closed and end here."""
    first = min(chosen)
    earlier: list[int] = []
    while context.quotes[first].continues is not None and len(earlier) < _MAX_QUOTES:
        first = context.quotes[first].continues or 0
        earlier.append(first)
    return earlier[::-1] + chosen


def _bridges(context: Context, i: int, a: int, b: int) -> bool:
    parse = context.parse
    own = parse.sents[parse.sent[i]]
    for k in range(a, b):
        if not own[0] <= k < own[1] and parse.word[k][:1].isalnum():
            return False
        if k > i and is_saying(parse, k):
            return False
    return True


def may_open_quote(context: Context, i: int) -> bool:
    """Whether a quotation is near that no other reporting verb opens ("denied it, saying "…"")."""
    if not near_quote(context, i):
        return False
    last = context.parse.sents[context.parse.sent[i]][1]
    opening = next((k for k in range(i + 1, last) if context.quoted(k)), i)
    parse, verbs = context.parse, load_cues().verbs
    return not any(
        is_saying(parse, k)
        or (parse.dep[k] == "conj" and parse.head[k] == i and parse.lemma[k] in verbs)
        for k in range(i + 1, opening)
    )


def is_saying(parse: Parse, k: int) -> bool:
    """Whether token ``k`` is a plain reporting verb."""
    went_on = parse.lemma[k] == "go" and k + 1 < len(parse) and parse.lower[k + 1] == "on"
    return parse.pos[k] == "VERB" and (parse.lemma[k] in _SAYING or went_on)


_SAYING = frozenset(
    [
        "say",
        "tell",
        "add",
        "ask",
        "write",
        "reply",
        "respond",
        "note",
        "explain",
        "continue",
        "argue",
    ]
)


def to_marks(context: Context, piece: Range, cue: int) -> Range:
    """Carry a piece that ends inside a quotation to its closing mark, or begins just after one."""
    a, b = piece
    k = context.quote_of[b - 1]
    if b < len(context.parse) and k >= 0:
        q = context.quotes[k]
        outer = q.first >= a or (context.quote_of[a] == k and a - q.first <= 1)
        if outer and q.last - b <= _MAX_CARRY and not b <= cue < q.last:
            b = q.last
    k = context.quote_of[a]
    if a > 0 and k >= 0 and context.quotes[k].first == a - 1 and context.quotes[k].last <= b:
        a -= 1
    return a, b
