"""Words that set a deed against an agreement without the word of a breach: "contrary to the
protocol", "ran counter to the accord", "went against the deal", "incompatible with the truce"."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, negated, term
from trucewatch.reading import Parse
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

RUNNING = frozenset({"run", "go"})
"""Verbs of "ran counter to": what they stand with is what is said of their subject."""
_GOING = frozenset({"go", "run", "fly", "militate", "offend", "cut"})
_STANDING = frozenset({"be", "seem", "appear", "look"})
_PEOPLE = frozenset({"i", "we", "he", "she", "they", "who", "you"})
_TO = frozenset({"to", "with"})
_PARTS = frozenset({"article", "clause", "paragraph", "term", "provision", "point", "letter",
                    "commitment", "obligation", "undertaking", "pledge", "promise",
                    "spirit"})  # fmt: skip


# Words that set nothing against anything.
NO_WORD = frozenset({"PROPN", "DET", "PRON", "PUNCT", "NUM", "AUX", "CCONJ", "SPACE", "SYM", "X"})


def set_against(p: Parse, i: int) -> int | None:
    """Return the word for what the word at ``i`` sets a deed against; None where it sets none."""
    if p.pos[i] in NO_WORD:
        return None
    if p.pos[i] == "VERB" and p.lemma[i] == "contradict":
        return child(p, i, "dobj")
    if p.pos[i] == "VERB" and p.lemma[i] in _GOING:
        return _object(p, i, frozenset({"against"}))
    if p.lower[i] == "against" and p.dep[i] == "prep" and p.lemma[p.head[i]] == "be":
        return child(p, i, "pobj")
    if p.lemma[i] not in word_set("told.against") and not is_turned(p, i):
        return None
    own = _object(p, i, _TO)
    return own if own is not None else _object(p, p.head[i], _TO, after=i)


def is_turned(p: Parse, i: int) -> bool:
    """Return whether a word of being in line with something is denied by the verb over it: "was not
    consistent with", "is not in line with"."""
    if p.lemma[i] not in word_set("told.consistent"):
        return False
    within = p.dep[i] == "pobj" and p.lower[p.head[i]] == "in"
    over = p.head[p.head[i]] if within else p.head[i]
    return p.lemma[over] in _STANDING and negated(p, over)


def _object(p: Parse, i: int, prepositions: frozenset[str], after: int = -1) -> int | None:
    for c in p.children[i]:
        if c > max(i, after) and p.lower[c] in prepositions:
            found = next((o for o in p.children[c] if p.dep[o] == "pobj"), None)
            if found is not None:
                return found
    return None


def breaches(ctx: LeadContext, words: AgreementWords, i: int) -> bool:
    """Return whether the word at ``i`` is one of breaking, or sets a deed against an agreement."""
    p = ctx.parse
    if p.lemma[i] in words.sets["breach"]:
        return True
    against = set_against(p, i)
    if p.lower[i] == "against" and (who := child(p, p.head[i], "nsubj")) is not None:
        stands = p.lower[who] in _PEOPLE or ctx.cast.of(who) is not None
        if stands and p.lemma[who] not in word_set("told.deeds"):
            return False  # "Kestrel is against the ceasefire" is what somebody thinks of it
    return against is not None and (is_part(p, against) or _is_paper(words, p, against))


def _is_paper(words: AgreementWords, p: Parse, i: int) -> bool:
    noun = words.nouns.get(term(p, i))
    return noun is not None and noun.family in ("deal", "truce")


def is_part(p: Parse, i: int) -> bool:
    """Return whether a noun is a part of an agreement, or what somebody owes by it."""
    return p.lemma[i] in _PARTS
