"""Words told in a roundabout way and headlines that drop their auxiliaries; with their twins."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

# text, speaker, the whole content
TOLD: list[tuple[str, str, str]] = [
    ("A senior diplomat put it more bluntly: nobody believes in the map any more.", "diplomat",
     "nobody believes in the map any more"),
    ("To hear the rebels tell it, the army broke the truce first.", "rebels",
     "the army broke the truce first"),
    ("As the rebels see it, the army broke the truce.", "rebels", "the army broke the truce"),
    ("The truce is a bridge to nowhere, as one envoy put it.", "envoy",
     "The truce is a bridge to nowhere"),
    ("The bridge was mined by the army, as the rebels claimed.", "rebels",
     "The bridge was mined by the army"),
    ("For the opposition, the vote was a farce.", "opposition", "the vote was a farce"),
    ("The UN mission voiced concern about reports of executions in Banta.", "mission",
     "reports of executions in Banta"),
    ("The president's speech, delivered on Sunday, changed the tone: “We are in contact with them,"
     " and we shall stay in contact.”", "president",
     "“We are in contact with them, and we shall stay in contact.”"),
    ("The resolution calls on all states to stop arming the factions and condemns attacks on"
     " aid workers.", "resolution", "all states to stop arming the factions"),
    ("The communique said the two presidents had agreed to meet again in March and that a hotline"
     " would be set up.", "presidents", "to meet again in March"),
    ("Amnesty International's latest report documents 41 killings by the militia.", "report",
     "41 killings by the militia"),
]  # fmt: skip


@pytest.mark.parametrize("row", TOLD, ids=[row[0][:60] for row in TOLD])
def test_what_is_told(row: tuple[str, str, str]) -> None:
    text, speaker, content = row
    found = statements_of(text)
    got = [" // ".join(s.text for s in d.content) for d in found if says(d, speaker, "")]
    assert content in got, shown(found)


# Nobody says these.
UNTOLD: list[str] = [
    "For the farmers, the road was the only way out.",
    "For two weeks, the town was quiet.",
    "The army withdrew on Sunday, as it had promised.",
    "The soldiers put it on a lorry.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_nobody_says_it(text: str) -> None:
    found = [d for d in statements_of(text) if d.rules[0].startswith("roundabout")]
    assert not found, shown(tuple(found))


_BODY = "\nThe talks went on in the capital on Sunday, with no end in sight for anybody there."
# headline, a part of the speaker's words or None for nobody, the whole content or None for silence
HEADLINES: list[tuple[str, str | None, str | None]] = [
    ("Oslo summit denounces Chad-Libya border agreement", "summit", "Chad-Libya border agreement"),
    ("Army, rebels trade blame over shelling of hospital", "rebels", "over shelling of hospital"),
    ("Hadley: Niger Ceasefire Deal Close", "Hadley", "Niger Ceasefire Deal Close"),
    ("Chad accused of breaking truce", None, "Chad // breaking truce"),
    ("Peace talks stall over prisoners", None, None),
    ("Rebel attacks on towns rise as rains end", None, None),
]


@pytest.mark.parametrize("row", HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines(row: tuple[str, str | None, str | None]) -> None:
    text, speaker, content = row
    found = [d for d in statements_of(text + _BODY, ("headline", "body"))]
    if content is None:
        assert not found, shown(tuple(found))
        return
    got = [d for d in found if " // ".join(s.text for s in d.content) == content]
    assert got, shown(tuple(found))
    assert (got[0].speaker is None) == (speaker is None), shown(tuple(found))
    assert speaker is None or speaker in (got[0].speaker.text if got[0].speaker else "")
