"""Quarters that a unit left out, its first quarter, and the turn of the year."""

from decimal import Decimal

import pytest

from data import vietnamese
from intake import form, unit_record
from intake.checks import indicators, models, past, whole
from intake.unit_record import Figure, Share
from tests.intake import drafts
from tests.intake import filled_forms as forms

STOCK, LAUNCHED = ("running", ""), ("event", "launched")
BORN = ("sinh-con-thu-3", 2)


def figure(value, qualifier="exact"):
    return Figure(Decimal(value), "counted" if value else "zero", qualifier)


def share(numerator, denominator=None):
    return Share(figure(numerator), None if denominator is None else Decimal(denominator))


def test_a_quarter_that_another_paper_tells_of_is_not_asked_for(fill, known):
    before = known(figures={STOCK: {"2024-Q1": figure(1)}}, shares={}, told_otherwise=("2024-Q2",))
    assert not list(past.quarters_missing(fill(), before))
    with drafts.lay() as draft:
        for table in ("fact_custom", "fact_model"):
            draft.connection.execute(
                f"delete from {table} where quarter = '2024-Q2' and unit_id = 'dak-pne'"
            )
        read = unit_record.read(draft, "dak-pne", "2024-Q4")
    assert (read.last, read.told_otherwise) == ("2024-Q1", ("2024-Q2",))
    [spot] = past.quarters_missing(fill(), read)
    assert spot.expected == "biểu của quý III/2024"


@pytest.mark.parametrize(
    ("quarters", "missing"),
    [
        (["2024-Q2"], None),
        (["2024-Q1"], "quý II/2024"),
        (["2023-Q4", "2023-Q2"], "quý I/2024, quý II/2024"),
        ([], None),
    ],
)
def test_quarters_that_were_left_out_are_named(fill, known, quarters, missing):
    before = known(figures={STOCK: {each: figure(1) for each in quarters}}, shares={})
    found = list(past.quarters_missing(fill(), before))
    assert [spot.expected for spot in found] == ([f"biểu của {missing}"] if missing else [])


@pytest.mark.parametrize(
    ("figures", "counts", "running", "found"),
    [
        # stock 9, a quarter left out, then 25 with one launch
        ({STOCK: {"2024-Q1": 9}}, {"launched": "1"}, "25", "thừa 15"),
        ({STOCK: {"2024-Q1": 9}}, {"goal_met": "1"}, "5", "thiếu 3"),
        ({STOCK: {"2024-Q1": 9}}, {"launched": "1"}, "10", None),
        # what the quarter between says of itself is reckoned with
        ({STOCK: {"2024-Q1": 9}, LAUNCHED: {"2024-Q2": 15}}, {"launched": "1"}, "25", None),
        ({STOCK: {"2023-Q3": 9}}, {"launched": "hơn 1"}, "25", None),
        ({STOCK: {"2023-Q3": 9}}, {"goal_met": "chưa rõ"}, "5", None),
        ({STOCK: {"2023-Q3": 9}}, {"launched": "khoảng 1"}, "25", None),
        ({STOCK: {"2024-Q2": 9}}, {"launched": "1"}, "25", None),  # E201 speaks
    ],
)
def test_the_balance_bridges_a_gap(fill, known, figures, counts, running, found):
    before = {
        key: {quarter: figure(value) for quarter, value in told.items()}
        for key, told in figures.items()
    }
    spots = list(
        models.balance_over_gap(fill(counts=counts, running=running), known(figures=before))
    )
    assert [spot.found.split(": ")[-1] for spot in spots] == ([found] if found else [])
    assert all(spot.cell == form.running_cell() and "quý II/2024" in spot.found for spot in spots)


def test_a_stock_that_is_not_known_in_full_is_a_gap(fill, known):
    stocks = {"2024-Q1": figure(9), "2024-Q2": figure(20, "about")}
    [spot] = models.balance_over_gap(fill(running="25"), known(figures={STOCK: stocks}))
    assert "quý II/2024 chưa có số cuối kỳ" in spot.found


def opened(fill, printed, **said):
    cell = forms.value(form.MODELS, form.opening_cell(), printed)
    return fill(**said)._replace(opening=cell)


def test_a_first_quarter_asks_with_how_many_it_began(fill, known):
    first, later = known(figures={}), known(figures={STOCK: {"2024-Q2": figure(9)}})
    [spot] = models.opening(fill(running="9"), first)
    assert (spot.sheet, spot.cell) == (form.MODELS, "D7")
    assert "mỗi mô hình ấy một dòng" in spot.mend
    [spot] = models.opening(opened(fill, "", running="9"), first)
    for fine in ("chưa rõ", "hơn 7", "0"):
        assert not list(models.opening(opened(fill, fine, running="9"), first))
    rows = [forms.model(row, form.RUNNING, f"Nuôi cá {row}") for row in (0, 1)]
    [spot] = models.opening(opened(fill, "3", running="9", models=rows), first)
    assert (spot.cell, spot.expected) == ("D7", "3 mô hình có tên")
    # one of them ended in this very quarter, and one that began in it is none of them
    rows += [
        forms.model(2, "ineffective", "Nuôi cá 0"),
        forms.model(3, "ineffective", "Nuôi ong"),
        forms.model(4, "launched", "Nuôi dê"),
        forms.model(5, "goal_met", "Nuôi dê"),
    ]
    assert not list(models.opening(opened(fill, "3", running="9", models=rows), first))
    assert not list(models.opening(fill(), first))
    assert not list(models.opening(fill(running="9"), later))
    [spot] = models.opening(opened(fill, "7", running="9"), later)
    assert (spot.found, spot.expected) == ("đầu kỳ 7; cuối quý II/2024 9", "9")


def test_the_balance_begins_with_what_a_first_form_says(fill, known):
    filled = opened(fill, "7", counts={"launched": "3", "goal_met": "2"}, running="9")
    [spot] = models.balance(filled, known(figures={}))
    assert spot.expected == "cuối kỳ 8"
    assert not list(models.balance(filled._replace(opening=None), known(figures={})))


@pytest.mark.parametrize(
    ("before", "now", "warns"),
    [
        ({"2024-Q4": (40, 100)}, ("45", "120"), True),
        ({"2024-Q4": (40, 100)}, ("40", "20"), True),
        ({"2024-Q4": (40, 100)}, ("12", "20"), False),
        ({"2024-Q3": (40, 100)}, ("45", "120"), True),  # a quarter was left out
        # of a few cases only when their whole went on growing
        ({"2024-Q4": (3, 20)}, ("5", "27"), True),
        ({"2024-Q4": (1, 20)}, ("1", "6"), False),
        # within the year it grows, and a later quarter may well be above an earlier one
        ({"2025-Q1": (40, 100)}, ("45", "120"), False),
        ({"2024-Q1": (4, 20)}, ("9", "27"), False),
        ({"2024-Q4": (0, 20)}, ("0", "27"), False),
        ({"2024-Q4": (40, 100)}, ("hơn 45", "120"), False),
    ],
)
def test_a_sum_begins_anew_with_the_year(fill, known, before, now, warns):
    quarter = "2025-Q2" if "2025-Q1" in before or "2024-Q1" in before else "2025-Q1"
    told = {each: share(*parts) for each, parts in before.items()}
    filled = fill(indicators={BORN: now})
    found = list(indicators.not_reset(filled, known(quarter=quarter, shares={BORN: told})))
    assert [spot.expected for spot in found] == (["số cộng dồn từ đầu năm 2025"] if warns else [])


def test_of_a_sum_after_a_gap_each_quarter_counts_alike(fill, known):
    told = {f"2023-Q{each}": share(10 * each, 1000) for each in (1, 2, 3, 4)}
    jumping, steady = (fill(indicators={BORN: (each, "1000")}) for each in ("90", "22"))
    before = known(quarter="2024-Q2", shares={BORN: told})
    [spot] = past.jumps(jumping, before)
    assert spot.found == f"{vietnamese.write_number(45)}; 4 quý trước thường khoảng 10"
    assert not list(past.jumps(steady, before))


def test_what_was_filled_before_a_gap_and_is_not(fill, known):
    figures = {STOCK: {"2023-Q4": figure(9)}}
    [spot] = past.left_blank(fill(), known(figures=figures, shares={}))
    assert spot.found == "để trống; quý IV/2023: 9"


def test_units_are_counted_by_one(fill, known):
    key = ("ke-hoach", 1)
    for parts, cells in (
        (("7", "7"), ["E13", "H13"]),
        (("1", "7"), ["H13"]),
        (("1", "1"), []),
        (("0", "1"), []),
    ):
        found = indicators.several_units(fill(indicators={key: parts}), known())
        assert [spot.cell for spot in found] == cells


def test_what_is_one_by_its_definition_is_one_number(fill, known):
    keys = ("nep-nghi", "khkt", "doi-song", "tht-htx")
    wholes = ("300", "300", "250", "900")
    told = {(key, 1): ("30", whole) for key, whole in zip(keys, wholes, strict=True)}
    found = list(indicators.wholes_differ(fill(indicators=told), known()))
    assert [(spot.cell, spot.expected) for spot in found] == [("H9", "300"), ("H10", "300")]
    same = {(key, 1): ("30", "300") for key in keys}
    assert not list(indicators.wholes_differ(fill(indicators=same), known()))
    more = same | {("giam-ngheo", 1): ("30", "200")}
    [spot] = indicators.wholes_differ(fill(indicators=more), known())
    assert (spot.cell, spot.expected) == ("H7", "nhiều nhất 200")


@pytest.mark.parametrize(
    ("session", "attendance", "warns"),
    [("12", "5", True), ("5", "5", False), ("12", "chưa rõ", False), ("hơn 12", "5", False)],
)
def test_somebody_comes_to_each_session(fill, known, session, attendance, warns):
    filled = fill(outreach={"session": session, "attendance": attendance})
    found = list(whole.fewer_than_sessions(filled, known()))
    assert [spot.cell for spot in found] == (["D8"] if warns else [])


def test_a_balance_that_lacks_models_says_how_to_tell_of_a_late_launch(fill, known):
    before = known(figures={STOCK: {"2024-Q2": figure(9)}})
    [more], [fewer] = (models.balance(fill(running=closing), before) for closing in ("10", "8"))
    assert form.LATE in more.mend and form.LATE not in fewer.mend
