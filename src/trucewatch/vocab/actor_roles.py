"""Sector, owner and tail of a role noun: what "spokesman", "forces", "ministry" stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from trucewatch.vocab.actor_lexicon import Entity, Entry, Hit
from trucewatch.vocab.actor_phrase import DETERMINERS, Phrase, capital_run, is_tie
from trucewatch.vocab.group_words import group_words

# Sectors that a modifier gives even to a noun with a sector of its own ("rebel commander").
_OVERRIDE = frozenset({"REB", "PRM", "OPP", "SPY", "CRM"})
_SOFT = frozenset({"GOV", "MIL", "UNK", "CVL", "UAF", "LEG", "NGO"})
# "Local officials", "child soldiers": these nouns say nothing of who the next one is.
_NO_GIVERS = frozenset({"CVL", "UNK"})
# Who leaves one of these is a former official.
LEAVERS = frozenset({"GOV", "LEG", "UNK", "SPY"})
# "Government forces" are still the military, "opposition fighters" the armed opposition.
_FIGHTING = {("MIL", "GOV"): "MIL", ("REB", "GOV"): "MIL", ("REB", "OPP"): "REB"}
# "Pro-X officials in Y" hold power against Y's government; protesters and parties need not.
_PROXIES = frozenset({"official", "authority", "administration", "force", "fighter", "gunman",
                      "separatist", "rebel", "commander", "soldier", "troop", "militiaman",
                      "leadership", "administrator", "insurgent"})  # fmt: skip
# Who comes from elsewhere to where he is.
_TRAVELLING = frozenset({"delegate", "delegation", "diplomat", "negotiator", "mediator", "envoy",
                         "guest", "peace envoy", "embassy", "consulate", "mission", "observer",
                         "monitor", "peacekeeper", "peacekeeping mission", "observer mission",
                         "monitoring mission", "peace mission", "peace delegation",
                         "verification mission", "observer team", "aid worker",
                         "correspondent", "contingent", "peacekeeping contingent"})  # fmt: skip
# "The envoy for X" is another's, sent to X.
_SENT_TO = frozenset({"envoy", "special envoy", "peace envoy", "special representative", "mediator",
                      "international mediator", "special rapporteur", "rapporteur"})  # fmt: skip
_UNIONS = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})
# With a state before them these stand for the state ("the Ukrainian side").
_STATE_NOUNS = frozenset({"chief", "head", "figure", "side", "deputy", "cell"})


def shared_service(phrase: Phrase, own: Hit) -> Hit | None:
    """Return the letters of a state's body as a noun where the words give it to another land: "the
    KGB of X" is X's, whoever else has one. None for a body of the land that the table tells."""
    body = own.entry.entity
    word = phrase.words[own.first]
    letters = own.last == own.first + 1 and word.isupper() and word.isalpha()
    if body is None or not letters or body.sector not in SERVICES:
        return None
    behind = phrase.lower[own.last : own.last + 2]
    first = own.last + (2 if "the" in behind else 1)
    after = [h for h in phrase.after if h.first == first and "of" in behind]
    owners = [h for h in (*phrase.owners, *after) if h.entry.country or h.entry.entity]
    area = any(h.entry.entity is not None and h.entry.entity.kind == "area" for h in owners)
    foreign = any(h.entry.country != body.country for h in owners)
    if not owners or not (area or foreign):
        return None
    entry = Entry("role", "", body.sector, noun=word.lower())
    return Hit(own.first, own.last, entry)


SERVICES = frozenset({"SPY", "COP", "MIL", "JUD"})
"""Sectors of bodies that every state has."""


def bearer_of(phrase: Phrase) -> Entity | None:
    """Return the entity whom the role belongs to: "a Hamas spokesman", "members of X"."""
    for hit in reversed(phrase.before):
        if hit.entry.entity is not None and not is_tie(hit, phrase.lower):
            return hit.entry.entity
    return _behind(phrase)


def _behind(phrase: Phrase) -> Entity | None:
    """Return the entity named right behind the role, or behind a part of it: "a spokesman for the
    military wing of X"."""
    edge = None
    for hit in phrase.after:
        between = phrase.lower[edge : hit.first] if edge is not None else ("of",)
        if not {"of", *between} <= _PART_OF:
            return None
        if hit.entry.kind not in ("role", "modifier") or hit.entry.country:
            return hit.entry.entity
        edge = hit.last
    return None


_PART_OF = frozenset({"of", "the"})


def sector_of(phrase: Phrase, own: Hit, bearer: Entity | None) -> str:
    """Return the sector of a role noun: its own, or for a weak one that of what modifies it."""
    entry, given = own.entry, _given(phrase)
    sector = entry.sector
    if bearer is not None and leads_rebels(bearer, sector):
        return "REB"
    strong = next((s for s in given if s in _OVERRIDE), None)
    if strong and sector in _SOFT:
        sector = strong
    elif entry.weak:
        sector = _weak_sector(phrase, own, bearer, given)
    elif bearer is not None and (sector in _BORNE or (sector == "JRN" and not entry.person)):
        borne = bearer.sector_on(phrase.on)
        sector = borne if borne in ("REB", "PRM") else sector
    if entry.person and phrase.former and sector in LEAVERS:
        return "ELI"
    if bearer is not None and bearer.kind == "area" and sector in _OF_A_LAND:
        borne = bearer.sector_on(phrase.on)  # nobody's police but the unrecognised land's own
        sector = borne if borne in ("REB", "PRM") else sector
    return sector


# What an armed group has of its own, its media too; a journalist among its men is none of them.
_BORNE = _SOFT | SERVICES | {"CRM"}


def leads_rebels(bearer: Entity, sector: str) -> bool:
    """Tell whether forces are of somebody who has led an armed group: they are the group's, also
    while he holds an office of state by its leave."""
    led = bearer.kind == "person" and bool(bearer.group)
    return led and sector == "MIL" and any(o.sector == "REB" for o in bearer.offices)


_OF_A_LAND = frozenset({"SPY", "COP", "MIL", "GOV"})


def _given(phrase: Phrase) -> list[str]:
    return [
        h.entry.sector
        for h in phrase.before
        if h.entry.kind in ("modifier", "role")
        and h.entry.sector
        and not (_is_state(phrase) and phrase.lower[h.last - 1] in _ABUSE)
        and not h.entry.rank
        and not (h.entry.kind == "role" and h.entry.sector in _NO_GIVERS)
        and not is_tie(h, phrase.lower)
    ]


# "The terrorist army" is a state's army that somebody calls so; "the rebel army" is the rebels'.
_ABUSE = frozenset({"terrorist"})
_OF_STATES = frozenset({"army", "air force", "navy", "military", "regime", "government", "junta",
                        "armed forces"})  # fmt: skip


def _is_state(phrase: Phrase) -> bool:
    return phrase.own is not None and phrase.own.entry.noun in _OF_STATES


def _weak_sector(phrase: Phrase, own: Hit, bearer: Entity | None, given: list[str]) -> str:
    sector = own.entry.sector
    if bearer is not None:
        borne = bearer.sector_on(phrase.on)
        return sector if borne in ("", "CVL") else borne
    if given:
        return _FIGHTING.get((sector, given[-1]), given[-1])
    inner = [h.entry for h in phrase.after if h.entry.kind in ("role", "modifier")][:2]
    told = [e.sector for e in inner if e.sector not in ("UNK", "")]
    if len(told) > 1 and inner[0].kind == "modifier":  # "a commander of pro-government troops"
        return _FIGHTING.get((told[1], told[0]), told[0])
    if told and inner[0].sector == told[0]:
        return told[0]
    if sector == "UNK" and own.entry.noun in _STATE_NOUNS and phrase.owners:
        return "GOV"
    return sector


def proxy_sector(own: Hit, sector: str, aligned: str, country: str | None) -> str:
    """Return REB for "pro-X officials in Y" of another country Y than X."""
    if own.entry.noun not in _PROXIES or sector not in ("GOV", "MIL", "UNK"):
        return sector
    return "REB" if aligned and aligned not in (country or "").split(";") else sector


def of_states(sector: str, country: str | None) -> str:
    """Return GOV for monitors and mediators of states: only those of unions are IGO."""
    if sector == "IGO" and country and not set(country.split(";")) & _UNIONS:
        return "GOV"
    return sector


def countries_of(phrase: Phrase, sector: str, bearer: Entity | None) -> list[str]:
    """Return the countries of a role: what stands before it first, then its complements."""
    found = phrase.owner_countries
    after = [h for h in phrase.after if h.entry.country]
    bodies = [h for h in after if h.entry.entity is not None]
    later = [phrase.country_of(h) for h in bodies or after]  # "officials of X in Y" are X's
    # "Ethnic X separatists in Y" are rebels of Y.
    if sector == "REB" and bodies:
        return later[:1]
    if later and "ethnic" in phrase.lower[phrase.first : phrase.head]:
        return later  # "ethnic X residents of Y"
    found = found or later
    if not found and bearer is not None and bearer.country:
        return bearer.country_on(phrase.on).split(";")
    return found


def without_where(phrase: Phrase) -> Phrase:
    """Return the phrase without the places where it only stays: "delegates in X" are not X's."""
    noun = phrase.own.entry.noun if phrase.own is not None else ""
    if noun in _SENT_TO:
        phrase = msgspec.structs.replace(phrase, after=_not_where(phrase, "for"))
    sent = noun in _TRAVELLING
    return msgspec.structs.replace(phrase, after=_not_where(phrase, "in")) if sent else phrase


def _not_where(phrase: Phrase, word: str) -> list[Hit]:
    own = word == "for"  # "the envoy for the Front" is its own
    after = phrase.head + 1
    return [
        h
        for h in phrase.after
        if word not in phrase.lower[after : h.first] or (own and h.entry.entity is not None)
    ]


def tail_of(phrase: Phrase, own: Hit, bearer: Entity | None, slug: Callable[[str], str]) -> str:
    """Return the part of the code that names the body: entity, ministry, or a slug of its name."""
    if bearer is not None and bearer.kind != "person":
        return bearer.code_tail
    if (
        bearer is not None
        and bearer.group
        and (bearer.sector in _OVERRIDE or leads_rebels(bearer, own.entry.sector))
    ):
        return ":" + bearer.group
    for hit in (own, *phrase.before):
        if hit.entry.kind == "role" and "ministry" in hit.entry.noun:
            known = any(h.last == hit.first and h.entry.country for h in phrase.before)
            which = hit.entry.noun if known else _ministry(hit.entry.noun, phrase.lower, hit)
            which = _ministry(which, phrase.lower, hit) if " " in which else which
            return ":" + which if which != "ministry" else ""
    if not own.entry.person and phrase.words[own.last - 1][:1].isupper():
        name = capital_run(phrase, own.first)
        if name and not (_of_army(phrase) and _is_unit(name)):
            return ":" + slug(" ".join([*name, *phrase.words[own.first : own.last]]))
    return ""


def _of_army(phrase: Phrase) -> bool:
    """Tell whether a phrase calls its unit an army's: "the army's 6th Infantry Division"."""
    return any(h.entry.kind == "role" and h.entry.sector == "MIL" for h in phrase.before)


def _is_unit(name: Sequence[str]) -> bool:
    """Tell whether words are only the number and arm of a unit: "First Armoured"."""
    return group_words().ordinals.issuperset(w.lower() for w in name)


def _ministry(noun: str, lower: Sequence[str], hit: Hit) -> str:
    plain = noun.replace("defense", "defence")
    head, of, rest = plain.partition(" of ")
    if of:
        plain = f"{'foreign' if rest == 'foreign affairs' else rest} {head}"
    elif plain == "ministry" and hit.last + 1 < len(lower) and _of_portfolio(lower, hit.last):
        plain = f"{lower[hit.last + 1]} ministry"
    elif plain == "ministry" and hit.first and _names_ministry(lower[hit.first - 1]):
        plain = f"{lower[hit.first - 1]} ministry"
    return plain.replace(" ", "-")


def _of_portfolio(lower: Sequence[str], i: int) -> bool:
    """Tell whether "of" at ``i`` opens a portfolio; "accused the ministry of lying" does not."""
    return lower[i] == "of" and not lower[i + 1].endswith("ing") and _names_ministry(lower[i + 1])


def _names_ministry(word: str) -> bool:
    return word.isalpha() and word not in DETERMINERS
