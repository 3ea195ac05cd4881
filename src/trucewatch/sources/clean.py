"""Text without what shows nothing: control characters, hidden ones, marks that turn the display.

A report is what a reader sees. Characters that no reader sees part words for a parser, hide text,
or show it in another order than it is read in. They are taken out before a text becomes stories,
so that offsets count in the text that is kept; the original bytes stay beside it.
"""

from __future__ import annotations

import re
import unicodedata

# Escape sequences of terminals (ECMA-48): control sequences, strings up to their end, choices of a
# character set. Bounded, since a text may hold a start without its end; of others only the escape
# character goes, since what follows it is shown everywhere but on a terminal.
_TERMINAL = re.compile(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|[\]PX^_][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\)|[()][0-9A-B])"
)
# C1 controls in decoded text are Windows-1252 read as Latin-1; browsers show them so (the encoding
# standard of the web). The five that Windows-1252 does not know are taken out.
_CONTROL_1 = {
    code: shown
    for code in range(0x80, 0xA0)
    if (shown := bytes([code]).decode("cp1252", errors="ignore"))
}
# Separators of files, groups, records and units part words; line and paragraph separators are line
# ends; a lone surrogate can stand in no file.
_READ_AS = {
    **_CONTROL_1,
    **dict.fromkeys(range(0x1C, 0x20), " "),
    0x2028: "\n",
    0x2029: "\n",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f\x80-\x9f"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
# Seen by nobody and common in honest pages: soft hyphens, marks of direction, spaces of no width,
# word joiners, byte order marks, fillers, invisible operators, anchors of annotations and objects.
_COMMON = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffc\U0001d173-\U0001d17a"
)
_HIDDEN = re.compile(f"[{_CONTROLS}{_TURNING}{_TAGS}{_COMMON}]+")
_TOLD = re.compile(f"[{_CONTROLS}{_TURNING}{_TAGS}]")
_READ = re.compile("[\x1c-\x1f\x80-\x9f\u2028\u2029\ud800-\udfff]")
# Joiners and breaks are letters' own business in Arabic, Indic and South-East Asian scripts and in
# pictographs; no Latin, Greek, Cyrillic, Armenian or Hebrew word needs them.
_JOINERS = "\u200b\u200c\u200d"
_FIRST_JOINED = 0x600
_PUNCTUATION = range(0x2000, 0x2070)
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_VARIED = re.compile(f"(?<=[A-Za-z\u00c0-\u024f\u0370-\u05ff])[{_VARIANTS}]+")
_VARIANT = re.compile(f"[{_VARIANTS}]")
_ODD = re.compile(
    f"[{_CONTROLS}\x1c-\x1f{_TURNING}{_TAGS}{_COMMON}\u2028\u2029\ud800-\udfff{_VARIANTS}]"
)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` as a reader sees it, and notes on what was taken out.

    White space and line ends stay as they are. Notes name sequences of terminals, controls, marks
    that turn the order of display and hidden tags; what honest pages hold in plenty (soft hyphens,
    spaces of no width) goes without one. Cleaning twice changes nothing. Linear in the length.
    """
    if _ODD.search(text) is None:
        return text, ()
    notes = _notes(text)
    text = _TERMINAL.sub("", text)
    text = _READ.sub(_read, text)
    text = _HIDDEN.sub(_left, text)
    return _VARIED.sub("", text), notes


def _read(found: re.Match[str]) -> str:
    return _READ_AS.get(ord(found[0]), "")


def _left(found: re.Match[str]) -> str:
    """Return what is left of a run of hidden characters: one joiner where the script has them."""
    text, start, end = found.string, found.start(), found.end()
    if not (start > 0 and end < len(text) and _joins(text[start - 1]) and _joins(text[end])):
        return ""
    return next((c for c in found[0] if c in _JOINERS), "")


def _joins(char: str) -> bool:
    code = ord(char)
    if code < _FIRST_JOINED or code in _PUNCTUATION or char.isspace() or _VARIANT.match(char):
        return False
    return unicodedata.category(char) in ("Lo", "Lm", "Mn", "Mc", "So", "Sk")


def _notes(text: str) -> tuple[str, ...]:
    """Return a note on what a reader should know was in the text."""
    found = [m.start() for m in _TOLD.finditer(text) if ord(m[0]) not in _CONTROL_1]
    if not found:
        return ()
    first, many = found[0], len(found)
    what = "control or hidden character" + ("s" if many > 1 else "")
    return (f"{many} {what} taken out (the first U+{ord(text[first]):04X} at {first})",)
