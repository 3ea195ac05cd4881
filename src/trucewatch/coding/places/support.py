"""Whether anything but its name speaks for a far-away place: invented names, minor spellings.

A village bears the name of many a place that no gazetteer has, and a name that only some list of
spellings gives to a great city ("Loma" for Rome) is seldom that city. Such a place stands only
where the story speaks of its country, or of places near it; else where it lies is unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from trucewatch.coding.places.choice import Site
from trucewatch.vocab.gazetteer import Entry, Gazetteer, distance_km, fold
from trucewatch.vocab.tables import table

# People from which a town that is called so needs no support: a reader knows it by its name.
_KNOWN = 15_000
# How like the usual name a spelling of it must be (difflib's ratio, articles left out).
_ALIKE = 0.75
# Places of two doubtful names this near speak for each other.
_NEAR_KM = 60.0
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|at|az|ar|es|ed|er|en|la|las|los|le|les|the) ")
_LAND = re.compile(
    r"\b(?:northern|southern|eastern|western|central|[Rr]epublic of|[Kk]ingdom of|[Gg]overnment of"
    r"|capital of|army of|[Ff]orces of)(?: the)? ([A-Z][\w’'-]{2,30}(?: [A-Z][\w’'-]{2,30})?)"
)
_IN_DATELINE = re.compile(r"(?:, ?|\()([A-Z][\w’' -]{2,30}?)(?=[,).:]| ?[–—-]|$)")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\b", re.I)
_LARGE = frozenset({"country", "macro", "admin1", "admin2", "region"})


_Named = tuple[str, Entry]


def supported(
    sites: Sequence[Site],
    chosen: Sequence[Entry | None],
    spoken: Sequence[str],
    *,
    elsewhere: bool,
) -> list[Entry | None]:
    """Return the places chosen, with None for those that nothing else in the story speaks for.

    ``spoken`` are countries that the story speaks of in other words. ``elsewhere`` says that the
    scene is a land that no table has: its country alone then speaks for no village.
    """
    firm: list[_Named] = []
    doubtful: list[_Named] = []
    for site, entry in zip(sites, chosen, strict=True):
        if entry is not None:
            known = needs_none(site.named.key, entry)
            (firm if known else doubtful).append((site.named.key, entry))
    if not doubtful:
        return list(chosen)
    countries = {e.country for _, e in firm if e.country} | set(spoken)
    stands = {
        (key, e.id)
        for key, e in doubtful
        if (_of_country(key, e, firm, spoken) and not elsewhere)
        or _has_company(key, e, [*firm, *doubtful])
        or (_spelling(key, e) and not countries and not elsewhere)
    }
    dropped = {(key, e.id) for key, e in doubtful} - stands
    return [
        None if e is not None and (s.named.key, e.id) in dropped else e
        for s, e in zip(sites, chosen, strict=True)
    ]


def needs_none(key: str, entry: Entry) -> bool:
    """Tell whether a name by itself is enough to take it for this place."""
    if entry.kind != "town" or key in _own_names():
        return True
    return entry.primary and entry.population >= _KNOWN


def named_so(site: Site, entry: Entry) -> Entry | None:
    """Return the place that a name without any context means: one that is called so.

    Where the likeliest has the name by some list of spellings only, the largest that bears it as
    its usual name; None where there is none.
    """
    key = site.named.key
    if entry.primary or needs_none(key, entry) or _spelling(key, entry):
        return entry
    usual = [e for e in site.named.candidates if e.primary]
    return max(usual, key=lambda e: e.population, default=None)


def _spelling(key: str, entry: Entry) -> bool:
    """Tell whether a name is another spelling of a larger town's: it stands where the story
    speaks of no other country."""
    return entry.population >= _KNOWN and alike(key, fold(entry.name))


def alike(one: str, two: str) -> bool:
    """Tell whether a folded name is only another spelling, or a part, of another one."""
    one, two = _ARTICLE.sub("", one), _ARTICLE.sub("", two)
    if f" {one} " in f" {two} ":
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def unknown_land(text: str, dateline: str | None, gazetteer: Gazetteer) -> bool:
    """Tell whether a story plays in a land that the gazetteer does not have."""
    names = [m[1] for m in _IN_DATELINE.finditer(dateline or "") if not _MONTH.search(m[1])]
    areas = [n for n in names if _is_area_of(dateline or "", n)]
    areas += [m[1] for m in _LAND.finditer(text[:50_000])]
    return any(not _is_known(n, gazetteer) for n in areas)


def _is_area_of(dateline: str, name: str) -> bool:
    """Tell whether a name in a dateline is an area: what comes last in brackets is the agency."""
    last = dateline.rfind("(")
    return f"({name})" not in dateline or dateline.index(f"({name})") < last


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    words = fold(name).split(" ")
    return any(gazetteer.lookup(" ".join(words[:n])) for n in range(len(words), 0, -1))


def _of_country(key: str, e: Entry, firm: Sequence[_Named], spoken: Sequence[str]) -> bool:
    if e.country is None or e.country in spoken:
        return e.country is not None
    return any(other != key and f.country == e.country for other, f in firm)


def _has_company(key: str, e: Entry, others: Sequence[_Named]) -> bool:
    return any(other != key and f.id != e.id and _beside(e, f) for other, f in others)


def _beside(e: Entry, f: Entry) -> bool:
    if f.id in e.within:
        return f.kind != "country"
    return f.kind not in _LARGE and distance_km(e.lat, e.lon, f.lat, f.lon) <= _NEAR_KM


@cache
def _own_names() -> frozenset[str]:
    """Return the names of our own layer: somebody put them there because reports use them."""
    out: set[str] = set()
    for row in table("places/conflict_places.tsv"):
        out |= {fold(n) for n in (row["name"], *row["aliases"].split("|")) if n}
    return frozenset(out)
