"""What is given, made or comes: ultimatums, and words told by a noun whose speaker stands behind
the verb.

"gave B 48 hours to withdraw", "statements of condemnation came from C", "similar charges were made
by D". The verb is no verb of saying; a term with what is to be done in it, or a noun of speech with
somebody behind "by" or "from", makes it one.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.coding.attribution.sources import find_source
from trucewatch.coding.attribution.tree import Context, Source, cut_out, noun_phrase
from trucewatch.coding.attribution.types import Attribution
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import Cue, load_cues
from trucewatch.vocab.words import word_set

_SCORE = 0.6
_TERMS = frozenset({"hour", "day", "week", "month", "minute"})
_UNTIL = frozenset({"until", "till"})
# Nouns that are filled by another: "statements of condemnation", "a message of support".
_HOLDERS = frozenset({"statement", "expression", "message", "word", "letter", "note", "voice"})
# Speech that the lexicon of nouns does not know, or knows as weak.
_SPEECH = {
    "condemnation": "assess_negative", "attribution": "accuse", "criticism": "assess_negative",
    "praise": "assess_positive", "support": "assess_positive", "condolence": "assert",
    "denial": "deny", "charge": "accuse", "accusation": "accuse", "allegation": "accuse",
    "threat": "threaten", "appeal": "call_for", "call": "call_for", "warning": "warn",
    "demand": "demand", "protest": "assess_negative", "doubt": "doubt", "outrage":
    "assess_negative", "sympathy": "assert", "welcome": "assess_positive", "claim": "assert",
    "complaint": "assess_negative", "concern": "assess_negative", "objection": "reject",
}  # fmt: skip


def given_attributions(context: Context, is_actor: Callable[[int], bool]) -> list[Attribution]:
    """Return the attributions of these kinds, in order; whoever speaks is an actor."""
    parse = context.parse
    out = []
    for i, lemma in enumerate(parse.lemma):
        if parse.pos[i] not in ("VERB", "AUX") or context.quoted(i):
            continue
        found = None
        if lemma == "give":
            found = _ultimatum(context, i, is_actor)
        elif lemma in word_set("attribution.made"):
            found = _told_by(context, i, "by", is_actor)
        elif lemma == "come":
            found = _told_by(context, i, "from", is_actor)
        elif lemma == "go":
            found = _went_to(context, i, is_actor)
        if found is not None:
            out.append(found)
    return out


def _ultimatum(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "gave B 48 hours to withdraw", "has given the sides until Friday to sign"."""
    parse = context.parse
    if any(parse.dep[c] == "auxpass" for c in parse.children[i]):
        return None
    given = [c for c in parse.children[i] if parse.dep[c] in ("dative", "dobj") and c > i]
    whom = next((c for c in given if parse.lemma[c] not in _TERMS and is_actor(c)), None)
    if whom is None or parse.lower[i + 1] == "up":
        return None
    end = _term(parse, i, whom)
    source = find_source(context, i)
    if end is None or source is None or not is_actor(source.head):
        return None
    content = cut_out(parse, (i + 1, end), [])
    return _made(parse, i, (_first(parse, i), i + 1), source, content, "demand")


def _term(parse: Parse, i: int, whom: int) -> int | None:
    """Where an infinitive behind a term ends ("48 hours to …", "until Friday to …")."""
    last = parse.sents[parse.sent[i]][1]
    to = next((k for k in range(whom + 1, last) if parse.tag[k] == "TO"), None)
    if to is None or to - whom > _FAR:
        return None
    between = range(whom + 1, to)
    if not any(parse.lemma[k] in _TERMS or parse.lower[k] in _UNTIL for k in between):
        return None
    verb = parse.head[to]
    bidden = verb > to and parse.lemma[verb] in word_set("attribution.bidden")
    return parse.right[verb] if bidden else None


# "B no more than a week from Monday to withdraw": at most so many words before the infinitive.
_FAR = 8


def _told_by(
    context: Context, i: int, by: str, is_actor: Callable[[int], bool]
) -> Attribution | None:
    """ "similar charges were made by B", "statements of condemnation came from C"."""
    parse = context.parse
    subject = next((c for c in parse.children[i] if parse.dep[c] in ("nsubj", "nsubjpass")), None)
    behind = next((c for c in parse.children[i] if parse.lower[c] == by and c > i), None)
    if subject is None or behind is None or subject > i:
        return None
    passive = parse.dep[subject] == "nsubjpass"
    act = _act(parse, subject) if passive == (by == "by") else None
    if act is None or any(parse.dep[c] == "neg" for c in parse.children[i]):
        return None
    who = next((p for p in parse.children[behind] if parse.dep[p] == "pobj"), None)
    span = noun_phrase(context, who) if who is not None else None
    if who is None or span is None or not (is_actor(who) or parse.pos[who] == "PROPN"):
        return None
    content = cut_out(parse, parse.subtree(subject), [])
    source = Source(who, span, "behind by or from")
    return _made(parse, i, (_first(parse, i), behind + 1), source, content, act)


def _went_to(context: Context, i: int, is_actor: Callable[[int], bool]) -> Attribution | None:
    """ "the mayor's thanks went to those who held their fire": to whom, and for what."""
    parse = context.parse
    subject = next((c for c in parse.children[i] if parse.dep[c] == "nsubj"), None)
    to = next((c for c in parse.children[i] if parse.lower[c] == "to" and c > i), None)
    if subject is None or to is None or parse.lemma[subject] not in _SENT:
        return None
    owner = next((c for c in parse.children[subject] if parse.dep[c] == "poss"), None)
    span = noun_phrase(context, owner) if owner is not None else None
    if owner is None or span is None or not is_actor(owner):
        return None
    end = max(parse.right[to], to + 1)
    q = context.quote_of[to + 1] if to + 1 < len(parse) else -1
    end = max(end, context.quotes[q].last) if q >= 0 else end
    content = cut_out(parse, (to + 1, end), [])
    source = Source(owner, span, "possessor")
    return _made(parse, i, (subject, to + 1), source, content, _SENT[parse.lemma[subject]])


_SENT = {
    "thank": "assess_positive", "thanks": "assess_positive", "praise": "assess_positive",
    "gratitude": "assess_positive", "sympathy": "assert", "condolence": "assert",
    "apology": "concede",
}  # fmt: skip


def _act(parse: Parse, noun: int) -> str | None:
    """The act that a noun of speech tells, its filling before itself."""
    if parse.lemma[noun] in _HOLDERS:
        for c in parse.children[noun]:
            if parse.lower[c] == "of":
                filled = (p for p in parse.children[c] if parse.dep[p] == "pobj")
                return next((_SPEECH.get(parse.lemma[p]) for p in filled), None)
        return None
    if parse.lemma[noun] == "attribution":
        below = {parse.lemma[k] for k in range(noun + 1, parse.right[noun])}
        return "accuse" if below & {"responsibility", "blame", "guilt"} else None
    found = load_cues().nouns.get(parse.lemma[noun])
    known = found.act if found is not None and found.kind != "weak" else None
    return _SPEECH.get(parse.lemma[noun]) or known


def _first(parse: Parse, i: int) -> int:
    return min(c for c in (*parse.children[i], i) if c == i or parse.dep[c] in _AUXILIARY)


_AUXILIARY = frozenset({"aux", "auxpass", "neg"})


def _made(
    parse: Parse,
    i: int,
    cue: tuple[int, int],
    source: Source,
    content: list[tuple[int, int]],
    act: str,
) -> Attribution | None:
    if not content:
        return None
    lexeme = Cue(parse.lemma[i], "phrase", act, {})
    rules = ("given or made", f"source:{source.rule}")
    return Attribution(i, cue, source, tuple(content), lexeme, "verb", _SCORE, rules)
