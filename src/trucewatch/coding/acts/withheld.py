"""Statements that name nobody: "could not say who fired first", "the origin is not known"."""

from __future__ import annotations

import re

from trucewatch.coding.acts.syntax import Utterance, lemmas_of, monitor, negated, tokens_of
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words
from trucewatch.vocab.words import word_set

_WHO = frozenset({"who", "which", "whose", "whom"})
_CAUSE = frozenset({"origin", "source", "perpetrator", "culprit", "party", "side", "responsible"})
_INFORMATION = frozenset({"information", "indication", "evidence", "knowledge", "proof"})
_FINDINGS = frozenset({"conclusion", "finding", "verdict", "result", "judgment", "judgement"})


def asks_whose(u: Utterance) -> bool:
    """Whether what is said opens with the question who did something, or whose something is."""
    parse = u.context.parse
    first = tokens_of(u, 3)
    lemmas = {parse.lemma[k] for k in first}
    if [parse.lower[k] for k in first[:2]] == ["from", "where"]:
        return True
    if first and parse.lower[first[0]] == "where":
        return bool(_CAME_FROM.search(u.said))
    if not lemmas & _WHO:
        return bool(lemmas & {"origin", "source", "culprit", "perpetrator"})
    whole = lemmas_of(u)
    told = whole & (act_words("hostile", "breach", "wrong") | _CAUSE | {"whose"})
    return bool(told) or len(tokens_of(u, 6)) <= 5


# "Where the shells came from", "where they had been fired from".
_CAME_FROM = re.compile(
    r" where (?:[\w’'-]+ ){1,6}?(?:c[ao]me|coming|fired|launched|shot|sent|flown|originated) from\b"
    r"| where (?:[\w’'-]+ ){1,6}?(?:originated|had originated)\b"
)

# "Could not say where the shells had come from", beside other things that are told.
_NOT_FROM_WHERE = re.compile(
    r" (?:not|n't|n’t|unable to|impossible to) (?:say|tell|know|determine|establish|confirm)"
    r" where (?:[\w’'-]+ ){1,6}?(?:c[oa]me|coming|fired|launched|shot|sent|flown) from\b"
)
_UNVERIFIED = re.compile(
    r" (?:none|not|n't|n’t|neither|cannot) (?:[\w ]{0,40} )?(?:been |be )?(?:independently )?"
    r"(?:verified|corroborated)\b"
)


_CHECKED = frozenset(
    "verify corroborate mean means way access let allow permit tell establish".split()
)
# "Had no means to check", "could not tell what had happened": of a watcher, who blames nobody.
_NO_MEANS = re.compile(
    r" no (?:means|way|ways|possibility) (?:to|of|for) (?:independently )?(?:check|verif|know|tell"
    r"|establish|determin|corroborat)\w*"
    r"| (?:could|can) ?(?:not|n't|n’t) (?:tell|establish|say|determine) (?:what|how) (?:\w+ ){0,3}?"
    r"happened\b"
)
# "Had not been let into the town", "had no access to the site".
_KEPT_OUT = re.compile(
    r" (?:not|never|n't|n’t) (?:yet )?(?:been |being )?(?:let|allowed|permitted) (?:in|into|near|to"
    r" (?:enter|visit|reach|approach|inspect|see|cross|pass)|through|access|on|onto|past)\b"
    r"| no access to\b"
)


def _watches(u: Utterance) -> bool:
    return monitor(u) or (u.speaker is not None and u.speaker.sector in ("IGO", "NGO"))


# "It is unclear who fired", "either side could have", "the attackers could not be identified".
_OPEN = re.compile(
    r" (?:unclear|uncertain|unknown|impossible to (?:tell|say|know)|hard to (?:tell|say))"
    r" (?:just |exactly )?(?:who|whose|which side|from where|by whom)\b(?! (?:will|would|shall))"
    r"|\b(?:either|any) (?:side|party|army|camp) (?:could|might|may) have\b"
    r"|\b(?:could|might|may) (?:equally |just as well )?have (?:come from|been (?:fired|laid|sent)"
    r"[\w ]{0,20}? by|been) (?:either|both|any)\b"
    r"|\b(?:attackers?|gunm[ae]n|assailants?|perpetrators?|culprits?|offenders?|they|those"
    r" responsible|killers?) (?:could|can) ?(?:not|n't|n’t) (?:yet )?be (?:identified|named|traced)"
    r"|\b(?:could|can) ?(?:not|n't|n’t) (?:yet )?be attributed\b"
    r"|\b(?:identit(?:y|ies)|origin|affiliation|provenance|nationality)\b[^.;,]{0,60}"
    r" (?:(?:ha[sd]|have|was|were|is|are|could|can) ?(?:not|n't|n’t)(?: yet| so far)?"
    r" (?:been |be )?"
    r"(?:established|determined|known|confirmed|verified|clear|ascertained)"
    r"|(?:remain(?:s|ed)?|was|were|is|are) (?:still )?(?:unknown|unclear|undetermined))\b"
    r"|\b(?:without (?:a )?known|of unknown) (?:authors?|perpetrators?|origin|hands?)\b"
    r"|\b(?:nobody|no one|none of (?:us|them)) (?:knew|knows|could say|can say|had seen|saw)"
    r" (?:who|whose)\b"
    r"|\b(?:too (?:early|soon)|premature|not yet possible|not the (?:time|moment)) (?:for \w+ )?to "
    r"(?:say|tell|know|name|identify|blame|accuse|attribute|assign|apportion|point|establish"
    r"|determine|conclude|judge|speculate)\b"
    r"|\b(?:not yet |still )?(?:to be|being|not yet been) (?:established|determined)"
    r" (?:who|whose)\b"
    r"|\b(?:would|will|could|did|does|do) ?(?:not|n't|n’t) (?:be drawn|speculate) (?:on|about|over)"
    r" (?:who|whose|which|the (?:origin|cause|culprit|author|perpetrator)s?)\b"
    r"|\bnot (?:for (?:us|them|it|him|her|the [a-z]+)|(?:our|its|their|his|her|the [a-z]+ ['’]s) "
    r"(?:task|job|role|place|business|mandate)) to (?:say|judge|decide|determine|name|guess)"
    r" (?:who|whose|which)\b"
)
_OPEN_KEYS = frozenset(
    "unclear uncertain unknown impossible hard side party army camp come fire"
    " identify name trace attribute either not know say see early soon premature"
    " time moment establish determine draw speculate author perpetrator origin hand"
    " identity affiliation provenance nationality".split()
)


def withheld(u: Utterance) -> str | None:
    """ "it could not tell who fired first": nobody is blamed."""
    parse, knowing = u.context.parse, word_set("acts.knowing")
    if not u.lemmas.isdisjoint(_OPEN_KEYS) and _OPEN.search(u.said):
        return "withhold_blame"
    if not u.lemmas.isdisjoint(_CHECKED) and _watches(u):
        if _UNVERIFIED.search(u.said) or _NO_MEANS.search(u.said):
            return "withhold_blame"
        if _KEPT_OUT.search(u.said):
            return "report_no_blame"
    if all(u.lemmas.isdisjoint(words) for words in (_INFORMATION, _FINDINGS, knowing)):
        return None
    if _NOT_FROM_WHERE.search(u.said):
        return "withhold_blame"
    for k in tokens_of(u):
        if parse.lemma[k] in _INFORMATION and parse.lower[k - 1] == "no":
            after = {parse.lemma[t] for t in range(k + 1, min(len(parse), k + 6))}
            if after & (_WHO | _CAUSE):
                return "withhold_blame"
        if parse.lemma[k] in _FINDINGS and parse.lower[k - 1] == "no":
            after = {parse.lower[t] for t in range(k + 1, min(len(parse), k + 8))}
            if after & (_WHO | _CAUSE | {"blame", "whether", "cause"}):
                return "withhold_blame"
        if parse.lemma[k] not in knowing or parse.pos[k] != "VERB" or not _denied(parse, k):
            continue
        if parse.lemma[k] in _LAYING:
            return "withhold_blame"  # "in no position to attribute the events to anybody"
        after = {parse.lemma[t] for t in range(k + 1, min(len(parse), k + 6))}
        guilty = {parse.lemma[t] for t in range(k + 1, min(len(parse), k + 4))} & _GUILTY
        if after & _WHO or guilty or after & {"origin", "source", "perpetrator", "culprit"}:
            return "withhold_blame"
    return None


_LAYING = frozenset({"attribute", "apportion", "ascribe"})
_REFRAINING = frozenset({"refrain", "abstain", "shy"})


def _in_no_position(parse: Parse, verb: int) -> bool:
    """ "is not in a position to say", "is in no position to say"."""
    if parse.lower[max(0, verb - 2) : verb] != ("position", "to"):
        return False
    return not {"no", "not", "n't", "n’t"}.isdisjoint(parse.lower[max(0, verb - 7) : verb - 2])


_GUILTY = frozenset({"guilty", "responsible", "guilt", "blame"})


def _denied(parse: Parse, verb: int) -> bool:
    if negated(parse, verb) or _in_no_position(parse, verb):
        return True
    up = parse.head[verb]
    if parse.dep[verb] == "pcomp" and parse.lemma[parse.head[up]] in _REFRAINING:
        return True  # "refrains from attributing responsibility"
    if parse.dep[verb] in ("xcomp", "acl", "advcl", "relcl", "csubj"):
        # "it was not their task to name …"
        predicate = up if parse.pos[up] in ("VERB", "AUX") else parse.head[up]
        if negated(parse, predicate) and predicate < verb:
            return True
    return parse.dep[verb] == "xcomp" and (
        parse.lemma[up] in ("unable", "refuse", "decline", "impossible") or negated(parse, up)
    )
