"""Which PLOVER type holds between two given phrases of a sentence.

For people who already have the spans of actor and recipient. The lexicon and the tree around the
source give candidate predicates; a scoring function turns them into a score for each type, so that
a classifier can be put beside the rules (see :class:`RelationFeatures`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from trucewatch.coding.events.predicate_features import predicate_features
from trucewatch.coding.events.predicate_model import load_predicate_model
from trucewatch.coding.events.predicates import Lens, Reading
from trucewatch.coding.events.syntax import is_verb
from trucewatch.reading import Parse
from trucewatch.reading.wordpiece import mark_pair
from trucewatch.records import Line, Published, Story
from trucewatch.vocab.predicates import PredicateTable, load_predicates

# Kinds of a type that some codebooks put elsewhere, by a part of the rule that tells them:
# (type, part, kind). "promised" is told by any operator.
_KINDS = (
    ("SANCTION", "(sanction)", "sanctions"),
    ("SANCTION", "(penalty)", "sanctions"),
    ("SANCTION", "op:find-guilty", "convict"),
    ("SANCTION", "lex:convict", "convict"),
    ("SANCTION", "lex:sentence", "sentence"),
    ("COERCE", "(blockade)", "blockade"),
    ("COERCE", "lex:blockade", "blockade"),
    ("COERCE", "lex:besiege", "blockade"),
    ("COERCE", "lex:encircle", "blockade"),
    ("COERCE", "(tanker)", "ship"),
    ("AID", "lex:train[", "training"),
    ("REJECT", "lex:suspend[", "talks"),
    ("ASSAULT", "lex:retaliate[", "reprisal"),
    ("REQUEST", "lex:call for[REQUEST](investigation)", "probe"),
    ("REQUEST", "lex:call for[REQUEST](inquiry)", "probe"),
    ("REQUEST", "lex:call for[REQUEST](probe)", "probe"),
)
_OPERATED = ("op:future", "op:negated", "op:must", "op:agree", "op:promised", "adj:", "nom:")
# What a type needs where the lexicon knows nothing; set on sentences that tell of no act.
UNLIKELY = 0.8
_MAX_CLIMB = 12
_MAX_CANDIDATES = 5
# What a candidate's place in the tree is worth; set on invented pairs.
_INSIDE, _INSIDE_OTHER, _PURPOSE, _SUBJECT, _OBJECT, _FIRST = 2.0, 0.6, -1.2, 0.8, -0.3, 0.25


class Parser(Protocol):
    """Anything that parses a story."""

    def parse(self, story: Story) -> Parse:
        """Return the story's parse."""


class Candidate(msgspec.Struct, frozen=True):
    """A predicate that may be the relation: token, role of the source there, type, score, rules."""

    token: int
    role: str
    type: str
    score: float
    rules: tuple[str, ...]

    @property
    def label(self) -> str:
        """The type, with its kind where the rules tell one: ``SANCTION:convict`` (see _KINDS)."""
        made = any(rule.startswith(_OPERATED) for rule in self.rules)
        if self.type == "CONCEDE" and made:
            return "CONCEDE:promised"
        for type_, part, kind in _KINDS:
            if type_ == self.type and not made and any(part in rule for rule in self.rules):
                return f"{type_}:{kind}"
        return self.type


class RelationFeatures(msgspec.Struct, frozen=True):
    """What a scoring function sees: the candidates, best first, and the sentence.

    ``marked`` is the sentence with <s> … </s> around the actor and <t> … </t> around the recipient,
    ``clause`` the words around the best candidate, marked alike, adjunct clauses left out;
    ``predicate`` the best candidate's own features (see predicate_features).
    """

    candidates: tuple[Candidate, ...]
    marked: str
    clause: str = ""
    predicate: tuple[str, ...] = ()


# A score for each label: a PLOVER type, or a kind of one ("CONCEDE:promised").
ScoreTypes = Callable[[RelationFeatures], Mapping[str, float]]


def score_by_rule(features: RelationFeatures) -> dict[str, float]:
    """Return a score between 0 and 1 for each label that a candidate has."""
    out: dict[str, float] = {}
    for one in features.candidates:
        share = max(0.0, min(1.0, 0.2 + 0.2 * one.score))
        out[one.label] = max(out.get(one.label, 0.0), share)
    return out


def best_of(scores: Mapping[str, float], fold: Callable[[str], str]) -> tuple[str | None, float]:
    """Return the best class and its score when ``fold`` says to which class a label belongs.

    A class scores as its best label does, or, of probabilities, as its labels do together; None
    and 0 without any label.
    """
    sums: dict[str, float] = {}
    for label, score in scores.items():
        sums[fold(label)] = min(1.0, sums.get(fold(label), 0.0) + score)
    best = max(sums, key=lambda c: sums[c], default=None)
    return best, sums[best] if best else 0.0


def type_of(label: str) -> str:
    """Return the PLOVER type of a label."""
    return label.partition(":")[0]


def resolve_relation(
    text: str,
    source: tuple[int, int],
    target: tuple[int, int] | None,
    reader: Parser,
    *,
    table: PredicateTable | None = None,
    score_types: ScoreTypes = score_by_rule,
) -> tuple[str | None, float]:
    """Return the PLOVER type of what ``source`` does to ``target``, and its score (0 to 1).

    Spans are character offsets into ``text``, end exclusive; ``target`` may be None. The type is
    None when nothing in the sentence is in the lexicon and no type is at all likely.
    """
    features = relation_features(text, source, target, reader, table or load_predicates())
    type_, score = best_of(score_types(features), type_of)
    if not features.candidates and score < UNLIKELY:
        return None, 0.0
    return type_, score


def relation_features(
    text: str,
    source: tuple[int, int],
    target: tuple[int, int] | None,
    reader: Parser,
    table: PredicateTable,
) -> RelationFeatures:
    """Return the candidates for the relation between two spans of ``text``."""
    parse = reader.parse(plain_story(text))
    pair = _Pair(parse, table, source, target)
    found = pair.candidates()
    marked = mark_pair(text, source, target)
    if not found:
        return RelationFeatures(found, marked, marked)
    token = found[0].token
    names = predicate_features(parse, token).names
    return RelationFeatures(found, marked, pair.clause(token), names)


def plain_story(text: str) -> Story:
    """Return ``text`` as a story of one body line, for texts that come without a page."""
    line = Line("body", 0, len(text))
    published = Published(None, "unknown")
    return Story("", "", "", 0, len(text), None, None, published, "en", text, (line,))


class _Pair:
    def __init__(
        self,
        parse: Parse,
        table: PredicateTable,
        source: tuple[int, int],
        target: tuple[int, int] | None,
    ) -> None:
        self.p = parse
        self.source = frozenset(range(*parse.tokens_in(*source)))
        self.target = frozenset(range(*parse.tokens_in(*target))) if target else frozenset()
        model = load_predicate_model()
        self.lens = Lens(
            parse, table, pair=True, source=self.source, target=self.target, model=model
        )

    def _head(self, tokens: frozenset[int]) -> int | None:
        p = self.p
        for i in sorted(tokens):
            if p.pos[i] != "PUNCT" and (p.head[i] not in tokens or p.head[i] == i):
                return i
        return None

    def _holds(self, i: int) -> bool:
        first, last = self.p.subtree(i)
        return any(first <= t < last for t in self.target)

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the candidate predicates, best first."""
        head = self._head(self.source)
        if head is None:
            return ()
        found: list[Candidate] = []
        for at, role in self._governors(head)[:_MAX_CANDIDATES]:
            found.extend(self._around(at, role))
        found = found or self._above_target() or self._nearest(head)
        ranked = [
            msgspec.structs.replace(c, score=c.score - _FIRST * k) for k, c in enumerate(found)
        ]
        return tuple(sorted(ranked, key=lambda c: -c.score))

    def _around(self, at: int, role: str) -> list[Candidate]:
        p = self.p
        if role in ("poss", "of", "nself"):
            act = self.lens.nominal(at)
            if act and self._holds(at):  # "A's refusal to admit B"
                return [self._candidate(at, role, act, _INSIDE + _SUBJECT)]
            found = self.lens.noun(at)
            if not found:
                return []
            return [self._candidate(at, role, found, 0.6 + 0.5 * self._holds(at) - found.score)]
        group = [at]
        for c in p.children[at]:
            shares = not any(p.dep[d] == "nsubj" for d in p.children[c])
            if p.dep[c] in ("conj", "advcl") and is_verb(p, c) and shares:
                group.append(c)
        out = []
        for verb in group:
            found = self.lens.read(verb)
            if found:
                out.append(self._candidate(verb, role, found, self._bonus(verb, at, role)))
        return out

    def _candidate(self, at: int, role: str, found: Reading, bonus: float) -> Candidate:
        return Candidate(at, role, found.type, found.score + bonus, (*found.rules, f"pair:{role}"))

    def _bonus(self, verb: int, at: int, role: str) -> float:
        p = self.p
        bonus = 0.0
        if self._holds(verb):
            inner = any(
                p.dep[c] in ("conj", "advcl") and is_verb(p, c) and self._holds(c)
                for c in p.children[verb]
            )
            bonus += _INSIDE_OTHER if inner else _INSIDE
        if verb != at:
            bonus -= 0.2
            if p.dep[verb] == "advcl" and any(p.lower[c] == "to" for c in p.children[verb]):
                bonus += _PURPOSE
        if role in ("subj", "agent", "self"):
            bonus += _SUBJECT
        elif role in ("obj", "prep", "pass"):
            bonus += _OBJECT
        return bonus

    def _governors(self, head: int) -> list[tuple[int, str]]:
        """Climb from the source's head: predicates that govern it, nearest first."""
        p = self.p
        out = self._below(head)
        k = head
        for _ in range(_MAX_CLIMB):
            up, dep = p.head[k], p.dep[k]
            if up == k:
                if is_verb(p, k):
                    out.append((k, "self"))
                elif k not in self.source and self.lens.noun(k):
                    out.append((k, "nself"))
                break
            step = self._step(k, up, dep, out)
            if step is None:
                break
            k = step
        return out

    def _below(self, head: int) -> list[tuple[int, str]]:
        p = self.p
        if p.head[head] != head and p.dep[head] not in ("nsubj", "dep"):
            return []
        for c in p.children[head]:
            if p.dep[c] not in ("acl", "relcl", "appos") or c in self.source:
                continue
            other = any(
                p.dep[d] == "nsubj"
                and d not in self.source
                and p.lower[d] not in ("who", "which", "that")
                for d in p.children[c]
            )
            if self._holds(c) and p.tag[c] in ("VBN", "VBD", "VBZ", "VBP", "VB") and not other:
                return [(c, "subj")]
        return []

    def _step(self, k: int, up: int, dep: str, out: list[tuple[int, str]]) -> int | None:
        p = self.p
        if dep in ("nsubj", "csubj"):
            out.append((up, "subj"))
            return None if p.dep[up] == "ROOT" else up
        if dep == "nsubjpass":
            out.append((up, "pass"))
        elif dep in ("dobj", "obj", "dative") and p.pos[k] != "ADP":
            out.append((up, "obj"))
        elif dep == "pobj":
            return self._prepositional(up, out)
        elif dep in ("poss", "compound", "amod", "nmod"):
            self._content_of(up, out)
            if self.lens.noun(up):
                out.append((up, "poss"))
        elif is_verb(p, k) and is_verb(p, up):
            out.append((up, "up"))
        return up

    def _content_of(self, noun: int, out: list[tuple[int, str]]) -> None:
        """ "a decision by A to expel B": A does what the noun's infinitive says."""
        p = self.p
        for c in p.children[noun]:
            infinitive = p.dep[c] == "acl" and any(p.tag[d] == "TO" for d in p.children[c])
            if p.pos[noun] == "NOUN" and infinitive and self._holds(c):
                out.append((c, "subj"))

    def _prepositional(self, prep: int, out: list[tuple[int, str]]) -> int:
        p = self.p
        governor = p.head[prep]
        if p.lower[prep] in ("by", "of"):
            self._content_of(governor, out)
        if p.lower[prep] == "by" or p.dep[prep] == "agent":
            out.append((governor, "agent"))
        elif is_verb(p, governor):
            out.append((governor, "prep"))
        elif self.lens.noun(governor):
            out.append((governor, "of"))
        return governor

    def _above_target(self) -> list[Candidate]:
        p = self.p
        k = self._head(self.target)
        for _ in range(_MAX_CLIMB):
            if k is None or p.head[k] == k:
                return []
            k = p.head[k]
            found = self.lens.read(k) if is_verb(p, k) else self.lens.noun(k)
            if found:
                return [Candidate(k, "above", found.type, 0.3 + found.score * 0.3, found.rules)]
        return []

    def _nearest(self, head: int) -> list[Candidate]:
        """Without tree evidence: the nearest word of the lexicon, between the two if possible."""
        p = self.p
        other = self._head(self.target)
        if other is None:
            other = head
        low, high = min(head, other), max(head, other)
        free = [i for i in range(len(p)) if i not in self.source and i not in self.target]
        free.sort(key=lambda i: (not low < i < high, min(abs(i - head), abs(i - other))))
        for i in free:
            found = self.lens.read(i) if is_verb(p, i) else self.lens.noun(i)
            if found:
                return [Candidate(i, "near", found.type, 0.2, found.rules)]
        return []

    def clause(self, token: int) -> str:
        """Return the words of the clause around ``token``, the pair's phrases marked."""
        p = self.p
        out: list[str] = []
        inside = ""
        for i in sorted(self._kept(token) | self.source | self.target):
            mark = "s" if i in self.source else "t" if i in self.target else ""
            if mark != inside:
                out += [f"</{inside}>"] if inside else []
                out += [f"<{mark}>"] if mark else []
                inside = mark
            if p.pos[i] != "SPACE":
                out.append(p.word[i])
        return " ".join([*out, f"</{inside}>"] if inside else out)

    def _kept(self, token: int) -> set[int]:
        p = self.p
        kept: set[int] = set()
        stack = [token]
        while stack:
            k = stack.pop()
            kept.add(k)
            for c in p.children[k]:
                marked = c in self.source or self._holds(c)
                adjunct = p.dep[c] in ("relcl", "appos", "advcl", "conj", "parataxis", "acl")
                if marked or not (adjunct or p.dep[c] == "npadvmod"):
                    stack.append(c)
        return kept
