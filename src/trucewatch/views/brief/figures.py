"""The figures of a brief as plain shapes: a map of what is meant, and who spoke on which day.

They are drawn by ``svg`` and by the PDF; no shape is coloured by who is right.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from trucewatch.records import Incident
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.model import Figure, Mark, Shape, phrase
from trucewatch.views.web.maps import Spot, draw
from trucewatch.views.words import cut

WIDTH = 480.0
_ROW, _LEFT, _FOOT = 15.0, 130.0, 16.0
_MAP_FONT = 13.0
_EDGE = 24.0
# Above so many days the columns are not told apart any more; then only weeks are labelled.
_DAYS = 14
MOST_ROWS = 10
_PALE = ' fill-opacity=".7"'
# The speech act as a shape, as everywhere in trucewatch.
GLYPHS = {
    "accuse": "up", "deny": "down", "reject": "down", "assert": "square", "report_no_blame": "ring",
    "withhold_blame": "ring", "threaten": "diamond", "warn": "diamond", "demand": "wedge",
    "call_for": "wedge",
}  # fmt: skip


def map_figure(incidents: list[Incident]) -> Figure | None:
    """Return the map of the incidents that have a point, None when none has.

    It is the map of the screen: the same base map, disputed lines and areas, and reach of words.
    """
    spots = dict.fromkeys(
        Spot(p.name or p.text, p.lat, p.lon, p.radius_km, p.precision, p.dispute)
        for p in (i.place for i in incidents)
        if p is not None and p.lat is not None
    )
    drawn = draw(sorted(spots, key=lambda s: s.name))
    if drawn is None:
        return None
    shapes = [Shape("land", points) for points in _points(drawn.land)]
    shapes += [Shape(line.kind, points) for line in drawn.lines for points in _points(line.d)]
    marks = [Mark("", s.x, s.y, s.r, "shade") for s in drawn.shades]
    marks += [Mark(n.name, n.x, n.y, 0, "name", (n.x, n.y, "middle")) for n in drawn.names]
    marks += [
        Mark(d.label, d.x, d.y, d.r, "place", (d.label_x, d.label_y, d.anchor)) for d in drawn.discs
    ]
    right, foot = drawn.width - 16.0, drawn.height - 14.0
    bar = f"{drawn.bar_km} km"
    shapes.append(Shape("bar", ((right - drawn.bar_px, foot), (right, foot))))
    marks.append(Mark(bar, right, foot, 0, "name", (right, foot - 5, "end")))
    every = [d.label for d in drawn.discs]
    named = "; ".join(f"{n} {s.name}" for n, s in enumerate(drawn.spots, 1) if str(n) in every)
    caption = phrase("map") + (f" {named}." if named else "")
    return Figure(
        caption, drawn.width, drawn.height, (), (), tuple(marks), tuple(shapes), _MAP_FONT
    )


def _points(path: str) -> Iterator[tuple[tuple[float, float], ...]]:
    """Yield the points of each stretch of a path of straight lines (``M1,2L3,4Z``)."""
    for stretch in path.split("M")[1:]:
        pairs = (pair.split(",") for pair in stretch.strip(" Z").split("L"))
        yield tuple((float(x), float(y)) for x, y in pairs)


def strip_figure(
    reader: Reader, incidents: list[Incident], since: str, until: str
) -> Figure | None:
    """Return who spoke on which day, a row for each claimant; None when no day is known."""
    first = datetime.date.fromisoformat(since)
    days = (datetime.date.fromisoformat(until) - first).days + 1
    step = (WIDTH - _LEFT - _EDGE) / days
    rows: dict[str, int] = {}
    marks: dict[tuple[float, float, str], Mark] = {}
    for claim in (c for i in incidents for s in i.claim_sets for c in s.claims):
        for statement in filter(None, (reader.statement(i) for i in claim.statement_ids)):
            told = (statement.time.from_ if statement.time else None) or reader.story(
                statement.story_id
            ).published.date
            if not told or not since <= told[:10] <= until:
                continue
            who = cut(claim.claimant.name, 26)
            if who not in rows and len(rows) == MOST_ROWS:
                continue
            row = rows.setdefault(who, len(rows))
            x = _LEFT + ((datetime.date.fromisoformat(told[:10]) - first).days + 0.5) * step
            glyph = GLYPHS.get(claim.act, "square")
            shift = 7.0 * len({g for a, b, g in marks if (a, b) == (x, float(row)) and g != glyph})
            marks.setdefault(
                (x, float(row), glyph), Mark("", x + shift, row * _ROW + _ROW / 2, 3.2, glyph)
            )
    if not marks:
        return None
    labels = tuple((n * _ROW + _ROW / 2, who) for who, n in rows.items())
    every = 1 if days <= _DAYS else 7
    columns = tuple(
        (_LEFT + (n + 0.5) * step, f"{(first + datetime.timedelta(n)).day}")
        for n in range(0, days, every)
    )
    return Figure(
        phrase("strip"), WIDTH, len(rows) * _ROW + _FOOT, labels, columns, tuple(marks.values())
    )


def corners(mark: Mark) -> tuple[tuple[float, float], ...]:
    """Return the corners of a mark that is drawn with straight lines."""
    x, y, r = mark.x, mark.y, mark.radius
    shapes = {
        "up": ((x, y - r), (x + r, y + r), (x - r, y + r)),
        "down": ((x, y + r), (x + r, y - r), (x - r, y - r)),
        "square": ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "diamond": ((x, y - r), (x + r, y), (x, y + r), (x - r, y)),
        "wedge": ((x - r, y - r), (x + r, y), (x - r, y + r)),
    }
    return shapes.get(mark.glyph, ())


def svg(figure: Figure) -> str:
    """Return a figure as SVG with its caption as title."""
    size = f'viewBox="0 0 {figure.width:g} {figure.height:g}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} width="{figure.width:g}"'
        f' height="{figure.height:g}" role="img" font-family="sans-serif"'
        f' font-size="{figure.font:g}">',
        f"<title>{escape(figure.caption)}</title>",
    ]
    for y, label in figure.rows:
        out.append(f'<text x="0" y="{y + 3:.1f}" fill="currentColor">{escape(label)}</text>')
        out.append(
            f'<path d="M{_LEFT:g} {y:.1f}H{figure.width:g}" stroke="#bbb" stroke-width=".5"/>'
        )
    for x, label in figure.columns:
        foot = figure.height - 4
        out.append(
            f'<text x="{x:.1f}" y="{foot:.1f}" text-anchor="middle" fill="currentColor">'
            f"{escape(label)}</text>"
        )
    out += [_shape(s) for s in figure.shapes]
    out += [_mark(m) for m in figure.marks]
    return "".join(out) + "</svg>"


# How lines of the base map are drawn: width and dashes in points, and how dark (0 to 1).
LINES = {
    "coast": (0.8, (), 0.45),
    "border": (0.8, (6.0, 3.0), 0.45),
    "disputed": (1.4, (1.5, 3.5), 0.75),
    "bar": (2.0, (), 1.0),
}


def _shape(shape: Shape) -> str:
    path = "M" + "L".join(f"{x:g},{y:g}" for x, y in shape.points)
    if shape.kind == "land":
        return f'<path d="{path}Z" fill="currentColor" fill-opacity=".05"/>'
    width, dashes, dark = LINES[shape.kind]
    dashed = f' stroke-dasharray="{" ".join(f"{d:g}" for d in dashes)}"' if dashes else ""
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{width:g}"'
        f' stroke-opacity="{dark:g}"{dashed}/>'
    )


def label_at(mark: Mark) -> tuple[float, float, str]:
    """Return where the label of a mark stands: x, y of its foot, and start, middle or end."""
    return mark.at or (mark.x + max(mark.radius, 2.5) + 3, mark.y + 3, "start")


def _mark(mark: Mark) -> str:
    x, y, anchor = label_at(mark)
    label = (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor"'
        f"{_PALE if mark.glyph == 'name' else ''}>{escape(mark.label)}</text>"
    )
    ring = f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{max(mark.radius, 2.5):.1f}"'
    drawn = {
        "name": label,
        "shade": f'{ring} fill="currentColor" fill-opacity=".1"/>',
        "ring": f'{ring} fill="none" stroke="currentColor"/>',
        "place": f'{ring} fill="none" stroke="currentColor" stroke-dasharray="2 2"/>{label}',
    }
    if mark.glyph in drawn:
        return drawn[mark.glyph]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners(mark))
    return f'<polygon points="{points}" fill="currentColor"/>'


def dashed(
    points: Sequence[tuple[float, float]], dash: float, gap: float
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the dashes of a line, for pens that know none."""
    done = 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        start = -(done % (dash + gap))
        while length and start < length:
            one, two = max(start, 0.0) / length, min(start + dash, length) / length
            if two > one:
                ends = [(ax + (bx - ax) * t, ay + (by - ay) * t) for t in (one, two)]
                yield ends[0], ends[1]
            start += dash + gap
        done += length
