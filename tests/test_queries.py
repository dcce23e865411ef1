"""Queries: how they are called, how they are written, and that pandas comes to the same numbers."""

import ast
import random
import re
import shutil
from functools import cache
from itertools import product

import duckdb
import pytest

import queries
from data import publish, store
from queries import QueryError, query
from tests import recompute
from tests.recompute.figures import AREAS

ROOT = queries.HERE.parent
NAMES = queries.names()
SQL_FILES = [*queries.HERE.rglob("*.sql"), *(ROOT / "data").rglob("*.sql")]
CALLERS = ["app", "pages", "report", "intake", "measures"]

# A value for every parameter that a query may ask for.
SAMPLE = {
    "submission": "dak-pne.2024-Q3",
    "quarter": "2024-Q2",
    "before": "2024-Q1",
    "quarters": ["2024-Q2", "2024-Q1"],
    "communes": [],
    "topics": [],
    "unit": "dak-pne",
    "year": "2024",
    "ids": ["m1"],
    "kinds": ["village"],
    "areas": ["model"],
    "subject": "custom",
    "parts": ["goal_met"],
    "level": True,
    "most": 10,
    "silent_quarters": ["2024-Q2"],
    "silent_units": ["kon-ray"],
    "silent_customs": ["tao-hon"],
    "indicators": ["khkt"],
    "rows": "unit",
    "columns": "quarter",
    "row_key": "*",
    "column_key": "*",
    "units": ["dak-pne"],
}
# Every value of a parameter that pages let one choose from, beside quarter and communes.
OPTIONS = {
    "since": ["", "2024-Q1"],
    "villages": [True, False],
    "unit": ["dak-pne", "dak-to-lung", "dak-rve", "kon-ray", "dak-rve-2025"],
    "indicator": ["sinh-con-thu-3"],
    "each": [True, False],
    "span": ["quarter", "year", "all"],
    "by": ["commune", "field", "sponsor", "launch_year"],
    "key": ["", "-", "dak-pne", "crops", "Công đoàn xã", "2023"],
    "areas": AREAS,
    "outcome": ["all", "goal_met", "ineffective", "converted", "began", "running"],
}

QUARTERS = ["2024-Q1", "2024-Q2"]
BEFORE = {
    "2023-Q3": "2023-Q2",
    "2023-Q4": "2023-Q3",
    "2024-Q1": "2023-Q4",
    "2024-Q2": "2024-Q1",
    "2024-Q3": "2024-Q2",
}
# Columns with several texts in one, in an order of no meaning, and what stands between them.
LISTS = {"source": "; ", "target_source": "; "} | dict.fromkeys(
    ["compared", "left_out", "districts"], ","
)
SEEDS = 4  # of 54 mistakes put into the queries two found 47, three all 49 that six found
AT_MOST = 60  # choices of parameters that are tried of one query in one world
COMMUNES = [[], ["dak-pne"], ["dak-pne", "dak-koi"], ["dak-ruong"]]

# What a build adds to the published files.
OF_THE_BUILD = ["version", "built_at"]


def sample(name):
    """The parameters of a query, with values."""
    known = SAMPLE | {parameter: values[0] for parameter, values in OPTIONS.items()}
    return {parameter: known[parameter] for parameter in queries.load(name)[1]}


def header(name):
    """The comment on top of a query's file."""
    lines = queries.load(name)[0].splitlines()
    end = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    return "\n".join(lines[:end])


@cache
def parse(path):
    """A file of our code as a tree, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls():
    """Every call of `query(…)` or its kin in our code, as (file and line, call)."""
    found = []
    for folder in CALLERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(parse(path)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                    "query",
                    "queries.query",
                    "rows",
                    "records",
                ):
                    found.append((f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node))
    return found


@cache
def dictionaries(path):
    """The keys of every dict that a file gives a name to: `chosen = {"quarter": …}`."""
    return {
        ast.unparse(node.targets[0]): [key.value for key in node.value.keys]
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        if all(isinstance(key, ast.Constant) for key in node.value.keys)
    }


def passed(place, call):
    """The names of what a call passes, with `**chosen` looked up in its file."""
    named = dictionaries(ROOT / place.rsplit(":", 1)[0])
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield keyword.arg
        else:
            yield from named[ast.unparse(keyword.value)]


def plain(rows):
    """Rows whose absent values are None and whose sources are in one order."""
    return [
        {
            name: None
            if value is None or value != value
            else sorted(value.split(LISTS[name]))
            if name in LISTS
            else value
            for name, value in row.items()
        }
        for row in rows
    ]


def answer(name, snapshot, **parameters):
    """The answer of a query as plain rows, without what only a build knows."""
    frame = query(name, on=snapshot, **parameters).astype(object)
    if name == "frame/district":
        frame = frame.drop(columns=OF_THE_BUILD)
    return plain(frame.to_dict("records"))


def choices(name, quarters, communes, seed=0):
    """Every choice of parameters that the filters allow for a query; of very many, a sample."""
    wanted = queries.load(name)[1]
    options = {parameter: OPTIONS[parameter] for parameter in OPTIONS if parameter in wanted}
    if not wanted & {"quarter", "quarters", "before"}:
        quarters = quarters[:1]
    if "communes" not in wanted:
        communes = communes[:1]
    tried = list(product(quarters, communes, *options.values()))
    if len(tried) > AT_MOST:
        tried = random.Random(f"{name} {seed}").sample(tried, AT_MOST)
    for quarter, chosen, *values in tried:
        every = {
            "quarter": quarter,
            "before": BEFORE[quarter],
            "quarters": [quarter, BEFORE[quarter]],
            "communes": chosen,
        } | dict(zip(options, values, strict=True))
        yield {parameter: every[parameter] for parameter in wanted}


def test_answer(snapshot):
    assert query("frame/quarters", on=snapshot)["quarter"].tolist() == ["2024-Q2", "2024-Q1"]


def test_names_are_folder_and_file():
    assert [name for name in NAMES if not re.fullmatch(r"[a-z_]+/[a-z_]+", name)] == []
    assert "overview/map" in NAMES


def test_unknown_name(snapshot):
    with pytest.raises(QueryError) as caught:
        query("overview/maps", on=snapshot)
    assert str(caught.value) == (
        "queries/overview/maps.sql: there is no such query; did you mean overview/map?"
    )


def test_name_that_is_like_no_other(snapshot):
    with pytest.raises(QueryError) as caught:
        query("zzz", on=snapshot)
    assert str(caught.value) == "queries/zzz.sql: there is no such query"


@pytest.mark.parametrize("name", ["../data/schema", "overview/map.sql", "/etc/passwd", ""])
def test_name_never_leads_out_of_the_folder(snapshot, name):
    with pytest.raises(QueryError, match="there is no such query"):
        query(name, on=snapshot)


def test_missing_parameter(snapshot):
    with pytest.raises(QueryError) as caught:
        query("overview/map", on=snapshot, quarter="2024-Q2")
    assert str(caught.value) == "queries/overview/map.sql: parameters missing communes"


def test_excess_parameter(snapshot):
    with pytest.raises(QueryError) as caught:
        query("frame/quarters", on=snapshot, quarter="2024-Q2")
    assert str(caught.value) == "queries/frame/quarters.sql: parameters not asked for quarter"


def test_missing_and_excess_parameters(snapshot):
    with pytest.raises(QueryError) as caught:
        query("customs/places", on=snapshot, quarter="2024-Q2", commune=[], previous="2024-Q1")
    assert str(caught.value) == (
        "queries/customs/places.sql: parameters missing before, communes, villages "
        "and not asked for commune, previous"
    )


def test_two_statements_are_refused(tmp_path, monkeypatch):
    (tmp_path / "two.sql").write_text("select 1; select 2", encoding="utf-8")
    monkeypatch.setattr(queries, "HERE", tmp_path)
    monkeypatch.setattr(queries, "names", lambda: ["two"])
    with pytest.raises(QueryError) as caught:
        queries.load.__wrapped__("two")
    assert str(caught.value) == "queries/two.sql: expected one statement, found 2"


def test_value_is_never_part_of_the_statement(snapshot):
    text = "2024-Q2' or '1' = '1"
    chosen = {"quarter": "2024-Q2", "before": "2024-Q1", "communes": []}
    for wrong in ({"quarter": text}, {"communes": [text]}):
        assert query("models/balance", on=snapshot, **chosen | wrong).empty


def test_caller_may_change_an_answer(snapshot):
    first = query("frame/communes", on=snapshot, quarter="2024-Q2")
    first.loc[0, "name"] = "changed"
    first["more"] = 1
    again = query("frame/communes", on=snapshot, quarter="2024-Q2")
    assert again["name"].tolist()[0] == "Đăk Kôi"
    assert "more" not in again


def test_records_are_the_same_rows_under_names(snapshot):
    chosen = {"quarters": ["2024-Q2"], "communes": [], "areas": ["outreach", "stock"]}
    told = queries.records("figures/facts", on=snapshot, **chosen)
    assert told == queries.rows("figures/facts", on=snapshot, **chosen)
    frame = query("figures/facts", on=snapshot, **chosen)
    assert list(told[0]._fields) == list(frame.columns)
    assert [row.fact_id for row in told] == frame["fact_id"].tolist()
    assert (told[0].kind, told[0].value) == (None, 110)
    assert told[0].quarter is told[-1].quarter  # a text of many rows is kept once
    told.clear()
    assert queries.records("figures/facts", on=snapshot, **chosen) != []


def test_answers_belong_to_their_version(lay_out, published_copy, edit):
    lay_out()
    old = store.snapshot()
    chosen = {"quarters": ["2024-Q2"], "communes": [], "areas": ["outreach"]}
    assert query("figures/facts", on=old, **chosen)["value"].tolist()[0] == 110
    edit("fact_outreach", "o1", value="111")
    publish.build(source=published_copy)
    new = store.snapshot()
    assert query("figures/facts", on=new, **chosen)["value"].tolist()[0] == 111
    assert query("figures/facts", on=old, **chosen)["value"].tolist()[0] == 110


def test_few_answers_are_kept(lay_out, monkeypatch):
    lay_out()
    snapshot = store.snapshot()
    monkeypatch.setattr(queries, "KEPT_ANSWERS", 3)
    for quarter in BEFORE:
        query("overview/silent", on=snapshot, quarter=quarter)
    assert len(snapshot.answers) == 3
    monkeypatch.setattr(queries, "KEPT_ROWS", 0)
    kept = list(snapshot.answers)
    assert len(query("frame/communes", on=snapshot, quarter="2024-Q2")) == 7
    assert list(snapshot.answers) == kept


def test_answers_to_different_choices_differ(snapshot):
    chosen = {"quarter": "2024-Q2", "before": "2024-Q1"}
    balances = [
        len(query("models/balance", on=snapshot, communes=communes, **chosen))
        for communes in COMMUNES
    ]
    assert balances == [6, 1, 2, 0]


@pytest.mark.parametrize("name", NAMES)
def test_header_says_what_a_row_is_and_names_every_column(snapshot, name):
    comment = header(name)
    assert comment.startswith("-- One row = ")
    columns = query(name, on=snapshot, **sample(name)).columns
    unnamed = [column for column in columns if not re.search(rf"\b{column}\b", comment)]
    if "the same with _before" in comment:
        unnamed = [column for column in unnamed if column.removesuffix("_before") not in columns]
    assert unnamed == []


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_keywords_are_lower_case(path):
    text = path.read_text(encoding="utf-8")
    encoded = text.encode()
    upper = []
    for start, kind in duckdb.tokenize(text):
        if kind == duckdb.token_type.keyword:
            word = re.match(rb"\w*", encoded[start:])[0].decode()
            if word != word.lower():
                upper.append(word)
    assert upper == []


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sql_file_is_tidy(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[-1] == ""
    assert [line for line in lines if line != line.rstrip() or "\t" in line] == []
    assert lines[-2] == lines[-2].rstrip() != ""


@pytest.mark.parametrize("name", NAMES)
def test_query_is_one_select(name):
    [statement] = duckdb.extract_statements(queries.load(name)[0])
    assert statement.type == duckdb.StatementType.SELECT


def test_calls_name_a_query_and_pass_what_it_asks_for():
    wrong = []
    for place, call in calls():
        first = call.args[0] if call.args else None
        if not isinstance(first, ast.Constant) or first.value not in NAMES or len(call.args) > 1:
            wrong.append(f"{place}: {ast.unparse(call)}")
            continue
        wanted = {*queries.load(first.value)[1], "on"}
        if set(passed(place, call)) != wanted:
            wrong.append(f"{place}: {ast.unparse(call)} should pass {sorted(wanted)}")
    assert wrong == []


def test_every_query_is_used():
    used = {call.args[0].value for _, call in calls()}
    assert sorted(set(NAMES) - used) == []


def test_no_statement_is_put_together_from_strings():
    """The exceptions put in names of our own schema alone: a table, its columns, its key."""
    built = []
    for folder in [*CALLERS, "data", "queries"]:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(parse(path)):
                if not isinstance(node, ast.Call):
                    continue
                name = ast.unparse(node.func).rsplit(".", 1)[-1]
                if name not in ("execute", "executemany", "sql", "fetch", "query"):
                    continue
                for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                    formatted = isinstance(argument, ast.Call) and ast.unparse(
                        argument.func
                    ).endswith((".format", ".join", ".replace"))
                    if formatted or isinstance(argument, ast.JoinedStr | ast.BinOp):
                        built.append((path.name, ast.unparse(argument)[2:].split("}")[0] + "}"))
    assert sorted(built) == [
        ("applying.py", "delete from {table}"),  # of accepted.FACTS
        ("applying.py", "delete from {table}"),  # of accepted.SHARED, which names the key, too
        ("filing.py", "from {table}"),  # of accepted.TABLES, which names the key, too
        # as duckdb_tables() lists them
        ("inspection.py", "union all '.join((each.format(name) for name, in tables))}"),
        ("load.py", '""{how}'),  # "insert" or "insert or replace", of load.TABLES
        ("older.py", "attach '{quoted}"),  # a path, which can't be a parameter
        ("older.py", "create macro main.{name}"),  # as duckdb_functions() lists them
        ("older.py", "create type main.{name}"),  # as duckdb_types() lists them
        ("older.py", "create view main.{name}"),  # as duckdb_tables() lists them
        ("older.py", "set {name}"),  # of store.LOCKDOWN
        ("rebuilding.py", "from {table}"),  # as duckdb_tables() lists them
        ("settled.py", "create view {table}"),  # of settled.MADE_OF
        ("settled.py", "delete from {table}"),  # of the same
        ("settled.py", "drop table {table}"),  # of the same
        ("settled.py", "insert into {table}"),  # of the same
        ("settled.py", "insert into {table}"),  # of the same, part by part
    ]


def test_only_the_store_and_the_build_open_duckdb():
    openers = [
        path.relative_to(ROOT).as_posix()
        for folder in [*CALLERS, "data", "queries"]
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "duckdb.connect(" in path.read_text(encoding="utf-8")
    ]
    assert openers == [
        "intake/accepting.py",  # a draft, copied from the version in use
        "data/checking.py",
        "data/ledger.py",  # what the version in use knows of the journal
        "data/older.py",  # beside a version of before: what it lacks
        "data/publish.py",
        "data/sandbox_child.py",  # for one question that a reader types, in a process of its own
        "data/store.py",
    ]


def test_every_screen_query_has_a_second_road():
    folders = (
        *("coordination/", "customs/", "documents/", "duty/", "figures/", "frame/", "indicators/"),
        "models/",
        "overview/",
        "profile/",
    )
    assert sorted(recompute.ANSWERS) == [name for name in NAMES if name.startswith(folders)]


@pytest.mark.parametrize("name", recompute.ANSWERS)
def test_second_road_to_the_published_figures(snapshot, name):
    tables = recompute.read(publish.PUBLISHED)
    for parameters in choices(name, QUARTERS, COMMUNES):
        expected = plain(recompute.ANSWERS[name](tables, **parameters))
        assert answer(name, snapshot, **parameters) == expected, parameters


@pytest.fixture(scope="module")
def imagined(warehouse, tmp_path_factory):
    """Fuller data sets: zeros, unknowns, bounds, several places and sources in every table."""
    worlds = []
    home = tmp_path_factory.mktemp("imagined")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home))
        for seed in range(SEEDS):
            source = shutil.copytree(publish.PUBLISHED, tmp_path_factory.mktemp("seed") / "files")
            for table, frame in recompute.imagine(recompute.read(source), seed).items():
                frame.to_csv(source / f"{table}.csv", index=False)
            publish.build(source=source)
            worlds.append((store.snapshot(), recompute.read(source)))
    yield worlds
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("name", recompute.ANSWERS)
def test_second_road_to_imagined_figures(imagined, name):
    for seed, (snapshot, tables) in enumerate(imagined):
        tried = list(choices(name, [*BEFORE], [*COMMUNES, ["dak-rve", "tan-lap"]], seed))
        # Every choice in every second world: 230 mistakes put into the queries were found as well.
        for parameters in tried[seed % 2 :: 2] if len(tried) > 1 else tried:
            expected = plain(recompute.ANSWERS[name](tables, **parameters))
            assert answer(name, snapshot, **parameters) == expected, (seed, parameters)


def test_columns_keep_their_order(snapshot):
    columns = list(query("overview/unallocated", on=snapshot, quarter="2024-Q2"))
    assert columns == ["topic", "value", "facts", "allocated", "year_to_date", "source"]


def test_district_of_the_version_in_use(snapshot):
    district = query("frame/district", on=snapshot)
    assert district["version"].tolist() == [snapshot.version]
    assert district["built_at"].notna().tolist() == [True]
