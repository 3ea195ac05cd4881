"""Resolutions: what a body demands, condemns and decides in the lines under its name.

"The Security Council, / Recalling … / 1. Demands that … / 2. Calls upon …": each line is a verb of
the body, whom no line names again. A parser takes such verbs for nouns, and the nearest name for
their subject.
"""

from __future__ import annotations

from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import Cue, CueLexicon

# A body's line has at most so many tokens, and so many lines with such verbs follow it.
_LONGEST, _FEWEST = 12, 2
_SCORE = 0.9
_READ = frozenset({"body", "bullet", "subhead", "headline"})


def enacted_attributions(
    context: Context, lexicon: CueLexicon, cast: CastLike, found: list[Attribution]
) -> list[Attribution]:
    """Return ``found`` with the verbs of a resolution given to the body that adopts it; as it is
    where the text is none."""
    parse = context.parse
    for number, para in enumerate(parse.paras):
        source = _enacting(parse, cast, para)
        if source is None:
            continue
        lines = [(p, k) for p in parse.paras[number + 1 :] if (k := _opening(parse, p)) is not None]
        made = [a for p, k in lines if (a := _enacted(parse, lexicon, p, k, source)) is not None]
        if len(made) >= _FEWEST:
            taken = {a.head for a in made}
            return [*(a for a in found if a.head not in taken), *made]
    return found


def _enacting(parse: Parse, cast: CastLike, para: Paragraph) -> Source | None:
    """The body in a line of its own that ends with a comma: "The Security Council,"."""
    last = para.last - 1
    if not 1 < para.last - para.first <= _LONGEST or parse.word[last] != ",":
        return None
    if parse.lower[para.first] != "the" or any(
        parse.word[k] == "," or parse.tag[k] in ("VBD", "VBZ", "MD")
        for k in range(para.first, last)
    ):
        return None
    known = [k for k in range(last - 1, para.first, -1) if cast.of(k) is not None]
    return Source(known[0], (para.first, last), "enacted") if known else None


def _opening(parse: Parse, para: Paragraph) -> int | None:
    """The first word of a line behind its number: "4. Decides to …"."""
    if para.role not in _READ:
        return None
    first = para.first
    while first < para.last and not parse.word[first][:1].isalpha():
        first += 1
    return first if first + 1 < para.last and parse.word[first][:1].isupper() else None


def _enacted(
    parse: Parse, lexicon: CueLexicon, para: Paragraph, k: int, source: Source
) -> Attribution | None:
    lemma = _lemma(parse, lexicon, k)
    end = para.last
    while end > k and parse.word[end - 1] in (";", ",", ".", "and"):
        end -= 1
    behind = k + 2 if parse.lower[k + 1] in ("upon", "on") else k + 1
    pieces: list[Range] = cut_out(parse, (behind, end), []) if lemma else []
    if lemma is None or not pieces:
        return None
    cue = lexicon.verbs.get(lemma) or Cue(lemma, "issuer", "assert", {})
    return Attribution(k, (k, behind), source, tuple(pieces), cue, "verb", _SCORE, ("enacted",))


def _lemma(parse: Parse, lexicon: CueLexicon, k: int) -> str | None:
    """The verb at the beginning of a line, as "demands" or as "recalling"; None for other words."""
    word = parse.lower[k]
    forms = [parse.lemma[k]]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending):
            forms.append(word.removesuffix(ending) + instead)
    verb = word.endswith(("s", "ing"))
    return next((f for f in forms if f in lexicon.verbs), None) if verb else None
