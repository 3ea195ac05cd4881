"""The two sides of the conflict that a story tells of, and what may be left unsaid because of them.

"The fighting raged near the villages" names nobody, but a story of one conflict has told who fights
whom. Where a story has exactly one pair of opposed sides, two-sided fighting is theirs, an act of
force by one of them is against the other, and who mediates does so between them. Every such
participant carries the rule ``arg:story-sides`` and lowers the event's score. Nobody is ever made
the *violator* of anything in this way: a breach without a stated violator has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.argument_nouns import OTHERS
from trucewatch.coding.events.context import DEFINITE
from trucewatch.coding.events.freed import by_deed, by_holder
from trucewatch.coding.events.means import (
    by_means,
    by_other_side,
    by_protesters,
    owners_of_means,
)
from trucewatch.coding.events.opponents import Camp, Sides, story_sides
from trucewatch.coding.events.parties import with_parties
from trucewatch.coding.events.recast import INFERRED, recast
from trucewatch.coding.events.two_sided import STORY_SIDES, is_talks, same_talks, side_a_and_b
from trucewatch.coding.events.who import is_told
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import code_of
from trucewatch.vocab.predicates import load_predicates
from trucewatch.vocab.words import word_list, word_set

# Among the rules of "each accused the other": which way it goes.
EACH_WAY = ("arg:each-first", "arg:each-second")
# Among the rules of a refusal that answers a charge or a demand which names nobody.
ANSWERS = "arg:answers-charge"
# The frame of an act that hits only what is civilians': a side's by no word.
CIVIL = "civil"
_FORCE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
# What a side does towards the other, and others towards both, where nobody is named.
_TO_OTHER = frozenset({"REQUEST", "REJECT", "CONCEDE", "ACCUSE", "RETREAT"})
_OF_ONES_OWN = frozenset({"withdraw", "access", None})
_TO_BOTH = frozenset({"REQUEST", "AGREE", "CONCEDE"})
_OFFERED = ("adj:ready", "adj:willing", "op:offer", "nom:offer", "act:")
_PROMISED = ("act:guarantee", "act:offer", "act:propose", "op:agree", "op:pledge", "op:promise",
             "op:offer", "lex:offer", "lex:propose", "lex:promise", "lex:pledge")  # fmt: skip
_ORDERS = ("order", "instruct", "direct", "decree")
# Done against whoever charges the actor with it.
_BY_CHARGE = frozenset({"MOBILIZE"})
_REBELS = frozenset({"REB", "PRM", "UAF"})
# Whose refusal may answer which act, when it names nobody.
_ASKING = frozenset({"REQUEST", "ACCUSE", "THREATEN", "PROTEST"})
_OFFERS = frozenset({"AGREE", "CONCEDE"})
_CIVIL = frozenset("CVL REF MED EDU AGR BUS REL JRN LAB".split())
# Who speaks of its own dead, and which of the nameless hurt are those of a state and of a group.
_SPEAKING_FOR = frozenset("GOV MIL COP REB PRM".split())
_STATE_MEN = frozenset({"MIL", "COP"})
_GROUP_MEN = frozenset({"MIL", "REB", "PRM"})
_ARMED_MEN = frozenset({"REB", "PRM", "UAF"})
_THIRD = frozenset({"IGO", "NGO", "MED", "JRN"})
_BROKERS = frozenset({"IGO", "NGO", "GOV", "REL"})


def fill_sides(
    events: Sequence[EventDraft],
    camp: Camp,
    frames: dict[int, str],
    statements: Sequence[StatementDraft] = (),
    means: Mapping[int, str] | None = None,
    named: Sequence[tuple[str, Actor]] = (),
) -> list[EventDraft]:
    """Return the events with unsaid participants filled in from the story's two sides.

    ``frames`` gives each trigger token's argument frame, ``means`` the words for what acts there,
    ``statements`` are the story's, ``named`` the means that it names with their owners.
    """
    sides = story_sides(events, statements, camp)
    owners = owners_of_means(events, camp, named)
    out: list[EventDraft] = []
    for event in events:
        event = _refused_to(by_protesters(_without_voice(event, statements)), out, camp)
        event = with_parties(event, out, sides)
        event = by_deed(by_holder(event, out, camp), out, camp)
        frame = frames.get(event.trigger, "")
        event = _same_act(_same_sentence(event, out, camp), out, statements)
        speaker = _speaker(event, statements)
        acting = (means or {}).get(event.trigger, "")
        event = by_means(by_other_side(event, sides, camp), owners, camp, speaker, acting)
        filled = _filled(_own_hurt(event, camp, speaker), sides, camp, frame, speaker)
        out.append(side_a_and_b(filled, camp, events) if frame == "sym" else filled)
    return same_talks(_blamed_for(out, camp))


def _filled(
    event: EventDraft, sides: Sides, camp: Camp, frame: str, speaker: Actor | None
) -> EventDraft:
    actors, recipients = event.actors, event.recipients
    if OTHERS in event.rules or frame == "viol":
        return event
    if any(r.startswith("op:") and "ceasefire" in r for r in event.rules):
        return event
    stated = [a for a in (*actors, *recipients) if is_told(a)]
    told = any(r.startswith(("evident", "light:")) for r in event.rules)  # a noun, not a verb
    in_force = event.type == "RETREAT" and event.mode == "ceasefire"
    talks = event.type in ("CONSULT", "AGREE") and is_talks(event)
    mutual = (event.type == "ASSAULT" and told) or in_force or talks
    if frame == "sym" and not stated and mutual and (talks or in_force or sides.pair):
        return _with(event, sides.parties, ()) if sides.parties else event
    if in_force and not actors and not recipients and sides.parties:
        return _with(event, sides.parties, ())
    if frame == "gain" and not actors and len(recipients) == 1:
        other = sides.other(camp(recipients[0]))
        return _with(event, (other,), recipients) if other else event
    if sides.parties and not stated and event.rules[-1] in EACH_WAY:
        way = 1 if event.rules[-1] == EACH_WAY[0] else -1
        return _with(event, sides.parties[::way][:1], sides.parties[::way][1:])
    told_of = event.type == "REJECT" and actors and not recipients and speaker is not None
    if told_of and speaker and camp(speaker) not in {camp(a) for a in actors}:
        return _with(event, actors, (speaker,))  # "some partners did not back this", says B
    between = _between(event, frame, sides)
    if between:
        return _with(event, *between)
    if "act:propose" in event.rules and actors and not recipients:
        other = sides.other(camp(actors[0]))
        return _with(event, actors, (other,)) if other else event
    if ANSWERS in event.rules and actors and not recipients:
        other = sides.other(camp(actors[0]))
        return _with(event, actors, (other,)) if other else event
    if "op:let-go" in event.rules and not recipients:
        return event  # "let them go": people who are told, though not here
    hurt = any(is_told(r) for r in recipients)
    if event.mode == "arrest" and _at_home(event, sides, camp):
        return event  # a state arrests its own, whom nobody need place
    if not recipients and (_barred(event) or any(r.endswith("-access") for r in event.rules)):
        return event  # whom somebody lets nowhere is told, or it is everybody
    if recipients and all(r.sector == "OPP" for r in recipients):
        return event  # demonstrators are no side of a war
    if frame == CIVIL and not hurt and any(a.sector in _ARMED_MEN for a in sides.both):
        return event  # in a war with an armed group: people of the land, no side
    if event.type in _FORCE and actors and not hurt and frame not in ("sym", "s"):
        mine = camp(actors[0])
        other = sides.other(mine) if event.type == "ASSAULT" else sides.counterpart(mine)
        if other:
            hurt_ones = [theirs(r, other, camp) for r in recipients if not _stands_between(r)]
            if recipients and not hurt_ones:
                return event  # "a team was turned back": those who look on and help
            return _with(event, actors, hurt_ones or (other,))
    if actors and not hurt and (frame not in ("sym", "s") or event.type in _BY_CHARGE):
        to = _addressed(event, sides, camp, speaker)
        if to:
            return _with(event, actors, (*recipients, *to))
    return event


def _barred(event: EventDraft) -> bool:
    """Whether lorries, relief or travellers are stopped of whom nobody says whose they are."""
    goers = load_predicates().classes["passing"]
    word = event.rules[0].partition("(")[2].rstrip(")") if event.rules else ""
    return event.type == "COERCE" and event.mode == "restrict" and word in goers


def _stands_between(actor: Actor) -> bool:
    """Whether words for somebody unnamed mean who looks on or helps: "a team", "the observers"."""
    words = set(actor.text.lower().replace("-", " ").split())
    return actor.sector in _THIRD or bool(words & word_set("events.onlookers"))


def _at_home(event: EventDraft, sides: Sides, camp: Camp) -> bool:
    """Whether those whom somebody arrests are others than the soldiers of the state opposed."""
    if not event.recipients:
        other = sides.counterpart(camp(event.actors[0])) if event.actors else None
        return other is not None and other.sector in ("GOV", "MIL")
    return any(r.sector not in _STATE_MEN for r in event.recipients)


def _own_hurt(event: EventDraft, camp: Camp, speaker: Actor | None) -> EventDraft:
    """ "Six soldiers were wounded, A's ministry said": A's, unless A says who of its own did it."""
    if event.type != "ASSAULT" or speaker is None or not is_told(speaker):
        return event
    if speaker.sector not in _SPEAKING_FOR or any(camp(a) == camp(speaker) for a in event.actors):
        return event
    fighters = _GROUP_MEN if speaker.sector in _REBELS else _STATE_MEN
    hurt = [
        theirs(r, speaker, camp) if not is_told(r) and r.sector in fighters and " " in r.text else r
        for r in event.recipients
    ]
    if all(a is b for a, b in zip(hurt, event.recipients, strict=True)):
        return event
    return recast(event, "arg:speakers-own", hurt)


def _without_voice(event: EventDraft, statements: Sequence[StatementDraft]) -> EventDraft:
    """Drop recipients found deep in a clause that are part of the words for who tells of it."""
    said = None if event.statement is None or not statements else statements[event.statement]
    if "arg:named-within" not in event.rules or said is None or said.speaker is None:
        return event
    voice = said.speaker
    kept = tuple(r for r in event.recipients if not voice.start <= r.start < voice.end)
    if len(kept) == len(event.recipients):
        return event
    return msgspec.structs.replace(event, recipients=kept)


def theirs(actor: Actor, side: Actor, camp: Camp) -> Actor:
    """Return somebody unnamed ("three soldiers") as one of ``side``, which alone can be meant."""
    if side.country and ";" in side.country:
        return side
    sector = actor.sector or "UNK"
    if side.country == "IMG" and sector in _CIVIL:
        return actor  # a group of no land has no people
    if side.sector in _REBELS and sector not in _CIVIL:  # the soldiers of a group are the group
        return msgspec.structs.replace(
            actor, code=side.code, country=side.country, sector=side.sector
        )
    code = code_of(side.country, sector, "" if side.country else f":{camp(side)}")
    return msgspec.structs.replace(actor, code=code, country=side.country)


def _between(
    event: EventDraft, frame: str, sides: Sides
) -> tuple[Sequence[Actor], Sequence[Actor]] | None:
    """Return the participants of what is agreed, mediated or watched between the two sides."""
    actors, recipients = event.actors, event.recipients
    both = sides.parties
    if not both:
        return None
    if frame == "sym" and event.type == "SUPPORT" and not actors and not recipients:
        return both, ()
    if frame == "med" and event.type == "SUPPORT" and not actors:
        return both, recipients
    to_both = (frame, event.type) in (("med", "CONSULT"), ("own", "AID"))
    return (actors, both) if to_both and actors and not recipients else None


def _addressed(
    event: EventDraft, sides: Sides, camp: Camp, speaker: Actor | None
) -> Sequence[Actor]:
    """Return whom an act that names nobody is addressed to.

    What one side asks, refuses or concedes, it does so towards the other; what others ask for,
    offer or welcome goes to both.
    """
    if event.type == "ACCUSE" and any(r.sector in _REBELS for r in event.recipients):
        return ()  # somebody of a third party is accused by name
    if event.type == "RETREAT" and event.mode in _OF_ONES_OWN:
        return ()  # who leaves a port, or lets lorries pass, does so to nobody in particular
    if event.mode == "investigate":
        return ()  # who looks into a matter has not said whose doing it is
    if event.type == "REQUEST" and event.span.text.lower().startswith(_ORDERS):
        return ()  # whoever orders something has it done by his own
    offered = any(r.startswith(_OFFERED) for r in event.rules) or _promised(event)
    if event.type == "AGREE" and not offered:
        return ()
    if any(r.sector in _THIRD or r.code.startswith("UNK:") for r in event.recipients):
        return ()  # "asked the observers", "refused Pak Din": somebody who is named
    if any(r.sector in _ARMED_MEN and " " in r.text for r in event.recipients):
        return ()  # "called on armed groups": who is meant is said
    if event.type in _BY_CHARGE:
        rival = sides.other(camp(speaker)) if speaker is not None else None
        meant = rival is not None and {camp(a) for a in event.actors} == {camp(rival)}
        return (speaker,) if speaker is not None and meant else ()
    camps = {camp(a) for a in event.actors}
    inside = camps & {*sides.pair, *sides.against, *sides.partners}
    if len(inside) == 1 and len(camps) == 1:
        other = sides.counterpart(camps.pop())
        return (other,) if other and (event.type in _TO_OTHER or _promised(event)) else ()
    outside = not inside and all(is_told(a) or a.sector in _BROKERS for a in event.actors)
    to_both = event.type in _TO_BOTH or (event.type == "SUPPORT" and _of_two(event))
    return sides.both if outside and to_both else ()


def _promised(event: EventDraft) -> bool:
    """Whether one promises, offers or agrees to something: to the other side, if to nobody else."""
    return event.type == "AGREE" and event.rules[0].startswith(_PROMISED)


def _of_two(event: EventDraft) -> bool:
    """Whether what is welcomed is a thing of two: "the truce", "the talks", not "the step"."""
    return any(
        rule.endswith(f"({word})") for rule in event.rules for word in word_list("events.two_sided")
    )


def _refused_to(event: EventDraft, before: Sequence[EventDraft], camp: Camp) -> EventDraft:
    """A refusal that names nobody answers the last who asked something of the one who refuses."""
    if event.type != "REJECT" or event.recipients or not event.actors:
        return event
    own = {camp(a) for a in event.actors}
    for other in reversed(before):
        asked = own & {camp(r) for r in other.recipients} and (
            other.type in _ASKING or (ANSWERS in event.rules and _is_offer(other))
        )
        at_home = other.type == "PROTEST"  # demonstrators are of the camp that they ask
        if asked and other.actors and (at_home or not own & {camp(a) for a in other.actors}):
            return recast(event, "arg:asked-before", other.actors)
    return event


def _is_offer(event: EventDraft) -> bool:
    return event.type in _OFFERS and any(r.startswith(_OFFERED) for r in event.rules)


def _same_sentence(event: EventDraft, before: Sequence[EventDraft], camp: Camp) -> EventDraft:
    """ "A's army attacked at dusk and our posts were overrun": by those who attacked.

    Only in the same clause, said by the same speaker, and where the hurt are not A's own.
    """
    last = before[-1] if before else None
    if last is None or event.type != "ASSAULT" or event.actors or last.type != "ASSAULT":
        return event
    joined = event.statement == last.statement and last.start <= event.span.start < last.end
    theirs = {camp(a) for a in last.actors}
    if not joined or len(theirs) != 1 or theirs & {camp(r) for r in event.recipients}:
        return event
    if any(r.startswith(("frame:viol", "evident")) for r in event.rules):
        return event
    return recast(event, "arg:same-clause", event.recipients or last.recipients, last.actors)


def _speaker(event: EventDraft, statements: Sequence[StatementDraft]) -> Actor | None:
    """Return who tells of an event, None for the narrator."""
    if event.statement is None or not statements:
        return None
    return statements[event.statement].speaker


def _same_act(
    event: EventDraft, before: Sequence[EventDraft], statements: Sequence[StatementDraft]
) -> EventDraft:
    """ "The raids", "the strikes": those told of before, with their participants.

    Only what the same voice told of: whom one speaker blames is not blamed by another who
    recalls the act, least of all by a monitor.
    """
    definite = DEFINITE in event.rules and not event.actors and event.type == "ASSAULT"
    if not definite:
        return event
    voice = _speaker(event, statements)
    named = [e for e in before if alike(event, e)]
    for other in (*reversed(named), *reversed(before)):
        if other.type == "ASSAULT" and other.actors and len(other.actors) < 2:
            teller = _speaker(other, statements)
            if teller is not None and (voice and voice.code) != teller.code:
                continue  # what the report itself has told may be taken up by anybody
            return recast(event, "arg:same-act", event.recipients or other.recipients, other.actors)
    return event


# Words of one stem share so many letters at least ("bombed", "bombing"; "airstrike", "strike").
_STEM = 4
_NOUN_OF = {"struck": "strike", "shot": "shooting", "fought": "fighting"}


def alike(noun: EventDraft, other: EventDraft) -> bool:
    """Return whether a noun for an act may take up another by its word: "the raids", "raided"."""
    words = (noun.span.text.lower(), other.span.text.lower())
    one, two = (_NOUN_OF.get(w, w.rsplit("air", 1)[-1]) for w in words)
    return other.type == "ASSAULT" and one[:_STEM] == two[:_STEM] and len(one) >= _STEM


# A clause holds at most this many further acts.
_INSIDE = 40


def _blamed_for(events: list[EventDraft], camp: Camp) -> list[EventDraft]:
    """ "condemned the raids": whose raids they were is condemned.

    The act is one inside the clause, or else the last one told of.
    """
    out: list[EventDraft] = []
    for k, event in enumerate(events):
        if event.type != "ACCUSE" or event.recipients or not event.actors:
            out.append(event)
            continue
        own = {camp(a) for a in event.actors}
        following = events[k + 1 : k + 1 + _INSIDE]
        inside = [e for e in following if event.start <= e.span.start < event.end]
        blows = [e for e in inside if e.type == "ASSAULT"]
        earlier = [e for e in events[:k] if any(alike(b, e) for b in blows)]
        before = earlier if _of_its_own(inside) else earlier or events[max(0, k - 3) : k]
        for act in (*inside, *reversed(before)):
            theirs = {camp(a) for a in act.actors}
            if act.type == "ASSAULT" and len(theirs) == 1 and not theirs & own:
                event = recast(event, "arg:whose-act", act.actors)
                break
        out.append(event)
    return out


def _of_its_own(inside: Sequence[EventDraft]) -> bool:
    """Whether the act that is condemned is told with whom it hit: "the killing of its men"."""
    return any(e.type == "ASSAULT" and e.recipients and DEFINITE not in e.rules for e in inside)


def _with(event: EventDraft, actors: Sequence[Actor], recipients: Sequence[Actor]) -> EventDraft:
    return recast(event, STORY_SIDES, recipients, actors, INFERRED)
