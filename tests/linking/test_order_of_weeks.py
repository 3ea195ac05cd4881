"""The order of adding changes nothing: many weeks of reports and the bundled corpus, mixed,
shuffled, added part by part, taken out and put back."""

from __future__ import annotations

import random
import re
from functools import cache

import msgspec
import pytest

from tests.bench.test_gate import corpus_folder
from tests.linking.parts_support import link_parts, merged, touched
from tests.linking.sets_support import NAMES, read
from tests.linking.told_texts import coded
from trucewatch.bench import gold
from trucewatch.linking import link
from trucewatch.linking.parts import keys
from trucewatch.linking.rewriting import rewritten
from trucewatch.records.coded import CodedStory

_ID = re.compile(r"[a-z]+-[0-9a-f]{20}")
Weeks = tuple[tuple[CodedStory, ...], ...]


@cache
def weeks() -> Weeks:
    """Return the stories of each of the project's sets, and each report of the corpus by itself."""
    found = [tuple(_as_of(name, c) for c in read(name).stories) for name in NAMES]
    corpus = (d for d in gold.load_corpus(corpus_folder()))
    found += [coded(d.date or "", d.text) for d in corpus]
    return tuple(found)


def _as_of(name: str, story: CodedStory) -> CodedStory:
    """Return a story with ids that no other set has."""

    def change(value: object) -> object:
        return f"{value}-{name}" if isinstance(value, str) and _ID.fullmatch(value) else value

    return rewritten(story, change)


def some(seed: int, most: int) -> list[CodedStory]:
    """Return part of the reports of up to ``most`` weeks, in any order."""
    choose = random.Random(seed)
    own = choose.sample(weeks(), choose.randint(2, most))
    found = [c for week in own for c in week if choose.random() < 0.8]
    choose.shuffle(found)
    return list({c.story.id: c for c in found}.values())


def as_json(linked: object) -> bytes:
    return msgspec.json.encode(linked)


@pytest.mark.parametrize("seed", range(24))
def test_shuffled_and_part_by_part(seed: int) -> None:
    stories = some(seed, 40 if seed < 6 else 10)
    expected = as_json(link(stories))
    random.Random(seed + 1).shuffle(stories)
    assert as_json(link(stories)) == expected
    assert as_json(link_parts(stories)) == expected


@pytest.mark.parametrize("seed", range(100, 112))
def test_in_two_batches_and_put_back(seed: int) -> None:
    """Link all but some; add these, linking only what they touch: as though all had come at once."""
    stories = some(seed, 10)
    expected = as_json(link(stories))
    known = {c.story.id: keys(c) for c in stories}
    for cut in (1, len(stories) // 2):
        new = {c.story.id for c in stories[:cut]}
        again = touched(known, new)
        kept = link(c for c in stories if c.story.id not in again)
        added = link(c for c in stories if c.story.id in again)
        assert as_json(merged([kept, added])) == expected


def test_a_group_called_by_its_noun_is_named_alike_in_any_order() -> None:
    reports = [
        ("2034-02-14", "Rebels of the Free Highlands Movement killed two soldiers at Dolna on"
         " Monday, Belmora's army said."),
        ("2034-02-15", "The Free Highlands Movement said on Tuesday that Belmora's army had shelled"
         " Dolna."),
        ("2034-02-16", "Belmora's army accused the Movement of breaking the ceasefire on Wednesday."
         " The Movement denied it."),
    ]  # fmt: skip
    stories = [c for k, r in enumerate(reports) for c in coded(*r, k)]
    first = link(stories)
    assert first.findings
    for order in ((1, 0, 2), (2, 1, 0), (1, 2, 0)):
        assert as_json(link(stories[k] for k in order)) == as_json(first)
