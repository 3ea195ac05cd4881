"""trucewatch keeps the record of a peace process: who says what, how, and about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "read"]

if TYPE_CHECKING:
    from trucewatch.running.api import read


def __getattr__(name: str) -> Any:
    # Looked up late, so that importing the package (and its command's --help) stays cheap.
    if name == "read":
        from trucewatch.running.api import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
