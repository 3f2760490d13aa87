"""What a reader may press under a card: five rows at most, the same in every form.

First what the bot can do (ask, show the lines, compare, more, delete), then the leaders, further messages, topics, and the
marks that are no links. What does not fit a row of buttons is a menu; a menu that cannot hold everything says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.chat.card import About, Card
from bot.chat.card import Button as Offer
from bot.chat.discord.components import ActionRow, Button, Option, Select, Style
from bot.chat.discord.identifiers import Act, identifier, more, option
from bot.chat.discord.limits import LABEL, OPTION, OPTIONS, PLACEHOLDER, ROW_BUTTONS, cut
from bot.chat.discord.paging import Pointer
from bot.chat.rows import clean


@dataclass(frozen=True, slots=True)
class Posting:
    """What a card is posted for: the exchange's id in the store, and the key by which its further pages are found.

    Without an exchange there is nothing to ask about, and its marks open nothing.
    """

    exchange: str = ""
    subject: str = ""
    deletable: bool = True


def controls(card: Card, posting: Posting, page: int, of: int, unlinked: Sequence[Pointer]) -> tuple[ActionRow, ...]:
    """Lay out the rows of a page; further pages have only what belongs to them."""
    exchange = posting.exchange
    offers = card.buttons if page == 1 else ()
    others = [offer for offer in offers if offer.about is None]
    rows = (
        _buttons(_firsts(offers, posting, page, of)),
        _offered(_of(offers, About.SPEAKER), Act.SPEAKER, exchange, "What did … say?"),
        _offered(others, Act.SAY, exchange, "Ask"),
        _menu(Act.TOPIC, exchange, "Topics", (_choice(offer.label, offer.label) for offer in _of(offers, About.TOPIC))),
        _menu(Act.EVIDENCE, exchange, "Open a line", map(_line, unlinked)) if exchange else None,
    )
    return tuple(row for row in rows if row)


def _firsts(offers: Sequence[Offer], posting: Posting, page: int, of: int) -> Iterator[Button]:
    if posting.exchange and page == 1:
        yield Button("Ask…", identifier(Act.ASK, posting.exchange), Style.PRIMARY)
    for about, act in ((About.LINES, Act.LINES), (About.COMPARE, Act.COMPARE)):
        for offer in _of(offers, about)[:1]:
            yield Button(_label(offer), identifier(act, posting.exchange))
    if page < of:
        yield Button(f"More ({page} of {of})", more(posting.exchange, page + 1, posting.subject))
    if posting.deletable and page == 1:
        yield Button("Delete", identifier(Act.DELETE, posting.exchange), Style.DANGER)


def _of(offers: Iterable[Offer], about: About) -> list[Offer]:
    return [offer for offer in offers if offer.about is about]


def _offered(offers: Sequence[Offer], act: Act, exchange: str, placeholder: str) -> ActionRow | None:
    """A row of buttons, or a menu where they are too many."""
    arguments = [offer.message if act is Act.SAY else offer.label for offer in offers]
    buttons = {
        identifier(act, exchange, argument): _label(offer) for offer, argument in zip(offers, arguments, strict=True)
    }
    if len(buttons) > ROW_BUTTONS:
        choices = (_choice(offer.label, argument) for offer, argument in zip(offers, arguments, strict=True))
        return _menu(act, exchange, placeholder, choices)
    return _buttons(Button(label, written) for written, label in buttons.items())


def _buttons(buttons: Iterable[Button]) -> ActionRow | None:
    row = tuple(buttons)
    return ActionRow(row) if row else None


def _menu(act: Act, exchange: str, placeholder: str, options: Iterable[Option]) -> ActionRow | None:
    unique = {one.value: one for one in options if one.value}
    if not unique:
        return None
    shown = tuple(unique.values())[:OPTIONS]
    told = f"{placeholder} ({len(shown)} of {len(unique)})" if len(unique) > len(shown) else placeholder
    return ActionRow((Select(identifier(act, exchange), cut(told, PLACEHOLDER), shown),))


def _choice(label: str, argument: str) -> Option:
    return Option(cut(clean(label), OPTION) or "…", option(argument))


def _line(pointer: Pointer) -> Option:
    return Option(f"[{pointer.label}]", option(pointer.mark.label), cut(pointer.words, OPTION))


def _label(offer: Offer) -> str:
    return cut(clean(offer.label), LABEL) or "…"
