"""Events of one story: type, mode, contexts and who takes part, from predicates and statements."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.cast.camps import split_actor
from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.events.accused import as_accused
from trucewatch.coding.events.adjust import adjusted, spoken_of
from trucewatch.coding.events.answered import is_charged
from trucewatch.coding.events.arguments import Cast3, Naming, finish
from trucewatch.coding.events.arguments_harm import hits_civil
from trucewatch.coding.events.context import (
    STORY,
    of_conflict,
    one_sided,
)
from trucewatch.coding.events.demands import (
    demanded_conjuncts,
    named_before,
)
from trucewatch.coding.events.drafting import known
from trucewatch.coding.events.filters import (
    aim_only,
    metaphor,
    only_said,
    without_partner,
)
from trucewatch.coding.events.generic import attempted, to_do, whenever
from trucewatch.coding.events.headlines import bare_infinitive, headline_event
from trucewatch.coding.events.losses import the_hurt
from trucewatch.coding.events.means import means_named, words_of_means
from trucewatch.coding.events.merge import (
    consequence_host,
    each_side,
    is_mutual,
    outcomes_of_charges,
    reciprocal,
    same_act_nouns,
    subject_is_act,
)
from trucewatch.coding.events.nouns import OF_FORCE, Nouns
from trucewatch.coding.events.predicate_encoder import EncodedStory
from trucewatch.coding.events.predicate_model import is_learned
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.sides import CIVIL, EACH_WAY, fill_sides
from trucewatch.coding.events.syntax import (
    is_apart,
    is_passive,
    is_verb,
    top_down,
)
from trucewatch.coding.topics.elsewhere import Asides
from trucewatch.reading import Parse
from trucewatch.records import Story
from trucewatch.vocab.predicates import PredicateTable, load_predicates
from trucewatch.vocab.words import word_set

__all__ = ["find_events", "known"]

# Acts of a conflict, which need no second side where the story is of one.
_HALF_TOLD = frozenset("ASSAULT COERCE REJECT RETREAT ACCUSE MOBILIZE REQUEST".split())
# Words and deeds that need only somebody who says or does them there, known or not.
_BY_SOMEBODY = frozenset("SUPPORT AGREE CONCEDE PROTEST SANCTION COOPERATE".split())
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_KILLING = frozenset({"kill", "murder", "shoot", "behead", "execute"})
# The frame of fighting that its own words put in a year: not that of the two sides of the story.
_FORMER = "former"


def find_events(
    parse: Parse,
    story: Story,
    cast: Naming,
    statements: Sequence[StatementDraft],
    table: PredicateTable | None = None,
    encoded: EncodedStory | None = None,
    ground: frozenset[int] = frozenset(),
    asides: Asides | None = None,
) -> tuple[EventDraft, ...]:
    """Return the events of a story in the order of the text; ``asides`` where they are known.

    ``realis``, quantities, times and places are left at their defaults. ``rules`` of each event
    name the lexicon entry, the conditions and the argument rules that made it. ``ground`` are the
    tokens of the names of places that can be taken.
    """
    finder = _Finder(parse, cast, statements, table or load_predicates(), encoded, asides)
    finder.lens.ground = ground
    return finder.run()


_BREAKING = frozenset({"break", "violate", "breach", "flout", "infringe", "contravene", "rupture"})


def _of_civilians(p: Parse, table: PredicateTable, events: Sequence[EventDraft]) -> dict[int, str]:
    """Return the frames of acts that hit only what is civilians' by their words."""
    force = (e for e in events if e.type in ("ASSAULT", "COERCE"))
    return {e.trigger: CIVIL for e in force if hits_civil(p, e.trigger, table)}


class _Finder(Nouns):
    """Walks a story's tokens, sentence by sentence and from the top of each tree down."""

    def run(self) -> tuple[EventDraft, ...]:
        p = self.p
        self._claim_stray_demands()
        phrases = self.table.phrases
        outcomes = outcomes_of_charges(p, self.table)
        for i in (*(i for i in top_down(p) if i not in outcomes), *outcomes):
            if i in self.absorbed and (i in self.index or not self._answered(i)):
                continue
            if p.pos[i] in ("VERB", "AUX"):
                if self._is_gerund_noun(i):
                    self._noun(i)
                elif is_verb(p, i):
                    self._verb(i)
                elif p.lemma[i] in phrases:
                    self._phrase(i)
            elif p.lemma[i] in phrases and self._phrase(i):
                continue
            elif p.pos[i] == "NOUN" or (p.pos[i] == "PROPN" and self._may_be_event(i)):
                self._noun(i)
        self._headlines()
        self._proposals()
        self._threats()
        self._restore()
        kept = of_conflict(self.out, known, self.domains.conflict)
        kept = self._undoubted(kept)
        ordered = sorted(kept, key=lambda e: (e.span.start, e.type))
        frames = self.frames | {
            e.trigger: _FORMER for e in ordered if e.type == "ASSAULT" and is_apart(p, e.trigger)
        }
        frames |= _of_civilians(p, self.table, [e for e in ordered if not frames[e.trigger]])
        means, named = words_of_means(p, ordered), means_named(self.who)
        camp, told = self.who.cast.camp_key, self.speech.drafts
        filled = fill_sides(ordered, camp, frames, told, means, named)
        return tuple(as_accused(filled, told, camp))

    def _headlines(self) -> None:
        """Read sentences in which nothing was found and the parser saw no verb."""
        told = {self.p.sent[e.trigger] for e in self.out}
        for number, (first, last) in enumerate(self.p.sents):
            if number in told:
                continue
            found = headline_event(self.who, self.table, first, last)
            if found:
                self._emit(*found)

    def _claim_stray_demands(self) -> None:
        """Keep demanded acts that the parser hung elsewhere from becoming events first."""
        p = self.p
        for v in range(len(p)):
            if p.lemma[v] not in self.table.groups["demand"] or not is_verb(p, v):
                continue
            reading = self.lens.read(v)
            if reading and reading.type == "REQUEST":
                heads = [k for k in reading.content if is_verb(p, k)]
                self.absorbed.update(demanded_conjuncts(p, heads))

    def _phrase(self, i: int) -> bool:
        """A fixed phrase counts whatever the parser makes of it ("A, B trade blame")."""
        reading = self.lens.phrase(i) if self.p.lemma[i] in self.table.phrases else None
        if reading is None:
            return False
        parts = self._phrase_parts(i, reading)
        if not parts.actors and (self.p.pos[i] != "NOUN" or self.p.role(i) == "headline"):
            before = named_before(self.who, i)
            parts = finish(before, parts.recipients, parts.mediators, ("arg:before-phrase",))
        told = self.domains.conflict and reading.type in _HALF_TOLD and reading.use in "bm"
        if told and not self._enough(i, reading, parts) and self.p.role(i) != "headline":
            reading = one_sided(reading)
        self._absorb(reading)
        for one in reciprocal(self.p, i, reading, parts) or (parts,):
            self._emit(i, reading, one)
        return True

    def _verb(self, v: int) -> None:
        if the_hurt(self.p, v) or self._obligation(v):
            return
        reading = self.lens.read(v)
        if reading is None:
            inner = bare_infinitive(self.who, self.table, v)
            if inner:
                self.absorbed.add(inner[0])
                self._emit(*inner)
            else:
                self._act_of_statement(v)
            return
        if STORY in reading.rules and reading.rules[0] == "op:died" and self._toll(v):
            self.absorbed.add(v)
            return
        if whenever(self.p, v) or (reading.type == "ASSAULT" and attempted(self.p, v)):
            self.absorbed.add(v)
            return
        if self._is_no_deed(v, reading):
            return
        host = consequence_host(self.p, self.table, v, reading, self.index)
        if host is not None and not self._killed_later(host, v):
            self._add_recipients(host, v, reading.frame)
            return
        spoken = spoken_of(self.p, self.lens, v, reading)
        if spoken:
            reading = msgspec.structs.replace(reading, content=(*reading.content, *spoken))
        if reading.type in _SAID and each_side(self.p, v):
            self._each_way(v, reading)
            return
        self._deed(v, reading)

    def _killed_later(self, host: int, v: int) -> bool:
        """ "Was abducted and killed": no outcome of the abduction, but a second deed."""
        return self.out[host].mode == "abduct" and self.p.lemma[v] in _KILLING

    def _is_no_deed(self, v: int, reading: Reading) -> bool:
        """Tell whether what verb ``v`` seems to tell is an effort, a figure of speech, or another
        word's deed."""
        effort = reading.noun is not None and to_do(self.p, reading.noun)
        # "Put the killings at the door of A": who lays them there has not killed.
        effort = effort or (reading.noun is not None and is_charged(self.p, reading.noun))
        return (
            effort
            or metaphor(self.p, self.table, reading, reading.noun or v)
            or aim_only(self.p, self.table, v, reading)
            or subject_is_act(self.p, self.table, v, self.lens)
            or self._told_by_noun(v)
            or self._mediated(v, reading)
        )

    def _deed(self, v: int, reading: Reading) -> None:
        """Emit what verb ``v`` tells, where its participants are such as that deed has."""
        parts = self._participants(v, reading)
        acts = [self.speech.draft(k).act for k in self.speech.at(v)]
        if only_said(self.p, v, reading, parts, acts):
            self.absorbed.add(v)
            return
        if without_partner(self.p, self.table, v, reading, parts):
            return
        if reading.type == "CONSULT" and reading.noun is not None:
            reading = self._if_ahead(reading.noun, reading)
        reading = adjusted(self.p, v, reading, parts)
        if not self._enough(v, reading, parts) and self._half_told(v, reading, parts):
            reading = one_sided(reading)
        if not self._enough(v, reading, parts):
            if reading.type != "ACCUSE":  # the deed is told, whoever alleges it
                self.absorbed.update(k for k in reading.content if is_verb(self.p, k))
            return
        if "actor:state" in reading.rules and self.p.dep[v] == "xcomp":
            return  # "summoned the ambassador to protest": one complaint
        self._absorb(reading)
        if reading.type == "ASSAULT":
            self.absorbed.update(same_act_nouns(self.p, v, self.lens))
        parts = self._inherited(v, reading, parts)
        for one in reciprocal(self.p, v, reading, parts) or (parts,):
            self._emit(v, reading, one)
        if reading.type == "ACCUSE" and is_mutual(self.p, v):
            self._laid_to_each(reading, parts)
            self.absorbed.update(reading.content)  # who did it is just what they dispute
        if reading.type == "REQUEST":
            self._further_demands(reading, parts)

    def _toll(self, v: int) -> bool:
        """ "Nine villagers died", right after an attack was told: its toll, no act of its own."""
        p = self.p
        first, last = p.subtree(v)
        if any(p.dep[i] == "pobj" and p.tag[i] == "NNP" for i in range(first, last)):
            return False
        near = (p.sent[v] - 1, p.sent[v])
        return any(e.type == "ASSAULT" and p.sent[e.trigger] in near for e in self.out)

    def _each_way(self, v: int, reading: Reading) -> None:
        """ "each accused the other": two acts, of the story's two sides."""
        self._absorb(reading)
        told = self._deeds_in(reading)
        self.absorbed.update(reading.content)
        for rule in EACH_WAY:
            for k, found in ((v, reading), *told):
                rules = (*found.rules, STORY, rule)
                one = msgspec.structs.replace(found, use="t", rules=rules)
                self._emit(k, one, finish((), (), (), ()))

    def _deeds_in(self, reading: Reading) -> list[tuple[int, Reading]]:
        """Return the deeds of force that verbs of an accusation's content tell."""
        found = [(k, self.lens.read(k)) for k in reading.content if is_verb(self.p, k)]
        told = [(k, r) for k, r in found if r is not None and r.type in OF_FORCE]
        # That the truce was broken is the accusation itself.
        return [(k, r) for k, r in told if self.p.lemma[k] not in _BREAKING]

    def _laid_to_each(self, reading: Reading, parts: Cast3) -> None:
        """ "A and B accused each other of shelling villages": B's deed, and A's."""
        two = [x for a in parts.actors for x in split_actor(a)]
        for k, found in self._deeds_in(reading) if len(two) == 2 else ():
            own = self._participants(k, found)
            hurt = tuple(r for r in own.recipients if r.code not in {a.code for a in two})
            for doer in reversed(two):
                self._emit(k, found, finish((doer,), hurt, (), (*own.rules, "arg:accused")))

    def _half_told(self, v: int, reading: Reading, parts: Cast3) -> bool:
        """Whether too little is known of who takes part, so that the story must decide.

        One of two sides, people hurt whom nobody names, a speaker of whom only the name is known.
        """
        if any(map(is_learned, reading.rules)):
            return False
        if reading.type == "ASSAULT" and self.of_war(v, reading):
            return True
        if reading.type == "RETREAT" and self._by_firm(v):
            return False
        told = bool(parts.actors) or self._named_subject(v)
        if self.domains.conflict and reading.type in _BY_SOMEBODY and told:
            return reading.use in "abcm"
        if reading.type == "AID" and self.domains.conflict and is_passive(self.p, v):
            # "the wounded were evacuated": by whom is not said
            return reading.use == "b" and self.p.lemma[v] in word_set("events.brought")
        if reading.type not in _HALF_TOLD:
            return False
        if self.domains.conflict and reading.type in _HALF_TOLD and reading.use in "abcm":
            return True
        if any(known(a) for a in parts.actors):
            return reading.use == "c"
        if reading.type in ("ASSAULT", "COERCE"):
            hurt = bool(parts.recipients) or (reading.type == "ASSAULT" and is_passive(self.p, v))
            return reading.use in ("b", "m") and hurt and not parts.actors
        return reading.use == "b" and reading.type in _SAID and bool(parts.actors)

    def _by_firm(self, v: int) -> bool:
        """Whether a bank or a team withdraws, from a market or a game."""
        p = self.p
        return any(
            p.dep[c] == "nsubj" and p.lemma[c] in word_set("events.firms") for c in p.children[v]
        )

    def _named_subject(self, v: int) -> bool:
        """Whether the subject has a name, though nobody knows whose ("the League")."""
        p = self.p
        return any(p.dep[c] == "nsubj" and p.pos[c] == "PROPN" for c in p.children[v])
