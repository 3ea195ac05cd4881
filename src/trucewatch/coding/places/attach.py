"""Which event a place belongs to, read from the tree."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.places.moved import is_other_end, is_way, mover_over
from trucewatch.coding.places.upon import (
    SEEING,
    deeds_upon,
    is_event,
    is_scene,
    is_upon,
    site_words,
    undergoes,
    undergone_by,
)
from trucewatch.coding.places.whence import goes_on_from, is_fired, leads_from
from trucewatch.coding.times.attach import is_placed, measured_head, outcome_of
from trucewatch.coding.times.scan import lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

Span = tuple[int, int]
_DEPTH = 14
_UP = frozenset({"compound", "conj", "appos", "nmod", "poss", "amod", "nummod", "quantmod"})
_LOCATIVE = frozenset(
    (
        "in at near around outside inside on across through along over off within throughout "
        "above beyond into toward towards to from between against by north south east west "
        "northeast northwest southeast southwest for of under"
    ).split()
)


class PlaceAttachment(msgspec.Struct, frozen=True):
    """Which mention lies at which token: directly, or beyond an event noun or a subject."""

    parse: Parse
    own: dict[int, tuple[int, ...]]
    through: dict[int, tuple[int, ...]]
    named: dict[int, int]
    ranks: tuple[int, ...]

    def of(self, trigger: int) -> int | None:
        """Return the index of the mention where the event at token ``trigger`` is put, or None."""
        p = self.parse
        if not 0 <= trigger < len(p):
            return None
        for found in self._sources(trigger):
            if found:
                return min(found, key=lambda m: (self.ranks[m], m))
        return None

    def _sources(self, trigger: int) -> tuple[tuple[int, ...], ...]:
        own = self.own.get(trigger, ())
        if self.parse.pos[trigger] in ("VERB", "AUX"):
            if self.parse.lemma[trigger] in lexicon()["speech_verb"]:
                return ()  # "denied in Moscow" tells where it was said, not where it happened
            beyond, joined = self._beyond(trigger), self._joined(trigger)
            gone = self._let_go(trigger) or self._of_truce(trigger)
            return (own, beyond, joined, gone, self._of_noun(trigger), self._meanwhile(trigger))
        return (own, self._complement(trigger), self._of_verb(trigger))

    def _let_go(self, trigger: int) -> tuple[int, ...]:
        """ "Let the drivers go near X", "were let go in X": where they went."""
        p = self.parse
        gone = (c for c in p.children[trigger] if p.dep[c] in ("xcomp", "ccomp"))
        gone = (c for c in gone if p.lemma[trigger] == "let" and p.lemma[c] == "go")
        return next((self.own.get(c, ()) for c in gone), ())

    def _beyond(self, trigger: int) -> tuple[int, ...]:
        if self.parse.lemma[trigger] in lexicon()["saying_verb"]:
            return ()
        return self.through.get(trigger, ())

    def _of_truce(self, trigger: int) -> tuple[int, ...]:
        """ "Respected the truce in X", "broke the ceasefire in X": that is where the act was."""
        p = self.parse
        kept = (c for c in p.children[trigger] if p.dep[c] in ("dobj", "nsubjpass"))
        return next(
            (self.own.get(c, ()) for c in kept if p.lemma[c] in word_set("places.truces")), ()
        )

    def _meanwhile(self, trigger: int) -> tuple[int, ...]:
        """ "Were wounded when their lorry ran over a mine near X"."""
        p = self.parse
        for c in p.children[trigger]:
            if p.dep[c] == "advcl" and any(p.lower[d] in _MEANWHILE for d in p.children[c]):
                return self.own.get(c, ())
        return ()

    def _joined(self, trigger: int) -> tuple[int, ...]:
        """A verb without a place of its own shares that of the verb it completes."""
        p = self.parse
        head = p.head[trigger]
        if p.dep[trigger] == "xcomp" and p.lemma[head] in lexicon()["phase_verb"]:
            return self.own.get(head, ())
        suffered = undergoes(p, trigger) and p.lemma[head] in deeds_upon()
        joined = p.dep[trigger] == "conj" and p.pos[head] == "VERB"
        if joined and (suffered or not _has_subject(p, trigger)):
            spoken = p.lemma[head] in lexicon()["speech_verb"] | lexicon()["saying_verb"]
            return () if spoken else self.own.get(head, ())
        if p.dep[trigger] == "relcl" and p.lemma[head] in lexicon()["event_noun"]:
            return self.own.get(head, ())
        if outcome_of(p, trigger):
            return self.own.get(head, ()) or self._told_before(trigger)
        return ()

    def _told_before(self, trigger: int) -> tuple[int, ...]:
        """The last place that a sentence puts something at between its deed and what came of it."""
        p, first = self.parse, self.parse.sents[self.parse.sent[trigger]][0]
        first = max(k for k in range(first, trigger) if p.tag[k] in ("VBD", "VBZ", "VBP"))
        located = {m for found in (self.own, self.through) for ms in found.values() for m in ms}
        told = (self.named.get(k) for k in range(trigger - 1, first - 1, -1))
        return next(((m,) for m in told if m in located and m is not None), ())

    def _of_noun(self, trigger: int) -> tuple[int, ...]:
        """ "the villages, the only ones still controlled by …": the clause is about the place."""
        p = self.parse
        if p.dep[trigger] not in ("relcl", "acl"):
            return ()
        noun = p.head[trigger]
        below = p.children[trigger]
        where = any(p.lower[c] == "where" for c in below)
        if not where and any(p.dep[c] == "nsubj" for c in below):
            return ()  # "Azerbaijan, which rejects it": the noun acts
        for _ in range(3):
            if (at := self._named_at(noun)) is not None:
                return (at,)
            if p.dep[noun] != "appos":
                break
            noun = p.head[noun]
        return self.own.get(p.head[trigger], ()) if p.lower[p.head[trigger]] in site_words() else ()

    def _named_at(self, noun: int) -> int | None:
        """Return the mention that a noun is, or that calls a site: the Kostva of "Kostva pass"."""
        p = self.parse
        if noun in self.named or p.lower[noun] not in site_words():
            return self.named.get(noun)
        called = (self.named.get(c) for c in p.children[noun] if p.dep[c] == "compound")
        return next((m for m in called if m is not None), None)

    def _complement(self, trigger: int) -> tuple[int, ...]:
        """ "a violation of the ceasefire in X", "fighting that broke out in X"."""
        p = self.parse
        for child in p.children[trigger]:
            clause = p.dep[child] in ("relcl", "acl")
            clause = clause and p.lemma[child] not in lexicon()["saying_verb"]
            if clause and (found := self.own.get(child, ())):
                return found
            if p.lower[child] == "of":
                for noun in p.children[child]:
                    if p.lemma[noun] in lexicon()["event_noun"] and (
                        found := self.own.get(noun, ())
                    ):
                        return found
        return ()

    def _of_verb(self, trigger: int) -> tuple[int, ...]:
        """An event noun lies where the verb puts it that only says that it took place."""
        p = self.parse
        noun = measured_head(p, trigger)
        verb = undergone_by(p, noun)
        if verb is not None:
            return self.own.get(verb, ()) or self.through.get(verb, ())
        verb = p.head[noun]
        if p.pos[verb] not in ("VERB", "AUX") or verb == noun:
            return ()
        lemma = p.lemma[verb]
        carrying = lemma in lexicon()["light_verb"] or lemma in SEEING
        if p.dep[noun] in ("dobj", "nsubjpass") and carrying:
            return self.own.get(verb, ())
        if p.dep[noun] == "attr" and lemma == "be":
            return self.own.get(verb, ())
        if p.dep[noun] == "dobj" and lemma in word_set("times.retold"):
            return self._behind(noun)
        if p.dep[noun] == "nsubj" and lemma not in lexicon()["saying_verb"]:
            return self.own.get(verb, ())
        return ()

    def _behind(self, noun: int) -> tuple[int, ...]:
        """ "Certified the handover of 240 rifles at Kidal": the place behind a deed that somebody
        only tells of is the deed's, though the parser hangs it from the verb of telling."""
        p = self.parse
        verb = p.head[noun]
        own = (m for m in self.own.get(verb, ()) if is_placed(p, noun, self._end(m)))
        return tuple(own)

    def _end(self, mention: int) -> int:
        return max(k for k, m in self.named.items() if m == mention) + 1


def attach_places(
    parse: Parse, spans: Sequence[Span], standing: Sequence[str], ranks: Sequence[int]
) -> PlaceAttachment:
    """Read from the tree what each mention (a token range) locates.

    ``standing`` says for each mention whether it is a "country" (as an object or subject a party,
    not a place), a "capital" (which may stand for its government) or a "place"; ``ranks`` how
    exactly it tells where, the smallest the most.
    """
    own: dict[int, tuple[int, ...]] = {}
    through: dict[int, tuple[int, ...]] = {}
    named: dict[int, int] = {}
    for m, span in enumerate(spans):
        direct, beyond = _located(parse, span, standing[m])
        for token in direct:
            own[token] = (*own.get(token, ()), m)
        for token in beyond:
            through[token] = (*through.get(token, ()), m)
        for token in range(*span):
            named.setdefault(token, m)
    return PlaceAttachment(parse, own, through, named, tuple(ranks))


def _located(parse: Parse, span: Span, standing: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the tokens that a mention locates, and those that it may locate."""
    token = _root(parse, span)
    party = standing == "country"
    event = _modified_event(parse, token, party)
    if event is None and parse.dep[token] == "appos" and is_event(parse, parse.head[token]):
        event = parse.head[token]  # "two dead in market blast, Kirkuk"
    if event is not None:
        return _climb(parse, event, [])
    top = _top(parse, token)
    dep, head = parse.dep[top], parse.head[top]
    if dep == "pobj" and parse.lower[head] in _LOCATIVE:
        return _by_preposition(parse, head, standing)
    taken = parse.lemma[head] in place_words("seizing")
    if dep in ("dobj", "nsubjpass") and not party and (taken or is_upon(parse, top, token)):
        return ((head,), ())
    if dep == "nsubj" and not party and is_scene(parse, head):
        return ((head,), ())
    if dep in ("npadvmod", "advmod") and parse.pos[head] in ("VERB", "AUX", "NOUN"):
        return _climb(parse, head, [])
    return (), ()


def _root(parse: Parse, span: Span) -> int:
    for i in range(*span):
        if not span[0] <= parse.head[i] < span[1] or parse.head[i] == i:
            return i
    return span[0]


def _modified_event(parse: Parse, token: int, party: bool) -> int | None:
    """ "the Gaza war", "Kharkiv's shelling": the event noun that the name modifies.

    "Russia's invasion" tells who, not where: a country counts only beside a word such as war.
    """
    head = parse.head[token]
    if party and (parse.dep[token] == "poss" or parse.lemma[head] not in _FOUGHT_IN):
        return None
    if parse.dep[token] in ("compound", "amod", "nmod", "poss") and (
        parse.lemma[head] in lexicon()["event_noun"] and parse.pos[head] in ("NOUN", "PROPN")
    ):
        return head
    return None


def _top(parse: Parse, token: int) -> int:
    """Climb from a name to the noun phrase of places it stands in: "the villages of A and B"."""
    for _ in range(_DEPTH):
        head = parse.head[token]
        if head == token:
            break
        joined = parse.dep[token] in ("conj", "appos")
        if (joined or (parse.dep[token] in _UP and parse.lower[head] in site_words())) and (
            parse.pos[head] in ("NOUN", "PROPN") or parse.dep[head] == "pobj"  # "the Zorb crossing"
        ):
            token = head
        elif (
            parse.dep[token] == "pobj"
            and parse.lower[head] == "of"
            and parse.lower[parse.head[head]] in site_words()
        ):
            token = parse.head[head]
        else:
            break
    return token


_FOUGHT_IN = frozenset(
    {"war", "conflict", "ceasefire", "truce", "fighting", "crisis", "hostilities"}
)


def _by_preposition(
    parse: Parse, prep: int, standing: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for _ in range(_DEPTH):  # "from near X", "to the north of X"
        head = parse.head[prep]
        if parse.pos[head] == "ADP" and head != prep:
            prep = head
        else:
            break
    head, word = parse.head[prep], parse.lower[prep]
    if head == prep or goes_on_from(parse, prep) or (word == "from" and is_fired(parse, prep)):
        return (), ()
    mover = mover_over(parse, head)
    mover = head if mover is None and parse.pos[head] == "VERB" else mover
    if mover is not None and is_other_end(parse, prep, mover):
        return (), ()
    noun = parse.pos[head] in ("NOUN", "PROPN")
    if noun and mover is not None and standing == "place" and is_way(parse, prep):
        return _climb(parse, mover, [])
    party = standing != "place"
    if word in ("of", "for", "against", "by", "with", "on") and (
        (party and word != "on") or standing == "country"
    ):
        return (), ()
    if word == "on" and party and not noun and not _comes_down(parse, head):
        return (), ()  # "called on Belgrade"
    if word in ("to", "from", "between") and party and parse.lemma[head] not in lexicon()["motion"]:
        return (), ()
    if (
        word in ("of", "for", "against", "to", "by", "with", "from", "on")
        and noun
        and not is_event(parse, head)
        and not (word == "on" and parse.lemma[head] in word_set("events.arms"))
        and not (word == "on" and parse.lower[head] in site_words())
    ):
        return (), ()
    return _climb(parse, head, [])


def _comes_down(parse: Parse, verb: int) -> bool:
    """ "Shells fell on Khartoum", "marched on Kabul": on the capital, not its government."""
    moves = parse.lemma[verb] in lexicon()["motion"]
    subjects = (c for c in parse.children[verb] if parse.dep[c] in ("nsubj", "nsubjpass"))
    return moves or any(parse.lemma[c] in word_set("events.arms") for c in subjects)


def _climb(parse: Parse, at: int, out: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Climb from what a place hangs from to the event: nouns up to an event noun, or the verb."""
    for _ in range(_DEPTH):
        if parse.pos[at] in ("VERB", "AUX"):
            return (*out, at), ()
        if parse.pos[at] == "ADJ" and not out:  # "are due in Geneva"
            out.append(at)
        if parse.pos[at] in ("NOUN", "PROPN", "PRON"):
            out.append(at)
            if is_event(parse, at):
                return tuple(out), _verb_above(parse, at)
            if parse.dep[at] == "nsubj":
                said = parse.lemma[parse.head[at]] in lexicon()["saying_verb"]
                person = _person(parse, at)
                return tuple(out), () if said or person else (parse.head[at],)
            if parse.lower[parse.head[at]] == "by" and _person(parse, at):
                return tuple(out), ()
            if leads_from(parse, at):
                return tuple(out), ()
        if parse.head[at] == at:
            break
        at = parse.head[at]
    return tuple(out), ()


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[verb])


def _person(parse: Parse, i: int) -> bool:
    return parse.lemma[i] in word_set("places.speakers") or parse.lemma[i] in place_words(
        "actor_noun"
    )


# "Shelled a post a day after talks in Geneva": the one was not where the other was.
_AWAY = frozenset(
    {"after", "before", "since", "until", "despite", "ahead", "over", "about", "amid"}
)
_MEANWHILE = frozenset({"when", "as", "while"})


def _verb_above(parse: Parse, noun: int) -> tuple[int, ...]:
    at = noun
    for _ in range(_DEPTH):
        if parse.head[at] == at or parse.lower[at] in _AWAY:
            return ()
        at = parse.head[at]
        if parse.pos[at] in ("VERB", "AUX"):
            return (at,)
    return ()
