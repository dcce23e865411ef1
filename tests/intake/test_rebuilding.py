"""The warehouse made anew is the one in use, row for row."""

import shutil
from datetime import timedelta

import duckdb
import pytest

from data import accepted, demo, publish, rebuilding, store, versions
from data.versions import WarehouseError
from intake import accepting, applying, journal, sending
from tests.intake import papers
from tests.intake.conftest import NOW


@pytest.fixture
def history(send, accept):
    """Some quarters' work: accepted, corrected, corrected again, returned, refused, left lying."""
    goal, other = ("goal_met", "Nuôi dê", "thôn 9"), ("ineffective", "Nuôi bò", "thôn 8")
    accept(send(papers.write(session=12, attendance=300, models=[goal, other])))
    accept(send(papers.write("dak-koi", session=3, models=[other]), NOW + timedelta(days=5)))
    accept(send(papers.write(quarter="2024-Q4", models=[("goal_met", "Trồng sâm", "thôn 9")])))
    accept(send(papers.write(session=13, models=[goal])), now=NOW + timedelta(days=30))
    sending.give_back("official", send(papers.write(session=99)), "Sai cả tờ", "Lan", now=NOW)
    with pytest.raises(publish.NotReconciled):
        accept(send(papers.write("dak-koi", models=[goal, goal])))
    accept(send(papers.write(session=14, models=[("goal_met", "Nuôi trâu", "thôn 7"), other])))
    accept(send(papers.write("kon-ray", session=44)))
    send(papers.write("tan-lap", session=1))


def rows(path):
    """Every row of every table, but for the version's number and time."""
    with store.connect(path) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        return {
            table: connection.execute(f"from {table} order by all").fetchall()
            for (table,) in tables
            if table != "build_info"
        } | {"inputs": connection.execute("select inputs_sha256 from build_info").fetchall()}


def test_made_anew_it_is_the_one_in_use_row_for_row(history):
    before = versions.current("official")
    path, differs = rebuilding.rebuild("official")
    assert path == versions.current("official") != before
    assert differs == []
    assert rows(path) == rows(before)
    assert len(rows(path)["fact_outreach"]) == 10
    assert publish.ensure() is None


def test_made_anew_from_nothing_but_files_and_originals(history, home):
    before = rows(versions.current("official"))
    for path in [*versions.published("official"), home / "official" / "CURRENT"]:
        path.unlink()
    path, differs = rebuilding.rebuild("official")
    assert differs is None
    assert rows(path) == before


def test_what_is_accepted_decides_about_the_inputs(send, accept, ask):
    published = "select inputs_sha256 from build_info"
    bare = ask(published)
    first, second = send(papers.write(session=1)), send(papers.write("dak-koi", session=1))
    assert publish.ensure() is None
    accept(first)
    one = ask(published)
    accept(second)
    assert len({*bare, *one, *ask(published)}) == 3
    which = accepted.in_force("official")
    assert accepted.inputs_hash("x", which) != accepted.inputs_hash("x", which[::-1])
    assert accepted.inputs_hash("x", []) == "x"


@pytest.mark.parametrize("damage", ["lost", "changed"])
def test_accepted_figures_that_are_not_there_stop_it(send, accept, home, damage):
    accept(send(papers.write(session=1)))
    [one] = accepted.in_force("official")
    path = one.folder / "fact_outreach.csv"
    path.unlink() if damage == "lost" else path.write_text(path.read_text() + "x\n")
    with pytest.raises(WarehouseError, match="Hãy lấy lại thư mục accepted từ bản sao lưu"):
        rebuilding.rebuild("official")
    assert versions.number_of(versions.current("official")) == 2


def test_a_form_is_never_read_again(send, accept, home, monkeypatch):
    accept(send(papers.write(session=1)))
    monkeypatch.setattr(papers, "read", None)
    monkeypatch.setattr(applying, "read", None)
    shutil.rmtree(home / "official" / "intake" / "originals")
    assert rebuilding.rebuild("official").differs == []


def test_tables_that_differ_are_named(send, accept):
    first = versions.current("official")
    path = accept(send(papers.write(session=1)))
    changed = ["document", "fact_duty", "fact_outreach", "submission"]
    assert rebuilding.differences(first, path) == changed
    assert rebuilding.differences(first, first) == []


def test_a_table_that_one_lacks_differs(warehouse, tmp_path):
    copy = shutil.copyfile(warehouse, tmp_path / "konray-000009.duckdb")
    with duckdb.connect(str(copy)) as connection:
        connection.execute("drop table fact_task cascade")
    assert rebuilding.differences(warehouse, copy) == ["fact_task"]


def test_the_demonstration_takes_in_what_it_lacks(demo_snapshot, home):
    """A commune that was missing; the published word about that stays."""
    shutil.copytree(demo_snapshot.path.parent, home / "demo")
    missing = "select unit_id, quarter from fact_duty where state = 'missing' order by all limit 1"
    [unit, quarter] = store.fetch(demo_snapshot, missing).iloc[0]
    sent = sending.send("demo", papers.write(unit, quarter, session=1), "a.xlsx", "Lan", now=NOW)
    accepting.accept("demo", sent.submission.sha, "Lan", {}, NOW, lambda *_: NOW.date())
    on = store.snapshot("demo")
    assert on.version == demo_snapshot.version + 1
    assert tuple(store.fetch(on, missing).iloc[0]) == (unit, quarter)
    facts = store.fetch(on, f"from fact_outreach where submission_id = '{unit}.{quarter}'")
    assert facts["value"].tolist() == [1]
    assert demo.ensure() is None
    assert journal.submissions("official") == []
