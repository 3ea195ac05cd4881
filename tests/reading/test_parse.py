"""The reading floor: offsets, trees, lemmas; no sentence crosses a line; bounded input."""

from __future__ import annotations

import pickle

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.reading import build_parse
from trucewatch.reading.english import MAX_STORY, EnglishReader, universal_pos
from trucewatch.reading.parse import Parse, RawToken
from trucewatch.records import Line, Published, Story
from trucewatch.running.pipeline import Pipeline


def story(text: str, *lines: Line) -> Story:
    whole = lines or (Line("body", 0, len(text)),)
    return Story(
        "", "", "", 0, len(text), None, None, Published(None, "unknown"), "en", text, whole
    )


def test_tokens_slice_the_story_and_trees_are_closed(engine: Pipeline) -> None:
    text = "Klow’s “army” said it hadn’t fired.\nTalks resumed."
    parse = engine.reader.parse(story(text, Line("body", 0, 35), Line("body", 36, len(text))))
    for i, word in enumerate(parse.word):
        assert text[parse.start[i] : parse.end[i]] == word
        assert parse.sents[parse.sent[i]][0] <= parse.head[i] < parse.sents[parse.sent[i]][1]
        assert parse.left[i] <= i < parse.right[i]
        assert all(parse.head[c] == i for c in parse.children[i])
    assert [p.role for p in parse.paras] == ["body", "body"]
    assert parse.word[parse.paras[1].first] == "Talks"


_NAMED = st.sampled_from(["Ivan Petrov,", "soldiers", "and", "of Zorb", "detained", "said", "the"])


def rooted(parse: Parse) -> bool:
    """Whether every way up ends at a root, and roots alone hang on themselves."""
    for i in range(len(parse)):
        k, steps = i, 0
        while parse.head[k] != k and steps <= len(parse):
            k, steps = parse.head[k], steps + 1
        if steps > len(parse) or parse.dep[k] != "ROOT":
            return False
    return True


@settings(max_examples=30, deadline=None)
@given(
    st.lists(_NAMED, min_size=1, max_size=12), st.integers(1, 60), st.sampled_from([" ", "\n\n"])
)
def test_who_climbs_a_tree_comes_to_an_end(words: list[str], times: int, between: str) -> None:
    text = "Troops detained " + between.join([" ".join(words)] * times) + "."
    assert rooted(EnglishReader().parse(story(text)))


def test_a_list_that_is_cut_is_coded_in_time(engine: Pipeline) -> None:
    names = ", ".join(f"Ivan Petrov{a}{b}" for a in "abcd" for b in "abcdefghijklmnopqrstuvwxyz")
    text = f"Ukraine said that Russian troops had detained {names} in Kupiansk on Monday."
    assert rooted(engine.reader.parse(story(text)))
    assert engine.code(story(text)).statements


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("accused", "accuse"),
        ("troops", "troop"),
        ("said", "say"),
        ("n’t", "not"),
        ("fought", "fight"),
    ],
)
def test_lemmas(engine: Pipeline, word: str, lemma: str) -> None:
    text = "They accused the troops, said they had fought and didn’t stop."
    parse = engine.reader.parse(story(text))
    assert parse.lemma[parse.word.index(word)] == lemma


def test_parts_of_speech_come_from_tags_and_relations() -> None:
    assert universal_pos("VBD", "ROOT", "fired") == "VERB"
    assert universal_pos("VBD", "aux", "had") == "AUX"
    assert universal_pos("VBZ", "ROOT", "is") == "AUX"
    assert universal_pos("NNP", "nsubj", "klow") == "PROPN"
    assert universal_pos("-LRB-", "punct", "(") == "PUNCT"


def test_lines_that_are_not_read_never_reach_the_parser(engine: Pipeline) -> None:
    text = "KLOW: Troops fired at once.\nhttps://a.example/x"
    lines = (Line("dateline", 0, 5), Line("body", 6, 27), Line("url", 28, len(text)))
    parse = engine.reader.parse(story(text, *lines))
    assert "KLOW" not in parse.word and "https://a.example/x" not in parse.word


def test_an_endless_story_is_cut_and_says_so(engine: Pipeline) -> None:
    text = "Shells fell near Klow. " * (MAX_STORY // 20)
    parse, failure = next(engine.reader.parse_many([story(text)]))
    assert failure is not None and "first" in failure.error
    assert 0 < parse.end[-1] <= MAX_STORY


def test_a_reader_pickles_without_its_model(engine: Pipeline) -> None:
    assert len(pickle.dumps(engine.reader)) < 500
    again: EnglishReader = pickle.loads(pickle.dumps(engine.reader))
    parses = [reader.parse(story("Troops fired.")) for reader in (again, engine.reader)]
    one, other = map(msgspec.structs.asdict, parses)
    assert one == other


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=1, max_size=8))
def test_subtrees_hold_their_children(heads: list[int]) -> None:
    # Make any list of heads a tree: a head must come before, else the token is a root.
    tree = [h if h < i else i for i, h in enumerate(heads)]
    raw = [RawToken(i, i + 1, "x", "X", "X", "x", h, i == 0) for i, h in enumerate(tree)]
    parse = build_parse("x" * len(raw), [("body", 0, len(raw), raw)])
    for i, h in enumerate(tree):
        assert parse.left[h] <= parse.left[i] and parse.right[i] <= parse.right[h]
