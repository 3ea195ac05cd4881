"""The entry of the command line: interrupts, closed streams and full disks end in one line.

The commands themselves are in :mod:`trucewatch.views.commands`. They are imported inside ``main``,
so that Ctrl-C is answered from the first moment.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from trucewatch.views.commands import app

__all__ = ["app", "main"]

NOTHING_DONE, INTERRUPTED = 3, 128 + signal.SIGINT


def __getattr__(name: str) -> Any:
    if name == "app":
        from trucewatch.views.commands import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def main() -> None:
    """Run the command line and leave with its exit code; never with a traceback for the user."""
    with _quiet_interrupts():
        _hold_streams()
        from trucewatch.views.commands import app
    code: object = INTERRUPTED
    try:
        code = _run(app)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        code = 0
    except OSError as error:
        _drop_output()
        code = NOTHING_DONE
        print(f"trucewatch: {_explained(error)}", file=sys.stderr)
    with _quiet_interrupts():
        sys.exit(code if isinstance(code, int) else 0)


def _run(app: Any) -> object:
    code: object = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    return code


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)


@contextmanager
def _quiet_interrupts() -> Iterator[None]:
    """Let Ctrl-C end the process at once: while importing and leaving there is nothing to save."""
    former = signal.getsignal(signal.SIGINT)
    if former is not signal.default_int_handler:  # ignored, as in the background of a shell
        yield
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    except SystemExit:
        raise  # the last thing done: the quiet handler stays
    signal.signal(signal.SIGINT, former)


def _hold_streams() -> None:
    """Take the places of closed standard streams, so that no file opened later lands there.

    Standard input that is closed stays None: who asks for it says so. Without standard output
    nothing can be answered.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    closed = sys.stdout is None
    if closed:
        os.open(os.devnull, os.O_WRONLY)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if closed:
        print("trucewatch: standard output is closed; open it or send it to a file",
              file=sys.stderr)  # fmt: skip
        sys.exit(NOTHING_DONE)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # what the terminal cannot show, and surrogates


def _drop_output() -> None:
    """Point standard output at nothing, or the interpreter fails once more when it flushes."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        pass


def _explained(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename:
        return f"{error.filename}: {reason}; check the path, its permissions and the disk"
    return f"the output cannot be written ({reason}); make room or send it elsewhere"
