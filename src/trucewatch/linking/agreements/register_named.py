"""Agreements that no list knows, by their own names: "the Varn truce", "the Brisk accord of June".

A report that names one without its date means the one so called that reports of the same sides
date. States lend their names to any deal of theirs, and are no names of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from trucewatch.linking.agreements.register_undated import Entry, is_live, of_other_sides
from trucewatch.linking.incidents.union import Union
from trucewatch.records.leads import AgreementMention
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.words import calendar, word_set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = 4
_PAIR = 2


def own_name(e: Entry) -> str | None:
    """Return the proper name right before the noun of an agreement, in small letters, or None."""
    return next((n for n in _names(e.mention) if not _of_a_side(e, n)), None)


def named_so(mention: AgreementMention) -> bool:
    """Return whether a mention gives an agreement a proper name of its own."""
    return mention.family in ("deal", "truce") and next(_names(mention), None) is not None


def _names(mention: AgreementMention) -> Iterator[str]:
    """Yield the proper names right before the noun of an agreement or after its "of" ("the Accord
    of Tamba"), in small letters."""
    nouns, actors = load_agreement_words().nouns, load_actors()
    for text in (mention.name, *(s.text for s in mention.mentions)):
        words = _WORD.findall(text)
        after = ((w[2], w[0]) for w in zip(words, words[1:], words[2:], strict=False)
                 if w[1] == "of")  # fmt: skip
        for name, noun in (*pairwise(words), *after):
            low: str = name.lower()
            known = nouns.get(noun.lower())
            plain = known is None or known.family not in ("deal", "truce") or not name[0].isupper()
            if plain or "-" in name or low in calendar("month") or low in nouns or len(name) < 4:
                continue
            hit = actors.longest((name,), (low,), 0)
            if hit is None or hit.entry.kind == "seat":
                yield low


def _of_a_side(e: Entry, name: str) -> bool:
    """Return whether a name is that of a side of the story ("the Kestrian truce")."""
    return any(s.partition(":")[2][:5] == name[:5] for s in (*e.sides, *e.context) if ":" in s)


def named_keys(e: Entry) -> Iterator[tuple[str, str]]:
    """Yield the key by which mentions of one name meet."""
    name = own_name(e) if is_live(e) else None
    if name is not None:
        yield "called", name
    if is_live(e) and e.mention.date and e.mention.made_at:
        yield "called", e.mention.made_at.lower()
    if name is None and is_live(e) and e.mention.family == "truce":
        yield from (("called", w) for code in sorted(e.watchers) for w in _named_after(code))


def _named_after(code: str) -> Iterator[str]:
    """Yield what a mission is named after, by its code: the "Varn Verification Mission" watches
    the truce that is called so."""
    for word in code.partition(":")[2].split("-"):
        if len(word) >= _NAME and word not in word_set("linking.watching"):
            yield word


def join_named(entries: Sequence[Entry], union: Union) -> None:
    """Join undated mentions by their names: to the latest dated one before them, else together."""
    called: dict[str, list[int]] = {}
    for i, e in enumerate(entries):
        for _, name in named_keys(e):
            called.setdefault(name, []).append(i)
    for name, members in called.items():
        unlisted = load_actors().longest((name.capitalize(),), (name,), 0) is None
        dated = [i for i in members if entries[i].mention.date or entries[i].mention.names]
        loose: list[int] = []
        for i in members:
            if i in dated:
                continue
            fits = [j for j in dated if _meant(entries[j], entries[i], unlisted)]
            if fits:
                union.join(i, max(fits, key=lambda j: (entries[j].mention.date or "", -j)))
            else:
                loose.append(i)
        for a, i in enumerate(loose):
            for j in loose[a + 1 :]:
                if _share(entries[i], entries[j], unlisted):
                    union.join(i, j)


def _meant(dated: Entry, e: Entry, unlisted: bool) -> bool:
    late = bool(e.published) and (dated.mention.date or "") > e.published
    yearless = e.mention.yearless
    other = yearless is not None and not (dated.mention.date or "")[5:].startswith(yearless)
    return dated.story_id != e.story_id and not late and not other and _share(dated, e, unlisted)


def _share(a: Entry, b: Entry, unlisted: bool) -> bool:
    """Return whether two mentions can have a side in common; one of no side fits any. A name that
    no table knows is one agreement's unless both reports tell two others that signed it."""
    if of_other_sides(a, b):
        return False
    if unlisted and min(len(a.signers), len(b.signers)) < _PAIR:
        return True
    mine, theirs = {*a.sides, *a.context}, {*b.sides, *b.context}
    if _unknown(a.sides or mine) or _unknown(b.sides or theirs):
        return True  # "soldiers of a brigade" are of a side that the report does not tell
    return bool(mine & theirs)


def _unknown(sides: Set[str]) -> bool:
    """Return whether no side is a state or a group that is known elsewhere."""
    return len(sides) < 2 and all(s.startswith("UNK") for s in sides)
