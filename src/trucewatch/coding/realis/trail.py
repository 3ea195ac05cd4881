"""Events of a statement that its content does not hold: the cue stands behind or amid them."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft, StatementDraft
from trucewatch.coding.realis.clause import MAX_STEPS, SUBJECTS
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_ARGUMENTS = frozenset({"pobj", "prep", "dobj", "nsubj", "nsubjpass", "compound", "conj", "agent",
                        "nmod"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = _FINITE | {"WP", "WDT"}
# Tokens from a closing cue to the comma before its source, and to the end of what follows it.
_REACH = 16


def trails(parse: Parse, event: EventDraft, statement: StatementDraft) -> bool:
    """Return whether a participle after the cue goes on with what was said before it.

    "Jets struck the port, the ministry said, killing two": the killing is the ministry's too; so
    it is in "accused them of crossing the line, seizing villages and shelling herders".
    """
    i = event.trigger
    head = statement.head
    if head is None or not statement.content:
        return False
    if interrupted(parse, _verb_of(parse, i), statement) or closes(parse, i, statement):
        return True
    while parse.dep[i] == "conj" and parse.tag[i] == "VBG" == parse.tag[parse.head[i]]:
        i = parse.head[i]
    if event.reports is not None or parse.head[i] != head or i < head:
        return False
    if parse.tag[i] != "VBG" or parse.dep[i] != "advcl" or statement.quote_type == "direct":
        return False
    if statement.act == "accuse" and event.type in _DEEDS:
        return parse.lower[parse.left[i] - 1] in (",", "and")
    return statement.content[-1].end <= parse.start[head]


def _verb_of(parse: Parse, i: int) -> int:
    """Return the verb whose argument or adjunct the noun at ``i`` is; ``i`` itself where none."""
    cur = i
    for _ in range(MAX_STEPS):
        if parse.pos[cur] in ("VERB", "AUX"):
            return cur
        if parse.dep[cur] not in _ARGUMENTS or parse.head[cur] == cur:
            return i
        cur = parse.head[cur]
    return i


def interrupted(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the cue interrupts or closes the predicate's clause, between commas.

    "Both have agreed, an adviser said on Saturday, …"; "aircraft, he told reporters, had bombed
    farms": the clause is the speaker's, whatever part of it was found as content.
    """
    head = statement.head
    if head is None or head == i or statement.quote_type == "direct":
        return False
    if parse.head[head] == i and parse.dep[head] == "ccomp" and head > i:
        first = parse.left[head]
        marked = any(parse.dep[c] == "mark" for c in parse.children[head])
        said = any(parse.dep[c] == "nsubj" for c in parse.children[head])
        return parse.lower[first - 1] == "," and not marked and said
    if parse.head[i] != head or i < head:
        return False
    if parse.dep[i] == "conj":  # the subject was left before the cue
        bare = not any(parse.dep[c] in SUBJECTS for c in parse.children[i])
        first = parse.left[i]
        return bare and parse.lower[first - 1 : first + 1] == (",", "had")
    return False


def closes(parse: Parse, i: int, statement: StatementDraft) -> bool:
    """Return whether the cue closes the main clause of ``i``, whatever the tree says.

    "Rebels attacked a post and killed two men, the minister said on Tuesday, blaming …": behind
    the cue comes no finite clause, before its source a comma, before that the clause.
    """
    head = statement.head
    if head is None or i >= head or parse.sent[i] != parse.sent[head]:
        return False
    if statement.quote_type not in ("indirect", "mixed") or parse.tag[head] not in _FINITE:
        return False
    if _is_relative(parse, head) or _in_relative(parse, i):
        return False
    if realis_lexicon().operators.get((parse.lemma[head], "V", "that")) != "report":
        return False
    first, last = parse.sents[parse.sent[i]]
    comma = _comma_before(parse, head, first)
    if comma is None or i > comma or _subordinate(parse, first, comma):
        return False
    if any(w in (";", ":") for w in parse.lower[i:comma]):
        return False
    for k in range(head + 1, min(last, head + _REACH)):
        if parse.lower[k] == ",":
            return True
        if parse.tag[k] in _FINITE or parse.lower[k] in ("that", ":", "“", '"'):
            return False
    return True


def _is_relative(parse: Parse, head: int) -> bool:
    """Return whether the cue itself is in a relative clause, and not only hung up as one.

    "… killed 12 people, a network of doctors said" has no pronoun behind its comma: no relative.
    """
    if parse.dep[head] not in ("relcl", "acl"):
        return False
    first = parse.left[head]
    joined = any(parse.tag[k] in ("WP", "WDT", "WRB", "WP$") for k in range(first, head))
    bare = parse.lower[first] == "that" or parse.lower[first - 1 : first] != (",",)
    return joined or bare or parse.head[head] > head


def _in_relative(parse: Parse, i: int) -> bool:
    for _ in range(MAX_STEPS):
        if parse.dep[i] == "relcl":
            return True
        if parse.head[i] == i:
            return False
        i = parse.head[i]
    return False


def _comma_before(parse: Parse, head: int, first: int) -> int | None:
    """Return the comma right before the cue's source, or None where a clause is joined there."""
    for k in range(head - 1, max(first, head - _REACH), -1):
        if parse.lower[k] == ",":
            joined = parse.pos[k + 1] in ("CCONJ", "SCONJ") or parse.tag[k - 1] in ("WP", "WDT")
            return None if joined or k + 1 == head else k
        if parse.tag[k] in _STOPS or parse.lower[k] in ("”", '"', ";", ":"):
            return None
    return None


def _subordinate(parse: Parse, first: int, comma: int) -> bool:
    """Return whether what stands before the comma is only an opening clause: "When …, he said"."""
    opens = parse.tag[first] in ("IN", "WRB") or parse.pos[first] == "SCONJ"
    return opens and "," not in parse.lower[first:comma]
