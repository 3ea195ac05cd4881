"""Armed groups that no table knows: "the rebel Northern Front", afterwards "the Front".

A body whose name ends in the noun of a group, and of which the story says that it fights, is a
body for this story as those of the table are for all: with an id of its own, spokesmen, fighters
and short names. States' armies are none, nor are groups whose arms no word tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from trucewatch.coding.cast.letterhead import bears_arms, is_group
from trucewatch.reading import Parse
from trucewatch.vocab.actor_lexicon import Entity, Entry, Hit
from trucewatch.vocab.actors import slug
from trucewatch.vocab.group_words import group_words
from trucewatch.vocab.words import word_set

# No name is longer, in tokens.
_LONGEST = 8
_OUTSIDE = frozenset({"the", "and", "a", "an"})
_OTHERS = frozenset({"army", "police", "government", "navy", "militia", "troops", "soldiers"})
_ARTICLES = frozenset({"the", "this", "that", "our"})
_OWNS = frozenset({"'s", "’s"})
_LINKING = frozenset({"of", "the", "for", "by", "from", "to"})
_MILITARY = frozenset({"armed", "military"})
_ITS = frozenset({"its", "their"})


def with_bodies(
    parse: Parse, lower: Sequence[str], hits: Sequence[Hit]
) -> tuple[list[Hit], dict[str, Entity]]:
    """Return ``hits`` with the unknown armed groups of the story, and these by their ids.

    ``lower`` are the words in small letters, ``hits`` the forms known before. Linear in the story.
    """
    covered = {i for h in hits if h.entry.entity or h.entry.country for i in range(h.first, h.last)}
    names: dict[tuple[str, ...], list[range]] = {}
    for name in _names(parse, lower, covered):
        names.setdefault(tuple(lower[k] for k in name), []).append(name)
    if not names:
        return list(hits), {}
    shorts = _short_names(parse, lower, names, covered)
    rebels = _plain_rebels(parse, hits)
    found: dict[tuple[str, ...], Entity] = {}
    for words, at in names.items():
        spans = [*at, *shorts.get(words, ())]
        alone = rebels and len(names) == 1 and words[-1] not in group_words().shared
        if alone or bears_arms(parse, at[0]) or any(_is_armed(parse, s) for s in spans):
            full = " ".join(parse.word[k] for k in at[0])
            called = full.title() if full.isupper() else full
            found[words] = Entity(slug(full), called, "body", "", "REB", "", "", "", ())
    own = [
        Hit(s.start, s.stop, Entry("entity", "", "REB", entity, cased=1))
        for words, entity in found.items()
        for s in (*names[words], *shorts.get(words, ()))
    ]
    inner = {i for h in own for i in range(h.first, h.last)}
    plain = [h for h in hits if inner.isdisjoint(range(h.first, h.last))]
    return sorted([*plain, *own], key=attrgetter("first")), {e.id: e for e in found.values()}


def _names(parse: Parse, lower: Sequence[str], covered: set[int]) -> Iterator[range]:
    """Yield the tokens of names that end in the noun of a group, none of them known."""
    words = group_words()
    for i, word in enumerate(lower):
        if word not in words.heads or not parse.word[i][:1].isupper():
            continue
        first = i
        least = max(parse.sents[parse.sent[i]][0], i - _LONGEST)
        while first > least and first - 1 not in covered and _in_name(parse, first - 1):
            first -= 1
        beside = next((k + 1 for k in range(first, i) if lower[k] == "and"), first)
        if beside > first and lower[beside - 2] in _OTHERS:
            first = beside  # "Army and Front units": two sides, no name of one
        outside = _OUTSIDE | words.called | words.doubted
        while first < i and lower[first] in outside:
            first += 1
        name = range(first, _end(parse, lower, i))
        counted = all(w in words.ordinals or w[:1].isdigit() for w in lower[first:i])
        if first < i and not counted and covered.isdisjoint(name) and is_group(parse, name):
            yield name


def _in_name(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` can stand before the noun of a group, in its name; in a line of
    capitals "OF THE" before a name is no part of it."""
    if parse.word[i].isupper() and parse.lower[i] in _LINKING:
        return False
    return parse.word[i][:1].isupper() or (
        parse.lower[i] == "and" and parse.word[i + 1][:1].isupper()
    )


def _end(parse: Parse, lower: Sequence[str], i: int) -> int:
    """Return where the name ends whose group noun is at ``i``: "Front for the Isle"."""
    last = parse.sents[parse.sent[i]][1]
    end = k = i + 1
    while k < min(last, i + _LONGEST):
        if parse.word[k][:1].isupper() and parse.word[k].isalpha() and k > i + 1:
            end = k + 1
        elif lower[k] not in ("of", "for", "the"):
            break
        k += 1
    return end


def _short_names(
    parse: Parse,
    lower: Sequence[str],
    names: Mapping[tuple[str, ...], Sequence[range]],
    covered: set[int],
) -> dict[tuple[str, ...], list[range]]:
    """Return where each name's group noun stands for it: "the Front", "Front spokeswoman"."""
    nouns: dict[str, list[tuple[str, ...]]] = {}
    heads = group_words().heads
    for words in names:
        noun = next(w for w in reversed(words) if w in heads)
        nouns.setdefault(noun, []).append(words)
    taken = {i for each in names.values() for name in each for i in name} | covered
    out: dict[tuple[str, ...], list[range]] = {}
    for i, word in enumerate(lower):
        own = nouns.get(word, ())
        if len(own) != 1 or i in taken or not parse.word[i][:1].isupper():
            continue
        if _stands_alone(parse, i):
            out.setdefault(own[0], []).append(range(i, i + 1))
    return out


def _stands_alone(parse: Parse, i: int) -> bool:
    """Tell whether a capital noun is no part of another name."""
    opens = i - 1 <= parse.sents[parse.sent[i]][0]
    before = "" if opens else parse.word[i - 1]
    after = parse.word[i + 1] if i + 1 < len(parse) else ""
    if before[:1].isupper() and before.lower() not in _ARTICLES:
        return False
    return not (after[:1].isupper() and parse.role(i) != "headline")


def _is_armed(parse: Parse, name: range) -> bool:
    """Tell whether the words around a name say that it fights."""
    i, end = name.start, name.stop
    if i and parse.lemma[i - 1] in group_words().called:
        return True
    after = end + 1 if parse.lower[end : end + 1] and parse.lower[end] in _OWNS else end
    if after < len(parse) and parse.lemma[after] in group_words().fighters:
        return True
    of = parse.head[name[-1]]
    if parse.lower[of] == "of" and parse.lemma[parse.head[of]] in group_words().fighters:
        return True
    if parse.lower[of] == "of" and _is_wing(parse, parse.head[of]):
        return True
    if after < len(parse) - 1 and parse.lower[after] in _MILITARY and _is_wing(parse, after + 1):
        return True
    return _fights(parse, name[-1]) or (parse.dep[name[-1]] == "nsubj" and _has_arms(parse, end))


def _is_wing(parse: Parse, i: int) -> bool:
    """Tell whether a noun is the armed part of a body: "the armed wing of X"."""
    return parse.lemma[i] in ("wing", "arm") and parse.lower[i - 1] in _MILITARY


def _fights(parse: Parse, head: int) -> bool:
    """Tell whether the group named by ``head`` does, or shares in, what only those with arms do:
    "A and the Front clashed", "was shelled by the Front", "fighting with the Front"."""
    while parse.dep[head] == "conj" and parse.head[head] != head:
        head = parse.head[head]
    up = parse.head[head]
    if parse.dep[head] == "nsubj":
        return parse.lemma[up] in group_words().fighting
    if parse.dep[head] != "pobj":
        return False
    above, word = parse.head[up], parse.lower[up]
    if word == "by":
        fought = group_words().fighting | word_set("places.deeds_upon")
        return parse.lemma[above] in fought
    if word == "to" and parse.lemma[above] == "fall":  # "the town fell to the Front"
        return True
    truce = parse.lemma[above] in word_set("cast.fights") | group_words().fighting
    return word in ("with", "between", "against") and truce


def _has_arms(parse: Parse, after: int) -> bool:
    """Tell whether the sentence goes on with "its guns", "its fighters"."""
    last = parse.sents[parse.sent[after - 1]][1]
    return any(
        parse.lower[k] in _ITS
        and not group_words().arms.isdisjoint(parse.lemma[k + 1 : min(last, k + 3)])
        for k in range(after, last)
    )


def _plain_rebels(parse: Parse, hits: Sequence[Hit]) -> bool:
    """Tell whether the story speaks of rebels whom nobody owns, and of no group that is known."""
    if any(h.entry.entity is not None and h.entry.entity.sector == "REB" for h in hits):
        return False
    rebels = group_words().rebels
    return any(word.removesuffix("s") in rebels for word in parse.lower)
