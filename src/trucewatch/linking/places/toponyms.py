"""Proper names as names of places in the words of a report: how one looks, the kinds of places that
stand beside it, which names are none, and a place of which nothing but the name is known.

No gazetteer knows most villages. Linking takes a name for a place by where it stands: in the words
of an act (``localities``), at the head of an item (``item_heads``), anywhere near (``told_of``).
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.records import Actor, Place
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.gazetteer import adjectives, place_words
from trucewatch.vocab.words import calendar, word_set

# "al-Washka", "El-Fasher", "Deir az-Zor", "N’Djamena"; "San Vito del Monte", "Puerto de la Cruz".
_ARTICLE = r"(?:(?:[Aa][dlnrstz]|[Aa]sh|[Ee][lsz])[-‑](?=[A-ZÀ-Þ])|[A-Z][’'](?=[A-ZÀ-Þ]))"
_LINK = r"(?:(?:de|del|della|di|do|da|dos|du|des|la|las|los|sur|y) ){1,2}"
NAME = (
    r"(?:(?:Hill|Height|Point|Position|Checkpoint|Post) \d{1,5}\b"
    rf"|(?:{_ARTICLE})?[A-ZÀ-Þ][^\W\d_]{{2,}}"
    rf"(?:[-’' ](?:{_LINK})?(?:{_ARTICLE})?[A-ZÀ-Þ][^\W\d_]+){{0,2}})"
)
"""Pattern of a name of one to three words with their articles, or of a kind of place and its
number."""
AREAS = (
    "state|province|region|district|county|oblast|governorate|department|raion|prefecture"
    "|territory|sector"
)
SITES = (
    "river|bridge|road|highway|crossing|junction|port|harbou?r|market|village|town|city|hamlet|camp"
    "|heights|ridge|hills?|valley|dam|gorge|pass|checkpoint|airport|island|lake|quarter|suburb"
    "|settlement|mills?|mine|school|hospital|base|canal"
)
"""Kinds of areas and of small places, as pieces of patterns."""
UNKNOWN = "unresolved"
# What stands behind it in the name of somebody is where he is: "passengers on the ferry at Asvel".
_WHERE = re.compile(r" (?:at|near|outside|in|on|killed|wounded) ")


def bare(name: str, start: int, called: str | None = None) -> Place:
    """Return the place of which a text gives only the name, at ``start``."""
    end = start + len(name)
    return Place(name, start, end, called or name, None, None, None, None, None, UNKNOWN, None)


@cache
def is_no_place(name: str) -> bool:
    """Return whether a name is that of a day, a people, a body, a state, a group or a person that
    the tables know."""
    words = name.lower().split()
    if any(w in calendar() or w in word_set("linking.no_place") for w in words):
        return True
    if words[0] in word_set("linking.no_names") or words[-1] in adjectives() or name.isupper():
        return True
    return words[0] in place_words("title") or _is_somebody(name)


def _is_somebody(name: str) -> bool:
    found = load_actors().find(name)
    return found is not None and found.kind != "name"


def people_of(coded: CodedStory) -> frozenset[str]:
    """Return the proper words, in small letters, by which a story calls those who act and speak."""
    actors: list[Actor | None] = [a for s in coded.statements for a in (s.speaker, s.target)]
    actors += [a for e in coded.events for a in (*e.actors, *e.recipients)]
    called = (t for a in actors if a is not None for t in (a.name, a.text))
    words = (w for t in called for w in _WHERE.split(t, 1)[0].split())
    return frozenset(w.lower().strip("’'s,.") for w in words if w[:1].isupper())
