"""Actors by name, in a running sentence: a state by its name, a body with its article and state."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from trucewatch.records import Actor, Claimant
from trucewatch.views.camps import camp_name, country_words, is_named
from trucewatch.views.words import clean, plain_name
from trucewatch.vocab.sides import STEM
from trucewatch.vocab.tables import table

# A name that begins so needs no article.
_DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|our|your|some|several|many|most|all|both|two|three|four|five"
    r"|unidentified|unnamed|\d+)\b",
    re.I,
)
_PRONOUNS = frozenset(
    "i we you he she it they me us him her them my our your his its their ours theirs who which"
    " this that these those one both".split()
)
_SOMEBODY = "somebody not named"
_OWNED = re.compile(r"(?:[A-Z]\S*\s)*[A-Z]\S*[’']s?\s")
# The head of a name stands before these.
_AFTER_HEAD = re.compile(
    r"\s(?:of|in|from|at|for|on|near|with|to|against|who|which|that|close)\b|,", re.I
)
# Bodies whose state is to be told where their name does not.
_OF_A_STATE = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})


def state_name(actor: Actor | Claimant) -> str | None:
    """Return the name of a state that is named by its adjective alone ("Armenian" → Armenia)."""
    name, code = actor.name.strip(), actor.code
    if " " in name:
        return None
    if is_named(code):
        return clean(camp_name(code))
    if name.lower() in country_words(code[:3]):
        return clean(camp_name(code[:3]))
    side = f"UNK:{code.partition(':')[2][:STEM]}" if code.startswith("UNK") else ""
    return clean(camp_name(side)) if is_named(side) and side[4:] == name.lower()[:STEM] else None


class Named(msgspec.Struct, frozen=True):
    """A name in a sentence: an article before it, the state whose body it is behind; either may be
    "". ``own`` tells whether the name is the vocabulary's, not a source's."""

    article: str
    name: str
    state: str
    own: bool = False


def named(actor: Actor | Claimant) -> Named:
    """Return how a sentence names somebody."""
    state = state_name(actor)
    if state:
        return Named("", state, "", own=True)
    if actor.name.strip().lower() in _PRONOUNS:  # nobody is called "it"
        country = actor.code[:3]
        known = clean(camp_name(country)) if is_named(country) else _SOMEBODY
        return Named("", known, "", own=True)
    name = _in_a_sentence(plain_name(actor.name))
    return Named("the " if _needs_article(name) else "", name, _unsaid_state(actor.code, name))


# Names of these kinds take an article, also where they are plurals or no nouns for bodies.
_WITH_ARTICLE = frozenset(
    "nations forces front movement programme program union league network organisation organization"
    " alliance republic".split()
)


def _in_a_sentence(name: str) -> str:
    """Return a name that a sentence began with as it stands inside one: "Negotiators of the Front"
    → "negotiators of the Front", "Armed men of the Front" → "armed men of the Front".

    What a common noun in the plural opens is no proper name, nor what such a noun opens before
    another in small letters; "Ministry of Defence" is one.
    """
    first, _, rest = name.partition(" ")
    if not (first[:1].isupper() and first[1:].islower()):
        return name
    low, second = first.lower(), rest.partition(" ")[0]
    plural = first.endswith("s") and not rest[:1].isupper() and low in _common()
    noun = second.islower() and not {low, f"{low} {second}"}.isdisjoint(_role_nouns())
    phrase = noun and not _AFTER_HEAD.match(f" {rest}")
    return name[0].lower() + name[1:] if plural or phrase else name


def _needs_article(name: str) -> bool:
    if _DETERMINED.match(name) or _OWNED.match(name):
        return False
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()[-1:]
    if head and head[0].lower() in _WITH_ARTICLE and " " in name:
        return True
    if not head or (head[0].endswith("s") and not head[0].endswith("ss")):
        return False
    if head[0].lower() in _plurals():
        return False
    return head[0].islower() or (head[0].lower() in _bodies() and not _surname(name))


def is_several(name: str) -> bool:
    """Tell whether a name is that of several people or bodies: "rebels", "the army and the Front".

    A name of its own that ends like a plural ("United States") is one body; "Houthis" are several.
    """
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()[-1:]
    if not head:
        return False
    last = head[0].lower()
    if re.search(r"\sand\s", name) or last in _plurals():
        return True
    if not last.endswith("s") or last.endswith(("ss", "us")):
        return last in ("police", "people")
    return head[0].islower() or " " not in name


def _surname(name: str) -> bool:
    """Tell whether the last word of a name is a person's as well ("Dhieu Maker"), not a body's:
    it is written as the last part of a longer noun ("arms maker"), and what is before is a name."""
    words = name.lower().split()
    alone = {n for n in _role_nouns() if " " not in n}
    return len(words) > 1 and words[-1] not in alone and not set(words[:-1]) & _common()


@cache
def _bodies() -> frozenset[str]:
    """Return the last words of the nouns that stand for bodies: ministry, army, mission."""
    rows = table("actors/role_nouns.tsv")
    nouns = (r["noun"].split(" of ")[0] for r in rows if r["kind"] in ("body", "rank"))
    return frozenset(n.split()[-1] for n in nouns) | {"staff", "head"}


def _unsaid_state(code: str, name: str) -> str:
    """Return the state whose body this is, "" where the name says it or there is none."""
    country, sector = code[:3], code[3:6]
    if (
        _OWNED.match(name)
        or sector not in _OF_A_STATE
        or _is_person(code, name)
        or not is_named(country)
    ):
        return ""
    low = name.lower()
    return "" if any(w in low for w in country_words(country)) else clean(camp_name(country))


def _is_person(code: str, name: str) -> bool:
    """Tell whether a name is a person's: no word of it is a common noun for an office or body."""
    words = set(name.lower().replace(",", " ").split())
    return not words & _common() or (":" in code and not words & _bodies())


@cache
def _role_nouns() -> frozenset[str]:
    rows = table("actors/role_nouns.tsv")
    return frozenset(n for r in rows for n in (r["noun"], r["plural"] or f"{r['noun']}s"))


@cache
def _plurals() -> frozenset[str]:
    """Return the last words of plurals that the table of role nouns writes out: gunmen."""
    rows = [r for r in table("actors/role_nouns.tsv") if r["plural"]]
    lasts = ((r["noun"].split()[-1], r["plural"].split()[-1]) for r in rows)
    return frozenset(many for one, many in lasts if many != one)


@cache
def _common() -> frozenset[str]:
    return frozenset(w for n in _role_nouns() for w in n.split()) | _bodies()
