"""What ground undergoes: deeds upon sites, scenes of acts, towns that come under attack."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.times.scan import lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.predicates import load_predicates
from trucewatch.vocab.words import word_set


@cache
def site_words() -> frozenset[str]:
    """Words whose "of" leads on to a place: the villages of, much of, the whole of."""
    return place_words("generic_before") | place_words("generic_after") | place_words("container")


def is_event(parse: Parse, i: int) -> bool:
    """Return whether the noun ``i`` tells of an event or a deed."""
    words = lexicon()["event_noun"]
    return parse.lemma[i] in words or parse.lower[i] in words or parse.lemma[i] in _deeds()


@cache
def _deeds() -> frozenset[str]:
    """Nouns that tell of a deed wherever they stand: "the demolition of", "the closure of"."""
    nouns = load_predicates().nouns
    told = (n for n, es in nouns.items() for e in es if e.type in _DEEDS and e.use in ("a", "b"))
    return frozenset(told)


_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID"})


def undergone_by(parse: Parse, noun: int) -> int | None:
    """Return the verb whose subject undergoes the act that ``noun`` tells of.

    "The town came under attack", "the market was the scene of fighting".
    """
    prep = parse.head[noun]
    if parse.dep[noun] != "pobj" or prep == noun:
        return None
    above = parse.head[prep]
    if parse.lower[prep] == "under" and parse.lemma[above] in ("come", "be"):
        return above
    scene = parse.lower[prep] == "of" and parse.lemma[above] in _SCENES
    return parse.head[above] if scene and parse.dep[above] == "attr" else None


_SCENES = frozenset({"scene", "site", "theatre", "theater", "target", "focus", "centre", "center"})


def is_scene(parse: Parse, verb: int) -> bool:
    """Whether the subject of ``verb`` is where an act was that it tells of."""
    below = parse.children[verb]
    told = [c for c in below if parse.dep[c] in ("dobj", "obj")]
    if parse.lemma[verb] in SEEING and any(is_event(parse, c) for c in told):
        return True
    if parse.lemma[verb] == "fall" and any(parse.lower[c] == "to" for c in below):
        return True
    nouns = [d for c in below for e in (c, *parse.children[c]) for d in parse.children[e]]
    return any(undergone_by(parse, d) == verb and is_event(parse, d) for d in nouns)


SEEING = frozenset("see witness suffer endure experience sustain draw take".split())


def is_upon(parse: Parse, site: int, token: int) -> bool:
    """Whether a verb tells of a deed upon a site that a place gives its name to: "burned the Goma
    market", "the Kidal checkpoint was dismantled"."""
    called = site != token and parse.lower[site] in site_words()
    return called and parse.lemma[parse.head[site]] in deeds_upon()


@cache
def deeds_upon() -> frozenset[str]:
    verbs = load_predicates().verbs
    told = (v.split()[0] for v, es in verbs.items() for e in es if e.type in _DEEDS)
    return frozenset(told) | word_set("places.upon")


def undergoes(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what somebody or something came to by a deed: "and a school was hit"."""
    if parse.lemma[verb] not in word_set("times.suffered", "places.deeds"):
        return False
    return any(parse.dep[c] == "nsubjpass" for c in parse.children[verb])
