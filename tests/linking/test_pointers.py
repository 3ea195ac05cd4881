"""Words of blame that only point to an act, and items of bulletins that begin with their place."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from tests.linking.parts_support import link_parts
from trucewatch.linking import link
from trucewatch.linking.days.item_heads import at_item_heads
from trucewatch.linking.places.localities import with_localities
from trucewatch.records import Place, Span
from trucewatch.records.coded import CodedStory


def told(act: str, words: str, target: str | None = None, cue: str = "said") -> CodedStory:
    """A report of an attack by nobody in particular, and what Kestrel says after it."""
    s = StoryBuilder("one")
    s.event("ASSAULT", "", "VAL", on="2024-06-11", place="mill", realis="actual", killed=3)
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    s.said("MON", act, target, cue=cue)
    part = msgspec.structs.replace(s.statements[-1].content[0], text=words)
    s.statements[-1] = msgspec.structs.replace(s.statements[-1], content=(part,))
    return s.build()


@pytest.mark.parametrize(
    ("act", "words", "target", "answer"),
    [
        ("accuse", "Kestrel", "KES", "KES"),
        ("accuse", "Kestrel for the blast", "KES", "KES"),
        ("accuse", "Kestrel of pulling the trigger", "KES", "KES"),
        ("withhold_blame", "from where they came", None, "not stated"),
        ("withhold_blame", "no fault", None, "not stated"),
        ("withhold_blame", "either side", None, "not stated"),
        ("withhold_blame", "the deployment of its army in a newspaper", None, None),
        ("accuse", "Kestrel of wasting the time of the mediators", "KES", None),
        ("accuse", "an army", "KES", None),
        ("concede", "that it now accepts a release in stages", None, None),
    ],
)
def test_what_points_to_an_act_answers_in_its_incident(
    act: str, words: str, target: str | None, answer: str | None
) -> None:
    sets = [q for i in link([told(act, words, target)]).incidents for q in i.claim_sets]
    found = {
        getattr(c.answer, "code", c.answer)
        for q in sets
        for c in q.claims
        if c.claimant.code == "MON" and q.kind in ("responsible", "breach", "occurred")
    }
    assert found == ({answer} if answer else set())


def acted(text: str, trigger: str) -> CodedStory:
    s = StoryBuilder("p")
    s.said("VAL", "assert")
    s.event("ASSAULT", "", "", trigger=trigger, realis="claimed")
    at = text.index(trigger)
    end = min((k for k in (text.find(".", at), len(text)) if k >= 0), default=len(text))
    s.events[0] = msgspec.structs.replace(
        s.events[0], trigger=Span(trigger, at, at + len(trigger)), start=at, end=end
    )
    coded = s.build()
    return msgspec.structs.replace(coded, story=msgspec.structs.replace(coded.story, text=text))


@pytest.mark.parametrize(
    ("text", "trigger", "place", "day"),
    [
        ("Zorbek. At 19.05 shots were fired over a crew.", "fired", "Zorbek", None),
        ("b) Zorbek, 3 March. Two houses were burnt.", "burnt", "Zorbek", "2024-03-03"),
        ("* Zorbek district: 23 bursts of fire, heard.", "bursts", "Zorbek", None),
        ("2. Zorbek (Lower Vale). A post was shelled.", "shelled", "Zorbek", None),
        ("Head\nTemrin Hill, 9 August. A mine went off.", "went", "Temrin Hill", "2023-08-09"),
        ("Casualties. Two men were killed.", "killed", None, None),
        ("Valdoria: It was shelled twice.", "shelled", None, None),
        ("Zorbek: The rebels shelled our posts.", "shelled", None, None),
        ("ZORBEK. Two men were killed.", "killed", None, None),
        ("Gen. Horv said a post was shelled.", "shelled", None, None),
        ("Pending. One case is pending; a post was shelled.", "shelled", None, None),
    ],
)
def test_an_item_is_where_and_when_its_head_says(
    text: str, trigger: str, place: str | None, day: str | None
) -> None:
    coded = acted(text, trigger)
    (got,) = at_item_heads(coded, coded.events)
    assert (got.place and got.place.name, got.time and got.time.from_) == (place, day)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("They told of an attack on Zorbek by night.", "attack", "Zorbek"),
        ("It was the second shelling of Zorbek this week.", "shelling", "Zorbek"),
        ("In Zorbek, a resident said, a shell landed in a yard.", "landed", "Zorbek"),
        ("Near Zorbek three men were shot.", "shot", "Zorbek"),
        ("Nobody spoke of Zorbek, where eight people died last week.", "died", "Zorbek"),
        ("A sniper wounded a man on the Temrin bridge.", "wounded", "Temrin"),
        ("It was out after the shootings of Oct. 8.", "shootings", None),
        ("In Parliament members said that a post was shelled.", "shelled", None),
        ("In Zorbek’s hands are men who were captured.", "captured", None),
        ("They met in Zorbek. A post was shelled.", "shelled", None),
    ],
)
def test_a_name_around_an_act_is_where_it_was(text: str, trigger: str, place: str | None) -> None:
    coded = acted(text, trigger)
    (got,) = with_localities(coded, coded.events)
    assert (got.place.name if isinstance(got.place, Place) else None) == place


def retold(words: str, published: str, around: str = "KES") -> CodedStory:
    """A report that tells an act without a day and a place, in these words."""
    s = StoryBuilder("later", published)
    s.said(around, "assert")
    s.event("ASSAULT", "", "", realis="actual")
    at = words.index("#")
    text = words.replace("#", "")
    s.events[0] = msgspec.structs.replace(
        s.events[0], trigger=Span("strike", at, at + 6), start=at, end=at + 6
    )
    coded = s.build()
    return msgspec.structs.replace(coded, story=msgspec.structs.replace(coded.story, text=text))


@pytest.mark.parametrize(
    ("words", "published", "around", "joined"),
    [
        ("Again it denied the ferry #strike.", "2024-06-20", "KES", True),
        ("The #strike on the ferry cost its captain dear.", "2024-06-20", "KES", True),
        ("Again it denied the market #strike.", "2024-06-20", "KES", False),
        ("Again it denied the ferry #strike.", "2024-07-20", "KES", False),
        ("Again it denied the ferry #strike.", "2024-06-20", "THI", False),
        ("Again it denied the #strike.", "2024-06-20", "KES", False),
    ],
)
def test_an_act_is_told_again_by_what_it_hit(
    words: str, published: str, around: str, joined: bool
) -> None:
    s = StoryBuilder("first")
    s.event("ASSAULT", "", "VAL", on="2024-06-11", place="mill", realis="actual", killed=3)
    s.said("KES", "assert")
    text = "A missile hit a ferry."
    s.events[0] = msgspec.structs.replace(
        s.events[0], trigger=Span("hit", 10, 13), start=0, end=len(text)
    )
    first = s.build()
    first = msgspec.structs.replace(first, story=msgspec.structs.replace(first.story, text=text))
    both = [first, retold(words, published, around)]
    groups = [set(i.event_ids) for i in link(both).incidents]
    assert (any(len(g) == 2 for g in groups)) is joined
    assert link_parts(both) == link(both)
