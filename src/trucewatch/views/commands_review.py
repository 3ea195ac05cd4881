"""Commands of reviewers, and of coding again: ``review``, ``recode``, ``layers``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.views.guarding import SOME_FAILED, WRONG_USE, fail, must_exist, usable
from trucewatch.views.options import Coder, CoderOption, Db, Format, Quiet

if TYPE_CHECKING:
    from trucewatch.store.overlay import Review
    from trucewatch.store.record import Record

review_app = typer.Typer(
    no_args_is_help=True,
    help="Decide on the machine's records: kept apart from them, undoable, kept when coding anew.",
)
Id = Annotated[str, typer.Argument(metavar="ID", help="An id or its first characters.")]
Who = Annotated[
    str, typer.Option("--who", envvar="TRUCEWATCH_REVIEWER", help="Who decides (needed).")
]
Why = Annotated[str, typer.Option("--why", help="The reason.")]
Set = Annotated[list[str], typer.Option("--set", help="FIELD=VALUE; the value is JSON or words.")]
DB = Path("trucewatch.db")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.add_typer(review_app, name="review")
    app.command()(recode)
    app.command("layers")(list_layers)


@contextmanager
def _deciding(db: Path) -> Iterator[Record]:
    """Open a record for decisions; link it anew afterwards."""
    from trucewatch.store.ingest import link_record
    from trucewatch.store.overlay import ReviewError
    from trucewatch.store.record import Record

    with usable(db):
        must_exist(db)
        with Record(db) as record:
            try:
                yield record
            except ReviewError as error:
                raise fail(str(error), SOME_FAILED) from None
            if record.unlinked():
                link_record(record)
            record.end_run("review")


def _say(review: Review) -> None:
    undone = f" of {review.undoes}" if review.undoes else ""
    typer.echo(f"{review.id}: {review.action}{undone} on {review.kind} in {review.story_id}")


@review_app.command()
def accept(id_: Id, db: Db = DB, who: Who = "", why: Why = "") -> None:
    """Say that a record is right."""
    _on_record("accept", id_, db, who, why)


@review_app.command()
def reject(id_: Id, db: Db = DB, who: Who = "", why: Why = "") -> None:
    """Say that a record is wrong: it is shown, counted and linked no longer."""
    _on_record("reject", id_, db, who, why)


@review_app.command()
def note(id_: Id, why: Annotated[str, typer.Argument(metavar="TEXT")], db: Db = DB,
         who: Who = "") -> None:  # fmt: skip
    """Write a note on a record."""
    _on_record("note", id_, db, who, why)


@review_app.command()
def edit(
    id_: Id,
    set_: Annotated[
        list[str], typer.Option("--set", help="FIELD=VALUE; the value is JSON or words.")
    ],
    db: Db = DB,
    who: Who = "",
    why: Why = "",
) -> None:
    """Give a record other fields, for example: --set realis=alleged --set 'mode=null'."""
    _on_record("edit", id_, db, who, why, **_fields(set_))


def _on_record(action: str, id_: str, db: Path, who: str, why: str, **value: Any) -> None:
    from trucewatch.store.reviews import on_record

    with _deciding(db) as record:
        _say(on_record(record, action, id_, who, why, **value))


def _fields(pairs: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise fail(f"cannot set '{pair}'; write FIELD=VALUE", WRONG_USE)
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


@review_app.command()
def merge(one: Id, two: Id, db: Db = DB, who: Who = "", why: Why = "") -> None:
    """Say that two events are one happening."""
    _on_pair("merge", (one, two), db, who, why)


@review_app.command()
def split(one: Id, two: Id, db: Db = DB, who: Who = "", why: Why = "") -> None:
    """Say that two events are not one happening."""
    _on_pair("split", (one, two), db, who, why)


def _on_pair(action: str, ids: tuple[str, str], db: Path, who: str, why: str) -> None:
    from trucewatch.store.reviews import on_pair

    with _deciding(db) as record:
        _say(on_pair(record, action, ids, who, why))


@review_app.command()
def add(
    kind: Annotated[str, typer.Argument(help="statement or event")],
    story: Annotated[str, typer.Option("--story", help="The story's id.")],
    span: Annotated[str, typer.Option("--span", metavar="START:END", help="Characters of it.")],
    set_: Annotated[
        list[str], typer.Option("--set", help="FIELD=VALUE; the value is JSON or words.")
    ],
    db: Db = DB,
    who: Who = "",
    why: Why = "",
) -> None:
    """Add a record by hand: event needs type and realis, statement act and quote_type."""
    from trucewatch.store.reviews import decide

    try:
        start, end = (int(n) for n in span.split(":"))
    except ValueError:
        raise fail(f"cannot read the span '{span}'; write START:END", WRONG_USE) from None
    with _deciding(db) as record:
        _say(decide(record, "add", kind, (story, start, end), who, why, _fields(set_)))


@review_app.command()
def undo(id_: Id, db: Db = DB, who: Who = "", why: Why = "") -> None:
    """Take a decision back, by its id; both stay in the log."""
    from trucewatch.store.reviews import undo as take_back

    with _deciding(db) as record:
        _say(take_back(record, id_, who, why))


@review_app.command("list")
def list_(db: Db = DB, format_: Annotated[Format, typer.Option("--format")] = Format.table) -> None:
    """Show the log of decisions."""
    import msgspec

    from trucewatch.store.overlay import taken_back
    from trucewatch.store.record import Record
    from trucewatch.store.reviews import log
    from trucewatch.views.words import clean

    with usable(db), Record(db, read_only=True) as record:
        reviews = log(record)
    if format_ is Format.json:
        sys.stdout.write(json.dumps(msgspec.to_builtins(reviews), ensure_ascii=False) + "\n")
        return
    back = taken_back(reviews)
    for r in reviews:
        if format_ is Format.jsonl:
            sys.stdout.write(msgspec.json.encode(r).decode() + "\n")
        else:
            taken = f"  (taken back by {back[r.id]})" if r.id in back else ""
            taken = f"  of {r.undoes}{taken}" if r.undoes else taken
            words = f"{r.id}  {r.at}  {r.who}  {r.action} {r.kind} {r.story_id}:{r.start}-{r.end}"
            typer.echo(clean(f"{words}  {r.why}{taken}"))


@review_app.command("export")
def export_reviews(
    out: Annotated[Path, typer.Option("--out", help="A file that ends in .csv or .jsonl.")],
    db: Db = DB,
) -> None:
    """Write the log of decisions to a file."""
    from trucewatch.store.record import Record
    from trucewatch.store.review_files import write_reviews
    from trucewatch.store.reviews import log

    kind = out.suffix.lower().lstrip(".")
    if kind not in ("csv", "jsonl"):
        raise fail(f"cannot write '{out.name}'; give a name that ends in .csv or .jsonl", WRONG_USE)
    with usable(db), Record(db, read_only=True) as record:
        reviews = log(record)
    with out.open("w", encoding="utf-8", newline="") as file:
        count = write_reviews(reviews, file, kind)
    typer.echo(f"{count} decisions → {out}")


@review_app.command("import")
def import_reviews(
    file: Annotated[Path, typer.Argument(help="A file of decisions, .csv or .jsonl.")], db: Db = DB
) -> None:
    """Take decisions from a file; those that are known are not taken twice."""
    from trucewatch.store.review_files import read_reviews
    from trucewatch.store.reviews import add_all

    if not file.is_file():
        raise fail(f"{file}: no such file; check the path")
    with _deciding(db) as record:
        try:
            new, known = add_all(record, read_reviews(file))
        except UnicodeDecodeError:
            raise fail(f"{file}: is not UTF-8; save it in UTF-8") from None
    typer.echo(f"{new} new decisions, {known} known")


@review_app.command()
def agreement(
    one: Annotated[str, typer.Argument(help="A reviewer.")],
    two: Annotated[str, typer.Argument(help="Another reviewer.")],
    db: Db = DB,
    format_: Annotated[Format, typer.Option("--format", help="table or json.")] = Format.table,
) -> None:
    """Show how far two reviewers agree: on how many records, and Cohen's kappa."""
    import msgspec

    from trucewatch.store.agreement import agreement as of_both
    from trucewatch.store.record import Record
    from trucewatch.store.reviews import log

    with usable(db), Record(db, read_only=True) as record:
        found = of_both(log(record), one, two)
    if format_ is not Format.table:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    kappa = "not defined" if found.kappa is None else f"{found.kappa:.2f}"
    typer.echo(f"{found.records} records decided by both, {found.alike} alike, kappa {kappa}")


def recode(
    db: Db = DB,
    coder: CoderOption = Coder.careful,
    diff: Annotated[
        Path | None, typer.Option("--diff", help="Write each change here, one JSON object a line.")
    ] = None,
    activate: Annotated[
        str | None, typer.Option("--activate", help="Use this layer again; codes nothing.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Code all stories again: a new layer beside the old, with what changed.

    Reviewers' decisions stay. What this version has coded already is not coded again; a run that
    was stopped goes on where it was.
    """
    from trucewatch.store.ingest import link_record
    from trucewatch.store.record import Record
    from trucewatch.views.logs import progress

    with usable(db):
        must_exist(db)
        with Record(db) as record, progress("stories coded", quiet=quiet) as advance:
            if not activate:
                words = _recode(record, coder.value, diff, advance)
            else:
                words = _activate(record, activate, advance)
            if record.unlinked():
                link_record(record)
            record.end_run(words)
    typer.echo(words)


def _recode(record: Record, coder: str, diff: Path | None, advance: Any) -> str:
    import msgspec

    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.store.recode import Change
    from trucewatch.store.recode import recode as code_again

    if diff is None:
        return code_again(record, pipeline(Config(coder=coder)), advance=advance).line()
    with diff.open("w", encoding="utf-8") as file:

        def tell(change: Change) -> None:
            file.write(msgspec.json.encode(change).decode() + "\n")

        return code_again(record, pipeline(Config(coder=coder)), tell, advance).line()


def _activate(record: Record, identity: str, advance: Any) -> str:
    from trucewatch.store.recode import activate

    try:
        return f"{activate(record, identity, advance)} stories changed to layer {identity}"
    except KeyError:
        raise fail(f"no layer '{identity}'; see 'trucewatch layers'", SOME_FAILED) from None


def list_layers(db: Db = DB) -> None:
    """List the layers of coding: which coder, how many stories, in how many it is active."""
    from trucewatch.store.recode import all_layers
    from trucewatch.store.record import Record

    with usable(db), Record(db, read_only=True) as record:
        for layer in all_layers(record):
            made = layer.made_by
            hashes = f"vocabularies {made.vocab_hash}, models {made.model_hash}"
            counts = f"{layer.stories} stories, active in {layer.active}"
            typer.echo(f"{layer.id}  {made.coder} {made.version}  {counts}  ({hashes})")
