"""Why a figure is what it is: written, corrected and struck on the page that shows the figure."""

from data import store
from measures.explanations import find_explanations
from tests.screen import folds, notes, read_all, start, tables_of


def click(app, label):
    next(one for one in app.button if one.label == label).click().run()
    return app


def write(app, label, text):
    fields = [*app.text_area, *app.text_input]
    next(one for one in fields if one.label.startswith(label)).set_value(text)


def written():
    return [
        (one.unit, one.what, one.text, one.by)
        for one in find_explanations(store.snapshot(), "2024-Q2")
    ]


def test_an_explanation_is_written_corrected_and_struck(lay_out):
    lay_out()
    app = start("customs.py")
    app.session_state["folds"]["giai-thich-customs"] = True  # as its button does
    assert "Chưa có lời giải thích nào đến quý II/2024." in notes(app)
    click(app, "Ghi lời giải thích")
    assert "chưa có lời nào" in read_all(app.main.error)[0]
    app.text_input(key="who").set_value("Lan").run()
    next(one for one in app.selectbox if one.label == "Đơn vị").set_value("dak-pne").run()
    next(one for one in app.selectbox if one.label == "Về").set_value("tao-hon").run()
    write(app, "Lời giải thích", "Xã rà soát <b>lại</b> mọi thôn")
    click(app, "Ghi lời giải thích")
    assert read_all(app.main.success) == ["Đã ghi lời giải thích, quý II/2024, xã Đăk Pne."]
    assert ("Lời giải thích của cơ quan thường trực (1)", True) in folds(app)
    assert written() == [("xã Đăk Pne", "Tảo hôn", "Xã rà soát <b>lại</b> mọi thôn", "Lan")]
    assert any("Xã rà soát <b>lại</b> mọi thôn" in each.to_string() for each in tables_of(app))

    write(app, "Lời giải thích", "Xã rà soát lại")
    click(app, "Sửa lời giải thích")
    assert "phải ghi lý do" in read_all(app.main.error)[0]
    write(app, "Lý do", "Viết cho gọn hơn")
    click(app, "Sửa lời giải thích")
    assert written() == [("xã Đăk Pne", "Tảo hôn", "Xã rà soát lại", "Lan")]

    write(app, "Lý do", "Không còn đúng nữa")
    click(app, "Bỏ lời giải thích này")
    assert written() == []


def test_a_server_that_others_reach_shows_and_takes_nothing(lay_out, listen):
    lay_out()
    listen("0.0.0.0")
    assert "Ghi lời giải thích" not in [one.label for one in start("customs.py").button]
