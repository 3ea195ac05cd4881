"""Who answers in a transcript of questions and answers, where the story says so."""

from __future__ import annotations

from typing import Protocol

from trucewatch.coding.attribution.tree import Context
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

# Labels of those who ask: a question asserts nothing.
ASKING = frozenset(
    {"q", "question", "interviewer", "presenter", "host", "moderator", "anchor", "reporter"}
)
# Labels of whoever answers, as they are written.
ANSWERING = frozenset({"A", "Answer", "ANSWER", "GUEST", "Guest", "INTERVIEWEE", "Interviewee"})
# Sectors of bodies that answer for themselves under their own heading.
_ANSWERING_SECTORS = frozenset({"GOV", "MIL", "REB", "PRM", "COP", "OPP", "IGO"})
_LINKS = frozenset({"with", "to", "by", "of", "from"})
# The one who answers is named in one of the first paragraphs.
_FIRST = 4


class _Cast(Protocol):
    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""


def answering(context: Context, cast: _Cast) -> Actor | None:
    """Return the one person with whom the story says it had an interview, a call or a briefing.

    None where nobody or more than one is named so before the first answer.
    """
    parse = context.parse
    found: dict[str, Actor] = _introduced(context, cast)
    for para in parse.paras[:_FIRST]:
        if para.first < para.last and parse.lower[para.first] in ("q", "a", "answer", *ASKING):
            break
        for k in range(para.first, para.last):
            if parse.lemma[k] not in word_set("attribution.interviews"):
                continue
            for c in parse.children[k]:
                names = [c] if parse.dep[c] == "poss" else []
                if parse.dep[c] == "prep" and parse.lower[c] in _LINKS:
                    names = [p for p in parse.children[c] if parse.dep[p] == "pobj"]
                    names += [
                        a for n in names for a in parse.children[n] if parse.dep[a] == "appos"
                    ]
                found.update(_persons(cast, names))
    found = found or _heading(parse, cast)
    return next(iter(found.values())) if len(found) == 1 else None


def _heading(parse: Parse, cast: _Cast) -> dict[str, Actor]:
    """Return the bodies that the lines without a verb before the first turn name: "Ministry of
    Defence of X. Questions and answers"."""
    found: dict[str, Actor] = {}
    for para in parse.paras[:_FIRST]:
        words = range(para.first, para.last)
        if any(parse.word[k] == ":" or parse.pos[k] in ("VERB", "AUX") for k in words):
            break
        for actor in (cast.of(k) for k in words if parse.pos[k] in ("NOUN", "PROPN")):
            land = actor is not None and actor.code == actor.country  # whose, or where
            told = (
                actor is not None
                and not land
                and (actor.country or ":" in actor.code or actor.sector == "IGO")
            )
            if told and actor is not None and actor.sector in _ANSWERING_SECTORS:
                found[actor.code] = actor
    return found


# "We spoke to X", "X answered our questions", "With me is X": the object, or the subject.
_MEETING = frozenset({"speak", "talk", "sit", "interview", "join", "meet", "ask", "question"})
_SPEAKING = frozenset({"speak", "talk"})
# Last words of the names of papers and stations.
_REPLYING = frozenset({"answer", "reply"})


def _introduced(context: Context, cast: _Cast) -> dict[str, Actor]:
    """Those whom the lines before the first turn introduce with a verb."""
    parse = context.parse
    names: list[int] = []
    told_us: list[int] = []
    for para in parse.paras[:_FIRST]:
        if para.first < para.last and parse.lower[para.first] in ("q", "a", "question"):
            break
        for k in range(para.first, para.last):
            if parse.pos[k] not in ("VERB", "AUX"):
                continue
            below = parse.children[k]
            if parse.lemma[k] in _SPEAKING and _to_us(parse, below):
                told_us += [c for c in below if parse.dep[c] == "nsubj"]
            elif parse.lemma[k] in _MEETING:
                names += [c for c in below if parse.dep[c] in ("dobj", "agent")]
                names += _behind(parse, below)
            elif parse.lemma[k] in _REPLYING or _presents(parse, k):
                named = [c for c in below if parse.dep[c] in ("nsubj", "attr")]
                names += named
                names += [a for n in named for a in parse.children[n] if parse.dep[a] == "appos"]
    offices = (cast.of(name) for name in told_us)  # "The envoy for Sudan spoke to us"
    return _persons(cast, names + told_us) or {a.code: a for a in offices if a is not None}


def _behind(parse: Parse, below: tuple[int, ...]) -> list[int]:
    linked = [c for c in below if parse.dep[c] in ("prep", "prt") and parse.lower[c] in _LINKS]
    return [p for c in linked for p in parse.children[c] if parse.dep[p] == "pobj"]


# "To our correspondent", "to this newspaper": whoever writes.
_WRITERS = frozenset(
    {"correspondent", "reporter", "colleague", "editor", "newspaper", "paper", "magazine",
     "journal", "agency", "journalist", "programme", "program", "station"}
)  # fmt: skip


def _to_us(parse: Parse, below: tuple[int, ...]) -> bool:
    """ "Spoke to us", "talked to the Lakeside Courier", "to our correspondent": the one who spoke
    is asked."""
    return any(
        parse.lower[o] == "us"
        or (
            parse.lemma[o] in _WRITERS
            and any(parse.lower[c] in ("our", "this", "the") for c in parse.children[o])
        )
        or (parse.tag[o] == "NNP" and parse.lower[o] in word_set("attribution.papers"))
        for o in _behind(parse, below)
    )


def _presents(parse: Parse, verb: int) -> bool:
    """ "With me is X", "Our guest is X", also behind the label of who asks."""
    first = parse.sents[parse.sent[verb]][0]
    first += 2 if parse.word[first + 1 : first + 2] == (":",) else 0
    return parse.lemma[verb] == "be" and parse.lower[first] in ("with", "our", "my", "joining")


def _persons(cast: _Cast, names: list[int]) -> dict[str, Actor]:
    known = (cast.of(name) for name in names)
    return {a.code: a for a in known if a is not None and ":" in a.code}
