"""What the narrator adds to somebody's words: parentheses, and what becomes of the words.

The parser hangs such additions anywhere, so they are read off the words and marks.
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Range, trim
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_cues
from trucewatch.vocab.words import word_set

_BETWEEN = frozenset({"JJ", "JJS", "RB", "NN", "NNP", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Words between the article and the noun ("a serious charge") are at most this many.
_MAX_BETWEEN = 3
_DETERMINERS = frozenset({"a", "an", "the", "another", "one", "both"})


def without_asides(context: Context, cue: int, pieces: list[Range]) -> list[Range]:
    """Return the pieces without parentheses, the last one without the narrator's comment."""
    out: list[Range] = []
    for k, piece in enumerate(pieces):
        first, last = piece
        if k == len(pieces) - 1 and first > cue:
            if out and _counts_time(context, first, last):
                break  # "A left, B said, a month after the accord"
            last = _before_taking_up(context, first, last)
            last = _before_reckoning(context, first, last)
        out.extend(_without_parentheses(context, first, last))
    return out


def _before_taking_up(context: Context, first: int, last: int) -> int:
    """ "…, an accusation first made by A", "…, something B has always denied"."""
    parse = context.parse
    for k in range(first + 2, last - 2):
        if parse.word[k] != "," or context.quoted(k) or context.quoted(k + 1):
            continue
        noun = _noun_after(parse, k + 1, last)
        if noun is not None and _is_said_of(parse, noun, last):
            return k
    return last


def _noun_after(parse: Parse, k: int, last: int) -> int | None:
    if parse.lower[k] == "something":
        return k
    if parse.lower[k] not in _DETERMINERS:
        return None
    for t in range(k + 1, min(last, k + 2 + _MAX_BETWEEN)):
        if parse.lemma[t] in word_set("attribution.taking_up") and parse.pos[t] == "NOUN":
            return t
        if parse.tag[t] not in _BETWEEN:
            return None
    return None


def _is_said_of(parse: Parse, noun: int, last: int) -> bool:
    """What follows tells who made, shares or rejects it: a participle or a relative clause."""
    k = noun + 1
    while k < last and parse.tag[k] == "RB":
        k += 1
    if k >= last:
        return False
    if parse.tag[k] in ("VBN", "VBD"):
        return any(parse.lower[t] in ("by", "at", "against", "from") for t in range(k, last))
    relative = parse.lower[k] in ("that", "which") or parse.tag[k] in ("PRP", "NNP", "NNPS", "NNS")
    relative = relative or parse.tag[k] == "DT"
    return relative and any(_is_finite(parse, t) for t in range(k, last))


def _is_finite(parse: Parse, t: int) -> bool:
    """A finite verb; a plural that ends the sentence may be one ("a figure the army disputes")."""
    return parse.tag[t] in _FINITE or (parse.tag[t] == "NNS" and parse.lemma[t] in _verbs())


def _verbs() -> frozenset[str]:
    return frozenset(v for v, cue in load_cues().verbs.items() if cue.kind in ("judge", "claim"))


_TIMES = frozenset({"hour", "day", "week", "month", "year", "decade", "fortnight"})
_REFERRING = frozenset({"after", "before", "since", "into", "ahead"})
# "nearly two and a half weeks after": the unit follows within this many tokens.
_MAX_COUNT = 6


def _counts_time(context: Context, k: int, last: int) -> bool:
    """ "four days after the rebels left": the narrator reckons when it was."""
    parse = context.parse
    for t in range(k, min(last - 1, k + _MAX_COUNT)):
        if context.quoted(t):
            return False
        if parse.lemma[t] in _TIMES:
            return parse.lower[t + 1] in _REFERRING and t > k
        if parse.pos[t] not in ("DET", "NUM", "ADJ", "ADV", "CCONJ", "ADP") or parse.word[t] == ",":
            return False
    return False


def _before_reckoning(context: Context, first: int, last: int) -> int:
    """ "…, a week after the truce", "…, one of the worst losses of the war": no words of B's."""
    parse = context.parse
    for k in range(first + 2, last - 2):
        if parse.word[k] != "," or context.quoted(k) or context.quoted(k + 1):
            continue
        if _counts_time(context, k + 1, last) or _ranks(parse, k + 1, last):
            return k
    return last


def _ranks(parse: Parse, k: int, last: int) -> bool:
    """ "one of the worst", "among the bloodiest": what is told is ranked among its like."""
    opens = parse.lower[k : k + 3] == ("one", "of", "the") or parse.lower[k] == "among"
    near = range(k, min(last, k + _MAX_COUNT))
    return opens and any(parse.tag[t] in ("JJS", "RBS") for t in near)


def _without_parentheses(context: Context, first: int, last: int) -> list[Range]:
    parse = context.parse
    out: list[Range] = []
    begin, opened = first, None
    for k in range(first, last):
        if context.quoted(k):
            continue
        if parse.word[k] in ("(", "["):
            opened = k
        elif parse.word[k] in (")", "]") and opened is not None:
            if opened > begin and k - opened > _ABBREVIATION:
                out.append((begin, opened))
                begin = k + 1
            opened = None
    out.append((begin, last))
    trimmed = [t for p in out if p[0] < p[1] and (t := trim(parse, *p)) is not None]
    return trimmed if len(out) > 1 else [(first, last)]


# "(UN)" is an abbreviation: a mark, a word and a mark.
_ABBREVIATION = 2
