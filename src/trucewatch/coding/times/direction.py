"""The tense around a time: whether its clause tells of the past or of what is to come."""

from __future__ import annotations

from trucewatch.coding.times.scan import lexicon
from trucewatch.reading.parse import Parse
from trucewatch.vocab.words import word_set

Span = tuple[int, int]
_MODALS = frozenset(("will 'll ’ll would shall should may might must can could wo").split())
# Verbs whose past is written like their present: news tells of the past.
_PAST_ALIKE = frozenset(
    "let put cut hit shut set split burst shed spread quit beat hurt cast".split()
)
_GRANTING = frozenset({"have", "give", "set", "allow", "grant", "offer", "order", "extend"})
_DEFERRING = frozenset({"postpone", "delay", "defer", "move", "push", "put", "reschedule",
                        "adjourn", "bring"})  # fmt: skip
_MADE = frozenset({"oprd", "acomp"})
_KEPT_FROM = frozenset({"xcomp", "ccomp"})
_DEPTH = 12  # longest climb through a tree


def root_of(parse: Parse, span: Span) -> int | None:
    """Return the token of the span whose head lies outside it: the first such, or the day behind a
    preposition that leads on to what the day is of ("in Monday's clash")."""
    first, last = span
    outside = [
        i for i in range(first, last)
        if (parse.head[i] == i or not first <= parse.head[i] < last) and parse.dep[i] != "punct"
    ]  # fmt: skip
    owner = next((i for i in outside if parse.dep[i] == "poss"), None)
    if owner is not None and parse.pos[outside[0]] == "ADP":
        return owner
    return outside[0] if outside else None


def direction_of(parse: Parse, span: Span) -> int:
    """Return -1 where the clause around ``span`` tells of the past, +1 of the future, else 0."""
    token = root_of(parse, span)
    if token is not None and parse.dep[token] in ("compound", "nmod", "poss", "nummod"):
        return -1 if parse.pos[parse.head[token]] in ("NOUN", "PROPN") else 0
    for _ in range(_DEPTH):
        if token is None:
            return 0
        told = tense_of(parse, token)
        if told is not None:
            return told
        if parse.head[token] == token:
            return 0
        token = parse.head[token]
    return 0


def tense_of(parse: Parse, i: int) -> int | None:
    """Return the direction of a verb or of a word such as "due", None where ``i`` is neither."""
    lemma = parse.lemma[i]
    if lemma == "be" and any(parse.lemma[c] in lexicon()["prospective"] for c in parse.children[i]):
        return 1
    ahead = lemma in lexicon()["prospective"] and parse.pos[i] in ("ADJ", "VERB", "NOUN")
    freed = lemma == "set" and any(parse.dep[c] in _MADE for c in parse.children[i])
    ahead = ahead and not freed  # "were set free on Friday"
    given = parse.tag[i] == "VBN" or any(parse.lower[c] == "for" for c in parse.children[i])
    if ahead and (parse.pos[i] != "VERB" or given):
        return 1  # "the meeting planned for Friday", though the parser sees a past in it
    if parse.pos[i] not in ("VERB", "AUX"):
        return None
    aux = [c for c in parse.children[i] if parse.dep[c] in ("aux", "auxpass")]
    words = [parse.lower[c] for c in aux]
    perfect = any(w in ("have", "has", "had", "'ve", "having") for w in words)
    if any(w in _MODALS for w in words):
        return -1 if perfect else 1
    if "to" in words and parse.tag[i] in ("VB", "VBN"):
        return -1 if perfect else _infinitive(parse, i)
    if perfect or parse.tag[i] == "VBD" or any(w in ("was", "were", "did") for w in words):
        return -1
    told = any(parse.dep[c] == "nsubj" for c in parse.children[i])
    if parse.lower[i] in _PAST_ALIKE and (parse.tag[i] == "VBP" or (told and parse.tag[i] == "VB")):
        return -1  # "engineers let the convoy through at dawn on Monday"
    if parse.tag[i] == "VBP" and parse.dep[i] == "ccomp" and parse.lemma[parse.head[i]] == "let":
        return tense_of(parse, parse.head[i])
    if parse.tag[i] in ("VBZ", "VBP"):
        return 1 if lemma not in lexicon()["saying_verb"] and lemma != "be" else 0
    if any(w in ("is", "are", "'s", "'re") for w in words):
        return 1 if parse.tag[i] == "VBG" else -1
    if parse.tag[i] == "VBN":
        return -1
    if parse.head[i] == i:
        return 0
    return None


def granted(parse: Parse, span: Span) -> bool:
    """Tell whether a past clause sets a time to come: a term given "until Thursday", a meeting put
    off "to Thursday"."""
    first = span[0]
    near = parse.lower[max(0, first - 1) : first + 1]  # the preposition, in the span or before it
    prep = next((w for w in reversed(near) if w in ("until", "till", "by", "to")), "")
    verbs = _GRANTING if prep in ("until", "till", "by") else frozenset()
    verbs |= _DEFERRING if prep in ("to", "until", "till") else frozenset()
    if not verbs:
        return False
    token = root_of(parse, span)
    for _ in range(3):
        if token is None or parse.head[token] == token:
            return False
        token = parse.head[token]
        if parse.pos[token] in ("VERB", "AUX"):
            return parse.lemma[token] in verbs
    return False


# Clauses that tell of something beside the sentence's own deed.
_ASIDE = frozenset({"relcl", "acl", "advcl"})


def in_aside(parse: Parse, span: Span) -> bool:
    """Tell whether a day is named beside what the sentence tells: "the worst since the truce was
    signed on 14 January", "the deal that was struck on Monday", "the accord of 14 January"."""
    token = root_of(parse, span)
    for _ in range(_DEPTH):
        if token is None or parse.head[token] == token:
            return False
        if parse.dep[token] in _ASIDE or parse.lower[token] == "since":
            return True
        token = parse.head[token]
        if parse.pos[token] in ("NOUN", "PROPN") and parse.dep[token] == "pobj":
            return True
    return False


def _infinitive(parse: Parse, i: int) -> int:
    """ "agreed to meet on Monday" looks ahead, "managed to enter it on Monday" does not."""
    head = parse.head[i]
    if head == i:
        return 1
    if parse.lemma[head] in lexicon()["phase_verb"] and parse.pos[head] == "VERB":
        return tense_of(parse, head) or 0
    if parse.lower[head] in ("had", "forced", "obliged", "compelled") and parse.dep[i] == "xcomp":
        return tense_of(parse, head) or -1  # "had to turn back on Monday": it was so
    if parse.lemma[head] in word_set("times.keeping") and parse.dep[i] in _KEPT_FROM:
        return tense_of(parse, head) or 1  # "refused to let them in on Monday": it was so
    return 1
