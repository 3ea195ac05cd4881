"""Finding attributions: cue, source and content as token ranges, before actors and acts."""

from __future__ import annotations

import math

import msgspec

from trucewatch.coding.attribution.accounts import account_attributions
from trucewatch.coding.attribution.answered import with_answers
from trucewatch.coding.attribution.attach import Attachments, attachments
from trucewatch.coding.attribution.bulletin import bulletin_attributions
from trucewatch.coding.attribution.colon import colon_attributions, headline_attributions
from trucewatch.coding.attribution.content import content_of
from trucewatch.coding.attribution.cues import cue_span
from trucewatch.coding.attribution.deeds import is_deed
from trucewatch.coding.attribution.enacted import enacted_attributions
from trucewatch.coding.attribution.figures import figure_attributions
from trucewatch.coding.attribution.figures_apart import told_apart
from trucewatch.coding.attribution.given import given_attributions
from trucewatch.coding.attribution.headlines import bare_headlines
from trucewatch.coding.attribution.idioms import idiom_attributions
from trucewatch.coding.attribution.inserted import inserted, interrupted
from trucewatch.coding.attribution.issuer import issuer_attributions
from trucewatch.coding.attribution.led_items import leads_items, led_items
from trucewatch.coding.attribution.light import light_attribution
from trucewatch.coding.attribution.model import CueModel, Scores, has_words, learned_scores
from trucewatch.coding.attribution.nouns import noun_attributions
from trucewatch.coding.attribution.orphans import with_orphans
from trucewatch.coding.attribution.phrases import phrase_attributions
from trucewatch.coding.attribution.quotes import quotations, quote_index
from trucewatch.coding.attribution.relative import Clause, relative_clauses, subject_around
from trucewatch.coding.attribution.roundabout import (
    roundabout_attributions,
    without_doubles,
)
from trucewatch.coding.attribution.score import (
    IsActor,
    cue_scores,
    frame_of,
    is_eager,
)
from trucewatch.coding.attribution.settle import settled
from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.standing import standing_attributions
from trucewatch.coding.attribution.tagged import tagged_quotes
from trucewatch.coding.attribution.topics import with_topics
from trucewatch.coding.attribution.tree import Context, Source, surface_subject
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.attribution.unspoken import puts_things, unspoken
from trucewatch.coding.attribution.views import view_attributions
from trucewatch.coding.attribution.withheld import withheld_attributions
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon, load_cues

# Chosen on the tuning half of the attribution bench: the best F1 of cues lies between .35 and .45.
THRESHOLD = 0.26
# A cue without a source must be at least this likely.
_UNSOURCED = 0.5


def build_context(parse: Parse) -> Context:
    """Return the parse with its quotations indexed by token."""
    found = quotations(parse)
    return Context(parse, found, quote_index(len(parse), found))


def find_attributions(
    context: Context, cast: CastLike | None = None, model: CueModel | None = None
) -> list[Attribution]:
    """Return the attributions of a parse in the order of their cues; nested ones included.

    With a cast, words that are rarely speech ("pushed", "is expected") are left out unless a clause
    or a quotation shows that something is said; without one, attitudes count too, as in PolNeAR.
    ``model`` rules out cues and adds some, where a cast is given too.
    """
    lexicon = load_cues()
    is_actor = None if cast is None else (lambda head: cast.of(head) is not None)
    scores, sure = _scored(context, lexicon, is_actor, model)
    moved = attachments(context.parse, scores, THRESHOLD)
    out = phrase_attributions(context, lexicon)
    out.extend(colon_attributions(context, is_actor, None if cast is None else cast.is_land))
    out.extend(idiom_attributions(context, lexicon))
    if is_actor is not None:
        out.extend(_without_cue(context, lexicon, is_actor))
    clauses = relative_clauses(context, lexicon) if cast is not None else ()
    out.extend(c.made for c in clauses)
    if cast is not None:
        out.extend(noun_attributions(context, lexicon))
        out.extend(withheld_attributions(context))
    taken = {a.head for a in out}
    for i, (cue, score) in scores.items():
        if i in taken:
            continue
        if cue.kind == "light" or _repeats(context.parse, i):
            holes = moved.holes(context.parse, i)
            span = cue_span(context, i, cue)
            several = light_attribution(context, i, cue, lexicon, span, holes)
            if several is not None:
                out.append(several)
                taken.add(several.head)
                continue
            if cue.kind == "light" and (i not in sure or puts_things(context.parse, i)):
                continue
        deed = cast is not None and (i not in sure) and is_deed(context, i, cue)
        if score < THRESHOLD or deed:
            continue
        found = _attribution(context, i, cue, score, moved, clauses)
        if cast is not None and found and _says_nothing(context.parse, cue, found.source):
            continue
        if found is not None:
            out.append(_with_score(found, sure.get(i)))
    out.sort(key=lambda a: (a.cue[0], a.cue[1]))
    if cast is None:
        return out
    out = enacted_attributions(context, lexicon, cast, out)
    out = without_doubles(context, tagged_quotes(context, lexicon, out))
    out = with_answers(context, lambda head: cast.of(head) is not None, out)
    out.sort(key=lambda a: (a.cue[0], a.cue[1]))
    done = with_orphans(context, with_topics(context, settled(context, out)))
    done = told_apart(context, done)
    done += bulletin_attributions(context, done)
    done += led_items(context, done)
    return sorted(issuer_attributions(context, cast, done), key=_begins)


def _without_cue(context: Context, lexicon: CueLexicon, is_actor: IsActor) -> list[Attribution]:
    """Return what is said without a cue: by a stand, a figure, a view, a headline."""
    return [
        *standing_attributions(context, is_actor),
        *figure_attributions(context, is_actor),
        *given_attributions(context, is_actor),
        *roundabout_attributions(context, is_actor),
        *view_attributions(context),
        *account_attributions(context),
        *headline_attributions(context, is_actor),
        *bare_headlines(context, lexicon, is_actor),
    ]


def _scored(
    context: Context,
    lexicon: CueLexicon,
    is_actor: IsActor | None,
    model: CueModel | None,
) -> tuple[Scores, dict[int, float]]:
    """Return the cues with their scores, and the model's share for those that it is sure of."""
    scores = cue_scores(context, lexicon, is_actor)
    if is_actor is None or model is None:
        return scores, {}
    learned = learned_scores(context, lexicon, scores, model)
    certain = ((i, p) for i, (_, p) in learned.items() if p >= SURE)
    sure = {i: p for i, p in certain if has_words(context, i)}
    leading = {i: s for i, s in scores.items() if leads_items(context.parse, i, s[0])}
    return _weighed(learned, scores) | leading, sure


def _with_score(a: Attribution, share: float | None) -> Attribution:
    """Name the model's score among the rules where it took part."""
    if share is None:
        return a
    return msgspec.structs.replace(a, rules=(*a.rules, f"cue model {share:.2f}"))


def _begins(a: Attribution) -> tuple[int, int]:
    """Where an attribution stands: at its cue, an issuer's at its words."""
    return a.content[0] if a.kind == "issuer" else a.cue


# With the trained scorer: where it and the rules together give less than LEAST a word is no cue,
# so that neither overrules the other alone ("which denies it": .59 by the rules, .14 by the
# scorer); what the scorer gives more than SURE is a cue whatever the lexicon says of it. F1 of cues
# on the files of training/statements with an even last digit: .894 with this cut, .890 with one of
# .1 on the scorer alone, .83 by the rules.
LEAST = 0.3
SURE = 0.9


def _weighed(learned: Scores, ruled: Scores) -> Scores:
    """The rules' scores without what both rule out together, with what the model is sure of."""
    out = {
        i: s
        for i, s in ruled.items()
        if s[0].kind == "light" or _both(s[1], learned[i][1]) >= LEAST
    }
    return out | {i: s for i, s in learned.items() if s[1] >= SURE and i not in out}


def _both(one: float, other: float) -> float:
    """The probability whose log-odds are the mean of those of two."""
    return 1 / (1 + math.exp(-(_log_odds(one) + _log_odds(other)) / 2))


def _log_odds(p: float) -> float:
    p = min(0.99, max(0.01, p))
    return math.log(p / (1 - p))


def _attribution(
    context: Context,
    i: int,
    cue: Cue,
    score: float,
    moved: Attachments,
    clauses: tuple[Clause, ...] = (),
) -> Attribution | None:
    if unspoken(context, i):
        return None
    span = cue_span(context, i, cue)
    clause = inserted(context, i, cue, span)
    if clause is not None:
        rules = (f"cue:{cue.kind}", f"source:{clause.source.rule}")
        return Attribution(i, span, clause.source, clause.content, cue, "verb", score, rules)
    source = None if cue.kind == "hedge" else find_source(context, moved.shared.get(i, i))
    around = subject_around(context, clauses, i)
    if around is not None:
        source = around
    elif source is not None and i in moved.shared:
        rival = surface_subject(context.parse, context.parse.head[i])
        source = msgspec.structs.replace(source, rule="re-attached", rival=rival)
    if source is not None and _vague(context.parse, i, source):
        return None
    if _other_call(context.parse, i, cue):
        return None
    if source is None and score < _UNSOURCED and cue.kind not in ("hedge", "expect"):
        return None
    holes = moved.holes(context.parse, i)
    behind = interrupted(context, span)
    content = (
        content_of(context, i, cue, span, source.span if source else None, holes)
        if behind is None
        else [behind]
    )
    if not content and (context.parse.pos[i] != "VERB" or source is None):
        return None
    if source is not None and content and _accused(context.parse, i, cue):
        content, source = [source.span, *content], None
    return Attribution(
        head=i,
        cue=span,
        source=source,
        content=tuple(content),
        lexeme=cue,
        kind=context.parse.pos[i].lower(),
        score=score,
        rules=(f"cue:{cue.kind}", f"source:{source.rule if source else 'none'}"),
    )


def _accused(parse: Parse, i: int, cue: Cue) -> bool:
    """ "Mirel accused of breaking truce", a headline: who is accused, by nobody named."""
    deps = {parse.dep[c] for c in parse.children[i]}
    bare = parse.tag[i] == "VBN" and not deps & {"aux", "auxpass", "dobj"}
    return cue.act == "accuse" and bare and parse.lower[i + 1 : i + 2] == ("of",)


_REPEATING = frozenset({"reiterate", "repeat", "renew", "reaffirm", "restate", "echo"})


def _repeats(parse: Parse, i: int) -> bool:
    """ "reiterated its call for talks": the noun says what kind of speech it is."""
    return parse.lemma[i] in _REPEATING


_NOBODY = frozenset("no neither nobody none somebody someone whoever anybody anyone".split())


def _says_nothing(parse: Parse, cue: Cue, source: Source | None) -> bool:
    """ "No group claimed …", "B was quoted as saying …" (there "saying" is the cue)."""
    if source is None:
        return cue.lemma in ("quote", "cite")
    return parse.lower[source.span[0]] in _NOBODY


def _vague(parse: Parse, i: int, source: Source) -> bool:
    """ "… has nothing to say": an infinitive that only shares a subject is seldom an utterance."""
    shared = source.rule == "shared subject" and parse.dep[i] == "xcomp"
    return shared and parse.pos[i] == "VERB" and not is_eager(parse, i)


def _other_call(parse: Parse, i: int, cue: Cue) -> bool:
    """ "called to a meeting", "called in a doctor": calling that says nothing."""
    if cue.lemma != "call" or parse.pos[i] != "VERB" or frame_of(parse, i) != "pp":
        return False
    return not any(
        parse.lower[k] in ("for", "on", "upon", "out")
        for k in range(i + 1, i + 4)
        if k < len(parse)
    )


def nested_in(attributions: list[Attribution]) -> list[int | None]:
    """Return for each attribution the index of the innermost one whose content holds its cue.

    Pieces of content and cues are met in the order of the text; only the pieces that are open
    where a cue stands are looked at, the last MAX_OPEN of them, so that time grows with length.
    """
    pieces = sorted((x, y, k) for k, a in enumerate(attributions) for x, y in a.content)
    sizes = [sum(y - x for x, y in a.content) for a in attributions]
    order = sorted(range(len(attributions)), key=lambda k: attributions[k].cue)
    out: list[int | None] = [None] * len(attributions)
    open_: list[tuple[int, int]] = []
    at = 0
    for k in order:
        first, last = attributions[k].cue
        while at < len(pieces) and pieces[at][0] <= first:
            open_.append((pieces[at][1], pieces[at][2]))
            at += 1
        open_ = [p for p in open_ if p[0] > first][-MAX_OPEN:]
        around = [
            (sizes[j], j)
            for end, j in open_
            if end >= last and j != k and not _mutual(attributions[j], attributions[k])
        ]
        out[k] = min(around)[1] if around else None
    return out


# No text nests more contents in one another than this.
MAX_OPEN = 48


def _holds(outer: Attribution, inner: Attribution) -> bool:
    a, b = inner.cue
    return any(x <= a < y and b <= y for x, y in outer.content)


def _mutual(outer: Attribution, inner: Attribution) -> bool:
    """Two that hold each other: the one with a source is the outer one."""
    if not _holds(inner, outer):
        return False
    return inner.source is not None and outer.source is None


def without_nested(attributions: list[Attribution]) -> list[Attribution]:
    """Return the outermost attributions only."""
    inside = nested_in(attributions)
    return [a for a, outer in zip(attributions, inside, strict=True) if outer is None]


__all__ = [
    "Attribution", "Source", "build_context", "cue_span", "find_attributions",
    "nested_in", "without_nested",
]  # fmt: skip
