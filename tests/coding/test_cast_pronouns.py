"""Whom pronouns mean in invented stories; spans; hostile text."""

from __future__ import annotations

import inspect
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.coding.cast_support import cast_of, head_of, reader, story_of
from trucewatch.coding.cast.cast import build_cast
from trucewatch.vocab.actors import load_actors

PRONOUNS = [
    (
        "Prime Minister Abiy Ahmed went through his list once more."
        " Seventeen people had died at the mill, he told a newspaper.",
        "he",
        "ETHGOV:abiy-ahmed",
    ),
    (
        "Under pressure from Ruto to sign a deal, Tshisekedi accused Rwanda of delay."
        " A pause would be wise, he added.",
        "he",
        "CODGOV:felix-tshisekedi",
    ),
    (
        "Serbian officials said the bridge was open. They noted that traffic flowed.",
        "They",
        "SRBGOV",
    ),
    (
        "German Foreign Minister Annalena Baerbock criticized Olaf Scholz. She left early.",
        "She",
        "DEUGOV:annalena-baerbock",
    ),
    (
        "Angela Merkel spoke to Vladimir Putin. He rejected her plan.",
        "He",
        "RUSGOV:vladimir-putin",
    ),
    ("Chad's army spokesman said men had fled to a mill. It claimed they fired.", "It", "TCDMIL"),
    ("Lebanon's army said warplanes struck Tyre. It called that a violation.", "It", "LBNMIL"),
    ('"We will not withdraw," Kagame told reporters.', "We", "RWA"),
    ('"We fired back," said Colonel Idris Hassan of the Chadian army.', "We", "TCDMIL"),
    ('"We accept the offer," Ismail Haniyeh said.', "We", "PSEREB:hamas"),
    ('"I will not resign," Kagame told reporters.', "I", "RWAGOV:paul-kagame"),
    ("Emmanuel Macron, who hosted the talks, left.", "who", "FRAGOV:emmanuel-macron"),
    ("The army of Chad, which left the town, denied it.", "which", "TCDMIL"),
    (
        'Putin met Macron. "Biden is wrong," Putin said. He left after an hour.',
        "He",
        "RUSGOV:vladimir-putin",
    ),
    ("Britain called for Kyiv to accept limits on its forces.", "its", "UKR"),
]


@pytest.mark.parametrize(("text", "word", "code"), PRONOUNS)
def test_pronouns(text: str, word: str, code: str) -> None:
    cast = cast_of(text)
    actor = cast.of(head_of(cast, word))
    assert actor is not None
    assert actor.code == code
    assert actor.text == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russia met Ukraine. It is a good sign.", "It"),
        ("It is clear that Russia lost.", "It"),
        ("The talks will resume once they are completed.", "they"),
        ("Russia accused Ukraine. Ukraine denied it.", "it"),
        ("He left.", "He"),
        ("We want peace.", "We"),
    ],
)
def test_pronouns_that_mean_nobody_known(text: str, word: str) -> None:
    cast = cast_of(text)
    assert cast.of(head_of(cast, word)) is None


def test_the_united_states_is_no_pronoun() -> None:
    cast = cast_of("Ukraine asked the US for help.")
    actor = cast.of(head_of(cast, "US"))
    assert actor is not None
    assert actor.code == "USA"


def test_alternatives_are_kept_with_their_weights() -> None:
    cast = cast_of("Vladimir Putin met Emmanuel Macron. He left early.")
    ranked = cast.ranked(head_of(cast, "He"))
    assert [a.code for a, _ in ranked] == ["RUSGOV:vladimir-putin", "FRAGOV:emmanuel-macron"]
    assert ranked[0][1] > ranked[1][1] > 0
    assert sum(score for _, score in ranked) <= 1.0 + 1e-9


@pytest.mark.parametrize(
    "text",
    [
        "he " * 1500,
        '"' * 100_000,
        "Russia, Ukraine, " * 500,
        "officials of " * 1000,
        "The army and the rebels said both sides lied. They denied it. " * 60,
        'He said "we will attack," and she said "no." ' * 300,
        '"We agreed," he said. "I said we would," she added. ' * 200,
        "We who said we said we " * 400,
        "his deputy his aide his " * 200,
        "one of the two of " * 400,
        "both sides and " * 500,
        "Valdorian and Kestrel and " * 500,
    ],
)
def test_hostile_text_is_bounded(text: str) -> None:
    cast = cast_of(text)
    began = time.process_time()
    for i in range(len(cast.parse)):
        cast.members(i)
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize(
    "text",
    [
        'He said "we will attack," and she said "no." ' * 100,
        "The group of group of soldiers and both sides said both sides lied. " * 60,
        "His army, who its ministry led, said their officials left their base. " * 60,
    ],
)
def test_resolution_is_shallow(text: str) -> None:
    story = story_of(text)
    parse, table = reader().parse(story), load_actors()
    limit = sys.getrecursionlimit()
    depth = len(inspect.stack(0))
    sys.setrecursionlimit(depth + 90)
    try:
        cast = build_cast(parse, story, table, None)
        found = [cast.members(i) for i in range(len(parse))]
    finally:
        sys.setrecursionlimit(limit)
    assert len(found) == len(parse)


def test_a_speaker_named_by_a_later_pronoun() -> None:
    cast = cast_of('Kagame met reporters. "We will stay," he said. "Our army won," he added.')
    found = [cast.of(head_of(cast, word)) for word in ("We", "army")]
    assert [a.code if a else None for a in found] == ["RWA", "RWAMIL"]


def test_a_long_chain_of_pronouns_does_not_nest() -> None:
    cast = cast_of("Kagame spoke. " + "He left the town and he came back to it. " * 300)
    last = len(cast.parse) - 10
    assert all(cast.of(i) is None or cast.of(i) for i in range(last, len(cast.parse)))


WORDS = st.sampled_from(
    ["Russia", "the", "army", "officials", "and", "of", "in", "Kyiv", "said", "he", "its", "both",
     "sides", ",", ".", "“", "”", "President", "Putin", "who", "rebels", "'s", "-", "Monday"]
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=40))
@example(["'s", "the", ",", "Russia", "said"])  # a possessive whose owner the parse puts after it
def test_spans_are_slices_of_the_text(words: list[str]) -> None:
    cast = cast_of(" ".join(words))
    for mention in cast.mentions:
        actor = mention.actor
        assert cast.story.text[actor.start : actor.end] == actor.text
        assert 0 <= mention.first <= mention.head < mention.last <= len(cast.parse)
        assert cast.camp_key(actor)
