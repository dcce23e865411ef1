"""The shelf: files that are there whole or not at all, and one who writes at a time."""

import pytest

from data import versions
from report import storage
from report.errors import ReportError


def test_places_lie_beside_the_versions_of_their_data_set(empty_home):
    assert storage.place("demo", "2024-Q2", "drafts") == (
        empty_home / "demo" / "reports" / "2024-Q2" / "drafts"
    )
    assert storage.reports("official").parent == versions.folder("official")


@pytest.mark.parametrize("quarter", ["2024-Q5", "../2024-Q2", "2024-Q2/..", "", "2024-Q2\n"])
def test_only_a_quarter_becomes_a_path(quarter):
    with pytest.raises(ValueError, match="a quarter key looks like 2024-Q2"):
        storage.place("official", quarter, "drafts")


def test_what_was_left_half_goes_before_and_after(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "000001.json.new").write_bytes(b"half")
    (folder / "0001.new").mkdir()
    (folder / "0001.new" / "text.json").write_bytes(b"half")
    with storage.writing(folder, "x", "y"):
        assert list(folder.glob("*.new")) == []
    with pytest.raises(KeyError), storage.writing(folder, "x", "y"):
        (folder / "000002.json.new").write_bytes(b"half")
        raise KeyError
    assert list(folder.glob("*.new")) == []


def test_names(tmp_path, monkeypatch):
    assert storage.names(tmp_path / "none") == []
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
    assert storage.names(tmp_path) == ["a", "b"]
    with pytest.raises(ReportError, match="Không đọc được thư mục"):
        (tmp_path / "file").write_bytes(b"")
        storage.names(tmp_path / "file")
