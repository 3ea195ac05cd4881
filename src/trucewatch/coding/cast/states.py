"""States and peoples that no table knows: names that have an army, a ministry, officials.

"Valdorian officials", "Valdoria's army" and "Valdoria" are one side. Inside the cast such a name
stands where a country's code would (in lower case, which no such code is); :func:`public` turns
it into the actor's code outside: ``UNK`` + sector + ``:valdoria``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

import msgspec

from trucewatch.coding.cast import seats as cast_seats
from trucewatch.coding.cast.demonyms import (
    SHORTEST,
    demonyms,
    homeland,
    kind_of_form,
    like_a_land,
    sure_demonym,
)
from trucewatch.coding.cast.evidence import (
    LOOSE,
    NAME_TAGS,
    Evidence,
    any_role,
    has_state_roles,
    look_around,
    may_be_name,
    not_peoples,
)
from trucewatch.reading import Parse
from trucewatch.records import Span
from trucewatch.vocab.actor_lexicon import Entry, Hit
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.actors import slug
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# With so many letters a demonym begins as the name of its land does: no stem is shorter.
_BEGUN = SHORTEST
# So many different words of strife make a report one of strife.
_STRIFE = 2


class UnknownStates(msgspec.Struct, frozen=True):
    """``hits`` are the forms in the text, in order; ``names`` tells each state's name by its id,
    ``forms`` the id of each form in small letters, ``scenes`` the ids of those the story is about.
    """

    hits: tuple[Hit, ...]
    names: Mapping[str, str]
    forms: Mapping[str, str] = {}
    scenes: frozenset[str] = frozenset()

    def state_of(self, words: Iterable[str]) -> str | None:
        """Return the id of the first state that one of ``words``, in small letters, stands for."""
        return next((self.forms[w] for w in words if w in self.forms), None)


@cache
def _strife_words() -> frozenset[str]:
    rows = table("predicates/classes.tsv")
    return frozenset(next(r["words"] for r in rows if r["class"] == "strife").split())


def find_states(parse: Parse, hits: Sequence[Hit], dateline: Span | None = None) -> UnknownStates:
    """Return the unknown states of a story; ``hits`` are the forms that the tables know.

    ``dateline`` is the story's, which is not parsed.
    """
    starts = {h.first: h for h in hits}
    ends = {h.last: h for h in hits}
    covered = {i for h in hits for i in range(h.first, h.last)}
    plain = not_peoples()
    tagged = [i for i, tag in enumerate(parse.tag) if tag in NAME_TAGS and i not in covered]
    lands = _dated_lands(dateline)
    free = [i for i in tagged if parse.lower[i] in lands - plain or may_be_name(parse, i, plain)]
    names = set(free)
    found: dict[str, Evidence] = {}
    for i in free:
        each = found.setdefault(parse.lower[i], Evidence())
        each.at.append(i)
        look_around(parse, i, each, starts, ends, names)
    for hit in hits:
        if hit.entry.person and hit.entry.entity is not None and parse.lower[hit.last - 1] in found:
            found[parse.lower[hit.last - 1]].person = True  # the surname of somebody known
    strife = len(_strife_words().intersection(parse.lemma)) >= _STRIFE
    states = _with_seats(parse, _decide(found, strife), found, dateline)
    return _as_hits(parse, states, found)


def _dated_lands(dateline: Span | None) -> frozenset[str]:
    """Return what a dateline names behind its place, in small letters: "TOWN, Ork, June 4".

    Such a name may be shorter than others that the story tells by its words alone.
    """
    parts = dateline.text.split(",")[1:] if dateline is not None else []
    words = [part.partition("(")[0].strip() for part in parts]
    return frozenset(w.lower() for w in words if w.isalpha() and len(w) > 2 and w[1:].islower())


def _with_seats(
    parse: Parse,
    states: dict[str, tuple[str, str]],
    found: Mapping[str, Evidence],
    dateline: Span | None,
) -> dict[str, tuple[str, str]]:
    """Return ``states``, with names that are only the capitals of others as their seats."""
    sure = {f: key for f, (key, _) in states.items() if _is_sure(f, states, found)}
    names = {f: found[f].at for f in states if f not in sure}
    names |= {f: each.at for f, each in found.items() if each.seat and f not in states}
    roles = {f: found[f].named | found[f].owned for f in sure}
    told = cast_seats.seats(parse, names, roles, sure, dateline)
    out = states | {form: (key, "seat") for form, key in told.items()}
    # "The ministry in X": a seat also where some side is known by its deeds alone.
    bodies = {f: _bodies_in(parse, found[f].at) for f in found if found[f].seat and f not in out}
    lands = {f: key for f, (key, kind) in out.items() if kind != "seat"}
    told = cast_seats.seats(parse, bodies, roles, lands)
    return out | {form: (key, "seat") for form, key in told.items()}


def _bodies_in(parse: Parse, at: Sequence[int]) -> list[int]:
    """Return the heads of the bodies in the places at ``at``: "the General Staff in X"."""
    above = [
        parse.head[i] for i in at if parse.dep[i] == "pobj" and parse.lower[parse.head[i]] == "in"
    ]
    return [parse.head[k] for k in above]


def _is_sure(
    form: str, states: Mapping[str, tuple[str, str]], found: Mapping[str, Evidence]
) -> bool:
    """Tell whether a form is a state's by its roles, its ending or its demonym."""
    key, kind = states[form]
    if kind != "country" or any_role(found[form]) or like_a_land(form):
        return True
    return any(k == key and f != form for f, (k, _) in states.items())


def _decide(found: Mapping[str, Evidence], strife: bool) -> dict[str, tuple[str, str]]:
    """Return, for each form that stands for a state, the state's id and the form's kind."""
    begun = Counter(form[:_BEGUN] for form in found)
    alike = (name for name in found if begun[name[:_BEGUN]] > 1)  # a demonym begins as its land
    lands = {d: name for name in alike for d in demonyms(name)}
    out: dict[str, tuple[str, str]] = {}
    for form, each in found.items():
        name = lands.get(form)
        if name is None or not (any_role(each) or any_role(found[name])):
            continue
        if not found[name].person or each.named & word_set("cast.strong"):
            out[form] = (slug(name), kind_of_form(form))
            out[name] = (slug(name), "country")
    for form, each in found.items():
        if form in out or each.person:
            continue
        if sure_demonym(form) and (
            each.named & (word_set("cast.strong", "cast.officials") | LOOSE)
        ):
            out[form] = (slug(homeland(form)), kind_of_form(form))
        elif (has_state_roles(each) and not each.somebody) or (
            strife and (_acts_as_land(form, each) or _is_scene(each))
        ):
            out[form] = (slug(form), "country")
    out |= _partners(found, out)
    own = {f: out[lands[f]][0] for f in found if f not in out and lands.get(f) in out}
    return out | {f: (key, kind_of_form(f)) for f, key in own.items() if not found[f].person}


def _partners(
    found: Mapping[str, Evidence], known: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the names that act beside an unknown state as states do, or an office speaks for."""
    if not known:
        return {}
    return {
        form: (slug(form), "country")
        for form, each in found.items()
        if form not in known
        and not (each.person or each.somebody)
        and (each.acts or each.pledged or any(b in known for b in each.beside) or any_role(each))
    }


# A land told so often is what the story is about.
_TOLD = 2


def _is_scene(each: Evidence) -> bool:
    """Tell whether a name is the land that the story is about, or an office speaks for it."""
    return each.pledged or (each.placed and len(each.at) >= _TOLD)


def _acts_as_land(form: str, each: Evidence) -> bool:
    """Tell whether a name with the ending of a state's, or told as a land, acts as a state, or
    owns what states do."""
    owns = bool(each.owned & (word_set("cast.strong") | LOOSE))
    return (like_a_land(form) or each.placed) and (each.acts or bool(each.beside) or owns)


def _as_hits(
    parse: Parse, states: Mapping[str, tuple[str, str]], found: Mapping[str, Evidence]
) -> UnknownStates:
    hits: list[Hit] = []
    names: dict[str, str] = {}
    for form, (key, kind) in states.items():
        if kind == "country" or key not in names:
            names[key] = form.capitalize() if kind == "country" else key.capitalize()
        entry = Entry(kind=kind, country=key, cased=1, plural=kind == "people")
        hits.extend(Hit(i, i + 1, entry) for i in found[form].at)
    forms = {form: key for form, (key, _) in states.items()}
    scenes = frozenset(key for form, (key, _) in states.items() if _is_scene(found[form]))
    return UnknownStates(tuple(sorted(hits, key=attrgetter("first"))), names, forms, scenes)


def is_unknown(country: str | None) -> bool:
    """Tell whether a country field inside the cast has a state that no table knows."""
    return bool(country) and any(c.islower() for c in str(country).split(";"))


def public(named: Named, names: Mapping[str, str]) -> Named:
    """Return ``named`` with codes for the outside: unknown states as ``UNK…:name``."""
    if not is_unknown(named.country):
        return named
    countries = str(named.country).split(";")
    codes = named.code.split(";")
    tail = codes[-1].partition(":")[2] if len(codes) == len(countries) else ""
    out = [
        _public_code(codes[k] if k < len(codes) else codes[0], c, named.person, tail)
        for k, c in enumerate(countries)
    ]
    known = [c if not c.islower() else "UNK" for c in countries]
    country = ";".join(known) if any(c != "UNK" for c in known) else None
    name = names.get(named.name, named.name) if named.kind == "state" else named.name
    return msgspec.structs.replace(named, code=";".join(out), country=country, name=name)


def _public_code(code: str, country: str, person: bool, tail: str) -> str:
    if not country.islower():
        return code
    head, _, own = code.partition(":")
    sector = head.removeprefix(country) or "UNK"
    own = own or (tail if person else "")
    if not own:
        return code_of(None, sector, ":" + country)
    return code_of(None, sector, ":" + (own if person else f"{country}-{own}"))
