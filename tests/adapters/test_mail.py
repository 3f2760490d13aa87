"""A mail becomes the documents in it: each message with its own author, day and subject."""

from __future__ import annotations

import base64
import quopri
import re
from email.message import EmailMessage

import pytest

from bot.adapters.forwarded import author, day, subject
from bot.adapters.mail import mail
from bot.adapters.page import Extract, Page
from bot.domain.model import Document
from bot.errors import DocumentBinary, DocumentEmpty, DocumentError
from tests.adapters.pdf_writer import column, written

READOUT = "President Oduya spoke with Prime Minister Vesk today. She said that “passage is free”."
DENIAL = "Vessia’s side denies the report."
FORWARD = f"""FYI

---------- Forwarded message ---------
From: MFA Press Service <press@mfa.tarnland.example>
Date: Fri, Jan 17, 2025 at 8:00 AM
Subject: Readout of the call with Prime Minister Vesk
To: <list@mfa.tarnland.example>


{READOUT}
"""


def html(page: Page) -> Extract:
    """Stands in for the reader of web pages."""
    return Extract((Document(re.sub(r"<[^>]+>", "", page.content.decode(page.charset or "utf-8")).strip()),), "tags 1")


def written_by(
    sender: str = "Ana Kell <ana@paper.example>", text: str = READOUT, title: str = "Fwd: News"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = title
    message["Date"] = "Fri, 17 Jan 2025 09:00:00 +0100"
    message.set_content(text)
    return message


def extract(message: EmailMessage | bytes) -> Extract:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return mail(Page(content, "news.eml", "message/rfc822"), html)


def told(message: EmailMessage | bytes) -> list[tuple[str, str, str, str]]:
    """Publisher, title, day and text of each document."""
    documents = extract(message).documents
    return [(one.publisher, one.title, one.published[:10], one.text) for one in documents]


def test_a_mail_is_its_sender_s() -> None:
    """The subject is the title, the sender's name the publisher, the date when it was sent."""
    found = extract(written_by("MFA Press <press@mfa.example>", READOUT, "Readout of a call")).documents[0]

    assert ("MFA Press (mfa.example)", "Readout of a call", "2025-01-17T09:00:00+01:00", READOUT) == (
        found.publisher,
        found.title,
        found.published,
        found.text,
    )


def test_a_forwarded_message_is_its_author_s() -> None:
    """What was forwarded is the ministry's; the covering line above it is no document."""
    expected = (
        "MFA Press Service (mfa.tarnland.example)",
        "Readout of the call with Prime Minister Vesk",
        "2025-01-17",
        READOUT,
    )

    assert [expected] == told(written_by(text=FORWARD))


def test_a_note_of_some_length_is_a_document_too() -> None:
    """Who comments on what they forward is read, as themselves."""
    note = "Please compare this with what their side said last week, when the minister told us that no vessel had left port at all."

    assert ["Ana Kell (paper.example)", "MFA Press Service (mfa.tarnland.example)"] == [
        one[0] for one in told(written_by(text=FORWARD.replace("FYI", note)))
    ]


@pytest.mark.parametrize(
    "block",
    [
        "-----Original Message-----\nFrom: Tomas Rell [mailto:rell@vessia.example]\nSent: Thursday, January 16, 2025 7:12 PM\nTo: Press\nSubject: RE: Statement\n\n{}",
        "________________________________\nFrom: Tomas Rell <rell@vessia.example>\nSent: Thursday, January 16, 2025 7:12 PM\nTo: Ana Kell;\n  Press\nSubject: Statement\n\n{}",
        "\nVon: Tomas Rell <rell@vessia.example>\nGesendet: Donnerstag, 16. Jan 2025 19:12\nAn: Presse\nBetreff: AW: Statement\n\n{}",
        "Begin forwarded message:\n\n> From: Tomas Rell <rell@vessia.example>\n> Subject: Statement\n> Date: 16 January 2025 at 19:12:01 CET\n> To: x\n>\n> {}",
        "\n*From:* Tomas Rell <rell@vessia.example>\n*Sent:* 2025-01-16\n*Subject:* Statement\n\n{}",
    ],
    ids=["Outlook", "Outlook on the web", "German", "Apple", "bold"],
)
def test_every_way_of_forwarding_is_known(block: str) -> None:
    """The blocks that mail programs write above what they forward."""
    assert [("Tomas Rell (vessia.example)", "Statement", "2025-01-16", DENIAL)] == told(
        written_by(text=f"See below.\n{block.format(DENIAL)}\n")
    )


def test_quoted_replies_are_their_authors() -> None:
    """What is quoted line by line is the other's, and what they quote in turn is another's."""
    text = (
        "Thank you.\n\nOn Thu, Jan 16, 2025 at 7:12 PM, Tomas Rell\n<rell@vessia.example> wrote:\n\n"
        f"> {DENIAL}\n>\n> On Wed, Jan 15, 2025 at 1:00 PM Mara Quill <mara@paper.example> wrote:\n>\n> > Is it true?\n"
    )

    found = [(publisher, day, text) for publisher, _, day, text in told(written_by(text=text))]

    assert [
        ("Tomas Rell (vessia.example)", "2025-01-16", DENIAL),
        ("Mara Quill (paper.example)", "2025-01-15", "Is it true?"),
    ] == found


def test_fields_in_a_text_are_not_a_message() -> None:
    """A line that happens to begin with From, or a label in a transcript, begins nothing."""
    text = "From: the border to the sea, nothing moved.\n\nDate: unknown.\n\nOduya: We are ready and said so to all of them."

    assert 1 == len(told(written_by(text=text)))


def test_the_plain_text_is_preferred() -> None:
    """Where a mail comes as text and as a web page, the text is read; a text that only points to the page is not."""
    both, stub = written_by(), written_by(text="Your e-mail client cannot show HTML.")
    for message in (both, stub):
        message.add_alternative("<p>The page said it.</p>", subtype="html")

    assert [READOUT, "The page said it."] == [told(message)[0][3] for message in (both, stub)]


def test_messages_and_files_attached_are_documents() -> None:
    """A message as it came, a text, a web page, a PDF: each its own; a picture is passed over."""
    message = written_by(text="See attached.")
    message.add_attachment(written_by("Press <p@mfa.example>", READOUT, "Readout"))
    message.add_attachment(b"The minister said \x93no\x94.", maintype="text", subtype="plain", filename="note.txt")
    message.add_attachment(
        b"<html><p>The page.</p></html>", maintype="application", subtype="octet-stream", filename="a.html"
    )
    message.add_attachment(written(column(DENIAL)), maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="b.zip")

    found = extract(message)

    assert [READOUT, "The minister said “no”.", "The page.", DENIAL] == [one.text for one in found.documents]
    assert "Press (mfa.example)" == found.documents[0].publisher
    assert ("b.zip is an archive: unpack it and give me the files in it.",) == found.notices


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("utf-8", "base64", "Привет, “мир”."),
        ("iso-8859-1", "8bit", "He said “yes”."),
        ("no-such-charset", "8bit", "He said “yes”."),
        ("gb2312", "base64", "外交部发言人表示，镕基说“双方同意”。"),
        ("utf-8", "quoted-printable", "Café — “yes”."),
    ],
)
def test_encodings_come_out(charset: str, encoding: str, text: str) -> None:
    """Declared right, wrong or not at all: the letters are those that were written."""
    content = text.encode(
        {"iso-8859-1": "cp1252", "no-such-charset": "cp1252", "gb2312": "gb18030"}.get(charset, charset)
    )
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(content)
    head = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"

    assert text == told(head.encode() + body)[0][3].strip()


def test_a_mail_that_is_a_web_page_is_read_as_one() -> None:
    """Where nothing else is said, the reader of articles reads what has no plain text."""
    message = written_by()
    message.set_content(f"<html><body><p>{READOUT}</p><p>{DENIAL}</p></body></html>", subtype="html")

    found = mail(Page(message.as_bytes(), "news.eml")).documents

    assert [("Ana Kell (paper.example)", [READOUT, DENIAL])] == [
        (one.publisher, [line for line in one.text.split("\n") if line]) for one in found
    ]


def test_fields_are_decoded() -> None:
    """Encoded words are, and so are bytes that should have been."""
    encoded = b"From: =?utf-8?q?Minist=C3=A8re?= <p@q.example>\nSubject: =?utf-8?b?0JfQsNGP0LLQu9C10L3QuNC1?=\n\nThey said so."
    raw = "From: Ministère <p@q.example>\nSubject: Заявление\n\nThey said so.".encode()

    assert [("Ministère (q.example)", "Заявление")] * 2 == [told(content)[0][:2] for content in (encoded, raw)]


def test_flowed_lines_are_joined() -> None:
    """Lines a program wrapped (RFC 3676) are one again; the signature goes."""
    content = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed\n\nThey said \nso twice.\nThen left.\n-- \nAna\n"

    assert "They said so twice.\nThen left." == told(content)[0][3]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ana Kell <a@b.example>", "Ana Kell (b.example)"),
        ("<a@b.example>", "b.example"),
        ('"a@b.example" <a@b.example>', "b.example"),
        ("", ""),
    ],
)
def test_authors(value: str, expected: str) -> None:
    """The name shown, with the domain it is shown from; else the domain."""
    assert expected == author(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Fri, 17 Jan 2025 09:00:00 +0100", "2025-01-17T09:00:00+01:00"),
        ("Thursday, January 16, 2025 7:12 PM", "2025-01-16"),
        ("16.01.2025 19:12", "2025-01-16"),
        ("2025年1月16日 19:12", "2025-01-16"),
        ("Fri, 99 Jan 2025 09:00:00 +0100", ""),
        ("yesterday", ""),
    ],
)
def test_days(value: str, expected: str) -> None:
    """As precise as is told for certain."""
    assert expected == day(value)


def test_subjects() -> None:
    """What replying and forwarding put before a subject is no part of it."""
    assert "Statement: no" == subject("Fwd: RE: AW[2]: Statement: no")


@pytest.mark.parametrize(
    ("content", "failure", "told"),
    [
        (b"From: a@b.example\nSubject: x\nDate: now\n\n", DocumentEmpty, "holds no text"),
        (b"From: " + b"a" * 300_000, DocumentBinary, "no mail I can read"),
        (
            b"From: a@b\nSubject: x\nMIME-Version: 1.0\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
            DocumentBinary,
            "parts within parts",
        ),
        (b"From: a@b\nSubject: x\n" + b"Content-Type: message/rfc822\n\n" * 5000, DocumentBinary, "parts within parts"),
    ],
    ids=["empty", "one line", "deep parts", "deep messages"],
)
def test_what_cannot_be_read_says_why(content: bytes, failure: type[DocumentError], told: str) -> None:
    """Each has a sentence that names the file, what is wrong, and what to do."""
    with pytest.raises(failure) as caught:
        extract(content)

    assert told in str(caught.value)
    assert str(caught.value).startswith("news.eml ")


def test_thousands_of_parts_are_read_in_part() -> None:
    """So many are read, and that there are more is said."""
    head = b"From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    parts = b"".join(b"--b\nContent-Type: text/plain\n\nPart %d says so.\n" % number for number in range(5000))

    found = extract(head + parts + b"--b--\n")

    assert "Part 199 says so." in found.documents[0].text
    assert "Part 200 says so." not in found.documents[0].text
    assert ("news.eml holds more parts than are read: the last ones were left out.",) == found.notices


def test_messages_within_messages_are_left_out_in_the_end() -> None:
    """Attached in one another beyond any use, the innermost are not read, and that is said."""
    message = written_by(text="The innermost said so.")
    for number in range(12):
        outer = written_by(
            text=f"Message {number} has something to say that is longer than a covering note, and so it is a document by itself, too."
        )
        outer.add_attachment(message)
        message = outer

    found = extract(message)

    assert "The innermost said so." not in [one.text for one in found.documents]
    assert "news.eml holds messages within messages: the innermost were left out." in found.notices


def test_a_mail_that_was_cut_off_says_so() -> None:
    """What there is, is read; that its end is missing is told."""
    message = written_by()
    message.add_alternative("<p>page</p>", subtype="html")

    found = extract(message.as_bytes()[:-60])

    assert READOUT == found.documents[0].text
    assert ("news.eml is cut off: its end is missing.",) == found.notices


def test_a_huge_field_is_looked_at_in_part() -> None:
    """A subject of megabytes takes no time."""
    content = b"From: a@b\nSubject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nThe minister said so.\n"

    assert "The minister said so." == told(content)[0][3]
