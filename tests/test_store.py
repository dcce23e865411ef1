"""Reading: nothing gets out or in, a snapshot stays itself, and damage is told in a sentence."""

import os
import random
import re
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pandas as pd
import pytest

from data import load, publish, store, versions
from data.versions import WarehouseError
from queries import query, rows

BACK = "python -m data rollback --data-set official"
AGAIN = "python -m data build --data-set official"

READERS = 8
QUESTIONS = 30
PUBLISHES = publish.KEPT + 1  # the first ones are removed meanwhile


def one(snapshot, sql, parameters=None):
    """The only value of a result."""
    [[value]] = store.fetch(snapshot, sql, parameters).to_numpy().tolist()
    return value


KINDS = """
from (values
    (1::integer, 2::bigint, 1.5::double, 1.25::decimal(8, 2), true, 'x', date '2024-06-14',
        timestamp '2024-06-14 07:00:00', 'a'::enum ('a', 'b')),
    (2, 3, 2.5, 2.25, false, 'y', date '2024-06-15', timestamp '2024-06-15 07:00:00', 'b'),
    (null, null, null, null, null, null, null, null, null)
) as cells (whole, large, ratio, exact, truth, words, day, moment, choice)
"""


@pytest.mark.parametrize(
    "which", ["true", "whole is not null", "whole is null", "false"],
    ids=["some absent", "all there", "all absent", "no row"],
)  # fmt: skip
def test_a_frame_is_the_one_that_duckdb_makes(warehouse, which):
    snapshot = store.open_copy("official", warehouse)
    sql = f"{KINDS} where {which}"
    own = snapshot.connection.cursor().execute(sql).df()
    frame = store.fetch(snapshot, sql)
    pd.testing.assert_frame_equal(frame, own)
    cells = {name: [repr(cell) for cell in own[name]] for name in own}
    assert {name: [repr(cell) for cell in frame[name]] for name in frame} == cells


def test_records_have_each_text_once_and_numbers_of_their_kind(warehouse):
    snapshot = store.open_copy("official", warehouse)
    first, second, absent = store.fetch_records(
        snapshot, f"select *, 1 as one, 1.0::double as same, 'xa'[:1] as again, {KINDS}"
    )
    assert first.words is first.again
    assert (type(first.one), type(first.same), type(first.truth)) == (int, float, bool)
    assert (second.words, second.truth, absent.words, absent.whole) == ("y", False, None, None)
    assert store.fetch_records(snapshot, f"{KINDS} where false") == []


def refused(kind, begins, sql):
    """One attack: the error that DuckDB answers with, how it begins, and the statement."""
    return pytest.param(kind, begins, sql, id=sql)


@pytest.mark.parametrize(
    ("kind", "begins", "sql"),
    [
        refused(duckdb.PermissionException, "Cannot access file", "from read_csv('{file}')"),
        refused(duckdb.PermissionException, "Cannot access file", "from read_text('{file}')"),
        refused(duckdb.PermissionException, "Cannot access file", "from read_blob('{file}')"),
        refused(duckdb.PermissionException, "Cannot access file", "from glob('{folder}/*')"),
        refused(duckdb.PermissionException, "Cannot access file", "from '{file}'"),
        refused(duckdb.PermissionException, "Cannot access", "copy dim_unit to '{file}'"),
        refused(duckdb.PermissionException, "Cannot access", "copy dim_unit from '{file}'"),
        refused(duckdb.PermissionException, "Cannot access", "export database '{folder}/out'"),
        refused(duckdb.PermissionException, "Cannot access", "attach '{folder}/x.duckdb'"),
        refused(duckdb.CatalogException, "Cannot launch in-memory", "attach ':memory:' as mine"),
        refused(duckdb.InvalidInputException, "Cannot execute", "create table mine (n integer)"),
        refused(
            duckdb.InvalidInputException,
            "Cannot execute",
            "insert into unit_alias values ('x', 'kon-ray')",
        ),
        refused(duckdb.InvalidInputException, "Cannot execute", "update fact_model set value = 0"),
        refused(duckdb.InvalidInputException, "Cannot execute", "delete from fact_model"),
        refused(duckdb.InvalidInputException, "Cannot execute", "drop table fact_duty"),
        refused(
            duckdb.InvalidInputException,
            "Cannot execute",
            "select 1; drop table fact_duty",
        ),
        refused(duckdb.InvalidInputException, "Cannot change", "set threads = 1"),
        refused(duckdb.InvalidInputException, "Cannot change", "set enable_external_access = true"),
        refused(
            duckdb.InvalidInputException, "Cannot change", "set python_enable_replacements = true"
        ),
        refused(
            duckdb.InvalidInputException, "Cannot change", "set global lock_configuration = false"
        ),
        refused(duckdb.InvalidInputException, "Cannot change", "reset lock_configuration"),
        refused(duckdb.InvalidInputException, "Cannot change", "pragma memory_limit = '1GB'"),
        refused(duckdb.PermissionException, "Cannot access directory", "install httpfs"),
        refused(duckdb.PermissionException, "Loading external extensions", "load httpfs"),
        refused(duckdb.CatalogException, "Table with name frame", "from frame"),
        refused(
            duckdb.PermissionException, "Cannot access", "from 'https://example.invalid/a.csv'"
        ),
    ],
)
def test_attack_is_refused(snapshot, tmp_path, kind, begins, sql):
    file = tmp_path / "file.csv"
    file.write_text("a\n1\n", encoding="utf-8")
    frame = store.fetch(snapshot, "from dim_unit")
    before = len(frame)
    with pytest.raises(kind) as caught:
        store.fetch(snapshot, sql.format(file=file.as_posix(), folder=tmp_path.as_posix()))
    assert begins in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.csv"]
    assert file.read_text(encoding="utf-8") == "a\n1\n"
    assert one(snapshot, "select count(*) from dim_unit") == before


def test_python_variable_is_no_table(snapshot, monkeypatch):
    frame = pd.DataFrame({"secret": [1]})
    # Where DuckDB would look: beside the call, in the function that runs it and in its module.
    monkeypatch.setattr(store, "frame", frame, raising=False)
    with pytest.raises(duckdb.CatalogException, match="Table with name frame does not exist"):
        store.fetch(snapshot, "from frame")
    cursor = snapshot.connection.cursor()
    with pytest.raises(duckdb.CatalogException, match="Table with name frame does not exist"):
        cursor.execute("from frame")
    cursor.close()
    assert len(frame) == 1


def test_settings_in_force(snapshot):
    settings = store.fetch(
        snapshot,
        "select name, value from duckdb_settings() where list_contains($names, name)",
        {"names": [*store.LOCKDOWN, "allow_unsigned_extensions"]},
    )
    assert dict(settings.to_numpy().tolist()) == {
        "access_mode": "read_only",
        "allow_unsigned_extensions": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "enable_external_access": "false",
        "lock_configuration": "true",
        "python_enable_replacements": "false",
    }


def test_a_small_version_is_asked_by_one_thread(lay_out, monkeypatch):
    lay_out()
    path = versions.current("official")
    assert store.settings_for(path) == store.LOCKDOWN | store.OF_SMALL
    assert one(store.snapshot(), "select current_setting('threads')") == 1
    disabled = one(store.snapshot(), "select current_setting('disabled_optimizers')")
    assert disabled == store.OF_SMALL["disabled_optimizers"]
    monkeypatch.setattr(store, "SMALL", path.stat().st_size - 1)
    assert store.settings_for(path) == store.LOCKDOWN


def test_parameters_are_bound(snapshot):
    text = "Kon Rẫy' or '1' = '1"
    assert one(snapshot, "select $text", {"text": text}) == text
    found = "select count(*) from dim_unit where name = $name"
    assert one(snapshot, found, {"name": text}) == 0
    assert one(snapshot, found, {"name": "Kon Rẫy"}) == 1
    assert one(snapshot, found, {"name": "'; drop table fact_model; --"}) == 0


def test_lists_and_nothing_are_bound(snapshot):
    found = "select count(*) from dim_unit where len($units) = 0 or list_contains($units, unit_id)"
    every = one(snapshot, "select count(*) from dim_unit")
    assert one(snapshot, found, {"units": []}) == every
    assert one(snapshot, found, {"units": ["dak-pne", "', 'dak-koi"]}) == 1
    assert one(snapshot, "select $nothing is null", {"nothing": None})


def test_mistake_in_a_statement_stays_a_duckdb_error(snapshot):
    with pytest.raises(duckdb.BinderException):
        store.fetch(snapshot, "select no_such_column from dim_unit")
    with pytest.raises(duckdb.InvalidInputException):
        store.fetch(snapshot, "select $a", {"a": 1, "b": 2})


def test_cursor_is_closed_after_a_mistake(snapshot):
    for _ in range(50):
        with pytest.raises(duckdb.ParserException):
            store.fetch(snapshot, "selec")
    assert one(snapshot, "select 1") == 1


def test_snapshot_knows_its_version(lay_out):
    path = lay_out()
    snapshot = store.snapshot("official")
    assert (snapshot.data_set, snapshot.path, snapshot.version) == ("official", path, 1)
    assert one(snapshot, "select version from build_info") == 1


def test_snapshots_of_one_version_share_a_connection(lay_out):
    lay_out()
    assert store.snapshot().connection is store.snapshot().connection


def test_new_version_is_seen_at_once_and_the_old_one_stays(lay_out):
    lay_out()
    old = store.snapshot()
    publish.build()
    new = store.snapshot()
    version = "select version from build_info"
    assert (one(old, version), one(new, version)) == (1, 2)
    publish.rollback("official")
    assert one(store.snapshot(), version) == 1
    assert (one(old, version), one(new, version)) == (1, 2)


def test_snapshot_outlives_its_file(lay_out):
    lay_out(store.KEPT_OPEN + 4)
    first, *later = versions.published("official")
    versions.point_to(first)
    old = store.snapshot()
    for path in later:
        versions.point_to(path)
        assert store.snapshot().version == versions.number_of(path)
    assert first in versions.published("official")
    publish.build()
    assert first not in versions.published("official")
    assert one(old, "select version from build_info") == 1
    assert one(old, "select count(*) from context_figure") == 88


def test_few_connections_are_held(lay_out):
    lay_out(store.KEPT_OPEN + 3)
    for path in versions.published("official"):
        versions.point_to(path)
        store.snapshot()
    assert [one.version for one in store._opened.values()] == [4, 5, 6, 7]


def note_of(snapshot):
    return one(snapshot, "select note from context_figure where context_id = 'ctx-001'")


def test_version_of_the_same_name_made_anew_is_seen(empty_home, lay_out, published_copy, edit):
    first = lay_out()
    old = store.snapshot()
    before = note_of(old)
    old.answers["kept"] = "of the old one"
    shutil.rmtree(empty_home)
    edit("context_figure", "ctx-001", note="khác")
    assert publish.build(source=published_copy) == first
    assert not store.is_in_use(old)
    new = store.snapshot()
    assert (new.version, note_of(new), new.answers) == (1, "khác", {})
    assert store.snapshot() is new
    # a page that is being drawn goes on with what it began with
    assert note_of(old) == before
    with store.connect(first) as connection:
        assert connection.execute("select count(*) from context_figure").fetchone() == (88,)


@pytest.mark.parametrize("restore", [shutil.copyfile, shutil.copy2, os.replace])
def test_backup_with_an_older_number_is_seen(
    empty_home, lay_out, published_copy, edit, tmp_path, restore
):
    lay_out()
    backup = shutil.copytree(empty_home, tmp_path / "backup")
    edit("context_figure", "ctx-001", note="khác")
    shutil.rmtree(empty_home)
    for _ in range(2):
        publish.build(source=published_copy)
        assert note_of(store.snapshot()) == "khác"
    for name in ("konray-000001.duckdb", "CURRENT"):
        restore(backup / "official" / name, empty_home / "official" / name)
    found = store.snapshot()
    assert (found.version, note_of(found)) != (1, "khác")
    assert found.version == 1
    assert store.is_in_use(found)


def test_file_that_is_replaced_while_it_is_opened(lay_out, monkeypatch):
    path = lay_out()
    works, opened = duckdb.connect, []

    def connect(name, config):
        opened.append(name)
        if len(opened) == 1:
            os.utime(path, (1, 1))
        return works(name, config=config)

    monkeypatch.setattr(duckdb, "connect", connect)
    assert store.is_in_use(store.snapshot())
    assert len(opened) == 2


def test_version_of_another_data_set_is_never_read(empty_home):
    publish.build("demo", publish.PUBLISHED)
    path = publish.build()
    shutil.copyfile(versions.file_of("demo", 1), path)
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == DAMAGED.format(name=path.name)


def test_database_without_tables_is_never_read(lay_out):
    path = lay_out()
    path.unlink()
    duckdb.connect(str(path)).close()
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == DAMAGED.format(name=path.name)


def test_data_sets_are_read_apart(lay_out):
    lay_out(2)
    publish.build("demo", publish.PUBLISHED)
    assert (store.snapshot("official").version, store.snapshot("demo").version) == (2, 1)
    assert one(store.snapshot("demo"), "select data_set from build_info") == "demo"


def test_unknown_data_set():
    with pytest.raises(ValueError, match=r"unknown data set '\.\./official'"):
        store.snapshot("../official")


def test_nothing_published(empty_home):
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        f"Chưa có kho số liệu chính thức. Hãy chạy “{AGAIN}” rồi tải lại trang."
    )


def test_nothing_published_for_the_demo(lay_out):
    lay_out()
    with pytest.raises(WarehouseError) as caught:
        store.snapshot("demo")
    assert str(caught.value) == (
        "Chưa có kho số liệu minh họa. Hãy chạy “python -m data build --data-set demo” "
        "rồi tải lại trang."
    )


@pytest.mark.parametrize(
    "name",
    [
        "",
        "\n\n",
        "garbage",
        "konray-1.duckdb",
        "konray-000001.duckdb.bak",
        "konray-000001.duckdb\nkonray-000002.duckdb",
        "../official/konray-000001.duckdb",
        "../x",
        "..\\official\\konray-000001.duckdb",
        "/etc/passwd",
        "C:\\konray-000001.duckdb",
        "konray-000001.duckdb\x00",
        "x" * 100_000,
    ],
    ids=lambda name: repr(name[:40]),
)
def test_garbage_in_the_pointer(empty_home, lay_out, name):
    lay_out()
    pointer = empty_home / "official" / "CURRENT"
    pointer.write_text(name, encoding="utf-8")
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        f"Tệp trỏ {pointer} bị hỏng. Hãy chạy “{BACK}” để dùng lại bản trước, "
        f"hoặc “{AGAIN}” để dựng bản mới."
    )


def test_pointer_that_is_not_text(empty_home, lay_out):
    lay_out()
    pointer = empty_home / "official" / "CURRENT"
    pointer.write_bytes(b"\xff\xfe\x00konray")
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        f"Không đọc được tệp trỏ {pointer}. Hãy kiểm tra quyền đọc thư mục, hoặc chạy “{AGAIN}”."
    )


def test_pointer_that_is_a_folder(empty_home, lay_out):
    lay_out()
    pointer = empty_home / "official" / "CURRENT"
    pointer.unlink()
    pointer.mkdir()
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        f"Không đọc được tệp trỏ {pointer}. Hãy kiểm tra quyền đọc thư mục, hoặc chạy “{AGAIN}”."
    )


def test_pointer_lost(empty_home, lay_out):
    lay_out()
    (empty_home / "official" / "CURRENT").unlink()
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        f"Chưa có kho số liệu chính thức. Hãy chạy “{AGAIN}” rồi tải lại trang."
    )


def test_pointer_to_a_missing_file(lay_out):
    lay_out().unlink()
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        "Tệp trỏ dẫn tới bản konray-000001.duckdb nhưng tệp đó không còn. "
        f"Hãy chạy “{BACK}” để dùng lại bản trước, hoặc “{AGAIN}” để dựng bản mới."
    )


def test_pointer_saved_by_an_editor(empty_home, lay_out):
    lay_out()
    (empty_home / "official" / "CURRENT").write_bytes(b"konray-000001.duckdb\r\n\r\n")
    assert store.snapshot().version == 1


DAMAGED = (
    "Không mở được bản số liệu {name}: tệp bị hỏng hoặc không đọc được. "
    f"Hãy chạy “{BACK}” để dùng lại bản trước, hoặc “{AGAIN}” để dựng bản mới."
)


def read_everything():
    """Open the version in use and read every table of it."""
    snapshot = store.snapshot("official")
    for table in [*load.TABLES, "build_info", "control_found", "unit_commune"]:
        store.fetch(snapshot, f"from {table}")


@pytest.mark.parametrize("kept", [0, 1, 100, 4096, 8192, 12288, 262144, 0.5, 0.9, 0.999999])
def test_truncated_file(lay_out, kept):
    path = lay_out()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept if kept >= 1 else kept * len(whole))])
    with pytest.raises(WarehouseError) as caught:
        read_everything()
    assert str(caught.value) == DAMAGED.format(name=path.name)


def test_file_overwritten_with_noise(lay_out):
    path = lay_out()
    path.write_bytes(random.Random(128).randbytes(path.stat().st_size))
    with pytest.raises(WarehouseError) as caught:
        read_everything()
    assert str(caught.value) == DAMAGED.format(name=path.name)


def test_file_overwritten_with_text(lay_out):
    path = lay_out()
    path.write_text("Kon Rẫy", encoding="utf-8")
    with pytest.raises(WarehouseError) as caught:
        read_everything()
    assert str(caught.value) == DAMAGED.format(name=path.name)


def test_noise_anywhere_is_found_or_harmless(empty_home):
    # Blocks that hold nothing are never read: then every table is as it was.
    whole = publish.build().read_bytes()
    numbers = random.Random(128)
    sentences = []
    for version in range(2, 42):
        noise = numbers.randbytes(numbers.choice([1, 16, 4096, 65536]))
        at = numbers.randrange(len(whole) - len(noise))
        path = versions.file_of("official", version)
        path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
        versions.point_to(path)
        try:
            read_everything()
        except WarehouseError as error:
            sentences.append(str(error))
            assert sentences[-1] == DAMAGED.format(name=path.name)
        path.unlink()
    assert sentences


def test_damaged_version_can_be_left_behind(lay_out):
    lay_out(2).write_bytes(b"damaged")
    with pytest.raises(WarehouseError):
        store.snapshot()
    publish.rollback("official")
    assert store.snapshot().version == 1
    publish.build()
    assert store.snapshot().version == 3


def test_file_that_vanishes_between_pointer_and_opening(lay_out, monkeypatch):
    first = lay_out()
    publish.build()
    answers = [first, versions.current("official")]
    monkeypatch.setattr(versions, "current", lambda data_set: answers.pop(0))
    first.unlink()
    assert store.snapshot().version == 2
    assert answers == []


def test_files_that_keep_vanishing(lay_out, monkeypatch):
    gone = lay_out()
    gone.unlink()
    monkeypatch.setattr(versions, "current", lambda data_set: gone)
    with pytest.raises(WarehouseError) as caught:
        store.snapshot()
    assert str(caught.value) == (
        "Kho số liệu chính thức thay đổi liên tục nên chưa mở được. Hãy tải lại trang."
    )


def test_readers_during_publishes_never_see_two_versions(empty_home, published_copy):
    """Version n holds 88 + n context figures; whoever asks for both must get them to agree."""
    row = (published_copy / "context_figure.csv").read_text(encoding="utf-8").splitlines()[1]

    def publish_next(number):
        with (published_copy / "context_figure.csv").open("a", encoding="utf-8") as file:
            file.write(row.replace("ctx-001,", f"extra-{number},", 1) + "\n")
        assert versions.number_of(publish.build(source=published_copy)) == number

    done = threading.Event()

    def read(_):
        first = store.snapshot("official")
        answers = set()
        asked = 0
        while asked < QUESTIONS or not done.is_set():
            snapshot = store.snapshot("official")
            version = one(snapshot, "select version from build_info")
            done.wait(0.05)
            figures = one(snapshot, "select count(*) from context_figure")
            answers.add((snapshot.version, version, figures))
            asked += 1
        # Long after its file was removed.
        answers.add((first.version, *ask_both(first)))
        answers.add((PUBLISHES + 1, *ask_both(store.snapshot("official"))))
        return answers

    publish_next(1)
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        try:
            for number in range(2, PUBLISHES + 2):
                publish_next(number)
        finally:
            done.set()
        answers = set().union(*(reader.result() for reader in readers))
    assert {(version, version, 88 + version) for version, _, _ in answers} == answers
    assert {1, PUBLISHES + 1} <= {version for version, _, _ in answers}
    assert versions.number_of(versions.published("official")[0]) > 1


def ask_both(snapshot):
    """Two questions to one snapshot."""
    return (
        one(snapshot, "select version from build_info"),
        one(snapshot, "select count(*) from context_figure"),
    )


def ask_what_is_settled(snapshot):
    """Answers that look up what is worked out once for each version."""
    asked = {"on": snapshot, "quarter": "2024-Q2"}
    return [
        rows("overview/map", **asked, communes=[]),
        rows("overview/scale", on=snapshot),
        rows("overview/unallocated", **asked),
        rows("overview/silent", **asked),
        rows("customs/silent_villages", **asked, since="", communes=[]),
    ]


def forget(connection, first):
    """Make of a version one from before a file of the schema, and those that came after it."""
    for file in reversed(load.LAID[load.LAID.index(first) :]):
        text = (load.HERE / file).read_text(encoding="utf-8")
        for kind, name in reversed(re.findall(r"^create (table|view|macro) (\w+)", text, re.M)):
            connection.execute(f"drop {kind} if exists {name}")


def forget_notes(connection):
    """The same from before units said anything in words."""
    schema = (load.HERE / "schema.sql").read_text(encoding="utf-8")
    view = re.search(r"create view fact_reference as.*?;", schema, re.S)[0]
    before = re.sub(r"\nunion all\nselect 'fact_note'.*", "", view)
    assert before != view
    connection.execute("drop view fact_reference; drop table fact_note")
    connection.execute("drop type note_kind; drop type task_state")
    connection.execute(before)


def test_a_version_of_before_is_asked_like_one_of_today(warehouse, tmp_path):
    """An issued report keeps the warehouse that it was made from, whatever the schema was then."""
    path = tmp_path / "it's old.duckdb"
    shutil.copy(warehouse, path)
    with duckdb.connect(str(path)) as connection:
        forget(connection, "frame.sql")
        for view in (
            "control_result", "control_found", "commune_told_now", "unallocated_now",
            "silent_topic_now", "village_silence_now", "unit_in_quarter_now", "unit_spell_now",
        ):  # fmt: skip
            connection.execute(f"drop view {view}")
        forget_notes(connection)
        connection.execute("drop table unit_name; drop table unit_spell")
        connection.execute("drop table unit_in_quarter; drop table village_silence")
        connection.execute("drop table commune_told; drop table unallocated")
        connection.execute("drop table silent_topic; drop macro count_quarters")
        connection.execute("drop macro is_there; drop macro label_unit")
    before = path.read_bytes()
    old = store.open_copy("official", path)
    assert len(query("frame/communes", on=old, quarter="2024-Q2")) == 7
    assert len(query("overview/map", on=old, quarter="2024-Q2", communes=["dak-pne"])) == 1
    assert ask_what_is_settled(old) == ask_what_is_settled(store.snapshot("official"))
    assert query("intake/notes", on=old, unit="dak-pne", quarter="2024-Q2").empty
    assert old.version == store.snapshot("official").version
    for sql in ("delete from older.main.unit_alias", f"attach '{tmp_path / 'other'}'"):
        with pytest.raises(duckdb.Error):
            store.fetch(old, sql)
    assert path.read_bytes() == before


def test_a_version_from_before_units_said_anything_keeps_its_units(warehouse, tmp_path):
    path = tmp_path / "old.duckdb"
    shutil.copy(warehouse, path)
    with duckdb.connect(str(path)) as connection:
        forget(connection, "frame.sql")
        forget_notes(connection)
    old = store.open_copy("official", path)
    assert query("intake/notes", on=old, unit="dak-pne", quarter="2024-Q2").empty
    assert len(query("frame/communes", on=old, quarter="2024-Q2")) == 7
    # with a macro of its own, too
    today = query("documents/mentions", on=store.snapshot("official"))
    assert len(query("documents/mentions", on=old)) == len(today)


def test_a_version_from_before_abstracts_has_none(warehouse, tmp_path):
    path = tmp_path / "old.duckdb"
    lacking = {"unit_name", "unit_spell", "unit_in_quarter"}
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"attach '{warehouse}' as today (read_only)")
        names = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'today'"
        ).fetchall()
        for name in {name for (name,) in names} - lacking:
            cells = "* exclude (abstract)" if name == "document" else "*"
            connection.execute(f"create table {name} as select {cells} from today.{name}")
        [[view]] = connection.execute(
            "select sql from duckdb_views() where view_name = 'fact_reference'"
        ).fetchall()
        connection.execute(view)
    documents = query("sources/documents", on=store.open_copy("official", path))
    assert documents["abstract"].isna().all()
    assert len(documents) == len(query("sources/documents", on=store.snapshot("official")))


@pytest.mark.parametrize("count", range(load.LAID.index("schema.sql") + 1, len(load.LAID)))
def test_a_version_from_before_any_addition_can_be_opened(warehouse, tmp_path, count):
    """Each file that lays the schema came after those before it: a version had only these."""
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        for name in load.LAID[:count]:
            connection.execute((load.HERE / name).read_text(encoding="utf-8"))
        connection.execute(f"attach '{warehouse}' as today (read_only)")
        connection.execute("insert into build_info by name from today.build_info")
    old = store.open_copy("official", path)
    assert old.version == store.snapshot("official").version
    assert query("frame/communes", on=old, quarter="2024-Q2").empty
