"""What is linked: reported acts with who, where and when, out of coded stories."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.coding.realis.event import WILL_NOT
from trucewatch.linking.camps.sides import is_political, side_of
from trucewatch.linking.days.dated_entries import Items
from trucewatch.linking.days.days import Days, days_of, ordinal, told_until, unfixed, window
from trucewatch.linking.days.item_heads import item_of
from trucewatch.linking.incidents.in_general import is_in_general
from trucewatch.linking.incidents.no_acts import is_no_act
from trucewatch.linking.incidents.objects import as_wide_as_named, hit_by, sides_around
from trucewatch.linking.incidents.told_of import ToldOf, told_of, words_around
from trucewatch.linking.places.places import PlaceKey, place_key
from trucewatch.linking.places.toponyms import people_of
from trucewatch.linking.shared import shared
from trucewatch.linking.tolls.counted import counted_by, counts_of, is_general, is_often, is_sum
from trucewatch.linking.tolls.victims import told_themselves
from trucewatch.records import Actor, Event, Quantity, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.words import word_set

# Acts that make an incident; verbal acts are statements and positions, not incidents.
FAMILIES = {
    "ASSAULT": "violence", "COERCE": "coercion", "MOBILIZE": "show of force",
    "PROTEST": "protest", "SANCTION": "sanction", "RETREAT": "retreat", "AID": "aid",
    "COOPERATE": "cooperation",
}  # fmt: skip
# Families of acts that a side is charged with and answers for.
VIOLENT = ("violence", "coercion", "access")
REPORTED = frozenset({"actual", "claimed", "alleged", "denied", "monitor_reported", "historical"})
# Barring somebody's way is no violence, and an attack the same day is another matter.
_BARRING = ("restrict", "withhold")
_OF_WAYS = frozenset({"aid_access", "verification"})  # provisions on somebody's way
# Acts that nobody is charged with, and acts of speaking that answer a charge or make one.
_GOOD = frozenset({"RETREAT", "AID", "COOPERATE"})
_ANSWERING = frozenset({"deny", "reject", "doubt", "accuse"})
_BLAMELESS = ("report_no_blame", "withhold_blame")
_BACKING = frozenset({"AID", "COOPERATE"})  # what others are given to fight with
# "The attack", "that strike", with nothing behind it.
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those) \Z", re.IGNORECASE)
_ARTICLE = 7
# "(Carried) out the operation.", "(carried) it out", behind the verb.
_CARRIED = re.compile(
    r" (?:out (?:the|this|that) (?P<deed>[^\W\d_]+)(?=[\"”’'.,;:?!)])|(?P<it>it|this) out\b)"
)
_CLOSING = frozenset(".,;:?!\"”’')")
# As many words in a row are hardly written twice by chance.
COPY_WORDS = 8
_WORD = re.compile(r"[^\W_]+")
# Of prisoners: not an "exchange of fire" or "of views".
_SWAP = re.compile(r"\b(?:exchang|swap)\w*\b(?! of (?:fire|views|shots|words)\b)", re.IGNORECASE)
# What is past by so many days is still followed.
LATE_DAYS = 7


class Node(msgspec.Struct, frozen=True):
    """A reported act: an event, or the words of a statement that no event stands for.

    ``days`` is the first and last day (ordinals) that it can have happened on, None when nothing
    is known; ``precise`` whether the text itself says so. ``sides`` are those who take part;
    ``verbal`` the ids of the verbal events (an accusation) at the cue of a statement, ``counts``
    the numbers of violations that its words give, ``positional`` whether the act is one of ground
    (encircling, holding, advancing), ``whole`` whether it is a whole war, ``words`` the letters of
    its clause where they are enough to know a copy by. ``doers`` are the sides that did it,
    ``done_to`` those that it was done to, ``at`` where in the story it is told, ``sums`` whether it
    is not one act but a number of them ("31 violations"), ``counted_by`` the statements that give
    its numbers (by the numbers' starts) where they are not that of the act; ``aside`` whether it is
    only mentioned in an accusation of another deed; ``unfixed`` the day that it is told of
    where the story has no day of its own to fix it by ("on October 2"); ``gainsaid`` whether not
    its teller but somebody else denies it ("denied the rebels' claim that …"); ``back`` whether it
    is told as known already ("blame for the attack"): it has been told before; ``often`` whether
    it is told as done many times, as what one side accuses another of again and again;
    ``public`` whether its story tells of deeds of states, armed groups or organisations, whoever
    takes part in this one; ``hit`` the words for what it hit ("market", "ferry"), ``around`` the
    sides of all who act and speak in its story; ``item`` where
    the item of a bulletin begins that tells of it, -1 elsewhere; ``of_truce`` whether its story
    speaks of a truce by itself, not only of a peace or an accord; ``swap`` whether it speaks of an
    exchange; ``clause`` its clause's words; ``line`` and ``sentence`` which of its story's lines
    and, about, which of its sentences tells of it.
    """

    story_id: str
    published: str
    id: str
    event: Event | None
    statement: Statement | None
    family: str
    sides: frozenset[str]
    place: PlaceKey | None
    days: Days | None
    precise: bool
    historical: bool
    touches: tuple[ProvisionTouch, ...]
    verbal: tuple[str, ...] = ()
    counts: tuple[Quantity, ...] = ()
    positional: bool = False
    whole: bool = False
    words: str = ""
    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    at: int = 0
    sums: bool = False
    aside: bool = False
    counted_by: tuple[tuple[int, Statement], ...] = ()
    unfixed: str = ""
    gainsaid: bool = False
    back: bool = False
    often: bool = False
    public: bool = False
    hit: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    told: ToldOf = ToldOf()
    item: int = -1
    swap: bool = False
    of_truce: bool = False
    clause: str = ""
    line: int = 0
    sentence: int = 0

    @property
    def mode(self) -> str | None:
        """The PLOVER mode of the act, None where none is coded."""
        return self.event.mode if self.event is not None else None

    @property
    def teller_side(self) -> str | None:
        """The side of whoever tells of the act, None for the narrator."""
        return side_of(self.statement.speaker) if self.statement is not None else None

    @property
    def teller(self) -> str:
        """The code of whoever tells of the act; nothing for the narrator."""
        speaker = self.statement.speaker if self.statement is not None else None
        return speaker.code if speaker is not None else ""


def family_of(nodes: Sequence[Node]) -> str:
    """Return the family of an incident's acts: violence where there is any, else that of the first
    told."""
    return "violence" if any(n.family == "violence" for n in nodes) else nodes[0].family


def nodes_of(coded: CodedStory) -> tuple[Node, ...]:
    """Return the reported acts of a story, in the order of the text."""
    statements = {s.id: s for s in coded.statements}
    by_event: dict[str, list[ProvisionTouch]] = {}
    loose: list[ProvisionTouch] = []
    for touch in coded.leads.touches:
        if touch.event_id is None:
            loose.append(touch)
        else:
            by_event.setdefault(touch.event_id, []).append(touch)
    out = list(_event_nodes(coded, statements, by_event))
    out += [n for told in out for n in _laid_by_each(told, coded)]
    out += _statement_nodes(coded, statements, loose)
    return tuple(_told_in_body(out, coded))


def _laid_by_each(n: Node, coded: CodedStory) -> Iterator[Node]:
    """Yield an act that two lay to each other in the same words ("each side said the other had
    fired first") under the statement of the one whom its event does not stand under, too."""
    said = n.statement
    if n.event is None or said is None or said.act != "accuse" or said.speaker is None:
        return
    at = n.event.trigger.start
    told = {e.statement_id for e in coded.events if e.trigger.start == at}
    for s in coded.statements:
        same = s.act == "accuse" and s.content == said.content and s.id not in told
        if same and s.target is not None and side_of(s.speaker) != side_of(said.speaker):
            yield msgspec.structs.replace(n, statement=s)


def _told_in_body(nodes: Sequence[Node], coded: CodedStory) -> list[Node]:
    """Return the acts without those of headlines, where the body tells of acts of that family.

    A headline sums up, often without saying who: its words make no claims beside the body's.
    """
    heads = [(x.start, x.end) for x in coded.story.lines if x.role.startswith("headline")]

    def above(n: Node) -> bool:
        if n.statement is not None and n.statement.quote_type == "headline":
            return True
        at = n.event.trigger.start if n.event is not None else -1
        return any(a <= at < b for a, b in heads)

    told = {n.family for n in nodes if not above(n)}
    return [n for n in nodes if n.family not in told or not above(n)]


def _event_nodes(
    coded: CodedStory, statements: dict[str, Statement], touches: dict[str, list[ProvisionTouch]]
) -> Iterator[Node]:
    ground = {s.event_id for s in coded.leads.situations}
    wars = load_agreement_words().sets["whole"]
    public, around = is_public(coded), sides_around(coded)
    truce = any(a.family == "truce" for a in coded.leads.agreements)
    swap = _SWAP.search(coded.story.text) is not None
    beside, people, heads = words_around(coded), people_of(coded), Items(coded)
    lines, stops = _lines_and_stops(coded)
    for event in coded.events:
        family = FAMILIES.get(event.type)
        said = statements.get(event.statement_id or "")
        if family is None or event.realis not in REPORTED or _not_noticed(event, said):
            continue
        if f"realis:{WILL_NOT}" in event.made_by.rules or is_no_act(coded.story.text, event):
            continue
        if is_in_general(coded.story.text, event):
            continue
        own = tuple(touches.get(event.id, ()))
        restored = event.type == "RETREAT" and event.mode == "ceasefire"
        if restored and not any(t.occurrence == "restoration" for t in own):
            family = "truce"
        elif restored or (
            any(t.provision == "ceasefire" and t.occurrence != "restriction" for t in own)
            and not _by_deed(event, own)
        ):
            family = "violence"
        elif _bars_a_way(coded, event, own, event.id in ground):
            family = "access"
        victims = tuple(told_themselves(event.recipients))
        actors = [*event.actors, *victims]
        if said is not None and said.act == "accuse":
            actors += [a for a in (said.speaker, said.target) if a is not None]
        historical = event.realis == "historical" and not _of_late(coded, event)
        days, precise = window(event.time, coded, historical)
        if days is None and historical and said is not None:
            days = _before_told(coded, said)
        yield Node(
            coded.story.id, coded.story.published.date or "", event.id, event, said, family,
            _sides(actors), place_key(as_wide_as_named(coded, event.place), around), days, precise,
            historical, own,
            counts=counts_of(coded, event, said), positional=event.id in ground,
            whole=not wars.isdisjoint(_WORD.findall(event.trigger.text.lower())),
            words=_letters(coded.story.text[event.start : event.end]),
            doers=_sides(event.actors), done_to=_sides(victims),
            at=event.trigger.start, sums=is_sum(coded, event),
            counted_by=counted_by(coded, event, said),
            aside=_mentioned(coded, event, said), unfixed=unfixed(event.time),
            gainsaid=_gainsaid(coded, event, said), back=_points_back(coded, event),
            often=is_often(coded, event) or is_general(coded, event, said), public=public,
            hit=hit_by(coded, event), around=around, told=told_of(coded, event, beside),
            item=max(item_of(coded, event, people), heads.of(event)), of_truce=truce,
            swap=swap,
            clause=coded.story.text[event.start : event.end],
            line=bisect_right(lines, event.trigger.start),
            sentence=bisect_right(stops, event.trigger.start),
        )  # fmt: skip


def _lines_and_stops(coded: CodedStory) -> tuple[list[int], list[int]]:
    """Return where the lines of a story that are not blank begin, and where its sentences end."""
    lines = sorted(x.start for x in coded.story.lines if x.role != "blank")
    stops = [m.end() for m in _STOP.finditer(coded.story.text)]
    return lines, sorted({*lines, *stops})


_STOP = re.compile(r"[.!?][\"”’)]?\s")


def _of_late(coded: CodedStory, event: Event) -> bool:
    """Return whether what is told as past lies within the weeks that reports of it follow ("last
    week's blast")."""
    days, told = days_of(event.time), ordinal(coded.story.published.date or "")
    if event.type != "ASSAULT" or event.statement_id is None:
        return False  # a way is barred anew each time; the report recalls what is over
    return days is not None and told is not None and 0 <= told - days[1] <= LATE_DAYS


def is_public(coded: CodedStory) -> bool:
    """Return whether a story tells of a deed of a state, an armed group or an organisation, or of
    an agreement's terms: what else it tells, of whomever, is no matter of sport, film or trade."""
    return bool(coded.leads.touches) or any(
        e.type in FAMILIES and any(map(is_political, (*e.actors, *e.recipients)))
        for e in coded.events
    )


def _bars_a_way(
    coded: CodedStory, event: Event, touches: Sequence[ProvisionTouch], ground: bool
) -> bool:
    """Return whether an act is the barring of somebody's way: not the encircling of a town, unless
    it is told of aid, of observers or of what else is on its way ("are blocking a convoy")."""
    if event.type != "COERCE" or event.mode not in _BARRING:
        return False
    told = coded.story.text[event.trigger.start : event.end].lower()
    moving = not word_set("linking.moving").isdisjoint(_WORD.findall(told))
    return not ground or moving or any(t.provision in _OF_WAYS for t in touches)


def _points_back(coded: CodedStory, event: Event) -> bool:
    """Return whether an act is told as known already, with nothing of its own: "for the attack",
    "had carried out the operation"."""
    bare = event.place is None and event.time is None
    before = coded.story.text[max(0, event.trigger.start - _ARTICLE) : event.trigger.start]
    after = coded.story.text[event.trigger.end : event.trigger.end + 1]
    told = _CARRIED.match(coded.story.text, event.trigger.end)
    if bare and told and (told["it"] or told["deed"].lower() in word_set("linking.deeds")):
        return True
    ends = not event.trigger.text.endswith(("ed", "ing")) and after in _CLOSING
    return bare and ends and bool(_DEFINITE.search(before))


def _gainsaid(coded: CodedStory, event: Event, said: Statement | None) -> bool:
    """Return whether the words of another's denial hold a denied act: its teller says it was so."""
    if event.realis != "denied" or said is None or said.act in ("deny", "reject"):
        return False
    at = event.trigger.start
    return any(
        s.act == "deny" and side_of(s.speaker) != side_of(said.speaker)
        and any(c.start <= at < c.end for c in s.content)
        for s in coded.statements
    )  # fmt: skip


def _mentioned(coded: CodedStory, event: Event, said: Statement | None) -> bool:
    """Return whether an accusation of backing or arming somebody only mentions an act whose doer it
    does not tell ("of supplying the drones that struck a plant")."""
    if said is None or said.act != "accuse" or said.target is None or event.actors:
        return False
    accused = side_of(said.target)
    return event.type not in _BACKING and any(
        e.type in _BACKING and accused in map(side_of, e.actors)
        for e in coded.events if e.statement_id == said.id
    )  # fmt: skip


def _by_deed(event: Event, touches: Sequence[ProvisionTouch]) -> bool:
    """Return whether an act is a breach by the word of whoever tells it, not by force: mines laid
    "in violation of the truce" are no part of a shelling."""
    return event.type == "MOBILIZE" and all(t.explicit for t in touches)


def _not_noticed(event: Event, said: Statement | None) -> bool:
    """Return whether somebody who lays blame to nobody, or the report itself, tells that there was
    no such act ("heard no shots", "no violation was recorded"): nothing to ask about. So is a good
    act that somebody says was not done ("not one rifle was handed in"), save where he answers."""
    if event.realis != "denied":
        return False
    undone = event.type in _GOOD and said is not None and said.act not in _ANSWERING
    return said is None or said.act in _BLAMELESS or undone


def _statement_nodes(
    coded: CodedStory, statements: dict[str, Statement], touches: Iterable[ProvisionTouch]
) -> Iterator[Node]:
    for touch in touches:
        said = statements.get(touch.statement_id or "")
        if said is None or touch.provision != "ceasefire":
            continue
        actors = [a for a in (touch.violator,) if a is not None]
        if said.act == "accuse" and said.speaker is not None:
            actors.append(said.speaker)
        days, _ = window(None, coded, False)
        counts = counts_of(coded, None, said)
        yield Node(
            coded.story.id, coded.story.published.date or "", said.id, None, said, "violence",
            _sides(actors), None, days, False, False, (touch,), cue_events(coded, said),
            counts, doers=_sides(a for a in (touch.violator,) if a is not None),
            at=touch.span.start, sums=bool(counts),
        )  # fmt: skip


def _letters(text: str) -> str:
    """Return a clause's words in small letters, or nothing where it is too short to be a copy."""
    words = _WORD.findall(text.lower())
    return " ".join(words) if len(words) >= COPY_WORDS else ""


def cue_events(coded: CodedStory, said: Statement) -> tuple[str, ...]:
    """Return the ids of the events that a statement's cue is the trigger of."""
    cue = said.cue
    if cue is None:
        return ()
    return tuple(
        e.id for e in coded.events if e.trigger.start < cue.end and cue.start < e.trigger.end
    )


def _sides(actors: Iterable[Actor]) -> frozenset[str]:
    return shared(frozenset(s for s in map(side_of, actors) if s))


def _before_told(coded: CodedStory, said: Statement) -> Days | None:
    own = set(cue_events(coded, said))
    until = told_until([*(e.time for e in coded.events if e.id in own), said.time], coded)
    return None if until is None else (1, until)
