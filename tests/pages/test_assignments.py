"""Nhiệm vụ: what stands on the page; a conclusion and a state that are written there."""

from data import store
from measures.tasks import find_tasks
from tests.screen import ENGLISH, find, read_all, start, tables_of

FILE = "assignments.py"


def field(elements, label):
    [found] = [one for one in elements if one.label.startswith(label)]
    return found


def press(app, label):
    field(app.button, label).click().run()
    assert not app.exception
    return app


def heads(app):
    return find(app, ".//h2")


def texts(app):
    return find(app, ".//p[@class='task-text']")


def states(app):
    return find(app, ".//ol[@class='tasks']/li/span")


def test_the_official_quarter():
    app = start(FILE)
    assert heads(app)[:3] == [
        "08 nhiệm vụ quý III/2024: chưa ai báo đã đến đâu",
        "Chưa có nhiệm vụ nào của quý II/2024",
        "Kế hoạch kiểm tra quý III/2024: chưa ai báo đã kiểm tra nơi nào",
    ]
    # As many as the report prints; the last one's two parts each have their own state.
    assert find(app, ".//section/p[@class='small']")[0] == "08 từ báo cáo (01 nhiệm vụ gồm 02 việc)"
    assert states(app) == ["? chưa rõ"] * 9
    assert "Thông báo kết luận (dự thảo)" not in heads(app)
    [table] = tables_of(app)
    assert len(table) == 9


def test_the_demonstration_has_two_quarters_beside_each_other(demo_snapshot):
    app = start(FILE, so_lieu="minh-hoa", quy="2024-Q2")
    tasks = find_tasks(demo_snapshot, "2024-Q3")
    assert len(tables_of(app)[0]) == len(tasks) + len(find_tasks(demo_snapshot, "2024-Q2"))
    assert "nhiệm vụ quý II/2024: " in heads(app)[1]
    assert not ENGLISH.findall(" ".join(heads(app) + texts(app)))


def test_a_conclusion_and_its_state_are_written_corrected_and_withdrawn(lay_out):
    lay_out()
    app = start(FILE)
    app.text_input(key="who").set_value("Lan").run()
    field(app.text_area, "Nội dung kết luận").set_value("Rà soát <b>lại</b> thôn 1")
    field(app.selectbox, "Đơn vị thực hiện").set_value("dak-pne")
    press(app, "Ghi kết luận")
    assert read_all(app.success) == ["Đã ghi kết luận, thành nhiệm vụ quý III/2024."]
    assert texts(app)[-1] == "Rà soát <b>lại</b> thôn 1"
    assert heads(app)[0] == "09 nhiệm vụ quý III/2024: chưa ai báo đã đến đâu"
    assert "Thông báo kết luận (dự thảo)" in heads(app)

    key = find_tasks(store.snapshot(), "2024-Q3")[-1].task_id
    field(app.selectbox, "Nhiệm vụ").set_value(key).run()
    press(app, "Ghi tình hình")
    assert "chưa chọn tình hình" in read_all(app.error)[0]
    field(app.selectbox, "Tình hình").set_value("under_way")
    press(app, "Ghi tình hình")
    assert heads(app)[0] == "09 nhiệm vụ quý III/2024: 01 đang làm, 08 chưa rõ"
    assert states(app)[-1] == "◐ đang làm"

    field(app.selectbox, "Ghi kết luận mới").set_value(key).run()
    field(app.text_area, "Nội dung kết luận").set_value("Rà soát lại")
    press(app, "Sửa kết luận")
    assert "phải ghi lý do" in read_all(app.error)[0]
    field(app.text_input, "Lý do sửa hoặc rút").set_value("Viết cho gọn hơn")
    press(app, "Sửa kết luận")
    assert (texts(app)[-1], states(app)[-1]) == ("Rà soát lại", "◐ đang làm")
    field(app.text_input, "Lý do sửa hoặc rút").set_value("Không còn đúng nữa")
    press(app, "Rút kết luận này")
    assert len(texts(app)) == 9
    assert tables_of(app)[-1]["Việc"].tolist() == ["Bỏ", "Sửa", "Ghi mới", "Ghi mới"]


def test_a_server_that_others_reach_shows_and_takes_nothing(lay_out, listen):
    lay_out()
    listen("0.0.0.0")
    labels = [one.label for one in start(FILE).button]
    assert "Ghi kết luận" not in labels and "Ghi tình hình" not in labels
