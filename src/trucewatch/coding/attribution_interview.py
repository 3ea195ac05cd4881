"""Who answers in a transcript of questions and answers, where the story says so."""

from __future__ import annotations

from typing import Protocol

from trucewatch.coding.attribution_tree import Context
from trucewatch.records import Actor

# Labels of those who ask: a question asserts nothing.
ASKING = frozenset(
    {"q", "question", "interviewer", "presenter", "host", "moderator", "anchor", "reporter"}
)
_EVENTS = frozenset(
    "interview conversation call conference briefing talk question answer excerpt session".split()
)
_LINKS = frozenset({"with", "to", "by", "of", "from"})
# The one who answers is named in one of the first paragraphs.
_FIRST = 4


class _Cast(Protocol):
    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""


def answering(context: Context, cast: _Cast) -> Actor | None:
    """Return the one person with whom the story says it had an interview, a call or a briefing.

    None where nobody or more than one is named so before the first answer.
    """
    parse = context.parse
    found: dict[str, Actor] = {}
    for para in parse.paras[:_FIRST]:
        if para.first < para.last and parse.lower[para.first] in ("q", "a", *ASKING):
            break
        for k in range(para.first, para.last):
            if parse.lemma[k] not in _EVENTS:
                continue
            for c in parse.children[k]:
                names = [c] if parse.dep[c] == "poss" else []
                if parse.dep[c] == "prep" and parse.lower[c] in _LINKS:
                    names = [p for p in parse.children[c] if parse.dep[p] == "pobj"]
                for name in names:
                    actor = cast.of(name)
                    if actor is not None and ":" in actor.code:
                        found[actor.code] = actor
    return next(iter(found.values())) if len(found) == 1 else None
