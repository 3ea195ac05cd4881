"""One step up the tree: what a governor does to the event it embeds."""

from __future__ import annotations

import msgspec

from trucewatch.coding.realis_clause import (
    bare_passive,
    clause_form,
    frame_of,
    inverted,
    proviso,
)
from trucewatch.coding.realis_lexicon import RealisLexicon
from trucewatch.reading.parse import Parse

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound", "poss", "nmod",
                      "amod", "appos", "oprd", "dative", "npadvmod", "acomp"})  # fmt: skip


class Op(msgspec.Struct, frozen=True):
    """One operator of the walk: its effect, the word it comes from and the token there."""

    effect: str
    rule: str
    token: int


def step(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    """Return the operators of the edge from ``i`` to its governor ``h`` and where to go on."""
    dep = parse.dep[i]
    opening = proviso(parse, i) if dep in _CLAUSAL else None
    if opening is not None:
        return ([Op("hypothetical", f"mark:{parse.lower[opening]}", opening)], None)
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


def _clausal(parse: Parse, i: int, h: int, lex: RealisLexicon) -> tuple[list[Op], int | None]:
    form = clause_form(parse, i)
    effect = _look(parse, h, form, lex)
    rule = f"{parse.lemma[h]}+{form}"
    cls = _class(parse, h)
    if rebutted(parse, h, lex):
        return ([Op("denied", f"rebutted:{rule}", h)], None)
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
    if effect == "report":
        if any(parse.dep[c] == "mark" and parse.lower[c] in ("if", "whether")
               for c in parse.children[i]):  # fmt: skip
            return ([Op("hypothetical", f"whether:{rule}", h)], None)
        if cls == "N" and any(parse.lower[c] in ("no", "little") for c in parse.children[h]):
            return ([Op("hypothetical", f"no-{rule}", h)], None)  # "no sign that …"
        return ([Op("report", rule, h)], h if form != "that" else None)
    return ([Op(effect, rule, h)], h)


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


def rebutted(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    """Return whether the report noun or "it is" at ``h`` is said to be untrue.

    "rejects claims that …", "reports that … were false", "it is untrue that …".
    """
    untrue = lex.lists["untrue"]
    if parse.lemma[h] == "be":
        return any(_says_untrue(parse, c, untrue) for c in parse.children[h])
    if parse.pos[h] != "NOUN":
        return False
    if "report" not in (lex.operators.get((parse.lemma[h], "N", "that")),
                        lex.operators.get((parse.lemma[h], "N", "of"))):  # fmt: skip
        return False
    verb, dep = parse.head[h], parse.dep[h]
    if dep in ("dobj", "nsubjpass"):
        return parse.lemma[verb] in lex.lists["rebut"]
    if dep == "nsubj" and parse.lemma[verb] == "be":
        return any(_says_untrue(parse, c, untrue) for c in parse.children[verb])
    return False


def _says_untrue(parse: Parse, c: int, untrue: frozenset[str]) -> bool:
    return parse.dep[c] in ("acomp", "attr") and parse.lemma[c] in untrue


def _counted(parse: Parse, g: int) -> bool:
    """Return whether cases are told one by one: "a case of arson", "four cases of arson"."""
    return parse.tag[g] == "NNS" or any(
        parse.dep[c] == "nummod" or parse.lower[c] in ("a", "an", "one", "another")
        for c in parse.children[g]
    )


def _charged_with(parse: Parse, g: int, prep: str, form: str, lex: RealisLexicon) -> bool:
    """Return whether a charge hangs on its object: "suspect the colonel of ordering it"."""
    if form != "ing" or parse.dep[g] != "dobj" or prep not in ("of", "with"):
        return False
    return _look(parse, parse.head[g], prep, lex) == "report"


def _goes_on(parse: Parse, h: int) -> bool:
    """Return whether what is told to go on, if it does, has begun: "if the shelling continues"."""
    if parse.lemma[h] not in ("continue", "persist", "go", "last", "recur"):
        return False
    if parse.lemma[h] == "go" and not any(parse.lower[c] == "on" for c in parse.children[h]):
        return False
    return parse.dep[h] == "advcl" and any(
        parse.dep[c] == "mark" and parse.lower[c] in ("if", "unless", "as", "while")
        for c in parse.children[h]
    )


def _responsibility(parse: Parse, g: int, prep: str, lex: RealisLexicon) -> Op | None:
    """Return the operator of "claimed responsibility for" and "denied any role in", or None."""
    if prep not in ("for", "in", "of") or parse.lemma[g] not in lex.lists["authorship"]:
        return None
    verb = parse.head[g]
    if parse.dep[g] != "dobj":
        return None
    if any(parse.lower[c] == "no" for c in parse.children[g]):
        return Op("denied", f"no-{parse.lemma[g]}", g)  # "had no part in the raid"
    if parse.lemma[verb] == "have":
        return None
    if parse.lemma[verb] in lex.lists["rebut"]:
        return Op("denied", f"{parse.lemma[verb]}+{parse.lemma[g]}", verb)
    return Op("report", "claim+responsibility", verb)


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
            return _look(parse, c, form, lex)
    return None


def _default(parse: Parse, i: int, h: int, cls: str, form: str) -> str:
    if cls == "N" and parse.lower[h - 1 : h + 1] == ("in", "case"):
        return "hypothetical"
    if cls == "N" and parse.dep[i] == "acl":
        return "planned" if form == "inf" else "fact"
    if form == "inf":
        if parse.lemma[h] == "be":
            return "planned"  # "is to visit"
        return "planned" if cls == "V" else "hypothetical"
    if form == "that":
        return "report" if cls == "V" else "same"
    return "same"


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
        effect = _look(parse, h, "inf", lex)
        if effect and (_class(parse, h) != "V" or effect == "attempted"):
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
    if effect is None and _charged_with(parse, g, prep, form, lex):
        return ([Op("report", f"{parse.lemma[parse.head[g]]}+{prep}", parse.head[g])], None)
    if effect == "hypothetical" and parse.lemma[g] == "case" and _counted(parse, g):
        effect = "same"  # "one case of shooting"; "the case of an attack" is none yet
    if own == "counterfactual":
        return ([Op("counterfactual", f"prep:{prep}", p)], None)
    if parse.dep[p] == "agent":
        return ([Op("same", "agent", g)], g)
    owned = _responsibility(parse, g, prep, lex)
    if owned:
        return ([owned], None)
    if rebutted(parse, g, lex):
        return ([Op("denied", f"rebutted:{parse.lemma[g]}+{prep}", g)], None)
    if effect:
        rule = f"{parse.lemma[g]}+{prep}"
        return ([Op(effect, rule, g)], None if effect == "report" else g)
    if own:
        means = form == "ing" or parse.lower[i] in ("telephone", "phone", "video", "videolink")
        if prep in ("by", "through", "with", "over") and means:
            return ([Op("same", f"prep:{prep}", g)], g)
        return ([Op(own, f"prep:{prep}", p)], None)
    if form == "ing":
        if prep in ("in", "to", "of", "from", "on", "about", "for") and _class(parse, g) == "N":
            nominal = _look(parse, g, "inf", lex)
            if nominal:
                return ([Op(nominal, f"{parse.lemma[g]}+{prep}", g)], g)
        purpose = prep in ("toward", "towards", "against") or (
            prep == "for" and _class(parse, g) == "N"
        )
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
    if dep in ("attr", "oprd", "acomp"):
        return ([Op("same", "copula", h)], h)
    if dep == "appos":
        return ([], None)
    if dep == "dobj" or dep == "nsubjpass" or dep == "dative":
        effect = _look(parse, h, "np", lex)
        if effect != "not" and _kept_from(parse, h, lex):
            return ([Op("not", f"{parse.lemma[h]}+from", h)], h)
        if effect == "fact" and parse.lemma[h] in lex.lists["ending"] and _indefinite(parse, i):
            effect = "hypothetical"  # "to stop another attack", not "to stop the attack"
        return ([Op(effect, f"{parse.lemma[h]}+np", h)], h) if effect else ([], None)
    if dep == "nsubj" and _goes_on(parse, h):
        return ([Op("fact", f"{parse.lemma[h]}+on", h)], h)
    if dep == "nsubj" and _is_to(parse, h):
        return ([Op("planned", "be+to", h)], h)
    if dep == "nsubj" and parse.pos[h] == "ADJ" and parse.lemma[parse.head[h]] == "make":
        return ([Op("hypothetical", f"make+{parse.lemma[h]}", h)], h)  # "made a deal possible"
    effect = _look(parse, h, "subj", lex)
    return ([Op(effect, f"{parse.lemma[h]}+subj", h)], h) if effect else ([], None)


def _is_to(parse: Parse, h: int) -> bool:
    """Return whether the verb at ``h`` says what shall be: "the exchange is to begin tomorrow"."""
    return parse.lemma[h] == "be" and any(
        parse.dep[c] == "xcomp"
        and parse.tag[c] == "VB"
        and any(parse.tag[k] == "TO" for k in parse.children[c])
        for c in parse.children[h]
    )


def _indefinite(parse: Parse, i: int) -> bool:
    return any(
        parse.lower[c] in ("a", "an", "another", "any", "further", "new", "future", "more")
        for c in parse.children[i]
        if c < i
    )


def _kept_from(parse: Parse, h: int, lex: RealisLexicon) -> bool:
    """Return whether the object is kept from happening: "keep an invasion from …"."""
    if lex.operators.get((parse.lemma[h], "V", "from")) != "not":
        return False
    return any(
        parse.dep[c] == "prep"
        and parse.lower[c] == "from"
        and any(parse.dep[k] == "pcomp" for k in parse.children[c])
        for c in parse.children[h]
    )


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
