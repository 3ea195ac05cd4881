"""Headlines whose verb the parser takes for a noun: "Niger junta expels French ambassador"."""

from __future__ import annotations

from trucewatch.coding.arguments import Cast3, Who, finish
from trucewatch.coding.event_demands import named_before
from trucewatch.coding.event_lexicon import Reading
from trucewatch.records import Actor
from trucewatch.vocab.predicates import Entry, PredicateTable

_USES = frozenset({"a", "b", "c", "m"})
# A headline is short; a longer line without a verb is a list or a table.
_LONGEST = 16


def headline_event(
    who: Who, table: PredicateTable, first: int, last: int
) -> tuple[int, Reading, Cast3] | None:
    """Return (token, reading, participants) of a verbless sentence [first, last), or None.

    The token must look like a present-tense verb of the lexicon and stand between names.
    """
    p = who.p
    if last - first > _LONGEST or any(p.pos[i] in ("VERB", "AUX") for i in range(first, last)):
        return None
    for i in range(first + 1, last - 1):
        if p.tag[i] not in ("NNS", "NNPS", "NN", "NNP") or not p.lower[i].endswith("s"):
            continue
        entry = _entry(who, table, i, last)
        if entry is None:
            continue
        actors = named_before(who, i)
        after = _after(who, i, last)
        if actors and (after or entry.objects):
            reading = Reading(
                entry.type, entry.mode, 1.0, (entry.rule, "headline:verb"), entry.use, entry.frame
            )
            return i, reading, finish(actors[:2], after[:2], (), ("arg:headline",))
    return None


def _entry(who: Who, table: PredicateTable, i: int, last: int) -> Entry | None:
    word = who.p.lower[i]
    near = frozenset(who.p.lemma[i + 1 : last])
    for base in (word[:-1], word[:-2]):
        plain = None
        for entry in table.verbs.get(base, ()):
            if entry.use not in _USES:
                continue
            if entry.objects & near:
                return entry if entry.type != "NONE" else None
            if not entry.objects:
                plain = plain or entry
        if plain is not None:
            return plain
    return None


def _after(who: Who, i: int, last: int) -> list[Actor]:
    out: list[Actor] = []
    for k in range(i + 1, last):
        found = who.cast.of(k) if who.p.pos[k] in ("PROPN", "NOUN", "ADJ") else None
        if found and found.country and all(a.end <= found.start for a in out):
            out.append(found)
    return out
