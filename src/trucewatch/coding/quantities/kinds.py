"""What a number counts: the dead, the wounded, troops, prisoners, land; by predicate, then noun."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from trucewatch.coding.quantities.counts import bodies_of, is_part, lives_lost, told_count
from trucewatch.reading.parse import Parse
from trucewatch.vocab.tables import table


class CountLexicon(msgspec.Struct, frozen=True):
    """``words`` maps (role, word) to kind, unit and civilian; ``units`` a word to kind, unit."""

    words: Mapping[tuple[str, str], tuple[str, str, bool | None]]
    units: Mapping[str, tuple[str, str]]


@cache
def count_lexicon() -> CountLexicon:
    """Return the words of counting; of two rows for one key the first wins."""
    words: dict[tuple[str, str], tuple[str, str, bool | None]] = {}
    for row in table("quantities/kinds.tsv"):
        civilian = {"1": True, "0": False}.get(row["civilian"])
        for word in row["words"].split():
            words.setdefault((row["role"], word), (row["kind"], row["unit"], civilian))
    units = {
        word: (row["kind"], row["unit"])
        for row in table("quantities/units.tsv")
        for word in row["words"].split()
    }
    return CountLexicon(words, units)


def what_is_counted(
    parse: Parse, noun: int, top: int, lex: CountLexicon, bare: bool
) -> tuple[str, str, bool | None, int] | None:
    """Return kind, unit, civilian and governor of the counted word, by predicate, then by noun."""
    lows = (parse.lower[noun], parse.lemma[noun])
    if any(("stop", w) in lex.words for w in lows):
        return None
    people = _people(parse, noun)
    person = next((lex.words[r, w] for r in ("person", "noun") for w in lows
                   if (r, w) in lex.words), None)  # fmt: skip
    civilian = person[2] if person else None
    if any(w in ("civilian", "civilians") for w in parse.lower[parse.left[noun] : noun + 1]):
        civilian = True
    toll = told_count(parse, noun, lex.words)
    if toll is not None:
        return toll[0], "persons", None, toll[1]
    if parse.lower[noun] in ("prisoner", "captive", "hostage") and parse.lemma[
        parse.head[noun]
    ] in ("take", "hold"):
        return "captured", "persons", civilian, parse.head[noun]
    part = is_part(parse, noun)
    told = None if part else _beside(parse, noun, lex)
    harm = told or harm_of(parse, _total(parse, top), lex)
    if harm and (
        harm[0] == "vehicles"
        or (harm[0] in ("captured", "prisoners", "displaced") and not (person or bare or people))
    ):
        harm = None
    if harm and harm[1] == "persons" and person and person[1] not in ("persons", "units"):
        harm = None  # "seized four tanks", "captured 12 vehicles": nobody is taken
    if harm and harm[0] == "prisoners" and person and person[0] == "prisoners":
        return "prisoners", "persons", civilian, harm[2]
    if harm:
        kind = "casualties" if _both_ways(parse, harm, lex) else harm[0]
        return kind, harm[1], civilian, harm[2]
    for low in lows:
        label = None if part else lex.words.get(("label", low))
        if label:
            return label[0], label[1], civilian, noun
    lost = bodies_of(parse, noun) if person else None
    lost = lives_lost(parse, noun) if lost is None else lost
    if lost is not None:
        return "killed", "persons", civilian, lost
    named = next((lex.words["noun", w] for w in lows if ("noun", w) in lex.words), None)
    if named:
        soldiers = named[0] in ("troops", "peacekeepers")
        return named[0], named[1], named[2] if soldiers else None, noun
    seat = lex.words.get(("seat", parse.lower[noun]))
    if seat and _taken(parse, noun):
        return seat[0], seat[1], None, parse.head[noun]
    return ("other", "persons", civilian, noun) if person or _people(parse, noun) else None


def _both_ways(parse: Parse, harm: tuple[str, str, int], lex: CountLexicon) -> bool:
    """Return whether one number is of the dead and the hurt: "30 were killed or wounded"."""
    kind, _, verb = harm
    if kind not in ("killed", "wounded"):
        return False
    for c in parse.children[verb]:
        other = _by_word(parse, c, lex) if parse.dep[c] == "conj" else None
        if other is None or other[0] not in {"killed", "wounded"} - {kind}:
            continue
        joint = parse.lower[c - 1] == "or" or (parse.lower[c - 1] == "and" and c == verb + 2)
        own = any(parse.dep[k] in ("nsubj", "nsubjpass", "dobj") for k in parse.children[c])
        if joint and not own:
            return True
    return False


def _people(parse: Parse, noun: int) -> bool:
    """Return whether the word names people by their nation, or is "them"."""
    return parse.tag[noun] == "NNPS" or parse.lower[noun] in ("them", "us")


_WHOLES = frozenset({"total", "family", "crew", "team", "party"})


def _total(parse: Parse, top: int) -> int:
    """Return the total of "a total of 12 people", "a family of six", else the word itself."""
    p = parse.head[top]
    if (
        parse.dep[top] == "pobj"
        and parse.lower[p] == "of"
        and parse.lower[parse.head[p]] in _WHOLES
    ):
        return parse.head[p]
    return top


def _taken(parse: Parse, noun: int) -> bool:
    """Return whether places are the object of taking, holding or losing."""
    return parse.dep[noun] in ("dobj", "nsubjpass", "pobj", "conj") and _verb_over(
        parse, noun
    ) in ("capture", "seize", "take", "retake", "recapture", "control", "lose", "occupy",
          "liberate", "cede", "hold", "recover", "reclaim", "of", "conquer", "overrun")  # fmt: skip


def _verb_over(parse: Parse, noun: int) -> str:
    cur = noun
    while parse.dep[cur] == "conj" and parse.head[cur] != cur:
        cur = parse.head[cur]
    head = parse.head[cur]
    if parse.pos[head] == "ADP":
        return parse.lemma[parse.head[head]]
    return parse.lemma[head]


def _beside(parse: Parse, noun: int, lex: CountLexicon) -> tuple[str, str, int] | None:
    """Return the label that is the counted word or stands right after it: "30 dead"."""
    for k in (noun, noun + 1):
        if k >= len(parse) or parse.sent[k] != parse.sent[noun]:
            continue
        label = lex.words.get(("label", parse.lower[k]))
        if (
            label
            and parse.tag[k] in ("JJ", "VBN", "VBD", "VBG", "NN")
            and not any(
                parse.dep[c] in ("dobj", "aux", "auxpass", "nummod") and c > noun
                for c in parse.children[k]
            )
        ):
            return label[0], label[1], k
    return None


def harm_of(parse: Parse, noun: int, lex: CountLexicon) -> tuple[str, str, int] | None:
    """Return kind, unit and predicate of harm that the counted noun suffers, or None."""
    for c in parse.children[noun]:
        if parse.dep[c] in ("acl", "amod", "relcl") and parse.tag[c] in ("VBN", "JJ", "VBD"):
            hit = _by_word(parse, c, lex)
            if hit and hit[0] == "captured" and _let_go(parse, noun, lex):
                continue
            if parse.dep[c] == "amod" and c < noun and _by_verb(parse, noun, lex):
                continue  # "17 displaced people were killed": told of the dead
            if hit and (parse.tag[c] != "VBD" or hit[0] == "missing"):
                return hit
    top = noun
    while parse.dep[top] in ("conj", "appos", "nummod") and parse.head[top] != top:
        if parse.dep[top] == "nummod" and parse.pos[parse.head[top]] not in ("VERB", "ADJ"):
            break
        if parse.tag[top].startswith("VB"):
            break
        top = parse.head[top]
        if parse.pos[top] in ("VERB", "ADJ"):
            hit = _by_word(parse, top, lex)
            if hit:
                return hit
            break
    return _by_verb(parse, top, lex)


def _let_go(parse: Parse, noun: int, lex: CountLexicon) -> bool:
    """Return whether "eleven captured soldiers" are the object of releasing or exchanging."""
    hit = lex.words.get(("harm", parse.lemma[parse.head[noun]]))
    return hit is not None and hit[0] == "prisoners" and parse.dep[noun] in ("dobj", "nsubjpass")


def _by_verb(parse: Parse, top: int, lex: CountLexicon) -> tuple[str, str, int] | None:
    head, dep = parse.head[top], parse.dep[top]
    if head == top:
        return None
    lemma = parse.lemma[head]
    if lemma == "hold" and not _held(parse, head):
        return None
    if lemma in ("drive", "force") and "homes" in parse.lower[head : parse.right[head]]:
        return "displaced", "persons", head
    hit = lex.words.get(("harm", lemma))
    active = lex.words.get(("active", lemma))
    if active and dep == "nsubj":
        return active[0], active[1], head
    if lemma in ("miss", "missing") and dep == "nsubj" and parse.lower[head] == "missing":
        return "missing", "persons", head
    passive = parse.tag[head] == "VBN" or parse.dep[head] == "ccomp"
    if hit and dep in ("dobj", "nsubjpass", "appos", "attr", "oprd"):
        return hit[0], hit[1], head
    if hit and dep == "npadvmod" and top > head and _is_active(parse, head):
        return hit[0], hit[1], head
    if (
        hit
        and dep == "nsubj"
        and passive
        and not any(parse.dep[c] in ("aux", "dobj") for c in parse.children[head])
    ):
        return hit[0], hit[1], head  # small clause: "left three servicemen wounded"
    if dep in ("nsubj", "nsubjpass", "dobj"):
        return _complement(parse, top, head, lex)
    if (
        dep == "pobj"
        and lemma in ("of", "to")
        and parse.lower[parse.head[head]] in ("death", "deaths", "killing", "loss", "injuries")
    ):
        return "killed", "persons", parse.head[head]
    return None


def _is_active(parse: Parse, verb: int) -> bool:
    """Tell whether a verb has no "was": "the attack displaced 300" parsed as a passive."""
    return not any(parse.dep[c] in ("auxpass", "aux") for c in parse.children[verb])


def _complement(
    parse: Parse, noun: int, verb: int, lex: CountLexicon
) -> tuple[str, str, int] | None:
    """Return the label said of the noun: "were wounded", "remain missing", "left five dead"."""
    if parse.dep[noun] == "nsubj" and parse.pos[verb] in ("ADJ", "NOUN"):
        return _by_word(parse, verb, lex)
    for c in parse.children[verb]:
        missing = parse.lower[c] == "missing" and c > noun
        own = parse.dep[noun] == "nsubj" and parse.dep[c] == "ccomp"
        if own and any(parse.dep[k] in ("nsubj", "nsubjpass") for k in parse.children[c]):
            continue  # "a monitor said that twelve were killed"
        if missing or (parse.dep[c] in ("acomp", "oprd", "attr", "xcomp", "ccomp") and c > noun):
            hit = _by_word(parse, c, lex)
            if hit:
                return hit
            if any(parse.lower[k] == "dead" for k in parse.children[c]):
                return "killed", "persons", c  # "were found shot dead"
    return None


def _held(parse: Parse, verb: int) -> bool:
    """Return whether "hold" means holding captive."""
    near = parse.lower[verb + 1 : verb + 9]
    return any(w in ("captive", "hostage", "prisoner", "custody", "detention") for w in near)


def _by_word(parse: Parse, c: int, lex: CountLexicon) -> tuple[str, str, int] | None:
    hit = lex.words.get(("label", parse.lower[c])) or lex.words.get(("harm", parse.lemma[c]))
    if hit is None or hit[0] == "vehicles":
        return None
    return hit[0], hit[1], c
