"""Transcripts: who speaks from one label to the next ("MS. X: …", "Spokesperson: …").

A text is a transcript where labels come back: a table has a field once, a speaker has turns. What
stands between two labels belongs to the first one, however many paragraphs it fills.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from trucewatch.coding.attribution.interview import ASKING
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.words import word_set

# A transcript has at least this many labelled paragraphs, and they are this share of those from
# the first label on: a turn seldom fills more than four paragraphs.
_LEAST = 3
_SHARE = 0.2
# Names are looked up among at most this many words equal to the label's last one.
_TRIED = 6
_HEADINGS = frozenset({"subhead", "headline"})


class Turn(msgspec.Struct, frozen=True):
    """A label, the pieces of what is said under it, whether who is so called asks, and whether
    this turn only asks."""

    label: Range
    pieces: tuple[Range, ...]
    asks: bool
    question: bool


def turns(context: Context, labelled: list[tuple[int, Range]]) -> list[Turn]:
    """Return the turns of a transcript, in order; [] where the text is none.

    ``labelled`` are the paragraphs that open with a label: number and token range.
    """
    parse = context.parse
    several = len(labelled) >= _LEAST and _is_transcript(parse, labelled)
    if not several and not is_briefing(parse, labelled) and not _is_spoken(parse, labelled):
        return []
    asking = _asking(parse, labelled)
    out: list[Turn] = []
    for k, (number, label) in enumerate(labelled):
        following = labelled[k + 1][0] if k + 1 < len(labelled) else len(parse.paras)
        closing = k + 1 == len(labelled) and not parse.word[name_end(parse, label) - 1].isupper()
        end = number + 1 if closing else following
        pieces = _said(parse, label, number, end)
        if pieces:
            asks = _key(parse, label) in asking
            question = asks and (_named_to_ask(parse, label) or _ends_asking(parse, pieces))
            out.append(Turn(label, tuple(pieces), asks, question))
    return out


def name_end(parse: Parse, label: Range) -> int:
    """Return where the name in a label ends: "KARSK (Minister of the Interior)"."""
    first, last = label
    return next((k for k in range(first + 1, last) if parse.word[k] == "("), last)


def _key(parse: Parse, label: Range) -> str:
    return parse.lower[name_end(parse, label) - 1]


def _is_transcript(parse: Parse, labelled: list[tuple[int, Range]]) -> bool:
    first = labelled[0][0]
    paras = [p for p in parse.paras[first:] if p.role not in ("url", "byline")]
    names = [" ".join(parse.lower[a : name_end(parse, (a, b))]) for _, (a, b) in labelled]
    return _comes_back(names) and len(labelled) >= _SHARE * len(paras)


def is_briefing(parse: Parse, labelled: list[tuple[int, Range]]) -> bool:
    """Return whether an office answers what is asked: "Question: …", "Spokesperson: …"."""
    keys = [_key(parse, label) for _, label in labelled]
    replying = word_set("attribution.replying")
    return any(a in ASKING and b in replying for a, b in pairwise(keys))


def _is_spoken(parse: Parse, labelled: list[tuple[int, Range]]) -> bool:
    """Return whether one or two speak at length, each under a label in capitals ("SENIOR OFFICIAL:
    Thank you. As you just heard …"): at the top, in several paragraphs, and of "I", "we", "you"."""
    if not labelled or len({parse.lower[a:b] for _, (a, b) in labelled}) != len(labelled):
        return False
    first = labelled[0][0]
    above = [p for p in parse.paras[:first] if p.last > p.first]
    below = [p for p in parse.paras[first:] if p.last > p.first]
    capitals = all(
        all(w.isupper() for w in parse.word[a:b] if w.isalpha()) and b - a > 1
        for _, (a, b) in labelled
    )
    if not capitals or len(above) > _TOP or len(below) < _LEAST + len(labelled):
        return False
    sentences = {parse.sent[k] for p in below for k in range(p.first, p.last)}
    spoken = {
        parse.sent[k] for p in below for k in range(p.first, p.last) if parse.lower[k] in _SPEAKING
    }
    return len(spoken) >= _SPOKEN * len(sentences)


# Who speaks stands below so many lines, and so many of the sentences are of "I", "we" or "you".
_TOP, _SPOKEN = 3, 0.2
_SPEAKING = frozenset({"i", "we", "you", "my", "our", "your", "us", "me", "thank"})


def _comes_back(names: list[str]) -> bool:
    """Return whether somebody has two turns: by one name, or by its end ("Dara Vey", "VEY"); two
    places may end alike ("Mount Sel", "Lower Sel")."""
    known = set(names)
    if len(known) < len(names):
        return True
    ends = any(f"{a} ".endswith(f" {b} ") for a in known for b in known if a != b)
    letters = {"".join(w[0] for w in a.split()) for a in known if " " in a}
    return ends or not letters.isdisjoint(known)  # "Dara Vey", "DV"


def _asking(parse: Parse, labelled: list[tuple[int, Range]]) -> set[str]:
    """The labels of those who ask: by their name, because each of their turns is a question, or
    because half of them are where nobody else asks any."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for number, label in labelled:
        key, last = _key(parse, label), parse.paras[number].last - 1
        turns[key] += 1
        questions[key] += _named_to_ask(parse, label) or parse.word[last] == "?"
    always = {key for key, n in turns.items() if questions[key] == n}
    if always:
        return always
    often = {key for key, n in turns.items() if 2 * questions[key] >= n}
    silent = all(not questions[key] for key in turns.keys() - often)
    return often if len(often) == 1 and silent else set()


def _named_to_ask(parse: Parse, label: Range) -> bool:
    """ "Q", "Interviewer", "Gazette": the label itself says that its turns are questions."""
    return _key(parse, label) in ASKING or any(
        parse.lower[k] in word_set("attribution.outlets") for k in range(*label)
    )


def _ends_asking(parse: Parse, pieces: Sequence[Range]) -> bool:
    """Whether a turn holds a question; a moderator's other turns tell as anybody's do."""
    return any(parse.word[k] == "?" for first, last in pieces for k in range(first, last))


def _said(parse: Parse, label: Range, number: int, end: int) -> list[Range]:
    pieces: list[Range] = []
    for k in range(number, end):
        para = parse.paras[k]
        first = label[1] + 1 if k == number else para.first
        if first >= para.last or (k > number and _aside(parse, para)):
            continue
        found = cut_out(parse, (first, para.last), [])
        pieces.extend(to_stop(parse, p, para.last) for p in found[:1])
    return pieces


def _aside(parse: Parse, para: Paragraph) -> bool:
    """ "(Laughter.)", a heading, a line without a verb: nobody's turn goes on in it."""
    if para.role in _HEADINGS or parse.word[para.first] in ("(", "["):
        return True
    return not any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first, para.last))


def to_stop(parse: Parse, piece: Range, end: int) -> Range:
    """Take in the stop that ends a speaker's turn: a turn is whole sentences."""
    last = piece[1]
    while last < end and parse.word[last] in (".", "?", "!", "…"):
        last += 1
    return piece[0], last


def named_as(
    context: Context, labels: list[Range], is_person: Callable[[int], bool]
) -> dict[str, int]:
    """Return, by the last word of a label, the token that names the same person in full.

    ``is_person`` tells whether a token heads the name of somebody known. Where nothing does, the
    office in a label's brackets says who it is.
    """
    parse = context.parse
    wanted = {_key(parse, label) for label in labels if label[1] > 0}
    inside = {k for a, b in labels for k in range(a, b)}
    tried: Counter[str] = Counter()
    out: dict[str, int] = {}
    for k, word in enumerate(parse.lower):
        if word not in wanted or word in out or k in inside or parse.pos[k] != "PROPN":
            continue
        tried[word] += 1
        if tried[word] <= _TRIED and is_person(k):
            out[word] = k
    return _initials(parse, labels, is_person) | _offices(parse, labels) | out


def _initials(
    parse: Parse, labels: list[Range], is_person: Callable[[int], bool]
) -> dict[str, int]:
    """ "Mira Tolen, vice-chair of …" above "MT: …": the last word of the one name of persons above
    the first label, or in a label, that letters before a colon are the initials of."""
    short = {_key(parse, label) for label in labels if _is_short(parse, label)}
    if not short:
        return {}
    top = min(first for first, _ in labels)
    labelled = {k for a, b in labels for k in range(a, b)}
    named: dict[str, set[str]] = {}
    out: dict[str, int] = {}
    for k in (*range(top), *sorted(labelled)):
        letters = _letters(parse, k)
        for key in (key for key in short if letters.endswith(key)):
            named.setdefault(key, set()).add(parse.lower[k])
            if parse.pos[k] == "PROPN" and (k in labelled or is_person(k)):
                out.setdefault(key, k)
    return {key: k for key, k in out.items() if len(named[key]) == 1}


def _letters(parse: Parse, k: int) -> str:
    """The first letters of the words with a capital that end at ``k``: "mt" for "Mira Tolen"."""
    begin = k
    while begin >= 0 and parse.word[begin][:1].isupper() and parse.word[begin].isalpha():
        begin -= 1
    return "".join(w[0] for w in parse.lower[begin + 1 : k + 1])


def _is_short(parse: Parse, label: Range) -> bool:
    first, last = label
    return last - first == 1 and parse.word[first].isupper() and 1 < len(parse.word[first]) < 4


def _offices(parse: Parse, labels: list[Range]) -> dict[str, int]:
    """The head of the office in a label's brackets, by the name before them."""
    out: dict[str, int] = {}
    for label in labels:
        first = name_end(parse, label) + 1
        nouns = [k for k in range(first, label[1]) if parse.pos[k] in ("NOUN", "PROPN")]
        tops = (k for k in nouns if not first <= parse.head[k] < label[1] or parse.head[k] == k)
        office = next(tops, nouns[0] if nouns else None)
        if office is not None:
            out.setdefault(_key(parse, label), office)
    return out
