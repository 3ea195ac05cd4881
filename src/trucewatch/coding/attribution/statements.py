"""Statements of one story: who says what, with which speech act."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from trucewatch.coding.acts.acts import Act, read_act, utterance
from trucewatch.coding.attribution.answers import answering, answers_of, rebutting
from trucewatch.coding.attribution.charged import charged_answers
from trucewatch.coding.attribution.content import QUOTING
from trucewatch.coding.attribution.continuity import carried_on, of_several
from trucewatch.coding.attribution.echoes import is_echo
from trucewatch.coding.attribution.evidence import pointed_to
from trucewatch.coding.attribution.find import build_context, find_attributions, nested_in
from trucewatch.coding.attribution.interview import ASKING
from trucewatch.coding.attribution.led_items import asked_above
from trucewatch.coding.attribution.model import load_cue_model
from trucewatch.coding.attribution.papers import papers_of_the_last
from trucewatch.coding.attribution.runs import runs_of
from trucewatch.coding.attribution.speakers import (
    CastLike,
    Speaker,
    speaker_of,
    unresolved,
)
from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.drafts import StatementDraft
from trucewatch.coding.realis.scenarios import in_scenario
from trucewatch.coding.side_by_side import Steps, at_once
from trucewatch.coding.topics.elsewhere import Asides, asides_of
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor, Span, Story
from trucewatch.vocab.cues import act_words

_RECIPROCAL = (("each", "other"), ("one", "another"), ("the", "other"))
_HEADLINE_ROLES = frozenset({"headline", "subhead", "bullet"})
# Cue classes that a whole quotation may follow; after others quoted words are a label.
_SPEECH = QUOTING | {"label", "source"}


def find_statements(
    parse: Parse, story: Story, cast: CastLike, trained: bool = True
) -> tuple[StatementDraft, ...]:
    """Return the story's statements in the order of their cues.

    ``trained`` asks for the learned scorer of cues; without it the rules decide alone. ``answers``
    of a draft is an index into the returned tuple. ``time`` is left to another module.
    """
    return at_once(statements_in_steps(parse, story, cast, trained))


def statements_in_steps(
    parse: Parse, story: Story, cast: CastLike, trained: bool = True, asides: Asides | None = None
) -> Steps[tuple[StatementDraft, ...]]:
    """Find statements as :func:`find_statements` does, in steps that stories can take side by
    side; ``asides`` where the story's are known already."""
    del story  # the parse carries the text and the roles of its lines
    context = build_context(parse)
    model = load_cue_model() if trained else None
    found = _distinct(parse, [a for a in find_attributions(context, cast, model) if a.content])
    yield
    speakers = [pointed_to(parse, a, speaker_of(context, cast, a)) for a in found]
    topics = {k for k, a in enumerate(found) if _is_topic(parse, cast, a, speakers[k], found)}
    labels = [found[k].cue for k in topics]
    spoken = [k for k in range(len(found)) if k not in topics]
    speakers = [speakers[k] for k in spoken]
    found = [_behind_topic(found[k], labels) for k in spoken]
    outer = nested_in(found)
    speakers = papers_of_the_last(context, found, carried_on(context, cast, found, speakers))
    speakers = of_several(parse, cast, found, speakers)
    yield
    drafts: list[StatementDraft] = []
    for k, a in enumerate(found):
        if _strikes(parse, cast, a):
            continue
        j = outer[k]
        around = found[j] if j is not None else None
        if not is_echo(context, a, speakers[k], j, speakers, around):
            drafts.extend(_drafts(context, cast, a, speakers[k], _chain(k, outer, speakers)))
    yield
    drafts = asked_above(drafts)
    thought_of = (asides or asides_of(parse)).scenarios
    drafts = [d for d in drafts if not in_scenario(parse, thought_of, d) and not _asked(parse, d)]
    drafts = charged_answers(parse, cast, answering(parse, cast, drafts))
    drafts = rebutting(parse, cast, drafts)
    answers = answers_of(parse, cast, drafts)
    return tuple(
        msgspec.structs.replace(d, answers=j) if j is not None else d
        for d, j in zip(drafts, answers, strict=True)
    )


def _strikes(parse: Parse, cast: CastLike, a: Attribution) -> bool:
    """ "Rebels attacked Sake": a place is not attacked in words, whatever the verb may mean."""
    if a.kind != "verb" or a.lexeme.lemma not in ("attack", "assail", "blast", "slam", "hit"):
        return False
    hit = [c for c in parse.children[a.head] if parse.dep[c] in ("dobj", "nsubjpass")]
    return bool(hit) and all(parse.pos[c] == "PROPN" and cast.of(c) is None for c in hit)


def _asked(parse: Parse, said: StatementDraft) -> bool:
    """Return whether it is only asked of the hearer: "Do you rule that out?" denies nothing."""
    head, who = said.head, said.speaker
    if head is None or who is None or who.text.lower() != "you":
        return False
    first, last = parse.sents[parse.sent[head]]
    return "?" in parse.lower[max(last - 3, first) : last]


def _distinct(parse: Parse, found: list[Attribution]) -> list[Attribution]:
    """Leave out cues that stand inside the words of another cue ("said in a statement")."""
    out: list[Attribution] = []
    for a in found:
        inside = any(
            b is not a and b.cue[0] <= a.cue[0] and a.cue[1] <= b.cue[1] and b.cue != a.cue
            for b in out[-3:]
        )
        if not inside and not _says_nothing(parse, a):
            out.append(a)
    return out


def _is_topic(
    parse: Parse, cast: CastLike, a: Attribution, speaker: Speaker, found: list[Attribution]
) -> bool:
    """ "Mali: Army retakes a town": a state before a colon, then a headline on its own people."""
    actor = speaker.actor
    if a.kind in ("colon", "label") and _only_names(parse, a, actor):
        return True
    if a.kind != "colon" or parse.role(a.cue[0]) not in _HEADLINE_ROLES:
        return False
    if any(x <= a.cue[0] < y for b in found if b is not a for x, y in b.content):
        return True  # "Mali: No troops at the dam, minister insists"
    if actor is None or actor.code != actor.country:
        return False
    inside = any(x <= b.cue[0] < y for b in found if b is not a for x, y in a.content)
    if inside:
        return True  # "Mali: Army retakes a town, rebels say …"
    tokens = [k for x, y in a.content for k in range(x, y) if parse.pos[k] in _NAMING]
    named = (one for k in tokens if (one := cast.of(k)) is not None)
    return next((one.country for one in named if one.country), None) == actor.country


_NAMED_BY = frozenset({"a", "an", "how", "why", "what", "when", "where", "who", "which"})


def _only_names(parse: Parse, a: Attribution, actor: Actor | None) -> bool:
    """ "Dorn: a week that could have ended the truce": a place nobody speaks for, then a title."""
    if parse.role(a.cue[0]) not in _HEADLINE_ROLES or (actor is not None and actor.code != "UNK"):
        return False
    begin = a.content[0][0]
    end = a.content[-1][1]
    if a.source is None or a.source.span[1] - a.source.span[0] > 1:
        return False
    verbs = [k for k in range(begin, end) if parse.pos[k] == "VERB"]
    inner = all(parse.dep[k] in ("relcl", "acl", "xcomp") for k in verbs)
    return parse.lower[begin] in _NAMED_BY and (inner or parse.tag[begin] in ("WRB", "WP"))


def _behind_topic(a: Attribution, labels: list[Range]) -> Attribution:
    """What is said begins behind the label that names its topic."""
    pieces = a.content
    for first, last in labels:
        pieces = tuple((last, y) if x <= first and last < y else (x, y) for x, y in pieces)
    return a if pieces == a.content else msgspec.structs.replace(a, content=pieces)


_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_TEXTS = frozenset({"statement", "remark", "comment", "report", "speech", "message", "note"})


def _is_addressed(parse: Parse, source: int) -> bool:
    """ "Do you rule that out?": who is spoken to says nothing by that; nor does "Question:"."""
    label = parse.lower[source] in ASKING and parse.word[source + 1 : source + 2] == (":",)
    asked = parse.word[parse.sents[parse.sent[source]][1] - 1] == "?"
    return label or (asked and parse.lower[source] in _ADDRESSED)


_ADDRESSED = frozenset({"you", "your", "yourself"})


def _says_nothing(parse: Parse, a: Attribution) -> bool:
    """ "issued a statement on A" tells what it is about, "alleged incidents" only that they are."""
    if a.kind == "adjective":
        return sum(y - x for x, y in a.content) < 2
    begins = [x for x, _ in a.content]
    spoken = any(parse.tag[k] == "VBG" or parse.lower[k] == "that" for k in begins)
    text = any(parse.lemma[k] in _TEXTS for k in range(*a.cue))
    if a.source is not None and _is_addressed(parse, a.source.head):
        return True
    return a.lexeme.kind == "light" and a.lexeme.act == "assert" and text and not spoken


def _chain(k: int, outer: Sequence[int | None], speakers: Sequence[Speaker]) -> tuple[Actor, ...]:
    chain: list[Actor] = []
    seen = {k}
    j = outer[k]
    while j is not None and j not in seen:
        seen.add(j)
        actor = speakers[j].actor
        if actor is not None:
            chain.append(actor)
        j = outer[j]
    return tuple(reversed(chain))


def _drafts(
    context: Context,
    cast: CastLike,
    a: Attribution,
    speaker: Speaker,
    chain: tuple[Actor, ...],
) -> list[StatementDraft]:
    if _is_reciprocal(context.parse, a):
        both = _reciprocal(context, cast, a, speaker, chain)
        if both:
            return both
    if _blames_itself(context, cast, a, speaker):
        speaker = unresolved(context.parse, a, speaker)
    return [
        _draft(context, a, speaker, speaker.actor, chain, pieces, act)
        for pieces, act in runs_of(context, cast, a, speaker.actor)
    ]


def _blames_itself(context: Context, cast: CastLike, a: Attribution, speaker: Speaker) -> bool:
    """ "The ministry accused Iran": a ministry known only by its context is then not Iran's."""
    parse = context.parse
    if speaker.actor is None or a.source is None or a.lexeme.act not in _AGAINST:
        return False
    if parse.pos[a.source.head] not in ("NOUN", "PRON") or a.kind != "verb":
        return False
    if parse.lower[a.source.span[0]] not in ("the", "he", "she", "it", "they"):
        return False
    for c in parse.children[a.head]:
        other = cast.of(c) if parse.dep[c] == "dobj" else None
        if other is not None and cast.camp_key(other) == cast.camp_key(speaker.actor):
            return parse.pos[c] == "PROPN"
    return False


_AGAINST = frozenset({"accuse", "assess_negative", "warn", "demand", "threaten"})


def _is_reciprocal(parse: Parse, a: Attribution) -> bool:
    if a.kind == "reciprocal":
        return True
    tokens = [parse.lower[k] for x, y in a.content for k in range(x, y)][:3]
    return any(pair in _RECIPROCAL for pair in itertools.pairwise(tokens))


def _reciprocal(
    context: Context,
    cast: CastLike,
    a: Attribution,
    speaker: Speaker,
    chain: tuple[Actor, ...],
) -> list[StatementDraft]:
    """Two statements with speaker and target swapped."""
    if len(speaker.members) != 2 or a.source is None:
        return []
    one, two = speaker.members
    out = []
    for actor, other in ((one, two), (two, one)):
        act = read_act(utterance(context, cast, a, actor, a.content))
        if act.act == "assert" and _tells_harm(context.parse, a):
            act = msgspec.structs.replace(act, act="accuse")
        swapped = Act(act.act, other, act.polarity, act.rule + " reciprocal")
        out.append(_draft(context, a, speaker, actor, chain, a.content, swapped))
    return out


def _tells_harm(parse: Parse, a: Attribution) -> bool:
    hostile = act_words("hostile", "breach")
    return any(parse.lemma[k] in hostile for x, y in a.content for k in range(x, y))


def _draft(
    context: Context,
    a: Attribution,
    speaker: Speaker,
    actor: Actor | None,
    chain: tuple[Actor, ...],
    pieces: tuple[Range, ...],
    act: Act,
) -> StatementDraft:
    parse = context.parse
    source_head = None
    if a.source is not None:
        source_head = a.source.head if a.source.antecedent is None else a.source.antecedent
    # a cue inside a quotation that nobody is known to have uttered
    stray = not chain and _deep_in_quotation(context, a)
    return StatementDraft(
        speaker=actor,
        chain=chain,
        cue=_span(parse, a.cue) if a.cue[1] > a.cue[0] else None,
        content=tuple(_span(parse, p) for p in pieces),
        act=act.act,
        quote_type=_quote_type(context, a, speaker, pieces),
        target=act.target,
        head=None if a.kind in ("colon", "orphan", "issuer") else a.head,
        source_head=source_head,
        polarity=act.polarity,
        second_hand=bool(chain) or stray,
        uncertain=speaker.uncertain or stray,
        first_person=speaker.first_person,
        alternatives=speaker.alternatives,
        score=round(a.score, 3),
        rules=(*a.rules, speaker.rule, act.rule),
    )


def _deep_in_quotation(context: Context, a: Attribution) -> bool:
    k = context.quote_of[a.head]
    if k < 0 or a.kind == "orphan":
        return False
    q = context.quotes[k]
    return not any(
        q.first <= x and y <= q.last and (x, y) == (q.first, q.last) for x, y in a.content
    )


def _span(parse: Parse, piece: Range) -> Span:
    start, end = parse.start[piece[0]], parse.end[piece[1] - 1]
    return Span(parse.text[start:end], start, end)


def _quote_type(
    context: Context, a: Attribution, speaker: Speaker, pieces: tuple[Range, ...]
) -> str:
    parse = context.parse
    if a.kind == "issuer":
        return "document"
    if parse.role(a.cue[0]) in _HEADLINE_ROLES and not _inside_body(parse, a.cue[0]):
        return "headline"
    if speaker.document:
        return "document"
    tokens = [k for x, y in pieces for k in range(x, y) if parse.word[k][:1].isalnum()]
    inside = sum(1 for k in tokens if context.quoted(k))
    if not inside:
        return "indirect"
    direct = inside == len(tokens) and _own_marks(context, pieces) and a.lexeme.kind in _SPEECH
    return "direct" if direct else "mixed"


def _inside_body(parse: Parse, token: int) -> bool:
    """Whether a bullet belongs to the body: body text stands before it, or the text has none but
    its items (under a headline they are a summary of what follows)."""
    if parse.role(token) != "bullet":
        return False
    body = [k for k, p in enumerate(parse.paras) if p.role == "body" and p.last > p.first]
    return not body or body[0] < parse.para[token]


def _own_marks(context: Context, pieces: tuple[Range, ...]) -> bool:
    k = context.quote_of[pieces[0][0]]
    return k >= 0
