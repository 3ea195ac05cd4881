"""Texts that an office issues in its own name: "The ministry informs:", "Statement by B".

Every sentence that nobody else is named for is then the issuer's.
"""

from __future__ import annotations

import re

import msgspec

from trucewatch.coding.attribution.clauses import free_clauses
from trucewatch.coding.attribution.letterhead import Issuer, issuer_of
from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.cast.signature import is_signed, signature
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.stories.items import head_end
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

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
    named = issuer_of(context, cast)
    found = [a for a in found if not _is_title(context.parse, a)]
    if named is not None and _is_reported(context, found, named):
        return found
    if _is_transcript(context.parse, found):
        return found
    cue: Range | None = None
    if named is not None:
        number, source = named.paragraph, named.source
        cue = named.cue if named.cue[1] > named.cue[0] else None
        found = [
            _his_own(context, a, number, source)
            for a in found
            if not _in_heading(context.parse, a, named) and not _nobodys(context, a, number)
        ]
    else:
        turns = any(a.kind == "colon" and context.parse.role(a.head) == "body" for a in found)
        author = None if turns else _author(context)
        if author is None:
            return found
        number, source = author
    taken = _taken(context.parse, found)
    out = []
    for para in context.parse.paras[number + 1 :]:
        if para.role not in ("body", "bullet"):
            continue
        for sentence in _sentences(context.parse, para):
            if (
                _is_heading(context.parse, sentence)
                or _is_form(context.parse, sentence)
                or _is_head(context.parse, para, sentence)
                or (named is None and _is_greeting(context.parse, sentence))
            ):
                continue
            for clause in free_clauses(context.parse, sentence, taken):
                made = _said(context, clause, cue, source)
                out.extend([made] if made is not None else [])
    return [*found, *out]


def _is_title(parse: Parse, a: Attribution) -> bool:
    """ "Daily report No. 31", "From Osk: rebels shell port" in a heading: the kind of a paper and
    where news comes from are nobody who reports."""
    if a.source is None or parse.role(a.head) == "body":
        return False
    first, last = a.source.span
    bare = word_set("attribution.qualifying").issuperset(parse.lower[first:last])
    return (bare and a.cue[0] == last) or parse.tag[first] == "IN"


# With so many turns a text is a transcript: each is its speaker's, and nothing is the issuer's.
_TURNS = 2


def _is_transcript(parse: Parse, found: list[Attribution]) -> bool:
    labels = [a for a in found if a.kind == "colon" and parse.role(a.head) == "body"]
    return len(labels) >= _TURNS


def _in_heading(parse: Parse, a: Attribution, issuer: Issuer) -> bool:
    """ "Note to correspondents": what names a kind of document tells nothing."""
    at = parse.para[a.cue[0]]
    if issuer.plain:
        return a.kind != "verb" and at <= issuer.paragraph
    return at in (issuer.paragraph, parse.para[issuer.source.head], parse.para[issuer.cue[0]])


def _nobodys(context: Context, a: Attribution, number: int) -> bool:
    """ "The truce was observed": a cue without a source in what an office tells is no cue."""
    if a.source is not None or a.kind != "verb" or context.quoted(a.head):
        return False
    return context.parse.para[a.head] > number


def _is_reported(context: Context, found: list[Attribution], issuer: Issuer) -> bool:
    """ "The commission said on Sunday": who tells what the office said is not the office.

    Unless the text says "we", or is one of a series ("Communiqué No. 7").
    """
    parse = context.parse
    if issuer.plain or issuer.numbered or _says_we(context, issuer.paragraph):
        return False
    office = parse.lemma[issuer.source.head].lower()
    return any(
        a.source is not None
        and a.kind == "verb"
        and a.lexeme.kind in ("say", "tell")
        and parse.tag[a.head] == "VBD"
        and parse.lemma[a.source.head].lower() == office
        for a in found
    )


def _says_we(context: Context, number: int) -> bool:
    """Whether the text under a heading speaks of itself as "we", outside quotation marks."""
    paras = context.parse.paras[number + 1 :]
    return any(_first_person(context, (p.first, p.last)) is not None for p in paras)


# What letters and notes verbales open and close with.
_FORMS = (
    ("assurances", "of", "my"), ("the", "honour", "to"), ("the", "honor", "to"),
    ("avails", "itself"), ("avail", "myself"), ("yours", "sincerely"), ("yours", "faithfully"),
    ("be", "grateful", "if"), ("please", "accept"), ("kindly", "accept"),
)  # fmt: skip


def _is_form(parse: Parse, sentence: Range) -> bool:
    """ "I have the honour to draw your attention to the following": nothing is told yet.

    What follows "to inform you that" is told.
    """
    words = parse.lower[slice(*sentence)]
    formal = any(
        words[k : k + len(f)] == f for f in _FORMS if f[0] in words for k in range(len(words))
    )
    return formal and "that" not in words


def _is_head(parse: Parse, para: Paragraph, sentence: Range) -> bool:
    """Return whether a sentence is only where and when an item of a bulletin is: "1.1 Zorb, 9
    May."."""
    if parse.start[sentence[0]] != para.start:
        return False
    end = head_end(parse.text, para.start, para.end)
    return end is not None and parse.end[sentence[1] - 1] <= end


def _is_heading(parse: Parse, sentence: Range) -> bool:
    """ "II. RECENT DEVELOPMENTS IN B": a heading in capitals among the paragraphs tells nothing."""
    words = [parse.word[k] for k in range(*sentence) if parse.word[k].isalpha()]
    return len(words) > 1 and all(w.isupper() for w in words)


def _is_greeting(parse: Parse, sentence: Range) -> bool:
    """ "To the people of B,", "In the name of God": no verb; or who signs below."""
    told = any(parse.pos[k] in ("VERB", "AUX") for k in range(*sentence))
    return not told or is_signed(parse, sentence[0])


def _his_own(context: Context, a: Attribution, number: int, issuer: Source) -> Attribution:
    """What "we" say in a text that somebody issued, the issuer says."""
    source, parse = a.source, context.parse
    if source is None or context.quoted(source.head) or parse.para[source.head] <= number:
        return a
    own = _at_hand(parse, a, source) or _is_it(parse, source, issuer)
    if parse.lower[source.head] not in _FIRST_PERSON and not own:
        return a
    kept = msgspec.structs.replace(source, antecedent=issuer.head, rule="issuer")
    return msgspec.structs.replace(a, source=kept)


_FIRST_PERSON = frozenset({"i", "we"})
_INFORMATION = frozenset({"information", "data", "datum", "intelligence", "reconnaissance",
                          "finding", "evidence", "record"})  # fmt: skip


def _is_it(parse: Parse, source: Source, issuer: Source) -> bool:
    """ "The Ministry demands" under "Ministry of Defence of B": no other one is named so barely."""
    first, last = source.span
    bare = last - first == _BARE and parse.lower[first] in ("the", "this")
    same = parse.lower[source.head] == parse.lower[issuer.head]
    return bare and same and source.antecedent is None


# "the Ministry": an article and a noun.
_BARE = 2


def _at_hand(parse: Parse, a: Attribution, source: Source) -> bool:
    """ "According to available information", "to our information", "the data at our disposal":
    nobody's but the issuer's."""
    below = parse.children[source.head]
    ours = not _OWN.isdisjoint(parse.lower[slice(*source.span)])
    owned = not ours and any(parse.dep[c] in ("poss", "prep", "relcl", "acl") for c in below)
    named = any(parse.pos[k] == "PROPN" for k in range(*source.span))
    return a.kind == "phrase" and parse.lemma[source.head] in _INFORMATION and not (owned or named)


_OWN = frozenset({"i", "we", "us", "my", "our"})
_SALUTATIONS = frozenset(
    "dear excellency excellencies sir madam compatriots comrades fellow citizens brothers".split()
)
# A text without a title, a salutation or a signature is its author's where so many of its
# sentences, and at least so many in number, speak of "I" or "we" outside quotation marks.
_MOST = 0.5
_LEAST = 3


def _author(context: Context) -> tuple[int, Source] | None:
    """The paragraph before a letter's or a speech's first words, and the word for its author.

    None for texts that others tell, for transcripts and for texts of fewer sentences.
    """
    parse = context.parse
    told = ((n, p) for n, p in enumerate(parse.paras) if p.last > p.first)
    body = [(n, p) for n, p in told if p.role in ("body", "bullet")]
    if not body:
        return None
    sentences = [s for _, p in body for s in _sentences(parse, p)]
    own = [k for s in sentences if (k := _first_person(context, s)) is not None]
    salutes = parse.lower[body[0][1].first] in _SALUTATIONS
    enough = len(own) >= max(_LEAST, _MOST * len(sentences)) or bool(signature(parse))
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
    while first < last and _is_mark(parse, first, last) and first - sentence[0] < _MARKS:
        first += 1
    first = _behind_place(parse, first, last)
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


# A mark before an item has at most this many tokens.
_MARKS = 3


def _is_mark(parse: Parse, k: int, last: int) -> bool:
    """Whether a bullet or the number of an item stands at ``k``; "31 incidents" begins with none.

    The number of an item opens its line, or a stop follows it.
    """
    if not _BULLET.fullmatch(parse.word[k]):
        return False
    if not parse.word[k].isdigit():
        return True
    return k + 1 < last and parse.word[k + 1] in (".", ")", "-", "–", "—")


def _behind_place(parse: Parse, first: int, last: int) -> int:
    """ "Pellin bridge: 22 trucks crossed": the place of an item is no part of what is told."""
    if (
        parse.paras[parse.para[first]].first < first - 2
        and first == parse.sents[parse.sent[first]][0]
    ):
        return first
    for k in range(first, min(last - 1, first + _MAX_PLACE)):
        if parse.word[k] == ":":
            return k + 1
        if parse.pos[k] in ("VERB", "AUX"):
            break
    return first


# A place before a colon has at most this many tokens.
_MAX_PLACE = 8


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
