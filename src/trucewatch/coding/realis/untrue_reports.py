"""Reports that are said to be untrue: "the statement that … does not correspond to reality".

What such a report tells was not done, in the words of whoever calls it untrue. The predicate is
looked for behind the report in the order of the words: where the report's own clause is long, the
parser hangs the predicate on that clause.
"""

from __future__ import annotations

import re

import msgspec

from trucewatch.coding.realis.clause import SUBJECTS
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.memory import remembered
from trucewatch.reading.parse import Parse

# Sayings that call what was said untrue without a word such as "false".
UNTRUE = re.compile(
    r"\b(?:ha(?:s|ve|d)|(?:is|was|were|are)|with) (?:absolutely |simply )?(?:no|any|little)"
    r" (?:factual |legal |real )?(?:(?:basis|foundation|substance|merit)\b(?! for)"
    r"|truth (?:in|to|what|at))"
    r"|\bdevoid of (?:any |all )?(?:truth|foundation|substance|basis|merit)"
    r"|\bwithout (?:any |the slightest |a shred of )?(?:basis|foundation|substance|merit"
    r"|evidence|proof)\b|\bno (?:basis|foundation) in (?:fact|reality|truth)\b"
    r"|\b(?:not|n't|n’t) (?:a|one|an) (?:single )?(?:word|shred|grain|iota|ounce|particle)"
    r" of (?:it|this|that|truth|evidence)\b|\bno (?:word|grain|truth) (?:of|in|to) (?:it|th)"
    r"|\bfurther from the truth\b|\bfar from (?:the truth|reality|the facts)\b"
    r"|\b(?:not|n't|n’t) (?:in any way )?(?:(?:correspond|conform|accord|match|tally|agree|square"
    r"|coincide)(?: (?:to|with))?|reflect) (?:the )?(?:actual |real )?(?:reality|facts?|truth"
    r"|situation|state of affairs)"
    r"|\b(?:nothing|little)(?: at all| whatsoever)? (?:to do|in common) with (?:the )?(?:reality"
    r"|facts|truth)\b|\b(?:contradict|distort|misrepresent)(?:s|ed)? (?:the )?(?:reality|facts"
    r"|truth)\b"
    r"|\b(?:contrary to|at odds with|at variance with) (?:the )?(?:facts|reality|truth)\b"
    r"|\bbears? no relation to\b|\b(?:fairy|tall) (?:tales?|story|stories)\b"
    r"|\b(?:is|was|are|were|been|all|entirely|wholly) (?:made|trumped|dreamed) ?-? ?up\b"
    r"|\b(?:made|trumped) ?- ?up\b|\bfigments? of\b|\bcock and bull\b"
    r"|\bthrough and through (?:false|untrue)\b"
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_OPEN = frozenset({"if", "whether", "unless"})
_OPENERS = frozenset("that about of on alleging claiming saying regarding concerning".split())
_VERBS = frozenset({"VERB", "AUX"})
_FREE = frozenset({"what", "whatever"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})


class Disowned(msgspec.Struct, frozen=True):
    """A report (its noun, or the verb of "what B says") and the verb of what calls it untrue."""

    noun: int
    verb: int


def called_untrue(parse: Parse, i: int) -> int | None:
    """Return the report in whose words token ``i`` stands and that is called untrue, or None.

    The token may not tell of the report itself ("the statement accusing B").
    """
    found = (d for d in disowned(parse, parse.sent[i]) if parse.left[d.noun] <= i < d.verb)
    return next((d.noun for d in found if not _is_itself(parse, d.noun, i)), None)


def _is_itself(parse: Parse, noun: int, i: int) -> bool:
    return i == noun or (parse.head[i] == noun and parse.tag[i] in ("VBG", "VBN"))


@remembered
def disowned(parse: Parse, sentence: int) -> tuple[Disowned, ...]:
    """Return the reports of a sentence that it says are untrue, in order."""
    first, last = parse.sents[sentence]
    told = realis_lexicon().lists["told"]
    if told.isdisjoint(parse.lemma[first:last]) and _FREE.isdisjoint(parse.lower[first:last]):
        return ()  # nothing there can be called untrue: the cheap look first
    reports = ((_report(parse, v), v) for v in range(first, last) if parse.pos[v] in _VERBS)
    return tuple(Disowned(n, v) for n, v in reports if n is not None and _says_untrue(parse, v))


def _says_untrue(parse: Parse, v: int) -> bool:
    """ "is false", "are fabricated", "was not true", "does not correspond to reality"."""
    below = parse.children[v]
    if any(parse.tag[c] == "MD" or parse.lower[c] in _OPEN for c in below if c < v):
        return False
    negative = any(parse.lower[c] in _NEGATIONS for c in below)
    lists = realis_lexicon().lists
    called = [k for c in below if parse.dep[c] in _PREDICATES for k in _with_joined(parse, c)]
    if parse.tag[v] == "VBN" and any(parse.dep[c] == "auxpass" for c in below):
        called += _with_joined(parse, v)
    if any(parse.lemma[c] in lists["true" if negative else "untrue"] for c in called):
        return True
    begin = min((c for c in below if parse.dep[c] in ("aux", "neg") and c < v), default=v)
    said = parse.lower[begin : max(parse.right[v], v + 1)]
    return UNTRUE.search(" ".join(said)) is not None


def _with_joined(parse: Parse, k: int) -> list[int]:
    return [k, *(c for c in parse.children[k] if parse.dep[c] == "conj")]


def _report(parse: Parse, v: int) -> int | None:
    """What is called untrue: the subject, or the report before it that the parser cut off."""
    told = realis_lexicon().lists["told"]
    subject = next((c for c in parse.children[v] if parse.dep[c] in SUBJECTS), None)
    if subject is not None and parse.pos[subject] == "VERB":
        free = any(parse.lower[c] in _FREE for c in parse.children[subject])
        return subject if free else None
    if subject is not None and parse.lemma[subject] in told:
        return subject
    if subject is not None and parse.pos[subject] in ("PRON", "DET"):
        return None
    first = parse.sents[parse.sent[v]][0]
    for k in range(v - 1, first - 1, -1):
        if parse.word[k] == ";" or parse.lower[k] in ("but", "although", "while"):
            return None
        if parse.lemma[k] in told and parse.pos[k] == "NOUN":
            opened = any(parse.lower[t] in _OPENERS for t in range(k + 1, v))
            return k if opened else None
    return None
