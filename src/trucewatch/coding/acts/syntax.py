"""What the reading of speech acts asks of a statement: words, negation, future, whose side."""

from __future__ import annotations

from typing import Protocol

import msgspec

from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.realis.contrasts import sets_apart
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})


# No "us": as a subject it is a state, "the US".
FIRST = frozenset({"we", "i", "our", "my"})


# Words that negate a statement.
NEGATIVE = frozenset("not n't n’t never no nor neither none nobody hardly scarcely barely".split())


class ActorsOf(Protocol):
    """What the reading of acts asks about actors (see ``coding.cast``)."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side an actor belongs to."""


class Utterance(msgspec.Struct, frozen=True):
    """What the act of one statement is read from."""

    context: Context
    cast: ActorsOf
    attribution: Attribution
    speaker: Actor | None
    content: tuple[Range, ...]
    tokens: tuple[int, ...] = ()
    lemmas: frozenset[str] = frozenset()
    lowers: frozenset[str] = frozenset()
    # the content's words in small letters, with a space between any two and around all of them
    said: str = ""


def utterance(
    context: Context,
    cast: ActorsOf,
    attribution: Attribution,
    speaker: Actor | None,
    content: tuple[Range, ...],
) -> Utterance:
    """Return the statement with the tokens and lemmas of its content at hand."""
    tokens: list[int] = []
    for a, b in content:
        tokens.extend(range(a, min(b, a + MAX_READ - len(tokens))))
        if len(tokens) >= MAX_READ:
            break
    lemma, lower = context.parse.lemma, context.parse.lower
    if any(lower[k] == "what" for k in tokens):
        tokens = _without_names_given(context, cast, speaker, tokens)
    lemmas = frozenset(lemma[k] for k in tokens)
    words = [lower[k] for k in tokens]
    said = f" {' '.join(words)} "
    lowers = frozenset(words)
    return Utterance(
        context, cast, attribution, speaker, content, tuple(tokens), lemmas, lowers, said
    )


_CALLING = frozenset({"call", "describe", "term", "label", "brand", "dub", "characterise",
                      "characterize"})  # fmt: skip
# "what its own army later called": so many words at most stand before the verb.
_TO_CALLING = 7


def _without_names_given(
    context: Context, cast: ActorsOf, speaker: Actor | None, tokens: list[int]
) -> list[int]:
    """Leave out what somebody else than the speaker calls a thing: "in what it called a goodwill
    gesture, the observers said" is no praise of theirs."""
    parse = context.parse
    out = set(tokens)
    for k in tokens:
        if parse.lower[k] != "what":
            continue
        near = range(k + 1, min(len(parse), k + _TO_CALLING))
        verb = next(
            (t for t in near if parse.lemma[t] in _CALLING and parse.pos[t] == "VERB"), None
        )
        subject = None if verb is None else subject_head(parse, verb)
        if verb is None or subject is None or not k < subject < verb:
            continue
        actor = cast.of(subject)
        if speaker is None or actor is None or actor.code == "UNK" or actor.code == speaker.code:
            continue
        if cast.camp_key(actor) != cast.camp_key(speaker):
            out.difference_update(range(k, max(verb + 1, parse.right[verb])))
    return [t for t in tokens if t in out]


# An act is read from at most this many tokens of a content: no statement of a report is longer.
MAX_READ = 400


def tokens_of(utterance: Utterance, limit: int | None = None) -> tuple[int, ...]:
    """The content's tokens, at most ``limit`` (or MAX_READ) of them."""
    return utterance.tokens if limit is None else utterance.tokens[:limit]


def lemmas_of(utterance: Utterance, limit: int | None = None) -> frozenset[str]:
    """Return the lemmas of the content (of its first ``limit`` tokens)."""
    if limit is None:
        return utterance.lemmas
    lemma = utterance.context.parse.lemma
    return frozenset(lemma[k] for k in utterance.tokens[:limit])


def lowers_of(u: Utterance) -> frozenset[str]:
    """Return the lower-case words of the content."""
    return u.lowers


def mentions(utterance: Utterance, words: frozenset[str]) -> bool:
    """Whether a lemma of the content is among ``words``."""
    return bool(lemmas_of(utterance) & words)


def future(parse: Parse, verb: int) -> bool:
    """Whether the verb (or the one it is joined to) stands with will, would or shall."""
    if any(parse.dep[c] == "aux" and parse.lower[c] in _FUTURE for c in parse.children[verb]):
        return True
    return parse.dep[verb] in ("conj", "xcomp") and any(
        parse.dep[c] == "aux" and parse.lower[c] in _FUTURE
        for c in parse.children[parse.head[verb]]
    )


def negated(parse: Parse, verb: int) -> bool:
    """Whether the verb has a negation of its own."""
    return any(
        (parse.dep[c] == "neg" and not sets_apart(parse, verb, c))
        or parse.lower[c] in ("never", "no longer")
        for c in parse.children[verb]
    )


def has_negation(u: Utterance) -> bool:
    """Whether any word of the content negates."""
    parse = u.context.parse
    return any(parse.lower[k] in NEGATIVE for k in tokens_of(u))


def subject_head(parse: Parse, verb: int) -> int | None:
    """Return the head of the verb's subject, shared ones included; None where there is none."""
    for _ in range(3):
        for c in parse.children[verb]:
            if parse.dep[c] in ("nsubj", "nsubjpass", "csubj"):
                return c
        if parse.dep[verb] not in ("conj", "xcomp", "advcl") or parse.head[verb] == verb:
            return None
        verb = parse.head[verb]
    return None


def own_actor(u: Utterance, head: int) -> bool:
    """Whether ``head`` names the speaker's own side.

    A pronoun in reported speech that nothing else explains is the speaker ("B said it would …").
    """
    actor = u.cast.of(head)
    if actor is not None:
        return own(u, actor)
    parse = u.context.parse
    if parse.lower[head] not in _THIRD or u.context.quoted(head):
        return False
    return parse.lower[head] != "it" or parse.lemma[parse.head[head]] != "be"


_THIRD = frozenset({"it", "he", "she", "they"})


def own(u: Utterance, actor: Actor) -> bool:
    """Whether ``actor`` is of the speaker's side; False where either is unknown."""
    if u.speaker is None or u.speaker.code == "UNK" or actor.code == "UNK":
        return False
    if _of_his_kind(u.speaker, actor):
        return True
    if _another_body(u.speaker, actor):
        return False
    return u.cast.camp_key(actor) == u.cast.camp_key(u.speaker)


def _another_body(speaker: Actor, actor: Actor) -> bool:
    """ "the mission said that the joint commission": two bodies that no name tells apart."""
    nameless = speaker.code == actor.code == "UNKIGO"
    return nameless and speaker.text.lower().split()[-1:] != actor.text.lower().split()[-1:]


def _of_his_kind(speaker: Actor, actor: Actor) -> bool:
    """ "the rebels", said by a rebel commander, with no other rebels named; "government units",
    said by the ministry, where no state is named."""
    if actor.code == "UNKREB":
        return speaker.sector == "REB"
    called = set(actor.text.lower().split())
    named_so = speaker.text.lower().replace(",", " ").split()
    bare = actor.text.islower() and called.isdisjoint({"from", "of"})
    if bare and not (called & _BODIES).isdisjoint(named_so):
        return True  # "police shot four men, a police spokesman said"
    bodies = called.isdisjoint(_BODIES) or bool(called & {"from", "of"})  # "police from Kessia"
    if actor.code not in ("UNKGOV", "UNKMIL", "UNKCOP") or speaker.country is not None or bodies:
        return False
    words = f"{speaker.text} {speaker.name}".lower().replace(",", " ").split()
    return speaker.sector in _OF_STATE and not word_set("acts.state_words").isdisjoint(words)


_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
_BODIES = frozenset({"government", "army", "military", "armed", "police", "navy", "defence",
                     "defences", "defense", "defenses"})  # fmt: skip


def other(u: Utterance, actor: Actor) -> bool:
    """Whether ``actor`` is of another side than the speaker; False where either is unknown."""
    if u.speaker is None or actor.code == "UNK" or u.speaker.code == "UNK":
        return False
    if _of_his_kind(u.speaker, actor):
        return False
    return u.cast.camp_key(actor) != u.cast.camp_key(u.speaker)


def agent_of(u: Utterance, verb: int) -> Actor | None:
    """Return the actor who does what the verb says: a by-phrase or an active subject."""
    parse = u.context.parse
    for c in parse.children[verb]:
        if parse.dep[c] == "agent":
            for p in parse.children[c]:
                if parse.dep[p] == "pobj":
                    return u.cast.of(p)
    subject = subject_head(parse, verb)
    subject = _torn_off(u, verb) if subject is None else subject
    if subject is None or parse.dep[subject] == "nsubjpass" or parse.lower[subject] == "whom":
        return None
    return u.cast.of(subject)


def _torn_off(u: Utterance, verb: int) -> int | None:
    """ "B, A said, had fired": the subject that an inserted clause parts from its verb."""
    parse = u.context.parse
    if len(u.content) < 2 or not u.content[1][0] <= verb < u.content[1][1]:
        return None
    lead = range(*u.content[0])
    if any(parse.pos[k] in ("VERB", "AUX") for k in lead) or parse.tag[verb] == "VBG":
        return None
    if any(parse.pos[k] in ("VERB", "NOUN", "PROPN") for k in range(u.content[1][0], verb)):
        return None
    end = next((k for k in lead if parse.pos[k] == "ADP"), lead.stop)
    heads = [k for k in range(lead.start, end) if parse.pos[k] in ("NOUN", "PROPN")]
    return heads[-1] if heads else None


def is_document(parse: Parse, a: Attribution) -> bool:
    """Whether the source is a text: a draft, a plan, an accord."""
    if a.source is None:
        return False
    head = a.source.antecedent if a.source.antecedent is not None else a.source.head
    return parse.lemma[head] in load_act_words()["document"]


def monitor(utterance: Utterance) -> bool:
    """Whether the source is a monitor, by the nouns of its phrase."""
    a, parse = utterance.attribution, utterance.context.parse
    if a.source is None:
        return False
    words = load_act_words()["monitor"]
    head = a.source.antecedent if a.source.antecedent is not None else a.source.head
    if parse.lemma[head] in words:
        return True
    return any(
        parse.lemma[k] in words for k in range(*a.source.span) if parse.pos[k] in ("NOUN", "PROPN")
    )


def spoken(a: Attribution) -> str:
    """Return the word of speech: the noun of "lodged a complaint", else the lemma of the cue."""
    light = next((r for r in a.rules if r.startswith("light verb:")), None)
    return a.lexeme.lemma if light is None else light.rpartition(" ")[2]
