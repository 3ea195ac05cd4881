"""From a phrase to an actor: the named entity, or country + role noun put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from trucewatch.vocab.actor_lexicon import MAX_PHRASE, Entity, Entry, Hit, Lexicon

# After the head noun: "officials in X", "diplomats from X", "ministry of X".
_POST = frozenset({"of", "in", "from", "for", "at", "inside", "within", "across"})
# Words that end the part of a phrase in which its head stands.
_STOP = _POST | frozenset(
    {"to", "on", "with", "by", "near", "between", "against", "who", "which", "that", "whose",
     "deployed", "stationed", "and", "or", ",", "(", "-", "–", "—", ":", "under", "over", "about",
     "around", "after", "before", "during", "based", "backed", "accused", "as"}
)  # fmt: skip
_DETERMINERS = frozenset(
    {"the", "a", "an", "some", "several", "many", "two", "three", "four", "other", "all", "both",
     "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "any",
     "no", "one", "another", "'s", "few", "dozens", "hundreds", "thousands", "most", "each"}
)  # fmt: skip
# "Turkish-backed rebels" are not Turkey's; "Somalia-based" and "Syrian-led" are.
_FOREIGN_TIES = frozenset(
    {"backed", "supported", "brokered", "occupied", "controlled", "held", "allied", "funded",
     "aligned", "mediated", "sponsored", "born", "made", "friendly", "trained", "annexed",
     "administered"}
)  # fmt: skip
_PREFIXES = frozenset({"pro", "anti", "ex", "non"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "gen.", "col."})
_OVERRIDE = frozenset({"REB", "PRM", "OPP", "SPY", "CRM"})
_SOFT = frozenset({"GOV", "MIL", "UNK", "CVL", "UAF", "LEG", "NGO"})
# Endings of English nouns for people, for a head that no table knows.
_AGENTIVE = ("er", "or", "ers", "ors", "ist", "ists", "ant", "ants", "man", "men", "ian", "ians",
             "ee", "ees")  # fmt: skip
_LEAVERS = frozenset({"GOV", "LEG", "UNK", "SPY"})


# "Dozens of soldiers" are soldiers.
PARTITIVES = frozenset(
    {"several", "some", "many", "most", "one", "two", "three", "dozens", "hundreds", "thousands",
     "scores", "tens", "all", "both", "each", "number", "group", "groups", "team", "handful",
     "majority", "crowd", "crowds", "couple", "pair", "series", "column", "half", "part", "none",
     "few", "any", "millions", "bands", "band"}
)  # fmt: skip
_INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG"})


class Named(msgspec.Struct, frozen=True):
    """What a phrase names. ``kind``: entity, state, people, role, name, unnamed.

    ``noun`` is the role noun where the phrase has one; ``entity`` the entity named, or the one
    that the phrase speaks for ("a spokesman of X").
    """

    code: str
    country: str | None
    sector: str
    name: str
    kind: str
    entity: Entity | None = None
    noun: str = ""
    person: bool = False
    plural: bool = False


class Composer:
    """Composes actors from a lexicon. Immutable."""

    def __init__(
        self, lexicon: Lexicon, names: Mapping[str, str], slug: Callable[[str], str]
    ) -> None:
        self._lexicon = lexicon
        self._names = names
        self._slug = slug

    def phrase(
        self, words: Sequence[str], lower: Sequence[str], head: int | None, on: str | None
    ) -> Named | None:
        """Return what a whole phrase names; ``head`` is its head's index if a parse gave it."""
        last = min(len(words), MAX_PHRASE)
        hits = self._lexicon.scan(words, lower, 0, last)
        at = _guess_head(words, lower, hits, last) if head is None else head
        found = self.inside(words, lower, 0, last, at, hits, on)
        return found or self._loose(words, lower, hits, last)

    def _loose(
        self, words: Sequence[str], lower: Sequence[str], hits: Sequence[Hit], last: int
    ) -> Named | None:
        """A phrase that names no actor may still tell a country ("a Syrian island")."""
        countries = [h.entry.country for h in hits if h.entry.country and not _is_tie(h, lower)]
        if not countries:
            return None
        name = _plain_name(words, lower, 0, last)
        return Named(_code(countries[0], "UNK"), countries[0], "UNK", name, "unnamed")

    def inside(
        self,
        words: Sequence[str],
        lower: Sequence[str],
        first: int,
        last: int,
        head: int,
        hits: Sequence[Hit],
        on: str | None,
    ) -> Named | None:
        """Return what the tokens [first, last) with head ``head`` name, None if no actor."""
        hits = _name_safe(words, lower, first, hits)
        own = next((h for h in hits if h.first <= head < h.last), None)
        before = [h for h in hits if h.last <= (own.first if own else head)]
        before = _without_leaders(before, lower)
        after = _complements(lower, hits, (own.last if own else head + 1), last)
        name = _plain_name(words, lower, first, last)
        own = self._generic(own, before, lower)
        if own is not None and own.entry.kind == "entity":
            return self._entity(own, before, name, lower, on)
        branch = _branch(own, before)
        if branch is not None:
            return branch
        if own is not None and own.entry.kind in ("country", "seat"):
            return self._state(own.entry.country)
        if own is not None and own.entry.kind in ("people", "adjective"):
            return self._people(own, name)
        if own is not None and own.entry.kind == "role":
            return self._role(own, words, lower, before, after, name, on, first)
        return self._unknown(words, lower, first, head, before, after, name, on)

    def _generic(self, own: Hit | None, before: Sequence[Hit], lower: Sequence[str]) -> Hit | None:
        """Take "Congress", "Labour Party" as role nouns behind the name of another country."""
        if own is None or own.entry.entity is None or own.entry.person:
            return own
        others = {
            h.entry.country
            for h in before
            if h.entry.country and h.entry.kind != "entity" and not _is_tie(h, lower)
        }
        if not others or own.entry.country in others or own.entry.country == "IMG":
            return own
        role = next((e for e in own.others if e.kind == "role"), None)
        if role is not None:
            return Hit(own.first, own.last, role)
        if own.entry.country in _INTERNATIONAL:
            return own
        role = next((e for e in self._lexicon.get(lower[own.last - 1]) if e.kind == "role"), None)
        return Hit(own.last - 1, own.last, role) if role is not None else own

    def with_country(self, named: Named, country: str | None) -> Named:
        """Return ``named`` with a country that the context gives, where it has none."""
        if not country or named.country:
            return named
        tail = named.code.partition(":")[2]
        code = _code(country, named.sector) + (":" + tail if tail else "")
        return msgspec.structs.replace(named, code=code, country=country)

    def state(self, country: str) -> Named:
        """Return the state (or union of states) ``country`` itself."""
        return self._state(country)

    def _state(self, country: str) -> Named:
        sector = "IGO" if country == "EUR" else "GOV"
        return Named(country, country, sector, self._names.get(country, country), "state")

    def _entity(
        self, own: Hit, before: Sequence[Hit], name: str, lower: Sequence[str], on: str | None
    ) -> Named:
        entity = own.entry.entity
        assert entity is not None
        sector = entity.sector_on(on)
        if entity.kind == "person" and _is_former(before, lower):
            sector = "ELI" if sector in _LEAVERS else sector
        elif entity.kind == "person" and on is None:
            sector = _title_sector(before) or sector
        return entity_named(entity, sector)

    def _people(self, own: Hit, name: str) -> Named:
        country = own.entry.country
        if own.entry.cased == 2:
            return self._state(country)
        return Named(
            _code(country, "CVL"), country, "CVL", name, "people", plural=True, noun="people"
        )

    def _role(
        self,
        own: Hit,
        words: Sequence[str],
        lower: Sequence[str],
        before: Sequence[Hit],
        after: Sequence[Hit],
        name: str,
        on: str | None,
        first: int,
    ) -> Named | None:
        entry = own.entry
        parts = _parts(after, lower) if entry.person and not _told(before, lower) else []
        if len(parts) > 1:
            each = [self._role(own, words, lower, before, p, name, on, first) for p in parts]
            return _joined([n for n in each if n is not None and n.country], name)
        bearer = self._bearer(entry, before, after, lower, on)
        sector = _role_sector(entry, before, after, lower, bearer, on)
        countries = self._countries(before, after, lower, sector)
        if bearer is not None and not countries:
            countries = bearer.country.split(";") if bearer.country else []
        tail = self._tail(own, words, lower, before, after, bearer, first)
        country = ";".join(dict.fromkeys(countries)) or None
        code = _code(country, sector) + tail
        return Named(
            code, country, sector, name, "role" if country or sector != "UNK" else "unnamed",
            bearer, entry.noun, entry.person, entry.plural,
        )  # fmt: skip

    def _bearer(
        self,
        entry: Entry,
        before: Sequence[Hit],
        after: Sequence[Hit],
        lower: Sequence[str],
        on: str | None,
    ) -> Entity | None:
        """Return the entity whom the role belongs to: "a Hamas spokesman", "members of X"."""
        for hit in reversed(before):
            if hit.entry.entity is not None and not _is_tie(hit, lower):
                return hit.entry.entity
        for hit in after:
            if hit.entry.entity is not None:
                return hit.entry.entity
            break
        return None

    def _countries(
        self, before: Sequence[Hit], after: Sequence[Hit], lower: Sequence[str], sector: str
    ) -> list[str]:
        found = [
            h.entry.country
            for h in before
            if h.entry.country and h.entry.kind != "entity" and not _is_tie(h, lower)
        ]
        entities = [
            h.entry.country
            for h in before
            if h.entry.country and h.entry.kind == "entity" and not _is_tie(h, lower)
        ]
        found = found or entities
        if found and sector not in ("REB",):
            return found
        later = [h.entry.country for h in after if h.entry.country]
        if sector == "REB" and later and any(h.entry.entity for h in after):
            return later[:1]
        return found or later

    def _tail(
        self,
        own: Hit,
        words: Sequence[str],
        lower: Sequence[str],
        before: Sequence[Hit],
        after: Sequence[Hit],
        bearer: Entity | None,
        first: int,
    ) -> str:
        if bearer is not None and bearer.kind != "person":
            return bearer.code_tail
        if bearer is not None and bearer.group and bearer.sector in _OVERRIDE:
            return ":" + bearer.group
        for hit in (own, *before):
            if hit.entry.kind == "role" and "ministry" in hit.entry.noun:
                which = _ministry(hit.entry.noun, lower, hit)
                return ":" + which if which != "ministry" else ""
        if not own.entry.person and words[own.last - 1][:1].isupper():
            name = _capital_run(words, lower, own.first, before, first)
            if name:
                return ":" + self._slug(" ".join([*name, *words[own.first : own.last]]))
        return ""

    def _modified(self, before: Sequence[Hit], lower: Sequence[str], name: str) -> Named | None:
        """A person noun of no table right after a body or modifier: "army accountant"."""
        giver = before[-1].entry
        if giver.kind not in ("role", "modifier") or giver.person or not giver.sector:
            return None
        countries = [h.entry.country for h in before if h.entry.country and not _is_tie(h, lower)]
        country = ";".join(dict.fromkeys(countries)) or None
        return Named(
            _code(country, giver.sector), country, giver.sector, name, "role", person=True
        )

    def _unknown(
        self,
        words: Sequence[str],
        lower: Sequence[str],
        first: int,
        head: int,
        before: Sequence[Hit],
        after: Sequence[Hit],
        name: str,
        on: str | None,
    ) -> Named | None:
        """A head that no table knows: a person with a title, or nobody."""
        if not words[head][:1].isupper():
            if before and before[-1].last == head and lower[head].endswith(_AGENTIVE):
                return self._modified(before, lower, name)
            return None
        run = head
        while run > first and _in_name(words[run - 1], lower[run - 1], run - 1, before):
            run -= 1
        person = " ".join(words[run : head + 1]).replace(" - ", "-")
        before = [h for h in before if h.last <= run]
        roles = [h for h in before if h.entry.kind == "role"]
        if not roles:
            if run and lower[run - 1] in _TITLES:
                return Named(f"UNK:{self._slug(person)}", None, "UNK", person, "name", person=True)
            countries = [h.entry.country for h in before if h.entry.country]
            if countries and not _is_tie(before[-1], lower):
                return None
            return Named(f"UNK:{self._slug(person)}", None, "UNK", person, "name", person=True)
        title = roles[-1]
        outer = [h for h in before if h is not title]
        base = self._role(title, words, lower, outer, after, name, on, first)
        if base is None:
            return None
        sector = "ELI" if _is_former(before, lower) and base.sector in _LEAVERS else base.sector
        code = f"{_code(base.country, sector)}:{self._slug(person)}"
        return Named(
            code, base.country, sector, person, "name", base.entity, title.entry.noun, True, False
        )


def named_in_role(person: Named, role: Named) -> Named:
    """Return a person known by name only as holder of a role with country and sector."""
    tail = person.code.partition(":")[2]
    return msgspec.structs.replace(
        person,
        code=f"{_code(role.country, role.sector)}:{tail}",
        country=role.country,
        sector=role.sector,
        noun=role.noun,
        entity=role.entity,
    )


def _told(before: Sequence[Hit], lower: Sequence[str]) -> bool:
    return any(h.entry.country and not _is_tie(h, lower) for h in before)


def _parts(after: Sequence[Hit], lower: Sequence[str]) -> list[list[Hit]]:
    """Split complements at "and": "envoys of X and Y" are two parties' envoys."""
    parts: list[list[Hit]] = []
    for hit in after:
        joined = parts and not (
            lower[hit.first - 1] == "and"
            or any(w == "and" for w in lower[parts[-1][-1].last : hit.first])
        )
        if joined:
            parts[-1].append(hit)
        else:
            parts.append([hit])
    return [p for p in parts if any(h.entry.country for h in p)]


def _joined(each: Sequence[Named], name: str) -> Named | None:
    if not each:
        return None
    unique = list({n.code: n for n in each}.values())
    return msgspec.structs.replace(
        unique[0],
        code=";".join(n.code for n in unique),
        country=";".join(n.country or "UNK" for n in unique),
        name=name,
        entity=unique[0].entity if len(unique) == 1 else None,
    )


def _branch(own: Hit | None, before: Sequence[Hit]) -> Named | None:
    """Return the body of "Red Cross Ukraine": its name right before a country or place."""
    if own is None or own.entry.kind not in ("country", "place") or not before:
        return None
    entity = before[-1].entry.entity
    if entity is None or entity.kind != "body" or before[-1].last != own.first:
        return None
    return msgspec.structs.replace(
        entity_named(entity, entity.sector), country=own.entry.country
    )


def _name_safe(
    words: Sequence[str], lower: Sequence[str], first: int, hits: Sequence[Hit]
) -> list[Hit]:
    """Leave out surnames that belong to somebody else ("Melania Trump", "Abbas Someone")."""
    out: list[Hit] = []
    for hit in hits:
        entity = hit.entry.entity
        if entity is None or not hit.entry.person or hit.last - hit.first > 1:
            out.append(hit)
            continue
        before, after = hit.first - 1, hit.last
        if before >= first and _bare_name(words, lower, before, hits):
            if words[before][0] != entity.name[0]:
                continue
        if after < len(words) and _bare_name(words, lower, after, hits):
            continue
        out.append(hit)
    return out


def _bare_name(words: Sequence[str], lower: Sequence[str], i: int, hits: Sequence[Hit]) -> bool:
    """Tell whether token ``i`` is a capitalised word that no table knows."""
    word = words[i]
    if not word[:1].isupper() or not word.isalpha() or lower[i] in _DETERMINERS:
        return False
    return lower[i] not in _TITLES and not any(h.first <= i < h.last for h in hits)


def entity_named(entity: Entity, sector: str) -> Named:
    """Return a named entity as an actor of ``sector``."""
    shown = sector if sector != entity.country else ""
    base = entity.country + shown if entity.country else "UNK"
    if not entity.code_tail:
        base = entity.country
    return Named(
        base + entity.code_tail, entity.country or None, sector, entity.name, "entity", entity,
        person=entity.kind == "person",
    )  # fmt: skip


def _code(country: str | None, sector: str) -> str:
    if not country:
        return "UNK" if sector == "UNK" else f"UNK{sector}"
    return ";".join(part if part == sector else part + sector for part in country.split(";"))


def _is_tie(hit: Hit, lower: Sequence[str]) -> bool:
    """Tell whether a country only stands in "X-backed" or "pro-X" before the head."""
    if hit.first >= 2 and lower[hit.first - 1] == "-" and lower[hit.first - 2] in _PREFIXES:
        return True
    nxt = hit.last
    if nxt < len(lower) and lower[nxt] == "-":
        nxt += 1
    return nxt < len(lower) and lower[nxt] in _FOREIGN_TIES


def _without_leaders(before: Sequence[Hit], lower: Sequence[str]) -> list[Hit]:
    """Leave out X of "X-led" where something nearer to the head tells whose it is."""
    named = [h for h in before if h.entry.country]
    return [
        h
        for h in before
        if not (h.entry.country and h is not named[-1] and _leads(h, lower))
    ]


def _leads(hit: Hit, lower: Sequence[str]) -> bool:
    return hit.last + 1 < len(lower) and lower[hit.last] == "-" and lower[hit.last + 1] == "led"


def _is_former(before: Sequence[Hit], lower: Sequence[str]) -> bool:
    return any(h.entry.kind == "former" for h in before)


def _title_sector(before: Sequence[Hit]) -> str | None:
    for hit in reversed(before):
        if hit.entry.kind == "role" and not hit.entry.weak:
            return hit.entry.sector
    return None


def _role_sector(
    entry: Entry,
    before: Sequence[Hit],
    after: Sequence[Hit],
    lower: Sequence[str],
    bearer: Entity | None,
    on: str | None,
) -> str:
    """Return the sector of a role noun: its own, or for a weak one that of what modifies it."""
    sector = entry.sector
    given = [
        h.entry.sector
        for h in before
        if h.entry.kind in ("modifier", "role")
        and h.entry.sector
        and not h.entry.rank
        and not _is_tie(h, lower)
    ]
    strong = next((s for s in given if s in _OVERRIDE), None)
    if strong and sector in _SOFT:
        sector = strong
    elif entry.weak:
        if bearer is not None:
            sector = bearer.sector_on(on)
            if sector in ("IGO", "") and not before:
                sector = bearer.sector or entry.sector
        elif given:
            sector = sector if sector == "MIL" and given[-1] == "GOV" else given[-1]
        else:
            inner = [h for h in after if h.entry.kind in ("role", "modifier")]
            if inner and inner[0].entry.sector not in ("UNK", ""):
                sector = inner[0].entry.sector
            elif sector == "UNK" and any(h.entry.kind in ("country", "seat") for h in before):
                sector = "GOV" if entry.noun in _STATE_NOUNS else "UNK"
    elif bearer is not None and bearer.sector in ("REB", "PRM") and sector in _SOFT:
        sector = bearer.sector
    if entry.person and _is_former(before, lower) and sector in _LEAVERS:
        return "ELI"
    return sector


# With a state before them these stand for the state ("the Ukrainian side").
_STATE_NOUNS = frozenset({"chief", "head", "figure", "side", "deputy", "cell"})


def _ministry(noun: str, lower: Sequence[str], hit: Hit) -> str:
    plain = noun.replace("defense", "defence")
    if " of " in plain:
        head, _, rest = plain.partition(" of ")
        plain = f"{rest.removeprefix('foreign affairs') and rest or 'foreign'} {head}"
    elif plain == "ministry" and hit.last + 1 < len(lower) and lower[hit.last] == "of":
        plain = f"{lower[hit.last + 1]} ministry"
    elif plain == "ministry" and hit.first and _names_ministry(lower[hit.first - 1]):
        plain = f"{lower[hit.first - 1]} ministry"
    return plain.replace(" ", "-")


def _names_ministry(word: str) -> bool:
    return word.isalpha() and word not in _DETERMINERS


def _in_name(word: str, lower: str, i: int, before: Sequence[Hit]) -> bool:
    if not (word[:1].isupper() or lower in ("-", "al", "bin", "ibn", "de", "van", "von", "el",
                                            "da", "der", "den", "del", "la")):  # fmt: skip
        return False
    if lower in _DETERMINERS or lower in _TITLES:
        return False
    return not any(h.first <= i < h.last for h in before)


def _capital_run(
    words: Sequence[str], lower: Sequence[str], head: int, before: Sequence[Hit], first: int
) -> list[str]:
    """Return the capitalised words before ``head`` that are no demonym and no other form."""
    i = head
    while i > first and words[i - 1][:1].isupper() and lower[i - 1] not in _DETERMINERS:
        i -= 1
    run = [
        k
        for k in range(i, head)
        if not any(
            h.first <= k < h.last and h.entry.kind in ("country", "adjective", "seat")
            for h in before
        )
    ]
    return list(words[i:head]) if run else []


def _complements(
    lower: Sequence[str], hits: Sequence[Hit], start: int, last: int
) -> list[Hit]:
    """Return the hits after the head that tell who it is: behind "of", "in", "from" and so on."""
    out: list[Hit] = []
    open_ = False
    edge = start
    for hit in (h for h in hits if h.first >= start and h.last <= last):
        between = lower[edge : hit.first]
        if any(w in ("to", "against", "with", "who", "which", "that", "by", "on") for w in between):
            break
        open_ = open_ or any(w in _POST for w in between)
        if open_:
            out.append(hit)
        edge = hit.last
    return out


def _guess_head(
    words: Sequence[str], lower: Sequence[str], hits: Sequence[Hit], last: int
) -> int:
    """Return the likely head of a phrase that no parse is at hand for."""
    i = head = _after_partitive(lower, last)
    by_first = {h.first: h for h in hits}
    while i < last:
        hit = by_first.get(i)
        if hit is not None:
            head, i = hit.last - 1, hit.last
            continue
        if lower[i] in _STOP and i and not _inner_hyphen(lower, i, last):
            break
        if lower[i] not in ("'s", "'", "-") and lower[i][0].isalnum():
            head = i
        i += 1
    return head


def _after_partitive(lower: Sequence[str], last: int) -> int:
    """Return where the noun starts behind "several of the", "a group of"."""
    for i in range(min(4, last - 1)):
        if lower[i] in PARTITIVES and lower[i + 1] == "of" and i + 2 < last:
            return i + 2
    return 0


def _inner_hyphen(lower: Sequence[str], i: int, last: int) -> bool:
    if lower[i] == "-":
        return True
    return i >= 1 and lower[i - 1] == "-"


def _plain_name(words: Sequence[str], lower: Sequence[str], first: int, last: int) -> str:
    while first < last - 1 and lower[first] in _DETERMINERS:
        first += 1
    out = ""
    for i in range(first, last):
        glue = i == first or lower[i] in ("'s", "-", ",", ".", "'", ")") or (
            lower[i - 1] in ("-", "(")
        )
        out += words[i] if glue else " " + words[i]
    return out
