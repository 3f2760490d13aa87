"""Which language a text is in: by its script, then by its little words.

The cue reader knows English alone; whoever reads what it made of another language must be told so. Where a text does not
plainly show its language, as a heading of three words or one that is half this and half that does not, none is given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.domain.model import Document, Reading

ENGLISH: Final = "en"

_LOOKED_AT: Final = 20_000
"""Characters of a text that show its language."""
_MOST: Final = 0.6
"""The share of a text that one script has to have."""
_LETTERS_A_SIGN: Final = 3
"""Letters of an alphabet that tell as much as a sign of a script in which a sign is a syllable or a word."""
_SIGNS: Final = 5
"""Signs of such a script that show a language."""
_EVIDENCE: Final = 1.2
"""Little words, each divided among the languages that have it, that show a language,"""
_DENSITY: Final = 0.07
"""and how many they must be to a word of the text."""
_CLEARLY: Final = 1.5
"""How much more there must be for another language than for English."""
_DISTINCT: Final = 3
"""Different little words, or letters, that another language than English has to show."""
_ACCENT: Final = 0.4
"""What a word with a letter that few languages have counts for beside a little word."""


@dataclass(frozen=True, slots=True)
class _Tongue:
    """A language: its name to people, the little words that most of its sentences have, letters few others have."""

    name: str
    words: frozenset[str]
    letters: frozenset[str] = frozenset()


def _tongue(name: str, words: str, letters: str = "") -> _Tongue:
    return _Tongue(name, frozenset(words.split()), frozenset(letters))


_LATIN: Final = {
    "en": _tongue(
        "English",
        "the of and to in that is was for on with as by at he it his they be has have would will not from which this their "
        "its an are were had been but she her who said says after about into over also more than we our you i or if no a there what when can so me my us your out up all "
        "two new did do does could being only since against between while",
    ),
    "es": _tongue(
        "Spanish",
        "el la los las de del que y en un una por con para es se su sus al lo como más pero fue ha han este esta no "
        "entre sobre también dijo según durante desde hasta cuando ambos tras son está nada eso nos porque muy",
        "ñ",
    ),
    "pt": _tongue(
        "Portuguese",
        "o a os as de do da dos das que e em um uma no na nos nas por com para é se seu sua ao aos à mais mas foi não "
        "entre sobre também disse segundo durante desde até quando pelo pela são está nada isso muito ser",
        "ãõ",
    ),
    "fr": _tongue(
        "French",
        "le la les de des du que qui et en un une par avec pour est se son sa ses au aux il elle ils ce cette ces pas ne "
        "plus mais dans sur été a ont leur leurs selon après entre déclaré ainsi comme nous vous sont être où rien",
        "œçèê",
    ),
    "it": _tongue(
        "Italian",
        "il lo la i gli le di del della dei delle che e in un una per con è si suo sua al alla da dal dalla nel nella "
        "non più ma ha hanno sono anche tra fra detto dopo come questo questa sul sulla secondo stato essere ed",
        "ìò",
    ),
    "ro": _tongue(
        "Romanian",
        "și şi de la în a al ale că cu pe nu este o un din pentru care sa să se au fost mai prin dintre după ei lui "
        "spus despre către iar dar sunt fi ca asupra cele cei",
        "ășțşţ",
    ),
    "ca": _tongue(
        "Catalan",
        "el la els les de del dels que i en un una per amb és es seu seva al als més però va ha han aquest aquesta no "
        "entre sobre també segons durant des fins quan són ser dit",
    ),
    "de": _tongue(
        "German",
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
        "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis "
        "wir durch man sein wurde sagte nichts",
        "ßäü",
    ),
    "nl": _tongue(
        "Dutch",
        "de het een van en in is dat op te zijn met voor niet die aan er om ook als dan maar bij nog uit naar door over "
        "ze hij heeft werd worden wordt tot na hebben deze dit hun zei volgens geen zich tegen wij",
    ),
    "sv": _tongue(
        "Swedish",
        "och i att en det som på är av för med den till inte om har de ett han var vid från så sig men hon eller efter "
        "kan ska skulle också sade enligt mellan under vi blev",
        "åä",
    ),
    "da": _tongue(
        "Danish",
        "og i at en det som på er af for med den til ikke om har de et han var ved fra så sig men hun eller efter kan "
        "skal skulle også sagde ifølge mellem under vi blev være blive",
        "æø",
    ),
    "no": _tongue(
        "Norwegian",
        "og i at en det som på er av for med den til ikke om har de et han var ved fra så seg men hun eller etter kan "
        "skal skulle også sa ifølge mellom under vi ble være bli mot",
        "æø",
    ),
    "fi": _tongue(
        "Finnish",
        "ja on ei se että oli hän myös mukaan kanssa sekä mutta joka ovat kun tai jos hänen olisi ole olla kuin jotka "
        "sanoi välillä jälkeen tämä siitä he",
        "äö",
    ),
    "et": _tongue(
        "Estonian",
        "ja on ei et see oli ta ka ning mis kui aga või oma selle olid poolt ütles vahel pärast sellest nende kes",
        "õä",
    ),
    "pl": _tongue(
        "Polish",
        "i w z na się nie że do o jest przez po dla od za oraz ale jak jego jej to są był była było ze który która "
        "które także przed między powiedział podczas być został tym tego",
        "ąęłńśźż",
    ),
    "cs": _tongue(
        "Czech",
        "a v se na je že s z do o k i pro ve by si ale po jako za od jeho její jsou byl byla bylo který která které "
        "také mezi podle řekl při nebo už jsme být ze aby",
        "ěřů",
    ),
    "sk": _tongue(
        "Slovak",
        "a v sa na je že s z do o k i pre vo by si ale po ako za od jeho jej sú bol bola bolo ktorý ktorá ktoré tiež "
        "medzi podľa povedal pri alebo už sme byť zo aby",
        "ľĺŕ",
    ),
    "hu": _tongue(
        "Hungarian",
        "a az és hogy nem is egy volt meg de ez csak már mint vagy el ki még ha kell lesz szerint után között azt "
        "ezt aki amely mondta közölte voltak lehet minden",
        "őű",
    ),
    "hr": _tongue(
        "Croatian or Serbian",
        "i u je se na da za su od s sa o koji koja koje iz će što kao ne a do po bi nije ali bio bila biti te kako "
        "rekao između nakon prema njegov tome",
        "đćžšč",
    ),
    "sl": _tongue(
        "Slovenian",
        "in v je se na da za so z s od o ki iz bo kot ne do po bi ni pa bil bila biti tudi kako dejal med po pri "
        "njegov tem sta",
    ),
    "lt": _tongue("Lithuanian", "ir kad į su iš yra tai ne kaip apie bei jo jų už buvo bus nuo pagal tarp sakė taip po", "ėųįų"),
    "lv": _tongue("Latvian", "un ka ir ar par no uz tas bija kā arī viņš lai pēc gan kas tika teica nav vai starp", "āēīūļņķģ"),
    "sq": _tongue("Albanian", "dhe të në e i me për që nga një është se u ka si nuk më tha mes pas por kanë ishte", "ë"),
    "tr": _tongue(
        "Turkish",
        "ve bir bu için ile da de olarak olan daha çok ne gibi en kadar sonra arasında dedi söyledi ise olduğunu her "
        "göre değil ancak tarafından etti iki hem",
        "ğış",
    ),
    "az": _tongue("Azerbaijani", "və bir bu üçün ilə da də olan daha çox sonra arasında dedi isə edib olub görə iki hər ki", "əğış"),
    "id": _tongue(
        "Indonesian or Malay",
        "yang dan di dengan untuk pada dari ini itu dalam tidak akan oleh juga kepada telah ke adalah bahwa bahawa kata "
        "mengatakan antara sebagai karena kerana mereka kami kita serta",
    ),
    "tl": _tongue("Filipino", "ang ng sa mga na at ay si ni kay para ito niya nila hindi din ng may kung ayon"),
    "sw": _tongue("Swahili", "na ya wa kwa ni katika la za kuwa cha hii huyo alisema kwamba pia hiyo yake baada kati"),
    "vi": _tongue(
        "Vietnamese",
        "của và là các có trong được cho với không một người những về đã này tại khi ông từ cũng theo đến để rằng nói",
        "ơưđạếệộớợự",
    ),
}  # fmt: skip

_CYRILLIC: Final = {
    "ru": _tongue(
        "Russian",
        "и в не на что с по к как из у за от для это его о также об но был была было были со при между он они она "
        "президент сказал заявил а ли бы же после мы",
        "ыэё",
    ),
    "uk": _tongue(
        "Ukrainian",
        "і й в у не на що з по до як із за від для це його про також але був була було були зі при між він вони вона "
        "та сказав заявив або щоб після ми",
        "їєґ",
    ),
    "be": _tongue("Belarusian", "і у не на што з па да як за ад для гэта яго пра таксама але быў была было былі паміж ён яны", "ўэ"),
    "bg": _tongue(
        "Bulgarian", "и в не на че с по към как от за това му се е да са ще също но беше бяха при между той те тя след"
    ),
    "sr": _tongue("Serbian", "и у не на да с по ка како из од за то се је су ће такође али био била између он они са рекао", "ђјљњћџ"),
    "mk": _tongue("Macedonian", "и во не на дека со по кон како од за тоа се е да ќе исто но беше беа помеѓу тој тие рече", "ѓќѕј"),
    "kk": _tongue("Kazakh", "және мен бұл үшін деп бір да де болды осы туралы ол екі бойынша арасындағы", "әғқңөұүһ"),
    "mn": _tongue("Mongolian", "нь энэ байна болон гэж хоёр тухай юм бол дээр улсын байсан", "өү"),
}  # fmt: skip

_ARABIC: Final = {
    "ar": _tongue("Arabic", "في من على أن إلى عن مع هذا هذه التي الذي ما لا كان قال بين بعد كما وقال أنه خلال", "ةىأإ"),
    "fa": _tongue("Persian", "در و به از که این را با است برای آن گفت شد خود تا بر های می کرد دو", "پچژگ"),
    "ur": _tongue("Urdu", "کے میں کی ہے کا نے سے اور کو پر کہ اس ہیں یہ کہا کیا بھی", "ٹڈڑںے"),
    "ps": _tongue("Pashto", "په د او چې له سره دې هم یې کې شوې وویل", "ټډړښڅځې"),
}  # fmt: skip

_DEVANAGARI: Final = {
    "hi": _tongue("Hindi", "के में की है को और से का ने पर कि यह हैं भी लिए कहा एक"),
    "mr": _tongue("Marathi", "आणि आहे या ते हे च्या यांनी की आहेत केली सांगितले"),
    "ne": _tongue("Nepali", "र को मा ले छ लाई पनि भएको गरेको बताए छन्"),
}  # fmt: skip

_ALPHABETS: Final[Mapping[str, Mapping[str, _Tongue]]] = {
    "LATIN": _LATIN,
    "CYRILLIC": _CYRILLIC,
    "ARABIC": _ARABIC,
    "DEVANAGARI": _DEVANAGARI,
}
"""Scripts that several languages share."""

_ALONE: Final = {
    "CJK": ("zh", "Chinese"), "HIRAGANA": ("ja", "Japanese"), "HANGUL": ("ko", "Korean"), "GREEK": ("el", "Greek"),
    "HEBREW": ("he", "Hebrew"), "ARMENIAN": ("hy", "Armenian"), "GEORGIAN": ("ka", "Georgian"), "THAI": ("th", "Thai"),
    "BENGALI": ("bn", "Bengali"), "TAMIL": ("ta", "Tamil"), "TELUGU": ("te", "Telugu"), "GUJARATI": ("gu", "Gujarati"),
    "GURMUKHI": ("pa", "Punjabi"), "KANNADA": ("kn", "Kannada"), "MALAYALAM": ("ml", "Malayalam"),
    "SINHALA": ("si", "Sinhala"), "KHMER": ("km", "Khmer"), "LAO": ("lo", "Lao"), "MYANMAR": ("my", "Burmese"),
    "ETHIOPIC": ("am", "Amharic"), "TIBETAN": ("bo", "Tibetan"),
}  # fmt: skip
"""Scripts by which we know a language, and its name."""

_KANA: Final = 0.1
"""The share of kana among its signs from which a text is Japanese."""
_BROAD: Final = frozenset({"CJK", "HIRAGANA", "HANGUL"})

_NAMES: Final = {
    **{code: tongue.name for tongues in _ALPHABETS.values() for code, tongue in tongues.items()},
    **dict(_ALONE.values()),
}

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u094f])+(?:[’'][^\W\d_]\b)?")
"""Letters, and the vowel signs of Devanagari; an ending of one letter after an apostrophe is no word of its own, as in *Brandt’s*."""


def language(text: str) -> str:
    """Give the code of a text's language (ISO 639-1), or nothing where the text does not show it."""
    return _shown_by(text[:_LOOKED_AT])


@lru_cache(maxsize=128)
def _shown_by(head: str) -> str:
    head = unicodedata.normalize("NFC", head)
    letters = _letters(head)
    if not letters:
        return ""
    script, most = letters.most_common(1)[0]
    if most < _MOST * sum(letters.values()):
        return ""
    if script in _ALPHABETS:
        return _spoken(head, _ALPHABETS[script])
    enough = most >= _SIGNS * _LETTERS_A_SIGN
    return _ALONE[script][0] if enough and script in _ALONE else ""


def named(code: str) -> str:
    """Give a language's name in English, or its code where we know no name."""
    return _NAMES.get(code.lower().partition("-")[0], code)


def little_words(code: str) -> frozenset[str]:
    """Give the words that most sentences of a language have; none for one we know by its script alone."""
    return next((tongues[code].words for tongues in _ALPHABETS.values() if code in tongues), frozenset())


def unread(reading: Reading) -> str:
    """Name the language that kept the cue reader from reading a document; nothing where a model read it, or it could."""
    code = reading.document.language
    return named(code) if code and not reading.reader and not code.lower().startswith(ENGLISH) else ""


def _letters(text: str) -> Counter[str]:
    """Weigh the scripts of a text's letters; what is Japanese in two scripts counts as one."""
    counted: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            counted[unicodedata.name(letter, "").partition(" ")[0]] += times
    kana = counted["HIRAGANA"] + counted.pop("KATAKANA", 0) + counted.pop("KATAKANA-HIRAGANA", 0)
    del counted["HIRAGANA"]
    if kana and kana >= _KANA * (kana + counted["CJK"]):
        kana += counted.pop("CJK", 0)
        counted["HIRAGANA"] = kana
    for script in _BROAD.intersection(counted):
        counted[script] *= _LETTERS_A_SIGN
    return +counted


def _spoken(text: str, tongues: Mapping[str, _Tongue]) -> str:
    """Tell the languages of one script apart by their little words, and by letters that only some have."""
    words = [match[0] for match in _WORD.finditer(text)]
    # A name keeps its words and letters in every language; only what is not written as a name shows the text's own.
    small = [word for word in words if not word[0].isupper()] or [word.lower() for word in words]
    said = Counter(small)
    accented = Counter(letter for word in small for letter in set(word))
    scores = {code: _score(tongue, said, accented, tongues.values()) for code, tongue in tongues.items()}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < max(_EVIDENCE, _DENSITY * len(words)):
        return ""
    if best == ENGLISH:
        return best
    seen = len(tongues[best].words & said.keys()) + len(tongues[best].letters & accented.keys())
    return best if seen >= _DISTINCT and scores[best] >= _CLEARLY * scores.get(ENGLISH, 0.0) else ""


def _score(tongue: _Tongue, said: Counter[str], accented: Counter[str], among: Iterable[_Tongue]) -> float:
    """Add up what speaks for a language; what speaks for several as well counts in parts."""
    others = tuple(among)
    words = sum(said[word] / sum(word in other.words for other in others) for word in tongue.words & said.keys())
    letters = sum(
        accented[letter] / sum(letter in other.letters for other in others)
        for letter in tongue.letters & accented.keys()
    )
    return words + _ACCENT * letters


def is_english(document: Document) -> bool:
    """Tell whether a document is in English, or shows no other language: what is known of words holds for it."""
    return (document.language or language(document.text) or "en").lower().startswith("en")
