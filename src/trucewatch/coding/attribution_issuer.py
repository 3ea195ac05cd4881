"""Texts that an office issues in its own name: "The ministry informs:", "Statement by B".

Every sentence that nobody else is named for is then the issuer's.
"""

from __future__ import annotations

import re

import msgspec

from trucewatch.coding.attribution_speakers import CastLike
from trucewatch.coding.attribution_tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution_types import Attribution
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import Cue

# An issuer is named in one of the first paragraphs, before any report could have begun.
_FIRST = 3
_INFORMING = frozenset({"inform", "report", "announce", "state", "communicate", "declare"})
_TITLES = frozenset(
    "information statement communique communiqué comment message declaration remarks letter appeal"
    " address note notice announcement bulletin".split()
)
# Words before the title: "Joint statement by", "Press release of".
_BEFORE_TITLE = 3
_OF = frozenset({"of", "by", "from"})
# Participles that record what was seen: their subject is what the record holds.
_RECORDED = frozenset(
    "record register establish observe detect note log report confirm identify".split()
)
# A line that opens with at most this many words before its number or bullet ends.
_BULLET = re.compile(r"[-–—•*·]|\d{1,2}|[.)]")
_MIN_WORDS = 4
_ISSUED = Cue("issue", "issuer", "assert", {})
_SCORE = 0.5


def issuer_attributions(
    context: Context, cast: CastLike, found: list[Attribution]
) -> list[Attribution]:
    """Return ``found`` with an attribution to the issuer for each sentence without one.

    Where a text speaks of itself as "we" or "I", these are the issuer's words too. A text without a
    title that opens as a letter, or that tells most of itself in the first person, is its author's.
    """
    named = _issuer(context, cast)
    cue: Range | None = None
    if named is not None:
        number, cue, source = named
        found = [_his_own(context, a, number, source) for a in found]
    else:
        author = _author(context)
        if author is None:
            return found
        number, source = author
    taken = _taken(context.parse, found)
    out = []
    for para in context.parse.paras[number + 1 :]:
        if para.role not in ("body", "bullet"):
            continue
        for sentence in _sentences(context.parse, para):
            if not any(taken[k] for k in range(*sentence)):
                made = _said(context, sentence, cue, source)
                out.extend([made] if made is not None else [])
    return [*found, *out]


def _his_own(context: Context, a: Attribution, number: int, issuer: Source) -> Attribution:
    """What "we" say in a text that somebody issued, the issuer says."""
    source, parse = a.source, context.parse
    if source is None or context.quoted(source.head) or parse.para[source.head] <= number:
        return a
    if parse.lower[source.head] not in _FIRST_PERSON:
        return a
    kept = msgspec.structs.replace(source, antecedent=issuer.head, rule="issuer")
    return msgspec.structs.replace(a, source=kept)


_FIRST_PERSON = frozenset({"i", "we"})
_OWN = frozenset({"i", "we", "my", "our"})
_SALUTATIONS = frozenset({"dear", "excellency", "excellencies", "sir", "madam"})
# A text without a title or a salutation is its author's where so many of its sentences, and at
# least so many in number, speak of "I" or "we" outside quotation marks.
_MOST = 0.5
_LEAST = 3


def _author(context: Context) -> tuple[int, Source] | None:
    """The paragraph before a letter's or a speech's first words, and the word for its author.

    None for texts that others tell, for transcripts and for texts of fewer sentences.
    """
    parse = context.parse
    body = [(n, p) for n, p in enumerate(parse.paras) if p.role == "body" and p.last > p.first]
    if not body:
        return None
    sentences = [s for _, p in body for s in _sentences(parse, p)]
    own = [k for s in sentences if (k := _first_person(context, s)) is not None]
    salutes = parse.lower[body[0][1].first] in _SALUTATIONS
    enough = len(own) >= max(_LEAST, _MOST * len(sentences))
    if not own or not (salutes or enough):
        return None
    number = body[0][0] if salutes else body[0][0] - 1
    return number, Source(own[0], (own[0], own[0] + 1), "author")


def _first_person(context: Context, sentence: Range) -> int | None:
    """Where a sentence names its own speaker as a subject, or as whose something is."""
    parse = context.parse
    for k in range(*sentence):
        if parse.lower[k] in _OWN and not context.quoted(k) and parse.tag[k] in ("PRP", "PRP$"):
            return k
    return None


def _issuer(context: Context, cast: CastLike) -> tuple[int, Range, Source] | None:
    parse = context.parse
    seen, letterhead = 0, None
    for number, para in enumerate(parse.paras):
        if para.last <= para.first or para.role in ("boilerplate", "url", "byline"):
            continue
        seen += 1
        if seen > _FIRST:
            return None
        found = _informing(context, para) or _titled(context, para)
        if found is None and letterhead is not None:
            found = _released(parse, para, letterhead)
        if found is not None:
            actor = cast.of(found[1].head)
            if actor is not None and actor.sector is not None:
                return number, *found
        letterhead = _office_line(context, para)
    return None


def _office_line(context: Context, para: Paragraph) -> Source | None:
    """A line that is only the name of an office: "Ministry of Foreign Affairs"."""
    parse = context.parse
    if any(parse.pos[k] in ("VERB", "AUX", "PUNCT") for k in range(para.first, para.last)):
        return None
    head = next((k for k in range(para.first, para.last) if parse.lower[k] in _OFFICES), None)
    return None if head is None else Source(head, (para.first, para.last), "issuer")


def _released(parse: Parse, para: Paragraph, letterhead: Source) -> tuple[Range, Source] | None:
    """ "Press Release No. 212" under an office's name."""
    words = parse.lower[para.first : para.last]
    title = any(w in _TITLES for w in words) or words[:2] == ("press", "release")
    if not title or any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first, para.last)):
        return None
    return (para.first, para.last), letterhead


def _informing(context: Context, para: Paragraph) -> tuple[Range, Source] | None:
    """ "The ministry informs:" at the end of a paragraph."""
    parse = context.parse
    colon = para.last - 1
    if parse.word[colon] != ":" or parse.lemma[colon - 1] not in _INFORMING:
        return None
    verb = colon - 1
    subjects = [c for c in parse.children[verb] if parse.dep[c] == "nsubj" and c < verb]
    span = noun_phrase(context, subjects[0], verb) if subjects else None
    if span is None or span[1] != verb or context.quoted(verb):
        return None
    return (verb, colon + 1), Source(subjects[0], span, "issuer")


def _titled(context: Context, para: Paragraph) -> tuple[Range, Source] | None:
    """ "Statement by the ministry" as a whole paragraph."""
    parse = context.parse
    first = next(
        (
            k
            for k in range(para.first, min(para.last, para.first + _BEFORE_TITLE))
            if parse.lower[k] in _TITLES
        ),
        None,
    )
    if first is None or parse.word[para.last - 1] in (".", ":", "?", "!"):
        return None
    k = first + 1
    if k >= para.last or parse.lower[k] not in _OF:
        return None
    if any(parse.pos[t] in ("VERB", "AUX") for t in range(first, para.last)):
        return None
    heads = [t for t in range(k + 1, para.last) if parse.pos[t] in ("NOUN", "PROPN")]
    head = next((t for t in heads if not parse.head[t] > t), None)
    if head is None:
        return None
    office = next((t for t in heads if parse.lower[t] in _OFFICES), head)
    end = next((t for t in range(k + 1, para.last) if parse.lower[t] == "on"), para.last)
    return (first, k), Source(office, (k + 1, end), "issuer")


_OFFICES = frozenset({"ministry", "government", "army", "command", "council", "mission", "party"})


def _taken(parse: Parse, found: list[Attribution]) -> list[bool]:
    taken = [False] * len(parse)
    for a in found:
        for x, y in (a.cue, *a.content):
            taken[x:y] = [True] * (y - x)
    return taken


def _sentences(parse: Parse, para: Paragraph) -> list[Range]:
    out: list[Range] = []
    k = para.first
    while k < para.last:
        end = min(para.last, parse.sents[parse.sent[k]][1])
        out.append((k, end))
        k = end
    return out


def _said(
    context: Context, sentence: Range, cue: Range | None, source: Source
) -> Attribution | None:
    parse = context.parse
    first, last = sentence
    while first < last and _BULLET.fullmatch(parse.word[first]) and first - sentence[0] < 3:
        first += 1
    words = sum(parse.word[k][:1].isalnum() for k in range(first, last))
    if words < _MIN_WORDS:
        return None
    passive = _record(context, first, last)
    cue = cue or (first, first)
    lexeme = _ISSUED
    if passive is not None:
        cue, pieces = passive
        lexeme = Cue(parse.lemma[cue[1] - 1], "issuer", "assert", {})
    else:
        pieces = cut_out(parse, (first, last), [])
    if not pieces:
        return None
    return Attribution(
        head=cue[1] - 1 if passive is not None else first,
        cue=cue,
        source=source,
        content=tuple(pieces),
        lexeme=lexeme,
        kind="issuer",
        score=_SCORE,
        rules=("issuer of the text",),
    )


def _record(context: Context, first: int, last: int) -> tuple[Range, list[Range]] | None:
    """ "One violation was recorded near B": the cue "was recorded" and what was."""
    parse = context.parse
    for k in range(first, last):
        if parse.tag[k] != "VBN" or parse.lemma[k] not in _RECORDED or parse.head[k] != k:
            continue
        auxiliaries = [
            c for c in parse.children[k] if parse.dep[c] in ("aux", "auxpass", "neg") and c < k
        ]
        subjects = [
            c for c in parse.children[k] if parse.dep[c] in ("nsubjpass", "csubjpass", "csubj")
        ]
        agent = any(parse.dep[c] == "agent" for c in parse.children[k])
        if not auxiliaries or not subjects or agent:
            return None
        begin = min(auxiliaries)
        what = cut_out(parse, parse.subtree(subjects[0]), [])
        return (begin, k + 1), what + cut_out(parse, (k + 1, last), [])
    return None
