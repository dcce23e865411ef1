"""Accepted figures are files: written whole, verified, loaded like the published ones."""

import json
from datetime import date
from decimal import Decimal

import duckdb
import pandas as pd
import pytest

from data import accepted, definitions, load, migrations, publish
from data.versions import WarehouseError

ABOUT = {"form": 1, "sha256": "0" * 64, "unit": "dak-pne", "quarter": "2024-Q3"}
DOCUMENT = {
    "document_id": "dak-pne.2024-Q3", "kind": "Biểu số liệu", "number": "xã Đăk Pne quý III/2024",
    "issued_on": date(2024, 9, 16), "issuer": "xã Đăk Pne", "abstract": None,
    "about": 'Số "quý", dòng\nhai', "url": None, "note": None,
}  # fmt: skip
SUBMISSION = {
    "submission_id": "dak-pne.2024-Q3", "document_id": "dak-pne.2024-Q3", "unit_id": "dak-pne",
    "quarter": "2024-Q3", "accepted_by": "Văn thư", "accepted_on": date(2024, 9, 17), "note": None,
}  # fmt: skip
OUTREACH = {
    "fact_id": "dak-pne.2024-Q3.TC5", "quarter": "2024-Q3", "unit_id": "dak-pne",
    "channel": "van_round", "value": Decimal(4), "state": "counted", "qualifier": "exact",
    "submission_id": "dak-pne.2024-Q3", "locator": "tờ Tuyên truyền, ô C5", "derived": None,
    "note": None,
}  # fmt: skip


def rows(**tables):
    return {table: pd.DataFrame([row], dtype=object) for table, row in tables.items()}


def village(unit_id, name="Thôn 9"):
    columns = [
        *("unit_id", "kind", "name", "parent_id", "code", "latitude", "longitude", "tile_column"),
        *("tile_row", "valid_from", "valid_to", "printed", "source"),
    ]
    told = {"unit_id": unit_id, "kind": "village", "name": name, "parent_id": "dak-pne"}
    return dict.fromkeys(columns) | told | {"source": "Biểu số liệu"}


def put(submission_id="dak-pne.2024-Q3", **more):
    def of(row):
        return row | {
            key: row[key].replace("dak-pne.2024-Q3", submission_id)
            for key in ("document_id", "submission_id", "fact_id")
            if key in row
        }

    told = rows(
        document=of(DOCUMENT), submission=of(SUBMISSION), fact_outreach=of(OUTREACH), **more
    )
    return accepted.write("official", submission_id, told, ABOUT)


def fill(which):
    connection = duckdb.connect()
    load.fill(connection, publish.PUBLISHED, definitions.read(), which)
    return connection


def test_a_build_loads_accepted_rows_as_they_were_accepted(empty_home):
    one = put()
    accepted.enforce("official", [one])
    assert accepted.listed("official") == [one]
    found = fill([one]).execute(
        "select value, locator, about, issued_on from fact_outreach "
        "inner join submission using (submission_id) inner join document using (document_id) "
        "where submission_id = 'dak-pne.2024-Q3'"
    ).fetchall()  # fmt: skip
    assert found == [(4, "tờ Tuyên truyền, ô C5", 'Số "quý", dòng\nhai', date(2024, 9, 16))]


def test_what_is_written_does_not_count_before_it_is_in_force(empty_home):
    put()
    assert accepted.in_force("official") == []


def test_what_a_killed_writer_left_is_written_anew(empty_home):
    first = put()
    (first.folder / accepted.ABOUT).unlink()
    again = put()
    assert accepted.files(again)["fact_outreach"].is_file()


def test_what_is_in_force_is_never_written_over(empty_home):
    accepted.enforce("official", [put()])
    with pytest.raises(ValueError, match="never changes"):
        put()


@pytest.mark.parametrize("name", ["fact_outreach.csv", accepted.ABOUT])
def test_a_changed_or_lost_file_stops_with_a_sentence(empty_home, name):
    one = put()
    path = one.folder / name
    path.write_bytes(path.read_bytes().replace(b"2024-Q3", b"2024-Q4"))
    with pytest.raises(WarehouseError, match="đã bị sửa hoặc hỏng"):
        accepted.files(one)
    path.unlink()
    with pytest.raises(WarehouseError, match="Thiếu tệp"):
        accepted.files(one)


@pytest.mark.parametrize("line", ["../x 12", "nodigest", " 12", "a/b 12"])
def test_a_damaged_list_stops_with_a_sentence(empty_home, line):
    accepted.enforce("official", [put()])
    (accepted.folder("official") / accepted.LIST).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(WarehouseError, match="bị hỏng ở dòng"):
        accepted.in_force("official")


def test_of_a_village_that_two_forms_bring_the_first_one_s_row_counts(empty_home):
    first = put(dim_unit=village("dak-pne.thon-9", "Thôn 9"))
    second = put("dak-pne.2024-Q4", dim_unit=village("dak-pne.thon-9", "thôn chín"))
    ask = "select name from dim_unit where unit_id = 'dak-pne.thon-9'"
    assert fill([first, second]).execute(ask).fetchall() == [("Thôn 9",)]
    assert fill([second, first]).execute(ask).fetchall() == [("thôn chín",)]


def test_a_published_village_stays_as_it_was_published(empty_home):
    one = put(dim_unit=village("dak-pne", "khác"))
    ask = "select name from dim_unit where unit_id = 'dak-pne'"
    assert fill([one]).execute(ask).fetchall() == fill([]).execute(ask).fetchall()


def test_reading_gives_the_rows_as_text(empty_home):
    frame = accepted.read(put())["fact_outreach"]
    assert frame.to_dict("records") == [
        {key: None if cell is None else str(cell) for key, cell in OUTREACH.items()}
    ]


# The shape of every schema: a change here without a new number would change what was accepted.
SHAPES = {
    1: {
        "document": "document_id kind number issued_on issuer about url note",
        "dim_unit": "unit_id kind name parent_id code latitude longitude tile_column tile_row "
        "valid_from valid_to printed source",
        "dim_model": "model_id name field sponsor place printed",
        "submission": "submission_id document_id unit_id quarter accepted_by accepted_on note",
        "fact_model": "fact_id quarter unit_id event period model_id value state qualifier "
        "submission_id locator derived reason note",
        "fact_model_stock": "fact_id quarter unit_id value state qualifier submission_id locator "
        "derived note",
        "fact_custom": "fact_id quarter unit_id custom_id value state qualifier submission_id "
        "locator derived printed note",
        "fact_indicator": "fact_id quarter unit_id indicator_id version numerator denominator "
        "state qualifier submission_id locator derived note",
        "fact_outreach": "fact_id quarter unit_id channel value state qualifier submission_id "
        "locator derived note",
        "fact_support": "fact_id quarter unit_id item place sponsor value unit state qualifier "
        "submission_id locator derived note",
        "fact_duty": "fact_id quarter unit_id state due_on came_on submission_id locator note",
    }
}
SHAPES[2] = SHAPES[1] | {
    "fact_note": "fact_id quarter unit_id kind position text state result submission_id locator "
    "note",
}
SHAPES[3] = SHAPES[2] | {
    "office_entry": "entry_id kind entered_on entered_by",
    "explanation": "entry_id subject item unit_id quarter text written_on",
}
SHAPES[4] = SHAPES[3] | {
    "document": "document_id kind number issued_on issuer abstract about url note",
}
SHAPES[5] = SHAPES[4] | {
    "conclusion": "entry_id conclusion_id quarter unit_id text product due_on slide version "
    "written_on",
    "task_progress": "entry_id task_id unit_id state evidence as_of",
}


def test_the_tables_have_the_shape_of_today_s_number():
    connection = fill([])
    for table in (*accepted.TABLES, *accepted.OFFICE):
        columns = connection.execute(
            "select column_name from duckdb_columns() where table_name = ? order by column_index",
            [table],
        ).fetchall()
        told = SHAPES[migrations.SCHEMA][table].split()
        assert sorted(told) == sorted(name for (name,) in columns), (
            f"{table} has another shape: raise SCHEMA in data/migrations.py, add the step and "
            "this shape under the new number"
        )


def test_there_is_a_step_to_every_number():
    assert sorted(migrations.STEPS) == list(range(2, migrations.SCHEMA + 1))


def test_rows_of_an_older_schema_are_brought_up_beside_the_folder(empty_home, monkeypatch):
    one = put()
    before = {path.name: path.read_bytes() for path in one.folder.iterdir()}

    def step(found):
        for row in found["fact_outreach"]:
            row["note"] = "mới"
        return found

    number = migrations.SCHEMA + 1
    monkeypatch.setattr(migrations, "SCHEMA", number)
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | {number: step})
    ask = "select value, note from fact_outreach where submission_id = 'dak-pne.2024-Q3'"
    assert fill([one]).execute(ask).fetchall() == [(4, "mới")]
    assert {path.name: path.read_bytes() for path in one.folder.iterdir() if path.is_file()} == (
        before
    )


def test_forms_that_were_accepted_before_words_were_asked_have_none(empty_home, monkeypatch):
    monkeypatch.setattr(migrations, "SCHEMA", 1)
    one = put()
    monkeypatch.undo()
    connection = fill([one])
    ask = "select count(*) from fact_note where submission_id = 'dak-pne.2024-Q3'"
    assert connection.execute(ask).fetchall() == [(0,)]
    ask = "select value from fact_outreach where submission_id = 'dak-pne.2024-Q3'"
    assert connection.execute(ask).fetchall() == [(4,)]


def test_forms_that_were_accepted_before_abstracts_have_none(empty_home, monkeypatch):
    monkeypatch.setattr(migrations, "SCHEMA", 3)
    monkeypatch.delitem(DOCUMENT, "abstract")
    one = put()
    monkeypatch.undo()
    ask = "select abstract, issuer from document where document_id = 'dak-pne.2024-Q3'"
    assert fill([one]).execute(ask).fetchall() == [(None, "xã Đăk Pne")]


def test_a_folder_of_a_newer_program_is_refused(empty_home):
    one = put()
    about = json.loads((one.folder / accepted.ABOUT).read_bytes())
    assert about["schema"] == migrations.SCHEMA
    with pytest.raises(WarehouseError, match="do phần mềm mới hơn ghi"):
        migrations.bring_up(one.folder, {}, migrations.SCHEMA + 1)
