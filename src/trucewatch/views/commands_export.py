"""``trucewatch export`` and ``trucewatch import``: a record for other tools, and back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import NOTHING_DONE, WRONG_USE, fail, usable
from trucewatch.views.options import Db, Out, Quiet

if TYPE_CHECKING:
    from trucewatch.store.exports.selection import Selection
    from trucewatch.store.record import Record


class To(StrEnum):
    """What an export is for."""

    jsonl = "jsonl"
    csv = "csv"
    acled = "acled"
    ged = "ged"
    panel = "panel"
    geojson = "geojson"
    gpkg = "gpkg"
    parquet = "parquet"
    stata = "stata"
    annotation = "annotation"


class Label(StrEnum):
    """How confidential a source is."""

    open = "open"
    internal = "internal"
    restricted = "restricted"


_TO = (
    "jsonl: every record, to be imported again; csv: a row per claim, statement, event, finding,"
    " position; acled, ged: CSV in the columns of ACLED or UCDP GED, a row per incident; panel: CSV"
    " of dyad by day and country by month; geojson, gpkg: for maps; parquet: by month; stata:"
    " labelled .dta; annotation: W3C Web Annotation."
)
ToOption = Annotated[To, typer.Option("--to", help=_TO)]
UpTo = Annotated[
    Label, typer.Option("--up-to", help="The most confidential label of a source let out.")
]
View = Annotated[
    str,
    typer.Option(metavar="un|de_facto|CODE", help="Whose view of disputed places: that of the"
                 " United Nations, who held it on the day, or a claimant's."),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(export)
    app.command("import")(import_)


def note_unlinked(record: Record) -> None:
    """Say on stderr when documents of a record are not linked yet."""
    if record.unlinked():
        words = (
            "some documents are not linked yet; to link them repeat the 'add' that was stopped, or"
            f" wait for the one that runs (--db {record.path})"
        )
        typer.echo(f"note: {words}", err=True)


def note_left_out(left: dict[str, int]) -> None:
    """Say on stderr how many documents of which label are not in what goes out."""
    from trucewatch.views.words import plural

    for label, number in left.items():
        words = f"{plural(number, 'document')} marked {label} left out"
        typer.echo(f"note: {words}; --up-to {label} lets them out", err=True)


def export(
    out: Out,
    db: Db = Path("trucewatch.db"),
    to: ToOption = To.jsonl,
    party: Annotated[str | None, typer.Option(help="Code, country or name.")] = None,
    place: Annotated[str | None, typer.Option(help="A place's name.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Last day, YYYY-MM-DD.")] = None,
    agreement: Annotated[str | None, typer.Option(help="An agreement's id or name.")] = None,
    up_to: UpTo = Label.open,
    view: View = "un",
    quiet: Quiet = False,
) -> None:
    """Write the record into a folder for other tools, with codebook, citation and checksums.

    Filters are those of 'show'; the last day is --until here, since --to says what for.
    """
    from trucewatch.store.export import export as write
    from trucewatch.store.record import Record

    selection = _selection(party, place, since, until, agreement, up_to.value, view)
    with usable(db), Record(db, read_only=True) as record:
        note_unlinked(record)
        _log(db, to.value, selection)
        outcome = write(record, out, to.value, selection)
    note_left_out(outcome.left_out)
    if not quiet:
        typer.echo(", ".join(f"{n} {kind}" for kind, n in outcome.counts.items()) + f" → {out}")
        if outcome.replaced:
            typer.echo(f"note: the earlier export in {out} was replaced", err=True)


def _selection(
    party: str | None, place: str | None, since: str | None, until: str | None,
    agreement: str | None, up_to: str, view: str,
) -> Selection:  # fmt: skip
    from trucewatch.store.exports.selection import Selection
    from trucewatch.views.filters import asked_filter

    try:
        if view not in views():
            known = ", ".join(views())
            raise ValueError(f"no view '{view}' of disputed places; there are: {known}")
        dated = asked_filter("findings", party=party, place=place, since=since, until=until,
                             agreement=agreement)  # fmt: skip
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
    return Selection(dated, up_to, view)


def views() -> list[str]:
    """Return whose views of disputed places there are: two general ones and every claimant's."""
    from trucewatch.vocab.gazetteer import disputes

    claimants = {party for d in disputes().values() for party, _, _ in d.claims}
    return ["un", "de_facto", *sorted(claimants)]


def _log(db: Path, to: str, selection: Selection) -> None:
    """Write the export into the audit. What is not open goes out only with a line there."""
    import sqlite3

    from trucewatch.store.export import log_export
    from trucewatch.store.record import Record, RecordError

    try:
        with Record(db) as record:
            log_export(record, to, selection)
    except (sqlite3.Error, RecordError) as error:
        if selection.up_to != "open":
            words = f"{db}: the export cannot be logged ({error}); nothing was written"
            raise fail(words, NOTHING_DONE) from None
        typer.echo("note: the export is not logged; the record cannot be written to", err=True)


def import_(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An export to jsonl.")],
    db: Db = Path("trucewatch.db"),
    quiet: Quiet = False,
) -> None:
    """Read an export to jsonl into a record: the same ids, the same records."""
    from trucewatch.store.importing import ImportRefused, import_jsonl, read_export
    from trucewatch.store.record import Record

    try:
        export = read_export(folder)  # before the record is made, where there is none
    except ImportRefused as error:
        raise fail(str(error)) from None
    with usable(db), Record(db) as record:
        new, known = import_jsonl(record, export)
    if not quiet:
        typer.echo(f"{new} new, {known} known → {db}")
