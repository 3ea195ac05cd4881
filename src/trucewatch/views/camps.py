"""Camps in words: the keys that linking gives them, as people name them."""

from __future__ import annotations

from functools import cache

from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.tables import table

_PARTS = {"monitor": "Monitors", "third": "Third parties", "narrator": "The reports themselves"}


@cache
def _countries() -> dict[str, str]:
    return {row["country"]: row["names"].split("|")[0] for row in table("actors/countries.tsv")}


def camp_name(camp: str) -> str:
    """Return a camp's name; a key that nothing explains stays as it is."""
    if camp in _PARTS:
        return _PARTS[camp]
    head, _, slug = camp.partition(":")
    entity = load_actors().entities.get(slug or head)
    if entity is not None:
        return entity.name
    country = _countries().get(head[:3])
    if slug:
        words = slug.replace("-", " ").title()
        return f"{words} ({country})" if country and country != words else words
    if country is None:
        return head.replace("-", " ").title() if head.islower() else head
    kinds = {"REB": "armed groups", "OPP": "opposition", "PRM": "militias"}
    return f"{country}, {kinds[head[3:]]}" if head[3:] in kinds else country
