"""The commands. Heavy parts are imported inside them, so that --help stays quick.

Exit codes: 0 all well; 1 some input could not be read or an answer was not found; 2 the command
was used wrongly; 3 nothing could be done (no readable input, no usable record, missing parts).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views import (
    commands_ask,
    commands_bench,
    commands_brief,
    commands_code,
    commands_export,
    commands_follow,
    commands_record,
    commands_review,
    commands_serve,
    commands_tools,
    commands_watch,
)
from trucewatch.views.guarding import (
    INTERRUPTED,
    NOTHING_DONE,
    SOME_FAILED,
    fail,
    need_stdin,
    note_each,
    usable,
)
from trucewatch.views.mistyped import Commands
from trucewatch.views.options import (
    Coder,
    CoderOption,
    Columns,
    Contact,
    DateOption,
    Db,
    Fetch,
    Format,
    InputFormat,
    InputOption,
    JsonLogs,
    Label,
    LabelOption,
    Quiet,
    WatchOption,
)

if TYPE_CHECKING:
    from trucewatch.store.ingest import Tally

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps the record of a peace process: who says what, how, and what is contested.",
    epilog="Start with: trucewatch read FILE",
)

_INPUTS = "Files, folders, - for stdin, web addresses (with --fetch), in any mixture."
_READ_FORMAT = (
    "table; json: one object for one input document, a list of them for several; jsonl: one object"
    " a line."
)


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


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(help=_INPUTS)],
    format_: Annotated[Format, typer.Option("--format", help=_READ_FORMAT)] = Format.table,
    coder: CoderOption = Coder.careful,
    input_format: InputOption = InputFormat.auto,
    fetch: Fetch = False,
    columns: Columns = "",
    date: DateOption = None,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Code texts without a record: who says what, who did what to whom, where, when, and status."""
    from trucewatch.views.logs import configure, progress
    from trucewatch.views.opening import opening
    from trucewatch.views.reading import read_inputs

    need_stdin(files)
    configure(quiet=quiet, as_json=json_logs)
    try:
        with progress("documents read", quiet=quiet or format_ is Format.table) as advance:
            good, bad = read_inputs(
                files,
                format_.value,
                input_format.value,
                coder.value,
                advance,
                quiet=quiet,
                options=opening(fetch=fetch, columns=columns, label="open", date=date),
            )
    except ModuleNotFoundError as error:
        raise fail(str(error)) from None
    if bad:
        raise typer.Exit(SOME_FAILED if good else NOTHING_DONE)


@app.command()
def add(
    files: Annotated[list[str], typer.Argument(help=_INPUTS)],
    db: Db = Path("trucewatch.db"),
    coder: CoderOption = Coder.careful,
    input_format: InputOption = InputFormat.auto,
    fetch: Fetch = False,
    columns: Columns = "",
    date: DateOption = None,
    label: LabelOption = Label.open,
    originals: Annotated[
        bool, typer.Option("--originals/--no-originals", help="Keep the original bytes, packed.")
    ] = True,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Code only what is relevant (see 'gate').")
    ] = False,
    contact: Contact = "",
    watch: WatchOption = None,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Code texts into a record. Safe to repeat: what is known is not added twice."""
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.sources import open_inputs
    from trucewatch.store.ingest import Tally, add_inputs
    from trucewatch.store.record import Record
    from trucewatch.views.added import holds, next_commands
    from trucewatch.views.logs import configure, progress
    from trucewatch.views.opening import opening
    from trucewatch.views.words import clean

    need_stdin(files)
    configure(quiet=quiet, as_json=json_logs)
    tally = Tally()
    options = opening(fetch=fetch, columns=columns, label=label.value, contact=contact, date=date)
    followed = watch and commands_watch.read_watch(watch)
    try:
        with usable(db), Record(db) as record, progress("documents added", quiet=quiet) as advance:
            inputs = open_inputs(files, input_format.value, options=options)
            coding = pipeline(Config(coder=coder.value))
            if followed:
                record.set_watch(followed)
            add_inputs(record, coding, inputs, advance, tally, originals=originals, gate=gate)
            whole = tally.new and not (quiet or tally.unreadable or tally.partial)
            told = (holds(record), next_commands(record, db)) if whole else ()
    except KeyboardInterrupt:
        raise fail(f"stopped; {_kept(tally)}", INTERRUPTED) from None
    except typer.Exit:
        if tally.new:
            typer.echo(f"trucewatch: {_kept(tally)}", err=True)
        raise
    _report(tally, quiet=quiet)
    for line in told:
        typer.echo(clean(line), err=True)
    if tally.unreadable:
        raise typer.Exit(SOME_FAILED if tally.new or tally.known else NOTHING_DONE)


def _kept(tally: Tally) -> str:
    documents = "1 new document was" if tally.new == 1 else f"{tally.new} new documents were"
    return f"{documents} kept; repeat the command to go on where it stopped"


def _report(tally: Tally, *, quiet: bool) -> None:
    from trucewatch.store.ingest import NAMED
    from trucewatch.views.words import clean

    typer.echo(clean(tally.line()))
    for failure in tally.unreadable[NAMED:]:
        typer.echo(f"trucewatch: {clean(failure.error)}", err=True)
    if not quiet:
        note_each(tally.partial)
        _note_undated(tally)


def _note_undated(tally: Tally) -> None:
    """Say on stderr how many new stories have no day: lists by days and briefs go without them."""
    from trucewatch.store.ingest import NAMED
    from trucewatch.views.words import clean, plural

    if not tally.undated:
        return
    those = ", ".join(dict.fromkeys(tally.undated[:NAMED]))
    more = ", …" if len(tally.undated) > NAMED else ""
    told = plural(len(tally.undated), "new story has", "new stories have")
    words = f"{told} no day ({those}{more}): a brief tells nothing of it"
    if len(tally.undated) > 1:
        words = words.replace("of it", "of them")
    typer.echo(clean(f"note: {words}; 'forget', then 'add --date YYYY-MM-DD' gives one"), err=True)


commands_ask.register(app)
commands_bench.register(app)
commands_tools.register(app)
commands_record.register(app)
commands_serve.register(app)
commands_watch.register(app)
commands_code.register(app)
commands_export.register(app)
commands_review.register(app)
commands_follow.register(app)
commands_brief.register(app)
