"""A brief as Markdown and as one HTML page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from trucewatch.views.brief.figures import svg
from trucewatch.views.brief.model import Brief, Note, Part, Sentence, filled, phrase
from trucewatch.views.brief.sources import date_words
from trucewatch.views.words import in_marks

_MARKED = re.compile(r"([\\`*_\[\]<>|#~])")
# Only these addresses become links; whatever else a text holds stays text.
_LINK = ("http://", "https://")
_STYLE = """
:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;
font:16px/1.5 "Source Sans 3",system-ui,sans-serif}h1{font-size:1.6rem;margin:.2rem 0}
h2{font-size:1.05rem;border-top:2px solid;padding-top:.3rem;margin:1.4rem 0 .3rem}
p{margin:.25rem 0}.lead{margin-top:.6rem;font-weight:600}
q,.said{font-family:"Source Serif 4",Georgia,serif}q{quotes:none}
sup a{text-decoration:none}ol{padding-left:1.6rem;font-size:.85rem}
li:target{outline:2px solid}figure{margin:.6rem 0}figcaption,.about{font-size:.85rem}
svg{max-width:100%;height:auto}@media print{@page{size:A4;margin:12mm 14mm}body{font-size:9.5pt;
line-height:1.3;margin:0;max-width:none}ol{columns:2;font-size:7.5pt}li{break-inside:avoid}}
"""


def period(brief: Brief) -> tuple[Part, ...]:
    """Return the days of a brief in words."""
    first, last = date_words(brief.since), date_words(brief.until)
    return filled("period", **{"from": first, "to": last})


def _md(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)


def markdown(brief: Brief, *, pictures: bool = True) -> str:
    """Return the brief as Markdown with footnotes (``[^1]``), figures as SVG inside.

    Without ``pictures`` the figures are left out: for a terminal.
    """
    days = "".join(p.text for p in period(brief))
    out = [f"# {_md(brief.title)}\n", f"## {days}\n", _md_sentence(brief.about) + "\n"]
    for section in brief.sections:
        out.append(f"## {section.title}\n")
        for sentence in section.sentences:
            out.append(("\n" if sentence.lead else "- ") + _md_sentence(sentence))
        out.append("")
    for figure in brief.figures if pictures else ():
        out.append(f"{svg(figure)}\n\n{_md(figure.caption)}\n")
    out.append(f"## {phrase('section.notes')}\n")
    out += [f"[^{n.number}]: {_md_note(n)}" for n in brief.notes]
    return "\n".join(out) + "\n"


def _md_sentence(sentence: Sentence) -> str:
    marks = "".join(f"[^{n}]" for n in sentence.notes)
    words = "".join(_md(p.text) for p in sentence.parts)
    return (f"**{words}**" if sentence.lead else words) + marks


def note_head(note: Note) -> str:
    """Return the first line of a note: who, in which story, where that is to be found (of a file
    without a headline its name), date."""
    if not note.date:
        return f"{note.who}: {note.outlet}"
    address = note.outlet.startswith(_LINK)
    title = in_marks(note.title) if note.title else ""
    where = ", ".join(p for p in (title, note.outlet if address or not title else "") if p)
    parts = filled(
        "note", who=Part("name", note.who), outlet=Part("name", where),
        date=Part("figure", note.date),
    )  # fmt: skip
    return "".join(p.text for p in parts)


def paper_heads(notes: Sequence[Note]) -> list[str]:
    """Return the first lines of notes on paper: a report is named in full by its first note."""
    first: dict[tuple[str, str, str], int] = {}
    out = []
    for note in notes:
        number = first.setdefault((note.outlet, note.title, note.date), note.number)
        if number == note.number or not note.date:
            out.append(note_head(note))
            continue
        parts = filled("note.again", who=Part("name", note.who), number=Part("figure", str(number)))
        out.append("".join(p.text for p in parts))
    return out


def note_text(note: Note) -> str:
    """Return a note's sentence in quotation marks, as it was written; "" without one."""
    return in_marks(note.text) if note.text else ""


def _md_note(note: Note) -> str:
    text = f" {_md(note_text(note))}" if note.text else ""
    return f"{_md(note_head(note))}.{text} `{' '.join(note.ids[:1])}`"


def html(brief: Brief) -> str:
    """Return the brief as one HTML page that asks for nothing from elsewhere."""
    days = "".join(p.text for p in period(brief))
    out = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width"><title>{escape(brief.title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(brief.title)}</h1><p>{escape(days)}</p>",
        _paragraph(brief.about, "about"),
    ]
    for section in brief.sections:
        out.append(f"<section><h2>{escape(section.title)}</h2>")
        out += [_paragraph(s, "lead" if s.lead else "") for s in section.sentences]
        out.append("</section>")
    for figure in brief.figures:
        caption = f"<figcaption>{escape(figure.caption)}</figcaption>"
        out.append(f"<figure>{svg(figure)}{caption}</figure>")
    out.append(f"<section><h2>{escape(phrase('section.notes'))}</h2><ol>")
    out += [_item(n) for n in brief.notes]
    return "\n".join(out) + "\n</ol></section></main></body></html>\n"


def _paragraph(sentence: Sentence, kind: str) -> str:
    words = "".join(_span(p) for p in sentence.parts)
    marks = ", ".join(f'<a href="#n{n}">{n}</a>' for n in sentence.notes)
    named = f' class="{kind}"' if kind else ""
    return f"<p{named}>{words}<sup>{marks}</sup></p>"


def _span(part: Part) -> str:
    return f"<q>{escape(part.text)}</q>" if part.kind == "quote" else escape(part.text)


def _item(note: Note) -> str:
    head = escape(note_head(note))
    if note.outlet.startswith(_LINK):
        address = escape(note.outlet)
        head = head.replace(address, f'<a href="{address}" rel="noreferrer">{address}</a>')
    text = f' <span class="said">{escape(note_text(note))}</span>' if note.text else ""
    ids = f" <code>{escape(' '.join(note.ids[:1]))}</code>"
    return f'<li id="n{note.number}" value="{note.number}">{head}.{text}{ids}</li>'
