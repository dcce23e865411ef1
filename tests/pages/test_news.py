"""Có gì mới: what stands on the page, also where there is nothing, and what is saved."""

from tests.screen import chips, find, read_all, start, tables_of, titles

FILE = "news.py"


def heads(app):
    return find(app, ".//section/h2")


def test_the_official_quarter():
    app = start(FILE)
    assert titles(app) == [
        "So với quý I/2024: 01 hủ tục, phong tục không còn thực hiện, 01 trường hợp giảm hộ hoặc "
        "hết, 26 mô hình dừng"
    ]
    assert heads(app) == [
        "Mô hình dừng, không hiệu quả",
        "Hủ tục, phong tục không còn thực hiện: 01",
        "Hủ tục, phong tục giảm hộ: 01",
        "Mô hình dừng, đã đạt mục tiêu",
        "Mô hình ra mắt",
        "Chưa so sánh được, và vì sao",
    ]
    assert find(app, ".//section[contains(@class, 'asking')]/h2") == heads(app)[:1]
    [table] = tables_of(app)
    assert list(table.columns) == [
        "Loại", "Nội dung", "Nơi", "Quý II/2024", "Quý I/2024", "Thay đổi", "Nguồn",
    ]  # fmt: skip
    assert table.iloc[-1]["Loại"] == "Chưa so sánh được"


def test_the_quarter_to_compare_with_is_the_chosen_one():
    app = start(FILE, so_sanh="cung-ky")
    assert chips(app)[1] == "So với quý II/2023"
    assert titles(app) == ["So với quý II/2023: 26 mô hình dừng"]
    assert "Hủ tục, phong tục giảm hộ: 01" not in heads(app)


def test_nothing_reported_says_what_to_do():
    app = start(FILE, xa="dak-ruong", quy="2024-Q1")
    # Documents of the district are no figures.
    assert heads(app) == ["Văn bản ban hành trong quý: 03"]
    assert titles(app) == []
    assert read_all(app.info) == [
        "Chưa có số liệu để so sánh quý I/2024 của xã Đăk Ruồng. Hãy chọn quý khác, hoặc bỏ chọn "
        "xã để xem cả huyện."
    ]
