"""What a story says around a name that no table knows: roles it has, deeds, a person's title."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from trucewatch.coding.cast.demonyms import SHORTEST, sure_demonym
from trucewatch.coding.cast.own_words import commits
from trucewatch.coding.cast.words import in_place_position
from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Hit
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import word_set

# Bodies of state that sit in its capital.
_SITTING = frozenset({"ministry", "government", "parliament", "presidency", "cabinet", "staff",
                      "command", "authority", "official"})  # fmt: skip
# What a company, a party or a person may have too.
LOOSE = frozenset({"president", "prime minister", "government", "authority", "delegation"})
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
_SENT = frozenset({"negotiator", "delegate", "delegation", "envoy", "diplomat"})
_QUARTERS = frozenset({"northern", "southern", "eastern", "western", "central", "north-eastern",
                       "northeastern", "northwestern", "southeastern", "southwestern"})  # fmt: skip
_LANDS = frozenset({"north", "south", "east", "west", "border", "borders", "capital", "coast",
                    "territory", "soil", "airspace"})  # fmt: skip
_READY = frozenset({"ready", "prepared", "willing", "would", "will", "committed"})
_RULERS = frozenset({"president", "prime minister", "foreign minister", "chancellor", "king"})
# "Held X responsible".
_HOLDING = frozenset({"hold", "charge", "press"})
_BLAMED = frozenset({"responsible", "accountable", "guilty", "liable"})
_LINKS = frozenset({"and", ",", "or"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "gen.", "col."})
NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
_REACH = 5
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
        self.sends = False  # "negotiators from X"
        self.pledged = False  # "the president said X was ready to"
        self.placed = False  # "in X", "across X": a group is no place
        self.beside: set[str] = set()


@cache
def not_peoples() -> frozenset[str]:
    """Return words in small letters that look like a people's name and are none."""
    return frozenset(r["word"] for r in table("actors/not_peoples.tsv"))


def may_be_name(parse: Parse, i: int, plain: frozenset[str]) -> bool:
    """Tell whether token ``i`` is written as a name is and none of ``plain``."""
    word, lower = parse.word[i], parse.lower[i]
    if len(word) < SHORTEST or not word[0].isupper() or not word.isalpha():
        return False
    if parse.tag[i] not in NAME_TAGS or lower in plain or lower in word_set("attribution.temporal"):
        return False
    joined = i > 1 and parse.word[i - 1] == "-" and parse.end[i - 1] == parse.start[i]
    if joined and parse.lower[i - 2] not in ("pro", "anti"):  # not the dash of a dateline
        return False
    return word[1:].islower() or parse.role(i) in ("headline", "dateline")


def look_around(
    parse: Parse,
    i: int,
    each: Evidence,
    starts: Mapping[int, Hit],
    ends: Mapping[int, Hit],
    names: set[int],
) -> None:
    """Add to ``each`` what stands around token ``i``.

    ``starts`` and ``ends`` are the forms that the tables know, by first token and by the token
    after the last; ``names`` are the tokens that may be names.
    """
    first, last = parse.sents[parse.sent[i]]
    _note_person(parse, i, each, ends, names)
    if i + 2 < last and parse.lower[i + 1] in _POSSESSIVE:
        each.somebody |= not word_set("cast.of_somebody").isdisjoint(
            parse.lower[i + 2 : min(last, i + 4)]
        )
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
    each.placed |= _is_land(parse, i)
    each.pledged |= _is_pledged(parse, i, starts)
    if parse.lower[i - 1 : i] == ("from",) and parse.lemma[parse.head[i - 1]] in _SENT:
        each.sends = True
    above = parse.lemma[parse.head[i]]
    subject = parse.dep[i] == "nsubj" and above in word_set("cast.acting")
    accused = parse.dep[i] == "dobj" and above in word_set("cast.accusing") | _HOLDING
    # "Held X responsible": the parser makes X the subject of "responsible".
    held = parse.lower[parse.head[i]] in _BLAMED and parse.dep[i] == "nsubj"
    bare = parse.tag[i] == "NNP" and not parse.children[i]
    if bare and (subject or accused or held) and not in_place_position(parse, i):
        each.acts = True


def _is_land(parse: Parse, i: int) -> bool:
    """Tell whether X is told as a stretch of land: "across X", "in northern X", "X's north"."""
    before = parse.lower[i - 1] if i else ""
    if before in ("across", "throughout", "within") or before in _QUARTERS:
        return True
    return parse.lower[i + 1 : i + 2] in (("'s",), ("’s",)) and any(
        w in _LANDS for w in parse.lower[i + 2 : i + 5]
    )


def _is_pledged(parse: Parse, i: int, starts: Mapping[int, Hit]) -> bool:
    """Tell whether an office without a state speaks for X: "the president said X was ready to"."""
    said = parse.head[i]
    if parse.dep[i] != "nsubj" or parse.dep[said] != "ccomp":
        return False
    below = {parse.lower[c] for c in parse.children[said]} | {parse.lower[said]}
    over = parse.head[said]
    pledged = not _READY.isdisjoint(below) or commits(parse, said)
    saying = parse.lemma[over] in word_set("cast.saying") or parse.lemma[over] == "repeat"
    if not (pledged and saying):
        return False
    subject = next((c for c in parse.children[over] if parse.dep[c] == "nsubj"), over)
    titles = (starts.get(k) for k in range(parse.left[subject], subject + 1))
    return any(t is not None and t.entry.noun in _RULERS for t in titles)


def _is_portfolio(parse: Parse, i: int, noun: str) -> bool:
    """Tell whether X only names an office or a body: "Housing Minister", "Salvation Army"."""
    if sure_demonym(parse.lower[i]):
        return False
    if noun in ("minister", "ministry", "general", "leader"):
        return True
    following = parse.word[i + 1]
    return following[:1].isupper() and noun not in _TITLED


def _note_person(
    parse: Parse, i: int, each: Evidence, ends: Mapping[int, Hit], names: set[int]
) -> None:
    """Note a title or another name right before, or a name right after: a person's name."""
    first, last = parse.sents[parse.sent[i]]  # a headline's last name is not before the lede's
    title = ends.get(i)
    entry = title.entry if title is not None else None
    led = entry is not None and ((entry.kind == "role" and entry.person) or entry.kind == "former")
    called = i > first and parse.lower[i - 1] in _TITLES
    proper = parse.pos[i] == "PROPN"
    near = (k for k in (i - 1, i + 1) if first <= k < last and k in names)
    beside = any(parse.pos[k] == "PROPN" for k in near)
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


def any_role(each: Evidence) -> bool:
    """Tell whether the name has any role that states have."""
    return bool((each.named | each.owned) & (word_set("cast.strong", "cast.officials") | LOOSE))


def has_state_roles(each: Evidence) -> bool:
    """Tell whether the name has roles that only states have, or several of those they may have."""
    if (
        each.ruled
        or (each.sends and each.acts)
        or (each.named | each.owned) & word_set("cast.strong")
    ):
        return True
    if len((each.named | each.owned) & (LOOSE | word_set("cast.officials"))) > 1:
        return True
    # "Kestrel forces" may be a town's or a people's, unless Kestrel itself acts.
    return bool(
        each.owned & (word_set("cast.officials") - _PEOPLE_OWN)
        or (each.acts and each.named & word_set("cast.officials"))
    )
