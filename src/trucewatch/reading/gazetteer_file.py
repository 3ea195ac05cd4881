"""The gazetteer as one SQLite file, built on first use and read-only afterwards.

The file lies in ``TRUCEWATCH_CACHE``, else ``XDG_CACHE_HOME/trucewatch``, else
``~/.cache/trucewatch``; where that cannot be written, in a folder of the system's temporary files.
It is built from installed packages in some seconds, under another name, and renamed when complete.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from trucewatch.vocab.gazetteer import Entry, fold_name
from trucewatch.vocab.gazetteer_rows import PlaceRow, rows, versions

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 TEXT,
  a1 INTEGER, a2 INTEGER, lat REAL, lon REAL, radius REAL, population INTEGER, dispute TEXT,
  own INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, usual INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE first (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE stamp (value TEXT);
"""
_LOOKUP = """
SELECT p.id, p.name, p.kind, p.country, p.admin1, p.a1, p.a2, p.lat, p.lon, p.radius,
  p.population, p.dispute, n.usual, p.own
FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?
"""
_CACHED = 50_000  # names kept in memory, about 20 MB when full
_LONGEST = 7  # words of the longest name that is looked for


class GazetteerFile:
    """Look-ups in a built file. Opens it on first use; pickles as its path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._names: dict[str, tuple[Entry, ...]] = {}
        self._first: dict[str, int] = {}
        self._db: sqlite3.Connection | None = None
        self._pid = 0

    def __reduce__(self) -> tuple[type[GazetteerFile], tuple[Path]]:
        return (GazetteerFile, (self.path,))

    def _connection(self) -> sqlite3.Connection:
        if self._db is None or self._pid != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._pid = os.getpid()
        return self._db

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear a folded name."""
        found = self._names.get(name)
        if found is None:
            found = tuple(
                Entry(
                    r[0],
                    r[1],
                    r[2],
                    r[3],
                    r[4],
                    tuple(x for x in (r[5], r[6]) if x),
                    r[7],
                    r[8],
                    r[9],
                    r[10],
                    r[11],
                    bool(r[12]),
                    bool(r[13]),
                )
                for r in self._connection().execute(_LOOKUP, (name,))
            )
            if len(self._names) >= _CACHED:
                self._names.clear()
            self._names[name] = found
        return found

    def longest(self, first_word: str) -> int:
        """Return the number of words of the longest name that begins with a folded word."""
        found = self._first.get(first_word)
        if found is None:
            row = (
                self._connection()
                .execute("SELECT longest FROM first WHERE word = ?", (first_word,))
                .fetchone()
            )
            found = int(row[0]) if row else 0
            if len(self._first) >= _CACHED:
                self._first.clear()
            self._first[first_word] = found
        return found

    def towns(self, count: int) -> tuple[str, ...]:
        """Return the names of ``count`` towns, those with most people first."""
        query = "SELECT name FROM place WHERE kind = 'town' ORDER BY population DESC LIMIT ?"
        return tuple(str(r[0]) for r in self._connection().execute(query, (count,)))


def cache_folder() -> Path:
    """Return the folder for built files: by the environment, else the user's cache folder."""
    if own := os.environ.get("TRUCEWATCH_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "trucewatch"


@cache
def open_gazetteer() -> GazetteerFile:
    """Return the gazetteer, building its file when there is none for the installed packages."""
    stamp = versions()
    name = f"gazetteer-{sha256(stamp.encode()).hexdigest()[:12]}.sqlite"
    shared = Path(tempfile.gettempdir()) / f"trucewatch-{os.getuid()}"
    for folder in (cache_folder(), shared):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if folder == shared and folder.stat().st_uid != os.getuid():
                continue  # somebody else could have put anything there
            if not (folder / name).is_file():
                build(folder / name, stamp)
        except (OSError, sqlite3.OperationalError):
            continue
        return GazetteerFile(folder / name)
    raise OSError("the gazetteer cannot be written: set TRUCEWATCH_CACHE to a folder")


def build(path: Path, stamp: str | None = None) -> None:
    """Build the gazetteer's file: written beside ``path``, then renamed to it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-", suffix=".part")
    os.close(handle)
    try:
        db = sqlite3.connect(draft)
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.executescript(_SCHEMA)
        _fill(db)
        db.execute("INSERT INTO stamp VALUES (?)", (stamp or versions(),))
        db.commit()
        db.close()
        os.chmod(draft, 0o444)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _fill(db: sqlite3.Connection) -> None:
    longest: dict[str, int] = {}
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int, bool]] = []
    for row in rows():
        places.append(_values(row))
        names.extend(_keys(row, longest))
    db.executemany(f"INSERT OR IGNORE INTO place VALUES ({','.join('?' * 13)})", places)
    names.sort()
    db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
    db.executemany("INSERT INTO first VALUES (?, ?)", sorted(longest.items()))


def _values(row: PlaceRow) -> tuple[object, ...]:
    return (
        row.id,
        row.name,
        row.kind,
        row.country,
        row.admin1_name,
        row.admin1,
        row.admin2,
        row.lat,
        row.lon,
        row.radius_km,
        row.population,
        row.dispute,
        row.own,
    )


def _keys(row: PlaceRow, longest: dict[str, int]) -> list[tuple[str, int, bool]]:
    usual: dict[str, bool] = {}
    for name, primary in row.names:
        key = fold_name(name)
        count = key.count(" ") + 1
        if not key or count > _LONGEST:
            continue
        usual[key] = usual.get(key, False) or primary
        word = key.split(" ", 1)[0]
        if longest.get(word, 0) < count:
            longest[word] = count
    return [(key, row.id, primary) for key, primary in usual.items()]
