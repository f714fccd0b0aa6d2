"""The square of duties."""

from __future__ import annotations

from foedera import compare


def test_the_heaviest_duty_fills_the_cell(duties):
    frame = duties(
        "USA>JPN consultation binding us-japan IV",
        "USA>JPN defense binding us-japan V",
        "USA>JPN access binding us-japan VI",
    )
    cell = compare.matrix(frame, frame, ["USA", "JPN"])["USA", "JPN"]
    assert cell.before is not None
    assert (cell.before.duty, cell.before.strength) == ("defense", "binding")


def test_rows_owe_and_columns_are_owed(duties):
    one_way = duties("USA>PLW defense binding compact 351")
    square = compare.matrix(one_way, one_way, ["PLW", "USA"])
    assert square["USA", "PLW"].after is not None
    assert square["PLW", "USA"].after is None


def test_blocs_stand_together_whatever_order_is_asked(duties):
    square = compare.matrix(duties(), duties(), ["RUS", "PRK", "GBR", "JPN", "CHN", "USA"])
    assert square.states == ("USA", "JPN", "GBR", "CHN", "PRK", "RUS")


def test_a_cell_that_keeps_its_duty_on_other_articles_is_unchanged(duties):
    square = compare.matrix(
        duties("USA>JPN defense binding us-japan V"),
        duties("USA>JPN defense proposed asian-nato 5"),
        ["USA", "JPN"],
    )
    assert not square["USA", "JPN"].changed
