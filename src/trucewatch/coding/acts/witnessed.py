"""Violence that residents, medics or local officials tell of and give to nobody."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    monitor,
    negated,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.targets import accused
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_NEARBY = frozenset({"local", "village", "district", "county", "municipal", "town", "regional"})
_HEARING = frozenset(
    {"hear", "see", "land", "fall", "explode", "erupt", "crash", "report", "register", "detect"}
)
_BARRED = frozenset({"turn", "stop", "deny", "refuse", "block", "bar", "detain"})
_BACK = frozenset({"back", "away"})
_ACCESS = frozenset({"access", "entry", "passage"})


@cache
def _violence() -> frozenset[str]:
    return (
        load_act_words()["hostile"]
        | _DYING
        | _KILLING
        | _HEARING
        | _BARRED
        | word_set("acts.heard")
        | {"impact", "clash"}
    )


def witnessed(u: Utterance) -> str | None:
    """Return report_no_blame where a witness tells of violence without a doer; else None."""
    if u.lemmas.isdisjoint(_violence()):
        return None
    watching = monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))
    # "was reported", "reportedly": nobody's word, and of no side
    if not watching and not _is_local(u) and u.attribution.source is not None:
        return None
    if accused(u) is not None:
        return None
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or negated(parse, k) or future(parse, k):
            continue
        if (
            _struck(parse, k)
            or _blow_kills(parse, k)
            or _heard(parse, k)
            or (watching and _turned_back(parse, k))
        ):
            return "report_no_blame"
        if watching and _bars(parse, k):
            return "report_no_blame"
    return _heard_of(u)


def _is_local(u: Utterance) -> bool:
    source, parse = u.attribution.source, u.context.parse
    if source is None:
        return False
    head = source.antecedent if source.antecedent is not None else source.head
    if parse.lemma[head] in word_set("acts.locals"):
        return True
    near = any(parse.lower[c] in _NEARBY for c in parse.children[head])
    return parse.lemma[head] in ("official", "authority", "leader", "chief") and near


def _doer(parse: Parse, verb: int) -> bool:
    return any(
        parse.dep[c] == "agent" or (parse.dep[c] == "prep" and parse.lower[c] == "by")
        for c in parse.children[verb]
    )


def _whose_arms(parse: Parse, prep: int) -> bool:
    """ "Was fired from an army post": whose post it was says who did it."""
    if parse.lower[prep] != "from":
        return False
    posts = (c for c in parse.children[prep] if parse.dep[c] == "pobj")
    words = (k for c in posts for k in range(parse.left[c], parse.right[c]))
    return any(parse.lemma[k] in _ARMIES for k in words)


_ARMIES = frozenset(
    {"army", "military", "navy", "police", "government", "soldier", "troop", "rebel", "militia"}
)


def _struck(parse: Parse, verb: int) -> bool:
    """ "eight villagers were killed", "two houses were burned", with no doer."""
    hostile = parse.lemma[verb] in load_act_words()["hostile"]
    passive = any(parse.dep[c] == "nsubjpass" for c in parse.children[verb])
    if not hostile or not passive or any(_whose_arms(parse, c) for c in parse.children[verb]):
        return False
    if not _doer(parse, verb):
        return True
    # "by shells": things are no doers
    return all(
        parse.lemma[p] in word_set("acts.heard")
        for c in parse.children[verb]
        if parse.dep[c] == "agent"
        for p in parse.children[c]
    )


_KILLING = frozenset({"kill", "wound", "injure", "hurt", "destroy", "damage", "hit", "strike"})
_DYING = frozenset({"die", "perish"})
_INSIDE = frozenset({"in", "by", "from", "during", "of"})
_WOUNDS = frozenset({"wound", "injury", "burn"})


def _blow_kills(parse: Parse, verb: int) -> bool:
    """ "a bombing had killed a man", "five died in the attack": the blow is all that acts."""
    blows = load_act_words()["breach"] | word_set("acts.heard")
    if parse.lemma[verb] in _DYING:
        return any(
            parse.lemma[p] in (_WOUNDS if parse.lower[c] == "of" else blows)
            for c in parse.children[verb]
            if parse.dep[c] == "prep" and parse.lower[c] in _INSIDE
            for p in parse.children[c]
        )
    if parse.lemma[verb] not in _KILLING:
        return False
    subject = subject_head(parse, verb)
    return subject is not None and parse.lemma[subject] in blows


def _heard(parse: Parse, verb: int) -> bool:
    """ "machine guns and mortars were heard", "a shell landed in the yard"."""
    if parse.lemma[verb] not in _HEARING:
        return False
    roles = ("nsubj", "nsubjpass", "dobj")
    named = [c for c in parse.children[verb] if parse.dep[c] in roles]
    joined = [k for c in named for k in parse.children[c] if parse.dep[k] == "conj"]
    return any(parse.lemma[c] in word_set("acts.heard") for c in (*named, *joined)) and not _doer(
        parse, verb
    )


def _turned_back(parse: Parse, verb: int) -> bool:
    """ "its patrol was turned back", "access was refused", with no doer."""
    if parse.lemma[verb] not in _BARRED or _doer(parse, verb):
        return False
    subject = next((c for c in parse.children[verb] if parse.dep[c] == "nsubjpass"), None)
    if subject is None:
        return False
    away = any(parse.lower[c] in _BACK for c in parse.children[verb])
    objects = {parse.lemma[c] for c in parse.children[verb]}
    access = parse.lemma[subject] in _ACCESS or bool(objects & _ACCESS)
    return access or (away and parse.lemma[verb] == "turn") or parse.lemma[verb] == "detain"


_PATROLS = frozenset(
    "patrol observer monitor mission team convoy inspector drone vehicle truck member staff".split()
)


def _bars(parse: Parse, verb: int) -> bool:
    """ "two armed men denied a patrol passage", "prevented its team from entering"."""
    if parse.lemma[verb] not in _BARRED | {"prevent"}:
        return False
    kept = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "dative")]
    if parse.lemma[verb] in ("deny", "refuse") and parse.lower[verb + 1 : parse.right[verb]]:
        access = _ACCESS.intersection(parse.lower[verb + 1 : parse.right[verb]])
        return bool(access)
    return any(parse.lemma[c] in _PATROLS for c in kept)


def _heard_of(u: Utterance) -> str | None:
    """ "Residents reported gunfire": what is reported is the sound of arms, with no doer."""
    parse = u.context.parse
    if u.attribution.lexeme.lemma not in ("report", "hear", "describe", "confirm", "record"):
        return None
    for k in tokens_of(u, 6):
        if parse.lemma[k] in word_set("acts.heard") | {"impact", "clash"} and parse.pos[k] in (
            "NOUN",
            "PROPN",
        ):
            owned = any(parse.dep[c] in ("poss", "amod") and parse.pos[c] == "PROPN"
                        for c in parse.children[k])  # fmt: skip
            by = any(parse.lower[c] == "by" for c in parse.children[k])
            return None if owned or by else "report_no_blame"
    return None
