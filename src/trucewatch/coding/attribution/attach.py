"""Reporting verbs that the parser hung inside what another speaker says.

"X said A had failed and accused B": the parser often joins "accused" to "failed" and would make A
the accuser. A past-tense reporting verb without a subject of its own, joined to a verb inside the
complement of an equally inflected reporting verb, is joined to that one instead; so is a participle
after a comma ("…, adding that").
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trucewatch.coding.attribution.tree import SUBJECTS, Range
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue

_SPEAKING = frozenset(
    {"say", "tell", "claim", "judge", "urge", "ask", "describe", "commit", "refuse"}
)
_GOVERNING = _SPEAKING | {"announce", "believe"}
# Verbs of showing whose subject speaks, as that of "shows" need not.
_FINDING = frozenset({"find", "conclude", "determine"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"ccomp", "relcl", "xcomp", "advcl", "acl", "pcomp"})
# Participles that carry on the outer speaker's words.
_MAX_UP = 8


class Attachments(msgspec.Struct, frozen=True):
    """``shared``: re-attached cue to the cue whose subject it shares; ``cut``: cue to
    the roots of clauses that do not belong to its content."""

    shared: dict[int, int]
    cut: dict[int, list[int]]

    def holes(self, parse: Parse, i: int) -> list[Range]:
        """Return the clauses that do not belong to the content of the cue at ``i``."""
        return [parse.subtree(root) for root in self.cut.get(i, ())]


def attachments(parse: Parse, scores: Mapping[int, tuple[Cue, float]], least: float) -> Attachments:
    """Return the cues to re-attach, and what their governors lose by it."""
    shared: dict[int, int] = {}
    cut: dict[int, list[int]] = {}
    for i, (cue, score) in scores.items():
        if score < least or cue.kind not in _SPEAKING or parse.pos[i] != "VERB":
            continue
        governor = _governor(parse, i, scores, least)
        if governor is None:
            continue
        _cut_between(parse, i, governor, cut)
        if not _has_subject(parse, i):
            shared[i] = governor
    for i, dep in enumerate(parse.dep):
        if dep == "conj" and i not in shared and _new_deed(parse, i):
            governor = _governor(parse, i, scores, least, loose=True)
            if governor is not None:
                shared[i] = governor
                _cut_between(parse, i, governor, cut)
    for i, (_, score) in scores.items():
        governor = _in_the_present(parse, i, scores) if score >= least else None
        if i not in shared and governor is not None:
            shared[i] = governor
            _cut_between(parse, i, governor, cut)
    return Attachments(shared, cut)


def _in_the_present(parse: Parse, i: int, scores: Mapping[int, tuple[Cue, float]]) -> int | None:
    """ "The report shows that A shelled B and refutes the claim": a present that is joined to a
    past inside the complement of a present goes on with that one."""
    if parse.dep[i] != "conj" or _has_subject(parse, i) or parse.tag[i] not in _PRESENT:
        return None
    up = parse.head[i]
    if _tense(parse, up) not in ("VBD", "aux VBD") or parse.dep[up] != "ccomp":
        return None
    governor = parse.head[up]
    return governor if governor in scores and parse.tag[governor] in _PRESENT else None


_PRESENT = frozenset({"VBZ", "VBP"})


def _cut_between(parse: Parse, i: int, governor: int, cut: dict[int, list[int]]) -> None:
    """Take the clause at ``i`` out of the content of every cue from its head up to ``governor``."""
    k = parse.head[i]
    for _ in range(_MAX_UP):
        cut.setdefault(k, []).append(i)
        if k == governor or parse.head[k] == k:
            break
        k = parse.head[k]


def _has_subject(parse: Parse, i: int) -> bool:
    return any(parse.dep[c] in SUBJECTS or parse.dep[c] == "agent" for c in parse.children[i])


def _new_deed(parse: Parse, i: int) -> bool:
    """ "…, and did B": a past verb without a subject that does not fit the verb it is joined to."""
    k = parse.left[i] - 1
    if k <= 0 or parse.tag[k] != "CC" or _has_subject(parse, i):
        return False
    if _mismatch(parse, i):
        return True
    return parse.tag[i] in _FINITE and parse.word[k - 1] == ","


def _mismatch(parse: Parse, i: int) -> bool:
    """A past form joined to an infinitive or a present: "to stop A and threatened B"."""
    if parse.tag[i] not in ("VBD", "VBN") or _tense(parse, i) != parse.tag[i]:
        return False
    head = parse.tag[parse.head[i]]
    passive = any(parse.lemma[c] == "be" for c in parse.children[parse.head[i]])
    if head == "VB":
        return not passive
    return parse.tag[i] == "VBN" and head in ("VBZ", "VBP") and not passive


def _governor(
    parse: Parse,
    i: int,
    scores: Mapping[int, tuple[Cue, float]],
    least: float,
    loose: bool = False,
) -> int | None:
    dep = parse.dep[i]
    if any(parse.dep[c] == "mark" and parse.lower[c] == "that" for c in parse.children[i]):
        return None  # "said that A and that B": a second complement
    loose_end = dep == "acl" and _after_comma(parse, i)  # "…, saying", hung on a noun
    participle = parse.tag[i] == "VBG" and (
        loose_end or (dep == "advcl" and _after_comma(parse, i))
    )
    joined = dep == "conj" and (
        _tense(parse, i) in _FINITE or parse.tag[i] == "VBN" or _mismatch(parse, i)
    )
    contrasted = dep == "advcl" and _contrasts(parse, i)
    if not participle and not joined and not contrasted:
        return None
    k, inside = parse.head[i], loose_end
    for _ in range(_MAX_UP):
        up = parse.head[k]
        if up == k:
            return None
        inside = inside or parse.dep[k] in _CLAUSES
        k = up
        found = scores.get(k)
        strong = found is not None and found[1] >= least
        speaks = found is not None and (
            (strong and _governs(parse, k, found[0], scores.get(i))) or found[0].kind == "light"
        )
        if inside and speaks:
            perfect = parse.tag[i] == parse.tag[k] == "VBN" and _tense(parse, i) == "VBN"
            perfect = perfect or (_mismatch(parse, i) and parse.tag[k] in ("VBD", "VBN"))
            same = (
                loose or contrasted or participle or perfect or _tense(parse, k) == _tense(parse, i)
            )
            if participle and parse.dep[k] == "advcl" and _has_subject(parse, k):
                return _main_verb(parse, k)
            if not same and parse.dep[k] == "ccomp":
                continue  # "said B had been defending A and accused C"
            return k if same and k < i and not _parted(parse, k, i) else None
    return None


def _governs(parse: Parse, k: int, cue: Cue, joined: tuple[Cue, float] | None) -> bool:
    """Whether the subject of the cue at ``k`` may also speak the joined one."""
    asks = joined is not None and joined[0].kind == "urge"
    return cue.kind in _GOVERNING or (asks and parse.lemma[k] in _FINDING)


def _parted(parse: Parse, k: int, i: int) -> bool:
    """ "A said X; B reported Y and denied Z": behind a semicolon somebody else speaks."""
    stops = [t for t in range(k + 1, i) if parse.word[t] == ";"]
    if not stops:
        return False
    after = range(stops[-1] + 1, i)
    return any(parse.dep[t] == "nsubj" and parse.pos[parse.head[t]] == "VERB" for t in after)


def _main_verb(parse: Parse, k: int) -> int | None:
    """ "A did B after C said D, calling …": the verb of the main clause, whose subject calls."""
    for _ in range(_MAX_UP):
        if parse.head[k] == k:
            return k if parse.pos[k] in ("VERB", "AUX") else None
        k = parse.head[k]
    return None


def _contrasts(parse: Parse, i: int) -> bool:
    """ "…, while B said": another speaker's clause."""
    marks = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in ("mark", "advmod")}
    return bool(marks & {"while", "whereas"}) and _has_subject(parse, i)


def _tense(parse: Parse, i: int) -> str:
    """The tag of the verb's finite form: that of its auxiliary, if it has one."""
    for c in parse.children[i]:
        if parse.dep[c] in ("aux", "auxpass") and parse.tag[c] in _FINITE:
            return "aux " + parse.tag[c]
    return parse.tag[i]


def _after_comma(parse: Parse, i: int) -> bool:
    first = parse.left[i]
    return first > 0 and parse.word[first - 1] in (",", "”", '"', "’", "''")
