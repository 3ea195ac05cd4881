"""Checking the vocabularies: what ``trucewatch vocab check`` runs.

``schema.tsv`` says which columns of which files hold codes, and from which set.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from trucewatch.vocab.tables import Row, parse_tsv

_COUNTRY = re.compile(r"(?:[A-Z]{3})(?:;[A-Z]{3})*")


def check_all(folder: Path | None = None) -> list[str]:
    """Return one line per problem (file, line or column, what is wrong) of the TSV files.

    ``folder`` is checked instead of the package's own vocabularies when given; codes are checked
    against the package's own.
    """
    own = resources.files("trucewatch.vocab").joinpath("data")
    rules = parse_tsv(own.joinpath("schema.tsv").read_text("utf-8"), "schema.tsv")
    sets = _code_sets(own)
    root: Traversable = folder or own
    problems: list[str] = []
    files = list(_tsv_files(root))
    if not files:
        return [f"{root}: no .tsv files there"]
    for name, file in files:
        problems.extend(_check_file(name, file, rules, sets))
    return problems


def _tsv_files(root: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for child in sorted(root.iterdir(), key=lambda c: c.name):
        if child.is_dir():
            yield from _tsv_files(child, f"{prefix}{child.name}/")
        elif child.name.endswith(".tsv"):
            yield prefix + child.name, child


def _code_sets(own: Traversable) -> dict[str, frozenset[str]]:
    def column(file: str, name: str) -> frozenset[str]:
        text = own.joinpath(*file.split("/")).read_text("utf-8")
        return frozenset(row[name] for row in parse_tsv(text, file))

    return {
        "event_type": column("plover/plover_event_types.tsv", "type"),
        "mode": column("plover/plover_modes.tsv", "mode"),
        "context": column("plover/plover_contexts.tsv", "context"),
        "sector": column("plover/plover_sectors.tsv", "code")
        | column("plover/plover_nonstate_codes.tsv", "code"),
        "act": column("trucewatch_speech_acts.tsv", "act"),
        "pax": column("pax_provisions.tsv", "code"),
        "pam": column("pam_provisions.tsv", "provision"),
    }


def _check_file(
    name: str, file: Traversable, rules: tuple[Row, ...], sets: dict[str, frozenset[str]]
) -> list[str]:
    try:
        text = file.read_text("utf-8")
        rows = parse_tsv(text, name)
    except (UnicodeDecodeError, ValueError) as error:
        return [f"{name}: {error}"]
    problems = []
    if not text.startswith("#"):
        problems.append(f"{name}: the first line must be a note on the source ('# source: …')")
    if not rows:
        problems.append(f"{name}: no rows")
    problems.extend(_duplicates(name, rows))
    for rule in rules:
        if fnmatch(name, rule["files"]):
            problems.extend(_check_column(name, rows, rule, sets))
    return problems


def _duplicates(name: str, rows: tuple[Row, ...]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row.values())
        if key in seen:
            yield f"{name}: the row '{' · '.join(c for c in key if c)[:60]}' stands there twice"
        seen.add(key)


def _check_column(
    name: str, rows: tuple[Row, ...], rule: Row, sets: dict[str, frozenset[str]]
) -> Iterator[str]:
    column, kind = rule["column"], rule["holds"]
    right = _checker(kind, sets)
    for row in rows:
        value = row.get(column)
        if value is None:
            yield f"{name}: column '{column}' is missing"
            return
        if not value:
            if rule["required"] == "yes":
                first = next(iter(row.values()))
                yield f"{name}: '{first}' has no {column}"
            continue
        parts = value.split(rule["separator"]) if rule["separator"] else [value]
        for part in parts:
            if not right(part.strip()):
                yield f"{name}: '{part}' in column '{column}' is no {kind}"


def _checker(kind: str, sets: dict[str, frozenset[str]]) -> Callable[[str], bool]:
    name, _, extra = kind.partition("+")  # event_type+NONE: the set's codes, or NONE
    if name in sets:
        return partial(_in_set, sets[name] | {extra})
    kinds = {"country": _is_country, "date": _is_date, "number": _is_number, "word_list": _distinct}
    return kinds.get(kind, bool)


def _in_set(codes: frozenset[str], value: str) -> bool:
    return value in codes


def _distinct(cell: str) -> bool:
    words = cell.split(";") if ";" in cell else cell.split()
    return len(words) == len(set(words)) and all(w == w.strip() and w for w in words)


def _is_country(value: str) -> bool:
    return bool(_COUNTRY.fullmatch(value))


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
