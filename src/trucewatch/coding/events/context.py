"""Event nouns that only their story makes an event: "the raids", "a strike", "months of war".

Such a noun names nobody. In a report that tells of a conflict otherwise it is a happening; in a
recipe, a match report or a dictionary it is not. So it is kept tentatively, under the rule
:data:`STORY`, and dropped in the end where the rest of the story tells of no conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.events.armed import ARMS
from trucewatch.coding.events.lexicon import LEXICAL, Lexicon, Reading
from trucewatch.coding.events.lexicon import STORY as STORY
from trucewatch.coding.events.merge import counted_in_time
from trucewatch.coding.events.predicate_model import is_learned
from trucewatch.coding.events.syntax import OBJECTS, is_verb, modality
from trucewatch.reading import Parse
from trucewatch.records import Actor
from trucewatch.vocab.predicates import PredicateTable
from trucewatch.vocab.words import word_set

# Among those of an event that takes up one told of before.
DEFINITE = "evident:definite"
_TYPES = frozenset("ASSAULT PROTEST COERCE MOBILIZE RETREAT CONSULT".split())
# What a story of conflict tells of, apart from nouns without participants.
_CONFLICT = frozenset("ASSAULT COERCE THREATEN MOBILIZE RETREAT ACCUSE CONCEDE".split())
# So many events with a known participant make a story one of conflict: one might be a slip.
_LEAST = 2
# "at war": a state; "a risk of war": nothing that was.
_STATES = frozenset({"at"})
_VAGUE = frozenset({"no", "any", "every", "another", "what", "which", "such", "either"})
# Only a meeting or a withdrawal that is this one is told of; others are wished for or spoken about.
_DEFINITE = frozenset({"the", "a", "an", "this"})
_SPEAKING = frozenset({"speak", "talk", "know", "hear", "think"})
_ENDS = frozenset({"end", "halt", "cessation", "stop"})
# What people die of in peace, too.
_DEATHS = frozenset({"death", "fatality"})
_COURTLY = frozenset({"CONSULT", "RETREAT", "MOBILIZE", "COERCE", "PROTEST"})


def told_by_story(lens: Lexicon, n: int) -> Reading | None:
    """Return the reading that noun ``n`` has in a story of conflict only (use ``t``), or None."""
    p = lens.p
    if p.pos[n] != "NOUN" or p.dep[n] in ("compound", "amod", "nmod"):
        return None
    entries = lens.table.nouns.get(p.lemma[n])
    if not entries:
        return None
    near = {p.lower[c] for c in p.children[n]} | {p.lemma[c] for c in p.children[n]}
    if any(e.objects & near and e.use != "t" for e in entries):
        return None
    if p.lemma[n] == "strike" and _walked_out(p, lens.table, n):
        return None
    of = {p.lemma[o] for c in p.children[n] if p.lower[c] == "of" for o in p.children[c]}
    if any(e.type == "NONE" and e.objects & of for e in entries):
        return None  # "the latest round of violence" is none of talks
    first, last = p.sents[p.sent[n]]
    if p.lemma[n] in _DEATHS and word_set("events.otherwise") & set(p.lemma[first:last]):
        return None
    for e in entries:
        if e.use == "t" and (not e.objects or e.objects & near):
            return Reading(e.type, e.mode, LEXICAL, (e.rule, STORY), "a", e.frame)
    return None


def _walked_out(p: Parse, table: PredicateTable, n: int) -> bool:
    """Return whether "the strike" at ``n`` is one of those told before that were walkouts all."""
    kinds = []
    for k in range(n):
        if p.lemma[k] == p.lemma[n] and p.pos[k] == "NOUN":
            near = {w for c in p.children[k] for w in (p.lower[c], p.lemma[c])}
            told = (e.type for e in table.nouns.get(p.lemma[k], ()) if e.objects & near)
            kinds.append(next(told, None))
    named = [kind for kind in kinds if kind is not None]
    return bool(named) and set(named) == {"PROTEST"}


def specific(
    p: Parse, table: PredicateTable, n: int, reading: Reading, plainly: bool = False
) -> bool:
    """Return whether noun ``n`` can tell of one happening though nobody is known to take part.

    ``plainly``: the story is about a conflict beyond doubt, so a breach is one of its truce.
    """
    learned = any(map(is_learned, reading.rules))
    uses = ("b", "m") if plainly else ("b",)
    if learned or (reading.use not in uses and STORY not in reading.rules):
        return False
    if reading.type not in _TYPES or (p.lower[p.head[n]] in _STATES and p.dep[n] == "pobj"):
        return False
    if p.role(n) == "headline":  # the report itself will say who
        return False
    words = {p.lower[c] for c in p.children[n] if p.dep[c] in ("det", "amod", "neg")}
    if words & _VAGUE or _somebodys(p, table, n) or _idea(p, table, n):
        return False
    if reading.type not in _COURTLY or counted_in_time(p, n):
        return True
    this_one = any(p.dep[c] in ("poss", "nummod") or p.tag[c] == "NNP" for c in p.children[n])
    return this_one or (reading.type != "CONSULT" and bool(words & _DEFINITE))


def _idea(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "the strike was a breach", "without provocation", "an end to attacks": no happening told."""
    up = p.head[n]
    if p.dep[n] == "attr":
        subjects = [c for c in p.children[up] if p.dep[c] == "nsubj"]
        return any(p.lemma[c] in table.nouns for c in subjects)
    if p.dep[n] != "pobj":
        return False
    if p.lower[up] in ("of", "about") and p.lemma[p.head[up]] in _SPEAKING:
        return True  # "spoke of breaches"
    return p.lower[up] == "without" or (
        p.pos[p.head[up]] == "NOUN" and p.lemma[p.head[up]] in _ENDS
    )


def _somebodys(p: Parse, table: PredicateTable, n: int) -> bool:
    """ "researchers launched an assault": who does it is said, and is nobody known."""
    up = p.head[n]
    if p.dep[n] not in OBJECTS or not is_verb(p, up) or p.lemma[up] not in table.groups["light"]:
        return False
    subjects = [c for c in p.children[up] if p.dep[c] == "nsubj"]
    if modality(p, up).negated:
        return True
    return any(p.lemma[c] not in table.nouns for c in subjects)


def of_conflict(
    events: Sequence[EventDraft], known: Callable[[Actor], bool], plainly: bool = False
) -> tuple[EventDraft, ...]:
    """Return ``events``, without the tentative ones unless the others tell of a conflict.

    ``plainly``: the words of the story leave no doubt that it is about one.
    """
    firm = [e for e in events if STORY not in e.rules or ARMS in e.rules]
    if len(firm) == len(events):
        return tuple(events)
    by_known = [
        e for e in firm if ARMS not in e.rules and any(known(a) for a in (*e.actors, *e.recipients))
    ]
    told = sum(e.type in _CONFLICT for e in by_known)
    return tuple(events) if told >= _LEAST or plainly else tuple(firm)


def tentative(p: Parse, n: int, reading: Reading) -> Reading:
    """Return the reading as one that needs no participant but its story.

    A definite single act ("the raids", not "the fighting") is one told of before.
    """
    rules = reading.rules if STORY in reading.rules else (*reading.rules, STORY)
    the = any(p.lower[c] in ("the", "this", "these", "those") for c in p.children[n])
    later = any(
        p.dep[c] in ("acl", "prep", "amod", "nummod") or (p.dep[c] == "relcl" and c > n + 1)
        for c in p.children[n]
        if "," not in p.lower[n + 1 : c]
    )
    if the and not later and reading.frame == "of" and reading.type == "ASSAULT":
        rules = (*rules, DEFINITE)
    return msgspec.structs.replace(reading, use="a", rules=rules)


def one_sided(reading: Reading) -> Reading:
    """Return a reading that asks for both sides as one that its story makes an event."""
    return msgspec.structs.replace(reading, use="t", rules=(*reading.rules, STORY))
