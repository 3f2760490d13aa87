"""Who put a page out, and what kind of document that makes it.

The host is what a page cannot choose; the name a site gives itself is only its claim. So the name is shown beside the host
and never alone, and only where the host bears it out: its letters spell the host, or the host is a government's own and the
name claims no other state. A name that is not borne out is left out, and speaks for nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.gazetteer import NameKind, longest_party, party_name
from bot.domain.hosts import MESSAGE, Government, government, is_for_posts, own_label, plain_host
from bot.domain.letterhead import is_reported, letterhead
from bot.domain.model import Document, DocumentKind

_LONGEST = 90
"""Characters of a name; the longest ministries have eighty."""
_TAGLINE = re.compile(r"\s+[|–—•·:-]\s+|\s*[|•]\s*|:\s+")
_MARKUP = re.compile(r"[()\[\]{}<>@#*_~`“”\"\\=^$%;]|//")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w?\b)")
_SMALL = frozenset(
    "the of and for to in on at a an le la les l de des du d et el los las y il lo i gli e der die das und von do da".split()
)
_GENERIC = frozenset(
    """
    news novosti noticias nachrichten nouvelles notizie zeitung online net press presse media tv radio channel network web daily
    weekly today live agency agentur agence newspaper magazine international world english en edition group website site com org info
    """.split()
)
"""What half of all papers add to their names or their hosts."""
_GOVERNING = frozenset(
    """
    ministry ministries government presidency president presidential premier minister ministers chancellery chancellor embassy
    consulate department parliament senate congress kremlin cabinet whitehouse palace foreignministry mofa secretariat
    ministere ministerio ministero ministerium ministerstvo ministerstwo ministerie pravitelstvo prezident gouvernement gobierno
    governo regierung bundesregierung presidencia presidence presidenza elysee ambassade embajada ambasciata botschaft posolstvo
    """.split()
)
"""Words of governments, without accents: whoever is none and uses them is left with the host."""
_GOVERNING_SIGNS = re.compile(
    r"外交部|外务省|外務省|政府|内閣|总统|總統|首相|总理|大使[馆館]|청와대|외교부|정부|وزارة|رئاسة|حكومة|سفارة"
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g".split(" "),
        strict=True,
    )
)
_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "’": "", "'": "", "ʼ": ""}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def publisher(host: str, site: str = "") -> str:
    """Name who put a page out, from its final host: "Reuters (reuters.com)", or the host alone."""
    shown = plain_host(host)
    owner = government(shown)
    for name in _names(site):
        if not _is_fit(name) or plain_host(name) == shown:
            continue
        if _is_official(name, owner) if owner else _is_borne_out(name, shown):
            return f"{name} ({shown})"
    return shown


def posted(author: str, host: str = "") -> str:
    """Name who posted something: "Ida Moll (norrnet.example)"; whoever has no name is the place."""
    name = _MARKUP.sub("", " ".join("".join(each for each in author if each.isprintable()).split())).strip()[:_LONGEST]
    shown = plain_host(host)
    return f"{name} ({shown or MESSAGE})" if name else shown


def kind(document: Document, host: str) -> DocumentKind:
    """Judge what a page's text is, from where it stands together with what it says of itself.

    Only a government's own host makes a readout: a paper's story of one is an article, whatever it is headed.
    """
    if is_for_posts(host):
        return DocumentKind.POST
    judged = letterhead(replace(document, kind=DocumentKind.TEXT)).kind
    if judged in {DocumentKind.TRANSCRIPT, DocumentKind.JOINT_STATEMENT}:
        return judged
    if not host:
        return judged
    if government(host) is None or is_reported(document.text):
        return DocumentKind.ARTICLE
    return DocumentKind.READOUT


def _names(site: str) -> Iterator[str]:
    """What a site may mean by its name: what stands beside a tagline, then all of it."""
    plain = " ".join("".join(each if each.isprintable() else " " * each.isspace() for each in site).split())
    plain = unicodedata.normalize("NFC", plain)
    parts = _TAGLINE.split(plain)
    if len(parts) > 1:
        yield from (parts[0], parts[-1])
    yield plain


def _is_fit(name: str) -> bool:
    """Can it be shown at all: short, without markup, no word of two alphabets?"""
    if not name or len(name) > _LONGEST or _MARKUP.search(name):
        return False
    return all(len(_alphabets(word)) < 2 for word in _WORD.findall(name))


def _alphabets(word: str) -> set[str]:
    mixed = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
    return {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()} & mixed


def _is_borne_out(name: str, host: str) -> bool:
    """Do the letters of an ordinary site's name spell its host, and does it claim to be no government?"""
    words = _folded(name)
    known = party_name(name)
    if _GOVERNING & set(words) or _GOVERNING_SIGNS.search(name) or known or _claims_organ(name):
        return False
    label = own_label(host).replace("-", "")
    ending = host.rsplit(".", 1)[-1]
    return any(_spells(label, each, ending, loose=False) for each in _spellings(name))


def _is_official(name: str, owner: Government) -> bool:
    """May a government's host bear that name: it names no other state, and where towns stand too, its letters are the host's?"""
    claimed = {known for known in _parties(name) if known}
    if claimed and owner.party not in claimed:
        return False
    labels = (*owner.labels, "".join(owner.labels))
    if any(_spells(label.replace("-", ""), each, "", loose=True) for label in labels for each in _spellings(name)):
        return True
    return owner.alone


def _parties(name: str) -> Iterator[str]:
    """The states a name holds."""
    words = name.replace("’", "'").split()
    place = 0
    while place < len(words):
        found = longest_party(words, place)
        if found and not found[0].body:
            yield found[0].party
        place += found[1] if found else 1


def _claims_organ(name: str) -> bool:
    words = name.replace("’", "'").split()
    found = [longest_party(words, place) for place in range(len(words))]
    return any(each is not None and each[0].kind is NameKind.ORGAN and each[1] > 1 for each in found)


def _spellings(name: str) -> Iterable[list[str]]:
    yield _folded(name)
    if any(letter in "äöüÄÖÜ" for letter in name):
        yield _folded(name.lower().translate(_UMLAUTS))


def _folded(name: str) -> list[str]:
    """The words of a name in plain Latin letters, Cyrillic transliterated; other scripts leave nothing."""
    joined = _BETWEEN_INITIALS.sub("", name.casefold().replace("&", " and ")).translate(_LATIN)
    joined = "".join(_CYRILLIC.get(letter, letter) for letter in joined)
    plain = "".join(each for each in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(each))
    return [word for word in _WORD.findall(plain) if word.isascii()] if _is_latin(plain) else []


def _is_latin(plain: str) -> bool:
    return all(letter.isascii() for letter in plain if letter.isalpha())


def _spells(label: str, words: Sequence[str], ending: str, *, loose: bool) -> bool:
    """Do the words spell the label, in their order, each whole, by its first letter or by its beginning?

    Every word that tells something has to take part, and every letter of the label; a government's host may have a word
    of its name alone.
    """
    if not label or not words:
        return False
    if loose and _is_in(label, words):
        return True
    words = words[:14]
    reached = _reached(label, words, ending, loose=loose)
    return any(place == len(label) and (whole or initials > 1) for place, initials, whole in reached)


def _is_in(label: str, words: Sequence[str]) -> bool:
    """Does a word of the name, or several in their order, stand in the label, or the label in them?"""
    joined = "".join(words)
    telling = "".join(word for word in words if word not in _SMALL)
    return label in words or (len(label) > 3 and label in joined) or (len(telling) > 4 and telling in label)


def _reached(label: str, words: Sequence[str], ending: str, *, loose: bool) -> set[tuple[int, int, bool]]:
    """How far into a label the words lead: the place, the initials used, whether a word stands there whole."""
    states = {(0, 0, False)} | {(len(word), 0, False) for word in _GENERIC | {"the"} if label.startswith(word)}
    for word in words:
        following: set[tuple[int, int, bool]] = set()
        telling = word not in _SMALL and word not in _GENERIC and word != ending
        for place, initials, whole in states:
            if loose or not telling:
                following.add((place, initials, whole))
            rest = label[place:]
            if rest.startswith(word) and len(word) > 1:
                following.add((place + len(word), initials, True))
            if rest.startswith(word[0]):
                following.add((place + 1, initials + 1, whole))
            for length in range(3, min(len(word), len(rest) + 1)):
                if rest.startswith(word[:length]):
                    following.add((place + length, initials + 1, whole))
        states = following
    ends = {(len(label), used, whole) for place, used, whole in states if label[place:] in _GENERIC}
    return states | ends


__all__ = ["kind", "posted", "publisher"]
