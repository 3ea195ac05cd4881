"""Sentences of a report on a conflict that tell of something else: accidents, weather, games.

"Floods killed nine people in Assam", "a bus fell into a ravine", "the national team beat Oman in
the Gulf Cup. They attacked from the first minute": no act of force of anybody, and no toll of one
that was told before. A weapon, an armed man or an attack in the sentence leaves it in the report.
"""

from __future__ import annotations

from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

# What is in a game besides its name; one such cue beside another is enough.
_PLAYED = 2
_PRONOUNS = frozenset({"they", "it", "he", "she", "who"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def elsewhere(parse: Parse) -> frozenset[int]:
    """Return the numbers of the sentences that tell of an accident, of weather or of a game.

    Games attack, shoot and clash; who has arms, and the dead, are of no game.
    """
    out: set[int] = set()
    game = -1  # the last sentence that told of a game
    for s, (first, last) in enumerate(parse.sents):
        lemmas = parse.lemma[first:last]
        if not word_set("events.arms", "elsewhere.armed").isdisjoint(lemmas):
            continue
        if _game(parse, first, last) or (game == s - 1 >= 0 and _plays_on(parse, s)):
            out.add(s)
            game = s
        elif word_set("elsewhere.war").isdisjoint(lemmas) and _mishap(parse, first, last):
            out.add(s)
    return frozenset(out)


def _mishap(parse: Parse, first: int, last: int) -> bool:
    lemmas = parse.lemma[first:last]
    if not word_set("elsewhere.mishap").isdisjoint(lemmas):
        return True
    fell = not word_set("elsewhere.falls").isdisjoint(lemmas)
    vehicle = not word_set("elsewhere.vehicles").isdisjoint(lemmas)
    if fell and vehicle and not word_set("elsewhere.depths").isdisjoint(lemmas):
        return True
    return any(
        parse.lemma[k] in ("collapse", "crumble") and _builds(parse, k) for k in range(first, last)
    )


def _builds(parse: Parse, verb: int) -> bool:
    """Return whether it is a building that gave way, not a truce."""
    who = (c for c in parse.children[verb] if parse.dep[c] in _SUBJECTS)
    return any(parse.lemma[c] in word_set("elsewhere.buildings") for c in who)


def _game(parse: Parse, first: int, last: int) -> bool:
    words = parse.lower[first:last]
    sure = any(
        parse.lower[k] in ("cup", "league", "championship", "championships", "olympics")
        and parse.word[k][0].isupper() and parse.pos[k - 1 if k > first else k] == "PROPN"
        for k in range(first + 1, last)
    )  # fmt: skip
    text = " ".join(words)
    sure = sure or any(phrase in text for phrase in word_set("elsewhere.game_phrases"))
    cues = len(word_set("elsewhere.game") & set(words))
    return sure or cues >= _PLAYED


def _plays_on(parse: Parse, s: int) -> bool:
    """Return whether a sentence goes on with the game told before it: "They attacked from …"."""
    first, last = parse.sents[s]
    if parse.para[first] != parse.para[parse.sents[s - 1][0]]:
        return False
    subject = next((k for k in range(first, last) if parse.dep[k] in _SUBJECTS), None)
    if subject is None:
        return False
    players = word_set("elsewhere.players")
    return parse.lower[subject] in _PRONOUNS or parse.lemma[subject] in players
