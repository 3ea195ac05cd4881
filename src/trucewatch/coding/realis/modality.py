"""Clause analysis: is the predicate at a token said to be a fact, and if not, what is it?

Nothing here knows the world or the speaker. The walk goes from the token up its tree; each step
adds operators (negation, modals, adverbs, the verb or noun that embeds), and the innermost
operator that is not about truth alone decides the kind.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.realis.clause import (
    MAX_STEPS,
    SUBJECTS,
    condition_of,
    frame_of,
    inverted,
)
from trucewatch.coding.realis.contrasts import sets_apart
from trucewatch.coding.realis.lexicon import RealisLexicon, realis_lexicon
from trucewatch.coding.realis.ops import Op
from trucewatch.coding.realis.steps import step
from trucewatch.reading.parse import Parse

_CERTAIN = frozenset({"fact", "counterfactual", "denied"})
# Futures that yield to what embeds them: "hopes that it will", "may be followed by planned talks".
_WEAK = ("modal:", "shared-modal:", "modifier:", "headline-to", "mark:")


class Factuality(msgspec.Struct, frozen=True):
    """What the clause says about whether the predicate came about.

    ``polarity`` 1 or -1; ``certainty`` certain, probable, possible or unspecified; ``frame`` past,
    perfect, pluperfect, present, future, nonfinite or nominal; ``kind`` fact, planned, demanded,
    offered, proposed, threatened, hypothetical, counterfactual, denied, attempted, able, would,
    wish or question; ``cues`` the rule ids from the innermost outwards; ``condition`` the token
    range of a condition that governs the predicate; ``asserted`` False where the predicate is
    taken for granted (an argument noun, a relative clause) and not itself what the clause says.
    """

    polarity: int
    certainty: str
    frame: str
    kind: str
    cues: tuple[str, ...]
    condition: tuple[int, int] | None = None
    asserted: bool = True


def factuality(parse: Parse, i: int, stop: frozenset[int] = frozenset()) -> Factuality:
    """Return the factuality of the predicate at token ``i``.

    ``stop`` holds tokens (heads of attribution cues) that end the walk: what lies above them is
    the matter of the statement. Linear in the depth of the tree and the children on the path.
    """
    ops, asserted = walk(parse, i, stop)
    kind, polarity, cues = compose(ops)
    certainty = "certain" if kind in _CERTAIN else "unspecified"
    if kind in ("planned", "threatened", "attempted"):
        certainty = "probable"
    elif kind in ("hypothetical", "able", "would", "question", "wish"):
        certainty = "possible"
    return Factuality(
        polarity, certainty, frame_of(parse, i), kind, cues, condition_of(parse, i), asserted
    )


def compose(ops: list[Op]) -> tuple[str, int, tuple[str, ...]]:
    """Return kind, polarity and the rules, from operators given innermost first."""
    kind, polarity, weak = "fact", 1, False
    cues: list[str] = []
    for op in ops:
        effect = op.effect
        cues.append(op.rule)
        if effect == "fact":
            break
        if effect == "not":
            polarity = -polarity
        elif effect in ("report", "same", "time", "compare"):
            continue
        elif kind in ("fact", "would") or (weak and kind == "planned"):
            kind, weak = effect, op.rule.startswith(_WEAK)
        elif op.rule == "before-it-could" or op.rule.startswith("no-"):
            kind = effect
        elif kind == "planned" and effect in ("threatened", "offered", "proposed", "demanded"):
            kind = effect  # "threatened to (plan …)", "a demand for a plan"
    if kind == "almost":
        kind, polarity = "counterfactual", -1
    if kind in ("counterfactual", "denied"):
        polarity = -1
    return kind, polarity, tuple(cues)


def walk(parse: Parse, i: int, stop: frozenset[int] = frozenset()) -> tuple[list[Op], bool]:
    """Return the operators over the predicate at ``i``, innermost first; whether it is asserted.

    Asserted: the walk reached a root or a token of ``stop`` without passing something that takes
    the predicate for granted.
    """
    lex = realis_lexicon()
    ops: list[Op] = []
    cur = came = i
    for _ in range(MAX_STEPS):
        ops.extend(local_operators(parse, cur, lex, came))
        top = cur
        while parse.dep[top] == "conj" and parse.head[top] != top:
            ops.extend(_shared(parse, top, lex))
            top = _first_conjunct(parse, top)
        above = parse.head[top]
        if above in stop and parse.dep[top] == "advcl":  # "if it wants to fight, he said, …"
            ops.extend(o for o in step(parse, top, above, lex)[0] if o.rule.startswith("mark:if"))
        if above == top or above in stop or _apart(parse, top, above):
            return ops, True
        found, cur_next = step(parse, top, above, lex)
        ops.extend(found)
        if found and found[-1].effect == "fact":
            return ops, False
        if cur_next is None:
            return ops, bool(found)
        if cur_next in stop:
            return ops, True
        came, cur = top, cur_next
    return ops, False


def _apart(parse: Parse, i: int, h: int) -> bool:
    """Return whether a semicolon parts a clause from the verb that the parser hangs it on."""
    return parse.dep[i] == "ccomp" and i < h and ";" in parse.lower[i:h]


# --- operators at the predicate itself -------------------------------------------------------


def local_operators(parse: Parse, i: int, lex: RealisLexicon, came: int) -> list[Op]:
    """Return negation, modals, adverbs and mood at the predicate ``i``, but not those of the
    argument ``came`` that the walk came from."""
    ops: list[Op] = []
    late: list[Op] = []
    perfect = False
    for c in parse.children[i]:
        dep, low = parse.dep[c], parse.lower[c]
        if c == came:
            continue
        if dep == "neg":
            if not sets_apart(parse, i, c):
                ops.append(Op("not", f"neg:{low}", c))
        elif dep == "aux":
            perfect = perfect or parse.lemma[c] == "have"
            effect = lex.cues.get(("aux", low))
            if low in ("should", "were") and inverted(parse, i):
                late.append(Op("hypothetical", f"mark:{low}", c))
            elif low == "had" and inverted(parse, i):
                late.append(Op("counterfactual", "mark:had", c))
            elif effect and parse.tag[c] == "MD":
                late.append(Op(effect, f"modal:{low}", c))
        elif dep == "nsubj" and _drafted(parse, i, c, lex):
            ops.append(Op("proposed", f"draft:{parse.lemma[c]}", c))
        elif dep in ("advmod", "preconj", "cc"):
            effect = lex.cues.get(("adverb", low))
            if effect and effect != "fact":
                late.append(Op(effect, f"adverb:{low}", c))
        elif dep in ("nsubj", "nsubjpass", "dobj", "det") and _negative(parse, c):
            if parse.lower[parse.left[c]] != "not" or not sets_apart(parse, i, parse.left[c]):
                ops.append(Op("not", f"no:{low}", c))
        elif dep in _SMALL and _nobody_moved(parse, c):
            ops.append(Op("not", "no:small-clause", c))
        elif dep == "det" and ("indefinite", low) in lex.cues:
            late.append(Op("hypothetical", f"any:{low}", c))
        elif dep == "amod" or (dep == "compound" and parse.tag[c] == "VBN"):
            effect = lex.cues.get(("modifier", low))
            if effect and effect != "fact":
                late.append(Op(effect, f"modifier:{low}", c))
        elif dep == "acomp" and parse.lemma[i] == "be":
            effect = lex.operators.get((low, "A", "subj"))
            if effect:
                late.append(Op(effect, f"be:{low}", c))
        elif dep == "prep" and low == "under":
            late.extend(_under_text(parse, c, lex))
    ops.extend(_perfect_modals(late, perfect))
    ops.extend(_mood(parse, i))
    return ops


def _drafted(parse: Parse, i: int, c: int, lex: RealisLexicon) -> bool:
    """Return whether a text not yet in force is what would do it: "a resolution would censure"."""
    if parse.lemma[c] not in lex.lists["draft"] | {"resolution", "bill", "motion", "amendment"}:
        return False
    return any(parse.dep[k] == "aux" and parse.lower[k] == "would" for k in parse.children[i])


def _under_text(parse: Parse, p: int, lex: RealisLexicon) -> list[Op]:
    """Return what "under the proposal" makes of a "would" ("planned" under a pact)."""
    for o in parse.children[p]:
        effect = lex.operators.get((parse.lemma[o], "N", "inf"))
        if effect not in ("proposed", "planned", "offered") and parse.lemma[o] in ("deal", "pact",
                          "accord", "agreement", "term", "treaty", "truce"):  # fmt: skip
            effect = "planned"
        if parse.lemma[o] in ("text", "draft", "outline", "blueprint", "compromise"):
            effect = "proposed"
        if effect in ("proposed", "planned", "offered") and any(
            parse.tag[c] == "MD" for c in parse.children[parse.head[p]]
        ):
            return [Op(effect, f"under:{parse.lemma[o]}", o)]
    return []


def _perfect_modals(ops: list[Op], perfect: bool) -> list[Op]:
    """Return modals; "would/could/should have" + participle says that it did not come about."""
    if not perfect:
        return ops
    return [
        Op("counterfactual", op.rule + "+have", op.token)
        if op.rule in ("modal:would", "modal:could", "modal:should", "modal:'d", "modal:might")
        else (Op("report", op.rule + "+have", op.token) if op.effect in ("demanded",) else op)
        for op in ops
    ]


# "Let nobody out", "left no convoy through": the clause under a verb that has no verb of its own.
_SMALL = frozenset({"prt", "ccomp", "xcomp", "advmod"})


def _nobody_moved(parse: Parse, c: int) -> bool:
    """Return whether a clause without a verb has a negative subject: "(let) nobody out"."""
    return parse.pos[c] in ("ADP", "ADV", "ADJ") and any(
        parse.dep[k] == "nsubj" and _negative(parse, k) for k in parse.children[c]
    )


def _negative(parse: Parse, c: int) -> bool:
    """Return whether the argument at ``c`` is negative: "no one", "none of them", "no shots"."""
    if parse.dep[c] == "det":
        return parse.lower[c] in ("no", "neither")
    if parse.lower[c + 1 : c + 2] in (("but",), ("except",)) and parse.lower[c] != "neither":
        return False  # "had bombed nothing but homes"
    if parse.lower[c] in ("nobody", "none", "nothing", "neither"):
        return True
    if parse.lower[parse.left[c]] == "not" and parse.left[c] < c:
        return True  # "not a single shot", "not one of them"
    return any(
        parse.dep[k] == "det" and parse.lower[k] in ("no", "neither") for k in parse.children[c]
    )


def _mood(parse: Parse, i: int) -> list[Op]:
    """Return question and imperative operators at a root verb."""
    first, last = parse.sents[parse.sent[i]]
    if "?" in parse.lower[max(last - 3, first) : last] and _inverted(parse, i):
        return [Op("question", "question", i)]  # also behind a label: "Question: Did it shell …?"
    if parse.head[i] != i and parse.dep[i] not in ("ccomp", "conj", "parataxis"):
        return []
    infinitive = parse.tag[i] == "VB" and any(parse.tag[c] == "TO" for c in parse.children[i])
    if parse.head[i] == i and infinitive:
        return [Op("planned", "headline-to", i)]  # "Minister to visit capital"
    asks = parse.head[i] == i and "?" in parse.lower[max(last - 3, first) : last]
    if asks and parse.lower[first] not in ("why", "how", "who", "when"):
        return [Op("question", "question", i)]
    return [Op("demanded", "imperative", i)] if _imperative(parse, i, first) else []


def asks_whether(parse: Parse, i: int) -> bool:
    """Return whether the sentence of token ``i`` asks yes or no by its main clause."""
    first, last = parse.sents[parse.sent[i]]
    if "?" not in parse.lower[max(last - 3, first) : last]:
        return False
    if parse.lower[first + 1 : first + 2] == (":",) and first + 2 < last:
        first += 2  # "Q: What do you say …?"
    if parse.tag[first] in _ASKING:
        return False
    return any(_inverted(parse, k) for k in range(first, last) if parse.pos[k] in ("VERB", "AUX"))


_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})


def _inverted(parse: Parse, i: int) -> bool:
    """Tell whether an auxiliary stands before the subject: "did the army shell", "has it"."""
    kids = parse.children[i]
    subjects = [c for c in kids if parse.dep[c] in SUBJECTS]
    subjects = [c for c in subjects if parse.lower[c + 1 : c + 2] != (":",)]  # "Question: Did …"
    if not subjects:
        subjects = [c for c in range(max(i - 4, 0), i) if parse.dep[c] in SUBJECTS]
    auxes = [c for c in kids if parse.dep[c] in ("aux", "auxpass")]
    return bool(subjects and auxes) and min(auxes) < min(subjects)


def _imperative(parse: Parse, i: int, first: int) -> bool:
    if parse.tag[i] != "VB":
        return False
    kids = [parse.dep[c] for c in parse.children[i]]
    if any(d in SUBJECTS for d in kids):
        return False
    auxes = [parse.lower[c] for c in parse.children[i] if parse.dep[c] == "aux"]
    if any(a not in ("do", "please") for a in auxes):
        return False
    return parse.head[i] == i or parse.lower[i - 1 if i else 0] in ('"', ",", ":", "“", "please")


def _first_conjunct(parse: Parse, i: int) -> int:
    """Return what ``i`` is joined to; a finite verb is not joined to an infinitive.

    "agreed to talk and met the envoy": the parser joins "met" to "talk", it belongs to "agreed".
    """
    h = parse.head[i]
    finite = parse.tag[i] in ("VBD", "VBZ", "VBP")
    if finite and parse.tag[h] == "VB" and parse.dep[h] in ("xcomp", "advcl", "acl"):
        return parse.head[h]
    if parse.dep[h] == "acl" and any(parse.tag[c] == "MD" for c in parse.children[i]):
        own = any(parse.dep[c] in SUBJECTS for c in parse.children[i])
        if own and parse.tag[h] == "VB":
            return parse.head[parse.head[h]]  # "had no intention to stay and that it would leave"
    return h


def _shared(parse: Parse, i: int, lex: RealisLexicon) -> list[Op]:
    """Return the operators that a conjunct without its own auxiliary shares with the first one."""
    first = parse.left[i]
    if ("rather", "than") in (parse.lower[first - 2 : first], parse.lower[i - 2 : i]):
        return [Op("counterfactual", "rather-than", i)]
    if any(parse.dep[c] in ("aux", "auxpass", *SUBJECTS) for c in parse.children[i]):
        return []
    h = parse.head[i]
    if parse.tag[i] != parse.tag[h] or not parse.tag[i].startswith("V"):
        return []
    base = parse.tag[i] == "VB"
    ops: list[Op] = []
    if base and _imperative(parse, h, parse.sents[parse.sent[h]][0]):
        ops.append(Op("demanded", "shared-imperative", h))
    for c in parse.children[h]:
        effect = lex.cues.get(("aux", parse.lower[c])) if parse.dep[c] == "aux" else None
        if effect and parse.tag[c] == "MD":
            ops.append(Op(effect, f"shared-modal:{parse.lower[c]}", c))
        elif parse.dep[c] == "neg" and base:
            ops.append(Op("not", "shared-neg", c))
    return ops
