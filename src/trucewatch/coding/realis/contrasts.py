"""Somebody else named behind a clause, only to say that it was not he: "…, not the army"."""

from __future__ import annotations

from trucewatch.reading.parse import Parse


def sets_apart(parse: Parse, verb: int, word: int) -> bool:
    """Return whether the "not" at ``word`` behind a verb only sets somebody apart from who did it,
    or a thing from what it was done to, and does not negate the verb: "the rebels shelled the
    market, not the army"."""
    if word <= verb + 1 or word + 1 >= len(parse) or parse.word[word - 1] != ",":
        return False
    last = parse.sents[parse.sent[word]][1]
    end = next((k for k in range(word + 1, last) if parse.pos[k] == "PUNCT"), last)
    named = any(parse.pos[k] in ("NOUN", "PROPN", "PRON") for k in range(word + 1, end))
    return named and not any(parse.pos[k] in ("VERB", "AUX") for k in range(word + 1, end))
