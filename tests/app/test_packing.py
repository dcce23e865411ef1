"""Scripts and styles come packed, and are what lies on the disk."""

import gzip

import pytest

from app import packing
from tests.app.test_web import ask, site

ZIPPED = {"accept_encoding": "gzip, deflate, br"}
SCRIPT = min((packing.FOLDERS["static/js/"]).glob("index*.js"))


@pytest.mark.parametrize("address", [f"/static/js/{SCRIPT.name}", "/app/static/chart.js"])
def test_a_script_comes_packed_and_whole(address):
    status, headers, body = ask(site(), address, **ZIPPED)
    assert (status, headers["content-encoding"]) == (200, "gzip")
    file = packing.find(address.removeprefix("/"))
    assert gzip.decompress(body) == file.read_bytes()
    assert headers["content-length"] == str(len(body))
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"
    same = ask(site(), address, method="HEAD", **ZIPPED)
    assert (same[1]["content-length"], same[2]) == (headers["content-length"], b"")


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/app/static/chart.js", {}),  # takes nothing packed
        ("/app/static/chart.js", ZIPPED | {"range": "bytes=0-9"}),
        ("/app/static/icon.png", ZIPPED),
        ("/app/static/../colours.py", ZIPPED),
        ("/app/static/%2e%2e/colours.py", ZIPPED),
        ("/static/js/khong-co.js", ZIPPED),
        ("/_stcore/health", ZIPPED),
    ],
)
def test_all_else_goes_on_to_streamlit(address, headers):
    assert ask(site(), address, **headers)[2] == b"Streamlit"


def test_a_changed_file_is_packed_anew(tmp_path, monkeypatch):
    monkeypatch.setitem(packing.FOLDERS, "app/static/", tmp_path)
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    first = ask(site(), "/app/static/a.js", **ZIPPED)[2]
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert gzip.decompress(first) == b"1"
    assert gzip.decompress(ask(site(), "/app/static/a.js", **ZIPPED)[2]) == b"2"
