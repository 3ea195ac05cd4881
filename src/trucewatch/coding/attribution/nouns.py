"""Claims named by a noun with its clause: "B's claim that …", "the account of two men that …".

The clause is looked for behind the noun in the order of the words: the parser hangs it on the
noun, on the verb before it, or takes "that" for an object. What it names was said whatever the
sentence makes of it ("denied B's claim that …").
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import CueLexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITH_OWNER = frozenset({"by", "of", "from"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
# A "by …" or "of …" between the noun and its clause has at most this many tokens.
_MAX_OWNER = 10
_IN_OWNERS = frozenset({"of", "for", "and"})
_JOINED = frozenset({"as", "and", "or", "but", ","})
_TAKING_BACK = frozenset({"withdraw", "retract", "recant", "disavow"})
_SCORE = 0.6


def noun_attributions(context: Context, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions of speech nouns that have an owner and a that-clause, in order."""
    parse = context.parse
    out = []
    for i, pos in enumerate(parse.pos):
        cue = lexicon.nouns.get(parse.lemma[i]) if pos == "NOUN" else None
        if cue is None or cue.kind not in ("claim", "judge", "commit") or context.quoted(i):
            continue
        if _taken_back(parse, i):
            continue
        that, source = _clause_and_owner(context, i)
        if that is None or source is None or not is_clause(parse, that):
            continue
        content = cut_out(parse, (that, clause_end(context, that)), [])
        if content:
            rules = (f"cue:{cue.kind}", f"source:{source.rule}")
            out.append(
                Attribution(i, (i, i + 1), source, tuple(content[:1]), cue, "noun", _SCORE, rules)
            )
    return out


def _taken_back(parse: Parse, i: int) -> bool:
    """ "withdrew its accusation that …": it is said no more; "never withdrew its demand that"."""
    verb = parse.head[i]
    taken = parse.dep[i] == "dobj" and parse.lemma[verb] in _TAKING_BACK
    return taken and not any(parse.dep[c] == "neg" for c in parse.children[verb])


def _clause_and_owner(context: Context, i: int) -> tuple[int | None, Source | None]:
    parse = context.parse
    source = None
    for c in parse.children[i]:
        if parse.dep[c] == "poss":
            span = noun_phrase(context, c)
            source = Source(c, span, "possessor") if span else None
    k = i + 1
    if parse.tag[k : k + 1] == ("VBN",) and parse.lower[k + 1 : k + 2] == ("by",):
        k += 1  # "the statement disseminated by B"
    if k < len(parse) and parse.lower[k] in _WITH_OWNER:
        owner = (k + 1, _owner_end(parse, k + 1))
        head = _owner_head(parse, owner)
        if head is not None and source is None:
            source = Source(head, owner, "noun agent")
        k = owner[1]
    if k == i + 1 and source is not None and _is_told(parse, k):
        k += 1  # "B's version is that …"
    that = k if k < len(parse) and parse.lower[k] == "that" else None
    return that, source


def _owner_end(parse: Parse, begin: int) -> int:
    """Where the name behind "by" or "of" ends: "the Ministry of Defence of B"."""
    k = begin
    while k < len(parse) and k - begin < _MAX_OWNER and parse.lower[k] != "that":
        inside = parse.lower[k] in _IN_OWNERS and begin < k
        if not inside and parse.pos[k] not in _NAMING:
            break
        k += 1
    return k


def _owner_head(parse: Parse, owner: Range) -> int | None:
    first = next((k for k in range(*owner) if parse.lower[k] in _IN_OWNERS), owner[1])
    heads = [t for t in range(owner[0], first) if parse.pos[t] in ("NOUN", "PROPN", "PRON")]
    return heads[-1] if heads else None


def _is_told(parse: Parse, k: int) -> bool:
    return k + 1 < len(parse) and parse.lower[k] in ("is", "was") and parse.lower[k + 1] == "that"


def is_clause(parse: Parse, that: int) -> bool:
    """Return whether a subject follows: "the claim that B fired", not "the claim that was made"."""
    k = that + 1
    return k < len(parse) and parse.tag[k] not in _FINITE and parse.pos[k] not in ("AUX", "PUNCT")


def clause_end(context: Context, that: int) -> int:
    """Return where the clause that "that" at ``that`` opens ends."""
    parse = context.parse
    last = parse.sents[parse.sent[that]][1]
    verb = parse.head[that]
    if verb <= that:
        verb = next((k for k in range(that, last) if parse.tag[k] in _FINITE), that)
        while parse.dep[verb] in ("aux", "auxpass") and parse.head[verb] > verb:
            verb = parse.head[verb]
    end: int = min(last, max(parse.right[verb], verb + 1))
    for k in range(that + 1, end):
        if parse.word[k] == "," and not context.quoted(k) and parse.lower[k + 1] in ("as", "and"):
            return k
    while end > that and parse.lower[end - 1] in _JOINED:
        end -= 1
    return end


__all__ = ["Range", "noun_attributions"]
