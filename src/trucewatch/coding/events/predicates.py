"""From a predicate in its sentence to a PLOVER type: lexicon, then operators around it.

Two profiles. *Free text* asks what event a predicate tells of where it stands: "threatened to
attack" is one THREATEN event, "said that X attacked" leaves the attack to its own clause. *Pair*
asks what relation holds between two given actors, so it looks through reporting verbs and turns
modality into the type ("will attack" = THREATEN).
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.lexicon import (
    CONFLICT,
    COOPERATION,
    LEXICAL,
    Reading,
)
from trucewatch.coding.events.moves import Moves
from trucewatch.coding.events.operators import NEXT, Step
from trucewatch.coding.events.syntax import (
    OBJECTS,
    Modality,
    complements,
    conjuncts,
    modality,
    pobjs,
)
from trucewatch.vocab.words import word_set

__all__ = ["CONFLICT", "COOPERATION", "Lens", "Reading"]

# "A party calling for an end to the conflict is AGREE; future CONSULT ... becomes AGREE; future
# RETREAT does not" (PLOVER 1.3): a retreat that is announced stays RETREAT, one that somebody
# agrees or offers to make is CONCEDE.
_FUTURE = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
}  # fmt: skip
# "is expected to visit", "was scheduled to sign".
_AHEAD = frozenset({"expect", "schedule", "slate", "tip", "book", "plan"})
_NEGATED = frozenset({"SUPPORT", "AGREE", "AID"})
# "will never hand over the dam": no act that was left undone, but a refusal.
_NOT_TO_BE = frozenset({"CONSULT", "RETREAT", "CONCEDE"})
# Acts done by saying or meeting: where they were not done, nothing happened.
_NOT_DONE = frozenset({"ACCUSE", "REQUEST", "THREATEN", "CONSULT", "REJECT"})
# What texts do rather than people.
_LAID_DOWN = frozenset({"oblige", "require", "stipulate"})
_BLAMING = frozenset({"blame", "pin", "lay"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one", "noone", "anybody", "anyone"})
# A chain of operators ("agreed to try to begin to …") longer than this does not occur.
# "No longer insists on it": whoever did so gives way.
_INSISTING = frozenset("insist demand require oppose object seek claim reject".split())
_DEPTH = 6


class Lens(Moves):
    """Reads the predicates of one parse with everything around them."""

    def nominal(self, n: int) -> Reading | None:
        """Return the reading of a noun of speaking or promising with its complement.

        "an offer to withdraw", "the threat to attack", "a refusal to meet".
        """
        p = self.p
        if n in self._marked:
            return None
        heads = [
            c
            for c in p.children[n]
            if p.dep[c] in ("acl", "ccomp", "relcl")
            and any(p.tag[d] == "TO" or self._that(d) for d in p.children[c])
        ]
        lemma = p.lemma[n]
        if not heads:
            return None
        inner = self.read(heads[0])
        if self.group(n, "agree_noun"):
            if inner is None and lemma == "agreement":
                heads_all = tuple(heads)
                return Reading(
                    "AGREE", None, 1, ("nom:agreement",), "a", "sym", heads_all, None, heads_all
                )
            if inner is None:
                return None
            if inner.type in CONFLICT:
                return None
            return self._folded(inner, heads, self._promised(inner), f"nom:{lemma}")
        entry = self._noun_entry(n)[0]
        if entry and entry.type in ("THREATEN", "REJECT", "REQUEST"):
            all_heads = tuple(k for c in heads for k in conjuncts(p, c))
            made = self._made(entry.type, LEXICAL, f"nom:{lemma}", content=all_heads)
            return made if lemma != "order" else None
        return None

    def _that(self, d: int) -> bool:
        return self.p.dep[d] == "mark" and self.p.lower[d] == "that"

    def read(self, v: int, depth: int = 0) -> Reading | None:
        """Return what predicate ``v`` comes to with everything around it, or None."""
        if depth > _DEPTH:
            return None
        if v not in self._readings:
            self._readings[v] = None  # a tree has no cycles, but conjunctions may lead back
            self._readings[v] = self._read(v, depth)
        return self._readings[v]

    def _read(self, v: int, depth: int) -> Reading | None:
        mod = modality(self.p, v)
        if mod.negated is False and self._set_to(v):
            mod = msgspec.structs.replace(mod, future=True)
        below = complements(self.p, v)
        for step in (
            self._fixed,
            self._begin_or_stop,
            self._ready,
            self._agree,
            self._refuse,
            self._threaten,
            self._say,
            self._pass_through,
        ):
            found, done = step(v, mod, below, depth)
            if done:
                return found
        base = self.look_up(v)
        if base is None and self.pair:
            base = next(filter(None, (self.read(c, depth + 1) for c in below)), None)
        base = base or self.learned(v)
        return base and self._under(base, v, mod, below, depth)

    def _set_to(self, v: int) -> bool:
        """ "is to open": what is arranged lies ahead."""
        p = self.p
        up = p.head[v]
        marked = any(p.tag[c] == "TO" and p.dep[c] == "aux" for c in p.children[v])
        if p.lemma[up] in _AHEAD and p.tag[up] == "VBN":
            return marked and p.dep[v] == "xcomp"
        if p.head[v] == v:  # a headline: "Serbia and Kosovo to resume talks"
            return marked
        return marked and p.dep[v] == "xcomp" and p.pos[up] == "AUX" and p.lemma[up] == "be"

    def _under(
        self, base: Reading, v: int, mod: Modality, below: list[int], depth: int
    ) -> Reading | None:
        """Apply modality and the complement to the lexicon's answer."""
        if base.type in ("REQUEST", "ACCUSE", "AGREE") and below:
            base = msgspec.structs.replace(base, content=tuple(below))
        if not self.pair:
            if base.type == "ACCUSE" and self.at_nobody(v):
                return None  # "held nobody responsible", "blamed neither side"
            if base.type == "REQUEST" and self._by_text(v):
                return None  # "as the accord requires"
            if mod.negated and self._only_if(v):
                return None if base.type in _NEGATED else base
            return self._under_free(self._on_condition(base, v), mod)
        if base.type == "REQUEST" and self.group(v, "demand") and below:
            inner = self.read(below[0], depth + 1)
            told = (*self.p.children[below[0]], *self.p.children[v])
            own = any(c in self.target for c in told)
            if inner and inner.type in ("PROTEST", "SANCTION") and not own:
                return base.but("THREATEN", "op:call-for-conflict", 1.0)
        return self._under_pair(base, mod)

    def _only_if(self, v: int) -> bool:
        """ "if the guarantors do not help": nothing is refused."""
        p = self.p
        return any(p.dep[c] == "mark" and p.lower[c] in ("if", "unless") for c in p.children[v])

    def at_nobody(self, v: int) -> bool:
        """Tell whether the object says that there is none: nobody, no one, neither side."""
        p = self.p
        preps = [c for c in p.children[v] if p.lower[c] == "on" and p.lemma[v] in _BLAMING]
        if any(p.lemma[d] in word_set("events.no_ones") for c in preps for d in pobjs(p, c)):
            return True
        objects = [c for c in p.children[v] if p.dep[c] in ("dobj", "pobj", "nsubj", "dative")]
        under = [c for k in p.children[v] if p.dep[k] == "ccomp" for c in p.children[k]]
        objects += [c for c in under if p.dep[c] == "nsubj"]
        return any(
            c > v and (p.lower[c] in _NOBODY or p.lower[p.left[c]] in ("no", "neither"))
            for c in objects
        )

    def _by_text(self, v: int) -> bool:
        """ "as the accord requires", "it obliges both": what a text says is no demand made now."""
        p = self.p
        texts = self.table.classes["deal"]
        if p.lemma[v] in _LAID_DOWN:
            texts = texts | {"it", "text", "draft", "paper"}
        return any(p.dep[c] == "nsubj" and p.lemma[c] in texts for c in p.children[v])

    def _under_free(self, base: Reading, mod: Modality) -> Reading | None:
        if mod.negated and base.type in _NEGATED and mod.perfect:
            return None  # "has not signed yet"
        if mod.negated and base.frame == "rev":
            return None  # "received no money": nobody refused it
        if mod.negated and (base.type in _NEGATED or (mod.future and base.type in _NOT_TO_BE)):
            refused = base.but("REJECT", "op:negated")
            return msgspec.structs.replace(refused, use="b") if base.use == "c" else refused
        if mod.negated and base.type in _NOT_DONE and not mod.must:
            return None
        if mod.future and base.type in _FUTURE:
            return base.but(_FUTURE[base.type], "op:future")
        return base

    def _fixed(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        step = self._set_phrase(v, mod, below, depth)
        return step if step[1] else self._set_verb(v, mod, below)

    def _set_phrase(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma, words = self.p.lemma[v], self.words(v)
        if not self.pair and self._tells_nothing(v, lemma, below):
            return None, True
        longer = any(self.p.lower[c] == "longer" for c in self.p.children[v])
        asked = bool(below) or lemma in ("oppose", "object", "reject")
        if longer and asked and mod.negated and lemma in _INSISTING and not self.pair:
            return self._made("CONCEDE", 2, "op:no-longer", content=tuple(below)), True
        if self.pair and lemma == "have" and self._intends_not(v):
            return self._made("REJECT", 2, "op:no-intention"), True
        if lemma in ("call", "phone", "ring", "telephone"):
            found = self._call(v)
            if found:
                return found, True
        found = self._mission(v, lemma, words) or (
            self._pair_fixed(v, lemma, words) if self.pair else None
        )
        if found:
            return self._under(found, v, mod, below, depth), True
        if not self.pair:
            for step in (self.ultimatum, self.moving, self._plain, self._everyday, self._died):
                found, done = step(v, lemma)
                if done:
                    return found, True
            found = self._warlike(v, lemma) or self._term_set(v, lemma)
            found = found or self._told_to(v, lemma)
            if found:
                return self._under(found, v, mod, below, depth), True
        found = self._weapons_test(v, lemma) or self._hackers(v, lemma)
        if found:
            return self._under(found, v, mod, below, depth), True
        if lemma == "hesitate" and mod.negated and below:
            inner = self.read(below[0], depth + 1)
            if inner and inner.type in CONFLICT:
                return self._folded(inner, below, "THREATEN", "op:not-hesitate"), True
        if (
            self._no_comment(lemma, below)
            or self._own_order(lemma, v, below)
            or self._question(lemma, v)
        ):
            return None, True
        return NEXT

    def _set_verb(self, v: int, mod: Modality, below: list[int]) -> Step:
        lemma, words = self.p.lemma[v], self.words(v)
        held_up = lemma in ("stop", "halt") and words.objects & self.table.classes["passing"]
        if held_up and mod.negated:
            return None, True  # "buses would not be stopped again"
        if lemma == "observe" and mod.negated and not words.objects & self.table.classes["cease"]:
            return None, True  # "did not observe the withdrawal": it was not seen
        own_words = lemma == "withdraw" and words.objects & self.table.classes["req"]
        if mod.negated and own_words and not self.pair:
            return None, True  # "has never withdrawn his demand"
        if mod.negated and lemma in ("stop", "lift", "end", "halt", "withdraw", "accept", "ease"):
            return self._made("REJECT", 2, f"op:neg-{lemma}", content=tuple(below)), True
        if lemma in ("attack", "slam") and self._for_stance(v):
            return self._made("ACCUSE", 2, "op:attack-for", "disapprove"), True
        if lemma in ("violate", "breach", "break") and self._truce_above(v):
            return Reading("ASSAULT", None, 2, (f"op:{lemma}-ceasefire",), "a"), True
        if lemma in ("violate", "breach", "break") and self.table.classes["cease"] & words.objects:
            use = "a"
            return Reading("ASSAULT", None, 2, (f"op:{lemma}-ceasefire",), use), True
        if lemma == "find" and ("guilty" in words.all or self._guilty_below(v)):
            return self._made("SANCTION", 2, "op:find-guilty", "convict"), True
        if lemma == "call" and not self.pair:
            asked = [c for c in self.p.children[v] if self._for_clause(c)]
            if asked:
                return self._made("REQUEST", 2, "op:call-for", content=tuple(asked)), True
        if not self.pair:
            found = self._lets(v, lemma, below) or self._behind(v, lemma)
            found = found or self._to_blame(v, lemma)
            if found:
                return found, True
        if lemma == "charge" and any(self.p.dep[c] == "ccomp" for c in below):
            return self._accusing_that("allege", below), True
        if lemma in ("complain", "protest", "lament") and any(
            self.p.dep[c] == "ccomp" for c in below
        ):
            return self._accusing_that("disapprove", below), True
        if not self.pair and lemma in ("fight", "battle", "struggle") and self._aims(v):
            return None, True
        if lemma in ("receive", "get", "face", "enjoy", "suffer", "survive", "escape"):
            return self._receive(v)
        return NEXT

    def _for_clause(self, c: int) -> bool:
        """ "called for A to leave": the parser makes "for" a mark of the infinitive."""
        return self.p.dep[c] in ("advcl", "ccomp", "xcomp") and any(
            self.p.lower[d] == "for" and self.p.dep[d] == "mark" for d in self.p.children[c]
        )

    def _accusing_that(self, mode: str, below: list[int]) -> Reading:
        return Reading("ACCUSE", mode, 2, (f"op:that-{mode}",), "b", "", (), None, tuple(below))

    def _guilty_below(self, v: int) -> bool:
        p = self.p
        return any(p.lower[d] == "guilty" for c in p.children[v] for d in (c, *p.children[c]))

    def _aims(self, v: int) -> bool:
        """ "fought to join", "battled to save": an effort, not a fight."""
        p = self.p
        return not any(p.dep[c] in OBJECTS for c in p.children[v]) and any(
            p.dep[c] in ("xcomp", "advcl") and any(p.tag[d] == "TO" for d in p.children[c])
            for c in p.children[v]
        )

    def _receive(self, v: int) -> Step:
        for c in self.p.children[v]:
            if self.p.dep[c] in OBJECTS:
                found = self.noun(c)
                if found and found.type != "CONSULT":
                    got = self._with_noun(v, c, found, 1.5)
                    return msgspec.structs.replace(got, frame="rev"), True
        return NEXT

    def _call(self, v: int) -> Reading | None:
        p = self.p
        if p.lower[v] == "ringed":  # not "rang": troops that ring a town
            return self._made("COERCE", 1.5, "op:ringed", "restrict")
        judged = self._judged_as(v)
        if judged:
            return judged
        preps = {p.lower[c] for c in p.children[v] if p.dep[c] in ("prep", "prt")}
        if preps & {"for", "on", "upon", "off", "up"}:
            return None
        called = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        if not called or not (
            (self.pair and called[0] in self.target) or p.tag[called[0]] == "NNP"
        ):
            return None
        aim = [c for c in p.children[v] if p.dep[c] in ("advcl", "xcomp")]
        kind = aim and p.lemma[aim[0]] in ("congratulate", "thank", "praise", "reassure", "condole")
        if kind:
            return self._made("SUPPORT", 2, "op:call-to-praise", content=tuple(aim))
        return self._made("CONSULT", 1.5, "op:telephone", "phone")
