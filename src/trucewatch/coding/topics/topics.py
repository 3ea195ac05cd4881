"""What a text is about: conflict and politics, or anything else (sport, trade, films, weather).

A logistic regression over the common words of a sentence and their vectors, names left out, so
that no country counts for either. How it was trained, on what, and how well it does stands in
docs/models/topics.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from trucewatch.reading import Parse
from trucewatch.reading.weights import load_arrays
from trucewatch.vocab.actor_named import Named

# A heading or a line of figures is too short to tell; fewer common words than the second say less.
_LEAST_WORDS = 3
_ENOUGH_WORDS = 6
# A story with fewer sentences that tell is judged sentence by sentence.
_LEAST_SENTENCES = 3
# People and bodies of state, arms and unions of states; how many a sentence counts as much as this
# many points of the score. Both were set on reports and articles that are in no training data:
# docs/tables/negatives.md.
_OFFICIAL = frozenset({"GOV", "MIL", "REB", "PRM", "IGO", "SPY", "COP", "LEG", "OPP"})
_OFFICIAL_WEIGHT = 2.0
_ELSEWHERE = -1.4
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_KINDS = frozenset({"role", "entity", "name"})


class TopicModel:
    """Scores sentences: above 0 rather not about conflict or politics. Immutable."""

    def __init__(self, words: Mapping[str, tuple[float, float]], bias: float) -> None:
        """``words`` maps a lemma to its own weight and that of its vector."""
        self._words = words
        self._bias = bias

    def score(self, words: list[str]) -> float:
        """Return the log odds that lemmas (common words, in lower case) tell of something else."""
        found = [(w, weights) for w in words if (weights := self._words.get(w)) is not None]
        known = [own for own, _ in dict(found).values() if own]
        meant = [vector for _, (_, vector) in found if vector]
        score = self._bias
        if known:
            score += sum(known) / len(known) ** 0.5
        if meant:
            score += sum(meant) / len(meant)
        return float(score)


def _sure(score: float, words: int) -> float:
    return score * min(1.0, words / _ENOUGH_WORDS) if words >= _LEAST_WORDS else 0.0


@cache
def load_topic_model() -> TopicModel:
    """Return the package's model, loaded once per process."""
    arrays = load_arrays("topics.npz")
    weights = zip(arrays["own"].tolist(), arrays["meant"].tolist(), strict=True)
    words = dict(zip(map(str, arrays["words"]), weights, strict=True))
    return TopicModel(words, float(arrays["bias"][0]))


def common_words(parse: Parse, first: int, last: int) -> list[str]:
    """Return the lemmas of the nouns, verbs and adjectives in [first, last) that are no names."""
    tokens = zip(
        parse.lemma[first:last], parse.word[first:last], parse.pos[first:last], strict=True
    )
    return [
        lemma.lower()
        for k, (lemma, word, pos) in enumerate(tokens)
        if pos in _CONTENT and word.isalpha() and not (k and word[0].isupper())
    ]


class Topics:
    """What the sentences of one story are about."""

    def __init__(self, parse: Parse, named: Callable[[int], Named | None]) -> None:
        """``named`` tells whom the phrase headed by a token names."""
        model = load_topic_model()
        self._parse = parse
        self._named = named
        words = [common_words(parse, first, last) for first, last in parse.sents]
        self.scores = [_sure(model.score(w), len(w)) for w in words]
        telling = [s for s, w in zip(self.scores, words, strict=True) if len(w) >= _LEAST_WORDS]
        self.whole: float | None = None
        """The score of the story, officials counted; None where it is too short to tell."""
        if len(telling) >= _LEAST_SENTENCES:
            mean = sum(telling) / len(telling)
            self.whole = mean - _OFFICIAL_WEIGHT * self._officials() / len(telling)

    @property
    def elsewhere(self) -> bool | None:
        """Whether the story is about something else; None where it is too short to tell."""
        return None if self.whole is None else self.whole > _ELSEWHERE

    def score(self, token: int) -> float:
        """Return the score of the token's sentence: high where it is about something else."""
        return self.scores[self._parse.sent[token]]

    def _officials(self) -> int:
        parse = self._parse
        found = 0
        for i in range(len(parse)):
            if parse.pos[i] in ("NOUN", "PROPN") and parse.dep[i] not in ("compound", "amod"):
                named = self._named(i)
                found += named is not None and named.kind in _KINDS and named.sector in _OFFICIAL
        return found
