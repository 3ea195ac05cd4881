"""War that a speaker's own side would go on with or step up, said of a time to come.

"The army will resume its attacks if the list is not met", "B might step up its operations".
"""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
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
from trucewatch.coding.ultimatums import pact_over
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_list, word_set

_WAR = frozenset({"operation", "campaign", "war", "pressure", "action", "incursion", "response"})
_FIGHTING = frozenset({"hostility", "fighting", "fight", "combat", "battle", "war", "jihad"})
_MILITARY = frozenset({"military", "army", "air", "ground", "missile", "drone", "armed", "attack"})
_MAY = frozenset({"may", "might", "could", "must"})
_TROOPS = frozenset({"army", "force", "troop", "military", "men", "fighter", "artillery"})


def menace(u: Utterance) -> str | None:
    """Return threaten where attacks of the speaker's own side lie ahead; else None."""
    parse = u.context.parse
    if u.lemmas.isdisjoint(word_set("acts.stepping")):
        return None
    for k in tokens_of(u):
        if (
            parse.lemma[k] not in word_set("acts.stepping")
            or parse.pos[k] != "VERB"
            or negated(parse, k)
        ):
            continue
        ahead = future(parse, k) or _may(parse, k)
        if ahead and _attacks(parse, k) and _ours(u, k) and act_forms.main_clause(u, k):
            return "threaten"
    return None


# Whose words threaten: parties, and whoever nothing is known of.
_OUTSIDE = frozenset({"IGO", "NGO", "INGO", "MED", "JRN", "JUD", "CVL", "HLH", "REL"})


def worded(u: Utterance) -> str | None:
    """Return threaten where a party's set phrase menaces: "at a time and place of our choosing"."""
    outside = u.speaker is None or u.speaker.sector in _OUTSIDE or monitor(u)
    if outside or not any(f" {words} " in u.said for words in word_list("acts.threats")):
        return None
    return "threaten"


def _may(parse: Parse, verb: int) -> bool:
    """Whether a modal of chance or need stands with the verb or the one that governs it."""
    above = parse.head[verb] if parse.dep[verb] == "xcomp" else verb
    around = (*parse.children[verb], *parse.children[above])
    return any(parse.dep[c] == "aux" and parse.lower[c] in _MAY for c in around)


def _attacks(parse: Parse, verb: int) -> bool:
    breach = load_act_words()["breach"]
    for c in parse.children[verb]:
        if parse.dep[c] != "dobj" or c < verb:
            continue
        military = any(parse.lemma[t] in _MILITARY for t in parse.children[c])
        if parse.lemma[c] in breach | _FIGHTING or (parse.lemma[c] in _WAR and military):
            return True
    return False


def _ours(u: Utterance, verb: int) -> bool:
    """The speaker's own side, or "the army" in the mouth of somebody who speaks for a state."""
    if act_forms.own_subject(u, verb):
        return True
    parse = u.context.parse
    subject = subject_head(parse, verb)
    if subject is None or parse.lemma[subject] not in _TROOPS:
        return False
    plain = {parse.lower[c] for c in parse.children[subject]} <= {"the", "its", "our", "his"}
    actor = u.cast.of(subject)
    speaks_for = u.speaker is not None and u.speaker.sector in ("GOV", "MIL", "ELI", "REB", None)
    return plain and speaks_for and (actor is None or not other(u, actor) or actor.country is None)


_CONSEQUENCE = re.compile(
    r"\b(?:will|would|shall|must|'ll|’ll) (?:have to |also |all |soon |itself |themselves )*"
    r"(?:bear|face|suffer|feel|carry|take|reap|answer for) (?:the |all |full |severe |serious "
    r"|grave"
    r" |dire |its |their )*(?:consequences?|answer|costs?|punishment|price|whirlwind|wrath)\b"
    r"|\bpatience (?:of [\w ]{2,30} )?(?:is|was|has|had|ha[sd] its|is at|was at)"
    r" (?:running|wearing|run|worn|limits?|an end|not|exhausted|over)"
    r"|\b(?:will|would|shall) be (?:treated|regarded|considered|viewed) as (?:an? )?(?:military"
    r"|hostile|enem(?:y|ies)|targets?|combatants?|legitimate|act of war|fair game)"
    r"|\b(?:will|would|shall) be (?:taken|retaken|cleared|opened|reopened|freed|stormed|removed"
    r"|evicted|driven out) (?:by force|by men|if|unless)\b"
)
_WATCHERS = frozenset({"IGO", "NGO", "INGO", "MED", "JRN", "HLH"})


def consequence(u: Utterance) -> str | None:
    """ "B will have to bear the consequences", "would be treated as military": threaten."""
    if u.lemmas.isdisjoint(word_set("acts.consequences")):
        return None
    party = u.speaker is not None and u.speaker.sector not in _WATCHERS and not monitor(u)
    if party and (_CONSEQUENCE.search(u.said) or _void_if(u)):
        return "threaten"
    return _going_if(u) if party else None


def _void_if(u: Utterance) -> bool:
    """ "If it does not, the truce is over", "unless they leave, it would be free of the deal"."""
    opened = re.search(r"\b(?:if|unless|should)\b", u.said)
    return opened is not None and bool(pact_over().search(u.said) or _FREE.search(u.said))


_FREE = re.compile(
    r"\b(?:will|would|shall|'ll|’ll) (?:then |also )*(?:be|feel|(?:regard|consider|see|deem)"
    r" (?:itself|themselves|ourselves|himself|herself|myself)(?: as)?(?: to be)?)"
    r" (?:free (?:of|from|to)|released from|no longer (?:be )?bound|relieved of|absolved)"
    r"|\b(?:will|would|shall) (?:no longer|not) be bound\b"
)


_SPARING = frozenset({"silent", "back", "quiet", "home", "down"})


def arms(u: Utterance) -> str | None:
    """ "If it goes on, the guns of the Movement will reach the barracks": what a party's own arms
    will do is a threat, by whatever verb; not that they will be withdrawn or fall silent."""
    if u.speaker is None or u.speaker.sector in _WATCHERS or monitor(u):
        return None
    parse, own = u.context.parse, word_set("acts.arms_own")
    if u.lemmas.isdisjoint(own):
        return None
    for k in tokens_of(u):
        striking = parse.lemma[k] in word_set("acts.arms_do") and parse.pos[k] == "VERB"
        if not striking or negated(parse, k):
            continue
        gun = subject_head(parse, k)
        if gun is None or parse.lemma[gun] not in own or parse.dep[gun] != "nsubj":
            continue
        if not future(parse, k) or not _SPARING.isdisjoint(parse.lower[k + 1 : k + 3]):
            continue
        if _arms_ours(u, gun, k) and act_forms.main_clause(u, k):
            return "threaten"
    return None


def _arms_ours(u: Utterance, gun: int, verb: int) -> bool:
    """Whether arms are the speaker's: "our rockets", "the guns of the Movement"."""
    if act_forms.own_subject(u, verb):
        return True
    parse = u.context.parse
    whose = [c for c in parse.children[gun] if parse.dep[c] == "poss"]
    whose += [
        o
        for c in parse.children[gun]
        if parse.dep[c] == "prep" and parse.lower[c] == "of"
        for o in parse.children[c]
    ]
    return any(own_actor(u, k) or parse.lower[k] in ("our", "ours") for k in whose)


_GOING_HOME = frozenset({"go", "walk", "leave", "quit", "withdraw", "resume", "fight", "shoot"})


def _going_if(u: Utterance) -> str | None:
    """ "If the word is taken out again, we go home": a present that is meant of days to come."""
    parse = u.context.parse
    if not {"if", "unless"} & set(u.said.split()):
        return None
    for k in tokens_of(u):
        if parse.lemma[k] not in _GOING_HOME or parse.tag[k] not in ("VBP", "VB"):
            continue
        first = next((c for c in parse.children[k] if parse.dep[c] == "nsubj"), None)
        plain = not any(parse.dep[c] in ("aux", "neg") for c in parse.children[k])
        if first is None or parse.lower[first] not in ("we", "i") or not plain:
            continue
        for c in parse.children[k]:
            marks = {parse.lower[m] for m in parse.children[c]}
            if parse.dep[c] == "advcl" and marks & {"if", "unless"}:
                return "threaten"
    return None
