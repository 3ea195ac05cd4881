"""A record that is linked part by part, as reports come, holds what one linked at once holds."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.linking.builder import StoryBuilder, breach_story
from tests.linking.test_parts import worlds
from tests.store.export_support import CLOSED, SHELLING, TALKS, raw
from tests.store.test_migrate import exported
from trucewatch.linking import Linked, link
from trucewatch.linking.camps.sides import Watch
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.store import relinking
from trucewatch.store.ingest import add_inputs, link_record
from trucewatch.store.linked import LINKED_KINDS
from trucewatch.store.record import Record
from trucewatch.views.cli import app


def put(record: Record, stories: Iterable[CodedStory]) -> None:
    """Add stories, each as a document of its own, and link."""
    for coded in stories:
        name = coded.story.document_id
        record.add(Document(name, f"{name}.txt", name, None, "text/plain"), [coded])
    link_record(record)


def ledger(record: Record) -> set[tuple[str, str]]:
    return set(record.db.execute("SELECT kind, body FROM linked"))


def expected(linked: Linked) -> set[tuple[str, str]]:
    return {
        (kind, msgspec.json.encode(item).decode())
        for plural, kind in LINKED_KINDS.items()
        for item in getattr(linked, plural)
    }


def own(coded: CodedStory) -> CodedStory:
    """Return a story as the only one of its document, with a text that is no other's copy."""
    name = coded.story.id
    text = " ".join(f"{name}-{k}" for k in range(40))
    story = msgspec.structs.replace(coded.story, document_id=f"d-{name}", text=text, lines=())
    return msgspec.structs.replace(coded, story=story)


@settings(max_examples=25, deadline=None)
@given(worlds(), st.lists(st.integers(0, 8), max_size=3), st.randoms(use_true_random=False))
def test_any_split_into_steps_gives_the_same_record(
    made: list[CodedStory], cuts: list[int], random: object
) -> None:
    coded = list(map(own, made))
    random.shuffle(coded)  # type: ignore[attr-defined]
    steps = [0, *sorted(cuts), len(coded)]
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r.db") as record:
        for start, end in pairwise(steps):
            put(record, coded[start:end])
        assert ledger(record) == expected(link(record.coded()))
        assert not record.unlinked()
        marked = "SELECT count(*) FROM story_part WHERE changed <> 0 OR part IS NULL"
        assert record.db.execute(marked).fetchone()[0] == 0
        lost = "SELECT count(*) FROM linked WHERE number NOT IN (SELECT linked FROM linked_part)"
        assert record.db.execute(lost).fetchone()[0] == 0


def test_adding_in_three_steps_exports_as_adding_at_once(tmp_path: Path, engine: Pipeline) -> None:
    inputs = [raw(t, f"wire/{k}") for k, t in enumerate((SHELLING, TALKS, SHELLING + "\n", CLOSED))]
    with Record(tmp_path / "one.db") as record:
        add_inputs(record, engine, inputs)
    with Record(tmp_path / "three.db") as record:
        for some in (inputs[2:], inputs[:1], inputs[1:2]):
            add_inputs(record, engine, some)
    one, three = (exported(tmp_path / f"{n}.db", tmp_path / n) for n in ("one", "three"))
    assert one == three
    assert any(one[f"{plural}.jsonl"] for plural in LINKED_KINDS)


@pytest.fixture
def linked_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the stories that linking was given, as it goes."""
    seen: list[str] = []

    def noted(coded: Iterable[CodedStory], watch: Watch | None = None) -> Linked:
        stories: Sequence[CodedStory] = list(coded)
        seen.extend(c.story.id for c in stories)
        return link(stories, watch)

    monkeypatch.setattr(relinking, "link", noted)
    return seen


def other_war(name: str) -> CodedStory:
    s = StoryBuilder(name, "2024-06-12")
    s.attack("UKR", "RUS", on="2024-06-11")
    return own(s.build())


def test_only_what_is_touched_is_linked_again(tmp_path: Path, linked_again: list[str]) -> None:
    with Record(tmp_path / "r.db") as record:
        put(record, [own(breach_story("a").build()), other_war("z")])
        linked_again.clear()
        put(record, [own(breach_story("b", "2024-06-20").build())])
        assert sorted(linked_again) == ["a", "b"]
        linked_again.clear()
        link_record(record)
        assert linked_again == []


def test_a_story_that_goes_or_changes_is_made_good(tmp_path: Path, linked_again: list[str]) -> None:
    a, b = (own(breach_story(n, d).build()) for n, d in (("a", "2024-06-12"), ("b", "2024-06-20")))
    with Record(tmp_path / "r.db") as record:
        put(record, [a, b, other_war("z")])
        linked_again.clear()
        with record.transaction():
            record.db.execute("DELETE FROM story WHERE id='b'")
        put(record, [other_war("y")])  # takes the number of the one that is gone
        assert sorted(linked_again) == ["a", "y", "z"]
        assert ledger(record) == expected(link(record.coded()))
        with record.transaction():
            record.db.execute("DELETE FROM event WHERE story_id='z'")
        linked_again.clear()
        link_record(record)
        assert sorted(set(linked_again)) == ["y", "z"]
        assert ledger(record) == expected(link(record.coded()))


def test_what_changes_while_it_is_linked_stays_to_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(tmp_path / "r.db") as record, Record(tmp_path / "r.db") as other:

        def slow(coded: Iterable[CodedStory], watch: Watch | None = None) -> Linked:
            found = link(coded, watch)
            if other.documents() == 1:
                with other.transaction():
                    other.db.execute("DELETE FROM event WHERE story_id='a'")
                    other.touch()
            return found

        monkeypatch.setattr(relinking, "link", slow)
        put(record, [own(breach_story("a").build())])
        assert record.unlinked()
        link_record(record)
        assert ledger(record) == expected(link(record.coded()))


def test_a_watch_is_remembered_and_links_all_again(tmp_path: Path, linked_again: list[str]) -> None:
    watch = Watch("The lake", {"east": ("VAL",), "west": ("KES",)})
    with Record(tmp_path / "r.db") as record:
        put(record, [own(breach_story("a").build()), other_war("z")])
        linked_again.clear()
        record.set_watch(watch)
        assert record.unlinked()
        link_record(record)
        assert sorted(linked_again) == ["a", "z"]
    with Record(tmp_path / "r.db") as record:
        put(record, [own(breach_story("b", "2024-06-20").build())])
        assert record.watch() == watch
        assert ledger(record) == expected(link(record.coded(), watch))


def test_records_of_version_3_are_linked_whole_once(
    tmp_path: Path, linked_again: list[str]
) -> None:
    path = tmp_path / "r.db"
    with Record(path) as record:
        put(record, [own(breach_story("a").build()), other_war("z")])
    old = sqlite3.connect(path)
    names = "SELECT type, name FROM sqlite_master WHERE type='trigger' AND sql LIKE '%story_part%'"
    for kind, name in old.execute(names).fetchall():
        old.execute(f"DROP {kind} {name}")
    for table in ("story_part", "part_key", "linked_part", "watch"):
        old.execute(f"DROP TABLE {table}")
    old.execute("DELETE FROM meta WHERE name IN ('linker', 'linkings')")
    old.execute("PRAGMA user_version=3")
    old.commit()
    old.close()
    with Record(path) as record:
        assert not record.unlinked()
        linked_again.clear()
        put(record, [own(breach_story("b", "2024-06-20").build())])
        assert sorted(linked_again) == ["a", "b", "z"]
        linked_again.clear()
        put(record, [other_war("y")])
        assert sorted(linked_again) == ["y", "z"]
        assert ledger(record) == expected(link(record.coded()))


def test_add_with_a_watch_is_kept_by_later_adds_and_shown(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("name: The lake\ncamps: {east: [ARM], west: [AZE]}\n")
    for name, text in (("a", SHELLING), ("b", TALKS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run, db = CliRunner(), str(tmp_path / "r.db")
    plain = ["show", "incidents", "--format", "json", "--db"]
    first = ["add", str(tmp_path / "a.txt"), "--watch", str(tmp_path / "w.yaml"), "--db", db]
    assert run.invoke(app, first).exit_code == 0
    assert run.invoke(app, ["add", str(tmp_path / "b.txt"), "--db", db]).exit_code == 0
    shown = run.invoke(app, [*plain, db])
    assert "linked by the watch 'The lake'" in shown.stderr
    assert '"camp":"east"' in shown.stdout.replace(" ", "")
    bad = run.invoke(app, ["add", str(tmp_path / "a.txt"), "--watch", "none.yaml", "--db", db])
    assert bad.exit_code == 2
    other = str(tmp_path / "o.db")
    assert run.invoke(app, ["add", str(tmp_path / "a.txt"), "--db", other]).exit_code == 0
    shown = run.invoke(app, [*plain, other])
    assert "watch" not in shown.stderr and '"east"' not in shown.stdout
