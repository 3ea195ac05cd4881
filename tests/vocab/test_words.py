"""Word lists of the rules: each has a use, each use has a list."""

import re
from pathlib import Path

import pytest

import trucewatch
from trucewatch.vocab.check import check_all
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import phrases_of, word_list, word_set

_SOURCE = Path(trucewatch.__file__).parent
_TABLES = sorted((_SOURCE / "vocab" / "data" / "words").glob("*.tsv"))
_CALL = re.compile(r"\b(?:word_(?:set|list)|phrases_of)\(([^()]*)\)")
_NAME = re.compile(r'"([\w.]+)"')


def _rows() -> set[str]:
    return {f"{f.stem}.{row['set']}" for f in _TABLES for row in table(f"words/{f.name}")}


def test_lists_have_uses_and_uses_lists() -> None:
    calls = (c for f in _SOURCE.rglob("*.py") for c in _CALL.findall(f.read_text("utf-8")))
    named = {n for call in calls for n in _NAME.findall(call)}
    assert named | _in_terms() == _rows()


def _in_terms() -> set[str]:
    """Return the lists that the terms of provisions name ("@heavy_called")."""
    terms = " ".join(row["terms"] for row in table("provisions/provisions.tsv"))
    return {f"told.{name}" for name in re.findall(r"@(\w+)", terms)}


def test_names_stand_once() -> None:
    assert len(_rows()) == sum(len(table(f"words/{f.name}")) for f in _TABLES)


def test_words_and_phrases() -> None:
    assert "villager" in word_set("acts.locals")
    assert "not there yet" in word_list("acts.unsure")
    with pytest.raises(KeyError):
        word_set("acts.no_such_list")


def test_a_word_twice_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    good = "# source: a test\nset\twords\tnote\ncraft\tboat ship\twhat floats\n"
    (folder / "acts.tsv").write_text(good, "utf-8")
    assert check_all(tmp_path) == []
    (folder / "acts.tsv").write_text(good.replace("ship", "boat"), "utf-8")
    assert any("boat" in line for line in check_all(tmp_path))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It had only returned fire.", True),
        ("RETURNED FIRE was heard.", True),
        ("The unreturned fires burned.", False),
        ("They returned. Fire broke out.", False),
    ],
)
def test_phrases_are_found_whole(text: str, found: bool) -> None:
    assert "returned fire" in word_list("linking.replying")
    assert bool(phrases_of("linking.replying").search(text)) is found
