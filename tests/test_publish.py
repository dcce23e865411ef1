"""Builds: what they publish, what stops them, and that nothing stops them half way."""

import json
import multiprocessing
import os
import random
import shutil
import time

import duckdb
import pytest

import queries
from data import disk, drafts, inspection, load, publish, store, versions
from data.versions import WarehouseError

KILLS = 10  # by hand by the hundred: tests/publish_breaking.py

LOST_ACCESS = (
    "Không ghi được kho số liệu chính thức vào {folder}. Hãy kiểm tra quyền ghi và chỗ trống trên "
    "đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
)
MODEL_COLUMNS = (
    "fact_id, quarter, unit_id, event, period, model_id, value, state, qualifier, submission_id, "
    "locator, derived, reason, note"
)

# What is wrong: the file, how it gets there (None: it is gone), how the sentence begins.
DAMAGED = {
    "unknown column": (
        "fact_model",
        lambda text: text.replace("unit_id", "unit", 1),
        "Tệp fact_model.csv: dòng tiêu đề không đúng (unit, thiếu unit_id). "
        f"Các cột cần có: {MODEL_COLUMNS}.",
    ),
    "column twice": (
        "fact_model",
        lambda text: text.replace("note", "note,note", 1),
        "Tệp fact_model.csv: dòng tiêu đề không đúng (trùng cột). "
        f"Các cột cần có: {MODEL_COLUMNS}.",
    ),
    "column lost": (
        "unit_alias",
        lambda text: "\n".join(line.split(",")[0] for line in text.splitlines()),
        "Tệp unit_alias.csv: dòng tiêu đề không đúng (thiếu unit_id). "
        "Các cột cần có: alias, unit_id.",
    ),
    "semicolons": (
        "unit_alias",
        lambda text: text.replace(",", ";"),
        "Tệp unit_alias.csv: dòng tiêu đề không đúng (alias;unit_id, thiếu alias, thiếu unit_id). "
        "Các cột cần có: alias, unit_id.",
    ),
    "no header": (
        "unit_alias",
        lambda text: "\n" + text,
        "Tệp unit_alias.csv: dòng tiêu đề không đúng (thiếu alias, thiếu unit_id). "
        "Các cột cần có: alias, unit_id.",
    ),
    "value that is no number": (
        "fact_model",
        lambda text: text.replace(",13,", ",mười ba,", 1),
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "value below zero": (
        "fact_model",
        lambda text: text.replace(",13,", ",-13,", 1),
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "value beside an unknown number": (
        "fact_model",
        lambda text: text.replace(",13,counted,", ",13,uncounted,", 1),
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "counted without a value": (
        "fact_model",
        lambda text: text.replace(",13,counted,", ",,counted,", 1),
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "zero that is called counted": (
        "fact_custom",
        lambda text: text.replace(",0,zero,", ",0,counted,", 1),
        "Tệp fact_custom.csv có dòng không đúng: ",
    ),
    "day that does not exist": (
        "dim_quarter",
        lambda text: text.replace("2021-04-01", "2021-04-31", 1),
        "Tệp dim_quarter.csv có dòng không đúng: ",
    ),
    "quarter that does not exist": (
        "dim_quarter",
        lambda text: text.replace("2021-Q2", "2021-Q5", 1),
        "Tệp dim_quarter.csv có dòng không đúng: ",
    ),
    "quote never closed": (
        "fact_model",
        lambda text: text[: text.rindex('"')],
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "row cut off": (
        "fact_model",
        lambda text: text + "m18,2024-Q2\n",
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "file lost": ("fact_model", None, "Thiếu tệp {folder}fact_model.csv. Hãy lấy lại tệp này từ "),
    "not UTF-8": (
        "unit_alias",
        lambda text: text.encode("utf-16"),
        "Tệp unit_alias.csv trống hoặc không phải văn bản UTF-8. Hãy lưu lại bằng UTF-8.",
    ),
    "not UTF-8 far below": (
        "document",
        lambda text: text.encode() + b"x,y,z,,Kon R\xe2y,about,http://x,\n",
        "Tệp document.csv có dòng không đúng: ",
    ),
    "empty": (
        "fact_outreach",
        lambda text: "",
        "Tệp fact_outreach.csv trống hoặc không phải văn bản UTF-8. Hãy lưu lại bằng UTF-8.",
    ),
    "key twice": (
        "fact_model",
        lambda text: text + text.splitlines()[1] + "\n",
        "Số liệu chưa khớp nên không công bố; ",
    ),
    "custom counted twice at a place": (
        "fact_custom",
        lambda text: text + text.splitlines()[1].replace("c5,", "c5-again,", 1) + "\n",
        "Số liệu chưa khớp nên không công bố; ",
    ),
    "key that leads nowhere": (
        "fact_model",
        lambda text: text.replace(",tan-lap,", ",tan-lop,", 1),
        "Số liệu chưa khớp nên không công bố; ",
    ),
    "word outside the list": (
        "fact_model",
        lambda text: text.replace(",goal_met,", ",finished,", 1),
        "Tệp fact_model.csv có dòng không đúng: ",
    ),
    "figure without a locator": (
        "fact_outreach",
        lambda text: text.replace("chú thích 4", "", 1),
        "Tệp fact_outreach.csv có dòng không đúng: ",
    ),
}


def sql(snapshot, text):
    """The first column of the result, as a list."""
    return store.fetch(snapshot, text).iloc[:, 0].tolist()


def kept():
    """The numbers of the versions that are kept."""
    return [versions.number_of(path) for path in versions.published("official")]


def everything():
    """The version in use, read to the end: number, rows of each table, totals that differ."""
    snapshot = store.snapshot("official")
    counts = {table: len(store.fetch(snapshot, f"from {table}")) for table in load.TABLES}
    assert sql(snapshot, "select version from build_info") == [snapshot.version]
    assert versions.current("official") == snapshot.path
    totals = queries.query("sources/controls", on=snapshot)
    assert totals["expected"].tolist() == totals["found"].tolist()
    return snapshot.version, counts


def damage(path, change):
    """Change the text of a file, or remove it."""
    if change is None:
        path.unlink()
        return
    text = change(path.read_text(encoding="utf-8"))
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_first_build(empty_home):
    path = publish.build()
    folder = empty_home / "official"
    assert path == folder / "konray-000001.duckdb"
    assert (folder / "CURRENT").read_text(encoding="utf-8") == "konray-000001.duckdb\n"
    assert sorted(file.name for file in folder.iterdir()) == [
        "CURRENT",
        "build.lock",
        "konray-000001.duckdb",
    ]


def test_build_info(empty_home):
    publish.build()
    snapshot = store.snapshot()
    info = store.fetch(snapshot, "select data_set, version, inputs_sha256 from build_info")
    assert info.to_dict("records") == [
        {
            "data_set": "official",
            "version": 1,
            "inputs_sha256": load.inputs_hash(publish.PUBLISHED.glob("*.csv")),
        }
    ]
    assert sql(snapshot, "select built_at <= now() from build_info") == [True]


def test_second_build_moves_the_pointer(empty_home, lay_out):
    lay_out()
    assert publish.build() == empty_home / "official" / "konray-000002.duckdb"
    assert versions.number_of(versions.current("official")) == 2
    assert kept() == [1, 2]


def test_newest_versions_are_kept(lay_out):
    lay_out(publish.KEPT)
    for _ in range(2):
        publish.build()
    assert publish.KEPT == 5
    assert kept() == [3, 4, 5, 6, 7]
    assert versions.number_of(versions.current("official")) == 7


def test_number_goes_on_after_a_rollback(lay_out):
    lay_out(2)
    publish.rollback("official", 1)
    assert versions.number_of(publish.build()) == 3
    assert versions.number_of(versions.current("official")) == 3


def test_data_sets_have_versions_of_their_own(empty_home):
    publish.build()
    publish.build()
    assert publish.build("demo", publish.PUBLISHED) == empty_home / "demo" / "konray-000001.duckdb"
    assert versions.number_of(versions.current("official")) == 2


def test_invented_figures_are_never_built_from_the_official_ones(empty_home):
    with pytest.raises(ValueError, match="never built from the published files"):
        publish.build("demo")
    assert not versions.exists("demo")


def test_unknown_data_set(empty_home):
    with pytest.raises(ValueError, match="unknown data set 'offical'"):
        publish.build("offical")


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_file(warehouse, published_copy, case):
    table, change, begins = DAMAGED[case]
    before = (kept(), versions.current("official"))
    damage(published_copy / f"{table}.csv", change)
    with pytest.raises(WarehouseError) as caught:
        publish.build(source=published_copy)
    begins = begins.format(folder=f"{published_copy}{os.sep}")
    message = str(caught.value)
    assert message.startswith(begins)
    assert len(message.splitlines()) == 1
    assert (kept(), versions.current("official")) == before
    assert everything()[0] == store.snapshot("official").version


def test_folder_in_place_of_a_file(warehouse, published_copy):
    path = published_copy / "fact_model.csv"
    path.unlink()
    path.mkdir()
    with pytest.raises(WarehouseError) as caught:
        publish.build(source=published_copy)
    assert str(caught.value) == f"Không đọc được tệp {path}. Hãy kiểm tra quyền đọc."


@pytest.mark.parametrize("value", ["13a", "13.6", "1.238", "1e3", " 13"])
def test_what_is_no_whole_number_is_refused_with_its_row(warehouse, published_copy, value):
    damage(published_copy / "fact_model.csv", lambda text: text.replace(",13,", f",{value},", 1))
    with pytest.raises(WarehouseError) as caught:
        publish.build(source=published_copy)
    assert str(caught.value) == (
        "Tệp fact_model.csv có dòng không đúng: Invalid Input Error: dòng “m2”, cột value: "
        f"“{value}” không phải số nguyên"
    )


def test_line_number_of_a_wrong_word_is_named(warehouse, published_copy):
    damage(published_copy / "fact_model.csv", lambda text: text.replace(",counted,", ",count,", 1))
    with pytest.raises(WarehouseError, match=r"Line: 2 nội dung dòng: m2,2024-Q2.*\"count\""):
        publish.build(source=published_copy)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["byte order mark", "Windows line ends", "no last line end"],
)
def test_file_as_excel_or_an_editor_saves_it(empty_home, published_copy, change):
    for path in published_copy.glob("*.csv"):
        damage(path, change)
    publish.build()
    _, whole = everything()
    publish.build(source=published_copy)
    version, counts = everything()
    assert (version, counts) == (2, whole)
    notes = "select string_agg(note, '|' order by fact_id) from fact_model"
    assert sql(store.snapshot(), notes)[0].endswith("Tên thôn theo bản quét")


def test_columns_in_another_order(empty_home, published_copy):
    lines = (published_copy / "unit_alias.csv").read_text(encoding="utf-8").splitlines()
    swapped = "".join(",".join(reversed(line.split(","))) + "\n" for line in lines)
    (published_copy / "unit_alias.csv").write_text(swapped, encoding="utf-8")
    publish.build(source=published_copy)
    found = sql(store.snapshot(), "select unit_id from unit_alias where alias = 'Tan Lap'")
    assert found == ["tan-lap"]


def test_home_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file" / "home"))
    with pytest.raises(WarehouseError) as caught:
        publish.build()
    folder = tmp_path / "file" / "home" / "official"
    assert str(caught.value) == LOST_ACCESS.format(folder=folder)


def test_rollback_in_a_home_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file" / "home"))
    with pytest.raises(WarehouseError) as caught:
        publish.rollback("official")
    folder = tmp_path / "file" / "home" / "official"
    assert str(caught.value) == LOST_ACCESS.format(folder=folder)


@pytest.mark.parametrize(
    ("step", "time", "in_use", "next_number"),
    [
        ("fsync", 1, 1, 2),
        ("replace", 1, 1, 2),
        ("fsync", 2, 1, 3),
        ("fsync", 3, 1, 3),
        ("replace", 2, 1, 3),
        ("fsync", 4, 2, 3),
    ],
    ids=[
        "saving the draft",
        "naming it",
        "saving the name",
        "saving the pointer",
        "moving the pointer",
        "saving that it moved",
    ],
)
def test_disk_that_fails_late_in_a_build(
    empty_home, lay_out, monkeypatch, step, time, in_use, next_number
):
    lay_out()
    works = getattr(os, step)
    calls = []

    def fail(*arguments):
        calls.append(arguments)
        if len(calls) == time:
            raise OSError(28, "No space left on device")
        return works(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(WarehouseError) as caught:
            publish.build()
    assert str(caught.value) == LOST_ACCESS.format(folder=empty_home / "official")
    assert everything()[0] == in_use
    publish.build()
    assert everything()[0] == next_number
    assert list((empty_home / "official").glob("*.building*")) == []


def test_too_little_memory_is_told_and_changes_nothing(lay_out, monkeypatch):
    lay_out()
    monkeypatch.setattr(drafts, "SETTINGS", drafts.SETTINGS | {"memory_limit": "100kB"})
    with pytest.raises(WarehouseError, match="Không đủ bộ nhớ"):
        publish.build()
    assert kept() == [1]
    assert everything()[0] == 1


def lose_all(draft):
    """What DuckDB left, without a word, where its last writing failed."""
    draft.unlink()
    duckdb.connect(str(draft)).close()


def lose_a_row(draft):
    with duckdb.connect(str(draft)) as connection:
        connection.execute("delete from context_figure where context_id = 'ctx-001'")


def change_a_cell(draft):
    with duckdb.connect(str(draft)) as connection:
        connection.execute("update context_figure set note = '?' where context_id = 'ctx-001'")


def say_another_version(draft):
    with duckdb.connect(str(draft)) as connection:
        connection.execute("update build_info set version = 7")


def cut_off(draft):
    os.truncate(draft, draft.stat().st_size // 2)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lose_all, r"khác ở .*fact_model.*|không đọc được"),
        (lose_a_row, r"\(khác ở context_figure\)"),
        (change_a_cell, r"\(khác ở context_figure\)"),
        (say_another_version, r"\(khác ở build_info, build_info\)"),
        (cut_off, r"konray-000002.building không đọc được"),
    ],
)
def test_draft_that_does_not_hold_what_was_written_is_never_published(
    empty_home, lay_out, monkeypatch, damage, told
):
    lay_out()
    with monkeypatch.context() as patch:
        patch.setattr(publish, "write_through", damage)
        with pytest.raises(inspection.NotWhole, match=told):
            publish.build()
    assert everything()[0] == 1
    assert kept() == [1]
    assert list((empty_home / "official").glob("*.building*")) == []


def test_draft_with_a_log_beside_it_is_never_published(empty_home, lay_out):
    """What DuckDB could not put into the file when it closed it."""
    lay_out()
    draft = empty_home / "official" / "konray-000002.building"

    class Closing:
        """A connection that leaves its log, as one does that can't write the file."""

        def __init__(self):
            self.works = duckdb.connect(str(shutil.copyfile(versions.current("official"), draft)))

        def execute(self, sql):
            return self.works.execute(sql)

        def close(self):
            self.works.close()
            draft.with_name(f"{draft.name}.wal").write_bytes(b"figures")

    with pytest.raises(inspection.NotWhole, match=r"còn tệp konray-000002\.building\.wal"):
        publish.finish(Closing(), draft)


def test_old_versions_go_only_once_the_pointer_lasts(lay_out, monkeypatch):
    lay_out(publish.KEPT)
    works, synced = disk.sync, []

    def fail(folder):
        synced.append(folder)
        if len(synced) == 2:
            raise OSError(5, "Input/output error")
        works(folder)

    monkeypatch.setattr(disk, "sync", fail)
    with pytest.raises(WarehouseError):
        publish.build()
    assert kept() == [1, 2, 3, 4, 5, 6]
    assert everything()[0] == 6


def test_log_of_a_version_that_was_removed_by_hand_goes(empty_home, lay_out):
    path = lay_out()
    path.unlink()
    (empty_home / "official" / "CURRENT").unlink()
    path.with_name(f"{path.name}.wal").write_bytes(b"of the old one")
    assert publish.build() == path
    assert everything()[0] == 1


def report_names(home, number, name="0001"):
    """An issued report that speaks of a version."""
    folder = home / "official" / "reports" / "2024-Q2" / "issued" / name
    folder.mkdir(parents=True)
    about = json.dumps({"warehouse": {"version": number}}) if number else "{"
    (folder / "about.json").write_text(about, encoding="utf-8")


def test_number_that_a_report_names_is_not_given_again(empty_home):
    for name, number in {"0001": 7, "0002": 41, "0003": None, "0004": 12}.items():
        report_names(empty_home, number, name)
    assert versions.number_of(publish.build()) == 42
    assert versions.number_of(publish.build()) == 43


def test_number_of_a_version_that_was_lost_is_not_given_again(lay_out):
    lay_out(2).unlink()
    assert versions.number_of(publish.build()) == 3


def test_leftovers_of_a_killed_build_are_removed(empty_home):
    folder = empty_home / "official"
    folder.mkdir(parents=True)
    for name in ["konray-000007.building", "konray-000007.building.wal", "CURRENT.new"]:
        (folder / name).write_bytes(b"half")
    assert versions.number_of(publish.build()) == 1
    assert sorted(file.name for file in folder.iterdir()) == [
        "CURRENT",
        "build.lock",
        "konray-000001.duckdb",
    ]


def test_other_files_in_the_folder_stay(lay_out):
    folder = lay_out(publish.KEPT).parent
    for name in ["notes.txt", "konray-12.duckdb", "copy of konray-000001.duckdb"]:
        (folder / name).write_bytes(b"mine")
    publish.build()
    assert kept() == [2, 3, 4, 5, 6]
    for name in ["notes.txt", "konray-12.duckdb", "copy of konray-000001.duckdb"]:
        assert (folder / name).read_bytes() == b"mine"


def test_ensure_builds_when_there_is_nothing(empty_home):
    assert publish.ensure() == empty_home / "official" / "konray-000001.duckdb"
    assert everything()[0] == 1


def test_ensure_leaves_an_up_to_date_version(lay_out):
    lay_out()
    assert publish.ensure() is None
    assert kept() == [1]


def test_ensure_builds_once_after_a_change(empty_home, lay_out, published_copy, edit, monkeypatch):
    lay_out()
    edit("fact_outreach", "o1", value="111")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    assert publish.ensure() == empty_home / "official" / "konray-000002.duckdb"
    value = "select value from fact_outreach where fact_id = 'o1'"
    assert sql(store.snapshot(), value) == [111]
    assert publish.ensure() is None


def test_ensure_refuses_a_change_that_does_not_add_up(lay_out, published_copy, edit, monkeypatch):
    lay_out()
    edit("fact_model", "m2", value="14")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    with pytest.raises(publish.NotReconciled):
        publish.ensure()
    assert everything()[0] == 1


def test_ensure_leaves_a_damaged_version(lay_out):
    path = lay_out()
    path.write_bytes(b"damaged")
    assert publish.ensure() is None
    assert kept() == [1]
    assert path.read_bytes() == b"damaged"


def test_ensure_leaves_a_dangling_pointer(lay_out):
    lay_out(2).unlink()
    assert publish.ensure() is None
    assert kept() == [1]


@pytest.mark.parametrize("name", ["fact_model.csv", "dim_unit.csv"])
def test_inputs_hash_follows_the_published_files(published_copy, name):
    before = load.inputs_hash(published_copy.glob("*.csv"))
    assert before == load.inputs_hash(publish.PUBLISHED.glob("*.csv"))
    damage(published_copy / name, lambda text: text + "\n")
    assert load.inputs_hash(published_copy.glob("*.csv")) != before


def test_input_that_can_not_be_read_is_told(published_copy):
    path = published_copy / "fact_model.csv"
    path.unlink()
    path.mkdir()
    with pytest.raises(WarehouseError) as caught:
        load.inputs_hash(published_copy.glob("*.csv"))
    assert str(caught.value) == f"Không đọc được tệp {path}. Hãy kiểm tra quyền đọc."


def test_inputs_hash_follows_schema_controls_and_rules(tmp_path, monkeypatch):
    for part in [*load.LAID, "controls.sql"]:
        (tmp_path / part).write_text("-- one", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "rule.sql").write_text("-- one", encoding="utf-8")
    monkeypatch.setattr(load, "HERE", tmp_path)
    monkeypatch.setattr(publish.controls, "CHECKS", tmp_path / "checks")
    hashes = [load.inputs_hash(publish.PUBLISHED.glob("*.csv"))]
    parts = [*load.LAID, "controls.sql", "checks/rule.sql"]
    for part in parts:
        (tmp_path / part).write_text("-- two", encoding="utf-8")
        hashes.append(load.inputs_hash(publish.PUBLISHED.glob("*.csv")))
    assert len(set(hashes)) == len(parts) + 1


def test_rollback_to_the_version_before(empty_home, lay_out):
    lay_out(3)
    assert publish.rollback("official") == empty_home / "official" / "konray-000002.duckdb"
    assert everything()[0] == 2
    assert publish.rollback("official") == empty_home / "official" / "konray-000001.duckdb"
    assert everything()[0] == 1
    assert kept() == [1, 2, 3]


def test_rollback_to_a_given_version_and_forward_again(lay_out):
    lay_out(3)
    publish.rollback("official", 1)
    assert everything()[0] == 1
    publish.rollback("official", 3)
    assert everything()[0] == 3


def test_rollback_from_a_dangling_pointer(lay_out):
    lay_out(2)
    publish.build().unlink()
    assert versions.number_of(publish.rollback("official")) == 2
    assert everything()[0] == 2


def test_rollback_passes_over_a_damaged_version(lay_out):
    lay_out(3)
    versions.file_of("official", 2).write_bytes(b"damaged")
    assert versions.number_of(publish.rollback("official")) == 1
    assert everything()[0] == 1


@pytest.mark.parametrize(
    ("builds", "number", "sentence"),
    [
        (0, None, "Không có bản nào cũ hơn để quay về. Hãy xem “python -m data versions”."),
        (1, None, "Không có bản nào cũ hơn để quay về. Hãy xem “python -m data versions”."),
        (1, 2, "Không có bản 2 để quay về. Hãy xem “python -m data versions”."),
        (1, -1, "Không có bản -1 để quay về. Hãy xem “python -m data versions”."),
    ],
)
def test_nothing_to_go_back_to(lay_out, builds, number, sentence):
    if builds:
        lay_out(builds)
    with pytest.raises(WarehouseError) as caught:
        publish.rollback("official", number)
    assert str(caught.value) == sentence
    assert kept() == [1][:builds]


def test_build_after_a_rollback_removes_the_oldest(lay_out):
    lay_out(publish.KEPT)
    publish.rollback("official", 1)
    assert publish.build() == versions.file_of("official", 6)
    assert kept() == [2, 3, 4, 5, 6]


def test_draft_is_never_readable_as_a_version(empty_home, monkeypatch):
    seen = []

    def look(connection):
        seen.append((kept(), sorted(path.suffix for path in empty_home.rglob("konray-*"))))

    monkeypatch.setattr(publish, "require_checks", look)
    publish.build()
    assert [numbers for numbers, _ in seen] == [[]]
    assert ".building" in seen[0][1]
    assert kept() == [1]


def test_build_that_is_killed_leaves_a_whole_version(empty_home):
    started = time.monotonic()
    publish.build()
    one_build = time.monotonic() - started
    _, whole = everything()
    moments = random.Random(128)
    # Each builder is forked from a process that has paid for the imports and opened nothing.
    starting = multiprocessing.get_context("forkserver")
    starting.set_forkserver_preload(["data.publish"])
    seen = []
    for _ in range(KILLS):
        ready = starting.Event()
        builder = starting.Process(target=build_for_ever, args=(ready, str(empty_home)))
        builder.start()
        assert ready.wait(60)
        time.sleep(moments.uniform(0, 1.3 * one_build))
        builder.kill()
        builder.join()
        version, counts = everything()
        assert counts == whole
        seen.append(version)
    assert seen == sorted(seen)
    final = publish.build()
    assert everything() == (versions.number_of(final), whole)
    assert list(final.parent.glob("*.building*")) == []
    for path in versions.published("official"):
        with store.connect(path) as connection:
            assert connection.execute("select version from build_info").fetchall() == [
                (versions.number_of(path),)
            ]


def build_for_ever(ready, home):
    """Build, from the moment the test is told, until this process is killed."""
    os.environ["KONRAY_DATA"] = home
    ready.set()
    while True:
        publish.build()
