"""Who a pronoun means: by recency, grammatical role, number, gender and quotation."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from trucewatch.coding.cast import foes as cast_foes
from trucewatch.coding.cast import named as cast_named
from trucewatch.coding.cast.noun_phrases import is_temporal
from trucewatch.coding.cast.pronoun_fit import NOUNS, fit, salience
from trucewatch.coding.cast.pronoun_limits import is_band, is_guard, owns_a_wing, says_of_itself
from trucewatch.coding.cast.speaking import (
    FIRST,
    FIRST_PLURAL,
    MAX_TOKENS,
    SECOND,
    Ranked,
    asked,
    at_token,
    speaker,
    voice_before,
)
from trucewatch.coding.cast.spoken_for import own_body
from trucewatch.coding.cast.tellers import teller_before
from trucewatch.coding.cast.words import says
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THIRD = _SINGULAR | _NEUTER | _PLURAL
# Nobody is meant by what comes after these: "none of its units".
_NOTHING = frozenset({"none", "nobody", "nothing", "neither", "either", "any", "all", "most"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_FIRST = FIRST | FIRST_PLURAL
_EXPLAINED = _THIRD | _RELATIVE
_ALL = _FIRST | SECOND | _EXPLAINED
# The tag keeps "the US" and the conjunction "that" apart from pronouns.
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WDT", "WP", "WP$"})
# What is denied or confirmed is a claim, not somebody.
_WEATHER = frozenset({"seem", "appear", "remain", "happen", "rain", "snow"})
# "It was ready to talk", "it remains committed to help": said of somebody, not of how things are.
_OF_SOMEBODY = frozenset(
    "ready willing unwilling prepared reluctant eager keen determined committed open able unable"
    " happy free sure confident resolved bound anxious content loath".split()
)
# The weights below were set by hand on invented sentences (tests/coding/test_cast_pronouns.py).
_THING = 0.8  # a thing is a little less likely an antecedent than an actor
_FADE = 0.65  # what each sentence takes away
_FADE_OWNER = 0.4  # "its", "their" nearly always find their owner in their own sentence
# How far back a pronoun looks, in sentences and in tokens (which bounds the work).
_WINDOW = 5
_MAX_CLIMB = 12
# Acronyms have at most so many letters; longer names in capitals may be somebody's.
_LETTERS = 6


def is_pronoun(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is a personal, possessive or relative pronoun."""
    return parse.tag[i] in _PRONOUN_TAGS and parse.lower[i] in _ALL


def pronouns(parse: Parse) -> list[int]:
    """Return the personal, possessive and relative pronouns of a story, in order."""
    return [i for i, word in enumerate(parse.lower) if word in _ALL and is_pronoun(parse, i)]


def is_first_person(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is a pronoun of the first person."""
    return is_pronoun(parse, i) and parse.lower[i] in _FIRST


def looks_back(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is a pronoun that something before it explains."""
    return is_pronoun(parse, i) and parse.lower[i] in _EXPLAINED


def antecedent(cast: Cast, head: int) -> Ranked:
    """Return who the pronoun at ``head`` may mean, best first, with shares of the weight."""
    lower = cast.parse.lower[head]
    if lower in _RELATIVE:
        return _relative(cast, head)
    if lower in _FIRST:
        return speaker(cast, head)
    if lower in SECOND:
        return asked(cast, head)
    if lower in _THIRD and not (lower == "it" and _expletive(cast.parse, head)):
        voice = voice_before(cast, head) if lower == "it" else None
        if voice:
            return ((at_token(cast, head, voice), 0.9),)
        told = teller_before(cast, head) if lower == "it" else None
        if told is not None:
            return told
        own = _own_men(cast, head) or own_body(cast, head)
        return _other_side(cast, head) or own or _third_person(cast, head)
    return ()


def _other_side(cast: Cast, head: int) -> Ranked:
    """Return whom "they" means who speak of "us", in a text that a side writes in its own name or
    in what somebody of a side says: "They say that we fired first"."""
    parse = cast.parse
    if parse.lower[head] != "they" or not says(parse, head):
        return ()
    told = range(head + 1, parse.sents[parse.sent[head]][1])
    ours = next((k for k in told if parse.lower[k] in FIRST_PLURAL), None)
    if ours is None:
        return ()
    own = () if cast.issuer is not None and not cast.quoted[head] else speaker(cast, ours)
    issuer = own[0][0] if own else cast.issuer
    other = cast_foes.against(cast, head, issuer) if issuer is not None else None
    return ((other, 0.6),) if other is not None else ()


def _own_men(cast: Cast, head: int) -> Ranked:
    """Return who tells of what "they" did, where one who speaks for a side says so and names
    nobody: "an officer of A said they had hit a tunnel" is of A's men, whoever was named before."""
    parse = cast.parse
    verb = parse.head[head]
    cue = parse.head[verb]
    told = parse.lower[head] == "they" and parse.dep[head] == "nsubj" and not cast.quoted[head]
    if not told or parse.dep[verb] != "ccomp" or parse.pos[verb] != "VERB":
        return ()
    first = head - 1 if parse.lower[head - 1] == "that" else head
    source = next((c for c in parse.children[cue] if parse.dep[c] == "nsubj" and c < cue), None)
    if first != cue + 1 or source is None or not says(parse, source) or _harms_ours(parse, verb):
        return ()
    actor = cast.of(source)
    speaks = actor is not None and cast.is_person(source) and (actor.sector or "") in _SIDED
    return ((at_token(cast, head, actor), 0.9),) if speaks and actor is not None else ()


def _harms_ours(parse: Parse, verb: int) -> bool:
    """ "They had killed two soldiers", told by an army: who hits people of no arms or of the
    teller's own kind is the other side."""
    hit = (parse.lemma[c] for c in parse.children[verb] if parse.dep[c] in ("dobj", "pobj"))
    return not word_set("cast.harmed").isdisjoint(hit)


# Sectors of those who tell of what their own men did.
_SIDED = frozenset({"MIL", "REB", "SEP", "PRM", "UAF", "GOV", "SPY", "COP", "GOV/MIL"})


def _relative(cast: Cast, head: int) -> Ranked:
    parse, at = cast.parse, head
    for _ in range(_MAX_CLIMB):
        if parse.dep[at] == "relcl":
            found = cast.of(_whole(cast, parse.head[at]))
            return ((at_token(cast, head, found), 1.0),) if found else ()
        if parse.head[at] == at:
            break
        at = parse.head[at]
    return ()


def _whole(cast: Cast, at: int) -> int:
    """Return the noun of "the army of X, which": parsers hang the clause on the nearest noun."""
    parse = cast.parse
    above = parse.head[at]
    if parse.dep[at] == "pobj" and parse.lower[above] in ("of", "in", "from"):
        named = cast.named(parse.head[above])
        if named is not None and named.kind == "role":
            return parse.head[above]
    return at


def _third_person(cast: Cast, head: int) -> Ranked:
    parse, lower = cast.parse, cast.parse.lower[head]
    sent = parse.sent[head]
    fade = _FADE_OWNER if parse.tag[head] == "PRP$" else _FADE
    things = lower not in _SINGULAR and not _wilful(parse, head)
    scores: dict[str, float] = {}
    actors: dict[str, Actor | None] = {}
    for at in _earlier(cast, head):
        actor = _candidate(cast, at, lower)
        people = lower == "they" and says(parse, head) and says(parse, at)  # "colleagues tell us"
        if actor is None and not (
            ((things or people) and _thing_fits(cast, at, lower)) or says_of_itself(cast, at, head)
        ):
            continue
        if actor is not None and owns_a_wing(parse, head) and actor.sector in ("GOV", "MIL"):
            continue
        weight = fit(cast, at, head) * salience(parse, at) * fade ** (sent - parse.sent[at])
        key = actor.code if actor else f"thing {parse.lemma[at]}"
        weight *= 1.0 if actor else _THING
        scores[key] = max(scores.get(key, 0.0), weight) + 0.05 * weight
        actors[key] = actor
    return _best(cast, head, scores, actors)


def _best(
    cast: Cast, head: int, scores: dict[str, float], actors: dict[str, Actor | None]
) -> Ranked:
    """Return the actors by weight; nobody where a thing weighs most."""
    ranked = sorted(scores.items(), key=lambda kv: -kv[1])[:4]
    if not ranked or actors[ranked[0][0]] is None:
        return ()
    total = sum(scores.values())
    found = [(actors[code], score / total) for code, score in ranked]
    return tuple((at_token(cast, head, a), s) for a, s in found if a is not None)


def may_be_meant(parse: Parse) -> list[int]:
    """Return the heads that a pronoun may stand for: nouns and pronouns below the headline."""
    headline = [para.role == "headline" for para in parse.paras]
    return [
        i
        for i, pos in enumerate(parse.pos)
        if pos in NOUNS
        and parse.dep[i] not in ("compound", "nmod", "npadvmod")
        and not headline[parse.para[i]]
    ]


def _earlier(cast: Cast, head: int) -> list[int]:
    parse, nouns = cast.parse, cast.nouns
    start = parse.sents[max(0, parse.sent[head] - _WINDOW)][0]
    first = bisect_left(nouns, max(start, head - MAX_TOKENS))
    return nouns[first : bisect_left(nouns, head)]


def _candidate(cast: Cast, at: int, lower: str) -> Actor | None:
    """Return the actor at ``at`` if a pronoun ``lower`` may stand for it."""
    parse = cast.parse
    pronoun = parse.pos[at] == "PRON"
    if pronoun and is_first_person(parse, at):
        return None
    if lower in _PLURAL and not pronoun and _many(parse, at):
        members = cast.members(at)
        if len(members) > 1:
            return cast.joint(at, members)
    actor = cast.of(at)
    if actor is None or (lower in _NEUTER and _many(parse, at)):
        return None
    return actor if _agrees(cast, at, lower) else None


def _many(parse: Parse, at: int) -> bool:
    return any(parse.dep[c] == "conj" and c > at for c in parse.children[at])


def _agrees(cast: Cast, at: int, lower: str) -> bool:
    """Tell whether number and gender of a pronoun suit an antecedent."""
    word = cast.parse.lower[at]
    if word in _THIRD:
        kinds = (_SINGULAR, _PLURAL, _FEMALE)
        return all((word in kind) == (lower in kind) for kind in kinds)
    named = cast.named(at)
    if named is None:
        return False
    if lower in _SINGULAR:
        gender = cast_named.gender(cast, at, named)
        fits = not gender or (gender == "f") == (lower in _FEMALE)
        one = named.person and not named.plural and cast.parse.tag[at] != "NNS"
        one = one and not is_band(cast.parse, at) and not is_guard(cast.parse, at)
        return one and fits and not acronym(cast.parse.word[at])
    if lower in _NEUTER:
        return not named.person and not named.plural
    group = not named.person and named.kind != "state"
    return named.plural or group or is_band(cast.parse, at)


def acronym(word: str) -> bool:
    """Tell whether a name is letters of a body ("HFM", "M23"): no he and no she."""
    return 2 <= len(word) <= _LETTERS and word.isupper()


def _expletive(parse: Parse, head: int) -> bool:
    """Tell whether "it" stands for no party: "it is a good sign", "X denied it"."""
    verb = parse.head[head]
    if parse.dep[head] == "dobj" and parse.lemma[verb] in word_set("cast.of_claims"):
        return True
    if any(parse.lower[c] in _OF_SOMEBODY for c in parse.children[verb] if c > verb):
        return False
    if parse.lemma[verb] in _WEATHER:
        return True
    if parse.lemma[verb] != "be":
        return False
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep == "attr" or (dep in ("ccomp", "advcl", "xcomp") and child > verb):
            return True
        if dep == "acomp" and any(
            parse.dep[c] in ("ccomp", "xcomp") for c in parse.children[child]
        ):
            return True
    return False


def _wilful(parse: Parse, head: int) -> bool:
    return parse.dep[head] == "nsubj" and parse.lemma[parse.head[head]] in word_set("cast.wilful")


def _thing_fits(cast: Cast, at: int, lower: str) -> bool:
    """Tell whether a noun that names no actor has the pronoun's number."""
    parse, named = cast.parse, cast.named(at)
    if parse.pos[at] != "NOUN" or is_temporal(parse, at) or parse.lower[at] in _NOTHING:
        return False
    if named is not None and named.person and lower in _NEUTER:
        return False  # a spokesman is no "it", nor is anything his that is "its"
    return (parse.tag[at] == "NNS") == (lower in _PLURAL)
