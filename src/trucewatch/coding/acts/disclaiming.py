"""Denials under a plain "said": what a party is often charged with and says is not so.

"There is no roadblock", "Nobody has been expelled", "the militia takes no orders from us", "it had
sent no troops". What is merely lacking ("there is no fuel") is not denied.
"""

from __future__ import annotations

import re

from trucewatch.coding.acts import forms as act_forms
from trucewatch.coding.acts.syntax import (
    Utterance,
    agent_of,
    future,
    monitor,
    negated,
    other,
    tokens_of,
)
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

_PARTIES = frozenset({"GOV", "MIL", "REB", "SPY", "UAF", "PRM", "SEP", "INS", "COP", "LEG", "PTY"})
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither"})
# What a party is charged with having or doing.
_BOUND = frozenset({"order", "link", "tie", "connection", "relation", "instruction", "command"})
_SENDING = frozenset("send fire deploy drop move launch fly cross enter give sell supply".split())


_NEGATING = frozenset({"no", "none", "nobody", "nothing", "neither", "not", "never", "n't", "n’t"})


def disclaims(u: Utterance) -> str | None:
    """Return deny where a party says that what it is charged with is not so; else None."""
    if u.lemmas.isdisjoint(_NEGATING):
        return None
    party = u.speaker is not None and u.speaker.sector in _PARTIES
    state = u.speaker is not None and u.speaker.sector is None and u.speaker.country is not None
    if not (party or state):
        return None
    if _worded(u):
        return "deny"
    return _nothing_held(u) or _nobody_harmed(u) or _unbound(u) or _none_of_ours(u) or _not_us(u)


_UNINVOLVED = re.compile(
    r"\b(?:it|they|he|she|we|(?:its|their|our|his) [a-z]+) (?:(?:was|were|is|are) not|wasn['’]t"
    r"|weren['’]t|had not been|has not been|have not been) (?:in any way )?"
    r"(?:responsible for|involved in|behind|to blame)\b"
)


def uninvolved(u: Utterance) -> str | None:
    """Return deny for "it was not responsible for the attack", "its fighters were not involved":
    said of itself by whoever is charged; None where a watcher leaves open who was."""
    watching = u.speaker is not None and u.speaker.sector in ("IGO", "NGO", "JRN", "MED")
    return "deny" if not watching and not monitor(u) and _UNINVOLVED.search(u.said) else None


_WORDINGS = re.compile(
    r"\b(?:that|this|it|which) (?:is|was|’s|'s) (?:not|n't|n’t) (?:true|so|the case|correct)\b"
    r"|\b(?:knew|knows|know) nothing (?:whatever |at all )?(?:of|about)\b"
    r"|\bnever (?:happened|took place|existed)\b|\bnothing of the (?:sort|kind)\b"
    r"|\b(?:no|any) (?:part|role|hand|share|knowledge|involvement) (?:whatever |whatsoever )?"
    r"(?:in|of)\b"
    r"|\b(?:we|i|it|they|(?:our|its|their) [a-z]+) (?:did not|did n['’]t|had not|never|had never)"
    r" (?:do|done|did|commit|committed) (?:it|this|that|such a thing)\b"
    r"|\b(?:is|are|was|were) none of (?:ours|its|theirs|his|mine)\b"
    r"|\bno such [a-z]+ (?:was|were|had|has|have|is|are|exists?|took)\b"
    r"|\b(?:was|were|is|are) not (?:its|our|their|his) [a-z]+\b"
    r"|\b(?:were|was|are) [a-z ]{3,30}, not (?:civilians?|farmers?|villagers?|children|women"
    r"|herders?|refugees|students|patients|fishermen)\b"
)


def _worded(u: Utterance) -> bool:
    parse = u.context.parse
    if any(parse.tag[k] == "MD" for k in tokens_of(u)):
        return False
    return bool(_WORDINGS.search(u.said))


def _none(parse: Parse, noun: int) -> bool:
    lowers = {parse.lower[c] for c in parse.children[noun]}
    return bool(lowers & _NONE) or parse.lower[noun] in _NONE


def _nothing_held(u: Utterance) -> str | None:
    """ "there is no roadblock", "we have no prisoners", "it had sent no troops"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in word_set("acts.held") | load_act_words()["breach"]:
            continue
        verb = parse.head[k]
        if parse.dep[k] == "dobj" and _never_had(u, k, verb):
            return "deny"
        if not _none(parse, k):
            continue
        if future(parse, verb) or not act_forms.main_clause(u, verb):
            continue
        there = any(parse.dep[c] == "expl" for c in parse.children[verb])
        if parse.lemma[verb] == "be" and there:
            return "deny"
        doing = parse.lemma[verb] == "have" or parse.lemma[verb] in _SENDING
        if parse.dep[k] == "dobj" and doing and act_forms.own_subject(u, verb):
            return "deny"
        if parse.dep[k] == "nsubjpass" and parse.lemma[verb] in _SENDING:
            return "deny"
        where = any(parse.dep[c] in ("prep", "advmod") for c in parse.children[verb] if c > verb)
        if parse.dep[k] == "nsubj" and parse.lemma[verb] == "be" and where:
            return "deny"  # "no marines were at the market"
    return None


_HAVING = frozenset({"have", "possess", "keep", "hold", "station", "deploy", "hide", "store"})
_PLACED = frozenset({"in", "at", "near", "inside", "along", "on", "there", "anywhere", "within"})


def _never_had(u: Utterance, noun: int, verb: int) -> bool:
    """ "has never had heavy weapons", "does not keep tanks near the line", not "has no arms"."""
    parse = u.context.parse
    if parse.lemma[noun] not in word_set("acts.held") or parse.lemma[verb] not in _HAVING:
        return False
    if not negated(parse, verb) or future(parse, verb) or not act_forms.main_clause(u, verb):
        return False
    never = any(parse.lower[c] in ("never", "ever") for c in parse.children[verb])
    below = range(noun + 1, max(parse.right[verb], noun + 1))
    if not never and all(parse.lower[t] not in _PLACED for t in below):
        return False
    agent = agent_of(u, verb)
    return agent is None or not other(u, agent)


def _nobody_harmed(u: Utterance) -> str | None:
    """ "Nobody has been expelled", "no shell had been fired by its guns"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if (
            parse.pos[k] != "VERB"
            or parse.lemma[k] not in word_set("acts.suffered")
            or future(parse, k)
        ):
            continue
        subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubjpass"), None)
        if subject is None or not act_forms.main_clause(u, k):
            continue
        if not (_nobody(parse, subject) or negated(parse, k)):
            continue
        agent = agent_of(u, k)
        in_raid = any(
            parse.dep[c] == "prep" and parse.lower[c] == "in" and parse.left[c] >= k
            for c in parse.children[k]
        )
        told = agent is None or not other(u, agent)
        lost = agent is None and not in_raid and parse.lower[subject] in ("nobody", "none", "one")
        if lost and parse.lemma[k] in ("kill", "hurt", "wound", "harm"):
            continue  # "nobody had been hurt": a toll
        if told and not (in_raid and parse.lemma[k] in ("kill", "hurt", "wound", "harm")):
            return "deny"
    return None


def _nobody(parse: Parse, subject: int) -> bool:
    return parse.lower[subject] in ("nobody", "none") or any(
        parse.lower[c] == "no" for c in parse.children[subject]
    )


# "No orders from it" denies a tie; "had no orders" does not.
_TIES = frozenset({"from", "to", "with"})


def _unbound(u: Utterance) -> str | None:
    """ "takes no orders from it", "has no links to the gunmen"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _BOUND or parse.dep[k] != "dobj":
            continue
        verb = parse.head[k]
        tied = any(parse.lower[c] in _TIES for c in (*parse.children[k], *parse.children[verb]))
        if tied and _none(parse, k) and parse.lemma[verb] in ("take", "have", "receive", "give"):
            return "deny"
    return None


def _none_of_ours(u: Utterance) -> str | None:
    """ "none of its aircraft were in the area"."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lower[k] != "none" or parse.lower[k + 1 : k + 2] != ("of",):
            continue
        verb = parse.head[k]
        owned = parse.lower[k + 2 : k + 3] in (("its",), ("our",), ("their",), ("his",))
        if owned and parse.dep[k] in ("nsubj", "nsubjpass") and not future(parse, verb):
            return "deny"
    return None


def _not_us(u: Utterance) -> str | None:
    """ "It was not us", "Not us"."""
    parse = u.context.parse
    words = [k for k in tokens_of(u, 8) if parse.word[k][:1].isalpha() or parse.lower[k] == "n't"]
    lowers = [parse.lower[k] for k in words]
    if not lowers or lowers[-1] not in ("us", "me", "ours") or len(lowers) > _SHORT:
        return None
    return "deny" if {"not", "n't", "n’t"} & set(lowers) else None


# "It was certainly not us": at most this many words.
_SHORT = 6
