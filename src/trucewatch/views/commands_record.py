"""Commands that look after a record's file."""

from __future__ import annotations

from pathlib import Path

import typer

from trucewatch.views.guarding import usable
from trucewatch.views.options import Db


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(migrate)


def migrate(db: Db = Path("trucewatch.db")) -> None:
    """Bring a record of an earlier version to this one. A copy of the file is made first."""
    from trucewatch.store.opening import RecordError
    from trucewatch.store.record import Record
    from trucewatch.store.schema import SCHEMA_VERSION

    with usable(db):
        if not db.exists():
            raise RecordError(f"{db}: no such record; check the path")
        Record(db).db.close()
    typer.echo(f"{db}: is of version {SCHEMA_VERSION}")
