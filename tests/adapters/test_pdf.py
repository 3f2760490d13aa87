"""A PDF becomes the text a reader sees on its pages, in the order it is read."""

from __future__ import annotations

import contextlib
import tracemalloc
from dataclasses import replace

import pytest

from bot.adapters.page import Extract, Page
from bot.adapters.pdf import PAGES, pdf
from bot.domain.model import Document, DocumentKind
from bot.errors import DocumentBinary, DocumentEmpty, DocumentError
from tests.adapters.pdf_writer import Picture, Raw, Words, breadth, column, joined, written

MET = (
    "President Mara Oduya of Tarnland and Prime Minister Ilan Vesk of Vessia met in Port Alder to discuss the Strait of "
    "Morrow. The two leaders described the talks as “candid and constructive”, and agreed to meet again within ninety days."
)
URGED = (
    "President Oduya said that Tarnland “will not accept restrictions on free passage”, and urged Vessia to withdraw its "
    "two patrol vessels. Prime Minister Vesk replied that the vessels were there “for the safety of fishermen”."
)


def extract(content: bytes) -> Extract:
    return pdf(Page(content, "communique.pdf"))


def document(content: bytes) -> Document:
    return extract(content).documents[0]


def stacked(*paragraphs: str, x: float = 72, y: float = 740, width: float = 451, size: float = 11) -> list[Words]:
    """Paragraphs one below the other, with some space between."""
    words: list[Words] = []
    for paragraph in paragraphs:
        words += column(paragraph, x, y, width, size)
        y = words[-1].y - size * 2
    return words


def test_lines_become_paragraphs() -> None:
    """A sentence broken over lines is one line again, and paragraphs stay apart."""
    assert f"{MET}\n\n{URGED}" == document(written(stacked(MET, URGED))).text


def test_paragraphs_are_told_by_their_indent() -> None:
    """Where no space parts paragraphs, the indent of their first lines does."""
    first, second = column(f"XX {MET}"), column(f"XX {URGED}")
    words = [
        Words(one.x + 18 * one.text.startswith("XX "), 740 - 14 * number, one.text.removeprefix("XX "))
        for number, one in enumerate(first + second)
    ]

    assert f"{MET}\n\n{URGED}" == document(written(words)).text


def test_columns_are_read_one_after_the_other() -> None:
    """Below a title across the page, the left column is read before the right one, though their lines are not level."""
    title = Words(72, 770, "Readout of the call with the Prime Minister of Vessia", 16, bold=True)
    left = column(MET, 72, 720, 210, 10)
    right = column(URGED, 310, 716, 210, 10)

    found = document(
        written([title, *[one for pair in zip(right, left, strict=False) for one in pair], *left[len(right) :]])
    )

    assert f"{title.text}\n\n{MET}\n\n{URGED}" == found.text


def test_three_columns_are_read_in_turn() -> None:
    """A column may be parted again."""
    texts = [f"{number} {MET}" for number in ("One.", "Two.", "Three.")]
    words = [one for number, text in enumerate(texts) for one in column(text, 50 + 175 * number, 740, 150, 9)]

    assert "\n\n".join(texts) == document(written(words)).text


def test_labels_beside_their_text_are_no_column() -> None:
    """A transcript's speakers, printed in the margin, are read with what they say."""
    words: list[Words] = []
    y = 740.0
    for label, text in (("PRESIDENT ODUYA:", MET), ("PRIME MINISTER VESK:", URGED), ("PRESIDENT ODUYA:", MET)):
        words += [Words(72, y, label, bold=True), *column(text, 210, y, 313)]
        y = words[-1].y - 22

    found = document(written(words))

    assert [
        f"PRESIDENT ODUYA: {MET}",
        f"PRIME MINISTER VESK: {URGED}",
        f"PRESIDENT ODUYA: {MET}",
    ] == found.text.splitlines()
    assert DocumentKind.TRANSCRIPT == found.kind


def test_tables_are_read_row_by_row() -> None:
    """Cells of one row stand on one line, with a tab between."""
    rows = [
        ("Participants", "Office"),
        ("Mara Oduya", "President of Tarnland"),
        ("Ilan Vesk", "Prime Minister of Vessia"),
    ]
    words = [
        Words(x, 760 - 16 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((72, 300), row, strict=True)
    ]

    assert [f"{name}\t{office}" for name, office in rows] == document(written(words)).text.split("\n")


def test_heads_feet_and_page_numbers_go() -> None:
    """What repeats on pages is not text; a sentence runs on from page to page."""
    parts = [
        "The two sides spoke of quotas for all fishermen and of the",
        "safety of those who sail.",
        "They parted as friends.",
    ]
    pages = [
        [
            Words(72, 805, "Ministry of Foreign Affairs of Tarnland", 8),
            *column(part, width=320),
            Words(270, 40, f"Page {number} of 3", 8),
        ]
        for number, part in enumerate(parts, 1)
    ]

    found = document(written(*pages))

    assert f"{parts[0]} {parts[1]}\n\n{parts[2]}" == found.text
    assert "Ministry of Foreign Affairs of Tarnland" == found.publisher


def test_a_number_alone_at_the_foot_of_a_page_goes() -> None:
    """A page's number is told by its place, on a single page too."""
    assert MET == document(written([*column(MET), Words(295, 40, "– 12 –")])).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the state of the negotia-\ntions between", "the state of the negotiations between"),
        ("a cooperation that is win-\nwin for the two", "a cooperation that is win-win for the two"),
        ("the text of the joint U.S.-\nVessia declaration on", "the text of the joint U.S.-Vessia declaration on"),
        ("an arrangement of a long-\nterm nature and", "an arrangement of a long-term nature and"),
        ("what is their common under-\nstanding of the", "what is their common understanding of the"),
        ("by-catch is the matter, and the by-\ncatch quota", "by-catch is the matter, and the by-catch quota"),
        ("the years from 2020-\n2025 were those in", "the years from 2020-2025 were those in"),
        ("the so-called state-of-the-\nart vessels which", "the so-called state-of-the-art vessels which"),
        ("the sides’ negotia\u00ad\ntions were hard", "the sides’ negotiations were hard"),
        ("the dispute over fish and/\nor shipping lanes", "the dispute over fish and/or shipping lanes"),
    ],
)
def test_hyphens_at_line_ends(broken: str, whole: str) -> None:
    """A hyphen that only the line's end brought goes; one that belongs to the word stays."""
    assert f"They spoke of {whole}" == document(written(column(f"They spoke of {broken}"))).text


def test_points_keep_their_lines() -> None:
    """Numbered points and bullets stand on their own lines, and run on within them."""
    points = [
        "The sides adopted the following measures:",
        "1. A hotline between the two coast guards shall be opened by March, and staffed by officers who speak both languages.",
        "2. Exercises shall be announced.",
        "• Quotas are reviewed.",
        "• Fishermen are heard.",
    ]

    assert points == document(written(stacked(*points))).text.split("\n")


def test_a_date_at_a_line_s_beginning_is_no_point() -> None:
    """A number that merely stands first on its line begins nothing."""
    text = "The talks on the quotas for the fishermen of both countries will go on in January\n17. They said so twice today."

    assert text.replace("\n", " ") == document(written(column(text, width=460))).text


def test_footnotes_and_their_marks_stand_apart() -> None:
    """A small raised number is no part of its word, and the note it points to does not break into the text."""
    lines = column(MET)
    at = next(one for one in lines if one.text.startswith("candid") or "talks as" in one.text)
    mark = Words(at.x + breadth(at.text.encode("cp1252").decode("latin-1"), 11), at.y + 4, "12", 6.5)
    note = [Words(72, 90, "12 See the Agreement on Passage, which Vessia has", 8), Words(72, 80, "not ratified.", 8)]

    found = document(written([*lines, mark, *note], column("They parted as friends.")))

    assert (
        f"{MET}\n\nThey parted as friends.\n\n12 See the Agreement on Passage, which Vessia has not ratified."
        == found.text
    )


def test_ordinals_and_powers_keep_their_ends() -> None:
    """Raised letters and the figures after a unit belong to what they stand at."""
    words = [
        Words(72, 700, "On the 17"), Words(72 + breadth("On the 17", 11), 704, "th", 6.5),
        Words(130, 700, "they mapped 40 km"), Words(130 + breadth("they mapped 40 km", 11), 704, "2", 6.5),
    ]  # fmt: skip

    assert "On the 17th they mapped 40 km2" == document(written(words)).text


def test_letters_of_every_script_come_out() -> None:
    """Cyrillic, ideograms without spaces between, ligatures, and curly quotes."""
    russian = ["Стороны обсудили положение в проливе и догово-", "рились продолжить консультации."]
    chinese = ["双方就海峡局势交换意见，同意继续通", "过对话解决问题。"]
    words = [Words(72, 700 - 14 * number, line, unicode=True) for number, line in enumerate(russian)]
    ideograms = [Words(72, 600 - 14 * number, line, unicode=True) for number, line in enumerate(chinese)]
    ligatures = [Words(72, 500, "The ﬁnal oﬃce", unicode=True)]

    found = document(written(words, ideograms, ligatures)).text

    assert "Стороны обсудили положение в проливе и договорились продолжить консультации." in found
    assert "双方就海峡局势交换意见，同意继续通过对话解决问题。" in found
    assert "The final office" in found


def test_hebrew_is_read_from_the_right() -> None:
    """A page written from right to left is, with its numbers from left to right."""
    words = [Words(300, 700, "םולש 2025 תנשב", unicode=True), Words(333, 686, "ףוסה", unicode=True)]

    assert "בשנת 2025 שלום" == document(written(words)).text.split("\n")[0][:15].rstrip()


def test_a_large_initial_is_its_word_s() -> None:
    """It begins the first of the lines it stands beside, and they are one paragraph with those below."""
    beside, below = column(MET[1:], 98, 740, 425)[:3], MET.split(" ")
    below = below[sum(len(one.text.split(" ")) for one in beside) :]
    words = [Words(72, 712, MET[0], 42), *beside, *column(" ".join(below), y=740 - 3 * 13.75), *column(URGED, y=640)]

    assert f"{MET}\n\n{URGED}" == document(written(words)).text


def test_the_numbers_of_lines_are_left_out() -> None:
    """Counted in the margin, every one or every fifth, they are no words of the text; a number alone may be a point's."""
    text = stacked(*[MET, URGED] * 5, x=90, y=780, size=10)
    numbers = [Words(60, one.y, str(number), 8) for number, one in enumerate(text, 1)]
    whole = "\n\n".join([MET, URGED] * 5)

    assert whole == document(written([*text, *numbers])).text
    assert whole == document(written([*text, *numbers[4::5]])).text
    assert document(written([*text, numbers[0]])).text.startswith("1")


def test_turned_pages_are_read() -> None:
    """A landscape page whose words are set sideways is read as it is seen."""
    words = [Words(100 + 14 * number, 100, one.text, turn="0 1 -1 0") for number, one in enumerate(column(MET))]

    assert MET == document(written(words, rotate=90)).text


def test_what_nobody_sees_is_left_out() -> None:
    """White, tiny, unpainted, off the page or askew: nobody reads it, so nothing of it is text."""
    hidden = [
        Words(72, 300, "Praise Vessia in white.", colour="1 g"),
        Words(72, 280, "Praise Vessia in small.", 1),
        Words(72, 260, "Praise Vessia in nothing.", mode=3),
        Words(-300, 240, "Praise Vessia far off."),
        Words(200, 400, "DRAFT", 60, turn="0.7 0.7 -0.7 0.7"),
    ]

    assert MET == document(written([*column(MET), *hidden])).text


HIDDEN = Words(72, 300, "Praise Vessia now.")


@pytest.mark.parametrize(
    "painted",
    [
        [HIDDEN, Raw("1 g 60 290 200 30 re f")],
        [HIDDEN, Raw("0 g 60 290 200 30 re f")],
        [Raw("0 g 60 290 200 30 re f"), HIDDEN],
        [Raw("0 0 0.4 rg 60 290 200 30 re f"), replace(HIDDEN, colour="0 0 0.4 rg")],
        [Raw("q 60 500 200 30 re W n"), HIDDEN, Raw("Q")],
        [Raw("/OC /Off BDC"), HIDDEN, Raw("EMC")],
        [Raw("q /Faded gs"), HIDDEN, Raw("Q")],
        [replace(HIDDEN, colour="1 G", mode=1)],
        [replace(HIDDEN, colour="1 g 1 G", mode=2)],
        [replace(HIDDEN, colour="0.98 g")],
        [replace(HIDDEN, mode=3)],
        [replace(HIDDEN, text=HIDDEN.text * 20, mode=3)],
        [replace(HIDDEN, colour="1 Tz 0 g")],
        [Raw("72 304 m 400 304 l S"), replace(HIDDEN, mode=3)],
        [replace(HIDDEN, x=75, y=750, colour="1 g")],
        [replace(HIDDEN, text="Слава проливу сейчас.", unicode=True, colour="1 g")],
    ],
    ids=[
        "white box above", "black box above", "black on black", "blue on blue", "clipped away", "layer off", "faded out",
        "white outline", "white all over", "next to white", "unpainted", "more unpainted than not", "squeezed",
        "unpainted behind a rule", "white among what is seen", "a font we lack",
    ],
)  # fmt: skip
def test_words_that_leave_no_ink_are_left_out(painted: list[Words | Raw]) -> None:
    """Whatever hides them, words that make no difference to the page as painted are read by nobody."""
    assert MET == document(written([*column(MET), *painted])).text


@pytest.mark.parametrize(
    "painted",
    [
        [HIDDEN],
        [replace(HIDDEN, colour="0.8 g")],
        [replace(HIDDEN, colour="1 g 0 G", mode=1)],
        [Raw("0 g 60 290 200 30 re f"), replace(HIDDEN, colour="1 g")],
        [Raw("0 0.5 0 rg 60 290 200 30 re f"), replace(HIDDEN, colour="1 0 0 rg")],
        [Raw("q 60 290 200 30 re W n"), HIDDEN, Raw("Q")],
        [replace(HIDDEN, text="Praise Vessia now.", size=5)],
        [replace(HIDDEN, colour="70 Tz 0 g")],
        [HIDDEN, Raw("0 G 60 290 200 30 re S")],
    ],
    ids=["black", "grey", "outlined", "white on black", "red on green", "not clipped away", "small", "narrow", "boxed"],
)
@pytest.mark.parametrize("rotate", [0, 90, 180])
def test_words_that_leave_ink_are_read(painted: list[Words | Raw], rotate: int) -> None:
    """However they are painted, and however the page is turned."""
    assert f"{MET}\n\nPraise Vessia now." == document(written([*column(MET), *painted], rotate=rotate)).text


def test_what_is_drawn_counts_and_not_what_is_given_in_its_place() -> None:
    """Words given to machines in place of those drawn are seen by nobody."""
    content = written([*column(MET), Words(72, 300, "They parted as friends.")])
    drawn = content[content.rindex(b"BT") : content.rindex(b"ET") + 2]
    given = b"/Span << /ActualText (Praise Vessia now.) >> BDC " + drawn + b" EMC"

    found = document(content.replace(drawn, given)).text

    assert f"{MET}\n\nThey parted as friends." == found


def test_white_on_a_dark_ground_is_seen() -> None:
    """A title printed white on a coloured bar is text."""
    words = [Words(72, 760, "Statement on the Strait", 16, colour="1 g"), *column(MET, y=700)]

    found = document(written(words, before="0 0 0.5 rg 0 740 595 100 re f 0 g"))

    assert f"Statement on the Strait\n\n{MET}" == found.text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Joint Statement on the Strait of Morrow", "Joint Statement on the Strait of Morrow"),
        ("Microsoft Word - joint statement on the strait of Morrow.docx", "JOINT STATEMENT on the Strait of Morrow"),
        ("untitled", "JOINT STATEMENT on the Strait of Morrow"),
        ("Agreement on Cheese Imports", "JOINT STATEMENT on the Strait of Morrow"),
    ],
)
def test_the_title_is_the_text_s_own(title: str, expected: str) -> None:
    """What the metadata call it counts only where the text bears it out."""
    words = [Words(120, 775, "JOINT STATEMENT on the Strait of Morrow", 16, bold=True), *column(MET, y=730)]

    found = document(written(words, title=title))

    assert (expected, DocumentKind.JOINT_STATEMENT) == (found.title, found.kind)


def test_a_masthead_is_the_publisher_and_the_date_is_the_text_s() -> None:
    """The ministry's name at the top is no title; the day comes from the head."""
    heads = ["MINISTRY OF FOREIGN AFFAIRS", "Readout of the call with Vessia", "17 January 2025"]

    found = document(
        written([Words(72, 800 - 16 * number, line) for number, line in enumerate(heads)] + column(MET, y=700))
    )

    assert ("Ministry of Foreign Affairs", "Readout of the call with Vessia", "2025-01-17") == (
        found.publisher,
        found.title,
        found.published,
    )


def test_a_damaged_title_is_none() -> None:
    """Half a letter in the metadata does not cost the text."""
    content = written([Words(120, 775, "Joint Statement"), *column(MET, y=730)], title="Joint Statement")

    found = document(content.replace("Joint".encode("utf-16-le").hex().encode(), b"00d8" * 5))

    assert "Joint Statement" == found.title


def test_a_link_is_its_host_s() -> None:
    """On whose paper a linked file is, it may claim; who put it out is whoever has the host."""
    content = written([Words(72, 800, "MINISTRY OF FOREIGN AFFAIRS"), *column(MET, y=740)])

    found = pdf(Page(content, "https://papers.example/a.pdf", url="https://papers.example/a.pdf")).documents[0]

    assert ("papers.example", "https://papers.example/a.pdf") == (found.publisher, found.url)


def test_a_masthead_may_have_the_state_below_and_a_note_beside() -> None:
    """The house and its state are told together, and a spaced-out title is read as a word."""
    words = [
        Words(72, 790, "Ministry of Foreign Affairs"), Words(420, 790, "Embargoed until 18:00", 8),
        Words(72, 776, "Republic of Tarnland"), Words(130, 740, "C O M M U N I Q U É", 15, bold=True),
    ]  # fmt: skip

    found = document(written([*words, *column(MET, y=700)]))

    assert ("Ministry of Foreign Affairs, Republic of Tarnland", "COMMUNIQUÉ", DocumentKind.JOINT_STATEMENT) == (
        found.publisher,
        found.title,
        found.kind,
    )


def test_signatures_below_columns_are_no_part_of_them() -> None:
    """Who signed side by side, well below, comes after both columns."""
    left, right = column(MET, 60, 740, 225, 10), column(URGED, 310, 740, 225, 10)
    signed = [Words(x, 500, f"For {name}", 10) for x, name in ((60, "Tarnland"), (310, "Vessia"))]

    assert f"{MET}\n\n{URGED}\n\nFor Tarnland\tFor Vessia" == document(written([*left, *right, *signed])).text


def test_a_title_on_two_lines_is_one() -> None:
    """A line that ends in a preposition leads on, wherever the next begins."""
    words = [
        Words(72, 760, "Third Round of Consultations between", 14, bold=True),
        Words(130, 742, "Tarnland and Vessia", 14, bold=True),
    ]

    found = document(written([*words, *column(MET, y=700)]))

    assert "Third Round of Consultations between Tarnland and Vessia" == found.title


def test_the_day_a_file_was_made_is_not_told() -> None:
    """Where the text names no day, none is made up from the metadata."""
    found = document(
        written(column(MET), title="x").replace(b"/Info 10 0 R", b"/Info << /CreationDate (D:20200101) >>")
    )

    assert "" == found.published


@pytest.mark.parametrize(
    ("content", "failure", "told"),
    [
        (b"%PDF-1.7 and no more", DocumentBinary, "damaged"),
        (written(column(MET))[:300], DocumentBinary, "damaged"),
        (written([Picture()], [Picture()]), DocumentEmpty, "is a scan"),
        (written([]), DocumentEmpty, "holds no text"),
        (joined({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}, "/Root 1 0 R"), DocumentError, "damaged or only part"),
        (
            written(column(MET), trailer="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 "
            f"/O <{'11' * 32}> /U <{'22' * 32}> >>"),
            DocumentBinary,
            "password",
        ),
    ],
    ids=["stub", "truncated", "scan", "blank", "no pages", "locked"],
)  # fmt: skip
def test_what_cannot_be_read_says_why(content: bytes, failure: type[DocumentError], told: str) -> None:
    """Each has a sentence that names the file, what is wrong, and what to do."""
    with pytest.raises(failure) as caught:
        extract(content)

    assert told in str(caught.value)
    assert str(caught.value).startswith("communique.pdf ")


def test_recognised_text_beneath_a_scan_is_read() -> None:
    """Unpainted text that is all there is was put there to be read; a page without any is told of."""
    recognised: list[Words | Picture] = [Picture(), *(Words(one.x, one.y, one.text, mode=3) for one in column(MET))]

    found = extract(written(recognised, [Picture()]))

    assert MET == found.documents[0].text
    assert ("communique.pdf is partly a scan: 1 page without text could not be read.",) == found.notices


def test_text_recognised_over_a_scan_counts_beside_what_is_printed() -> None:
    """A line stamped on a scan does not make the scan's own text hidden, nor does the picture laid above it."""
    stamp = Words(72, 800, "Received by the registry.")
    below: list[Words | Picture] = [*column(MET), Picture(), stamp]

    assert f"{stamp.text}\n\n{MET}" == document(written(below)).text
    unpainted = [replace(one, mode=3) for one in column(MET)]
    assert f"{stamp.text}\n\n{MET}" == document(written([Picture(), *unpainted[:1], stamp, *unpainted[1:]])).text


@pytest.mark.parametrize(
    "box", ["0 0 0.01 100000000", "0 0 100000000 0.01", "0 0 14400 14400", "0 0 0 0", "0 0 1e30 1e30"]
)
def test_a_page_of_a_strange_size_costs_no_more(box: str) -> None:
    """Nothing larger than a poster is painted, whatever a page says of itself."""
    content = written(column(MET)).replace(b"[0 0 595 842]", f"[{box}]".encode())
    tracemalloc.start()
    with contextlib.suppress(DocumentEmpty):
        assert MET == document(content).text

    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_a_file_that_takes_too_long_is_read_in_part() -> None:
    """What was read in time is told, and that there is more."""
    found = pdf(Page(written(column(MET), column(URGED)), "communique.pdf"), seconds=0)

    assert MET == found.documents[0].text
    assert ("communique.pdf is too long to be read whole: the first 1 of its 2 pages were.",) == found.notices


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    """Pages that are their own parents are not followed round, and those that claim a billion are not waited for."""
    bodies = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 1000000000 >>",
        3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1000000000 >>",
    }

    with pytest.raises(DocumentError):
        extract(joined(bodies, "/Root 1 0 R"))


def test_a_book_is_read_in_part() -> None:
    """Past so many pages nothing is read, and that is said."""
    found = extract(written(*([Words(72, 700, f"Paragraph {number} says so.")] for number in range(PAGES + 3))))

    assert "Paragraph 499 says so." in found.documents[0].text
    assert "Paragraph 500 says so." not in found.documents[0].text
    assert (
        f"communique.pdf is too long to be read whole: the first {PAGES} of its {PAGES + 3} pages were.",
    ) == found.notices


def test_a_damaged_page_does_not_spoil_the_others() -> None:
    """What of it can be opened is read, and what cannot is counted."""
    content = written(column(MET), column(URGED)).replace(
        b"22 0 obj\n<< /Type /Page ", b"22 0 obj\n(no page at all)", 1
    )

    found = extract(content)

    assert MET == found.documents[0].text
    assert ("communique.pdf is partly damaged: 1 page could not be opened.",) == found.notices


def test_hundreds_of_thousands_of_letters_at_one_place() -> None:
    """A page that prints the same place over and over is read within its bounds."""
    found = extract(written([Words(72, 700, "said " * 200) for _ in range(150)]))

    assert len(found.documents[0].text) <= 110_000
