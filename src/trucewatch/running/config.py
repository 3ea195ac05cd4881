"""The coder's configuration and the hashes that identify it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

import trucewatch
from trucewatch.records import MadeBy

CODERS = ("quick", "careful")


class Config(msgspec.Struct, frozen=True):
    """What decides how a story is coded; equal configurations give equal records."""

    coder: str = "careful"
    reader_package: str | None = None


def _walk(node: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    out: list[tuple[str, Traversable]] = []
    for child in sorted(node.iterdir(), key=lambda c: c.name):
        path = f"{prefix}/{child.name}"
        if child.is_dir():
            out.extend(_walk(child, path))
        elif child.name.endswith((".tsv", ".yaml", ".json")):
            out.append((path, child))
    return out


@cache
def vocab_hash() -> str:
    """Return a hash over all vocabulary files (names and bytes)."""
    digest = hashlib.sha256()
    for path, file in _walk(resources.files("trucewatch.vocab").joinpath("data")):
        digest.update(path.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def made_by(config: Config, model_hash: str) -> MadeBy:
    """Return the provenance that every record of a run with ``config`` carries."""
    config_hash = hashlib.sha256(msgspec.json.encode(config, order="sorted")).hexdigest()[:16]
    return MadeBy(
        coder=f"trucewatch-{config.coder}",
        version=trucewatch.__version__,
        config_hash=config_hash,
        vocab_hash=vocab_hash(),
        model_hash=model_hash,
    )
