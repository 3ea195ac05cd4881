"""What parties at war and at the table do with everyday verbs: want, let through, turn away, offer.

Each reading hangs on who or what stands beside the verb, so that no entry of the lexicon can give
it. All are for free text; between a given pair the lexicon and the model decide.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.lexicon import COOPERATION, Reading
from trucewatch.coding.events.operators import Operators
from trucewatch.coding.events.syntax import MEN, OBJECTS, has_subject, loses_men, modality, pobjs
from trucewatch.vocab.words import word_set

_REFUSED = frozenset({"refuse", "deny", "bar", "forbid"})
_WAY = frozenset({"access", "entry", "passage"})
_PERMITS = frozenset({"permission", "clearance", "authorisation", "authorization", "permit"})
_TO_TRAVEL = frozenset(
    "land landing fly flight enter cross pass transit travel visit patrol".split()
)
# "Barred them from entering": what must follow where no access is named.
_GOING = frozenset("enter pass cross proceed reach visit inspect leave move".split())
_WANTED_IDLY = frozenset(
    "peace war nothing something everything word look chance much more".split()
)
_NOBODY = frozenset("nobody none no-one noone who what".split())
_MOVING = frozenset("move take bring pull drive haul tow shift".split())
_AWAY = frozenset({"back", "away", "off", "out"})
_ARRIVING = frozenset("reach cross pass enter get land dock".split())
_LANDING = frozenset({"land", "dock"})
_FLYING = frozenset("flight plane aircraft ship vessel boat freighter helicopter".split())
_RELIEF = frozenset("aid relief humanitarian wfp icrc grain blanket tent".split())
_CONDITIONS = frozenset({"if", "provided", "once", "when", "unless", "should"})
_YIELDS = frozenset({"RETREAT", "CONCEDE"})
_ANSWERS = frozenset("answer respond retaliate react punish reply".split())
_MEASURES = frozenset("step measure action response answer rebuff reply retaliation".split())
_LOADS = frozenset("rifle gun howitzer cannon tank ammunition munition weapon artillery".split())
# What is paid for by those who did it, and what they bear.
_DEEDS = frozenset("this it that crime blood treachery betrayal deed act provocation".split())
_BORNE = frozenset({"consequence", "answer"})
_GUILT = frozenset({"responsibility", "blame", "guilt", "fault"})
_LIES = frozenset({"lie", "fall", "rest", "remain"})
_TAKEN = frozenset("march drag lead take drive".split())
_OFF = frozenset({"away", "off"})
_GUNS = frozenset("gun weapon cannon artillery howitzer front".split())
_STAYING = frozenset("be fall go stay remain keep".split())
# "Will not come to the talks", "would never change its demand": refusals ahead.
_COMING_ON = frozenset("come attend budge yield change compromise bow".split())
_DISPLACED = frozenset("refugee evacuee returnee displaced deportee".split())


class Bargains(Operators):
    """Readings of everyday verbs in reports of a conflict or of talks."""

    def _everyday(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return the reading of verb ``v`` and whether it decides."""
        mod = modality(self.p, v)
        if lemma in _REFUSED and self._way_barred(v, lemma):
            if mod.negated:
                return None, True
            frame = "to" if self._access_to_somebody(v) else ""
            return Reading("COERCE", "restrict", 2, (f"op:{lemma}-access",), "b", frame), True
        if lemma == "want":
            return self._wanted(v, mod.negated)
        if lemma in _MOVING and self._moved_off(v):
            return Reading("RETREAT", "withdraw", 2, (f"op:{lemma}-away",), "b", "s"), True
        if lemma in _ARRIVING and not mod.negated and self._gets_through(v):
            return Reading("RETREAT", "access", 1.5, (f"op:{lemma}-through",), "c", "rev"), True
        if lemma == "put" and self._down_to(v):
            return Reading("ACCUSE", "allege", 2, ("op:put-down-to",), "b", "to"), True
        if lemma in _LIES and self._guilt_with(v):
            return Reading("ACCUSE", "allege", 2, ("op:guilt-with",), "b", "judged"), True
        if mod.future and not mod.negated and self._will_answer(v, lemma):
            return self._made("THREATEN", 2, f"op:will-{lemma}", "violence"), True
        if mod.future and not mod.negated and self._will_pay(v, lemma):
            rules = (f"op:will-{lemma}",)
            return Reading("THREATEN", "violence", 2, rules, "b", "judged"), True
        if loses_men(self.p, v, self.table.classes["troop"] | MEN):
            return Reading("ASSAULT", None, 2, ("op:lose-men",), "b", "suffer"), True
        if lemma in _STAYING and not mod.negated and self._guns_silent(v):
            return Reading("RETREAT", "ceasefire", 2, ("op:guns-silent",), "a", "s"), True
        if mod.negated and mod.future and lemma in _COMING_ON and self.look_up(v) is None:
            return self._made("REJECT", 1.5, f"op:will-not-{lemma}"), True
        if lemma == "return" and not mod.negated and self._displaced(v):
            return Reading("RETREAT", "return", 1.5, ("op:refugees-return",), "b", "s"), True
        if self._jointly(v) and not mod.negated and self.look_up(v) is None:
            return Reading("COOPERATE", None, 1.5, ("op:jointly",), "b", "sym"), True
        if lemma in _TAKEN and self._led_off(v):
            return Reading("COERCE", "arrest", 2, (f"op:{lemma}-away",), "b"), True
        return None, False

    def _way_barred(self, v: int, lemma: str) -> bool:
        """ "Access was refused", "denied the patrol passage", "barred monitors from entering"."""
        words = self.words(v)
        if words.objects & _WAY and lemma != "bar":
            return True
        p = self.p
        if words.objects & _PERMITS and lemma in ("refuse", "deny"):
            first, last = p.sents[p.sent[v]]
            if not _TO_TRAVEL.isdisjoint(p.lemma[first:last]):
                return True  # "denied landing permission", "refused clearance to fly to Zorb"
        leaving = lemma in ("bar", "forbid") and words.objects & self.table.classes["passing"]
        return bool(leaving) and any(
            p.lemma[d] in _GOING
            for c in p.children[v]
            for d in (c, *p.children[c])
            if p.dep[d] in ("pcomp", "xcomp")
        )

    def _access_to_somebody(self, v: int) -> bool:
        """ "Refused passage to a convoy", "denied access to the team": to whom, not where to."""
        p = self.p
        whom = self.table.classes["passing"] | word_set("events.onlookers", "events.goers")
        return any(
            p.lower[c] == "to" and any(p.lemma[d] in whom for d in pobjs(p, c))
            for k in (v, *(k for k in p.children[v] if p.dep[k] in OBJECTS))
            for c in p.children[k]
        )

    def _wanted(self, v: int, negated: bool) -> tuple[Reading | None, bool]:
        """ "The rebels want an amnesty", "wants the units out of the north": what others shall do.

        Who wants to do something himself asks for nothing.
        """
        p = self.p
        subjects = [c for c in p.children[v] if p.dep[c] == "nsubj"]
        if not subjects or p.lower[subjects[0]] in _NOBODY or p.pos[subjects[0]] == "PRON":
            return None, False
        objects = [
            c for c in p.children[v] if p.dep[c] in OBJECTS and p.pos[c] in ("NOUN", "PROPN")
        ]
        clauses = [
            c
            for c in p.children[v]
            if p.dep[c] in ("ccomp", "xcomp") and has_subject(p, c) and c > v
        ]
        objects = [c for c in objects if p.lemma[c] not in _WANTED_IDLY]
        if not objects and not clauses:
            return None, False
        if negated:
            found = self.noun(objects[0]) if objects else None
            if found is None or found.type not in COOPERATION:
                return None, False
            return self._made("REJECT", 1.5, "op:not-want", content=tuple(objects)), True
        return self._made("REQUEST", 1.5, "op:want", content=(*clauses, *objects)), True

    def _moved_off(self, v: int) -> bool:
        """ "moved its guns 15 km from the river", "took the tanks back": arms go away."""
        p = self.p
        arms = self.table.classes["heavy_arms"]
        if not self.words(v).objects & arms:
            return False
        loose = [
            c for c in p.children[v] if p.dep[c] in ("advmod", "prt", "npadvmod", "prep", "dobj")
        ]
        return any(
            (p.lower[c] in _AWAY and p.dep[c] in ("advmod", "prt", "prep"))
            or (p.lower[c] in ("from", "behind") and p.dep[c] == "prep")
            for k in loose
            for c in (k, *p.children[k])
        )

    def _gets_through(self, v: int) -> bool:
        """ "A convoy reached the town", "22 trucks of relief goods crossed": access was given."""
        p = self.p
        words = self.table.classes["passing"]
        if p.lemma[v] in _LANDING and not any(self._of_relief(c) for c in p.children[v]):
            return False
        words = words | _FLYING if p.lemma[v] in _LANDING else words
        for c in p.children[v]:
            goes = p.lemma[c] in words or (
                p.lemma[v] == "reach" and p.lemma[c] in word_set("events.supplies")
            )
            if p.dep[c] == "nsubj" and goes and not self._armed_load(c):
                to = p.lemma[v] != "get" or any(p.lower[d] == "through" for d in p.children[v])
                there = any(p.dep[d] in ("dobj", "prep", "advmod") for d in p.children[v])
                deal = self.words(v).objects & self.table.classes["deal"]
                return to and there and not deal
        return False

    def _of_relief(self, n: int) -> bool:
        """ "An aid flight", "a ship carrying food": what lands brings relief."""
        p = self.p
        relief = word_set("events.supplies") | _RELIEF
        carried = any(p.lemma[k] in relief for k in range(p.left[n], p.right[n]))
        return p.dep[n] == "nsubj" and p.lemma[n] in _FLYING and carried

    def _armed_load(self, n: int) -> bool:
        """ "Trucks carrying rockets", "a convoy of tanks": no relief that was let through."""
        p = self.p
        arms = self.table.classes["projectile"] | _LOADS
        return any(p.lemma[i] in arms for i in range(p.left[n], p.right[n]))

    def _down_to(self, v: int) -> bool:
        """ "put the attack down to gangs": laid at their door."""
        p = self.p
        lower = {p.lower[c] for c in p.children[v]}
        lower |= {p.lower[d] for c in p.children[v] for d in p.children[c] if p.dep[c] == "prt"}
        found = [
            self.noun(c) for c in p.children[v] if p.dep[c] in OBJECTS or p.dep[c] == "nsubjpass"
        ]
        return {"down", "to"} <= lower and any(r and r.type == "ASSAULT" for r in found)

    def _guilt_with(self, v: int) -> bool:
        """ "Responsibility falls on the leadership", "the blame lies with them"."""
        p = self.p
        guilt = any(p.dep[c] == "nsubj" and p.lemma[c] in _GUILT for c in p.children[v])
        return guilt and any(
            p.lower[c] in ("with", "on", "upon") and pobjs(p, c) for c in p.children[v]
        )

    def _will_answer(self, v: int, lemma: str) -> bool:
        """ "will take resolute steps", "will meet a crushing answer", "if … we will respond"."""
        p = self.p
        first, last = p.sents[p.sent[v]]
        if lemma in ("take", "meet", "receive", "get", "face", "give"):
            return any(
                p.lemma[c] in _MEASURES
                and any(p.lemma[d] in word_set("events.firm") for d in p.children[c])
                for k in (v, *(c for c in p.children[v] if p.dep[c] == "prep"))
                for c in p.children[k]
            )
        if lemma not in _ANSWERS:
            return False
        if lemma == "retaliate":
            return True
        if lemma == "answer" and self.words(v).objects & self.table.classes["projectile"]:
            return True
        guns = self.table.classes["heavy_arms"] | self.table.classes["projectile"]
        if lemma == "answer" and any(
            p.dep[c] == "nsubj" and p.lemma[c] in guns for c in p.children[v]
        ):
            return True
        harm = any(p.lemma[c] in ("force", "fire") for k in p.children[v] for c in p.children[k])
        adverbs = any(
            p.lemma[c].removesuffix("ly") in word_set("events.firm") for c in p.children[v]
        )
        forces = any(
            p.dep[c] == "nsubj" and p.lemma[c] in self.table.classes["troop"] for c in p.children[v]
        )
        return harm or adverbs or (forces and bool(_CONDITIONS & set(p.lower[first:last])))

    def _will_pay(self, v: int, lemma: str) -> bool:
        """ "They will pay for this crime", "that side will bear the consequences"."""
        p = self.p
        subjects = [c for c in p.children[v] if p.dep[c] == "nsubj"]
        if not subjects or p.lower[subjects[0]] in ("i", "we"):
            return False
        if lemma == "bear":
            return bool(self.words(v).objects & _BORNE)
        if lemma != "pay":
            return False
        if any(p.lower[c] == "dearly" for c in p.children[v]):
            return True
        for c in p.children[v]:
            if p.dep[c] == "prep" and p.lower[c] == "for":
                for d in pobjs(p, c):
                    found = self.noun(d)
                    hurt = found is not None and found.type in ("ASSAULT", "COERCE")
                    return hurt or p.lemma[d] in _DEEDS
        return False

    def _guns_silent(self, v: int) -> bool:
        """ "The guns fell silent", "have been quiet since noon"."""
        p = self.p
        guns = any(p.dep[c] == "nsubj" and p.lemma[c] in _GUNS for c in p.children[v])
        return guns and any(p.lower[c] in ("silent", "quiet") for c in p.children[v])

    def _displaced(self, v: int) -> bool:
        """ "Refugees returned to the town": who was driven out is back."""
        p = self.p
        begun = (
            p.children[p.head[v]] if p.dep[v] == "xcomp" and self.group(p.head[v], "begin") else ()
        )
        return any(
            p.dep[c] == "nsubj"
            and (p.lemma[c] in _DISPLACED or any(p.lower[d] == "displaced" for d in p.children[c]))
            for c in (*p.children[v], *begun)
        )

    def _jointly(self, v: int) -> bool:
        """ "A and B jointly cleared the road": what both do, they do together."""
        p = self.p
        return any(p.dep[c] == "advmod" and p.lower[c] == "jointly" for c in p.children[v])

    def _led_off(self, v: int) -> bool:
        """ "marched the men away", "dragged dozens of them off": taken into custody."""
        p = self.p
        away = any(p.lower[c] in _OFF for c in p.children[v])
        people = self.table.classes["pris"] | {"man", "woman", "boy", "dozen", "demonstrator"}
        return away and any(
            p.lemma[c] in people and (p.dep[c] in OBJECTS or p.dep[c] == "nsubjpass")
            for c in p.children[v]
        )

    def _on_condition(self, base: Reading, v: int) -> Reading:
        """ "would free them if …", "could pull back once …": a concession held out, not made.

        PLOVER: what is only promised of a retreat is CONCEDE.
        """
        if base.type not in _YIELDS or not self._held_out(v):
            return base
        found = base.but("CONCEDE", "op:on-condition")
        return msgspec.structs.replace(found, frame="")

    def _held_out(self, v: int) -> bool:
        p = self.p
        modal = any(
            p.dep[c] == "aux" and p.lower[c] in ("would", "could", "will", "can", "'ll", "’ll")
            for c in p.children[v]
        )
        if not modal or modality(p, v).negated or p.dep[v] == "relcl":
            return False
        return any(
            p.dep[c] == "advcl"
            and any(
                p.dep[d] in ("mark", "advmod") and p.lower[d] in ("if", "provided", "once")
                for d in p.children[c]
            )
            for c in p.children[v]
        )
