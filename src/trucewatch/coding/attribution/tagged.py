"""Direct speech with its tag, read off the marks: "“…,” muttered one man".

A quotation that a comma, a question or an exclamation mark closes is speech whatever the verb
behind it is; the verb's subject is the phrase beside it. This finds the tags that the lexicon and
the tree miss.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.quotes import Quotation
from trucewatch.coding.attribution.tree import Context, Range, Source
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLOSING = frozenset({",", "?", "!", "…", "—", "–"})
# The speaker's phrase, with what stands between commas after it, has at most this many tokens.
_MAX_NAME = 18
# A quotation shorter than this many tokens is a name or a scare quote.
_MIN_QUOTE = 4
_SCORE = 0.6
# A sentence goes on behind a quotation with these: no tag.
_NO_TAG = frozenset({"be", "have", "do"})


def tagged_quotes(
    context: Context, lexicon: CueLexicon, found: list[Attribution]
) -> list[Attribution]:
    """Return ``found``, its tags with their speakers, and tags that none of it covers."""
    found = [_with_speaker(context, a) for a in found]
    covered = {
        k
        for a in found
        if not context.quoted(a.head)
        for piece in a.content
        for k in _quotes_of(context, piece)
    }
    out = found
    for k, q in enumerate(context.quotes):
        if k in covered or not _is_speech(context.parse, q):
            continue
        made = _tag(context, lexicon, q)
        if made is not None:
            out.append(made)
            covered |= {context.quote_of[x] for x, _ in made.content}
    return out


def _quotes_of(context: Context, piece: Range) -> range:
    """The quotations that a piece of content runs through, one or several paragraphs long."""
    first, last = context.quote_of[piece[0]], context.quote_of[piece[1] - 1]
    return range(first, max(first, last) + 1)


def _with_speaker(context: Context, a: Attribution) -> Attribution:
    """The phrase beside the verb, where a tag was found and the tree names nobody."""
    if a.source is not None or a.kind != "verb" or not a.content:
        return a
    k = context.quote_of[a.content[0][0]]
    if k < 0 or not (
        context.quotes[k].first > a.head or _is_speech(context.parse, context.quotes[k])
    ):
        return a
    q = context.quotes[k]
    if q.first > a.head:
        named = _before_apposition(context, a.head)
        return a if named is None else msgspec.structs.replace(a, source=named)
    beside = _verb_first(context, q.last) or _name_first(context, q.last)
    if beside is None or beside[0] != a.head:
        return a
    rules = (*a.rules[:1], f"source:{beside[1].rule}")
    return msgspec.structs.replace(a, source=beside[1], rules=rules)


def _before_apposition(context: Context, verb: int) -> Source | None:
    """ "Danil Orsk, the self-styled “mayor”, wrote: …": the name that opens the sentence."""
    parse = context.parse
    first = parse.sents[parse.sent[verb]][0]
    if verb == first or parse.word[verb - 1] != "," or context.quoted(verb):
        return None
    end = _phrase(context, first)
    heads = [t for t in range(first, end) if parse.pos[t] in _HEADS]
    if not heads or parse.word[end] != "," or end >= verb - 1:
        return None
    return Source(heads[-1], (first, verb - 1), "before an apposition")


def _is_speech(parse: Parse, q: Quotation) -> bool:
    if q.single or not q.closed or q.last - q.first < _MIN_QUOTE or q.last >= len(parse) - 1:
        return False
    opens = q.first == 0 or parse.para[q.first - 1] != parse.para[q.first]
    opens = opens or parse.word[q.first - 1] in (".", "?", "!", "”", ":", '"')
    return (
        opens and parse.word[q.last - 2] in _CLOSING and parse.para[q.last] == parse.para[q.first]
    )


def _tag(context: Context, lexicon: CueLexicon, q: Quotation) -> Attribution | None:
    parse = context.parse
    k = q.last
    found = _verb_first(context, k) or _name_first(context, k)
    if found is None:
        return None
    verb, source = found
    known = lexicon.verbs.get(parse.lemma[verb])
    cue = Cue(parse.lemma[verb], "say", known.act if known else "assert", {})
    content = [(q.first, q.last), *_goes_on(context, q, verb)]
    rules = ("tag of a quotation", f"source:{source.rule}")
    return Attribution(verb, (verb, verb + 1), source, tuple(content), cue, "verb", _SCORE, rules)


def _verb_first(context: Context, k: int) -> tuple[int, Source] | None:
    """ "” muttered one shopkeeper."."""
    parse = context.parse
    if parse.tag[k] not in (*_FINITE, "VBN") or parse.pos[k] != "VERB":
        return None
    end = _phrase(context, k + 1)
    heads = [t for t in range(k + 1, end) if parse.pos[t] in _HEADS]
    if not heads or (end < len(parse) and parse.word[end] not in (",", ".", ":", ";", "—")):
        return None
    return k, Source(heads[-1], (k + 1, end), "inverted subject")


def _name_first(context: Context, k: int) -> tuple[int, Source] | None:
    """ "” a father, quoting the ombudsman, shouted at …"."""
    parse = context.parse
    end = _phrase(context, k)
    heads = [t for t in range(k, end) if parse.pos[t] in _HEADS]
    if not heads or end >= len(parse):
        return None
    verb = end
    if parse.word[end] == ",":
        close = next(
            (t for t in range(end + 1, min(len(parse), k + _MAX_NAME)) if parse.word[t] == ","),
            None,
        )
        if close is None or any(context.quoted(t) for t in range(end, close)):
            return None
        verb = close + 1
    while verb < len(parse) and parse.pos[verb] in ("ADV", "AUX"):
        verb += 1
    if verb >= len(parse) or context.quoted(verb) or parse.para[verb] != parse.para[k]:
        return None
    verbal = parse.tag[verb] in _FINITE or (
        parse.tag[verb] in ("VBN", "NN") and parse.word[verb].endswith("ed")
    )
    if not verbal or parse.lemma[verb] in _NO_TAG:
        return None
    return verb, Source(heads[-1], (k, end), "subject of the tag")


def _phrase(context: Context, begin: int) -> int:
    """Where the noun phrase that begins at ``begin`` ends, prepositions inside it included."""
    parse = context.parse
    k = begin
    while k < len(parse) and k - begin < _MAX_NAME and not context.quoted(k):
        inner = (
            parse.pos[k] == "ADP" and k > begin and parse.lower[k] in ("of", "from", "for", "in")
        )
        if (
            parse.word[k] != "-"
            and not inner
            and (parse.pos[k] not in _NAMING or parse.tag[k] in ("WP", "WDT"))
        ):
            break
        k += 1
    return k


def _goes_on(context: Context, q: Quotation, verb: int) -> list[Range]:
    """The quotation behind the tag, where only the end of its clause stands between."""
    parse = context.parse
    k = context.quote_of[q.last - 1] + 1
    if k >= len(context.quotes):
        return []
    nxt = context.quotes[k]
    if nxt.single or parse.para[nxt.first] != parse.para[q.first]:
        return []
    between = [t for t in range(verb + 1, nxt.first) if parse.tag[t] in (*_FINITE, "MD")]
    stop = parse.word[nxt.first - 1]
    return [(nxt.first, nxt.last)] if not between and stop in (",", ".", ":") else []
