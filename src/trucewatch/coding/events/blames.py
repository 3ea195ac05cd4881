"""Judging somebody in words: calling names, laying blame, attacking for a stance."""

from __future__ import annotations

from trucewatch.coding.events.lexicon import CONFLICT, Reading
from trucewatch.coding.events.losses import Losses
from trucewatch.coding.events.syntax import GUILTY, OBJECTS, modality, pobjs
from trucewatch.vocab.words import word_set


class Blames(Losses):
    """Readings of verbs that judge by what stands beside them."""

    def _judged_as(self, v: int) -> Reading | None:
        """ "called the talks useful", "called the claim a lie", "calls the term unacceptable"."""
        p = self.p
        names = [c for c in p.children[v] if p.dep[c] == "oprd"]
        for c in p.children[v]:
            if p.dep[c] in ("ccomp", "xcomp") and p.pos[c] in ("ADJ", "NOUN") and c > v:
                names.append(c)
        if not names:
            return None
        words = {p.lemma[d] for k in names for d in range(p.left[k], p.right[k])}
        if words & self.table.classes["refusal"]:
            return self._made("REJECT", 1.5, "op:call-unacceptable")
        if words & self.table.classes["untrue"] and self._claim_named(v):
            return self._made("REJECT", 1.5, "op:call-untrue")
        firm = bool(words & self.table.classes["bad"])
        nouns = tuple(k for k in names if p.pos[k] == "NOUN")  # "a provocation": no second act
        good = words & self.table.classes["good"] and not words & {"not", "anything"}
        if good and not firm:
            return self._made("SUPPORT", 1.5, "op:call-good")
        rule = "op:call-bad" if firm else "op:call-names"
        return Reading("ACCUSE", "disapprove", 1.5, (rule,), absorbs=nouns)

    def _claim_named(self, v: int) -> bool:
        """ "called the charge groundless", "called that a lie": what somebody else has said."""
        p = self.p
        below = [d for c in p.children[v] if p.dep[c] == "ccomp" for d in p.children[c]]
        named = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        named += [d for d in below if p.dep[d] == "nsubj"]
        judged = [c for c in p.children[v] if p.dep[c] == "oprd"]
        named += [d for c in judged for d in p.children[c] if p.dep[d] in ("compound", "nmod")]
        told = self.table.classes["told"]
        return any(
            p.lemma[c] in told or p.lower[c] in ("this", "that", "it") for c in named if c > v
        )

    def _to_blame(self, v: int, lemma: str) -> Reading | None:
        """ "B is to blame", "B is responsible for the raid", as somebody says."""
        p = self.p
        if lemma != "be":
            return None
        for c in p.children[v]:
            blame = p.dep[c] in ("xcomp", "acomp", "ccomp") and p.lemma[c] == "blame"
            guilty = p.dep[c] == "acomp" and p.lemma[c] in GUILTY
            if guilty:
                guilty = any(
                    self._crime(d)
                    for e in p.children[c]
                    if p.dep[e] == "prep" and p.lower[e] in ("for", "of", "in")
                    for d in pobjs(p, e)
                )
            if (blame or guilty) and not modality(p, v).negated:
                return Reading(
                    "ACCUSE", "allege", 2, ("op:to-blame",), "b", "judged", (c,), None, (c,)
                )
        return None

    def _crime(self, n: int) -> bool:
        found = self.noun(n)
        return found is not None and found.type in CONFLICT

    def _behind(self, v: int, lemma: str) -> Reading | None:
        """ "were behind the attack": those did it."""
        p = self.p
        if lemma != "be":
            return None
        for c in p.children[v]:
            if p.dep[c] == "prep" and p.lower[c] == "behind":
                for d in pobjs(p, c):
                    found = self.noun(d)
                    if found and found.type in CONFLICT:
                        return self._with_noun(v, d, found, 1.5)
        return None

    def _for_stance(self, v: int) -> bool:
        """ "attacked the opposition for its stance": with words."""
        p = self.p
        places = (v, *(c for c in p.children[v] if p.dep[c] in OBJECTS))
        return any(
            p.lemma[d] in word_set("events.stances")
            or (p.dep[d] == "pcomp" and p.lower[c] == "for")
            for k in places
            for c in p.children[k]
            if p.dep[c] == "prep" and p.lower[c] in ("for", "over")
            for d in p.children[c]
        )
