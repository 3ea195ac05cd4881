"""Deaths by violence, told without who did it: "three soldiers died", "were found dead".

What somebody died of, or died in, decides whether it was violence; where nothing is said of it, the
story does: in a report of a conflict men who died were killed (use ``t``). Where the sentence tells
the attack itself ("died when shells fell on the market"), that is the event. All for free text.
"""

from __future__ import annotations

from trucewatch.coding.events.lexicon import STORY, Reading
from trucewatch.coding.events.plain import Plain
from trucewatch.coding.events.syntax import MEN, OBJECTS, is_verb, modality, pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_DYING = frozenset({"die", "perish", "succumb"})
# What those die of who are hurt by somebody there and then; "of his wounds" is the end of an act
# that was told before.
_HARM = frozenset("shrapnel bullet gunshot shot shell shelling fire blast".split())
# Who must be told as hurt by somebody, where only one died.
_ONE = frozenset({"a", "an", "one", "another"})
_CIVIL = frozenset("people civilian child villager resident passenger fighter rebel".split())
_ARMED = frozenset("rebel insurgent guerrilla gunman militiaman peacekeeper".split())
_BEASTS = frozenset("percent cattle cow animal goat sheep camel horse".split())
_FOUND = frozenset({"find", "discover"})
_BODIES = frozenset({"body", "corpse"})
_WOUNDS = frozenset("bullet gunshot bound handcuffed behead mutilate bullet-riddled shoot".split())
_DEAD = frozenset({"dead", "killed", "shot", "murdered", "beheaded", "stabbed", "executed"})


def the_hurt(p: Parse, v: int) -> bool:
    """Return whether participle ``v`` stands for people ("two of the wounded", "17 wounded")."""
    if p.tag[v] != "VBN" or v == 0:
        return False
    if p.dep[v] in ("xcomp", "advcl", "conj"):  # as parsed in "was told of 17 wounded"
        return p.tag[v - 1] == "CD"
    if p.dep[v] not in ("pobj", "nsubj", "dobj", "nsubjpass", "attr"):
        return False
    return any(p.dep[c] in ("det", "nummod") for c in p.children[v]) or p.tag[v - 1] in ("DT", "CD")


class Losses(Plain):
    """Readings of verbs of dying."""

    def _died(self, v: int, lemma: str) -> tuple[Reading | None, bool]:
        """Return the reading of verb ``v`` and whether it decides."""
        p = self.p
        life = lemma == "lose" and any(
            p.dep[c] in OBJECTS and p.lower[c] in ("life", "lives") for c in p.children[v]
        )
        if not (lemma in _DYING or life or self._found_dead(v, lemma)):
            return None, False
        mod = modality(p, v)
        since = mod.perfect and any(p.lower[c] == "since" for c in p.children[v])
        if since and lemma in _DYING:
            return None, True  # "9,000 people have died since April": the toll of many acts
        if mod.negated or not self._people_died(v) or self._known_loss(v, life):
            return None, False
        first, last = p.sents[p.sent[v]]
        if word_set("events.otherwise") & set(p.lemma[first:last]):
            return None, True
        causes = [d for c in p.children[v] if p.lower[c] in ("of", "from") for d in pobjs(p, c)]
        if lemma in _DYING and any(p.lemma[d] not in _HARM for d in causes):
            return None, True
        if self._attack_told(v):
            return None, True
        frame = "" if lemma in _FOUND else "suffer"
        how = tuple(c for c in p.children[v] if lemma in _FOUND and p.lower[c] in _DEAD)
        if self._armed_men(v):
            return Reading("ASSAULT", None, 1, ("op:died",), "b", frame, how), True
        return Reading("ASSAULT", None, 1, ("op:died", STORY), "t", frame, how), True

    def _known_loss(self, v: int, life: bool) -> bool:
        """Whether the lexicon has its own reading of it ("died in an ambush")."""
        return not life and self.look_up(v) is not None

    def _found_dead(self, v: int, lemma: str) -> bool:
        """ "Two villagers were found dead in a well"."""
        p = self.p
        if lemma not in _FOUND:
            return False
        found = [c for c in p.children[v] if p.dep[c] == "nsubjpass"]
        return bool(found) and (
            any(p.lower[c] in _DEAD for c in p.children[v])
            or any(p.lemma[c] in _BODIES and self._of_violence(c) for c in found)
        )

    def _of_violence(self, body: int) -> bool:
        """ "Nine bodies with bullet wounds": that they were killed is told."""
        p = self.p
        return not _WOUNDS.isdisjoint(p.lemma[p.left[body] : p.right[body]])

    def _people_died(self, v: int) -> bool:
        """Whether the subject is people told by number, or one told as a victim."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] not in ("nsubj", "nsubjpass"):
                continue
            if "wounded" in p.lower[p.left[c] : p.right[c]]:
                return False
            if p.pos[c] == "NUM" or any(p.tag[d] == "CD" for d in p.children[c]):
                return p.lemma[c] not in _BEASTS
            if p.lemma[c] in _BODIES:
                return self._of_violence(c)
            people = self.table.classes["human"] | self.table.classes["pris"] | MEN | _CIVIL
            if p.lemma[c] not in people:
                return False
            return p.tag[c] == "NNS" or any(p.lower[d] in _ONE for d in p.children[c])
        return False

    def _armed_men(self, v: int) -> bool:
        """Whether those who died bear arms, so that no story need say that they were killed."""
        p = self.p
        men = self.table.classes["troop"] | MEN | _ARMED
        return any(p.dep[c] in ("nsubj", "nsubjpass") and p.lemma[c] in men for c in p.children[v])

    def _attack_told(self, v: int) -> bool:
        """Whether a clause or noun under ``v`` tells the attack that they died in."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] == "advcl" and is_verb(p, c):
                found = self.look_up(c) or self._warlike(c, p.lemma[c])
            elif p.dep[c] == "prep" and p.lower[c] in ("in", "during", "from", "by", "after"):
                heads = pobjs(p, c)
                found = next(filter(None, (self.noun(d) for d in heads)), None)
            else:
                continue
            if found and found.type == "ASSAULT" and found.use != "l":
                return True
        return False

    def _warlike(self, v: int, lemma: str) -> Reading | None:
        """Return what everyday verbs tell of in war."""
        raise NotImplementedError
