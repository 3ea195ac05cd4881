""" "the US" is a state and not the first person."""

from __future__ import annotations

import pytest

from trucewatch.records import Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

_BEFORE = "Fighting went on between Iran's army and rebels, who killed 12 soldiers on Monday.\n"


def _act(sentence: str, speaker: str) -> tuple[str, str | None]:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), _BEFORE + sentence, Meta())
    found = pipeline(Config(coder="quick")).read(raw).statements
    (s,) = (s for s in found if s.speaker is not None and s.speaker.text == speaker)
    return s.act, s.target.country if s.target is not None else None


@pytest.mark.parametrize(
    ("sentence", "speaker", "act", "target"),
    [
        ("Rebels said the US had killed ten people in the raid.", "Rebels", "accuse", "USA"),
        ("Rebels said Russia had killed ten people in the raid.", "Rebels", "accuse", "RUS"),
        ("The rebels said they had killed ten soldiers.", "The rebels", "assert", None),
        ("The spokesman said the US would never leave.", "The spokesman", "assert", None),
    ],
)
def test_the_us_is_another(sentence: str, speaker: str, act: str, target: str | None) -> None:
    assert _act(sentence, speaker) == (act, target)
