"""Reporting clauses set between commas: "The round, B wrote on X, would be held".

The parser is often wrong about such sentences: it takes the words before the clause for its subject
or hangs them nowhere. The commas, the verb after the second one and the words that open a condition
tell which pieces belong together, whatever the tree says.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.behind import (
    MAX_NAME,
    OPENERS,
    SUBORDINATE,
    behind_verb,
    head_of,
    names,
    plain_start,
)
from trucewatch.coding.attribution.segments import after_stamp
from trucewatch.coding.attribution.tree import SHORT_QUOTE, Context, Range, Source, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_cues
from trucewatch.vocab.words import word_set

# Classes of verbs that such a clause may have.
_KINDS = frozenset({"say", "tell", "claim", "ask", "announce", "believe", "show", "mention"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "ADV", "AUX"})
_QUESTION = frozenset({"WP", "WDT", "WRB", "WP$"})
_MARKS = frozenset({"”", '"', "’", "''"})
# The words after the verb are at most so many.
_MAX_TAIL = 9
# What opens a clause that waits for another one.
_CONDITIONS = frozenset({"if", "unless", "without", "once", "until", "even", "although", "though"})
# Words that carry a clause on behind the inserted one.
_ADDING = frozenset(
    "because with although though while before after unless until without but despite since"
    " leaving killing if only".split()
)


class Inserted(msgspec.Struct, frozen=True):
    """An inserted reporting clause: who speaks, and the pieces of what is said around it."""

    source: Source
    content: tuple[Range, ...]


def inserted(context: Context, i: int, cue: Cue, span: Range) -> Inserted | None:
    """Return the clause whose cue ``span`` is headed by ``i``; None where it is built otherwise."""
    parse = context.parse
    if cue.kind not in _KINDS or context.quoted(i) or not _told(parse, i, span):
        return None
    first, last = parse.sents[parse.sent[i]]
    opening = _opening(context, first, span[0])
    turned = None if opening is not None else behind_verb(context, i)
    if turned is not None:
        opening = (i - 1, turned, None)
    if opening is None:
        return None
    comma, name, outer = opening
    begin = i + 1 if turned is None else turned[1]
    close = _closing(context, begin, last, _MAX_TAIL if turned is None else 2 * _MAX_TAIL)
    if close is None or not _tail_fits(parse, begin, close, cue):
        return None
    lead = _lead(context, first, comma)
    head = head_of(parse, name)
    if lead is None or head is None:
        return None
    rest = _rest(context, close, last)
    if not _belong_together(context, lead, rest, close):
        return None
    source = Source(head, name, "inserted clause")
    if outer is None and rest is not None and _reports_on(parse, i + 1, close):
        rest = (i + 1, rest[1])
    pieces = [lead, rest] if rest is not None else [lead]
    return Inserted(source, tuple(pieces))


def _told(parse: Parse, i: int, span: Range) -> bool:
    if parse.tag[i] in ("VBD", "VBZ", "VBP"):
        return True
    return parse.tag[i] == "VBN" and any(parse.tag[k] in _FINITE for k in range(span[0], i))


def _opening(context: Context, first: int, verb: int) -> tuple[int, Range, int | None] | None:
    """The comma before the clause, the speaker's phrase, and the verb that this clause is told by.

    "A, B said C had told him, did D": the phrase before "had told" is C, its outer verb "said".
    """
    parse = context.parse
    k = verb - 1
    while k > first and verb - k <= MAX_NAME and names(context, k):
        k -= 1
    if k + 1 >= verb or k <= first or not plain_start(parse, k + 1):
        return None
    if _judged(parse, k + 1, verb):
        return None
    name = (k + 1, verb)
    if parse.word[k] == "," or (parse.word[k] in _MARKS and parse.word[k - 1] == ","):
        return (k if parse.word[k] == "," else k - 1), name, None
    if parse.lemma[k] not in ("say", "tell", "write", "add") or parse.tag[k] != "VBD":
        return None
    above = _opening(context, first, k)
    return None if above is None or above[2] is not None else (above[0], name, k)


def _judged(parse: Parse, first: int, verb: int) -> bool:
    """ "…, a claim B denied": the phrase before the verb is what is denied."""
    nouns = load_cues().nouns
    return any(
        parse.pos[k] == "NOUN" and parse.lemma[k] in nouns and parse.pos[k + 1] in _OTHER
        for k in range(first, verb - 1)
    )


_OTHER = frozenset({"PROPN", "DET", "PRON", "ADJ"})


def _closing(context: Context, begin: int, last: int, reach: int = _MAX_TAIL) -> int | None:
    parse = context.parse
    for k in range(begin, min(last, begin + reach + 1)):
        if context.quoted(k):
            return None
        if parse.word[k] in (",", ".", ";", ":"):
            return k
    return None


def _tail_fits(parse: Parse, begin: int, close: int, cue: Cue) -> bool:
    """Whether the words between verb and comma only tell when, where or to whom it was said."""
    if begin == close:
        return True
    if any(parse.tag[k] in _FINITE or parse.lower[k] == "that" for k in range(begin, close)):
        return _reports_on(parse, begin, close)
    if parse.pos[begin] in ("ADP", "ADV", "PART") or parse.dep[begin] == "prt":
        return parse.pos[close - 1] in ("NOUN", "PROPN", "NUM", "ADV", "PRON", "ADP")
    days = all(parse.dep[k] in ("npadvmod", "det", "amod", "compound") for k in range(begin, close))
    return days or cue.kind in ("tell", "ask") or parse.lower[begin] in ("reporters", "journalists")


def _reports_on(parse: Parse, begin: int, close: int) -> bool:
    """ "B said C had told him": the tail is another inserted clause."""
    verbs = [k for k in range(begin, close) if parse.lemma[k] in ("say", "tell", "add", "write")]
    if len(verbs) != 1 or verbs[0] == begin or close - verbs[0] > 2:
        return False
    return all(parse.pos[k] in _NAMING for k in range(begin, close) if k != verbs[0])


def _lead(context: Context, first: int, comma: int) -> Range | None:
    parse = context.parse
    begin = after_stamp(parse, first)
    for k in range(comma - 1, begin, -1):
        spaced = parse.text[parse.end[k] : parse.end[k] + 1].isspace()
        if parse.word[k] in (";", ":") and not context.quoted(k) and spaced:
            begin = k + 1
            break
        turned = parse.lower[k] in ("but", "while") and parse.word[k - 1] == ","
        if turned and not context.quoted(k) and not _main_verb(parse, (k + 1, comma)):
            begin = k + 1  # "…, but the move itself, he said, was real"
            break
    while begin < comma and (parse.lower[begin] in OPENERS or parse.word[begin] in (",", "—")):
        begin += 1
    kept = cut_out(parse, (begin, comma), [])
    if len(kept) != 1 or context.quoted(kept[0][0]):
        return None
    lead = kept[0]
    inside = {context.quote_of[k] for k in range(*lead)} - {-1}
    if any(context.quotes[q].last - context.quotes[q].first > SHORT_QUOTE for q in inside):
        return None
    if inside and context.quotes[max(inside)].last >= comma:
        last = context.quotes[max(inside)].last  # "the “rebels,” he said, had …"
        return lead[0], last
    return lead


def _rest(context: Context, close: int, last: int) -> Range | None:
    parse = context.parse
    if parse.word[close] not in (",", ":"):
        return None
    end = last
    for k in range(close + 1, last):
        if parse.word[k] == ";" and not context.quoted(k):
            end = k
            break
        if k > close + 2 and _another_speaks(context, k, last):
            end = k
            break
    begin = close + 1
    if begin + 1 < end and parse.lower[begin] in ("but", "and") and not context.quoted(begin):
        begin += 1
    kept = cut_out(parse, (begin, end), [])
    if not kept:
        return None
    stop = kept[-1][1]
    while stop < end and context.quoted(stop):
        stop += 1
    return kept[0][0], stop


def _another_speaks(context: Context, k: int, last: int) -> bool:
    """ "…, and the rebels rejected it": a second speaker's clause behind a comma."""
    parse = context.parse
    if parse.word[k] != "," or k + 1 >= last or parse.lower[k + 1] not in ("and", "but", "while"):
        return False
    if context.quoted(k) or k + 3 >= last:
        return False
    verb = next((t for t in range(k + 2, last) if parse.tag[t] in _FINITE), None)
    if verb is None or verb == k + 2 or parse.tag[verb] == "MD" or context.quoted(verb):
        return False
    cue = load_cues().verbs.get(parse.lemma[verb])
    return cue is not None and cue.kind in _SPEAKING and _has_noun(parse, (k + 2, verb))


def _belong_together(context: Context, lead: Range, rest: Range | None, close: int) -> bool:
    parse = context.parse
    opens = parse.lower[lead[0]]
    finite = _main_verb(parse, lead)
    if rest is not None and _put_first(parse, lead) and parse.lower[rest[0]] in _EXTRAPOSED:
        return True
    if rest is not None and parse.word[close] == ":":
        asked = parse.tag[lead[0]] == "VBN"  # "Asked whether A would go, B said: “…”"
        return finite and not asked and opens not in SUBORDINATE  # "…, B found: the second man …"
    if rest is None:
        return finite and opens not in SUBORDINATE and parse.tag[lead[0]] not in _QUESTION
    k = close + 1
    while k < rest[1] and parse.pos[k] in ("ADV", "PART") and parse.lower[k] not in _ADDING:
        k += 1
    waits = not finite and parse.pos[lead[0]] not in ("ADP", "ADV", "SCONJ")
    done = parse.tag[k] == "VBN" and "," not in parse.word[k : rest[1]]
    if (parse.tag[k] in _FINITE or done) and not context.quoted(k):
        return waits and _has_noun(parse, lead)
    if parse.lower[k] == "that":
        return (
            parse.lemma[lead[1] - 1] in word_set("attribution.saying_inserted")
            and parse.pos[lead[1] - 1] == "VERB"
        )
    if parse.lower[k] in _ADDING:
        return finite and opens not in SUBORDINATE and not _speaks_after(parse, k, rest[1])
    if finite and opens not in SUBORDINATE and _carries_on(context, lead, rest, close):
        return True
    turned = parse.tag[lead[0]] in ("VBD", "MD") and parse.pos[lead[0] + 1] in ("DET", "PROPN")
    return (opens in _CONDITIONS or turned) and _subject_follows(parse, k, rest[1])


_EXTRAPOSED = frozenset({"that", "who", "which", "to", "for", "whether", "when", "where"})


def _put_first(parse: Parse, lead: Range) -> bool:
    """ "It is not true", "it must have been B": what is said of a clause that follows later."""
    if parse.lower[lead[0]] not in ("it", "not"):
        return False
    return any(parse.lemma[k] == "be" for k in range(lead[0] + 1, min(lead[1], lead[0] + _REACH)))


# "It must surely have been": the verb stands among so many words.
_REACH = 6
_WHENEVER = frozenset({"when", "whether", "as", "provided", "so"})


def _carries_on(context: Context, lead: Range, rest: Range, close: int) -> bool:
    """ "A did B, C said, and in return D …", "A will go, C said, whether or not B …".

    A second clause of C's has a subject of its own; a time or a condition belongs to a plan.
    """
    parse = context.parse
    if _speaks_after(parse, rest[0], rest[1]):
        return False
    if rest[0] == close + 2:
        return _subject_follows(parse, rest[0], rest[1]) and not context.quoted(rest[0])
    if parse.pos[rest[0]] == "ADP" and parse.tag[rest[0] + 1] in ("WDT", "WP"):
        return True  # "A fight broke out, B said, during which C fired"
    planned = any(parse.tag[k] == "MD" for k in range(*lead))
    waits = planned and parse.lower[rest[0]] in _WHENEVER
    return waits and _subject_follows(parse, rest[0] + 1, rest[1])


def _has_noun(parse: Parse, lead: Range) -> bool:
    return any(parse.pos[k] in ("NOUN", "PROPN", "PRON", "DET", "NUM") for k in range(*lead))


def _main_verb(parse: Parse, piece: Range) -> bool:
    """Whether a finite verb stands in the piece that no relative pronoun before it accounts for."""
    pending = 0
    for k in range(*piece):
        relative = parse.tag[k] in _QUESTION or (
            parse.lower[k] == "that" and k > piece[0] and parse.pos[k - 1] in ("NOUN", "PROPN")
        )
        if relative:
            pending += 1
        elif parse.tag[k] in _FINITE:
            if not pending:
                return True
            pending -= 1
    return False


def _subject_follows(parse: Parse, k: int, last: int) -> bool:
    verb = next((t for t in range(k, last) if parse.tag[t] in _FINITE), None)
    return verb is not None and verb > k and _has_noun(parse, (k, verb))


def _speaks_after(parse: Parse, k: int, last: int) -> bool:
    """ "…, but B said": another speaker's clause follows."""
    verbs = load_cues().verbs
    for t in range(k, last):
        cue = verbs.get(parse.lemma[t]) if parse.pos[t] == "VERB" else None
        if cue is not None and cue.kind in _SPEAKING and parse.lower[k] != "if":
            return True
    return False


_SPEAKING = _KINDS | {"judge", "refuse", "urge"}


def interrupted(context: Context, span: Range) -> Range | None:
    """ "They replied, he said, that …": what was replied, behind the clause that is set in.

    ``span`` is the cue ("replied"); None where no such clause follows it.
    """
    parse = context.parse
    last = parse.sents[parse.sent[span[0]]][1]
    if span[1] >= last or parse.word[span[1]] != ",":
        return None
    close = _closing(context, span[1] + 1, last)
    if close is None or close + 1 >= last or parse.lower[close : close + 2] != (",", "that"):
        return None
    inside = range(span[1] + 1, close)
    if not any(
        parse.lemma[k] in word_set("attribution.saying_inserted") and parse.tag[k] in _FINITE
        for k in inside
    ):
        return None
    return _rest(context, close, last)
