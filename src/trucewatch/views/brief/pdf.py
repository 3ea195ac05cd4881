"""A brief as PDF by fpdf2 alone: A4, fonts from the package, no system libraries."""

from __future__ import annotations

import datetime
import logging
from importlib import resources
from typing import Any

from trucewatch.store.exports.frames import need
from trucewatch.views.brief.figures import LINES, corners, label_at
from trucewatch.views.brief.model import Brief, Figure, Mark, Sentence, Shape, phrase
from trucewatch.views.brief.text import note_text, paper_heads, period

# Points; text stays readable on paper and a quiet week fits one page.
_TEXT, _NOTE, _HEAD, _TITLE = 8.4, 6.6, 9.6, 15.0
_MARGIN = 13.0  # millimetres
_POINT = 25.4 / 72
_COLUMN_GAP = 5.0
_MISSING = "\ufffd"


def pdf(brief: Brief) -> bytes:
    """Return the brief as PDF. Raises ModuleNotFoundError without fpdf2.

    A character that the fonts lack is shown as a replacement mark; it is whole in other formats.
    The same brief gives the same bytes.
    """
    page = _Page(need("fpdf", "brief"), brief)
    page.heading(brief.title, _TITLE)
    page.plain("".join(p.text for p in period(brief)), _HEAD)
    page.section((brief.about,))
    for section in brief.sections:
        page.heading(section.title, _HEAD)
        page.section(section.sentences)
    page.figures(brief.figures)
    page.heading(phrase("section.notes"), _HEAD)
    page.notes(brief)
    return page.bytes()


class _Page:
    """The document while it is written."""

    def __init__(self, fpdf: Any, brief: Brief) -> None:
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self.pdf = fpdf.FPDF(format="A4")
        self.fpdf = fpdf
        folder = resources.files("trucewatch.views.brief").joinpath("fonts")
        for family, style, file in (
            ("sans", "", "sans.ttf"), ("sans", "B", "sans-bold.ttf"), ("serif", "", "serif.ttf"),
        ):  # fmt: skip
            with resources.as_file(folder.joinpath(file)) as path:
                self.pdf.add_font(family, style, str(path))
        day = datetime.datetime.fromisoformat(brief.until).replace(tzinfo=datetime.UTC)
        self.pdf.set_creation_date(day)
        self.pdf.set_title(self._fit(brief.title, "sans"))
        self.pdf.set_lang("en")
        self.pdf.set_margins(_MARGIN, _MARGIN)
        self.pdf.set_auto_page_break(True, _MARGIN)
        self.pdf.add_page()

    def _fit(self, text: str, family: str) -> str:
        """Replace what a font cannot show."""
        known = self.pdf.fonts[family].cmap
        return "".join(c if ord(c) in known or c.isspace() else _MISSING for c in text)

    def _font(self, family: str, size: float, style: str = "") -> None:
        self.pdf.set_font(family, style, size)

    def _line(self, size: float) -> float:
        return size * _POINT * 1.28

    def heading(self, text: str, size: float) -> None:
        """Write a heading, above a rule unless it is the title."""
        self.pdf.ln(1.2)
        if size == _HEAD:
            self.pdf.set_line_width(0.35)
            y = self.pdf.get_y()
            self.pdf.line(_MARGIN, y, self.pdf.w - _MARGIN, y)
            self.pdf.ln(0.6)
        self._font("sans", size, "B")
        self.pdf.multi_cell(
            0, self._line(size), self._fit(text, "sans"), new_x="LMARGIN", new_y="NEXT"
        )

    def plain(self, text: str, size: float) -> None:
        """Write a line."""
        self._font("sans", size)
        self.pdf.multi_cell(
            0, self._line(size), self._fit(text, "sans"), new_x="LMARGIN", new_y="NEXT"
        )

    def section(self, sentences: tuple[Sentence, ...]) -> None:
        """Write sentences; what follows a lead runs on in its paragraph, others stand alone."""
        groups: list[list[Sentence]] = []
        for sentence in sentences:
            if sentence.lead or not groups or not groups[-1][0].lead:
                groups.append([])
            groups[-1].append(sentence)
        for group in groups:
            self.pdf.ln(0.7)
            with self.pdf.text_columns(ncols=1, text_align="LEFT", line_height=1.22) as column:
                for sentence in group:
                    self._sentence(column, sentence)

    def _sentence(self, column: Any, sentence: Sentence) -> None:
        """Write a sentence with the numbers of its notes set high."""
        for part in sentence.parts:
            family = "serif" if part.kind == "quote" else "sans"
            self._font(family, _TEXT, "B" if sentence.lead and family == "sans" else "")
            column.write(self._fit(part.text, family))
        self._font("sans", _TEXT)
        self.pdf.char_vpos = "SUP"
        column.write("\u00a0" + ",\u00a0".join(map(str, sentence.notes)))
        self.pdf.char_vpos = "LINE"
        column.write("  ")

    def figures(self, figures: tuple[Figure, ...]) -> None:
        """Draw the figures side by side where both fit, else under each other."""
        width = (self.pdf.w - 2 * _MARGIN - _COLUMN_GAP) / 2
        tallest = max((f.height * width / f.width for f in figures), default=0.0) + 6
        if figures and self.pdf.will_page_break(tallest):
            self.pdf.add_page()
        top = self.pdf.get_y() + 1.5
        for n, figure in enumerate(figures):
            self._figure(figure, _MARGIN + n * (width + _COLUMN_GAP), top, width / figure.width)
        self.pdf.set_xy(_MARGIN, top + tallest if figures else top)

    def _figure(self, figure: Figure, left: float, top: float, scale: float) -> None:
        self.pdf.set_line_width(0.15)
        self._font("sans", 5.5)
        for y, label in figure.rows:
            self.pdf.set_draw_color(190)
            self.pdf.line(
                left + 130 * scale, top + y * scale, left + figure.width * scale, top + y * scale
            )
            self.pdf.text(left, top + y * scale + 0.7, self._fit(label, "sans"))
        for x, label in figure.columns:
            self.pdf.text(left + x * scale - 1, top + figure.height * scale - 0.6, label)
        if figure.shapes:  # lands and lines go on beyond the map
            with self.pdf.rect_clip(left, top, figure.width * scale, figure.height * scale):
                for shape in figure.shapes:
                    self._shape(shape, left, top, scale)
        self.pdf.set_draw_color(0)
        if figure.shapes:
            self._font("sans", figure.font * scale / _POINT)
        for mark in figure.marks:
            self._mark(mark, left, top, scale)
        self.pdf.set_xy(left, top + figure.height * scale + 0.5)
        self._font("sans", 6)
        self.pdf.multi_cell(figure.width * scale, 2.6, self._fit(figure.caption, "sans"))

    def _mark(self, mark: Mark, left: float, top: float, scale: float) -> None:
        x, y, r = left + mark.x * scale, top + mark.y * scale, max(mark.radius, 2.5) * scale
        if mark.glyph in ("place", "ring", "name", "shade"):
            self._round(mark, (x, y, r), (left, top, scale))
            return
        points = [(left + a * scale, top + b * scale) for a, b in corners(mark)]
        self.pdf.set_fill_color(0)
        self.pdf.polygon(points, style="F")

    def _round(
        self, mark: Mark, at: tuple[float, float, float], frame: tuple[float, float, float]
    ) -> None:
        """Draw a circle, the shade of an area, a name."""
        (x, y, r), (left, top, scale) = at, frame
        if mark.glyph == "shade":
            self.pdf.set_fill_color(222)
            self.pdf.circle(x, y, r, style="F")
        elif mark.glyph != "name":
            self.pdf.circle(x, y, r)
        if mark.label:
            lx, ly, anchor = label_at(mark)
            text = self._fit(mark.label, "sans")
            back = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * self.pdf.get_string_width(
                text
            )
            self.pdf.text(left + lx * scale - back, top + ly * scale, text)

    def _shape(self, shape: Shape, left: float, top: float, scale: float) -> None:
        points = [(left + x * scale, top + y * scale) for x, y in shape.points]
        if shape.kind == "land":
            self.pdf.set_fill_color(244)
            self.pdf.polygon(points, style="F")
            return
        width, dashes, dark = LINES[shape.kind]
        self.pdf.set_line_width(width * scale)
        self.pdf.set_draw_color(round(255 * (1 - dark)))
        if dashes:
            self.pdf.set_dash_pattern(dash=dashes[0] * scale, gap=dashes[1] * scale)
        self.pdf.polyline(points)
        self.pdf.set_dash_pattern()
        self.pdf.set_line_width(0.15)

    def notes(self, brief: Brief) -> None:
        """Write the notes in two columns."""
        with self.pdf.text_columns(
            ncols=2, gutter=_COLUMN_GAP, text_align="LEFT", balance=True
        ) as columns:
            for note, head in zip(brief.notes, paper_heads(brief.notes), strict=True):
                self._font("sans", _NOTE, "B")
                columns.write(f"{note.number}  ")
                self._font("sans", _NOTE)
                columns.write(self._fit(head + ". ", "sans"))
                self._font("serif", _NOTE)
                columns.write(self._fit(note_text(note), "serif") + "\n")

    def bytes(self) -> bytes:
        """Return the finished file."""
        return bytes(self.pdf.output())
