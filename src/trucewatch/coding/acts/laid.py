"""Deeds laid to somebody by a predicate: "it was B that fired", "the raid was B's doing".

Also "blame for it lay with B", "its men were to blame" and "B must answer for the raid". Read off
the words in their order, since an inserted clause ("It was B, A said, that …") tears the tree.
Another side is accused; who lays a deed to his own side concedes it, or denies it with a negation.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.acts.syntax import FIRST, Utterance, future, other, subject_head
from trucewatch.coding.acts.unsaid import own_by_words
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

_RELATIVE = frozenset({"that", "who", "which"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_SMALL = _NOT | {"'s", "’s", "'", "’"}
_WORK = frozenset({"work", "handiwork", "doing", "deed", "fault", "crime", "responsibility"})
_BLAME = frozenset({"blame", "fault", "responsibility", "guilt"})
_RESTING = frozenset({"be", "lie", "lay", "rest"})
_CLAUSE = frozenset({"SCONJ", "PART", "VERB", "AUX"})
_BREAKS = _CLAUSE | {"PUNCT"}
# A phrase between the verb and what follows it has at most this many tokens.
_REACH = 8


def laid(u: Utterance) -> str | None:
    """Return accuse, concede, deny or assert where a predicate lays a deed to somebody."""
    parse = u.context.parse
    charged = _answers_for(u)
    if charged is not None:
        return _act(u, charged, False)
    if u.lemmas.isdisjoint(_RESTING):
        return None
    for at, v in enumerate(u.tokens):
        if parse.lemma[v] not in _RESTING or parse.dep[v] in ("aux", "auxpass") or future(parse, v):
            continue
        before, after = u.tokens[:at], u.tokens[at + 1 : at + 1 + 3 * _REACH]
        whom = next((k for k in _laid_to(u, v, before, after) if k is not None), None)
        if whom is not None:
            return _act(u, whom, _negated(parse, after))
    return None


def _answers_for(u: Utterance) -> int | None:
    """ "B must answer for the killing", "has to account for the raid": who stands before the verb;
    what is done to those who are not named is a threat."""
    parse, deeds = u.context.parse, load_act_words()["breach"] | word_set("acts.things")
    if u.lemmas.isdisjoint(_ANSWERING):
        return None
    for at, v in enumerate(u.tokens):
        if parse.lemma[v] not in _ANSWERING or parse.lower[v + 1 : v + 2] != ("for",):
            continue
        bound = any(parse.lower[k] in ("must", "should", "has", "have") for k in u.tokens[:at][-2:])
        told = any(parse.lemma[k] in deeds for k in u.tokens[at + 2 : at + 2 + _REACH])
        if bound and told:
            subject = subject_head(parse, v)
            return subject if subject is not None else _head(parse, u.tokens[:at][-_REACH:])
    return None


_ANSWERING = frozenset({"answer", "account"})


def _negated(parse: Parse, after: tuple[int, ...]) -> bool:
    return any(parse.lower[k] in _NOT for k in after[:2])


def _act(u: Utterance, whom: int, no: bool) -> str | None:
    if own_by_words(u, whom) or u.context.parse.lower[whom] in FIRST | {"us", "me"}:
        return "deny" if no else "concede"
    actor = u.cast.of(whom)
    if actor is not None and other(u, actor):
        return "assert" if no else "accuse"
    return None


def _laid_to(
    u: Utterance, v: int, before: tuple[int, ...], after: tuple[int, ...]
) -> Iterator[int | None]:
    parse = u.context.parse
    if parse.lemma[v] == "be":
        yield _cleft(parse, before, after)
        yield _it_was(u, before, after)
        yield _work_of(parse, before, after)
        yield _to_blame(parse, before, after)
    yield _rests_with(parse, before, after)


def _head(parse: Parse, tokens: tuple[int, ...]) -> int | None:
    """The head of the phrase that the tokens begin with: its last noun before a preposition."""
    found = None
    for k in tokens:
        if parse.pos[k] in _BREAKS | {"ADP"} and parse.lower[k] not in _SMALL:
            break
        if parse.pos[k] in ("NOUN", "PROPN") or (found is None and parse.pos[k] == "PRON"):
            found = k
    return found


def _cleft(parse: Parse, before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """ "it was B that fired", "it must have been B who …": whoever stands behind the verb."""
    if not any(parse.lower[k] == "it" for k in before[-5:]):
        return None
    at = next((n for n, k in enumerate(after[: _REACH + 1]) if parse.lower[k] in _RELATIVE), None)
    if not at or any(parse.pos[k] in _CLAUSE for k in after[:at] if parse.lower[k] not in _SMALL):
        return None
    harm = act_words("hostile", "wrong", "misdo")
    done = any(parse.lemma[k] in harm and parse.pos[k] == "VERB" for k in after[at:])
    return _head(parse, after[:at]) if done else None


def _it_was(u: Utterance, before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """ "It was B.", "It was B's men, and it was on purpose": men under arms alone behind the verb,
    in words that begin so, as an answer does."""
    parse = u.context.parse
    opens = [parse.lower[k] for k in before if parse.pos[k] not in ("PUNCT", "INTJ")]
    if opens not in (["it"], ["that", "it"], ["this"]):
        return None
    end = next((n for n, k in enumerate(after) if parse.pos[k] in ("PUNCT", "CCONJ")), len(after))
    if not end or any(parse.pos[k] in _CLAUSE | {"ADP"} for k in after[:end]):
        return None
    head = _head(parse, after[:end])
    actor = None if head is None else u.cast.of(head)
    if actor is None or head is None:
        return None
    men = word_set("told.forces", "linking.men")
    return head if actor.sector in _ARMED or parse.lower[head] in men else None


_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "SEP", "INS"})


def _work_of(parse: Parse, before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """ "the raid was B's doing", "the shells were the work of B"."""
    deeds = load_act_words()["breach"] | word_set("acts.things") | {"it", "this", "that"}
    told = any(parse.lemma[k] in deeds for k in before[-_REACH:])
    at = next((n for n, k in enumerate(after[:_REACH]) if parse.lemma[k] in _WORK), None)
    if not told or at is None:
        return None
    if parse.lower[after[at] + 1 : after[at] + 2] == ("of",):
        return _head(parse, after[at + 2 :])
    owner = next((k for k in after[:at] if parse.dep[k] == "poss"), None)
    if owner is None:
        return None
    return after[at] if parse.pos[owner] == "PRON" else owner


def _to_blame(parse: Parse, before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """ "its men were to blame", "were at fault": who stands before the verb."""
    words = [parse.lower[k] for k in after[:4] if parse.lower[k] not in _NOT | {"solely", "partly"}]
    if words[:2] not in (["to", "blame"], ["at", "fault"]):
        return None
    return _head(parse, before[-_REACH:])


def _rests_with(parse: Parse, before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """ "Blame for the raid lay with B", "the fault was with B"."""
    named = any(parse.lemma[k] in _BLAME for k in before[-3 * _REACH :])
    at = next((n for n, k in enumerate(after[:4]) if parse.lower[k] in ("with", "on")), None)
    return _head(parse, after[at + 1 :]) if named and at is not None else None
