"""The shape of a watch's file: YAML read strictly, and of what type each of its values must be.

A watch comes from whoever shares it: what it may hold is little, so that what it does hold can be
said exactly. Anchors and aliases are not read (a few hundred bytes of them make gigabytes), nor a
key that stands twice, nor a number where a name is meant.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import yaml

# A watch is written by hand; the longest clauses of an agreement's text are far below this.
MAX_WATCH = 2_000_000

Shape = str | list[Any] | dict[str, Any]
"""``text``, ``date``, ``any``, a list's one shape, or the shapes by key of a mapping."""

_AGREEMENT: Shape = {
    "name": "text",
    "aliases": ["text"],
    "signed": "date",
    "kind": "text",
    "parties": ["text"],
    "brokers": ["text"],
    "monitors": ["text"],
    "text": "text",
}
_SHAPES: dict[str, Shape] = {
    "name": "text",
    "about": "text",
    "roles": [{"who": "text", "role": "text", "affiliation": "text"}],
    "agreements": [_AGREEMENT],
    "places": ["text"],
    "issues": ["any"],
    "sources": ["text"],
}


class _Strict(yaml.SafeLoader):
    """Reads plain YAML without aliases and without a key that stands twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="a watch holds no aliases (*name); write the value where it is meant",
                problem_mark=self.get_mark(),
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                problem = "a key is a word"
            elif key.value in seen:
                problem = f"the key '{key.value}' stands twice"
            else:
                seen.add(key.value)
                continue
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
        return super().construct_mapping(node, deep)


def strict_yaml(text: str) -> Any | tuple[str, ...]:
    """Return what the YAML ``text`` holds, or, as a tuple, what is wrong with it."""
    if len(text) > MAX_WATCH:
        return (f"longer than {MAX_WATCH:,} characters: no watch is",)
    try:
        return yaml.load(text, _Strict)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark is not None else ""
        return (f"not YAML{where}: {getattr(error, 'problem', None) or 'cannot be read'}",)
    except ValueError as error:  # what is written like a date or number and is none
        return (f"not YAML: {error}; put it in quotation marks if it is a name",)
    except RecursionError:
        return ("not YAML: nested too deeply",)


def shape_problems(data: Mapping[Any, Any]) -> Iterator[str]:
    """Yield, with its place, each value of a watch that is of another type than it must be."""
    for key, shape in _SHAPES.items():
        if data.get(key) is not None:
            yield from _off(key, data[key], shape)


def _off(where: str, value: Any, shape: Shape) -> Iterator[str]:
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where}: give a list"
            return
        for k, each in enumerate(value):
            yield from _off(f"{where}[{k}]", each, shape[0])
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            yield f"{where}: give a mapping with the keys {', '.join(shape)}"
            return
        for key, each in value.items():
            if each is not None and key in shape:
                yield from _off(f"{where}.{key}", each, shape[key])
    elif shape == "text" and not isinstance(value, str):
        yield f"{where}: '{value}' is no text; put it in quotation marks if it is a name"
    elif shape == "text" and not value.strip():
        yield f"{where}: is empty; give text or take it out"
