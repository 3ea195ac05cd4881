"""Search: sentences by words; facets count the statements coded in them."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlencode

import msgspec

from trucewatch.records import Event, Statement, Story
from trucewatch.store import pages_common, pages_search
from trucewatch.store.pages_search import Hit
from trucewatch.store.saved import saved_searches
from trucewatch.views.camps import side_of_code
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask
from trucewatch.views.web.marks import Mark, Piece, line_of, pieces
from trucewatch.views.web.slots import OTHERS, Party, Slots, side_words, slots
from trucewatch.views.words import cut

SIZE = 20
# A search that is kept is no longer than this in an address.
MOST_QUERY = 2000
# So many values of a facet are offered; those that are chosen stay.
MOST_VALUES = 12
FACETS = (
    ("side", "Whose side"),
    ("who", "Who says so"),
    ("act", "How"),
    ("realis", "Did it happen, as said"),
    ("place", "Place"),
)


ASKS = ("q", "page", *(name for name, _ in FACETS))


class Value(msgspec.Struct, frozen=True):
    """A value of a facet."""

    value: str
    label: str
    count: int
    on: bool
    slot: str = ""
    glyph: str = ""


class Facet(msgspec.Struct, frozen=True):
    """A facet with its values."""

    name: str
    title: str
    values: tuple[Value, ...]


class Said(msgspec.Struct, frozen=True):
    """A statement coded in a sentence that was found."""

    id: str
    party: Party
    verb: str
    glyph: str
    target: str
    realis: tuple[str, ...]
    places: tuple[str, ...]
    about: str
    side: str


class HitView(msgspec.Struct, frozen=True):
    """A sentence that was found."""

    story_id: str
    headline: str
    published: str
    line: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]


class SearchView(msgspec.Struct, frozen=True):
    """The page of a search."""

    q: str
    total: int | None
    looked: int
    matching: int
    ranked: bool
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[tuple[str, str], ...]
    page: int
    more: bool
    saved: tuple[SavedSearch, ...]
    query: str


class SavedSearch(msgspec.Struct, frozen=True):
    """A search that the reader keeps: its address after the question mark, and its words."""

    query: str
    name: str


def make(ask: Ask) -> SearchView:
    """Return what was found."""
    q = ask.get("q")[:300]
    chosen = {name: set(ask.all(name)) for name, _ in FACETS}
    found = pages_search.sentences(ask.record, q)
    said = _said(ask, found.hits)
    kept = [(h, s) for h, s in zip(found.hits, said, strict=True) if _fits(s, chosen)]
    page = int(ask.get("page")) if ask.get("page").isdigit() else 1
    page = max(1, min(page, 1 + len(kept) // SIZE))
    shown = kept[(page - 1) * SIZE : page * SIZE]
    words = _words(q)
    stories = pages_common.by_ids(ask.record, Story, [h.story_id for h, _ in shown])
    return SearchView(
        q=q,
        total=found.total,
        looked=len(found.hits),
        matching=len(kept),
        ranked=found.ranked,
        hits=tuple(_hit(h, s, words, stories.get(h.story_id)) for h, s in shown),
        facets=_facets(said, chosen),
        chosen=tuple((n, v) for n, vs in chosen.items() for v in sorted(vs)),
        page=page,
        more=page * SIZE < len(kept),
        saved=tuple(map(_saved, saved_searches(ask.own, ask.person.name))),
        query=plain_query(urlencode([p for p in ask.query if p[0] != "page"])) if q else "",
    )


def plain_query(text: str) -> str:
    """Return a search as it is kept: its words and filters in order, "" where it has no words."""
    known = {"q", *(name for name, _ in FACETS)}
    pairs = [(n, v[:300]) for n, v in parse_qsl(text[:MOST_QUERY]) if n in known and v.strip()]
    pairs.sort(key=lambda p: p[0] != "q")
    return urlencode(pairs) if pairs and pairs[0][0] == "q" else ""


def _saved(query: str) -> SavedSearch:
    pairs = parse_qsl(query)
    return SavedSearch(query, ", ".join(labels.plain(v) for _, v in pairs))


def _said(ask: Ask, hits: tuple[Hit, ...]) -> list[list[Said]]:
    """Return for each hit the statements whose words stand in it."""
    ids = [h.story_id for h in hits]
    statements: dict[str, list[Statement]] = {}
    for s in pages_search.statements_in(ask.record, ids):
        statements.setdefault(s.story_id, []).append(s)
    inside = [[s for s in statements.get(h.story_id, ()) if _inside(s, h)] for h in hits]
    events: dict[str, list[Event]] = {}
    for e in pages_search.events_in(ask.record, [s.id for own in inside for s in own]):
        events.setdefault(e.statement_id or "", []).append(e)
    sides = Counter(
        side_of_code(s.speaker.code) for own in statements.values() for s in own if s.speaker
    )
    colours = slots([c for c, _ in sides.most_common(3)], ask.watch)
    return [[_view(s, events.get(s.id, []), colours) for s in own] for own in inside]


def _inside(s: Statement, hit: Hit) -> bool:
    spans = [*s.content, *((s.cue,) if s.cue else ())]
    return any(c.start < hit.end and c.end > hit.start for c in spans)


def _view(s: Statement, events: list[Event], colours: Slots) -> Said:
    return Said(
        id=s.id,
        party=colours.speaker(s.speaker),
        verb=labels.verb(s.act),
        glyph=labels.glyph(s.act),
        target=(s.target.name or s.target.text) if s.target else "",
        realis=tuple(dict.fromkeys(e.realis for e in events)),
        places=tuple(dict.fromkeys(e.place.name for e in events if e.place)),
        about=next((labels.time_words(e.time) for e in events if e.time), ""),
        side=_side(s),
    )


def _side(s: Statement) -> str:
    """Return the code of the speaker's side, "" where there is none that has a name."""
    code = side_of_code(s.speaker.code) if s.speaker else ""
    return code if side_words(code) else ""


def _values(s: Said, name: str) -> tuple[str, ...]:
    single = {"side": s.side, "who": s.party.name, "act": s.verb}
    if name in single:
        return (single[name],)
    return (s.realis if name == "realis" else s.places) or ("",)


def _fits(said: list[Said], chosen: dict[str, set[str]]) -> bool:
    if not any(chosen.values()):
        return True
    return any(
        all(not values or values & set(_values(s, name)) for name, values in chosen.items())
        for s in said
    )


def _facets(said: list[list[Said]], chosen: dict[str, set[str]]) -> tuple[Facet, ...]:
    every = {s.id: s for own in said for s in own}.values()
    out = []
    for name, title in FACETS:
        counts = Counter(v for s in every for v in _values(s, name) if v)
        sample = {v: s for s in every for v in _values(s, name)}
        values = [v for v, _ in counts.most_common(MOST_VALUES)]
        values += sorted(chosen[name] - set(values))
        rows = tuple(_value(name, v, counts[v], v in chosen[name], sample.get(v)) for v in values)
        out.append(Facet(name, title, rows))
    return tuple(out)


def _value(name: str, value: str, count: int, on: bool, sample: Said | None) -> Value:
    label = side_words(value) if name == "side" else labels.plain(value)
    slot = sample.party.slot if sample and name in ("side", "who") else ""
    glyph = sample.glyph if sample and name == "act" else ""
    return Value(value, cut(label, 60), count, on, slot, glyph)


def _words(q: str) -> list[str]:
    parts = pages_search.match(q).replace('"', " ").replace("*", " ").split()
    return [w.lower() for w in parts]


def _hit(hit: Hit, said: list[Said], words: list[str], story: Story | None) -> HitView:
    marks = []
    if words:
        stems = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        for m in re.finditer(rf"\b(?:{stems})\w*", hit.text, re.IGNORECASE):
            marks.append(Mark(m.start(), m.end(), "found", OTHERS))
    return HitView(
        story_id=hit.story_id,
        headline=cut(hit.headline, 80),
        published=labels.day(hit.published),
        line=line_of(story, hit.start) if story else 0,
        start=hit.start,
        end=hit.end,
        pieces=pieces(hit.text, 0, len(hit.text), marks),
        said=tuple(said),
    )
