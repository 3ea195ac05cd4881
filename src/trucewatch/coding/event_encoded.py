"""Events that the encoder reads where the rules gave none, and events that it takes away."""

from __future__ import annotations

import msgspec

from trucewatch.coding.arguments import Cast3, noun_arguments
from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.event_context import STORY
from trucewatch.coding.event_drafting import Drafting
from trucewatch.coding.event_syntax import is_verb
from trucewatch.coding.predicate_features import is_candidate
from trucewatch.coding.predicate_model import ENCODER, is_learned
from trucewatch.coding.predicates import Reading

# How sure the encoder must be to add an event: of a verb, of one whose entries in the lexicon did
# not hold here, of a noun. Set on the bundled reports, in which nothing was trained; all from .6 to
# .9 differ little (docs/tables/events.md).
_SURE, _SURE_KNOWN, _SURE_NOUN = 0.7, 0.85, 0.8
# From here on it takes an event away as none, or gives it another type, where it finds the event's
# own type less likely than _LEAST.
_NONE, _OTHER, _LEAST = 0.93, 0.9, 0.1


class Encoded(Drafting):
    """Adds to the events of one story what the encoder is sure of."""

    def _restore(self) -> None:
        """Add the events of predicates that the rules took for none."""
        if self.encoded is None:
            return
        told = {(self.p.sent[e.trigger], e.type) for e in self.out}
        for i in range(len(self.p)):
            least = self._least(i)
            judged = self.encoded.judge(i) if least is not None else None
            if judged is None or least is None or judged.probability < least:
                continue
            if (self.p.sent[i], judged.type) not in told:
                self._add(i, judged.type, judged.probability)
                told.add((self.p.sent[i], judged.type))

    def _least(self, i: int) -> float | None:
        """Return how sure the encoder must be of token ``i``; None where it is not asked."""
        p = self.p
        if i in self.index or i in self.absorbed or p.role(i) != "body":
            return None
        groups, lemma = self.table.groups, p.lemma[i]
        if lemma in groups["say"] or lemma in groups["neutral"] - {"want"}:
            return None
        if is_verb(p, i):
            known = lemma in self.table.verbs and self.lens.read(i) is None
            return _SURE_KNOWN if known else _SURE
        return _SURE_NOUN if p.pos[i] == "NOUN" and is_candidate(p, i) else None

    def _add(self, i: int, type_: str, share: float) -> None:
        found = self.lens.read(i) if is_verb(self.p, i) else self.lens.noun(i, inside=False)
        if found is None or found.type != type_:
            found = Reading(type_, None, share, (), "b")
        rules = (*(r for r in found.rules if not is_learned(r)), _rule(type_, share))
        reading = msgspec.structs.replace(found, score=share, rules=rules, use="b")
        if is_verb(self.p, i):
            parts = self._participants(i, reading)
        else:
            parts = noun_arguments(self.who, i, type_, reading.frame, None)
        self._emit(i, self._as_story(reading, parts), parts)

    def _as_story(self, reading: Reading, parts: Cast3) -> Reading:
        """Where nobody is known to take part, the story must tell of a conflict."""
        if self._known(parts, reading.type):
            return reading
        return msgspec.structs.replace(reading, use="t", rules=(*reading.rules, STORY))

    def _undoubted(self, events: tuple[EventDraft, ...]) -> tuple[EventDraft, ...]:
        """Return ``events`` as the encoder leaves them: without some, some of another type."""
        if self.encoded is None:
            return events
        out = []
        for e in events:
            judged, share = self.encoded.judge(e.trigger), self.encoded.share(e.trigger, e.type)
            if judged is None or share is None or share >= _LEAST:
                out.append(e)
            elif judged.probability > _OTHER:
                rules = (*e.rules, _rule(judged.type, judged.probability))
                out.append(msgspec.structs.replace(e, type=judged.type, mode=None, rules=rules))
            elif judged.none <= _NONE:
                out.append(e)
        return tuple(out)


def _rule(type_: str, share: float) -> str:
    return f"{ENCODER}:{type_}@{share:.2f}"
