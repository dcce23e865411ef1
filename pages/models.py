"""Mô hình: their balance, how many met their goal, how long they live, and the list behind it."""

import streamlit as st

from app import filters, widgets, words
from app.balance import add_up, draw_up, known_in_all
from app.charts.balance import describe_balance, waterfall
from app.charts.models import MOST, describe_outcomes, outcome_bars
from app.charts.survival import describe_curves, survival_curves
from app.downloads import write_cells
from app.outcomes import ALL, BY, OUTCOME, SPAN, group
from app.survival import by_field
from app.tables.balance import list_balances
from app.tables.models import list_models, list_outcomes
from app.tables.survival import list_lives
from app.titles.balance import explain_gaps, tell_differences, tell_drawn, title_balance
from app.titles.models import (
    compare_outcomes,
    explain_no_rates,
    tell_before,
    tell_reports,
    tell_rows,
    tell_sources,
    tell_span,
    title_outcomes,
)
from app.titles.survival import READING, tell_too_few, title_survival
from data.vietnamese import previous_quarter, write_quarter
from queries import query

SPANS = {"quy": "Trong quý", "nam": "Từ đầu năm", "tat-ca": "Từ trước đến nay"}
GROUPS = {
    "xa": "Xã",
    "linh-vuc": "Lĩnh vực",
    "phu-trach": "Đơn vị phụ trách",
    "nam-ra-mat": "Năm ra mắt",
}
OUTCOMES = {
    "tat-ca": "Tất cả",
    "dat": "Đạt mục tiêu",
    "khong": "Không hiệu quả",
    "chuyen-doi": "Chuyển đổi",
    "ra-mat": "Ra mắt, nhân rộng",
    "dang-chay": "Đang hoạt động",
}
SHORT = 15  # rows of a list that stands on the page; a longer one scrolls in its own frame

view = filters.current()
facts, quarter, communes = view.snapshot, view.quarter, view.communes
names = {unit: view.commune_labels[unit] for unit in communes or view.commune_labels}
opening = previous_quarter(quarter)

widgets.head(f"Mô hình {write_quarter(quarter)}", view)
rows = query("models/balance", on=facts, quarter=quarter, before=opening, communes=communes)
lives = query("models/lifetimes", on=facts, quarter=quarter, communes=communes)
if rows.empty and lives.empty:
    widgets.nothing_here("mô hình", view)
    st.stop()

# Cân đối
balances = draw_up(rows, list(names))
total = add_up(balances)
table = list_balances(balances, names)
if total is not None:
    if differences := tell_differences(balances, names):
        st.warning(widgets.plain(differences), icon=":material/balance:")
    widgets.show_figure(
        waterfall(total, widgets.theme()),
        table,
        view,
        name="can-doi",
        title=title_balance(total, balances),
        subtitle=f"Cân đối số mô hình {write_quarter(quarter)}, {view.where}. "
        f"{tell_drawn(balances, names)}",
        alt=describe_balance(total),
        source=tell_sources(rows["source"].iloc[0]),
    )
else:
    st.header("Cân đối số mô hình", anchor=False)
    st.info(
        widgets.plain(explain_gaps(known_in_all(balances), quarter, opening)),
        icon=":material/balance:",
    )
    widgets.source_line("" if rows.empty else tell_sources(rows["source"].iloc[0]))
    if not rows.empty:
        with st.expander("Bảng số theo xã, tải về"):
            caption = f"Cân đối số mô hình {write_quarter(quarter)}"
            widgets.show_table(table, caption, "can-doi", view)

# Hiệu quả
head, chart, survival, listing = (st.container() for _ in range(4))
with chart:
    left, right = st.columns(2)
with left:
    span = filters.choose("khoang", "Khoảng thời gian", SPANS)
with right:
    by = filters.choose("theo", "Theo", GROUPS)
outcomes = group(
    query(
        "models/outcomes", on=facts, quarter=quarter, before=view.quarter_before,
        communes=communes, span=SPAN[span], by=BY[by],
    ),
    BY[by],
    names,
)  # fmt: skip
shown = [part for part in outcomes.groups if part.stopped or by == "xa"]
options = {ALL: "Tất cả"} | {part.slug: words.start(part.name) for part in outcomes.groups}
if (st.session_state.get("chon") or ALL) not in options:
    filters.set_choice("chon", "")  # of the groups before: what does not fit is dropped

with listing:
    st.header("Danh sách", anchor=False)
    left, right = st.columns(2)
    runs = bool(lives["censored"].sum())
    kinds = {key: label for key, label in OUTCOMES.items() if runs or key != "dang-chay"}
    with left:
        chosen = filters.choose("chon", GROUPS[by], options, as_list=True)
    with right:
        outcome = filters.choose("ket_qua", "Kết quả", kinds, as_list=True)


def pick(slug: str) -> None:
    """Narrow the list to a group that is clicked; a second click lets go of it."""
    filters.set_choice("chon", "" if slug == chosen else slug)


def pick_row() -> None:
    """The same for a click on a row of the table; its last row is the total."""
    picked = st.session_state[f"table_hieu_qua_{chosen}"]["selection"]["rows"]
    slugs = [part.slug for part in outcomes.groups]
    filters.set_choice("chon", slugs[picked[0]] if picked and picked[0] < len(slugs) else "")


title = title_outcomes(outcomes.now)
with head:
    st.header(title, anchor=False)
    st.caption(
        widgets.plain(
            f"Mô hình dừng hoạt động {tell_span(quarter, SPAN[span])}, theo "
            f"{GROUPS[by].lower()}, {view.where}; {tell_reports(outcomes)}. "
            "Tỷ lệ là số đạt mục tiêu trên số mô hình dừng, không kể chuyển đổi."
        )
    )
with chart:
    if any(part.stopped for part in shown):
        widgets.show_chart(
            outcome_bars(shown[:MOST], chosen, widgets.theme()),
            describe_outcomes(shown[:MOST]),
            "chart_hieu_qua",
            pick,
        )
        st.caption(
            "Bấm vào một thanh để xem danh sách mô hình của riêng dòng đó."
            + f" Chỉ vẽ {MOST} dòng đầu; bảng dưới đây có đủ." * (len(shown) > MOST)
        )
    for sentence in (
        explain_no_rates(outcomes, BY[by]),
        compare_outcomes(outcomes, view.quarter_before, SPAN[span]),
    ):
        if sentence:
            st.markdown(widgets.plain(sentence))
    widgets.source_line(source := tell_sources(outcomes.source))
    before = words.start(tell_before(view.quarter_before, SPAN[span]))
    table = list_outcomes(outcomes, GROUPS[by], before)
    with st.expander("Bảng số của biểu đồ, tải về"):
        st.caption("Chọn một dòng để xem danh sách mô hình của riêng dòng đó.")
        position = list(options).index(chosen) - 1
        st.dataframe(
            write_cells(table),
            hide_index=True,
            alt=title,
            key=f"table_hieu_qua_{chosen}",
            on_select=pick_row,
            selection_mode="single-row",
            selection_default={"selection": {"rows": [position] * (position >= 0)}},
        )
        widgets.download(table, "hieu-qua", view, title, source)

# Mô hình sống bao lâu
curves = by_field(lives)
drawn = [curve for curve in curves if curve.enough]
with survival:
    if drawn:
        widgets.show_figure(
            survival_curves(drawn, widgets.theme()),
            list_lives(curves),
            view,
            name="song-bao-lau",
            title=title_survival(curves),
            subtitle=f"Phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu, theo lĩnh vực, "
            f"tính đến {write_quarter(quarter)}, {view.where}. {READING}",
            alt=describe_curves(drawn),
            source=tell_sources(lives["source"].iloc[0]),
        )
        if few := tell_too_few(curves):
            st.caption(few)
    else:
        st.header("Mô hình sống bao lâu", anchor=False)
        why = tell_too_few(curves) or (
            "Chưa tính được mô hình sống bao lâu: không nguồn nào nêu mô hình nào bắt đầu từ quý "
            "nào. Khi xã báo cáo tên mô hình lúc ra mắt, biểu đồ sẽ hiện ở đây."
        )
        st.info(widgets.plain(why), icon=":material/timeline:")

# Danh sách
with listing:
    key = next((part.key for part in outcomes.groups if part.slug == chosen), "")
    events = query(
        "models/events", on=facts, quarter=quarter, communes=communes,
        span=SPAN[span], by=BY[by], key=key, outcome=OUTCOME[outcome],
    )  # fmt: skip
    narrowed = [options[chosen]] * (chosen != ALL) + [OUTCOMES[outcome].lower()] * (outcome != ALL)
    when = write_quarter(quarter) if outcome == "dang-chay" else tell_span(quarter, SPAN[span])
    caption = tell_rows(events, narrowed, when)
    st.markdown(widgets.plain(caption))
    if not events.empty:
        table = list_models(events, view.villages)
        show = widgets.show_long_table if len(table) > SHORT else widgets.show_table
        show(table, caption, "mo-hinh", view)
