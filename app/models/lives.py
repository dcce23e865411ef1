"""The sections of Mô hình about how long models are kept up: medians by field, and the curves."""

import pandas as pd

from app.cache import kept
from app.models.median_chart import describe_medians, median_bars
from app.models.outcomes_titles import tell_sources
from app.models.survival_chart import describe_curves, survival_curves
from app.models.survival_tables import list_lives
from app.models.survival_titles import (
    COURSE,
    READING,
    tell_too_few,
    title_survival,
)
from app.section import Section
from app.view import View
from data.vietnamese import write_quarter
from measures.survival import Curve, by_field
from queries import query

TITLE = "Mô hình duy trì được bao lâu"
NO_LIVES = (
    "Chưa tính được mô hình duy trì được bao lâu: không nguồn nào nêu mô hình nào bắt đầu từ quý "
    "nào. Khi xã báo cáo tên mô hình lúc ra mắt, biểu đồ sẽ hiện ở đây."
)


@kept
def is_reported(view: View) -> bool:
    """Whether of any model the quarter of its beginning is known."""
    return not _ask_lives(view).empty


@kept
def runs_any(view: View) -> bool:
    """Whether any named model still runs."""
    return any(_ask_lives(view)["censored"].tolist())


@kept
def read_medians(view: View) -> Section | None:
    """When half of the models of a field had ended; None where no field has enough of them."""
    curves = _curves(view)
    drawn = [curve for curve in curves if curve.enough]
    if not drawn:
        return None
    return Section(
        name="duy-tri",
        title=title_survival(curves),
        subtitle=(
            "Mô hình duy trì được bao lâu: số quý cho đến khi một nửa số mô hình của lĩnh vực kết "
            f"thúc, tính đến {write_quarter(view.quarter)}, {view.where}."
        ),
        figure=median_bars(drawn),
        alt=describe_medians(drawn),
        table=list_lives(curves),
        source=tell_sources(_ask_lives(view)["source"].iat[0]),
    )


@kept
def read_curves(view: View) -> Section | None:
    """The part of models that still runs by their age, a curve for each field; None as above."""
    drawn = [curve for curve in _curves(view) if curve.enough]
    if not drawn:
        return None
    return Section(
        name="duong-duy-tri",
        title=COURSE,
        subtitle=READING,
        figure=survival_curves(drawn),
        alt=describe_curves(drawn),
        table=list_lives(_curves(view)),
        source=tell_sources(_ask_lives(view)["source"].iat[0]),
    )


@kept
def tell_no_curves(view: View) -> str:
    """The fields that are too few to be drawn, or why there is none at all; else empty."""
    curves = _curves(view)
    return tell_too_few(curves) if curves else NO_LIVES


def _ask_lives(view: View) -> pd.DataFrame:
    chosen = {"quarter": view.quarter, "communes": view.communes}
    return query("models/lifetimes", on=view.snapshot, **chosen)


@kept
def _curves(view: View) -> list[Curve]:
    return by_field(_ask_lives(view))
