"""What the words and the tree alone say about a phrase: hits, things, place uses, appositions."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.cast import noun_phrases
from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actor_phrase import PARTITIVES
from trucewatch.vocab.actors import ActorTable
from trucewatch.vocab.words import word_set

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
# Words with these relations are parts of another phrase.
INNER = frozenset({"compound", "amod", "det", "nmod", "nummod", "quantmod", "case", "punct"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "near", "outside", "around", "through", "across", "inside", "within", "into",
     "throughout", "toward", "towards", "over", "via", "beyond", "off", "along", "east", "north",
     "south", "west"}
)  # fmt: skip
_GOING_TO = frozenset({"visit", "leave", "reach", "tour", "enter"})
# Who does this to a body or group is one of it.
_LEADING = frozenset({"lead", "head", "command", "chair", "represent", "run", "direct"})
_SITTING = frozenset({"sit", "serve", "belong"})
_SPEAKING_FOR = frozenset({"negotiate", "speak", "work", "act"})
# Role nouns that may also mean the land.
_TERRITORIES = frozenset({"state", "republic", "kingdom", "municipality", "capital", "community"})
# Singular nouns of these sectors are no actor without a determiner ("held firm").
_NEVER_BARE = frozenset({"BUS", "EDU", "MED", "UNK"})
_BODY_PARTS = frozenset({"head", "figure", "body", "cell", "wing", "front", "side", "power"})
# Who stands by the side of somebody, and so is of another one.
OF_OTHERS = frozenset({"counterpart", "ally"})
# Who is of those whom "of" names.
_HEADED = frozenset({"head", "chief", "leader", "commander", "member", "deputy", "chair"})
_OPEN, _CLOSE, _PLAIN = "“", "”", '"'


def folded(parse: Parse) -> tuple[str, ...]:
    """Return the tokens as the lexicon spells them."""
    if "’" not in parse.text:
        return parse.lower
    return tuple(w.replace("’", "'") if "’" in w else w for w in parse.lower)


def scan(parse: Parse, lower: Sequence[str], table: ActorTable) -> list[Hit]:
    """Return the forms of the lexicon in a story, those with several meanings settled.

    Of several bodies of one name that of a country the story speaks of is taken.
    """
    hits: list[Hit] = []
    for first, last in parse.sents:
        hits.extend(table.lexicon.scan(parse.word, lower, first, last))
    if not any(h.others for h in hits):
        return hits
    spoken = {h.entry.country for h in hits if not h.others and h.entry.country}
    return [_settle(h, spoken) if h.others else h for h in hits]


def _settle(hit: Hit, spoken: set[str]) -> Hit:
    if hit.entry.kind != "entity" or hit.entry.country in spoken or hit.entry.country == "UNO":
        return hit
    for entry in hit.others:
        if entry.kind == "entity" and entry.country in spoken:
            return Hit(hit.first, hit.last, entry, hit.others)
    # Else a plain role noun, or a news agency, which is at home in every story.
    usual = next((e for e in hit.others if e.kind == "role" or e.sector == "JRN"), None)
    return Hit(hit.first, hit.last, usual, hit.others) if usual is not None else hit


def candidate_heads(parse: Parse, hits: Sequence[Hit]) -> list[int]:
    """Return the heads of phrases that hold a form of the lexicon or a proper name."""
    covered = {i for h in hits for i in range(h.first, h.last)}
    return [
        i
        for i in range(len(parse))
        if (i in covered or parse.pos[i] == "PROPN") and is_head(parse, i)
    ]


# Who stands between the sides, by what a phrase calls them, and by what they do.
BETWEEN = frozenset({"mediator", "broker", "facilitator", "intermediary", "guarantor", "mediation",
                     "host", "go-between"})  # fmt: skip
MEDIATING = frozenset({"broker", "mediate", "facilitate", "host", "sponsor"})


def is_head(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` heads a phrase of its own."""
    dep = parse.dep[i]
    if dep in INNER or parse.pos[i] not in NOMINAL:
        return False
    return dep != "conj" or parse.dep[parse.head[i]] not in INNER


def quoted_tokens(parse: Parse) -> tuple[bool, ...]:
    """Tell for each token whether it stands inside quotation marks (paragraph by paragraph)."""
    flags = [False] * len(parse)
    if not any(mark in parse.text for mark in (_OPEN, _PLAIN)):
        return tuple(flags)
    for para in parse.paras:
        inside = False
        for i in range(para.first, para.last):
            word = parse.word[i]
            if word == _PLAIN:
                inside = not inside
            elif word in (_OPEN, _CLOSE):
                inside = word == _OPEN
            else:
                flags[i] = inside
    return tuple(flags)


def says(parse: Parse, head: int) -> bool:
    """Tell whether ``head`` is the subject of a verb of saying."""
    return parse.dep[head] == "nsubj" and parse.lemma[parse.head[head]] in word_set("cast.saying")


def is_place_use(parse: Parse, head: int, named: Named) -> bool:
    """Tell whether a country, capital or area is used as a place here ("in Kyiv")."""
    if named.noun:
        return named.noun in _TERRITORIES and in_place_position(parse, head)
    area = named.kind == "state" or (named.entity is not None and named.entity.kind == "area")
    return area and in_place_position(parse, head)


def in_place_position(parse: Parse, head: int) -> bool:
    """Tell whether ``head`` stands where a place would ("in X", "visited X")."""
    for _ in range(12):
        if parse.dep[head] not in ("conj", "appos") or parse.head[head] == head:
            break
        head = parse.head[head]
    dep, above = parse.dep[head], parse.head[head]
    if dep == "dobj":
        return parse.lemma[above] in _GOING_TO
    if dep != "pobj":
        return dep == "npadvmod"
    word = parse.lower[above]
    if word in _PLACE_PREPOSITIONS:
        return True
    return word in ("to", "from", "for") and parse.lemma[parse.head[above]] in word_set(
        "cast.motion"
    )


def partitive(parse: Parse, head: int) -> int | None:
    """Return the noun of "dozens of soldiers", "one of the rebels", None elsewhere."""
    if parse.lower[head] not in PARTITIVES:
        return None
    for child in parse.children[head]:
        if child > head and parse.lower[child] == "of":
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def is_thing(parse: Parse, head: int, first: int, named: Named, hits: Sequence[Hit]) -> bool:
    """Tell whether a noun is no actor here: nobody, a site, a bare noun, a body part."""
    own = next((h for h in hits if h.first <= head < h.last), None)
    if parse.lower[head] == "house" and parse.lower[head + 1 : head + 2] == ("arrest",):
        return True
    if own is not None and _is_prefix(parse, head, own):
        return True
    if own is not None and own.entry.site:
        return named.kind in ("role", "unnamed") and not says(parse, head)
    if named.country is None and parse.lower[first] in ("no", "neither"):
        return True
    if own is None or own.entry.kind != "role" or parse.word[head][:1].isupper():
        return False
    entry = own.entry
    if entry.noun == "party" and _is_errand(parse, head, hits):
        return True
    if named.country is not None:
        return False
    bare = first == own.first and not entry.plural
    if bare and (entry.person or entry.sector in _NEVER_BARE):
        return parse.dep[head] not in ("appos", "compound", "attr", "pobj")
    return entry.thing or (named.code == "UNK" and entry.noun in _BODY_PARTS)


def _is_errand(parse: Parse, head: int, hits: Sequence[Hit]) -> bool:
    """ "A search party", "a road-building party": people on an errand, no political party."""
    before = head - 1
    if before < 0 or any(h.first <= before < h.last for h in hits):
        return False
    loose = parse.dep[before] == "compound" or parse.tag[before] == "VBG"
    return loose and parse.word[before].islower()


def _is_prefix(parse: Parse, head: int, own: Hit) -> bool:
    """Tell whether a name only stands in "X-backed", "X-run"."""
    if head + 1 >= len(parse) or parse.word[head + 1] != "-":
        return False
    return own.entry.kind == "adjective" or parse.dep[head] == "npadvmod"


def name_after(parse: Parse, head: int, last: int) -> int | None:
    """Return the name in "the head of X, Y Z, said" where the parser missed the apposition.

    ``last`` is where the phrase of ``head`` ends.
    """
    if last + 1 >= len(parse) or parse.word[last] != "," or parse.pos[last + 1] != "PROPN":
        return None
    at = last + 1
    while parse.dep[at] == "compound" and parse.head[at] > at:
        at = parse.head[at]
    closed = at + 1 < len(parse) and parse.word[at + 1] in (",", ".")
    return at if closed and parse.sent[at] == parse.sent[head] else None


# What is led for good: not an attack, a prayer or a visit.
_LED = frozenset({"delegation", "team", "panel", "party", "group", "movement", "side", "mission",
                  "army", "wing", "force", "front", "commission", "committee"})  # fmt: skip


def leads_what(parse: Parse, head: int) -> int | None:
    """Return X of "Y, who leads X", "Y leads X", "Y, who negotiates for X", "Y, who sits on X",
    else None."""
    verb_of = parse.head[head]
    if parse.dep[head] == "nsubj" and parse.lemma[verb_of] in _LEADING:
        below = parse.children[verb_of]
        told = (c for c in below if parse.dep[c] == "dobj" and parse.lemma[c] in _LED)
        return None if any(parse.dep[c] == "neg" for c in below) else next(told, None)
    for child in parse.children[head]:
        if parse.dep[child] != "relcl" or child < head:
            continue
        verb = parse.lemma[child]
        below = parse.children[child]
        if not any(parse.dep[c] == "nsubj" and parse.lower[c] == "who" for c in below):
            return None
        if verb in _LEADING:
            return next((c for c in below if parse.dep[c] == "dobj"), None)
        if verb in _SPEAKING_FOR or verb in _SITTING:
            preps = ("for",) if verb in _SPEAKING_FOR else ("on", "in", "to", "with", "at")
            inner = (d for c in below if parse.lower[c] in preps for d in parse.children[c])
            return next((d for d in inner if parse.dep[d] == "pobj"), None)
    return None


def apposed(parse: Parse, head: int, last: int, role: bool) -> int | None:
    """Return the head of what stands in apposition to the phrase of ``head``."""
    at = noun_phrases.apposition(parse, head)
    return name_after(parse, head, last) if at is None and role else at


def _has_owned(parse: Parse, head: int) -> bool:
    below = (d for c in parse.children[head] if parse.lower[c] == "of" for d in parse.children[c])
    return any(parse.tag[e] == "PRP$" for d in below for e in parse.children[d])


def is_of_another(parse: Parse, head: int, hits: Sequence[Hit]) -> bool:
    """Tell whether ``head`` is "X's ally", "a counterpart of X": of another side than X.

    "His Xian counterpart" is of X.
    """
    if parse.lemma[head] in _HEADED and _has_owned(parse, head):
        return True  # "the head of its observers in X": whose they are is told by "its"
    if parse.lemma[head] not in OF_OTHERS:
        return False
    own = (h.last - 1 for h in hits if h.entry.country)
    if any(parse.head[i] == head and parse.dep[i] in INNER for i in own):
        return False
    return any(
        parse.dep[c] == "poss" or (c > head and parse.lower[c] == "of")
        for c in parse.children[head]
    )
