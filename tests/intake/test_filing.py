"""Accepted figures stay as they were accepted, whatever becomes of the form; older ones are taken
over once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data import accepted, publish, rebuilding, store, words
from data.versions import WarehouseError
from intake import __main__ as intake
from intake import fact_rows, filing, form, journal
from tests.intake import papers
from tests.intake.older import FIRST, OTHER, SECOND, make, rows_of

FACTS = (
    "select fact_id, channel::text, value from fact_outreach where quarter = '2024-Q3' order by all"
)


@pytest.fixture
def older(send, accept):
    """A warehouse from before accepted figures were files; its rows."""
    return make(lambda data: accept(send(data)))


def test_accepted_rows_are_the_same_in_file_and_warehouse(send, accept):
    accept(send(FIRST))
    [one] = accepted.in_force("official")
    about = accepted.read_about(one)
    assert (about["form"], about["unit"], about["quarter"]) == (form.VERSION, "dak-pne", "2024-Q3")
    told = accepted.read(one)["fact_outreach"]
    assert [tuple(row) for row in told[["fact_id", "channel", "value"]].to_numpy()] == [
        (fact, channel, str(value))
        for fact, channel, value in store.fetch_rows(store.snapshot(), FACTS)
    ]


def one_channel_more(patch):
    more = dict(list(words.CHANNEL.items())[:-1]) | {"social": "bài trên mạng xã hội"}
    patch.setattr(form, "CHANNELS", more | {"van_round": words.CHANNEL["van_round"]})


def one_channel_gone(patch):
    patch.setattr(form, "CHANNELS", {"session": words.CHANNEL["session"]})


def one_renamed(patch):
    patch.setattr(form, "EVENTS", form.EVENTS | {"launched": "Mới bắt đầu"})


def another_version(patch):
    patch.setattr(form, "VERSION", form.VERSION + 1)


def a_column_more(patch):
    patch.setitem(fact_rows.COLUMNS, "fact_outreach", (*fact_rows.COLUMNS["fact_outreach"], "new"))


@pytest.mark.parametrize(
    "change",
    [one_channel_more, one_channel_gone, one_renamed, another_version, a_column_more],
    ids=lambda change: change.__name__,
)
def test_a_change_of_the_form_leaves_what_was_accepted(send, accept, monkeypatch, change):
    accept(send(FIRST))
    accept(send(OTHER))
    before = rows_of(store.snapshot())
    change(monkeypatch)
    # as a later program whose reader knows another form: it is not asked at all
    monkeypatch.setattr("intake.reading.read", None)
    monkeypatch.setattr("intake.applying.read", None)
    assert filing.ensure("official") is None
    rebuilt = rebuilding.rebuild("official")
    assert rebuilt.differs == []
    assert rows_of(store.snapshot()) == before


def test_a_correction_takes_out_what_only_the_first_form_brought(send, accept):
    accept(send(FIRST))
    accept(send(SECOND))
    models = "select model_id from dim_model where model_id like 'dak-pne.2024-q3.%'"
    assert store.fetch_rows(store.snapshot(), models) == [("dak-pne.2024-q3.bo",)]
    assert [one.submission_id for one in accepted.in_force("official")] == ["dak-pne.2024-Q3.2"]
    assert rebuilding.rebuild("official").differs == []


def test_a_village_that_another_form_names_stays(send, accept):
    accept(send(FIRST))
    accept(send(papers.write(quarter="2024-Q4", models=[("launched", "Gà", "thôn 9")])))
    accept(send(papers.write(session=2)))
    village = "select name from dim_unit where unit_id = 'dak-pne.thon-9'"
    assert store.fetch_rows(store.snapshot(), village) == [("thôn 9",)]
    assert rebuilding.rebuild("official").differs == []


def test_nothing_is_built_before_the_older_figures_are_files(older):
    for attempt in (lambda: publish.build("official"), publish.ensure, filing_ensure):
        with pytest.raises(WarehouseError, match="take-over"):
            attempt()
    assert rows_of(store.snapshot("official")) == older


def filing_ensure():
    return filing.ensure("official")


def test_older_figures_are_taken_over_once_row_for_row(older, capsys):
    assert intake.main(["take-over"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" dòng của ")[1] for line in told] == [
        "biểu dak-koi.2024-Q3, lấy từ bản số liệu 4.",
        "biểu dak-pne.2024-Q3.2, lấy từ bản số liệu 4.",
    ]
    assert filing.take_over("official") == [
        "Mọi biểu đã duyệt đều đã là tệp; không có gì thay đổi."
    ]
    assert rebuilding.rebuild("official").differs == []
    assert rows_of(store.snapshot("official")) == older
    kinds = [event.kind for event in journal.read("official")]
    assert kinds[-2:] == ["filed", "filed"]


def test_figures_that_no_version_has_are_not_taken_over(older, home):
    fresh = home / "official" / "konray-000004.duckdb"
    for path in (home / "official").glob("konray-*.duckdb"):
        if path != fresh:
            path.unlink()
    shutil.copyfile(publish_bare(home), fresh)
    with pytest.raises(WarehouseError, match="Không bản số liệu nào còn giữ có biểu đã duyệt"):
        filing.take_over("official")
    assert accepted.listed("official") == []


def publish_bare(home):
    """A version without any form."""
    bare = home / "bare"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(bare))
        return publish.build("official")


def test_killed_in_the_take_over_nothing_is_lost(older, home, tmp_path):
    """At each call of it that writes."""
    (tmp_path / "homes").mkdir()
    run = subprocess.run(
        [
            sys.executable,
            Path(__file__).with_name("breaking.py"),
            home,
            tmp_path / "homes",
            "taken",
        ],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 20


def test_who_comes_between_another_s_line_and_his_list_waits_and_looks_again(
    home, send, accept, monkeypatch
):
    accept(send(papers.write(session=1)))
    asked, works = [], publish.up_to_date

    def between(*arguments):
        asked.append(arguments)
        if len(asked) == 1:
            raise accepted.Unfollowed("danh sách chưa ghi xong")
        return works(*arguments)

    monkeypatch.setattr(publish, "up_to_date", between)
    assert filing.ensure("official") is None
    assert len(asked) == 2

    def broken(*_):
        asked.append(())
        raise WarehouseError("thiếu tệp")

    monkeypatch.setattr(publish, "up_to_date", broken)
    with pytest.raises(WarehouseError, match="thiếu tệp"):
        filing.ensure("official")
    assert len(asked) == 3
