"""The command line. Heavy parts are imported inside the commands, so that --help stays quick.

Exit codes: 0 all well; 1 some input could not be read or an answer was not found; 2 the command
was used wrongly; 3 nothing could be done (no readable input, no usable record, missing parts).
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from trucewatch.views.screen import Screen

SOME_FAILED, NOTHING_DONE = 1, 3

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps the record of a peace process: who says what, how, and what is contested.",
    epilog="Start with: trucewatch read FILE",
)
vocab_app = typer.Typer(no_args_is_help=True, help="Look after the vocabularies.")
app.add_typer(vocab_app, name="vocab")


class Format(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class InputFormat(StrEnum):
    """What the inputs are."""

    auto = "auto"
    text = "text"
    html = "html"
    jsonl = "jsonl"


class Coder(StrEnum):
    """Which coder reads."""

    quick = "quick"
    careful = "careful"


class Asked(StrEnum):
    """What to show."""

    incidents = "incidents"
    statements = "statements"
    events = "events"
    agreements = "agreements"
    findings = "findings"
    talks = "talks"
    positions = "positions"
    situations = "situations"
    stories = "stories"


class Kind(StrEnum):
    """What to resolve."""

    actor = "actor"
    place = "place"
    time = "time"
    relation = "relation"


Db = Annotated[
    Path, typer.Option("--db", envvar="TRUCEWATCH_DB", help="The record (one SQLite file).")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")]
JsonLogs = Annotated[bool, typer.Option("--json", help="Log as JSON lines on stderr.")]
CoderOption = Annotated[Coder, typer.Option(help="careful (default) or quick (for bulk).")]
InputOption = Annotated[InputFormat, typer.Option("--input-format", help="auto: by the file name.")]


def _fail(message: str, code: int = NOTHING_DONE) -> typer.Exit:
    typer.echo(f"trucewatch: {message}", err=True)
    return typer.Exit(code)


def _version(value: bool) -> None:
    if value:
        from trucewatch import __version__

        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    pass


def _screen() -> Screen:
    from trucewatch.views.screen import Screen

    return Screen()


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(help="Files, folders, or - for stdin.")],
    format_: Annotated[Format, typer.Option("--format", help="table, json or jsonl.")] = (
        Format.table
    ),
    coder: CoderOption = Coder.careful,
    input_format: InputOption = InputFormat.auto,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Code texts without a record: who says what, who did what to whom, where, when, and status."""
    from trucewatch.views.logs import configure, progress
    from trucewatch.views.reading import read_inputs

    configure(quiet=quiet, as_json=json_logs)
    with progress("documents read", quiet=quiet or format_ is Format.table) as advance:
        good, bad = read_inputs(files, format_.value, input_format.value, coder.value, advance)
    if bad:
        raise typer.Exit(SOME_FAILED if good else NOTHING_DONE)


@app.command()
def add(
    files: Annotated[list[str], typer.Argument(help="Files, folders, or - for stdin.")],
    db: Db = Path("trucewatch.db"),
    coder: CoderOption = Coder.careful,
    input_format: InputOption = InputFormat.auto,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Code texts into a record. Safe to repeat: what is known is not added twice."""
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.sources import open_inputs
    from trucewatch.store.ingest import add_inputs
    from trucewatch.store.record import Record, RecordError
    from trucewatch.views.logs import configure, progress
    from trucewatch.views.words import clean

    configure(quiet=quiet, as_json=json_logs)
    try:
        with Record(db) as record, progress("documents added", quiet=quiet) as advance:
            inputs = open_inputs(files, input_format.value)
            tally = add_inputs(record, pipeline(Config(coder=coder.value)), inputs, advance)
    except (RecordError, ModuleNotFoundError) as error:
        raise _fail(str(error)) from None
    typer.echo(clean(tally.line()))
    for failure in tally.partial:
        typer.echo(f"note: {clean(failure.document)}: {clean(failure.error)}", err=True)
    if tally.unreadable:
        raise typer.Exit(SOME_FAILED if tally.new or tally.known else NOTHING_DONE)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    db: Db = Path("trucewatch.db"),
    to: Annotated[str, typer.Option("--to", help="jsonl")] = "jsonl",
    quiet: Quiet = False,
) -> None:
    """Write the record out, one file per kind of record."""
    from trucewatch.store.export import export_jsonl
    from trucewatch.store.record import Record, RecordError

    if to != "jsonl":
        raise _fail(f"cannot export to '{to}'; formats: jsonl", 2)
    try:
        with Record(db, read_only=True) as record:
            counts = export_jsonl(record, out)
    except (RecordError, OSError) as error:
        raise _fail(str(error)) from None
    if not quiet:
        typer.echo(", ".join(f"{n} {kind}" for kind, n in counts.items()) + f" → {out}")


@app.command()
def show(
    asked: Annotated[Asked, typer.Argument(help="What to show.")],
    db: Db = Path("trucewatch.db"),
    party: Annotated[str | None, typer.Option(help="Code, country or name.")] = None,
    place: Annotated[str | None, typer.Option(help="A place's name.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.")] = None,
    agreement: Annotated[str | None, typer.Option(help="An agreement's id or name.")] = None,
    status: Annotated[str | None, typer.Option(help="Status, realis or speech act.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Open every sentence.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="table, json or jsonl.")] = (
        Format.table
    ),
) -> None:
    """Show what the record holds, with filters."""
    from trucewatch.store.record import Record, RecordError
    from trucewatch.views.answering import answer
    from trucewatch.views.filters import asked_filter

    try:
        wanted = asked_filter(
            asked.value,
            party=party,
            place=place,
            since=since,
            until=until,
            agreement=agreement,
            status=status,
            limit=limit,
        )
        with Record(db, read_only=True) as record:
            answer(_screen(), record, asked.value, wanted, format_.value, full=full)
    except ValueError as error:
        raise _fail(str(error), 2) from None
    except RecordError as error:
        raise _fail(str(error)) from None


@app.command()
def why(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An id or its first characters.")],
    db: Db = Path("trucewatch.db"),
    file: Annotated[
        list[str] | None, typer.Option("--file", help="Look in this text instead of a record.")
    ] = None,
) -> None:
    """Show a record's sentence, the words that decided it, the rules that fired, the coder."""
    from trucewatch.store.record import RecordError
    from trucewatch.views.explaining import explain_from_file, explain_from_record

    try:
        if file:
            found = explain_from_file(_screen(), id_, file)
        else:
            found = explain_from_record(_screen(), id_, db)
    except (RecordError, ModuleNotFoundError) as error:
        raise _fail(str(error)) from None
    if not found:
        where = ", ".join(file) if file else str(db)
        raise _fail(f"no record, or several, with an id that begins '{id_}' in {where}", 1)


@app.command()
def resolve(
    kind: Annotated[Kind, typer.Argument(help="What the text names.")],
    text: Annotated[str | None, typer.Argument(help="The words to resolve.")] = None,
    on: Annotated[str | None, typer.Option("--on", help="As of this day, YYYY-MM-DD.")] = None,
    context: Annotated[str | None, typer.Option(help="Text around it.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line, stdin to stdout.")
    ] = (False),
) -> None:
    """Say what the vocabularies know of an actor, a place, a time, or an actor–recipient pair."""
    from trucewatch.views.dates import day
    from trucewatch.views.resolving import resolve_lines, resolve_one

    if jsonl:
        failed = resolve_lines(kind.value, sys.stdin, sys.stdout)
        raise typer.Exit(SOME_FAILED if failed else 0)
    if text is None or kind is Kind.relation:
        raise _fail("give the words to resolve, or --jsonl with one object a line on stdin", 2)
    try:
        resolve_one(_screen(), kind.value, text, day(on), context)
    except ValueError as error:
        raise _fail(str(error), 2) from None


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="seed, corpus, attribution, relation, …")],
    data: Annotated[Path | None, typer.Option("--data", help="The file to measure on.")] = None,
    gold: Annotated[Path | None, typer.Option("--gold", help="The folder with the gold.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many.")] = None,
    coder: CoderOption = Coder.careful,
    save: Annotated[Path | None, typer.Option("--save", help="Write the predictions here.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="table or json.")] = Format.table,
) -> None:
    """Measure the coder on marked data and print the figures."""
    from trucewatch.views.benching import BenchError, run_bench

    try:
        run_bench(_screen(), name, data, gold, limit, coder.value, save, format_.value)
    except BenchError as error:
        raise _fail(str(error), 2) from None


@app.command()
def demo(
    db: Db = Path("trucewatch-demo.db"),
    quiet: Quiet = False,
) -> None:
    """Read the bundled corpus into a record and end on its most disputed question."""
    from trucewatch.store.record import RecordError
    from trucewatch.views.demo import run_demo

    try:
        run_demo(_screen(), db, quiet=quiet)
    except (RecordError, ModuleNotFoundError) as error:
        raise _fail(str(error)) from None


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing, and how to mend it."""
    from trucewatch.views.doctor import checks

    wrong = 0
    for check in checks():
        wrong += bool(check.remedy)
        sign = "✗" if check.remedy else "✓"
        typer.echo(f"{sign} {check.name:16} {check.found}")
        if check.remedy:
            typer.echo(f"  {'':16} → {check.remedy}")
    if wrong:
        raise typer.Exit(SOME_FAILED)


@vocab_app.command("check")
def vocab_check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of vocabularies (default: the package's own).")
    ] = None,
) -> None:
    """Check every vocabulary file: header, source note, codes, duplicates."""
    from trucewatch.vocab.actor_check import check_actors
    from trucewatch.vocab.check import check_all

    problems = check_all(folder)
    if folder is None:
        problems += check_actors()
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems" if problems else "all vocabularies are in order")
    if problems:
        raise typer.Exit(SOME_FAILED)


def main() -> None:
    """Run the command line; Ctrl-C and a closed pipe end it without a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
