"""Places of a story: what its words name, where that lies, and which event it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.coding.places.attach import PlaceAttachment, attach_places
from trucewatch.coding.places.candidates import Named, named, towards
from trucewatch.coding.places.choice import Site, choose
from trucewatch.coding.places.find import Spot, find_spots
from trucewatch.coding.places.phrases import Offset, offset_of
from trucewatch.coding.places.refer import references
from trucewatch.coding.places.scene import scene_at, way_at
from trucewatch.coding.places.spans import phrase_spans
from trucewatch.coding.places.support import supported, unknown_land
from trucewatch.coding.places.unknown import unknown_spots
from trucewatch.coding.places.ways import brought_from, way_told
from trucewatch.reading.parse import Parse
from trucewatch.records import Place, Story
from trucewatch.vocab.gazetteer import (
    Entry,
    Gazetteer,
    adjectives,
    capitals,
    disputes,
    place_words,
)
from trucewatch.vocab.words import word_set

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,20}\b")


class PlaceMention(Place, frozen=True):
    """A place with what only the coders need.

    ``first``/``last`` is its token range; ``kind`` the gazetteer's kind; ``titled`` tells that the
    name stands in somebody's title, ``reference`` that other words refer to it ("there").
    """

    first: int = 0
    last: int = 0
    kind: str = ""
    titled: bool = False
    reference: bool = False

    def plain(self) -> Place:
        """Return the place as a record of the outside contract."""
        return Place(
            self.text,
            self.start,
            self.end,
            self.name,
            self.country,
            self.admin1,
            self.lat,
            self.lon,
            self.radius_km,
            self.precision,
            self.dispute,
        )


class Places(msgspec.Struct, frozen=True):
    """The places of one story in text order, and which event lies where."""

    mentions: tuple[PlaceMention, ...]
    attachment: PlaceAttachment
    indices: tuple[int, ...]

    def of(self, trigger: int, *, way: bool = False) -> Place | None:
        """Return where the event at token ``trigger`` is put; None where its clause tells none.

        ``way``: it may be an act on ways, which is where they are or lead to.
        """
        index = self.attachment.of(trigger)
        if way and 0 <= trigger < len(self.attachment.parse):
            out_of = brought_from(self.attachment.parse, trigger, self.attachment.named)
            index = index if out_of is None else out_of
        if way and index is None and 0 <= trigger < len(self.attachment.parse):
            index = way_told(self.attachment.parse, trigger, self._local())
        if index is None and 0 <= trigger < len(self.attachment.parse):
            index = scene_at(self.attachment.parse, trigger, self.attachment.named)
        return None if index is None else self._around(self.indices[index]).plain()

    def _local(self) -> dict[int, int]:
        """Return what names a place that is no country, token by token."""
        lands = {n for n, k in enumerate(self.indices) if self.mentions[k].precision == "country"}
        return {k: n for k, n in self.attachment.named.items() if n not in lands}

    def ground(self) -> frozenset[int]:
        """Return the tokens of the names of towns, districts and sites: what can be taken."""
        local = (m for m in self.mentions if m.precision in _LOCAL and not m.reference)
        return frozenset(k for m in local for k in range(m.first, m.last))

    def _around(self, index: int) -> PlaceMention:
        """Return a mention, or the town that the site it only names is in: "the Geneina market in
        Nyala" is in Nyala."""
        m, after = self.mentions[index], self.mentions[index + 1 : index + 2]
        if not after or after[0].precision not in ("exact", "town") or m.country is None:
            return m
        between = _SITE_IN.fullmatch(self.attachment.parse.text, m.end, after[0].start)
        named = between is not None and between["site"] in word_set("places.sites")
        return after[0] if named else m

    def way_of(self, trigger: int) -> Place | None:
        """Return the bridge or crossing at which the event at token ``trigger`` bars a way."""
        spans = ((m.first, m.last, n) for n, m in enumerate(self.mentions))
        index = way_at(self.attachment.parse, trigger, spans)
        return None if index is None else self.mentions[index].plain()


def find_places(parse: Parse, story: Story, gazetteer: Gazetteer) -> Places:
    """Find, resolve and attach the places of a story.

    A dateline lends context and is never an event's place: it is not parsed, so it has no mention.
    """
    known = find_spots(parse, gazetteer)
    spots = sorted([*known, *unknown_spots(parse, known)], key=lambda s: s.first)
    text = parse.text
    sites = [Site(parse.start[s.first], parse.end[s.last - 1], s.named) for s in spots]
    around = [*sites, *_dateline_sites(story, gazetteer, sites)]
    spoken = spoken_of(text)
    dateline = story.dateline.text if story.dateline else None
    elsewhere = unknown_land(text, dateline, gazetteer)
    chosen = supported(around, choose(text, around, spoken), spoken, elsewhere=elsewhere)
    mentions: list[PlaceMention] = []
    for spot, site, entry in zip(spots, sites, chosen, strict=False):
        if entry is not None or spot.located:
            mentions.append(_as_mention(text, spot, site, entry))
    mentions = references(parse, [*_within(text, mentions)], gazetteer, _as_reference)
    use = [n for n, m in enumerate(mentions) if not m.titled]
    attachment = attach_places(
        parse,
        [(mentions[n].first, mentions[n].last) for n in use],
        [_standing(mentions[n]) for n in use],
        [_rank(mentions[n]) for n in use],
    )
    return Places(tuple(mentions), attachment, tuple(use))


# What troops can take or enter by its name; a country is no such place.
_LOCAL = frozenset({"exact", "town", "district", "region"})
_RANKS = {"exact": 0, "town": 0, "district": 1, "region": 2, "unresolved": 3, "country": 4}


def _rank(m: PlaceMention) -> int:
    """Return how near a mention comes to a point; a name that is said to lie somewhere is one."""
    return 0 if m.kind == "unknown" and m.lat is not None else _RANKS[m.precision]


def _within(text: str, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the mentions, with where an unknown name is said to lie: "Zorb in Masisi territory".

    It keeps its own name, with the point, the radius and the precision of what it lies in.
    """
    for m, after in zip(mentions, [*mentions, None][1:], strict=True):
        lies = m.kind == "unknown" and after is not None and after.lat is not None
        lies = lies and bool(_LIES_IN.fullmatch(text[m.end : after.start if after else m.end]))
        if lies and after is not None and after.kind in ("country", "macro"):
            yield msgspec.structs.replace(m, country=after.country)  # a country tells no point
        elif lies and after is not None:
            yield msgspec.structs.replace(
                m, country=after.country, admin1=after.admin1, lat=after.lat, lon=after.lon,
                radius_km=after.radius_km, precision=_AREA_OF.get(after.precision, after.precision),
            )  # fmt: skip
        else:
            yield m


# A name in a town is at least as widely known as a district of it.
_AREA_OF = {"exact": "district", "town": "district"}
_LIES_IN = re.compile(r"(?: (?:river|valley|village|ridge|heights))?(?:,|,? in| of)(?: the)? ")


# "the Geneina market in", "the Berlin primary school at the town of".
_SITE_IN = re.compile(
    r"(?: [a-z-]+)? (?P<site>[a-z-]+),? (?:in|at|near|outside)(?: the (?:town|city|village) of)? "
)


def _standing(m: PlaceMention) -> str:
    if m.kind in ("country", "macro"):
        return "country"
    return "capital" if m.country and capitals().get(m.country) == m.name else "place"


def _dateline_sites(story: Story, gazetteer: Gazetteer, sites: list[Site]) -> list[Site]:
    if story.dateline is None:
        return []
    base = story.dateline.start
    spans = phrase_spans(story.dateline.text.title(), gazetteer)
    return [Site(base + s, base + e, named(story.dateline.text[s:e], gazetteer)) for s, e in spans]


def _as_mention(text: str, spot: Spot, site: Site, entry: Entry | None) -> PlaceMention:
    place = as_place(text, site, entry)
    if entry is None:
        return _mention_of(place, spot.first, spot.last, "unknown", False, False)
    offset = offset_of(text, site.start, entry)
    if offset is not None:
        place = moved(text, place, offset, site)
    return _mention_of(place, spot.first, spot.last, entry.kind, spot.titled, False)


def moved(text: str, place: Place, offset: Offset, site: Site) -> Place:
    """Return a place as far from its name as the words before it say ("5 km north of")."""
    return msgspec.structs.replace(
        place,
        text=text[offset.start : site.end],
        start=offset.start,
        lat=offset.lat,
        lon=offset.lon,
        radius_km=offset.radius_km,
        precision=offset.precision,
    )


def _mention_of(
    place: Place, first: int, last: int, kind: str, titled: bool, reference: bool
) -> PlaceMention:
    return PlaceMention(
        place.text,
        place.start,
        place.end,
        place.name,
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.radius_km,
        place.precision,
        place.dispute,
        first,
        last,
        kind,
        titled,
        reference,
    )


def _as_reference(
    text: str, start: int, end: int, first: int, last: int, entry: Entry
) -> PlaceMention:
    site = Site(start, end, Named("", (entry,)))
    return _mention_of(as_place(text, site, entry), first, last, entry.kind, False, True)


def place_spans(text: str, spans: Iterable[Sequence[int]], gazetteer: Gazetteer) -> list[Place]:
    """Return a place for each given span [start, end) of ``text``, in the order given.

    A span that names no known place comes back with precision "unresolved".
    """
    ranges = [(max(0, int(s[0])), max(0, int(s[1]))) for s in spans]
    sites = [_given_site(text, s, e, gazetteer) for s, e in ranges]
    chosen = choose(text, sites, spoken_of(text))
    out = []
    for (start, end), site, entry in zip(ranges, sites, chosen, strict=True):
        place = as_place(text, site, entry)
        inner = (site.start, site.end) != (start, end)
        offset = offset_of(text, site.start, entry) if entry and inner else None
        if offset is not None:
            place = moved(text, place, offset, site)
        out.append(msgspec.structs.replace(place, text=text[start:end], start=start, end=end))
    return out


def _given_site(text: str, start: int, end: int, gazetteer: Gazetteer) -> Site:
    """Return the site of a given span; of a longer phrase, that of the last name in it."""
    what = named(text[start:end], gazetteer)
    if not what.candidates:
        inside = phrase_spans(text[start:end], gazetteer)
        if inside:
            first, last = inside[-1]
            first, last = start + first, start + last
            return Site(first, last, named_in(text, first, last, gazetteer))
        return Site(start, end, what)
    return Site(start, end, named_in(text, start, end, gazetteer))


_NEXT_WORD = re.compile(r" ([a-z]+)\b")


def named_in(text: str, start: int, end: int, gazetteer: Gazetteer) -> Named:
    """Return what a name means, with the generic word behind it: "Kherson" of "Kherson region"."""
    alone = named(text[start:end], gazetteer)
    behind = _NEXT_WORD.match(text, end)
    if behind is None or alone.adjective or behind[1] not in place_words("area_word"):
        return alone
    whole = named(text[start : behind.end()], gazetteer)
    return whole if whole.candidates else alone


def spoken_of(text: str) -> list[str]:
    """Return the countries that a text speaks of by their adjectives, each once."""
    out: dict[str, None] = {}
    known = adjectives()
    for word in _CAPITALISED.findall(text[:50_000]):
        code = known.get(word.lower())
        if code:
            out[code] = None
    return list(out)


_PRECISION = {
    "country": "country",
    "macro": "country",
    "admin1": "region",
    "region": "region",
    "admin2": "district",
    "zone": "region",
    "line": "region",
    "river": "region",
    "water": "region",
    "town": "town",
    "village": "town",
    "island": "region",
    "mountain": "district",
    "camp": "exact",
    "site": "exact",
    "base": "exact",
    "airport": "exact",
    "dam": "exact",
    "crossing": "exact",
    "port": "exact",
}


def as_place(text: str, site: Site, entry: Entry | None) -> Place:
    """Return the record of a decided site."""
    words = text[site.start : site.end]
    if entry is None:
        return Place(
            words, site.start, site.end, words, None, None, None, None, None, "unresolved", None
        )
    lat, lon, radius, precision = entry.lat, entry.lon, entry.radius_km, _PRECISION[entry.kind]
    if site.named.bearing is not None:
        lat, lon, radius = towards(entry, site.named.bearing)
        precision = "region" if precision == "country" else precision
    elif site.named.cue in ("district", "area") and precision == "town":
        precision, radius = "district", max(radius, 15.0)
    return Place(
        words,
        site.start,
        site.end,
        entry.name,
        _country(entry),
        entry.admin1,
        lat,
        lon,
        radius,
        precision,
        entry.dispute,
    )


def _country(entry: Entry) -> str | None:
    """Return the country of a place; of a disputed one as United Nations documents count it."""
    if entry.dispute is None or entry.kind == "country":
        return entry.country
    return disputes()[entry.dispute].un_view
