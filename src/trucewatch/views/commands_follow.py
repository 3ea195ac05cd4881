"""Commands that keep a record up to date: ``follow`` and ``gate``."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import (
    NOTHING_DONE,
    SOME_FAILED,
    WRONG_USE,
    fail,
    must_exist,
    usable,
)
from trucewatch.views.options import (
    LABEL_HELP,
    Coder,
    CoderOption,
    Contact,
    Db,
    Format,
    JsonLogs,
    Label,
    Limit,
    Quiet,
)

if TYPE_CHECKING:
    from trucewatch.store.record import Record

gate_app = typer.Typer(no_args_is_help=True, help="List and correct the relevance gate's work.")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(follow)
    app.add_typer(gate_app, name="gate")


def follow(
    feeds: Annotated[
        list[str] | None, typer.Argument(help="Feeds to follow from now on; also a watch file.")
    ] = None,
    db: Db = Path("trucewatch.db"),
    once: Annotated[bool, typer.Option("--once", help="Poll what is due, then end.")] = False,
    every: Annotated[int, typer.Option(min=60, max=604_800, metavar="SECONDS")] = 900,
    drop: Annotated[bool, typer.Option("--drop", help="Follow these feeds no longer.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="Show the feeds and how they are.")] = False,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Code only what is relevant.")
    ] = True,
    label: Annotated[
        Label | None, typer.Option("--label", help=f"{LABEL_HELP} A known feed keeps its own.")
    ] = None,
    coder: CoderOption = Coder.careful,
    originals: Annotated[bool, typer.Option("--originals/--no-originals")] = True,
    contact: Contact = "",
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Poll feeds, code what is new, link it; goes on until it is stopped.

    Feeds (RSS, Atom, JSON Feed, OPML lists) are kept in the record: name them once. Of a watch
    file the addresses among its "sources" are taken; a file of feeds alone has "feeds": a list of
    addresses, or of {url, label}. Fetching respects robots.txt,
    asks for changes only, and waits between requests; what fails is tried again, ever later.
    """
    from trucewatch.store.record import Record
    from trucewatch.views.logs import configure

    configure(quiet=quiet, as_json=json_logs)
    named = _named(feeds or [], label.value if label is not None else None)
    with usable(db), Record(db) as record:
        _note_feeds(record, named, drop=drop)
        if list_:
            _list_feeds(record)
        elif not drop:
            _follow(record, coder.value, contact, every, once=once, gate=gate, originals=originals)


def _follow(
    record: Record,
    coder: str,
    contact: str,
    every: int,
    *,
    once: bool,
    gate: bool,
    originals: bool,
) -> None:
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.store import feeds as kept
    from trucewatch.store.following import Follower, Schedule
    from trucewatch.store.ingest import Intake
    from trucewatch.views.opening import fetcher
    from trucewatch.views.words import clean

    if not kept.feeds(record):
        raise fail("no feeds are followed; name some: trucewatch follow https://…/feed", WRONG_USE)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(1))
    intake = Intake(record, pipeline(Config(coder=coder)), originals=originals, gate=gate)
    follower = Follower(record, intake, fetcher(contact), Schedule(interval=float(every)))
    try:
        counts = follower.run(once=once, stop=lambda: bool(stopped))
    except KeyboardInterrupt:
        raise fail(f"stopped; {intake.tally.new} new documents were kept", 130) from None
    typer.echo(clean(f"{counts.line()}; {intake.tally.line()}"))
    for problem in counts.problems if once else ():
        way_out = "it is tried again when due; --drop ends that"
        typer.echo(clean(f"trucewatch: {problem}; {way_out}"), err=True)
    if once and counts.polled and counts.failed == counts.polled:
        raise typer.Exit(NOTHING_DONE)
    if once and (counts.failed or intake.tally.unreadable):
        raise typer.Exit(SOME_FAILED)


def _named(names: list[str], label: str | None) -> list[tuple[str, str | None]]:
    """Return (address, label) of each feed that was named, itself or in a watch file."""
    from trucewatch.sources.addresses import Refused, is_web, parse

    found: list[tuple[str, str | None]] = []
    for name in names:
        found += [(name, label)] if is_web(name) else _of_watch(Path(name), label)
    try:
        return [(parse(url).url, given) for url, given in found]
    except Refused as error:
        raise fail(f"a feed's address cannot be used: {error}", WRONG_USE) from None


def _of_watch(path: Path, label: str | None) -> list[tuple[str, str | None]]:
    import yaml

    try:
        watch = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = [*watch.get("feeds", ()), *filter(_is_address, watch.get("sources", ()))]
        pairs = [(r, label) if isinstance(r, str) else (r["url"], r.get("label", label))
                 for r in rows]  # fmt: skip
        if not pairs:
            raise KeyError("feeds")
        return [(str(url), None if given is None else Label(given).value) for url, given in pairs]
    except OSError as error:
        raise fail(
            f"{path}: cannot be read ({error.strerror}); give an address or a watch file"
        ) from None
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError, RecursionError):
        wanted = 'YAML with "sources" that are addresses, or "feeds": addresses or {url, label}'
        raise fail(f"{path}: is no watch file; write {wanted}", WRONG_USE) from None


def _is_address(source: object) -> bool:
    from trucewatch.sources.addresses import is_web

    return isinstance(source, str) and is_web(source)


def _note_feeds(record: Record, named: list[tuple[str, str | None]], *, drop: bool) -> None:
    from trucewatch.store import feeds as kept

    for url, label in named:
        if drop:
            if not kept.drop_feed(record, url):
                raise fail(f"{url}: is not followed; see 'trucewatch follow --list'", SOME_FAILED)
        else:
            kept.add_feed(record, url, label)


def _list_feeds(record: Record) -> None:
    from trucewatch.store import feeds as kept
    from trucewatch.views.words import clean

    for feed in kept.feeds(record):
        state = f"failed {feed.failures} times: {feed.error}" if feed.failures else "well"
        when = f"polled {feed.checked}, due {feed.due}" if feed.checked else "not polled yet"
        typer.echo(clean(f"{feed.url}  [{feed.label}]  {when}, {state}"))


@gate_app.command("list")
def gate_list(
    db: Db = Path("trucewatch.db"),
    skipped: Annotated[bool, typer.Option("--skipped", help="Only what was not read.")] = False,
    limit: Limit = None,
    format_: Annotated[Format, typer.Option("--format", help="table, json or jsonl.")] = (
        Format.table
    ),
) -> None:
    """List what the relevance gate decided on each document, and why."""
    import itertools

    import msgspec

    from trucewatch.store.record import Record
    from trucewatch.store.relevance import decisions
    from trucewatch.views.words import clean

    with usable(db), Record(db, read_only=True) as record:
        found = decisions(record, "skipped" if skipped else None)
        rows = [msgspec.to_builtins(d) for d in itertools.islice(found, limit)]
    if format_ is Format.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    for row in rows:
        if format_ is Format.jsonl:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            words = (
                f"{row['decision']:8} {row['score']:6.2f}  {row['document']}  {row['source_uri']}"
            )
            typer.echo(clean(f"{words}  ({row['reason']})"))


@gate_app.command("read")
def gate_read(
    documents: Annotated[list[str], typer.Argument(help="Ids of documents that were skipped.")],
    db: Db = Path("trucewatch.db"),
    coder: CoderOption = Coder.careful,
) -> None:
    """Code documents that the gate has skipped, after all."""
    from trucewatch.records import Failure
    from trucewatch.running.api import pipeline
    from trucewatch.running.config import Config
    from trucewatch.store.ingest import link_record
    from trucewatch.store.record import Record
    from trucewatch.store.relevance import read_after_all

    failed = 0
    with usable(db):
        must_exist(db)
        with Record(db) as record:
            for document in documents:
                found = read_after_all(record, pipeline(Config(coder=coder.value)), document)
                if isinstance(found, Failure):
                    failed += 1
                    typer.echo(f"trucewatch: {found.error}", err=True)
                else:
                    typer.echo(f"{document}: {found} stories read")
            if record.unlinked():
                link_record(record)
            record.end_run("read after all")
    if failed:
        raise typer.Exit(SOME_FAILED if failed < len(documents) else NOTHING_DONE)
