"""Files from elsewhere: what is not ours in them is refused; network disks too."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from trucewatch.store import opening
from trucewatch.store.record import Record, RecordError


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An empty record."""
    Record(tmp_path / "r.db").db.close()
    return tmp_path / "r.db"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW trap AS SELECT load_extension('x')",
        "CREATE TRIGGER trap AFTER INSERT ON story BEGIN DELETE FROM story; END",
        "DROP TRIGGER review_fixed",
        "DROP INDEX event_date",
        "ALTER TABLE event ADD COLUMN more TEXT",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(db: Path, statement: str) -> None:
    with sqlite3.connect(db) as other:
        other.execute(statement)
    for read_only in (True, False):
        with pytest.raises(RecordError, match=r"not trucewatch's|not as trucewatch"):
            Record(db, read_only=read_only)


def test_a_table_beside_ours_is_left_alone(db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute("CREATE TABLE my_notes(x)")
    Record(db, read_only=True).db.close()


def test_functions_with_effects_cannot_be_called_from_the_schema(db: Path) -> None:
    with Record(db, read_only=True) as record:
        assert record.db.execute("PRAGMA trusted_schema").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError):
            record.db.execute("INSERT INTO meta VALUES ('x', 1)")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me/r.db", ""),
        ("/mnt/team/r.db", "nfs4"),
        ("/mnt/team/local/r.db", ""),
        ("/mnt/with space/r.db", "fuse.sshfs"),
        ("/mnt/teamwork/r.db", ""),
    ],
)
def test_network_file_systems_are_told_apart(path: str, kind: str) -> None:
    mounts = (
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "2 1 0:50 / /mnt/team rw,relatime shared:9 - nfs4 server:/team rw\n"
        "3 2 8:2 / /mnt/team/local rw - ext4 /dev/sdb1 rw\n"
        "4 1 0:51 / /mnt/with\\040space rw - fuse.sshfs me@host: rw\n"
        "broken line\n"
    )
    assert opening.remote(Path(path), mounts) == kind


def test_a_record_on_a_network_disk_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "remote", lambda _: "nfs4")
    with pytest.raises(RecordError, match=r"network file system.*backup"):
        Record(tmp_path / "r.db")
    assert not (tmp_path / "r.db").exists()
