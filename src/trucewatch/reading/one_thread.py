"""Holding matrix products to one thread."""

from __future__ import annotations

from threading import Lock
from typing import Any


class OneThread:
    """Holds the libraries of matrix products to one thread, as a context.

    Contexts may lie in each other: the outermost holds and lets go, which costs more than coding a
    sentence. Some of them may end in another order than they began.
    """

    def __init__(self) -> None:
        import numpy  # noqa: F401  its library must be loaded before it can be held
        from threadpoolctl import ThreadpoolController

        self._libraries = ThreadpoolController()
        self._lock = Lock()
        self._inside = 0
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._limit = self._libraries.limit(limits=1, user_api="blas")
                self._limit.__enter__()
            self._inside += 1

    def __exit__(self, *problem: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                limit, self._limit = self._limit, None
                limit.__exit__(*problem)
