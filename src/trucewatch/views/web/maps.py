"""Maps as SVG made on the server: how far words reach, never a false point. No tiles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.views.web.atlas import (
    DEGREES_PER_KM,
    Area,
    Atlas,
    Box,
    Land,
    Point,
    atlas,
    disputed_areas,
    is_disputed,
    meets,
)
from trucewatch.views.web.labels import code_name
from trucewatch.vocab.gazetteer import disputes, sovereign

WIDTH = 640
LEAST_HEIGHT, MOST_HEIGHT = 260, 460
# The least extent of a map, in degrees, so that a village is seen with what lies around it.
LEAST_SPAN = 2.4
MARGIN = 0.22
# A circle is drawn with at least this radius, in pixels.
LEAST_RADIUS = 5.0
# A map wider than so many degrees is drawn from the coarser base map.
WIDE = 30.0
# A disputed area is shown when a place lies so near to it, in kilometres.
NEAR_KM = 60.0
# Reach in kilometres where the record holds none, by precision.
REACH = {"exact": 1.0, "town": 5.0, "district": 25.0, "region": 80.0, "country": 300.0}
VIEWS = (("", "both names, no line to anyone"), ("un", "as United Nations documents count them"),
         ("de_facto", "by who is said to hold them"))  # fmt: skip


class Spot(msgspec.Struct, frozen=True):
    """A place to draw: ``count`` records there, ``words`` for the list beside the map.

    ``asked`` says whether anybody answers a question about what happened there: such places make
    the window of the map, others only where there are none.
    """

    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: str
    dispute: str | None = None
    slot: str = "m"
    href: str = ""
    words: str = ""
    count: int = 1
    date: str = ""
    asked: bool = True


class Disc(msgspec.Struct, frozen=True):
    """A spot as drawn."""

    x: float
    y: float
    r: float
    kind: str
    number: int
    label: str
    label_x: float
    label_y: float
    anchor: str
    spot: Spot


class Line(msgspec.Struct, frozen=True):
    """A line of the base map: coast, border, or disputed."""

    d: str
    kind: str


class Shade(msgspec.Struct, frozen=True):
    """A disputed area: drawn without an edge, with both names."""

    x: float
    y: float
    r: float
    name: str
    words: str


class Named(msgspec.Struct, frozen=True):
    """A country's name where it has room."""

    x: float
    y: float
    name: str


class MapView(msgspec.Struct, frozen=True):
    """A map and the list that says the same in words."""

    width: int
    height: int
    land: str
    lines: tuple[Line, ...]
    shades: tuple[Shade, ...]
    names: tuple[Named, ...]
    discs: tuple[Disc, ...]
    spots: tuple[Spot, ...]
    unplaced: tuple[Spot, ...]
    bar_km: int
    bar_px: float
    view: str
    box: Box
    outside: int


class Frame(msgspec.Struct, frozen=True):
    """A window on the world and its scale: plain degrees, shrunk by the middle latitude."""

    box: Box
    height: int
    kx: float
    ky: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the place of a point in pixels."""
        return (
            round((lon - self.box[0]) * self.kx, 1),
            round((self.box[3] - lat) * self.ky, 1),
        )

    def pixels(self, km: float) -> float:
        """Return a length on the ground in pixels."""
        return km * DEGREES_PER_KM * self.ky


def reach(spot: Spot) -> float:
    """Return how far a spot's words reach, in kilometres."""
    return spot.radius_km or REACH.get(spot.precision, 50.0)


def draw(spots: Sequence[Spot], view: str = "", box: Box | None = None) -> MapView | None:
    """Return a map of ``spots``; None when none of them has a place on it."""
    placed = [s for s in spots if s.lat is not None and s.lon is not None]
    if not placed and box is None:
        return None
    frame = _frame(box or _around([s for s in placed if s.asked] or placed))
    world = atlas("110m" if frame.box[2] - frame.box[0] > WIDE else "50m")
    window = _wider(frame.box)
    lands = [land for land in world.lands if meets(land.box, window)]
    names = tuple(_names(lands, frame))
    km, px = _bar(frame)
    return MapView(
        width=WIDTH,
        height=frame.height,
        land=" ".join(filter(None, (_fill(land, window, frame) for land in lands))),
        lines=tuple(_lines(world, window, frame)),
        shades=tuple(_shades(frame, view, placed)),
        names=names,
        discs=tuple(_discs(placed, frame, names)),
        spots=tuple(placed),
        unplaced=tuple(s for s in spots if s.lat is None or s.lon is None),
        bar_km=km,
        bar_px=px,
        view=view,
        box=tuple(round(v, 3) for v in frame.box),  # type: ignore[arg-type]
        outside=sum(not _inside(s, frame.box) for s in placed),
    )


def _inside(spot: Spot, box: Box) -> bool:
    assert spot.lat is not None and spot.lon is not None
    return box[0] <= spot.lon <= box[2] and box[1] <= spot.lat <= box[3]


def whole(spots: Iterable[Spot]) -> str:
    """Return the window that holds all of ``spots``, as an address asks for it; "" for none."""
    placed = [s for s in spots if s.lat is not None and s.lon is not None]
    if not placed:
        return ""
    west, south, east, north = _around(placed)
    return f"{max(west, -180):.2f} {max(south, -90):.2f} {min(east, 180):.2f} {min(north, 90):.2f}"


def _around(spots: Iterable[Spot]) -> Box:
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    for s in spots:
        assert s.lat is not None and s.lon is not None
        # A country's name does not make the map as wide as the country twice over.
        r = min(reach(s), 250.0) * DEGREES_PER_KM
        rx = r / max(0.2, math.cos(math.radians(s.lat)))
        west, east = min(west, s.lon - rx), max(east, s.lon + rx)
        south, north = min(south, s.lat - r), max(north, s.lat + r)
    return west, south, east, north


def _frame(box: Box) -> Frame:
    west, south, east, north = box
    lat, lon = (south + north) / 2, (west + east) / 2
    shrink = max(0.2, math.cos(math.radians(lat)))
    tall = max((north - south) * (1 + 2 * MARGIN), LEAST_SPAN)
    wide = max((east - west) * (1 + 2 * MARGIN) * shrink, LEAST_SPAN)
    height = round(min(MOST_HEIGHT, max(LEAST_HEIGHT, WIDTH * tall / wide)))
    ky = min(WIDTH / wide, height / tall)
    half_x, half_y = WIDTH / ky / shrink / 2, height / ky / 2
    return Frame((lon - half_x, lat - half_y, lon + half_x, lat + half_y), height, ky * shrink, ky)


def _wider(box: Box) -> Box:
    x, y = (box[2] - box[0]) * 0.05, (box[3] - box[1]) * 0.05
    return box[0] - x, box[1] - y, box[2] + x, box[3] + y


def _path(points: Iterable[Point], frame: Frame, *, closed: bool) -> str:
    out: list[str] = []
    last: tuple[float, float] | None = None
    for lon, lat in points:
        here = frame.at(lon, lat)
        if last is not None and abs(here[0] - last[0]) + abs(here[1] - last[1]) < 1:
            continue
        out.append(f"{'L' if out else 'M'}{here[0]:g},{here[1]:g}")
        last = here
    return "".join(out) + ("Z" if closed else "") if len(out) > 1 else ""


def _fill(land: Land, window: Box, frame: Frame) -> str:
    rings = zip(land.rings, land.boxes, strict=True)
    inside = (_clipped(ring, window) for ring, box in rings if meets(box, window))
    return "".join(_path(points, frame, closed=True) for points in inside)


def _clipped(ring: Sequence[Point], window: Box) -> list[Point]:
    """Cut a ring to a window, side by side (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, edge, keep_above in ((0, window[0], True), (1, window[1], True),
                                   (0, window[2], False), (1, window[3], False)):  # fmt: skip
        out: list[Point] = []
        for a, b in zip(points[-1:] + points[:-1], points, strict=True):
            a_in, b_in = ((a[axis] >= edge) == keep_above, (b[axis] >= edge) == keep_above)
            if a_in != b_in:
                t = (edge - a[axis]) / ((b[axis] - a[axis]) or 1e-12)
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if b_in:
                out.append(b)
        points = out
    return points


def _lines(world: Atlas, window: Box, frame: Frame) -> Iterable[Line]:
    for arc in world.arcs:
        if not meets(arc.box, window):
            continue
        kind = "coast" if len(arc.sides) < 2 else "disputed" if is_disputed(arc) else "border"
        for run in _runs(arc.points, window):
            if d := _path(run, frame, closed=False):
                yield Line(d, kind)


def _runs(points: Sequence[Point], window: Box) -> Iterable[list[Point]]:
    """Yield the stretches of a line that run through a window, with one point beyond each end."""
    run: list[Point] = []
    for n, p in enumerate(points):
        near = points[max(0, n - 1) : n + 2]
        if any(window[0] <= q[0] <= window[2] and window[1] <= q[1] <= window[3] for q in near):
            run.append(p)
        elif run:
            yield run
            run = []
    if run:
        yield run


def dispute_words(area: Area, view: str = "", on: str | None = None) -> str:
    """Return in words who claims an area, and what a view counts it to."""
    policy = disputes()[area.key]
    claims = ", ".join(dict.fromkeys(code_name(p) for p, _, _ in policy.claims))
    if not view:
        return f"disputed, claimed by {claims}"
    drawn = sovereign(area.key, view, on)
    counted = code_name(drawn) if drawn else "nobody"
    how = "counted by United Nations documents to" if view == "un" else "said to be held by"
    return f"disputed, claimed by {claims}; {how} {counted}"


def _shades(frame: Frame, view: str, placed: Sequence[Spot]) -> Iterable[Shade]:
    for area in disputed_areas():
        if not any(_close(area, s) for s in placed):
            continue
        x, y = frame.at(area.lon, area.lat)
        r = frame.pixels(area.radius_km)
        if r < 6 or r > WIDTH or not (-r < x < WIDTH + r and -r < y < frame.height + r):
            continue
        yield Shade(x, y, round(r, 1), area.name, dispute_words(area, view))


def _close(area: Area, spot: Spot) -> bool:
    """Return whether a spot lies in or near a disputed area, or is of it."""
    assert spot.lat is not None and spot.lon is not None
    if spot.dispute == area.key:
        return True
    shrink = math.cos(math.radians(area.lat))
    north, east = area.lat - spot.lat, (area.lon - spot.lon) * shrink
    return math.hypot(north, east) / DEGREES_PER_KM <= area.radius_km + NEAR_KM


def _names(lands: Sequence[Land], frame: Frame) -> Iterable[Named]:
    window = frame.box
    for land in lands:
        rings = zip(land.rings, land.boxes, strict=True)
        parts = [_clipped(r, window) for r, box in rings if len(r) > 3 and meets(box, window)]
        widest = max(parts, key=_area, default=[])
        if not widest or _area(widest) * frame.kx * frame.ky < 5000:
            continue
        lon, lat = _middle(widest)
        x, y = frame.at(lon, lat)
        half = len(land.name) * 4.4
        x = min(max(x, half + 6), WIDTH - half - 6)
        yield Named(round(x, 1), min(max(y, 20.0), frame.height - 12.0), land.name.upper())


def _area(ring: Sequence[Point]) -> float:
    if len(ring) < 3:
        return 0.0
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _middle(ring: Sequence[Point]) -> Point:
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def _discs(spots: Sequence[Spot], frame: Frame, names: Iterable[Named]) -> Iterable[Disc]:
    taken: list[Box] = [(n.x - 4.4 * len(n.name), n.y - 12, n.x + 4.4 * len(n.name), n.y + 3)
                        for n in names]  # fmt: skip
    for number, spot in enumerate(spots, 1):
        assert spot.lat is not None and spot.lon is not None
        x, y = frame.at(spot.lon, spot.lat)
        r = max(LEAST_RADIUS, frame.pixels(reach(spot)))
        wide = spot.precision in ("region", "country", "unresolved") or r > WIDTH / 3
        kind = "soft" if wide else "ring" if spot.precision == "district" else "point"
        label, lx, ly, anchor = _label(number, spot.name, (x, y, min(r, 60.0)), frame, taken)
        yield Disc(x, y, round(min(r, WIDTH / 2), 1), kind, number, label, lx, ly, anchor, spot)


def _label(
    number: int, name: str, disc: tuple[float, float, float], frame: Frame, taken: list[Box]
) -> tuple[str, float, float, str]:
    """Find room for a name beside its disc; where there is none its number stands alone."""
    x, y, r = disc
    full = f"{number} {name}" if len(name) <= 26 else f"{number} {name[:24]}…"
    for text in (full, str(number)):
        wide = len(text) * 7.2
        for dx, dy, anchor in ((r + 5, 5, "start"), (-r - 5, 5, "end"), (0, -r - 6, "middle"),
                               (0, r + 16, "middle"), (r + 5, 22, "start"),
                               (-r - 5, 22, "end")):  # fmt: skip
            lx, ly = x + dx, y + dy
            left = lx - (wide if anchor == "end" else wide / 2 if anchor == "middle" else 0)
            box = (left, ly - 13, left + wide, ly + 3)
            inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < frame.height - 2
            if inside and not any(meets(box, t) for t in taken):
                taken.append(box)
                return text, round(lx, 1), round(ly, 1), anchor
    return "", x, y, "middle"


def _bar(frame: Frame) -> tuple[int, float]:
    """Return a round length that makes about a sixth of the width, in km and pixels."""
    wanted = WIDTH / 6 / frame.pixels(1)
    steps = [s * 10**n for n in range(5) for s in (1, 2, 5)]
    km = max((s for s in steps if s <= wanted), default=1)
    return km, round(frame.pixels(km), 1)
