"""``trucewatch brief``: what the record holds of some days, to hand on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.commands_export import Label, UpTo, note_left_out, note_unlinked
from trucewatch.views.guarding import WRONG_USE, fail, usable
from trucewatch.views.options import Db

if TYPE_CHECKING:
    from trucewatch.linking.camps.sides import Watch
    from trucewatch.views.brief.model import Brief


class BriefFormat(StrEnum):
    """What a brief is written as."""

    md = "md"
    html = "html"
    docx = "docx"
    pdf = "pdf"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(brief)


def brief(
    since: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD.")],
    until: Annotated[str, typer.Option("--to", help="Last day, YYYY-MM-DD.")],
    watch: Annotated[
        Path | None, typer.Option("--watch", help="A watch's YAML file; without one all is told.")
    ] = None,
    db: Db = Path("trucewatch.db"),
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file; without it Markdown on stdout, no pictures."),
    ] = None,
    to: Annotated[
        BriefFormat | None, typer.Option("--to-format", help="Else by the ending of --out.")
    ] = None,
    up_to: UpTo = Label.open,
) -> None:
    """Write a brief on some days: who says what, by provision, talks, what is open."""
    from trucewatch.store.record import Record

    form = _form(to, out)
    first, last = _days(since, until)
    with usable(db), Record(db, read_only=True) as record:
        note_unlinked(record)
        made = _made(record, watch, first, last, up_to.value)
        data = _written(made, form, pictures=out is not None)
    if out is None:
        typer.get_binary_stream("stdout").write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise fail(f"{out}: cannot be written ({error.strerror}); give another --out") from None


def _form(to: BriefFormat | None, out: Path | None) -> BriefFormat:
    ending = out.suffix.lstrip(".").lower() if out else "md"
    if to is not None:
        if out is None and to in (BriefFormat.docx, BriefFormat.pdf):
            raise fail(f"a brief as {to.value} needs a file; give --out FILE.{to.value}", WRONG_USE)
        return to
    try:
        return BriefFormat({"markdown": "md", "htm": "html"}.get(ending, ending))
    except ValueError:
        known = ", ".join(BriefFormat)
        raise fail(
            f"cannot tell the format from '{out}'; --to-format: {known}", WRONG_USE
        ) from None


def _days(since: str, until: str) -> tuple[str, str]:
    from trucewatch.views.dates import day

    try:
        first, last = day(since), day(until)
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
    if not first or not last or first > last:
        raise fail(f"--from {since} is after --to {until}", WRONG_USE)
    return first, last


def _made(record: object, watch: Path | None, first: str, last: str, up_to: str) -> Brief:
    from trucewatch.store.exports.allowed import allowed
    from trucewatch.store.exports.reader import Reader
    from trucewatch.store.exports.selection import Selection
    from trucewatch.store.pages_names import side_names
    from trucewatch.store.record import Record
    from trucewatch.views.brief.compose import Span, compose
    from trucewatch.views.brief.following import followed_for
    from trucewatch.views.brief.model import phrase
    from trucewatch.views.camps import use_names

    assert isinstance(record, Record)
    followed = _watch(watch)
    title = followed.name if followed is not None and followed.name else phrase("untitled")
    with allowed(record, up_to) as (source, left):
        note_left_out(left)
        use_names(side_names(source))
        linked, unfollowed = followed_for(source, followed)
        _note_unfollowed(unfollowed)
        return compose(Reader(source, Selection()), linked, Span(first, last), title)


def _note_unfollowed(left: dict[str, int]) -> None:
    """Say on stderr what the record holds of others than the sides of the watch."""
    if left:
        told = ", ".join(f"{n} {kind}" for kind, n in left.items())
        typer.echo(
            f"note: the watch leaves out {told} of sides that it does not name; without --watch all"
            " is told",
            err=True,
        )


def _watch(path: Path | None) -> Watch | None:
    if path is None:
        return None
    from trucewatch.views.commands_watch import read_watch

    return read_watch(path)


def _written(made: Brief, form: BriefFormat, *, pictures: bool) -> bytes:
    from trucewatch.views.brief.docx import docx
    from trucewatch.views.brief.pdf import pdf
    from trucewatch.views.brief.text import html, markdown

    if form is BriefFormat.pdf:
        return pdf(made)
    if form is BriefFormat.docx:
        return docx(made)
    text = html(made) if form is BriefFormat.html else markdown(made, pictures=pictures)
    return text.encode("utf-8", "replace")
