"""Checks of the tables of actors: what ``trucewatch vocab check`` reports about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from trucewatch.vocab.actor_lexicon import MAX_NAME, tokenize
from trucewatch.vocab.actors import entity_files, slug
from trucewatch.vocab.tables import Row, parse_tsv, table

# PLOVER's two lists leave these out; UNK country-less rows are allowed for nobody's.
_EXTRA_SECTORS = frozenset({"IGO", "NGO"})
_KINDS = frozenset({"person", "body", "area"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_actors(extra: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return one line for each mistake in the tables of entities: file, id and what is wrong.

    ``extra`` are further tables to check with them, as file name to text.
    """
    files = {name: table(f"actors/{name}") for name in entity_files()}
    for name, text in (extra or {}).items():
        files[name] = parse_tsv(text, name)
    known = {row["id"] for rows in files.values() for row in rows}
    seen: dict[str, str] = {}
    problems: list[str] = []
    for name, rows in files.items():
        for row in rows:
            found = [*_row_problems(row, known), *_home_problem(row, name, seen)]
            problems.extend(f"{name}: {row['id']}: {problem}" for problem in found)
    return tuple(problems)


def _row_problems(row: Row, known: set[str]) -> Iterator[str]:
    if not _ID.fullmatch(row["id"]):
        yield f"the id must be lower-case letters, digits and hyphens, such as {slug(row['name'])}"
    if row["kind"] not in _KINDS:
        yield f"kind {row['kind']!r} is none of {', '.join(sorted(_KINDS))}"
    if row["sector"] not in sectors():
        yield f"sector {row['sector']!r} is not in plover/plover_sectors.tsv"
    if row["country"] not in countries():
        yield f"country {row['country']!r} is in neither countries.tsv nor the non-state codes"
    yield from _date_problems(row)
    for column in ("group", "aligned"):
        value = row[column]
        if value and value not in known and value not in countries():
            yield f"{column} {value!r} is no id and no country"
    for form in (row["name"], *row["aliases"].split("|")):
        if len(tokenize(form)) > MAX_NAME:
            yield f"{form!r} has more than {MAX_NAME} words"


def _date_problems(row: Row) -> Iterator[str]:
    for column in ("from", "to"):
        if row[column] and not _DATE.fullmatch(row[column]):
            yield f"{column} {row[column]!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
    if row["from"] and row["to"] and row["to"] < row["from"][: len(row["to"])]:
        yield f"ends ({row['to']}) before it begins ({row['from']})"


def _home_problem(row: Row, file: str, seen: dict[str, str]) -> Iterator[str]:
    first = seen.setdefault(row["id"], row["name"])
    if first != row["name"]:
        yield f"the id already stands for {first!r}"


def sectors() -> frozenset[str]:
    """Return the sectors that an actor may have."""
    return frozenset(r["code"] for r in table("plover/plover_sectors.tsv")) | _EXTRA_SECTORS


def countries() -> frozenset[str]:
    """Return the codes that may stand in an actor's country field."""
    states = {r["country"] for r in table("actors/countries.tsv")}
    return frozenset(states | {r["code"] for r in table("plover/plover_nonstate_codes.tsv")})
