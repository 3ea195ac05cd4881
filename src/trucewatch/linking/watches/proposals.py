"""A watch proposed from reports: who is against whom, who stands between them, and on what.

A camp is a side that accuses, is accused, denies, fights or is fought, or bargains with another;
who mediates, hosts, brokers or watches has a role, and is in no camp unless it fights more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import yaml

from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.camps.members import with_groups, with_sides
from trucewatch.linking.camps.sides import is_body, is_bystander, is_person_alone, side_of
from trucewatch.linking.link import Linked, link
from trucewatch.linking.shared import FORCE
from trucewatch.linking.watches.proposed_roles import each_once, roles_told
from trucewatch.linking.watches.watch import CODE, is_date
from trucewatch.records import Actor, ActorAnswer, Agreement, Incident
from trucewatch.records.coded import CodedStory
from trucewatch.records.leads import NO_ISSUE, OTHER
from trucewatch.vocab.actors import slug
from trucewatch.vocab.agreements import agreement_kinds
from trucewatch.vocab.issues import load_issue_words
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

# A proposed watch names the sides that are told of most, and no more than a process has.
_PROPOSED_SIDES = 4
_SHARE = 5
_PROPOSED = 12
# Bodies between the sides, which are no camp.
_OF_NO_STATE = frozenset({"NGO", "IGO"})
_CHARGES = frozenset({"accuse", "deny", "threaten"})
_FIGHTING = FORCE | {"MOBILIZE"}
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "SEP", "GOV/MIL"})
_OLD = frozenset({"historical", "hypothetical", "counterfactual"})
# What takes no stand against another side, and the issue on which those between speak.
_TOLD = frozenset({"assessment", "pressure"})
_OF_HELPERS = frozenset({NO_ISSUE, "process"})
_NO_BLAME = frozenset({"report_no_blame", "withhold_blame"})


class Parts(msgspec.Struct, frozen=True):
    """How often each side is told of as against another, as at the table with it, and as between
    the two; ``roles`` are (code, role) of those between."""

    against: Counter[str]
    table: Counter[str]
    between: Counter[str]
    roles: frozenset[tuple[str, str]]

    def camps(self) -> list[str]:
        """Return the sides, those told of most first: two, and who is told of as often as a fifth
        of the first."""
        told = {s: self.against[s] + self.table[s] for s in {*self.against, *self.table}}
        found = sorted(filter(self._is_camp, told), key=lambda s: (-told[s], s))
        least = told[found[0]] / _SHARE if found else 0.0
        return [s for k, s in enumerate(found) if k < 2 or told[s] >= least][:_PROPOSED_SIDES]

    def _is_camp(self, side: str) -> bool:
        if self.against[side]:
            return self.against[side] > self.between[side]
        return not self.between[side]


def propose_watch(stories: Sequence[CodedStory], name: str) -> str:
    """Return the YAML of a watch for ``stories``: sides, roles, agreements, places, issues seen.

    Camps are one side each, to be put together by hand; monitors and mediators have a role and an
    affiliation and are in no camp.
    """
    linked = link(stories)
    known = with_sides([with_groups(s) for s in stories])
    parts = parts_of(known, linked)
    camps = parts.camps()
    data: dict[str, Any] = {"name": name}
    data["camps"] = {side: [side] for side in camps}
    data["roles"] = [_role(c, r) for c, r in sorted(parts.roles) if _side(c) not in camps]
    agreements = (a for a in linked.agreements if a.stage in ("signed", "in_force"))
    data["agreements"] = _told_apart(map(_agreement, agreements))
    data["places"] = _places(linked.incidents)
    issues = {i.issue for i in load_issue_words().issues} - {OTHER}
    data["issues"] = _most(p.issue for p in linked.positions if p.issue in issues)
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def _agreement(a: Agreement) -> dict[str, Any]:
    """Return the entry of an agreement: what is known of it, in codes that a watch can have."""
    entry = {
        "name": a.name,
        "signed": a.signed if a.signed and is_date(a.signed) else None,
        "kind": a.kind if a.kind in agreement_kinds() else "other",
        "parties": [p for p in a.parties if not _unknown(p) and CODE.fullmatch(p)],
        "brokers": [b for b in a.brokers if CODE.fullmatch(b)],
    }
    return {k: v for k, v in entry.items() if v}


def _places(incidents: Iterable[Incident]) -> list[str]:
    """Return the places told of most: no whole countries, and of words that the gazetteer does not
    know only those that more than one incident is at."""
    found = [i.place for i in incidents if i.place is not None and i.place.precision != "country"]
    counts = Counter(p.name for p in found)
    known = {p.name for p in found if p.precision != "unresolved"}
    return _most(p.name for p in found if p.name in known or counts[p.name] > 1)


def parts_of(stories: Sequence[CodedStory], linked: Linked) -> Parts:
    """Return the parts that sides play in stories and in what is linked of them."""
    between = [*_between(stories, linked)]
    watching = {code for code, role in between if role == "monitor"}
    sides = Counter(side for a in _neutral(stories) if (side := _party(a)))
    sides.update(_side(code) for code, _ in between)
    against = (a for a in _against(stories, linked) if a.code not in watching)
    table = (a for a in _at_table(stories) if a.code not in watching)
    return Parts(
        Counter(side for a in against if (side := _party(a))),
        Counter(side for a in table if (side := _party(a))),
        sides,
        each_once((code, role) for code, role in between if _may_watch(code)),
    )


def _between(stories: Sequence[CodedStory], linked: Linked) -> Iterator[tuple[str, str]]:
    """Yield (code, role) of those who watch, mediate or host; a person's is that of his side."""
    for code, role in roles_told(stories):
        yield code, role
        side = _side(code)
        if is_person(code) and side != code and CODE.fullmatch(side):
            yield side, role
    for met in linked.rounds:
        yield from ((side_of(a) or a.code, "mediator") for a in met.mediators)
        yield from ((side_of(a) or a.code, "host") for a in (met.host,) if a is not None)
    for agreement in linked.agreements:
        yield from ((_side(code), "mediator") for code in agreement.brokers)


def _neutral(stories: Sequence[CodedStory]) -> Iterator[Actor]:
    """Yield who reports without blame."""
    for s in stories:
        yield from (x.speaker for x in s.statements if x.act in _NO_BLAME and x.speaker)


def _against(stories: Sequence[CodedStory], linked: Linked) -> Iterator[Actor]:
    """Yield who accuses, threatens, denies, is accused, and who fights whom."""
    for s in stories:
        for x in (x for x in s.statements if x.act in _CHARGES):
            if x.speaker is not None and not is_bystander(x.speaker):
                yield x.speaker
            if x.target is not None and x.act != "deny":
                yield x.target
        for e in (e for e in s.events if e.type in _FIGHTING and e.realis not in _OLD):
            yield from e.actors
            yield from (a for a in e.recipients if a.sector in _ARMED)
    for found in (q for i in linked.incidents for q in i.claim_sets if q.kind in BLAMES):
        yield from (c.answer for c in found.claims if isinstance(c.answer, ActorAnswer))


def _at_table(stories: Sequence[CodedStory]) -> Iterator[Actor]:
    """Yield who wants or gives something, and who takes part in talks."""
    for s in stories:
        stands = (p for p in s.leads.positions if p.issue not in _OF_HELPERS)
        yield from (p.party for p in stands if p.kind not in _TOLD)
        yield from (a for r in s.leads.rounds for a in r.participants)


def _party(actor: Actor) -> str | None:
    """Return the side that an actor can be a camp as: a state, a group with a name of its own; no
    body between the sides, person of no side, unit, or people whom nothing but a place names."""
    side, words = side_of(actor), set(slug(actor.name).split("-"))
    if side is None or CODE.fullmatch(side) is None or is_body(side):
        return None
    if not side.startswith("UNK"):
        return side
    if not side.startswith("UNK:"):
        return None  # an office of no state that is known
    if is_bystander(actor) or is_person_alone(actor) or words & word_set("linking.between"):
        return None
    unit = actor.sector == "MIL" and words & word_set("cast.parts")
    return None if unit else side


def _side(code: str) -> str:
    """Return the side of a code: a state's office or person is the state's."""
    head, _, own = code.partition("/")[0].partition(":")
    if code.startswith("UNK") or (own and head[3:] in _ARMED) or is_body(head):
        return code.partition("/")[0]
    return head[:3] if not own or head[3:] in ("", "GOV", "MIL") else code


def _may_watch(code: str) -> bool:
    """Tell whether a code names one body or state: no bare "observers", no unlisted official."""
    listed = not _unknown(code) or code.startswith(("UNKIGO:", "UNKNGO:"))
    return listed and CODE.fullmatch(code) is not None and not is_person(code)


def _role(code: str, role: str) -> dict[str, str]:
    """Return the entry of a monitor or mediator; whose they are only where a table knows it."""
    own = {} if _unknown(code) or code[:3] in _OF_NO_STATE else {"affiliation": code[:3]}
    return {"who": code, "role": role, **own}


def _told_apart(agreements: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each agreement with a name or a day of its own once; "the ceasefire" may be any."""
    named: dict[str, dict[str, Any]] = {}
    for a in agreements:
        own = any(w[:1].isupper() for w in a["name"].removeprefix("The ").split())
        if own or "signed" in a:
            named.setdefault(slug(a["name"]), a)
    return list(named.values())


def _unknown(code: str) -> bool:
    return code.startswith("UNK") or "/" in code


def _most(words: Iterable[str]) -> list[str]:
    counts = Counter(words)
    return sorted(counts, key=lambda w: (-counts[w], w))[:_PROPOSED]
