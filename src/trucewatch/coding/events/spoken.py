"""Events that are done by saying something: demands, refusals and promises of free speech."""

from __future__ import annotations

import msgspec

from trucewatch.coding.drafts import StatementDraft
from trucewatch.coding.events.arguments import Cast3, finish, noun_roles
from trucewatch.coding.events.demands import demanded_conjuncts
from trucewatch.coding.events.drafting import known
from trucewatch.coding.events.encoded import Encoded
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.speech import type_of_act
from trucewatch.coding.events.syntax import conjuncts, has_subject, is_verb, modality
from trucewatch.coding.ultimatums import OR_ELSE, otherwise
from trucewatch.reading import Parse

# Acts that a noun with its owner tells of: "A's appeal to B".
_NOMINAL = frozenset("REQUEST THREATEN AGREE CONCEDE REJECT ACCUSE SUPPORT AID".split())
# What a warning is given with, where the act alone would make an event.
_WARNING = frozenset({"warn", "caution", "threaten", "alert"})


class Spoken(Encoded):
    """Finds the events of one story that are done by saying something."""

    def _own_words(self, n: int, reading: Reading, parts: Cast3) -> bool:
        """ "A's call for a truce", "an appeal by A to B": words that somebody known has said."""
        if reading.use != "l" or reading.type not in _NOMINAL or self.p.role(n) == "headline":
            return False
        roles = noun_roles(self.p, n)
        said = bool(roles.possessors or roles.agents or "by" in roles.preps)
        more = any(
            (self.p.dep[c] == "prep" and self.p.lower[c] in ("for", "to", "of", "on", "against"))
            or self.p.dep[c] in ("acl", "ccomp")
            for c in self.p.children[n]
        )
        return said and more and any(known(a) for a in parts.actors)

    def _act_of_statement(self, v: int) -> None:
        """ "retorted", "complained": a cue that is no neutral verb of saying is its act."""
        groups, said = self.table.groups, self.speech.at(v)
        if not said or self.p.lemma[v] in groups["say"] or self.p.lemma[v] in groups["neutral"]:
            return
        if self.lens.no_comment(v) or self.lens.of_one_mind(v) or self.lens.at_nobody(v):
            return
        for k in said:
            draft = self.speech.draft(k)
            kind = type_of_act(draft.act)
            warned = draft.act == "warn" and self.p.lemma[v] not in _WARNING
            if warned or kind is None or draft.speaker is None or draft.polarity < 0:
                continue
            if draft.act == "concede" and not self._gives_way(draft):
                continue  # an admission of fact, a figure put right
            if draft.act == "offer" and not self._gives_way(draft):
                kind = ("AGREE", None)
            reading = Reading(kind[0], kind[1], 1.0, (f"act:{draft.act}",), "b")
            to = (draft.target,) if draft.target else ()
            self._emit(v, reading, finish((draft.speaker,), to, (), ("arg:speaker",)))
            return

    def _gives_way(self, draft: StatementDraft) -> bool:
        """Whether what is offered is to yield something; else an offer is to do something."""
        for span in draft.content:
            first, last = self.p.tokens_in(span.start, span.end)
            for i in range(first, last):
                found = self.lens.look_up(i) if is_verb(self.p, i) else None
                if found and found.type in ("CONCEDE", "RETREAT"):
                    return True
        return False

    def _proposals(self) -> None:
        """ "A truce would be a fair option, she said": what a speaker proposes is AGREE."""
        for k, draft in self.speech.of_act("propose"):
            inside = any(e.statement == k or e.reports == k for e in self.out)
            if inside or draft.speaker is None or not draft.content:
                continue
            first, last = self.p.tokens_in(draft.content[0].start, draft.content[0].end)
            nouns = [i for i in range(first, last) if self.p.pos[i] == "NOUN" and self.lens.noun(i)]
            if nouns:
                reading = Reading("AGREE", None, 0.5, ("act:propose",), "b")
                self._emit(nouns[0], reading, finish((draft.speaker,), (), (), ("arg:speaker",)))

    def _threats(self) -> None:
        """ "You will regret this", said by one side to the other: a threat, though no word of its
        own tells of a deed."""
        for k, draft in self.speech.of_act("threaten"):
            if draft.speaker is None or not draft.content or draft.polarity < 0:
                continue
            first, last = self.p.tokens_in(draft.content[0].start, draft.content[0].end)
            root = _root(self.p, first, last)
            said = {self.p.sent[i] for i in (root, draft.head) if i is not None}
            or_else = OR_ELSE in draft.rules
            told = any(
                e.statement == k
                or e.reports == k
                or (first <= e.trigger < last if or_else else self.p.sent[e.trigger] in said)
                for e in self.out
            )
            addressed = or_else or bool({"you", "your", "yours"} & set(self.p.lower[first:last]))
            if told or root is None or not addressed:
                continue
            to = (draft.target,) if draft.target else ()
            reading = Reading("THREATEN", None, 0.5, ("act:threaten",), "b")
            self._emit(root, reading, finish((draft.speaker,), to, (), ("arg:speaker",)))

    def _further_demands(self, reading: Reading, parts: Cast3) -> None:
        """Each further act that is asked for is a request of its own."""
        heads = [k for k in reading.content if is_verb(self.p, k)]
        for k in demanded_conjuncts(self.p, heads):
            self._absorb_below(k)
            cut = otherwise(self.p, *self.p.sents[self.p.sent[k]])
            if cut is not None and k >= cut[1]:
                continue  # "or face the consequences": what comes otherwise
            one = msgspec.structs.replace(
                reading, noun=None, content=(), rules=(*reading.rules, "op:further-demand")
            )
            self._emit(k, one, parts)

    def _obligation(self, v: int) -> bool:
        """ "Ukraine must be neutral", said by another: a demand on Ukraine."""
        p = self.p
        subjects = [c for c in p.children[v] if p.dep[c] in ("nsubj", "nsubjpass")]
        if not subjects or not self._obliges(v, subjects[0]):
            return False
        around = self.speech.around(p.start[v], p.end[v])
        speaker = self.speech.draft(around).speaker if around is not None else None
        if speaker is None:
            return False
        asked = [a for a in self.who.either(subjects) if known(a)]
        parts = finish((speaker,), asked, (), ("op:must",))
        if not parts.recipients and p.lower[subjects[0]] not in ("they", "you"):
            return False
        reading = Reading("REQUEST", "change", 1.0, ("op:must",))
        for k in conjuncts(p, v):
            if k == v or not has_subject(p, k):
                self._absorb_below(k)
        self._emit(v, reading, parts)
        return True

    def _obliges(self, v: int, subject: int) -> bool:
        p = self.p
        if modality(p, v).must:
            return True
        may = any(p.dep[c] == "aux" and p.lower[c] in ("can", "may") for c in p.children[v])
        return may and any(p.lower[c] == "no" for c in p.children[subject])


def _root(p: Parse, first: int, last: int) -> int | None:
    """Return the verb that the other words of a content hang on, None where it has none."""
    tops = [i for i in range(first, last) if is_verb(p, i) and not first <= p.head[i] < last]
    tops += [i for i in range(first, last) if is_verb(p, i) and p.head[i] == i]
    return tops[0] if tops else None
