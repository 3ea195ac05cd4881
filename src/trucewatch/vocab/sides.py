"""The side of somebody no table knows, from the code and the proper names in the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "Valdoria", "Valdorian", "Valdoria's" share a beginning; five letters keep most names apart, and
# only names that no table knows are compared so.
STEM = 5
_ADJECTIVES = ("ian", "ean", "lan", "ese", "ish", "ni", "ri", "ic")
_SMALL = frozenset(
    "the a an both some all other its their his her one two they we he she it who which these"
    " those each neither that this these our my your us me him himself itself themselves answer"
    " question between since during after before until from".split()
)
# Words of titles and offices beside those of the table of role nouns; they name nobody.
_TITLES = frozenset(
    "prime foreign interior first head chief deputy vice senior acting former general staff force"
    " forces mission guard united national people new old north south east west central northern"
    " southern eastern western neighbouring neighboring joint observation monitoring humanitarian"
    " special international regional federal so-called self-styled self-proclaimed january february"
    " march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_ARMED = ("REB", "PRM", "UAF", "SEP")
_BODIES = ("IGO", "NGO", "UNO")
_OF_STATE = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
# Nouns of groups; with fewer words in front of them the first one may be the state's.
_GROUP_NOUNS = frozenset(
    "front movement league union alliance coalition party congress brigade brigades resistance"
    " council army organisation organization".split()
)
_NAMED = 3


@cache
def _office_words() -> frozenset[str]:
    rows = table("actors/role_nouns.tsv")
    nouns = (f"{r['noun']} {r['plural'] or r['noun'] + 's'}" for r in rows)
    words = {w for text in nouns for w in text.lower().split()}
    return _TITLES | words | group_words().ordinals


# Answers kept: each actor of a story is asked about again and again.
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def unknown_side(code: str, text: str) -> str | None:
    """Return the side of an actor with a code that begins with ``UNK``, or None.

    ``UNK:valdoria``, ``UNKMIL:valdoria`` and ``UNKGOV:valdoria-defence-ministry`` name their side
    themselves; ``UNKMIL`` or ``UNKGOV:defence-ministry`` only through the words of the text ("the
    Valdorian army"). A person (``UNKGOV:lena-sorrow``) takes the state that the words name, else
    stands alone.
    """
    head, _, own = code.partition(":")
    if not own:
        return None if head == "UNK" and _is_somebody(text) else named_side(text)
    parts = own.split("-")
    names = [w for w in parts if w not in _office_words()]
    whole = len(parts) > 1 and len(names) == len(parts)
    if (whole or (len(parts) > 1 and not names)) and head.endswith(_BODIES):
        return f"UNK:{own}"  # "Red Crescent", or who speaks for it: no state is in the name
    person = whole
    if parts[0] in _SMALL:
        return None  # "that", "our": nobody's name
    if _is_front_for(parts) and not head.endswith(_OF_STATE):
        return f"UNK:{own}"
    group = _group_side(parts)
    if group is not None and not head.endswith(_OF_STATE):
        return group
    if len(parts) > 1 and not names and (head == "UNK" or head.endswith(_ARMED)):
        return f"UNK:{own}"  # "Northern Front": common words alone, told with or without its arms
    if not person and (head == "UNK" or names):
        return f"UNK:{(names or parts)[0][:STEM]}"
    if not names:
        return named_side(text) or code
    return state_named(text, parts) or f"UNK:{own}"


def is_person(code: str) -> bool:
    """Return whether a code is a person's: two names or more and no word of an office or body."""
    head = code.partition("/")[0].partition(":")[0]
    return not head.endswith((*_ARMED, *_BODIES)) and is_called_by_names(code)


def is_called_by_names(code: str) -> bool:
    """Return whether a code's own part is two names or more and no word of an office or body."""
    parts = code.partition("/")[0].partition(":")[2].split("-")
    return len(parts) > 1 and not _office_words() & set(parts)


def is_listed_group(own: str) -> bool:
    """Return whether an id is that of a group of the table of groups."""
    return own in _listed_groups()


def is_group_noun(word: str) -> bool:
    """Return whether a word is a noun by which groups are called: "front", "council"."""
    return word in _GROUP_NOUNS


def unlisted_group(code: str) -> str | None:
    """Return the side of a group with a country that no table lists, None for any other code.

    One report tells the country of "the Rovuma Liberation Front" (``MOZREB:rovuma-…``), the next
    does not (``UNKREB:rovuma-…``): its name is its side in both.
    """
    head, _, own = code.partition("/")[0].partition(":")
    if not own or own in _listed_groups() or not head.endswith(_ARMED):
        return None
    parts = own.split("-")
    if _is_front_for(parts):
        return f"UNK:{own}"
    names = [w for w in parts if w not in _office_words()]
    side = f"UNK:{names[0][:STEM]}" if names and len(names) < len(parts) else None
    return _group_side(parts) or side


def _group_side(parts: list[str]) -> str | None:
    """Return the side of a group called by a name of its own, by that name's beginning and the
    noun: "the Sarun Salvation Front" is not of the side of Sarun's government."""
    if len(parts) < _NAMED or parts[-1] not in _GROUP_NOUNS or parts[0] in _office_words():
        return None
    return f"UNK:{parts[0][:STEM]}-{parts[-1]}"


def _is_front_for(parts: list[str]) -> bool:
    """Return whether a name is "Front for the Liberation of X": small words are no name."""
    return len(parts) >= _NAMED and parts[0] in _GROUP_NOUNS and parts[1] in ("for", "of")


@cache
def _listed_groups() -> frozenset[str]:
    return frozenset(row["id"] for row in table("actors/groups.tsv"))


def whole_group(code: str) -> str:
    """Return the code of the group whose armed wing or government a listed group is, else ``code``:
    what the wing does and says is the movement's."""
    head, _, own = code.partition(":")
    whole = _wings().get(own)
    return code if whole is None else f"{head}:{whole}"


@cache
def _wings() -> dict[str, str]:
    rows = table("actors/groups.tsv")
    return {r["id"]: r["aligned"] for r in rows if r["aligned"] in _listed_groups()}


def named_side(text: str) -> str | None:
    """Return ``UNK:`` and the stem of the first proper name in ``text``, or None.

    "The Valdorian army" and "Valdoria's foreign minister, Lena Sorrow" give the same side; "both
    armies" and "the General Staff" give None. A lone first word is taken for a name only when
    nothing follows in lower case after an article-like word ("Officials" alone is no name).
    """
    found = next(iter(_proper(text, ())), None)
    return None if found is None else f"UNK:{found.lower()[:STEM]}"


def state_named(text: str, own: Iterable[str]) -> str | None:
    """Return the side of the state that a person's words name: "Valdoria's envoy, Lena Sorrow".

    ``own`` are the words of the person's name, in small letters. A state stands in the genitive,
    after "of", or as an adjective; other names beside the person's are somebody else.
    """
    for name in _proper(text, tuple(own)):
        after = text[text.index(name) + len(name) :][:2]
        before = text[: text.index(name)].lower().rstrip()
        owned = after in ("'s", "’s") or before.endswith((" of", " of the"))
        if owned or name.lower().endswith(_ADJECTIVES):
            return f"UNK:{name.lower()[:STEM]}"
    return None


def _proper(text: str, own: tuple[str, ...]) -> Iterator[str]:
    """Yield the proper names in ``text`` that are no words of an office and none of ``own``."""
    words = _WORD.findall(text)
    for k, word in enumerate(words):
        low = word.lower()
        if not word[0].isupper() or low in _SMALL or len(word) < 3 or low in _office_words():
            continue
        if k == 0 and len(words) == 1 and word.endswith("s"):
            return  # "Officials", "Residents"
        if k == 0 and len(words) > 1 and _is_common(word, words[1], text):
            continue
        if not any(low.startswith(w[:STEM]) for w in own):
            yield word


def _is_somebody(text: str) -> bool:
    """Return whether words tell of one of many, and where: "a baker in Valdoria" is no side."""
    words = _WORD.findall(text)
    if len(words) < _NAMED or words[0].lower() not in ("a", "an", "one"):
        return False
    noun = next((k for k, w in enumerate(words[1:], 1) if w in _WHERE), 0)
    before = words[1:noun]
    plain = bool(before) and all(w.islower() for w in before)
    return plain and _office_words().isdisjoint(before)


_WHERE = frozenset({"in", "at", "near", "from", "of", "outside"})


def _is_common(first: str, second: str, text: str) -> bool:
    """Return whether a capital at the beginning says nothing: "Officials in", "Six soldiers".

    Before a small word only a possessive or an adjective of a name is taken for one.
    """
    if second[0].isupper():
        return False
    after = text[len(first) : len(first) + 2]
    return not (after in ("'s", "’s") or first.lower().endswith(_ADJECTIVES))
