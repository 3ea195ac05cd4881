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
_LEAVERS = frozenset({"GOV", "LEG", "UNK", "SPY"})


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
        return self.inside(words, lower, 0, last, at, hits, on)

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
        own = next((h for h in hits if h.first <= head < h.last), None)
        before = [h for h in hits if h.last <= (own.first if own else head)]
        after = _complements(lower, hits, (own.last if own else head + 1), last)
        name = _plain_name(words, lower, first, last)
        if own is not None and own.entry.kind == "entity":
            return self._entity(own, before, name, lower, on)
        if own is not None and own.entry.kind in ("country", "seat"):
            return self._state(own.entry.country)
        if own is not None and own.entry.kind in ("people", "adjective"):
            return self._people(own, words, lower, before, name)
        if own is not None and own.entry.kind == "role":
            return self._role(own, words, lower, before, after, name, on, first)
        return self._unknown(words, lower, first, head, before, after, name, on)

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

    def _people(
        self,
        own: Hit,
        words: Sequence[str],
        lower: Sequence[str],
        before: Sequence[Hit],
        name: str,
    ) -> Named:
        country = own.entry.country
        if own.entry.cased == 2 or (own.entry.kind == "adjective" and not before and name in words):
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
        if "ministry" in own.entry.noun:
            return ":" + _ministry(own.entry.noun, lower, own)
        for hit in before:
            if hit.entry.kind == "role" and "ministry" in hit.entry.noun:
                return ":" + _ministry(hit.entry.noun, lower, hit)
        if not own.entry.person and words[own.last - 1][:1].isupper():
            name = _capital_run(words, lower, own.first, before, first)
            if name:
                return ":" + self._slug(" ".join([*name, *words[own.first : own.last]]))
        return ""

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
            modifier = next((h for h in reversed(before) if h.entry.kind == "modifier"), None)
            roles = [h for h in before if h.entry.kind == "role"]
            if roles and roles[-1].last == head:
                return self._role(roles[-1], words, lower, before[:-1], after, name, on, first)
            del modifier
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
    return ";".join(part + sector for part in country.split(";"))


def _is_tie(hit: Hit, lower: Sequence[str]) -> bool:
    """Tell whether a country only stands in "X-backed" or "pro-X" before the head."""
    if hit.first >= 2 and lower[hit.first - 1] == "-" and lower[hit.first - 2] in _PREFIXES:
        return True
    nxt = hit.last
    if nxt < len(lower) and lower[nxt] == "-":
        nxt += 1
    return nxt < len(lower) and lower[nxt] in _FOREIGN_TIES


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
        if h.entry.kind in ("modifier", "role") and h.entry.sector and not _is_tie(h, lower)
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
            sector = given[-1]
        else:
            inner = [h for h in after if h.entry.kind in ("role", "modifier")]
            if inner and inner[0].entry.sector not in ("UNK", ""):
                sector = inner[0].entry.sector
            elif sector == "UNK" and any(h.entry.kind in ("country", "seat") for h in before):
                sector = "GOV" if entry.noun in _STATE_NOUNS else "UNK"
    elif bearer is not None and bearer.sector in ("REB", "PRM") and sector in _SOFT:
        sector = bearer.sector
    if _is_former(before, lower) and sector in _LEAVERS:
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
    elif plain == "ministry" and hit.first and lower[hit.first - 1].isalpha():
        plain = f"{lower[hit.first - 1]} ministry"
    return plain.replace(" ", "-")


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
    i = head = 0
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
