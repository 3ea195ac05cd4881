"""Acts that their own words show to be of a war of now, whatever else their story tells.

A report of two sentences may name no side and no truce: "Drones struck the harbour at dawn".
What is done with weapons of war, and what the encoder is sure of in a sentence that speaks of
soldiers, captives or guns, needs no other event beside it.
"""

from __future__ import annotations

from trucewatch.coding.events.predicate_encoder import EncodedStory
from trucewatch.coding.events.subjects import fronted_subject
from trucewatch.coding.events.syntax import OBJECTS, is_verb, pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

# Among the rules of an event that neither its story nor a second participant needs to bear out.
ARMS = "own:war"
# Told as past, or by a noun: a plot is told in the present ("shells fall on the town").
_PAST = frozenset({"VBD", "VBN"})
# How sure the encoder must be of a verb, and of a noun, in a sentence with a word of war and truce,
# and in one without.
_SURE, _SURE_NOUN, _SUREST, _CERTAIN = 0.65, 0.82, 0.95, 0.97
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
# What stands before an act that weapons did: "drone strike", "a rocket attack".
_BEFORE = frozenset({"compound", "nmod", "amod"})
# "Shelling went on", not "protested against the shelling", which another may tell otherwise.
_TOLD = frozenset({"nsubj", "nsubjpass", "ROOT", "attr"})
# A sentence that is so much about something else (see topics) tells of no war. A line of a bulletin
# is short, and looks like one of anything: the words for weapons outweigh more than the encoder.
_WITH_ARMS, _BY_ENCODER, _ALONE, _OF_ANYTHING, _BEYOND_DOUBT = 2.6, 0.5, 0.1, -0.5, -2.0
FIRED = _WITH_ARMS
"""The same for weapons that went off and blows that somebody claims."""
# Words of war whose verbs are seldom meant otherwise.
_UNMISTAKABLE = frozenset("shell strafe mortar behead ambush abduct kidnap".split())


def armed_limit(
    p: Parse, table: PredicateTable, i: int, type_: str, encoded: EncodedStory | None
) -> float | None:
    """Return how much about other things the sentence of an act at ``i`` may be, for the act to be
    one of war by its own words; None where they do not tell.
    """
    there = _there_was(p, i)
    if is_verb(p, i) and p.tag[i] not in _PAST and not there:
        return None
    if type_ == "ASSAULT" and by_arms(p, i):
        return _WITH_ARMS
    named = p.lower[i] in word_set("events.salvoes") or p.lemma[i] in word_set("events.salvoes")
    if type_ == "ASSAULT" and named and there:
        return _WITH_ARMS
    if type_ == "ASSAULT" and named and not is_verb(p, i) and p.dep[i] in _TOLD:
        return _ALONE
    return _by_encoder(p, table, i, type_, encoded) if encoded is not None else None


def _by_encoder(
    p: Parse, table: PredicateTable, i: int, type_: str, encoded: EncodedStory
) -> float | None:
    share = encoded.share(i, type_)
    if share is None or type_ not in _DEEDS:
        return None
    first, last = p.sents[p.sent[i]]
    telling = table.classes["strife"] - word_set("events.peaceable")
    war = any(p.lemma[k] in telling for k in range(first, last) if k != i)
    told = war or p.lemma[i] in _UNMISTAKABLE
    if told and share >= (_SURE if is_verb(p, i) else _SURE_NOUN):
        return _BY_ENCODER
    if share >= _CERTAIN and is_verb(p, i):
        return _OF_ANYTHING
    return _BEYOND_DOUBT if share >= _SUREST else None


def by_arms(p: Parse, i: int) -> bool:
    """Return whether weapons of war do, or are used in, what token ``i`` tells."""
    arms, fired = word_set("events.arms"), word_set("events.blown")
    if not is_verb(p, i):
        words = {p.lemma[c] for c in p.children[i] if p.dep[c] in _BEFORE and c < i}
        of = {p.lemma[d] for c in p.children[i] if p.lower[c] == "of" for d in pobjs(p, c)}
        volley = p.lemma[i] in _FIRE and "fire" in of
        return bool((words | of) & arms) or volley
    doing = [c for c in p.children[i] if p.dep[c] == "nsubj"] or fronted_subject(p, i)
    means = [c for c in p.children[i] if p.dep[c] == "agent"]
    means += [c for c in p.children[i] if p.dep[c] == "prep" and p.lower[c] in ("by", "with")]
    agents = [d for c in means for d in pobjs(p, c)]
    targets = [c for c in p.children[i] if p.dep[c] == "attr" and p.lemma[c] == "target"]
    agents += [d for c in targets for e in p.children[c] if p.lower[e] == "of" for d in pobjs(p, e)]
    fire = [c for c in p.children[i] if p.dep[c] in OBJECTS and c > i]
    fire += [d for c in p.children[i] if p.lower[c] == "under" for d in pobjs(p, c)]
    return (
        _under_fire(p, i)
        or any(_is_arms(p, k, arms) for k in (*doing, *agents))
        or any(p.lemma[k] in fired for k in agents)
        or any(p.lemma[k] == "fire" and (p.lemma[i] == "open" or _gun(p, k)) for k in fire)
    )


def bare_hit(p: Parse, v: int) -> bool:
    """ "The market was hit at noon": by nothing that is told, or by weapons, not by prices."""
    if p.lemma[v] not in ("hit", "strike") or not any(
        p.dep[c] == "nsubjpass" for c in p.children[v]
    ):
        return False
    return by_arms(p, v) or not any(p.dep[c] == "agent" for c in p.children[v])


def _under_fire(p: Parse, v: int) -> bool:
    """ "A convoy came under fire": what can be shot at, so it was no criticism."""
    if p.lemma[v] != "come" or not any(p.lower[c] == "under" for c in p.children[v]):
        return False
    shot_at = word_set("events.held", "events.vehicles", "events.targets")
    return any(p.dep[c] == "nsubj" and p.lemma[c] in shot_at for c in p.children[v])


def _there_was(p: Parse, i: int) -> bool:
    """ "There was shelling", which the parser may take for "was shelling"."""
    up = p.head[i]
    below = (*p.children[i], *(p.children[up] if p.dep[i] in ("attr", "nsubj") else ()))
    past = any(p.lower[c] in ("was", "were", "been") for c in (*p.children[i], up))
    return past and any(p.dep[c] == "expl" for c in below)


def _is_arms(p: Parse, k: int, arms: frozenset[str]) -> bool:
    """Whether noun ``k`` is a weapon or its fire: "a salvo of rockets", "shellfire"."""
    of = {p.lemma[d] for c in p.children[k] if p.lower[c] == "of" for d in pobjs(p, c)}
    plural = p.lower[k][:-1] if p.tag[k] == "NNPS" else ""  # "Rockets", as a sentence begins
    return (
        p.lemma[k] in arms
        or plural in arms
        or bool(of & arms)
        or (p.lemma[k] in _FIRE and _gun(p, k))
        or (p.lemma[k] in _FLOWN and (of_a_land(p, k) or _of_forces(p, k)))
    )


def _of_forces(p: Parse, k: int) -> bool:
    """ "Fighter jets", "army helicopters", "rebel boats"."""
    near = {p.lemma[c] for c in p.children[k] if p.dep[c] in _BEFORE and c < k}
    return not near.isdisjoint(_OF_FORCES | group_words().rebels)


# What armies fly and sail, and others too.
_FLOWN = frozenset({"jet", "plane", "aircraft", "helicopter", "boat", "gunboat", "vessel"})
_OF_FORCES = frozenset({"fighter", "attack", "combat", "army", "military", "government", "navy"})
_FIRE = frozenset({"fire", "round", "burst", "shot", "volley", "hail", "strike", "attack"})


def _gun(p: Parse, k: int) -> bool:
    """ "Machine-gun fire", "rounds of mortar": fire of weapons of war."""
    near = {p.lemma[c] for c in p.children[k] if p.dep[c] in _BEFORE}
    near |= {p.lower[c] for c in p.children[k] if p.dep[c] in _BEFORE}
    return bool(near & (word_set("events.arms") | {"gun", "machine-gun", "small-arms", "arm"}))


def of_a_land(p: Parse, n: int) -> bool:
    """Return whether a capital adjective stands before noun ``n``: "Chadian", "Russian"."""
    first = p.sents[p.sent[n]][0]
    near = (c for c in p.children[n] if p.dep[c] == "amod" and c != first)
    return any(p.word[c][:1].isupper() for c in near)
