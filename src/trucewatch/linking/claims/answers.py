"""Who answers what about an incident: who did it, that it was not so, that it has stopped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.coding.cast.camps import split_actor
from trucewatch.coding.coreference.coreference import SAME
from trucewatch.coding.events.two_sided import STORY_SIDES
from trucewatch.linking.camps.camps import WITHHOLDING
from trucewatch.linking.camps.sides import is_bystander, is_nobodys, side_of
from trucewatch.linking.claims.no_answers import (
    breaks_by_another_deed,
    in_own_words,
    is_reply,
    leaves_other_matter,
    names_by_what,
    of_the_tellers_men,
    of_two,
    only_noticed,
    own_men,
    owned_in,
    owns_to_his_men,
    replies_for_his_own,
    strays,
)
from trucewatch.linking.claims.raws import (
    NOT_STATED,
    OTHERWISE,
    Answer,
    Raw,
    actor_answer,
    claimant,
    narrator_of,
    raw_of,
    voice,
)
from trucewatch.linking.claims.replies import (
    evades,
    is_silence,
    leaves_open,
    leaves_undenied,
    takes_back,
)
from trucewatch.linking.nodes import Node, family_of
from trucewatch.records import Actor, ActorAnswer, Statement
from trucewatch.vocab.words import word_set

# Acts by which somebody can hold a side responsible; offers, demands and plans only name its deeds.
BLAMING = frozenset(
    {"accuse", "assert", "describe", "assess_negative", "report_no_blame", "withhold_blame",
     "confirm"}
)  # fmt: skip
# Acts by which somebody tells of a deed of his own.
_OWNING = frozenset({"assert", "describe", "confirm", "concede"})
# Families of acts of force.
FORCE = ("violence", "coercion")
# Acts by which somebody only tells.
REPORTING = frozenset({"assert", "describe"})


def blame_answers(nodes: Sequence[Node]) -> Iterator[Raw]:
    """Yield answers to the one question of blame of an incident, by each who tells of its acts."""
    breach = is_breach(nodes)
    kind = question_asked(nodes)
    owned_up = owned_in(nodes)
    forced = family_of(nodes) == "violence"  # "the abduction", told by others as a seizure
    for n in (n for n in nodes if not strays(n, nodes)):
        asked = FORCE if kind == "control" or forced else ("violence", "access")
        named = any(t.explicit and t.event_id is not None for m in nodes for t in m.touches)
        if (n.family not in asked and not named) or _is_restoration(n):
            continue
        said = n.statement
        if said is None or said.speaker is None:
            yield from _narrated(n, kind, breach)
        elif (
            evades(said)
            or _grants(said, nodes)
            or leaves_other_matter(said)
            or (said.act == "concede" and of_the_tellers_men(said))
        ):
            continue
        elif takes_back(said):
            yield msgspec.structs.replace(
                raw_of(kind, n, said, NOT_STATED), act="withhold_blame", taken_back=True
            )
        elif is_reply(n):
            if replies_for_his_own(n, said):
                yield raw_of(kind, n, said, OTHERWISE)
        elif said.act in WITHHOLDING or leaves_undenied(said):
            yield from (raw_of(kind, n, said, a) for a in _seen(n, said, owned_up))
        elif said.act in REPORTING and n.event is not None and n.event.realis == "denied":
            if not (n.gainsaid or _another_denies(n, said)):
                yield raw_of(kind, n, said, NOT_STATED if leaves_open(said) else "no")
        else:
            owned = () if breach and _tells_only_the_act(n, said) else _owned(n, said)
            meant = any((n.story_id, s) in owned_up for s in n.doers)
            laid = () if breaks_by_another_deed(n, nodes) else blamed_by(n, said, meant)
            answers = laid or _judged(n, said, nodes) or owned
            yield from (raw_of(kind, n, said, a) for a in answers)
            if not answers and _witnessed(n, said):
                yield raw_of(kind, n, said, NOT_STATED)


def _seen(n: Node, said: Statement, owned_up: frozenset[tuple[str, str]]) -> tuple[Answer, ...]:
    """Return what who counts and watches answers: a side by whose post or men it was, if he names
    one; else nobody, unless he tells of two who fought."""
    if of_two(n):
        return ()
    named = said.act == "report_no_blame" and not only_noticed(n, said)
    meant = any((n.story_id, s) in owned_up for s in n.doers)
    return (blamed_by(n, said, meant) if named else ()) or (NOT_STATED,)


def _another_denies(n: Node, said: Statement) -> bool:
    """Return whether a teller says that somebody else denies the act ("I note that it continues to
    deny the beatings"): that is no denial of his own."""
    if said.act == "deny" or n.event is None or said.speaker is None:
        return False
    at = n.event.trigger.start
    before = next((c.text[: at - c.start] for c in said.content if c.start <= at < c.end), "")
    found = _DENIES.search(before)
    if found is None or found["who"].lower() in ("we", "i"):
        return False
    own = found["who"].lower() in ("it", "he", "she", "they")
    return not own or said.speaker.text.lower() in ("we", "i") or _first_person(said)


def _first_person(said: Statement) -> bool:
    """Return whether the speaker only takes note of what another says: "I note that it denies"."""
    return said.cue is not None and said.cue.text.lower() in word_set("linking.noting")


_DENIES = re.compile(
    r"\b(?P<who>it|he|she|they|we|I|who|which|[A-ZÀ-Þ][\w’'-]+|(?:the|its|their|his) [a-z-]+)"
    r"(?: [a-z]+){0,4}? (?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed))\b"
)


def _grants(said: Statement, nodes: Sequence[Node]) -> bool:
    """Return whether somebody tells of the act himself, and only says that it was no breach ("they
    were fired at an animal and were not a violation"): he denies nothing that is asked."""
    own = [n.event for n in nodes if n.event is not None and n.statement == said]
    denied = [e for e in own if e.realis == "denied"]
    breach = all(_BREACH.match(e.trigger.text) for e in denied)
    return bool(denied) and breach and len(denied) < len(own)


_BREACH = re.compile(r"(?:violat|breach|infring)", re.IGNORECASE)


def _witnessed(n: Node, said: Statement) -> bool:
    """Return whether a bystander tells of the act and names nobody."""
    if n.event is None or n.historical or said.act not in REPORTING:
        return False
    bystander = said.speaker is not None and is_bystander(said.speaker)
    if names_by_what(n):
        return False
    return bystander and not any(side_of(a) for a in n.event.actors)


def question_asked(nodes: Sequence[Node]) -> str:
    """Return the question of blame: who broke it, who began, or who did it."""
    told = [n for n in nodes if n.event is not None and n.event.realis != "denied"]
    if family_of(nodes) in FORCE and told and all(n.positional for n in told):
        return "control"
    if is_breach(nodes):
        return "breach"
    return "began" if any(t.first for n in nodes for t in n.touches) else "responsible"


def is_breach(nodes: Sequence[Node]) -> bool:
    """Return whether a report calls the deed a breach, by its words or as one told in the middle of
    a truce that is said to be broken: else the question is who did the act."""
    touches = [(n, t) for n in nodes for t in n.touches if t.occurrence == "violation"]
    return any(t.explicit or (t.breach and n.of_truce) for n, t in touches)


# Words for who began.
FIRST = re.compile(r"\b(?:first|began|begun|started)\b", re.IGNORECASE)


def _narrated(n: Node, kind: str, breach: bool) -> Iterator[Raw]:
    explicit = any(t.explicit for t in n.touches)
    actors = n.event.actors if n.event is not None else ()
    one = len({side_of(a) for a in actors}) == 1 and side_of(actors[0]) is not None
    one = one and not all(is_nobodys(a) for a in actors)
    if n.event is None or n.statement is not None or n.event.realis == "alleged":
        return  # what somebody alleges the report itself lays to nobody
    one = one and STORY_SIDES not in n.event.made_by.rules  # sides that only the story tells
    if one and n.event.trigger.text.lower().startswith("claim") and not n.historical:
        yield msgspec.structs.replace(  # "the group claimed responsibility": its own word
            narrator_of(kind, n, actor_answer(actors[0])),
            claimant=claimant(actors[0]), side=side_of(actors[0]), act="concede",
        )  # fmt: skip
        return
    if one and not explicit and n.event.recipients:
        yield narrator_of(kind, n, actor_answer(actors[0]))
    elif breach:
        yield narrator_of(kind, n, NOT_STATED)


def blamed_by(n: Node, said: Statement, meant: bool = False) -> tuple[ActorAnswer, ...]:
    """Return whom a statement holds responsible: never its own speaker.

    An accusation is of its targets; "both the army and the front broke it" of both. ``meant``: also
    whom it only means by what its report told before ("the strikes were clear violations").
    """
    if n.aside or (said.cue is not None and _DISBELIEVED.search(said.cue.text)):
        return ()
    stands_apart = said.speaker is not None and is_bystander(said.speaker)
    own = None if stands_apart else side_of(said.speaker)  # residents speak for no army
    doers = (n.event.actors if n.event is not None else ()) or _violators(n)
    doers = doers if meant else in_own_words(n, said, doers)
    if own_men(said, doers):
        return ()
    if stands_apart and said.act in BLAMING and _an_army(doers):
        return (actor_answer(doers[0]),)
    sides = {s: a for d in doers for a in split_actor(d) if (s := side_of(a))}
    targets = () if said.target is None else split_actor(said.target)
    named = {side_of(a) for a in targets}
    two_sided = n.event is not None and n.event.mode == "sideAB"
    if two_sided and said.act != "accuse":
        return ()  # "the war between X and Y" blames neither
    if n.historical and (two_sided or named.isdisjoint(sides)):
        return ()  # the accusation only mentions the old war
    if said.act == "accuse" and targets and (own is None or own not in named):
        told = n.event is None or {STORY_SIDES, SAME}.isdisjoint(n.event.made_by.rules)
        both = told and len(sides) > 1 and own not in sides and named <= set(sides)
        own_words = named == {None} and len(sides) == 1  # "your fighters": the act tells whose
        return tuple(map(actor_answer, sides.values() if both or own_words else targets))
    if len(sides) != 1 or own in sides or said.act not in BLAMING:
        return ()
    return (actor_answer(next(iter(sides.values()))),)


# "Do not believe that B fired" lays nothing to B.
_DISBELIEVED = re.compile(
    r"\b(?:not|never)\b.*\b(?:believ|think|thought|convinced|suspect|accept|hold)", re.IGNORECASE
)


def _an_army(doers: Sequence[Actor]) -> bool:
    """Return whether the one doer is an army of which no more is told: "the army"."""
    return len(doers) == 1 and side_of(doers[0]) is None and doers[0].sector == "MIL"


def _judged(n: Node, said: Statement, nodes: Sequence[Node]) -> tuple[ActorAnswer, ...]:
    """Return whom somebody holds responsible who calls an act a breach without a name for its doer
    ("called the strike a flagrant violation"): the one side that all who tell of it in his report
    lay it to, if it is another's."""
    if said.act != "accuse" or said.target is not None or n.historical:
        return ()
    if n.event is None or n.event.actors or n.event.realis == "denied":
        return ()
    told = [m for m in nodes if m.story_id == n.story_id and m.event is not None]
    doers = {s: a for m in told for a in m.event.actors if (s := side_of(a))}  # type: ignore[union-attr]
    if len(doers) != 1 or side_of(said.speaker) in doers or any(m.gainsaid for m in told):
        return ()
    return (actor_answer(next(iter(doers.values()))),)


def _no_side(a: Actor) -> bool:
    """Return whether nothing tells whose a doer is: "a patrol of the Fourth Column"."""
    return a.code in ("UNK", "UNKMIL")


def _owned(n: Node, said: Statement) -> tuple[ActorAnswer, ...]:
    """Return the speaker's own side where its words tell of its own act: "we struck the port",
    "claimed responsibility for the blast"."""
    own = side_of(said.speaker)
    if n.event is None or own is None or n.historical or said.speaker is None:
        return ()
    if said.cue is not None and _NEGATED.search(said.cue.text):
        return ()  # who "has not claimed the attack" has not said that he did it
    of_itself = said.act == "accuse" and side_of(said.target) == own
    if takes_back(said) or (not of_itself and said.act not in _OWNING):
        return ()
    if owns_to_his_men(said, n.event.actors) and n.event.realis != "denied":
        return (actor_answer(said.speaker),)
    nameless = all(_no_side(a) for a in n.event.actors)
    if said.act == "concede" and nameless:  # who admits losses did not cause them
        return () if own in n.done_to else (actor_answer(said.speaker),)
    doers = {side_of(a): a for a in n.event.actors}
    alone = set(doers) == {own} and n.event.realis in ("actual", "claimed")
    against = {side_of(a) for a in n.event.recipients} - {None, own}
    own_up = said.act == "concede" or of_itself or bool(against) or _of_an_attack(n) or n.back
    return (actor_answer(doers[own]),) if alone and own_up else ()


_NEGATED = re.compile(r"\b(?:not|never|neither|nobody|yet to)\b|n[’']t\b", re.IGNORECASE)


def _tells_only_the_act(n: Node, said: Statement) -> bool:
    """Return whether a side tells of a deed of its own that was no attack, and not that it broke
    anything by that: "had taken the town without a fight", "had detained him" admit no breach of
    the truce, whatever the other side calls it."""
    e = n.event
    attack = e is not None and e.type == "ASSAULT" and (e.mode is not None or _of_an_attack(n))
    attack = attack and not n.positional
    called = any(t.explicit and t.statement_id == said.id for t in n.touches)
    return not attack and said.act != "concede" and not called


def _of_an_attack(n: Node) -> bool:
    """Return whether an act is called an attack by its own words, whomever it hit."""
    assert n.event is not None
    return not word_set("linking.deeds").isdisjoint(n.event.trigger.text.lower().split())


def _violators(n: Node) -> tuple[Actor, ...]:
    """Return whom the act is laid to where its own words name nobody ("the raids broke it")."""
    return tuple(t.violator for t in n.touches if t.violator is not None)


def _restores(n: Node) -> bool:
    """Return whether the words tell that the shooting has stopped again, not only of a truce."""
    return any(t.occurrence == "restoration" for t in n.touches)


def _is_restoration(n: Node) -> bool:
    return any(t.occurrence == "restoration" for t in n.touches) or (
        n.event is not None and n.event.type == "RETREAT"
    )


def denial_answers(
    nodes: Sequence[Node], denials: Iterable[Statement], published: Mapping[str, str] = {}
) -> Iterator[Raw]:
    """Yield what those answer who deny, admit or do not say, and who then says that it was so."""
    kind = question_asked(nodes)
    violent = family_of(nodes) in ("violence", "access") or kind == "control"
    violent = violent or any(t.explicit and t.event_id for n in nodes for t in n.touches)
    days = {**published, **{n.story_id: n.published for n in nodes}}
    denied = False
    for said in denials:
        if said.speaker is not None and not (_grants(said, nodes) or of_the_tellers_men(said)):
            answer = reply_of(said)
            denied = denied or answer == "no"
            blaming = said.act in ("accuse", "withhold_blame") or leaves_undenied(said)
            asked = kind if (violent or blaming) and not _of_a_claim(said, nodes) else "occurred"
            who, whose = voice(said, answer)
            yield Raw(
                asked, "", who, side_of(whose), answer,
                "deny" if answer == "no" else _act_of(said), said.time, said.story_id, said.id,
                told=days.get(said.story_id, ""), taken_back=takes_back(said),
            )  # fmt: skip
    for n in nodes if denied and not violent else ():
        told = n.statement
        if told is not None and told.speaker is not None and told.act != "deny":
            yield raw_of("occurred", n, told, "yes")


def _act_of(said: Statement) -> str:
    return "withhold_blame" if takes_back(said) else said.act


def _of_a_claim(said: Statement, nodes: Sequence[Node]) -> bool:
    """Return whether a denial is of what another says in its words ("the rebels' claim that four
    of its men had been killed"): whether that is so, not who did it, is the question."""
    return any(
        n.gainsaid and n.story_id == said.story_id and n.event is not None
        and any(c.start <= n.event.trigger.start < c.end for c in said.content)
        for n in nodes
    )  # fmt: skip


def reply_of(said: Statement) -> Answer:
    """Return what a statement that answers an accusation says: "no", that it was the speaker's own
    side or another ("blamed Beluk"), or that it does not say."""
    if takes_back(said):
        return NOT_STATED
    if said.act == "concede" and said.speaker is not None:
        return actor_answer(said.speaker)
    if said.act == "accuse" and said.target is not None:
        return actor_answer(said.target)
    if said.act == "withhold_blame" or leaves_undenied(said):
        return NOT_STATED
    return NOT_STATED if is_silence(said) else "no"


def ceased_answers(nodes: Sequence[Node]) -> Iterator[Raw]:
    """Yield answers to "has it stopped": only asked where somebody says that it has."""
    if not any(_restores(n) and n.family == "violence" for n in nodes):
        return
    for n in nodes:
        said = n.statement
        if said is not None and said.speaker is not None:
            if _restores(n):
                yield raw_of("ceased", n, said, "yes")
            for touch in n.touches:
                if touch.occurrence == "ongoing":
                    yield raw_of("ceased", n, said, touch.span.text)
        elif _restores(n) and n.event is not None:
            yield narrator_of("ceased", n, "yes")
