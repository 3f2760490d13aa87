"""The names of states and bodies lead to the party they stand for, and common words do not."""

from __future__ import annotations

import pytest

from bot.domain.gazetteer import NameKind, longest_party, party, party_name

PARTIES = {
    "China": ["China", "Chinese", "the Chinese", "Beijing", "People’s Republic of China", "PRC", "China's", "Zhongnanhai"],
    "United States": ["U.S.", "US", "the United States", "United States of America", "American", "Washington", "Washington, D.C.",
                      "the White House", "the Pentagon", "the State Department", "Foggy Bottom"],
    "Russia": ["Russia", "Russian Federation", "the Kremlin", "Moscow’s"],
    "United Kingdom": ["Britain", "British", "10 Downing Street", "the Foreign Office", "London"],
    "France": ["French", "the Élysée", "Elysee", "Paris", "Quai d’Orsay"],
    "European Union": ["EU", "the European Union", "European", "Brussels", "European Commission"],
    "Ivory Coast": ["Côte d’Ivoire", "Cote d'Ivoire", "Ivorian"],
    "Turkey": ["Türkiye", "Turkish", "Ankara"],
    "South Korea": ["Republic of Korea", "ROK", "Seoul", "South Koreans"],
    "North Korea": ["DPRK", "Democratic People's Republic of Korea", "North Korean"],
    "Taiwan": ["Taiwanese", "Taipei", "Republic of China"],
    "Palestine": ["Palestinian", "Palestinian Authority", "Ramallah"],
    "NATO": ["NATO", "Nato", "North Atlantic Treaty Organization"],
    "G7": ["G7", "G-7", "Group of Seven"],
    "WHO": ["WHO", "World Health Organization"],
    "Arab League": ["Arab League", "League of Arab States"],
    "": ["", "us", "who", "turkey", "chad", "china plate", "Tarn", "the", "polish", "Presidents"],
}  # fmt: skip


@pytest.mark.parametrize(("expected", "words"), [(each, words) for each, many in PARTIES.items() for words in many])
def test_names_lead_to_their_party(expected: str, words: str) -> None:
    """Long names, short names, adjectives, capitals and seats of government all lead to one name of the party."""
    assert expected == party(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("China", NameKind.NAME),
        ("Chinese", NameKind.ADJECTIVE),
        ("Beijing", NameKind.SEAT),
        ("the State Department", NameKind.ORGAN),
    ],
)
def test_a_name_tells_its_kind(words: str, expected: NameKind) -> None:
    """Whether a state is named by name, adjective, capital or an organ of its own can be told apart."""
    known = party_name(words)

    assert known is not None
    assert expected is known.kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["South", "Korean", "officials"], ("South Korea", 2)),
        (["Republic", "of", "the", "Congo", "said"], ("Congo", 4)),
        (["People’s", "Republic", "of", "China’s", "envoy"], ("China", 4)),
        (["U.S.", "officials"], ("United States", 1)),
    ],
)
def test_the_longest_name_wins(words: list[str], expected: tuple[str, int]) -> None:
    """Of two names that begin alike the longer is taken: "South Korean" is not "South"."""
    found = longest_party(words)

    assert found is not None
    assert expected == (found[0].party, found[1])


def test_an_article_begins_no_name() -> None:
    """An article before a name is not part of it when names are looked for word by word."""
    assert longest_party(["The", "Chinese"]) is None
