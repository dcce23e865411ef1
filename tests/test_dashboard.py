"""The launcher: a warehouse before the first page, and the one before where a build is refused."""

import asyncio
import logging

import dashboard
from data import publish, store, versions


def start():
    """Start up and shut down once, as the server does."""

    async def run():
        async with dashboard.lifespan(dashboard.app):
            pass

    asyncio.run(run())


def test_the_first_start_builds_and_says_so(empty_home, capsys):
    start()
    said = capsys.readouterr().out
    assert said.startswith("  Đã dựng kho số liệu, bản 1 (")
    assert said.endswith(" giây).\n")
    assert versions.number_of(versions.current("official")) == 1


def test_a_later_start_does_nothing(empty_home, capsys):
    start()
    capsys.readouterr()
    start()
    assert capsys.readouterr().out == ""
    assert len(versions.published("official")) == 1


def test_a_start_after_an_update_builds_anew(empty_home, edit, published_copy, monkeypatch):
    start()
    edit("context_figure", "ctx-001", note="khác")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    start()
    assert versions.number_of(versions.current("official")) == 2


def test_a_start_with_a_wrong_number_serves_the_version_before(
    empty_home, edit, published_copy, monkeypatch, caplog
):
    start()
    edit("fact_model", "m2", value="14")
    monkeypatch.setattr(publish, "PUBLISHED", published_copy)
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    [record] = caplog.records
    assert "Mô hình dừng do đạt mục tiêu, quý II/2024" in record.message
    assert store.snapshot("official").version == 1


def test_a_start_without_a_place_to_write_serves_all_the_same(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file" / "below"))
    with caplog.at_level(logging.ERROR, "konray"):
        start()
    [record] = caplog.records
    assert record.message.startswith("Không ghi được kho số liệu chính thức vào ")
    assert "KONRAY_DATA" in record.message
