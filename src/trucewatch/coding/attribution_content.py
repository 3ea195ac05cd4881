"""What a cue introduces: the pieces of its content."""

from __future__ import annotations

from trucewatch.coding.attribution_edges import settle_edges
from trucewatch.coding.attribution_score import near_quote
from trucewatch.coding.attribution_tree import Context, Range, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue

# Cue classes that stand beside direct speech ('"…," he warned').
QUOTING = frozenset({"say", "tell", "claim", "ask", "announce"})
# A quotation that begins or ends within this many tokens of a cue belongs to it.
_REACH = 12
# A reporting clause of its own after a quotation has its verb within this many tokens.
_AFTERTHOUGHT = 6
# A quotation up to this many tokens, after direct speech was closed, is a scare quote or a title.
_SCARE = 8
# A reporting verb in one of these relations may report the rest of its sentence.
_MAIN = frozenset({"ROOT", "parataxis", "conj", "advcl"})
# Prepositions whose phrase completes an object ("describe A as B", "blame A for B").
_COMPLETING = frozenset(
    ["as", "for", "of", "with", "to", "from", "against", "about", "in", "over", "on"]
)
# A content ending inside a quotation is carried to its closing mark, at most this far.
_MAX_CARRY = 90


def content_of(
    context: Context,
    i: int,
    cue: Cue,
    cue_span: Range,
    source: Range | None,
    others: list[Range],
) -> list[Range]:
    """Return the token ranges of what the cue headed by ``i`` introduces, in order.

    ``others`` are clauses inside its complement that belong to another cue of the same speaker.
    """
    holes = [cue_span] + ([source] if source else []) + others
    found = _called_for(context, i, cue, cue_span) or _by_tree(context, i, cue, cue_span, holes)
    spoken = any(context.parse.dep[c] == "ccomp" for c in context.parse.children[i])
    found = [_without_edges(context, p) for p in settle_edges(context, i, sorted(found), spoken)]
    quoted = _beside_quotes(context, i, cue, found)
    if quoted:
        found = quoted
    elif not found and cue.kind in QUOTING and context.parse.dep[i] in _MAIN:
        found = _rest_of_sentence(context, i, cue_span, source, holes)
    if cue.kind == "ask":
        found = [_with_question_mark(context, p) for p in found]
    return _merge([_to_marks(context, piece, i) for piece in sorted(set(found))])


def complement_end(context: Context, phrase: range, last: int) -> int:
    """Return where the complements of a cue of several words end; ``last`` where they begin."""
    parse = context.parse
    ends = [
        parse.right[c]
        for k in phrase
        for c in parse.children[k]
        if c >= last and parse.dep[c] in _COMPLEMENTS
    ]
    return max(ends, default=last)


_COMPLEMENTS = frozenset(
    {"dobj", "pobj", "pcomp", "ccomp", "xcomp", "acl", "attr", "oprd", "advcl", "prep"}
)


def _with_question_mark(context: Context, piece: Range) -> Range:
    last = piece[1]
    asked = last < len(context.parse) and context.parse.word[last] == "?"
    return (piece[0], last + 1) if asked else piece


def _called_for(context: Context, i: int, cue: Cue, cue_span: Range) -> list[Range]:
    """ "called for X to do Y": the words after "for", which the parser hangs on the verb "do"."""
    parse = context.parse
    mark = cue_span[1] - 1
    if cue.lemma != "call" or parse.lower[mark] not in ("for", "on", "upon"):
        return []
    if parse.head[mark] != i:
        verb = parse.head[mark]
        return cut_out(parse, (cue_span[1], max(cue_span[1], parse.right[verb])), [])
    ends = [
        parse.right[c]
        for c in parse.children[i]
        if c == mark or (c > mark and parse.dep[c] in ("xcomp", "advcl", "ccomp") and _to(parse, c))
    ]
    return cut_out(parse, (cue_span[1], max(ends)), [])


def _to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "to" for c in parse.children[verb])


def _without_edges(context: Context, piece: Range) -> Range:
    """Leave out a conjunction at either edge ("But …", "… and")."""
    parse = context.parse
    first, last = piece
    while (
        last - first > 1
        and parse.tag[first] == "CC"
        and parse.lower[first] not in ("both", "either")
    ):
        first += 1
        while last - first > 1 and parse.word[first] == ",":
            first += 1
    while last - first > 1 and (parse.tag[last - 1] == "CC" or parse.word[last - 1] in (",", ";")):
        last -= 1
    return first, last


def _by_tree(
    context: Context, i: int, cue: Cue, cue_span: Range, holes: list[Range]
) -> list[Range]:
    parse = context.parse
    if cue.kind == "hedge":
        return _hedged(context, i, holes)
    clauses = [c for c in parse.children[i] if parse.dep[c] == "ccomp"]
    clauses = [c for c in clauses if not (c < i and _speaks_itself(context, c))]
    if any(c > i for c in clauses):
        clauses = [c for c in clauses if c > i or context.quoted(c)]
    if clauses:
        return [p for c in clauses for p in cut_out(parse, parse.subtree(c), holes)]
    if parse.dep[i] == "parataxis" and parse.head[i] != i:
        pieces = cut_out(parse, parse.subtree(parse.head[i]), [_inserted(parse, i, holes)])
        after = [p for p in pieces if p[0] > i]
        open_end = cue_span[1] < len(parse) and parse.pos[cue_span[1]] in _OPENING
        return after if after and open_end and not context.quoted(after[0][0]) else pieces
    if parse.pos[i] == "NOUN":
        return _noun_content(context, i, holes)
    return _verb_content(context, i, cue, cue_span, holes)


def _verb_content(
    context: Context, i: int, cue: Cue, cue_span: Range, holes: list[Range]
) -> list[Range]:
    parse = context.parse
    found: list[Range] = []
    infinitives = [c for c in parse.children[i] if parse.dep[c] in ("xcomp", "oprd")]
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj"]
    if near_quote(context, i) and cue.kind in ("say", "tell", "claim"):
        pass
    elif infinitives:
        begin = parse.left[infinitives[0]]
        between = [c for c in objects if i < c < infinitives[0]]
        if between:
            begin = parse.left[between[0]]
        found = cut_out(parse, (begin, parse.right[infinitives[-1]]), holes)
    elif objects:
        found = _object_content(context, i, cue, objects, holes)
    else:
        after = [c for c in parse.children[i] if parse.dep[c] == "prep" and c > i]
        if after:
            found = cut_out(parse, parse.subtree(after[0]), holes)
        elif parse.dep[i] == "relcl" and parse.head[i] < i:
            noun = parse.head[i]  # "a claim that B denied"
            found = cut_out(parse, (parse.left[noun], noun + 1), holes)
    return _passive(context, i, found, holes)


def _passive(context: Context, i: int, found: list[Range], holes: list[Range]) -> list[Range]:
    parse = context.parse
    subjects = [c for c in parse.children[i] if parse.dep[c] == "nsubjpass"]
    if not subjects or parse.lower[subjects[0]] == "it":
        return found
    agents = [c for c in parse.children[i] if parse.dep[c] == "agent"]
    kept = [p for p in found if not any(parse.left[k] <= p[0] < parse.right[k] for k in agents)]
    return kept + cut_out(parse, parse.subtree(subjects[0]), holes)


def _object_content(
    context: Context, i: int, cue: Cue, objects: list[int], holes: list[Range]
) -> list[Range]:
    parse = context.parse
    first = objects[0]
    if first < i:
        return cut_out(parse, parse.subtree(first), holes)
    end = max(parse.right[c] for c in objects)
    for c in parse.children[i]:
        if c > first and parse.left[c] <= end + 1 and _completes(context, c, end):
            end = max(end, parse.right[c])
    if cue.kind == "describe":
        end = _through_quote(context, i, end)
    for c in parse.children[first]:
        begins = parse.left[c]
        if parse.dep[c] == "relcl" and begins > 0 and parse.word[begins - 1] == ",":
            if parse.right[c] >= end - 1:
                end = begins - 1
    return cut_out(parse, (parse.left[first], end), holes)


def _completes(context: Context, c: int, end: int) -> bool:
    parse = context.parse
    dep = parse.dep[c]
    if dep in ("oprd", "dative"):
        return True
    if dep == "prep":
        return parse.lower[c] in _COMPLETING
    return dep == "advcl" and parse.left[c] <= end and parse.tag[c] == "VB"


def _through_quote(context: Context, i: int, end: int) -> int:
    parse = context.parse
    if end >= len(parse) or parse.sent[end] != parse.sent[i]:
        return end
    if context.quoted(end):
        return context.quotes[context.quote_of[end]].last
    ahead = min(len(parse) - 1, end + 2)
    if context.quoted(ahead) and parse.pos[end] in ("DET", "ADP"):
        return context.quotes[context.quote_of[ahead]].last
    return end


# After an inserted clause that is over comes a comma; after these its content follows.
_OPENING = frozenset({"PRON", "DET", "PROPN", "NOUN", "SCONJ", "ADJ"})


def _inserted(parse: Parse, i: int, holes: list[Range]) -> Range:
    """The range of an inserted reporting clause; the parser may have hung the real subject on it."""
    first, last = parse.subtree(i)
    own = min(a for a, _ in holes)
    while first < own and parse.word[own - 1] not in (",", "—", "–", "(", "”", '"'):
        own -= 1
    return max(first, own), last


def _speaks_itself(context: Context, c: int) -> bool:
    """ "A said X; B said Y": a clause before the cue that is an attribution of its own."""
    parse = context.parse
    if context.quoted(c) or not (_is_saying(parse, c) or parse.lemma[c] in _CHARGING):
        return False
    return any(parse.dep[k] in ("nsubj", "nsubjpass") for k in parse.children[c])


_CHARGING = frozenset(
    ["accuse", "blame", "deny", "claim", "warn", "announce", "insist", "charge", "allege", "report"]
)


def _hedged(context: Context, i: int, holes: list[Range]) -> list[Range]:
    """ "A seems to do B": both A and "to do B"; without "it"."""
    parse = context.parse
    out: list[Range] = []
    for c in parse.children[i]:
        dep = parse.dep[c]
        subject = dep in ("nsubj", "csubj") and parse.lower[c] != "it"
        if subject or (c > i and dep in ("xcomp", "ccomp", "oprd", "acomp", "attr", "advcl")):
            out.extend(cut_out(parse, parse.subtree(c), holes))
    return out if any(a > i for a, _ in out) else []


def _noun_content(context: Context, i: int, holes: list[Range]) -> list[Range]:
    parse = context.parse
    for c in parse.children[i]:
        if c > i and parse.dep[c] in ("acl", "ccomp", "relcl", "prep"):
            pieces = cut_out(parse, parse.subtree(c), holes)
            if pieces:
                return pieces
    return []


def _beside_quotes(context: Context, i: int, cue: Cue, found: list[Range]) -> list[Range]:
    """The quotations beside a reporting verb, and those that carry on after them."""
    parse = context.parse
    if cue.kind not in QUOTING or context.quoted(i):
        return []
    first, last = parse.sents[parse.sent[i]]
    near = _just_before(context, i, first) + _quotes_touching(context, first, last)
    before = [k for k in near if context.quotes[k].last <= i]
    leading = [
        k
        for k in before
        if i - context.quotes[k].last <= _REACH
        and not any(_is_saying(parse, t) for t in range(context.quotes[k].last, i))
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
        leading and _closes_speech(context, leading[-1], i)
    ):
        return []
    chosen = _carry_on(context, i, beside)
    return [(context.quotes[k].first, context.quotes[k].last) for k in chosen]


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


def _closes_speech(context: Context, k: int, i: int) -> bool:
    """ "…," said X: a sentence opens with a quotation that its comma closes before the cue."""
    parse, q = context.parse, context.quotes[k]
    inner = parse.word[q.last - 2] if q.closed and q.last >= 2 else ""
    if inner not in (",", "?", "!", "…") or q.first != parse.sents[parse.sent[q.first]][0]:
        return False
    return not any(parse.dep[c] == "ccomp" and parse.left[c] > i for c in parse.children[i])


def _introduced(context: Context, i: int, k: int, led: bool) -> bool:
    """Whether quotation ``k`` after the cue is what the cue introduces, not a scare quote."""
    parse, q = context.parse, context.quotes[k]
    before = parse.word[q.first - 1]
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
    while k < len(context.quotes):
        q, before = context.quotes[k], context.quotes[k - 1]
        carried = q.continues == k - 1 and k - 1 in chosen
        starts = _starts_sentence(context, q.first) or not q.opened
        if not carried and (
            (q.last > end and not _whole_paragraph(context, k))
            or not starts
            or not _bridges(context, i, before.last, q.first)
        ):
            break
        chosen.append(k)
        k += 1
    return _carried_here(context, chosen)


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
    while context.quotes[first].continues is not None:
        first = context.quotes[first].continues or 0
        earlier.append(first)
    return earlier[::-1] + chosen


def _bridges(context: Context, i: int, a: int, b: int) -> bool:
    parse = context.parse
    own = parse.sents[parse.sent[i]]
    for k in range(a, b):
        if not own[0] <= k < own[1] and parse.word[k][:1].isalnum():
            return False
        if k > i and _is_saying(parse, k):
            return False
    return True


def _is_saying(parse: Parse, k: int) -> bool:
    return parse.pos[k] == "VERB" and parse.lemma[k] in _SAYING


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


def _rest_of_sentence(
    context: Context, i: int, cue_span: Range, source: Range | None, holes: list[Range]
) -> list[Range]:
    parse = context.parse
    first, last = parse.sents[parse.sent[i]]
    inverted = any(parse.dep[c] == "nsubj" and c > i for c in parse.children[i])
    if last - cue_span[1] >= 4 and not inverted:
        return cut_out(parse, (cue_span[1], last), holes)
    begin = min(cue_span[0], source[0]) if source else cue_span[0]
    if parse.dep[i] == "advcl":
        return []
    return cut_out(parse, (first, begin), holes) if begin - first >= 4 else []


def _to_marks(context: Context, piece: Range, cue: int) -> Range:
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


def _merge(pieces: list[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in pieces:
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
