"""Accidents, weather and illness in a report on a conflict: what nobody did to anybody.

"Floods killed nine people in Assam", "a bus fell into a ravine", "killed by lightning": no act of
force of anybody, and no toll of one that was told before. A weapon, an armed man or an attack in
the sentence leaves it in the report.
"""

from __future__ import annotations

from trucewatch.coding.topics.old_arms import old_arms
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# Before the name of a place where something else has happened.
_PLACED = frozenset({"in", "at", "near", "outside"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mishaps(parse: Parse) -> frozenset[int]:
    """Return the numbers of the sentences that tell of a mishap, or only how many of one have
    died. Linear in the story."""
    out = set(old_arms(parse))
    for s in range(len(parse.sents)):
        if s in out or _of_war(parse, s):
            continue
        if _mishap(parse, s) or (s - 1 in out and _came_of_it(parse, s)):
            out.add(s)
    return frozenset(out)


def _came_of_it(parse: Parse, s: int) -> bool:
    """Return whether a sentence tells only whom the mishap before it has hurt: "Six people were
    killed"; not where it names a place of its own."""
    first, last = parse.sents[s]
    if parse.para[first] != parse.para[parse.sents[s - 1][0]]:
        return False
    hurt = any(
        parse.lemma[k] in word_set("mishaps.hurt") and _suffered(parse, k)
        for k in range(first, last)
    )
    named = any(
        parse.dep[k] == "pobj" and parse.pos[k] == "PROPN" and parse.lower[parse.head[k]] in _PLACED
        for k in range(first, last)
    )
    return hurt and not named


def _suffered(parse: Parse, verb: int) -> bool:
    """Return whether nobody is told to have done it: "six were killed", "six died"."""
    deps = {parse.dep[c] for c in parse.children[verb]}
    return ("nsubjpass" in deps and "agent" not in deps) or parse.lemma[verb] == "die"


def by_mishap(parse: Parse, verb: int) -> bool:
    """Return whether harm verb ``verb`` is told as done by a mishap: by its subject, its agent, or
    the clause of when it was; not where its sentence tells of arms."""
    if parse.lemma[verb] not in word_set("mishaps.harm") or _of_war(parse, parse.sent[verb]):
        return False
    rammed = not word_set("mishaps.bearers").isdisjoint(_lemmas(parse, parse.sent[verb]))
    causes = word_set("mishaps.causes")
    causes = causes if rammed else causes | word_set("mishaps.vehicles")
    by, verbs = word_set("mishaps.by"), word_set("mishaps.sure_verbs")
    for c in parse.children[verb]:
        if parse.dep[c] == "nsubj" and parse.lemma[c] in causes:
            return True
        told = parse.dep[c] in ("agent", "prep") and parse.lower[c] in by
        if told and any(
            parse.dep[o] == "pobj" and parse.lemma[o] in causes for o in parse.children[c]
        ):
            return True
        if parse.dep[c] == "advcl" and parse.lemma[c] in verbs:
            return True
    return False


def armed(parse: Parse, s: int) -> bool:
    """Return whether sentence ``s`` tells of weapons, of those who bear them or of a siege."""
    words = word_set("events.arms", "mishaps.weapons", "mishaps.fighters", "mishaps.siege")
    return not words.isdisjoint(_lemmas(parse, s))


def _of_war(parse: Parse, s: int) -> bool:
    return armed(parse, s) or not word_set("mishaps.war").isdisjoint(_lemmas(parse, s))


def _lemmas(parse: Parse, s: int) -> tuple[str, ...]:
    first, last = parse.sents[s]
    return parse.lemma[first:last]


def _mishap(parse: Parse, s: int) -> bool:
    first, last = parse.sents[s]
    lemmas = _lemmas(parse, s)
    if not word_set("mishaps.sure").isdisjoint(lemmas):
        return True
    what = word_set("mishaps.vehicles"), word_set("mishaps.verbs"), word_set("mishaps.depths")
    if not any(words.isdisjoint(lemmas) for words in what):
        return True
    down = word_set("mishaps.giving_way")
    return any(parse.lemma[k] in down and _builds(parse, k) for k in range(first, last))


def _builds(parse: Parse, verb: int) -> bool:
    """Return whether it is a building that gave way, not a truce."""
    who = (c for c in parse.children[verb] if parse.dep[c] in _SUBJECTS)
    return any(parse.lemma[c] in word_set("mishaps.buildings") for c in who)
