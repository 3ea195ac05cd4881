"""Where a way is shut, opened or reached: by the road, the town or the site that the act is about.

"Denied a patrol access to the Zorb barracks", "refused to let the lorries through at Zorb", "cut
the only road to Zorb", "Zorb airport reopened": the name stands behind the access, inside the
deed that was barred or before the site, under no word of place that hangs from the act itself.
Where somebody comes from is no such place, unless it is what he is brought out of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from trucewatch.reading.parse import Parse
from trucewatch.vocab.gazetteer import place_words
from trucewatch.vocab.words import word_set

_AT = frozenset({"at", "in", "near", "outside", "around", "inside", "on", "between", "of"})
_INTO = frozenset({"to", "into", "towards", "toward", "through", "for"})
_POSTED = frozenset({"at", "near", "outside"})
_STATES = frozenset({"acomp", "oprd", "xcomp"})  # "stayed shut"
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DEPTH = 4


def way_told(parse: Parse, trigger: int, named: Mapping[int, int]) -> int | None:
    """Return the mention (of ``named``: token to mention) of the way or the ground that the act at
    token ``trigger`` bars, opens or reaches; None where it tells none."""
    if parse.lemma[trigger] not in word_set("places.ways_done"):
        return None
    found = (_within(parse, c, named, parse.lemma[trigger]) for c in _below(parse, trigger))
    told = next((m for m in found if m is not None), None)
    return _home_of(parse, trigger, named) if told is None else told


def brought_from(parse: Parse, trigger: int, named: Mapping[int, int]) -> int | None:
    """Return where people are brought out of, though the clause tells where to: "evacuated forty
    wounded from Zorb to Tarn"."""
    if not _brings_out(parse.lemma[trigger]):
        return None
    below = parse.children[trigger]
    objects = [d for c in below if parse.dep[c] == "dobj" for d in parse.children[c]]
    out = [c for c in (*below, *objects) if parse.lower[c] == "from" and parse.dep[c] == "prep"]
    found = (_within(parse, c, named, parse.lemma[trigger]) for c in out)
    return next((m for m in found if m is not None), None)


def _home_of(parse: Parse, trigger: int, named: Mapping[int, int]) -> int | None:
    """ "2,000 residents of Zorb returned to their homes": home is where they are of."""
    below = parse.children[trigger]
    aims = [c for k in below if parse.lower[k] == "to" for c in parse.children[k]]
    if parse.lemma[trigger] != "return" or not any(
        parse.lemma[c] in _HOMES for c in (*below, *aims)
    ):
        return None
    of = (
        named.get(k)
        for c in below if parse.dep[c] == "nsubj"
        for d in parse.children[c] if parse.lower[d] in ("of", "from")
        for k in parse.children[d]
    )  # fmt: skip
    return next((m for m in of if m is not None), None)


_HOMES = frozenset({"home", "house", "village", "farm", "land"})


def _below(parse: Parse, act: int, depth: int = 0) -> Iterator[int]:
    """Yield the nouns and prepositions beneath an act, its objects first, then those beneath what
    it is about ("refused to let the trucks pass")."""
    below = parse.children[act]
    verb = parse.pos[act] in ("VERB", "AUX")
    yield from (c for c in below if verb and parse.dep[c] in ("dobj", "nsubjpass", "dative"))
    yield from (c for c in below if parse.dep[c] == "prep")
    inner = [c for k in (act, *below) for c in parse.children[k] if parse.dep[c] in _CLAUSES
             and parse.dep[k] in ("prep", parse.dep[act])]  # fmt: skip
    for c in inner if depth < _DEPTH else ():
        yield from _below(parse, c, depth + 1)
    over = parse.children[parse.head[act]] if parse.dep[act] in _STATES else ()
    subjects = [c for c in (*below, *over) if parse.dep[c] in ("nsubj", "nsubjpass")]
    yield from (c for c in subjects if verb and _is_site(parse, c))
    if verb and parse.lemma[act] in word_set("places.barred"):
        agents = [d for c in below if parse.dep[c] == "agent" for d in parse.children[c]]
        for c in (*subjects, *agents):  # "soldiers at a post near Zorb stopped a patrol"
            where = _POSTED | ({"in"} if c in agents else frozenset())
            yield from (d for d in parse.children[c] if parse.lower[d] in where)


def _within(parse: Parse, i: int, named: Mapping[int, int], act: str) -> int | None:
    """Return the mention that a noun or preposition leads to, None where it leads to none."""
    if parse.pos[i] in _NOUNS:
        return _of_noun(parse, i, named, act)
    led = parse.lower[i] in _AT | _INTO or (parse.lower[i] == "from" and _brings_out(act))
    below = (c for c in parse.children[i] if led and parse.dep[c] == "pobj")
    found = (_of_noun(parse, c, named, act) for c in below)
    return next((m for m in found if m is not None), None)


def _of_noun(
    parse: Parse, noun: int, named: Mapping[int, int], act: str, depth: int = 0
) -> int | None:
    """Return the mention that a noun is, that calls the site it is, or that stands behind it."""
    if noun in named:
        return named[noun]
    site = _is_site(parse, noun)
    for c in parse.children[noun]:
        if site and parse.dep[c] in ("compound", "nmod", "poss", "appos") and c in named:
            return named[c]
    leads = _AT if site else frozenset({"at", "in", "near", "outside", "inside"})
    if parse.lemma[noun] in word_set("places.accesses"):
        leads = _AT | _INTO | ({"from"} if site else frozenset())
    if _brings_out(act):
        leads = leads | {"from"}
    told = (k for k in parse.children[noun] if parse.dep[k] == "acl" and site)
    for c in (*parse.children[noun], *(d for k in told for d in parse.children[k])):
        if parse.dep[c] == "prep" and parse.lower[c] in leads and depth < _DEPTH:
            below = (k for k in parse.children[c] if parse.dep[k] == "pobj")
            found = (_of_noun(parse, k, named, act, depth + 1) for k in below)
            if (at := next((m for m in found if m is not None), None)) is not None:
                return at
    return None


def _brings_out(act: str) -> bool:
    return act in word_set("places.brought_out")


def _is_site(parse: Parse, noun: int) -> bool:
    return parse.lower[noun] in _sites() or parse.lemma[noun] in _sites()


@cache
def _sites() -> frozenset[str]:
    sites = word_set("places.on_the_map", "places.kinds", "places.sites", "places.ways_told")
    return sites | place_words("generic_after") | place_words("generic_before")
