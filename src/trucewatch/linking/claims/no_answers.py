"""What is told beside a question without answering it.

Who returned fire has not said that he did it, a mission whose guards heard the shots has named
nobody, and what somebody cannot say of another matter leaves nothing open about this one. Each rule
here takes an answer away, or makes it smaller; none adds one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from trucewatch.coding.attribution.same_matter import PLACED, kinds_of, stems, stems_of
from trucewatch.coding.coreference.coreference import SAME
from trucewatch.coding.events.two_sided import STORY_SIDES
from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.camps.sides import NARRATOR, is_body, is_bystander, is_nobodys, side_of
from trucewatch.linking.claims.matters import names, words_of
from trucewatch.linking.claims.raws import OTHERWISE, Raw
from trucewatch.linking.nodes import Node
from trucewatch.records import Actor, ActorAnswer, Claim, Statement
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import phrases_of, word_set

_BREACH = re.compile(r"(?:violat|breach|infring|contraven)", re.IGNORECASE)
_BY_DOING = re.compile(r"\bby (?:not )?[a-z-]+ing\b.*", re.IGNORECASE | re.DOTALL)
# "Could not establish when the position was built".
_OF_ELSE = re.compile(r"\A\W*(?:that )?(?:when|how (?:many|much|long|far|often)|why)\b", re.I)


def is_reply(n: Node) -> bool:
    """Return whether an act is told as an answer to fire ("the guard had returned fire"): whoever
    tells it lays the deed to nobody by that."""
    if n.event is None or n.statement is None:
        return False
    at = n.event.trigger.start - n.event.start
    found = phrases_of("linking.answering_fire").finditer(n.clause)
    return any(m.start() <= at < m.end() for m in found)


def replies_for_his_own(n: Node, said: Statement) -> bool:
    """Return whether who tells of such an answer can tell it of his own men: no bystander, and
    nobody who stands over the sides; not whom the fire was returned to."""
    who = said.speaker
    if who is None or is_bystander(who) or who.sector == "IGO":
        return False
    return side_of(who) not in n.done_to


def only_noticed(n: Node, said: Statement) -> bool:
    """Return whether those whom a report without blame names heard or saw the act ("its guards had
    seen shelling"), and did not do it."""
    if n.event is None or said.act != "report_no_blame":
        return False
    return n.event.trigger.text.lower() in word_set("linking.noticed")


def in_own_words(n: Node, said: Statement, doers: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return those of some doers whom a statement names, where who stands over the sides makes it:
    who only deplores "the attack" or counts it does not say again who did it. What a party calls a
    breach, and an accusation, is of whom the report lays the act to."""
    e, who = n.event, said.speaker
    apart = said.act == "report_no_blame" or (who is not None and _stands_over(who))
    told = e is not None and e.actors and {STORY_SIDES, SAME}.isdisjoint(e.made_by.rules)
    if said.act == "accuse" or told or not apart:
        return tuple(doers)
    return tuple(a for a in doers if any(c.start <= a.start < c.end for c in said.content))


def _stands_over(who: Actor) -> bool:
    """Return whether somebody watches or helps, and is of no side: a mission, "the committee"."""
    words = re.findall(r"[a-z]+", who.text.lower())
    bodies = act_words("monitor") | word_set("linking.standing_over")
    return is_body(who) or not bodies.isdisjoint(words)


def owned_in(nodes: Sequence[Node]) -> frozenset[tuple[str, str]]:
    """Return report and side of those who tell of a deed as their own: who it was is in no doubt
    there, whoever speaks of "the strikes"."""
    return frozenset(
        (n.story_id, side) for n in nodes
        if n.event is not None and n.event.realis != "denied" and n.statement is not None
        and n.statement.act != "deny" and (side := n.teller_side) is not None and side in n.doers
    )  # fmt: skip


def own_men(said: Statement, doers: Sequence[Actor]) -> bool:
    """Return whether the doers are the speaker's own men by its words ("said that its militia had
    fired"): nobody else is named before them."""
    if not doers or not said.content or said.speaker is None or is_bystander(said.speaker):
        return False
    before = said.content[0].text[: max(0, doers[0].start - said.content[0].start)]
    if all(_OUR.match(a.text) for a in doers):
        return True
    return all(_ITS.match(a.text) for a in doers) and not _NAMED.search(before)


def owns_to_his_men(said: Statement, doers: Sequence[Actor]) -> bool:
    """Return whether a speaker tells as his own word that his men did it: nobody else is named, and
    nobody made to say so, before them."""
    if not own_men(said, doers):
        return False
    before = said.content[0].text[: max(0, doers[0].start - said.content[0].start)]
    return not _NAMED.search(before) and not _MADE_TO_SAY.search(before)


_MADE_TO_SAY = re.compile(r"\b(?:said|says?|claim\w*|alleg\w*|accus\w*|told)\b", re.IGNORECASE)
_OUR = re.compile(r"(?:(?:one|two|some|several|members?|part) of )?our\b", re.IGNORECASE)


_ITS = re.compile(r"(?:(?:one|two|some|several|members?|part) of )?(?:its|our)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!\A)\b[A-ZÀ-Þ]\w{2,}|\bthe \w+")


def of_no_such_thing(s: Statement, nodes: Sequence[Node]) -> bool:
    """Return whether who does not say who did something, or whose something is, cannot mean an act:
    it was done by words alone ("tried to deceive the envoy"), or tells of no such thing ("whose
    trenches")."""
    acts = [n for n in nodes if n.event is not None]
    if of_words(acts):
        return True
    things = [stems(m.group(1)) for c in s.content for m in _WHOSE_THING.finditer(c.text)]
    if not things:
        return False
    told = stems(" ".join(n.clause for n in acts))
    told |= stems_of(word_set("linking.means", "linking.deeds", "acts.owned_weapons"))
    return any(thing and not thing <= told for thing in things)


def of_words(nodes: Sequence[Node]) -> bool:
    """Return whether all acts are done by words alone ("tried to deceive the envoy")."""
    acts = [n for n in nodes if n.event is not None]
    return bool(acts) and all(n.mode in _OF_WORDS for n in acts)


# Modes of acts that are done by words alone.
_OF_WORDS = frozenset({"misinformation"})
_WHOSE_THING = re.compile(r"\bwhose (\w+)", re.IGNORECASE)


def strays(n: Node, nodes: Sequence[Node]) -> bool:
    """Return whether words of blame that no act of their own stands under are of another act: of
    cases told before, of a deed of no force, or at another place than all at which the incident is
    told."""
    if n.event is not None or n.statement is None:
        return False
    told = [m for m in nodes if m.event is not None]
    if not told:
        return False
    if n.statement.act == "withhold_blame" and of_no_such_thing(n.statement, told):
        return True
    words = words_of(n.statement)
    if _CASES.search(words):
        return True
    kinds = kinds_of(words)
    if kinds and "force" not in kinds and any(map(_of_force, told)):
        return True
    placed = [stems(x) for x in PLACED.findall(words)]
    who = stems(" ".join(names(n.statement))) if placed else frozenset()
    named = [x for x in placed if not x <= who]
    if not named or not any(m.place is not None for m in told):
        return False
    known = stems(" ".join((m.clause + " " + (m.place.name if m.place else "")) for m in told))
    return not any(x <= known for x in named if x)


def _of_force(n: Node) -> bool:
    return n.event is not None and "force" in kinds_of(f"{n.clause} {n.event.trigger.text}")


def of_two(n: Node) -> bool:
    """Return whether somebody tells of fighting between two sides that he names ("clashes between
    the Front and the Guard"): he names both, and lays it to neither."""
    e = n.event
    if e is None or n.statement is None or (e.mode != "sideAB" and _MUTUAL not in e.made_by.rules):
        return False
    named = [a for a in e.actors if any(c.start <= a.start < c.end for c in n.statement.content)]
    return len({a.start for a in named}) > 1


# The rule of coding by which those who clash with each other are all its actors.
_MUTUAL = "frame:sym"


def names_by_what(n: Node) -> bool:
    """Return whether a bystander names who did it by whose arms or men it came from, or by whom he
    took them for ("was fired from an army post", "men whom he took for guards")."""
    told = "" if n.statement is None else words_of(n.statement)
    return _FROM_WHOSE.search(told) is not None or _taken_for().search(told) is not None


_FROM_WHOSE = re.compile(
    r"\b(?:from|by) (?:an?|the|some) (?:[\w’'-]+ ){0,3}?(?:army|military|government|rebels?|militia"
    r"|troops|soldiers|navy|police|separatists?|insurgents?)\b",
    re.IGNORECASE,
)


@cache
def _taken_for() -> re.Pattern[str]:
    """Whom somebody took others for: "mistook for rebels", "whom they had recognised as guards"."""
    verbs = "|".join(sorted(word_set("linking.taking_for")))
    return re.compile(
        rf"\b(?:{verbs}) (?:[\w’'-]+ ){{0,2}}?(?:for|as|to be)\b"
        rf"|\bwhom (?:\w+ ){{1,3}}(?:{verbs})\b",
        re.IGNORECASE,
    )


def of_the_tellers_men(s: Statement) -> bool:
    """Return whether an admission is of "our men" in words that are not quoted: they are those of
    who tells it, not of whom he has say it ("they said it was our own men")."""
    if s.act not in ("concede", "accuse") or s.quote_type != "indirect" or s.speaker is None:
        return False
    first = s.speaker.text.lower() in ("we", "i")
    return not first and bool(s.content) and _OURS.search(words_of(s)) is not None


_OURS = re.compile(r"\b(?:our|ours|we|us)\b", re.IGNORECASE)


def leaves_other_matter(said: Statement) -> bool:
    """Return whether what somebody cannot say is when, how often or why something was, not who did
    it."""
    if said.act != "withhold_blame" or not said.content:
        return False
    words = set(re.findall(r"[a-z]+", said.content[0].text.lower()))
    return bool(_OF_ELSE.match(said.content[0].text)) and words.isdisjoint(
        word_set("linking.culprits")
    )


def breaks_by_another_deed(n: Node, nodes: Sequence[Node]) -> bool:
    """Return whether who is said to have broken a truce broke it by a deed of another kind than the
    incident tells of ("had breached it by moving tanks to Dolna"): that answers no shelling."""
    e = n.event
    if e is None or not _BREACH.match(e.trigger.text):
        return False
    means = _BY_DOING.search(n.clause)
    if means is None or kinds_of(means.group()) & {"force"}:
        return False
    others = [m for m in nodes if m.event is not None and not _BREACH.match(m.event.trigger.text)]
    return any("force" in kinds_of(m.clause) for m in others)


# "Has broken the code in four of these cases".
_CASES = re.compile(
    r"\b(?:these|those|such|the|all|both) (?:\w+ )?(?:cases|complaints|instances|allegations)\b",
    re.I,
)


def undone_by_nobody(nodes: Sequence[Node], claims: Sequence[Claim]) -> bool:
    """Return whether all that is told of a good act is that it was not done, and nobody has claimed
    that it was: nothing is denied."""
    good = all(n.family in ("retreat", "aid", "cooperation") for n in nodes)
    return good and all(c.answer == "no" for c in claims)


def without_the_unasked(raws: Sequence[Raw]) -> list[Raw]:
    """Return the answers to questions of blame without another account of whom nobody charges, and
    without the "no" of who charges another and is himself charged by nobody."""
    blame = [r for r in raws if r.kind in BLAMES and isinstance(r.answer, ActorAnswer)]
    charging = {r.side for r in blame if r.side and side_of(r.answer) != r.side}  # type: ignore[arg-type]
    laid: dict[str, set[str | None]] = {}
    for r in blame:
        laid.setdefault(_laid_to(r), set()).add(r.side)
    return [r for r in raws if r.kind not in BLAMES or not _unasked(r, charging, laid)]


_ANYBODY = ""


def _laid_to(r: Raw) -> str:
    """Return the side that an answer names; nothing where it names somebody who may be anybody."""
    assert isinstance(r.answer, ActorAnswer)
    return _ANYBODY if is_nobodys(r.answer) else side_of(r.answer) or _ANYBODY


def _unasked(r: Raw, charging: set[str], laid: Mapping[str, set[str | None]]) -> bool:
    told = laid.get(r.side or _ANYBODY, set()) | laid.get(_ANYBODY, set())
    if told - ({r.side} if r.side else set()):
        return False  # somebody charges him, or somebody who can be of his side
    if r.answer == OTHERWISE:
        return True
    if r.answer != "no" or r.grants or r.side not in charging:
        return False
    return all(r.side in tellers for tellers in laid.values())  # he answers for no ally


def told_of_another(r: Raw) -> Raw:
    """Return an answer that another makes somebody give ("he said that the rebels had admitted
    it") as that other's accusation: nobody has admitted anything."""
    if r.act != "concede" or "citing" not in r.claimant.name or r.claimant.code == NARRATOR:
        return r
    return msgspec.structs.replace(r, act="accuse")
