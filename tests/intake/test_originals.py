"""The workbooks as they came: kept once, never changed, verified."""

import hashlib
import os

import pytest

from data import disk
from data.versions import WarehouseError
from intake import originals, storage

DATA = b"PK\x03\x04 a workbook"
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def folder(empty_home):
    return empty_home / "official" / "intake" / "originals"


def files(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def written(path):
    """Which file it is and when it was written; reading it changes neither."""
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_mode


def test_a_workbook_is_kept_by_its_hash(folder):
    assert originals.put("official", DATA) == SHA
    assert files(folder) == [f"{SHA}.xlsx"]
    assert originals.get("official", SHA) == DATA
    assert (folder / f"{SHA}.xlsx").stat().st_mode & 0o777 == 0o444


def test_the_same_workbook_is_kept_once_and_not_written_again(folder):
    originals.put("official", DATA)
    before = written(folder / f"{SHA}.xlsx")
    assert originals.put("official", DATA) == SHA
    assert written(folder / f"{SHA}.xlsx") == before
    originals.put("official", b"another")
    assert len(files(folder)) == 2


def test_data_sets_keep_their_own(folder):
    originals.put("demo", DATA)
    with pytest.raises(WarehouseError, match="Thiếu tệp gốc"):
        originals.get("official", SHA)


@pytest.mark.parametrize("sha", ["../x", SHA.upper(), SHA[:-1], SHA + "\n", ""])
def test_only_a_hash_becomes_a_path(sha):
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        originals.get("official", sha)


def test_a_changed_workbook_is_refused_and_mended_when_it_comes_again(folder):
    path = folder / f"{originals.put('official', DATA)}.xlsx"
    path.chmod(0o644)
    path.write_bytes(DATA + b" ")
    with pytest.raises(WarehouseError) as caught:
        originals.get("official", SHA)
    assert str(caught.value) == (
        f"Tệp gốc {path} đã bị sửa hoặc hỏng, không còn là tệp đã nhận. Hãy lấy lại tệp này từ bản "
        "sao lưu; bản đang dùng giữ nguyên."
    )
    originals.put("official", DATA)
    assert originals.get("official", SHA) == DATA


def test_a_folder_in_place_of_a_workbook(folder):
    (folder / f"{SHA}.xlsx").mkdir(parents=True)
    with pytest.raises(WarehouseError, match="Không đọc được tệp gốc"):
        originals.get("official", SHA)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing_half(folder, monkeypatch, step):
    def fail(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(WarehouseError) as caught:
            originals.put("official", DATA)
    assert str(caught.value) == (
        "Tệp CHƯA được lưu: đĩa đã hết chỗ trống. Hãy giải phóng đĩa hoặc kiểm tra quyền ghi, rồi "
        "làm lại; những gì đã ghi trước đó còn nguyên."
    )
    assert files(folder) == []


def test_what_a_killed_writer_left_goes(folder):
    folder.mkdir(parents=True)
    (folder / f"{SHA}.xlsx{disk.NEW}").write_bytes(b"half")
    originals.put("official", DATA)
    assert files(folder) == [f"{SHA}.xlsx"]


def test_a_home_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("KONRAY_DATA", str(tmp_path / "file"))
    with pytest.raises(WarehouseError, match="Tệp CHƯA được lưu: không ghi được vào"):
        originals.put("official", DATA)


def test_somebody_who_does_not_come_to_an_end(folder, monkeypatch):
    monkeypatch.setattr(storage, "_WAIT", 0)
    with storage.writing(folder, "x"), pytest.raises(WarehouseError, match="chưa xong"):
        originals.put("official", DATA)
