"""Papers whose title names nobody ("OFFICIAL COMMUNIQUE"): they are of whoever speaks in them.

The body that does so in the first sentence ("The Front strongly condemns …"); in a paper that says
"we" or "our", the first body that the paper lets speak now, else the first that begins an item.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.tree import Context, Range, Source, noun_phrase
from trucewatch.coding.cast.letterhead import speaks
from trucewatch.coding.cast.signature import signature
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import load_cues
from trucewatch.vocab.words import word_set

# What a body that issues a paper does in its own words, beside what the lexicon of cues knows.
_WISHING = frozenset({"wish", "like", "want"})
_NOW = frozenset({"VBZ", "VBP"})
_TOLD = frozenset({"body", "bullet"})
# Who may issue a paper.
_ISSUING = frozenset({"REB", "PRM", "OPP", "GOV", "MIL", "IGO", "NGO", "COP", "SEP", "PTY"})


def opening(context: Context, cast: CastLike, para: Paragraph) -> tuple[Range, Source] | None:
    """ "The Front strongly condemns …", "The Front wishes to inform …": who speaks now, not "said".

    Only for the first paragraph under a line that names a paper and nobody ("PRESS RELEASE").
    """
    first = behind_number(context.parse, para.first, para.last)
    source = _speaking(context, cast, (first, context.parse.sents[context.parse.sent[first]][1]))
    return None if source is None else ((para.first, para.first), source)


def own_subject(context: Context, cast: CastLike, number: int) -> Source | None:
    """Return the body that a paper under the title at paragraph ``number`` lets act as its own
    subject; None where the paper does not say "we", where it is signed, or names no such body."""
    parse = context.parse
    paras = [p for p in parse.paras[number + 1 :] if p.last > p.first and p.role in _TOLD]
    if not paras or signature(parse) or not speaks(parse, paras[0].first):
        return None
    told = [s for p in paras for s in _sentences(parse, p)]
    speaking = (_speaking(context, cast, s, stated=True) for s in told)
    found = next((s for s in speaking if s is not None), None)
    return found or next((s for p in paras if (s := _begins(context, cast, p))), None)


def _sentences(parse: Parse, para: Paragraph) -> Iterator[Range]:
    k = behind_number(parse, para.first, para.last)
    while k < para.last:
        end = min(para.last, parse.sents[parse.sent[k]][1])
        yield k, end
        k = end


def behind_number(parse: Parse, first: int, last: int) -> int:
    """Return the first token behind the number or mark of an item: "1. The Front …"."""
    k = first
    while k < last - 1 and not parse.word[k][:1].isalpha() and k - first < _MARKS:
        k += 1
    return k if k < last and parse.word[k][:1].isalpha() else first


# A mark before an item has at most this many tokens.
_MARKS = 3


def _speaking(
    context: Context, cast: CastLike, sentence: Range, stated: bool = False
) -> Source | None:
    """The subject of a sentence that tells what its subject says now; ``stated``: only one that
    its own words name."""
    parse = context.parse
    root = next((k for k in range(*sentence) if parse.head[k] == k), None)
    if root is None or context.quoted(root) or not _speaks_now(parse, root):
        return None
    subject = next((c for c in parse.children[root] if parse.dep[c] == "nsubj" and c < root), None)
    span = noun_phrase(context, subject, root) if subject is not None else None
    if subject is None or span is None or (stated and not _may_issue(context, cast, subject)):
        return None
    actor = cast.of(subject)
    if actor is None or actor.sector in (None, "UNK"):
        return None
    return Source(subject, span, "issuer")


def _speaks_now(parse: Parse, root: int) -> bool:
    would = any(parse.lower[c] in ("would", "hereby") for c in parse.children[root])
    if parse.lemma[root] in _WISHING:
        return would or parse.tag[root] in _NOW
    return parse.tag[root] in _NOW and parse.lemma[root] in load_cues().verbs


def _begins(context: Context, cast: CastLike, para: Paragraph) -> Source | None:
    """The body with which an item begins: "1. The Front …", also where no verb is known in it."""
    parse = context.parse
    first = behind_number(parse, para.first, para.last)
    if parse.lower[first] != "the":
        return None
    at = first + 1
    while at < para.last - 1 and (parse.pos[at + 1] == "PROPN" or parse.word[at + 1] in "-/"):
        at += 1
    found = next((k for k in range(at, first, -1) if _may_issue(context, cast, k)), None)
    return None if found is None else Source(found, (first, at + 1), "issuer")


def _may_issue(context: Context, cast: CastLike, head: int) -> bool:
    """Whether the words of a phrase name a body that can issue papers, nobody's army by "our"."""
    if context.quoted(head) or not cast.is_stated(head) or cast.is_land(head):
        return False
    if context.parse.lemma[head] in word_set("attribution.visitors"):
        return False
    actor = cast.of(head)
    return actor is not None and actor.sector in _ISSUING and not cast.is_person(head)
