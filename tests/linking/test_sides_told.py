"""People whom no table knows take the side that another report tells, in any split of the reports."""

from __future__ import annotations

import itertools

from trucewatch.linking import link
from trucewatch.linking.parts import keys, parts
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

TOLD = (
    "SEVRAN, March 2 (Coast Wire) - The rebel Northern Front's chief negotiator, Karim Solt, said "
    "the Front would never disarm. Dorvana's army said rebels had shelled Tarn on Monday."
)
BARE = (
    "OSLO, March 9 (Coast Wire) - Karim Solt said he would sign only if the army of Dorvana left "
    "the north. Dorvana's government refused."
)
OTHER = (
    "OSLO, March 9 (Coast Wire) - Karim Solt, a spokesman for the government of Dorvana, said the "
    "army would stay."
)


def coded(*texts: str) -> list[CodedStory]:
    out: list[CodedStory] = []
    for n, text in enumerate(texts):
        document = Document(f"d{n}", f"u{n}", str(n), None, "text/plain")
        out.extend(pipeline(Config()).code_document(RawDocument(document, text, Meta())))
    return out


def processes(stories: list[CodedStory]) -> set[str]:
    return {p.process for p in link(stories).positions}


def test_a_side_told_elsewhere_holds() -> None:
    assert any("karim-solt" in p for p in processes(coded(BARE)))
    assert not any("karim-solt" in p for p in processes(coded(TOLD, BARE)))


def test_two_sides_told_are_none() -> None:
    stories = coded(TOLD, OTHER, BARE)
    assert any("karim-solt" in p for p in processes(stories))
    assert link(reversed(stories)) == link(stories)


def test_any_order_and_any_split_give_the_same() -> None:
    stories = coded(TOLD, BARE)
    whole = link(stories)
    assert all(link(order) == whole for order in itertools.permutations(stories))
    assert len(parts({c.story.id: keys(c) for c in stories})) == 1
