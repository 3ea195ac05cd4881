"""What a verb without a clause introduces: its infinitives, objects and prepositional phrases."""

from __future__ import annotations

from trucewatch.coding.attribution.frames import (
    after_addressed,
    at_figure,
    late_infinitive,
    through_quote,
    to_quote_end,
)
from trucewatch.coding.attribution.speech import may_open_quote
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_act_words

# Prepositions whose phrase completes an object ("describe A as B", "blame A for B").
_COMPLETING = frozenset(
    ["as", "for", "of", "with", "to", "from", "against", "about", "in", "over", "on"]
)


def verb_content(
    context: Context, i: int, cue: Cue, cue_span: Range, holes: list[Range]
) -> list[Range]:
    """Return the pieces that infinitives, objects or prepositions of the verb ``i`` hold."""
    parse = context.parse
    found: list[Range] = []
    infinitives = [c for c in parse.children[i] if parse.dep[c] in ("xcomp", "oprd")]
    if not infinitives and cue.weights.get("xc", 0.0) >= _WITH_INFINITIVE:
        infinitives = [c for c in parse.children[i] if c > i and late_infinitive(parse, c)]
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj" and not _tells_day(parse, c)]
    if may_open_quote(context, i) and cue.kind in ("say", "tell", "claim"):
        pass
    elif infinitives:
        begin = parse.left[infinitives[0]]
        between = [c for c in objects if i < c < infinitives[0]]
        if between:
            begin = parse.left[between[0]]
        elif cue.kind in ("urge", "ask"):
            begin = after_addressed(parse, i, begin)
        found = cut_out(parse, (begin, parse.right[infinitives[-1]]), holes)
    elif objects:
        found = _with_rumour(parse, i, _object_content(context, i, cue, objects, holes))
    else:
        after = [
            c
            for c in parse.children[i]
            if parse.dep[c] == "prep" and c > i and not _tells_when(parse, c)
        ]
        if after:
            found = cut_out(parse, parse.subtree(after[0]), holes)
        elif parse.dep[i] == "relcl" and parse.head[i] < i:
            noun = parse.head[i]  # "a claim that B denied"
            found = cut_out(parse, (parse.left[noun], noun + 1), holes)
    return _passive(context, i, found, holes)


def _with_rumour(parse: Parse, i: int, found: list[Range]) -> list[Range]:
    """ "Denies the rumours according to which it has fled": with what is rumoured."""
    for c in parse.children[i]:
        told = parse.lower[c : c + 3] == ("according", "to", "which")
        if told and found and found[-1][1] <= c:
            return [*found[:-1], (found[-1][0], parse.right[c])]
    return found


# Cues that take an infinitive at least this often.
_WITH_INFINITIVE = 0.6


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday day week month year time".split()
)


def _tells_day(parse: Parse, noun: int) -> bool:
    """ "claimed the day before there were raids": when it was claimed."""
    return parse.lower[noun] in _DAYS and parse.lower[noun + 1 : noun + 2] in _BESIDE


_BESIDE = (("before",), ("after",), ("earlier",), ("later",))


def _tells_when(parse: Parse, preposition: int) -> bool:
    """ "reported on Monday": when it was said, not what."""
    return any(parse.lower[p] in _DAYS for p in parse.children[preposition])


def _passive(context: Context, i: int, found: list[Range], holes: list[Range]) -> list[Range]:
    parse = context.parse
    subjects = [c for c in parse.children[i] if parse.dep[c] == "nsubjpass"]
    if not subjects or parse.lower[subjects[0]] == "it":
        return found
    agents = [c for c in parse.children[i] if parse.dep[c] == "agent"]
    kept = [p for p in found if not any(parse.left[k] <= p[0] < parse.right[k] for k in agents)]
    kept += _after_agent(context, agents, holes)
    return kept + cut_out(parse, parse.subtree(subjects[0]), holes)


def _after_agent(context: Context, agents: list[int], holes: list[Range]) -> list[Range]:
    """ "accused by A of B": what the parser hung on A."""
    parse = context.parse
    out: list[Range] = []
    for name in (p for k in agents for p in parse.children[k] if parse.dep[p] == "pobj"):
        for c in parse.children[name]:
            deed = any(parse.dep[k] == "pcomp" for k in parse.children[c])
            if (
                c > name
                and parse.lower[c] in ("of", "for")
                and (deed or parse.pos[name] == "PROPN")
            ):
                out.extend(cut_out(parse, parse.subtree(c), holes))
    return out


def _object_content(
    context: Context, i: int, cue: Cue, objects: list[int], holes: list[Range]
) -> list[Range]:
    parse = context.parse
    first = objects[0]
    if first < i:
        return _fronted(context, i, first, holes)
    end = max(parse.right[c] for c in objects)
    for c in parse.children[i]:
        if parse.left[c] == end + 1 and parse.lower[end + 1 : end + 4] == ("as", "well", "as"):
            continue
        if _listed(parse, c, end):
            end = parse.right[c]  # "commends A, as well as B, for C"
        elif c > first and parse.left[c] <= end + 1 and _completes(context, c, end):
            end = max(end, parse.right[c])
        elif c == end and parse.dep[c] == "npadvmod" and parse.pos[c - 1] == "NUM":
            end = c + 1  # "between 1 and 31 July"
    if cue.kind == "describe":
        end = to_quote_end(context, parse.left[first], through_quote(context, i, end))
    for c in parse.children[first]:
        begins = parse.left[c]
        insertion = parse.dep[c] == "relcl" and begins > 0 and parse.word[begins - 1] == ","
        if insertion and parse.right[c] >= end - 1:
            end = begins - 1
    return cut_out(parse, (parse.left[first], end), holes)


def _listed(parse: Parse, c: int, end: int) -> bool:
    """Whether ``c`` is joined to the object before it by ", as well as"."""
    joined = parse.dep[c] == "conj" and parse.pos[c] in ("NOUN", "PROPN")
    return joined and parse.lower[end + 1 : end + 4] == ("as", "well", "as")


def _fronted(context: Context, i: int, first: int, holes: list[Range]) -> list[Range]:
    """ "which A accuses of B", "a claim A rejected as C": the object and what completes it."""
    parse = context.parse
    found = cut_out(parse, parse.subtree(first), holes)
    for c in parse.children[i]:
        if c > i and _completes(context, c, c) and not _tells_when(parse, c):
            found += cut_out(parse, parse.subtree(c), holes)
    return found


# A clause that begins so is part of what is refused, offered or asked for.
_CONDITIONS = frozenset({"unless", "until", "if", "provided", "providing"})


def _completes(context: Context, c: int, end: int) -> bool:
    parse = context.parse
    dep = parse.dep[c]
    if dep in ("oprd", "dative"):
        return True
    if dep == "prep" and parse.lower[c] == "by":
        deed = parse.lemma[end - 1] in load_act_words()["breach"]  # "41 killings by the militia"
        return deed or any(parse.dep[k] == "pcomp" for k in parse.children[c])  # "… by doing C"
    if dep == "prep":
        return parse.lower[c] in _COMPLETING or at_figure(parse, c)
    if dep == "advcl" and parse.lower[parse.left[c]] == "as" and parse.tag[c] in ("VBN", "VBG"):
        return True  # "dismissed the toll as invented"
    if dep == "advcl" and parse.lower[parse.left[c]] in _CONDITIONS:
        return True  # "rejected a truce unless the siege was lifted"
    return dep == "advcl" and parse.left[c] <= end and parse.tag[c] == "VB"
