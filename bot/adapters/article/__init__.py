"""The bytes of a web page → the article on it, as a document.

Pure: nothing is fetched, no clock is looked at. It is meant to run in the extracting process, for a page can be made to cost
any amount of time. What no reader sees is gone before the text is sought; what the page says of itself is told apart from
where it was found.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from bot.adapters.article.bodies import body
from bot.adapters.article.decoding import decoded
from bot.adapters.article.elsewhere import elsewhere, sent_on
from bot.adapters.article.hidden import reveal
from bot.adapters.article.linked import linked
from bot.adapters.article.metadata import metadata, spoken
from bot.adapters.article.preparing import prepare
from bot.adapters.article.restoring import restored
from bot.adapters.article.teasers import untease
from bot.adapters.article.tree import parsed
from bot.adapters.article.trimming import trimmed
from bot.adapters.article.walls import partial, uninvited, wall
from bot.adapters.page import Extract, Page
from bot.domain.model import Document
from bot.domain.partial import wholeness
from bot.domain.publishers import kind, publisher
from bot.errors import DocumentEmpty, DocumentWalled

__all__ = ["article"]


def article(page: Page) -> Extract:
    """Take the article out of a web page, or raise `DocumentError`."""
    name = page.name or page.url or "The page"
    root = parsed(decoded(page.content, page.charset))
    if root is None:
        raise DocumentEmpty(f"There is nothing on {name}. If you see text in a browser, paste it here.")
    told = linked(root)
    about = metadata(root, told, page.url)
    failure_seen = wall(root, "", name)
    following = sent_on(root, page.url)
    reveal(root)
    untease(root)
    prepare(root)
    found = body(root, page.url)
    lines = trimmed(restored(root, found.lines), (about.title, *about.headlines))
    text = "\n\n".join(uninvited(lines))
    failure = wall(root, text, name)
    if failure is not None and not text and failure_seen is not None:
        failure = failure_seen
    if failure is None or isinstance(failure, DocumentEmpty):
        failure = elsewhere(root, text, name, page.url, following) or failure
    if failure is not None:
        raise failure
    judged = wholeness("\n\n".join(lines), about.title)
    if judged.is_wall:
        raise DocumentWalled(f"{name} was not read. {judged.sentence}")
    notice = partial(root, told, text) or judged.sentence
    host = urlsplit(page.url).hostname or ""
    document = Document(
        text,
        publisher=publisher(host, about.site) if host else about.site,
        title=about.title,
        language=spoken(root, told, text),
        published=about.published,
        url=page.url,
    )
    return Extract(
        documents=(replace(document, kind=kind(document, host)),),
        extractor=found.extractor,
        notices=(notice,) if notice else (),
        canonical=about.canonical,
    )
