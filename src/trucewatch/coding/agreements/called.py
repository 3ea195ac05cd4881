"""What makes a noun that may name many things an agreement of a conflict: its own name ("the Lake
Declaration"), that it binds ("violated the understanding"), and that it is of no other matter ("a
trade agreement", "a plan to visit", "a deal is far away")."""

from __future__ import annotations

from collections.abc import Collection

from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    definite,
    indefinite,
    noun_at,
    objects_of,
    term,
)
from trucewatch.reading import Parse
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords
from trucewatch.vocab.words import word_set

_MODALS = frozenset({"could", "would", "may", "might", "can", "should", "cannot"})
_IF = frozenset({"if", "once", "when", "until", "unless", "provided", "till", "before", "as"})
_TOWARDS = frozenset({"for", "to", "toward", "towards", "of", "on", "about", "against", "without"})
ALIVE = frozenset({"dead", "alive", "buried", "void", "finished", "binding", "obsolete", "broken"})
"""What an agreement is said to be, and few other things."""
_BEING = frozenset({"be", "remain", "seem", "appear", "look", "become"})


def noun_of(words: AgreementWords, p: Parse, i: int) -> AgreementNoun | None:
    """Return the vocabulary's noun at ``i``, also of one written as a name ("the Accords")."""
    if p.lemma[i] == "map" and i and p.lower[i - 1] == "road":
        return words.nouns["roadmap"]
    found = words.nouns.get(term(p, i)) or words.nouns.get(p.lemma[i])
    if found is None and p.word[i][:1].isupper():
        found = words.nouns.get(p.lower[i].removesuffix("s"))  # "the Havana Accords"
    return found or words.nouns.get(noun_at(p, i))


def title(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the words of an agreement's own name before its noun, in small letters, where the noun
    is written as part of it: "the Lake Declaration"; empty in headlines, and for the names of what
    is no agreement of a conflict ("the Paris Agreement")."""
    p = ctx.parse
    if p.tag[i] not in ("NNP", "NNPS") or not p.word[i][:1].isupper() or p.role(i) == "headline":
        return frozenset()
    if not ctx.political or p.lower[i] in ("statement", "peace", "paper", "text", "document"):
        return frozenset()
    named = [
        p.lower[c] for c in p.children[i]
        if c < i and p.dep[c] in ("compound", "nmod", "amod") and p.tag[c] in ("NNP", "NNPS")
    ]  # fmt: skip
    found = frozenset(w for w in named or _behind(p, i) if w.isalpha() and len(w) > 1)
    other = word_set("agreements.other_titles") | word_set("agreements.issuers")
    return frozenset() if not found.isdisjoint(other) else found


def _behind(p: Parse, i: int) -> list[str]:
    """Return the words, in small letters, of what an agreement is on by its own name: "Agreement on
    the Cessation of Hostilities"; a land that it is on lends its name to any."""
    words = []
    for o in objects_of(p, i, "on", "for"):
        named = [c for c in p.children[o] if c < o and p.dep[c] in ("compound", "nmod", "amod")]
        words += [k for k in (*named, o) if p.word[k][:1].isupper()]
    plain = load_actors()
    return [p.lower[k] for k in words if plain.longest((p.word[k],), (p.lower[k],), 0) is None]


def name_before(p: Parse, i: int, homes: Collection[str] = ()) -> str | None:
    """Return the proper name right before an agreement's noun that is not written as part of a
    name, in small letters: "the Kelm truce". A side, a person, a feast or a day is none, nor is a
    region of one of the ``homes`` (countries), over which any truce of theirs can be."""
    c = i - 1
    if c < 0 or not p.word[i].islower() or not p.word[c][:1].isupper() or p.sent[c] != p.sent[i]:
        return None
    low = p.lower[c]
    plain = p.tag[c] not in ("NNP", "NNPS") or p.role(i) == "headline" or not p.word[c].isalpha()
    if plain or low in word_set("places.no_places") or p.head[c] != i:
        return None
    hit = load_actors().longest((p.word[c],), (low,), 0)
    if hit is None or hit.entry.kind == "seat":
        return low
    return low if hit.entry.kind == "place" and hit.entry.country not in homes else None


def binds(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody makes, keeps or breaks what the noun names: "in breach of the
    understanding", "agreed to a code of conduct", "a moratorium reached in May"."""
    p = ctx.parse
    bound = word_set("agreements.bound")
    if any(p.dep[c] in ("acl", "amod", "relcl") and p.lemma[c] in bound for c in p.children[i]):
        return True
    after = p.lower[i + 1 : i + 2]
    if after and p.lemma[i + 1] in bound and p.tag[i + 1] == "VBN":
        return True  # wherever the parse hangs "agreed last week"
    head = p.head[i]
    if p.dep[i] in ("dobj", "nsubjpass"):
        return p.lemma[head] in bound
    if p.dep[i] == "nsubj":
        return _stands(p, head) and (definite(p, i) or p.lemma[head] != "be")
    if p.dep[i] != "pobj":
        return False
    if p.lower[head] == "under" and not indefinite(p, i):
        return True
    return p.lemma[p.head[head]] in bound and p.lower[head] in ("to", "of", "by", "with", "on")


def _stands(p: Parse, verb: int) -> bool:
    """Return whether a verb tells that its subject holds, ends or is dead."""
    what = child(p, verb, "acomp", "attr") if p.lemma[verb] in ("be", "remain") else None
    if what is not None:
        return p.lower[what] in ALIVE
    out = p.lemma[verb] == "run" and any(p.lower[c] == "out" for c in p.children[verb])
    return out or p.lemma[verb] in word_set("agreements.standing")


def numbered(p: Parse, i: int) -> bool:
    """Return whether a name ends in a number, which parsers take for its head: "Military Agreement
    No. 1"."""
    return p.dep[i] == "compound" and p.tag[i] == "NNP" and p.lower[p.head[i]] in ("no", "number")


def of_name(p: Parse, first: int) -> int:
    """Return where a name begins that parsers cut at its "of": "a Cessation of | Hostilities
    Agreement"."""
    named = p.word[first][:1].isupper()
    while named and first >= 2 and p.lower[first - 1] == "of" and p.word[first - 2][:1].isupper():
        first -= 2
        first -= first > 0 and p.dep[first - 1] == "det"
    return first


def of_other_matters(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether the noun is of trade, of arms or of what one side alone plans to do."""
    p = ctx.parse
    other = word_set("agreements.other_deals")
    if noun.family == "deal":
        beside = [c for c in p.children[i] if p.dep[c] in ("compound", "amod", "nmod")]
        about = (*objects_of(p, i, "on", "for"), *beside)
        return any(p.lemma[c] in other or p.lower[c] in other for c in about)
    if noun.family == "plan" and noun.noun in ("plan", "proposal"):
        does = [c for c in p.children[i] if p.dep[c] == "acl" and p.tag[c] == "VB"]
        own = any(p.lower[c] in ("any", "no") for c in p.children[i])
        return own or any(p.lemma[c] not in word_set("agreements.settling") for c in does)
    if noun.noun == "understanding":
        return p.dep[i] == "pobj" and p.lower[p.head[i]] in ("of", "with")
    return False


def on_condition(ctx: LeadContext, i: int) -> bool:
    """Return whether "a truce" is the condition of something else: "once a ceasefire holds"."""
    p = ctx.parse
    if p.dep[i] not in ("nsubj", "nsubjpass") or not indefinite(p, i):
        return False
    verb = p.head[i]
    first = (p.lower[c] for c in p.children[verb] if c < verb and p.dep[c] in ("mark", "advmod"))
    return p.dep[verb] == "advcl" and not _IF.isdisjoint(first)


def only_thought_of(ctx: LeadContext, i: int) -> bool:
    """Return whether "a truce", "a peace deal" is one that somebody has in mind, and that nobody
    has made, offered or asked for: "once a ceasefire holds", "hopes of a deal", "a truce could
    only follow a withdrawal"."""
    p = ctx.parse
    if p.role(i) == "headline" or any(p.dep[c] == "poss" for c in p.children[i]):
        return False
    if not indefinite(p, i) and any(p.tag[c] == "DT" for c in p.children[i]):
        return False
    if any(p.dep[c] in ("relcl", "acl") for c in p.children[i]):
        return False  # "a truce that would give them a pause": somebody has it in mind
    if next(objects_of(p, i, "with", "between"), None) is not None:
        return False
    head = p.head[i]
    if p.dep[i] == "pobj":
        above = p.head[head]
        hoped = p.lemma[above] in word_set("agreements.hoped")
        if p.lower[head] == "against" or (p.lower[head] in _TOWARDS and hoped):
            return True
    told = p.dep[i] in ("nsubj", "attr", "nsubjpass", "expl")
    if told and p.lemma[head] in _BEING and p.dep[i] != "nsubjpass":
        return True
    return told and _open(p, head)


def _open(p: Parse, verb: int) -> bool:
    """Return whether a clause stands under "if", "once" or a modal."""
    for _ in range(MAX_CLIMB):
        kids = p.children[verb]
        if any(p.dep[c] == "aux" and p.lower[c] in _MODALS for c in kids):
            return True
        if any(p.dep[c] in ("mark", "advmod") and p.lower[c] in _IF and c < verb for c in kids):
            return p.dep[verb] == "advcl"
        if p.dep[verb] not in ("xcomp", "conj") or p.head[verb] == verb:
            return False
        verb = p.head[verb]
    return False


def names_none(p: Parse, i: int) -> bool:
    """Return whether an agreement is on how foreign forces are guests of a state ("the Status of
    Forces Agreement" is none of a conflict), or a word only ends a name: "memorandum of
    understanding"."""
    before = " ".join(p.lower[max(0, i - 4) : i]).replace(" - ", "-")
    if before.endswith("memorandum of"):
        return True  # a part of what the memorandum is called
    return before.endswith(("status of forces", "status-of-forces", "status of mission",
                            "status-of-mission"))  # fmt: skip


def in_a_body(ctx: LeadContext, i: int) -> bool:
    """Return whether a noun is a part of what a body is called: "the Government of National
    Accord", which is no accord."""
    p = ctx.parse
    of = p.head[i]
    if p.dep[i] != "pobj" or p.lower[of] != "of" or not p.word[i][:1].isupper() or definite(p, i):
        return False
    return p.word[p.head[of]][:1].isupper() and p.lower[p.head[of]] in word_set(
        "agreements.issuers"
    )


def is_plain(alias: str) -> bool:
    """Return whether a name is made of words that any agreement may be called by: it is the
    well-known one's only in a story of one of its parties."""
    return word_set("agreements.plain_names").issuperset(alias.replace("-", " ").split())
