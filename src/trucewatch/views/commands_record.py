"""Commands that look after a record's file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.views.guarding import SOME_FAILED, WRONG_USE, fail, must_exist, usable
from trucewatch.views.options import Db, Quiet

# How many problems are printed; one is enough to know.
_SHOWN = 20
DB = Path("trucewatch.db")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (migrate, check, backup, restore, vacuum, merge, forget):
        app.command()(command)


def migrate(db: Db = DB) -> None:
    """Bring a record of an earlier version to this one. A copy of the file is made first."""
    from trucewatch.store.record import Record
    from trucewatch.store.schema import SCHEMA_VERSION

    with usable(db):
        must_exist(db)
        Record(db).db.close()
    typer.echo(f"{db}: is of version {SCHEMA_VERSION}")


def check(db: Db = DB, quiet: Quiet = False) -> None:
    """Check a record: pages, ties, hashes, spans, indexes. Exit code 0 only when it is whole."""
    from trucewatch.store.check import check as problems_of
    from trucewatch.store.record import Record
    from trucewatch.views.logs import progress
    from trucewatch.views.words import clean

    count = 0
    with usable(db), Record(db, read_only=True) as record:
        with progress("stories checked", quiet=quiet) as advance:
            for problem in problems_of(record, advance):
                count += 1
                if count <= _SHOWN:
                    typer.echo(clean(problem), err=True)
        if not count and record.unlinked() and not quiet:
            typer.echo("note: some stories are not linked yet; repeat the 'add'", err=True)
    if count:
        more = f", of which {_SHOWN} are shown" if count > _SHOWN else ""
        raise fail(f"{db}: is not whole ({count} problems{more}); restore a copy", SOME_FAILED)
    if not quiet:
        typer.echo(f"{db}: is whole")


def backup(out: Annotated[Path, typer.Argument(help="The copy's file name.")], db: Db = DB) -> None:
    """Copy a record, also while it is read and written. The copy is whole or not there.

    Of what is there only an earlier copy is overwritten.
    """
    from trucewatch.store.record import Record
    from trucewatch.store.upkeep import backup as copy

    with usable(db), Record(db, read_only=True) as record:
        size = copy(record, out)
    typer.echo(f"{db} → {out} ({size} bytes)")


def restore(
    copy: Annotated[Path, typer.Argument(help="A copy that 'backup' made.")],
    db: Db = DB,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the record; it is kept beside.")
    ] = False,
) -> None:
    """Bring a record back from a copy, which is checked whole first."""
    from trucewatch.store.upkeep import restore as bring_back

    with usable(db):
        former = bring_back(copy, db, replace=replace)
    kept = f" (what was there is kept in {former})" if former else ""
    typer.echo(f"{copy} → {db}{kept}")


def vacuum(db: Db = DB) -> None:
    """Make a record's file as small as it can be."""
    from trucewatch.store.record import Record
    from trucewatch.store.upkeep import vacuum as tidy

    with usable(db):
        must_exist(db)
        with Record(db) as record:
            before, after = tidy(record)
    typer.echo(f"{db}: {before} → {after} bytes")


def merge(
    other: Annotated[Path, typer.Argument(help="The record to take over from; it stays as it is.")],
    db: Db = DB,
    quiet: Quiet = False,
) -> None:
    """Take another record's documents, codings and decisions into this one.

    The other record is checked whole first. Of two labels of a document the stricter stays.
    """
    from trucewatch.store.ingest import link_record
    from trucewatch.store.merge import merge as take_over
    from trucewatch.store.record import Record
    from trucewatch.store.upkeep import must_be_whole
    from trucewatch.views.logs import progress

    with usable(other), Record(other, read_only=True) as source:
        must_be_whole(source)  # before a record is made to take it
        with usable(db), Record(db) as record:
            with progress("documents", quiet=quiet) as advance:
                outcome = take_over(record, source, advance)
            if record.unlinked():
                link_record(record)
            record.end_run(outcome.line())
    typer.echo(outcome.line())


def forget(
    source: Annotated[str, typer.Argument(help="A document's id, a URI, or URIs' beginning/.")],
    db: Db = DB,
    who: Annotated[str, typer.Option("--who", envvar="TRUCEWATCH_REVIEWER")] = "",
    why: Annotated[str, typer.Option("--why", help="The reason; it is written down.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, only say how much.")] = False,
) -> None:
    """Take a source out of a record for good: documents, stories, and all read in them.

    Failures to read it go too, and the feeds that are followed under it. A line of audit says who,
    when, why and how much. Copies made before still hold the source.
    """
    from trucewatch.store.forget import forget as take_out
    from trucewatch.store.forget import found_of
    from trucewatch.store.ingest import link_record
    from trucewatch.store.record import Record
    from trucewatch.store.upkeep import vacuum as tidy

    with usable(db):
        must_exist(db)
        with Record(db) as record:
            found = found_of(record, source)
            if not found.any:
                raise fail(f"nothing of '{source}' is in {db}", SOME_FAILED)
            if not yes:
                raise fail(f"{found.line()} would be forgotten; say --yes", WRONG_USE)
            if not who or not why:
                raise fail("say who forgets it and why: --who NAME --why REASON", WRONG_USE)
            outcome = take_out(record, source, who, why)
            link_record(record)
            record.end_run("forget")
            tidy(record)
    typer.echo(f"{outcome.found.line()} with {outcome.stories} stories forgotten")
