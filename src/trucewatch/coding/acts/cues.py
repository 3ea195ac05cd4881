"""What single cues say of the act: negations, objects and complements that turn them."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.acts import admitting as act_admitting
from trucewatch.coding.acts import ahead as act_ahead
from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    has_negation,
    is_document,
    lemmas_of,
    lowers_of,
    monitor,
    negated,
    spoken,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.targets import accused, target_of
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

Reader = Callable[[Utterance, str], str]


def called(parse: Parse, a: Attribution) -> str:
    """ "called for A", "called on B": call_for; "called it A": describe."""
    after = set(parse.lower[a.head + 1 : a.cue[1]])
    infinitive = any(parse.dep[c] == "xcomp" for c in parse.children[a.head])
    return "call_for" if after & {"for", "on", "upon"} or infinitive else "describe"


def _reject(utterance: Utterance, act: str) -> str:
    words = load_act_words()
    first = utterance.content[0] if utterance.content else None
    if first is None:
        return act
    lemmas = lemmas_of(utterance, limit=8)
    if utterance.attribution.lexeme.kind == "refuse":
        if lemmas & words["mute"] or lemmas & words["blaming"]:
            return "withhold_blame"
        drawn = lemmas & _DRAWN or len(lemmas) < _ELLIPSIS
        return "withhold_blame" if "draw" in lemmas and drawn else act
    told = lemmas & (words["charge"] | _SAID) or _of_words(utterance)
    return "deny" if told or _rejects_that(utterance) else act


_DRAWN = frozenset({"line", "conclusion", "inference", "who", "whose", "which", "whether"})
_SAID = frozenset(
    {"contention", "remark", "statement", "comment", "assertion", "slur", "criticism"}
)


def _rejects_that(u: Utterance) -> bool:
    """ "rejects that its men crossed the line": what is told, not what is asked for."""
    parse, a = u.context.parse, u.attribution
    return any(
        parse.dep[c] == "ccomp" and c > a.head and not future(parse, c) and _told(parse, c)
        for c in parse.children[a.head]
    )


# "refused to be drawn": at most this many words.
_ELLIPSIS = 5


def _of_words(utterance: Utterance) -> bool:
    """ "rejected this", "dismissed what B had said": words are rejected, not a proposal."""
    parse = utterance.context.parse
    tokens = tokens_of(utterance, 8)
    lowers = [parse.lower[k] for k in tokens]
    if lowers[:1] == ["what"]:
        return any(parse.lemma[k] in ("say", "tell", "claim", "report", "call") for k in tokens)
    if lowers[:2] in (["this", "as"], ["that", "as"], ["it", "as"]):
        return True
    return lowers in (["this"], ["that"])


def _announce(utterance: Utterance, act: str) -> str:
    """ "announced that it had sent troops": what is done already is no plan."""
    parse, a = utterance.context.parse, utterance.attribution
    for c in parse.children[a.head]:
        if parse.dep[c] == "ccomp" and not future(parse, c):
            done = parse.tag[c] == "VBD" or any(
                parse.lower[k] in ("had", "has", "have") and parse.dep[k] == "aux"
                for k in parse.children[c]
            )
            return "assert" if done else act
    return act


def _commit(utterance: Utterance, act: str) -> str:
    words = load_act_words()
    parse = utterance.context.parse
    if unpunished(utterance):
        return "threaten"
    tokens = tokens_of(utterance, limit=6)
    if any(parse.lemma[k] in _REVENGE for k in tokens):
        return "threaten"
    lowers = {parse.lower[k] for k in tokens}
    if lowers & {"response", "answer", "reply"} and lowers & word_set("acts.harsh"):
        return "threaten"
    verbs = [k for k in tokens if parse.pos[k] == "VERB"]
    lemma = utterance.attribution.lexeme.lemma
    if verbs and lemma == "assure" and not future(parse, verbs[0]):
        return "assert"  # "assured B that nobody had died": what was, no pledge
    if lemma == "swear" and not verbs and parse.lower[utterance.attribution.head + 1] == "by":
        return "assert"  # "swear by the list"
    if any(_is_past(parse, c) for c in parse.children[utterance.attribution.head]):
        return "assert"  # "swore that B had fired"
    if verbs and _never_to_yield(parse, verbs[0]):
        return "reject"
    lemmas = {parse.lemma[k] for k in verbs if not negated(parse, k)}
    if lemmas & (words["violent"] | _RETAKING) and not lemmas & words["secure"]:
        return "threaten"
    fighting = lemmas & {"fight", "continue", "carry", "keep"} and lemmas_of(utterance) & (
        _WAR | {"war", "struggle", "offensive", "raid"}
    )
    return "threaten" if fighting and not lemmas & words["secure"] else act


def _is_past(parse: Parse, clause: int) -> bool:
    """Whether a clause tells what was: "had fired", "was there"; not "had to", "would"."""
    if parse.dep[clause] != "ccomp" or future(parse, clause):
        return False
    aux = [parse.lower[c] for c in parse.children[clause] if parse.dep[c] in ("aux", "auxpass")]
    perfect = parse.tag[clause] == "VBN" and bool({"had", "has", "have"} & set(aux))
    return perfect or (parse.tag[clause] == "VBD" and parse.lemma[clause] != "have")


_RETAKING = frozenset({"retake", "recapture", "reconquer"})
_REVENGE = frozenset({"revenge", "retaliation", "vengeance", "reprisal", "punishment"})
_WAR = frozenset({"fight", "fighting", "attack", "resistance", "strike", "operation", "jihad"})


def _never_to_yield(parse: Parse, verb: int) -> bool:
    """ "vowed never to cede ground": what is refused."""
    words = load_act_words()
    kinds = (words["yield"], words["accept"], words["comply"], word_set("acts.giving"))
    given = any(parse.lemma[verb] in kind for kind in kinds)
    if act_ahead.stays(parse, verb):
        return False
    return given and (negated(parse, verb) or parse.lower[verb - 1] in ("never", "not"))


def unpunished(u: Utterance) -> bool:
    """ "It will not go unpunished": a threat that names no harm."""
    words = {"unpunished", "unanswered", "unavenged"}
    return bool(lemmas_of(u) & words) and has_negation(u)


def _plan(utterance: Utterance, act: str) -> str:
    if utterance.attribution.lexeme.kind == "announce":
        return _announce(utterance, act)
    return _commit(utterance, act)


def insists(u: Utterance) -> str | None:
    """ "The army insists the guards stay": demand; None where what is so is insisted on."""
    return "demand" if _insists(u) else None


def _propose(utterance: Utterance, act: str) -> str:
    parse, a = utterance.context.parse, utterance.attribution
    clauses = [c for c in parse.children[a.head] if parse.dep[c] == "ccomp" and c > a.head]
    if a.lexeme.lemma in ("suggest", "suggestion") and any(_told(parse, c) for c in clauses):
        return "assert"  # "suggested that the shells had come from A"
    own = any(
        parse.dep[c] == "xcomp" and parse.tag[c] in ("VB", "VBG") for c in parse.children[a.head]
    )
    if own and lemmas_of(utterance, limit=6) & load_act_words()["yield"]:
        return "offer"
    return act


def _told(parse: Parse, clause: int) -> bool:
    """Whether a clause tells how things are: a finite verb that no "should" and "could" bends."""
    aux = {parse.lower[c] for c in parse.children[clause] if parse.dep[c] in ("aux", "auxpass")}
    if aux & {"should", "could", "might"}:
        return False
    return parse.tag[clause] in ("VBD", "VBZ") or bool(
        aux & {"had", "has", "have", "was", "were", "is", "are", "did", "would", "will"}
    )


def _joint(utterance: Utterance, act: str) -> str:
    """ "both sides accepted that …": a point that is settled between them."""
    speaker = utterance.speaker
    return "agree" if speaker is not None and ";" in speaker.code else act


def _agree(utterance: Utterance, act: str) -> str:
    return "concede" if lemmas_of(utterance, limit=6) & load_act_words()["yield"] else act


def _warn(utterance: Utterance, act: str) -> str:
    if act_ahead.own_future(utterance) and lemmas_of(utterance) & load_act_words()["violent"]:
        return "threaten"
    conditional = act_ahead.conditional(utterance)
    if conditional == "threaten":
        return "threaten"
    return act_forms.threat(utterance) or act_forms.refused(utterance) or act


def _insists(u: Utterance) -> bool:
    """ "insists the guards stay", "insisted that B leave": a bare verb is required of others."""
    parse, a = u.context.parse, u.attribution
    if a.lexeme.lemma != "insist":
        return False
    for c in parse.children[a.head]:
        if parse.dep[c] != "ccomp" or parse.tag[c] not in ("VB", "VBP") or parse.lemma[c] == "be":
            continue
        aux = any(parse.dep[k] in ("aux", "auxpass", "neg") for k in parse.children[c])
        subject = subject_head(parse, c)
        named = subject is not None and parse.pos[subject] in ("NOUN", "PROPN")
        if (
            not aux
            and named
            and not act_forms.own_subject(u, c)
            and parse.lemma[c] in word_set("acts.required")
        ):
            return True
    return False


def _want(utterance: Utterance, act: str) -> str:
    a, parse = utterance.attribution, utterance.context.parse
    if "source:relative clause" in a.rules:
        return act  # "whom the court wants tried"
    first = tokens_of(utterance, 1)
    if a.lexeme.kind == "want" and first and parse.lower[first[0]] == "no":
        last = parse.sents[parse.sent[a.head]][1]
        later = set(parse.lower[a.head : last]) & {"before", "until", "unless", "without"}
        return act if later else "reject"  # "wanted no foreign uniform near the dam"
    if a.lexeme.kind in ("want", "deed") and not any(
        parse.dep[c] in ("dobj", "ccomp") for c in parse.children[a.head]
    ):
        return "announce_plan" if a.lexeme.lemma == "seek" else "assert"
    return act


def _regret(utterance: Utterance, act: str) -> str:
    """ "regretted the wounds": said by a party of harm that nobody else is charged with."""
    speaker, lemma = utterance.speaker, spoken(utterance.attribution)
    if lemma in _CONDEMNING | _COMPLAINING and accused(utterance) is not None:
        return "accuse"
    if lemma == "regret" and lemmas_of(utterance, 4) & _SLIPS:
        return "concede"
    if lemma != "regret" or speaker is None:
        return _complain(utterance, act)
    party = speaker.sector in ("GOV", "MIL", "REB", "COP", "SPY")
    harm = lemmas_of(utterance) & (act_words("woe", "breach", "hostile") | _WOUNDS)
    theirs = target_of(utterance, "accuse") is not None
    return "concede" if party and harm and not theirs else act


# A condemned deed that another side is named for is held against that side.
_CONDEMNING = frozenset({"condemn", "denounce", "deplore", "decry", "protest", "slam", "lambast"})
_SLIPS = frozenset({"error", "mistake", "omission", "inaccuracy", "oversight", "misprint"})
_WOUNDS = frozenset({"wound", "injury", "harm", "loss", "error", "mistake", "incident", "damage"})


def _complain(utterance: Utterance, act: str) -> str:
    """ "complained that B had struck names off": somebody else did it."""
    parse = utterance.context.parse
    if utterance.attribution.lexeme.lemma not in _COMPLAINING:
        return act
    if _of_violence(utterance):
        return "accuse"
    for k in tokens_of(utterance):
        if parse.pos[k] != "VERB" or future(parse, k) or not act_forms.main_clause(utterance, k):
            continue
        if utterance.attribution.lexeme.lemma == "protest" and act_forms.own_subject(utterance, k):
            return "deny"
        subject = subject_head(parse, k)
        if subject is None:
            continue
        passive = parse.dep[subject] == "nsubjpass"
        named = parse.pos[subject] in ("NOUN", "PROPN") or parse.lower[subject] == "they"
        if passive or (named and not act_forms.own_subject(utterance, k)):
            return "accuse"
    return act


def _of_violence(u: Utterance) -> bool:
    """ "complained of the shooting": a deed of somebody else, named or not."""
    parse, words = u.context.parse, load_act_words()
    heads = [k for k in tokens_of(u, 6) if parse.dep[k] in ("pobj", "dobj")]
    return bool(heads) and parse.lemma[heads[0]] in words["breach"]


_COMPLAINING = frozenset({"complain", "protest", "complaint", "reproach", "lament"})


def _suspect(utterance: Utterance, act: str) -> str:
    """ "suspected the army of burning A", "attributed the attack to B"; not the harvest."""
    lemma, words = utterance.attribution.lexeme.lemma, load_act_words()
    if (
        lemma == "blame"
        and lemmas_of(utterance, 4) & word_set("acts.causes")
        and accused(utterance) is None
    ):
        return "assert"  # "blamed the weather", "blamed “logistical questions”"
    if lemma not in _CHARGING:
        return act
    lowers, lemmas = lowers_of(utterance), lemmas_of(utterance)
    parse = utterance.context.parse
    done = {parse.lemma[k] for k in tokens_of(utterance) if parse.pos[k] == "VERB"}
    bad = lemmas & act_words("hostile", "breach", "negative") or done & words["wrong"]
    if lemma == "put down" and target_of(utterance, "accuse") is None:
        return "assert"  # "put the raid down to a mistake"
    if lemma in ("attribute", "ascribe"):
        if lowers & {"nobody", "none"} or "no one" in _joined(utterance):
            return "withhold_blame"
        return "accuse" if bad or lemmas & words["woe"] else "assert"
    return "accuse" if "of" in lowers or bad else act


_CHARGING = frozenset({"suspect", "suspicion", "attribute", "ascribe", "put down"})


def asked(utterance: Utterance, act: str) -> str:
    """ "asked whose men they were": a question asks for nothing to be done."""
    parse, a = utterance.context.parse, utterance.attribution
    tokens = tokens_of(utterance)
    if a.lexeme.kind != "ask" or not tokens:
        return act
    if parse.lower[tokens[0]].endswith("ever") and any(parse.tag[k] == "TO" for k in tokens):
        return act  # "asks whoever holds them to let them go"
    if parse.tag[tokens[0]] in ("WP", "WDT", "WRB", "WP$") or parse.lower[tokens[0]] in _WHETHER:
        return "assert"
    marks = any(parse.word[k] == "?" for k in tokens[-3:])
    return "doubt" if marks and utterance.context.quoted(tokens[0]) else act


_WHETHER = frozenset({"whether", "if"})


def _joined(u: Utterance) -> str:
    return " ".join(u.context.parse.lower[k] for k in tokens_of(u))


BY_ACT: dict[str, Reader] = {
    "reject": _reject,
    "announce_plan": _plan,
    "guarantee": _commit,
    "propose": _propose,
    "agree": _agree,
    "warn": _warn,
    "demand": _want,
    "concede": _joint,
    "confirm": act_admitting.admitted,
    "assess_negative": _regret,
    "accuse": _suspect,
    "call_for": asked,
}


def demands(utterance: Utterance) -> bool:
    """A call by a party, protesters or a document requires; a third party's call urges."""
    a, parse = utterance.attribution, utterance.context.parse
    if a.lexeme.lemma not in ("call", "press", "push"):
        return False
    speaker = utterance.speaker
    if a.source is None or speaker is None:
        return False
    if parse.lemma[a.source.head] in _PROTEST or is_document(parse, a):
        return True
    if speaker.sector in ("IGO", "NGO", "MED", "INGO") or monitor(utterance):
        return False
    target = target_of(utterance, "demand")
    return target is not None and target.country is not None and speaker.country is not None


_PROTEST = frozenset(
    ["protest", "protester", "demonstrator", "demonstration", "rally", "crowd", "opposition"]
)


def blames_nobody(utterance: Utterance) -> bool:
    """ "held nobody responsible", "named no one": what is blamed is nobody."""
    parse = utterance.context.parse
    lowers = [parse.lower[k] for k in tokens_of(utterance, 2)]
    if lowers[:1] == ["no"] and lowers[1:] and lowers[1] in load_act_words()["blame"] | _FAULT:
        return True  # "assigns no fault"
    return lowers[:1] in (["nobody"], ["none"]) or tuple(lowers) in _NOBODY


_FAULT = frozenset({"fault", "blame", "responsibility", "guilt", "culprit"})
_NOBODY = (
    ("no", "one"),
    ("no", "side"),
    ("no", "party"),
    ("neither", "side"),
    ("neither", "party"),
)
