"""Short answers of interviews: what "They did", "No" and "The army did" say of the question."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, linked
from trucewatch.records import ActorAnswer

HEAD = "Interview with the spokesman of the Sarun Front, Ivo Karr, 13 June 2026.\n\n"


def turns(question: str, answer: str) -> str:
    return f"{HEAD}Q: {question}\n\nA: {answer}\n"


def acts(question: str, answer: str) -> list[str]:
    stories = coded(turns(question, answer), "2026-06-13")
    return [s.act for c in stories for s in c.statements if s.speaker and "Karr" in s.speaker.name]


@pytest.mark.parametrize(
    ("question", "answer", "act"),
    [
        ("Did your fighters shell Ubrast on 12 June?", "Yes. It was a mistake.", "concede"),
        ("Did your fighters shell Ubrast on 12 June?", "They did. It was wrong.", "concede"),
        ("Your fighters shelled Ubrast on 12 June.", "They did. It was wrong.", "concede"),
        ("The army says your fighters shelled Ubrast on 12 June.", "We did, and we regret it.",
         "concede"),
        ("The army says your fighters shelled Ubrast on 12 June. Did they?", "No. Never.", "deny"),
        ("Your men fired at the patrol on 12 June.", "They did not. It was the army.", "deny"),
        ("Did your fighters shell Ubrast on 12 June?", "We didn't. The army did.", "deny"),
        ("Your fighters shelled Ubrast on 12 June.", "That is not true. We were not there.", "deny"),
        # Negative twins: nothing of the speaker's own is asked, or nothing is answered.
        ("The army shelled Ubrast on 12 June.", "They did. We saw it.", "-concede"),
        ("Your fighters are tired of the war.", "They are. Everybody is.", "-concede"),
        ("Did you see the shells fall on Ubrast?", "We did. It was terrible.", "-concede"),
        ("Will your fighters shell Ubrast again?", "They might. We hope not.", "-concede"),
        ("Your fighters lost a position on 12 June.", "They did. It hurt us.", "-concede"),
    ],
)  # fmt: skip
def test_short_answers(question: str, answer: str, act: str) -> None:
    found = acts(question, answer)
    assert found, "the answer has no statement"
    if act.startswith("-"):
        assert act[1:] not in found
    else:
        assert found[0] == act


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Did your fighters shell Ubrast on 12 June?", "Yes. It was a mistake.", "concede"),
        ("The army says your fighters shelled Ubrast on 12 June.", "They did.", "concede"),
        ("The army says your fighters shelled Ubrast on 12 June.", "They did not.", "deny"),
    ],
)
def test_an_answer_is_one_to_what_was_asked(question: str, answer: str, said: str) -> None:
    found = linked(("2026-06-13", turns(question, answer)))
    claims = [c for i in found.incidents for q in i.claim_sets for c in q.claims]
    own = [c for c in claims if "Karr" in c.claimant.name]
    assert said in {c.act for c in own}


def test_a_question_alone_tells_of_nothing() -> None:
    found = linked(("2026-06-13", turns("Did your fighters shell Ubrast?", "Ask the army.")))
    claims = [c for i in found.incidents for q in i.claim_sets for c in q.claims]
    assert not [c for c in claims if isinstance(c.answer, ActorAnswer)]
