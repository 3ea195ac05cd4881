"""The encoder of predicates in free text: what it adds, what it leaves alone, that `why` can say so."""

from __future__ import annotations

import pytest

from trucewatch.bench.negatives import plain_coder
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.predicate_encoder import EncodedBatch, EncodedStory, encoded_for
from trucewatch.coding.events.predicate_model import is_learned
from trucewatch.coding.events.relation import plain_story
from trucewatch.running.pipeline import Pipeline


def judged(engine: Pipeline, text: str, word: str) -> tuple[str, float, float]:
    parse = engine.reader.parse(plain_story(text))
    found = EncodedStory(parse).judge(parse.word.index(word))
    assert found is not None
    return found.type, found.probability, found.none


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Gunmen sprayed the tea house with bullets and fled.", "sprayed", "ASSAULT"),
        ("The two ministers lunched together in Tunis on Friday.", "lunched", "CONSULT"),
        ("The premier tore into the generals over the raid.", "tore", "ACCUSE"),
        ("Both armies stepped back from the lake, tank by tank.", "stepped", "RETREAT"),
        ("The rebels want their commander out of jail before any talks.", "want", "REQUEST"),
        ("The accord was initialled in Bern on Monday.", "initialled", "SUPPORT"),
    ],
)
def test_words_in_their_place(engine: Pipeline, text: str, word: str, type_: str) -> None:
    found, share, none = judged(engine, text, word)
    assert found == type_ and share > none, (found, share, none)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She sprayed the roses with soap.", "sprayed"),
        ("The two ministers have known each other since school.", "known"),
        ("The general put his cup down and looked at the map.", "put"),
        ("A spokesman for the navy declined to comment.", "declined"),
    ],
)
def test_their_twins_are_no_events(engine: Pipeline, text: str, word: str) -> None:
    _, share, none = judged(engine, text, word)
    assert none > share, (share, none)


def test_a_step_back_from_a_merger_is_far_from_sure(engine: Pipeline) -> None:
    """It leans to an event since it read of wires, and stays below what any decision asks for."""
    _, share, _ = judged(engine, "The company stepped back from the merger.", "stepped")
    assert share < 0.5


def test_only_careful_asks_it(engine: Pipeline) -> None:
    parse = engine.reader.parse(plain_story("Gunboats raked the village."))
    assert encoded_for("quick", parse) is None
    assert encoded_for("careful", parse) is not None


def test_a_sentence_told_twice_is_judged_alike(engine: Pipeline) -> None:
    parse = engine.reader.parse(plain_story("Rebels shelled Oru. Nobody fled. Rebels shelled Oru."))
    encoded = EncodedStory(parse)
    first, second = [i for i, w in enumerate(parse.word) if w == "shelled"]
    assert encoded.judge(first) == encoded.judge(second)
    assert encoded.judge(parse.word.index(".")) is None


def test_stories_that_are_read_together_are_judged_as_alone(engine: Pipeline) -> None:
    texts = ("Rebels shelled Oru.", "Nobody fled.", "Rebels shelled Oru. The army jailed nine men.")
    parses = [engine.reader.parse(plain_story(text)) for text in texts]
    batch = EncodedBatch()
    together = [EncodedStory(parse, batch) for parse in parses]
    for parse, story in zip(parses, together, strict=True):
        for i in range(len(parse)):
            one, alone = story.judge(i), EncodedStory(parse).judge(i)
            assert (one is None) == (alone is None)
            if one is not None and alone is not None:
                assert one.type == alone.type
                assert one.probability == pytest.approx(alone.probability, abs=1e-5)
    assert any(together[2].judge(i) for i in range(len(parses[2])))


def test_words_after_the_cut_are_not_judged(engine: Pipeline) -> None:
    parse = engine.reader.parse(plain_story("Rebels " + "very " * 120 + "shelled Oru."))
    i = parse.word.index("shelled")
    assert EncodedStory(parse).judge(i) is None
    assert EncodedStory(parse).share(i, "ASSAULT") is None


TEXT = "The foreign ministers of Chad and Sudan lunched together in Tunis on Friday."


def learned(events: tuple[EventDraft, ...]) -> set[str]:
    return {r for e in events for r in e.rules if is_learned(r)}


def test_what_it_adds_is_named_in_the_rules() -> None:
    careful, quick = plain_coder("careful")(TEXT), plain_coder("quick")(TEXT)
    assert any(r.startswith("encoder:") for r in learned(careful))
    assert not any(r.startswith("encoder:") for r in learned(quick))
    assert not any(r.startswith("model:") for r in learned(careful))
