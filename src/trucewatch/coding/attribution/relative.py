"""What is said of somebody in a relative clause: ", whom B called a liar, …".

The parser often joins such a clause to the main verb, so that B seems to do what the sentence
tells. The words are read in their order instead: pronoun, speaker, verb, what is said of the
pronoun up to the comma.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon

_PRONOUNS = frozenset({"whom", "which", "who", "whose"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_BEFORE_VERB = frozenset({"AUX", "ADV"})
# The parser takes "wants" before a participle for an auxiliary.
_WANTING = frozenset({"want", "demand"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# The speaker's phrase and the whole clause have at most this many tokens.
_MAX_NAME = 8
_MAX_CLAUSE = 30
_SCORE = 0.7


class Clause(msgspec.Struct, frozen=True):
    """A relative clause that tells what somebody says of its antecedent.

    ``first``/``last`` is its token range without the commas; ``noun`` the head before it, or None.
    """

    first: int
    last: int
    noun: int | None
    made: Attribution


def relative_clauses(context: Context, lexicon: CueLexicon) -> tuple[Clause, ...]:
    """Return the relative clauses in which somebody is called, accused or wanted something."""
    return tuple(_clauses(context, lexicon))


def _clauses(context: Context, lexicon: CueLexicon) -> Iterator[Clause]:
    parse = context.parse
    for k in range(1, len(parse) - 2):
        if parse.lower[k] not in _PRONOUNS or context.quoted(k) or parse.word[k - 1] != ",":
            continue
        found = _clause(context, lexicon, k)
        if found is not None:
            yield found


def _clause(context: Context, lexicon: CueLexicon, pronoun: int) -> Clause | None:
    parse = context.parse
    limit = min(parse.sents[parse.sent[pronoun]][1], pronoun + _MAX_CLAUSE)
    begin = _after_owned(parse, pronoun, limit)
    name = _name(parse, begin, limit)
    if name is None:
        return None
    verb = name[1]
    while (
        verb < limit
        and parse.lemma[verb] not in _WANTING
        and (parse.pos[verb] in _BEFORE_VERB or parse.lower[verb] == "not")
    ):
        verb += 1
    cue = lexicon.verbs.get(parse.lemma[verb]) if verb < limit else None
    last = _end(context, verb + 1, limit)
    if cue is None or last is None or not _says_of(parse, cue, verb, last):
        return None
    heads = [t for t in range(*name) if parse.pos[t] in ("NOUN", "PROPN", "PRON", "NUM")]
    source = Source(heads[-1], name, "relative clause")
    object_ = (pronoun, begin)
    content = [object_, *cut_out(parse, (verb + 1, last), [])]
    rules = (f"cue:{cue.kind}", "source:relative clause")
    made = Attribution(
        verb, (name[1], verb + 1), source, tuple(content), cue, "verb", _SCORE, rules
    )
    return Clause(pronoun, last, _antecedent(parse, pronoun), made)


def _after_owned(parse: Parse, pronoun: int, limit: int) -> int:
    """Where the speaker's phrase begins: after the noun that "whose" owns."""
    if parse.lower[pronoun] != "whose":
        return pronoun + 1
    k = pronoun + 1
    while k < limit and parse.pos[k] in ("ADJ", "NOUN") and parse.lower[k] != "most":
        k += 1
    return k


def _name(parse: Parse, begin: int, limit: int) -> Range | None:
    k = begin
    while k < limit and k - begin < _MAX_NAME and parse.pos[k] in _NAMING:
        if parse.lower[k] == "not" or parse.tag[k] in ("WP", "WDT", "TO"):
            break
        k += 1
    named = any(parse.pos[t] in ("NOUN", "PROPN", "PRON") for t in range(begin, k))
    return (begin, k) if k > begin and named else None


def _end(context: Context, first: int, limit: int) -> int | None:
    """The comma or full stop that closes the clause, outside of a quotation."""
    parse = context.parse
    k = first
    while k < limit:
        q = context.quote_of[k]
        if q >= 0:
            k = context.quotes[q].last
            if parse.word[k - 2] == ",":
                return k
            continue
        if parse.word[k] in (",", ".", ";"):
            return k
        k += 1
    return min(k, limit) if k == limit and limit < len(parse) else None


def _says_of(parse: Parse, cue: Cue, verb: int, last: int) -> bool:
    """Whether what follows the verb completes what is said of the pronoun."""
    if verb + 1 >= last or any(parse.tag[k] in _FINITE for k in range(verb + 1, last)):
        return False
    after = parse.lower[verb + 1]
    if cue.kind == "describe":
        return parse.pos[verb + 1] not in ("ADP", "PART", "ADV") or after == "as"
    if cue.act in ("accuse", "assess_negative", "assess_positive") and cue.kind == "judge":
        return after in ("of", "for", "as")
    if cue.lemma in ("want", "demand"):
        return parse.tag[verb + 1] in ("VBN", "VBD", "JJ", "RB", "RP") or after == "to"
    return cue.lemma in ("name", "identify", "see", "regard") and after == "as"


def _antecedent(parse: Parse, pronoun: int) -> int | None:
    k = pronoun - 2
    return k if k >= 0 and parse.pos[k] in ("NOUN", "PROPN", "PRON", "NUM") else None


def subject_around(context: Context, clauses: tuple[Clause, ...], i: int) -> Source | None:
    """Return whose verb follows such a clause: "B, which A accused of C, defended …".

    None where no clause ends just before ``i``.
    """
    parse = context.parse
    k = i - 1
    while k > 0 and parse.pos[k] in _BEFORE_VERB:
        k -= 1
    clause = next((c for c in clauses if c.last == k and parse.word[k] == ","), None)
    if clause is None or clause.noun is None or parse.tag[i] in ("VBG", "VB"):
        return None
    first = parse.sents[parse.sent[i]][0]
    begin = clause.noun
    while begin > first and (parse.pos[begin - 1] in _NAMING or parse.lower[begin - 1] == "of"):
        begin -= 1
    if (
        begin > first
        and parse.word[begin - 1] not in (",", ";", "“", '"')
        and (parse.pos[begin - 1] not in ("CCONJ", "SCONJ"))
    ):
        return None
    head = clause.noun
    for t in range(begin + 1, clause.noun):
        if parse.lower[t] == "of":
            head = t - 1
            break
    return Source(head, (begin, clause.last), "subject around a clause")
