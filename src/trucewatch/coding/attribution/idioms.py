"""Cues whose words stand apart or are no verb: "held B responsible", "is adamant that"."""

from __future__ import annotations

from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import (
    Context,
    Range,
    Source,
    cut_out,
    noun_phrase,
    surface_subject,
)
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Attitude, Cue, CueLexicon, Idiom

# The second word of an idiom stands at most this many tokens behind its verb.
_REACH = 14
_LINKING = frozenset({"be", "remain", "feel", "sound", "seem", "appear", "become", "stay"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_SCORE = 0.7


def idiom_attributions(context: Context, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions that split idioms and adjectives of attitude make, in order."""
    parse = context.parse
    out: list[Attribution] = []
    for i, lemma in enumerate(parse.lemma):
        found = None
        if parse.pos[i] in ("VERB", "AUX") and lemma in lexicon.idioms:
            found = _idiom(context, i, lexicon.idioms[lemma])
        elif parse.lower[i] in lexicon.adjectives and parse.tag[i] in ("JJ", "VBN", "VBD", "JJR"):
            found = _adjective(context, i, lexicon.adjectives[parse.lower[i]])
        if found is not None:
            out.append(found)
    return out


def _idiom(context: Context, i: int, idioms: tuple[Idiom, ...]) -> Attribution | None:
    parse = context.parse
    end = min(parse.right[i], i + _REACH)
    for idiom in idioms:
        second = next((k for k in range(i + 1, end) if _is(parse, k, idiom.second)), None)
        if second is None or not _near(parse, i, second):
            continue
        if idiom.act == "accuse" and parse.tag[i] == "VB" and parse.lemma[i] == "hold":
            continue  # "to hold those responsible to account": a purpose, nobody is blamed yet
        particle = parse.dep[second] == "prt"
        if particle and second == i + 1:
            continue  # a phrase of the lexicon
        last = second + 1
        follows = parse.lower[last : last + len(idiom.after)] == idiom.after
        if idiom.after and not follows:
            continue
        source = find_source(context, i)
        if source is None:
            continue
        none = idiom.act == "assert" and any(parse.lower[c] == "no" for c in parse.children[second])
        whole = (second == i + 1 or idiom.whole) and not none  # "found | no evidence of targets"
        cue = (_first(parse, i), last + len(idiom.after) if whole else i + 1)
        apart = [(second, second + 1)] if particle else []
        content = _after(context, i, cue[1], [source.span, *apart])
        if content:
            act = Cue(f"{parse.lemma[i]} {idiom.second}", "phrase", idiom.act, {})
            rules = (f"idiom:{act.lemma}", f"source:{source.rule}")
            return Attribution(i, cue, source, tuple(content), act, "verb", _SCORE, rules)
    return None


def _is(parse: Parse, k: int, word: str) -> bool:
    return parse.lower[k] == word or parse.lemma[k] == word


def _near(parse: Parse, i: int, k: int) -> bool:
    """Whether the second word belongs to the verb: at most three steps below it.

    A particle belongs to its own verb only ("ruled that A carry out B").
    """
    if parse.tag[k] == "RP" or parse.dep[k] == "prt":
        return parse.head[k] == i
    for _ in range(3):
        k = parse.head[k]
        if k == i:
            return True
    return False


def _after(context: Context, i: int, first: int, holes: list[Range]) -> list[Range]:
    """What the verb governs behind the cue, up to the first conjunct with a verb of its own."""
    parse = context.parse
    ends = [
        parse.right[c]
        for c in parse.children[i]
        if parse.dep[c] not in ("conj", "cc", "punct", "npadvmod", "advcl") and c > i
    ]
    last = max(ends, default=first)
    return cut_out(parse, (first, last), holes) if last > first else []


def _first(parse: Parse, i: int) -> int:
    while i > 0 and parse.head[i - 1] == i and parse.dep[i - 1] in _AUXILIARY:
        i -= 1
    return i


def _adjective(context: Context, k: int, attitude: Attitude) -> Attribution | None:
    """ "is adamant that …", "was outraged by …": a linking verb, the adjective, what follows it."""
    parse = context.parse
    passive = any(parse.dep[c] == "auxpass" for c in parse.children[k])
    verb = k if passive else parse.head[k]
    linked = passive or (parse.dep[k] in ("acomp", "oprd") and parse.lemma[verb] in _LINKING)
    if not linked or verb > k or context.quoted(k):
        return None
    subject = surface_subject(parse, verb)
    content = _complement(context, verb, k, attitude.frames)
    if subject is None or not content or parse.lower[subject] in _EMPTY:
        return None
    if parse.tag[subject] in ("WP", "WDT"):
        antecedent = parse.head[verb] if parse.dep[verb] == "relcl" else None
        source = Source(subject, (subject, subject + 1), "relative", antecedent)
    else:
        span = noun_phrase(context, subject, verb)
        if span is None:
            return None
        source = Source(subject, span, "subject")
    cue = Cue(parse.lower[k], "phrase", attitude.act, {})
    rules = (f"adjective:{cue.lemma}", f"source:{source.rule}")
    first = _first(parse, verb)
    return Attribution(verb, (first, k + 1), source, tuple(content), cue, "verb", _SCORE, rules)


_EMPTY = frozenset({"it", "there", "this", "that", "what"})


def _complement(context: Context, verb: int, k: int, frames: frozenset[str]) -> list[Range]:
    parse = context.parse
    for c in dict.fromkeys((*parse.children[k], *parse.children[verb])):
        if c <= k:
            continue
        if parse.dep[c] == "ccomp" and "cc" in frames:
            return cut_out(parse, parse.subtree(c), [])
        if parse.dep[c] == "xcomp" and "xc" in frames and parse.tag[c] == "VB":
            return cut_out(parse, parse.subtree(c), [])
        if parse.dep[c] in ("prep", "agent") and parse.lower[c] in frames:
            return cut_out(parse, (c + 1, parse.right[c]), [])
    return []
