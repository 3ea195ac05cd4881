"""Events that the encoder reads where the rules gave none, and events that it takes away."""

from __future__ import annotations

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.answered import ANSWERED
from trucewatch.coding.events.argument_nouns import noun_arguments
from trucewatch.coding.events.arguments import Cast3
from trucewatch.coding.events.context import STORY
from trucewatch.coding.events.courses import runs_out
from trucewatch.coding.events.drafting import Drafting
from trucewatch.coding.events.generic import generic, norm_of
from trucewatch.coding.events.predicate_encoder import FINITE, READ
from trucewatch.coding.events.predicate_features import is_candidate
from trucewatch.coding.events.predicate_model import ENCODER, is_learned
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.syntax import is_passive, is_verb
from trucewatch.coding.realis.untrue_reports import disowned
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

# How sure the encoder must be to add an event: of a finite verb, of one whose entries in the
# lexicon did not hold here, of a participle by itself or in the passive, of a bare verb under an
# auxiliary or "to", of a noun, of what somebody is charged with; what is not here is not asked. Set
# by which of its additions are right (docs/tables/events.md).
_SURE = {"finite": 0.75, "known": 0.7, "participle": 0.7, "bare": 0.7, "noun": 0.75,
         "charged": 0.8}  # fmt: skip
# From here on it takes an event away as none, or gives it another type, where it finds the event's
# own type less likely than _LEAST.
_NONE, _OTHER, _LEAST = 0.93, 0.9, 0.1
# "Warned residents to leave", "must pull back": how it is built tells more than what words mean.
_ASKED = frozenset({"op:warn-to", "op:caution-to", "op:tell-to", "op:must", "op:negated",
                    "op:whoever", "op:refuse-access", "op:not-let", "op:keep-shut-access",
                    "lex:claim[ASSAULT](responsibility)"})  # fmt: skip
_ASKING = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT"})
_SEIZING = frozenset({"abduct", "seize"})
# Told by a rule that looks at more of the story than the encoder's one sentence.
_FIRM = (
    "op:died",
    "op:weapon-",
    "op:over",
    "op:refuse-access",
    "op:keep-shut",
    "op:open-access",
    "op:reopen-access",
    "op:remain-shut",
    "op:stay-shut",
)
# "Closed two crossing points", "sealed the roads".
_SHUT = tuple(f"lex:{verb}[COERCE](" for verb in ("close", "shut", "seal", "block", "cut"))


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
            idle = judged.type == "RETREAT" and self.p.lemma[i] in word_set("events.staying")
            idle = idle or (judged.type == "RETREAT" and runs_out(self.p, self.table, i))
            idle = idle or (judged.type == "ASSAULT" and self.p.sent[i] in self.elsewhere)
            if (self.p.sent[i], judged.type) not in told and not idle:
                self._add(i, judged.type, judged.probability)
                told.add((self.p.sent[i], judged.type))

    def _least(self, i: int) -> float | None:
        """Return how sure the encoder must be of token ``i``; None where it is not asked."""
        taken = i in self.index or i in self.absorbed or i in self.lens.ruled_out
        if taken or self.p.role(i) not in READ:
            return None
        if any(d.verb == i for d in disowned(self.p, self.p.sent[i])):
            return None  # "does not correspond to reality": words on words
        if norm_of(self.p, i) is not None:
            return None  # "although the accord bans flights"
        groups, lemma = self.table.groups, self.p.lemma[i]
        if lemma in groups["say"] or (lemma in groups["neutral"] and lemma != "want"):
            return None
        if any(e.type == "NONE" and not e.objects for e in self.table.verbs.get(lemma, ())):
            return None
        told = (self.out[self.index[c]] for c in self.p.children[i] if c in self.index)
        if any(f"light:{lemma}" in e.rules for e in told):
            return None  # "resume the attacks": told by the noun
        return _SURE.get(self._form(i))

    def _form(self, i: int) -> str:
        """Return how token ``i`` stands in its sentence, "" where it tells of nothing by itself.

        What stands under an event ("froze aid to B") is told with it, save what somebody is accused
        of, on which denials bear; so is what went before ("had left", not "denied that they had
        left"), and what is refused a comment.
        """
        p, tag = self.p, self.p.tag[i]
        if not is_verb(p, i):
            told = p.pos[i] == "NOUN" and is_candidate(p, i) and not self._told_above(i)
            return "noun" if told and not generic(p, self.table, i) else ""
        if tag in FINITE:
            if self.lens.no_comment(i):
                return ""
            return "known" if p.lemma[i] in self.table.verbs else "finite"
        if tag == "VBN":
            perfect = any(p.dep[c] == "aux" for c in p.children[i]) and not is_passive(p, i)
            return "" if perfect and not _reported(p, i) else "participle"
        if tag == "VBG" and _charged(p, i):
            return "charged"
        return "bare" if tag == "VB" and not self._asked_for(i) else ""

    def _asked_for(self, i: int) -> bool:
        """ "Gave them a day to leave", "urged them to leave": told with what is asked for."""
        p = self.p
        told = self.index.get(p.head[i])
        infinitive = any(p.tag[c] == "TO" for c in p.children[i])
        return infinitive and told is not None and self.out[told].type in _ASKING

    def _told_above(self, i: int) -> bool:
        """Whether the predicate that noun ``i`` hangs on is an event, or a part of one."""
        p = self.p
        up = p.head[i]
        if p.dep[i] == "pobj":
            up = p.head[up]
        return up != i and (up in self.index or up in self.absorbed)

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
            elif e.rules[0].startswith(_SHUT):
                out.append(e)  # a verb and a way by their plain names
            elif e.mode == "strike" and judged.type == "ASSAULT":
                out.append(e)  # what kind of strike it is the words beside it tell
            elif e.mode in _SEIZING and judged.type in ("ASSAULT", "COERCE"):
                out.append(e)  # people are abducted, things seized: their words are beside it
            elif judged.probability > _OTHER and _ASKED.isdisjoint(e.rules):
                rules = (*e.rules, _rule(judged.type, judged.probability))
                out.append(msgspec.structs.replace(e, type=judged.type, mode=None, rules=rules))
            elif judged.none <= _NONE or self._carried(e) or _is_firm(e):
                out.append(e)
        return tuple(out)

    def _carried(self, e: EventDraft) -> bool:
        """ "held in-depth discussions", "expressed condolences": verb and noun tell it together.

        Then the encoder must find nothing in the verb either.
        """
        light = any(r.startswith("light:") for r in e.rules)
        judged = self.encoded.judge(self.p.head[e.trigger]) if light and self.encoded else None
        return judged is not None and judged.none <= _NONE


def _is_firm(e: EventDraft) -> bool:
    """Whether other words than the trigger make the event one: weapons, who answers for it."""
    return e.rules[0].startswith(_FIRM) or ANSWERED in e.rules


def _charged(p: Parse, i: int) -> bool:
    """Whether a gerund tells what somebody is accused of: "accused the army of firing"."""
    of = p.head[i]
    return (
        p.dep[i] == "pcomp"
        and p.lower[of] == "of"
        and p.lemma[p.head[of]] in word_set("cast.accusing")
    )


def _reported(p: Parse, i: int) -> bool:
    """Whether a clause is what somebody says, where a perfect is only the past of another."""
    while p.dep[i] == "conj" and p.head[i] != i:
        i = p.head[i]
    return p.dep[i] == "ccomp"


def _rule(type_: str, share: float) -> str:
    return f"{ENCODER}:{type_}@{share:.2f}"
