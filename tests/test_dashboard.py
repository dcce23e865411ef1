"""The launcher: a warehouse before the first page, and the one before where a build is refused."""

import asyncio
import logging
import re
import shutil

import duckdb
import pytest

import dashboard
from data import demo, notices, publish, store, versions
from tests.screen import read_all
from tests.screen import start as show


@pytest.fixture(autouse=True)
def no_notices(monkeypatch):
    """What one start could not do is not remembered in the next test."""
    monkeypatch.setattr(notices, "_failed", {})


@pytest.fixture
def started(empty_home, lay_out, demo_snapshot):
    """What a first start leaves: both data sets."""
    lay_out()
    shutil.copytree(demo_snapshot.path.parent, empty_home / "demo")
    return empty_home


def start():
    """Start up and shut down once, as the server does."""

    async def run():
        async with dashboard.lifespan(dashboard.app):
            pass

    asyncio.run(run())


def test_the_first_start_builds_and_says_so(empty_home, capsys):
    start()
    official, invented = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"  Đã dựng kho số liệu, bản 1 \(\d+,\d giây\)\.", official)
    assert re.fullmatch(r"  Đã dựng số liệu minh họa, bản 1 \(\d+,\d giây\)\.", invented)
    for data_set in versions.DATA_SETS:
        assert versions.number_of(versions.current(data_set)) == 1


def test_a_later_start_does_nothing(empty_home, capsys):
    start()
    capsys.readouterr()
    start()
    assert capsys.readouterr().out == ""
    assert [len(versions.published(data_set)) for data_set in versions.DATA_SETS] == [1, 1]


def test_a_start_after_an_update_builds_anew(started, edit, published_copy, monkeypatch):
    edit("context_figure", "ctx-001", note="khác")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    start()
    assert versions.number_of(versions.current("official")) == 2
    assert versions.number_of(versions.current("demo")) == 1


def test_a_start_with_a_wrong_number_serves_the_version_before(
    started, edit, published_copy, monkeypatch, caplog
):
    edit("fact_model", "m2", value="14")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    [record] = caplog.records
    assert "Mô hình dừng do đạt mục tiêu, quý II/2024" in record.message
    assert store.snapshot("official").version == 1


def test_the_demonstration_starts_where_the_official_data_set_is_refused(
    empty_home, edit, published_copy, monkeypatch, caplog
):
    edit("fact_model", "m2", value="14")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    assert len(caplog.records) == 1
    assert not versions.exists("official")
    assert store.snapshot("demo").version == 1


def test_the_official_data_set_starts_where_the_demonstration_fails(
    empty_home, monkeypatch, caplog
):
    def fail():
        raise versions.WarehouseError("hỏng")

    monkeypatch.setattr(demo, "ensure", fail)
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    assert [record.message for record in caplog.records] == ["hỏng"]
    assert store.snapshot("official").version == 1
    assert not versions.exists("demo")


def test_a_start_without_a_place_to_write_serves_all_the_same(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file" / "below"))
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    records = [record for record in caplog.records if record.name == "konray"]
    official, invented = [record.message for record in records]
    assert official.startswith("Không đọc được sổ nhập số liệu ")
    assert invented.startswith("Không đọc được sổ nhập số liệu ")
    assert "below/official" in official
    assert "below/demo" in invented


FULL = duckdb.TransactionException("Failed to commit: No space left on device")


@pytest.mark.parametrize(
    "error", [FULL, duckdb.IOException("full"), duckdb.FatalException("gone"), OSError(28, "full")]
)
def test_a_start_on_a_full_disk_serves_the_version_before_and_says_so(
    started, edit, published_copy, monkeypatch, error
):
    edit("context_figure", "ctx-001", note="khác")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    with monkeypatch.context() as patch:

        def fail(*_):
            raise error

        patch.setattr(publish, "sign", fail)
        start()
    assert store.snapshot("official").version == 1
    [told] = notices.tell("official")
    assert told == (
        "Chưa cập nhật được, đang hiện bản trước đó. Không ghi được kho số liệu chính thức vào "
        f"{started / 'official'}. Hãy kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc đặt biến "
        "KONRAY_DATA tới một thư mục khác."
    )
    assert notices.tell("demo") == []
    start()
    assert notices.tell("official") == []


def test_what_nobody_foresaw_does_not_stop_the_server(started, monkeypatch):

    def fail():
        raise FULL

    monkeypatch.setattr(publish, "ensure", fail)
    start()
    assert notices.tell("official") == [
        "Chưa cập nhật được, đang hiện bản trước đó. Không dựng được kho số liệu "
        "(TransactionException): hãy báo người quản trị xem nhật ký máy chủ."
    ]


def test_every_page_says_that_an_older_version_is_shown(lay_out):
    lay_out(2)
    publish.rollback("official", 1, "Sai số xã Đăk Pne")
    [told] = read_all(show("sources.py").warning)
    assert told.startswith("Đang dùng bản 1, cũ hơn bản 2: đã quay về lúc ")
    assert told.endswith("(lý do: Sai số xã Đăk Pne).")
    publish.build()
    assert read_all(show("sources.py").warning) == []
