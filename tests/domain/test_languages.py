"""A text's language is told by its script and its little words, and not told where they do not show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.languages import language, named, unread
from bot.domain.model import Document, Reading

ENGLISH = "The minister said that the ferry would sail again before the winter, and that nobody had asked her about it."
RUSSIAN = "Министр заявила, что паром снова пойдёт до зимы и что об этом её никто не спрашивал."
CHINESE = "部长说，渡轮将在冬天之前重新开航，没有人问过她这件事。"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", ENGLISH),
        ("es", "La ministra dijo que el transbordador volverá a navegar antes del invierno y que nadie le preguntó."),
        ("es", "No aceptamos nada de eso, afirmó la ministra."),
        ("pt", "A ministra disse que a balsa voltará a navegar antes do inverno e que ninguém lhe perguntou nada."),
        ("fr", "La ministre a déclaré que le bac naviguerait avant l’hiver et qu’elle n’a pas été consultée sur ce point."),
        ("it", "La ministra ha detto che il traghetto tornerà a navigare prima dell’inverno e che nessuno le ha chiesto nulla."),
        ("ro", "Ministra a spus că feribotul va naviga din nou înainte de iarnă și că nimeni nu a întrebat-o despre asta."),
        ("de", "Die Ministerin sagte, dass die Fähre vor dem Winter wieder fährt und dass sie niemand gefragt hat."),
        ("nl", "De minister zei dat de veerboot voor de winter weer zal varen en dat niemand haar iets heeft gevraagd."),
        ("sv", "Ministern sade att färjan ska gå igen före vintern och att ingen har frågat henne om det."),
        ("da", "Ministeren sagde, at færgen skal sejle igen før vinteren, og at ingen har spurgt hende om det."),
        ("no", "Ministeren sa at fergen skal seile igjen før vinteren, og at ingen har spurt henne etter det hun ble lovet."),
        ("fi", "Ministeri sanoi, että lautta kulkee taas ennen talvea ja että kukaan ei ole kysynyt häneltä siitä."),
        ("pl", "Minister powiedziała, że prom znów popłynie przed zimą i że nikt jej o to nie pytał."),
        ("cs", "Ministryně řekla, že trajekt vypluje ještě před zimou a že se jí na to nikdo neptal."),
        ("sk", "Ministerka povedala, že trajekt vypláva ešte pred zimou a že sa jej na to nikto nepýtal, ako tiež bolo vidieť."),
        ("hu", "A miniszter azt mondta, hogy a komp még a tél előtt újra közlekedik, és hogy ezt senki nem kérdezte meg."),
        ("hr", "Ministrica je rekla da će trajekt ponovno ploviti prije zime i da je nitko nije pitao što misli o tome."),
        ("tr", "Bakan, feribotun kıştan önce yeniden sefere çıkacağını söyledi ve bu konuda kimsenin bir şey sormadığını da ekledi."),
        ("id", "Menteri mengatakan bahwa feri itu akan berlayar lagi sebelum musim dingin dan tidak ada yang bertanya kepada dia."),
        ("vi", "Bộ trưởng nói rằng phà sẽ hoạt động lại trước mùa đông và không có ai hỏi bà về việc này."),
        ("ru", RUSSIAN),
        ("uk", "Міністерка заявила, що пором знову піде до зими і що її про це ніхто не питав."),
        ("bg", "Министърката каза, че фериботът ще плава отново преди зимата и че никой не я е питал за това."),
        ("sr", "Министарка је рекла да ће трајект поново пловити пре зиме и да је нико није питао о томе."),
        ("ar", "قالت الوزيرة إن العبارة ستبحر مرة أخرى قبل الشتاء وإن أحدا لم يسألها عن هذا الأمر."),
        ("fa", "وزیر گفت که این کشتی پیش از زمستان دوباره به راه می‌افتد و کسی از او در این باره نپرسیده است."),
        ("ur", "وزیر نے کہا کہ کشتی سردیوں سے پہلے دوبارہ چلے گی اور اس بارے میں کسی نے ان سے نہیں پوچھا۔"),
        ("hi", "मंत्री ने कहा कि नौका सर्दियों से पहले फिर चलेगी और इस बारे में किसी ने उनसे नहीं पूछा है।"),
        ("zh", CHINESE),
        ("ja", "大臣は、フェリーは冬の前に再び運航すると述べ、誰にも尋ねられなかったと語った。"),
        ("ko", "장관은 겨울이 오기 전에 여객선이 다시 운항할 것이라고 말했다."),
        ("el", "Η υπουργός είπε ότι το πλοίο θα ταξιδέψει ξανά πριν από τον χειμώνα."),
        ("he", "השרה אמרה שהמעבורת תפליג שוב לפני החורף."),
        ("th", "รัฐมนตรีกล่าวว่าเรือจะกลับมาแล่นก่อนฤดูหนาว"),
    ],
)  # fmt: skip
def test_a_sentence_shows_its_language(code: str, text: str) -> None:
    """One sentence of ordinary prose is enough."""
    assert code == language(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", ENGLISH), ("ru", RUSSIAN), ("es", "La ministra dijo que el barco volverá antes del invierno.")],
)
def test_capitals_show_it_too(code: str, text: str) -> None:
    """Where all is in capitals, they are no sign of a name."""
    assert code == language(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17.01.2031",
        "Vael",
        "El Salvador, San José, La Paz",
        "Ursula von der Leyen, Charles de Gaulle, Luiz da Silva, Vicente del Bosque",
        "部长",
        f"{ENGLISH[:60]} {RUSSIAN[:60]}",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
    ],
)
def test_what_shows_no_language_is_left_open(text: str) -> None:
    """Names, figures, a word or two, and texts half in one script and half in another have none."""
    assert "" == language(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} The paper quoted her as saying “no aceptamos nada de eso, y no lo haremos nunca.”",
        f"{ENGLISH} {ENGLISH} Her words were “{CHINESE}”, the embassy said.",
        "Président Émile Rousseau-Lefèvre met São Paulo’s mayor João Gonçalves in Zürich, the two said on Monday.",
        "Von der Leyen spoke with the president of El Salvador about the de la Cruz affair, her office said.",
        "Is the ferry to sail? It is, and will be, said Vael.",
        "PRESIDENT VAEL SAID THE FERRY WOULD SAIL AND THAT IT WAS HIS",
    ],
)
def test_english_is_never_taken_for_another(text: str) -> None:
    """Names and quotations from elsewhere, headlines and questions leave English English."""
    assert "en" == language(text)


@given(st.lists(st.sampled_from(ENGLISH.split()), max_size=40))
def test_english_words_in_any_order_are_english_or_nothing(words: list[str]) -> None:
    """However few and whatever their order, English words are no other language."""
    assert language(" ".join(words)) in ("en", "")


@given(st.text(max_size=300))
def test_any_text_has_a_named_language_or_none(text: str) -> None:
    """No text is too strange, and whatever is told has a name."""
    code = language(text)

    assert not code or named(code) != code


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [("es", "", "Spanish"), ("es-MX", "", "Spanish"), ("xx", "", "xx"), ("en", "", ""), ("en-GB", "", ""), ("", "", ""), ("es", "scripted", "")],
)  # fmt: skip
def test_what_the_cue_reader_cannot_read_is_named(code: str, reader: str, name: str) -> None:
    """Another language than English is unread by cues, and read by a model."""
    assert name == unread(Reading(Document("…", language=code), (), (), (), reader))
