"""Forms of sentences that make an act whatever their verb is: passives, conditions, answers.

Each reader looks at one statement and returns its act, or None where the form is another one. They
complete the readers of ``acts.content``, which go by words.
"""

from __future__ import annotations

from trucewatch.coding.acts.addressed import pointed_at
from trucewatch.coding.acts.syntax import (
    FIRST,
    Utterance,
    future,
    lemmas_of,
    lowers_of,
    negated,
    other,
    own_actor,
    subject_head,
    tokens_of,
)
from trucewatch.coding.acts.unsaid import own_by_words, unsaid
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import act_words, load_act_words
from trucewatch.vocab.words import word_set

# Cues with which somebody stands by his word; a "never" behind them denies.
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})
_PREPARING = frozenset({"prepare", "formulate", "plan", "draft", "arrange", "look"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "csubj"})
_STEPS = frozenset({"step", "measure", "action", "response", "retaliation", "consequence"})
_HARD = frozenset(
    "resolute decisive necessary appropriate harsh severe firm tough adequate strong".split()
)


def main_clause(u: Utterance, verb: int) -> bool:
    """Whether a verb of the content stands in no relative or adverbial clause of it."""
    parse = u.context.parse
    inside = set(tokens_of(u))
    k = verb
    for _ in range(8):
        if parse.dep[k] in _CLAUSES:
            return False
        up = parse.head[k]
        if up == k or up not in inside:
            return True
        k = up
    return True


def of_another(u: Utterance, verb: int) -> bool:
    """Whether the content's main clause tells at ``verb`` what another than its speaker does."""
    subject = subject_head(u.context.parse, verb)
    actor = u.cast.of(subject) if subject is not None else None
    return actor is not None and other(u, actor) and main_clause(u, verb)


def own_subject(u: Utterance, verb: int) -> bool:
    """Whether the subject is the speaker's side, by name, by "we", or by "its men"."""
    parse = u.context.parse
    subject = subject_head(parse, verb)
    if subject is None:
        return False
    if parse.lower[subject] in FIRST or own_actor(u, subject):
        return True
    actor = u.cast.of(subject)
    below = range(subject + 1, min(parse.right[subject], verb))
    if any(parse.lower[c] == "our" and parse.dep[c] == "poss" for c in below):
        return True  # "officials from our governments"
    owned = any(
        parse.dep[c] == "poss" and parse.lower[c] in _OWNING for c in parse.children[subject]
    )
    return owned and (actor is None or actor.code.startswith("UNK"))


_OWNING = frozenset({"its", "his", "her", "their", "our", "my"})


def blames(u: Utterance) -> str | None:
    """ "responsibility rests with A", "A is to blame for B": an accusation in so many words."""
    parse = u.context.parse
    if pointed_at(u)[0]:
        return "accuse"
    for k in tokens_of(u):
        if parse.lemma[k] in ("responsibility", "blame", "fault") and parse.pos[k] == "NOUN":
            verb = parse.head[k]
            if parse.lemma[verb] in ("fall", "lie", "rest") and not negated(parse, verb):
                return "accuse"
            if parse.dep[k] == "pobj" and parse.lower[verb] == "of":
                verb = parse.head[parse.head[verb]]  # "shoulders much of the blame"
                share = parse.lemma[verb] in _BEARING
            else:
                share = parse.dep[k] == "dobj"
            borne = parse.lemma[verb] in _BEARING and share
            if borne and _borne_by_another(u, verb):
                return "accuse"
        if parse.lower[k] in ("behind", "responsible") and _behind(u, k):
            return "concede" if _is_it(u, parse.head[k]) else "accuse"
        if parse.lemma[k] in _CULPRITS and _called_culprit(u, k):
            return "accuse"
        if parse.lemma[k] == "blame" and parse.lower[k - 1] == "to":
            verb = parse.head[k]
            if parse.lemma[verb] == "be" and not negated(parse, verb) and not own_subject(u, verb):
                return "accuse"
    return None


def _is_it(u: Utterance, verb: int) -> bool:
    """ "said it was behind the attack": in reported speech the speaker itself."""
    subject = subject_head(u.context.parse, verb)
    return subject is not None and u.context.parse.lower[subject] in ("it", "they", "he", "she")


_BEARING = frozenset({"bear", "carry", "shoulder"})
_CULPRITS = frozenset({"perpetrator", "culprit", "suspect", "mastermind", "aggressor", "attacker"})


def _called_culprit(u: Utterance, k: int) -> bool:
    """ "B are the suspected perpetrators": B is no side of the speaker's."""
    parse = u.context.parse
    verb = parse.head[k]
    if parse.dep[k] != "attr" or parse.lemma[verb] != "be" or negated(parse, verb):
        return False
    subject = subject_head(parse, verb)
    named = subject is not None and u.cast.of(subject) is not None
    return named and not own_subject(u, verb)


def _borne_by_another(u: Utterance, verb: int) -> bool:
    """ "B bears all responsibility for it"; not "whoever bears", "we bear", "nobody bears"."""
    parse = u.context.parse
    subject = subject_head(parse, verb)
    if subject is None or negated(parse, verb) or own_subject(u, verb):
        return False
    return parse.pos[subject] in ("NOUN", "PROPN") and u.cast.of(subject) is not None


def _behind(u: Utterance, k: int) -> bool:
    """ "B was behind the attack", "B is responsible for the raid"; B is not the speaker's side."""
    parse, words = u.context.parse, load_act_words()
    verb = parse.head[k]
    if parse.lemma[verb] != "be" or negated(parse, verb) or not main_clause(u, verb):
        return False
    reach = range(k + 1, min(len(parse), k + 7))
    harm = words["breach"] | words["woe"] | word_set("acts.harms")
    deed = any(parse.lemma[t] in harm for t in reach)
    subject = subject_head(parse, verb)
    if not deed or subject is None or own_subject(u, verb):
        return False
    nobody = parse.lower[subject] in ("nobody", "who", "which", "one", "neither")
    return not nobody and parse.lower[k + 1] != "closed"


def own_victims(u: Utterance) -> str | None:
    """ "the attack had cost the lives of four of our men": said by a party, of its own losses."""
    parse, words = u.context.parse, load_act_words()
    if u.speaker is None or u.speaker.sector not in _PARTIES:
        return None
    tokens = tokens_of(u)
    attack = any(
        parse.lemma[k] in words["breach"] and parse.lemma[k] not in ("fire", "clash", "explosion")
        for k in tokens
    )
    if not attack:
        return _own_ground(u)
    for k in tokens:
        if parse.pos[k] != "VERB" or parse.lemma[k] not in _HARMING or negated(parse, k):
            continue
        for c in parse.children[k]:
            if parse.dep[c] in ("dobj", "nsubjpass") and any(
                own_actor(u, t) for t in range(parse.left[c], parse.right[c])
            ):
                return "accuse"
    return _own_ground(u)


def _own_ground(u: Utterance) -> str | None:
    """ "its post had been shelled", "our village was bombed": nobody else would have done it."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in _STRIKING or parse.pos[k] != "VERB" or negated(parse, k):
            continue
        subject = next((c for c in parse.children[k] if parse.dep[c] == "nsubjpass"), None)
        if subject is None or future(parse, k) or not main_clause(u, k):
            continue
        mine = any(
            parse.dep[c] == "poss" and (parse.lower[c] in _OWNING or own_actor(u, c))
            for c in parse.children[subject]
        )
        if mine or own_actor(u, subject):
            return "accuse"
    return None


_STRIKING = frozenset({"shell", "bomb", "attack", "strike", "fire", "ambush", "target", "raid"})
_PARTIES = frozenset({"GOV", "MIL", "REB", "SPY", "UAF", "PRM", "SEP", "INS", "COP"})
_HARMING = frozenset("kill wound injure hurt cost hit destroy damage claim strike shell".split())


def never(u: Utterance) -> str | None:
    """ "insisted that its men had never left", "we have not seen any text": a denial."""
    parse = u.context.parse
    standing = u.attribution.lexeme.lemma in word_set("acts.standing_by_forms")
    for k in tokens_of(u):
        if parse.pos[k] not in ("VERB", "AUX") or parse.dep[k] in ("aux", "auxpass"):
            continue
        aux = {parse.lower[c] for c in parse.children[k] if parse.dep[c] in ("aux", "auxpass")}
        nothing = any(
            parse.dep[c] == "dobj" and parse.lower[c] in ("nothing", "none")
            for c in parse.children[k]
        )
        said_no = unsaid(parse, k) or nothing
        subject = subject_head(parse, k)
        if not said_no or future(parse, k) or not main_clause(u, k) or subject is None:
            continue
        if not own_by_words(u, subject):
            continue
        wanting = parse.lemma[k] in ("want", "be", "need", "know", "have", "expect", "intend")
        if standing and not wanting:
            return "deny"
        ever = any(parse.lower[c] == "never" for c in parse.children[k])
        past = aux & _PERFECT or (ever and parse.tag[k] == "VBD")
        if past and not wanting and parse.lemma[k] not in word_set("acts.perceiving"):
            return "deny"
    return None


def threat(u: Utterance) -> str | None:
    """ "would be destroyed", "will take resolute steps", "if they want war, we are ready"."""
    parse, words = u.context.parse, load_act_words()
    conditional = bool(lowers_of(u) & {"if", "unless"})
    for k in tokens_of(u):
        if parse.pos[k] not in ("VERB", "AUX"):
            continue
        ahead = future(parse, k)
        if not (ahead or conditional) or negated(parse, k):
            continue
        passive = any(parse.dep[c] == "auxpass" for c in parse.children[k])
        if passive and ahead and parse.lemma[k] in words["violent"]:
            return "threaten" if not _by_other(u, k) else None
        objects = [c for c in parse.children[k] if parse.dep[c] in ("dobj", "attr", "prep")]
        if ahead and any(_hard_step(parse, c) for c in objects):
            return "threaten"
        target = any(parse.lemma[c] == "target" and parse.dep[c] == "attr" for c in objects)
        if target and ahead:
            return "threaten"
        ready = any(
            parse.lemma[c] in words["ready"] and parse.dep[c] == "acomp" for c in parse.children[k]
        )
        hostile = lemmas_of(u) & {"fight", "war", "attack"}
        if conditional and ready and hostile and own_subject(u, k):
            return "threaten"
    return None


def _by_other(u: Utterance, verb: int) -> bool:
    """ "A would be destroyed by B": what somebody else may do."""
    parse = u.context.parse
    agents = [c for c in parse.children[verb] if parse.dep[c] == "agent"]
    return bool(agents) and not any(own_actor(u, p) for c in agents for p in parse.children[c])


def _hard_step(parse: Parse, noun: int) -> bool:
    if parse.lemma[noun] not in _STEPS:
        return False
    return any(parse.lemma[c] in _HARD for c in parse.children[noun])


def refused(u: Utterance) -> str | None:
    """ "will under no circumstances agree to A", "They will not": a refusal."""
    parse = u.context.parse
    tokens = tokens_of(u, 40)
    joined = " ".join(parse.lower[k] for k in tokens)
    never = "under no circumstances" in joined or "in no case" in joined
    if never and lemmas_of(u) & act_words("accept", "yield", "comply"):
        return "reject"
    first = u.content[0] if u.content else (0, 0)
    short = [parse.lower[k] for k in range(*first) if parse.word[k][:1].isalnum()]
    if short and short[-1] in ("not", "n't", "n’t") and len(short) <= _ELLIPSIS:
        return "reject"
    return None


# "They will not": at most this many words.
_ELLIPSIS = 4


def arranged(u: Utterance) -> str | None:
    """ "The talks would be resumed", "we are preparing a reply": what is planned."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.pos[k] != "VERB" or negated(parse, k) or not main_clause(u, k):
            continue
        if parse.dep[k] == "ccomp" and parse.lemma[parse.head[k]] in ("hope", "wish", "doubt"):
            continue
        passive = any(parse.dep[c] == "auxpass" for c in parse.children[k])
        if passive and future(parse, k) and parse.lemma[k] in word_set("acts.arranged"):
            return "announce_plan"
        event = subject_head(parse, k)
        held = event is not None and parse.lemma[event] in load_act_words()["meeting"]
        if held and parse.lemma[k] in load_act_words()["going"] and future(parse, k):
            return "announce_plan"
        progressive = parse.tag[k] == "VBG" and any(
            parse.lemma[c] == "be" and parse.tag[c] in ("VBP", "VBZ") for c in parse.children[k]
        )
        if progressive and parse.lemma[k] in _PREPARING and own_subject(u, k):
            return "announce_plan"
    return None


def truce_broken(u: Utterance) -> str | None:
    """ "the truce was broken within minutes", told by somebody who blames nobody."""
    parse = u.context.parse
    for k in tokens_of(u):
        if parse.lemma[k] not in ("break", "violate", "breach") or parse.pos[k] != "VERB":
            continue
        deps = {parse.dep[c] for c in parse.children[k]}
        if "auxpass" in deps and "agent" not in deps and not negated(parse, k):
            return "report_no_blame"
    return None


def takes_town(parse: Parse, verb: int) -> bool:
    """ "we will take Dorn", "we shall march on the capital"."""
    if parse.lemma[verb] not in ("take", "storm", "overrun", "retake", "march", "seize"):
        return False
    return any(
        parse.pos[p] == "PROPN" or parse.lemma[p] in ("town", "city", "capital", "port", "hill")
        for c in parse.children[verb]
        for p in (c, *parse.children[c])
        if parse.dep[p] in ("dobj", "pobj") and (p == c or parse.lower[c] == "on")
    )
