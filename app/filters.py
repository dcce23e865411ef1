"""The shared filters: quarter, comparison, communes, data set.

The address of the page is the one place where a choice is kept. Streamlit binds a widget to the
address by its label ("Quý II/2024"), but a link must carry short keys that never change. So five
text fields, bound and not shown, hold what the address says (`quy`, `so_sanh`, `xa`, `so_lieu`,
`ban`);
the visible widgets are set from them on every run and write back to them when they are used.
Streamlit does the rest: deep links, back and forward, and keeping the choice from page to page.

What is chosen on one page alone ends with it, so it needs no field, which would cost the browser
time on every click: the session holds it, and the address is read where a page is opened and where
the reader goes back or forward.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app import roles
from app.view import (
    AS_REPORTED,
    COMPARISON_IN_URL,
    DATA_SET_IN_URL,
    View,
    asks_others,
    read_communes,
    read_comparison,
    read_data_set,
    read_moment,
    read_quarter,
    shown,
)
from app.widgets import plain
from data import store, versions, vietnamese, words
from measures.communes import read_terms
from queries import query
from report import issued
from report.issued import WAREHOUSE, Issued

FIELDS = ("quy", "so_sanh", "xa", "so_lieu", "ban")


def show(address: str, followed: tuple[str, ...]) -> View:
    """Draw the filters that the page at an address follows in the sidebar and return the reader's
    choice.

    WarehouseError when the chosen data set can't be read.
    """
    _open(address)
    asked = {field: _field(field) for field in FIELDS}
    available = [name for name in versions.DATA_SETS if versions.exists(name)]
    data_set, no_data_set = read_data_set(asked["so_lieu"], available)
    with st.sidebar:
        slot = st.container()
        if len(available) > 1:
            _choose_data_set(data_set, available)

    snapshot = store.snapshot(data_set)
    quarters = query("frame/quarters", on=snapshot)["quarter"].tolist()
    if not quarters:
        raise versions.WarehouseError(
            f"Số liệu {versions.DATA_SETS[data_set]} chưa có quý nào. Hãy nạp số liệu rồi chạy "
            f"“python -m data build --data-set {data_set}”."
        )
    quarter, no_quarter = read_quarter(asked["quy"], quarters)
    every = issued.issued(data_set, quarter)
    reports = [report for report in every if report.withdrawn is None]
    frozen, no_moment = read_moment(asked["ban"], quarter, bool(reports), bool(every))
    if frozen:
        snapshot = store.open_copy(data_set, reports[-1].folder / WAREHOUSE)
    communes = query("frame/communes", on=snapshot, quarter=quarter)
    labels = dict(zip(communes["unit_id"], communes["label"], strict=True))
    names = dict(zip(communes["unit_id"], communes["name"], strict=True))
    district = query("frame/district", on=snapshot)

    comparison, no_comparison = read_comparison(asked["so_sanh"])
    elsewhere = read_terms(snapshot) if asks_others(asked["xa"], labels) else {}
    chosen, no_commune = read_communes(asked["xa"], list(labels), quarter, elsewhere)
    name = district["name"].iloc[0]
    moment = vietnamese.write_moment(reports[-1].issued_at) if frozen else ""
    view = View(snapshot, quarter, comparison, chosen, labels, name, roles.sees_villages(), moment)
    view = view._replace(filters=followed)
    with slot:
        st.markdown(f"**Huyện {plain(view.district)}**")
        if "quarter" in followed:
            _choose_quarter(quarter, quarters)
            if reports:
                _choose_moment(frozen, reports[-1])
        if "comparison" in followed:
            _choose_comparison(comparison)
        if "communes" in followed:
            _choose_communes(chosen, names)
    for sentence in (no_data_set, no_quarter, no_moment, no_comparison, no_commune):
        if sentence:
            st.warning(plain(sentence), icon=":material/link_off:")

    st.session_state["view"] = view
    return view


@st.fragment(run_every="30s")
def follow(view: View) -> None:
    """Draw the page anew once a newer version is published, on a screen that nobody touches."""
    if view.as_reported:
        return  # what was issued never changes
    if not store.is_in_use(view.snapshot):
        st.rerun()  # drawn anew, the page also says what is wrong with it


def current() -> View:
    """The choice that the frame made in this run, for the page that is being drawn."""
    return st.session_state["view"]


def current_figures() -> View:
    """The same choice with the newest figures, for a page that makes something of them."""
    view = current()
    if not view.as_reported:
        return view
    return view._replace(snapshot=store.snapshot(view.snapshot.data_set), as_reported="")


def choose(
    field: str,
    label: str,
    options: dict[str, str],
    *,
    as_list: bool = False,
    hide: bool = False,
    default: str = "",
    clears: tuple[str, ...] = (),
) -> str:
    """A choice of one page, kept in the address as `?field=key`; the key that is chosen.

    `options`: what the reader sees for each key, the first one being the default (or `default`),
    which the address does not name. `as_list` folds many options away, `hide` keeps the label off
    the screen. `clears`: choices that begin anew when this one is made. A key that is not there
    falls back to the default, with a sentence.
    """
    asked = hold(field)
    default = default or next(iter(options))
    chosen = asked if asked in options else default
    if asked and asked not in options:
        what = f"Địa chỉ ghi “{shown(asked)}” không có trong “{label}”"
        st.warning(plain(f"{what}; đang hiện {options[default]}."), icon=":material/link_off:")

    def write() -> None:
        picked = st.session_state[f"choose_{field}"]
        set_choice(field, "" if picked == default else picked)
        for other in clears:
            set_choice(other, "")
        st.session_state[f"choices_{field}"] = count_choices(field) + 1

    st.session_state[f"choose_{field}"] = chosen
    how = {
        "key": f"choose_{field}",
        "format_func": options.get,
        "on_change": write,
        "label_visibility": "collapsed" if hide else "visible",
    }
    if as_list:
        st.selectbox(label, list(options), **how)
    else:
        st.segmented_control(label, list(options), required=True, **how)
    return chosen


def hold(field: str) -> str:
    """A choice of one page that is made by a click alone, kept in the address; "" without it."""
    asked = _read_choice(field)
    _write_address(field, asked)
    return asked


def held_choice(field: str) -> str:
    """What was chosen on this page, by its widget, a click or, once it was offered, the address;
    empty where nothing was."""
    return st.session_state["page_choices"].get(field, "")


def count_choices(field: str) -> int:
    """How often a choice of a page was made by its widget."""
    return st.session_state.get(f"choices_{field}", 0)


def link(page: str, leave: tuple[str, ...] = (), **instead: str) -> str:
    """The address of another page with the same choices, but those to `leave`; `instead`: some of
    them changed."""
    chosen = {
        field: st.session_state.get(field) for field in FIELDS if field not in leave
    } | instead
    told = urlencode({field: text for field, text in chosen.items() if text})
    return f"./{page}?{told}" if told else f"./{page}"


def set_choice(field: str, key: str) -> None:
    """Make a page's choice from a callback, for example a click on a bar."""
    st.session_state["page_choices"][field] = key


def _open(address: str) -> None:
    """What was chosen on another page is no choice of this one."""
    if st.session_state.get("page") != address:
        st.session_state["page"] = address
        st.session_state["page_choices"] = {}


def _goes_through_history() -> bool:
    """Whether the reader went back or forward: only then is an address newer than the session. (A
    second click may come with the address from before the first one.)"""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _read_choice(field: str) -> str:
    held: dict[str, str] = st.session_state["page_choices"]
    if field not in held or _goes_through_history():
        held[field] = st.query_params.get(field, "")
    return held[field]


def _write_address(field: str, text: str) -> None:
    if st.query_params.get(field, "") == text:
        return
    if text:
        st.query_params[field] = text
    else:
        del st.query_params[field]


def _field(name: str) -> str:
    # Whoever changes the page before the one before is drawn keeps the choice but loses it from
    # the address; assigned anew, it is written back there.
    if st.session_state.get(name) and name not in st.query_params:
        st.session_state[name] = st.session_state[name]
    return st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def _choose_quarter(quarter: str, quarters: list[str]) -> None:
    def write() -> None:
        st.session_state["quy"] = st.session_state["choose_quarter"]
        st.session_state["ban"] = ""  # another quarter has another report, or none

    st.session_state["choose_quarter"] = quarter
    st.selectbox(
        "Quý",
        quarters,
        key="choose_quarter",
        format_func=lambda key: words.start(vietnamese.write_quarter(key)),
        on_change=write,
    )


def _choose_moment(frozen: bool, report: Issued) -> None:
    """The newest figures, or those that the issued report of the quarter was made from."""
    names = {"": "Mới nhất", AS_REPORTED: "Khi chốt báo cáo"}
    st.session_state["choose_moment"] = AS_REPORTED if frozen else ""
    st.radio(
        "Số liệu của quý",
        list(names),
        key="choose_moment",
        format_func=names.get,
        help=f"Báo cáo chốt lúc {vietnamese.write_moment(report.issued_at)}.",
        on_change=_write("ban", lambda: st.session_state["choose_moment"]),
    )


def _choose_comparison(comparison: str) -> None:
    in_url = {value: key for key, value in COMPARISON_IN_URL.items()}
    st.session_state["choose_comparison"] = comparison
    st.radio(
        "So sánh với",
        list(words.COMPARISON),
        key="choose_comparison",
        format_func=lambda key: words.start(words.COMPARISON[key]),
        on_change=_write("so_sanh", lambda: in_url[st.session_state["choose_comparison"]]),
    )


def _choose_communes(chosen: list[str], names: dict[str, str]) -> None:
    def in_order() -> str:
        """One choice, one address, whatever was clicked first."""
        clicked = st.session_state["choose_communes"]
        return ",".join(commune for commune in names if commune in clicked)

    st.session_state["choose_communes"] = chosen
    st.pills(
        "Xã, thị trấn",
        list(names),
        key="choose_communes",
        selection_mode="multi",
        format_func=lambda commune: names[commune],
        on_change=_write("xa", in_order),
    )
    st.caption(f"Không chọn nghĩa là cả {len(names)} xã, thị trấn.")


def _choose_data_set(data_set: str, available: list[str]) -> None:
    in_url = {value: key for key, value in DATA_SET_IN_URL.items()}

    def write() -> None:
        st.session_state["so_lieu"] = in_url[st.session_state["choose_data_set"]]
        # Quarters and communes are those of the other data set.
        st.session_state["quy"] = st.session_state["xa"] = st.session_state["ban"] = ""

    st.session_state["choose_data_set"] = data_set
    st.segmented_control(
        "Số liệu",
        available,
        key="choose_data_set",
        required=True,
        format_func=lambda name: words.start(versions.DATA_SETS[name]),
        on_change=write,
    )


def _write(field: str, value: Callable[[], str]) -> Callable[[], None]:
    """A callback that writes a widget's new value to its field, and so to the address."""

    def write() -> None:
        st.session_state[field] = value()

    return write
