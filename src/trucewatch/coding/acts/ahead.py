"""What lies ahead: refusals, pledges, conditions, plans and harm to come.

What will not be done is a refusal only where somebody else wants it: not to leave the talks is a
pledge. What is done if another party acts is an offer where it is good for that party, a threat
where it harms it.
"""

from __future__ import annotations

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    agent_of,
    future,
    lowers_of,
    negated,
    other,
    subject_head,
    tokens_of,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

_MODALS = frozenset({"can", "could", "may", "might"})
_CONDITIONS = frozenset({"if", "unless", "until", "once", "when", "provided", "after"})
# What nobody asks for when he asks for it not to be left.
_LEAVING = frozenset("leave abandon quit walk withdraw break end desert pull exit betray".split())
# Verbs that bind whoever uses them of himself to nothing that another wants.
_BARE = frozenset({"be", "have", "allow", "let", "tolerate", "rest", "forget", "hesitate"})
_SCHEDULED = frozenset({"due", "set", "scheduled", "expected", "slated", "planned"})
_LETHAL = frozenset({"hungry", "thirsty", "homeless"})


def refusal(u: Utterance) -> str | None:
    """ "We will not sign": reject; "we will not leave the talks", "not fire first": guarantee."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or not negated(parse, k):
            continue
        lemma = parse.lemma[k]
        if not future(parse, k):
            if _never_does(u, k):
                return "reject"
            continue
        subject = subject_head(parse, k)
        mine = subject is not None and act_forms.own_subject(u, k)
        if mine and lemma in words["mute"]:
            return "reject" if _of_a_matter(parse, k) else "withhold_blame"
        if mine and lemma in _PUTTING_UP:
            return "warn"
        if mine and returns(parse, k):
            return "guarantee"
        if lemma in _BARE:
            continue
        if not mine:
            if subject is None and lemma in act_words("yield", "comply"):
                return "guarantee" if stays(parse, k) else "reject"
            continue
        harm = lemma in words["hostile"] or lemma in words["violent"] or _hinders(parse, k)
        if harm or stays(parse, k):
            return "guarantee"
        return "reject"
    return None


def _never_does(u: Utterance, verb: int) -> bool:
    """ "We do not negotiate with terrorists": a rule that refuses."""
    parse = u.context.parse
    does = any(parse.lower[c] in ("do", "does") for c in parse.children[verb])
    asked = parse.lemma[verb] in act_words("comply", "yield") and parse.lemma[verb] != "talk"
    return does and asked and act_forms.own_subject(u, verb)


# What will not be put up with is warned of.
_PUTTING_UP = frozenset({"tolerate", "allow", "permit", "forgive", "countenance", "condone"})
_RETURNING = frozenset({"return", "go", "resume", "relapse", "slide", "start", "restart"})
_FIGHTING = frozenset({"war", "fighting", "fight", "violence", "conflict", "hostility", "arm"})


def _of_a_matter(parse: Parse, verb: int) -> bool:
    """ "will not discuss the sharing of power": no talks on it; "who fired first" is kept back."""
    if parse.lemma[verb] != "discuss":
        return False
    below = parse.lower[verb + 1 : parse.right[verb]]
    return any(parse.dep[c] == "dobj" for c in parse.children[verb]) and _ASKED.isdisjoint(below)


_ASKED = frozenset(
    "who whose whom whether how responsible blame details deployment operations casualties".split()
)


def returns(parse: Parse, verb: int) -> bool:
    """ "go back to war", "resume the fighting"."""
    if parse.lemma[verb] not in _RETURNING:
        return False
    reach = range(verb + 1, min(len(parse), verb + _REACH))
    return any(parse.lemma[k] in _FIGHTING for k in reach)


_HINDERING = frozenset("hinder obstruct block impede prevent interfere disturb disrupt".split())


def _hinders(parse: Parse, verb: int) -> bool:
    """ "stand in the way", "obstruct": what a pledge leaves undone."""
    if parse.lemma[verb] == "stand":
        return "way" in parse.lower[verb : min(len(parse), verb + _REACH)]
    return parse.lemma[verb] in _HINDERING


def stays(parse: Parse, verb: int) -> bool:
    """ "leave the talks", "walk out of the negotiations": whether a process would be left."""
    if parse.lemma[verb] not in _LEAVING:
        return False
    reach = range(verb + 1, min(len(parse), parse.right[verb]))
    return any(parse.lemma[k] in word_set("acts.process") for k in list(reach)[:_REACH])


# What is left is named within this many tokens of the verb.
_REACH = 7


def conditional(u: Utterance) -> str | None:
    """ "We will free them if …" offers, "we will shut it unless …" threatens."""
    parse = u.context.parse
    if not lowers_of(u) & (_CONDITIONS | {"should"}):
        return None
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or not (future(parse, k) or _may(parse, k)):
            continue
        if not act_forms.main_clause(u, k) or not act_forms.own_subject(u, k):
            continue
        marks = _conditions(u, k)
        if not marks:
            continue
        found = _for_something(u, k, marks)
        if found is not None:
            return found
    return None


# Deeds that nobody fears: not to hesitate to do them threatens nobody.
_KIND = frozenset(
    "help support assist welcome join return resume sign talk negotiate speak ask".split()
)


def unhesitating(u: Utterance) -> str | None:
    """ "we shall not hesitate to cross the river": a threat that sounds like a plan."""
    parse = u.context.parse
    if "hesitate" not in u.lemmas:
        return None
    for k in tokens_of(u):
        if parse.lemma[k] != "hesitate" or not negated(parse, k) or not future(parse, k):
            continue
        done = {parse.lemma[c] for c in parse.children[k] if parse.dep[c] == "xcomp"}
        if done and not done & (_KIND | load_act_words()["boon"]) and act_forms.own_subject(u, k):
            return "threaten"
    return None


def _may(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "aux" and parse.lower[c] in _MODALS for c in parse.children[verb])


def _conditions(u: Utterance, verb: int) -> set[str]:
    """The words that open conditions of the verb's clause, temporal ones with another's deed."""
    parse = u.context.parse
    out = set()
    for c in parse.children[verb]:
        if parse.dep[c] not in ("advcl", "prep", "ccomp"):
            continue
        first = parse.left[c]
        if parse.lower[first] == "should" and parse.head[first] == c:
            out.add("if")  # "Should the siege go on, we will …"
        for m in parse.children[c]:
            if parse.lower[m] in _CONDITIONS and parse.dep[m] in ("mark", "advmod"):
                word = parse.lower[m]
                actor = agent_of(u, c)
                theirs = actor is not None and other(u, actor)
                if word in ("if", "unless") or theirs:
                    out.add(word)
    return out


def _for_something(u: Utterance, verb: int, marks: set[str]) -> str | None:
    parse, words = u.context.parse, load_act_words()
    lemma = parse.lemma[verb]
    if lemma == "walk" and parse.lower[verb + 1] not in ("out", "away", "off"):
        return None
    harm = lemma in words["harm"] or lemma in words["violent"] or stays(parse, verb)
    boon = lemma in words["boon"]
    if lemma in _LEAVING and harm and _leaves_ground(parse, verb):
        harm, boon = False, True  # "we will leave the town": what another wants
    if negated(parse, verb):
        harm, boon = boon, False
    if harm:
        return "threaten"
    if "unless" in marks and not boon:
        return "threaten"
    return "offer" if boon or marks & {"if", "provided"} else None


def _leaves_ground(parse: Parse, verb: int) -> bool:
    """Whether a place or a position is left, no talks and no agreement."""
    below = [c for c in parse.children[verb] if c > verb and parse.dep[c] in ("dobj", "prep")]
    nouns = [c for c in below if parse.dep[c] == "dobj"]
    nouns += [p for c in below for p in parse.children[c] if parse.dep[p] == "pobj"]
    process = any(parse.lemma[n] in word_set("acts.process") for n in nouns)
    return not process and any(
        parse.lemma[n] in word_set("acts.ground") or parse.pos[n] == "PROPN" for n in nouns
    )


def plan(u: Utterance) -> str | None:
    """What the speaker's side will do, or what is arranged to happen."""
    if u.attribution.lexeme.kind in ("believe", "think", "expect"):
        return "announce_plan" if own_future(u) else None
    return "announce_plan" if own_future(u) or _arranged(u) else None


def own_future(u: Utterance) -> bool:
    """Whether the content tells a future act of the speaker's own side."""
    parse = u.context.parse
    for k in tokens_of(u):
        if not (parse.pos[k] == "VERB" or _be_there(parse, k)):
            continue
        if not future(parse, k) or parse.lemma[k] in word_set("acts.happening"):
            continue
        if (direct(u, k) and _would(parse, k)) or negated(parse, k):
            continue
        if act_forms.own_subject(u, k) and not _told_by_another(u, k):
            return True
    return False


def _be_there(parse: Parse, k: int) -> bool:
    """ "they would be back on Monday": where the speaker will be."""
    return parse.lemma[k] == "be" and parse.lower[k + 1 : k + 2] in _THERE


_THERE = (("back",), ("there",), ("present",), ("in",), ("at",), ("ready",))


def direct(u: Utterance, k: int) -> bool:
    """Whether the words at ``k`` are the speaker's own, in marks or behind his label."""
    return u.context.quoted(k) or u.attribution.kind == "colon"


def _would(parse: Parse, verb: int) -> bool:
    """ "I would refer you to B", said directly: what might be, not what is planned."""
    return any(parse.dep[c] == "aux" and parse.lower[c] == "would" for c in parse.children[verb])


_HOPING = frozenset({"hope", "wish", "expect", "doubt", "fear", "think", "believe"})


def _told_by_another(u: Utterance, verb: int) -> bool:
    """ "A assured them that elections would be held": what somebody in the content says."""
    parse = u.context.parse
    inside = set(tokens_of(u))
    up = parse.head[verb]
    clause = parse.dep[verb] == "ccomp" and up in inside and parse.pos[up] == "VERB"
    if clause and parse.lemma[up] in _HOPING:
        return True
    return clause and not act_forms.own_subject(u, up)


def _arranged(u: Utterance) -> bool:
    """ "the gate would open on Monday", "the minister is to travel", "buses are being sent"."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or negated(parse, k) or not act_forms.main_clause(u, k):
            continue
        lemma = parse.lemma[k]
        if lemma not in words["going"] and lemma not in words["arranged"]:
            continue
        if not (future(parse, k) or _to_be(parse, k)) or _told_by_another(u, k):
            continue
        subject = subject_head(parse, k)
        actor = u.cast.of(subject) if subject is not None else None
        if subject is None:
            continue
        joint = any(parse.dep[c] == "conj" for c in parse.children[subject])
        if joint or actor is None or not other(u, actor) or ";" in actor.code:
            return True
    return False


def _to_be(parse: Parse, verb: int) -> bool:
    """ "is to travel", "is due to open", "will be held", "are being prepared"."""
    up = parse.head[verb]
    if parse.dep[verb] in ("xcomp", "acomp") and any(
        parse.lower[c] == "to" for c in parse.children[verb]
    ):
        return parse.lemma[up] == "be" or parse.lower[up] in _SCHEDULED
    being = {parse.lower[c] for c in parse.children[verb] if parse.dep[c] in ("aux", "auxpass")}
    return "being" in being and bool(being & {"is", "are"})


def ruin(u: Utterance) -> str | None:
    """ "the truce would collapse", "fuel will run out", "many would go hungry": a warning."""
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or negated(parse, k):
            continue
        aux = {parse.lower[c] for c in parse.children[k] if parse.dep[c] == "aux"}
        ahead = aux & {"will", "would", "could", "may", "might", "’ll", "'ll"}
        if not ahead or "have" in aux:
            continue
        bad = parse.lemma[k] in words["ruin"] or _ends(parse, k)
        if bad and not act_forms.own_subject(u, k):
            return "warn"
    return None


def _ends(parse: Parse, verb: int) -> bool:
    """ "run out", "go hungry", "lead to more deaths"."""
    words = load_act_words()
    after = {parse.lower[c] for c in parse.children[verb] if c > verb}
    if parse.lemma[verb] == "run" and "out" in after:
        return True
    if parse.lemma[verb] == "go" and after & _LETHAL:
        return True
    reach = range(verb + 1, min(len(parse), verb + 6))
    leading = parse.lemma[verb] in ("lead", "cause", "bring", "trigger", "mean", "spark", "cost")
    return leading and any(
        parse.lemma[t] in words["breach"] or parse.lemma[t] in words["woe"] for t in reach
    )
