"""Forces on the move, regrets, and plans that are given up: readings that hang on who and whose.

"Soldiers arrived first, followed by tanks", "truckloads of armed men were seen heading for the
town"; "expressed regret for the deaths", but "regretted that the text named nobody"; "shelved its
plan to move the herders".
"""

from __future__ import annotations

from trucewatch.coding.events.idioms import Idioms
from trucewatch.coding.events.lexicon import CONFLICT, Reading
from trucewatch.coding.events.syntax import (
    OBJECTS,
    antecedent,
    complements,
    conjuncts,
    is_passive,
    modality,
    pobjs,
)
from trucewatch.vocab.words import word_set

# Whoever moves so is armed. Guards, police and crews come and go without it.
_FORCES = frozenset(
    "soldier troop tank trooper marine paratrooper gunman fighter commando reinforcement armour"
    " armor militiaman column brigade battalion regiment division armed_man legionnaire".split()
)
_MILITARY = frozenset({"army", "military", "armoured", "armored", "rebel", "armed"})
_ARMED = frozenset({"armed", "masked", "heavily-armed"})
_THERE = frozenset(
    "to toward towards into at across through onto for on in from around near along".split()
)
_HOME = frozenset({"home", "back", "safely"})
_SEEN = frozenset({"see", "report", "spot", "notice", "observe", "film"})
_DISMAY = frozenset("disappoint dismay appal outrage sadden anger shock horrify aggrieve".split())
_ARRIVING = frozenset({"come", "pour", "arrive", "flow", "flood"})
_TOKENS = frozenset("statement expression message word note letter voice chorus".split())
_VOTING = frozenset({"vote", "adopt", "pass", "approve"})
_BREAKING = frozenset({"violate", "breach", "contravene"})
_DROPPING = frozenset({"shelve", "scrap", "drop", "abandon", "ditch", "renounce"})
_OWN_PLANS = frozenset("plan idea intention project".split())


class Moves(Idioms):
    """Readings of verbs of motion, of regret and of giving up."""

    def moving(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return the reading of verb ``v`` and whether it decides; for free text."""
        negated = modality(self.p, v).negated
        if lemma in word_set("events.moves") and not negated and self._forces_come(v):
            return Reading("MOBILIZE", "troops", 1.5, ("op:forces-move",), "b", "s"), True
        if lemma == "regret" or (lemma in ("express", "voice") and self._says_regret(v)):
            return self._regrets(v, negated)
        found = None if negated else self._felt(v, lemma)
        if found:
            return found, True
        if lemma in ("issue", "sign") and self._decree(v):
            return None, True  # "issued an executive order": a decree asks nobody
        if lemma in _BREAKING and self._by_doings(v):
            return None, True  # "activities that violate the truce": named as doings elsewhere
        if lemma in _DROPPING and not negated and self._own_plan(v):
            return Reading("CONCEDE", None, 2, (f"op:{lemma}-own",), "b"), True
        return None, False

    def _felt(self, v: int, lemma: str) -> Reading | None:
        """ "Was dismayed by the vote", "messages of support came from Chad", "it is time to talk",
        "voted on a resolution to expel them": what is felt and wanted, told in a roundabout way."""
        if lemma in _DISMAY and is_passive(self.p, v):
            return Reading("ACCUSE", "disapprove", 1.5, ("op:dismayed",), "b", "s")
        if lemma in _ARRIVING:
            return self._poured_in(v)
        if lemma == "be":
            return self._time_to(v)
        return self._resolved(v) if lemma in _VOTING else None

    def _poured_in(self, v: int) -> Reading | None:
        """ "Statements of condemnation have come from Chad", "praise came from the Union"."""
        p = self.p
        if not any(p.lower[c] == "from" and pobjs(p, c) for c in p.children[v]):
            return None
        for c in p.children[v]:
            if p.dep[c] != "nsubj":
                continue
            under = [d for k in p.children[c] if p.lower[k] == "of" for d in pobjs(p, k)]
            for n in (c, *(under if p.lemma[c] in _TOKENS else ())):
                for name, type_ in (("crit", "ACCUSE"), ("praise", "SUPPORT")):
                    if p.lemma[n] in self.table.classes[name]:
                        heard = (n, c)
                        mode = "disapprove" if type_ == "ACCUSE" else None
                        return Reading(type_, mode, 1.5, ("op:heard-from",), "b", "rev", heard)
        return None

    def _time_to(self, v: int) -> Reading | None:
        """ "It is time to release the hostages", "the time has come to stop"."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] in ("attr", "nsubj") and p.lemma[c] == "time":
                around = (*p.children[c], *p.children[v])
                below = [k for k in around if any(p.tag[d] == "TO" for d in p.children[k])]
                acts = [k for k in below if p.pos[k] == "VERB" and self.look_up(k)]
                if acts:
                    heads = tuple(k for a in acts for k in conjuncts(p, a))
                    return self._made("REQUEST", 1.5, "op:time-to", content=heads, frame="judged")
        return None

    def _resolved(self, v: int) -> Reading | None:
        """ "Voted on a resolution to expel the troops": what others shall do, or suffer."""
        p = self.p
        nouns = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        nouns += [d for c in p.children[v] if p.lower[c] in ("on", "for") for d in pobjs(p, c)]
        for n in nouns:
            if p.lemma[n] not in ("resolution", "motion"):
                continue
            for c in p.children[n]:
                told = self.look_up(c) if p.dep[c] == "acl" and p.pos[c] == "VERB" else None
                if told and told.type in CONFLICT | {"REQUEST"}:
                    return self._made("REQUEST", 1.5, "op:resolution", "yield", content=(c,))
        return None

    def _forces_come(self, v: int) -> bool:
        p = self.p
        up = p.head[v]
        over = up if p.dep[v] in ("xcomp", "ccomp") and p.lemma[up] in _SEEN else v
        subjects = [c for c in p.children[over] if p.dep[c] in ("nsubj", "nsubjpass")]
        subjects += [c for c in p.children[v] if p.dep[c] == "nsubj"]
        if not any(self._is_force(c) for c in subjects):
            return False
        if any(p.dep[c] in OBJECTS or p.lower[c] in _HOME for c in p.children[v]):
            return False
        ways = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] in _THERE]
        if any(p.lemma[d] in word_set("events.idle") for c in ways for d in pobjs(p, c)):
            return False
        return bool(ways) or any(p.lower[c] in ("first", "out", "in") for c in p.children[v])

    def _is_force(self, n: int) -> bool:
        """ "Soldiers", "truckloads of armed men": they are more than one, or a unit."""
        p = self.p
        if p.lemma[n] in _FORCES:
            return p.tag[n] in ("NNS", "NNPS") or p.lemma[n] not in ("soldier", "fighter", "gunman")
        if p.lemma[n] == "man":
            return any(p.lower[c] in _ARMED for c in p.children[n])
        military = any(p.lower[c] in _MILITARY for c in p.children[n])
        if p.lemma[n] in word_set("events.vehicles") and military:
            return p.tag[n] == "NNS" or p.lemma[n] in word_set("events.loads")
        if p.lemma[n] not in word_set("events.loads"):
            return False
        return any(
            self._is_force(d) for c in p.children[n] if p.lower[c] == "of" for d in pobjs(p, c)
        )

    def _says_regret(self, v: int) -> bool:
        p = self.p
        return any(p.dep[c] in OBJECTS and p.lemma[c] == "regret" for c in p.children[v])

    def _regrets(self, v: int, negated: bool) -> tuple[Reading | None, bool]:
        """ "Regretted the deaths" owns up; "regretted that nobody came" finds fault."""
        p = self.p
        if negated:
            return None, False
        below = complements(p, v)
        words = set(p.lemma[v + 1 : p.subtree(v)[1]])
        faulted = any(p.dep[c] == "ccomp" for c in below) or words & word_set("events.blamed")
        if words & word_set("events.harmed") and not words & word_set("events.blamed"):
            return Reading("CONCEDE", None, 2, ("op:regret-harm",), "b"), True
        if faulted:
            mode = "disapprove"
            content = tuple(below)
            return Reading("ACCUSE", mode, 2, ("op:regret-that",), "b", "", (), None, content), True
        return None, False

    def _decree(self, v: int) -> bool:
        p = self.p
        orders = [c for c in p.children[v] if p.dep[c] in OBJECTS and p.lemma[c] == "order"]
        return any(p.lower[d] == "executive" for c in orders for d in p.children[c])

    def _by_doings(self, v: int) -> bool:
        p = self.p
        doers = [antecedent(p, c) for c in p.children[v] if p.dep[c] == "nsubj"]
        return any(p.lemma[d] in word_set("events.doings") for d in doers)

    def _own_plan(self, v: int) -> bool:
        p = self.p
        return any(
            p.dep[c] in OBJECTS
            and p.lemma[c] in _OWN_PLANS
            and any(p.tag[d] == "PRP$" for d in p.children[c])
            for c in p.children[v]
        )
