"""Commands for many documents: ``code`` into Parquet shards, ``load`` from them into a record."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import (
    INTERRUPTED,
    NOTHING_DONE,
    SOME_FAILED,
    WRONG_USE,
    fail,
    need_stdin,
    usable,
)
from trucewatch.views.options import (
    Coder,
    CoderOption,
    Db,
    InputFormat,
    InputOption,
    JsonLogs,
    Quiet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trucewatch.records import Failure
    from trucewatch.running.code_run import Progress
    from trucewatch.running.config import Config
    from trucewatch.running.executors import Executor
    from trucewatch.running.outputs import Output
    from trucewatch.running.shards import Part
    from trucewatch.views.remaining import Remaining

# So many failures are printed; the file that is named has all.
SHOWN = 20
_OUT = "A folder, or an address that fsspec knows (s3://…): Parquet shards are written there."
_CLUSTER = "Code on a Dask cluster: the scheduler's address (tcp://…), or local."
_GATE = "Code only what is relevant; what is held back is listed with the documents."
_PART = "Only part i of n (0/4 … 3/4): one task of an array of tasks that share --out."


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(code)
    app.command()(load)


def code(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, or - for stdin.")],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help=_OUT)],
    workers: Annotated[int, typer.Option(min=1, max=1024, help="Processes on this machine.")] = 1,
    cluster: Annotated[str | None, typer.Option(metavar="ADDRESS", help=_CLUSTER)] = None,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help=_PART)] = None,
    shard_size: Annotated[int, typer.Option(min=1, max=100_000, help="Documents a shard.")] = 500,
    coder: CoderOption = Coder.quick,
    gate: Annotated[bool, typer.Option("--gate/--no-gate", help=_GATE)] = False,
    input_format: InputOption = InputFormat.auto,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Code any number of documents into Parquet shards. Safe to stop and to repeat.

    A shard that is finished is never done again; 'trucewatch load' brings them into a record.
    """
    from trucewatch.running.cluster import ClusterError
    from trucewatch.running.code_run import code_stream
    from trucewatch.running.config import Config
    from trucewatch.running.outputs import Output, OutputError
    from trucewatch.running.shards import parse_part
    from trucewatch.sources import open_inputs
    from trucewatch.views.logs import configure
    from trucewatch.views.remaining import Remaining

    need_stdin(inputs)
    configure(quiet=quiet, as_json=json_logs)
    executor: Executor | None = None
    output, ahead = Output(out), Remaining(inputs)
    try:
        part = parse_part(shard) if shard else None
        config = Config(coder=coder.value)
        executor = _executor(workers, cluster, config)
        progress = code_stream(
            ahead.counted(open_inputs(inputs, input_format.value)),
            tuple(inputs),
            output,
            executor,
            config,
            part=part,
            shard_size=shard_size,
            gate=gate,
            on_shard=_status(ahead, quiet=quiet),
        )
        listed, failures = _failures(output, part) if progress.failures else ("", ())
    except KeyboardInterrupt:
        raise fail("stopped; repeat the command to go on where it stopped", INTERRUPTED) from None
    except ValueError as error:
        raise fail(str(error), WRONG_USE) from None
    except (ClusterError, OutputError, ModuleNotFoundError, OSError, RuntimeError) as error:
        raise fail(str(error)) from None
    finally:
        if executor is not None:
            executor.close()
    _end_status(quiet=quiet)
    typer.echo(_summary(progress, out))
    _tell(failures, listed)
    if progress.failures:
        raise typer.Exit(SOME_FAILED if progress.documents else NOTHING_DONE)


def _failures(output: Output, part: Part | None) -> tuple[str, tuple[Failure, ...]]:
    """Return the file that lists all failures, and the first of them: one more than is shown."""
    listed = output.list_failures(part)
    return listed, tuple(itertools.islice(output.failures(part), SHOWN + 1)) if listed else ()


def _tell(failures: Sequence[Failure], listed: str) -> None:
    """Print the first of ``failures`` and where all of them are ``listed``."""
    from trucewatch.views.words import clean

    for failure in failures[:SHOWN]:
        typer.echo(clean(f"trucewatch: {_told(failure)}"), err=True)
    if listed:
        more = "more of them, and all: " if len(failures) > SHOWN else "listed in "
        typer.echo(f"trucewatch: {more}{listed}", err=True)


def _told(failure: Failure) -> str:
    """Return a failure with its document's name, which most errors begin with."""
    named = failure.error.startswith(failure.document)
    return failure.error if named else f"{failure.document}: {failure.error}"


def _executor(workers: int, cluster: str | None, config: Config) -> Executor:
    import gc

    from trucewatch.running.api import pipeline
    from trucewatch.running.cluster import Cluster
    from trucewatch.running.executors import Here
    from trucewatch.running.processes import Processes

    if cluster is not None:
        return Cluster(cluster)
    pipeline(config).warm()  # before workers are forked: they share what is loaded
    gc.collect()
    gc.freeze()  # what is loaded stays: not to be looked through, nor copied by workers, again
    return Here() if workers == 1 else Processes(workers)


def _status(ahead: Remaining, *, quiet: bool) -> Callable[[Progress], None]:
    """Return what to call after each shard: a line with the rate on a terminal, else nothing."""
    import sys

    from trucewatch.views.remaining import in_words

    started = time.monotonic()

    def show(progress: Progress) -> None:
        if quiet or not sys.stderr.isatty():
            return
        seconds = max(0.001, time.monotonic() - started)
        rate = progress.documents / seconds
        text = f"{progress.shards} shards, {progress.documents:,} documents, {rate:.1f} a second"
        left = ahead.seconds(seconds, progress.shards, progress.known)
        text += f", about {in_words(left)} left" if left else ""
        sys.stderr.write(f"\r{text:<78}")
        sys.stderr.flush()

    return show


def _end_status(*, quiet: bool) -> None:
    """Wipe the line of the status off the terminal."""
    import sys

    if not quiet and sys.stderr.isatty():
        sys.stderr.write("\r" + " " * 78 + "\r")
        sys.stderr.flush()


def _summary(progress: Progress, out: str) -> str:
    from trucewatch.views.words import plural

    known = f", {plural(progress.known, 'shard')} known" if progress.known else ""
    skipped = f" ({progress.skipped} not relevant)" if progress.skipped else ""
    return (
        f"{progress.documents} documents{skipped}, {progress.stories} stories,"
        f" {progress.statements} statements, {progress.events} events,"
        f" {plural(progress.failures, 'failure')} in {plural(progress.shards, 'shard')}{known}"
        f" → {out}"
    )


def load(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="What 'trucewatch code' wrote.")],
    db: Db = Path("trucewatch.db"),
    link: Annotated[bool, typer.Option(help="Link the record again when all is loaded.")] = True,
    quiet: Quiet = False,
    json_logs: JsonLogs = False,
) -> None:
    """Load coded shards into a record. Safe to repeat: what is known is not added twice."""
    from trucewatch.running.outputs import Output, OutputError
    from trucewatch.store.bulk import load_output
    from trucewatch.store.record import Record
    from trucewatch.views.logs import configure, progress

    configure(quiet=quiet, as_json=json_logs)
    output = Output(folder)
    try:
        if not output.finished():
            raise fail(f"{folder}: holds no finished shards; make some with 'trucewatch code'")
        with usable(db), Record(db) as record, progress("shards loaded", quiet=quiet) as advance:
            tally = load_output(record, output, advance, link=link)
    except KeyboardInterrupt:
        raise fail("stopped; repeat the command to go on where it stopped", INTERRUPTED) from None
    except OutputError as error:
        raise fail(str(error)) from None
    typer.echo(tally.line())
    if tally.unreadable:
        raise typer.Exit(SOME_FAILED)
