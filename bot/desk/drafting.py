"""Sentences asked of a model about statements already checked: a summary, an answer, and one round of repair.

What comes back is drafts, nothing more. A number in a prompt is the statement's number in its exchange, so a draft cites the
exchange as it stands; a number that was not shown to the model is an unknown one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.adapters.prompts import Prompt, numbered
from bot.adapters.replies import DraftsReply
from bot.desk.windows import tokens
from bot.domain.model import Draft, Exchange, Quotation, Statement, Withheld

if TYPE_CHECKING:
    from bot.adapters.model import LanguageModel

_REPLY = 1_500
"""Tokens enough for a few sentences."""


async def draft_summary(exchange: Exchange, model: LanguageModel, prompt: Prompt) -> tuple[Draft, ...]:
    """Ask for a summary of all statements; `ModelError` if the model fails."""
    numbers = range(1, len(exchange.statements) + 1)
    room = _room(model, prompt)
    # Of too many statements, some from every part of the exchange.
    stride = sum(tokens(line(statement)) + 4 for statement in exchange.statements) // room + 1
    lines = _fitting(exchange, numbers[::stride], room)
    filled = prompt.fill(exchange=_told(exchange), statements=numbered(lines))
    return (await model.reply(filled, DraftsReply)).value.about({number for number, _ in lines})


async def draft_answer(
    question: str, exchange: Exchange, ranked: Sequence[int], model: LanguageModel, prompt: Prompt
) -> tuple[Draft, ...]:
    """Ask for an answer from these statements, named by number, the nearest first; `ModelError` if the model fails."""
    lines = _fitting(exchange, ranked, _room(model, prompt) - tokens(question))
    filled = prompt.fill(exchange=_told(exchange), statements=numbered(sorted(lines)), question=question)
    return (await model.reply(filled, DraftsReply)).value.about({number for number, _ in lines})


async def repair(
    drafts: Sequence[Draft], withheld: Sequence[Withheld], exchange: Exchange, model: LanguageModel, prompt: Prompt
) -> tuple[Draft, ...]:
    """Ask for flawed drafts to be written again, each with its reason; `ModelError` if the model fails.

    The model sees the statements the drafts cite and no others: what cites nothing that exists is beyond repair.
    """
    cited = {draft.text: draft.statements for draft in drafts}
    known = range(1, len(exchange.statements) + 1)
    flawed = [(flaw, [n for n in cited.get(flaw.text, ()) if n in known]) for flaw in withheld]
    mendable = [(flaw, numbers) for flaw, numbers in flawed if numbers]
    if not mendable:
        return ()
    lines = _fitting(exchange, sorted({n for _, numbers in mendable for n in numbers}), _room(model, prompt))
    sentences = "\n".join(
        " ".join(f"- {flaw.text} (cites {', '.join(map(str, numbers))}) Reason: {flaw.reason}".split())
        for flaw, numbers in mendable
    )
    filled = prompt.fill(statements=numbered(lines), drafts=sentences)
    return (await model.reply(filled, DraftsReply)).value.about({number for number, _ in lines})


def line(statement: Statement) -> str:
    """A statement on one line, as the prompts show it: who, for whom, through whom, the cue, to whom and when, what."""
    speaker = statement.speaker
    office = ", ".join(filter(None, (speaker.role, speaker.party)))
    who = f"{speaker.name} ({office})" if office else speaker.name
    via = f", via {', '.join(statement.via)}," if statement.via else ""
    marks = [f"to {statement.addressee}"] if statement.addressee else []
    marks += ["earlier"] if statement.earlier else []
    marks += ["jointly"] if statement.joint else []
    marked = f" [{', '.join(marks)}]" if marks else ""
    words = f"“{statement.text}”" if statement.quotation is Quotation.DIRECT else statement.text
    return f"{who}{via} {statement.cue or 'said'}{marked}: {words}"


def _fitting(exchange: Exchange, numbers: Iterable[int], room: int) -> list[tuple[int, str]]:
    """Give the lines of these statements; of too many, those that come first while there is room."""
    statements = exchange.statements
    lines: list[tuple[int, str]] = []
    for number in numbers:
        told = line(statements[number - 1])
        room -= tokens(told) + 4
        if room < 0 and lines:
            break
        lines.append((number, told))
    return lines


def _told(exchange: Exchange) -> str:
    """What is known of the exchange itself, a line each."""
    facts = exchange.facts
    known = {
        "Title": exchange.title,
        "Form": facts.form.text if facts.form else "",
        "Date": facts.date.text if facts.date else "",
        "Place": facts.place.text if facts.place else "",
    }
    return "\n".join(f"{name}: {' '.join(text.split())}" for name, text in known.items() if text.strip())


def _room(model: LanguageModel, prompt: Prompt) -> int:
    taken = min(_REPLY, model.reply_tokens) + tokens(prompt.instructions) + tokens(prompt.template)
    return max(1, model.context - taken)
