"""Which encoding an undeclared text is in, told only when its letters show it plainly.

UTF-8 shows itself. The older encodings of Cyrillic, Chinese, Japanese and Korean are told apart by what comes out: words
of small letters with a capital only at their head, or the characters every page of that language is full of. A text that
comes out so by chance in another encoding is improbable after a line of it; anything shorter is not guessed at.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.languages import language

_LOOKED_AT = 20_000
"""Bytes that show an encoding."""
_SIGNS = 12
"""Characters outside ASCII that show one, at least."""
_COMMON = {
    "gb18030": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严",
    "big5": "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話",
    "euc-kr": "의이다는에을를가한고로은하기지서도사인대자시정일해어리부국과수상제나들었그라만보성장전으있원관중주여동구스조화발선트무치경연양",
}
_CJK = ("euc-kr", "euc-jp", "shift_jis", "gb18030", "big5")
_CODECS = {"euc-kr": "cp949", "shift_jis": "cp932", "big5": "cp950", "euc-jp": "euc-jp", "gb18030": "gb18030"}
_STRICT = {**_CODECS, "euc-kr": "euc-kr"}
"""What tries a text: the codec that reads it has rare syllables besides, which anything comes out as."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_TYPED = "«»„“”‘’–—…№\xa0"
"""What is typed between words."""
_RARE = "ґѓќџђћљњѕј"
"""What other encodings of Cyrillic come out as; the languages that have these letters are not told."""
_LITTLE = re.compile(r"\b(?:и|в|на|не|что|с|о|по|за|к|от|для|из|а|але|що|та|у|до|і|його|як|это|его|как|об|во)\b")


_CANDIDATES: Final = (
    ("cp949", "ko", "이다는을의에가고하지로한사기"),
    ("euc_jp", "ja", "のはにをたがでとしるい"),
    ("cp932", "ja", "のはにをたがでとしるい"),
    ("gb18030", "zh", "的是在不了有和国人中这一"),
    ("big5hkscs", "zh", "的是在不了有和國人中這一"),
    ("cp1251", "ru uk be bg sr mk", ""),
    ("koi8-u", "ru uk be", ""),
    ("cp866", "ru", ""),
    ("iso8859-5", "ru uk be bg sr mk", ""),
    ("cp1253", "el", ""),
    ("cp1255", "he", ""),
    ("cp1256", "ar fa ur", ""),
    ("cp874", "th", ""),
    ("cp1250", "pl cs sk hu hr sl ro", ""),
    ("cp1254", "tr", ""),
    ("cp1257", "lt lv et", ""),
)
"""Encodings, what is written in them, and signs no text in that language does without."""
_LATIN: Final = frozenset({"cp1250", "cp1254", "cp1257"})
_SHARE: Final = 0.08
"""The share of such signs among those of the script."""
_DAMAGE: Final = 0.02
"""The share of a text that may be broken."""


_TOLD_BY_LANGUAGE: Final = frozenset({"cp1250", "cp1254", "cp1257"})
"""Where little words show the language; that a script comes out shows nothing, for anything comes out as some script."""
_CYRILLIC_CODECS: Final = ("cp1251", "koi8-u", "cp866", "iso8859-5")


def undeclared(content: bytes) -> str:
    """The name of the codec a text without a mark is in, where that is sure and it is neither UTF-8 nor Windows Latin."""
    looked_at = content[:_LOOKED_AT]
    if (sixteen := _sixteen(looked_at)) and _decoded(content, sixteen, whole=True):
        return sixteen
    for name in _CJK:
        text = _decoded(looked_at, _STRICT[name])
        if text and _is_at_home(text, name) and _decoded(content, _CODECS[name], whole=True):
            return _CODECS[name]
    for name in _CYRILLIC_CODECS:
        text = _decoded(content, name, whole=True)
        if text and _is_cyrillic(text[:_LOOKED_AT]):
            return name
    name = by_language(looked_at) if sum(byte > 0x7F for byte in looked_at) >= _SIGNS else ""
    return name if name in _TOLD_BY_LANGUAGE and _decoded(content, name, whole=True) else ""


def by_language(sample: bytes) -> str:
    """The encoding in which a text without markup is in a language that is written in it, though some of it be damaged;
    nothing for the languages of Western Europe."""
    if sum(byte > 0x7F for byte in sample) < 4:
        return ""
    for name, tongues, signs in _CANDIDATES:
        text = sample.decode(name, "replace")
        if text.count("\ufffd") > max(2.0, _DAMAGE * len(text)):
            continue
        if signs:
            wide = [character for character in text if character > "\u2e7f"]
            if len(wide) >= 4 and sum(character in signs for character in wide) >= _SHARE * len(wide):
                return name
        elif language(" ".join(_foreign(text, name))[:8000]) in tongues.split():
            return name
    return ""


def _foreign(text: str, name: str) -> list[str]:
    """Give a text's words; of another alphabet than Latin, without the page's English ones."""
    words = text.split()
    return words if name in _LATIN else [word for word in words if any(character > "\x7f" for character in word)]


def _sixteen(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of a Latin text is nought."""
    pairs = len(content) // 2
    if pairs < _SIGNS:
        return ""
    for codec, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
        low = content[0::2] if codec == "utf-16-le" else content[1::2]
        if high.count(0) > 0.7 * pairs and low.count(0) == 0:
            return codec
    return ""


def _decoded(content: bytes, codec: str, *, whole: bool = False) -> str:
    """The text, or nothing where there is a fault in it; the looked-at part may end within a character."""
    for cut in range(1 if whole else 4):
        try:
            return content[: len(content) - cut].decode(codec)
        except UnicodeDecodeError:
            continue
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


def _is_cyrillic(text: str) -> bool:
    """Most words are of Cyrillic letters, small but for the first, and the little words are among them."""
    words = _CYRILLIC.findall(text)
    letters = sum(map(len, words))
    foreign = sum(1 for letter in text if letter > "\x7f" and letter not in _TYPED)
    if letters < max(_SIGNS, 0.97 * foreign, 3 * len(words)):
        return False
    rare = sum(1 for letter in text.lower() if letter in _RARE)
    shaped = sum(1 for word in words if len(word) == 1 or word[1:].islower() or word.isupper())
    return rare < 0.01 * letters and shaped > 0.97 * len(words) and len(_LITTLE.findall(text)) > 0.04 * len(words)
