"""Syntax of times: the predicate that an expression dates."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.times.direction import root_of, tense_of
from trucewatch.coding.times.frames import counted_in_a_row, opening_of
from trucewatch.coding.times.scan import lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.words import word_set

Span = tuple[int, int]
_DEPTH = 12  # longest climb through a tree; a time stands nearer than this to what it dates


class Attachment(msgspec.Struct, frozen=True):
    """Which mention dates which token: governor chains and the tree that they were read from."""

    parse: Parse
    own: dict[int, tuple[int, ...]]
    through: dict[int, tuple[int, ...]]
    spans: tuple[Span, ...]
    weights: tuple[int, ...]
    dated: frozenset[int]
    """The sentences that have a time, or a token that one of them dates."""

    def of(self, trigger: int) -> int | None:
        """Return the index of the mention that dates the predicate at ``trigger``, or None."""
        p = self.parse
        if not 0 <= trigger < len(p.word) or p.sent[trigger] not in self.dated:
            return None
        verb = p.pos[trigger] in ("VERB", "AUX")
        # "Fighting that began …": a verb's form in a noun's place.
        verb = verb and not (p.tag[trigger] == "VBG" and p.dep[trigger] in _NOMINAL)
        lasting: tuple[int, ...] = ()
        for source in _VERB_SOURCES if verb else _NOUN_SOURCES:
            every = [m for m in source(self, trigger) if self.weights[m] >= 0]
            if source is _OWN and not verb and counted_in_a_row(p, trigger):
                every = [m for m in every if not self._frames_a_count(m)]
            found = tuple(m for m in every if self.weights[m] != _DURATION)
            if found:
                return self._best(found, trigger)
            lasting = lasting or tuple(every)
        if verb and (opened := self._opened(trigger)):
            return opened[-1]
        # "six weeks of fighting" when nothing says when; "deployed for five years" is no date.
        return self._best(lasting, trigger) if lasting and not verb else None

    def _best(self, found: tuple[int, ...], trigger: int) -> int:
        return max(found, key=lambda m: (self.weights[m], -self._distance(m, trigger)))

    def _distance(self, mention: int, trigger: int) -> int:
        first, last = self.spans[mention]
        return min(abs(trigger - first), abs(trigger - last + 1))

    def _opened(self, trigger: int) -> tuple[int, ...]:
        """The time that opens the sentence of a verb, or is cut off right before it."""
        at = opening_of(self.parse, trigger)
        return tuple(
            m for m, (first, last) in enumerate(self.spans)
            if at >= 0 and self.weights[m] > _DURATION and at in (first, last)
        )  # fmt: skip

    def _frames_a_count(self, mention: int) -> bool:
        """Return whether a time is the stretch in which acts are counted: "since Christmas"."""
        opens = self.parse.lower[self.spans[mention][0]] == "since"
        return opens or self.weights[mention] < _DATED

    def _own(self, trigger: int) -> tuple[int, ...]:
        return self.own.get(trigger, ())

    def _amount_of(self, trigger: int) -> tuple[int, ...]:
        """ "six weeks of fighting": the noun hangs from the amount."""
        p = self.parse
        of = p.head[trigger]
        if p.dep[trigger] != "pobj" or p.lower[of] != "of":
            return ()
        measure = p.head[of]
        return tuple(
            m
            for m, (first, last) in enumerate(self.spans)
            if first <= measure < last and last <= trigger
        )

    def _of_light_verb(self, trigger: int) -> tuple[int, ...]:
        """An event noun shares the time of the verb that only says that it took place, or that
        somebody heard, saw or counted it."""
        p = self.parse
        noun = measured_head(p, trigger)
        verb = p.head[noun]
        if p.pos[verb] not in ("VERB", "AUX") or verb == noun:
            return ()
        lemma = p.lemma[verb]
        seen = lemma in lexicon()["perception_verb"] and p.lemma[noun] not in _TRACES
        light = seen or lemma in lexicon()["light_verb"]
        if p.dep[noun] in ("dobj", "nsubjpass") and light:
            return self.own.get(verb, ())
        if p.dep[noun] == "attr" and lemma == "be":  # "there were three violations on 12 June"
            there = any(p.dep[c] == "expl" for c in p.children[verb])
            return self.own.get(verb, ()) if there else ()
        if p.dep[noun] == "dobj" and lemma in word_set("times.retold"):
            return self._behind_place(noun)
        if self._is_heard(noun):
            return self.own.get(p.head[verb], ())
        if p.dep[noun] == "nsubj" and lemma not in lexicon()["saying_verb"]:
            # "the deadliest attack since the truce took effect on 3 May": the truce did
            return () if "since" in p.lower[noun:verb] else self.own.get(verb, ())
        return ()

    def _behind_place(self, noun: int) -> tuple[int, ...]:
        """ "Condemned the killing of farmers in Goma on 3 May": the day behind the place of a deed
        is the deed's, though the parser hangs it from the verb of telling."""
        p = self.parse
        return tuple(
            m for m in self.own.get(p.head[noun], ())
            if self.spans[m][0] > noun and p.sent[self.spans[m][0]] == p.sent[noun]
            and self.weights[m] >= _DATED and is_placed(p, noun, self.spans[m][0])
        )  # fmt: skip

    def _is_heard(self, noun: int) -> bool:
        """Tell whether a noun is what somebody heard or counted, where the parser hangs it on the
        participle behind it: "heard 26 explosions assessed as mortar rounds"."""
        p = self.parse
        verb = p.head[noun]
        heard = p.dep[verb] == "ccomp" and p.lemma[p.head[verb]] in lexicon()["perception_verb"]
        bare = {p.dep[c] for c in p.children[verb]}.isdisjoint({"mark", "aux", "auxpass", "dobj"})
        return heard and bare and noun + 1 == verb and p.dep[noun] in ("nsubj", "nsubjpass")

    def _of_what_it_did(self, trigger: int) -> tuple[int, ...]:
        """ "were killed in an attack on Monday", "died by shelling on Tuesday"."""
        p = self.parse
        noun = measured_head(p, trigger)
        prep = p.head[noun]
        if p.dep[noun] != "pobj" or p.lower[prep] not in _DONE_IN:
            return ()
        verb = p.head[prep]
        if p.pos[verb] != "VERB" or p.lemma[verb] in lexicon()["saying_verb"]:
            return ()
        return self.own.get(verb, ())

    def _of_clause_of_noun(self, trigger: int) -> tuple[int, ...]:
        """ "fighting that began in late September", "a deal brokered on Nov. 10"."""
        p = self.parse
        for child in p.children[trigger]:
            clause = p.dep[child] in ("relcl", "acl")
            clause = clause and p.lemma[child] not in lexicon()["saying_verb"]
            if "since" in p.lower[trigger:child]:
                continue  # "the deadliest attack since a truce took effect on 3 May"
            if clause and (found := self.own.get(child, ())):
                return found
        return ()

    def _of_noun_of_clause(self, trigger: int) -> tuple[int, ...]:
        """ "a parade on Thursday that was attended by …": the clause happens with its noun."""
        p = self.parse
        if p.dep[trigger] != "relcl" or p.lemma[p.head[trigger]] not in lexicon()["event_noun"]:
            return ()
        return self.own.get(p.head[trigger], ())

    def _of_object(self, trigger: int) -> tuple[int, ...]:
        """ "are due for talks on Monday", "held talks on Monday": dated through the event noun."""
        if self.parse.lemma[trigger] in lexicon()["saying_verb"]:
            return ()
        return self.through.get(trigger, ())

    def _of_later_verb(self, trigger: int) -> tuple[int, ...]:
        """ "blocked streets and left work on Tuesday": the time at the end counts for both."""
        p = self.parse
        for child in p.children[trigger]:
            if p.dep[child] != "conj" or p.pos[child] not in ("VERB", "AUX"):
                continue
            subject = any(p.dep[c] in ("nsubj", "nsubjpass") for c in p.children[child])
            if not subject and tense_of(p, child) == tense_of(p, trigger):
                return self.own.get(child, ())
        return ()

    def _told_before(self, trigger: int) -> tuple[int, ...]:
        """The last day that a sentence names before what came of its deed."""
        sent = self.parse.sent[trigger]
        before = [
            m for m, (first, last) in enumerate(self.spans)
            if last <= trigger and self.parse.sent[first] == sent and self.weights[m] >= _DATED
        ]  # fmt: skip
        return tuple(before[-1:])

    def _of_means(self, trigger: int) -> tuple[int, ...]:
        """ "Violated the truce by shelling X on Monday": the day of what it was done by."""
        p = self.parse
        by = (c for c in p.children[trigger] if p.dep[c] == "prep" and p.lower[c] == "by")
        done = (d for c in by for d in p.children[c] if p.dep[d] == "pcomp")
        return next((found for d in done if (found := self.own.get(d, ()))), ())

    def _of_let(self, trigger: int) -> tuple[int, ...]:
        """ "Were let go on Monday", "were allowed to leave on Monday": when they went."""
        p = self.parse
        if p.lemma[trigger] not in _LETTING:
            return ()
        went = (c for c in p.children[trigger] if p.dep[c] in ("xcomp", "ccomp"))
        return next((found for c in went if (found := self.own.get(c, ()))), ())

    def _of_chain(self, trigger: int) -> tuple[int, ...]:
        """A verb shares the time of the verb that it completes, or of the one it is joined to."""
        p = self.parse
        head, dep = p.head[trigger], p.dep[trigger]
        if not self.own.get(trigger) and (later := self._of_later_verb(trigger)):
            return later
        if dep == "pcomp" and p.lower[head] == "by" and p.pos[p.head[head]] == "VERB":
            return self.own.get(p.head[head], ())
        if head == trigger or p.pos[head] not in ("VERB", "AUX"):
            return ()
        begun = p.lemma[head] in lexicon()["phase_verb"]
        aux = {p.lower[c] for c in p.children[trigger] if p.dep[c] in ("aux", "auxpass")}
        seen = p.lemma[head] in lexicon()["perception_verb"] and not aux & {"had", "have", "has"}
        if (dep == "xcomp" and begun) or (dep in ("xcomp", "ccomp") and seen):
            return self.own.get(head, ())
        if outcome_of(p, trigger):
            return self.own.get(head, ()) or self._told_before(trigger)
        return self._of_joined(trigger)

    def _of_joined(self, trigger: int) -> tuple[int, ...]:
        """The time of the verb that a verb is joined to: of one subject, over all that stand
        between ("shelled the town on Monday, burnt the school and left"); of another, where it
        tells what came of it ("shelled the town on Monday, and six people were killed")."""
        p = self.parse
        at = trigger
        for _ in range(_JOINED):
            if p.dep[at] != "conj" or p.pos[p.head[at]] not in ("VERB", "AUX"):
                return ()
            subjects = {p.dep[c] for c in p.children[at]} & {"nsubj", "nsubjpass"}
            suffered = "nsubjpass" in subjects and p.lemma[trigger] in word_set("times.suffered")
            if (subjects and not suffered) or tense_of(p, trigger) != tense_of(p, p.head[at]):
                return ()
            at = p.head[at]
            if found := tuple(m for m in self.own.get(at, ()) if self.weights[m] >= 0):
                return found
        return ()


def outcome_of(parse: Parse, trigger: int) -> bool:
    """Tell whether a participle tells what came of what its sentence told before it: "tore through
    a bus near B on Monday, killing 11" was when and where that was."""
    first = parse.sents[parse.sent[trigger]][0]
    return (
        parse.tag[trigger] == "VBG" and parse.dep[trigger] in ("advcl", "acl", "conj", "ccomp")
        and trigger > first + 1 and parse.word[trigger - 1] in (",", "and")
        and parse.head[trigger] < trigger
        and any(parse.tag[k] in ("VBD", "VBZ", "VBP") and parse.dep[k] not in ("relcl", "aux")
                and parse.lemma[k] not in lexicon()["saying_verb"] for k in range(first, trigger))
    )  # fmt: skip


def is_placed(parse: Parse, noun: int, end: int) -> bool:
    """Tell whether the words from the noun of a deed to ``end`` close with a place: "of two farmers
    near Goma"; ``end`` is the first word of what stands behind, its preposition left out."""
    last = end - 1 if parse.pos[end - 1] == "ADP" else end
    if not noun < last - 1:
        return False
    at = next((k for k in range(last - 1, noun, -1) if parse.pos[k] == "ADP"), noun)
    names = all(parse.pos[k] in _IN_NAMES for k in range(at + 1, last))
    named = names and parse.word[last - 1][:1].isupper()
    return named and parse.lower[at] in _AT and not any(
        parse.pos[k] in ("VERB", "AUX", "PUNCT") for k in range(noun + 1, last)
    )  # fmt: skip


_IN_NAMES = frozenset({"PROPN", "DET", "NOUN", "ADJ", "PART"})
# So many verbs may be joined in a row.
_JOINED = 4
# What is there to be counted and seen on later days.
_TRACES = frozenset({"impact", "crater", "hole", "damage", "death", "killing", "destruction"})
_LETTING = frozenset({"let", "allow", "permit", "set"})
# What a place stands behind in the phrase of a deed.
_AT = frozenset({"in", "at", "near", "on", "outside", "around", "from", "to", "inside"})
_DONE_IN = frozenset({"in", "by", "during", "from"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "csubj"})
_DURATION = 1  # weight of a plain duration
_DATED = 5  # weight of a day
_OWN = Attachment._own
_NOUN_SOURCES = (
    Attachment._own,
    Attachment._amount_of,
    Attachment._of_light_verb,
    Attachment._of_what_it_did,
    Attachment._of_clause_of_noun,
)
_VERB_SOURCES = (
    Attachment._own,
    Attachment._of_object,
    Attachment._of_noun_of_clause,
    Attachment._of_let,
    Attachment._of_means,
    Attachment._of_chain,
)


def attach(parse: Parse, spans: Sequence[Span], weights: Sequence[int]) -> Attachment:
    """Read from the tree what each mention (a token range) hangs from."""
    own: dict[int, tuple[int, ...]] = {}
    through: dict[int, tuple[int, ...]] = {}
    for m, span in enumerate(spans):
        direct, beyond = governors(parse, span)
        for token in direct:
            own[token] = (*own.get(token, ()), m)
        for token in beyond:
            through[token] = (*through.get(token, ()), m)
    tokens = (*own, *through, *(k for span in spans for k in range(*span)))
    behind = (last for _, last in spans if last < len(parse))  # a day that is cut off its sentence
    dated = frozenset(parse.sent[k] for k in (*tokens, *behind))
    return Attachment(parse, own, through, tuple(spans), tuple(weights), dated)


def governors(parse: Parse, span: Span) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the tokens that a time in ``span`` dates, and the verb beyond an event noun.

    The first are the nouns up to the nearest event noun or verb; the second the verb above that
    event noun, if it has one.
    """
    token = root_of(parse, span)
    out: list[int] = []
    if token is None or parse.head[token] == token:
        return (), ()
    at, event = parse.head[token], False
    named = parse.lower[at] == "of"
    for _ in range(_DEPTH):
        if parse.pos[at] in ("VERB", "AUX"):
            return (tuple(out), (at,)) if event else ((*out, at), ())
        if parse.pos[at] in ("NOUN", "PROPN") and not event:
            out.append(at)
            if named and len(out) == 1 and _is_agreement(parse, at):
                return tuple(out), ()  # "contrary to the truce of 3 May": by its day it is called
            event = parse.lemma[at] in lexicon()["event_noun"] or (
                parse.lower[at] in lexicon()["event_noun"]
            )
        if parse.head[at] == at:
            break
        at = parse.head[at]
    return tuple(out), ()


def _is_agreement(parse: Parse, i: int) -> bool:
    noun = load_agreement_words().nouns.get(parse.lemma[i])
    return noun is not None and noun.family in ("deal", "truce")


def measured_head(parse: Parse, i: int) -> int:
    """Return the noun that a noun hangs from in "one case of shooting", "a series of raids"."""
    for _ in range(3):
        i = _conjunct_head(parse, i)
        of = parse.head[i]
        if parse.dep[i] != "pobj" or parse.lower[of] != "of":
            break
        if parse.lemma[parse.head[of]] not in lexicon()["measure_noun"]:
            break
        i = parse.head[of]
    return i


def _conjunct_head(parse: Parse, i: int) -> int:
    for _ in range(_DEPTH):
        if parse.dep[i] != "conj" or parse.head[i] == i:
            break
        i = parse.head[i]
    return i
