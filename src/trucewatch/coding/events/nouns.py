"""Events that nouns tell: "the shelling of A by B", "talks between A and B", "a blast"."""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.accused import accused_party, crossed, masked_act
from trucewatch.coding.events.answered import ANSWERED, answer_for, answerers
from trucewatch.coding.events.argument_means import is_fire
from trucewatch.coding.events.argument_nouns import noun_arguments
from trucewatch.coding.events.arguments import Cast3, finish, noun_roles
from trucewatch.coding.events.context import specific, tentative, told_by_story
from trucewatch.coding.events.demands import envoys, met_during
from trucewatch.coding.events.filters import in_name_or_compound, metaphor
from trucewatch.coding.events.generic import generic, unseen
from trucewatch.coding.events.merge import counted_in_time, evident, lies_ahead, whole_of
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.spoken import Spoken
from trucewatch.coding.events.syntax import pobjs
from trucewatch.coding.events.truces import is_over, truce_in_force
from trucewatch.coding.events.who import is_told
from trucewatch.vocab.words import word_set

OF_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of deeds that somebody is charged with, denies or owns up to."""
# What becomes of fire: "gunfire was heard", "a bomb exploded".
_OF_WEAPONS = frozenset({"hear", "explode", "detonate"})
_EXCHANGING = frozenset({"exchange", "trade", "return"})
# "Accused A of a troop build-up": the troops are A's.
_OWN_FORCES = frozenset({"MOBILIZE", "RETREAT"})
_BREAKING = frozenset(f"op:{v}-ceasefire" for v in ("break", "breach", "violate"))
_BREACHES = frozenset({"breach", "violation", "contravention"})


class Nouns(Spoken):
    """Finds the events that nouns tell."""

    def _answered(self, n: int) -> bool:
        """Whether somebody denies, owns up to or is charged with the deed that noun ``n`` tells."""
        if self.p.pos[n] not in ("NOUN", "PROPN", "VERB") or not self._may_be_event(n):
            return False
        return answer_for(self.p, n) is not None

    def _may_be_event(self, n: int) -> bool:
        lemma = self.p.lemma[n]
        return (
            lemma in self.table.nouns
            or self.p.lower[n] in self.table.nouns
            or lemma == "fire"
            or lemma in self.table.groups["agree_noun"]
        )

    def _is_gerund_noun(self, i: int) -> bool:
        """ "weeks of shelling": a gerund that stands as a noun."""
        p = self.p
        if p.tag[i] == "VBG" and any(p.dep[c] == "expl" for c in p.children[i]):
            return p.lower[i] in self.table.nouns  # "there was shelling of the port"
        if p.tag[i] == "VBG" and i and p.lower[i - 1] == "the" and p.lower[i] in self.table.nouns:
            return True
        timed = p.lower[p.head[i]] in ("by", "in", "during")  # "killed by shelling on Monday"
        noticing = self.table.groups["noticed"] | word_set("events.sensing")
        noticed = p.dep[i] == "xcomp" and p.lemma[p.head[i]] in noticing
        return (
            p.tag[i] == "VBG"  # also "monitors reported shelling": whose it was is not told
            and (noticed or p.dep[i] in ("pobj", "nsubj", "dobj", "nsubjpass", "pcomp"))
            and p.lower[i] in self.table.nouns
            and not any(p.dep[c] in ("dobj", "nsubj", "prt") for c in p.children[i])
            and not any(
                p.lower[c] in ("on", "at", "into", "up") and not (timed and not pobjs(p, c))
                for c in (() if noticed else p.children[i])
            )
        )

    def _if_ahead(self, n: int, reading: Reading) -> Reading:
        """Talks that are still to come are agreed on."""
        ahead = lies_ahead(self.p, self.table, whole_of(self.p, n))
        return reading.but("AGREE", "op:ahead") if ahead else reading

    def _all_sides(self, n: int) -> bool:
        """Whether noun ``n`` says who met whom: "between A and B", "A's talks with B"."""
        roles = noun_roles(self.p, n)
        return "with" not in roles.preps or bool(roles.possessors or roles.agents)

    def _breach_by(self, n: int) -> bool:
        """ "wounded two in breach of the truce", "threw petrol bombs": the verb tells the act."""
        p = self.p
        if p.dep[n] == "dobj" and p.head[n] in self.index:
            if p.lemma[p.head[n]] in _EXCHANGING and p.lemma[n] in word_set("events.fire"):
                return True
            ended = self.out[self.index[p.head[n]]].type == "RETREAT"  # "ceased fighting"
            if self._same_act(n):
                return True
            return p.lemma[n] in self.table.classes["warfare" if ended else "projectile"]
        if p.dep[n] in ("dobj", "nsubjpass") and self._broken(n):
            return True
        arrived = p.dep[n] == "nsubj" and p.lemma[n] == "reinforcement"
        if (arrived or p.dep[n] == "nsubjpass") and p.head[n] in self.index:
            return self._same_act(n)
        if p.lemma[n] == "fire" and p.dep[n] == "pobj" and p.lemma[p.head[p.head[n]]] == "exchange":
            return p.head[p.head[n]] in self.index  # "an exchange of small-arms fire"
        under = p.dep[n] == "pobj" and p.lower[p.head[n]] == "in" and p.lemma[n] in _BREACHES
        return under and p.head[p.head[n]] in self.index

    def _told_by_verb(self, n: int, reading: Reading) -> bool:
        """ "A bomb killed four", "gunfire was heard": one act, which the verb has told already."""
        p, verb = self.p, self.p.head[n]
        if p.dep[n] not in ("nsubj", "nsubjpass") or reading.type != "ASSAULT":
            return False
        hurts = p.dep[n] == "nsubj" and p.lemma[verb] in self.table.groups["consequence"]
        told = self.out[self.index[verb]] if verb in self.index else None
        if told is None or told.type != "ASSAULT" or reading.frame == "sym":
            return False
        came = told.rules[0].startswith("op:weapon-")  # "mortar rounds fell on the town"
        return hurts or came or p.lemma[verb] in _OF_WEAPONS

    def _broken(self, n: int) -> bool:
        """ "The cessation of hostilities was broken": the breach is told."""
        told = self.index.get(self.p.head[n])
        return told is not None and any(r in _BREAKING for r in self.out[told].rules)

    def _same_act(self, n: int) -> bool:
        """ "Sent reinforcements", "traded artillery fire", "the truce was respected": the verb has
        told what its object tells."""
        told, reading = self.out[self.index[self.p.head[n]]], self._noun_reading(n)
        both = "frame:sym" in told.rules and told.type == "ASSAULT"
        plain = both or told.type in _OWN_FORCES | {"COERCE"}
        return reading is not None and reading.type == told.type and plain

    def _noun(self, n: int) -> None:
        p, reading = self.p, self._noun_reading(n)
        if reading is None:
            return
        masked = masked_act(self.who, n)
        if masked:
            self._emit(n, reading, finish(*masked, (), ("arg:masked-gerund",)))
            return
        answered = reading.type in OF_FORCE and self._answered(n)
        if n in self.absorbed and not answered:
            return
        kind = not answered and generic(p, self.table, n)
        if in_name_or_compound(p, n) or kind or self._breach_by(n):
            return
        if not answered and self._told_by_verb(n, reading):
            return
        if metaphor(p, self.table, reading, n) or unseen(p, n, reading.type):
            return
        if reading.type == "CONSULT":
            reading = self._if_ahead(n, reading)
        if reading.type == "ASSAULT" and is_over(p, n):
            reading = Reading("RETREAT", "ceasefire", 2, ("op:over",), "a", reading.frame)
        self._absorb(reading)
        parts = self._noun_parts(n, reading)
        rivals = () if parts.actors else crossed(self.who, n)
        for rival in rivals:
            rules = (*parts.rules, "arg:accused")
            self._emit(n, reading, finish((rival,), parts.recipients, (), rules))
        if rivals:
            return
        parts = self._with_answerers(n, reading, parts, answered)
        parts = self._in_fight(n, reading, self._hurt(n, reading, parts))
        if reading.type == "CONSULT" and parts.actors and not self._all_sides(n):
            parts = self._with_hosts(n, parts)
        self._emit(n, self._as_told(n, reading, parts, answered), parts)

    def _noun_reading(self, n: int) -> Reading | None:
        p, lens = self.p, self.lens
        reading = lens.nominal(n) or truce_in_force(p, self.table, n)
        reading = reading or lens.noun(n, inside=False)
        if reading is None or reading.use in ("l", "p"):
            reading = told_by_story(lens, n) or reading
        if reading is None and p.pos[n] == "NOUN" and p.lemma[n] not in self.table.nouns:
            return lens.learned(n, noun=True)
        return reading

    def _noun_parts(self, n: int, reading: Reading) -> Cast3:
        parts = noun_arguments(self.who, n, reading.type, reading.frame, None)
        if reading.type == "ASSAULT" and any(map(is_fire, parts.actors)):  # "sniper fire"
            armed = [a for a in parts.actors if not is_fire(a)]
            parts = finish(armed, parts.recipients, parts.mediators, parts.rules)
        if reading.content and not parts.recipients:
            found = self._from_content(parts, reading)
            parts = finish(parts.actors, found, parts.mediators, (*parts.rules, "arg:content"))
        if reading.type == "PROTEST" and not parts.recipients:
            return self._protested(n, parts)
        return parts

    def _with_answerers(self, n: int, reading: Reading, parts: Cast3, answered: bool) -> Cast3:
        """Add as the doers those who are charged with the deed, deny it or own up to it."""
        accused = accused_party(self.who, n) or (answerers(self.who, n) if answered else [])
        rules = (*parts.rules, ANSWERED) if answered else parts.rules
        own = reading.type in _OWN_FORCES and not any(map(is_told, parts.actors))
        if accused and (own or not parts.actors) and reading.frame != "sym":
            return finish(accused, parts.recipients, parts.mediators, (*rules, "arg:accused"))
        return finish(parts.actors, parts.recipients, parts.mediators, rules)

    def _with_hosts(self, n: int, parts: Cast3) -> Cast3:
        """Add who met them where a meeting says only with whom: "the visit", "its talks with B"."""
        among = met_during(self.who, n)
        if among and envoys(parts.actors) and not envoys(among):
            return finish(parts.actors, among, parts.mediators, (*parts.rules, "arg:envoys"))
        return finish((*among, *parts.actors), parts.recipients, parts.mediators, parts.rules)

    def _as_told(self, n: int, reading: Reading, parts: Cast3, answered: bool) -> Reading:
        """Return the reading as what else is told of the noun makes it: plain, or the story's."""
        p, told = self.p, self._known(parts)
        if self._own_words(n, reading, parts):
            reading = msgspec.structs.replace(reading, use="b", rules=(*reading.rules, "nom:own"))
        if reading.use == "b" and not told and evident(p, self.table, n, reading):
            rule = "evident:span" if counted_in_time(p, n) else "evident"
            return msgspec.structs.replace(reading, use="a", rules=(*reading.rules, rule))
        plainly = self.domains.conflict
        if not told and (answered or specific(p, self.table, n, reading, plainly)):
            return tentative(p, n, reading)
        return reading
