from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.replies import UNKNOWN
from bot.desk.windows import Window, merged, renumbered, tokens, windows
from bot.domain.grounding import ground
from bot.domain.model import Attribution, Document, Draft, Passage, Span, Speaker, Wording
from bot.domain.passages import passages

TEXT = (
    "Mara Oduya, the president of Tarnland, said that the river is open. "
    "Joren Vail, the prime minister of Estmark, denied that the river is open. "
    "“The river is open,” Oduya said again."
)


def _said(speaker: str, cue: str, content: str, *numbers: int) -> Attribution:
    return Attribution(Speaker(speaker), (Wording(cue),), (Wording(content),), passages=numbers)


def _cut(sizes: list[int]) -> tuple[Document, tuple[Passage, ...]]:
    """A document of passages of these lengths."""
    cut, start = [], 0
    for number, size in enumerate(sizes, start=1):
        cut.append(Passage(number, Span(start, start + size)))
        start += size
    return Document("x" * start), tuple(cut)


@given(st.lists(st.integers(min_value=1, max_value=400)), st.integers(min_value=50, max_value=500))
def test_every_passage_is_one_windows_own(sizes: list[int], room: int) -> None:
    """Windows cover all passages, each once but for what leads up to a window, and none but a lone passage is too long."""
    document, cut = _cut(sizes)
    found = windows(document, cut, room)

    assert list(cut) == [passage for window in found for passage in window.own]
    for window in found:
        size = sum(tokens(passage.span.of(document.text)) + 4 for passage in window.passages)
        assert size <= room or len(window.own) == 1
        numbers = [passage.number for passage in window.passages]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@given(st.integers(min_value=1, max_value=40), st.integers(min_value=0, max_value=4))
def test_halves_hold_what_the_window_held(own: int, led_by: int) -> None:
    """Cut in two, a window's own passages are the own passages of its halves; one passage cannot be cut."""
    window = Window(_cut([5] * (own + led_by))[1], led_by)
    halves = window.halves()

    if halves is None:
        assert own == 1
    else:
        assert window.own == halves[0].own + halves[1].own
        assert all(len(half.passages) < len(window.passages) for half in halves)


def test_what_two_windows_tell_counts_once() -> None:
    """A statement told by a window and again by the next is told once; others in the same passage are kept."""
    first = [_said("Oduya", "said", "the river is open", 7), _said("Oduya", "said", "talks go on", 8)]
    second = [_said("she", "said", "The river is open,", 7), _said("Vail", "denied", "that", 8)]

    assert (*first, second[1]) == merged([first, second])
    assert tuple(first) == merged([first])


def test_the_same_words_elsewhere_are_another_statement() -> None:
    """The same words in passages that the windows do not share are not one statement."""
    first = [_said("Oduya", "said", "the river is open", 7)]
    second = [_said("Oduya", "said", "the river is open", 12)]

    assert (*first, *second) == merged([first, second])


def test_a_draft_cites_what_became_of_an_attribution() -> None:
    """Numbers follow the statements through sorting; those of the refused, and of none, become unknown."""
    document = Document(TEXT)
    cut = passages(document.text)
    told = (
        _said("Mara Oduya", "said", "The river is open", 3),
        _said("Joren Vail", "said", "the river is shut", 2),
        _said("Mara Oduya", "said", "the river is open", 1),
    )
    statements, ungrounded = ground(told, document, cut)
    drafts = (Draft("One.", (3, 1)), Draft("Two.", (2,)), Draft("Three.", (4,)), Draft("Four.", ()))

    found = renumbered(drafts, told, [each.attribution for each in ungrounded], statements, document, cut)

    assert 2 == len(statements)
    assert [(1, 2), (UNKNOWN,), (UNKNOWN,), ()] == [draft.statements for draft in found]
