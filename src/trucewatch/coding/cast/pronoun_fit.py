"""How well a noun suits as what a pronoun stands for, by where the two stand in the sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from trucewatch.coding.cast.words import says
from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NO_PERSON = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
_MAX_CLIMB = 12
_OUT_OF_QUOTE = 0.15  # a pronoun outside quotation marks seldom means somebody inside


_INTO_QUOTE = 0.5


_ONE_VERB = 0.2  # "X met him": one verb, two people


_OBJECT_BEFORE = 4.0  # "X jailed Y and fined him"


_CONTROLLER = 2.0  # "X withdrew its forces"


_CONJUNCT = 0.8


_CONDITION = 0.3  # "If A does so, B will leave, its spokesman said": B's


_MAX_CHILDREN = 30


def fit(cast: Cast, at: int, head: int) -> float:
    """Return how well the place of ``at`` suits an antecedent of ``head``."""
    parse, quoted = cast.parse, cast.quoted
    weight = 1.0
    if quoted[at] != quoted[head]:
        weight *= _OUT_OF_QUOTE if quoted[at] else _INTO_QUOTE
    same = parse.sent[at] == parse.sent[head]
    possessive = parse.tag[head] == "PRP$"
    if same and possessive and (_governs(parse, at, head) or _is_spoken_for(parse, at, head)):
        weight *= _CONTROLLER
    elif same and not possessive and parse.head[at] == parse.head[head]:
        weight *= _ONE_VERB
    elif same and not possessive and parse.dep[head] in ("dobj", "pobj", "dative"):
        weight *= _shared_object(parse, at, head)
    if parse.dep[at] == "conj" and parse.pos[parse.head[at]] in NOUNS:
        weight *= _CONJUNCT
    if same and possessive and _in_condition(parse, at, head):
        weight *= _CONDITION
    if same and parse.dep[head] == "nsubj" and _whose_words(parse, at, parse.head[head]):
        weight *= _OBJECT_BEFORE
    return weight


def _in_condition(parse: Parse, at: int, head: int) -> bool:
    """Tell whether ``at`` only does something in the condition of what the owner of ``head`` says:
    of "If A frees them, B will leave, its spokesman said" the owner is B."""
    owned = parse.head[head]
    if parse.dep[owned] != "nsubj" or not says(parse, owned):
        return False
    clause = parse.head[at]
    if parse.dep[clause] == "ccomp" and parse.lower[parse.head[clause]] in ("provided", "given"):
        clause = parse.head[clause]
    if parse.dep[at] != "nsubj" or parse.dep[clause] not in ("advcl", "pcomp", "prep"):
        return False
    main = parse.head[clause]
    return any(parse.dep[c] == "nsubj" and at < c < head for c in parse.children[main])


def _whose_words(parse: Parse, at: int, verb: int) -> bool:
    """ "A speech by A, in which he said": whose the noun of the clause is; no B named before."""
    for _ in range(_MAX_CLIMB):
        if parse.dep[verb] == "relcl":
            noun = parse.head[verb]
            within = "which" in parse.lower[noun:verb]
            return within and parse.left[noun] <= at < verb and parse.pos[at] == "PROPN"
        if parse.head[verb] == verb:
            break
        verb = parse.head[verb]
    return False


def _shared_object(parse: Parse, at: int, head: int) -> float:
    """Return the weight of ``at`` for an object of a verb that shares its subject with another.

    "A called B a traitor and imposed sanctions on him": him is B, the object before, never A.
    """
    verb = head
    for _ in range(_MAX_CLIMB):
        verb = parse.head[verb]
        if parse.pos[verb] == "VERB" or parse.head[verb] == verb:
            break
    first = parse.head[verb]
    shared = parse.dep[verb] == "conj" and parse.pos[first] == "VERB"
    if not shared or parse.head[at] != first:
        return 1.0
    own = any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[verb])
    if parse.dep[at] in ("dobj", "dative"):
        return _OBJECT_BEFORE
    return _ONE_VERB if parse.dep[at] in ("nsubj", "nsubjpass") and not own else 1.0


def _before(children: tuple[int, ...], head: int) -> tuple[int, ...]:
    """Return the last few of ``children`` that do not come after ``head``."""
    here = bisect_right(children, head)
    return children[max(0, here - _MAX_CHILDREN) : here]


def _governs(parse: Parse, at: int, head: int) -> bool:
    """Tell whether ``at`` is the subject of a verb above ``head``, the nearest one counting."""
    above = parse.head[head]
    for _ in range(_MAX_CLIMB):
        for child in _before(parse.children[above], head):
            if parse.dep[child] in ("nsubj", "nsubjpass"):
                return child == at
        if parse.head[above] == above:
            return False
        if _is_for_subject(parse, at, above):
            return True
        above = parse.head[above]
    return False


def _is_spoken_for(parse: Parse, at: int, head: int) -> bool:
    """Tell whether ``at`` is X of "A, a spokesman for X, denied that its men had fired"."""
    above = parse.head[at]
    if parse.dep[at] != "pobj" or parse.lower[above] not in ("for", "of"):
        return False
    role = parse.head[above]
    if parse.lemma[role] not in word_set("cast.people_short"):
        return False
    who = parse.head[role] if parse.dep[role] == "appos" else role
    return parse.lower[head] in _NO_PERSON and _governs(parse, who, head)


def _is_for_subject(parse: Parse, at: int, verb: int) -> bool:
    """Tell whether ``at`` is X of "called for X to withdraw"."""
    preposition = parse.head[at]
    return (
        parse.dep[at] == "pobj"
        and parse.lower[preposition] == "for"
        and parse.head[preposition] == parse.head[verb]
        and parse.dep[verb] in ("xcomp", "advcl", "conj", "ccomp", "pcomp", "acl")
    )


def salience(parse: Parse, at: int) -> float:
    """Return the weight of a grammatical role: main subjects first."""
    dep, above = parse.dep[at], parse.dep[parse.head[at]]
    if dep in ("nsubj", "nsubjpass"):
        if above in ("ROOT", "conj"):
            return 1.0
        return 0.7 if above in ("ccomp", "advcl", "xcomp", "parataxis") else 0.5
    if dep in ("dobj", "dative", "agent"):
        return 0.45
    return 0.25 if dep == "poss" else 0.3
