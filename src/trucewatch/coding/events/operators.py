"""Operators: what agreeing, refusing, threatening, saying and stopping make of an act."""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.harm import Harm
from trucewatch.coding.events.lexicon import (
    CONDITIONED,
    CONFLICT,
    COOPERATION,
    LEXICAL,
    WEAK,
    Reading,
)
from trucewatch.coding.events.syntax import (
    OBJECTS,
    Modality,
    complements,
    conjuncts,
    is_passive,
    is_verb,
    modality,
    pobjs,
)
from trucewatch.coding.realis.clause import bare_passive
from trucewatch.vocab.words import word_set

Step = tuple[Reading | None, bool]
NEXT: Step = (None, False)
# Types that, promised, are a concession in words (PLOVER 1.3, CONCEDE).
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
# "Ready to strike again" is a threat; who is ready to send troops, or to march, may lend or ask.
_STRIKING = CONFLICT - {"MOBILIZE", "PROTEST"}
_MEANING = frozenset({"plan", "intend", "aim", "seek", "want", "hope"})
_STATES_OF = frozenset("be have need want know mean remain exist belong live hope".split())
# Who offers or agrees to send troops lends them.
_LENDING = frozenset("offer agree promise pledge commit volunteer consent".split())


class Operators(Harm):
    """The operators around a predicate. Each step answers (reading, whether it decides)."""

    def read(self, v: int, depth: int = 0) -> Reading | None:
        """Return what predicate ``v`` comes to with everything around it, or None."""
        raise NotImplementedError

    def _under(
        self, base: Reading, v: int, mod: Modality, below: list[int], depth: int
    ) -> Reading | None:
        """Return what a predicate of the lexicon comes to under its negation and modality."""
        raise NotImplementedError

    def _begin_or_stop(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if not below or not is_verb(self.p, below[0]):
            return NEXT
        if self.group(v, "stop") and not self._for_a_purpose(v, below[0]):
            inner = self.read(below[0], depth + 1)
            if inner and inner.type in CONFLICT:
                return self._folded(inner, below, "RETREAT", "op:stop", "ceasefire"), True
            if inner and inner.type in COOPERATION:
                return self._folded(inner, below, "SANCTION", "op:stop", "discontinue"), True
        if self.group(v, "begin"):
            inner = self.read(below[0], depth + 1)
            if inner:
                return self._outer(inner, mod, f"op:{self.p.lemma[v]}"), True
        return NEXT

    def _for_a_purpose(self, v: int, clause: int) -> bool:
        """ "Ceased fighting to let the wounded out": what is stopped is its object."""
        p = self.p
        aimed = any(p.tag[c] == "TO" for c in p.children[clause])
        return aimed and any(p.dep[c] in OBJECTS for c in p.children[v])

    def _outer(self, inner: Reading, mod: Modality, rule: str) -> Reading | None:
        """Pass the inner act through in pair mode; in free text it stands for itself."""
        if not self.pair:
            return None
        return self._under_pair(inner.but(inner.type, rule), mod)

    def _under_pair(self, base: Reading, mod: Modality) -> Reading:
        if mod.must:
            return base.but("REQUEST", "op:must", 1.0)
        if mod.negated:
            if base.type in COOPERATION:
                return base.but("REJECT", "op:negated", 1.5)
            if (base.type in CONFLICT and mod.future) or base.type == "REJECT":
                return base.but("AGREE", "op:negated", 1.0)
            return base.but(base.type, "op:negated", base.score * 0.5)
        if mod.may and base.type in CONFLICT:
            return base.but("THREATEN", "op:may", 1.0)
        if mod.future:
            if base.type in _YIELDING:
                return base.but("CONCEDE", "op:promised", 1.5)
            if base.type in COOPERATION - {"AGREE"}:
                return base.but("AGREE", "op:future", 1.5)
            if base.type in CONFLICT:
                return base.but("THREATEN", "op:future", 1.5)
        return base

    def _ready(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if self.p.lemma[v] not in ("be", "stand", "seem", "appear", "remain", "get"):
            return NEXT
        for c in self.p.children[v]:
            if self.p.dep[c] == "acomp" or (self.p.dep[c] == "xcomp" and self.p.pos[c] == "ADJ"):
                return self._adjective(v, c, mod, depth)
        return self._predicate_noun(v)

    def _adjective(self, v: int, adjective: int, mod: Modality, depth: int) -> Step:
        word = self.p.lemma[adjective]
        heads = complements(self.p, adjective)
        inner = self.read(heads[0], depth + 1) if heads else None
        if mod.negated and word in ("able", "likely") and not self.pair:
            return None, True  # "were not able to say who had fired": no refusal
        if word in ("unwilling", "reluctant") or (
            mod.negated and self.group(adjective, "agree_adj")
        ):
            return self._made("REJECT", 2, f"adj:{word}", content=tuple(heads)), True
        if not self.group(adjective, "agree_adj"):
            return NEXT
        if inner and inner.type in CONFLICT | {"THREATEN"}:
            poised = word in ("ready", "prepared") and inner.type in _STRIKING
            if self.pair or poised:
                return self._folded(inner, heads, "THREATEN", f"adj:{word}"), True
            return None, True
        if word in ("able", "likely", "keen"):
            return (inner if self.pair else None), True
        if inner is None and not self.pair:
            if word in ("ready", "willing", "prepared") and heads and self._voiced(heads[0]):
                return self._folded(self._bare(), heads, "AGREE", f"adj:{word}"), True
            return self._due_for(adjective, word)
        return self._folded(
            inner or self._bare(), heads, self._promised(inner), f"adj:{word}"
        ), True

    def _voiced(self, clause: int) -> bool:
        """Whether readiness is for something done with others ("ready to mediate")."""
        return self.p.lemma[clause] in word_set("events.with_others")

    def _due_for(self, adjective: int, word: str) -> Step:
        """ "is due in Geneva for talks": a meeting to come."""
        p = self.p
        for c in (*p.children[adjective], *p.children[p.head[adjective]]):
            if p.dep[c] == "prep" and p.lower[c] in ("for", "to"):
                for d in pobjs(p, c):
                    inner = self.noun(d)
                    if inner and inner.type in ("CONSULT", "COOPERATE", "AID", "SUPPORT"):
                        return self._folded(inner, [d], "AGREE", f"adj:{word}"), True
        return NEXT

    def _promised(self, inner: Reading | None) -> str:
        """A concession that is promised stays one (PLOVER: future retreats are CONCEDE)."""
        if inner and inner.type in _YIELDING:
            return "CONCEDE"
        return "AGREE"

    def _predicate_noun(self, v: int) -> Step:
        if not self.pair:
            return NEXT
        for c in self.p.children[v]:
            inner = [c] if self.p.dep[c] == "attr" else []
            if self.p.dep[c] == "prep":
                inner = pobjs(self.p, c)
            for d in inner:
                found = self.noun(d)
                if found:
                    return msgspec.structs.replace(found, score=WEAK), True
        return NEXT

    def _agree(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not self.group(v, "agree") or (
            not below and lemma not in ("agree", "promise", "pledge", "vow", "offer", "commit")
        ):
            return NEXT
        if lemma == "commit" and not below and (done := self._perpetrated(v)):
            return self._under(done, v, mod, below, depth), True
        inner = self.read(below[0], depth + 1) if below else None
        base = self.look_up(v)
        if mod.negated and mod.perfect and not self.pair:
            return None, True  # "have not agreed yet"
        hostile = inner is not None and inner.type in CONFLICT
        if mod.negated and hostile and not self.pair and lemma in _MEANING:
            return None, True  # "does not plan to send troops": no deed, no refusal
        if mod.negated:
            return self._made("REJECT", 2, f"op:neg-{lemma}", content=tuple(below)), True
        offered = not below and not self.pair and lemma in ("offer", "promise", "pledge")
        if base and offered and base.type in ("AID", "COOPERATE", "CONSULT", "SUPPORT"):
            return base.but("AGREE", f"op:{lemma}"), True
        if base and base.score >= CONDITIONED and not below:
            return self._under(base, v, mod, below, depth), True
        reprisal = bool(below) and self.p.lemma[below[0]] in self.table.groups["reprisal"]
        if reprisal and not self.pair and lemma in ("vow", "pledge", "promise", "swear"):
            return self._made("THREATEN", 2, f"op:{lemma}", content=tuple(below)), True
        fights_on = bool(below) and lemma in ("vow", "pledge", "swear", "promise")
        if fights_on and not self.pair and self.harm_meant(below[0]):
            return self._made("THREATEN", 2, f"op:{lemma}", content=tuple(below)), True
        if inner and inner.type in ("RETREAT", "CONCEDE") and modality(self.p, below[0]).negated:
            return self._made("REJECT", 2, f"op:{lemma}-not", content=tuple(below)), True
        if inner and inner.type == "MOBILIZE" and lemma in _LENDING and not self.pair:
            return self._folded(inner, below, "AGREE", f"op:{lemma}"), True
        if inner and inner.type in CONFLICT | {"THREATEN"}:
            return self._meant_harm(inner, below, lemma), True
        if not self.pair and below and lemma in ("vow", "swear") and self._never(below[0]):
            peaceable = inner is not None and inner.type in COOPERATION
            kind = "REJECT" if peaceable else "THREATEN"  # "swore never to sign", "… to forget"
            return self._made(kind, 1, f"op:{lemma}-not", content=tuple(below)), True
        if inner and inner.type == "REJECT":
            return self._folded(inner, below, "REJECT", f"op:{lemma}"), True
        if (
            inner
            and inner.type == "SUPPORT"
            and lemma in ("pledge", "vow", "promise")
            and self.pair
        ):
            return self._folded(inner, below, "SUPPORT", f"op:{lemma}"), True
        if lemma == "decide" and inner and self.pair:
            return inner, True
        if inner is None and not below:
            noun = self._agreed_noun(v)
            inner = noun if noun and (noun.type in _YIELDING or not self.pair) else None
        if inner is None and not self._bare_agree(v, lemma, below):
            return (base, True) if base else (None, True)
        kind = self._promised(inner or base)
        return self._folded(inner or self._bare(), below, kind, f"op:{lemma}"), True

    def _perpetrated(self, v: int) -> Reading | None:
        """ "Committed eleven breaches of the truce": the deed of the noun."""
        for c in self.p.children[v]:
            found = (
                self.noun(c) if self.p.dep[c] in OBJECTS or self.p.dep[c] == "nsubjpass" else None
            )
            if found and found.type in ("ASSAULT", "COERCE"):
                return self._with_noun(v, c, found, LEXICAL)
        return None

    def _agreed_noun(self, v: int) -> Reading | None:
        """ "agreed to a ceasefire": the noun says what is agreed to."""
        p = self.p
        nouns = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        for c in p.children[v]:
            if p.dep[c] == "prep" and p.lower[c] in ("to", "on", "upon"):
                nouns.extend(pobjs(p, c))
        for d in nouns:
            found = self.noun(d)
            if found:
                return msgspec.structs.replace(found, absorbs=(*found.absorbs, d))
        return None

    def _bare_agree(self, v: int, lemma: str, below: list[int]) -> bool:
        """Whether a promise of unknown content is still an event in free text."""
        if self.pair:
            return True
        if lemma in ("agree", "pledge", "offer", "promise") and below:
            return True
        if lemma == "commit" and not self._bound_to(v):
            return False
        return lemma in ("agree", "consent", "pledge", "commit") and bool(
            self.words(v).preps.keys() & {"to", "on"}
        )

    def _bound_to(self, v: int) -> bool:
        """ "We commit to working with them", not "is committed to peace"."""
        p = self.p
        return not is_passive(p, v) and any(
            p.dep[d] == "pcomp" for c in p.children[v] if p.lower[c] == "to" for d in p.children[c]
        )

    def _meant_harm(self, inner: Reading, below: list[int], lemma: str) -> Reading | None:
        if not self.pair and lemma not in ("vow", "pledge", "promise", "swear"):
            return None  # "plans to attack": the attack stands for itself, as planned
        kept_from = modality(self.p, below[0]).negated and not self.pair
        kind = "AGREE" if kept_from else "THREATEN"  # "promised not to shell the port"
        return self._folded(inner, below, kind, f"op:{lemma}")

    def _refuse(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not (self.group(v, "refuse") or (lemma == "fail" and below and self.pair)):
            return NEXT
        if lemma == "fail":
            return self._made("REJECT", 1, "op:fail", content=tuple(below)), True
        if mod.negated:
            return (self._made("AGREE", 1, f"op:neg-{lemma}") if self.pair else None), True
        if lemma == "deny" and not self.pair and self._neither(v):
            return None, True
        heads = tuple(k for c in below if c > v for k in conjuncts(self.p, c))
        claim = lemma == "deny" and bool(heads)
        found = self._made("REJECT", 2, f"op:{lemma}", content=heads)
        if claim and not self.pair:  # what is denied is an event of its own, denied
            found = msgspec.structs.replace(found, absorbs=())
        return found, True

    def _neither(self, v: int) -> bool:
        """ "neither confirmed nor denied": nothing is denied."""
        p = self.p
        return p.dep[v] == "conj" and any(p.lower[c] == "neither" for c in p.children[p.head[v]])

    def _threaten(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not self.group(v, "threaten") or lemma == "vow":
            return NEXT
        against = any(self.p.lower[c] == "against" for c in self.p.children[v])
        mild = lemma == "warn" and below and not against and self._mild(v, below, depth)
        if not self.pair and mild:
            return None, True
        heads = tuple(k for c in below for k in conjuncts(self.p, c))
        return self._made("THREATEN", 2, f"op:{lemma}", content=heads), True

    def _mild(self, v: int, below: list[int], depth: int) -> bool:
        """A warning whose content is no act of the one who warns is only a statement."""
        if self.p.lemma[below[0]] in self.table.groups["reprisal"] and self.reprisal(below[0]):
            return False
        if self.threatening(below[0]):
            return False
        inner = self.read(below[0], depth + 1)
        return inner is None or inner.type in COOPERATION

    def _insisted(self, v: int, below: list[int]) -> bool:
        """ "insists that A withdraw first": a bare verb with a subject is what shall be."""
        p = self.p
        c = below[0]
        if p.dep[c] == "ccomp" and bare_passive(p, c):
            return True
        bare = p.tag[c] == "VB" or p.lower[c] == p.lemma[c] != "be"
        subject = [d for d in p.children[c] if p.dep[d] in ("nsubj", "nsubjpass")]
        single = any(p.tag[d] in ("NN", "NNP") for d in subject)
        if p.tag[v] == "VBD" and bare and subject and p.lemma[c] not in _STATES_OF:
            single = True  # "insisted that both sides remove …": told as it was, it would be past
        return bare and single and not any(p.dep[d] == "aux" for d in p.children[c])

    def _say(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if not self.group(v, "say") or not below:
            return NEXT
        if self.p.lemma[v] == "insist" and not self.pair and self._insisted(v, below):
            return self._made("REQUEST", 2, "op:insist-that", content=tuple(below)), True
        if not self.pair:
            base = self.look_up(v)
            finite = any(self.p.dep[c] == "ccomp" for c in below)
            return (None, True) if finite or base is None else NEXT
        return self._said(v, below, depth), True

    def _said(self, v: int, below: list[int], depth: int) -> Reading | None:
        base = self.look_up(v)
        p = self.p
        if (
            base
            and base.score >= CONDITIONED
            and p.lemma[v] in ("declare", "announce", "issue", "confirm", "express")
            and not any(p.dep[d] in ("aux", "mark") for c in below for d in p.children[c])
        ):
            return base
        for c in below:
            if modality(p, c).must or p.lemma[c] == "need":
                return self._made("REQUEST", 2, "op:say-must")
            inner = self.read(c, depth + 1)
            if self._about_target(c):
                if inner and inner.type in ("THREATEN", "REQUEST"):
                    return inner
                return self._made("ACCUSE", 0.5, "op:say-that-other")
            if inner:
                return inner
        return base

    def _about_target(self, clause: int) -> bool:
        p = self.p
        return any(
            p.dep[d] in ("nsubj", "nsubjpass")
            and any(p.left[d] <= t < p.right[d] for t in self.target)
            for d in p.children[clause]
        )

    def _pass_through(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if self.pair or not below or not self.group(v, "try"):
            return NEXT
        return None, True
