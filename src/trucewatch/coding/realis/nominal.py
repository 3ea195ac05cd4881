"""The step from an event noun, or over a preposition, to the word that governs it."""

from __future__ import annotations

from trucewatch.coding.realis.lexicon import RealisLexicon
from trucewatch.coding.realis.ops import Op, class_of, look, rebutted, unproven
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set


def by_preposition(
    parse: Parse, i: int, p: int, lex: RealisLexicon, form: str
) -> tuple[list[Op], int | None]:
    """Return the step over a preposition ``p`` to the word that governs it."""
    g = _of_motion(parse, parse.head[p])
    prep = parse.lower[p]
    g = _predicate_of(parse, g, prep, lex)
    before = parse.lower[p - 1] if p else ""
    phrase = lex.cues.get(("phrase", f"{before}_{prep}")) or lex.cues.get(
        ("phrase", f"{prep}_{parse.lower[i]}")
    )
    if phrase:
        return ([Op(phrase, f"phrase:{before}_{prep}", p)], None)
    if parse.dep[p] == "prep" and parse.dep[g] == "prep":
        return by_preposition(parse, i, g, lex, form)
    if prep in _ABOUT and _of_a_pact(parse, g, lex):
        return ([Op("planned", f"pact+{prep}", g)], None)
    own = lex.cues.get(("prep", prep))
    effect = look(parse, g, prep, lex)
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
        if effect == "report" and class_of(parse, g) == "N" and unproven(parse, g):
            return ([Op("hypothetical", f"no-{rule}", g)], None)
        return ([Op(effect, rule, g)], None if effect == "report" else g)
    if own:
        means = form == "ing" or parse.lower[i] in ("telephone", "phone", "video", "videolink")
        means = means or (parse.lemma[g] in word_set("realis.answering") and _brought_in(parse, i))
        if prep in ("by", "through", "with", "over") and means:
            return ([Op("same", f"prep:{prep}", g)], g)
        return ([Op(own, f"prep:{prep}", p)], None)
    if prep in ("to", "into") and parse.lemma[g] in lex.lists["motion"]:
        return ([Op("same", f"{parse.lemma[g]}+{prep}", g)], g)
    if form == "ing":
        if prep in ("in", "to", "of", "from", "on", "about", "for") and class_of(parse, g) == "N":
            nominal = look(parse, g, "inf", lex)
            if nominal:
                return ([Op(nominal, f"{parse.lemma[g]}+{prep}", g)], g)
        purpose = prep in ("toward", "towards", "against") or (
            prep == "for" and class_of(parse, g) == "N"
        )
        return ([Op("planned" if purpose else "same", f"prep:{prep}", g)], g)
    return ([], None)


def _brought_in(parse: Parse, i: int) -> bool:
    """Return whether a noun is no act known before: "would retaliate with car bombs", not "with
    the attack" or "that attack"."""
    return not any(
        parse.dep[c] == "poss" or parse.lower[c] in ("the", "this", "that", "these", "those")
        for c in parse.children[i]
    )


_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})


def _of_a_pact(parse: Parse, g: int, lex: RealisLexicon) -> bool:
    """Return whether a pact is reached, or not, on what is told: "no agreement was reached on the
    withdrawal"."""
    if parse.lemma[g] not in lex.lists["conclude"]:
        return False
    below = (c for c in parse.children[g] if parse.dep[c] in ("dobj", "nsubjpass"))
    return any(parse.lemma[c] in _PACTS for c in below)


_PACTS = frozenset({"agreement", "deal", "consensus", "accord", "compromise", "understanding"})


def _of_motion(parse: Parse, g: int) -> int:
    """Return the verb of "go back (to war)", where the parser hangs the aim on the adverb."""
    verb = parse.head[g]
    adverb = parse.pos[g] in ("ADV", "ADP") and parse.dep[g] in ("advmod", "prt", "prep")
    return verb if adverb and parse.lower[g] == "back" and parse.pos[verb] == "VERB" else g


def _predicate_of(parse: Parse, g: int, prep: str, lex: RealisLexicon) -> int:
    """Return the adjective of "is conditional on (the release)", where the parser hangs the
    preposition on the verb."""
    if parse.lemma[g] != "be":
        return g
    said = (c for c in parse.children[g] if parse.dep[c] == "acomp")
    return next((c for c in said if look(parse, c, prep, lex) == "hypothetical"), g)


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
    return look(parse, parse.head[g], prep, lex) == "report"


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


def nominal(
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
        effect = look(parse, h, "np", lex)
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
    effect = look(parse, h, "subj", lex)
    if dep == "nsubj" and _hurt_nobody(parse, h):
        return ([Op("fact", f"{parse.lemma[h]}+nobody", h)], None)
    return ([Op(effect, f"{parse.lemma[h]}+subj", h)], h) if effect else ([], None)


def _hurt_nobody(parse: Parse, h: int) -> bool:
    """Return whether what is told is only that an act hurt nobody, so that it was: "the skirmish
    left no casualties", "the raid killed nobody"."""
    told = any(parse.lower[c] in ("if", "unless") for c in parse.children[h])
    objects = [c for c in parse.children[h] if parse.dep[c] == "dobj"]
    none = any(
        parse.lower[c] in ("nobody", "none")
        or (
            any(parse.lower[d] == "no" for d in parse.children[c])
            and parse.lemma[c] in word_set("realis.harm")
        )
        for c in objects
    )
    return none and not told


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
