"""How likely a word introduces speech where it stands: lexicon weight plus what is around it."""

from __future__ import annotations

import math
from collections.abc import Callable

from trucewatch.coding.attribution.behind import behind_verb
from trucewatch.coding.attribution.tree import Context
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon
from trucewatch.vocab.words import word_set

IsActor = Callable[[int], bool]

# All figures below are log-odds set by hand.
_UNDER = {"ccomp": -2.6, "xcomp": -2.0, "prep": -1.4, "dobj": -1.6, "nsubj": -0.8, "conj": -0.2}
_UNDER_OTHER = -0.1
_OWN_RELATION = {
    "ROOT": 1.0,
    "xcomp": -1.6,
    "pcomp": -0.7,
    "acl": -0.6,
    "relcl": -0.4,
    "conj": -0.2,
}
_PRONOUNS = {
    "he": 0.2, "she": 0.3, "i": -0.7, "you": -1.0, "we": -0.7, "they": -0.3, "it": -0.7,
    "that": -0.7, "who": -0.1, "there": -1.5,
}  # fmt: skip
_SCALE = 0.75
# A subject that is an actor of the story: governments and their people speak when they "want".
_ACTOR = 1.4
# A quotation this many tokens or less away counts as beside the cue.
_NEAR = 12
# A quotation this near is what a rarely speaking verb introduces ("read: "…"").
_TOUCH = 3
# A governing cue must be at least this likely to make its complement second-hand.
_GOVERNS = 0.5


def frame_of(parse: Parse, i: int) -> str:
    """Return the frame (see ``vocab.cues.FRAMES``) of the verb or noun at ``i``."""
    if parse.pos[i] == "NOUN":
        return _noun_frame(parse, i)
    deps = {parse.dep[c] for c in parse.children[i]}
    if "ccomp" in deps:
        return "cc"
    if parse.dep[i] == "parataxis":
        return "pa"
    if "xcomp" in deps:
        return "xc"
    if "dobj" in deps:
        return "do"
    return "pp" if "prep" in deps else "no"


# What a noun of speech may be followed by before its topic ("calls for", "claims of").
NOUN_PREPOSITIONS = frozenset({"of", "on", "about", "against", "for", "to", "over", "with"})


def _noun_frame(parse: Parse, i: int) -> str:
    frame = "no"
    for c in parse.children[i]:
        dep = parse.dep[c]
        if dep in ("acl", "ccomp", "relcl") and c > i:
            marks = {parse.lower[k] for k in parse.children[c] if parse.dep[k] in ("mark", "aux")}
            if dep != "relcl" and "that" in marks:
                return "cc"
            if dep == "acl" and "to" in marks:
                frame = "xc"
        elif dep == "prep" and frame == "no" and parse.lower[c] in NOUN_PREPOSITIONS:
            frame = "pp"
    return frame


def near_quote(context: Context, i: int) -> bool:
    """Whether a quotation stands beside token ``i`` in its sentence, and ``i`` outside of it."""
    return _quoted_within(context, i, _NEAR, _NEAR)


def touches_quote(context: Context, i: int) -> bool:
    """Whether a quotation begins or ends within a few tokens of ``i``, outside of it."""
    return _quoted_within(context, i, _TOUCH, _TOUCH + 1)


def _quoted_within(context: Context, i: int, before: int, behind: int) -> bool:
    if not context.quotes or context.quoted(i):
        return False
    first, last = context.parse.sents[context.parse.sent[i]]
    near = context.quote_of[max(first, i - before) : min(last, i + behind)]
    return max(near, default=-1) >= 0


def base_weight(context: Context, cue: Cue, i: int) -> float:
    """Return the lexicon's weight for the cue in the frame it stands in."""
    weight = cue.weights[frame_of(context.parse, i)]
    verb = context.parse.pos[i] == "VERB"
    if verb and cue.weights["pa"] > weight and behind_verb(context, i) is not None:
        weight = cue.weights["pa"]  # ", reasoned the officer;"
    if verb and cue.weights["quote"] > weight and near_quote(context, i):
        weight = cue.weights["quote"]
    return weight


def lexeme(parse: Parse, lexicon: CueLexicon, i: int) -> Cue | None:
    """Return the lexicon's entry for the verb or noun at ``i``."""
    pos = parse.pos[i]
    if pos == "VERB":
        return lexicon.verbs.get(parse.lemma[i])
    return lexicon.nouns.get(parse.lemma[i]) if pos == "NOUN" else None


def cue_scores(
    context: Context, lexicon: CueLexicon, is_actor: IsActor | None = None
) -> dict[int, tuple[Cue, float]]:
    """Return for each token that may be a cue its entry and score (0 to 1).

    ``is_actor`` says whether a noun names an actor. Where it is given, a subject that is one makes
    a cue likelier, and a cue inside another's content is judged for itself (a chain is kept).
    """
    parse = context.parse
    base: dict[int, tuple[Cue, float]] = {}
    for i, pos in enumerate(parse.pos):
        if pos == "VERB":
            cue = _with_particle(parse, lexicon, i) or lexicon.verbs.get(parse.lemma[i])
        elif pos == "NOUN":
            cue = lexicon.nouns.get(parse.lemma[i])
        else:
            continue
        if cue is not None:
            weight = base_weight(context, cue, i)
            if is_actor is not None and _agent(parse, i) is not None:
                weight = max(weight, cue.weights["do"])  # "was welcomed by B": B welcomed it
            if weight > 0:
                base[i] = (cue, weight)
    out: dict[int, tuple[Cue, float]] = {}
    for i, (cue, weight) in base.items():
        if is_actor is None:
            score = _logistic(weight, _SCALE * (_around(parse, i, None) + _above(parse, i, base)))
        else:
            score = _with_actor(parse, i, weight, is_actor)
        out[i] = (cue, score)
    return out


# Between these scores it matters whether the subject is an actor; asking costs time.
_SURE = 0.6
_HOPELESS = 0.04


def _with_actor(parse: Parse, i: int, weight: float, is_actor: IsActor) -> float:
    plain = _logistic(weight, _SCALE * _around(parse, i, None))
    if not _HOPELESS < plain < _SURE:
        return plain
    return _logistic(weight, _SCALE * _around(parse, i, is_actor))


def _with_particle(parse: Parse, lexicon: CueLexicon, i: int) -> Cue | None:
    """The entry of "turn down" for "turned it down"."""
    for c in parse.children[i]:
        if c > i and parse.dep[c] in ("prt", "advmod") and parse.lower[c] in _PARTICLES:
            return lexicon.verbs.get(f"{parse.lemma[i]} {parse.lower[c]}")
        if c == i + 1 and parse.dep[c] == "prep" and parse.lower[c] in _OFF:
            return lexicon.verbs.get(
                f"{parse.lemma[i]} {parse.lower[c]}"
            )  # "laughed off the claim"
    return None


_OFF = frozenset({"off", "down", "away", "aside"})
_PARTICLES = frozenset({"down", "off", "back", "out", "up", "away", "on"})


def _logistic(weight: float, shift: float) -> float:
    p = min(0.97, max(0.01, weight))
    return 1 / (1 + math.exp(-math.log(p / (1 - p)) - shift))


def _agent(parse: Parse, i: int) -> int | None:
    """Who does what a passive verb tells: "was welcomed by B"."""
    if parse.tag[i] != "VBN":
        return None
    by = next((c for c in parse.children[i] if parse.dep[c] == "agent"), None)
    named = parse.children[by] if by is not None else ()
    return next((p for p in named if parse.dep[p] == "pobj"), None)


def _above(parse: Parse, i: int, base: dict[int, tuple[Cue, float]]) -> float:
    x = i
    for _ in range(6):
        up = parse.head[x]
        if up == x:
            return 0.0
        dep = parse.dep[x]
        x = up
        governor = base.get(x)
        if governor is not None and governor[1] > _GOVERNS:
            return _UNDER.get(dep, _UNDER_OTHER)
    return 0.0


def _around(parse: Parse, i: int, is_actor: IsActor | None) -> float:
    by = _told_by(parse, i)
    dep = parse.dep[i] if by is None else "ROOT"
    value = _OWN_RELATION.get(dep, 0.0)
    to = False
    subject: int | None = None if by is None else _subject_of(parse, by)
    for c in parse.children[i]:
        d = parse.dep[c]
        if d == "aux":
            if parse.lower[c] == "to":
                to = True
            elif parse.tag[c] == "MD":
                value -= 0.5
        elif d == "neg":
            value -= 0.3
        elif d in ("nsubj", "nsubjpass"):
            subject = c
    if to and parse.dep[i] != "xcomp":
        value -= 1.5
    if is_actor is not None and parse.pos[i] == "VERB":
        subject = _agent(parse, i) or subject
    if subject is None and is_actor is not None and parse.pos[i] == "NOUN":
        owner = any(parse.dep[c] == "poss" and is_actor(c) for c in parse.children[i])
        return value + (_ACTOR if owner else 0.0)
    participle = is_actor is not None and dep == "acl" and parse.tag[i] == "VBG"
    if subject is None and participle:
        actor = is_actor is not None and is_actor(parse.head[i])
        return value + 0.6 + (_ACTOR if actor else 0.2)  # "rallies demanding": the noun speaks
    if subject is None:
        if dep in ("conj", "advcl", "parataxis", "prep"):
            return value - 0.3
        return value - (0.6 if parse.pos[i] == "VERB" else 0.0)
    if is_actor is not None and is_actor(subject):
        return value + _ACTOR
    return value + _subject_value(parse, subject)


_EAGER = frozenset({"quick", "swift", "prompt", "first", "last", "slow", "careful", "keen"})


def is_eager(parse: Parse, i: int) -> bool:
    """Whether a verb tells what somebody was "quick to deny", "the first to say", or "continues to
    deny": he did."""
    return _told_by(parse, i) is not None


def _told_by(parse: Parse, i: int) -> int | None:
    """Return the verb whose subject is told to have done so."""
    up = parse.head[i]
    told = parse.dep[i] == "xcomp" and parse.lower[up] in _EAGER and parse.dep[up] == "acomp"
    if told and parse.lower[i - 1] == "to":
        return parse.head[up]
    return _going_on(parse, i)


def _going_on(parse: Parse, i: int) -> int | None:
    """Return the verb of "continues to deny", "keeps denying", "goes on denying": he denies it; who
    is told that he may, will or did not go on has not."""
    up = parse.head[i]
    if parse.dep[i] == "pcomp" and parse.lower[up] == "on":
        up = parse.head[up]
    elif parse.dep[i] != "xcomp":
        return None
    below = parse.children[up]
    open_ = any(parse.dep[c] == "neg" or parse.tag[c] == "MD" for c in below)
    told = parse.lemma[up] in word_set("attribution.going_on") and parse.tag[up] in _TOLD
    return up if told and not open_ else None


_TOLD = frozenset({"VBZ", "VBP", "VBD", "VBN"})


def _subject_of(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)


def _subject_value(parse: Parse, subject: int) -> float:
    if parse.pos[subject] == "PROPN":
        return 0.8
    if parse.pos[subject] in ("PRON", "DET"):
        return _PRONOUNS.get(parse.lower[subject], -0.3)
    return 0.2
