"""Attributions by fixed phrases: "according to", "reportedly", "under pressure from", a colon."""

from __future__ import annotations

from trucewatch.coding.attribution.light import phrase_verb
from trucewatch.coding.attribution.speech import to_marks
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.realis.clause import SUBJECTS
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon, Phrase


def phrase_attributions(context: Context, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions that the lexicon's phrases make."""
    parse = context.parse
    out: list[Attribution] = []
    for words in (parse.lower, parse.lemma):
        out.extend(_matches(context, lexicon, words, words is parse.lemma))
    return out


def _matches(
    context: Context, lexicon: CueLexicon, words: tuple[str, ...], verbs: bool
) -> list[Attribution]:
    out: list[Attribution] = []
    known = lexicon.phrases
    for i in [i for i, word in enumerate(words) if word in known]:
        for phrase in known[words[i]]:
            if (phrase.kind == "verb") != verbs:
                continue
            if words[i : i + len(phrase.words)] != phrase.words:
                continue
            found = _READERS[phrase.kind](context, i, phrase)
            if found is not None:
                out.append(found)
                break
    return out


def _cue(phrase: Phrase) -> Cue:
    return Cue(" ".join(phrase.words), phrase.kind, phrase.act, {})


def _source_phrase(context: Context, i: int, phrase: Phrase) -> Attribution | None:
    parse = context.parse
    last = i + len(phrase.words)
    source = _object_after(context, i, last)
    torn = _torn(context, i, last, phrase)
    if torn is not None:
        return torn
    if source is None or parse.head[i] == i or _measures(parse, phrase, source.head):
        return None
    governor = _clause_above(parse, i)
    whole = (parse.left[governor], parse.right[governor])
    hole = (i, max(source.span[1], last))
    pieces = [_without_opening(parse, p) for p in cut_out(parse, whole, [hole])]
    content = [to_marks(context, p, i) for p in pieces if not _tells_of(parse, p, hole[1])]
    if not content or context.quoted(i):
        return None
    if parse.lower[source.head] in ("which", "that"):
        return None  # "the rumours according to which it has fled": what is denied, by nobody
    return Attribution(
        head=i,
        cue=(i, last),
        source=source,
        content=tuple(content),
        lexeme=_cue(phrase),
        kind="phrase",
        score=phrase.weight,
        rules=("phrase:" + " ".join(phrase.words),),
    )


# Who "the former" and "the latter" are, the parser takes for what they are like.
_OF_TWO = frozenset({"former", "latter"})


def _tells_of(parse: Parse, piece: Range, behind: int) -> bool:
    """ "according to B, who called it …": what is told of the source is none of its words."""
    first = piece[0]
    return behind <= first <= behind + 1 and parse.lower[first] in ("who", "which", "whose")


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _torn(context: Context, i: int, last: int, phrase: Phrase) -> Attribution | None:
    """ "According to B, the army spokesman, 200 people crossed": read off the commas.

    Where the parser makes the clause a part of B's phrase, the clause begins behind the last comma
    before its verb that no preposition follows. None where the sentence is built otherwise.
    """
    parse = context.parse
    first, end = parse.sents[parse.sent[i]]
    if i != first or context.quoted(i):
        return None
    verb = next(
        (k for k in range(last, end) if parse.tag[k] in _FINITE and not _bound(parse, k)), 0
    )
    commas = [k for k in range(last, verb) if parse.word[k] == "," and not context.quoted(k)]
    if not verb or not commas:
        return None
    if parse.head[i] != i and not _apposed(parse, commas, verb) and _has_subject(parse, verb):
        return None
    at = commas.pop()
    while commas and parse.pos[commas[-1] + 1] == "ADP":
        at = commas.pop()
    nouns = ("NOUN", "PROPN", "PRON")
    heads = [k for k in range(last, at) if parse.pos[k] in nouns or parse.lower[k] in _OF_TWO]
    end_of_name = next((k for k in range(last, at) if parse.word[k] == ","), at)
    name = [k for k in heads if k < end_of_name]
    content = cut_out(parse, (at + 1, end), [])
    if not name or not content:
        return None
    source = Source(name[-1], (last, at), "object of phrase")
    rules = ("phrase:" + " ".join(phrase.words), "read off the commas")
    cue = _cue(phrase)
    return Attribution(i, (i, last), source, tuple(content), cue, "phrase", phrase.weight, rules)


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] in SUBJECTS for c in parse.children[verb])


def _apposed(parse: Parse, commas: list[int], verb: int) -> bool:
    """ "B, the army spokesman, 200 people crossed": an office behind B's name, then a subject."""
    if len(commas) < 2 or parse.pos[commas[0] - 1] != "PROPN":
        return False
    office = range(commas[0] + 1, commas[1])
    subject = range(commas[-1] + 1, verb)
    named = parse.pos[commas[0] + 1] in ("DET", "PROPN", "NOUN", "ADJ")
    person = any(parse.pos[k] == "NOUN" for k in office)
    return named and person and any(parse.pos[k] in ("NOUN", "PROPN", "PRON") for k in subject)


def _bound(parse: Parse, verb: int) -> bool:
    """Whether the verb stands behind a relative pronoun ("B, who leads the army")."""
    return any(parse.tag[c] in ("WP", "WDT") for c in parse.children[verb])


def _measures(parse: Parse, phrase: Phrase, head: int) -> bool:
    """ "per hour", "per capita": a rate, not a source."""
    bare = parse.pos[head] not in ("PROPN", "PRON") and not parse.children[head]
    return phrase.words == ("per",) and bare


_OPENINGS = frozenset(
    ["still", "but", "and", "yet", "however", "meanwhile", "indeed", "also", "so"]
)


def _without_opening(parse: Parse, piece: Range) -> Range:
    first, last = piece
    while last - first > 1 and (parse.lower[first] in _OPENINGS or parse.word[first] == ","):
        first += 1
    return first, last


def _object_after(context: Context, i: int, last: int) -> Source | None:
    """The object of the phrase's last preposition, else the noun phrase that begins right there."""
    parse = context.parse
    for k in range(last - 1, i - 1, -1):
        for c in parse.children[k]:
            if parse.dep[c] in ("pobj", "pcomp") and c >= last:
                span = noun_phrase(context, c)
                if span:
                    return Source(c, _with_relative(parse, c, span), "object of phrase")
    return None


def _with_relative(parse: Parse, head: int, span: Range) -> Range:
    """The source with "that B printed", without ", who said …": the latter speaks again."""
    for c in parse.children[head]:
        if parse.dep[c] != "relcl" or c < head:
            continue
        begin = parse.left[c]
        if parse.word[begin - 1] == ",":
            return (span[0], begin - 1) if span[0] <= head < begin - 1 else span
        return span[0], max(span[1], parse.right[c])
    return span


def _clause_above(parse: Parse, i: int) -> int:
    """The verb whose clause the phrase speaks of: the main verb of joined clauses."""
    k = parse.head[i]
    while parse.pos[k] not in ("VERB", "AUX") and parse.head[k] != k:
        k = parse.head[k]
    while parse.dep[k] in ("conj", "advcl", "aux", "auxpass") and parse.head[k] != k:
        k = parse.head[k]
    return k


def _adverb(context: Context, i: int, phrase: Phrase) -> Attribution | None:
    parse = context.parse
    head = parse.head[i]
    if head == i or parse.pos[i] != "ADV" or context.quoted(i):
        return None
    content = cut_out(parse, parse.subtree(head), [(i, i + 1)])
    if not content:
        return None
    return _unsourced(phrase, i, tuple(content))


def _adjective(context: Context, i: int, phrase: Phrase) -> Attribution | None:
    parse = context.parse
    head = parse.head[i]
    if parse.dep[i] != "amod" or parse.pos[head] != "NOUN" or context.quoted(i):
        return None
    span = noun_phrase(context, head)
    if span is None:
        return None
    first = i + 1
    content = cut_out(parse, (first, max(span[1], head + 1)), [])
    return _unsourced(phrase, i, tuple(content)) if content else None


def _unsourced(phrase: Phrase, i: int, content: tuple[Range, ...]) -> Attribution:
    return Attribution(
        head=i,
        cue=(i, i + 1),
        source=None,
        content=content,
        lexeme=_cue(phrase),
        kind=phrase.kind,
        score=phrase.weight,
        rules=("phrase:" + " ".join(phrase.words),),
    )


def _pressure(context: Context, i: int, phrase: Phrase) -> Attribution | None:
    parse = context.parse
    last = i + len(phrase.words)
    source = _object_after(context, i, last)
    if source is None:
        return None
    _first, end = parse.sents[parse.sent[i]]
    for k in range(last, end):
        if parse.lower[k] == "to" and parse.tag[k] == "TO" and parse.head[k] != k:
            verb = parse.head[k]
            if verb > k and not (
                source.span[0] <= k < source.span[1] and parse.dep[verb] == "relcl"
            ):
                span = (source.span[0], min(source.span[1], k))
                return Attribution(
                    head=i,
                    cue=(i, last),
                    source=Source(source.head, span, source.rule),
                    content=tuple(cut_out(parse, (k, max(parse.right[verb], verb + 1)), [])),
                    lexeme=_cue(phrase),
                    kind="pressure",
                    score=phrase.weight,
                    rules=("phrase:" + " ".join(phrase.words),),
                )
    return None


_READERS = {
    "source": _source_phrase,
    "adverb": _adverb,
    "adjective": _adjective,
    "pressure": _pressure,
    "verb": phrase_verb,
}
