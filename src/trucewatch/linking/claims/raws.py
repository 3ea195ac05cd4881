"""Answers as they are told, one by one, before they are merged into claims."""

from __future__ import annotations

import msgspec

from trucewatch.linking.camps.sides import NARRATOR, UNNAMED, is_bystander, is_political, side_of
from trucewatch.linking.nodes import Node
from trucewatch.records import Actor, ActorAnswer, Claimant, RangeAnswer, Statement, Time

NOT_STATED = "not stated"
# The answer of who tells a deed of his own side's otherwise than he is charged with it.
OTHERWISE = "another account"
Answer = ActorAnswer | RangeAnswer | str


class Raw(msgspec.Struct, frozen=True):
    """One answer by one claimant in one statement (or by the narrator of one story).

    ``told`` is the day of the story that carries it; ``bystander`` whether a resident, a medic or
    the like gives it, who speaks for no side; ``grants`` whether who says no gives another cause or
    doer, and so grants that it happened; ``taken_back`` whether somebody who does not say who did
    it takes back what his side has said.
    """

    kind: str
    topic: str
    claimant: Claimant
    side: str | None
    answer: Answer
    act: str
    time: Time | None
    story_id: str
    statement_id: str | None
    political: bool = True
    told: str = ""
    bystander: bool = False
    grants: bool = False
    taken_back: bool = False


def narrator_of(kind: str, n: Node, answer: Answer) -> Raw:
    return Raw(
        kind, "", Claimant(NARRATOR, "the report itself"), None, answer, "assert", None,
        n.story_id, None, n.public or any(map(is_political, _everybody(n))), n.published,
    )  # fmt: skip


def raw_of(kind: str, n: Node, said: Statement, answer: Answer) -> Raw:
    assert said.speaker is not None
    everybody = (said.speaker, said.target, *_everybody(n))
    political = n.public or any(map(is_political, everybody))
    who, whose = voice(said, answer)
    return Raw(
        kind, "", who, side_of(whose), answer, said.act, said.time,
        n.story_id, said.id, political, n.published, is_bystander(whose),
    )  # fmt: skip


def voice(said: Statement, answer: Answer = NOT_STATED) -> tuple[Claimant, Actor]:
    """Return who makes a claim, and by whom it counts.

    What a party says that monitors have said counts as the party's, unless it is against itself:
    "according to Ukraine, the monitors blame Russia" is no word of monitors. What a party, or
    "posts on social media", have an army admit is no admission. A medium that quotes carries.
    """
    assert said.speaker is not None
    blamed = side_of(answer) if isinstance(answer, ActorAnswer) else None
    outer = next((a for a in said.chain if _relays(a, said, blamed)), None)
    if outer is None:
        return claimant(said.speaker), said.speaker
    own = claimant(outer)
    return Claimant(own.code, f"{own.name}, citing {claimant(said.speaker).name}"), outer


def _relays(outer: Actor, said: Statement, blamed: str | None) -> bool:
    assert said.speaker is not None
    side = side_of(outer)
    admits = said.act == "concede"
    if outer.sector in (_MEDIA, _OVER_SIDES) or side == side_of(said.speaker):
        return False
    if side is None:  # posts, a blogger: who is told of cannot be made to admit
        return admits
    borrowed = said.speaker.sector == _OVER_SIDES and blamed != side
    return is_political(outer) and not is_bystander(outer) and (admits or borrowed)


# Sectors of those who carry what others say, and of those who watch or mediate.
_MEDIA, _OVER_SIDES = "JRN", "IGO"


def _everybody(n: Node) -> tuple[Actor, ...]:
    return (*n.event.actors, *n.event.recipients) if n.event is not None else ()


# Labels of whoever answers, in a transcript that does not tell who it is.
_ANSWERING = frozenset({"A", "Answer", "ANSWER", "Guest", "GUEST", "Interviewee"})
_FIRST = frozenset({"we", "our", "us", "ours", "i", "my"})


def claimant(actor: Actor) -> Claimant:
    """Return an actor as a claimant; a person of a state that no table knows with the state's name.

    So "Lena Sorrow (Marovia)": the code of such a person does not tell for whom she speaks.
    """
    if actor.name.lower() in _FIRST:  # of a text that does not tell whose it is
        return Claimant(actor.code, "the authors of the text")
    if actor.code == UNNAMED and actor.name in _ANSWERING:
        return Claimant(actor.code, "the person asked")
    state, person, _ = actor.code.partition("/")
    name = _small(actor.name) if actor.name.isupper() and " " in actor.name else actor.name
    if not person or not state.startswith(UNNAMED):
        return Claimant(actor.code, name)
    return Claimant(actor.code, f"{name} ({_title(state.partition(':')[2])})")


def _small(name: str) -> str:
    """Return a name that a letterhead writes in capitals as reports write it."""
    words = name.title().split()
    return " ".join(w.lower() if k and w.lower() in _JOINING else w for k, w in enumerate(words))


_JOINING = frozenset({"of", "for", "the", "and", "in"})


def _title(side: str) -> str:
    return side.replace("-", " ").title()


def actor_answer(actor: Actor) -> ActorAnswer:
    """Return an actor as an answer."""
    return ActorAnswer(
        actor.text, actor.start, actor.end, actor.code, actor.country, actor.sector, actor.name
    )
