"""What two sides lay to each other in one breath is contested, with both claims and both answers."""

from __future__ import annotations

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import ActorAnswer, Document
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


def _linked(text: str) -> Linked:
    raw = RawDocument(Document("d", "d", "0", None, "text/plain"), text, Meta(date="2026-03-04"))
    return link(pipeline(Config()).code_document(raw))


def _answers(text: str) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """Return the status and the claims (claimant, answer) of each question who did it."""
    return {
        (s.status, frozenset(
            (c.claimant.name, c.answer.name) for c in s.claims if isinstance(c.answer, ActorAnswer)
        ))
        for i in _linked(text).incidents
        for s in i.claim_sets
        if s.kind in ("responsible", "breach", "began")
    }  # fmt: skip


BOTH = frozenset({("army", "rebels"), ("rebels", "army")})


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels accused each other of opening fire near Bor on Monday.",
        "The army and the rebels accused one another of shelling villages near Bor on Monday.",
        "The army and the rebels accused each other of having attacked a convoy near Bor.",
        "The army and the rebels accused each other of the attack near Bor on Monday.",
        "Both the army and the rebels blamed the other for Monday's shelling of Bor.",
        "The army and the rebels clashed near Bor on Monday. Each side said the other had fired"
        " first.",
        "The army says the rebels shelled Bor; the rebels say it was the army.",
        "The army said the rebels had shelled Bor on Monday. The rebels said it was the army.",
        "The army and the rebels traded accusations over the shelling of the market in Bor on"
        " Monday.",
    ],
)
def test_both_claims_stand(text: str) -> None:
    assert ("contested", BOTH) in _answers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army accused the rebels of shelling villages near Bor on Monday.",
        "The army said the rebels had shelled Bor on Monday. The rebels said it was a holiday.",
        "The army said the rebels had shelled Bor. The rebels said it was the army's turn to move.",
    ],
)
def test_one_claim_stays_one(text: str) -> None:
    assert all(status != "contested" for status, _ in _answers(text))
