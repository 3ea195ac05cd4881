"""Short names of bodies: "the Front" for the Rovuma Liberation Front, "Front spokesman".

A body that no table knows is named in full once; afterwards its last word stands for it, with a
capital. Where two bodies of the story end in the same word it stands for neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trucewatch.coding.cast import words as cast_words
from trucewatch.vocab.actor_lexicon import Entity
from trucewatch.vocab.actor_named import Named, entity_named, named_in_role
from trucewatch.vocab.watching_names import is_watching_noun
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_ARTICLES = frozenset({"the", "this", "that", "our"})
# Who speaks for or fights in a body; behind its name, or before "of the …".
_OWNS = frozenset({"'s", "’s"})
_OF = frozenset({"of", "from", "for"})
_GROUPS = frozenset({"REB", "PRM", "SOC", "SEP"})
_SOFT = frozenset({"UNK", "GOV", "MIL", "REB", "PRM", "IGO", "OPP", "UAF"})


class ShortNames:
    """The bodies of one story by the last word of their full names."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._found: dict[str, Named] | None = None

    def resolved(self, head: int, named: Named) -> Named:
        """Return ``named`` as the body, or as one of the people of the body, that a short or full
        name in its phrase stands for; unchanged where there is none."""
        if named.country or named.entity is not None or named.sector not in _SOFT:
            return named
        word = self._cast.parse.lower[head]
        bare = named.kind in ("unnamed", "role") and ":" not in named.code
        if (bare or is_watching_noun(word)) and self._is_alone(head):
            return self._bodies().get(word, named)
        if named.noun.rsplit(" ", 1)[-1] not in word_set("cast.people_short"):
            return named
        body = self._before(head) or self._behind(head) or self._beside(head)
        if body is None:
            return named
        if named.kind == "name":
            person = named if body.sector == "UNK" else named_in_role(named, body)
            self._cast.belongs(person.code, body.code.partition(":")[2])
            return person
        return named if named.kind != "role" else body

    def _bodies(self) -> dict[str, Named]:
        if self._found is None:
            found: dict[str, dict[str, Named]] = {}
            self._found = {}
            for body in self._cast.bodies.values():  # its short names are found: none is left
                found.setdefault(body.name.rsplit(" ", 1)[-1].lower(), {})[body.id] = entity_named(
                    body, None
                )
            for entity in self._listed():
                word = entity.name.rsplit(" ", 1)[-1].lower()
                found.setdefault(word, {})[entity.id] = entity_named(entity, self._cast.on)
            for head in self._cast.heads:
                named = self._cast.named(head)
                if named is not None and self._is_full(head, named):
                    word = self._cast.parse.lower[head]
                    found.setdefault(word, {})[named.code.partition(":")[2]] = named
            issuer = self._issuer()
            if issuer is not None:
                word = issuer.name.rsplit(" ", 1)[-1].lower()
                found.setdefault(word, {}).setdefault(issuer.code.partition(":")[2], issuer)
            self._found = {w: next(iter(b.values())) for w, b in found.items() if len(b) == 1}
        return self._found

    def _issuer(self) -> Named | None:
        """The body whose paper the text is, where only its heading names it in full."""
        issuer = self._cast.issuer
        if issuer is None or " " not in issuer.name or issuer.country:
            return None
        if issuer.name.rsplit(" ", 1)[-1].lower() not in word_set("cast.groups"):
            return None
        return Named(issuer.code, None, issuer.sector or "UNK", issuer.name, "role")

    def _listed(self) -> list[Entity]:
        """The groups of the table that the story names in full by such a noun."""
        named = (h.entry.entity for h in self._cast.hits if h.last - h.first > 1)
        return [
            e
            for e in named
            if e is not None
            and e.kind == "body"
            and e.sector_on(self._cast.on) in _GROUPS
            and e.name.rsplit(" ", 1)[-1].lower() in word_set("cast.groups")
        ]

    def _is_full(self, head: int, named: Named) -> bool:
        parse = self._cast.parse
        body = not named.person and named.kind in ("role", "unnamed") and named.entity is None
        return body and ":" in named.code and " " in named.name and parse.word[head][:1].isupper()

    def _is_alone(self, head: int) -> bool:
        """Return whether a phrase is one word with a capital, but for its article."""
        parse = self._cast.parse
        first, last = self._cast.noun_phrase(head)
        if not parse.word[head][:1].isupper() or last != head + 1:
            return False
        return all(parse.lower[i] in _ARTICLES for i in range(first, head)) and first < head

    def _before(self, head: int) -> Named | None:
        """Return the body in "Front spokesman Abudo Selemane", "the Front's fighters"."""
        parse = self._cast.parse
        first, last = self._cast.noun_phrase(head)
        for i in range(first, last - 1):
            after = i + 2 if parse.lower[i + 1] in _OWNS else i + 1
            role = parse.lower[after].rstrip("s") if after < last else ""
            if parse.word[i][:1].isupper() and role in word_set("cast.people_short"):
                return self._bodies().get(parse.lower[i])
        return None

    def _beside(self, head: int) -> Named | None:
        """Return the body in "Abudo Selemane, a spokesman for the Front"."""
        last = self._cast.noun_phrase(head)[1]
        role = cast_words.apposed(self._cast.parse, head, last, False)
        return self._behind(role) if role is not None else None

    def _behind(self, head: int) -> Named | None:
        """Return the body in "fighters of the Rovuma Liberation Front"."""
        parse = self._cast.parse
        for prep in parse.children[head]:
            if prep > head and parse.lower[prep] in _OF:
                below = next((c for c in parse.children[prep] if parse.dep[c] == "pobj"), None)
                named = self._cast.named(below) if below is not None else None
                if below is not None and named is not None and self._is_full(below, named):
                    return named
                if below is not None and named is not None and self._is_alone(below):
                    return self._bodies().get(parse.lower[below])
        return None
