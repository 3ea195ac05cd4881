"""Paragraphs that are one quotation and name nobody: most likely the speaker before goes on."""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, Source
from trucewatch.coding.attribution.types import Attribution
from trucewatch.vocab.cues import Cue

_CONTINUED = Cue("", "label", "assert", {})
# A score below every rule's: nothing but its place says whose words these are.
_SCORE = 0.3


def with_orphans(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return ``found`` with an attribution without a cue for each quoted paragraph left over.

    Its source is that of the direct speech in the paragraph before; it is to be marked uncertain.
    """
    parse = context.parse
    found = [b for a in found for b in _own_sentence(context, _own_paragraph(context, a))]
    covered = [False] * len(parse)
    last_in_para: dict[int, Attribution] = {}
    for a in found:
        if context.quoted(a.head):
            continue
        for x, y in a.content:
            covered[x:y] = [True] * (y - x)
            if context.quoted(x) and a.source is not None and a.kind in ("verb", "colon", "orphan"):
                last_in_para[parse.para[y - 1]] = a
    out = list(found)
    for number, para in enumerate(parse.paras):
        before = last_in_para.get(number - 1)
        whole = _quoted_paragraph(context, para.first, para.last)
        if whole is None or before is None or any(covered[k] for k in range(*whole)):
            continue
        orphan = _orphan(before.source, whole)
        last_in_para[number] = orphan
        out.append(orphan)
    out.extend(_quoted_sentences(context, out, covered))
    out.sort(key=lambda a: (a.cue[0], a.cue[1]))
    return out


def _quoted_sentences(
    context: Context, found: list[Attribution], covered: list[bool]
) -> list[Attribution]:
    """Sentences that are a quotation and name nobody, behind the words of somebody in the same
    paragraph, with nothing between them but what is told of "him" or "her"."""
    parse = context.parse
    spoke: dict[int, Attribution] = {}
    for a in found:
        if a.source is not None and a.kind in _SPOKEN and not context.quoted(a.head):
            spoke[parse.sent[a.head]] = a
    out = []
    for number, (first, last) in enumerate(parse.sents):
        whole = _quoted_paragraph(context, first, last)
        if whole is None or any(covered[k] for k in range(*whole)):
            continue
        before = next((n for n in range(number - 1, number - _REACH, -1) if n in spoke), None)
        if before is None or parse.para[spoke[before].head] != parse.para[first]:
            continue
        if all(_of_the_same(context, n) for n in range(before + 1, number)):
            out.append(_orphan(spoke[before].source, whole))
    return out


_SPOKEN = frozenset({"verb", "colon", "orphan"})
_SAME = frozenset({"he", "she"})
# So many sentences at most stand between the words of one speaker.
_REACH = 4


def _of_the_same(context: Context, sentence: int) -> bool:
    """Whether a sentence is quoted or tells of "him" or "her"."""
    parse = context.parse
    first, last = parse.sents[sentence]
    if context.quoted(first):
        return True
    subject = next((k for k in range(first, last) if parse.dep[k] == "nsubj"), None)
    return subject is not None and parse.lower[subject] in _SAME


def _own_sentence(context: Context, a: Attribution) -> list[Attribution]:
    """Part quoted sentences that follow reported speech from it: they are likely, not certain."""
    parse = context.parse
    if a.kind != "verb" or not a.content or context.quoted(a.content[0][0]):
        return [a]
    own = [p for p in a.content if parse.sent[p[0]] == parse.sent[a.cue[0]]]
    after = [p for p in a.content if p not in own]
    if not own or not after:
        return [a]
    first = msgspec.structs.replace(a, content=tuple(own))
    return [first, *(_orphan(a.source, p) for p in after)]


def _orphan(source: Source | None, piece: Range) -> Attribution:
    return Attribution(
        head=piece[0],
        cue=(piece[0], piece[0]),
        source=source,
        content=(piece,),
        lexeme=_CONTINUED,
        kind="orphan",
        score=_SCORE,
        rules=("speaker before goes on",),
    )


def _own_paragraph(context: Context, a: Attribution) -> Attribution:
    """Leave out later paragraphs, unless an unclosed quotation carries on into them."""
    parse = context.parse
    para = parse.para[a.cue[0]]
    kept = tuple(
        (x, y)
        for x, y in a.content
        if parse.para[x] <= para
        or not context.quoted(x)
        or context.quotes[context.quote_of[x]].continues is not None
        or parse.word[a.cue[1] - 1] == ":"
    )
    if not kept or len(kept) == len(a.content):
        return a
    return msgspec.structs.replace(a, content=kept)


def _quoted_paragraph(context: Context, first: int, last: int) -> Range | None:
    """The paragraph when it opens with a mark and every word of it is quoted."""
    parse = context.parse
    if last - first < _MIN_WORDS or not context.quoted(first):
        return None
    for k in range(first, last):
        if not context.quoted(k) and parse.word[k][:1].isalnum():
            return None
    end = last
    while end > first and not context.quoted(end - 1):
        end -= 1
    return first, end


# A shorter quoted paragraph is a subhead or a slogan.
_MIN_WORDS = 5
