"""The options and values that the commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

# Larger than any record; SQLite's own bound is 2^63.
MOST_ROWS = 1_000_000_000


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
    table = "table"
    feed = "feed"
    warc = "warc"
    urls = "urls"


class Label(StrEnum):
    """How confidential a source is."""

    open = "open"
    internal = "internal"
    restricted = "restricted"


class Coder(StrEnum):
    """Which coder reads."""

    quick = "quick"
    careful = "careful"


class Asked(StrEnum):
    """What to show."""

    incidents = "incidents"
    claims = "claims"
    statements = "statements"
    events = "events"
    agreements = "agreements"
    findings = "findings"
    provisions = "provisions"
    talks = "talks"
    positions = "positions"
    movements = "movements"
    table = "table"
    situations = "situations"
    stories = "stories"


class Kind(StrEnum):
    """What to resolve."""

    actor = "actor"
    place = "place"
    time = "time"
    relation = "relation"


def path(value: str | Path) -> Path:
    """Return the path a user gave; an empty one, which would mean this folder, is refused."""
    if not str(value):
        raise typer.BadParameter("is empty; give a path")
    return Path(value)


Db = Annotated[
    Path,
    typer.Option(
        "--db",
        envvar="TRUCEWATCH_DB",
        parser=path,
        metavar="PATH",
        help="The record (one SQLite file).",
    ),
]
Out = Annotated[
    Path, typer.Option("--out", parser=path, metavar="PATH", help="The folder to write to.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")]
JsonLogs = Annotated[bool, typer.Option("--json", help="Log as JSON lines on stderr.")]
CoderOption = Annotated[Coder, typer.Option(help="careful (default) or quick (for bulk).")]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Allow fetching of web addresses (off unless asked).")
]
Columns = Annotated[
    str,
    typer.Option(
        metavar="F=C,…", help="Columns of tables: text=body,date=published (also title, url, id)."
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="The day of stories that tell none themselves (metadata, address, text, file name).",
    ),
]
Contact = Annotated[
    str, typer.Option(envvar="TRUCEWATCH_CONTACT", help="Goes into the user agent: who runs this.")
]
WatchOption = Annotated[
    Path | None, typer.Option(help="Link by this watch from now on (a YAML file, see 'watch').")
]
InputOption = Annotated[InputFormat, typer.Option("--input-format", help="auto: by the file name.")]
Limit = Annotated[
    int | None, typer.Option(min=1, max=MOST_ROWS, help="At most so many.", metavar="N")
]
LABEL_HELP = "How confidential the sources are; exports respect it."
LabelOption = Annotated[Label, typer.Option("--label", help=LABEL_HELP)]
