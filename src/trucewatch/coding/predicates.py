"""From a predicate in its sentence to a PLOVER type: lexicon, then operators around it.

Two profiles. *Free text* asks what event a predicate tells of where it stands: "threatened to
attack" is one THREATEN event, "said that X attacked" leaves the attack to its own clause. *Pair*
asks what relation holds between two given actors, so it looks through reporting verbs and turns
modality into the type ("will attack" = THREATEN).
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.event_syntax import (
    OBJECTS,
    Modality,
    Words,
    complements,
    conjuncts,
    is_verb,
    modality,
    object_words,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.vocab.predicates import Entry, PredicateTable

COOPERATION = frozenset("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
CONFLICT = frozenset("PROTEST MOBILIZE SANCTION COERCE ASSAULT".split())
# "A party calling for an end to the conflict is AGREE; future CONSULT ... becomes AGREE; future
# RETREAT does not" (PLOVER 1.3): a retreat that is only announced is CONCEDE.
_FUTURE = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
    "RETREAT": "CONCEDE",
}  # fmt: skip
_NEGATED = frozenset({"SUPPORT", "AGREE", "AID"})
# A chain of operators ("agreed to try to begin to …") longer than this does not occur.
_DEPTH = 6
_LEXICAL, _CONDITIONED, _WEAK = 1.0, 2.0, 0.5


# Light verbs that no attack goes with: "mediate the conflict".
_PEACEABLE = frozenset("mediate broker facilitate sign join host see express".split())
_PEACEKEEPING = frozenset({"peacekeeper", "peacekeeping", "peace-keeping", "peacekeepers"})
_COMMENT = frozenset(
    "say comment give disclose name elaborate speculate discuss specify confirm answer identify"
    " reveal provide be".split()
)
_NOTHING: frozenset[str] = frozenset()
_STANCES = frozenset(
    "stance handling decision policy record failure refusal remark comment position plan role"
    " silence conduct statement speech behaviour behavior".split()
)
_TALKING = frozenset({"discuss", "exchange", "convey", "review", "brief"})
_COMPLAINING = frozenset({"complain", "protest", "demand", "condemn", "express", "explain"})
_PROBING = frozenset({"investigate", "probe", "examine", "inspect", "verify"})


class Reading(msgspec.Struct, frozen=True):
    """What one predicate comes to.

    ``score`` grows with the strength of the evidence (0.3 to 2); ``absorbs`` are tokens that must
    not become events of their own; ``noun`` is the event noun of a light verb; ``content`` the
    heads of the complement that the type was taken from.
    """

    type: str
    mode: str | None
    score: float
    rules: tuple[str, ...]
    use: str = "b"
    frame: str = ""
    absorbs: tuple[int, ...] = ()
    noun: int | None = None
    content: tuple[int, ...] = ()

    def but(self, type_: str, rule: str, score: float | None = None) -> Reading:
        """Return the reading with another type, because of ``rule``."""
        mode = self.mode if type_ == self.type else None
        return msgspec.structs.replace(
            self,
            type=type_,
            mode=mode,
            score=self.score if score is None else score,
            rules=(*self.rules, rule),
        )


class Lens:
    """Reads the predicates of one parse; remembers what it has looked up.

    ``source`` and ``target`` are the token sets of a given pair (empty in free text).
    """

    def __init__(
        self,
        parse: Parse,
        table: PredicateTable,
        *,
        pair: bool = False,
        source: frozenset[int] = frozenset(),
        target: frozenset[int] = frozenset(),
    ) -> None:
        self.p = parse
        self.table = table
        self.pair = pair
        self.source = source
        self.target = target
        self._marked = source | target
        self._words: dict[int, Words] = {}
        self._readings: dict[int, Reading | None] = {}

    # -- lexicon ---------------------------------------------------------------------------

    def words(self, v: int) -> Words:
        """Return the object words of verb ``v``."""
        found = self._words.get(v)
        if found is None:
            found = self._words[v] = object_words(self.p, v, self._marked)
        return found

    def group(self, i: int, name: str) -> bool:
        """Return whether the lemma of token ``i`` is in an operator group."""
        return self.p.lemma[i] in self.table.groups[name]

    def look_up(self, v: int) -> Reading | None:
        """Return the lexicon's answer for verb ``v`` and its objects, without operators."""
        found = self.phrase(v)
        if found:
            return found
        entry, light = self._entry(v), self._light(v)
        if light and (entry is None or self._same_act(entry, light)):
            return light
        if light and entry and entry.frame == "med" and entry.score < _CONDITIONED:
            return light
        return entry

    def _same_act(self, entry: Reading, light: Reading) -> bool:
        """The object noun is the event itself: "launched an attack", "held talks"."""
        return not self.pair and entry.type == light.type and light.score > _WEAK

    def phrase(self, i: int) -> Reading | None:
        """Return the reading of a fixed phrase whose head is token ``i``."""
        for phrase in self.table.phrases.get(self.p.lemma[i], ()):
            first = i - phrase.head
            last = first + len(phrase.lemmas)
            if first < 0 or last > len(self.p):
                continue
            if self.p.lemma[first:last] == phrase.lemmas:
                return self._from_entry(phrase.entry, _CONDITIONED, tuple(range(first, last)))
        return None

    def _from_entry(
        self, entry: Entry, score: float, absorbs: tuple[int, ...] = (), why: str = ""
    ) -> Reading:
        rule = entry.rule + (f"({why})" if why else "")
        return Reading(
            entry.type, entry.mode, score, (rule,), entry.use, entry.frame, absorbs
        )

    def _entry(self, v: int) -> Reading | None:
        words = self.words(v)
        lemma = self.p.lemma[v]
        everything = words.all
        plain: Entry | None = None
        weak: tuple[Entry, str] | None = None
        for key in (*(f"{lemma} {prep}" for prep in words.preps), lemma):
            for entry in self.table.verbs.get(key, ()):
                if not self.pair and entry.use == "p":
                    continue
                if not entry.objects:
                    plain = plain or entry
                    continue
                near = everything if self.pair else self._near(words, key, lemma)
                hit = entry.objects & near
                if hit and entry.type == "NONE":
                    return None
                if hit & words.objects:
                    return self._from_entry(entry, _CONDITIONED, why=min(hit & words.objects))
                if hit and weak is None:
                    weak = (entry, min(hit))
        if weak:
            return self._from_entry(weak[0], _CONDITIONED, why=weak[1])
        return self._from_entry(plain, _LEXICAL) if plain else None

    def _near(self, words: Words, key: str, lemma: str) -> frozenset[str]:
        """In free text a condition looks at the objects, or at the key's own preposition."""
        prep = key[len(lemma) + 1 :]
        return words.objects | words.preps.get(prep, frozenset()) | words.preps.keys()

    def _light(self, v: int) -> Reading | None:
        if not self.group(v, "light"):
            return None
        for c in self.p.children[v]:
            if self.p.dep[c] in ("dobj", "obj", "nsubjpass", "attr"):
                found = self.noun(c)
                if found and not (found.type == "ASSAULT" and self.p.lemma[v] in _PEACEABLE):
                    return self._with_noun(v, c, found, _LEXICAL)
        for c in self.p.children[v]:
            if self.p.dep[c] == "prep" and self.p.lower[c] in ("in", "to", "under", "into", "on"):
                for d in pobjs(self.p, c):
                    found = None if d in self._marked else self.noun(d)
                    if found and (self.pair or self.p.lower[c] in ("under", "to", "into")):
                        return self._with_noun(v, d, found, _WEAK)
        return None

    def _with_noun(self, v: int, noun: int, found: Reading, score: float) -> Reading:
        use = "b" if found.use == "l" else found.use
        return msgspec.structs.replace(
            found,
            score=score,
            noun=noun if found.noun is None else found.noun,
            use=use,
            absorbs=(*found.absorbs, noun),
            rules=(*found.rules, f"light:{self.p.lemma[v]}"),
        )

    def noun(self, n: int, inside: bool = True) -> Reading | None:
        """Return the reading of an event noun, or None; modifiers and "of" may decide it.

        With ``inside`` the event may stand under it ("a series of attacks").
        """
        if n in self.source:
            return None
        found = self.phrase(n)
        if found:
            return found
        entry, modifiers = self._noun_entry(n)
        verbal = self.table.classes["verbal"] & modifiers
        if entry and entry.type == "ASSAULT" and verbal:
            return Reading("ACCUSE", "disapprove", _CONDITIONED, (f"noun:{entry.key}/verbal",))
        if entry:
            return self._from_entry(entry, 0.6)
        return self._noun_inside(n) if inside else None

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
            if p.dep[c] in ("acl", "ccomp", "relcl") and any(p.tag[d] == "TO" for d in p.children[c])
        ]
        lemma = p.lemma[n]
        if not heads:
            return None
        inner = self.read(heads[0])
        if self.group(n, "agree_noun"):
            if inner is None and lemma == "agreement":
                heads_all = tuple(heads)
                return Reading("AGREE", None, 1, ("nom:agreement",), "a", "sym", heads_all, None, heads_all)
            if inner is None:
                return None
            if inner.type in CONFLICT:
                return None
            return self._folded(inner, heads, self._promised(inner), f"nom:{lemma}")
        entry = self._noun_entry(n)[0]
        if entry and entry.type in ("THREATEN", "REJECT", "REQUEST"):
            all_heads = tuple(k for c in heads for k in conjuncts(p, c))
            made = self._made(entry.type, _LEXICAL, f"nom:{lemma}", content=all_heads)
            return made if lemma != "order" else None
        return None

    def in_force(self, n: int) -> Reading | None:
        """ "The ceasefire is holding", "a truce came into force": carried out, so RETREAT."""
        p = self.p
        fire = p.lemma[n] == "fire" and any(p.lower[c] == "cease" for c in p.children[n])
        if p.lemma[n] not in ("ceasefire", "cease-fire", "truce", "armistice") and not fire:
            return None
        verb = p.head[n]
        if p.dep[n] != "nsubj" or p.tag[verb] == "VB" or modality(p, verb).negated:
            return None
        words = {p.lower[i] for i in range(*p.subtree(verb))}
        lemma = p.lemma[verb]
        if lemma in ("hold", "begin", "start", "last") or (
            lemma in ("come", "go", "enter", "take", "be") and words & {"force", "effect"}
        ):
            return Reading("RETREAT", "ceasefire", 1.5, ("noun:truce-in-force",), "a", "sym")
        return None

    def _noun_entry(self, n: int) -> tuple[Entry | None, set[str]]:
        """Return the lexicon's entry for noun ``n`` and the words that it was chosen by."""
        p = self.p
        near: set[str] = set()
        for c in p.children[n]:
            if p.dep[c] in ("amod", "compound", "nmod", "poss"):
                near.update((p.lemma[c], p.lower[c]))
                near.update(p.lower[d] for d in p.children[c] if p.dep[d] in ("compound", "amod"))
            elif p.dep[c] == "prep" and p.lower[c] in ("of", "to"):
                for d in pobjs(p, c):
                    near.add(p.lemma[d])
                    near.update(p.lower[e] for e in p.children[d] if p.dep[e] == "compound")
            if "cease" in near and "fire" in near:
                near.add("ceasefire")
        if p.lemma[n] == "fire" and "cease" in near:
            return self.table.nouns["ceasefire"][0], near
        plain: Entry | None = None
        entries = self.table.nouns.get(p.lemma[n]) or self.table.nouns.get(p.lower[n], ())
        for entry in entries:
            if not self.pair and entry.use == "p":
                continue
            if entry.objects & near:
                return entry, near
            if not entry.objects:
                plain = plain or entry
        return plain, near

    def _noun_inside(self, n: int) -> Reading | None:
        """Look for the event noun in "a series of attacks", "a truce violation"."""
        p = self.p
        for c in p.children[n]:
            inner: list[int] = []
            if p.dep[c] == "compound" and self.pair:
                inner = [c]
            elif p.dep[c] == "prep" and p.lower[c] == "of" and (
                self.pair or p.lemma[n] in self.table.groups["series"]
            ):
                inner = pobjs(p, c)
            for d in inner:
                entry = self._noun_entry(d)[0]
                if entry and d not in self._marked:
                    return msgspec.structs.replace(self._from_entry(entry, _WEAK, (d,)), noun=d)
        return None

    # -- operators -------------------------------------------------------------------------

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
        return base and self._under(base, v, mod, below, depth)

    def _set_to(self, v: int) -> bool:
        """ "is to open": what is arranged lies ahead."""
        p = self.p
        up = p.head[v]
        return (
            p.dep[v] == "xcomp"
            and p.pos[up] == "AUX"
            and p.lemma[up] == "be"
            and any(p.tag[c] == "TO" for c in p.children[v])
        )

    def _under(
        self, base: Reading, v: int, mod: Modality, below: list[int], depth: int
    ) -> Reading | None:
        """Apply modality and the complement to the lexicon's answer."""
        if base.type in ("REQUEST", "ACCUSE") and below:
            base = msgspec.structs.replace(base, content=tuple(below))
        if not self.pair:
            return self._under_free(base, mod)
        if base.type == "REQUEST" and self.group(v, "demand") and below:
            inner = self.read(below[0], depth + 1)
            if inner and inner.type in ("PROTEST", "SANCTION"):
                return base.but("THREATEN", "op:call-for-conflict", 1.0)
        return self._under_pair(base, mod)

    def _under_free(self, base: Reading, mod: Modality) -> Reading:
        if mod.negated and base.type in _NEGATED:
            return base.but("REJECT", "op:negated")
        if mod.future and base.type in _FUTURE:
            return base.but(_FUTURE[base.type], "op:future")
        return base

    def _under_pair(self, base: Reading, mod: Modality) -> Reading:
        if mod.must:
            return base.but("REQUEST", "op:must", 1.0)
        if mod.negated:
            if base.type in COOPERATION:
                return base.but("REJECT", "op:negated", 1.5)
            if base.type in CONFLICT and mod.future or base.type == "REJECT":
                return base.but("AGREE", "op:negated", 1.0)
            return base.but(base.type, "op:negated", base.score * 0.5)
        if mod.future:
            if base.type in COOPERATION - {"AGREE"}:
                return base.but("AGREE", "op:future", 1.5)
            if base.type in CONFLICT:
                return base.but("THREATEN", "op:future", 1.5)
        return base

    Step = tuple[Reading | None, bool]
    _NEXT: Step = (None, False)

    def _fixed(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma, words = self.p.lemma[v], self.words(v)
        if lemma in ("call", "phone", "ring", "telephone"):
            found = self._call(v)
            if found:
                return found, True
        found = self._mission(v, lemma, words) or (
            self._pair_fixed(v, lemma, words) if self.pair else None
        )
        if found:
            return self._under(found, v, mod, below, depth), True
        if self._no_comment(lemma, below):
            return None, True
        if mod.negated and lemma in ("stop", "lift", "end", "halt", "withdraw", "accept", "ease"):
            return self._made("REJECT", 2, f"op:neg-{lemma}", content=tuple(below)), True
        if lemma in ("attack", "slam") and words.preps.get("for", _NOTHING) & _STANCES:
            return self._made("ACCUSE", 2, "op:attack-for", "disapprove"), True
        if lemma in ("violate", "breach", "break") and self.table.classes["cease"] & words.objects:
            use = "a"
            return Reading("ASSAULT", None, 2, (f"op:{lemma}-ceasefire",), use), True
        if lemma == "find" and ("guilty" in words.all or self._guilty_below(v)):
            return self._made("SANCTION", 2, "op:find-guilty", "convict"), True
        if lemma == "call" and not self.pair:
            asked = [c for c in self.p.children[v] if self._for_clause(c)]
            if asked:
                return self._made("REQUEST", 2, "op:call-for", content=tuple(asked)), True
        if lemma == "charge" and any(self.p.dep[c] == "ccomp" for c in below):
            return self._accusing_that("allege", below), True
        if lemma in ("complain", "protest", "lament") and any(self.p.dep[c] == "ccomp" for c in below):
            return self._accusing_that("disapprove", below), True
        if not self.pair and lemma in ("fight", "battle", "struggle") and self._aims(v):
            return None, True
        if lemma in ("receive", "get", "face", "enjoy", "suffer", "survive", "escape"):
            return self._receive(v)
        return self._NEXT

    def _made(
        self,
        type_: str,
        score: float,
        rule: str,
        mode: str | None = None,
        content: tuple[int, ...] = (),
        frame: str = "",
    ) -> Reading:
        return Reading(type_, mode, score, (rule,), "b", frame, content, None, content)

    def _no_comment(self, lemma: str, below: list[int]) -> bool:
        """ "declined to say": no refusal of anything."""
        silent = lemma in ("decline", "refuse") and bool(below)
        return silent and not self.pair and self.p.lemma[below[0]] in _COMMENT

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
        if lemma in ("launch", "mount", "unleash") and "attack" in words.objects & {"attack"}:
            if verbal & words.objects:
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
            if p.dep[c] in OBJECTS and p.lemma[c] in ("statement", "report", "letter", "declaration"):
                for d in p.children[c]:
                    found = self.read(d) if p.dep[d] == "acl" and is_verb(p, d) else None
                    if found:
                        return found
        return None

    def _for_clause(self, c: int) -> bool:
        """ "called for A to leave": the parser makes "for" a mark of the infinitive."""
        return self.p.dep[c] in ("advcl", "ccomp", "xcomp") and any(
            self.p.lower[d] == "for" and self.p.dep[d] == "mark" for d in self.p.children[c]
        )

    def _accusing_that(self, mode: str, below: list[int]) -> Reading:
        return Reading(
            "ACCUSE", mode, 2, (f"op:that-{mode}",), "b", "", (), None, tuple(below)
        )

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
        return self._NEXT

    def _call(self, v: int) -> Reading | None:
        p = self.p
        if any(p.dep[c] == "oprd" for c in p.children[v]):
            return self._made("ACCUSE", 1.5, "op:call-names", "disapprove")
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

    def _begin_or_stop(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if not below or not is_verb(self.p, below[0]):
            return self._NEXT
        if self.group(v, "stop"):
            inner = self.read(below[0], depth + 1)
            if inner and inner.type in CONFLICT:
                return self._folded(inner, below, "RETREAT", "op:stop", "ceasefire"), True
            if inner and inner.type in COOPERATION:
                return self._folded(inner, below, "SANCTION", "op:stop", "discontinue"), True
        if self.group(v, "begin"):
            inner = self.read(below[0], depth + 1)
            if inner:
                return self._outer(inner, mod, f"op:{self.p.lemma[v]}"), True
        return self._NEXT

    def _outer(self, inner: Reading, mod: Modality, rule: str) -> Reading | None:
        """Pass the inner act through in pair mode; in free text it stands for itself."""
        if not self.pair:
            return None
        return self._under_pair(inner.but(inner.type, rule), mod)

    def _folded(
        self, inner: Reading, below: list[int], type_: str, rule: str, mode: str | None = None
    ) -> Reading:
        """Make one event of an operator and its complement."""
        heads = (*inner.absorbs, *(k for c in below for k in conjuncts(self.p, c)))
        return Reading(
            type_, mode, _CONDITIONED, (rule, *inner.rules), "b", "", heads, None, heads
        )

    def _ready(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if self.p.lemma[v] not in ("be", "stand", "seem", "appear", "remain", "get"):
            return self._NEXT
        for c in self.p.children[v]:
            if self.p.dep[c] == "acomp" or (self.p.dep[c] == "xcomp" and self.p.pos[c] == "ADJ"):
                return self._adjective(v, c, mod, depth)
        return self._predicate_noun(v)

    def _adjective(self, v: int, adjective: int, mod: Modality, depth: int) -> Step:
        word = self.p.lemma[adjective]
        heads = complements(self.p, adjective)
        inner = self.read(heads[0], depth + 1) if heads else None
        if word in ("unwilling", "reluctant") or (mod.negated and self.group(adjective, "agree_adj")):
            return self._made("REJECT", 2, f"adj:{word}", content=tuple(heads)), True
        if not self.group(adjective, "agree_adj"):
            return self._NEXT
        if inner and inner.type in CONFLICT | {"THREATEN"}:
            if self.pair:
                return self._folded(inner, heads, "THREATEN", f"adj:{word}"), True
            return None, True
        if word in ("able", "likely", "keen"):
            return (inner if self.pair else None), True
        if inner is None and not self.pair:
            return self._due_for(adjective, word)
        return self._folded(inner or self._bare(), heads, self._promised(inner), f"adj:{word}"), True

    def _due_for(self, adjective: int, word: str) -> Step:
        """ "is due in Geneva for talks": a meeting to come."""
        p = self.p
        for c in (*p.children[adjective], *p.children[p.head[adjective]]):
            if p.dep[c] == "prep" and p.lower[c] in ("for", "to"):
                for d in pobjs(p, c):
                    inner = self.noun(d)
                    if inner and inner.type in ("CONSULT", "COOPERATE", "AID", "SUPPORT"):
                        return self._folded(inner, [d], "AGREE", f"adj:{word}"), True
        return self._NEXT

    def _bare(self) -> Reading:
        return Reading("AGREE", None, _LEXICAL, ())

    def _promised(self, inner: Reading | None) -> str:
        """A concession that is promised stays one (PLOVER: future retreats are CONCEDE)."""
        if not self.pair and inner and inner.type in ("RETREAT", "CONCEDE"):
            return "CONCEDE"
        return "AGREE"

    def _predicate_noun(self, v: int) -> Step:
        if not self.pair:
            return self._NEXT
        for c in self.p.children[v]:
            inner = [c] if self.p.dep[c] == "attr" else []
            if self.p.dep[c] == "prep":
                inner = pobjs(self.p, c)
            for d in inner:
                found = self.noun(d)
                if found:
                    return msgspec.structs.replace(found, score=_WEAK), True
        return self._NEXT

    def _agree(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not self.group(v, "agree") or (
            not below and lemma not in ("agree", "promise", "pledge", "vow", "offer")
        ):
            return self._NEXT
        inner = self.read(below[0], depth + 1) if below else None
        base = self.look_up(v)
        if mod.negated:
            return self._made("REJECT", 2, f"op:neg-{lemma}", content=tuple(below)), True
        if base and not below and not self.pair and lemma in ("offer", "promise", "pledge"):
            if base.type in ("AID", "COOPERATE", "CONSULT", "SUPPORT"):
                return base.but("AGREE", f"op:{lemma}"), True
        if base and base.score >= _CONDITIONED and not below:
            return self._under(base, v, mod, below, depth), True
        reprisal = bool(below) and self.p.lemma[below[0]] in self.table.groups["reprisal"]
        if reprisal and not self.pair and lemma in ("vow", "pledge", "promise", "swear"):
            return self._made("THREATEN", 2, f"op:{lemma}", content=tuple(below)), True
        if inner and inner.type in CONFLICT | {"THREATEN"}:
            return self._meant_harm(inner, below, lemma), True
        if inner and inner.type == "REJECT":
            return self._folded(inner, below, "REJECT", f"op:{lemma}"), True
        if inner and inner.type == "SUPPORT" and lemma in ("pledge", "vow", "promise") and self.pair:
            return self._folded(inner, below, "SUPPORT", f"op:{lemma}"), True
        if lemma == "decide" and inner and self.pair:
            return inner, True
        if inner is None and not below and not self.pair:
            inner = self._agreed_noun(v)
        if inner is None and not self._bare_agree(v, lemma, below):
            return (base, True) if base else (None, True)
        kind = self._promised(inner or base)
        return self._folded(inner or self._bare(), below, kind, f"op:{lemma}"), True

    def _agreed_noun(self, v: int) -> Reading | None:
        """ "agreed to a ceasefire": the noun says what is agreed to."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] == "prep" and p.lower[c] in ("to", "on", "upon"):
                for d in pobjs(p, c):
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
        return lemma in ("agree", "consent", "pledge") and bool(self.words(v).preps.keys() & {"to", "on"})

    def _meant_harm(self, inner: Reading, below: list[int], lemma: str) -> Reading | None:
        if not self.pair and lemma not in ("vow", "pledge", "promise", "swear"):
            return None  # "plans to attack": the attack stands for itself, as planned
        return self._folded(inner, below, "THREATEN", f"op:{lemma}")

    def _refuse(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not (self.group(v, "refuse") or (lemma == "fail" and below and self.pair)):
            return self._NEXT
        if lemma == "fail":
            return self._made("REJECT", 1, "op:fail", content=tuple(below)), True
        if mod.negated:
            return (self._made("AGREE", 1, f"op:neg-{lemma}") if self.pair else None), True
        heads = tuple(k for c in below for k in conjuncts(self.p, c))
        claim = lemma == "deny" and bool(heads)
        found = self._made("REJECT", 2, f"op:{lemma}", content=heads)
        if claim and not self.pair:  # what is denied is an event of its own, denied
            found = msgspec.structs.replace(found, absorbs=())
        return found, True

    def _threaten(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        lemma = self.p.lemma[v]
        if not self.group(v, "threaten") or lemma == "vow":
            return self._NEXT
        against = any(self.p.lower[c] == "against" for c in self.p.children[v])
        mild = lemma == "warn" and below and not against and self._mild(v, below, depth)
        if not self.pair and mild:
            return None, True
        heads = tuple(k for c in below for k in conjuncts(self.p, c))
        return self._made("THREATEN", 2, f"op:{lemma}", content=heads), True

    def _mild(self, v: int, below: list[int], depth: int) -> bool:
        """A warning whose content is no act of the one who warns is only a statement."""
        if self.p.lemma[below[0]] in self.table.groups["reprisal"]:
            return False
        inner = self.read(below[0], depth + 1)
        return inner is None or inner.type in COOPERATION

    def _say(self, v: int, mod: Modality, below: list[int], depth: int) -> Step:
        if not self.group(v, "say") or not below:
            return self._NEXT
        if not self.pair:
            base = self.look_up(v)
            finite = any(self.p.dep[c] == "ccomp" for c in below)
            return (None, True) if finite or base is None else self._NEXT
        return self._said(v, below, depth), True

    def _said(self, v: int, below: list[int], depth: int) -> Reading | None:
        base = self.look_up(v)
        p = self.p
        if (
            base
            and base.score >= _CONDITIONED
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
            return self._NEXT
        return None, True
