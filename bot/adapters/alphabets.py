"""Which encoding with one byte to a letter a text is in: told by how likely a language makes what comes out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Final

from bot.domain.languages import little_words

_LETTERS: Final = {
    "en": "éñüöóáíèçäïëôêøåàâßúæœ",
    "fr": "éèàêçîôâùûëïœüæÿ",
    "de": "üäößé",
    "es": "óíáéñúü",
    "pt": "ãçáéõêíóúâàôü",
    "it": "èàùòìéó",
    "ca": "éàèóíòçúïü",
    "nl": "ëéïèöüó",
    "sv": "äåöé",
    "da": "øåæéö",
    "no": "øåæéòôö",
    "fi": "äöåé",
    "is": "íáðéúöóþæý",
    "pl": "ęąółśżćńź",
    "cs": "íáěéřžýčšůúóňťď",
    "sk": "áíéýčžšúľťôňäóďŕĺ",
    "hu": "áéőöóüíúű",
    "ro": "ăîâşţ",
    "hr": "čžšćđ",
    "sl": "čšž",
    "sq": "ëç",
    "tr": "ıüşöğçâîû",
    "lt": "ėšųįžūčąę",
    "lv": "āīēšņūļžģķč",
    "et": "äõüöšž",
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "uk": "оаинівертскдмлупязьгбчйхїцжюєшфщґ",
    "be": "аіноерсытвкялдумпзцьыгбчшйхжюўфэё",
    "bg": "аиоентрсвлкдпмзгуячъбцйжхщюфшь",
    "sr": "аоиенрсјтуквдмплзгбчшћцжхљњђфџ",
    "mk": "аоиентрсвкдјплмузгбчшцжќњљхфѓџѕ",
    "el": "αοιετσνηρυπκμλςίόάέδγωήχύθφώβξζψϊϋΐΰ",
    "he": "יוהלאמרתבשנעדכחפקםטסגצזןץףך־",
    "ar": "اليمنوترهبدعفسقكةحجىأشصخطذزئغإءضظثؤآ",
    "fa": "اينردهموتبسشكلزفگعخقجآحپصطچضغذئثظژ",
    "ur": "ايرنکےہومںتسلبدپعجھفحگشقٹخزچصطضغآئثظذژڑڈ",
    "th": "านรกอเ่งวมยลดท้ัสตะิีคบปขจพหใชแไโผุูำ์ถื็ศธซณญฉภษฟฝฏฐฆฑฒ",
}
"""The letters outside ASCII of each language, the frequent ones first."""
_SIGNS: Final = 12
"""Letters that show an encoding, where the script has no letter of ASCII."""
_WEST: Final = "en fr de es pt it ca nl sv da no fi is"
_MIDDLE: Final = "en pl cs sk hu ro hr sl sq"
_CYRILLIC: Final = "ru uk be bg sr mk"
_CANDIDATES: Final = (
    ("cp1252", _WEST),
    ("mac-roman", _WEST),
    ("cp850", _WEST),
    ("cp437", _WEST),
    ("cp1250", _MIDDLE),
    ("iso8859-2", _MIDDLE),
    ("iso8859-16", _MIDDLE),
    ("mac-latin2", f"{_MIDDLE} lt lv et"),
    ("cp852", _MIDDLE),
    ("cp1254", "en tr"),
    ("mac-turkish", "en tr"),
    ("cp857", "en tr"),
    ("cp1257", "en lt lv et"),
    ("iso8859-13", "en lt lv et pl"),
    ("iso8859-4", "en lt lv et"),
    ("cp775", "en lt lv et"),
    ("cp1251", _CYRILLIC),
    ("koi8-r", "ru"),
    ("koi8-u", "ru uk"),
    ("iso8859-5", _CYRILLIC),
    ("cp866", "ru be"),
    ("cp855", _CYRILLIC),
    ("mac-cyrillic", _CYRILLIC),
    ("cp1253", "el"),
    ("iso8859-7", "el"),
    ("mac-greek", "el"),
    ("cp737", "el"),
    ("cp1255", "he"),
    ("cp862", "he"),
    ("cp1256", "ar fa ur"),
    ("iso8859-6", "ar"),
    ("cp874", "th"),
)
"""Encodings, the likelier first, and the languages that are written in them."""
_UNREAD: Final = frozenset(
    "cp850 cp437 iso8859-16 mac-latin2 cp852 mac-turkish cp857 iso8859-13 iso8859-4 cp775 cp855 mac-cyrillic mac-greek "
    "cp737 cp862".split()
)
"""Weighed so that nothing else passes for them: too few texts are still in them to be sure of one."""
_OWN_SCRIPT: Final = frozenset("ru uk be bg sr mk el he ar fa ur th".split())

_TYPED: Final = "«»„“”‘’‚–—…№\xa0°§€•·"
"""What is typed between words, or at their edges."""
_OPENING: Final = "«„“‘‚–—¿¡"
_STEEP: Final = 3.0
"""How fast the frequency of letters falls from the first to the last."""
_STRANGE: Final = log(0.0005)
"""What weighs a letter the language does not have,"""
_SYMBOL: Final = log(0.00005)
"""a sign of no alphabet in a word: nobody writes *powiedzia³*,"""
_UNDEFINED: Final = log(0.0000001)
"""and a byte that stands for nothing."""
_ABROAD: Final = 3.0
"""What it costs a word to be another language's than the text's: a name."""
_RARE_TONGUE: Final = {"is": 3.0, "sq": 2.0, "ca": 1.0}
"""What it costs a language that few write in."""
_WORD_WORTH: Final = 1.2
"""What a little word of a language tells, divided among the languages that have it."""
_HABIT: Final = 1.5
"""What speaks for Windows Latin before anything is read,"""
_OLD: Final = -2.0
"""and against what few texts are still in."""
_PAIRED: Final = 2.5
"""What speaks for a reading in which words stand between quotation marks."""
_CLEARLY: Final = 3.0
"""By how much the best has to be more likely than the next that reads otherwise."""
_POOR: Final = -6.5
"""The mean weight of a sign at which even the best reading is none,"""
_POOR_SCRIPT: Final = -4.5
"""and in a script in which every letter counts."""
_BESIDE: Final = -4.0
"""What weighs a letter beside a digit, or beside one of ASCII in another script than Latin."""
_MOST_WORDS: Final = 2_000

_QUOTATION = re.compile(r"(?<!\w)(?:“\w[^“”„]*”|„\w[^“”„]*[“”]|«[\xa0 ]?\w[^«»]*»)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One encoding's reading of the words that are not all ASCII, and how likely its best language makes it."""

    name: str
    score: float
    signs: int
    tongue: str
    words: tuple[str, ...]


def one_byte(sample: bytes) -> str:
    """Give the encoding where it is sure; nothing otherwise."""
    words = Counter(word for word in sample.split() if not word.isascii())
    if not words:
        return ""
    readings = [
        _read(name, tongues.split(), sample, dict(words.most_common(_MOST_WORDS))) for name, tongues in _CANDIDATES
    ]
    best = max(readings, key=lambda reading: reading.score)
    poor = _POOR_SCRIPT if best.tongue in _OWN_SCRIPT else _POOR
    holes = any("\ufffd" in word for word in best.words)
    if best.name in _UNREAD or holes or best.score < poor * best.signs:
        return ""
    if best.tongue in _OWN_SCRIPT and sum(letter > "\x7f" for word in best.words for letter in word) < _SIGNS:
        return ""
    others = [reading.score for reading in readings if reading.words != best.words]
    return best.name if best.score - max(others) >= _CLEARLY else ""


def _read(name: str, tongues: list[str], sample: bytes, words: dict[bytes, int]) -> _Reading:
    """Weigh one encoding: the letters of its words in each language, and the language's little words."""
    text = tuple(word.decode(name, "replace") for word in words)
    weights = [{tongue: _weight(word, _frequencies(tongue)) for tongue in tongues} for word in text]
    bound = [max(each.values()) - _ABROAD for each in weights]
    read = sample.decode(name, "replace")
    said = Counter(_WORD.findall(read.lower()))
    best, chosen = -1e9, ""
    for tongue in tongues:
        score = sum(
            times * max(each[tongue], least) for each, least, times in zip(weights, bound, words.values(), strict=True)
        )
        score += _WORD_WORTH * _spoken(tongue, said) - _RARE_TONGUE.get(tongue, 0.0)
        if score > best:
            best, chosen = score, tongue
    signs = sum(times * sum(byte > 0x7F for byte in word) for word, times in words.items())
    habit = _HABIT if name == "cp1252" else _OLD if name in _UNREAD else 0.0
    habit += _PAIRED if _QUOTATION.search(read) else 0.0
    return _Reading(name, best + habit, signs, chosen, text)


def _spoken(tongue: str, said: Counter[str]) -> float:
    return sum(min(said[word], 8) * share for word, share in _shares(tongue).items() if word in said)


@cache
def _shares(tongue: str) -> dict[str, float]:
    """A language's little words, and each one's worth."""
    own = little_words(tongue)
    return {word: 1 / sum(word in little_words(other) for other in _LETTERS) for word in own}


@cache
def _frequencies(tongue: str) -> dict[str, float]:
    """The logarithm of each letter's share."""
    letters = _LETTERS[tongue]
    weights = [exp(-_STEEP * place / len(letters)) for place in range(len(letters))]
    return {letter: log(weight / sum(weights)) for letter, weight in zip(letters, weights, strict=True)}


def _weight(word: str, letters: dict[str, float]) -> float:
    """How likely a language makes the signs of a word that are not ASCII."""
    total = 0.0
    for place, sign in enumerate(word):
        if sign <= "\x7f":
            continue
        before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
        if sign in _TYPED or not (sign.isalpha() or sign in letters):
            total += _sign_weight(sign, before, after)
            continue
        total += letters.get(_small(sign), _STRANGE)
        if before.isdigit() or after.isdigit() or (sign > "\u024f" and (_is_plain(before) or _is_plain(after))):
            total += _BESIDE
        if sign != _small(sign):
            if before.isalpha():
                total += -1.0 if before.isupper() else -5.0
            else:
                total += -0.7
        elif before.isalpha() and before.isupper() and place > 1 and word[place - 2].isupper():
            total += -2.0
    return total


def _sign_weight(sign: str, before: str, after: str) -> float:
    """How likely a sign that is no letter stands where it does."""
    if sign == "\ufffd" or "\x80" <= sign <= "\x9f":
        return _UNDEFINED
    within = before.isalpha() and after.isalpha()
    if sign == "’" or (sign in "–—-\xad\xa0·" and within):
        return -3.5
    if sign in _TYPED:
        is_placed = not before.isalpha() if sign in _OPENING else not after.isalpha()
        return -4.0 if is_placed else -8.0
    if sign in "½¼¾£€¥¢°§±×©®™²³" and not after.isalpha() and (before.isdigit() or not before or sign in "²³©®™"):
        return -4.0
    return _SYMBOL if before.isalpha() or after.isalpha() else -8.0


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _small(letter: str) -> str:
    return "i" if letter == "İ" else letter.lower()
