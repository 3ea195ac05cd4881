"""Whose forces and officials are: a government's, a group's, or those of who names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named, code_of, entity_named
from trucewatch.vocab.actor_roles import leads_rebels
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast


def of_government(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether forces are called "government forces" and no country is named."""
    if named.country or named.sector not in ("MIL", "COP") or not cast.home:
        return False
    first, _ = cast.noun_phrase(head)
    return bool({"government", "federal"} & set(cast.parse.lower[first:head]))


MAX_CHILDREN = 30
"""So many words below a noun are looked at."""


def is_anothers(parse: Parse, head: int) -> bool:
    """Tell whether forces are told by their patron: "the militias armed by the government"."""
    return any(
        child > head
        and parse.dep[child] == "acl"
        and parse.lemma[child] in word_set("coreference.patrons")
        and any(parse.dep[c] == "agent" for c in parse.children[child])
        for child in parse.children[head]
    )


def is_another(cast: Cast, head: int, named: Named) -> bool:
    """Tell whether a description names somebody of its own, whatever the story named before.

    "The delegation of the Platform", "the militias armed by the government", "the bandits".
    """
    parse = cast.parse
    if named.noun in word_set("coreference.robbers") or is_anothers(parse, head):
        return True
    for child in parse.children[head]:
        if named.person or parse.lower[child] not in ("of", "from") or child < head:
            continue
        below = [c for c in parse.children[child] if parse.dep[c] == "pobj"]
        if any(parse.pos[c] == "PROPN" and not cast.hits_in(*cast.noun_phrase(c)) for c in below):
            return True
    return False


def is_named_otherwise(cast: Cast, head: int, group: Named) -> bool:
    """Tell whether rebels bear a name that is not the group's: "the Karo rebels", "paramilitaries
    of the Night Owls"; a place that the story tells of elsewhere ("the Tame rebels") is no name."""
    parse = cast.parse
    own = set() if group.entity is None else set(slug(group.entity.name).split("-"))
    behind = (o for c in parse.children[head] if parse.lower[c] == "of" and c > head
              for o in parse.children[c] if parse.dep[o] == "pobj")  # fmt: skip
    before = range(cast.noun_phrase(head)[0], head)
    names = [
        k for k in (*before, *behind) if parse.tag[k][:2] == "NN" and parse.word[k][0].isupper()
    ]
    return any(
        not cast.hits_in(k, k + 1)
        and not cast.hits_in(*cast.noun_phrase(k))
        and own.isdisjoint(slug(parse.word[k]).split("-"))
        and not _is_where(parse, parse.word[k])
        for k in names
    )


def _is_where(parse: Parse, name: str) -> bool:
    """Tell whether a story has a name stand as a place's somewhere: "shelling X", "in X"."""
    told = (k for k in range(1, len(parse)) if parse.word[k] == name)
    return any(_leads_to_a_place(parse, k) for k in told)


def _leads_to_a_place(parse: Parse, k: int) -> bool:
    """Tell whether a name stands where a place's does: behind a preposition of place or a bearing
    ("northern X"), or as what somebody enters, leaves or shells."""
    before = k - 1
    if parse.pos[before] == "ADP":
        return parse.lower[before] in word_set("coreference.where")
    if parse.lower[before].endswith(_BEARING):
        return True
    moves = word_set("coreference.going", "cast.hostile")
    return parse.pos[before] == "VERB" and parse.lemma[before] in moves


_BEARING = ("thern", "stern", "central")


def attacks(cast: Cast, head: int, body: Named) -> bool:
    """Tell whether the phrase of ``head`` does something to ``body`` in the same clause: nobody
    attacks his own posts."""
    parse, verb = cast.parse, cast.parse.head[head]
    if parse.dep[head] != "nsubj" or body.entity is None:
        return False
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    return parse.lemma[verb] in word_set("cast.hostile") and any(
        h.entry.entity is not None and h.entry.entity.id == body.entity.id
        for o in objects
        for h in cast.hits_in(*parse.subtree(o))
    )


def side_of(cast: Cast, owner: Actor, owned: Named) -> Actor:
    """Return the armed group of a person: "Y's fighters" are the group's."""
    group = cast.camps.groups.get(owner.code)
    person = cast.entities.get(owner.code.partition(":")[2])
    leads = person is not None and leads_rebels(person, owned.sector)
    if person is not None and leads:
        group = cast.entities.get(person.group)
    elif owner.sector not in ("REB", "PRM"):
        return owner
    if group is None:
        return owner
    named = entity_named(group, cast.on, "REB" if leads else None)
    return msgspec.structs.replace(
        owner, code=named.code, country=named.country, sector=named.sector, name=named.name
    )


def owned(named: Named, owner: Actor) -> Named:
    """Return a role with the country or group of its owner ("its forces")."""
    if not owner.country:
        return _of_unknown_group(named, owner)
    same = named.sector in (owner.sector, "MIL", "UNK", "GOV") or named.noun == "deputy"
    if owner.sector in ("REB", "PRM", "IGO", "NGO") and same:
        return msgspec.structs.replace(
            named, code=owner.code, country=owner.country, sector=owner.sector
        )
    sector = named.sector
    if (sector in ("UNK", "GOV") or named.noun == "deputy") and owner.sector not in (None, "IGO"):
        sector = owner.sector or sector
    _, colon, tail = named.code.partition(":")
    code = code_of(owner.country, sector, colon + tail)
    return msgspec.structs.replace(named, code=code, country=owner.country, sector=sector)


def _of_unknown_group(named: Named, owner: Actor) -> Named:
    """Return men and speakers of a group that no table knows as the group's."""
    noun = owner.name.rsplit(" ", 1)[-1].lower()  # a person's movement is not the person
    called = noun in word_set("cast.groups") or noun == "army" or owner.name.isupper()
    of_group = owner.sector in (None, "UNK", "REB", "PRM") and called
    group = (":" in owner.code and of_group) or owner.sector == "IGO"
    if not group or named.country or named.sector not in ("MIL", "UNK", "GOV", owner.sector):
        return named
    if ":" in named.code:  # "its chief negotiator, X" keeps his own name
        return named
    return msgspec.structs.replace(named, code=owner.code, sector=owner.sector or "UNK")


def sender_of(cast: Cast, head: int, named: Named) -> Actor | None:
    """Return who "deployed 2,000 troops", for forces that no word of the phrase claims."""
    parse = cast.parse
    if named.country or named.sector != "MIL" or parse.dep[head] != "dobj":
        return None
    verb = parse.head[head]
    if parse.lemma[verb] not in word_set("coreference.moving"):
        return None
    for _ in range(4):
        subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
        if subject is not None:
            return cast.of(subject)
        if parse.dep[verb] not in ("xcomp", "conj", "ccomp") or parse.head[verb] == verb:
            break
        verb = parse.head[verb]
    return None


def is_owned(parse: Parse, head: int) -> bool:
    """ "The head of its observers": whose they are, and so whose head, a pronoun tells."""
    return any(parse.tag[c] == "PRP$" for c in parse.children[head][:MAX_CHILDREN])


def is_only_where(cast: Cast, head: int) -> bool:
    """Tell whether the land of a phrase is only where somebody is whose owner a pronoun tells: "its
    administrator in X"."""
    parse = cast.parse
    below = parse.children[head][:MAX_CHILDREN]
    if not any(parse.lower[c] in ("its", "their", "our") for c in below):
        return False
    told = [h for h in cast.hits_in(*cast.noun_phrase(head)) if h.entry.country]
    between = [set(parse.lower[head + 1 : h.first]) for h in told]
    return bool(told) and all(w & _WHERE and not w & _WHOSE for w in between)


_WHERE = frozenset({"in", "at", "near"})
_WHOSE = frozenset({"of", "from", "for"})


def introduces(parse: Parse, head: int, preposition: int) -> bool:
    """Tell whether a preposition leads from a role to whose it is: "envoy of", "adviser to"."""
    word = parse.lower[preposition]
    aides = word_set("coreference.aides")
    return word in ("of", "for") or (word == "to" and parse.lemma[head] in aides)
