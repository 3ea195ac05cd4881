"""Where the language of conflict tells of no event: other domains, metaphor, generic mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from trucewatch.coding.events.arguments import Cast3
from trucewatch.coding.events.armed import by_arms
from trucewatch.coding.events.history import History
from trucewatch.coding.events.predicates import Reading
from trucewatch.coding.events.syntax import is_purpose, pobjs
from trucewatch.coding.topics.armed_harm import armed_harm
from trucewatch.coding.topics.topics import Topics
from trucewatch.reading import Parse
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.predicates import PredicateTable

# A sentence needs this many different words of another domain to lose its events, or one when no
# known actor takes part; a story needs as many per 100 words. Set on invented sentences.
_SENTENCE_HITS = 2
_STORY_HITS = 6
_STORY_RATE = 0.025
# The same for short articles: fewer words, closer together.
_SHORT_HITS = 4
_SHORT_RATE = 0.06
# And where the words do not leave it beyond doubt that it is about conflict.
_SOME_RATE = 0.04
_BEYOND_DOUBT = -3.0
# Scores of a story (see topics) below this leave no doubt that it is about conflict.
_DOUBTFUL = -1.7
# Scores of a sentence (see topics) above which it is about something else, with two known actors
# and with fewer; below the last a sentence tells of conflict even in a story about other things.
# Set so that none, and three in a hundred, of the test sentences with events are lost.
_ELSEWHERE = 2.3
_ELSEWHERE_ALONE = 1.3
_STILL_CONFLICT = -4.0
# A story is plainly about a conflict where it has so many different words of war and truce and its
# score (see topics) is below: the more the topic model doubts it, the more words. Set between the
# reports and the articles without events.
_PLAINLY = ((1, -2.4), (2, -1.1), (3, -0.4))
# Done with weapons only, so a market is a place there.
_UNMISTAKABLE = frozenset("shell bombard strafe gas mortar behead ambush".split())
# "Bombarded him with questions".
_ASKED = frozenset({"question", "query", "complaint", "email", "request", "message", "letter",
                    "call", "advice", "data", "order", "praise", "speech", "slogan", "insult",
                    "promise", "statistic", "criticism", "remark", "word",
                    "accusation", "propaganda", "advert", "figure"})  # fmt: skip
_HELPERS = frozenset({"IGO", "NGO", "UNO", "MED", "JRN", "EDU"})
_BAD_ACTS = frozenset({"assess_negative", "accuse", "reject", "deny", "threaten"})
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_LAW = frozenset({"law", "state", "constitution", "justice"})
_ADMITTING = frozenset("admit concede acknowledge confess recognise recognize own".split())


class Domains:
    """Counts words of other domains in the sentences of one parse, and asks what they are about."""

    def __init__(
        self, parse: Parse, table: PredicateTable, named: Callable[[int], Named | None]
    ) -> None:
        """``named`` tells whom the phrase headed by a token names."""
        self._table = table
        self._topics = Topics(parse, named)
        self._history = History(parse)
        self._p = parse
        self._hits: dict[int, int] = {}
        # Words of the ``story:`` lists are weak: they count for the whole story only.
        self._strong = [c for d, c in table.domains.items() if not d.startswith("story:")]
        self.whole = self._story()
        self.conflict = self._conflict()
        """Whether the story is plainly about a conflict of our time."""
        long_enough = self._topics.whole is not None
        self.past = long_enough and self._history.whole and not self._history.current
        """Whether all that the story dates is long ago, and it tells of no day of this week."""
        self.peaceful = long_enough and not self._strife()
        """Whether the story is long enough to tell and has no word of war and truce."""

    def _count(self, first: int, last: int) -> int:
        words = set(self._p.lower[first:last])
        if "world" in words and "cup" in words:
            words.add("world-cup")
        if words.isdisjoint(self._table.domain_words):
            return 3 * self._has_score(first, last)
        hits = max((len(words & cues) for cues in self._strong), default=0)
        return hits + 3 * self._has_score(first, last)

    def _has_score(self, first: int, last: int) -> bool:
        """Whether a result of a game stands in the sentence ("beat Peru 2-1")."""
        p = self._p
        text = p.slice(first, last)
        if "-" not in text and "–" not in text:
            return False
        for i in range(first + 1, last - 1):
            before, after = p.word[i - 1], p.word[i + 1]
            digits = p.lower[i] in ("-", "–") and before.isdigit() and after.isdigit()
            if digits and len(before) < 3 and len(after) < 3:
                return True
            if _SCORE.fullmatch(p.word[i]):
                return True
        return bool(_SCORE.fullmatch(p.word[last - 1])) if last > first else False

    def _story(self) -> bool:
        """Whether the story as a whole belongs to another domain."""
        total = len(self._p)
        if not total:
            return False
        doubtful = (self._topics.whole or 0.0) > _DOUBTFUL
        open_ = (self._topics.whole or 0.0) > _BEYOND_DOUBT
        telling = [w for w in self._p.lower if w in self._table.domain_words]
        if not telling:
            return False
        for cues in self._table.domains.values():
            found = [w for w in telling if w in cues]
            kinds = len(set(found))
            if kinds >= _STORY_HITS and len(found) >= _STORY_RATE * total:
                return True
            if doubtful and kinds >= _SHORT_HITS and len(found) >= _SHORT_RATE * total:
                return True
            if open_ and kinds >= _SHORT_HITS and len(found) >= _SOME_RATE * total:
                return True
        return False

    def _conflict(self) -> bool:
        about = self._topics.whole
        if self.whole or self._history.whole:
            return False
        kinds = self._strife()
        if about is None:
            return armed_harm(self._p, self._topics.scores, kinds)
        return any(kinds >= least and about < most for least, most in _PLAINLY)

    def _strife(self) -> int:
        """Return how many different words of war and truce the story uses."""
        words = self._table.classes["strife"]
        return len({w for w in self._p.lemma if w in words})

    def hits(self, token: int) -> int:
        """Return how many words of the strongest other domain stand in the token's sentence."""
        number = self._p.sent[token]
        if number not in self._hits:
            self._hits[number] = self._count(*self._p.sents[number])
        return self._hits[number]

    def foreign(self, token: int, known: int) -> bool:
        """Return whether an event at ``token`` with ``known`` known actors belongs elsewhere."""
        hits = self.hits(token)
        if self._about_else(token, known) or self.past:
            return True
        if self.conflict and hits < 2:  # "the League", "a captain": one word is no domain there
            return False
        if self.whole and (known < 2 or hits >= 1):
            return True
        if hits >= _SENTENCE_HITS + (known > 1) or (hits >= 1 and known == 0):
            return True
        return hits >= 1 and self._told_in(token)

    def of_now(self, token: int, most: float) -> bool:
        """Return whether the token's sentence, and its story, tell of nothing made up or long ago,
        and the sentence is no more about other things than ``most``."""
        if self.whole or self.past or self.hits(token) or self._told_in(token):
            return False
        return self._topics.score(token) < most and not self._history.old(token, conflict=False)

    def _about_else(self, token: int, known: int) -> bool:
        """Whether the story, or else the sentence, tells of long ago, or of other things."""
        score = self._topics.score(token)
        whole = self._topics.whole
        # A report of a conflict looks back as far as its parties do.
        if (whole is None or whole > _DOUBTFUL) and self._history.old(token, score <= 0):
            return True
        if self.conflict:
            return False
        if whole is not None:
            ever = known < 2 or self._history.whole
            return bool(self._topics.elsewhere) and (ever or score > _STILL_CONFLICT)
        return score > (_ELSEWHERE if known > 1 else _ELSEWHERE_ALONE)

    def _told_in(self, token: int) -> bool:
        """Whether a word of another domain governs the event ("the film tells of an attack")."""
        p = self._p
        k = token
        for _ in range(20):  # deeper than any sentence of a report
            for c in p.children[k]:
                inner = [c, *(d for d in p.children[c] if p.dep[d] in ("pobj", "compound"))]
                spot = p.dep[c] in ("nsubj", "nsubjpass", "dobj") or p.lower[c] in ("in", "from")
                if spot and any(self._is_cue(d) for d in inner):
                    return True
            if p.head[k] == k:
                return False
            k = p.head[k]
        return False

    def _is_cue(self, token: int) -> bool:
        if token > 0 and self._p.lower[token - 1] == "war":  # "war games" are drills
            return False
        words = {self._p.lower[token]}
        if self._p.tag[token] == "NNS":
            words.add(self._p.lemma[token])
        return any(words & cues for cues in self._strong)


def _is_passage(p: Parse, n: int) -> bool:
    """Return whether a point is one where a way leads over or in: "two crossing points"."""
    return any(p.dep[c] == "compound" and p.lower[c] in _PASSAGES for c in p.children[n])


_PASSAGES = frozenset({"crossing", "entry", "border", "access"})


def metaphor(p: Parse, table: PredicateTable, reading: Reading, i: int) -> bool:
    """Return whether the predicate at ``i`` acts on an idea, not on somebody.

    Acts of force take people, places and things: "hammered the proposal", "a war of words", "the
    battle for the title" take none.
    """
    if reading.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"):
        return False
    if reading.rules[0] in ("op:died", "op:weapon-come") or _meets_a_mine(p, reading, i):
        return False  # "lost their lives", "a bus hit a mine"
    abstract = table.classes["abstract"]
    if _said_or_played(p, table, i) or _leads_to(p, i, ("with",), _ASKED) or _of_law(p, i):
        return True
    if reading.type == "COERCE" and _by_warfare(p, table, i):
        return True
    if p.lemma[i] in _UNMISTAKABLE:
        return False
    if p.pos[i] in ("VERB", "AUX"):
        if _by_nature(p, table, i) or _leads_to(p, i, ("with",), abstract):
            return True
        heads = [c for c in p.children[i] if p.dep[c] in ("dobj", "obj", "nsubjpass")]
        if heads:
            return all(p.lemma[c] in abstract and not _is_passage(p, c) for c in heads)
        wide = ("for", "over", "against", "with", "about", "through", "on", "to")
        return _leads_to(p, i, wide, abstract)
    kinds = table.classes["figurative"]
    if any(p.dep[c] in ("compound", "amod", "nmod") and p.lower[c] in kinds for c in p.children[i]):
        return True
    wide = ("of", "for", "over", "on", "against", "with", "from", "to")
    return _leads_to(p, i, wide, abstract)


def _meets_a_mine(p: Parse, reading: Reading, i: int) -> bool:
    """ "A bus hit a mine", not "hit a gold mine"."""
    met = [c for c in p.children[i] if p.dep[c] == "dobj"]
    plain = not any(p.dep[d] in ("compound", "amod") for c in met for d in p.children[c])
    return reading.frame == "suffer" and reading.mode is not None and plain


def _said_or_played(p: Parse, table: PredicateTable, i: int) -> bool:
    """ "The speech bombed", "the album exploded": what is said or played hurts nobody."""
    works = table.classes["utterance"]
    return any(p.dep[c] == "nsubj" and p.lemma[c] in works for c in p.children[i])


def _of_law(p: Parse, i: int) -> bool:
    """ "Will use the full force of the law"."""
    forces = [c for c in p.children[i] if p.dep[c] == "dobj" and p.lemma[c] in ("force", "weight")]
    return any(_leads_to(p, c, ("of",), _LAW) for c in forces)


def _by_warfare(p: Parse, table: PredicateTable, i: int) -> bool:
    """ "Civilians trapped by the fighting": nobody holds them."""
    agents = [c for c in p.children[i] if p.dep[c] == "agent"]
    return any(p.lemma[d] in table.classes["warfare"] for c in agents for d in pobjs(p, c))


def _by_nature(p: Parse, table: PredicateTable, i: int) -> bool:
    """Whether weather, animals, illness or traffic do it, not "machine-gun fire"."""
    if by_arms(p, i):
        return False
    nature = table.classes["nature"]
    for c in p.children[i]:
        done_by = [c] if p.dep[c] == "nsubj" else []
        if p.dep[c] == "agent":
            done_by = list(p.children[c])
            of = [k for d in p.children[c] for k in p.children[d] if p.lower[k] != "in"]
            done_by += [e for k in of for e in p.children[k]]  # not "by men in a white car"
        if any(p.lemma[d] in nature and not _is_front(p, d) for d in done_by):
            return True
    return False


def _is_front(p: Parse, i: int) -> bool:
    """ "The Kestrel Front", "was captured by the Front": a name, and no weather."""
    named = p.tag[i] in ("NNP", "NNPS")
    return (named and p.dep[i] == "nsubj") or (
        p.lemma[i].lower() == "front" and p.word[i] != "front"
    )


def _leads_to(p: Parse, i: int, prepositions: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(
        p.lemma[d] in words
        for c in p.children[i]
        if p.dep[c] == "prep" and p.lower[c] in prepositions
        for d in pobjs(p, c)
    )


def in_name_or_compound(p: Parse, n: int) -> bool:
    """Return whether event noun ``n`` is a part of a name or only modifies another noun."""
    if p.dep[n] in ("compound", "amod", "nmod", "npadvmod", "poss"):
        return True
    if p.tag[n] in _NAME_TAGS and p.word[n][:1].isupper():
        first = n == p.sents[p.sent[n]][0]
        return p.role(n) != "headline" and not first
    return False


def aim_only(p: Parse, table: PredicateTable, v: int, reading: Reading) -> bool:
    """Return whether verb ``v`` only says what something is for ("held talks to end the war").

    What is done *by* something ("used drones to attack") stays. "forces backed by A" tells a
    standing relation, no act.
    """
    if p.dep[v] == "acl" and p.tag[v] == "VBN" and reading.type in ("SUPPORT", "ACCUSE"):
        if reading.frame in ("med", "sym"):  # "a deal struck in Doha": an act, done once
            return False
        return reading.type != "ACCUSE" or not any(p.dep[c] == "agent" for c in p.children[v])
    if _to_end_war(p, table, v):
        return True
    if not is_purpose(p, v) or reading.type in ("ASSAULT", "COERCE"):
        return False
    if p.dep[v] == "acl" and p.lemma[p.head[v]] in table.groups["act_noun"]:
        return False
    return not (p.dep[v] == "advcl" and p.lemma[p.head[v]] in table.groups["try"])


def _to_end_war(p: Parse, table: PredicateTable, v: int) -> bool:
    """ "Trying to end the war", "in order to stop the bloodshed": an aim that many have."""
    if p.tag[v] != "VB" or p.lemma[v] not in table.classes["ending"]:
        return False
    tried = p.dep[v] == "xcomp" and p.lemma[p.head[v]] in table.groups["try"] - {"continue"}
    war = any(p.dep[c] == "dobj" and p.lemma[c] in table.classes["warfare"] for c in p.children[v])
    return war and (tried or is_purpose(p, v))


def only_said(p: Parse, v: int, reading: Reading, parts: Cast3, acts: Sequence[str]) -> bool:
    """Return whether a speech act is none after all, given the acts of the statements there.

    A warning by an aid body or a mission threatens nobody; to call somebody something is
    disapproval only where the statement judges badly; "if they do not stop" refuses nothing; to
    admit that something is so gives nothing away.
    """
    if reading.type == "CONCEDE" and p.lemma[v] in _ADMITTING:
        return any(p.dep[c] == "ccomp" for c in p.children[v])
    if "op:warn" in reading.rules or reading.rules[0].startswith("lex:caution"):
        return bool(parts.actors) and all(
            a.sector in _HELPERS or (a.country or "") in _HELPERS for a in parts.actors
        )
    if "op:call-names" in reading.rules:
        return not _BAD_ACTS & set(acts)
    if any(r.startswith("op:neg-") for r in reading.rules):
        return any(p.dep[c] == "mark" and p.lower[c] in ("if", "unless") for c in p.children[v])
    return False


def without_partner(
    p: Parse, table: PredicateTable, v: int, reading: Reading, parts: Cast3
) -> bool:
    """Return whether the object is nobody where it must be somebody.

    "meets one of the aims", "released a calendar".
    """
    if reading.mode == "release" and reading.score <= 1 and reading.noun is None:
        things = [c for c in p.children[v] if p.dep[c] in ("dobj", "nsubjpass")]
        somebody = table.classes["pris"] | table.classes["human"]
        if not things or p.lemma[things[0]] in somebody:
            return False
        named = any(p.word[things[0]] in r.text for r in parts.recipients)
        return not named and (p.pos[things[0]] == "NOUN" or not parts.recipients)
    if reading.type == "REQUEST" and reading.mode == "meet" and p.lemma[v] == "call":
        own = {a.country for a in parts.actors}  # "called a meeting of his ministers"
        return all(r.country in own for r in parts.recipients)
    if reading.type != "CONSULT" or reading.noun is not None or reading.score > 1:
        return False
    if p.lemma[v] in table.groups["topic"]:  # its object is what is talked about, not with whom
        return False
    objects = [c for c in p.children[v] if p.dep[c] in ("dobj", "obj")]
    return bool(objects) and not parts.recipients and len(parts.actors) < 2
