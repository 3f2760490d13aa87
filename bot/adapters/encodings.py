"""Bytes → the characters their author typed, for files and pages alike.

A byte-order mark decides; then bytes that are UTF-8 throughout are; then what is declared, if the bytes bear it out, under
the name browsers give it ("latin-1" is Windows Latin, "gb2312" is GB 18030); then what reads as a language. Where nothing
does, or two encodings read as well, nothing is said: a wrong guess would change names in silence.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Final

from bot.adapters.sniffing import MARKS
from bot.domain.languages import little_words

_LOOKED_AT: Final = 20_000
"""Bytes that show an encoding."""
_SIGNS: Final = 12
"""Letters that show one, where the script has no letter of ASCII."""
_DAMAGE: Final = 0.02
"""The share of what is not ASCII that may be broken in a text still taken for what it seems."""

# --- What is declared

_BROWSERS: Final = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1"), "cp1252"
    ),
    **dict.fromkeys(("windows-1252", "x-cp1252", "ansi_x3.4-1968"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("euc-kr", "euc_kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("ksc5601",), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("koi8", "koi", "koi8_r"), "koi8-r"),
}
_WEAK: Final = frozenset({"cp1252"})
"""What servers declare without looking."""
_WIDE: Final = ("utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "unicode")
"""Not believed without a mark: had they been true, the declaration itself could not have been read."""


def known(label: str) -> str:
    """Give our name of a declared encoding; nothing for one that does not exist."""
    plain = label.strip().strip("\"'").lower()
    if not plain or plain in _WIDE:
        return ""
    try:
        found = codecs.lookup(_BROWSERS.get(plain, plain))
        b"".decode(found.name)  # some codecs turn bytes into bytes
    except (LookupError, ValueError):
        return ""
    name = _BROWSERS.get(found.name, found.name)
    return name if name not in _WIDE else ""


def marked(content: bytes) -> tuple[str, bytes] | None:
    """Give the encoding a byte-order mark names, and what stands behind it."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding, content[len(mark) :]
    return None


def unmarked(content: bytes, declared: Iterable[str] = (), sample: bytes = b"") -> str | None:
    """The characters of bytes without a mark; nothing where they cannot be told. What is damaged comes out as U+FFFD.

    `declared` are labels, the weightiest first. `sample` is a part that shows the language, where the whole does not.
    """
    if b"\0" in content[:_LOOKED_AT] and (wide := _wide(content)):
        return content.decode(wide, "replace")
    labels = tuple(dict.fromkeys(name for name in map(known, declared) if name))
    if b"\x1b$" in content and "iso2022_jp" in labels:
        return content.decode("iso2022_jp", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for character in lenient if character > "\x7f") - broken
    if whole > 0 and broken <= _DAMAGE * (whole + broken):
        return lenient
    for name in labels:
        if name not in _WEAK and (text := _as_declared(content, name)):
            return text
    if whole > 2 * broken:  # what is not UTF-8 seldom looks like it at all
        return lenient
    if name := told(sample or content[:_LOOKED_AT]):
        return windows(content) if name == "cp1252" else content.decode(name, "replace")
    return windows(content) if _WEAK.intersection(labels) else None


def windows(content: bytes) -> str:
    """Decode as browsers decode latin-1: the few bytes that Windows Latin leaves open stay what they are."""
    return "".join(
        content[start : start + 1].decode("latin-1") if part is None else part
        for start, part in _windows_parts(content)
    )


def _windows_parts(content: bytes) -> Iterator[tuple[int, str | None]]:
    start = 0
    for match in re.finditer(rb"[\x81\x8d\x8f\x90\x9d]", content):
        yield start, content[start : match.start()].decode("cp1252")
        yield match.start(), None
        start = match.end()
    yield start, content[start:].decode("cp1252")


def _as_declared(content: bytes, name: str) -> str:
    """Decode as declared; nothing where more than a few bytes are at odds with it."""
    try:
        text = content.decode(name, "replace")
    except (UnicodeError, LookupError):
        return ""
    foreign = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") <= max(3.0, _DAMAGE * foreign) else ""


# --- Two and four bytes to a character


def _wide(content: bytes) -> str:
    """UTF-16 and UTF-32 that lack their mark: what holds NULs is nothing else, and read wrongly it is of no one script."""
    head = content[: _LOOKED_AT // 4 * 4]
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _whole(head, codec, cuts=4)
        if len(text) >= _SIGNS and "\0" not in text and " " in text and _is_of_one_script(text):
            return codec
    return ""


def _is_of_one_script(text: str) -> bool:
    """Most characters are of ASCII or of the block of 256 that most others are of; of the many of East Asia as one."""
    blocks = Counter("wide" if "\u2e7f" < letter < "\ud7b0" else ord(letter) >> 8 for letter in text)
    plain = sum(1 for letter in text if " " <= letter <= "~" or letter in "\r\n\t")
    del blocks[0], blocks[0x20]
    typed = sum(1 for letter in text if "\xa0" <= letter <= "\xff" or letter in _TYPED)
    return plain > 0.02 * len(text) and plain + typed + max(blocks.values(), default=0) > 0.95 * len(text)


def _whole(content: bytes, codec: str, cuts: int = 1) -> str:
    """The text, or nothing where there is a fault in it; a part may end within a character."""
    for cut in range(cuts):
        try:
            return content[: len(content) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


# --- East Asia: told by the characters every text is full of

_COMMON = {
    "gb18030": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严",
    "big5": "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話",
    "euc-kr": "의이다는에을를가한고로은하기지서도사인대자시정일해어리부국과수상제나들었그라만보성장전으있원관중주여동구스조화발선트무치경연양",
}
_CJK = ("euc-kr", "euc-jp", "shift_jis", "gb18030", "big5")
_CODECS = {"euc-kr": "cp949", "shift_jis": "cp932", "big5": "cp950", "euc-jp": "euc-jp", "gb18030": "gb18030"}
_STRICT = {**_CODECS, "euc-kr": "euc-kr"}
"""What tries a text: the codec that reads it has rare syllables besides, which anything comes out as."""


def _east_asian(sample: bytes) -> str:
    for name in _CJK:
        text = _whole(sample, _STRICT[name], cuts=4)
        if not text:
            text = sample.decode(_CODECS[name], "replace")
            if text.count("\ufffd") > _DAMAGE * sum(1 for letter in text if letter > "\x7f"):
                continue
        if _is_at_home(text, name):
            return _CODECS[name]
    return ""


def _is_at_home(text: str, name: str) -> bool:
    """What came out is what texts in that encoding are made of."""
    signs = [letter for letter in text if letter > "\x7f"]
    if len(signs) < _SIGNS:
        return False
    shares = {
        "hangul": sum(1 for sign in signs if "가" <= sign <= "힣"),
        "kana": sum(1 for sign in signs if "\u3041" <= sign <= "\u30fe"),
        "private": sum(1 for sign in signs if "\ue000" <= sign <= "\uf8ff" or "\uff61" <= sign <= "\uff9f"),
    }
    if shares["private"] > 0.02 * len(signs):
        return False
    if name in ("euc-jp", "shift_jis"):
        return shares["kana"] > 0.3 * len(signs)
    common = sum(1 for sign in signs if sign in _COMMON[name])
    if name == "euc-kr":
        return shares["hangul"] > 0.8 * len(signs) and common > 0.3 * len(signs)
    return common > 0.35 * len(signs) and shares["kana"] + shares["hangul"] < 0.1 * len(signs)


# --- One byte to a letter: told by how likely a language makes what comes out

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
_WEST: Final = "en fr de es pt it ca nl sv da no fi is"
_MIDDLE: Final = "en pl cs sk hu ro hr sl sq"
_CANDIDATES: Final = (
    ("cp1252", _WEST),
    ("cp1250", _MIDDLE),
    ("iso8859-2", _MIDDLE),
    ("cp1254", "en tr"),
    ("cp1257", "en lt lv et"),
    ("cp1251", "ru uk be bg sr mk"),
    ("koi8-r", "ru"),
    ("koi8-u", "ru uk"),
    ("iso8859-5", "ru uk be bg sr mk"),
    ("cp866", "ru be"),
    ("mac-cyrillic", "ru uk be bg sr mk"),
    ("cp1253", "el"),
    ("iso8859-7", "el"),
    ("cp1255", "he"),
    ("cp1256", "ar fa ur"),
    ("cp874", "th"),
)
"""Encodings, the likelier first, and the languages that are written in them."""
_UNREAD: Final = frozenset({"mac-cyrillic"})
"""Weighed so that nothing else passes for it; it differs from Windows' in the capitals, and few texts are still in it."""
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
"""What speaks for Windows Latin before anything is read."""
_CLEARLY: Final = 3.0
"""By how much the best has to be more likely than the next that reads otherwise."""
_POOR: Final = -6.5
"""The mean weight of a sign at which even the best reading is none,"""
_POOR_SCRIPT: Final = -4.5
"""and in a script in which every letter counts."""
_BESIDE: Final = -4.0
"""What weighs a letter beside a digit, or beside one of ASCII in another script than Latin."""
_MOST_WORDS: Final = 2_000

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One encoding's reading of the words that are not all ASCII, and how likely its best language makes it."""

    name: str
    score: float
    signs: int
    tongue: str
    words: tuple[str, ...]


def told(sample: bytes) -> str:
    """The encoding of a text that is not UTF-8 and has no mark, where that is sure; nothing otherwise."""
    looked_at = sample[:_LOOKED_AT]
    return _east_asian(looked_at) or _one_byte(looked_at)


def _one_byte(sample: bytes) -> str:
    words = Counter(word for word in sample.split() if not word.isascii())
    if not words:
        return ""
    readings = [
        _read(name, tongues.split(), sample, dict(words.most_common(_MOST_WORDS))) for name, tongues in _CANDIDATES
    ]
    best = max(readings, key=lambda reading: reading.score)
    poor = _POOR_SCRIPT if best.tongue in _OWN_SCRIPT else _POOR
    if best.name in _UNREAD or best.score < poor * best.signs:
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
    said = Counter(_WORD.findall(sample.decode(name, "replace").lower()))
    best, chosen = -1e9, ""
    for tongue in tongues:
        score = sum(
            times * max(each[tongue], least) for each, least, times in zip(weights, bound, words.values(), strict=True)
        )
        score += _WORD_WORTH * _spoken(tongue, said) - _RARE_TONGUE.get(tongue, 0.0)
        if score > best:
            best, chosen = score, tongue
    signs = sum(times * sum(byte > 0x7F for byte in word) for word, times in words.items())
    return _Reading(name, best + (_HABIT if name == "cp1252" else 0.0), signs, chosen, text)


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
