"""Set wordings that make an act whatever the verb: refusals, pledges, doubts, what is kept back."""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    future,
    monitor,
    negated,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

_REFUSING = re.compile(
    r"\b(?:(?:is|are|was|were|be|remains?|'s|’s) (?:quite |simply )?(?:out of the question"
    r"|not for sale|not up for|not negotiable|not on the agenda|not on the table"
    r"|off the table|not up for discussion)"
    r"|(?:can ?not|could not|can ?n't|can never) (?:serve|be the basis|form the basis|be accepted"
    r"|accept)|no (?:talks?|meetings?|deal|truce|vote|ceasefire|negotiations?)"
    r" (?:until|unless|without|before|as long as|while)"
    r"|no (?:map|paper|text|draft|document)[\w ]{0,40} can (?:serve|be)"
    r"|no intention (?:of|to)|(?:see|saw|sees|is|was) no need (?:for|of|to)"
    r"|nothing to (?:discuss|talk about|negotiate)"
    r"|do(?:es)? (?:not|n't|n’t) need (?:any )?(?:monitors|mediators|talks|foreign|outside)"
    r"|there (?:will|would|can|could) be no (?:votes?|talks?|meetings?|deal|truce|ceasefire|return"
    r"|negotiations?|compromise|concessions?|surrender|withdrawal|pause|question of)"
    r"|never be (?:given|handed|shared|ceded|surrendered|returned|traded|sold|divided|discussed"
    r"|negotiated|recogni[sz]ed|accepted|abandoned))\b"
)
_NO_NO = re.compile(r"^\W*no [\w'’-]+(?: [\w'’-]+)? ?,? no [\w'’-]+")
_REQUIRING = re.compile(
    r"\bnothing (?:less|short) (?:than|of)\b"
    r"|\b(?:talks|negotiations|a vote|elections|a truce|a ceasefire|a deal)"
    r" (?:could|can|would|will) (?:only )?(?:begin|start|resume|be held|take place)"
    r" (?:only )?(?:after|once|when|if)\b"
)
_PLEDGING = re.compile(
    r"\b(?:however long it takes|whatever it takes|(?:pass|leave|return|travel|cross)"
    r" (?:unharmed|unhindered|safely|in safety|freely)"
    r"|no (?:harm|ill) (?:will|would) (?:come|befall))\b"
)
_DISCUSSING = re.compile(
    r"(?<! it)(?<! this)(?<! that) (?:can|could|may|might) (?:also |certainly )?be"
    r" (?:discussed|talked about|negotiated)\b"
    r"|\b(?:we|i) (?:can|could|might) (?:also |certainly )?(?:discuss|talk about|negotiate) "
    r"|\bopen to (?:discussion|discussing|negotiation|negotiating)\b"
)
_MENACING = re.compile(
    r"\bfinish (?:the|this|our) (?:work|job)\b|\b(?:is|are|becomes?) (?:a |an )?(?:legitimate )?"
    r"targets?\b|\bteach \w+ a lesson\b"
)
_DOUBTING = re.compile(
    r"\bno way (?:to|of) (?:count|know|tell|check|verify|counting|knowing|telling|checking)"
    r"|\bbelieve (?:it|that|this) when\b|\btoo early to celebrate\b|\bif it holds\b"
    r"|^\W*who believes\b"
)
_KEPT_BACK = re.compile(
    r"\btoo (?:early|soon) to (?:say|tell|judge|know|conclude|attribute|determine)\b"
    r"|\b(?:origin|source|authorship|perpetrators?|culprits?|responsibility) (?:of [\w ]{1,40})?"
    r"(?:could not|can ?not|has not|have not|had not) (?:yet )?(?:be|been) (?:established"
    r"|determined|verified|confirmed|identified|ascertained)\b"
    r"|\banalysis (?:continues|is continuing|was continuing|is under way)\b"
    r"|\b(?:could|can) ?(?:not|n't|n’t) (?:yet |independently )?(?:confirm|verify)\b"
    r"|\b(?:not|n't|n’t) (?:going to |wish to |want to )?speculate\b"
)
_GETTING_CLOSER = re.compile(
    r"\b(?:mov(?:ed?|ing)|c(?:a|o)me|coming|got|getting|drawn?|drew)"
    r"(?: \W*(?:a lot|much|far|a bit|significantly|somewhat))? closer\b"
    r"|\bunderst(?:ood|and) each other|\bcommon ground\b|\bwe will get there\b"
    r"|\bgaps? (?:has|have|had) (?:been )?narrowed|\bnarrow(?:ed|ing) (?:the|their) gaps?"
    r"|\bnot (?:insurmountable|far apart)\b|\bgone well\b|\btrust (?:is|was|has been) growing\b"
)
_APART = re.compile(
    r"\bfar apart\b"
    r"|\b(?:has|have|had|was|were|is|are) (?:not|n't|n’t) (?:yet )?(?:been )?(?:settled|resolved"
    r"|solved|agreed upon)\b|\bpositions (?:are|were) different\b|\bunbridgeable\b"
    r"|\bremains? (?:unresolved|unsettled)\b|\bno (?:nearer|further forward)\b"
)
_PLANNED = re.compile(
    r"\b(?:is|are|was|were|been) (?:set|scheduled|due|slated|planned|foreseen|envisaged"
    r"|pencilled in) for\b|\b(?:will|would|shall) (?:report|decide|brief|vote|meet|convene|return"
    r"|arrive|speak|address|reply|rule) (?:[\w ]{2,40} )?(?:on|next|by|in|tomorrow)"
    r" (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:is|are) expected (?:next|on|in|by|this|tomorrow)\b"
    r"|\b(?:we|it|they|he|she) (?:is|are|was|were) (?:sending|preparing to|going to|planning to"
    r"|flying|dispatching)\b"
)
_PARTIES = frozenset({"GOV", "MIL", "REB", "SPY", "UAF", "PRM", "SEP", "INS", "LEG", "PTY", "OPP"})
_SETTING_UP = frozenset("set establish create station deploy place form share open hold".split())


# Every wording has one of these lemmas; most statements have none and are not searched.
_KEYS = frozenset(
    "question sale negotiable agenda table serve basis accept no intention need nothing never there"
    " however whatever unharmed unhindered safely safety freely begin start resume hold take finish"
    " target lesson way believe celebrate early soon origin source authorship perpetrator"
    " culprit responsibility analysis confirm verify speculate closer close understand ground gap"
    " well trust"
    " discuss talk negotiate open discussion insurmountable apart settle settled resolve resolved"
    " solve solved agree agreed different"
    " unbridgeable remain up".split()
)


def wording(u: Utterance) -> str | None:
    """Return the act of the first set wording that the content holds; None where it has none."""
    if u.lemmas.isdisjoint(_KEYS):
        return None
    said = u.said.replace(" n't", "n't")
    if _KEPT_BACK.search(said):
        return "withhold_blame"
    if _DOUBTING.search(said):
        return "doubt"
    if (_REFUSING.search(said) or _NO_NO.match(said)) and _party(u):
        return "reject"
    for act, words in _OF_PARTIES:
        if words.search(said) and _party(u):
            return act
    if _GETTING_CLOSER.search(said):
        return "assess_positive"
    if _APART.search(said):
        return "assess_negative"
    return None


_OF_PARTIES = (
    ("guarantee", _PLEDGING),
    ("demand", _REQUIRING),
    ("offer", _DISCUSSING),
    ("threaten", _MENACING),
)


def arranged(u: Utterance) -> str | None:
    """ "the next round is set for May", "Next round in May": what is on a programme."""
    if u.lemmas.isdisjoint(word_set("acts.on_programme")):
        return None
    parse = u.context.parse
    if _PLANNED.search(u.said):
        return "announce_plan"
    verbless = not any(parse.pos[k] in ("VERB", "AUX") for k in tokens_of(u))
    first = [parse.lower[k] for k in tokens_of(u, 3)]
    return "announce_plan" if verbless and "next" in first[:2] and len(first) > 1 else None


def _party(u: Utterance) -> bool:
    """Whether a party of the conflict speaks, or nobody tells that it is none."""
    if u.speaker is None or monitor(u):
        return False
    return u.speaker.sector in _PARTIES or u.speaker.sector in (None, "UNK")


def admits_deed(u: Utterance) -> str | None:
    """ "Yes, we sent them home", "its own shell had hit the school"."""
    if u.lemmas.isdisjoint(("yes", "own")):
        return None
    parse = u.context.parse
    tokens = [k for k in tokens_of(u) if parse.word[k][:1].isalpha()]
    if not tokens:
        return None
    yes = parse.lower[tokens[0]] == "yes" and u.context.quoted(tokens[0])
    for k in tokens:
        if parse.pos[k] != "VERB" or negated(parse, k) or future(parse, k):
            continue
        if yes and parse.tag[k] in ("VBD", "VBN") and act_forms.own_subject(u, k):
            return "concede"
        if parse.lemma[k] not in load_act_words()["hostile"]:
            continue
        subject = subject_head(parse, k)
        if subject is None or parse.dep[subject] != "nsubj":
            continue
        owns = {parse.lower[c] for c in parse.children[subject]}
        struck = any(parse.dep[c] == "dobj" for c in parse.children[k])
        if struck and "own" in owns and owns & {"its", "our", "their", "his"}:
            return "concede"
    return None


_HELD_TO = frozenset({"condition", "demand", "claim", "insistence", "objection", "requirement"})


def gives_way(u: Utterance) -> str | None:
    """ "we could live with it", "he no longer insisted", "it had dropped the condition"."""
    if u.lemmas.isdisjoint(("live", "insist", "demand", "require", "drop")):
        return None
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or not act_forms.main_clause(u, k):
            continue
        after = {parse.lower[c] for c in parse.children[k] if c > k}
        lemma = parse.lemma[k]
        lives = lemma == "live" and "with" in after and not negated(parse, k)
        before = parse.lower[max(0, k - 2) : k]
        ceased = lemma in ("insist", "demand", "require") and before == ("no", "longer")
        dropped = lemma == "drop" and any(
            parse.dep[c] == "dobj" and parse.lemma[c] in _HELD_TO for c in parse.children[k]
        )
        if (lives or ceased or dropped) and act_forms.own_subject(u, k):
            return "concede"
    return None


def could_be(u: Utterance) -> str | None:
    """ "a joint post could be set up": terms put forward by somebody who is not to do it."""
    if u.lemmas.isdisjoint(_SETTING_UP):
        return None
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.tag[k] != "VBN" or parse.lemma[k] not in _SETTING_UP or negated(parse, k):
            continue
        aux = {parse.lower[c] for c in parse.children[k] if parse.dep[c] in ("aux", "auxpass")}
        if aux & {"could", "might"} and "be" in aux and act_forms.main_clause(u, k):
            return "propose"
    return None


_ALLEGED = frozenset(
    {"allegation", "claim", "accusation", "charge", "report", "complaint", "rumour"}
)
_INQUIRING = frozenset(
    "look investigate examine probe verify check review study scrutinise scrutinize assess".split()
)


def looked_into(u: Utterance) -> str | None:
    """ "An allegation that the army had shelled a church was looked into": who looks into what
    others say does not say it himself."""
    parse = u.context.parse
    for k in tokens_of(u, 12):
        verb = parse.head[k]
        if parse.lemma[k] not in _ALLEGED or parse.dep[k] not in ("nsubjpass", "nsubj"):
            continue
        if parse.lemma[verb] in _INQUIRING and parse.dep[k] == "nsubjpass":
            return "assert"
        below = {parse.lower[t] for t in range(verb, parse.right[verb])}
        if parse.lemma[verb] == "be" and not below.isdisjoint(_UNDER_INQUIRY):
            return "assert"
    return None


_UNDER_INQUIRY = frozenset({"investigation", "examination", "review", "scrutiny"})
_GIVING = frozenset({"free", "pull", "remove", "lift", "reopen", "open", "return", "evacuate"})
_GIVEN_IF = re.compile(
    r"\b(?:if|once|provided|providing|on condition|in exchange|in return|as soon as)\b"
)
_ASIDE = frozenset({"IGO", "NGO", "JRN", "MED", "CVL", "EDU"})


def given_if(u: Utterance) -> str | None:
    """ "the garrison could be withdrawn if the guns left first": an offer with its condition; of a
    side, since others only tell what might be."""
    if _GIVEN_IF.search(u.said) is None or (u.speaker is not None and u.speaker.sector in _ASIDE):
        return None
    parse, giving = u.context.parse, _GIVING | act_words("yield", "comply")
    for k in tokens_of(u):
        if parse.lemma[k] not in giving or parse.pos[k] != "VERB" or negated(parse, k):
            continue
        aux = {parse.lower[c] for c in parse.children[k] if parse.dep[c] in ("aux", "auxpass")}
        may = bool(aux & {"could", "might", "can", "may"}) and "be" in aux
        if may and parse.tag[k] == "VBN" and act_forms.main_clause(u, k):
            return "offer"
    return None


def paying(u: Utterance) -> str | None:
    """ "Those responsible will answer for it", "they will pay for this": a threat."""
    if u.lemmas.isdisjoint(_PAYING):
        return None
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _PAYING or not future(parse, k) or negated(parse, k):
            continue
        subject = subject_head(parse, k)
        if subject is None or act_forms.own_subject(u, k) or own_actor(u, subject):
            continue
        if _priced(parse, k):
            return "threaten"
    return None


_PAYING = frozenset({"answer", "pay", "regret", "rue"})


def _priced(parse: Parse, verb: int) -> bool:
    if parse.lemma[verb] in ("regret", "rue"):
        return any(parse.dep[c] == "dobj" for c in parse.children[verb])
    after = [parse.lower[c] for c in parse.children[verb] if c > verb]
    price = any(parse.lemma[c] in ("price", "penalty") for c in parse.children[verb])
    return price or (bool(after) and after[0] in ("for", "dearly", "before", "with"))
