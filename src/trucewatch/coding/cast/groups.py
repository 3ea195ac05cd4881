"""People of a group that the words around call by what it is: "a spokesman for the militia".

"The militia's northern command", "the movement's political bureau", "a wing of the front": whoever
speaks for or leads a part of a group belongs to the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trucewatch.coding.cast import words as cast_words
from trucewatch.vocab.actor_named import Named, entity_named, named_in_role
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

_CALLED = frozenset({"group", "movement", "organization", "organisation", "faction", "militia",
                     "alliance", "front", "party"})  # fmt: skip
_GROUPS = frozenset({"REB", "PRM", "CRM", "OPP", "PTY"})
# Sectors of those who are called rebels, whoever's.
ARMED = frozenset({"REB", "PRM"})
# A name in apposition to a part begins so near behind it, in tokens.
_NEAR = 12
# The role alone does not say that somebody serves a state or a trade.
_SOFT = frozenset({"UNK", "GOV", "MIL", "REB", "PRM", "OPP", "PTY"})


class GroupPeople:
    """The people whom the story calls spokesmen and leaders of a group, or of a part of it."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._found: dict[str, Named] | None = None

    def placed(self, head: int, named: Named) -> Named:
        """Return ``named`` as of its group, unchanged where the story tells none."""
        if named.country or named.entity is not None or named.sector not in _SOFT:
            return named
        if named.kind == "name":
            return self._people().get(named.code, named)
        return self._of_group(head, named) if named.kind == "role" and named.person else named

    def _people(self) -> dict[str, Named]:
        if self._found is None:
            found = self._found = {}  # set first: looking for owners may ask for people again
            for head in self._cast.heads:
                named = self._cast.named(head)
                if named is None or named.kind != "name" or named.country or not named.noun:
                    continue
                role = self._role(head)
                placed = self._of_group(role, named) if role is not None else named
                if placed is not named:
                    found[named.code] = placed
        return self._found

    def _role(self, head: int) -> int | None:
        last = self._cast.noun_phrase(head)[1]
        return cast_words.apposed(self._cast.parse, head, last, False)

    def _of_group(self, role: int, named: Named) -> Named:
        at = self._owner(role)
        owner = self._cast.of(at) if at is not None else None
        entity = owner and self._cast.entities.get(owner.code.partition(":")[2])
        if not entity or entity.kind != "body" or entity.sector_on(self._cast.on) not in _GROUPS:
            return named
        group = msgspec.structs.replace(entity_named(entity, self._cast.on), noun=named.noun)
        if named.kind == "name":
            return named_in_role(named, group)
        return msgspec.structs.replace(
            group, name=named.name, kind="role", person=True, plural=named.plural
        )

    def _owner(self, role: int) -> int | None:
        """Return the noun that names the group in "for the militia('s northern command)", "the
        militia's delegate"."""
        parse = self._cast.parse
        for prep in parse.children[role]:
            if parse.dep[prep] == "poss" and parse.lemma[prep] in _CALLED and self._definite(prep):
                return prep
            if parse.dep[prep] != "prep" or parse.lower[prep] not in ("for", "of", "in", "from"):
                continue
            below = next((c for c in parse.children[prep] if parse.dep[c] == "pobj"), None)
            if below is not None and parse.lemma[below] in word_set("cast.parts"):
                called = self._called(below)
                if called is not None:
                    return called
                below = self._whole(below)
                if below is not None and self._is_name(below):
                    return below
            if below is not None and parse.lemma[below] in _CALLED and self._definite(below):
                return below
        return None

    def _whole(self, part: int) -> int | None:
        parse = self._cast.parse
        owner = next((c for c in parse.children[part] if parse.dep[c] == "poss"), None)
        if owner is not None:
            return owner
        of = next((c for c in parse.children[part] if parse.lower[c] == "of"), None)
        below = parse.children[of] if of is not None else ()
        return next((c for c in below if parse.dep[c] == "pobj"), None)

    def _called(self, part: int) -> int | None:
        """Return the name of a part that has one: "its armed wing, the Northern Brigades"."""
        parse = self._cast.parse
        end = parse.sents[parse.sent[part]][1]
        apposed = [c for c in parse.children[part] if parse.dep[c] == "appos"]
        after = [h.last - 1 for h in self._cast.hits_in(part + 1, min(end, part + _NEAR))
                 if parse.word[part + 1 : h.first] in ((",",), (",", "the"))]  # fmt: skip
        return next((k for k in (*apposed, *after) if self._is_name(k)), None)

    def _is_name(self, i: int) -> bool:
        """Tell whether a phrase is the name of a body, of the tables or of this story."""
        named = self._cast.named(i)
        return named is not None and named.entity is not None and not named.person

    def _definite(self, i: int) -> bool:
        parse = self._cast.parse
        return any(parse.lower[c] in ("the", "this", "that") for c in parse.children[i])
