"""Splitting one attribution into statements: by act inside long quotations, by joined demands."""

from __future__ import annotations

import msgspec

from trucewatch.coding.acts.acts import Act, ActorsOf, read_act, utterance
from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.ultimatums import OR_ELSE, otherwise
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor

Run = tuple[tuple[Range, ...], Act]
# A neutral sentence inside a quotation carries on the act of the sentence before it.
_CARRYING = "assert"


def runs_of(context: Context, cast: ActorsOf, a: Attribution, speaker: Actor | None) -> list[Run]:
    """Return the statements of one attribution: pieces of content with their act, in order."""
    pieces = a.content
    if _is_direct(context, pieces) or a.rules[:1] == ("label",):
        sentences = [s for p in pieces for s in _sentences(context, p)]
        sentences = [part for s in sentences for part in _ultimatum(context.parse, s)]
        if len(sentences) > 1:
            turn = a.rules[:1] == ("label",)
            return _grouped(context, cast, a, speaker, sentences, () if turn else (_CARRYING,))
    whole = _act_of(context, cast, a, speaker, pieces)
    if whole.act == "demand" and a.kind == "verb":
        parts = _joined_demands(context, a)
        if parts:
            return [((p,), whole) for p in parts]
    parts = _whole_ultimatum(context, pieces[0]) if len(pieces) == 1 else []
    if len(parts) == _BOTH:
        bid = _act_of(context, cast, a, speaker, (parts[0],))
        bid = whole if bid.act not in _BIDDING else bid
        if bid.act in _BIDDING:
            threat = msgspec.structs.replace(bid, act="threaten", rule=OR_ELSE)
            return [((parts[0],), bid), ((parts[1],), threat)]
    parts = _joined_clauses(context, a)
    acts = [read_act(utterance(context, cast, a, speaker, (p,))) for p in parts]
    if len({act.act for act in acts}) > 1:
        return [((p,), act) for p, act in zip(parts, acts, strict=True)]
    return [(pieces, whole)]


# An ultimatum has two parts.
_BOTH = 2
# Acts by which something is asked of the one who is threatened otherwise.
_BIDDING = frozenset({"demand", "call_for", "warn", "propose", "threaten", "reject"})


def _act_of(
    context: Context,
    cast: ActorsOf,
    a: Attribution,
    speaker: Actor | None,
    pieces: tuple[Range, ...],
) -> Act:
    """The act of the whole content; a condition at its end does not turn what it is put on."""
    whole = read_act(utterance(context, cast, a, speaker, pieces))
    cut = _condition_at(context.parse, *pieces[-1]) if whole.act != "assert" else None
    if cut is None:
        return whole
    main = read_act(utterance(context, cast, a, speaker, (*pieces[:-1], (pieces[-1][0], cut))))
    if main.act in ("assert", whole.act):
        return whole
    return main if main.target is not None else msgspec.structs.replace(main, target=whole.target)


_LEADING = frozenset({"but", "and", "only", "even"})
_PUT_ON = frozenset({"if", "unless", "provided", "providing"})


def _condition_at(parse: Parse, first: int, last: int) -> int | None:
    """ "…, but only if B leaves": where the comma before the condition stands."""
    for k in range(first + 3, last - 2):
        if parse.word[k] == ",":
            t = k + 1
            while t < last and parse.lower[t] in _LEADING:
                t += 1
            if t < last and parse.lower[t] in _PUT_ON:
                return k
    return None


def _joined_clauses(context: Context, a: Attribution) -> list[Range]:
    """ "that A and that B", "A and that B": the two clauses; [] where the content is no such."""
    parse = context.parse
    first, last = a.content[-1]
    if len(a.content) != 1 or a.kind != "verb" or first < a.cue[1]:
        return []
    for k in range(first + 2, last - 1):
        joined = parse.tag[k] == "CC" and parse.lower[k + 1] == "that" and not context.quoted(k)
        if joined and parse.tag[k + 1] == "IN":
            end = k - 1 if parse.word[k - 1] == "," else k
            return [(first, end), (k + 1, last)]
    return []


def _ultimatum(parse: Parse, piece: Range) -> list[Range]:
    """ "Leave by Friday or the truce is over": what is wanted, and what comes otherwise."""
    cut = otherwise(parse, *piece)
    return [piece] if cut is None else [(piece[0], cut[0]), (cut[1], piece[1])]


def _whole_ultimatum(context: Context, piece: Range) -> list[Range]:
    """The two parts of an ultimatum of which the content may hold one only: what stands behind
    ", otherwise" or before "; otherwise" in the sentence."""
    parse = context.parse
    first, last = parse.sents[parse.sent[piece[0]]]
    if parse.lower[piece[0]] == "otherwise" and first < piece[0] - 1 and not context.quoted(first):
        opened = parse.word[piece[0] - 1] == ";"
        return [(first, piece[0] - 1), (piece[0] + 1, piece[1])] if opened else [piece]
    parts = _ultimatum(parse, piece)
    beyond = otherwise(parse, piece[0], last) if len(parts) < _BOTH else None
    if beyond is None or beyond[0] > piece[1] or context.quoted(beyond[1]):
        return parts
    while last > beyond[1] and parse.pos[last - 1] == "PUNCT":
        last -= 1
    return [(piece[0], beyond[0]), (beyond[1], last)] if last > beyond[1] else parts


def _is_direct(context: Context, pieces: tuple[Range, ...]) -> bool:
    if not pieces:
        return False
    for a, b in pieces:
        k = context.quote_of[a]
        if k < 0 or context.quotes[k].last < b or context.quotes[k].single:
            return False
    return True


def _sentences(context: Context, piece: Range) -> list[Range]:
    """The sentences of a quoted piece; the mark at its edge stays with the sentence beside it."""
    parse = context.parse
    out: list[Range] = []
    k = piece[0]
    while k < piece[1]:
        end = min(piece[1], parse.sents[parse.sent[k]][1])
        wordless = not any(parse.word[t][:1].isalnum() for t in range(k, end))
        if (wordless and out) or (
            out and not any(parse.word[t][:1].isalnum() for t in range(*out[-1]))
        ):
            out[-1] = (out[-1][0], end)
        else:
            out.append((k, end))
        k = end
    return out


def _grouped(
    context: Context,
    cast: ActorsOf,
    a: Attribution,
    speaker: Actor | None,
    sentences: list[Range],
    carried: tuple[str, ...],
) -> list[Run]:
    """Sentences joined while their act is one, or one of those that carry on any act."""
    runs: list[Run] = []
    for sentence in sentences:
        act = read_act(utterance(context, cast, a, speaker, (sentence,)))
        if runs and runs[-1][1].act in _BIDDING and _is_or_else(context.parse, runs, sentence):
            act = msgspec.structs.replace(act, act="threaten", rule=OR_ELSE)
        if runs and act.act in (runs[-1][1].act, *carried):
            pieces, first = runs[-1]
            runs[-1] = (_joined(pieces, sentence), first)
        else:
            runs.append(((sentence,), act))
    return runs


def _is_or_else(parse: Parse, runs: list[Run], sentence: Range) -> bool:
    """Whether a part was cut off the sentence of the one before it, as the threat in it."""
    before = runs[-1][0][-1]
    return parse.sent[before[1] - 1] == parse.sent[sentence[0]] and before[1] != sentence[0]


def _joined(pieces: tuple[Range, ...], sentence: Range) -> tuple[Range, ...]:
    if pieces[-1][1] == sentence[0]:
        return (*pieces[:-1], (pieces[-1][0], sentence[1]))
    return (*pieces, sentence)


def _joined_demands(context: Context, a: Attribution) -> list[Range]:
    """ "demanded X do A and do B": two demands; a list of three or more stays one."""
    parse = context.parse
    if a.lexeme.lemma not in ("demand", "insist", "require", "order") or len(a.content) != 1:
        return []
    first, last = a.content[0]
    verbs = [c for c in parse.children[a.head] if parse.dep[c] in ("ccomp", "xcomp")]
    if len(verbs) != 1:
        return []
    joined = [c for c in parse.children[verbs[0]] if parse.dep[c] == "conj"]
    if len(joined) != 1 or any(parse.dep[c] == "conj" for c in parse.children[joined[0]]):
        return []
    second = joined[0]
    passive = any(parse.dep[c] == "auxpass" for c in parse.children[verbs[0]])
    if parse.tag[second] == "VBN" or (passive and parse.tag[second] == "VBD"):
        return []  # "be treated as prisoners and freed"
    if any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[second]):
        return []
    begin = parse.left[second]
    end = begin
    while end - 1 > first and parse.lower[end - 1] in ("and", ",", "or"):
        end -= 1
    return [(first, end), (begin, last)] if first < end and begin < last else []
