"""Clause analysis: is the predicate at a token said to be a fact, and if not, what is it?

Nothing here knows the world or the speaker. The walk goes from the token up its tree; each step
adds operators (negation, modals, adverbs, the verb or noun that embeds), and the innermost
operator that is not about truth alone decides the kind.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.realis_clause import (
    MAX_STEPS,
    SUBJECTS,
    clause_form,
    condition_of,
    frame_of,
    inverted,
)
from trucewatch.coding.realis_lexicon import RealisLexicon, realis_lexicon
from trucewatch.reading.parse import Parse

_CERTAIN = frozenset({"fact", "counterfactual", "denied"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound", "poss", "nmod",
                      "amod", "appos", "oprd", "dative", "npadvmod"})  # fmt: skip


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


class Op(msgspec.Struct, frozen=True):
    """One operator of the walk: its effect, the word it comes from and the token there."""

    effect: str
    rule: str
    token: int


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
    kind, polarity = "fact", 1
    cues: list[str] = []
    for op in ops:
        effect = op.effect
        cues.append(op.rule)
        if effect == "fact":
            break
        if effect == "not":
            polarity = -polarity
        elif effect == "report":
            continue
        elif kind in ("fact", "would") and effect not in ("same", "time", "compare"):
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
    cur = i
    for _ in range(MAX_STEPS):
        ops.extend(local_operators(parse, cur, lex))
        top = cur
        while parse.dep[top] == "conj" and parse.head[top] != top:
            ops.extend(_shared(parse, top, lex))
            top = parse.head[top]
        above = parse.head[top]
        if above == top or above in stop:
            return ops, True
        found, cur_next = _step(parse, top, above, lex)
        ops.extend(found)
        if found and found[-1].effect == "fact":
            return ops, False
        if cur_next is None:
            return ops, bool(found)
        if cur_next in stop:
            return ops, True
        cur = cur_next
    return ops, False


# --- operators at the predicate itself -------------------------------------------------------


def local_operators(parse: Parse, i: int, lex: RealisLexicon) -> list[Op]:
    """Return negation, modals, adverbs and mood at the predicate ``i``."""
    ops: list[Op] = []
    late: list[Op] = []
    perfect = False
    for c in parse.children[i]:
        dep, low = parse.dep[c], parse.lower[c]
        if dep == "neg":
            ops.append(Op("not", f"neg:{low}", c))
        elif dep == "aux":
            perfect = perfect or parse.lemma[c] == "have"
            effect = lex.cues.get(("aux", low))
            if effect and parse.tag[c] == "MD":
                late.append(Op(effect, f"modal:{low}", c))
        elif dep in ("advmod", "preconj", "cc"):
            effect = lex.cues.get(("adverb", low))
            if effect and effect != "fact":
                late.append(Op(effect, f"adverb:{low}", c))
        elif dep in ("nsubj", "nsubjpass", "dobj", "det") and _negative(parse, c, lex):
            ops.append(Op("not", f"no:{low}", c))
        elif dep == "amod" or (dep == "compound" and parse.tag[c] == "VBN"):
            effect = lex.cues.get(("modifier", low))
            if effect and effect != "fact":
                late.append(Op(effect, f"modifier:{low}", c))
    ops.extend(_perfect_modals(late, perfect))
    ops.extend(_mood(parse, i))
    return ops


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


def _negative(parse: Parse, c: int, lex: RealisLexicon) -> bool:
    """Return whether the argument at ``c`` is negative: "no one", "none of them", "no shots"."""
    if parse.dep[c] == "det":
        return parse.lower[c] in ("no", "neither")
    if parse.lower[c] in ("nobody", "none", "nothing", "neither"):
        return True
    return any(
        parse.dep[k] == "det" and parse.lower[k] in ("no", "neither") for k in parse.children[c]
    )


def _mood(parse: Parse, i: int) -> list[Op]:
    """Return question and imperative operators at a root verb."""
    if parse.head[i] != i and parse.dep[i] not in ("ccomp", "conj", "parataxis"):
        return []
    infinitive = parse.tag[i] == "VB" and any(parse.tag[c] == "TO" for c in parse.children[i])
    if parse.head[i] == i and infinitive:
        return [Op("planned", "headline-to", i)]  # "Minister to visit capital"
    first, last = parse.sents[parse.sent[i]]
    asks = parse.head[i] == i and "?" in parse.lower[max(last - 3, first):last]
    if asks and parse.lower[first] not in ("why", "how", "who", "when"):
        return [Op("question", "question", i)]
    return [Op("demanded", "imperative", i)] if _imperative(parse, i, first) else []


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


def _shared(parse: Parse, i: int, lex: RealisLexicon) -> list[Op]:
    """Return the operators that a conjunct without its own auxiliary shares with the first one."""
    if any(parse.dep[c] in ("aux", "auxpass", *SUBJECTS) for c in parse.children[i]):
        return []
    h = parse.head[i]
    if parse.tag[i] != parse.tag[h] or not parse.tag[i].startswith("V"):
        return []
    base = parse.tag[i] == "VB"
    ops: list[Op] = []
    for c in parse.children[h]:
        effect = lex.cues.get(("aux", parse.lower[c])) if parse.dep[c] == "aux" else None
        if effect and parse.tag[c] == "MD":
            ops.append(Op(effect, f"shared-modal:{parse.lower[c]}", c))
        elif parse.dep[c] == "neg" and base:
            ops.append(Op("not", "shared-neg", c))
    return ops


# --- the step to the governor ----------------------------------------------------------------


def _step(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    """Return the operators of the edge from ``i`` to its governor ``h`` and where to go on."""
    dep = parse.dep[i]
    if dep == "advcl":
        return _adverbial(parse, i, h, lex)
    if dep == "relcl":
        return _relative(parse, i, h, lex)
    if dep in _CLAUSAL:
        if parse.pos[h] in ("ADP", "SCONJ"):
            return _by_preposition(parse, i, h, lex, "ing")
        return _clausal(parse, i, h, lex)
    if dep == "pobj":
        return _by_preposition(parse, i, h, lex, "np")
    if dep in _NOMINAL:
        return _nominal(parse, i, h, dep, lex)
    return ([], None)


def _class(parse: Parse, h: int) -> str:
    pos = parse.pos[h]
    if pos in ("VERB", "AUX"):
        return "V"
    return "N" if pos in ("NOUN", "PROPN", "PRON") else "A"


def _look(parse: Parse, h: int, frame: str, lex: RealisLexicon) -> str | None:
    return lex.operators.get((parse.lemma[h], _class(parse, h), frame))


def _clausal(
    parse: Parse, i: int, h: int, lex: RealisLexicon
) -> tuple[list[Op], int | None]:
    form = clause_form(parse, i)
    effect = _look(parse, h, form, lex)
    rule = f"{parse.lemma[h]}+{form}"
    cls = _class(parse, h)
    if cls == "V" and form == "inf" and parse.lemma[h] in ("want", "like", "need", "prefer"):
        other = any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[i])
        return ([Op("demanded" if other else "wish", rule, h)], h)
    if effect is None:
        effect = _default(parse, i, h, cls, form)
    if effect == "report":
        if any(parse.dep[c] == "mark" and parse.lower[c] in ("if", "whether")
               for c in parse.children[i]):  # fmt: skip
            return ([Op("hypothetical", f"whether:{rule}", h)], None)
        return ([Op("report", rule, h)], h if form != "that" else None)
    return ([Op(effect, rule, h)], h)


def _default(parse: Parse, i: int, h: int, cls: str, form: str) -> str:
    if cls == "N" and parse.dep[i] == "acl":
        return "planned" if form == "inf" else "fact"
    if form == "inf":
        if parse.lemma[h] == "be":
            return "planned"  # "is to visit"
        return "planned" if cls == "V" else "hypothetical"
    if form == "that":
        return "report" if cls == "V" else "same"
    return "same"


def _adverbial(
    parse: Parse, i: int, h: int, lex: RealisLexicon
) -> tuple[list[Op], int | None]:
    for c in parse.children[i]:
        if parse.dep[c] not in ("mark", "advmod"):
            continue
        low = parse.lower[c]
        effect = lex.cues.get(("mark", low))
        if effect == "hypothetical":
            if low == "if" and any(parse.lower[k] in ("had", "were") for k in parse.children[i]):
                return ([Op("counterfactual", "if+had", c)], None)
            return ([Op(effect, f"mark:{low}", c)], None)
        if effect == "fact":
            return ([Op("fact", f"mark:{low}", c)], None)
        if effect == "time":
            present = frame_of(parse, i) in ("present", "perfect", "nonfinite")
            future = _is_future(parse, h, lex)
            return ([Op("planned" if present and future else "same", f"mark:{low}", c)], None)
    if inverted(parse, i):
        return ([Op("hypothetical", "mark:should", i)], None)
    form = clause_form(parse, i)
    if form == "inf":
        effect = _look(parse, h, "inf", lex)
        if effect and _class(parse, h) != "V":
            return ([Op(effect, f"{parse.lemma[h]}+inf", h)], h)
        return ([Op("planned", "purpose", i)], None)
    if form == "ing":
        return ([Op("same", "participle", h)], h)
    return ([], None)


def _is_future(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    return any(parse.tag[c] == "MD" for c in parse.children[h]) or parse.tag[h] == "VB"


def _relative(
    parse: Parse, i: int, h: int, lex: RealisLexicon
) -> tuple[list[Op], int | None]:
    if ("indefinite", parse.lower[h]) in lex.cues or any(
        ("indefinite", parse.lower[c]) in lex.cues for c in parse.children[h]
    ):
        return ([Op("hypothetical", "any+relative", h)], None)
    if clause_form(parse, i) == "inf":
        effect = _look(parse, h, "inf", lex) or "planned"
        return ([Op(effect, f"{parse.lemma[h]}+inf", h)], h)
    return ([], None)


def _by_preposition(
    parse: Parse, i: int, p: int, lex: RealisLexicon, form: str
) -> tuple[list[Op], int | None]:
    """Return the step over a preposition ``p`` to the word that governs it."""
    g = parse.head[p]
    prep = parse.lower[p]
    before = parse.lower[p - 1] if p else ""
    phrase = lex.cues.get(("phrase", f"{before}_{prep}")) or lex.cues.get(
        ("phrase", f"{prep}_{parse.lower[i]}")
    )
    if phrase:
        return ([Op(phrase, f"phrase:{before}_{prep}", p)], None)
    if parse.dep[p] == "prep" and parse.dep[g] == "prep":
        return _by_preposition(parse, i, g, lex, form)
    own = lex.cues.get(("prep", prep))
    effect = _look(parse, g, prep, lex)
    if own == "counterfactual":
        return ([Op("counterfactual", f"prep:{prep}", p)], None)
    if parse.dep[p] == "agent":
        return ([Op("same", "agent", g)], g)
    if effect:
        rule = f"{parse.lemma[g]}+{prep}"
        return ([Op(effect, rule, g)], None if effect == "report" else g)
    if own:
        if prep in ("by", "through", "with", "over") and form == "ing":
            return ([Op("same", f"prep:{prep}", g)], g)
        return ([Op(own, f"prep:{prep}", p)], None)
    if form == "ing":
        if prep in ("in", "to", "of", "from", "on", "about", "for") and _class(parse, g) == "N":
            nominal = _look(parse, g, "inf", lex)
            if nominal:
                return ([Op(nominal, f"{parse.lemma[g]}+{prep}", g)], g)
        purpose = prep in ("for", "toward", "towards", "against")
        return ([Op("planned" if purpose else "same", f"prep:{prep}", g)], g)
    return ([], None)


def _nominal(
    parse: Parse, i: int, h: int, dep: str, lex: RealisLexicon
) -> tuple[list[Op], int | None]:
    """Return the step from an event noun to the word it is an argument of."""
    if dep in ("compound", "poss", "nmod", "amod"):
        effect = lex.operators.get((parse.lemma[h], "N", "of"))
        if effect and effect != "fact":
            return ([Op(effect, f"{parse.lemma[h]}+of", h)], h)
        return ([Op("same", "noun", h)], h) if dep != "poss" else ([], None)
    if dep in ("attr", "oprd"):
        return ([Op("same", "copula", h)], h)
    if dep == "appos":
        return ([], None)
    if dep == "dobj" or dep == "nsubjpass" or dep == "dative":
        effect = _look(parse, h, "np", lex)
        return ([Op(effect, f"{parse.lemma[h]}+np", h)], h) if effect else ([], None)
    effect = _look(parse, h, "subj", lex)
    return ([Op(effect, f"{parse.lemma[h]}+subj", h)], h) if effect else ([], None)
