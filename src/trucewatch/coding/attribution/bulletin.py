"""Lists in the bulletins of observers: "The mission recorded 48 violations:", then a line each.

What a line of the list holds was told by those whose record opens it. A line may name the place
before a colon, hold several items between semicolons, and say how each was known ("heard").
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_act_words

_RECORDING = frozenset({"record", "register", "observe", "log", "report", "note", "count", "list"})
# How an item was known; a line's item is parted at these words.
_KNOWN = frozenset(
    "heard seen observed recorded registered assessed confirmed noted detected counted".split()
)
_BULLETS = frozenset({"*", "•", "-", "–", "—", "·"})
# A place before a colon has at most this many words.
_MAX_PLACE = 8
_MIN_WORDS = 2
_SCORE = 0.5


def bulletin_attributions(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return an attribution for each item of the lists that a record of observers opens."""
    parse = context.parse
    taken = {k for a in found for x, y in (a.cue, *a.content) for k in range(x, y)}
    by_para = {parse.para[a.cue[0]]: a for a in found if _opens_list(parse, a)}
    out: list[Attribution] = []
    opener: Attribution | None = None
    for number, para in enumerate(parse.paras):
        if para.first >= para.last:
            continue
        if number in by_para:
            opener = by_para[number]
        elif para.role != "bullet" and parse.word[para.first] not in _BULLETS:
            opener = None
        elif opener is not None and opener.source is not None:
            for item in _items(parse, para.first, para.last):
                if not any(k in taken for k in range(*item)):
                    made = _item(context, item, opener, opener.source)
                    out.extend([made] if made is not None else [])
    return out


def _opens_list(parse: Parse, a: Attribution) -> bool:
    """ "The patrols recorded 48 violations": a monitor's record of breaches."""
    if a.source is None or a.lexeme.lemma not in _RECORDING:
        return False
    breach = load_act_words()["breach"]
    return any(parse.lemma[k] in breach for x, y in a.content for k in range(x, y))


def _items(parse: Parse, first: int, last: int) -> list[Range]:
    """The items of a line: without its mark and its place, parted at semicolons and full stops."""
    while first < last and parse.word[first] in _BULLETS:
        first += 1
    colon = next(
        (k for k in range(first, min(last, first + _MAX_PLACE)) if parse.word[k] == ":"), None
    )
    begin = first if colon is None else colon + 1
    out: list[Range] = []
    for k in range(begin, last):
        if parse.word[k] in (";", ".") or k == last - 1:
            end = k if parse.word[k] in (";", ".") else last
            if end - begin >= _MIN_WORDS:
                out.append((begin, end))
            begin = k + 1
    return out


def _item(context: Context, item: Range, opener: Attribution, source: Source) -> Attribution | None:
    parse = context.parse
    first, last = item
    at = next((k for k in range(first, last) if parse.lower[k] in _KNOWN), None)
    if at is None:
        finite = any(parse.tag[k] in ("VBD", "VBZ", "VBP") for k in range(first, last))
        pieces = cut_out(parse, item, []) if finite else []
        return _made(parse, opener.head, opener.cue, source, pieces)
    end = at + 1
    while end + 1 < last and parse.lower[end] == "and" and parse.lower[end + 1] in _KNOWN:
        end += 2
    begin = at
    while begin > first and parse.lower[begin - 1] in ("was", "were"):
        begin -= 1
    return _made(parse, at, (begin, end), source, cut_out(parse, item, [(begin, end)]))


def _made(
    parse: Parse, head: int, cue: Range, source: Source, pieces: list[Range]
) -> Attribution | None:
    if not pieces:
        return None
    lexeme = Cue("record", "issuer", "assert", {})
    kept = Source(source.head, source.span, "list of a record", source.antecedent)
    rules = ("list of a record",)
    return Attribution(head, cue, kept, tuple(pieces), lexeme, "issuer", _SCORE, rules)
