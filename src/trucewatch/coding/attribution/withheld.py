"""Who says that he cannot or will not tell: "was unable to verify", "did not know who fired".

In such sentences the verb is no verb of saying and would be left out; that nobody is named is what
a record of claims must keep.
"""

from __future__ import annotations

from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

_WHO = frozenset({"who", "which", "whose", "whom", "whether", "what", "where", "how"})
# Whom nobody can name ("was unable to identify them").
_DOERS = frozenset("they attacker gunman shooter assailant perpetrator man side culprit".split())
_UNABLE = frozenset({"unable", "impossible"})
_NOTHING = frozenset({"no", "neither", "nobody", "none"})
# What there is none of ("had no information on its source"), by verb.
_LACKED = {
    "have": frozenset(
        {
            "information",
            "evidence",
            "indication",
            "proof",
            "detail",
            "knowledge",
            "idea",
            "clue",
            "notion",
            "inkling",
            "opinion",
            "view",
            "theory",
        }
    ),
    "give": frozenset(
        {"detail", "figure", "indication", "number", "reason", "date", "opinion", "view", "verdict"}
    ),
    "offer": frozenset({"detail", "evidence", "indication", "opinion", "view", "theory", "guess"}),
    "provide": frozenset({"detail", "evidence", "figure"}),
    "express": frozenset({"opinion", "view"}),
    "venture": frozenset({"opinion", "guess", "view"}),
    "hazard": frozenset({"guess"}),
    "take": frozenset({"side", "sides", "view", "position", "stand", "stance"}),
    "attach": frozenset({"blame", "fault"}),
    "lay": frozenset({"blame", "fault"}),
    "pass": frozenset({"judgment", "judgement", "verdict"}),
    "reach": frozenset({"finding", "conclusion", "verdict"}),
    "draw": frozenset({"conclusion"}),
    "make": frozenset({"finding", "attribution", "determination"}),
    "note": frozenset({"name", "culprit"}),
    "record": frozenset({"name", "culprit"}),
    "mention": frozenset({"name", "culprit"}),
    "name": frozenset({"one", "nobody", "party", "side", "culprit", "name"}),
    "blame": frozenset({"one", "nobody", "party", "side"}),
}
# "could not see who began": only with a word for the doer right behind.
_SEEING = frozenset({"see", "hear", "find", "learn", "make"})
_DOER = (("who",), ("whose",), ("which",))
# "they do not attribute", "it does not assign blame".
_BLAMING = frozenset({"attribute", "apportion", "assign", "judge"})
_CHARGING = frozenset({"blame", "accuse", "name", "identify"})
_AVOIDING = frozenset({"avoid", "forgo", "evade", "resist"})
_DASHES = frozenset({"—", "–", "--"})
# Verbs of whether it was so at all: whatever they are said of.
_CHECKING = frozenset({"verify", "corroborate", "substantiate"})
_SCORE = 0.6


def withheld_attributions(context: Context) -> list[Attribution]:
    """Return the attributions of those who tell nothing, in order."""
    parse = context.parse
    out = []
    for i, lemma in enumerate(parse.lemma):
        if parse.pos[i] not in ("VERB", "AUX") or context.quoted(i):
            continue
        found = None
        if lemma in word_set("attribution.knowing") or (
            lemma in _SEEING and parse.lower[i + 1 : i + 2] in _DOER
        ):
            found = _unknown(context, i)
        if found is None and lemma in _CHARGING:
            found = _stops_short(context, i)
        if found is None and lemma in _BLAMING:
            found = _blames_nobody(context, i)
        if found is None and lemma in _LACKED:
            found = _lacked(context, i)
        if found is not None:
            out.append(found)
    return out


def _unknown(context: Context, i: int) -> Attribution | None:
    """ "did not know who …", "was unable to determine the origin of …"."""
    parse = context.parse
    first = _denied_from(parse, i)
    none = _none_of(context, i) if first is None else None
    first = _first(parse, i) if none is not None else first
    if first is None or not _asks(parse, i):
        return None
    last = max(parse.right[i], i + 1)
    last = next((k for k in range(i + 1, last) if parse.word[k] in _DASHES), last)
    content = cut_out(parse, (i + 1, last), [])
    return _made(context, i, (first, i + 1), content[:1], none)


def _none_of(context: Context, i: int) -> Source | None:
    """ "two laboratories, neither of which would say whose …", "none of the monitors could say"."""
    parse = context.parse
    subject = next((c for c in parse.children[i] if parse.dep[c] == "nsubj" and c < i), None)
    if subject is None or parse.lower[subject] not in _NOTHING:
        return None
    of = next((c for c in parse.children[subject] if parse.lower[c] == "of"), None)
    held = next((c for c in parse.children[of] if parse.dep[c] == "pobj"), None) if of else None
    if held is None:
        return None
    if parse.tag[held] not in ("WDT", "WP"):
        span = noun_phrase(context, held)
        return Source(held, span, "subject") if span else None
    before = parse.left[subject] - 1
    apart = parse.word[before] == "," and parse.pos[before - 1] in ("NOUN", "PROPN")
    antecedent = before - 1 if apart else parse.head[i]
    named = parse.dep[i] != "ROOT" and parse.pos[antecedent] in ("NOUN", "PROPN")
    span = noun_phrase(context, antecedent) if named and antecedent < i else None
    if span is None:
        return None
    comma = next((k for k in range(antecedent, span[1]) if parse.word[k] == ","), span[1])
    return Source(antecedent, (span[0], comma), "subject")


def _stops_short(context: Context, i: int) -> Attribution | None:
    """ "stopped short of blaming either": whom, where the parser sees no object."""
    parse = context.parse
    of = parse.head[i]
    short = of > 1 and parse.dep[i] == "pcomp" and parse.lower[of - 1 : of + 1] == ("short", "of")
    avoids = parse.dep[i] in ("xcomp", "pcomp") and parse.lemma[of] in _AVOIDING
    named = [parse.lemma[c] for c in parse.children[i] if parse.dep[c] == "dobj"]
    if not (short or avoids) or any(n not in word_set("attribution.origin") for n in named):
        return None
    verb = of if avoids else parse.head[parse.head[of]]
    content = cut_out(parse, (i + 1, max(parse.right[i], i + 1)), [])
    return _made(context, i, (_first(parse, verb), i + 1), content)


def _blames_nobody(context: Context, i: int) -> Attribution | None:
    """ "The observers record; they do not attribute": no more words behind the verb than it."""
    parse = context.parse
    below = [c for c in parse.children[i] if c > i and parse.dep[c] != "punct"]
    first = _denied_from(parse, i)
    if first is None or below or parse.dep[i] in ("relcl", "advcl"):
        return None
    return _made(context, i, (first, i), [(i, i + 1)])


def _denied_from(parse: Parse, i: int) -> int | None:
    """Where the cue begins when the verb is negated or hangs on "unable"; None elsewhere."""
    negated = any(parse.dep[c] == "neg" for c in parse.children[i])
    up = parse.head[i]
    if parse.dep[i] == "xcomp" and parse.lower[up] in _UNABLE and up < i:
        be = parse.head[up] if parse.dep[up] in ("acomp", "oprd") else up
        return min([be, up, *(c for c in parse.children[be] if parse.dep[c] == "aux")])
    be = parse.head[up]
    able = parse.dep[i] == "xcomp" and parse.lower[up] == "able" and up < i
    if able and any(parse.dep[c] == "neg" for c in parse.children[be]):  # "has not been able to"
        return min([be, *(c for c in parse.children[be] if parse.dep[c] in ("aux", "neg"))])
    if not negated:
        return None
    return min(c for c in (*parse.children[i], i) if c == i or parse.dep[c] in ("aux", "neg"))


def _asks(parse: Parse, i: int) -> bool:
    k = i + 2 if parse.lower[i + 1 : i + 2] in (("about",), ("on",)) else i + 1
    follows = k < len(parse) and parse.lower[k] in _WHO
    if parse.lower[i + 1 : i + 2] == ("from",):
        follows = parse.lower[i + 2 : i + 3] in (("where",), ("which",), ("whose",))
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj" and c > i]
    if parse.lemma[i] == "identify" and any(parse.lemma[c] in _DOERS for c in objects):
        return True
    checked = [c for c in parse.children[i] if parse.dep[c] == "ccomp" and c > i] or objects
    if checked and (parse.lemma[i] in _CHECKING or _unable(parse, i)):
        return True  # "could not verify the handover", "was unable to confirm that they had left"
    return follows or any(parse.lemma[c] in word_set("attribution.origin") for c in objects)


def _unable(parse: Parse, i: int) -> bool:
    able = parse.dep[i] == "xcomp" and parse.lower[parse.head[i]] in ("unable", "able")
    return able and parse.lemma[i] == "confirm"


def _lacked(context: Context, i: int) -> Attribution | None:
    """ "took no side", "had no information on its source", "did not give a figure"."""
    parse = context.parse
    for c in parse.children[i]:
        if parse.dep[c] != "dobj" or parse.lemma[c] not in _LACKED[parse.lemma[i]] or c < i:
            continue
        none = [k for k in range(i + 1, c + 1) if parse.lower[k] in _NOTHING]
        negated = any(parse.dep[k] == "neg" for k in parse.children[i])
        if not none and not negated:
            return None
        topic = next((k for k in parse.children[c] if parse.dep[k] == "prep" and k > c), None)
        if topic is not None and none and parse.lemma[i] == "have":
            content = cut_out(parse, (topic, parse.right[c]), [])
            return _made(context, i, (_first(parse, i), c + 1), content)
        ends = [parse.right[k] for k in parse.children[i] if k > c and parse.dep[k] in _ABOUT_IT]
        content = cut_out(parse, (i + 1, max([parse.right[c], *ends])), [])
        return _made(context, i, (_first(parse, i), i + 1), content)
    return None


# "gave no opinion | on who fired": what the parser hangs on the verb.
_ABOUT_IT = frozenset({"prep", "ccomp", "advcl"})


def _first(parse: Parse, i: int) -> int:
    return min(c for c in (*parse.children[i], i) if c == i or parse.dep[c] in ("aux", "neg"))


def _made(
    context: Context, i: int, cue: Range, content: list[Range], told: Source | None = None
) -> Attribution | None:
    parse = context.parse
    source = told or find_source(context, i) or find_source(context, cue[0])
    if source is None or not content or parse.lower[source.head] in ("there", "that"):
        return None
    if parse.lower[source.head] == "it" and parse.lower[i - 1] == "to":
        return None  # "It was impossible to verify …"
    if parse.lower[source.span[0]] in _NOTHING:
        return None
    lexeme = Cue("withhold", "phrase", "withhold_blame" if _blame(context, i) else "assert", {})
    rules = ("nothing told", f"source:{source.rule}")
    return Attribution(i, cue, source, tuple(content), lexeme, "verb", _SCORE, rules)


_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
_FINDING_OUT = frozenset("know say tell determine establish ascertain confirm".split())
_WHO_DID = frozenset({"who", "which", "whose", "responsible", "whom"})
_CAUSES = frozenset({"cause", "direction", "trigger"})


def _blame(context: Context, i: int) -> bool:
    """Whether what is not told is who did it, or whether it is so at all."""
    parse = context.parse
    objects = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "ccomp") and c > i]
    origin = any(parse.lemma[c] in word_set("attribution.origin") for c in objects)
    if parse.lemma[i] in _CHECKING and objects and not origin:
        return any(parse.lower[k] in _WHO_DID for k in range(i + 1, max(parse.right[i], i + 1)))
    if parse.lemma[i] in word_set("attribution.always"):
        return True
    inside = range(i + 1, max(parse.right[i], i + 1))
    asked = {parse.lower[k] for k in inside} & {"who", "which", "whose", "responsible"}
    if "who" in asked and any(parse.lower[k] in _AHEAD for k in inside):
        asked = set()  # "could not say who would attend"
    if parse.lower[i + 1 : i + 3] == ("from", "where"):
        return True
    if parse.lemma[i] in _FINDING_OUT and any(parse.lemma[k] in _CAUSES for k in inside):
        return True  # "what had caused the crash", "the direction of fire"
    return bool(asked) or any(
        parse.lemma[k] in ("origin", "perpetrator", "culprit", "responsibility", "figure")
        for k in inside
    )
