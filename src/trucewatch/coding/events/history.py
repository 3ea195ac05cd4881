"""Long ago: what a sentence dates before the record's time is history, not an event of it."""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

# Conflicts that are still negotiated began after the last world war. What is older than the event
# data sets of news (KEDS, GDELT) is history in a text that is not plainly about conflict.
_OUR_ERA = 1946
_NEWS_ERA = 1979
_EARLIEST = 1000
_LATEST = 2100
_LONG = 40  # "sixty years ago"
_TENS = frozenset({"forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"})
# Whoever fought then is not of this time.
_OF_THE_PAST = frozenset({"napoleon", "napoleonic", "ottoman", "ottomans", "byzantine", "vikings",
                          "crusaders", "conquistadors", "mongols", "wehrmacht", "nazis",
                          "legions"})  # fmt: skip

# Without one of these, and without a figure, a sentence names no time that is looked for.
_MARKS = _OF_THE_PAST | _TENS | {"century", "world"}


# Around four figures that are an hour.
_HOURS = frozenset({"hours", "hrs", "h", "local", "gmt", "utc"})
_UNTIL = frozenset({"by", "until", "till", "to", "and", "from", "between"})

# A report says on which day of the week things happened; a calendar of past events does not.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split()
)


def _calendar_line(parse: Parse, first: int) -> bool:
    """Return whether a line of a calendar of past events holds the sentence: "1960: Rebels …"."""
    start = parse.paras[parse.para[first]].start
    head = parse.text[parse.text.rfind("\n", 0, start) + 1 : start]
    return len(head) < _HEAD and head.rstrip().endswith(":") and head.rstrip(": ").isdigit()


_HEAD = 8


class History:
    """Which sentences of a story tell of long ago."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._by_the_clock = any(len(w) == 4 and w[0] == "0" and w.isdigit() for w in parse.lower)
        self._years = [self._told(first, last) for first, last in parse.sents]
        told = [y for years in self._years for y in years]
        self.whole = bool(told) and max(told) < _NEWS_ERA
        """Whether the story dates something long ago and nothing in our time."""
        self.current = not _DAYS.isdisjoint(parse.lower)
        """Whether the story names a day as news do: "on Tuesday", "yesterday"."""

    def old(self, token: int, conflict: bool) -> bool:
        """Return whether the token's sentence dates what it tells long ago.

        ``conflict``: the sentence is about conflict, so it may look back to the last world war.
        """
        years = self._years[self._parse.sent[token]]
        return bool(years) and max(years) < (_OUR_ERA if conflict else _NEWS_ERA)

    def _told(self, first: int, last: int) -> list[int]:
        """Return the years that a sentence names, with 0 for a mark of a past age."""
        parse = self._parse
        if _calendar_line(parse, first):
            return [0]
        found: list[int] = []
        lower = parse.lower[first:last]
        if _MARKS.isdisjoint(lower) and not any([w.isdigit() for w in lower]):
            return found
        for i in range(first, last):
            word = parse.lower[i]
            past = word in _OF_THE_PAST or self._century(i, first) or self._long_ago(i, last)
            if past or (word == "world" and self._world_war(i, first, last)):
                found.append(0)
            if not (word.isdigit() and len(word) == 4 and self._is_year(i, last)):
                continue
            if _EARLIEST <= int(word) < _LATEST and not self._is_hour(i, last):
                found.append(int(word))
        return found

    def _is_year(self, i: int, last: int) -> bool:
        """A number before a noun counts things: "1500 men"."""
        following = self._parse.pos[i + 1] if i + 1 < last else ""
        return following not in ("NOUN", "PROPN") or self._parse.dep[i] in ("pobj", "npadvmod")

    def _is_hour(self, i: int, last: int) -> bool:
        """Return whether four figures are an hour: "at 1430", "1430 hours", and "as of 1900" in a
        report that tells others with a nought ("between 0210 and 0345")."""
        parse = self._parse
        word = parse.lower[i]
        if word[:2] > "23" or word[2:] > "59":
            return False
        before = parse.lower[i - 1] if i else ""
        after = parse.lower[i + 1] if i + 1 < last else ""
        if before == "at" or after in _HOURS:
            return True
        as_of = before == "of" and i > 1 and parse.lower[i - 2] == "as"
        return self._by_the_clock and (as_of or before in _UNTIL)

    def _world_war(self, i: int, first: int, last: int) -> bool:
        """ "Was shelled in the First World War", not "the worst since the Second World War"."""
        lower = self._parse.lower
        war = i + 1 < last and lower[i + 1] == "war"
        return war and not {"in", "during"}.isdisjoint(lower[max(first, i - 3) : i])

    def _century(self, i: int, first: int) -> bool:
        parse = self._parse
        return (
            parse.lower[i] == "century"
            and i > first
            and parse.lower[i - 1] in word_set("events.centuries")
        )

    def _long_ago(self, i: int, last: int) -> bool:
        parse = self._parse
        if parse.lower[i] not in _TENS and not parse.lower[i].isdigit():
            return False
        if parse.lower[i].isdigit() and not _LONG <= int(parse.lower[i][:4]) < _EARLIEST:
            return False
        return i + 2 < last and parse.lower[i + 1] == "years" and parse.lower[i + 2] == "ago"
