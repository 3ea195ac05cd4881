"""Forces on the move, regrets, and plans that are given up: readings that hang on who and whose.

"Soldiers arrived first, followed by tanks", "truckloads of armed men were seen heading for the
town"; "expressed regret for the deaths", but "regretted that the text named nobody"; "shelved its
plan to move the herders".
"""

from __future__ import annotations

from trucewatch.coding.event_idioms import Idioms
from trucewatch.coding.event_lexicon import Reading
from trucewatch.coding.event_syntax import OBJECTS, complements, modality, pobjs

_MOVES = frozenset(
    "arrive head race rumble roll pour stream converge fan drive push mass surge speed descend"
    " gather assemble muster".split()
)
# Whoever moves so is armed. Guards, police and crews come and go without it.
_FORCES = frozenset(
    "soldier troop tank trooper marine paratrooper gunman fighter commando reinforcement armour"
    " armor militiaman column brigade battalion regiment division armed_man legionnaire".split()
)
_LOADS = frozenset(
    "truckload busload column convoy party group band number dozen hundred thousand score unit"
    " company detachment wave stream force contingent".split()
)
_ARMED = frozenset({"armed", "masked", "heavily-armed"})
_THERE = frozenset(
    "to toward towards into at across through onto for on in from around near along".split()
)
_HOME = frozenset({"home", "back", "safely"})
# What forces come to without arms.
_IDLE = frozenset(
    "leave holiday home base barracks barrack hospital parade ceremony funeral game match wedding"
    " talk negotiation meeting conference memorial festival training course election polls".split()
)
_SEEN = frozenset({"see", "report", "spot", "notice", "observe", "film"})
# What is regretted by those who did it.
_HARMED = frozenset(
    "death loss casualty killing victim family injury error mistake incident shooting suffering"
    " harm damage hurt inconvenience misunderstanding shelling bombing strike tragedy".split()
)
_BLAMED = frozenset(
    "decision failure refusal move lack absence statement withdrawal expulsion vote stance stand"
    " position attitude delay step remark comment fact".split()
)
_DROPPING = frozenset({"shelve", "scrap", "drop", "abandon", "ditch", "renounce"})
_OWN_PLANS = frozenset("plan idea intention project".split())


class Moves(Idioms):
    """Readings of verbs of motion, of regret and of giving up."""

    def moving(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return the reading of verb ``v`` and whether it decides; for free text."""
        negated = modality(self.p, v).negated
        if lemma in _MOVES and not negated and self._forces_come(v):
            return Reading("MOBILIZE", "troops", 1.5, ("op:forces-move",), "b", "s"), True
        if lemma == "regret" or (lemma in ("express", "voice") and self._says_regret(v)):
            return self._regrets(v, negated)
        if lemma in _DROPPING and not negated and self._own_plan(v):
            return Reading("CONCEDE", None, 2, (f"op:{lemma}-own",), "b"), True
        return None, False

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
        if any(p.lemma[d] in _IDLE for c in ways for d in pobjs(p, c)):
            return False
        return bool(ways) or any(p.lower[c] in ("first", "out", "in") for c in p.children[v])

    def _is_force(self, n: int) -> bool:
        """ "Soldiers", "truckloads of armed men": they are more than one, or a unit."""
        p = self.p
        if p.lemma[n] in _FORCES:
            return p.tag[n] in ("NNS", "NNPS") or p.lemma[n] not in ("soldier", "fighter", "gunman")
        if p.lemma[n] == "man":
            return any(p.lower[c] in _ARMED for c in p.children[n])
        if p.lemma[n] not in _LOADS:
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
        faulted = any(p.dep[c] == "ccomp" for c in below) or words & _BLAMED
        if words & _HARMED and not words & _BLAMED:
            return Reading("CONCEDE", None, 2, ("op:regret-harm",), "b"), True
        if faulted:
            mode = "disapprove"
            content = tuple(below)
            return Reading("ACCUSE", mode, 2, ("op:regret-that",), "b", "", (), None, content), True
        return None, False

    def _own_plan(self, v: int) -> bool:
        p = self.p
        return any(
            p.dep[c] in OBJECTS
            and p.lemma[c] in _OWN_PLANS
            and any(p.tag[d] == "PRP$" for d in p.children[c])
            for c in p.children[v]
        )
