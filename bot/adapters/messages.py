"""A message somebody points us at → Documents.

A door like that for files: each front makes a `Post` of what its platform delivers, and what comes out are documents like
any others. Who wrote a message is its publisher, shown with the place it stands in and never alone, because a name on a
platform is whatever its owner typed. A forwarded or quoted message is its own author's and not that of whoever passed it
on; a preview is the page's that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.hosts import is_for_posts
from bot.domain.letterhead import letterhead
from bot.domain.model import Document, DocumentKind
from bot.domain.publishers import kind, posted, publisher
from bot.domain.sheaf import documents as sheaf

_DEEPEST = 3
"""How many times over a message is followed into what it forwards or quotes."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a platform shows of a page that a message links to."""

    description: str
    title: str = ""
    url: str = ""
    provider: str = ""
    """The site's name, as the page claims it."""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A message, by whomever and wherever."""

    text: str
    author: str = ""
    """Empty where the platform does not tell, as with forwarded messages."""
    link: str = ""
    sent: datetime | None = None
    previews: tuple[Preview, ...] = ()
    forwarded: tuple[Post, ...] = ()
    quoted: Post | None = None
    """The message it replies to."""


def documents(post: Post) -> tuple[Document, ...]:
    """Make a document of the message and of everything it shows, in the order a reader sees it; what holds no words is left out."""
    found = {document.id: document for document in reversed(tuple(_documents(post, _DEEPEST)))}
    return tuple(reversed(found.values()))


def _documents(post: Post, depth: int) -> Iterator[Document]:
    if post.quoted is not None and depth:
        yield from _documents(post.quoted, depth - 1)
    yield from _own(post)
    for preview in post.previews:
        yield from _shown(preview)
    for forwarded in post.forwarded if depth else ():
        yield from _documents(forwarded, depth - 1)


def _own(post: Post) -> Iterator[Document]:
    """The message's own words: a post, or what they say they are, pasted by someone else."""
    if not _says_something(post.text):
        return
    pasted = sheaf(post.text.strip())
    if len(pasted) > 1 or pasted[0].kind is not DocumentKind.TEXT:
        yield from (replace(document, url=document.url or post.link) for document in pasted)
        return
    sent = post.sent.date().isoformat() if post.sent else ""
    yield letterhead(
        replace(
            pasted[0],
            publisher=posted(post.author, _host(post.link)) or pasted[0].publisher,
            kind=DocumentKind.POST,
            url=post.link or pasted[0].url,
            published=sent or pasted[0].published,
        )
    )


def _shown(preview: Preview) -> Iterator[Document]:
    """A preview's description under the page's name; a title alone tells nothing that could be credited."""
    if not _says_something(preview.description):
        return
    host = _host(preview.url)
    is_post = not host or is_for_posts(host)
    name = posted(preview.author or preview.provider, host) if is_post else publisher(host, preview.provider)
    document = Document(preview.description.strip(), name, preview.title.strip(), url=preview.url)
    yield letterhead(replace(document, kind=DocumentKind.POST if is_post else kind(document, host)))


def _says_something(text: str) -> bool:
    """Does it hold a word that is no link?"""
    words = (word for word in text.split() if not word.strip("<>()[]").lower().startswith(("http://", "https://")))
    return any(any(letter.isalnum() for letter in word) for word in words)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
