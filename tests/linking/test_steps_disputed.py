"""A withdrawal, handover or release that another side disputes is asked about; what is only planned,
welcomed or asked for is not."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import WIRE, answers, sets

OPEN = "not stated"

ROWS = [
    ("The M23 announced on Thursday that it had withdrawn from Nyabiondo. The army said there had been"
     " no withdrawal from Nyabiondo.", {("M23", "yes"), ("army", "no")}),
    ("The M23 announced on Thursday that it had withdrawn from Nyabiondo. There was no such"
     " withdrawal, the army said.", {("M23", "yes"), ("army", "no")}),
    ("The M23 announced on Thursday that it had handed over Nyabiondo to the police. The army dismissed"
     " the handover as a ruse.", {("M23", "yes"), ("army", "no")}),
    ("Azerbaijan said its troops had pulled back from Verin on Monday. Armenia said that no troops had"
     " pulled back.", {("Azerbaijan", "yes"), ("Armenia", "no")}),
    ("Azerbaijan said its troops had pulled back from Verin on Monday. Armenia denied that the troops"
     " had pulled back.", {("Azerbaijan", "yes"), ("Armenia", "no")}),
    ("The RSF said it had released 40 prisoners on Monday. The army said nobody had been released.",
     {("Rapid Support Forces", "yes"), ("army", "no")}),
    ("The ELN said it had freed two soldiers on Monday. The army said that the soldiers were still in"
     " captivity.", {("ELN", "yes"), ("army", "no")}),
    ("The army said it had left Nasir on Monday. The SPLM-IO said the army was still in Nasir.",
     {("army", "yes"), ("SPLM-IO", "no")}),
    ("The Houthis said they had handed over three ships on Tuesday. The coalition called the handover a"
     " sham.", {("Houthis", "yes"), ("coalition", "no")}),
    ("The M23 withdrew from Nyabiondo on Thursday. The army said the rebels had not left.",
     {("the report itself", "yes"), ("army", "no")}),
    ("The RSF said it had pulled out of Nyala on Monday. The army said the RSF had failed to pull out.",
     {("Rapid Support Forces", "yes"), ("army", "no")}),
    # Who cannot tell leaves it open.
    ("The M23 announced on Thursday that it had withdrawn from Nyabiondo. MONUSCO could not confirm the"
     " withdrawal.", {("M23", "yes"), ("MONUSCO", OPEN)}),
    ("The M23 said it had pulled out of Nyabiondo on Thursday. MONUSCO said it was unable to confirm"
     " that the rebels had left.", {("M23", "yes"), ("MONUSCO", OPEN)}),
    ("The M23 said it had pulled out of Nyabiondo on Thursday. MONUSCO could not verify the pull-out.",
     {("M23", "yes"), ("MONUSCO", OPEN)}),
    ("The RSF said it had pulled out of Nyala on Monday. The army said there had been no withdrawal."
     " UNITAMS saw no sign of a withdrawal, it said.",
     {("Rapid Support Forces", "yes"), ("army", "no"), ("UNITAMS", OPEN)}),
    # Nothing is disputed.
    ("The M23 announced on Thursday that it had withdrawn from Nyabiondo. The army welcomed the"
     " withdrawal.", None),
    ("The M23 said on Thursday that it would withdraw from Nyabiondo. The army said there had been no"
     " withdrawal.", None),
    ("The M23 said on Thursday that it had withdrawn from Nyabiondo. The army said there was no date for"
     " its own withdrawal from Goma.", None),
    ("The M23 said on Thursday that it had withdrawn from Nyabiondo. There can be no withdrawal from"
     " Goma before a deal, it said.", None),
    ("The RSF said it had released 40 prisoners on Monday. The army said that the officers did not fall"
     " under the exchange.", None),
    ("The army said it had left Nasir on Monday. The SPLM-IO said that the smell of smoke was still"
     " there.", None),
    ("The army demanded that the M23 release prisoners. The M23 said there would be no release.", None),
    ("The RSF said it had released 40 prisoners on Monday. The army said that the road was still"
     " closed.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_whether_a_step_was_taken(text: str, told: set[tuple[str, str]] | None) -> None:
    asked = [answers(s) for s in sets(WIRE + text) if s.kind == "occurred"]
    assert asked == ([] if told is None else [told])


def test_a_later_report_disputes_a_step_at_its_place() -> None:
    first = WIRE + "The M23 announced on Thursday that it had withdrawn from Nyabiondo."
    later = "GOMA, Jan. 18, 2026 (Wire) — "
    for words, disputed in (
        ("The army said there had been no withdrawal from Nyabiondo.", True),
        ("The army said there had been no withdrawal from Masisi.", False),
    ):
        found = sets(("2026-01-16", first), ("2026-01-18", later + words))
        assert [answers(s) for s in found] == (
            [{("M23", "yes"), ("army", "no")}] if disputed else []
        )


def test_who_leaves_it_open_disputes_nothing() -> None:
    text = "The M23 said it had withdrawn from Masisi on Monday. MONUSCO could not confirm the withdrawal."
    assert [s.status for s in sets(WIRE + text)] == ["one_side_only"]
