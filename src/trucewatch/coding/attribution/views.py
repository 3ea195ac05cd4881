"""Views that somebody is said to have: "is of the view that …", "In B's view, …", "As far as B is
concerned, …".

So papers that set two sides' words side by side tell whose they are, in the present and without a
verb of saying.
"""

from __future__ import annotations

from trucewatch.coding.attribution.nouns import clause_end, is_clause
from trucewatch.coding.attribution.roundabout import beside
from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_HAVING = frozenset({"take", "hold", "share", "express", "maintain", "have", "adopt", "form"})
_BEING = frozenset({"be", "remain"})
_SCORE = 0.6


def view_attributions(context: Context) -> list[Attribution]:
    """Return the attributions of views, in order."""
    parse, views = context.parse, word_set("attribution.views")
    out = []
    for i, lemma in enumerate(parse.lemma):
        found = None
        if lemma in views and not context.quoted(i):
            found = _of_the_view(context, i) or _in_the_view(context, i)
        elif parse.lower[i] == "concerned" and not context.quoted(i):
            found = _concerned(context, i)
        if found is not None:
            out.append(found)
    return out


def _of_the_view(context: Context, i: int) -> Attribution | None:
    """ "B is of the view that …", "B takes the view that …": whoever has it says so."""
    parse = context.parse
    that = i + 1
    verb = _whose_verb(parse, i)
    if verb is None or parse.lower[that : that + 1] != ("that",):
        return None
    if parse.tag[i] != "NN" or parse.tag[that] != "IN" or not is_clause(parse, that):
        return None  # "holds positions that were shelled"
    source = find_source(context, verb)
    if source is None or parse.lower[source.head] in ("it", "there"):
        return None
    before = [c for c in parse.children[verb] if c < verb]
    if any(parse.tag[c] == "MD" for c in before):
        return None
    act = "reject" if any(parse.dep[c] == "neg" for c in before) else "assert"
    content = cut_out(parse, (that, clause_end(context, that)), [])
    return _made(verb, (verb, that), source, content, act) if content else None


def _whose_verb(parse: Parse, i: int) -> int | None:
    """The verb of "is of the view", "takes the view"."""
    up = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lower[up] == "of":
        return parse.head[up] if parse.lemma[parse.head[up]] in _BEING else None
    having = parse.lemma[up] in _HAVING and up < i
    ground = parse.lemma[i] == "position" and parse.lemma[up] != "take"  # "held the position"
    return up if parse.dep[i] == "dobj" and having and not ground else None


def _in_the_view(context: Context, i: int) -> Attribution | None:
    """ "In B's view, …", "…, in its opinion, …": the clause beside it is B's."""
    parse = context.parse
    owner = next((c for c in parse.children[i] if parse.dep[c] == "poss" and c < i), None)
    if owner is None:
        return None
    begin = parse.left[owner] - 1
    if begin < 0 or parse.lower[begin] not in ("in", "to", "from"):
        return None
    span = noun_phrase(context, owner)
    if span is None or parse.lower[i + 1 : i + 2] not in ((",",), (".",)):
        return None
    source = Source(owner, span, "possessor")
    return beside(context, i, (begin, i + 1), source, parse.sents[parse.sent[i]])


def _concerned(context: Context, i: int) -> Attribution | None:
    """ "As far as B is concerned, …", "So far as B is concerned, …"."""
    parse = context.parse
    subject = next((c for c in parse.children[i] if parse.dep[c] in ("nsubj", "nsubjpass")), None)
    if subject is None or parse.lower[i + 1 : i + 2] != (",",):
        return None
    begin = parse.left[subject]
    if parse.lower[begin - 2 : begin] != ("far", "as"):
        return None
    span = noun_phrase(context, subject, i)
    if span is None:
        return None
    opened = begin - 3 if parse.lower[begin - 3] in ("as", "so") else begin - 2
    source = Source(subject, span, "subject")
    return beside(context, i, (opened, i + 1), source, parse.sents[parse.sent[i]])


def _made(i: int, cue: Range, source: Source, content: list[Range], act: str) -> Attribution:
    rules = ("view", f"source:{source.rule}")
    lexeme = Cue("believe", "believe", act, {})
    return Attribution(i, cue, source, tuple(content[:1]), lexeme, "verb", _SCORE, rules)
