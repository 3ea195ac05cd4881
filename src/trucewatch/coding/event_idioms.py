"""Predicates whose sense hangs on who does it, to whom, or on a word further down."""

from __future__ import annotations

from trucewatch.coding.event_lexicon import (
    CONFLICT,
    Reading,
)
from trucewatch.coding.event_operators import Operators
from trucewatch.coding.event_syntax import (
    OBJECTS,
    Words,
    is_verb,
    modality,
    pobjs,
)

_PEACEKEEPING = frozenset({"peacekeeper", "peacekeeping", "peace-keeping", "peacekeepers"})
_COMMENT = frozenset(
    "say comment give disclose name elaborate speculate discuss specify confirm answer identify"
    " reveal provide be".split()
)
_STANCES = frozenset(
    "stance handling decision policy record failure refusal remark comment position plan role"
    " silence conduct statement speech behaviour behavior".split()
)
_HACKING = frozenset("hacker hackers cyber website websites server servers network".split())
_TALKING = frozenset({"discuss", "exchange", "convey", "review", "brief"})
_COMPLAINING = frozenset({"complain", "protest", "demand", "condemn", "express", "explain"})
_PROBING = frozenset({"investigate", "probe", "examine", "inspect", "verify"})


class Idioms(Operators):
    """Readings that no single entry of the lexicon can give."""

    def _truce_above(self, v: int) -> bool:
        """ "the truce came into force and was broken": the subject of the verb before."""
        p = self.p
        up = p.head[v]
        if p.dep[v] != "conj" or not any(p.dep[c] == "auxpass" for c in p.children[v]):
            return False
        return any(
            p.dep[c] in ("nsubj", "nsubjpass") and p.lemma[c] in self.table.classes["cease"]
            for c in p.children[up]
        )

    def _lets(self, v: int, lemma: str, below: list[int]) -> Reading | None:
        """ "let patrols enter the zone": access is granted."""
        if not self.group(v, "letting") or not below or modality(self.p, v).negated:
            return None
        if self.p.lemma[below[0]] not in self.table.groups["access"]:
            return None
        subject = any(self.p.dep[c] in ("nsubj", "nsubjpass") for c in self.p.children[below[0]])
        content = tuple(below[:1])
        rules = (f"op:{lemma}-access",)
        if not subject and not any(self.p.dep[c] in OBJECTS for c in self.p.children[v]):
            return None
        return Reading("RETREAT", "access", 2, rules, "b", "", content, None, content)

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
            p.lemma[d] in _STANCES
            for k in places
            for c in p.children[k]
            if p.dep[c] == "prep" and p.lower[c] in ("for", "over")
            for d in p.children[c]
        )

    def _own_order(self, lemma: str, v: int, below: list[int]) -> bool:
        """ "ordered his troops to advance": what one's own forces do is the event."""
        p = self.p
        if self.pair or lemma not in ("order", "instruct", "direct", "command", "authorise"):
            return False
        forces = self.table.classes["troop"] | {"police", "commander", "general"}
        heads = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        for c in below:
            heads.extend(d for d in p.children[c] if p.dep[d] == "nsubj")
        return bool(below) and any(p.lemma[c] in forces for c in heads)

    def _no_comment(self, lemma: str, below: list[int]) -> bool:
        """ "declined to say": no refusal of anything."""
        silent = lemma in ("decline", "refuse") and bool(below)
        return silent and not self.pair and self.p.lemma[below[0]] in _COMMENT

    def _weapons_test(self, v: int, lemma: str) -> Reading | None:
        """ "test-fired a missile": readiness of weapons, no attack."""
        p = self.p
        near = {p.lower[i] for i in range(max(0, v - 2), v)}
        if lemma not in ("fire", "launch") or not {"test", "-"} <= near:
            return None
        return Reading("MOBILIZE", "weapons", 2, ("op:test-fire",), "b", "s")

    def _hackers(self, v: int, lemma: str) -> Reading | None:
        p = self.p
        if lemma not in ("attack", "target", "hit", "strike", "penetrate", "breach"):
            return None
        words = {
            p.lower[i]
            for c in p.children[v]
            if p.dep[c] in ("nsubj", "dobj", "nsubjpass")
            for i in range(max(p.left[c], c - 3), min(p.right[c], c + 4))
        }
        if not words & _HACKING:
            return None
        return Reading("COERCE", "cyber", 2, ("op:hackers",), "b", "")

    def _mission(self, v: int, lemma: str, words: Words) -> Reading | None:
        """Peacekeepers who come or are sent are AID, what is done jointly COOPERATE."""
        p = self.p
        if lemma in self.table.groups["deploying"]:
            near = set(words.all)
            for c in p.children[v]:
                if p.dep[c] in ("nsubj", "dobj", "nsubjpass", "advcl", "xcomp", "acl"):
                    first, last = p.subtree(c)
                    near.update(p.lemma[max(first, c - 4) : min(last, c + 12)])
            if near & _PEACEKEEPING:
                objects = any(p.dep[c] in OBJECTS for c in p.children[v])
                frame = "visit" if self._goes(v) and not objects else "own"
                return Reading("AID", None, 2, ("op:peacekeeping",), "b", frame)
        joint = "joint" in words.objects or any(
            p.lower[c] in ("jointly", "together") and p.dep[c] == "advmod" for c in p.children[v]
        )
        if joint and words.objects & self.table.classes["joint_work"]:
            noun = next((c for c in p.children[v] if p.dep[c] in OBJECTS), None)
            absorbs = (noun,) if noun is not None else ()
            return Reading("COOPERATE", None, 2, ("op:joint",), "b", "sym", absorbs, noun)
        return None

    def _goes(self, v: int) -> bool:
        return self.p.lemma[v] in ("arrive", "land", "enter", "serve", "participate", "contribute")

    def _pair_fixed(self, v: int, lemma: str, words: Words) -> Reading | None:
        """Phrases whose sense hangs on a word further down; only looked for between a pair."""
        p = self.p
        verbal = self.table.classes["verbal"] | {"bitter", "unprecedented"}
        attacks = lemma in ("launch", "mount", "unleash") and "attack" in words.objects
        if attacks and verbal & words.objects:
            return self._made("ACCUSE", 2, "op:verbal-attack", "disapprove")
        if lemma == "leave" and self.table.classes["talk"] & words.objects:
            return self._made("REJECT", 1.5, "op:leave-talks", "meet")
        if lemma == "issue" and "travel" in words.objects:
            return self._made("SANCTION", 2, "op:travel-warning", "discontinue")
        if lemma == "call" and words.preps.keys() & {"on", "upon"} and self._aims_at(v, _TALKING):
            return self._made("CONSULT", 2, "op:call-on-to-discuss", "visit")
        if lemma == "summon" and self._aims_at(v, _COMPLAINING):
            return self._made("ACCUSE", 2, "op:summon-to-complain", "disapprove")
        if lemma in ("send", "dispatch") and self._aims_at(v, _PROBING):
            return self._made("ACCUSE", 2, "op:send-to-investigate", "investigate")
        if lemma == "stop" and "work" in words.objects:
            of = any(p.lower[d] == "of" for c in p.children[v] for d in p.children[c])
            return self._made("COERCE" if of else "PROTEST", 1.5, "op:stop-work")
        if lemma in ("issue", "release", "make", "publish"):
            return self._statement_that(v)
        return None

    def _aims_at(self, v: int, verbs: frozenset[str]) -> bool:
        p = self.p
        return any(
            p.dep[c] in ("advcl", "xcomp", "ccomp", "acl") and p.lemma[c] in verbs
            for k in (v, *(o for o in p.children[v] if p.dep[o] in OBJECTS))
            for c in p.children[k]
        )

    def _statement_that(self, v: int) -> Reading | None:
        """ "released a statement criticising …": the statement's verb decides."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] in OBJECTS and p.lemma[c] in (
                "statement",
                "report",
                "letter",
                "declaration",
            ):
                for d in p.children[c]:
                    found = self.read(d) if p.dep[d] == "acl" and is_verb(p, d) else None
                    if found:
                        return found
        return None
