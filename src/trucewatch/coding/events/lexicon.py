"""Looking predicates up: the lexicon's answer for a verb with its objects, or a noun.

What stands above and around a predicate (modality, operators) is not looked at here; see
:mod:`trucewatch.coding.events.predicates`.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.events.armed import bare_hit, of_a_land
from trucewatch.coding.events.courses import runs_out
from trucewatch.coding.events.particles import with_particle
from trucewatch.coding.events.predicate_features import is_candidate
from trucewatch.coding.events.predicate_model import PredicateJudge
from trucewatch.coding.events.syntax import (
    OBJECTS,
    Words,
    conjuncts,
    is_verb,
    object_words,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.vocab.predicates import Entry, PredicateTable
from trucewatch.vocab.words import word_set

COOPERATION = frozenset("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
CONFLICT = frozenset("PROTEST MOBILIZE SANCTION COERCE ASSAULT".split())
# Evidence: an entry without a condition, one whose condition holds, a noun at one remove.
LEXICAL, CONDITIONED, WEAK = 1.0, 2.0, 0.5
# Among the rules of an event that stands or falls with its story.
STORY = "evident:story"
# Verbs that bring somebody under or into an act: "came under attack", "went into exile talks".
_COMING = frozenset("come go enter fall get put bring subject expose return resort engage".split())
_UNDERGOING = frozenset("come get suffer sustain draw take receive endure face".split())
_PEACEABLE = frozenset("mediate broker facilitate sign join host see express".split())


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


class Lexicon:
    """Looks the predicates of one parse up; remembers what it has found.

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
        model: PredicateJudge | None = None,
    ) -> None:
        self.p = parse
        self.model = model
        self.table = table
        self.pair = pair
        self.source = source
        self.target = target
        self._marked = source | target
        self._words: dict[int, Words] = {}
        self._readings: dict[int, Reading | None] = {}
        self.ground: frozenset[int] = frozenset()
        """Tokens of the names of places: "took Sake" is as "took the town"."""
        self.ruled_out: set[int] = set()
        """Verbs whose object makes them no event ("marked its victory"), of those looked up."""

    def words(self, v: int) -> Words:
        """Return the object words of verb ``v``."""
        found = self._words.get(v)
        if found is None:
            found = with_particle(self.p, v, object_words(self.p, v, self._marked))
            found = self._words[v] = self._placed(v, found)
        return found

    def _placed(self, v: int, words: Words) -> Words:
        objects = (c for c in self.p.children[v] if self.p.dep[c] in ("dobj", "nsubjpass"))
        if self.p.lemma[v] not in word_set("events.taking") or self.ground.isdisjoint(objects):
            return words
        return msgspec.structs.replace(words, objects=words.objects | {"town"})

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
        if light and entry and entry.frame == "med" and entry.score < CONDITIONED:
            return light
        return entry

    def learned(self, i: int, noun: bool = False) -> Reading | None:
        """Return what the model makes of a predicate that the lexicon does not know.

        There is no answer where it is less sure of a verb, or of a ``noun``, than it must be.
        """
        if self.model is None or not is_candidate(self.p, i):
            return None
        lemma = self.p.lemma[i]
        entries = self.table.verbs.get(lemma, ()) if is_verb(self.p, i) else ()
        groups = self.table.groups
        spoken = lemma in groups["say"] or lemma in groups["neutral"]
        if spoken or any(e.type == "NONE" for e in entries) or runs_out(self.p, self.table, i):
            return None
        least = self.model.sure_noun if noun else self.model.sure_verb
        judged = self.model.judge_sure(self.p, i, least)
        stays = lemma in word_set("events.staying")
        if judged is None or (stays and judged.type == "RETREAT"):
            return None
        rule = f"{self.model.name}:{judged.type}@{judged.probability:.2f}"
        return Reading(judged.type, None, judged.probability, (rule,), "b")

    def _same_act(self, entry: Reading, light: Reading) -> bool:
        """The object noun is the event itself: "launched an attack", "held talks"."""
        return not self.pair and entry.type == light.type and light.score > WEAK

    def phrase(self, i: int) -> Reading | None:
        """Return the reading of a fixed phrase whose head is token ``i``."""
        lemma = self.p.lemma
        for phrase in self.table.phrases.get(lemma[i], ()):
            first = i - phrase.head
            last = first + len(phrase.lemmas)
            if first < 0 or last > len(lemma):
                continue
            if lemma[first:last] == phrase.lemmas and not self._criticised(i, phrase.lemmas):
                return self._from_entry(phrase.entry, CONDITIONED, tuple(range(first, last)))
        return None

    def _criticised(self, i: int, lemmas: tuple[str, ...]) -> bool:
        """ "came under fire for its silence", "from his own party": words, not weapons."""
        p = self.p
        if lemmas[0] != "come":
            return False
        for c in (c for k in (i, *p.children[i]) for c in (*p.children[k], k)):
            if p.dep[c] != "prep" or p.lower[c] not in ("for", "over", "from", "by"):
                continue
            critics = (p.lemma[d] in word_set("events.critics") for d in pobjs(p, c))
            if p.lower[c] in ("for", "over") or any(critics):
                return True
        return False

    def _from_entry(
        self, entry: Entry, score: float, absorbs: tuple[int, ...] = (), why: str = ""
    ) -> Reading:
        rule = entry.rule + (f"({why})" if why else "")
        return Reading(entry.type, entry.mode, score, (rule,), entry.use, entry.frame, absorbs)

    def _entry(self, v: int) -> Reading | None:
        words = self.words(v)
        lemma = self.p.lemma[v]
        plain: Entry | None = None
        weak: tuple[Entry, str] | None = None
        for key in (*[f"{lemma} {prep}" for prep in words.preps], lemma):
            entries = self.table.verbs.get(key, ())
            conditions = any([e.objects for e in entries])
            near = self._near(words, key, lemma) if conditions else frozenset()
            for entry in entries:
                if not self.pair and entry.use == "p":
                    continue
                if not entry.objects:
                    plain = plain or entry
                    continue
                hit = entry.objects & near
                if hit and entry.type == "NONE":
                    if self._shot_from(v) or bare_hit(self.p, v):  # no mere figure of speech
                        continue
                    if hit & words.objects:
                        self.ruled_out.add(v)
                    return None
                if hit & words.objects:
                    return self._from_entry(entry, CONDITIONED, why=min(hit & words.objects))
                if hit and weak is None:
                    weak = (entry, min(hit))
        if weak:
            return self._from_entry(weak[0], CONDITIONED, why=weak[1])
        if plain is None or plain.type == "NONE":
            return None
        return self._from_entry(plain, LEXICAL)

    def _shot_from(self, v: int) -> bool:
        """Whether a weapon or what it fires is the subject of verb ``v``."""
        weapons = self.table.classes["weapon"] | self.table.classes["projectile"]
        civil = frozenset({"ship", "vessel", "plane", "aircraft", "fleet", "fire"})
        return any(
            self.p.dep[c] == "nsubj" and self.p.lemma[c] in weapons - civil
            for c in self.p.children[v]
        )

    def _near(self, words: Words, key: str, lemma: str) -> frozenset[str]:
        """In free text a condition looks at the objects, or at the key's own preposition."""
        if self.pair:
            return words.all
        prep = key[len(lemma) + 1 :]
        if key == "call for":  # "called a truce for the feast"
            return words.preps.get(prep, frozenset())
        return words.objects | words.preps.get(prep, frozenset()) | words.preps.keys()

    def _light(self, v: int) -> Reading | None:
        if not self.group(v, "light"):
            return None
        if self.p.lemma[v] == "claim":
            return self._claimed(v)
        for c in self.p.children[v]:
            if self.p.dep[c] in ("dobj", "obj", "nsubjpass", "attr"):
                found = self.noun(c)
                if found and not (found.type == "ASSAULT" and self._peaceable(v)):
                    return self._with_noun(v, c, self._undergone(v, found), LEXICAL)
        for c in self.p.children[v]:
            if self.p.dep[c] == "prep" and self.p.lower[c] in ("in", "to", "under", "into", "on"):
                for d in pobjs(self.p, c):
                    found = None if d in self._marked else self.noun(d)
                    into = self.p.lower[c] in ("under", "to", "into") or self.p.lemma[v] == "engage"
                    if found and (self.pair or (into and self.p.lemma[v] in _COMING)):
                        under = self.p.lower[c] == "under"
                        found = self._undergone(v, found) if under else found
                        return self._with_noun(v, d, found, WEAK)
        return None

    def _undergone(self, v: int, found: Reading) -> Reading:
        """ "Drew fire", "came under rocket attack": the subject suffers it."""
        one_way = found.type == "ASSAULT" and found.frame in ("", "of") and not self.pair
        if not one_way or self.p.lemma[v] not in _UNDERGOING:
            return found
        return msgspec.structs.replace(found, frame="rev")

    def _peaceable(self, v: int) -> bool:
        """ "Mediate the conflict", "carry rockets" (not "carry out an attack")."""
        loaded = self.p.lemma[v] == "carry" and "out" not in self.words(v).preps
        return loaded or self.p.lemma[v] in _PEACEABLE

    def _claimed(self, v: int) -> Reading | None:
        """ "claimed responsibility for the attack": the attack is its claimant's."""
        p = self.p
        for c in p.children[v]:
            if p.dep[c] not in OBJECTS or p.lemma[c] != "responsibility":
                continue
            for k in (*p.children[c], *p.children[v]):
                if p.dep[k] == "prep" and p.lower[k] == "for":
                    for d in pobjs(p, k):
                        found = self.noun(d) or self._by_story(d)
                        if found and found.type == "ASSAULT":
                            return self._with_noun(v, d, found, CONDITIONED)
        return None

    def _by_story(self, n: int) -> Reading | None:
        """ "the blast": an entry that needs a story of conflict, which somebody's claim gives."""
        entries = self.table.nouns.get(self.p.lemma[n], ())
        plain = next((e for e in entries if e.use == "t" and not e.objects), None)
        return self._from_entry(plain, 0.6) if plain and not self.pair else None

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
            return Reading("ACCUSE", "disapprove", CONDITIONED, (f"noun:{entry.key}/verbal",))
        if entry:
            return self._from_entry(entry, 0.6)
        return self._noun_inside(n) if inside else None

    def _noun_entry(self, n: int) -> tuple[Entry | None, set[str]]:
        """Return the lexicon's entry for noun ``n`` and the words that it was chosen by, if any."""
        p = self.p
        near: set[str] = set()
        entries = self.table.nouns.get(p.lemma[n]) or self.table.nouns.get(p.lower[n], ())
        if not entries and p.lemma[n] != "fire":
            return None, near
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
        laid_down = any(e.type == "PROTEST" and e.objects & near for e in entries)
        if p.lemma[n] == "strike" and self._hits(n) and not laid_down:
            near.add("military")
        if p.lemma[n] == "fire" and p.dep[n] == "nsubj" and of_a_land(p, n):
            near.add("enemy")  # "Chadian fire killed two"
        if p.lemma[n] == "fire" and "cease" in near:
            return self.table.nouns["ceasefire"][0], near
        plain: Entry | None = None
        for entry in entries:
            if entry.use == "t" or (not self.pair and entry.use == "p"):
                continue
            if entry.objects & near:
                return (None if entry.type == "NONE" else entry), near
            if not entry.objects:
                plain = plain or entry
        return plain, near

    def _hits(self, n: int) -> bool:
        """ "a strike on a convoy", "the strike killed two": weapons, not workers."""
        p = self.p
        on = any(p.lower[c] == "on" and pobjs(p, c) for c in p.children[n] if p.dep[c] == "prep")
        return on or (
            p.dep[n] == "nsubj" and p.lemma[p.head[n]] in self.table.groups["consequence"]
        )

    def _noun_inside(self, n: int) -> Reading | None:
        """Look for the event noun in "a series of attacks", "a truce violation"."""
        p = self.p
        for c in p.children[n]:
            inner: list[int] = []
            if p.dep[c] == "compound" and self.pair:
                inner = [c]
            elif (
                p.dep[c] == "prep"
                and p.lower[c] == "of"
                and (self.pair or p.lemma[n] in self.table.groups["series"])
            ):
                inner = pobjs(p, c)
            for d in inner:
                entry = self._noun_entry(d)[0]
                if entry and d not in self._marked:
                    return msgspec.structs.replace(self._from_entry(entry, WEAK, (d,)), noun=d)
        return None

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

    def _bare(self) -> Reading:
        return Reading("AGREE", None, LEXICAL, ())

    def _folded(
        self, inner: Reading, below: list[int], type_: str, rule: str, mode: str | None = None
    ) -> Reading:
        """Make one event of an operator and its complement."""
        heads = (*inner.absorbs, *(k for c in below for k in conjuncts(self.p, c)))
        return Reading(type_, mode, CONDITIONED, (rule, *inner.rules), "b", "", heads, None, heads)
