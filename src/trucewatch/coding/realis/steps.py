"""One step up the tree: what a governor does to the event it embeds."""

from __future__ import annotations

from trucewatch.coding.realis.clause import (
    SUBJECTS,
    bare_passive,
    clause_form,
    frame_of,
    inverted,
    proviso,
)
from trucewatch.coding.realis.lexicon import RealisLexicon
from trucewatch.coding.realis.nominal import by_preposition, nominal
from trucewatch.coding.realis.ops import Op, class_of, look, rebutted, unproven
from trucewatch.reading.parse import Parse

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass"})

_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound", "poss", "nmod",
                      "amod", "appos", "oprd", "dative", "npadvmod", "acomp"})  # fmt: skip


def step(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    """Return the operators of the edge from ``i`` to its governor ``h`` and where to go on."""
    dep = parse.dep[i]
    if dep in ("ccomp", "pcomp", "csubj") and asked_about(parse, i):
        return ([Op("fact", "asked-about", i)], None)  # "could not say who fired"
    opening = proviso(parse, i) if dep in _CLAUSAL else None
    if opening is not None:
        return ([Op("hypothetical", f"mark:{parse.lower[opening]}", opening)], None)
    if dep == "advcl" and parse.lower[parse.left[i]] == "that" and _rumoured(parse, h):
        return ([Op("report", "rumour+that", h)], None)
    if dep == "advcl":
        return _adverbial(parse, i, h, lex)
    if dep == "relcl" and not _marked(parse, i):
        return _relative(parse, i, h, lex)
    if dep in _CLAUSAL:
        if parse.pos[h] in ("ADP", "SCONJ"):
            return by_preposition(parse, i, h, lex, "ing")
        return _clausal(parse, i, h, lex)
    if dep == "pobj":
        return by_preposition(parse, i, h, lex, "np")
    if dep in _NOMINAL:
        return nominal(parse, i, h, dep, lex)
    return ([], None)


def _clausal(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    form = clause_form(parse, i)
    if parse.lower[h] in _PRESSED and parse.lower[h - 1] == "under":
        return ([Op("report", "under+that", h)], None)  # "admitted under questioning that …"
    effect = look(parse, h, form, lex)
    rule = f"{parse.lemma[h]}+{form}"
    cls = class_of(parse, h)
    if rebutted(parse, h, lex):
        return ([Op("denied", f"rebutted:{rule}", h)], None)
    if form == "that" and (said_true(parse, h)):
        return ([Op("same", f"{rule}:true", h)], h)  # "it is not true that …"
    if form == "that" and _rumoured(parse, h):
        return ([Op("report", "rumour+that", h)], None)
    if effect == "denied" and cls == "V" and any(parse.dep[c] == "neg" for c in parse.children[h]):
        return ([Op("report", f"not-{rule}", h)], None)  # "we do not deny that our guns fired"
    if effect is None and _told_apart(parse, i, h, lex):
        return ([Op("fact", f"{rule}:told-apart", h)], None)
    if form == "inf" and _unentitled(parse, h, lex):
        return ([Op("fact", f"no-{rule}", h)], None)  # "had no ground to stop it": they did
    if effect in (None, "same", "demanded", "fact", "report") and in_proposal(parse, h, lex):
        return ([Op("proposed", f"proposal:{rule}", h)], None)
    if any(parse.dep[c] in ("mark", "advmod") and parse.lower[c] == "whether"
           for c in parse.children[i]):  # fmt: skip
        return ([Op("hypothetical", f"whether:{rule}", h)], None)
    if cls == "V" and form == "inf" and parse.lemma[h] == "have":
        return ([_have_to(parse, h)], h)
    if parse.lemma[h] == "go" and form == "inf" and parse.tag[h] == "VBG":
        return ([Op("planned", "going-to", h)], h)
    if cls == "V" and form == "inf" and parse.lemma[h] in ("want", "like", "need", "prefer"):
        other = any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[i])
        return ([Op("demanded" if other else "wish", rule, h)], h)
    if parse.lemma[h] == "be" and parse.lower[i] == "blame":
        return ([Op("same", "be-to-blame", h)], h)
    if parse.lemma[h] == "be":
        effect = _predicative(parse, h, form, lex) or effect
    if effect in ("report", None) and cls == "V" and subjunctive(parse, i):
        return ([Op("demanded", f"subjunctive:{rule}", h)], h)  # "insists that he see them"
    if effect is None:
        effect = _default(parse, i, h, cls, form)
    if cls == "N" and effect in ("report", "fact") and unproven(parse, h):
        return ([Op("hypothetical", f"no-{rule}", h)], None)  # "no evidence that …"
    if effect == "report" and supposed(parse, h):
        return ([Op("hypothetical", f"supposed:{rule}", h)], None)
    if effect == "report":
        if any(parse.dep[c] == "mark" and parse.lower[c] in ("if", "whether")
               for c in parse.children[i]):  # fmt: skip
            return ([Op("hypothetical", f"whether:{rule}", h)], None)
        return ([Op("report", rule, h)], h if form != "that" else None)
    return ([Op(effect, rule, h)], h)


def _marked(parse: Parse, i: int) -> bool:
    """Return whether "that" only opens the clause: "the claims that troops burned the mill"."""
    below = parse.children[i]
    that = next((c for c in below if parse.dep[c] == "mark" and parse.lower[c] == "that"), None)
    return that is not None and any(parse.dep[c] in SUBJECTS and c > that for c in below)


_PRESSED = frozenset({"questioning", "interrogation", "oath", "torture", "duress"})
_TRUE = frozenset({"true", "so", "right", "correct", "accurate", "case", "truth"})


def said_true(parse: Parse, h: int) -> bool:
    """Return whether a clause is said to be so or not: "it is not true that", "is not the case"."""
    return parse.lemma[h] == "be" and any(
        parse.dep[c] in ("acomp", "attr", "advmod") and parse.lower[c] in _TRUE
        for c in parse.children[h]
    )


_RUMOUR = frozenset(
    "rumour rumours rumor rumors word talk gossip whisper legend hearsay story news".split()
)
_GOING_ROUND = frozenset("have go run spread circulate come reach get hold".split())


def _rumoured(parse: Parse, h: int) -> bool:
    """Return whether nobody in particular tells it: "rumour had it", "word went round"."""
    if parse.lemma[h] not in _GOING_ROUND:
        return False
    kids = parse.children[h]
    return any(parse.dep[c] == "nsubj" and parse.lower[c] in _RUMOUR for c in kids)


def asked_about(parse: Parse, i: int) -> bool:
    """Return whether only a side of the deed is in question: "is to say whose weapons killed them".

    Who asks who, why or how takes the deed for granted; "whether" does not.
    """
    if parse.pos[i] != "VERB" or parse.dep[i] not in ("ccomp", "pcomp", "csubj", "acl", "xcomp"):
        return False
    if parse.lower[parse.left[i]] in ("who", "whose", "why", "which"):
        return True
    return any(
        parse.lower[c] in ("who", "why") and parse.dep[c] in ("nsubj", "advmod")
        for c in parse.children[i]
    )


def _told_apart(parse: Parse, i: int, h: int, lex: RealisLexicon) -> bool:
    """Return whether a participle says which people: "no help came for those killed by it"."""
    if parse.dep[i] != "acl" or parse.tag[i] != "VBN" or parse.dep[h] != "pobj":
        return False
    if parse.lemma[h] not in lex.lists["persons"] or parse.lower[parse.head[h]] == "without":
        return False
    return not any(parse.lower[c] in ("no", "any") for c in parse.children[h])


def _unentitled(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    """Return whether somebody had "no right" to a deed in the past, which takes it for granted."""
    if parse.lemma[h] not in lex.lists["entitlement"] or parse.dep[h] != "dobj":
        return False
    past = frame_of(parse, parse.head[h]) in ("past", "pluperfect")
    return past and any(parse.lower[c] == "no" for c in parse.children[h])


def supposed(parse: Parse, h: int) -> bool:
    """Return whether hearers are told to think of it: "Suppose that …", "let us imagine that …"."""
    if parse.lemma[h] not in SUPPOSING or parse.tag[h] not in ("VB", "VBP"):
        return False
    kids = parse.children[h]
    if any(parse.dep[c] in ("aux", "neg") for c in kids):
        return False
    own = any(parse.dep[c] == "nsubj" for c in kids)
    return not own or parse.lemma[parse.head[h]] == "let"


# Verbs with which a speaker opens a case that he makes up.
SUPPOSING = frozenset({"imagine", "suppose", "assume", "picture"})


def subjunctive(parse: Parse, i: int) -> bool:
    """Return whether the clause at ``i`` is a mandative one: "(insists) that he see them"."""
    kids = parse.children[i]
    if bare_passive(parse, i):
        return True
    singular = any(
        parse.dep[c] == "nsubj"
        and parse.tag[c] in ("NN", "NNP")
        and not any(parse.dep[k] == "conj" for k in parse.children[c])
        for c in kids
    )
    return (
        (parse.tag[i] == "VB" or (parse.tag[i] == "VBP" and singular))
        and any(parse.dep[c] == "mark" and parse.lower[c] == "that" for c in kids)
        and not any(parse.dep[c] == "aux" for c in kids)
    )


def in_proposal(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    """Return whether the verb at ``h`` tells what a plan or draft would bring about.

    "the plan would see them meet", "the draft has the council commend him".
    """
    if parse.lemma[h] not in ("see", "have", "let", "make", "require", "call", "oblige", "force"):
        return False
    return any(
        parse.dep[c] == "nsubj" and parse.lemma[c] in lex.lists["draft"] for c in parse.children[h]
    )


def _have_to(parse: Parse, h: int) -> Op:
    """Return the operator of "have yet to", "have to" and "had to"."""
    if any(parse.lower[c] == "yet" for c in parse.children[h]):
        return Op("not", "have-yet-to", h)
    present = frame_of(parse, h) == "present"
    return Op("demanded" if present else "same", "have+inf", h)


def _predicative(parse: Parse, h: int, form: str, lex: RealisLexicon) -> str | None:
    """Return the effect of the adjective in "it is possible that …", "it was hard to …"."""
    for c in parse.children[h]:
        if parse.dep[c] in ("acomp", "attr"):
            return look(parse, c, form, lex)
    return None


def _default(parse: Parse, i: int, h: int, cls: str, form: str) -> str:
    if cls == "N" and parse.lower[h - 1 : h + 1] == ("in", "case"):
        return "hypothetical"
    if cls == "N" and parse.dep[i] == "acl":
        return "planned" if form == "inf" else "fact"
    if form == "inf":
        if parse.lemma[h] == "be":
            return "hypothetical" if _were_to(parse, h) else "planned"  # "is to visit"
        return "planned" if cls == "V" else "hypothetical"
    if form == "that":
        return "report" if cls == "V" else "same"
    return "same"


def _were_to(parse: Parse, h: int) -> bool:
    """Return whether a case is only thought of: "if it were to attack", "were it to attack"."""
    if parse.lower[h] != "were":
        return False
    marked = any(parse.lower[c] in ("if", "unless") for c in parse.children[h])
    subjects = [c for c in parse.children[h] if parse.dep[c] in ("nsubj", "nsubjpass")]
    return marked or any(c > h for c in subjects)


def _adverbial(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
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
        if low == "before" and _forestalled(parse, i):
            return ([Op("counterfactual", "before-it-could", c)], None)
        if effect == "time":
            present = frame_of(parse, i) in ("present", "perfect", "nonfinite")
            future = _is_future(parse, h, lex)
            return ([Op("planned" if present and future else "same", f"mark:{low}", c)], None)
    if parse.lower[parse.left[i] : parse.left[i] + 2] == ("in", "case"):
        return ([Op("hypothetical", "in-case", i)], None)
    if inverted(parse, i):
        return ([Op("hypothetical", "mark:should", i)], None)
    form = clause_form(parse, i)
    if form == "inf":
        effect = look(parse, h, "inf", lex)
        if effect and (class_of(parse, h) != "V" or effect == "attempted"):
            return ([Op(effect, f"{parse.lemma[h]}+inf", h)], h)
        if parse.tag[i] == "VB" and parse.lower[i - 1] in ('"', "“") and i > 0:
            return ([Op("demanded", "imperative", i)], None)
        if parse.lemma[i] in lex.lists["discuss"] and parse.lemma[h] in lex.lists["meet"]:
            return ([Op("same", "met-to-discuss", h)], h)
        return ([Op("planned", "purpose", i)], None)
    if form == "ing":
        return ([Op("same", "participle", h)], h)
    return ([], None)


def _is_future(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    return any(parse.tag[c] == "MD" for c in parse.children[h]) or parse.tag[h] == "VB"


def _relative(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    if parse.lower[h - 1 : h + 1] == ("in", "case"):
        return ([Op("hypothetical", "in-case", h)], None)
    if ("indefinite", parse.lower[h]) in lex.cues or any(
        ("indefinite", parse.lower[c]) in lex.cues for c in parse.children[h]
    ):
        return ([Op("hypothetical", "any+relative", h)], None)
    effect = lex.operators.get((parse.lemma[h], "N", "inf"))
    if effect in ("proposed", "offered", "planned") and frame_of(parse, i) == "future":
        return ([Op(effect, f"{parse.lemma[h]}+which-would", h)], None)
    if clause_form(parse, i) == "inf":
        effect = look(parse, h, "inf", lex) or "planned"
        return ([Op(effect, f"{parse.lemma[h]}+inf", h)], h)
    return ([], None)


def _forestalled(parse: Parse, i: int) -> bool:
    """Return whether a "before" clause did not come about: "before it could", "before any …"."""
    for c in parse.children[i]:
        if parse.lower[c] == "could":
            return True
        argument = parse.dep[c] in ("nsubj", "nsubjpass", "dobj")
        words = (c, *parse.children[c]) if argument else ()
        if any(parse.lower[k] in ("any", "anyone", "anything") for k in words):
            return True
    return False
