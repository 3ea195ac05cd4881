"""What nouns name of which agreements make terms: ways and lines, bodies, what bars a way, lists.

"The coastal road", "flights between Ostrel and Hamar", "the telephone lines", "the joint military
commission", "the roadblocks", "the names of the detainees", "the maps of the minefields". A school,
a shop and a parliament's committee are none. The words: ``words/told.tsv``.
"""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, lemma_set, noun_at, objects_of
from trucewatch.coding.provisions.told import np_words, sentence
from trucewatch.vocab.words import word_set

_NAMING = frozenset({"NOUN", "PROPN"})
# What may be dismantled or filled in, but is cleared or removed for many a reason.
_TAKEN_APART = frozenset({"dismantle", "fill", "demolish", "raze", "level"})


def noun_of(ctx: LeadContext, i: int) -> str:
    """Return the lemma of a noun, of a name its small-letter form: "the Kessel Pass"."""
    p = ctx.parse
    return p.lower[i] if p.tag[i] == "NNP" else noun_at(p, i)


def way_or_line(ctx: LeadContext, noun: int) -> str | None:
    """Return the label of a way between people, or of a line between them; None for another thing,
    and where the sentence gives the weather or the like as the cause."""
    p = ctx.parse
    if p.pos[noun] not in _NAMING:
        return None
    own, head = np_words(ctx, noun), noun_of(ctx, noun)
    if is_everyday(ctx, noun):
        return None
    if own & (word_set("agreements.arms") | word_set("told.not_for_all")):
        return None
    if head in word_set("told.lines") and (head == "hotline" or own & word_set("told.speaking")):
        return "lines"
    if head in word_set("told.used_ways"):
        return "transport"
    served = head in word_set("told.lines") and own & word_set("told.riding")
    return "transport" if served else None


def is_everyday(ctx: LeadContext, i: int) -> bool:
    """Return whether a sentence tells of the weather, repairs, protests and the like."""
    own = sentence(ctx, i)
    return bool(lemma_set(ctx.parse, own.start, own.stop) & word_set("told.everyday_causes"))


def body(ctx: LeadContext, noun: int) -> str | None:
    """Return the label of the term by which a commission of the parties is set up, or None."""
    p = ctx.parse
    own = np_words(ctx, noun)
    if p.pos[noun] not in _NAMING or noun_of(ctx, noun) not in word_set("told.bodies"):
        return None
    if own & word_set("told.of_parliaments") or not own & word_set("told.joint"):
        return None
    if own & word_set("told.bodies_for_borders"):
        return "borders"
    return "prisoners" if own & word_set("told.bodies_for_prisoners") else "verification"


def obstacle(ctx: LeadContext, noun: int, verb: int, stated: frozenset[str]) -> str | None:
    """Return the label of the term that is kept when what a noun names is taken down: of free ways
    for what bars them, of withdrawal for works and where the text sets only that."""
    head = noun_of(ctx, noun)
    p = ctx.parse
    if p.pos[noun] not in _NAMING or is_everyday(ctx, noun):
        return None
    if head in word_set("told.obstacles"):
        only = "withdrawal" in stated and not stated & {"transport", "aid_access"}
        return "withdrawal" if only else "transport"
    works = head in word_set("told.works") and p.lemma[verb] in _TAKEN_APART
    return "withdrawal" if works else None


def lists(ctx: LeadContext, noun: int) -> str | None:
    """Return the label of the term on what lists, names or maps that are handed over are of."""
    p = ctx.parse
    if p.pos[noun] not in _NAMING or noun_of(ctx, noun) not in word_set("told.lists"):
        return None
    own = np_words(ctx, noun).union(*(np_words(ctx, o) for o in objects_of(p, noun, "of", "with")))
    if own & word_set("told.mined"):
        return "mines"
    listed = word_set("told.captives_called") | {"missing", "captured"}
    return "prisoners" if own & listed else None
