"""Letters that services of several states share: "the KGB of X", afterwards "a KGB officer".

Where a story gives such letters to one land, they are that land's service all through it, whoever
else has one; where it gives them to several, only where it says whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Entity, Entry, Hit
from trucewatch.vocab.actor_roles import SERVICES

_OWNS = frozenset({"'s", "’s"})
_LANDS = frozenset({"country", "adjective", "people", "seat"})


def with_owners(parse: Parse, hits: Sequence[Hit]) -> list[Hit]:
    """Return ``hits`` with the letters of services as those of the one land that owns them."""
    letters = {k for k, h in enumerate(hits) if _is_service(parse, h)}
    if not letters:
        return list(hits)
    owners: dict[str, dict[str, Hit]] = {}
    for k in letters:
        for owner in _owners(parse, hits, k):
            owners.setdefault(parse.word[hits[k].first], {})[_land(owner)] = owner
    return [
        _owned(parse, h, owners.get(parse.word[h.first], {})) if k in letters else h
        for k, h in enumerate(hits)
    ]


def _is_service(parse: Parse, hit: Hit) -> bool:
    word, body = parse.word[hit.first], hit.entry.entity
    letters = hit.last == hit.first + 1 and word.isupper() and word.isalpha()
    return letters and body is not None and body.sector in SERVICES


def _land(owner: Hit) -> str:
    return owner.entry.entity.id if owner.entry.entity is not None else owner.entry.country


def _owners(parse: Parse, hits: Sequence[Hit], k: int) -> Iterator[Hit]:
    """Yield the lands right before the letters ("X's", "Xian"), or behind "of" after them."""
    hit = hits[k]
    before = hits[k - 1] if k else None
    if before is not None and _is_land(before):
        gap = parse.lower[before.last : hit.first]
        behind_in = parse.tag[before.first - 1] == "IN" if before.first else False
        if (not gap and not behind_in) or (len(gap) == 1 and gap[0] in _OWNS):
            yield before
    at = k + 1
    end = hit.last
    while at < len(hits) and hits[at].first == end and hits[at].entry.kind == "role":
        end, at = hits[at].last, at + 1  # "the KGB chief of X"
    after = hits[at] if at < len(hits) else None
    if after is None or not _is_land(after) or parse.sent[after.first] != parse.sent[hit.first]:
        return
    if parse.lower[end : after.first] in (("of",), ("of", "the")):
        yield after


def _is_land(hit: Hit) -> bool:
    area = hit.entry.entity is not None and hit.entry.entity.kind == "area"
    return area or (hit.entry.kind in _LANDS and bool(hit.entry.country))


def _owned(parse: Parse, hit: Hit, owners: dict[str, Hit]) -> Hit:
    if len(owners) != 1:
        return hit
    owner = next(iter(owners.values()))
    if owner.entry.entity is not None:  # what an unrecognised land has is its own
        entry = Entry("entity", owner.entry.country, owner.entry.sector, owner.entry.entity, 1)
        return msgspec.structs.replace(hit, entry=entry, others=())
    country = owner.entry.country
    listed = (e for e in (hit.entry, *hit.others) if e.entity is not None and e.country == country)
    known = next(listed, None)
    return msgspec.structs.replace(
        hit, entry=known or _own(parse.word[hit.first], country, hit.entry.sector), others=()
    )


def _own(letters: str, country: str, sector: str) -> Entry:
    key = f"{letters}-{country}".lower()
    entity = Entity(key, letters, "body", country, sector, "", "", "", ())
    return Entry("entity", country, sector, entity, cased=2)
