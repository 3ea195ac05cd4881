"""One happening, one event: outcomes, light verbs, reciprocal acts and accused acts."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.coding.cast.camps import split_actor
from trucewatch.coding.events.arguments import Cast3, Who, finish, relative_head, verb_roles
from trucewatch.coding.events.predicates import Lens, Reading
from trucewatch.coding.events.roles import COUNTED
from trucewatch.coding.events.syntax import (
    MEN,
    OBJECTS,
    has_subject,
    is_verb,
    loses_men,
    modality,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

# "after an attack", "during riots": told as having been.
_SOUNDS = frozenset({"burst", "round", "shot", "exchange", "hour", "volley", "hail"})
# What talks do.
_EACH = frozenset({"each", "both", "either"})
_RIVAL = frozenset({"other", "opponent", "rival", "adversary", "foe", "enemy"})
_AHEAD = frozenset({"scheduled", "planned", "expected", "slated", "foreseen", "due", "set"})
_NEXT = frozenset({"next", "future", "upcoming", "forthcoming", "coming", "planned", "scheduled"})
_AROUND = frozenset({"after", "following", "during", "amid"})
# What an attack does to people, beside hurting them.
_DRIVING = frozenset({"drive", "empty", "uproot", "send", "force"})
_DYING = frozenset({"die", "perish"})
# What an attack does to a place: "twin bombings struck the port".
_STRIKING = frozenset({"strike", "rock", "target", "pound", "devastate", "shake", "rip"})
_FRESH = frozenset(
    "new fresh latest renewed heavy fierce deadly recent further intense sporadic violent".split()
)


def consequence_host(
    p: Parse,
    table: PredicateTable,
    v: int,
    reading: Reading,
    index: Mapping[int, int],
) -> int | None:
    """Return the event that verb ``v`` only tells the outcome of, or None.

    "bombed the port, killing three", "an attack that wounded two", "the shelling killed a child".
    ``index`` maps triggers seen so far to their events.
    """
    if reading.type not in ("ASSAULT", "COERCE"):
        return None
    if (
        reading.frame == "suffer" and p.dep[v] == "advcl"
    ):  # "were wounded when their car hit a mine"
        return index.get(p.head[v])
    if p.lemma[v] in _DRIVING and p.dep[v] == "relcl" and _of_which(p, v):
        return index.get(p.head[v])  # "the shelling that drove them out"
    if p.lemma[v] not in table.groups["consequence"]:
        return None
    if p.dep[v] in ("advcl", "xcomp", "conj") and not has_subject(p, v):
        up = p.head[v] if p.head[v] in index else _outcome_over(p, table, v)
        for k in (*_charged_with(p, up), up, *p.children[up]):
            if k in index and k != v and (k < v or p.dep[k] in OBJECTS):
                return index[k]
    left = _left_by(p, v)
    if left is not None:
        return next((index[k] for k in left if k in index), None)
    if p.dep[v] in ("relcl", "acl") and p.head[v] in index:
        return index[p.head[v]]
    for c in p.children[v]:
        if p.dep[c] == "nsubj" and c in index:
            return index[c]
    return None


def _of_which(p: Parse, v: int) -> bool:
    """Whether what relative clause ``v`` stands under does it ("the raid that emptied it")."""
    return any(
        p.dep[c] == "nsubj" and p.tag[c] in ("WDT", "WP") and p.lower[c] != "who"
        for c in p.children[v]
    )


def outcomes_of_charges(p: Parse, table: PredicateTable) -> tuple[int, ...]:
    """Return the verbs of outcome behind a charge, which are read after the deeds they belong to:
    "accused them of shelling a bridge, killing two and wounding five"."""
    return tuple(
        v
        for v in range(len(p))
        if p.lemma[v] in table.groups["consequence"]
        and p.dep[v] in ("advcl", "conj")
        and p.tag[v] == "VBG"
        and _charged_with(p, _outcome_over(p, table, v))
    )


def _outcome_over(p: Parse, table: PredicateTable, v: int) -> int:
    """Return the verb above an outcome and those joined to it."""
    up = p.head[v]
    while p.dep[v] == "conj" and p.lemma[up] in table.groups["consequence"] and up != p.head[up]:
        v, up = up, p.head[up]
    return up


def _charged_with(p: Parse, v: int) -> tuple[int, ...]:
    """Return the deeds in "accused them of shelling a bridge": what follows is their outcome."""
    over = (v, *(c for c in p.children[v] if p.dep[c] == "dobj"))
    preps = (q for k in over for q in p.children[k] if p.dep[q] == "prep")
    return tuple(c for q in preps for c in p.children[q] if p.dep[c] == "pcomp")


def _left_by(p: Parse, v: int) -> list[int] | None:
    """ "left three wounded": what left them so, or None where ``v`` is no such participle."""
    if p.tag[v] != "VBN" and not (p.tag[v] == "VBD" and p.dep[v] in ("ccomp", "xcomp")):
        return None
    k = v
    for _ in range(3):  # wounded -> servicemen -> left
        k = p.head[k]
        if p.lemma[k] == "leave":
            return [*verb_roles(p, k).subjects, *_own_objects(p, p.head[k])]
    return None


def _own_objects(p: Parse, v: int) -> list[int]:
    return [v, *(c for c in p.children[v] if p.dep[c] in OBJECTS)]


def victims(who: Who, table: PredicateTable, n: int) -> list[Actor]:
    """Return who is hurt by what noun ``n`` tells: its outcome verb's object.

    Looks at a relative clause under the noun, or under the light verb's object, and at the verb
    that the noun is the subject of.
    """
    p = who.p
    verbs = [c for c in p.children[n] if p.dep[c] in ("relcl", "acl") and is_verb(p, c)]
    if p.dep[n] in OBJECTS:
        verbs += [
            c
            for t in p.children[p.head[n]]
            for c in p.children[t]
            if p.dep[c] == "relcl" and relative_head(p, c) == n
        ]
    if p.dep[n] == "nsubj":
        verbs.append(p.head[n])
    suffered = suffered_in(p, table, n)
    if suffered is not None:
        verbs.append(suffered)
    for v in verbs:
        if p.lemma[v] not in table.groups["consequence"] | _STRIKING and v != suffered:
            continue
        heads = [c for c in p.children[v] if p.dep[c] == "nsubj" and p.lemma[v] == "lose"]
        for c in p.children[v]:
            if p.lemma[v] == "lose":
                continue  # whose men they were suffered it
            if p.dep[c] == "nsubj" and p.lemma[v] in _DYING:
                heads.append(c)
            if p.dep[c] in OBJECTS or (p.dep[c] == "nsubjpass" and v == suffered):
                heads.append(c)
            elif p.dep[c] in ("ccomp", "xcomp", "oprd"):
                heads.extend(d for d in p.children[c] if p.dep[d] in ("nsubj", "nsubjpass"))
        found = who.either(heads) if v == suffered else who.named(heads)
        if found:
            return found
    return []


def suffered_in(p: Parse, table: PredicateTable, n: int) -> int | None:
    """Return the verb of "were wounded in the attack", whose event is the attack, or None.

    With an agent of its own ("killed by rebels in an ambush") the verb tells the act.
    """
    up = p.head[n]
    if n not in _acts_under(p, table, up) or p.lower[up] not in ("in", "during", "by"):
        return None
    v = p.head[up]
    if loses_men(p, v, table.classes["troop"] | MEN):
        return v
    if p.lemma[v] in _DYING:
        return v
    harmed = table.groups["consequence"] | _STRIKING | {"hit"}
    if p.lemma[v] not in harmed or p.tag[v] != "VBN":
        return None
    passive = any(p.dep[c] == "nsubjpass" for c in p.children[v])
    agents = [d for c in p.children[v] if p.dep[c] == "agent" for d in pobjs(p, c)]
    return v if passive and set(agents) <= {n} else None


def _acts_under(p: Parse, table: PredicateTable, prep: int) -> list[int]:
    """Return the objects of a preposition, with a gerund that is one: "killed by shelling"."""
    gerunds = (
        c
        for c in p.children[prep]
        if p.dep[c] == "pcomp" and p.tag[c] == "VBG" and p.lower[c] in table.nouns
    )
    bare = [g for g in gerunds if not any(p.dep[d] in OBJECTS for d in p.children[g])]
    return [*pobjs(p, prep), *bare]


def same_act_nouns(p: Parse, v: int, lens: Lens) -> tuple[int, ...]:
    """Return nouns of the very act of verb ``v``: "killed by rebels in an ambush"."""
    return tuple(
        n
        for c in p.children[v]
        if p.dep[c] == "prep" and p.lower[c] in ("in", "during")
        for n in pobjs(p, c)
        if not any(p.dep[d] == "prep" and p.lower[d] in ("by", "between") for d in p.children[n])
        and (found := lens.noun(n, inside=False)) is not None
        and found.type == "ASSAULT"
        and found.frame != "sym"
    )


def told_by_noun(p: Parse, v: int, lens: Lens) -> int | None:
    """Return the noun that names the attack, where verb ``v`` only tells who was hurt in it."""
    for c in p.children[v]:
        if p.dep[c] in ("prep", "agent"):
            for n in _acts_under(p, lens.table, c):
                if suffered_in(p, lens.table, n) == v:
                    found = lens.noun(n, inside=False)
                    if found and found.type == "ASSAULT" and found.use in ("a", "b", "c"):
                        return n
    return None


def reciprocal(p: Parse, v: int, reading: Reading, parts: Cast3) -> tuple[Cast3, ...]:
    """ "A and B accused each other": one event each way. Empty when the act is not reciprocal."""
    mutual = is_mutual(p, v) or _each_other(p, v)
    symmetric = reading.frame == "sym" and reading.type in ("ACCUSE", "THREATEN")
    actors = tuple(x for a in parts.actors for x in split_actor(a))
    if not (mutual or symmetric) or len(actors) != 2:
        return ()
    a, b = actors
    rules = (*parts.rules, "arg:each-other")
    return (finish((a,), (b,), (), rules), finish((b,), (a,), (), rules))


def each_side(p: Parse, v: int) -> bool:
    """Return whether ``v`` is done by each of two to the other, whoever they are.

    "each had accused the other", "each party blamed its opponent", "both sides blamed the other".
    """
    each = any(
        p.dep[c] == "nsubj"
        and (p.lower[c] in _EACH or any(p.lower[d] in _EACH for d in p.children[c]))
        for c in p.children[v]
    )
    other = any(
        p.dep[c] in OBJECTS
        and (p.lemma[c] in _RIVAL or any(p.lower[d] == "other" for d in p.children[c]))
        for c in p.children[v]
    )
    return each and other


def _each_other(p: Parse, v: int) -> bool:
    """ "The army and the rebels had each called the other a liar"."""
    near = p.lower[max(0, v - 2) : v]
    after = p.lower[v + 1 : v + 3]
    return "each" in near and after == ("the", "other")


def is_mutual(p: Parse, v: int) -> bool:
    """Return whether the object of ``v`` is "each other" or "one another"."""
    return any(
        p.lower[c : c + 2] in (("each", "other"), ("one", "another"))
        or (c > 0 and p.lower[c - 1 : c + 1] in (("each", "other"), ("one", "another")))
        for c in p.children[v]
        if p.dep[c] in OBJECTS
    )


def evident(p: Parse, table: PredicateTable, n: int, reading: Reading) -> bool:
    """Return whether an event noun without a known actor still tells of a happening.

    It must be said to occur (subject of an occurrence verb, or of any verb with "new", "fresh" …),
    be reported by somebody, or be counted ("44 days of fighting").
    """
    if reading.type in ("CONSULT", "AGREE"):
        return _talks_go_on(p, table, n)
    if reading.type not in ("ASSAULT", "PROTEST"):
        return False
    if any(p.dep[c] == "relcl" and _outcome(p, table, c) for c in p.children[n]):
        return True
    fresh = any(p.lower[c] in _FRESH for c in p.children[n])
    up = p.head[n]
    if p.dep[n] == "nsubjpass" and p.lemma[up] in table.groups["noticed"]:
        return True
    if p.dep[n] in ("nsubj", "nsubjpass") and is_verb(p, up):
        return fresh or p.lemma[up] in table.groups["occur"]
    if p.dep[n] in OBJECTS and p.lemma[up] in table.groups["noticed"]:
        return True
    if counted_in_time(p, n) or _counted_fire(p, n):
        return True
    if p.dep[n] == "pobj" and p.lower[up] in _AROUND:
        return True
    if p.dep[n] == "pobj" and p.lower[up] == "in" and _outcome(p, table, p.head[up]):
        return True
    if p.dep[n] == "attr" and p.lemma[up] in ("be", "mark"):
        return fresh or bool(pobjs(p, n))
    return p.dep[n] in OBJECTS and p.lemma[up] in ("mark", "trigger", "spark", "see", "prompt")


def _counted_fire(p: Parse, n: int) -> bool:
    """ "23 bursts of small-arms fire", "20 mortar rounds": counted, so heard or seen."""
    up = p.head[n]
    if p.dep[n] == "pobj" and p.lower[up] == "of" and p.lemma[p.head[up]] in _SOUNDS:
        n = p.head[up]
    elif p.lemma[n] not in ("round", "shot", "burst", "salvo", "gunshot"):
        return False
    return any(p.dep[c] in ("nummod", "amod", "det") for c in p.children[n])


def _talks_go_on(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "The talks resumed": a meeting is told of, whoever takes part."""
    if p.lemma[n] in ("round", "session", "meeting", "summit") and not pobjs_of(p, n):
        return lies_ahead(p, table, n)
    if p.lower[n] not in ("talks", "negotiations"):
        return False
    n = whole_of(p, n)
    if p.dep[n] not in ("nsubj", "nsubjpass"):
        return False
    return lies_ahead(p, table, n) or p.lemma[p.head[n]] in word_set("events.course")


def pobjs_of(p: Parse, n: int) -> bool:
    """Return whether noun ``n`` says of what it is ("a round of shots")."""
    return any(p.dep[c] == "prep" and p.lower[c] == "of" for c in p.children[n])


def whole_of(p: Parse, n: int) -> int:
    """Return "round" of "a round of talks", ``n`` itself where it is no part of a course."""
    up = p.head[n]
    rounds = p.dep[n] == "pobj" and p.lower[up] == "of"
    return p.head[up] if rounds and p.lemma[p.head[up]] in ("round", "session") else n


def lies_ahead(p: Parse, table: PredicateTable, n: int) -> bool:
    """Return whether what noun ``n`` tells is still to come.

    "talks will resume", "are due to resume", "are scheduled for Monday", "talks set to continue".
    """
    up = p.head[n]
    if any(p.lower[c] in _NEXT for c in p.children[n]):
        return True
    if p.dep[n] not in ("nsubj", "nsubjpass"):
        after = [c for c in p.children[n] if p.dep[c] == "acl"]
        return any(p.lower[c] in ("set", "due", "scheduled", "planned", "expected") for c in after)
    if modality(p, up).future or p.lower[up] in _AHEAD or _on_a_day_to_come(p, up):
        return True
    if p.lower[up] == "set" and any(p.dep[c] == "xcomp" for c in p.children[up]):
        return True
    return any(
        p.dep[c] == "acomp" and p.lemma[c] in table.groups["agree_adj"] for c in p.children[up]
    )


def _on_a_day_to_come(p: Parse, v: int) -> bool:
    """ "Talks resume on Wednesday", "a round may be held in May": in the present, with a day."""
    present = p.tag[v] in ("VBP", "VBZ") and p.lemma[v] in word_set("events.course")
    if not present and not (
        modality(p, v).may and p.lemma[v] in word_set("events.course") | {"hold", "meet"}
    ):
        return False
    first, last = p.subtree(v)
    words = set(p.lower[first:last])
    return bool(words & word_set("events.time_words")) and not words & {
        "every",
        "each",
        "usually",
        "often",
    }


def _outcome(p: Parse, table: PredicateTable, v: int) -> bool:
    return p.lemma[v] in table.groups["consequence"]


def subject_is_act(p: Parse, table: PredicateTable, v: int, lens: Lens) -> bool:
    """Return whether an outcome verb's subject is the attack itself ("the strike killed two")."""
    if p.lemma[v] not in table.groups["consequence"] | _STRIKING:
        return False
    for c in p.children[v]:
        if p.dep[c] == "nsubj" and p.pos[c] == "NOUN":
            found = lens.noun(c, inside=False)
            if found and found.type == "ASSAULT" and found.use != "l" and found.noun is None:
                return True
    return False


def counted_in_time(p: Parse, n: int) -> bool:
    """Return whether noun ``n`` is told as a stretch of time ("44 days of fighting")."""
    up = p.head[n]
    return p.dep[n] in ("pobj", "pcomp") and p.lower[up] == "of" and p.lower[p.head[up]] in COUNTED
