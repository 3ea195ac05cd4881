"""Weapons left over from other days that go off: "an unexploded shell from the 1990s war went off
when children found it", "killed by an old grenade", "a World War Two bomb exploded".

Nobody attacked anybody. A mine that a side is told to have laid, and old shells that somebody
fires, are no such things; an unmarked mine is an act without a doer.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_PRONOUNS = frozenset({"it", "they", "which"})
_FROM = frozenset({"from", "of", "since", "during", "in"})


def old_arms(parse: Parse) -> frozenset[int]:
    """Return the numbers of the sentences in which a weapon left over goes off. Linear."""
    out: set[int] = set()
    for s, (first, last) in enumerate(parse.sents):
        if word_set("mishaps.ordnance").isdisjoint(parse.lemma[first:last]):
            if s and _explained(parse, s) and any(_goes_off(parse, w) for w in _arms(parse, s - 1)):
                out |= {s - 1, s}  # "It was left over from the war": said of what went off
        elif any(_is_old(parse, w) and _goes_off(parse, w) for w in _arms(parse, s)):
            out.add(s)
    return frozenset(out)


def _arms(parse: Parse, s: int) -> Iterator[int]:
    """Yield the nouns of a sentence for a weapon or its blast ("a bomb blast")."""
    ordnance, blasts = word_set("mishaps.ordnance"), word_set("mishaps.blasts")
    for k in range(*parse.sents[s]):
        if parse.pos[k] not in ("NOUN", "PROPN", "ADJ"):
            continue
        named = parse.children[k] if parse.lemma[k] in blasts else (k,)
        if any(parse.lemma[c].lower() in ordnance for c in named):
            yield k


def _is_old(parse: Parse, noun: int) -> bool:
    """Return whether words beside a noun tell that it is of another time, and laid by nobody."""
    first, _ = parse.subtree(noun)
    before = {parse.lower[k] for k in range(first, noun)}
    near = {parse.lower[c] for c in parse.children[noun] if c < noun}
    if not word_set("mishaps.old").isdisjoint(before | near):
        return not _laid(parse, noun)
    if parse.lemma[noun].lower() in word_set("mishaps.unexploded") and "of" not in near:
        return True
    return any(_left_over(parse, c) for c in parse.children[noun] if c > noun)


def _left_over(parse: Parse, word: int) -> bool:
    """Return whether a phrase tells of what is left from another time: "from the 1990s war", "left
    over from the fighting", "laid during the occupation", not "laid by the rebels"."""
    if parse.dep[word] == "prep" and parse.lower[word] in _FROM:
        return parse.lower[word] != "in" and _of_then(parse, word)
    if parse.lemma[word] not in word_set("mishaps.left") or parse.pos[word] != "VERB":
        return False
    return not _laid(parse, word) and _of_then(parse, word)


def _of_then(parse: Parse, word: int) -> bool:
    first, last = parse.subtree(word)
    then = word_set("mishaps.of_then")
    return any(
        parse.lemma[k].lower() in then or _is_year(parse.lower[k]) for k in range(first, last)
    )


def _is_year(word: str) -> bool:
    return (
        len(word.removesuffix("s")) == 4 and word[:2] in ("18", "19", "20") and word[:4].isdigit()
    )


def _laid(parse: Parse, word: int) -> bool:
    """Return whether somebody is told to have laid it: "mines laid by the army in the war"."""
    first, last = parse.subtree(word)
    then = word_set("mishaps.of_then")
    return any(
        parse.dep[k] == "agent" and parse.lemma[o] not in then
        for k in range(first, last) for o in parse.children[k]
    )  # fmt: skip


def _goes_off(parse: Parse, noun: int) -> bool:
    """Return whether it is a weapon's going off that is told, not that somebody uses it."""
    head, dep = parse.head[noun], parse.dep[noun]
    off, blasts = word_set("mishaps.going_off"), word_set("mishaps.blasts")
    if parse.lemma[noun] in blasts:
        return True
    told = not off.isdisjoint(parse.lemma[slice(*parse.sents[parse.sent[noun]])])
    if dep in _SUBJECTS:
        harms = parse.lemma[head] in off or (told and _touches(parse, head))
        return harms and not _by_fighters(parse, head)
    if dep == "pobj":
        verb, before = parse.head[head], parse.lower[head]
        if parse.lemma[verb] in blasts:
            return True  # "the explosion of an old shell"
        if before in word_set("mishaps.by") and parse.lemma[verb] in off:
            return True
        return told and _touches(parse, verb) and not _by_fighters(parse, verb)
    if dep != "dobj" or _by_fighters(parse, head):
        return False
    cleared = parse.lemma[head] in word_set("mishaps.set_off")
    return cleared or (told and _touches(parse, head))


def _touches(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] in word_set("mishaps.touched")


def _by_fighters(parse: Parse, verb: int) -> bool:
    """Return whether those who do it are told as fighters."""
    fighters = word_set("mishaps.fighters")
    for c in parse.children[verb]:
        who = parse.children[c] if parse.dep[c] == "agent" else (c,)
        if parse.dep[c] in ("nsubj", "agent") and any(parse.lemma[k] in fighters for k in who):
            return True
    return False


def _explained(parse: Parse, s: int) -> bool:
    """Return whether a sentence says of what was told before that it is left from another time."""
    for k in range(*parse.sents[s]):
        if parse.dep[k] in _SUBJECTS and parse.lower[k] in _PRONOUNS:
            verb = parse.head[k]
            told = verb, *(c for c in parse.children[verb] if c > verb)
            if any(_left_over(parse, c) for c in told):
                return True
    return False
