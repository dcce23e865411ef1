"""SQL that a reader types: what may be asked, what is refused and with which sentence, and that the
program lives on."""

import pytest

from data import sandbox, store
from data.sandbox import Refused, ask

CLOSED = "Ở đây chỉ đọc kho số liệu"
ONE = "Mỗi lần chỉ hỏi một câu"
HOSTILE = [
    ("insert into dim_custom select * from dim_custom", CLOSED),
    ("delete from fact_custom", CLOSED),
    ("create table x as select 1", CLOSED),
    ("with x as (select 1) delete from fact_custom", CLOSED),
    ("attach '{folder}/x.duckdb' as x", CLOSED),
    ("copy (select 1) to '{folder}/x.csv'", CLOSED),
    ("export database '{folder}/x'", CLOSED),
    ("select * from read_csv('{folder}/told.csv')", CLOSED),
    ("select * from read_text('{folder}/told.csv')", CLOSED),
    ("select * from glob('{folder}/*')", CLOSED),
    ("from '{folder}/told.csv'", CLOSED),
    ("install httpfs", CLOSED),
    ("load httpfs", CLOSED),
    ("pragma database_list", CLOSED),
    ("set memory_limit = '64GB'", CLOSED),
    ("reset memory_limit", CLOSED),
    ("call pragma_version()", CLOSED),
    ("explain analyze delete from fact_custom", CLOSED),
    ("pivot fact_custom on custom_id using sum(value)", CLOSED),
    ("checkpoint", CLOSED),
    ("select getenv('HOME')", "Kho không có bảng, cột hoặc hàm “getenv”"),
    ("select 1; delete from fact_custom", ONE),
    ("select 1 /* ; */ ; -- x\ndelete from fact_custom", ONE),
    ("-- select\ndelete from fact_custom", CLOSED),
    ("/* select */ attach '{folder}/x.duckdb'", CLOSED),
    ("select * from query('delete from fact_custom')", CLOSED),
    ("select * from query('from duckdb_' || 'settings()')", CLOSED),
    ("from json_execute_serialized_sql(json_serialize_sql('from duckdb_settings()'))", CLOSED),
    ("select path from duckdb_databases()", CLOSED),
    ("from \"DuckDB_Settings\"()", CLOSED),
    ("select file from pragma_database_list", CLOSED),
    ("from 'pg_settings'", CLOSED),
    ("select current_setting('allowed_paths')", CLOSED),
    ("from enable_profiling(format = 'json', save_location = '{folder}/x')", CLOSED),
    ("with a as (from enable_logging(storage = 'stdout')) from a", CLOSED),
    ("from checkpoint()", CLOSED),
    ("from pandas_scan(1)", CLOSED),
    ("select repeat('x', 3000000000)", "Câu hỏi cần quá 256 MB bộ nhớ"),
    ("select range(1000000000)", "Câu hỏi cần quá 256 MB bộ nhớ"),
    ("select string_agg(repeat('x', 1000)) from range(100000000)", "Câu hỏi cần quá 256 MB"),
    ("select * from range(10000000000) order by 1 desc", "Câu hỏi"),
    ("select repeat('x', 6000000)", "Câu trả lời lớn quá 5 MB"),
    (f"select {'1+' * 4000}1", "Câu hỏi"),
    ("x" * 10_001, "Câu hỏi dài quá 10.000 chữ cái"),
    ("select \x00 1", "Câu hỏi"),
]  # fmt: skip
ENDLESS = [
    "with recursive x as (select 1 as i union all select i + 1 from x) select count(*) from x",
    f"select count(*) from {', '.join(f'fact_custom as x{number}' for number in range(9))}",
]


@pytest.mark.parametrize(("text", "sentence"), HOSTILE, ids=lambda text: text[:40])
def test_what_does_more_than_read_is_refused(snapshot, tmp_path, text, sentence):
    (tmp_path / "told.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        ask(snapshot, text.replace("{folder}", tmp_path.as_posix()))
    assert str(caught.value).startswith(sentence)
    assert [path.name for path in tmp_path.iterdir()] == ["told.csv"]


@pytest.mark.parametrize("text", ENDLESS, ids=["recursion", "cross join"])
def test_what_never_ends_is_ended(snapshot, monkeypatch, text):
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    with pytest.raises(Refused, match="Câu hỏi chạy quá"):
        ask(snapshot, text)


def test_after_all_that_the_warehouse_is_as_it_was(snapshot):
    assert ask(snapshot, "select count(*) as n from fact_custom").frame.to_numpy().tolist() == [
        [20]
    ]
    assert store.fetch_rows(snapshot, "select count(*) from fact_custom") == [(20,)]


@pytest.mark.parametrize(
    "text",
    [
        "select 1 as a", "SELECT 1 AS a;", "(select 1 as a)", "/* x */ select 1 as a -- ; drop",
        "\ufeff\u00a0select 1 as a\n", "from (values (1)) as x(a)",
        "with x as (select 1 as a) from x", "values (1)",
    ],
)  # fmt: skip
def test_what_reads_is_answered(snapshot, text):
    assert ask(snapshot, text).frame.to_numpy().tolist() == [[1]]


def test_an_answer_is_of_plain_values(snapshot):
    answer = ask(
        snapshot,
        "select 'Đăk Pne' as name, 1.5::decimal(4, 2) as part, date '2024-06-14' as day, null as x,"
        " true as yes, [1, 2] as list, 'nan'::double as nan, 1 as name, 2 as \"name (2)\"",
    )
    assert answer.frame.columns.tolist() == [
        "name", "part", "day", "x", "yes", "list", "nan", "name (2)",
        "name (2) (2)",
    ]  # fmt: skip
    row = ["Đăk Pne", 1.5, "2024-06-14", None, True, "[1, 2]", None, 1, 2]
    assert answer.frame.iloc[0].tolist() == row
    assert not answer.more


def test_what_the_sentence_on_moments_says_can_be_asked(snapshot):
    [row] = ask(snapshot, "select now()::text as a, now()::date as b").frame.to_numpy().tolist()
    assert row[0].startswith(row[1])


def test_of_many_rows_the_first_are_given(snapshot):
    answer = ask(snapshot, "from range(5000)")
    assert (len(answer.frame), answer.more) == (1_000, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa có câu hỏi nào."), (" -- x", "Chưa có câu hỏi nào."),
        ("selec 1", "Câu hỏi viết chưa đúng cú pháp SQL, gần “selec”. Hãy xem lại chỗ đó."),
        (
            "from khong_co",
            "Kho không có bảng, cột hoặc hàm “khong_co”. Hãy xem tên trong từ điển bên cạnh.",
        ),
        (
            "select dim_unit.khong_co from dim_unit",
            "Kho không có bảng, cột hoặc hàm “khong_co”. Hãy xem tên trong từ điển bên cạnh.",
        ),
        (
            "select sum(unit_id) from dim_unit",
            "Hàm hoặc phép tính “sum” không dùng được với kiểu của cột. Hãy xem kiểu trong từ điển "
            "bên cạnh.",
        ),
        (
            "select 'x' + kind from dim_unit group by all",
            "Hàm hoặc phép tính “+” không dùng được",
        ),
        (
            "select name from dim_unit group by kind",
            "Cột “name” phải nằm trong group by, hoặc trong một phép gộp: sum, count, max.",
        ),
        (
            "select unit_id from dim_unit, fact_custom",
            "Có nhiều bảng cùng có cột “unit_id”. Hãy ghi tên bảng trước tên cột.",
        ),
        ("select now()", "Chưa hiện được thời điểm kèm múi giờ (timestamptz). Hãy đổi sang chữ, "),
        ("select [built_at::timestamptz] from build_info", "Chưa hiện được thời điểm kèm múi giờ"),
        ("select max(sum(1))", "Câu hỏi chưa chạy được. Hãy viết lại gọn hơn."),
        ("select 'x'::integer", "Một giá trị trong câu hỏi không đổi được sang kiểu cần có"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_one_sentence(snapshot, text, sentence):
    with pytest.raises(Refused) as caught:
        ask(snapshot, text)
    assert str(caught.value).startswith(sentence)
    assert "Error" not in str(caught.value)


def test_few_ask_at_once(snapshot, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0)
    taken = [sandbox._turns.acquire() for _ in range(sandbox.AT_ONCE)]
    try:
        with pytest.raises(Refused, match="nhiều người hỏi cùng lúc"):
            ask(snapshot, "select 1")
    finally:
        sandbox._turns.release(len(taken))


def test_the_process_opens_as_readers_do(snapshot, tmp_path, monkeypatch):
    """Settings are not told to who asks: here the process has nothing against it."""
    open_child = tmp_path / "child.py"
    told = sandbox._CHILD.read_text(encoding="utf-8").replace("if MACHINE.search(sql)", "if False")
    open_child.write_text(told, encoding="utf-8")
    monkeypatch.setattr(sandbox, "_CHILD", open_child)
    named = ", ".join(f"current_setting('{name}')::text" for name in sorted(store.LOCKDOWN))
    [found] = ask(snapshot, f"select {named}").frame.to_numpy().tolist()
    wanted = [str(store.LOCKDOWN[name]).lower() for name in sorted(store.LOCKDOWN)]
    assert [str(one).lower() for one in found] == wanted
