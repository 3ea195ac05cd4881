"""Commands on watches: propose one from reports, check one, link a record by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import must_exist, usable
from trucewatch.views.options import Coder, CoderOption, Db
from trucewatch.views.words import clean

if TYPE_CHECKING:
    from trucewatch.linking.camps.sides import Watch
    from trucewatch.records.coded import CodedStory
    from trucewatch.store.record import Record

_WRONG = 2
File = Annotated[Path, typer.Argument(help="The watch's YAML file.")]

watch_app = typer.Typer(
    no_args_is_help=True, help="Say what to follow: camps, agreements, places, issues, sources."
)


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.add_typer(watch_app, name="watch")


def read_watch(path: Path) -> Watch:
    """Return the watch in a file; ends the command with what is wrong, one line each."""
    from trucewatch.linking.watches.watch import parse_watch

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        typer.echo(f"trucewatch: {path}: {reason}", err=True)
        raise typer.Exit(_WRONG) from None
    found = parse_watch(text)
    if isinstance(found, tuple):
        for problem in found:
            typer.echo(f"{path}: {problem}", err=True)
        raise typer.Exit(_WRONG)
    return found


def note_watch(record: Record) -> None:
    """Say on stderr by which watch a record is linked, if by any."""
    watch = record.watch()
    if watch is not None:
        typer.echo(f"note: linked by the watch '{clean(watch.name)}'", err=True)


@watch_app.command()
def new(
    folder: Annotated[str, typer.Argument(help="A folder of reports, or a file.")],
    name: Annotated[str, typer.Option(help="What to call the process.")] = "",
    coder: CoderOption = Coder.careful,
) -> None:
    """Propose a watch from a folder of reports: who accuses and speaks for whom, what on."""
    from trucewatch.linking.watches.proposals import propose_watch
    from trucewatch.records import Failure
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.sources import open_inputs

    engine = pipeline(Config(coder=coder.value))
    stories: list[CodedStory] = []
    for item in open_inputs([folder]):
        if isinstance(item, Failure):
            typer.echo(f"trucewatch: {item.error}", err=True)
        else:
            stories += engine.code_document(item)
    if not stories:
        typer.echo(f"trucewatch: {folder}: no reports to propose a watch from", err=True)
        raise typer.Exit(1)
    typer.echo(propose_watch(stories, name or Path(folder).resolve().stem), nl=False)


@watch_app.command()
def check(file: File) -> None:
    """Check a watch's file; say what is wrong, each with its place in the file."""
    watch = read_watch(file)
    agreements = ", ".join(a.name for a in watch.agreements) or "none"
    typer.echo(f"{file}: in order: {len(watch.camps)} camps; agreements: {agreements}")


@watch_app.command()
def link(file: File, db: Db = Path("trucewatch.db")) -> None:
    """Link a record again by a watch: its camps, its name for the process, its agreements."""
    from trucewatch.store.ingest import link_record
    from trucewatch.store.queries import counts
    from trucewatch.store.record import Record

    watch = read_watch(file)
    with usable(db):
        must_exist(db)
        with Record(db) as record:
            record.set_watch(watch)
            link_record(record)
            record.end_run(f"watch {watch.name}")
            incidents = counts(record)["incidents"]
    typer.echo(f"{db}: linked by {file}: {incidents} incidents")
