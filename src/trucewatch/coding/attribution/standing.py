"""Who stands by his words, mends them or keeps them back, told by a verb of another kind.

"stuck to its claim", "lowered its figure to seven", "would not be drawn on the toll", "set a red
line: no foreign troops".
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_STANDING = {"stand": "by", "stick": "to", "hold": "to", "keep": "to", "cling": "to"}
_MENDING = frozenset(
    "lower revise correct raise amend retract drop cut withdraw recant disavow".split()
)
_ONLY_WORDS = frozenset({"withdraw", "recant", "disavow"})
_CLAIMS = frozenset(
    "accusation allegation charge claim assertion statement remark demand threat".split()
)
_TAKING_BACK = frozenset({"drop", "retract", "withdraw", "recant", "disavow"})
_FIGURES = frozenset(
    "figure toll count number estimate list tally account statement report claim accusation".split()
)
_OWN = frozenset({"its", "his", "her", "their", "own"})
_SILENT = frozenset({"silent", "quiet", "mum", "silence"})
_STAYING = frozenset({"keep", "stay", "remain", "be"})
_ABOUT = frozenset({"on", "about", "over"})
_LINES = {"line": "reject", "deadline": "demand", "condition": "demand", "ultimatum": "demand"}
_SETTING = frozenset({"set", "draw", "give", "issue", "name"})
_SCORE = 0.6


def standing_attributions(context: Context, is_actor: Callable[[int], bool]) -> list[Attribution]:
    """Return the attributions of these kinds, in order; their subject is an actor."""
    parse = context.parse
    out = []
    for i, lemma in enumerate(parse.lemma):
        read = _READERS.get(lemma)
        if read is None or parse.pos[i] not in ("VERB", "AUX") or context.quoted(i):
            continue
        found = read(context, i)
        if found is None:
            continue
        cue, content, act = found
        source = find_source(context, i)
        if source is None or not content or not _speaks(parse, source.head, is_actor):
            continue
        lexeme = Cue(lemma, "phrase", act, {})
        rules = ("stands by, mends or keeps back", f"source:{source.rule}")
        out.append(Attribution(i, cue, source, tuple(content), lexeme, "verb", _SCORE, rules))
    return out


_Found = tuple[Range, list[Range], str]


def _speaks(parse: Parse, head: int, is_actor: Callable[[int], bool]) -> bool:
    return is_actor(head) or parse.pos[head] == "PROPN" or parse.lower[head] in _PRONOUNS


_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})


def _first(parse: Parse, i: int) -> int:
    return min(c for c in (*parse.children[i], i) if c == i or parse.dep[c] in ("aux", "neg"))


def _stands_by(context: Context, i: int) -> _Found | None:
    """ "stood by its account of the raid"; what the account holds is no claim made anew."""
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] != "prep" or parse.lower[c] != _STANDING.get(parse.lemma[i]):
            continue
        for p in parse.children[c]:
            if parse.dep[p] == "pobj" and parse.lemma[p] in word_set("attribution.accounts"):
                content = cut_out(parse, (c + 1, parse.right[p]), [])
                return (_first(parse, i), c + 1), content, "assert"
    return None


def _mends(context: Context, i: int) -> _Found | None:
    """ "lowered its own figure to seven", "has dropped its claim"."""
    parse = context.parse
    for c in parse.children[i]:
        only_words = parse.lemma[i] in _ONLY_WORDS
        what = _CLAIMS if only_words else _FIGURES
        if parse.dep[c] != "dobj" or c < i or parse.lemma[c] not in what:
            continue
        if not any(parse.lower[k] in _OWN for k in parse.children[c]):
            return None
        behind = [k for k in parse.children[i] if parse.dep[k] == "prep" and k > c]
        end = max([parse.right[c], *(parse.right[k] for k in behind if parse.lower[k] in _FROM)])
        content = cut_out(parse, (parse.left[c], end), [])
        if only_words and any(parse.dep[k] == "neg" for k in parse.children[i]):
            return None  # "never withdrew its demand"
        taken_back = parse.lemma[i] in _TAKING_BACK and parse.lemma[c] in word_set(
            "attribution.accounts"
        )
        return (_first(parse, i), i + 1), content, "concede" if taken_back else "assert"
    return None


_FROM = frozenset({"from", "to", "by", "for"})


def _drawn(context: Context, i: int) -> _Found | None:
    """ "would not be drawn on the number of dead"."""
    parse = context.parse
    negated = any(parse.dep[c] == "neg" for c in parse.children[i])
    on = i + 1
    if parse.tag[i] != "VBN" or not negated or on >= len(parse) or parse.lower[on] not in _ABOUT:
        return _sets_line(context, i)
    content = cut_out(parse, (on + 1, max(on + 1, parse.right[on])), [])
    first = min(
        c for c in (*parse.children[i], i) if c == i or parse.dep[c] in ("aux", "neg", "auxpass")
    )
    return (first, on + 1), content, "withhold_blame"


def _silent(context: Context, i: int) -> _Found | None:
    """ "kept silent on guilt", "is silent about who fired"."""
    parse = context.parse
    at = i + 1
    if at + 2 >= len(parse) or parse.lower[at] not in _SILENT or parse.lower[at + 1] not in _ABOUT:
        return _stands_by(context, i)
    on = at + 1
    content = cut_out(parse, (on + 1, max(on + 1, parse.right[on])), [])
    return (_first(parse, i), on + 1), content, "withhold_blame"


def _sets_line(context: Context, i: int) -> _Found | None:
    """ "set a red line: no foreign soldier at the dam"."""
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] != "dobj" or parse.lemma[c] not in _LINES or c < i:
            continue
        red = parse.lemma[c] != "line" or parse.lower[c - 1] == "red"
        if red and c + 1 < len(parse) and parse.word[c + 1] == ":":
            end = parse.sents[parse.sent[c + 1]][1]
            return (
                (_first(parse, i), c + 1),
                cut_out(parse, (c + 2, end), []),
                _LINES[parse.lemma[c]],
            )
    return None


_READERS: dict[str, Callable[[Context, int], _Found | None]] = {
    **dict.fromkeys(_STANDING, _stands_by),
    **dict.fromkeys(_MENDING, _mends),
    **dict.fromkeys(_SETTING, _sets_line),
    **dict.fromkeys(_STAYING, _silent),
    "draw": _drawn,
}
