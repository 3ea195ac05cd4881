"""Whose "he said" it is: the one who spoke just before goes on, unless another steps in.

A reporting verb with "he" or "she" for its subject carries on the person whose words stand right
before it. Where somebody else has become the subject of a sentence since, the pronoun may be his.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.attribution.speakers import CastLike, Speaker
from trucewatch.coding.attribution.tree import Context
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.cast.pronouns import acronym
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_PERSONAL = frozenset({"he", "she"})
_GOING_ON = frozenset({"say", "tell", "claim", "ask", "announce", "urge", "judge"})
_SPOKEN = frozenset({"verb", "phrase", "colon", "orphan"})
# The one who goes on spoke in this paragraph or in the one before.
_PARAGRAPHS = 1


def carried_on(
    context: Context, cast: CastLike, found: list[Attribution], speakers: list[Speaker]
) -> list[Speaker]:
    """Return the speakers with "he" and "she" given to the person who spoke just before.

    ``found`` are the attributions in the order of their cues, ``speakers`` theirs.
    """
    out = list(speakers)
    before: list[int] = []  # the persons who spoke last, the latest first
    for k, a in enumerate(found):
        if context.quoted(a.head) or a.source is None or a.kind not in _SPOKEN:
            continue
        if k and _are_they(context.parse, found[k - 1], a, out[k]):
            out[k] = _taken_over(out[k - 1], out[k])
        if _goes_on(context, a) and before:
            at = _of_his_sex(context.parse, cast, found, out, before, a)
            if at is not None and _for_his_chief(context.parse, found[at], a):
                continue
            if at is not None and _fits(context, cast, found[at], out[at], a, out[k]):
                out[k] = _taken_over(out[at], out[k])
        elif not _is_person(context.parse, cast, a, out[k]):
            before = []
            continue
        before = [k, *before[:1]]
    return out


def _are_they(parse: Parse, last: Attribution, a: Attribution, speaker: Speaker) -> bool:
    """ "Our colleagues tell us that … They also warn": people of whom no table knows whose they are
    go on, where "they" are nobody else."""
    if a.source is None or last.source is None or parse.lower[a.source.head] != "they":
        return False
    unknown = speaker.actor is None or speaker.actor.code == "UNK"
    near = 0 <= parse.sent[a.head] - parse.sent[last.head] <= 1
    return unknown and near and parse.tag[last.source.head] == "NNS" and last.kind == "verb"


def _of_his_sex(
    parse: Parse,
    cast: CastLike,
    found: list[Attribution],
    speakers: list[Speaker],
    before: list[int],
    a: Attribution,
) -> int | None:
    """The latest of those who spoke before whom "he" or "she" suits; None for a third one."""
    if a.source is None:
        return None
    pronoun = parse.lower[a.source.head]
    return next((k for k in before if _suits(parse, cast, found[k], speakers[k], pronoun)), None)


def _goes_on(context: Context, a: Attribution) -> bool:
    parse, source = context.parse, a.source
    if source is None or a.kind != "verb" or a.lexeme.kind not in _GOING_ON:
        return False
    plain = source.antecedent is None and source.rule in ("subject", "inserted clause")
    return plain and parse.lower[source.head] in _PERSONAL and not context.quoted(source.head)


_SPOKEN_FOR = frozenset({"judge", "urge", "announce"})


def _for_his_chief(parse: Parse, prior: Attribution, a: Attribution) -> bool:
    """ "The president is alarmed, his spokesman said. He condemns the raid": not the spokesman."""
    if prior.source is None or a.lexeme.kind not in _SPOKEN_FOR:
        return False
    owned = any(
        parse.dep[c] == "poss" and parse.lower[c] in ("his", "her")
        for c in parse.children[prior.source.head]
    )
    return owned and prior.source.rule == "inserted clause"


def _is_person(parse: Parse, cast: CastLike, a: Attribution, speaker: Speaker) -> bool:
    """Whether a source is one person: "he", a name, or an office with a name beside it."""
    if a.source is None or speaker.actor is None or len(speaker.members) > 1:
        return False
    head = a.source.antecedent if a.source.antecedent is not None else a.source.head
    if parse.lower[head] in _PERSONAL:
        return True
    if acronym(parse.word[head]):
        return False
    return cast.is_person(head) or _apposed_person(parse, head)


def _apposed_person(parse: Parse, head: int) -> bool:
    """ "Its head, Nicholas Haysom": a name of two words beside a noun of office."""
    for c in parse.children[head]:
        if parse.dep[c] == "appos" and parse.tag[c] == "NNP":
            return any(parse.tag[k] == "NNP" for k in parse.children[c])
    return False


def _fits(
    context: Context,
    cast: CastLike,
    prior: Attribution,
    spoken: Speaker,
    a: Attribution,
    found: Speaker,
) -> bool:
    parse = context.parse
    if a.source is None or spoken.actor is None:
        return False
    if found.actor is not None and found.actor.code == spoken.actor.code:
        return False  # nothing to mend
    pronoun = a.source.head
    far = parse.para[pronoun] - parse.para[prior.cue[0]]
    if not 0 <= far <= _PARAGRAPHS:
        return False
    return not _steps_in(context, cast, prior, a)


def _suits(parse: Parse, cast: CastLike, prior: Attribution, spoken: Speaker, pronoun: str) -> bool:
    if prior.source is not None and parse.lower[prior.source.head] not in _PERSONAL:
        sex = cast.sex(prior.source.head)
        if sex:
            return (sex == "f") == (pronoun == "she")
    words = set((spoken.actor.text if spoken.actor else "").lower().replace(".", "").split())
    if prior.source is not None:
        words |= {parse.lower[k].rstrip(".") for k in range(*prior.source.span)}
    return not words & (
        word_set("attribution.men") if pronoun == "she" else word_set("attribution.women")
    )


def _steps_in(context: Context, cast: CastLike, prior: Attribution, a: Attribution) -> bool:
    """Whether another person has become a subject between the two cues, outside quotations."""
    parse = context.parse
    own = range(*prior.source.span) if prior.source is not None else range(0)
    for k in range(prior.cue[1], a.cue[0]):
        if parse.dep[k] not in ("nsubj", "nsubjpass") or context.quoted(k) or k in own:
            continue
        if parse.pos[k] not in ("NOUN", "PROPN") or (a.source is not None and k == a.source.head):
            continue
        sex, pronoun = cast.sex(k), parse.lower[a.source.head] if a.source is not None else ""
        if sex and (sex == "f") != (pronoun == "she"):
            continue
        actor = cast.of(k)
        if actor is not None and (":" in actor.code or parse.pos[k] == "PROPN"):
            return True
    return False


def _taken_over(spoken: Speaker, found: Speaker) -> Speaker:
    """The speaker before, under the words of the pronoun; whom the cast took it for is kept."""
    if spoken.actor is None or found.actor is None:
        return found
    actor = msgspec.structs.replace(
        spoken.actor, text=found.actor.text, start=found.actor.start, end=found.actor.end
    )
    others = found.alternatives
    if found.actor.code != "UNK":
        others = ((found.actor, _LEFT), *others)
    return msgspec.structs.replace(
        found, actor=actor, uncertain=True, alternatives=others, rule="speaker:goes on"
    )


# The weight kept for the person whom the pronoun was first taken for.
_LEFT = 0.3


def of_several(
    parse: Parse, cast: CastLike, found: list[Attribution], speakers: list[Speaker]
) -> list[Speaker]:
    """Return the speakers with "the ministry" marked uncertain where two of them have spoken.

    Offices that name their state are remembered by their noun; a bare one that comes after two of
    different sides may be either.
    """
    out = list(speakers)
    offices: dict[str, dict[str, Actor]] = {}
    for k, a in enumerate(found):
        actor = speakers[k].actor
        if a.source is None or actor is None or actor.code == "UNK":
            continue
        head, span = a.source.head, a.source.span
        if parse.pos[head] not in ("NOUN", "PROPN") or a.source.antecedent is not None:
            continue
        known = offices.setdefault(parse.lower[head], {})
        if parse.lower[span[0]] == "the" and span[1] - span[0] <= _BARE:
            others = {c: b for c, b in known.items() if c != cast.camp_key(actor)}
            if others and len(known) > 1:
                kept = tuple((b, _LEFT) for b in others.values())
                out[k] = msgspec.structs.replace(
                    speakers[k], uncertain=True, alternatives=(*speakers[k].alternatives, *kept)
                )
        else:
            known[cast.camp_key(actor)] = actor
    return out


# "the ministry", "the army": an article and a noun.
_BARE = 2
