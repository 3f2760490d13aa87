"""Whether the subject printed for a cue is the speaker, and not somebody told of by the speaker's name.

"Critics of Xi" are not Xi, nor are "everyone but Xi", "an aide to Xi" and "Xi’s lawyers". Nor is Xi the subject of a word
for saying that is a question's, a command's, or done to Xi by another.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.credits import Kind
from bot.domain.cues.lexicon import SPEAKER_NOUNS
from bot.domain.gazetteer import party_name
from bot.domain.grammar import TITLES
from bot.domain.grounding.clips import Clip
from bot.domain.grounding.evidence import Evidence
from bot.domain.grounding.people import LITTLE, PRONOUNS, words_in
from bot.domain.grounding.refusal import Refused
from bot.domain.model import Flaw, Speaker
from bot.domain.names.vocabulary import BODY_HEADS
from bot.domain.typography import bare

_APART = re.compile(r"[,;:()—–“”\"\n]|\b(?:that|when|while|because|as|if|although|though|where|whereas|since)\b")
_NONE = frozenset(
    """
    nobody none noone everyone everybody anyone anybody all those others critics opponents foes enemies rivals opposition
    detractors sceptics skeptics doubters victims neither
    """.split()
)
"""Those whom a body's name after "of" or "in" never makes the body."""
_PEOPLE = _NONE | frozenset(
    """
    adviser advisor aide ally assistant associate backer biographer boss brother cabinet camp campaign colleague confidant
    counsel critic daughter deputy envoy ex-wife family fan father follower friend friends government husband insider
    interpreter lawyer loyalist member mother mouthpiece one opponent people person representative rival sister someone son
    source spokesman spokesperson spokeswoman staff staffer supporter surrogate team translator voice voices wife lawyers
    """.split()
)
_BESIDE = (
    r"(?:of|to|for|with|from|near|around|behind|against|except(?: for)?|but|excepting|besides|save|bar|other than|apart from|"
    r"within|inside|in|at|under|by|who \w+|doubting|opposing|opposed to|loyal to|close to|critical of|hostile to|familiar with)"
)
_ADVERBS = r"(?:(?:also|now|then|later|still|often|again|all|both|has|have|had|did|do|does|was|were|\w+ly) )*"
_QUESTION = re.compile(
    r"(?:^|[:\n.?!“\"] ?)\W*(?:and |but |so |then )?(?:did|does|do|has|have|had|is|are|was|were|will|would|could|can|should|may|might|"
    r"why|when|how|what|who|where|whether|didn['’]t|doesn['’]t|hasn['’]t|isn['’]t|wasn['’]t|won['’]t)\b[^.?!]*$",
    re.IGNORECASE,
)


def refuse_not_the_subject(evidence: Evidence, clip: Clip, speaker: Speaker) -> None:
    """Refuse a speaker who is only named in the subject, asked about, commanded to be told of, or told of by another."""
    if not clip.cue or not evidence.is_english:
        return
    lead = clip.cue_lead()
    last = bare(speaker.name).split()[-1:]
    if not last or (not lead.strip(" ,") and not last[0][:1].isupper()):
        return
    if _is_another(evidence, lead, clip, speaker, last[0]):
        raise Refused(
            Flaw.MISATTRIBUTED, f"The document credits others with these words, who are told of by {speaker.name}."
        )
    if _is_asked(clip, lead):
        raise Refused(Flaw.UNBACKED, "The document asks whether this was said, and does not tell that it was.")
    if _is_only_in_content(evidence, clip, lead, speaker):
        raise Refused(Flaw.MISATTRIBUTED, f"{speaker.name} is named in these words, and not as the one who said them.")
    if _is_by_another(evidence, clip, lead, last[0]):
        raise Refused(Flaw.MISATTRIBUTED, f"These words are told of {speaker.name} by another.")


def is_narrower(phrase: str, last: str, *, is_body: bool = False) -> bool:
    """Say whether a phrase names others by somebody's last name: "critics of Xi", "all but Xi", "Xi’s lawyers"."""
    is_owner, is_led = "'" in phrase or "’" in phrase, _LED.search(phrase) is not None
    if not (is_owner or is_led):
        return False  # most phrases; no pattern need be made of the name
    heads = _NONE if is_body else _PEOPLE
    owning, led = _beside(last)
    possessed = owning.search(phrase)
    if possessed and not is_body and possessed[1].lower() in _PEOPLE | SPEAKER_NOUNS - TITLES:
        return True
    beside = led.search(phrase)
    if beside is None:
        return False
    head = beside[1].lower()
    plural = head.endswith("s") and head in SPEAKER_NOUNS and not is_body
    return head in heads or plural


_LED = re.compile(rf" {_BESIDE} ", re.IGNORECASE)
"""Without it no noun leads to a name."""


@lru_cache(maxsize=256)
def _beside(last: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds a name that owns a noun, and one that stands behind a noun and its preposition."""
    name = re.escape(last)
    owning = re.compile(rf"\b{name}['’]s? (?:[\w’'-]+ ){{0,3}}?([\w-]+)\W*$")
    led = re.compile(
        rf"^\W*(?:(?:and|but|however|yet|only|even|not|an?|the|some|many|most|few|several|two|three|his|her|its|other|former|"
        rf"senior|top|close|[\w’'-]+(?:ly|an|ian|ish|ese)) )*([\w’'-]+)(?: (?:close|familiar|loyal|opposed|hostile|critical|outspoken))?"
        rf" {_BESIDE} (?:[\w’'.-]+,? ){{0,5}}?{name}\W*$",
        re.IGNORECASE,
    )
    return owning, led


def _is_another(evidence: Evidence, lead: str, clip: Clip, speaker: Speaker, last: str) -> bool:
    chunk = _APART.split(lead)[-1]
    chunk = re.sub(rf" {_ADVERBS}$", " ", f"{chunk.rstrip()} ", flags=re.IGNORECASE)
    chunk = re.sub(rf"\b{_ADVERBS}$", "", chunk, flags=re.IGNORECASE).strip()
    name = last if re.search(rf"\b{re.escape(last)}\b", chunk) else _named_last(chunk, speaker)
    is_body = bool(party_name(speaker.name)) or last.casefold() in BODY_HEADS
    if is_narrower(speaker.name, last, is_body=is_body):
        return False  # those others are who is told as the speaker
    if name and is_narrower(chunk, name, is_body=is_body):
        return True
    if chunk or not any(span.end <= clip.cue[0].start for span in clip.content):
        return False
    then = _APART.split(evidence.document.text[clip.cue[-1].end : clip.sentence(clip.cue[-1].start).end])[0]
    inverted = re.match(rf".*?\b{re.escape(last)}\b(?!['’]s)", then.strip())
    return inverted is not None and is_narrower(inverted.group(), last, is_body=is_body)


def _named_last(chunk: str, speaker: Speaker) -> str:
    """Give the word of a name that closes a phrase, where it is one of the speaker's."""
    words = chunk.split()
    return words[-1] if words and words[-1].casefold() in words_in(speaker.name) - LITTLE - TITLES else ""


def _is_asked(clip: Clip, lead: str) -> bool:
    """Say whether the word for saying stands in a question."""
    text = clip.print.text
    if not text[clip.cue[0].start : clip.cue[0].end].strip(" :"):
        return False
    sentence = clip.sentence(clip.cue[0].start)
    end = sentence.end
    if (held := clip.quotation(clip.cue[0])) is not None:
        end = min(end, held.end)
    return text[:end].rstrip(" ”\"'’)\n").endswith("?") and _QUESTION.search(lead) is not None


def _is_only_in_content(evidence: Evidence, clip: Clip, lead: str, speaker: Speaker) -> bool:
    """Say whether a speaker is named in the words said, and the word for saying has no subject that could be the speaker."""
    sentence = clip.sentence(clip.cue[0].start)
    text = evidence.document.text
    inside = " ".join(span.of(text) for span in clip.content if sentence.overlaps(span))
    names = words_in(speaker.name) - LITTLE - TITLES
    if not names or not names & words_in(inside):
        return False
    rest = "".join(
        text[at]
        for at in range(sentence.start, sentence.end)
        if not any(span.start <= at < span.end for span in clip.content)
    )
    outside = words_in(rest)
    if outside & (names | (PRONOUNS | {"who", "i", "we", "it", "one"}) | TITLES) or outside & words_in(speaker.role):
        return False
    told = [credit for credit in evidence.credits(sentence) if credit.kind in (Kind.SUBJECT, Kind.ACCOUNT)]
    return not told or not any(
        evidence.people.may_be(name, sentence.start, speaker) for each in told for name in each.names
    )


def _is_by_another(evidence: Evidence, clip: Clip, lead: str, last: str) -> bool:
    """Say whether the cue is a participle of what another said of the speaker: "Xi, called a dictator by Biden"."""
    cue = clip.cue[-1].of(evidence.document.text).split()
    if not cue or not re.search(r"(?:ed|id|old|oken|itten)$", cue[-1].lower()):
        return False
    is_participle = re.search(r"(?:,|\b(?:is|was|are|were|been|being|be|once|long|often|and))(?: \w+ly)?\s*$", lead)
    after = evidence.document.text[max(clip.cue[-1].end, clip.content[-1].end) :][:70]
    by = re.match(r"\s*by (?:the |his |her )?([^,.;:]{2,60})", after)
    return bool(is_participle and by and last not in by[1])
