"""War that a speaker's own side would go on with or step up, said of a time to come.

"The army will resume its attacks if the list is not met", "B might step up its operations".
"""

from __future__ import annotations

from trucewatch.coding import act_forms
from trucewatch.coding.act_syntax import Utterance, future, negated, other, subject_head, tokens_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

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
