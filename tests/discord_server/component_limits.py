"""What Discord refuses in components: of messages of either kind, and of modals.

A message of the second kind (its flag is 32768) is made of components alone, forty with nested ones and four thousand
characters of text in all; one of the first kind has rows of buttons or one select beneath its content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.discord_server.limits import link_breaches
from tests.discord_server.wire import Breach, Fields, between, count, length

ROW, BUTTON, SELECT, INPUT = 1, 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23
TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
BOXED = TOP - {CONTAINER}
IN_LABEL = SELECTS | {INPUT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX}
LEGACY = ("content", "embeds", "poll", "sticker_ids")
COMPONENTS = 40
TEXT_SUM = 4000
LINK_STYLE, PREMIUM_STYLE = 5, 6


def component_breaches(body: Fields, *, second_kind: bool) -> Iterator[Breach]:
    """Find what is wrong with the components of a message."""
    if not second_kind:
        yield from count(body, "components", 0, 5)
        yield from _each(body, "components", {ROW})
        yield from _unique(body)
        return
    for name in LEGACY:
        if body.values.get(name):
            message = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield body.breach(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)
    yield from _each(body, "components", TOP)
    yield from _unique(body)
    everything = list(_all(body))
    if len(everything) > COMPONENTS:
        message = f"Total number of components exceeds the maximum of {COMPONENTS}"
        yield body.breach("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message)
    if sum(len(one.text("content")) for one in everything if one.number("type") == TEXT) > TEXT_SUM:
        message = f"The total displayable text size exceeds {TEXT_SUM}"
        yield body.breach("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def modal_breaches(modal: Fields) -> Iterator[Breach]:
    """Find what is wrong with a modal."""
    yield from length(modal, "title", 1, 45)
    yield from length(modal, "custom_id", 1, 100)
    yield from count(modal, "components", 1, 5)
    for component in modal.many("components"):
        kind = component.number("type")
        if kind == LABEL:
            yield from length(component, "label", 1, 45)
            yield from length(component, "description", 0, 100)
            yield from _one(component.one("component"), IN_LABEL)
        elif kind == ROW:
            yield from count(component, "components", 1, 1)
            for inner in component.many("components"):
                yield from _one(inner, {INPUT})
                yield from length(inner, "label", 1, 45)
        else:
            yield from _one(component, {LABEL, TEXT})
    yield from _unique(modal)


def _each(parent: Fields, name: str, allowed: set[int]) -> Iterator[Breach]:
    for component in parent.many(name):
        yield from _one(component, allowed)


def _one(component: Fields, allowed: set[int]) -> Iterator[Breach]:
    kind = component.number("type")
    if kind not in allowed:
        message = f'Value of field "type" must be one of {tuple(sorted(allowed))}.'
        yield component.breach("type", "UNION_TYPE_CHOICES", message)
    elif kind == ROW:
        yield from _row(component)
    elif kind == BUTTON:
        yield from _button(component)
    elif kind in SELECTS:
        yield from _select(component)
    elif kind == INPUT:
        yield from _input(component)
    elif kind == SECTION:
        yield from count(component, "components", 1, 3)
        yield from _each(component, "components", {TEXT})
        yield from _one(component.one("accessory"), {BUTTON, THUMBNAIL})
    elif kind == TEXT:
        yield from length(component, "content", 1, TEXT_SUM)
    elif kind == THUMBNAIL:
        yield from _media(component, "media")
    elif kind == GALLERY:
        yield from count(component, "items", 1, 10)
        for shown in component.many("items"):
            yield from _media(shown, "media")
    elif kind == FILE:
        yield from _media(component, "file")
    elif kind == CONTAINER:
        yield from count(component, "components", 1, COMPONENTS)
        yield from _each(component, "components", BOXED)
    elif kind in {UPLOAD, RADIO, CHECKBOXES, CHECKBOX}:
        yield from length(component, "custom_id", 1, 100)
        yield from _options(component, 1 if kind in {RADIO, CHECKBOXES} else 0, 10)


def _row(row: Fields) -> Iterator[Breach]:
    inside = row.many("components")
    yield from count(row, "components", 1, 5)
    yield from _each(row, "components", SELECTS | {BUTTON})
    if len(inside) > 1 and any(one.number("type") in SELECTS for one in inside):
        message = "Components displayed too wide. The max width is 5"
        yield row.breach("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _button(button: Fields) -> Iterator[Breach]:
    yield from length(button, "label", 0, 80)
    style = button.number("style")
    if not 1 <= style <= 6:
        yield button.breach("style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).")
    if style == LINK_STYLE:
        if not button.has("url"):
            yield button.breach("url", "BASE_TYPE_REQUIRED", "A link button must have a url")
        yield from link_breaches(button, "url", 512)
        if button.has("custom_id"):
            message = "A custom id and url cannot both be specified"
            yield button.breach("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message)
    elif style != PREMIUM_STYLE:
        yield from length(button, "custom_id", 1, 100)
    if style != PREMIUM_STYLE and not button.text("label") and not button.has("emoji"):
        message = "A button must have either a label or emoji"
        yield button.breach("label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", message)


def _select(select: Fields) -> Iterator[Breach]:
    yield from length(select, "custom_id", 1, 100)
    yield from length(select, "placeholder", 0, 150)
    yield from between(select, "min_values", 0, 25)
    yield from between(select, "max_values", 1, 25)
    if select.number("type") == SELECT:
        yield from _options(select, 1, 25)
        if select.number("max_values", 1) > max(1, len(select.entries("options"))):
            message = "max_values must be less than or equal to the number of options"
            yield select.breach("max_values", "SELECT_COMPONENT_MAX_VALUES_EXCEEDED", message)


def _options(component: Fields, least: int, most: int) -> Iterator[Breach]:
    yield from count(component, "options", least, most)
    for option in component.many("options"):
        yield from length(option, "label", 1, 100)
        yield from length(option, "value", 1, 100)
        yield from length(option, "description", 0, 100)
    values = Counter(option.text("value") for option in component.many("options"))
    for n, option in enumerate(component.many("options")):
        if values[option.text("value")] > 1:
            message = "The specified option value is already used"
            yield component.breach("options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", f"{message} ({n})")
            return


def _input(field: Fields) -> Iterator[Breach]:
    yield from length(field, "custom_id", 1, 100)
    yield from length(field, "value", 0, 4000)
    yield from length(field, "placeholder", 0, 100)
    yield from between(field, "min_length", 0, 4000)
    yield from between(field, "max_length", 1, 4000)
    if field.number("style") not in {1, 2}:
        yield field.breach("style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).")


def _media(component: Fields, name: str) -> Iterator[Breach]:
    yield from length(component, "description", 0, 1024)
    if not component.one(name).text("url"):
        yield Breach(component.at(name, "url"), "BASE_TYPE_REQUIRED", "This field is required")
    yield from link_breaches(component.one(name), "url")


def _all(parent: Fields) -> Iterator[Fields]:
    """Walk all components below, accessories and what a label holds among them."""
    for name in ("components", "accessory", "component"):
        found = parent.many("components") if name == "components" else [parent.one(name)]
        for component in found:
            if component.values:
                yield component
                yield from _all(component)


def _unique(parent: Fields) -> Iterator[Breach]:
    seen: set[str] = set()
    numbers: set[int] = set()
    for component in _all(parent):
        custom_id = component.text("custom_id")
        if custom_id and custom_id in seen:
            message = "Component custom id cannot be duplicated"
            yield component.breach("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message)
        seen.add(custom_id)
        number = component.number("id")
        if number and number in numbers:
            yield component.breach("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        numbers.add(number)
