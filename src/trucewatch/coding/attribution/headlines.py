"""Headlines whose verb the parser takes for a noun: "Summit denounces border deal", "A, B swap
accusations".

Headlines drop their articles and auxiliaries, so that a third person ("denounces") looks like a
plural. Read off the words where the tree holds no finite verb before the first conjunction.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import Cue, CueLexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKING = frozenset({"judge", "urge", "claim", "commit", "refuse"})
_TRADING = frozenset({"trade", "trades", "swap", "swaps", "exchange", "exchanges"})
_TRADED = frozenset(
    "blame accusations charges barbs threats insults recriminations allegations claims".split()
)
_TURNING = frozenset({"as", "after", "amid", "while", "before", "but"})
# Plurals that are nouns far more often than verbs in a headline.
_NOUNS = frozenset({"claims", "charges", "orders", "demands", "reports", "offers", "threats"})
_IN_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "CCONJ", "PART"})
# A headline's subject has at most this many tokens.
_MAX_NAME = 8
_SCORE = 0.6
_Is = Callable[[int], bool]


def bare_headlines(context: Context, lexicon: CueLexicon, is_actor: _Is) -> list[Attribution]:
    """Return the attributions of such headlines, in order; ``is_actor``: who may speak."""
    parse = context.parse
    out = []
    for para in parse.paras:
        if para.role not in ("headline", "subhead", "bullet"):
            continue
        found = _traded(context, para) or _denounces(context, para, lexicon, is_actor)
        if found is not None:
            out.append(found)
    return out


def _traded(context: Context, para: Paragraph) -> Attribution | None:
    """ "Army, rebels trade blame over shelling"."""
    parse = context.parse
    for k in range(para.first + 1, min(para.last - 1, para.first + _MAX_NAME)):
        if parse.lower[k] in _TRADING and parse.lower[k + 1] in _TRADED and parse.pos[k] != "VERB":
            cue = Cue(parse.lower[k].rstrip("s"), "light", "accuse", {})
            content = cut_out(parse, (k + 2, para.last), [])
            return _made(context, para, k, (k, k + 2), content, cue)
    return None


def _denounces(
    context: Context, para: Paragraph, lexicon: CueLexicon, is_actor: _Is
) -> Attribution | None:
    parse = context.parse
    for k in range(para.first + 1, min(para.last - 1, para.first + _MAX_NAME)):
        if parse.tag[k] in _FINITE or context.quoted(k):
            return None
        cue = _verb(parse, k, lexicon)
        if cue is None or not _names(parse, (para.first, k), is_actor):
            continue
        if parse.pos[k + 1] in ("PUNCT", "ADP", "VERB", "AUX"):
            return None
        end = next(
            (t for t in range(k + 1, para.last) if _turns(parse, t)),
            para.last,
        )
        return _made(context, para, k, (k, k + 1), cut_out(parse, (k + 1, end), []), cue)
    return None


def _verb(parse: Parse, k: int, lexicon: CueLexicon) -> Cue | None:
    word = parse.lower[k]
    if parse.tag[k] not in ("NNS", "NNPS", "NNP") or word in _NOUNS or not word.endswith("s"):
        return None
    for lemma in (word[:-1], word[:-2]):
        cue = lexicon.verbs.get(lemma)
        if cue is not None and cue.kind in _SPEAKING and lemma not in lexicon.nouns:
            return cue
    return None


def _names(parse: Parse, name: Range, is_actor: _Is) -> bool:
    tokens = range(*name)
    if any(parse.pos[t] not in _IN_NAMES or parse.word[t] == ":" for t in tokens):
        return False
    return any(parse.pos[t] == "PROPN" or is_actor(t) for t in tokens)


def _turns(parse: Parse, t: int) -> bool:
    return parse.lower[t] in _TURNING or parse.word[t] in (",", ":", ";", "—", "–")


def _made(
    context: Context, para: Paragraph, k: int, cue: Range, content: list[Range], lexeme: Cue
) -> Attribution | None:
    parse = context.parse
    heads = [t for t in range(para.first, k) if parse.pos[t] in ("NOUN", "PROPN")]
    if not heads or not content:
        return None
    source = Source(heads[-1], (para.first, k), "headline")
    rules = (f"headline:{lexeme.lemma}", "source:headline")
    return Attribution(k, cue, source, tuple(content), lexeme, "verb", _SCORE, rules)
