"""A breach of an article is one of the term that the article is on, where a report of the same
agreement or a watch's text tells which that is."""

from __future__ import annotations

import pytest

from tests.linking.short_texts import coded, linked
from tests.linking.test_breaches_called_and_asked import _SIGNED
from trucewatch.linking.camps.sides import Watch, WatchedAgreement
from trucewatch.linking.link import link

_FIRST, _DAY = "2025-06-10", "2025-06-20"
_CEASEFIRE, _GUNS, _CAPTIVES = (
    "cessation of hostilities", "withdrawal of heavy weapons", "exchange or release of prisoners",
)  # fmt: skip


def terms(*reports: str) -> set[str]:
    """Return the terms that reports of the Kestel Accord tell to be broken."""
    found = linked(*((_DAY, f"{_SIGNED}{r}\n") for r in reports))
    label = {p.id: p.label for a in found.agreements for p in a.provisions}
    return {label[f.provision_id] for f in found.findings if f.occurrence == "violation"}


_RULED = "The JMC ruled that the deployment of the army's 4th Brigade at Tesk is a violation of {}."


@pytest.mark.parametrize(
    ("told", "term"),
    [
        (f"{_RULED.format('Article 8')} Article 8 provides for the release of prisoners.",
         _CAPTIVES),
        (f"Withdrawal of heavy weapons (Article 5). {_RULED.format('Article 5')}", _GUNS),
        (f"Article 5 (withdrawal of heavy weapons) binds both. {_RULED.format('Article 5')}",
         _GUNS),
        (_RULED.format("Article 5, which bans heavy weapons within ten kilometres of the line"),
         _GUNS),
        (f"{_RULED.format('Article 5.2')} Article 5 requires the withdrawal of heavy weapons.",
         _GUNS),
        # of another article nobody tells what it is on
        (f"{_RULED.format('Article 7')} Article 5 requires the withdrawal of heavy weapons.",
         _CEASEFIRE),
        (f"{_RULED.format('Article 50')} Article 5 requires the withdrawal of heavy weapons.",
         _CEASEFIRE),
        # nor does a deed beside its number
        (f"{_RULED.format('Article 5')} The MLF discussed Article 5 and freed prisoners.",
         _CEASEFIRE),
    ],
)  # fmt: skip
def test_the_article_tells_the_term(told: str, term: str) -> None:
    assert term in terms(told)
    assert term == _CEASEFIRE or _CEASEFIRE not in terms(told)


def test_another_report_tells_what_an_article_is_on() -> None:
    assert terms(_RULED.format("Article 5")) == {_CEASEFIRE}
    tells = "Article 5 requires the withdrawal of heavy weapons."
    assert terms(_RULED.format("Article 5"), tells) == {_GUNS}
    other = "Article 5 provides for the release of prisoners."
    assert terms(_RULED.format("Article 5"), tells, other) == {_CEASEFIRE}  # the two do not agree


def test_the_text_of_a_watch_tells_what_an_article_is_on() -> None:
    clauses = ("Article 1. The ceasefire begins at noon.",
               "Article 5. Heavy weapons shall be withdrawn.")  # fmt: skip
    accord = WatchedAgreement("Kestel Accord", ("kestel accord",), "2025-05-03",
                              "peace_agreement", (), (), (), clauses)  # fmt: skip
    found = link(coded(f"{_SIGNED}{_RULED.format('Article 5')}\n", _DAY),
                 Watch(name="w", agreements=(accord,)))  # fmt: skip
    label = {p.id: p.label for a in found.agreements for p in a.provisions}
    assert {label[f.provision_id] for f in found.findings} == {_GUNS}
