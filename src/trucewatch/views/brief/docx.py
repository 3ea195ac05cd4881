"""A brief as DOCX by python-docx; figures are drawn as pictures by Pillow, which fpdf2 brings."""

from __future__ import annotations

import datetime
import io
from importlib import resources
from typing import Any

from trucewatch.store.exports.frames import need
from trucewatch.views.brief.figures import LINES, corners, dashed, label_at
from trucewatch.views.brief.model import Brief, Figure, Mark, Sentence, Shape, phrase
from trucewatch.views.brief.text import note_text, paper_heads, period

_SCALE = 3  # pixels a point: 216 dots an inch
_SERIF = "Georgia"


def docx(brief: Brief) -> bytes:
    """Return the brief as DOCX. Raises ModuleNotFoundError without python-docx or Pillow."""
    module, shared = need("docx", "brief"), need("docx.shared", "brief")
    document = module.Document()
    properties = document.core_properties
    properties.title, properties.author = brief.title[:255], phrase("title")
    properties.created = properties.modified = datetime.datetime.fromisoformat(brief.until)
    document.styles["Normal"].font.size = shared.Pt(9.5)
    document.styles["Normal"].paragraph_format.space_after = shared.Pt(2)
    document.add_heading(brief.title, 1)
    document.add_paragraph("".join(p.text for p in period(brief)))
    _sentence(document, brief.about)
    for section in brief.sections:
        document.add_heading(section.title, 2)
        for sentence in section.sentences:
            _sentence(document, sentence)
    for figure in brief.figures:
        document.add_picture(io.BytesIO(_picture(figure)), width=shared.Pt(figure.width * 0.9))
        document.add_paragraph(figure.caption)
    document.add_heading(phrase("section.notes"), 2)
    for note, head in zip(brief.notes, paper_heads(brief.notes), strict=True):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{note.number}  ").bold = True
        paragraph.add_run(head + ". ")
        if note.text:
            paragraph.add_run(note_text(note)).font.name = _SERIF
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sentence(document: Any, sentence: Sentence) -> None:
    paragraph = document.add_paragraph()
    for part in sentence.parts:
        run = paragraph.add_run(part.text)
        run.bold = sentence.lead
        if part.kind == "quote":
            run.font.name = _SERIF
    marks = paragraph.add_run(" " + ", ".join(map(str, sentence.notes)))
    marks.font.superscript = True


def _picture(figure: Figure) -> bytes:
    image, draw, font = (need(f"PIL.{n}", "brief") for n in ("Image", "ImageDraw", "ImageFont"))
    size = (round(figure.width * _SCALE), round(figure.height * _SCALE))
    picture = image.new("L", size, 255)
    pen = draw.Draw(picture)
    file = resources.files("trucewatch.views.brief").joinpath("fonts", "sans.ttf")
    with resources.as_file(file) as path:
        letters = font.truetype(str(path), round(figure.font * _SCALE))
    for shape in figure.shapes:
        _shape(pen, shape)
    for y, label in figure.rows:
        pen.line((130 * _SCALE, y * _SCALE, size[0], y * _SCALE), fill=190)
        pen.text((0, (y - 5) * _SCALE), label, fill=0, font=letters)
    for x, label in figure.columns:
        pen.text(((x - 4) * _SCALE, (figure.height - 12) * _SCALE), label, fill=0, font=letters)
    for mark in figure.marks:
        _mark(pen, mark, letters)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _mark(pen: Any, mark: Mark, letters: Any) -> None:
    x, y, r = mark.x * _SCALE, mark.y * _SCALE, max(mark.radius, 2.5) * _SCALE
    if mark.glyph in ("place", "ring", "name", "shade"):
        if mark.glyph == "shade":
            pen.ellipse((x - r, y - r, x + r, y + r), fill=222)
        elif mark.glyph != "name":
            pen.ellipse((x - r, y - r, x + r, y + r), outline=0, width=2)
        lx, ly, anchor = label_at(mark)
        foot = {"start": "ls", "middle": "ms", "end": "rs"}[anchor]
        pen.text((lx * _SCALE, ly * _SCALE), mark.label, fill=0, font=letters, anchor=foot)
        return
    pen.polygon([(a * _SCALE, b * _SCALE) for a, b in corners(mark)], fill=0)


def _shape(pen: Any, shape: Shape) -> None:
    points = [(x * _SCALE, y * _SCALE) for x, y in shape.points]
    if shape.kind == "land":
        pen.polygon(points, fill=244)
        return
    width, dashes, dark = LINES[shape.kind]
    for stretch in dashed(points, *(d * _SCALE for d in dashes)) if dashes else [points]:
        pen.line(stretch, fill=round(255 * (1 - dark)), width=round(width * _SCALE))
