"""PDF files with text in them. Read in a process of its own, bounded in time and memory."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec

from trucewatch.sources.html import NoText

# A report of 500 pages takes about 20 s and 150 MB.
MAX_SECONDS = 60
MAX_MEMORY = 1_500_000_000
MAX_PAGES = 3_000
MAX_TEXT = 20_000_000


class Answer(msgspec.Struct):
    """What the reading process answers: the text, or what is wrong."""

    text: str = ""
    error: str = ""


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, page after page, lines as they are printed.

    Raises NoText with the way out for a file that is broken, encrypted, without text, or that
    takes more than a minute or 1.5 GB of memory.
    """
    command = [sys.executable, "-m", "trucewatch.sources.pdf"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=2 * MAX_SECONDS, env=env, check=False
        )
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except subprocess.TimeoutExpired:
        raise NoText("the PDF takes too long to read; save its text and give that") from None
    except msgspec.DecodeError:
        raise NoText(
            "the PDF takes too much time or memory to read; save its text and give that"
        ) from None
    if answer.error:
        raise NoText(answer.error)
    return answer.text


def read(data: bytes) -> Answer:
    """Return the text of a PDF or what is wrong with it, in this process."""
    try:
        import pypdf
    except ModuleNotFoundError:
        return Answer(error="PDF files need pypdf; pip install 'trucewatch[documents]'")
    import io

    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        parts: list[str] = []
        for number in range(min(len(pages), MAX_PAGES)):
            parts.append(pages[number].extract_text())
            if sum(map(len, parts)) > MAX_TEXT:
                return Answer(error="the PDF holds more than 20 MB of text; split it")
    except pypdf.errors.FileNotDecryptedError:
        return Answer(error="the PDF is encrypted; save it without a password")
    except MemoryError:
        return Answer(error="the PDF takes too much memory to read; save its text and give that")
    except Exception as error:  # whatever a broken file does to the reader
        reason = type(error).__name__
        return Answer(error=f"the PDF cannot be read ({reason}); save its text and give that")
    text = "\n".join(parts).encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    if not text.strip():
        return Answer(error="the PDF holds no text (is it scanned?); run text recognition first")
    return Answer(text=text)


def _bounded() -> None:
    """Bound this process's memory and time, where the system lets us."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 5))


def _main() -> None:
    import logging

    logging.disable(logging.CRITICAL)
    _bounded()
    sys.stdout.buffer.write(msgspec.json.encode(read(sys.stdin.buffer.read())))


if __name__ == "__main__":
    _main()
