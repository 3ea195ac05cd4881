"""Predicates whose sense hangs on who does it, to whom, or on a word further down."""

from __future__ import annotations

from trucewatch.coding.events.blames import Blames
from trucewatch.coding.events.lexicon import (
    Reading,
)
from trucewatch.coding.events.syntax import (
    OBJECTS,
    Words,
    antecedent,
    complements,
    is_verb,
    modality,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.words import word_set

_PEACEKEEPING = frozenset({"peacekeeper", "peacekeeping", "peace-keeping", "peacekeepers"})
_HEARD = frozenset({"hear", "fire", "launch"})
_HACKING = frozenset("hacker hackers cyber website websites server servers network".split())
_TALKING = frozenset({"discuss", "exchange", "convey", "review", "brief"})
_COMPLAINING = frozenset({"complain", "protest", "demand", "condemn", "express", "explain"})
_PROBING = frozenset({"investigate", "probe", "examine", "inspect", "verify"})


_UNNAMED = frozenset({"anonymity"})
_ASKING = frozenset("whether if why what who how when where which".split())


# How the armed say that they fired back: with what, or as they claim to have.
_IN_KIND = frozenset("appropriately proportionately forcefully immediately accordingly".split())
_ONLY_FIRED = frozenset("shell shot bullet mortar volley salvo round rocket missile".split())
_FIRE = frozenset({"fire", "gunfire", "shelling", "shooting", "shot", "burst"})
_FAILS = frozenset({"through", "apart", "short", "behind"})
_IN_WAR = _HEARD | {"open", "come", "respond", "retaliate", "reply", "leave", "flee"}
_FIRED = frozenset("gun mortar gunfire shelling shooting".split())
_SPACE = frozenset("mars moon orbit space planet asteroid launchpad".split())
_TERMS = frozenset({"hour", "day", "minute", "week"})


class Idioms(Blames):
    """Readings that no single entry of the lexicon can give."""

    def _warlike(self, v: int, lemma: str) -> Reading | None:
        """Return what everyday verbs tell of in war: "shells landed", "opened up with mortars"."""
        burst = self._burst(v, lemma)
        if burst or (lemma not in _IN_WAR and lemma not in self.table.groups["impact"]):
            return burst
        p = self.p
        words = self.words(v)
        weapons = self.table.classes["weapon"] | self.table.classes["projectile"]
        if lemma == "fall" and any(p.lower[c] in _FAILS for c in p.children[v]):
            return None  # "the second round falls through"
        intransitive = not words.objects and lemma in self.table.groups["impact"]
        if intransitive and self._projectile(v):
            return Reading("ASSAULT", None, 2, (f"op:weapon-{lemma}",), "a")
        if lemma == "come" and not words.objects and self._shells_came(v):
            return Reading("ASSAULT", None, 2, ("op:weapon-come",), "a")
        if lemma == "fall" and not words.objects and self._fell_to(v):
            return Reading("ASSAULT", None, 1.5, ("op:fall-to",), "m", "to-doer")
        heard = lemma in _HEARD and any(p.dep[c] == "nsubjpass" for c in p.children[v])
        arms = self.table.classes["projectile"] | _FIRED
        subjects = {p.lemma[c] for c in p.children[v] if p.dep[c] == "nsubjpass"}
        if heard and subjects & arms:
            return Reading("ASSAULT", None, 2, (f"op:weapons-{lemma}",), "a")
        using = words.preps.get("with", frozenset()) & (weapons | {"arm", "fire", "gunfire"})
        if lemma == "open" and "up" in words.preps and not words.objects and self._shot_from(v):
            return Reading("ASSAULT", None, 2, ("op:weapon-open",), "a")
        if lemma == "open" and "up" in words.preps and not words.objects and using:
            return Reading("ASSAULT", None, 2, ("op:open-up",), "b", absorbs=self._with(v))
        if lemma in ("respond", "retaliate", "reply") and not words.objects:
            adverbs = {p.lower[c] for c in p.children[v] if p.dep[c] == "advmod"}
            if using or (adverbs & _IN_KIND and lemma != "reply"):
                return Reading("ASSAULT", None, 2, (f"op:{lemma}-with-force",), "m")
        if lemma == "flee" and self._forces(v):
            return Reading("RETREAT", "withdraw", 1, ("op:forces-flee",), "m", "s")
        if modality(p, v).negated:
            return None
        small = any(p.dep[c] == "ccomp" for c in p.children[v])  # "left nothing settled"
        if (
            lemma == "leave"
            and not small
            and not words.objects
            and not words.preps.keys() - {"from", "by"}
        ):
            return Reading("RETREAT", "withdraw", 1, ("op:forces-leave",), "m", "s")
        return None

    def _fell_to(self, v: int) -> bool:
        """ "The town fell to the rebels": ground, to somebody who is armed or has a name."""
        p = self.p
        preps = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] == "to"]
        takers = [d for c in preps for d in pobjs(p, c)]
        armed = self.table.classes["troop"] | group_words().fighters | group_words().heads
        taken = any(p.lemma[t] in armed or p.pos[t] == "PROPN" for t in takers)
        ground = self.table.classes["terr"] | {"area", "outskirt", "suburb", "capital", "valley"}
        fallen = [c for c in p.children[v] if p.dep[c] == "nsubj"]
        return taken and any(p.pos[c] == "PROPN" or p.lemma[c] in ground for c in fallen)

    def _shells_came(self, v: int) -> bool:
        """ "The shells came from the hills": what is only fired, not sent or sold; "the fire came
        from the army's posts": fire from where there are arms."""
        p = self.p
        preps = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] == "from"]
        posts = word_set("events.ours", "events.arms") | {"gun"} | self.table.classes["troop"]
        armed = any(p.lemma[d] in posts for c in preps for d in pobjs(p, c))
        if armed and any(p.dep[c] == "nsubj" and p.lemma[c] in _FIRE for c in p.children[v]):
            return True
        return any(
            p.dep[c] == "nsubj" and p.lemma[c] in _ONLY_FIRED and p.tag[c] == "NNS"
            for c in p.children[v]
        )

    def _forces(self, v: int) -> bool:
        """Whether troops are the subject of verb ``v``: others who flee are displaced."""
        p = self.p
        troops = self.table.classes["troop"] | {"garrison", "guardsman", "policeman", "militiaman"}
        return any(p.dep[c] == "nsubj" and p.lemma[c] in troops for c in p.children[v])

    def _with(self, v: int) -> tuple[int, ...]:
        p = self.p
        preps = [c for c in p.children[v] if p.dep[c] == "prep" and p.lower[c] == "with"]
        return tuple(d for c in preps for d in pobjs(p, c))

    def _projectile(self, v: int) -> bool:
        subjects = [c for c in self.p.children[v] if self.p.dep[c] in ("nsubj", "nsubjpass")]
        words = self.words(v)
        if (words.objects.union(*words.preps.values())) & _SPACE:
            return False
        shot = self.table.classes["projectile"]
        return any(self.p.lemma[antecedent(self.p, c)] in shot for c in subjects)

    def _term_set(self, v: int, lemma: str) -> Reading | None:
        """ "gave the rebels 48 hours to leave": an ultimatum, though the parser sees a time."""
        p = self.p
        if lemma != "give" or not any(p.dep[c] in ("dative", "dobj") for c in p.children[v]):
            return None
        term = any(p.dep[c] == "npadvmod" and p.lemma[c] in _TERMS for c in p.children[v])
        around = (v, *(c for c in p.children[v] if p.lemma[c] in _TERMS))
        under = [c for k in around for c in p.children[k]]
        aims = [c for c in under if any(p.tag[d] == "TO" for d in p.children[c])]
        if not term or not aims:
            return None
        return self._made("THREATEN", 2, "op:give-term", "ultimatum", content=tuple(aims))

    def _told_to(self, v: int, lemma: str) -> Reading | None:
        """ "warned residents to leave": asked, not threatened.

        The parser may hang the infinitive on the last noun ("residents of the area to leave").
        """
        p = self.p
        told = [c for c in p.children[v] if p.dep[c] in OBJECTS]
        if lemma not in (("tell",) if self.pair else ("warn", "caution", "tell")) or not told:
            return None
        heads = [c for c in p.children[v] if p.dep[c] == "xcomp"]
        first, last = p.subtree(told[0])
        heads += [i for i in range(first, last) if p.dep[i] in ("relcl", "acl")]
        asked = [h for h in heads if any(p.tag[d] == "TO" for d in p.children[h])]
        asked = [h for h in asked if not any(p.dep[d] == "nsubj" for d in p.children[h])]
        return self._made("REQUEST", 2, f"op:{lemma}-to", content=tuple(asked)) if asked else None

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
        """ "let patrols enter the zone": access is granted; "admitted that its troops had crossed"
        lets nobody in."""
        if not self.group(v, "letting") or not below or modality(self.p, v).negated:
            return None
        if any(self.p.dep[c] == "mark" for c in self.p.children[below[0]]):
            return None
        if self.p.lemma[below[0]] not in self.table.groups["access"]:
            return None
        own = [c for c in self.p.children[below[0]] if self.p.dep[c] in ("nsubj", "nsubjpass")]
        if any(_is_nobody(self.p, c) for c in own):
            return Reading("COERCE", "restrict", 2, (f"op:{lemma}-nobody",), "b")
        passing = self.table.classes["passing"]
        subject = bool(own) or any(
            self.p.dep[c] == "nsubjpass" and self.p.lemma[c] in passing for c in self.p.children[v]
        )
        content = tuple(below[:1])
        rules = (f"op:{lemma}-access",)
        if not subject and not any(self.p.dep[c] in OBJECTS for c in self.p.children[v]):
            return None
        return Reading("RETREAT", "access", 2, rules, "b", "", content, None, content)

    def _question(self, lemma: str, v: int) -> bool:
        """ "asked whether", "was asked about", "when asked": a question, no request."""
        p = self.p
        if self.pair or lemma not in ("ask", "request"):
            return False
        if any(p.dep[c] in OBJECTS and p.lemma[c] in _UNNAMED for c in p.children[v]):
            return True  # "requested anonymity"
        if lemma == "request":
            return any(
                p.dep[c] in ("xcomp", "ccomp", "advcl") and self._unnamed(c) for c in p.children[v]
            )
        for c in p.children[v]:
            if p.dep[c] in ("xcomp", "advcl") and any(p.tag[d] == "TO" for d in p.children[c]):
                return self._unnamed(c)
            if p.dep[c] == "prep" and p.lower[c] in ("for", "of"):
                return any(p.lemma[d] in _UNNAMED for d in pobjs(p, c))
            if p.dep[c] == "ccomp":
                words = {p.lower[d] for d in p.children[c]}
                return bool(words & _ASKING) or "that" not in words
        return not any(p.dep[c] in OBJECTS and p.pos[c] == "NOUN" for c in p.children[v])

    def _unnamed(self, c: int) -> bool:
        """ "asked not to be named", "asked to remain anonymous": how a source is to be told of."""
        p = self.p
        anonymous = any(p.lower[d] == "anonymous" for d in p.children[c])
        return anonymous or p.lemma[c] in ("name", "identify", "quote")

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

    def no_comment(self, v: int) -> bool:
        """ "declined to say", "refused to give details": no refusal of anything."""
        return self._no_comment(self.p.lemma[v], complements(self.p, v))

    def _no_comment(self, lemma: str, below: list[int]) -> bool:
        silent = lemma in ("decline", "refuse") and bool(below)
        if not silent or self.pair or self.p.lemma[below[0]] not in word_set("events.comment"):
            return False
        given = self.words(below[0]).objects
        return self.p.lemma[below[0]] not in ("give", "provide") or bool(
            given & word_set("events.told")
        )

    def _weapons_test(self, v: int, lemma: str) -> Reading | None:
        """ "test-fired a missile": readiness of weapons, no attack."""
        if lemma not in ("fire", "launch"):
            return None
        if not {"test", "-"} <= set(self.p.lower[max(0, v - 2) : v]):
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
        if words.objects.isdisjoint(self.table.classes["joint_work"]):
            return None
        joint = "joint" in words.objects or any(
            p.lower[c] in ("jointly", "together") and p.dep[c] == "advmod" for c in p.children[v]
        )
        if joint:
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
        if lemma == "tell" and (asked := self._told_to(v, lemma)):
            return asked
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

    def _intends_not(self, v: int) -> bool:
        """ "has no intention of releasing", "had no plans to meet"."""
        p = self.p
        return any(
            p.dep[c] in OBJECTS
            and p.lemma[c] in ("intention", "plan", "desire", "interest", "wish")
            and any(p.lower[d] == "no" for d in p.children[c])
            for c in p.children[v]
        )

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


def _is_nobody(p: Parse, k: int) -> bool:
    """ "No one", "nobody", "no convoy"."""
    return p.lower[k] in ("nobody", "none") or any(p.lower[c] == "no" for c in p.children[k])
