"""Cues of several words: "expressed concern about", "traded blame", "held firm against"."""

from __future__ import annotations

from trucewatch.coding.attribution.content import complement_end, content_of
from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, Range, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon, Phrase

# What the object of a blaming verb must be ("assigned blame", "laid responsibility on").
_BLAME = frozenset({"blame", "responsibility", "fault", "guilt", "culpability"})
_BLAMING = frozenset({"assign", "apportion", "lay", "place"})
# Verbs that two sides do to each other with an object of speech ("traded accusations").
_TRADING = frozenset({"trade", "exchange", "swap"})
_TRADED = _BLAME | frozenset(
    {"accusation", "barb", "threat", "recrimination", "insult", "allegation", "charge"}
)
# "take responsibility", "have a plan": too general with these verbs.
_WEAK = frozenset({"have", "take", "place", "lay", "level", "put", "give"})
# Verbs whose object alone is already what is said ("expressed regret").
_BARE = frozenset({"express", "voice"})
_SPEECH_PREPOSITIONS = frozenset("about over on of against for to with at".split())
_SCORE = 0.6


def light_attribution(
    context: Context,
    i: int,
    cue: Cue,
    lexicon: CueLexicon,
    auxiliaries: Range,
    holes: list[Range],
) -> Attribution | None:
    """Return the attribution that verb ``i`` makes with its object, None if it is not of speech.

    ``holes`` are clauses that belong to another cue of the same speaker.
    """
    parse = context.parse
    for noun in parse.children[i]:
        if parse.dep[noun] not in ("dobj", "nsubjpass") or parse.pos[noun] != "NOUN":
            continue
        saying = _participle(parse, noun, lexicon)
        if saying is not None:
            return _with_participle(context, i, saying, lexicon, auxiliaries)
        act = _act(cue.lemma, parse.lemma[noun], lexicon)
        if act is not None:
            light = Cue(cue.lemma, "light", act, {})
            return _with_object(context, i, noun, light, auxiliaries, holes)
    return None


_SAYING_KINDS = frozenset({"say", "tell", "claim", "judge", "urge", "describe", "commit", "refuse"})


def _participle(parse: Parse, noun: int, lexicon: CueLexicon) -> int | None:
    """ "issued a statement accusing …": the participle on the noun, where it is a cue."""
    for c in parse.children[noun]:
        found = lexicon.verbs.get(parse.lemma[c]) if parse.dep[c] == "acl" else None
        if found is not None and parse.tag[c] == "VBG" and found.kind in _SAYING_KINDS:
            return c if parse.lemma[noun] in _TEXTS or parse.lemma[noun] in lexicon.nouns else None
    return None


_TEXTS = frozenset("statement letter report message note article post tweet response memo".split())


def _with_participle(
    context: Context, i: int, saying: int, lexicon: CueLexicon, auxiliaries: Range
) -> Attribution | None:
    parse = context.parse
    source = find_source(context, i)
    cue = lexicon.verbs[parse.lemma[saying]]
    span = (auxiliaries[0], saying + 1)
    content = content_of(context, saying, cue, span, source.span if source else None, [])
    if source is None or not content:
        return None
    rules = (f"light verb:{parse.lemma[i]} {parse.lemma[saying]}", f"source:{source.rule}")
    return Attribution(saying, span, source, tuple(content), cue, "verb", _SCORE, rules)


def _act(verb: str, noun: str, lexicon: CueLexicon) -> str | None:
    if verb in _BLAMING:
        return "accuse" if noun in _BLAME else None
    if verb in _TRADING:
        return "accuse" if noun in _TRADED else None
    found = lexicon.nouns.get(noun)
    if found is None or (verb in _WEAK and found.kind == "weak"):
        return None
    return found.act


def _with_object(
    context: Context, i: int, noun: int, cue: Cue, auxiliaries: Range, holes: list[Range]
) -> Attribution | None:
    parse = context.parse
    source = find_source(context, i)
    if source is None:
        return None
    cue_range, content = _parts(context, i, noun, cue, auxiliaries, holes)
    if not content:
        return None
    return Attribution(
        head=i,
        cue=cue_range,
        source=source,
        content=tuple(content),
        lexeme=cue,
        kind="reciprocal" if cue.lemma in _TRADING else "verb",
        score=_SCORE,
        rules=(f"light verb:{cue.lemma} {parse.lemma[noun]}", f"source:{source.rule}"),
    )


def _parts(
    context: Context, i: int, noun: int, cue: Cue, auxiliaries: Range, holes: list[Range]
) -> tuple[Range, list[Range]]:
    parse = context.parse
    whole = (auxiliaries[0], noun + 1)
    after = [c for c in (*parse.children[noun], *parse.children[i]) if c > noun]
    for c in after:
        told_of = parse.lower[noun + 1] in _SPEECH_PREPOSITIONS and parse.head[noun + 1] == noun
        if told_of and parse.dep[c] == "relcl" and parse.word[parse.left[c] - 1] == ",":
            continue  # "offers of autonomy, which B said …": what is offered stands before
        if parse.dep[c] in ("acl", "ccomp", "relcl", "xcomp") and parse.tag[c] != "VBN":
            return whole, _whole_words(context, cut_out(parse, parse.subtree(c), holes))
    for c in after:
        if parse.dep[c] == "prep" and parse.lower[c] in _SPEECH_PREPOSITIONS:
            if cue.lemma in _TRADING:
                return whole, cut_out(parse, parse.subtree(c), [])
            last = c + 1 if c == noun + 1 else noun + 1
            end = parse.right[c]
            if parse.lemma[noun] in _BLAME:  # "laid blame for A squarely on B"
                behind = (k for k in after if parse.lower[k] in ("on", "upon", "with", "at"))
                end = max([end, *(parse.right[k] for k in behind)])
                return (whole[0], last), cut_out(parse, (max(c + 1, last), end), [])
            return (whole[0], last), cut_out(parse, (max(c + 1, last), parse.right[c]), [])
    if parse.lemma[noun] not in _BLAME and cue.lemma not in _BARE:
        return whole, []
    return auxiliaries, cut_out(parse, parse.subtree(noun), [])


def _whole_words(context: Context, pieces: list[Range]) -> list[Range]:
    parse = context.parse
    out = []
    for a, b in pieces:
        while b - a > 1 and (parse.tag[b - 1] == "CC" or parse.word[b - 1] == ","):
            b -= 1
        out.append((a, b))
    return out


def phrase_verb(context: Context, i: int, phrase: Phrase) -> Attribution | None:
    """Return the attribution of a verb phrase such as "held firm against"; ``i`` is its verb."""
    parse = context.parse
    if parse.pos[i] not in ("VERB", "AUX"):
        return None
    last = i + len(phrase.words)
    source = find_source(context, i)
    end = complement_end(context, range(i, last), last)
    content = cut_out(parse, (last, end), []) if end > last else []
    if source is None or not content or context.quoted(i) != context.quoted(last - 1):
        return None
    return Attribution(
        head=i,
        cue=(_first(parse, i), last),
        source=source,
        content=tuple(content),
        lexeme=Cue(" ".join(phrase.words), "phrase", phrase.act, {}),
        kind="verb",
        score=phrase.weight,
        rules=("phrase:" + " ".join(phrase.words), f"source:{source.rule}"),
    )


def _first(parse: Parse, i: int) -> int:
    while i > 0 and parse.head[i - 1] == parse.head[i] and parse.dep[i - 1] in ("aux", "neg"):
        i -= 1
    while i > 0 and parse.head[i - 1] == i and parse.dep[i - 1] in ("aux", "neg", "auxpass"):
        i -= 1
    return i
