"""Games and walkouts in reports of a war: a national team that "attacked from the first minute", a
brief that begins "In basketball, …", the strike of workers or an armed strike that was told before.
"""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.predicates import PredicateTable

_TEAMS = frozenset({"team", "squad", "side", "eleven", "club"})
_OF_A_LAND = frozenset({"national", "olympic", "youth", "women", "under-21", "under-23"})
_PRONOUNS = frozenset({"they", "it"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def plays(p: Parse, table: PredicateTable, i: int) -> bool:
    """Return whether who does what the word at ``i`` tells is a team: named so, or "they" right
    after a sentence on one; or the sentence is a brief on a game."""
    first = p.sents[p.sent[i]][0]
    if _brief(p, table, first):
        return True
    who = next((c for c in p.children[i] if p.dep[c] in _SUBJECTS), None)
    if who is None:
        return False
    if _is_team(p, table, who):
        return True
    before = p.sent[first] - 1
    if p.lower[who] not in _PRONOUNS or before < 0 or p.para[p.sents[before][0]] != p.para[i]:
        return False
    last = range(*p.sents[before])
    root = next((k for k in last if p.head[k] == k), None)
    told = [] if root is None else [c for c in p.children[root] if p.dep[c] in _SUBJECTS]
    return any(_is_team(p, table, c) for c in told)


def _brief(p: Parse, table: PredicateTable, first: int) -> bool:
    """ "In basketball, Ginebra bombed Meralco": what the sentence is on stands at its head."""
    head = p.lower[first : first + 3]
    games = table.domains.get("sport", frozenset())
    return len(head) == 3 and head[0] == "in" and head[1] in games and head[2] == ","


def _is_team(p: Parse, table: PredicateTable, noun: int) -> bool:
    if p.lemma[noun] not in _TEAMS:
        return False
    games = table.domains.get("sport", frozenset())
    beside = {p.lower[c] for c in p.children[noun] if p.dep[c] in ("amod", "compound", "nmod")}
    return not beside.isdisjoint(_OF_A_LAND | games)


def walked_out(p: Parse, table: PredicateTable, n: int) -> bool:
    """Return whether "the strike" at ``n`` is one of those told before that were walkouts all."""
    kinds = []
    for k in range(n):
        if p.lemma[k] == p.lemma[n] and p.pos[k] == "NOUN":
            near = {w for c in p.children[k] for w in (p.lower[c], p.lemma[c])}
            told = (e.type for e in table.nouns.get(p.lemma[k], ()) if e.objects & near)
            kinds.append(next(told, None))
    named = [kind for kind in kinds if kind is not None]
    return bool(named) and set(named) == {"PROTEST"}
