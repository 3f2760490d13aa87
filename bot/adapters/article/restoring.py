"""What an extractor left out from the middle of an article, put back.

Extractors judge paragraphs one by one, and drop some for a link too many or because they are lists. A block that stands
between paragraphs they kept, in the same kind of place, and reads as prose is the article's: without it a quotation would be
missing and its speaker credited with the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from bot.adapters.article.rendering import lines
from bot.adapters.article.tree import Element, is_block, length

_BLOCKS: Final = ("p", "ul", "ol", "dl", "blockquote", "h2", "h3", "h4", "h5", "pre")
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5"})
_PROSE: Final = frozenset({"p", "div"})
_CONTAINERS: Final = ("p", "ul", "ol", "dl", "blockquote", "pre", "figure", "form", "nav", "aside", "footer")
_KEPT: Final = 3
"""Paragraphs that show the kind of place an article's own stand in."""
_FEW: Final = 4
"""Words up to which a line is too common to be told by them alone."""
_NEAR: Final = 3
"""Blocks behind a heading among which its paragraph stands; between may be an advertisement."""
_MANY: Final = 12
"""Words from which a paragraph is one beyond doubt."""
_LEVELS: Final = 5
"""Elements one in another by which entries are of one make."""
_SPARSE: Final = 0.4
_DENSE: Final = 0.6
"""The share of linked characters from which a block points elsewhere."""
_SENTENCE = re.compile(r"[.!?。！？؟।…:;]['\"”’»」』)\]]*$")
_TOLD = re.compile(r"[.。।]['\"”’»」』)\]]*$")
"""How a sentence ends that is no question and no headline."""
_QUOTED = re.compile(r"“[^”]{15,}”|\"[^\"]{15,}\"|«[^»]{15,}»|„[^“”]{15,}[“”]|「[^」]{6,}」")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:relat|shar|social|newsletter|promo|advert|ads?(?:$|[\s_-])|sponsor|caption|credit|byline|author|tags?(?:$|[\s_-])|meta|"
    r"comment|widget|subscri|sign-?up|footer|nav|menu|read-?more|more-|most-|recommend|teaser|copyright|disclaimer|pull-?quote|hidden)",
    re.IGNORECASE,
)
_WORDY: Final = frozenset(
    "text paragraph paragraphs para p body copy prose content story article speech speaker speakers question answer qa q a quote quotation "
    "transcript dialogue interview statement remarks line row col column columns wrap wrapper inner outer container block element "
    "field item rich component html wysiwyg md lg sm xs span clearfix cf left justify normal default".split()
)
"""Words of names that say of a division only that it holds words, or where it stands."""
_INVITES = re.compile(
    r"^\W*(?:sign up|subscribe|follow us|follow @|download (?:our|the) app|click here|advertisement|support (?:our|us)|get (?:our|the) .{0,30}newsletter|"
    r"join (?:us|our)|register (?:now|for)|like us on|share this)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"caption|copyright|credit|image|photo|gallery|video|figure", re.IGNORECASE)
_POINTS = re.compile(
    r"^\W*(?:read(?: more| also| next)?|see also|also (?:read|see)|related|more(?: on this)?|watch|listen|photos?|video|lire aussi|lesen sie auch|mehr zum thema|lea también|leia também|читайте также)\b\s?[:：|»>]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the page with its lines."""

    element: Element
    lines: tuple[str, ...]
    place: str
    """The kind of place it stands in: what its parents are."""
    is_kept: bool


def restored(root: Element, found: tuple[str, ...]) -> tuple[str, ...]:
    """Give an article's lines with those put back that belong among them."""
    pieces = _pieces(root, "\n".join(map(_folded, found)))
    kept = [number for number, piece in enumerate(pieces) if piece.is_kept]
    if len(kept) < _KEPT:
        return found
    usual = Counter(
        place for piece in pieces if piece.is_kept and piece.element.tag in _PROSE for place in _tallied(piece)
    )
    order = {line: number for number, line in reversed(list(enumerate(map(_folded, found))))}
    behind: dict[int, list[str]] = {}
    last = -1
    for number in range(_first(pieces, kept[0], usual), _end(pieces, kept[-1], usual)):
        piece = pieces[number]
        if piece.is_kept:
            last = max((order[one] for one in map(_folded, piece.lines) if one in order), default=last)
        elif _is_usual(piece, usual) and _belongs(piece, pieces[number + 1 :]):
            behind.setdefault(last, []).extend(piece.lines)
    return (*behind.get(-1, ()), *(one for number, line in enumerate(found) for one in (line, *behind.get(number, ()))))


def _tallied(piece: _Piece) -> tuple[str, str]:
    return piece.place, f"{piece.element.tag} in {piece.place}"


def _is_usual(piece: _Piece, usual: Counter[str]) -> bool:
    """Do the article's own paragraphs stand in such a place? A division that has a name is a box, unless they do
    too, the name says that it holds words, or it tells what somebody said."""
    place, tagged = _tallied(piece)
    if piece.element.tag == "div" and (_is_named(piece.element) or _linked(piece.element)):
        return usual[tagged] >= _KEPT or (usual[place] >= _KEPT and _is_told(piece))
    return usual[place] >= _KEPT


def _is_named(element: Element) -> bool:
    """Has it a name that says more than that it holds words?"""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return not _WORDY.issuperset(re.findall(r"[a-z]+", names))


def _is_told(piece: _Piece) -> bool:
    """Is it a sentence with a quotation in it, and no link? Boxes that promote quote nobody."""
    text = " ".join(piece.lines)
    quoted = _QUOTED.search(text)
    return (
        (quoted is not None and len(quoted[0]) < len(text) and bool(_SENTENCE.search(text)))
        and text.count(" ") >= _MANY
        and not _linked(piece.element)
    )


def _first(pieces: list[_Piece], kept: int, usual: Counter[str]) -> int:
    """Go back from the first paragraph kept over full ones before it, in the same kind of place."""
    number = kept
    while number > 0 and _goes_on(pieces[number - 1], pieces[kept], usual):
        number -= 1
    return number


def _end(pieces: list[_Piece], kept: int, usual: Counter[str]) -> int:
    """Go on from the last paragraph kept over full ones behind it."""
    number = kept + 1
    while number < len(pieces) and _goes_on(pieces[number], pieces[kept], usual):
        number += 1
    return number


def _goes_on(piece: _Piece, kept: _Piece, usual: Counter[str]) -> bool:
    """Is it beyond doubt a paragraph of the same run: in the same home, long, a sentence, mostly without links?"""
    text = " ".join(piece.lines)
    full = text.count(" ") >= _MANY or _is_wide(text)
    return (
        (_is_usual(piece, usual) and _are_beside(piece.element, kept.element))
        and (piece.element.tag in _PROSE and full and _linked(piece.element) < _SPARSE * len(text))
        and _belongs(piece, [])
    )


def _are_beside(one: Element, other: Element) -> bool:
    """Do they stand in one home, or in entries of one make, none of which has a headline of its own?"""
    if _home(one) is _home(other):
        return True
    for _ in range(_LEVELS):
        if _make(one) != _make(other) or next(one.iter("h1"), None) is not None:
            return False
        here, there = one.getparent(), other.getparent()
        if here is None or there is None or here is there:
            return here is not None and here is there
        one, other = here, there
    return False


def _make(element: Element) -> str:
    return f"{element.tag}.{re.sub(r'[0-9]+', '', element.get('class') or '')}"


def _home(element: Element) -> Element:
    """What holds a block and others: its parent, past wrappers that hold nothing else."""
    size = length(element)
    parent = element.getparent()
    while parent is not None and length(parent) == size:
        parent = parent.getparent()
    return element if parent is None else parent


def _pieces(root: Element, whole: str) -> list[_Piece]:
    """The page's blocks in order, but for those inside another."""
    pieces: list[_Piece] = []
    for element in root.iter(*_BLOCKS, "div"):
        if next(element.iterancestors(*_CONTAINERS), None) is not None or (
            element.tag == "div" and not _is_leaf(element)
        ):
            continue
        printed = lines(element)
        if printed:
            kept = all(_folded(one) in whole for one in printed) and (
                len(printed) > 1 or printed[0].count(" ") >= _FEW or f"\n{_folded(printed[0])}\n" in f"\n{whole}\n"
            )
            pieces.append(_Piece(element, printed, _place(_frame(element)), kept))
    return pieces


def _is_leaf(element: Element) -> bool:
    """Is it a paragraph by another name: words, and nothing but inline elements among them?"""
    return not any(is_block(child) and child.tag != "br" for child in element.iter() if child is not element)


def _frame(element: Element) -> Element:
    """The outermost of the divisions around a division that hold nothing else and say nothing more."""
    parent = element.getparent()
    while (
        element.tag == "div"
        and parent is not None
        and parent.tag == "div"
        and not _is_named(parent)
        and length(parent) == length(element)
    ):
        element, parent = parent, parent.getparent()
    return element


def _linked(element: Element) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))


def _belongs(piece: _Piece, following: list[_Piece]) -> bool:
    """Tell whether a block left out reads as the article's own."""
    element, text = piece.element, " ".join(piece.lines)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if (
        _FURNITURE.search(names)
        or _POINTS.match(text)
        or _INVITES.match(text)
        or (element.tag == "div" and _is_picture(element))
    ):
        return False
    linked = _linked(element)
    if element.tag in _HEADINGS:
        after = next((one for one in following[:_NEAR] if one.is_kept or " ".join(one.lines).count(" ") >= _FEW), None)
        return (
            not linked
            and after is not None
            and (after.is_kept or (after.element.tag not in _HEADINGS and _belongs(after, [])))
        )
    if linked >= _DENSE * max(len(text), 1):
        # A paragraph that is one link from end to end, and yet a long plain sentence: headlines have no full stop.
        is_one = element.tag == "p" and sum(1 for _ in element.iter("a")) == 1
        return is_one and bool(_TOLD.search(text)) and text.count(" ") >= _MANY
    if element.tag == "p":
        return (bool(_SENTENCE.search(text)) and text.count(" ") >= _FEW) or _is_wide(text)
    return True


def _is_picture(element: Element) -> bool:
    """Is it what stands below a picture?"""
    return any(_PICTURE.search(one.get("class") or "") for one in element.iter() if isinstance(one.tag, str))


def _place(element: Element) -> str:
    chain: list[str] = []
    for parent, _ in zip(element.iterancestors(), range(3), strict=False):
        chain.append(_make(parent))
    return " ".join(chain)


def _folded(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _is_wide(text: str) -> bool:
    """Is it prose in a script without spaces?"""
    return len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text)) > 5 * _FEW and bool(_SENTENCE.search(text))
