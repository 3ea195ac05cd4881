"""Demonyms of lands that no table knows: "Valdorian" of "Valdoria", "Kestreli" of "Kestrel"."""

from __future__ import annotations

# A land's name has at least so many letters.
SHORTEST = 4
# Where the demonym comes from: "Valdorian" of "Valdoria", "Kestreli" of "Kestrel".
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
_SURE_ENDINGS = ("ian", "ians", "ean", "eans", "ese")
_SHORTEST_DEMONYM = 7
# English names of states often end so; only in a report of strife is that enough, with acts.
_LAND_ENDINGS = ("ia", "stan", "land")
_LONG = 6


def like_a_land(form: str) -> bool:
    """Tell whether ``form`` ends as names of states do."""
    return len(form) >= _LONG and form.endswith(_LAND_ENDINGS)


def demonyms(name: str) -> list[str]:
    """Return what the people of ``name`` may be called, in small letters."""
    stems = [name]
    stems.extend(name[:-k] for k in (1, 2) if len(name) - k >= SHORTEST and name[-k] in "aeiouy")
    forms = [stem + ending for stem in stems for ending in _ENDINGS]
    return [f for form in forms for f in (form, form + "s") if f != name]


def sure_demonym(form: str) -> bool:
    """Tell whether ``form`` can hardly be anything but a demonym."""
    return len(form) >= _SHORTEST_DEMONYM and form.endswith(_SURE_ENDINGS)


def homeland(demonym: str) -> str:
    """Return the likely name of a people's land: Valdoria of Valdorian(s), else the form itself."""
    stem = demonym.removesuffix("s") if demonym.endswith("ans") else demonym
    return stem.removesuffix("n") if stem.endswith("ian") else stem.removesuffix("an")


def kind_of_form(form: str) -> str:
    """Return people or adjective for a demonym."""
    return "people" if form.endswith(("ans", "is")) else "adjective"
