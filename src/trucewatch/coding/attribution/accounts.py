"""Whose account a clause is: "by B's account, …", "…, in A's version", "if B is to be believed".

The phrase stands beside a clause that the narrator does not vouch for; the clause is what was said.
"""

from __future__ import annotations

from trucewatch.coding.attribution.speech import to_marks
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_BY = frozenset({"by", "in", "on", "to", "at"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset({",", ";", ".", ":"})
_ADMISSION = frozenset({"admission", "confession", "avowal"})
_NO_SOURCE = frozenset("my our your monday tuesday wednesday thursday friday saturday sunday today"
                       " yesterday tomorrow last year week month".split())  # fmt: skip
# "If one is to believe the officers of the barracks," has at most this many tokens.
_MAX_PHRASE = 14
_SCORE = 0.6


def account_attributions(context: Context) -> list[Attribution]:
    """Return the attributions that such phrases make, in order."""
    parse = context.parse
    out = []
    for i, lemma in enumerate(parse.lemma):
        found = None
        if lemma in word_set("attribution.tellings") and parse.pos[i] == "NOUN":
            found = _owned(context, i)
        elif lemma in ("believe", "trust", "credit") and parse.pos[i] == "VERB":
            found = _believed(context, i)
        if found is not None and not context.quoted(i):
            out.append(found)
    return out


def _owned(context: Context, i: int) -> Attribution | None:
    """ "by B's account", "by his own admission", "in the army's version"."""
    parse = context.parse
    owner = next((c for c in parse.children[i] if parse.dep[c] == "poss"), None)
    if owner is None:
        return None
    span = noun_phrase(context, owner) or (owner, owner + 1)
    first = span[0] - 1
    if first < 0 or parse.lower[first] not in _BY or owner > i:
        return None
    pronoun = parse.tag[owner] == "PRP$"
    own = parse.lower[i - 1] == "own" or not pronoun or parse.lower[first] == "by"
    if not own or parse.lower[owner] in _NO_SOURCE:
        return None
    act = "concede" if parse.lemma[i] in _ADMISSION else "assert"
    shared = pronoun and parse.lower[i - 1] == "own"
    return _made(context, i, (first, i + 1), Source(owner, span, "possessor"), act, shared)


def _believed(context: Context, i: int) -> Attribution | None:
    """ "if B is to be believed", "if one believes B", "to believe B"."""
    parse = context.parse
    begin = parse.sents[parse.sent[i]][0]
    first = next(
        (k for k in range(i - 1, max(begin, i - _MAX_PHRASE) - 1, -1) if parse.lower[k] == "if"), -1
    )
    if first < 0:
        return None
    passive = parse.lower[i - 1] == "be" and parse.lower[i - 2] == "to"
    if passive:
        noun = next((c for c in parse.children[parse.head[i]] if parse.dep[c] == "nsubj"), None)
        noun = next((c for c in parse.children[i] if parse.dep[c] == "nsubjpass"), noun)
        end = i + 1
    else:
        noun = next((c for c in parse.children[i] if c > i and parse.pos[c] in _NOUNS), None)
        end = parse.right[noun] if noun is not None else i + 1
    who = parse.lower[first + 1] in ("one", "you", "we") or passive
    span = noun_phrase(context, noun) if noun is not None else None
    if noun is None or span is None or not who or parse.tag[noun] in ("WP", "PRP"):
        return None
    return _made(context, i, (first, end), Source(noun, span, "account"), "assert", False)


def _made(
    context: Context, i: int, phrase: Range, source: Source, act: str, shared: bool
) -> Attribution | None:
    """The clause beside the phrase: behind its comma where it opens, else what stands before it.

    ``shared``: "by its own admission A did B", with no comma and A for "its".
    """
    parse = context.parse
    first, last = parse.sents[parse.sent[i]]
    if not 0 < phrase[1] - phrase[0] <= _MAX_PHRASE or phrase[1] >= last:
        return None
    piece = _beside(parse, phrase, first, last, shared)
    if piece is None:
        return None
    content = [to_marks(context, p, i) for p in cut_out(parse, piece, [])]
    if shared and content:
        name = next((k for k in range(*content[0]) if parse.dep[k] in ("nsubj", "nsubjpass")), None)
        span = noun_phrase(context, name) if name is not None else None
        source = Source(name, span, "possessor") if name is not None and span else source
    lexeme = Cue("account", "say", act, {})
    rules = ("roundabout:account", f"source:{source.rule}")
    return Attribution(i, phrase, source, tuple(content), lexeme, "phrase", _SCORE, rules)


def _beside(parse: Parse, phrase: Range, first: int, last: int, shared: bool) -> Range | None:
    stops = [k for k in range(first, phrase[0]) if parse.word[k] in (";", ":")]
    start = stops[-1] + 1 if stops else first
    opens = all(
        parse.tag[k] in ("CC", "RB") or parse.word[k] == "," for k in range(start, phrase[0])
    )
    if opens:
        comma = parse.word[phrase[1]] == ","
        if not comma and not shared:
            return None
        begin = phrase[1] + comma
        end = next((k for k in range(begin, last) if parse.word[k] == ";"), last)
        piece = (begin, end)
    else:
        if parse.word[phrase[0] - 1] != "," or parse.word[phrase[1]] not in _MARKS:
            return None
        piece = (start, phrase[0])
    while piece[0] < piece[1] and parse.tag[piece[0]] == "CC":
        piece = (piece[0] + 1, piece[1])
    told = any(parse.tag[k] in _FINITE for k in range(*piece))
    return piece if told or (piece[1] > piece[0] and bool(stops)) else None
