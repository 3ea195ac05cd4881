"""What a learned reader of speech acts sees of a statement: its cue, what is said, who says it.

Names and numbers are made alike and told apart only by whose side they are on, so that nothing is
learned about who says what.
"""

from __future__ import annotations

import msgspec

from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    future,
    has_negation,
    monitor,
    negated,
    other,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words, load_cues

# Content words beyond these tokens say little about the act of the whole.
MAX_WORDS = 60
_MODALS = frozenset("must should shall can could may might would will".split())
_NEGATIVE = frozenset("not n't n’t never no nor neither none nobody nothing without".split())
_SECOND = frozenset({"you", "your", "yours"})
_THIRD = frozenset({"he", "she", "they", "it"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX"})


class ActFeatures(msgspec.Struct, frozen=True):
    """Strings that stand for facts about a statement, and words whose meaning counts.

    ``words`` are lemmas: the cue's own, that of the main verb of what is said, and the others.
    """

    names: tuple[str, ...]
    words: tuple[str, str, tuple[str, ...]]


def act_features(u: Utterance, act: str, rule: str, polarity: int) -> ActFeatures:
    """Return the features of a statement to which the rules give ``act`` by ``rule``."""
    parse, a = u.context.parse, u.attribution
    cue = a.lexeme.lemma or "none"
    tokens = tokens_of(u, MAX_WORDS)
    names = [f"r={act}", f"rule={rule.split(' ')[0]}", f"cue={cue}", f"kind={a.lexeme.kind}"]
    names += [f"k+r={a.lexeme.kind}+{act}", f"la={a.lexeme.act}", f"form={a.kind}"]
    names += [f"cue+r={cue}+{act}"]
    if polarity < 0:
        names += ["neg", f"neg+cue={cue}"]
    names += _speaker(u)
    main = _main_verb(parse, u, tokens)
    verb = ""
    if main is not None:
        verb = parse.lemma[main]
        names += _of_verb(u, main, cue)
    lowers = [parse.lower[k] for k in tokens]
    names += _groups(u, tokens)
    names += [f"w={parse.lemma[k]}" for k in tokens if parse.pos[k] in _CONTENT]
    names += [f"m={w}" for w in lowers if w in _MODALS or w in _NEGATIVE]
    names += _marks(u, lowers)
    others = tuple(parse.lemma[k] for k in tokens if parse.pos[k] in _CONTENT and k != main)
    return ActFeatures(tuple(dict.fromkeys(names)), (cue.split(" ")[0], verb, others))


def _speaker(u: Utterance) -> list[str]:
    out = [f"sector={u.speaker.sector if u.speaker else 'none'}"]
    if monitor(u):
        out.append("monitor")
    if u.attribution.source is not None:
        head = u.attribution.source.head
        parse = u.context.parse
        out.append(f"source={parse.pos[head]}")
        if parse.pos[head] == "NOUN":
            out.append(f"s={parse.lemma[head]}")
    else:
        out.append("source=none")
    return out


def _main_verb(parse: Parse, u: Utterance, tokens: list[int]) -> int | None:
    """The highest verb of what is said; the first one where several are as high."""
    inside = set(tokens)
    verbs = [k for k in tokens if parse.pos[k] in ("VERB", "AUX") and parse.dep[k] != "aux"]
    for k in verbs:
        if parse.head[k] not in inside or parse.head[k] == k:
            return k
    return verbs[0] if verbs else None


def _of_verb(u: Utterance, verb: int, cue: str) -> list[str]:
    parse = u.context.parse
    out = [f"v={parse.lemma[verb]}", f"vt={parse.tag[verb]}"]
    whose = _whose(u, subject_head(parse, verb))
    out += [f"subj={whose}", f"subj+v={whose}+{parse.lemma[verb]}"]
    if negated(parse, verb):
        out += ["vneg", f"vneg+subj={whose}", f"vneg+v={parse.lemma[verb]}"]
    if future(parse, verb):
        out += ["vfut", f"vfut+subj={whose}"]
    for c in parse.children[verb]:
        if parse.dep[c] == "aux" and parse.lower[c] in _MODALS:
            out += [f"vmod={parse.lower[c]}", f"vmod+subj={parse.lower[c]}+{whose}"]
        elif parse.dep[c] in ("attr", "acomp", "dobj"):
            out += [f"vo={parse.lemma[c]}", f"cue+vo={cue}+{parse.lemma[c]}"]
    return out


def _whose(u: Utterance, subject: int | None) -> str:
    if subject is None:
        return "none"
    parse = u.context.parse
    if parse.lower[subject] in FIRST:
        return "first"
    if parse.lower[subject] in _SECOND:
        return "second"
    if own_actor(u, subject):
        return "own"
    actor = u.cast.of(subject)
    if actor is not None and other(u, actor):
        return "other"
    return "third" if parse.lower[subject] in _THIRD else parse.pos[subject]


def _groups(u: Utterance, tokens: list[int]) -> list[str]:
    """Which groups of words that decide an act occur, and who does what is hostile."""
    parse, groups = u.context.parse, load_act_words()
    lemmas = {parse.lemma[k] for k in tokens}
    negation = has_negation(u)
    out = [f"g={name}" for name in _TELLING if lemmas & groups[name]]
    if negation:
        out += [f"neg+{name}" for name in out]
    for k in tokens:
        if parse.pos[k] == "VERB" and parse.lemma[k] in groups["hostile"]:
            whose = _whose(u, subject_head(parse, k))
            out += [f"harm={whose}", f"harm={whose}+{u.attribution.lexeme.kind}"]
        cue = load_cues().verbs.get(parse.lemma[k]) if parse.pos[k] == "VERB" else None
        if cue is not None and cue.act != "assert":
            out.append(f"says={cue.act}")
    return out


_TELLING = (
    "hostile", "violent", "breach", "positive", "negative", "doubt", "denial", "yield", "accept",
    "reject", "secure", "charge", "option", "ready", "blame", "epithet", "comply", "mute",
)  # fmt: skip


def _marks(u: Utterance, lowers: list[str]) -> list[str]:
    out = []
    if has_negation(u):
        out.append("anyneg")
    if not u.content:
        return out
    quoted = [u.context.quoted(k) for a, b in u.content for k in range(a, min(b, a + MAX_WORDS))]
    share = sum(quoted) / max(1, len(quoted))
    out.append("quote=all" if share > 0.9 else "quote=some" if share else "quote=none")
    if "?" in lowers:
        out.append("asks")
    if lowers and lowers[0] not in ("“", '"'):
        out.append(f"begins={lowers[0]}")
    if any(w in lowers for w in ("if", "unless")):
        out.append("conditional")
    if any(w in FIRST for w in lowers):
        out.append("firstperson")
    if any(w in _SECOND for w in lowers):
        out.append("secondperson")
    out.append(f"size={min(4, len(lowers) // 8)}")
    return out
