"""Whose president, when the story does not say it in so many words.

"President Davit Korlo offered to drop Tarsia's claim … He accused Kestrel …": an office
of state belongs to the state whose things its holder gives, keeps or asks for, never to one that he
accuses, meets or answers. What each sentence about him says is added up; where two states come
near each other he stays without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.coding.cast.home import is_between, is_state
from trucewatch.coding.cast.opposed import opposed, subject_above
from trucewatch.coding.cast.phrases import phrase_head
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.actor_named import Named, with_country
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# A minister does this to the forces of his own state.
_COMMANDING = frozenset({"order", "send", "deploy", "withdraw", "recall", "mobilize", "mobilise",
                         "dispatch", "command", "pull", "redeploy", "lead"})  # fmt: skip
# Weights set by hand on invented stories (tests/coding/test_cast_offices.py).
_OWN, _NEAR, _OTHER = 3, 1, -3
# How far from a mention a state is looked for, in tokens, and how many mentions are looked at.
_REACH = 40
_MENTIONS = 12
# The best state must have this many times the weight of the next.
_LEAD = 2


class Offices:
    """The states of those whose office the story names without its state."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._found: dict[str, str | None] = {}
        self._indexed = -1
        self._by_code: dict[str, list[int]] = {}
        self._holders: dict[str, list[str]] = {}

    def completed(self, named: Named) -> Named:
        """Return ``named`` with the state that the story shows it to serve, if it shows one."""
        if (
            named.country
            or named.noun not in word_set("cast.offices")
            or not named.person
            or named.plural
        ):
            return named
        if named.code not in self._found:
            self._found[named.code] = self._state_of(named)
        return with_country(named, self._found[named.code])

    def _state_of(self, named: Named) -> str | None:
        cast = self._cast
        weights: Counter[str] = Counter()
        for head in self._mentions(named):
            weights.update(self._weights(head))
        for country in self._taken(named):
            weights.pop(country, None)
        ranked = [(c, n) for c, n in weights.most_common(2) if n > 0]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
            return None
        first = ranked[0][0]
        return first if first in cast.setting.states else None

    def _mentions(self, named: Named) -> list[int]:
        self._index()
        return self._by_code.get(named.code, [])[:_MENTIONS]

    def _taken(self, named: Named) -> Iterable[str]:
        """Return the states that the story gives another holder of the same office."""
        self._index()
        return self._holders.get(named.noun or "", ())

    def _index(self) -> None:
        """Note once whose names stand where, and whose offices are held for which state."""
        heads = self._cast.known.heads
        if self._indexed == len(heads):
            return
        self._indexed, self._by_code, self._holders = len(heads), {}, {}
        for head in tuple(heads):
            found = self._cast.named(head)
            if found is None or not found.person:
                continue
            if not found.country:
                self._note(head, found)
            elif not found.plural:
                roles = {found.noun}
                if found.entity is not None and found.kind == "entity":
                    roles.update(found.entity.roles_on(self._cast.on))
                for role in roles:
                    self._holders.setdefault(role or "", []).append(found.country)

    def _note(self, head: int, found: Named) -> None:
        full = self._cast.known.full_name(head) if found.kind == "name" else None
        for code in {found.code, full.code if full is not None else found.code}:
            self._by_code.setdefault(code, []).append(head)

    def _weights(self, head: int) -> Counter[str]:
        cast = self._cast
        start, end = cast.parse.sents[cast.parse.sent[head]]
        foes = opposed(cast, head)
        found: dict[str, int] = {}
        own_first, own_last = cast.noun_phrase(head)
        for hit in cast.hits_in(max(start, head - _REACH), min(end, head + _REACH)):
            country = hit.entry.country
            if not is_state(hit) or not country or own_first <= hit.first < own_last:
                continue
            weight = _OTHER if country in foes else self._weight(head, hit)
            old = found.get(country, 0)
            found[country] = min(old, weight) if min(old, weight) < 0 else max(old, weight)
        return Counter(found)

    def _weight(self, head: int, hit: Hit) -> int:
        """Return what one naming of a state in a sentence about ``head`` says."""
        parse, last = self._cast.parse, hit.last - 1
        top = phrase_head(parse, last)
        if cast_words.in_place_position(parse, last) or is_between(parse, top):
            return 0
        subject = subject_above(parse, top)
        mine = subject is not None and phrase_head(parse, subject) == phrase_head(parse, head)
        body = None if hit.first <= top < hit.last else self._cast.named(top)
        verb = parse.lemma[parse.head[top]]
        if body is not None and body.sector == "MIL" and mine and verb in _COMMANDING:
            return _OWN
        if body is not None or hit.first <= top < hit.last:
            return _OTHER if mine and parse.dep[top] in ("dobj", "pobj", "dative") else _NEAR
        if not mine:
            return _NEAR
        return _OWN if verb not in word_set("cast.answering") else _OTHER
