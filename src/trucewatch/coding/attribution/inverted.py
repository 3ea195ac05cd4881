"""The source behind its verb: "A, said B, had …", "the mayor of Osk, A B, told C"."""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context, Source, noun_phrase
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set


def inverted(context: Context, i: int) -> Source | None:
    """ "A, said B, had …" and ", said B." : the name after the verb, never the one before it."""
    parse = context.parse
    if (
        parse.lemma[i] not in word_set("attribution.inverting")
        or parse.tag[i] not in ("VBD", "VBZ")
        or i == 0
    ):
        return None
    if parse.word[i - 1] not in (",", "”", '"', "’", "''", "?", "!") or i + 1 >= len(parse):
        return None
    inside = [c for c in parse.children[i] if c == i + 1 or parse.left[c] == i + 1]
    for c in inside:
        if parse.pos[c] not in ("PROPN", "NOUN", "PRON") or context.quoted(c):
            continue
        subject_before = any(parse.dep[k] == "nsubj" and k < i for k in parse.children[i])
        name = parse.lemma[i] == "say" and parse.pos[c] == "PROPN" and parse.word[i - 1] == ","
        free = name or not subject_before
        if parse.dep[c] == "nsubj" or (free and parse.dep[c] in _OBJECTLIKE):
            if parse.lower[i + 1] in ("it", "that", "there", "this") or _has_predicate(parse, i, c):
                return None
            span = noun_phrase(context, c, i)
            return Source(c, span, "inverted subject") if span else None
    return None


def inverted_fragment(context: Context, i: int) -> Source | None:
    """ "Smugglers, say the soldiers." : no verb stands before the comma, nothing behind the name.

    A subject is never parted from its verb by a single comma.
    """
    parse = context.parse
    first, last = parse.sents[parse.sent[i]]
    if parse.lower[i] not in ("say", "says", "said") or i - first < 2 or parse.word[i - 1] != ",":
        return None
    before = range(first, i - 1)
    if len(before) > _MAX_FLAT or any(
        parse.word[k] in (",", ";", ":") or parse.pos[k] in ("VERB", "AUX") or context.quoted(k)
        for k in before
    ):
        return None
    if parse.pos[first] in ("ADP", "SCONJ", "ADV", "CCONJ") or parse.pos[i - 2] == "PRON":
        return None
    stops = (".", ",", ";", "?", "!")
    end = next((k for k in range(i + 1, last) if parse.word[k] in stops), None)
    if end is None or not i + 1 < end <= i + _MAX_FLAT:
        return None
    inside = range(i + 1, end)
    if any(parse.tag[k] in ("VBD", "VBZ", "VBP", "MD") or context.quoted(k) for k in inside):
        return None
    until = next((k for k in inside if parse.pos[k] == "ADP"), end)
    heads = [k for k in range(i + 1, until) if parse.pos[k] in ("NOUN", "PROPN", "PRON", "NUM")]
    return Source(heads[-1], (i + 1, end), "inverted subject") if heads else None


def set_off(context: Context, i: int) -> Source | None:
    """ "Four mills were burned, the mayor of Osk, A B, told C": office and name between commas.

    Only for "told", whose object is who is told, and where a finite clause stands before.
    """
    parse = context.parse
    first = parse.sents[parse.sent[i]][0]
    if parse.lower[i] != "told" or i - first < _SHORTEST_SET_OFF or parse.word[i - 1] != ",":
        return None
    commas = [k for k in range(i - 1, max(first, i - _MAX_SET_OFF), -1) if parse.word[k] == ","]
    if len(commas) < 3:
        return None
    end, middle, start = commas[:3]
    finite = ("VBD", "VBZ", "VBP", "MD")
    name, office = range(middle + 1, end), range(start + 1, middle)
    if not name or not office or any(parse.pos[k] != "PROPN" for k in name):
        return None
    if parse.pos[start + 1] != "DET" or any(parse.tag[k] in finite for k in office):
        return None
    said = any(parse.tag[k] in finite for k in range(first, start))
    return Source(end - 1, (start + 1, end), "set off") if said else None


# A clause, an office and a name have at least, office and name at most so many tokens.
_SHORTEST_SET_OFF, _MAX_SET_OFF = 6, 24


def inverted_flat(context: Context, i: int) -> Source | None:
    """ "They will not, said a man close to B, "until …"": the phrase up to the next comma.

    Only where the verb stands between a comma and an article, so that nothing else can follow.
    """
    parse = context.parse
    plain = parse.lemma[i] in word_set("attribution.inverting") and parse.tag[i] in ("VBD", "VBZ")
    if not plain or i < 1 or parse.word[i - 1] not in (",", "”", '"') or i + 2 >= len(parse):
        return None
    end = next(
        (k for k in range(i + 1, min(len(parse), i + _MAX_FLAT)) if parse.word[k] in (",", ".")),
        None,
    )
    if end is None or parse.pos[i + 1] not in ("DET", "NUM") or end + 1 >= len(parse):
        return None
    inside = range(i + 1, end)
    if any(parse.tag[k] in ("VBD", "VBZ", "VBP", "MD") or context.quoted(k) for k in inside):
        return None
    heads = [k for k in inside if parse.pos[k] in ("NOUN", "PROPN", "NUM")]
    if not heads or not context.quoted(end + 1):
        return None
    first = parse.sents[parse.sent[i]][0]
    if not any(parse.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(first, i)):
        return None  # "B, a lawyer, said the plan, "a joke", …"
    return Source(heads[0], (i + 1, end), "inverted subject")


# A phrase after an inverted verb has at most this many tokens.
_MAX_FLAT = 16


_OBJECTLIKE = frozenset({"dobj", "attr", "npadvmod", "oprd", "dep", "nsubjpass"})


def _has_predicate(parse: Parse, verb: int, noun: int) -> bool:
    """Whether the noun after the verb begins what is said ("B, said A had …")."""
    if any(parse.dep[k] == "ccomp" and k > noun for k in parse.children[verb]):
        return True
    end = parse.right[noun]
    follows = parse.word[end] if end < len(parse) else "."
    return follows not in (",", ".", ";", ":", "—", "–", "”", '"', "?", "!", "(") and (
        end < len(parse) and parse.tag[end] not in ("IN", "NNP", "TO", "RB", "NN", "DT", "VBG")
    )
