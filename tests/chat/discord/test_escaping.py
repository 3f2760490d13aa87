"""Outside text is shown letter by letter, and nothing in it acts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.discord.escaping import address, escaped, link
from bot.chat.discord.limits import ADDRESS
from bot.chat.rows import clean
from tests.chat.discord.markdown import active, links, shown

HOSTILE = [
    "**bold** __under__ *it* _it_ ~~no~~ ||spoiler|| `code` ```fence```",
    "# heading",
    "-# small",
    "- item",
    "1. first",
    "> quote",
    ">>> all of it",
    "[press](https://trap.example)",
    "[press](<https://trap.example>)",
    "see https://trap.example/a_b_c and HTTP://TRAP.example",
    "steam://run/1 discord://-/channels/1",
    "<https://trap.example>",
    "@everyone @here @Everyone",
    "<@1234> <@!1234> <@&1234> <#1234>",
    "</erase:1234> <:smirk:1234> <a:smirk:1234> <t:1700000000:R> <id:guide>",
    ":smirk: :100:",
    "discord.gg/trap https://discord.gg/trap discord.com/invite/trap Discord.GG/trap dis.gd/trap",
    "dis\u200bcord.gg/trap @\u200beveryone",
    "\\*\\*not\\*\\* \\\\",
    "¯\\_(ツ)_/¯",
    "line\n# heading\r\n- item",
]
SIGNS = st.text(st.sampled_from("\\*_~|`<>[]()@#:-+.1/ \naé😀\u200b\u202e"), max_size=40)
WORDS = st.lists(
    st.sampled_from(
        [*HOSTILE, "@", "everyone", "<", "@1>", "https", "://", "x", ".", " ", "1", "discord", ".gg/", "- "]
    )
).map("".join)
ANY = st.text() | SIGNS | WORDS


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_acts(text: str) -> None:
    """The reader of Markdown finds each of these at work, and none of them once escaped."""
    assert [] == active(escaped(text))


@pytest.mark.parametrize("text", [text for text in HOSTILE if not text.startswith(("\\", "¯", "dis\u200b"))])
def test_the_reader_of_markdown_sees_what_acts(text: str) -> None:
    """A quiet test of escaping means quiet text."""
    assert active(text)


@given(ANY)
@settings(max_examples=500)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """What Discord shows of an escaped text is the text, cleaned."""
    assert clean(text) == shown(escaped(text))


@given(ANY)
@settings(max_examples=500)
def test_nothing_of_any_text_acts(text: str) -> None:
    """No text of any kind has anything that acts once it is escaped."""
    assert [] == active(escaped(text))


@given(ANY, st.integers(0, 60))
@settings(max_examples=500)
def test_nothing_acts_wherever_a_line_begins(text: str, at: int) -> None:
    """A text cut anywhere but inside an escape begins no list or heading at the cut."""
    markdown = escaped(text)
    before = markdown[:at]
    backslashes = len(before) - len(before.rstrip("\\"))

    assert [] == active(markdown[at + backslashes % 2 :])


def test_ordinary_prose_stays_readable() -> None:
    """A sentence without signs is not touched: hyphens, quotation marks, figures and commas stay as they are."""
    text = "“A win-win,” she said – at 3.5 per cent (and no less), or so."

    assert text == escaped(text)


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("https://news.example/a(b)c", "https://news.example/a%28b%29c"),
        ("https://news.example/a b?c=“d”#e", "https://news.example/a%20b?c=%E2%80%9Cd%E2%80%9D#e"),
        ("https://news.example/#:~:text=a%2C%20b,c", "https://news.example/#:~:text=a%2C%20b,c"),
        ("https://news.example:8443//a_b*c|d", "https://news.example:8443//a_b%2Ac%7Cd"),
        ("https://Nachrichten-Österreich.example", "https://xn--nachrichten-sterreich-sec.example"),
        ("https://bank.example@trap.example/", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[::1]/", ""),
        ("https://news.example:x/", ""),
        ("https://news.example/\ud800", ""),
        ("https://discord.gg/trap", ""),
        ("https://DiscordApp.com/invite/trap", ""),
        ("https://news.example/?to=discord.gg/trap", ""),
        ("https://news.example/?to=discord%2Egg/trap", ""),
        ("https://discord.com/blog/a", "https://discord.com/blog/a"),
        ("https://discord.mexico.example/a", "https://discord.mexico.example/a"),
        ("", ""),
    ],
)
def test_an_address_ends_no_link(page: str, written: str) -> None:
    """Parentheses, spaces and quotation marks are written by number; what is no page of the web is not linked."""
    assert written == address(page)


@pytest.mark.parametrize(("size", "linked"), [(ADDRESS - 1, True), (ADDRESS, True), (ADDRESS + 1, False)])
def test_an_address_is_as_long_as_a_button_carries(size: int, linked: bool) -> None:
    """A longer one would be refused by Discord."""
    page = "https://news.example/".ljust(size, "a")

    assert linked == bool(address(page))


@given(ANY, ANY)
@settings(max_examples=300)
def test_a_link_of_ours_is_the_only_one(label: str, rest: str) -> None:
    """Whatever label and address hold, the link leads where it says and nothing else acts."""
    markdown = link(label or "4", f"https://news.example/{rest}")

    if clean(label or "4") and markdown:
        assert [address(f"https://news.example/{rest}")] == links(markdown)
        assert [] == active(markdown, ours=True)
