"""Tolls told as a count: "the number of dead rose to three", "the attack claimed 40 lives"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.reading.parse import Parse

Words = Mapping[tuple[str, str], tuple[str, str, bool | None]]
"""(role, word) → kind, unit and civilian of what a word counts."""

# Nouns whose size is said by the number; a toll is of the dead unless it says of whom.
_DEATHS = frozenset({"deaths", "fatalities", "casualties", "toll"})
_COUNTS = frozenset({"number", "count", "tally", "figure", "total"}) | _DEATHS
_SIZED = frozenset({"nsubj", "dobj", "nsubjpass", "pobj"})
# Whom a side loses in a fight.
_MEN = frozenset({"men", "soldiers", "troops", "fighters", "servicemen", "officers", "policemen",
                  "guards", "militants", "rebels"})  # fmt: skip
_KINDS = frozenset({"killed", "wounded", "captured", "missing", "displaced", "casualties"})


def told_count(parse: Parse, noun: int, words: Words) -> tuple[str, int] | None:
    """Return kind and governor of the count that the number at ``noun`` is, or None.

    "The death toll rose to four", "put the number of wounded at 31", "raised to three the number
    of soldiers killed". The governor is the word of harm, where one is told, else the count.
    """
    for count in _counts_beside(parse, noun):
        of = of_whom(parse, count, words)
        if of is not None:
            return of
        if parse.lower[count] in _DEATHS:
            return words.get(("label", parse.lower[count]), ("killed",))[0], count
    return None


def _counts_beside(parse: Parse, noun: int) -> Iterator[int]:
    """Yield the count nouns of the clause whose size the word at ``noun`` can be."""
    if parse.lower[noun] in _COUNTS:  # "raised to three the number of …": parsed as its number
        if any(parse.lower[c - 1] == "to" for c in parse.children[noun]
               if parse.dep[c] == "nummod" and 0 < c < noun):  # fmt: skip
            yield noun
        return
    over = _sizing(parse, noun)
    if over is None:
        return
    for c in (over, *parse.children[over]):
        if parse.lower[c] in _COUNTS and c != noun and (c == over or parse.dep[c] in _SIZED):
            yield c


def _sizing(parse: Parse, noun: int) -> int | None:
    """Return what stands over "to N", "at N", "from M to N" or "is N"; None for other numbers."""
    while parse.dep[noun] in ("amod", "appos") and parse.pos[parse.head[noun]] == "NUM":
        noun = parse.head[noun]  # "is fourteen, not seventeen"
    head = parse.head[noun]
    if parse.dep[noun] in ("attr", "acomp") and parse.lemma[head] == "be":
        return head
    if parse.dep[noun] != "pobj" or parse.lower[head] not in ("to", "at"):
        return None
    over = parse.head[head]
    return parse.head[over] if parse.lower[over] == "from" else over


def of_whom(parse: Parse, count: int, words: Words) -> tuple[str, int] | None:
    """Return kind and word of "(number) of dead", "(figure) for the dead", "(number) of soldiers
    killed"."""
    whose = [o for p in parse.children[count] if parse.lower[p] in ("of", "for")
             for o in parse.children[p]]  # fmt: skip
    said = [c for o in (*whose, count) for c in parse.children[o]
            if whose and parse.dep[c] in ("acl", "amod")]  # fmt: skip
    for k in (*whose, *said):
        hit = words.get(("label", parse.lower[k])) or words.get(("harm", parse.lemma[k]))
        if hit and hit[0] in _KINDS:
            return hit[0], k
    return None


def is_part(parse: Parse, noun: int) -> bool:
    """Tell whether a number is a part of those told before: "two of the dead"."""
    p = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[p] != "of" or parse.pos[parse.head[p]] != "NUM":
        return False
    return any(parse.lower[c] in _DEFINITE for c in parse.children[noun])


_DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "our"})


def lives_lost(parse: Parse, noun: int) -> int | None:
    """Return the verb of "cost the lives of four men", "claimed 40 lives", "lost 60 men", "four
    people lost their lives", or None."""
    cur, head = noun, parse.head[noun]
    if parse.dep[noun] == "nsubj" and parse.lemma[head] == "lose":
        own = (c for c in parse.children[head] if parse.dep[c] == "dobj")
        return head if any(parse.lower[c] in ("life", "lives") for c in own) else None
    if parse.dep[noun] == "dobj" and parse.lower[noun] in _MEN:
        return head if parse.lemma[head] == "lose" else None
    if parse.dep[noun] == "pobj" and parse.lower[head] == "of":
        cur = parse.head[head]
    if parse.lower[cur] not in ("lives", "life"):
        return None
    verb = parse.head[cur]
    return verb if parse.lemma[verb] in ("cost", "claim", "take", "lose") else None


def bodies_of(parse: Parse, noun: int) -> int | None:
    """Return the noun of "the bodies of five men", or None."""
    p = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[p] != "of":
        return None
    return parse.head[p] if parse.lower[parse.head[p]] in ("bodies", "corpses") else None
