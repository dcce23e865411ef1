"""Charts about models."""

from html import escape  # plotly reads tags in labels

import pandas as pd
import plotly.graph_objects as go

from app import words
from app.charts.look import GOAL_MET, INEFFECTIVE, INK
from data import vietnamese


def outcome_bars(outcomes: pd.DataFrame, theme: str = "light") -> go.Figure:
    """Models that stopped, by commune and reason (rows as in models/outcomes_by_commune)."""
    names = [escape(words.start(_commune(row))) for row in outcomes.itertuples()]
    figure = go.Figure()
    for column, word, colour in (
        ("goal_met", "Đã đạt mục tiêu", GOAL_MET),
        ("ineffective", "Không hiệu quả", INEFFECTIVE),
    ):
        counts = outcomes[column].tolist()
        figure.add_trace(
            go.Bar(
                x=counts,
                y=names,
                name=word,
                orientation="h",
                marker={"color": colour},
                text=[vietnamese.write_number(count) if count else "" for count in counts],
                textposition="inside",
                textangle=0,
                insidetextanchor="middle",
                textfont={"color": "#ffffff" if column == "goal_met" else "#1d2b2a"},
                hovertemplate=f"%{{y}}<br>{word}: %{{x}} mô hình<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="stack",
        height=80 + 38 * len(names),
        margin={"l": 0, "r": 0, "t": 30, "b": 0},
        xaxis={"visible": False, "fixedrange": True},
        yaxis={
            "autorange": "reversed",
            "fixedrange": True,
            "ticks": "",
            # Streamlit's own grey is too pale for names that must be read.
            "tickfont": {"color": INK[theme], "size": 13},
        },
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        separators=",.",
        dragmode=False,
    )
    return figure


def describe_outcomes(outcomes: pd.DataFrame) -> str:
    """The bars in words. Like the bars, they leave out what no source gives for a commune."""
    parts = []
    for row in outcomes.itertuples():
        counts = ((row.goal_met, "đã đạt mục tiêu"), (row.ineffective, "không hiệu quả"))
        told = [f"{vietnamese.write_number(count)} {word}" for count, word in counts if count]
        parts.append(f"{words.start(_commune(row))}: {', '.join(told) or words.NO_FIGURE}")
    return f"Mô hình dừng hoạt động theo xã. {'; '.join(parts)}."


def _commune(row: object) -> str:
    return words.NO_COMMUNE if pd.isna(row.commune) else row.commune
