"""What somebody or something is called: a description, a charge, a refusal, a denial."""

from __future__ import annotations

from trucewatch.coding.acts.syntax import (
    Utterance,
    has_negation,
    lemmas_of,
    monitor,
    own_actor,
    tokens_of,
)
from trucewatch.coding.acts.targets import target_of
from trucewatch.coding.acts.valence import assessment
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_list, word_set


def described(utterance: Utterance) -> str:
    """ "called the claim false", "called the meeting useful": what the description says."""
    words, lemmas = load_act_words(), lemmas_of(utterance)
    parse = utterance.context.parse
    if has_negation(utterance) or lemmas & {"but", "yet", "though"}:
        return "describe"
    if lemmas & words["denial"] or _a_tale(utterance):
        return "deny"
    if lemmas & _MISTAKES and _own_blow(utterance):
        return "concede"
    if lemmas & words["reject"]:
        return "reject"
    said = _predicate(utterance)
    valued = {parse.lemma[k] for k in said} | _named_so(utterance)
    called = {parse.lemma[k] for k in tokens_of(utterance) if k not in said}
    if called & _CHARGES and not lemmas & (words["positive"] | _PRAISE | _SERIOUS):
        return "deny"  # "called the accusation a cover for crimes of its own"
    if valued & act_words("breach", "misdeed"):
        return "report_no_blame" if _watched(utterance) else "accuse"
    if lemmas & words["epithet"]:
        # a state that is called an aggressor is charged, men are only called something
        whom = target_of(utterance, "accuse")
        state = whom is not None and whom.code == whom.country
        mutual = any(parse.lower[k] == "other" for k in tokens_of(utterance, 3))
        return "accuse" if state or mutual else "describe"
    if lemmas & words["negative"] or valued & word_set("acts.scorn"):
        return "assess_negative"
    if valued & _PRAISE and not has_negation(utterance):
        return "assess_positive"
    if {parse.lemma[k] for k in tokens_of(utterance) if k not in said} & words["charge"]:
        return "describe" if lemmas & (words["positive"] | _SERIOUS) else "deny"
    return assessment(utterance) or "describe"


# "The raid", "this", before what it is called.
_THING = 4
_THE = frozenset({"the", "this", "that", "it", "these", "those"})


def _named_so(u: Utterance) -> frozenset[str]:
    """ "a breach of the ceasefire declared in May": the noun that a whole content begins with,
    where a participle behind it draws it into a clause of its own."""
    parse = u.context.parse
    first = next((k for k in u.tokens[:_THING] if parse.lower[k] in ("a", "an")), None)
    if first is None or (first != u.tokens[0] and parse.lower[u.tokens[0]] not in _THE):
        return frozenset()
    inside = range(first + 1, min(first + 5, u.tokens[-1] + 1))
    noun = next((k for k in inside if parse.pos[k] == "NOUN" and parse.pos[k + 1] != "NOUN"), None)
    return frozenset() if noun is None else frozenset({parse.lemma[noun]})


def _a_tale(u: Utterance) -> bool:
    """ "called that a fairy tale", "dismissed it as an old song"."""
    return any(f" {words} " in u.said for words in word_list("acts.tales"))


def _watched(u: Utterance) -> bool:
    """ "recorded the raid as a violation": a watcher's finding that names nobody."""
    watching = monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))
    return watching and target_of(u, "accuse") is None


# What is called so by somebody is scorned, or praised, whatever else the word may mean.
_PRAISE = frozenset(
    "terrific excellent superb landmark lifeline gift triumph shield hinge milestone".split()
)
_SERIOUS = frozenset({"serious", "grave", "credible", "alarming", "worrying", "true", "disturbing"})
_CHARGES = frozenset({"charge", "accusation", "allegation", "insinuation"})


_MISTAKES = frozenset({"mistake", "error", "accident", "blunder", "mishap", "misfire"})
_WATCHING = frozenset({"IGO", "NGO", "INGO", "MED", "JRN", "JUD", "CVL"})


def _own_blow(u: Utterance) -> bool:
    """ "an attack A later called a mistake": told of nobody else, it was A's.

    Not where the attack is named as another side's, nor where an outsider calls it so; "called the
    raid an error" may be anybody's raid.
    """
    parse, head = u.context.parse, u.attribution.head
    if u.speaker is None or u.speaker.sector in _WATCHING or monitor(u):
        return False
    # the noun that the clause is about stands right before it, wherever the parser hangs it
    nouns = [k for k in (parse.left[head] - 1,) if k >= 0 and parse.pos[k] == "NOUN"]
    if not nouns or parse.lemma[nouns[0]] not in act_words("breach", "hostile"):
        return False
    blow = nouns[0]
    inner = (k for k in range(parse.left[blow], blow) if parse.pos[k] in ("PROPN", "ADJ"))
    whose = [k for k in inner if parse.word[k][:1].isupper()]
    return not whose or any(own_actor(u, k) for k in whose)


def _predicate(u: Utterance) -> set[int]:
    """What something is called: quoted words, or those behind "as" or behind the object."""
    parse, head = u.context.parse, u.attribution.head
    tokens = tokens_of(u)
    quoted = {k for k in tokens if u.context.quoted(k)}
    if quoted:
        return quoted
    for c in parse.children[head]:
        if parse.dep[c] in ("oprd", "attr") or (parse.dep[c] == "prep" and parse.lower[c] == "as"):
            return {k for k in tokens if parse.left[c] <= k < parse.right[c]}
    after = next((k for k in tokens if parse.lower[k] == "as"), None)
    if after is not None:
        return {k for k in tokens if k > after}
    objects = [c for c in parse.children[head] if parse.dep[c] == "ccomp"]
    subject = next((k for c in objects for k in parse.children[c] if parse.dep[k] == "nsubj"), None)
    return {k for k in tokens if subject is not None and k > subject}
