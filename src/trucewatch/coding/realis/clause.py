"""The form of a clause: finite or not, its tense, its condition."""

from __future__ import annotations

from trucewatch.reading.memory import remembered
from trucewatch.reading.parse import Parse

# A tree is never this deep; bounds the walk on hostile input.
MAX_STEPS = 40
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PROVISOS = frozenset({"provided", "providing"})


def clause_form(parse: Parse, i: int) -> str:
    """Return inf, ing or that for the clause headed by ``i``."""
    tag = parse.tag[i]
    auxes = [c for c in parse.children[i] if parse.dep[c] in ("aux", "auxpass")]
    if any(parse.tag[c] == "TO" for c in auxes):
        return "inf"
    if any(parse.tag[c] in ("MD", "VBD", "VBZ", "VBP") for c in auxes):
        return "that"
    if tag == "VBG":
        return "ing"
    if tag == "VB":
        return "inf"
    if tag == "VBN":
        return "ing"
    for c in parse.children[i]:
        if parse.tag[c] in ("VB", "VBG") and parse.dep[c] == "cop":
            return "inf"
    return "that" if tag in ("VBD", "VBZ", "VBP") else "np"


def bare_passive(parse: Parse, i: int) -> bool:
    """Return whether the clause at ``i`` says what shall be done: "(that) they be freed"."""
    kids = parse.children[i]
    return (
        any(parse.dep[c] == "auxpass" and parse.lower[c] == "be" for c in kids)
        and any(parse.dep[c] == "nsubjpass" for c in kids)
        and not any(parse.dep[c] == "aux" for c in kids)
    )


@remembered
def frame_of(parse: Parse, i: int) -> str:
    """Return the tense frame of the predicate at ``i`` (conjuncts take their first verb's)."""
    cur = i
    for _ in range(MAX_STEPS):
        own = _tense(parse, cur)
        if own != "bare" or parse.dep[cur] != "conj":
            return "nonfinite" if own == "bare" else own
        cur = parse.head[cur]
    return "nonfinite"


def _tense(parse: Parse, i: int) -> str:
    tag = parse.tag[i]
    if not tag.startswith("V"):
        for c in parse.children[i]:
            if parse.dep[c] == "cop":
                return "past" if parse.tag[c] == "VBD" else "present"
        return "nominal"
    auxes = [c for c in parse.children[i] if parse.dep[c] in ("aux", "auxpass")]
    words = [parse.lower[c] for c in auxes]
    if any(parse.tag[c] == "MD" for c in auxes):
        return "future"
    if "had" in words:
        return "pluperfect"
    if any(w in ("has", "have", "'ve", "’ve") for w in words) and "to" not in words:
        return "perfect"
    if any(parse.tag[c] == "VBD" for c in auxes) or tag == "VBD":
        return "past"
    if any(parse.tag[c] in ("VBZ", "VBP") for c in auxes) or tag in ("VBZ", "VBP"):
        return "present"
    return "bare"


def condition_of(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the token range of a condition on the predicate ``i``: if, unless, in exchange for.

    Looks at the predicate and, where it has none, at the verb that embeds it.
    """
    cur = i
    for _ in range(3):
        for c in parse.children[cur]:
            if parse.dep[c] == "advcl" and _conditional(parse, c):
                return trim(parse, parse.subtree(c))
            if c > cur and (_is_proviso(parse, c) or _as_long(parse, c)):
                return trim(parse, _with_clause(parse, cur, c))
            if parse.dep[c] == "prep" and _exchange(parse, c):
                return trim(parse, _with_clause(parse, cur, c))
        if parse.dep[cur] not in ("xcomp", "ccomp", "conj", "dobj", "acl", "pcomp"):
            return None
        if parse.head[cur] == cur:
            return None
        cur = parse.head[cur]
    return None


def proviso(parse: Parse, i: int) -> int | None:
    """Return the word that makes the clause at ``i`` a condition by a phrase, or None.

    "Provided (that)", "providing", "on condition (that)", "as long as", "so long as". The last two
    may also measure time: they are a condition of what lies ahead or holds, not of what is past.
    """
    first = parse.left[i]
    if first == 0:
        return None
    before = first - 1
    if parse.lower[before] in _PROVISOS and _is_proviso(parse, before):
        return before
    if parse.lower[max(0, first - 2) : first] in (("on", "condition"), ("upon", "condition")):
        return before
    if parse.lower[first] == "as" and _as_long(parse, before):
        return before
    return None


def _is_proviso(parse: Parse, k: int) -> bool:
    """Return whether "provided" joins a condition: nobody provides, nothing is provided."""
    if parse.lower[k] not in _PROVISOS:
        return False
    own = [parse.dep[c] for c in parse.children[k]]
    given = {"nsubj", "nsubjpass", "dobj", "dative", "agent", "aux", "auxpass"}
    if not given.isdisjoint(own) or parse.dep[k] in ("amod", "xcomp", "acl", "relcl"):
        return False
    follows = parse.lower[k + 1 : k + 2] == ("that",)
    return follows or any(parse.dep[c] in ("ccomp", "advcl", "pcomp") for c in parse.children[k])


def _as_long(parse: Parse, k: int) -> bool:
    """Return whether ``k`` is the "long" of "as long as" on something that is not past."""
    if parse.lower[k] != "long" or parse.lower[max(0, k - 1) : k] not in (("as",), ("so",)):
        return False
    if parse.lower[k + 1 : k + 2] != ("as",):
        return False
    verb = parse.head[k]
    if not parse.tag[verb].startswith("V"):
        verb = parse.head[verb]
    return frame_of(parse, verb) in ("future", "present", "nonfinite") and parse.tag[verb] != "VBD"


def _conditional(parse: Parse, c: int) -> bool:
    if inverted(parse, c):
        return True
    first = parse.left[c]
    words = parse.lower[first : first + 4]
    if not words:
        return False
    if words[0] in ("if", "unless", "provided", "providing"):
        return True
    if words[0] == "once":
        return any(parse.tag[k] == "MD" for k in parse.children[parse.head[c]])
    return words[:2] in (("only", "if"), ("only", "after"), ("only", "when"), ("only", "once"),
                         ("as", "long"), ("so", "long"), ("but", "only"))  # fmt: skip


def _with_clause(parse: Parse, verb: int, p: int) -> tuple[int, int]:
    """Return the range of a condition, with the clause of a "provided" that hangs on the verb."""
    first, last = parse.subtree(p)
    if last - first == 1:
        after = [c for c in parse.children[verb] if parse.left[c] == last]
        if after and parse.dep[after[0]] in ("ccomp", "advcl"):
            last = parse.right[after[0]]
    return first, last


def _exchange(parse: Parse, p: int) -> bool:
    words = parse.lower[parse.left[p] : parse.left[p] + 4]
    if words[:1] in (("provided",), ("providing",)):
        return True
    return words[:3] in (("in", "exchange", "for"), ("in", "return", "for")) or words[:2] in (
        ("on", "condition"), ("only", "after"), ("contingent", "on"))  # fmt: skip


def trim(parse: Parse, span: tuple[int, int]) -> tuple[int, int]:
    """Return the token range without punctuation at its ends."""
    first, last = span
    while first < last and parse.pos[first] == "PUNCT":
        first += 1
    while last > first and parse.pos[last - 1] == "PUNCT":
        last -= 1
    return first, last


def inverted(parse: Parse, i: int) -> bool:
    """Return whether the clause is a condition by inversion: "should it attack", "had it left"."""
    aux = [c for c in parse.children[i] if parse.dep[c] in ("aux", "auxpass")]
    subjects = [c for c in parse.children[i] if parse.dep[c] in SUBJECTS]
    if not aux or not subjects or aux[0] > subjects[0] or parse.head[i] == i:
        return False
    to = any(parse.tag[c] == "TO" for c in aux)
    return parse.lower[aux[0]] in ("should", "had") or (parse.lower[aux[0]] == "were" and to)
