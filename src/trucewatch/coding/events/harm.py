"""Harm that is held out in words no entry of the lexicon has: vows, warnings, ultimatums.

"Vowed to bring exports to a standstill", "warned that it might close the strait", "failing which
the harbour will be shelled", "any car that stops will be treated as hostile".
"""

from __future__ import annotations

from itertools import pairwise

from trucewatch.coding.events.lexicon import Lexicon, Reading
from trucewatch.coding.events.syntax import OBJECTS, modality, pobjs
from trucewatch.vocab.words import word_set

_GOING_ON = frozenset("press carry continue keep go proceed resume intensify step escalate".split())
_STRUGGLES = frozenset("struggle resistance campaign jihad insurgency".split())
_LEADING = frozenset(
    "lead mean bring cause trigger plunge drag spark start reignite result".split()
)
_IMPERSONAL = frozenset("be become take rain snow lead mean cost happen seem need".split())
# "Bring the ports to a standstill", "turn the city into a graveyard", "make them regret it".
_HALTED = frozenset({"standstill", "halt", "knee"})
_RUIN = frozenset("graveyard cemetery hell inferno ash dust rubble bloodbath furnace tomb".split())
_MADE = frozenset("pay suffer regret bleed ungovernable unlivable uninhabitable".split())
# What somebody who "warned that it might …" would do to others himself.
_ACTING = frozenset(
    "act close cut shut respond retaliate withdraw pull leave resume strike seize expel block"
    " impose arrest shoot fire target attack suspend end recall blockade bomb invade".split()
)
# "Raised the possibility of strikes", "held out the prospect of sanctions".
_HOLDING_OUT = frozenset("raise hold float moot brandish dangle invoke hint".split())
_PROSPECTS = frozenset("possibility prospect option spectre specter threat idea chance".split())
_DEEMING = frozenset({"treat", "regard", "consider", "deem", "view"})
_ANYBODY = frozenset({"any", "every", "all", "anyone", "anybody", "everyone", "whoever"})


class Harm(Lexicon):
    """Tells whether what is vowed or warned of is harm to others."""

    def harm_meant(self, clause: int) -> bool:
        """Return whether the clause of a vow tells of harm, or of a war that goes on."""
        return self._fights_on(clause) or self._hurtful(clause)

    def _fights_on(self, clause: int) -> bool:
        """ "Vowed to press on with their war", "to keep up the attacks"."""
        if self.p.lemma[clause] not in _GOING_ON or modality(self.p, clause).negated:
            return False
        words = self.words(clause)
        war = self.table.classes["warfare"] | self.table.classes["viol"] | _STRUGGLES
        return bool((words.objects | words.preps.get("with", frozenset())) & war)

    def _hurtful(self, clause: int) -> bool:
        p = self.p
        lemma = p.lemma[clause]
        if modality(p, clause).negated:
            return False
        if lemma in word_set("events.hurting"):
            return True
        preps = self.words(clause).preps
        if lemma == "bring":
            return bool(preps.get("to", frozenset()) & _HALTED)
        if lemma == "turn":
            return bool(preps.get("into", frozenset()) & _RUIN)
        if lemma == "hunt":
            return "down" in preps or any(p.lower[c] == "down" for c in p.children[clause])
        inside = range(clause + 1, p.subtree(clause)[1])
        return lemma == "make" and any(p.lemma[i] in _MADE for i in inside)

    def _never(self, clause: int) -> bool:
        """ "vowed that no militia would remain": others shall not, or else."""
        p = self.p
        for c in p.children[clause]:
            if p.dep[c] in ("nsubj", "nsubjpass"):
                no = any(p.lower[d] == "no" for d in p.children[c])
                return no or modality(p, clause).negated
        return False

    def reprisal(self, clause: int) -> bool:
        """Return whether a word of reprisal holds out one: "face the consequences", not famine."""
        if self.p.lemma[clause] not in ("face", "suffer"):
            return True
        objects = self.words(clause).objects
        return (
            not objects
            or bool(objects & word_set("events.returned"))
            or bool(objects & self.table.classes["viol"])
        )

    def threatening(self, clause: int) -> bool:
        """Return whether what is warned of is what the one who warns will do, or war."""
        p = self.p
        mod = modality(p, clause)
        if mod.negated:
            return False
        if mod.future and (self._dire(clause) or self._own_act(clause)):
            return True
        might = mod.may or any(p.lower[c] in ("could", "might") for c in p.children[clause])
        deed = p.lemma[clause] in _ACTING
        return deed and ((might and self._own_act(clause)) or (mod.future and self._unless(clause)))

    def _own_act(self, clause: int) -> bool:
        """ "warned that it would act": what the one who warns will do himself."""
        p = self.p
        return p.lemma[clause] not in _IMPERSONAL and any(
            p.dep[c] == "nsubj" and p.lower[c] in ("it", "he", "she", "they", "we", "i")
            for c in p.children[clause]
        )

    def _dire(self, clause: int) -> bool:
        """ "warned that it would lead to war": what will come of it is violence."""
        first, last = self.p.subtree(clause)
        words = set(self.p.lemma[first:last])
        return self.p.lemma[clause] in _LEADING and bool(words & self.table.classes["warfare"])

    def _unless(self, clause: int) -> bool:
        """ "Unless they are freed, Chad will close the field": a deed of somebody named."""
        p = self.p
        named = any(p.dep[c] == "nsubj" and p.pos[c] == "PROPN" for c in p.children[clause])
        return named and any(
            p.dep[c] == "advcl" and any(p.lower[d] == "unless" for d in p.children[c])
            for c in p.children[clause]
        )

    def ultimatum(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return a threat made by how the sentence is built, and whether it decides."""
        p = self.p
        mod = modality(p, v)
        meant = self._harm_meant(v) if lemma in _HOLDING_OUT and not mod.negated else ()
        if meant:
            return self._made("THREATEN", 2, "op:held-out", content=meant), True
        if mod.negated or not mod.future:
            return None, False
        before = p.lower[max(p.subtree(v)[0] - 2, p.sents[p.sent[v]][0]) : v]
        failing = ("failing", "which") in pairwise(before)
        if failing or (lemma in _DEEMING and self._as_foe(v)):
            rule = "op:failing-which" if failing else "op:treat-as-foe"
            return self._made("THREATEN", 2, rule, "violence", frame="judged"), True
        return None, False

    def _harm_meant(self, v: int) -> tuple[int, ...]:
        """ "Raised the possibility of closing the river", "hinted at sending the army"."""
        p = self.p
        objects = [c for c in p.children[v] if p.dep[c] in OBJECTS and p.lemma[c] in _PROSPECTS]
        ups = objects if p.lemma[v] != "hint" else [v]
        preps = [c for k in ups for c in p.children[k] if p.lower[c] in ("of", "at") and c > v]
        meant = [d for c in preps for d in p.children[c] if p.dep[d] in ("pobj", "pcomp")]
        blows = self.table.classes["viol"] | self.table.classes["restr"]
        harm = blows | self.table.classes["warfare"] | _ACTING | {"retaliation", "reprisal", "send"}
        return tuple(d for d in meant if p.lemma[d] in harm)

    def _as_foe(self, v: int) -> bool:
        """ "Any car that stops will be treated as hostile", "will treat every soldier as a foe"."""
        p = self.p
        told = [c for c in p.children[v] if p.dep[c] in (*OBJECTS, "nsubjpass")]
        anybody = any({p.lower[c], *(p.lower[d] for d in p.children[c])} & _ANYBODY for c in told)
        for c in p.children[v] if anybody else ():
            if p.lower[c] == "as":
                first, last = p.subtree(c)
                under = (*range(first, last), *pobjs(p, c))
                return any(p.lemma[i] in word_set("events.foes") for i in under)
        return False
