"""What a cue introduces: the pieces of its content."""

from __future__ import annotations

from trucewatch.coding.attribution.asides import without_asides
from trucewatch.coding.attribution.edges import settle_edges
from trucewatch.coding.attribution.frames import (
    after_day,
    after_published,
    has_to,
    hedged_content,
    noun_content,
    told_that,
    with_that,
)
from trucewatch.coding.attribution.objects import verb_content
from trucewatch.coding.attribution.segments import (
    after_stamp,
    inserted_words,
    own_segment,
    parted,
    speaks_itself,
)
from trucewatch.coding.attribution.speech import (
    QUOTING,
    beside_quotes,
    following_quotes,
    is_saying,
    to_marks,
)
from trucewatch.coding.attribution.tree import SHORT_QUOTE, Context, Range, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_cues

# A reporting verb in one of these relations may report the rest of its sentence.
_MAIN = frozenset({"ROOT", "parataxis", "conj", "advcl"})


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
    found = without_asides(context, i, found)
    quoted = beside_quotes(context, i, cue, found)
    set_in = cue.kind in _INSERTED and context.parse.dep[i] != "relcl"
    around = inserted_words(context, cue_span, source) if set_in else []
    if around:
        found = around + [p for p in quoted if p not in around]
    elif quoted:
        found = quoted
    elif not found and cue.kind in QUOTING and _may_report_the_rest(context.parse, i):
        found = _rest_of_sentence(context, i, cue_span, source, holes)
    elif found and cue.kind in QUOTING and context.parse.dep[i] == "ROOT":
        found = found + following_quotes(context, i)
    if len(found) == 1 and cue.kind in ("claim", "judge", "describe"):
        found = [_with_named(context, cue_span[1], found[0])]
    if cue.kind == "ask":
        found = [_with_question_mark(context, p) for p in found]
    marked = [to_marks(context, piece, i) for piece in sorted(set(found))]
    begin = min([cue_span[0], *([source[0]] if source else [])])
    return _merge(context, [own_segment(context, _unstamped(context, p), begin) for p in marked], i)


# A name before a word in quotation marks has at most this many tokens.
_MAX_NAMED = 6


def _with_named(context: Context, behind: int, piece: Range) -> Range:
    """ "declared the envoy “irrelevant”": what is called so, too; ``behind`` is the cue's end."""
    parse, first = context.parse, piece[0]
    quote = context.quote_of[first]
    if quote < 0 or not 0 < first - behind <= _MAX_NAMED:
        return piece
    q = context.quotes[quote]
    named = all(
        parse.pos[k] in ("DET", "ADJ", "NOUN", "PROPN", "PART") for k in range(behind, first)
    )
    return (behind, piece[1]) if named and q.last - q.first <= SHORT_QUOTE else piece


def _may_report_the_rest(parse: Parse, i: int) -> bool:
    """Whether a bare reporting verb may be told what the rest of its sentence says."""
    passive = any(parse.dep[c] == "auxpass" for c in parse.children[i])
    return parse.dep[i] in _MAIN and not passive


# Classes whose clause never stands before them: there it is a sentence of its own.
_NEVER_AFTER = frozenset({"want", "intend", "commit", "refuse", "deed", "weak", "stance", "urge"})
# Classes of verbs that a clause set in the middle of somebody's words may have.
_INSERTED = QUOTING | {"judge", "describe", "believe", "show", "mention", "agree", "urge", "commit"}


def _unstamped(context: Context, piece: Range) -> Range:
    first = after_stamp(context.parse, piece[0])
    first = after_published(context.parse, after_day(context.parse, first), piece[1])
    return (first, piece[1]) if first < piece[1] else piece


def complement_end(context: Context, phrase: range, last: int) -> int:
    """Return where the complements of a cue of several words end; ``last`` where they begin."""
    parse = context.parse
    ends = [
        parse.right[c]
        for k in phrase
        for c in parse.children[k]
        if c >= last and parse.dep[c] in _COMPLEMENTS and not _speaks_on(parse, c)
    ]
    return max(ends, default=last)


def _speaks_on(parse: Parse, c: int) -> bool:
    """ "hit out at A, calling it B": the second thing that is said."""
    apart = parse.left[c] == c and parse.word[c - 1] == ","
    return parse.dep[c] == "advcl" and parse.tag[c] == "VBG" and apart and _is_cue(parse, c)


def _is_cue(parse: Parse, c: int) -> bool:
    found = load_cues().verbs.get(parse.lemma[c])
    return found is not None and found.kind in QUOTING | {"describe", "judge", "urge"}


_COMPLEMENTS = frozenset(
    {"dobj", "pobj", "pcomp", "ccomp", "xcomp", "acl", "attr", "oprd", "advcl", "prep"}
)


def _with_question_mark(context: Context, piece: Range) -> Range:
    asked = context.parse.word[piece[1] : piece[1] + 1] == ("?",)
    return (piece[0], piece[1] + 1) if asked else piece


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
        if c == mark
        or (c > mark and parse.dep[c] in ("xcomp", "advcl", "ccomp") and has_to(parse, c))
    ]
    return cut_out(parse, (cue_span[1], max(ends)), [])


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
        return hedged_content(context, i, holes)
    clauses = [c for c in parse.children[i] if parse.dep[c] == "ccomp"]
    if not clauses and cue.kind in QUOTING:
        clauses = [c for c in parse.children[i] if c < i and _bare_clause(parse, c)]
    clauses = [c for c in clauses if not _unspoken(context, c, i, cue)]
    clauses = [c for c in clauses if not _of_the_object(parse, i, c, cue)]
    if any(c > i for c in clauses):
        clauses = [c for c in clauses if c > i or context.quoted(c)]
    relative = _object_with_relative(parse, i, clauses)
    if relative is not None:
        return cut_out(parse, relative, holes)
    if not clauses and cue.kind in ("tell", "claim", "say"):
        told = told_that(context, i) if cue.kind == "tell" else with_that(context, i)
        if told is not None:
            return cut_out(parse, told, holes)
    if clauses:
        return [
            p
            for c in clauses
            for p in cut_out(parse, (_with_noun(parse, i, c), parse.right[c]), holes)
        ]
    if parse.dep[i] == "parataxis" and parse.head[i] != i:
        pieces = cut_out(parse, parse.subtree(parse.head[i]), [_inserted(parse, i, holes)])
        after = [p for p in pieces if p[0] > i]
        open_end = cue_span[1] < len(parse) and parse.pos[cue_span[1]] in _OPENING
        return after if after and open_end and not context.quoted(after[0][0]) else pieces
    if parse.pos[i] == "NOUN":
        return noun_content(context, i, holes)
    return verb_content(context, i, cue, cue_span, holes)


def _object_with_relative(parse: Parse, i: int, clauses: list[int]) -> Range | None:
    """ "reported shelling overnight that went on for hours": the clause tells of the shelling."""
    if len(clauses) != 1 or clauses[0] < i:
        return None
    c = clauses[0]
    relative = any(parse.tag[k] == "WDT" and parse.dep[k] == "nsubj" for k in parse.children[c])
    things = [d for d in parse.children[i] if parse.dep[d] == "dobj" and i < d < parse.left[c]]
    return (parse.left[things[0]], parse.right[c]) if relative and things else None


def _of_the_object(parse: Parse, i: int, c: int, cue: Cue) -> bool:
    """ "thanked B, who had complained that …": the clause belongs to what is told of B."""
    if cue.kind != "judge":
        return False
    for d in parse.children[i]:
        if parse.dep[d] == "dobj" and i < d < c:
            return any(parse.tag[k] in ("WP", "WDT") for k in range(d + 1, parse.left[c]))
    return False


def _with_noun(parse: Parse, i: int, c: int) -> int:
    """ "denied a report that …", "rejected the charge by B that …": the noun is denied, too."""
    begin = parse.left[c]
    nouns = load_cues().nouns
    for k in parse.children[i]:
        if parse.dep[k] == "dobj" and i < k < begin and parse.lemma[k] in nouns:
            return parse.left[k] if parse.right[k] >= begin - 1 else begin
    return begin


def _unspoken(context: Context, c: int, i: int, cue: Cue) -> bool:
    """Whether a clause before the cue is a statement or a sentence of its own."""
    if c > i or (cue.kind in _NEVER_AFTER and not context.quoted(c)):
        return c < i or parted(context, c, i)
    return speaks_itself(context, c) or parted(context, c, i)


# After an inserted clause that is over comes a comma; after these its content follows.
_OPENING = frozenset({"PRON", "DET", "PROPN", "NOUN", "SCONJ", "ADJ"})


def _inserted(parse: Parse, i: int, holes: list[Range]) -> Range:
    """The range of an inserted reporting clause, without a subject hung on it by the parser."""
    first, last = parse.subtree(i)
    own = min(a for a, _ in holes)
    while first < own and parse.word[own - 1] not in (",", "—", "–", "(", "”", '"'):
        own -= 1
    return max(first, own), last


def _bare_clause(parse: Parse, c: int) -> bool:
    """ "A did B, C said": a clause the parser took for an adverbial one, without a conjunction."""
    if parse.dep[c] != "advcl" or parse.tag[c] in ("VBG", "VB"):
        return False
    deps = {parse.dep[k] for k in parse.children[c]}
    bound = any(parse.tag[k] == "WRB" for k in parse.children[c]) or "mark" in deps
    return bool(deps & {"nsubj", "nsubjpass"}) and not bound


# Verbs of speech that need no object of their own.
_WITHOUT_OBJECT = frozenset(
    {"protest", "object", "complain", "respond", "reply", "react", "disagree", "relent"}
)


def _goes_on(parse: Parse, i: int, behind: int) -> bool:
    """Return whether the cue's subject does something else right behind it: "protests and accuses
    them of …"."""
    if parse.lemma[i] not in _WITHOUT_OBJECT:
        return False  # "denied and condemned the raid": both have it
    joined = (c for c in parse.children[i] if parse.dep[c] == "conj" and parse.pos[c] == "VERB")
    return any(
        parse.left[c] <= behind + 1 and parse.pos[behind] == "CCONJ"
        and not any(parse.dep[k] in ("nsubj", "nsubjpass") for k in parse.children[c])
        for c in joined
    )  # fmt: skip


def _rest_of_sentence(
    context: Context, i: int, cue_span: Range, source: Range | None, holes: list[Range]
) -> list[Range]:
    parse = context.parse
    if _another_deed(parse, i, cue_span[1]):
        return []
    first, last = parse.sents[parse.sent[i]]
    spoken = (c for c in parse.children[i] if c > i and is_saying(parse, c))
    last = min((parse.left[c] for c in spoken), default=last)  # "denied it, saying …"
    if _goes_on(parse, i, cue_span[1]):
        return []
    inverted = any(parse.dep[c] == "nsubj" and c > i for c in parse.children[i])
    answer = source is not None and source[0] == cue_span[1] and parse.word[cue_span[0] - 1] == ","
    if last - cue_span[1] >= 4 and not inverted and not answer:  # not "Hunters, says B."
        return cut_out(parse, (cue_span[1], last), holes)
    begin = min(cue_span[0], source[0]) if source else cue_span[0]
    if parse.dep[i] == "advcl" or source is None:
        return []
    return cut_out(parse, (first, begin), holes) if answer or begin - first >= 4 else []


def _another_deed(parse: Parse, i: int, behind: int) -> bool:
    """ "protested and accused B of it": what is joined right behind the verb is the next deed."""
    joined = any(c > i and parse.dep[c] == "conj" for c in parse.children[i])
    return joined and parse.tag[behind : behind + 1] == ("CC",)


def _merge(context: Context, pieces: list[Range], cue: int) -> list[Range]:
    """Join pieces that touch, or that only a comma parts (not where the cue stands between)."""
    out: list[Range] = []
    for a, b in pieces:
        gap = context.parse.word[out[-1][1] : a] if out else ()
        comma = gap == (",",) and not out[-1][1] <= cue < a and not context.quoted(out[-1][1] - 1)
        if out and (a <= out[-1][1] or comma):
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


__all__ = ["QUOTING", "complement_end", "content_of"]
