"""The extent of a noun phrase that names somebody, and the conjuncts of a coordination."""

from __future__ import annotations

from trucewatch.reading import Parse
from trucewatch.vocab.words import word_set

_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "advmod", "neg",
     "case", "attr"}
)  # fmt: skip
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_HYPHENS = frozenset({"-", "–"})
_IDENTIFYING = frozenset(
    {"of", "in", "from", "for", "at", "to", "inside", "near", "within", "across", "behind"}
)
# "ambassador to X": who somebody is sent to tells who is meant.
_LOOSE_ENDS = frozenset({"late", "early", "last", "and"})
# Inside a complement these open a clause or an expression of time.
_CLAUSE = frozenset(
    {"since", "after", "before", "during", "until", "amid", "following", "despite", "while",
     "when", "as", "because", "if", "although", "where", "though", "whether"}
)  # fmt: skip
_FINITE = frozenset({"VBZ", "VBP", "MD", "PRP", "WP", "WDT", "WRB", "EX"})
# After a name only these tell who it is ("Republic of X", "Alliance for Y").
_OF_NAMES = frozenset({"of", "for"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A phrase longer than this is a parsing error, not a name.
_MAX_PHRASE = 40
_RELATIVES = frozenset({"who", "whom", "which", "whose", "that"})


def is_temporal(parse: Parse, i: int) -> bool:
    """Tell whether token ``i`` is a calendar word (or a year standing alone)."""
    lower = parse.lower[i]
    if lower in ("may", "march"):
        return parse.tag[i] == "NNP" and (parse.pos[i] == "PROPN")
    return lower in word_set("attribution.temporal") or (len(lower) == 4 and lower.isdigit())


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the token range [first, last) of the phrase headed by ``head``.

    It has the modifiers before the head and the complements after it that tell who is meant; it
    stops before commas, relative clauses, conjuncts and expressions of time.
    """
    if parse.pos[head] == "PRON":
        return head, head + 1
    return _first(parse, head), max(_last(parse, head), head + 1)


def core(parse: Parse, head: int) -> tuple[int, int]:
    """Return the range of the phrase without what follows its head."""
    return _first(parse, head), head + 1


def _first(parse: Parse, head: int) -> int:
    first = head
    for child in reversed(parse.children[head]):
        if child > head:
            continue
        dep = parse.dep[child]
        if dep == "punct" and (parse.word[child] in _QUOTES or parse.word[child] in _HYPHENS):
            if child == first - 1 and child > parse.left[head]:
                first = child
            continue
        if dep not in _LEFT or parse.right[child] > first or is_temporal(parse, child):
            break
        if dep == "advmod" and parse.tag[child] in ("WRB",):
            break
        if parse.lower[child] == "dead" and child and parse.lemma[child - 1] == "shoot":
            break  # "shot dead 11 people"
        first = parse.left[child]
    first = _mend_first(parse, head, max(first, head - _MAX_PHRASE))
    while first < head and (parse.pos[first] in ("PUNCT", "CCONJ")):
        first += 1
    return first


def _mend_first(parse: Parse, head: int, first: int) -> int:
    """Cut a clause that the parser put before the head; add the owner it took away."""
    for i in range(head - 1, first - 1, -1):
        if parse.word[i] in (",", ";", ":") and parse.pos[i - 1] in _NOMINAL:
            return i + 1
        if parse.tag[i] in _FINITE or parse.dep[i] in ("mark", "nsubj", "nsubjpass", "aux"):
            return i + 1
    if first >= 2 and parse.tag[first - 1] == "POS" and parse.sent[first - 2] == parse.sent[head]:
        return _owner_first(parse, first - 2, max(0, first - _MAX_PHRASE))
    return first


def _owner_first(parse: Parse, owner: int, least: int) -> int:
    """Return where the owner's name begins ("the Chadian general's")."""
    first = owner
    while first > least and parse.dep[first - 1] in ("compound", "det", "amod"):
        if parse.head[first - 1] > owner or parse.sent[first - 1] != parse.sent[owner]:
            break
        first -= 1
    return first


def _last(parse: Parse, head: int) -> int:
    last = head + 1
    named = parse.pos[head] == "PROPN"
    for child in parse.children[head]:
        if child < head:
            continue
        dep = parse.dep[child]
        if dep == "case":
            continue
        if child != last and parse.left[child] != last:
            break
        if not _extends(parse, child, named, child == last):
            break
        last = _trim(parse, child, parse.right[child])
    beside = _beside(parse, head)
    if beside is not None:
        return min(last, parse.left[beside] - 1)
    return min(_reduced_relative(parse, head, last), head + _MAX_PHRASE)


def _extends(parse: Parse, child: int, named: bool, adjacent: bool) -> bool:
    """Tell whether what hangs after a head belongs to who is meant."""
    dep = parse.dep[child]
    if dep == "prep":
        return _identifies(parse, child, named)
    if dep == "acl":
        return (
            parse.tag[child] in ("VBN", "VBG")
            and not named
            and parse.lemma[child] in word_set("attribution.telling")
        )
    return adjacent and dep in ("appos", "nummod") and parse.pos[child] == "PROPN"


def _reduced_relative(parse: Parse, head: int, last: int) -> int:
    """Extend over a participle that the parser took for the main verb.

    "Soldiers deployed to the area reported a breach": the verb after the subject has a second
    verb as a conjunct with neither a conjunction nor a comma between them.
    """
    verb = parse.head[head]
    if verb != head + 1 or last != verb or parse.dep[head] not in ("nsubj", "nsubjpass"):
        return last
    if parse.tag[verb] not in ("VBD", "VBN"):
        return last
    second = next(
        (c for c in parse.children[verb] if parse.dep[c] in ("conj", "ccomp", "dep")
         and parse.tag[c] in ("VBD", "VBZ", "VBP") and parse.left[c] == c), None
    )  # fmt: skip
    if second is None or any(
        parse.dep[c] in ("cc", "punct") for c in parse.children[verb] if verb < c < second
    ):
        return last
    return _trim(parse, verb, second)


def _identifies(parse: Parse, prep: int, named: bool) -> bool:
    word = parse.lower[prep]
    if word not in (_OF_NAMES if named else _IDENTIFYING):
        return False
    objects = [c for c in parse.children[prep] if parse.dep[c] == "pobj"]
    if word == "of" and _takes_of(parse, parse.head[prep]):
        return False
    if not objects or (
        word == "to" and parse.lemma[parse.head[prep]] not in word_set("attribution.sent")
    ):
        return False
    if named and not any(parse.pos[o] == "PROPN" or parse.left[o] < o for o in objects):
        return False
    return not any(is_temporal(parse, o) for o in objects)


def _takes_of(parse: Parse, head: int) -> bool:
    """Tell whether "of" belongs to the verb: "accused the army of looting"."""
    verb = parse.head[head]
    return parse.dep[head] in ("dobj", "nsubjpass") and parse.lemma[verb] in word_set(
        "attribution.with_of"
    )


def _trim(parse: Parse, start: int, end: int) -> int:
    """Cut [start, end) before a comma, a clause or an expression of time."""
    end = min(end, start + _MAX_PHRASE)
    for i in range(start, end):
        if _ends_phrase(parse, i, start):
            end = i
            break
    while end > start + 1 and _hangs(parse, end - 1):
        end -= 1
    return end


def _ends_phrase(parse: Parse, i: int, start: int) -> bool:
    word = parse.lower[i]
    if parse.pos[i] == "PUNCT" and word not in _HYPHENS and word not in _QUOTES:
        return True
    if i == start:
        return False
    if word in _CLAUSE or parse.tag[i] in ("VBZ", "VBP", "MD"):
        return True
    if word in _RELATIVES and parse.dep[i] in ("nsubj", "nsubjpass", "poss"):
        return True
    return parse.dep[i] == "prep" and any(is_temporal(parse, c) for c in parse.children[i])


def _hangs(parse: Parse, i: int) -> bool:
    """Tell whether a last word belongs to what was cut off."""
    word = parse.lower[i]
    return is_temporal(parse, i) or word in _LOOSE_ENDS or parse.word[i] in _QUOTES


def apposition(parse: Parse, head: int) -> int | None:
    """Return the head of what stands in apposition to ``head``, before or after it; "Manila, not
    the Front" are two."""
    if parse.dep[head] == "appos" and parse.pos[parse.head[head]] in _NOMINAL:
        return None if _denied(parse, head) else parse.head[head]
    for child in parse.children[head]:
        if parse.dep[child] == "appos" and child > head and parse.pos[child] in _NOMINAL:
            return None if _denied(parse, child) else child
    return None


def _denied(parse: Parse, head: int) -> bool:
    return parse.lower[parse.left[head] - 1] == "not"


def _beside(parse: Parse, head: int) -> int | None:
    """Return the noun that stands beside ``head``, though the parser hung it on its complement:
    "the army of X and the country's rebels". What belongs to two ("the border of X and the
    kingdom") and what there are several of ("the leaders of X and the league") has both below it.
    """
    if parse.tag[head] != "NN" or parse.lemma[head] in word_set("cast.of_two"):
        return None
    for prep in parse.children[head]:
        if parse.dep[prep] == "appos" and parse.lower[parse.left[prep] - 1] == "and":
            return prep if _determined(parse, prep) else None
        if parse.dep[prep] != "prep" or parse.lower[prep] != "of":
            continue
        for name in (c for c in parse.children[prep] if parse.tag[c] == "NNP"):
            for c in parse.children[name]:
                if parse.dep[c] == "conj" and _determined(parse, c):
                    return c
    return None


def _determined(parse: Parse, noun: int) -> bool:
    """Tell whether a noun begins with an article or an owner of its own, behind "and"."""
    first = parse.left[noun]
    own = parse.dep[first] in ("det", "poss") or parse.tag[first] in ("DT", "PRP$")
    return (
        parse.pos[noun] in ("NOUN", "PROPN")
        and first < noun
        and own
        and parse.lower[first - 1] == "and"
    )


def conjuncts(parse: Parse, head: int) -> tuple[int, ...]:
    """Return ``head`` and the nominal heads coordinated with it, in order."""
    out = [head]
    at = head
    while len(out) < _MAX_PHRASE:
        following = [
            c
            for c in parse.children[at]
            if parse.dep[c] == "conj" and c > at and parse.pos[c] in _NOMINAL
        ] or [c for c in (_beside(parse, at),) if c is not None]
        if not following:
            if at == head:
                return (head,)
            break
        out.extend(following)
        at = following[-1]
    return tuple(dict.fromkeys(h for h in out if h == head or not is_temporal(parse, h)))
