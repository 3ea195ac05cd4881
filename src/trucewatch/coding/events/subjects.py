"""Subjects and objects that a predicate does not have itself, but shares with another word.

From coordination, control, participles and relative clauses; never from whatever stands near.
"""

from __future__ import annotations

from trucewatch.coding.events.syntax import (
    GUILTY,
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    has_subject,
    held_guilty,
    is_passive,
    is_time,
    is_told_state,
    is_verb,
    pobjs,
)
from trucewatch.reading import Parse
from trucewatch.vocab.cues import load_cues
from trucewatch.vocab.words import word_set

# "charged A with shelling a market": with a gerund the object is whose act it is.
_CHARGED_WITH = frozenset("charge credit reproach berate tax upbraid scold chide".split())
RELATIVE = frozenset({"who", "which", "that", "whom"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})


def antecedent(p: Parse, c: int, v: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    if p.dep[v] == "relcl" and p.lower[c] in RELATIVE:
        return relative_head(p, v)
    return c


def past_aside(p: Parse, i: int) -> int:
    """Return whom the aside at ``i`` tells a part of, where the parser takes it for the whole.

    "Four men, among them a guard, were shot": the men. Else ``i``.
    """
    first = p.left[i]
    if p.lower[first] != "among" or first < 2 or p.lower[first + 1] not in ("them", "whom"):
        return i
    whole = first - 2
    return whole if p.word[first - 1] == "," and p.pos[whole] in ("NOUN", "PROPN") else i


def squeezed_in(p: Parse, v: int) -> int | None:
    """Return whom a participle tells of that the parser takes for a clause and subject of the verb
    behind it: the engineer of "An engineer held hostage there was freed"; else None."""
    clause = p.dep[v] in ("nsubj", "nsubjpass", "csubj", "csubjpass")
    if p.tag[v] not in _PAST or not (clause or _runs_on(p, v)):
        return None
    done_to = (c for c in p.children[v] if p.dep[c] == "dobj" and p.lemma[c] not in HELD_AS)
    if any(c > v and p.pos[c] in ("NOUN", "PROPN") for c in done_to):
        return None
    return next((c for c in p.children[v] if c < v and p.dep[c] in ("nsubj", "nsubjpass")), None)


def _runs_on(p: Parse, v: int) -> bool:
    """ "Soldiers taken prisoner in May | had been freed": no "and" joins what the second tells."""
    below = p.children[v]
    joined = any(p.dep[c] == "cc" or p.word[c] in (",", ";") for c in below)
    alone = not any(p.dep[c] in ("aux", "auxpass") for c in below)
    on = (c for c in below if p.dep[c] == "conj" and p.tag[c] == "VBN" and not has_subject(p, c))
    return alone and not joined and any(is_passive(p, c) for c in on)


_PAST = frozenset({"VBD", "VBN"})
HELD_AS = frozenset({"hostage", "captive", "prisoner"})
"""What somebody is held as, who is nobody else."""


def relative_head(p: Parse, v: int) -> int:
    """Return the noun that relative clause ``v`` belongs to.

    A time between noun and clause draws the parser ("an attack on Friday that killed two"): then
    the object of the verb above is meant.
    """
    up = p.head[v]
    if not is_time(p, up):
        return up
    verb = p.head[up]
    if p.pos[verb] == "ADP":
        verb = p.head[verb]
    objects = [c for c in p.children[verb] if p.dep[c] in OBJECTS or p.dep[c] in PASSIVE_SUBJECTS]
    return objects[0] if objects else (verb if p.pos[verb] == "NOUN" else up)


def _told_before(p: Parse, v: int, up: int) -> int | None:
    """ "A freed a man, B said, and accused C": the verb that ``v`` goes on from, told by B.

    ``up`` is the verb of saying that the parser joins ``v`` to.
    """
    told = [c for c in p.children[up] if p.dep[c] == "ccomp" and c < up]
    ands = [c for c in p.children[up] if p.dep[c] == "cc" and up < c < v]
    subject = [c for c in p.children[up] if p.dep[c] == "nsubj"]
    inserted = bool(told and ands and subject) and p.lower[ands[-1] - 1] == ","
    return told[-1] if inserted and has_subject(p, told[-1]) else None


def _came_of_it(p: Parse, v: int, up: int) -> int | None:
    """ "A bombed a mill, B said, killing five": the verb whose deed ``v`` tells the outcome of.

    ``up`` is the verb of saying that the parser hangs the participle on. "…, B said, blaming A" and
    other words of speech are what B does himself.
    """
    if p.tag[v] != "VBG" or p.lower[p.left[v] - 1] != "," or p.lemma[v] in load_cues().verbs:
        return None
    told = [c for c in p.children[up] if p.dep[c] in ("ccomp", "parataxis") and c < up]
    if not told and p.head[up] < up and p.dep[up] in ("parataxis", "ccomp", "advcl", "conj"):
        told = [p.head[up]]  # hung the other way round
    spoken = p.lemma[up] in load_cues().verbs and any(
        p.dep[c] in SUBJECTS and told and c > told[-1] for c in p.children[up]
    )
    return told[-1] if told and spoken and up < v and has_subject(p, told[-1]) else None


def _after_which(p: Parse, v: int, up: int) -> int | None:
    """ "after planes strafed its camp": the noun that the parser hung on the preposition."""
    for c in p.children[up]:
        if p.dep[c] == "prep" and p.lower[c] in ("after", "before", "until", "since"):
            for d in p.children[c]:
                if p.dep[d] == "pobj" and p.right[d] == p.left[v] and p.tag[v] == "VBD":
                    return d
    return None


def borrowed_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """Find the subject of a verb without one: coordination, control, participles, relatives."""
    k = v
    for _ in range(8):  # deeper chains of verbs do not occur in prose
        up, dep = p.head[k], p.dep[k]
        if up == k:
            return [], ()
        if (
            dep == "acl"
            and p.tag[k] == "VBG"
            and p.lemma[up] in word_set("events.papers")
            and p.dep[up] in OBJECTS
        ):
            k = up  # "put out a report accusing B": whoever put it out accuses
            continue
        if dep == "acl":
            if is_time(p, up):  # "on Friday, breaking …": the verb above the date is meant
                k = p.head[up]
                continue
            return ([up], ("arg:participle",)) if p.tag[k] == "VBG" else _of_noun(p, up)
        if dep == "relcl":
            return [relative_head(p, k)], ("arg:relative",)
        asked = _asked(p, k, up)
        if asked:
            return asked, ("arg:object-control",)
        if p.pos[up] in ("NOUN", "PROPN"):
            return _under_noun(p, up, dep)
        if not is_verb(p, up):
            held = held_guilty(p, up)
            if held or (p.lemma[up] in GUILTY and p.dep[up] == "ccomp"):
                return held, ("arg:object-control",)
            k = up
            continue
        if dep == "conj" and p.tag[k] in FINITE_TAGS and p.tag[up] == "VB":
            return _own(p, _finite_above(p, up))[0], ("arg:conj-repair",)
        told = _told_before(p, k, up) if dep == "conj" else None
        came = _came_of_it(p, k, up) if dep == "advcl" else None
        if came is not None:
            return _own(p, came)[0], ("arg:outcome",)
        if told is not None:
            return _own(p, told)[0], ("arg:conj-inserted",)
        after = _after_which(p, k, up) if dep == "advcl" else None
        if after is not None:
            return [after], ("arg:prep-subject",)
        controlled = dep in ("xcomp", "ccomp", "pcomp", "prep", "advcl")
        roles_up = _own(p, up)
        charged = dep == "prep" and p.lemma[up] in _CHARGED_WITH
        object_acts = charged or p.lemma[up] in word_set("events.object_control")
        if controlled and object_acts and dep != "advcl" and roles_up[1]:
            return roles_up[1], ("arg:object-control",)
        if roles_up[0]:
            return roles_up[0], (f"arg:{dep}-subject",)
        if is_passive(p, up):  # "killed by shelling a town": not by those who were killed
            return ([], ()) if dep == "agent" else (roles_up[1], (f"arg:{dep}-subject",))
        k = up
    return [], ()


def _under_noun(p: Parse, up: int, dep: str) -> tuple[list[int], tuple[str, ...]]:
    """ "accused troops and militias of bombing": the first of the conjuncts acts."""
    first = up
    while p.dep[first] == "conj":
        first = p.head[first]
    controls = p.lemma[p.head[first]] in word_set("events.object_control")
    if dep == "prep" and p.dep[first] in OBJECTS and controls:
        return [first], ("arg:object-control",)
    return _of_noun(p, up)


def _finite_above(p: Parse, k: int) -> int:
    """ "has named it …, which could X, and sought": a finite verb joins a finite one."""
    while p.head[k] != k and not (is_verb(p, k) and p.dep[k] not in ("relcl", "acl", "conj")):
        k = p.head[k]
    return k


# Words for what is asked of somebody, who stands behind a preposition: "pressure on B to yield".
_ASKED = frozenset(
    "pressure call demand appeal order request plea invitation ultimatum warning message".split()
)


def _asked(p: Parse, v: int, up: int) -> list[int]:
    """ "Put pressure on B to hand over the men", "an appeal to B to disarm": B is to do it.

    ``up`` is the noun for what is asked, or the verb whose object it is.
    """
    if p.dep[v] not in ("acl", "advcl", "xcomp") or p.tag[v] != "VB":
        return []
    nouns = [up] if p.pos[up] == "NOUN" else [c for c in p.children[up] if p.dep[c] in OBJECTS]
    for n in nouns:
        if p.lemma[n] in _ASKED:
            preps = [c for k in dict.fromkeys((n, up)) for c in p.children[k] if n < c < v]
            for c in preps:
                if p.dep[c] in ("prep", "dative") and p.lower[c] in ("on", "upon", "to", "for"):
                    return list(pobjs(p, c))
    return []


def repaired_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """Find the subject that the parser hung elsewhere, of a finite main verb without one.

    "A, an aide said, had told …": A became the subject of "said". "Asked about his words, the
    minister, A, urged …": the minister became an apposition of "words".
    """
    finite = p.tag[v] in FINITE_TAGS or any(p.dep[c] == "aux" for c in p.children[v])
    if p.head[v] != v or not finite:
        return [], ()
    for c in p.children[v]:
        if c > v:
            break
        if p.dep[c] in ("parataxis", "ccomp"):
            for s in p.children[c]:
                named = p.dep[s] == "nsubj" and any(p.dep[d] == "appos" for d in p.children[s])
                if named and s < c:
                    return [s], ("arg:repair",)
        if p.dep[c] == "advcl" and p.tag[c] in ("VBN", "VBG"):
            first, last = p.subtree(c)
            late = [
                k
                for k in range(first, last)
                if p.dep[k] == "appos"
                and p.lower[p.left[k] - 1] == ","
                and p.dep[p.head[k]] != "appos"
                and p.right[k] >= last - 1
            ]
            if late:
                return late[:1], ("arg:repair",)
    return [], ()


_INSIDE = frozenset({"compound", "amod", "nummod", "det", "nmod", "quantmod"})


def fronted_subject(p: Parse, v: int) -> list[int]:
    """ "In the Sarn valley a drone struck a lorry", "near Sake gunmen fired": the subject that the
    parser took into the phrase before it, where no comma stands between."""
    finite = p.tag[v] in FINITE_TAGS or is_passive(p, v)
    if not finite or has_subject(p, v) or p.dep[v] in ("conj", "relcl", "acl"):
        return []
    verb = min([v, *(c for c in p.children[v] if p.dep[c] in ("aux", "auxpass"))])
    fronted = [c for c in p.children[v] if p.dep[c] == "prep" and p.right[c] == verb]
    k = verb - 1
    while p.dep[k] in _INSIDE and p.head[k] != k:
        k = p.head[k]
    if not fronted or not fronted[0] < k < verb or p.right[k] != verb or is_time(p, k):
        return []
    return [k] if p.pos[k] in ("NOUN", "PROPN") and _begins_anew(p, fronted[0], k) else []


def _begins_anew(p: Parse, prep: int, k: int) -> bool:
    """Whether a phrase begins behind a name before noun ``k``: "near Sarn a shell", "in Goma
    soldiers"."""
    for t in range(k, prep + 1, -1):
        if p.word[t] in (",", "(") or p.lower[t] in ("and", "or"):
            return False
        if p.tag[t] in ("DT", "CD", "PRP$"):
            return t == p.left[k] and p.tag[t - 1] in ("NNP", "NNPS")
    between = range(prep + 1, k)
    return p.tag[k] == "NNS" and any(p.tag[t] == "NNP" or p.word[t].istitle() for t in between)


def squeezed_subject(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """ "A said the army and allied militias bombed X": a subject that the parser made an object.

    What stands right before a finite clause without a subject, as the object of the verb above.
    """
    up = p.head[v]
    if p.dep[v] != "ccomp" or p.tag[v] not in FINITE_TAGS or not up < v:
        return [], ()
    near = [c for c in p.children[up] if p.dep[c] == "dobj" and up < c and p.right[c] == v]
    if not near:
        return [], ()
    if p.dep[up] == "conj" and p.tag[up] in ("VBN", "VBD") and up + 1 == p.left[near[0]]:
        above = p.head[up]  # "allied" is an adjective: "the army and allied militias"
        near += [c for c in p.children[above] if p.dep[c] == "dobj" and above < c < up]
    return near, ("arg:repair",)


def of_accused(p: Parse, noun: int) -> tuple[list[int], tuple[str, ...]]:
    """The one accused of a masked gerund: above the preposition that ``noun`` stands under."""
    prep = p.head[noun]
    if p.dep[noun] != "pobj":
        return [], ()
    up = p.head[prep]
    if not is_verb(p, up):
        return [up], ("arg:object-control",)
    return _own(p, up)[1] or _own(p, up)[0], ("arg:object-control",)


def _of_noun(p: Parse, noun: int) -> tuple[list[int], tuple[str, ...]]:
    owners = [c for c in p.children[noun] if p.dep[c] == "poss"]
    return owners, ("arg:owner",) if owners else ()


def _own(p: Parse, v: int) -> tuple[list[int], list[int]]:
    subjects = [past_aside(p, antecedent(p, c, v)) for c in p.children[v] if p.dep[c] in SUBJECTS]
    objects = [p.head[v]] if p.dep[v] == "acl" and p.tag[v] == "VBN" else []
    objects += [
        past_aside(p, antecedent(p, c, v))
        for c in p.children[v]
        if p.dep[c] in OBJECTS or p.dep[c] in PASSIVE_SUBJECTS or p.dep[c] == "dative"
    ]
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] in ("on", "upon", "for") and not objects:
            objects = list(pobjs(p, c))
    return subjects, objects


def borrowed_object(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    if p.dep[v] == "conj":
        told = squeezed_in(p, p.head[v])
        if told is not None:
            return [told], ("arg:conj-object",)
        return _own(p, p.head[v])[1] or _own(p, p.head[v])[0], ("arg:conj-object",)
    if p.dep[v] == "relcl":
        return [p.head[v]], ("arg:relative",)
    if is_told_state(p, v):
        return _own(p, p.head[v])[1], ("arg:told-state",)
    return _suffering(p, v)


def _suffering(p: Parse, v: int) -> tuple[list[int], tuple[str, ...]]:
    """ "Shot two guards before being killed by A", "refused to be disarmed": whoever did that."""
    up = p.head[v]
    if p.dep[v] == "pcomp" and p.dep[up] == "prep" and p.lower[up] not in ("of", "for", "from"):
        up = p.head[up]
    elif p.dep[v] not in ("xcomp", "advcl") or has_subject(p, v):
        return [], ()
    if not is_verb(p, up):
        return [], ()
    subjects, objects = _own(p, up)
    found = objects if is_passive(p, up) else subjects
    return found, ("arg:suffered",) if found else ()
