"""Hồ sơ xã as a reader sees it: one commune, several, none, too many; villages by the role."""

import pytest

from app import roles
from tests.screen import (
    ENGLISH,
    bodies,
    chips,
    find,
    read_all,
    said,
    start,
    tables_of,
    texts,
    titles,
)

FILE = "profile.py"


@pytest.fixture(scope="module")
def demo_home(demo_snapshot):
    """The demonstration beside the official data set."""
    return demo_snapshot


def test_one_commune():
    app = start(FILE, xa="dak-pne", quy="2024-Q2")
    assert find(app, ".//h1") == ["Hồ sơ xã Đăk Pne quý II/2024"]
    assert find(app, ".//strong")[0] == "Đăk Pne"
    assert [button.label for button in app.get("download_button")][:2] == [
        "Tải hồ sơ (Word)", "Tải hồ sơ (PDF)",
    ]  # fmt: skip
    [table] = tables_of(app)
    assert list(table.columns) == ["Phần", "Nội dung", "Xã Đăk Pne", "Toàn huyện", "Nguồn"]
    assert table["Nguồn"].str.len().min() > 0
    assert [text for text in texts(app) if ENGLISH.search(text)] == []


def test_several_communes_stand_side_by_side():
    app = start(FILE, xa="dak-pne,tan-lap", quy="2024-Q2")
    assert titles(app) == ["Xã Đăk Pne và xã Tân Lập"]
    assert find(app, ".//thead//th") == ["Nội dung", "Xã Đăk Pne", "Xã Tân Lập", "Toàn huyện"]


def test_none_and_too_many_ask_for_one():
    app = start(FILE, quy="2024-Q2")
    assert said(app) == [
        "Chọn một xã để xem hồ sơ của xã đó, hoặc chọn hai, ba xã ở bộ lọc bên trái để xem cạnh "
        "nhau."
    ]
    assert len(find(app, ".//ul[@class='profile-communes']//a")) == 7
    app = start(FILE, xa="dak-pne,tan-lap,dak-koi,dak-rve", quy="2024-Q2")
    assert said(app)[0] == "Xem cạnh nhau được 02 hoặc 03 xã; đang chọn 04 xã."


def test_the_demonstration_is_marked_and_villages_follow_the_role(demo_home, monkeypatch):
    app = start(FILE, xa="mau-2", quy="2024-Q2", so_lieu="minh-hoa")
    assert "SỐ LIỆU MINH HỌA" in chips(app)
    assert "thôn 16 (01 hộ)" in "".join(bodies(app))
    monkeypatch.setattr(roles, "sees_villages", lambda: False)
    app = start(FILE, xa="mau-2", quy="2024-Q2", so_lieu="minh-hoa")
    assert not read_all(app.error)
    assert "thôn 1" not in "".join(bodies(app))
