"""Whom a cue's own phrase names: "accused the Front of …", "demands that the TVF hand over …".

Whoever is named there is meant, also where no table knows the name: the next name in the sentence,
which is the victim's more often than not, never takes the place.
"""

from __future__ import annotations

from trucewatch.coding.acts.syntax import Utterance, other, subject_head, tokens_of
from trucewatch.coding.acts.unsaid import is_nobody, own_by_words
from trucewatch.coding.attribution.tree import noun_phrase
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.cues import act_words

# Cues whose object is whoever is blamed.
_BLAMING = frozenset("accuse blame charge suspect denounce condemn fault".split())
_NAMING = frozenset({"PROPN", "NOUN"})
_POINTING = frozenset({"to", "at", "toward", "towards"})


def blamed(u: Utterance) -> tuple[bool, Actor | None]:
    """Return whether the cue has somebody for its object, and who that is as far as is known.

    ``(True, None)`` is somebody whom nothing names ("accused a neighbour of theft").
    """
    parse, i = u.context.parse, u.attribution.head
    if u.attribution.kind != "verb" or parse.lemma[i] not in _BLAMING:
        return False, None
    objects = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "nsubjpass")]
    if not objects or parse.lemma[i] in ("condemn", "denounce") or _deed(parse, i, objects[0]):
        return False, None
    known = u.cast.of(objects[0])
    if known is not None and known.code != "UNK":
        return True, known if _not_self(u, known) else None
    return True, known or named(u, objects[0])


def _not_self(u: Utterance, actor: Actor) -> bool:
    """Nobody accuses exactly himself; a ministry may accuse an army of its own state."""
    return u.speaker is None or actor.code == "UNK" or actor.code != u.speaker.code


def _deed(parse: Parse, verb: int, noun: int) -> bool:
    """ "blamed the attack on B", "blamed a short circuit": no party is the object."""
    on = any(parse.dep[c] == "prep" and parse.lower[c] in ("on", "upon") and c > noun
             for c in (*parse.children[verb], *parse.children[noun]))  # fmt: skip
    return parse.lemma[verb] == "blame" and (on or parse.pos[noun] == "PRON")


def named(u: Utterance, head: int) -> Actor | None:
    """Return an actor by the words of a phrase that holds a name; None for other phrases."""
    parse = u.context.parse
    if parse.pos[head] not in _NAMING or is_nobody(parse, head):
        return None
    whole = _body_of(u, head)
    if whole is not None:
        return whole
    span = noun_phrase(u.context, head) or (head, head + 1)
    first, last = span[0], min(span[1], max(head + 1, _core_end(parse, head, span[1])))
    names = (k for k in range(first, last) if parse.word[k][:1].isupper() and k != first)
    opens = first == parse.sents[parse.sent[head]][0]
    if not (any(names) or (parse.word[first][:1].isupper() and not opens)):
        return None
    start, end = parse.start[first], parse.end[last - 1]
    text = parse.text[start:end]
    return Actor(text, start, end, "UNK", None, None, text)


def _body_of(u: Utterance, head: int) -> Actor | None:
    """ "the formations of the Valley Front": whose they are, where that is another side."""
    parse = u.context.parse
    for c in parse.children[head]:
        if parse.dep[c] == "prep" and parse.lower[c] == "of":
            for p in parse.children[c]:
                actor = u.cast.of(p) if parse.dep[p] == "pobj" else None
                if actor is not None and other(u, actor):
                    return actor
    return None


def _core_end(parse: Parse, head: int, last: int) -> int:
    """Where a phrase ends before "of doing …" and relative clauses."""
    for c in parse.children[head]:
        clause = parse.dep[c] in ("relcl", "acl", "appos", "punct", "cc", "conj")
        doing = parse.dep[c] == "prep" and any(
            parse.tag[t] == "VBG" for t in range(c + 1, min(c + 3, len(parse)))
        )
        if c > head and (clause or doing):
            return min(last, parse.left[c])
    return last


def required(u: Utterance) -> Actor | None:
    """Whom a demand requires to act, where the table does not know the name."""
    parse = u.context.parse
    for k in tokens_of(u):
        name = parse.pos[k] in _NAMING and parse.word[k][:1].isupper()
        if parse.dep[k] != "nsubj" or not name or own_by_words(u, k):
            continue
        actor = u.cast.of(k)
        if actor is None or actor.code == "UNK" or other(u, actor):
            return named(u, k) if actor is None else actor
    return None


def doer(u: Utterance) -> Actor | None:
    """Who does what is held against him, where no table knows the name; None elsewhere."""
    parse = u.context.parse
    hostile = act_words("hostile", "misdo")
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or parse.lemma[k] not in hostile:
            continue
        subject = subject_head(parse, k)
        agents = [p for c in parse.children[k] if parse.dep[c] == "agent"
                  for p in parse.children[c] if parse.dep[p] == "pobj"]  # fmt: skip
        if not agents and subject is not None and parse.dep[subject] == "nsubj":
            agents = [subject]
        for at in agents:
            if own_by_words(u, at):
                continue
            known = u.cast.of(at)
            if known is None or known.code == "UNK":
                return named(u, at) or known
    return None


def pointed_at(u: Utterance) -> tuple[bool, Actor | None]:
    """ "We point to the criminals who …", "pointed the finger at B": whether, and at whom."""
    parse = u.context.parse
    if "point" not in u.lemmas:
        return False, None
    for k in tokens_of(u):
        if parse.lemma[k] != "point" or parse.pos[k] != "VERB" or parse.dep[k] == "acl":
            continue
        finger = any(parse.lemma[c] == "finger" for c in parse.children[k])
        for c in (*parse.children[k], *(t for d in parse.children[k] for t in parse.children[d])):
            if parse.dep[c] != "prep" or parse.lower[c] not in _POINTING:
                continue
            for p in parse.children[c]:
                if parse.dep[p] == "pobj" and (finger or parse.lemma[p] in _culprits()):
                    return True, _culprit(u, p)
    return False, None


def _culprits() -> frozenset[str]:
    return act_words("epithet", "misdeed") | {"culprit", "perpetrator", "killer", "enemy"}


def _culprit(u: Utterance, head: int) -> Actor | None:
    known = u.cast.of(head)
    if known is not None and known.code != "UNK" and other(u, known):
        return known
    parse = u.context.parse
    span = noun_phrase(u.context, head) or (head, head + 1)
    start, end = parse.start[span[0]], parse.end[span[1] - 1]
    text = parse.text[start:end]
    return Actor(text, start, end, "UNK", None, None, text)
