"""The speech act that the content of a neutral cue ("said") makes."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.acts import accusing as act_accusing
from trucewatch.coding.acts import ahead as act_ahead
from trucewatch.coding.acts import answering as act_answering
from trucewatch.coding.acts import ascribed as act_ascribed
from trucewatch.coding.acts import charges as act_charges
from trucewatch.coding.acts import cues as act_cues
from trucewatch.coding.acts import denying as act_denying
from trucewatch.coding.acts import directives as act_directives
from trucewatch.coding.acts import disclaiming as act_disclaiming
from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts import laid as act_laid
from trucewatch.coding.acts import menacing as act_menacing
from trucewatch.coding.acts import refusing as act_refusing
from trucewatch.coding.acts import rulings as act_rulings
from trucewatch.coding.acts import set_forms as act_set_forms
from trucewatch.coding.acts import taking_part as act_taking_part
from trucewatch.coding.acts import valence as act_valence
from trucewatch.coding.acts import witnessed as act_witnessed
from trucewatch.coding.acts import wordings as act_wordings
from trucewatch.coding.acts.syntax import (
    FIRST,
    NEGATIVE,
    Utterance,
    future,
    has_negation,
    lemmas_of,
    lowers_of,
    monitor,
    negated,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import made_up
from trucewatch.coding.acts.withheld import withheld
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words, load_cues
from trucewatch.vocab.words import word_list, word_set

_PASSING_ON = frozenset({"say", "tell", "inform"})


def content_act(utterance: Utterance) -> tuple[str, str] | None:
    """Return the act that the content of a neutral cue makes, with the rule; None for assert."""
    if _passes_on(utterance) or made_up(utterance):
        return None
    for name, reader in _CONTENT_READERS:
        act = reader(utterance)
        if act is not None:
            return act, f"content:{name}"
    return None


def _passes_on(u: Utterance) -> bool:
    """ "said B had told him that …": the words passed on are B's; their act is B's statement's."""
    parse = u.context.parse
    tokens = tokens_of(u)
    if not tokens or lemmas_of(u).isdisjoint(_PASSING_ON) or u.context.quoted(tokens[0]):
        return False
    inside = set(tokens)
    root = next((k for k in tokens if parse.head[k] not in inside or parse.head[k] == k), None)
    if root is None or parse.lemma[root] not in _PASSING_ON:
        return False
    subject = subject_head(parse, root)
    if subject is None or (parse.lower[subject] == "that" and parse.word[root + 1] == ","):
        return False  # "That said, …"
    return not act_forms.own_subject(u, root)


def _r_blame(u: Utterance) -> str | None:
    """Nobody is blamed in so many words: what negates belongs to the word for blame."""
    parse, words = u.context.parse, load_act_words()["blame"]
    tokens = tokens_of(u)
    for k in tokens:
        if parse.lemma[k] not in words:
            continue
        first = next((t for t in range(k - 1, tokens[0] - 1, -1) if parse.word[t] == ","), -1)
        near = [t for t in tokens if max(first, k - _NEAR_BLAME) < t <= k + 2]
        if any(parse.lower[t] in NEGATIVE for t in near):
            return "withhold_blame"
    return None


# What negates stands at most this many words before the word for blame.
_NEAR_BLAME = 7


def _r_doubt(u: Utterance) -> str | None:
    lemmas = lemmas_of(u)
    if _few_hold(u):
        return "doubt"
    if any(words in u.said for words in word_list("acts.unsure")):
        return "doubt"
    if "remain" in lemmas and "see" in lemmas and _in_order(u, ("remain", "see")):
        return "doubt"
    if "question" in lemmas and _in_order(u, ("question", "whether")):
        return "doubt"
    if lemmas & {"doubt", "doubtful"} and has_negation(u):
        return None
    return "doubt" if lemmas & load_act_words()["doubt"] else None


def _asked_for(parse: Parse, k: int) -> bool:
    """ "We are calling on both sides to accept A": somebody else is to accept it."""
    up = parse.head[k]
    cue = load_cues().verbs.get(parse.lemma[up])
    inner = parse.dep[k] in ("xcomp", "ccomp", "advcl") and cue is not None
    return inner and cue is not None and cue.act in ("call_for", "demand", "warn")


def _few_hold(u: Utterance) -> bool:
    """ "Few expect it to last": what hardly anybody holds is doubted."""
    source, parse = u.attribution.source, u.context.parse
    if source is None or u.attribution.lexeme.kind not in ("believe", "think", "expect"):
        return False
    first = parse.lower[source.span[0]]
    return first == "few" or (first == "hardly" and parse.lower[source.span[0] + 1] == "anyone")


def _in_order(u: Utterance, words: Sequence[str]) -> bool:
    lemma = u.context.parse.lemma
    at = 0
    for k in tokens_of(u):
        if lemma[k] == words[at]:
            at += 1
            if at == len(words):
                return True
    return False


def _r_unpunished(u: Utterance) -> str | None:
    return "threaten" if act_cues.unpunished(u) else None


def _r_option(u: Utterance) -> str | None:
    lemmas = lemmas_of(u)
    if lemmas & {"would", "could"} and lemmas & load_act_words()["option"] and "be" in lemmas:
        return None if lemmas & load_act_words()["negative"] else "propose"
    return None


def _r_threat(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if (
            parse.pos[k] == "VERB"
            and (parse.lemma[k] in words["violent"] or act_forms.takes_town(parse, k))
            and future(parse, k)
            and not negated(parse, k)
            and act_forms.own_subject(u, k)
        ):
            return "threaten"
    return None


def _r_refusal(u: Utterance) -> str | None:
    parse, words = u.context.parse, load_act_words()
    for k in tokens_of(u):
        if parse.lemma[k] in words["reject"] and not has_negation(u):
            subject = subject_head(parse, parse.head[k])
            shown = subject is not None and parse.lower[subject] in ("this", "that", "it", "what")
            return "assess_negative" if shown else "reject"
    return act_ahead.refusal(u)


def _r_ready(u: Utterance) -> str | None:
    lemmas = lemmas_of(u, limit=12)
    words = load_act_words()
    if not lemmas & words["ready"] or "be" not in lemmas or has_negation(u):
        return None
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] in words["ready"] and parse.lower[min(k + 1, len(parse) - 1)] == "to":
            subject = subject_head(parse, parse.head[k])
            near = FIRST | {"it", "they", "he", "she"}
            own = subject is None or parse.lower[subject] in near or own_actor(u, subject)
            if own:
                return "offer"
    return None


def _r_part(u: Utterance) -> str | None:
    laid = act_taking_part.takes_part(u) is not None or act_taking_part.lays_to_other(u)
    return "accuse" if laid else None


_SORRY = frozenset({"sorry", "apologise", "apologize", "apology"})
_OUGHT = frozenset({"should", "must", "ought", "shall"})
_ERRING = frozenset({"fail", "err", "misjudge", "mishandle", "miscalculate"})


def _r_apology(u: Utterance) -> str | None:
    """ "We are sorry", "he said he had failed": fault that a speaker finds with himself."""
    parse = u.context.parse
    if _regrets(u):
        return "concede"
    for k in tokens_of(u):
        sorry = parse.lemma[k] in _SORRY
        erring = parse.lemma[k] in _ERRING and parse.pos[k] == "VERB"
        if not (sorry or erring) or negated(parse, k) or future(parse, k):
            continue
        verb = k if parse.pos[k] == "VERB" else parse.head[k]
        if any(parse.lower[c] in _OUGHT for c in parse.children[verb]):
            continue  # "should first apologise" asks for it
        if act_forms.main_clause(u, verb) and act_forms.own_subject(u, verb):
            return "concede"
    return None


# Of those who fight: what they regret was done by themselves.
_FIGHTING = frozenset({"MIL", "REB", "PRM", "SEP", "INS", "COP", "UAF"})


def _regrets(u: Utterance) -> bool:
    """ "he regretted the boy's death", "our shell fell short, and we regret it"."""
    if u.speaker is None or u.speaker.sector not in _FIGHTING or "regret" not in u.lemmas:
        return False
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] == "regret" and parse.pos[k] == "VERB" and not negated(parse, k):
            what = {parse.lemma[c] for c in parse.children[k] if parse.dep[c] == "dobj"}
            if what & word_set("acts.regretted") and act_forms.own_subject(u, k):
                return True
    return False


def _claims_it(u: Utterance) -> str | None:
    """ "claimed responsibility": the deed is owned up to."""
    claimed = u.attribution.lexeme.lemma in ("claim", "accept", "admit")
    return "concede" if claimed and u.lemmas <= _CLAIMED and "responsibility" in u.lemmas else None


_CLAIMED = frozenset({"full", "sole", "its", "the", "responsibility"})


def _r_concession(u: Utterance) -> str | None:
    parse = u.context.parse
    words = load_act_words()
    for k in tokens_of(u):
        if parse.lemma[k] in ("compromise", "concession") and lowers_of(u) & FIRST:
            return None if has_negation(u) else "concede"
        if parse.pos[k] == "VERB" and parse.lemma[k] in words["accept"] and not negated(parse, k):
            if not act_forms.main_clause(u, k) or _asked_for(parse, k):
                continue
            may = any(parse.lower[c] in ("could", "might", "may") for c in parse.children[k])
            if act_forms.own_subject(u, k):
                if may:
                    return "propose"
                return "concede" if parse.lemma[k] == "accept" else "agree"
    return None


def _r_charge(u: Utterance) -> str | None:
    if u.lemmas.isdisjoint(act_charges.charging()):
        return None
    kinds = ("say", "claim", "tell", "issuer", "label", "announce")
    if u.attribution.lexeme.kind not in kinds or monitor(u) or act_accusing.only_reports(u):
        return None
    return act_charges.charge(u)


def _r_ascribed(u: Utterance) -> str | None:
    kinds = ("say", "claim", "tell", "issuer", "label", "announce", "show", "believe", "mention")
    if u.attribution.lexeme.kind not in kinds or monitor(u) or act_accusing.only_reports(u):
        return None
    return act_ascribed.ascribed(u)


_CONTENT_READERS = (
    ("answered", act_answering.answered),
    ("imperative", act_directives.imperative),
    ("performative", act_directives.performative),
    ("called untrue", act_denying.disbelief),
    ("apology", _r_apology),
    ("claimed", _claims_it),
    ("laid", act_laid.laid),
    ("had a part", _r_part),
    ("blame", act_forms.blames),
    ("not involved", act_disclaiming.uninvolved),
    ("ruled", act_rulings.ruled),
    ("blame withheld", _r_blame),
    ("nobody named", withheld),
    ("wording", act_wordings.wording),
    ("doubt", _r_doubt),
    ("owned up to", act_set_forms.owns_up),
    ("denial", act_denying.denial),
    ("none of ours", act_set_forms.none_of_ours),
    ("no proof", act_set_forms.no_proof),
    ("disclaimed", act_disclaiming.disclaims),
    ("refuses", act_refusing.refuses),
    ("refusal", _r_refusal),
    ("refused", act_forms.refused),
    ("threat in set words", act_menacing.worded),
    ("threat", _r_threat),
    ("threat told", act_forms.threat),
    ("menace", act_menacing.menace),
    ("consequence", act_menacing.consequence),
    ("arms", act_menacing.arms),
    ("paying", act_wordings.paying),
    ("unpunished", _r_unpunished),
    ("unhesitating", act_ahead.unhesitating),
    ("conditional", act_ahead.conditional),
    ("duty", act_directives.duty),
    ("insisted", act_cues.insists),
    ("feeling", act_valence.feeling),
    ("wish", act_directives.wish),
    ("readiness", act_set_forms.readiness),
    ("let pass", act_set_forms.lets_pass),
    ("looked into", act_wordings.looked_into),
    ("by whom", act_set_forms.by_agent),
    ("accusation", act_accusing.accusation),
    ("charges", act_set_forms.charges),
    ("charge", _r_charge),
    ("ascribed", _r_ascribed),
    ("admission", act_wordings.admits_deed),
    ("gives way", act_wordings.gives_way),
    ("report", act_accusing.report),
    ("witnessed", act_witnessed.witnessed),
    ("truce broken", act_accusing.broken),
    ("never", act_forms.never),
    ("option", _r_option),
    ("could be", act_wordings.could_be),
    ("given if", act_wordings.given_if),
    ("ready", _r_ready),
    ("concession", _r_concession),
    ("ruin", act_ahead.ruin),
    ("assessment", act_valence.assessment),
    ("confirmed ahead", act_set_forms.surely_ahead),
    ("plan", act_ahead.plan),
    ("arranged", act_forms.arranged),
    ("on the programme", act_wordings.arranged),
)
