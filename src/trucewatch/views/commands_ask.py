"""Commands that ask: ``show``, ``why``, ``resolve``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views import commands_export, commands_watch
from trucewatch.views.guarding import SOME_FAILED, WRONG_USE, fail, need_stdin, usable
from trucewatch.views.options import Asked, Coder, CoderOption, Db, Format, Kind, Limit

if TYPE_CHECKING:
    from trucewatch.views.screen import Screen

_RELATION = '{"text": "Borduria accused Syldavia", "source": "Borduria", "target": "Syldavia"}'


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(show)
    app.command()(why)
    app.command()(resolve)


def _screen() -> Screen:
    from trucewatch.views.screen import Screen

    return Screen()


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
    """Show what the record holds, with filters.

    Between --from and --to lie the days of what is told; what gives no day of its own is shown
    where a report of those days tells of it, and counted as such under the list.
    """
    import msgspec

    from trucewatch.store.record import LINKED_KINDS, Record
    from trucewatch.views.answering import answer
    from trucewatch.views.commands_watch import read_watch
    from trucewatch.views.filters import asked_filter, check_names, with_codes
    from trucewatch.views.ledger_show import Narrow
    from trucewatch.views.show import ASKED

    try:
        wanted = asked_filter(
            asked.value, party=party, place=place, since=since, until=until, agreement=agreement,
            status=status, issue=issue, by=by, occurrence=occurrence, limit=limit,
        )  # fmt: skip
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
    wanted = msgspec.structs.replace(wanted, told=True)
    followed = read_watch(watch) if watch is not None else None
    narrow = Narrow(issue, by, occurrence)
    with usable(db), Record(db, read_only=True) as record:
        wanted = with_codes(record, wanted)
        try:
            check_names(record, wanted)
        except ValueError as error:
            raise fail(str(error), WRONG_USE) from None
        if any(kind in LINKED_KINDS for kind in ASKED[asked.value]):
            commands_export.note_unlinked(record)
            commands_watch.note_watch(record)
        answer(
            _screen(), record, asked.value, wanted, format_.value, full=full, narrow=narrow,
            watch=followed,
        )  # fmt: skip


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
        if text is None or not text.strip():
            wanted = "give the words to resolve, or --jsonl with one object a line on stdin"
            raise fail(wanted, WRONG_USE)
        resolve_one(_screen(), kind.value, text, day(on), context, view)
    except ModuleNotFoundError as error:
        raise fail(str(error)) from None
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
