"""The names under which lists print parties, and the codes that stand behind each."""

from __future__ import annotations

from collections import Counter

from trucewatch.linking.camps.sides import NARRATOR
from trucewatch.store.pages_full_names import initials
from trucewatch.store.pages_names import side_names
from trucewatch.store.queries import parties_told_of, party_codes
from trucewatch.store.record import Record
from trucewatch.views.camps import camp_name, is_nobody, side_of_code, use_names
from trucewatch.views.words import plain_name
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.sides import is_person, unknown_side

# Codes of nobody in particular.
_NO_PARTIES = frozenset({NARRATOR, "IGO", "NGO", "UNO"})


def printed_names(record: Record) -> list[str]:
    """Return the names of the sides of the record's parties as lists print them, and letters for
    each."""
    return sorted({n for _, key in _sides(record) for n in _names(key)})


def most_told(record: Record, most: int) -> list[str]:
    """Return the names of the sides that most of the record's linked records are about, as lists
    print them, the first the most told of."""
    use_names(side_names(record))
    counts: Counter[str] = Counter()
    for code, name, number in parties_told_of(record):
        own = code.partition("/")[0]
        if own in _NO_PARTIES or ";" in own or is_person(own):
            continue
        key = unknown_side(own, name) if own.startswith("UNK") else side_of_code(own)
        if key and not is_nobody(key) and key not in _NO_PARTIES:
            counts[plain_name(camp_name(key))] += number
    return [name for name, _ in counts.most_common(most)]


def codes_called(record: Record, asked: str) -> tuple[str, ...]:
    """Return the codes of parties whose side is called ``asked``, in any case of letters: by the
    name that lists print, letters for it, a name of the vocabulary's, or the key of its camp."""
    low = " ".join(asked.lower().split())
    group = resolve_actor(asked).code
    found = {
        code
        for code, key in _sides(record)
        if low in {key.lower(), _slug(key), *(n.lower() for n in _names(key))}
        or (":" in group and not group.startswith("UNK") and key == group)
    }
    return tuple(sorted(found))


def _sides(record: Record) -> set[tuple[str, str]]:
    """Return the code of each party of the record with the key of its side."""
    use_names(side_names(record))
    out = set()
    for code, name in party_codes(record):
        own = code.partition("/")[0]
        key = unknown_side(own, name) if own.startswith("UNK") else own
        if key is not None and ";" not in own:
            out.add((code, key))
    return out


def _names(key: str) -> set[str]:
    camp = plain_name(camp_name(key))
    return {n for n in (camp, initials(camp)) if len(n) > 1}


def _slug(key: str) -> str:
    return key.partition(":")[2].replace("-", " ")
