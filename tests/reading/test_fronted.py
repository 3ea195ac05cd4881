"""Phrases of time or place that open a sentence leave its subject to its verb."""

from __future__ import annotations

import pytest

from tests.coding.cast_support import reader
from trucewatch.records import Document
from trucewatch.sources.raw import Meta, RawDocument
from trucewatch.stories import split_stories


def _heads(text: str) -> tuple[set[str], set[str]]:
    """Return the subjects and the objects of prepositions in a line."""
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    p = reader().parse(split_stories(raw)[0])
    rows = [(p.word[i], p.dep[i]) for i in range(len(p))]
    return (
        {w for w, d in rows if d in ("nsubj", "nsubjpass")},
        {w for w, d in rows if d == "pobj"},
    )


@pytest.mark.parametrize(
    ("text", "subject", "opening"),
    [
        ("Today at 16:20 units of the army shelled the outskirts.", "units", "16:20"),
        ("On 5 June artillery of the army shelled the town.", "artillery", "June"),
        ("On 12 May 15 people were killed.", "people", "May"),
        ("In May government forces entered the town.", "forces", "May"),
        ("On 12 May rebels attacked the post.", "rebels", "May"),
        ("On Monday artillery of the army shelled the town.", "artillery", "Monday"),
        ("On Monday morning rebels attacked the post.", "rebels", "morning"),
        ("On 5 June 2031 artillery of the army shelled it.", "artillery", "2031"),
        ("On the night of 5 June rebels attacked the post.", "rebels", "June"),
        ("On the night of 5 June the army attacked the post.", "army", "June"),
        ("At 06:40 shells hit the market.", "shells", "06:40"),
        ("At noon shells hit the market.", "shells", "noon"),
        ("At 11:15 two soldiers were wounded.", "soldiers", "11:15"),
        ("In the village militants burned ten houses.", "militants", "village"),
        ("At the checkpoint soldiers shot two men.", "soldiers", "checkpoint"),
        ("In Sudan government forces shelled a camp.", "forces", "Sudan"),
        ("In South Kordofan army units withdrew.", "units", "Kordofan"),
    ],
)
def test_the_subject_is_the_verb_s(text: str, subject: str, opening: str) -> None:
    subjects, objects = _heads(text)
    assert subject in subjects
    assert opening in objects


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("At the talks were two envoys.", {"talks"}),
        ("In the hills, troops of the Front dug in.", {"hills", "Front"}),
        ("In clashes with the army three men died.", {"clashes"}),
        ("On Monday army units left.", {"Monday"}),
        ("In Goma rebels seized the airport.", {"Goma"}),
    ],
)
def test_other_openings_stay_as_they_are(text: str, objects: set[str]) -> None:
    assert _heads(text)[1] >= objects
