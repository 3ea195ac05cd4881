"""States and peoples that no table knows: names that have an army, a ministry, officials.

"Valdorian officials", "Valdoria's army" and "Valdoria" are one side. Inside the cast such a name
stands where a country's code would (in lower case, which no such code is); :func:`public` turns
it into the actor's code outside: ``UNK`` + sector + ``:valdoria``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

import msgspec

from trucewatch.coding import cast_seats
from trucewatch.coding.cast_words import ACCUSING, SAYING, in_place_position
from trucewatch.coding.noun_phrases import TEMPORAL
from trucewatch.reading import Parse
from trucewatch.records import Span
from trucewatch.vocab.actor_lexicon import Entry, Hit
from trucewatch.vocab.actor_named import Named, code_of
from trucewatch.vocab.actors import slug
from trucewatch.vocab.tables import table

# What only states (and those who would be one) have.
_STRONG = frozenset(
    {"army", "military", "navy", "air force", "ministry", "foreign ministry", "defence ministry",
     "defense ministry", "interior ministry", "ministry of defence", "ministry of defense",
     "foreign minister", "defence minister", "defense minister", "parliament", "ambassador",
     "border guard", "armed forces", "soldier", "troop", "warplane", "peacekeeper",
     "general staff"}
)  # fmt: skip
# Bodies of state that sit in its capital.
_SITTING = frozenset({"ministry", "government", "parliament", "presidency", "cabinet", "staff",
                      "command", "authority", "official"})  # fmt: skip
# What a company, a party or a person may have too.
_LOOSE = frozenset({"president", "prime minister", "government", "authority", "delegation"})
_OFFICIALS = frozenset({"official", "force", "fighter", "unit", "negotiator", "diplomat",
                        "commander", "leader", "general", "officer", "envoy",
                        "minister", "mediator", "chief negotiator", "side"})  # fmt: skip
# These are written with a capital behind a state's name too ("Kestrel Foreign Minister A B").
_TITLED = frozenset({"president", "prime minister", "foreign minister", "defence minister",
                     "defense minister", "foreign ministry", "defence ministry",
                     "defense ministry", "parliament", "ambassador"})  # fmt: skip
_PEOPLE_OWN = frozenset(
    {
        "negotiator",
        "diplomat",
        "envoy",
        "leader",
        "commander",
        "minister",
        "mediator",
        "chief negotiator",
        "side",
    }
)
# Whoever has these is more likely somebody than a state.
_OF_SOMEBODY = frozenset(
    {"envoy", "envoys", "adviser", "advisers", "advisor", "aide", "aides", "spokesman", "son",
     "spokeswoman", "lawyer", "lawyers", "wife", "husband", "daughter", "brother", "father",
     "team", "supporters", "administration", "predecessor", "successor", "campaign", "family",
     "allies", "deputy", "office", "remarks", "death", "visit", "speech"}
)  # fmt: skip
_ACTING = SAYING | frozenset(
    {"shell", "attack", "fire", "sign", "violate", "breach", "withdraw", "invade", "agree",
     "bomb", "bombard", "strike", "launch", "deploy", "seize", "occupy", "blame", "mobilize",
     "refuse", "accept", "drop", "recall", "hold", "walk", "want", "offer", "reject", "release"}
)  # fmt: skip
# "Held X responsible".
_HOLDING = frozenset({"hold", "charge", "press"})
_BLAMED = frozenset({"responsible", "accountable", "guilty", "liable"})
_LINKS = frozenset({"and", ",", "or"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "gen.", "col."})
_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
# Where the demonym comes from: "Valdorian" of "Valdoria", "Kestreli" of "Kestrel".
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
_SURE_ENDINGS = ("ian", "ians", "ean", "eans", "ese")
_SHORTEST = 4
_SHORTEST_DEMONYM = 7
_REACH = 5
# English names of states often end so; only in a report of strife is that enough, with acts.
_LAND_ENDINGS = ("ia", "stan", "land")
_LONG = 6
# So many different words of strife make a report one of strife.
_STRIFE = 2
_INNER = frozenset({"amod", "compound", "nmod"})


class Evidence:
    """What a story says around one unknown name."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.owned: set[str] = set()  # role nouns behind "X's" or in "of X"
        self.named: set[str] = set()  # role nouns right behind X
        self.ruled = False  # "the government of X"
        self.person = False
        self.somebody = False
        self.acts = False
        self.seat = False  # "the ministry in X"
        self.beside: set[str] = set()


class UnknownStates(msgspec.Struct, frozen=True):
    """``hits`` are the forms in the text, in order; ``names`` tells each state's name by its id,
    ``forms`` the id of each form in small letters.
    """

    hits: tuple[Hit, ...]
    names: Mapping[str, str]
    forms: Mapping[str, str] = {}

    def state_of(self, words: Iterable[str]) -> str | None:
        """Return the id of the first state that one of ``words``, in small letters, stands for."""
        return next((self.forms[w] for w in words if w in self.forms), None)


def find_states(parse: Parse, hits: Sequence[Hit], dateline: Span | None = None) -> UnknownStates:
    """Return the unknown states of a story; ``hits`` are the forms that the tables know.

    ``dateline`` is the story's, which is not parsed.
    """
    starts = {h.first: h for h in hits}
    ends = {h.last: h for h in hits}
    covered = {i for h in hits for i in range(h.first, h.last)}
    plain = _not_peoples()
    free = [i for i in range(len(parse)) if i not in covered and _may_be_name(parse, i, plain)]
    names = set(free)
    found: dict[str, Evidence] = {}
    for i in free:
        each = found.setdefault(parse.lower[i], Evidence())
        each.at.append(i)
        _look_around(parse, i, each, starts, ends, names)
    for hit in hits:
        if hit.entry.person and hit.entry.entity is not None and parse.lower[hit.last - 1] in found:
            found[parse.lower[hit.last - 1]].person = True  # the surname of somebody known
    words = next(r["words"] for r in table("predicates/classes.tsv") if r["class"] == "strife")
    strife = len(set(words.split()).intersection(parse.lemma)) >= _STRIFE
    states = _with_seats(parse, _decide(found, strife), found, dateline)
    return _as_hits(parse, states, found)


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
    if kind != "country" or _any_role(found[form]) or _like_a_land(form):
        return True
    return any(k == key and f != form for f, (k, _) in states.items())


@cache
def _not_peoples() -> frozenset[str]:
    return frozenset(r["word"] for r in table("actors/not_peoples.tsv"))


def _may_be_name(parse: Parse, i: int, plain: frozenset[str]) -> bool:
    word, lower = parse.word[i], parse.lower[i]
    if len(word) < _SHORTEST or not word[0].isupper() or not word.isalpha():
        return False
    if parse.tag[i] not in _TAGS or lower in plain or lower in TEMPORAL:
        return False
    if i > 1 and parse.word[i - 1] == "-" and parse.lower[i - 2] not in ("pro", "anti"):
        return False
    return word[1:].islower() or parse.role(i) in ("headline", "dateline")


def _look_around(
    parse: Parse,
    i: int,
    each: Evidence,
    starts: Mapping[int, Hit],
    ends: Mapping[int, Hit],
    names: set[int],
) -> None:
    first, last = parse.sents[parse.sent[i]]
    _note_person(parse, i, each, ends, names)
    if i + 2 < last and parse.lower[i + 1] in _POSSESSIVE:
        each.somebody |= not _OF_SOMEBODY.isdisjoint(parse.lower[i + 2 : min(last, i + 4)])
    noun, owned = _role_after(parse, i, min(last, i + _REACH), starts, names)
    if noun and (owned or parse.tag[i] == "JJ" or not _is_portfolio(parse, i, noun)):
        (each.owned if owned else each.named).add(noun)
    of = i - 1 if i > first and parse.lower[i - 1] == "of" else -1
    if of in ends and ends[of].entry.kind == "role":
        each.owned.add(ends[of].entry.noun)
        each.ruled |= ends[of].entry.noun in ("government", "prime minister")
    inside = i - 1 if i > first and parse.lower[i - 1] == "in" else -1
    if inside in ends and ends[inside].entry.noun.rsplit(" ", 1)[-1] in _SITTING:
        each.seat = True
    for step in (-2, 2):
        near = i + step
        if (
            parse.tag[i] == "NNP"
            and first <= near < last
            and near in names
            and parse.lower[i + step // 2] == "and"
        ):
            each.beside.add(parse.lower[near])
    above = parse.lemma[parse.head[i]]
    subject = parse.dep[i] == "nsubj" and above in _ACTING
    accused = parse.dep[i] == "dobj" and above in ACCUSING | _HOLDING
    # "Held X responsible": the parser makes X the subject of "responsible".
    held = parse.lower[parse.head[i]] in _BLAMED and parse.dep[i] == "nsubj"
    bare = parse.tag[i] == "NNP" and not parse.children[i]
    if bare and (subject or accused or held) and not in_place_position(parse, i):
        each.acts = True


def _is_portfolio(parse: Parse, i: int, noun: str) -> bool:
    """Tell whether X only names an office or a body: "Housing Minister", "Salvation Army"."""
    if _sure_demonym(parse.lower[i]):
        return False
    if noun in ("minister", "ministry", "general", "leader"):
        return True
    following = parse.word[i + 1]
    return following[:1].isupper() and noun not in _TITLED


def _note_person(
    parse: Parse, i: int, each: Evidence, ends: Mapping[int, Hit], names: set[int]
) -> None:
    """Note a title or another name right before, or a name right after: a person's name."""
    first = parse.sents[parse.sent[i]][0]
    title = ends.get(i)
    entry = title.entry if title is not None else None
    led = entry is not None and ((entry.kind == "role" and entry.person) or entry.kind == "former")
    called = i > first and parse.lower[i - 1] in _TITLES
    proper = parse.pos[i] == "PROPN"
    beside = (i - 1 in names and parse.pos[i - 1] == "PROPN") or (
        i + 1 in names and parse.pos[i + 1] == "PROPN"
    )
    if (led and not (entry and entry.plural)) or called or (proper and beside):
        each.person = True


def _role_after(
    parse: Parse, i: int, last: int, starts: Mapping[int, Hit], names: set[int]
) -> tuple[str, bool]:
    """Return the role noun that X modifies or owns, and whether it owns it ("X's army")."""
    owned, at = False, i + 1
    while at < last:
        hit = starts.get(at)
        if hit is not None:
            if hit.entry.kind == "role":
                return hit.entry.noun, owned
            if hit.entry.kind not in ("modifier", "former") and not (
                hit.entry.kind == "adjective" and parse.lower[at - 1] == "and"
            ):
                break
            at = hit.last
        elif parse.lower[at] in _POSSESSIVE and at == i + 1:
            owned, at = True, at + 1
        elif parse.lower[at] in _LINKS and not owned and (at + 1 in names or at + 1 in starts):
            at += 1 if at + 1 in starts else 2
        elif parse.dep[at] in _INNER and parse.word[at].islower():
            at += 1
        else:
            break
    return "", False


def _decide(found: Mapping[str, Evidence], strife: bool) -> dict[str, tuple[str, str]]:
    """Return, for each form that stands for a state, the state's id and the form's kind."""
    demonyms = {d: name for name in found for d in _demonyms(name)}
    out: dict[str, tuple[str, str]] = {}
    for form, each in found.items():
        name = demonyms.get(form)
        if name is None or not (_any_role(each) or _any_role(found[name])):
            continue
        if not found[name].person or each.named & _STRONG:
            out[form] = (slug(name), _kind(form))
            out[name] = (slug(name), "country")
    for form, each in found.items():
        if form in out or each.person:
            continue
        if _sure_demonym(form) and (each.named & (_STRONG | _LOOSE | _OFFICIALS)):
            out[form] = (slug(_homeland(form)), _kind(form))
        elif (_has_state_roles(each) and not each.somebody) or (
            strife and _acts_as_land(form, each)
        ):
            out[form] = (slug(form), "country")
    return out | _partners(found, out)


def _partners(
    found: Mapping[str, Evidence], known: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the names that act beside an unknown state as states do."""
    if not known:
        return {}
    return {
        form: (slug(form), "country")
        for form, each in found.items()
        if form not in known
        and not (each.person or each.somebody)
        and (each.acts or any(b in known for b in each.beside) or _any_role(each))
    }


def _like_a_land(form: str) -> bool:
    return len(form) >= _LONG and form.endswith(_LAND_ENDINGS)


def _acts_as_land(form: str, each: Evidence) -> bool:
    """Tell whether a name with the ending of a state's acts as one, or owns what states do."""
    owns = bool(each.owned & (_STRONG | _LOOSE))
    return _like_a_land(form) and (each.acts or bool(each.beside) or owns)


def _any_role(each: Evidence) -> bool:
    return bool((each.named | each.owned) & (_STRONG | _LOOSE | _OFFICIALS))


def _has_state_roles(each: Evidence) -> bool:
    if each.ruled or (each.named | each.owned) & _STRONG:
        return True
    if len((each.named | each.owned) & (_LOOSE | _OFFICIALS)) > 1:
        return True
    # "Kestrel forces" may be a town's or a people's, unless Kestrel itself acts.
    return bool(each.owned & (_OFFICIALS - _PEOPLE_OWN) or (each.acts and each.named & _OFFICIALS))


def _demonyms(name: str) -> list[str]:
    stems = [name]
    stems.extend(name[:-k] for k in (1, 2) if len(name) - k >= _SHORTEST and name[-k] in "aeiouy")
    forms = [stem + ending for stem in stems for ending in _ENDINGS]
    return [f for form in forms for f in (form, form + "s") if f != name]


def _sure_demonym(form: str) -> bool:
    return len(form) >= _SHORTEST_DEMONYM and form.endswith(_SURE_ENDINGS)


def _homeland(demonym: str) -> str:
    """Return the likely name of a people's land: Valdoria of Valdorian(s), else the form itself."""
    stem = demonym.removesuffix("s") if demonym.endswith("ans") else demonym
    return stem.removesuffix("n") if stem.endswith("ian") else stem.removesuffix("an")


def _kind(form: str) -> str:
    return "people" if form.endswith(("ans", "is")) else "adjective"


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
    return UnknownStates(tuple(sorted(hits, key=attrgetter("first"))), names, forms)


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
