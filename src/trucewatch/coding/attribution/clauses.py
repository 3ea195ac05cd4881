"""Which clauses of an issued sentence nobody else is named for: they are the issuer's.

"The army lies when it says that …" is the issuer's although "it says" is not; so is the second half
of "We condemn the act and we point to …".
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.attribution.tree import Range
from trucewatch.reading.parse import Parse

_JOINING = frozenset({"and", "but", "or", ",", ";", "yet", "while"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def free_clauses(parse: Parse, sentence: Range, taken: Sequence[bool]) -> list[Range]:
    """Return the clauses of a sentence whose main verb stands in no attribution found so far.

    ``taken`` tells of each token whether it is a part of one. The main clause goes with all that
    hangs on it, save clauses joined to it that are taken.
    """
    if not any(taken[k] for k in range(*sentence)):
        return [sentence]
    root = next((k for k in range(*sentence) if _is_root(parse, k, sentence)), None)
    if root is None or parse.pos[root] not in ("VERB", "AUX"):
        return []
    joined = _joined(parse, root, sentence)
    if taken[root]:
        own = [_span(parse, c, sentence) for c in joined if not taken[c]]
        return own + [
            _span(parse, c, sentence)
            for c in parse.children[root]
            if c > root and c not in joined and not taken[c] and _shared(parse, c)
        ]
    if _is_inside(parse, root, sentence, taken):
        return []
    joined += [c for c in parse.children[root] if c > root and parse.dep[c] == "conj"]
    last = min((_before(parse, c, sentence) for c in joined if taken[c]), default=sentence[1])
    return [(sentence[0], last)] if last > root else []


def _is_root(parse: Parse, k: int, sentence: Range) -> bool:
    return parse.head[k] == k or not sentence[0] <= parse.head[k] < sentence[1]


def _joined(parse: Parse, root: int, sentence: Range) -> list[int]:
    """Main verbs joined to the root that have a subject of their own."""
    out = []
    for k in range(root + 1, sentence[1]):
        above = parse.head[k] == root or parse.head[k] in out
        verb = parse.dep[k] == "conj" and parse.pos[k] in ("VERB", "AUX")
        if verb and above and any(parse.dep[c] in _SUBJECTS for c in parse.children[k]):
            out.append(k)
    return out


def _shared(parse: Parse, c: int) -> bool:
    """ "We condemn A and will work with B": a second finite verb that shares the subject."""
    finite = parse.tag[c] in ("VBD", "VBZ", "VBP")
    finite = finite or any(
        parse.tag[k] in ("MD", "VBD", "VBZ", "VBP") and parse.dep[k] in ("aux", "auxpass")
        for k in parse.children[c]
    )
    return parse.dep[c] == "conj" and parse.pos[c] in ("VERB", "AUX") and finite


def _is_inside(parse: Parse, root: int, sentence: Range, taken: Sequence[bool]) -> bool:
    """Whether the subject of the main clause is part of an attribution: its words are reported."""
    subject = next((c for c in parse.children[root] if parse.dep[c] in _SUBJECTS), None)
    reported = any(taken[k] for k in range(*sentence) if parse.dep[k] == "ROOT")
    return reported or (subject is None and any(taken[k] for k in range(sentence[0], root)))


def _span(parse: Parse, c: int, sentence: Range) -> Range:
    return max(sentence[0], parse.left[c]), min(sentence[1], parse.right[c])


def _before(parse: Parse, c: int, sentence: Range) -> int:
    k = max(sentence[0], parse.left[c])
    while k > sentence[0] and parse.lower[k - 1] in _JOINING:
        k -= 1
    return k
