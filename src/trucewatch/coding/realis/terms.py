"""What the terms of a deal, plan, draft or resolution say shall be: no deed of anybody yet."""

from __future__ import annotations

from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse

# A list of terms ("the withdrawal of …, the release of …, and the opening of …") has no more.
_MAX_JOINED = 12
_OF_CLAUSE = frozenset({"ccomp", "xcomp", "advcl"})


def term_of(parse: Parse, i: int) -> str | None:
    """Return the realis of the act at ``i`` where it is a term that a document sets, else None.

    "The accord provides for the withdrawal of …" and "stipulates that A release …": planned; "the
    resolution calls for …": demanded; of a draft or proposal: proposed. Only what the verb itself
    is about counts, not what stands beside it ("an inquiry into the killing").
    """
    lists = realis_lexicon().lists
    first = _first_joined(parse, i)
    verb = _listed(parse, first) or _setting(parse, first)
    if verb is None or parse.lemma[verb] not in lists["term"]:
        return None
    source = _document(parse, verb)
    if source is None:
        return None
    by_verb = parse.lower[source] in ("it", "they", "both") and parse.lemma[verb] in _BY_TEXT
    if parse.lemma[source] not in lists["terms_of"] | lists["draft"] and not by_verb:
        return None
    if parse.lemma[verb] in lists["term_demand"]:
        return "demanded"
    return "proposed" if parse.lemma[source] in _DRAFTED else "planned"


# What only a text does: "it provides for the release of prisoners".
_BY_TEXT = frozenset({"provide", "stipulate", "envisage", "envision", "foresee", "prescribe"})
_DRAFTED = frozenset({"draft", "proposal", "blueprint", "compromise", "outline"})


def _first_joined(parse: Parse, i: int) -> int:
    for _ in range(_MAX_JOINED):
        if parse.dep[i] != "conj" or parse.head[i] == i:
            break
        i = parse.head[i]
    return i


def _listed(parse: Parse, i: int) -> int | None:
    """Return the verb before a further item of its list that the tree hangs elsewhere.

    "The resolution calls for a truce, the deployment of …": an apposition behind the verb, of what
    stands before or behind it.
    """
    if parse.dep[i] != "appos":
        return None
    up = parse.head[i]
    verb = parse.head[up]
    if parse.dep[up] == "pobj":
        return _setting(parse, up)
    return verb if parse.dep[up] in ("nsubj", "dobj") and up != verb and verb < i else None


def _setting(parse: Parse, i: int) -> int | None:
    """Return the verb that the act is the content of: its object, its "for" phrase, its clause."""
    up, dep = parse.head[i], parse.dep[i]
    if up == i:
        return None
    if dep in ("pobj", "pcomp"):
        if parse.lower[up] != "for":
            return None
        up = _first_joined(parse, up)
        return parse.head[up] if parse.lower[up] == "for" and parse.head[up] != up else None
    if dep in _OF_CLAUSE or dep == "dobj":
        marks = {parse.lower[c] for c in parse.children[i] if parse.dep[c] in ("mark", "advmod")}
        return up if dep != "advcl" or "for" in marks else None
    return None


def _document(parse: Parse, verb: int) -> int | None:
    """Return the subject of the verb, or the noun that it is said of ("a plan providing for")."""
    found = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
    if found is not None and parse.tag[found] in ("WDT", "WP") and parse.dep[verb] == "relcl":
        return parse.head[verb]
    if found is None and parse.dep[verb] in ("acl", "relcl"):
        return parse.head[verb]
    if found is None and parse.dep[verb] == "conj" and parse.head[verb] != verb:
        return _document(parse, parse.head[verb])
    return found
