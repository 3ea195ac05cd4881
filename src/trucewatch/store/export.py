"""Writing a record out into a folder: whole or not at all, equal files for equal records."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from trucewatch.store.exports import about
from trucewatch.store.exports.acled import write_acled
from trucewatch.store.exports.allowed import allowed
from trucewatch.store.exports.annotation import write_annotation
from trucewatch.store.exports.cells import write_csv
from trucewatch.store.exports.frames import write_parquet, write_stata
from trucewatch.store.exports.ged import write_ged
from trucewatch.store.exports.generic import TABLES
from trucewatch.store.exports.geojson import write_geojson
from trucewatch.store.exports.gpkg import write_gpkg
from trucewatch.store.exports.jsonl import write_jsonl
from trucewatch.store.exports.panels import write_panels
from trucewatch.store.exports.reader import Reader
from trucewatch.store.exports.selection import Selection
from trucewatch.store.record import Record, now

Writer = Callable[[Reader, Path], dict[str, int]]


class ExportError(Exception):
    """Nothing could be written; the message names the place and the way out."""


class Outcome(msgspec.Struct, frozen=True):
    """What was written: counts by file or kind, how many documents each label kept back, and
    whether an earlier export to the same format was replaced."""

    counts: dict[str, int]
    left_out: dict[str, int]
    replaced: bool = False


def _write_tables(reader: Reader, folder: Path) -> dict[str, int]:
    return {f"{n}.csv": write_csv(folder / f"{n}.csv", n, t(reader)) for n, t in TABLES.items()}


# Each format: how it is written, and the tables that its codebook describes.
FORMATS: dict[str, tuple[Writer, tuple[str, ...]]] = {
    "jsonl": (write_jsonl, ()),
    "csv": (_write_tables, tuple(TABLES)),
    "acled": (write_acled, ("acled",)),
    "ged": (write_ged, ("ged", "ged_by_source")),
    "panel": (write_panels, ("dyad_day", "country_month")),
    "geojson": (write_geojson, ("places", "disputed")),
    "gpkg": (write_gpkg, ("places", "disputed")),
    "parquet": (write_parquet, tuple(TABLES)),
    "stata": (write_stata, tuple(TABLES)),
    "annotation": (write_annotation, ()),
}


def export(record: Record, folder: Path, to: str, selection: Selection | None = None) -> Outcome:
    """Write ``record`` into ``folder`` in a format, with codebook, citation, run and checksums.

    All files are written before the first is put in place, so that a failure leaves a former
    export as it was. Equal records give equal files, byte by byte. Raises KeyError for an unknown
    format, ExportError when the folder cannot be written to or holds another format's export,
    ModuleNotFoundError when a format's package is missing.
    """
    write, tables = FORMATS[to]
    selection = selection or Selection()
    with _drafts(folder) as drafts:
        _refuse_other_format(folder, to)
        replaced = (folder / about.RUN).is_file()
        record.db.execute("BEGIN")  # one state of the record for all files
        try:
            with allowed(record, selection.up_to) as (source, left):
                counts = write(Reader(source, selection), drafts)
                about.write_about(source, drafts, to, selection, tables, counts, left)
        finally:
            if record.db.in_transaction:
                record.db.execute("ROLLBACK")
        _put_in_place(drafts, folder)
    return Outcome(counts, left, replaced)


def log_export(record: Record, to: str, selection: Selection) -> None:
    """Write into the record's audit what is about to go out: format, label, query."""
    asked = {"to": to, "up_to": selection.up_to, "query": selection.query()}
    with record.transaction():
        sql = "INSERT INTO audit(at, action, detail) VALUES (?, 'export', ?)"
        record.db.execute(sql, (now(), msgspec.json.encode(asked).decode()))


# ------------------------------------------------------------ the folder


@contextmanager
def _drafts(folder: Path) -> Iterator[Path]:
    """Give a folder for drafts inside ``folder``; take it away afterwards, whatever happens."""
    new = not folder.exists()
    drafts = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drafts = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
        yield drafts
    except OSError as error:
        raise ExportError(_explained(folder, error)) from error
    finally:
        if drafts is not None:
            shutil.rmtree(drafts, ignore_errors=True)
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _explained(folder: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{folder}: is a file, or lies under one; give a folder as --out"
    reason = error.strerror or str(error)
    return f"{folder}: cannot be written to ({reason}); check the folder or give another --out"


def _refuse_other_format(folder: Path, to: str) -> None:
    try:
        run = msgspec.json.decode((folder / about.RUN).read_bytes())
        former = run.get("format", to)
    except (FileNotFoundError, IsADirectoryError, msgspec.DecodeError, AttributeError):
        return
    if former != to:
        raise ExportError(
            f"{folder}: holds an export to {former}; give another --out, so that the files of both"
            " are not mixed"
        )


def _put_in_place(drafts: Path, folder: Path) -> None:
    """Move the drafts to their names and take away what a former export left beside them."""
    files = sorted(p.relative_to(drafts) for p in drafts.rglob("*") if p.is_file())
    for name in files:
        _refuse_in_the_way(folder, name)
    former = about.listed(folder)
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(drafts / name, folder / name)  # a reader never sees half a file
    for path in former.keys() - {n.as_posix() for n in files}:
        old = folder / path
        if old.is_file() and about.digest(old) == former[path]:  # ours, and nobody changed it
            old.unlink()
            if old.parent != folder and not any(old.parent.iterdir()):
                old.parent.rmdir()


def _refuse_in_the_way(folder: Path, name: Path) -> None:
    if (folder / name).is_dir():
        raise ExportError(
            f"{folder / name}: is a folder where the export has a file; move it away or give"
            " another --out"
        )
    for parent in name.parents:
        if (folder / parent).is_file():
            raise ExportError(
                f"{folder / parent}: is a file where the export has a folder; move it away or give"
                " another --out"
            )
