"""From readings and participants to drafts: is it enough to be an event, and how it is written."""

from __future__ import annotations

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.adjust import (
    CAME_IN,
    adjusted,
    debated,
    without_onlookers,
    without_own,
)
from trucewatch.coding.events.arguments import Cast3, finish, verb_arguments
from trucewatch.coding.events.armed import ARMS, FIRED, armed_limit
from trucewatch.coding.events.context import STORY
from trucewatch.coding.events.contexts import argument_words, contexts_of, mode_of
from trucewatch.coding.events.demands import (
    many_people,
)
from trucewatch.coding.events.merge import told_by_noun
from trucewatch.coding.events.participants import Participants
from trucewatch.coding.events.predicate_model import is_learned
from trucewatch.coding.events.predicates import COOPERATION, Reading
from trucewatch.coding.events.recast import recast
from trucewatch.coding.events.syntax import (
    answers_fire,
    is_passive,
    is_verb,
)
from trucewatch.coding.events.who import is_told
from trucewatch.coding.topics.mishaps import by_mishap
from trucewatch.records import Actor, Span
from trucewatch.vocab.words import word_set

# Sectors of public life.
_PUBLIC = frozenset(
    "GOV MIL REB COP OPP PRM UAF SPY LEG JUD PTY UNO IGO EUR NGO REF CRM REL".split()
)
# What civilians do is none of these, unless it is done to somebody known.
_FORCEFUL = frozenset("ASSAULT RETREAT MOBILIZE COERCE SANCTION CONCEDE THREATEN".split())
_CIVIL = frozenset("BUS SOC JRN EDU MED AGR LAB CVL MNC".split())
_PROTESTING = _CIVIL - {"BUS", "MNC"} | {"OPP", "REL", "REF"}
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
# Acts that are done by saying something: without somebody who says it there is none.
_BY_SAYING = frozenset("AGREE CONCEDE REQUEST ACCUSE REJECT THREATEN SUPPORT".split())
_NEEDS_ACTOR = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN CONSULT".split())


def known(actor: Actor) -> bool:
    """Return whether ``actor`` is somebody with a country or a sector of public life, or a group
    that only its story knows."""
    if actor.country and actor.country not in ("UNK", "MNC"):
        return actor.sector != "BUS"
    return (actor.sector or "UNK") in _PUBLIC or is_told(actor)


def _fights(actor: Actor) -> bool:
    """Whether an actor is armed by its sector, or is a group that only its story knows."""
    return actor.sector in _ARMED or (is_told(actor) and actor.sector in (None, "UNK"))


# What the encoder gives a noun that tells of nothing, and a verb that tells of a deed.
_NOTHING, _PLAIN = 0.05, 0.9


class Drafting(Participants):
    """Decides whether a reading with its participants is an event, and drafts it."""

    def _known(self, parts: Cast3, type_: str = "") -> int:
        sides = [parts.actors, parts.recipients, parts.mediators]
        if type_ in _FORCEFUL and parts.actors and all(a.sector in _CIVIL for a in parts.actors):
            sides = sides[1:]
        return sum(any(map(known, side)) for side in sides)

    def _impersonal(self, i: int, reading: Reading) -> bool:
        """An act of force told without any known actor: weapons act, or a place suffers it."""
        p = self.p
        by_rule = any(r.startswith("op:") or r == STORY for r in reading.rules)
        by_rule = by_rule or (p.tag[i] == "VBG" and "evident" in reading.rules)  # "heard shelling"
        if not is_verb(p, i) or by_rule:
            return True
        for c in p.children[i]:
            if p.dep[c] == "nsubj" and p.lemma[c] in self.table.classes["weapon"]:
                return True
        agent = any(p.dep[c] == "agent" for c in p.children[i])
        subject = any(p.dep[c] == "nsubjpass" and p.pos[c] != "PRON" for c in p.children[i])
        return subject and not agent

    def _nameless_force(self, i: int, reading: Reading, parts: Cast3) -> bool:
        """Whether something that is neither a party nor a weapon acts ("jellyfish invaded …")."""
        p = self.p
        if reading.type not in ("ASSAULT", "COERCE") or parts.actors or not is_verb(p, i):
            return False
        for c in p.children[i]:
            if p.dep[c] == "nsubj" and p.pos[c] == "NOUN":
                armed = self.table.classes["weapon"] | word_set("events.arms", "events.fire")
                return p.lemma[c] not in armed | self.table.classes["human"]
        return False

    def _agreement_told(self, i: int, reading: Reading) -> bool:
        """ "the agreement reached in May", "the deal was signed": by whom may go unsaid.

        Where the story is not plainly of a conflict, only a verb that says so by itself counts.
        """
        if reading.type != "SUPPORT" or reading.frame != "sym" or not is_verb(self.p, i):
            return False
        own = reading.noun is None and self.p.dep[i] != "acl"
        return is_passive(self.p, i) and (own or self.domains.conflict)

    def _by_name(self, i: int, reading: Reading) -> bool:
        """A speech act whose speaker has a name counts, though nobody knows his office."""
        if reading.type not in _NEEDS_ACTOR or reading.use not in ("b", "c"):
            return False
        for k in self.speech.at(i):
            head = self.speech.draft(k).source_head
            if head is not None and self.p.pos[head] == "PROPN":
                return True
        return False

    def _armed_subject(self, i: int) -> bool:
        p = self.p
        weapons = self.table.classes["weapon"]
        return any(p.dep[c] == "nsubj" and p.lemma[c] in weapons for c in p.children[i])

    def _meets_arms(self, i: int, reading: Reading) -> bool:
        """ "A mine hit a bus", "a lorry hit a mine": laid by somebody, whoever it was."""
        p = self.p
        if reading.type != "ASSAULT" or p.lemma[i] not in ("hit", "strike", "detonate", "trigger"):
            return False
        beside = [c for c in p.children[i] if p.dep[c] in ("nsubj", "dobj")]
        if any(p.lower[d] in word_set("mishaps.ores") for c in beside for d in p.children[c]):
            return False  # "hit a gold mine"
        return not word_set("mishaps.ordnance").isdisjoint(p.lemma[c] for c in beside)

    def _of_nobodys_war(self, i: int, reading: Reading, parts: Cast3) -> bool:
        """Whether an act of force is one of an accident, a game or a debate."""
        if reading.type not in _FORCEFUL:
            return False
        return self.p.sent[i] in self.elsewhere or debated(self.p, i, reading, parts)

    def _trucks(self, i: int, reading: Reading, parts: Cast3) -> bool:
        """ "A column of trucks entered the town": nobody armed is told to have come."""
        if CAME_IN not in reading.rules:
            return False
        return not (any(_fights(a) for a in parts.actors) or self._armed_subject(i))

    def _people_protest(self, i: int, reading: Reading, parts: Cast3) -> bool:
        """ "Students rallied outside the ministry": who protests is seldom known otherwise."""
        told = reading.use in ("a", "b") and self._plural_subject(i)
        return told and any(a.sector in _PROTESTING for a in parts.actors)

    def _plural_subject(self, i: int) -> bool:
        p = self.p
        return any(p.dep[c] == "nsubj" and p.tag[c] in ("NNS", "NNPS") for c in p.children[i])

    def _enough(self, i: int, reading: Reading, parts: Cast3) -> bool:
        sides = self._known(parts, reading.type)
        if reading.use == "t":  # the story decides, in the end
            return True
        if (reading.use == "a" and (sides or self._impersonal(i, reading))) or (
            reading.type == "PROTEST" and many_people(self.p, i)
        ):
            return True
        if self._meets_arms(i, reading):
            return True
        if self._nameless_force(i, reading, parts):
            return False
        if reading.type == "PROTEST" and self._people_protest(i, reading, parts):
            return True
        if self._agreement_told(i, reading) or self._by_name(i, reading):
            return True
        active = is_verb(self.p, i) and not is_passive(self.p, i)
        if reading.type in _NEEDS_ACTOR and (active or reading.frame == "so"):
            named = [a for a in parts.actors if a.sector not in (None, "", "UNK")]
            told = bool(named) and any(known(r) for r in parts.recipients)
            if not told and not any(known(a) for a in (*parts.actors, *parts.mediators)):
                return False
        if reading.use in ("b", "s"):
            return sides >= 1 or (reading.type == "ASSAULT" and self._armed_subject(i))
        armed = any(_fights(a) for a in parts.actors) or self._armed_subject(i)
        if reading.use == "m" and sides and armed:
            return True
        if reading.frame == "sym" and sides and self._plural_subject(i):
            return True
        both = sides >= 2 or sum(known(a) for a in parts.actors) >= 2
        return both and reading.use in ("c", "l", "m")

    def _emit(self, i: int, reading: Reading, parts: Cast3) -> None:
        if reading.type == "ASSAULT" and by_mishap(self.p, i):
            return
        reading = adjusted(self.p, i, reading, parts)
        parts = without_own(reading, parts, self.who.cast.camp_key)
        if not self._enough(i, reading, parts) or self._trucks(i, reading, parts):
            return
        if self._of_nobodys_war(i, reading, parts):
            return
        if self.of_war(i, reading):
            reading = msgspec.structs.replace(reading, rules=(*reading.rules, ARMS))
        elif self.domains.foreign(i, self._known(parts)):
            return
        if self._out_of_place(i, reading, parts):
            return
        if reading.type == "ASSAULT":
            parts = without_onlookers(parts)
        draft = self._draft(i, reading, parts)
        self.index[draft.trigger] = len(self.out)
        self.frames[draft.trigger] = reading.frame
        self.out.append(draft)

    def _told_by_noun(self, v: int) -> bool:
        """Whether a noun under verb ``v`` tells the attack; not where the encoder finds nothing in
        the noun and the deed in the verb: then the noun is only how it was done."""
        n = told_by_noun(self.p, v, self.lens)
        if n is None or self.encoded is None:
            return n is not None
        noun, verb = self.encoded.share(n, "ASSAULT"), self.encoded.share(v, "ASSAULT")
        if noun is None or verb is None or noun > _NOTHING or verb < _PLAIN:
            return True
        self.absorbed.add(n)
        return False

    def of_war(self, i: int, reading: Reading) -> bool:
        """Whether the words of an act leave no doubt that it is one of a war of now."""
        at = i if reading.noun is None else reading.noun
        limits = [armed_limit(self.p, self.table, k, reading.type, self.encoded) for k in (i, at)]
        burst = reading.rules[0].startswith("op:weapon-") and self.p.tag[i] in ("VBD", "VBN")
        if burst or "light:claim" in reading.rules:  # "claimed responsibility for the blast"
            limits.append(FIRED)
        told = [most for most in limits if most is not None]
        return bool(told) and self.domains.of_now(i, max(told))

    def _out_of_place(self, i: int, reading: Reading, parts: Cast3) -> bool:
        """Whether the story speaks against the reading.

        What the model takes a word for does not count in a story of another domain; an attack by
        nobody armed, on nobody hurt, does not in one without a word of war ("attacked the sums").
        """
        if self.domains.whole and any(map(is_learned, reading.rules)):
            return True
        if reading.type != "ASSAULT" or not self.domains.peaceful or not is_verb(self.p, i):
            return False
        armed = any(a.sector in _ARMED for a in (*parts.actors, *parts.recipients))
        hurt = self.p.lemma[i] in self.table.groups["consequence"]
        return not (armed or hurt or self._armed_subject(i) or parts.recipients)

    def _draft(self, i: int, reading: Reading, parts: Cast3) -> EventDraft:
        p = self.p
        trigger = reading.noun if reading.noun is not None else i
        span_start, span_end = p.start[trigger], p.end[trigger]
        heads = dict.fromkeys((i, trigger, *reading.content))
        words = argument_words(p, heads)
        mode, mode_rule = mode_of(self.table, reading.type, reading.mode, p.lemma[trigger], words)
        start, end = self._clause(i)
        statement = self.speech.around(span_start, span_end)
        everybody = (*parts.actors, *parts.recipients)
        clause = frozenset(p.lemma[start:end])
        reports = self._reports(i, reading, parts)
        start, end = self._with_cue(start, end, statement, reading, parts)
        rules = (*reading.rules, *parts.rules, *((mode_rule,) if mode_rule else ()))
        return EventDraft(
            trigger=trigger,
            span=Span(p.text[span_start:span_end], span_start, span_end),
            start=p.start[start],
            end=p.end[end - 1],
            type=reading.type,
            mode=mode,
            contexts=contexts_of(self.table, clause, reading.type, everybody),
            actors=parts.actors,
            recipients=parts.recipients,
            mediators=parts.mediators,
            statement=statement,
            reports=reports,
            score=min(1.0, 0.4 + 0.3 * reading.score),
            rules=rules,
        )

    def _reports(self, i: int, reading: Reading, parts: Cast3) -> int | None:
        found = self.speech.reporting(i, reading.type)
        codes = {a.code for a in parts.actors}
        for k in found:
            speaker = self.speech.draft(k).speaker
            if speaker is not None and speaker.code in codes:
                return k
        return found[0] if found else None

    def _with_cue(
        self, start: int, end: int, statement: int | None, reading: Reading, parts: Cast3
    ) -> tuple[int, int]:
        """Take in the words of reporting where the speaker does the act by saying so.

        "The dam will never be handed over, he said": the refusal is made by that saying.
        """
        if statement is None or reading.type not in _BY_SAYING:
            return start, end
        draft = self.speech.draft(statement)
        head, speaker = draft.head, draft.speaker
        camp = self.who.cast.camp_key
        own = speaker is not None and camp(speaker) in {camp(a) for a in parts.actors}
        if head is None or not own or self.p.para[head] != self.p.para[start]:
            return start, end
        return min(start, head), max(end, head + 1)

    def _clause(self, i: int) -> tuple[int, int]:
        p = self.p
        k = i
        while not is_verb(p, k) and p.head[k] != k:
            k = p.head[k]
        return p.subtree(k)

    def _add_recipients(self, host: int, v: int, frame: str) -> None:
        """Merge an outcome ("killing three") into the attack that it is told of, and whose mine it
        was that people struck into what came of it."""
        draft = self.out[host]
        if self.frames.get(draft.trigger) == "sym":
            return  # the toll of a fight says nothing of who fought whom
        rule = f"merge:{self.p.lemma[v]}"
        if frame == "suffer":
            by = None if draft.actors else self._laid_by(v)
            self.out[host] = recast(draft, rule, draft.recipients, by)
            return
        more = verb_arguments(self.who, v, "ASSAULT", "").recipients
        self.out[host] = recast(draft, rule, (*draft.recipients, *more))

    def _mediated(self, v: int, reading: Reading) -> bool:
        """ "signed a truce, brokered by A": A is the mediator of that event."""
        p = self.p
        if reading.frame != "med" or p.tag[v] != "VBN" or p.dep[v] not in ("advcl", "acl", "conj"):
            return False
        if any(p.dep[c] in ("dobj", "nsubjpass") for c in p.children[v]):
            return False
        if p.dep[v] == "acl" and p.dep[p.head[v]] not in ("pobj", "dobj"):
            return False
        up = p.head[v]
        for k in (up, *p.children[up], p.head[up], p.head[p.head[up]]):
            if k in self.index and k != v:
                draft = self.out[self.index[k]]
                if draft.type not in COOPERATION:
                    continue
                between = self.who.either(
                    d for c in p.children[v] if p.dep[c] == "agent" for d in p.children[c]
                )
                self.out[self.index[k]] = msgspec.structs.replace(
                    draft,
                    mediators=(*draft.mediators, *between),
                    rules=(*draft.rules, f"arg:{p.lemma[v]}-by"),
                )
                return True
        return False

    def _inherited(self, v: int, reading: Reading, parts: Cast3) -> Cast3:
        """ "suspended trade with A and recalled its envoy": both are done to A."""
        host = self.index.get(self.p.head[v]) if self.p.dep[v] == "conj" else None
        if host is None or parts.recipients or self.out[host].type != reading.type:
            return parts
        if reading.type not in ("SANCTION", "ACCUSE", "COERCE", "ASSAULT"):
            return parts
        before = self.out[host].recipients
        if answers_fire(self.p, v):  # at those who fired first, where they are not the ones told
            first = self.out[host].actors
            same = {a.country for a in first} & {a.country for a in parts.actors if is_told(a)}
            before = () if same else first
        return finish(parts.actors, before, parts.mediators, (*parts.rules, "arg:conj-recipient"))
