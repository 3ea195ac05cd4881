"""The parts of a phrase that names somebody: head, what stands before it, what after it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.vocab.actor_lexicon import MAX_PHRASE, Hit

# After the head noun: "officials in X", "diplomats from X", "ministry of X".
_POST = frozenset({"of", "in", "from", "for", "at", "inside", "within", "across"})
# What follows one of these does not tell who the head is.
_BREAK = frozenset({"to", "against", "with", "who", "which", "that", "by", "on"})
# Words that end the part of a phrase in which its head stands.
_STOP = _POST | frozenset(
    {"to", "on", "with", "by", "near", "between", "against", "who", "which", "that", "whose",
     "deployed", "stationed", "and", "or", ",", "(", "–", "—", ":", "under", "over", "about",
     "around", "after", "before", "during", "based", "backed", "accused", "as", "loyal", "linked",
     "affiliated", "opposed", "belonging", "known", "living", "serving", "fleeing", "fighting"}
)  # fmt: skip
DETERMINERS = frozenset(
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
TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "gen.", "col."})
_NAME_LINKS = frozenset({"-", "al", "bin", "ibn", "de", "van", "von", "el", "da", "der", "den",
                         "del", "la"})  # fmt: skip
_GLUED = frozenset({"'s", "-", ",", ".", "'", ")"})
_QUOTES = frozenset({"“", "”", '"', "``", "''", "«", "»", "„", "‘"})
# "Whose spokesman": no part of a name.
_UNNAMING = frozenset({"whose", "which", "what"})
# "Dozens of soldiers" are soldiers.
PARTITIVES = frozenset(
    {"several", "some", "many", "most", "one", "two", "three", "dozens", "hundreds", "thousands",
     "scores", "tens", "all", "both", "each", "number", "group", "groups", "team", "handful",
     "majority", "crowd", "crowds", "couple", "pair", "series", "column", "half", "part", "none",
     "few", "any", "millions", "bands", "band", "remnants", "elements", "scattering"}
)  # fmt: skip


class Phrase(msgspec.Struct, frozen=True):
    """The tokens [first, last) of a text with head ``head``.

    ``own`` is the hit that covers the head, ``before`` and ``after`` those that may tell whose it
    is; ``on`` the ISO day by which offices are judged.
    """

    words: Sequence[str]
    lower: Sequence[str]
    first: int
    last: int
    head: int
    own: Hit | None
    before: Sequence[Hit]
    after: Sequence[Hit]
    on: str | None

    @property
    def name(self) -> str:
        """The phrase's words without its determiner."""
        return plain_name(self.words, self.lower, self.first, self.last)

    @property
    def former(self) -> bool:
        """Whether the phrase says that an office is no longer held."""
        return any(h.entry.kind == "former" for h in self.before)

    @property
    def owners(self) -> list[Hit]:
        """The hits before the head that name a country or entity and are no mere tie."""
        return [h for h in self.before if h.entry.country and not is_tie(h, self.lower)]

    @property
    def owner_countries(self) -> list[str]:
        """The countries of the owners; those of entities only where no country is named."""
        owners = self.owners
        named = [h.entry.country for h in owners if h.entry.kind != "entity"]
        return named or [self.country_of(h) for h in owners]

    def country_of(self, hit: Hit) -> str:
        """Return the country of a hit on the phrase's day."""
        entity = hit.entry.entity
        return entity.country_on(self.on) if entity is not None else hit.entry.country


def build_phrase(
    words: Sequence[str],
    lower: Sequence[str],
    span: tuple[int, int],
    head: int,
    hits: Sequence[Hit],
    on: str | None,
) -> Phrase:
    """Return the parts of the phrase at the tokens ``span``; ``hits`` are those inside it."""
    first, last = span
    safe = _name_safe(words, lower, first, hits)
    own = next((h for h in safe if h.first <= head < h.last), None)
    edge, after = (own.first, own.last) if own else (head, head + 1)
    before = _without_leaders([h for h in safe if h.last <= edge], lower)
    if own is None:
        before = _without_forenames(before, words, head)
    return Phrase(
        words, lower, first, last, head, own, before, _complements(lower, safe, after, last), on
    )


def is_tie(hit: Hit, lower: Sequence[str]) -> bool:
    """Tell whether a country only stands in "X-backed", "pro-X", "local ethnic X"."""
    if hit.first >= 2 and lower[hit.first - 1] == "-" and lower[hit.first - 2] in _PREFIXES:
        return True
    if hit.first >= 2 and lower[hit.first - 1] == "ethnic" and lower[hit.first - 2] == "local":
        return True
    following = hit.last
    if following < len(lower) and lower[following] == "-":
        following += 1
    return following < len(lower) and lower[following] in _FOREIGN_TIES


def aligned_with(before: Sequence[Hit], lower: Sequence[str]) -> str:
    """Return the country X of "pro-X" or "local ethnic X" before the head, "" for none."""
    for hit in before:
        if hit.first < 2 or not hit.entry.country:
            continue
        two = tuple(lower[hit.first - 2 : hit.first])
        if two in (("pro", "-"), ("local", "ethnic")):
            return hit.entry.country
    return ""


def _without_leaders(before: Sequence[Hit], lower: Sequence[str]) -> Sequence[Hit]:
    """Leave out X of "X-led" where something nearer to the head tells whose it is."""
    if not any(_leads(h, lower) for h in before):
        return before
    nearest = next((h for h in reversed(before) if h.entry.country), None)
    return [h for h in before if h is nearest or not (h.entry.country and _leads(h, lower))]


def _without_forenames(before: Sequence[Hit], words: Sequence[str], head: int) -> Sequence[Hit]:
    """Leave out the land or town between a title and a surname: "President Milan Korda"."""
    if not before or not words[head][:1].isupper():
        return before
    kept = list(before)
    while len(kept) > 1 and kept[-1].last == (before[len(kept)].first if len(kept) < len(before)
                                              else head):  # fmt: skip
        titles = [h for h in kept[:-1] if h.last == kept[-1].first and h.entry.kind == "role"]
        placed = kept[-1].entry.kind in _PLACED
        if not placed or not titles or not titles[0].entry.person:
            break
        kept.pop()
    return kept


# What kinds of names lands and towns have in the tables.
_PLACED = frozenset({"country", "seat", "place", "adjective", "people"})


def _leads(hit: Hit, lower: Sequence[str]) -> bool:
    return hit.last + 1 < len(lower) and lower[hit.last] == "-" and lower[hit.last + 1] == "led"


def _name_safe(
    words: Sequence[str], lower: Sequence[str], first: int, hits: Sequence[Hit]
) -> Sequence[Hit]:
    """Leave out surnames that belong to somebody else (another given name stands before)."""
    if not any(h.entry.person and h.entry.entity and h.last - h.first == 1 for h in hits):
        return hits
    return [h for h in hits if not _another_person(words, lower, first, h, hits)]


def _another_person(
    words: Sequence[str], lower: Sequence[str], first: int, hit: Hit, hits: Sequence[Hit]
) -> bool:
    entity = hit.entry.entity
    if entity is None or not hit.entry.person or hit.last - hit.first > 1:
        return False
    before, after = hit.first - 1, hit.last
    if before >= first and _bare_name(words, lower, before, hits):
        return words[before][0] != entity.name[0]
    return after < len(words) and _bare_name(words, lower, after, hits)


def _bare_name(words: Sequence[str], lower: Sequence[str], i: int, hits: Sequence[Hit]) -> bool:
    """Tell whether token ``i`` is a capitalised word that no table knows."""
    word = words[i]
    if not word[:1].isupper() or not word.isalpha() or lower[i] in DETERMINERS:
        return False
    return lower[i] not in TITLES and not any(h.first <= i < h.last for h in hits)


def _complements(lower: Sequence[str], hits: Sequence[Hit], start: int, last: int) -> list[Hit]:
    """Return the hits after the head that tell who it is: behind "of", "in", "from" and so on."""
    out: list[Hit] = []
    opened = False
    edge = start
    for hit in hits:
        if hit.first < start or hit.last > last:
            continue
        between = lower[edge : hit.first]
        if any(w in _BREAK for w in between):
            break
        beside = hit.first == start and hit.entry.kind == "country"  # "mediators Egypt and Qatar"
        opened = opened or beside or any(w in _POST for w in between)
        if opened:
            out.append(hit)
        edge = hit.last
    return out


def complement_parts(after: Sequence[Hit], lower: Sequence[str]) -> list[list[Hit]]:
    """Split complements at "and": "envoys of X and Y" are two parties' envoys."""
    parts: list[list[Hit]] = []
    for hit in after:
        if parts and "and" not in lower[parts[-1][-1].last : hit.first]:
            parts[-1].append(hit)
        else:
            parts.append([hit])
    return [p for p in parts if any(h.entry.country for h in p)]


def person_name(phrase: Phrase) -> tuple[int, str]:
    """Return where the name that ends at the head begins, and the name."""
    words, lower, run = phrase.words, phrase.lower, phrase.head
    while run > phrase.first and _in_name(words[run - 1], lower[run - 1]):
        if any(h.first <= run - 1 < h.last for h in phrase.before):
            break
        run -= 1
    return run, " ".join(words[run : phrase.head + 1]).replace(" - ", "-")


def _in_name(word: str, lower: str) -> bool:
    if lower in DETERMINERS or lower in TITLES:
        return False
    return word[:1].isupper() or lower in _NAME_LINKS


# Whose a body is called in its own name; "Sudan's" tells only whose it is.
_MANY = frozenset(
    {"people", "peoples", "farmers", "workers", "women", "peasants", "students", "teachers",
     "soldiers", "veterans", "miners", "mothers", "citizens", "dockers", "drivers", "fishermen"}
)  # fmt: skip
_OWNED = frozenset({"'s", "’s", "'", "’"})


def capital_run(phrase: Phrase, end: int) -> list[str]:
    """Return the capitalised words right before token ``end`` if they are more than a demonym."""
    words, lower, i = phrase.words, phrase.lower, end
    while i > phrase.first:
        before = i - 1
        if lower[before] in _OWNED and before > phrase.first and lower[before - 1] in _MANY:
            before -= 1  # "the Tarsk People's Front" is one name
        if not words[before][:1].isupper() or lower[before] in DETERMINERS:
            break
        i = before
    known = {
        k
        for h in phrase.before
        if h.entry.kind in ("country", "adjective", "seat")
        for k in range(h.first, h.last)
    }
    return list(words[i:end]) if any(k not in known for k in range(i, end)) else []


def guess_head(lower: Sequence[str], hits: Sequence[Hit], last: int) -> int:
    """Return the likely head of a phrase that no parse is at hand for."""
    i = head = _after_partitive(lower, last)
    by_first = {h.first: h for h in hits}
    while i < last:
        hit = by_first.get(i)
        if hit is not None:
            head, i = hit.last - 1, hit.last
            following = by_first.get(i)
            if hit.entry.plural and following is not None and following.entry.kind == "country":
                break  # "mediators Egypt and Qatar"
            continue
        if lower[i] in _STOP and i and lower[i - 1] != "-" and not _pair(hits, i):
            break
        if lower[i] not in ("'s", "'", "-") and lower[i][0].isalnum():
            head = i
        i += 1
    return head


def _pair(hits: Sequence[Hit], i: int) -> bool:
    """Tell whether "and" at ``i`` joins two adjectives of countries before one noun."""
    left = any(h.last == i and h.entry.kind == "adjective" for h in hits)
    return left and any(h.first == i + 1 and h.entry.kind == "adjective" for h in hits)


def _after_partitive(lower: Sequence[str], last: int) -> int:
    """Return where the noun starts behind "several of the", "a group of"."""
    for i in range(min(4, last - 1)):
        if lower[i] in PARTITIVES and lower[i + 1] == "of" and i + 2 < last:
            return i + 2
    return 0


def plain_name(words: Sequence[str], lower: Sequence[str], first: int, last: int) -> str:
    """Return the tokens [first, last) as text, without leading determiners and quotation marks."""
    while first < last - 1 and (lower[first] in DETERMINERS or lower[first] in _UNNAMING):
        first += 1
    out: list[str] = []
    for i in range(first, min(last, first + MAX_PHRASE)):
        if words[i] in _QUOTES:
            continue
        if out and lower[i] not in _GLUED and lower[i - 1] not in ("-", "("):
            out.append(" ")
        out.append(words[i])
    return "".join(out)
