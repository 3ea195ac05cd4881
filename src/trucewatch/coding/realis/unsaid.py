"""What nobody has said: the content of a cue that is negated, or that only asks."""

from __future__ import annotations

from trucewatch.coding.acts.acts import NEGATED_BLAME, NEGATED_CUE, NEITHER_NOR, TAKEN_BACK
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# How far an act may stand below the cue: "said that A had fired and B had answered".
_MAX_STEPS = 6
_CLAUSES = frozenset({"ccomp", "conj"})
_ASKING = frozenset({"whether", "if"})
_WHY = frozenset({"why", "how", "when", "where", "who", "what", "which", "whom", "whose"})


def of_unsaid(
    parse: Parse, i: int, statement: StatementDraft | None, kind: str
) -> tuple[str, str] | None:
    """Return realis and rule of the act at token ``i`` where the statement that holds it does not
    tell it, or None; ``kind`` is what its clause makes of it.

    "Never said that A had fired", "asked whether A had fired", "would not say whether it had",
    "neither confirmed nor denied that it had"; not "did not say why A had fired" (it did) nor "did
    not mention that it had" (it had).
    """
    if statement is None:
        return None
    if kind == "denied" and NEITHER_NOR in statement.rules:
        return "alleged", "left-open"
    top = _below_cue(parse, i, statement.head)
    if top is None:
        return None
    if NEITHER_NOR in statement.rules:
        return "alleged", "left-open"
    if any(rule.endswith(TAKEN_BACK) for rule in statement.rules):
        return "hypothetical", "taken-back"
    marks = set(parse.lower[parse.left[top] : top])
    if marks & _ASKING and (statement.polarity < 0 or _asks(statement)):
        return "hypothetical", "asked-whether"
    return ("hypothetical", "not-said") if top == i and _not_said(parse, statement, marks) else None


def _not_said(parse: Parse, statement: StatementDraft, marks: set[str]) -> bool:
    if (
        not {NEGATED_CUE, NEGATED_BLAME}.intersection(statement.rules)
        or marks & _WHY
        or statement.head is None
    ):
        return False
    return parse.lemma[statement.head] in word_set("realis.saying")


def _asks(statement: StatementDraft) -> bool:
    return any(rule.endswith(" whether") for rule in statement.rules)


def _below_cue(parse: Parse, i: int, head: int | None) -> int | None:
    """Return the verb of the clause under the cue that ``i`` is or is joined to, or None."""
    k, top = i, None
    for _ in range(_MAX_STEPS):
        if k == head or head is None:
            return top
        if parse.dep[k] == "ccomp":
            top = k
        elif parse.dep[k] != "conj":
            return None
        k = parse.head[k]
    return None


def unclear_who(parse: Parse, i: int) -> bool:
    """Return whether the act at ``i`` is told by asking who did it: "it was not clear who had fired
    the rocket". That it was done is news."""
    asked = any(parse.dep[c] == "nsubj" and parse.lower[c] in _WHO for c in parse.children[i])
    return asked and parse.dep[i] == "ccomp"


_WHO = frozenset({"who", "which", "what"})


def unconfirmed_report(parse: Parse, i: int) -> bool:
    """Return whether reports that nobody could confirm tell of the act that the noun at ``i`` is:
    "could not confirm reports of an air strike"."""
    of = parse.head[i]
    report = parse.head[of]
    if parse.dep[i] != "pobj" or parse.lower[of] != "of" or parse.lemma[report] not in _REPORTS:
        return False
    verb = parse.head[report]
    negated = any(parse.dep[c] == "neg" for c in parse.children[verb])
    return negated and parse.lemma[verb] in _CONFIRMING


_REPORTS = frozenset({"report", "claim", "allegation", "account", "rumour", "rumor"})
_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "substantiate"})
