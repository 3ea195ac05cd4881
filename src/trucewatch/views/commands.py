"""The commands. Heavy parts are imported inside them, so that --help stays quick.

Exit codes: 0 all well; 1 some input could not be read or an answer was not found; 2 the command
was used wrongly; 3 nothing could be done (no readable input, no usable record, missing parts).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views import (
    commands_bench,
    commands_brief,
    commands_code,
    commands_export,
    commands_follow,
    commands_record,
    commands_review,
    commands_serve,
    commands_watch,
)
from trucewatch.views.guarding import (
    INTERRUPTED,
    NOTHING_DONE,
    SOME_FAILED,
    WRONG_USE,
    fail,
    need_stdin,
    note_each,
    usable,
)
from trucewatch.views.options import (
    Asked,
    Coder,
    CoderOption,
    Columns,
    Contact,
    Db,
    Fetch,
    Format,
    InputFormat,
    InputOption,
    JsonLogs,
    Kind,
    Label,
    LabelOption,
    Limit,
    Quiet,
    WatchOption,
)

if TYPE_CHECKING:
    from trucewatch.store.ingest import Tally
    from trucewatch.views.screen import Screen

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps the record of a peace process: who says what, how, and what is contested.",
    epilog="Start with: trucewatch read FILE",
)
vocab_app = typer.Typer(no_args_is_help=True, help="Look after the vocabularies.")
app.add_typer(vocab_app, name="vocab")

_RELATION = '{"text": "Borduria accused Syldavia", "source": "Borduria", "target": "Syldavia"}'
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


def _screen() -> Screen:
    from trucewatch.views.screen import Screen

    return Screen()


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(help=_INPUTS)],
    format_: Annotated[Format, typer.Option("--format", help=_READ_FORMAT)] = Format.table,
    coder: CoderOption = Coder.careful,
    input_format: InputOption = InputFormat.auto,
    fetch: Fetch = False,
    columns: Columns = "",
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
                options=opening(fetch=fetch, columns=columns, label="open"),
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
    from trucewatch.views.logs import configure, progress
    from trucewatch.views.opening import opening

    need_stdin(files)
    configure(quiet=quiet, as_json=json_logs)
    tally = Tally()
    options = opening(fetch=fetch, columns=columns, label=label.value, contact=contact)
    followed = watch and commands_watch.read_watch(watch)
    try:
        with usable(db), Record(db) as record, progress("documents added", quiet=quiet) as advance:
            inputs = open_inputs(files, input_format.value, options=options)
            coding = pipeline(Config(coder=coder.value))
            if followed:
                record.set_watch(followed)
            add_inputs(record, coding, inputs, advance, tally, originals=originals, gate=gate)
    except KeyboardInterrupt:
        raise fail(f"stopped; {_kept(tally)}", INTERRUPTED) from None
    except typer.Exit:
        if tally.new:
            typer.echo(f"trucewatch: {_kept(tally)}", err=True)
        raise
    _report(tally, quiet=quiet)
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
    issue: Annotated[str | None, typer.Option(help="An issue of talks, or a part of it.")] = None,
    by: Annotated[str | None, typer.Option(help="Reporter: a name, code, or monitor.")] = None,
    occurrence: Annotated[
        str | None, typer.Option(help="violation, restriction, compliance, restoration, threat …")
    ] = None,
    watch: Annotated[
        Path | None, typer.Option("--watch", help="A watch's file: its camps are shown.")
    ] = None,
    limit: Limit = None,
    full: Annotated[bool, typer.Option("--full", help="Open every sentence.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="table, json or jsonl.")] = (
        Format.table
    ),
) -> None:
    """Show what the record holds, with filters."""
    from trucewatch.store.record import LINKED_KINDS, Record
    from trucewatch.views.answering import answer
    from trucewatch.views.commands_watch import read_watch
    from trucewatch.views.filters import asked_filter
    from trucewatch.views.ledger_show import Narrow
    from trucewatch.views.show import ASKED

    try:
        wanted = asked_filter(
            asked.value, party=party, place=place, since=since, until=until, agreement=agreement,
            status=status, limit=limit,
        )  # fmt: skip
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
    followed = read_watch(watch) if watch is not None else None
    narrow = Narrow(issue, by, occurrence)
    with usable(db), Record(db, read_only=True) as record:
        if any(kind in LINKED_KINDS for kind in ASKED[asked.value]):
            commands_export.note_unlinked(record)
            commands_watch.note_watch(record)
        answer(
            _screen(), record, asked.value, wanted, format_.value, full=full, narrow=narrow,
            watch=followed,
        )  # fmt: skip


@app.command()
def why(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An id or its first characters.")],
    db: Db = Path("trucewatch.db"),
    file: Annotated[
        list[str] | None, typer.Option("--file", help="Look in this text instead of a record.")
    ] = None,
) -> None:
    """Show a record's sentence, the words that decided it, the rules that fired, the coder."""
    from trucewatch.views.explaining import NotFound, explain_from_file, explain_from_record

    need_stdin(file or ())
    if not id_:
        raise fail("give an id or its first characters", WRONG_USE)
    try:
        with usable(db):
            if file:
                explain_from_file(_screen(), id_, file)
            else:
                explain_from_record(_screen(), id_, db)
    except NotFound as error:
        raise fail(str(error), error.code) from None


@app.command()
def resolve(
    kind: Annotated[Kind, typer.Argument(help="What the text names.")],
    text: Annotated[str | None, typer.Argument(help="The words to resolve.")] = None,
    on: Annotated[str | None, typer.Option("--on", help="As of this day, YYYY-MM-DD.")] = None,
    context: Annotated[str | None, typer.Option(help="Text around it.")] = None,
    view: Annotated[
        str | None,
        typer.Option(help="Whose view of disputed places: un, de_facto (--on a day), or a code."),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line, stdin to stdout.")
    ] = False,
    coder: CoderOption = Coder.careful,
) -> None:
    r"""Say what the vocabularies know of an actor, a place, a time, or an actor–recipient pair.

    With --jsonl each line of standard input is a question and gets one line of
    answer. "id" is optional and comes back. The lines:

    actor: {"id": 1, "text": "the army", "on": "2024-05-12", "context": "…"}

    place: {"id": 1, "text": "near Klow", "spans": [[5, 9]]} or a "context"

    time: {"id": 1, "text": "last Tuesday", "on": "2024-05-12"}

    relation: {"id": 1, "text": "A accused B", "source": [0, 1], "target": "B"}

    A place in the text is \[start, end] in characters; "source" and "target" may
    also be given as words, and "target" may be left out. A line that cannot be
    answered gets {"id": …, "error": "…"}.
    """
    from trucewatch.views.dates import day
    from trucewatch.views.resolving import resolve_lines, resolve_one

    try:
        if jsonl:
            need_stdin()
            failed = resolve_lines(kind.value, sys.stdin.buffer, sys.stdout, coder.value)
            raise typer.Exit(SOME_FAILED if failed else 0)
        if kind is Kind.relation:
            raise fail(f"resolve relation works with --jsonl only; a line: {_RELATION}", WRONG_USE)
        if text is None:
            wanted = "give the words to resolve, or --jsonl with one object a line on stdin"
            raise fail(wanted, WRONG_USE)
        resolve_one(_screen(), kind.value, text, day(on), context, view)
    except ModuleNotFoundError as error:
        raise fail(str(error)) from None
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None


@app.command()
def demo(
    db: Db = Path("trucewatch-demo.db"),
    quiet: Quiet = False,
) -> None:
    """Read the bundled corpus into a record and end on its most disputed question."""
    from trucewatch.views.demo import run_demo

    try:
        with usable(db):
            run_demo(_screen(), db, quiet=quiet)
    except KeyboardInterrupt:
        raise fail("stopped; repeat the command to go on where it stopped", INTERRUPTED) from None


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


commands_bench.register(app)
commands_record.register(app)
commands_serve.register(app)
commands_watch.register(app)
commands_code.register(app)
commands_export.register(app)
commands_review.register(app)
commands_follow.register(app)
commands_brief.register(app)
