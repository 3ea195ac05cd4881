"""The figures of a brief as plain shapes: a map of what is meant, and who spoke on which day.

They are drawn by ``svg`` and by the PDF; no shape is coloured by who is right.
"""

from __future__ import annotations

import datetime
import math
from xml.sax.saxutils import escape

from trucewatch.records import Incident
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.model import Figure, Mark, phrase
from trucewatch.views.words import cut

WIDTH = 480.0
_MAP_HEIGHT, _ROW, _LEFT, _FOOT = 170.0, 15.0, 130.0, 16.0
_EDGE = 24.0
_KM = 111.2  # of a degree of latitude
# Above so many days the columns are not told apart any more; then only weeks are labelled.
_DAYS = 14
MOST_ROWS = 10
# The speech act as a shape, as everywhere in trucewatch.
GLYPHS = {
    "accuse": "up", "deny": "down", "reject": "down", "assert": "square", "report_no_blame": "ring",
    "withhold_blame": "ring", "threaten": "diamond", "warn": "diamond", "demand": "wedge",
    "call_for": "wedge",
}  # fmt: skip


def map_figure(incidents: list[Incident]) -> Figure | None:
    """Return the map of the incidents that have a point, None when none has."""
    places = [i.place for i in incidents if i.place and i.place.lat is not None]
    points = [(p.name or p.text, p.lat or 0.0, p.lon or 0.0, p.radius_km or 0.0) for p in places]
    points = sorted(set(points))
    if not points:
        return None
    middle = sum(p[1] for p in points) / len(points)
    squeeze = max(0.2, math.cos(math.radians(middle)))
    reach = [(x * squeeze, y, r / _KM) for _, y, x, r in points]
    west, east = min(x - r for x, _, r in reach), max(x + r for x, _, r in reach)
    south, north = min(y - r for _, y, r in reach), max(y + r for _, y, r in reach)
    scale = min(
        (WIDTH - 2 * _EDGE - 90) / max(east - west, 0.2),
        (_MAP_HEIGHT - 2 * _EDGE) / max(north - south, 0.2),
    )
    marks = tuple(
        Mark(
            cut(name, 24),
            _EDGE + (x - west) * scale,
            _EDGE + (north - y) * scale,
            r * scale,
            "place",
        )
        for (name, *_), (x, y, r) in zip(points, reach, strict=True)
    )
    return Figure(phrase("map"), WIDTH, _MAP_HEIGHT, (), (), marks)


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
        f' height="{figure.height:g}" role="img" font-family="sans-serif" font-size="9">',
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
    out += [_mark(m) for m in figure.marks]
    return "".join(out) + "</svg>"


def _mark(mark: Mark) -> str:
    if mark.glyph in ("place", "ring"):
        ring = f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{max(mark.radius, 2.5):.1f}"'
        drawn = f'{ring} fill="none" stroke="currentColor" stroke-dasharray="2 2"/>'
        if mark.glyph == "ring":
            return f'{ring} fill="none" stroke="currentColor"/>'
        at = f'x="{mark.x + max(mark.radius, 2.5) + 3:.1f}" y="{mark.y + 3:.1f}"'
        return f'{drawn}<text {at} fill="currentColor">{escape(mark.label)}</text>'
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners(mark))
    return f'<polygon points="{points}" fill="currentColor"/>'
