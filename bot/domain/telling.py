"""The sentence in which a text tells of an exchange: who dealt with whom, and in what form.

Only the opening of a text is asked, because there a report says what it reports; later sentences recall other
occasions. A sentence tells of an exchange when it names a form of dealing and two sides: two parties, or one party and
two who hold office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.furniture import furniture, headline
from bot.domain.gazetteer import NameKind, PartyName, party_name
from bot.domain.model import DocumentKind, Passage, Reading, Span

OPENING = 6
"""So many sentences of the body are its opening."""

_LONG = 1200
_HOLDER = r"(?= (?:[A-Z]|his |her |its |their |(?:the )?(?:\w+ )?(?:counterpart|[a-z]+ (?:president|minister|leader))))"

# Each row: a form, and the words that name it; the first row that a sentence matches gives its form.
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "video call",
        r"video[ -]?(?:call|conference|link|talks|meeting|summit)\w*|by video|via video|virtual(?:ly)? (?:meeting|summit|call|talks|met)|"
        r"met virtually|virtual",
    ),
    (
        "telephone call",
        r"(?:tele)?phone (?:call|conversation|talk|discussion|exchange)\w*|(?:by|on|over|via) (?:the )?(?:tele)?phone|(?:tele)?phoned|"
        r"(?:held|had|hosted|convened|made|joined|took|holds|hosts) (?:\w+ ){0,4}call|calls? (?:with|between)|"
        r"on a call|teleconference|called(?! on\b)(?=(?: and \w+ed)?(?: \w+){0,3} (?:President|Prime|Chancellor|Foreign|King|Crown|Emir|Amir))|[Cc]alls?(?= with)|(?:in|during) (?:the|their|a) call",
    ),
    (
        "exchange of letters",
        r"exchang\w+ (?:of )?(?:\w+ )?(?:letters|messages|notes|greetings)|(?:sent|wrote|delivered|handed) (?:\w+ ){1,4}(?:letter|message|note)",
    ),
    (
        "joint statement",
        r"[Jj]oint(?:ly)? (?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration)|JOINT (?:STATEMENT|COMMUNIQU[EÉ]|DECLARATION)",
    ),
    ("press conference", r"(?:(?:[Jj]oint )?(?:[Pp]ress|[Nn]ews) (?:[Cc]onference|[Aa]vailability|[Bb]riefing))"),
    (
        "meeting",
        r"met|[Mm]eeting (?:with|between|of)|(?:held|had|hosted|convened|chaired|attended|joined) (?:\w+ ){0,4}meetings?|sat down with|"
        rf"(?:received|hosted|welcomed|meets){_HOLDER}|meets with|(?:in|at|during) (?:the|their|a) (?:\w+ )?meeting|[Mm]eeting",
    ),
    (
        "talks",
        r"talks|negotiations|consultations|conferred|consulted with|negotiated with|(?:held|had) (?:\w+ ){0,3}(?:discussions|consultations|dialogue)",
    ),
    ("", r"spoke|speaks? (?:with|to)|speaking with|talked (?:with|to)|conversations?|exchanged views"),
    ("summit", r"[Ss]ummit"),
)
_FORM = tuple((form, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")) for form, words in _FORMS)
_ELSEWHEN = re.compile(
    r"(?:\b(?:margins|sidelines) of|\b[Aa]head of|\b[Bb]efore|\b[Aa]fter|\b[Ss]ince|\b[Ff]ollowing(?: up on)?|\bprior to|\blast \w+|\bupcoming|\bnext|"
    r"\bforward to|\b(?:will|would|could|might|should)|\b(?:plan\w*|hop\w+|want\w*|ready|due|set|expected|scheduled|agreed|refus\w+|declin\w+) to|"
    r"\b(?:not|never|no|without)|\b(?:rul|call)\w+ (?:out|off)|\b(?:cancel|reject|den[iy]|postpon|scrapp|shunn|avoid)\w*|\bproposed|\bpossible|\bplanned|\bprevious)\b[^.;,“”]{0,30}$"
)
_CALLED_OFF = re.compile(
    r"\b(?:rul\w+ out|call\w+ off|cancel\w+|postpon\w+|scrapp\w+|shunn\w+|den[iy]\w+|refus\w+|declin\w+|no plans? (?:for|to))\s+"
    r"(?:[\w-]+ ){0,6}(?:meet\w*|talks|call|summit|visit)\b"
)
"""A dealing that was ruled out is none, whatever other occasion the sentence names."""
_OFFICE = re.compile(
    r"(?<![\w-])(?:President(?:-elect)?|Vice President|Prime Minister|Premier|Chancellor|Taoiseach|Foreign (?:Minister|Secretary)|Minister|"
    r"Secretary(?: of State|[- ]General)?|King|Queen|Emperor|Sultan|Prince|Emir|Amir|Sheikh|Pope|Ambassador|Envoy|High Representative|"
    r"National Security Advis[eo]r|Councill?or|General Secretary|Supreme Leader|Chair(?:man|woman)|[Ff]oreign [Mm]inist(?:er|ry)s?|Kremlin|"
    r"Ministry of Foreign Affairs|foreign secretary|prime ministers?|presidents?|chancellor|premier|leaders?|Leaders|envoys?|ambassadors?|"
    r"ministers?|diplomats?|negotiators?|delegations?|[Aa]llies|counterparts?|Majesty|Highness|Taliban|rebels|top diplomats?)(?![\w-])"
)
_CROWNS = frozenset({"King", "Queen", "Emperor", "Sultan", "Emir", "Amir", "Pope", "Foreign Minister", "Majesty"})
_PURPOSE = re.compile(
    r",? (?:to (?!(?:the|his|her|their|a|an|President|Prime|Foreign|King)\b)[a-z]+|that|who|which|where|whose|as|while|when|amid|ahead of|"
    r"before|after|following|and (?:expressed|discussed|said|called|urged|reaffirmed|agreed|announced|underscored|emphasized)|according to|about|on) "
)
"""Where a sentence that has told who dealt with whom goes on to tell why or what about."""
_NATIONAL = re.compile(
    r"\b(?:(?:Prime|Foreign) Minister|Foreign Secretary|Premier|Chancellor|King|Queen|Emir)(?: [A-Z][\w’'-]+){0,4} of (?:the )?[A-Z]"
    r"|\b[A-Z]\w+(?:[ai]n|sh|ese|ch|[aeo]i) (?:Prime Minister|Foreign Minister|Premier|Chancellor|President)\b"
)
"""An office of a state that no gazetteer knows."""
_FIRST_PERSON = re.compile(r"\b(?:I|We)(?: \w+){0,2} (?:spoke|met|talked|held|had)\b")
_TITLE_WORDS = re.compile(
    r"\b(?:Call|Video|Virtual|Meeting|Telephone|Phone|Talk|Conversation|With|Between|And|Of|The)s?\b"
)
_NAME_WORD = re.compile(r"[^\W\d_a-z](?:[\w.’'-]*\w)?\.?")
_LINK = re.compile(r"\s+(?:(?:of|the|and|for)\s+){0,2}")
_LONGEST_NAME = 5

_ROW = re.compile(
    r"\b(?:accus\w+|condemn\w*|summon\w*|expel\w*|protest\w*|retaliat\w*|denounc\w*|reject\w*|warn\w*|demand\w*|recall\w*|urg\w+|rebuk\w+|slam\w*|"
    r"hit back|respon\w+|criticiz\w+|criticis\w+|sanction\w*|tariffs?|ceasefire|truce|negotiat\w+|talks|treaty|ties|relations|rebut\w*|chid\w+|vow\w*|"
    r"bilateral|agreed|agreement)\b"
)
_PROTEST = re.compile(
    r"\b(?:summon\w*|expel\w*|recall\w*) (?:\w+ ){0,5}(?:ambassador|diplomat|envoy|charg[eé]|attach[eé])\w*|\b(?:lodged|filed|issued) (?:\w+ ){0,4}protest|"
    r"\b(?:foreign ministry|foreign minister|Foreign Ministry|Foreign Minister|Kremlin|embassy|ambassador)\b[^.]{0,40} (?:accus|condemn|denounc)\w+"
)
_GOVERNMENT = re.compile(
    r"\b(?:[Ff]oreign (?:[Mm]inist\w+|[Ss]ecretary|[Oo]ffice)|Kremlin|[Ee]mbassy|[Aa]mbassador\w*|Ministry of Foreign Affairs|State Department|"
    r"[Pp]rime [Mm]inister|Premier|Secretary of State|Chancellor|[Ee]nvoys?|[Dd]iplomats?|[Nn]egotiators?|[Ss]pokes\w+ for the [\w ]{0,30}(?:ministry|government)|"
    r"High Representative|Commerce Ministry|Defen[cs]e Minist\w+|Trade Representative)\b"
)
# Words for a form of dealing and for an office, in languages whose parties the gazetteer does not name.
_TONGUES = tuple(
    (re.compile(dealing, re.IGNORECASE), re.compile(office, re.IGNORECASE))
    for dealing, office in (
        (
            "会谈|会见|会晤|通电话|通话|联合声明|峰会|磋商|會談|通電話",
            "主席|总统|總統|总理|外长|外交部|国务卿|大使|首脑",
        ),
        ("会談|電話協議|共同声明|首脳|外交交渉|抗議", "首相|大統領|外相|外務|国家主席|大使"),
        (
            "переговор|встреч|телефонн|саммит|совместно\\w+ заявлени|беседа",
            "президент|премьер|министр|МИД|канцлер|посол|посл[аы]\\b|Кремл|госсекретар",
        ),
        (
            "llamada|conversaci[oó]n telef|reuni[oó]|cumbre|declaraci[oó]n conjunta|encuentro",
            "president[ea]|canciller|primer ministro|ministr[oa] de|embajador",
        ),
        (
            "entretien|s[’']est entretenu|rencontr|sommet|déclaration commune|pourparlers",
            "président|premi(?:er|ère) ministre|ministre des affaires|chanceli|ambassad",
        ),
        (
            "telefon|treffen|traf |gipfel|gespräch|gemeinsame erklärung|verhandlung",
            "präsident|kanzler|außenminister|ministerpräsident|botschafter|regierungschef",
        ),
        ("مكالمة|اتصال|هاتفي|التقى|اجتماع|قمة|محادثات|بيان مشترك|مباحثات", "رئيس|وزير|الخارجية|السفير|الملك|ولي العهد"),
        ("मुलाकात|बातचीत|वार्ता|बैठक|शिखर|फोन", "राष्ट्रपति|प्रधानमंत्री|विदेश मंत्री|विदेश मंत्रालय|राजदूत"),
        (
            "telefonema|reuni[aã]o|encontro|c[uú]pula|conversou|declara[cç][aã]o conjunta",
            "presidente|chanceler|primeiro-ministro|ministr[oa] das rela|embaixador",
        ),
    )
)
_OPENING_LENGTH = 1500
_ROW_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of an exchange."""

    passage: Passage
    form: str
    """Empty where the sentence names none."""
    at: Span
    """The words that name the form."""
    who: Span
    """The part of the sentence that tells who dealt with whom."""


def body(reading: Reading) -> tuple[Passage, ...]:
    """The passages that are no furniture."""
    dropped = furniture(reading.document.text, reading.passages)
    return tuple(passage for passage in reading.passages if passage.number not in dropped)


def printed_title(reading: Reading) -> str:
    """The title the document came with, else the headline it prints, else nothing."""
    text = reading.document.text
    above = headline(text, reading.passages)
    if reading.document.title or not above:
        return reading.document.title
    return text[reading.passages[min(above) - 1].span.start :].splitlines()[0].strip()


def tellings(reading: Reading, sentences: Sequence[Passage]) -> Iterator[Telling]:
    """The sentences of the opening that tell of an exchange, in order; the title's, where only the title tells."""
    title = printed_title(reading)[:_LONG]
    silent = True
    for passage in sentences[:OPENING]:
        words = passage.span.of(reading.document.text)[: _LONG // 2]
        named = None if _CALLED_OFF.search(words) else form_named(words)
        if named and (is_between_sides(words) or is_between_sides(f"{words} {title}")):
            form, at = named
            start, purpose = passage.span.start, _PURPOSE.search(words, at.end)
            who = Span(start, start + purpose.start() if purpose else passage.span.end)
            yield Telling(passage, form, Span(start + at.start, start + at.end), who)
            silent = False
    if silent and (telling := _title_telling(reading, sentences, in_small_letters(title))):
        yield telling


def _title_telling(reading: Reading, sentences: Sequence[Passage], title: str) -> Telling | None:
    named = form_named(title)
    if not named or not sentences:
        return None
    form, _ = named
    if not is_between_sides(title) and not (form == "joint statement" and len(_sides(title)) >= 2):
        return None
    above = headline(reading.document.text, reading.passages)
    passage = reading.passages[min(above) - 1] if above else sentences[0]
    start = passage.span.start
    return Telling(passage, form, Span(start, start), passage.span if above else Span(start, start))


def in_small_letters(title: str) -> str:
    """A title as a sentence would print it: forms of dealing in small letters, names with a capital."""
    words = title.title() if title.isupper() else title
    return _TITLE_WORDS.sub(lambda word: word.group().lower(), words)


def tells_of_exchange(reading: Reading) -> bool:
    """Whether the text tells of states, or those who speak for them, dealing with each other: a call, a row."""
    if reading.document.kind is DocumentKind.JOINT_STATEMENT:
        return True
    if reading.document.kind is DocumentKind.TRANSCRIPT and _is_of_leaders(reading):
        return True
    text, sentences = reading.document.text, body(reading)
    if next(tellings(reading, sentences), None):
        return True
    heard = [passage.span.of(text)[:_LONG] for passage in sentences[: 2 * OPENING]]
    heard.append(printed_title(reading)[:_LONG])
    if any(map(_is_protest, heard)) or sum(map(_is_of_row, heard)) >= _ROW_SENTENCES:
        return True
    opening = f"{reading.document.title[:_LONG]}\n{text[:_OPENING_LENGTH]}"
    return any(dealing.search(opening) and office.search(opening) for dealing, office in _TONGUES)


def _is_of_leaders(reading: Reading) -> bool:
    """Whether two who hold office speak in turn."""
    return len({said.speaker for said in reading.statements if _OFFICE.search(said.speaker.role)}) >= 2


def _is_of_row(words: str) -> bool:
    """Whether words tell of one government's answer or demand to another."""
    if not (_ROW.search(words) and _GOVERNMENT.search(words)):
        return False
    return len({name.party for _, name in parties_named(words)}) >= 2


def _is_protest(words: str) -> bool:
    """Whether words tell of a step that only a government takes against another."""
    return _PROTEST.search(words) is not None and _is_of_row(words)


def form_named(words: str) -> tuple[str, Span] | None:
    """The form of dealing these words tell of, and where; occasions before, after or still to come do not count."""
    for form, naming in _FORM:
        for match in naming.finditer(words[:_LONG]):
            if not _ELSEWHEN.search(words, max(0, match.start() - 60), match.start()):
                return form, Span(*match.span())
    return None


def is_between_sides(words: str) -> bool:
    """Whether words name two parties and an office, a party and two offices, or two offices that one state has not."""
    offices = _OFFICE.findall(words[:_LONG])
    named = len(_sides(words))
    if _FIRST_PERSON.search(words):
        offices.append("I")
    if len(offices) >= 2:
        return (
            named >= 1 or ("President" in offices and not _CROWNS.isdisjoint(offices)) or bool(_NATIONAL.search(words))
        )
    return named >= 2 and bool(offices)


def _sides(words: str) -> set[str]:
    return {name.party for _, name in parties_named(words[:_LONG]) if not _is_domestic(name)}


def _is_domestic(name: PartyName) -> bool:
    """Whether it is a state's own organ, of which its domestic news are full; organs of a body of states are not."""
    whole = party_name(name.party)
    return name.kind is NameKind.ORGAN and not (whole and whole.body)


def parties_named(words: str) -> list[tuple[Span, PartyName]]:
    """The states and bodies that words name and where, in order; the longest name where several begin."""
    capitals = list(_NAME_WORD.finditer(words))
    found: list[tuple[Span, PartyName]] = []
    place = 0
    while place < len(capitals):
        reach = place + 1
        while reach < min(place + _LONGEST_NAME, len(capitals)) and _adjoin(words, *capitals[reach - 1 : reach + 1]):
            reach += 1
        for last in range(reach - 1, place - 1, -1):
            span = Span(capitals[place].start(), capitals[last].end())
            if name := _party(span.of(words)):
                found.append((span, name))
                place = last
                break
        place += 1
    return found


def _adjoin(words: str, earlier: re.Match[str], later: re.Match[str]) -> bool:
    return _LINK.fullmatch(words, earlier.end(), later.start()) is not None


@lru_cache(maxsize=4096)
def _party(name: str) -> PartyName | None:
    forms = (name, name.rstrip("."), *name.split("-")[:1])
    return next((known for form in forms if (known := party_name(form))), None)
