"""What a document may try on a reader of Discord does nothing, wherever on a card it stands."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.card import About, Button, Card, Line, Mark, Section
from bot.chat.discord.components import Form, Message
from bot.chat.discord.controls import Posting
from bot.chat.discord.rendering import render
from bot.domain.model import Citation
from tests.chat.discord.markdown import active, links
from tests.chat.discord.measures import beside, faults, menus, pressed, texts

MENTIONS = (
    "@everyone",
    "@here",
    "@\u200beveryone",
    "@EVERYONE",
    "x@everyone",
    "<@1>",
    "<@!1>",
    "<@&1>",
    "<#1>",
    "</erase:1>",
    "</erase all:1>",
    "<t:1>",
    "<t:1:R>",
    "<id:guide>",
    "<id:customize>",
    "<:a:1>",
    "<a:wave:1>",
    ":smirk:",
    "\\<@1>",
    "<<@1>>",
    "<@\u200b1>",
    "<\u2060@1>",
)
LINKS = (
    "[x](http://trap.example)",
    '[x](http://trap.example "a title")',
    "[x](<http://trap.example>)",
    "[[4]](http://trap.example)",
    "[a [b] c](http://trap.example)",
    "[4](http://trap.example)](http://trap.example)",
    "4](http://trap.example) [5",
    "\\[x](http://trap.example)",
    "[x\\](http://trap.example)",
    "[https://bank.example](https://trap.example)",
    "![x](http://trap.example/x.png)",
    "https://trap.example",
    "HTTPS://TRAP.EXAMPLE",
    "(https://trap.example)",
    "<https://trap.example>",
    "https:\u200b//trap.example",
    "steam://run/1",
    "discord://-/channels/1",
    "<mailto:a@trap.example>",
    "<tel:+123>",
    "discord.gg/x",
    "discord.com/invite/x",
    "https://discord.gg/x",
    "DISCORD.GG/x",
    "dis\u00adcord.gg/x",
    "discordapp.com/invite/x",
    "dis.gd/x",
)
FORMATS = (
    "```js\nrun()\n```",
    "`code`",
    "``co`de``",
    "# heading",
    "### heading",
    "x\n# heading",
    "x\r# heading",
    "x\u2028# heading",
    "-# small",
    "- item",
    "* item",
    "1. first",
    "> quote",
    ">>> all of it",
    "||spoiler||",
    "**bold** *it* __under__ _it_ ~~no~~",
    "***all***",
    "\\**bold**",
    "*\u200b*bold**",
)
DECEITS = (
    "\u202ednuob\u202c",
    "\u2067x\u2069",
    "\ud800",
    "\udfffx",
    "a\x00b\x1b[31m",
    "\u200f\u200e\ufeff\u2060",
    "\U000e0041\U000e007f",
)
ATTACKS = (*MENTIONS, *LINKS, *FORMATS, *DECEITS)
PAGE = "https://news.example/call"
PAGES = (
    PAGE,
    f"{PAGE}) @everyone (",
    f"{PAGE} # heading",
    f"{PAGE}>[x](http://trap.example)",
    f"{PAGE}\n# heading",
    f"{PAGE}?to=discord.gg/x",
    "https://discord.gg/x",
    "https://bank.example@trap.example/",
    "javascript:alert(1)",
)
FORMS = tuple(Form)
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]")


def everywhere(text: str, page: str = PAGE) -> Card:
    """A card that has a text in each place where a document's words can stand."""
    mark = Mark(text, Citation("d", 1), page)
    return Card(
        text,
        text,
        (
            Section(text, text, (Line(text, (mark,)), Line(f"He said {text}", (mark, mark)), Line(text))),
            Section(lines=(Line(text, (Mark("3", Citation("d", 1), page),)),), quoted=True),
            Section(lines=(Line(text), Line(f"{text} and {text}"))),
        ),
        (text, f"1 sentence withheld. {text}"),
        tuple(Button(text, text, about) for about in (*About, None)),
    )


def live(message: Message) -> list[str]:
    """What does anything in a message but our own links and signs; what of a label could deceive."""
    found = [sign for text in texts(message) for sign in active(text, ours=True)]
    leading = [*(link for text in texts(message) for link in links(text)), *(one.address for one in beside(message))]
    found += [
        link
        for link in leading
        if not re.fullmatch(r"https://news\.example/[^\s()<>\[\]]*", link) or "discord.gg" in link
    ]
    labels = [button.label for button in pressed(message)]
    labels += [text for menu in menus(message) for one in menu.options for text in (one.label, one.description)]
    found += [label for label in labels if _deceives(label)]
    return found


def _deceives(label: str) -> bool:
    return bool(_UNSEEN.search(label)) or any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in label)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_does_anything(attack: str) -> None:
    """In titles, headings, notes, lines, quotations, marks, buttons and menus, in each form: it is shown, and is dead."""
    messages = [message for form in FORMS for message in render(everywhere(attack), Posting("e" * 64), form)]

    assert [] == [sign for message in messages for sign in live(message)]
    assert [] == [fault for message in messages for fault in faults(message)]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_ends_its_link(page: str) -> None:
    """A mark leads to the page that it names, with nothing of it left behind, or nowhere."""
    messages = [message for form in FORMS for message in render(everywhere("Told", page), Posting("e" * 64), form)]

    assert [] == [sign for message in messages for sign in live(message)]


@pytest.mark.parametrize("attack", [*MENTIONS, *LINKS, *FORMATS])
def test_every_attack_is_one(attack: str) -> None:
    """Unescaped, each is found at work, or would be once what nobody sees is taken out of it."""
    assert active(attack) or active(_UNSEEN.sub("", attack))


@given(
    st.lists(st.sampled_from(ATTACKS) | st.text(max_size=12) | st.sampled_from(["\\", "\n", " ", "[", "](", ")"])).map(
        "".join
    ),
    st.sampled_from(PAGES),
    st.sampled_from(FORMS),
)
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_attacks_together_do_anything(text: str, page: str, form: Form) -> None:
    """Nor do several, one running into the other, cut over pages as it may be."""
    messages = render(everywhere(text, page), Posting("e" * 64), form)

    assert [] == [sign for message in messages for sign in live(message)]
    assert [] == [fault for message in messages for fault in faults(message)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ["@everyone", "[x](http://trap.example)", "discord.gg/x", "||no||", "😀\u202e"])
@pytest.mark.parametrize("statements", [1, 40, 400])
def test_a_card_of_any_length_is_within_every_limit(statements: int, attack: str, form: Form) -> None:
    """One statement, forty or four hundred, each with an attack in it: Discord takes every page, and nothing acts."""
    lines = tuple(
        Line(f"said that {attack} was item {at} of many", (Mark(str(at), Citation("d", at), f"{PAGE}?{at}"),))
        for at in range(1, statements + 1)
    )
    sections = tuple(
        Section(f"Speaker {at} {attack}", "via TASS", lines[at : at + 40]) for at in range(0, statements, 40)
    )
    offers = tuple(Button(f"{about} {at} {attack}", "What?", about) for about in (*About, None) for at in range(30))
    messages = render(Card(f"A call {attack}", "Tuesday", sections, (attack,), offers), Posting("e" * 64), form)

    assert [] == [fault for message in messages for fault in faults(message)]
    assert [] == [sign for message in messages for sign in live(message)]
