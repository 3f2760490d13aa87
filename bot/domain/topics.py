"""Under which heading each thing said belongs: few headings an exchange, shared by what is said of one matter.

A heading comes from the text before it comes from us: what a sentence opens with ("On Taiwan, …"), then proper names
other than the speakers' own, then policy terms of a lexicon. What fits no heading has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.gazetteer import NameKind, party
from bot.domain.model import Attribution, Document, Passage, Reading, Span
from bot.domain.stems import content_stems
from bot.domain.telling import body, parties_named, tellings

_MOST_HEADINGS = 8
_FRONTED_WEIGHT = 10.0
_NAME_WEIGHT = 2.0
_TERM_WEIGHT = 2.5
_GENERAL_WEIGHT = 0.8
_REPEATED = 0.3
_EARLY = 80
_EVERYWHERE = 0.6
"""A name that stands in more than this share of all that is said tells nothing apart."""
_ENOUGH_TO_TELL = 4

_FRONTED = re.compile(
    r"[\s\"“‘'•*–—-]*(?:On|Regarding|Concerning|As (?:for|to|regards)|Turning to|With regard to|With respect to|In regard to|Speaking (?:of|about|on)|"
    r"When it comes to|About|Asked about|Addressing) (?:the )?(?:(?:issue|question|topic|subject|matter|situation|problem|war|crisis|conflict|issues|matters) "
    r"(?:of|in|on|around|over|between|surrounding) )?(?:the )?(?P<matter>[^,;:.!?“”()]{2,50}?)(?: (?:issue|question))?,"
)
_BEFORE_FRONT = " \t\n\r\"“‘'•*–—-"
_NO_MATTER = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|\d|"
    r"\b(?:behalf|call|phone|telephone|Twitter|Truth Social|Facebook|Telegram|X|Weibo|television|TV|radio|sidelines|margins|occasion|part|whole|"
    r"hand|other|one|same|contrary|basis|eve|day|morning|arrival|way|top|condition|his|her|their|its|that|this|what|whether|how)\b"
)

# Each row: a heading and the stems of its words. The first rows are the narrower matters.
_LEXICON: tuple[tuple[str, str], ...] = (
    (
        "Ukraine war",
        r"(?:war|invasion|aggression|conflict|crisis|ceasefire|peace)\w* (?:\w+ ){0,3}Ukraine|Ukraine (?:crisis|war|conflict|peace)|Russia[’'n]\w* (?:\w+ ){0,3}"
        r"(?:invasion|aggression|war)|Donbas\w*|Crimea\w*",
    ),
    ("Gaza", r"Gaza\w*|Hamas|hostages?|Rafah"),
    ("Middle East", r"Middle East\w*|two-state|Palestin\w+|West Bank|Hezbollah|Houthi\w*|Red Sea"),
    ("Tariffs", r"tariffs?|customs dut\w+|(?:import|export) dut\w+|lev(?:y|ies) on"),
    ("Sanctions", r"sanction\w*|embargo\w*|asset freeze\w*|blacklist\w*"),
    (
        "Export controls",
        r"export (?:control|restriction|curb|ban)\w*|rare earths?|semiconductors?|chips?\b|critical minerals",
    ),
    ("Trade", r"trad(?:e|ing)\b|market access|imports?|exports?|supply chains?|free-trade|most[- ]favou?red"),
    ("Investment", r"invest(?:ment|or)s?|loans?|infrastructure|connectivity"),
    ("Drugs", r"fentanyl|narcotics?|drug (?:traffick|smuggl|cartel)\w*|drugs|counternarcotics|opioids?|cartels?"),
    (
        "Nuclear weapons",
        r"nuclear (?:\w+ )?(?:weapon|program|deal|test|arm|talk|site|facilit|deterr|doctrine)\w*|denuclear\w+|non-?proliferation|uranium|JCPOA|warheads?",
    ),
    ("Arms control", r"arms control|New START|strategic stability|disarmament|missile (?:treaty|limit)\w*"),
    ("Missiles", r"missiles?|ballistic|air defen[cs]e"),
    ("Cyber security", r"cyber\w*|ransomware|hack(?:ing|ers?|ed)"),
    ("Technology", r"artificial intelligence|\bAI\b|technolog\w+|5G|quantum|digital"),
    ("Climate", r"climate|emissions?|global warming|Paris Agreement|COP\d+|decarboni\w+|deforestation"),
    (
        "Energy",
        r"energy|natural gas|\bgas (?:suppl|pipeline|price|deliver)\w*|\boil\b|pipelines?|electricity|renewable\w*|Nord Stream|LNG",
    ),
    ("Migration", r"migra\w+|asylum|refugees?|border (?:security|crossing|wall)\w*|visas?|deport\w+|resettle\w*"),
    (
        "Human rights",
        r"human rights|political prisoners?|press freedom|freedom of (?:expression|speech|the press)|Uyghur\w*|Xinjiang|dissidents?|detain\w+",
    ),
    ("Prisoners", r"prisoner (?:swap|exchange)\w*|prisoners of war|prisoners|wrongful\w* detain\w*"),
    ("Humanitarian aid", r"humanitarian|\baid\b|famine|food (?:in)?security|relief"),
    ("Health", r"pandemic|COVID\S*|vaccin\w+|public health|health security|global health"),
    ("Terrorism", r"terror\w*|counter-?terror\w*|ISIS|Islamic State|al-Qa\w+|extremis\w+"),
    (
        "Maritime disputes",
        r"South China Sea|East China Sea|maritime|freedom of navigation|strait|territorial waters|fisher(?:y|ies)|exclusive economic zone|vessels?",
    ),
    (
        "Defence",
        r"defen[cs]e|military|troops|deterrence|joint exercises?|armed forces|weapons?|arms|alliance|Article 5",
    ),
    ("Elections", r"elections?|democra(?:cy|tic)|electoral|referendum"),
    ("Sovereignty", r"sovereign\w*|territorial integrity|annex\w+"),
    ("Borders", r"borders?|demarcat\w+"),
    ("Economy", r"econom\w+|inflation|growth|currency|debt|financ\w+|\bIMF\b|tax(?:es|ation)?"),
    ("Security", r"security|stability|peacekeep\w+|ceasefire|truce|peace"),
)
_GENERAL: tuple[tuple[str, str], ...] = (
    (
        "Bilateral relations",
        r"relations(?:hip)?|ties|partnership|bilateral|friendship|cooperation|partners?|friends?|interactions?",
    ),
    (
        "Further contact",
        r"visit\w*|invit\w+|inaugurat\w+|next (?:meeting|summit|round)|channels? of|in (?:close )?(?:touch|contact)|look\w* forward to|regular contact",
    ),
)
_TERMS = tuple(
    (heading, re.compile(rf"(?<![\w-])(?:{stems})(?![\w])", re.IGNORECASE), _TERM_WEIGHT) for heading, stems in _LEXICON
) + tuple(
    (heading, re.compile(rf"(?<![\w-])(?:{stems})(?![\w])", re.IGNORECASE), _GENERAL_WEIGHT)
    for heading, stems in _GENERAL
)
_COINED = re.compile(r"(?<![\w.’'-])[^\W\d_a-z]\w*[a-z]\w*[A-Z]\w*(?!\w)")
"""Names such as TikTok, whose inner capital shows them to be names."""
_NAMED_GROUP = re.compile(
    r"(?<=[a-z,] )(?:[A-Z][a-z]\w+(?: (?:Sea|Agreements?|Treaty|Accords?|Initiative|Canal|Pact|Dialogue|Convention|Corridor|Islands?|Strait|Peninsula|Plan|Summit|Passage)))(?!\w)|(?:Northern|Western) [A-Z][a-z]+|Indo-Pacific|Belt and Road"
)


def topics(document: Document, passages: Sequence[Passage], attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Give each attribution its heading, "" where it has none."""
    own = _own_parties(attributions) | _sides(document, passages)
    places = [_passage_of(passages, attribution) for attribution in attributions]
    fits = [
        _fits(document.text, place, attribution, own) for place, attribution in zip(places, attributions, strict=True)
    ]
    common = _undiscerning(fits)
    weights: Counter[str] = Counter()
    for fit in fits:
        weights.update({heading: weight for heading, weight in fit.items() if heading not in common})
    kept = {heading for heading, _ in weights.most_common(_MOST_HEADINGS)}
    found = [_best(fit, kept, weights) for fit in fits]
    for later in range(1, len(found)):
        if not found[later] and places[later] and places[later] == places[later - 1]:
            found[later] = found[later - 1]
    return tuple(found)


def touches(words: str, heading: str) -> bool:
    """Whether words speak of what a heading stands for: they hold one of its own words, or one of the lexicon's for it."""
    named = any(known == heading and pattern.search(words) for known, pattern, _ in _TERMS)
    return named or not content_stems(heading).isdisjoint(content_stems(words))


def is_broad(heading: str) -> bool:
    """Whether a heading is ours and covers more matters than its words name ("Trade")."""
    return any(known == heading for known, _, _ in _TERMS)


def _best(fit: Mapping[str, float], kept: set[str], weights: Mapping[str, float]) -> str:
    """The heading that fits best; of equals the one that gathers more."""
    able = [heading for heading in fit if heading in kept]
    return max(able, key=lambda heading: (round(fit[heading], 1), weights[heading]), default="")


def _undiscerning(fits: Sequence[Mapping[str, float]]) -> set[str]:
    if len(fits) < _ENOUGH_TO_TELL:
        return set()
    counts = Counter(heading for fit in fits for heading, weight in fit.items() if weight < _FRONTED_WEIGHT)
    return {heading for heading, count in counts.items() if count > _EVERYWHERE * len(fits)}


def _own_parties(attributions: Sequence[Attribution]) -> set[str]:
    """The parties that speak and are spoken to, of whom nearly all that is said is said."""
    own = {attribution.speaker.party for attribution in attributions}
    own |= {party(attribution.speaker.name) for attribution in attributions}
    own |= {party(attribution.addressee) for attribution in attributions if attribution.addressee}
    return own - {""}


def _sides(document: Document, passages: Sequence[Passage]) -> set[str]:
    """The parties that the text's first words tell to have dealt with each other."""
    reading = Reading(document, tuple(passages), ())
    first = next(tellings(reading, body(reading)), None)
    return {name.party for _, name in parties_named(first.who.of(document.text))} if first else set()


def _fits(text: str, place: Passage | None, attribution: Attribution, own: set[str]) -> dict[str, float]:
    """Each heading that fits what is said, and how well; what is said first weighs more."""
    fit: dict[str, float] = {}
    if heading := _fronted(text, place):
        fit[heading] = _FRONTED_WEIGHT
    words = " … ".join(wording.text for wording in attribution.content)
    for heading, at, weight in _matters(words, own):
        fit[heading] = fit[heading] + _REPEATED if heading in fit else weight * (1.0 if at < _EARLY else 0.8)
    return fit


def fronted(words: str) -> Span | None:
    """Where a sentence opens with the matter it is on ("On Taiwan", "As for the dam"), if it does."""
    opening = _FRONTED.match(words)
    if opening is None or _NO_MATTER.search(opening["matter"]) or len(opening["matter"].split()) > 5:
        return None
    return Span(len(words) - len(words.lstrip(_BEFORE_FRONT)), opening.end() - 1)


def _fronted(text: str, place: Passage | None) -> str:
    """The matter that the sentence opens with, under the lexicon's heading where it has one."""
    words = place.span.of(text) if place else ""
    opening = _FRONTED.match(words)
    if opening is None or fronted(words) is None:
        return ""
    matter = " ".join(opening["matter"].split())
    return next(
        (heading for heading, stems, weight in _TERMS if stems.fullmatch(matter) and weight == _TERM_WEIGHT),
        _headed(matter),
    )


def _headed(matter: str) -> str:
    return matter[:1].upper() + matter[1:]


def _passage_of(passages: Sequence[Passage], attribution: Attribution) -> Passage | None:
    if attribution.passages and 0 < attribution.passages[0] <= len(passages):
        return passages[attribution.passages[0] - 1]
    span = next((wording.span for wording in attribution.content if wording.span), None)
    return _holding(passages, span) if span else None


def _holding(passages: Sequence[Passage], span: Span) -> Passage | None:
    low, high = 0, len(passages)
    while low < high:
        middle = (low + high) // 2
        if passages[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    return passages[low] if low < len(passages) and passages[low].span.overlaps(span) else None


def _matters(words: str, own: set[str]) -> Iterator[tuple[str, int, float]]:
    """The headings words call for: where they do, and how strongly."""
    for heading, stems, weight in _TERMS:
        for found in stems.finditer(words):
            yield heading, found.start(), weight
    for span, name in parties_named(words):
        partial = words[: span.start].endswith(("Northern ", "Western ", "Southern ", "Eastern "))
        if name.party not in own and name.kind is NameKind.NAME and not partial:
            yield name.party, span.start, _NAME_WEIGHT
    for coined in (*_COINED.finditer(words), *_NAMED_GROUP.finditer(words)):
        if not party(coined.group()):
            yield coined.group(), coined.start(), _NAME_WEIGHT
