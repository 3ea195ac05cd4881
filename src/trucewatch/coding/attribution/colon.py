"""Speaker labels: "Q: …", "SMITH: …" in transcripts, "Smith: Talks failed" in headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from trucewatch.coding.attribution.interview import ANSWERING, ASKING
from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.turns import (
    Turn,
    is_briefing,
    name_end,
    named_as,
    to_stop,
    turns,
)
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import Cue
from trucewatch.vocab.words import word_set

# A label before a colon has at most this many words.
_MAX_LABEL = 5
# An office in brackets behind it at most this many.
_MAX_OFFICE = 10
# A line with this share of capitalised words (of four letters and more) is a title.
_TITLE = 0.8
_MIN_TITLE_WORD = 3
_LABEL = Cue("colon", "label", "assert", {})
# Labels that make turns only beside each other.
_TURN_WORDS = frozenset({"question", "answer"})


def colon_attributions(
    context: Context,
    is_person: Callable[[int], bool] | None = None,
    is_land: Callable[[int], bool] | None = None,
) -> list[Attribution]:
    """Return what is said after a speaker's label at the beginning of a paragraph.

    A label counts in a headline (also one that was not told from the body: most words are
    capitalised), where the words after it are quoted, in a transcript (labels that come back), and
    in capitals where there are at least two. ``is_person`` tells which tokens head the name of
    somebody known: a label's surname is looked up among them; ``is_land`` which name a state:
    before a title ("Sudan: Army shells market") that is where it happened.
    """
    parse = context.parse
    labelled = [(k, label) for k, p in enumerate(parse.paras) if (label := label_of(parse, p))]
    labelled = _paired(parse, labelled)
    spoken = turns(context, labelled)
    if spoken:
        labels = [t.label for t in spoken]
        names = named_as(context, labels, is_person) if is_person is not None else {}
        names |= _the_one_who_answers(parse, spoken, names)
        return [
            _attribution(parse, t.label, _marked(context, t.pieces), names)
            for t in spoken
            if not t.question
        ]
    if is_land is not None:
        labelled = [(k, label) for k, label in labelled if not _is_scene(parse, k, label, is_land)]
    return _single_labels(context, labelled, is_person)


def _is_scene(parse: Parse, k: int, label: Range, is_land: Callable[[int], bool]) -> bool:
    """Whether a state is only where a title is set: no other state is told of behind it."""
    if parse.role(label[0]) not in ("headline", "subhead") or not is_land(label[1] - 1):
        return False
    return not any(is_land(t) for t in range(label[1] + 1, parse.paras[k].last))


def _paired(parse: Parse, labelled: list[tuple[int, Range]]) -> list[tuple[int, Range]]:
    """Leave out "Question:" and "Answer:" where the text has not both: they are no turns then."""
    found = {parse.lower[a] for _, (a, b) in labelled if b - a == 1} & _TURN_WORDS
    others = Counter(parse.lower[b - 1] for _, (a, b) in labelled) - Counter(found)
    others = Counter({w: n for w, n in others.items() if w not in _TURN_WORDS})
    if len(found) != 1 or (others and max(others.values()) > 1) or is_briefing(parse, labelled):
        return labelled
    return [
        (k, (a, b))
        for k, (a, b) in labelled
        if b - a > 1 or parse.lower[a] not in found or parse.word[a].isupper()
    ]


def _the_one_who_answers(parse: Parse, spoken: list[Turn], names: dict[str, int]) -> dict[str, int]:
    """ "A" beside one full name that labels turns ("Ada Lund: …", "A: …"): the same person."""
    labels = {parse.text[parse.start[t.label[0]] : parse.end[t.label[1] - 1]]: t for t in spoken}
    named = [t for text, t in labels.items() if not t.asks and text not in ANSWERING]
    bare = ANSWERING & labels.keys()
    if not bare or len(named) != 1:
        return {}
    last = named[0].label[1] - 1
    return {text.casefold(): names.get(parse.lower[last], last) for text in bare}


def _single_labels(
    context: Context,
    labelled: list[tuple[int, Range]],
    is_person: Callable[[int], bool] | None = None,
) -> list[Attribution]:
    parse = context.parse
    out: list[Attribution] = []
    for k, label in labelled:
        para = parse.paras[k]
        after = label[1] + 1
        capitals = parse.word[label[0]].isupper() and len(labelled) > 1
        quoted = after < para.last and context.quoted(after)
        if not (capitals or quoted or _is_title(parse, para)):
            continue
        dialogue = parse.word[label[0]] in ("Q", "A")
        named = (
            para.role == "headline"
            and is_person is not None
            and is_person(name_end(parse, label) - 1)
        )
        told = quoted or named or _has_verb(parse, after, para.last)  # "Moltis: Border Deal Near"
        if not dialogue and not told:
            continue  # "Total: 2,316", "Present: A. Smith, B. Jones"
        content = cut_out(parse, (after, para.last), []) if after < para.last else []
        if content and parse.lower[name_end(parse, label) - 1] not in ASKING:
            said = _with_marks(context, content[0])
            if capitals and not quoted:
                said = to_stop(parse, said, para.last)
            out.append(_attribution(parse, label, (said,), {}))
    return out


def _marked(context: Context, pieces: tuple[Range, ...]) -> tuple[Range, ...]:
    return (_with_marks(context, pieces[0]), *pieces[1:])


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(parse.pos[k] in ("VERB", "AUX") for k in range(first, last))


def _is_title(parse: Parse, para: Paragraph) -> bool:
    if para.role in ("headline", "subhead"):
        return True
    words = [k for k in range(para.first, para.last) if parse.word[k][:1].isalpha()]
    long = [k for k in words if len(parse.word[k]) > _MIN_TITLE_WORD]
    return bool(long) and sum(parse.word[k][0].isupper() for k in long) >= _TITLE * len(long)


def headline_attributions(context: Context, is_actor: Callable[[int], bool]) -> list[Attribution]:
    """Return "Talks failed: B" in headlines: a clause, a colon, and the name of an actor."""
    parse = context.parse
    out: list[Attribution] = []
    for para in parse.paras:
        if para.role not in ("headline", "subhead", "bullet"):
            continue
        for k in range(max(para.first + 1, para.last - 1 - _MAX_LABEL), para.last - 1):
            if parse.word[k] in (":", "-", "–", "—") and _spaced_after(parse, k):
                found = _named_after(context, para, k, is_actor)
                out.extend([found] if found is not None else [])
                break
    return out


def _spaced_after(parse: Parse, k: int) -> bool:
    return parse.text[parse.end[k] : parse.end[k] + 1].isspace()


def _named_after(
    context: Context, para: Paragraph, colon: int, is_actor: Callable[[int], bool]
) -> Attribution | None:
    parse = context.parse
    names = [
        k
        for k in range(colon + 1, para.last)
        if parse.pos[k] in ("PROPN", "NOUN", "ADJ", "X") and is_actor(k)
    ]
    if not names or any(parse.pos[k] in ("VERB", "AUX") for k in range(colon + 1, para.last)):
        return None
    said = cut_out(parse, (para.first, colon), [])
    verbs = any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first, colon))
    head = names[-1]
    if not said or not (verbs or context.quoted(said[0][0])):
        return None
    return Attribution(
        head=colon,
        cue=(colon, colon + 1),
        source=Source(head, (colon + 1, para.last), "label"),
        content=(said[0],),
        lexeme=_LABEL,
        kind="colon",
        score=0.7,
        rules=("label after",),
    )


def _with_marks(context: Context, piece: Range) -> Range:
    first, last = piece
    if (
        first > 0
        and context.quoted(first - 1)
        and context.quotes[context.quote_of[first - 1]].first == first - 1
    ):
        first -= 1
    return first, last


def _attribution(
    parse: Parse, label: Range, content: tuple[Range, ...], names: dict[str, int]
) -> Attribution:
    head = name_end(parse, label) - 1
    return Attribution(
        head=label[1],
        cue=(label[1], label[1] + 1),
        source=Source(head, (label[0], head + 1), "label", names.get(parse.lower[head])),
        content=content,
        lexeme=_LABEL,
        kind="colon",
        score=0.7,
        rules=("label",),
    )


def label_of(parse: Parse, para: Paragraph) -> Range | None:
    """Return the tokens before a colon near a paragraph's start, where they look like a speaker."""
    most = _MAX_LABEL
    for k in range(para.first + 1, min(para.last, para.first + _MAX_LABEL + _MAX_OFFICE)):
        if parse.word[k] == "(":
            most = _MAX_LABEL + _MAX_OFFICE  # "KARSK (Minister of the Interior): …"
        if k > para.first + most:
            return None
        if parse.word[k] not in (":", "):"):
            continue
        if not parse.text[parse.end[k] : parse.end[k] + 1].isspace():
            return None
        label = (para.first, k)
        return label if _speaker(parse, para.first, name_end(parse, label)) else None
    return None


# Words of names and titles that are written small.
_PARTICLES = frozenset(
    "of the ’s 's for and ag al el bin ben bint de del di da dos van von der ould ul".split()
)


def _speaker(parse: Parse, first: int, last: int) -> bool:
    one = last - first == 1
    capitals = parse.word[first].isupper() or parse.word[first] in ("Question", "Answer")
    if one and capitals and parse.lower[first] in ASKING | {"answer"}:
        return True
    if (
        parse.lower[first] in word_set("attribution.not_a_label", "attribution.fields")
        and last - first == 1
    ):
        return False
    if last - first == 1 and parse.word[first] in ("Q", "A"):
        return True
    words = [k for k in range(first, last) if parse.word[k][:1].isalnum()]
    if words and all(parse.word[k].isupper() for k in words):
        return not any(parse.word[k].isdigit() for k in words)  # what part of speech is "MARSH"?
    if not words or any(parse.pos[k] in ("VERB", "AUX", "NUM") for k in words):
        return False
    named = all(parse.word[k][:1].isupper() or parse.lower[k] in _PARTICLES for k in words)
    return named and parse.pos[last - 1] in ("PROPN", "NOUN", "PUNCT", "X")
