"""Nouns of deeds that are spoken of as a kind, a topic or a cause, not told as happenings."""

from __future__ import annotations

from trucewatch.coding.events.syntax import modality, pobjs
from trucewatch.reading import Parse
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

_SET_FOR = frozenset({"due", "set", "scheduled", "planned", "expected"})
# "that war": a look back at what was told before; "the issue of the offer": a topic.
_BACK = frozenset({"this", "that", "these", "those"})
# "The parties to the conflict", "victims of the war": who they are, not what happens.
_BANNING = frozenset({"prohibit", "ban", "forbid", "outlaw", "criminalise", "criminalize"})
_LAWS = frozenset("law convention charter constitution statute treaty".split())
_TOPICS = frozenset({"issue", "question", "topic", "subject", "matter"})
# "Violence has fallen", "affected by violence", "giving in to violence": a state of things.
_LEVELS = frozenset("fall rise drop ease decline increase decrease soar subside abate grow".split())
_MARKED = frozenset("affect plague mar ravage beset wrack torment scar blight".split())
_RESORTS = frozenset("renounce forswear reject incite preach resort lead give turn yield".split())
# "The worst breach of the truce", "as a violation": said of a deed that is told in other words.
_BREACHES = frozenset({"breach", "violation", "contravention", "infringement", "aggression"})


def generic(p: Parse, table: PredicateTable, n: int) -> bool:
    """Return whether an event noun is spoken of as a kind ("a safeguard against attacks").

    Also true of wars that somebody works, or wants, to end.
    """
    up = p.head[n]
    if p.dep[n] == "pobj" and p.head[up] != up:
        governor = p.head[up]
        if p.pos[governor] == "NOUN" and p.lemma[governor] in table.classes["averted"]:
            return True
    if is_rule(p, n) or _defined(p, n) or to_do(p, n) or _in_breach(p, n) or _in_return(p, n):
        return True
    if _as_it_was(p, n):
        return True
    if _of_fire(p, table, n) or _level(p, n) or _likened(p, n):
        return True
    resting = p.dep[n] == "pobj" and p.lemma[p.head[up]] in word_set("events.lulls")
    if resting and p.lemma[n] in table.classes["warfare"]:
        return True
    if any(p.lower[c] in _BACK and p.dep[c] == "det" for c in p.children[n]):
        return True
    standing = p.dep[n] == "pobj" and p.lemma[p.head[up]] in word_set("events.standing")
    if standing and p.lemma[n] in table.classes["warfare"]:
        return True
    if p.dep[n] == "nsubjpass" and by_law(p, up):
        return True
    if _ruled_out(p, table, n):
        return True
    if p.dep[n] == "dobj" and p.lemma[up] == "mention" and _unmentioned(p, up):
        return True
    if p.dep[n] == "pobj" and p.lemma[p.head[up]] in _TOPICS:
        return True
    if p.dep[n] == "dobj" and p.lemma[up] in table.groups["topic"]:
        return True
    if (
        p.dep[n] == "dobj"
        and p.lemma[up] in word_set("events.minded")
        and p.lemma[n] in table.classes["warfare"]
    ):
        return True
    if p.dep[n] in ("dobj", "pobj") and p.lemma[n] in table.classes["warfare"]:
        verb = up if p.dep[n] == "dobj" else p.head[up]
        if p.lemma[verb] in table.classes["ending"] and _unfinished(p, verb):
            return True
    return False


def _as_it_was(p: Parse, n: int) -> bool:
    """ "A similar raid would once have sent thousands to the road": any such raid, none told of."""
    verb = p.head[n]
    if p.dep[n] != "nsubj" or not any(p.lower[c] in _ANY for c in p.children[n]):
        return False
    helpers = {p.lower[c] for c in p.children[verb] if p.dep[c] in ("aux", "advmod")}
    return "would" in helpers and bool(helpers & {"have", "once", "then", "formerly"})


def whenever(p: Parse, v: int) -> bool:
    """Return whether verb ``v`` tells what goes on at any time: "each time somebody shoots"."""
    if p.tag[v] not in ("VBZ", "VBP"):
        return False
    if any(p.lower[c] in ("whenever", "wherever") for c in p.children[v]):
        return True
    up = p.head[v]
    again = any(p.lower[c] in ("each", "every", "any") for c in p.children[up])
    return p.dep[v] in ("relcl", "acl") and p.lemma[up] in ("time", "day", "night") and again


def attempted(p: Parse, v: int) -> bool:
    """Return whether verb ``v`` is only what somebody tried: "an attempt to shell the bridge"."""
    tried = p.dep[v] in ("acl", "relcl") and p.lemma[p.head[v]] in _TRIES
    return tried and any(p.tag[c] == "TO" for c in p.children[v])


_TRIES = frozenset({"attempt", "bid", "plot", "effort", "try"})
_ANY = frozenset({"a", "an", "such", "similar", "any"})
_RULING = frozenset({"may", "might", "could", "can", "must", "should", "would"})


def is_rule(p: Parse, n: int) -> bool:
    """Return whether a rule is told of acts of a kind, none of which has happened: "attacks on
    civilians may amount to war crimes", "an attack on peacekeepers violates the law"."""
    verb = p.head[n]
    kind = p.tag[n] == "NNS" and not any(
        p.dep[c] in ("det", "nummod", "poss") and p.lower[c] not in ("any", "all", "such")
        for c in p.children[n]
    )
    kind = kind or any(p.lower[c] in ("any", "a", "an") for c in p.children[n])
    if p.dep[n] not in ("nsubj", "nsubjpass") or not kind:
        return False
    if p.lemma[verb] not in word_set("events.of_rules"):
        return False
    ruling = any(p.dep[c] == "aux" and p.lower[c] in _RULING for c in p.children[verb])
    here = any(p.pos[o] == "PROPN" for c in p.children[n] for o in p.children[c])
    return not here and (ruling or p.tag[verb] in ("VBZ", "VBP"))


def _ruled_out(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "The protocol forbids kidnapping", "a pact that bans attacks": what a text rules out."""
    k = n
    while p.dep[k] == "conj" and p.head[k] != k:
        k = p.head[k]
    verb = p.head[k]
    if p.dep[k] not in ("dobj", "obj") or p.lemma[verb] not in _BANNING | {"bar", "preclude"}:
        return False
    subjects = [c for c in p.children[verb] if p.dep[c] == "nsubj"]
    if norm_of(p, verb) is not None:
        return True
    if p.dep[verb] == "relcl":
        subjects.append(p.head[verb])
    return any(p.lemma[c] in table.classes["deal"] | _LAWS for c in subjects)


def _of_fire(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "Two were wounded in the exchange": the fight that is told anyway."""
    if p.lemma[n] != "exchange" or p.dep[n] != "pobj" or p.lower[p.head[n]] not in ("in", "during"):
        return False
    return p.lemma[p.head[p.head[n]]] in table.groups["consequence"]


def _level(p: Parse, n: int) -> bool:
    """ "Violence has fallen sharply", "plagued by violence", "give in to violence"."""
    if p.lemma[n] not in ("violence", "unrest", "bloodshed"):
        return False
    up = p.head[n]
    if p.dep[n] == "nsubj":
        return p.lemma[up] in _LEVELS
    if p.dep[n] == "dobj":
        return p.lemma[up] in _RESORTS
    verb = p.head[up]
    over = p.lemma[verb] in _MARKED and p.lower[up] == "by"
    return p.dep[n] == "pobj" and (over or (p.lemma[verb] in _RESORTS and p.lower[up] == "to"))


def _likened(p: Parse, n: int) -> bool:
    """ "Described the raid as a violation", "called it a breach", "they are a serious breach"."""
    if p.lemma[n] not in _BREACHES:
        return False
    up = p.head[n]
    if p.dep[n] in ("oprd", "appos") or (p.dep[n] == "pobj" and p.lower[up] == "as"):
        return True
    spoken = any(p.dep[c] == "nsubj" and p.pos[c] in ("PRON", "NOUN") for c in p.children[up])
    return p.dep[n] == "attr" and p.lemma[up] == "be" and spoken


def _in_return(p: Parse, n: int) -> bool:
    """ "In exchange, the road will be opened": no exchange of prisoners."""
    bare = not any(p.dep[c] in ("det", "amod", "poss") for c in p.children[n])
    return p.lemma[n] == "exchange" and p.dep[n] == "pobj" and p.lower[p.head[n]] == "in" and bare


def _in_breach(p: Parse, n: int) -> bool:
    """ "shelled the village, in breach of the truce": said of the act that is told anyway."""
    return (
        p.lemma[n] in ("breach", "violation", "defiance", "contravention")
        and p.dep[n] == "pobj"
        and p.lower[p.head[n]] == "in"
        and not any(p.dep[c] == "det" for c in p.children[n])
    )


def to_do(p: Parse, n: int) -> bool:
    """Return whether noun ``n`` is an effort ("a battle to win over voters")."""
    return p.lemma[n] in ("battle", "fight", "struggle", "war", "race") and any(
        p.dep[c] in ("acl", "relcl") and any(p.tag[d] == "TO" for d in p.children[c])
        for c in p.children[n]
    )


def _defined(p: Parse, n: int) -> bool:
    """ "A siege is a blockade of a town": a meaning, not a happening."""
    up = p.head[n]
    if p.dep[n] not in ("attr", "nsubj") or p.lemma[up] not in ("be", "mean"):
        return False
    if p.tag[up] not in ("VBZ", "VBP"):
        return False
    subject = next((c for c in p.children[up] if p.dep[c] == "nsubj"), None)
    if subject is None or any(p.lower[c] in _SET_FOR for c in p.children[up]):
        return False  # "a further round is due": one that is to come
    return any(p.lower[c] in ("a", "an") for c in p.children[subject])


def _unfinished(p: Parse, verb: int) -> bool:
    """An infinitive or a participle: the act is an aim, not a fact."""
    return p.tag[verb] in ("VB", "VBG") or p.pos[verb] == "NOUN"


def by_law(p: Parse, v: int) -> bool:
    """ "Attacks on civilians are prohibited under international law", "the accord bans flights": a
    rule, no ban of now."""
    return norm_of(p, v) is not None or (
        p.lemma[v] in _BANNING
        and any(
            p.lemma[d] in _LAWS
            for c in p.children[v]
            if p.lower[c] in ("under", "by")
            for d in pobjs(p, c)
        )
    )


def norm_of(p: Parse, v: int) -> int | None:
    """Return the paper that a verb of forbidding says to forbid something: the subject of "the
    accord bans flights", "although the agreement suspended training"; None where it tells of an
    act."""
    if p.lemma[v] not in _NORMS:
        return None
    aside = p.dep[v] == "relcl" or (
        p.dep[v] == "advcl" and any(p.lower[c] in ALTHOUGH for c in p.children[v])
    )
    if p.tag[v] not in ("VBZ", "VBP") and not aside:
        return None  # "the truce suspended the war"
    return next((c for c in p.children[v] if p.dep[c] == "nsubj" and _is_paper(p, c)), None)


def _is_paper(p: Parse, c: int) -> bool:
    """Whether a subject is an agreement or a part of one, the "which" behind it, or the "it" of the
    next sentence."""
    verb = p.head[c]
    if p.tag[c] == "WDT" and p.dep[verb] == "relcl":
        return p.lemma[p.head[verb]] in _PAPERS
    if p.lemma[c] in _PAPERS or p.lower[c] != "it" or not p.sent[c]:
        return p.lemma[c] in _PAPERS
    first, last = p.sents[p.sent[c] - 1]
    before = (k for k in range(first, last) if p.dep[k] in ("nsubj", "nsubjpass"))
    return next((p.lemma[k] in _PAPERS for k in before), False)


ALTHOUGH = frozenset({"although", "though", "while", "whereas", "albeit"})
_NORMS = frozenset({"ban", "forbid", "prohibit", "suspend", "bar", "outlaw", "preclude"})
_PAPERS = frozenset(
    {"agreement", "accord", "treaty", "truce", "ceasefire", "cease-fire", "pact", "protocol",
     "deal", "memorandum", "annex", "article", "clause", "text"}
)  # fmt: skip


def _unmentioned(p: Parse, v: int) -> bool:
    """ "No party has mentioned the withdrawal"."""
    subjects = [c for c in p.children[v] if p.dep[c] == "nsubj"]
    nobody = any(
        p.lower[k] in ("no", "nobody", "neither", "none")
        for s in subjects
        for k in (s, *p.children[s])
    )
    return nobody or any(p.dep[c] == "neg" for c in p.children[v])


_WATCHING = frozenset({"observe", "see", "record", "register", "detect", "notice", "witness"})


def unseen(p: Parse, n: int, type_: str) -> bool:
    """ "did not observe the withdrawal": nobody says that there was one. Of violence that somebody
    did not see others may tell."""
    up = p.head[n]
    watched = p.dep[n] in ("dobj", "obj") and p.lemma[up] in _WATCHING
    return watched and type_ != "ASSAULT" and modality(p, up).negated
