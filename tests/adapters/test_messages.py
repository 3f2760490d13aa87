"""A message somebody points at becomes documents, each with its own publisher."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.adapters.messages import Post, Preview, documents
from bot.domain.model import DocumentKind

SENT = datetime(2031, 5, 3, 22, 15, tzinfo=UTC)
LINK = "https://norrnet.example/channels/1/2"
BODY = (
    "President Marlow spoke today with Prime Minister Rauk. She told him that the strait would stay open to all ships."
)


def test_a_message_is_a_post_of_its_author() -> None:
    """Author with place, link and day are kept, and the words as they stand."""
    (document,) = documents(Post("  We met in Port Ansel. The strait stays open.\n", "Helena Marlow", LINK, SENT))

    assert "We met in Port Ansel. The strait stays open." == document.text
    assert (DocumentKind.POST, "Helena Marlow (norrnet.example)") == (document.kind, document.publisher)
    assert (LINK, "2031-05-03") == (document.url, document.published)


def test_a_preview_is_the_pages_and_not_the_posters() -> None:
    """A paper's preview is an article of the paper's, a ministry's a readout, a platform's a post of its author."""
    previews = (
        Preview(BODY, "Strait stays open", "https://www.harbournews.example/a", "Harbour News", "Ida Moll"),
        Preview(BODY + " They talked.", "", "https://mfa.gov.example/1", "Ministry of Foreign Affairs of Caldria"),
        Preview(
            "We met. The strait stays open.", "Helena Marlow (@marlow)", "https://x.com/marlow/1", "X", "Helena Marlow"
        ),
        Preview(BODY + " It rained.", "", "https://evil.example/1", "Reuters"),
    )

    assert [
        ("Harbour News (harbournews.example)", DocumentKind.ARTICLE, "Strait stays open"),
        ("Ministry of Foreign Affairs of Caldria (mfa.gov.example)", DocumentKind.READOUT, ""),
        ("Helena Marlow (x.com)", DocumentKind.POST, "Helena Marlow (@marlow)"),
        ("evil.example", DocumentKind.ARTICLE, ""),
    ] == [(each.publisher, each.kind, each.title) for each in documents(Post("", "Tor Vang", LINK, previews=previews))]


def test_a_forwarded_message_is_not_the_forwarders() -> None:
    """A snapshot without an author has no publisher but its place, whoever passed it on."""
    forwarded = Post("We met in Port Ansel.", "", LINK, SENT)

    (document,) = documents(Post("", "Tor Vang", "https://norrnet.example/9", forwarded=(forwarded,)))

    assert ("norrnet.example", "We met in Port Ansel.") == (document.publisher, document.text)


def test_a_quoted_reply_comes_before_its_answer() -> None:
    """Each message is its own document, in the order in which they were written."""
    quoted = Post("The strait stays open.", "Helena Marlow", LINK)

    found = documents(Post("We doubt that very much.", "Victor Rauk", LINK, quoted=quoted))

    assert ["Helena Marlow (norrnet.example)", "Victor Rauk (norrnet.example)"] == [each.publisher for each in found]


def test_what_holds_no_words_is_left_out() -> None:
    """Links alone, marks, an empty forward and a preview that is only a title make no document."""
    empty = Post("<https://harbour.example/a>\n—", "Tor Vang", LINK)

    assert () == documents(empty)
    assert () == documents(
        Post(
            " ", "Tor Vang", LINK, previews=(Preview("", "Strait stays open", LINK),), forwarded=(empty,), quoted=empty
        )
    )


def test_the_same_words_are_one_document() -> None:
    """A preview that repeats the message adds nothing."""
    preview = Preview("We met in Port Ansel.", "", "https://x.com/marlow/1", "X", "Helena Marlow")

    (document,) = documents(Post("We met in Port Ansel.", "Helena Marlow", LINK, previews=(preview,)))

    assert LINK == document.url


def test_a_pasted_readout_is_not_the_posters() -> None:
    """A text that says what it is stays that, and two of them are two; who posted them published neither."""
    text = f"Readout of President Marlow’s Call\n\n{BODY}\n\nReadout of the Prime Minister’s Call\n\n{BODY} He asked for a rule on nets."

    found = documents(Post(text, "Tor Vang", LINK))

    assert [("", DocumentKind.READOUT, LINK)] * 2 == [(each.publisher, each.kind, each.url) for each in found]


def test_a_chain_of_quotations_ends() -> None:
    """Quotations are followed a few steps and no further."""
    post = Post("Message number 0 of the chain.", "Ida Moll")
    for number in range(1, 50):
        post = Post(f"Message number {number} of the chain.", "Ida Moll", quoted=post)

    assert [f"Message number {number} of the chain." for number in (46, 47, 48, 49)] == [
        each.text for each in documents(post)
    ]


def test_a_broken_link_breaks_nothing() -> None:
    """An address that is none leaves the author with the bare word for where it stood."""
    (document,) = documents(Post("We met in Port Ansel.", "Ida Moll", "http://[::1"))

    assert "Ida Moll (message)" == document.publisher
