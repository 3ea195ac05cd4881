"""The speech act of a statement: from its cue, turned by negation and by what is said.

Codes are those of ``trucewatch_speech_acts.tsv`` and confirm. A neutral cue ("said") takes the act
of its content: a hostile act of the other side is an accusation, an own future act a plan, a
requirement on another party a demand.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.acts import cues as act_cues
from trucewatch.coding.acts import describing as act_describing
from trucewatch.coding.acts.admitting import not_denied
from trucewatch.coding.acts.ascribed import told_of
from trucewatch.coding.acts.content import content_act
from trucewatch.coding.acts.objects import by_object
from trucewatch.coding.acts.set_forms import said_by_others
from trucewatch.coding.acts.syntax import (
    ActorsOf,
    Utterance,
    mentions,
    monitor,
    utterance,
)
from trucewatch.coding.acts.taken_back import of_former_text, taken_back
from trucewatch.coding.acts.targets import target_of
from trucewatch.coding.acts.withheld import asks_whose
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.realis.clause import bare_passive
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words

# Cue acts that say nothing yet about what kind of thing is said.
_NEUTRAL = frozenset({"assert", "confirm", "propose"})


# Rules of a content that its speaker does not tell.
NEGATED_CUE, NEGATED_BLAME = "negated cue", "negated blame"
NEITHER_NOR, TAKEN_BACK = "neither … nor", " taken back"

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


# What an attitude makes that somebody has not: who is not convinced doubts.
_UNFELT = {
    "assert": "doubt",
    "assess_positive": "assess_negative",
    "offer": "reject",
    "announce_plan": "reject",
    "reject": "assert",
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
    if polarity < 0 and a.lexeme.lemma == "confirm":
        act = "confirm"  # "did not confirm that its guns had fired": no fault is owned
    if act == "accuse" and act_cues.blames_nobody(utterance):
        return Act("withhold_blame", None, -1, rule + " nobody")
    if NEITHER_NOR in a.rules:
        act, rule, polarity = "assert", NEITHER_NOR, -1
    elif polarity < 0 and act == "confirm" and _unable(parse, a):
        act, rule = "withhold_blame", rule + " not able to"
    elif _ceased(parse, a):
        act, rule = _CEASED.get(act, "assert"), rule + " no longer"
    elif polarity < 0:
        act, rule = _turned(utterance, act)
    elif a.lexeme.kind == "talk":
        # "discussed progress in the war": a topic has no act, but for another side's attack
        if not monitor(utterance) and told_of(utterance):
            act, rule = "accuse", "attack told of"
    elif act in ("assert", "call_for") and _wonders(utterance):
        act, rule = "assert", rule + " whether"
    elif act in _NEUTRAL or (a.lexeme.kind == "announce" and act == "announce_plan"):
        found = content_act(utterance)
        if found is not None and not (act == "propose" and found[0] not in ("offer", "demand")):
            act, rule = found
    if of_former_text(parse, a.head) or (act == "concede" and taken_back(parse, a.head)):
        act, rule, polarity = "assert", rule + TAKEN_BACK, -1
    others = said_by_others(utterance) if act == "concede" else None
    if others is not None:
        act, rule = others, rule + " by others"
    # Whoever confirms says so (the list of acts): whose claim it bears out is the ledger's matter.
    act = "assert" if act == "confirm" else act
    return Act(act, target_of(utterance, act), polarity, rule)


def _wonders(u: Utterance) -> bool:
    """ "asked whether B had fired": a question says nothing of what it asks."""
    lemma, first = u.attribution.lexeme.lemma, u.tokens[:1]
    asking = u.attribution.lexeme.kind == "ask" or lemma in ("inquire", "enquire")
    return asking and any(u.context.parse.lower[k] in ("whether", "if") for k in first)


# What somebody who no longer does it does instead; anything else is only told.
_CEASED = {"demand": "concede", "reject": "concede", "call_for": "concede", "threaten": "concede"}


def _ceased(parse: Parse, a: Attribution) -> bool:
    """ "no longer demands", "has stopped insisting": what was said before is said no more."""
    return parse.lower[max(0, a.head - 2) : a.head] == ("no", "longer")


def _unable(parse: Parse, a: Attribution) -> bool:
    """ "could not confirm the report": who cannot tell keeps back, and doubts nothing."""
    return any(parse.lower[k] in ("could", "can", "ca", "unable") for k in range(*a.cue))


def is_negated(parse: Parse, a: Attribution) -> bool:
    """Whether the cue is negated, itself or by its governor ("stopped short of accusing")."""
    i = a.head
    if any(
        parse.dep[c] == "neg" or parse.lower[c] in ("never", "no")
        for c in parse.children[i]
        if a.cue[0] <= c < i
    ):
        return True
    if _attitude(a):
        return any(parse.lower[k] in ("not", "n't", "n’t", "never") for k in range(*a.cue))
    if parse.pos[i] == "NOUN":  # "has shown no willingness to leave"
        return any(parse.lower[c] == "no" for c in parse.children[i] if c < i)
    if any(rule.startswith("light verb:") for rule in a.rules) and _no_noun(parse, i):
        return True
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


def _no_noun(parse: Parse, verb: int) -> bool:
    """ "has no doubt that": the noun of speech is negated."""
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    return any(parse.lower[k] == "no" for c in objects for k in parse.children[c])


def _attitude(a: Attribution) -> bool:
    """ "is not convinced that": the cue is a linking verb with an adjective."""
    return any(rule.startswith("adjective:") for rule in a.rules)


def _turned(utterance: Utterance, act: str) -> tuple[str, str]:
    words = load_act_words()
    if act in ("accuse", "withhold_blame") or mentions(utterance, words["blame"]):
        return "withhold_blame", NEGATED_BLAME
    asks_who = asks_whose(utterance)
    names = utterance.attribution.lexeme.lemma in ("name", "identify")
    checks = utterance.attribution.lexeme.lemma in _CHECKING
    if asks_who or names or checks:
        return "withhold_blame", "nobody named"
    if utterance.attribution.lexeme.lemma == "tell" and _tells_apart(utterance):
        return "withhold_blame", "cannot tell apart"
    if act == "deny" and not_denied(utterance):
        return "concede", "negated denial of a deed of its own"
    if act == "deny":
        return "assert", "negated denial"
    if act == "doubt":
        return content_act(utterance) or ("assert", "negated doubt")
    if _attitude(utterance.attribution):
        return _UNFELT.get(act, "assert"), "negated attitude"
    return _NEGATED.get(act, "assert"), NEGATED_CUE


_CHECKING = frozenset({"establish", "determine", "verify", "unable", "attribute"})


def _tells_apart(u: Utterance) -> bool:
    """ "cannot tell one side's drones from the other's"."""
    parse = u.context.parse
    return _unable(parse, u.attribution) and any(parse.lower[k] == "from" for k in u.tokens)


def _cue_act(utterance: Utterance) -> tuple[str, str]:
    a, parse = utterance.attribution, utterance.context.parse
    act, lemma = a.lexeme.act, a.lexeme.lemma
    rule = f"act:{lemma}"
    reader = act_cues.BY_ACT.get(act)
    if lemma == "call":
        act = act_cues.called(parse, a)
    if act == "describe":
        act = act_describing.described(utterance)
    elif a.lexeme.kind == "tell" and _infinitive(parse, a.head):
        act = "demand"
    elif reader is not None:
        act = reader(utterance, act)
    insisted = lemma == "insist" and "on" in parse.lower[a.head + 1 : a.head + 3]
    if lemma.startswith("leave") and asks_whose(utterance):
        act = "withhold_blame"  # "left open who had fired"
    if insisted or (lemma in _REQUIRING and _subjunctive(parse, a.head)):
        act = "demand"
    if act == "call_for" and act_cues.demands(utterance):
        act = "demand"
    return by_object(utterance, act), rule


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
        if parse.dep[c] == "ccomp" and bare_passive(parse, c):
            return True
        bare = parse.lower[c] == parse.lemma[c] and parse.lower[c] not in _INVARIANT
        if parse.dep[c] != "ccomp" or not bare:
            continue
        deps = {parse.dep[k] for k in parse.children[c]}
        subjects = [k for k in parse.children[c] if parse.dep[k] == "nsubj"]
        singular = any(
            parse.tag[k] in ("NN", "NNP", "PRP") and parse.lower[k] not in _PLURAL for k in subjects
        )
        if singular and "aux" not in deps:
            return True
    return False


_PLURAL = frozenset({"i", "you", "we", "they"})
_INVARIANT = frozenset("be put set cut hit let shut cost hurt read spread quit".split())


__all__ = ["Act", "ActorsOf", "Utterance", "is_negated", "read_act", "utterance"]
