"""Sentences of a report on a conflict that tell of games: a national team that "attacked from the
first minute", a brief that begins "In basketball, …".

Games attack, shoot and clash; who has arms, and the dead, are of no game.
"""

from __future__ import annotations

from trucewatch.coding.topics.mishaps import armed
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# What is in a game besides its name; one such cue beside another is enough.
_PLAYED = 2
_PRONOUNS = frozenset({"they", "it", "he", "she", "who"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def games(parse: Parse) -> frozenset[int]:
    """Return the numbers of the sentences that tell of a game. Linear in the story."""
    out: set[int] = set()
    for s in range(len(parse.sents)):
        if _brief(parse, s) or (
            not _of_arms(parse, s)
            and (_game(parse, s) or _team_plays(parse, s) or (s - 1 in out and _plays_on(parse, s)))
        ):
            out.add(s)
    return frozenset(out)


def _of_arms(parse: Parse, s: int) -> bool:
    first, last = parse.sents[s]
    bearers = word_set("mishaps.bearers")
    return armed(parse, s) or not bearers.isdisjoint(parse.lemma[first:last])


def _brief(parse: Parse, s: int) -> bool:
    """ "In basketball, Ginebra bombed Meralco": what the sentence is on stands at its head."""
    first, last = parse.sents[s]
    head = parse.lower[first : min(first + 3, last)]
    return len(head) == 3 and head[::2] == ("in", ",") and head[1] in word_set("games.sports")


def _game(parse: Parse, s: int) -> bool:
    first, last = parse.sents[s]
    named = word_set("games.named")
    for k in range(first + 1, last):
        proper = parse.word[k][0].isupper() and parse.pos[k - 1 if k > first else k] == "PROPN"
        if parse.lower[k] in named and proper:
            return True
    text = " ".join(parse.lower[first:last])
    if any(phrase in text for phrase in word_set("games.phrases")):
        return True
    return len(word_set("games.words") & set(parse.lower[first:last])) >= _PLAYED


def _team_plays(parse: Parse, s: int) -> bool:
    """Return whether a team does what the sentence tells: "the Olympic squad attacked"."""
    return any(
        parse.dep[k] == "nsubj" and parse.lemma[k] in word_set("games.teams") and _is_team(parse, k)
        for k in range(*parse.sents[s])
    )


def _is_team(parse: Parse, noun: int) -> bool:
    kinds = word_set("games.of_a_land", "games.sports")
    beside = (c for c in parse.children[noun] if parse.dep[c] in ("amod", "compound", "nmod"))
    return any(parse.lower[c] in kinds for c in beside)


def _plays_on(parse: Parse, s: int) -> bool:
    """Return whether a sentence goes on with the game told before it: "They attacked from …"."""
    first, last = parse.sents[s]
    if parse.para[first] != parse.para[parse.sents[s - 1][0]]:
        return False
    subject = next((k for k in range(first, last) if parse.dep[k] in _SUBJECTS), None)
    if subject is None:
        return False
    players = word_set("games.players")
    return parse.lower[subject] in _PRONOUNS or parse.lemma[subject] in players
