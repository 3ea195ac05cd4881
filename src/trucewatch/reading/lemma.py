"""Lemmas by table and rule, cached per word form.

The same algorithm as spaCy's rule lemmatizer (exceptions, then suffix rules checked against an
index), applied to (form, part of speech) instead of to a token, which makes it a look-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_UNIV = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
# Contractions and spellings whose lemma the tables leave as they stand.
_FIXED = {
    "n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'re": "be", "’re": "be",
    "'m": "be", "’m": "be", "'ve": "have", "’ve": "have", "wo": "will", "ca": "can", "an": "a",
    "me": "I", "him": "he", "them": "they", "us": "we",
    "cease-fire": "ceasefire", "cease-fires": "ceasefire",
}  # fmt: skip
# Of verbs that are made from others.
_PREFIXES = ("re", "un", "de", "dis", "over")


class Lemmatizer:
    """Maps (word form, universal part of speech, Penn tag) to a lower-case lemma."""

    def __init__(
        self,
        index: Mapping[str, Sequence[str]],
        exceptions: Mapping[str, Mapping[str, Sequence[str]]],
        rules: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        self._index = {k: frozenset(v) for k, v in index.items()}
        self._exceptions = exceptions
        self._rules = rules
        self._cache: dict[tuple[str, str, str], str] = {}

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs of the table."""
        return self._index.get("verb", frozenset())

    def knows(self, word: str) -> bool:
        """Tell whether a word in small letters is a form of a noun, verb, adjective or adverb."""
        return any(
            word in index
            or self._exception(word, kind) is not None
            or self._by_rule(word, kind) in index
            for kind, index in self._index.items()
        )

    def lemma(self, word: str, pos: str, tag: str) -> str:
        """Return the lemma of ``word`` (any case)."""
        key = (word, pos, tag)
        found = self._cache.get(key)
        if found is None:
            found = self._look_up(word.lower(), pos, tag)
            if len(self._cache) < 500_000:  # about 60 MB; a stream of random words must not grow it
                self._cache[key] = found
        return found

    def _look_up(self, word: str, pos: str, tag: str) -> str:
        if word in _FIXED:
            return _FIXED[word]
        if tag in ("VBP", "VBZ") and word in ("'s", "’s"):
            return "be"
        kind = _UNIV.get(pos)
        if kind == "verb" and tag == "VB" and word in self.verbs:
            return word  # "to lay", "to wound": a bare verb is no past of another
        if kind is None or tag in ("VB", "VBP", "NN", "JJ", "RB"):
            return self._exception(word, kind) or word
        return self._exception(word, kind) or self._by_rule(word, kind)

    def _exception(self, word: str, kind: str | None) -> str | None:
        forms = self._exceptions.get(kind or "", {}).get(word)
        return forms[0] if forms else None

    def _by_rule(self, word: str, kind: str) -> str:
        index = self._index.get(kind, frozenset())
        guess = word
        for old, new in self._rules.get(kind, ()):
            if word.endswith(old):
                form = word[: len(word) - len(old)] + new
                if form in index:
                    return form
                if guess == word and form:
                    guess = form
        if word in index:
            return word
        for prefix in _PREFIXES if kind == "verb" else ():
            if word.startswith(prefix):  # "relaunched": the tables know "launch" only
                rest = word[len(prefix) :]
                found = self._exception(rest, kind) or self._by_rule(rest, kind)
                if found in index:
                    return prefix + found
        return guess
