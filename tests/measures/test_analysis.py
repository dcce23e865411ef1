"""An analyst's table says what the other pages say, and at every level what its facts say."""

from fractions import Fraction
from functools import cache

import pytest

from data import publish, store
from data.vietnamese import previous_quarter, same_quarter_last_year
from measures.analysis.asked import Question
from measures.analysis.compared import ask_compared
from measures.analysis.drill import ask_documents, ask_facts
from measures.analysis.subjects import COMPARED, list_heads, list_subjects
from measures.analysis.table import MIXED, ask_table, write_brief
from measures.figures.facts import ask_facts as ask_figures_facts
from measures.figures.quarter import Figures
from measures.progress import read_rule
from measures.scope import Scope, whole_district
from measures.totals import Total
from queries import query

WINDOW = tuple(f"{year}-Q{number}" for year in (2023, 2024) for number in (1, 2, 3, 4))
QUARTERS = ("2024-Q1", "2024-Q2")  # in the first a commune is silent, in the second another
EVENTS = {
    "dung": "stopped", "dat": "goal_met", "khong-hieu-qua": "ineffective", "ra-mat": "launched",
    "ra-mat-luy-ke": "launched_to_date", "nhan-rong": "replicated", "chuyen-di": "converted",
    "chuyen-den": "converted_in",
}  # fmt: skip
DUTIES = {"so-dung-han": "on_time", "tre": "late", "chua": "missing", "phai": "due"}


class Asked:
    """A data set with all that its tables need; what was asked once is remembered."""

    def __init__(self, snapshot):
        self.table, self.compared = cache(self._table), cache(self._compared)
        self.snapshot = snapshot
        rows = query("indicators/definitions", on=snapshot, quarter="2024-Q2")
        self.rules = {(row.indicator_id, row.version): read_rule(row) for row in rows.itertuples()}
        holding = rows[rows["holds"]]
        self.indicators = dict(zip(holding["indicator_id"], holding["short"], strict=True))
        self.subjects = list_subjects(self.indicators, villages=True)

    def _table(self, subject, measure, rows, columns, quarters=WINDOW, communes=()):
        question = Question(
            self.subjects[subject].measures[measure], rows, columns, quarters, communes
        )
        return ask_table(self.snapshot, question, self.rules)

    def _compared(self, subject, measure, rows, quarter="2024-Q2", communes=()):
        scope = whole_district(self.snapshot, quarter)
        question = Question(self.subjects[subject].measures[measure], rows, "", (), communes)
        return ask_compared(self.snapshot, question, quarter, scope.expected, self.rules)


@pytest.fixture(scope="module")
def invented(demo_snapshot):
    return Asked(demo_snapshot)


@pytest.fixture
def official(snapshot):
    return Asked(snapshot)


@pytest.fixture(scope="module")
def figures(demo_snapshot):
    """`figures(quarter, before)`: what all other pages say."""
    made = {}

    def ask(quarter, before=None):
        before = before or previous_quarter(quarter)
        if (quarter, before) not in made:
            scope = whole_district(demo_snapshot, quarter)._replace(quarter_before=before)
            made[quarter, before] = Figures(ask_figures_facts(scope))
        return made[quarter, before]

    return ask


def holds(cell, figure):
    """Whether a cell and a figure are the same number, as known of both."""
    if figure.total is None:
        return cell is None
    total = figure.total
    if cell is None:
        return False
    if isinstance(total, Total):
        parts = (total.uncounted, total.more_than, total.about)
        value = None if total.uncounted and not total.value else total.value
        return (cell.value, cell.uncounted, cell.more_than, cell.about) == (value, *parts)
    value = (
        total.numerator if total.denominator is None else 100 * total.numerator / total.denominator
    )
    return (cell.value, cell.more_than, cell.about) == (value, total.more_than, total.about)


def names_of(asked, figures):
    """Every figure that a table has, too: subject, measure, name, and a line of the total's."""
    for measure, event in EVENTS.items():
        yield "mo-hinh", measure, f"models.{event}", None
    yield "dang-hoat-dong", "cuoi-quy", "models.running", None
    yield "hu-tuc", "ho", "customs.households", None
    for custom in figures.customs:
        yield "hu-tuc", "ho", f"customs.{custom.custom_id}", custom.custom_id
    for measure in asked.subjects["tuyen-truyen"].measures:
        if measure != "tat-ca":
            yield "tuyen-truyen", measure, f"outreach.{measure.replace('-', '_')}", None
    for measure, state in DUTIES.items():
        yield "che-do", measure, f"duty.{state}", None
    for indicator in asked.indicators:
        yield "chi-tieu", indicator, f"indicators.{indicator}", None


@pytest.mark.parametrize("quarter", QUARTERS)
def test_totals_are_those_of_the_other_pages(invented, figures, quarter):
    checked = 0
    for subject, measure, name, line in names_of(invented, figures(quarter)):
        if not figures(quarter).has(name):
            continue
        table = invented.table(subject, measure, "muc" if line else "xa", "quy")
        cell = table.cells.get((line, quarter))
        assert holds(cell, figures(quarter).get(name)), (name, cell)
        checked += cell is not None
    assert checked > 30


@pytest.mark.parametrize("rows", ["xa", "linh-vuc", "quy"])
def test_launches_of_a_year_with_a_silent_quarter_are_at_least_so_many(invented, figures, rows):
    """Mẫu 4 was silent in the first quarter, Mẫu 6 in the second: five told of both."""
    figure = figures("2024-Q2").get("models.launched_to_date")
    cells = invented.table("mo-hinh", "ra-mat-luy-ke", rows, "quy", ("2024-Q2",)).cells
    assert cells[None, "2024-Q2"].text == f"≥ {figure.total.value}"
    assert cells[None, "2024-Q2"].part == figure.part.replace("xã, thị trấn báo cáo", "xã")
    if rows == "xa":
        own = figures("2024-Q2").get("models.launched_to_date.mau-4").total
        assert cells["mau-4", "2024-Q2"].text == f"≥ {own.value}"
        assert cells["mau-1", "2024-Q2"].is_exact


def test_a_running_total_of_the_district_misses_nobody(official):
    cells = official.table("mo-hinh", "ra-mat-luy-ke", "xa", "quy", ("2024-Q2",)).cells
    assert {cell.text for cell in cells.values()} == {"12"}
    assert all(cell.is_exact for cell in cells.values())


@pytest.mark.parametrize("quarter", QUARTERS)
def test_lines_of_communes_are_those_of_the_other_pages(invented, figures, quarter):
    checked = 0
    for subject, measure, name, line in names_of(invented, figures(quarter)):
        for commune in figures(quarter).communes:
            if not figures(quarter).has(f"{name}.{commune}"):
                continue
            if line:
                table = invented.table(subject, measure, "muc", "xa", (quarter,))
                cell = table.cells.get((line, commune))
            else:
                cell = invented.table(subject, measure, "xa", "quy").cells.get((commune, quarter))
            assert holds(cell, figures(quarter).get(f"{name}.{commune}")), (name, commune, cell)
            checked += cell is not None
    assert checked > 100


@pytest.mark.parametrize(("quarter", "which"), [("2024-Q2", "before"), ("2024-Q1", "last")])
def test_changes_are_those_of_the_other_pages(invented, figures, quarter, which):
    before = (previous_quarter if which == "before" else same_quarter_last_year)(quarter)
    side = figures(quarter, before)
    told = refused = 0
    for subject, measure, name, line in names_of(invented, side):
        if not side.has(name) or measure == "ra-mat-luy-ke":
            continue
        # of lines of customs one question has the answers
        table = invented.compared(subject, measure, "muc" if subject == "hu-tuc" else "xa", quarter)
        cell = table.cells.get((line, "change" if which == "before" else "change_last"))
        figure = side.get(name)
        if cell is None or cell.value is None:
            assert not figure.is_compared, (name, figure.change)
            refused += 1
            continue
        comparison = figure.comparison
        if comparison is None:  # duties are compared as they are
            assert cell.value == figure.total.value - figure.before.value, name
        else:
            assert figure.is_compared, (name, figure.change, cell)
            assert cell.value == Fraction(comparison.now.minus(comparison.before)), name
            assert cell.part == comparison.prefix.removesuffix(": "), name
        told += 1
    assert told > 15 and refused


def test_targets_are_those_of_the_other_pages(invented, figures):
    told = figures("2024-Q2")
    for indicator in invented.indicators:
        line = invented.compared("chi-tieu", indicator, "xa").cells
        target = told.get(f"indicators.{indicator}.target").total
        value = 100 * target.numerator if target.denominator is not None else target.numerator
        assert line[None, "target"].value == value


def test_what_a_choice_of_communes_says_is_what_the_other_pages_say(demo_snapshot, invented):
    communes = ("mau-1", "mau-4")
    scope = whole_district(demo_snapshot, "2024-Q1")
    expected = {unit: scope.expected[unit] for unit in communes}
    chosen = Figures(
        ask_figures_facts(Scope(demo_snapshot, "2024-Q1", "2023-Q4", communes, expected))
    )
    for subject, measure, name, line in names_of(invented, chosen):
        table = invented.table(
            subject, measure, "muc" if line else "xa", "quy", ("2024-Q1",), communes
        )
        assert holds(table.cells.get((line, "2024-Q1")), chosen.get(name)), name


def test_the_report_s_own_numbers(official, snapshot):
    figures = Figures(ask_figures_facts(whole_district(snapshot, "2024-Q2")))
    for subject, measure, name, line in names_of(official, figures):
        table = official.table(subject, measure, "muc" if line else "xa", "quy")
        assert holds(table.cells.get((line, "2024-Q2")), figures.get(name)), name
    table = official.table("mo-hinh", "dung", "xa", "quy")
    assert (table.cells[None, None].text, table.cells["", "2024-Q2"].text) == ("26", "19")
    assert official.table("tuyen-truyen", "attendance", "xa", "quy").cells[None, None].text == (
        "hơn 8.000"
    )
    # "none in the district" is a zero of each commune
    customs = official.table("hu-tuc", "ho", "muc", "xa", ("2024-Q2",)).cells
    assert customs["tao-hon", "dak-koi"].text == "0"
    assert customs["ngu-dam", "dak-pne"].text == "45"
    assert ("ngu-dam", "dak-koi") not in customs
    assert customs[None, None].text == "≥ 48"


def test_every_head_tells_facts_apart_and_never_changes_their_sum(invented):
    for key, subject in invented.subjects.items():
        name, measure = list(subject.measures.items())[-1]
        rows, columns = list_heads(subject, measure)
        sums = set()
        for row in rows:
            column = next(head for head in columns if head not in (row, COMPARED))
            cells = invented.table(key, name, row, column, ("2024-Q2",)).cells
            assert any(None not in place for place in cells), (key, row)
            sums.add(cells[None, None].value if (None, None) in cells else None)
        assert len(sums) == 1, key


def test_a_level_is_never_added_over_quarters(invented):
    stock = invented.table("dang-hoat-dong", "cuoi-quy", "xa", "quy").cells
    last = max(column for _, column in stock if column)
    assert stock[None, None].value == stock[None, last].value
    by_year = invented.table("dang-hoat-dong", "cuoi-quy", "nam", "xa").cells
    assert by_year["2023", None].value == stock[None, "2023-Q4"].value
    sessions = invented.table("tuyen-truyen", "session", "nam", "xa").cells
    quarters = invented.table("tuyen-truyen", "session", "xa", "quy").cells
    year = [quarters[None, f"2023-Q{number}"].value for number in (1, 2, 3, 4)]
    assert sessions["2023", None].value == sum(year)


def test_who_is_silent_is_told(invented):
    cells = invented.table("mo-hinh", "dung", "xa", "quy", ("2023-Q4", "2024-Q1", "2024-Q2")).cells
    assert ("mau-4", "2024-Q1") not in cells
    assert (cells["mau-4", None].text, cells["mau-4", None].part) == ("≥ 5", "2/3 quý")
    assert (cells[None, "2024-Q1"].text, cells[None, "2024-Q1"].part) == ("≥ 4", "6/7 xã")
    assert (cells[None, None].text, cells[None, None].part) == ("≥ 33", "19/21 báo cáo")
    level = invented.table("dang-hoat-dong", "cuoi-quy", "xa", "quy").cells
    assert level["mau-5", "2024-Q1"].text == "chưa rõ"


def test_different_things_are_never_added(invented):
    gifts = invented.table("ho-tro", "so-luong", "noi-dung", "quy").cells
    assert gifts[None, None].text == MIXED
    assert gifts[None, None].value is None
    assert {cell.unit for (row, _), cell in gifts.items() if row == "Con giống (con)"} == {"con"}
    channels = invented.table("tuyen-truyen", "tat-ca", "kenh", "quy").cells
    assert channels[None, "2024-Q2"].text == MIXED
    levels = invented.table("chi-tieu", "tat-ca", "chi-tieu", "xa").cells
    assert not [key for key in levels if key[0] is None]


def test_a_rate_is_worked_out_anew_at_each_level(invented):
    cells = invented.table("che-do", "dung-han", "xa", "quy").cells
    for cell in cells.values():
        assert cell.value == 100 * cell.numerator / cell.denominator
    alone = [cell for (row, column), cell in cells.items() if row and column]
    total = cells[None, None]
    assert total.numerator == sum(cell.numerator for cell in alone)
    assert total.denominator == sum(cell.denominator for cell in alone)


@pytest.mark.parametrize(
    ("subject", "measure", "rows", "columns"),
    [
        ("mo-hinh", "dung", "linh-vuc", "nam"), ("mo-hinh", "ra-mat-luy-ke", "xa", "quy"),
        ("dang-hoat-dong", "cuoi-quy", "xa", "nam"), ("hu-tuc", "ho", "thon", "muc"),
        ("hu-tuc", "ho", "loai", "quy"), ("tuyen-truyen", "attendance", "xa", "quy"),
        ("ho-tro", "so-luong", "noi-dung", "don-vi"), ("chi-tieu", "khkt", "xa", "nam"),
        ("che-do", "so-dung-han", "xa", "quy"),
    ],
)  # fmt: skip
def test_the_facts_behind_a_cell_come_to_its_number(invented, subject, measure, rows, columns):
    table = invented.table(subject, measure, rows, columns)
    told = [(key, cell) for key, cell in table.cells.items() if cell.text != MIXED]
    for key, cell in [*told[:: len(told) // 6], told[-1]]:
        behind = ask_facts(invented.snapshot, table.question, key, cell)
        if cell.numerator is not None:
            # where targets are known the others do not count
            assert sum(row.numerator or 0 for row in behind.rows) >= float(cell.numerator)
        else:
            assert sum(row.value or 0 for row in behind.rows) == float(cell.value or 0), key
        assert all(row.source for row in behind.rows)


def test_that_the_district_has_none_is_behind_the_zero_of_a_commune_among_villages(official):
    table = official.table("hu-tuc", "ho", "thon", "muc")
    key = ("tan-lap", "thuoc-thu")
    assert table.cells[key].text == "0"
    [row] = ask_facts(official.snapshot, table.question, key, table.cells[key]).rows
    assert (row.place, row.value) == ("huyện Kon Rẫy", 0)


def test_a_total_is_of_the_quarters_of_which_something_is_reported(official):
    """Of quý I/2024 nothing is known of models."""
    cell = official.table("mo-hinh", "dung", "xa", "quy", QUARTERS).cells[None, None]
    assert (cell.value, cell.first, cell.quarter) == (26, "2024-Q2", "2024-Q2")


def test_of_many_heads_the_largest_are_given(invented):
    question = invented.table("mo-hinh", "dung", "thon", "quy").question
    few = ask_table(invented.snapshot, question, invented.rules, 3)
    every = ask_table(invented.snapshot, question, invented.rules)
    assert len(few.rows) == 3 < every.row_count == few.row_count
    least = min(few.cells[row, None].value for row in few.rows)
    rest = [every.cells[row, None].value for row in every.rows if row not in few.rows]
    assert least >= max(rest)
    assert few.cells[None, None] == every.cells[None, None]


def test_of_very_many_communes_villages_are_left_open(invented):
    question = invented.table("hu-tuc", "ho", "muc", "quy")._asdict()["question"]
    cells = ask_table(invented.snapshot, question._replace(is_large=True), invented.rules).cells
    assert all(cell.text.startswith(("≥", "0", "chưa rõ")) for cell in cells.values())


def test_documents(invented):
    question = invented.table("mo-hinh", "dung", "xa", "quy", ("2024-Q1", "2024-Q2")).question
    labels, count = ask_documents(invented.snapshot, question)
    assert (labels, count) == (["Biểu minh họa quý I/2024", "Biểu minh họa quý II/2024"], 2)


@pytest.mark.parametrize(
    ("total", "is_part", "text"),
    [
        (Total(26, 0, 0, 0, ""), False, "26"), (Total(26, 0, 0, 0, ""), True, "≥ 26"),
        (Total(0, 0, 0, 0, ""), True, "0"), (Total(0, 1, 0, 0, ""), False, "chưa rõ"),
        (Total(48, 2, 0, 0, ""), False, "≥ 48"), (Total(8000, 0, 1, 0, ""), True, "hơn 8.000"),
        (Total(700, 0, 0, 1, ""), False, "≈ 700"), (Total(700, 0, 1, 1, ""), False, "≥ 700"),
    ],
)  # fmt: skip
def test_totals_in_brief(total, is_part, text):
    assert write_brief(total, is_part) == text


@pytest.fixture
def changed(lay_out, published_copy, edit):
    """`changed({"fact_model": {"x1": {…}}})`: the official data set with more facts."""

    def change(rows):
        for table, facts in rows.items():
            for key, cells in facts.items():
                told = {"submission_id": "bc-128", "locator": "chú thích 1"}
                edit(table, key, **(told | cells))
        publish.build(source=published_copy)
        return Asked(store.snapshot("official"))

    return change


def test_of_an_indicator_only_units_with_a_target_count(changed):
    of = {"quarter": "2024-Q2", "indicator_id": "khkt", "version": "1", "state": "counted"}
    values = {
        "i1": of | {"unit_id": "dak-pne", "numerator": "10", "denominator": "100"},
        "i2": of | {"unit_id": "dak-koi", "numerator": "30", "denominator": "50"},
    }
    values = {key: cells | {"qualifier": "exact"} for key, cells in values.items()}
    aim = {"year": "2024", "indicator_id": "khkt", "version": "1", "unit_id": "dak-pne"}
    aims = {"t1": aim | {"target": "20"}}
    cells = changed({"fact_indicator": values, "fact_target": aims}).table(
        "chi-tieu", "khkt", "xa", "quy"
    ).cells  # fmt: skip
    total, alone = cells[None, "2024-Q2"], cells["dak-koi", "2024-Q2"]
    assert (total.value, total.target, total.part) == (10, 20, "1/7 xã")
    assert (alone.value, alone.target) == (60, None)


def test_a_unit_that_told_of_other_things_is_not_compared(changed):
    of = {"quarter": "2024-Q1", "unit_id": "dak-koi", "event": "goal_met", "period": "quarter"}
    more = {"x1": of | {"value": "5", "state": "counted", "qualifier": "exact"}}
    asked = changed({"fact_model": more})
    cell = asked.compared("mo-hinh", "dung", "xa").cells["dak-koi", "change"]
    figures = Figures(ask_figures_facts(whole_district(asked.snapshot, "2024-Q2")))
    assert not figures.get("models.stopped.dak-koi").is_compared
    assert (cell.value, cell.text) == (None, "chưa so được")
