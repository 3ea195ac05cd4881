"""Plain words that tell of a deed, or of none, by what stands around them; for free text.

"The bomb went off", "no talks while they stay", "anyone who crosses will be shot"; but "the strike
was aimed at weakening supply", "both agreed that progress had been made", "what some call a truce".
"""

from __future__ import annotations

from trucewatch.coding.cast.words import partitive
from trucewatch.coding.events.generic import by_law
from trucewatch.coding.events.lexicon import COOPERATION, Reading
from trucewatch.coding.events.syntax import MEN, OBJECTS, complements, modality, pobjs
from trucewatch.coding.events.ways import Ways
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_BURSTING = {"explode": "", "detonate": "", "go": "off", "blow": "up"}
_TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_DEEMING = frozenset({"declare", "consider", "deem", "pronounce", "proclaim"})
_GONE = frozenset({"void", "over", "dead", "null", "finished", "invalid"})
_REFUSING = frozenset({"refuse", "decline"})
_PROCLAIMING = frozenset({"declare", "announce", "proclaim", "order"})
_HALTS = frozenset({"end", "halt", "stop", "suspension", "cessation", "pause", "moratorium"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})
_LOST_LIVES = frozenset({"death", "casualty", "fatality", "wounding"})
_ANYBODY = frozenset({"any", "every", "anyone", "anybody", "everyone", "whoever"})
# "Aiming to conclude a deal", "an effort intended to end the war": what something is for.
_MEANT = frozenset({"aim", "seek", "intend", "design", "hope"})
_MAY = frozenset({"can", "could", "may", "might", "ca"})
_ASKING = frozenset({"which", "who", "whether", "if"})
_SHOOTERS = frozenset(
    "gun gunner battery crew man rebel fighter side patrol sentry guard we they".split()
)
_LOOKED_LIKE = frozenset(
    "column truck vehicle lorry car convoy tank drone rebel fighter gunman enemy militia".split()
)
_DISPUTING = frozenset({"deny", "dispute", "contest", "refute", "question", "challenge"})
_NAMED = frozenset({"WDT", "WP"})


class Plain(Ways):
    """Readings of plain verbs, and plain verbs that tell of nothing."""

    def _plain(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return the reading of verb ``v`` and whether it decides."""
        found = self._barring(v, lemma) or self._out_of_pact(v, lemma)
        if found:
            return found, True
        if lemma == "take" and self._took_for(v):
            return None, True
        if lemma == "fire" and self._fired(v):
            found = Reading("ASSAULT", "firearms", 1, ("op:fired",), "m")
        elif lemma in _REFUSING or self.group(v, "letting"):
            found = self._not_let(v, lemma) or self._let_go(v, lemma)
        elif lemma in _PROCLAIMING:
            found = self._end_told(v)
        elif lemma == "be":
            found = self._to_answer_for(v) or self._no_such(v) or self._undergoing(v)
        elif self.p.tag[v] == "VBN":
            found = self._whoever(v)
        found = found or self._led_away(v, lemma)
        return found, found is not None

    def _took_for(self, v: int) -> bool:
        """ "Had taken the lorries for an army column": a mistake, nothing that was taken away."""
        p = self.p
        behind = (d for c in p.children[v] if p.dep[c] in OBJECTS for d in (v, c))
        fors = (c for d in behind for c in p.children[d] if p.lower[c] == "for" and c > v)
        nouns = [n for f in fors for n in p.children[f] if p.dep[n] == "pobj"]
        return any(p.lemma[n] in self.table.classes["troop"] | _LOOKED_LIKE for n in nouns)

    def _fired(self, v: int) -> bool:
        """ "Its guns had not fired", "not one of our men fired": nothing is said of at whom."""
        p = self.p
        if any(p.dep[c] in OBJECTS or p.dep[c] == "nsubjpass" for c in p.children[v]):
            return False
        if self.look_up(v) is not None or p.lower[p.left[v]] in _ASKING:
            return False  # "fired first", "which side had fired"
        above = p.head[v]
        if p.lemma[above] in _DISPUTING and any(p.dep[c] == "neg" for c in p.children[above]):
            return False  # "did not contest that its batteries had fired": at what it was charged
        shooters = self.table.classes["troop"] | MEN | _SHOOTERS
        who = (c for c in p.children[v] if p.dep[c] == "nsubj")
        return any(p.lemma[partitive(p, c) or c] in shooters for c in who)

    def _burst(self, v: int, lemma: str) -> Reading | None:
        """ "A bomb went off", "a mine blew up": the weapon is the subject."""
        particle = _BURSTING.get(lemma)
        if particle is None or (particle and particle not in self.words(v).preps):
            return None
        if any(self.p.dep[c] in OBJECTS for c in self.p.children[v]) or not self._shot_from(v):
            return None
        return Reading("ASSAULT", None, 2, (f"op:weapon-{lemma}",), "a", "suffer")

    def _out_of_pact(self, v: int, lemma: str) -> Reading | None:
        """ "Were no longer bound by the truce", "declared the ceasefire over"."""
        p = self.p
        pacts = self.table.classes["deal"] | _TRUCES
        if lemma == "bind" and modality(p, v).negated:
            agents = [d for c in p.children[v] if p.lower[c] == "by" for d in pobjs(p, c)]
            if any(p.lemma[d] in pacts for d in agents):
                return Reading("SANCTION", "withdraw", 1.5, ("op:not-bound",), "b", "s")
        if lemma in _DEEMING:
            for c in p.children[v]:
                named = [d for d in p.children[c] if p.dep[d] == "nsubj" and p.lemma[d] in pacts]
                if p.lemma[c] in _GONE and named:
                    return Reading("SANCTION", "withdraw", 1.5, ("op:deem-void",), "b")
        return None

    def _end_told(self, v: int) -> Reading | None:
        """ "Declared an end to attacks on the town", "ordered a halt to the raids"."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] not in OBJECTS or p.lemma[c] not in _HALTS:
                continue
            for k in p.children[c]:
                inner = pobjs(p, k) if p.lower[k] in ("to", "of", "in") else []
                acts = [d for d in inner if (f := self.noun(d)) and f.type in _STRUCK]
                if acts:
                    rules, told = ("op:end-told",), (c, *acts)
                    return Reading("RETREAT", "ceasefire", 1.5, rules, "b", "s", told)
        return None

    def _to_answer_for(self, v: int) -> Reading | None:
        """ "The militia was responsible for the deaths of nine": what it did is told."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] != "acomp" or p.lower[c] != "responsible":
                continue
            for k in p.children[c]:
                found = pobjs(p, k) if p.dep[k] == "prep" and p.lower[k] == "for" else []
                lives = [d for d in found if p.lemma[d] in _LOST_LIVES]
                if lives:
                    rules = ("op:responsible-for",)
                    return Reading("ASSAULT", None, 1.5, rules, "b", absorbs=tuple(lives))
        return None

    def _undergoing(self, v: int) -> Reading | None:
        """ "Was the target of a rocket attack", "was under shelling": its subject suffers."""
        p = self.p
        mod = modality(p, v)
        if self.pair or mod.future or mod.may or mod.must or mod.negated:
            return None
        targets = [c for c in p.children[v] if p.dep[c] == "attr" and p.lemma[c] == "target"]
        preps = [d for c in targets for d in p.children[c] if p.lower[d] == "of"]
        preps += [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] == "under"]
        for n in (n for c in preps for n in pobjs(p, c)):
            found = self.noun(n)
            fired = targets and p.lemma[n] in word_set("events.arms")
            if fired or (found and found.type == "ASSAULT" and found.frame in ("", "of")):
                return Reading("ASSAULT", None, 1, ("op:undergo",), "b", "rev", (n,), n)
        return None

    def _no_such(self, v: int) -> Reading | None:
        """ "There can be no talks while they stay": a refusal, made by saying so."""
        p = self.p
        mod = modality(p, v)
        if not (mod.future or mod.may or mod.must or self._could(v)):
            return None
        if not any(p.dep[c] == "expl" for c in p.children[v]) or _unreal(p, v):
            return None
        for c in p.children[v]:
            if p.dep[c] == "attr" and any(p.lower[d] == "no" for d in p.children[c]):
                found = self.noun(c)
                if found and found.type in COOPERATION:
                    return self._made("REJECT", 1.5, "op:there-will-be-no", content=(c,))
        return None

    def _could(self, v: int) -> bool:
        return any(self.p.lower[c] in ("can", "could") for c in self.p.children[v])

    def _whoever(self, v: int) -> Reading | None:
        """ "Anyone who crosses will be shot": a threat."""
        p = self.p
        subjects = [c for c in p.children[v] if p.dep[c] == "nsubjpass"]
        if not subjects or not modality(p, v).future or modality(p, v).negated:
            return None
        words = {p.lower[subjects[0]], *(p.lower[c] for c in p.children[subjects[0]])}
        if not words & _ANYBODY or self.group(p.head[v], "threaten"):
            return None  # "warned that any ship would be sunk" is a threat already
        found = self.look_up(v)
        if found is None or found.type not in ("ASSAULT", "COERCE"):
            return None
        return Reading("THREATEN", "violence", 1.5, ("op:whoever", *found.rules), "b", "judged")

    def _tells_nothing(self, v: int, lemma: str, below: list[int]) -> bool:
        """Whether the verb tells of no deed here, whatever the lexicon knows of it."""
        p = self.p
        if lemma == "aim" and any(
            p.dep[d] == "pcomp" for c in p.children[v] if p.lower[c] == "at" for d in p.children[c]
        ):
            return True  # "aimed at weakening supply"
        if lemma == "let" and self._of_matters(v):
            return True
        if lemma in _MEANT and p.dep[v] == "acl" and below:
            return True
        if lemma == "man" and p.dep[v] == "acl":
            return True  # "soldiers manning a checkpoint": who they are
        if self._for_a_day_out(v, lemma):
            self.ruled_out.add(v)
            return True
        if lemma == "call":
            named = [c for c in p.children[v] if p.dep[c] in (*OBJECTS, "oprd")]
            return any(p.tag[c] in _NAMED for c in named) and len(named) > 1
        return self.of_one_mind(v) or by_law(p, v)

    def of_one_mind(self, v: int) -> bool:
        """ "Agreed that progress had been made": nothing is agreed on."""
        below = complements(self.p, v) if self.p.lemma[v] == "agree" else []
        return bool(below) and self._finds_so(below[0])

    def _finds_so(self, clause: int) -> bool:
        """ "Agreed that there had been progress": of one mind, which binds nobody to anything."""
        p = self.p
        if p.dep[clause] != "ccomp":
            return False
        helpers = [c for c in p.children[clause] if p.dep[c] in ("aux", "auxpass")]
        if any(p.lower[c] in _MAY for c in helpers):
            return True
        there = any(p.dep[c] == "expl" for c in p.children[clause])
        settled = there or any(p.lemma[c] == "have" for c in helpers)
        return settled and not any(p.tag[c] in ("MD", "TO") for c in helpers)


def _unreal(p: Parse, v: int) -> bool:
    """ "If we went home each time, there would be no talks": nothing that anybody refuses."""
    would = any(p.lower[c] in ("would", "could", "'d") for c in p.children[v])
    conditions = (c for c in p.children[v] if p.dep[c] == "advcl" and p.tag[c] in ("VBD", "VBN"))
    return would and any(p.lower[d] == "if" for c in conditions for d in p.children[c])
