"""What a party is called whose stand somebody told who is named by his office: "its envoy said"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.camps.sides import UNNAMED
from trucewatch.linking.positions.stands import Entry
from trucewatch.records import Actor
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.words import word_set


def by_office(actor: Actor) -> bool:
    """Return whether an actor is named by an office of a known party alone: "envoy", "the Front's
    chief negotiator", "spokesman for the Front"; not by a name of his own."""
    if actor.code == UNNAMED or "/" in _own(actor):
        return False
    words = actor.name.split()
    own = [w for w in words if w[:1].isupper()]
    office = not word_set("positions.offices").isdisjoint(
        w.lower().removesuffix("s") for w in words
    )
    return office and (not own or "for" in words or words[0].endswith(("'s", "’s")))


def _own(actor: Actor) -> str:
    """Return an actor's code; that of a group whose own name stands where a person's would is the
    group's alone."""
    code, _, person = actor.code.partition("/")
    return code if person in code else actor.code


def by_their_parties(entries: Sequence[Entry], stories: Iterable[CodedStory]) -> list[Entry]:
    """Give stands that were told by an office the name that reports give to the party itself, where
    some report names it."""
    wanted = {_own(e.mention.party) for e in entries if by_office(e.mention.party)}
    names = party_names(stories, wanted) if wanted else {}
    return [_renamed(e, names) for e in entries]


def party_names(stories: Iterable[CodedStory], wanted: set[str]) -> dict[str, str]:
    """Return what actors with one of the ``wanted`` codes are mostly called, the longer name of
    two that are as common."""
    told: dict[str, Counter[str]] = {}
    for story in stories:
        for actor in _actors(story):
            code = _own(actor)
            if code in wanted and actor.name and not by_office(actor):
                told.setdefault(code, Counter())[actor.name] += 1
    return {
        code: max(names, key=lambda n: (names[n], len(n), n))
        for code, names in told.items()
    }  # fmt: skip


def _actors(story: CodedStory) -> Iterator[Actor]:
    for s in story.statements:
        yield from (a for a in (s.speaker, s.target) if a is not None)
    for e in story.events:
        yield from (*e.actors, *e.recipients)
    for m in story.leads.positions:
        yield m.party


def _renamed(e: Entry, names: Mapping[str, str]) -> Entry:
    party = e.mention.party
    name = names.get(_own(party))
    if name is None or not by_office(party):
        return e
    party = msgspec.structs.replace(party, name=name)
    return msgspec.structs.replace(e, mention=msgspec.structs.replace(e.mention, party=party))
