"""Accusations and reports without blame under a neutral cue: who did harm, and who tells it."""

from __future__ import annotations

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.seen import seen_in_breach
from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    monitor,
    negated,
    other,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.targets import accused, nobody_hurt, of_named
from trucewatch.coding.acts.unsaid import own_by_words, unsaid
from trucewatch.coding.events.generic import is_rule
from trucewatch.coding.events.syntax import undergoes
from trucewatch.reading.parse import Parse
from trucewatch.vocab.agreements import breach_words
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

_RECORDING = frozenset({"record", "register", "log", "detect", "count"})


def accusation(u: Utterance) -> str | None:
    """ "B's troops crossed the line": what another side is said to have done."""
    if _tells_own_blow(u):
        return None
    doer = accused(u)
    if doer is not None:
        watches = monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))
        nameless = watches and doer.code == "UNKUAF" and not of_named(u, doer)
        return "report_no_blame" if nameless else "accuse"
    if seen_in_breach(u) is not None:
        return "accuse"
    a, parse = u.attribution, u.context.parse
    if (
        a.lexeme.kind not in ("say", "claim", "tell", "issuer", "label")
        or monitor(u)
        or only_reports(u)
    ):
        return None
    for k in tokens_of(u):
        harm = act_words("hostile", "misdo")
        if parse.pos[k] == "VERB" and (parse.lemma[k] in harm or _sets_fire(parse, k)):
            missing = unsaid(parse, k) or nobody_hurt(parse, k) or future(parse, k)
            if missing or undergoes(parse, k) or not _active_other(u, k):
                continue
            return "accuse"
    found = _from_their_side(u) or _in_breach(u) or _sent(u)
    found = found or _walked_out(u) or _harbours(u)
    return found or act_forms.own_victims(u)


def _sets_fire(parse: Parse, verb: int) -> bool:
    """ "set fire to the mosque", "put the village to the torch"."""
    if parse.lemma[verb] not in ("set", "put"):
        return False
    return any(
        (parse.dep[c] == "dobj" and parse.lemma[c] == "fire")
        or any(parse.lemma[p] in ("torch", "ablaze", "fire") for p in parse.children[c])
        for c in parse.children[verb]
    )


_BLOWS = frozenset("target strike hit bomb shell destroy kill eliminate attack raid".split())


def _tells_own_blow(u: Utterance) -> bool:
    """ "B said it had struck a man who was planning an attack": what B did, not what it blames."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] == "VERB" and parse.lemma[k] in _BLOWS and not negated(parse, k):
            subject = subject_head(parse, k)
            active = subject is not None and parse.dep[subject] == "nsubj"
            told = active and not future(parse, k) and act_forms.main_clause(u, k)
            if told and subject is not None and own_actor(u, subject):
                return True
    return False


_HARBOURING = frozenset("host arm train shelter finance fund harbour harbor protect back".split())
_FIGHTERS = frozenset(
    "rebel militia militant jihadist separatist gunman mercenary terrorist insurgent bandit".split()
)


def _harbours(u: Utterance) -> str | None:
    """ "A was hosting terrorists", told by another side."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _HARBOURING or parse.pos[k] != "VERB" or negated(parse, k):
            continue
        subject = subject_head(parse, k)
        actor = u.cast.of(subject) if subject is not None else None
        fighters = any(
            parse.dep[c] == "dobj" and parse.lemma[c] in _FIGHTERS for c in parse.children[k]
        )
        if fighters and actor is not None and other(u, actor) and not future(parse, k):
            return "accuse"
    return None


_GOING = {"walk": ("away", "out"), "back": ("out", "away"), "pull": ("out",), "renege": ("on",)}


def _walked_out(u: Utterance) -> str | None:
    """ "B had walked away from the draft", told by another side."""
    parse = u.context.parse
    for k in tokens_of(u):
        away = _GOING.get(parse.lemma[k]) if parse.pos[k] == "VERB" else None
        if away is None or negated(parse, k) or future(parse, k):
            continue
        subject = subject_head(parse, k)
        actor = u.cast.of(subject) if subject is not None else None
        if actor is not None and other(u, actor) and parse.lower[k + 1] in away:
            return "accuse"
    return None


_WITHOUT = frozenset({"permission", "notice", "warning", "consent", "authorisation", "provocation"})


def _sent(u: Utterance) -> str | None:
    """ "B had sent a drone over the village", "B's ship had entered its waters without leave"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or not (_sends_arms(parse, k) or _without_leave(parse, k)):
            continue
        if negated(parse, k) or future(parse, k):
            continue
        if act_forms.of_another(u, k):
            return "accuse"
    return None


def _sends_arms(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] in word_set("acts.sending") and any(
        parse.dep[c] == "dobj" and parse.lemma[c] in word_set("acts.arms")
        for c in parse.children[verb]
    )


def _without_leave(parse: Parse, verb: int) -> bool:
    reach = range(verb + 1, parse.right[verb])
    return "without" in parse.lower[verb + 1 : parse.right[verb]] and any(
        parse.lower[t] == "without" and parse.lemma[t + 1] in _WITHOUT for t in reach
    )


_COMING = frozenset({"come", "fire", "launch", "originate", "arrive", "fly", "be", "shoot"})


def _from_their_side(u: Utterance) -> str | None:
    """ "the shells had come from B's positions", "was fired from the territory of B"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _COMING or parse.pos[k] not in ("VERB", "AUX"):
            continue
        behind = parse.dep[k] == "acl" and parse.tag[k] == "VBN"  # "a drone launched from B hit it"
        subject = parse.head[k] if behind else subject_head(parse, k)
        if (
            subject is None
            or parse.lemma[subject] not in word_set("acts.shots")
            or negated(parse, k)
        ):
            continue
        if any(parse.lower[c] == "from" and _theirs(u, c) for c in parse.children[k]):
            return "accuse"
    return None


def _theirs(u: Utterance, preposition: int) -> bool:
    """Whether the place behind a preposition is another side's: "their side", "B's territory"."""
    parse = u.context.parse
    for k in range(preposition + 1, parse.right[preposition]):
        actor = u.cast.of(k)
        if actor is not None and other(u, actor):
            return True
        owned = parse.dep[k] == "poss" and parse.lower[k] in ("their", "its")
        if owned and parse.lemma[parse.head[k]] in _GROUND:
            return True
    return False


_GROUND = frozenset({"side", "territory", "position", "post", "line", "howitzer", "battery"})


def _in_breach(u: Utterance) -> str | None:
    """ "B's men were still there in breach of the agreement"."""
    parse = u.context.parse
    for k in tokens_of(u):
        named = parse.lemma[k] in ("breach", "violation", "defiance") and parse.lower[k - 1] == "in"
        if not named and not _in_spite_of(parse, k):
            continue
        verb = parse.head[k] if not named else parse.head[parse.head[k]]
        subject = subject_head(parse, verb)
        if subject is not None and not own_actor(u, subject) and not negated(parse, verb):
            return "accuse"
    return None


def _in_spite_of(parse: Parse, k: int) -> bool:
    """ "despite a truce", "contrary to the protocol": what is done in spite of an agreement."""
    words = parse.lower[k : k + 3]
    if words[:1] != ("despite",) and words[:2] not in (("contrary", "to"), ("in", "spite")):
        return False
    objects = parse.lemma[k + 1 : k + 7]
    return not breach_words()[1].isdisjoint(objects)


def only_reports(u: Utterance) -> bool:
    """Observers, aid workers, police, doctors and witnesses report; parties accuse."""
    sector = u.speaker.sector if u.speaker else None
    if sector in ("IGO", "NGO", "MED", "COP", "HLH", "INGO"):
        return True
    if u.attribution.source is None:
        return True
    lemma = u.context.parse.lemma[u.attribution.source.head]
    return lemma in word_set("acts.witnesses")


def _active_other(u: Utterance, verb: int) -> bool:
    """Whether somebody who is not the speaker, known or not, does what the verb says."""
    parse = u.context.parse
    subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
    for c in parse.children[verb]:
        if parse.dep[c] == "agent":
            subject = next((p for p in parse.children[c] if parse.dep[p] == "pobj"), subject)
    if subject is None or parse.dep[verb] in ("relcl", "advcl", "acl"):
        return False
    if parse.lemma[subject] in _ENEMY:
        return True
    if parse.lower[subject] == "they" and u.context.quoted(subject):
        return _partial(u)  # "They bombed the bakery": a speaker does not call his own side they
    if parse.pos[subject] not in ("NOUN", "PROPN") or own_by_words(u, subject):
        return False
    source = u.attribution.source
    spoken = {parse.lemma[k] for k in range(*source.span)} if source is not None else set()
    actor = u.cast.of(subject)
    named = {parse.lemma[k] for k in range(parse.left[subject], subject + 1)}
    return actor is not None and not spoken & named


_ENEMY = frozenset("enemy aggressor occupier invader saboteur terrorist".split())


def _partial(u: Utterance) -> bool:
    """Whether the speaker is one of those whom the fighting strikes or who fight."""
    speaker = u.speaker
    return speaker is not None and speaker.sector not in ("JRN", "JUD", "COP")


def report(u: Utterance) -> str | None:
    """A breach told by those who watch, or recorded, with nobody named."""
    parse = u.context.parse
    recording = u.attribution.lexeme.lemma in _RECORDING and accused(u) is None
    lemmas = {parse.lemma[k] for k in u.tokens}
    if recording and monitor(u) and lemmas & {"incident", "impact", "burst", "projectile"}:
        return "report_no_blame"
    watching = monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))
    if (not watching and not recording) or _judges(u):
        return None
    if any(is_rule(parse, k) for k in tokens_of(u)):
        return None  # "attacks on civilians may amount to war crimes"
    return "report_no_blame" if _breach_told(u) else None


def _judges(u: Utterance) -> bool:
    """ "These attacks are horrifying": what is said of them is how bad they are."""
    parse, bad = u.context.parse, load_act_words()["negative"]
    for k in tokens_of(u):
        being = parse.lemma[parse.head[k]] == "be" and parse.dep[k] in ("acomp", "attr")
        being = being or (parse.tag[k] == "VBG" and parse.dep[k] in ("ROOT", "ccomp"))
        if (
            being
            and (parse.lemma[k] in bad or parse.lower[k] in bad)
            and act_forms.main_clause(u, k)
        ):
            return True
    return False


_OF_LAW = frozenset(
    {"prohibit", "forbid", "outlaw", "prohibited", "forbidden", "refrain", "obligation", "duty"}
)
_PARTICLES = frozenset({"off", "down", "up", "out"})


def _breach_told(u: Utterance) -> bool:
    """Whether an attack or a breach is told of; to break off talks or to launch a plan is none."""
    parse, words = u.context.parse, load_act_words()
    if u.lemmas & _OF_LAW:
        return False  # "Attacks on schools are prohibited": no attack is told
    for k in tokens_of(u):
        if parse.lemma[k] in words["breach"] and parse.pos[k] in ("NOUN", "PROPN", "VERB"):
            return True
        if parse.lemma[k] not in words["hostile"] or parse.pos[k] not in ("VERB", "NOUN"):
            continue
        if _forsworn(parse, k):
            continue
        apart = any(
            parse.dep[c] == "prt" and parse.lower[c] in _PARTICLES for c in parse.children[k]
        )
        ahead = any(parse.tag[c] == "MD" for c in parse.children[k])
        apart = apart or ahead
        if parse.pos[k] == "VERB" and not apart and parse.lemma[k] not in ("launch", "mount"):
            return True
        if parse.pos[k] == "NOUN" and parse.lemma[k] in ("murder", "ambush", "shell", "torture"):
            return True
    return False


def _forsworn(parse: Parse, verb: int) -> bool:
    """ "both had undertaken not to fire": what somebody is bound to leave undone."""
    infinitive = any(parse.tag[c] == "TO" for c in parse.children[verb])
    bound = parse.lemma[parse.head[verb]] in word_set("acts.binding")
    return infinitive and (bound or negated(parse, verb))


def broken(u: Utterance) -> str | None:
    """A truce that was broken, told by those who only report."""
    civil = u.speaker is not None and u.speaker.sector == "CVL"
    return act_forms.truce_broken(u) if only_reports(u) or monitor(u) or civil else None
