"""Sources found by their place beside the verb, where the tree gives none that is usable."""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Source
from trucewatch.reading.parse import Parse

# Reflexives, and time words that the parser takes for the subject ("B on Monday said").
NO_SUBJECT = frozenset(
    "themselves himself herself itself ourselves myself yourselves monday tuesday wednesday"
    " thursday friday saturday sunday month week year today yesterday example instance".split()
)


RELATIVES = frozenset({"who", "that", "which", "whom"})


_SKIPPED = frozenset({"aux", "auxpass", "neg", "advmod"})


def named_before(context: Context, i: int) -> Source | None:
    """A name right before the verb group, or set off by commas after "but" or "and".

    A verb that shares its subject follows a conjunction or a comma; one that does not has lost its
    subject in the parse.
    """
    parse = context.parse
    if parse.dep[i] not in ("conj", "parataxis", "ccomp") or parse.tag[i] not in (
        "VBD",
        "VBZ",
        "VBP",
        "VBN",
    ):
        return None
    first = parse.sents[parse.sent[i]][0]
    k = i - 1
    while k > first and parse.head[k] == i and parse.dep[k] in _SKIPPED:
        k -= 1
    if parse.pos[k] in ("PROPN", "PRON", "NOUN") and parse.lower[k] not in NO_SUBJECT:
        if context.quoted(k) or parse.head[k] > i or parse.lower[k] in RELATIVES:
            return None
        return flat(context, k, first, i) if parse.pos[k] != "NOUN" else None
    if parse.word[k] != ",":
        return None
    begin = k - 1
    while begin > first and k - begin < _MAX_INSERTED and not _opens_name(parse, begin):
        begin -= 1
    commas = [t for t in range(begin + 1, k) if parse.word[t] == ","]
    if not _opens_name(parse, begin) or len(commas) != 1:
        return None
    heads = [t for t in range(begin + 1, commas[0]) if parse.pos[t] in ("PROPN", "NOUN", "PRON")]
    plain = all(parse.pos[t] not in ("VERB", "AUX", "ADP") for t in range(begin + 1, k))
    if not heads or not plain:
        return None
    return Source(heads[-1], (begin + 1, k), "noun before")


def _opens_name(parse: Parse, k: int) -> bool:
    """ "but" and "and", or a comma before an article ("…, a spokeswoman, Name, said")."""
    if parse.lower[k] in ("but", "and", "while"):
        return True
    return parse.word[k] == "," and parse.tag[k + 1] in ("DT", "PRP$")


# A name with its apposition before a verb has at most this many tokens.
_MAX_INSERTED = 12


def beside(context: Context, i: int) -> Source | None:
    """The noun right before or after a reporting verb, where the tree gives nothing usable."""
    parse = context.parse
    if parse.pos[i] != "VERB" or parse.tag[i] in ("VB", "VBG", "VBN"):
        return None
    first, last = parse.sents[parse.sent[i]]
    j = i - 1
    while j >= first and parse.pos[j] in ("ADV", "AUX"):
        j -= 1
    if (
        j >= first
        and parse.pos[j] in ("PROPN", "PRON", "NOUN")
        and not context.quoted(j)
        and parse.lower[j] not in RELATIVES
    ):
        return flat(context, j, first, i)
    j = i + 1
    if (
        j < last
        and parse.pos[j] in ("PROPN", "PRON", "DET", "ADJ", "NOUN")
        and not context.quoted(j)
    ):
        k = j
        while (
            k < last
            and parse.pos[k] in ("PROPN", "PRON", "DET", "ADJ", "NOUN", "PART")
            and not context.quoted(k)
        ):
            k += 1
        head = k - 1
        if parse.pos[head] in ("PROPN", "PRON", "NOUN") and (k >= last or parse.pos[k] == "PUNCT"):
            return Source(head, (j, k), "noun after")
    return None


_IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"})


def flat(context: Context, head: int, first: int, cue: int) -> Source:
    """Return the run of nouns, adjectives and articles that ends at ``head`` as a source."""
    parse = context.parse
    k = head
    while (
        k > first
        and (parse.pos[k - 1] in _IN_NAMES or parse.word[k - 1] == "-")
        and not context.quoted(k - 1)
    ):
        if parse.pos[head] == "PRON":
            break
        k -= 1
    return Source(head, (k, head + 1), "noun before")
