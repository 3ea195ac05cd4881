"""Whether an answer is about the deed that it would answer, by its words.

A denial answers a charge by what it says itself (the deed, whom or what it hit, where), by a word
that can only mean the charge ("it", "such", "at that place"), by owning no part in whatever was
done, by where its own men were, or by naming nothing else at all. What names another matter ("that
any promise had been broken") answers no charge. Words are compared by their first letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from trucewatch.vocab.agreements import (
    breach_words,
    claim_nouns,
    deed_words,
    falsehoods,
    talk_words,
)
from trucewatch.vocab.tables import table
from trucewatch.vocab.words import calendar, word_set

_WORD = re.compile(r"[^\W\d_]{3,}")
# Five letters keep "attacked" with "attack" and "shelling" with "shells", and most others apart.
_STEM = 5
# Words that stand for what was told before: no clause of their own begins with them.
_ANAPHOR = re.compile(
    r"\bours\b|\b(?:this|that) one\b|\b(?:do|does|did|done|doing) (?:so|it|this|that|the same)\b"
    r"|\bsuch\b|\bof (?:the|that) (?:kind|sort)\b"
    r"|\b(?:at|on|in|near|of|from|to|by|for|behind|about|with) (?:this|that|these|those)\b"
    r"|\b(?:behind|for|with|in) it\b"
    r"|\b(?:this|that) (?:day|night|evening|morning|afternoon|time|hour|place|village|town|area)\b"
    r"|\bthere\b(?! (?:was|were|is|are|had|has|have|would|will|could|can|never)\b)",
    re.IGNORECASE,
)
# A claim stands among so many first words of what is called untrue: "the army's latest charge".
_NAMED_IN = 4
# What stands behind a claim says what it is worth, unless it says what the claim is of.
_OF_WHAT = re.compile(r"\b(?:that|of|about|on|over|concerning|regarding|whether)\b", re.IGNORECASE)
_WORTH = re.compile(r"\bas\b.*\Z", re.IGNORECASE | re.DOTALL)
_MINE = re.compile(
    r"\b(?:its|our|ours|we|his|their|theirs)\b|\A\W*(?:that )?(?:it|they|he|she)\b"
    r"|\b(?:no|none|nobody|never|not)\b",
    re.IGNORECASE,
)
# Names behind a preposition of place.
PLACED = re.compile(
    r"\b(?:at|in|near|into|from|around|to|inside|of) (?:the )?([A-ZÀ-Þ][\w’'-]{2,})"
)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of ``text`` that tell what was done, to what, or where."""
    words = (w.lower() for w in _WORD.findall(text))
    return frozenset(w[:_STEM] for w in words if w not in word_set("linking.small")) - _bodies()


def kinds_of(text: str) -> frozenset[str]:
    """Return the kinds of deeds of which some words tell (``agreements/matters.tsv``)."""
    words = _WORD.findall(text.lower())
    return frozenset(k for w in words for k in _kinds().get(w, ()))


def own_matter(text: str, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of what an answer names besides the words of others ("the claim", "a lie"),
    days, and the ``names`` of those who speak."""
    deeds = stems_of(w for w in _WORD.findall(text.lower()) if w in _kinds())
    return (stems(text) | deeds) - _of_words() - _days() - stems(" ".join(names))


def disowns(text: str) -> bool:
    """Return whether words deny any part in whatever was done ("any involvement", "had broken the
    truce"): no part in talks, where no deed of force is named."""
    found = _begins(text)
    part = found & stems_of(deed_words())
    return _of_breach(text) or (bool(part) and not _of_talks(text, found))


def of_talks(text: str) -> bool:
    """Return whether words are of a meeting, a deal or an offer ("that they had secretly agreed on
    a partition"), and of no breach."""
    return bool(_begins(text) & stems_of(talk_words())) and not disowns(text)


def of_another_kind(answer: str, told: str) -> bool:
    """Return whether a denial is of a deed of another kind than is told: "denied that it had
    received arms" answers no charge of shelling. Where either tells of no kind it is not."""
    verbs = " ".join(w for w in _WORD.findall(answer.lower()) if w.endswith(("ing", "ed")))
    denied, charged = kinds_of(verbs) or kinds_of(answer), _charged(told)  # "plundering the mines"
    if "force" in charged:
        denied -= {"guns"}  # "its guns were silent"
    other = bool(denied and charged) and not denied & charged
    return other and (not disowns(answer) or bool(_PART_IN.search(answer)))


def speaks_of(answer: str, told: str, names: Iterable[str] = ()) -> bool:
    """Return whether an ``answer`` is about the deed of which the words ``told`` tell; ``names``
    are those of the speakers and of the accused, which tell nothing."""
    names = tuple(names)
    own = own_matter(answer, names)
    if of_another_kind(answer, told) or (is_ahead(answer) and not is_ahead(told)):
        return False
    if _of_a_claim(answer, names) or disowns(answer):
        return True
    if not own:
        return not _names_others(answer, told, names)
    if not own_matter(told, names):
        return True  # "blamed B": whatever the charge is, no word of it is of another matter
    if kinds_of(answer) & _charged(told) or _ANAPHOR.search(answer):
        return True
    pact = stems_of(breach_words()[1])  # every report of a truce speaks of it
    return bool(own & (stems(told) - _days() - pact)) or _elsewhere(answer, own, told, names)


# A part that is denied in something named ("any role in the abduction").
_PART_IN = re.compile(r"\b(?:role|hand|part|involve\w+|responsib\w+) (?:in|for|with|behind)\b")


def is_ahead(text: str) -> bool:
    """Return whether words tell of what is only to come ("planning a wider offensive"), and not of
    a deed that is known ("planning the raid")."""
    known = any(m.group(1).lower() in _kinds() for m in _KNOWN.finditer(text))
    return _AHEAD.search(text) is not None and not known


_KNOWN = re.compile(r"\b(?:the|this|that) (\w+)", re.IGNORECASE)


# What is only to come is no deed that was done: "planning an offensive", "any intention to stay".
_AHEAD = re.compile(
    r"\b(?:plan|plans|planning|prepar\w+|inten[dt]\w*|about to|will|wants?|wanted|seek\w*"
    r"|(?:planned|plotted|plotting) (?:to|an?|any|new|further|more|another))\b",
    re.IGNORECASE,
)
_OWN_MEN = frozenset("its our their his any of the these those such no".split())


def _names_others(answer: str, told: str, names: Iterable[str]) -> bool:
    """Return whether an answer names somebody who is not told of ("supporting the M23", "force
    against journalists"), other than its own men ("any of its soldiers")."""
    known = f"{told} {' '.join(names)}".lower()
    before = ""
    for word in re.findall(r"[^\W_][\w’'-]*", answer):
        low = word.lower()
        body = low[:_STEM] in _bodies() and before not in _OWN_MEN and len(low) >= _LEAST
        called = bool(before) and (word[0].isupper() or low[-1].isdigit()) and len(low) >= _LEAST
        if (body or called) and low[:_STEM] not in known:
            return True
        before = low
    return False


# Shorter words tell nobody: "I", "UN" without its name.
_LEAST = 3


def of_its_own(claim: str, told: str, names: Iterable[str] = ()) -> bool:
    """Return whether a claim is of another matter than is told: a deed of another kind, or, with no
    word of it, something with a name or a number that is not told ("has 4,000 men on its soil")."""
    names = tuple(names)
    if of_another_kind(claim, told):
        return True
    known = _begins(f"{told} {' '.join(names)}") | _days()
    named = {w[:_STEM].lower() for w in _NAMED.findall(claim)} - known
    return bool(named) and not speaks_of(claim, told, names)


# Names and numbers, but for the word that a clause begins with.
_NAMED = re.compile(r"(?<!\A)(?<![\w’'-])(?:[A-ZÀ-Þ][\w’'-]{2,}|\d[\d,.]*\d)")


def _charged(told: str) -> frozenset[str]:
    """Return the kinds of deeds that words charge somebody with: a breach is one of force, too."""
    return kinds_of(told) | (frozenset({"force"}) if _of_breach(told) else frozenset())


def _of_breach(text: str) -> bool:
    """Return whether something is broken and words for what a breach breaks stand together."""
    found = _begins(text)
    return all(found & stems_of(words) for words in breach_words())


def _begins(text: str) -> frozenset[str]:
    """Return the beginnings of all words, also of those for who acts ("a negotiator")."""
    return stems_of(_WORD.findall(text.lower()))


def _of_a_claim(answer: str, names: Iterable[str]) -> bool:
    """Return whether an answer says what the words of others are worth: "this as an old song",
    "that the film was a fabrication"."""
    words = re.findall(r"[a-z]+", answer.lower())
    told = words[:1] == ["what"] and not word_set("linking.telling").isdisjoint(words)
    if told or falsehoods() & set(words):
        return True
    head = _WORTH.sub("", answer)
    if head != answer and not own_matter(head, names):
        return True
    for k, found in enumerate(re.finditer(r"[^\W\d_]+(?!['’])", answer)):
        if k < _NAMED_IN and found.group().lower() in claim_nouns():
            return not _OF_WHAT.search(answer, found.end())
    return False


def _elsewhere(answer: str, own: frozenset[str], told: str, names: Iterable[str]) -> bool:
    """Return whether an answer says where its own men were, or that they kept still: "its guns were
    silent", "had never left the trenches"; not at some other place that it names."""
    still = own & stems_of(word_set("linking.alibi")) and _MINE.search(answer)
    if not still and not own & stems_of(word_set("linking.flights")):
        return False
    known = stems(told) | stems(" ".join(names)) | _days()
    return all(stems(name) <= known for name in PLACED.findall(answer))


def owns_deed(answer: str, told: str, names: Iterable[str] = ()) -> bool:
    """Return whether who admits something owns to the deed of which the words ``told`` tell: that
    his own side did it, whose weapon it was, who holds the captive, or that it was a fault."""
    kinds = kinds_of(told)
    if _SUFFERED.search(answer):
        return False
    weapon = _begins(answer) & stems_of(word_set("acts.owned_weapons"))
    if "force" in kinds and weapon and _WHOSE.search(answer):
        return True
    if of_another_kind(answer, told):
        return False
    if stems(answer) & stems_of(word_set("linking.faults")) and not of_talks(answer):
        return True
    if "captives" in kinds and _HELD.search(answer):
        return True
    own = _OWNED.search(answer) or any(n in answer for n in names)
    means = word_set("linking.means")
    deed = " ".join(w for w in _WORD.findall(answer.lower()) if w not in means)
    return bool(own and kinds_of(deed) & kinds)


# Whose side did it: "it had fired", "our guns", "shelling the town".
_OWNED = re.compile(
    r"\b(?:its|our|ours|we|us|my|his|their)\b|\A\W*(?:that )?(?:it|they|he|she|i)\b"
    r"|\A\W*(?:having )?\w+(?:ing|ed)\b",
    re.IGNORECASE,
)
# Who was hit has not done it: "that three of its soldiers had been killed".
_SUFFERED = re.compile(
    r"\b(?:its|our|their|his)\b[^,;]*\b(?:was|were|been|being|lost|died)\b(?: \w+)?"
    r" (?:killed|wounded|hit|struck|shot|attacked|injured|captured|dead|bombed|shelled)\b"
    r"|\b(?:had|has|have)? ?lost\b[^,;]*\b(?:men|soldiers|fighters|troops|police\w*)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\bin (?:its|our|their|his) (?:own )?(?:hands|custody|captivity|prisons?|jails?|power)\b"
    r"|\b(?:it|they|we|he) (?:was|were|is|are|had been|has|have been)? ?(?:now |still )?"
    r"(?:hold|holds|holding|held|captured|taken|seized|detained|detaining|arrested)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?:was|were|is|are|been) (?:indeed |in fact )?(?:ours|theirs|mine|its own"
    r"|(?:one )?of (?:ours|its own)|one of (?:its|our|their|his)\b"
    r"|(?:its|our|their|his) (?:own )?\w+)|\bbelong(?:s|ed)? to (?:it|us|them)\b",
    re.IGNORECASE,
)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of words as ``stems`` compares them."""
    return frozenset(w[:_STEM] for w in words)


def _of_talks(text: str, found: frozenset[str]) -> bool:
    """Return whether the part that is denied is one in talks: "any role in the negotiations"."""
    return bool(found & stems_of(talk_words())) and not kinds_of(text)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Return each word for a deed, and its plural, → its kinds (``agreements/matters.tsv``)."""
    out: dict[str, tuple[str, ...]] = {}
    for row in table("agreements/matters.tsv"):
        for word in row["words"].split():
            for form in (word, f"{word}s"):
                out[form] = (*out.get(form, ()), row["kind"])
    return out


@cache
def _of_words() -> frozenset[str]:
    """Stems of words for what others say and for what it is worth."""
    return stems_of(claim_nouns() | falsehoods() | word_set("linking.worth"))


@cache
def _days() -> frozenset[str]:
    return stems_of(calendar())


@cache
def _bodies() -> frozenset[str]:
    """Stems of the words for those who act and speak: they stand in most clauses."""
    rows = table("actors/role_nouns.tsv")
    return frozenset(w[:_STEM] for r in rows for w in r["noun"].lower().split())
