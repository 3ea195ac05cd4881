"""What a learned scorer of cues sees of a word: syntax, neighbours, the lexicon's view.

Names and numbers are made alike (see ``predicate_features``), so that nothing is learned about who
speaks.
"""

from __future__ import annotations

from trucewatch.coding.attribution.score import frame_of, near_quote, touches_quote
from trucewatch.coding.attribution.tree import Context, surface_subject
from trucewatch.coding.events.predicate_features import predicate_features
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, CueLexicon

_FRAMES = ("ccomp", "xcomp", "dobj", "prep", "oprd", "acl", "relcl", "nsubjpass", "agent")


def is_candidate(parse: Parse, lexicon: CueLexicon, i: int) -> bool:
    """Tell whether a token may head a cue: a full verb, or a noun that the lexicon knows."""
    if parse.pos[i] == "VERB":
        return True
    return parse.pos[i] == "NOUN" and parse.lemma[i] in lexicon.nouns


def cue_features(
    context: Context, i: int, known: tuple[Cue, float] | None
) -> tuple[tuple[str, ...], tuple[str, str]]:
    """Return the feature names of token ``i`` and the lemmas of the word and of its object.

    ``known`` is the lexicon's entry with the rules' score, or None.
    """
    parse = context.parse
    features = predicate_features(parse, i)
    frame = frame_of(parse, i)
    names = [n for n in features.names if not n.startswith(("om=", "po=", "l+po=", "m=", "l+m="))]
    names += [f"frame={frame}", f"l+frame={parse.lemma[i]}+{frame}"]
    deps = {parse.dep[c] for c in parse.children[i]}
    names += [f"has={d}" for d in _FRAMES if d in deps]
    if touches_quote(context, i):
        names += ["touch", f"touch+frame={frame}"]
    elif near_quote(context, i):
        names.append("near")
    if context.quoted(i):
        names.append("quoted")
    names += _subject(parse, i)
    if known is None:
        names.append("lex=none")
    else:
        cue, score = known
        step = min(9, int(score * 10))
        names += [f"lex={cue.kind}", f"lex+frame={cue.kind}+{frame}", f"act={cue.act}"]
        names += [f"score={step}", f"score>{step // 3}", f"lex+s={cue.kind}+{step // 2}"]
    return tuple(dict.fromkeys(names)), features.words[:2]


def _subject(parse: Parse, i: int) -> list[str]:
    subject = surface_subject(parse, i)
    if subject is None:
        return ["subj=none", f"subj=none+{parse.dep[i]}"]
    kind = parse.lower[subject] if parse.pos[subject] == "PRON" else parse.pos[subject]
    side = "before" if subject < i else "after"
    return [f"subj={kind}", f"subj={side}", f"subj={kind}+{parse.tag[i]}"]
