"""Who the source of an attribution is: an actor with the words of the text."""

from __future__ import annotations

import re
from typing import Protocol

import msgspec

from trucewatch.coding.attribution.interview import ANSWERING, answering
from trucewatch.coding.attribution.tree import Context, Range, Source, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.cast.noun_phrases import apposition, conjuncts
from trucewatch.coding.quantities.figures_apart import OF_A_FIGURE
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

UNKNOWN = "UNK"
_MAX_JOINT = 4
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "who",
        "which",
        "that",
        "we",
        "i",
        "him",
        "her",
        "them",
        "this",
        "these",
        "those",
    ]
)


class CastLike(Protocol):
    """What attribution asks of the cast (see ``coding.cast``)."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def ranked(self, head: int) -> tuple[tuple[Actor, float], ...]:
        """Return the possible actors of ``head`` with scores, best first."""

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actors that a coordination or collective names."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side an actor belongs to."""

    @property
    def issuer(self) -> Actor | None:
        """Who says "we" in a text that no reporter wrote."""

    def is_stated(self, head: int) -> bool:
        """Whether the words of the phrase headed by ``head`` alone tell whose it is."""

    def is_land(self, head: int) -> bool:
        """Whether ``head`` names a state by its own name."""

    def is_person(self, head: int) -> bool:
        """Whether the noun phrase headed by ``head`` names one person."""

    def sex(self, head: int) -> str:
        """Return f or m for the person at ``head`` where name or title tells, else ""."""


class Speaker(msgspec.Struct, frozen=True):
    """A resolved source: its actor, the members of a joint source, and whether it is certain."""

    actor: Actor | None
    members: tuple[Actor, ...] = ()
    uncertain: bool = False
    document: bool = False
    first_person: bool = False
    rule: str = "speaker:none"
    alternatives: tuple[tuple[Actor, float], ...] = ()


# A runner-up at least this likely makes a resolved pronoun uncertain.
_CLOSE = 0.25
# The weight given to the other phrase that a sentence allows as its source.
_RIVAL = 0.25


def speaker_of(context: Context, cast: CastLike, a: Attribution) -> Speaker:
    """Resolve the source of an attribution; an unknown name stays as text with code UNK."""
    source = a.source
    if source is None:
        return Speaker(None)
    parse = context.parse
    named = _before_colon(context, a)
    if named is not None:
        actor = cast.of(named)
        if actor is not None:
            return Speaker(_as_named(parse, source.span, actor), (), False, rule="speaker:colon")
    head, span = source.head, source.span
    if source.antecedent is not None and (a.kind == "colon" or source.rule == "issuer"):
        head = source.antecedent  # the label's surname, or "we", named in full elsewhere
    elif source.antecedent is not None:
        head = source.antecedent
        span = _antecedent_span(context, head, source.span[0])
    actor = None if _visiting(cast, parse, head) else cast.of(head)
    document = parse.lemma[head] in load_act_words()["document"]
    rule = f"speaker:{source.rule}"
    if actor is None or document or parse.lemma[head] in load_act_words()["report"]:
        behind = _publisher(context, cast, head)
        if behind is not None:
            actor, rule = behind, "speaker:publisher"
    if a.kind == "colon" and parse.word[head] in ANSWERING and source.antecedent is None:
        actor = answering(context, cast)
        rule = "speaker:interview" if actor is not None else rule
    if a.kind == "colon" and _replies(parse, source.head, actor):
        actor = answering(context, cast) or cast.issuer or actor
    if a.kind == "colon" and actor is None and source.antecedent is not None:
        actor = _by_office(parse, source.head, source.antecedent)
    first_person = _first_person(context, source)
    pronoun = parse.lower[head] in _PRONOUNS
    subject = _as_named(parse, span, actor)
    if source.rule == OF_A_FIGURE:
        subject = _without_figure(subject)
    if a.kind == "colon" and actor is None and source.antecedent is not None:
        subject = msgspec.structs.replace(subject, name=_full_name(parse, source.antecedent))
    members = (
        tuple(m for m in cast.members(head)) if not pronoun or parse.lower[head] == "they" else ()
    )
    if len(members) < 2 and not pronoun:
        members = _each_country(context, cast, head, actor) or members
    if len(members) > 1 and not pronoun:
        joint = _joint(parse, span, members)
        return Speaker(joint, members, False, document, first_person, rule)
    others = _alternatives(cast, source, head, actor) if not first_person else ()
    close = any(score >= _CLOSE for _, score in others)
    unknown = (pronoun and actor is None and not first_person) or (
        subject.text in ANSWERING and actor is None
    )
    uncertain = unknown or close or a.kind == "orphan"
    return Speaker(subject, members, uncertain, document, first_person, rule, others)


def _replies(parse: Parse, head: int, actor: Actor | None) -> bool:
    """Whether a label is only an office, of which its own words do not tell whose it is."""
    alone = parse.lower[head] in word_set("attribution.replying")
    return alone and (actor is None or not actor.country)


def _first_person(context: Context, source: Source) -> bool:
    """Whether the text's own "I", "we" or "our" is the source, or whoever issued it."""
    own = context.parse.lower[source.head] in ("i", "we", "my", "our")
    return own and not context.quoted(source.head)


def _by_office(parse: Parse, name: int, office: int) -> Actor | None:
    """Who a label names by the office in brackets behind it: "KARSK (Minister of the Interior)"."""
    first = next((k for k in range(office, parse.paras[parse.para[office]].first, -1)
                  if parse.word[k] == "("), None)  # fmt: skip
    last = next((k for k in range(office, len(parse)) if ")" in parse.word[k]), None)
    if first is None or last is None or not 0 < last - first <= _LONGEST_OFFICE:
        return None
    found = resolve_actor(" ".join(parse.word[first + 1 : last]))
    called = parse.word[name].capitalize() if parse.word[name].isupper() else parse.word[name]
    if found.sector in (None, "UNK"):
        return None
    return msgspec.structs.replace(found, name=called)


# An office in a label's brackets has at most so many words.
_LONGEST_OFFICE = 12


def _full_name(parse: Parse, last: int) -> str:
    """The capitalised words that end with a surname: "Laura Whitfield"."""
    first = last
    while (
        first > 0 and parse.pos[first - 1] == "PROPN" and parse.para[first - 1] == parse.para[last]
    ):
        first -= 1
    return parse.text[parse.start[first] : parse.end[last]]


def _each_country(
    context: Context, cast: CastLike, head: int, actor: Actor | None
) -> tuple[Actor, ...]:
    """ "the presidents of A and B", "ministers from A, B and C": one for each country."""
    parse = context.parse
    if parse.tag[head] not in ("NNS", "NNPS") or actor is None:
        return ()
    for c in parse.children[head]:
        if parse.dep[c] != "prep" or parse.lower[c] not in ("of", "from") or c < head:
            continue
        objects = [k for k in parse.children[c] if parse.dep[k] == "pobj"]
        joined = [k for at in objects for k in conjuncts(parse, at)]
        named = [found for k in joined if (found := cast.of(k)) is not None]
        countries = list(dict.fromkeys(n.country for n in named if n.country))
        if len(countries) > 1:
            return tuple(_of_country(actor, n) for n in _first_of_each(named))
    return ()


def _first_of_each(named: list[Actor]) -> list[Actor]:
    out: dict[str, Actor] = {}
    for actor in named:
        if actor.country:
            out.setdefault(actor.country, actor)
    return list(out.values())


def _of_country(office: Actor, country: Actor) -> Actor:
    """The office of one country: the sector of ``office``, the rest of ``country``."""
    code = f"{country.country}{office.sector or ''}"
    name = f"{office.text.split()[-1]} of {country.name}" if office.text else country.name
    return msgspec.structs.replace(country, code=code, sector=office.sector, name=name)


def _before_colon(context: Context, a: Attribution) -> int | None:
    """ "B refused to be drawn: talks had begun, he said": he is B, the subject before the colon."""
    parse, source = context.parse, a.source
    if source is None or source.antecedent is not None or context.quoted(source.head):
        return None
    if parse.lower[source.head] not in ("he", "she", "it", "they"):
        return None
    first = parse.sents[parse.sent[source.head]][0]
    colon = next((k for k in range(source.head, first, -1) if parse.word[k] == ":"), None)
    if colon is None:
        return None
    for k in range(colon - 1, first - 1, -1):
        verb = parse.head[k]
        if parse.dep[k] == "nsubj" and parse.pos[verb] == "VERB" and verb < colon:
            plain = parse.pos[k] in ("NOUN", "PROPN") and parse.dep[verb] not in _INNER
            if plain:
                return k
    return None


_INNER = frozenset({"relcl", "acl", "advcl", "ccomp"})


def _visiting(cast: CastLike, parse: Parse, head: int) -> bool:
    """ "delegates in the Chadian capital": where they are does not tell whose they are."""
    if parse.lemma[head] not in word_set("attribution.visitors"):
        return False
    own = (c for c in parse.children[head] if parse.dep[c] in ("amod", "compound", "poss", "nmod"))
    if any(cast.of(c) is not None for c in own):
        return False
    preps = {parse.lower[c] for c in parse.children[head] if parse.dep[c] == "prep" and c > head}
    return bool(preps & {"in", "at"}) and not preps & {"of", "from", "for"}


def _alternatives(
    cast: CastLike, source: Source, head: int, actor: Actor | None
) -> tuple[tuple[Actor, float], ...]:
    others = list(cast.ranked(head)[1:])
    if source.rival is not None:
        rival = cast.of(source.rival)
        if rival is not None and (actor is None or rival.code != actor.code):
            others.append((rival, _RIVAL))
    return tuple(others)


def unresolved(parse: Parse, a: Attribution, speaker: Speaker) -> Speaker:
    """Return the speaker with its words only: what they were taken for stays as an alternative."""
    if a.source is None or speaker.actor is None:
        return speaker
    bare = _as_named(parse, a.source.span, None)
    kept = ((speaker.actor, _RIVAL), *speaker.alternatives)
    return msgspec.structs.replace(speaker, actor=bare, uncertain=True, alternatives=kept)


def _antecedent_span(context: Context, head: int, before: int) -> Range:
    span = noun_phrase(context, head) or (head, head + 1)
    last = min(span[1], before)
    while last - 1 > head and context.parse.word[last - 1] in (",", "—", "–", "-"):
        last -= 1
    return (span[0], max(last, head + 1))


def _without_figure(subject: Actor) -> Actor:
    """Return a teller without the figure that the parser hung on him: "residents of fifteen"."""
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", subject.text)
    return msgspec.structs.replace(subject, name=bare) if f"{bare} " in subject.name else subject


def _as_named(parse: Parse, span: Range, actor: Actor | None) -> Actor:
    start, end = parse.start[span[0]], parse.end[span[1] - 1]
    text = parse.text[start:end]
    if actor is None:
        return _unlisted_body(parse, text, start, end) or Actor(
            text, start, end, UNKNOWN, None, None, text
        )
    name = actor.name.rstrip(" ,;:") or actor.name  # "Ministry of Information, Communique"
    return Actor(text, start, end, actor.code, actor.country, actor.sector, name)


def _unlisted_body(parse: Parse, text: str, start: int, end: int) -> Actor | None:
    """A body that no list knows: "Vorn Observer Mission" over a text of its own, which then is "the
    VOM" and "the Mission"."""
    words = text.removeprefix("The ").removeprefix("the ").split()
    if len(words) == 1 and words[0].isupper() and len(words[0]) >= _FULL_NAME:
        words = _spelt_out(parse, words[0]) or words
    if len(words) == 1 and words[0].lower() in word_set("linking.body_nouns"):
        plain = words[0][:1].isupper() and words[0].lower() in _WATCHING
        return Actor(text, start, end, "UNKIGO", None, "IGO", text) if plain else None
    if len(words) < _FULL_NAME or not all(w[:1].isupper() for w in words):
        return None
    named = resolve_actor(" ".join(words))
    if named.sector != "IGO" or named.country is not None or ":" not in named.code:
        return None
    return Actor(text, start, end, named.code, None, named.sector, " ".join(words))


def _spelt_out(parse: Parse, letters: str) -> list[str]:
    """The words of the heading whose first letters ``letters`` are."""
    para = next((q for q in parse.paras if q.last > q.first), None)
    top = parse.word[para.first : para.last] if para is not None else []
    for k in range(len(top) - len(letters) + 1):
        words = top[k : k + len(letters)]
        if all(w[:1] == c for w, c in zip(words, letters, strict=True)):
            return list(words)
    return []


_FULL_NAME = 3
_WATCHING = frozenset({"mission", "monitors", "observers", "mechanism", "commission", "committee"})


def _joint(parse: Parse, span: Range, members: tuple[Actor, ...]) -> Actor:
    start, end = parse.start[span[0]], parse.end[span[1] - 1]
    few = members[:_MAX_JOINT]
    countries = list(dict.fromkeys(m.country for m in few if m.country))
    sectors = {m.sector for m in few}
    return Actor(
        parse.text[start:end],
        start,
        end,
        ";".join(dict.fromkeys(m.code for m in few)),
        ";".join(countries) or None,
        sectors.pop() if len(sectors) == 1 else None,
        " and ".join(dict.fromkeys(m.name for m in few)),
    )


def _publisher(context: Context, cast: CastLike, head: int) -> Actor | None:
    """Who stands behind a text: "the report issued by X", "X's statement", "a US draft".

    Whoever is named by what they are to somebody is another: "her counterpart, Y" is Y, never she.
    """
    parse = context.parse
    if parse.lemma[head] in word_set("cast.relational"):
        called = apposition(parse, head)
        return cast.of(called) if called is not None else None
    for c in parse.children[head]:
        if parse.dep[c] in ("acl", "relcl"):
            found = _agent(cast, parse, c)
            if found is not None:
                return found
        if parse.dep[c] in ("poss", "amod", "compound", "nmod"):
            actor = cast.of(c)
            if actor is not None:
                return actor
        if parse.dep[c] == "prep" and parse.lower[c] in ("by", "from", "of"):
            for p in parse.children[c]:
                actor = cast.of(p) if parse.dep[p] == "pobj" else None
                if actor is not None:
                    return actor
    return None


def _agent(cast: CastLike, parse: Parse, verb: int) -> Actor | None:
    for c in parse.children[verb]:
        if parse.dep[c] == "agent" or (parse.dep[c] == "prep" and parse.lower[c] == "by"):
            for p in parse.children[c]:
                if parse.dep[p] == "pobj":
                    return cast.of(p)
    return None


__all__ = ["UNKNOWN", "CastLike", "Source", "Speaker", "speaker_of", "unresolved"]
