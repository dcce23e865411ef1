"""The page about models, drawn by Streamlit itself, from the entry point."""

import json

import pytest

from app.models.outcomes_tables import list_models
from app.models.section import OUTCOMES
from data import publish
from data.spreadsheets import write_cells
from measures.outcomes import BY, OUTCOME, SPAN
from tests.screen import (
    ENGLISH,
    alts,
    charts,
    choices,
    choose,
    find,
    notes,
    read,
    read_all,
    said,
    start,
    tables_of,
    texts,
    titles,
)

PAGE = "models.py"


@pytest.fixture
def demonstration(demo_snapshot):
    """Opens the page about the invented district with an address."""

    def demonstration(**address):
        return start(PAGE, so_lieu="minh-hoa", **{"quy": "2024-Q2"} | address)

    return demonstration


def listed(app, column):
    """What the list says in a column, row by row; nothing where all rows say the same."""
    table = tables_of(app)[-1]
    return table[column].tolist() if column in table else []


def list_line(app):
    """The sentence that says what the list holds."""
    [line] = [text for text in said(app) if " dòng" in text]
    return line


def click(app, field, key):
    """What a click on a mark of the page does."""
    app.session_state["page_choices"][field] = key
    return app.run()


def test_the_official_quarter():
    app = start(PAGE)
    assert not app.exception
    assert titles(app) == [
        "Quý II/2024: chưa đủ số để lập cân đối mô hình",
        "Quý II/2024: 13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)",
        "Mô hình duy trì được bao lâu",
        "Danh sách mô hình",
    ]
    tiles = find(app, ".//ol[@class='strip']/li")
    assert tiles[:3] == [
        "Đầu kỳ–chưa có số", "+ ra mắt12lũy kế từ đầu năm", "+ nhân rộng–chưa có số"
    ]  # fmt: skip
    assert tiles[4:6] == ["− đạt mục tiêu13mô hình", "− không hiệu quả13mô hình"]
    [why] = find(app, "./p[@class='absent']")
    assert why.startswith(
        "Chưa tính được mô hình duy trì được bao lâu: không nguồn nào nêu mô hình"
    )
    assert any(note.startswith("Chưa lập được cân đối mô hình quý II/2024") for note in notes(app))
    assert len(alts(app)) == 1
    assert list_line(app) == (
        "15 dòng, trong quý II/2024; trong đó 02 dòng là số gộp, không nêu tên mô hình."
    )


def test_the_official_tables_are_complete(ask, view):
    app = start(PAGE)
    balances, groups, _ = tables_of(app)
    assert [len(balances), len(groups)] == [7 + 1 + 1, 7 + 1 + 1]
    expected = write_cells(list_models(ask(view, "models/events")))
    assert listed(app, "Mô hình") == expected["Mô hình"].tolist()
    assert listed(app, "Nguồn") == expected["Nguồn"].tolist()
    assert listed(app, "Kết thúc")[2:] == ["II/2024"] * 13


def test_no_running_models_can_be_listed_where_none_is_known():
    options = list(choices(start(PAGE))["ket_qua"].options.values())
    assert options == [
        "Tất cả", "Đạt mục tiêu", "Không hiệu quả", "Chuyển đổi", "Ra mắt, nhân rộng"
    ]  # fmt: skip


def test_a_quarter_without_anything_says_what_to_do():
    assert read_all(start(PAGE, quy="2024-Q1").info) == [
        "Chưa có số liệu mô hình quý I/2024 của cả 7 xã, thị trấn. Hãy chọn quý khác, hoặc bỏ chọn "
        "xã để xem cả huyện."
    ]


def test_a_commune_of_which_one_side_alone_is_known():
    app = start(PAGE, xa="dak-koi")
    assert titles(app)[1] == (
        "Quý II/2024: 02 mô hình dừng do không hiệu quả; chưa có số đạt mục tiêu"
    )
    assert list_line(app) == (
        "02 dòng, trong quý II/2024. Mỗi dòng là 01 mô hình. Mọi dòng đều có kết quả: Không hiệu "
        "quả; xã: Xã Đăk Kôi; kết thúc: quý II/2024."
    )


def test_the_quarter_of_the_demonstration(demonstration):
    app = demonstration()
    assert not app.exception
    assert titles(app) == [
        "Quý II/2024: ở 4/7 xã, số mô hình đang hoạt động giảm từ 39 xuống 30",
        "Cuối quý II/2024: ít nhất 45 mô hình đang hoạt động (6/7 xã báo cáo)",
        "Quý II/2024: 13 trong 23 mô hình dừng là do đã đạt mục tiêu (57%)",
        "Một nửa số mô hình văn hóa – dân số kết thúc sau 02 quý, trồng trọt sau 09 quý",
        "Danh sách mô hình",
    ]
    assert read_all(app.warning) == [
        "Cân đối không khớp, cần đối chiếu lại. Xã Mẫu 1: báo cáo 08 mô hình cuối kỳ, tính ra 07, "
        "lệch 01."
    ]
    balance, running, stopped, medians, curves = alts(app)
    assert balance == (
        "Cân đối số mô hình, từ đầu kỳ đến cuối kỳ. Đầu kỳ: 39; Ra mắt: +5; Nhân rộng: +1; Chuyển "
        "đổi đến: +1; Đạt mục tiêu: −6; Không hiệu quả: −9; Chuyển đổi đi: −1; Cuối kỳ, tính ra: "
        "30; Cuối kỳ, báo cáo: 31."
    )
    assert running.endswith(
        "Quý IV/2023: 66 mô hình; Quý I/2024: ít nhất 47 mô hình (6/7 xã); Quý II/2024: ít nhất 45 "
        "mô hình (6/7 xã)."
    )
    assert stopped == (
        "Mô hình dừng hoạt động. Thị trấn Mẫu: 1 đã đạt mục tiêu, 3 không hiệu quả (1/4 · ít số "
        "liệu); Xã Mẫu 1: 2 đã đạt mục tiêu, 4 không hiệu quả (2/6 · 33%); Xã Mẫu 2: 1 đã đạt mục "
        "tiêu, 2 không hiệu quả (1/3 · ít số liệu); Xã Mẫu 3: 2 đã đạt mục tiêu, 0 không hiệu quả "
        "(2/2 · ít số liệu); Xã Mẫu 4: 4 đã đạt mục tiêu, 0 không hiệu quả (4/4 · ít số liệu); Xã "
        "Mẫu 5: 3 đã đạt mục tiêu, 1 không hiệu quả (3/4 · ít số liệu); Xã Mẫu 6: chưa có số."
    )
    assert medians == (
        "Sau bao nhiêu quý thì một nửa số mô hình kết thúc. Trồng trọt: một nửa kết thúc sau 9 quý "
        "(30 mô hình); Chăn nuôi: một nửa kết thúc sau 6 quý (32 mô hình); Ngành nghề: một nửa kết "
        "thúc sau 6 quý (16 mô hình); Vệ sinh môi trường: một nửa kết thúc sau 5 quý (26 mô hình); "
        "Văn hóa – dân số: một nửa kết thúc sau 2 quý (9 mô hình)."
    )
    assert curves == (
        "Đường bậc thang: phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu. Chăn nuôi: 32 "
        "mô hình, 87% sau 4 quý, 14% sau 8 quý, một nửa kết thúc sau 6 quý; Trồng trọt: 30 mô "
        "hình, 100% sau 4 quý, 84% sau 8 quý, một nửa kết thúc sau 9 quý; Vệ sinh môi trường: 26 "
        "mô hình, 54% sau 4 quý, 5% sau 8 quý, một nửa kết thúc sau 5 quý; Ngành nghề: 16 mô hình, "
        "51% sau 4 quý, 25% sau 8 quý, một nửa kết thúc sau 6 quý; Văn hóa – dân số: 9 mô hình, 0% "
        "sau 4 quý, một nửa kết thúc sau 2 quý."
    )
    sentences = notes(app)
    assert any(
        sentence.startswith("Chưa so sánh được tỷ lệ: 5 xã báo cáo đủ cả hai kỳ, ít số liệu")
        for sentence in sentences
    )
    assert "4 xã cùng báo cáo: giảm 08 mô hình so với quý I/2024." in sentences
    assert list_line(app) == "37 dòng, trong quý II/2024. Mỗi dòng là 01 mô hình."
    assert len(app.info) == 0


@pytest.mark.parametrize("quarter", ["2021-Q2", "2022-Q3", "2025-Q2"])
def test_the_first_a_patchy_and_the_last_quarter(demonstration, quarter):
    app = demonstration(quy=quarter)
    assert not app.exception
    assert read_all(app.error) == []
    assert len(titles(app)) in (4, 5)


@pytest.mark.parametrize("span", SPAN)
@pytest.mark.parametrize("by", BY)
def test_every_span_and_group_draws(demonstration, span, by):
    app = demonstration(khoang=span, theo=by, so_sanh="cung-ky", ket_qua="khong")
    assert not app.exception
    assert read_all(app.error) == []
    assert [text for text in texts(app) if ENGLISH.search(text)] == []


@pytest.mark.parametrize("outcome", OUTCOME)
def test_every_outcome_is_listed(demonstration, outcome):
    app = demonstration(ket_qua=outcome, khoang="tat-ca")
    assert not app.exception
    shown = listed(app, "Kết quả")
    allowed = {
        "dat": ("Đạt mục tiêu",),
        "khong": ("Không hiệu quả",),
        "chuyen-doi": ("Chuyển đổi đến", "Chuyển đổi đi"),
        "ra-mat": ("Ra mắt", "Nhân rộng"),
        "dang-chay": ("Đang hoạt động",),
    }
    assert listed(app, "Mô hình")
    if outcome != "tat-ca":
        assert titles(app)[-1] == f"Danh sách: {OUTCOMES[outcome].lower()}"
        assert [word for word in shown if not word.startswith(allowed[outcome])] == []


def test_the_list_follows_the_group_that_is_chosen(demonstration):
    app = demonstration(chon="mau-1")
    assert titles(app)[-1] == "Danh sách: Xã Mẫu 1"
    assert listed(app, "Xã") == []  # the same in every row
    assert choices(app)["chon"].chosen == ["mau-1"]
    bars = charts(app)[2]
    assert "<b>▸ Xã Mẫu 1  </b>" in bars.layout["yaxis"]["ticktext"]


def test_what_the_list_is_narrowed_to_can_be_let_go(demonstration):
    app = demonstration(chon="mau-1", ket_qua="khong")
    assert titles(app)[-1] == "Danh sách: Xã Mẫu 1, không hiệu quả"
    assert let_goes(app) == ["Bỏ chọn: Xã Mẫu 1", "Bỏ chọn: không hiệu quả"]
    app.button(key="let_go_chon").click().run()
    assert ("chon" in app.query_params, titles(app)[-1]) == (False, "Danh sách: không hiệu quả")
    app.button(key="let_go_ket_qua").click().run()
    assert titles(app)[-1] == "Danh sách mô hình"
    assert let_goes(app) == []


def let_goes(app):
    return [text for b in app.button if (text := read(b.label)).startswith("Bỏ chọn")]


def test_only_a_bar_that_is_chosen_leads_to_the_list(demonstration):
    def leads(app):
        told = [json.loads(one.proto.json) for one in app.get("bidi_component")]
        return [one["leads"] for one in told if "spec" in one and one["picks"]]

    app = demonstration()
    assert leads(app) == [""]
    assert leads(click(app, "chon", "mau-1")) == ["danh-sach"]


def test_the_rows_behind_every_bar_add_up_to_it(demonstration):
    app = demonstration(khoang="tat-ca", theo="linh-vuc")
    groups = tables_of(app)[2]
    click(app, "chon", "chan-nuoi")
    told = groups[groups["Lĩnh vực"] == "Chăn nuôi"].iloc[0]
    for outcome, column in (("dat", "Đạt mục tiêu"), ("khong", "Không hiệu quả")):
        click(app, "ket_qua", outcome)
        assert str(len(listed(app, "Mô hình"))) == told[column]


def test_a_group_that_does_not_fit_another_division_is_dropped_silently(demonstration):
    app = demonstration(chon="mau-1")
    choose(app, "theo", "linh-vuc")
    assert not app.exception
    assert "chon" not in app.query_params
    assert choices(app)["chon"].chosen == ["tat-ca"]
    assert len(app.warning) == 1  # the balance that differs


def test_a_group_that_never_was_is_told(demonstration):
    app = demonstration(chon="mau-99")
    assert any("Địa chỉ ghi “mau-99” không có" in text for text in read_all(app.warning))
    assert choices(app)["chon"].chosen == ["tat-ca"]


def test_choices_write_the_address(demonstration):
    app = demonstration()
    choose(app, "khoang", "tat-ca")
    choose(app, "theo", "phu-trach")
    choose(app, "ket_qua", "dat")
    assert [app.query_params[field] for field in ("khoang", "theo", "ket_qua")] == [
        "tat-ca", "phu-trach", "dat"
    ]  # fmt: skip


def test_where_nothing_differs_nothing_is_called_out(empty_home, published_copy, edit):
    for unit, before, now in (("dak-koi", "5", "3"), ("dak-pne", "4", "3")):
        for quarter, value in (("2024-Q1", before), ("2024-Q2", now)):
            edit(
                "fact_model_stock", f"{unit}{quarter}", quarter=quarter, unit_id=unit, value=value,
                state="counted", qualifier="exact", submission_id="bc-128", locator="chú thích 1",
            )  # fmt: skip
        for event in ("launched", "replicated", "converted_in", "goal_met", "converted"):
            edit(
                "fact_model", f"{unit}{event}", quarter="2024-Q2", unit_id=unit, event=event,
                period="quarter", value="0", state="zero", qualifier="exact",
                submission_id="bc-128", locator="chú thích 1",
            )  # fmt: skip
    # A year has launches by quarter or since its start, never both.
    edit("fact_model", "m17")
    edit("control_total", "m17")
    publish.build("official", published_copy)
    app = start(PAGE)
    assert not app.exception
    assert read_all(app.warning) == []
    assert titles(app)[0] == (
        "Quý II/2024: ở 2/7 xã, số mô hình đang hoạt động giảm từ 09 xuống 06"
    )
    assert titles(app)[2] == "Quý II/2024: 13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)"
