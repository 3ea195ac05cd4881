"""What is measured and not counted: spans of time, money, land; and the mention of a quantity."""

from __future__ import annotations

import msgspec

from trucewatch.coding.quantities.numerals import CURRENCIES, Numeral
from trucewatch.reading.parse import Parse


class QuantityMention(msgspec.Struct, frozen=True):
    """A counted thing: kind, range, hedge and unit as in :class:`Quantity`.

    ``noun`` is the token of what is counted, ``governor`` the predicate that makes it what it is
    (the verb of "killed", the noun of "deaths"), ``first`` and ``last`` the token range.
    """

    kind: str
    low: float | None
    high: float | None
    hedge: str
    unit: str
    civilian: bool | None
    noun: int
    governor: int
    first: int
    last: int


def mention(
    parse: Parse,
    n: Numeral,
    noun: int,
    kind: str,
    unit: str,
    civilian: bool | None,
    governor: int,
    span: tuple[int, int],
) -> QuantityMention:
    """Return the mention of a number with what it counts, ``span`` its tokens."""
    return QuantityMention(
        kind, n.low, n.high, n.hedge, unit, civilian, noun, governor, span[0], span[1]
    )


def measure(
    parse: Parse, numeral: Numeral, noun: int, unit: tuple[str, str]
) -> QuantityMention | None:
    """Return the mention of a measure by its unit, None where it only dates or is a distance."""
    kind, name = unit
    last = max(numeral.last, noun + 1)
    first = numeral.first
    if kind == "money":
        first -= first > 0 and parse.word[first - 1] in CURRENCIES
        return mention(parse, numeral, noun, kind, name, None, noun, (first, last))
    if kind == "territory":
        return _area(parse, numeral, noun, name, (first, last))
    if not _lasts(parse, noun):
        return None
    return mention(parse, numeral, noun, kind, name, None, parse.head[noun], (first, last))


def _area(
    parse: Parse, numeral: Numeral, noun: int, name: str, span: tuple[int, int]
) -> QuantityMention | None:
    if (
        name == "km2"
        and "square" not in parse.lower[max(0, noun - 2) : noun + 1]
        and (parse.lower[noun] not in ("hectare", "hectares", "acre", "acres", "sqkm"))
    ):
        return None  # a distance
    if name == "percent" and not _of_land(parse, noun):
        return None
    last = span[1]
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] == "of" and c >= noun:
            last = max(last, parse.right[c])
            break
    return mention(parse, numeral, noun, "territory", name, None, noun, (span[0], last))


def _of_land(parse: Parse, noun: int) -> bool:
    """Return whether "10 percent" is a share of a named place or of land."""
    for c in parse.children[noun]:
        if parse.dep[c] == "prep" and parse.lower[c] in ("of", "in"):
            return any(
                parse.dep[o] == "pobj"
                and (parse.pos[o] == "PROPN" or parse.lemma[o] in ("territory", "land", "region",
                     "country", "area", "strip", "city", "peninsula", "enclave", "province",
                     "district", "oblast", "valley", "island", "state"))
                for o in parse.children[c]
            )  # fmt: skip
    return False


def _lasts(parse: Parse, noun: int) -> bool:
    """Return whether a span of time measures something; "two days ago", "in a week" date it."""
    after = parse.lower[noun + 1] if noun + 1 < len(parse) else ""
    if after in ("ago", "earlier", "later", "before", "old", "after", "away"):
        return False
    left = parse.left[noun]
    if any(w in ("last", "past", "next", "first", "coming", "previous", "every", "each", "recent",
                 "final") for w in parse.lower[left:noun]):  # fmt: skip
        return False
    dep, head = parse.dep[noun], parse.head[noun]
    if any(parse.dep[c] == "prep" and parse.lower[c] == "of" and c > noun
           for c in parse.children[noun]):  # fmt: skip
        return True
    if dep == "pobj":
        return parse.lower[head] in ("for", "of", "over")
    if dep in ("dobj", "npadvmod", "attr"):
        return parse.lemma[head] in ("last", "take", "go", "spend", "continue", "run", "rage",
                                     "drag", "extend", "be", "serve", "talk", "meet",
                                     "fight", "hold", "endure")  # fmt: skip
    return dep in ("nsubj", "compound", "nmod", "poss", "conj", "ROOT")
