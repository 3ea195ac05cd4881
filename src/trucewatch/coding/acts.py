"""The speech act of a statement: from its cue, turned by negation and by what is said.

Codes are those of ``trucewatch_speech_acts.tsv`` and confirm. A neutral cue ("said") takes the act
of its content: a hostile act of the other side is an accusation, an own future act a plan, a
requirement on another party a demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from trucewatch.coding.attribution_tree import Context, Range
from trucewatch.coding.attribution_types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import load_act_words, load_cues

# Cue acts that say nothing yet about what kind of thing is said.
_NEUTRAL = frozenset({"assert", "confirm", "propose"})
_DUTY = frozenset({"must", "should", "ought", "shall"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})
_FIRST = frozenset({"we", "i", "us", "our", "my"})
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "none", "nobody"})
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


class ActorsOf(Protocol):
    """What the reading of acts asks about actors (see ``coding.cast``)."""

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""

    def camp_key(self, actor: Actor) -> str:
        """Return the side an actor belongs to."""


class Act(msgspec.Struct, frozen=True):
    """A speech act, the actor it is addressed to or blames, its polarity and the rule."""

    act: str
    target: Actor | None
    polarity: int
    rule: str


class Utterance(msgspec.Struct, frozen=True):
    """What the act of one statement is read from."""

    context: Context
    cast: ActorsOf
    attribution: Attribution
    speaker: Actor | None
    content: tuple[Range, ...]


def read_act(utterance: Utterance) -> Act:
    """Return the speech act of an utterance."""
    parse, a = utterance.context.parse, utterance.attribution
    polarity = -1 if is_negated(parse, a) else 1
    act, rule = _cue_act(utterance)
    if polarity < 0:
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
        if c < i
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


def _turned(utterance: Utterance, act: str) -> tuple[str, str]:
    words = load_act_words()
    if act in ("accuse", "withhold_blame") or _mentions(utterance, words["blame"]):
        return "withhold_blame", "negated blame"
    asks_who = bool(_lemmas(utterance, limit=3) & _WHO) and _mentions(utterance, words["hostile"])
    names = utterance.attribution.lexeme.lemma in ("name", "identify")
    if asks_who or names:
        return "withhold_blame", "nobody named"
    if act == "deny":
        return "assert", "negated denial"
    return _NEGATED.get(act, "assert"), "negated cue"


_WHO = frozenset({"who", "which", "whose", "whom"})


def _cue_act(utterance: Utterance) -> tuple[str, str]:
    a, parse = utterance.attribution, utterance.context.parse
    act, lemma = a.lexeme.act, a.lexeme.lemma
    rule = f"act:{lemma}"
    reader = _BY_CUE.get(act)
    if lemma == "call":
        act = _call(parse, a)
    if act == "describe":
        if _lemmas(utterance) & load_act_words()["denial"] and not _has_negation(utterance):
            act = "deny"
    elif a.lexeme.kind == "tell" and _infinitive(parse, a.head):
        act = "demand"
    elif reader is not None:
        act = reader(utterance, act)
    if act == "call_for" and _demands(utterance):
        act = "demand"
    return act, rule


def _infinitive(parse: Parse, verb: int) -> bool:
    """ "told X to do A"."""
    return any(
        parse.dep[c] in ("xcomp", "ccomp", "advcl")
        and parse.tag[c] == "VB"
        and any(parse.tag[k] == "TO" for k in parse.children[c])
        for c in parse.children[verb]
    )


def _call(parse: Parse, a: Attribution) -> str:
    after = set(parse.lower[a.head + 1 : a.cue[1]])
    infinitive = any(parse.dep[c] == "xcomp" for c in parse.children[a.head])
    return "call_for" if after & {"for", "on", "upon"} or infinitive else "describe"


def _reject(utterance: Utterance, act: str) -> str:
    words = load_act_words()
    first = utterance.content[0] if utterance.content else None
    if first is None:
        return act
    lemmas = _lemmas(utterance, limit=8)
    if utterance.attribution.lexeme.kind == "refuse":
        if lemmas & words["mute"]:
            return "withhold_blame" if _mentions(utterance, words["blame"]) else "assert"
        return act
    return "deny" if lemmas & words["charge"] else act


def _commit(utterance: Utterance, act: str) -> str:
    words = load_act_words()
    lemmas = _lemmas(utterance, limit=6)
    if lemmas & words["violent"] and not lemmas & words["secure"]:
        return "threaten"
    return act


def _propose(utterance: Utterance, act: str) -> str:
    parse, a = utterance.context.parse, utterance.attribution
    own = any(
        parse.dep[c] == "xcomp" and parse.tag[c] in ("VB", "VBG") for c in parse.children[a.head]
    )
    if own and _lemmas(utterance, limit=6) & load_act_words()["yield"]:
        return "offer"
    return act


def _agree(utterance: Utterance, act: str) -> str:
    return "concede" if _lemmas(utterance, limit=6) & load_act_words()["yield"] else act


def _warn(utterance: Utterance, act: str) -> str:
    own = _own_future(utterance)
    return "threaten" if own and _lemmas(utterance) & load_act_words()["violent"] else act


def _want(utterance: Utterance, act: str) -> str:
    a, parse = utterance.attribution, utterance.context.parse
    if a.lexeme.kind in ("want", "deed") and not any(
        parse.dep[c] in ("dobj", "ccomp") for c in parse.children[a.head]
    ):
        return "announce_plan" if a.lexeme.lemma == "seek" else "assert"
    return act


_BY_CUE = {
    "reject": _reject,
    "announce_plan": _commit,
    "guarantee": _commit,
    "propose": _propose,
    "agree": _agree,
    "warn": _warn,
    "demand": _want,
}


def _demands(utterance: Utterance) -> bool:
    """A call by a party, protesters or a document requires; a third party's call urges."""
    a, parse = utterance.attribution, utterance.context.parse
    if a.lexeme.lemma not in ("call", "press", "push"):
        return False
    speaker = utterance.speaker
    if a.source is None or speaker is None:
        return False
    if parse.lemma[a.source.head] in _PROTEST or _is_document(parse, a):
        return True
    if speaker.sector in ("IGO", "NGO", "MED", "INGO") or _monitor(utterance):
        return False
    target = target_of(utterance, "demand")
    return target is not None and target.country is not None and speaker.country is not None


_PROTEST = frozenset(
    ["protest", "protester", "demonstrator", "demonstration", "rally", "crowd", "opposition"]
)


def _is_document(parse: Parse, a: Attribution) -> bool:
    if a.source is None:
        return False
    head = a.source.antecedent if a.source.antecedent is not None else a.source.head
    return parse.lemma[head] in load_act_words()["document"]


def _monitor(utterance: Utterance) -> bool:
    a, parse = utterance.attribution, utterance.context.parse
    if a.source is None:
        return False
    words = load_act_words()["monitor"]
    head = a.source.antecedent if a.source.antecedent is not None else a.source.head
    if parse.lemma[head] in words:
        return True
    return any(
        parse.lemma[k] in words for k in range(*a.source.span) if parse.pos[k] in ("NOUN", "PROPN")
    )


def _tokens(utterance: Utterance, limit: int | None = None) -> list[int]:
    out = [k for a, b in utterance.content for k in range(a, b)]
    return out if limit is None else out[:limit]


def _lemmas(utterance: Utterance, limit: int | None = None) -> set[str]:
    lemma = utterance.context.parse.lemma
    return {lemma[k] for k in _tokens(utterance, limit)}


def _mentions(utterance: Utterance, words: frozenset[str]) -> bool:
    return bool(_lemmas(utterance) & words)


def content_act(utterance: Utterance) -> tuple[str, str] | None:
    """Return the act that the content of a neutral cue makes, with the rule; None for assert."""
    for name, reader in _CONTENT_READERS:
        act = reader(utterance)
        if act is not None:
            return act, f"content:{name}"
    return None


def _r_blame(u: Utterance) -> str | None:
    """Nobody is blamed in so many words."""
    lemmas = _lemmas(u)
    if lemmas & load_act_words()["blame"] and _has_negation(u):
        return "withhold_blame"
    return None


def _r_doubt(u: Utterance) -> str | None:
    lemmas = _lemmas(u)
    if "remain" in lemmas and "see" in lemmas and _in_order(u, ("remain", "see")):
        return "doubt"
    return "doubt" if lemmas & load_act_words()["doubt"] else None


def _in_order(u: Utterance, words: Sequence[str]) -> bool:
    lemma = u.context.parse.lemma
    at = 0
    for k in _tokens(u):
        if lemma[k] == words[at]:
            at += 1
            if at == len(words):
                return True
    return False


def _r_denial(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    for k in _tokens(u):
        if parse.lemma[k] in words["denial"] and not _has_negation(u):
            subject = _subject_head(parse, k if parse.pos[k] == "VERB" else parse.head[k])
            actor = u.cast.of(subject) if subject is not None else None
            return "accuse" if actor is not None and _other(u, actor) else "deny"
    for k in _tokens(u):
        if parse.pos[k] == "VERB" and parse.lemma[k] in words["hostile"] and _negated(parse, k):
            agent = _agent_of(u, k)
            if agent is not None and _own(u, agent):
                return "deny"
    return None


def _r_option(u: Utterance) -> str | None:
    lemmas = _lemmas(u)
    if lemmas & {"would", "could"} and lemmas & load_act_words()["option"] and "be" in lemmas:
        return None if lemmas & load_act_words()["negative"] else "propose"
    return None


def _r_duty(u: Utterance) -> str | None:
    """A requirement: on another party a demand, with a negation a warning."""
    parse = u.context.parse
    for k in _tokens(u):
        if not _is_duty(parse, k) or u.context.quote_of[k] != u.context.quote_of[_tokens(u)[0]]:
            continue
        verb = parse.head[k] if parse.dep[k] == "aux" else k
        subject = _subject_head(parse, verb)
        if subject is not None and (parse.lower[subject] in _FIRST or _own_actor(u, subject)):
            continue
        return "warn" if _negated(parse, verb) else "demand"
    return None


def _is_duty(parse: Parse, k: int) -> bool:
    if parse.tag[k] == "MD" and parse.lower[k] in _DUTY:
        return True
    return (
        parse.lemma[k] in ("have", "need")
        and parse.pos[k] == "VERB"
        and parse.tag[k] in ("VBZ", "VBP")
        and any(parse.dep[c] == "xcomp" for c in parse.children[k])
    )


def _r_threat(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    for k in _tokens(u):
        if (
            parse.pos[k] == "VERB"
            and parse.lemma[k] in words["violent"]
            and _future(parse, k)
            and not _negated(parse, k)
        ):
            subject = _subject_head(parse, k)
            if subject is not None and (parse.lower[subject] in _FIRST or _own_actor(u, subject)):
                return "threaten"
    return None


def _r_refusal(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    if _lemmas(u) & words["reject"] and not _has_negation(u):
        return "reject"
    for k in _tokens(u):
        lemma = parse.lemma[k]
        if parse.pos[k] != "VERB" or not _negated(parse, k):
            continue
        if (
            lemma in words["yield"]
            or lemma in ("accept", "agree", "recognize", "recognise", "negotiate", "give")
        ) and _future(parse, k):
            subject = _subject_head(parse, k)
            if subject is None or parse.lower[subject] in _FIRST or _own_actor(u, subject):
                return "reject"
    return None


def _r_accusation(u: Utterance) -> str | None:
    return "accuse" if _accused(u) is not None else None


def _r_report(u: Utterance) -> str | None:
    if not _monitor(u) and (u.speaker is None or u.speaker.sector not in ("IGO", "NGO")):
        return None
    words = load_act_words()
    lemmas = _lemmas(u)
    return "report_no_blame" if lemmas & (words["breach"] | words["hostile"]) else None


def _r_ready(u: Utterance) -> str | None:
    lemmas = _lemmas(u, limit=12)
    words = load_act_words()
    if not lemmas & words["ready"] or "be" not in lemmas or _has_negation(u):
        return None
    parse = u.context.parse
    for k in _tokens(u):
        if parse.lemma[k] in words["ready"] and parse.lower[min(k + 1, len(parse) - 1)] == "to":
            subject = _subject_head(parse, parse.head[k])
            if subject is None or parse.lower[subject] in _FIRST or _own_actor(u, subject):
                return "offer"
    return None


def _r_concession(u: Utterance) -> str | None:
    parse = u.context.parse
    words = load_act_words()
    for k in _tokens(u):
        if parse.lemma[k] in ("compromise", "concession") and _lowers(u) & _FIRST:
            return None if _has_negation(u) else "concede"
        if parse.pos[k] == "VERB" and parse.lemma[k] in words["accept"] and not _negated(parse, k):
            subject = _subject_head(parse, k)
            if subject is not None and (parse.lower[subject] in _FIRST or _own_actor(u, subject)):
                return "concede" if parse.lemma[k] == "accept" else "agree"
    return None


def _lowers(u: Utterance) -> set[str]:
    return {u.context.parse.lower[k] for k in _tokens(u)}


def _r_assessment(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    lowers = [parse.lower[k] for k in _tokens(u)]
    joined = " ".join(lowers)
    if "anything but" in joined or "worth much" in joined or "far from" in joined:
        return "assess_negative"
    lemmas = _lemmas(u)
    negation = _has_negation(u)
    if lemmas & words["positive"]:
        return "assess_negative" if negation else "assess_positive"
    if lemmas & words["negative"]:
        return None if negation else "assess_negative"
    for k in _tokens(u):
        if parse.lemma[k] in ("support", "help", "work", "deliver", "keep") and _negated(parse, k):
            return "assess_negative"
    return None


def _r_plan(u: Utterance) -> str | None:
    return "announce_plan" if _own_future(u) else None


def _own_future(u: Utterance) -> bool:
    parse = u.context.parse
    for k in _tokens(u):
        if parse.pos[k] == "VERB" and _future(parse, k):
            subject = _subject_head(parse, k)
            if subject is not None and (parse.lower[subject] in _FIRST or _own_actor(u, subject)):
                return True
    return False


def _r_performative(u: Utterance) -> str | None:
    """ "we demand …", "it rejects …": the speaker names the act."""
    parse, verbs = u.context.parse, load_cues().verbs
    for k in _tokens(u):
        cue = verbs.get(parse.lemma[k]) if parse.tag[k] in ("VBP", "VBZ") else None
        if cue is None or cue.act not in _PERFORMED or cue.kind in _MILD or _negated(parse, k):
            continue
        subject = _subject_head(parse, k)
        if subject is not None and (parse.lower[subject] in _FIRST or _own_actor(u, subject)):
            return cue.act
    return None


_MILD = frozenset({"want", "deed", "weak", "light", "think", "stance"})
_PERFORMED = frozenset(
    [
        "accuse",
        "deny",
        "threaten",
        "warn",
        "demand",
        "call_for",
        "offer",
        "propose",
        "concede",
        "reject",
        "guarantee",
    ]
)

_CONTENT_READERS = (
    ("performative", _r_performative),
    ("blame withheld", _r_blame),
    ("doubt", _r_doubt),
    ("denial", _r_denial),
    ("refusal", _r_refusal),
    ("threat", _r_threat),
    ("duty", _r_duty),
    ("accusation", _r_accusation),
    ("report", _r_report),
    ("option", _r_option),
    ("ready", _r_ready),
    ("concession", _r_concession),
    ("assessment", _r_assessment),
    ("plan", _r_plan),
)


def _future(parse: Parse, verb: int) -> bool:
    if any(parse.dep[c] == "aux" and parse.lower[c] in _FUTURE for c in parse.children[verb]):
        return True
    return parse.dep[verb] in ("conj", "xcomp") and any(
        parse.dep[c] == "aux" and parse.lower[c] in _FUTURE
        for c in parse.children[parse.head[verb]]
    )


def _negated(parse: Parse, verb: int) -> bool:
    return any(
        parse.dep[c] == "neg" or parse.lower[c] in ("never", "no longer")
        for c in parse.children[verb]
    )


def _has_negation(u: Utterance) -> bool:
    parse = u.context.parse
    return any(parse.lower[k] in _NEGATIVE for k in _tokens(u))


def _subject_head(parse: Parse, verb: int) -> int | None:
    for _ in range(3):
        for c in parse.children[verb]:
            if parse.dep[c] in ("nsubj", "nsubjpass", "csubj"):
                return c
        if parse.dep[verb] not in ("conj", "xcomp", "advcl") or parse.head[verb] == verb:
            return None
        verb = parse.head[verb]
    return None


def _own_actor(u: Utterance, head: int) -> bool:
    actor = u.cast.of(head)
    return actor is not None and _own(u, actor)


def _own(u: Utterance, actor: Actor) -> bool:
    return u.speaker is not None and u.cast.camp_key(actor) == u.cast.camp_key(u.speaker)


def _other(u: Utterance, actor: Actor) -> bool:
    if u.speaker is None or actor.code == "UNK" or u.speaker.code == "UNK":
        return False
    return u.cast.camp_key(actor) != u.cast.camp_key(u.speaker)


def _agent_of(u: Utterance, verb: int) -> Actor | None:
    parse = u.context.parse
    for c in parse.children[verb]:
        if parse.dep[c] == "agent":
            for p in parse.children[c]:
                if parse.dep[p] == "pobj":
                    return u.cast.of(p)
    subject = _subject_head(parse, verb)
    if subject is None or parse.dep[subject] == "nsubjpass":
        return None
    return u.cast.of(subject)


def _accused(u: Utterance) -> Actor | None:
    """The other side's actor who does something hostile in the content."""
    parse, words = u.context.parse, load_act_words()
    for k in _tokens(u):
        actor: Actor | None = None
        if parse.pos[k] == "VERB" and parse.lemma[k] in words["hostile"]:
            if not _negated(parse, k) and not _future(parse, k) and _harms(u, k):
                actor = _agent_of(u, k)
        elif parse.pos[k] in ("NOUN", "PROPN") and parse.lemma[k] in words["breach"]:
            actor = None if _averted(parse, k) else _doer_of(u, k) or _attacker(u, k)
        if actor is not None and _other(u, actor):
            return actor
    return None


def _averted(parse: Parse, noun: int) -> bool:
    """ "to prevent another attack by A", "fear of an attack": no attack is told of."""
    up = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.head[up] != up:
        if parse.lower[up] in ("against", "from"):
            return True
        up = parse.head[up]
    return parse.lemma[up] in _AVERTING


_AVERTING = frozenset(
    [
        "prevent",
        "avoid",
        "deter",
        "avert",
        "stop",
        "repel",
        "resist",
        "risk",
        "fear",
        "threat",
        "possibility",
        "investigate",
        "forestall",
        "defend",
        "protect",
        "prepare",
        "survive",
        "end",
        "halt",
    ]
)


def _harms(u: Utterance, verb: int) -> bool:
    parse, words = u.context.parse, load_act_words()
    if parse.lemma[verb] not in ("launch", "mount", "break"):
        return True
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    return any(
        parse.lemma[c] in words["breach"]
        or parse.lemma[c] in ("cease-fire", "ceasefire", "truce", "promise", "agreement")
        for c in objects
    )


_ATTACKING = frozenset(
    [
        "launch",
        "mount",
        "carry",
        "commit",
        "prepare",
        "plan",
        "stage",
        "conduct",
        "open",
        "start",
        "begin",
        "resume",
        "provoke",
        "make",
        "perpetrate",
        "organise",
        "organize",
        "order",
        "execute",
        "attempt",
    ]
)


def _attacker(u: Utterance, noun: int) -> Actor | None:
    """Who "launched an attack", "opened fire": the agent of the verb that the noun completes."""
    parse = u.context.parse
    verb = parse.head[noun]
    if parse.dep[noun] not in ("dobj", "nsubjpass") or parse.lemma[verb] not in _ATTACKING:
        return None
    return None if _negated(parse, verb) or _future(parse, verb) else _agent_of(u, verb)


def _doer_of(u: Utterance, noun: int) -> Actor | None:
    parse = u.context.parse
    for c in parse.children[noun]:
        if parse.dep[c] in ("poss", "amod", "compound", "nmod"):
            actor = u.cast.of(c)
            if actor is not None:
                return actor
        if parse.dep[c] == "prep" and parse.lower[c] == "by":
            for p in parse.children[c]:
                if parse.dep[p] == "pobj":
                    return u.cast.of(p)
    return None


def target_of(utterance: Utterance, act: str) -> Actor | None:
    """Return the actor that the act is addressed to or blames; None where none is named."""
    if act in ("report_no_blame", "withhold_blame"):
        return None
    u = utterance
    parse, a = u.context.parse, u.attribution
    direct = _addressee(u)
    if direct is not None and act not in ("describe",):
        return direct
    if act == "accuse":
        return _accused(u) or _first_other(u)
    if act in ("demand", "call_for", "warn", "threaten", "reject"):
        return _required(u) or _first_other(u)
    if act in ("assess_negative", "assess_positive", "doubt"):
        return _first_other(u)
    del parse, a
    return None


def _addressee(u: Utterance) -> Actor | None:
    parse, i = u.context.parse, u.attribution.head
    if u.attribution.kind not in ("verb", "noun"):
        return None
    passive = [c for c in parse.children[i] if parse.dep[c] == "nsubjpass"]
    for c in (*parse.children[i], *passive):
        if parse.dep[c] in ("dobj", "dative") or c in passive:
            actor = u.cast.of(c)
            if actor is not None and _other(u, actor):
                return actor
    return None


def _required(u: Utterance) -> Actor | None:
    parse = u.context.parse
    for k in _tokens(u):
        if parse.dep[k] in ("nsubj", "nsubjpass"):
            actor = u.cast.of(k)
            if actor is not None and _other(u, actor):
                return actor
    return None


def _first_other(u: Utterance) -> Actor | None:
    parse = u.context.parse
    for k in _tokens(u):
        if parse.pos[k] in ("NOUN", "PROPN", "PRON", "ADJ", "DET"):
            actor = u.cast.of(k)
            if actor is not None and _other(u, actor):
                return actor
    return None
