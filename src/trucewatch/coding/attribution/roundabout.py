"""Words told in a roundabout way: "put it bluntly: …", "To hear B tell it, …", "…, as B claimed".

What is said is the clause beside such a phrase, not what the tree hangs on its verb.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.speech import to_marks
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_SAYING_IT = frozenset({"put", "see", "tell", "have", "describe"})
_CLAIMING = frozenset(
    "claim say allege assert insist maintain report argue charge contend suggest believe".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "put it far more bluntly than that:": the colon follows within this many tokens.
_REACH = 8
# A phrase such as "As the rebels and their allies see it," has at most this many tokens.
_MAX_PHRASE = 16
_SCORE = 0.6
_Is = Callable[[int], bool]


def roundabout_attributions(context: Context, is_actor: _Is) -> list[Attribution]:
    """Return the attributions of such phrases, in order; ``is_actor`` tells who may speak."""
    parse = context.parse
    out = []
    for i, lemma in enumerate(parse.lemma):
        found = None
        if lemma in _SAYING_IT and parse.lower[i + 1 : i + 2] == ("it",):
            found = _put(context, i) or _as_told(context, i)
        elif lemma in _CLAIMING and parse.dep[i] == "advcl" and parse.tag[i] in _FINITE:
            found = _as_claimed(context, i)
        elif parse.lower[i] == "for" and parse.word[i] == "For":
            found = _for_somebody(context, i, is_actor)
        if found is not None and not context.quoted(i):
            out.append(found)
    return out


def without_doubles(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return ``found`` without roundabout phrases for words that another cue of the sentence has.

    "The deal, he said, was, as he put it, a trap": said once.
    """
    parse = context.parse
    plain: dict[int, list[Attribution]] = {}
    for a in found:
        if not _roundabout(a):
            plain.setdefault(parse.sent[a.head], []).append(a)
    return [
        a
        for a in found
        if not _roundabout(a) or not any(_shares(a, b) for b in plain.get(parse.sent[a.head], ()))
    ]


def _roundabout(a: Attribution) -> bool:
    return a.rules[:1] != () and a.rules[0].startswith("roundabout:")


def _shares(a: Attribution, b: Attribution) -> bool:
    """Whether most of the words of one are the other's, whose cue is not inside them."""
    inside = any(x <= b.cue[0] < y for x, y in a.content)
    own = {k for x, y in a.content for k in range(x, y)}
    other = {k for x, y in b.content for k in range(x, y)}
    most = 2 * len(own & other) > min(len(own), len(other))
    return most and (not inside or 2 * len(other) > len(own))


def _made(i: int, cue: Range, source: Source, content: list[Range], name: str) -> Attribution:
    rules = (f"roundabout:{name}", f"source:{source.rule}")
    lexeme = Cue("say", "say", "assert", {})
    return Attribution(i, cue, source, tuple(content), lexeme, "verb", _SCORE, rules)


def _put(context: Context, i: int) -> Attribution | None:
    """ "A diplomat put it more bluntly: nobody believes in the map"."""
    parse = context.parse
    end = parse.sents[parse.sent[i]][1]
    colon = next((k for k in range(i + 2, min(end, i + _REACH)) if parse.word[k] == ":"), None)
    if parse.lemma[i] != "put" or colon is None or colon + 1 >= len(parse):
        return None
    if any(parse.pos[k] == "VERB" for k in range(i + 2, colon)):
        return None
    last = max(end, parse.sents[parse.sent[colon + 1]][1])
    q = context.quote_of[colon + 1]
    content = [(context.quotes[q].first, context.quotes[q].last)] if q >= 0 else []
    content = content or cut_out(parse, (colon + 1, last), [])
    source = find_source(context, i)
    return _made(i, (i, i + 2), source, content, "put it") if source and content else None


def _as_told(context: Context, i: int) -> Attribution | None:
    """ "To hear the rebels tell it, the army fired", "As B sees it, …", "…, as B put it"."""
    parse = context.parse
    first, last = parse.sents[parse.sent[i]]
    subject = next((c for c in parse.children[i] if parse.dep[c] == "nsubj" and c < i), None)
    if subject is None:
        return None
    span = noun_phrase(context, subject, i)
    if span is None:
        return None
    source = Source(subject, span, "subject")
    begin = span[0] - 1
    hearing = parse.lower[begin] == "hear" and parse.lower[begin - 1] == "to"
    if not hearing and parse.lower[begin] != "as":
        return None
    opened = begin - 1 if hearing else begin
    return beside(context, i, (opened, i + 2), source, (first, last))


def _as_claimed(context: Context, i: int) -> Attribution | None:
    """ "The bridge was mined by the army, as the rebels claimed": the clause before is claimed."""
    parse = context.parse
    deps = {parse.dep[c] for c in parse.children[i]}
    begin = parse.left[i]
    closes = parse.right[i] >= parse.sents[parse.sent[i]][1] - 1
    if deps & {"ccomp", "dobj", "xcomp", "prep"} or parse.lower[begin] != "as" or not closes:
        return None
    source = find_source(context, i)
    if source is None or begin == 0 or parse.word[begin - 1] != ",":
        return None
    return beside(context, i, (begin, i + 1), source, parse.sents[parse.sent[i]])


def beside(
    context: Context, i: int, phrase: Range, source: Source, sentence: Range
) -> Attribution | None:
    """Return what stands beside the phrase: behind it where it opens, before it elsewhere."""
    parse = context.parse
    first, last = sentence
    if phrase[1] - phrase[0] > _MAX_PHRASE:
        return None
    if phrase[0] - first <= 1:
        if parse.word[phrase[1] : phrase[1] + 1] != (",",):
            return None
        piece = (phrase[1] + 1, last)
    else:
        piece = (first, phrase[0])
        while piece[0] < piece[1] and parse.tag[piece[0]] == "CC":
            piece = (piece[0] + 1, piece[1])
    if not any(parse.tag[k] in _FINITE for k in range(*piece)):
        return None
    content = [to_marks(context, p, i) for p in cut_out(parse, piece, [])]
    return _made(i, (i, i + 1), source, content, "as told") if content else None


def _for_somebody(context: Context, i: int, is_actor: _Is) -> Attribution | None:
    """ "For the opposition, the vote was a farce": what it is to somebody, he holds it to be."""
    parse = context.parse
    first, last = parse.sents[parse.sent[i]]
    comma = next((k for k in range(i + 1, min(last, i + _REACH)) if parse.word[k] == ","), None)
    names = [c for c in parse.children[i] if parse.dep[c] == "pobj"]
    if i != first or comma is None or not names or not _party(parse, names[0], is_actor):
        return None
    verb = parse.head[i]
    held = [c for c in parse.children[verb] if parse.dep[c] in ("attr", "acomp")]
    subject = any(comma < c < verb and parse.dep[c] == "nsubj" for c in parse.children[verb])
    if parse.lemma[verb] != "be" or not held or not subject or names[0] > comma:
        return None
    span = noun_phrase(context, names[0])
    content = cut_out(parse, (comma + 1, last), [])
    if span is None or not content:
        return None
    return _made(i, (i, i + 1), Source(names[0], span, "for somebody"), content, "for")


def _party(parse: Parse, noun: int, is_actor: _Is) -> bool:
    """A party to the conflict: by name, or by the noun of one."""
    return is_actor(noun) and (
        parse.pos[noun] == "PROPN" or parse.lemma[noun] in word_set("attribution.parties")
    )
