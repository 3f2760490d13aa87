"""What is false is withheld with its flaw; what is merely well put passes."""

from __future__ import annotations

import pytest

from bot.domain.verification import verify
from tests.domain.exchanges import Case, cases

CASES = tuple(cases())
FAITHFUL = tuple(case for case in CASES if not case.kind)
FALSE = tuple(case for case in CASES if case.kind)


@pytest.mark.parametrize("case", FAITHFUL, ids=str)
def test_a_faithful_paraphrase_passes(case: Case) -> None:
    """A sentence its statements bear out becomes a claim that carries them."""
    verdict = verify((case.draft,), case.exchange)

    assert verdict.withheld == ()
    assert verdict.claims[0].text == case.draft.text


@pytest.mark.parametrize("case", FALSE, ids=str)
def test_a_false_sentence_is_withheld(case: Case) -> None:
    """A sentence they do not bear out is never a claim."""
    verdict = verify((case.draft,), case.exchange)

    assert verdict.claims == ()
    assert verdict.withheld[0].text == case.draft.text
