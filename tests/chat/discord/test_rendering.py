"""A card becomes messages that Discord takes, the first complete in itself, and nothing of it is lost or acts."""

from __future__ import annotations

import json
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat.card import About, Button, Card, Line, Mark, Section
from bot.chat.discord import limits
from bot.chat.discord.components import Embedded, Form, Layout, Message, Plain
from bot.chat.discord.controls import Posting
from bot.chat.discord.identifiers import Act, Argument, More, Press
from bot.chat.discord.identifiers import pressed as read
from bot.chat.discord.layout import NOBODY, buttons, embed, layout
from bot.chat.discord.limits import length
from bot.chat.discord.rendering import render
from bot.domain.model import Citation
from tests.chat.discord.markdown import active, links, shown
from tests.chat.discord.measures import acts, beside, faults, menus, pressed, texts

POSTING = Posting("e" * 64, "summary")
FORMS = list(Form)
_CARDS = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The same cards each time; making them takes its time on a busy machine, which is no fault of theirs."""
PAGE = "https://news.example/call#:~:text=the%20ferry"

ANY = (
    st.text(max_size=60) | st.text("*_~|`<>[]()@#:-+.1/ \n\\a", max_size=60) | st.sampled_from(["", "@everyone", "# x"])
)
LONG = st.builds(lambda text, times: text * times, ANY, st.sampled_from([1, 1, 1, 1, 1, 60]))
MARKS = st.lists(
    st.builds(
        Mark,
        st.from_regex(r"[1-9]{1,2}(\.[1-9]{1,3})?", fullmatch=True) | ANY,
        st.just(Citation("d", 1)),
        st.sampled_from(["", PAGE, f"{PAGE}{'a' * 300}", f"{PAGE}{'a' * 600}", "javascript:x"]) | ANY,
    ),
    max_size=12,
).map(tuple)
SECTIONS = st.builds(
    Section,
    LONG,
    LONG,
    st.lists(st.builds(Line, LONG, st.just(()) | MARKS), max_size=4).map(tuple),
    st.booleans(),
)
OFFERS = st.lists(st.builds(Button, LONG, LONG, st.none() | st.sampled_from(About)), max_size=30).map(tuple)
CARDS = st.builds(
    Card,
    LONG,
    LONG,
    st.lists(SECTIONS, max_size=4).map(tuple) | st.builds(lambda one, n: (one,) * n, SECTIONS, st.integers(1, 25)),
    st.lists(LONG, max_size=4).map(tuple),
    OFFERS,
)


def all_shown(messages: tuple[Message, ...]) -> str:
    """What is read on all the messages, one after the other."""
    return "\n".join(shown(text) for message in messages for text in texts(message))


@pytest.mark.parametrize("form", FORMS)
@given(card=CARDS)
@example(Card("A call", sections=(Section("Ann", lines=(Line("a" * 200),) * 9),), notes=("",) * 30))
@_CARDS
def test_any_card_is_within_every_limit(form: Form, card: Card) -> None:
    """Whatever a card holds, Discord takes each of its messages, in each form."""
    assert [] == [fault for message in render(card, POSTING, form) for fault in faults(message)]


@pytest.mark.parametrize("form", FORMS)
@given(card=CARDS)
@_CARDS
def test_nothing_of_any_card_acts(form: Form, card: Card) -> None:
    """Nothing but our own links and the signs at the start of a line does anything."""
    markdown = [text for message in render(card, POSTING, form) for text in texts(message)]

    assert [] == [sign for text in markdown for sign in active(text, ours=True)]
    assert [] == [link for text in markdown for link in links(text) if not link.startswith("https://news.example/")]


@pytest.mark.parametrize("form", FORMS)
@given(card=CARDS)
@_CARDS
def test_nothing_of_any_card_is_lost(form: Form, card: Card) -> None:
    """The beginning and the end of each text, and each mark, stand on some message, each reached from the one before."""
    number = count(1)

    def told(text: str) -> str:
        return f"Q{next(number)}Z {text} Q{next(number)}Z"

    marked = Card(
        told(card.title),
        told(card.subtitle),
        tuple(
            Section(
                told(section.heading),
                told(section.note),
                tuple(
                    Line(
                        told(line.text),
                        tuple(Mark(f"M{next(number)}Z", mark.citation, mark.address) for mark in line.marks),
                    )
                    for line in section.lines
                ),
                section.quoted,
            )
            for section in card.sections
        ),
        tuple(told(note) for note in card.notes),
    )
    messages = render(marked, POSTING, form)
    everything = all_shown(messages)

    of_marks = {mark.label for section in marked.sections for line in section.lines for mark in line.marks}
    missing = [at for at in range(1, next(number)) if f"Q{at}Z" not in everything and f"M{at}Z" not in of_marks]
    assert [] == missing
    assert [] == [label for label in of_marks if f"[{label}]" not in everything]
    assert [More(POSTING.exchange, at, Argument("summary")) for at in range(2, len(messages) + 1)] == [
        what for message in messages for one in pressed(message) if isinstance(what := read(one.identifier), More)
    ]


@given(CARDS)
@_CARDS
def test_discord_py_builds_any_card(card: Card) -> None:
    """The library's own objects come of it, in one call, and are remembered by none of its stores."""
    for message in render(card, POSTING):
        assert isinstance(message, Layout)
        view = layout(message)
        payload = json.dumps([item.to_component_dict() for item in view.children])

        assert json.loads(payload)[0]["type"] == 17
        assert view.content_length() <= limits.COMPONENTS_TEXT


@pytest.mark.parametrize(
    ("form", "limit"),
    [(Form.TEXT, limits.CONTENT), (Form.EMBED, limits.EMBED_DESCRIPTION), (Form.LAYOUT, limits.COMPONENTS_TEXT)],
)
@pytest.mark.parametrize(("over", "messages"), [(-1, 1), (0, 1), (1, 2)])
def test_a_card_at_the_limit_is_one_message_and_one_over_is_two(
    form: Form, limit: int, over: int, messages: int
) -> None:
    """The whole room is used: a card one character too long is the first that has a second page."""
    hundreds, rest = divmod(limit + over + 1, 100)
    lines = [*[97] * (hundreds - 1), 47, 47 + rest]
    card = Card(sections=(Section(lines=tuple(Line("a" * line) for line in lines), quoted=True),))
    told = render(card, POSTING, form)

    assert limit + over == sum(line + 3 for line in lines) - 1
    assert messages == len(told)
    if messages == 1:
        assert limit + over == sum(map(length, texts(told[0])))


@pytest.mark.parametrize(("size", "end"), [(79, "a"), (80, "a"), (81, "…")])
def test_a_label_is_cut_one_over_its_limit(size: int, end: str) -> None:
    """A name of eighty characters stands whole on its button."""
    card = Card("A call", buttons=(Button("a" * size, "What?", About.SPEAKER),))
    label = pressed(render(card, POSTING)[0])[-1].label

    assert (min(size, limits.LABEL), end) == (len(label), label[-1])


@pytest.mark.parametrize(("size", "end"), [(99, "a"), (100, "a"), (101, "…")])
def test_an_option_is_cut_one_over_its_limit(size: int, end: str) -> None:
    """A topic of a hundred characters stands whole in its menu, and what is longer is known again all the same."""
    topic = "a" * size
    message = render(Card("A call", buttons=(Button(topic, "What?", About.TOPIC),)), POSTING)[0]
    [(label, value)] = [(one.label, one.value) for menu in menus(message) for one in menu.options]
    press = read(menus(message)[0].identifier, value)

    assert (min(size, limits.OPTION), end) == (len(label), label[-1])
    assert isinstance(press, Press)
    assert topic == press.argument.among(["b", topic])


@pytest.mark.parametrize(("size", "whole"), [(255, True), (256, True), (257, False)])
def test_an_embeds_title_is_cut_one_over_its_limit(size: int, whole: bool) -> None:
    """What a title has no room for goes on below it."""
    (message,) = render(Card("a" * size), POSTING, Form.EMBED)
    assert isinstance(message, Embedded)

    assert whole == (message.title == "a" * size)
    assert length(message.title) <= limits.EMBED_TITLE
    assert size == all_shown((message,)).count("a")
    assert [] == faults(message)


@pytest.mark.parametrize(("left", "fits"), [(1, True), (0, True), (-1, False)])
def test_components_are_all_used_and_none_over(left: int, fits: bool) -> None:
    """Thirty-nine components or forty stand each alone; of one more, two are brought together."""
    offers = (Button("Show the lines", "lines", About.LINES),)
    around = 1 + 1 + 3 + 2  # the container, a row of three buttons, the head with its line
    sections = limits.COMPONENTS - around - left
    card = Card(
        "A call", sections=tuple(Section(lines=(Line(f"Yes {at}."),)) for at in range(sections)), buttons=offers
    )
    message = render(card, POSTING)[0]

    assert [] == faults(message)
    assert (sections if fits else sections - 1) == len(texts(message)) - 1


@pytest.mark.parametrize(("leaders", "in_menu"), [(4, 0), (5, 0), (6, 6), (24, 24), (25, 25), (26, 25)])
def test_leaders_are_buttons_while_a_row_has_room(leaders: int, in_menu: int) -> None:
    """One over a row they are a menu; one over a menu it says that it does not hold them all."""
    names = [f"Leader {number}" for number in range(leaders)]
    card = Card("A call", buttons=tuple(Button(name, f"What did {name} say?", About.SPEAKER) for name in names))
    message = render(card, POSTING)[0]

    assert in_menu == sum(len(menu.options) for menu in menus(message))
    assert [] == faults(message)
    assert (leaders > limits.OPTIONS) == any("25 of 26" in menu.placeholder for menu in menus(message))


@pytest.mark.parametrize("sections", [10, 13, 14, 15, 60, 200])
def test_sections_are_brought_together_before_components_are_too_many(sections: int) -> None:
    """However many sections, and with every kind of button, a message has forty components or fewer."""
    offers = tuple(Button(f"{about} {at}", "What?", about) for about in (*About, None) for at in range(5))
    lone = Section(lines=(Line("Told.", (Mark("1", Citation("d", 1), PAGE),)),), quoted=True)
    card = Card(
        "A call",
        "Tuesday",
        (
            lone,
            Section("Brandt", lines=(Line("No.", (Mark("2", Citation("d", 2)),)),)),
            lone,
            lone,
            *(Section(lines=(Line("Yes."),)),) * sections,
        ),
        ("Noted.",),
        offers,
    )
    message = render(card, POSTING)[0]

    assert [] == faults(message)
    assert sections == shown("\n".join(texts(message))).count("Yes.")


def a_card(*sections: Section, buttons: tuple[Button, ...] = (), notes: tuple[str, ...] = ()) -> Card:
    return Card("Martin and Brandt speak", "Tuesday · telephone call", sections, notes, buttons)


SAID = Section(
    "Otto Brandt",
    "Germany, via the Chancellery",
    (
        Line("calls the crossing *safe*", (Mark("4", Citation("d", 4), PAGE), Mark("5", Citation("d", 5)))),
        Line("said no."),
    ),
)


def test_a_card_reads_like_a_page() -> None:
    """Headings, small print, a list, links where there is a page, and plain marks where there is none."""
    (message,) = render(a_card(SAID, notes=("2 sentences withheld.",)), POSTING)

    assert [
        "## Martin and Brandt speak\n-# Tuesday · telephone call",
        "### Otto Brandt\n-# Germany, via the Chancellery\n"
        f"- calls the crossing \\*safe\\* \\[[4]({PAGE})\\] \\[5\\]\n- said no.",
        "-# 2 sentences withheld.",
    ] == texts(message)


@pytest.mark.parametrize(
    ("form", "kind", "heading"),
    [(Form.EMBED, Embedded, "Martin and Brandt speak"), (Form.TEXT, Plain, "## Martin and Brandt speak")],
)
def test_a_card_without_components_reads_the_same(form: Form, kind: type, heading: str) -> None:
    """An embed has the title as its own; a text has it as a heading; the buttons stand under both."""
    (message,) = render(a_card(SAID), POSTING, form)

    assert isinstance(message, kind)
    assert "\n".join(texts(message)).startswith(f"{heading}\n-# Tuesday · telephone call\n### Otto Brandt\n")
    assert ["Ask…", "Delete"] == [button.label for button in pressed(message)]


def test_a_mark_without_a_page_opens_its_line() -> None:
    """It stands in a menu by its label, with the words of its line."""
    (message,) = render(a_card(SAID), POSTING)
    (menu,) = menus(message)

    assert [("[5]", "5", "calls the crossing *safe*")] == [
        (one.label, one.value, one.description) for one in menu.options
    ]
    assert Press(Act.EVIDENCE, POSTING.exchange) == read(menu.identifier)


def test_a_quotation_has_its_page_at_its_side() -> None:
    """A quotation with one mark that leads to a page has a button that opens it; a block quote all the same."""
    quote = Section(
        lines=(Line("“It should not be closed.”"), Line("— Claire Martin", (Mark("3", Citation("d", 3), PAGE),))),
        quoted=True,
    )
    (message,) = render(Card(sections=(quote,)), POSTING)

    assert [PAGE] == [button.address for button in beside(message)]
    assert ["> “It should not be closed.”\n> — Claire Martin \\[3\\]"] == texts(message)


def test_links_give_way_to_lines() -> None:
    """A card that fits without its links is one message: as many links as there is room for, the first of each line first."""
    marks = tuple(Mark(str(at), Citation("d", at), f"{PAGE}{'a' * 300}") for at in range(4))
    card = a_card(Section("Brandt", lines=tuple(Line("No.", marks[at::2]) for at in (0, 1)) * 10))
    messages = render(card, POSTING)

    assert 1 == len(messages)
    followed = [link for text in texts(messages[0]) for link in links(text)]
    assert 8 < len(followed) < 20
    assert 20 == all_shown(messages).count("No.")


def test_the_first_message_has_something_of_everybody() -> None:
    """Of a card that is too long each leader's first lines come first; the rest is behind a button, under its heading."""
    leaders = [
        Section(name, lines=tuple(Line(f"{name} {at} {'word ' * 30}") for at in range(20)))
        for name in ("Ann", "Bea", "Cay")
    ]
    messages = render(a_card(*leaders, notes=("Noted.",)), POSTING)
    first = shown("\n".join(texts(messages[0])))

    assert all(f"### {name}\n- {name} 0" in first for name in ("Ann", "Bea", "Cay"))
    assert "Noted." in first
    assert "More (1 of 3)" in [button.label for button in pressed(messages[0])]
    assert texts(messages[1])[0].endswith("page 2 of 3")


def test_quotations_alone_are_told_in_order() -> None:
    """The lines of documents come one after the other, page by page."""
    passages = [
        Section(f"Text {n}", lines=tuple(Line(f"{n}.{at} {'word ' * 30}") for at in range(30)), quoted=True)
        for n in (1, 2)
    ]
    messages = render(a_card(*passages), POSTING)

    assert "Text 2" not in "\n".join(texts(messages[0]))
    assert sorted(found := [all_shown(messages).index(f"> {n}.{at} ") for n in (1, 2) for at in range(30)]) == found


def test_a_long_line_goes_on_behind_the_button() -> None:
    """What a page leaves of a line is marked where it is left and where it is taken up."""
    words = " ".join(f"w{at}." for at in range(3000))
    messages = render(Card("A call", sections=(Section(lines=(Line(words),)),)), POSTING)
    pieces = [shown("\n".join(texts(message))).splitlines()[-1] for message in messages]

    assert pieces[0].endswith(" …")
    assert pieces[1].startswith("… ")
    assert words == " ".join(piece.strip("… ") for piece in pieces)


def test_acts_stand_where_they_belong() -> None:
    """Ask first, then the lines and the comparison, delete last; leaders under them, topics in a menu."""
    offers = (
        Button("Show the lines", "lines", About.LINES),
        Button("Compare", "compare", About.COMPARE),
        Button("Otto Brandt", "What did Otto Brandt say?", About.SPEAKER),
        Button("Trade", "What about trade?", About.TOPIC),
        Button("Anything else?", "What else?"),
    )
    (message,) = render(a_card(SAID, buttons=offers), POSTING)

    assert ["Ask…", "Show the lines", "Compare", "Delete", "Otto Brandt", "Anything else?"] == [
        button.label for button in pressed(message)
    ]
    pressing = [read(one) for one in acts(message)]
    assert [Act.ASK, Act.LINES, Act.COMPARE, Act.DELETE, Act.SPEAKER, Act.SAY, Act.TOPIC, Act.EVIDENCE] == [
        what.act for what in pressing if isinstance(what, Press)
    ]


def test_a_card_of_no_exchange_offers_nothing_to_ask() -> None:
    """Help and lists may be deleted, where the front says so, and that is all."""
    (message,) = render(a_card(SAID), Posting(deletable=False))

    assert () == message.rows


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_card_says_so(form: Form) -> None:
    """Discord takes no message without a text."""
    (message,) = render(Card(), Posting(deletable=False), form)

    assert ["There is nothing to show."] == texts(message)


def test_nobody_is_pinged() -> None:
    """Neither everyone, nor roles, nor people, nor the author replied to."""
    allowed = (NOBODY.everyone, NOBODY.users, NOBODY.roles, NOBODY.replied_user)

    assert (False, False, False, False) == allowed


async def test_views_are_not_remembered() -> None:
    """discord.py keeps a view that is not finished for as long as the bot runs."""
    card = a_card(SAID)
    view = layout(next(one for one in render(card, POSTING) if isinstance(one, Layout)))
    under = buttons(render(card, POSTING, Form.TEXT)[0].rows)

    assert view.is_finished()
    assert under is not None
    assert under.is_finished()


def test_an_embed_is_built() -> None:
    """Title and description are the library's own."""
    (message,) = render(a_card(SAID), POSTING, Form.EMBED)
    assert isinstance(message, Embedded)
    built = embed(message)

    assert (message.title, message.description) == (built.title, built.description)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length_of_page", range(200, 500, 25))
def test_links_on_further_pages_leave_room_for_their_head(form: Form, length_of_page: int) -> None:
    """A page that says which it is has as many links as fit beside that, to the character."""
    page = "https://news.example/".ljust(length_of_page, "a")
    marks = tuple(Mark(str(at), Citation("d", at), page) for at in range(1, 9))
    card = a_card(Section("Brandt", lines=tuple(Line(f"No. {'a' * at}", marks) for at in range(120))))

    assert [] == [fault for message in render(card, POSTING, form) for fault in faults(message)]


def test_each_line_can_be_opened_where_marks_are_too_many() -> None:
    """A menu that cannot hold every mark has the first of each line before the others."""
    lines = tuple(
        Line("Said.", tuple(Mark(f"{at * 10 + n}", Citation("d", at * 10 + n)) for n in range(5)))
        for at in range(1, 13)
    )
    (message,) = render(a_card(Section("Brandt", lines=lines)), POSTING)
    [menu] = menus(message)

    assert [str(at * 10) for at in range(1, 13)] == [one.value for one in menu.options][:12]
    assert limits.OPTIONS == len(menu.options)
