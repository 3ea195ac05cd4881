"""The speech act of a statement: from its cue, turned by negation and by what is said.

Codes are those of ``trucewatch_speech_acts.tsv`` and confirm. A neutral cue ("said") takes the act
of its content: a hostile act of the other side is an accusation, an own future act a plan, a
requirement on another party a demand.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding import act_forms
from trucewatch.coding.act_content import content_act, own_future, unpunished
from trucewatch.coding.act_syntax import (
    ActorsOf,
    Utterance,
    future,
    has_negation,
    is_document,
    lemmas_of,
    mentions,
    monitor,
    negated,
    tokens_of,
    utterance,
)
from trucewatch.coding.act_targets import target_of
from trucewatch.coding.act_withheld import asks_whose
from trucewatch.coding.attribution_types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words

# Cue acts that say nothing yet about what kind of thing is said.
_NEUTRAL = frozenset({"assert", "confirm", "propose"})


# Acts that a negated cue turns into another act; every other negated act becomes assert.
_NEGATED = {
    "accuse": "withhold_blame",
    "agree": "reject",
    "concede": "reject",
    "offer": "reject",
    "demand": "reject",
    "assess_positive": "assess_negative",
    "guarantee": "reject",
    "confirm": "doubt",
}


class Act(msgspec.Struct, frozen=True):
    """A speech act, the actor it is addressed to or blames, its polarity and the rule."""

    act: str
    target: Actor | None
    polarity: int
    rule: str


def read_act(utterance: Utterance) -> Act:
    """Return the speech act of an utterance."""
    parse, a = utterance.context.parse, utterance.attribution
    polarity = -1 if is_negated(parse, a) else 1
    act, rule = _cue_act(utterance)
    if act == "accuse" and blames_nobody(utterance):
        return Act("withhold_blame", None, -1, rule + " nobody")
    if "neither … nor" in a.rules:
        act, rule, polarity = "assert", "neither … nor", -1
    elif polarity < 0:
        act, rule = _turned(utterance, act)
    elif act in _NEUTRAL or (act == "announce_plan" and a.lexeme.kind == "announce"):
        found = content_act(utterance)
        if found is not None and not (act == "propose" and found[0] not in ("offer", "demand")):
            act, rule = found
    return Act(act, target_of(utterance, act), polarity, rule)


def is_negated(parse: Parse, a: Attribution) -> bool:
    """Whether the cue is negated, itself or by its governor ("stopped short of accusing")."""
    i = a.head
    if any(
        parse.dep[c] == "neg" or parse.lower[c] in ("never", "no")
        for c in parse.children[i]
        if a.cue[0] <= c < i
    ):
        return True
    if parse.pos[i] == "NOUN":
        return False
    up = parse.head[i]
    if parse.dep[i] == "pcomp":
        if parse.lower[up] == "without":
            return True
        before = parse.lower[max(0, up - 1)], parse.lower[up]
        return before in (("short", "of"), ("instead", "of"), ("than", "of")) or parse.lemma[
            parse.head[up]
        ] in ("refrain", "abstain", "stop", "avoid")
    if parse.dep[i] == "xcomp":
        return parse.lemma[up] in ("refuse", "decline", "avoid", "fail", "refrain", "stop") or any(
            parse.dep[c] == "neg" for c in parse.children[up]
        )
    return False


_NOBODY = (
    ("no", "one"),
    ("no", "side"),
    ("no", "party"),
    ("neither", "side"),
    ("neither", "party"),
)


def blames_nobody(utterance: Utterance) -> bool:
    """ "held nobody responsible", "named no one": what is blamed is nobody."""
    parse = utterance.context.parse
    lowers = [parse.lower[k] for k in tokens_of(utterance, 2)]
    if lowers[:1] == ["no"] and lowers[1:] and lowers[1] in load_act_words()["blame"] | _FAULT:
        return True  # "assigns no fault"
    return lowers[:1] in (["nobody"], ["none"]) or tuple(lowers) in _NOBODY


_FAULT = frozenset({"fault", "blame", "responsibility", "guilt", "culprit"})


def _turned(utterance: Utterance, act: str) -> tuple[str, str]:
    words = load_act_words()
    if act in ("accuse", "withhold_blame") or mentions(utterance, words["blame"]):
        return "withhold_blame", "negated blame"
    asks_who = asks_whose(utterance)
    names = utterance.attribution.lexeme.lemma in ("name", "identify")
    checks = utterance.attribution.lexeme.lemma in ("establish", "determine", "verify", "unable")
    if asks_who or names or checks:
        return "withhold_blame", "nobody named"
    if act == "deny":
        return "assert", "negated denial"
    return _NEGATED.get(act, "assert"), "negated cue"


def _cue_act(utterance: Utterance) -> tuple[str, str]:
    a, parse = utterance.attribution, utterance.context.parse
    act, lemma = a.lexeme.act, a.lexeme.lemma
    rule = f"act:{lemma}"
    reader = _BY_CUE.get(act)
    if lemma == "call":
        act = _call(parse, a)
    called = act == "describe" and lemmas_of(utterance) & load_act_words()["epithet"]
    if called and target_of(utterance, "accuse") is not None:
        return "accuse", rule
    if act == "describe":
        act = _described(utterance)
    elif a.lexeme.kind == "tell" and _infinitive(parse, a.head):
        act = "demand"
    elif reader is not None:
        act = reader(utterance, act)
    insisted = lemma == "insist" and "on" in parse.lower[a.head + 1 : a.head + 3]
    if insisted or (lemma in _REQUIRING and _subjunctive(parse, a.head)):
        act = "demand"
    if act == "call_for" and _demands(utterance):
        act = "demand"
    return act, rule


def _described(utterance: Utterance) -> str:
    """ "called the claim false", "called the meeting useful": what the description says."""
    words, lemmas = load_act_words(), lemmas_of(utterance)
    if has_negation(utterance) or lemmas & {"but", "yet", "though"}:
        return "describe"
    if lemmas & words["denial"]:
        return "deny"
    if lemmas & words["reject"]:
        return "reject"
    if lemmas & words["negative"]:
        return "assess_negative"
    return "assess_positive" if lemmas & words["positive"] else "describe"


def _infinitive(parse: Parse, verb: int) -> bool:
    """ "told X to do A"."""
    return any(
        parse.dep[c] in ("xcomp", "ccomp", "advcl")
        and parse.tag[c] == "VB"
        and any(parse.tag[k] == "TO" for k in parse.children[c])
        for c in parse.children[verb]
    )


_REQUIRING = frozenset({"insist", "ask", "request", "require", "propose", "recommend", "order"})


def _subjunctive(parse: Parse, verb: int) -> bool:
    """ "insisted that A withdraw": a bare form after a singular subject, however it is tagged."""
    for c in parse.children[verb]:
        bare = parse.lower[c] == parse.lemma[c] and parse.lower[c] not in _INVARIANT
        if parse.dep[c] != "ccomp" or not bare:
            continue
        deps = {parse.dep[k] for k in parse.children[c]}
        subjects = [k for k in parse.children[c] if parse.dep[k] == "nsubj"]
        singular = any(parse.tag[k] in ("NN", "NNP", "PRP") for k in subjects)
        if singular and "aux" not in deps:
            return True
    return False


_INVARIANT = frozenset("be put set cut hit let shut cost hurt read spread quit".split())


def _call(parse: Parse, a: Attribution) -> str:
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
        if lemmas & words["mute"]:
            return "withhold_blame" if mentions(utterance, words["blame"]) else "assert"
        blames = lemmas & {"blame", "accuse", "name", "assign", "identify"}
        return "withhold_blame" if blames else act
    return "deny" if lemmas & words["charge"] or _of_words(utterance) else act


def _of_words(utterance: Utterance) -> bool:
    """ "rejected this", "dismissed what B had said": words are rejected, not a proposal."""
    parse = utterance.context.parse
    tokens = tokens_of(utterance, 8)
    lowers = [parse.lower[k] for k in tokens]
    if lowers[:1] == ["what"]:
        return any(parse.lemma[k] in ("say", "tell", "claim", "report", "call") for k in tokens)
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
    verbs = [k for k in tokens_of(utterance, limit=6) if parse.pos[k] == "VERB"]
    if verbs and _never_to_yield(parse, verbs[0]):
        return "reject"
    lemmas = {parse.lemma[k] for k in verbs if not negated(parse, k)}
    if lemmas & words["violent"] and not lemmas & words["secure"]:
        return "threaten"
    return act


def _never_to_yield(parse: Parse, verb: int) -> bool:
    """ "vowed never to cede ground": what is refused."""
    words = load_act_words()
    given = parse.lemma[verb] in words["yield"] | words["accept"] | words["comply"] | _GIVING
    return given and (negated(parse, verb) or parse.lower[verb - 1] in ("never", "not"))


_GIVING = frozenset({"give", "yield", "leave", "retreat", "negotiate", "recognise", "recognize"})


def _plan(utterance: Utterance, act: str) -> str:
    if utterance.attribution.lexeme.kind == "announce":
        return _announce(utterance, act)
    return _commit(utterance, act)


def _propose(utterance: Utterance, act: str) -> str:
    parse, a = utterance.context.parse, utterance.attribution
    own = any(
        parse.dep[c] == "xcomp" and parse.tag[c] in ("VB", "VBG") for c in parse.children[a.head]
    )
    if own and lemmas_of(utterance, limit=6) & load_act_words()["yield"]:
        return "offer"
    return act


def _joint(utterance: Utterance, act: str) -> str:
    """ "both sides accepted that …": a point that is settled between them."""
    speaker = utterance.speaker
    return "agree" if speaker is not None and ";" in speaker.code else act


def _agree(utterance: Utterance, act: str) -> str:
    return "concede" if lemmas_of(utterance, limit=6) & load_act_words()["yield"] else act


def _warn(utterance: Utterance, act: str) -> str:
    if own_future(utterance) and lemmas_of(utterance) & load_act_words()["violent"]:
        return "threaten"
    return act_forms.threat(utterance) or act_forms.refused(utterance) or act


def _want(utterance: Utterance, act: str) -> str:
    a, parse = utterance.attribution, utterance.context.parse
    if "source:relative clause" in a.rules:
        return act  # "whom the court wants tried"
    if a.lexeme.kind in ("want", "deed") and not any(
        parse.dep[c] in ("dobj", "ccomp") for c in parse.children[a.head]
    ):
        return "announce_plan" if a.lexeme.lemma == "seek" else "assert"
    return act


_BY_CUE = {
    "reject": _reject,
    "announce_plan": _plan,
    "guarantee": _commit,
    "propose": _propose,
    "agree": _agree,
    "warn": _warn,
    "demand": _want,
    "concede": _joint,
}


def _demands(utterance: Utterance) -> bool:
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


__all__ = ["Act", "ActorsOf", "Utterance", "is_negated", "read_act", "utterance"]
