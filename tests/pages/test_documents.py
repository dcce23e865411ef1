"""Văn bản: what stands on the page, and a document that is written, corrected and struck there."""

from tests.screen import find, read_all, start, tables_of, titles

FILE = "documents.py"
NEW, TO_CHOOSE = "Văn bản mới", "Ghi văn bản mới, hoặc chọn văn bản để sửa"


def labels(app):
    return find(app, ".//ol[@class='papers']//h3")


def field(elements, label):
    [found] = [one for one in elements if one.label.startswith(label)]
    return found


def press(app, label):
    field(app.button, label).click().run()
    assert not app.exception
    return app


def test_the_official_quarter():
    app = start(FILE, quy="2024-Q1")
    assert titles(app) == [
        "Quý I/2024 ban hành 03 văn bản",
        "08 văn bản khác, mới nhất trước",
    ]
    assert labels(app)[0] == "Quyết định 1558-QĐ/HU"
    assert find(app, ".//p[@class='paper-day']")[0] == "25/3/2024"
    assert len(find(app, ".//span[@class='paper-lack']")) == 7
    assert "./hu-tuc?quy=2024-Q1" in find(app, ".//ol//a/@href")
    assert "./mo-hinh?quy=2024-Q2" in find(app, ".//ol//a/@href")
    assert find(app, ".//div[@class='papers-notes']/p")[1:] == [
        "Chưa nhận biểu nào của đơn vị.",
        "24 trang thông tin, nguồn của số liệu công khai, xem ở Nguồn số liệu.",
    ]
    [table] = tables_of(app)
    assert len(table) == 11


def test_a_document_is_written_corrected_and_struck(lay_out):
    lay_out()
    app = start(FILE)
    field(app.text_input, "Người ghi").set_value("Lan")
    field(app.selectbox, "Loại văn bản").set_value("Công văn")
    field(app.text_input, "Số, ký hiệu").set_value("150-CV/BCĐ")
    field(app.text_input, "Cơ quan ban hành").set_value("Ban Chỉ đạo huyện")
    field(app.text_input, "Địa chỉ").set_value("javascript:alert(1)")
    press(app, "Ghi văn bản")
    [told] = read_all(app.error)
    assert "thiếu trích yếu" in told and "phải bắt đầu bằng http" in told
    field(app.text_area, "Trích yếu").set_value("gia hạn nộp báo cáo")
    field(app.text_input, "Địa chỉ").set_value("https://a.vn/150")
    press(app, "Ghi văn bản")
    assert read_all(app.success)[0].startswith("Đã ghi công văn 150-CV/BCĐ, thành bản 2.")
    assert "Công văn 150-CV/BCĐ" in labels(app)
    assert "https://a.vn/150" in find(app, ".//ol//a/@href")

    field(app.selectbox, TO_CHOOSE).set_value("150-cv-bcd").run()
    area = field(app.text_area, "Trích yếu")
    assert area.value == "gia hạn nộp báo cáo"
    area.set_value("gia hạn nộp báo cáo quý III")
    press(app, "Ghi bản sửa")
    assert "phải ghi lý do" in read_all(app.error)[0]
    field(app.text_input, "Lý do sửa").set_value("Chép thiếu một chữ")
    press(app, "Ghi bản sửa")
    assert "Trích yếu: gia hạn nộp báo cáo quý III" in find(app, ".//p[@class='paper-about']")

    field(app.text_input, "Bỏ điều đã ghi").set_value("Văn bản chưa ban hành")
    press(app, "Bỏ điều đã ghi")
    assert "Công văn 150-CV/BCĐ" not in labels(app)
    log = tables_of(app)[-1]
    assert log["Việc"].tolist() == ["Bỏ", "Sửa", "Ghi mới"]
    # It is no document of the version in use any more, and has its name all the same.
    assert {*log["Văn bản"]} == {"Công văn 150-CV/BCĐ"}


def test_a_server_that_others_reach_shows_and_writes_nothing(listen):
    listen("0.0.0.0")
    app = start(FILE)
    assert len(labels(app)) == 11
    assert (list(app.button), list(app.text_area)) == ([], [])
    assert "chỉ để xem và tải về" in read_all(app.info)[0]
