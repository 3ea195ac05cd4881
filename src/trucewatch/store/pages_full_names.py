"""Full names of groups that no table knows, by the keys of their sides.

A key is cut short (``UNK:osk-front`` for "the Osk Liberation Front"), and one report writes out
what another gives in letters ("OLF"). A side is shown by the name that its own actors bear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from trucewatch.vocab.sides import STEM, is_person, unknown_side

# The last words of proper names of groups; what else follows a name ("Osk soldiers") names none.
GROUPS = frozenset(
    "alliance army brigade brigades coalition column command congress corps council front guard"
    " guards league legion militia movement organisation organization party resistance"
    " union".split()
)
_OF_STATE = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
_SMALL = frozenset("and de des du e et for in la le of pour the y".split())
_LETTERS = re.compile(r"[A-Z]{3,6}")
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)")

# code, name, words: as the side table of parties has them, names and words in small letters.
Row = tuple[str, str, str]


def full_names(rows: Iterable[Row], known: Mapping[str, str]) -> dict[str, str]:
    """Return ``known`` (names by keys) with the full names of groups in place of cut ones.

    A group's code tells its name in full; one without a code of its own is known by what always
    follows its first word ("upland" is never said without "guard"). Letters stand for the one full
    name that they are the initials of.
    """
    rows = list(rows)
    states = {stem for code, _, _ in rows if (stem := _state(code))}
    full = dict(known) | _coded(rows, states)
    after = _followers(rows)
    for key, name in known.items():
        if full[key] == name and key not in states:
            full[key] = _followed(name, after.get(name.lower(), set()))
    return _in_full(full)


def _state(code: str) -> str | None:
    """Return the key that a state's own code gives: ``UNKGOV:valdoria`` → ``UNK:valdo``."""
    head, _, own = code.partition(":")
    plain = head == "UNK" and "-" not in own
    return f"UNK:{own[:STEM]}" if own and (plain or head.endswith(_OF_STATE)) else None


def _coded(rows: Iterable[Row], states: set[str]) -> dict[str, str]:
    """Return the names that groups' codes tell, the commonest of each key."""
    found: dict[str, Counter[str]] = {}
    for code, _, _ in rows:
        head, _, own = code.partition("/")[0].partition(":")
        parts = own.split("-")
        if len(parts) < 2 or parts[-1] not in GROUPS or head.endswith(_OF_STATE) or ";" in code:
            continue
        key = unknown_side(code, "")
        if key and key not in states and not is_person(code.partition("/")[0]):
            found.setdefault(key, Counter())[titled(own.replace("-", " "))] += 1
    return {key: _commonest(names) for key, names in found.items()}


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda n: (-names[n], n))


def _followers(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Return by each word of names the words that follow it, "" where it stands last."""
    out: dict[str, set[str]] = {}
    for _, called, words in rows:
        for text in {_BRACKETS.sub("", called), _BRACKETS.sub("", words)}:
            told = _NEXT.findall(text.lower())
            for one, two in zip(told, [*told[1:], ""], strict=False):
                out.setdefault(one, set()).add(two)
    return out


def _followed(name: str, after: set[str]) -> str:
    """Return a name with the noun that follows it wherever it stands, if there is one."""
    noun = next(iter(after), "")
    return f"{name} {noun.title()}" if len(after) == 1 and noun in GROUPS else name


def _in_full(names: Mapping[str, str]) -> dict[str, str]:
    """Return names with letters written out where one name alone has them for initials."""
    by_letters: dict[str, set[str]] = {}
    for name in names.values():
        by_letters.setdefault(initials(name), set()).add(name)
    return {
        k: next(iter(by_letters[n]))
        if _LETTERS.fullmatch(n) and len(by_letters.get(n, ())) == 1
        else n
        for k, n in names.items()
    }


def initials(name: str) -> str:
    """Return the letters that stand for a name of several words, "" for one word."""
    words = [w for w in name.split() if w.lower() not in _SMALL]
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""


def titled(words: str) -> str:
    """Return a name in small letters with its capitals: "front of osk" → "Front of Osk"."""
    parts = words.split()
    return " ".join(w if n and w in _SMALL else w.capitalize() for n, w in enumerate(parts))
