"""Whom a speech act is addressed to or blames."""

from __future__ import annotations

from trucewatch.coding.acts.addressed import blamed, doer, pointed_at, required
from trucewatch.coding.acts.rulings import found_guilty
from trucewatch.coding.acts.seen import seen_in_breach
from trucewatch.coding.acts.syntax import (
    Utterance,
    agent_of,
    future,
    negated,
    other,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.taking_part import takes_part
from trucewatch.coding.acts.unsaid import (
    is_nobody,
    nobody_does,
    own_by_words,
    unsaid,
)
from trucewatch.coding.events.syntax import undergoes
from trucewatch.coding.events.who import stated
from trucewatch.coding.provisions.truce_keeping import kept_to
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set


def accused(u: Utterance) -> Actor | None:
    """The other side's actor who does something hostile in the content."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        actor: Actor | None = None
        if parse.pos[k] == "VERB":
            if parse.lemma[k] not in act_words("hostile", "wrong") and not _takes_away(parse, k):
                continue
            if _lays_down(parse, k) or _only_noticed(parse, k):
                continue
            told = not (unsaid(parse, k) or nobody_hurt(parse, k) or future(parse, k))
            if told and not _suffers(parse, k) and _harms(u, k) and _by_force(u, k):
                actor = None if _own_agent(u, k) else agent_of(u, k)
        elif parse.pos[k] in ("NOUN", "PROPN") and parse.lemma[k] in words["breach"]:
            undone = _averted(parse, k) or nobody_does(parse, parse.head[k]) or _prior(u, k)
            actor = None if undone else _doer_of(u, k) or _attacker(u, k)
        actor = _whose_men(u, actor) if actor is not None and actor.code == "UNKUAF" else actor
        if actor is not None and other(u, actor):
            return actor
    return None


def _only_noticed(parse: Parse, verb: int) -> bool:
    """ "had heard shooting": who hears or sees it does not do it."""
    noticed = (
        parse.lemma[parse.head[verb]] in word_set("events.sensing") and parse.tag[verb] == "VBG"
    )
    return noticed and not any(parse.dep[c] in ("nsubj", "agent") for c in parse.children[verb])


def _whose_men(u: Utterance, men: Actor) -> Actor:
    """ "Armed men of the Front turned it back": the Front, whom who tells it names."""
    parse = u.context.parse
    for k in range(*parse.tokens_in(men.start, men.end)):
        for c in parse.children[k]:
            if parse.dep[c] != "prep" or parse.lower[c] not in ("of", "from"):
                continue
            owners = (u.cast.of(p) for p in parse.children[c] if parse.dep[p] == "pobj")
            owner = next((a for a in owners if a is not None), None)
            if owner is not None and owner.code not in ("UNK", "UNKUAF") and other(u, owner):
                return owner
    return men


def of_named(u: Utterance, men: Actor) -> bool:
    """Whether armed men are somebody's by name: "armed men of the Front", known or not."""
    parse = u.context.parse
    first, last = parse.tokens_in(men.start, men.end)
    return any(
        parse.dep[k] == "pobj" and parse.pos[k] == "PROPN" and parse.lower[parse.head[k]] == "of"
        for k in range(first, max(last, parse.right[first]))
    )


_HURTING = frozenset({"die", "kill", "wound", "injure", "hurt", "hit", "destroy", "burn"})


def _prior(u: Utterance, noun: int) -> bool:
    """ "declared a truce following B's offensive": what went before is no charge."""
    parse = u.context.parse
    up = parse.head[noun]
    before = parse.dep[noun] == "pobj" and parse.lower[up] in ("following", "amid", "since")
    return before and u.lemmas.isdisjoint(_HURTING)


def _takes_away(parse: Parse, verb: int) -> bool:
    """ "took away three women", "took them hostage"."""
    if parse.lemma[verb] != "take":
        return False
    return any(parse.lower[c] in _AWAY for c in range(verb + 1, min(verb + 4, len(parse))))


def _lays_down(parse: Parse, verb: int) -> bool:
    """ "lay down their arms", "move to the second phase": nobody is harmed."""
    return parse.lemma[verb] == "lay" and parse.lower[verb + 1 : verb + 2] in (("down",), ("out",))


_AWAY = frozenset({"away", "hostage", "captive", "prisoner"})


def _own_agent(u: Utterance, verb: int) -> bool:
    """ "that our units burned a school": whatever their code, they are the speaker's."""
    subject = subject_head(u.context.parse, verb)
    if subject is None or u.context.parse.dep[subject] != "nsubj":
        return False
    return own_by_words(u, subject)


def _suffers(parse: Parse, verb: int) -> bool:
    """ "one became a martyr and another was injured", "the houses burned": no deed of theirs."""
    if undergoes(parse, verb):
        return True
    subject = subject_head(parse, verb)
    return subject is not None and is_victim(parse, subject)


def nobody_hurt(parse: Parse, verb: int) -> bool:
    """ "had killed nobody", "bombed nothing", "dropped its demand", "held to the truce": no harm is
    told of."""
    if kept_to(parse, verb) is not None:
        return True
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    if any(parse.lemma[c] in word_set("acts.given_up") for c in objects):
        return True
    return any(is_nobody(parse, c) for c in objects)


def _by_force(u: Utterance, verb: int) -> bool:
    """Whether men, arms or an armed group do what the verb says ("troops crossed the line")."""
    parse = u.context.parse
    if parse.lemma[verb] in load_act_words()["hostile"]:
        return True
    actor = agent_of(u, verb)
    if actor is None:
        return False
    return actor.sector in _ARMED or (
        actor.sector is None and parse.lemma[verb] in word_set("acts.by_states")
    )


_ARMED = frozenset({"MIL", "REB", "SPY", "UAF", "PRM", "SEP", "INS", "COP"})


def _averted(parse: Parse, noun: int) -> bool:
    """ "to prevent another attack by A", "fear of an attack": no attack is told of."""
    up = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.head[up] != up:
        if parse.lower[up] in ("against", "from"):
            return True
        up = parse.head[up]
    return parse.lemma[up] in load_act_words()["averting"]


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


def _attacker(u: Utterance, noun: int) -> Actor | None:
    """Who "launched an attack", "opened fire": the agent of the verb that the noun completes."""
    parse = u.context.parse
    verb = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[verb] == "to":
        verb = parse.head[verb]  # "resorted to unprovoked fire"
    if (
        parse.dep[noun] not in ("dobj", "nsubjpass", "pobj")
        or parse.lemma[verb] not in load_act_words()["attacking"]
    ):
        return None
    return None if negated(parse, verb) or future(parse, verb) else agent_of(u, verb)


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
        if parse.dep[c] == "acl" and any(parse.dep[p] == "agent" for p in parse.children[c]):
            return agent_of(u, c)  # "a violation committed by A"
    return None


def target_of(utterance: Utterance, act: str) -> Actor | None:
    """Return the actor that the act is addressed to or blames; None where none is named.

    What is said decides before whom it is told to: "A told B that C must leave" is aimed at C.
    """
    if act in ("report_no_blame", "withhold_blame"):
        return None
    if act == "accuse":
        pointing, whom = pointed_at(utterance)
        blaming, who = blamed(utterance)
        if pointing or blaming:
            return whom if pointing else who
    direct = _addressee(utterance) if act != "describe" else None
    if direct is not None and utterance.attribution.lexeme.kind != "tell":
        return direct
    return _in_content(utterance, act) or (None if _only_told(utterance, act) else direct)


def _only_told(u: Utterance, act: str) -> bool:
    """ "informed A that gunmen had burned the mill": A is told, not accused, unless by "you"."""
    words = {u.context.parse.lower[k] for k in tokens_of(u)}
    return act in _BLAMING and words.isdisjoint({"you", "your"})


_BLAMING = frozenset({"accuse", "assess_negative"})
_ASKING = frozenset({"demand", "call_for"})


def _in_content(u: Utterance, act: str) -> Actor | None:
    if act == "accuse":
        found = (
            found_guilty(u)
            or accused(u)
            or takes_part(u)
            or doer(u)
            or seen_in_breach(u)
            or _first_other(u, charged=True)
        )
        return None if found is None else _whole(u, found)
    if act in ("demand", "call_for", "warn", "threaten", "reject"):
        return _required(u) or (required(u) if act in _ASKING else None) or _first_other(u)
    if act in ("assess_negative", "assess_positive", "doubt"):
        return _first_other(u)
    return None


def _addressee(u: Utterance) -> Actor | None:
    parse, i = u.context.parse, u.attribution.head
    if u.attribution.kind not in ("verb", "noun"):
        return None
    passive = [c for c in parse.children[i] if parse.dep[c] == "nsubjpass"]
    for c in (*parse.children[i], *passive):
        if parse.lemma[c] in load_act_words()["host"]:
            continue  # reporters are told, not addressed
        if parse.dep[c] in ("dobj", "dative") or c in passive:
            actor = u.cast.of(c)
            unknown = u.speaker is None or u.speaker.code == "UNK"
            if actor is not None and (unknown or other(u, actor)):
                return actor
    return None


def _whole(u: Utterance, actor: Actor) -> Actor:
    """ "An Israeli drone strike", "Azerbaijani soldiers": the soldiers, else the state, where only
    the word for whose they are was found."""
    parse = u.context.parse
    first, last = parse.tokens_in(actor.start, actor.end)
    if last - first != 1 or parse.dep[first] not in ("amod", "compound", "nmod"):
        return actor
    named = u.cast.of(parse.head[first])
    same = named is not None and named.country == actor.country and other(u, named)
    return named if same and named is not None else stated(actor)


def _required(u: Utterance) -> Actor | None:
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.dep[k] in ("nsubj", "nsubjpass"):
            actor = u.cast.of(k)
            if actor is None or not other(u, actor) or own_by_words(u, k):
                continue
            freed = actor.sector == "CVL" or _on_condition(parse, k)
            if parse.dep[k] == "nsubjpass" and freed:
                continue  # "that all detainees be freed": not by them
            return actor
    return None


def _first_other(u: Utterance, charged: bool = False) -> Actor | None:
    """Return the first actor of another side; where he is ``charged``, no partner in a truce."""
    parse = u.context.parse
    for k in tokens_of(u):
        named = parse.pos[k] in ("NOUN", "PROPN", "PRON", "ADJ", "DET")
        apart = is_victim(parse, k) or _names_paper(parse, k)
        apart = apart or (charged and _of_terms(parse, k))
        if named and not apart:
            actor = u.cast.of(k)
            stands_for = parse.tag[k] in ("WP", "WDT") and _acted_on(parse, k)
            apart = stands_for or own_by_words(u, k) or _on_condition(parse, k)
            if actor is not None and other(u, actor) and not apart:
                return actor
    return None


def _on_condition(parse: Parse, k: int) -> bool:
    """ "Would march unless the captives are freed": what is to be done to them is the condition."""
    if parse.dep[k] != "nsubjpass" or parse.dep[parse.head[k]] != "advcl":
        return False
    marks = {parse.lower[c] for c in parse.children[parse.head[k]] if parse.dep[c] == "mark"}
    return bool(marks & {"unless", "until", "if"})


def _names_paper(parse: Parse, k: int) -> bool:
    """Whether a word only tells which agreement is meant: nobody in Algeria is accused where
    "the Algiers Agreement" is broken, and no army by "the military agreement"."""
    noun = load_agreement_words().nouns.get(parse.lemma[parse.head[k]])
    inside = parse.dep[k] in ("compound", "nmod", "amod")
    return inside and noun is not None and noun.family in ("deal", "truce")


def _of_terms(parse: Parse, k: int) -> bool:
    """Whether a word only tells with whom or of whom there is a truce: nobody is accused by "the
    worst attack since a truce with B"."""
    at = k
    for _ in range(_ABOVE):
        up = parse.head[at]
        if up == at:
            return False
        if parse.dep[at] == "pobj" and parse.lower[up] in ("with", "between", "among"):
            noun = load_agreement_words().nouns.get(parse.lemma[parse.head[up]])
            found = parse.lower[parse.head[up]] in ("talks", "peace")
            return found or (noun is not None and noun.family in ("deal", "truce"))
        at = up
    return False


# A name stands so many words below the noun of the terms at most.
_ABOVE = 4


def _acted_on(parse: Parse, k: int) -> bool:
    """ "whom the army says were shot", "who had been taken": a relative that does nothing."""
    return parse.lower[k] == "whom" or parse.dep[k] in ("dobj", "nsubjpass", "pobj")


# What is done to a victim, what a victim does, and what a victim becomes.
_DYING = frozenset("die perish fall succumb suffer bleed".split())
_BECOMING = frozenset("martyr victim casualty fatality".split())
_LOSSES = frozenset(
    "death killing murder wounding martyrdom loss funeral shooting wound injury body".split()
)


def is_victim(parse: Parse, k: int) -> bool:
    """Whether those at token ``k`` are the ones killed or hurt: "two servicemen were wounded", "one
    became a martyr", "the death of a soldier". Nobody is accused of being hit."""
    head = k
    while parse.dep[head] == "conj" and parse.head[head] != head:
        head = parse.head[head]
    up = parse.head[head]
    lemma = parse.lemma[up]
    if parse.dep[head] in ("nsubjpass", "dobj"):
        return lemma in word_set("acts.harming")
    if parse.dep[head] == "nsubj":
        becomes = any(parse.lemma[c] in _BECOMING for c in parse.children[up])
        return lemma in _DYING or (lemma in ("become", "be") and becomes)
    if parse.dep[head] == "pobj" and parse.lower[up] == "of":
        return parse.lemma[parse.head[up]] in _LOSSES
    return parse.dep[head] == "poss" and lemma in _LOSSES
