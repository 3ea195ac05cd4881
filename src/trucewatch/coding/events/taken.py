"""Plain verbs that tell of people taken or let go: "took two men from a bus", "were let go"."""

from __future__ import annotations

from trucewatch.coding.events.bargains import Bargains
from trucewatch.coding.events.lexicon import Reading
from trucewatch.coding.events.syntax import OBJECTS, SUBJECTS, modality, pobjs
from trucewatch.vocab.words import word_set

_LEADING = frozenset({"take", "lead", "march", "drag"})
_OFF = frozenset({"away", "off"})
_PASSIVE = "nsubjpass"
# Behind these whoever is taken is only brought somewhere, or drawn into something.
_TOWARDS = frozenset({"to", "into", "through", "over", "by", "for"})
_OTHERWISE = frozenset("home aback in out on part aside along there over back up".split())
_HIDDEN = frozenset("bush forest wood mountain hill destination location place captivity".split())
_MATTERS = frozenset({"matter", "affair", "issue", "question", "it", "this", "that"})
_GONE_OR_FREE = frozenset({"go", "free"})


class Taken(Bargains):
    """Readings of plain verbs of taking people and letting them go."""

    def _led_away(self, v: int, lemma: str) -> Reading | None:
        """ "Three farmers were taken by armed men", "rebels took two men from a bus"."""
        if lemma not in _LEADING or self.pair or modality(self.p, v).negated:
            return None
        below = self.p.children[v]
        passive = any(self.p.dep[c] == _PASSIVE for c in below)
        people = [c for c in below if self.p.dep[c] in (_PASSIVE, *OBJECTS) and self._people(c)]
        if not people or (lemma != "take" and not any(self.p.lower[c] in _OFF for c in below)):
            return None
        doers = [c for c in below if self.p.dep[c] in SUBJECTS]
        if not doers and self.p.dep[v] == "conj":  # "raided a shop and took two men with them"
            doers = [c for c in self.p.children[self.p.head[v]] if self.p.dep[c] in SUBJECTS]
        agents = [d for c in below if self.p.dep[c] == "agent" for d in pobjs(self.p, c)]
        armed = any(self._bears_arms(d) for d in (agents if passive else doers))
        if passive and armed:
            return Reading("ASSAULT", "abduct", 1.5, ("op:led-off",), "b")
        if not (armed or lemma == "take") or self._brought(v):
            return None
        off = [d for k in (v, *people) for d in self.p.children[k]]
        if armed or any(self.p.lower[c] in ("away", "off", "from") for c in off):
            return Reading("ASSAULT", "abduct", 1.5, ("op:led-off",), "b" if armed else "m")
        return None

    def _people(self, i: int) -> bool:
        """Whether a noun tells people, or so many of them: "took four of the farmers"."""
        p = self.p
        if p.pos[i] == "NUM" or p.lower[i] in ("some", "several", "dozens", "others"):
            of = [d for c in p.children[i] if p.lower[c] == "of" for d in pobjs(p, c)]
            return any(self._people(d) for d in of if d != i)
        classes = self.table.classes
        return p.lemma[i] in classes["human"] | classes["pris"] | classes["taken"]

    def _bears_arms(self, i: int) -> bool:
        p = self.p
        armed = "armed" in (p.lower[c] for c in p.children[i])
        return armed or p.lemma[i] in word_set("events.captors")

    def _brought(self, v: int) -> bool:
        """ "Took the children to hospital", "took the men by surprise": not led into hiding."""
        p = self.p
        for c in p.children[v]:
            led = p.dep[c] in ("prep", "dative") and p.lower[c] in _TOWARDS
            if led and not any(p.lemma[d] in _HIDDEN for d in pobjs(p, c)):
                return True
            if p.dep[c] in ("prt", "advmod") and p.lower[c] in _OTHERWISE:
                return True
        return False

    def _let_go(self, v: int, lemma: str) -> Reading | None:
        """ "Were let go near the river", "let the drivers go": people are released."""
        p = self.p
        if lemma != "let" or modality(p, v).negated:
            return None
        for c in p.children[v]:
            if p.lemma[c] not in _GONE_OR_FREE or p.dep[c] not in ("xcomp", "ccomp", "acomp"):
                continue
            led = any(p.dep[d] == "prep" and p.lower[d] in ("of", "to") for d in p.children[c])
            if not led and any(self._people(d) for d in self._let(v, c)):
                return Reading("RETREAT", "release", 2, ("op:let-go",), "b", "", (c,))
        return None

    def _of_matters(self, v: int) -> bool:
        """ "Let the matter go", "let it drop": nobody is released."""
        below = [c for c in self.p.children[v] if self.p.dep[c] in ("xcomp", "ccomp")]
        gone = [c for c in below if self.p.lemma[c] in ("go", "drop", "slip", "pass")]
        whom = [d for c in gone for d in self._let(v, c)]
        idle = self.table.classes["abstract"] | _MATTERS
        return bool(whom) and all(self.p.lemma[d] in idle for d in whom)

    def _let(self, v: int, gone: int) -> list[int]:
        """Return who or what is let go: the object, or what the parser makes subject of "go"."""
        p = self.p
        own = [d for d in p.children[gone] if p.dep[d] == "nsubj"]
        return own or [d for d in p.children[v] if p.dep[d] in (_PASSIVE, *OBJECTS)]
