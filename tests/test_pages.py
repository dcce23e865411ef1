"""Every screen, drawn by Streamlit itself from the entry point, without a browser."""

import json

import pytest

from app import menu
from app.menu import ROOT, SCREENS
from app.overview import cards as cards_module
from data import publish, versions
from tests.screen import (
    ENGLISH,
    alts,
    cards,
    charts,
    chips,
    choices,
    choose,
    find,
    list_under,
    read,
    read_all,
    send,
    start,
    tables_of,
    texts,
    titles,
    turn_to,
)

FILES = [screen.file for screen in SCREENS]
FILTERS = {screen.file: screen.filters for screen in SCREENS}
FIELD = {"quarter": "quy", "comparison": "so_sanh", "communes": "xa"}
GENERIC = (
    "Trang này gặp lỗi nên chưa hiện được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người quản trị "
    "xem nhật ký máy chủ."
)
INVENTED = "SỐ LIỆU MINH HỌA"


@pytest.fixture
def two_data_sets(empty_home, edit, published_copy):
    """The official data set, and an invented one with 111 sessions instead of 110."""
    edit("fact_outreach", "o1", value="111")
    publish.build("official")
    publish.build("demo", published_copy)
    return empty_home


@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
@pytest.mark.parametrize("file", FILES)
def test_a_screen_draws(file, quarter):
    app = start(file, quy=quarter)
    assert not app.exception
    assert (read_all(app.error), read_all(app.warning)) == ([], [])
    assert len(find(app, ".//h1")) == 1
    told = {"2024-Q2": "Quý II/2024", "2024-Q1": "Quý I/2024"}[quarter]
    assert (told in chips(app)) == ("quarter" in FILTERS[file])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "address",
    [
        {"xa": "dak-ruong"},
        {"xa": "dak-pne,dak-rve", "so_sanh": "cung-ky"},
        {"xa": "tan-lap", "quy": "2024-Q1"},
    ],
    ids=["no figures", "two communes", "first quarter"],
)
def test_a_screen_draws_for_a_choice_of_communes(file, address):
    app = start(file, **address)
    assert not app.exception
    assert (read_all(app.error), read_all(app.warning)) == ([], [])


def test_titles():
    app = start()
    found = []
    for file in FILES:
        found += find(turn_to(app, file), ".//h1")
    assert found == [
        "Tổng quan quý II/2024",
        "Có gì mới quý II/2024",
        "Mô hình quý II/2024",
        "Hủ tục, phong tục quý II/2024",
        "Chỉ tiêu quý II/2024",
        "Tuyên truyền quý II/2024",
        "Phối hợp quý II/2024",
        "Hồ sơ xã quý II/2024",
        "Nhiệm vụ quý III/2024",
        "Phân tích quý II/2024",
        "Nhận số liệu",
        "Chế độ báo cáo quý II/2024",
        "Báo cáo quý II/2024",
        "Trình chiếu quý II/2024",
        "Văn bản quý II/2024",
        "Nguồn số liệu",
    ]


def test_every_page_file_is_a_screen():
    assert sorted(path.name for path in (ROOT / "pages").glob("*.py")) == sorted(FILES)
    assert len({screen.address for screen in menu.SCREENS}) == len(FILES)


def test_the_figures_of_the_report_with_their_sources():
    app = start()
    assert cards(app) == [
        ["Ra mắt từ đầu năm 2024", "12 mô hình", "Chưa so sánh được"],
        [
            "Dừng hoạt động",
            "26 mô hình",
            "13 đã đạt mục tiêu, 13 không hiệu quả",
            "Chưa so sánh được",
        ],
        [
            "Còn thực hiện",
            "1 hủ tục 2 phong tục",
            "Hủ tục chưa so sánh được; phong tục giảm 01",
        ],
        [
            "Hộ còn thực hiện",
            "ít nhất 48 hộ",
            "Ngủ “đầm” (ngủ rẫy): 45 và 02 loại khác",
            "Chưa so sánh được",
        ],
        ["Tuyên truyền trong quý", "110 buổi", "7 lượt xe lưu động", "Chưa so sánh được"],
        ["Người tham dự", "hơn 8.000 lượt người", "Chưa so sánh được"],
    ]
    note = "Báo cáo 128-BC/BCĐ, chú thích "
    assert find(app, ".//section/@title") == [note + one for one in "217744"]
    assert find(app, ".//div[@class='cards']/p") == [
        f"Nguồn: {note}1, 2, 4, 7",
        "Có gì mới, vì sao chưa so sánh được ›",
    ]
    assert find(app, ".//div[@class='cards']//a/@href") == ["./co-gi-moi"]


def test_the_small_charts_of_the_report():
    small = charts(start(xa=""))[:4]
    assert [(one.small["page"], one.small["address"], one.small["title"]) for one in small] == [
        ("Mô hình", "./mo-hinh", "26 mô hình dừng: 13 đạt mục tiêu, 13 không hiệu quả"),
        ("Hủ tục, phong tục", "./hu-tuc", "Còn 01 hủ tục, 02 phong tục ở ít nhất 48 hộ"),
        ("Chỉ tiêu", "./chi-tieu", "07 chỉ tiêu, chưa có giá trị nào được công bố"),
        ("Tuyên truyền", "./tuyen-truyen", "110 buổi tuyên truyền, hơn 8.000 lượt người dự"),
    ]
    # Of one quarter, or none, nothing is drawn: a sentence says why.
    assert [bool(one.small["said"]) for one in small] == [True, False, True, True]
    assert [bool(one.data) for one in small] == [False, True, False, False]
    assert (
        small[3]
        .small["said"]
        .startswith(
            "Kho mới có số về buổi tuyên truyền của quý II/2024, nên chưa vẽ được diễn biến."
        )
    )


def test_a_small_chart_leads_to_its_page_with_the_same_choices():
    [models, *_] = charts(start(quy="2024-Q1", xa="dak-pne,tan-lap", so_sanh="cung-ky"))
    assert models.small["address"] == ("./mo-hinh?quy=2024-Q1&so_sanh=cung-ky&xa=dak-pne%2Ctan-lap")


def test_the_highlights_of_the_report_with_their_sources():
    highlights = list_under(start(), "Điểm nổi bật")
    assert len(highlights) == 6
    assert highlights[0] == (
        "Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ, giảm 10 hộ so với quý I/2024. "
        "(Báo cáo 128-BC/BCĐ, chú thích 7)"
    )


def test_the_gaps_of_the_report():
    gaps = list_under(start(), "Còn thiếu")
    assert len(gaps) == 11
    assert gaps[0] == (
        "13 mô hình dừng do đã đạt mục tiêu chưa phân xã. (Báo cáo 128-BC/BCĐ, chú thích 1)"
    )


def test_no_highlights_say_what_to_do():
    assert read_all(start(xa="dak-ruong").info) == [
        "Chưa có số liệu nổi bật quý II/2024 của xã Đăk Ruồng. Hãy chọn quý khác, hoặc bỏ chọn xã "
        "để xem cả huyện."
    ]


def test_the_sidebar(lay_out):
    lay_out()
    app = start()
    offered = [choices(app)[field] for field in ("quy", "so_sanh", "xa")]
    assert [(one.label, list(one.options.values())) for one in offered] == [
        ("Quý", ["Quý II/2024", "Quý I/2024"]),
        ("So sánh với", ["Quý trước", "Cùng kỳ năm trước"]),
        (
            "Xã, thị trấn",
            ["Đăk Kôi", "Đăk Pne", "Đăk Ruồng", "Đăk Rve", "Đăk Tơ Lung", "Đăk Tờ Re", "Tân Lập"],
        ),
    ]
    assert offered[-1].note == "Không chọn nghĩa là cả 7 xã, thị trấn."


@pytest.mark.parametrize("file", FILES)
def test_the_choice_is_always_in_sight(file):
    app = start(file, quy="2024-Q1", so_sanh="cung-ky", xa="dak-pne,tan-lap")
    told = {
        "quarter": "Quý I/2024",
        "comparison": "So với quý I/2023",
        "communes": "Xã Đăk Pne, xã Tân Lập",
    }
    assert chips(app) == [*(told[name] for name in FILTERS[file]), "Số liệu chính thức"]
    offered = choices(app)
    assert {name for name in told if FIELD[name] in offered} == set(FILTERS[file])


def test_the_address_reaches_the_figures():
    app = start(quy="2024-Q1", so_sanh="cung-ky", xa="dak-pne")
    assert cards(app)[3] == [
        "Hộ còn thực hiện",
        "ít nhất 55 hộ",
        "Ngủ “đầm” (ngủ rẫy): 55 · Hủ tục: chưa có số",
        "Chưa so sánh được",
    ]
    assert tables_of(app)[1].to_numpy().tolist() == [["Xã Đăk Pne", "ít nhất 55"]]


def test_the_choice_goes_from_page_to_page():
    app = start(quy="2024-Q1", xa="dak-pne")
    for file in [*FILES, *FILES]:
        told = chips(turn_to(app, file))
        assert ("Quý I/2024" in told) == ("quarter" in FILTERS[file])
        assert ("Xã Đăk Pne" in told) == ("communes" in FILTERS[file])


def test_the_filters_write_the_address():
    app = start()
    choose(app, "quy", "2024-Q1")
    assert chips(app)[:2] == ["Quý I/2024", "So với quý IV/2023"]
    assert app.text_input(key="quy").value == "2024-Q1"
    choose(app, "so_sanh", "cung-ky")
    assert chips(app)[:2] == ["Quý I/2024", "So với quý I/2023"]
    assert app.text_input(key="so_sanh").value == "cung-ky"
    choose(app, "xa", "tan-lap", "dak-koi")
    assert chips(app)[2] == "Xã Đăk Kôi, xã Tân Lập"
    assert sorted(app.text_input(key="xa").value.split(",")) == ["dak-koi", "tan-lap"]


def test_what_a_browser_makes_up_is_not_chosen():
    app = start()
    [element] = [one for one in app.get("bidi_component") if '"so_sanh"' in one.proto.json]
    for made_up in (["quy", ["2031-Q1"], 1], ["view", ["2024-Q1"], 2]):
        send(app, element, "picked", json.dumps(made_up))
        assert not app.exception
        assert chips(app)[0] == "Quý II/2024"


def test_the_browser_learns_when_its_choices_are_those_of_another_session():
    def tell(app):
        [told] = {
            json.loads(one.proto.json)["session"]
            for one in app.get("bidi_component")
            if '"made"' in one.proto.json
        }
        return told

    app = start()
    first = tell(app)
    assert tell(choose(app, "quy", "2024-Q1")) == first != tell(start())


def test_a_click_that_comes_with_an_older_address_keeps_the_choice_before_it():
    app = start()
    older = dict(app.query_params)
    choose(app, "so_do", "loai")
    app.query_params = older
    choose(app, "so_sanh", "cung-ky")
    assert choices(app)["so_do"].chosen == ["loai"]
    assert app.query_params["so_do"] == "loai"


def test_what_was_chosen_on_a_page_ends_with_it():
    app = start()
    choose(app, "so_do", "loai")
    app.query_params.pop("so_do")  # as the browser does when it changes the page
    turn_to(turn_to(app, "models.py"), "overview.py")
    assert choices(app)["so_do"].chosen != ["loai"]


def test_the_map_shows_another_measure():
    app = start()
    choose(app, "so_do", "khong-hieu-qua")
    assert tables_of(app)[1].to_numpy().tolist() == [
        ["Xã Đăk Kôi", "2"],
        ["Xã Đăk Pne", "1"],
        ["Xã Đăk Ruồng", "chưa có số"],
        ["Thị trấn Đăk Rve", "1"],
        ["Xã Đăk Tơ Lung", "chưa có số"],
        ["Xã Đăk Tờ Re", "1"],
        ["Xã Tân Lập", "2"],
    ]
    assert alts(app)[4].startswith(
        "Bản đồ sơ lược các xã, thị trấn. Mô hình dừng do không hiệu quả. Xã Đăk Kôi: 2 mô hình;"
    )


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"quy": "2023-Q4"}, "Chưa có số liệu quý IV/2023; đang hiện quý II/2024."),
        (
            {"quy": "quy-hai"},
            "Địa chỉ ghi quý “quy-hai” không đúng; đang hiện quý II/2024.",
        ),
        (
            {"quy": "<img src=x onerror=alert(1)>"},
            "Địa chỉ ghi quý “<img src=x onerror=alert(1)>” không đúng; đang hiện quý II/2024.",
        ),
        (
            {"quy": "[x](https://b.vn)"},
            "Địa chỉ ghi quý “[x](https://b.vn)” không đúng; đang hiện quý II/2024.",
        ),
        (
            {"quy": "x" * 500},
            f"Địa chỉ ghi quý “{'x' * 40}…” không đúng; đang hiện quý II/2024.",
        ),
        (
            {"so_sanh": "hom-qua"},
            "Địa chỉ ghi cách so sánh “hom-qua” không đúng; đang so với quý trước.",
        ),
        ({"xa": "mang-den"}, "Không có xã “mang-den”; đang hiện tất cả các xã."),
        (
            {"so_lieu": "demo"},
            "Địa chỉ ghi bộ số liệu “demo” không có; đang hiện số liệu chính thức.",
        ),
    ],
)
def test_a_bad_address_is_told_and_shows_the_default(address, sentence):
    app = start(**address)
    assert not app.exception
    assert read_all(app.warning) == [sentence]
    assert chips(app) == [
        "Quý II/2024",
        "So với quý I/2024",
        "Cả 7 xã, thị trấn",
        "Số liệu chính thức",
    ]


def test_text_of_an_address_is_no_markdown():
    app = start(quy="[x](https://b.vn)")
    assert r"\[x\]\(https\://b\.vn\)" in app.warning[0].value


def test_the_known_part_of_a_bad_address_is_kept():
    app = start(quy="2024-Q1", xa="mang-den,dak-pne")
    assert read_all(app.warning) == ["Không có xã “mang-den”; chỉ hiện các xã còn lại."]
    assert chips(app)[0::2] == ["Quý I/2024", "Xã Đăk Pne"]


@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
@pytest.mark.parametrize("file", FILES)
def test_no_english_word_on_the_screen(file, quarter):
    found = texts(start(file, quy=quarter))
    assert len(found) > 5  # an agency says nothing of a quarter without a report
    assert [text for text in found if ENGLISH.search(text)] == []


def test_the_list_of_english_words_finds_them():
    assert ENGLISH.findall("3 model, None; dữ liệu NaN") == ["model", "None", "NaN"]


def test_rows_of_the_overview(ask, view):
    assert [len(table) for table in tables_of(start())] == [8, len(ask(view, "overview/map"))]


def test_rows_of_the_sources(ask, view):
    names = ["sources/controls", "sources/documents", "sources/context", "sources/dictionary"]
    shown = tables_of(start("sources.py"))
    assert [len(table) for table in shown] == [len(ask(view, name)) for name in names]


def test_the_sources_name_the_version_and_the_control_totals(warehouse):
    app = start("sources.py")
    version = versions.number_of(warehouse)
    assert read(app.caption[0].value).startswith(f"Đang dùng bản {version}, dựng lúc ")
    assert titles(app)[0] == "14/14 tổng kiểm soát khớp với số liệu chi tiết"


def test_the_official_figures_are_never_called_invented(two_data_sets):
    app = start()
    for file in FILES:
        turn_to(app, file)
        # Only the switch in the sidebar names the other data set.
        assert [text for text in texts(app) if INVENTED in text] == []
        assert chips(app)[-1] == "Số liệu chính thức"


def test_invented_figures_are_called_so_on_every_page(two_data_sets):
    app = start(so_lieu="minh-hoa")
    for file in FILES:
        turn_to(app, file)
        assert not app.exception
        assert chips(app)[-1] == INVENTED


def test_a_reader_switches_the_data_set(two_data_sets):
    app = start(quy="2024-Q1", xa="dak-pne")
    choose(app, "so_lieu", "minh-hoa")
    assert cards(app)[4][1] == "111 buổi"
    # Quarter and communes are those of the other data set, so they start afresh.
    assert chips(app) == ["Quý II/2024", "So với quý I/2024", "Cả 7 xã, thị trấn", INVENTED]
    choose(app, "so_lieu", "chinh-thuc")
    assert cards(app)[4][1] == "110 buổi"
    assert chips(app)[-1] == "Số liệu chính thức"


def test_without_a_second_data_set_there_is_no_switch(lay_out):
    lay_out()
    assert "so_lieu" not in choices(start())
    app = start(so_lieu="minh-hoa")
    assert read_all(app.warning) == [
        "Máy này chưa có số liệu minh họa; đang hiện số liệu chính thức."
    ]
    assert chips(app)[-1] == "Số liệu chính thức"


def test_only_invented_figures(empty_home, published_copy):
    publish.build("demo", published_copy)
    assert read_all(start().warning)[0] == (
        "Máy này chưa có số liệu chính thức; đang hiện số liệu minh họa."
    )


MISSING = (
    "Chưa có kho số liệu chính thức. Hãy chạy “python -m data build --data-set official” rồi tải "
    "lại trang."
)
DAMAGED = (
    "Không mở được bản số liệu konray-000001.duckdb: tệp bị hỏng hoặc không đọc được. Hãy chạy "
    "“python -m data rollback --data-set official” để dùng lại bản trước, hoặc “python -m data "
    "build --data-set official” để dựng bản mới."
)
GONE = (
    "Tệp trỏ dẫn tới bản konray-000001.duckdb nhưng tệp đó không còn. Hãy chạy “python -m data "
    "rollback --data-set official” để dùng lại bản trước, hoặc “python -m data build --data-set "
    "official” để dựng bản mới."
)


def no_warehouse(home):
    """Nothing was ever published."""


def damaged_file(home):
    """The version in use is no database any more."""
    publish.build("official").write_bytes(b"not a database" * 1000)


def dangling_pointer(home):
    """The version in use was deleted."""
    publish.build("official").unlink()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [(no_warehouse, MISSING), (damaged_file, DAMAGED), (dangling_pointer, GONE)],
)
def test_without_a_warehouse_every_page_says_what_to_do(empty_home, harm, sentence):
    harm(empty_home)
    app = start()
    for file in FILES:
        turn_to(app, file)
        assert not app.exception
        assert read_all(app.error) == [sentence]
        assert "Traceback" not in "".join(texts(app))
    publish.build("official")
    assert not turn_to(app, "overview.py").error
    assert cards(app)[1][1] == "26 mô hình"


def test_a_broken_pointer_says_what_to_do(empty_home, lay_out):
    lay_out()
    pointer = empty_home / "official" / "CURRENT"
    pointer.write_text("../../etc/passwd\n", encoding="utf-8")
    assert read_all(start().error) == [
        f"Tệp trỏ {pointer} bị hỏng. Hãy chạy “python -m data rollback --data-set official” để "
        "dùng lại bản trước, hoặc “python -m data build --data-set official” để dựng bản mới."
    ]


def test_a_page_that_fails_says_so_and_logs_why(monkeypatch, caplog, lay_out):
    lay_out()  # of the session's warehouse the page may be kept, and not be made anew

    def fail(*_):
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr("app.overview.section.make_cards", fail)
    app = start()
    assert not app.exception
    assert read_all(app.error) == [GENERIC]
    assert "secret of the house" not in "".join(texts(app))
    record = next(record for record in caplog.records if record.name == "konray")
    assert record.exc_info[0] is ZeroDivisionError
    assert "Traceback (most recent call last)" in caplog.text
    assert "secret of the house" in caplog.text
    assert not turn_to(app, "models.py").error


def test_a_new_version_is_picked_up_by_a_running_session(lay_out, edit, published_copy):
    lay_out()
    app = start()
    assert cards(app)[4][1] == "110 buổi"
    edit("fact_outreach", "o1", value="112")
    publish.build("official", published_copy)
    app.run()
    assert cards(app)[4][1] == "112 buổi"
    publish.rollback("official")
    app.run()
    assert cards(app)[4][1] == "110 buổi"


def test_a_version_published_while_a_page_is_drawn_never_mixes_with_the_one_before(
    lay_out, edit, published_copy, monkeypatch
):
    lay_out()
    edit("fact_outreach", "o1", value="112")
    make_cards, drawn = cards_module.make_cards, []

    def publish_meanwhile(*rows):
        if not drawn:
            publish.build("official", published_copy)
        made = make_cards(*rows)
        drawn.append(made[4].values)
        return made

    def sessions(app):
        """The number of sessions on the card, and in the sentence that is drawn after it."""
        [sentence] = [text for text in list_under(app, "Điểm nổi bật") if "buổi" in text]
        return cards(app)[4][1], sentence.split()[0]

    monkeypatch.setattr("app.overview.section.make_cards", publish_meanwhile)
    app = start()
    assert sessions(app) == ("110 buổi", "110")
    app.run()
    assert sessions(app) == ("112 buổi", "112")
    assert drawn == [[("110", "buổi")], [("112", "buổi")]]
