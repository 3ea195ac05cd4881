"""Speakers that a long addition parts from their verb: "B, whose envoy chaired the talks, said".

The parser often takes the addition's own subject for the verb's, or nothing. The commas and the
words that open an addition tell which phrase speaks, whatever the tree says.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, Source
from trucewatch.reading.parse import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_IN_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "PRON", "CCONJ"})
_OPENS_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_BEFORE_VERB = frozenset({"ADV", "AUX", "PART"})
_CLOSING = frozenset({",", "”", '"', "and", "but"})
_OPENERS = frozenset({"and", "but", "yet", "meanwhile", "still"})
# A phrase before its addition has at most this many tokens.
_MAX_NAME = 12


class _Opened(msgspec.Struct, frozen=True):
    """The phrase that opens a clause, the comma after it, and its verb behind the addition."""

    name: Range
    comma: int
    verb: int


def past_addition(context: Context, i: int, found: Source | None) -> Source | None:
    """Return ``found``, or the phrase that opens the clause of ``i`` where an addition hid it."""
    parse = context.parse
    if parse.tag[i] not in ("VBD", "VBZ", "VBP") or context.quoted(i):
        return found
    group = _group(parse, i)
    if group < 2 or parse.lower[group - 1] not in _CLOSING:
        return found
    outer = _main_subject(context, group, found)
    if outer is not None:
        return outer
    opened = _opened(context, group)
    if opened is None or not _shares(context, opened, i, group, found):
        return found
    head = _head(parse, opened.name)
    end = opened.verb if parse.word[opened.verb - 1] != "," else opened.verb - 1
    return Source(head, (opened.name[0], end), "before an addition")


def _group(parse: Parse, i: int) -> int:
    """Where the verb's auxiliaries and adverbs begin."""
    while i > 0 and parse.pos[i - 1] in _BEFORE_VERB:
        i -= 1
    return i


def _opened(context: Context, group: int) -> _Opened | None:
    parse = context.parse
    first = parse.sents[parse.sent[group]][0]
    for k in range(group - 1, first, -1):
        if parse.word[k] in (";", ":") and not context.quoted(k):
            first = k + 1
            break
    while first < group and (parse.lower[first] in _OPENERS or parse.word[first] == ","):
        first += 1
    if parse.pos[first] not in _OPENS_NAME or context.quoted(first):
        return None
    comma = next((k for k in range(first, group) if parse.word[k] == ","), None)
    if comma is None or not 0 < comma - first <= _MAX_NAME or comma + 2 >= group:
        return None
    if any(parse.pos[k] not in _IN_NAMES or context.quoted(k) for k in range(first, comma)):
        return None
    if not (_relative(parse, comma + 1) or _absolute(parse, comma + 1, group)):
        return None
    verb = _verb_behind(context, comma + 1, group)
    return None if verb is None else _Opened((first, comma), comma, verb)


def _relative(parse: Parse, k: int) -> bool:
    """ "who", "whose envoy", "through which": an addition that is a clause."""
    return parse.tag[k] in _RELATIVE or (parse.pos[k] == "ADP" and parse.tag[k + 1] in _RELATIVE)


def _absolute(parse: Parse, k: int, last: int) -> bool:
    """ "his rifle surrendered in May": an addition with a participle of its own."""
    if parse.tag[k] != "PRP$":
        return False
    words = range(k + 1, min(last, k + 5))
    at = next((t for t in words if parse.tag[t] in ("VBN", "VBD", "VBG")), None)
    return at is not None and all(parse.pos[t] in ("ADJ", "NOUN") for t in range(k + 1, at))


def _verb_behind(context: Context, begin: int, group: int) -> int | None:
    """The verb group that follows the comma which closes the addition."""
    parse = context.parse
    for k in range(begin, group):
        if parse.word[k] != "," or context.quoted(k):
            continue
        verb = k + 1
        while verb < group and parse.pos[verb] in ("ADV", "PART"):
            verb += 1
        if parse.tag[verb] in _FINITE:
            return k + 1
    return None


def _shares(context: Context, o: _Opened, i: int, group: int, found: Source | None) -> bool:
    """Whether the verb is the one behind the addition, or joined to it without a subject."""
    parse = context.parse
    if found is not None and found.span[1] <= o.verb and found.head < o.comma:
        return False  # the tree found the opening phrase
    if group == o.verb:
        return True
    own = any(parse.dep[c] == "nsubj" and o.verb < c for c in parse.children[i])
    return not own and (found is None or found.head <= o.verb)


def _head(parse: Parse, name: Range) -> int:
    """The phrase's first noun that no later noun before a preposition governs."""
    end = next((k for k in range(*name) if parse.pos[k] == "ADP"), name[1])
    heads = [k for k in range(name[0], end) if parse.pos[k] in ("NOUN", "PROPN", "NUM")]
    return heads[-1] if heads else name[1] - 1


def _main_subject(context: Context, group: int, found: Source | None) -> Source | None:
    """ "It thanks B, whose men left, and asks": who thanks asks, not the men."""
    parse = context.parse
    if (
        found is None
        or parse.lower[group - 1] not in ("and", "but")
        or parse.word[group - 2] != ","
    ):
        return None
    first = parse.sents[parse.sent[group]][0]
    commas = [k for k in range(first, group - 2) if parse.word[k] == "," and not context.quoted(k)]
    if not commas or not _relative(parse, commas[-1] + 1) or found.head <= commas[-1]:
        return None
    for k in range(first, commas[-1]):
        if parse.tag[k] in ("VBD", "VBZ", "VBP") and not context.quoted(k):
            subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubj"), None)
            if subject is None or subject > k:
                return None
            span = (parse.left[subject], min(parse.right[subject], k))
            return Source(subject, span, "shared subject")
    return None
