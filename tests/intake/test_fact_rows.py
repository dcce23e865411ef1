"""From a form to rows that the warehouse takes."""

from datetime import date
from decimal import Decimal

import pytest

from data import controls
from intake import fact_rows, row_context
from intake.units import Unit
from tests.intake import drafts
from tests.intake import filled_forms as forms

INFO = row_context.SubmissionInfo("dak-pne.x", "Cơ quan Thường trực", date(2025, 4, 2))


@pytest.fixture
def draft():
    """A warehouse to write into."""
    with drafts.lay() as draft:
        yield draft


def make(snapshot, **said):
    return fact_rows.make(forms.fill(snapshot, **said), snapshot, INFO)


def cells(rows, *columns):
    return [tuple(row) for row in rows[list(columns)].itertuples(index=False)]


WHOLE = {
    "quarter": "2025-Q1",
    "counts": {
        "launched": "3",
        "replicated": "0",
        "goal_met": "–",
        "ineffective": "chưa rõ",
        "converted": "hơn 1",
    },
    "running": "khoảng 9",
    "models": [
        forms.model(0, "launched", "Nuôi cá ao", field="livestock", village="thôn Kon Túc"),
        forms.model(1, "ineffective", "Nuôi cá ao", village="Thôn Kon Tuc", reason="hạn"),
    ],
    "customs": {
        "ngu-dam": "39",
        "tao-hon": "0",
        "tha-rong-gia-suc": "hơn 10",
        "cung-om-dau": "chưa rõ",
    },
    "households": [
        forms.household(0, "ngu-dam", "thôn Kon Túc", "30"),
        forms.household(1, "ngu-dam", "thôn 2", "9"),
        forms.household(2, "tha-rong-gia-suc", "2", "4"),
        forms.household(3, "tao-hon", "thôn 2", "0"),
    ],
    "indicators": {
        ("nep-nghi", 1): ("40", "160"),
        ("khkt", 1): ("chưa rõ", "160"),
        ("doi-song", 1): ("40", "khoảng 160"),
        ("tht-htx", 1): ("0", "160"),
    },
    "outreach": {"session": "12", "attendance": "hơn 800", "radio_news": "", "van_round": "0"},
    "gifts": [forms.gift(0, "Gà giống", "150", "con", "thôn 2", "Hội Nông dân")],
}


def test_columns_are_those_of_the_schema(draft):
    for table, columns in fact_rows.COLUMNS.items():
        in_schema = draft.connection.execute(
            "select column_name from duckdb_columns() where table_name = ? order by column_index",
            [table],
        ).fetchall()
        assert [name for (name,) in in_schema] == list(columns)


@pytest.mark.parametrize("quarter", ["2024-Q3", "2025-Q1"])
def test_the_warehouse_takes_a_whole_form(snapshot, draft, quarter):
    rows = fact_rows.make(forms.fill(snapshot, **WHOLE | {"quarter": quarter}), draft, INFO)
    drafts.put(draft, rows)
    assert controls.breaches(draft.connection) == []
    assert all(total.holds for total in controls.totals(draft.connection))
    for table, frame in rows.items():
        count = f"select count(*) from {table} where "
        key = (
            "source like '%xã Đăk Pne%'"
            if table == "dim_unit"
            else (
                "model_id like 'dak-pne.%'"
                if table == "dim_model"
                else f"{'document' if table == 'document' else 'submission'}_id = 'dak-pne.x'"
            )
        )
        assert draft.connection.execute(count + key).fetchone() == (len(frame),), table


def test_a_form_gives_the_same_rows_each_time(snapshot, draft):
    filled = forms.fill(snapshot, **WHOLE)
    first, second = (fact_rows.make(filled, draft, INFO) for _ in range(2))
    assert all(first[table].equals(second[table]) for table in first)
    ids = [fact for table in first if table.startswith("fact_") for fact in first[table]["fact_id"]]
    assert len(set(ids)) == len(ids)
    assert all(fact.startswith("dak-pne.x.") for fact in ids)


def test_an_empty_form_gives_no_fact(snapshot):
    rows = make(snapshot)
    assert {table for table, frame in rows.items() if len(frame)} == {"document", "submission"}


def test_the_paper_that_a_form_becomes(snapshot):
    rows = make(snapshot)
    paper = rows["document"].iloc[0]
    assert (paper["kind"], paper["number"]) == ("Biểu số liệu", "xã Đăk Pne quý III/2024")
    assert paper["issuer"] == "xã Đăk Pne"
    again = fact_rows.make(forms.fill(snapshot), snapshot, INFO._replace(edition=2))
    assert again["document"]["number"].tolist() == ["xã Đăk Pne quý III/2024 bản 2"]
    assert cells(rows["submission"], "submission_id", "document_id", "unit_id", "accepted_on") == [
        ("dak-pne.x", "dak-pne.x", "dak-pne", date(2025, 4, 2))
    ]


@pytest.mark.parametrize(
    ("printed", "named", "expected"),
    [
        ("3", 1, [(2, "counted", "exact", "3 trừ 1 mô hình đã nêu tên")]),
        ("3", 0, [(3, "counted", "exact", None)]),
        ("2", 2, []),
        ("0", 0, [(0, "zero", "exact", None)]),
        ("chưa rõ", 1, [(None, "uncounted", "exact", None)]),
        ("", 1, []),
        ("–", 0, []),
        ("hơn 3", 1, [(2, "counted", "more_than", "hơn 3 trừ 1 mô hình đã nêu tên")]),
        (
            "hơn 1",
            1,
            [(None, "uncounted", "exact", "hơn 1; mô hình đã nêu tên không ít hơn số ấy")],
        ),
        ("khoảng 2", 2, []),
    ],
)
def test_the_unnamed_rest_of_a_count(snapshot, printed, named, expected):
    models = [forms.model(row, "launched", f"Mô hình {row}") for row in range(named)]
    rows = make(snapshot, counts={"launched": printed}, models=models)["fact_model"]
    rest = rows[rows["model_id"].isna()]
    assert cells(rest, "value", "state", "qualifier", "derived") == expected
    assert len(rows) == named + len(expected)


def test_a_fact_says_where_it_stands(snapshot):
    rows = make(
        snapshot,
        counts={"launched": "2"},
        models=[forms.model(0, "launched", "Nuôi cá")],
        indicators={("nep-nghi", 1): ("40", "160")},
    )
    assert cells(rows["fact_model"], "fact_id", "locator") == [
        ("dak-pne.x.MC24", "tờ Mô hình, ô C24"),
        ("dak-pne.x.MD8", "tờ Mô hình, ô D8"),
    ]
    assert cells(rows["fact_indicator"], "locator") == [("tờ Chỉ tiêu, ô E7 và H7",)]


def test_a_new_model_is_made_once_with_what_either_row_says(snapshot):
    rows = make(snapshot, **WHOLE)
    assert cells(rows["dim_model"], "model_id", "name", "field") == [
        ("dak-pne.2025-q1.nuoi-ca-ao", "Nuôi cá ao", "livestock")
    ]
    named = rows["fact_model"].dropna(subset="model_id")
    assert cells(named, "event", "model_id", "unit_id", "reason") == [
        ("launched", "dak-pne.2025-q1.nuoi-ca-ao", "dak-pne.kon-tuc", None),
        ("ineffective", "dak-pne.2025-q1.nuoi-ca-ao", "dak-pne.kon-tuc", "hạn"),
    ]


def test_models_of_one_name_in_two_villages_are_two(snapshot):
    models = [forms.model(row, "launched", "Nuôi cá", village=f"thôn {row}") for row in (1, 2)]
    rows = make(snapshot, counts={"launched": "2"}, models=models)
    assert rows["dim_model"]["model_id"].tolist() == [
        "dak-pne.2024-q3.nuoi-ca",
        "dak-pne.2024-q3.nuoi-ca-2",
    ]


def test_a_model_of_the_list_keeps_its_id(demo_snapshot):
    filled = forms.fill(
        demo_snapshot,
        unit_id="mau-1",
        counts={"goal_met": "1"},
        models=[
            forms.model(0, "goal_met", "Trồng cà phê", model_id="mau-1.mh-10", village="thôn 8")
        ],
    )
    rows = fact_rows.make(filled, demo_snapshot, INFO)
    assert rows["dim_model"].empty
    assert rows["dim_unit"].empty
    assert cells(rows["fact_model"], "model_id", "unit_id") == [("mau-1.mh-10", "mau-1.thon-8")]


def test_villages_known_and_new(snapshot):
    households = [
        forms.household(0, "tha-rong-gia-suc", "Kon Bi", "1"),
        forms.household(1, "tha-rong-gia-suc", "Thôn 7", "2"),
        forms.household(2, "cung-om-dau", "7", "3"),
    ]
    said = {"tha-rong-gia-suc": "3", "cung-om-dau": "3"}
    rows = make(snapshot, unit_id="dak-to-lung", customs=said, households=households)
    assert cells(rows["dim_unit"], "unit_id", "kind", "name", "parent_id", "source") == [
        (
            "dak-to-lung.thon-7",
            "village",
            "thôn 7",
            "dak-to-lung",
            "Biểu số liệu xã Đăk Tơ Lung quý III/2024",
        )
    ]
    # the villages, and that beside them there is none
    assert cells(rows["fact_custom"], "unit_id", "value", "derived") == [
        ("dak-to-lung.kon-bi", 1, None),
        ("dak-to-lung.thon-7", 2, None),
        ("dak-to-lung.thon-7", 3, None),
        ("dak-to-lung", 0, "3 trừ 3 hộ đã ghi theo thôn"),
        ("dak-to-lung", 0, "3 trừ 3 hộ đã ghi theo thôn"),
    ]


@pytest.mark.parametrize(
    ("whole", "villages", "expected"),
    [
        ("39", ["30", "9"], [("dak-pne.thon-0", 30), ("dak-pne.thon-1", 9), ("dak-pne", 0)]),
        ("39", [], [("dak-pne", 39)]),
        ("0", ["0"], [("dak-pne", 0)]),
        ("9", ["9", "0"], [("dak-pne.thon-0", 9), ("dak-pne.thon-1", 0), ("dak-pne", 0)]),
        ("khoảng 9", ["9"], [("dak-pne.thon-0", 9), ("dak-pne", 0)]),
        ("hơn 9", ["9"], [("dak-pne.thon-0", 9), ("dak-pne", None)]),
        ("chưa rõ", ["30"], [("dak-pne.thon-0", 30), ("dak-pne", None)]),
        ("hơn 39", ["30"], [("dak-pne.thon-0", 30), ("dak-pne", 9)]),
        ("–", [], []),
        ("", ["chưa rõ", ""], [("dak-pne.thon-0", None)]),
    ],
)
def test_a_custom_stands_at_the_finest_level_once(snapshot, whole, villages, expected):
    rows = make(
        snapshot,
        customs={"ngu-dam": whole},
        households=[
            forms.household(row, "ngu-dam", f"thôn {row}", printed)
            for row, printed in enumerate(villages)
        ],
    )
    assert cells(rows["fact_custom"], "unit_id", "value") == expected


def test_indicators_keep_part_and_whole(snapshot):
    rows = make(snapshot, **WHOLE)["fact_indicator"]
    found = cells(rows, "indicator_id", "numerator", "denominator", "state", "qualifier")
    assert set(found) == {
        ("nep-nghi", Decimal(40), Decimal(160), "counted", "exact"),
        ("khkt", None, Decimal(160), "uncounted", "exact"),
        ("doi-song", Decimal(40), Decimal(160), "counted", "about"),
        ("tht-htx", Decimal(0), Decimal(160), "zero", "exact"),
    }


def test_outreach_and_support(snapshot):
    rows = make(snapshot, **WHOLE)
    assert cells(rows["fact_outreach"], "channel", "value", "state", "qualifier") == [
        ("session", 12, "counted", "exact"),
        ("attendance", 800, "counted", "more_than"),
        ("van_round", 0, "zero", "exact"),
    ]
    assert cells(rows["fact_support"], "item", "place", "sponsor", "value", "unit") == [
        ("Gà giống", "thôn 2", "Hội Nông dân", 150, "con")
    ]


def test_words_are_facts_with_a_source(snapshot, draft):
    said = [
        forms.note("highlight", 0, "=1+1"),
        forms.note("difficulty", 1, "Mưa lũ"),
        forms.note("cause", 1, "Bão số 4"),
        forms.note("past_task", 0, "Mở lớp", "done", "Hai lớp"),
    ]
    rows = fact_rows.make(forms.fill(snapshot, notes=said), draft, INFO)
    drafts.put(draft, rows)
    assert controls.breaches(draft.connection) == []
    found = draft.connection.execute(
        "select kind, position, text, state, result, fact_id, locator from fact_note "
        "where submission_id = ? order by all",
        [INFO.submission_id],
    ).fetchall()
    name = INFO.submission_id
    assert found == [
        ("highlight", 1, "=1+1", None, None, f"{name}.NB7", "tờ Nhận xét, kiến nghị, ô B7"),
        ("difficulty", 2, "Mưa lũ", None, None, f"{name}.NB15", "tờ Nhận xét, kiến nghị, ô B15"),
        ("cause", 2, "Bão số 4", None, None, f"{name}.NC15", "tờ Nhận xét, kiến nghị, ô C15"),
        ("past_task", 1, "Mở lớp", "done", "Hai lớp", f"{name}.NB28",
         "tờ Nhận xét, kiến nghị, ô B28"),
    ]  # fmt: skip


def test_the_district_form(snapshot, draft):
    filled = forms.fill(
        snapshot,
        unit_id="kon-ray",
        outreach={"session": "20"},
        gifts=[forms.gift(0, "=1+1", "3", "máy")],
    )
    rows = fact_rows.make(filled, draft, INFO)
    drafts.put(draft, rows)
    assert controls.breaches(draft.connection) == []
    assert rows["document"]["number"].tolist() == ["huyện Kon Rẫy quý III/2024"]
    # words stay words, whatever they look like
    assert draft.connection.execute(
        "select item from fact_support where quarter = '2024-Q3'"
    ).fetchall() == [("=1+1",)]


def test_what_the_checks_stop_is_refused(snapshot, monkeypatch):
    with pytest.raises(ValueError, match="no unit"):
        make(snapshot, unit_id="dak-xyz")
    with pytest.raises(ValueError, match="not a whole number"):
        make(snapshot, running="1,5")
    places = {"a": ["thôn Tân"], "b": ["thôn Tấn"]}
    monkeypatch.setattr(
        fact_rows.unit_record,
        "places",
        lambda *_: fact_rows.unit_record.Places(_unit(snapshot), places),
    )
    with pytest.raises(ValueError, match="several villages"):
        make(snapshot, households=[forms.household(0, "ngu-dam", "thôn Tan", "1")])


def _unit(snapshot):
    return Unit("dak-pne", "commune", "Đăk Pne", "kon-ray", None, None)


def test_ids_are_of_small_letters_and_never_two_alike(snapshot):
    models = [
        forms.model(0, "launched", "Nuôi <b>bò</b>; drop table"),
        forms.model(1, "launched", "牛"),
        forms.model(2, "launched", "羊"),
        forms.model(3, "launched", "a" * 200),
    ]
    rows = make(snapshot, counts={"launched": "4"}, models=models)["dim_model"]
    slugs = [each.removeprefix("dak-pne.2024-q3.") for each in rows["model_id"]]
    assert slugs == ["nuoi-b-bo-b-drop-table", "khong-ten", "khong-ten-2", "a" * 60]
    assert rows["name"].tolist() == [model.name.printed for model in models]
