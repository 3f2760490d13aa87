"""The words of weight of a sentence stand clause by clause, each with what leads to it."""

from bot.domain.verification.clauses import Kind, clauses


def test_a_conjunction_parts_clauses() -> None:
    """What is said of one thing is kept apart from what is said of another."""
    found = clauses("Harlund opposes tolls and supports patrols")

    assert [["Harlund", "opposes", "tolls"], ["supports", "patrols"]] == [
        [word.text for word in each.words] for each in found
    ]


def test_a_condition_is_known_by_what_opens_it() -> None:
    """ "Only" belongs to the "if" it stands before."""
    main, condition = clauses("patrols would end only if the cameras were removed")

    assert ("", "if", True) == (main.condition, condition.condition, "only" in condition.opener)


def test_a_quotation_is_left_out() -> None:
    """What stands in marks is held against the print letter by letter elsewhere."""
    found = clauses("Torv said “we will stay and fight” in the valley")

    assert ["Torv", "said", "valley"] == [word.text for each in found for word in each.words]


def test_figures_years_and_quantities_are_told_apart() -> None:
    """A year counts nothing, and a thousand with its comma is one figure."""
    (found,) = clauses("most of 90,000 guards left in 2019")

    assert [Kind.QUANTITY, Kind.NUMBER, Kind.WORD, Kind.WORD, Kind.YEAR] == [word.kind for word in found.words]
