"""Stories about dealings between states that do not exist, as blocks with inline markup; their gold text is their words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list or a quotation; `lines` hold inline markup."""

    tag: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and what is under it."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"

    @property
    def gold(self) -> str:
        return "\n\n".join(_words(line) for block in self.blocks for line in block.lines)


def story(title: str, text: str, language: str = "en") -> Story:
    """Read a story from lines: `# ` a heading, `- ` an item, `> ` a quotation, anything else a paragraph."""
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        tag = {"# ": "h2", "- ": "ul", "> ": "blockquote"}.get(line[:2], "p")
        words = line if tag == "p" else line[2:]
        if tag == "ul" and blocks and blocks[-1].tag == "ul":
            blocks[-1] = Block("ul", (*blocks[-1].lines, words))
        else:
            blocks.append(Block(tag, (words,)))
    return Story(title, tuple(blocks), language)


def _words(line: str) -> str:
    plain = re.sub(r"</?q>", lambda tag: "“" if tag[0] == "<q>" else "”", line)
    return " ".join(html.unescape(_TAG.sub("", plain)).replace("\xad", "").split())


FERRY: Final = story(
    "Tarn and Veldt reopen the Halm ferry after nine years",
    """
    HALM — The foreign ministers of Tarn and Veldt reopened the ferry between the two halves of the river town of Halm on Tuesday, nine years after it was closed by a quarrel over <a href="/eels">eel quotas</a>.
    “We have waited long enough, and the people on both banks of the river know it,” Foreign Minister <strong>Berit Corvane</strong> of Tarn told reporters on the quay.
    Her counterpart, <a href="/people/dunmarsh">Garan Dunmarsh</a>, said the crossing <em>“was never closed in our hearts, only in our ledgers,”</em> and promised that tickets would cost no more than two crowns.
    # What was agreed
    The two sides, according to a <a href="/joint">joint statement</a>, agreed on three points:
    - a ferry every forty minutes between dawn and dusk, except on feast days;
    - a shared office for customs, staffed by <em>both</em> ministries in turn;
    - a yearly count of eels by “independent and sober persons,” as the text has it.
    Corvane was asked whether the quotas themselves had been settled. “No. It is not a question of eels. It is a question of trust, and trust takes time,” she said.
    > “No one should mistake our silence on the quotas for consent,” the Veldtian ministry said in a note released an hour later.
    The harbour master, Jorun Istvane, watched the first boat leave with eleven passengers and a goat. “I have kept the bell polished every Sunday since the day it stopped,” he said. “My wife thought me a fool.”
    # A long quarrel
    The dispute goes back to a treaty signed forty-one years ago, which neither parliament ever ratified. Three mediators have tried and failed; the last of them, a retired judge from Lirra, called the file <q>a swamp with footnotes and no bottom</q>.
    Dunmarsh declined to say whether the arrears of harbour dues, put at four million crowns, would be forgiven.
    “We will talk about money when the boats are running,” he said, “and not one day before.”
    The next meeting is to be held in Sanne in the spring.
    """,
)

GRAIN: Final = story(
    "Ostmark denies halting grain shipments through Lirra",
    """
    The government of Ostmark denied on Friday that it had ordered its railways to stop carrying Lirran grain, after forty wagons stood for three days at the border station of Pell.
    “There is no order, there was no order and there will be no order,” said the transport minister, Kasimir Greymantle, adding that the wagons had been held up by “a perfectly ordinary shortage of locomotives.”
    Lirra&#8217;s president, Dagny Hollin, was not convinced. In a call with her Ostmarkian counterpart late on Thursday she <a href="https://lirra.example/readout">“underscored that contracts are to be kept,”</a> her office said.
    According to the readout, Mr.&nbsp;Falkenor “took note of the concern and expressed readiness to look into the matter without delay.”
    Traders in the port of Sanne said prices had risen by a tenth in a week. One of them, who asked not to be named, called the affair <i>“a warning shot with a silencer on it.”</i>
    Ostmark buys about a third of Lirra&rsquo;s harvest and ships most of the rest through its own ports, an arrangement that both capitals have described as <b>indispensable</b>.
    “If the wagons do not move by Monday, we shall look for another road,” Ms. Hollin told the parliament in the evening, to applause from all benches.
    A spokesman for the Ostmarkian foreign ministry said that talks between experts would be held “in the coming days” but gave no date.
    Opposition leaders in both countries accused their governments of letting a technical matter become a political one. “They are shouting at each other across a railway platform,” said Edric Bellweather, who led the negotiations on the present treaty a decade ago.
    The treaty runs out at the end of next year, and neither side has yet named its negotiators.
    """,
)

BRIEFING: Final = story(
    "Spokesperson's regular press conference, 4 March",
    """
    <strong>Tarn News Agency:</strong> The Veldtian prime minister said yesterday that the border commission would meet next week. Can you confirm that?
    <strong>Hedda Abrant:</strong> We have noted the remarks. The two sides are in close communication on the matter, and once there is information we will release it in good time.
    <strong>Sanne Post:</strong> Is it true that eleven sailors are still held in the port of Pell?
    <strong>Hedda Abrant:</strong> As I have said many times from this podium, the sailors are well, they have met with consular officers on three occasions, and their case is being heard according to the law. We urge all sides to refrain from hyping up the matter.
    <strong>Lirra Daily:</strong> A follow-up. Will the ministry publish the minutes of those meetings?
    <strong>Hedda Abrant:</strong> I have nothing to share on that.
    <strong>Halm Radio:</strong> The president is travelling to Ostmark in May. Will the pipeline be on the agenda?
    <strong>Hedda Abrant:</strong> The visit will be announced when it is announced. Let me say this: the friendship between our two peoples goes back a long way, and “a good neighbour is not exchanged for a distant relative,” as our proverb has it.
    """,
)

READOUT: Final = story(
    "Foreign Minister Corvane speaks by telephone with Foreign Minister Dunmarsh",
    """
    On 12 February, Foreign Minister Berit Corvane held a telephone call with Foreign Minister Garan Dunmarsh of Veldt at the latter's request.
    Corvane stated that relations between the two countries had withstood the test of a difficult year, and that the Tarnish side attached great importance to the understanding reached by the two heads of government at Halm.
    Dunmarsh briefed on the Veldtian position on the fisheries question. He stressed that Veldt respected the treaty of Sanne and was ready to resume consultations at an early date.
    The two sides also exchanged views on the situation in Lirra and agreed to stay in touch.
    """,
)

CHINESE: Final = story(
    "塔恩外长同费尔特外长通电话",
    """
    二月十二日，塔恩外长科尔文同费尔特外长邓马什通电话。
    科尔文表示，两国关系经受住了考验，塔方高度重视两国领导人在哈尔姆达成的重要共识。“我们已经等得够久了，两岸的人民都知道这一点。”
    邓马什介绍了费方在渔业问题上的立场，强调费方尊重《桑讷条约》，愿意尽早恢复磋商，并表示“友谊不是用金钱可以衡量的，信任需要时间”。
    双方还就地区局势交换了意见，同意继续保持沟通，推动合作不断取得新的进展。
    科尔文最后指出，塔方提出的建议是认真的，也是负责任的，希望各方相向而行，为和平作出努力。
    """,
    "zh",
)

JAPANESE: Final = story(
    "タルン外相、フェルト外相と電話会談",
    """
    タルンのコルヴァネ外相は十二日、フェルトのダンマーシュ外相と電話で会談し、ハルムの渡し船の再開について意見を交わした。
    コルヴァネ外相は会談の中で、「両岸の人々はもう十分に長く待ったことを知っている」と述べ、早期の合意に期待を示した。
    これに対しダンマーシュ外相は、漁業問題をめぐる立場を説明したうえで、「信頼には時間がかかるが、私たちは対話を続ける用意がある」と応じた。
    両外相は、来月にも専門家による協議を開くことで一致し、地域の情勢についても引き続き緊密に連携していくことを確認したという。
    """,
    "ja",
)

KOREAN: Final = story(
    "타른 외무장관, 펠트 외무장관과 전화 통화",
    """
    타른의 코르바네 외무장관은 십이일 펠트의 던마시 외무장관과 전화 통화를 하고 할름 나루터의 재개 문제를 논의했다고 외무부가 밝혔다.
    코르바네 장관은 통화에서 “강 양쪽의 사람들은 우리가 이미 충분히 오래 기다렸다는 것을 알고 있다”고 말하며 조속한 합의를 촉구했다.
    던마시 장관은 어업 문제에 대한 입장을 설명하고 “신뢰에는 시간이 걸리지만 우리는 대화를 계속할 준비가 되어 있다”고 답했다.
    두 장관은 다음 달에 전문가 회의를 열기로 했으며 지역 정세에 대해서도 긴밀히 협의하기로 의견을 모았다.
    """,
    "ko",
)

RUSSIAN: Final = story(
    "Министр иностранных дел Тарна провёл телефонный разговор",
    """
    Министр иностранных дел Тарна Берит Корване провела во вторник телефонный разговор с главой МИД Вельдта Гараном Данмаршем, сообщила пресс-служба ведомства.
    «Мы ждали достаточно долго, и люди на обоих берегах реки это знают», — заявила министр по итогам беседы.
    По словам Данмарша, вопрос о рыболовных квотах остаётся открытым, однако стороны договорились продолжить консультации на уровне экспертов.
    «Доверие требует времени, но мы готовы продолжать разговор», — подчеркнул он, отвечая на вопрос журналистов о сроках.
    Следующая встреча пройдёт весной в Санне, куда приглашены и представители Лирры.
    """,
    "ru",
)

ARABIC: Final = story(
    "وزيرة خارجية تارن تبحث مع نظيرها إعادة فتح المعبر",
    """
    بحثت وزيرة خارجية تارن بيريت كورفان مع نظيرها في فيلدت غاران دانمارش خلال اتصال هاتفي يوم الثلاثاء إعادة فتح معبر هالم النهري.
    وقالت الوزيرة في بيان صدر بعد الاتصال: «لقد انتظرنا بما يكفي، والناس على ضفتي النهر يعرفون ذلك».
    من جانبه أكد دانمارش أن بلاده تحترم المعاهدة، مضيفا أن «الثقة تحتاج إلى وقت ونحن مستعدون لمواصلة الحوار».
    واتفق الجانبان على عقد اجتماع للخبراء في الشهر المقبل لبحث مسألة الصيد في النهر.
    """,
    "ar",
)

SPANISH: Final = story(
    "La ministra de Tarn anuncia la reapertura del paso de Halm",
    """
    La ministra de Asuntos Exteriores de Tarn, Berit Corvane, anunció este martes la reapertura del paso fluvial de Halm, cerrado desde hace nueve años por una disputa sobre las cuotas de pesca.
    «Hemos esperado bastante, y la gente de las dos orillas lo sabe», dijo la ministra ante los periodistas en el muelle.
    Su homólogo, Garan Dunmarsh, aseguró que el acuerdo <em>“no es el final de nada, sino el principio de una larga conversación”</em> y pidió paciencia.
    Según el comunicado conjunto, un barco cruzará el río cada cuarenta minutos y los billetes costarán dos coronas.
    La oposición criticó que el texto no mencione la deuda portuaria, que asciende a cuatro millones.
    """,
    "es",
)
