"""Sentences as news agencies write them, in the languages of the older encodings, and the encodings each was sent in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

SENTENCES: Final = {
    "pl": (
        "„Jesteśmy gotowi” – powiedział minister Wałęsa. Według jego słów żadna ze stron nie chce przerwać rozmów w Łodzi.",
        "Rzecznik rządu Paweł Żukowski oświadczył, że rozmowy będą kontynuowane w przyszłym tygodniu.",
        "Prezydent powiedział, że kraj jest gotowy.",
    ),
    "cs": (
        "Ministr Jiří Dvořák řekl: „Jsme připraveni“ – a dodal, že žádná ze stran nechce, aby byla jednání přerušena.",
        "Mluvčí vlády Růžena Němcová uvedla, že rozhovory budou pokračovat příští týden.",
        "Podle ministra je země připravena.",
    ),
    "hu": (
        "„Készen állunk” – mondta Kovács Jenő miniszter, és hozzátette, hogy egyik fél sem akarja megszakítani a tárgyalásokat.",
        "A szóvivő szerint a küldöttség jövő héten folytatja az egyeztetést Győrben, az őszi ülésszak előtt.",
        "A külügyminiszter közölte, hogy a felek megőrzik a fegyverszünetet.",
    ),
    "ro": (
        "„Suntem pregătiţi”, a declarat ministrul Ştefan Ţăranu, care a adăugat că negocierile vor continua şi săptămâna viitoare.",
        "Purtătorul de cuvânt a spus că niciuna dintre părţi nu doreşte întreruperea discuţiilor din Bucureşti.",
        "Preşedintele a spus că ţara este pregătită.",
    ),
    "hr": (
        "„Spremni smo”, rekao je ministar Đorđe Kovačić i dodao da nijedna strana ne želi prekinuti pregovore u Čakovcu.",
        "Glasnogovornica Šimić kazala je da će se razgovori nastaviti sljedeći tjedan.",
        "Predsjednik Vučić rekao je da će država poštovati sporazum.",
    ),
    "ru": (
        "«Мы готовы», — заявил министр Иван Щеглов. По его словам, страна не примет никаких ограничений в проливе.",
        "Пресс-секретарь Анна Фёдорова сообщила, что переговоры продолжатся на следующей неделе.",
        "Президент заявил, что страна готова к переговорам.",
    ),
    "uk": (
        "«Ми готові», — сказав міністр Андрій Ґалаґан. Його країна не прийме жодних обмежень на вільний прохід у протоці.",
        "Речниця уряду Євгенія Їжакевич повідомила, що переговори триватимуть наступного тижня.",
        "Президент заявив, що країна готова до переговорів.",
    ),
    "bg": (
        "„Готови сме“ – каза министър Христо Щерев и добави, че никоя от страните не иска преговорите да бъдат прекъснати.",
        "Говорителят на правителството съобщи, че разговорите ще продължат през следващата седмица.",
        "Президентът каза, че страната е готова за преговори.",
    ),
    "sr": (
        "„Спремни смо“ – рекао је министар Ђорђе Љубичић и додао да ниједна страна не жели да прекине преговоре у Нишу.",
        "Портпаролка владе саопштила је да ће разговори бити настављени следеће недеље.",
        "Председник је рекао да је земља спремна за преговоре.",
    ),
    "el": (
        "«Είμαστε έτοιμοι», δήλωσε ο υπουργός Γιώργος Παπαδόπουλος και πρόσθεσε ότι οι συνομιλίες θα συνεχιστούν.",
        "Ο εκπρόσωπος της κυβέρνησης είπε ότι καμία πλευρά δεν θέλει να διακόψει τις διαπραγματεύσεις.",
        "Ο πρόεδρος δήλωσε ότι η χώρα είναι έτοιμη.",
    ),
    "tr": (
        "“Hazırız” diyen Bakan Işıl Çağlayan, taraflardan hiçbirinin görüşmeleri kesmek istemediğini söyledi.",
        "Hükümet sözcüsü Şükrü Öztürk, görüşmelerin önümüzdeki hafta İstanbul’da süreceğini açıkladı.",
        "Cumhurbaşkanı ülkenin hazır olduğunu söyledi.",
    ),
    "lt": (
        "„Esame pasirengę“, – sakė ministras Žygimantas Šeškus ir pridūrė, kad nė viena šalis nenori nutraukti derybų.",
        "Vyriausybės atstovė Ūla Čepaitė pranešė, kad pokalbiai bus tęsiami kitą savaitę.",
        "Prezidentas sakė, kad šalis yra pasirengusi.",
    ),
    "lv": (
        "“Mēs esam gatavi,” sacīja ministrs Jānis Bērziņš un piebilda, ka neviena no pusēm nevēlas pārtraukt sarunas.",
        "Valdības pārstāve Žanete Ķīse paziņoja, ka sarunas turpināsies nākamajā nedēļā.",
        "Prezidents teica, ka valsts ir gatava sarunām.",
    ),
    "et": (
        "„Oleme valmis,“ ütles minister Jüri Põder ja lisas, et kumbki pool ei soovi läbirääkimisi katkestada.",
        "Valitsuse pressiesindaja Žanna Šmidt teatas, et kõnelused jätkuvad järgmisel nädalal.",
        "President ütles, et riik on kõnelusteks valmis.",
    ),
    "fr": (
        "« Nous sommes prêts », a déclaré la ministre Hélène Lefèvre, ajoutant qu’aucune des parties ne souhaite rompre.",
        "Le porte-parole du gouvernement a précisé que les négociations reprendront à Genève la semaine prochaine.",
        "Le président a déclaré que le pays était prêt.",
    ),
    "de": (
        "„Wir sind bereit“, sagte Ministerin Käthe Größler – keine der beiden Seiten wolle die Gespräche abbrechen.",
        "Der Sprecher der Regierung erklärte, die Verhandlungen würden nächste Woche in Zürich fortgesetzt.",
        "Der Präsident erklärte, das Land sei dafür gerüstet.",
    ),
    "es": (
        "«Estamos preparados», dijo el ministro Íñigo Peña, y añadió que ninguna de las partes quiere romper el diálogo.",
        "La portavoz del Gobierno explicó que las conversaciones seguirán mañana en Logroño.",
        "El presidente señaló que el país está preparado.",
    ),
    "pt": (
        "“Estamos prontos”, disse o ministro João Conceição, acrescentando que nenhuma das partes quer romper as negociações.",
        "A porta-voz do governo afirmou que as conversações continuarão amanhã em São Luís.",
        "O presidente disse que o país não aceitará pressões.",
    ),
    "da": (
        "“Vi er klar,” sagde minister Søren Kjærsgård og tilføjede, at ingen af parterne ønsker at afbryde forhandlingerne.",
        "Regeringens talskvinde oplyste, at møderne fortsætter i næste uge på Ærø.",
        "Præsidenten sagde, at landet er klar til at gå videre.",
    ),
    "en": (
        "The minister said: “We are ready” – and added that neither side’s envoys would leave the talks.",
        "François Lefèvre and Søren Kjær, the envoys, met in Zürich; “nothing is agreed,” they said.",
        "The president said the country’s café owners were ready.",
    ),
    "he": (
        "“אנחנו מוכנים”, אמר השר יוסי אבן־עזרא, והוסיף כי אף אחד מהצדדים אינו רוצה להפסיק את השיחות.",
        "דוברת הממשלה מסרה כי השיחות יימשכו בשבוע הבא בירושלים.",
        "הנשיא אמר כי המדינה מוכנה לשיחות.",
    ),
    "ar": (
        "قال الوزير أحمد الخطيب: “نحن مستعدون”، وأضاف أن أيا من الطرفين لا يريد قطع المحادثات.",
        "وأعلنت المتحدثة باسم الحكومة أن المفاوضات ستستمر الأسبوع المقبل في جنيف.",
        "قال الرئيس إن البلاد مستعدة للمفاوضات.",
    ),
    "ja": (
        "外務大臣は記者会見で、両国は引き続き対話を行うことで一致したと述べた。「準備はできている」。",
        "報道官によると、交渉は来週も東京で続けられる。山本氏はどちらも中断を望んでいないと語った。",
    ),
    "ko": (
        "외교부 대변인은 양국이 “대화를 계속하기로” 합의했다고 밝혔다.",
        "정부는 다음 주에도 서울에서 협상이 이어질 것이라고 설명했다.",
    ),
    "zh": (
        "外交部发言人王丽表示，双方同意继续通过对话解决问题，“维护地区和平与稳定”。",
        "政府发言人说，谈判下周将在北京继续进行，任何一方都不希望中断。",
    ),
    "zh-hant": (
        "外交部發言人王麗表示，雙方同意繼續透過對話解決問題，「維護區域和平與穩定」。",
        "政府發言人說，談判下週將在臺北繼續進行，任何一方都不希望中斷。",
    ),
}

SENT_IN: Final = {
    **dict.fromkeys(("pl", "cs", "hu", "ro", "hr"), ("cp1250", "iso8859-2")),
    "ru": ("cp1251", "koi8-r", "iso8859-5", "cp866"),
    "uk": ("cp1251", "koi8-u", "iso8859-5"),
    "bg": ("cp1251", "iso8859-5"),
    "sr": ("cp1251", "iso8859-5"),
    "el": ("cp1253", "iso8859-7"),
    "tr": ("cp1254",),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257",)),
    **dict.fromkeys(("fr", "de", "es", "pt", "da", "en"), ("cp1252",)),
    "he": ("cp1255",),
    "ar": ("cp1256",),
    "ja": ("shift_jis", "euc-jp", "cp932"),
    "ko": ("euc-kr", "cp949"),
    "zh": ("gb18030", "gbk"),
    "zh-hant": ("big5", "gb18030"),
}

_PLAIN: Final = str.maketrans({**dict.fromkeys("„“”«»", '"'), "’": "'", "–": "-", "—": "-"})


OLD_AND_RARE: Final = (
    "iso2022_jp iso2022_kr mac-roman mac-latin2 mac-greek mac-turkish mac-cyrillic mac-iceland iso8859-4 iso8859-6 iso8859-8 "
    "iso8859-10 iso8859-13 iso8859-15 iso8859-16 cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp862 utf-16-le utf-16-be "
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1257"
).split()
"""Encodings a text may be in though its language is mostly sent in others."""


def rows() -> list[tuple[str, str, str]]:
    """Give language, encoding and sentence; without its curly signs where the encoding has none."""
    return [
        (tongue, encoding, text)
        for tongue, sentences in SENTENCES.items()
        for encoding in SENT_IN[tongue]
        for text in _held(sentences, encoding)
    ]


def rare_rows() -> list[tuple[str, str, str]]:
    """Give language, encoding and sentences, each alone and all together, for every old or rare encoding that holds them."""
    return [
        (tongue, encoding, text)
        for tongue, sentences in SENTENCES.items()
        for encoding in OLD_AND_RARE
        for text in _held((*sentences, "\n".join(sentences)), encoding)
        if not text.isascii()
    ]


def _held(sentences: Iterable[str], encoding: str) -> Iterator[str]:
    """The sentences an encoding can hold."""
    for sentence in sentences:
        for text in (sentence, sentence.translate(_PLAIN)):
            if text.encode(encoding, "ignore").decode(encoding) == text:
                yield text
                break
